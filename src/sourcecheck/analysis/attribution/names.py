"""Names in running English text, told by their looks: capitals, initials, titles, the words that institutions carry."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from sourcecheck.analysis.per_block import PerBlock
from sourcecheck.analysis.sentences import sentences
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Kind, MarkKind
from sourcecheck.records import NamedTuple
from sourcecheck.word_lists import listed

__all__ = ["Name", "cited", "found_names", "names", "plain_names", "surnames", "window"]


class Name(NamedTuple):
    """A name in a block's text: ``kind`` is person, organisation, acronym, place or proper (not told)."""

    start: int
    end: int
    kind: str


_PARTICLES = "de|da|del|della|der|den|di|dos|du|la|le|van|von|ter|ten|bin|ibn|al|el|y|e"


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(listed(name))


@cache
def _places() -> frozenset[str]:
    """Names of states, capitals, regions and towns; blocs and seats of government act as bodies do."""
    return (_list("states") | _list("place-names")) - _list("state-bodies")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    # A capital stands first, so that the search leaps from one to the next; what may follow it is asked behind it.
    short = (
        "(?<=M)(?:rs?|s|x|aj)|(?<=D)(?:r|et)|(?<=P)rof|(?<=S)(?:ens?|gt|t|r|upt)|(?<=J)r|(?<=R)(?:eps?|ev)|(?<=G)(?:ovs?|en)|"
        "(?<=C)(?:ol|apt|mdr|pl)|(?<=L)t|(?<=A)(?:dm|tty)|(?<=H)on|(?<=I)nsp"
    )
    rest = rf"(?:\.(?:[A-Z]\.)*|(?:{short})\.|[\w&]*(?:[-'’][A-Z]?[\w]+)*)"
    joins = rf"(?:{_PARTICLES}|of|for|on|and|of the|for the|on the|and the|in)(?: (?:la|las|los|den|der))?"
    return {
        "name": compiled(rf"[A-Z](?<!\w.){rest}(?:(?: {joins})? [A-Z]{rest}){{0,9}}(?: (?:Jr|Sr)\.)?"),
        "token": compiled(r"[^ ]+"),
        "acronym": compiled(r"(?:[A-Z]{2,}s?|[A-Z]+&[A-Z]+|(?:[A-Z]\.){2,}|[A-Z]+\d*-?[A-Z]+)$"),
        "citation": compiled(
            r"\[\d{1,3}(?:[,–-] ?\d{1,3})*\]"
            r"|\((?:see |cf\. )?[A-Z][\w'’-]+(?: (?:et al\.|(?:and|&) [A-Z][\w'’-]+))?,? (?:1[6-9]|20)\d\d[a-z]?"
        ),
        "full": compiled(
            r"[A-Z](?<!\w.)[\w’'-]+ (?:[A-Z]\. |"
            r"(?:de|da|del|della|der|den|di|dos|du|la|le|van|von|ter|ten|bin|ibn|al|el) (?:la |las |los |den |der )?)?"
            r"(?:[A-Z][\w’'-]+ )?([A-Z][\w-]+)"
        ),
    }  # fmt: skip


def found_names(text: str, surnames: frozenset[str] = frozenset()) -> tuple[Name, ...]:
    """The names in a text, in order.

    Args:
        surnames: single words that are known as a person's surname.
    """
    found: list[Name] = []
    openers = _list("capital-openers")
    for match in _patterns()["name"].finditer(text):
        said, start = match[0], match.start()
        if " " in said or "'" in said or "’" in said:
            found.extend(_named(text, start, match.end(), surnames))
        elif said not in openers and said.rstrip(".") not in openers and not _ADVERB.search(said):
            found.append(Name(start, match.end(), _kind([said], surnames)))
    return tuple(found)


