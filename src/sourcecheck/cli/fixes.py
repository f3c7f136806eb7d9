"""The options of ``check`` that fix: what they ask for together, and where the results go."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

import click

from sourcecheck.cli.output import note, write_bytes, write_err, write_out
from sourcecheck.errors import SourcecheckError, UsageError, WriteError

if TYPE_CHECKING:
    from sourcecheck.baseline.project import Baselines
    from sourcecheck.cli.asked import Asked, Chosen
    from sourcecheck.cli.output import Progress
    from sourcecheck.cli.outputs import Output
    from sourcecheck.fixing.diff import Change
    from sourcecheck.fixing.stage import Changed
    from sourcecheck.report import FileReport

__all__ = ["FixOptions", "Fixes", "fix_options"]

_Command = TypeVar("_Command", bound=Callable[..., Any])


class FixOptions(TypedDict):
    """The values of the options that ``fix_options`` adds."""

    fix: bool
    unsafe_fixes: bool
    show_fixes: bool


def fix_options(command: _Command) -> _Command:
    """Add the options that fix to a command."""
    for option in (
        click.option("--show-fixes", is_flag=True, help="Print what --fix would change as a diff; change nothing."),
        click.option(
            "--unsafe-fixes", is_flag=True, help="With --fix or --show-fixes: also what can change the meaning."
        ),
        click.option("--fix", is_flag=True, help="Do the safe fixes and report what is left; - prints the fixed text."),
    ):
        command = option(command)
    return command


class Fixes:
    """What the options of a run ask for.

    Raises:
        UsageError: they cannot be meant together.
    """

    def __init__(self, options: FixOptions, formats: Sequence[Output], output: str | None) -> None:
        self._fix, self._unsafe, self._show = options["fix"], options["unsafe_fixes"], options["show_fixes"]
        self._changes = self._gone = self._followed = 0
        self._without = ""  # options that --fix does not go with
        if self._fix and self._show:
            raise UsageError("--fix and --show-fixes exclude each other: --show-fixes changes nothing")
        if self._unsafe and not (self._fix or self._show):
            raise UsageError("--unsafe-fixes does nothing alone; add --fix to do the fixes, --show-fixes to see them")
        loose = [one.format for one in formats if not one.file]
        if self._show and loose and output is None:
            raise UsageError(
                f"--show-fixes prints a diff in place of the report; name a file for it: --format {loose[0]}=FILE"
            )

    def alone(self, not_with_fix: Mapping[str, object], not_with_show: Mapping[str, object]) -> None:
        """Refuse other options that cannot be meant together with these.

        Args:
            not_with_fix: by name, what was given for them: those that check something else than the files on disk.
            not_with_show: those about a report that is not printed.

        Raises:
            UsageError: one was given.
        """
        for option in (name for name, given in not_with_fix.items() if given and self._fix):
            raise UsageError(
                f"--fix and {option} exclude each other: leave {option} out, look, and stage what was fixed"
            )
        self._without = "".join(f"without {name}, " for name, given in not_with_fix.items() if given)
        for option in (name for name, given in not_with_show.items() if given and self._show):
            raise UsageError(f"--show-fixes and {option} exclude each other: a diff is printed in place of the report")

    @property
    def on(self) -> bool:
        """Whether anything is fixed or shown."""
        return self._fix or self._show

    def place(self, asked: Asked) -> Callable[..., None] | None:
        """What takes the report that would go to standard output; None: standard output."""
        from sourcecheck.engine import Source

        if self._show:
            return _drop
        if self._fix and any(isinstance(item, Source) and item.data is not None for item in asked.items):
            return write_err
        return None

    def stage(
        self,
        reports: Iterator[FileReport],
        asked: Asked,
        chosen: Chosen,
        progress: Progress,
        *,
        known: Baselines | None = None,
        verbose: bool = False,
    ) -> Iterator[FileReport]:
        """The reports of what is left once files are fixed, which happens as they come.

        Args:
            known: baselines, whose entries follow the words that fixes change.
        """
        from sourcecheck.fixing.stage import Fixing, fixing
        from sourcecheck.readers import DOCX
        from sourcecheck.terminal import Palette, wants_colour

        roots = [path for path in chosen["paths"] if os.path.isdir(path)]
        palette = Palette(wants_colour(chosen["color"], sys.stdout, os.environ))
        # A terminal gets what is safe to look at, a program the bytes as they are.
        plain = not palette.on and (sys.stdout is None or not sys.stdout.isatty())

        def show(change: Change, gone: int) -> None:
            from sourcecheck.fixing.diff import patch, shown

            self._changes, self._gone = self._changes + 1, self._gone + gone
            progress.clear()
            if plain:
                write_bytes(patch(change))
            else:
                write_out(shown(change, palette))

        def give(data: bytes) -> None:
            progress.clear()
            write_bytes((data,))

        how = Fixing(self._unsafe, (*roots, os.curdir), verbose, show if self._show else None, give)
        if known is not None:
            how = how._replace(follow=partial(self._follow, known))
        unfixed = False
        for report in fixing(reports, asked.items, asked.engines, how):
            unfixed = unfixed or (report.encoding == DOCX and bool(report.findings))
            yield report
        if unfixed and not chosen["quiet"]:
            progress.clear()
            note("Word files are not fixed; --annotate OUT.docx writes the findings into one as comments")
        if self._followed and not chosen["quiet"]:
            progress.clear()
            known_ones = "known finding has" if self._followed == 1 else "known findings have"
            note(f"the baseline was written anew: {self._followed:,} {known_ones} other words around or in them now")
        if self._show and not chosen["quiet"] and (self._changes or not unfixed):
            progress.clear()
            note(self._summary())

    def _follow(self, known: Baselines, path: str, changed: Changed) -> None:
        """Let known findings stay known.

        Raises:
            WriteError: the baseline cannot be written, and the file is not to be.
        """
        try:
            self._followed += known.follow(path, changed)
        except SourcecheckError as error:
            raise WriteError(f"{path}: not fixed, since known findings in it would be new ones: {error}") from None

    def _summary(self) -> str:
        if not self._changes:
            return "nothing to fix" + ("" if self._unsafe else " (--unsafe-fixes shows more, where there is more)")
        findings = f"{self._gone:,} finding{'' if self._gone == 1 else 's'}"
        files = f"{self._changes:,} file{'' if self._changes == 1 else 's'}"
        mend = f"{self._without}--fix{' --unsafe-fixes' if self._unsafe else ''}"
        return f"{findings} in {files} would be fixed; {mend} does it"


def _drop(pieces: Iterable[str], *, utf8: bool = False, progress: Progress | None = None) -> None:
    """Let reports pass that are not written."""
    for _ in pieces:
        pass
