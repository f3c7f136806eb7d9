"""Endings that repeat how the text began."""

from __future__ import annotations

from collections.abc import Iterator

from sourcecheck.analysis.repetition.copies import copies
from sourcecheck.analysis.repetition.echoes import echoes
from sourcecheck.document import Document, Format
from sourcecheck.finding import Confidence, Related, Severity
from sourcecheck.rule import Context, Example, Hit, Rule, Variant


def check(document: Document, context: Context) -> Iterator[Hit]:
    found = document.once(echoes)
    if not found:
        return
    # A whole sentence or paragraph that stands twice is the matter of repetition/duplicate-block.
    told = {(copy.block, copy.first) for copy in document.once(copies) if copy.kind != "turn"}
    for echo in found:
        if (echo.block, echo.first) in told:
            continue
        first = document.blocks[echo.first].span(echo.first_start, echo.first_end)
        yield Hit(
            document.blocks[echo.block].span(echo.start, echo.end),
            echo.kind,
            {"line": str(document.lines.position(first.start).line)},
            related=(Related(first, "how the text begins"),),
        )


_BEGIN = (
    "The closing of the ferry line has far-reaching consequences for regional trade, and the valley has no other way "
    "to the coast in winter."
)
_MIDDLE = (
    "Ada Brandt, who sold tickets at the landing for thirty years, keeps the last roll of them in a tin on her kitchen "
    "shelf, beside the tea.",
    "Nobody in Osker thought that the boats would be sold; they had been painted in spring, and one of them got a "
    "new engine only last year.",
    "The mayor of Hexley, on the other bank, has asked a yard to say what a small cable boat would cost, and hopes for "
    "an answer by Easter.",
    "Until then the school bus takes the long road round by the mill, which adds an hour to the day of forty "
    "children and two teachers.",
)
_VOTE = (
    "The town will vote in the autumn, and the council has promised to keep to what the vote will say about the boats."
)
_AGAIN = (
    "Closing the ferry line has grave consequences for the trade of the whole region in winter, when the valley has no "
    "other way to the coast."
)

RULE = Rule(
    id="repetition/lead-conclusion-echo",
    message="“{match}”: the text ends with words of its beginning, line {line}. What is new?",
    severity=Severity.INFO,
    confidence=Confidence.LOW,
    doubt="An ending that says the beginning again gives a reader nothing, and is how filler ends.",
    settle="End on what the text found out, or leave the last paragraph out.",
    why="""Summaries that take six words in a row from the opening come from templates and from text that was made to
length. News ends when the facts end; an argument ends on what follows from it.

Only turns of phrase with something in them count, between the first two and the last two paragraphs of a text of six
or more. Names, quotations and short words are left alone, as is a sentence that stands twice as a whole: another rule
tells that. A circle that closes on purpose looks the same, so this is a hint.""",
    references=(
        "https://en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing",
        "https://services.google.com/fh/files/misc/hsw-sqrg.pdf",
    ),
    bad=(
        "\n\n".join(
            (_BEGIN, *_MIDDLE, f"{_VOTE} There will be [[far-reaching consequences for regional trade]], as all know.")
        ),
        Example(
            "<article>"
            + "".join(f"<p>{text}</p>" for text in (_BEGIN, *_MIDDLE))
            + f"<p>{_VOTE} There are [[far-reaching <b>consequences</b> for regional trade]], as everybody knows."
            "</p></article>",
            Format.HTML,
        ),
        Example(
            "\n\n".join((_BEGIN, *_MIDDLE, f"[[{_AGAIN}]]")),
            variant="words",
        ),
    ),
    good=(
        "\n\n".join(
            (_BEGIN, *_MIDDLE, f"{_VOTE} “Far-reaching consequences for regional trade” was on every poster by then.")
        ),
        Example(
            "\n\n".join((_BEGIN, *_MIDDLE, f"{_VOTE} Whatever comes of it, people will look for a way to the coast.")),
            Format.MARKDOWN,
        ),
        f"{_BEGIN}\n\n{_VOTE} There are far-reaching consequences for regional trade.",
    ),
    check=check,
    not_types=("transcript", "fiction", "reference", "how-to"),
    variants={
        "words": Variant("The text ends with what it began with, in line {line}. What is new?"),
    },
    measured=(
        "2026-11-23: 9 findings in 2,490 news texts, posts and pages by people (4 per 1,000) and 19 in 250 posts made "
        "by a program (76 per 1,000), all 28 read: 20 endings that say the beginning again, 8 the terms of it or "
        "minutes. The same words in another order: 29 in texts by people, 14 read, 6 right, so not sure; 33 in the 250."
    ),
)  # fmt: skip
