"""Which of the changed files are checked: kinds, folders, globs, names, and what a diff may not reach."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from tests.changes.repository import Repository

from sourcecheck.changes import Change, Changes, from_diff, since, staged, touched
from sourcecheck.document import Format
from sourcecheck.engine import Source
from sourcecheck.errors import SourcecheckError, UsageError
from sourcecheck.paths import Formats, discover
from sourcecheck.report import Problem

POSIX = pytest.mark.skipif(os.name != "posix", reason="links and odd names are POSIX's")


def paths(changes: Changes, *names: str, how: Formats = Formats()) -> list[str]:  # noqa: B008
    done = touched(changes, names, how)
    found = [item.path for item in done.items if isinstance(item, Source)]
    assert set(found) <= set(done.changes)
    return found


def problems(changes: Changes, *names: str) -> list[str]:
    return [item.message for item in touched(changes, names).items if isinstance(item, Problem)]


def write(repository: Repository, *names: str) -> None:
    for name in names:
        repository.write(name, f"Text of {name}.\n" * 9)


NAMES = (
    "a.md", "docs/b.html", "docs/deep/c.txt", "docs-old/d.md", "script.py", "LICENSE", "picture.png", ".hidden/e.md",
    "node_modules/f.md", "page.rst", "z.MD",
)  # fmt: skip
ARTICLES = ["a.md", "docs/b.html", "docs/deep/c.txt", "docs-old/d.md", "z.MD"]


@pytest.mark.parametrize("how", ["untracked", "staged", "diff"])
def test_articles_that_changed_as_a_folder_would_give_them(repository: Repository, how: str) -> None:
    write(repository, "old.md", "docs/old.md")
    repository.commit()
    write(repository, *NAMES)
    repository.git("add", "--all")
    if how == "diff":
        repository.write("../x.diff", repository.git("diff", "--cached"))
    changes = staged() if how == "staged" else from_diff("../x.diff") if how == "diff" else since("HEAD")
    assert paths(changes) == ARTICLES
    everything = [item.path for item in discover(()) if isinstance(item, Source)]
    assert set(ARTICLES) == set(everything) - {"old.md", "docs/old.md"}
    assert paths(changes, "docs") == ["docs/b.html", "docs/deep/c.txt"]
    assert paths(changes, "docs/", "./a.md", "a.md") == ["docs/b.html", "docs/deep/c.txt", "./a.md"]
    assert paths(changes, "z.MD", "docs/../docs") == ["z.MD", "docs/../docs/b.html", "docs/../docs/deep/c.txt"]
    assert paths(changes, os.path.abspath("docs")) == [os.path.abspath(name) for name in ARTICLES[1:3]]
    assert paths(changes, "*.md") == ["a.md"]
    assert paths(changes, "docs/*") == ["docs/b.html", "docs/deep/c.txt"]
    assert paths(changes, "**/*.txt") == ["docs/deep/c.txt"]
    assert paths(changes, "old.md", "docs/old.md") == []
    assert problems(changes, "old.md", "docs/old.md", ".") == []
    # What could not be meant without changes is a problem with them.
    assert problems(changes, "gone.md", "*.markdown", "") == [
        "gone.md: no such file or folder",
        "*.markdown: no article matches this pattern (.md .markdown .mdx .html .htm .xhtml .txt .docx)",
        "'': no such file or folder",
    ]
    # Named, a file is checked whatever it is called, but for those of other kinds.
    assert paths(changes, "LICENSE", ".hidden/e.md") == ["LICENSE", ".hidden/e.md"]
    assert problems(changes, "page.rst")[0].startswith("page.rst: cannot read .rst files; ")
    assert paths(changes, how=Formats(None, (("*.rst", Format.TEXT),))) == sorted(
        [*ARTICLES, "page.rst"], key=lambda path: path.split("/")
    )


@pytest.mark.parametrize("how", ["since", "staged"])
def test_in_a_subfolder_paths_count_from_there(
    repository: Repository, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(repository, "old.md")
    repository.commit()
    write(repository, *NAMES)
    repository.git("add", "--all")
    monkeypatch.chdir("docs")
    changes = staged() if how == "staged" else since("HEAD")
    assert paths(changes) == ["../a.md", "b.html", "deep/c.txt", "../docs-old/d.md", "../z.MD"]
    assert paths(changes, ".") == ["./b.html", "./deep/c.txt"]
    assert paths(changes, "deep", "../a.md") == ["deep/c.txt", "../a.md"]
    assert paths(changes, "..") == ["../a.md", "../docs/b.html", "../docs/deep/c.txt", "../docs-old/d.md", "../z.MD"]
    monkeypatch.chdir("../.hidden")  # whoever stands in it means it
    assert "e.md" in paths(since("HEAD"))


def test_staged_content_that_is_no_longer_on_disk(repository: Repository) -> None:
    write(repository, "docs/a.md", "docs/b.md", "c.md", "<d>.md")
    repository.git("add", "--all")
    for name in ("docs/a.md", "docs/b.md", "c.md", "<d>.md"):
        (repository.root / name).unlink()
    (repository.root / "docs").rmdir()
    changes = staged()
    assert paths(changes) == ["./<d>.md", "c.md", "docs/a.md", "docs/b.md"]
    assert paths(changes, "docs") == ["docs/a.md", "docs/b.md"]
    assert paths(changes, "docs/*.md", "c.md") == ["docs/a.md", "docs/b.md", "c.md"]
    (source,) = touched(changes, ["docs/b.md"]).items
    assert isinstance(source, Source) and source.data == b"Text of docs/b.md.\n" * 9


def test_staged_content_is_limited(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    from sourcecheck.changes import staged_content
    from sourcecheck.readers import limits

    repository.write("a.md", "text\n" * 60)
    repository.write("b.md", "words\n")
    repository.git("add", "--all")
    monkeypatch.setattr(limits, "BYTES", 200)
    assert paths(staged()) == ["b.md"]
    assert problems(staged()) == ["a.md: 0.1 MiB is over the limit of 0 MiB a file"]
    monkeypatch.setattr(limits, "BYTES", 400)
    monkeypatch.setattr(staged_content, "_TOGETHER", 300)
    with pytest.raises(UsageError, match="over the limit of 0 MiB at once; name some of the files or folders"):
        touched(staged())
    assert paths(staged(), "b.md") == ["b.md"]


def test_what_git_was_not_asked_about(
    repository: Repository, new_repository: Callable[[str], Repository], tmp_path: Path
) -> None:
    write(repository, "a.md")
    other = new_repository("other")
    write(other, "b.md")
    for name in ("../other", "../other/b.md", str(other.root)):
        with pytest.raises(UsageError, match=r"lies outside of .*; run inside its own repository"):
            touched(since_all(repository), [name])
    assert paths(since_all(repository), "..") == ["../work/a.md"]
    with pytest.raises(UsageError, match="standard input has no lines that changed; leave - out"):
        touched(since_all(repository), ["-"])


def since_all(repository: Repository) -> Changes:
    repository.git("add", "--all")
    return staged()


def test_what_is_not_checked_out_is_left_out(repository: Repository) -> None:
    write(repository, "a.md", "docs/b.md")
    repository.commit()
    repository.git("checkout", "-q", "-b", "draft")
    repository.write("docs/b.md", "other\n")
    repository.commit()
    repository.git("sparse-checkout", "set", "--no-cone", "/*", "!/docs/")
    assert not (repository.root / "docs").exists()
    assert "docs/b.md" in since("main").files
    assert touched(since("main")).items == []


DIFF = "--- {old}\n+++ {new}\n@@ -1 +1 @@\n-a\n+b\n"


@POSIX
def test_a_diff_reaches_nothing_outside(repository: Repository, tmp_path: Path) -> None:
    write(repository, "a.md", "docs/b.md")
    (tmp_path / "secret.md").write_text("text\n")
    (repository.root / "way.md").symlink_to("../secret.md")
    (repository.root / "way").symlink_to("..")
    (repository.root / "inner.md").symlink_to("docs/b.md")
    text = ""
    for name in ("a.md", "../secret.md", "way.md", "way/secret.md", str(tmp_path / "secret.md"), "inner.md"):
        text += DIFF.format(old=name, new=name)
    repository.write("x.diff", text)
    changes = from_diff("x.diff")
    assert paths(changes) == ["a.md", "docs/b.md"]  # a link to an article inside is that article
    assert problems(changes) == [f"../secret.md: named by the diff, and lies outside of {repository.root}"]


def test_a_diff_of_files_that_are_not_there(repository: Repository) -> None:
    write(repository, "docs/a.md")
    repository.write("x.diff", DIFF.format(old="gone.md", new="gone.md"))
    said = "the file that the diff names is not there (gone.md); paths count from the top of the repository or from the"
    assert said in refused(lambda: from_diff("x.diff"))
    repository.write("x.diff", DIFF.format(old="x/1.md", new="x/1.md") + DIFF.format(old="x/2.md", new="x/2.md"))
    assert "none of the 2 files that the diff names is there (x/1.md)" in refused(lambda: from_diff("x.diff"))
    repository.write("x.diff", DIFF.format(old="gone.md", new="gone.md") + DIFF.format(old="x", new="docs/a.md"))
    assert paths(from_diff("x.diff")) == ["docs/a.md"]
    assert problems(from_diff("x.diff")) == [
        "gone.md: named by the diff, and is not there; make the diff of the files as they are"
    ]
    assert problems(from_diff("x.diff"), "docs") == []
    for text in ("", "--- gone.md\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n", "--- x.md\n+++ x.md\n@@ -1 +0,0 @@\n-a\n"):
        repository.write("x.diff", text)
        assert touched(from_diff("x.diff")).items == []
    assert "--diff-file nowhere: no such file" in refused(lambda: from_diff("nowhere"))
    assert "--diff-file docs: is a directory" in refused(lambda: from_diff("docs"))
    assert "--diff-file '': no such file" in refused(lambda: from_diff(""))
    assert "not a file name" in refused(lambda: from_diff("a\0b"))


def refused(call: Callable[[], object]) -> str:
    with pytest.raises(SourcecheckError) as error:
        call()
    return str(error.value)


@pytest.mark.parametrize(
    ("files", "diff", "expected"),
    [
        # By git: from the top, though the current folder has such a file too.
        (("a.md", "docs/a.md"), "diff --git a/a.md b/a.md\n" + DIFF.format(old="a/a.md", new="b/a.md"), "../a.md"),
        # By others: from the current folder.
        (("a.md", "docs/a.md"), DIFF.format(old="a.md", new="a.md"), "a.md"),
        # Where nothing is there, the other way round: git diff --relative; svn at the top.
        (("docs/a.md",), "diff --git a/a.md b/a.md\n" + DIFF.format(old="a/a.md", new="b/a.md"), "a.md"),
        (("docs/a.md",), DIFF.format(old="docs/a.md", new="docs/a.md"), "a.md"),
        # A folder that is called as a prefix is.
        (("b/a.md",), DIFF.format(old="a/a.md", new="b/a.md"), "../b/a.md"),
        (("b/a.md", "a.md"), DIFF.format(old="a/a.md", new="b/a.md"), "../a.md"),
    ],
)
def test_where_the_paths_of_a_diff_count_from(
    repository: Repository, files: tuple[str, ...], diff: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(repository, "docs/other.md", *files)
    repository.write("x.diff", diff)
    monkeypatch.chdir("docs")
    assert paths(from_diff("../x.diff")) == [expected]


def test_a_diff_without_any_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text("text\n")
    (tmp_path / "x.diff").write_text(DIFF.format(old="a.md.orig", new="a.md"))
    assert paths(from_diff("x.diff")) == ["a.md"]


def test_only_content_counts() -> None:
    files: Mapping[str, Change] = {
        "mode.md": Change("mode.md"),
        "gone.md": Change("gone.md", gone=True, ranges=((1, 1),)),
    }
    assert touched(Changes("--since x", os.path.realpath("."), files)).items == []
