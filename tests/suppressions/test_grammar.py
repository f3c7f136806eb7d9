"""What is a directive, and what it says."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcecheck.suppressions import Directive, Verb
from sourcecheck.suppressions.grammar import MOST_NAMES, of_comment
from sourcecheck.text import Span


def read(text: str, closed: bool = True) -> Directive | None:
    source = f"<!--{text}-->"
    return of_comment(text, 4, Span(0, len(source)), closed)


def said(text: str) -> tuple[str, list[str], str, str]:
    directive = read(text)
    assert directive is not None
    assert not directive.problem, directive.problem
    until = directive.until.day.isoformat() if directive.until else ""
    return directive.verb.value, [name.text for name in directive.names], until, directive.reason


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" sourcecheck-disable tables ", ("disable", ["tables"], "", "")),
        ("sourcecheck-disable tables", ("disable", ["tables"], "", "")),
        (" sourcecheck-enable ", ("enable", [], "", "")),
        (" sourcecheck-enable tables -- as before ", ("enable", ["tables"], "", "as before")),
        (" sourcecheck-disable-line a/b, c/d,e f/* g/ ", ("disable-line", ["a/b", "c/d", "e", "f", "g"], "", "")),
        (" sourcecheck-disable-next-line a/b -- why ", ("disable-next-line", ["a/b"], "", "why")),
        (" sourcecheck-disable-file a/b --why -- not ", ("disable-file", ["a/b"], "", "why -- not")),
        (" sourcecheck-disable a/b until=2030-01-31 -- why", ("disable", ["a/b"], "2030-01-31", "why")),
        (" sourcecheck-disable until=2030-01-31 a/b", ("disable", ["a/b"], "2030-01-31", "")),
        (" sourcecheck-disable a/b — an em dash", ("disable", ["a/b"], "", "an em dash")),
        (" sourcecheck-disable a/b – an en dash", ("disable", ["a/b"], "", "an en dash")),
        (" SourceCheck-Disable Tables/One UNTIL=2030-01-31 ", ("disable", ["tables/one"], "2030-01-31", "")),
        (
            "\n  sourcecheck-disable\n    a/b,\n    c/d\n  -- why\n  and how\n",
            ("disable", ["a/b", "c/d"], "", "why and how"),
        ),
        (" sourcecheck-disable a/b\n> c/d -- why\n> and how ", ("disable", ["a/b", "c/d"], "", "why and how")),
        ("* \n * sourcecheck-disable a/b\n * -- why\n * and how\n ", ("disable", ["a/b"], "", "why and how")),
        (" sourcecheck-disable a/b --", ("disable", ["a/b"], "", "")),
        ("\tsourcecheck-disable\ta/b\t", ("disable", ["a/b"], "", "")),
    ],
)
def test_a_directive_is_read(text: str, expected: tuple[str, list[str], str, str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "-",
        " a comment ",
        " sourcecheck ",
        " sourcecheck: a linter ",
        " sourcecheck is run nightly ",
        " The sourcecheck-disable comment is explained in the handbook ",
        " see sourcecheck-disable ",
        " x-sourcecheck-disable a ",
        " sourcechecks-disable tables ",
        " Ask before you write\n sourcecheck-disable-line in a text of others. ",
        "[if IE]> sourcecheck-disable tables <![endif]",
        " vale off ",
        " markdownlint-disable MD013 ",
    ],
)
def test_other_comments_are_left_alone(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "problem", "at"),
    [
        (" sourcecheck-disable ", "name the rules", "sourcecheck-disable"),
        (" sourcecheck-disable-file -- because ", "name the rules", "sourcecheck-disable-file"),
        (" sourcecheck-disable , ", "name the rules", "sourcecheck-disable"),
        (" sourcecheck-disable all ", "name the rules", "all"),
        (" sourcecheck-disable-line * ", "name the rules", "*"),
        (" sourcecheck-dissable-line tables ", "write sourcecheck-disable-line", "sourcecheck-dissable-line"),
        (
            " sourcecheck-disable-nextline tables ",
            "write sourcecheck-disable-next-line",
            "sourcecheck-disable-nextline",
        ),
        (" sourcecheck-ignore tables ", "write sourcecheck-disable", "sourcecheck-ignore"),
        (" sourcecheck-ignore-next-line a ", "write sourcecheck-disable-next-line", "sourcecheck-ignore-next-line"),
        (" sourcecheck-on ", "write sourcecheck-enable", "sourcecheck-on"),
        (" sourcecheck-xyzzy ", "write sourcecheck-disable, -enable", "sourcecheck-xyzzy"),
        (" sourcecheck: disable tables ", "write sourcecheck-disable", "sourcecheck: disable"),
        (" sourcecheck disable-line tables ", "write sourcecheck-disable-line", "sourcecheck disable-line"),
        (" sourcecheck_disable tables ", "write sourcecheck-disable", "sourcecheck_disable"),
        (" sourcecheck-disable a until=soon ", "write one date", "until=soon"),
        (" sourcecheck-disable a until=2030-02-30 ", "write one date", "until=2030-02-30"),
        (" sourcecheck-disable a until=20300131 ", "write one date", "until=20300131"),
        (" sourcecheck-disable a until= 2030-01-31", "write one date", "until="),
        (" sourcecheck-disable a until 2030-01-31", "write one date", "until"),
        (" sourcecheck-disable a until:2030-01-31", "write one date", "until:2030-01-31"),
        (" sourcecheck-disable a until=2030-01-31 until=2030-01-31", "write one date", "until=2030-01-31"),
        (" sourcecheck-disable a untill=2030-01-31", "only until=", "untill=2030-01-31"),
        (" sourcecheck-disable a -- asked them until=2030-01-31", "before the two hyphens", "until=2030-01-31"),
        (" sourcecheck-disable a -- until=2030-01-31 -- asked", "before the two hyphens", "until=2030-01-31"),
        (" sourcecheck-disable a --until=2030-01-31", "before the two hyphens", "until=2030-01-31"),
        (" sourcecheck-disable a reason=x", "only until=", "reason=x"),
        (" sourcecheck-enable a until=2030-01-31", "an end has no date", "until=2030-01-31"),
        (" sourcecheck-disable a sourcecheck-disable b ", "one directive", "sourcecheck-disable"),
        (" sourcecheck-disable a -- why\n sourcecheck-enable b ", "one directive", "sourcecheck-enable"),
        (" markdownlint-disable MD013\n sourcecheck-disable tables\n", "comment to itself", "sourcecheck-disable"),
        (" why:\n> sourcecheck-disable-line a/b because", "comment to itself", "sourcecheck-disable-line"),
        (" sourcecheck-disable " + "a " * (MOST_NAMES + 1), "more than 100 names", "a"),
    ],
)
def test_a_wrong_directive_says_what_is_wrong_and_where(text: str, problem: str, at: str) -> None:
    directive = read(text)
    assert directive is not None
    assert problem in directive.problem
    assert len(directive.problem) <= 60
    assert f"<!--{text}-->"[slice(*directive.at)] == at
    assert not directive.names


def test_a_comment_that_is_never_closed_is_no_directive() -> None:
    directive = read(" sourcecheck-disable a/b and all the rest of the page", closed=False)
    assert directive is not None
    assert directive.problem == "its comment is never closed"


def test_names_and_dates_have_places() -> None:
    text = " sourcecheck-disable-line\n  A/b, c/*\n  until=2030-01-31 -- why "
    directive = read(text)
    assert directive is not None
    assert directive.until is not None
    source = f"<!--{text}-->"
    assert [source[slice(*name.span)] for name in directive.names] == ["A/b", "c/*"]
    assert source[slice(*directive.until.span)] == "until=2030-01-31"
    assert source[slice(*directive.at)] == "sourcecheck-disable-line\n  A/b, c/*\n  until=2030-01-31"
    assert directive.until.day == date(2030, 1, 31)


_WORDS = st.sampled_from(
    [
        "sourcecheck",
        "-",
        "disable",
        "enable",
        "line",
        "next",
        "file",
        " ",
        "\n",
        "\r\n",
        ",",
        "tables",
        "a/b",
        "/*",
        "*",
        ">",
        "--",
        "—",
        "until",
        "=",
        ":",
        "2030-01-31",
        "é",
        "\0",
        "İ",
    ]
)


@given(st.lists(_WORDS, max_size=25).map("".join))
def test_every_comment_is_read_or_left_alone(text: str) -> None:
    directive = read(text)
    if directive is None:
        return
    source = f"<!--{text}-->"
    assert directive.span == (0, len(source))
    for span in (directive.at, *(name.span for name in directive.names)):
        assert 4 <= span.start < span.end <= len(source) - 3
    if not directive.problem:
        assert directive.names or directive.verb is Verb.ENABLE
        assert [source[slice(*name.span)].lower().removesuffix("/*").removesuffix("/") for name in directive.names] == [
            name.text for name in directive.names
        ]


def test_one_hyphen_between_spaces_begins_a_reason_too() -> None:
    text = " sourcecheck-disable-file dates - the diary gives no year "
    directive = of_comment(text, 4, Span(0, len(text) + 7), True)
    assert directive is not None
    assert [name.text for name in directive.names] == ["dates"]
    assert (directive.reason, directive.problem) == ("the diary gives no year", "")
