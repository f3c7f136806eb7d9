"""Control texts of a content system in the article: "toggle caption" as a line, "IMG_0042" as an alternative text."""

from __future__ import annotations

from collections.abc import Iterator

from sourcecheck.analysis.marks import marks_over
from sourcecheck.analysis.neighbours import neighbours
from sourcecheck.analysis.own_words import in_own_words
from sourcecheck.analysis.pictures.captions import captions
from sourcecheck.analysis.pictures.repeated import shared
from sourcecheck.analysis.residue.controls import CONTROL_NEEDS, control_line, file_name, placeholder_alternative
from sourcecheck.analysis.residue.page_furniture import furniture_line
from sourcecheck.analysis.residue.typed_lines import typed_lines
from sourcecheck.document import Block, Document, Format, Kind, MarkKind
from sourcecheck.finding import Confidence, Fix, Related, Severity, TextEdit
from sourcecheck.rule import Context, Example, Hit, Rule, Variant

_OTHERS = 20  # further places named with the finding
_AROUND = 4  # blocks on either side in which words of a menu belong to a button
_LONGEST = 120  # code points of a block that is one line
_VARIANTS = {"name": "file", "empty": "alternative", "generic": "alternative", "guess": "guess"}

_Place = tuple[Block, int, int, str]


def check(document: Document, context: Context) -> Iterator[Hit]:
    yield from _in_lines(document, context)
    if document.images:
        yield from _in_pictures(document)


def _in_lines(document: Document, context: Context) -> Iterator[Hit]:
    found: list[_Place] = []
    for block in context.blocks(document):
        if block.kind is Kind.PARAGRAPH or block.recovered or block.kind is Kind.CAPTION:
            found += _lines(document, block)
    found = [place for place in found if document.in_content(place[0])]
    for group in neighbours(found, 1):
        names = [place for place in group if place[3] == "name"]
        controls = [place for place in group if place[3] == "strong"]
        if names:
            yield _hit(names, "file", fix=False)
        if controls:
            yield _hit(
                [*_beside(document, controls[0][0], -1)[::-1], *controls, *_beside(document, controls[-1][0], 1)],
                "",
                fix=True,
            )


def _beside(document: Document, block: Block, step: int) -> list[_Place]:
    """Words of a menu right before or behind a button's text, nearest first."""
    found: list[_Place] = []
    for number in range(block.number + step, block.number + (_AROUND + 1) * step, step):
        if not 0 <= number < len(document.blocks):
            break
        other = document.blocks[number]
        if other.kind is not Kind.PARAGRAPH and not other.recovered:
            break
        if other.quoted or other.marks or control_line(other.text) != "weak" or not document.in_content(other):
            break
        found.append((other, 0, len(other.text), "weak"))
    return found


def _hit(group: list[_Place], variant: str, *, fix: bool) -> Hit:
    (block, start, end, _), others = group[0], group[1 : _OTHERS + 1]
    edits = tuple(TextEdit(other.span(a, b), "") for other, a, b, _ in group)
    return Hit(
        block.span(start, end),
        variant=variant,
        related=tuple(Related(other.span(a, b), "Another one") for other, a, b, _ in others),
        fix=Fix("Delete the text of the button", edits) if fix else None,
    )


def _lines(document: Document, block: Block) -> Iterator[_Place]:
    text = block.text
    if block.quoted or (document.format is not Format.MARKDOWN and len(text) > _LONGEST):
        return
    if document.format is Format.HTML:
        # A page has buttons of its own; a bare element of the article was typed or pasted.
        tag = document.source[block.extent.start : block.extent.start + 12].lower()
        if not tag.startswith(("<p>", "<figcaption>")) or "<" in document.source[slice(*block.whole)]:
            return
    if block.kind is Kind.CAPTION and file_name(text):
        yield block, 0, len(text), "name"
        return
    for start, end in typed_lines(document, block):
        kind = control_line(text[start:end])
        if kind not in ("strong", "name") or furniture_line(text[start:end]) or _leads_on(document, block, start, end):
            continue
        if in_own_words(document, block, start, end):
            yield block, start, end, kind


def _leads_on(document: Document, block: Block, start: int, end: int) -> bool:
    """Whether a place is a link: a button that does what it says."""
    return any(
        mark.kind is MarkKind.LINK and not mark.target.startswith(("#", "javascript"))
        for mark in marks_over(document, block, start, end)
    )  # fmt: skip


