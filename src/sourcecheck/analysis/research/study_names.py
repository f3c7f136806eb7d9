"""Whether a text tells which study it leans on: by whom it is, where it appeared, what it is called."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from itertools import islice
from operator import attrgetter

from sourcecheck.analysis.attribution.names import names
from sourcecheck.analysis.attribution.same_matter import shares_words
from sourcecheck.analysis.attribution.source_words import demonym
from sourcecheck.analysis.attribution.support import support
from sourcecheck.analysis.figures.data_nearby import attributed, beside
from sourcecheck.analysis.lazy_patterns import LazyPatterns
from sourcecheck.analysis.research.research_phrases import KINDS_OF_BODY, Leaning
from sourcecheck.analysis.research.study_patterns import MADE
from sourcecheck.analysis.sentences import sentences
from sourcecheck.analysis.words import letter_words, words
from sourcecheck.document import Block, Document, Kind, MarkKind
from sourcecheck.word_lists import listed

__all__ = ["is_identified"]

_WORK = "study|survey|report|paper|poll|analysis|review|trial|experiment|investigation"
_KINDS = frozenset(("research", "researchers", "scientists", "data", "tests", "trials", "surveys", "polls", "studies"))
_FIGURES = frozenset(("figures", "Figures", "statistics", "Statistics", "data", "Data"))
_OFFICES = ("ombudsman", "auditor", "inspector", "commissioner", "coroner", "minister", "prosecutor", "governor")
_SAYING = ("saying", "thinking", "member")
_SPOKEN = (*_SAYING, "crediting", "showing", "naming")
_CLAUSE = 6  # code points behind "a study found" in which its clause begins: who acts there is what it is about
_LEAD = 3  # paragraphs that may tell in short what the text tells in full
_FULL = 24  # blocks in which it does


@cache
def _known() -> LazyPatterns:
    """What tells which study it is."""
    name = r"(?:[Tt]he )?[“\"‘']?([A-Z][\w.’'&-]+)"
    known_one = (
        r"(?!(?:[\w’'-]+ ){0,3}?(?:researchers?|scientists?|authors?|team|experts?|academics?|economists?|scholars?|"
        r"analysts?|doctors?|people|group)\b)"
        r"(?!(?:very )?(?:end|time|first|second|last|same|start|beginning|middle|press|public|media|web|way)\b)"
    )
    return LazyPatterns({
        # Right after the noun: "a study by Lee", "a report for the Treasury", "a survey in Nature".
        "who": (
            r"\b(?:by|from|at|of|for|(?<!carried out )(?<!conducted )(?<!done )in|journal|magazine|called|titled|"
            rf"entitled|named) (?:(?!that\b)[\w’'-]+,? ){{0,6}}?{name}"
        ),
        # Anywhere near: how it came about.
        "own": (
            r"\b[Ww]e (?:asked|surveyed|polled|tested|interviewed|measured)\b|\b[Oo]ur (?:study|survey|poll|own)\b"
            r"|\b[Tt]he (?:[\w’'-]+ ){1,3}(?:polled|surveyed|questioned|canvassed|asked (?:\w+ ){0,3}\d|"
            r"(?:sent|posted|put) (?:\w+ ){0,3}(?:questions?|questionnaires?|forms))"
            r"|\bby (?:this|our) (?:news ?)?(?:paper|site|website|magazine|programme|program|publication|blog|title)\b"
        ),
        "about": (
            r"(?i)\b(?:stud(?:y|ies)|research\w*|surveys?|trials?|experiments?|papers?|reports?|authors?|teams?|"
            r"findings|published|"
            r"scientists|professors?|participants|data|analys[ei]s|polls?|pollsters?|journal|results|work|experts?)\b"
        ),
        # "A survey by the town council": its words are looked up, as all the bodies take 8 ms to compile.
        "body": r"\b(?:by|from|for|at|with) (?:the|its|their|our)((?: [\w’'-]+){1,4})",
        "made": (
            # Where it was carried out does not tell by whom; where it appeared does.
            r"\b(?:(?:published|appear(?:s|ed|ing)|presented|released|issued|written|authored|co-authored|compiled|"
            r"produced|prepared) (?:[\w’'-]+ ){0,6}?(?:by|in|at|for|from|with)"
            r"|(?:conducted|commissioned|carried out|led|run|funded|undertaken|overseen|done) (?:[\w’'-]+ ){0,6}?"
            rf"(?:by|at|for|from|with)) (?:[\w’'-]+ ){{0,4}}?{name}"
            r"|\b(?:researchers?|scientists|economists|authors?|co-authors?|team|professors?|sociologists|"
            r"psychologists|academics|"
            rf"scholars|analysts) (?:[\w’'-]+ ){{0,3}}?(?:at|from|of|with) {name}"
            rf"|\bauthors?,? (?:(?:is|are|was|were) )?{name}"
        ),
        # "The Fox poll", "a Harris survey", "the Treasury's report".
        "branded": (
            r"([A-Z](?:[\w&/’'-]|\.(?! [A-Z]))+)(?: (?!(?:an?|one|another|some|several|many|that|A|An|One|Another)\b)"
            r"(?:[a-z-]+|[A-Z]\w*|\d{4})){0,2} (?:[Ss]tud(?:y|ies)|[Ss]urvey|[Rr]eport|"
            r"[Aa]nalys[ei]s|[Pp]aper|[Tt]rial|[Ee]xperiment|[Rr]eview|[Pp]oll|[Ii]nvestigation|[Rr]esearch|Index)s?\b"
        ),
        # "A survey that the ferry council published", "a report published on Monday by the archive": whoever it is,
        # there is one of it here.
        "by_clause": (
            rf"\b(?:that|which) (?:(?:the|its|their|our) {known_one}(?:[\w’'-]+,? ){{1,5}}?"
            rf"|{name} (?:[\w’'-]+ ){{0,4}}?)"
            rf"(?:(?:had|has|have|also|itself|first|recently|jointly) ){{0,2}}(?:{MADE})\b"
            rf"|\b(?:{MADE}) (?:[\w’'-]+ ){{0,5}}?by (?:the|its|their|our) {known_one}[\w’'-]+"
            rf"|\b(?:{MADE}|made) for (?:the|its|their|our) {known_one}[\w’'-]+"
        ),
        # In another sentence: "It was published by the archive", "the council, which ran the survey,".
        "by_other": (
            rf"\b(?:It|They|The (?:{_WORK})) (?:was|were|is|had been|has been) (?:\w+ly )?(?:{MADE}) "
            rf"(?:[\w’'-]+ ){{0,5}}?(?:by|for) (?:the|its|their|our) {known_one}[\w’'-]+"
            rf"|\b[Tt]he {known_one}(?:[\w’'-]+,? ){{1,4}}?(?:(?:which|that|had|has|itself) ){{0,2}}(?:{MADE}) "
            rf"(?:it|them|(?:the|this|that) (?:{_WORK}))\b"
        ),
        # "The council says a survey has shown".
        "told_by": (
            r"\b(?:[Tt]he|[Ii]ts|[Tt]heir) (?:[\w’'-]+ ){1,4}?(?:says?|said|reports|reported|adds|added|notes|noted|"
            r"warns|warned|points out|pointed out)(?: that)? $"
        ),
        # Author and year in brackets, "Ruiz et al."
        "citation": (
            r"\((?:[a-z,. ]{0,12} )?[A-Z][^()\n]{1,90}\b(?:19|20)\d\d[a-z]?(?:[,;:] ?[^()\n]{1,30})?\)|\bet al\b|"
            r" ?\[\d{1,3}\]"
        ),
        # "Beginning with Lena Ruiz's counts", "the Marland Chamber sent the questions to its members".
        "worked": (
            r"\b(?:(?:beginning|starting|begun|led|chief|first) (?:with|among them)|including|among them|such as|"
            r"notably|most recently) (?:one )?(?:by |from )?(?:the )?([A-Z][\w.’'&-]+)"
            r"|\b(?:the )?([A-Z][\w.&-]{1,30}(?: [A-Z][\w.&-]{1,30}){1,4})[’']s? (?:\w+ ){0,2}(?:work|counts?|"
            r"stud(?:y|ies)|papers?|experiments?|measurements?|trials?|surveys?|analysis|research|figures|fieldwork|thesis|team|"
            r"group|lab\w*|records|notebooks|results|findings|department)\b"
            r"|\b(?:[Tt]he )?([A-Z][\w.&-]{1,30}(?: (?:of |for |the |and )?[A-Z][\w.&-]{1,30}){0,5}),?"
            r"(?: (?:has|had|who|which|then|also|first|itself|then)){0,2} (?:polled|surveyed|questioned|interviewed|"
            r"canvassed|quizzed|sampled|tracked|measured|tested|ran|carried out|conducted|undertook|commissioned|"
            r"paid for|funded|collected|gathered|analy[sz]ed|compiled|"
            r"(?:sent|put|posted|mailed|emailed) (?:\w+ ){0,3}(?:questions?|questionnaires?|forms|letters|surveys?)|"
            r"asked (?:\w+ ){0,3}?\d)"
        ),
        # What was told of before: "the study, published in ...", "the authors".
        "back": rf"\b[Tt]he (?:new |latest |same )?(?:{_WORK}|research|authors?|researchers|economists|scientists)\b",
        "house": r"\b(?:of|at|from) (?:the )?[A-Z]|\bAt [A-Z]",
        "amount": r"\b(?:\d|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands)",
        "academic": (
            r"\b(?:(?:(?!New |Recent |One |Another |Many |Several |Some )[A-Z][\w’'.&-]+|[Tt]he|of|at|from|by) "
            r"(?:Universit(?:y|ies)|College)|Universit(?:y|ies) (?:of|at|College)|Institutes?|Institution|"
            r"Journal|Census|Eurostat|Lancet|JAMA|BMJ|PLOS|PNAS|Gallup|Pew|YouGov|Ipsos|Nielsen|"
            r"Foundation|Academy|Cochrane|Bureau|arXiv|doi|Quinnipiac|Marist|Harvard|Stanford|Yale|Princeton|Oxford|"
            r"Cambridge|MIT|UCLA|NYU|CDC|NASA|WHO|OECD|NBER|RAND|GAO|CBO)\b"
            r"|\b(?:[A-Z][\w’'.&-]+|[Tt]he|[Aa]t|[Ff]rom) (?:Museum|Observatory|Laborator(?:y|ies))\b"
            r"|\bstudy[’']s (?:lead )?authors?\b|\b(?:lead|senior|co-)-?author\b"
        ),
    })  # fmt: skip


def is_identified(document: Document, block: Block, leaning: Leaning) -> bool:
    """Whether the text tells, from the sentence before to the second after, which study it is."""
    start, end, who = leaning
    ranges = document.once(sentences)[block.number]
    at = max(bisect_right(ranges, (start, len(block.text) + 1)) - 1, 0)
    low, high = ranges[at]
    who = who[0], min(who[1], high)
    if who[0] >= 0 and (_names_body(block.text, *who) or _names_somebody(document, block, "who", *who)):
        return True
    for mark in block.marks:
        if mark.kind in (MarkKind.EMPHASIS, MarkKind.CITE) and low <= mark.start < high and mark.end - mark.start > 3:
            if block.text[mark.start].isupper() and not mark.start <= start < end <= mark.end:
                return True  # a title, and not the claim itself in other letters
    first, last = ranges[max(0, at - 1)][0], ranges[min(len(ranges) - 1, at + 2)][1]
    if _cited(block, first, last) or _told_in(document, block, max(first, start - 400), min(last, end + 600), start):
        return True
    if _known()["own"].search(block.text, first, last) or _known()["citation"].search(block.text, low, high):
        return True
    if _names_somebody(document, block, "worked", low, last):
        return True
    if any(_tells_who_did_it(document, block, *sentence) for sentence in ranges[at + 1 : at + 3]):
        return True
    if (
        not _FIGURES.isdisjoint(letter_words(block.text[start:end].lower())) or _holds(block.text, end, high, _bodies())
    ) and attributed(block.text, start, high, start, end):
        return True  # "figures show that ..., the statistics office said", "tests have shown ..., the board said"
    if _known()["told_by"].search(block.text, max(low, start - 80), start):
        return True
    if _made_known(document, block, start, low, high, (first, last)):
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
    if _quoted_below(document, block) or _told_in_full(document, block):
        return True
    said = block.text[start:end].lower()
    # A text that names its poll means that one, or those that are polled against it.
    return ("poll" in said or "surveys" in said) and any(
        _names_somebody(document, other, how, 0, len(other.text))
        for other in document.blocks
        for how in ("branded", "worked")
        if "poll" in other.text and other.kind is not Kind.CODE
    )


def _tells_who_did_it(document: Document, block: Block, low: int, high: int) -> bool:
    """Whether a sentence tells what people of a house looked at: "Falk and Reece of Harrow hung microphones on 52"."""
    text = block.text[low:high]
    held = frozenset(letter_words(text))
    done = held & _deeds()
    if not done or (done <= _EVERYDAY and _known()["amount"].search(text) is None):
        return False
    house, expert = _known()["house"].search(text), not held.isdisjoint(_researchers())
    if house is not None and expert and " the " in house[0]:
        return True  # "Economists at the Harrow School tracked 900 clerks"
    return (house is not None or expert) and any(
        name.kind == "person" and low <= name.start < high and " " in block.text[name.start : name.end]
        for name in document.once(names)[block.number]
    )


@cache
def _deeds() -> frozenset[str]:
    return frozenset((*listed("experiment-verbs"), "hung", "published"))


# Of what researchers do, what everybody does.
_EVERYDAY = words(
    "added asked cut dropped fed gave grew handed hid hung invited kept left let made offered paid played put sent "
    "served set showed split swapped told took tried watched"
)


@cache
def _researchers() -> frozenset[str]:
    plural = (*listed("researchers"), *(noun.capitalize() for noun in listed("researchers")))
    return frozenset((*plural, *(noun.removesuffix("s") for noun in plural)))


def _made_known(document: Document, block: Block, start: int, low: int, high: int, near: tuple[int, int]) -> bool:
    """Whether a clause tells whose the study is by a body of which there is one: "that the ferry council published"."""
    known = _known()
    if _holds(block.text, start, high, _made()) and known["by_clause"].search(block.text, start, high):
        return True
    return _holds(block.text, *near, _made()) and known["by_other"].search(block.text, *near) is not None


@cache
def _made() -> frozenset[str]:
    """The first words of how research comes about."""
    return frozenset(made.partition(" ")[0] for made in ("made", *MADE.split("|")))


@cache
def _bodies() -> frozenset[str]:
    return frozenset(letter_words(body)[-1] for body in (*listed("body-nouns"), *_OFFICES))


def _names_body(text: str, low: int, high: int) -> bool:
    """Whether research is said to be by a body of which there is one: "by the town council"."""
    return _holds(text, low, high, _bodies()) and any(
        not _bodies().isdisjoint(letter_words(match[1])) for match in _known()["body"].finditer(text, low, high)
    )


def _holds(text: str, low: int, high: int, words: frozenset[str]) -> bool:
    """Whether one of some words stands there: looked up, as what they are part of takes milliseconds to compile."""
    return not words.isdisjoint(letter_words(text[low:high]))


def _quoted_below(document: Document, block: Block) -> bool:
    """Whether a passage set off as a quotation follows, and says where it is from."""
    for other in document.blocks[block.number + 1 : block.number + 8]:
        if not other.text:
            continue
        if not other.quoted:
            return False
        if any(mark.kind is MarkKind.LINK and not mark.target.startswith("#") for mark in other.marks):
            return True
    return False


def _told_in_full(document: Document, block: Block) -> bool:
    """Whether the study is named further down, where it is told of in full, and the block is of the text's lead."""
    if block.number > document.once(_last_of_lead):
        return False
    known = _known()
    for other in document.blocks[block.number + 1 : block.number + _FULL]:
        if other.kind is not Kind.PARAGRAPH or other.quoted or known["back"].search(other.text) is None:
            continue
        for low, high in document.once(sentences)[other.number]:
            if known["back"].search(other.text, low, high) and (
                known["academic"].search(other.text, low, high) or _names_somebody(document, other, "made", low, high)
            ):
                return True
    return False


