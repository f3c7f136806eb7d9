"""Reports to text: one function per format, one dict.

Each takes the reports of files as they come and yields pieces of the output, so that
memory does not grow with the run. Reporters print what they are given: they do not
filter, sort or read options beyond how it is to look.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from sourcecheck.report import FileReport

__all__ = ["FORMATS", "Look", "Reporter", "reporter"]


class Look(NamedTuple):
    """How text output looks: colours, columns of the terminal, whether the summary is left out."""

    colour: bool = False
    width: int = 100
    quiet: bool = False


Reporter = Callable[[Iterable[FileReport], Look], Iterator[str]]

FORMATS = ("text", "json")


def reporter(format: str) -> Reporter:
    """The reporter of a format; imported when it is asked for."""
    if format == "json":
        from sourcecheck.reporters.json_report import report_json

        return report_json
    from sourcecheck.reporters.text_report import report_text

    return report_text
