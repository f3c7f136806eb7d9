"""What changed: since a commit, in the index, or as a diff says."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from typing import IO, Final

from sourcecheck.changes.change import Change
from sourcecheck.changes.filters import filtered, switch_filters_off
from sourcecheck.changes.git import Git, GitFailed
from sourcecheck.changes.unified import parsed
from sourcecheck.errors import ReadError, UsageError
from sourcecheck.records import NamedTuple

__all__ = ["DIFF_BYTES", "Changes", "from_diff", "since", "staged"]

DIFF_BYTES: Final = 256 * 1024 * 1024  # of a diff that is given; git's own is read as it comes
# What a repository or person configures for diffs is for people to read.
_DIFF: Final = (
    "diff-index", "-p", "--unified=0", "--inter-hunk-context=0", "--full-index", "--find-renames",
    "--no-ext-diff", "--no-textconv", "--no-color", "--src-prefix=a/", "--dst-prefix=b/",
    "--ignore-submodules=all", "--submodule=short",
)  # fmt: skip


class Changes(NamedTuple):
    """The files that changed.

    Attributes:
        option: that asked, as written, for messages.
        base: the real folder from which the paths of the files count.
        files: by path, in the order of the diff.
        staged: the repository in whose index the content lies that is meant; None: it is that of the files on disk.
        given: whether a diff says it that may not fit the files that are there.
    """

    option: str
    base: str
    files: Mapping[str, Change]
    staged: Git | None = None
    given: bool = False


def since(ref: str) -> Changes:
    """What differs between the work tree and the commit where ``ref`` and HEAD parted; untracked files are new.

    Raises:
        UsageError: there is no git, repository, such commit, or none where the two parted.
    """
    option = f"--since {ref or repr(ref)}"
    if not ref or ref.startswith("-") or "\0" in ref or ".." in ref:
        raise UsageError(f"{option}: expected one commit, branch or tag, as in --since main")
    git, top = _repository(option)
    try:
        parted = _parted(git, ref, option)
        switch_filters_off(git)
        with git.writing(*_DIFF, parted, "--") as out:
            files = _by_path(parsed(out, option), option)
        for path in filtered(git, [path for path, change in files.items() if change.ranges]):
            files[path] = files[path]._replace(whole=True)  # what git compared are not its lines
        for entry in git.said("ls-files", "-z", "--others", "--exclude-standard", "--full-name").split(b"\0"):
            path = os.fsdecode(entry)
            if path and not path.endswith("/"):  # a folder is another repository
                files[path] = Change(path, path, whole=True)
    except GitFailed as failure:
        raise UsageError(f"{option}: git says: {failure}") from None
    return Changes(option, top, files)


def staged() -> Changes:
    """What differs between the index and HEAD: what would be committed.

    Raises:
        UsageError: there is no git or repository.
    """
    option = "--staged"
    git, top = _repository(option)
    try:
        commit = _commit(git, "HEAD")
        if not commit:  # the first commit is still to come: all is new
            commit = git.said("hash-object", "-t", "tree", "--stdin").decode().strip()
        with git.writing(*_DIFF, "--cached", "--ita-invisible-in-index", commit, "--") as out:
            files = _by_path(parsed(out, option), option)
    except GitFailed as failure:
        raise UsageError(f"{option}: git says: {failure}") from None
    return Changes(option, top, files, staged=git)


def from_diff(name: str) -> Changes:
    """What a unified diff says; its new side is what lies on disk.

    Paths of a diff by git count from the top of the repository, others from the current folder; where none of
    the files is there, it is tried the other way round.

    Args:
        name: of a file; ``-`` for standard input.

    Raises:
        UsageError: there is no such file, or none of those that the diff names.
        ReadError: it cannot be read, or is no unified diff.
    """
    option = f"--diff-file {name or repr(name)}"
    if name == "-":
        if sys.stdin is None:
            raise UsageError("there is no standard input to read")
        changes, by_git = _read(sys.stdin.buffer, option)
    else:
        try:
            with open(name, "rb") as file:
                changes, by_git = _read(file, option)
        except OSError as error:
            why = "no such file" if isinstance(error, FileNotFoundError) else (error.strerror or str(error)).lower()
            raise UsageError(f"{option}: {why}") from None
        except ValueError:
            raise UsageError(f"{option!r}: not a file name") from None
    here = os.path.realpath(os.curdir)
    top = _top_above(here)
    bases = [top, here] if by_git else [here, top]
    expected = [change for change in changes if not change.gone]
    for base in dict.fromkeys(bases):
        placed = [_placed(change, base) for change in changes]
        if not expected or any(os.path.lexists(_on_disk(base, one.path)) for one in placed if not one.gone):
            return Changes(option, base, _by_path(placed, option), given=True)
    if all(change.ranges[:1] == ((0, 1),) for change in expected):  # diff -N says of deleted files that they are empty
        return Changes(option, here, {}, given=True)
    number = "the file" if len(expected) == 1 else f"none of the {len(expected)} files"
    missing = "is not there" if len(expected) == 1 else "is there"
    raise UsageError(
        f"{option}: {number} that the diff names {missing} ({expected[0].path}); paths count from the top of the "
        "repository or from the current folder: run in one of them"
    )


def _read(stream: IO[bytes], option: str) -> tuple[list[Change], bool]:
    """The files of a diff, and whether git wrote it."""
    changes = list(parsed(stream, option, DIFF_BYTES))
    return changes, any(change.git for change in changes)


def _placed(change: Change, base: str) -> Change:
    """The change under the name that is there: a folder may be called as a prefix is."""
    if change.written != change.path and not os.path.lexists(_on_disk(base, change.path)):
        if os.path.lexists(_on_disk(base, change.written)):
            return change._replace(path=change.written)
    return change


def _on_disk(base: str, path: str) -> str:
    return os.path.join(base, *path.split("/")) if not path.startswith("/") else path


def _by_path(changes: Iterable[Change], option: str) -> dict[str, Change]:
    """The changes by path.

    Raises:
        ReadError: a file changes twice, so that the lines of the first time are those of a file that is gone.
    """
    files: dict[str, Change] = {}
    for change in changes:
        before = files.get(change.path)
        if before is None:
            files[change.path] = change
        elif change.unmerged or before.unmerged:
            files[change.path] = (before if change.unmerged else change)._replace(unmerged=True)
        elif before.gone:  # a link or folder that became a file
            files[change.path] = change
        elif not change.gone:
            raise ReadError(f"{option}: changes {change.path} twice, as a series of patches does; make one diff of all")
    return files


def _repository(option: str) -> tuple[Git, str]:
    """git, asked at the top of the repository around the current folder, and the real path of this top.

    Raises:
        UsageError: there is no git, repository or work tree.
    """
    try:
        said = Git().said("rev-parse", "--show-toplevel")
    except GitFailed as failure:
        why = str(failure)
        if why.startswith("not a git repository"):
            why = "the current folder lies in no git repository; run inside one, or use --diff-file"
        elif "work tree" in why:
            why = "this is a repository without files (bare, or its .git folder); run in a work tree of it"
        elif "dubious ownership" in why:
            why = "the repository belongs to somebody else; trust it: git config --global --add safe.directory FOLDER"
        else:
            why = f"git says: {why}"
        raise UsageError(f"{option}: {why}") from None
    top = os.path.realpath(os.fsdecode(said.removesuffix(b"\n")))
    if not os.path.lexists(os.path.join(top, ".git")) and "GIT_WORK_TREE" not in os.environ:
        raise UsageError(f"{option}: the repository says that its files lie elsewhere (core.worktree); run there")
    return Git(top), top


def _commit(git: Git, ref: str) -> str:
    """The id of the commit that a name stands for; nothing where there is none."""
    return git.said("rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}", fine=(0, 1)).decode().strip()


def _parted(git: Git, ref: str, option: str) -> str:
    """The commit where a commit and HEAD parted.

    Raises:
        UsageError: there is none.
    """
    shallow = git.said("rev-parse", "--is-shallow-repository").strip() == b"true"
    deepen = "this clone has not the whole history: git fetch --unshallow (in GitHub Actions: fetch-depth: 0)"
    try:
        commit = _commit(git, ref)
    except GitFailed as failure:
        raise UsageError(f"{option}: git says: {failure}") from None
    if not commit:
        hint = deepen if shallow else "git branch --all and git tag list what there is; git fetch gets what others have"
        raise UsageError(f"{option}: no such commit, branch or tag; {hint}")
    head = _commit(git, "HEAD")
    if not head:
        raise UsageError(f"{option}: there is no commit yet to compare; use --staged")
    parted = git.said("merge-base", commit, head, fine=(0, 1)).decode().split()
    if not parted:
        hint = deepen if shallow else "name a commit that HEAD goes back to"
        raise UsageError(f"{option}: it and HEAD have no commit in common; {hint}")
    return parted[0]


def _top_above(folder: str) -> str:
    """The top of the repository around a folder, else the folder."""
    above = folder
    while not os.path.lexists(os.path.join(above, ".git")):
        parent = os.path.dirname(above)
        if parent == above:
            return folder
        above = parent
    return above
