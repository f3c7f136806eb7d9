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
from sourcecheck.finding import Finding

FOLDER = os.path.join(ROOT, "fixtures")
FAULTY = sorted(name for name in os.listdir(FOLDER) if name.endswith((".md", ".html", ".txt")))
CLEAN = sorted(os.listdir(os.path.join(FOLDER, "clean")))
FORMATS = (".md", ".html", ".txt")

# Only a Markdown parser can fail to render a pipe table or take prose for a row of it.
PIPES_ONLY = {"tables/unrendered-pipe-table", "tables/delimiter-row-in-body", "tables/table-absorbs-text"}


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
    rules = {one.rule.id for one in load().select() if one.rule.family != "suppression"}  # tests/suppressions
    if extension == ".html":
        rules -= PIPES_ONLY
    assert rules - shown == set()
