"""The cost of rules about links and metadata grows with the text, whatever the text is."""

from __future__ import annotations

import time

import pytest

from sourcecheck.checks import rules_of
from sourcecheck.document import Format
from sourcecheck.readers import read_text
from sourcecheck.rule import Context, Rule

_ENDINGS = {Format.TEXT: "txt", Format.MARKDOWN: "md", Format.HTML: "html"}
_RULES = (*rules_of("links"), *rules_of("metadata"))
_HOSTILE = [
    (Format.TEXT, "word.[4] "),
    (Format.TEXT, "[1], "),
    (Format.TEXT, "978-3-16-148410"),
    (Format.TEXT, "ISBN 978-3-16-148410-1 doi:10.1/ x "),
    (Format.TEXT, "This article has been corrected. "),
    (Format.TEXT, "an error a an some several "),
    (Format.MARKDOWN, "[a](#) "),
    (Format.MARKDOWN, "[a](https://[insert-"),
    (Format.MARKDOWN, "[reuters.com](https://reuterz.news/x) "),
    (Format.HTML, "<p>It.<sup>1</sup></p>"),
    (Format.HTML, '<script type="application/ld+json">[[['),
    (Format.HTML, '<script type="application/ld+json">{"@type":"Article","author":"By A B"}</script>'),
]


def spent(rule: Rule, source: str, format: Format) -> float:
    document = read_text(source, f"page.{_ENDINGS[format]}", format)
    assert rule.check is not None and document.regions is not None
    start = time.process_time()
    for _ in rule.check(document, Context(options=rule.defaults)):
        pass
    return time.process_time() - start


@pytest.mark.parametrize(("format", "unit"), _HOSTILE)
def test_time_grows_with_the_text(format: Format, unit: str) -> None:
    for rule in _RULES:
        if format in rule.formats:
            short = min(spent(rule, unit * 200, format) for _ in range(3))
            long = spent(rule, unit * 2_000, format)
            # Under 20 ms the clock says little.
            assert long < max(0.02, 12 * short) * 2, rule.id
