"""The two real articles: every located defect whose rule exists and that software can decide is found."""

from __future__ import annotations

import json
import os

import pytest

from sourcecheck import check_file
from sourcecheck.finding import Finding
from sourcecheck.loader import load

# One defect, one finding: the more specific rule speaks for the other (rule: by whom it may be spoken for).
SPOKEN_FOR = {
    "structure/empty-section": ("structure/empty-table-of-contents",),
    "residue/extraction-residue": ("origin/aggregator-disclaimer",),
}


def _places(finding: Finding) -> list[tuple[int, int, str]]:
    """Lines and words of a finding and its related places: first line, last line, quote."""
    places = [(finding.start.line, finding.end.line, finding.quote)]
    places += [(start.line, end.line, quote) for start, end, quote, _ in finding.related]
    return places


def _meets(entry: dict[str, object], finding: Finding) -> bool:
    # Of two rules of an entry about the document one may show the place.
    if entry["scope"] == "document" and finding.scope == "document":
        return True
    wanted = str(entry["quote"])
    for first, last, quote in _places(finding):
        if first <= int(str(entry["line"])) <= last and (wanted in quote or quote in wanted or _share(wanted, quote)):
            return True
    return False


def _share(wanted: str, quote: str) -> bool:
    """Whether two pieces of one line overlap: an end of one begins the other."""
    return any(
        quote.endswith(wanted[:length]) or quote.startswith(wanted[-length:])
        for length in range(min(len(wanted), len(quote)), 3, -1)
    )


def test_decidable_defects_of_the_seeds_are_found(seeds: str) -> None:
    with open(os.path.join(seeds, "expected.json"), encoding="utf-8") as file:
        entries = json.load(file)
    rules = set(load().rules)
    missing = []
    wanted = 0
    for name in sorted({entry["file"] for entry in entries}):
        path = os.path.join(seeds, name)
        findings = check_file(path, min_confidence="low")
        for entry in entries:
            if entry["file"] != name or entry["detect"] != "D":
                continue
            for rule in set(entry["rules"]) & rules:
                wanted += 1
                speak = (rule, *SPOKEN_FOR.get(rule, ()))
                if not any(finding.rule in speak and _meets(entry, finding) for finding in findings):
                    missing.append((name, entry["line"], entry["column"], rule, entry["quote"]))
    if not wanted:
        pytest.fail("no entry of expected.json speaks of a rule that exists")
    assert missing == []


def test_findings_about_the_document_come_once(seeds: str) -> None:
    for name in sorted(os.listdir(seeds)):
        if name.endswith(".txt"):
            findings = [
                finding.rule for finding in check_file(os.path.join(seeds, name)) if finding.scope == "document"
            ]
            assert len(findings) == len(set(findings))
