"""Who says what: attributions of statements to sources.

An attribution is found from its cue, a word or phrase of saying, showing, thinking or naming, or
a colon. The source stands before it ("Lee said"), behind it ("said Lee"), behind "by" (passives), or is
carried over: by a participle or a second verb ("..., adding that"), or from the paragraph
before where the same speaker goes on.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from sourcecheck.analysis import source_words as w
from sourcecheck.analysis.mentions import Mention, Words, parsed
from sourcecheck.analysis.per_block import PerBlock
from sourcecheck.analysis.quotations import quoted_ranges
from sourcecheck.analysis.ranges import Ranges, overlaps
from sourcecheck.analysis.sentences import sentences
from sourcecheck.analysis.sources import Source, source_of
from sourcecheck.analysis.words import words
from sourcecheck.document import Block, Document, Kind

__all__ = ["Attribution", "Cue", "attributions"]

_BE = words("is are was were be been being am isn't aren't wasn't weren't isn’t aren’t wasn’t weren’t gets got getting")
_NOT = words("not never declined refused declines refuses")
_MANY = words(
    "one some many several most two three four five few all both each none group number majority dozens percent % "
    "share average series range pair hundreds thousands half third quarter couple handful list another other member "
    "members those any"
)
_AND = words("and & or and_the and_The and_a and_an or_the nor as_well_as along_with")
_REACH = 240  # code points an apposition or a relative clause before the cue may take
_CONTINUES = 8  # paragraphs over which one speaker goes on


class Cue(StrEnum):
    """What kind of cue gives the statement to its source."""

    SAYING = "saying"
    SHOWING = "showing"  # what documents and figures do
    THINKING = "thinking"
    NAMING = "naming"  # "Lee calls it a farce"
    CREDITING = "crediting"  # "according to"
    COLON = "colon"
    CONTINUED = "continued"  # the speaker of the paragraph before goes on


class Attribution(NamedTuple):
    """One attribution in a block's text.

    ``start:end`` is the cue (empty where the speaker goes on); ``source`` stands in the block numbered
    ``block``. ``content`` are ranges of the text that is attributed, at most two.
    """

    start: int
    end: int
    cue: Cue
    source: Source
    block: int  # in which the source stands
    content: Ranges
    negated: bool = False  # "did not say", "declined to comment"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "put_it": re.compile(r"\bas $"),
        "after": re.compile(r" (?:the |a |an )?$"),
        "relative": re.compile(r", who|,? that |,? which"),
    }


def attributions(document: Document) -> PerBlock[tuple[Attribution, ...]]:
    """Per block its attributions, by the place of their cue; use through ``document.once(attributions)``."""

    def of(block: Block) -> tuple[Attribution, ...]:
        if block.kind is Kind.CODE or not block.text:
            return ()
        found = stated(document, block, 0, len(block.text))
        quoted = document.once(quoted_ranges)[block.number]
        if not found and quoted and quoted[0][0] <= 1:
            goes_on = _continued(document, block, quoted)
            if goes_on is not None:
                return (goes_on,)
        return found

    return PerBlock(document.blocks, of)


def stated(document: Document, block: Block, low: int, high: int) -> tuple[Attribution, ...]:
    """The attributions whose cue stands in ``low:high`` of a block's text, without those carried over from others."""
    text = block.text
    known = document.once(parsed)[block.number]
    ranges = document.once(sentences)[block.number]
    quoted = document.once(quoted_ranges)[block.number]
    finder = _Finder(document, block, known.words, known.mentions, ranges, quoted)
    found: list[Attribution] = []
    cues, by_verbs, crediting = w.cues(), w.listing("by-verbs"), w.crediting()
    begins, ends, lows = known.words
    for index in range(bisect_left(begins, low), bisect_left(begins, high)):
        word = lows[index]
        classes = cues.get(word)
        agent = word in by_verbs
        phrases = crediting.get(word)
        if classes is None and not agent and phrases is None:
            continue
        start, end = begins[index], ends[index]
        if phrases is not None and not (quoted and overlaps(quoted, start, end)):
            said = text[start : start + 40].lower()
            phrase = next((phrase for phrase in phrases if said.startswith(phrase)), None)
            if phrase is not None:
                found.extend(finder.of_phrase(start, start + len(phrase)))
                continue
        if classes is None and not agent:
            continue
        if text[start].isupper() and (text[start + 1 : start + 2].isupper() or not _opens(text, start)):
            continue  # part of a name
        if quoted and overlaps(quoted, start, end):
            continue
        found.extend(finder.of_cue(index, classes or frozenset(), agent, found))
    found.extend(finder.of_quotations(low, high, {one.start for one in found}))
    found.extend(finder.of_colons(low, high))
    found.sort(key=lambda one: (one.start, one.source.start))
    return tuple(found)


