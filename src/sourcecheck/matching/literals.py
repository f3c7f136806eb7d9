"""What a pattern cannot match without, read from the parse tree of ``re``.

A literal goes into the scanner's automaton; the pattern itself runs only where one
of its literals was seen. So a literal may be too common, never wrong.
"""

from __future__ import annotations

import re
from typing import Any, Final

from sourcecheck.matching.folding import fold, is_word, plain

__all__ = ["CHOICES", "PatternError", "literals", "narrow", "parse"]

CHOICES: Final = 64  # literals that one pattern may need to be watched by
_PRODUCT: Final = 32  # texts that are spelled out where choices follow one another
# Fewer letters are everywhere ("in", "a"): such a literal decides nothing.
_LETTERS: Final = 3

# The parser that ``re`` itself uses; there since 3.11 under this name.
_parser: Any = re._parser  # type: ignore[attr-defined]


class PatternError(ValueError):
    """A pattern that is not one, or is not accepted; the message says why."""


def parse(pattern: str) -> Any:
    """The parse tree of a pattern.

    Raises:
        PatternError: not a pattern of ``re``, or one that can match nothing at all.
    """
    import warnings  # only while rules are read, not when a pack of them is

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # "[[", "--", "&&" in a set: Python would print, and may change its mind
            tree = _parser.parse(pattern)
        width = tree.getwidth()[0]
    except Warning as warning:
        said = f"{warning}".partition(" at position")[0].lower()
        raise PatternError(f"not clear: {said}; write a backslash before the character that is meant") from None
    except re.error as error:
        raise PatternError(f"not a pattern: {error}") from None
    except (RecursionError, OverflowError):
        raise PatternError("not a pattern: nested too deeply or repeated too often") from None
    if tree.state.flags & ~re.UNICODE:
        raise PatternError("no flags inside; letter case is ignored unless the rule says `case: true`")
    if width == 0:
        raise PatternError("can match nothing at all, so it would match everywhere")
    return tree


def literals(pattern: str) -> tuple[str, ...]:
    """Texts of which every match of a pattern holds one; empty where there are none good enough.

    Raises:
        PatternError: as for ``parse``.
    """
    best = _required(parse(pattern))
    return tuple(sorted(best)) if best is not None and _worth(best) >= _LETTERS else ()


def narrow(literal: str) -> str:
    """The part of a literal that the folded text holds wherever the real text holds the literal.

    Apostrophes are letters or spaces there, as their neighbours say. Those between two words of the literal
    are letters; the longest piece between two others is taken.
    """
    shown = plain(literal)
    if "'" not in shown or (shown[0] != "'" != shown[-1] and shown.replace("'", "").isalpha()):
        return shown  # none, or those of one word, as most are: "don't"
    pieces = [""]
    for at, char in enumerate(shown):
        if char != "'" or (0 < at < len(shown) - 1 and is_word(shown[at - 1]) and is_word(shown[at + 1])):
            pieces[-1] += char
        else:
            pieces.append("")
    return max(pieces, key=lambda piece: (_letters(piece), len(piece)))


def _letters(text: str) -> int:
    return len(fold(text).replace(b" ", b""))


def _worth(choices: frozenset[str]) -> int:
    return min(_letters(narrow(text)) for text in choices)


def _better(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    if one is None or other is None:
        return one if other is None else other
    return max(one, other, key=lambda choices: (min(_worth(choices), 12), -len(choices)))


_NOTHING: Final = frozenset(("",))


def _required(tree: Any) -> frozenset[str] | None:
    """The best set of texts of which a match of a sequence of nodes holds one."""
    best: frozenset[str] | None = None
    run = _NOTHING  # all that the nodes just before can match
    for operation, argument in [*tree, (None, None)]:
        name = str(operation)
        if name == "AT":
            continue  # a boundary is no character
        whole = _all_texts(name, argument)
        longer = _followed(run, whole)
        if longer is not None:
            run = longer
            continue
        best, run = _better(best, None if "" in run else run), whole or _NOTHING
        if whole is not None:
            continue
        found: frozenset[str] | None = None
        if name == "SUBPATTERN":
            found = _required(argument[3])
        elif name == "ATOMIC_GROUP":
            found = _required(argument)
        elif name == "ASSERT":  # what stands before or after a match stands in the same unit
            found = _required(argument[1])
        elif name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
            found = _required(argument[2]) if argument[0] > 0 else None
        elif name == "BRANCH":
            found = _any([_required(branch) for branch in argument[1]])
        best = _better(best, found)
    return best


def _all_texts(name: str, argument: Any) -> frozenset[str] | None:
    """All that a node can match, where that is little: "will", "can" for ``(?:will|can)``."""
    if name == "LITERAL":
        return frozenset((chr(argument),))
    if name == "SUBPATTERN":
        return _all_of_row(argument[3])
    if name == "BRANCH":
        branches = [_all_of_row(branch) for branch in argument[1]]
        found = frozenset(text for branch in branches for text in branch or ())
        return None if None in branches or len(found) > _PRODUCT else found
    if name in {"MAX_REPEAT", "MIN_REPEAT"} and argument[:2] == (0, 1):
        once = _all_of_row(argument[2])
        return None if once is None else once | _NOTHING
    return None


def _all_of_row(tree: Any) -> frozenset[str] | None:
    run: frozenset[str] | None = _NOTHING
    for operation, argument in tree:
        if str(operation) != "AT":
            run = _followed(run, _all_texts(str(operation), argument))
    return run


def _followed(run: frozenset[str] | None, then: frozenset[str] | None) -> frozenset[str] | None:
    """Each text followed by each other one; None where that is not known, or many."""
    if run is None or then is None or len(run) * len(then) > _PRODUCT:
        return None
    return frozenset(one + other for one in run for other in then)


def _any(branches: list[frozenset[str] | None]) -> frozenset[str] | None:
    found: set[str] = set()
    for branch in branches:
        if branch is None:
            return None
        found |= branch
    return frozenset(found) if len(found) <= CHOICES else None
