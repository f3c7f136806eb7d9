"""The public functions: text, a file, or paths in; findings out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, TypedDict, TypeVar, Unpack

from sourcecheck.config import named
from sourcecheck.document import Format
from sourcecheck.engine import Engine, Engines, Source
from sourcecheck.errors import ReadError, RuleCrash, UsageError, suggestion
from sourcecheck.finding import Confidence, Finding, Severity
from sourcecheck.paths import Formats, discover
from sourcecheck.readers import DOCX, FileFormat
from sourcecheck.report import NOTHING, FileReport, Plan

__all__ = ["Options", "check_file", "check_paths", "check_text"]

Level = TypeVar("Level", Severity, Confidence)


class Options(TypedDict, total=False):
    """What every function here takes besides the thing it checks; ``check_text`` explains each."""

    preset: str
    select: Sequence[str]
    ignore: Sequence[str]
    min_confidence: Confidence | str | None
    severity: Severity | str | None
    type: str
    today: date | None
    rules: Sequence[str]
    config: str
    inline: bool


def check_text(
    text: str, *, format: Format | str = Format.TEXT, path: str = "<text>", **options: Unpack[Options]
) -> tuple[Finding, ...]:
    """Check an article that is already text.

    Args:
        text: the source, Markdown or HTML markup included. Spans count its code points.
        format: text, markdown or html.
        path: the name findings carry.
        preset: the rules to start from: recommended (the default), news, content-repo or strict.
        select, ignore: rules or families to run alone or to leave out.
        min_confidence: leave out rules that are less sure (low, medium, high), but those selected by id;
            None (the default): as the preset says.
        severity: the least severity that is returned: info (the default), warning or error.
        type: the document type (news, opinion, how-to ...); empty (the default): guessed.
        today: the day to take for today, for findings that can be repeated.
        rules: folders of further YAML rules.
        config: a configuration file (sourcecheck.toml); empty (the default): none, whatever lies in the folders.
        inline: whether directives in the text that silence findings count.

    Returns:
        The findings in the order of the text.

    Raises:
        UsageError: an argument names something that does not exist.
        ConfigError, RuleError: the configuration or a rule file is wrong.
        ReadError: the text is over a limit of its reader.
        RuleCrash: a rule raised, which is a bug.
    """
    from sourcecheck.readers import read_text

    engine = _engine(_plan(**options))
    document = read_text(text.removeprefix("\ufeff"), path, _format(format))
    return _findings(engine.check(document))


def check_file(path: str, *, format: FileFormat | str | None = None, **options: Unpack[Options]) -> tuple[Finding, ...]:
    """Check a file; as ``check_text``, and ``format`` None goes by the extension; "docx" is a Word file.

    Of a Word file, spans are ranges of the Markdown it is read as; ``Finding.place`` is what people call the place.

    Raises:
        ReadError: the file cannot be read, is binary, of a format not known, or over a limit.
        UsageError, RuleError, RuleCrash: as ``check_text``.
    """
    engine = _engine(_plan(**options))
    chosen: FileFormat | None = DOCX
    if format != DOCX:
        chosen = None if format is None else _format(format, DOCX)
    return _findings(engine.check_source(Source(str(path), chosen)))


def check_paths(paths: Sequence[str], *, jobs: int = 1, **options: Unpack[Options]) -> Iterator[FileReport]:
    """Check files, folders and globs; a report for each file, in order, as it is done.

    A file that cannot be read or a rule that raises is told in ``FileReport.problems``, nothing
    is raised for it.

    Args:
        jobs: processes at most. With more than one, the calling script needs the
            ``if __name__ == "__main__"`` that multiprocessing asks for.
        options: as ``check_text``.

    Raises:
        UsageError, RuleError: as ``check_text``.
    """
    from sourcecheck.workers import check_all

    plan = _plan(**options)
    engine = _engine(plan)
    return check_all(list(discover([str(path) for path in paths], Formats())), Engines([plan], [engine]), jobs)


def _plan(
    *,
    preset: str = "",
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    min_confidence: Confidence | str | None = None,
    severity: Severity | str | None = None,
    type: str = "",
    today: date | None = None,
    rules: Sequence[str] = (),
    config: str = "",
    inline: bool = True,
) -> Plan:
    return Plan(
        preset=preset,
        select=_names("select", select),
        ignore=_names("ignore", ignore),
        min_confidence=None if min_confidence is None else _level(Confidence, "min_confidence", min_confidence),
        severity=None if severity is None else _level(Severity, "severity", severity),
        type=type,
        today=today,
        rules=_names("rules", rules),
        inline=inline,
        config=named(config) if config else NOTHING,
    )


def _names(what: str, names: Sequence[str]) -> tuple[str, ...]:
    if isinstance(names, str):
        raise UsageError(f"{what}: expected a list of names, got the string {names!r}")
    return tuple(str(name) for name in names)


def _level(kind: type[Level], what: str, value: Level | str) -> Level:
    allowed = {member.label: member for member in kind}
    if isinstance(value, kind):
        return value
    if isinstance(value, str) and value in allowed:
        return allowed[value]
    raise UsageError(f"{what}: expected one of {', '.join(allowed)}, got {value!r}{suggestion(str(value), allowed)}")


def _format(value: Format | str, *others: str) -> Format:
    try:
        return Format(value)
    except ValueError:
        allowed = [*(str(one) for one in Format), *others]
        hint = suggestion(str(value), allowed)
        raise UsageError(f"format: expected one of {', '.join(allowed)}, got {value!r}{hint}") from None


def _engine(plan: Plan) -> Engine:
    # Files may change between two calls; what ships with the package does not.
    if plan.rules or plan.config is not NOTHING:
        return Engine(plan)
    return _kept(plan[: Plan._fields.index("config")])


@lru_cache(maxsize=8)
def _kept(asked: tuple[Any, ...]) -> Engine:
    return Engine(Plan(*asked))


def _findings(report: FileReport) -> tuple[Finding, ...]:
    for problem in report.problems:
        if problem.kind == "internal":
            raise RuleCrash(problem.rule or "(reader)", problem.message)
        raise ReadError(problem.message)
    return report.findings
