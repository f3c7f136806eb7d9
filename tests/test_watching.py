"""What changed between two looks, however it was written, and which events can matter."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcecheck.watching import Changed, Seen, State, changed, looked, matters, places, rule_files

STATES = st.dictionaries(st.sampled_from(["a.md", "b.md", "c.md", "d.md"]), st.tuples(st.integers(0, 3)))


@given(STATES, STATES, st.sets(st.sampled_from(["a.md", "b.md", "x.md"])))
def test_every_article_is_the_same_or_in_one_list(
    was: dict[str, State], now: dict[str, State], touched: set[str]
) -> None:
    change = changed(Seen(was, {}, {}), Seen(now, {}, {}), touched)
    assert set(change.added) == now.keys() - was.keys()
    assert set(change.removed) == was.keys() - now.keys()
    for path in was.keys() & now.keys():
        assert (path in change.edited) == (was[path] != now[path] or path in touched)
    assert change.again == {*change.added, *change.edited}
    assert list(change.edited) == sorted(change.edited)
    if was == now and not touched:
        assert not any(change)


@given(STATES, STATES)
def test_a_setting_that_never_was_there_is_no_change(was: dict[str, State], now: dict[str, State]) -> None:
    empty: dict[str, State] = dict.fromkeys(["e.toml", "f.toml"], ())
    one = changed(Seen({}, was, {}), Seen({}, now | empty, {}))
    assert one == changed(Seen({}, was | empty, {}), Seen({}, now, {}))
    assert bool(one.settings) == (was != now)
    assert one.beside == ()


def test_changes_are_said_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert Changed(edited=("./a.md",)).said == "a.md changed"
    assert Changed(("b.md", "c.md"), ("a.md",), ("d.md", "e.md", "f.md")).said == (
        "a.md changed; b.md and 1 other new; d.md and 2 others gone"
    )
    assert Changed(settings=(f"{tmp_path}/sourcecheck.toml",)).said == "sourcecheck.toml changed"
    assert Changed().said == ""


def in_place(path: Path) -> None:
    path.write_text("other", encoding="utf-8")


def renamed_over(path: Path) -> None:
    draft = path.with_name(".draft.swp")
    draft.write_text("other", encoding="utf-8")
    os.replace(draft, path)


def with_backup(path: Path) -> None:
    os.replace(path, path.with_name(path.name + "~"))
    path.write_text("other", encoding="utf-8")


def with_old_times(path: Path) -> None:
    state = path.stat()
    path.write_text("other", encoding="utf-8")
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


@pytest.mark.parametrize("save", [in_place, renamed_over, with_backup, with_old_times])
def test_whatever_way_a_file_is_saved(tmp_path: Path, save: Callable[[Path], None]) -> None:
    path = tmp_path / "a.md"
    path.write_text("words", encoding="utf-8")  # as long as the others
    os.utime(path, ns=(10**18, 10**18))
    before = looked([str(path)], [])
    # A clock of the file system may tick every 10 ms only: within a tick, events tell.
    while path.with_name("clock").write_text("", encoding="utf-8") or _changed_at(
        path.with_name("clock")
    ) == _changed_at(path):
        pass
    save(path)
    assert changed(before, looked([str(path)], [])).edited == (str(path),)


def _changed_at(path: Path) -> int:
    return path.stat().st_ctime_ns


def tree(root: Path, *files: str) -> None:
    for name in files:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", encoding="utf-8")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    work = tmp_path.resolve() / "work"
    tree(work, "a.md", "docs/b.md", "docs/new/c.txt", ".git/x", "node_modules/y/z.md", "public/built/d.md")
    (work / "empty").mkdir()
    (work / ".gitignore").write_text("public/\n", encoding="utf-8")
    monkeypatch.chdir(work)
    return work


def test_a_folder_is_watched_with_all_that_can_hold_articles(here: Path) -> None:
    where = places([], ["./a.md", "./docs/b.md"], [], [])
    assert where.whole == {str(here / name) for name in ("", "docs", "docs/new", "empty")} - {f"{here}/"} | {str(here)}
    assert str(here.parent) in where.watched  # which tells when the folder itself goes
    for name, does in {
        "a.md": True, "docs/other.md": True, ".gitignore": True, "docs/new": True, "docs/~b.md": True,
        ".a.md.swp": False, "node_modules": False, "public/built/d.md": False, ".git/index": False, "../x.md": False,
    }.items():  # fmt: skip
        assert matters(os.path.normpath(here / name), where) is does, name


def test_a_file_is_watched_by_its_folder_alone(here: Path) -> None:
    where = places(["docs/b.md"], ["docs/b.md"], [], [])
    assert where.whole == {str(here / "docs")}
    assert where.watched == (str(here / "docs"),)


def test_what_a_glob_can_match_is_watched(here: Path) -> None:
    assert places(["docs/**/*.md"], [], [], []).whole == {str(here / "docs"), str(here / "docs/new")}
    assert places(["*.md"], [], [], []).whole >= {str(here), str(here / "docs")}
    assert places([f"{here}/docs/*.md"], [], [], []).whole >= {str(here / "docs")}


def test_what_is_not_there_yet_is_waited_for(here: Path) -> None:
    where = places(["later/on/x.md"], [], [str(here / "conf/sourcecheck.toml")], [])
    assert where.watched == (str(here),)
    assert matters(str(here / "later"), where)


def test_a_setting_counts_where_other_files_do_not(here: Path) -> None:
    setting = here.parent / "sourcecheck.toml"
    where = places(["docs"], ["docs/b.md"], [str(setting)], [])
    assert str(here.parent) in where.watched
    assert matters(str(setting), where)
    assert not matters(str(here.parent / "other.toml"), where)


@pytest.mark.skipif(not hasattr(os, "symlink") or os.name == "nt", reason="links need rights on Windows")
def test_links_are_followed_to_what_is_written(here: Path) -> None:
    tree(here.parent, "elsewhere/real.md", "conf/real.toml")
    os.symlink("../elsewhere/real.md", here / "link.md")
    os.symlink("../conf/real.toml", here / "sourcecheck.toml")
    where = places(["link.md"], ["link.md"], [str(here / "sourcecheck.toml")], [])
    assert matters(str(here.parent / "elsewhere/real.md"), where)
    assert matters(str(here.parent / "conf/real.toml"), where)
    assert matters(str(here / "sourcecheck.toml"), where)
    assert str(here.parent / "conf") in where.watched


def test_folders_of_rules_are_watched_whole(here: Path) -> None:
    tree(here, "own/water/lake.yaml", "own/words/w.yml", "own/.git/x.yaml", "own/README.md")
    assert sorted(rule_files(["own", "gone"])) == ["own/water/lake.yaml", "own/words/w.yml"]
    where = places(["docs"], [], [], ["own"])
    assert matters(str(here / "own/water/new.yaml"), where)
    assert matters(str(here / "own/fire"), where)
