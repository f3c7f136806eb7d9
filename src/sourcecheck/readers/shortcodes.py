"""What site generators put between the lines of Markdown: left alone, kept in place.

Hugo ``{{< >}}`` and ``{{% %}}``, Liquid ``{% %}`` and ``{{ }}``, kramdown ``{: .class}``,
heading ids ``{#id}``, the fences of admonitions (``:::note``) and MDX (``import``, JSX tags,
``{expressions}``) are not Markdown, and a Markdown parser reads emphasis, tables, definitions
or code into them. Each is found here and covered: the parser gets a copy of the same length in
which the covered range is commas (a word's worth of nothing) or blank, and the reader puts the
original back by place.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import cache

from sourcecheck.compiled_patterns import compiled
from sourcecheck.records import NamedTuple
from sourcecheck.text import Span

__all__ = ["Cover", "Covered", "cover", "covered"]


_new = tuple.__new__  # of a named tuple, in half the time that its own constructor takes


class Cover(Enum):
    """What a covered range is to the reader of the text."""

    SHORTCODE = "shortcode"  # shown in its place, marked
    HIDDEN = "hidden"  # attribute lists, fences of admonitions, MDX expressions and components: not shown
    TAG = "tag"  # a JSX tag with an HTML name: means what it means in HTML
    COMMENT = "comment"
    CODE = "code"  # a block of code between {% highlight %} and {% endhighlight %}
    BLANK = "blank"  # import and export


class Covered(NamedTuple):
    """A covered range of the source; ``inner`` is the text of a comment or of code."""

    span: Span
    cover: Cover
    inner: Span


# A shortcode holds no backtick and no blank line: text about shortcodes does, between two of them.
# Most hold no brace and no line end either; those are told by the first half of each, in a third of the time.
_PATTERNS = {
    "shortcode": r"\{\{[^`{}\n\r]{0,2000}\}\}|\{%[^`%{}\n\r]{0,2000}%\}"
    r"|\{\{(?:[^`{}\n\r]|[{}](?![{}])|\r?\n(?![ \t]*\r?\n)){0,2000}?\}\}"
    r"|\{%(?:[^`%{\n\r]|\{(?!%)|%(?!\})|\r?\n(?![ \t]*\r?\n)){0,2000}?%\}",
    "kramdown": r"\{:(?:toc|[ \t]*[.#][^{}\r\n]{0,300}|[ \t]*[A-Za-z][\w-]*=[^{}\r\n]{0,300})\}"
    r"|\{:[:/][a-z][^{}\r\n]{0,300}\}",
    "heading": r"(?m)^[ \t]{0,3}#{1,6}[ \t][^\r\n{]*(\{[#.][^{}\r\n]{1,200}\})[ \t]*$",
    # To the parser, a line of colons makes the paragraph above it a term and itself its definition.
    "fence": r"(?m)(?:^|(?<=\r))[ \t>]*(:{3,}(?:[ \t]*[A-Za-z{][^\r\n]{0,300}|[ \t]*)(?=[\r\n]|\Z))",
    "brace": r"\{(?=([{%:#.]))",
    "pair": r"\{(?:%-?[ \t]*(?:highlight|comment)|\{[<%][ \t]*highlight)\b",
    "opening": r"(?m)^[ \t]*(\{%-?[ \t]*(highlight|comment)\b[^%\r\n]{0,200}%\}"
    r"|\{\{[<%][ \t]*(highlight)\b[^}\r\n]{0,300}\}\})",
    "tag": r"</?(?:[A-Za-z_$][\w.:$-]*)?",
    "blank": r"\r?\n(?=[ \t]*\r?\n|\Z)",
}


@cache
def _compiled(name: str) -> re.Pattern[str]:
    return compiled(_PATTERNS[name])


def covered(source: str, start: int, mdx: bool, code: Iterable[Span]) -> list[Covered]:
    """The ranges from ``start`` on that are no Markdown, in order and not overlapping.

    Args:
        source: the whole source.
        start: where the body begins, after the front matter.
        mdx: whether JSX and ES modules are to be expected.
        code: code blocks and spans as a Markdown parser sees them; asked only where it matters.
    """
    found: list[Covered] = []
    # What stands behind braces: one look for all; each alone would take as long.
    braces = set(_compiled("brace").findall(source, start)) if source.find("{", start) >= 0 else ()
    if source.find(":::", start) >= 0:
        code = sorted(code)
        found += [one for one in _ranges("fence", source, start) if not _inside(code, one.span.start)]
    if mdx:
        found.extend(_mdx(source, start, list(code)))
    elif braces:
        if "%" in braces or "{" in braces:
            found.extend(_paired(source, start, code))
            found += _ranges("shortcode", source, start, Cover.SHORTCODE)
        if ":" in braces:
            found += _ranges("kramdown", source, start)
    if "#" in braces or "." in braces:
        found += _ranges("heading", source, start)
    # The longer of two that begin alike; nothing inside another.
    found.sort(key=lambda one: (one.span.start, -one.span.end))
    kept: list[Covered] = []
    for one in found:
        if not kept or one.span.start >= kept[-1].span.end:
            kept.append(one)
    return kept


def _ranges(name: str, source: str, start: int, kind: Cover = Cover.HIDDEN) -> list[Covered]:
    """What a pattern covers: all of a match, or its group where it has one."""
    pattern = _compiled(name)
    spans = [_new(Span, match.span(pattern.groups)) for match in pattern.finditer(source, start)]
    return [_new(Covered, (span, kind, span)) for span in spans]


_PUNCTUATION = {code: "," for code in range(0x20, 0x7F) if not chr(code).isalnum()} | {9: ",", 11: ",", 12: ",", 0: ","}
_ALL = _PUNCTUATION | {code: "," for code in range(0x30, 0x7B) if chr(code).isalnum()}
_SPACES = {code: " " for code in range(0x80) if code not in (10, 13)}


def cover(source: str, start: int, ranges: list[Covered]) -> str:
    """The body ``source[start:]`` with the covered ranges made harmless.

    The copy has the same length in code points and, character by character, in UTF-8
    bytes, so that a parser's places are places in the original.
    """
    if not ranges:
        return source[start:]
    parts = []
    at = start
    for span, kind, _ in ranges:
        parts.append(source[at : span.start])
        text = source[span.start : span.end]
        if kind in (Cover.CODE, Cover.BLANK) or _alone(source, span, kind):
            # A letter of two or more bytes cannot become a space of as many; U+0085 and U+3000 are
            # no white space to Markdown. So a line that holds one stays a line of commas.
            text = "".join(
                line.translate(_SPACES if line.isascii() else _ALL) for line in text.splitlines(keepends=True)
            )
        else:
            text = text.translate(_PUNCTUATION)
        parts.append(text)
        at = span.end
    parts.append(source[at:])
    return "".join(parts)


_MARGIN = 200  # code points of white space looked at beside a tag


def _alone(source: str, span: Span, kind: Cover) -> bool:
    """Whether a JSX tag or comment has its lines to itself, and so ends a paragraph."""
    if kind is Cover.SHORTCODE or source[span.start : span.start + 2] in ("{:", "{#", "{."):
        return False
    before = source[max(0, span.start - _MARGIN) : span.start].rstrip(" \t")
    after = source[span.end : span.end + _MARGIN].lstrip(" \t")
    return before[-1:] in ("", "\n", "\r") and after[:1] in ("", "\n", "\r")


# Liquid and Hugo: pairs ---------------------------------------------------------------


def _paired(source: str, start: int, code: Iterable[Span]) -> Iterator[Covered]:
    """Blocks of code and comments between two tags, the first at the beginning of a line."""
    if "highlight" not in source and "comment" not in source:
        return
    if not _compiled("pair").search(source, start):  # a tenth of the time of what asks for the beginning of a line
        return
    blocks: list[Span] | None = None
    unclosed: set[str] = set()
    at = start
    while opening := _compiled("opening").search(source, at):
        at = opening.end()
        name = opening[2] or opening[3]
        if name in unclosed:
            continue
        closing = _closing(name, bool(opening[3])).search(source, at)
        if closing is None:
            unclosed.add(name)
            continue
        if blocks is None:
            blocks = sorted(code)
        if _inside(blocks, opening.start(1)):
            continue
        at = closing.end()
        kind = Cover.COMMENT if name == "comment" else Cover.CODE
        yield Covered(Span(opening.start(1), at), kind, Span(opening.end(), closing.start()))


@cache
def _closing(name: str, hugo: bool) -> re.Pattern[str]:
    return compiled(
        rf"\{{\{{[<%][ \t]*/[ \t]*{name}[ \t]*[>%]\}}\}}" if hugo else rf"\{{%-?[ \t]*end{name}[ \t]*-?%\}}"
    )


def _inside(spans: list[Span], offset: int) -> bool:
    index = bisect_right(spans, (offset, float("inf"))) - 1
    return index >= 0 and offset < spans[index].end


# MDX ----------------------------------------------------------------------------------

_LONGEST_MDX = 20_000  # code points of one tag or expression


class _Scan:
    """Finds the ends of braces and tags; what it reads in vain is bounded, so that time stays linear."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.patience = 4 * len(source) + 10 * _LONGEST_MDX  # code points

    def brace(self, start: int) -> int:
        """The offset behind the brace that closes the one at ``start``; -1 where none does."""
        source = self.source
        depth = 0
        at = start
        stop = min(len(source), start + min(_LONGEST_MDX, self.patience))
        while at < stop:
            char = source[at]
            if char in "\"'`":
                closing = source.find(char, at + 1, stop)
                # An apostrophe in a text between tags opens no string.
                if closing >= 0 and (char == "`" or "\n" not in source[at:closing]):
                    at = closing
            elif source.startswith("/*", at):
                closing = source.find("*/", at + 2, stop)
                if closing < 0:
                    break
                at = closing + 1
            elif char == "{":
                depth += 1
            elif char == "}":
                depth -= 1
                if not depth:
                    return at + 1
            at += 1
        self.patience -= stop - start
        return -1

    def tag(self, start: int, name: str) -> int:
        """The offset behind a tag whose name ends before ``start``; -1 where it does not end."""
        source = self.source
        at = start
        stop = min(len(source), start + min(_LONGEST_MDX, self.patience))
        if at >= stop or (name and source[at] not in " \t\r\n/>") or (not name and source[at] != ">"):
            return -1  # an address, or "a < b"
        while at < stop:
            char = source[at]
            if char == ">":
                return at + 1
            if char in "\"'":
                at = source.find(char, at + 1, stop)
                if at < 0:
                    break
            elif char == "{":
                at = self.brace(at) - 1
                if at < 0:
                    break
            elif char == "<":
                break
            at += 1
        self.patience -= stop - start
        return -1


