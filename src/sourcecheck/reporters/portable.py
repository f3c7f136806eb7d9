"""Text and paths for programs of others: what they cannot hold is shown as a visible escape.

XML 1.0 has no control characters but tab and line ends, no surrogates, and neither U+FFFE nor U+FFFF
(section 2.2); databases behind CI servers refuse NUL, and their JSON parsers lone surrogates, of which the
names of files that are not UTF-8 consist. Everything else stays as it is.
"""

from __future__ import annotations

import os
import re
from typing import Final

from sourcecheck.compiled_patterns import compiled
from sourcecheck.finding import Finding
from sourcecheck.report import Problem
from sourcecheck.settle import shortened
from sourcecheck.terminal import safe

__all__ = ["DRIVES", "placed_message", "portable", "problem_name", "problem_text", "slashed"]

# Characters that could drive a terminal, hide or reorder text, and the beginnings of commands that CI runners read
# out of a log. A report is often printed there: each format writes them as escapes that its readers undo.
DRIVES: Final = (
    "[\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\U000e0000-\U000e007f]"
    r"|#(?=#(?:\[|vso\[))"
)
_FOREIGN: Final = compiled("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def portable(text: str) -> str:
    """The text with ``\\x1b``, ``\\ud800`` and the like for what other programs cannot hold."""
    return text if text.isascii() and text.isprintable() else _FOREIGN.sub(_shown, text)


def _shown(match: re.Match[str]) -> str:
    return safe(match[0])


def slashed(path: str) -> str:
    """A path as given, with ``/`` between folders on every system; ``.`` where there is none (a mistake in usage)."""
    return portable(path.replace(os.sep, "/")) or "."


def placed_message(finding: Finding) -> str:
    """The message; behind the place and its words where a line of a text that nobody sees would tell nothing."""
    if not finding.place:
        return finding.message
    words = "" if finding.scope == "document" else shortened(finding.quote)
    quoted = f" (“{words}”)" if words and words not in finding.message else ""
    return f"{finding.place}{quoted}: {finding.message}"


def problem_name(problem: Problem) -> str:
    """What stands in the place of a rule: ``sourcecheck/input``."""
    return f"sourcecheck/{problem.kind}"


def problem_text(problem: Problem) -> str:
    """The message of a problem without the path it begins with, for formats that name the file elsewhere."""
    return problem.message.removeprefix(f"{problem.path}: ") or problem.kind
