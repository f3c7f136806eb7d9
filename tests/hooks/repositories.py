"""Real programs in real repositories, for the tests beside this file."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

BAD = "The council voted on the new lock on Tuesday, 15 May 2025.\n"
GOOD = "The council voted on the new lock on Thursday, 15 May 2025.\n"


def run(
    command: Sequence[str | os.PathLike[str]],
    folder: Path,
    environment: Mapping[str, str] | None = None,
    *,
    ok: bool = True,
) -> subprocess.CompletedProcess[str]:
    """Run a program in a folder; with ``ok`` it has to succeed."""
    done = subprocess.run(
        command, cwd=folder, env=_clean() | dict(environment or {}), stdin=subprocess.DEVNULL,
        capture_output=True, check=False, timeout=300, encoding="utf-8", errors="replace",
    )  # fmt: skip
    assert not ok or done.returncode == 0, done.stdout + done.stderr
    return done


def _clean() -> dict[str, str]:
    """The environment without what a hook or a CI that runs these tests has set."""
    return {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "GITHUB_", "PRE_COMMIT"))}


def git(folder: Path, *arguments: str, environment: Mapping[str, str] | None = None) -> str:
    """Run git as somebody; no configuration of whoever runs the tests counts."""
    somebody = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "core.hooksPath=.git/hooks")
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    return run(["git", *somebody, *arguments], folder, quiet | dict(environment or {})).stdout
