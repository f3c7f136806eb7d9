"""A run with results of earlier runs says what a fresh one says, whatever happened in between."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcecheck.config import Config
from sourcecheck.engine import Engine, Engines, Source
from sourcecheck.finding import Severity
from sourcecheck.report import FileReport, Plan, Problem
from sourcecheck.results import Store, cached, check_cached
from sourcecheck.results import store as store_module
from sourcecheck.results.written import from_bytes, to_bytes
from sourcecheck.workers import check_all

TODAY = date(2026, 11, 23)
PARTS = (
    "Experts say the the weir is unsafe.",
    "The council met on Tuesday, 4 November 2026.",
    "“Nobody told us,” said a resident.",
    "| a | b |\n| --- | --- |\n| 1 | 2 |",
    "As an AI language model, I cannot visit the weir.",
    "<!-- sourcecheck-disable-next-line repetition/repeated-word -->\nThe the gate.",
    "Nothing is wrong here.",
    "Contact: +1 555 0100, jane@example.com",
)


class Counted(Engines):
    """Engines that tell how many files they were given."""

    def __init__(self, plans: Sequence[Plan]) -> None:
        super().__init__(plans)
        self.checked = 0

    def check_sources(self, sources: Sequence[Source]) -> list[FileReport]:
        self.checked += len(sources)
        return super().check_sources(sources)


def run(store: str, items: Sequence[Source | Problem], plan: Plan) -> tuple[list[FileReport], int]:
    """The reports of a cached run, without their digests, and how many files were checked for it."""
    engines = Counted([plan._replace(digest=True)])
    reports = [one._replace(digest=b"") for one in check_cached(items, engines, 1, Store(store))]
    return reports, engines.checked


def fresh(items: Sequence[Source | Problem], plan: Plan) -> list[FileReport]:
    return list(check_all(items, Engines([plan]), 1))


@pytest.fixture
def store(tmp_path: Path) -> str:
    return str(tmp_path / "results.sqlite")


def test_what_has_not_changed_is_not_checked_again(store: str) -> None:
    plan = Plan(today=TODAY)
    items = [Source(f"{number}.md", data=part.encode()) for number, part in enumerate(PARTS)]
    first, checked = run(store, items, plan)
    assert checked == len(PARTS)
    assert first == fresh(items, plan)
    second, checked = run(store, items, plan)
    assert (second, checked) == (first, 0)
    items[3] = items[3]._replace(data=b"The the weir.")
    third, checked = run(store, items, plan)
    assert checked == 1
    assert third == fresh(items, plan)


PLANS = st.builds(
    lambda **asked: Plan(**asked),  # builds would guess what is not said here
    preset=st.sampled_from(["", "news", "strict"]),
    ignore=st.sampled_from([(), ("repetition",)]),
    severity=st.sampled_from([None, Severity.WARNING]),
    type=st.sampled_from(["", "opinion"]),
    today=st.sampled_from([TODAY, date(2031, 1, 1)]),
    fail_on=st.sampled_from([None, "never", Severity.INFO]),
    inline=st.booleans(),
    source=st.booleans(),
    config=st.builds(
        lambda **said: Config(**said),
        severities=st.sampled_from([{}, {"repetition": Severity.ERROR}]),
        language=st.sampled_from(["", "de"]),
        now=st.sampled_from([None, date(2020, 2, 2)]),
    ),
)
FILES = st.lists(
    st.tuples(st.sampled_from(["a.md", "b.html", "c.txt", "d.md"]), st.lists(st.sampled_from(PARTS), max_size=3)),
    max_size=4,
    unique_by=lambda one: one[0],
)


@settings(max_examples=25)
@given(st.lists(st.tuples(FILES, PLANS), min_size=2, max_size=4))
def test_cached_runs_equal_fresh_ones(runs: list[tuple[list[tuple[str, list[str]]], Plan]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = os.path.join(folder, "results.sqlite")
        for files, plan in runs:
            items = [Source(name, data="\n\n".join(parts).encode()) for name, parts in files]
            assert run(store, items, plan)[0] == fresh(items, plan)


def test_all_reports_of_our_articles_come_back_as_they_were(fixtures: str) -> None:
    paths = sorted(str(path) for path in Path(fixtures).rglob("*.*") if path.suffix in (".md", ".html", ".txt"))
    plan = Plan(preset="strict", today=TODAY, severity=Severity.WARNING)
    reports = fresh([Source(path) for path in paths], plan)
    assert sum(len(report.findings) for report in reports) > 100
    for report in reports:
        assert from_bytes(to_bytes(report), plan) == report


def test_files_that_cannot_be_read_are_never_stored(store: str, tmp_path: Path) -> None:
    items: list[Source | Problem] = [
        Source(str(tmp_path / "gone.md")),
        Source("x.md", data=b"%PDF-1.7"),
        Problem("y", "input", "y: no such file or folder"),
    ]
    for _ in range(2):
        reports, checked = run(store, items, Plan(today=TODAY))
        assert [report.read for report in reports] == [False] * 3
        assert checked == 2


def test_a_file_that_changes_while_it_is_checked_is_stored_as_it_was_checked(
    store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    path.write_text(PARTS[0])
    looked_up = cached._content

    def changes_after(source: Source) -> bytes:
        found = looked_up(source)
        path.write_text("Nothing is wrong here.")
        return found

    plan = Plan(today=TODAY)
    with monkeypatch.context() as patch:
        patch.setattr(cached, "_content", changes_after)
        assert run(store, [Source(str(path))], plan)[0] == fresh([Source(str(path))], plan)
    path.write_text(PARTS[0])
    assert run(store, [Source(str(path))], plan)[0] == fresh([Source(str(path))], plan)


@pytest.mark.skipif(not os.path.isdir("/dev/fd"), reason="open files have names below /dev")
def test_what_can_be_read_only_once_is_not_looked_up(store: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(PARTS[0])
    with open(tmp_path / "a.md", "rb") as file:
        items = [Source(f"/dev/fd/{file.fileno()}")]
        assert cached._content(items[0]) == b""
        assert len(run(store, items, Plan(today=TODAY))[0][0].findings) > 0


def test_the_text_of_a_file_that_changed_after_it_was_found_is_not_given(
    store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    path.write_text(PARTS[0])
    plan = Plan(today=TODAY, source=True)
    run(store, [Source(str(path))], plan)
    looked_up = cached._content

    def changes_after(source: Source) -> bytes:
        found = looked_up(source)
        path.write_text("The gate. The the gate.")
        return found

    monkeypatch.setattr(cached, "_content", changes_after)
    (report,), _ = run(store, [Source(str(path))], plan)
    assert report.source == "The gate. The the gate."
    assert [report.source[one.span.start : one.span.end] for one in report.findings] == [
        one.quote for one in report.findings
    ]


RULE = """\
id: house/weir
message: "Weir: which one?"
severity: warning
confidence: high
doubt: There are many weirs.
settle: Name it.
why: A reader cannot look it up.
references: ["https://www.example.org/style"]
phrases: [WORD]
examples:
  bad: ["The [[WORD]] broke.", "A [[WORD]]."]
  good: ["The gate.", "A pond."]
