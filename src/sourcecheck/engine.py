"""Read, select, check, settle: one file in, one report out.

Each rule runs alone. One that raises becomes an internal error of that file,
named and loud; the other rules and files go on.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any, Final, NamedTuple

from sourcecheck import loader, readers
from sourcecheck.analysis.page.doctype import TYPES, declared_type, document_type
from sourcecheck.analysis.page.language import declared_language, language
from sourcecheck.config import Config, checked
from sourcecheck.digests import digest
from sourcecheck.document import Document, Format
from sourcecheck.errors import ConfigError, ReadError, UsageError, suggestion
from sourcecheck.file_bytes import read_bytes
from sourcecheck.finding import Finding, Severity
from sourcecheck.loader.rule_json import Later
from sourcecheck.matching import Scanner
from sourcecheck.report import FileReport, Plan, Problem
from sourcecheck.rule import Check, Context, Hit, Rule
from sourcecheck.settle import merged, settle, stamp

__all__ = ["Engine", "Engines", "Source", "speaks_of"]

_NO_RULES: Final = loader.RuleSet({}, {})
# What ``--profile`` calls the looks at a document that come before its rules.
_STEPS: Final = {"_tell_language": "telling the language", "_tell_type": "telling the type", "_wake": "waking rules"}


class Source(NamedTuple):
    """A file to check: its name, the format if not by extension, its bytes if not on disk, the plan it falls under."""

    path: str
    format: Format | None = None
    data: bytes | None = None
    plan: int = 0  # index into the run's plans: files in several folders may have several configurations


class _Chosen(NamedTuple):
    rule: Rule
    severity: Severity
    withheld: frozenset[str]  # variants that are less sure than the run asks
    check: Check
    options: Mapping[str, Any]
    number: int  # by which the scanner says whether it has anything to look at
    place: int  # among the rules of the run


class _Ready:
    """The rules for the files that the same overrides speak of, ready to run."""

    def __init__(self, config: Config, rules: Sequence[loader.Selected], day: date | None = None) -> None:
        self.config = config
        self.day = day
        self.rules = tuple((one.rule, one.severity) for one in rules)
        run = [one for one in rules if one.rule.check is not None or one.rule.matcher is not None]
        self.scanner = scanner = Scanner(tuple(one.rule for one in run))
        self._chosen = tuple(
            _Chosen(
                rule,
                severity,
                withheld,
                scanner.check_of(rule),
                {**rule.defaults, **config.options.get(rule.id, {})},
                scanner.number_of(rule),
                place,
            )
            for place, (rule, severity, withheld) in enumerate(run)
        )
        self._speaking: dict[tuple[Format, str, str], tuple[tuple[_Chosen, Context], ...]] = {}
        self._strangers: dict[str, int] = {}
        self.numbers = frozenset(one.number for one in self._chosen)

    def speaking_of(self, format: Format, spoken: str, kind: str) -> tuple[tuple[_Chosen, Context], ...]:
        """The rules that speak about such documents, each with what it is told; most of a run's are alike."""
        known = self._speaking.get((format, spoken, kind))
        if known is None:
            known = self._speaking[format, spoken, kind] = tuple(
                (one, Context(one.options, kind, spoken, self.day, self.config.house))
                for one in self._chosen
                if speaks_of(one.rule, format, spoken, kind)
            )
        return known

    def strangers(self, spoken: str) -> int:
        """How many of the rules do not know a language."""
        known = self._strangers.get(spoken)
        if known is None:
            known = sum(not knows(one.rule, spoken) for one in self._chosen)
            self._strangers[spoken] = known
        return known


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
        self._ready: dict[tuple[int, ...], _Ready] = {}
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

    def _suppressed(
        self, document: Document, findings: tuple[Finding, ...], ran: set[str], ready: _Ready
    ) -> tuple[tuple[Finding, ...], int]:
        """The findings that the directives of a document leave, with those about the directives; how many went."""
        from sourcecheck.suppressions import applied

        own = {
            rule.id: (rule, severity) for rule, severity in ready.rules if rule.check is None and rule.matcher is None
        }
        today = self.plan.day or date.today()
        known = set(self._library.rules) or {rule.id for rule, _ in ready.rules}
        done = applied(document, findings, ran | own.keys(), known, today, self._library.renamed)
        said = settle(stamp(document, *own[rule.id], hit) for rule, hit in done.hits)
        return merged(done.kept, said), done.suppressed

    def _overrides(self, path: str) -> tuple[int, ...]:
        """Numbers of the configuration's overrides that speak of a file."""
        if not self.plan.config.overrides:
            return ()
        from sourcecheck.config.effective import matching

        return matching(self.plan.config, path)

    def _for(self, overrides: tuple[int, ...]) -> _Ready:
        """What runs where these overrides of the configuration hold."""
        ready = self._ready.get(overrides)
        if ready is None:
            plan, config = self.plan, self.plan.config
            if overrides:
                from sourcecheck.config.effective import with_overrides

                config = with_overrides(config, overrides)
            if self._given is not None:
                rules = tuple(loader.Selected(*one) for one in self._given)
            else:
                layers = (
                    loader.Layer(config.select, config.extend_select, config.ignore),
                    loader.Layer(plan.select or None, ignore=plan.ignore),
                )
                least = config.confidence if plan.min_confidence is None else plan.min_confidence
                rules = self._library.select(plan.preset or config.preset, layers, least, config.severities)
            ready = self._ready[overrides] = _Ready(config, rules, plan.day)
        return ready

    def check_source(self, source: Source) -> FileReport:
        """Read a file and check it. Never raises for what the file or a rule does."""
        return self.check_sources((source,))[0]

    def check_sources(self, sources: Sequence[Source]) -> list[FileReport]:
        """Read files and check them together; see ``check_all``. A report for each, in order."""
        reports: dict[int, FileReport] = {}
        documents: dict[int, Document] = {}
        digests: dict[int, bytes] = {}
        for index, source in enumerate(sources):
            try:
                data, documents[index] = _timed(source) if self.plan.profile else _read(source)
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
            reports.update((index, reports[index]._replace(digest=read)) for index, read in digests.items())
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
        make = _TimedRun if self.plan.profile else _Run
        runs = [make(document, self._for(self._overrides(document.path))) for document in documents]
        for look in (self._tell_language, self._tell_type, _wake):
            for run in runs:
                run.attempt(look, self.plan.type)
        columns: dict[int, list[tuple[_Chosen, _Run, Context]]] = {}
        for run in runs:
            run.speaking = run.ready.speaking_of(run.document.format, run.spoken, run.kind)
            for one, context in run.speaking:
                if one.number in run.awake:
                    columns.setdefault(one.place, []).append((one, run, context))
        for place in sorted(columns):
            for one, run, context in columns[place]:
                run.look(one, context)
        return [run.told(self._report) for run in runs]

    def _tell_language(self, run: _Run) -> None:
        # What a page says of itself comes before what a project says of many, and that before a guess.
        document, own = run.document, run.ready.config.language
        run.spoken = own if own and not document.once(declared_language) else ""
        run.spoken = run.spoken or document.once(language)

    def _tell_type(self, run: _Run) -> None:
        document, plan = run.document, self.plan
        run.kind = plan.type or document.once(declared_type) or run.ready.config.type or document.once(document_type)

    def _report(self, run: _Run) -> FileReport:
        document, ready, plan, problems = run.document, run.ready, self.plan, run.problems
        settled = settle(run.found)
        suppressed = 0
        if plan.inline and ready.config.inline and _may_direct(document):
            failed = {problem.rule for problem in problems}
            ran = {one.rule.id for one, _ in run.speaking} - failed
            try:
                settled, suppressed = self._suppressed(document, settled, ran, ready)
            except Exception as error:  # noqa: BLE001  without directives more is found, not less
                message = f"{document.path}: the directives failed: {reason(error)}"
                problems.append(Problem(document.path, "internal", message))
        shown = plan.shown
        return FileReport(
            path=document.path,
            format=str(document.format),
            encoding=document.encoding,
            type=run.kind,
            language=run.spoken,
            notes=document.notes,
            findings=tuple(finding for finding in settled if finding.severity >= shown),
            problems=tuple(problems),
            below=tuple(finding for finding in settled if finding.severity < shown),
            failing=plan.failing,
            suppressed=suppressed,
            strangers=ready.strangers(run.spoken),
            source=document.source if plan.source else None,
        )


