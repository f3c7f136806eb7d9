"""What a run finds out about files: the values that engine, workers and reporters pass on."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sourcecheck.finding import Confidence, Finding, Severity

__all__ = ["FileReport", "Plan", "Problem", "exit_code"]


class Plan(NamedTuple):
    """What a run asks of every file. Plain values only: it travels to worker processes.

    ``rules`` are folders of further rules; ``severity`` is the least that is
    shown; ``type`` the document type where the user states it.
    """

    preset: str = "recommended"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_confidence: Confidence | None = None  # None: as the preset says
    severity: Severity = Severity.INFO
    type: str = ""
    today: date | None = None
    rules: tuple[str, ...] = ()


class Problem(NamedTuple):
    """Something that could not be checked, or a bug of ours.

    ``kind`` is input (a path or file that cannot be read), worker (the process
    that checked it was killed or took too long), usage (a rule, preset or folder that
    does not exist; nothing was checked) or internal (a rule or reader raised).
    """

    path: str
    kind: str
    message: str  # begins with the path; one sentence
    rule: str = ""  # of an internal error


class FileReport(NamedTuple):
    """One file, checked. ``read`` is false where nothing could be said of it.

    ``worst`` is the highest severity found, shown or not; ``hidden`` counts the
    findings below the severity that is shown.
    """

    path: str
    format: str = ""
    encoding: str = ""
    type: str = ""
    language: str = ""
    notes: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    read: bool = True
    worst: Severity | None = None
    hidden: int = 0


def exit_code(worst: Severity | None, kinds: frozenset[str] | set[str], fail_on: Severity | None) -> int:
    """0 clean, 1 findings of ``fail_on`` or above, 2 something not checked, 3 our own bug.

    Args:
        worst: the highest severity found.
        kinds: kinds of the problems met.
        fail_on: None where findings never fail.
    """
    if "internal" in kinds:
        return 3
    if kinds:
        return 2
    return 1 if fail_on is not None and worst is not None and worst >= fail_on else 0
