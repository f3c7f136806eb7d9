"""The baselines of a run: each file under the one of its configuration."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from sourcecheck.baseline.file import read, text, write
from sourcecheck.baseline.ledger import Ledger, Stale
from sourcecheck.baseline.place import Place
from sourcecheck.engine import Engines, Source
from sourcecheck.finding import Finding
from sourcecheck.report import FileReport, Problem

__all__ = ["Baselines", "whole_folders"]


class Baselines:
    """The baselines of a run, read once, and what the run makes of each.

    Args:
        items: what is checked, by which engines.
        places: of the baselines, by the numbers of the plans.
        create: they are to be made, and start empty.

    Raises:
        ReadError: one is not there, or not what it should be.
    """

    def __init__(
        self,
        items: Sequence[Source | Problem],
        engines: Engines,
        places: Mapping[int, Place],
        *,
        create: bool = False,
    ) -> None:
        self._engines = engines
        self._sources = {item.path: item for item in items if isinstance(item, Source)}
        self.ledgers: dict[Place, Ledger] = {}
        self._of_plan: dict[int, Ledger] = {}
        for number, place in places.items():
            ledger = self.ledgers.get(place)
            if ledger is None:
                known = {} if create else read(place.path, place.shown)
                ledger = self.ledgers[place] = Ledger(known, place.folder, engines.renamed if known else None)
            self._of_plan[number] = ledger

    def unknown(
        self, reports: Iterable[FileReport], newer: Callable[[FileReport], FileReport] | None = None
    ) -> Iterator[FileReport]:
        """The reports without the findings that the baselines know, which are counted.

        Args:
            reports: with all findings of their files: what is left out of them before would be missed.
            newer: gives a report with those findings only that lie on changed lines. Of equal findings the others
                are then the known ones.
        """
        for report in reports:
            source = self._sources.get(report.path)
            ledger = None if source is None else self._of_plan.get(source.plan)
            if ledger is None or source is None or (source.data is not None and source.path.startswith("<")):
                yield report  # standard input without a name is no file of the project
            elif not report.read:
                ledger.unread(report.path)
                yield report
            else:
                yield self._without_known(report, source, ledger, newer)

    def _without_known(
        self, report: FileReport, source: Source, ledger: Ledger, newer: Callable[[FileReport], FileReport] | None
    ) -> FileReport:
        findings = sorted((*report.findings, *report.below), key=_in_text)
        if newer is not None and findings:
            touched = newer(report)
            late = {id(one) for one in (*touched.findings, *touched.below)}
            findings.sort(key=lambda one: id(one) in late)
        flags = ledger.known(report.path, findings, self._judged(report, source))
        if not any(flags):
            return report
        known = {id(finding) for finding, flag in zip(findings, flags, strict=True) if flag}
        return report.keeping(lambda one: id(one) not in known)._replace(known=report.known + len(known))

    def _judged(self, report: FileReport, source: Source) -> frozenset[str]:
        """Rules whose entries are stale where nothing is found: they ran, and on the file as it is."""
        if source.data is not None:
            return frozenset()  # an editor's text, which nobody has saved
        failed = {problem.rule for problem in report.problems}
        return frozenset() if "" in failed else self._engines.whole(report.path, source.plan) - failed

    def follow(self, path: str, changes: Iterable[tuple[Finding, Finding | None]]) -> int:
        """Let those of a file's findings that are known stay known, whose words or neighbourhood a fix changes.

        Their baseline is written at once: a run that ends early leaves it true.

        Args:
            changes: findings before and after; None: it is gone.

        Returns:
            How many entries follow.

        Raises:
            UsageError, WriteError: the baseline cannot be written.
        """
        source = self._sources[path]
        ledger = self._of_plan.get(source.plan)
        if ledger is None:
            return 0
        followed = sum([ledger.follow(before, after) for before, after in changes])
        if followed:
            place = next(place for place, one in self.ledgers.items() if one is ledger)
            write(place.path, place.shown, text(ledger.entries(adopt=False, prune=False)[0]))
        return followed

    def stale(self, folders: Iterable[str]) -> Iterator[tuple[Place, list[Stale]]]:
        """Once all is checked: what each baseline has that is gone.

        Args:
            folders: that were checked whole.
        """
        for place, ledger in self.ledgers.items():
            found = ledger.stale(folders)
            if found:
                yield place, found

    def without(self) -> int:
        """How many files have no baseline."""
        return sum(source.plan not in self._of_plan for source in self._sources.values())


def whole_folders(paths: Sequence[str]) -> tuple[str, ...]:
    """The folders among the paths of a command line: files that are gone from them are missed."""
    return tuple(path for path in paths or (".",) if os.path.isdir(path))


def _in_text(finding: Finding) -> tuple[object, ...]:
    return finding.span, finding.rule