class _Run:
    """A document on its way through the rules."""

    __slots__ = ("awake", "document", "failed", "found", "kind", "problems", "ready", "speaking", "spoken")

    def __init__(self, document: Document, ready: _Ready) -> None:
        self.document = document
        self.ready = ready
        self.spoken = self.kind = ""
        self.awake: frozenset[int] = frozenset()
        self.speaking: tuple[tuple[_Chosen, Context], ...] = ()
        self.found: list[Finding] = []
        self.problems: list[Problem] = []
        self.failed = False

    def attempt(self, look: Callable[[_Run], None], kind: str) -> None:
        """Find out something about the document; where that fails, rules do without."""
        if self.failed:
            return
        try:
            look(self)
        except Exception as error:  # noqa: BLE001  a crash is reported, and hides nothing else
            message = f"{self.document.path}: the analysis failed: {reason(error)}"
            self.problems.append(Problem(self.document.path, "internal", message))
            self.failed = True
            self.spoken, self.kind, self.awake = self.document.language, kind, self.ready.numbers

    def look(self, one: _Chosen, context: Context) -> None:
        """Run a rule over the document."""
        document, found = self.document, self.found
        try:
            # Findings before a crash stay: they are right, and the crash is reported beside them.
            for hit in one.check(document, context):
                if hit.variant not in one.withheld:
                    found.append(stamp(document, one.rule, one.severity, hit))
        except Exception as error:  # noqa: BLE001  one bad rule must not hide the others
            message = f"{document.path}: rule {one.rule.id} failed: {reason(error)}"
            self.problems.append(Problem(document.path, "internal", message, one.rule.id))

    def told(self, report: Callable[[_Run], FileReport]) -> FileReport:
        """What is to be said of the document."""
        return report(self)


