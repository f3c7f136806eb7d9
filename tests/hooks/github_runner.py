"""As much of GitHub's runner as a composite action meets: expressions, steps, workflow commands, the files of outputs.

Written from its published documentation; where a runner would forgive a mistake, this one does not.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from tests.hooks.repositories import ROOT

_EXPRESSION = re.compile(r"\$\{\{ *(?:inputs\.([\w-]+)|steps\.([\w-]+)\.outputs\.([\w-]+)) *\}\}")
_COMMAND = re.compile(r"\s*::([\w-]+)(?: ([^:]*))?::(.*)")
_OLD_COMMAND = re.compile(r"##\[([\w-]+)[^\]]*\](.*)")


class Command(NamedTuple):
    """A workflow command as the runner would carry it out."""

    name: str
    properties: dict[str, str]
    message: str


class Ran(NamedTuple):
    """What an action left behind."""

    code: int
    log: str
    outputs: dict[str, str]
    summary: str

    @property
    def commands(self) -> list[Command]:
        """The commands in the log that count."""
        return list(commands(self.log))


def run_action(
    workspace: Path,
    scratch: Path,
    inputs: Mapping[str, str],
    *,
    event: Mapping[str, Any] | None = None,
    environment: Mapping[str, str] | None = None,
    done: Mapping[str, Mapping[str, str]] | None = None,
) -> Ran:
    """Run the steps of ``action.yml`` with these inputs, in a workspace.

    Args:
        scratch: a folder for the runner's own files.
        event: what the event tells.
        environment: what the runner sets beside what every runner sets.
        done: steps that are left out, with the outputs they would have had.
    """
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    assert set(inputs) <= set(action["inputs"]), "an input that the action does not have"
    values = {name: inputs.get(name, told.get("default", "")) for name, told in action["inputs"].items()}
    scratch.mkdir(exist_ok=True)
    (scratch / "event.json").write_text(json.dumps(event or {}), encoding="utf-8")
    around = {key: value for key, value in os.environ.items() if not key.startswith(("GITHUB_", "GIT_", "RUNNER_"))}
    around |= {
        "GITHUB_ACTIONS": "true", "CI": "true", "GITHUB_WORKSPACE": str(workspace), "GITHUB_ACTION_PATH": str(ROOT),
        "GITHUB_EVENT_PATH": str(scratch / "event.json"), "RUNNER_TEMP": str(scratch),
    } | dict(environment or {})  # fmt: skip
    steps: dict[str, Mapping[str, str]] = dict(done or {})
    log, summary, code = "", "", 0
    for step in action["runs"]["steps"]:
        if step["id"] in steps:
            continue
        assert step["shell"] == "bash"
        assert not _EXPRESSION.search(step["run"]), "an input would become part of a script"
        files = {name: scratch / f"{step['id']}.{name}" for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for path in files.values():
            path.write_bytes(b"")
        told = {name: _evaluated(value, values, steps) for name, value in step.get("env", {}).items()}
        code, said = _bash(step["run"], workspace, around | told | {name: str(path) for name, path in files.items()})
        log += said
        summary += files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8")
        steps[step["id"]] = outputs(files["GITHUB_OUTPUT"].read_text(encoding="utf-8"))
        if code:
            break
    told = {name: _evaluated(told["value"], values, steps) for name, told in action["outputs"].items()}
    return Ran(code, log, told, summary)


def _bash(script: str, folder: Path, environment: Mapping[str, str]) -> tuple[int, str]:
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    done = subprocess.run(
        command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, check=False, timeout=300, encoding="utf-8",
    )  # fmt: skip
    return done.returncode, done.stdout


def _evaluated(text: str, inputs: Mapping[str, str], steps: Mapping[str, Mapping[str, str]]) -> str:
    def value(match: re.Match[str]) -> str:
        name, step, output = match.groups()
        return inputs[name] if name else steps.get(step, {}).get(output, "")

    return _EXPRESSION.sub(value, text)


def outputs(text: str) -> dict[str, str]:
    """What the file of outputs says: ``name=value`` or ``name<<END``, the value's lines, and ``END``."""
    found: dict[str, str] = {}
    lines: Iterator[str] = iter(text.splitlines())
    for line in lines:
        name, equals, value = line.partition("=")
        if "<<" in name:
            name, _, end = line.partition("<<")
            body = []
            for inner in lines:
                if inner == end:
                    break
                body.append(inner)
            else:
                raise AssertionError(f"{name}: the end {end} never comes")
            value = "\n".join(body)
        else:
            assert equals, f"neither form of an output: {line!r}"
        found[name] = value
    return found


def commands(log: str) -> Iterator[Command]:
    """The commands of a log; none between ``stop-commands`` and its token. The old form counts anywhere in a line."""
    token = ""
    for line in log.splitlines():
        new, old = _COMMAND.match(line), _OLD_COMMAND.search(line)
        if token:
            if line.strip() == f"::{token}::":
                token = ""
        elif new:
            name, properties, message = new.groups()
            if name == "stop-commands":
                token = message
            else:
                yield Command(name, _properties((properties or "").split(",")), _unescaped(message))
        elif old:
            yield Command(old[1], {}, old[2])
    assert not token, "commands are never heeded again"


def _properties(pairs: Sequence[str]) -> dict[str, str]:
    split = (pair.partition("=") for pair in pairs if pair)
    return {name: _unescaped(value.replace("%3A", ":").replace("%2C", ",")) for name, _, value in split}


def _unescaped(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
