"""Who says what: attributions of statements to sources.

An attribution is found from its cue, a word or phrase of saying, showing, thinking or naming, or
a colon. The source stands before it ("Lee said"), behind it ("said Lee"), behind "by" (passives), or is
carried over: by a participle or a second verb ("..., adding that"), or from the paragraph
before where the same speaker goes on.
"""

from __future__ import annotations

from bisect import bisect_left
from enum import StrEnum

from sourcecheck.analysis.attribution import source_words as w
from sourcecheck.analysis.attribution.mentions import Parsed, parsed
from sourcecheck.analysis.attribution.names import surnames
from sourcecheck.analysis.attribution.sources import Source, source_of
from sourcecheck.analysis.attribution.subjects import AND, OWNED, Subjects
from sourcecheck.analysis.per_block import PerBlock
from sourcecheck.analysis.ranges import Ranges, overlaps
from sourcecheck.analysis.sentences import sentences
from sourcecheck.analysis.speech.quotations import quoted_ranges
from sourcecheck.analysis.words import words
from sourcecheck.document import Block, Document, Kind
from sourcecheck.records import NamedTuple

__all__ = ["Attribution", "Cue", "attributions"]

# Behind "called" these tell a verb from a participle.
_OBJECTS = words("for on him her them his it that this these those what such their us")
_BACKING = words("led held funded sponsored sent given")  # with "by" these say who is behind a thing, not who states it
_ASKING = words("asked asks ask")
_MEANS = words("in by after while before when upon")
_STATING = (" that ", " “", ' "', ": ", ", “", ', "')  # behind a cue: what is said follows word for word or in a clause
_OWNERS = ("'s ", "’s ", "s' ", "s’ ")
_BESIDE_QUOTES = ("“", '"', "'", "‘", ":", ",", ".")
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
    finder = _Finder(document, block, known, ranges, quoted)
    found: list[Attribution] = []
    cues, by_verbs, crediting = w.cues(), w.listing("by-verbs"), w.crediting()
    opinions = w.listing("opinion-nouns")
    begins, ends, lows = known.words
    for index in range(bisect_left(begins, low), bisect_left(begins, high)):
        word = lows[index]
        classes = cues.get(word)
        if word in opinions and not (quoted and overlaps(quoted, begins[index], ends[index])):
            owned = finder.of_noun(index)
            if owned:
                found.extend(owned)
                continue
        agent = word in by_verbs
        phrases = crediting.get(word)
        if classes is None and not agent and phrases is None:
            continue
        start, end = begins[index], ends[index]
        if word in ("put", "puts") and not text.startswith(" it", ends[index]):
            continue  # only "as Lee put it"
        if word.startswith("continu") and text[ends[index] : ends[index] + 2].strip()[:1] not in _BESIDE_QUOTES:
            continue  # "the trend continues"
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


