"""Who a sentence is about, for facts that stand in different sentences: one person by name, he or she, or nobody sure.

Made for dates of birth and ages: it answers only where one person can be meant, told apart by name. Relatives,
colleagues and other people without a name make a sentence unsure. Each question looks at one sentence and at most
four before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from sourcecheck.analysis.attribution.names import names
from sourcecheck.analysis.lives import person_patterns
from sourcecheck.analysis.own_words import sentence_around
from sourcecheck.analysis.sentences import sentences
from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Kind
from sourcecheck.records import NamedTuple
from sourcecheck.word_lists import listed

__all__ = ["ELDERS", "PROSE", "Persons", "is_kin", "persons"]

ELDERS = words(
    "father mother dad mum mom parents grandfather grandmother grandparents granddad grandma stepfather stepmother"
)
PROSE = frozenset((Kind.PARAGRAPH, Kind.ITEM, Kind.DETAIL, Kind.CAPTION))
_BACK = 4  # sentences
_LONGEST = 1000  # code points of a sentence that are looked at


class _Mention(NamedTuple):
    """A person's name in a block: ``who`` is a number, -1 where several people may be meant."""

    start: int
    end: int
    who: int


class Persons:
    """The people of a document; use through ``document.once(persons)``."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._people: list[set[str]] = []
        self._by_last: dict[str, list[int]] = {}
        self._by_any: dict[str, list[int]] = {}
        self._known: dict[int, tuple[_Mention, ...]] = {}
        self._prose = [
            block
            for block in document.blocks
            if block.kind in PROSE and not block.quoted and document.in_content(block)
        ]
        self._at = {block.number: index for index, block in enumerate(self._prose)}
        found = document.once(names)
        for block in document.blocks:
            for name in found[block.number] if block.kind is not Kind.CODE else ():
                said = block.text[name.start : name.end]
                words = _bare(said)
                if name.kind == "person" and len(words) > 1:
                    self._register(words)
        for block in document.blocks:
            for name in found[block.number] if block.kind is not Kind.CODE else ():
                # "Mr Holt", "Lee was born": people known by one name.
                said = block.text[name.start : name.end]
                words = _bare(said)
                if len(words) == 1 and self._who(words) < 0 and words[0] not in self._by_last:
                    if (" " in said and name.kind == "person") or (
                        " " not in said and person_patterns.alone().match(block.text, name.end)
                    ):
                        self._register(words)

    def _register(self, words: list[str]) -> None:
        for who in self._by_last.get(words[-1], ()):
            if len(self._people[who] & set(words)) > 1:
                self._add(who, words)
                return
        self._by_last.setdefault(words[-1], []).append(len(self._people))
        self._people.append(set())
        self._add(len(self._people) - 1, words)

    def _add(self, who: int, words: list[str]) -> None:
        for word in set(words) - self._people[who]:
            self._people[who].add(word)
            self._by_any.setdefault(word, []).append(who)

    def _who(self, words: list[str]) -> int:
        """The number of the person with these names; -1 where there is none, or more than one."""
        if not words:
            return -1
        found = self._by_last.get(words[-1], [])
        if len(words) > 1:
            found = [who for who in found if len(self._people[who] & set(words)) > 1]
        elif not found:
            found = self._by_any.get(words[0], [])
        return found[0] if len(found) == 1 else -1

    def mentions(self, block: Block) -> tuple[_Mention, ...]:
        """The persons named in a block; names of places and of things behind "the" are left out."""
        if block.number not in self._known:
            made = []
            for name in self._document.once(names)[block.number]:
                if name.kind not in ("person", "proper"):
                    continue
                words = _bare(block.text[name.start : name.end])
                who = self._who(words)
                # "She met Jon in 1999": of one-word names those that are given names are somebody.
                if (
                    who < 0
                    and (len(words) != 1 or words[0] not in person_patterns.given_names())
                    and (name.kind == "proper" or len(words) < 2)
                ):
                    continue
                if person_patterns.nickname().match(block.text, name.end):
                    continue
                if who >= 0 and not _is_place(block.text, name.start):
                    made.append(_Mention(name.start, name.end, who))
                elif who < 0:
                    made.append(_Mention(name.start, name.end, -1))
            self._known[block.number] = tuple(made)
        return self._known[block.number]

    def between(self, block: Block, low: int, high: int) -> tuple[_Mention, ...]:
        """The mentions that begin between two places of a block's text."""
        found = self.mentions(block)
        return found[bisect_left(found, (low, 0, -1)) : bisect_left(found, (high, 0, -1))]

    def subject(
        self, block: Block, start: int, end: int, definite: bool = False, apart: frozenset[str] = frozenset()
    ) -> int:
        """The person whom a fact at ``block.text[start:end]`` is told of; -1 where it is not sure.

        Args:
            definite: the words of the fact point back themselves: "the 34-year-old".
            apart: relatives told of in the sentences before who are not meant.
        """
        low, high = self._sentence(block, start)
        text = block.text
        inside = [one for one in self.between(block, low, high) if one.end <= high]
        before = [one for one in inside if one.end <= start]
        if before:
            gap = text[before[-1].end : start]
            if (person_patterns.apposed().fullmatch(gap) and not is_kin(gap)) or person_patterns.born_to().fullmatch(
                gap
            ):
                return before[-1].who
            before = self._likely(block.text, 0, before)
            if len({one.who for one in before}) > 1 or _has_other(text[low:start], before[0].start - low):
                return -1
            return before[0].who
        lead = person_patterns.child_of().sub("", text[low:start])
        if _has_other(lead, -1):
            return -1
        if inside and inside[0].start >= end and person_patterns.leads_on().match(text, low, start):
            return inside[0].who  # "When she died in 2001, aged 90, Ella Strand left"
        if not definite and not person_patterns.pronoun().search(text, low, end):
            # "Born in 1938, Ambrose Teller", "At 31, Noor Haddad": the clause behind the comma.
            behind = text[end:high]
            own = re.search(r"\b(?:he|she)\b", behind)
            if inside and (not own or inside[0].start < end + own.start()):
                between = text[end : inside[0].start]
                return (
                    inside[0].who
                    if len(lead) <= 40 and len(between) <= 90 and not person_patterns.kin().search(between)
                    else -1
                )
            if not own or len(lead) > 40 or _has_other(behind[: own.start()], -1):
                return -1
        word = person_patterns.pronoun().search(text, low, high)
        return self._before(block, low, word[0].lower() if word else "", definite, apart)

    def _before(self, block: Block, low: int, pronoun: str, definite: bool, apart: frozenset[str]) -> int:
        """The one person of the nearest sentence before that names any."""
        for at, text, found in self.backwards(block, low):
            new = None if found else _NEW.match(text)
            if (definite and person_patterns.other_role().search(text)) or (new and apart.isdisjoint(new[0].split())):
                return -1
            own = [(one.start - at, one.end - at) for one in found]
            found = self._likely(text, at, found)
            if found:
                who = {one.who for one in found}
                if len(who) > 1 or _rivals(text, pronoun, own, apart):
                    return -1
                other = _OTHER.get(pronoun, "")
                return -1 if other and re.search(other, text) and not re.search(_OWN[pronoun], text) else who.pop()
            if _rivals(text, pronoun, own, apart) or (pronoun in _OTHER and re.search(_OTHER[pronoun], text)):
                return -1
        return self._next(block, low) if (pronoun or definite) and self.opens(block, low) else -1

    def _likely(self, text: str, low: int, found: list[_Mention]) -> list[_Mention]:
        """The mentions without those that are hardly people where others are: "signed with Selby Athletic"; or of whom
        another is told to be the born name: "Stan Kowalik was born Stanley Cole"; ``low``: where the text begins."""
        if len(found) < 2:
            return found
        return [
            one
            for at, one in enumerate(found)
            if not self._is_body(text, one.start - low, one.end - low)
            and not (at and text.endswith("born ", 0, one.start - low))
        ] or found

    def _is_body(self, text: str, start: int, end: int) -> bool:
        """Whether a name behind a preposition, or a firm's of somebody's surname, has no given name in it."""
        known = text[start:end].split()
        if not known or known[0] in _PLACES or (len(known) > 1 and known[-1] in _GROUNDS):
            return True
        if len(known) < 2 or not person_patterns.given_names().isdisjoint(known) or known[0] in listed("person-titles"):
            return False
        return known[0] in self._by_last or bool(person_patterns.oblique().search(text, max(0, start - 12), start))

    def opens(self, block: Block, low: int) -> bool:
        """Whether the sentence at ``low`` is the first of the story; a line with the page's date is none."""
        return not any(text.rstrip().endswith((".", "!", "?", "”", '"')) for _, text, _ in self.backwards(block, low))

    def _next(self, block: Block, low: int) -> int:
        """The person with whom the sentence behind opens: "At 29 she became editor. Philippa Lowe was born"."""
        ranges = self._document.once(sentences)[block.number]
        at = bisect_left(ranges, (low + 1, 0))
        if at >= len(ranges):
            block = next(iter(self._prose[self._at.get(block.number, 0) + 1 :]), block)
            ranges, at = self._document.once(sentences)[block.number], 0
        if at >= len(ranges) or ranges[at][0] == low:
            return -1
        start, end = ranges[at]
        named = next(iter(self.between(block, start, min(end, start + 12))), None)
        return named.who if named and not person_patterns.kin().search(block.text, start, named.end) else -1

    def backwards(self, block: Block, low: int) -> Iterator[tuple[int, str, list[_Mention]]]:
        """The sentences before a place, nearest first: where each begins in its block, its text and its people."""
        index, left = self._at.get(block.number, 0), _BACK
        while 0 <= index < len(self._prose) and left:  # there may be no prose at all: only headings
            here = self._prose[index]
            ranges = self._document.once(sentences)[here.number]
            at = bisect_left(ranges, (low, 0)) if here is block else len(ranges)
            for start, end in reversed(ranges[max(0, at - left) : at]):
                start = max(start, end - _LONGEST)
                left -= 1
                yield start, here.text[start:end], list(self.between(here, start, end))
            index -= 1

    def _sentence(self, block: Block, at: int) -> tuple[int, int]:
        return sentence_around(self._document.once(sentences)[block.number], at, len(block.text))


