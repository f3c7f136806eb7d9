"""The bytes of files as they lie in git's index: what is committed next, whatever stands on disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO, Final

from sourcecheck.changes.change import Change
from sourcecheck.changes.filters import LFS
from sourcecheck.changes.git import Git, GitFailed
from sourcecheck.engine import Source
from sourcecheck.errors import ReadError, UsageError
from sourcecheck.readers import limits, most_bytes
from sourcecheck.report import Problem
from sourcecheck.temporary import temporary, told

__all__ = ["contents"]

_TOGETHER: Final = 512 * 1024 * 1024  # bytes of all of them, which are kept in memory


def contents(git: Git, items: Sequence[Source | Problem], changes: Mapping[str, Change]) -> list[Source | Problem]:
    """The sources with their staged bytes; a problem in place of one that is too large or not there.

    Args:
        changes: by path of the source, with the ids of their content.

    Raises:
        UsageError: all together are more than fits into memory, or git fails.
    """
    sources = [item for item in items if isinstance(item, Source)]
    ids = {item.path: changes[item.path].blob for item in sources}
    most = {ids[item.path]: most_bytes(item.path, item.format) for item in sources}
    try:
        sizes = _sizes(git, ids.values())
        total = sum(size for key, size in sizes.items() if size <= most[key])
        if total > _TOGETHER:
            raise UsageError(
                f"--staged: {limits.mebibytes(total)} are staged, over the limit of {_TOGETHER // 2**20} MiB at once; "
                "name some of the files or folders"
            )
        data = dict(_read(git, [key for key, size in sizes.items() if size <= most[key]]))
    except GitFailed as failure:
        raise UsageError(f"--staged: git says: {failure}") from None
    return [_filled(item, ids, sizes, data) if isinstance(item, Source) else item for item in items]


def _filled(
    source: Source, ids: Mapping[str, str], sizes: Mapping[str, int], data: Mapping[str, bytes]
) -> Source | Problem:
    key = ids[source.path]
    if key in data and not data[key].startswith(LFS):
        return source._replace(data=data[key])
    if key in data:
        why = "git-lfs keeps its text, and a pointer is staged; check the file itself, without --staged"
    elif key in sizes:
        most = most_bytes(source.path, source.format) // 2**20
        why = f"{limits.mebibytes(sizes[key])} is over the limit of {most} MiB a file"
    else:
        why = "its staged content is not in this clone; git fetch gets it"
    return Problem(source.path, "input", str(ReadError(f"{source.path}: {why}")))


def _asked(ids: Iterable[str]) -> IO[bytes]:
    """A file with an object id a line: a pipe could fill while git waits for its answers to be read."""
    file = temporary()
    with told():
        file.write("".join(f"{key}\n" for key in dict.fromkeys(ids)).encode("ascii"))
        file.seek(0)
    return file


def _sizes(git: Git, ids: Iterable[str]) -> dict[str, int]:
    """Bytes of each object that there is (git-cat-file(1), ``--batch-check``: id, type, size)."""
    with _asked(ids) as asked, git.writing("cat-file", "--batch-check", given=asked) as out:
        answers = [line.decode("ascii", "replace").split() for line in out]
    return {answer[0]: int(answer[2]) for answer in answers if len(answer) == 3 and answer[1] == "blob"}


def _read(git: Git, ids: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """The bytes of each object: a line as above, the content, a line end."""
    with _asked(ids) as asked, git.writing("cat-file", "--batch", given=asked) as out:
        while head := out.readline().decode("ascii", "replace").split():
            size = int(head[2]) if len(head) == 3 else 0
            data = out.read(size)
            out.read(1)
            yield head[0], data
