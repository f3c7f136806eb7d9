"""Fixes on real and made texts: each takes its finding away and brings none, and nothing but its place changes."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import islice, pairwise

import pytest

from sourcecheck.analysis.speech.quotations import quotations
from sourcecheck.document import Document, Format, Kind, MarkKind
from sourcecheck.engine import Engine
from sourcecheck.errors import ReadError
from sourcecheck.examples import as_example, read_example
from sourcecheck.finding import Confidence, Finding
from sourcecheck.fixing.edits import applied
from sourcecheck.fixing.mending import Mended, mended
from sourcecheck.fixing.proving import compared
from sourcecheck.readers import format_of, read, read_text
from sourcecheck.report import FileReport, Plan

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
# What these take away can be all that stood between the text and another finding: without the link to nowhere no
# source is named, without the label of an advertisement none is labelled, without a copy a line leads to nothing,
# without a date of birth a weekday has no date beside it. A year can show a weekday to be wrong. ``mended`` takes such
# a fix back.
UNCOVERS = {
    "links/placeholder-link", "residue/extraction-residue", "tables/duplicate-table", "dates/yearless-date",
    "privacy/private-contact-published",
}  # fmt: skip
Made = tuple[str, str, Format]  # where it comes from, source, format


@cache
def engine() -> Engine:
    return Engine(Plan(preset="strict", min_confidence=Confidence.LOW, today=date(2026, 11, 23)))


def document(source: str, format: Format) -> Document:
    extension = {Format.TEXT: "txt", Format.MARKDOWN: "md", Format.HTML: "html"}[format]
    return read_text(source, f"page.{extension}", format)


def checked(source: str, format: Format) -> FileReport:
    return engine().check(document(source, format))


def mend(source: str, format: Format, unsafe: bool = True) -> Mended:
    report = checked(source, format)
    every = frozenset(range(len(report.findings) + len(report.below)))
    return mended(
        source, report, lambda text: checked(text, format), every,
        lambda finding: finding.fix is not None and (unsafe or finding.fix.safe),
    )  # fmt: skip


def examples(every: bool = True) -> Iterator[Made]:
    for rule, _ in engine().rules:
        for written in (*rule.bad, *rule.good) if every or rule.fix else ():
            example = as_example(written)
            yield rule.id, read_example(example)[0].source, example.format


def on_disk(pattern: str) -> Iterator[Made]:
    for path in sorted(glob.glob(pattern, recursive=True)):
        form = format_of(path) if os.path.isfile(path) else None
        if form is not None and not path.endswith(".findings"):
            with open(path, "rb") as file:
                try:
                    yield path, read(file.read(), path).source, form
                except ReadError:
                    continue


def others_words(page: Document) -> Counter[str]:
    """Everything in quotation marks, block quotes and code, as it is written."""
    spans = [container.span for container in page.containers if container.kind == "blockquote"]
    for block in page.blocks:
        spans += [block.extent] if block.kind is Kind.CODE else []
        spans += [
            block.span(one.inner_start, one.inner_end) for one in page.once(quotations)[block.number] if not one.depth
        ]
        spans += [block.span(mark.start, mark.end) for mark in block.marks if mark.kind is MarkKind.CODE]
    return Counter(page.source[slice(*span)] for span in spans)


def each_fix(made: Made) -> Iterator[tuple[Finding, str, list[Finding]]]:
    """Each fix done alone: its finding, what is wrong with it, and the findings that are new."""
    _, source, form = made
    page = document(source, form)
    report = engine().check(page)
    assert not report.problems, report.problems
    before = (*report.findings, *report.below)
    quoted = others_words(page)
    for number, finding in enumerate(before):
        if finding.fix is None:
            continue
        edits = finding.fix.edits
        assert edits, finding
        assert all(one.span.end <= other.span.start and one.span != other.span for one, other in pairwise(edits))
        assert [(start.offset, end.offset, text) for start, end, text in finding.edits] == [
            (*edit.span, edit.text) for edit in edits
        ]
        after = checked(applied(source, edits), form)
        found = compared(before, (*after.findings, *after.below), edits, frozenset((number,)))
        fresh = [one for one, came in zip((*after.findings, *after.below), found.came_from, strict=True) if came < 0]
        wrong = "" if number in found.gone else "stays"
        text = "".join(source[edit.span.start : edit.span.end] for edit in edits if edit.text)
        if not wrong and any(words.strip() and words in text for words in quoted):
            wrong = "changes another's words"
        yield finding, wrong, fresh


def judge(made: Iterator[Made]) -> tuple[Counter[str], list[object]]:
    """How many fixes of each rule were tried, and those that do not do what a fix is to do."""
    tried: Counter[str] = Counter()
    bad: list[object] = []
    for one in made:
        for finding, wrong, fresh in each_fix(one):
            tried[finding.rule] += 1
            safe = finding.fix is not None and finding.fix.safe
            if wrong or (fresh and (safe or finding.rule not in UNCOVERS)):
                bad.append((one[0], finding.rule, wrong, finding.quote, [(new.rule, new.quote) for new in fresh]))
    return tried, bad


def test_every_fix_of_its_rules_examples_removes_its_finding_and_adds_none() -> None:
    tried, bad = judge(examples(every=False))
    assert not bad
    promised = {rule.id for rule, _ in engine().rules if rule.fix}
    # Names of other versions, of which there are none yet, are tried in tests/suppressions.
    assert set(tried) == promised - {"suppression/unknown-name"}


@pytest.mark.long
def test_every_fix_of_all_examples_and_the_fixtures_removes_its_finding_and_adds_none(fixtures: str) -> None:
    for made in (examples(), on_disk(os.path.join(fixtures, "**", "*.*"))):
        tried, bad = judge(made)
        assert not bad
        assert tried.total() > 30


@pytest.mark.long
def test_every_fix_of_real_texts_removes_its_finding_and_adds_none(data: str) -> None:
    tried, bad = judge(
        made for folder in ("markdown", "text", "html")
        for made in islice(on_disk(os.path.join(data, folder, "**", "*.*")), 0, None, 7) if len(made[1]) < 200_000
    )  # fmt: skip
    assert not bad
    assert tried.total() > 30


@pytest.mark.long
def test_every_fix_of_spoiled_texts_removes_its_finding_and_adds_none(
    data: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(ROOT)
    from benchmarks import mutations

    made = (
        (f"{kind}: {path}", mutated.source, format_of(path) or Format.TEXT)
        for kind in mutations._KINDS
        for path, _, mutated in mutations.made_of(kind, 6)
    )
    tried, bad = judge(made)
    assert not bad
    assert tried.total() > 40


def mends(made: Made, unsafe: bool) -> Mended:
    """Mend a text, and look at what came of it."""
    where, source, form = made
    page = document(source, form)
    report = engine().check(page)
    done = mend(source, form, unsafe)
    assert done.settled, where
    before, after = (*report.findings, *report.below), (*done.report.findings, *done.report.below)
    assert min(done.came_from, default=0) >= 0 and len(set(done.came_from)) == len(after), where
    assert len(before) - len(after) == done.fixed, where
    again = mend(done.source, form, unsafe)
    assert again.source == done.source and not again.fixed, where
    for old, new, length in done.kept:
        assert source[old : old + length] == done.source[new : new + length], where
    if "dup" not in "".join(finding.rule for finding in before) and not done.refused:
        quoted, left = others_words(page), others_words(document(done.source, form))
        changed = {words for words in quoted - left if words not in done.source}
        assert not changed, (where, changed)
    return done


def test_mending_ends_and_a_second_time_changes_nothing() -> None:
    made = [one for one in examples(every=False) if one[0].partition("/")[0] in ("tables", "repetition", "residue")]
    assert sum(mends(one, True).fixed for one in made) > 40


@pytest.mark.long
def test_mending_ends_on_examples_fixtures_and_real_texts(fixtures: str, data: str) -> None:
    for unsafe in (False, True):
        fixed = sum(mends(made, unsafe).fixed for made in on_disk(os.path.join(fixtures, "**", "*.*")))
        assert fixed > 20
    assert sum(mends(made, True).fixed for made in examples()) > 150
    paths = [os.path.join(data, folder, "**", "*.*") for folder in ("markdown", "text")]
    assert sum(mends(made, True).fixed for path in paths for made in islice(on_disk(path), 0, None, 15)) > 10


def test_a_fix_that_uncovers_something_is_taken_back_and_told() -> None:
    source = "The plan is [widely regarded as a failure](https://example.org/audit). It was was shelved.\n"
    done = mend(source, Format.MARKDOWN)
    assert done.source == source.replace("was was", "was")
    (refused,) = done.refused
    assert refused.finding.rule == "links/placeholder-link"
    assert refused.why == "attribution/agentless-label would be found then"


def test_what_cannot_be_written_is_not_done() -> None:
    source = "The the keeper walked to to the weir.\n"
    report = checked(source, Format.TEXT)

    def check(text: str) -> FileReport | None:
        return checked(text, Format.TEXT) if text.startswith("The the") else None

    done = mended(source, report, check, frozenset((0, 1)), lambda finding: True)
    assert done.source == "The the keeper walked to the weir.\n" and done.fixed == 1
    assert [refused.finding.quote for refused in done.refused] == ["The the"]


def test_more_fixes_than_are_tried_are_told() -> None:
    source = "".join(f"The the keeper number {number} came.\n\n" for number in range(300))
    report = checked(source, Format.TEXT)
    calls = 0

    def check(text: str) -> FileReport:
        nonlocal calls
        calls += 1
        return report  # as if nothing helped

    done = mended(source, report, check, frozenset(range(len(report.findings))), lambda finding: True)
    assert not done.settled and not done.fixed and done.source == source
    assert calls < 150
    assert mend(source, Format.TEXT).fixed == 300
