"""Word files (.docx) to Document, by way of canonical Markdown.

    archive      the ZIP archive, judged before it is unpacked
    foreign      what a file is that is called a Word file and is none
    package      its parts, their XML, how they refer to one another
    styles, numbering, fields, symbols, pictures
                 what paragraphs and letters are, beyond their text
    gathered     what is known while a file is read
    paragraphs   the inside of a paragraph
    story        paragraphs one below the other; ``tables`` those that are rows and cells
    draft        the whole file as Markdown, with the way back to its elements

What a reader of the article would see is read: tracked changes as if they were accepted, no comments, no hidden text,
no headers and footers, no tables of contents. Title and author in the file's properties are not read either: nobody
sees them, and they are often those of a template or of the machine.
"""

from __future__ import annotations

from sourcecheck.document import Document
from sourcecheck.errors import ReadError

__all__ = ["read"]


def read(data: bytes, path: str) -> Document:
    """Read a Word file. The document's source is canonical Markdown, and its places are called as people call them.

    Raises:
        ReadError: it is no Word file, spoiled, locked, or over a limit; or python-docx is not there.
    """
    try:
        from sourcecheck.readers.word.draft import read_draft
    except ImportError as missing:
        if missing.name is None or missing.name.partition(".")[0] not in ("docx", "lxml"):
            raise
        raise ReadError(f"{path}: Word files need the package python-docx: pip install 'sourcecheck[docx]'") from None
    from sourcecheck.readers import DOCX, markdown

    draft = read_draft(data, path)
    return markdown.read(draft.written.text, path, DOCX, draft.said).naming(draft.place)
