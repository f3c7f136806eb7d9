"""What the rules about times wait for is in everything that the patterns of temporal expressions match."""

from __future__ import annotations

import random
import re
from typing import Any

import pytest
from tests.test_needs import holds, matches

from sourcecheck.analysis.temporal import patterns
from sourcecheck.checks.dates import (
    indefinite_recency,
    indefinite_weekday,
    stale_conditional,
    stale_present,
    unanchored_duration,
    unanchored_relative_date,
    unanchored_season,
    yearless_date,
)

_NEEDS: list[tuple[Any, Any]] = [
    (unanchored_relative_date, patterns.days),
    (unanchored_relative_date, patterns.ago),
    (unanchored_relative_date, patterns.quarters),
    (indefinite_recency, patterns.recent),
    (stale_present, patterns.still),
    (stale_present, patterns.newest),
    (unanchored_duration, patterns.durations),
    (yearless_date, patterns.month_names),
    (stale_conditional, stale_conditional._open),
    (indefinite_weekday, indefinite_weekday._other_week),
    (unanchored_season, patterns.which_named),
]


@pytest.mark.parametrize(("module", "pattern"), _NEEDS, ids=lambda value: getattr(value, "__name__", ""))
def test_every_match_holds_a_need(module: Any, pattern: Any) -> None:
    for text in matches(pattern(), random.Random(1)):
        match = pattern().search(text)
        if match is None or (module is unanchored_season and not match["season"]):
            continue
        if (module is indefinite_recency and match["day"]) or (
            pattern is patterns.quarters and re.search(r"\d{4}", text)
        ):
            continue
        assert holds(text, module.RULE.needs), text


def test_every_unit_and_vague_time_holds_a_need() -> None:
    for text in matches(patterns.units(), random.Random(2)):
        match = patterns.units().search(text)
        if match is not None and (match["which"] or match["far"] or match["past"] or match["coming"]):
            assert holds(text, unanchored_relative_date.RULE.needs), text
    for text in matches(patterns.which_named(), random.Random(3)):
        match = patterns.which_named().search(text)
        if match is not None and not match["season"]:
            assert holds(text, unanchored_relative_date.RULE.needs), text
    for text in matches(patterns.vague(), random.Random(4)):
        match = patterns.vague().search(text)
        if match is not None:
            rule = stale_present if patterns.vague_words().get(match[0]) == "present" else indefinite_recency
            assert holds(text, rule.RULE.needs), text
