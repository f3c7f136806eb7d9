"""Who and what a block's text mentions that could be the source of a statement.

Names come from ``names``; to them are joined the words around that belong to the same
mention: roles ("Treasury spokesman Ben Cole"), what they are at or of ("a clerk at the
Harbour Office"), appositions ("Ana Ruiz, a fellow at the Harbour Institute"). Nouns for people, bodies
and documents without a name are mentions too, and so are pronouns. Words in quotation marks
are other people's and mention nothing here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import accumulate

from sourcecheck.analysis.attribution import source_words as w
from sourcecheck.analysis.attribution.names import Name, plain_names
from sourcecheck.analysis.per_block import PerBlock
from sourcecheck.analysis.ranges import Ranges, overlaps
from sourcecheck.analysis.speech.quotations import quoted_ranges
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Kind, MarkKind
from sourcecheck.records import NamedTuple

__all__ = ["Mention", "Parsed", "Words", "parsed", "says_where"]

_MODIFIERS = 4  # words between a determiner and its noun


class Words(NamedTuple):
    """The words of a text in order: where each starts and ends, and each in lower case."""

    starts: list[int]
    ends: list[int]
    lows: list[str]


class Mention(NamedTuple):
    """One mention: ``kind`` is person, proper, organisation, acronym, outlet, place, people, document, body or pronoun.

    ``named``: it holds a name that can be looked up. ``first``: its first word in lower case.
    ``noun``: the noun at its head in lower case, or "".
    """

    start: int
    end: int
    kind: str
    named: bool
    first: str
    noun: str


class Parsed(NamedTuple):
    """The words and the mentions of a block, in order; mentions do not overlap."""

    words: Words
    mentions: tuple[Mention, ...]
    starts: list[int]  # of the mentions


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "word": compiled(r"([^\W\d_]+(?:['’-][^\W\d_]+)*)"),
        "link": compiled(
            r" (?:of|for|at|from|with|in|on|to|by|inside|within) (?:[Tt]he |a |an |its |his |her |their |our )?"
            r"| (?:named|called|the) "
        ),
        # "a professor of history at": a field between the role and the house.
        "field": compiled(
            r" (?:of|for|in|on) [a-z-]+(?: (?:and )?[a-z-]+){0,2} (?:of|for|at|from|with|in) "
            r"(?:[Tt]he |its |his |her )?"
        ),
        "of": compiled(
            r" (?:of|for) (?!the |an? |his |her |its |their )[a-z-]+(?=,? (?:[A-Z]|said|says|told)|, |\)|\.)"
        ),
        "code": compiled(
            r"\b(?:Article|Section|Chapter|Paragraph|Title|Resolution|Executive Order|Directive|Regulation|Amendment|"
            r"Proposition|Convention|Bill|Act|Rule|Order|Docket|Case) (?:No\. ?)?[A-Z]{0,3}-?\d[\w./-]*"
            r"|§§? ?\d[\w.]*|\bH\.R\. ?\d+|\bNo\. \d{2,}[\d-]*"
            r"|\b(?:doi|arXiv|ISBN|RFC|ISO|CVE)[ :-]?\d[\w./-]*"
        ),
        "inside": compiled(r"[\w,;] ([A-Z][\w’'-]*(?:s|ly|ing|ed|tion|ment))\b"),
        "digit": compiled(r"\d"),
        "against": compiled(r"(?:[A-Z][\w’'-]+ ){1,3}v\.? [A-Z][\w’'-]+"),
        "after_name": compiled(r",? \(?[DRI]-[A-Z][\w.]{1,9}\)?|, \d{1,3}(?=,)| \([^()]{1,40}\)"),
        "titled": compiled(r",? (?:titled|entitled|called|named|headlined|headed)? ?[\"“‘]"),
    }  # fmt: skip


def parsed(document: Document) -> PerBlock[Parsed]:
    """Per block its words and mentions; use through ``document.once(parsed)``."""
    known, quoted = document.once(plain_names), document.once(quoted_ranges)

    def of(block: Block) -> Parsed:
        if block.kind is Kind.CODE or not block.text:
            return Parsed(Words([], [], []), (), [])
        return _parse(block, known[block.number], quoted[block.number], document)

    return PerBlock(document.blocks, of)


def _parse(block: Block, known: tuple[Name, ...], quoted: Ranges, document: Document) -> Parsed:
    text = block.text
    words = _words(text)
    named = (_of_name(text, name, document) for name in known if not overlaps(quoted, name.start, name.end))
    found = _with_nouns(text, words, [mention for mention in named if mention is not None], quoted)
    for name in ("code", "against"):
        if _patterns()["digit"].search(text) if name == "code" else " v. " in text or " v " in text:
            for match in _patterns()[name].finditer(text):
                start = match.start()
                if name == "against" and match[0].partition(" ")[0] in w.listing("capital-openers"):
                    start += match[0].index(" ") + 1  # "In Ruiz v. Cole"
                found += (Mention(start, match.end(), w.DOCUMENT, True, "", ""),)
    for mark in block.marks:
        if mark.kind is MarkKind.CITE:
            found.append(Mention(mark.start, mark.end, w.DOCUMENT, True, "", ""))
    found.sort(key=lambda mention: (mention.start, -mention.end))
    made = _apposed(text, _linked(text, found))
    return Parsed(words, tuple(made), [mention.start for mention in made])


def _words(text: str) -> Words:
    """The words of a text: split once, and their places summed up, a third of the time of matching one by one."""
    pieces = _patterns()["word"].split(text)
    places = list(accumulate(map(len, pieces)))
    return Words(places[0:-1:2], places[1::2], [piece.lower() for piece in pieces[1::2]])


def _of_name(text: str, name: Name, document: Document) -> Mention | None:
    """The mention that a name is; None where a capital only opens the sentence."""
    said = text[name.start : name.end]
    kind = name.kind
    if " " not in said:
        low = said.lower()
        opens = (
            name.start == 0 or text[name.start - 2 : name.start - 1] in ".?!:\"”’'—–•" or text[name.start - 1] in '“"‘('
        )
        if low in w.nouns() and (opens or (kind == "proper" and low in ("republicans", "democrats"))):
            return None
        if opens and kind == "proper" and (low in w.listing("field-words") or low.endswith(_ADJECTIVE_ENDS)):
            if _describes(text, name.end):
                return None  # "Public health experts"
        if opens and kind == "proper" and said not in w.listing("news-words"):
            if low in w.listing("description-stops") or low in w.cues():
                return None
            ends = "s" if _speaks(text, name.end) else _COMMON_ENDS  # "Zaheed said"
            if low.endswith(ends) and not low.endswith(("'s", "’s")) and said not in document.once(_names_by_place):
                return None  # "Grandparents said"
    if kind in ("organisation", "acronym", "proper", "person"):
        words = said.replace("’", "'").split(" ")
        if words[-1].removesuffix("'s").rstrip(".") in w.listing("news-words") or (
            words[0] in w.listing("news-words") and kind in ("acronym", "proper")
        ):
            kind = "outlet"
    return Mention(name.start, name.end, kind, True, said.partition(" ")[0].lower(), "")


def _describes(text: str, end: int) -> bool:
    """Whether a plain word that is neither a verb of saying nor what stands before one follows a place."""
    word = text[end + 1 : end + 30].partition(" ")[0].rstrip(".,;:")
    if text[end : end + 1] != " " or not word[:1].islower():
        return False
    return word not in w.cues() and word not in w.before_cues() and word not in w.listing("description-stops")


def _speaks(text: str, end: int) -> bool:
    """Whether a verb of saying follows a place."""
    return text[end : end + 1] == " " and text[end + 1 : end + 20].partition(" ")[0].rstrip(".,:") in w.cues()


def _names_by_place(document: Document) -> frozenset[str]:
    """The words with common endings (-s, -ly, -ing ...) that have a capital inside a sentence: names."""
    inside = _patterns()["inside"]
    found: set[str] = set()
    for block in document.blocks:
        if block.kind is not Kind.CODE and block.kind is not Kind.HEADING:
            found.update(inside.findall(block.text))
    return frozenset(found)


_ADJECTIVE_ENDS = ("al", "ic", "ive", "ous", "ary", "able", "ful", "less")
_COMMON_ENDS = ("s", "ing", "ly", "ed", "tion", "ment")


def _with_nouns(text: str, words: Words, named: list[Mention], quoted: Ranges) -> list[Mention]:
    """The mentions that nouns and pronouns make, with the names that belong to them taken in."""
    nouns = w.nouns()
    starts = [mention.start for mention in named]
    taken: set[int] = set()
    found: list[Mention] = []
    last = -1  # end of the last mention made: none reaches into it
    begins, ends, lows = words
    for index in [index for index, low in enumerate(lows) if low in nouns]:
        low = lows[index]
        kind = nouns[low]
        begin, end = begins[index], ends[index]
        if begin < last:
            continue
        at = bisect_right(starts, begin) - 1
        if at >= 0 and named[at].end > begin:
            continue  # part of a name
        if quoted and overlaps(quoted, begin, end):
            continue
        if kind == "pronoun":
            found.append(Mention(begin, end, kind, False, low, ""))
            continue
        if index + 1 < len(lows) and text[end : begins[index + 1]] == " " and _compound(text, words, index):
            continue  # "campaign spokesman": the later noun takes it in
        start, first, name = begin, low, -1
        here = index
        for _ in range(_MODIFIERS + 1):
            if here == 0 or begins[here - 1] < last:
                break
            gap = text[ends[here - 1] : begins[here]]
            if gap != " " and not (len(gap) == 6 and gap.strip().isdigit()):  # "a 2013 article"
                break
            before, low_before = begins[here - 1], lows[here - 1]
            at = bisect_right(starts, before) - 1
            if at >= 0 and named[at].end > before:
                if name >= 0 or text[named[at].end : begins[here]] != " ":
                    break
                name, start = at, named[at].start
                first = low_before
                while here > 0 and begins[here - 1] >= start:
                    here -= 1
                continue
            if low_before in w.listing("description-stops") and low_before not in w.DEFINITE:
                break
            start, first = before, low_before
            here -= 1
            if first in w.listing("determiners"):
                break
        attached = name >= 0 and low not in w.listing("public-nouns") and _looks_up(text, named[name])
        if name >= 0:
            taken.add(name)
        spoken = end  # of the noun
        # "spokesman John Kirby": the noun is the name's title.
        at = bisect_right(starts, end)
        if kind == w.PEOPLE and at < len(named) and named[at].start == end + 1 and text[end] == " ":
            if named[at].kind in ("person", "proper"):
                taken.add(at)
                end, kind, attached = named[at].end, "person", True
        elif kind == w.DOCUMENT and (match := _patterns()["titled"].match(text, end)):
            attached = attached or (match.end() < len(text) and text[match.end()].isupper())
        if kind == w.PEOPLE and end == spoken and (match := _patterns()["of"].match(text, end)):
            end = match.end()  # "chief of staff"
        found.append(Mention(start, end, kind, attached, first, low))
        last = end
    found.extend(mention for index, mention in enumerate(named) if index not in taken)
    found.sort(key=lambda mention: mention.start)
    return found


def _compound(text: str, words: Words, index: int) -> bool:
    """Whether a noun only describes the noun behind it."""
    low, behind = words.lows[index], words.lows[index + 1]
    return behind in w.nouns() and text[words.starts[index + 1]].islower() and (not low.endswith("s") or low == "news")


def _looks_up(text: str, mention: Mention) -> bool:
    """Whether a name beside a noun tells whom to ask: "Treasury officials", not "Iranian officials"."""
    if mention.kind == "place":
        return False
    said = text[mention.start : mention.end]
    return " " in said or not demonym_of(said)


def demonym_of(said: str) -> bool:
    return w.demonym(said.removesuffix("'s").removesuffix("’s"))


def _linked(text: str, found: list[Mention]) -> list[Mention]:
    """Mentions that a preposition joins made one: "a clerk at the Harbour Office"."""
    link, field = _patterns()["link"], _patterns()["field"]
    made: list[Mention] = []
    for mention in found:
        if made and mention.start < made[-1].end:
            if mention.end > made[-1].end:
                made[-1] = made[-1]._replace(end=mention.end, named=made[-1].named or mention.named)
            continue
        if made and made[-1].kind != "pronoun" and mention.kind != "pronoun":
            last = made[-1]
            between = text[last.end : mention.start]
            joins = len(between) < 24 and link.fullmatch(between)
            if not joins and last.kind == w.PEOPLE and len(between) < 60:
                joins = field.fullmatch(between)
            if joins:
                word = between.split()[-1 if joins.re is field and between.split()[-1] in w.LINKS else 0]
                if word in ("named", "called", "the"):
                    if last.kind == w.PEOPLE and mention.kind in ("person", "proper"):
                        made[-1] = last._replace(end=mention.end, kind="person", named=True)
                    else:
                        made.append(mention)
                    continue
                if _belongs(last, word):
                    named = last.named or (mention.named and _answers(last, word, mention))
                    made[-1] = last._replace(end=mention.end, named=named)
                    continue
        made.append(mention)
    return made


def _answers(last: Mention, word: str, mention: Mention) -> bool:
    """Whether the name behind a preposition tells whom to ask: "a clerk at Seabank", not "residents of Derry"."""
    if mention.kind == w.DOCUMENT:
        return True  # "voters in a Harbour Institute poll"
    if word == "on" or last.noun in w.listing("public-nouns"):
        return False
    if mention.kind == "place":
        return word == "for" and last.kind == w.PEOPLE  # "a spokesman for Garrow Hall"
    body = mention.kind in ("organisation", "acronym", "outlet", w.BODY, w.PEOPLE)
    if last.kind == w.DOCUMENT:
        return body or word in ("by", "from", "in")
    if word == "of" and last.noun in w.listing("turned-to-nouns"):
        return False
    return body or word in ("at", "for", "to", "with", "by")


def _belongs(last: Mention, word: str) -> bool:
    """Whether what follows a preposition belongs to a mention rather than to the verb."""
    if last.kind in (w.PEOPLE, w.DOCUMENT, w.BODY):
        return True
    return word in ("of", "at", "from", "for") and last.kind in (
        "person",
        "proper",
        "organisation",
        "acronym",
        "outlet",
    )


def _apposed(text: str, found: list[Mention]) -> list[Mention]:
    """Names and the descriptions beside them between commas made one."""
    after = _patterns()["after_name"]
    made: list[Mention] = []
    for mention in found:
        if made and mention.start < made[-1].end:
            continue
        if made:
            last = made[-1]
            between = text[last.end : mention.start]
            person = last.kind in ("person", "proper") and last.named
            if last.kind in (w.PEOPLE, w.BODY) and mention.named and mention.kind != "place":
                if between.strip(" ,(—–-") in _MEMBERS:  # "critics, including Ana Ruiz,"
                    made[-1] = last._replace(end=mention.end, named=True)
                    continue
            if between in (", ", " (", " — ", " – ") and _closes(text, mention.end):
                described = mention.kind in (w.PEOPLE, w.BODY) and (
                    mention.first in ("a", "an", "the", "one", "his", "her", "its", "their")
                    or not mention.noun.endswith("s")
                )
                described = described and not says_where(text, last.start)
                if (person or last.kind in ("organisation", "acronym", "outlet")) and described:
                    made[-1] = last._replace(end=mention.end)
                    continue
                if last.kind in (w.PEOPLE, w.BODY) and mention.kind in ("person", "proper", "organisation", "acronym"):
                    made[-1] = last._replace(end=mention.end, kind=mention.kind, named=True)
                    continue
        if mention.kind in ("person", "proper") and (match := after.match(text, mention.end)):
            mention = mention._replace(end=match.end())
        made.append(mention)
    return made


_WHERE = (" in ", " near ", " at ", " outside ", " across ", "In ", "Near ", "At ", "Outside ", "Across ")


def says_where(text: str, at: int) -> bool:
    """Whether a name that begins at a place says where: "in Garrow Bay"."""
    return text.endswith(_WHERE, 0, at)


_MEMBERS = frozenset(("including", "such as", "like", "among them", "led by", "notably", "polled by", "surveyed by"))


def _closes(text: str, at: int) -> bool:
    return at >= len(text) or text[at] in ",.);:—–" or text[at : at + 2] in (" —", " –")
