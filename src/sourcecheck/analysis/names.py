"""Names in running English text, and whether a claim has a named source near it.

Names are found by their looks: capitals, initials, titles, the words that institutions
carry. That is enough for the question rules ask ("is anybody named here who says
so?") and needs no model. What counts as a named source follows the conditions of
the attribution rules: a name that goes with a word of saying, a report that can be
looked up, a link, or a footnote mark.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import NamedTuple

from sourcecheck.analysis.quotations import quoted_ranges
from sourcecheck.analysis.ranges import overlaps
from sourcecheck.analysis.sentences import sentences
from sourcecheck.analysis.words import words
from sourcecheck.document import Block, Document, Kind, MarkKind

__all__ = ["Name", "cited", "found_names", "named_source_near", "names", "window"]


class Name(NamedTuple):
    """A name in a block's text: ``kind`` is person, organisation, acronym, place or proper (not told)."""

    start: int
    end: int
    kind: str


# Words that mark the name of a body; the last or the first word of most of them.
_BODY = words(
    "Academy Administration Agency Alliance Archive Archives Army Assembly Association Authority Bank Board Brigade "
    "Bureau Cabinet Campaign Center Centre Chamber Church Circuit Clinic Club Coalition College Commission "
    "Committee Company Conference Congress Corp Corporation Corps Council Court Department Division Embassy "
    "Federation Force Foundation Fund Government Group Guard Hospital House Inc Initiative Inspectorate Institute "
    "Institution Institutes Kremlin Laboratories Laboratory Lab League Library Ltd Magazine Media Ministry Museum "
    "Navy Network News Newspaper Observatory Office Organisation Organization Parliament Partners Party Pentagon "
    "Police Post Press Program Project Radio Registry Research Review School Senate Service Services Society "
    "Station Street_Journal Studies Survey Team Television Times Treasury Tribune Trust Union University Watch"
)
_TITLES = words(
    "Mr Mrs Ms Mx Dr Prof Professor Sir Dame Lord Lady Sen Senator Rep Representative Gov Governor President "
    "Chancellor Minister Premier Ambassador Secretary Judge Justice General Gen Colonel Col Major Maj Captain Capt "
    "Lieutenant Lt Sergeant Sgt Admiral Adm Commissioner Mayor Councillor Councilman Councilwoman Detective Officer "
    "Chief Bishop Archbishop Cardinal Pope Rabbi Imam Father Sister Brother Rev Reverend King Queen Prince Princess "
    "Coach Director Congressman Congresswoman Speaker Chairman Chairwoman Attorney"
)
_PARTICLES = "de|da|del|della|der|den|di|dos|du|la|le|van|von|ter|ten|bin|ibn|al|el|y|e"
# Capitals that are no names: openers of sentences, weekdays, months.
_PLAIN = words(
    "The A An It Its He She They We I You This That These Those There Here In On At For From With By As If When "
    "While Since After Before Although Though Because But And Or So Yet Then Now His Her Their Our My Your What Who "
    "Whom Whose Why How Where Which Some Many Most Few All Both Each Every No Not Never Also However Still Instead "
    "Meanwhile Moreover Once Until Unlike Under Over Among During Despite Even Just Only Perhaps Maybe To Of One "
    "Two Three Four Five Six Seven Eight Nine Ten Other Others Another Such Any More Less Much First Second Third "
    "Last Next Today Tomorrow Yesterday Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February "
    "March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct "
    "Nov Dec According Yes Experts Critics Analysts Observers Scholars Researchers Scientists Economists Historians "
    "Officials Sources People Nobody Everyone Anyone Someone Nothing Everything Something Is Are Was Were Be Been "
    "Do Does Did Has Have Had Can Could Will Would Should May Might Must Let Like Finally Recently Later Earlier Far "
    "Often Sometimes"
)
_PLACES = words(
    "North South East West New United Afghanistan Africa America Argentina Asia Australia Austria Belarus Belgium "
    "Brazil Britain Bulgaria Canada Chile China Colombia Cuba Denmark Egypt England Estonia Europe Finland France "
    "Germany Greece Hungary India Indonesia Iran Iraq Ireland Israel Italy Japan Jordan Kenya Korea Latvia Lebanon "
    "Libya Lithuania Malaysia Mexico Moldova Moscow Netherlands Nigeria Norway Pakistan Peru Philippines Poland "
    "Portugal Pyongyang Romania Russia Scotland Serbia Seoul Singapore Spain Sweden Switzerland Syria Taiwan "
    "Thailand Tokyo Turkey Ukraine US USA UK UAE Venezuela Vietnam Wales Washington Yemen Beijing Berlin Brussels "
    "London Paris Tehran States Kingdom"
)
_CUES = (
    "said|says|say|saying|told|tells|wrote|writes|write|written|added|adds|announced|announces|argued|argues|argue|"
    "arguing|asserted|asserts|believes|believed|called|calls|calling|charged|claimed|claims|claim|commented|concluded|"
    "concludes|confirmed|confirms|contended|contends|coined|declared|denied|denies|described|describes|describing|"
    "dubbed|estimated|estimates|explained|explains|found|finds|insisted|insists|labell?ed|maintains|noted|notes|noting|"
    "observed|predicted|predicts|quipped|ranked|ranks|recalled|reported|reports|reporting|responded|revealed|reveals|"
    "showed|shows|stated|states|suggested|suggests|testified|thinks|tweeted|warned|warns|warning"
)


