"""What a person is told beside the findings: once, in plain words, and again only where it comes back."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from lsprotocol import types

from sourcecheck.lsp.diagnostics import wrong_lines
from sourcecheck.lsp.jobs import Checked, Lost
from sourcecheck.terminal import safe

if TYPE_CHECKING:
    from sourcecheck.lsp.drafts import Draft

__all__ = ["Telling"]


class Telling:
    """What was told, and of which texts it still holds.

    Args:
        show: shows a message to the person.
        log: writes one into the client's log.
        mark: marks the lines of a file, by its absolute path, at which something is wrong; none: nothing is any more.
    """

    def __init__(
        self,
        show: Callable[[types.MessageType, str], None],
        log: Callable[[str], None],
        mark: Callable[[str, list[types.Diagnostic]], None],
    ) -> None:
        self._show = show
        self._log = log
        self._mark = mark
        self._holds: dict[str, set[str]] = {}  # what was shown, and the texts or other things of which it holds
        self._logged: set[str] = set()
        self._wrong: dict[str, tuple[str, tuple[str, ...]]] = {}  # by text: its folder, and lines about configuration
        self._marked: dict[str, list[types.Diagnostic]] = {}

    def heard(self, draft: Draft) -> None:
        """Tell what the check of a text gave reason to tell."""
        known = draft.checked
        self.about(draft.uri, dict(_said(draft)))
        if isinstance(known, Checked):
            for note in known.notes:
                if note not in self._logged:
                    self._logged.add(note)
                    self._log(safe(note))
            self._wrong[draft.uri] = draft.folder, known.wrong
            self._mark_files()

    def closed(self, uri: str) -> None:
        """Forget a text."""
        self.about(uri, {})
        if self._wrong.pop(uri, None) is not None:
            self._mark_files()

    def about(self, what: str, said: Mapping[str, types.MessageType]) -> None:
        """Show what there is to say about something and was not shown yet; what was said of it before holds no more.

        Args:
            what: a text's URI, or another name.
        """
        for text, level in said.items():
            if text not in self._holds:
                self._show(level, text)
                self._holds[text] = set()
            self._holds[text].add(what)
        for text, whats in tuple(self._holds.items()):
            if what in whats and text not in said:
                whats.discard(what)
                if not whats:
                    del self._holds[text]

    def once(self, level: types.MessageType, text: str) -> None:
        """Show a message, unless it was shown already."""
        self.about(text, {text: level})

    def at(self, path: str) -> list[types.Diagnostic]:
        """What is wrong at the lines of a file."""
        return self._marked.get(path, [])

    def _mark_files(self) -> None:
        found: dict[str, list[types.Diagnostic]] = {}
        for folder, lines in set(self._wrong.values()):
            for name, one in wrong_lines(lines):
                marks = found.setdefault(os.path.normpath(os.path.join(folder, name)), [])
                if one not in marks:
                    marks.append(one)
        before, self._marked = self._marked, found
        for path in before.keys() | found.keys():
            if before.get(path) != found.get(path):
                self._mark(path, found.get(path, []))


def _said(draft: Draft) -> Iterator[tuple[str, types.MessageType]]:
    known = draft.checked
    if isinstance(known, Lost):
        again = "It is checked again when it is saved."
        yield safe(f"{draft.shown}: not checked: {known.why}. {again}"), types.MessageType.Warning
    elif isinstance(known, Checked):
        if known.wrong:
            yield "\n".join(map(safe, known.wrong)), types.MessageType.Error
        for problem in known.report.problems if known.report is not None else ():
            if problem.kind == "internal":
                yield safe(f"{problem.message}; please report it"), types.MessageType.Error
            else:
                yield safe(f"{problem.message}; it is not checked"), types.MessageType.Warning