def persons(document: Document) -> Persons:
    """The people of a document; for ``document.once``."""
    return Persons(document)


def is_kin(text: str) -> bool:
    """Whether a relative, or "his coach", "a man", stands in the words; "a student" can be the one just named."""
    return any(
        match[0].lower() not in _TRADES
        or re.search(r"(?:\b(?:[Hh]is|[Hh]er|[Tt]heir|whose)|['’]s) (?:[a-z-]+ )?$", text[: match.start()])
        for match in person_patterns.somebody().finditer(text)
    )


def _bare(name: str) -> list[str]:
    """The words of a name without titles and genitives."""
    words = [re.sub(r"['’]s?$", "", word).strip(".,") for word in name.split()]
    titles = listed("person-titles")
    while len(words) > 1 and words[0] in titles:
        words = words[1:]
    return [word for word in words if word]


def _is_descent(text: str, match: re.Match[str]) -> bool:
    """Whether a word for a relative tells what the one just named is: "Matthias Brand, a cooper's son"."""
    return match[0] in person_patterns.CHILDREN and bool(
        person_patterns.descent().search(text, max(0, match.start() - 60), match.start())
    )


def _is_place(text: str, start: int) -> bool:
    return bool(person_patterns.before_places().search(text, max(0, start - 8), start)) or (
        text.startswith(("Ben ", "Glen ", "Loch "), start) and text.endswith((" on ", " up "), 0, start)
    )


