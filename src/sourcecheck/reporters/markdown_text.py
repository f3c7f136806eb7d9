"""Plain text inside GitHub-flavoured Markdown, where nothing of it may become markup, a mention or a link.

Escapes are not enough: GitHub looks for @names, #numbers, commit hashes, :emoji: and addresses in the text that
comes out of the Markdown, where an escape is gone. In code it does not look. So plain words stay as they are, and
whatever else there is between spaces is shown as code.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from sourcecheck.compiled_patterns import compiled
from sourcecheck.terminal import safe

__all__ = ["cell", "code", "fenced", "markdown_text"]

_PLAIN = compiled(r"""(?:[A-Za-z0-9.,;!?'"()%+=/&-]|[^\x00-\x7f])+:?""")
# Made of plain characters and yet a link on GitHub: www., a reference to an issue, the hash of a commit.
_LINKED = compiled(r"(?i)www\.|\bgh-[0-9]|\b[0-9a-f]{7,}\b")


def markdown_text(text: str) -> str:
    """One line of Markdown that shows the text; white space becomes single spaces, controls visible escapes."""
    words = safe(" ".join(text.split())).split(" ")
    if words == [""]:
        return ""
    parts = []
    for plain, some in groupby(words, _is_plain):
        joined = " ".join(some)
        parts.append(joined.replace("&", "&amp;") if plain else code(joined))
    return " ".join(parts)


def _is_plain(word: str) -> bool:
    return _PLAIN.fullmatch(word) is not None and _LINKED.search(word) is None


def code(text: str) -> str:
    """Text as a code span (GitHub Flavored Markdown, section 6.3); empty text gives nothing."""
    shown = safe(" ".join(text.split()))
    if not shown:
        return ""
    longest = run = 0
    for char in shown:
        run = run + 1 if char == "`" else 0
        longest = max(longest, run)
    fence = "`" * (longest + 1)
    # One space on either side is taken away again.
    pad = " " if "`" in (shown[0], shown[-1]) else ""
    return f"{fence}{pad}{shown}{pad}{fence}"


def fenced(lines: Sequence[str]) -> str:
    """Lines as a code block, whose fence is longer than any in them (CommonMark, fenced code blocks)."""
    longest = max((len(run) for line in lines for run in re.findall("`+", line)), default=0)
    fence = "`" * max(longest + 1, 3)
    return "\n".join((f"{fence}text", *lines, fence))


def cell(markdown: str) -> str:
    """Markdown for a cell of a table: a bar would end it, in code too (section 4.10)."""
    return markdown.replace("|", "\\|")
