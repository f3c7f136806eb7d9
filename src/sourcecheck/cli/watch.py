"""``check --watch``: check, wait for changes, check what changed, draw the report anew, until Ctrl-C.

Files are looked at whenever the system says that something happened near them; see ``watching``. No watcher
runs while files are checked: workers are forked then, and what happens meanwhile the next look sees.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Any, Final

from sourcecheck.cli.output import Progress, error, tell, write_out
from sourcecheck.errors import SourcecheckError, UsageError
from sourcecheck.records import NamedTuple
from sourcecheck.report import FileReport, Problem
from sourcecheck.reporters.counting import number
from sourcecheck.terminal import safe
from sourcecheck.watching import Changed, Places, Seen, changed, looked, matters, places, rule_files

if TYPE_CHECKING:
    from sourcecheck.cli.asked import Asked
    from sourcecheck.cli.outputs import Output

__all__ = ["Watch", "watchable", "watched"]

_FORMATS: Final = ("text", "line")
_CLEAR: Final = "\x1b[H\x1b[2J"  # what was there before the report stays above, for who scrolls back
_QUIET_MS: Final = 50  # without another change, until a burst of them is over
_BURST_MS: Final = 1_000  # at most
_WAKE_MS: Final = 100  # at most until the watcher runs


class Watch(NamedTuple):
    """What a run that goes on needs of one that ends.

    Attributes:
        ask: finds the files and makes the engines; given an earlier run, only its files are looked for again.
        check: gives a report for each of a run's items, in order.
        show: draws a report.
        named: the paths that the person named.
        beside: gives files whose change makes the report another one, and no result.
        quiet: whether nothing is said but the report.
    """

    ask: Callable[[Asked | None], Asked]
    check: Callable[[Asked], Iterator[FileReport]]
    show: Callable[[Asked, Iterator[FileReport]], object]
    named: Sequence[str]
    beside: Callable[[Asked], Iterable[str]]
    quiet: bool


def watchable(wanted: Sequence[Output], named: Sequence[str], others: Mapping[str, object]) -> None:
    """Whether what is asked for can be watched.

    Args:
        others: options that cannot, and what they were given.

    Raises:
        UsageError: it cannot, or the package that watches is not there.
    """
    for one in wanted:
        if one.file:
            raise UsageError(f"{one.option}: --watch draws the report on standard output; leave the file out")
        if one.format not in _FORMATS:
            raise UsageError(f"--watch: nobody reads {one.format} that never ends; use --format text")
    if "-" in named:
        raise UsageError("--watch: standard input cannot be watched; name files or folders")
    for option, given in others.items():
        if given or given == "":
            raise UsageError(f"--watch and {option} exclude each other")
    _watchfiles()


def watched(run: Asked, watch: Watch) -> int:
    """Check and show a run again and again; the exit code of its end, which is Ctrl-C."""
    try:
        _rounds(run, watch)
    except KeyboardInterrupt:
        if sys.stderr is not None and sys.stderr.isatty():
            tell([""])  # behind the terminal's ^C
    return 130


class _Round(NamedTuple):
    """A run as it stands.

    Attributes:
        seen: what its last look saw.
        ever: paths that were there at some look.
        anew: whether its configurations and rules were read anew, so that no result of before holds.
        wrong: what kept it from being read; the run is then the one before.
    """

    run: Asked
    seen: Seen
    ever: frozenset[str]
    anew: bool = False
    wrong: str = ""


def _rounds(run: Asked, watch: Watch) -> None:
    kept: dict[str, FileReport] = {}
    seen = _look(run, watch, ())
    now = _Round(run, seen, frozenset((*seen.articles, *filter(os.path.lexists, watch.named))))
    change = Changed()
    while True:
        if not now.wrong:
            if now.anew:
                kept.clear()
            kept = {path: kept[path] for path in seen.articles if path in kept and path not in change.again}
            _check(now.run, kept, watch)
        what = change.said or f"{number(len(kept), 'file')} checked"
        if now.anew:
            what += ", all is checked again"
        _begin(what)
        wrong = now.wrong or _drawn(now.run, kept, watch)
        for line in wrong.splitlines():
            error(line)
        if wrong:
            what += "; waiting until this is put right"
        if not watch.quiet:
            files = number(len(now.seen.articles), "file")
            tell([f"{time.strftime('%H:%M:%S')} {safe(what)}; watching {files}, Ctrl-C ends"])
        now, change = _next(now, watch)
        seen = now.seen


def _drawn(run: Asked, kept: Mapping[str, FileReport], watch: Watch) -> str:
    """Draw a report; what is wrong where that cannot be done, as with a baseline, which is read for it."""
    try:
        watch.show(run, _reports(run, kept))
    except SourcecheckError as wrong:
        return str(wrong)
    return ""


def _check(run: Asked, kept: dict[str, FileReport], watch: Watch) -> None:
    """Check the files of a run of which there is no result, and add theirs."""
    fresh = [item for item in run.items if not isinstance(item, Problem) and item.path not in kept]
    if not fresh:
        return
    progress = Progress(len(fresh), not watch.quiet)
    for report in watch.check(run._replace(items=[*fresh])):
        progress.step()
        kept[report.path] = report
    progress.clear()


def _next(last: _Round, watch: Watch) -> tuple[_Round, Changed]:
    """Wait until something is different."""
    while True:
        where = places(watch.named, last.seen.articles, (*last.seen.settings, *last.seen.beside), _trees(last.run))
        with closing(_events(where)) as events:
            first = True
            for touched in events:
                if not (first or touched):
                    continue
                first = False  # from now on nothing is missed: what happened before is seen by this look
                now, change = _looked_again(last, watch, touched)
                if now.wrong != last.wrong or now.anew or any(change):
                    return now, change
                if touched:
                    break  # a new folder, perhaps: wait for changes there too


def _looked_again(last: _Round, watch: Watch, touched: frozenset[str]) -> tuple[_Round, Changed]:
    """Look once more, with the configurations and engines of before unless one of their files is different."""
    files = dict.fromkeys((*_files(last.run), *last.seen.settings))
    seen = last.seen._replace(settings=looked((), files).settings)
    anew = bool(last.wrong or changed(last.seen, seen).settings)
    try:
        run = watch.ask(None if anew else last.run)
    except SourcecheckError as wrong:
        return _Round(last.run, seen, last.ever, wrong=str(wrong)), changed(last.seen, seen)
    items = [item for item in run.items if not (isinstance(item, Problem) and _vanished(item, last.ever))]
    run = run._replace(items=items)
    seen = _look(run, watch, files)
    written = {path for path in seen.articles if os.path.realpath(path) in touched} if touched else ()
    change = changed(last.seen, seen, written)
    return _Round(run, seen, last.ever | seen.articles.keys(), anew or bool(change.settings)), change


def _vanished(problem: Problem, ever: frozenset[str]) -> bool:
    """Whether a problem only tells that a file or folder is gone, which is no mistake while somebody works on it."""
    return problem.kind == "input" and problem.path in ever and not os.path.lexists(problem.path)


def _look(run: Asked, watch: Watch, settings: Iterable[str]) -> Seen:
    """Look at all that a run depends on, and at settings it did depend on."""
    articles = [item.path for item in run.items if not isinstance(item, Problem)]
    return looked(articles, dict.fromkeys((*_files(run), *settings)), watch.beside(run))


def _files(run: Asked) -> Iterator[str]:
    """The files of a run's configurations and rules."""
    yield from run.finder.files()
    yield from rule_files(_trees(run))


