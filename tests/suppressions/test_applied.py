"""What directives take away, and what is said of them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcecheck.document import Format
from sourcecheck.readers import read_text
from sourcecheck.rule import Hit
from sourcecheck.settle import stamp
from sourcecheck.suppressions import RULES, Directive, Verb, applied, directives
from sourcecheck.text import Span

from .conftest import KNOWN, OWN, Apply, outcome, rule_of


def comment(words: str) -> str:
    return f"<!-- sourcecheck-{words} -->"


# Reach ------------------------------------------------------------------------------------


def test_a_line_is_every_line_that_the_comment_touches(apply: Apply) -> None:
    found = apply("T1 a\nT1 <!-- sourcecheck-disable-line\ntables/one\n-- why --> T1\nT1\n")
    assert [one.start.line for one in found.applied.kept] == [1, 5]
    assert found.suppressed == 2


def test_a_finding_belongs_to_the_line_that_it_begins_on(apply: Apply) -> None:
    source = "one\ntwo <!-- sourcecheck-disable-line tables/one -- why -->\n"
    document = read_text(source, "a.md", Format.MARKDOWN)
    rule = rule_of("tables/one")
    findings = [stamp(document, rule, rule.severity, Hit(Span(start, 7))) for start in (0, 4)]
    assert applied(document, findings, {"tables/one"}, KNOWN).kept == (findings[0],)


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        (f"{comment('disable-next-line tables/one')}\nT1\nT1\n", [3]),
        (f"T1 {comment('disable-next-line tables/one')}\nT1\nT1\n", [1, 3]),
        (f"{comment('disable-next-line tables/one')} T1\n\n\n\nT1\n\nT1\n", [1, 7]),
        (f"{comment('disable-next-line tables/one')}\n{comment('disable-next-line author')}\n\nT1\n", []),
        (f"{comment('disable-next-line tables/one')}\n{comment('disable-line author')}\nT1\n", []),
        (f"{comment('disable-next-line tables/one')}\n{comment('dissable')}\nT1\n", []),
        (f"{comment('disable-next-line tables/one')}\n<!-- a comment -->\nT1\n", [3]),
        (f"{comment('disable-next-line tables/one')}\na {comment('disable-line author')}\nT1\n", [3]),
        (f"{comment('disable-next-line tables/one')}{comment('disable-next-line author')}\nT1\n", []),
        ("<!-- sourcecheck-disable-next-line tables/one\n\n-- why -->\nT1\n", []),
        (f"T1\n\n{comment('disable-next-line tables/one')}\n\n", [1]),
        (f"T1\n\n{comment('disable-next-line tables/one')}", [1]),
        (f"> {comment('disable-next-line tables/one')}\n>\n> T1\n> T1\n", [4]),
    ],
)
def test_the_next_line_is_the_next_that_says_something(apply: Apply, source: str, lines: list[int]) -> None:
    assert [one.start.line for one in apply(source, without=OWN).applied.kept] == lines


def test_a_range_reaches_from_disable_to_enable(apply: Apply) -> None:
    found = apply(f"T1 {comment('disable tables -- why')} T1 T2 D1 {comment('enable tables')} T1\n")
    assert found.kept == ["T1", "D1", "T1"]
    assert not found.said


@pytest.mark.parametrize(
    ("ranges", "kept"),
    [
        ("[tables] T1 T2 [/tables] T1", ["T1"]),
        ("[tables] T1 [/] T1 T2", ["T1", "T2"]),
        ("[tables/one] T1 T2 [/tables] T1", ["T2", "T1"]),
        ("[tables] T1 T2 [/tables/one] T1 T2 [/tables] T2", ["T1", "T2"]),
        ("[tables, author] T1 A1 [/author] T1 A1 [/]", ["A1"]),
        ("[tables/one] [tables] T1 T2 [/tables] T1", ["T1"]),
        ("[tables] [tables/one] T1 [/tables/one] T1 T2 [/]", ["T1"]),
        ("[tables/one] T1 [/tables/one] T1 [tables/one] T1 [/]", ["T1"]),
        ("[/] T1 [tables] T1 [/]", ["T1"]),
    ],
)
def test_the_last_word_about_a_rule_counts_in_ranges(apply: Apply, ranges: str, kept: list[str]) -> None:
    source = ranges.replace("[/", "<!-- sourcecheck-enable ").replace("[", "<!-- sourcecheck-disable ")
    found = apply(source.replace("]", " -->") + "\n", without=OWN)
    assert found.kept == kept


def test_a_range_that_is_never_ended_reaches_to_the_end_and_is_said(apply: Apply) -> None:
    found = apply(
        f"T1\n\n{comment('disable tables/one, author/one -- why')}\n\nT1 A1\n\n{comment('enable author')}\n\nT1\n"
    )
    assert found.kept == ["T1"]
    assert [(rule, quote) for rule, quote, _ in found.said] == [("unclosed", "tables/one")]


def test_what_is_disabled_in_the_file_is_not_enabled_by_a_range(apply: Apply) -> None:
    found = apply(f"T1\n\n{comment('enable tables')}\n\nT1\n\n{comment('disable-file tables -- why')}\n")
    assert not found.kept
    assert found.rules == ["unused"]
    assert found.said[0][2] == "Nothing that this could end is disabled here. Remove it."


def test_a_finding_about_the_document_is_where_it_is_shown(apply: Apply) -> None:
    source = f"# A title\n\na {comment('disable-line author/one -- why')}\n"
    assert apply(source, about_all="author/one").kept == ["A title"]
    source = f"# A title {comment('disable-line author/one -- why')}\n\na\n"
    assert not apply(source, about_all="author/one").kept
    source = f"# A title\n\na\n\n{comment('disable-file author/one -- why')}\n"
    assert not apply(source, about_all="author/one").kept
    source = "---\ntitle: A title\nsourcecheck: {disable: [author -- why]}\n---\n\na\n"
    assert not apply(source, about_all="author/one").kept


# What is used -----------------------------------------------------------------------------


def test_a_name_that_suppresses_nothing_is_unused(apply: Apply) -> None:
    found = apply(f"T1 {comment('disable-line tables/one, author, dates/two -- why')}\n")
    assert not found.kept
    assert [(rule, quote) for rule, quote, _ in found.said] == [("unused", "author"), ("unused", "dates/two")]
    assert found.said[0][2] == "This suppresses no finding of author here. Remove it."


def test_a_name_whose_rules_did_not_run_is_not_unused(apply: Apply) -> None:
    source = f"T1 {comment('disable-line tables/one, tables/two, author, dates/two -- why')}\n"
    assert not apply(source, ran={"tables/one"}).said
    found = apply(source, ran={"tables/one", "dates/one", "author/two"})
    assert [quote for _, quote, _ in found.said] == ["author"]


@pytest.mark.parametrize(
    ("source", "unused"),
    [
        ("[line tables/one][line tables] T1", ["tables"]),
        ("[line tables, tables/one] T1", ["tables"]),
        ("[line tables, tables/one] T1 T2", []),
        ("[file tables/one] [line tables] T1", ["tables/one"]),
        ("[file tables/one] [line tables] T1\n\nT1", []),
        ("[file tables][file tables/one] T1", ["tables"]),
        ("[ tables] [line tables] T1\n\nT1 [/tables]", []),
        ("[ tables] [line tables] T1 [/tables]", ["tables"]),
        ("[line tables/one][line tables/one] T1", ["tables/one"]),
        ("[line tables/one, tables/one] T1 T1", ["tables/one"]),
        ("[next-line tables/one]\nT1 [line tables/one]", ["tables/one"]),
        ("[next-line tables]\nT1 [line tables/one]", ["tables"]),
        ("[next-line tables/one]\nT1 [line tables]", ["tables/one"]),
        ("[ tables/one, tables] T1 [/]", ["tables"]),
        ("[ tables/one] [ tables/one] T1 [/]", ["tables/one"]),
        ("[ tables/one] T1 [ tables/one] T1 [/]", []),
    ],
)
def test_the_narrowest_directive_is_the_one_that_is_used(apply: Apply, source: str, unused: list[str]) -> None:
    source = source.replace("[/", "<!-- sourcecheck-enable ").replace("[ ", "<!-- sourcecheck-disable ")
    found = apply(source.replace("[", "<!-- sourcecheck-disable-").replace("]", " -->") + "\n")
    assert not found.kept
    assert [quote for rule, quote, _ in found.said] == unused
    assert set(found.rules) <= {"unused"}


@pytest.mark.parametrize(
    ("source", "idle"),
    [
        ("[/] T1", ["sourcecheck-enable"]),
        ("[/tables, author] T1", ["tables", "author"]),
        ("[tables] T1 [/tables] [/tables]", ["tables"]),
        ("[tables] T1 [/] [/tables]", ["tables"]),
        ("[tables] T1 T2 [/tables/one] [/tables]", []),
        ("[tables/one] T1 [/tables/two] [/tables/one]", ["tables/two"]),
        ("[tables/one] T1 [/tables]", []),
        ("[tables/one] T1 [/tables/one, tables]", ["tables"]),
        ("[tables until=2020-01-01] T1 [/tables]", []),
    ],
)
def test_an_enable_that_ends_nothing_is_unused(apply: Apply, source: str, idle: list[str]) -> None:
    source = source.replace("[/", "<!-- sourcecheck-enable ").replace("[", "<!-- sourcecheck-disable ")
    found = apply(source.replace("]", " -->") + "\n", without=("without-reason", "expired"), today=date(2026, 1, 1))
    assert [(rule, quote) for rule, quote, _ in found.said] == [("unused", quote) for quote in idle]


def test_one_mistake_is_said_once(apply: Apply) -> None:
    found = apply(f"{comment('dissable tables -- why')} T1 {comment('enable tables')}\n")
    assert found.rules == ["malformed"]
    found = apply(f"{comment('disable tabels -- why')} T1 {comment('enable')}\n")
    assert found.rules == ["unknown-name", "unused"]
    found = apply(f"{comment('disable author -- why')} T1\n")
    assert found.rules == ["unused"]


# Names ------------------------------------------------------------------------------------


def test_an_unknown_name_is_said_with_the_likely_one_and_the_others_count(apply: Apply) -> None:
    found = apply(f"T1 D1 {comment('disable-line table, dates/on, tables/one, xyzzy -- why')}\n")
    assert found.kept == ["D1"]
    assert found.said == [
        ("unknown-name", "table", "There is no rule or family “table”; did you mean “tables”?"),
        ("unknown-name", "dates/on", "There is no rule or family “dates/on”; did you mean “dates/one”?"),
        ("unknown-name", "xyzzy", "There is no rule or family “xyzzy”."),
    ]


def test_a_former_name_works_and_is_said(apply: Apply) -> None:
    found = apply(f"T1 {comment('disable-line grids/one -- why')}\n", renamed={"grids/one": "tables/one"})
    assert not found.kept
    assert found.said == [("unknown-name", "grids/one", "“grids/one” is called tables/one now. Write the new name.")]
    assert found.applied.hits[0][1].variant == "renamed"


# Dates ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("today", "kept", "rules"),
    [
        (date(2026, 5, 30), [], []),
        (date(2026, 5, 31), [], []),
        (date(2026, 6, 1), ["T1"], ["expired"]),
        (None, [], []),
    ],
)
@pytest.mark.parametrize("verb", ["disable-line", "disable-file", "disable", "matter"])
def test_a_directive_counts_to_the_end_of_its_last_day(
    apply: Apply, today: date | None, kept: list[str], rules: list[str], verb: str
) -> None:
    words = "tables/one until=2026-05-31 -- why"
    source = f"{comment(f'{verb} {words}')} T1\n\n{comment('enable')}\n"
    if verb == "matter":
        source = f"---\nsourcecheck: {{disable: ['{words}']}}\n---\n\nT1\n"
    found = apply(source, today=today, without=("unused",))
    assert found.kept == kept
    assert found.rules == rules


# Directives about directives ----------------------------------------------------------------


def test_every_disable_without_a_reason_is_said(apply: Apply) -> None:
    found = apply(
        f"T1 {comment('disable-line tables/one')}\n\n{comment('disable tables -- ')} T1 {comment('enable')}\n",
        without=(),
    )
    assert [(rule, quote) for rule, quote, _ in found.said] == [
        ("without-reason", "sourcecheck-disable-line tables/one"),
        ("without-reason", "sourcecheck-disable tables"),
    ]


def test_a_file_can_go_without_reasons(apply: Apply) -> None:
    rule = "suppression/without-reason"
    found = apply(
        f"T1 {comment('disable-line tables/one')}\n\n{comment(f'disable-file {rule} -- house style')}\n", without=()
    )
    assert not found.said
    assert found.suppressed == 2
    found = apply(f"T1 {comment('disable-line tables/one')}\n\n{comment(f'disable-file {rule}')}\n", without=())
    assert not found.said


def test_a_directive_is_not_used_by_what_is_said_of_itself(apply: Apply) -> None:
    found = apply(f"a\n\n{comment('disable-file suppression/without-reason')}\n", without=())
    assert [(rule, quote) for rule, quote, _ in found.said] == [("unused", "suppression/without-reason")]
    found = apply(f"a\n\n{comment('disable-file suppression -- why')}\n", without=())
    assert found.rules == ["unused"]
    found = apply(f"a\n\n{comment('disable-file suppression/unused -- why')}\n", without=())
    assert found.rules == ["unused"]


def test_what_is_said_of_directives_can_be_suppressed(apply: Apply) -> None:
    found = apply(f"a {comment('disable-line suppression/unused, tables -- kept for the next edition')}\n")
    assert not found.said
    found = apply(
        f"a {comment('disable-line suppression/unused, suppression/unknown-name, tabels -- a plug-in has it')}\n"
    )
    assert [(rule, quote) for rule, quote, _ in found.said] == [("unused", "suppression/unused")]
    found = apply(f"T1 {comment('disable-line suppression/without-reason, tables')}\n", without=())
    assert not found.said
    source = f"a {comment('disable-line tables, tabels')} b {comment('dissable')}\n"
    found = apply(f"{comment('disable-next-line suppression -- an example')}\n\n{source}", without=())
    assert not found.said
    assert found.suppressed == 4


def test_a_rule_about_directives_that_does_not_run_says_nothing(apply: Apply) -> None:
    words = ("disable tables until=2020-01-01", "disable-line tabels", "dissable", "enable", "enable")
    source = " ".join(map(comment, words)) + "\n"
    names = {rule.id.partition("/")[2] for rule in RULES}
    for name in names:
        found = apply(source, without=names - {name}, today=date(2026, 1, 1))
        assert set(found.rules) <= {name}
    assert not apply(source, without=names, today=date(2026, 1, 1)).said


# Properties -------------------------------------------------------------------------------

_PIECES = st.lists(
    st.one_of(
        st.sampled_from(["T1", "T2", "D1", "A2", "\n", "\n\n", " "]),
        st.builds(
            lambda verb, names: f"<!-- sourcecheck-{verb} {names} -- why -->",
            st.sampled_from(["disable", "enable", "disable-line", "disable-next-line", "disable-file"]),
            st.lists(st.sampled_from([*sorted(KNOWN), "tables", "dates", "suppression/unused"]), min_size=1, max_size=3)
            .map(", ".join),
        ),
        st.just("<!-- sourcecheck-enable -->"),
    ),
    max_size=14,
).map(" ".join)  # fmt: skip


def _without(source: str, found: tuple[Directive, ...], removed: set[Span]) -> str:
    """The source with names taken out of its directives; places do not move."""
    for directive in reversed(found):
        spans = [name.span for name in directive.names] or [directive.at]
        if all(span in removed for span in spans):
            source = (
                source[: directive.span.start]
                + " " * (directive.span.end - directive.span.start)
                + source[directive.span.end :]
            )
            continue
        for span in spans:
            if span in removed:
                source = source[: span.start] + " " * (span.end - span.start) + source[span.end :]
    return source


@given(_PIECES)
def test_all_that_is_unused_can_go_together(source: str) -> None:
    # In HTML a comment can be taken away without changing what the blocks are.
    before = outcome(source, "a.html")
    unused = {hit.span for rule, hit in before.applied.hits if rule.id == "suppression/unused"}
    found = directives(before.document)
    ends = [one for one in found if one.verb is Verb.ENABLE]
    after = outcome(_without(source, found, unused), "a.html")
    # An enable is judged by the ranges that stood there, so one may follow its range.
    assert [one.span for one in after.applied.kept] == [one.span for one in before.applied.kept]
    if not ends:
        assert "unused" not in after.rules


@given(_PIECES)
def test_it_is_the_same_in_every_order_and_every_time(source: str) -> None:
    one, two = outcome(source, "a.html", without=()), outcome(source, "a.html", without=())
    assert one.applied == two.applied
    assert [hit.span for _, hit in one.applied.hits] == sorted(hit.span for _, hit in one.applied.hits)


def test_thousands_of_directives_are_no_burden(apply: Apply) -> None:
    line = "T1 D1 <!-- sourcecheck-disable-line tables/one -- why --> <!-- sourcecheck-disable-line xyzzy -->\n\n"
    found = apply(line * 3000)
    assert len(found.kept) == 3000
    assert found.suppressed == 3000
    stacked = comment("disable-next-line tables/one -- why") + "\n"
    found = apply(stacked * 5000 + "\nT1\n")
    assert not found.kept
    assert len(found.said) == 4999
    names = " ".join(f"dates/n{number}" for number in range(90))
    found = apply("T1 " + comment(f"disable-line {names}") * 300)
    assert len(found.said) == 90 * 300
    assert apply("T1\n\n" + comment("disable-line tables/one\n" + "\n" * 500_000)).kept == ["T1"]
