"""Where the author that readers see and the authors that a page's data names are different people."""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.analysis.page.author_names import are_apart, is_person, people_in
from sourcecheck.analysis.page.bylines import Byline, metadata_bylines, visible_bylines
from sourcecheck.analysis.page.generic_names import generic_kind, plain_name
from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Kind
from sourcecheck.records import NamedTuple

__all__ = ["Disagreement", "disagreements"]

_FIRST = 12  # blocks with text from the top in which the author of the whole text is named
_MOST = 6  # a page with more authors is a list of articles
_DATA = ("front-matter", "meta", "json-ld", "link")


class Disagreement(NamedTuple):
    """An author that the data names (``stated``), and another that readers see or another place states."""

    shown: Byline
    stated: Byline
    name: str  # of the one shown
    other: str  # of the one stated


def disagreements(document: Document) -> tuple[Disagreement, ...]:
    """One per place of the page's data that names only others; call through ``document.once``."""
    places: dict[str, list[Byline]] = {}
    for byline in document.once(metadata_bylines):
        if byline.form in _DATA:
            places.setdefault(byline.form, []).append(byline)
    if not places:
        return ()
    named = [[(byline, name) for byline in stated for name in _names(byline)] for stated in places.values()]
    if not any(all(name for _, name in one) for one in named):
        return ()  # each place may name anybody, as an account ("aruiz") does: what readers see need not be known
    shown = [(byline, name) for byline in _shown(document) for name in people_in(byline.name) if is_person(name)]
    if not shown and len(places) < 2:
        return ()
    if len({name.casefold() for _, name in shown}) > _MOST:
        return ()
    if not shown:
        return _between_places(named)
    return tuple(
        [
            Disagreement(shown[0][0], others[0][0], shown[0][1], others[0][1])
            for others in named
            if all(_differ(name, other) for _, name in shown for _, other in others)
        ]
    )


def _names(byline: Byline) -> list[str]:
    """The people a value names, or the account it is; nothing where an organisation or a handle makes it unsure."""
    if _account(byline.name):
        return [byline.name.strip()]
    names = people_in(byline.name)
    return list(names) if names and all(is_person(name) for name in names) else [""]


def _account(name: str) -> bool:
    return generic_kind(plain_name(name), "", False) in ("role", "bot")


def _differ(name: str, other: str) -> bool:
    """Whether two names are surely not one person's; an empty one may be anybody."""
    return bool(other) and (_account(other) or are_apart(name, other))


def _between_places(named: list[list[tuple[Byline, str]]]) -> tuple[Disagreement, ...]:
    """Where readers see no name: two places of the data that name different people."""
    for at, first in enumerate(named):
        for second in named[at + 1 :]:
            if all(is_person(a) and is_person(b) and are_apart(a, b) for _, a in first for _, b in second):
                return (Disagreement(first[0][0], second[0][0], first[0][1], second[0][1]),)
    return ()


@cache
def _other_role() -> re.Pattern[str]:
    """What stands before the name of somebody who is not the author."""
    verbs = (
        "posted|published|reviewed|submitted|compiled|prepared|updated|created|added|edited|translated|uploaded|shared|"
        "curated|produced|filmed|illustrated|designed|checked|approved|hosted|narrated|directed|introduced|presented|"
        "publicado|publicada|publié|pubblicato|veröffentlicht|recueillis|übersetzt|traduit|traducido|tradotto"
    )
    nouns = "photo|photograph|photography|picture|image|illustration|foto|video|translation|interview"
    by = r"(?:by|von|par|por|da|de|di|:)"
    return compiled(
        rf"\b(?:(?:{verbs}|{nouns})s?(?: [\w ,./:-]{{0,40}})? ?{by}|told to|(?:{nouns})s?:?)\s*$", re.IGNORECASE
    )


@cache
def _picture() -> re.Pattern[str]:
    return compiled(r"\b(?:getty|shutterstock|flickr|unsplash|wikimedia|istock|pexels|CC BY|courtesy)\b", re.IGNORECASE)


@cache
def _record() -> re.Pattern[str]:
    """Labels of a book, a film or a program, whose author is another one."""
    return compiled(
        r"^\W{0,3}(?:ISBN|Publisher|Pages|Genre|Verlag|License|Version|Directors?|Title|Book|Series|Edition|Starring|"
        r"Package|Maintainer|Length|Rating|Narrator|Translator|Illustrator|Album|Artist)\b\W{0,3}:",
        re.IGNORECASE,
    )


def _shown(document: Document) -> list[Byline]:
    """The visible bylines that name the author of this text."""
    visible = [byline for byline in document.once(visible_bylines) if byline.form in ("by", "label", "container")]
    if not visible:
        return []
    top = _first_blocks(document)
    found = []
    for byline in visible:
        before = " ".join(document.source[max(0, byline.span.start - 90) : byline.span.start].split())
        before = re.sub(r"<[^<>]*>", " ", before).rstrip()
        block = next((one for one in top if one.extent.start <= byline.span.start < one.extent.end), None)
        if _other_role().search(before) or block is None:
            continue
        if block.kind in (Kind.CAPTION, Kind.CELL) or "figure" in block.within or _picture().search(block.text):
            continue
        if byline.form == "by" and (block.kind is Kind.HEADING or not _is_line(block.text, byline.name)):
            continue
        if byline.form == "label" and _is_record(document, block):
            continue
        found.append(byline)
    return found


def _is_line(text: str, name: str) -> bool:
    """Whether a block is a byline and no sentence that begins with "By"."""
    rest = text.partition(name)[2].split()
    return (
        len(text) <= 140
        and len(rest) <= 12
        and name.partition(" ")[0].lower() not in _NO_NAMES
        and text[-1:] not in "!?"
    )


# "By popular demand", "By any means": what follows "by" and is nobody.
_NO_NAMES = words(
    "popular any all order virtue means way chance nature contrast comparison definition request reason car train bus "
    "sea land air night day hand design default law example accident heart"
)


def _first_blocks(document: Document) -> list[Block]:
    """The first blocks of the article with text, from its headline on where that comes late."""
    told = [
        block
        for block in document.blocks
        if block.kind not in (Kind.TITLE, Kind.DESCRIPTION, Kind.ATTRIBUTE, Kind.CODE)
    ]
    at = next((number for number, block in enumerate(told) if block.kind is Kind.HEADING and block.level == 1), 0)
    return told[at : at + _FIRST]


def _is_record(document: Document, block: Block) -> bool:
    near = document.blocks[max(0, block.number - 3) : block.number + 4]
    return any(_record().match(one.text) for one in near if one is not block)
