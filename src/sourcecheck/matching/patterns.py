"""Patterns, compiled when first needed.

Ours run on ``re``. Those of a project's own rules come from people we do not know and
run on RE2, whose time is linear in the text whatever the pattern says.

Both see the text with plain apostrophes, quotation marks and hyphens, and ignore
letter case unless the rule says otherwise. A group named ``here`` marks the part of
a match that is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Any, Final

from sourcecheck.matching.folding import plain
from sourcecheck.matching.literals import PatternError, parse

__all__ = ["PatternError", "compiled", "found", "refusal"]

# Of one pattern in one unit. More than an article has; it keeps a pattern whose every
# search runs to the end of the text from costing its square.
MATCHES: Final = 1_000
_MEMORY: Final = 8 * 1024 * 1024  # bytes, of one compiled pattern


@lru_cache(maxsize=4096)
def compiled(pattern: str, case: bool, linear: bool) -> Any:
    """The compiled pattern: of ``re``, or of ``re2`` for ``linear``.

    Raises:
        PatternError: ``re2`` does not know the construct, or is not there.
    """
    if not linear:
        return re.compile(pattern, 0 if case else re.IGNORECASE)
    try:
        import re2
    except ImportError:
        raise PatternError(
            "patterns of a project's own rules need google-re2, which is not installed here; use phrases"
        ) from None
    options = re2.Options()
    options.case_sensitive = case
    options.max_mem = _MEMORY
    options.log_errors = False
    try:
        return re2.compile(pattern, options=options)
    except re2.error as error:
        reason = error.args[0] if error.args else error
        text = reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)
        raise PatternError(f"not accepted in a project's own rules: {text}") from None


def refusal(pattern: str) -> str:
    """Why a pattern may not stand in a project's own rules; an empty string where it may."""
    for name in _operations(parse(pattern)):
        if name in {"ASSERT", "ASSERT_NOT"}:
            return (
                "look-ahead and look-behind are not accepted in a project's own rules: their time has no bound; "
                "name the part to report with (?P<here>...), and use `unless` for what must not be there"
            )
        if name in {"GROUPREF", "GROUPREF_EXISTS"}:
            return "references back to a group are not accepted in a project's own rules: their time has no bound"
    try:
        compiled(pattern, False, True)
    except PatternError as error:
        return str(error)
    return ""


def _operations(tree: Any) -> Iterator[str]:
    """Names of all operations of a parse tree."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, (tuple, list)) or type(node).__name__ == "SubPattern":
            waiting.extend(node)
        elif type(node).__name__ == "_NamedIntConstant":
            yield str(node)


def found(pattern: str, case: bool, linear: bool, text: str) -> Iterator[tuple[int, int]]:
    """Where a pattern matches in the text of a unit, as (start, end)."""
    expression = compiled(pattern, case, linear)
    group = expression.groupindex.get("here", 0)  # its number: RE2 takes no names here
    shown = plain(text)
    if linear and not shown.isascii():  # RE2 reads UTF-8, which has no halves of surrogate pairs
        shown = re.sub("[\ud800-\udfff]", "\ufffd", shown)
    for match in islice(expression.finditer(shown), MATCHES):
        start, end = match.span(group)
        if start < end:
            yield start, end
