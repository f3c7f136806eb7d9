"""What a text is, what settings say, which files are watched, what is told: values in, values out."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from sourcecheck.document import Format
from sourcecheck.finding import Confidence
from sourcecheck.lsp.actions import FIX_ALL, wants
from sourcecheck.lsp.addresses import address
from sourcecheck.lsp.diagnostics import wrong_lines
from sourcecheck.lsp.formats import format_for, is_mdx
from sourcecheck.lsp.jobs import Terms
from sourcecheck.lsp.settings import given as given_settings
from sourcecheck.lsp.settings import terms
from sourcecheck.lsp.watching import registration, watched

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.parametrize(
    ("language", "name", "format"),
    [
        ("markdown", "a.md", Format.MARKDOWN),
        ("markdown", "Untitled-1", Format.MARKDOWN),
        ("markdown", "notes.txt", Format.MARKDOWN),  # the person has said so
        ("gfm", "a.md", Format.MARKDOWN),
        ("html", "Untitled-1", Format.HTML),
        ("mhtml", "a.html", Format.HTML),
        ("plaintext", "Untitled-1", Format.TEXT),
        ("plaintext", "a.txt", Format.TEXT),
        ("text", "a.md", Format.MARKDOWN),  # the editor knows nothing better
        ("plaintext", "a.html", Format.HTML),
        ("", "a.md", Format.MARKDOWN),
        ("", "draft", Format.TEXT),
        ("plaintext", "server.log", None),
        ("python", "a.md", None),
        ("toml", "sourcecheck.toml", None),
    ],
)
def test_what_a_text_is(language: str, name: str, format: Format | None) -> None:
    assert format_for(language, name) is format


def test_mdx_is_told_by_either() -> None:
    assert is_mdx("mdx", "Untitled-1")
    assert is_mdx("markdown", "a.MDX")
    assert not is_mdx("markdown", "a.md")


def test_settings_at_the_top_or_below_our_name() -> None:
    inner = {
        "preset": "news",
        "select": "tables, dates",
        "ignore": ["author"],
        "minConfidence": "high",
        "config": "c.toml",
    }
    wanted = Terms("news", ("tables", "dates"), ("author",), Confidence.HIGH, "c.toml")
    assert terms(given_settings({"sourcecheck": inner})) == (wanted, ())
    assert terms(given_settings(inner)) == (wanted, ())
    assert terms(given_settings(None), given_settings("x"), given_settings([])) == (Terms(), ())


def test_later_settings_win_and_what_is_empty_says_nothing() -> None:
    assert terms({"preset": "news", "select": ["dates"]}, {"preset": None, "select": []}, {"preset": "strict"}) == (
        Terms("strict", ("dates",)),
        (),
    )


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        (
            "minConfidence",
            "hihg",
            "settings of the editor: minConfidence: expected one of low, medium, high, got 'hihg'",
        ),
        ("minConfidence", 3, "settings of the editor: minConfidence: expected one of low, medium, high, got 3"),
        ("select", 7, "settings of the editor: select: expected a list of rules or families, got 7"),
        (
            "ignore",
            ["dates", 1],
            "settings of the editor: ignore: expected a list of rules or families, got ['dates', 1]",
        ),
        ("preset", ["news"], "settings of the editor: preset: expected a name, got ['news']"),
        ("config", "a\0b", "settings of the editor: config: expected the path of a file, got 'a\\x00b'"),
        ("presett", "news", "settings of the editor: 'presett': there is no such setting; did you mean 'preset'?"),
    ],
)
def test_a_wrong_setting_is_told_and_the_others_count(key: str, value: object, said: str) -> None:
    other = {"ignore": ["tables"]} if key != "ignore" else {"select": ["tables"]}
    found, wrong = terms({**other, key: value})
    assert wrong == (said,)
    assert found == (Terms(ignore=("tables",)) if key != "ignore" else Terms(select=("tables",)))


def test_an_extensions_own_settings_are_left_alone() -> None:
    assert terms({"command": ["sourcecheck", "lsp"], "trace": {"server": "off"}}) == (Terms(), ())


@given(value=JSON)
def test_no_settings_raise(value: object) -> None:
    terms(given_settings(value), given_settings({"sourcecheck": value}))


@pytest.mark.parametrize(
    ("reference", "is_one"),
    [
        ("https://www.spj.org/spj-code-of-ethics/", True),
        ("http://a.example:8080/x?y=1#z", True),
        ("https://en.wikipedia.org/wiki/A_(b)", True),
        ("ESLint, --report-unused", False),
        ("https://a.example/x y", False),
        ("https://a.example/>)[x](command:y", False),
        ("https://a.example/`x`", False),
        ("javascript:alert(1)", False),
        ("command:workbench.action.quit", False),
        ("file:///etc/passwd", False),
        ("https://", False),
        ("https://a.example/" + "x" * 2000, False),
    ],
)
def test_what_is_an_address(reference: str, is_one: bool) -> None:
    assert address(("no", reference)) == (reference if is_one else "")


def test_lines_of_a_configuration_are_marked() -> None:
    lines = (
        "a/sourcecheck.toml:3: fail-on: expected one of",
        "C:\\x\\pyproject.toml:12: no",
        "The terms of before hold.",
    )
    found = {name: one.range.start.line for name, one in wrong_lines(lines)}
    assert found == {"a/sourcecheck.toml": 2, "C:\\x\\pyproject.toml": 11}


def test_which_files_are_watched(tmp_path: Path) -> None:
    work, beside = tmp_path / "work", tmp_path / "beside"
    for folder in (work, beside / "rules"):
        folder.mkdir(parents=True)
    inside, shared, missing = work / "sourcecheck.toml", beside / "house[1].toml", beside / "sourcecheck.toml"
    inside.write_text("")
    shared.write_text("")
    files = [str(inside), str(shared), str(missing)]
    found = watched(files, [str(beside / "rules")], [str(work)])
    usual = "**/{sourcecheck.toml,pyproject.toml,.sourcecheck-baseline.json}"
    assert found == (
        ("", usual),
        (str(beside), "house?1?.toml"),
        (str(beside / "rules"), "**/*.{yaml,yml}"),
    )
    globs = [one.glob_pattern for one in options(registration(found, 1, relative=False)).watchers]
    assert globs == [usual, f"{beside.as_posix()}/house?1?.toml", f"{beside.as_posix()}/rules/**/*.{{yaml,yml}}"]
    relative = options(registration(found, 1, relative=True)).watchers[1].glob_pattern
    assert relative == types.RelativePattern(beside.as_uri(), "house?1?.toml")


def options(params: types.RegistrationParams) -> types.DidChangeWatchedFilesRegistrationOptions:
    found = params.registrations[0].register_options
    assert isinstance(found, types.DidChangeWatchedFilesRegistrationOptions)
    return found


@pytest.mark.parametrize(
    ("only", "quick", "all_of_them"),
    [
        (None, True, True),
        ([""], True, True),
        (["quickfix"], True, False),
        (["source.fixAll"], False, True),
        (["source"], False, True),
        (["source.fixAll.sourcecheck"], False, True),
        (["source.fixAll.others"], False, False),
        (["refactor", types.CodeActionKind.QuickFix], True, False),
        ([], False, False),
    ],
)
def test_which_actions_a_client_asks_for(only: list[str] | None, quick: bool, all_of_them: bool) -> None:
    assert (wants(only, "quickfix"), wants(only, FIX_ALL)) == (quick, all_of_them)
