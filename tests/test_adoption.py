"""The story of a team that takes sourcecheck into an old repository, told with the real program and real git.

init, a first run with hundreds of findings, a baseline, a green run, an edit that adds one defect and fails only for
it, a fix, a pruned baseline, reports for CI, a hook that is installed and fires.
"""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

NOW = "2026-11-23"


class Team:
    """A repository and what its people type."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder = folder
        plain = {
            key: value
            for key, value in os.environ.items()
            if not key.startswith(("GIT_", "PRE_COMMIT")) and key != "CI"
        }
        self.environment = {
            **plain,
            "HOME": str(home),
            "XDG_CACHE_HOME": str(home / "cache"),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull,
            "NO_COLOR": "1",
        }

    def types(self, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            words, cwd=self.folder, env=self.environment | more, capture_output=True, text=True, check=False
        )

    def sourcecheck(self, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
        return self.types(sys.executable, "-m", "sourcecheck", *words, **more)

    def findings(self, *words: str) -> list[Any]:
        done = self.sourcecheck("check", "--format", "json", "--now", NOW, *words)
        found: list[Any] = json.loads(done.stdout)["findings"]
        return found

    def commits(self, message: str, *words: str) -> subprocess.CompletedProcess[str]:
        self.types("git", "add", "--all")
        return self.types(
            "git", "-c", "user.name=Desk", "-c", "user.email=desk@example.org", "commit", "-m", message, *words
        )

    def writes(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")

    def reads(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")


@pytest.fixture
def team(tmp_path: Path, fixtures: str) -> Team:
    folder, home = tmp_path / "articles", tmp_path / "home"
    (folder / "content").mkdir(parents=True)
    home.mkdir()
    for path in sorted(Path(fixtures).iterdir()):
        if path.suffix in (".md", ".html", ".txt"):
            shutil.copy(path, folder / "content" / path.name)
    one = Team(folder, home)
    one.types("git", "init", "-q", "-b", "main")
    one.commits("The archive as it is")
    return one


def test_a_team_adopts_it(team: Team) -> None:
    # A first configuration, and a first look: too much to mend at once.
    assert team.sourcecheck("init").returncode == 0
    first = team.sourcecheck("check", "--now", NOW)
    assert first.returncode == 1
    known = team.findings()
    assert len(known) > 300

    # What is there is written down, and the run is green, in CI too.
    done = team.sourcecheck("baseline", "create", "--now", NOW)
    assert done.returncode == 0, done.stderr
    team.commits("sourcecheck, and what it finds today")
    for more in ({}, {"CI": "true"}):
        green = team.sourcecheck("check", "--now", NOW, **more)
        assert green.returncode == 0, green.stdout
        assert "baseline" in green.stdout

    # An edit adds one defect above old ones: the run fails, and for nothing else.
    name = "content/mill-weir.md"
    title, _, rest = team.reads(name).partition("\n\n")
    team.writes(name, f"{title}\n\nThe the sluice was opened at dawn.\n\n{rest}")
    assert team.sourcecheck("check", "--now", NOW).returncode == 1
    (new,) = team.findings()
    assert (new["rule"], new["quote"]) == ("repetition/repeated-word", "The the")
    assert [one["rule"] for one in team.findings("--since", "HEAD")] == ["repetition/repeated-word"]

    # It can be fixed; what is fixed is gone, and nothing else has changed.
    shown = team.sourcecheck("check", "--now", NOW, "--show-fixes", "--unsafe-fixes", name)
    assert "-The the sluice was opened at dawn." in shown.stdout
    fixed = team.sourcecheck("check", "--now", NOW, "--fix", "--unsafe-fixes", name)
    assert fixed.returncode == 0, fixed.stdout + fixed.stderr
    assert team.reads(name) == f"{title}\n\nThe sluice was opened at dawn.\n\n{rest}"

    # An old article is mended by hand: CI asks that the baseline shrinks too.
    old = known[0]["path"]
    (team.folder / old).write_text("Nothing stands here any more.\n", encoding="utf-8")
    stale = team.sourcecheck("check", "--now", NOW, CI="true")
    assert stale.returncode == 1
    assert "prune" in stale.stdout + stale.stderr
    assert team.sourcecheck("baseline", "prune", "--now", NOW).returncode == 0
    assert team.sourcecheck("check", "--now", NOW, CI="true").returncode == 0
    team.commits("One article mended")

    # CI wants its own formats, all from one run.
    team.writes("content/new.md", "# The lock\n\nThe the lock was closed on Friday, 3 November 2026.\n")
    places = {
        name: f"report.{name}"
        for name in ("json", "jsonl", "sarif", "gitlab", "junit", "checkstyle", "rdjson", "sonar", "markdown", "line")
    }
    formats = [word for name, file in places.items() for word in ("--format", f"{name}={file}")]
    done = team.sourcecheck("check", "--now", NOW, "--format", "github", *formats, GITHUB_ACTIONS="true")
    assert done.returncode == 1
    assert "::error file=content/new.md,line=3" in done.stdout
    for name, file in places.items():
        assert "repeated-word" in team.reads(file), name
        (team.folder / file).unlink()


def test_a_hook_that_is_installed_fires(team: Team) -> None:
    team.sourcecheck("init")
    team.sourcecheck("baseline", "create", "--now", NOW)
    command = shlex.join([sys.executable, "-m", "sourcecheck", "check", "--force-exclude", "--now", NOW])
    team.writes(
        ".pre-commit-config.yaml",
        f"""\
repos:
  - repo: local
    hooks:
      - id: sourcecheck
        name: sourcecheck
        entry: {json.dumps(command)}
        language: system
        types_or: [markdown, html, plain-text]
        require_serial: true
""",
    )
    assert team.commits("Begin").returncode == 0
    assert team.types(sys.executable, "-m", "pre_commit", "install").returncode == 0
    team.writes("content/new.md", "# The lock\n\nThe the lock was closed.\n")
    stopped = team.commits("A new article")
    assert stopped.returncode == 1
    assert "repetition/repeated-word" in stopped.stdout + stopped.stderr
    team.writes("content/new.md", "# The lock\n\nBoats wait below the lock.\n")
    passed = team.commits("A new article")
    assert passed.returncode == 0, passed.stdout + passed.stderr


def test_the_readme_shows_what_a_baseline_does(tmp_path: Path, fixtures: str) -> None:
    readme = (Path(fixtures).parent / "README.md").read_text(encoding="utf-8")
    block = readme.partition("```console\n$ sourcecheck baseline create content\n")[2].partition("```")[0]
    created, _, checked = block.partition("$ sourcecheck check content\n")
    (tmp_path / "content").mkdir()
    for name in ("boat-paint", "kite-day", "mill-weir", "night-ferry"):
        shutil.copy(Path(fixtures) / f"{name}.md", tmp_path / "content")
    one = Team(tmp_path, tmp_path)
    assert one.sourcecheck("baseline", "create", "content").stdout == created
    one.writes("content/lock.md", "# The lock\n\nThe the lock was closed.\n")
    assert one.sourcecheck("check", "content").stdout == checked