def _has_other(text: str, own: int) -> bool:
    """Whether somebody without a name stands in the words, as a relative or "a man"; ``own``: where a name is."""
    for match in person_patterns.somebody().finditer(text):
        if _is_descent(text, match) or person_patterns.beside().search(text, max(0, match.start() - 30), match.start()):
            continue
        if match.start() < own and match[0].endswith(("s", "children")):
            continue  # "Friends gathered as Lisbeth Vanner"
        if text[match.end() : match.end() + 2] not in ("'s", "’s") or match.end() + 2 >= len(text.rstrip()):
            if not (match.start() < own and re.fullmatch(r"[\w, ]{0,3}", text[match.end() : own])):
                return True
    return False


def _rivals(text: str, pronoun: str, own: list[tuple[int, int]], apart: frozenset[str]) -> bool:
    """Whether a relative or the like of the same sex could be meant by the pronoun; ``own``: where people are named."""
    for match in person_patterns.kin().finditer(text):
        word = match[0].lower()
        if word in apart:
            continue
        left = text[max(0, match.start() - 40) : match.start()]
        if person_patterns.beside().search(left) or (
            pronoun in _OTHER and person_patterns.under()[pronoun[0]].search(left)
        ):
            continue  # "went to a neighbour", "the day on which his father was called up"
        verb = person_patterns.is_somebody().match(text, match.end()) if word in _TRADES else None
        if any(start - 2 <= (verb or match).end() < end for start, end in own):
            continue  # "Father Declan Moore", "My great-aunt Winifred", "The new coach is Marko Ilic"
        if _is_descent(text, match):
            continue
        if text[match.end() : match.end() + 2] in ("'s", "’s"):
            continue
        if word in _TRADES and re.search(
            r"\b(?:was|is|as|became|been) (?:an?|the) (?:[\w-]+ ){0,2}$", text[: match.start()]
        ):
            continue  # what the person is
        if pronoun in _OTHER and (word in _MEN) != (word in _WOMEN):
            if (word in _WOMEN) == (_OWN[pronoun] is _HIM):
                continue
        elif pronoun in _OTHER and word.endswith(("s", "children", "babies")) and word != "boss":
            continue
        return True
    return False


