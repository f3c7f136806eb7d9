"""A finding as a SARIF result, a problem as a notification (sections 3.27 and 3.58 of SARIF 2.1.0).

GitHub takes no empty strings and no file without all four numbers of a region. Columns are code points.
"""

from __future__ import annotations

from typing import Any, Final

from sourcecheck.compiled_patterns import compiled
from sourcecheck.finding import Finding
from sourcecheck.report import Problem
from sourcecheck.reporters.repository_path import UNNAMED, Root, repository_path, uri
from sourcecheck.reporters.sarif_rule import LEVELS, cut
from sourcecheck.terminal import safe
from sourcecheck.text import Position

__all__ = ["BASE", "FINGERPRINT", "LINE_HASH", "LOCATIONS", "notice", "notification", "result"]

BASE: Final = "%SRCROOT%"
LOCATIONS: Final = 1000  # of a result, by GitHub's limits
LINE_HASH: Final = "primaryLocationLineHash"  # the only fingerprint that GitHub reads
FINGERPRINT: Final = "sourcecheck/v1"
_SNIPPET: Final = 1024  # code points; of what is longer, a whole table, the region says enough
_UNWRITABLE = compiled("[\0\ud800-\udfff]")  # what UTF-8, or a database that reads the report, does not hold


def result(finding: Finding, root: Root, index: int | None, line_hash: str) -> dict[str, Any]:
    """A finding as a result.

    Args:
        index: of its rule among those of the report; None where it is not there.
        line_hash: of the line it begins in; "" where it is not known.
    """
    artifact = _artifact(finding.path, root)
    related = finding.related[: LOCATIONS - 1]
    names = finding.related_places or ("",) * len(finding.related)
    hashes = {LINE_HASH: line_hash} if line_hash else {}
    if finding.fingerprint:
        hashes[FINGERPRINT] = finding.fingerprint
    said: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": LEVELS[finding.severity],
        "message": {"text": _message(finding.message, finding.rule)},
        "locations": [_location(artifact, _region(finding.start, finding.end, finding.quote), finding.place)],
        "properties": {"confidence": finding.confidence.label, "scope": finding.scope},
    }
    if index is not None:
        said["ruleIndex"] = index
    if hashes:
        said["partialFingerprints"] = hashes
    if related:
        said["relatedLocations"] = [
            {
                "id": number,
                **_location(artifact, _region(start, end, quote), name),
                "message": {"text": _message(message, "see here")},
            }
            for number, ((start, end, quote, message), name) in enumerate(zip(related, names, strict=False), 1)
        ]
        if len(related) < len(finding.related):
            said["properties"]["relatedLocationsLeftOut"] = len(finding.related) - len(related)
    if finding.fix is not None and finding.edits:
        changes = [_replacement(start, end, text) for start, end, text in finding.edits]
        said["fixes"] = [
            {
                "description": {"text": _message(finding.fix.message, "a fix")},
                "artifactChanges": [{"artifactLocation": artifact, "replacements": changes}],
                "properties": {"safe": finding.fix.safe},
            }
        ]
    return said


def notification(problem: Problem, root: Root) -> dict[str, Any]:
    """A problem as a notification of the run."""
    said = notice("error", problem.kind, problem.message)
    if problem.rule:
        said["associatedRule"] = {"id": problem.rule}
    if problem.path:
        said["locations"] = [_location(_artifact(problem.path, root))]
    return said


def notice(level: str, kind: str, message: str) -> dict[str, Any]:
    """A notification: error, warning or note; a kind that the report declares; one sentence."""
    return {"level": level, "descriptor": {"id": kind}, "message": {"text": _message(message, kind)}}


def _artifact(path: str, root: Root) -> dict[str, str]:
    """Where a file lies: from the top of the repository, as GitHub asks; else absolute."""
    place = uri(repository_path(path, root))
    if path in UNNAMED or place.startswith("file:"):
        return {"uri": place}
    return {"uri": place, "uriBaseId": BASE}


def _location(artifact: dict[str, str], region: dict[str, Any] | None = None, name: str = "") -> dict[str, Any]:
    """A place; ``name`` is what people call it, where they do not see its lines."""
    place: dict[str, Any] = {"artifactLocation": artifact}
    if region is not None:
        place["region"] = region
    said: dict[str, Any] = {"physicalLocation": place}
    if name:
        said["logicalLocations"] = [{"fullyQualifiedName": name}]
    return said


def _region(start: Position, end: Position, quote: str = "") -> dict[str, Any]:
    region: dict[str, Any] = {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }
    if quote and len(quote) <= _SNIPPET:
        region["snippet"] = {"text": _writable(quote)}
    return region


def _replacement(start: Position, end: Position, text: str) -> dict[str, Any]:
    change: dict[str, Any] = {"deletedRegion": _region(start, end)}
    if text:
        change["insertedContent"] = {"text": _writable(text)}
    return change


def _message(text: str, otherwise: str) -> str:
    """A message in plain text; never empty. Nothing of an article's words in it is a link (section 3.11.6)."""
    shown = safe(text)
    if "](" in shown:
        shown = shown.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return cut(shown) if shown.strip() else otherwise


def _writable(text: str) -> str:
    return _UNWRITABLE.sub("\ufffd", text)
