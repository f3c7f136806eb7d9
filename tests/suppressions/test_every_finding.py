"""Suppressing every finding of any document by directives leaves none, and no directive is unused.

Directives are put where a person would put them: behind a line, above it, around it, at
the end of the file, into the front matter. Some places are none for a comment (inside a
tag, a code block, a wrapped paragraph that it would cut); there the whole file is named.
"""

from __future__ import annotations

import glob
import os
import random
import re
from collections import Counter
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sourcecheck import loader
from sourcecheck.document import Document, Format, Kind
from sourcecheck.engine import Engine
from sourcecheck.finding import Finding
from sourcecheck.readers import read_text
from sourcecheck.readers.decode import decode
from sourcecheck.report import FileReport
from sourcecheck.suppressions import RULES, Applied, applied, directives

from .conftest import run

ENDINGS = {".md": Format.MARKDOWN, ".html": Format.HTML}
LARGEST = 250_000  # code points: every step checks the document anew
MOST = 60  # findings of a document
PLACES = ("line", "next-line", "range", "file")
OWN = frozenset(rule.id for rule in RULES)


@cache
def engine() -> Engine:
    return run("strict")


@cache
def known() -> frozenset[str]:
    return frozenset(loader.load().rules)


def checked(source: str, path: str) -> tuple[Document, FileReport, Applied]:
    document = read_text(source, path, ENDINGS[os.path.splitext(path)[1]])
    report = engine().check(document)
    assert not report.problems
    ran = {rule.id for rule, _ in engine().rules} | OWN
    return document, report, applied(document, report.findings, ran, known())


def identity(findings: tuple[Finding, ...]) -> Counter[tuple[str, str]]:
    # A message may name a line, and lines move when a directive is put in.
    return Counter((finding.rule, re.sub(r"\bline \d+", "line", finding.message)) for finding in findings)


def with_directive(document: Document, finding: Finding, place: str, how: str) -> str:
    """The source with a directive for a finding put in; ``how`` names it by its id or its family."""
    source, lines = document.source, document.lines
    name = finding.rule if how == "id" else finding.rule.partition("/")[0]
    here = lines.line_span(finding.start.line)
    indent = source[here.start : here.end]
    indent = indent[: len(indent) - len(indent.lstrip(" \t>"))]
    if place == "line":
        return f"{source[: here.end]} <!-- sourcecheck-disable-line {name} -- why -->{source[here.end :]}"
    if place == "next-line":
        note = f"{indent}<!-- sourcecheck-disable-next-line {name} -- why -->\n"
        return source[: here.start] + note + source[here.start :]
    if place == "range":
        off = f"{indent}<!-- sourcecheck-disable {name} -- why -->\n"
        on = f" <!-- sourcecheck-enable {name} -->"
        return source[: here.start] + off + source[here.start : here.end] + on + source[here.end :]
    note = f"<!-- sourcecheck-disable-file {name} -- why -->"
    if document.format is Format.HTML:
        return f"{note}{source}"
    # Front matter that is no YAML (a key that stands there twice) says nothing, of suppressions neither.
    valid = not any("front matter is not valid" in note for note in document.notes)
    if valid and source.startswith("---\n") and "\nsourcecheck:" not in source:
        return f"---\nsourcecheck: {{disable: ['{name} -- why']}}\n{source[4:]}"
    if document.blocks[-1].kind is Kind.CODE:  # perhaps a fence that nobody closed: what is added there is code
        fence = source[:4] if source.startswith(("---\n", "+++\n")) else ""
        body = source.find(f"\n{fence}", 4) + 5 if fence else 0
        return f"{source[:body]}{note}\n\n{source[body:]}"
    return f"{source}\n\n{note}\n"


def holds_no_comment(document: Document, finding: Finding) -> bool:
    """Whether the line of a finding begins or ends within a tag or a script, where nothing is a comment."""
    here, source = document.lines.line_span(finding.start.line), document.source.lower()
    pairs = (("<", ">"), ("<script", "</script"), ("<style", "</style"))
    return document.format is Format.HTML and any(
        source.rfind(begin, 0, at) > source.rfind(end, 0, at) for at in (here.start, here.end) for begin, end in pairs
    )


def suppress_everything(source: str, path: str, draw: random.Random) -> Counter[str]:
    """Put in directives until nothing is left; how many of each kind it took."""
    document, report, done = checked(source, path)
    expected = identity(report.findings)
    took: Counter[str] = Counter()
    # A family named later, and nearer, than one of its rules makes that of no use, and that is said.
    how = draw.choice(("id", "family"))
    while done.kept:
        finding = draw.choice(done.kept)
        places = [draw.choice(PLACES), "file"][holds_no_comment(document, finding) :]
        for place in places:
            written = with_directive(document, finding, place, how)
            then, now, after = checked(written, path)
            if identity(now.findings) == expected and len(after.kept) < len(done.kept):
                break
        else:
            pytest.fail(f"{path}: {finding.rule} at line {finding.start.line} cannot be suppressed")
        assert not [hit for hit in after.hits if hit[0].id in OWN], after.hits
        took[place] += 1
        document, done = then, after
        assert sum(took.values()) <= MOST
    assert not done.hits
    assert done.suppressed == sum(expected.values())
    found = document.once(directives)
    assert len(found) == sum(took.values()) + took["range"]
    return took


def articles(paths: list[str]) -> list[tuple[str, str]]:
    """Sources with some findings, and names for them."""
    found = []
    for path in sorted(paths):
        if os.path.splitext(path)[1] not in ENDINGS:
            continue
        with open(path, "rb") as file:
            source = decode(file.read(), path, html=path.endswith(".html")).text
        if len(source) <= LARGEST and "sourcecheck" not in source:
            name = "a" + os.path.splitext(path)[1]
            document = read_text(source, name, ENDINGS[os.path.splitext(path)[1]])
            if 0 < len(engine().check(document).findings) <= MOST:
                found.append((source, name))
    return found


@pytest.fixture(scope="module")
def ours(fixtures: str) -> list[tuple[str, str]]:
    found = articles(glob.glob(os.path.join(fixtures, "*.*")))
    assert len({name for _, name in found}) == 2
    return found


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=st.data())
def test_every_finding_of_ours_can_be_suppressed(ours: list[tuple[str, str]], chosen: st.DataObject) -> None:
    source, name = chosen.draw(st.sampled_from(ours))
    suppress_everything(source, name, random.Random(chosen.draw(st.integers(0, 2**32))))


def test_all_places_serve(ours: list[tuple[str, str]]) -> None:
    took: Counter[str] = Counter()
    for seed, (source, name) in enumerate(ours * 2):
        took += suppress_everything(source, name, random.Random(seed))
    assert all(took[place] >= 5 for place in PLACES), took


@pytest.mark.long
@pytest.mark.parametrize("folder", ["html/readability", "html/wikipedia", "markdown/generated-blog",
                                    "markdown/rust-blog", "markdown/digitalgov"])  # fmt: skip
def test_every_finding_of_real_documents_can_be_suppressed(data: str, folder: str) -> None:
    paths = sorted(glob.glob(os.path.join(data, folder, "**", "*.*"), recursive=True))
    some = articles(random.Random(folder).sample(paths, min(900, len(paths))))
    took: Counter[str] = Counter()
    for seed, (source, name) in enumerate(some):
        took += suppress_everything(source, name, random.Random(seed))
    assert took
