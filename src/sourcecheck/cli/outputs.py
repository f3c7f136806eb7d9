"""The reports of a run: each format to its place, one of them to standard output."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from typing import IO, TYPE_CHECKING, Any

import click

from sourcecheck.cli.output import Progress, write_file, write_out
from sourcecheck.errors import UsageError, suggestion
from sourcecheck.records import NamedTuple
from sourcecheck.report import FileReport, Problem
from sourcecheck.reporters import FORMATS, NEED_SOURCE, STATISTICS, Look, reporter
from sourcecheck.temporary import told

if TYPE_CHECKING:
    from sourcecheck.engine import Source

__all__ = [
    "Formatted", "Output", "complain", "countable", "need_source", "outputs", "spare", "without_reports",
    "write_all",
]  # fmt: skip

# Files that may be articles and are reports of an earlier run.
_OWN = {"text": (".txt",), "markdown": (".md", ".markdown"), "html": (".html", ".htm")}
# What reports that may lie among articles begin with.
_SIGNED = {"html": b'<meta name="generator" content="sourcecheck', "markdown": b"# sourcecheck\n\n"}
_SPOOLED = 4 * 1024 * 1024  # bytes of reports that wait in memory for the second format; the rest waits on disk


class Output(NamedTuple):
    """A report that is asked for.

    Attributes:
        file: that it goes to; empty: standard output.
        option: that named the file, for messages.
        statistics: whether it counts what each rule found, in place of the findings.
    """

    format: str
    file: str = ""
    option: str = ""
    statistics: bool = False


class Formatted(click.ParamType[Output]):
    """A format, or a format and the file it goes to: ``sarif=report.sarif``."""

    name = "NAME[=FILE]"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Output:
        if isinstance(value, Output):
            return value
        name, equals, file = str(value).partition("=")
        if name not in FORMATS:
            self.fail(
                f"{name!r} is no format; expected one of {', '.join(FORMATS)}{suggestion(name, FORMATS)}", param, ctx
            )
        if equals and not file:  # a variable of a script that was not set
            self.fail(f"{value!r} names no file; write {name}=FILE, or {name} for standard output", param, ctx)
        return Output(name, file, f"--format {name}={file}")


def outputs(formats: Sequence[Output], file: str | None, *, statistics: bool = False) -> tuple[Output, ...]:
    """Where each format goes, the one for standard output (or ``--output``) first.

    Args:
        formats: as asked for; none stand for text.
        file: of ``--output``.
        statistics: whether each counts, in place of showing findings.

    Raises:
        UsageError: two would go to one place.
    """
    formats = tuple(dict.fromkeys(formats)) or (Output("text"),)
    loose = [one.format for one in formats if not one.file]
    if len(loose) > 1:
        raise UsageError(
            f"--format {loose[0]} and --format {loose[1]} both go to "
            f"{'--output' if file is not None else 'standard output'}; name a file: --format {loose[1]}=FILE"
        )
    if file is not None:
        if not file:
            raise UsageError("--output '': names no file")
        if not loose:
            raise UsageError(f"--output {file}: each --format has a file already; leave one out")
        formats = tuple(one if one.file else one._replace(file=file, option=f"--output {file}") for one in formats)
    _apart(one for one in formats if one.file)
    formats = tuple(one._replace(statistics=statistics) for one in formats)
    return tuple(sorted(formats, key=lambda one: bool(one.file)))


def need_source(wanted: Iterable[Output]) -> bool:
    """Whether a format reads the text of the files."""
    return any(one.format in NEED_SOURCE for one in wanted)


def countable(wanted: Iterable[Output]) -> None:
    """Whether each format can show counts in place of findings.

    Raises:
        UsageError: one cannot.
    """
    for one in wanted:
        if one.format not in STATISTICS:
            raise UsageError(f"--statistics: there are none as {one.format}; use --format {' or '.join(STATISTICS)}")


def spare(wanted: Iterable[Output], items: Iterable[Source | Problem], read: Iterable[str] = ()) -> None:
    """Never let a report replace an article that is checked, what the run goes by, or another report.

    A file that may be an article is replaced only by a report that can have its extension, such as text in .txt.

    Args:
        wanted: outputs without a file count for nothing.
        read: the baselines and configurations, there or not; looked through only where a report would replace a file.

    Raises:
        UsageError: it would.
    """
    filed = [one for one in wanted if one.file]
    _apart(filed)
    present = [one for one in filed if os.path.isfile(one.file)]
    _replaces_none(present, items, read)
    for one in filed:
        _may_take(one)


def without_reports(items: Iterable[Source | Problem], wanted: Iterable[Output]) -> list[Source | Problem]:
    """The items without the pages that an earlier run wrote where this one will: they lie among the articles."""
    pages = [one.file for one in wanted if one.format in _SIGNED and _is_ours(one.file, _SIGNED[one.format])]
    items = list(items)
    return [one for one in items if not any(_same(one.path, page) for page in pages)] if pages else items


def _is_ours(path: str, mark: bytes) -> bool:
    try:
        with open(path, "rb") as file:
            return mark in file.read(1024)
    except OSError:
        return False


def _replaces_none(present: Sequence[Output], items: Iterable[Source | Problem], read: Iterable[str]) -> None:
    if not present:
        return
    for paths, what in (
        ((item.path for item in items), "one of the files to check"),
        (read, "a baseline or configuration"),
    ):
        for path in paths:
            for one in present:
                if _same(path, one.file):
                    raise UsageError(f"{one.option}: is {what}, and would be replaced; name another")


def _may_take(one: Output) -> None:
    """Refuse, before anything is done, a place that cannot take a report or is not meant to.

    Raises:
        UsageError: it is none.
    """
    from sourcecheck.baseline.place import NAME
    from sourcecheck.config.finder import NAMES
    from sourcecheck.readers import EXTENSIONS

    target = os.path.realpath(one.file)
    name, extension = os.path.basename(target), os.path.splitext(target)[1].lower()
    if os.path.isdir(target):
        raise UsageError(f"{one.option}: cannot be written: {one.file} is a folder; name a file")
    if not os.path.isdir(os.path.dirname(target)):
        folder = os.path.dirname(one.file)
        missing = folder if folder and not os.path.isdir(folder) else os.path.dirname(target)  # where a link leads
        raise UsageError(f"{one.option}: cannot be written: there is no folder {missing}; make it first")
    if name in (NAME, *NAMES):
        raise UsageError(f"{one.option}: {name} is the name of a baseline or configuration; name another")
    article = extension in EXTENSIONS and extension not in ("", *_OWN.get(one.format, ()))
    if article and os.path.isfile(target):
        raise UsageError(f"{one.option}: would replace {one.file}, which may be an article; name another, or delete it")


def _same(path: str, file: str) -> bool:
    try:
        return os.path.samefile(path, file)
    except (OSError, ValueError):  # standard input, or what is not there
        return False


def _apart(filed: Iterable[Output]) -> None:
    places: dict[str, Output] = {}
    for one in filed:
        before = places.setdefault(os.path.realpath(one.file), one)
        if before != one:
            said = f"{before.format} and {one.format} both go" if before.format != one.format else "another report goes"
            raise UsageError(f"{one.option}: {said} there")


def complain(wanted: Sequence[Output], said: str) -> None:
    """Tell a program that reads standard output what kept the run from beginning; people read standard error."""
    first = wanted[0]
    if first.file or first.format in ("text", "line"):
        return
    problems = tuple(Problem("", "usage", line) for line in said.splitlines())
    found = reporter(first.format, first.statistics and first.format in STATISTICS)
    write_out(found([FileReport("", read=False, problems=problems)], Look()), utf8=True)


def write_all(
    wanted: Sequence[Output],
    reports: Iterator[FileReport],
    look: Look,
    progress: Progress,
    out: Callable[..., None] | None = None,
) -> None:
    """Write the reports of a run in each format; the first as they come.

    Args:
        out: takes what would go to standard output, in place of ``write_out``.

    Raises:
        UsageError: a place cannot be written to; what was written before stays.
    """
    first, *others = wanted
    if not others:
        _write(first, reports, look, progress, out)
        return
    with closing(_Kept(reports)) as kept:
        _write(first, kept.fresh(), look, progress, out)
        for other in others:
            _write(other, kept.again(), look, progress, out)


def _write(
    one: Output, reports: Iterable[FileReport], look: Look, progress: Progress, out: Callable[..., None] | None
) -> None:
    if one.file:
        pieces = reporter(one.format, one.statistics)(reports, look._replace(colour=False))
        write_file(one.file, pieces, one.option)
        progress.clear()
    else:
        look = look if one.format == "text" else look._replace(colour=False)
        pieces = reporter(one.format, one.statistics)(reports, look)
        (out or write_out)(pieces, utf8=one.format != "text", progress=progress)


class _Kept:
    """Reports that are read more than once: on disk, where they are many."""

    def __init__(self, reports: Iterator[FileReport]) -> None:
        import tempfile

        self._reports = reports
        self._file: IO[bytes] = tempfile.SpooledTemporaryFile(_SPOOLED)  # noqa: SIM115  closed by close

    def fresh(self) -> Iterator[FileReport]:
        """The reports as they come, each kept."""
        import pickle

        for report in self._reports:
            with told():
                pickle.dump(report, self._file, pickle.HIGHEST_PROTOCOL)
            yield report

    def again(self) -> Iterator[FileReport]:
        """The reports once more."""
        import pickle

        with told():
            self._file.seek(0)  # writes what is left
        while True:
            try:
                report: Any = pickle.load(self._file)
            except EOFError:
                return
            yield report

    def close(self) -> None:
        self._file.close()
