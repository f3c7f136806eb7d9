"""Another wording or severity of a YAML rule, by format, document type and scope."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sourcecheck import check_text
from sourcecheck.errors import RuleError
from sourcecheck.finding import Severity

RULE = """\
message: "“{match}”: who says so?"
severity: warning
confidence: high
doubt: A doubt.
settle: A cure.
why: A reason.
references: [https://example.org/standard]
in: [content, headings]
phrases: [experts say]
variants:
  headline:
    when: {in: [headings]}
    severity: error
    message: "“{match}” in a headline: who?"
  column:
    when: {types: [opinion], formats: [markdown]}
    severity: info
examples:
  bad:
    - "[[Experts say]] it."
    - text: "# [[Experts say]] it"
      format: markdown
      variant: headline
    - text: "[[Experts say]] it."
      format: markdown
      type: opinion
      variant: column
  good: ["Two experts said it.", "Nobody said it."]
"""


def folder(root: Path, text: str = RULE) -> list[str]:
    (root / "house").mkdir()
    (root / "house" / "experts.yaml").write_text(text, encoding="utf-8")
    return [str(root)]


@pytest.mark.parametrize(
    ("text", "format", "type", "severity", "said"),
    [
        ("Experts say it.", "text", "news", Severity.WARNING, "“Experts say”: who says so?"),
        ("# Experts say it", "markdown", "opinion", Severity.ERROR, "“Experts say” in a headline: who?"),
        ("<h2>Experts <b>say</b> it</h2>", "html", "news", Severity.ERROR, "“Experts say” in a headline: who?"),
        ("Experts say it.", "markdown", "opinion", Severity.INFO, "“Experts say”: who says so?"),
        ("Experts say it.", "text", "opinion", Severity.WARNING, "“Experts say”: who says so?"),
    ],
)
def test_the_first_variant_that_holds_counts(
    tmp_path: Path, text: str, format: str, type: str, severity: Severity, said: str
) -> None:
    found = check_text(text, format=format, type=type, rules=folder(tmp_path), select=["house"])
    assert [(finding.severity, finding.message) for finding in found] == [(severity, said)]


def test_examples_name_the_variant(tmp_path: Path) -> None:
    from sourcecheck.rule_tests import run_folder

    assert run_folder(folder(tmp_path)[0]) == (1, [])
    wrong = RULE.replace("variant: headline", "variant: column")
    (tmp_path / "house" / "experts.yaml").write_text(wrong, encoding="utf-8")
    _, failures = run_folder(str(tmp_path))
    assert [failure.kind for failure in failures] == ["Wrong"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("    when: {in: [headings]}\n", "", "rules/house/experts.yaml:11: variants.headline.when: missing"),
        ("in: [headings]}", "in: [heading]}", "did you mean 'headings'?"),
        ("“{match}” in a headline", "“{matched}” in a headline", "variants.headline.message"),
        ("{types: [opinion], formats: [markdown]}", "{}", "rules/house/experts.yaml:16"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert RULE.count(old) == 1
    with pytest.raises(RuleError) as error:
        check_text("x", rules=folder(tmp_path, RULE.replace(old, new)))
    assert said in str(error.value).replace(str(tmp_path), "rules")


def test_a_variant_that_is_less_sure_than_asked_stays_out(tmp_path: Path) -> None:
    unsure = folder(tmp_path, RULE.replace("    severity: info\n", "    confidence: low\n"))

    def confidences(type: str, **asked: Any) -> list[str]:
        found = check_text("Experts say it.", format="markdown", type=type, rules=unsure, **asked)
        return [finding.confidence.label for finding in found if finding.rule == "house/experts"]

    assert confidences("news") == ["high"]
    assert confidences("opinion") == []
    assert confidences("opinion", min_confidence="low") == ["low"]
    assert confidences("opinion", select=["house/experts"]) == ["low"]  # named, it runs however unsure it is
    assert confidences("opinion", select=["house"]) == []