# Words of saying that are nouns as often: a subject must stand right before them.
_ALSO_NOUNS = words("states reports claims notes ranks shows finds calls estimates charges charged found showed ranked")
_REACH = 1_200  # code points; a "sentence" longer than this is none


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    capital = r"(?:[A-Z]\.(?:[A-Z]\.)*|[A-Z][\w&]*(?:[-'’][A-Z]?[\w]+)*)"
    joins = rf"(?:{_PARTICLES}|of|for|on|and|of the|for the|on the|and the|in)(?: (?:la|las|los|den|der))?"
    return {
        "name": re.compile(rf"\b{capital}\.?(?:(?: {joins})? {capital}){{0,9}}"),
        "token": re.compile(r"[^ ]+"),
        "acronym": re.compile(r"(?:[A-Z]{2,}s?|[A-Z]+&[A-Z]+|(?:[A-Z]\.){2,}|[A-Z]+\d*-?[A-Z]+)$"),
        "cue": re.compile(rf"\b(?:{_CUES})\b"),
        "preposition": re.compile(
            r"(?i)\b(?:according to|citing|in the words of|credited to|attributed to|quoting|coined by) "
        ),
        "pronoun": re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey) (?:\w+ly |also |has |had |have |once |later )?$"),
        "document": re.compile(
            r"\b(?:Article|Section|Chapter|Paragraph|Resolution|Executive Order|Directive|Regulation) \d"
            r"|§ ?\d|\bv\. [A-Z]|\bNo\. \d{2}|\b(?:doi|arXiv|ISBN)\b"
        ),
        "report": re.compile(
            r"\b(?:report|study|survey|poll|paper|filing|indictment|census|analysis|review|memo|memoir|letter|ruling|treaty|"
            r"transcript|statement|essay|column|article|editorial|op-ed|book|biography|documentary|interview|speech|tweet|"
            r"post|profile|story|cover|headline)s?\b"
        ),
        "citation": re.compile(
            r"\[\d{1,3}(?:[,–-] ?\d{1,3})*\]"
            r"|\((?:see |cf\. )?[A-Z][\w'’-]+(?: (?:et al\.|(?:and|&) [A-Z][\w'’-]+))?,? (?:1[6-9]|20)\d\d[a-z]?"
        ),
        "parting": re.compile(r"[.;:!?]|\b(?:and|but|is|are|was|were|been|be|often|widely)\b"),
        "own": re.compile(
            r"\b(?:told|reviewed by|seen by|obtained by|shared with|interview with) "
            r"(?:this|our|the) (?:news|mag|pub|out|rep)"
        ),
    }  # fmt: skip


