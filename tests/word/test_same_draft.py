"""The same draft as a Word file and in Markdown: the same findings, on the same words."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from tests.word.made import paragraph, word

from sourcecheck import check_file, check_text
from sourcecheck.finding import Finding

TODAY = date(2026, 11, 24)
# What is written as a paragraph of each kind, and how it is in Word.
STYLES = {"# ": "berschrift1", "## ": "berschrift2", "- ": "Liste", "> ": "Zitat"}
DRAFT = """\
# Harbour wall to be raised

By Ana Ruiz

## Who says so

Experts say the lake is dying, and studies show that 87% of people agree. The council met on 31 April 2024.

The the wall is 5 * 3 metres high & “old, said the mayor. It will be finished next year, sources told us.

- Critics say that it is unsafe.

- It is widely believed that [Your Name] will pay for it.

> Many observers believe that the vote was rigged.

## Costs

The price rose from 40 to 30 percent in 2023.. “It is too late,” said an expert.

It was once called “the best wall in the world” by some. {{client_name}} paid for a part of it, reportedly.
"""


def as_word(markdown: str) -> bytes:
    """A Word file with the paragraphs of a text, headings, items and quotations by their styles."""
    parts = []
    for block in markdown.split("\n\n"):
        mark = next((mark for mark in STYLES if block.startswith(mark)), "")
        parts.append(paragraph(escape(block.removeprefix(mark).strip()), style=STYLES.get(mark, "")))
    return word("".join(parts))


def told(findings: Iterable[Finding]) -> Counter[tuple[str, str]]:
    """Rules and words of findings, the words without markup."""
    return Counter((one.rule, " ".join(re.sub(r"[\\*_`>]", "", one.quote).split())) for one in findings)


def both(markdown: str, folder: Path) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    path = folder / "draft.docx"
    path.write_bytes(as_word(markdown))
    in_word = check_file(str(path), min_confidence="low", today=TODAY)
    in_text = check_text(markdown, format="markdown", path="draft.md", min_confidence="low", today=TODAY)
    return told(in_word), told(in_text)


def test_findings_are_the_same(tmp_path: Path) -> None:
    in_word, in_text = both(DRAFT.replace("{{client_name}}", "{{ client }}"), tmp_path)
    # In Markdown the braces may be a site generator's; in Word nobody will fill them in.
    assert set(in_word - in_text) <= {("residue/template-placeholder", "{{ client }}")}
    assert not in_text - in_word
    assert len(in_text) > 8


@pytest.mark.parametrize("seed", ["000_41baf3cb43e434de.txt", "004_aad88f98a21167cc.txt"])
def test_the_prose_of_the_seeds(seed: str, seeds: str, tmp_path: Path) -> None:
    lines = Path(os.path.join(seeds, seed)).read_text(encoding="utf-8").splitlines()
    prose = [line for line in lines if line.strip() and not line.startswith("|")]
    in_word, in_text = both("\n\n".join(prose) + "\n", tmp_path)
    assert in_word == in_text
    assert len(in_text) > 5
