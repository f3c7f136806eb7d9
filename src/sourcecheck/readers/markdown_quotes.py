"""Quotations in Markdown that are written as HTML and hold Markdown.

A blank line ends a block of HTML, so that ``<blockquote>``, a blank line, paragraphs of Markdown and
``</blockquote>`` are several blocks to a parser (CommonMark 0.31, 4.6, condition 6); in a browser all of
it is one quotation. Its tags are paired here, over the blocks between them.
"""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.compiled_patterns import compiled
from sourcecheck.readers.writer import Writer

__all__ = ["RawQuotes"]


@cache
def _tag() -> re.Pattern[str]:
    # Another comment cannot begin in one that nobody closes.
    return compiled(r"<!--(?:(?!<!--).)*?-->|<(/?)blockquote(?=[\s/>])([^<>]*)>", re.DOTALL | re.IGNORECASE)


@cache
def _attribute() -> re.Pattern[str]:
    return compiled(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=]+))")


class RawQuotes:
    """The quotations written as HTML that are open, and where they are closed."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.open: list[int] = []  # numbers of containers
        self.waiting = 0  # closing tags that stood inside of a list: they count when it ends
        self.last = -2  # where the last closing tag of the source begins; -2 when not looked for

    def html(self, start: int, end: int) -> None:
        """Write a block of HTML, in which quotations may begin and end whose other end is elsewhere."""
        from sourcecheck.readers.html import read_into

        writer = self.writer
        at = start
        for tag in self._single(start, end):
            if writer.source[at : tag.start()].strip():
                read_into(writer, at, tag.start())
            at = tag.end()
            if tag[1]:
                self._end(at)
            else:
                kept = tuple((name.lower(), a or b or c) for name, a, b, c in _attribute().findall(tag[2]))
                self.open.append(writer.open("blockquote", tag.start(), kept))
        if at == start or writer.source[at:end].strip():
            read_into(writer, at, end)

    def text(self, start: int, end: int) -> None:
        """Take account of tags inside of a paragraph that was written."""
        if self.open and "<" in self.writer.source[start:end]:
            for tag in self._single(start, end):
                if tag[1]:
                    self._end(tag.end())

    def close(self, end: int) -> None:
        """Close the innermost container of Markdown, with the quotations that are open in it."""
        writer = self.writer
        while self.open and writer.container == self.open[-1]:
            self.open.pop()
            writer.close(end)
        writer.close(end)
        while self.waiting and self.open and writer.container == self.open[-1]:
            self.waiting -= 1
            self.open.pop()
            writer.close(end)

    def _end(self, end: int) -> None:
        if self.open and self.writer.container == self.open[-1]:
            self.open.pop()
            self.writer.close(end)
        elif len(self.open) > self.waiting:
            self.waiting += 1

    def _single(self, start: int, end: int) -> list[re.Match[str]]:
        """The tags of quotations in a range whose other tag is not in it, in order."""
        markup = self.writer.markup
        if "blockquote" not in markup[start:end].lower():
            return []
        begun: list[re.Match[str]] = []
        single: list[re.Match[str]] = []
        for tag in _tag().finditer(markup, start, end):
            if tag[1] is None:
                continue  # a comment
            if not tag[1]:
                begun.append(tag)
            elif begun:
                begun.pop()
            else:
                single.append(tag)
        if begun and self.last == -2:
            self.last = max((tag.start() for tag in _tag().finditer(markup) if tag[1]), default=-1)
        # What nobody closes quotes no more than its own block.
        return sorted(single + [tag for tag in begun if tag.start() < self.last], key=lambda tag: tag.start())
