"""What the engine makes of rules and hits: stamping, settling, crashes, thresholds."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcecheck.document import Block, Document, Format, Kind
from sourcecheck.engine import Engine, Source
from sourcecheck.errors import ReadError
from sourcecheck.file_bytes import read_bytes
from sourcecheck.finding import Confidence, Finding, Fix, Related, Severity, TextEdit
from sourcecheck.readers import limits, read, read_text
from sourcecheck.report import Plan, exit_code
from sourcecheck.rule import Context, Hit, Option, Rule, Variant
from sourcecheck.settle import headline, settle, shortened, stamp
from sourcecheck.text import Position, Span

Check = Callable[[Document, Context], Iterator[Hit]]


def word(needle: str, **more: Any) -> Check:
    """A check that reports every occurrence of a word in visible text."""

    def check(document: Document, context: Context) -> Iterator[Hit]:
        for block in document.blocks:
            at = block.text.find(needle)
            while at >= 0:
                yield Hit(block.span(at, at + len(needle)), **more)
                at = block.text.find(needle, at + 1)

    return check


def rule(check: Check, id: str = "test/word", **more: Any) -> Rule:
    fields: dict[str, Any] = {
        "id": id, "message": "Say more about “{match}”.", "severity": Severity.WARNING,
        "confidence": Confidence.HIGH, "doubt": "d", "settle": "s", "why": "w", "references": (),
        "bad": (), "good": (), "check": check,
    }  # fmt: skip
    return Rule(**(fields | more))


def run(text: str, *rules: Rule, format: Format = Format.TEXT, plan: Plan = Plan()) -> Any:  # noqa: B008
    return Engine(plan, [(one, one.severity) for one in rules]).check(read_text(text, "a", format))


def test_a_finding_carries_its_place_in_every_unit() -> None:
    report = run("One.\r\n\r\nTwo \U0001f600 lakes here.\r\n", rule(word("lakes")))
    (finding,) = report.findings
    assert finding.start == Position(3, 7, 14)
    assert finding.end == Position(3, 12, 19)
    assert finding.quote == "lakes"
    assert finding.message == "Say more about “lakes”."
    assert finding.lines == "Two \U0001f600 lakes here."
    assert report.worst is Severity.WARNING


def test_values_fill_the_message_and_braces_in_them_are_text() -> None:
    check = word("lake", values={"name": "{match} {0.__class__}\nx"})
    (finding,) = run("The lake.", rule(check, message="{name}: {match}, {other}")).findings
    assert finding.message == "{match} {0.__class__} x: lake, {other}"


def test_the_words_of_a_finding_cost_no_look_at_the_whole_document() -> None:
    document = read_text("One lake.\n\n" * 20_000, "a", Format.TEXT)
    assert document.shown(Span(4, 8)) == "lake"
    tracemalloc.start()
    try:
        document.shown(Span(4, 8))
        assert tracemalloc.get_traced_memory()[1] < 5_000
    finally:
        tracemalloc.stop()


def test_a_long_quote_is_shortened_in_the_message_only() -> None:
    text = "start " + "many words " * 500 + "end"

    def check(document: Document, context: Context) -> Iterator[Hit]:
        yield Hit(Span(0, len(text)))

    (finding,) = run(text, rule(check)).findings
    assert finding.quote == text
    assert len(finding.message) < 90
    assert finding.message.startswith("Say more about “start many")
    assert finding.message.endswith("end”.")
    assert len(finding.lines) < 800


@given(st.text(max_size=300), st.integers(10, 60))
def test_shortened_keeps_to_its_limit(text: str, limit: int) -> None:
    short = shortened(text, limit)
    assert len(short) <= limit
    assert short == " ".join(text.split()) or "…" in short


def test_a_crashing_rule_is_reported_and_alone() -> None:
    def broken(document: Document, context: Context) -> Iterator[Hit]:
        yield Hit(Span(0, 3))
        raise KeyError("boom")

    report = run("The lake.", rule(broken, "test/broken"), rule(word("lake")))
    assert [finding.rule for finding in report.findings] == ["test/broken", "test/word"]
    (problem,) = report.problems
    assert (problem.kind, problem.rule, problem.path) == ("internal", "test/broken", "a")
    assert "test/broken failed: KeyError: 'boom' (test_engine.py:" in problem.message


@pytest.mark.parametrize("span", [Span(-1, 2), Span(3, 2), Span(0, 100)])
def test_a_span_outside_the_source_is_a_crash(span: Span) -> None:
    def check(document: Document, context: Context) -> Iterator[Hit]:
        yield Hit(span)

    report = run("The lake.", rule(check))
    assert not report.findings
    assert "span" in report.problems[0].message


def test_a_variant_that_does_not_exist_is_a_crash() -> None:
    report = run("The lake.", rule(word("lake", variant="nope")))
    assert "no variant 'nope'" in report.problems[0].message


@pytest.mark.parametrize(
    ("own", "run_as", "variant", "absence", "format", "expected"),
    [
        ("WARNING", "WARNING", None, False, Format.TEXT, "WARNING"),
        ("WARNING", "ERROR", None, False, Format.TEXT, "ERROR"),
        ("WARNING", "WARNING", "ERROR", False, Format.TEXT, "ERROR"),
        ("WARNING", "INFO", "ERROR", False, Format.TEXT, "WARNING"),  # the preset moved it one down
        ("WARNING", "ERROR", "ERROR", False, Format.TEXT, "ERROR"),
        ("WARNING", "WARNING", None, True, Format.TEXT, "INFO"),
        ("WARNING", "WARNING", None, True, Format.HTML, "WARNING"),
        ("INFO", "INFO", None, True, Format.TEXT, "INFO"),
    ],
)
def test_severity(own: str, run_as: str, variant: str | None, absence: bool, format: Format, expected: str) -> None:
    one = rule(
        word("lake"),
        severity=Severity[own],
        absence=absence,
        variants={"other": Variant("Other.", Severity[variant] if variant else None)},
    )
    document = Document(path="a", format=format, source="The lake", blocks=())
    finding = stamp(document, one, Severity[run_as], Hit(Span(4, 8), variant="other" if variant else ""))
    assert finding.severity is Severity[expected]
    assert finding.message == ("Other." if variant else "Say more about “lake”.")


def test_duplicates_of_a_rule_at_a_span_are_one_finding_and_the_severe_one_stays() -> None:
    def check(document: Document, context: Context) -> Iterator[Hit]:
        yield Hit(Span(4, 8))
        yield Hit(Span(4, 8), variant="worse")
        yield Hit(Span(4, 8))

    variants = {"worse": Variant("A worse thing.", Severity.ERROR)}
    report = run("The lake.", rule(check, variants=variants), rule(word("lake"), "test/other"))
    assert [(one.rule, one.message) for one in report.findings] == [
        ("test/other", "Say more about “lake”."),
        ("test/word", "A worse thing."),
    ]


def test_threshold_hides_and_counts_but_the_worst_is_known() -> None:
    plan = Plan(severity=Severity.ERROR)
    report = run("A lake.", rule(word("lake")), rule(word("A"), "test/error", severity=Severity.ERROR), plan=plan)
    assert [finding.rule for finding in report.findings] == ["test/error"]
    assert report.hidden == 1
    report = run("A lake.", rule(word("lake")), plan=plan)
    assert (report.findings, report.hidden, report.worst) == ((), 1, Severity.WARNING)


def test_related_places_and_fixes_get_positions() -> None:
    def check(document: Document, context: Context) -> Iterator[Hit]:
        related = (Related(Span(0, 3), "first here"),)
        yield Hit(Span(6, 10), related=related, fix=Fix("Drop it.", (TextEdit(Span(5, 10), ""),), safe=True))

    (finding,) = run("The.\n\nlake\n", rule(check)).findings
    assert finding.related == ((Position(1, 1, 0), Position(1, 4, 3), "The", "first here"),)
    # The end of the line goes with it: it would be left alone.
    assert finding.edits == ((Position(2, 1, 5), Position(4, 1, 11), ""),)


def about_everything(document: Document, context: Context) -> Iterator[Hit]:
    yield Hit(Span(0, 0), scope="document")


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ([], ""),
        ([(Kind.PARAGRAPH, "p", 0)], "p"),
        ([(Kind.PARAGRAPH, "p", 0), (Kind.HEADING, "h", 1)], "h"),
        ([(Kind.TITLE, "t", 0), (Kind.PARAGRAPH, "p", 0), (Kind.HEADING, "h", 2)], "t"),
        ([(Kind.TITLE, "t", 0), (Kind.HEADING, "h", 1)], "h"),
        ([(Kind.DESCRIPTION, "d", 0), (Kind.HEADING, "h", 3), (Kind.PARAGRAPH, "p", 0)], "h"),
    ],
)
def test_headline(blocks: list[tuple[Kind, str, int]], expected: str) -> None:
    from sourcecheck.readers.visible import Piece, visible

    made = []
    for number, (kind, text, level) in enumerate(blocks):
        shown, runs, _ = visible([Piece(text, number * 2, number * 2 + 1)])
        made.append(Block(kind, shown, runs, Span(number * 2, number * 2 + 1), number, level))
    source = "\n".join(text for _, text, _ in blocks)
    document = Document(path="a", format=Format.TEXT, source=source, blocks=tuple(made))
    span = headline(document)
    assert source[span.start : span.end] == expected


def test_a_finding_about_the_document_stands_at_the_headline_and_its_fingerprint_does_not() -> None:
    one = rule(about_everything)
    (first,) = run("A headline\n\nText follows it here.\n", one).findings
    (second,) = run("Another one\n\nText follows it here.\n", one).findings
    assert first.scope == "document"
    assert first.quote == "A headline"
    assert first.fingerprint == second.fingerprint
    assert run("", one).findings[0].start == Position(1, 1, 0)


def test_the_words_around_tell_equal_quotes_apart_and_are_of_their_paragraph_alone() -> None:
    def around(source: str) -> list[str]:
        return [finding.around for finding in run(source, rule(word("lake"))).findings]

    first, second = around("Here the lake is low.\n\nThere the lake is high.\n")
    assert first != second
    # Another paragraph, other line ends and a new line inside change nothing; a word beside it does.
    assert around("No water.\r\n\r\nHere the\r\nlake is low.\r\n\r\nDry.\r\n") == [first]
    assert around("Here the lake was low.\n") != [first]


def test_fingerprints_survive_moves_and_tell_repeats_apart() -> None:
    one = rule(word("lake"))
    before = run("The lake.\n\nA lake.\n", one).findings
    after = run("New first words.\n\nThe lake.\n\nA lake.\n", one).findings
    assert [finding.fingerprint for finding in before] == [finding.fingerprint for finding in after]
    assert len({finding.fingerprint for finding in before}) == 2
    assert run("The lake.", rule(word("lake"), "test/other")).findings[0].fingerprint != before[0].fingerprint


@pytest.mark.parametrize(
    ("fields", "runs"),
    [
        ({"formats": (Format.HTML,)}, False),
        ({"formats": (Format.TEXT,)}, True),
        ({"types": ("news",)}, True),
        ({"types": ("opinion",)}, False),
        ({"not_types": ("news",)}, False),
        ({"languages": ("xx",)}, False),
    ],
)
def test_rules_are_skipped_where_they_do_not_apply(fields: dict[str, Any], runs: bool) -> None:
    text = "The lake has been low for a year, and the town that drinks from it is worried about the summer."
    report = run(text, rule(word("lake"), **fields), plan=Plan(type="news"))
    assert bool(report.findings) is runs


def test_a_check_is_told_type_language_and_day() -> None:
    seen = []

    def check(document: Document, context: Context) -> Iterator[Hit]:
        seen.append(context)
        yield from ()

    run("Text.", rule(check, options={"least": Option(3)}), plan=Plan(type="opinion", today=date(2026, 11, 22)))
    assert (seen[0].type, seen[0].today, seen[0].options) == ("opinion", date(2026, 11, 22), {"least": 3})


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.sampled_from(["a/a", "a/b"]))), st.randoms())
def test_settling_does_not_depend_on_the_order_of_hits(places: list[tuple[int, int, str]], random: Any) -> None:
    document = Document(path="a", format=Format.TEXT, source="0123456789", blocks=())
    rules = {name: rule(word("x"), name) for name in ("a/a", "a/b")}
    found = [stamp(document, rules[name], Severity.WARNING, Hit(Span(min(a, b), max(a, b)))) for a, b, name in places]
    shuffled = found[:]
    random.shuffle(shuffled)
    settled = settle(found)
    assert settled == settle(shuffled)
    assert len(settled) == len({(one.rule, one.span) for one in found})
    assert [one.span for one in settled] == sorted(one.span for one in settled)


@given(st.text(alphabet="ab \n\r\t\u2028\U0001f600", max_size=400), st.data())
def test_lines_hold_the_beginning_of_the_quote(source: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, len(source)))
    document = Document(path="a", format=Format.TEXT, source=source, blocks=())
    finding: Finding = stamp(document, rule(word("x")), Severity.INFO, Hit(Span(start, end)))
    first = finding.lines.split("\n")[0]
    at = finding.start.column - finding.lines_column
    quoted = finding.quote.replace("\r", "\n").split("\n")[0]
    assert first[at : at + len(quoted)] == quoted
    assert len(finding.lines) <= 3 * 800


def test_input_that_cannot_be_read_is_a_report(tmp_path: Any) -> None:
    engine = Engine(Plan(), [])
    report = engine.check_source(Source(str(tmp_path / "none.md")))
    assert not report.read
    assert report.problems[0].kind == "input"
    assert "no such file" in report.problems[0].message


def test_a_large_file_names_its_size_and_the_limit(tmp_path: Any) -> None:
    path = tmp_path / "large.txt"
    with open(path, "wb") as file:
        file.truncate(50 * 2**20)
    with pytest.raises(ReadError, match=rf"50\.0 MiB is over the limit of {limits.BYTES // 2**20} MiB"):
        read_bytes(str(path))
    with pytest.raises(ReadError, match=r"^a: over the limit of 16 MiB a file"):
        read(b" " * (limits.BYTES + 1), "a")  # of a device no more is read
    with pytest.raises(ReadError, match=r"^a: 17\.0 MiB is over the limit"):
        read(b" " * (limits.BYTES + 2**20), "a")


def test_a_checked_file_leaves_no_document_behind() -> None:
    text = "The mayor said “the wall will hold” in 2019, experts say.\n\n> The wall “will hold.\n\n— Ana Ruiz\n"
    gc.collect()
    gc.disable()  # what only the collector would find stays
    try:
        engine = Engine(Plan(preset="strict", min_confidence=Confidence.LOW))
        before = sum(type(thing) is Document for thing in gc.get_objects())
        assert engine.check_source(Source("a.md", data=text.encode())).findings
        assert sum(type(thing) is Document for thing in gc.get_objects()) == before
    finally:
        gc.enable()


@given(
    st.lists(st.sampled_from(["the lake", "the pier", "crash", "lake, pier", "\udcff"]), max_size=6), st.integers(0, 2)
)
def test_files_checked_together_are_as_checked_alone(texts: list[str], missing: int) -> None:
    def crashing(document: Document, context: Context) -> Iterator[Hit]:
        if "crash" in document.source:
            raise KeyError("x")
        yield from word("pier")(document, context)

    rules = [rule(word("lake")), rule(crashing, id="test/crash"), rule(word("crash"), id="test/last")]
    engine = Engine(Plan(), [(one, one.severity) for one in rules])
    sources = [Source(f"{n}.txt", data=text.encode("utf-8", "surrogateescape")) for n, text in enumerate(texts)]
    sources[missing:missing] = [Source("no such file.txt")]
    assert engine.check_sources(sources) == [engine.check_source(source) for source in sources]
    assert [report.path for report in engine.check_sources(sources)] == [source.path for source in sources]


def test_an_empty_file_is_clean() -> None:
    report = Engine(Plan(), [(rule(word("lake")), Severity.ERROR)]).check_source(Source("a.txt", data=b""))
    assert (report.findings, report.problems, report.read) == ((), (), True)


@pytest.mark.parametrize(
    ("worst", "fail_on", "fails"),
    [
        (None, Severity.INFO, False),
        (Severity.INFO, Severity.WARNING, False),
        (Severity.WARNING, Severity.WARNING, True),
        (Severity.ERROR, None, False),
    ],
)
def test_what_fails(worst: Severity | None, fail_on: Severity | None, fails: bool) -> None:
    rules = [] if worst is None else [rule(word("lake"))]
    plan = Plan(fail_on=fail_on or "never")
    document = read_text("A lake.", "a.txt", Format.TEXT)
    assert Engine(plan, [(one, worst or Severity.INFO) for one in rules]).check(document).fails is fails


@pytest.mark.parametrize(
    ("fails", "kinds", "code"),
    [
        (False, set(), 0),
        (True, set(), 1),
        (True, {"input"}, 2),
        (False, {"worker"}, 2),
        (False, {"input", "internal"}, 3),
    ],
)
def test_exit_codes(fails: bool, kinds: set[str], code: int) -> None:
    assert exit_code(fails, kinds) == code