def _opens(text: str, at: int) -> bool:
    """Whether a sentence or a clause may begin at a place."""
    return at == 0 or text[max(0, at - 2) : at].strip() in (".", "?", "!", ":", "”", '"', "’", "—", "–", "•", "")


class _Finder:
    """Finds the sources of cues in one block."""

    def __init__(
        self,
        document: Document,
        block: Block,
        words: Words,
        mentions: tuple[Mention, ...],
        ranges: Ranges,
        quoted: Ranges,
    ) -> None:
        self.document = document
        self.block = block
        self.text = block.text
        self.begins, self.ends, self.lows = words
        self.mentions = mentions
        self.starts = [mention.start for mention in mentions]
        self.ranges = ranges
        self.quoted = quoted

    def sentence(self, at: int) -> tuple[int, int]:
        index = bisect_right(self.ranges, (at, len(self.text) + 1)) - 1
        return self.ranges[index] if index >= 0 else (0, len(self.text))

    def ending(self, at: int) -> int:
        """The index of the mention that ends at a place, or -1."""
        index = bisect_left(self.starts, at) - 1
        return index if index >= 0 and self.mentions[index].end == at else -1

    def starting(self, at: int) -> int:
        """The index of the mention that starts at a place, after an article, or -1."""
        index = bisect_left(self.starts, at)
        if index == len(self.starts):
            return -1
        if self.starts[index] == at:
            return index
        gap = self.text[at : min(self.starts[index], at + 60)]
        if at + len(gap) < self.starts[index] or not gap.endswith(" "):
            return -1
        gap = gap.removeprefix("the ").removeprefix("a ").removeprefix("an ").removeprefix("The ")
        # "said former senator": a few words that describe.
        plain = all(word.isalpha() and word.islower() for word in gap.replace("-", "").split())
        if not plain or gap.count(" ") > 3 or not w.listing("description-stops").isdisjoint(gap.split()):
            return -1
        return index

    def of_cue(self, index: int, classes: frozenset[str], agent: bool, found: list[Attribution]) -> list[Attribution]:
        start, end, word = self.begins[index], self.ends[index], self.lows[index]
        low, high = self.sentence(start)
        text = self.text
        if agent and text.startswith(" by ", end):
            at = self.starting(end + 4)
            if at >= 0:
                return self._made(at, start, end + 3, Cue.SAYING, ((low, start),), ahead=True)
        if not classes:
            return []
        here, passive, negated, plain = self._left(index, low)
        if passive and word.endswith(("d", "n", "t")) and word != "thought":
            return []
        kind = _kind(classes)
        noun = word in w.listing("verbs-and-nouns")
        participle = word.endswith("ing") and not passive
        # "said Lee": after a quotation or a comma, or at the head of the sentence.
        before = text[max(0, start - 2) : start].strip()
        if not participle and not noun and word not in w.listing("hearer-verbs"):
            if start == low or not before or before[-1] in ",”\"’'?!—–-":
                at = self.starting(end + 1) if text[end : end + 1] == " " else -1
                if at >= 0 and self._inverts(at, before[-1:]):
                    around = ((low, start), (self.mentions[at].end, high))
                    return self._made(at, start, end, kind, around, ahead=True)
        subject = -1
        gap = text[self.ends[here] : start].strip(" ") if here >= 0 else ""
        parted = gap[:1] in (",", ")", "—", "–", ";") if gap else False
        parted = parted or text[max(0, start - 3) : start].rstrip()[-1:] in (",", "—", "–", "-")
        if here >= 0 and not (participle and parted):
            subject = self._subject(here, index, low, noun)
        reduced = parted and word.endswith(("ed", "wn")) and kind in (Cue.NAMING, Cue.THINKING)
        if subject >= 0 and not reduced and (not noun or self._verb(subject, index, plain)):
            content = self._content(subject, start, end, low, high)
            return [one._replace(negated=negated) for one in self._made(subject, start, end, kind, content)]
        if noun or reduced or passive:
            return []
        # A participle or a second verb has the subject of the verb before it.
        joined = text[max(low, start - 5) : start]
        if (participle and parted) or joined in (" and ", " but ") or joined == ", and":
            for other in reversed(found):
                if other.start < low:
                    break
                if other.block == self.block.number:
                    return [other._replace(start=start, end=end, cue=kind, content=((end, high),), negated=negated)]
            first = bisect_left(self.starts, low)
            for at in range(first, min(first + 3, len(self.starts))):
                if self.starts[at] >= start or self.starts[at] - low > 120:
                    break
                if self._heads(at, low) and self.mentions[at].end < start:
                    return self._made(at, start, end, kind, ((end, high),))
        return []

    def _verb(self, subject: int, index: int, plain: bool) -> bool:
        """Whether a word that is a noun as often is a verb behind its subject."""
        mention, end, word = self.mentions[subject], self.ends[index], self.lows[index]
        text = self.text
        if text[mention.start : mention.end].endswith(("'s", "’s", "s'", "s’")) and mention.kind != "pronoun":
            return False
        plural = mention.noun.endswith(("s", "men", "people")) or mention.first in ("they", "we", "i", "you")
        if plain and not word.endswith(("s", "ed", "d", "t")):
            joined = self.text[max(0, mention.start - 5) : mention.start].endswith("and ")
            if not plural and not joined:
                return False
        follows = text[end : end + 2]
        if follows[:1] in (".", ",", ":", "") or follows.strip()[:1] in tuple("“\"‘'0123456789"):
            return follows[:1] in (":", "") or follows.strip()[:1] not in (".", ",") or self._behind(mention.start)
        if index + 1 == len(self.lows) or follows[:1] != " ":
            return False
        if word.endswith(("ed", "put", "read", "found", "felt", "set")):
            return True
        behind, then = self.lows[index + 1], self.begins[index + 1]
        return (
            behind in w.listing("determiners")
            or (behind == "to" and mention.kind in ("person", "pronoun", "proper"))
            or behind
            in (
                "not",
                "her",
                "them",
                "as",
                "that",
                "he",
                "she",
                "it",
                "they",
                "there",
                "how",
                "why",
                "whether",
                "what",
                "we",
                "him",
            )
            or (text[then].isupper() and self.starting(then) >= 0)
        )

    def _behind(self, at: int) -> bool:
        """Whether a quotation or a comma ends right before a place: what follows it names the speaker."""
        return self.text[max(0, at - 2) : at].strip()[-1:] in ("”", '"', "’", "'", "»", ",")

    def of_quotations(self, low: int, high: int, taken: set[int]) -> list[Attribution]:
        """Whoever stands right behind a quotation that a comma ends, whatever the verb: "Oliver barked"."""
        found: list[Attribution] = []
        text = self.text
        first = bisect_left(self.quoted, (low, 0))
        for opened, closed in self.quoted[max(0, first - 1) :]:
            if opened >= high:
                break
            if closed - opened < 8 or text[closed - 2 : closed - 1] not in (",", "?", "!", "—") or closed < low:
                continue
            if text[closed : closed + 1] != " ":
                continue
            at = self.starting(closed + 1)
            index = bisect_left(self.begins, closed)
            if at < 0 and index + 1 < len(self.lows) and self.begins[index] == closed + 1:
                at = self.starting(self.begins[index + 1]) if self.lows[index].endswith("ed") else -1
                verb, spoken = (self.begins[index], self.ends[index]), self.lows[index]
            elif at >= 0:
                index = bisect_left(self.begins, self.mentions[at].end)
                if index == len(self.lows) or not self.lows[index].endswith(("ed", "s")):
                    continue
                verb, spoken = (self.begins[index], self.ends[index]), self.lows[index]
                if text[self.mentions[at].end : verb[0]] not in (" ", ", "):
                    continue
            if at < 0 or verb[0] in taken or self.mentions[at].kind in (w.DOCUMENT, w.BODY):
                continue
            if text[closed - 2] != "," and spoken not in w.cues() and text[verb[1] : verb[1] + 1] not in (".", ","):
                continue
            found.extend(self._made(at, verb[0], verb[1], Cue.SAYING, ((opened, closed),)))
        return found

    def _inverts(self, at: int, before: str) -> bool:
        """Whether the mention behind a cue is its subject: what follows begins no clause of its own."""
        mention = self.mentions[at]
        if before in ("”", '"', "’", "'", "?", "!"):
            return True
        if mention.kind == "pronoun":
            return False
        after = self.text[mention.end : mention.end + 14]
        if after[:1] != " ":
            return True
        return after.split()[0].lower() in w.LINKS or after[1:4] in ("who", "as ", "aft", "dur")

    def _left(self, index: int, low: int) -> tuple[int, bool, bool, bool]:
        """The last word before a cue that is no auxiliary or adverb (index or -1); what was passed over.

        Whether the cue is passive, whether it is negated, whether no auxiliary stands before it.
        """
        skip = w.before_cues()
        passive = negated = False
        here, day = index - 1, False
        for _ in range(9):
            if here < 0 or self.begins[here] < low:
                return -1, passive, negated, here == index - 1
            word = self.lows[here]
            if self.text[self.ends[here] : self.begins[here + 1]] != " ":
                break
            if day and word in ("on", "in", "at"):
                day = False
                here -= 1
                continue
            if word not in skip and not (word.endswith("ly") and len(word) > 4):
                break
            if self.text[self.begins[here]].isupper():
                day = True
                if self.mentioned(self.begins[here]):
                    break  # "May", "March" of a name
            if word in _BE:
                passive = True
            negated = negated or word in _NOT or word.endswith(("n't", "n’t"))
            here -= 1
        return here, passive, negated, here == index - 1

    def mentioned(self, at: int) -> bool:
        """Whether a place lies in a mention."""
        index = bisect_right(self.starts, at) - 1
        return index >= 0 and self.mentions[index].end > at

    def _subject(self, here: int, index: int, low: int, noun: bool) -> int:
        """The mention that is the subject of the cue at ``index``, by the last word before its auxiliaries; or -1."""
        text = self.text
        end, start = self.ends[here], self.begins[index]
        until = self.begins[here + 1]
        gap = text[end:until]
        at = bisect_right(self.starts, self.begins[here]) - 1
        inside = at >= 0 and self.mentions[at].end >= end and self.mentions[at].start >= low
        if gap == " ":
            if self.lows[here] in ("who", "which", "that") and not noun:
                return self._before(self.begins[here], low)
            if inside and self._heads(at, low):
                return at
            return self._told_by_participle(end, low) if not noun else -1
        bare = gap.strip(" ")
        if inside and self.mentions[at].end <= until and bare in (",", ")", "),", ".,", "—", "–", ".", ".)", "-", "--"):
            # A mention with its apposition, closed by a comma, or an adverbial between commas.
            if not noun and self._heads(at, low):
                opened = self._opened(at, low)
                # "The plan, widely regarded as": without a description between, a participle follows the comma.
                named_aside = self.mentions[at].kind in ("person", "proper") and text.endswith(
                    ", ", 0, self.mentions[at].start
                )
                if opened >= 0 or bare != "," or named_aside or "," in text[self.mentions[at].start : end]:
                    return opened if opened >= 0 else at
        if bare[:1] in (",", ")", "—", "–", ".", "-") and not noun and start - low <= 400:
            return self._opened_before(end, low)
        return -1

    def _told_by_participle(self, end: int, low: int) -> int:
        """The text that a participle describes: "a study published on Monday found"; or -1."""
        at = bisect_left(self.starts, end) - 1
        for index in range(at, max(-1, at - 3), -1):
            mention = self.mentions[index]
            if mention.start < low or end - mention.end > _REACH:
                break
            if mention.kind in (w.DOCUMENT, w.PEOPLE) and mention.end < end and self._heads(index, low):
                token = bisect_left(self.begins, mention.end)
                gap = self.text[mention.end : self.begins[token]]
                if gap == " " and self.lows[token] in w.listing("by-verbs") and "," not in self.text[mention.end : end]:
                    return index
        return -1

    def _heads(self, at: int, low: int) -> bool:
        """Whether a mention can be a subject: no preposition stands right before it, save in "one of"."""
        start = self.mentions[at].start
        before = self.text[max(low, start - 40) : start].rstrip().lower().split()
        while before and before[-1] in ("the", "a", "an"):
            before.pop()
        if not before:
            return True
        if before[-1] == "of" and len(before) > 1 and before[-2].lstrip('(“"') in _MANY:
            return True
        return before[-1] not in w.LINKS and before[-1] not in ("about", "against", "than", "between", "to")

    def _opened(self, at: int, low: int) -> int:
        """The mention that the one at ``at``, standing between commas, describes; or -1."""
        start = self.mentions[at].start
        if at and self.text[max(0, start - 2) : start] == ", " and self.mentions[at - 1].end == start - 2:
            if self.mentions[at - 1].named and self.mentions[at - 1].start >= low:
                return at - 1
        return -1

    def _opened_before(self, end: int, low: int) -> int:
        """The name before the insertion between commas that ends at ``end``: "Ruiz, who ran the yard, said"."""
        text = self.text
        at = bisect_left(self.starts, end) - 1
        for index in range(at, max(-1, at - 8), -1):
            mention = self.mentions[index]
            if mention.start < low or end - mention.end > _REACH:
                break
            if (mention.end < end and text[mention.end : mention.end + 1] in (",", "(", "—")) or text[
                mention.end : mention.end + 2
            ] in (" (", " —", " –", " -"):
                rest = text[mention.end : mention.end + 12].lstrip(" ,(—–-")
                if (
                    rest[:4] in ("who ", "whos", "whic", "incl", "such", "amon", "like")
                    or rest[:2] in ("a ", "an", "on")
                    or rest[:4] == "the "
                    or (rest[:1].isdigit() or rest.split(" ")[0].lower() in w.before_cues() | w.LINKS)
                    or mention.kind in ("person", "proper", "pronoun")
                ):
                    if self._heads(index, low):
                        return index
        return -1

    def _before(self, place: int, low: int) -> int:
        """The mention right before a relative pronoun."""
        at = bisect_left(self.starts, place) - 1
        if at >= 0 and self.mentions[at].start >= low and self.text[self.mentions[at].end : place].strip(" ,") == "":
            return at
        return -1

    def of_phrase(self, start: int, end: int) -> list[Attribution]:
        """The attribution of "according to" and its kin."""
        low, high = self.sentence(start)
        at = bisect_left(self.starts, end)
        while at < len(self.starts) and self.starts[at] < min(high, end + 60):
            gap = self.text[end : self.starts[at]]
            if any(mark in gap for mark in ',;:.“"'):
                break
            mention = self.mentions[at]
            content = ((low, start),) if start > low else ((mention.end, high),)
            return self._made(at, start, end - 1, Cue.CREDITING, content, ahead=True)
        return []

    def of_colons(self, low: int, high: int) -> list[Attribution]:
        """Names that a colon parts from what they say: "Ruiz: “It is done.”"."""
        found: list[Attribution] = []
        place = self.text.find(":", low, high)
        while place >= 0:
            at = self.ending(place)
            if at >= 0 and self.mentions[at].kind != "pronoun":
                begin, end = self.sentence(place)
                mention = self.mentions[at]
                follows = self.text[place + 1 : place + 3].lstrip()[:1]
                if mention.start - begin <= 1 and (follows in "“\"‘«'" or follows.isupper()) and follows:
                    found.extend(self._made(at, place, place + 1, Cue.COLON, ((place + 1, end),)))
            place = self.text.find(":", place + 1, high)
        return found

    def _content(self, subject: int, start: int, end: int, low: int, high: int) -> Ranges:
        """What a statement in normal or interrupted order says."""
        source = self.mentions[subject].start
        lead = self.text[low:source].rstrip()
        rest = self.text[end:high].strip(" .,")
        if lead.endswith((",", "”", '"', "’", "?", "!", "—", "–")) and source - low > 12:
            return ((low, source), (end, high)) if len(rest) > 24 else ((low, source),)
        return ((end, high),)

    def _made(self, at: int, start: int, end: int, cue: Cue, content: Ranges, ahead: bool = False) -> list[Attribution]:
        """The attribution to a mention, and to those that "and" joins to it, behind it if ``ahead``."""
        numbers = [at]
        while ahead and numbers[-1] + 1 < len(self.mentions) and len(numbers) < 4:
            after = numbers[-1]
            if self.text[self.mentions[after].end : self.mentions[after + 1].start].strip(" ,") not in _AND:
                break
            numbers.append(after + 1)
        while (
            not ahead
            and at
            and self.text[self.mentions[at - 1].end : self.mentions[at].start].strip(" ,") in ("and", "or", "&")
        ):
            at -= 1
            if self.mentions[at].kind == "pronoun" or len(numbers) == 4:
                break
            numbers.append(at)
        made = []
        for number in numbers:
            source = source_of(self.document, self.block, self.mentions[number])
            made.append(Attribution(start, end, cue, source, self.block.number, content))
        return made


def _kind(classes: frozenset[str]) -> Cue:
    for kind in (Cue.SAYING, Cue.SHOWING, Cue.NAMING, Cue.THINKING):
        if kind.value in classes:
            return kind
    return Cue.SAYING


def _continued(document: Document, block: Block, quoted: Ranges) -> Attribution | None:
    """The speaker of the paragraph before, where a paragraph is all quotation and names nobody."""
    if sum(end - start for start, end in quoted) < len(block.text) * 0.8:
        return None
    number = block.number - 1
    for _ in range(_CONTINUES):
        while number >= 0 and not document.blocks[number].text:
            number -= 1
        if number < 0 or document.blocks[number].kind is not block.kind:
            return None
        other = document.blocks[number]
        found = [one for one in stated(document, other, 0, len(other.text)) if one.cue is not Cue.THINKING]
        if found:
            last = found[-1]
            return Attribution(0, 0, Cue.CONTINUED, last.source, last.block, quoted)
        ranges = document.once(quoted_ranges)[number]
        if not ranges or sum(end - start for start, end in ranges) < len(other.text) * 0.8:
            return None
        number -= 1
    return None
