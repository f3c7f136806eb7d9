"""What CONTRIBUTING.md says is so."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sourcecheck import rule_tests
from sourcecheck.analysis.attribution.support import support
from sourcecheck.analysis.speech.quotations import in_quotation
from sourcecheck.document import Document, Format
from sourcecheck.loader.schema import MATCHERS, RULE
from sourcecheck.matching.units import SCOPES
from sourcecheck.readers import read_text
from sourcecheck.rule import Context, Hit

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


def test_the_analysis_that_is_named_is_there(text: str) -> None:
    rows = re.findall(r"(?m)^\| `(\w+)` \| [^|]+ \| (.*) \|$", text[text.index("## Analysis to build on") :])
    assert len(rows) >= 9
    for package, told in rows:
        place = Path(ROOT, "src", "sourcecheck", "analysis", package)
        files = sorted(place.glob("*.py")) or [place.with_suffix(".py")]
        code = "".join(file.read_text(encoding="utf-8") for file in files)
        for name in re.findall(r"(?:once\(|`)(\w+)(?=[()])", told):
            if name != "document":
                assert f"def {name}(" in code, (package, name)


def test_the_rule_that_asks_for_support_works(text: str) -> None:
    part = text[text.index("## Analysis to build on") :]
    (code,) = re.findall(r"(?s)```python\n(.*?)```", part)
    known: dict[str, Any] = {
        "Document": Document, "Context": Context, "Hit": Hit, "Iterator": Iterator, "in_quotation": in_quotation,
        "support": support, "_forecast": lambda: re.compile("is set to"),
    }  # fmt: skip
    exec(compile(code, "CONTRIBUTING.md", "exec"), known)
    words = "The bridge is set to close. “It is set to open,” said Ana Ruiz, the engineer."
    for said, found in ((words, []), ("The bridge is set to close.", ["is set to"])):
        document = read_text(said, "a.txt", Format.TEXT)
        hits = list(known["check"](document, Context()))
        assert [said[slice(*hit.span)] for hit in hits] == found
