"""Without a configuration, looking for one costs next to nothing: no reader of TOML, no globs, no shapes."""

from __future__ import annotations

import subprocess
import sys

import pytest

from sourcecheck.config import configuration
from sourcecheck.errors import ConfigError
from sourcecheck.guarded_toml import LIMIT

from .conftest import Project

HEAVY = ("tomllib", "pathspec", "re2", "sourcecheck.config.form", "sourcecheck.guarded_toml", "sourcecheck.loader")
ASK = """
import sys
from sourcecheck.config import Finder, checked
finder = Finder()
found = finder.for_file("deep/er/a.md")
finder.excludes("deep/er/a.md")
print(found.file, *(name for name in {heavy} if name in sys.modules))
"""


def imported(project: Project) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", ASK.format(heavy=HEAVY)], capture_output=True, text=True, check=True, cwd=project({})
    )
    return done.stdout.split()


@pytest.mark.parametrize("files", [{}, {"pyproject.toml": "[project]\nname = 'x'\n"}])
def test_nothing_is_imported_where_nothing_is_found(project: Project, files: dict[str, str]) -> None:
    project(files)
    assert imported(project) == []


def test_a_pyproject_is_read_no_further_than_the_limit(project: Project) -> None:
    project({"pyproject.toml": "[tool.sourcecheck]\n#" + "x" * LIMIT})
    with pytest.raises(ConfigError, match=r"^pyproject.toml:1: over the limit of 1 MiB"):
        configuration("a.md")


def test_globs_cost_only_where_there_are_any(project: Project) -> None:
    project({"sourcecheck.toml": "type = 'news'"})
    found = imported(project)
    assert found[0] == "sourcecheck.toml"
    assert "tomllib" in found
    assert "pathspec" not in found
