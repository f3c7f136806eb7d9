"""What places that tell a figure of a subject look like: the needs and the gate of ``retold``, and its patterns."""

from __future__ import annotations

from functools import cache

from sourcecheck.analysis.figures.numbers import DIGIT
from sourcecheck.analysis.figures.retold_words import PLAIN, VERBS
from sourcecheck.analysis.lazy_patterns import LazyPatterns
from sourcecheck.word_lists import listed

__all__ = ["FACT_GATE", "FACT_NEEDS", "GAUGED", "patterns"]

GAUGED = frozenset(listed("gauged-nouns"))  # what is told of a thing without a verb: its seats
_TOLD = sorted(VERBS.keys() - PLAIN, key=lambda form: (-len(form), form))
# Forms that may stand behind what they count: "the 16 freighters ordered", "57 homes were flooded".
_PAST = [form for form in _TOLD if not form.endswith(("s", "ing"))]
_FUTURE = rf"will +(?:{'|'.join(sorted(PLAIN))})"
_VERB = rf"(?:{'|'.join(_TOLD)}|{_FUTURE})"
_NUMBER = (
    r"(?:three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|dozen)"
)
_FIGURE = (
    rf"(?:\b(?:[12ª] +{DIGIT}+|[3-9]|{DIGIT}{{2,3}}|[3-9ª]{DIGIT}{{3}}|{DIGIT}{{5,}})(?:[mbk]n?)?\b|\b{_NUMBER}\b)"
)
FACT_NEEDS = (
    *(f" will {form} " for form in sorted(PLAIN)),
    *(f" {form} " for form in sorted(_TOLD)),
    *(f"{noun}{end} " for noun in sorted(GAUGED) for end in ("", "s")),
)
# A figure within a few words of such a verb, or right in front of such a noun, over folded text.
FACT_GATE = (
    rf"\b{_VERB}(?: +[^ \dª]+){{0,5}} +(?:us +)?{_FIGURE}"
    rf"|{_FIGURE}(?: +[^ \dª]+){{0,6}} +(?:{'|'.join(_PAST)}|{_FUTURE})\b"
    rf"|{_FIGURE}(?: +[^ \dª]+){{0,2}} +(?:{'|'.join(sorted(GAUGED))})"
)


