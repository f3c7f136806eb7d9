"""Lines that were captions, in a text that has no picture."""

from __future__ import annotations

from collections.abc import Iterator

from sourcecheck.analysis.pictures.captions import Caption, loose_captions, scraped_title
from sourcecheck.document import Document, Format
from sourcecheck.finding import Confidence, Related, Severity
from sourcecheck.rule import Context, Example, Hit, Rule

_NEAR = 2  # blocks between lines that belong together
_OTHERS = 20  # further places named with the finding


def check(document: Document, context: Context) -> Iterator[Hit]:
    if document.images:
        return
    group: list[Caption] = []
    for one in (*document.once(loose_captions), None):
        if one is not None and (not group or one.block.number - group[-1].block.number <= _NEAR):
            group.append(one)
            continue
        if len(group) > 1 and _were_captions(group):
            yield Hit(
                group[0].block.whole,
                values={"count": str(len(group))},
                related=tuple(Related(other.block.whole, "Another one") for other in group[1 : _OTHERS + 1]),
            )
        group = [one] if one is not None else []


def _were_captions(group: list[Caption]) -> bool:
    """Whether the lines are more than labels: titles of pages, or the same words again."""
    texts = [one.block.text.casefold() for one in group]
    titled = sum(scraped_title(one.block.text) is not None for one in group)
    return group[0].block.number > 0 and (titled > 1 or len(set(texts)) < len(texts))


RULE = Rule(
    id="images/orphan-caption",
    message="{count} lines here read like captions, and no picture is near. Which ones are meant?",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    doubt="The pictures got lost when the text was taken from another page, or never were there.",
    settle="Put the pictures in with their credits, or delete the lines.",
    why="""Lines such as “Map of Norddorf - Guide of the Coast”, several of them under each other, were captions of
pictures. Where the pictures are missing, the lines tell nothing, and show that the text was carried over by a program.

Two lines at least have to stand together, and be titles of pages or say the same; in a text with pictures the rule is
silent. Plain text has no pictures, and programs that extract it drop them, so there this is a note only.""",
    measured="2026-11-23: none in 2,550 articles and posts (at most 1.2 per 1,000 with 95% confidence).",
    references=(
        "https://credweb.org/signals-20191126",
        "https://www.w3.org/WAI/tutorials/images/",
    ),
    bad=(
        "The weir is old.\n\nIt leaks.\n\n[[Map of Norddorf - Guide of the Coast]]\n\nNorddorf - Department of Ports",
        Example("The weir is old.\n\nIt leaks.\n\n[[Photo of the weir]]\n\nPhoto of the weir\n", Format.MARKDOWN),
    ),
    good=(
        Example("The weir is old.\n\nIt leaks.\n\n![Weir](a.png)\n\nMap of Norddorf - Port Guide\n\n"
                "Norddorf - Department of Ports\n", Format.MARKDOWN),
        "The weir is old.\n\nIt leaks.\n\nMap of the coast, 1910\n\nIt rained.",
        "Photo: Ana Ruiz\n\nThe weir is old.\n\nIt leaks.\n\nPhotography club\n\nMap readers meet on Monday",
    ),
    check=check,
    parts=("several",),
    formats=(Format.TEXT, Format.MARKDOWN),
    absence=True,
)  # fmt: skip
