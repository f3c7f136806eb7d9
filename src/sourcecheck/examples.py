"""A rule's own examples, run: the documentation is the test.

Outcomes have ast-grep's names: Missing (a bad example is silent), Noisy (a good
example fires), Wrong (it fires elsewhere than marked, or otherwise than said).
"""

from __future__ import annotations

from collections.abc import Iterator

from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Document, Format
from sourcecheck.readers import read_text
from sourcecheck.records import NamedTuple
from sourcecheck.rule import Check, Context, Example, Hit, Rule
from sourcecheck.text import Span

__all__ = ["Failure", "as_example", "failures", "pair", "read_example", "unmarked"]

# Of three brackets in a row the outer two are the mark: "[[[4]]]" marks "[4]".
_MARK = compiled(r"\\\[\[|\\\]\]|\[\[|\]\](?!\])")


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


def as_example(example: str | Example) -> Example:
    """An example with all its fields; a bare string is plain text."""
    return example if isinstance(example, Example) else Example(example)


def pair(rule: Rule, *, brief: bool = False) -> tuple[Example | None, Example | None]:
    """One bad and one good example to be shown together, in other words than one another.

    Those come first that need no day, option or type of their own: where these are not shown beside it, nobody can
    tell why an example is reported or left alone. None stands for what there is not; where a rule has the same words
    only on both sides, the bad example stands alone.

    Args:
        brief: prefer short examples; otherwise those that the rule names first.
    """

    def rank(example: Example) -> tuple[bool, int]:
        own = bool(example.options or example.type or example.today)
        return own, len(example.text) if brief else 0

    bad, good = (sorted(map(as_example, some), key=rank) for some in (rule.bad, rule.good))
    for one in bad:
        words = _words(one)
        for other in good:
            if _words(other) != words:
                return one, other
    return (bad[0], None) if bad else (None, good[0] if good else None)


def _words(example: Example) -> list[str]:
    return unmarked(example.text)[0].split()


def read_example(example: Example) -> tuple[Document, list[Span]]:
    """The document that an example is, and the spans that it marks."""
    source, spans = unmarked(example.text)
    return read_text(source, "example." + _EXTENSION[example.format], example.format), spans


def failures(rule: Rule, check: Check) -> Iterator[Failure]:
    """Run the examples of a rule whose matcher, if it has one, is compiled into ``check``."""
    for written in rule.bad:
        example = as_example(written)
        document, spans = read_example(example)
        hits = _hits(rule, check, example, document)
        if not hits:
            yield Failure(rule.id, "Missing", example, "nothing is reported")
            continue
        if example.document:
            if len(hits) != 1 or hits[0].scope != "document":
                yield Failure(rule.id, "Wrong", example, f"{len(hits)} findings, not one about the document")
            if spans:
                yield Failure(rule.id, "Wrong", example, "an example about the document has no marks")
        else:
            found = sorted(hit.span for hit in hits)
            about = sum(hit.scope == "document" for hit in hits)
            if about:
                yield Failure(rule.id, "Wrong", example, f"{about} findings about the document, not at a place")
            elif found != spans:
                yield Failure(
                    rule.id, "Wrong", example, f"marked {_quotes(document, spans)}, reported {_quotes(document, found)}"
                )
        if example.variant is not None and any(hit.variant != example.variant for hit in hits):
            yield Failure(rule.id, "Wrong", example, f"variants {[hit.variant for hit in hits]}")
    for written in rule.good:
        example = as_example(written)
        document, spans = read_example(example)
        if spans:
            yield Failure(rule.id, "Wrong", example, "a good example has no marks")
        hits = _hits(rule, check, example, document)
        if hits:
            yield Failure(rule.id, "Noisy", example, f"reported {_quotes(document, [hit.span for hit in hits])}")


def _quotes(document: Document, spans: list[Span]) -> list[str]:
    return [document.source[start:end] for start, end in spans]


def _hits(rule: Rule, check: Check, example: Example, document: Document) -> list[Hit]:
    context = Context(
        options={**rule.defaults, **example.options},
        type=example.type,
        today=example.today,
    )
    return list(check(document, context))


_EXTENSION = {Format.TEXT: "txt", Format.MARKDOWN: "md", Format.HTML: "html"}
