"""An engine for a plan, and the engines of a run: what is asked of them, and in which order things are done."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Final

from sourcecheck import loader, readers
from sourcecheck.analysis.page.doctype import TYPES
from sourcecheck.config import Config, checked
from sourcecheck.digests import digest
from sourcecheck.document import Document
from sourcecheck.engine.ready import Chosen, Ready
from sourcecheck.engine.reported import reported
from sourcecheck.engine.run import STEPS, Run, reason
from sourcecheck.errors import ConfigError, ReadError, UsageError, suggestion
from sourcecheck.file_bytes import read_bytes
from sourcecheck.finding import Severity
from sourcecheck.records import NamedTuple
from sourcecheck.report import FileReport, Plan, Problem
from sourcecheck.rule import Context, Rule

__all__ = ["Engine", "Engines", "Source"]

_NO_RULES: Final = loader.RuleSet({}, {})


class Source(NamedTuple):
    """A file to check: its name, the format if not by extension, its bytes if not on disk, the plan it falls under."""

    path: str
    format: readers.FileFormat | None = None
    data: bytes | None = None
    plan: int = 0  # index into the run's plans: files in several folders may have several configurations


class Engine:
    """The rules that a plan chooses, ready to run over documents.

    Args:
        rules: to run, with the severity of each, in place of those the plan chooses.

    Raises:
        UsageError: the plan names a rule, preset, type or folder that does not exist.
        ConfigError: so does its configuration.
        RuleError: a rule file of the plan's folders is wrong.
    """

    def __init__(self, plan: Plan, rules: Sequence[tuple[Rule, Severity]] | None = None) -> None:
        if plan.type and plan.type not in TYPES:
            hint = suggestion(plan.type, TYPES)
            raise UsageError(f"document type {plan.type!r}: expected one of {', '.join(TYPES)}{hint}")
        self._given = rules
        self._ready: dict[tuple[int, ...], Ready] = {}
        self._library = loader.load((*plan.config.rules, *plan.rules)) if rules is None else _NO_RULES
        if rules is None:
            plan = plan._replace(config=checked(plan.config, self._library, self._library.renamed))
        self.plan = plan
        if rules is None and not plan.config.overrides and not self._for(()).rules:
            said = "no rule is left to run: those asked for are ignored, or less sure than asked"
            if plan.config.file and not (plan.select or plan.ignore or plan.min_confidence):
                raise ConfigError(f"{plan.config.file}:1: {said}")
            raise UsageError(said)

    @property
    def rules(self) -> tuple[tuple[Rule, Severity], ...]:
        """The chosen rules and the severity each has in this run, for files that no override speaks of."""
        return self._for(()).rules

    def every_choice(self) -> Iterator[tuple[tuple[Rule, Severity], ...]]:
        """``rules``, then the same for files that one of the overrides speaks of: together all that can run."""
        for overrides in ((), *((number,) for number in range(len(self.plan.config.overrides)))):
            yield self._for(overrides).rules

    def whole(self, path: str) -> frozenset[str]:
        """Rules of which every finding in a file is reported: not those that the person's own words narrow.

        A rule is narrowed where kinds of its findings are left out that the configuration would report; all are where
        the person says of what type documents are: much of what rules find goes by that.

        Args:
            path: of the file; its overrides count.
        """
        plan = self.plan
        ready = self._for(self._overrides(path))
        if plan.type and plan.type != ready.config.type:
            return frozenset()
        if ready.whole is None:
            usual = {}
            if self._given is None:
                usual = {rule.id: withheld for rule, _, withheld in self._selected(ready.config, Plan())}
            ready.whole = frozenset(
                rule.id
                for rule, _, withheld in ready.selected
                if withheld <= usual.get(rule.id, withheld)
                and (plan.inline or rule.check is not None or rule.matcher is not None)
            )
        return ready.whole

    @property
    def renamed(self) -> Mapping[str, str]:
        """Ids that rules had before, and those they have now."""
        return self._library.renamed

    @property
    def notices(self) -> tuple[str, ...]:
        """What the person should know of the plan: names that rules no longer have, notices of the configuration."""
        renamed = self._library.renamed
        old = dict.fromkeys(name for name in (*self.plan.select, *self.plan.ignore) if name in renamed)
        said = (f"{name} is now called {renamed[name]}; the old name still works" for name in old)
        return (*self.plan.config.notices, *said)

    @property
    def rule_files(self) -> tuple[str, ...]:
        """What the rules were made of: two engines say the same only where files held the same when they were read."""
        return self._library.state

    def _overrides(self, path: str) -> tuple[int, ...]:
        """Numbers of the configuration's overrides that speak of a file."""
        if not self.plan.config.overrides:
            return ()
        from sourcecheck.config.effective import matching

        return matching(self.plan.config, path)

    def _for(self, overrides: tuple[int, ...]) -> Ready:
        """What runs where these overrides of the configuration hold."""
        ready = self._ready.get(overrides)
        if ready is None:
            config = self.plan.config
            if overrides:
                from sourcecheck.config.effective import with_overrides

                config = with_overrides(config, overrides)
            if self._given is not None:
                rules = tuple(loader.Selected(*one) for one in self._given)
            else:
                rules = self._selected(config, self.plan)
            ready = self._ready[overrides] = Ready(config, rules, self.plan.day)
        return ready

    def _selected(self, config: Config, plan: Plan) -> tuple[loader.Selected, ...]:
        """The rules that a configuration chooses, with what a plan says over it."""
        layers = (
            loader.Layer(config.select, config.extend_select, config.ignore),
            loader.Layer(plan.select or None, ignore=plan.ignore),
        )
        least = config.confidence if plan.min_confidence is None else plan.min_confidence
        return self._library.select(plan.preset or config.preset, layers, least, config.severities)

    def check_source(self, source: Source) -> FileReport:
        """Read a file and check it. Never raises for what the file or a rule does."""
        return self.check_sources((source,))[0]

    def check_sources(self, sources: Sequence[Source]) -> list[FileReport]:
        """Read files and check them together; see ``check_all``. A report for each, in order."""
        reports: dict[int, FileReport] = {}
        documents: dict[int, Document] = {}
        digests: dict[int, bytes] = {}
        read: Callable[[Source], tuple[bytes, Document]] = _read
        if self.plan.costs:
            from sourcecheck.engine.timed_run import timed

            read = partial(timed, _read)
        for index, source in enumerate(sources):
            try:
                data, documents[index] = read(source)
                if self.plan.digest:
                    digests[index] = digest(data)
            except ReadError as error:
                reports[index] = FileReport(
                    source.path, read=False, problems=(Problem(source.path, "input", str(error)),)
                )
            except Exception as error:  # noqa: BLE001  a reader that raises must not hide the other files
                problem = Problem(source.path, "internal", f"{source.path}: the reader failed: {reason(error)}")
                reports[index] = FileReport(source.path, read=False, problems=(problem,))
        reports.update(zip(documents, self.check_all(tuple(documents.values())), strict=True))
        if self.plan.digest:
            reports.update((index, reports[index]._replace(digest=one)) for index, one in digests.items())
        for document in documents.values():
            document.forget()  # else it would be kept for a while
        return [reports[index] for index in range(len(sources))]

    def check(self, document: Document) -> FileReport:
        """Check a document with every chosen rule that speaks about its format, language and type."""
        return self.check_all((document,))[0]

    def check_all(self, documents: Sequence[Document]) -> list[FileReport]:
        """Check documents together: a report for each, in order, as if they were checked one by one.

        Each rule looks at all of them before the next one does. What it works with (patterns, automata, words)
        is then in the processor's cache, which saves a quarter of a run over articles (2026-11-23).
        """
        plan, make = self.plan, Run
        if plan.costs:
            from sourcecheck.engine.timed_run import TimedRun

            make = TimedRun
        runs = [make(document, self._for(self._overrides(document.path)), plan.type) for document in documents]
        for name, look in STEPS:
            for run in runs:
                run.attempt(name, look)
        columns: dict[int, list[tuple[Chosen, Run, Context]]] = {}
        for run in runs:
            run.speaking = run.ready.speaking_of(run.document.format, run.spoken, run.kind)
            for one, context in run.speaking:
                if one.number in run.awake:
                    columns.setdefault(one.place, []).append((one, run, context))
        for place in sorted(columns):
            for one, run, context in columns[place]:
                run.look(one, context)
        report = partial(reported, plan=plan, library=self._library)
        return [run.told(report) for run in runs]


