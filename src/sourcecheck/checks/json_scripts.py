"""The JSON-LD of a page as it was written: each script with its values and their places."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Document, Format
from sourcecheck.readers.html_metadata import unwrapped
from sourcecheck.readers.json_places import Node, Text, parse
from sourcecheck.records import NamedTuple
from sourcecheck.text import Span

__all__ = ["ARTICLE", "Script", "articles", "items", "scripts", "text_of", "types_of"]

# schema.org types of pages that are somebody's text; subtypes end in one of these.
ARTICLE = ("article", "posting", "report", "analysis", "claimreview")


class Script(NamedTuple):
    """A script of JSON-LD: the range of the JSON in the source, what it holds, and what is wrong with it."""

    span: Span
    root: Node | None
    error: tuple[str, Span] | None


def scripts(document: Document) -> tuple[Script, ...]:
    """The scripts of JSON-LD of a page, in order; none in other formats. Use through ``document.once(scripts)``."""
    if document.format is not Format.HTML or "ld+json" not in document.source:
        return ()
    source = document.source
    hidden = [comment.span for comment in document.comments]
    starts = [span.start for span in hidden]
    found = []
    at = 0
    while tag := _tag().search(source, at):
        at = tag.end()
        last = bisect_right(starts, tag.start()) - 1
        if last >= 0 and hidden[last].end > tag.start():
            continue
        closing = _closing().search(source, tag.end())
        at = closing.end() if closing else len(source)
        start, end = unwrapped(source, tag.end(), closing.start() if closing else len(source))
        if source[start:end].strip():
            found.append(Script(Span(start, end), *parse(source, start, end)))
    return tuple(found)


def items(script: Script) -> Iterator[dict[str, Node]]:
    """The objects at the top of a script: the root, members of a list and of @graph."""
    queue: list[Node] = [script.root] if script.root is not None else []
    while queue:
        node = queue.pop(0)
        if isinstance(node, list):
            queue[:0] = node[:500]
        elif isinstance(node, dict):
            yield node
            graph = node.get("@graph")
            if isinstance(graph, list):
                queue[:0] = graph[:500]


def articles(document: Document) -> tuple[dict[str, Node], ...]:
    """The objects that describe the page's own text."""
    return tuple(
        node
        for script in document.once(scripts)
        for node in items(script)
        if any(kind.endswith(ARTICLE) for kind in types_of(node))
    )


def types_of(node: Node | None) -> list[str]:
    """The types of an object, in small letters and without the vocabulary's address."""
    kinds = node.get("@type") if isinstance(node, dict) else None
    return [
        kind.value.rpartition("/")[2].rpartition(":")[2].lower()
        for kind in (kinds if isinstance(kinds, list) else [kinds])
        if isinstance(kind, Text)
    ]


def text_of(node: Node | None) -> Text | None:
    """A value that is a text, or the name of an object, or the first of several; None where there is none."""
    for _ in range(4):
        if isinstance(node, list):
            node = node[0] if node else None
        elif isinstance(node, dict):
            node = node.get("name") or node.get("@value") or node.get("url")
        else:
            break
    return node if isinstance(node, Text) else None


@cache
def _tag() -> re.Pattern[str]:
    return compiled(r"<script\b[^>]{0,400}\bld\+json\b[^>]{0,400}>", re.IGNORECASE)


@cache
def _closing() -> re.Pattern[str]:
    return compiled(r"</script", re.IGNORECASE)