# Of the words for people told by others, those that can also tell what somebody is.
_TRADES = words("coach trainer manager assistant driver student apprentice mentor teacher pupil")
_PLACES = words("St St. Saint Port Fort Mount Lake San Santa New Los Las Cape")
_GROUNDS = words(
    "Farm Hall House Street Road Lane Park Hill Bridge Mill School College Church Club Hotel Inn Works Mine Pit"
)
_MEN = words(
    "father dad son brother husband grandfather grandson granddad uncle nephew widower stepfather stepson stepbrother"
    " boyfriend fiancé"
)
_WOMEN = words(
    "mother mum mom daughter sister wife grandmother granddaughter grandma aunt niece widow stepmother stepdaughter"
    " stepsister girlfriend fiancée"
)
_NEW = compiled(
    r"The (?:elder|eldest|older|oldest|younger|youngest|other|latter|former|boy|girl|child|baby|(?:first|second"
    r"|third)(?=,| (?:is|was|has|had|who|[a-z]+ed)\b))\b|"
    r"(?:His|Her|Their|A|An|One|Another) (?!(?:first|last|second|third|next|best|own) (?!\w+(?:er|or|ist|man) ))"
    r"(?:[a-z-]+ ){1,3}(?:was|is|has|had|[a-z]+ed)\b"
)
_HIM, _HER = r"(?i)\b(?:he|his|him|himself)\b", r"(?i)\b(?:she|her|hers|herself)\b"
_OTHER = {"he": _HER, "him": _HER, "himself": _HER, "his": _HER, "she": _HIM, "her": _HIM, "herself": _HIM}
_OWN = {word: _HIM if other is _HER else _HER for word, other in _OTHER.items()}
