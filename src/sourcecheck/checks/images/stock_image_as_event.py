"""A stock, illustrative or generated picture under a caption that tells of an event as if it were shown."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from sourcecheck.analysis.own_words import in_own_words
from sourcecheck.analysis.pictures.stock import STOCK_NEEDS, StockMark, stock_mark, tells_of_event
from sourcecheck.document import Block, Document, Format, Image, Kind
from sourcecheck.finding import Confidence, Related, Severity
from sourcecheck.rule import Context, Example, Hit, Rule, Variant

_LINE = 240  # code points of a paragraph that is a caption with its credit
_ABOVE = 140  # and of the line above a credit
_NEAR = 40  # code points between a picture and the line below it
_BETWEEN = " \t\r\n*_(["


def check(document: Document, context: Context) -> Iterator[Hit]:
    told: set[int] = set()  # a picture's caption and its alternative text often say the same
    for block in context.blocks(document):
        if block.quoted or "{{" in block.text or not _may_be_caption(block):
            continue
        mark = stock_mark(block.text)
        if mark is None or not document.in_content(block) or not in_own_words(document, block, mark.start, mark.end):
            continue
        above = None
        if not _tells(mark.told, mark):
            if len(mark.told) > 3:
                continue
            above = _above(document, block)
            if above is None or not _tells(above.text, mark):
                continue
        picture = _picture(document, block)
        if picture is not None:
            if picture.span.start in told:
                continue
            told.add(picture.span.start)
        yield Hit(
            block.span(mark.start, mark.end),
            variant="agency" if mark.kind == "agency" else "",
            related=(Related(above.whole, "What is told of it"),) if above is not None else (),
        )


def _tells(text: str, mark: StockMark) -> bool:
    return tells_of_event(text, named=mark.kind != "agency")


def _may_be_caption(block: Block) -> bool:
    if block.kind is Kind.CAPTION:
        return "table" not in block.within
    if block.kind is Kind.ATTRIBUTE:
        return block.name == "alt"
    return (block.kind is Kind.PARAGRAPH or (block.recovered and block.number > 0)) and len(block.text) <= _LINE


def _above(document: Document, block: Block) -> Block | None:
    """The caption over a credit: the picture's own, its alternative text, or the line above."""
    if block.kind is Kind.ATTRIBUTE:
        return None
    picture = _picture(document, block)
    before = document.blocks[block.number - 1] if block.number else None
    if before is not None and before.kind is Kind.CAPTION:
        return before
    if picture is not None:
        for other in document.blocks[max(0, block.number - 3) : block.number + 3]:
            if other.kind is Kind.ATTRIBUTE and other.name == "alt":
                if picture.span.start <= other.whole.start < picture.span.end:
                    return other
    if before is not None and before.number > 0 and (before.kind is Kind.PARAGRAPH or before.recovered):
        if len(before.text) <= _ABOVE and before.text[-1:] not in ".!?:" and not before.quoted:
            return before
    return None


def _picture(document: Document, block: Block) -> Image | None:
    """The picture that a caption, an alternative text or the line right below stands at."""
    captioned, starts, images = document.once(_pictures)
    if block.number in captioned:
        return captioned[block.number]
    at = block.whole.start
    index = bisect_right(starts, at) - 1
    if index < 0:
        return None
    end = images[index].span.end
    if at < end or (at - end < _NEAR and not document.source[end:at].strip(_BETWEEN)):
        return images[index]
    return None


def _pictures(document: Document) -> tuple[dict[int, Image], list[int], list[Image]]:
    """The pictures by the number of their caption, where each begins, and all in order."""
    images = sorted(document.images, key=lambda image: image.span)
    return {image.caption: image for image in images if image.caption >= 0}, [i.span.start for i in images], images


RULE = Rule(
    id="images/stock-image-as-event",
    message="“{match}”: does the picture show the event that is told of? Say what it shows.",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    doubt="The caption tells of an event as if it were to be seen, and the picture was made elsewhere or by a program.",
    settle="Say what the picture shows and that it is an illustration, or take a picture of the event.",
    why="""Readers take a picture under “Tuesday's crash on the A1” for a picture of the crash. Where the credit says
that it is a stock picture, an illustration or made by a program, the caption promises what the picture cannot show.
The codes of press photography ask for captions that say what is seen, and for illustrations to be marked as such.

A caption counts where it names an event with its day or place in words that describe (“the scene of”, “protesters march
on Saturday”). Sentences that tell what happened, generic subjects (“illustrative image of a hospital corridor”), file
and library pictures, and news agencies (Getty Images, AP, “EPA/Shutterstock”) are left alone. An agency that sells
stock also sells pictures of events, so its name alone is a note only.""",
    measured=(
        "2026-11-23: none in 2,740 articles, posts and pages (at most 1.1 per 1,000 with 95% confidence); few of them "
        "have captions of news pictures. Of 25 captions written first 23 were found, of 20 fresh ones 17; of 25 "
        "near-misses 2 were noise, silent since."
    ),
    references=(
        "https://nppa.org/resources/code-ethics",
        "https://www.bbc.co.uk/editorialguidelines/guidelines/accuracy",
        "https://credweb.org/signals-20191126",
    ),
    bad=(
        Example('<figure><img src="a.jpg" alt="A lorry"><figcaption>The scene of the fire in Norddorf ([[stock image]])'
                "</figcaption></figure>", Format.HTML, variant=""),
        Example('<figure><img src="a.jpg" alt="Tuesday\'s crash"><figcaption>[[Stock image]]</figcaption></figure>',
                Format.HTML),
        Example("Rain.\n\n![Cars](a.jpg)\n\n*Tuesday's crash on the A1. Photo: [[Shutterstock]]*\n", Format.MARKDOWN,
                variant="agency"),
        "The road is open again.\n\nProtesters march through Norddorf on Saturday. [[Illustrative image]]",
        "The road is open again.\n\nMayor Ana Ruiz leaves court on Tuesday ([[AI-generated image]])\n\nIt rained.",
    ),
    good=(
        Example('<figure><img src="a.jpg" alt=""><figcaption>Tuesday\'s crash on the A1. Photo: Ana Ruiz/Getty Images'
                "</figcaption></figure>", Format.HTML),
        Example('<figure><img src="a.jpg" alt=""><figcaption>Illustrative image of a hospital corridor</figcaption>'
                "</figure>", Format.HTML),
        "The road is open again.\n\nThe A1 near Norddorf, where the crash happened on Tuesday. File photo",
        "The road is open again.\n\nA fire engine. Photo: Shutterstock\n\nThe crash closed the road on Tuesday.",
        "The road is open again.\n\nA crash like Tuesday's can close the road for hours. Stock image",
        "The road is open again.\n\nProtesters in Norddorf on Saturday. Photo: EPA/Shutterstock",
        "The paper showed Tuesday's crash with a stock photo, and readers saw it.",
    ),
    check=check,
    needs=STOCK_NEEDS,
    scopes=("captions", "attributes", "content"),
    variants={
        "agency": Variant("“{match}” sells stock pictures. Does this one show the event told of?",
                          severity=Severity.INFO, confidence=Confidence.LOW),
    },
)  # fmt: skip
