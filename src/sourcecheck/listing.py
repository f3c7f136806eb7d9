"""What lies in a folder: as git says, else as a walk finds it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

__all__ = ["asked_of_git", "folders", "is_skipped", "walked"]

_SKIPPED = ("node_modules", "bower_components", "__pycache__", "site-packages")
_IGNORE_BYTES = 256 * 1024  # of an ignore file


def is_skipped(part: str) -> bool:
    """Whether an entry of a folder is hidden or installed rather than written."""
    return part.startswith(".") or part in _SKIPPED


def asked_of_git(root: str) -> tuple[list[str], list[tuple[str, OSError]]] | None:
    """Files git knows of or does not ignore, as ``walked`` gives them; None where git cannot say.

    An ignored folder that is named gives None too: naming it means it.
    """
    if not _in_work_tree(root):
        return None
    import subprocess

    # A repository that is checked is not trusted: its own configuration must not start programs.
    command = ["git", "-c", "core.fsmonitor=false", "-C", root, "ls-files", "-z"]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    environment["GIT_OPTIONAL_LOCKS"] = "0"
    try:
        done = subprocess.run(
            [*command, "--cached", "--others", "--exclude-standard"],
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError:
        return None
    if done.returncode != 0 or not done.stdout:
        return None
    members: dict[str, None] = {}
    # Of a folder that it may not open git only complains; a walk knows which one, and why.
    failures = walked(root)[1] if done.stderr else []
    for entry in done.stdout.split(b"\0"):
        member = os.fsdecode(entry)
        if not member or is_skipped(member):
            continue
        path = os.path.join(root, *member.split("/"))
        if os.path.isdir(path):  # another repository, or a submodule: its own git knows
            if not os.path.islink(path.rstrip("/" + os.sep)):
                inside = asked_of_git(path) if os.path.exists(os.path.join(path, ".git")) else None
                if inside is not None:
                    members.update((f"{member.rstrip('/')}/{one}", None) for one in inside[0])
                    failures += inside[1]
        else:
            members[member] = None
    return list(members), list({path: (path, error) for path, error in failures}.values())


def _in_work_tree(root: str) -> bool:
    folder = os.path.realpath(root)
    while True:
        if os.path.exists(os.path.join(folder, ".git")):
            return True
        parent = os.path.dirname(folder)
        if parent == folder:
            return False
        folder = parent


def walked(root: str) -> tuple[list[str], list[tuple[str, OSError]]]:
    """All files under a folder, relative, but hidden and ignored ones; links to folders are not followed.

    Returns:
        The files, their parts separated by ``/``; and the folders that could not be read.
    """
    members: list[str] = []
    failures: list[tuple[str, OSError]] = []
    for path, found in _visited(root):
        if isinstance(found, OSError):
            failures.append((path, found))
        else:
            members += found
    return members, failures


def folders(root: str) -> list[str]:
    """A folder and all below it in which ``walked`` looks for files, empty ones too."""
    return [path for path, found in _visited(root) if not isinstance(found, OSError)]


def _visited(root: str) -> Iterator[tuple[str, list[str] | OSError]]:
    """The folders under one, itself first, each with its files (relative to the root) or why it cannot be read."""
    # relative folder, and the ignore files above it: (folder they stand in, their rules)
    waiting: list[tuple[str, tuple[tuple[str, _Ignore], ...]]] = [("", ())]
    while waiting:
        folder, ignores = waiting.pop()
        path = os.path.join(root, *folder.split("/")) if folder else root
        try:
            with os.scandir(path) as scan:
                entries = list(scan)
        except OSError as error:
            yield path, error
            continue
        names = {entry.name for entry in entries}
        if folder and "pyvenv.cfg" in names:
            continue
        if ".gitignore" in names:
            ignores = (*ignores, (folder, _ignore_file(os.path.join(path, ".gitignore"))))
        members = []
        for entry in entries:
            if is_skipped(entry.name):
                continue
            member = f"{folder}/{entry.name}" if folder else entry.name
            is_folder = entry.is_dir(follow_symlinks=False)
            if _is_ignored(member, is_folder, ignores):
                continue
            if is_folder:
                waiting.append((member, ignores))
            else:
                members.append(member)
        yield path, members


# A path relative to the ignore file -> ignored, taken back in, or not spoken of.
_Ignore = Callable[[str], bool | None]


def _ignore_file(path: str) -> _Ignore:
    from pathspec import GitIgnoreSpec

    try:
        with open(path, "rb") as file:
            text = os.fsdecode(file.read(_IGNORE_BYTES))
        spec = GitIgnoreSpec.from_lines(text.splitlines())
    except (OSError, ValueError):
        return lambda member: None
    return lambda member: spec.check_file(member).include


def _is_ignored(member: str, is_folder: bool, ignores: tuple[tuple[str, _Ignore], ...]) -> bool:
    for folder, ignore in reversed(ignores):  # the nearest file that speaks of it decides
        relative = member[len(folder) + 1 :] if folder else member
        verdict = ignore(relative + "/" if is_folder else relative)
        if verdict is not None:
            return verdict
    return False
