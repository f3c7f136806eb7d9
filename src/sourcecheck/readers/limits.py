"""How much a file may hold. One place, so that messages and tests agree.

The figures bound time and memory on hostile input and lie far above real
articles: of 260 real pages the largest holds 2.9 MB, 20,000 elements and 60
levels; the largest real table of 60 encyclopaedia pages has under 10,000 cells.
"""

from __future__ import annotations

from typing import Final

__all__ = [
    "ARCHIVE_BYTES",
    "ARCHIVE_EVEN",
    "ARCHIVE_MEMBERS",
    "ARCHIVE_RATIO",
    "BYTES",
    "CELLS",
    "DEPTH",
    "ELEMENTS",
    "FRONT_MATTER_BYTES",
    "SOUP_DEPTH",
    "SOUP_ELEMENTS",
    "TOO_DEEP",
    "WORD_XML",
    "mebibytes",
]

BYTES: Final = 16 * 1024 * 1024  # a file as it lies on disk
ELEMENTS: Final = 400_000  # start tags of a page; blocks of a Markdown or text file
DEPTH: Final = 2_000  # open elements at one place; nesting of lists and quotes
TOO_DEEP: Final = f"nested more than {DEPTH:,} deep; the limit keeps runs safe"
CELLS: Final = 200_000  # cells of all tables of a document, spans not multiplied
FRONT_MATTER_BYTES: Final = 256 * 1024
# Above these, readability and BeautifulSoup are not asked (16 s and 1 GB were seen at a million cells).
SOUP_ELEMENTS: Final = 60_000
SOUP_DEPTH: Final = 250
# Word files: pictures make them larger than texts are, and what they hold is packed.
ARCHIVE_BYTES: Final = 64 * 1024 * 1024  # a file as it lies on disk; all of its members unpacked
ARCHIVE_MEMBERS: Final = 2_000
ARCHIVE_RATIO: Final = 200  # between a member and what it takes packed ...
ARCHIVE_EVEN: Final = 64 * 1024  # ... where it takes more than this: XML that repeats itself packs well
WORD_XML: Final = 32 * 1024 * 1024  # of the members that are read; 100,000 words take 5


def mebibytes(size: int) -> str:
    """A size in bytes for a message, rounded up: what is over a limit does not read as if it were at it."""
    tenths = -(-size * 10 // 2**20)
    return f"{tenths / 10:.1f} MiB"
