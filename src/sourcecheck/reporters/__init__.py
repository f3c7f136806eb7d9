"""Reports to text: one function per format, one dict.

Each takes the reports of files as they come and yields pieces of the output, so that
memory does not grow with the run. Reporters print what they are given: they do not
filter, sort or read options beyond how it is to look.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from typing import Final

from sourcecheck.records import NamedTuple
from sourcecheck.report import FileReport
from sourcecheck.rule import Rule

__all__ = ["FORMATS", "NEED_SOURCE", "STATISTICS", "Look", "Reporter", "reporter"]


def _none() -> Mapping[str, Rule]:
    return {}


def _nowhere() -> str:
    return ""


class Look(NamedTuple):
    """How a report looks and what it may tell of the run.

    Attributes:
        colour: whether text is coloured.
        width: columns of the terminal.
        quiet: whether the summary is left out.
        rules: gives the rules of the run by id, for formats that describe them.
        published: gives the address under which the top of the repository can be read on the web, with a slash
            at its end, for formats that link; empty where there is none.
    """

    colour: bool = False
    width: int = 100
    quiet: bool = False
    rules: Callable[[], Mapping[str, Rule]] = _none
    published: Callable[[], str] = _nowhere


Reporter = Callable[[Iterable[FileReport], Look], Iterator[str]]

# Name to module and function, in the order in which help lists them.
FORMATS: Final = {
    "text": "text_report:report_text",
    "html": "html_report:report_html",
    "json": "json_report:report_json",
    "jsonl": "jsonl:report_jsonl",
    "line": "line:report_line",
    "markdown": "markdown:report_markdown",
    "sarif": "sarif:report_sarif",
    "github": "github:report_github",
    "gitlab": "gitlab:report_gitlab",
    "junit": "junit:report_junit",
    "checkstyle": "checkstyle:report_checkstyle",
    "rdjson": "rdjson:report_rdjson",
    "rdjsonl": "rdjson:report_rdjsonl",
    "sonar": "sonar:report_sonar",
}
# Formats that read ``FileReport.source``.
NEED_SOURCE: Final[frozenset[str]] = frozenset({"html", "sarif", "rdjson", "rdjsonl", "sonar"})
# The same for what stands in place of the findings where only counts are asked for.
STATISTICS: Final = {
    "text": "statistics:as_text",
    "json": "statistics:as_json",
}


def reporter(format: str, statistics: bool = False) -> Reporter:
    """The reporter of a format; imported when it is asked for.

    Args:
        statistics: the one that counts, for a format that has one.
    """
    module, _, function = (STATISTICS if statistics else FORMATS)[format].partition(":")
    found: Reporter = getattr(import_module(f"sourcecheck.reporters.{module}"), function)
    return found
