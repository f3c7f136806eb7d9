"""What can be mended in a directive: names of no use go, former names become those of today."""

from __future__ import annotations

import pytest

from sourcecheck.document import Document, Format
from sourcecheck.engine import Engine
from sourcecheck.finding import Finding
from sourcecheck.fixing.edits import applied
from sourcecheck.fixing.mending import mended
from sourcecheck.readers import read_text
from sourcecheck.report import FileReport, Plan
from sourcecheck.suppressions.directive import Directive, Name, Verb
from sourcecheck.suppressions.fixes import with_new_name
from sourcecheck.text import Span


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(Plan(select=("suppression", "repetition", "dates/invalid-date", "tables")))


def fixed(engine: Engine, source: str, format: Format = Format.MARKDOWN) -> str:
    def check(text: str) -> FileReport:
        return engine.check(document(text))

    def document(text: str) -> Document:
        return read_text(text, "page", format)

    def about_directives(finding: Finding) -> bool:
        assert finding.fix is None or finding.fix.safe
        return finding.rule == "suppression/unused"

    report = check(source)
    done = mended(source, report, check, frozenset(range(len(report.findings))), about_directives)
    assert done.settled and not done.refused
    assert done.fixed == len([one for one in report.findings if one.rule == "suppression/unused" and one.fix])
    return done.source


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("It rained. <!-- sourcecheck-disable-line tables -- old -->\n", "It rained.\n"),
        ("One.\n\n<!-- sourcecheck-disable-next-line tables -- old -->\nIt rained.\n", "One.\n\nIt rained.\n"),
        ("<!-- sourcecheck-disable-file tables -- old -->\n\nIt rained.\n", "It rained.\n"),
        ("It rained.\n\n<!-- sourcecheck-enable -->\n", "It rained.\n"),
        (
            "The the end. <!-- sourcecheck-disable-line tables, repetition -- so -->\n",
            "The the end. <!-- sourcecheck-disable-line repetition -- so -->\n",
        ),
        (
            "The the end. <!-- sourcecheck-disable-line repetition dates/invalid-date tables -- so -->\n",
            "The the end. <!-- sourcecheck-disable-line repetition -- so -->\n",
        ),
        ("It rained. <!-- sourcecheck-disable-line tables, dates -- old -->\n", "It rained.\n"),
        # What stands in front matter, in a quotation, or begins a range is for a person.
        ("---\nsourcecheck:\n  disable: tables -- old\n---\n\nIt rained.\n", ""),
        ("<!-- sourcecheck-disable tables -- old -->\n\nIt.\n\n<!-- sourcecheck-enable tables -->\n", ""),
        ("> It rained. <!-- sourcecheck-disable-line tables -- old -->\n", ""),
    ],
)
def test_names_of_no_use_go_and_with_the_last_one_the_directive(source: str, wanted: str, engine: Engine) -> None:
    assert fixed(engine, source) == (wanted or source)


def test_a_comment_of_a_page_goes_too(engine: Engine) -> None:
    page = "<p>It rained. <!-- sourcecheck-disable-line tables -- old --> It snowed.</p>"
    assert fixed(engine, page, Format.HTML) == "<p>It rained. It snowed.</p>"


def test_a_former_name_becomes_that_of_today() -> None:
    source = "<!-- sourcecheck-disable-file grids/one -- why -->"
    name = Name("grids/one", Span(30, 39))
    directive = Directive(Verb.FILE, Span(0, len(source)), Span(5, 39), (name,))
    fix = with_new_name(directive, name, "tables/one")
    assert fix is not None and fix.safe
    assert applied(source, fix.edits) == "<!-- sourcecheck-disable-file tables/one -- why -->"
    assert with_new_name(directive._replace(matter=True), name, "tables/one") is None
