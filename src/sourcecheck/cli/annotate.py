"""``check --annotate``: the findings written back into a Word file, as comments on their words."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from sourcecheck.cli.output import note, write_whole
from sourcecheck.errors import SourcecheckError, UsageError
from sourcecheck.paths import STDIN
from sourcecheck.readers import DOCX, file_format
from sourcecheck.reporters.counting import number

if TYPE_CHECKING:
    from sourcecheck.engine import Source
    from sourcecheck.report import FileReport, Problem
    from sourcecheck.rule import Rule

__all__ = ["Annotation", "annotatable"]


def annotatable(out: str, items: Sequence[Source | Problem]) -> Source | None:
    """The Word file whose findings are written into another one; None where it cannot be checked, which is said.

    Args:
        out: the file to be written.
        items: what is to be checked.

    Raises:
        UsageError: it is no Word file, or more than one file is to be checked.
    """
    from sourcecheck.engine import Source

    if not out.lower().endswith(".docx"):
        raise UsageError(f"--annotate {out!r}: names no Word file; write --annotate FILE.docx")
    if len(items) != 1:
        raise UsageError(
            f"--annotate {out}: writes the findings of one Word file; {number(len(items), 'file')} would be checked"
        )
    (item,) = items
    if not isinstance(item, Source):
        return None
    if (item.format or file_format(item.path)) != DOCX and item.path == STDIN:
        raise UsageError(f"--annotate {out}: for a Word file on standard input add --format-of docx")
    if (item.format or file_format(item.path)) != DOCX:
        raise UsageError(
            f"--annotate {out}: {item.path} is no Word file; --format html=FILE shows findings beside any text"
        )
    if item.data is None and os.path.exists(out) and os.path.exists(item.path) and os.path.samefile(item.path, out):
        raise UsageError(f"--annotate {out}: is the file to check, and would be replaced; name another")
    return item


class Annotation:
    """Keeps the report of a Word file as it passes, and writes the file with comments once all is said."""

    def __init__(self, out: str, source: Source) -> None:
        self._out = out
        self._source = source
        self._report: FileReport | None = None

    def kept(self, reports: Iterable[FileReport]) -> Iterator[FileReport]:
        """The reports as they come."""
        for report in reports:
            if report.read and report.path == self._source.path:
                self._report = report
            yield report

    def write(self, rules: Mapping[str, Rule], *, quiet: bool) -> None:
        """Write the file, where the Word file could be read.

        Raises:
            UsageError: it cannot be written, or the Word file changed meanwhile.
        """
        if self._report is None:
            return
        from sourcecheck.annotating import annotated
        from sourcecheck.file_bytes import read_bytes
        from sourcecheck.readers import most_bytes

        source = self._source
        try:
            data = source.data
            if data is None:
                data = read_bytes(source.path, most_bytes(source.path, source.format))
            done = annotated(data, source.path, self._report.findings, rules)
        except SourcecheckError as wrong:
            raise UsageError(f"--annotate {self._out}: {wrong}") from None
        write_whole(self._out, (done.data,), f"--annotate {self._out}")
        if not quiet:
            kept = f"; {number(done.kept, 'comment')} that somebody answered or settled stay" if done.kept else ""
            note(f"{self._out}: written, with {number(done.added, 'comment')} by sourcecheck{kept}")