class _Finder(Subjects):
    """Finds the sources of cues in one block."""

    def __init__(self, document: Document, block: Block, known: Parsed, ranges: Ranges, quoted: Ranges) -> None:
        super().__init__(block.text, known, ranges, quoted)
        self.document = document
        self.block = block

    def of_cue(self, index: int, classes: frozenset[str], agent: bool, found: list[Attribution]) -> list[Attribution]:
        start, end, word = self.begins[index], self.ends[index], self.lows[index]
        low, high = self.sentence(start)
        text = self.text
        if agent and word not in _BACKING and text.startswith(" by ", end):
            at = self.starting(end + 4)
            if at >= 0:
                return self._made(at, start, end + 3, Cue.SAYING, ((low, start),), ahead=True)
        if not classes:
            return []
        here, passive, negated, plain = self.left(index, low)
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
                if word in _ASKING and before[-1:] == ",":
                    at = -1  # "Ruiz, a clerk, asked the mayor"
                if at >= 0 and self.inverts(at, before[-1:]):
                    around = ((low, start), (self.mentions[at].end, high))
                    return self._made(at, start, end, kind, around, ahead=True)
        subject = -1
        gap = text[self.ends[here] : start].strip(" ") if here >= 0 else ""
        parted = gap[:1] in (",", ")", "—", "–", ";") if gap else False
        parted = parted or text[max(0, start - 3) : start].rstrip()[-1:] in (",", "—", "–", "-")
        if here >= 0 and not (participle and parted):
            subject = self.subject(here, index, low, noun)
        reduced = parted and word.endswith(("ed", "wn")) and kind in (Cue.NAMING, Cue.THINKING)
        if reduced and index + 1 < len(self.lows) and self.lows[index + 1] in _OBJECTS:
            reduced = False  # "Ruiz, an ally, called for"
        bears = subject >= 0 and participle and self.mentions[subject].kind == w.DOCUMENT
        bears = bears and kind is Cue.SAYING and self.mentions[subject].noun in w.listing("utterance-nouns")
        bears = bears and not self.mentions[subject].named  # "Ruiz released a statement saying": Ruiz says it
        if subject >= 0 and not reduced and not bears and (not noun or self.is_verb(subject, index, plain)):
            content = self._content(subject, start, end, low, high)
            return [one._replace(negated=negated) for one in self._made(subject, start, end, kind, content)]
        if noun or reduced or passive:
            return []
        # A participle or a second verb has the subject of the verb before it.
        # Behind "and", an auxiliary or an adverb too: "but has since said".
        opens = self.begins[here + 1] if here >= 0 else start
        last = self.lows[here] if here >= 0 and text[opens - 1 : opens] == " " and opens - self.ends[here] == 1 else ""
        means = participle and last in _MEANS and text.startswith(_STATING, end)  # "erred in saying that"
        if (participle and parted) or means or bears or last in ("and", "but"):
            for other in reversed(found):
                if other.start < low:
                    break
                if other.block == self.block.number:
                    return [other._replace(start=start, end=end, cue=kind, content=((end, high),), negated=negated)]
            at = self.opener(low, start)
            if at >= 0:
                return [one._replace(negated=negated) for one in self._made(at, start, end, kind, ((end, high),))]
        return []

    def of_noun(self, index: int) -> list[Attribution]:
        """Whose a view, a claim or an argument is: "in Ruiz's view", "Ruiz's claim that", "the claim by Ruiz that"."""
        start, end, text = self.begins[index], self.ends[index], self.text
        low, high = self.sentence(start)
        told = text.startswith((" that ", ": “", ': "'), end)
        at = bisect_left(self.starts, start + 1) - 1
        if at >= 0 and self.starts[at] >= low:
            mention = self.mentions[at]
            said = text[mention.start : mention.end]
            if mention.end >= end:
                # The noun's own mention takes its owner in: "Ruiz's statement".
                owner = mention.named and any(mark in said[: start - mention.start] for mark in _OWNERS)
            else:
                owner = said.endswith(OWNED) and text[mention.end : start].count(" ") <= 2
                owner = owner and text[mention.end : start].replace(" ", "").isalpha() | (start == mention.end + 1)
            if owner and (told or text.endswith(("in ", "In "), low, mention.start)):
                return self._made(at, start, end, Cue.CREDITING, ((end, high),))
        for word in (" by ", " of ", " from "):
            if text.startswith(word, end):
                at = self.starting(end + len(word))
                held = text.endswith(("in the ", "In the "), low, start)  # "in the opinion of Ruiz"
                if at >= 0 and (held or text.startswith(" that ", self.mentions[at].end)):
                    return self._made(at, start, end, Cue.CREDITING, ((self.mentions[at].end, high),), ahead=True)
        return []

    def of_quotations(self, low: int, high: int, taken: set[int]) -> list[Attribution]:
        """Whoever stands right behind a quotation that a comma ends, whatever the verb: "Oliver barked"."""
        found: list[Attribution] = []
        text = self.text
        first = max(0, bisect_left(self.quoted, (low, 0)) - 1)
        for number in range(first, bisect_left(self.quoted, (high, 0))):
            opened, closed = self.quoted[number]
            if closed - opened < 8 or text[closed - 2 : closed - 1] not in (",", "?", "!", "—") or closed < low:
                continue
            if text[closed : closed + 1] != " ":
                continue
            index = bisect_left(self.begins, closed)
            if index + 1 >= len(self.lows):
                continue
            if self.begins[index] == closed + 1 and self.lows[index].endswith("ed") and not self.mentioned(closed + 1):
                at = self.starting(self.begins[index + 1])
                verb, spoken = (self.begins[index], self.ends[index]), self.lows[index]
            else:
                at = self.starting(closed + 1)
                if at < 0:
                    continue
                index = bisect_left(self.begins, self.mentions[at].end)
                if index == len(self.lows) or not self.lows[index].endswith(("ed", "s")):
                    continue
                verb, spoken = (self.begins[index], self.ends[index]), self.lows[index]
                if text[self.mentions[at].end : verb[0]] not in (" ", ", "):
                    continue
            if at < 0 or verb[0] in taken or self.mentions[at].kind in (w.DOCUMENT, w.BODY):
                continue
            behind = max(verb[1], self.mentions[at].end)
            if text[closed - 2] != "," and spoken not in w.cues() and text[behind : behind + 1] not in (".", ","):
                continue
            found.extend(self._made(at, verb[0], verb[1], Cue.SAYING, ((opened, closed),)))
        return found

    def of_phrase(self, start: int, end: int) -> list[Attribution]:
        """The attribution of "according to" and its kin."""
        low, high = self.sentence(start)
        at = bisect_left(self.starts, end)
        if self.text.startswith("cent", end):
            return []  # "40 per cent of the residents"
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
            if at >= 0 and self.mentions[at].kind != "pronoun" and self.can_speak(at):
                begin, end = self.sentence(place)
                mention = self.mentions[at]
                follows = self.text[place + 1 : place + 3].lstrip()[:1]
                if mention.start - begin <= 1 and (follows in "“\"‘«'" or follows.isupper()) and follows:
                    found.extend(self._made(at, place, place + 1, Cue.COLON, ((place + 1, end),)))
            place = self.text.find(":", place + 1, high)
        return found

    def can_speak(self, at: int) -> bool:
        """Whether a mention before a colon can be somebody: no "Q:", and no word that is known from nowhere else."""
        mention = self.mentions[at]
        said = self.text[mention.start : mention.end]
        return len(said) > 1 and (mention.kind != "proper" or " " in said or said in self.document.once(surnames))

    def _content(self, subject: int, start: int, end: int, low: int, high: int) -> Ranges:
        """What a statement in normal or interrupted order says."""
        source = self.mentions[subject].start
        lead = self.text[max(low, source - 3) : source].rstrip()
        if lead.endswith((",", "”", '"', "’", "'", "?", "!", "—", "–")) and source - low > 12:
            return ((low, source), (end, high)) if high - end > 28 else ((low, source),)
        return ((end, high),)

    def _made(self, at: int, start: int, end: int, cue: Cue, content: Ranges, ahead: bool = False) -> list[Attribution]:
        """The attribution to a mention, and to those that "and" joins to it, behind it if ``ahead``."""
        numbers = [at]
        while ahead and numbers[-1] + 1 < len(self.mentions) and len(numbers) < 4:
            after = numbers[-1]
            if self.text[self.mentions[after].end : self.mentions[after + 1].start].strip(" ,") not in AND:
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
