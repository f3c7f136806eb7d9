"""Two figures for one thing in one text: "killed 14 workers ... the 12 workers killed"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations

from sourcecheck.analysis.figures.counted import GENERIC, Count, counts_in, holds_state
from sourcecheck.analysis.figures.numbers import DIGIT, NUMBER_WORD, Figure, can_agree, figures_in, holds_figure
from sourcecheck.analysis.figures.retold import FACT_GATE, FACT_NEEDS, Fact, facts_in, may_retell, same_fact
from sourcecheck.analysis.lazy_patterns import LazyPatterns
from sourcecheck.analysis.own_words import in_own_words
from sourcecheck.analysis.sentences import sentences, split
from sourcecheck.document import Block, Document, Format, Kind
from sourcecheck.finding import Confidence, Related, Severity
from sourcecheck.rule import Context, Example, Hit, Rule
from sourcecheck.word_lists import listed

_PROSE = frozenset((Kind.PARAGRAPH, Kind.ITEM, Kind.CAPTION))
_WORDS = tuple(word for name in ("dead", "hurt", "missing", "held", "saved") for word in listed(f"{name}-words"))
_STATES = "|".join(sorted(_WORDS, key=lambda word: (-len(word), word)))
_COST = r"(?:cost|costs|costing|is worth|was worth|priced at|valued at|came to|comes to|come to)"
_WHOM = r"(?: the (?:city|town|state|county|company|council|taxpayers?))?"
# A figure and a state, or what something cost. Beside such a block others count.
_GATE = (
    rf"(?:{DIGIT}|\b{NUMBER_WORD}).*\b(?:{_STATES})\b|\b(?:{_STATES})\b.*(?:{DIGIT}|\b{NUMBER_WORD})"
    rf"|\b{_COST}{_WHOM} +(?:[a-z]{{1,2}} +)?{DIGIT}"
)
_MOST = 60  # counts of a document that are compared


def check(document: Document, context: Context) -> Iterator[Hit]:
    held = list(_blocks(document, context.blocks(document)))
    for find in (_tolls, _costs, _retold):
        hit = next(find(document, held), None)
        if hit is not None:
            yield hit
            return


def _blocks(document: Document, blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if block.kind in _PROSE and not block.quoted and holds_figure(block.text) and document.in_content(block):
            yield block


def _counts(document: Document, blocks: Iterable[Block]) -> list[tuple[Block, Count]]:
    """The counts in blocks with a word of state."""
    return [
        (block, count)
        for block in _blocks(document, blocks)
        if holds_state(block.text) and _state().search(block.text)
        for count in counts_in(block.text)
    ][: 4 * _MOST]


def _tolls(document: Document, held: list[Block]) -> Iterator[Hit]:
    """People in one state, counted twice, the second time as said before."""
    # What has a state passes the gate; the other counts are asked for only where two have one.
    if sum(len(_state().findall(block.text)) for block in held if holds_state(block.text)) < 2:
        return
    if sum(1 for _, count in _counts(document, held) if count.state) < 2:
        return
    counts = _counts(document, document.blocks)
    stated = [(block, count) for block, count in counts if count.state][:_MOST]
    if len(stated) < 2 or any(_patterns()["changing"].search(block.text) for block, _ in stated):
        return
    for state in {count.state for _, count in stated}:
        same = [(block, count) for block, count in stated if count.state == state]
        values = {count.figure.value for _, count in same}
        if len(values) != 2 or any(count.part or count.figure.bound for _, count in same):
            continue
        for index, (block, count) in enumerate(same):
            subject = _subject(block, count)
            if not (count.definite or subject) or not _exact(document, block, count):
                continue
            for earlier, other in same[:index]:
                if other.figure.value == count.figure.value or can_agree(other.figure, count.figure):
                    continue
                if not (other.noun == count.noun or other.noun in GENERIC or count.noun in GENERIC):
                    continue
                if not count.definite and _subject(earlier, other) != subject:
                    continue
                if not _exact(document, earlier, other) or _is_sum(counts, other.figure, count.figure):
                    continue
                yield Hit(
                    block.span(count.start, count.end),
                    values={
                        "here": block.text[count.start : count.end],
                        "there": earlier.text[other.start : other.end],
                    },
                    related=(Related(earlier.span(other.start, other.end), "another figure here"),),
                )
                return


def _subject(block: Block, count: Count) -> str:
    """What killed or hurt them: "fire" of "the fire killed 14"; "" where a count has no such subject."""
    if count.start >= count.figure.start:
        return ""
    match = _patterns()["subject"].search(block.text, max(0, count.start - 60), count.start)
    return match[1].lower() if match else ""


def _exact(document: Document, block: Block, count: Count) -> bool:
    """Whether a count is the author's, of no other time or place than the event."""
    text = block.text
    sentence = next((part for part in split(text) if part[0] <= count.figure.start < part[1]), (0, len(text)))
    return in_own_words(document, block, count.start, count.end) and not _patterns()["elsewhen"].search(
        text[slice(*sentence)]
    )


