"""An open text: what the editor holds, and what is known of it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from sourcecheck.document import Format
from sourcecheck.lsp.formats import MDX, format_for, is_mdx
from sourcecheck.lsp.jobs import Checked, Lost, Mended, Terms, Text
from sourcecheck.lsp.places import BOM, Places, changed, file_of, name_of, whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lsprotocol import types

    from sourcecheck.finding import Finding
    from sourcecheck.lsp.jobs import Offers

__all__ = ["Draft"]

_LARGE: Final = 400_000  # code points; a second or so of work


class Draft:
    """One open text.

    Attributes:
        uri: as the client writes it.
        version: as the client counts.
        serial: as we count, each change one more; what is known of the text is known of one serial.
        source: as the client has it.
        folder: the current folder of its checks, absolute; empty: there is none.
        checked: what the check of ``checked_serial`` found.
        untold: whether that is kept back until the next pause.
        task: the check that runs, of ``running`` (a serial), since ``began`` (seconds of the loop's clock).
        timer: the check that waits for the next pause.
        seconds: what its last check took.
        checks: how many were done.
        offers, mended: what was worked out for the serial, by what was asked for.
    """

    def __init__(self, item: types.TextDocumentItem, encoding: str) -> None:
        self.uri = item.uri
        self.version: int | None = item.version
        self.serial = 0
        self.source = whole(item.text)
        self.folder = ""
        self.path = file_of(item.uri)
        self.format: Format | None = format_for(item.language_id, self.path or name_of(item.uri))
        self._mdx = is_mdx(item.language_id, self.path or name_of(item.uri))
        self._encoding = encoding
        self._places: Places | None = None
        self.checked: Checked | Lost | None = None
        self.checked_serial = -1
        self.untold = False
        self.task: asyncio.Task[None] | None = None
        self.running = -1
        self.began = 0.0
        self.timer: asyncio.TimerHandle | None = None
        self.seconds = 0.0
        self.checks = 0
        self.offers: dict[tuple[tuple[str, int, int], ...], Offers] = {}
        self.mended: Mended | None = None

    @property
    def is_slow(self) -> bool:
        """Whether its checks take long, or are likely to."""
        return self.seconds > 1 or len(self.source) > _LARGE

    @property
    def state(self) -> str:
        """A name for what is known of it now; another one after each check."""
        return f"{self.serial}.{self.checks}"

    @property
    def name(self) -> str:
        """What it is called in a job: the path of its file, or in angle brackets a name."""
        if self.path:
            return self.path
        return f"<{name_of(self.uri)}>{MDX if self._mdx else ''}"  # by which the reader knows MDX

    @property
    def shown(self) -> str:
        """What it is called in messages to people."""
        return name_of(self.uri)

    @property
    def places(self) -> Places:
        """The places of the text as it is."""
        if self._places is None:
            self._places = Places(self.source, self._encoding)
        return self._places

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found in the text as it is; nothing where that is not known."""
        known = self.checked
        if self.checked_serial != self.serial or not isinstance(known, Checked) or known.report is None:
            return ()
        return known.report.findings

    def text(self, terms: Terms) -> Text:
        """The text for a job.

        Args:
            terms: of its folder.
        """
        assert self.format is not None
        return Text(self.name, self.format, self.source.removeprefix(BOM), self.folder, terms)

    def change(self, changes: Sequence[types.TextDocumentContentChangeEvent], version: int | None) -> None:
        """Do the client's changes."""
        self.source = changed(self.source, changes, self._encoding)
        self.version = version
        self.serial += 1
        self._places = None
        self.offers = {}
        self.mended = None

    def hold(self) -> None:
        """Let no check begin by itself any more."""
        if self.timer is not None:
            self.timer.cancel()
            self.timer = None
