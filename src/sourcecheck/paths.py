"""From what the command line names to the files to check, in one order.

Inside a git work tree git says which files exist (pathspec differs from it in 1%
of cases); elsewhere folders are walked and ``.gitignore`` is honoured. Hidden
entries and installed packages are skipped in both. A path that is named is
checked whatever it is called; a folder gives only what is plainly an article. Word files are that where the package
that reads them is there: who has it wants them checked, and a folder of a website does not begin to fail for a draft
that lies in it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from sourcecheck.document import Format
from sourcecheck.engine import Source
from sourcecheck.errors import ReadError, UsageError, suggestion
from sourcecheck.listing import asked_of_git, is_skipped, walked
from sourcecheck.readers import DOCX, FileFormat, file_format
from sourcecheck.records import NamedTuple
from sourcecheck.report import Problem

__all__ = ["STDIN", "Formats", "discover", "formats", "is_article", "named_file"]

STDIN = "<stdin>"
_NAMES: dict[str, FileFormat] = {
    "text": Format.TEXT,
    "txt": Format.TEXT,
    "markdown": Format.MARKDOWN,
    "md": Format.MARKDOWN,
    "mdx": Format.MARKDOWN,
    "html": Format.HTML,
    "htm": Format.HTML,
    "xhtml": Format.HTML,
    "docx": DOCX,
    "word": DOCX,
}
_KNOWN = ".md .markdown .mdx .html .htm .xhtml .txt .docx"
_WRITTEN = (".doc", ".docm", ".dot", ".dotx", ".dotm", ".rtf", ".odt", ".ott", ".fodt", ".pages", ".wpd", ".wps")
_OPEN = "~$"  # begins the name of what Word leaves beside a document that is open

Passed = Callable[[str], object]


class Formats(NamedTuple):
    """What ``--format-of`` says.

    ``fallback`` is the format of standard input and of named files whose
    extension says none; ``patterns`` pair a glob over file names (or over whole
    paths, where it has a slash) with a format, and win over extensions.
    """

    fallback: FileFormat | None = None
    patterns: tuple[tuple[str, FileFormat], ...] = ()

    def mapped(self, path: str) -> FileFormat | None:
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
        pattern, equals, name = option.rpartition("=")
        chosen = _NAMES.get(name.lower().removeprefix("."))
        if chosen is None or (equals and not pattern):  # "=text": a variable of a script that was not set
            raise UsageError(
                f"--format-of {option}: expected text, markdown, html or docx, or GLOB=FORMAT{suggestion(name, _NAMES)}"
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
    passed: Passed | None = None,
) -> Iterator[Source | Problem]:
    """The files that paths, folders, globs and ``-`` name, each once, in the order named.

    The files of a folder come sorted by the parts of their paths; a file is
    shown as the folder was given, then the rest. What cannot be checked comes as a
    Problem in its place.

    Args:
        names: none stand for the current folder.
        stdin: reads standard input; it reads no more than the limit and one.
        stdin_name: the path under which standard input is reported, and whose extension counts.
        passed: is told of each Word file in a folder that is left out since nothing here reads it.

    Raises:
        UsageError: standard input is given a name, and is not among what is to be checked.
    """
    if stdin_name and "-" not in names:  # its text would be passed over in silence, and the folder checked
        raise UsageError(f"--stdin-filename {stdin_name}: standard input is not read; add - to the paths")
    seen: set[str] = set()
    folders: dict[str, str] = {}
    for name in dict.fromkeys(names or ("",)):
        if not name and names:  # a variable of a script that was not set
            yield _problem("''", "no such file or folder")
            continue
        for source in _named(name, formats, stdin, stdin_name, passed):
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
    name: str, formats: Formats, stdin: Callable[[], bytes] | None, stdin_name: str, passed: Passed | None
) -> Iterator[Source | Problem]:
    if name == "-" and stdin is not None:
        path = stdin_name or STDIN
        chosen = _format(path if stdin_name else "", formats)
        told = _told(stdin_name, formats, chosen)
        yield Source(path, told, stdin()) if chosen is not None else _foreign(path)
        return
    try:
        kind = os.stat(name or ".").st_mode
    except (OSError, ValueError) as error:
        if isinstance(error, FileNotFoundError) and any(char in name for char in "*?["):
            yield from _matching(name, formats, passed)
        else:
            yield _problem(name, _why(error))
        return
    if (kind & 0o170000) == 0o040000:
        yield from _folder(name, formats, passed)
        return
    yield named_file(name, formats)


def named_file(name: str, formats: Formats) -> Source | Problem:
    """A file that is named, there or not: an article whatever it is called, but for extensions of something else."""
    chosen = _format(name, formats)
    return _foreign(name) if chosen is None else Source(name, _told(name, formats, chosen))


def _told(name: str, formats: Formats, chosen: FileFormat | None) -> FileFormat | None:
    """The format of a named file, None where neither an option nor an extension tells it."""
    return chosen if os.path.splitext(name)[1] else formats.mapped(name) or formats.fallback


def _format(name: str, formats: Formats) -> FileFormat | None:
    """The format of a named file; None where its extension is of something else."""
    known = file_format(name)
    if known is None or not os.path.splitext(name)[1]:
        known = formats.fallback or known
    return formats.mapped(name) or known


def _foreign(name: str) -> Problem:
    extension = os.path.splitext(name)[1]
    if extension.lower() in _WRITTEN:
        return _problem(name, f"cannot read {extension} files; open it in a word processor and save it as .docx")
    return _problem(
        name, f"cannot read {extension} files; name one of {_KNOWN}, or say what it is with --format-of FORMAT"
    )


def _matching(pattern: str, formats: Formats, passed: Passed | None) -> Iterator[Source | Problem]:
    """The files a glob stands for; shells on Windows leave that to the program."""
    import glob

    found = False
    for name in sorted(glob.glob(pattern, recursive=True), key=_parts):
        if os.path.isdir(name):
            if "**" in pattern:  # its files match by themselves
                continue
            for source in _folder(name, formats, passed):
                if isinstance(source, Source):
                    found = True
                    yield source
        elif is_article(name, formats, passed, named=pattern.lower().endswith(".docx")):
            found = True
            yield Source(name, formats.mapped(name))
    if not found:
        yield _problem(pattern, f"no article matches this pattern ({_KNOWN})")


def _folder(name: str, formats: Formats, passed: Passed | None) -> Iterator[Source | Problem]:
    root = name or "."
    members, unread = asked_of_git(root) or walked(root)
    failures = [_problem(path, _why(error)) for path, error in unread]
    paths = []
    left: list[str] = []
    for member in members:
        parts = member.split("/")
        if any(is_skipped(part) for part in parts) or not is_article(member, formats, left.append):
            continue
        path = os.path.join(name, *parts)
        if os.path.isfile(path) and _stays_inside(path, root):
            paths.append((parts, path))
    paths.sort()
    yield from failures
    for _, path in paths:
        yield Source(path, formats.mapped(path))
    if passed is not None:
        for member in sorted(left):
            passed(os.path.join(name, *member.split("/")))
    if not paths and not failures:
        word = "; its Word files need: pip install 'sourcecheck[docx]'" if left else ""
        yield _problem(name or ".", f"no article in this folder ({_KNOWN}){word}")


def is_article(path: str, formats: Formats, passed: Passed | None = None, *, named: bool = False) -> bool:
    """Whether a file of a folder is plainly an article, by its name.

    Args:
        passed: is told of a Word file that is none since nothing here reads it.
        named: whether Word files are asked for by their extension, so that they are articles in any case.
    """
    # A file without an extension is text when it is named; in a folder it is a LICENSE or a Makefile.
    if formats.mapped(path) is not None:
        return True
    known = file_format(path) if os.path.splitext(path)[1] else None
    if known == DOCX:
        if os.path.basename(path).startswith(_OPEN):
            return False
        if not named and not _reads_word():
            if passed is not None:
                passed(path)
            return False
    return known is not None


@cache
def _reads_word() -> bool:
    from importlib.util import find_spec

    return find_spec("docx") is not None


def _stays_inside(path: str, root: str) -> bool:
    """Whether a file is itself, or a link to something inside the root."""
    if not os.path.islink(path):
        return True
    top = os.path.realpath(root)
    return os.path.realpath(path).startswith(top.rstrip(os.sep) + os.sep)


def _parts(path: str) -> list[str]:
    return path.replace(os.sep, "/").split("/")


def _why(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    said = error.strerror if isinstance(error, OSError) else None
    return f"cannot be read: {(said or 'not a file name').lower()}"


def _problem(path: str, why: str) -> Problem:
    return Problem(path, "input", str(ReadError(f"{path}: {why}")))
