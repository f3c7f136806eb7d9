"""The sources named in a text: who or what a statement can be traced to.

Conditions: the attribution family of the catalogue (evidence, 5.1). A source is
*nameable* if it can be looked up, itself or through its antecedent; the antecedent of a
pronoun or of a definite noun phrase is looked for in the three sentences before it, and in the
paragraph before, further only while each paragraph between goes on with the same pronoun.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from enum import StrEnum
from functools import cache

from sourcecheck.analysis.attribution import source_words as w
from sourcecheck.analysis.attribution.mentions import Mention, parsed, says_where
from sourcecheck.analysis.attribution.names import surnames
from sourcecheck.analysis.per_block import PerBlock
from sourcecheck.analysis.ranges import Ranges, overlaps
from sourcecheck.analysis.sentences import sentences
from sourcecheck.analysis.speech.quotations import quoted_ranges
from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Kind, MarkKind
from sourcecheck.records import NamedTuple

__all__ = ["Source", "SourceKind", "sources"]

_SENTENCES = 3  # before a pronoun in which its antecedent is looked for
_MENTIONS = 60  # looked back over in one paragraph, so that hostile text stays linear
_BLOCKS = 10  # paragraphs a chain of pronouns is followed back over


class SourceKind(StrEnum):
    """What a source is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    OUTLET = "outlet"
    DOCUMENT = "document"
    PLACE = "place"  # a state, which stands for its government
    ROLE = "role"  # with the organisation: "a Treasury official"
    UNNAMED = "unnamed"  # role, group or document without a name
    PRONOUN = "pronoun"
    DEFINITE = "definite"  # "the report", "the company", "his lawyer"
    LINK = "link"
    NOTE = "note"
    CITATION = "citation"
    OWN = "own"  # the outlet itself: "told this newspaper", "our analysis of"


class Source(NamedTuple):
    """A source at ``start:end`` of a block's text.

    ``nameable``: it can be looked up. ``antecedent``: block, start and end of what a pronoun or definite noun
    phrase stands for, where that was found.
    """

    start: int
    end: int
    kind: SourceKind
    nameable: bool
    antecedent: tuple[int, int, int] | None = None


_KINDS = {
    "person": SourceKind.PERSON,
    "proper": SourceKind.PERSON,
    "organisation": SourceKind.ORGANISATION,
    "acronym": SourceKind.ORGANISATION,
    "outlet": SourceKind.OUTLET,
    "place": SourceKind.PLACE,
    "pronoun": SourceKind.PRONOUN,
}
_NAMED = frozenset(("person", "proper", "organisation", "acronym", "outlet"))
_BODIES = frozenset(("organisation", "acronym", "outlet", "proper"))
_MEN = frozenset(("person", "proper"))
_HERS = words(
    "mrs mrs. ms ms. miss mme mme. queen princess lady dame baroness duchess sister mother countess congresswoman"
)
_HIS = words("mr mr. sir king prince lord baron duke father brother count congressman")
# Titles of those for whom a pronoun does not stand.
_OTHERS = {"he": _HERS, "his": _HERS, "she": _HIS, "her": _HIS}


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """Sources that are told by their form."""
    return {
        "citation": compiled(
            r"\[\d{1,3}(?:[,–-] ?\d{1,3})*\]|\[-?@[\w:.-]+|[⁰¹²³⁴-⁹]{1,3}(?=[\s.,;:)]|$)"
            r"|\((?:see |cf\. )?[A-Z][\w'’-]+(?: (?:et al\.|(?:and|&) [A-Z][\w'’-]+))?,? (?:1[6-9]|20)\d\d[a-z]?"
            r"|\b[A-Z][\w'’-]+(?: (?:et al\.|(?:and|&) [A-Z][\w'’-]+))? \((?:1[6-9]|20)\d\d[a-z]?\)"
        ),
        "own": compiled(
            r"(?i)\b(?:told|tell|tells|reviewed by|seen by|obtained by|shared with|provided to|interviews? with|"
            r"speaking to|spoke to|in remarks to|e-?mail to|statement to) (?:this|our|the) "
            r"(?:news(?:paper|room|letter)?|magazine|publication|outlet|reporters?|paper|site|website|programme|program|podcast|blog|journal)\b"
            r"|\b(?:our|this (?:newspaper|magazine|site|publication)[’']s) (?:own )?(?:analysis|review|calculations?|"
            r"count|tally|survey|poll|reporting|investigation|interviews?|measurements?|tests?|data|findings|examination)\b"
            r"|\b(?:told|reviewed by|seen by|obtained by|shared with|provided to) (?:The |the )?(?-i:[A-Z])[\w.&’'-]+"
        ),
    }  # fmt: skip


