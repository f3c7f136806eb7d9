"""Which blocks are the article and which are page furniture.

In this order, because each is surer than the next:

1. Drafts and fragments (no <html>, <body>, nor any landmark) are all content.
2. Landmarks: the <article>, <main>, ``role=main`` or ``itemprop=articleBody`` with
   the most text that is not link text; on pages whose every teaser is an <article>,
   <main> or all of them. Inside and outside, furniture is told by element, role and
   the words of class and id (``region_words``).
3. Without landmarks, a hint from readability-lxml, run on a copy of the page whose
   start tags carry their offsets; what survives is content, and so are headings,
   tables and captions between, and a headline with its byline right above. It is a
   hint only: it drops tables, and it never supplies text.

Pages too large for a tree (``limits.SOUP_ELEMENTS``) do without the hint.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Final

from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Kind, MarkKind, Region
from sourcecheck.readers.region_words import named_region, names_article

__all__ = ["regions"]

_PAGE: Final = compiled(r"<(?:html|body|head)[\s>]", re.IGNORECASE)
_ELEMENTS: Final = {
    "nav": Region.NAVIGATION,
    "header": Region.HEADER,
    "footer": Region.FOOTER,
    "aside": Region.FURNITURE,
}
_ROLES: Final = {
    "navigation": Region.NAVIGATION,
    "banner": Region.HEADER,
    "contentinfo": Region.FOOTER,
    "complementary": Region.FURNITURE,
    "search": Region.FURNITURE,
    "dialog": Region.NOTICE,
    "alertdialog": Region.NOTICE,
    "menu": Region.NAVIGATION,
    "menubar": Region.NAVIGATION,
    "toolbar": Region.FURNITURE,
    "doc-toc": Region.NAVIGATION,
}
# What the page says of itself is about the article wherever it stands.
_OWN: Final = frozenset((Kind.TITLE, Kind.DESCRIPTION))
_QUOTING: Final = frozenset(("blockquote", "figure", "details", "table"))
# Between content blocks these are content too: readability drops them from articles.
_BETWEEN: Final = frozenset((Kind.HEADING, Kind.CELL, Kind.CAPTION, Kind.CODE, Kind.TERM, Kind.DETAIL, Kind.ATTRIBUTE))
_MASS: Final = frozenset((Kind.PARAGRAPH, Kind.ITEM, Kind.CELL, Kind.DETAIL, Kind.CODE, Kind.FOOTNOTE, Kind.TERM))
_SHORT: Final = 1_500  # code points of text below which readability has too little to choose by
_GAP: Final = 12  # blocks between two that readability keeps, which it may have dropped from the article
_ABOVE: Final = 14  # blocks above the text among which the headline is looked for


def regions(document: Document, homes: Mapping[int, int] = {}) -> tuple[Region, ...]:
    """One region per block.

    Args:
        homes: for each block the offset of the start tag of the element its text stands in.
    """
    page = _Page(document)
    everything = [True] * len(page.blocks)
    if not _PAGE.search(document.source):
        # A draft may hold a <nav> or a share box all the same; the rest of it is the text.
        return page.settle(everything, frozenset()) if page.furnished else (Region.CONTENT,) * len(page.blocks)
    roots = page.roots()
    if roots is not None:
        return page.settle(page.inside(roots), frozenset(roots))
    if page.plain() or page.mass[-1] < _SHORT:
        return page.settle(everything, frozenset())
    return page.settle(_hinted(page, document, homes), frozenset())


class _Page:
    """A document's blocks and containers with what each says of its region."""

    def __init__(self, document: Document) -> None:
        self.blocks = document.blocks
        self.containers = document.containers
        count = len(self.containers)
        self.linked = [_linked(block) for block in self.blocks]
        mass = [0] * (count + 1)  # the last: outside of all
        text = [0] * (count + 1)
        for block, linked in zip(self.blocks, self.linked, strict=True):
            if block.kind in _MASS:
                mass[block.container] += max(len(block.text) - 2 * linked, 0)
                text[block.container] += len(block.text)
        for index in range(count - 1, -1, -1):
            parent = self.containers[index].parent
            mass[parent] += mass[index]
            text[parent] += text[index]
        self.mass = mass  # code points that are no link text, of each container
        self.text = text
        self.own = [self._own(index) for index in range(count)]
        self.furnished = any(container.kind in _ELEMENTS for container in self.containers)

    def _own(self, index: int) -> Region | None:
        """What a container alone says; None where nothing."""
        container = self.containers[index]
        region = _ELEMENTS.get(container.kind) or _ROLES.get(container.attribute("role"))
        if region is None or region is Region.FURNITURE:
            names = f"{container.attribute('class')} {container.attribute('id')}"
            if names != " " and container.kind not in ("main", "article", "item", "figure"):
                region = named_region(names) or region
        if container.kind == "form" and region is None:
            region = Region.FURNITURE
        # A word that names most of the page's text names a layout, not furniture.
        if region is not None and self.mass[index] * 2 > self.mass[-1] and self.mass[index] > 200:
            return None
        return region

    def roots(self) -> list[int] | None:
        """The containers that hold the article; None without landmarks that hold enough."""
        whole = self.mass[-1]
        furniture = self.fates(frozenset())
        found: dict[str, list[int]] = {"article": [], "main": [], "body": [], "named": []}
        for index, container in enumerate(self.containers):
            if furniture[index] is not None and container.kind != "main":
                continue
            role = container.attribute("role")
            if container.kind == "main" or role == "main":
                found["main"].append(index)
            elif container.kind == "article" or role == "article":
                found["article"].append(index)
            elif "articlebody" in container.attribute("itemprop").lower():
                found["body"].append(index)
            elif container.kind in ("div", "section"):
                if names_article(f"{container.attribute('class')} {container.attribute('id')}"):
                    found["named"].append(index)
        best = {kind: max(indexes, key=self.mass.__getitem__) for kind, indexes in found.items() if indexes}
        main = best.get("main")
        room = self.mass[main] if main is not None and self.mass[main] * 3 > whole else whole
        article = best.get("article")
        if article is not None and self.mass[article] * 2 > room:
            return [article]
        body = best.get("body")
        if body is not None and self.mass[body] * 2 > room:
            return [body]
        if article is not None:
            # Several of a size: posts of a blog, answers of a forum, a story in parts.
            outer = [index for index in found["article"] if not self._within_any(index, set(found["article"]))]
            if sum(self.mass[index] for index in outer) * 2 > room:
                return outer
        if main is not None and self.mass[main] * 3 > whole:
            named = best.get("named")
            if named is not None and self.mass[named] * 4 > self.mass[main] * 3 and self._within_any(named, {main}):
                return [named]
            return [main]
        named = best.get("named")
        if named is not None and self.mass[named] * 2 > whole:
            return [named]
        return None

    def _within_any(self, index: int, others: set[int]) -> bool:
        index = self.containers[index].parent
        while index >= 0:
            if index in others:
                return True
            index = self.containers[index].parent
        return False

    def inside(self, roots: list[int]) -> list[bool]:
        """For each block whether it stands in one of the roots, or is the headline part above the first."""
        under = [False] * (len(self.containers) + 1)
        chosen = set(roots)
        for index, container in enumerate(self.containers):
            under[index] = index in chosen or (container.parent >= 0 and under[container.parent])
        return [under[block.container] for block in self.blocks]

    def fates(self, roots: frozenset[int]) -> list[Region | None]:
        """For each container the furniture it belongs to, with what is around it; None: none."""
        fates: list[Region | None] = []
        headed = [False] * len(self.containers)
        for index, container in enumerate(self.containers):
            parent = container.parent
            around = fates[parent] if parent >= 0 else None
            headed[index] = container.kind in ("article", "main") or (parent >= 0 and headed[parent])
            own = self.own[index]
            if index in roots:
                own = around = None
            elif container.kind in ("header", "footer") and parent >= 0 and self.containers[parent].kind in _QUOTING:
                own = None  # the source of a quotation, the credit of a picture
            elif own is Region.HEADER and parent >= 0 and headed[parent]:
                own = None  # the head of an article: headline, byline, date
            elif own is Region.FURNITURE and container.kind == "aside" and parent >= 0 and headed[parent]:
                # A box in the article, unless it is mostly links.
                own = Region.RELATED if self.mass[index] * 2 < self.text[index] else None
            fates.append(around or own)
        return fates

    def plain(self) -> bool:
        """Whether the page is too plain to hold furniture: hardly a link outside its sentences."""
        text = sum(len(block.text) for block in self.blocks if block.kind not in _OWN)
        bare = sum(
            len(block.text)
            for block, linked in zip(self.blocks, self.linked, strict=True)
            if linked * 2 > len(block.text)
        )
        return not any(self.own) and (bare * 10 < text or len(self.blocks) < 8)

    def settle(self, content: list[bool], roots: frozenset[int]) -> tuple[Region, ...]:
        """Regions from what is content by place, the furniture in it, and what belongs with it."""
        fates: list[Region | None] = [*self.fates(roots), None]
        result = [
            Region.CONTENT
            if block.kind in _OWN or (inside and fates[block.container] is None)
            else fates[block.container] or Region.FURNITURE
            for block, inside in zip(self.blocks, content, strict=True)
        ]
        self._headline(result, fates)
        return tuple(result)

    def _headline(self, result: list[Region], fates: list[Region | None]) -> None:
        """Take the headline right above the text, and what stands between, into the content."""
        body = [
            block.number
            for block in self.blocks
            if result[block.number] is Region.CONTENT and block.kind not in _OWN and block.kind is not Kind.ATTRIBUTE
        ]
        if not body or any(
            self.blocks[number].kind is Kind.HEADING and self.blocks[number].level == 1 for number in body
        ):
            return
        titles = [block.text.casefold() for block in self.blocks if block.kind is Kind.TITLE]
        head = -1
        for number in range(body[0] - 1, -1, -1):
            block = self.blocks[number]
            if block.kind is not Kind.HEADING or block.level > 2 or fates[block.container] not in (None, Region.HEADER):
                continue
            # Near the text the first <h1> (else the lowest <h2>) is the headline; farther up only
            # one that the page's title repeats.
            if len(block.text) >= 12 and any(block.text.casefold() in title for title in titles):
                head = number
                break
            if number >= body[0] - _ABOVE and (head < 0 or block.level == 1 < self.blocks[head].level):
                head = number
        if head < 0:
            return
        result[head] = Region.CONTENT
        if head < body[0] - 2 * _ABOVE:
            return
        for number in range(head, body[0]):
            block = self.blocks[number]
            if number == head or (
                fates[block.container] in (None, Region.HEADER) and 2 * self.linked[number] <= len(block.text) + 40
            ):
                result[number] = Region.CONTENT


