"""Words of saying told from the bare text: most quotations of edited copy have one, and need no closer reading."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from sourcecheck.analysis.quotations import Quotation, in_quotation
from sourcecheck.analysis.voices import vague_nouns
from sourcecheck.analysis.words import words
from sourcecheck.document import Document

__all__ = ["plain_cue"]

_UNSURE: Final = words(
    "has have had having would will could may might should must shall can cannot did does do also then later still "
    "even not never just once again already always often further soon ago today yesterday tonight now recently earlier "
    "previously since both all himself herself themselves itself only long more to simply first is are was were been "
    "be being as this that these those there what nothing it which and but or if when while than because where though "
    "of from by in on at for with about am get gets got so yet"
)


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(
        r"(?<= )(said|says|told|wrote|explained|explains|asked|added|recalled|argued|tweeted|according to)\b"
    )


def plain_cue(document: Document, quotation: Quotation, low: int, high: int) -> tuple[int, int] | None:
    """Where ``low:high`` holds a word of saying that nobody can doubt, beside the quotation.

    Where a vague noun, an adverb or a passive stands near it, ``voices`` decides.
    """
    block = document.blocks[quotation.block]
    text = block.text
    for begin, end in ((quotation.end, high), (low, quotation.start)):
        for cue in _cue().finditer(text, begin, end):
            start, stop = cue.span(1)
            lead = text[max(low, start - 110) : start].lower().split()
            if not lead or in_quotation(document, block, start, stop):
                continue
            near = text[stop : stop + 60].lower().split()
            if cue[1][0] in "aA" and cue[1].endswith(" to"):
                lead = []
            elif begin == quotation.end and start == begin + 1 and text[begin] == " ":
                if not near or near[0] in _UNSURE:
                    continue
                lead = []
            else:
                near = []
                if not lead[-1].isalpha() or lead[-1] in _UNSURE or lead[-1].endswith("ly"):
                    continue
            if not any(
                word.strip(',.;:()“”"').removesuffix("’s").removesuffix("'s") in vague_nouns() for word in lead + near
            ):
                return start, stop
    return None
