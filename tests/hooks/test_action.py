"""The GitHub Action: its steps run as a runner would run them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.hooks.github_runner import Ran, commands, outputs, run_action
from tests.hooks.repositories import BAD, GOOD, git

# In our workflow the action itself runs on Windows; here "bash" could be that of another system there.
pytestmark = pytest.mark.skipif(os.name != "posix", reason="the steps are run by a shell of POSIX")
Action = Callable[..., Ran]
# The step that installs is left out, but where it is what is tested: this environment has sourcecheck.
INSTALLED = {"install": {"python": sys.executable}}


@pytest.fixture
def action(tmp_path: Path) -> Action:
    """Runs the action with inputs (underscores for hyphens) over files that were written to ``workspace``."""

    def run(*, event: dict[str, Any] | None = None, environment: dict[str, str] | None = None, **inputs: str) -> Ran:
        named = {key.replace("_", "-"): value for key, value in inputs.items()}
        return run_action(
            tmp_path / "work space", tmp_path / "runner", named, event=event, environment=environment, done=INSTALLED
        )

    return run


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A folder with a bad draft, a good one, and a folder with a space in its name."""
    folder = tmp_path / "work space"
    (folder / "old news").mkdir(parents=True)
    (folder / "bad.md").write_text(BAD, encoding="utf-8")
    (folder / "good.md").write_text(GOOD, encoding="utf-8")
    (folder / "old news" / "two bad.md").write_text(BAD + "\n" + BAD.replace("lock", "weir"), encoding="utf-8")
    return folder


def test_findings_go_to_the_log_the_lines_the_summary_and_the_outputs(workspace: Path, action: Action) -> None:
    ran = action(paths="bad.md good.md", sarif="out/report.sarif")
    assert ran.code == 1
    assert "bad.md:1:38: error dates/weekday-date-mismatch" in ran.log
    (only,) = ran.commands
    assert only.name == "error"
    assert only.properties["file"] == "bad.md"
    assert only.properties["line"] == "1"
    assert only.properties["title"] == "dates/weekday-date-mismatch"
    assert "dates/weekday-date-mismatch" in ran.summary
    assert ran.outputs == {
        "findings": "1", "errors": "1", "problems": "0", "exit-code": "1", "sarif": "out/report.sarif",
    }  # fmt: skip
    report = json.loads((workspace / "out" / "report.sarif").read_text(encoding="utf-8"))
    assert [result["ruleId"] for result in report["runs"][0]["results"]] == ["dates/weekday-date-mismatch"]


def test_a_good_draft_passes_and_is_said_to(workspace: Path, action: Action) -> None:
    ran = action(paths="good.md")
    assert (ran.code, ran.commands) == (0, [])
    assert ran.summary
    assert ran.outputs == {"findings": "0", "errors": "0", "problems": "0", "exit-code": "0", "sarif": ""}


@pytest.mark.parametrize("colour", ["", "1"])
def test_a_baseline_that_is_to_be_pruned_is_told_where_it_is_seen(workspace: Path, action: Action, colour: str) -> None:
    baseline = [sys.executable, "-m", "sourcecheck", "baseline", "create", "bad.md"]
    subprocess.run(baseline, cwd=workspace, check=True, capture_output=True)
    (workspace / "bad.md").write_text(GOOD, encoding="utf-8")
    ran = action(paths="bad.md", environment={"FORCE_COLOR": colour})
    said = ".sourcecheck-baseline.json: 1 known finding is mended or gone, and would hide new ones (bad.md: dates/"
    assert (ran.code, ran.outputs["findings"], ran.outputs["problems"]) == (1, "0", "1")
    assert [command.message.startswith(said) for command in ran.commands] == [True]
    assert "## Baseline out of date" in ran.summary and "1 known finding is mended or gone" in ran.summary


@pytest.mark.long
def test_what_is_switched_off_is_silent_and_the_rest_is_not(workspace: Path, action: Action) -> None:
    ran = action(paths="bad.md", annotations="false", summary="false")
    assert (ran.code, ran.commands, ran.summary) == (1, [], "")
    assert ran.outputs["findings"] == "1"
    assert "bad.md:1:38" in ran.log


@pytest.mark.long
def test_words_with_spaces_stay_words(workspace: Path, action: Action) -> None:
    ran = action(paths="'old news/two bad.md'\n  \"good.md\"", args="--ignore 'tables, links' --now 2026-11-22")
    assert ran.code == 1
    assert ran.outputs["findings"] == "2"
    assert "2 findings in 1 of 2 files" in ran.log


@pytest.mark.long
def test_every_input_reaches_the_program(workspace: Path, action: Action) -> None:
    (workspace / "house.toml").write_text('ignore = ["dates/weekday-date-mismatch"]\n', encoding="utf-8")
    assert action(paths="bad.md", config="house.toml").code == 0
    assert action(paths="bad.md", fail_on="never").code == 0
    ran = action(paths="bad.md", preset="newz")
    assert ran.code == 2
    assert "news" in ran.commands[0].message


