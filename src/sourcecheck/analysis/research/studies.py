"""Research that a text leans on without saying which: "a recent study found", "research has long shown"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.research.outcomes import GOVERNING, IN_ONE, leant_on, may_lean
from sourcecheck.analysis.research.research_phrases import BEFORE, Leaning, is_supposed, phrase
from sourcecheck.analysis.research.researchers import unnamed_researchers
from sourcecheck.analysis.research.study_patterns import FOLLOWERS, patterns
from sourcecheck.analysis.research.turns import FAR_IDIOM_VERBS, unnamed_turns
from sourcecheck.analysis.words import letter_words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.word_lists import listed

__all__ = ["Leaning", "unnamed_studies"]

_MOST = 40  # nouns looked at in one block: no prose has more; the bound keeps hostile input linear
_BEHIND = 170  # code points between the noun and what the study is said to do
_SINGLE = frozenset(
    ("study", "survey", "report", "analysis", "paper", "trial", "experiment", "review", "meta-analysis", "poll",
     "investigation", "thesis", "dissertation", "comparison")
)  # fmt: skip
_PRESS = frozenset(("papers", "reports", "reviews", "investigations"))  # bare, these are what newspapers write
# What of research is said to show something: "the findings of a study".
_HEADS = frozenset(
    ("findings", "results", "conclusions", "authors", "data", "figures", "researchers", "scientists", "people", "team",
     "evidence", "finding", "result", "conclusion", "insights", "proof")
)  # fmt: skip
_PREPOSITIONS = frozenset(["of", "for", "on", "into", "about", "with", "to", "by", "from", "against", "through"])
_ALSO_NOUNS = frozenset(
    ("reports", "claims", "notes", "points", "states", "links", "questions", "challenges", "records", "measures",
     "hints", "highlights", "credits", "attributes", "blame", "estimates", "documents", "record", "measure")
)  # fmt: skip


@cache
def _verbs() -> tuple[frozenset[str], frozenset[str]]:
    """What research is said to do, and what a single study does ("finds", "found", not "find")."""
    verbs = frozenset((*listed("finding-verbs"), *listed("research-acts")))
    return verbs, frozenset(verb for verb in verbs if f"{verb}s" not in verbs or verb == "put")


def unnamed_studies(text: str) -> Iterator[Leaning]:
    """Where a text leans on research by words that name none, in order."""
    last, subject = 0, -1
    for found in sorted(_all(text)):
        # One turn can be read in two ways; "in a study, researchers found" is one.
        if found.start >= last and found.start != subject:
            yield found
            last, subject = found.end, found.who[1]


def _all(text: str) -> Iterator[Leaning]:
    known = patterns()
    held = frozenset(letter_words(text))
    led = not held.isdisjoint(GOVERNING) or any(words in text for words in IN_ONE)
    for start, end in _nouns(text, held, led):
        found = _leaning(text, start, end) if not led or _is_said_of(text, start, end) else None
        if found is None and led and may_lean(text, start) and not text.startswith(_OF_THEIR_OWN, end):
            found = leant_on(text, start, end, *phrase(text, start))
        if found is not None:
            yield found
    if any(sign in text for sign in _SCIENCE):
        for match in known["science"].finditer(text):
            if not is_supposed(text[max(0, match.start() - 40) : match.start()].split()):
                yield Leaning(*match.span())
    yield from unnamed_researchers(text, held)
    yield from unnamed_turns(text, held)


def _nouns(text: str, held: frozenset[str], led: bool) -> list[tuple[int, int]]:
    """Where the nouns stand that something is said of, in order."""
    found: list[tuple[int, int]] = []
    noun = patterns()["noun"]
    known = _stems()
    for number in sorted({known[word] for word in known.keys() & held}):
        stem, before = _STEMS[number]
        at = text.find(stem)
        while at >= 0:
            end = at + len(stem)
            if led or _is_said_of(text, at, end):
                for ahead in before:
                    match = noun.match(text, max(0, at - ahead))
                    if match is not None and match.end() > at:
                        found.append(match.span())
                        break
            at = text.find(stem, end)
    return sorted(found)[:_MOST]


def _is_said_of(text: str, at: int, end: int) -> bool:
    """Whether what may be a noun, with its stem at ``at:end``, has behind or before it what ``_leaning`` asks for."""
    while text[end : end + 1].isalpha():
        end += 1
    if text[end : end + 1] in (",", ".", ";", "!", ""):
        return True
    if text.startswith(" ", end):
        word = _small_word().match(text, end + 1)
        if word is not None and (word[0] in _followers() or word[0].endswith("ly")):
            return True
    return text.find("ccording to", max(0, at - BEFORE - _STEM), at) >= 0


@cache
def _small_word() -> re.Pattern[str]:
    return compiled(r"\w+")


@cache
def _followers() -> frozenset[str]:
    """The words that can stand right behind the noun."""
    return frozenset(words.partition(" ")[0] for words in FOLLOWERS.split("|"))


# "Study shows men lie more", as headlines have it.
_HEADLINES = frozenset(("shows", "finds", "suggests", "reveals"))
_PUT = (" the ", " its ", " their ", " this ", " that ", " an end to", " paid to", " it down to", " it, ", " it:")
_CLAUSE = (" that ", " how ", " why ", " it", ".", ",")
_OF_THEIR_OWN = (" of mine", " of ours", " of her own", " of his own", " of their own", " of its own")
# Words before a verb that give it to somebody or something else than the study.
_NOT_IT = (
    " to", " that", " who", " which", " we", " they", " was", " were", " be", " been", " is", "n't", "n’t", " not",
)  # fmt: skip


@cache
def _idiom_verbs() -> frozenset[str]:
    return frozenset(FAR_IDIOM_VERBS.split("|"))


_STEM = 13  # code points before a stem, at most
# What stands in every one of the nouns, and how far behind its beginning that can be.
_STEMS = (
    ("tud", (1,)), ("esearch", (1,)), ("urvey", (1,)), ("rial", (1,)), ("xperiment", (1,)), ("nalys", (6, 1)),
    ("eport", (1,)), ("aper", (1,)), ("eview", (1,)), ("oll", (1,)), ("nvestigation", (1,)),
    (" evidence", (10, 9, 8, 7, 12, 13)), ("hes", (1,)), ("issertation", (1,)), ("omparison", (1,)), ("ests", (1,)),
    ("cience", (1,)), (" literature", (3, 10, 9, 8, 7, 12, 13)),
)  # fmt: skip


@cache
def _stems() -> dict[str, int]:
    """The number of its stem for each word with one that can be a noun."""
    forms = (
        "study studies", "research", "survey surveys", "trial trials", "experiment experiments", "analysis analyses",
        "report reports", "paper papers", "review reviews", "poll", "investigation investigations", "evidence",
        "thesis theses", "dissertation dissertations", "comparison comparisons", "tests", "science", "literature",
    )  # fmt: skip
    return {word: number for number, some in enumerate(forms) for form in some.split() for word in (form, form.title())}


# One of them stands in every text of which the pattern of science finds something.
_SCIENCE = (
    "cience ", "esearch is ", "tudies are ", "tifically", "inically", "edically", "mentally", "pirically", "ology ha",
    "ology te",
    "cience te", "edicine ha", "edicine te", "onomics ha", "onomics te", "enetics ha", "enetics te", "uistics ha",
    "uistics te",
)  # fmt: skip


def _leaning(text: str, at: int, end: int) -> Leaning | None:
    """The words around the noun at ``at:end``, if they say what research found and not which it is."""
    noun = text[at:end].lower()
    single = noun in _SINGLE
    verbs, single_verbs = _verbs()
    known = patterns()
    did = known["did"].match(text, end)
    verb, based = (did["verb"], did["base"] is not None) if did is not None else ("", False)
    told = did is not None and verb in verbs and not text.startswith(" up ", did.end())
    if not told and did is not None:
        having = known["having"].match(text, end)
        did = (having and known["turn"].match(text, having.end())) or known["turn"].match(text, end)
        told = did is not None
    behind = None if told else known["about"].match(text, end)
    according = "ccording to" in text[max(0, at - BEFORE) : at]
    leads = told or behind is not None or according or text.startswith((",", ".", " is", " are", " was", " were"), end)
    if not leads or noun == "tests" or text.startswith(_OF_THEIR_OWN, end):
        return None
    start, kind, words = phrase(text, at)
    if noun == "science" or noun.endswith((" evidence", " literature")):
        if text.endswith(("the ", "The "), 0, at):  # all of it: "the scientific literature"
            start, kind = at - 4, "bare"
        elif noun == "the literature":
            kind = "bare"
        if not told or verb in _ALSO_NOUNS:
            return None
    headed = len(words) > 1 and words[-1] in ("of", "from", "behind") and words[-2].lower() in _HEADS
    if told and single and not headed and not based and verb in verbs and verb not in single_verbs:
        return None  # "the study of bees and show"
    if kind == "owned":
        return None
    if words[-2:] in (["According", "to"], ["according", "to"]):
        return _according(text, start, end, noun, kind)
    if _is_elsewhere(text, start, at, end, noun, did if told else None):
        return None
    if single and kind != "one" and (words or start < at or verb not in _HEADLINES or not text[at].isupper()):
        return None
    if headed:  # "the findings of a recent study suggest"
        start = max(text.rfind(words[-2], 0, start), 0)
        words = words[:-2]
        if words[-1:] in (["the"], ["The"]):
            start, words = text.rindex(words[-1], 0, start), words[:-1]
    elif kind != "many" and not single and not _PREPOSITIONS.isdisjoint(_clause(words)[-2:]):
        return None  # "advocates for stem cell research said"
    if noun in _PRESS and kind == "bare":
        return None
    if told:
        assert did is not None
        if is_supposed(words):
            return None
        if noun == "research" and verb in _ALSO_NOUNS and not text.startswith((" that", " to "), did.end()):
            if verb != "claims" or _clause(words) or not text.startswith((",", "."), did.end()):
                return None  # "research reports"
        if single and kind != "one" and noun not in ("study", "survey"):
            return None
        if verb == "found" and known["come_upon"].match(text, did.end()):
            return None  # "a study found in the attic"
        if verb == "put" and not text.startswith(_PUT, did.end()):
            return None  # "put together", "put forward"
        return Leaning(start, did.end())
    inverted = known["says"].search(text, max(0, start - 24), start)
    if inverted is not None and (inverted[2] or text[end : end + 1] in (".", ",", ";", "!", "")):
        return Leaning(inverted.start(inverted.lastindex or 0), end)
    if noun in _PRESS or words[-1:] in (["in"], ["In"]):
        return None
    return _further_on(text, start, end, single, None if is_supposed(words) else behind)


def _clause(words: list[str]) -> list[str]:
    """The words behind the last comma."""
    for index in range(len(words) - 1, -1, -1):
        if words[index].endswith(","):
            return words[index + 1 :]
    return words


def _is_elsewhere(text: str, start: int, at: int, end: int, noun: str, did: re.Match[str] | None) -> bool:
    """Whether the noun means something else than research: a trial in court, a survey of a roof, a review of a book.

    Args:
        did: the verb right behind it, if there is one.
    """
    known = patterns()
    if noun in ("trial", "experiment", "comparison") and text[start:at].count(" ") == 1:
        told = did is not None and (noun == "experiment" or text.startswith(_CLAUSE, did.end()))
        if noun == "comparison" or not (told or text.startswith((" with ", " among ", " involving "), end)):
            return True
    if noun == "report" and known["in_paper"].match(text, end):
        return True
    if not text.startswith(" of ", end) or known["of_research"].match(text, end):
        return False
    if noun in ("review", "analysis", "investigation", "comparison"):
        return True
    return bool((noun == "survey" and known["of_place"].match(text, end)) or known["of_code"].match(text, end))


def _according(text: str, start: int, end: int, noun: str, kind: str) -> Leaning | None:
    """ "According to a recent study", if nothing else is meant by the noun."""
    if kind != "one" if noun in _SINGLE else kind not in ("many", "described", "bare"):
        return None
    if (noun in _PRESS and kind != "many") or text.startswith((" result", " respond"), end):
        return None
    start = text.rindex("ccording", 0, start) - 1
    return Leaning(start, end, (end, min(len(text), end + 200)))


def _further_on(text: str, start: int, end: int, single: bool, behind: re.Match[str] | None) -> Leaning | None:
    """ "A study of 4,000 nurses, published in May, found": the first word of finding in the sentence."""
    known = patterns()
    believed = known["believed"].match(text, end)
    if believed is not None:
        return Leaning(start, believed.end(), (end, believed.start(1)))
    if behind is None:
        return None
    verbs, single_verbs = _verbs()
    acts = listed("research-acts")
    stop = known["stop"].search(text, end, end + _BEHIND)
    last = stop.start() if stop else min(len(text), end + _BEHIND)
    if not single:
        comma = text.find(",", end, last)
        last = comma if comma >= 0 else last
    for word in known["word"].finditer(text, behind.end() - 1, last):
        idiom = known["turn"].match(text, word.start(), last) if word[1] in _idiom_verbs() else None
        if idiom is not None or (word[1] in (single_verbs if single else verbs) and word[1] not in acts):
            if text[max(0, word.start() - 8) : word.start()].endswith(_NOT_IT):
                return None
            if word[1] in _ALSO_NOUNS and not text.startswith(" that", word.end()):
                continue
            return Leaning(start, (idiom or word).end(1), (end, word.start()))
    return None