def _trees(run: Asked) -> list[str]:
    """The folders of rules of a run."""
    return list(dict.fromkeys(folder for plan in run.engines.plans for folder in (*plan.config.rules, *plan.rules)))


def _reports(run: Asked, kept: Mapping[str, FileReport]) -> Iterator[FileReport]:
    """The reports of a run's items, in their order."""
    for item in run.items:
        if isinstance(item, Problem):
            yield FileReport(item.path, read=False, problems=(item,))
        else:
            yield kept[item.path]


def _begin(what: str) -> None:
    """Make room for a report: on a terminal the whole screen, else a line that parts it from the one before."""
    out = sys.stdout
    if out is not None and out.isatty() and os.environ.get("TERM") != "dumb":
        write_out([_CLEAR])
    else:
        write_out([f"--- {time.strftime('%H:%M:%S')} {safe(what)}\n"])


def _events(where: Places) -> Generator[frozenset[str], None, None]:
    """The paths that matter among those about which the system says something; none, time and again.

    The first come as soon as changes are waited for.

    Raises:
        UsageError: the system refuses to watch so many folders.
    """
    options = {"debounce": _BURST_MS, "step": _QUIET_MS, "rust_timeout": _WAKE_MS, "recursive": False}
    try:
        with closing(
            _watchfiles().watch(
                *where.watched, watch_filter=None, yield_on_timeout=True, ignore_permission_denied=True, **options
            )
        ) as found:
            for changes in found:
                yield frozenset(path for _, path in changes if matters(path, where))
    except FileNotFoundError:
        return  # a folder went at this moment: whoever asks looks where to wait now
    except OSError as problem:
        raise UsageError(
            f"--watch: changes in {len(where.watched):,} folders cannot be waited for: {problem}; name fewer, raise "
            "the system's limit (fs.inotify.max_user_watches), or set WATCHFILES_FORCE_POLLING=1"
        ) from None


def _watchfiles() -> Any:
    try:
        import watchfiles
    except ImportError:
        raise UsageError("--watch needs the package watchfiles: pip install 'sourcecheck[watch]'") from None
    return watchfiles
