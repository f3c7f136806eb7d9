"""What comes out of research that nobody names: "the result of a trial", "this emerged from a study", "psychologists
have discovered in an experiment", "students in one study remembered more".

The research stands behind a preposition here, and what was found is told by the words before it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from sourcecheck.analysis.lazy_patterns import LazyPatterns
from sourcecheck.analysis.research.research_phrases import Leaning
from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.word_lists import listed

__all__ = ["GATE", "GOVERNING", "IN_ONE", "leant_on", "may_lean"]

_FOUND: Final = (
    "found discovered shown demonstrated proved proven confirmed observed seen established documented revealed noticed "
    "noted described calculated concluded recorded detected measured learnt learned known"
)
_GIVEN: Final = (
    "shown proved proven demonstrated confirmed established documented supported backed suggested revealed refuted "
    "disproved measured found indicated underlined corroborated verified discovered debunked dispelled validated "
    "substantiated illustrated evidenced settled overturned contradicted identified calculated estimated "
    "vindicated undermined questioned challenged "
)
_OUTCOMES: Final = (
    "result results finding findings conclusion conclusions outcome outcomes upshot verdict message lesson lessons "
    "evidence proof insight insights"
)
# By its preposition, the words before one that make research what they are known from.
_GOVERNORS: Final = {
    "from": words(
        f"{_OUTCOMES} emerged emerges emerge came comes come coming stems stemmed follows followed know knows knew "
        "known learn learnt learned see seen clear deduced concluded"
    ),
    "of": words(_OUTCOMES),
    "in": words(
        f"{_FOUND} {_GIVEN} find discover observe show demonstrate report reported reports light out up conclude write "
        "describe calculate prove establish evidence proof support backing confirmation"
    ),
    "by": words(_GIVEN + " out up"),
    "through": words("shown proven proved established demonstrated confirmed discovered found known learnt learned"),
}  # fmt: skip
# One of them stands in every text with such an outcome.
GOVERNING: Final[frozenset[str]] = frozenset[str]().union(*_GOVERNORS.values())
IN_ONE: Final = (" in one ", " in a ", " in an ", " in another ")
_NEAR: Final = 80  # code points before the noun in which it does
_ADVERB: Final = compiled(
    r"out|up|to|now|also|once|already|since|again|[a-z]+ly|years|decades|long|ago|that|this|it|so|much|light", re.ASCII
)
# "Borne out by", "backed up by", "came to light in": what the small word belongs to.
_SMALL: Final = {
    "out": words("borne found worked figured pointed bears bore spelled spelt"),
    "up": words("backed backs showed shows shown turned turns"),
    "light": words("to"),
}
_NOUNS: Final = words("study experiment trial survey thesis dissertation meta-analysis test paper review")
_MANY: Final = words("studies experiments trials surveys tests research science literature")
# Before the governing word, they leave open whether it is known; or they say who found it.
_BARRING: Final = words("cannot can should would may might will to")
_FINDERS: Final = words("i we you he she my our his her")
_GATED = "|".join(sorted({word for some in _GOVERNORS.values() for word in some}))
# Over folded text, to stand beside the gate of ``studies``; the fewer words are counted, the smaller it is.
GATE = (
    rf"\b(?:{_GATED}) (?:(?:out|up|again|once|already|[a-z]+ly|years ago|long ago|that|it|to light) )?"
    rf"(?:{'|'.join(_GOVERNORS)}) (?:[^ ]+ ){{0,4}}(?:stud(?:y|ies)|research|trials?|experiments?|surveys?|thes[ie]s|"
    r"dissertations?|tests|science|literature|meta\-analys[ei]s|review)\b"
    r"|(?:s|people|men|women|children|mice) (?:who (?:took part|participated) |taking part )?in (?:one|a|an|another) "
    r"(?:[^ ]+ )?(?:study|experiment|trial) "
)


@cache
def _patterns() -> LazyPatterns:
    return LazyPatterns(
        {
            "clause": r"[,;:] | (?:and|but|in which|where|that|which) ",
            "done": r" (?P<verb>[a-z]{3,})\b",
            "group": r"(?:^|[.:;!?] |\b[Ww]hen )(?P<who>(?:[A-Z]?[\w-]+ ){0,2}?(?:\w+s|[Pp]eople|[Mm]en|[Ww]omen|"
            r"[Cc]hildren|[Mm]ice))(?: who (?:took part|participated)| taking part)? in $",
            "court": (
                r"(?i)\b(?:jury|jurors?|judge|court|defen[dc]\w+|prosecut\w+|witness\w*|lawyers?|verdict|guilty|accused)\b"
            ),
        }
    )


def may_lean(text: str, at: int) -> bool:
    """Whether the words before a noun of research can be of such a turn; a yes promises nothing."""
    before = text[max(0, at - _NEAR) : at]
    return before.endswith(IN_ONE) or not GOVERNING.isdisjoint(before.lower().split())


def leant_on(text: str, at: int, end: int, start: int, kind: str, before: list[str]) -> Leaning | None:
    """What is told to come out of the research named at ``at:end``, if anything is.

    Args:
        start, kind, before: of the phrase it is in, as ``phrase`` gives them.
    """
    noun = text[at:end].lower().rpartition(" ")[2]
    if noun == "literature" and text.endswith((" the ", " The "), 0, at):
        kind = "bare"  # all of it: "the medical literature"
    if len(before) < 2 or not (kind == "one" if noun in _NOUNS else noun in _MANY and kind != "owned"):
        return None
    leads = before[-1].lower()
    if leads == "in" and noun in ("study", "experiment", "trial") and text[start] in "oaO":
        group = _patterns()["group"].search(text, max(0, start - 50), start)
        if group is not None and group["who"].lower() not in ("years", "days", "weeks", "months"):
            done = _patterns()["done"].match(text, end)
            if done is not None and (done["verb"].endswith("ed") or done["verb"] in listed("irregular-past")):
                return Leaning(group.start("who"), done.end(), (end, done.start()))
    governors = _GOVERNORS.get(leads)
    if governors is None or not _is_asked(text, noun, kind, leads, end):
        return None
    if any(word[:1].isupper() for word in before[max(1, len(before) - 6) : -1]):
        return None  # "Lena Ruiz has discovered in a study"
    index = len(before) - 2
    first = max(0, index - 3)
    while index >= first:
        word = before[index].lower().strip("“”\"‘'(—–")
        if word in governors and (word not in _SMALL or (index and before[index - 1].lower() in _SMALL[word])):
            break
        if _ADVERB.fullmatch(word) is None:
            return None
        index -= 1
    else:
        return None
    ahead = [word.lower() for word in before[max(0, index - 4) : index]]
    if leads != "by" and not _FINDERS.isdisjoint(ahead):
        return None
    if not _BARRING.isdisjoint(ahead):
        return None
    stop = _patterns()["clause"].search(text, end, end + 160)
    begin = text.rindex(before[index - (word in _SMALL)], 0, start)
    # "Ecologists at the lake trust have shown in an experiment": who may stand on either side.
    clause = max(text.rfind(mark, max(0, begin - 90), begin) for mark in (", ", "; ", ". ", ": "))
    return Leaning(begin, end, (max(0, clause), stop.start() if stop else min(len(text), end + 160)))


def _is_asked(text: str, noun: str, kind: str, leads: str, end: int) -> bool:
    """Whether a phrase behind a preposition is one of research that can have had an outcome."""
    if noun in ("review", "paper", "test") or (noun in ("survey", "tests") and leads == "in"):
        return leads in ("by", "in") and noun == "review" and not text.startswith(" of ", end)
    if kind == "bare" and noun in ("research", "tests", "trials") and leads not in ("by", "from"):
        return False
    if noun == "research" and leads == "of":
        return False
    return not noun.startswith("trial") or _patterns()["court"].search(text) is None
