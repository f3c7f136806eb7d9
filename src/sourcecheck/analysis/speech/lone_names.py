"""Single names that speak: "“…,” Okonjo said", "Okonjo stressed that ...", "For Okonjo, “…”".

Read in the author's own words: a single capitalised word at the head of a clause, the verb that belongs to it, and
whether a quotation stands beside the two. Whether the word is a person's name is for the caller to say.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from sourcecheck.analysis.speech.lone_name_words import (
    ASIDE_VERBS,
    BEING,
    BETWEEN,
    PLAIN_VERBS,
    TITLES,
    apposition,
    aside,
    closing,
    days,
    judging_verbs,
    leading_words,
    more_name,
    name_patterns,
    object_behind,
    people_behind,
    said_things,
    seeing,
    speaking,
    telling_verbs,
    thing_recalled,
    to_quotation,
    voicing_verbs,
)
from sourcecheck.analysis.speech.quotations import Quotation
from sourcecheck.analysis.words import words
from sourcecheck.records import NamedTuple
from sourcecheck.word_lists import listed, word_set

__all__ = ["Credit", "credits_in"]

_PARTICLES: Final = words("van von de der den du da di dos al el ter ten bin ibn la le")
_JOINING: Final = words(
    "and but that as when while because so if whether what where which why though although then yet or how later since "
    "until before after suddenly finally once first afterwards"
)
_FRONT: Final = words(
    "In On At Outside Inside After Before During From Behind Beside By Last Earlier Later Two Three Near Under Over "
    "Back Within Since Until Through"
)
_PARTING: Final = frozenset(",!?…—")
_FAR: Final = 90  # code points that may stand between a verb and the quotation it leads in


class Credit(NamedTuple):
    """A single name that speaks.

    Attributes:
        start, end: the clause in the text, from the first of verb and name to the last.
        name_start, name_end: the name.
        how: "direct" behind a quotation; "ahead" of one; "plain" with a verb that means speech; "that" with a verb of
            saying or thinking and what was said; "according"; "verb" with any other, which alone tells of no speech.
    """

    start: int
    end: int
    name_start: int
    name_end: int
    how: str


def credits_in(text: str, quoted: Sequence[Quotation]) -> Iterator[Credit]:
    """The single names that speak in a block's text, in order.

    Args:
        quoted: the block's quotations that stand in no other.
    """
    ends = [one.end for one in quoted]
    for start, end in _singles(text, quoted):
        if text[start - 1 : start].isalnum():
            continue
        at = bisect_right(ends, start)
        before, behind = quoted[at - 1] if at else None, quoted[at] if at < len(quoted) else None
        if behind is None or behind.start >= end:
            found = _credit(text, start, end, before, behind)
            if found is not None:
                yield found


def _singles(text: str, quoted: Sequence[Quotation]) -> Iterator[tuple[int, int]]:
    """Where single names stand that a verb can belong to, told from the words beside them."""
    patterns = name_patterns(text.isascii())
    at = 0
    for one in quoted:
        start, stop = one.start, one.end
        parted = _is_parted(text, one)
        if one.words > 3 or parted:
            inverted = patterns["behind"].match(text, stop)
            if inverted:
                yield inverted.span(1)
            lead = text[max(at, start - 70) : start]
            fronted = patterns["ahead"].search(lead) if "or " in lead or "o " in lead else None
            if fronted:
                yield start - len(lead) + fronted.start(1), start - len(lead) + fronted.end(1)
    if quoted and ("'s " in text or "’s " in text):
        for one in quoted:
            for low, high in ((max(0, one.start - 70), one.start), (one.end, min(len(text), one.end + 45))):
                if text.find("s ", low, high) < 0:
                    continue
                for match in patterns["owner"].finditer(text, low, high):
                    if match[2] in said_things() or match[3] in said_things():
                        yield match.span(1)
    leading = leading_words()
    for match in patterns["subject"].finditer(text):
        word = match[2]
        if word in leading or word[-2:] == "ly" or (quoted and word[-2:] == "ed"):
            yield match.span(1)
    at = text.find("ccording to ")
    while at >= 0:
        named = patterns["name"].match(text, at + len("ccording to "))
        if named:
            yield named.span(1)
        at = text.find("ccording to ", at + 1)


def _credit(text: str, start: int, end: int, before: Quotation | None, behind: Quotation | None) -> Credit | None:
    lead = text[max(0, start - 60) : start].split()
    head = start
    while lead and lead[-1] in _PARTICLES:
        head -= len(lead.pop()) + 1
    last = lead[-1] if lead else ""
    if (
        last
        and not _parts(last)
        and (last[0].isupper() or not last.isalpha())
        and not _opens(lead)
        and last not in days()
    ):
        return None  # a given name, a title, a role before it
    if last in ("and", "or", "of", "for") and len(lead) > 1 and lead[-2][0].isupper() and not _parts(lead[-2]):
        if len(lead) > 2 and lead[-3][-1] == "," and lead[-3][0].isupper():
            return None  # "Mycelix, Tellux and Orrin": who are more than two
        opens = len(lead) == 2 or _parts(lead[-3]) or lead[-3] in ("Both", "both")
        both = last == "and" and opens and people_behind().search(text, end, end + 200)
        verb, stop = _verb(text, end) if both else ("", 0)
        if verb not in PLAIN_VERBS and f"{verb}s" not in PLAIN_VERBS:
            return None  # two names, or the name of a body
        return Credit(head - len(lead[-2]) - 5, stop, start, end, "plain")
    if last.lower() == "to" and len(lead) > 1 and lead[-2].lower() == "according":
        begin = text.rfind(lead[-2], 0, head)
        direct = before is not None and _joins(text, before, begin) != "-"
        told = lead[-2][0] == "a" and _is_told(text, end)  # "According to Okonjo, the roof leaked"
        return None if told else Credit(begin, end, start, end, "direct" if direct else "according")
    owned = name_patterns(text.isascii())["owner"].match(text, start)
    if owned and (owned[3] in said_things() or owned[2] in said_things()):
        stop = owned.end(3 if owned[3] in said_things() else 2)
        return _owned(text, head, stop, start, end, lead, before, behind)
    inverted = _inverted(text, head, end, lead, before)
    if inverted >= 0:
        return None if _is_told(text, end) else Credit(inverted, end, start, end, "direct")
    closed = text[end : end + 1] in (".", ",", ";", "")
    if before is not None and closed and _joins(text, before, head).strip(" ,").lower().startswith("so"):
        return Credit(head - 3, end, start, end, "direct")
    if behind is not None and last in ("For", "for", "To", "to") and seeing().fullmatch(text, end, behind.start):
        if len(lead) == 1 or _parts(lead[-2]):
            return Credit(head, behind.end, start, end, "direct")
    if head and not _parts(last) and last.lower() not in _JOINING and not _opens(lead) and not _fronted(lead):
        return None
    verb, stop = _verb(text, end)
    if not verb or text.startswith((" to be ", " to have "), stop):
        return None  # "Basalt said to be the best"
    if verb == "was" and speaking().match(text, stop):
        return Credit(head, stop, start, end, "plain")
    voiced = verb in voicing_verbs()
    if before is not None and (voiced or verb.endswith("ed")):
        joined = _joins(text, before, head)
        parted = _is_parted(text, before) or not {"how", "what", "as"}.isdisjoint(joined.split())
        if joined != "-" and (parted or verb in PLAIN_VERBS):
            return Credit(head, stop, start, end, "direct")
    if last[-1:] == "," and verb in ASIDE_VERBS and closing().match(text, stop):
        return Credit(head, stop, start, end, "plain")
    if verb not in PLAIN_VERBS and verb in listed("verbs-also-nouns") and not object_behind().match(text, stop):
        return None  # "Cost estimates for the plan"
    if verb in judging_verbs() and behind is not None and _opens_next(text, stop, behind):
        return Credit(head, stop, start, end, "ahead")
    if behind is not None and behind.start - stop <= _FAR:
        gap = text[stop : behind.start]
        voiced = voiced or (verb in BEING and gap.endswith(": "))  # "Okonjo was unmoved: “…”"
    if voiced and behind is not None and behind.start - stop <= _FAR:
        if not any(mark in gap[:-2] for mark in ".!?;:") and gap[-2:-1] not in (".", "!", "?", ";"):
            return Credit(head, stop, start, end, "ahead")
    if verb in PLAIN_VERBS and not (verb in ("recalled", "recalls") and thing_recalled().match(text, stop)):
        return Credit(head, stop, start, end, "plain")
    if verb in ("pointed", "points") and text.startswith(" out that ", stop):
        return Credit(head, stop + 4, start, end, "that")
    if text.startswith((" that ", ": "), stop) and verb in telling_verbs():
        return Credit(head, stop, start, end, "that")
    return Credit(head, stop, start, end, "verb") if voiced else None


def _opens_next(text: str, stop: int, behind: Quotation) -> bool:
    """Whether the next sentence is a quotation: "Okonjo credits the mild winter. “…”" """
    gap = text[stop : behind.start]
    return (
        len(gap) < 120
        and gap.endswith(". ")
        and "." not in gap[:-2]
        and (behind.end == len(text) or text[behind.inner_end - 1] in ".!?")
    )


def _owned(
    text: str, head: int, stop: int, start: int, end: int, lead: list[str], before: Quotation | None,
    behind: Quotation | None,
) -> Credit | None:  # fmt: skip
    """ "“…,” was Okonjo's answer", "In Okonjo's words, “…”", "Okonjo's answer was: “…”"."""
    if before is not None and text[before.end : head].strip(" ,") in ("is", "was", "in", "ran", "came"):
        return Credit(head, stop, start, end, "direct")
    opens = not lead or lead[-1] in ("In", "in") or _parts(lead[-1])
    between = "-" if behind is None else text[stop : behind.start]
    if behind is not None and opens and len(between) < 40 and not any(mark in between[:-2] for mark in ".!?;("):
        return Credit(head, stop, start, end, "direct")
    return None


def _parts(word: str) -> bool:
    """Whether a word ends in a mark behind which a clause begins; a title or an initial does not."""
    if word[-1] == ".":
        bare = word.rstrip(".")
        return not (len(bare) == 1 or bare in TITLES)
    return word[-1] in ",;:!?—–”\"'’)(»-"


def _opens(lead: list[str]) -> bool:
    """Whether the last word opens a sentence and is no name: "Afterwards Okonjo said"."""
    return (len(lead) == 1 or _parts(lead[-2])) and (
        lead[-1] in listed("capital-openers") or lead[-1] in ("Afterwards", "Afterward", "Nowadays")
    )


def _fronted(lead: list[str]) -> bool:
    """Whether the last words say when or where, at the head of the sentence: "Outside the court Okonjo ..."."""
    for at in range(len(lead) - 1, 0, -1):
        if not (lead[at].islower() and lead[at].isalpha()) and not lead[at].isdigit() and lead[at] not in days():
            return False
        if lead[at - 1] in _FRONT:
            return at == 1 or _parts(lead[at - 2])
    return False


def _joins(text: str, before: Quotation, head: int) -> str:
    """What stands between a quotation and the clause at ``head``, or "-" where more than a joining word does."""
    if head - before.end > 20:
        return "-"
    between = text[before.end : head]
    return between if to_quotation().fullmatch(between) else "-"


def _inverted(text: str, head: int, end: int, lead: list[str], before: Quotation | None) -> int:
    """Where the verb begins that stands between a quotation and its speaker ("“…,” said Okonjo"), or -1."""
    if before is None or head - before.end > 40 or not lead:
        return -1
    between = text[before.end : head].lstrip(", —–-")
    row = between.split()
    while len(row) > 1 and (row[-1].endswith("ly") or row[-1] in BETWEEN):
        row.pop()
    if len(row) != 1 or row[0] not in voicing_verbs():
        return -1
    return head - len(between) if _is_parted(text, before) or row[0] in PLAIN_VERBS else -1


def _is_parted(text: str, one: Quotation) -> bool:
    """Whether the sentence goes on behind a quotation: it ends in a comma, or asks, or calls."""
    return not _PARTING.isdisjoint(text[one.inner_end - 2 : one.inner_end]) or text[one.end : one.end + 1] == ","


def _is_told(text: str, end: int) -> bool:
    """Whether who a name is follows it right away."""
    if more_name().match(text, end):
        return True
    if apposition().match(text, end):
        return True
    return text[end + 1 : end + 20].partition(" ")[0] in word_set("people-nouns")  # "said Concord resident Whit Symms"


def _verb(text: str, end: int) -> tuple[str, int]:
    """The first word behind a name that is no adverb and no auxiliary, and where it ends."""
    between = aside().match(text, end)
    at = between.end() if between else end
    for _ in range(4):
        if text[at : at + 1] != " ":
            return "", at
        stop = at + 1
        while stop < len(text) and text[stop].isalpha():
            stop += 1
        word = text[at + 1 : stop]
        if not word or not word.islower():
            return "", at
        if word not in BETWEEN and not word.endswith("ly"):
            return word, stop
        at = stop
    return "", at
