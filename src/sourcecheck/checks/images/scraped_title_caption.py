"""Captions that are the title of the page a picture was found on: "Map of the coast - Guide of the World"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sourcecheck.analysis.pictures.captions import Caption, captions, loose_captions, scraped_title
from sourcecheck.document import Document, Format
from sourcecheck.finding import Confidence, Related, Severity
from sourcecheck.rule import Context, Example, Hit, Rule

_NEAR = 3  # blocks between two lines of plain text that confirm each other
_OTHERS = 20  # further places named with the finding


def check(document: Document, context: Context) -> Iterator[Hit]:
    found = [one for one in document.once(captions) if scraped_title(one.block.text)] if document.images else []
    loose = [one for one in document.once(loose_captions) if one.block.number > 0 and scraped_title(one.block.text)]
    apart = [after.block.number - before.block.number > _NEAR for before, after in pairwise(loose)]
    alone = zip([True, *apart], [*apart, True], strict=True) if loose else ()
    found += [one for one, (above, below) in zip(loose, alone, strict=True) if not (above and below)]
    groups: dict[str, list[Caption]] = {}
    for one in found:
        groups.setdefault(one.block.text.casefold(), []).append(one)
    for first, *others in groups.values():
        start, end = scraped_title(first.block.text) or (0, 0)
        yield Hit(
            first.block.whole,
            values={"site": first.block.text[start:end]},
            related=tuple(Related(other.block.whole, "The same here") for other in others[:_OTHERS]),
        )


RULE = Rule(
    id="images/scraped-title-caption",
    message="“{match}” is a title of {site}, no caption. What does the picture show?",
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    doubt="The picture was taken from a search, with the title of the page it was found on.",
    settle="Say what the picture shows, when it was made and by whom, and whether you may use it.",
    why="""Programs that collect pictures put the title of the page below them: “Title - Site”. Such a line does not say
what the picture shows, and the site that it names is seldom the one that owns it. Readers take it for a credit.

Only names of known sites, domains, and titles that end like a site's (“| Norddorf News”) count; lines
with a credit (“Photo:”, “by”, “courtesy”, ©) are left alone. In plain text two such lines have to stand together.""",
    measured="2026-11-23: none in 2,740 articles, posts and pages (at most 1.1 per 1,000 with 95% confidence).",
    references=(
        "https://credweb.org/signals-20191126",
        "https://developers.google.com/search/docs/appearance/google-images",
    ),
    bad=(
        Example('<p>It rained.</p><img src="a.jpg" alt="[[Lighthouse at dusk | Shutterstock]]">', Format.HTML),
        Example('<figure><img src="a.jpg"><figcaption>[[The weir of Norddorf - Norddorf Travel Guide]]</figcaption>'
                "</figure>", Format.HTML),
        "The weir is old.\n\nIt leaks.\n\n[[Norddorf - Guide of the Coast]]\n\n[[Weirs - Department of Ports]]",
    ),
    good=(
        Example("![The weir in 1910. Photo: Ana Ruiz - Harbour Museum](a.png)\n", Format.MARKDOWN),
        Example("![The weir - before the flood](a.png)\n", Format.MARKDOWN),
        Example("![Mayor Ana Ruiz – here in 2019 – opens the lock](a.png)\n", Format.MARKDOWN),
        "The weir of Norddorf - Harbour News\n\nThe weir is old.",
        "Rain fell.\n\nIt rained on.\n\nFerries to Norddorf - Port Guide\n\nBoats leave at noon.",
    ),
    check=check,
    parts=("images|several",),
    scopes=("captions", "attributes", "content"),
)  # fmt: skip
