"""Which program it is: every change of its code makes it another one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sourcecheck import edition as module


def edition() -> str:
    """As a new process is told."""
    return module.edition.__wrapped__()


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "one"
    (folder / "inner").mkdir(parents=True)
    for name in ("a.py", "inner/b.py", "rules-pack.json"):
        (folder / name).write_text("1")
        os.utime(folder / name, ns=(1, 1))
    monkeypatch.setattr(module, "_PACKAGE", str(folder))
    return folder


@pytest.mark.parametrize("name", ["a.py", "inner/b.py", "rules-pack.json"])
def test_every_module_and_the_pack_count_by_size_and_time(package: Path, name: str) -> None:
    first = edition()
    assert edition() == first
    (package / name).write_text("22")
    os.utime(package / name, ns=(1, 1))
    second = edition()
    os.utime(package / name, ns=(2, 2))
    assert len({first, second, edition()}) == 3


def test_a_module_that_is_new_counts(package: Path) -> None:
    first = edition()
    (package / "inner" / "c.py").touch()
    assert edition() != first


def test_builds_that_give_all_files_one_time_lie_in_folders_of_their_own(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = edition()
    monkeypatch.setattr(module, "_PACKAGE", str(package.rename(package.with_name("two"))))
    assert edition() != first


def test_a_package_that_is_being_replaced_is_one_that_nobody_knows(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_PACKAGE", str(package / "gone"))
    assert edition() != edition()


def test_of_two_versions_of_a_library_the_first_is_the_one(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = [str(tmp_path / name) for name in ("x", "y")]
    for number, folder in enumerate(folders):
        (Path(folder) / f"lxml-{number}.0.dist-info").mkdir(parents=True)
    monkeypatch.setattr("sys.path", folders)
    first = edition()
    monkeypatch.setattr("sys.path", folders[::-1])
    assert edition() != first


def test_a_process_goes_on_with_the_code_that_it_began_with(package: Path) -> None:
    module.edition.cache_clear()
    first = module.edition()
    (package / "a.py").write_text("new")
    assert module.edition() == first
    module.edition.cache_clear()
