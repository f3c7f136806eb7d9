"""Which files a command line means: folders, git, globs, standard input, and refusals."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sourcecheck.document import Format
from sourcecheck.engine import Source
from sourcecheck.errors import UsageError
from sourcecheck.paths import Formats, discover, formats
from sourcecheck.report import Problem

POSIX = pytest.mark.skipif(os.name != "posix", reason="links and bytes in names are POSIX's")


def tree(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Text.\n", encoding="utf-8")


def found(*names: str, how: Formats = Formats()) -> list[str]:  # noqa: B008
    return [item.path for item in discover(names, how) if isinstance(item, Source)]


def refused(*names: str) -> list[str]:
    return [item.message for item in discover(names) if isinstance(item, Problem)]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def git(*arguments: str) -> None:
    identity = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org")
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


def test_a_folder_gives_articles_sorted_by_parts(here: Path) -> None:
    tree(here, "b/x.md", "b-a.md", "b/a/z.HTML", "b/a.txt", "LICENSE", "b/script.py", "b/draft.odt", "b/p.mdx")
    assert found(".") == ["./b/a/z.HTML", "./b/a.txt", "./b/p.mdx", "./b/x.md", "./b-a.md"]
    assert found() == ["b/a/z.HTML", "b/a.txt", "b/p.mdx", "b/x.md", "b-a.md"]
    assert found("b") == ["b/a/z.HTML", "b/a.txt", "b/p.mdx", "b/x.md"]
    assert found("b/") == found("b")
    assert found(str(here / "b" / "a")) == [str(here / "b" / "a" / "z.HTML")]


def test_a_file_is_checked_once_in_the_order_named(here: Path) -> None:
    tree(here, "a.md", "b.md")
    assert found("b.md", ".", "a.md", "./b.md") == ["b.md", "./a.md"]


def test_hidden_entries_and_installed_packages_are_skipped(here: Path) -> None:
    tree(here, ".hidden/a.md", ".b.md", "node_modules/p/readme.md", "env/pyvenv.cfg", "env/lib/x.md", "ok.md")
    assert found(".") == ["./ok.md"]
    assert found(".b.md", ".hidden") == [".b.md", ".hidden/a.md"]  # named is meant


def test_ignore_files_outside_git(here: Path) -> None:
    tree(here, "a.md", "draft-b.md", "sub/draft-c.md", "sub/kept.md", "sub/deep/d.md", "build/e.md", "sub/build.md")
    (here / ".gitignore").write_text("draft-*\nbuild/\n# note\n", encoding="utf-8")
    (here / "sub" / ".gitignore").write_text("!draft-c.md\n/deep\n", encoding="utf-8")
    assert found() == ["a.md", "sub/build.md", "sub/draft-c.md", "sub/kept.md"]


def test_git_says_which_files_exist(here: Path) -> None:
    git("init", "-q")
    tree(here, "tracked.md", "new.md", "ignored.md", "gone.md", "forced.md", "sub/x.md", "node_modules/y.md")
    (here / ".gitignore").write_text("ignored.md\nforced.md\nout/\n", encoding="utf-8")
    git("add", "tracked.md", "gone.md", "sub", "node_modules")
    git("add", "-f", "forced.md")
    (here / "gone.md").unlink()
    assert found() == ["forced.md", "new.md", "sub/x.md", "tracked.md"]
    assert found("sub") == ["sub/x.md"]
    tree(here, "out/z.md")
    assert found() == ["forced.md", "new.md", "sub/x.md", "tracked.md"]
    assert found("out", "ignored.md") == ["out/z.md", "ignored.md"]  # named is meant


def test_repositories_inside_repositories(here: Path) -> None:
    git("init", "-q")
    tree(here, "a.md", "inner/b.md", "inner/skip.md")
    git("init", "-q", "inner")
    (here / "inner" / ".gitignore").write_text("skip.md\n", encoding="utf-8")
    assert found() == ["a.md", "inner/b.md"]


@POSIX
def test_a_repository_cannot_start_programs(here: Path) -> None:
    git("init", "-q")
    tree(here, "a.md")
    git("add", "a.md")
    hook = here / "hook.sh"
    hook.write_text(f"#!/bin/sh\ntouch {here}/started\n", encoding="utf-8")
    hook.chmod(0o755)
    git("config", "core.fsmonitor", str(hook))
    assert found() == ["a.md"]
    assert not (here / "started").exists()


@POSIX
def test_links_do_not_lead_out_or_around(here: Path) -> None:
    tree(here, "outside/secret.md", "site/a.md", "site/sub/b.md")
    (here / "site" / "out.md").symlink_to(here / "outside" / "secret.md")
    (here / "site" / "again.md").symlink_to(here / "site" / "a.md")
    (here / "site" / "loop").symlink_to(here / "site")
    (here / "site" / "outdir").symlink_to(here / "outside")
    (here / "site" / "self.md").symlink_to("self.md")
    (here / "site" / "broken.md").symlink_to("nowhere.md")
    for in_git in (False, True):
        if in_git:
            git("init", "-q", "site")
        assert found("site") in (["site/a.md", "site/sub/b.md"], ["site/again.md", "site/sub/b.md"])
    assert found("site/out.md") == ["site/out.md"]  # named is meant
    assert refused("site/self.md")[0].startswith("site/self.md: cannot be read: too many levels")
    assert refused("site/broken.md") == ["site/broken.md: no such file or folder"]


@POSIX
@pytest.mark.skipif(sys.platform == "darwin", reason="file names are UTF-8 there")
@pytest.mark.parametrize("in_git", [False, True])
def test_names_that_are_not_utf8(here: Path, in_git: bool) -> None:
    if in_git:
        git("init", "-q")
    names = [b"caf\xe9.md", b"new\nline.md", b'quo"te.md', "ünï.md".encode()]
    for name in names:
        with open(name, "wb") as file:
            file.write(b"x")
    assert {os.fsencode(path) for path in found()} == set(names)


def test_globs_are_expanded_by_us_too(here: Path) -> None:
    tree(here, "a.md", "b.md", "sub/c.md", "sub/d.txt", "sub/e.py", "odd[1].md")
    assert found("*.md") == ["a.md", "b.md", "odd[1].md"]
    assert found("**/*.md") == ["a.md", "b.md", "odd[1].md", "sub/c.md"]
    assert found("sub/*") == ["sub/c.md", "sub/d.txt"]
    assert found("su?") == ["sub/c.md", "sub/d.txt"]
    assert found("odd[1].md") == ["odd[1].md"]
    assert refused("*.rst")[0].startswith("*.rst: no article matches this pattern")


def test_what_cannot_be_checked_is_said_in_its_place(here: Path) -> None:
    tree(here, "a.md", "page.rst", "old.doc", "README", "empty/x.py", "b.md")
    items = list(discover(["a.md", "gone.md", "page.rst", "empty", "README", "b.md"]))
    assert [type(item).__name__ for item in items] == ["Source", "Problem", "Problem", "Problem", "Source", "Source"]
    assert items[1].message == "gone.md: no such file or folder"  # type: ignore[union-attr]
    assert "cannot read .rst files; name one of .md" in items[2].message  # type: ignore[union-attr]
    assert items[3].message.startswith("empty: no article in this folder")  # type: ignore[union-attr]
    assert refused("old.doc") == ["old.doc: cannot read .doc files; open it in a word processor and save it as .docx"]
    assert refused("nul\0.md")


def test_formats_by_option(here: Path) -> None:
    tree(here, "a.page", "b.page", "deep/c.page", "notes.xyz", "README", "d.html")
    assert [one.path for one in discover(["."], formats(["*.page=html"])) if isinstance(one, Source)] == [
        "./a.page", "./b.page", "./d.html", "./deep/c.page",
    ]  # fmt: skip
    chosen = {item.path: item.format for item in discover(
        ["a.page", "deep/c.page", "notes.xyz", "README", "d.html"],
        formats(["markdown", "deep/*=txt", "*.page=.HTML"]),
    ) if isinstance(item, Source)}  # fmt: skip
    assert chosen == {
        "a.page": Format.HTML, "deep/c.page": Format.TEXT, "notes.xyz": Format.MARKDOWN,
        "README": Format.MARKDOWN, "d.html": Format.HTML,
    }  # fmt: skip
    with pytest.raises(UsageError, match="did you mean 'markdown'"):
        formats(["markdwn"])
    with pytest.raises(UsageError, match="--format-of =text: expected"):
        formats(["=text"])


@pytest.mark.parametrize(
    ("name", "options", "format"),
    [
        ("", (), None),
        ("a", (), None),
        ("", ("text",), Format.TEXT),
        ("a.txt", (), Format.TEXT),
        ("a.md", (), Format.MARKDOWN),
        ("a.md", ("html",), Format.MARKDOWN),
        ("", ("html",), Format.HTML),
        ("a.page", ("*.page=html", "markdown"), Format.HTML),
        ("a.xyz", ("text",), Format.TEXT),
    ],
)
def test_standard_input(name: str, options: tuple[str, ...], format: Format | None) -> None:
    (item,) = discover(["-"], formats(options), lambda: b"Text.", name)
    assert item == Source(name or "<stdin>", format, b"Text.")


def test_a_name_for_standard_input_that_is_not_read() -> None:
    with pytest.raises(UsageError, match="add - to the paths"):
        list(discover(["a.md"], Formats(), lambda: b"Text.", "b.md"))


def test_standard_input_named_as_something_else() -> None:
    (item,) = discover(["-"], Formats(), lambda: b"Text.", "a.odt")
    assert isinstance(item, Problem)
    assert item.message.startswith("a.odt: cannot read .odt files")


@POSIX
@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("in_git", [False, True])
def test_a_folder_that_may_not_be_read(here: Path, in_git: bool) -> None:
    if in_git:
        git("init", "-q")
    tree(here, "a/x.md", "b/y.md")
    (here / "a").chmod(0)
    try:
        assert found() == ["b/y.md"]
        assert refused("") == ["a: cannot be read: permission denied"]
    finally:
        (here / "a").chmod(0o755)