def _named(text: str, start: int, end: int, surnames: frozenset[str]) -> list[Name]:
    """The names inside one stretch of capitalised words."""
    tokens = [(token.start(), token.end(), token[0]) for token in _patterns()["token"].finditer(text, start, end)]
    # An opener, a weekday or a month begins no name; it parts two.
    groups: list[list[tuple[int, int, str]]] = [[]]
    for index, token in enumerate(tokens):
        bare = token[2].rstrip(".")
        if token[2] == "Jan" and index + 1 < len(tokens) and tokens[index + 1][2] not in _list("capital-openers"):
            groups[-1].append(token)  # "Jan Holt"; the month stands before a figure
        elif (
            bare not in _list("capital-openers")
            and ("'" in bare or "’" in bare)
            and _CONTRACTED.sub("", bare) in _list("capital-openers")
        ):
            groups.append([])  # "It's", "Don't"
        elif bare == "and" and not any(word in ("of", "for", "on") for _, _, word in groups[-1]):
            groups.append([])  # two names; but "Ministry of Ports and Harbours" is one
        elif bare == "in" or (
            bare in ("of", "for", "on") and (len(groups[-1]) > 1 or _common(text, groups[-1])) and not _body(groups[-1])
        ):
            groups.append([])  # "Ana Ruiz of Derry": two names; "Bank of Japan", "Committee on Taxation" are one
        elif _ADVERB.search(bare) and not groups[-1]:
            continue
        elif bare in _list("capital-openers") and not (groups[-1] and (bare in _AFTER_FIRST or len(token[2]) == 2)):
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


def _common(text: str, group: list[tuple[int, int, str]]) -> bool:
    """Whether one word so far is a noun with the capital of a sentence: "Residents of Derry"."""
    if len(group) != 1 or group[0][2].lower() not in _list("people-nouns"):
        return False
    start = group[0][0]
    return start == 0 or text[max(0, start - 2) : start].strip()[-1:] in (".", "?", "!", ":", "”", '"', "")


def _body(group: list[tuple[int, int, str]]) -> bool:
    """Whether the words so far name a body: with a word for bodies, or a title ("Secretary of State")."""
    return any(word in _list("body-names") for _, _, word in group) or group[0][2] in (
        "United",
        "People",
        "People’s",
        "People's",
    )


# Openers that are names where another name stands before them: "Theresa May", "George Will"; initials are too.
_AFTER_FIRST = ("May", "April", "June", "August", "Jun", "Will")
# "Frequently", "Increasingly"; but Emily, Connelly, Beverly, Italy are names.
_ADVERB = compiled("[a-z]{2}(?:nt|ed|ing|ous|ful|less|ic|ive|al|ar|on|id|ide|ate|ct|se|ge|ck)ly$")
_CONTRACTED = compiled("(?:n['’]t|['’](?:s|re|ve|ll|d|m))$")
_GENITIVE = ("'", "’", "'s", "’s")


def _without_genitive(word: str) -> str:
    if not word.endswith(_GENITIVE):
        return word
    return word[:-1] if word[-1] != "s" else word[:-2]


def _kind(tokens: list[str], surnames: frozenset[str]) -> str:
    bare = [_without_genitive(token).rstrip(".,") for token in tokens]
    if any(token in _list("body-names") for token in bare):
        return "organisation"
    if bare[0] in _list("person-titles") and len(bare) > 1:
        return "person"
    if (
        bare[-1] in _places()
        or (len(bare) > 1 and bare[-1] in _list("place-words"))
        or bare[0] in ("North", "South", "East", "West", "New", "United")
    ):
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


def plain_names(document: Document) -> PerBlock[tuple[Name, ...]]:
    """Per block, the names in its text as they look there; use through ``document.once(plain_names)``."""
    return PerBlock(document.blocks, _of_block)


def _of_block(block: Block) -> tuple[Name, ...]:
    return found_names(block.text) if block.kind is not Kind.CODE and block.text else ()


def names(document: Document) -> PerBlock[tuple[Name, ...]]:
    """Per block, the names in its text; a surname alone is a person where the full name stands in the document.

    Use through ``document.once(names)``.
    """
    plain = document.once(plain_names)

    def of(block: Block) -> tuple[Name, ...]:
        found = plain[block.number]
        if not any(name.kind == "proper" for name in found):
            return found
        known = document.once(surnames)
        return tuple(
            name._replace(kind="person")
            if name.kind == "proper" and _without_genitive(block.text[name.start : name.end]) in known
            else name
            for name in found
        )

    return PerBlock(document.blocks, of)


def surnames(document: Document) -> frozenset[str]:
    """The last words of what looks like the full name of a person anywhere in the document.

    One cheap pass; use through ``document.once(surnames)``.
    """
    full = _patterns()["full"]
    found: set[str] = set()
    for block in document.blocks:
        if block.kind is not Kind.CODE:
            found.update(full.findall(block.text))
    return frozenset(
        word
        for word in found
        if word not in _list("body-names") and word not in _places() and word not in _list("capital-openers")
    )


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