def found_names(text: str, surnames: frozenset[str] = frozenset()) -> tuple[Name, ...]:
    """The names in a text, in order.

    Args:
        surnames: single words that are known as a person's surname.
    """
    found: list[Name] = []
    for match in _patterns()["name"].finditer(text):
        found.extend(_named(text, match.start(), match.end(), surnames))
    return tuple(found)


def _named(text: str, start: int, end: int, surnames: frozenset[str]) -> list[Name]:
    """The names inside one stretch of capitalised words."""
    tokens = [(token.start(), token.end(), token[0]) for token in _patterns()["token"].finditer(text, start, end)]
    # An opener, a weekday or a month begins no name; it parts two.
    groups: list[list[tuple[int, int, str]]] = [[]]
    for token in tokens:
        bare = token[2].rstrip(".")
        if bare == "and" and not any(word in ("of", "for", "on") for _, _, word in groups[-1]):
            groups.append([])  # two names; but "Ministry of Ports and Harbours" is one
        elif bare in _PLAIN and not (groups[-1] and bare in ("May", "April", "June", "August")):
            groups.append([])
        else:
            groups[-1].append(token)
            if token[2].endswith(_GENITIVE):  # "Stimson's Yun Sun": two names
                groups.append([])
    names: list[Name] = []
    for group in groups:
        while group and group[0][2][0].islower():
            group.pop(0)
        while group and group[-1][2][0].islower():
            group.pop()
        if group:
            names.append(Name(group[0][0], group[-1][1], _kind([token[2] for token in group], surnames)))
    return names


_GENITIVE = ("'", "’", "'s", "’s")


def _without_genitive(word: str) -> str:
    if not word.endswith(_GENITIVE):
        return word
    return word[:-1] if word[-1] != "s" else word[:-2]


def _kind(tokens: list[str], surnames: frozenset[str]) -> str:
    bare = [_without_genitive(token).rstrip(".,") for token in tokens]
    if any(token in _BODY for token in bare):
        return "organisation"
    if bare[0] in _TITLES and len(bare) > 1:
        return "person"
    if bare[-1] in _PLACES or bare[0] in ("North", "South", "East", "West", "New", "United"):
        return "place"
    if len(bare) == 1:
        if bare[0] in surnames:
            return "person"
        return "acronym" if _patterns()["acronym"].match(tokens[0].rstrip(".,'’s")) else "proper"
    if any(token in ("of", "for", "on", "and", "the", "in") for token in bare):
        return "organisation" if "and" not in bare else "proper"
    if 2 <= len(bare) <= 5 and not bare[-1].isupper():
        return "person"
    return "organisation"


def names(document: Document) -> tuple[tuple[Name, ...], ...]:
    """Per block, the names in its text; a surname alone is a person once the full name has occurred.

    Use through ``document.once(names)``.
    """
    surnames: set[str] = set()
    result: list[tuple[Name, ...]] = []
    for block in document.blocks:
        if block.kind is Kind.CODE or not block.text:
            result.append(())
            continue
        found = found_names(block.text)
        for name in found:
            if name.kind == "person":
                surnames.add(_without_genitive(block.text[name.start : name.end].rsplit(" ", 1)[-1]).rstrip("."))
        if surnames:
            found = tuple(
                name._replace(kind="person")
                if name.kind == "proper" and _without_genitive(block.text[name.start : name.end]) in surnames
                else name
                for name in found
            )
        result.append(found)
    return tuple(result)


def window(document: Document, block: Block, start: int, end: int, before: int = 1, after: int = 2) -> tuple[int, int]:
    """The range of a block's text from ``before`` sentences ahead of ``start:end`` to ``after`` behind it."""
    ranges = document.once(sentences)[block.number]
    if not ranges:
        return 0, len(block.text)
    first = max(bisect_right(ranges, (start, len(block.text) + 1)) - 1, 0)
    last = max(bisect_right(ranges, (max(start, end - 1), len(block.text) + 1)) - 1, first)
    return ranges[max(0, first - before)][0], ranges[min(len(ranges) - 1, last + after)][1]


