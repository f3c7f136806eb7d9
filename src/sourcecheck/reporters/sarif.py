"""SARIF 2.1.0 (OASIS, 2020), as GitHub code scanning takes it.

GitHub shows 5,000 results of a run and refuses a file of more than 10 MB in gzip form, 25,000 rules or 1,000
locations of a result. What is left out for that is the least severe, and a notification says how much it is.
Findings that are not reported (suppressed, in the baseline, elsewhere) are counted in the properties of the run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from sourcecheck.finding import Finding, Severity
from sourcecheck.report import STALE, FileReport, Problem
from sourcecheck.reporters import Look
from sourcecheck.reporters.json_text import dumped
from sourcecheck.reporters.json_values import Summary, tool_value
from sourcecheck.reporters.line_hash import line_hashes
from sourcecheck.reporters.repository_path import repository_root
from sourcecheck.reporters.sarif_result import BASE, notice, notification, result
from sourcecheck.reporters.sarif_rule import descriptor

__all__ = ["report_sarif"]

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_RESULTS: Final = 5000
_RULES: Final = 25_000
_PROBLEMS: Final = 1000  # notifications; a run over a folder that cannot be read has one for each file
_PACKED: Final = 9_500_000  # bytes in gzip form, with room for what the compressor holds back
_KINDS: Final = {
    "input": "A file that could not be read.",
    "config": "A configuration that is wrong; the files under it were not checked.",
    "write": "A fixed file that could not be written; it is as it was.",
    "worker": "A file whose check was killed or took too long.",
    "usage": "Something the command line asks for that is not there; nothing was checked.",
    STALE: "A baseline that knows findings that are gone; all was checked.",
    "internal": "A bug of sourcecheck, not of the text.",
    "limit": "Results that the report has no room for.",
}


def report_sarif(reports: Iterable[FileReport], look: Look) -> Iterator[str]:
    """Yield the log when the last file is done; no more is kept than it can hold."""
    root, kept, summary = repository_root(), _Kept(), Summary()
    problems: list[Problem] = []
    whole = True  # whether all was checked
    for report in reports:
        summary.add(report)
        whole = whole and all(problem.kind == STALE for problem in report.problems)
        problems.extend(report.problems[: _PROBLEMS - len(problems)])
        kept.add(report)
    all_rules = look.rules()
    rules = list(all_rules.values())[:_RULES]
    numbers = {rule.id: number for number, rule in enumerate(rules)}
    described = [dumped(descriptor(rule)) for rule in rules]
    results = [dumped(result(one, root, numbers.get(one.rule), hash_)) for one, hash_ in kept.findings()]
    del results[_fitting(described, results) :]
    counts = summary.value()
    said = [notification(problem, root) for problem in problems]
    said += _left_out(
        (counts["findings"] - len(results), "result", "the most severe are here, --format json has all"),
        (counts["errors"] - len(problems), "problem", "standard error has all"),
        (len(all_rules) - len(rules), "rule", "their results are here"),
    )
    yield f'{{\n"$schema": {dumped(_SCHEMA)},\n"version": "2.1.0",\n"runs": [{{\n'
    for name, value in _head(said, counts, whole).items():
        yield f"{dumped(name)}: {dumped(value)},\n"
    yield f'"tool": {{"driver": {{{dumped(_driver())[1:-1]},\n"rules": ['
    yield from _members(described)
    yield ']}},\n"results": ['
    yield from _members(results)
    yield "]\n}]\n}\n"


class _Kept:
    """Findings with the hashes of their lines, as many as a report can show: the less severe give way."""

    __slots__ = ("_by_severity", "_count")

    def __init__(self) -> None:
        self._count = 0
        self._by_severity: dict[Severity, list[tuple[Finding, str]]] = {
            severity: [] for severity in sorted(Severity, reverse=True)
        }

    def add(self, report: FileReport) -> None:
        """Take those findings of a file that there is room for."""
        findings = [finding for finding in report.findings if self._least(finding.severity) is not None]
        if not findings:
            return
        lines = {finding.start.line for finding in findings}
        hashes = {} if report.source is None else line_hashes(report.source, lines)
        for finding in findings:
            place = self._least(finding.severity)
            if place is None:
                continue
            if self._count == _RESULTS:
                self._by_severity[place].pop()
                self._count -= 1
            self._by_severity[finding.severity].append((finding, hashes.get(finding.start.line, "")))
            self._count += 1

    def findings(self) -> Iterator[tuple[Finding, str]]:
        """The most severe first, those of a severity as they came."""
        for findings in self._by_severity.values():
            yield from findings

    def _least(self, severity: Severity) -> Severity | None:
        """The severity that has to make room for one more finding of ``severity``; None: there is no room for it."""
        if self._count < _RESULTS:
            return severity
        return next((one for one in sorted(Severity) if one < severity and self._by_severity[one]), None)


def _fitting(rules: Sequence[str], results: Sequence[str]) -> int:
    """How many of the results a file of the size that GitHub takes can hold."""
    if sum(len(text) for text in (*rules, *results)) * 4 < _PACKED:  # no code point has more bytes
        return len(results)
    from zlib import compressobj

    packer = compressobj()
    size = sum(len(packer.compress(text.encode())) for text in rules)
    for number, text in enumerate(results):
        size += len(packer.compress(text.encode()))
        if size > _PACKED:
            return number
    return len(results)


def _left_out(*cuts: tuple[int, str, str]) -> list[dict[str, Any]]:
    """A notification for each kind of thing that the report has no room for: how many, what, and where they are."""
    return [
        notice("warning", "limit", f"{count:,} more {thing}{'s' * (count != 1)} left out: {where}.")
        for count, thing, where in cuts
        if count
    ]


def _head(said: list[dict[str, Any]], counts: dict[str, Any], whole: bool) -> dict[str, Any]:
    """What a run says of itself."""
    invocation: dict[str, Any] = {"executionSuccessful": whole}
    if said:
        invocation["toolExecutionNotifications"] = said
    return {
        "automationDetails": {"id": "sourcecheck/"},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        # Without a URI, which would tell the folders of this machine: who reads the report knows the repository.
        "originalUriBaseIds": {BASE: {"description": {"text": "The top of the repository."}}},
        "invocations": [invocation],
        "properties": counts,
    }


def _driver() -> dict[str, Any]:
    tool = tool_value()
    return {
        "name": tool["name"],
        "version": tool["version"],
        "semanticVersion": tool["version"],
        "shortDescription": {"text": "A linter for the credibility and quality of articles"},
        "notifications": [{"id": kind, "shortDescription": {"text": text}} for kind, text in _KINDS.items()],
    }


def _members(texts: Iterable[str]) -> Iterator[str]:
    """The members of a JSON list, each on a line of its own."""
    between = "\n"
    for text in texts:
        yield between + text
        between = ",\n"
