"""The subject of a word of saying: which mention before or behind it does the saying.

English order and punctuation, no grammar: auxiliaries and adverbs are passed over, appositions and relative
clauses between commas too; a preposition right before a mention keeps it from being a subject.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from sourcecheck.analysis.attribution import source_words as w
from sourcecheck.analysis.attribution.mentions import Parsed
from sourcecheck.analysis.ranges import Ranges
from sourcecheck.analysis.words import words

__all__ = ["AND", "OWNED", "Subjects"]


_BE = words("is are was were be been being am isn't aren't wasn't weren't isn’t aren’t wasn’t weren’t gets got getting")
_NOT = words("not never declined refused declines refuses")
_MANY = words(
    "one some many several most two three four five few all both each none group number majority dozens percent % "
    "share average series range pair hundreds thousands half third quarter couple handful list another other member "
    "members those any"
)
AND = words("and & or and_the and_The and_a and_an or_the nor as_well_as along_with")
OWNED = ("'s", "’s", "s'", "s’")  # ends of a name in the genitive
_REACH = 240  # code points an apposition or a relative clause before the cue may take


class Subjects:
    """The words and mentions of one block's text, and which mention is the subject of which word."""

    def __init__(self, text: str, known: Parsed, ranges: Ranges, quoted: Ranges) -> None:
        self.text = text
        self.begins, self.ends, self.lows = known.words
        self.mentions, self.starts = known.mentions, known.starts
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

    def is_verb(self, subject: int, index: int, plain: bool) -> bool:
        """Whether a word that is a noun as often is a verb behind its subject."""
        mention, end, word = self.mentions[subject], self.ends[index], self.lows[index]
        text = self.text
        if text[mention.start : mention.end].endswith(OWNED) and mention.kind != "pronoun":
            return False
        plural = mention.noun.endswith(("s", "men", "people")) or mention.first in ("they", "we", "i", "you")
        if plain and not word.endswith(("s", "ed", "d", "t")):
            joined = self.text[max(0, mention.start - 5) : mention.start].endswith("and ")
            if not plural and not joined:
                return False
        if not plain and not word.endswith("s"):
            return True  # "declined to comment"
        follows = text[end : end + 2]
        if follows[:1] in (".", ",", ":", "") or follows.strip()[:1] in tuple("“\"‘'0123456789"):
            return follows[:1] in (":", "") or follows.strip()[:1] not in (".", ",") or self.behind(mention.start)
        if index + 1 == len(self.lows) or follows[:1] != " ":
            return False
        if word.endswith(("ed", "put", "read", "found", "felt", "set")):
            return True
        behind, then = self.lows[index + 1], self.begins[index + 1]
        if text[then].islower() and behind not in w.listing("description-stops"):
            long = mention.kind == "person" and " " in text[mention.start : mention.end]
            if mention.kind in (w.DOCUMENT, w.PEOPLE) or long:
                return True
        return (
            behind in w.listing("determiners")
            or (behind in ("for", "on", "at", "to") and word in ("calls", "hints") and mention.kind != "acronym")
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

    def behind(self, at: int) -> bool:
        """Whether a quotation or a comma ends right before a place: what follows it names the speaker."""
        return self.text[max(0, at - 2) : at].strip()[-1:] in ("”", '"', "’", "'", "»", ",")

    def inverts(self, at: int, before: str) -> bool:
        """Whether the mention behind a cue is its subject: what follows begins no clause of its own."""
        mention = self.mentions[at]
        after = self.text[mention.end : mention.end + 14]
        if mention.kind == "pronoun" and after[:1] not in (".", ",", ";", ":", ""):
            return False  # "Ruiz, who calls it a “ruin,” said he had a plan"
        if before in ("”", '"', "’", "'", "?", "!"):
            return True
        if mention.kind == "pronoun":
            return False
        if after[:1] != " ":
            return True
        return after.split()[0].lower() in w.LINKS or after[1:4] in ("who", "as ", "aft", "dur")

    def left(self, index: int, low: int) -> tuple[int, bool, bool, bool]:
        """The last word before a cue that is no auxiliary or adverb (index or -1); what was passed over.

        Whether the cue is passive, whether it is negated, whether no auxiliary stands before it.
        """
        skip = w.before_cues()
        passive = negated = False
        here, day = index - 1, False
        for _ in range(9):
            if here < 0 or self.begins[here] < low:
                return -1, passive, negated, here == index - 1
            word = self.lows[here].replace("’", "'")
            if self.text[self.ends[here] : self.begins[here + 1]] != " ":
                break
            if day and word in ("on", "in", "at"):
                day = False
                here -= 1
                continue
            if word == "to" and here and self.lows[here - 1] not in skip:
                break  # "asked Lee to say": a purpose, and nobody's words
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

    def subject(self, here: int, index: int, low: int, noun: bool) -> int:
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
            if inside and (self.heads(at, low) or self._beside(at, index, low)):
                opened = self._opened(at, low)
                # "Ana Ruiz, the director of the yard said": the comma behind it is forgotten.
                described = self.mentions[at].kind == w.PEOPLE and self.mentions[at].first in ("a", "an", "the")
                return opened if opened >= 0 and described and self._leads(opened, low) else at
            return self._told_by_participle(end, low) if not noun else -1
        if inside and end < self.mentions[at].end < until:
            gap = text[self.mentions[at].end : until]  # "Ruiz, 70, said"
            end = self.mentions[at].end
            if gap == " ":
                return at if not noun and self.heads(at, low) else -1
        bare = gap.strip(" ").lstrip("0123456789")
        if inside and self._in_a_state(at):
            inside = False  # "Ruiz, a clerk from Sumter, South Carolina, says"
        if inside and self.mentions[at].end <= until and bare in (",", ")", "),", ".,", "—", "–", ".", ".)", "-", "--"):
            # A mention with its apposition, closed by a comma, or an adverbial between commas.
            if not noun and self.heads(at, low):
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
            if mention.kind in (w.DOCUMENT, w.PEOPLE, "person") and mention.end < end and self.heads(index, low):
                token = bisect_left(self.begins, mention.end)
                gap = self.text[mention.end : self.begins[token]]
                tells = self.lows[token] in w.listing("by-verbs") or (
                    self.lows[token] == "who" and mention.kind != w.DOCUMENT
                )
                if gap == " " and tells and "," not in self.text[mention.end : end]:
                    return index
        return -1

    def heads(self, at: int, low: int) -> bool:
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
            other = self.mentions[at - 1]
            if other.named and other.start >= low and other.kind != "place" and self.heads(at - 1, low):
                return at - 1
        return -1

    def _beside(self, at: int, index: int, low: int) -> bool:
        """Whether "with" gives a participle its subject: "with the union calling it"."""
        start = self.mentions[at].start
        before = self.text[max(low, start - 12) : start].lower().removesuffix("the ")
        return self.lows[index].endswith("ing") and before.endswith("with ")

    def opener(self, low: int, until: int) -> int:
        """The mention that most likely is the subject of the sentence from ``low``, before a place; or -1."""
        first = bisect_left(self.starts, low)
        for at in range(first, min(first + 6, len(self.starts))):
            mention = self.mentions[at]
            if mention.start >= until or mention.start - low > 200 or mention.end >= until:
                break
            owner = mention.kind != "pronoun" and self.text.endswith(OWNED, 0, mention.end)
            aside = self.text[max(low, mention.start - 1) : mention.start] == "("
            if self.heads(at, low) and not owner and not aside and mention.kind != "place":
                return at
        return -1

    def _leads(self, at: int, low: int) -> bool:
        """Whether a mention opens the sentence, or what follows a quotation."""
        start = self.mentions[at].start
        return start - low <= 1 or self.text[max(0, start - 2) : start].strip()[-1:] in ("”", '"', "’", "'")

    def _opened_before(self, end: int, low: int) -> int:
        """The name before the insertion between commas that ends at ``end``: "Ruiz, who ran the yard, said".

        One that a relative clause or an article follows, before any other.
        """
        text = self.text
        other = -1
        at = bisect_left(self.starts, end) - 1
        for index in range(at, max(-1, at - 8), -1):
            mention = self.mentions[index]
            if mention.start < low or end - mention.end > _REACH:
                break
            behind = text[mention.end : mention.end + 2]
            if not ((behind[:1] in (",", "(", "—") and mention.end < end) or behind in (" (", " —", " –", " -")):
                continue
            if not self.heads(index, low):
                continue
            rest = text[mention.end : mention.end + 12].lstrip(" ,(—–-")
            first = rest.partition(" ")[0].lower()
            if first in (
                "who",
                "whose",
                "which",
                "a",
                "an",
                "one",
                "the",
                "including",
                "such",
                "among",
                "where",
                "when",
                "citing",
            ):
                return index
            loose = first[:1].isdigit() or first in w.before_cues() or first in w.LINKS
            if other < 0 and not self._in_a_state(index) and (loose or mention.kind in ("person", "proper", "pronoun")):
                other = index
        return other

    def _in_a_state(self, at: int) -> bool:
        """Whether a mention is the state behind a town: "Wilmington, N.C.,", "Sumter, South Carolina,"."""
        mention = self.mentions[at]
        state = mention.kind == "place" or self.text[mention.end - 1] == "."
        return state and mention.kind != "person" and self.text.endswith(", ", 0, mention.start)

    def _before(self, place: int, low: int) -> int:
        """The mention right before a relative pronoun."""
        at = bisect_left(self.starts, place) - 1
        if at >= 0 and self.mentions[at].start >= low and self.text[self.mentions[at].end : place].strip(" ,") == "":
            return at
        return -1
