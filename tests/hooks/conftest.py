"""A copy of this repository as others would fetch it, and what its environment is installed from without a network."""

from __future__ import annotations

import os
import shutil
import sys
import tomllib
from pathlib import Path

import pytest
from tests.hooks.repositories import ROOT, git, run

# What the wheel is built from, and what tells pre-commit how to run it.
_NEEDED = ("src", "rules", "pyproject.toml", "hatch_build.py", "README.md", "LICENSE", ".pre-commit-hooks.yaml")


@pytest.fixture(scope="session")
def hook_repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A git repository with one commit: this checkout, uncommitted changes and all."""
    copy = tmp_path_factory.mktemp("hook") / "sourcecheck"
    copy.mkdir()
    for name in _NEEDED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__", "*.pyc", "rules*.pack"))
        else:
            shutil.copy(source, copy / name)
    git(copy, "init", "--quiet", "--initial-branch=main")
    git(copy, "add", "--all")
    git(copy, "commit", "--quiet", "--message=The hook")
    return copy


@pytest.fixture(scope="session")
def wheelhouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of wheels from which an environment for sourcecheck can be built offline."""
    home = tmp_path_factory.mktemp("wheels")
    # The environment of the tests may have no pip; virtualenv, which pre-commit brings, carries one.
    run([sys.executable, "-m", "virtualenv", "--quiet", home / "pip"], home)
    pip = home / "pip" / ("Scripts" if os.name == "nt" else "bin") / "pip"
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*told["build-system"]["requires"], *told["project"]["dependencies"]]
    got = run([pip, "download", "--quiet", "--only-binary=:all:", "--dest", home / "all", *wanted], home, ok=False)
    if got.returncode:
        pytest.skip(f"no wheels to install the hook from: {got.stderr.strip().splitlines()[-1]}")
    return home / "all"
