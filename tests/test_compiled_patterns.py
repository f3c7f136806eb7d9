"""Patterns of earlier runs are those that ``re`` would make, or are made again."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcecheck import compiled_patterns
from sourcecheck.compiled_patterns import compiled, keep

PATTERNS = (
    ("a(?P<first>b)+(?P<second>[^c]|(d))", 0),
    ("(?i)straße|ſ", 0),
    ("[\\w’'-]+(?<!x)(?=y)", re.IGNORECASE),
    ("(?m)^ {0,3}#{1,6}.*?$", re.DOTALL),
    ("[À-ÖØ-Þ\U0001f600-\U0001f64f]{2,9}+", 0),
    ("(a)|(?P<q>['\"]).*?(?P=q)", 0),
    ("\udc80|x\ny", 0),
    ("", re.VERBOSE | re.ASCII),
)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setattr(compiled_patterns, "_kept", compiled_patterns._Kept())
    yield tmp_path / ("Library/Caches/sourcecheck" if sys.platform == "darwin" else "sourcecheck")


def next_run(monkeypatch: pytest.MonkeyPatch) -> compiled_patterns._Kept:
    kept = compiled_patterns._Kept()
    monkeypatch.setattr(compiled_patterns, "_kept", kept)
    return kept


def test_a_later_run_compiles_nothing_and_has_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    for pattern, flags in PATTERNS:
        assert compiled(pattern, flags) == re.compile(pattern, flags)
    keep(1)
    kept = next_run(monkeypatch)
    for pattern, flags in PATTERNS:
        found, made = compiled(pattern, flags), re.compile(pattern, flags)
        # Equal patterns have equal code.
        assert found == made and found.groupindex == made.groupindex and found.groups == made.groups
        assert not kept.new


@pytest.mark.filterwarnings("ignore::FutureWarning")  # "[[", which may be a set within a set one day
@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab[]()|?*+.^$\\w-{2}é’😀", max_size=12), st.sampled_from((0, re.I, re.M, re.S)))
def test_any_pattern_is_as_re_makes_it(pattern: str, flags: int) -> None:
    try:
        made = re.compile(pattern, flags)
    except (re.error, OverflowError):
        return
    record = compiled_patterns._record(pattern, flags, made)
    assert record is not None
    assert compiled_patterns._restored(pattern, flags, record) == made


def test_what_is_spoiled_is_compiled(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for pattern, flags in PATTERNS:
        compiled(pattern, flags)
    keep(1)
    (file,) = cache.iterdir()
    whole = file.read_bytes()
    for at in range(0, len(whole), 7):
        for spoiled in (whole[:at], whole[:at] + bytes([whole[at] ^ 0x15]) + whole[at + 1 :]):
            file.write_bytes(spoiled)
            next_run(monkeypatch)
            for pattern, flags in PATTERNS:
                assert compiled(pattern, flags) == re.compile(pattern, flags)
            keep(1)


def test_runs_at_the_same_time_lose_nothing_of_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    one = next_run(monkeypatch)
    compiled("one")
    next_run(monkeypatch)
    compiled("two")
    keep(1)
    monkeypatch.setattr(compiled_patterns, "_kept", one)
    keep(1)
    kept = next_run(monkeypatch)
    assert [compiled("one"), compiled("two")] == [re.compile("one"), re.compile("two")]
    assert not kept.new


def test_few_new_patterns_are_not_worth_a_file(cache: Path) -> None:
    compiled("one")
    keep()
    assert not cache.exists()


def test_a_file_of_another_python_or_too_large_is_begun_anew(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled("one")
    monkeypatch.setattr(compiled_patterns, "_MADE_BY", b"sourcecheck patterns of another\n")
    keep(1)
    monkeypatch.undo()
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(cache.parent))
    kept = next_run(monkeypatch)
    assert compiled("one") == re.compile("one") and kept.new
    keep(1)
    monkeypatch.setattr(compiled_patterns, "_MOST", 100)
    kept = next_run(monkeypatch)
    assert compiled("one") == re.compile("one") and kept.new


@pytest.mark.skipif(os.name != "posix", reason="owners and modes are those of POSIX")
def test_a_file_that_others_can_write_is_not_read(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled("one")
    keep(1)
    (file,) = cache.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    file.chmod(0o666)
    kept = next_run(monkeypatch)
    assert compiled("one") == re.compile("one") and kept.new


@pytest.mark.skipif(os.name != "posix", reason="named pipes and devices")
def test_what_is_no_file_is_not_waited_for(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled("one")
    keep(1)
    (file,) = cache.iterdir()
    for pipe in (True, False):
        file.unlink()
        os.mkfifo(file, 0o600) if pipe else file.symlink_to("/dev/zero")
        kept = next_run(monkeypatch)
        assert compiled("one") == re.compile("one") and kept.new
        keep(1)
        assert file.is_file() and not file.is_symlink()


@pytest.mark.skipif(not os.path.isdir("/proc/self/fd"), reason="no list of open files")
def test_no_file_stays_open(monkeypatch: pytest.MonkeyPatch) -> None:
    # A program that closes all descriptors, as daemons do, would have us read and close a file of its own.
    compiled("one")
    keep(1)
    before = os.listdir("/proc/self/fd")
    kept = next_run(monkeypatch)
    assert compiled("one") == re.compile("one") and not kept.new
    assert os.listdir("/proc/self/fd") == before


def test_looking_for_patterns_makes_no_folder(cache: Path) -> None:
    compiled("one")
    assert not cache.exists()


def test_too_many_give_way_to_those_of_this_run(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled("one")
    keep(1)
    (file,) = cache.iterdir()
    monkeypatch.setattr(compiled_patterns, "_MOST", file.stat().st_size + 20)
    next_run(monkeypatch)
    compiled("two")
    keep(1)
    kept = next_run(monkeypatch)
    assert compiled("two") == re.compile("two") and not kept.new
    assert compiled("one") == re.compile("one") and kept.new


def test_without_a_place_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("LOCALAPPDATA", "")
    monkeypatch.setenv("HOME", "")
    compiled("one")
    keep(1)
    assert compiled("two") == re.compile("two")


def test_a_second_run_of_the_program_finds_the_same(tmp_path: Path, cache: Path) -> None:
    article = tmp_path / "article.md"
    article.write_text("# Lock\n\nExperts say the lock opened last Tuesday. It is is shut.\n", encoding="utf-8")
    command = [sys.executable, "-m", "sourcecheck", "check", "--format", "json", "--fail-on", "never", str(article)]
    first, second = (subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in range(2))
    assert first == second and '"rule"' in first
    assert [path.name for path in cache.iterdir() if path.name.startswith("patterns-")]
