"""A change in percent that the two amounts beside it do not give: "from 10% to 15%, a 5% rise"."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from sourcecheck.analysis.figures.changes import CHANGE_GATE, CHANGE_NEEDS, Change, prose_changes
from sourcecheck.analysis.figures.numbers import Figure, shown
from sourcecheck.analysis.own_words import in_own_words
from sourcecheck.document import Document, Format
from sourcecheck.finding import Confidence, Related, Severity
from sourcecheck.rule import Context, Example, Hit, Rule, Variant


def check(document: Document, context: Context) -> Iterator[Hit]:
    for block, change in prose_changes(document, context.blocks(document)):
        text = block.text
        by = change.by
        if by is None or change.bare or change.times:
            continue
        variant = _wrong(change, by)
        if variant is None:
            continue
        start, end = min(change.start, by.start), max(change.end, by.end)
        if not in_own_words(document, block, start, end):
            continue
        before, after = change.before, change.after
        points = abs(after.value - before.value)
        decimals = 1 if points.denominator != 1 or by.step < 1 else 0
        yield Hit(
            block.span(start, end),
            variant=variant,
            values={
                "from": text[before.start : before.end],
                "to": text[after.start : after.end],
                "points": shown(points, decimals),
                "point": "point" if points == 1 else "points",
                "percent": shown(points / before.value * 100, 1 if points * 10 < before.value else 0),
                "by": text[by.start : by.end],
            },
            related=(Related(block.span(by.start, by.end), "this is said to be the change"),),
        )


def _wrong(change: Change, by: Figure) -> str | None:
    """The variant of the rule that a change breaks; None where the amount given fits in some reading."""
    before, after = change.before, change.after
    if by.bound in ("least", "most") or before.bound or after.bound:
        return None
    rough = by.step if not by.bound else max(by.step, by.value / 5)
    shares = before.unit == after.unit == "%"
    points = abs(after.value - before.value)
    slack = (before.step + after.step) / 2
    if by.unit == "points":
        if not shares:
            return None
        return None if points - slack - rough / 2 <= by.value <= points + slack + rough / 2 else "subtraction"
    told = points / before.value * 100
    if shares:
        # What is meant decides, not what rounding would allow: "from 2% to 3%, up 1%" takes the difference.
        # Where both are near, the exact difference is what was meant: "by 6% from 78% to 72%" (7.7).
        if abs(by.value - told) <= by.step / 2 or (by.bound and abs(by.value - told) <= rough):
            return None
        return "" if abs(by.value - points) <= min(slack, by.step / 2) else None
    least, most = _relative(before, after)
    if least - rough / 2 <= by.value <= most + rough / 2:
        return None
    # Another base or another period is likelier than a wrong sum, unless the wrong base is plain.
    if by.bound or before.unit == "points":
        return None
    wrong_base = points / after.value * 100 if after.value else Fraction(-1)
    return "base" if abs(wrong_base - by.value) <= by.step / 2 else None


def _relative(before: Figure, after: Figure) -> tuple[Fraction, Fraction]:
    """The least and the greatest change in percent that two amounts, rounded as written, may stand for."""
    half, other = _half(before), _half(after)
    ratios = [
        abs((after.value + b) / (before.value + a) - 1) * 100
        for a in (-half, half)
        for b in (-other, other)
        if before.value + a > 0
    ]
    if not ratios:
        return Fraction(0), Fraction(10**9)
    return min(ratios), max(ratios)


def _half(figure: Figure) -> Fraction:
    if figure.unit == "%" or figure.scaled or figure.step < 1:
        return figure.step / 2
    place = 1
    while figure.value >= 100 and figure.value % (place * 10) == 0:
        place *= 10
    return Fraction(place, 2)


RULE = Rule(
    id="consistency/percent-vs-points",
    message="{from} to {to} is {points} percentage {point}, or {percent}%; not {by}.",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    doubt="The change in percent is not what the two figures beside it give.",
    settle="Write “percentage points” for the difference of two percentages, or work out the change in percent.",
    why="""From 10% to 15% is a rise of five percentage points and of 50 percent. Calling it “a 5% rise” makes a
    change ten times smaller than it is, and a reader who works it out trusts the other figures less.

Reported where both percentages and the change stand in one breath and the change is the plain difference; where points
are given that the difference does not make; and where two amounts change by a percentage of the later one (40 to 50 is
25%, not 20%). Rounding as written is allowed for.""",
    references=(
        "https://www.bbc.co.uk/editorialguidelines/guidance/reporting-statistics",
        "https://www.iso.org/standard/76847.html",
    ),
    bad=(
        "In physics the rate [[dropped by 6% from 78% to 72%]].",
        "The lender [[cut its rate from 5% to 4%. The 1%]] cut applies to all loans.",
        "Turnout [[went from 31% to 39% on Thursday, an 8%]] increase.",
        "The rate was [[6%, up 2% from 4%]] a year ago.",
        "The central bank put its rate [[up from 4% to 7%, a 3%]] rise.",
        "Our share [[grew by 10%, from 20% to 30%]].",
        "Turnout [[fell 6 percent, from 58 percent to 52 percent]].",
        "The tax [[rose to 12% from 10%, an increase of 2%]].",
        Example("A [[2% increase from 8% to 10%]] is planned.", Format.MARKDOWN),
        Example("<p>Vacancies [[fell from <b>9%</b> to 6% (down 3%]]).</p>", Format.HTML),
        Example("Support [[rose from 31% to 38%, up 9 percentage points]].", variant="subtraction"),
        Example("The fee [[rose from $40 to $50, a 20%]] increase.", variant="base"),
    ),
    good=(
        "The lender cut its rate from 5% to 4%. The 1% fee stays.",
        "The rate fell from 96% to 90%, down 6%.",
        "The central bank put its rate up from 4% to 7%, a rise of three percentage points.",
        "Our share grew by 50%, from 20% to 30%.",
        "The tax rose from 10% to 12%, an increase of 20%.",
        "Turnout fell 6 points, from 58 percent to 52 percent.",
        "The rate rose from 1% to 2%, a 100% increase.",
        "Support rose from 31% to 38%, a 9% rise in the cities.",
        "The fee rose from $40 to $50, a 25% increase.",
        "Revenue rose from $11 million to $12 million, a 7% increase.",
        "The fee rose from $40 to $50, and a 20% surcharge was added.",
        Example("Vacancies fell from 9% to 6% (a third).", Format.MARKDOWN),
    ),
    check=check,
    measured=(
        "2026-11-23: PolNeAR train, the posts and the pages in Markdown and HTML read: none reported. "
        "Development sets: 9 of 9 found, none false. Of 36 fresh defects 31 found, 21 before mending; "
        "of 18 twins none reported."
    ),
    variants={
        "subtraction": Variant("{from} to {to} is {points} percentage {point}, not {by}."),
        "base": Variant("{from} to {to} is a change of {percent}%, not {by}."),
    },
    languages=("en",),
    not_types=("fiction",),
    needs=CHANGE_NEEDS,
    gate=CHANGE_GATE,
)
