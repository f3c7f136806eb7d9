"""Two figures for one thing in one text: "killed 14 workers ... the 12 workers killed"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from sourcecheck.analysis.figures.mentions import AGAIN_GATE, AGAIN_NEEDS, Place, may_name_again
from sourcecheck.analysis.figures.named_again import conflicts
from sourcecheck.analysis.figures.numbers import Figure, can_agree, figures_in, holds_figure, may_be_mistyped
from sourcecheck.analysis.figures.retold import FACT_GATE, FACT_NEEDS, Fact, facts_in, may_retell, may_tell, same_fact
from sourcecheck.analysis.lazy_patterns import LazyPatterns
from sourcecheck.analysis.own_words import in_own_words
from sourcecheck.analysis.sentences import sentences
from sourcecheck.document import Block, Document, Format, Kind
from sourcecheck.finding import Confidence, Related, Severity
from sourcecheck.rule import Context, Example, Hit, Rule

_PROSE = frozenset((Kind.PARAGRAPH, Kind.ITEM, Kind.CAPTION))
_NAMING = _PROSE | {Kind.HEADING, Kind.TITLE}
_HEADLINE = 120  # code points
_MOST = 60  # counts of a document that are compared


def check(document: Document, context: Context) -> Iterator[Hit]:
    held = list(_blocks(document, context.blocks(document)))
    for find in (_named_again, _retold):
        hit = next(find(document, held), None)
        if hit is not None:
            yield hit
            return


def _blocks(document: Document, blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if block.kind in _PROSE and not block.quoted and holds_figure(block.text) and document.in_content(block):
            yield block


def _named_again(document: Document, held: list[Block]) -> Iterator[Hit]:
    """What was counted or priced before, with another figure: "the 12 workers killed", "the $340 million arena"."""
    ranges = document.once(sentences)
    again_in = [Place(block.number, block.text, ranges) for block in held if may_name_again(block.text)]
    if not again_in:
        return
    whole = "\n".join([block.text for block in document.blocks if block.kind in _NAMING]).lower()

    def places() -> list[Place]:
        return [
            Place(block.number, block.text, ranges)
            for block in document.blocks
            if block.kind in _PROSE and not block.quoted and document.in_content(block) and not _is_headline(block)
        ]

    for again, first in conflicts(again_in, whole, places):
        block, there = document.blocks[again.place.number], document.blocks[first.place.number]
        if not in_own_words(document, block, again.start, again.end):
            continue
        if not in_own_words(document, there, first.start, first.end):
            continue
        yield Hit(
            block.span(again.start, again.end),
            values={"here": block.text[again.start : again.end], "there": there.text[first.start : first.end]},
            related=(Related(there.span(first.start, first.end), "another figure here"),),
        )
        return


def _is_headline(block: Block) -> bool:
    """Whether a block is a plain text's first line without a stop; another rule compares headlines."""
    return block.number == 0 and len(block.text) < _HEADLINE and not block.text.endswith((".", "!", "?", "”", '"'))


def _retold(document: Document, held: list[Block]) -> Iterator[Hit]:
    """A figure that is told twice of one subject with one verb: "ordered 18 freighters", "ordered 16"."""
    held = [held[at] for at in may_retell([block.text for block in held])]
    held = [block for block in held if may_tell(block.text)]
    if not held:
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
        if can_agree(other.figure, fact.figure) or not may_be_mistyped(other.figure.value, fact.figure.value):
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


def _adds_up(document: Document, one: Figure, other: Figure) -> bool:
    """Whether a third figure makes up for the difference of two, or one is the sum of the other and a third."""
    apart = abs(one.value - other.value)
    return any(
        figure.value == apart for block in _blocks(document, document.blocks) for figure in figures_in(block.text)
    )


@cache
def _patterns() -> LazyPatterns:
    return LazyPatterns({
        # A paragraph that says how a figure came to be another one.
        "moved": (
            r"(?i)\b(?:toll|tally|updat\w+|correct(?:ion|ed)|revis\w+|conflicting|rose to|rising to|climbed to|bringing"
            r"|brings|brought the|later (?:raised|cut|rose|fell)|raised its|cut its|increased (?:its|the)|at first"
            r"|initial\w*|disput\w*|differ(?:s|ed|ent|ing)?|depending)\b"
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

Reported where what was counted or priced is named again with “the” or “all” and another figure, and where a sentence
tells a figure twice with one subject and one verb. Silent where the second mention says of its things what the first
does not, where the text speaks of a changing toll, plans or parts, where other figures make up the difference, and for
rough figures, other years and quotations.""",
    references=(
        "https://www.reutersagency.com/en/about/standards-values/",
        "https://www.spj.org/spj-code-of-ethics/",
    ),
    bad=(
        "The works will dismiss 240 workers in May, it says.\n\nThe [[280 workers]] dismissed get paid till July.",
        "Ostrow gets a new pool for £31 million, the council decided.\n\nThe [[£36 million]] pool opens in 2028.",
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
        "The blaze killed 14 people. Owners said little. Divers came because the blaze killed [[12 people]].",
        "The ferry carried 212 passengers. Nobody was hurt.\n\nBuses took the [[221 passengers]] to Orsk.",
        "The council paid £1.4 million for the pier in 2024.\n\nGulls own the [[£4.1 million]] pier.",
        "Soldiers freed 33 nurses.\n\nThe [[30 freed nurses]] flew home on Sunday.",
        "Crews filled 1,340 holes in Orm.\n\nA list shows that crews filled [[1,430 holes]] there.",
        "Orm raised £48,500 for a bench.\n\nThe clerk keeps the [[£45,800]] the village raised in a tin.",
        "Lindal bought Orm Foods for $160 million.\n\nNo debt came with the [[$130 million]] purchase.",
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
        "They met 11 stowaways. In May they had met the 13 stowaways found on the Lisbet.",
        "Kestrel will shut five bakeries. The seven bakeries that stay open will bake at night.",
        "Ten firms bid. The five firms on the short list were named on Friday.",
        "Fifteen students applied. The nine students who were chosen start in May.",
        "Seven hikers went missing. Two came home. The search for the five missing hikers goes on.",
        "The school has 40 teachers. The 30 teachers of the lower school met on Monday.",
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
        "Texts by other hands: 129 of 135 defects found; of the last 9, 9 at first look; of their twins none "
        "reported. Own variants at first look: 20 of 30, of 9 twins none reported."
    ),
    languages=("en",),
    not_types=("fiction",),
    needs=(*AGAIN_NEEDS, *FACT_NEEDS),
    gate=f"{AGAIN_GATE}|{FACT_GATE}",
)