@pytest.mark.long
@pytest.mark.parametrize(
    ("inputs", "said"),
    [
        ({"annotations": "yes"}, "annotations: expected true or false, got 'yes'"),
        ({"paths": "'bad.md"}, "paths: no closing quotation; put a name with ' in it between double quotes"),
        ({"fail_on": "errors"}, "errors"),
        ({"paths": "missing.md"}, "missing.md: no such file or folder"),
        ({"config": "missing.toml"}, "missing.toml"),
        ({"args": "--colr"}, "--colr"),
        ({"sarif": "bad.md/report.sarif"}, "sarif: bad.md: "),
    ],
)
def test_what_cannot_be_done_is_said_where_it_is_seen(
    workspace: Path, action: Action, inputs: dict[str, str], said: str
) -> None:
    ran = action(**inputs)
    assert ran.code == 2
    assert {command.name for command in ran.commands} == {"error"}
    assert said in ran.commands[0].message
    assert ran.outputs["exit-code"] == "2"
    assert ran.outputs["sarif"] == ""


@pytest.mark.long
@pytest.mark.parametrize("name", ["paths", "preset", "config", "fail_on", "since", "changed_only", "args"])
def test_no_input_is_run_or_heard_as_a_command(workspace: Path, action: Action, name: str) -> None:
    before = sorted(workspace.iterdir())
    hostile = "$(touch x) `touch x`;touch${IFS}x ${{env.X}} \x1b[2J\n::notice::x\n##[notice]x"
    # In args an option is one.
    ran = action(**{name: hostile if name == "args" else f"--output=x {hostile}"})
    assert ran.code == 2, ran.log
    assert {command.name for command in ran.commands} == {"error"}
    assert sorted(workspace.iterdir()) == before
    assert ran.outputs["exit-code"] == "2"


def test_no_text_of_an_article_is_heard_as_a_command(workspace: Path, action: Action) -> None:
    draft = workspace / "##[add-mask]draft.md"
    draft.write_text(BAD.replace("lock", "##[error]lock ::add-mask::lock") + "\n::error::lock\n", encoding="utf-8")
    (workspace / "::stop-commands::x.md").write_text(BAD, encoding="utf-8")
    (workspace / "::warning::x.md").write_bytes(bytes(9))
    ran = action(paths=".")
    assert ran.code == 2
    assert {command.name for command in ran.commands} <= {"error", "notice"}
    for command in ran.commands:
        assert command.properties["title"].startswith(("dates/weekday-date-mismatch", "sourcecheck"))
    # All that quotes an article or an error stands where no command is heeded, even if a release escapes too little.
    first, _, rest = ran.log.partition("\n")
    token = first.removeprefix("::stop-commands::")
    assert re.fullmatch("[0-9a-f]{32}", token)
    stopped, _, after = rest.partition(f"\n::{token}::\n")
    assert "draft.md:1:64: error" in stopped
    assert "x.md: looks like a binary file" in stopped
    assert all(line.startswith(("::error ", "::notice ")) for line in after.splitlines())


@pytest.mark.long
def test_a_report_from_before_is_not_handed_on(workspace: Path, action: Action) -> None:
    (workspace / "old.sarif").write_text("{}", encoding="utf-8")
    ran = action(paths="bad.md", preset="newz", sarif="old.sarif")
    assert (ran.code, ran.outputs["sarif"]) == (2, "")


def _history(workspace: Path) -> tuple[str, str]:
    """A repository with a branch point, a pull request's commit and its merge; the first and the last."""
    git(workspace, "init", "--quiet", "--initial-branch=main")
    git(workspace, "add", "--all")
    git(workspace, "commit", "--quiet", "--message=Old articles")
    base = git(workspace, "rev-parse", "HEAD").strip()
    git(workspace, "switch", "--quiet", "--create=request")
    (workspace / "good.md").write_text(GOOD + "\n" + BAD.replace("lock", "quay"), encoding="utf-8")
    git(workspace, "commit", "--quiet", "--all", "--message=An edit")
    git(workspace, "switch", "--quiet", "main")
    (workspace / "later.md").write_text(BAD.replace("lock", "pier"), encoding="utf-8")
    git(workspace, "add", "--all")
    git(workspace, "commit", "--quiet", "--message=Somebody else's")
    git(workspace, "merge", "--quiet", "--no-ff", "--message=Merge", "request")
    return base, git(workspace, "rev-parse", "HEAD").strip()


