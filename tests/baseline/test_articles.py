"""Articles are edited: what was known stays known, what is new is shown, and a copy is new."""

from __future__ import annotations

import os
import re
import textwrap
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import ROOT
from tests.test_engine import rule, word

from sourcecheck.baseline.ledger import Ledger, Stale
from sourcecheck.document import Format
from sourcecheck.engine import Engine
from sourcecheck.finding import Finding
from sourcecheck.readers import read_text
from sourcecheck.report import Plan

FIXTURES = os.path.join(ROOT, "fixtures")
# Each looks at one paragraph alone, so that what is found in it does not hang on the others.
WORDS = ("the", "said", "was", "years", "new", "%", "will be")
LOCAL = [rule(word(one), f"test/{one.strip('%').replace(' ', '-') or 'percent'}") for one in WORDS]
ALL = frozenset(one.id for one in LOCAL)


@cache
def paragraphs(folder: str = "") -> tuple[str, ...]:
    """Plain paragraphs of our own articles, each of several words."""
    found: dict[str, None] = {}
    for name in sorted(os.listdir(os.path.join(FIXTURES, folder))):
        if name.endswith(".txt"):
            with open(os.path.join(FIXTURES, folder, name), encoding="utf-8") as file:
                for part in file.read().split("\n\n"):
                    if len(part.split()) > 8 and "\n" not in part.strip() and not re.match(r"\W", part.strip()):
                        found[part.strip()] = None
    return tuple(found)


@cache
def local() -> Engine:
    return Engine(Plan(), [(one, one.severity) for one in LOCAL])


def found(source: str) -> tuple[Finding, ...]:
    return tuple(local().check(read_text(source, "a.txt", Format.TEXT)).findings)


def known_after(before: str, *, name: str = "a.txt") -> Ledger:
    """A ledger on the baseline of an article."""
    first = Ledger({}, os.getcwd())
    first.known(name, found(before), ALL)
    return Ledger(first.entries(adopt=True)[0], os.getcwd())


def shown(before: str, after: str) -> tuple[list[Finding], list[Stale]]:
    """Findings of an edited article that its baseline does not know, and what is stale in that."""
    ledger = known_after(before)
    now = found(after)
    flags = ledger.known("a.txt", now, ALL)
    return [one for one, known in zip(now, flags, strict=True) if not known], ledger.stale()


ARTICLE = st.lists(st.sampled_from(paragraphs()), min_size=1, max_size=8, unique=True)


def joined(parts: Sequence[str]) -> str:
    return "\n\n".join(parts) + "\n"


def test_there_are_paragraphs() -> None:
    assert len(paragraphs()) > 60
    assert sum(1 for one in paragraphs() if found(one)) > 40


def by_words(findings: Sequence[Finding]) -> Counter[tuple[str, str]]:
    return Counter((one.rule, " ".join(one.quote.split())) for one in findings)


@given(ARTICLE, st.randoms(use_true_random=False))
def test_paragraphs_may_move(parts: list[str], random: st.Random) -> None:  # type: ignore[name-defined]
    before = joined(parts)
    random.shuffle(parts)
    assert shown(before, joined(parts)) == ([], [])


@given(ARTICLE, st.integers(20, 90), st.sampled_from(("\n", "\r\n")))
def test_lines_may_wrap_and_end_otherwise(parts: list[str], width: int, end: str) -> None:
    before = joined(parts)
    after = joined([textwrap.fill(part, width, break_long_words=False, break_on_hyphens=False) for part in parts])
    assert shown(before, after.replace("\n", end)) == ([], [])


@given(ARTICLE, st.sampled_from(paragraphs()), st.data())
def test_a_new_paragraph_shows_its_own_findings_and_no_other(parts: list[str], new: str, data: st.DataObject) -> None:
    before = joined(parts)
    parts.insert(data.draw(st.integers(0, len(parts))), new)
    news, stale = shown(before, joined(parts))
    assert by_words(news) == by_words(found(new))  # of a copy too
    assert stale == []


@given(ARTICLE, st.data())
def test_a_paragraph_that_goes_leaves_its_entries_stale(parts: list[str], data: st.DataObject) -> None:
    before = joined(parts)
    gone = parts.pop(data.draw(st.integers(0, len(parts) - 1)))
    news, stale = shown(before, joined(parts) if parts else "")
    assert news == []
    expected = Counter(one.rule for one in found(gone))
    assert stale == [Stale("a.txt", name, count) for name, count in sorted(expected.items())]


