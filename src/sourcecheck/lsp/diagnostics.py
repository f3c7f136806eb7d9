"""Findings as the protocol's diagnostics."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from lsprotocol import types

from sourcecheck.finding import Finding, Severity
from sourcecheck.lsp.client import Client
from sourcecheck.lsp.places import Places
from sourcecheck.terminal import safe
from sourcecheck.text import Span

__all__ = ["SOURCE", "diagnostic", "unchecked", "wrong_lines"]

SOURCE: Final = "sourcecheck"
_LEVELS: Final = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
_FAR: Final = 2**31 - 1  # a character behind every line's end: clients take that end (LSP 3.17, Position)
_AT_LINE: Final = re.compile(r"(?P<file>.+?):(?P<line>[1-9][0-9]{0,8}):(?: (?P<said>.*))?")


def diagnostic(
    finding: Finding, uri: str, places: Places, client: Client, addresses: Mapping[str, str]
) -> types.Diagnostic:
    """A finding as a diagnostic. Its words are shown as they are; what would not be visible, as escapes."""
    related = None
    if client.related and finding.related:
        related = [
            types.DiagnosticRelatedInformation(
                types.Location(uri, places.range(Span(start.offset, end.offset))), safe(said) or safe(finding.message)
            )
            for start, end, _, said in finding.related
        ]
    link = addresses.get(finding.rule, "") if client.addresses else ""
    return types.Diagnostic(
        range=places.range(finding.span),
        message=safe(finding.message),
        severity=_LEVELS[finding.severity],
        code=finding.rule,
        code_description=types.CodeDescription(link) if link else None,
        source=SOURCE,
        related_information=related,
    )


def unchecked(why: Iterable[str], places: Places) -> types.Diagnostic:
    """What stands at the top of a text that could not be checked, which would else look as if it were clean."""
    end = places.position(places.offset(types.Position(0, _FAR)))
    return types.Diagnostic(
        range=types.Range(types.Position(0, 0), end),
        message="Not checked: " + "\n".join(safe(line) for line in why),
        severity=types.DiagnosticSeverity.Warning,
        source=SOURCE,
    )


def wrong_lines(lines: Iterable[str]) -> Iterator[tuple[str, types.Diagnostic]]:
    """By file as a message names it, what is wrong at its lines."""
    for line in lines:
        found = _AT_LINE.match(line)
        if found is not None:
            number = int(found["line"]) - 1
            yield (
                found["file"],
                types.Diagnostic(
                    range=types.Range(types.Position(number, 0), types.Position(number, _FAR)),
                    message=safe(found["said"] or line),
                    severity=types.DiagnosticSeverity.Error,
                    source=SOURCE,
                ),
            )
