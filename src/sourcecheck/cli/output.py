"""Where output goes: standard output, a file that appears whole or not at all, standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress

from sourcecheck.errors import UsageError
from sourcecheck.replacing import replacing
from sourcecheck.terminal import Palette, safe, wants_colour

__all__ = [
    "BROKEN_PIPE",
    "Progress",
    "choose_colour",
    "columns",
    "error",
    "forget_output",
    "note",
    "tell",
    "write_bytes",
    "write_err",
    "write_file",
    "write_out",
    "write_whole",
]

# What a shell reports for a program that SIGPIPE ended.
BROKEN_PIPE = 141
_PATIENCE = 2.0  # seconds before progress is shown
_OFTEN = 0.1  # seconds between two updates
_choice = "auto"  # of --color, once it is known


def choose_colour(choice: str) -> None:
    """Let ``--color`` count for messages too; errors before it is read go by the environment."""
    global _choice
    _choice = choice


def error(message: str, label: str = "error") -> None:
    """Write one line to standard error, safe for a terminal."""
    _complain(label, "error", message)


def note(message: str) -> None:
    """Write one line to standard error that is no error."""
    _complain("note", "info", message)


def tell(lines: Iterable[str]) -> None:
    """Write lines that are safe already to standard error, as they are."""
    if sys.stderr is None:
        return
    with suppress(OSError):  # nobody listens
        sys.stderr.write("".join(f"{line}\n" for line in lines))
        sys.stderr.flush()


def _complain(label: str, style: str, message: str) -> None:
    if sys.stderr is None:
        return
    palette = Palette(wants_colour(_choice, sys.stderr, os.environ))
    try:
        sys.stderr.write(f"{palette(style, label + ':')} {safe(message)}\n")
        sys.stderr.flush()
    except OSError:
        pass  # nobody listens; the exit code still says it
    except UnicodeEncodeError:
        sys.stderr.write(f"{label}: {safe(message).encode('ascii', 'backslashreplace').decode()}\n")


def write_out(pieces: Iterable[str], *, utf8: bool = False, progress: Progress | None = None) -> None:
    """Write to standard output.

    Raises:
        SystemExit: 141, where the reader has gone away.
        UsageError: there is no standard output, or no room for it.
    """
    out = sys.stdout
    if out is None:
        raise UsageError("there is no standard output; name a file with --output")
    if hasattr(out, "reconfigure"):
        if utf8:
            out.reconfigure(encoding="utf-8", errors="strict")
        else:
            out.reconfigure(errors="backslashreplace")
    for piece in pieces:
        if progress is not None:
            progress.clear()
        _put(piece)
    _put("")


def write_err(pieces: Iterable[str], *, utf8: bool = False, progress: Progress | None = None) -> None:
    """Write a report to standard error, where standard output has the fixed text; as ``write_out``."""
    out = sys.stderr
    for piece in pieces:
        if progress is not None:
            progress.clear()
        with suppress(OSError, AttributeError):  # nobody listens; the exit code still says it
            if utf8 and hasattr(out, "reconfigure"):
                out.reconfigure(encoding="utf-8")
            out.write(piece)
            out.flush()


def write_bytes(pieces: Iterable[bytes]) -> None:
    """Write to standard output as it is: a fixed text, or a patch, in its own encoding.

    Raises:
        SystemExit, UsageError: as ``write_out``.
    """
    if sys.stdout is None:
        raise UsageError("there is no standard output to write to")
    _put("")  # what was written as text stands before
    with _told():
        for piece in pieces:
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()


def _put(piece: str) -> None:
    with _told():
        sys.stdout.write(piece)
        if not piece:
            sys.stdout.flush()


@contextmanager
def _told() -> Iterator[None]:
    """Say why standard output cannot be written.

    Raises:
        SystemExit, UsageError: as ``write_out``.
    """
    try:
        yield
    except OSError as problem:
        forget_output()
        if isinstance(problem, BrokenPipeError) or (os.name == "nt" and problem.errno == 22):
            raise SystemExit(BROKEN_PIPE) from None
        raise UsageError(f"standard output: cannot be written: {(problem.strerror or '').lower()}") from None


def forget_output() -> None:
    """Let what is still buffered for standard output go nowhere, or the interpreter complains at its end."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_file(path: str, pieces: Iterable[str], asked: str = "") -> None:
    """Write UTF-8 to a file that is replaced when all is written; until then the old one stays.

    Devices and pipes are written as they are.

    Args:
        asked: the option that named the file, for messages.

    Raises:
        UsageError: the file cannot be written.
    """
    write_whole(path, (piece.encode() for piece in pieces), asked)


def write_whole(path: str, pieces: Iterable[bytes], asked: str = "") -> None:
    """Write a file that is replaced when all is written; as ``write_file``, and what it is given as it is.

    Raises:
        UsageError: the file cannot be written.
    """
    try:
        if os.path.exists(path) and not os.path.isfile(path):
            with open(path, "wb") as out:
                out.writelines(pieces)
            return
        target = os.path.realpath(path)  # a link stays a link
        folder = os.path.dirname(target)
        if not os.path.isdir(folder):
            named = os.path.dirname(path)
            missing = folder if not named or os.path.isdir(named) else named  # the one that a link leads to
            raise UsageError(f"{asked or path}: cannot be written: there is no folder {missing}; make it first")
        with replacing(target) as out:
            out.writelines(pieces)
    except OSError as problem:
        raise _unwritable(asked or path, problem) from None


def _unwritable(asked: str, problem: OSError) -> UsageError:
    said = (problem.strerror or str(problem)).lower()
    return UsageError(f"{asked}: cannot be written: {said}; make room or way for it, or name another file")


def columns() -> int:
    """Columns to fill: of the terminal, at most 120; 100 where there is none, so that reports are equal."""
    if sys.stdout is None or not sys.stdout.isatty():
        return 100
    try:
        return min(os.get_terminal_size(sys.stdout.fileno()).columns or 100, 120)
    except (OSError, ValueError):
        return 100


class Progress:
    """A line on standard error while a run is long and a terminal is there; never otherwise."""

    __slots__ = ("_done", "_next", "_on", "_shown", "_total")

    def __init__(self, total: int, wanted: bool) -> None:
        from time import monotonic

        self._total = total
        self._done = 0
        self._shown = False
        self._on = wanted and sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._next = monotonic() + _PATIENCE

    def step(self) -> None:
        """One more file is done."""
        self._done += 1
        if not self._on:
            return
        from time import monotonic

        now = monotonic()
        if now >= self._next:
            self._next = now + _OFTEN
            self._shown = True
            sys.stderr.write(f"\r\x1b[K{self._done:,} of {self._total:,} files")
            sys.stderr.flush()

    def clear(self) -> None:
        """Make room for a line of output."""
        if self._shown:
            self._shown = False
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