def _mdx(source: str, start: int, code: list[Span]) -> Iterator[Covered]:
    code.sort()
    scan = _Scan(source)
    at = start
    for match in re.compile(r"(?m)^(?:import|export)\b(?=[ \t{*'\"])|[<{]").finditer(source, start):
        begin = match.start()
        if begin < at or _inside(code, begin) or source.startswith("\\", max(0, begin - 1)):
            continue
        if match[0] == "{":
            end = scan.brace(begin)
            if end > 0:
                yield _expression(source, begin, end)
                at = end
        elif match[0] == "<":
            name = _compiled("tag").match(source, begin)
            assert name is not None
            word = name[0].strip("</")
            end = scan.tag(name.end(), word)
            if end > 0:
                kind = Cover.TAG if word[:1].islower() else Cover.HIDDEN
                yield Covered(Span(begin, end), kind, Span(begin, end))
                at = end
        else:
            at = _statement(source, begin)
            yield Covered(Span(begin, at), Cover.BLANK, Span(begin, at))


def _statement(source: str, start: int) -> int:
    """Where an import or export ends: at a blank line outside braces."""
    depth = 0
    at = start
    while True:
        found = _compiled("blank").search(source, at)
        end = found.start() if found else len(source)
        depth += source.count("{", at, end) - source.count("}", at, end)
        if depth <= 0 or found is None:
            return end
        at = found.end()


def _expression(source: str, start: int, end: int) -> Covered:
    inner = source[start + 1 : end - 1].strip()
    if inner.startswith("/*") and inner.endswith("*/") and len(inner) >= 4:
        first = source.index("/*", start) + 2
        return Covered(Span(start, end), Cover.COMMENT, Span(first, source.rindex("*/", start, end)))
    return Covered(Span(start, end), Cover.HIDDEN, Span(start, end))
