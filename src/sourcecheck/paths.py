"""From what the command line names to the files to check, in one order.

Inside a git work tree git says which files exist (pathspec differs from it in 1%
of cases); elsewhere folders are walked and ``.gitignore`` is honoured. Hidden
entries and installed packages are skipped in both. A path that is named is
checked whatever it is called; a folder gives only what is plainly an article.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from sourcecheck.document import Format
from sourcecheck.engine import Source
from sourcecheck.errors import ReadError, UsageError, suggestion
from sourcecheck.readers import format_of, limits
from sourcecheck.report import Problem

__all__ = ["Formats", "discover", "formats"]

_STDIN = "<stdin>"
_NAMES = {
    "text": Format.TEXT,
    "txt": Format.TEXT,
    "markdown": Format.MARKDOWN,
    "md": Format.MARKDOWN,
    "mdx": Format.MARKDOWN,
    "html": Format.HTML,
    "htm": Format.HTML,
    "xhtml": Format.HTML,
}
_KNOWN = ".md .markdown .mdx .html .htm .xhtml .txt"
_SKIPPED = ("node_modules", "bower_components", "__pycache__", "site-packages")


class Formats(NamedTuple):
    """What ``--format-of`` says.

    ``fallback`` is the format of standard input and of named files whose
    extension says none; ``patterns`` pair a glob over file names (or over whole
    paths, where it has a slash) with a format, and win over extensions.
    """

    fallback: Format | None = None
    patterns: tuple[tuple[str, Format], ...] = ()

    def mapped(self, path: str) -> Format | None:
        """The format that a pattern gives to a path."""
        if not self.patterns:
            return None
        from fnmatch import fnmatchcase

        slashed = path.replace(os.sep, "/")
        name = slashed.rpartition("/")[2]
        for pattern, chosen in self.patterns:
            if fnmatchcase(slashed if "/" in pattern else name, pattern):
                return chosen
        return None


def formats(options: Iterable[str]) -> Formats:
    """Parse the values of ``--format-of``: ``FORMAT`` or ``GLOB=FORMAT``; a leading dot of a format may stay.

    Raises:
        UsageError: a format that is not known.
    """
    fallback = None
    patterns = []
    for option in options:
        pattern, _, name = option.rpartition("=")
        chosen = _NAMES.get(name.lower().removeprefix("."))
        if chosen is None:
            raise UsageError(
                f"--format-of {option}: expected text, markdown or html, or GLOB=FORMAT{suggestion(name, _NAMES)}"
            )
        if pattern:
            patterns.append((pattern, chosen))
        else:
            fallback = chosen
    return Formats(fallback, tuple(patterns))


def discover(
    names: Sequence[str],
    formats: Formats = Formats(),  # noqa: B008  a frozen value
    stdin: Callable[[], bytes] | None = None,
    stdin_name: str = "",
) -> Iterator[Source | Problem]:
    """The files that paths, folders, globs and ``-`` name, each once, in the order named.

    The files of a folder come sorted by the parts of their paths; a file is
    shown as the folder was given, then the rest. What cannot be checked comes as a
    Problem in its place.

    Args:
        names: none stand for the current folder.
        stdin: reads standard input; asked for ``limits.BYTES + 1`` bytes at most.
        stdin_name: the path under which standard input is reported, and whose extension counts.
    """
    seen: set[str] = set()
    folders: dict[str, str] = {}
    for name in dict.fromkeys(names or ("",)):
        for source in _named(name, formats, stdin, stdin_name):
            if isinstance(source, Source) and source.data is None:
                real = _real(source.path, folders)
                if real in seen:
                    continue
                seen.add(real)
            yield source


def _real(path: str, folders: dict[str, str]) -> str:
    """The real path; a folder is looked up once, which for many files is most of the work."""
    head, name = os.path.split(path)
    if os.path.islink(path):
        return os.path.realpath(path)
    if head not in folders:
        folders[head] = os.path.realpath(head)
    return os.path.join(folders[head], name)


def _named(
    name: str, formats: Formats, stdin: Callable[[], bytes] | None, stdin_name: str
) -> Iterator[Source | Problem]:
    if name == "-" and stdin is not None:
        path = stdin_name or _STDIN
        known = format_of(stdin_name) if os.path.splitext(stdin_name)[1] else None
        yield Source(path, formats.mapped(stdin_name) or known or formats.fallback or Format.TEXT, stdin())
        return
    try:
        kind = os.stat(name or ".").st_mode
    except (OSError, ValueError) as error:
        if isinstance(error, FileNotFoundError) and any(char in name for char in "*?["):
            yield from _matching(name, formats)
        else:
            yield _problem(name, _why(error))
        return
    if (kind & 0o170000) == 0o040000:
        yield from _folder(name, formats)
        return
    chosen = formats.mapped(name)
    known = format_of(name)
    if chosen is None and (known is None or not os.path.splitext(name)[1]):
        chosen = formats.fallback or known
        if chosen is None:
            extension = os.path.splitext(name)[1]
            yield _problem(
                name, f"cannot read {extension} files; name one of {_KNOWN}, or say what it is with --format-of FORMAT"
            )
            return
    yield Source(name, chosen)


def _matching(pattern: str, formats: Formats) -> Iterator[Source | Problem]:
    """The files a glob stands for; shells on Windows leave that to the program."""
    import glob

    found = False
    for name in sorted(glob.glob(pattern, recursive=True), key=_parts):
        if os.path.isdir(name):
            if "**" in pattern:  # its files match by themselves
                continue
            for source in _folder(name, formats):
                if isinstance(source, Source):
                    found = True
                    yield source
        elif _is_article(name, formats):
            found = True
            yield Source(name, formats.mapped(name))
    if not found:
        yield _problem(pattern, f"no article matches this pattern ({_KNOWN})")


def _folder(name: str, formats: Formats) -> Iterator[Source | Problem]:
    root = name or "."
    failures: list[Problem] = []
    members = _asked_of_git(root)
    if members is None:
        members = _walked(root, failures)
    paths = []
    for member in members:
        parts = member.split("/")
        if any(_is_skipped(part) for part in parts) or not _is_article(member, formats):
            continue
        path = os.path.join(name, *parts)
        if os.path.isfile(path) and _stays_inside(path, root):
            paths.append((parts, path))
    paths.sort()
    yield from failures
    for _, path in paths:
        yield Source(path, formats.mapped(path))
    if not paths and not failures:
        yield _problem(name or ".", f"no article in this folder ({_KNOWN})")


def _is_article(path: str, formats: Formats) -> bool:
    # A file without an extension is text when it is named; in a folder it is a LICENSE or a Makefile.
    if formats.mapped(path) is not None:
        return True
    return bool(os.path.splitext(path)[1]) and format_of(path) is not None


def _is_skipped(part: str) -> bool:
    return part.startswith(".") or part in _SKIPPED


def _stays_inside(path: str, root: str) -> bool:
    """Whether a file is itself, or a link to something inside the root."""
    if not os.path.islink(path):
        return True
    top = os.path.realpath(root)
    return os.path.realpath(path).startswith(top.rstrip(os.sep) + os.sep)


def _asked_of_git(root: str) -> list[str] | None:
    """Files git knows of or does not ignore, relative to the folder; None where git cannot say.

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
    for entry in done.stdout.split(b"\0"):
        member = os.fsdecode(entry)
        if not member or _is_skipped(member):
            continue
        path = os.path.join(root, *member.split("/"))
        if os.path.isdir(path):  # another repository, or a submodule: its own git knows
            if not os.path.islink(path.rstrip("/" + os.sep)):
                inside = _asked_of_git(path) if os.path.exists(os.path.join(path, ".git")) else None
                members.update((f"{member.rstrip('/')}/{one}", None) for one in inside or ())
        else:
            members[member] = None
    return list(members)


