"""What stands below the label of a contents list."""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.analysis.outline.gaps import following, shows_nothing
from sourcecheck.analysis.outline.section_names import is_contents_label, is_sure_contents_label
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Kind, MarkKind, Region
from sourcecheck.records import NamedTuple

__all__ = ["Missing", "entries_missing"]

_TEXT = 120  # code points from which a paragraph is no entry
_SHORT = 60  # and from which one under a line of its own is its text
_LOOKED = 400  # code points before a label in which an order to a generator may stand


class Missing(NamedTuple):
    """Entries are missing; ``next`` is what follows the label instead (None: the text ends)."""

    next: Block | None


def entries_missing(document: Document, label: Block) -> Missing | None:
    """Whether a contents label has nothing below it; None where it may have."""
    if label.kind not in (Kind.HEADING, Kind.PARAGRAPH) or any(mark.target for mark in label.marks):
        return None
    region = document.regions[label.number]
    sure = is_sure_contents_label(label.text)
    if region is not Region.CONTENT and (
        region not in (Region.NAVIGATION, Region.FURNITURE) or not (sure or _is_boxed(document, label))
    ):
        return None
    if any(name in label.within for name in ("table", "blockquote", "figure", "form")):
        return None
    if "details" in label.within and not sure:
        return None
    after = following(document, label)
    end = after.extent.start if after is not None else len(document.source)
    if not shows_nothing(document, label.extent.end, end) or _ordered(document, label):
        return None
    if after is None:
        return Missing(None) if label.number > 0 else None
    if after.kind is Kind.HEADING:
        return None if _is_entry(document, label, after) else Missing(after)
    if after.kind is not Kind.PARAGRAPH or any(mark.kind is MarkKind.LINK for mark in after.marks):
        return None
    if _is_text(after):
        return Missing(after) if sure else None  # a section may be called "Contents", too
    # One line above a paragraph of text: a heading that lost its mark.
    under = following(document, after)
    headed = len(after.text) < _TEXT and under is not None and _is_text(under, _SHORT if sure else _TEXT)
    if not headed or not (sure or (document.format is Format.TEXT and _title().fullmatch(after.text))):
        return None
    return None if _is_entry(document, label, after) else Missing(after)


@cache
def _title() -> re.Pattern[str]:
    return compiled(r"(?!By |From |Photo)[A-Z][\w'’-]*(?: [\w'’,&:-]+){2,12}")


def _is_boxed(document: Document, label: Block) -> bool:
    """Whether an element around a label is named for a contents list."""
    names = " ".join(f"{one.attribute('class')} {one.attribute('id')}" for one in document.around(label)).lower()
    return "toc" in names or "contents" in names


def _is_text(block: Block, least: int = _TEXT) -> bool:
    return (
        block.kind is Kind.PARAGRAPH
        and len(block.text) >= least
        and block.text.rstrip("\"”’')»")[-1:] in (".", "!", "?")
    )


def _is_entry(document: Document, label: Block, heading: Block) -> bool:
    """Whether a heading below the label is an entry: what it says comes again, or others stand below it at once."""
    if any(mark.target[:1] == "#" for mark in heading.marks) or is_contents_label(heading.text):
        return True
    said = heading.text.casefold()
    for other in document.blocks[heading.number + 1 :]:
        if other.kind in (Kind.HEADING, Kind.PARAGRAPH) and other.text.casefold() == said:
            return True
    if heading.kind is not Kind.HEADING:
        return False
    if not heading.recovered:
        return label.kind is Kind.HEADING and not label.recovered and heading.level > label.level
    after = following(document, heading)
    return after is not None and not _is_text(after) and len(after.text) < _TEXT and after.kind is not Kind.ITEM


def _ordered(document: Document, label: Block) -> bool:
    """Whether an order to make a contents list stands around the label."""
    start, end = label.extent
    near = document.source[max(start - _LOOKED, 0) : start] + document.source[end : end + _LOOKED // 4]
    return _order().search(near) is not None


@cache
def _order() -> re.Pattern[str]:
    return compiled(
        r"(?i)<!--[^>]{0,80}\btoc\b|[\[{(<$%@:]{1,3}[\s_]{0,2}(?:table-?of-?contents|toc"
        r"|contents)\b[\s\w:=\"']{0,60}[\]})>$%]|js-toc|doctoc"
    )