def _last_of_lead(document: Document) -> int:
    """The number of the last block before which fewer than three paragraphs stand; use through ``document.once``."""
    told = (
        other.number
        for other in document.blocks
        if other.kind is Kind.PARAGRAPH and len(other.text) > 40 and document.in_content(other)
    )
    return next(islice(told, _LEAD - 1, None), len(document.blocks))


def _supported(
    document: Document, block: Block, start: int, end: int, ranges: tuple[tuple[int, int], ...], at: int
) -> bool:
    """Whether a source stands behind the claim that is not the nameless research itself ("Recent research shows")."""
    found = support(document, block, start, end, before=1, after=2)
    if found is None:
        return False
    clause = end if block.text.startswith(",", end) else end + _CLAUSE
    if found.block != block.number or clause < found.start < ranges[at][1] or found.how not in _SPOKEN:
        return True
    low, high = next((low, high) for low, high in ranges if found.start < high)
    if high <= start or ranges[at][1] <= low:  # whoever speaks beside it stands behind a study where it is spoken of
        if _known()["about"].search(block.text, low, high):
            return True
        return found.how not in _SAYING and shares_words(block.text[slice(*ranges[at])], block.text[low:high])
    if found.end <= start:
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
    ranges = document.once(sentences)[block.number]
    for start, end in ranges[max(bisect_right(ranges, (low, low)) - 1, 0) : bisect_left(ranges, (high, high))]:
        if end <= low:
            continue
        if start <= at < end or known["about"].search(block.text, start, end):
            if known["academic"].search(block.text, start, end):
                return True
    return any(_names_somebody(document, block, how, low, high) for how in ("made", "branded"))


