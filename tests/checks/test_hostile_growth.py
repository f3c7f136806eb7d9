"""Texts of one thing over and over: ten times as much takes about ten times as long, not a hundred times."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from tests.view.test_view import made

from sourcecheck.analysis.repetition.copies import copies
from sourcecheck.checks import rules_of
from sourcecheck.document import Document, Format
from sourcecheck.readers import read_text
from sourcecheck.rule import Context
from sourcecheck.text import Span
from sourcecheck.view import viewed

_PARAGRAPH = "The harbour committee of the northern province announced several important improvements last year.\n\n"
_MARKED = (
    "The **harbour** of the *town* has `a gate`, [a pier](https://example.com/a), [](url) and &amp; on 31 February "
    "2023 the the [[tide]] of Müller, “`Comment`” [1] &amp; {{name}} ![](a.png)turn0search1 rises. "
)
_RULES = (
    "repetition/repeated-word", "links/placeholder-link", "links/malformed-identifier", "links/orphan-citation-marker",
    "residue/mojibake", "residue/template-placeholder", "residue/unrendered-markup", "residue/tool-token-residue",
    "residue/cms-ui-text", "dates/invalid-date",
)  # fmt: skip


def grows_as_its_text(work: Callable[[Document], object], piece: str, times: int, format: Format) -> bool:
    taken = []
    for count in (times, 10 * times):
        document = read_text(piece * count, "a", format)
        list(document.regions)
        begin = time.process_time()
        work(document)
        taken.append(time.process_time() - begin)
    return taken[1] < 30 * max(taken[0], 0.01)


def test_time_is_linear_in_copies_of_a_paragraph() -> None:
    assert grows_as_its_text(copies, _PARAGRAPH, 500, Format.TEXT)


@pytest.mark.parametrize("name", _RULES)
def test_time_is_linear_in_the_marks_of_a_paragraph(name: str) -> None:
    rule = next(rule for rule in rules_of(name.partition("/")[0]) if rule.id == name)
    check = rule.check
    assert check is not None

    def work(document: Document) -> None:
        list(check(document, Context(options=rule.defaults)))

    work(read_text(_MARKED, "a", Format.MARKDOWN))  # its patterns are compiled
    assert grows_as_its_text(work, _MARKED, 150, Format.MARKDOWN)


def test_time_is_linear_in_the_findings_that_a_view_shows() -> None:
    def work(document: Document) -> None:
        at, findings = document.source.find("the the"), []
        while at >= 0:
            findings.append(made(document.source[:9], Span(0, 3))._replace(span=Span(at, at + 7)))
            at = document.source.find("the the", at + 7)
        view = viewed(document, findings)
        for finding in findings:
            assert document.shown(finding.span) == "the the"
        assert len(view.nodes[0].pieces) > len(findings)

    assert grows_as_its_text(work, _MARKED, 150, Format.MARKDOWN)
