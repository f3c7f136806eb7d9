"""git in all its states: what is asked, what cannot be said, and that no repository starts programs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.changes.repository import ENVIRONMENT, Repository

import sourcecheck
from sourcecheck.changes import from_diff, since, staged, touched
from sourcecheck.engine import Source
from sourcecheck.errors import SourcecheckError, UsageError

POSIX = pytest.mark.skipif(os.name != "posix", reason="programs are shell scripts here")


def refused(call: Callable[[], object]) -> str:
    with pytest.raises(SourcecheckError) as error:
        call()
    return str(error.value)


def test_since_is_from_where_the_branches_parted(repository: Repository) -> None:
    repository.write("a.md", "one\n")
    repository.commit()
    repository.git("checkout", "-q", "-b", "draft")
    repository.write("b.md", "one\n")
    repository.commit()
    repository.git("checkout", "-q", "main")
    repository.write("c.md", "one\n")
    repository.commit()
    repository.git("tag", "-a", "-m", "x", "v1")
    repository.git("checkout", "-q", "draft")
    repository.write("d.md", "untracked\n")
    repository.write("a.md", "two\n")
    repository.write(".gitignore", "ignored.md\n")
    repository.write("ignored.md", "text\n")
    for ref in ("main", "v1", "main~0", "refs/heads/main", repository.git("rev-parse", "main").decode().strip()):
        assert list(since(ref).files) == ["a.md", "b.md", ".gitignore", "d.md"], ref
    assert list(since("HEAD").files) == ["a.md", ".gitignore", "d.md"]
    repository.git("checkout", "-q", "--detach")
    assert list(since("draft").files) == ["a.md", ".gitignore", "d.md"]


def test_staged_is_the_index_against_head(repository: Repository) -> None:
    repository.write("docs/a.md", "one\n")
    assert staged().files == {}  # the first commit is still to come, and nothing is in it yet
    repository.git("add", ".")
    assert staged().files["docs/a.md"].whole
    repository.commit()
    assert staged().files == {}
    repository.write("docs/a.md", "two\n")
    repository.git("add", ".")
    repository.write("docs/a.md", "three\n")
    repository.write("new.md", "not staged\n")
    repository.git("add", "--intent-to-add", "new.md")
    found = staged()
    assert list(found.files) == ["docs/a.md"]
    (source,) = touched(found).items
    assert isinstance(source, Source) and (source.path, source.data) == (os.path.join("docs", "a.md"), b"two\n")


def test_staged_in_repositories_of_another_hash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository = Repository(tmp_path)
    repository.git("init", "--quiet", "--object-format=sha256")
    monkeypatch.chdir(tmp_path)
    repository.write("a.md", "one\n")
    repository.git("add", ".")
    (source,) = touched(staged()).items
    assert isinstance(source, Source) and source.data == b"one\n"


@pytest.mark.parametrize(
    ("ref", "said"),
    [
        ("nowhere", "no such commit, branch or tag; git branch --all"),
        ("HEAD:a.md", "no such commit"),
        ("", "--since '': expected one commit"),
        ("--output=x", "expected one commit, branch or tag, as in --since main"),
        ("main..HEAD", "expected one commit"),
        ("a\0b", "expected one commit"),
        ("other", "it and HEAD have no commit in common; name a commit that HEAD goes back to"),
    ],
)
def test_what_is_no_commit_is_refused(repository: Repository, ref: str, said: str) -> None:
    repository.write("a.md", "one\n")
    repository.commit()
    repository.git("checkout", "-q", "--orphan", "other")
    repository.commit("the first of others")
    repository.git("checkout", "-q", "main")
    assert said in refused(lambda: since(ref))
    assert not os.path.exists("x")


def test_before_the_first_commit_there_is_nothing_to_go_back_to(repository: Repository) -> None:
    assert "no such commit" in refused(lambda: since("HEAD"))
    repository.write("a.md", "one\n")
    repository.commit()
    repository.git("checkout", "-q", "--orphan", "fresh")
    assert "--since main: there is no commit yet to compare; use --staged" in refused(lambda: since("main"))


def test_outside_of_any_work_tree(repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outside = "the current folder lies in no git repository; run inside one, or use --diff-file"
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.chdir(tmp_path)
    assert refused(staged) == f"--staged: {outside}"
    assert refused(lambda: since("HEAD")) == f"--since HEAD: {outside}"
    repository.git("init", "--quiet", "--bare", "../bare.git")
    for folder in ("bare.git", "work/.git"):
        monkeypatch.chdir(tmp_path / folder)
        assert "run in a work tree of it" in refused(staged)


def test_without_git(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository.root))
    assert "git is not installed, or not on PATH; install it, or use --diff-file" in refused(staged)


def test_a_repository_that_the_environment_names(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository.root / ".git").rename(repository.root.parent / "kept.git")
    repository.write("docs/a.md", "one\n")
    monkeypatch.chdir("docs")
    assert "lies in no git repository" in refused(staged)
    monkeypatch.setenv("GIT_DIR", "../../kept.git")
    monkeypatch.setenv("GIT_WORK_TREE", "..")
    assert [item.path for item in touched(staged()).items] == []
    for setting in ("GIT_DIR", "GIT_WORK_TREE"):
        monkeypatch.setitem(ENVIRONMENT, setting, str(repository.root.parent / "kept.git"))
    monkeypatch.setitem(ENVIRONMENT, "GIT_WORK_TREE", str(repository.root))
    repository.git("add", "--all")
    assert [item.path for item in touched(staged()).items] == ["a.md"]


@POSIX
def test_a_repository_of_somebody_else(repository: Repository) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can give files away")
    os.chown(repository.root, 12345, 12345)
    assert refused(staged).endswith("trust it: git config --global --add safe.directory FOLDER")


def test_a_work_tree_that_lies_elsewhere(repository: Repository, tmp_path: Path) -> None:
    # A repository from anywhere could name the folder above all others, and have files of it reported.
    repository.git("config", "core.worktree", str(tmp_path))
    assert "files lie elsewhere (core.worktree); run there" in refused(staged)


def test_a_shallow_clone(repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.write("a.md", "one\n")
    repository.commit()
    repository.git("checkout", "-q", "-b", "draft")
    repository.write("b.md", "one\n")
    repository.commit()
    repository.git("checkout", "-q", "main")
    repository.write("c.md", "one\n")
    repository.commit()
    url = repository.root.as_uri()
    repository.git("clone", "-q", "--depth=1", "--branch=draft", url, "../alone")
    repository.git("clone", "-q", "--depth=1", "--branch=draft", "--no-single-branch", url, "../both")
    deepen = "this clone has not the whole history: git fetch --unshallow (in GitHub Actions: fetch-depth: 0)"
    monkeypatch.chdir(tmp_path / "alone")
    assert refused(lambda: since("origin/main")) == (f"--since origin/main: no such commit, branch or tag; {deepen}")
    monkeypatch.chdir(tmp_path / "both")
    assert refused(lambda: since("origin/main")) == (
        f"--since origin/main: it and HEAD have no commit in common; {deepen}"
    )
    Repository(tmp_path / "both").git("fetch", "-q", "--unshallow")
    assert list(since("origin/main").files) == ["b.md"]


def test_worktrees_and_submodules(repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = Repository(tmp_path / "other")
    other.root.mkdir()
    other.begun().write("theirs.md", "text\n")
    other.commit()
    repository.write("a.md", "one\n")
    repository.git("submodule", "--quiet", "add", other.root.as_uri(), "module")
    repository.git("add", "a.md")
    assert [item.path for item in touched(staged()).items] == ["a.md"]
    repository.commit()
    repository.write("module/theirs.md", "changed\n")
    repository.write("module/more.md", "new\n")
    repository.write("nested/x.md", "of a repository that nobody added\n")
    Repository(repository.root / "nested").begun()
    assert list(since("HEAD").files) == []
    Repository(repository.root / "module").commit()
    assert list(since("HEAD").files) == []
    repository.git("worktree", "add", "-q", "../second")
    monkeypatch.chdir(tmp_path / "second")
    Repository(tmp_path / "second").write("docs/b.md", "one\n")
    monkeypatch.chdir(tmp_path / "second" / "docs")
    found = touched(since("HEAD"))
    assert [item.path for item in found.items] == ["b.md"]


def test_a_merge_in_conflict(repository: Repository) -> None:
    repository.write("a.md", "one\n")
    repository.commit()
    repository.git("checkout", "-q", "-b", "draft")
    repository.write("a.md", "two\n")
    repository.commit()
    repository.git("checkout", "-q", "main")
    repository.write("a.md", "three\n")
    repository.commit()
    repository.git("merge", "draft", fine=(1,))
    (item,) = touched(staged()).items
    assert getattr(item, "message", "") == (
        "a.md: is in a merge conflict, so that nothing of it is staged; resolve it and git add it"
    )
    assert [item.path for item in touched(since("HEAD")).items] == ["a.md"]
    repository.write("x.diff", repository.git("diff"))
    assert "make the diff against one, as in: git diff HEAD^1" in refused(lambda: from_diff("x.diff"))
    repository.write("a.md", "both\n")
    repository.git("add", "a.md")
    repository.git("commit", "-q", "-m", "merge")
    repository.write("x.diff", repository.git("show", "--format=", "-c", "HEAD"))
    assert "compares a merge with both of its parents" in refused(lambda: from_diff("x.diff"))
    repository.write("x.diff", repository.git("show", "-m", "--first-parent", "HEAD"))
    assert list(from_diff("x.diff").files) == ["a.md"]
    repository.write("x.diff", repository.git("log", "-p", "draft"))
    assert "changes a.md twice" in refused(lambda: from_diff("x.diff"))


@POSIX
def test_a_repository_starts_no_programs(repository: Repository) -> None:
    repository.write("a.md", "one\n")
    repository.write("b.md", "one\n")
    repository.commit()
    evil = repository.root / "evil"
    evil.write_text('#!/bin/sh\ntouch "$(dirname "$0")/started-$$"\ncat "$@" 2>/dev/null\nexit 0\n')
    evil.chmod(0o755)
    program = str(evil)
    repository.write(".gitattributes", "*.md diff=odd filter=odd\nb.md filter=o=d\n")
    for key in (
        "diff.external", "diff.odd.command", "diff.odd.textconv", "filter.odd.clean", "filter.odd.smudge",
        "filter.odd.process", "core.fsmonitor", "core.pager", "pager.diff-index", "core.sshCommand", "core.editor",
        "core.askPass", "gpg.program", "core.alternateRefsCommand",
    ):  # fmt: skip
        repository.git("config", key, program)
    for key, value in (("filter.odd.required", "true"), ("core.hooksPath", str(repository.root / "hooks"))):
        repository.git("config", key, value)
    hooks = repository.root / "hooks"
    hooks.mkdir()
    for hook in ("post-index-change", "fsmonitor-watchman", "pre-commit"):
        shutil.copy(evil, hooks / hook)
    (repository.root / "a.md").write_text("two\n")
    os.utime(repository.root / "b.md", (1, 1))
    assert since("HEAD").files["a.md"].ranges == ((1, 1),)
    staged()
    touched(since("HEAD"))
    assert not [name for name in os.listdir(hooks) + os.listdir() if name.startswith("started")]
    # ... which they would, asked without care.
    repository.git("diff", "HEAD", fine=(0, 1, 128))
    assert [name for name in os.listdir(hooks) + os.listdir() if name.startswith("started")]
    # A name that cannot be switched off is refused.
    repository.git("config", "filter.o=d.clean", program)
    assert "a filter with an odd name: filter.o=d" in refused(lambda: since("HEAD"))


@POSIX
def test_what_a_partial_clone_lacks_is_not_fetched(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.write("a.md", "one\n")
    repository.commit()
    repository.write("a.md", "two\n")
    repository.commit()
    repository.git("config", "uploadpack.allowFilter", "true")
    repository.git("clone", "-q", "--filter=blob:none", repository.root.as_uri(), "../partial")
    partial = Repository(tmp_path / "partial")
    # The old content is not there; whoever asks for it would start this.
    partial.git("remote", "set-url", "origin", f"ext::sh -c touch% {tmp_path / 'started'}")
    partial.git("config", "protocol.ext.allow", "always")
    monkeypatch.chdir(partial.root)
    assert "git says: " in refused(lambda: since("HEAD~1"))
    assert not (tmp_path / "started").exists()


def test_what_people_configure_for_reading_diffs_changes_nothing(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.write("docs/a.md", "one\ntwo\nthree\nfour\nfive\n")
    repository.write("docs/b.md", "x\n" * 50)
    repository.commit()
    repository.write("docs/a.md", "one\n2\nthree\n4\nfive\n")
    repository.git("mv", "docs/b.md", "c.md")
    plain = since("HEAD")
    for key, value in (
        ("diff.noprefix", "true"), ("diff.mnemonicPrefix", "true"), ("diff.renames", "false"), ("diff.context", "9"),
        ("diff.interHunkContext", "9"), ("diff.relative", "true"), ("color.ui", "always"), ("color.diff", "always"),
        ("diff.wsErrorHighlight", "all"), ("diff.colorMoved", "zebra"), ("diff.submodule", "log"),
        ("diff.algorithm", "patience"), ("diff.suppressBlankEmpty", "true"), ("core.quotePath", "false"),
        ("diff.orderFile", "/dev/null"), ("diff.dirstat", "lines"), ("core.abbrev", "4"),
        ("diff.ignoreSubmodules", "none"),
    ):  # fmt: skip
        repository.git("config", key, value)
    monkeypatch.setenv("GIT_DIFF_OPTS", "-u8")
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "false")
    monkeypatch.chdir("docs")
    assert since("HEAD") == plain
    assert plain.files["docs/a.md"].ranges == ((2, 2), (4, 4))


@POSIX
@pytest.mark.long
def test_a_hook_sees_what_is_committed(repository: Repository) -> None:
    """git commit FILE commits another index than that of the repository."""
    repository.write("a.md", "one\n")
    repository.write("b.md", "one\n")
    repository.write("docs/c.md", "one\n")
    repository.commit()
    hook = repository.root / ".git" / "hooks" / "pre-commit"
    code = "from sourcecheck.changes import staged; print(*staged().files)"
    package = os.path.dirname(os.path.abspath(sourcecheck.__file__))
    call = f"PYTHONPATH='{os.path.dirname(package)}' '{sys.executable}' -c '{code}'"
    hook.write_text(f"#!/bin/sh\n{call} >> hooked\ncd docs\n{call} >> ../hooked\n")
    hook.chmod(0o755)
    for name in ("a.md", "b.md", "docs/c.md"):
        repository.write(name, "two\n")
    repository.git("add", "a.md")
    repository.git("commit", "-q", "-m", "of another file", "b.md")
    repository.git("commit", "-q", "-a", "-m", "all")
    assert (repository.root / "hooked").read_text().splitlines() == ["b.md", "b.md", "a.md docs/c.md", "a.md docs/c.md"]
    subprocess.run(["git", "worktree", "add", "-q", "../second"], cwd=repository.root, check=True)
    second = Repository(repository.root.parent / "second")
    second.write("b.md", "three\n")
    second.git("commit", "-q", "-a", "-m", "all")
    assert (second.root / "hooked").read_text().splitlines() == ["b.md", "b.md"]
    with pytest.raises(UsageError):
        since("nowhere")


@POSIX
def test_of_what_a_filter_keeps_the_lines_are_not_those_of_the_file(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As git-lfs does, whose filters people have in their own configuration."""
    pointer = r"printf 'version https://git-lfs.github.com/spec/v1\noid sha256:%s\nsize 1\n'"
    program = f"{pointer} $(sha256sum | cut -c1-64)"
    repository.git("config", "--file", str(tmp_path / "config"), "filter.lfs.clean", program)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "config"))
    monkeypatch.setitem(ENVIRONMENT, "GIT_CONFIG_GLOBAL", str(tmp_path / "config"))
    repository.write(".gitattributes", "*.html filter=lfs\n*.md filter=unknown\n")
    repository.write("a.html", "one\n" * 50)
    repository.write("b.txt", "one\n")
    repository.commit()
    assert repository.git("cat-file", "blob", "HEAD:a.html").startswith(b"version https://git-lfs")
    repository.write("a.html", "one\n" * 50 + "two\n")
    repository.write("b.txt", "one\ntwo\n")
    changes = since("HEAD").files
    assert changes["a.html"].whole and changes["b.txt"].ranges == ((2, 2),)
    repository.git("add", "--all")
    item, _ = touched(staged()).items
    assert getattr(item, "message", "") == (
        "a.html: git-lfs keeps its text, and a pointer is staged; check the file itself, without --staged"
    )
