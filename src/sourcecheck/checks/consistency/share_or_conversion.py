"""An amount given twice, as a share and in percent or in two systems of units, that does not agree with itself."""

from __future__ import annotations

from collections.abc import Iterator

from sourcecheck.analysis.figures.conversions import CONVERSION_GATE, CONVERSION_NEEDS, Conversion, conversions_in
from sourcecheck.analysis.figures.numbers import shown
from sourcecheck.analysis.figures.shares import SHARE_GATE, SHARE_NEEDS, Share, shares_in
from sourcecheck.analysis.own_words import in_own_words
from sourcecheck.document import Block, Document, Format, Kind
from sourcecheck.finding import Confidence, Severity
from sourcecheck.rule import Context, Example, Hit, Rule, Variant

_NOT_PROSE = frozenset((Kind.CODE, Kind.ATTRIBUTE))


def check(document: Document, context: Context) -> Iterator[Hit]:
    for block in context.blocks(document):
        text = block.text
        if block.kind in _NOT_PROSE or block.quoted or not document.in_content(block):
            continue
        for share in shares_in(text, _told_before(document, block)):
            if not share.fits and in_own_words(document, block, share.start, share.end):
                yield Hit(block.span(share.start, _closed(text, share.end)), values=_of_share(share))
        for conversion in conversions_in(text):
            if conversion.fits:
                continue
            start, end = conversion.first.start, conversion.second.end
            if in_own_words(document, block, start, end):
                yield Hit(
                    block.span(start, _closed(text, end)), variant="conversion", values=_of_conversion(text, conversion)
                )


def _told_before(document: Document, block: Block) -> str:
    """The paragraph in front of a paragraph, whose things the first share may be of."""
    last = document.blocks[block.number - 1] if block.number else block
    return last.text if block.kind is last.kind is Kind.PARAGRAPH and last is not block and not last.quoted else ""


def _closed(text: str, end: int) -> int:
    return end + (text[end : end + 1] in (")", "]"))


def _of_share(share: Share) -> dict[str, str]:
    decimals = len(share.written.partition(".")[2].rstrip("% percnt"))
    return {"part": share.part, "right": shown(share.ratio * 100, decimals), "written": share.written}


def _of_conversion(text: str, conversion: Conversion) -> dict[str, str]:
    first, second, right = conversion.first, conversion.second, conversion.right
    # As many places as the figure that was written, and at least two figures that count.
    decimals = max(0, min(3, len(str(int(1 / second.step))) - 1 if second.step < 1 else 0))
    while decimals < 3 and 0 < abs(right) * 10**decimals < 10:
        decimals += 1
    return {
        "first": text[first.start : first.end],
        "right": shown(right, decimals),
        "unit": second.written,
        "second": text[second.start : second.end],
        "apart": " of difference" if conversion.difference else "",
    }


