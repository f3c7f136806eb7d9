"""Values in, canonical Markdown out: a text that our Markdown reader reads back as these values and nothing else.

Word files and what is pasted from a browser have no Markdown source. They are written as one here, and the Markdown
reader reads that: so findings in them are those of the same draft written in Markdown, by construction. Nothing in
this room knows where its values come from.

    values     blocks, and what stands inside of them
    escaping   which characters of a text would be markup
    inline     one line: marks, links, pictures, footnote references
    cells      a table as rows of pipes, or as HTML where rows of pipes cannot say it
    writer     the blocks, one below the other

What was written where comes with the text: each value may carry a number, its origin, by which its writer knows it.
"""

from __future__ import annotations

from sourcecheck.canonical.values import (
    Block,
    Break,
    Cell,
    Code,
    Footnote,
    Heading,
    Inline,
    Item,
    Mark,
    Note,
    Paragraph,
    Picture,
    Placed,
    Quote,
    Row,
    Rule,
    Stretch,
    Table,
    Text,
    Written,
)  # fmt: skip
from sourcecheck.canonical.writer import written

__all__ = [
    "Block", "Break", "Cell", "Code", "Footnote", "Heading", "Inline", "Item", "Mark", "Note", "Paragraph", "Picture",
    "Placed", "Quote", "Row", "Rule", "Stretch", "Table", "Text", "Written", "written",
]  # fmt: skip
