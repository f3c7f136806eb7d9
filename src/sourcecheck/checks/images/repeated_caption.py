"""One caption or alternative text under several pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sourcecheck.analysis.pictures.captions import Caption, loose_captions
from sourcecheck.analysis.pictures.repeated import repeated, same, shared
from sourcecheck.document import Document, Format
from sourcecheck.finding import Confidence, Related, Severity
from sourcecheck.rule import Context, Example, Hit, Rule, Variant

_OTHERS = 20  # further places named with the finding


def check(document: Document, context: Context) -> Iterator[Hit]:
    told: set[str] = set()
    for kind, group in document.once(shared) if document.images else ():
        told.add(same(group[0]))
        yield _hit(group, kind)
    for loose in repeated(document.once(loose_captions)):
        if same(loose[0]) not in told:
            yield _hit(loose, "loose")


def _hit(group: Sequence[Caption], kind: str) -> Hit:
    first, *others = group
    return Hit(
        first.block.whole,
        variant="" if kind == "caption" else kind,
        values={"count": str(len(group))},
        related=tuple(Related(other.block.whole, "The same here") for other in others[:_OTHERS]),
    )


RULE = Rule(
    id="images/repeated-caption",
    message="“{match}” is the caption of {count} pictures. What does each one show?",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    doubt="A caption that fits every picture was written for none: perhaps nobody looked at them.",
    settle="Say of each picture what it shows, who made it and when.",
    why="""A caption tells what this picture shows. Where several pictures share one text, the text was taken over from
a search or filled in by a template, and for readers who cannot see the pictures they are all the same.

Pictures that come back (the same file, in another size as well), icons, logos, portraits of authors, flags in tables
and empty alternative texts of decorations are left alone. Two pictures count only side by side, three anywhere on the
page. In plain text, lines of the same wording count where they look like captions: titles of pages, or “Photo” ahead.
Credits alone are no captions: many pictures can be one photographer's.""",
    measured=(
        "2026-11-23: 11 findings in 2,740 articles, posts and pages (4 per 1,000), all read, 2 wrong (teasers on a web "
        "page); a name of a platform under pictures was the third. In a web page alternative texts count from three "
        "times on."
    ),
    references=(
        "https://www.w3.org/WAI/tutorials/images/",
        "https://developers.google.com/search/docs/appearance/google-images",
        "https://credweb.org/signals-20191126",
    ),
    bad=(
        Example("<p>Rain.</p><figure><img src='a.jpg'><figcaption>[[The weir]]</figcaption></figure>"
                "<figure><img src='b.jpg'><figcaption>The weir</figcaption></figure>", Format.HTML),
        Example('<p>Rain.</p><img src="a.jpg" alt="[[Screenshot]]"><img src="b.jpg" alt="Screenshot">'
                '<img src="c.jpg" alt="Screenshot">', Format.HTML, variant="alt"),
        Example("The weir is old.\n\n[[Map of Norddorf - Guide of the Coast]]\n\nMap of Norddorf - Guide of the Coast",
                variant="loose"),
    ),
    good=(
        Example("![The weir](a.png)\n\n![The weir in spring](b.png)\n", Format.MARKDOWN),
        Example("<figure><img src='a.jpg'><figcaption>Facebook</figcaption></figure>"
                "<figure><img src='b.jpg'><figcaption>Facebook</figcaption></figure>", Format.HTML),
        Example("![The weir](weir-300x200.png) ![The weir](weir-1024x683.png)\n", Format.MARKDOWN),
        Example("![The weir](a.png)\n\n![The lock](b.png)\n\n![The weir](c.png)\n", Format.MARKDOWN),
        Example('<p><img src="a.png" alt="PDF icon"> One <img src="b.png" alt="PDF icon"> Two</p>', Format.HTML),
        Example('<p><img src="a.png" alt="New" width="16"> <img src="b.png" alt="New" width="16"></p>', Format.HTML),
        "Chorus\n\nRow, row to the weir\n\nRow, row to the weir",
    ),
    check=check,
    parts=("several",),
    scopes=("captions", "attributes", "content"),
    variants={
        "alt": Variant("“{match}” describes {count} pictures. What does each one show?"),
        "loose": Variant("“{match}” stands here {count} times, like a caption. Of which pictures?"),
    },
)  # fmt: skip