def _sentence(text: str, at: int) -> str:
    return next((text[start:end] for start, end in split(text) if start <= at < end), text)


def _is_sum(counts: list[tuple[Block, Count]], one: Figure, other: Figure) -> bool:
    """Whether a third count makes up for the difference, or the larger figure is a sum of counts."""
    values = [count.figure.value for _, count in counts][:30]
    larger = max(one.value, other.value)
    return abs(one.value - other.value) in values or any(
        sum(chosen) == larger for size in (2, 3) for chosen in combinations(values, size)
    )


def _costs(document: Document, held: list[Block]) -> Iterator[Hit]:
    """The price of a thing, told with a verb, and named again in front of the thing: "the $340 million arena"."""
    named: list[tuple[Block, Figure, str]] = []
    told: list[tuple[Block, Figure, str]] = []
    patterns = _patterns()
    amounts = 0
    if not any(patterns["costs"].search(block.text) for block in held if _money().search(block.text)):
        return
    # The thing is named elsewhere, in a block without the verb.
    for block in _blocks(document, [block for block in document.blocks if _money().search(block.text)]):
        for figure in figures_in(block.text):
            if figure.unit in ("", "%", "points") or figure.bound or not figure.scaled:
                continue
            amounts += 1
            if amounts > _MOST:
                return
            before = block.text[max(0, figure.start - 70) : figure.start]
            thing = patterns["thing"].match(block.text, figure.end)
            if thing and patterns["the"].search(before):
                named.append((block, figure, thing[1].lower()))
            cost = patterns["cost"].search(before)
            if cost:
                told.append((block, figure, cost[1].lower()))
    for block, figure, what in named:
        same = [item for item in told if item[2] == what and item[1].unit == figure.unit]
        others = {item[1].value for item in same} | {item[1].value for item in named if item[2] == what}
        if not same or len(others) != 2 or can_agree(same[0][1], figure) or figure.value == same[0][1].value:
            continue
        there, other, _ = same[0]
        if any(
            patterns["phase"].search(_sentence(part.text, at.start)) for part, at in ((block, figure), (there, other))
        ):
            continue
        if not in_own_words(document, block, figure.start, figure.end):
            continue
        start, end = (there.number, other.start), (block.number, figure.start)
        place, first = ((block, figure), (there, other)) if start < end else ((there, other), (block, figure))
        yield Hit(
            place[0].span(place[1].start, place[1].end),
            values={
                "here": place[0].text[place[1].start : place[1].end] + f" for the {what}",
                "there": first[0].text[first[1].start : first[1].end],
            },
            related=(Related(first[0].span(first[1].start, first[1].end), "another figure here"),),
        )
        return


def _retold(document: Document, held: list[Block]) -> Iterator[Hit]:
    """A figure that is told twice of one subject with one verb: "ordered 18 freighters", "ordered 16"."""
    if not may_retell(block.text for block in held):
        return
    ranges = document.once(sentences)
    facts = [(block, fact) for block in held for fact in facts_in(block.text, ranges[block.number])][:_MOST]
    if len(facts) < 2:
        return
    for index, (block, fact) in enumerate(facts):
        same = [
            (part, other)
            for part, other in facts[:index]
            if not _together(part, other, block, fact) and same_fact(other, fact)
        ]
        values = {other.figure.value for _, other in same} | {fact.figure.value}
        if len(values) != 2 or same[0][1].figure.value == fact.figure.value:
            continue
        there, other = same[0]
        if can_agree(other.figure, fact.figure) or not _is_near(other.figure, fact.figure):
            continue
        if _adds_up(document, other.figure, fact.figure):
            continue
        if any(_patterns()["moved"].search(part.text) for part in {block.number: block, there.number: there}.values()):
            continue
        if not (
            in_own_words(document, block, fact.start, fact.end)
            and in_own_words(document, there, other.start, other.end)
        ):
            continue
        yield Hit(
            block.span(fact.start, fact.end),
            values={
                "here": block.text[fact.start : fact.end],
                "there": there.text[other.start : other.end],
            },
            related=(Related(there.span(other.start, other.end), "another figure here"),),
        )
        return


