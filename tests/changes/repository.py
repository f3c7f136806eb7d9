"""A repository to change files in, made by git itself."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

__all__ = ["ENVIRONMENT", "Repository"]

# What a developer has configured for themselves is not what is tested.
ENVIRONMENT = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")} | {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Somebody",
    "GIT_AUTHOR_EMAIL": "somebody@example.org",
    "GIT_COMMITTER_NAME": "Somebody",
    "GIT_COMMITTER_EMAIL": "somebody@example.org",
    "LC_ALL": "C",
}


class Repository:
    """A repository and its work tree."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def begun(self) -> Repository:
        """The repository, with nothing in it."""
        self.git("init", "--quiet", "--initial-branch=main")
        return self

    def git(self, *arguments: str | bytes, fine: tuple[int, ...] = (0,), stdin: bytes = b"") -> bytes:
        """What git says; fails where it does."""
        command = ["git", "-c", "protocol.file.allow=always", *arguments]
        done = subprocess.run(
            command, cwd=self.root, env=ENVIRONMENT, input=stdin, capture_output=True, check=False, timeout=60
        )
        assert done.returncode in fine, (arguments, done.stderr)
        return done.stdout

    def write(self, name: str, content: str | bytes) -> None:
        """Write a file, in a folder that is made."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def commit(self, said: str = "a change") -> None:
        """Commit all that lies in the work tree."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "-m", said)

    def changed_by_blame(self, name: str, before: str) -> set[int]:
        """Lines of a file, as it lies in the work tree, that git blame gives to no commit up to ``before``."""
        old = set(self.git("rev-list", before).decode().split())
        said = self.git("blame", "--porcelain", "--", name)
        heads = [line.split() for line in said.split(b"\n") if line[:1] != b"\t" and len(line.split(b" ", 1)[0]) == 40]
        return {int(head[2]) for head in heads if head[0].decode() not in old}
