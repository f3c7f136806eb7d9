"""Calls of git that start nothing of what a repository's own configuration names.

A repository that is checked is not trusted. Of what it can set, a file monitor, external diffs, text conversion,
hooks, clean filters (see ``filters``) and transports start programs; all are switched off. What people set for
themselves (``git config --global``) counts.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING, Final

from sourcecheck.errors import UsageError
from sourcecheck.temporary import temporary

if TYPE_CHECKING:
    import subprocess

__all__ = ["Git", "GitFailed"]

_OFF: Final = ("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}", "--no-pager")
# Set by git for its hooks, and by people for themselves; what else is called GIT_ could change what git prints.
_KEPT = re.compile(
    r"GIT_(?:INDEX_FILE|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|QUARANTINE_PATH|CEILING_DIRECTORIES"
    r"|DISCOVERY_ACROSS_FILESYSTEM|EXEC_PATH|CONFIG_\w+)"
)


class GitFailed(Exception):
    """git ended with an error; the message is the first line that it wrote."""


class Git:
    """git, asked in a folder."""

    def __init__(self, folder: str = "") -> None:
        self.folder = folder or None
        self.settings: tuple[str, ...] = ()  # for further calls, as ``-c`` has them

    def said(self, *arguments: str, fine: Sequence[int] = (0,)) -> bytes:
        """What a call writes, nothing where it ends with another code of ``fine``.

        Raises:
            GitFailed: it ended with another code.
            UsageError: there is no git, or no room for a temporary file.
        """
        with self.writing(*arguments, fine=fine) as out:
            return out.read()

    @contextmanager
    def writing(
        self, *arguments: str, fine: Sequence[int] = (0,), given: IO[bytes] | None = None
    ) -> Iterator[IO[bytes]]:
        """What a call writes, to be read while it runs; fails as ``said`` does, when all is read.

        Args:
            given: a file for its standard input.
        """
        import subprocess

        with temporary() as complaints:  # a pipe could fill while nobody reads it
            try:
                process = subprocess.Popen(
                    ["git", *_OFF, *(word for one in self.settings for word in ("-c", one)), *arguments],
                    cwd=self.folder,
                    env=_environment(),
                    stdin=subprocess.DEVNULL if given is None else given,
                    stdout=subprocess.PIPE,
                    stderr=complaints,
                )
            except FileNotFoundError:
                raise UsageError("git is not installed, or not on PATH; install it, or use --diff-file") from None
            except OSError as error:
                raise UsageError(f"git cannot be started: {(error.strerror or str(error)).lower()}") from None
            with _ended(process) as out:
                yield out
                rest = out.read(1)  # what nobody read: git is to end by itself
                while rest:
                    rest = out.read(1 << 16)
            if process.returncode not in fine:
                complaints.seek(0)
                raise GitFailed(_first_line(complaints.read(1 << 16)) or f"exit code {process.returncode}")


def _environment() -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_") or _KEPT.fullmatch(key)}
    if "GIT_DIR" in os.environ and "GIT_WORK_TREE" in os.environ:  # alone it would make any folder the top
        kept |= {key: os.path.abspath(os.environ[key]) for key in ("GIT_DIR", "GIT_WORK_TREE")}
    return kept | {
        "GIT_OPTIONAL_LOCKS": "0",  # nothing is written
        "GIT_ALLOW_PROTOCOL": "none",  # nothing is fetched, whatever a partial clone lacks
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C",
    }


@contextmanager
def _ended(process: subprocess.Popen[bytes]) -> Iterator[IO[bytes]]:
    """The output of a process, which does not outlive the block."""
    out = process.stdout
    assert out is not None
    try:
        yield out
        process.wait()
    except BaseException:
        with suppress(OSError):
            process.kill()
        process.wait()
        raise
    finally:
        out.close()


def _first_line(said: bytes) -> str:
    """The line that says what is wrong, rather than a warning before it."""
    lines = said.decode("utf-8", "replace").splitlines()
    wrong = [line for line in lines if line.startswith(("fatal: ", "error: "))]
    return (wrong or lines or [""])[0].partition(": ")[2] if wrong else (lines or [""])[0]
