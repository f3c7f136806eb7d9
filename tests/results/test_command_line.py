"""The program with results of earlier runs: ``--no-cache``, ``cache show`` and ``clean``, two runs at once."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

import sourcecheck

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


def test_a_python_without_sqlite_checks_all_files(
    folder: Path, home: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    without = tmp_path_factory.mktemp("without")
    (without / "_sqlite3.py").write_text("raise ImportError\n")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(without), os.environ.get("PYTHONPATH", "")])}
    environment |= {"XDG_CACHE_HOME": str(home), "NO_COLOR": "1"}
    expected = run(folder, home, "check", "--isolated", "--no-cache", ".")
    done = subprocess.run(
        command("check", "--isolated", "."), cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (1, expected.stdout, expected.stderr)
    assert not (home / "sourcecheck" / "results-1.sqlite").exists()


@pytest.mark.long
def test_a_checkout_whose_rules_change_has_no_result_yet(folder: Path, home: Path, tmp_path: Path) -> None:
    package = Path(sourcecheck.__file__).parent
    if not (package.parent.parent / "rules").is_dir():
        pytest.skip("sourcecheck is installed here, and no checkout")
    checkout = tmp_path / "checkout"
    leave_out = shutil.ignore_patterns("__pycache__")
    shutil.copytree(package, checkout / "src" / "sourcecheck", ignore=leave_out)
    shutil.copytree(package.parent.parent / "rules", checkout / "rules")
    environment = {**os.environ, "PYTHONPATH": str(checkout / "src"), "XDG_CACHE_HOME": str(home), "NO_COLOR": "1"}

    def said(*arguments: str) -> str:
        ran = command("check", "--isolated", *arguments, *(f"{number}.md" for number in range(FILES)))
        return subprocess.run(ran, cwd=folder, env=environment, capture_output=True, text=True, check=False).stdout

    before = said()
    assert before
    assert said() == before
    preset = checkout / "rules" / "presets" / "recommended.yaml"
    preset.write_text(f"{preset.read_text(encoding='utf-8')}\nseverity: {{repetition: info}}\n", encoding="utf-8")
    assert before != said() == said("--no-cache")
