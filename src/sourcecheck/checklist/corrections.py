"""Notes that tell what was corrected or changed after publication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from sourcecheck.document import Block, Document, Kind, Region
from sourcecheck.text import Span

__all__ = ["correction_notes"]

_KINDS: Final = (Kind.PARAGRAPH, Kind.ITEM, Kind.HEADING, Kind.FOOTNOTE, Kind.DETAIL)
_WHERE: Final = (Region.CONTENT, Region.HEADER, Region.FOOTER, Region.FURNITURE)


def correction_notes(document: Document) -> Iterator[Span]:
    """The labels or sentences of such notes, in English."""
    for block in document.blocks:
        if block.kind in _KINDS and document.regions[block.number] in _WHERE:
            found = _note(block)
            if found is not None:
                yield found


def _note(block: Block) -> Span | None:
    if not any(word in block.text for word in ("orrect", "larifi", "ersion of this", "mended", "pdate", "ditor")):
        return None
    match = _label().match(block.text) or _sentence().search(block.text)
    return None if match is None else block.span(match.start(), match.end())


@cache
def _label() -> re.Pattern[str]:
    """A note that begins with its label: "Correction:", "Editor's note (4 May):", "UPDATE, 3 p.m.:"."""
    return re.compile(
        r"(?:Corrections?(?: and clarifications?)?|CORRECTIONS?|Clarifications?|CLARIFICATIONS?|Editor[’']s note|"
        r"EDITOR[’']S NOTE|Updates?|UPDATED?)"
        r"(?: ?\([^()]{1,40}\)|,? [^:—–]{0,20}\d[^—–]{0,20}?)? ?[:—–] "
    )


@cache
def _sentence() -> re.Pattern[str]:
    """A sentence that tells of it: "This article was amended on 4 May", "An earlier version of this story"."""
    return re.compile(
        r"\b(?:[Tt]h(?:is|e) (?:article|story|post|piece|report|page|headline|text)(?: above)? "
        r"(?:has been|was|is being) (?:since )?(?:corrected|amended|updated|clarified|changed)\b"
        r"|(?:[Aa]n? |[Tt]he )(?:earlier|previous|original) version of this (?:article|story|post|piece|report|page))"
    )