def _together(one: Block, first: Fact, other: Block, second: Fact) -> bool:
    """Whether two facts stand in one sentence, which counts two things."""
    return one.number == other.number and first.sentence == second.sentence


def _is_near(one: Figure, other: Figure) -> bool:
    """Whether two figures can be one that was mistyped or got old: about as large, digits swapped, a zero lost."""
    low, high = sorted((one.value, other.value))
    return high <= low * 2 or sorted(str(low)) == sorted(str(high)) or high == low * 10


def _adds_up(document: Document, one: Figure, other: Figure) -> bool:
    """Whether a third figure makes up for the difference of two, or one is the sum of the other and a third."""
    apart = abs(one.value - other.value)
    return any(
        figure.value == apart for block in _blocks(document, document.blocks) for figure in figures_in(block.text)
    )


@cache
def _money() -> re.Pattern[str]:
    return re.compile(r"[$£€¥]\s?\d")


@cache
def _state() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_STATES})\b")


@cache
def _patterns() -> LazyPatterns:
    return LazyPatterns({
        "changing": (
            r"(?i)\b(?:toll|tally|put the (?:number|figure|toll)|count|update[ds]?|correct(?:ion|ed)|revised"
            r"|conflicting|reported(?:ly)?|"
            r"rose to|rising to|climbed to|bringing|brings|brought the|total|altogether|in all|combined|later|so "
            r"far|according to"
            r" (?:some|other)|estimates?|rumou?rs?|claims?|disputed|differ\w*)\b"
        ),
        "elsewhen": (
            r"(?i)\b(?:in (?:1[5-9]|20)\d\d|(?:1[5-9]|20)\d\d|last (?:year|month|week|decade)|previous\w*|earlier"
            r"|ago|initial\w*|at first|"
            r"original\w*|anniversary|average|each|per|every|another|others?|since|until|would|could|might|if|first"
            r"|only|including|"
            r"among|of whom|separate\w*|similar\w*|different|world\w*|nation\w*|across|other)\b"
        ),
        "thing": (r"[ -](?:[a-z]+ )?([a-z]{4,})\b(?! (?:of|from|for|to|at|near|in (?!January|February"
                            r"|March|April|May|June|July|August|September|October|November|December))\b)"),
        "the": (r"(?i)\b(?:the|this|its|their|that) \Z"),
        "cost": (
            rf"(?i)\b([a-z]{{4,}}) (?:is |was |will |would |now |itself )?(?:be |been )?{_COST}{_WHOM} \Z"
        ),
        "subject": (
            r"(?i)\b(?:the|an?|this|that) (?:[\w’'-]+ ){0,3}?([a-z]{4,})(?: (?:at|in|near|on|outside) (?:[\w’'-]+ "
            r"){0,3}[\w’'-]+)? (?:has |have |had |also )?\Z"
        ),
        "costs": (r"\b(?:cost|costs|costing|worth|priced at|valued at|came to|comes to) .{0,40}?[$£€¥]"),
        # A paragraph that says how a figure came to be another one.
        "moved": (
            r"(?i)\b(?:toll|tally|updat\w+|correct(?:ion|ed)|revis\w+|conflicting|rose to|rising to|climbed to|bringing"
            r"|brings|brought the|later (?:raised|cut|rose|fell)|raised its|cut its|increased (?:its|the)|at first"
            r"|initial\w*|disput\w*|differ(?:s|ed|ent|ing)?|depending)\b"
        ),
        "phase": (
            r"(?i)\b(?:original\w*|initial\w*|revis\w+|overrun\w*|estimat\w+|phases?|annual\w*|a year|per|each"
            r"|additional|rose|risen|rising"
            r"|fell|fallen|climb\w*|grew|grown|increas\w+|ballooned|swell\w*|first|earlier|previous\w*|later|now"
            r"|instead|from|budgeted|"
            r"forecast\w*|expected|includ\w+|plus|share|portion|half|separate\w*|another|other|cut|reduced)\b"
        ),
    })  # fmt: skip


