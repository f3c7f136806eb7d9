"""What a run makes of one baseline, file by file: what is known, what is new, what is left over."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from sourcecheck.baseline.entries import NOTHING, Key, Known, keyed
from sourcecheck.baseline.matching import matched
from sourcecheck.finding import Finding
from sourcecheck.records import NamedTuple

__all__ = ["Account", "Ledger", "Stale"]


class Stale(NamedTuple):
    """Entries of a baseline for which there is no finding any more."""

    path: str  # from the folder of the baseline
    rule: str
    findings: int


class Account(NamedTuple):
    """How the findings of a baseline changed."""

    added: int
    removed: int
    kept: int


class _Checked(NamedTuple):
    """A file that was checked: its findings by key, and what it left of its entries."""

    known: Counter[Key]
    new: Mapping[Key, int]
    stale: Counter[Key]
    kept: Mapping[Key, int]  # of rules that did not run


class Ledger:
    """A baseline at work.

    A file that was renamed or moved, or whose paragraphs went to another file, is recognised where its old path is
    gone: findings with the same words and neighbourhood, and about the document with the same headline, are the old
    ones. Where a file has no entries of its own, others with the same words, as in edited paragraphs, are then old too.

    Args:
        known: the entries.
        folder: absolute, from which their paths count.
        renamed: ids that rules had, and those they have now.
    """

    def __init__(self, known: Known, folder: str, renamed: Mapping[str, str] | None = None) -> None:
        self.folder = folder
        self._real = os.path.realpath(folder)
        self._left: dict[str, Mapping[Key, int]] = dict(known)
        if renamed:
            self._left = {path: _today(entries, renamed) for path, entries in known.items()}
        self._done: dict[str, _Checked] = {}
        self._unread: set[str] = set()
        self._movers: dict[tuple[str, str], list[str]] | None = None  # rule and key -> gone files that have it
        self._folders: dict[str, str] = {}

    def name(self, path: str) -> str:
        """A file's path as entries have it; from the system's, which may count from the current folder."""
        head, tail = os.path.split(os.path.abspath(path))
        known = self._folders.get(head)
        if known is None:
            base = self.folder.rstrip(os.sep) + os.sep
            if (head + os.sep).startswith(base):
                known = head[len(base) :]
            else:
                # Through a link, or beside the baseline; another drive of Windows has no way from here.
                try:
                    known = os.path.relpath(os.path.realpath(head), self._real)
                except ValueError:
                    known = head
            known = self._folders[head] = "" if known == os.curdir else known.replace(os.sep, "/")
        return f"{known.rstrip('/')}/{tail}" if known else tail

    def known(self, path: str, findings: Sequence[Finding], judged: Collection[str]) -> list[bool]:
        """Which findings of a file are known.

        Args:
            path: of the file, which was checked whole.
            findings: all of them, whatever is shown, in the order of the text; of equal ones the first are the known.
            judged: rules of which every finding that is there is among these; entries of others stay.
        """
        name = self.name(path)
        keys = [keyed(finding) for finding in findings]
        own = self._left.pop(name, None)
        flags, left = matched(keys, own or {})
        if not all(flags):
            self._moved_here(keys, flags, own is None)
        found, new = Counter[Key](), Counter[Key]()
        for key, flag in zip(keys, flags, strict=True):
            (found if flag else new)[key] += 1
        stale = Counter({key: count for key, count in left.items() if key.rule in judged})
        kept = {key: count for key, count in left.items() if key.rule not in judged}
        self._done[name] = _Checked(found, new, stale, kept)
        return flags

    def follow(self, before: Finding, after: Finding | None) -> bool:
        """Let a finding of a checked file stay known, if it is, whose words or neighbourhood were changed.

        Args:
            after: None: it is gone, and its entry is stale.

        Returns:
            Whether the baseline has to be written, so that it is known the next time.
        """
        checked = self._done[self.name(before.path)]
        old = keyed(before)
        if not checked.known[old]:
            return False
        checked.known[old] -= 1
        if after is None:
            checked.stale[old] += 1
        else:
            checked.known[keyed(after)] += 1
        return after is not None

    def unread(self, path: str) -> None:
        """A file could not be checked: its entries stay."""
        self._unread.add(self.name(path))

    def stale(self, folders: Iterable[str] = ()) -> list[Stale]:
        """What can go, sorted.

        Args:
            folders: that were checked whole: entries of files that are gone from them can go too.
        """
        found: Counter[tuple[str, str]] = Counter()  # by name and rule
        for name, checked in self._done.items():
            for key, count in checked.stale.items():
                found[name, key.rule] += count
        for name in self._gone_from(folders):
            for key, count in self._left[name].items():
                found[name, key.rule] += count
        return [Stale(*place, count) for place, count in sorted(found.items()) if count]

    def entries(
        self, folders: Iterable[str] = (), *, adopt: bool, prune: bool = True
    ) -> tuple[dict[str, Mapping[Key, int]], Account]:
        """The baseline after the run, and how it differs from the one before.

        Args:
            folders: as in ``stale``.
            adopt: take new findings in.
            prune: leave out what is stale.
        """
        gone = set(self._gone_from(folders)) if prune else set[str]()
        after: dict[str, Mapping[Key, int]] = {name: one for name, one in self._left.items() if name not in gone}
        kept = sum(_total(one) for one in after.values())
        added = 0
        for name, checked in self._done.items():
            stays = Counter(checked.known) + Counter(checked.kept)
            if not prune:
                stays += Counter(checked.stale)
            kept += stays.total()
            if adopt:
                stays += Counter(checked.new)
                added += _total(checked.new)
            if stays:
                after[name] = stays
        removed = sum(_total(self._left[name]) for name in gone)
        if prune:
            removed += sum(_total(checked.stale) for checked in self._done.values())
        return after, Account(added, removed, kept)

    def _moved_here(self, keys: Sequence[Key], flags: list[bool], alone: bool) -> None:
        """Find old findings of files that are gone among those of a file; ``flags`` is set for them."""
        movers = self._gone_entries()
        if not movers:
            return
        sources: Counter[str] = Counter()
        for place, key in enumerate(keys):
            # That a document without a headline lacks a byline shows nothing of where it came from.
            if flags[place] or key.key == NOTHING:
                continue
            for name in movers.get((key.rule, key.key), ()):
                left = self._left.get(name, {})
                count = left.get(key, 0)
                if count:
                    self._left[name] = {**left, key: count - 1}
                    flags[place] = True
                    sources[name] += 1
                    break
        if not alone or not sources or all(flags):
            return
        origin = min(sources, key=lambda name: (-sources[name], name))
        rest = [place for place, flag in enumerate(flags) if not flag]
        found, self._left[origin] = matched([keys[place] for place in rest], self._left[origin])
        for place, flag in zip(rest, found, strict=True):
            flags[place] = flag

    def _gone_entries(self) -> dict[tuple[str, str], list[str]]:
        """By rule and key: files of the baseline that are gone from the disk and have such an entry."""
        if self._movers is None:
            self._movers = {}
            for name in sorted(self._left):
                if self._is_gone(name):
                    for key in self._left[name]:
                        self._movers.setdefault((key.rule, key.key), []).append(name)
        return self._movers

    def _is_gone(self, name: str) -> bool:
        # A path that is no way from the folder is not followed: on Windows it may lead into a network.
        if name in self._unread or os.path.isabs(name) or os.path.splitdrive(name)[0]:
            return False
        return not os.path.lexists(os.path.join(self.folder, name))

    def _gone_from(self, folders: Iterable[str]) -> list[str]:
        """Files of the baseline that were not checked and are gone from some folders."""
        roots = [os.path.join(os.path.realpath(folder), "") for folder in folders]
        return [
            name
            for name in sorted(self._left)
            if os.path.normpath(os.path.join(self._real, name)).startswith(tuple(roots)) and self._is_gone(name)
        ]


def _today(entries: Mapping[Key, int], renamed: Mapping[str, str]) -> dict[Key, int]:
    """Entries under the names that their rules have now."""
    found: Counter[Key] = Counter()
    for key, count in entries.items():
        found[key._replace(rule=renamed.get(key.rule, key.rule))] += count
    return dict(found)


def _total(entries: Mapping[Key, int]) -> int:
    return sum(entries.values())
