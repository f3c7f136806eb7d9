"""The places of a page that links within it can lead to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from functools import cache

from sourcecheck.analysis.outline.slugs import bare, slug
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Document, Format, Kind
from sourcecheck.records import NamedTuple
from sourcecheck.text import Span

__all__ = ["Targets", "anchors", "is_made_elsewhere", "targets"]

_BEGUN = 8  # letters of a heading that a longer name may begin with (a counter, the name of an emoji follows)
_CUT = 15  # letters of a name that was cut to a length
_NEAR = 0.75  # share of letters in common from which one name was meant by another
_MOST = 300  # headings compared


class Targets(NamedTuple):
    """Where links within a page can lead.

    ``names`` are anchors and headings in the form of ``bare``; ``headings`` those with their places and anchors;
    ``written`` says that names are written down rather than made of headings. The rest are the headings to be
    looked up: the first with each name; their names ``ordered``, those of some length by it (``lengths``), and without
    the numbers they begin with.
    """

    names: frozenset[str]
    headings: tuple[tuple[str, Span, str], ...]
    written: bool
    by_name: Mapping[str, tuple[str, Span, str]]
    ordered: tuple[str, ...]
    lengths: Mapping[int, frozenset[str]]
    unnumbered: frozenset[str]
    foreign: bool  # whether a heading has other letters than ASCII, of which tools make names in many ways

    def hold(self, fragment: str) -> bool:
        """Whether a name is there, by any way to make one of a heading."""
        name = bare(fragment)
        if not name or name in self.names:
            return True
        if self.written:
            return False
        if name.rstrip("0123456789") in self.names:
            return True
        if name in self.unnumbered or (self.foreign and name.isascii()):
            return True
        if any(name[:length] in headings for length, headings in self.lengths.items() if length <= len(name)):
            return True
        if len(name) < _CUT and not name[-1:].isdigit():
            return False
        at = bisect_left(self.ordered, name)
        return at < len(self.ordered) and self.ordered[at].startswith(name)

    def says(self, text: str) -> tuple[str, Span, str] | None:
        """The heading that says what a text says."""
        name = bare(text)
        return self.by_name.get(name) if name else None

    def nearest(self, fragment: str, text: str) -> tuple[str, Span, str] | None:
        """The heading that was most likely meant; None where none is near enough."""
        said = self.says(text)
        if said is not None:
            return said
        from difflib import SequenceMatcher

        name = bare(fragment)[:80]
        matcher = SequenceMatcher(b=name, autojunk=False)
        best, found = _NEAR, None
        for one in self.headings[:_MOST]:
            matcher.set_seq1(one[0][:80])
            if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and matcher.ratio() > best:
                best, found = matcher.ratio(), one
        return found


def anchors(document: Document) -> frozenset[str]:
    """The names that elements of HTML have, as they are.

    Use through ``document.once(anchors)``.
    """
    names = set()
    for key in ("id=", "name=", "ID=", "NAME=", "Id=", "Name=", "id =", "name ="):
        for piece in document.source.split(key)[1:]:
            value = piece[:200].lstrip()
            quote = value[:1]
            end = value.find(quote, 1) if quote in ('"', "'") else -1
            if end > 0:
                names.add(value[1:end])
            elif value:
                names.add(value.partition(">")[0].split()[0] if value.partition(">")[0].split() else "")
    return frozenset(names)


def targets(document: Document) -> Targets:
    """Use through ``document.once(targets)``."""
    source = document.source
    names = {bare(name) for name in document.once(anchors)}
    html = document.format is Format.HTML
    if not html:
        for pattern in _anchors():
            names.update(bare(name) for name in pattern.findall(source))
    headings = []
    for block in document.blocks:
        if block.kind is Kind.HEADING and block.text:
            name = bare(block.text)
            names.add(name)
            if not block.text.isascii():
                names.add(bare(block.text.casefold().translate(_UMLAUTS)))
            if name:
                own = _own().search(source[block.extent.start : block.extent.end])
                anchor = (
                    own[own.lastindex or 0] if own else slug(block.text) if document.format is Format.MARKDOWN else ""
                )
                headings.append((name, block.whole, anchor))
    ordered = sorted({name for name, _, _ in headings})
    lengths: dict[int, set[str]] = {}
    for name in ordered:
        if len(name) >= _BEGUN:
            lengths.setdefault(len(name), set()).add(name)
    return Targets(
        frozenset(names),
        tuple(headings),
        html,
        {heading[0]: heading for heading in reversed(headings)},
        tuple(ordered),
        {length: frozenset(some) for length, some in lengths.items()},
        frozenset(name.lstrip("0123456789") for name in ordered),
        not all(map(str.isascii, ordered)),
    )


_UMLAUTS = {
    ord("ä"): "ae",
    ord("ö"): "oe",
    ord("ü"): "ue",
    ord("ß"): "ss",
    ord("å"): "aa",
    ord("ø"): "oe",
    ord("æ"): "ae",
}


def is_made_elsewhere(document: Document) -> bool:
    """Whether parts of a page are made elsewhere, so that any name may be there."""
    made = _made() if document.format is Format.MARKDOWN else _filled()
    return made.search(document.source) is not None


@cache
def _anchors() -> tuple[re.Pattern[str], ...]:
    """Anchors in the dialects of Markdown: ``{#x}``, ``{: #x}``, ``(x)=``, ``[[x]]``, ``[^x]:``."""
    written = (
        r"\{[^{}\n]{0,80}#([^\s{}]+)", r"\n\(([\w-]+)\)=", r"\[\[([\w-]+)\]\]", r"\n\[\^?([^\]\n]{1,60})\]:",
        r"\\label\{([^{}\n]+)\}",
    )  # fmt: skip
    return tuple(map(re.compile, written))


@cache
def _own() -> re.Pattern[str]:
    return compiled(r"""(?i)\bid\s*=\s*["']?([^"'\s<>]+)|\{[^{}\n]{0,80}#([^\s{}]+)""")


@cache
def _made() -> re.Pattern[str]:
    """What puts other files or components into a page of Markdown."""
    return compiled(
        r"(?m)\{% *(?:include|for|render|content)|\{\{[<%#{] *(?:include|partial|embed|readfile|children|glossary)"
        r"|^import .* from |^<[A-Z]\w+|--8<--|^\.\. |^!include|^:::|!\[\[|\{\{ *[\w.]+ *\}\}|\{!"
    )


@cache
def _filled() -> re.Pattern[str]:
    """What fills a page of HTML when it is served or shown."""
    return compiled(
        r"\{\{|\{%|<\?php|<%|\bid=[\"']?(?:root|app|__next|__nuxt)[\"' >]|<script[^>]+type=[\"']module", re.IGNORECASE
    )
