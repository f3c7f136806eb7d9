"""Which parts of a text say that they sum it up: what they say stands in the text again, and is meant to."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Document, Kind

__all__ = ["summaries"]

_LABEL: Final = 40  # code points of a line that is a label
_PARAGRAPHS: Final = 12  # behind a label that no other ends


def summaries(document: Document) -> frozenset[int]:
    """Numbers of the blocks of abstracts, key points and short versions; use through ``document.once``.

    A conclusion is no summary: what it only says again is padding. A heading announces all up to the next one that is
    not below it, a label on a line of its own ("ABSTRACT.") up to the next heading or label, a label in front
    ("TL;DR: ...") its own paragraph.
    """
    found: set[int] = set()
    level = 0  # of the heading that announces one
    left = 0  # blocks that a label announces
    for block in document.blocks:
        if block.kind is Kind.HEADING and not block.recovered:
            left = 0
            if level and block.level > level:
                continue
            level = block.level if _announces().fullmatch(block.text) is not None else 0
        elif block.kind is Kind.PARAGRAPH and len(block.text) <= _LABEL and _is_label(block.text):
            left = _PARAGRAPHS if _announces().fullmatch(block.text) is not None else 0
        elif level or left:
            found.add(block.number)
            left = max(left - 1, 0)
        elif _opens().match(block.text) is not None:
            found.add(block.number)
    # Of a text that is called a summary nothing is one of its parts.
    return frozenset(found) if 2 * len(found) <= len(document.blocks) else frozenset()


def _is_label(text: str) -> bool:
    return text.isupper() or text.endswith(":") or _announces().fullmatch(text) is not None


_SHORT: Final = (
    r"tl;? ?dr|(?:(?:executive|short|brief|quick|article) )?summary|abstract|synopsis|precis"
    r"|(?:the )?(?:key|main) (?:points?|takeaways?|facts|findings|messages|ideas)|(?:key )?takeaways?|highlights"
    r"|(?:a )?(?:quick |short )?recap|summing up|to (?:sum up|recap)|in (?:brief|short|a nutshell|summary)"
    r"|at a glance|the short (?:version|answer)|what (?:to know|you need to know)"
    r"|zusammenfassung|kurzfassung|auf einen blick|résumé|en bref|resumen|en resumen|riassunto|in breve|samenvatting"
)


@cache
def _announces() -> re.Pattern[str]:
    return compiled(rf"(?i)\W*(?:\d+(?:\.\d+)*\W+)?(?:{_SHORT})(?: and [a-z ]{{2,20}})?\W*")


@cache
def _opens() -> re.Pattern[str]:
    return compiled(rf"(?i)\W{{0,3}}(?:{_SHORT})\W{{0,3}}[:—–]")