def sources(document: Document) -> PerBlock[tuple[Source, ...]]:
    """Per block the sources in its text, in order; use through ``document.once(sources)``."""
    known = document.once(parsed)

    def of(block: Block) -> tuple[Source, ...]:
        if block.kind is Kind.CODE or not block.text:
            return ()
        found = [source_of(document, block, mention) for mention in known[block.number].mentions]
        found.extend(_marked(block))
        quoted = document.once(quoted_ranges)[block.number]
        for name, kind in (("citation", SourceKind.CITATION), ("own", SourceKind.OWN)):
            for match in patterns()[name].finditer(block.text):
                if not overlaps(quoted, *match.span()):
                    found += (Source(match.start(), match.end(), kind, True),)
        return tuple(sorted(found))

    return PerBlock(document.blocks, of)


def _marked(block: Block) -> list[Source]:
    found = []
    for mark in block.marks:
        if mark.kind is MarkKind.NOTE:
            found.append(Source(mark.start, mark.end, SourceKind.NOTE, True))
        elif mark.kind is MarkKind.LINK and leads_out(mark.target):
            found.append(Source(mark.start, mark.end, SourceKind.LINK, True))
    return found


def leads_out(target: str) -> bool:
    """Whether a link can lead to evidence: no anchor of the page, no mail address, no list of a site's pages."""
    low = target.lower()
    if not low or low[0] in "#?" or low.startswith(("mailto:", "tel:", "javascript:", "sms:", "data:", "whatsapp:")):
        return False
    path = low.split("//", 1)[-1].partition("?")[0]
    if path in ("", "/", ".", "./", "/index.html", "index.html"):
        return False
    return not any(part in path for part in ("/tag/", "/tags/", "/category/", "/categories/", "/topics/", "/author/"))


def source_of(document: Document, block: Block, mention: Mention) -> Source:
    """A mention as a source, with its antecedent if it needs one."""
    kind = mention.kind
    if kind == "pronoun":
        found = _antecedent(document, block, mention)
        return Source(mention.start, mention.end, SourceKind.PRONOUN, found is not None, found)
    if kind in _KINDS:
        return Source(mention.start, mention.end, _KINDS[kind], True)
    if mention.named:
        named = {w.PEOPLE: SourceKind.ROLE, w.DOCUMENT: SourceKind.DOCUMENT, w.BODY: SourceKind.ORGANISATION}[kind]
        return Source(mention.start, mention.end, named, True)
    if mention.first in w.DEFINITE or mention.first in w.POSSESSIVES:
        found = _antecedent(document, block, mention)
        return Source(mention.start, mention.end, SourceKind.DEFINITE, found is not None, found)
    return Source(mention.start, mention.end, SourceKind.UNNAMED, False)


