"""Research that a text leans on without saying which: "a recent study found", "research has long shown"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.lazy_patterns import LazyPatterns
from sourcecheck.analysis.research.research_phrases import BEFORE, Leaning, is_supposed, phrase
from sourcecheck.analysis.research.researchers import GATE as RESEARCHERS_GATE
from sourcecheck.analysis.research.researchers import NEEDS as RESEARCHERS_NEEDS
from sourcecheck.analysis.research.researchers import THINGS, unnamed_researchers
from sourcecheck.analysis.research.turns import GATE as TURNS_GATE
from sourcecheck.analysis.research.turns import IDIOM_VERBS, IDIOMS, unnamed_turns
from sourcecheck.analysis.words import letter_words, words
from sourcecheck.word_lists import listed

__all__ = ["GATE", "MADE", "NEEDS", "Leaning", "unnamed_studies"]

_MOST = 40  # nouns looked at in one block: no prose has more; the bound keeps hostile input linear
_BEHIND = 170  # code points between the noun and what the study is said to do
# Literals of which every text that leans on research holds one.
NEEDS = (
    "studies", " study", "research", "surveys ", " survey", " report", "reports ", "analysis", "analyses ", " trial",
    "trials ", " poll", " paper", "papers ", " review", "reviews ", "experiment", "science ", "evidence ",
    "scientifically ", "clinically ", "investigation", *RESEARCHERS_NEEDS,
)  # fmt: skip
_SINGLE = frozenset(
    ("study", "survey", "report", "analysis", "paper", "trial", "experiment", "review", "meta-analysis", "poll",
     "investigation")
)  # fmt: skip
_PRESS = frozenset(("papers", "reports", "reviews", "investigations"))  # bare, these are what newspapers write
# What of research is said to show something: "the findings of a study".
_HEADS = frozenset(
    ("findings", "results", "conclusions", "authors", "data", "figures", "researchers", "scientists", "people", "team")
)
_PREPOSITIONS = frozenset(["of", "for", "on", "into", "about", "with", "to", "by", "from", "against", "through"])
_ALSO_NOUNS = frozenset(("reports", "claims", "notes", "points", "states", "links"))
_BEHIND_NOUN = (
    "by|of|on|into|in|about|at|from|for|among|involving|published|conducted|released|led|commissioned|carried "
    "out|funded|issued|out|this|"
    "last|using|with|that was|which was|going|dating|spanning|covering"
)
# "A survey that researchers ran": how research comes about.
MADE = (
    "published|released|commissioned|conducted|carried out|ran|run|issued|led|did|done|ordered|undertook|undertaken|"
    "produced|prepared|compiled|wrote|written|funded|paid for|put out|brought out"
)

_ADVERBS = ("also", "now", "even", "long", "often", "already", "since")
_FOLLOWERS = "|".join(
    (
        *_ADVERBS,
        "has|have|had|having|that|which",
        "comes|come|came|reach|reaches|reached|arrive|arrives|arrived|cast|casts|throw|throws|threw|"
        "raise|raises|raised|bear|bears|bore|lend|lends|lent|add|adds|added|shed|sheds|call|calls|"
        "called|make|makes|made|leave|leaves|left",
        _BEHIND_NOUN,
        *listed("finding-verbs"),
    )
)
_NOUNS = (
    "stud(?:y|ies)|research|surveys?|trials?|experiments?|analys[ei]s|reports?|papers?|reviews?|poll|evidence"
    "|investigations?"
)
_VERBS = "|".join(listed("finding-verbs"))
# Over folded text: research that does something, at once or further on; what leads to it; science.
GATE = (
    rf"\b(?:{_NOUNS}|{'|'.join(THINGS)})(?: (?:ha[vs](?:e|ing)?|had|{'|'.join(_ADVERBS)}|[^ ]+ly))* (?:{_VERBS})\b"
    rf"|\b(?:{_NOUNS}) {{1,2}}(?:{_BEHIND_NOUN}|that|which)(?: .*)? (?:{_VERBS}|{IDIOM_VERBS}) "
    rf"|according to (?:[^ ]* ){{0,6}}(?:{_NOUNS})\b"
    r"|\b(?:science|research|evidence) (?:says|shows|tells us|prove[sdn]|shown|clear|settled|unequivocal|unambiguous"
    r"|in\b|now|has|is|already|long|having)|\b(?:scientifically|clinically) proven"
    r"|\b(?:backed|supported|proven|proved|shown|found|confirmed|demonstrated) (?:up )?(?:by|in) (?:[^ ]* ){0,4}"
    r"(?:research|science|studies|trials|tests|experiments)\b"
    rf"|{RESEARCHERS_GATE}|{TURNS_GATE}"
)


@cache
def _patterns() -> LazyPatterns:
    return LazyPatterns({
        # Asked for behind the stems of the nouns, which are found faster.
        "noun": (
            r"(?<!\w)(?:[Ss]tud(?:y|ies)|[Rr]esearch|[Ss]urveys?|[Tt]rials?|[Ee]xperiments?|(?:[Mm]eta-)?[Aa]nalys[ei]s|"
            r"[Rr]eports?|[Pp]apers?|"
            r"[Rr]eviews?|[Pp]oll|[Ii]nvestigations?|(?:[Ss]cientific|[Mm]edical|[Ee]mpirical) evidence)\b(?![-’'])"
        ),
        "did": rf"(?: (?:has|have|had|having))?(?: (?:{'|'.join(_ADVERBS)}|\w+ly)){{0,2}} ([a-z]+)\b(?: out\b)?",
        "idiom": rf"(?: (?:has|have|had|having))?(?: (?:{'|'.join(_ADVERBS)}|\w+ly)){{0,2}} ({IDIOMS})\b",
        "about": (rf",? (?:(?:{_BEHIND_NOUN}) |(?:that|which) (?:[\w’'-]+ ){{1,5}}?(?:{MADE}) )"),
        # What programs are, and nobody asks: the writers looked through it.
        "of_code": r" of (?:[\w’'-]+ ){0,3}(?:code ?bases?|code|crates|packages|repositor(?:y|ies)|programs)\b",
        # A survey of a building or a piece of land.
        "of_place": (
            r" of (?:the|its|their|his|her|a|an|this|that|our) (?:[\w’'-]+ ){0,2}?(?!people)[\w’'-]*[^\Ws]"
            r"(?: (?:has|had|have|\w+s|\w+ed|found)\b|,)"
        ),
        "stop": (r"[.;:!?] |[.;:!?]$"),
        "word": r" ([a-z]+)(?![\w’'-])",
        "turn": rf" ({IDIOMS})\b",
        "science": (
            r"\b(?:[Tt]he )?[Rr]esearch is (?:clear|unequivocal|unambiguous|overwhelming|conclusive|settled)\b"
            r"|\b(?:[Tt]he )?[Ss]cience (?:(?:clearly|now|has|having|is|already|long) )*(?:says|shows|tells us|"
            r"proves|proved|proven|shown|"
            r"clear\b|settled\b|unequivocal|unambiguous|in\b(?=[.,!:]))"
            r"|\b(?:[Ss]cientifically|[Cc]linically) proven\b"
            r"|\b(?:[Bb]acked|[Ss]upported|[Pp]roven|[Pp]roved|[Ss]hown|[Cc]onfirmed|[Dd]emonstrated|[Ee]stablished|"
            r"[Dd]ocumented|[Rr]efuted|[Dd]isproved|borne out|been found) "
            r"(?:up )?(?:by|in) "
            r"(?:(?:(?:years|decades|lots|plenty|a wealth|dozens|hundreds) of|many|numerous|several|recent|new|solid|"
            r"hard|modern|extensive|"
            r"scientific|clinical|peer-reviewed|independent|the latest|rigorous|sound|current) ){0,2}(?:research|"
            r"science|studies|trials|tests|experiments)"
            r"\b(?! (?:by|from|at|of|in|on)\b)"
        ),
    })  # fmt: skip


@cache
def _verbs() -> tuple[frozenset[str], frozenset[str]]:
    """What research is said to do, and what a single study does ("finds", "found", not "find")."""
    verbs = frozenset(listed("finding-verbs"))
    return verbs, frozenset(verb for verb in verbs if f"{verb}s" not in verbs)


def unnamed_studies(text: str) -> Iterator[Leaning]:
    """Where a text leans on research by words that name none, in order."""
    last = 0
    for found in sorted(_all(text)):
        if found.start >= last:  # one turn can be read in two ways
            yield found
            last = found.end


def _all(text: str) -> Iterator[Leaning]:
    patterns = _patterns()
    held = frozenset(letter_words(text))
    for start, end in _nouns(text, held):
        found = _leaning(text, start, end)
        if found is not None:
            yield found
    if not held.isdisjoint(_SCIENCE) and _may_be_science(text):
        for match in patterns["science"].finditer(text):
            if not is_supposed(text[max(0, match.start() - 40) : match.start()].split()):
                yield Leaning(*match.span())
    yield from unnamed_researchers(text, held)
    yield from unnamed_turns(text, held)


def _nouns(text: str, held: frozenset[str]) -> list[tuple[int, int]]:
    """Where the nouns stand that something is said of, in order."""
    found: list[tuple[int, int]] = []
    noun = _patterns()["noun"]
    known = _stems()
    for number in sorted({known[word] for word in known.keys() & held}):
        stem, before = _STEMS[number]
        at = text.find(stem)
        while at >= 0:
            end = at + len(stem)
            if _is_said_of(text, at, end):
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
    if text.startswith(",", end):
        return True
    if text.startswith(" ", end):
        word = _small_word().match(text, end + 1)
        if word is not None and (word[0] in _followers() or word[0].endswith("ly")):
            return True
    return text.find("ccording to", max(0, at - BEFORE - _STEM), at) >= 0


@cache
def _small_word() -> re.Pattern[str]:
    return re.compile(r"\w+")


@cache
def _followers() -> frozenset[str]:
    """The words that can stand right behind the noun."""
    return frozenset(words.partition(" ")[0] for words in _FOLLOWERS.split("|"))


# Words before a verb that give it to somebody or something else than the study.
_NOT_IT = (
    " to", " that", " who", " which", " we", " they", " was", " were", " be", " been", " is", "n't", "n’t", " not",
)  # fmt: skip


@cache
def _idiom_verbs() -> frozenset[str]:
    return frozenset(IDIOM_VERBS.split("|"))


_STEM = 12  # code points before a stem, at most
# What stands in every one of the nouns, and how far behind its beginning that can be.
_STEMS = (
    ("tud", (1,)), ("esearch", (1,)), ("urvey", (1,)), ("rial", (1,)), ("xperiment", (1,)), ("nalys", (6, 1)),
    ("eport", (1,)), ("aper", (1,)), ("eview", (1,)), ("oll", (1,)), ("nvestigation", (1,)),
    (" evidence", (10, 9, 7)),
)  # fmt: skip


@cache
def _stems() -> dict[str, int]:
    """The number of its stem for each word with one that can be a noun."""
    forms = (
        "study studies", "research", "survey surveys", "trial trials", "experiment experiments", "analysis analyses",
        "report reports", "paper papers", "review reviews", "poll", "investigation investigations", "evidence",
    )  # fmt: skip
    return {word: number for number, some in enumerate(forms) for form in some.split() for word in (form, form.title())}


_SCIENCE = words("science Science proven research studies trials tests experiments")


def _may_be_science(text: str) -> bool:
    """Whether something else may lean on science: "the science is clear", "clinically proven", "backed by research"."""
    if "cience " in text or "ally proven" in text or "esearch is " in text:
        return True
    if any(word in text for word in ("ed by ", "n by ", " up by ", "n in ", "ed in ", "und in ")):
        return any(noun in text for noun in ("research", "science", "studies", "trials", "tests", "experiments"))
    return False


def _leaning(text: str, at: int, end: int) -> Leaning | None:
    """The words around the noun at ``at:end``, if they say what research found and not which it is."""
    noun = text[at:end].lower()
    single = noun in _SINGLE
    verbs, single_verbs = _verbs()
    patterns = _patterns()
    did = patterns["did"].match(text, end)
    told = did is not None and did[1] in verbs
    if not told and did is not None:
        did = patterns["idiom"].match(text, end)
        told = did is not None
    behind = None if told else patterns["about"].match(text, end)
    if (
        not told
        and behind is None
        and not text.startswith(",", end)
        and "ccording to" not in text[max(0, at - BEFORE) : at]
    ):
        return None
    start, kind, words = phrase(text, at)
    headed = len(words) > 1 and words[-1] in ("of", "from", "behind") and words[-2].lower() in _HEADS
    if told and did is not None and single and not headed and did[1] in verbs and did[1] not in single_verbs:
        return None  # "the study of bees and show"
    if (
        kind == "owned"
        or (
            noun in ("trial", "experiment")
            and single
            and text[start:at].count(" ") == 1
            and not text.startswith((" with ", " among ", " involving "), end)
            and not (told and did is not None and text.startswith((" that ", " how ", " why "), did.end()))
        )
        or text.startswith((" of mine", " of ours"), end)
        or (noun == "survey" and patterns["of_place"].match(text, end))
        or (noun in ("review", "analysis", "investigation") and text.startswith(" of ", end))
        or (text.startswith(" of ", end) and patterns["of_code"].match(text, end))
    ):
        return None
    if len(words) >= 2 and words[-2:] in (["According", "to"], ["according", "to"]):
        if (
            kind == "one"
            if single
            else (noun not in _PRESS or kind == "many") and kind in ("many", "described", "bare")
        ):
            if text.startswith((" result", " respond"), end):
                return None
            start = text.rindex("ccording", 0, start) - 1
            return Leaning(start, end, (end, min(len(text), end + 200)))
        return None
    if single and kind != "one":
        return None
    if headed:  # "the findings of a recent study suggest"
        start = max(text.rfind(words[-2], 0, start), 0)
        words = words[:-2]
        if words[-1:] in (["the"], ["The"]):
            start, words = text.rindex(words[-1], 0, start), words[:-1]
    elif kind != "many" and not single and any(word in _PREPOSITIONS for word in words[-2:]):
        return None  # "advocates for stem cell research said"
    if noun in _PRESS and kind == "bare":
        return None
    if is_supposed(words):
        return None
    if told:
        assert did is not None
        if noun == "research" and did[1] in _ALSO_NOUNS and not text.startswith((" that", " to "), did.end()):
            return None  # "research reports"
        if did[1] == "put" and not text.startswith((" the ", " its ", " their ", " this ", " that "), did.end()):
            return None  # "put together", "put forward"
        return Leaning(start, did.end())
    if behind is None or noun in _PRESS or words[-1:] in (["in"], ["In"]):
        return None
    # "A study of 4,000 nurses, published in May, found": the first word of finding in the sentence.
    stop = patterns["stop"].search(text, end, end + _BEHIND)
    last = stop.start() if stop else min(len(text), end + _BEHIND)
    if not single:
        comma = text.find(",", end, last)
        last = comma if comma >= 0 else last
    for word in patterns["word"].finditer(text, behind.end() - 1, last):
        idiom = patterns["turn"].match(text, word.start(), last) if word[1] in _idiom_verbs() else None
        if idiom is not None or word[1] in (single_verbs if single else verbs):
            if text[max(0, word.start() - 8) : word.start()].endswith(_NOT_IT):
                return None
            return Leaning(start, (idiom or word).end(1), (end, word.start()))
    return None