_START, _END = attrgetter("start"), attrgetter("end")


def _names_somebody(document: Document, block: Block, how: str, low: int, high: int) -> bool:
    """Whether one of the patterns finds a name there that is no place, month or nation."""
    for match in _known()[how].finditer(block.text, low, high):
        at = next(
            place for place in (match.start(group) for group in range(1, (match.re.groups or 1) + 1)) if place >= 0
        )
        named = document.once(names)[block.number]  # in order, none in another
        for name in named[bisect_right(named, at, key=_END) : bisect_right(named, at + 8, key=_START)]:
            if name.kind != "place":
                if name.start > at and _opens(document, block, name.start):
                    continue  # "published in May. Lena"
                if how == "worked" and block.text[name.start : name.end].lower() in _KINDS:
                    continue  # "Research conducted last year"
                if (
                    how == "who"
                    and match[0].lower().startswith("of ")
                    and name.kind == "proper"
                    and re.match(r" [a-z]{3,}", block.text[name.end : name.end + 4])
                ):
                    continue  # "a study of Olympic finalists"
                if how in ("branded", "worked") and name.kind == "proper" and _opens(document, block, name.start):
                    continue  # "Recent research", "Clinical trials"
                if how == "branded" and block.text[name.start : name.end] in KINDS_OF_BODY:
                    continue  # "a University study"
                if not demonym(block.text[name.start : name.end].rpartition(" ")[2]):
                    return True
    return False


def _opens(document: Document, block: Block, at: int) -> bool:
    """Whether a sentence begins at a place."""
    ranges = document.once(sentences)[block.number]
    return bisect_left(ranges, (at,)) < bisect_left(ranges, (at + 1,))