def _in_pictures(document: Document) -> Iterator[Hit]:
    told = {one.block.number for _, group in document.once(shared) for one in group}
    captioned = {image.span.start for image in document.images if image.caption >= 0}
    starts = sorted(image.span.start for image in document.images)
    found: dict[str, list[Block]] = {}
    for one in document.once(captions):
        if one.kind != "alt" or one.block.number in told:
            continue
        kind = placeholder_alternative(one.block.text)
        if not kind or (kind == "generic" and _start(starts, one.block.whole.start) in captioned):
            continue
        found.setdefault(_VARIANTS[kind], []).append(one.block)
    for variant, (first, *others) in found.items():
        related = tuple(Related(other.whole, "Another one") for other in others[:_OTHERS])
        yield Hit(first.whole, variant=variant, related=related)


def _start(starts: list[int], at: int) -> int:
    """Where the picture begins that a place lies in."""
    from bisect import bisect_right

    index = bisect_right(starts, at) - 1
    return starts[index] if index >= 0 else -1


RULE = Rule(
    id="residue/cms-ui-text",
    message="“{match}” is the text of a button, not of the article. Delete it?",
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    doubt="The text was copied with its page's buttons, or the fields of the content system were left as they were.",
    settle="Delete the button's text; say what the picture shows, or leave the alternative text empty for an ornament.",
    why="""“toggle caption”, “Share this article” and “View image in fullscreen” are buttons of a page. As lines of an
article they were copied with it, and nobody read the copy. “IMG_0042.jpg” and “image” as alternative texts tell a
reader who cannot see the picture nothing; W3C lists such names among the failures of alternative texts.

Only whole lines, whole captions and whole alternative texts count; headings, lists, links and quotations are left
alone, and words of menus (“Save”, “Print”) count only beside a button. “Photo” and “Screenshot” pass where a caption
says what is to be seen. What several pictures share is images/repeated-caption's; advertisements, “Read more”, “Skip to
content” and consent notices are residue/extraction-residue's.""",
    measured=(
        "2026-11-23: 10 findings in 2,740 articles, posts and pages (4 per 1,000), all of them alternative texts, all "
        "read, none wrong. Of 45 wordings written first 42 were found (one by residue/extraction-residue), of fresh "
        "ones 24 of 26, 17 of 24 and 18 of 22."
    ),
    references=(
        "https://www.w3.org/WAI/WCAG21/Techniques/failures/F30",
        "https://www.w3.org/WAI/tutorials/images/",
        "https://jmlr.org/papers/v21/20-074.html",
    ),
    bad=(
        "The council met at noon.\n\n[[toggle caption]]\n\nIt will meet again in May.",
        Example("The council met.\n\n[[Share this article]]\n\nCopy link\n\nIt rained.\n", Format.MARKDOWN, variant=""),
        Example('<img src="weir.jpg" alt="[[IMG_0042]]">\n\nThe weir is old.\n', Format.MARKDOWN, variant="file"),
        Example('<article><p>It rained.</p><img src="weir.jpg" alt="[[Screenshot 2024-03-01 at 10.00.00]]"></article>',
                Format.HTML, variant="file"),
        Example('<img src="weir.jpg" alt="[[image]]">\n\nThe weir is old.\n', Format.MARKDOWN, variant="alternative"),
        Example('<article><p>It rained.</p><img src="a.jpg" alt="[[May be an image of two people]]"></article>',
                Format.HTML, variant="guess"),
        Example("<article><p>It rained.</p><figure><img src='a.jpg' alt=''><figcaption>[[DSC01234.jpg]]</figcaption>"
                "</figure></article>", Format.HTML, variant="file"),
        "The council met at noon.\n\n[[Save]]\n\nShare full article\n\nPrint\n\nIt will meet again in May.",
    ),
    good=(
        "Readers can toggle captions on and off. Share this article with the class, the teacher said.",
        Example("![Screenshot of the harbour's new page](a.png)\n\n![](line.png)\n", Format.MARKDOWN),
        Example('<article><p>Rain.</p><figure><img src="a.jpg" alt="Photo"><figcaption>The weir in May</figcaption>'
                "</figure></article>", Format.HTML),
        Example("## Click to copy\n\nThe button copies the text.\n\n[Share this article](https://a.example/share)\n",
                Format.MARKDOWN),
        Example("Copy the code:\n\n```\nmake\n```\n", Format.MARKDOWN),
        Example("<article><p>It rained.</p><div class='tools'>Share this article</div><b>hide caption</b></article>",
                Format.HTML),
        Example("> toggle caption\n\nThat line stood below each picture.\n", Format.MARKDOWN),
        "Save\n\nShare\n\nThe two words are all that the note says.",
    ),
    check=check,
    needs=CONTROL_NEEDS,
    metadata=True,
    parts=("images",),
    scopes=("content", "captions", "attributes"),
    variants={
        "file": Variant("“{match}” names a file. What does the picture show?"),
        "alternative": Variant("“{match}” does not say what the picture shows. What does it?"),
        "guess": Variant("“{match}” was written by a program. Is that what the picture shows?"),
    },
    fix="unsafe: deletes the texts of buttons",
)  # fmt: skip
