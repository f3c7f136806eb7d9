"""Whether the newlines of a plain text wrap its lines or end its paragraphs."""

from __future__ import annotations

from itertools import pairwise

from sourcecheck.compiled_patterns import compiled

__all__ = ["BULLET", "ENDED", "margin", "wrapped"]

BULLET = compiled(r"[-*+•‣◦▪▫●○■□·⁃∙]\s+(?=\S)|\(?(?:\d{1,3}|[a-z])[.)]\s+(?=\S)")
# What a line ends in where a sentence, a lead-in or a label ends.
ENDED = compiled(r"[.!?:;…。！？؟।][\"”’'»)\]*_]*\Z")

_WIDEST = 160  # code points; mail wraps at 72-78, editors at 80-120
_NARROW = 40  # code points; shorter lines may be an address or a list of names
_ENOUGH = 4  # pairs of lines from which the margin shows


def wrapped(lines: list[str]) -> bool:
    """Whether the newlines of a text wrap its lines instead of ending its paragraphs.

    Looks at neighbouring non-empty lines. In wrapped text the first seldom ends a
    sentence, the second often begins in lower case, and its first word would not
    have fitted on the line before. In extractor output each line is a whole
    paragraph: sentences end where lines end.

    Args:
        lines: trimmed lines in order; "" for blank lines, tables and before a list item.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if a and b]
    if not pairs:
        return False
    width = margin(lines)
    if width > _WIDEST:
        return False
    running = sum(not ENDED.search(a[-8:]) and (b[0].islower() or b[0].isdigit()) for a, b in pairs)
    broken = sum(not ENDED.search(a[-8:]) for a, b in pairs)
    full = sum(len(a) + 1 + len(b.partition(" ")[0]) > width - 2 for a, b in pairs)
    if len(pairs) >= _ENOUGH and full >= 0.6 * len(pairs):
        return running >= 0.3 * len(pairs) or broken >= 0.75 * len(pairs)
    if len(pairs) > 1 and full == broken == len(pairs) and width > _NARROW:
        return True
    # Short texts, ragged margins: the sentences themselves have to run on and then end.
    ended = texts = 0
    begins = ""
    for line, following in pairwise([*lines, ""]):
        begins = begins or line
        if line and not following:
            # Items end without a full stop in any text; single lines may be headings.
            if begins is not line and not BULLET.match(begins):
                texts += 1
                ended += bool(ENDED.search(line[-8:]))
            begins = ""
    return running >= 0.6 * len(pairs) and ended >= 0.5 * texts


def margin(lines: list[str]) -> int:
    """The width at which lines are broken: nearly the longest that another line follows."""
    lengths = sorted(len(a) for a, b in pairwise(lines) if a and b)
    return lengths[min(len(lengths) - 1, len(lengths) * 19 // 20)] if lengths else 0
