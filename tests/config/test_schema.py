"""The JSON Schema and the reader agree on what a configuration may say."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tomllib
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from sourcecheck import loader
from sourcecheck.cli import run
from sourcecheck.config.form import CONFIG, schema

from .test_mistakes import MISTAKES
from .test_precedence import ADDED, OVERRIDES, REPLACED

GOOD = [
    OVERRIDES,
    *(case[2] for case in (*REPLACED, *ADDED)),
    "",
    "rules = ['a', '../b']",
    "extends = ['news', 'x.toml']",
]


def plain(value: Any) -> Any:
    """What tools hand to a validator of JSON: dates as strings."""
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, (date, datetime, time)) else value


def accepts(described: dict[str, Any], text: str) -> bool:
    kind = jsonschema.Draft202012Validator
    validator = kind(described, format_checker=kind.FORMAT_CHECKER)
    return validator.is_valid(plain(tomllib.loads(text)))


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.Draft202012Validator.check_schema(schema(loader.load()))


@pytest.mark.parametrize("text", GOOD)
def test_what_is_right_is_accepted_by_both(text: str) -> None:
    assert not list(CONFIG.check(tomllib.loads(text), ()))
    assert accepts(schema(), text)
    assert accepts(schema(loader.load()), text)


@pytest.mark.parametrize("text", [case[0] for case in MISTAKES])
def test_both_refuse_the_same(text: str) -> None:
    refused = list(CONFIG.check(tomllib.loads(text), ()))
    if refused and refused[0].path[0] == "exclude" and accepts(schema(), text):
        return  # the meaning of a glob is beyond a schema
    assert accepts(schema(), text) == (not refused)


def test_options_are_described_by_their_types() -> None:
    described = schema(loader.load())
    at = "[options.'author/missing-byline']\n"
    assert accepts(described, at + "no-bylines = true\nfrom-words = 9")
    for wrong in ("no-bylines = 'x'", "no_bylines = true", "from-words = 1.5", "from-words = true", "from-words = -1"):
        assert not accepts(described, at + wrong)
        assert not accepts(
            described, f"[[overrides]]\nfiles = ['a']\n{at.replace('[options', '[overrides.options')}{wrong}"
        )
    assert accepts(described, "[options.'house/our-own']\nany-thing = ['x', 1]")


def test_every_key_is_described() -> None:
    for name, one in schema()["properties"].items():
        assert one["description"], name


@pytest.mark.skipif(
    not shutil.which("check-jsonschema", path=str(Path(sys.executable).parent)),
    reason="check-jsonschema is not installed",
)
def test_the_printed_schema_works_in_another_tool(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["config", "schema"]) == 0
    printed = capsys.readouterr().out
    assert json.loads(printed)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    (tmp_path / "schema.json").write_text(printed)
    (tmp_path / "good.toml").write_text(OVERRIDES)
    (tmp_path / "dated.toml").write_text("now = 2026-11-22\ninline = false\n")
    (tmp_path / "bad.toml").write_text("selct = 1\n[severity]\ntables = 'off'\n")
    tool = shutil.which("check-jsonschema", path=str(Path(sys.executable).parent))
    assert tool

    def validate(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([tool, *arguments], capture_output=True, text=True, cwd=tmp_path, check=False)

    assert validate("--check-metaschema", "schema.json").returncode == 0
    done = validate("--schemafile", "schema.json", "good.toml", "dated.toml")
    assert done.returncode == 0, done.stdout
    done = validate("--schemafile", "schema.json", "bad.toml")
    assert done.returncode == 1
    assert "selct" in done.stdout
    assert "$.severity.tables" in done.stdout
