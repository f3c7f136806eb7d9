"""The examples of README's section on suppressing findings are so."""

from __future__ import annotations

import os
import re

import pytest

from sourcecheck.cli import run
from sourcecheck.document import Format
from sourcecheck.readers import read_text
from sourcecheck.suppressions import RULES, Verb, directives

from ..conftest import ROOT  # noqa: TID252  a plain path


@pytest.fixture(scope="module")
def section() -> str:
    with open(os.path.join(ROOT, "README.md"), encoding="utf-8") as file:
        text = file.read()
    begin = text.index("## Suppressing findings\n")
    return text[begin : text.index("\n## ", begin)]


def block(section: str, kind: str) -> str:
    (found,) = re.findall(rf"(?s)```{kind}\n(.*?)```", section)
    return str(found)


def test_the_run_is_as_shown(
    section: str, tmp_path: object, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(str(tmp_path))
    with open("diary.md", "w", encoding="utf-8") as file:
        file.write(block(section, "markdown"))
    command, _, out = block(section, "console").partition("\n")
    assert run(command.removeprefix("$ sourcecheck ").split()) == 1
    pattern = re.escape(out).replace("\\.\\.\\.\\\n", "(?:(?!diary).*\n)*")
    printed = capsys.readouterr().out
    assert re.match(pattern, printed)
    assert len(re.findall("(?m)^diary", printed)) == len(re.findall("(?m)^diary", out))


def test_front_matter_is_as_shown(section: str) -> None:
    document = read_text(f"---\n{block(section, 'yaml')}---\n\nText.\n", "a.md", Format.MARKDOWN)
    first, second = directives(document)
    assert not first.problem and not second.problem
    assert first.verb is second.verb is Verb.FILE
    assert first.reason and second.reason and second.until


def test_every_directive_and_every_rule_is_told(section: str) -> None:
    for verb in Verb:
        assert f"`sourcecheck-{verb} NAMES`" in section
    for rule in RULES:
        assert rule.id in section
