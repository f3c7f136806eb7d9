"""A baseline at work: what the command line does not come to."""

from __future__ import annotations

import os
from pathlib import Path

from sourcecheck.baseline.file import read, text
from sourcecheck.baseline.ledger import Ledger, Stale
from sourcecheck.baseline.place import NAME, Place
from sourcecheck.baseline.project import Baselines
from sourcecheck.engine import Engine, Engines, Source
from sourcecheck.finding import Finding
from sourcecheck.report import FileReport, Plan, Problem

from .test_matching import finding

RULE = "attribution/vague-authority"
OTHER = "dates/indefinite-weekday"


def ledger(folder: Path, *findings: Finding, name: str = "a.md") -> Ledger:
    first = Ledger({}, str(folder))
    first.known(str(folder / name), findings, ())
    return Ledger(first.entries(adopt=True)[0], str(folder))


def test_a_file_that_could_not_be_read_is_not_gone(tmp_path: Path) -> None:
    """It may be removed while the run goes on: then it is told as a problem, and no more is made of it."""
    one = ledger(tmp_path, finding())
    one.unread(str(tmp_path / "a.md"))
    assert one.stale([str(tmp_path)]) == []
    assert ledger(tmp_path, finding()).stale([str(tmp_path)]) == [Stale("a.md", "water/lake", 1)]


def test_without_a_headline_nothing_shows_that_a_document_was_renamed(tmp_path: Path) -> None:
    headless = finding(scope="document", quote="")
    assert ledger(tmp_path, headless).known(str(tmp_path / "b.md"), [headless], ()) == [False]
    assert ledger(tmp_path, headless).known(str(tmp_path / "a.md"), [headless], ()) == [True]


def test_a_gone_file_gives_each_entry_once(tmp_path: Path) -> None:
    one = ledger(tmp_path, finding(), finding())
    assert one.known(str(tmp_path / "b.md"), [finding()], ()) == [True]
    assert one.known(str(tmp_path / "c.md"), [finding(), finding()], ()) == [True, False]
    assert one.stale([str(tmp_path)]) == []
    # Where the old folder was not looked through, its file keeps what was not given, and no entry that counts none.
    other = ledger(tmp_path, finding(), finding(rule=RULE))
    other.known(str(tmp_path / "b.md"), [finding()], ())
    entries, account = other.entries(adopt=False)
    (tmp_path / NAME).write_text(text(entries), encoding="utf-8")
    known = read(str(tmp_path / NAME), NAME)
    assert {path: [key.rule for key in keys] for path, keys in known.items()} == {
        "a.md": [RULE],
        "b.md": ["water/lake"],
    }
    assert account == (0, 0, 2)


def baselines(folder: Path, *findings: Finding) -> Baselines:
    """On a project of one article, in whose baseline these findings are."""
    path = folder / NAME
    path.write_text(text(ledger(folder, *findings).entries(adopt=False)[0]), encoding="utf-8")
    (folder / "a.md").write_text("", encoding="utf-8")
    engines = Engines([Plan()], [Engine(Plan())])
    return Baselines([Source(str(folder / "a.md"))], engines, {0: Place(str(path), NAME)})


def stale(known: Baselines, report: FileReport) -> list[str]:
    assert list(known.unknown([report])) == [report]
    return [one.rule for _, some in known.stale(()) for one in some]


def test_what_a_rule_that_failed_would_have_found_is_not_gone(tmp_path: Path) -> None:
    path = str(tmp_path / "a.md")
    known = [finding(rule=RULE), finding(rule=OTHER)]
    assert stale(baselines(tmp_path, *known), FileReport(path)) == [RULE, OTHER]
    one = FileReport(path, problems=(Problem(path, "internal", "it failed", OTHER),))
    assert stale(baselines(tmp_path, *known), one) == [RULE]
    all_of_them = FileReport(path, problems=(Problem(path, "internal", "the analysis failed"),))
    assert stale(baselines(tmp_path, *known), all_of_them) == []


def test_paths_of_entries_are_not_followed_out_of_the_way(tmp_path: Path) -> None:
    """On Windows such a path can lead to another machine."""
    strange = '{"schema": 1, "entries": [%s]}' % ", ".join(  # noqa: UP031  braces
        f'{{"path": "{path}", "rule": "a/b", "key": "{"0" * 16}", "quote": "{"0" * 16}", "count": 1}}'
        for path in ("../../../etc/passwd", "a/../../b.md", "..", "./a.md")
    )
    (tmp_path / NAME).write_text(strange, encoding="utf-8")
    one = Ledger(read(str(tmp_path / NAME), NAME), str(tmp_path))
    assert [found.path for found in one.stale([str(tmp_path)])] == ["./a.md"]
    assert os.listdir(tmp_path) == [NAME]


def test_entries_follow_what_fixes_do(tmp_path: Path) -> None:
    path = str(tmp_path / "a.md")
    before, other, after = (
        finding(quote=quote)._replace(path=path) for quote in ("the the lake", "a lake", "the lake")
    )
    one = ledger(tmp_path, before, other)
    assert one.known(path, [before, other], {before.rule}) == [True, True]
    assert one.follow(before, after)
    assert not one.follow(before, after)  # it is no more
    assert not one.follow(other, None)
    assert one.stale() == [Stale("a.md", before.rule, 1)]
    entries, account = one.entries(adopt=False, prune=False)
    assert (sum(entries["a.md"].values()), account.removed) == (2, 0)
    assert Ledger(entries, str(tmp_path)).known(path, [after, other, before], ()) == [True, True, False]
