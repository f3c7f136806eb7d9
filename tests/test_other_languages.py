"""A document in another language gets no English language rules, and a verbose run says so once."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

CLAIMS = "Experts say the harbour wall is often dubbed a fortress. It is believed that 62% of us agree.\n"
GERMAN = "Die Mauer im Hafen wird nach dem Sturm um einen Meter erhöht, und der Rat hat das so beschlossen. "


def run(*arguments: str) -> tuple[list[str], str]:
    """The families that speak, and standard error."""
    command = [sys.executable, "-m", "sourcecheck", "check", "--format", "json", "--exit-zero", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True, timeout=60)
    findings = json.loads(done.stdout)["findings"]
    return sorted({one["rule"].partition("/")[0] for one in findings}), done.stderr


@pytest.mark.parametrize("declared", [True, False])
def test_english_claims_in_another_language(tmp_path: Path, declared: bool) -> None:
    body = f"<p>{GERMAN * (2 if declared else 12)}</p><p>{CLAIMS}</p>"
    lang = ' lang="de"' if declared else ""
    page = tmp_path / "a.html"
    page.write_text(f"<html{lang}><body><main>{body}</main></body></html>", encoding="utf-8")
    families, said = run("-v", str(page))
    assert "attribution" not in families
    assert said.count("not know this language did not run") == 1
    assert "language de" in said
    families, said = run(str(page))
    assert said == ""


def test_in_english_they_run_and_nothing_is_said(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text(f'<html lang="en"><body><main><p>{CLAIMS}</p></main></body></html>', encoding="utf-8")
    families, said = run("-v", str(page))
    assert "attribution" in families
    assert "did not run" not in said