"""


def test_a_rule_that_changed_is_run_whatever_the_clock_says(store: str, tmp_path: Path) -> None:
    folder = tmp_path / "rules" / "house"
    folder.mkdir(parents=True)
    item = Source("a.txt", data=b"The weir and the gate2 broke.")
    plan = Plan(today=TODAY, rules=(str(tmp_path / "rules"),), select=("house/weir",))
    found = []
    for word in ("weir", "lake"):  # of one length
        path = folder / "weir.yaml"
        path.write_text(RULE.replace("WORD", word))
        os.utime(path, ns=(1, 1))
        (report,), _ = run(store, [item], plan)
        found.append([one.quote for one in report.findings])
    assert found == [["weir"], []]


def test_overrides_that_speak_of_a_file_are_part_of_its_key(store: str, tmp_path: Path) -> None:
    from sourcecheck.config import named

    (tmp_path / "sourcecheck.toml").write_text(
        '[[overrides]]\nfiles = ["loose/"]\nignore = ["repetition"]\n', encoding="utf-8"
    )
    plan = Plan(today=TODAY, config=named(str(tmp_path / "sourcecheck.toml")))
    for folder in ("loose", "strict"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.md").write_text(PARTS[0])
        items = [Source(str(tmp_path / folder / "a.md"))]
        assert run(store, items, plan)[0] == fresh(items, plan)


def test_another_day_is_another_result_where_no_day_is_set(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class Tomorrow(date):
        @classmethod
        def today(cls) -> Tomorrow:
            return cls(2031, 1, 1)

    item = Source("a.md", data=PARTS[0].encode())
    assert run(store, [item], Plan())[1] == 1
    assert run(store, [item], Plan())[1] == 0
    monkeypatch.setattr(cached, "date", Tomorrow)
    assert run(store, [item], Plan())[1] == 1


def test_a_day_that_is_set_is_more_than_the_day_it_is(store: str) -> None:
    text = "---\ndate: 2020-01-02\ntype: news\n---\n# The weir\n\nIt opens on Friday, 30 December 2099, currently.\n"
    items = [Source("a.md", data=text.encode())]
    plans = [Plan(), Plan(today=date.today()), Plan(config=Config(now=date.today()))]
    expected = [fresh(items, plan) for plan in plans]
    assert expected[0] != expected[1] == expected[2]
    for plan, reports in zip(plans, expected, strict=True):
        assert run(store, items, plan)[0] == reports


def test_what_was_checked_over_midnight_is_not_stored(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class Midnight(date):
        asked = 0

        @classmethod
        def today(cls) -> Midnight:
            cls.asked += 1
            return cls(2031, 1, min(cls.asked, 2))

    monkeypatch.setattr(cached, "date", Midnight)
    item = Source("a.md", data=PARTS[0].encode())
    assert run(store, [item], Plan())[1] == 1
    Midnight.asked = 0  # as of a clock that is set back, or for --now of the day before
    assert run(store, [item], Plan())[1] == 1
    assert [run(store, [item], Plan())[1] for _ in range(2)] == [1, 0]


def test_what_rules_say_is_stored_under_the_rules_that_said_it(store: str, tmp_path: Path) -> None:
    folder = tmp_path / "rules" / "house"
    folder.mkdir(parents=True)
    (folder / "weir.yaml").write_text(RULE.replace("WORD", "weir"))
    items = [Source("a.txt", data=b"The weir and the lake broke.")]
    plan = Plan(today=TODAY, rules=(str(tmp_path / "rules"),), select=("house/weir",))
    asked = plan._replace(digest=True)
    engines = Engines([asked], [Engine(asked)])
    (folder / "weir.yaml").write_text(RULE.replace("WORD", "lake"))  # as somebody does who watches a run
    (report,) = check_cached(items, engines, 1, Store(store))
    assert [one.quote for one in report.findings] == ["weir"]
    assert run(store, items, plan)[0] == fresh(items, plan)


# The store ------------------------------------------------------------------------


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_spoiled_store_changes_no_report(data: st.DataObject) -> None:
    plan = Plan(today=TODAY)
    items = [Source(f"{number}.md", data=part.encode()) for number, part in enumerate(PARTS[:3])]
    expected = fresh(items, plan)
    with tempfile.TemporaryDirectory() as folder:
        store = os.path.join(folder, "results.sqlite")
        run(store, items, plan)
        spoiled = bytearray(Path(store).read_bytes())
        for place in data.draw(st.lists(st.integers(0, len(spoiled) - 1), min_size=1, max_size=200)):
            spoiled[place] = data.draw(st.integers(0, 255))
        Path(store).write_bytes(spoiled[: data.draw(st.integers(0, len(spoiled)))])
        assert run(store, items, plan)[0] == expected
        assert run(store, items, plan)[0] == expected


def test_a_result_under_another_key_or_day_is_no_result(store: str) -> None:
    one = Store(store)
    one.put(b"k" * 16, "2026-11-23", b"data")
    one.close()
    with sqlite3.connect(store) as connection:
        for key, day in ((b"x" * 16, "2026-11-23"), (b"y" * 16, "2026-11-24")):
            connection.execute("insert into results select ?, ?, used, sum, data from results limit 1", (key, day))
    connection.close()
    again = Store(store)
    assert again.data(b"k" * 16, "2026-11-23") == b"data"
    assert again.data(b"k" * 16, "2026-11-24") is None
    assert again.data(b"x" * 16, "2026-11-23") is None
    assert again.data(b"y" * 16, "2026-11-24") is None
    again.close()


def test_where_another_run_is_writing_files_are_checked(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "_SECONDS", 0.05)
    plan = Plan(today=TODAY)
    items = [Source("a.md", data=PARTS[0].encode())]
    run(store, [], plan)
    other = sqlite3.connect(store, isolation_level=None)
    other.execute("begin exclusive")
    assert run(store, items, plan) == (fresh(items, plan), 1)
    other.execute("rollback")
    other.close()
    assert run(store, items, plan)[1] == 1
    assert run(store, items, plan)[1] == 0


@pytest.mark.skipif(os.name == "nt", reason="a file's mode says nothing there")
def test_a_store_that_others_could_have_written_is_not_read(store: str, tmp_path: Path) -> None:
    plan = Plan(today=TODAY)
    items = [Source("a.md", data=PARTS[0].encode())]
    run(store, items, plan)
    os.chmod(store, 0o666)
    assert run(store, items, plan)[1] == 1
    link = str(tmp_path / "link.sqlite")
    os.chmod(store, 0o600)
    os.symlink(store, link)
    assert run(link, items, plan)[1] == 1
    pipe = str(tmp_path / "pipe.sqlite")
    os.mkfifo(pipe)
    assert run(pipe, items, plan)[1] == 1
    assert run(str(tmp_path / "no" / "folder"), items, plan)[1] == 1


def test_a_store_that_is_too_large_lets_go_of_what_was_not_asked_for(
    store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "_MOST", 300_000)
    old = Store(store)
    old._day -= 1
    for number in range(300):
        old.put(number.to_bytes(16, "big"), "d", os.urandom(500))
    old.close()
    new = Store(store)
    assert new.data((7).to_bytes(16, "big"), "d") is not None
    new.put(b"n" * 16, "d", os.urandom(150_000))
    new.close()
    last = Store(store)
    assert last.data((7).to_bytes(16, "big"), "d") is not None
    assert last.data(b"n" * 16, "d") is not None
    assert last.data((8).to_bytes(16, "big"), "d") is None
    last.put(b"m" * 16, "d", os.urandom(250_000))
    last.put(b"o" * 16, "d", os.urandom(250_000))
    last.close()
    assert os.path.getsize(store) < 300_000