class _TimedRun(_Run):
    """A run that takes down what each part of it costs; its report is the same but for that."""

    __slots__ = ("_clock",)

    def __init__(self, document: Document, ready: _Ready) -> None:
        from sourcecheck.timing import Clock, TimedDocument

        if not isinstance(document, TimedDocument):
            document = TimedDocument(document, Clock())
        super().__init__(document, ready)
        self._clock = document.clock

    def attempt(self, look: Callable[[_Run], None], kind: str) -> None:
        self._clock.enter()
        super().attempt(look, kind)
        self._clock.leave("step", _STEPS[look.__name__])

    def look(self, one: _Chosen, context: Context) -> None:
        clock, name = self._clock, one.rule.id
        before, ran = len(self.found), False

        def check(document: Document, context: Context) -> Iterator[Hit]:
            nonlocal ran
            clock.enter()
            waits = _waits(one.rule.check)
            try:
                hits = one.check(document, context)
                ran = type(hits) is not type(iter(()))  # which is what a gate gives that lets nothing through
                return hits
            finally:
                loaded = waits and not _waits(one.rule.check)
                clock.leave("load" if loaded else "gate", name, loaded)

        clock.enter()
        super().look(one._replace(check=check), context)
        clock.leave("rule", name, ran, len(self.found) - before)

    def told(self, report: Callable[[_Run], FileReport]) -> FileReport:
        self._clock.enter()
        made = super().told(report)
        self._clock.leave("step", "settling")
        return made._replace(costs=self._clock.costs())


def _waits(check: Check | None) -> bool:
    """Whether a check is yet to be imported."""
    return isinstance(check, Later) and not check.is_imported


def _wake(run: _Run) -> None:
    run.awake = run.ready.scanner.awake(run.document)


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
    data = source.data if source.data is not None else read_bytes(source.path)
    return data, readers.read(data, source.path, source.format)


def _timed(source: Source) -> tuple[bytes, Document]:
    """As ``_read``, and the document knows what that took."""
    from sourcecheck.timing import Clock, TimedDocument

    clock = Clock()
    clock.enter()
    data, document = _read(source)
    clock.leave("step", "reading")
    return data, TimedDocument(document, clock)


def _may_direct(document: Document) -> bool:
    """Whether a comment or the front matter may hold a directive; few do, and the rest is then not even imported."""
    if any("sourcecheck" in comment.text.lower() for comment in document.comments):
        return True
    return any(datum.place == "front-matter" and "sourcecheck" in datum.key.lower() for datum in document.metadata.data)


def reason(error: BaseException) -> str:
    """What was raised and where, in one line, for a bug report."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f" ({os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno})" if trace else ""
    text = " ".join(str(error).split())[:200]
    return f"{type(error).__name__}{': ' if text else ''}{text}{where}"


def speaks_of(rule: Rule, format: Format, spoken: str, kind: str) -> bool:
    """Whether a rule has anything to say about a document of this format, language and type."""
    if format not in rule.formats or kind in rule.not_types:
        return False
    if rule.types and kind and kind not in rule.types:
        return False
    return knows(rule, spoken)


def knows(rule: Rule, spoken: str) -> bool:
    """Whether a rule knows a language; where that is not told, it is taken to."""
    return not rule.languages or not spoken or spoken.partition("-")[0] in rule.languages
