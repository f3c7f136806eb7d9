"""The examples for other programs do what they say: each is run on a bad draft and a good one."""

from __future__ import annotations

import json
import os
import re
import shlex
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
import yaml
from tests.hooks.repositories import BAD, GOOD, ROOT, run

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the examples are for shells of POSIX")
EXAMPLES = ROOT / "integrations"


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    """A folder with a bad draft and a good one."""
    folder = tmp_path / "drafts"
    folder.mkdir()
    (folder / "bad.md").write_text(BAD, encoding="utf-8")
    (folder / "good.md").write_text(GOOD, encoding="utf-8")
    return folder


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """One in which ``sourcecheck`` is the program of this checkout."""
    tools = tmp_path / "tools"
    tools.mkdir()
    program = tools / "sourcecheck"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m sourcecheck "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return {"PATH": f"{tools}:{os.environ['PATH']}"}


@pytest.mark.long
def test_gitlab(drafts: Path, environment: dict[str, str]) -> None:
    (job,) = yaml.safe_load((EXAMPLES / "gitlab-ci.yml").read_text(encoding="utf-8")).values()
    install, check = job["script"]
    assert install.startswith("pip install")
    done = run(["sh", "-c", check], drafts, environment, ok=False)
    assert done.returncode == 1
    assert "bad.md:1:38: error" in done.stdout
    report = json.loads((drafts / job["artifacts"]["reports"]["codequality"]).read_text(encoding="utf-8"))
    assert [(one["location"]["path"], one["check_name"]) for one in report] == [
        ("bad.md", "dates/weekday-date-mismatch")
    ]


@pytest.mark.long
def test_reviewdog(drafts: Path, environment: dict[str, str]) -> None:
    (runner,) = yaml.safe_load((EXAMPLES / "reviewdog.yml").read_text(encoding="utf-8"))["runner"].values()
    assert runner["format"] == "rdjson"
    done = run(["sh", "-c", runner["cmd"]], drafts, environment)
    (one,) = json.loads(done.stdout)["diagnostics"]
    assert one["location"]["path"] == "bad.md"
    assert one["code"]["value"] == "dates/weekday-date-mismatch"


@pytest.mark.long
def test_a_problem_matcher(drafts: Path, environment: dict[str, str]) -> None:
    (matcher,) = json.loads((EXAMPLES / "problem-matcher.json").read_text(encoding="utf-8"))["problemMatcher"]
    (pattern,) = matcher["pattern"]
    done = run(["sourcecheck", "check", "--format", "line"], drafts, environment, ok=False)
    (line,) = done.stdout.splitlines()
    found = re.match(pattern["regexp"], line)
    assert found
    assert [found[pattern[name]] for name in ("file", "line", "column", "severity", "code")] == [
        "bad.md", "1", "38", "error", "dates/weekday-date-mismatch",
    ]  # fmt: skip
    assert found[pattern["message"]].startswith("15 May 2025 was a Thursday")


@pytest.mark.long
def test_any_ci(drafts: Path, wheelhouse: Path) -> None:
    script = ["sh", str(EXAMPLES / "plain-ci.sh")]
    environment = {"SOURCECHECK": str(ROOT), "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheelhouse)}
    (drafts / "venv.py").write_text("raise SystemExit('run')\n", encoding="utf-8")
    done = run([*script, "bad.md", "good.md"], drafts, environment, ok=False)
    assert done.returncode == 1, done.stderr
    assert "bad.md:1:38: error" in done.stdout
    suites = ElementTree.parse(drafts / "sourcecheck-junit.xml").getroot()
    assert (suites.get("tests"), suites.get("failures")) == ("2", "1")


def test_the_table_of_integrations_is_whole() -> None:
    table = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    for path in sorted(EXAMPLES.rglob("*")):
        if path.is_file() and path.name != "README.md":
            assert path.relative_to(EXAMPLES).as_posix() in table, (
                f"integrations/README.md does not say what {path.name} is"
            )
    for name in re.findall(r"`(\.\./[\w./-]+|[\w-]+\.\w+|github/[\w.]*)`", table):
        assert (EXAMPLES / name).exists(), name