class Engines:
    """An engine for each plan of a run, made when the first file needs it.

    Args:
        plans: by the index that a source names.
        ready: engines of the first plans, where they are made already.
    """

    def __init__(self, plans: Sequence[Plan], ready: Sequence[Engine] = ()) -> None:
        self.plans = tuple(plans)
        self._engines: dict[int, Engine] = dict(enumerate(ready))

    @property
    def notices(self) -> tuple[str, ...]:
        """What the person should know of the plans, each once."""
        return tuple(dict.fromkeys(notice for engine in self._engines.values() for notice in engine.notices))

    def rules(self) -> dict[str, Rule]:
        """The rules that the plans choose, by id, those that only an override chooses among them."""
        found: dict[str, Rule] = {}
        for number in range(len(self.plans)):
            for chosen in self._engine(number).every_choice():
                found.update((rule.id, rule) for rule, _ in chosen)
        return dict(sorted(found.items()))

    @property
    def renamed(self) -> dict[str, str]:
        """Ids that rules of any plan had before, and those they have now."""
        return {old: new for number in range(len(self.plans)) for old, new in self._engine(number).renamed.items()}

    def whole(self, path: str, plan: int) -> frozenset[str]:
        """As ``Engine.whole``, for a file under a plan."""
        return self._engine(plan).whole(path)

    def rule_files(self, plan: int) -> tuple[str, ...]:
        """What the rules of a plan were made of; see ``Engine.rule_files``."""
        return self._engine(plan).rule_files

    def check_sources(self, sources: Sequence[Source]) -> list[FileReport]:
        """Read files and check each by its plan's rules, as ``Engine.check_sources`` does: a report for each, in order.

        Never raises for what a file or a rule does.
        """
        reports: list[FileReport] = []
        for plan, some in groupby(sources, key=lambda source: source.plan):
            reports.extend(self._engine(plan).check_sources(tuple(some)))
        return reports

    def _engine(self, plan: int) -> Engine:
        engine = self._engines.get(plan)
        if engine is None:
            engine = self._engines[plan] = Engine(self.plans[plan])
        return engine


def _read(source: Source) -> tuple[bytes, Document]:
    """The bytes of a source and the document in them.

    Raises:
        ReadError: it cannot be read, or is none.
    """
    data = source.data
    if data is None:
        data = read_bytes(source.path, readers.most_bytes(source.path, source.format))
    return data, readers.read(data, source.path, source.format)