def _linked(block: Block) -> int:
    return sum([mark.end - mark.start for mark in block.marks if mark.kind is MarkKind.LINK])


def _is_menu(block: Block, linked: int) -> bool:
    """Whether a block is a row of links: readability keeps some that stand beside long texts."""
    return linked * 5 > len(block.text) * 4 and sum([mark.kind is MarkKind.LINK for mark in block.marks]) > 2


def _hinted(page: _Page, document: Document, homes: Mapping[int, int]) -> list[bool]:
    """Blocks that readability keeps, and what stands between them; all where it cannot help."""
    from sourcecheck.readers.soup import main_content

    kept = main_content(document)
    if not kept:
        return [True] * len(page.blocks)
    content = [
        homes.get(block.number, block.extent.start) in kept and not _is_menu(block, linked)
        for block, linked in zip(page.blocks, page.linked, strict=True)
    ]
    hits = [number for number, inside in enumerate(content) if inside]
    if not hits:
        return [True] * len(page.blocks)
    for before, after in pairwise(hits):
        for number in range(before + 1, after):
            block = page.blocks[number]
            # Lists of what is needed, subheads and asides fall out of articles; lists of links do so rightly.
            words = 2 * page.linked[number] <= len(block.text)
            if block.kind in _BETWEEN or (words and after - before <= _GAP):
                content[number] = True
    return content
