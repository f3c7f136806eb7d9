"""Which findings stay: those on changed lines, by related places too, and those about the whole document."""

from __future__ import annotations

import glob
import os
from collections.abc import Sequence
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import ROOT

from sourcecheck.changes import Change, on_changed_lines
from sourcecheck.document import Document, Format
from sourcecheck.engine import Engine, Source
from sourcecheck.finding import Confidence, Finding, Related, Severity
from sourcecheck.report import FileReport, Plan
from sourcecheck.rule import Hit, Rule
from sourcecheck.settle import settle, stamp
from sourcecheck.text import Span


def finding(source: str, words: str, *related: str, scope: str = "span") -> Finding:
    """A finding at words of a source, with related places at others."""
    rule = Rule("test/rule", "Say more.", Severity.WARNING, Confidence.HIGH, "d", "s", "w", (), (), ())
    document = Document(path="a.md", format=Format.TEXT, source=source, blocks=())
    start = source.index(words)
    places = tuple(Related(Span(source.index(one), source.index(one) + len(one)), "see") for one in related)
    hit = Hit(Span(start, start + len(words)), related=places, scope=scope)
    return settle([stamp(document, rule, Severity.WARNING, hit)])[0]


def stays(source: str, one: Finding, *ranges: tuple[int, int], whole: bool = False) -> bool:
    """Whether a finding stays where these lines changed; where it does not, it is counted."""
    report = FileReport("a.md", findings=(one,), failing=Severity.WARNING, source=source)
    (done,) = on_changed_lines([report], {"a.md": Change("a.md", ranges=ranges, whole=whole)})
    assert done.elsewhere == 1 - len(done.findings)
    assert done.fails == bool(done.findings)
    return bool(done.findings)


TEXT = "one\ntwo words\nthree\nfour\nfive\n"


@pytest.mark.parametrize(
    ("words", "ranges", "expected"),
    [
        ("words", [(2, 2)], True),
        ("words", [(1, 1)], False),
        ("words", [(3, 5)], False),
        ("words\n", [(3, 3)], False),  # its line end belongs to its line
        ("words\nthree\nfour", [(3, 3)], True),
        ("words\nthree\nfour", [(1, 1), (4, 4)], True),
        ("words\nthree\nfour", [(1, 1), (5, 5)], False),
        ("", [(1, 1)], True),
        ("", [(2, 2)], False),
        ("one", [(0, 1)], True),  # what stood before the first line went
        ("five", [(5, 6)], True),  # what stood behind the last line went
        ("five", [], False),
    ],
)
def test_a_finding_stays_where_a_line_of_it_changed(
    words: str, ranges: Sequence[tuple[int, int]], expected: bool
) -> None:
    for text in (TEXT, TEXT.replace("\n", "\r\n")):
        written = words if text == TEXT else words.replace("\n", "\r\n")
        assert stays(text, finding(text, written), *ranges) is expected


def test_a_related_place_that_changed_keeps_a_finding() -> None:
    assert stays(TEXT, finding(TEXT, "one", "four"), (4, 4))
    assert not stays(TEXT, finding(TEXT, "one", "four"), (3, 3))


def test_a_finding_about_the_document_stays_where_anything_changed() -> None:
    assert stays(TEXT, finding(TEXT, "one", scope="document"), (5, 5))
    assert not stays(TEXT, finding(TEXT, "one", scope="document"))  # a new name or mode alone


def test_all_of_a_new_file_stays() -> None:
    assert stays(TEXT, finding(TEXT, "four"), whole=True)


def test_lines_are_counted_as_git_does() -> None:
    # A carriage return, a form feed or a line separator ends no line of git's; the first ends one of ours.
    text = "a\rb\rc\x0cd\u2028e\n\U0001f600 two\nthree\n"
    assert finding(text, "two").start.line == 4
    assert stays(text, finding(text, "two"), (2, 2))
    assert not stays(text, finding(text, "two"), (1, 1), (3, 3))
    assert stays(text, finding(text, "c"), (1, 1))
    assert not stays(text, finding(text, "three"), (1, 2))


def test_what_lies_below_the_severity_shown_is_left_out_uncounted_and_does_not_fail() -> None:
    one = finding(TEXT, "one")
    report = FileReport("a.md", below=(one,), failing=Severity.WARNING, source=TEXT)
    (done,) = on_changed_lines([report], {"a.md": Change("a.md", ranges=((4, 4),))})
    assert (done.below, done.elsewhere, done.fails) == ((), 0, False)
    (done,) = on_changed_lines([report], {"a.md": Change("a.md", ranges=((1, 1),))})
    assert done.below == (one,) and done.fails


def test_a_diff_of_another_file_is_told() -> None:
    report = FileReport("a.md", findings=(finding(TEXT, "one"),), source=TEXT)
    (done,) = on_changed_lines([report], {"a.md": Change("a.md", ranges=((7, 9),))})
    assert [problem.message for problem in done.problems] == [
        "a.md: has fewer lines than the diff says; make the diff of the file as it is"
    ]
    assert done.findings
    for source, ranges in ((TEXT, ((5, 6),)), ("", ((0, 1),)), ("x", ((1, 2),))):
        (done,) = on_changed_lines([report._replace(source=source)], {"a.md": Change("a.md", ranges=ranges)})
        assert not done.problems


@cache
def reports() -> tuple[FileReport, ...]:
    """Reports of some fixtures with many findings."""
    engine = Engine(Plan(preset="strict", source=True))
    paths = sorted(path for path in glob.glob(os.path.join(ROOT, "fixtures", "*.*")) if not path.endswith(".findings"))
    found = engine.check_sources([Source(path) for path in paths[::24]])
    return tuple(report for report in found if len(report.findings) > 3 and not report.problems)


@settings(max_examples=40)
@given(st.data())
def test_findings_are_a_subset_and_over_all_lines_the_whole(data: st.DataObject) -> None:
    report = data.draw(st.sampled_from(reports()))
    assert report.source is not None
    count = report.source.count("\n") + (not report.source.endswith("\n"))
    marks = data.draw(st.binary(min_size=count, max_size=count))
    union: set[Finding] = set()
    for part in range(3):
        ranges = tuple((line, line) for line, mark in enumerate(marks, 1) if mark % 3 == part)
        (done,) = on_changed_lines([report], {report.path: Change("x", ranges=ranges)})
        assert set(done.findings) <= set(report.findings)
        assert len(done.findings) + done.elsewhere == len(report.findings)
        union |= set(done.findings)
    assert union == set(report.findings)
    (done,) = on_changed_lines([report], {report.path: Change("x", ranges=((1, count),))})
    assert done == report
    (done,) = on_changed_lines([report], {report.path: Change("x", whole=True)})
    assert done == report
