"""What decides the exit code of a run, and what is said on standard error while its reports pass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sourcecheck.cli.output import Progress, error, note
from sourcecheck.readers import DOCX
from sourcecheck.report import FileReport, exit_code

__all__ = ["Tally"]


class Tally:
    """Keeps of passing reports what decides the exit code; problems go to standard error at once.

    Args:
        progress: is told of each report, and makes room for what is said.
        notes: whether notes are said, such as that a text was decoded by a guess.
        verbose: whether it is said of each file how it was read.
    """

    def __init__(self, progress: Progress, *, notes: bool, verbose: bool = False) -> None:
        self.fails = False
        self._kinds: set[str] = set()
        self._progress = progress
        self._notes = notes
        self._verbose = verbose

    def counted(self, reports: Iterable[FileReport]) -> Iterator[FileReport]:
        """The reports as they come."""
        for report in reports:
            self._progress.step()
            self.fails = self.fails or report.fails
            if report.problems or report.notes or self._verbose:
                self._progress.clear()
            for problem in report.problems:
                self._kinds.add(problem.kind)
                error(problem.message, "internal error" if problem.kind == "internal" else "error")
            if self._notes:
                for text in report.notes:
                    note(f"{report.path}: {text}")
            if self._verbose and report.read:
                note(_read_as(report))
            yield report

    def exit_code(self, *, fails: bool) -> int:
        """The exit code of the run.

        Args:
            fails: whether what was found fails it; problems do in any case.
        """
        return exit_code(fails, self._kinds)


def _read_as(report: FileReport) -> str:
    written = ("a Word file",) if report.encoding == DOCX else (report.format, report.encoding)
    about = (
        *written,
        f"language {report.language or 'unknown'}",
        f"type {report.type or 'unknown'}",
    )
    left = ""
    if report.strangers:
        rules = "a rule that does" if report.strangers == 1 else f"{report.strangers} rules that do"
        left = f"; {rules} not know this language did not run"
    return f"{report.path}: read as {', '.join(about)}{left}"