@cache
def patterns() -> LazyPatterns:
    months = "January|February|March|April|May|June|July|August|September|October|November|December"
    return LazyPatterns({
        "verb": rf"(?i)(?<![\w'’-]){_VERB}(?![\w'’-])",
        "past": rf"(?i)(?<![\w'’-])(?:{'|'.join(_PAST)}|{_FUTURE})(?![\w'’-])",
        # Between the verb and its figure: no other clause, no other place.
        "ahead": (
            r"(?i):? (?:(?<!cut )by )?(?:(?!(?:in|by|from|with|on|after|than|until|before|and|or|but|that|which|when"
            r"|who|while|during|between|as|not|no|if)\b)[\w’'-]+ ){0,4}\Z"
        ),
        "behind": (
            r"(?i) (?:(?:that|which|who|were|was|are|is|have|has|had|been|being|the|a|an|it|they|he|she|we|its|their|"
            r"so|then|[a-z]+(?<!ed)) ){0,3}?\Z"
        ),
        "stop": r"(?i)\b(?:in|by|from|with|on|after|than|until|before|and|or|but|when|while|during|as|at|to|for)\b",
        "token": r"[ -]([A-Za-z][\w’'-]*)",
        "currency": r" (?:US |Canadian |Australian )?(euro|dollar|pound|yen|rupee|franc|krone|kroner|crown|peso|rouble"
                    r"|zloty|lira)s?\b",
        "stuff": r" of ([a-z]{3,})",
        "part": (
            r"(?i)\b(?:another|other|an additional|additional|further|remaining|last|first|next|final|plus|more|all but"
            r"|among|including|previous|past|nearby|of whom|each(?! of)|every|some of|most of|only|\d+ of"
            r"|from(?! the)) (?:the |those "
            r"|these )?(?:[$£€¥] ?)?\Z"
        ),
        "share": (
            r"(?i) (?:out of|of (?:the|them|those|these|his|her|its|their|whom|which|\d)|in (?:every )?\d{1,3}(?!\d)"
            r"|others?\b|more\b|additional\b|further\b|each\b|apiece\b|per\b|an? (?:year|month|week|day|night|hour|head"
            r"|person|share|ton|tonne|barrel|acre|piece|game|season)\b|short of|to \d|to [$£€]|and \d|or \d)"
        ),
        "word": r"[^\W\d_][\w’'-]*|\d{4}(?!\d)",
        "time": rf"(?:(?:{months})|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:1[5-9]|20)\d\d)\Z",
        # In front of the figure: what is meant is a part, a plan, another one, another time.
        "apart": (
            r"(?i)\b(?:last|previous\w*|earlier|ago|initial\w*|at first|original\w*|average|averaging"
            r"|each(?! of the)|per|every"
            r"|another|others?|other|until|would|could|might|may|can|if|first|second|third|fourth|next|only|including"
            r"|of (?:whom|which|these|those|them)|separate\w*|similar\w*|different|estimat\w+|expect\w*|forecast\w*"
            r"|target\w*|hop(?:e|es|ed|ing)|plan|planned|plans|goal|aims?|aimed|want|wants|wanted|once|formerly"
            r"|former|revis\w+|updat\w+|correct(?:ed|ion)|rose|risen|rising|fell|fallen|grew|grown"
            r"|growing|climb\w*|increas\w+|decreas\w+|up from|down from|so far|already|by (?:then|noon|midnight|now)"
            r"|later|subsequent\w*|minus|extra|additional|compared|versus|against|than|instead|rather|not|n[o’']t|never"
            r"|denied|claim(?:s|ed)?|alleg\w+|disput\w+|rumou?r\w*|toll|tally|conflicting|reported(?:ly)?|twice|double"
            r"|half|either|yesterday|tomorrow|today|tonight|afterwards?|annual\w*|monthly|weekly|daily|typical\w*"
            r"|usual\w*|normal\w*|sometimes|remain\w*|the rest|still|worldwide|nationwide|globally"
            r"|nationally|phases?|versions?|without|excluding|except|besides|apart from|together|also|too|again"
            r"|gross|net|before tax|after tax|up to|ranging|between|one of|equivalent|worth|part)\b|n[’']t\b"
        ),
        # Behind it, in its clause.
        "apart_behind": (
            r"(?i)\b(?:last (?:year|month|week|decade|season|summer|winter|spring|autumn|time|night)|previous\w*"
            r"|earlier|ago|at first|original\w*|on average|each|per|every|another|others?|elsewhere|so far|already"
            r"|by (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|then|noon|midnight|evening|night|dawn|midday|the "
            r"(?:end|evening|time|autumn|spring|summer|winter))|later|the (?:year|month|week|day|season) before"
            r"|before|after|more|less|fewer|than|compared|yesterday|tomorrow|today|tonight|annually|monthly|weekly"
            r"|daily|worldwide|nationwide|globally|nationally|respectively|while"
            r"|out of|including|instead)\b"
        ),
        "when": r"(?:last|yesterday|(?:after|before)(?: the| a)?) [a-z]+",
        "aside": r" (?:because|but|when|which|who|so|and|while)\b",
        "has": r"(?i)\b(?P<will>(?:will|to|would) )?(?:has|have|had|boasts?|offers?|offered|there (?:are|were)) "
               r"(?:a total of |room for |space for )?\Z",
        "any": r"(?i)(?:An?|Each|Every|Any|One|Some|Most|Such)\b",
        "contrast": (
            r"(?i)\b(?:old|older|new|newer|smaller|larger|bigger|male|female|women|men|boys|girls|children|adults|upper"
            r"|lower|north|south|east|west|northern|southern|eastern|western|inner|outer|urban|rural|public|private"
            r"|junior|senior|hardback|paperback|digital|print|indoor|outdoor|domestic|foreign|local|national)\b"
        ),
        "known": r"(?i)\b(?:the|these|those|its|their|his|her|all) (?:[$£€¥] ?)?\Z",
        "side": r" (about|against|in|on|of|for|from|to|at|with|near|by) (?:the |a |an |its |his |her |their )?"
                r"((?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August"
                r"|September|October|November|December)[A-Za-z]{2,})",
        "clause": r"[,;:—]| –| (?:because|but|when|which|who|so)\b",
        "pronoun": r"(?:It|They|He|She|This|That|These|Those|In all, (?:it|they))\b",
    })  # fmt: skip
