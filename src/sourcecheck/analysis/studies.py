"""Research that a text leans on without saying which: "a recent study found", "research has long shown"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from sourcecheck.analysis.data_nearby import attributed, beside
from sourcecheck.analysis.names import names
from sourcecheck.analysis.sentences import sentences
from sourcecheck.analysis.source_words import demonym
from sourcecheck.analysis.support import support
from sourcecheck.document import Block, Document, Kind, MarkKind
from sourcecheck.word_lists import alternatives, listed

__all__ = ["NEEDS", "Leaning", "is_identified", "unnamed_studies"]

_MOST = 40  # nouns looked at in one block: no prose has more; the bound keeps hostile input linear
_BEFORE = 110  # code points before the noun in which its article stands
_BEHIND = 170  # code points between the noun and what the study is said to do
# Literals of which every text that leans on research holds one.
NEEDS = (
    "studies", " study", "research", "surveys ", " survey", " report", "reports ", "analysis", "analyses ", " trial", "trials ",
    " poll", " paper", "papers ", " review", "reviews ", "experiment", "science ", "evidence ", "scientifically ", "clinically ",
    "investigation",
)  # fmt: skip
_SINGLE = frozenset(("study", "survey", "report", "analysis", "paper", "trial", "experiment", "review", "meta-analysis", "poll",
                     "investigation"))  # fmt: skip
_SEVERAL = frozenset(("studies", "surveys", "trials", "experiments", "analyses", "meta-analyses"))
_PRESS = frozenset(("papers", "reports", "reviews", "investigations"))  # bare, these are what newspapers write
_ARTICLES = frozenset(("a", "an", "another", "one"))
_AMOUNTS = frozenset(
    "countless numerous several many multiple various some most other certain two three four five few all".split()
)
# "Dozens of studies", "a growing body of research".
_AMOUNTS_OF = frozenset(
    "number handful series body host range wealth raft string dozens hundreds scores plenty couple years decades lot lots bulk "
    "most much some many any mountain pile".split()
)
# Words before the noun that are no topic of it.
_NO_TOPIC = frozenset(
    "by from at of in to on with has have is was are were be and or but the this that these those its their our his her my your "
    "if whether until unless no not when as while because than which what who where how more for do does did "
    "news media press police fundraising expense annual quarterly court inspection traffic weather committee congressional "
    "exclusive internal pool case mock criminal murder jury show bug crash status incident book film user progress straw so also says say "
    "said though although however since there here where often now after before".split()
)
_OWNERS = frozenset(
    "our my their his her your its these those the this that both such each every no any whose which what "
    "he she it i who we you they".split()
)
_SUPPOSING = frozenset("if whether unless until should were would could may might imagine suppose when before".split())
_PREPOSITIONS = frozenset("of for on into about with to by from against through".split())
_ALSO_NOUNS = frozenset(("reports", "claims", "notes", "points", "states", "links"))
_BEHIND_NOUN = (
    "by|of|on|into|in|about|at|from|for|among|involving|published|conducted|released|led|commissioned|carried out|funded|issued|out|this|"
    "last|using|with|that was|which was"
)


class Leaning(NamedTuple):
    """Words that lean on research: ``who`` is where its name could stand, (-1, -1) where nothing does."""

    start: int
    end: int
    who: tuple[int, int] = (-1, -1)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "noun": re.compile(
            r"\b(?:[Ss]tud(?:y|ies)|[Rr]esearch|[Ss]urveys?|[Tt]rials?|[Ee]xperiments?|(?:[Mm]eta-)?[Aa]nalys[ei]s|[Rr]eports?|[Pp]apers?|"
            r"[Rr]eviews?|[Pp]oll|[Ii]nvestigations?|(?:[Ss]cientific|[Mm]edical|[Ee]mpirical) evidence)\b(?![-’'])"
        ),
        "did": re.compile(r" (?:(?:has|have|had) )?(?:(?:also|now|even|long|often|already|since|\w+ly) ){0,2}([a-z]+)\b"),
        "about": re.compile(rf",? (?:{_BEHIND_NOUN}) "),
        "stop": re.compile(r"[.;:!?] |[.;:!?]$"),
        "word": re.compile(r" ([a-z]+)(?= )"),
        "science": re.compile(
            r"\b(?:[Tt]he )?[Ss]cience (?:(?:clearly|now|has|is|already|long) )*(?:says|shows|tells us|proves|proved|proven|shown|"
            r"clear\b|settled\b|unequivocal|unambiguous|in\b(?=[.,!:]))"
            r"|\b(?:[Ss]cientifically|[Cc]linically) proven\b"
            r"|\b(?:[Bb]acked|[Ss]upported|[Pp]roven|[Ss]hown|[Cc]onfirmed|[Dd]emonstrated) (?:up )?by "
            r"(?:(?:(?:years|decades|lots|plenty|a wealth|dozens|hundreds) of|many|numerous|several|recent|new|solid|hard|modern|extensive|"
            r"scientific|clinical|peer-reviewed|independent|the latest|rigorous|sound|current) ){0,2}(?:research|science|studies)"
            r"\b(?! (?:by|from|at|of|in)\b)"
        ),
        "within": re.compile(r",| (?:of|with|involving|among) (?:\w+ )?\d"),
        "year": re.compile(r"(?:19|20)\d\d|\d+-year"),
        "token": re.compile(r"[^ ]+"),
    }  # fmt: skip


@cache
def _verbs() -> tuple[frozenset[str], frozenset[str]]:
    """What research is said to do, and what a single study does ("finds", "found", not "find")."""
    verbs = frozenset(listed("finding-verbs"))
    return verbs, frozenset(verb for verb in verbs if f"{verb}s" not in verbs)


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(listed("research-adjectives"))


def unnamed_studies(text: str) -> Iterator[Leaning]:
    """Where a text leans on research by words that name none, in order."""
    patterns = _patterns()
    for seen, match in enumerate(patterns["noun"].finditer(text)):
        if seen == _MOST:
            break
        found = _leaning(text, match.start(), match.end())
        if found is not None:
            yield found
    if "cien" in text or "linically" in text or " by " in text:
        for match in patterns["science"].finditer(text):
            if not _is_supposed(text[max(0, match.start() - 40) : match.start()].split()):
                yield Leaning(*match.span())


def _leaning(text: str, at: int, end: int) -> Leaning | None:
    """The words around the noun at ``at:end``, if they say what research found and not which it is."""
    noun = text[at:end].lower()
    single = noun in _SINGLE
    verbs, single_verbs = _verbs()
    patterns = _patterns()
    did = patterns["did"].match(text, end)
    told = did is not None and did[1] in (single_verbs if single else verbs)
    behind = None if told else patterns["about"].match(text, end)
    if (
        not told
        and behind is None
        and not text.startswith(",", end)
        and "ccording to" not in text[max(0, at - _BEFORE) : at]
    ):
        return None
    start, kind, words = _phrase(text, at)
    if kind == "owned" or (noun in ("review", "analysis", "investigation") and text.startswith(" of ", end)):
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
    if kind != "many" and not single and any(word in _PREPOSITIONS for word in words[-2:]):
        return None  # "advocates for stem cell research said"
    if noun in _PRESS and kind == "bare":
        return None
    if _is_supposed(words):
        return None
    if told:
        assert did is not None
        if noun == "research" and did[1] in _ALSO_NOUNS and not text.startswith((" that", " to "), did.end()):
            return None  # "research reports"
        return Leaning(start, did.end())
    if words[-1:] in (["in"], ["In"]) and single and noun in ("study", "experiment", "survey", "poll"):
        described = text[start:at].count(" ") > 1 or text[start:at].lower() == "one "
        if described and patterns["within"].match(text, end):
            return Leaning(text.rindex(words[-1], 0, start), end, (end, min(len(text), end + 200)))
    if behind is None or noun in _PRESS:
        return None
    # "A study of 4,000 nurses, published in May, found": the first word of finding in the sentence.
    stop = patterns["stop"].search(text, end, end + _BEHIND)
    last = stop.start() if stop else min(len(text), end + _BEHIND)
    if not single:
        comma = text.find(",", end, last)
        last = comma if comma >= 0 else last
    for word in patterns["word"].finditer(text, behind.end() - 1, last):
        if word[1] in (single_verbs if single else verbs):
            if text[: word.start()].endswith(
                (
                    " to",
                    " that",
                    " who",
                    " which",
                    " we",
                    " they",
                    " was",
                    " were",
                    " be",
                    " been",
                    " is",
                    "n't",
                    "n’t",
                    " not",
                )
            ):
                return None
            return Leaning(start, word.end(1), (end, word.start()))
    return None


def _phrase(text: str, at: int) -> tuple[int, str, list[str]]:
    """Where the phrase of the noun at ``at`` begins, what it is, and the words before it in the sentence.

    It is one ("a recent study"), many ("dozens of studies"), described ("recent studies"), bare, or owned:
    somebody's, or a known one ("the study", "Harvard's study").
    """
    tokens = list(_patterns()["token"].finditer(text, max(0, at - _BEFORE), at))
    if tokens and at - _BEFORE > 0:
        tokens.pop(0)  # cut through
    for index in range(len(tokens) - 1, -1, -1):
        if tokens[index][0].endswith((".", "!", "?", ":", ";", "—", "–")) and not tokens[index][0].endswith("U.S."):
            tokens = tokens[index + 1 :]
            break
    start, described, topic = at, False, False
    index = len(tokens) - 1
    while index >= 0:
        word = tokens[index][0].rstrip(",").lstrip("(“\"‘'—–")
        small = word.lower()
        ends = tokens[index][0].endswith(",")
        if small in _ARTICLES:
            # "A growing number of": the article of the amount.
            return tokens[index].start(), "one", [token[0] for token in tokens[:index]]
        if small in ("the", "our", "its", "his", "her") and small != "the":
            return start, "owned", []
        if small == "the":
            newest = described and re.match(r"(?:latest|newest|most recent)\b", text[start:at])
            return tokens[index].start(), "one" if newest else "owned", [token[0] for token in tokens[:index]]
        if small in _AMOUNTS and not ends:
            before = index - 1
            if before >= 0 and tokens[before][0].lower() in ("a", "not", "no", "very"):
                before -= 1
            return tokens[before + 1].start(), "many", [token[0] for token in tokens[: before + 1]]
        if small == "of" and index >= 1:
            if tokens[index - 1][0].lower() in _AMOUNTS_OF:
                first = index - 1
                while first >= 1 and tokens[first - 1][0].lower() in (
                    "a",
                    "growing",
                    "large",
                    "substantial",
                    "vast",
                    "the",
                    "an",
                ):
                    first -= 1
                return tokens[first].start(), "many", [token[0] for token in tokens[:first]]
            break
        if (
            small in _adjectives()
            or word in _adjectives()
            or _patterns()["year"].fullmatch(word)
            or (word[:1].isupper() and demonym(word))
        ):
            if small != "and" or described:
                start, described = tokens[index].start() if small != "and" else start, True
                index -= 1
                continue
        if ends and index < len(tokens) - 1 or ends:
            break
        if word[:1].isupper() and index > 0 or word.endswith(("'s", "’s", "s'", "s’")):
            return start, "owned", []
        if small in _OWNERS:
            return start, "owned", []
        if (
            not topic
            and not described
            and small not in _NO_TOPIC
            and word.replace("-", "").isalpha()
            and word.islower()
        ):
            topic = True
            index -= 1
            continue
        break
    words = [token[0] for token in tokens[: index + 1]]
    if any(word.lower() in ("our", "my") for word in words[-3:]):
        return start, "owned", []
    if (
        words
        and words[-1] == "case"
        or (start == at and words[-1:] and words[-1][:1].isupper() and len(words) > 1 and not described)
    ):
        return start, "owned", []
    return start, "described" if described else "bare", words


def _is_supposed(words: list[str]) -> bool:
    """Whether the words before leave open that there is such research: "if a study shows"."""
    return any(word.lower() in _SUPPOSING for word in words[-3:])


@cache
def _known() -> dict[str, re.Pattern[str]]:
    """What tells which study it is."""
    name = r"(?:[Tt]he )?[“\"‘']?([A-Z][\w.’'&-]+)"
    return {
        # Right after the noun: "a study by Lee", "a report for the Treasury", "a survey in Nature".
        "who": re.compile(
            rf"\b(?:by|from|at|of|for|in|journal|magazine|called|titled|entitled|named) (?:(?!that\b)[\w’'-]+,? ){{0,6}}?{name}"
        ),
        # Anywhere near: how it came about.
        "about": re.compile(
            r"(?i)\b(?:stud(?:y|ies)|research\w*|surveys?|trials?|experiments?|papers?|reports?|authors?|teams?|findings|published|"
            r"scientists|professors?|participants|data|analys[ei]s|polls?|pollsters?|journal|results|work|experts?)\b"
        ),
        # "A survey by the town council": a body of which there is one.
        "body": re.compile(rf"\b(?:by|from|for) (?:the|its|their|our) (?:[\w’'-]+ ){{0,3}}?(?:{alternatives('body-nouns')})\b"),
        "made": re.compile(
            r"\b(?:published|conducted|commissioned|carried out|released|issued|led|run|funded|written|authored|co-authored|"
            rf"compiled|produced|undertaken|prepared|overseen|done) (?:[\w’'-]+ ){{0,6}}?(?:by|in|at|for|from|with) (?:[\w’'-]+ ){{0,4}}?{name}"
            r"|\b(?:researchers?|scientists|economists|authors?|co-authors?|team|professors?|sociologists|psychologists|academics|"
            rf"scholars|analysts) (?:[\w’'-]+ ){{0,3}}?(?:at|from|of|with) {name}"
        ),
        # "The Fox poll", "a Harris survey", "the Treasury's report".
        "branded": re.compile(
            rf"([A-Z][\w.&/’'-]+)(?: (?:[a-z-]+|[A-Z]\w*|\d{{4}})){{0,2}} (?:[Ss]tud(?:y|ies)|[Ss]urvey|[Rr]eport|[Aa]nalys[ei]s|[Pp]aper|[Tt]rial|[Ee]xperiment|[Rr]eview|[Pp]oll|[Ii]nvestigation|[Rr]esearch|Index)s?\b"
        ),
        "academic": re.compile(
            r"\b(?:Universit(?:y|ies)|Institutes?|Institution|College|Journal|Lancet|JAMA|BMJ|PLOS|PNAS|Gallup|Pew|YouGov|Ipsos|Nielsen|"
            r"Foundation|Academy|Cochrane|Bureau|arXiv|doi|Quinnipiac|Marist|Harvard|Stanford|Yale|Princeton|Oxford|"
            r"Cambridge|MIT|UCLA|NYU|CDC|NASA|WHO|OECD|NBER|RAND|GAO|CBO)\b"
            r"|\bstudy[’']s (?:lead )?authors?\b|\b(?:lead|senior|co-)-?author\b"
        ),
    }  # fmt: skip


def is_identified(document: Document, block: Block, leaning: Leaning) -> bool:
    """Whether the text tells, from the sentence before to the second after, which study it is."""
    start, end, who = leaning
    ranges = document.once(sentences)[block.number]
    at = max(bisect_right(ranges, (start, len(block.text) + 1)) - 1, 0)
    low, high = ranges[at]
    if who[0] >= 0 and (_known()["body"].search(block.text, *who) or _names_somebody(document, block, "who", *who)):
        return True
    for mark in block.marks:
        if mark.kind in (MarkKind.EMPHASIS, MarkKind.CITE) and low <= mark.start < high and mark.end - mark.start > 3:
            if block.text[mark.start].isupper():
                return True
    first, last = ranges[max(0, at - 1)][0], ranges[min(len(ranges) - 1, at + 2)][1]
    if _cited(block, first, last) or _told_in(document, block, max(first, start - 400), min(last, end + 600), start):
        return True
    if _supported(document, block, start, end, ranges, at):
        return True
    if at == 0:
        for other in beside(document, block.number, -1):
            tail = document.once(sentences)[other.number][-1:]
            if tail and _told_in(document, other, *tail[0]):
                return True
    if at + 2 >= len(ranges):
        for other in beside(document, block.number, 1):
            head = document.once(sentences)[other.number][:2]
            if not head or not _known()["about"].search(other.text, 0, head[-1][1]):
                continue
            if _cited(other, 0, head[-1][1]) or _told_in(document, other, 0, min(head[-1][1], 600)):
                return True
    return "poll" in block.text[start:end].lower() and any(
        _names_somebody(document, other, "branded", 0, len(other.text))
        for other in document.blocks
        if "poll" in other.text and other.kind is not Kind.CODE
    )


def _supported(
    document: Document, block: Block, start: int, end: int, ranges: tuple[tuple[int, int], ...], at: int
) -> bool:
    """Whether a source stands behind the claim that is not the nameless research itself ("Recent research shows")."""
    found = support(document, block, start, end, before=1, after=2)
    if found is None:
        return False
    if found.block != block.number or found.end <= start or end <= found.start:
        return True
    # "Research suggests ..., according to the Met Office", "..., Lee of the Met Office said".
    low, high = end, ranges[at][1]
    if attributed(block.text, start, high, start, end) and any(
        low <= name.start < high and name.kind != "place" for name in document.once(names)[block.number]
    ):
        return True
    around = [ranges[other] for other in (at - 1, at + 1, at + 2) if 0 <= other < len(ranges)]
    return any(support(document, block, low, high, before=0, after=0) is not None for low, high in around)


def _cited(block: Block, low: int, high: int) -> bool:
    for mark in block.marks:
        if mark.kind is MarkKind.LINK and not mark.target.startswith("#") and low <= mark.start < high:
            return True
        if mark.kind is MarkKind.NOTE:
            return True
    return False


def _told_in(document: Document, block: Block, low: int, high: int, at: int = -1) -> bool:
    """Whether the sentences in ``low:high`` tell whose research it is; ``at`` is where the claim stands, if there.

    A university alone does so in the claim's own sentence; elsewhere it must be about research.
    """
    known = _known()
    for start, end in document.once(sentences)[block.number]:
        if start >= high or end <= low:
            continue
        if start <= at < end or known["about"].search(block.text, start, end):
            if known["academic"].search(block.text, start, end):
                return True
    return any(_names_somebody(document, block, how, low, high) for how in ("made", "branded"))


def _names_somebody(document: Document, block: Block, how: str, low: int, high: int) -> bool:
    """Whether one of the patterns finds a name there that is no place, month or nation."""
    for match in _known()[how].finditer(block.text, low, high):
        at = next(
            place for place in (match.start(group) for group in range(1, (match.re.groups or 1) + 1)) if place >= 0
        )
        for name in document.once(names)[block.number]:
            if name.start <= at + 8 and at < name.end and name.kind != "place":
                if how == "branded" and name.kind == "proper" and _opens(document, block, name.start):
                    continue  # "Recent research", "Clinical trials"
                if not demonym(block.text[name.start : name.end].rpartition(" ")[2]):
                    return True
    return False


def _opens(document: Document, block: Block, at: int) -> bool:
    """Whether a sentence begins at a place."""
    return any(start == at for start, _ in document.once(sentences)[block.number])
