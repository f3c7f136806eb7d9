"""Which findings are known: the most certain first, never more than an entry counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcecheck.baseline.entries import NOTHING, Key, keyed, plain
from sourcecheck.baseline.matching import matched
from sourcecheck.finding import Confidence, Finding, Severity
from sourcecheck.text import Position, Span

# Few rules, quotes and neighbourhoods, so that they meet.
KEYS = st.builds(
    lambda rule, quote, around: Key(rule, f"{quote}{around}".ljust(16, "0"), str(quote).ljust(16, "0")),
    st.sampled_from(("a/b", "c/d")), st.integers(1, 3), st.integers(1, 3),
)  # fmt: skip


def finding(**said: object) -> Finding:
    place = Position(1, 1, 0)
    made = Finding(
        "a.md", "water/lake", Severity.WARNING, Confidence.HIGH, "Which lake?", Span(0, 4), place, place, "lake",
        around="0123456789abcdef",
    )  # fmt: skip
    return made._replace(**said)  # type: ignore[arg-type]


def by_words(keys: Sequence[Key]) -> Counter[tuple[str, str]]:
    return Counter((key.rule, key.quote) for key in keys)


@given(st.lists(KEYS, max_size=12), st.lists(KEYS, max_size=12))
def test_counts_decide(keys: list[Key], entries: list[Key]) -> None:
    flags, left = matched(keys, Counter(entries))
    known = [key for key, flag in zip(keys, flags, strict=True) if flag]
    # Of each rule and quote as many are known as there are entries, and not one more.
    assert by_words(known) == by_words(keys) & by_words(entries)
    # What is left over was matched by nothing.
    assert by_words(list(Counter(left).elements())) == by_words(entries) - by_words(keys)
    assert all(left.values())
    # Those with the same neighbourhood come first.
    assert Counter(keys) & Counter(entries) <= Counter(known)


@given(st.lists(KEYS, max_size=12), st.lists(KEYS, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_entries_does_not_count(keys: list[Key], entries: list[Key], random: st.Random) -> None:  # type: ignore[name-defined]
    before = matched(keys, Counter(entries))
    random.shuffle(entries)
    assert matched(keys, Counter(entries)) == before


def test_of_a_defect_and_its_copy_the_copy_is_new_wherever_it_stands() -> None:
    old = Key("a/b", "1" * 16, "a" * 16)
    copy = old._replace(key="2" * 16)
    assert matched([copy, old], {old: 1}) == ([False, True], {})
    assert matched([old, old], {old: 1}) == ([True, False], {})
    assert matched([old], {old: 2}) == ([True], {old: 1})
    assert matched([copy], {old: 1}) == ([True], {})  # the paragraph was edited


@pytest.mark.parametrize(
    "change",
    [
        {"severity": Severity.ERROR},
        {"confidence": Confidence.LOW},
        {"message": "Name the lake."},
        {"path": "b.md"},
        {"start": Position(7, 3, 99), "span": Span(99, 103)},
        {"fingerprint": "0" * 16},
    ],
)
def test_what_may_change(change: dict[str, object]) -> None:
    assert keyed(finding(**change)) == keyed(finding())


@pytest.mark.parametrize("change", [{"rule": "water/pond"}, {"quote": "lakes"}, {"around": "f" * 16}])
def test_what_makes_another_finding(change: dict[str, object]) -> None:
    assert keyed(finding(**change)) != keyed(finding())


def test_a_finding_about_the_document_does_not_hang_on_its_headline() -> None:
    one = finding(scope="document", quote="A headline")
    other = keyed(one._replace(quote="Another"))
    assert matched([keyed(one)], {other: 1}) == ([True], {})
    assert keyed(one).key != other.key  # by which a renamed file is known
    assert keyed(one._replace(quote="")) == ("water/lake", NOTHING, NOTHING)


@pytest.mark.parametrize(
    "wrapped",
    [
        "many experts say",
        "many\nexperts  say",
        "many\r\nexperts\u00a0say",
        "many\n> > experts\n>say",
        "many\rexperts\tsay",
    ],
)
def test_line_ends_and_marks_of_quotations_are_no_words(wrapped: str) -> None:
    assert plain(wrapped) == "many experts say"


def test_a_mark_that_is_no_quotation_stays() -> None:
    assert plain("") == ""
    assert plain("> 5 and\n-> 6") == "> 5 and -> 6"
