"""A run that checks only what has no result of an earlier run."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import date

from sourcecheck import readers
from sourcecheck.digests import digest
from sourcecheck.document import Format
from sourcecheck.engine import Engines, Source
from sourcecheck.errors import ReadError
from sourcecheck.file_bytes import read_bytes
from sourcecheck.readers.decode import decode
from sourcecheck.report import FileReport, Plan, Problem
from sourcecheck.results.key import Keys
from sourcecheck.results.store import Store
from sourcecheck.results.written import from_bytes, to_bytes
from sourcecheck.workers import check_all, size

__all__ = ["check_cached", "pays"]

_FEW = 8  # files, which take 10 ms or so
_SMALL = 100_000  # bytes


def check_cached(
    items: Sequence[Source | Problem], engines: Engines, jobs: int | None, store: Store
) -> Iterator[FileReport]:
    """As ``workers.check_all``, with the same reports; those of files that have not changed come from the store.

    A report is stored under the bytes that were checked, not those that were looked up: a file may change between.
    So may the day: what was checked over midnight is not stored.
    """
    plans = engines.plans
    keys = Keys(engines)
    days = list(map(_day, plans))
    known: dict[int, tuple[bytes, bytes]] = {}  # by place: digest of the bytes, and key of a result that is there
    for place, item in enumerate(items):
        if isinstance(item, Source):
            content = _content(item)
            key = keys.key(item, content) if content else b""
            if key and store.has(key, days[item.plan]):
                known[place] = content, key
    fresh = check_all([item for place, item in enumerate(items) if place not in known], engines, jobs)
    try:
        for place, item in enumerate(items):
            if isinstance(item, Source) and place in known:
                content, key = known[place]
                found = _stored(store, item, content, key, days[item.plan], plans[item.plan])
                if found is None:  # gone since, or spoiled
                    found = engines.check_sources((item,))[0]
            else:
                found = next(fresh)
            if isinstance(item, Source) and found.digest and not found.problems:
                day = _day(plans[item.plan])
                if day == days[item.plan]:
                    store.put(keys.key(item, found.digest), day, to_bytes(found))
            yield found
    finally:
        fresh.close()
        store.close()


def _day(plan: Plan) -> str:
    return (plan.day or date.today()).isoformat()


def _content(source: Source) -> bytes:
    """Digest of a file as it is now; nothing where it cannot be read, which the run itself will say.

    What is no plain file is left to the run as well: a pipe can be read only once, and on macOS so can a plain
    file that a shell has opened as ``/dev/stdin``.
    """
    try:
        if source.data is None and (source.path.startswith("/dev/") or not os.path.isfile(source.path)):
            return b""
        return digest(_bytes(source))
    except (ReadError, ValueError):
        return b""


def _stored(store: Store, source: Source, content: bytes, key: bytes, day: str, plan: Plan) -> FileReport | None:
    data = store.data(key, day)
    if data is None:
        return None
    try:
        report = from_bytes(data, plan)
        if plan.source:
            held = _bytes(source)
            if digest(held) != content:
                return None
            report = report._replace(source=_text(held, source, report))
    except (ReadError, ValueError, TypeError, EOFError):
        return None
    return report


def _bytes(source: Source) -> bytes:
    """The bytes of a source.

    Raises:
        ReadError: it cannot be read.
    """
    if source.data is not None:
        return source.data
    return read_bytes(source.path, readers.most_bytes(source.path, source.format))


def _text(data: bytes, source: Source, report: FileReport) -> str:
    """What the findings of a report count their places in.

    Raises:
        ReadError: it cannot be read.
    """
    if report.encoding == readers.DOCX:
        return readers.read(data, source.path, source.format).source
    return decode(data, source.path, html=report.format == Format.HTML).text


def pays(items: Sequence[Source | Problem]) -> bool:
    """Whether looking for results of earlier runs is worth it: a few small files are checked before a store is open."""
    if len(items) > _FEW:
        return True
    return sum(map(size, (item for item in items if isinstance(item, Source)))) > _SMALL
