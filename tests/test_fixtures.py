"""Our own articles: each faulty one has exactly the findings beside it, each clean one has none.

`fixtures/<name>.findings` holds one finding a line: place, severity, rule, and the words it
quotes (their beginning). `pytest tests/test_fixtures.py --write-findings` rewrites the files
from what is found now; read the difference before committing it.
"""

from __future__ import annotations

import os

import pytest
from tests.conftest import ROOT

from sourcecheck import check_file
from sourcecheck.document import Format
from sourcecheck.finding import Finding

FOLDER = os.path.join(ROOT, "fixtures")
FAULTY = sorted(name for name in os.listdir(FOLDER) if name.endswith((".md", ".html", ".txt")))
CLEAN = sorted(os.listdir(os.path.join(FOLDER, "clean")))
FORMATS = {".md": Format.MARKDOWN, ".html": Format.HTML, ".txt": Format.TEXT}
# Where a rule is too unsure to speak by default, and why.
UNSURE = {("links/no-external-reference", ".txt"): "extracted text has lost its links"}


def line(finding: Finding) -> str:
    quote = " ".join(finding.quote.split())
    place = "document" if finding.scope == "document" else f"{finding.start.line}:{finding.start.column}"
    return f"{place} {finding.severity.label} {finding.rule} {quote[:60]}".rstrip()


@pytest.mark.parametrize("name", FAULTY)
def test_faulty_article_has_its_findings(name: str, request: pytest.FixtureRequest) -> None:
    found = [line(finding) for finding in check_file(os.path.join(FOLDER, name))]
    expected = os.path.join(FOLDER, name + ".findings")
    if request.config.getoption("--write-findings"):
        with open(expected, "w", encoding="utf-8", newline="\n") as file:
            file.writelines(text + "\n" for text in found)
    with open(expected, encoding="utf-8") as file:
        assert found == file.read().splitlines()


@pytest.mark.parametrize("name", CLEAN)
def test_clean_article_is_silent(name: str) -> None:
    assert [line(finding) for finding in check_file(os.path.join(FOLDER, "clean", name))] == []


@pytest.mark.parametrize("extension", FORMATS)
def test_every_default_rule_is_shown_in_every_format(extension: str) -> None:
    from sourcecheck.loader import load

    shown: set[str] = set()
    for name in FAULTY:
        if name.endswith(extension):
            with open(os.path.join(FOLDER, name + ".findings"), encoding="utf-8") as file:
                shown.update(text.split()[2] for text in file)
    rules = [one.rule for one in load().select() if one.rule.family != "suppression"]  # tests/suppressions
    expected = {rule.id for rule in rules if FORMATS[extension] in rule.formats and (rule.id, extension) not in UNSURE}
    assert expected - shown == set()