def _antecedent(document: Document, block: Block, mention: Mention) -> tuple[int, int, int] | None:
    """Where the name stands that a pronoun or definite noun phrase takes up; None where there is none near."""
    if mention.first in ("i", "we", "you", "our", "my"):
        return None
    known = document.once(parsed)
    left = _SENTENCES
    last, seen = 1, 0
    number = block.number
    while number >= 0 and seen <= last:
        here = document.blocks[number]
        if here.kind in (Kind.HEADING, Kind.CODE, Kind.ATTRIBUTE) or not here.text:
            if here.kind is Kind.HEADING and number != block.number:
                return None
            number -= 1
            seen += here.kind is Kind.CODE
            continue
        mentions = known[number].mentions
        until = mention.start if number == block.number else len(here.text)
        ranges = document.once(sentences)[number]
        first = bisect_left(ranges, (until, 0))
        low = ranges[max(0, first - 1 - left)][0] if number == block.number and ranges else 0
        goes_on = False
        nearest = bisect_left(mentions, (until,)) - 1
        loose: Mention | None = None  # one word that no full name tells to be a person
        for index in range(nearest, max(-1, nearest - _MENTIONS), -1):
            other = mentions[index]
            if other.start < low:
                break
            answer = _stands_for(mention, other)
            if answer and mention.first in _OTHERS and _not_of(mention.first, here.text, other):
                continue
            if answer is True:
                said = here.text[other.start : other.end]
                if mention.first not in _OTHERS or other.kind != "proper" or " " in said:
                    return number, other.start, other.end
                if said.removesuffix("'s").removesuffix("’s") in document.once(surnames):
                    return number, other.start, other.end
                loose = loose or other
            if answer is False:
                return _maker(mentions, other, ranges, number) if mention.kind != "pronoun" else None
            goes_on = goes_on or (other.kind == "pronoun" and other.first == mention.first)
        if loose is not None:
            return number, loose.start, loose.end
        left -= len(ranges) if number != block.number else first
        if (goes_on or left > 0) and last < _BLOCKS:
            last = seen + 1
        seen += 1
        number -= 1
    return None


def _not_of(pronoun: str, text: str, other: Mention) -> bool:
    """Whether "he" or "she" cannot stand for a mention: it says where, it is "the Rovers", its title is another's."""
    article = other.kind in _MEN and text.endswith(("the ", "The "), 0, other.start)
    return article or other.first in _OTHERS[pronoun] or says_where(text, other.start)


def _maker(mentions: tuple[Mention, ...], other: Mention, ranges: Ranges, number: int) -> tuple[int, int, int] | None:
    """Who is named in the sentence that brings in something without a name: "the Institute published a study"."""
    index = bisect_left(ranges, (other.start + 1,)) - 1
    low, high = ranges[index] if index >= 0 else (0, 0)
    for one in mentions[bisect_left(mentions, (low,)) :]:
        if one.start >= high:
            break
        if one.named and one.kind != "place":
            return number, one.start, one.end
    return None


def _stands_for(mention: Mention, other: Mention) -> bool | None:
    """Whether a mention takes up another: True, False if that one has no name, None if it is something else."""
    first, kind = mention.first, other.kind
    if mention.kind == "pronoun":
        if first in ("he", "she"):
            if kind in _MEN or (kind == w.PEOPLE and other.named):
                return True
            return False if kind == w.PEOPLE and other.first in ("a", "an", "one", "another") else None
        if first == "they":
            if kind in _NAMED or (kind in (w.PEOPLE, w.BODY, w.DOCUMENT) and other.named):
                return True
            return False if kind == w.PEOPLE and other.noun.endswith("s") and other.first not in w.DEFINITE else None
        if kind in _BODIES or kind == "place" or (kind in (w.DOCUMENT, w.BODY) and other.named):
            return True
        return False if kind in (w.DOCUMENT, w.BODY) and other.first in ("a", "an", "one") else None
    if first in w.POSSESSIVES:
        return True if kind in _NAMED or (kind in (w.PEOPLE, w.BODY) and other.named) else None
    if mention.kind == w.PEOPLE:
        if mention.noun.endswith("s"):
            if other.named and (kind in (w.PEOPLE, w.DOCUMENT, w.BODY) or kind in _NAMED):
                return True
        elif kind in _MEN or (kind == w.PEOPLE and other.named):
            return True
    elif mention.kind == w.DOCUMENT:
        if (kind == w.DOCUMENT and other.named) or kind in ("organisation", "acronym", "outlet"):
            return True
        if kind == w.BODY and other.named:
            return True
    elif kind in _BODIES or (kind == w.BODY and other.named):
        return True
    if not other.named and other.noun == mention.noun and other.noun and other.first not in w.DEFINITE:
        return False
    return None
