"""Labels of contents lists with no list below them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from sourcecheck.analysis.outline.contents import entries_missing
from sourcecheck.analysis.outline.section_names import CONTENTS_LABELS, is_contents_label, name_range
from sourcecheck.analysis.outline.slugs import slug
from sourcecheck.document import Block, Document, Format, Kind
from sourcecheck.finding import Confidence, Fix, Related, Severity, TextEdit
from sourcecheck.rule import Context, Example, Hit, Rule

_MOST = 60  # entries that a fix offers


def check(document: Document, context: Context) -> Iterator[Hit]:
    for block in context.blocks(document):
        if len(block.text) > 60 or not is_contents_label(block.text):
            continue
        missing = entries_missing(document, block)
        if missing is None:
            continue
        related = () if missing.next is None else (Related(missing.next.whole, "What follows instead of entries"),)
        yield Hit(block.span(*name_range(block.text)), related=related, fix=_list(document, block))


def _list(document: Document, label: Block) -> Fix | None:
    """A list of the headings that follow, of their highest level."""
    numbers = document.once(_headings)
    first = bisect_right(numbers, label.number)
    headings = [document.blocks[number] for number in numbers[first : first + _MOST + 1]]
    if not 2 <= len(headings) <= _MOST or document.format is Format.HTML or label.within:
        return None
    top = min(block.level for block in headings)
    lines = []
    seen: dict[str, int] = {}
    for block in headings:
        anchor = slug(block.text)
        again = seen.get(anchor, -1) + 1
        seen[anchor] = again
        if block.level != top:
            continue
        text = block.text.replace("[", "\\[").replace("]", "\\]")
        markdown = document.format is Format.MARKDOWN
        lines.append(f"- [{text}](#{anchor}{f'-{again}' if again else ''})" if markdown else f"- {block.text}")
    if len(lines) < 2:
        return None
    at = label.extent.end
    return Fix("List the headings that follow", (TextEdit(label.extent._replace(start=at), "\n\n" + "\n".join(lines)),))


def _headings(document: Document) -> list[int]:
    """Numbers of the headings of the text itself."""
    return [
        block.number
        for block in document.blocks
        if block.kind is Kind.HEADING and document.in_content(block) and not block.within and block.text
    ]


RULE = Rule(
    id="structure/empty-table-of-contents",
    message="“{match}” has no entries. List the sections, or drop the label.",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    doubt="A contents label over nothing shows that a template was published and nobody looked at the page.",
    settle="List the sections under the label, or remove it.",
    why="""“Table of Contents” announces a list. With no list, link or entry below it, the label is what a template or
an import left standing, and readers see at once that nobody read the page.

Lists, links and lines of entries in any layout are content, and so are the orders that generators fill when they build
the page: `[TOC]`, `{:toc}`, `<!-- toc -->`, shortcodes, components, elements that a script fills. Labels that may also
head a section of text (“Contents”, “In this article”) count only where a heading or the end of the page follows.""",
    references=(
        "https://services.google.com/fh/files/misc/hsw-sqrg.pdf",
        "https://www.w3.org/WAI/WCAG22/Understanding/headings-and-labels",
        "https://www.w3.org/WAI/WCAG22/Techniques/general/G64",
    ),
    bad=(
        "The mill was built in 1911 by a man who disliked flour, and who made that known in verse and in his will.\n\n"
        "[[Table of Contents]]\n\nThe Miller and His Wheel\n\nThe wheel came from a yard in Osker by barge, and the "
        "barge "
        "came back for the money every spring until the war.\n",
        Example("# The mill\n\n## [[Contents]]\n\n## The wheel\n\nIt came by barge.\n", Format.MARKDOWN),
        Example(
            "# The mill\n\n**[[Contents]]**\n\n## The wheel\n\nIt came.\n\n## The war\n\nIt went.\n", Format.MARKDOWN
        ),
        Example(
            "<h1>The mill</h1><div class=box><p><b>[[Table of contents]]</b></p><ul></ul></div><h2>The wheel</h2>"
            "<p>It came by barge.</p>",
            Format.HTML,
        ),
        Example("# Die Mühle\n\n**[[Inhaltsverzeichnis]]**\n\n## Das Rad\n\nEs kam mit dem Kahn.\n", Format.MARKDOWN),
    ),
    good=(
        "The mill was built in 1911 by a man who disliked flour, and who made that known.\n\n"
        "Table of Contents\n\nThe wheel\n\nThe barge\n\nThe war\n\n"
        "The wheel came from a yard in Osker by barge, and the barge came back for the money.\n",
        Example(
            "# The mill\n\n## Contents\n\n- [The wheel](#the-wheel)\n\n## The wheel\n\nIt came.\n", Format.MARKDOWN
        ),
        Example("# The mill\n\n## Table of Contents\n\n\\[[_TOC_\\]]\n\n## The wheel\n\nIt came.\n", Format.MARKDOWN),
        Example("# The mill\n\n## Contents\n\n<!-- toc -->\n\n## The wheel\n\nIt came.\n", Format.MARKDOWN),
        Example("# The kit\n\n## Contents\n\nThe box holds a wheel and four screws.\n", Format.MARKDOWN),
        Example(
            '<h1>The mill</h1><p>Table of contents</p><div id="toc"></div><h2>The wheel</h2><p>It came.</p>'
            '<script src="toc.js"></script>',
            Format.HTML,
            why="a script fills it",
        ),
    ),
    check=check,
    needs=CONTENTS_LABELS,
    fix="unsafe: lists the headings that follow, with links where the format has them",
    measured="2026-11-23: no finding in 2,740 news texts, posts and pages; the one page with such a label is found.",
)