def _in_work_tree(root: str) -> bool:
    folder = os.path.realpath(root)
    while True:
        if os.path.exists(os.path.join(folder, ".git")):
            return True
        parent = os.path.dirname(folder)
        if parent == folder:
            return False
        folder = parent


def _walked(root: str, failures: list[Problem]) -> list[str]:
    """All files under a folder, relative, but hidden and ignored ones; links to folders are not followed."""
    members = []
    # relative folder, and the ignore files above it: (folder they stand in, their rules)
    waiting: list[tuple[str, tuple[tuple[str, _Ignore], ...]]] = [("", ())]
    while waiting:
        folder, ignores = waiting.pop()
        path = os.path.join(root, *folder.split("/")) if folder else root
        try:
            with os.scandir(path) as scan:
                entries = list(scan)
        except OSError as error:
            failures.append(_problem(path, _why(error)))
            continue
        names = {entry.name for entry in entries}
        if folder and "pyvenv.cfg" in names:
            continue
        if ".gitignore" in names:
            ignores = (*ignores, (folder, _ignore_file(os.path.join(path, ".gitignore"))))
        for entry in entries:
            if _is_skipped(entry.name):
                continue
            member = f"{folder}/{entry.name}" if folder else entry.name
            is_folder = entry.is_dir(follow_symlinks=False)
            if _is_ignored(member, is_folder, ignores):
                continue
            if is_folder:
                waiting.append((member, ignores))
            else:
                members.append(member)
    return members


# A path relative to the ignore file -> ignored, taken back in, or not spoken of.
_Ignore = Callable[[str], bool | None]


def _ignore_file(path: str) -> _Ignore:
    from pathspec import GitIgnoreSpec

    try:
        with open(path, "rb") as file:
            text = os.fsdecode(file.read(limits.FRONT_MATTER_BYTES))
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


def _parts(path: str) -> list[str]:
    return path.replace(os.sep, "/").split("/")


def _why(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    said = error.strerror if isinstance(error, OSError) else None
    return f"cannot be read: {(said or 'not a file name').lower()}"


def _problem(path: str, why: str) -> Problem:
    return Problem(path, "input", str(ReadError(f"{path}: {why}")))
