"""A rule, explained from its own fields; nothing about a rule is written twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sourcecheck.document import Format
from sourcecheck.examples import unmarked
from sourcecheck.rule import Example, Rule
from sourcecheck.terminal import Palette, cells, safe, width
from sourcecheck.text import Span

__all__ = ["explanation", "marked_lines"]

_INDENT = "  "


def explanation(rule: Rule, colour: bool, columns: int, folders: Sequence[str] = ()) -> Iterator[str]:
    """Lines that say what a rule is about, safe for a terminal.

    Args:
        columns: to fill with running text, at most 88 are.
        folders: of rules of one's own, without which the command to try would not know the rule.
    """
    palette = Palette(colour)
    columns = min(columns, 88)
    severity = rule.severity.label
    yield f"{palette('bold', safe(rule.id))}  {palette(severity, severity)}, confidence {rule.confidence.label}"
    yield from _wrapped(rule.message, columns)
    for title, text in (("Doubt", rule.doubt), ("Settle", rule.settle), ("Why", rule.why)):
        if text.strip():
            yield ""
            yield palette("bold", title)
            yield from _wrapped(text, columns)
    if rule.variants:
        yield ""
        yield palette("bold", "Variants")
        for name, variant in rule.variants.items():
            said = f": {safe(variant.message)}" if variant.message else ""
            level = variant.severity.label if variant.severity is not None else severity
            sure = f", confidence {variant.confidence.label}" if variant.confidence is not None else ""
            yield f"{_INDENT}{safe(name)} ({palette(level, level)}{sure}){said}"
    for title, style, examples in (("Reported", severity, rule.bad), ("Left alone", "good", rule.good)):
        yield ""
        yield palette("bold", title)
        for index, example in enumerate(examples):
            if index:
                yield ""
            yield from _example(example, style, palette)
    yield ""
    yield palette("bold", "Measured")
    yield from _wrapped(rule.measured or "not yet; the confidence is a guess", columns)
    yield ""
    yield palette("bold", "Applies to")
    yield from _wrapped(", ".join(_reach(rule)), columns)
    if rule.fix:
        yield ""
        yield palette("bold", "Fix")
        yield from _wrapped(rule.fix, columns)
    if rule.options:
        yield ""
        yield palette("bold", "Options")
        for name, option in rule.options.items():
            values = ", ".join(map(_toml, option.choices))
            about = f"{option.about}{' (' + values + ')' if values else ''}"
            yield f"{_INDENT}{safe(name)} = {safe(_toml(option.default))}"
            for line in _wrapped(about, columns - len(_INDENT)):
                yield _INDENT + line
    if rule.references:
        yield ""
        yield palette("bold", "References")
        for reference in rule.references:
            yield f"{_INDENT}{safe(reference)}"
    yield ""
    yield palette("bold", "Try it")
    yield f"{_INDENT}sourcecheck check {_own(folders)}--select {safe(rule.id)} ARTICLE"


def _own(folders: Sequence[str]) -> str:
    from shlex import quote

    return "".join(f"--rules {safe(quote(folder))} " for folder in folders)


def _reach(rule: Rule) -> Iterator[str]:
    *others, last = (str(one) for one in rule.formats)
    yield f"{', '.join(others)} and {last}" if others else last
    yield f"language {' or '.join(rule.languages)}" if rule.languages else "any language"
    if rule.types:
        yield f"only {' and '.join(rule.types)}"
    if rule.not_types:
        yield f"not {' or '.join(rule.not_types)}"
    if rule.absence:
        yield "one severity lower in plain text, where an extractor may have lost what is missing"


def _example(written: str | Example, style: str, palette: Palette) -> Iterator[str]:
    example = written if isinstance(written, Example) else Example(written)
    text, spans = unmarked(example.text)
    about = [] if example.format is Format.TEXT else [str(example.format)]
    if example.why:
        about.append(example.why)
    if example.document:
        about.append("the document as a whole")
    if about:
        yield f"{_INDENT}{palette('dim', safe(', '.join(about)))}"
    for line, marks in marked_lines(text, spans):
        yield f"{_INDENT}{palette('dim', '|')} {line}".rstrip()
        if marks:
            blank = len(marks) - len(marks.lstrip())
            yield f"{_INDENT}{palette('dim', '|')} {' ' * blank}{palette(style, marks[blank:])}"


def marked_lines(text: str, spans: Sequence[Span]) -> Iterator[tuple[str, str]]:
    """The lines of a text, safe for a terminal, each with the line that marks the spans below it; "" where none is."""
    at = 0
    for line in text.rstrip("\n").split("\n"):
        marks = ""
        for start, end in spans:
            first, last = max(start - at, 0), min(end - at, len(line))
            if start <= at + len(line) and end > at and (first < last or start == end):
                before = width_of(line[:first])
                marks = marks.ljust(before) + "^" * max(width_of(line[first:last]), 1)
        yield "".join(_shown(line)), marks
        at += len(line) + 1


def _shown(line: str) -> Iterator[str]:
    return ("    " if char == "\t" else cell for char, (cell, _) in zip(line, cells(line), strict=True))


def width_of(line: str) -> int:
    """Columns of a line with its tabs as four spaces."""
    return width(line.replace("\t", "    "))


def _toml(value: Any) -> str:
    """A value as it is written in the configuration."""
    import json

    return json.dumps(value, ensure_ascii=False)


def _wrapped(text: str, columns: int) -> Iterator[str]:
    """Paragraphs (at blank lines) filled to the columns, indented; an overlong word stands alone."""
    first = True
    for paragraph in text.strip().split("\n\n"):
        if not first:
            yield ""
        first = False
        line, room = "", columns - len(_INDENT)
        for word in paragraph.split():
            shown = safe(word)
            if line and width(line) + 1 + width(shown) > room:
                yield _INDENT + line
                line = shown
            else:
                line = f"{line} {shown}" if line else shown
        yield _INDENT + line
