"""The tense of the words around a place, as far as single words show it."""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.word_lists import alternatives, listed

__all__ = ["clause_around", "past_form", "tense"]

_TENSES = {
    "future": "future", "contracted": "future", "perfect": "past", "passive": "present", "past": "past",
    "present": "present", "": "",
}  # fmt: skip
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


def _nearest(text: str, inside: tuple[int, int], start: int, end: int) -> str:
    best, found = _FAR * 4, ""
    for match in _marker().finditer(text, *inside):
        if match["not_past"]:
            continue
        if match.end() <= start:
            far = 2 * (start - match.end())
        elif match.start() >= end:
            far = 3 * (match.start() - end) + 1
        else:
            continue
        if far < best:
            best, found = far, _TENSES[match.lastgroup or ""]
    return found


def past_form() -> str:
    """The inside of a group that matches a past form in small letters."""
    return rf"(?!(?:{alternatives('no-past-forms')})\b)(?:{alternatives('irregular-past')}|[a-z]{{2,}}ed)"


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(
        r"[.!?;:—–]\s|, (?:as|while|when|where|which|who|and|but|although|though|because|since|so) "
        r"| (?:because|although|though|whereas|while) "
    )


@cache
def _marker() -> re.Pattern[str]:
    not_past = "|".join(re.escape(word) for word in listed("no-past-forms"))
    irregular = alternatives("irregular-past")
    participle = rf"(?:{irregular}|[a-z]{{2,}}ed)"
    return re.compile(
        rf"\b(?:(?P<not_past>{not_past})|(?P<future>(?:will|won[’']t|shall) (?:not |also |now )?(?:be )?[a-z]+"
        r"|(?:is|are|am) (?:going to|not going to|(?:now |currently |also )?(?:set|due|scheduled|slated|expected|poised"
        r"|planned|likely|about|meant) (?:to|for))|(?:plans?|hopes?|intends?|expects?|wants?) to)"
        rf"|(?P<perfect>(?:has|have) (?:\w+ )?{participle})"
        rf"|(?P<passive>(?:is|are|be|being|gets?|can be|must be) (?:not |never |also |always |usually |[a-z]+ly "
        rf")?{participle})"
        rf"|(?P<past>{participle})"
        r"|(?P<present>is|are|am|has|have|does|do|isn[’']t|aren[’']t|can|may|must|remains?|meets?|opens?|closes?|runs?"
        r"|takes?|begins?|starts?))\b|(?<=\w)[’'](?P<contracted>ll)\b"
    )