RULE = Rule(
    id="consistency/share-or-conversion",
    message="{part} is {right}%, not {written}.",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    doubt="The two ways in which the amount is given do not agree: one of the figures is wrong.",
    settle="Work it out again from the figure you know to be right.",
    why="""A figure in brackets behind a figure promises that both say the same: 12 of 40 is 30 percent, ten miles
    are 16 kilometres. When they do not, one was mistyped, multiplied the wrong way round, or copied from another
    line, and the reader who does the sum cannot tell which one to believe.

The arithmetic allows for rounding of both figures to the places written, for zeros at the end that may not count, for
“about” and “nearly”, and for every unit a word can name (US and British gallons and tons, statute and nautical miles).
Temperatures are read as points of the scale and as differences; 2 °C of warming are 3.6 °F, not 35.6. Currencies are
never converted, and “one in five (21%)” is accepted.""",
    references=(
        "https://www.nist.gov/pml/special-publication-811",
        "https://www.bipm.org/en/publications/si-brochure",
        "https://www.bbc.co.uk/editorialguidelines/guidance/reporting-statistics",
    ),
    bad=(
        "[[Of 30 jurors, 18 voted for it, or 45 percent]].",
        "The club has 240 members. On Friday [[60 of them, or 40 per cent]], came.",
        "[[Twelve of the 40 pupils (40%)]] walk to class.",
        "The poll had 800 replies.\n\n[[200 nurses (35 percent)]] said no.",
        "Of those asked, [[18 out of 60, or 33 percent]], had never voted.",
        "The survey found that [[45% of shops (12 of 40)]] were shut.",
        "[[One in three (20%)]] had moved house.",
        "[[Of the 40 schools that Orsk inspected in 2024, 12 (40%)]] were good.",
        "[[Fifty-seven of the 75 beds on the wards that Alder runs in Orsk, or 88 percent]], were taken.",
        "[[Two-thirds of members (57%)]] stayed away.",
        Example("The loop is [[10 miles (26 km)]] long.", Format.MARKDOWN, variant="conversion"),
        Example("<p>It weighs <b>[[200 kg</b> (91 pounds)]].</p>", Format.HTML, variant="conversion"),
        Example("The strait is [[19 nautical miles wide, which is 30.6 kilometres]].", variant="conversion"),
        Example("Take [[one kilo (1.2 lb)]] of plums.", variant="conversion"),
        Example("The glacier was [[3.1 miles long in 1990 (8 km)]].", variant="conversion"),
        Example("The world may limit warming to [[1.5C (34.7F)]].", variant="conversion"),
        Example("The bell weighs [[2.5 tonnes (250 kg)]].", variant="conversion"),
        Example("She rode at [[8 stone 4 (58.6 kg)]].", variant="conversion"),
        "He faced 25 penalties and saved [[nine of them, 38 percent]].",
        Example(
            "She is [[5'10\" (198 cm)]] tall, and the field is [[40 acres, or about 80 hectares]].",
            variant="conversion",
        ),
    ),
    good=(
        "Of 30 jurors, 18 voted for it, or 60 percent.",
        "Bake at 170°C (325°F).",
        "The bell weighs 2.5 tonnes (2,500 kg), and she rode at 8 stone 4 (52.6 kg).",
        "A ship at 18 knots (21 mph) stops within 2 km (500 m in calm water).",
        "Of the 40 schools that Orsk inspected in 2024, 12 (30%) were good.",
        "The bay was 2 °C (3.6 °F) warmer in the summer of 2024 than in 1994, and six feet (1.83 metres) deep.",
        "The committee has 20 members; 5 of them (25%) are women.",
        "The poll had 800 replies.\n\n200 wards (35 percent) have no lamp.",
        "Twelve of the 40 pupils (30%) walk to class.",
        "Twelve of the 40 schools (40% of all pupils) were shut.",
        "One in five (21%) had moved house, and nearly half (46%) had changed jobs.",
        "The loop is 10 miles (16 km) long, and the climb 1,000 feet (300 m).",
        "The race is 10 miles (2 km of it on gravel).",
        "Fuel costs 200 pounds ($250) a month.",
        "It holds 10 gallons (45 litres) in Britain and 10 gallons (38 liters) in America.",
        "The sea warmed by 2C (3.6F), to 20C (68F).",
        "In 2012 they won 4 in 2012 (40%).",
        Example("The wall is 6 feet (2 metres) high and 100 yards (90 m) long.", Format.MARKDOWN),
        Example("<p>Between 10 and 20 miles (16 to 32 km) of track.</p>", Format.HTML),
        "“It is 10 miles (26 km),” he wrote.",
    ),
    check=check,
    measured=(
        "2026-11-23: PolNeAR train, the posts and the pages in Markdown and HTML read: none reported. "
        "Texts by other hands: 134 of 135 defects found, the last one in a quotation; of the last 9, 8 at first "
        "look; of their twins none reported. Own variants at first look: 23 of 35, of 11 twins none reported."
    ),
    variants={"conversion": Variant("{first}{apart} is {right} {unit}, not {second}.")},
    languages=("en",),
    not_types=("fiction",),
    needs=(*SHARE_NEEDS, *CONVERSION_NEEDS),
    gate=f"{SHARE_GATE}|{CONVERSION_GATE}",
)
