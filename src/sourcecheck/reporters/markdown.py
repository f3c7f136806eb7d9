"""A summary in GitHub-flavoured Markdown, for the page of a CI job: counts, then the findings by file.

GitHub shows a summary of at most 1 MiB and none that is larger. Each part has its share of that, and says what
there was no room for. Places are links where the run knows an address of the files (``Look.published``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from sourcecheck.finding import Finding, Severity
from sourcecheck.report import STALE, FileReport, Problem
from sourcecheck.reporters import Look
from sourcecheck.reporters.counting import Totals, number
from sourcecheck.reporters.markdown_text import cell, code, markdown_text
from sourcecheck.reporters.portable import problem_text, slashed
from sourcecheck.reporters.repository_path import UNNAMED, Root, repository_path, repository_root, uri
from sourcecheck.settle import shortened

__all__ = ["LIMIT", "report_markdown"]

LIMIT = 1024 * 1024  # bytes of UTF-8 that GitHub shows
_FINDINGS = 720 * 1024
_RULES = 176 * 1024
_STALE = 16 * 1024
_PROBLEMS = 48 * 1024  # what is left is for the sentences between, which name nothing from outside
_MESSAGE = 400  # code points of a message; most have 80
_SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)


class _Part:
    """A part of the summary, up to its share of bytes."""

    __slots__ = ("left_out", "pieces", "room")

    def __init__(self, room: int) -> None:
        self.room = room
        self.pieces: list[str] = []
        self.left_out = 0

    def add(self, make: Callable[[], str]) -> None:
        """Add a piece if there is room for it; nothing follows, or is even made, behind one that was left out."""
        if not self.left_out:
            text = make()
            size = len(text.encode())
            if size <= self.room:
                self.room -= size
                self.pieces.append(text)
                return
        self.left_out += 1


def report_markdown(reports: Iterable[FileReport], look: Look) -> Iterator[str]:
    """Yield the summary; nothing before the last file is done, and never more than 1 MiB is kept."""
    counts = dict.fromkeys(_SEVERITIES, 0)
    rules: dict[str, int] = {}
    findings, problems, stale = _Part(_FINDINGS), _Part(_PROBLEMS), _Part(_STALE)
    totals = Totals()
    published = look.published()
    root = repository_root()
    for report in reports:
        totals.add(report)
        for problem in report.problems:
            (stale if problem.kind == STALE else problems).add(partial(_problem, problem))
        for index, finding in enumerate(report.findings):
            counts[finding.severity] += 1
            rules[finding.rule] = rules.get(finding.rule, 0) + 1
            findings.add(partial(_row, finding, _address(report.path, published, root), headed=index == 0))
    yield f"# sourcecheck\n\n{_found(counts, totals)}\n"
    yield from _left_out(totals)
    yield from _listed("Not checked", problems)
    yield from _listed("Baseline out of date", stale)
    yield from _by_rule(rules, look)
    yield from findings.pieces
    if findings.left_out:
        yield f"\n{number(findings.left_out, 'more finding')} left out here: a summary holds 1 MiB.\n"


def _found(counts: dict[Severity, int], totals: Totals) -> str:
    total, files = sum(counts.values()), number(totals.files, "file")
    if not total:
        return f"**No findings in {files}.**"
    among = files if totals.files == totals.touched else f"{totals.touched:,} of {files}"
    named = ", ".join(
        number(counts[one], one.label) if one is not Severity.INFO else f"{counts[one]:,} info"
        for one in _SEVERITIES
        if counts[one]
    )
    return f"**{number(total, 'finding')} in {among}:** {named}."


def _left_out(totals: Totals) -> Iterator[str]:
    """What was found and is not listed."""
    listed = [f"- {left}\n" for left, _ in totals.left_out()]
    if listed:
        yield "\nNot listed:\n\n" + "".join(listed)


def _listed(heading: str, problems: _Part) -> Iterator[str]:
    if problems.pieces or problems.left_out:
        yield f"\n## {heading}\n\n"
        yield from problems.pieces
    if problems.left_out:
        yield f"\n{number(problems.left_out, 'more problem')} left out here: a summary holds 1 MiB.\n"


def _problem(problem: Problem) -> str:
    where = code(slashed(problem.path)) if problem.path else "the run"
    what = "internal error" if problem.kind == "internal" else "error"
    return f"- {what}, {where}: {markdown_text(problem_text(problem))}\n"


def _by_rule(rules: dict[str, int], look: Look) -> Iterator[str]:
    """The rules by the number of their findings, and what would settle these."""
    if not rules:
        return
    known = look.rules()
    part = _Part(_RULES)
    for name, count in sorted(rules.items(), key=lambda one: (-one[1], one[0])):
        part.add(partial(_counted, name, count, known[name].settle if name in known else ""))
    yield "\n## Rules\n\n| Findings | Rule | What would settle it |\n| ---: | --- | --- |\n"
    yield from part.pieces
    if part.left_out:
        yield f"\n{number(part.left_out, 'more rule')} left out here: a summary holds 1 MiB.\n"


def _counted(name: str, count: int, settle: str) -> str:
    return f"| {count:,} | {cell(code(name))} | {cell(markdown_text(settle))} |\n"


def _head(path: str, address: str, place: str) -> str:
    shown = code(slashed(path))
    title = f"[{shown}]({address})" if address else shown
    first = "| Place |" if place else "| Line |"
    line = "| --- |" if place else "| ---: |"
    return f"\n## {title}\n\n{first} Severity | Rule | Message |\n{line} --- | --- | --- |\n"


def _row(finding: Finding, address: str, *, headed: bool) -> str:
    """A row of the table of a file; the first comes with the head of the table."""
    place = f"{finding.start.line}:{finding.start.column}"
    if finding.place:
        place = cell(markdown_text(finding.place))
    elif address:
        # Markdown and HTML are shown as they read; only their source has lines.
        place = f"[{place}]({address}?plain=1#L{finding.start.line})"
    message = cell(markdown_text(shortened(finding.message, _MESSAGE)))
    head = _head(finding.path, address, finding.place) if headed else ""
    return f"{head}| {place} | {finding.severity.label} | {cell(code(finding.rule))} | {message} |\n"


def _address(path: str, published: str, root: Root) -> str:
    """Where a file can be read; empty where that is not told, and for what is no file of the repository."""
    if not published or path in UNNAMED:
        return ""
    named = repository_path(path, root)
    if named.startswith("/") or named[1:3] == ":/":
        return ""
    from urllib.parse import quote, unquote_to_bytes

    # Of a URI, everything that Markdown could read as its own is escaped too.
    return published + quote(unquote_to_bytes(uri(named)))
