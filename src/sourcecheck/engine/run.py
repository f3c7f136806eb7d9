"""A document on its way through the rules: what is told of it, which rules wake, what each finds or fails with."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Final

from sourcecheck.analysis.page.doctype import declared_type, document_type
from sourcecheck.analysis.page.language import declared_language, language
from sourcecheck.document import Document
from sourcecheck.engine.ready import Chosen, Ready
from sourcecheck.finding import Finding
from sourcecheck.report import FileReport, Problem
from sourcecheck.rule import Context
from sourcecheck.settle import stamp

__all__ = ["STEPS", "Run", "reason"]


class Run:
    """A document and what is known of it so far.

    Args:
        ready: the rules for it.
        asked: the type that the person says all documents have; empty: each has its own.

    Attributes:
        spoken: the language; empty where nobody can tell.
        kind: the type; empty where nobody can tell.
        awake: numbers of the rules that have anything to look at.
        speaking: the rules that speak of such documents.
        failed: whether a look at the document raised, so that the next ones are not tried.
    """

    __slots__ = ("asked", "awake", "document", "failed", "found", "kind", "problems", "ready", "speaking", "spoken")

    def __init__(self, document: Document, ready: Ready, asked: str) -> None:
        self.document = document
        self.ready = ready
        self.asked = asked
        self.spoken = self.kind = ""
        self.awake: frozenset[int] = frozenset()
        self.speaking: tuple[tuple[Chosen, Context], ...] = ()
        self.found: list[Finding] = []
        self.problems: list[Problem] = []
        self.failed = False

    def attempt(self, name: str, look: Callable[[Run], None]) -> None:
        """Find out something about the document; where that fails, rules do without.

        Args:
            name, look: one of ``STEPS``.
        """
        if self.failed:
            return
        try:
            look(self)
        except Exception as error:  # noqa: BLE001  a crash is reported, and hides nothing else
            message = f"{self.document.path}: the analysis failed: {reason(error)}"
            self.problems.append(Problem(self.document.path, "internal", message))
            self.failed = True
            self.spoken, self.kind, self.awake = self.document.language, self.asked, self.ready.numbers

    def look(self, one: Chosen, context: Context) -> None:
        """Run a rule over the document."""
        document, found = self.document, self.found
        try:
            # Findings before a crash stay: they are right, and the crash is reported beside them.
            for hit in one.check(document, context):
                if hit.variant not in one.withheld:
                    found.append(stamp(document, one.rule, one.severity, hit))
        except Exception as error:  # noqa: BLE001  one bad rule must not hide the others
            message = f"{document.path}: rule {one.rule.id} failed: {reason(error)}"
            self.problems.append(Problem(document.path, "internal", message, one.rule.id))

    def told(self, report: Callable[[Run], FileReport]) -> FileReport:
        """What is to be said of the document."""
        return report(self)


def _tell_language(run: Run) -> None:
    # What a page says of itself comes before what a project says of many, and that before a guess.
    document, own = run.document, run.ready.config.language
    run.spoken = own if own and not document.once(declared_language) else ""
    run.spoken = run.spoken or document.once(language)


def _tell_type(run: Run) -> None:
    document = run.document
    run.kind = run.asked or document.once(declared_type) or run.ready.config.type or document.once(document_type)


def _wake(run: Run) -> None:
    run.awake = run.ready.scanner.awake(run.document)


# The looks at a document that come before its rules, in this order, and what ``--profile`` calls them.
STEPS: Final[tuple[tuple[str, Callable[[Run], None]], ...]] = (
    ("telling the language", _tell_language),
    ("telling the type", _tell_type),
    ("waking rules", _wake),
)


def reason(error: BaseException) -> str:
    """What was raised and where, in one line, for a bug report."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f" ({os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno})" if trace else ""
    text = " ".join(str(error).split())[:200]
    return f"{type(error).__name__}{': ' if text else ''}{text}{where}"