def cited(block: Block, start: int, end: int) -> bool:
    """Whether a link, a footnote mark or a bracketed citation stands in ``start:end`` or closes the block."""
    length = len(block.text)
    for mark in block.marks:
        if mark.kind is MarkKind.LINK and not mark.target.startswith("#") and start <= mark.start < end:
            return True
        if mark.kind is MarkKind.NOTE and (start <= mark.start <= end or mark.end >= length - 2):
            return True
    citation = _patterns()["citation"]
    if citation.search(block.text, start, min(length, end + 12)):
        return True
    return any(match.end() >= length - 2 for match in citation.finditer(block.text, max(end, length - 80)))


def named_source_near(document: Document, block: Block, start: int, end: int, before: int = 1, after: int = 2) -> bool:
    """Whether somebody or something that can be looked up is named as a source near ``start:end``.

    Near: the sentence, ``before`` sentences ahead and ``after`` behind it in the same block; links count in
    the sentence itself, footnote marks also at the end of the block. A name by itself is no
    source: it must go with a word of saying ("Lee said", "according to the Met Office") or with a
    document ("the census report"). A pronoun with a word of saying counts when a name came before it.
    """
    here = window(document, block, start, end, 0, 0)
    if cited(block, *here):
        return True
    low, high = window(document, block, start, end, before, after)
    low, high = max(low, start - _REACH), min(high, end + _REACH)
    text = block.text
    patterns = _patterns()
    if patterns["document"].search(text, low, high) or patterns["own"].search(text, low, high):
        return True
    quoted = document.once(quoted_ranges)[block.number]

    def own(at: int) -> bool:
        return not overlaps(quoted, at, at + 1)

    known = document.once(names)[block.number]
    near = [name for name in known if low <= name.start < high and own(name.start)]
    for match in patterns["preposition"].finditer(text, low, high):
        if any(match.end() <= name.start <= match.end() + 60 for name in near):
            return True
    for match in patterns["cue"].finditer(text, low, high):
        if not own(match.start()) or start <= match.start() < end:
            continue
        if any(_goes_with(text, name, match.start(), match.end()) for name in near):
            return True
        if patterns["pronoun"].search(text, max(0, match.start() - 24), match.start()) and _named_before(
            document, block, match.start()
        ):
            return True
    for match in patterns["report"].finditer(text, low, high):
        if own(match.start()) and any(
            0 <= match.start() - name.end <= 12 or 0 <= name.start - match.end() <= 16
            for name in near
            if name.kind in ("organisation", "acronym", "person") and not start <= name.start < end
        ):
            return True
    return False


def _goes_with(text: str, name: Name, start: int, end: int) -> bool:
    """Whether a name is the subject of the word of saying at ``start:end``, before or after it."""
    if name.end <= start:
        # "Lee said", "a Treasury official said", "Lee, the mayor of the town, said"; "Lee reports" but
        # not "from the disparate states".
        between = text[name.end : start]
        if text[start:end] in _ALSO_NOUNS:
            return len(between) == 1
        if len(between) > 90 or _patterns()["parting"].search(between):
            return False
        return between.count(" ") <= 4 if "," not in between else between[0] in ",(" and between.rstrip()[-1] in ",)"
    between = text[end : name.start]
    if len(between) <= 4:
        return True  # said Lee
    # "said the historian Ana Ruiz"
    return len(between) <= 40 and between.count(" ") <= 3 and "," not in between and name.kind != "place"


def _named_before(document: Document, block: Block, at: int) -> bool:
    """Whether a person or a body is named earlier in the block or in the two blocks before it."""
    known = document.once(names)
    kinds = ("person", "organisation", "acronym")
    if any(name.end <= at and name.kind in kinds for name in known[block.number]):
        return True
    return any(name.kind in kinds for number in range(max(0, block.number - 2), block.number) for name in known[number])
