"""Wordings beside the name of an expert: a title before or behind it, a house, a topic, what tells where they work."""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.compiled_patterns import compiled
from sourcecheck.word_lists import alternatives

__all__ = ["ENDINGS", "pattern"]

ENDINGS = ("ologist", "ographer", "iatrist", "iatrician", "onomist")
# ", a senior fellow and director," after a name; the words of the title hold no comma.
# "the pollster" has been introduced before and is not asked about again.
_PATTERNS = {
    "apposition": (
        r",? ?[,(—–] ?(?:(?:Ph\.?D|DPhil|MSc|MD|RD)\.?, )?(?P<title>(?:an? |one of the )?(?:[\w'’-]+ "
        r"){0,5}?(?:EXPERTS)\b"
        r"(?: [^,;:.!?()\"“”—]{0,80})?)(?:[,)—–]|\.(?= |$)|$)"
    ),
    "placed": (
        r"(?i)^the |['’]s? |\b(?:independent|freelance|retired|former|self-employed|"
        r"who (?:\w+ ){0,2}(?:works?|worked|teaches|taught|heads|headed|leads|led|runs|ran|directs|directed|"
        r"advises|advised|serves|served|founded|is based|joined|chairs|chaired)|author of|co-?author|whose|its|"
        r"their|our|member of|advis[eo]r to|"
        r"(?:deputy|longtime|top|chief|close|campaign|policy|security|political|press|senior)(?: [a-z]+)? "
        r"advis[eo]r|company|firm|bank|university|college|institute|campaign|hospital|"
        r"agency|department|ministry|government|city|county|state|police|team|here|there)\b|"
        # "Port engineer", "head nurse": of the place that is spoken of.
        r"^(?:port|harbou?r|town|borough|village|parish|council|project|site|ward|duty|ship|mine|plant|airport|park|"
        r"zoo|museum|school|hotel|club|head(?! of)) "
    ),
    # "At Keele, linguist Marta Solis"
    "there": r"\b(?:[Aa]t|[Ff]rom|[Ii]nside) (?:the )?[A-Z][^,;.]{0,40}, (?:[a-z-]+ ){0,5}$",
    "clause": r"(?P<clause>,? (?:who|whose|an?|of|from|at|with) [^,.;:!?]{0,120})",
    "institution": (
        r"(?i)\b(?:think[- ]tanks?|university|college|institute|cent(?:er|re) for|laborator(?:y|ies)|consultancy|"
        r"observatory|planetarium)\b"
    ),
    # "His firm, the broker Nordkai", "She heads the harbour office": the sentence behind says where.
    "then": (
        r"(?:^|[.!?”\"] )(?:His|Her|Their) (?:own )?(?:firm|company|bank|employer|institute|team|lab|laboratory|group|"
        r"department|practice|clinic|office|agency|consultancy|paper|museum|school|charity|organi[sz]ation)\b|"
        # "She sees patients at the Mercy Hospital"
        r"(?:^|[.!?”\"] )(?:He|She|They|(?:Dr|Prof|Mr|Ms|Mrs)\.? [A-Z][\w-]+) (?!would|could|had|will)"
        r"(?:[a-z]+ ){1,5}(?:at|for) (?:the )?[A-Z]|"
        r"(?:^|[.!?”\"] )(?:He|She|They) (?:has |have |had )?(?:also |long )?(?:work(?:s|ed)?|head(?:s|ed)?|runs?|"
        r"ran|leads?|led|"
        r"teach(?:es)?|taught|direct(?:s|ed)?|founded|chair(?:s|ed)?|manage[sd]?|joined)\b|"
        # "Lysaght runs the clinic at the Mercy Hospital"
        r"(?:^|[.!?”\"] )[A-Z][\w-]+ (?:also )?(?:works|heads|runs|leads|teaches|directs|chairs|manages) [^.;]{0,60}"
        r"\b(?:at|of|for) (?:the )?[A-Z]"
    ),
    # "an expert on Iran", "a historian of Rome": a topic is no place.
    "topic": (
        r"\b(?:expert|specialist|researcher|analyst|historian|scholar|speciali[sz](?:ing|es?)|trained|interested) "
        r"(?:on|in|of) "
        r"(?:the )?(?:[a-z'’-]+ ){0,2}[A-Z][\w-]+(?: [A-Z][\w-]+)?(?: and [A-Z][\w-]+)?(?!['’\w])"
    ),
    # "Stimson's Yun Sun", "Seabank economist Yun Sun"
    "house": r"[A-Z][\w.&-]*(?:(?:['’]s|s['’])(?: [a-z-]+){0,3}|(?: [a-z-]+){0,2} (?:EXPERTS)) $",
    # "Security expert", "legal scholar", "Analyst" before a name; "the historian" has been introduced or is known.
    "before": (
        r"(?:^|(?<=[^\w'’-]))(?P<title>(?:(?:[A-Z]?[a-z-]+|AI|UX|IT|HR|PR|VR|SEO|HIV) ){0,3}?(?i:EXPERTS)"
        r"(?: of [a-z]+(?: [a-z]+)?)?)(?P<set>,| named| called)? "
        r"(?:(?:Dr|Prof)\.? )?$"
    ),
    # "In her report to our board": asked by whom a reader can ask
    "told_to": (
        r" (?:his|her|their) (?:[\w-]+ ){0,2}(?:report|study|survey|review|letter|opinion|audit|advice|assessment|"
        r"appraisal) (?:to|for) (?:our|us|the|this)\b"
    ),
    "at": r"\b(?:at|of|for|with|from|by|in|joined|directs|leads|heads|runs|founded) (?:the |a |an )?$",
}


@cache
def pattern(name: str) -> re.Pattern[str]:
    """One of the wordings, with the nouns for experts in it; titles are told in the group ``title``."""
    return compiled(_PATTERNS[name].replace("EXPERTS", _experts()))


@cache
def _experts() -> str:
    endings = "|".join(ENDINGS)
    return f"{alternatives('expert-nouns')}|[a-z]+(?:{endings})|[a-z]+ (?:{alternatives('skilled-nouns')})"
