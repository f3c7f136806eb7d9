"""The program with results of earlier runs: ``--no-cache``, ``cache show`` and ``clean``, two runs at once."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

FILES = 12


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "sourcecheck", *arguments]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(FILES):
        (tmp_path / f"{number}.md").write_text(f"# The weir\n\nThe the weir {number} was closed.\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


def run(folder: Path, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "XDG_CACHE_HOME": str(home), "NO_COLOR": "1"}
    return subprocess.run(command(*arguments), cwd=folder, env=environment, capture_output=True, text=True, check=False)


def kept(home: Path) -> int:
    with sqlite3.connect(home / "sourcecheck" / "results-1.sqlite") as connection:
        count: int = connection.execute("select count(*) from results").fetchone()[0]
    connection.close()
    return count


pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="XDG_CACHE_HOME is read on Linux")


def test_second_run_and_no_cache(folder: Path, home: Path) -> None:
    fresh = run(folder, home, "check", "--isolated", "--no-cache", ".")
    assert fresh.returncode == 1
    assert not (home / "sourcecheck" / "results-1.sqlite").exists()
    first = run(folder, home, "check", "--isolated", ".")
    assert kept(home) == FILES
    for number in range(FILES):
        (folder / f"{number}.md").touch()
    second = run(folder, home, "check", "--isolated", ".")
    json = run(folder, home, "check", "--isolated", "--format", "json", ".")
    again = run(folder, home, "check", "--isolated", "--format", "json", "--no-cache", ".")
    assert (fresh.stdout, fresh.stderr) == (first.stdout, first.stderr) == (second.stdout, second.stderr)
    assert json.stdout == again.stdout
    assert kept(home) == FILES


def test_show_and_clean(folder: Path, home: Path) -> None:
    assert "nothing is kept" in run(folder, home / "not-there", "cache", "show").stdout
    assert run(folder, home / "not-there", "cache", "clean").stdout == "Removed 0 files, 0.0 MiB.\n"
    run(folder, home, "check", "--isolated", ".")
    strange = home / "sourcecheck" / "notes.txt"
    strange.write_text("not ours")
    shown = run(folder, home, "cache", "show").stdout
    assert shown.startswith(str(home / "sourcecheck"))
    assert "results of files that were checked" in shown
    done = run(folder, home, "cache", "clean")
    assert done.returncode == 0
    assert done.stdout.startswith("Removed ")
    assert os.listdir(home / "sourcecheck") == ["notes.txt"]
    assert run(folder, home, "check", "--isolated", ".").returncode == 1


def test_runs_at_once_say_the_same(folder: Path, home: Path) -> None:
    environment = {**os.environ, "XDG_CACHE_HOME": str(home), "NO_COLOR": "1"}
    runs = [
        subprocess.Popen(
            command("check", "--isolated", "."), cwd=folder, env=environment, stdout=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    said = {one.communicate()[0] for one in runs}
    assert len(said) == 1
    assert {one.returncode for one in runs} == {1}
    assert kept(home) == FILES


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_cache_folder_that_cannot_be_written_costs_nothing_but_time(folder: Path, home: Path) -> None:
    run(folder, home, "check", "--isolated", ".")
    for path in (home / "sourcecheck").iterdir():
        path.chmod(0o400)
    (home / "sourcecheck").chmod(0o500)
    assert run(folder, home, "check", "--isolated", ".").returncode == 1


def test_what_is_no_database_is_begun_anew(folder: Path, home: Path) -> None:
    first = run(folder, home, "check", "--isolated", ".")
    (home / "sourcecheck" / "results-1.sqlite").write_bytes(b"no database" * 1000)
    assert run(folder, home, "check", "--isolated", ".").stdout == first.stdout
    assert kept(home) == FILES
