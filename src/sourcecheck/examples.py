"""A rule's own examples, run: the documentation is the test.

Outcomes have ast-grep's names: Missing (a bad example is silent), Noisy (a good
example fires), Wrong (it fires elsewhere than marked, or otherwise than said).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sourcecheck.document import Format
from sourcecheck.readers import read_text
from sourcecheck.rule import Check, Context, Example, Hit, Rule
from sourcecheck.text import Span

__all__ = ["Failure", "failures", "unmarked"]

_MARK = re.compile(r"\\\[\[|\\\]\]|\[\[|\]\]")


class Failure(NamedTuple):
    """An example that does not show what it should."""

    rule: str
    kind: str  # Missing, Noisy, Wrong
    example: Example
    said: str


def unmarked(text: str) -> tuple[str, list[Span]]:
    """Strip ``[[`` and ``]]``; give the text and the spans they marked, sorted.

    Raises:
        ValueError: a mark without its partner.
    """
    parts: list[str] = []
    spans: list[Span] = []
    open_at: list[int] = []
    length = at = 0
    for mark in _MARK.finditer(text):
        parts.append(text[at : mark.start()])
        length += mark.start() - at
        at = mark.end()
        if mark[0][0] == "\\":
            parts.append(mark[0][1:])
            length += 2
        elif mark[0] == "[[":
            open_at.append(length)
        elif open_at:
            spans.append(Span(open_at.pop(), length))
        else:
            raise ValueError(f"']]' without '[[' in {text!r}")
    if open_at:
        raise ValueError(f"'[[' without ']]' in {text!r}")
    parts.append(text[at:])
    return "".join(parts), sorted(spans)


def _as_example(example: str | Example) -> Example:
    return example if isinstance(example, Example) else Example(example)


def failures(rule: Rule, check: Check) -> Iterator[Failure]:
    """Run the examples of a rule whose matcher, if it has one, is compiled into ``check``."""
    for written in rule.bad:
        example = _as_example(written)
        source, spans = unmarked(example.text)
        hits = _hits(rule, check, example, source)
        if not hits:
            yield Failure(rule.id, "Missing", example, "nothing is reported")
            continue
        if example.document:
            if len(hits) != 1 or hits[0].scope != "document":
                yield Failure(rule.id, "Wrong", example, f"{len(hits)} findings, not one about the document")
        else:
            found = sorted(hit.span for hit in hits)
            if found != spans:
                yield Failure(
                    rule.id,
                    "Wrong",
                    example,
                    f"marked {[source[a:b] for a, b in spans]}, reported {[source[a:b] for a, b in found]}",
                )
        if example.variant is not None and any(hit.variant != example.variant for hit in hits):
            yield Failure(rule.id, "Wrong", example, f"variants {[hit.variant for hit in hits]}")
    for written in rule.good:
        example = _as_example(written)
        source, spans = unmarked(example.text)
        if spans:
            yield Failure(rule.id, "Wrong", example, "a good example has no marks")
        hits = _hits(rule, check, example, source)
        if hits:
            yield Failure(rule.id, "Noisy", example, f"reported {[source[slice(*hit.span)] for hit in hits]}")


def _hits(rule: Rule, check: Check, example: Example, source: str) -> list[Hit]:
    document = read_text(source, "example." + _EXTENSION[example.format], example.format)
    context = Context(
        options={**rule.options, **example.options},
        type=example.type,
        today=example.today,
    )
    return list(check(document, context))


_EXTENSION = {Format.TEXT: "txt", Format.MARKDOWN: "md", Format.HTML: "html"}
