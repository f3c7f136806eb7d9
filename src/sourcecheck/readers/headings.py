"""Headings that were flattened to plain lines, told by how they look.

Extractors drop the tags and leave "Policy Options" standing between two
paragraphs. A false heading does more harm than a missed one (it makes sections
that do not exist), so every gate has to be passed and two independent cues have
to agree: one of style (the line itself) and one of position (its neighbours).
"""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.compiled_patterns import compiled
from sourcecheck.records import NamedTuple

__all__ = ["Neighbours", "is_heading", "is_weak"]

_LONGEST = 100  # code points; the longest of 31 flattened headings of two real articles has 84
_MOST_WORDS = 14
_LONG_PARAGRAPH = 120  # code points: a paragraph that a heading can be the heading of


class Neighbours(NamedTuple):
    """What stands around a line.

    ``before`` and ``after`` are the texts of the nearest blocks ("" at the ends of the
    document); ``after_structure`` says that the block before is a list or table;
    ``after_heading`` that it is a heading.
    """

    before: str = ""
    after: str = ""
    after_structure: bool = False
    before_structure: bool = False
    after_heading: bool = False


def is_heading(text: str, around: Neighbours) -> bool:
    """Whether a plain line is a heading that lost its mark.

    Args:
        text: the visible text of the line (one block).
        around: its neighbours.
    """
    return _may_be(text) and _style(text) and _position(text, around)


def is_weak(text: str) -> bool:
    """Whether a heading might as well be a person's name ("Ana Ruiz" over an entry of a live blog).

    It counts only in a document where other lines are surely headings.
    """
    words = _WORD.findall(text)
    return len(words) < 3 and not _names_section(text) and not text.isupper()


# Gates ----------------------------------------------------------------------------


@cache
def _not_headings() -> re.Pattern[str]:
    months = "jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec"
    return compiled(
        # labels, captions, credits, bylines, calls, legal lines
        r"(?:photo|image|picture|figure|fig\.|table|chart|map|graphic|illustration|video|watch|listen|caption|credit|"
        r"sources?)s? ?(?:\d|:|\(|/|by\b|credit|courtesy)|"
        r"(?:via|by|from|written by|reporting by|edited by|editing by|posted|published|updated|"
        r"last updated|filed under|tags?|tagged|topics?|category|categories|share|tweet|follow|related|read more|"
        r"read next|read also|see also|more from|more on|more:|also read|recommended|advertisement|sponsored|"
        r"subscribe|sign up|sign in|log in|click|download|copyright|©|all rights|editor[’']s note|correction|"
        r"clarification|note:|update:|breaking|live:|skip to|back to|home|menu|search|contact|print|email|e-mail|"
        r"comments?|leave a|reply|next|previous|continue reading|getty|reuters|associated press|ap photo|afp)\b"
        # dates and times
        rf"|(?:{months})[a-z]*\.? \d|\d{{1,2}} (?:{months})|\d{{1,2}}[:/.]\d\d"
        r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day,",
        re.IGNORECASE,
    )


_INSIDE = compiled(r"[.!?…][\"”’')\]]* +\S|[|•·@#<>{}=\\~_^]|https?:|www\.|\.\.\.|…| [-–—]{2,} |\S\t")
_NUMBERED = compiled(r"(?:\d{1,2}(?:\.\d{1,2}){0,2}[.):]? |(?:Part|Chapter|Section|Step|Phase|Appendix) [\dIVXA-Z]+\b)")
_WORD = compiled(r"[^\W\d_][\w’'.&-]*")
# An abbreviation's full stop does not end a sentence.
_ABBREVIATION = compiled(r"\b(?:[A-Z]|U\.S|U\.K|U\.N|D\.C|vs|v|St|Mr|Mrs|Ms|Dr|Gov|Sen|Rep|Gen|No|Jr|Sr)\. ")


def _may_be(text: str) -> bool:
    if not 3 <= len(text) <= _LONGEST:
        return False
    first, last = text[0], text.rstrip("\"”’'»")[-1:]
    if not last or last in ".,;:…-–—/&+*)]}" or first in "\"“‘'«„([{-–—*/&+$€£.,;:!?":
        return False
    if not (first.isupper() or first.isdigit()):
        return False
    if _names_section(text):
        return True
    if not 2 <= len(_WORD.findall(text)) <= _MOST_WORDS:
        return False
    return not _INSIDE.search(_ABBREVIATION.sub(" ", _NUMBERED.sub("", text, 1))) and not _not_headings().match(text)


# Style ----------------------------------------------------------------------------

# Words that title case leaves small (AP, Chicago and APA agree on these).
_SMALL = (
    " a an the and but or nor for so yet as at by in of off on onto out over per to up via with from into than vs v "
    "is are be de la le du von van und der die das y et "
)


# Section names of reports and web articles; IMRaD and the usual closings.
_SECTIONS = (
    "|introduction|background|overview|summary|abstract|methods|methodology|results|findings|discussion|analysis|"
    "conclusion|conclusions|references|bibliography|acknowledgements|acknowledgments|appendix|recommendations|"
    "limitations|table of contents|contents|frequently asked questions|faq|faqs|key takeaways|takeaways|"
    "final thoughts|closing thoughts|the bottom line|bottom line|what to know|why it matters|what’s next|"
    "what's next|next steps|further reading|key facts|at a glance|"
)


def _names_section(text: str) -> bool:
    return f"|{text.casefold().rstrip('?!')}|" in _SECTIONS


def _style(text: str) -> bool:
    if _names_section(text):
        return True
    words = _WORD.findall(text)
    if _NUMBERED.match(text):
        # "3 people were hurt" begins with a number too: the words have to be a title's.
        return words[0][0].isupper() and _title_case(words)
    return _title_case(words)


def _title_case(words: list[str]) -> bool:
    """Every major word capitalised, and more of them than a sentence with names has."""
    major = [word for word in words if f" {word.casefold()} " not in _SMALL]
    return len(major) >= 2 and all(not word[0].islower() for word in major)


# Position -------------------------------------------------------------------------


def _is_prose(text: str) -> bool:
    return len(text) >= _LONG_PARAGRAPH and text.rstrip("\"”’')]")[-1:] in ".!?…:"


def _position(text: str, around: Neighbours) -> bool:
    if not _is_prose(around.after):
        # A heading over a list or a table needs prose before it.
        named = _names_section(text)
        return (around.before_structure or named) and _is_prose(around.before) and bool(around.after)
    return not around.before or around.after_structure or around.after_heading or _is_prose(around.before)