@given(ARTICLE, st.data())
def test_an_edit_beside_a_known_finding_shows_nothing(parts: list[str], data: st.DataObject) -> None:
    before = joined(parts)
    number = data.draw(st.integers(0, len(parts) - 1))
    words = parts[number].split(" ")
    words.insert(data.draw(st.integers(0, len(words))), "zzz")
    parts[number] = " ".join(words)
    news, stale = shown(before, joined(parts))
    # Unless the word stands inside of the quoted ones, all that was known still is.
    assert by_words(news) == by_words(found(joined(parts))) - by_words(found(before))
    assert sum(one.findings for one in stale) == (by_words(found(before)) - by_words(found(joined(parts)))).total()


def test_of_two_equal_findings_one_is_mended() -> None:
    twice = "We said so at length on the day.\n\nThen we said so at length on the day.\n"
    once = "We told so at length on the day.\n\nThen we said so at length on the day.\n"
    news, stale = shown(twice, once)
    assert (news, stale) == ([], [Stale("a.txt", "test/said", 1)])
    # With the same neighbourhood too: then the count of one entry says it.
    news, stale = shown("We said so.\n\nWe said so.\n", "We said so.\n\nWe told so.\n")
    assert (news, stale) == ([], [Stale("a.txt", "test/said", 1)])


def test_a_copy_is_shown_and_the_original_is_not() -> None:
    old = "In the long run we said so at length on the day."
    news, _ = shown(f"{old}\n", f"Nobody ever said so again.\n\n{old}\n")
    assert [(one.start.line, one.quote) for one in news] == [(1, "said")]
    news, _ = shown(f"{old}\n", f"{old}\n\n{old}\n")
    assert [one.start.line for one in news] == [3, 3, 3]


@cache
def engine() -> Engine:
    return Engine(Plan())


MARKDOWN = [name for name in sorted(os.listdir(FIXTURES)) if name.endswith(".md")]


@cache
def blocks(name: str) -> tuple[str, ...]:
    with open(os.path.join(FIXTURES, name), encoding="utf-8") as file:
        return tuple(file.read().split("\n\n"))


def grown(before: Sequence[Finding], after: Sequence[Finding]) -> Counter[tuple[str, str]]:
    def words(findings: Sequence[Finding]) -> Counter[tuple[str, str]]:
        return Counter((one.rule, "" if one.scope == "document" else " ".join(one.quote.split())) for one in findings)

    return words(after) - words(before)


EDITS: list[Callable[[list[str], st.DataObject], None]] = [
    lambda parts, data: parts.insert(data.draw(st.integers(1, len(parts))), data.draw(st.sampled_from(paragraphs()))),
    lambda parts, data: parts.append(parts.pop(data.draw(st.integers(1, len(parts) - 1)))),
    lambda parts, data: parts.insert(
        data.draw(st.integers(1, len(parts))), parts[data.draw(st.integers(1, len(parts) - 1))]
    ),
    lambda parts, data: parts.__delitem__(data.draw(st.integers(1, len(parts) - 1))),
]


@settings(max_examples=20)
@given(st.sampled_from(MARKDOWN), st.data())
def test_with_all_rules_what_is_shown_is_what_grew(name: str, data: st.DataObject) -> None:
    """Rules look at whole articles, so that an edit in one place can make findings in another: these are new too."""
    parts = list(blocks(name))
    before = engine().check(read_text("\n\n".join(parts), name, Format.MARKDOWN))
    for edit in data.draw(st.lists(st.sampled_from(EDITS), min_size=1, max_size=3)):
        edit(parts, data)
    after = engine().check(read_text("\n\n".join(parts), name, Format.MARKDOWN))
    first = Ledger({}, os.getcwd())
    first.known(name, before.findings, frozenset())
    ledger = Ledger(first.entries(adopt=True)[0], os.getcwd())
    rules = engine().whole(name)
    assert rules >= {one.rule for one in before.findings}
    flags = ledger.known(name, after.findings, rules)
    news = [one for one, known in zip(after.findings, flags, strict=True) if not known]
    assert grown((), news) == grown(before.findings, after.findings)
    assert sum(one.findings for one in ledger.stale()) == grown(after.findings, before.findings).total()


@pytest.mark.parametrize("format", [".md", ".txt", ".html"])
def test_other_line_ends_are_the_same_article(format: str) -> None:
    """Through the engine with all rules: git may give a file other line ends on another machine."""
    formats = {".md": Format.MARKDOWN, ".txt": Format.TEXT, ".html": Format.HTML}
    for name in sorted(os.listdir(FIXTURES)):
        if not name.endswith(format):
            continue
        with open(os.path.join(FIXTURES, name), encoding="utf-8", newline="") as file:
            source = file.read()
        first = Ledger({}, os.getcwd())
        first.known(name, engine().check(read_text(source, name, formats[format])).findings, frozenset())
        ledger = Ledger(first.entries(adopt=True)[0], os.getcwd())
        now = engine().check(read_text(source.replace("\n", "\r\n"), name, formats[format])).findings
        assert all(ledger.known(name, now, frozenset(one.rule for one in now))), name
        assert ledger.stale() == []
