"""What a project's configuration says: plain frozen values, which travel to worker processes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from sourcecheck.finding import Confidence, Severity
from sourcecheck.records import NamedTuple

if TYPE_CHECKING:
    from datetime import date

__all__ = ["DEFAULT", "PRESET", "Config", "Globs", "Mention", "Override"]

DEFAULT: Final = "default"
PRESET: Final = "recommended"  # in force where nobody names one


class Globs(NamedTuple):
    """Patterns in the syntax of .gitignore, for paths below an absolute folder."""

    root: str
    patterns: tuple[str, ...]


class Override(NamedTuple):
    """What holds for some files only. Of several that match a file, each adds to those before it."""

    files: Globs
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = {}
    type: str = ""
    language: str = ""
    options: Mapping[str, Mapping[str, Any]] = {}
    origins: Mapping[str, str] = {}  # key -> "file:line"


class Mention(NamedTuple):
    """A name in a file that only the rules can tell to be right."""

    kind: str  # rule (or family, or all), preset, option
    name: str
    where: str  # "file:line"
    key: str
    option: str = ""
    value: Any = None


class Config(NamedTuple):
    """A configuration, complete: what its file says, what that extends, and defaults.

    Attributes:
        file: the file in force, as messages show it; empty where there is none.
        root: the absolute folder of that file.
        preset: the rules to start from.
        select: rules and families in place of the preset's; None where the preset decides.
        extend_select: rules and families that run too.
        ignore: rules and families that do not.
        severities: by rule, family or ``all``.
        confidence: how sure a rule has to be; None: as the preset says.
        show: the least severity that is shown.
        fail_on: the severity from which findings fail; None: they never do.
        exclude: what is no article of this project, each group of globs with its own folder;
            the last that matches decides. A shared file beside the project counts from the
            folder of the file in force.
        rules: absolute folders of YAML rules.
        baseline: the absolute path of the file of known findings; empty: where it is looked for.
        type, language: of all articles; empty: each is guessed.
        now: the day to take for today.
        inline: whether directives in articles count.
        options: by rule, then by name.
        house: lists of bylines, outlets, terms, placeholders.
        overrides: what holds for some files only; ``for_file`` works them in.
        origins: by key, as one writes it in TOML (``select``, ``severity.tables``,
            ``options."family/rule".name``, ``house.terms``; ``extends`` for the preset), where the value
            comes from: ``file:line``, several where lists of several files add up.
        mentions: names for ``checked`` to look up.
        notices: what to tell the person, one sentence each.
        sources: all files that were read, absolute, the one in force last.
    """

    file: str = ""
    root: str = ""
    preset: str = PRESET
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = {}
    confidence: Confidence | None = None
    show: Severity = Severity.INFO
    fail_on: Severity | None = Severity.WARNING
    exclude: tuple[Globs, ...] = ()
    rules: tuple[str, ...] = ()
    baseline: str = ""
    type: str = ""
    language: str = ""
    now: date | None = None
    inline: bool = True
    options: Mapping[str, Mapping[str, Any]] = {}
    house: Mapping[str, tuple[str, ...]] = {}
    overrides: tuple[Override, ...] = ()
    origins: Mapping[str, str] = {}
    mentions: tuple[Mention, ...] = ()
    notices: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    def origin(self, key: str) -> str:
        """Where the value of a key comes from."""
        return self.origins.get(key, DEFAULT)
