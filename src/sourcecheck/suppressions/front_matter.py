"""What front matter says: ``sourcecheck: {disable: [...]}``, the same as ``sourcecheck-disable-file``.

    sourcecheck:
      disable:
        - tables/duplicate-table -- printed twice in the report that is quoted
        - {rule: dates, reason: the diary's own dates, until: 2030-01-31}

Also one string or mapping in place of the list, and below ``params`` or ``extra``, where
some site generators keep the keys of others.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sourcecheck.document import Datum, Document
from sourcecheck.suppressions.directive import Directive, Name, Until, Verb
from sourcecheck.suppressions.grammar import Place, until_of, words
from sourcecheck.text import Span

__all__ = ["of_front_matter"]

_OURS: Final = "sourcecheck"
_GROUPS: Final = ("params", "extra")
_RULES: Final = ("rule", "rules")


def of_front_matter(document: Document) -> Iterator[Directive]:
    """The directives of a document's front matter, in source order."""
    entries: dict[str, list[tuple[str, Datum]]] = {}  # mappings: number in the list -> its values by key
    for datum in document.metadata.data:
        if datum.place != "front-matter" or _OURS not in datum.key:
            continue
        path = datum.key.split(".")
        if path[0] in _GROUPS:
            del path[0]
        if not path or path[0] != _OURS:
            continue
        rest = path[1:]
        if not rest or rest[0] != "disable":
            yield _wrong(datum, "write disable: with rules or families below sourcecheck:")
        elif len(rest) == 1 or (len(rest) == 2 and rest[1].isdigit()):
            yield _of_string(document, datum)
        else:
            number = rest[1] if rest[1].isdigit() else ""
            key = rest[2] if number else rest[1]
            entries.setdefault(number, []).append((key, datum))
    for entry in entries.values():
        yield _of_mapping(document, entry)


def _of_string(document: Document, datum: Datum) -> Directive:
    said = words(datum.value, 0, _place(document, datum))
    if said.problem or not said.names:
        return _wrong(datum, said.problem or "name the rules or families it is about")
    return Directive(Verb.FILE, datum.span, datum.span, said.names, said.until, said.reason, matter=True)


def _of_mapping(document: Document, entry: list[tuple[str, Datum]]) -> Directive:
    first = entry[0][1]
    names: list[Name] = []
    until: Until | None = None
    reason = ""
    for key, datum in entry:
        if key in _RULES:
            first = first if names else datum
            said = words(datum.value, 0, _place(document, datum))
            if said.problem or said.until or said.reason:
                return _wrong(datum, said.problem or "an entry has rule, reason and until")
            names += said.names
        elif key == "reason":
            reason = " ".join(datum.value.split())
        elif key == "until":
            day = until_of(datum.value)
            if day is None:
                return _wrong(datum, "until is a date such as 2030-01-31")
            until = Until(day, datum.span)
        else:
            return _wrong(datum, "an entry has rule, reason and until")
    if not names:
        return _wrong(first, "name the rules or families it is about")
    return Directive(Verb.FILE, first.span, first.span, tuple(names), until, reason, matter=True)


def _wrong(datum: Datum, problem: str) -> Directive:
    return Directive(Verb.FILE, datum.span, datum.span, problem=problem, matter=True)


def _place(document: Document, datum: Datum) -> Place:
    """Where words of a value stand; where the value has escapes or folded lines, all of it."""
    whole = datum.span
    if document.source[slice(*whole)] != datum.value:
        return lambda first, last: whole
    return lambda first, last: Span(whole.start + first, whole.start + last)
