"""Words that stand in a text twice because they are meant to: summaries, forms, notes, invitations, others' words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Final

from sourcecheck.analysis.own_words import masked
from sourcecheck.analysis.page.filler_words import filler
from sourcecheck.analysis.repetition.summaries import summaries
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Kind

__all__ = ["is_meant", "is_set_apart", "is_standing"]

_FORM: Final = 3  # paragraphs with one label in front
_INVITATION: Final = 40  # words of an invitation or a field of a form
_BOXES: Final = frozenset(("aside", "figure", "blockquote", "table", "details", "footnote", "form", "nav", "footer"))


def is_meant(document: Document, first: Block, block: Block, whole: bool) -> bool:
    """Whether words stand twice on purpose: in a summary, or as the answer that a form wants for each entry.

    Args:
        first, block: the paragraphs that hold them.
        whole: whether one is the other, word for word.
    """
    summed = document.once(summaries)
    if first.number in summed or (block.number in summed and not whole):
        return True
    if whole:
        return False
    label = _label(block.text)
    if label and document.once(_fields)[label] >= _FORM and _label(first.text) == label:
        return True
    return _announced(document, first) == _announced(document, block) != ""


def _announced(document: Document, block: Block) -> str:
    """What stands behind a block if it announces what comes next."""
    text = document.blocks[block.number + 1].text if block.number + 1 < len(document.blocks) else ""
    return text if text.endswith(":") else ""


def _fields(document: Document) -> Counter[str]:
    """How often paragraphs begin with each label."""
    return Counter(filter(None, (_label(block.text) for block in document.blocks)))


def _label(text: str) -> str:
    """The label that a text begins with: "How it started: ..."."""
    found = _field().match(text)
    return found[0] if found is not None else ""


@cache
def _field() -> re.Pattern[str]:
    return compiled(r"[^\W\d_][^:.!?\n]{1,40}:(?= )")


def is_set_apart(document: Document, block: Block) -> bool:
    """Whether a block is meant to be said again, is somebody else's, or is filler that another rule tells."""
    if is_standing(block.text) or not _BOXES.isdisjoint(block.within) or block.kind is Kind.FOOTNOTE:
        return True
    words, known, _ = filler(block.text)
    if known * 2 >= words > 0 or _cited().search(block.text) is not None:
        return True
    return sum(end - start for start, end in document.once(masked)[block.number]) > len(block.text) // 2


@cache
def _cited() -> re.Pattern[str]:
    """An entry of a list of references."""
    return compiled(
        r"(?i)\b(?:retrieved|archived from|accessed (?:on )?\d|isbn\b|issn\b|doi:|pp\. \d|vol\. \d|et al\.)|^\^|https?://\S+\W*$"
    )


def is_standing(text: str) -> bool:
    """Whether a text is one that is meant to be repeated: a note, a credit, an invitation, a field of a form."""
    if _note().match(text) is not None:
        return True
    return text.count(" ") < _INVITATION and _invites().match(text) is not None


@cache
def _note() -> re.Pattern[str]:
    return compiled(
        r"(?i)[*†‡§]|\W{0,4}(?:this (?:post|article|story|piece|content|page|interview|excerpt|column|blog post)\b"
        r"[^.]{0,30} "
        r"(?:was|is|has been|first|originally|appeared|appears|contains)\b|(?:editor|author|publisher)s?['’]s? notes?\b"
        r"|(?:note|disclaimer|disclosure|warning|caution|copyright|all rights|source|sources|photo|image|credit|update"
        r"|advertisement|related|correction)s?\b ?[:(©]|©|\(c\)|all rights reserved|the views? [^.]{0,20}expressed)"
    )


@cache
def _invites() -> re.Pattern[str]:
    return compiled(
        r"(?i)\W{0,4}(?:(?:sign up|subscribe|read more|click|follow us|contact us|for more|for further|to learn more"
        r"|learn more|visit|download|register|join us|join|share|email|e-mail|call us|see also|see|check out|listen"
        r"|watch|read the|find out|want to|do you|have you|are you|need help|got a"
        r"|if you (?:have|want|would|need|are|wish)"
        r"|please|thanks?|thank you|stay tuned|you can (?:find|read|also|try|see)|leave a comment|buy|order|get your"
        r"|support our|donate)\b|[\w’' -]{2,40}: )"
    )
