"""One comment of a Word file, as elements (ISO/IEC 29500-1, 17.13.4)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final, cast

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from sourcecheck.readers.word.names import Element

__all__ = ["AUTHOR", "commented", "marked"]

AUTHOR: Final = "sourcecheck"
_INITIALS: Final = "sc"


def commented(number: int, said: Sequence[str]) -> Element:
    """A comment of now.

    Args:
        said: its paragraphs.
    """
    # python-docx would look at the ids of all the others, which somebody may have written as no numbers.
    made = cast(Any, parse_xml(f"<w:comments {nsdecls('w')}/>")).add_comment()
    made.id = number
    made.author, made.initials = AUTHOR, _INITIALS
    made.date = datetime.now(UTC).replace(microsecond=0)
    for at, text in enumerate(said):
        paragraph = made.p_lst[0] if not at else made.add_p()
        if at:
            paragraph.style = "CommentText"
        paragraph.add_r().text = text
    return cast(Element, made)


def marked(number: int) -> tuple[Element, Element, Element]:
    """The marks before and behind the words of a comment, and the run behind these that refers to it."""
    name = {qn("w:id"): str(number)}
    run: Any = OxmlElement("w:r")
    run.get_or_add_rPr().style = "CommentReference"
    run.append(OxmlElement("w:commentReference", attrs=name))
    return OxmlElement("w:commentRangeStart", attrs=name), OxmlElement("w:commentRangeEnd", attrs=name), run
