"""The command line. Each command is a module here, imported when it is asked for.

Standard output is the report, everything else goes to standard error. Exit codes:
0 clean, 1 findings, 2 something could not be checked or was not understood, 3 a bug
of ours, 130 interrupted, 141 nobody reads the output any more.
"""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    import click

__all__ = ["main", "run"]


def main() -> None:
    """The ``sourcecheck`` program."""
    # Imports, rules and patterns live as long as the process: looking through them for garbage is 5% of a short run.
    gc.set_threshold(100_000, 20, 20)
    try:
        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    _end(code)


def _end(code: int) -> NoReturn:
    """End the process without taking it apart, which is 7% of a run over one article, unless others hang on it."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (AttributeError, OSError, ValueError):  # nobody reads them any more: Python knows what to do
        sys.exit(code)
    if "multiprocessing" in sys.modules:  # which ends the workers that are left
        sys.exit(code)
    os._exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run a command line (without the program's name) and give its exit code."""
    import click

    from sourcecheck.cli.group import program
    from sourcecheck.cli.output import BROKEN_PIPE, error, forget_output
    from sourcecheck.errors import SourcecheckError

    try:
        if "_SOURCECHECK_COMPLETE" in os.environ:  # a shell asks: see ``completion``
            from sourcecheck.cli.completion import prepare

            prepare()
        code = program.main(args=list(arguments), prog_name="sourcecheck", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as wrong:
        click.echo(wrong.format_message(), err=True)
        return 2
    except click.UsageError as wrong:
        command = wrong.ctx.command_path if wrong.ctx is not None else _command(program, arguments)
        said = " ".join(wrong.format_message().split())  # click lists choices on lines of their own
        error(f"{said} (see {command} --help)")
        return 2
    except click.ClickException as wrong:
        error(wrong.format_message())
        return 2
    except (click.Abort, KeyboardInterrupt):
        error("interrupted")
        return 130
    except SourcecheckError as wrong:
        for line in str(wrong).splitlines():  # a rule folder can have many faults
            error(line)
        return 2
    except SystemExit as end:
        if end.code == 1:  # click's word for a reader of --help who has gone away; here 1 means findings
            return BROKEN_PIPE
        raise
    except OSError as wrong:
        if wrong.errno != errno.ENOSPC:
            return _bug(wrong)
        forget_output()
        error("no space left on device")  # for --help, or for what a long report keeps in a temporary file
        return 2
    except Exception as bug:  # noqa: BLE001  Python would exit with 1, which means findings
        return _bug(bug)
    return code if isinstance(code, int) else 0


def _command(group: click.Group, arguments: Sequence[str]) -> str:
    """The command that a command line begins with; click does not tell it where an option lacks its value."""
    import click

    said = ["sourcecheck"]
    command: click.Command | None = group
    for argument in arguments:
        if not isinstance(command, click.Group):
            break
        command = command.get_command(click.Context(command), argument)
        if command is None:
            break
        said.append(argument)
    return " ".join(said)


def _bug(bug: Exception) -> int:
    import traceback

    from sourcecheck.cli.output import error

    for line in "".join(traceback.format_exception(bug)).splitlines():
        error(line, "trace")
    error(f"{type(bug).__name__}: {bug}; please report it with the lines above", "internal error")
    return 3
