"""What can go wrong, as one tree.

    SourcecheckError
    ├── UsageError      an option, a rule name or a path that cannot be meant       exit 2
    ├── ConfigError     a configuration file that does not say what one may say     exit 2
    ├── RuleError       a rule file that does not say what a rule must say          exit 2
    ├── ReadError       a file that cannot be read or is over a limit               exit 2
    ├── WriteError      a file that cannot be, or must not be, written anew         exit 2
    └── RuleCrash       a rule that raised: our bug, reported with the rule's name  exit 3

Every message is one sentence for the person at the keyboard: what, where, and
what would be accepted instead.
"""

from __future__ import annotations

__all__ = [
    "ConfigError", "ReadError", "RuleCrash", "RuleError", "SourcecheckError", "UsageError", "WriteError",
    "suggestion",
]  # fmt: skip


class SourcecheckError(Exception):
    """Base of every error this package raises on purpose."""


class UsageError(SourcecheckError):
    """The command line or an argument names something that does not exist."""


class ConfigError(SourcecheckError):
    """A configuration is wrong; a line for each problem, which starts with ``path:line: key:``."""


class RuleError(SourcecheckError):
    """A rule file is wrong; the message starts with ``path:line: key:``."""


class ReadError(SourcecheckError):
    """A file cannot be read: missing, unreadable, binary, unsupported or over a limit."""


class WriteError(SourcecheckError):
    """A fixed file cannot be written: not writable, a link out of the folder, changed by somebody else."""


class RuleCrash(SourcecheckError):
    """A rule raised while it looked at a document.

    Attributes:
        rule: id of the rule.
    """

    def __init__(self, rule: str, reason: str) -> None:
        super().__init__(f"rule {rule} failed: {reason}")
        self.rule = rule
        self.reason = reason

    def __reduce__(self) -> tuple[type[RuleCrash], tuple[str, str]]:
        return RuleCrash, (self.rule, self.reason)


def suggestion(wrong: str, allowed: object) -> str:
    """Return ``"; did you mean 'x'?"`` for the closest of ``allowed``, or ``""``.

    Args:
        wrong: what was written.
        allowed: an iterable of the strings that are accepted.
    """
    import difflib  # only on the way to an error

    close = difflib.get_close_matches(wrong, list(allowed), n=1, cutoff=0.6)  # type: ignore[call-overload]
    return f"; did you mean {close[0]!r}?" if close else ""
