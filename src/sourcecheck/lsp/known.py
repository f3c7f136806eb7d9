"""The findings of an open text that its baseline knows, asked again and again while somebody types.

A run uses a baseline up, file by file. Here each question gets the part of it that speaks of one file, and of files
that are gone, from which it may have come.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from typing import Final

from sourcecheck.baseline.entries import Key
from sourcecheck.baseline.file import read
from sourcecheck.baseline.ledger import Ledger
from sourcecheck.baseline.place import NAME, Place, found
from sourcecheck.config import Config
from sourcecheck.errors import ConfigError, ReadError
from sourcecheck.finding import Finding
from sourcecheck.records import NamedTuple
from sourcecheck.report import FileReport
from sourcecheck.watching import looked

__all__ = ["Known", "baseline_files"]

_Entries = dict[str, dict[Key, int]]
_GONE_SECONDS: Final = 30.0  # that files found gone are taken to be so: a large baseline names thousands


class _File(NamedTuple):
    """A baseline as it was read.

    Attributes:
        state: of the file then.
        gone: its files that are no more; ``looked_at`` says when that was looked at (monotonic seconds).
    """

    state: tuple[int, ...]
    entries: _Entries
    gone: tuple[str, ...]
    looked_at: float


class Known:
    """The baselines of one folder's texts; each is read anew when it changes."""

    def __init__(self) -> None:
        self._files: dict[str, _File] = {}

    def without(
        self, report: FileReport, path: str, config: Config, renamed: Mapping[str, str]
    ) -> tuple[FileReport, tuple[str, ...]]:
        """The report without the findings that are known, and what is wrong with the baseline, a line each.

        Where a baseline is spoiled, it counts as it was before; where there was none before, nothing is known.

        Args:
            path: of the text's file.
            renamed: ids that rules had, and those they have now.
        """
        try:
            place = found(config)
        except (ConfigError, ReadError) as error:
            return report, (*str(error).splitlines(), "So no finding counts as known until this is put right.")
        if place is None:
            return report, ()
        file, wrong = self._read(place)
        findings = sorted((*report.findings, *report.below), key=_in_text)
        if file is None or not findings:
            return report, wrong
        name = Ledger({}, place.folder).name(path)
        own = {name: file.entries[name]} if name in file.entries else {}
        flags = Ledger(own, place.folder, renamed).known(path, findings, ())
        if not all(flags) and file.gone:
            entries = {**own, **{gone: file.entries[gone] for gone in file.gone if gone != name}}
            flags = Ledger(entries, place.folder, renamed).known(path, findings, ())
        known = {id(finding) for finding, flag in zip(findings, flags, strict=True) if flag}
        return report.keeping(lambda one: id(one) not in known)._replace(known=len(known)), wrong

    def _read(self, place: Place) -> tuple[_File | None, tuple[str, ...]]:
        state = looked((), (place.path,)).settings[place.path]
        kept = self._files.get(place.path)
        now = time.monotonic()
        if kept is None or kept.state != state:
            try:
                entries = {name: dict(one) for name, one in read(place.path, place.shown).items()}
            except ReadError as error:
                meanwhile = "So no finding counts" if kept is None else "What was known before counts"
                return kept, (*str(error).splitlines(), f"{meanwhile} as known until this is put right.")
            kept = _File(state, entries, tuple(_gone(entries, place.folder)), now)
        elif now - kept.looked_at > _GONE_SECONDS:
            kept = kept._replace(gone=tuple(_gone(kept.entries, place.folder)), looked_at=now)
        self._files[place.path] = kept
        return kept, ()


def baseline_files(config: Config) -> Iterator[str]:
    """The files in which the baseline of a configuration lies, or would if there were one."""
    if config.baseline:
        yield config.baseline
        return
    for folder in dict.fromkeys((config.root or os.getcwd(), os.getcwd())):
        yield os.path.join(folder, NAME)


def _gone(entries: _Entries, folder: str) -> Iterator[str]:
    for name in entries:
        # As in the ledger: a path that is no way from the folder is not followed.
        if not os.path.isabs(name) and not os.path.splitdrive(name)[0]:
            if not os.path.lexists(os.path.join(folder, name)):
                yield name


def _in_text(finding: Finding) -> tuple[object, ...]:
    return finding.span, finding.rule
