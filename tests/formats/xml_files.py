"""XML reports read back: against our schemas, by a parser of the standard library, by xmllint."""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

__all__ = ["linted", "parsed"]

_HERE = Path(__file__).parent
_CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


@cache
def _schema(name: str) -> Any:
    return etree.XMLSchema(etree.parse(_HERE / f"{name}.xsd"))


def parsed(name: str, report: str) -> Any:
    """The root of a report that the schema of that name takes; nothing in it drives a terminal or a runner."""
    assert not _CONTROLS.search(report)
    assert "##[" not in report
    assert not re.search(r"^\s*::", report, re.MULTILINE)
    root = etree.fromstring(report.encode())
    _schema(name).assertValid(root)
    return root


def linted(name: str, report: str, folder: Path) -> None:
    """Let xmllint judge a report, where it is installed."""
    tool = shutil.which("xmllint")
    if tool is None:
        pytest.skip("xmllint is not installed (Debian: libxml2-utils)")
    (folder / "report.xml").write_text(report, encoding="utf-8")
    schema = str(_HERE / f"{name}.xsd")
    command = [tool, "--noout", "--nonet", "--schema", schema, str(folder / "report.xml")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
    assert done.returncode == 0, done.stderr
