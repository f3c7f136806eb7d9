"""``sourcecheck completion``: what makes a shell complete commands, options and their values.

The scripts and the protocol are click's: at a tab the shell runs ``sourcecheck`` with
``_SOURCECHECK_COMPLETE`` set. Put right here is what click's classes leave open: a value that is joined
to its option (``--select=da``), lists with commas in fish, and failures, which must not end up on the
line that somebody types.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
)

from sourcecheck.cli.candidates import entries
from sourcecheck.cli.output import write_out

__all__ = ["SHELLS", "VARIABLE", "completion", "prepare"]

VARIABLE = "_SOURCECHECK_COMPLETE"
SHELLS = ("bash", "zsh", "fish")

_Ask = Callable[[list[str], str], list[CompletionItem]]


@click.command(short_help="Print what makes bash, zsh or fish complete commands, options and rules.")
@click.argument("shell", type=click.Choice(SHELLS), metavar="bash|zsh|fish")
def completion(shell: str) -> int:
    """Print the script that makes a shell complete commands, options, rules and files.

    \b
    For this session:  source <(sourcecheck completion bash)
                       source <(sourcecheck completion zsh), after compinit
                       sourcecheck completion fish | source
    For all sessions:  sourcecheck completion bash
                           > ~/.local/share/bash-completion/completions/sourcecheck
                       sourcecheck completion zsh > _sourcecheck, in a folder of $fpath
                       sourcecheck completion fish
                           > ~/.config/fish/completions/sourcecheck.fish
    """
    from sourcecheck.cli.group import program

    write_out([_CLASSES[shell](program, {}, "sourcecheck", VARIABLE).source()], utf8=True)
    return 0


def prepare() -> None:
    """Let click complete with the classes here; called only where a shell asks."""
    for one in _CLASSES.values():
        add_completion_class(one)


class _Bash(BashComplete):
    """Bash hands over ``--select=da`` as three words and replaces the last one."""

    @staticmethod
    def _check_version() -> None:
        """Not asked: click would run whatever bash comes first on the path, to complain of its age."""

    def get_completion_args(self) -> tuple[list[str], str]:
        args, incomplete = super().get_completion_args()
        return [word for word in args if word != "="], "" if incomplete == "=" else incomplete

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        return _or_none(super().get_completions, args, incomplete)


class _Joined(ShellComplete):
    """For shells that replace the whole word: ``--select=`` has to be in front of each answer."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        found = _or_none(super().get_completions, args, incomplete)
        option, equals, value = incomplete.partition("=")
        if not equals or not option.startswith("-"):
            return found
        front = option + equals
        return [CompletionItem(front + text, help=item.help) for item in found for text in _texts(item, value)]


class _Zsh(_Joined, ZshComplete):
    pass


class _Fish(_Joined, FishComplete):
    def source(self) -> str:
        # Only the first comma parts the kind of an answer from its value, which may be a list.
        return super().source().replace('string split ","', 'string split --max 1 ","')


_CLASSES: dict[str, type[ShellComplete]] = {"bash": _Bash, "zsh": _Zsh, "fish": _Fish}


def _texts(item: CompletionItem, value: str) -> Iterable[str]:
    """What an answer stands for: the shell would look for files by the whole word, so they are looked up here."""
    return (item.value,) if item.type == "plain" else entries(value, item.type == "dir")


def _or_none(ask: _Ask, args: list[str], incomplete: str) -> list[CompletionItem]:
    """The answers, or none where half a command line cannot be understood: a trace would land on it."""
    try:
        return ask(args, incomplete)
    except Exception:  # noqa: BLE001  whatever it is, whoever types cannot do anything about it here
        return []
