"""The examples of README's section on configuration are so."""

from __future__ import annotations

import os
import re

import pytest

from sourcecheck import config
from sourcecheck.cli import run
from sourcecheck.config.form import CONFIG

from ..conftest import ROOT  # noqa: TID252  a plain path
from .conftest import Project, checked, effective


@pytest.fixture(scope="module")
def section() -> str:
    with open(os.path.join(ROOT, "README.md"), encoding="utf-8") as file:
        text = file.read()
    begin = text.index("## Configuration\n")
    return text[begin : text.index("\n## ", begin)]


def blocks(section: str, kind: str) -> list[str]:
    return re.findall(rf"(?s)```{kind}\n(.*?)```", section)


def printed(block: str) -> tuple[list[str], str]:
    """The command of a console block, and a pattern for what it prints; a line ``...`` stands for any lines."""
    command, _, out = block.partition("\n")
    pattern = re.escape(out).replace("\\.\\.\\.\\\n", "(?:.*\n)*")
    return command.removeprefix("$ sourcecheck ").split(), pattern


def test_the_newsroom_is_right(section: str, project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    text = blocks(section, "toml")[0]
    project({"sourcecheck.toml": text, "house-rules/words/ours.yaml": "source: ours\nwords: [delve]\n"})
    found = checked(config.configuration("a.md"))
    assert found.preset == "news"
    assert effective("opinion/a.md").type == effective("x/a.column.md").type == "opinion"
    assert effective("archive/2001/a.md").ignore == ("author/profile-handle-mismatch", "dates")
    assert config.Finder().excludes("x/a.wire.md")
    arguments, pattern = printed(blocks(section, "console")[1])
    assert run(arguments) == 0
    assert re.fullmatch(pattern, capsys.readouterr().out)


def test_the_mistakes_are_told_so(section: str, project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    project({"sourcecheck.toml": blocks(section, "toml")[1]})
    arguments, pattern = printed(blocks(section, "console")[0])
    assert run(arguments) == 2
    assert re.fullmatch(pattern, capsys.readouterr().err)


def test_every_key_is_told(section: str) -> None:
    table = "\n".join(line.split("|")[1] for line in section.split("\n") if line.startswith("|"))
    for field in CONFIG.fields:
        assert re.search(rf"`\[*{field.name}\b", table), field.name
