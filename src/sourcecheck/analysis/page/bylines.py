"""Who a text says wrote it: visible bylines, agency marks, signatures, and what the metadata names.

``bylines(document)`` gives all of them with their places; whether a name is good
enough is a rule's question.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from sourcecheck.analysis.page import byline_patterns as say
from sourcecheck.analysis.page.profiles.markup import Element, elements, value_of
from sourcecheck.analysis.words import words
from sourcecheck.document import Block, Document, Format, Kind, Region
from sourcecheck.records import NamedTuple
from sourcecheck.text import Span

__all__ = ["Byline", "Bylines", "bylines", "metadata_bylines", "visible_bylines"]

_FIRST = 10  # content blocks from the top in which a byline stands
_LAST = 5  # and from the end
_BELOW = 6  # and from a headline that comes later
_LONGEST = 140  # code points of a line that can be a byline
_NOTE = 500  # and of a note at the end that tells who wrote a text


class Byline(NamedTuple):
    """One author as given. ``form`` is by, signed, label, agency, dateline, desk, container, or a metadata place."""

    name: str
    span: Span
    form: str


class Bylines(NamedTuple):
    """All bylines of a document: those a reader sees, and those its metadata holds."""

    visible: tuple[Byline, ...]
    metadata: tuple[Byline, ...]

    def __bool__(self) -> bool:
        return bool(self.visible or self.metadata)


def bylines(document: Document) -> Bylines:
    """All bylines, visible ones in source order; call through ``document.once``."""
    return Bylines(document.once(visible_bylines), document.once(metadata_bylines))


def visible_bylines(document: Document) -> tuple[Byline, ...]:
    """The bylines that a reader sees, in source order; call through ``document.once``."""
    visible: list[Byline] = []
    ours = _ours(document)
    top, end = _top(ours), ours[1:][-_LAST:]
    # Most pages have no byline: what the patterns look for is asked once, for all lines that could be one.
    short = "\n".join([block.text for block in (*top, *end) if len(block.text) <= _LONGEST])
    worth = _worth(short)
    patterns = tuple([one for one in _AT_TOP if one[1] in worth])
    for block in top:
        if len(block.text) <= _LONGEST:
            visible.extend(_at_top(block, patterns))
        else:
            visible.extend(_glued(block))
    patterns = tuple([one for one in _AT_END if one[1] in worth])
    contributed = say.is_worth(say.contributed, "\n".join([block.text[-_NOTE:] for block in end]))
    for block in end:
        if contributed or len(block.text) <= _LONGEST or _may_be_credit(block.text):
            visible.extend(_at_end(block, patterns, contributed))
    for place, block in enumerate(ours):
        text = block.text
        if len(text) <= _LONGEST:
            if place >= _FIRST and ":" in text:
                visible.extend(_labelled(block))
            if len(text) <= 40 and (text[0] in _BEGINS_NOTE) and (say.is_about_author(text) or text.lower() in _ALONE):
                visible.extend(_announced(block, ours[place + 1 : place + 2]))
    if document.format is Format.HTML:
        visible.extend(_anywhere(document))
    visible.extend(_containers(document))
    places: dict[Span, Byline] = {}
    for byline in visible:
        places.setdefault(byline.span, byline)
    return tuple(sorted(places.values(), key=lambda byline: byline.span))


def _may_be_credit(text: str) -> bool:
    """Whether a paragraph begins as a note on its author does: with two words of a name, in few words."""
    second = "".join(text.split(" ", 2)[1:2])
    if not second or len(text) > _NOTE:
        return False
    return not "a" <= second[:1] <= "z" or second in _PARTICLES or text[0] in "*A"


_PARTICLES = words("de van von da dos di del della du la le ten ter den der bin ibn al el af zu y e")


def _ours(document: Document) -> list[Block]:
    """The lines of the article and of its head, in order."""
    return [
        block
        for block, region in zip(document.blocks, document.regions, strict=True)
        if region in _ARTICLE and block.text and block.kind not in _UNREAD and "blockquote" not in block.within
    ]


def _top(ours: list[Block]) -> list[Block]:
    """The blocks in which a byline at the top may stand."""
    top = ours[:_FIRST]
    headings = [place for place, block in enumerate(ours) if block.kind in _HEADINGS and block.level <= 2]
    if headings and headings[0] >= _FIRST:
        # The headline may come late: what follows it is the top as well.
        top += ours[headings[0] : headings[0] + _BELOW]
    return top


def _announced(block: Block, following: list[Block]) -> Iterator[Byline]:
    """The name that begins the block behind "About the author"."""
    for other in following:
        match = say.leading_name().match(other.text) if other.number < block.number + 20 else None
        if match is not None:
            yield _found(other, match, "signed")


_HEADINGS = (Kind.HEADING,)
_ARTICLE = (Region.CONTENT, Region.HEADER)
_UNREAD = (Kind.CODE, Kind.TITLE, Kind.DESCRIPTION, Kind.ATTRIBUTE)
_ALONE = frozenset(("by", "by:", "written by", "posted by", "por", "von", "par", "door", "di"))
_BEGINS_NOTE = frozenset("AaTtMmÜüSsÀàLlBbWwPpVvDd")
_ELSEWHERE = (Region.CONTENT, Region.HEADER, Region.FOOTER, Region.FURNITURE)


def _anywhere(document: Document) -> Iterator[Byline]:
    """Whole lines "By Ana Ruiz" outside the article: boxes of a template that are told from it by their place alone."""
    regions = document.regions
    for block in document.blocks:
        if len(block.text) > 80 or block.kind not in _LINES or regions[block.number] not in _ELSEWHERE:
            continue
        for pattern in (say.by_line, say.posted):
            match = pattern().match(block.text) if say.is_worth(pattern, block.text) else None
            if match is not None:
                if len(match[0]) > 8:
                    yield _found(block, match, "by")
                break


_LINES = frozenset((Kind.PARAGRAPH, Kind.ITEM, Kind.HEADING, Kind.DETAIL, Kind.CAPTION))


def _found(block: Block, match: re.Match[str], form: str) -> Byline:
    group = next((number for number in range(1, match.re.groups + 1) if match[number]), 0)
    start, end = match.span(group)
    while end > start and block.text[end - 1] in " ,;|":
        end -= 1
    return Byline(block.text[start:end], block.span(start, end), form)


_Patterns = tuple[tuple[str, Callable[[], re.Pattern[str]]], ...]
_AT_TOP: _Patterns = (
    ("desk", say.desk),
    ("by", say.by_line),
    ("by", say.by_word),
    ("by", say.posted),
    ("by", say.name_and_role),
)
_AT_END: _Patterns = (
    ("desk", say.desk),
    ("by", say.by_line),
    ("signed", say.signed),
    ("agency", say.agency),
    ("by", say.posted),
)
_EACH = (say.by_line, say.signed, say.agency)  # what tells whether they can match is how a text begins


def _worth(short: str) -> set[Callable[[], re.Pattern[str]]]:
    """The patterns that can match in one of the lines."""
    return {
        *_EACH,
        *(one for one in (say.desk, say.by_word, say.posted, say.name_and_role) if say.is_worth(one, short)),
    }


def _at_top(block: Block, patterns: _Patterns) -> tuple[Byline, ...]:
    text = block.text
    found: tuple[Byline, ...] = ()
    for form, pattern in patterns:
        if not say.is_worth(pattern, text):
            continue
        match = pattern().match(text) if pattern is not say.by_line else pattern().search(text)
        if match is not None and (pattern is not say.by_line or " " in match[1] or "By " in match[0].title()):
            found = (_found(block, match, form),)
            break
    else:
        found = tuple(_labelled(block)) if ":" in text else ()
        match = say.copyright_line().search(text) if say.is_worth(say.copyright_line, text) else None
        if match is not None and 1 <= match[1].count(" ") <= 2:
            found = (*found, _found(block, match, "signed"))
    # An agency mark stands alone, in brackets or before a dash.
    if len(text) < 30 or "(" in text or " - " in text or "—" in text or "–" in text:
        match = say.agency_mark(text[:120])
        if match is not None:
            return (*found, _found(block, match, "agency"))
    return found


def _glued(block: Block) -> Iterator[Byline]:
    """The byline or agency mark at the start of a paragraph: "By Ana Ruiz. The council ...", as extractors leave it."""
    text = block.text
    opening = text[:120]
    if "(" in opening or " - " in opening or "—" in opening or "–" in opening:
        match = say.agency_mark(opening)
        if match is not None:
            yield _found(block, match, "agency")
            return
    if say.opens_with_by(text):
        match = say.by_line().match(text)
        if match is not None and " " in match[1] and match.end() < 80 and text[match.end()] in ".|—–-":
            yield _found(block, match, "by")


def _labelled(block: Block) -> Iterator[Byline]:
    if ":" in block.text:
        match = say.author_label().match(block.text)
        if match is not None:
            yield _found(block, match, "label")


def _at_end(block: Block, patterns: _Patterns, contributed: bool) -> Iterator[Byline]:
    text = block.text
    if len(text) <= _LONGEST and (len(patterns) > len(_EACH) or say.may_sign(text)):
        for form, pattern in patterns:
            match = pattern().match(text) if say.is_worth(pattern, text) else None
            if match is not None:
                if form != "signed" or " " in match[1]:
                    yield _found(block, match, form)
                return
    match = say.contributed().search(text, max(0, len(text) - _NOTE)) if contributed else None
    if match is not None:
        yield _found(block, match, "by")
    elif _may_be_credit(text):
        match = say.credit().match(text)
        if match is not None and " " in match[1] and (_emphasised(block) or _names_a_trade(text)):
            yield _found(block, match, "signed")


def _names_a_trade(text: str) -> bool:
    return " author" in text or any(trade in text for trade in _TRADES)


def _emphasised(block: Block) -> bool:
    return bool(block.marks) and block.marks[0].start == 0 and block.marks[0].kind in ("emphasis", "strong", "link")


# Stems, so that other languages and endings count.
_TRADES = words(
    "column colum correspond korrespond reporter editor redak writer écriv auteur autor schriftsteller journalis "
    "giornalis periodist profes covers blogger producer fellow politólog abogad dozent historian economist ökonom"
)


_NOT_OURS = ("comment", "reply", "replies", "related", "recirc", "sidebar", "recommend", "popular", "trending",
             "more-from", "teaser", "promo", "latest", "discussion", "disqus", "responses", "read-next", "card-list",
             "most-read", "mostread", "morein")  # fmt: skip


def _containers(document: Document) -> Iterator[Byline]:
    """Elements whose markup says that they hold the author: the innermost, outside comments and teasers."""
    if document.format is Format.TEXT:
        return
    named = [element for element in document.once(elements) if _names_author(element)]
    outer = set()
    for element in named:
        parent, steps = element.parent, 0
        while parent is not None and steps < 30:
            outer.add(id(parent))
            parent, steps = parent.parent, steps + 1
    count = 0
    for element in named:
        if id(element) in outer or _beside(element):
            continue
        text, span = value_of(document.source, element)
        prefix = say.by_prefix().match(document.source, span.start, span.end)
        if prefix is not None:
            span = Span(prefix.end(), span.end)
            text = _stripped(text)
        text = text.strip(" :|,")
        if 1 < len(text) <= 80 and any(char.isalpha() for char in text):
            yield Byline(text, span, "container")
            count += 1
            if count >= 40:
                return


def _beside(element: Element) -> bool:
    """Whether an element stands in readers' comments or among teasers of other texts."""
    step: Element | None = element
    for _ in range(30):
        if step is None:
            return False
        told = (step.attributes.get("class", "") + " " + step.attributes.get("id", "")).lower()
        if step.name == "aside" or any(word in told for word in _NOT_OURS):
            return step.name not in ("html", "body", "main", "article")
        step = step.parent
    return False


def _names_author(element: Element) -> bool:
    attributes = element.attributes
    if "author" in attributes.get("rel", "").lower().split():
        return True
    if not {"author", "creator"}.isdisjoint(attributes.get("itemprop", "").lower().split()):
        return True
    return any(say.author_class().fullmatch(token) for token in attributes.get("class", "").split()[:12])


def _stripped(text: str) -> str:
    match = say.by_prefix().match(text)
    return text[match.end() :].strip(" :|,") if match is not None else text.strip(" :|,")


def metadata_bylines(document: Document) -> tuple[Byline, ...]:
    """The authors that a page's metadata names; call through ``document.once``."""
    return tuple(_metadata(document))


def _metadata(document: Document) -> Iterator[Byline]:
    for datum in document.metadata.all("author"):
        last = datum.key.rpartition(".")[2].lower()
        if last in ("url", "sameas", "image", "email") or not datum.value.strip():
            continue
        if datum.place == "link" or datum.value.startswith(("http://", "https://")):
            continue
        yield Byline(datum.value.strip(), datum.span, datum.place)
