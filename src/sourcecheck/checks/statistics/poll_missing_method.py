"""Polls whose figures are told and not how they were got: who asked how many of whom, when and how."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.attribution.names import names
from sourcecheck.analysis.figures.data_nearby import cites
from sourcecheck.analysis.lazy_patterns import LazyPatterns
from sourcecheck.analysis.own_words import in_own_words
from sourcecheck.analysis.research.studies import unnamed_studies
from sourcecheck.analysis.research.study_names import is_identified
from sourcecheck.document import Block, Document, Format, Kind
from sourcecheck.finding import Confidence, Severity
from sourcecheck.rule import Context, Example, Hit, Rule, Variant

_KINDS = frozenset((Kind.PARAGRAPH, Kind.ITEM, Kind.DETAIL))
_ENOUGH = 3  # of the six things AP and AAPOR ask for
_ENOUGH_FOR_ONE = 2  # where a text takes a single share from it
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LEAD = 3  # paragraphs in which a text says what it is about

# A poll and a share in one paragraph, or "polls show".
_POLL, _SHARE = r"\b(?:polls?|surveys?)\b", r"(?:[\dª] |\bper ?cent\b|\b(?:in|out of) (?:10|ten|five|four|three)\b)"
_SHOW = "show|showed|shown|suggest|suggested|indicate|indicated|find|found|put|predict|predicted|point to|give|gave"
_GATE = rf"{_POLL}.*{_SHARE}|{_SHARE}.*{_POLL}|\bpolls (?:have )?(?:[^ ]+ly )?(?:{_SHOW})\b"


@cache
def _patterns() -> LazyPatterns:
    month = rf"(?:{'|'.join(_MONTHS).title()})[a-z]*\.?"
    people = (
        r"(?:adults|voters|people|respondents|participants|residents|americans|britons|users|workers|parents|"
        r"households|likely|"
        r"registered|students|women|men|citizens|employees|customers|members|responses|completions|companies|firms|"
        r"drivers|teachers)"
    )
    return LazyPatterns({
        "poll": (
            r"\b(?:[Pp]olls?|[Oo]pinion polls?|[Ss]urveys?)\b"
            r"(?! (?:tax|station|worker|place|site|tool|design|question|close|open|vessel|ship|map))"
            r"(?! of (?:the|an?|its|his|her) [\w-]*[^\Ws] (?:took|found|showed|shows|was|has|had|is|in|on|by)\b)"
        ),
        "bare": (
            r"\b(?:[Mm]ost |[Mm]any |[Ss]ome |[Ss]everal |[Rr]ecent |[Oo]pinion |[Nn]ational |[Pp]ublic )*[Pp]olls "
            rf"(?:have )?(?:\w+ly )?(?:{_SHOW})\b"
        ),
        # An election is a poll, too.
        "vote": (
            r"(?i)\bturnout\b|\breturning officers?\b|\belectoral (?:commission|office|board)|\bby-?elections?\b|"
            r"\b(?:votes?|ballots?)(?: papers?)? (?:were |was |are )?(?:cast|counted|spoil(?:ed|t))|\bspoil(?:ed|t) "
            r"(?:votes|ballots|papers)|\bgo(?:es|ne|ing)? to the polls|\bwent to the polls|\b(?:elected|re-elected|"
            r"returned|unseated|ousted) (?:\w+ ){0,4}in the poll|\b(?:won|lost|contested|stood in|topped) the poll\b|"
            r"\bthe polls? (?:opened|closed|opens|closes)|\bconstituenc(?:y|ies)\b|\bre-?counts?\b"
        ),
        "finds": (
            r"(?i)s? (?:\w+ly |also |now |has |have )?(?:find|found|suggest|show|put|point|give|gave|indicate|predict|"
            r"forecast)"
        ),
        "average": (
            r"(?i)\baverages? (?:calculated|compiled|kept) by\b|"
            r"\baverages? of (?:\w+ ){0,4}(?:polls|surveys)|\bpoll(?:s|ing)? (?:\w+ )?(?:average|aggregat\w+|"
            r"tracker)|\bpoll of polls\b|\bsurveys? average\b"
        ),
        "credit": (
            r"(?i)\baccording to\b|\bcompiled by\b|\b(?:worked out|kept|calculated|run|maintained|made|put together) "
            r"by\b|[’']s (?:\w+ ){0,2}(?:poll|average)|[A-Z]\w+ (?:poll|average)"
        ),
        # The page of those who asked.
        "answered": (
            r"\b[Ww]e (?:\w+ )?(?:received|got|had|collected|gathered) (?:\w+ )?[\d,]+ (?:\w+ )?(?:responses|answers|"
            r"replies|completions)|\b[Tt]hank (?:you|\w+)\b[^.]{0,80}\b(?:respond|took part|answered|participat)"
        ),
        "share": (r"\d ?%|\bper ?cent\b|\b(?:in|out of) (?:10|ten|five|four|three)\b"),
        "sponsor": (r"(?i)\b(?:commissioned|sponsored|paid for|funded|ordered|on behalf of|conducted "
        r"for|carried out for)\b"),
        "dates": (
            rf"(?i)\b(?:conducted|carried out|taken|fielded|surveyed|polled|interviewed|asked|held|ran|between|"
            rf"from)\b[^.]{{0,80}}?"
            rf"\b(?:{month} ?\d|\d{{1,2}} {month}|in {month}|{month} (?:19|20)\d\d|in (?:19|20)\d\d)|"
            rf"\b(?:poll|survey)\w*\b[^.]{{0,60}}?\b(?:in|on|of|from) (?:early |late |mid-)?"
            rf"(?:{month}\b|(?:19|20)\d\d)|"
            rf"\b(?:19|20)\d\d (?:\w+ ){{0,3}}(?:poll|survey)|\b{month} (?:poll|survey)|\b(?:last|"
            rf"this) (?:week|weekend|month)\b"
        ),
        "sample": (
            rf"(?i)\b\d[\d,.]*\+?\*{{0,2}} (?:\w+ ){{0,3}}{people}\b|\b(?:polled|surveyed|interviewed|asked|sample of|"
            rf"questioned|heard from) "
            rf"(?:\w+ ){{0,3}}\d|"
            rf"\b\d[\d,]* (?:\w+ ){{1,3}}(?:who|that) (?:answered|responded|replied|took part)|\bn ?= ?\d"
        ),
        "mode": (
            r"(?i)\b(?:online|by phone|telephone|cell ?phones?|landlines?|in person|face.to.face|by mail|postal|"
            r"web panel|panel|robocall|automated|"
            r"interviews?|live callers?|text message|questionnaire)\b"
        ),
        "margin": (r"(?i)\bmargins? of (?:sampling )?error\b|\bsampling error\b|plus or minus|±|\bpoints "
        r"either way\b|\bconfidence level\b"),
        # "The council's survey", too: whose it is, is told.
        "own": (
            r"\w(?<!day)(?<!week)(?<!month)(?<!year)[’']s? (?:[\w-]+ ){0,3}(?:poll|survey)\b|"
            r"\b(?:[Oo]ur|[Tt]h(?:e|is) annual|[Tt]his year['’]s) (?:\w+ "
        r"){0,3}(?:poll|survey)\b|\b[Ww]e (?:asked|polled|surveyed|received)\b"),
        "made_by": (r"(?i)\b(?:poll|survey)s?,? (?:\w+ ){0,3}(?:by|from|such as|including|conducted "
        r"by|for)\b|\b(?:by|from)\b[^.]{0,40}\b(?:poll|survey)\b"),
    })  # fmt: skip


def check(document: Document, context: Context) -> Iterator[Hit]:
    patterns = _patterns()
    polls: list[tuple[Block, re.Match[str]]] = []
    shares = 0
    for block in context.blocks(document):
        if block.kind not in _KINDS or block.quoted or not document.in_content(block):
            continue
        match = next((hit for hit in patterns["poll"].finditer(block.text) if not _is_vote(block, hit)), None)
        if match is None or _is_average(document, block):
            continue
        found = len(patterns["share"].findall(block.text))
        shares += found
        if found and in_own_words(document, block, *match.span()):
            polls.append((block, match))
        bare = patterns["bare"].search(block.text)
        if (
            bare
            and not found
            and in_own_words(document, block, *bare.span())
            and not _is_known(document, block)
            and not (_opens(document, block) and _names_any(document))
        ):
            yield Hit(block.span(*bare.span()), variant="bare", values={"match": bare[0]})
    if not polls or (shares < 2 and not _leads(document, polls[0][0])):
        return
    block, match = polls[0]
    if any(cites(document, other) for other, _ in polls) or _told(document, block) >= (
        _ENOUGH if shares > 1 else _ENOUGH_FOR_ONE
    ):
        return
    for leaning in unnamed_studies(block.text):
        if not is_identified(document, block, leaning):
            return  # statistics/study-without-name asks which poll it is
    yield Hit(block.span(*match.span()), values={"match": match[0]})


def _is_own(block: Block, sample: bool) -> bool:
    """Whether a block shows that those who write are those who asked, and the sample is told."""
    match = _patterns()["answered"].search(block.text)
    return match is not None and (sample or any(sign.isdigit() for sign in match[0]))


def _is_vote(block: Block, poll: re.Match[str]) -> bool:
    """Whether the poll is an election: its sentence tells of turnout, of ballots cast, of who was returned."""
    patterns = _patterns()
    if poll[0].lower() not in ("poll", "polls") or patterns["finds"].match(block.text, poll.end()):
        return False
    low = max(block.text.rfind(". ", 0, poll.start()), 0)
    high = block.text.find(". ", poll.end())
    return patterns["vote"].search(block.text, low, high if high >= 0 else len(block.text)) is not None


def _is_average(document: Document, block: Block) -> bool:
    """Whether the figures are an average of polls, with who works it out."""
    averaged = _patterns()["average"].search(block.text)
    if averaged is None:
        return False
    low, high = averaged.start() - 80, averaged.end() + 80
    return any(name.kind != "place" and low <= name.start < high for name in document.once(names)[block.number]) and (
        _patterns()["credit"].search(block.text, max(low, 0), high) is not None
    )


def _opens(document: Document, block: Block) -> bool:
    """Whether a block is the headline or the first paragraph of a text, which may stay in short."""
    return block.number <= document.once(_first_long)


def _first_long(document: Document) -> int:
    """Number of the first paragraph of some length; of none, one behind all blocks."""
    long = (other.number for other in document.blocks if len(other.text) > 40 and other.kind is Kind.PARAGRAPH)
    return next(long, len(document.blocks))


def _names_any(document: Document) -> bool:
    """Whether a poll is named anywhere in the text."""
    return any(
        _is_named(document, other)
        for other in document.blocks
        if "oll" in other.text and other.kind is not Kind.CODE and document.in_content(other)
    )


def _is_known(document: Document, block: Block) -> bool:
    """Whether the block, or one beside it, names a poll or links to one."""
    for other in document.blocks[max(0, block.number - 1) : block.number + 2]:
        if cites(document, other) or (other.text and _is_named(document, other)):
            return True
    return False


def _leads(document: Document, block: Block) -> bool:
    """Whether a poll is what the text is about: it stands in the title or in the first paragraphs."""
    seen = 0
    for other in document.blocks:
        if other.kind in (Kind.TITLE, Kind.HEADING) and other.level <= 1 and _patterns()["poll"].search(other.text):
            return True
        if other.kind is Kind.PARAGRAPH and len(other.text) > 40 and document.in_content(other):
            seen += 1
            if other.number == block.number:
                return True
            if seen == _LEAD:
                return False
    return False


# What stands in every match of these patterns, in small letters; most blocks have none.
_DIGITS = tuple("0123456789")
_PARTS = {
    "sponsor": ("commissioned", "sponsored", "paid for", "funded", "ordered", "on behalf of", "conducted for",
                "carried out for"),
    "dates": (*_DIGITS, *(f" {month}" for month in _MONTHS), "last ", "this "),
    "sample": _DIGITS,
    "mode": ("online", "phone", "landline", "in person", "face", "mail", "postal", "panel", "robocall", "automated",
             "interview", "live caller", "text message", "questionnaire"),
    "margin": ("error", "plus or minus", "±", "points either way", "confidence level"),
}  # fmt: skip


def _told(document: Document, first: Block) -> int:
    """How many of the six things a reader has to know of a poll the text tells."""
    patterns = _patterns()
    told = dict.fromkeys(("sponsor", "dates", "sample", "mode", "margin"), False)
    named = False
    # Stops where enough is told.
    for block in document.blocks:
        if block.kind is Kind.CODE or not block.text or not document.in_content(block):
            continue
        small = block.text.lower()
        for name, known in told.items():
            if not known and any(part in small for part in _PARTS[name]) and patterns[name].search(block.text):
                told[name] = True
        if sum(told.values()) + named >= _ENOUGH or _is_own(block, told["sample"]):
            return _ENOUGH
        if not named and patterns["poll"].search(block.text):
            named = _is_named(document, block) or patterns["own"].search(block.text) is not None
    return sum(told.values()) + named


# "Recent polls": no name, though it begins with a capital.
_PLAIN = frozenset(
    ("recent", "most", "many", "some", "several", "new", "opinion", "national", "public", "other", "all")
)


def _is_named(document: Document, block: Block) -> bool:
    """Whether somebody is named whose poll it is: right before the word, or after "by"."""
    patterns = _patterns()
    for match in patterns["poll"].finditer(block.text):
        for name in document.once(names)[block.number]:
            if name.kind == "place" or block.text[name.start : name.end].lower() in _PLAIN:
                continue
            if (
                0 <= match.start() - name.end <= 24
                and "." not in block.text[name.end : match.start()]
                and name.start > 0
            ):
                return True
            if 0 <= name.start - match.end() <= 50 and patterns["made_by"].search(
                block.text, match.start(), name.start
            ):
                return True
    return False


RULE = Rule(
    id="statistics/poll-missing-method",
    message="Who asked how many people for this {match}, when and how?",
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    doubt="A poll without its method may have asked forty readers of one page.",
    settle="Tell at least three: who did it, for whom, when, how many and whom, how, with which margin of error.",
    why=(
        "The share that a poll gives is worth what its method is. Style books ask for who did it and for whom, how "
        "many were "
        "asked and how they were chosen, when and how, and the margin of error.\n\n"
        "Speaks where a text is about a poll, or takes two shares from one, and tells fewer than three of the six, "
        "and of "
        "bare “polls show”. Silent where a link leads to the poll."
    ),
    references=(
        "https://aapor.org/standards-and-ethics/disclosure-standards/",
        "https://www.apstylebook.com/",
    ),
    bad=(
        "The [[poll]] by Harris is out: 62% support the ban, and 20% do not care. The mayor is glad.",
        "Ferries are loved. The Harbour Trust [[survey]] gives them 71 percent, and trams 12 percent.",
        Example("He may lose: [[polls show]] a close race in the north.", variant="bare"),
        Example("The mayor will lose. [[Recent polls suggest]] that the old town is tired of her.", variant="bare"),
        Example(
            "# Ban is popular\n\nA Harris [[poll]] out on Monday gives the ban *62%*.\n", Format.MARKDOWN, variant=""
        ),
        Example("<h1>Poll: ban is popular</h1><p>The <b>Harris</b> [[poll]] gives the ban 62%.</p>", Format.HTML),
    ),
    good=(
        "Harris polled 1,000 adults online between May 6 and 9. In the Harris poll 62% support the ban, and 20% do "
        "not care.",
        "The Harris poll of 1,000 voters gives the ban 62%, with a margin of error of three points. A tenth said 20%.",
        "Shops are open. The cafe did well in May. Nobody came in June.\n\nIn July the crowd was back.\n\nA Harris "
        "poll gave it 62%.",
        "He may lose: the Harris poll shows a close race in the north.",
        "One in three clerks dozes off, a Marlow Polling survey of 1,800 employees found in January. A sofa is cheap.",
        "Some 38% of commuters ride, the town council's 2024 travel survey found. The bridge has two lanes.",
        "Polls close at eight. The survey of the harbour floor took a week.",
        Example("A [Harris poll](https://example.org/harris) gives the ban 62%, and 20% do not care.", Format.MARKDOWN),
        Example(
            "<h1>Poll: ban is popular</h1><p>The <a href='/harris.pdf'>Harris poll</a> gives it 62%.</p>", Format.HTML
        ),
    ),
    check=check,
    measured=(
        "2026-11-23: 48 findings in 2,740 documents: 44 in 840 news articles (5.2%), 2 in 706 posts, none in 754 "
        "and 250, 2 in 190 pages; of 56 of a state before, 37 read and 19 with the 350 characters around them: 3 wrong "
        "(satisfaction named as a source, ten polls of one state beside its vote, a mark to reach “in the polls”), and "
        "9 gone since, where a month, a year or an owner is told. Four labelled sets: nothing false any more (3 of 3)."
    ),
    variants={"bare": Variant(message="“{match}”: which polls? Name one, or link to it.")},
    not_types=("fiction", "transcript"),
    languages=("en",),
    needs=("poll ", "polls ", " poll", " survey"),
    gate=_GATE,
)