RULE = Rule(
    id="consistency/figure-conflict",
    message="“{here}” here, “{there}” above: which figure is right?",
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    doubt="The text gives two figures for one thing and does not say why they differ.",
    settle="Use one figure, or say what each counts, who says so, and when.",
    why="""Figures in one text come from different days and different desks. When a toll or a price is named a second
    time as if it were known (“the 12 workers killed”) and is another one, a reader cannot tell an update from a slip.

Reported where people in one state are counted twice, the second time with “the”, and where a thing costs one sum and is
called by another. Silent where the text speaks of a changing toll, estimates, phases or parts, where a third figure
makes up the difference, and for rough figures, other years and quotations.""",
    references=(
        "https://www.reutersagency.com/en/about/standards-values/",
        "https://www.spj.org/spj-code-of-ethics/",
    ),
    bad=(
        "Norvane has ordered 18 freighters from Aerovale.\n\n"
        "Pilots welcomed that the airline Norvane ordered [[16 freighters]].",
        "The choir raised £8,420 for the hospice in Ely.\n\n"
        "Its conductor was proud that the choir raised [[£8,240]] for the hospice.",
        "The fire destroyed 63 homes in Corbett Valley.\n\n"
        "A fund helps owners of the [[36 homes]] destroyed in Corbett Valley.",
        "The arena in Dorset has 21,000 seats.\n\nThe arena in Dorset seats [[18,500]], the club said.",
        "The fire at the Korsa mill killed 14 workers, the chief said. A service will be held for the [[12 workers "
        "killed]].",
        "Twenty-three people were hurt at the show.\n\nThe band did not play, out of respect for the [[32 people "
        "hurt]].",
        "The blaze killed 14 people. Owners said little. Divers came because the blaze [[killed 12 people]].",
        Example(
            "The arena will cost $310 million, the city said.\n\nMembers vote on **the [[$340 million]] arena** in "
            "May.",
            Format.MARKDOWN,
        ),
        Example(
            "<p>The slide left nine hikers missing.</p><p>Dogs searched for the [[seven hikers missing]].</p>",
            Format.HTML,
        ),
    ),
    good=(
        "The fair drew 4,000 people on Friday. On Saturday the fair drew 6,000 people.",
        "The bank lost $40 million in trading. It lost $60 million on loans.",
        "The fire destroyed 63 homes. Of these, 36 were empty.",
        "The plant in Hull employs 1,400 people. The plant in Derby employs 1,700 people.",
        "The fire killed 14 workers. On Sunday the chief had put the number at 12, before two bodies were found.",
        "The fire killed 14 workers and hurt 12. The 12 workers hurt are in hospital.",
        "The fire killed 14 workers, and two died in hospital. The 16 workers killed were from Orsk.",
        "The arena will cost $310 million. With the garage, which is a separate contract, the bill comes to $340 "
        "million.",
        "The arena was to cost $310 million. The city now expects to pay more for the $340 million arena.",
        Example(
            "The fire killed 14 workers. The toll of the 1987 fire, the 12 workers killed then, was lower.",
            Format.MARKDOWN,
        ),
        Example("<p>Nearly 400 people were hurt.</p><p>The 397 people hurt went home.</p>", Format.HTML),
    ),
    check=check,
    measured=(
        "2026-11-23: PolNeAR train, the posts and the pages in Markdown and HTML read: none reported. "
        "Development sets: 11 of 11 found, none false. Of 50 fresh defects 43 found, 25 at first look; of 55 twins "
        "none reported, 5 at first look."
    ),
    languages=("en",),
    not_types=("fiction",),
    needs=(
        *(f"{word} " for word in sorted(_WORDS)),
        "cost ",
        "costs ",
        "costing ",
        "priced at",
        "valued at",
        *FACT_NEEDS,
    ),
    gate=f"{_GATE}|{FACT_GATE}",
)
