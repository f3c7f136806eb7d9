"""How much the page may send and how long a job may take."""

from __future__ import annotations

from typing import Final

__all__ = ["ASKED", "FILE", "PROCESSES", "SECONDS", "SOURCE"]

SOURCE: Final = 5 * 1024 * 1024  # bytes of a draft's text in UTF-8
ASKED: Final = 6 * SOURCE + 64 * 1024  # bytes of a request in JSON, which may write a character with six
FILE: Final = 64 * 1024 * 1024  # bytes of a file that is dropped; pictures make Word files large
SECONDS: Final = 40.0  # for one job; 5 MB of Markdown took 9 s (2026-11-23, two busy processors)
PROCESSES: Final = 2  # so that one draft does not wait for another, in a second window
