"""A program on a pseudo-terminal: what is typed, and what it shows."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import time
from collections.abc import Mapping, Sequence


class Typed:
    """A program that has a terminal of its own.

    Args:
        environment: over that of the tests.
        errors: where standard error goes, if not to the terminal.
    """

    def __init__(self, command: Sequence[str], environment: Mapping[str, str] = {}, errors: int | None = None) -> None:
        self._ours, theirs = pty.openpty()
        # Its own session, with this terminal: so that Ctrl-C reaches it, and nobody else.
        self.process = subprocess.Popen(
            command, stdin=theirs, stdout=theirs, stderr=theirs if errors is None else errors,
            env={**os.environ, **environment}, start_new_session=True, preexec_fn=lambda: _take_terminal(theirs),
        )  # fmt: skip
        os.close(theirs)
        self._left = ""  # shown, and not asked for yet

    def type(self, text: str) -> None:
        os.write(self._ours, text.encode())

    def until(self, pattern: str, seconds: float = 60) -> str:
        """What is shown, from where the last answer ended, until it matches the pattern.

        Raises:
            AssertionError: it does not within some time, or the program ends.
        """
        shown = self._left
        end = time.monotonic() + seconds
        while (found := re.search(pattern, shown)) is None:
            ready, _, _ = select.select([self._ours], [], [], max(end - time.monotonic(), 0))
            assert ready, f"no {pattern!r} in {shown!r}"
            try:
                shown += os.read(self._ours, 65536).decode(errors="replace")
            except OSError:  # as Linux says that nobody has the terminal any more
                raise AssertionError(f"the program ended; no {pattern!r} in {shown!r}") from None
        self._left = shown[found.end() :]
        return shown[: found.end()]

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._ours)


def _take_terminal(number: int) -> None:
    import fcntl
    import termios

    fcntl.ioctl(number, termios.TIOCSCTTY, 0)
