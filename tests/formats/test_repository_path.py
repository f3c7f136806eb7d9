"""Paths from the top of a repository, and as URIs."""

from __future__ import annotations

import ntpath
import os
import posixpath
from pathlib import Path
from types import ModuleType

import pytest

from sourcecheck.reporters.repository_path import Root, repository_path, repository_root, uri

POSIX = Root("/desk", "/desk/docs")
WINDOWS = Root("C:\\Work", "C:\\Work\\docs")


@pytest.mark.parametrize(
    ("path", "root", "names", "expected", "as_uri"),
    [
        ("a.md", POSIX, posixpath, "docs/a.md", "docs/a.md"),
        ("./a.md", POSIX, posixpath, "docs/a.md", "docs/a.md"),
        ("../a.md", POSIX, posixpath, "a.md", "a.md"),
        ("/desk/x//y/../a.md", POSIX, posixpath, "x/a.md", "x/a.md"),
        ("/desks/a b.md", POSIX, posixpath, "/desks/a b.md", "file:///desks/a%20b.md"),
        ("../../a.md", POSIX, posixpath, "/a.md", "file:///a.md"),
        ("/desk/a.md", Root("/", "/"), posixpath, "desk/a.md", "desk/a.md"),
        ("a\\b.md", POSIX, posixpath, "docs/a\\b.md", "docs/a%5Cb.md"),
        ("c:d.md", Root("/", "/"), posixpath, "c:d.md", "c%3Ad.md"),
        ("ä?#%.md", POSIX, posixpath, "docs/ä?#%.md", "docs/%C3%A4%3F%23%25.md"),
        ("\udce9.md", POSIX, posixpath, "docs/\udce9.md", "docs/%E9.md"),
        ("\ud800.md", POSIX, posixpath, "docs/\ud800.md", "docs/%ED%A0%80.md"),
        ("<stdin>", POSIX, posixpath, "<stdin>", "%3Cstdin%3E"),
        ("sub\\a.md", WINDOWS, ntpath, "docs/sub/a.md", "docs/sub/a.md"),
        ("c:\\work\\A.md", WINDOWS, ntpath, "A.md", "A.md"),
        ("D:\\a b.md", WINDOWS, ntpath, "D:/a b.md", "file:///D:/a%20b.md"),
        ("\\\\host\\share\\a.md", WINDOWS, ntpath, "//host/share/a.md", "file://host/share/a.md"),
    ],
)
def test_paths(path: str, root: Root, names: ModuleType, expected: str, as_uri: str) -> None:
    found = repository_path(path, root, names)
    assert found == expected
    assert uri(found) == as_uri


def test_the_top_is_where_git_is(tmp_path: Path) -> None:
    (tmp_path / ".git").write_text("gitdir: elsewhere\n")  # as in a work tree or submodule
    inside = tmp_path / "a" / "b"
    inside.mkdir(parents=True)
    assert repository_root(str(inside)) == Root(str(tmp_path), str(inside))


def test_without_git_the_top_is_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = os.path.realpath(tmp_path)
    monkeypatch.chdir(here)
    monkeypatch.setattr(os.path, "exists", lambda path: False)  # whatever lies above the folder of the tests
    assert repository_root() == Root(here, here)


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_path_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "real" / ".git").mkdir(parents=True)
    (tmp_path / "link").symlink_to("real")
    root = repository_root(os.path.realpath(tmp_path / "real"))
    assert repository_path(str(tmp_path / "link" / "a.md"), root) == "a.md"
