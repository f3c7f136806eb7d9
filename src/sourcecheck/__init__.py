"""sourcecheck: a linter for the credibility and quality of articles.

    >>> import sourcecheck
    >>> for finding in sourcecheck.check_text("# Title\\n\\nText.", format="markdown"):
    ...     print(finding.start.line, finding.rule, finding.message)

Names are imported when they are first used; ``import sourcecheck`` alone costs next to nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False  # typing itself takes 3 ms to import; checkers know the name
if TYPE_CHECKING:
    from sourcecheck.api import check_file, check_paths, check_text
    from sourcecheck.document import Document, Format
    from sourcecheck.errors import ReadError, RuleCrash, RuleError, SourcecheckError, UsageError
    from sourcecheck.finding import Confidence, Finding, Fix, Related, Severity, TextEdit
    from sourcecheck.report import FileReport, Problem
    from sourcecheck.rule import Context, Example, Hit, Rule
    from sourcecheck.text import LineIndex, Position, Span

__version__ = "0.1.0"

_HOMES = {
    "api": ("check_file", "check_paths", "check_text"),
    "document": ("Document", "Format"),
    "errors": ("ReadError", "RuleCrash", "RuleError", "SourcecheckError", "UsageError"),
    "finding": ("Confidence", "Finding", "Fix", "Related", "Severity", "TextEdit"),
    "report": ("FileReport", "Problem"),
    "rule": ("Context", "Example", "Hit", "Rule"),
    "text": ("LineIndex", "Position", "Span"),
}

__all__ = [
    "Confidence", "Context", "Document", "Example", "FileReport", "Finding", "Fix", "Format", "Hit", "LineIndex",
    "Position", "Problem", "ReadError", "Related", "Rule", "RuleCrash", "RuleError", "Severity", "SourcecheckError",
    "Span", "TextEdit", "UsageError", "__version__", "check_file", "check_paths", "check_text",
]  # fmt: skip


def __getattr__(name: str) -> object:
    for home, names in _HOMES.items():
        if name in names:
            from importlib import import_module

            value = globals()[name] = getattr(import_module(f"sourcecheck.{home}"), name)
            return value
    raise AttributeError(f"module 'sourcecheck' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
