"""The tense of the words around a place, as far as single words show it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.compiled_patterns import compiled
from sourcecheck.word_lists import listed, word_set

__all__ = ["clause_around", "is_past_form", "tense"]

_PERFECT = frozenset(("has", "have"))
_PASSIVE = frozenset(("is", "are", "be", "being", "get", "gets", "can", "must"))
_BETWEEN = frozenset(("not", "never", "also", "always", "usually"))  # an auxiliary and its participle
_FUTURE = frozenset(
    ("will", "won", "shall", "is", "are", "am", "plan", "plans", "hope", "hopes", "intend", "intends", "expect",
     "expects", "want", "wants")
)  # fmt: skip
_PRESENT = frozenset(
    ("is", "are", "am", "has", "have", "does", "do", "can", "may", "must", "remain", "remains", "meet", "meets", "open",
     "opens", "close", "closes", "run", "runs", "take", "takes", "begin", "begins", "start", "starts")
)  # fmt: skip
_FAR = 200  # code points on either side that belong to a clause at most


def clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause that holds ``text[start:end]``, inside a sentence: from a stop or a joining word to the next."""
    left = max(0, start - _FAR)
    for match in _joint().finditer(text, left, start):
        left = match.end()
    following = _joint().search(text, end, end + _FAR)
    return left, following.start() if following else min(len(text), end + _FAR)


def tense(text: str, start: int, end: int) -> str:
    """ "past", "future", "present" or "": told by the nearest word that shows one.

    Words between the commas around the place come first, then those of its clause; in either what stands
    before the place counts rather than what stands after it at the same distance.
    """
    left, right = clause_around(text, start, end)
    comma = text.rfind(", ", left, start)
    after = text.find(",", end, right)
    inner = (comma + 2 if comma >= 0 else left, after if after >= 0 else right)
    return _nearest(text, inner, start, end) or _nearest(text, (left, right), start, end)


def is_past_form(word: str) -> bool:
    """Whether a word in small letters is a past form or participle: in a list, or by its ending."""
    return word not in word_set("no-past-forms") and _is_participle(word)


def _nearest(text: str, inside: tuple[int, int], start: int, end: int) -> str:
    best, found = _FAR * 4, ""
    for left, right, what in _markers(text, *inside):
        if right <= start:
            far = 2 * (start - right)
        elif left >= end:
            far = 3 * (left - end) + 1
        else:
            continue
        if far < best:
            best, found = far, what
    return found


def _markers(text: str, left: int, right: int) -> Iterator[tuple[int, int, str]]:
    """Words that show a tense in ``text[left:right]``, with what they show; each word belongs to one of them."""
    at = left
    for match in _word().finditer(text, left, right):
        start, end = match.span()
        if start < at:
            continue
        word = match[0]
        if word in word_set("no-past-forms"):
            continue
        if text[end : end + 1] == "-" and (joined := _hyphenated().match(text, start)):
            at = joined.end()
            continue
        if word in _FUTURE and (future := _future().match(text, start, right)):
            at, what = future.end(), "future"
        elif word in _PERFECT and (last := _perfect_end(text, end, right)):
            at, what = last, "past"
        elif word in _PASSIVE and (last := _passive_end(text, word, end, right)):
            at, what = last, "present"
        elif _is_participle(word):
            at, what = end, "past"
        elif word in _PRESENT and not text.startswith("to ", max(start - 3, 0), start):
            at, what = end, "present"
        elif word in ("isn", "aren") and (whole := _not().match(text, end, right)):
            at, what = whole.end(), "present"
        elif word == "ll" and start > 1 and text[start - 1] in "’'" and text[start - 2].isalnum():
            start, at, what = start - 1, end, "future"
        else:
            continue
        yield start, at, what


def _perfect_end(text: str, at: int, right: int) -> int:
    """Where "has opened" or "have just opened" ends; 0 where no participle follows."""
    match = _two_words().match(text, at, right)
    if match is None:
        return 0
    if match["two"] and _is_participle(match["two"]):
        return match.end("two")
    return match.end("one") if _is_participle(match["one"]) else 0


def _passive_end(text: str, word: str, at: int, right: int) -> int:
    """Where "is opened" or "are usually opened" ends; 0 where no participle follows."""
    if word in ("can", "must"):
        if not text.startswith(" be ", at):
            return 0
        at += 3
    match = _two_words().match(text, at, right)
    if match is None:
        return 0
    one, two = match["one"], match["two"]
    if two and _is_participle(two) and (one in _BETWEEN or (one[-2:] == "ly" and len(one) > 2)):
        return match.end("two")
    return match.end("one") if _is_participle(one) else 0


def _is_participle(word: str) -> bool:
    return word in word_set("irregular-past") or (
        word[-2:] == "ed" and len(word) > 3 and word.isascii() and word.islower()
    )


@cache
def _hyphenated() -> re.Pattern[str]:
    """ "so-called": no past forms of two words."""
    return compiled("|".join(re.escape(word) for word in listed("no-past-forms") if "-" in word) or r"(?!)")


@cache
def _word() -> re.Pattern[str]:
    return compiled(r"\b[a-z]+\b")


@cache
def _two_words() -> re.Pattern[str]:
    return compiled(r" (?P<one>\w+)(?: (?P<two>\w+))?")


@cache
def _not() -> re.Pattern[str]:
    return compiled(r"[’']t\b")


@cache
def _future() -> re.Pattern[str]:
    return compiled(
        r"(?:(?:will|won[’']t|shall) (?:not |also |now )?(?:be )?[a-z]+"
        r"|(?:is|are|am) (?:going to|not going to|to (?:be )?[a-z]+|(?:now |currently |also )?"
        r"(?:(?:set|poised|likely|about|meant)(?= (?:to|for)\b)"
        r"|(?:due|scheduled|slated|expected|planned|promised)(?= (?:to|for|by|on|in|at|before|later|this|next)\b)))"
        r"|(?:plans?|hopes?|intends?|expects?|wants?) to)\b"
    )


@cache
def _joint() -> re.Pattern[str]:
    return compiled(
        r"[.!?;:—–]\s|, (?:as|while|when|where|which|who|and|but|although|though|because|since|so) "
        r"| (?:because|although|though|whereas|while) "
    )