@pytest.mark.long
def test_a_pull_request_answers_for_its_own_lines(workspace: Path, action: Action) -> None:
    base, merge = _history(workspace)
    event = {"pull_request": {"base": {"sha": base}}}
    where = {"GITHUB_EVENT_NAME": "pull_request", "GITHUB_REF": "refs/pull/7/merge", "GITHUB_SHA": merge}
    ran = action(changed_only="true", event=event, environment=where)
    assert ran.code == 1
    assert [command.properties["file"] for command in ran.commands] == ["good.md"]
    assert ran.outputs["findings"] == "1"
    # Checked out without the merge, there is only the commit that the event names.
    git(workspace, "switch", "--quiet", "--detach", "request")
    ran = action(changed_only="true", event=event, environment=where)
    assert [command.properties["file"] for command in ran.commands] == ["good.md"]
    queue = {"merge_group": {"base_sha": base}}
    assert action(changed_only="true", event=queue).outputs["findings"] == "1"
    assert action(since=base).outputs["findings"] == "1"


@pytest.mark.long
def test_other_events_check_everything_and_say_so(workspace: Path, action: Action) -> None:
    _history(workspace)
    ran = action(changed_only="true", event={"before": "0" * 40})
    assert ran.outputs["findings"] == "5"
    assert "changed-only: this run is of no pull request, all lines are checked" in ran.log


@pytest.mark.long
def test_a_clone_that_is_too_shallow_says_what_to_change(workspace: Path, action: Action, tmp_path: Path) -> None:
    base, merge = _history(workspace)
    whole = workspace.rename(tmp_path / "whole")
    git(tmp_path, "clone", "--quiet", "--depth=1", whole.as_uri(), str(workspace))
    event = {"pull_request": {"base": {"sha": base}}}
    where = {"GITHUB_REF": "refs/pull/7/merge", "GITHUB_SHA": merge}
    ran = action(changed_only="true", event=event, environment=where)
    assert ran.code == 2
    assert "give actions/checkout fetch-depth: 0" in ran.commands[0].message


def test_the_stand_in_for_the_runner_reads_what_the_documentation_shows() -> None:
    log = (
        "::stop-commands::t\n::error::x\n##[error]y\n::t::\n  ::warning file=a%2Cb,line=1::100%25%0Adone\nz ##[group]g"
    )
    assert [tuple(command) for command in commands(log)] == [
        ("warning", {"file": "a,b", "line": "1"}, "100%\ndone"),
        ("group", {}, "g"),
    ]
    assert outputs("a=1=<<2\nb<<end\nx=1\n\nend\n") == {"a": "1=<<2", "b": "x=1\n"}


@pytest.mark.long
@pytest.mark.usefixtures("wheelhouse")
@pytest.mark.parametrize("with_uv", [True, False])
def test_installed_as_a_runner_would_nothing_of_the_repository_is_run(
    workspace: Path, tmp_path: Path, with_uv: bool
) -> None:
    """Modules and configuration that Python, pip or uv would pick up if they were let."""
    trap = "import pathlib\npathlib.Path(__file__).with_suffix('.sprung').touch()\n"
    for name in ("venv", "pip", "ensurepip", "uv", "sourcecheck", "json", "click", "sitecustomize", "hatchling"):
        (workspace / f"{name}.py").write_text(trap, encoding="utf-8")
    broken = '[[index]]\nurl = "http://127.0.0.1:9/"\ndefault = true\n'
    (workspace / "uv.toml").write_text(broken, encoding="utf-8")
    (workspace / ".python-version").write_text("2.7\n", encoding="utf-8")
    environment = {} if with_uv else {"PATH": str(_tools(tmp_path))}
    ran = run_action(workspace, tmp_path / "runner", {"paths": "bad.md"}, environment=environment)
    assert ran.code == 1, ran.log
    assert ran.outputs["findings"] == "1"
    assert not list(workspace.glob("*.sprung"))


def _tools(folder: Path) -> Path:
    """A folder of the programs that every runner has, for a PATH without uv."""
    tools = folder / "tools"
    tools.mkdir()
    for name in ("bash", "env", "git", "mkdir", "rm", "tr", "uname"):
        (tools / name).symlink_to(shutil.which(name) or pytest.skip(f"{name} is not here"))
    # A link would have Python look for its library beside the link.
    base = getattr(sys, "_base_executable", sys.executable)
    (tools / "python3").write_text(f'#!/bin/sh\nexec "{base}" "$@"\n', encoding="utf-8")
    (tools / "python3").chmod(0o755)
    return tools


@pytest.mark.parametrize("version", ["1.0; touch x", "latest", "1.0\n::error::x"])
def test_a_version_is_a_release(workspace: Path, tmp_path: Path, version: str) -> None:
    ran = run_action(workspace, tmp_path / "runner", {"version": version})
    assert ran.code == 2
    (only,) = ran.commands
    assert only.message.startswith("version: expected a release such as 0.1.0, got '")
