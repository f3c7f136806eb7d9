"""What CONTRIBUTING.md says is so."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from sourcecheck import rule_tests
from sourcecheck.loader.schema import MATCHERS, RULE
from sourcecheck.matching.units import SCOPES

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


@pytest.fixture(scope="module")
def text() -> str:
    path = os.path.join(ROOT, "CONTRIBUTING.md")
    with open(path, encoding="utf-8") as file:
        return file.read()


def test_the_rule_of_five_minutes_holds(text: str, tmp_path: Path) -> None:
    (rule,) = (block for block in re.findall(r"(?s)```yaml\n(.*?)```", text) if block.startswith("message:"))
    (tmp_path / "attribution").mkdir()
    (tmp_path / "attribution" / "invented-consensus.yaml").write_text(rule, encoding="utf-8")
    assert rule_tests.run_folder(str(tmp_path)) == (1, [])


def test_the_sequence_is_one(text: str, tmp_path: Path) -> None:
    (steps,) = (block for block in re.findall(r"(?s)```yaml\n(.*?)```", text) if block.startswith("sequence:"))
    (rule,) = (block for block in re.findall(r"(?s)```yaml\n(.*?)```", text) if block.startswith("message:"))
    before, _, after = rule.partition("phrases:\n")
    after = after[after.index("unless:") :].partition("examples:")[0]
    shown = """examples:
  bad: ["It [[is very highly regarded as]] so.", "It [[was seen as]] so."]
  good: ["It is, highly regarded as so.", "It was seen."]
"""
    (tmp_path / "house").mkdir()
    shown = shown.replace("very highly", "really highly")
    (tmp_path / "house" / "steps.yaml").write_text(before + steps + after + shown, encoding="utf-8")
    assert rule_tests.run_folder(str(tmp_path)) == (1, [])


def test_every_key_and_scope_is_explained(text: str) -> None:
    reference = text[text.index("## The rule file") : text.index("## Rules in Python")]
    for name in {field.name for field in RULE.fields} - {"id"}:
        assert f"`{name}" in reference or f"**`{name}`**" in reference, name
    for name in (*SCOPES, *MATCHERS):
        assert f"`{name}" in reference, name
