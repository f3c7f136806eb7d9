"""Every mistake a person can make is told with file, line, key and what was likely meant."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

Complaints = Callable[..., list[str]]

# A configuration, the line and key of its one mistake, and what the message says of it.
MISTAKES: list[tuple[str, int, str, str]] = [
    # keys
    ("\nselct = ['tables']", 2, "selct", "unknown key; did you mean 'select'?"),
    ("extend_select = ['tables']", 1, "extend_select", "did you mean 'extend-select'?"),
    ("Ignore = ['tables']", 1, "Ignore", "unknown key"),
    ("qqqq = 1", 1, "qqqq", "unknown key; expected one of extends, select,"),
    ("preset = 'news'", 1, "preset", 'a preset is named by extends, as in extends = "news"'),
    ("disable = ['tables']", 1, "disable", "rules that do not run stand in ignore"),
    ("enable = ['tables']", 1, "enable", "rules that run stand in select"),
    ("min-confidence = 'low'", 1, "min-confidence", "here it is called confidence"),
    ("min_severity = 'error'", 1, "min_severity", "is called show"),
    ("include = ['a']", 1, "include", "name the files on the command line"),
    ("today = 2026-01-01", 1, "today", "here it is called now"),
    ("terms = ['x']", 1, "terms", "house lists stand in a table [house]"),
    ("[per-file-ignores]\n'a.md' = ['tables']", 1, "per-file-ignores", "[[overrides]]"),
    ("[severities]\ntables = 'info'", 1, "severities", "severities of rules stand in a table [severity]"),
    ("[tool.sourcecheck]\nselect = ['tables']", 1, "tool", "without [tool.sourcecheck]"),
    ('["author/missing-byline"]\nno-bylines = true', 1, '"author/missing-byline"',
     'options of a rule stand in a table [options."author/missing-byline"]'),
    ("[house]\nbyline = ['x']", 2, "house.byline", "unknown key; did you mean 'bylines'?"),
    ("[[overrides]]\nfiles = ['a']\nignre = ['all']\nignore = ['all']", 3, "overrides.1.ignre",
     "did you mean 'ignore'?"),
    ("[[overrides]]\npaths = ['a']\nfiles = ['b']\ntype = 'news'", 2, "overrides.1.paths", "globs stand in files"),
    ("[[overrides]]\nfiles = ['a']\nshow = 'error'\ntype = 'news'", 3, "overrides.1.show", "it holds for all files"),
    # names of rules, families, presets
    ("select = [\n  'tables',\n  'tabels']", 3, "select.2", "no rule or family 'tabels'; did you mean 'tables'?"),
    ("ignore = ['missing-byline']", 1, "ignore.1", "did you mean 'author/missing-byline'?"),
    ("ignore = ['dates/invalid-dates']", 1, "ignore.1",
     "no rule 'dates/invalid-dates'; did you mean 'dates/invalid-date'?"),
    ("ignore = ['Dates']", 1, "ignore.1", "did you mean 'dates'?"),
    ("ignore = ['zzzzzz']", 1, "ignore.1", "see sourcecheck rules list"),
    ("select = ['news']", 1, "select.1", 'but a preset; write extends = "news"'),
    ("select = ['tables/*-table']", 1, "select.1",
     "expected a rule (family/rule-name), a family or all, got 'tables/*-table'"),
    ("select = 'tables'", 1, "select", "expected a list of rules and families, got 'tables'; write [\"tables\"]"),
    ("select = []", 1, "select", "got 0; leave the line out; the preset then chooses"),
    ("select = [1]", 1, "select.1", "got 1; write \"1\" in quotation marks"),
    ("[ignore]\ntables = true", 1, "ignore", 'got a table; write ignore = ["tables"]'),
    ("ignore = ['*']", 1, "ignore.1", "did you mean 'all'?"),
    ("ignore = ['tables/**']", 1, "ignore.1", "did you mean 'tables'?"),
    ("ignore = ['dates/invalid-date ']", 1, "ignore.1", "did you mean 'dates/invalid-date'?"),
    ("extends = 'newz'", 1, "extends", "there is no preset 'newz'; did you mean 'news'?"),
    ("extends = 'zzzzz'", 1, "extends", "expected one of content-repo, news, recommended, strict"),
    ("extends = 'tables'", 1, "extends", 'but a family of rules; write select = ["tables"]'),
    ("extends = 'News'", 1, "extends", "did you mean 'news'?"),
    ("extends = 'sourcecheck:news'", 1, "extends", "did you mean 'news'?"),
    ("extends = 'https://example.org/base.toml'", 1, "extends", "addresses are not followed"),
    ("extends = ['news', 'file:///base.toml']", 1, "extends.2", "addresses are not followed"),
    ("extends = '/etc/base.toml'", 1, "extends", "write the way from this file's folder"),
    ("extends = '~/base.toml'", 1, "extends", "write the way from this file's folder"),
    ("extends = 'C:/base.toml'", 1, "extends", "write the way from this file's folder"),
    ("extends = 'base.yaml'", 1, "extends", "a configuration is written in TOML"),
    ("extends = {news = true}", 1, "extends", "got a table"),
    ("extends = []", 1, "extends", "expected at least 1"),
    # severities and levels
    ("severity = 'error'", 1, "severity", 'hidden by show = "error"'),
    ("[[severity]]\ntables = 'info'", 1, "severity", "write [severity] with one bracket"),
    ("[severity]\ntables = 'off'", 2, "severity.tables", "to silence a rule, name it in ignore"),
    ("[severity]\ntables = 'warn'", 2, "severity.tables", "did you mean 'warning'?"),
    ("[severity]\ntables = 'critical'", 2, "severity.tables", "did you mean 'error'?"),
    ("[severity]\ntables = 2", 2, "severity.tables", "got 2; did you mean 'warning'?"),
    ("[severity]\ntables = false", 2, "severity.tables", "name it in ignore"),
    ("[severity]\n\ntabels = 'info'", 3, "severity.tabels", "did you mean 'tables'?"),
    ("[severity.author]\nmissing-byline = 'info'", 1, "severity.author",
     'write a rule as one name in quotation marks: "author/missing-byline" = "info"'),
    ("confidence = 0.8", 1, "confidence", "confidence is a word here, not a number"),
    ("confidence = 'hihg'", 1, "confidence", "expected one of low, medium, high, got 'hihg'; did you mean 'high'?"),
    ("show = 'warn'", 1, "show", "did you mean 'warning'?"),
    ("show = 'all'", 1, "show", "did you mean 'info'?"),
    ("fail-on = 'none'", 1, "fail-on", "did you mean 'never'?"),
    ("fail-on = false", 1, "fail-on", "did you mean 'never'?"),
    # files and folders
    ("exclude = 'drafts/'", 1, "exclude", 'write ["drafts/"]'),
    ("exclude = ['../x']", 1, "exclude.1", ".. leads out of it"),
    ("exclude = ['~/x']", 1, "exclude.1", "~ is not one"),
    ("exclude = ['drafts\\x']", 1, "exclude.1", "write / between folders: 'drafts/x'"),
    ("exclude = ['']", 1, "exclude.1", "got an empty string"),
    ("exclude = ['[z-a]']", 1, "exclude.1", "not a glob"),
    ("exclude = ['[[:alpha:]]']", 1, "exclude.1", "not a glob"),
    ("exclude = ['#drafts']", 1, "exclude.1", "this glob matches nothing (# begins a comment)"),
    ("exclude = ['[']", 1, "exclude.1", "this glob matches nothing"),
    ("rules = ['tables']", 1, "rules.1", 'to run rules of a family, write select = ["tables"]'),
    ("rules = ['./house-rules']", 1, "rules.1", "there is no such folder of rules"),
    ("rules = ['.']", 1, "rules.1", "holds no rules; a rule lies at ./family/rule-name.yaml"),
    ("rules = ['sourcecheck.toml']", 1, "rules.1", "not a folder"),
    ("rules = ['/etc']", 1, "rules.1", "expected a folder, as a path from this file"),
    ("rules = ['https://example.org/r']", 1, "rules.1", "addresses are not followed"),
    ("[overrides]\nfiles = ['a']\ntype = 'news'", 1, "overrides", "write [[overrides]] with two brackets"),
    ("[[overrides]]\ntype = 'news'", 1, "overrides.1.files", "missing; globs of the files this is for"),
    ("[[overrides]]\nfiles = ['a']", 1, "overrides.1", "expected at least one of select, ignore,"),
    ("[[overrides]]\nfiles = 'a'\ntype = 'news'", 2, "overrides.1.files", 'write ["a"]'),
    ("[[overrides]]\nfiles = ['a']\nignore = ['tabels']", 3, "overrides.1.ignore.1", "did you mean 'tables'?"),
    ("[[overrides]]\nfiles = ['a']\n[overrides.severity]\ntables = 'warn'", 4, "overrides.1.severity.tables",
     "did you mean 'warning'?"),
    # the rest
    ("type = 'press release'", 1, "type", "did you mean 'press-release'?"),
    ("type = ['news']", 1, "type", "articles have one type; write an [[overrides]]"),
    ("language = 'English'", 1, "language", "did you mean 'en'?"),
    ("language = ['en', 'de']", 1, "language", "expected a language code such as en or pt-br, got a list"),
    ("now = 2026-11-22T10:00:00Z", 1, "now",
     "expected a date without a time, got 2026-11-22T10:00:00+00:00; write 2026-11-22"),
    ("now = '22.11.2026'", 1, "now", "expected a date such as 2026-11-22, got '22.11.2026'"),
    ("now = '2026-02-30'", 1, "now", "expected a date"),
    ("now = 10:00:00", 1, "now", "expected a date such as 2026-11-22, got 10:00:00"),
    ("inline = 'false'", 1, "inline", "without quotation marks: inline = false"),
    ("inline = 0", 1, "inline", "expected true or false, got 0"),
    ("house = ['x']", 1, "house", "expected a table of house lists, got a list"),
    ("[[house]]\nterms = ['x']", 1, "house", "write [house] with one bracket"),
    ("[house]\nterms = 'delve'", 2, "house.terms", 'write ["delve"]'),
    ("[house]\nterms = ['']", 2, "house.terms.1", "got an empty string"),
    # options
    ("[options]\nno-bylines = true", 2, "options.no-bylines",
     'options belong to a rule, as in [options."family/rule-name"]'),
    ("[options.author.missing-byline]\nno-bylines = true", 1, "options.author",
     'write the rule as one name in quotation marks: [options."author/missing-byline"]'),
    ("[options.'author/missing-bylines']\nno-bylines = true", 2, "options.\"author/missing-bylines\".no-bylines",
     "there is no rule 'author/missing-bylines'; did you mean 'author/missing-byline'?"),
    ("[options.'author/missing-bylines']", 1, 'options."author/missing-bylines"',
     "did you mean 'author/missing-byline'?"),
    ("[options.'author/missing-byline']\nno_bylines = true", 2, 'options."author/missing-byline".no_bylines',
     "has no option 'no_bylines'; did you mean 'no-bylines'?"),
    ("[options.'author/missing-byline']\nno-bylines = 'true'", 2, 'options."author/missing-byline".no-bylines',
     "expected true or false, got 'true'; without quotation marks"),
    ("[options.'author/missing-byline']\nfrom-words = 1.5", 2, 'options."author/missing-byline".from-words',
     "expected a whole number such as"),
    ("[options.'author/missing-byline']\nfrom-words = -1", 2, 'options."author/missing-byline".from-words',
     "expected a whole number of 0 or more, got -1"),
    ("[options.'author/missing-byline']\nfrom-words = true", 2, 'options."author/missing-byline".from-words',
     "expected a whole number"),
    ("[options.'author/missing-byline']\nfrom-words = {a = 1}", 2, 'options."author/missing-byline".from-words',
     "expected text, a number, true, false or a list, got a table"),
    ("[options.'tables/ragged-table-row']\nno-bylines = true", 2, 'options."tables/ragged-table-row".no-bylines',
     "has no option 'no-bylines'; it belongs to author/missing-byline"),
    ("[options.'tables/ragged-table-row']\nzzz = true", 2, 'options."tables/ragged-table-row".zzz',
     "this rule has no options"),
]  # fmt: skip

# What is no TOML: the line, and what is said.
NO_TOML: list[tuple[str, int, str]] = [
    ("\ntype = news", 2, 'text needs quotation marks: type = "news"'),
    ("type: news", 1, 'write = where YAML has a colon: type = "news"'),
    ("ignore:\n- tables", 1, "write = where YAML has a colon"),
    ("ignore = [tables, dates]", 1, 'text needs quotation marks: ignore = ["tables", "dates"]'),
    ("inline = False", 1, "write inline = false"),
    ("inline = yes", 1, "write inline = true"),
    ("type = “news”", 1, "straight quotation marks"),
    ('type = "news', 1, 'the text is not closed; write " at its end'),
    ("select = ['tables'", 1, "the list is not closed; write ] at its end"),
    ("type =", 1, "type has no value"),
    ("type = null", 1, "there is no such value; leave the line out"),
    ("type = 'news',", 1, "take the comma at the end out"),
    ("type = 'news' opinion", 1, "take out what stands after the text"),
    ("// a comment", 1, "a comment begins with #"),
    ("now = 22.11.2026", 1, "a date is year, month and day"),
    ("now = 2026-1-2", 1, "a date is year, month and day"),
    ("ignore = ['tables' 'dates']", 1, "a comma stands between two entries"),
    ("ignore = [\n'tables'\n'dates']", 3, "a comma stands between two entries"),
    ("severity = {tables = 'info', }", 1, "write [severity] and a line for each key"),
    ("[[overrides]\nfiles = ['a']", 1, "the name of a table stands in brackets: [[name]]"),
    ("type", 1, "type has no value; write type = ..."),
    ("type = 'news'\ntype = 'opinion'", 2, "this key or table is here twice; keep one"),
    ("[house]\n[severity]\n[house]", 3, "here twice"),
    ("[options.author/missing-byline]\nno-bylines = true", 1,
     'a name with a slash stands in quotation marks: [options."author/missing-byline"]'),
    ("[severity]\ntables/ragged-table-row = 'info'", 2,
     'a name with a slash stands in quotation marks: "tables/ragged'),
    ('exclude = ["drafts\\x"]', 1, "not accepted as TOML"),
    ("now = 2026-02-30", 1, "Invalid date"),
    ("a." * 100 + "b = 1", 1, "a key with more than 64 parts"),
    ("a = " + "9" * 5000, 1, "a number of too many digits"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "line", "key", "said"), MISTAKES, ids=[f"{case[2]}-{case[3][:40]}" for case in MISTAKES]
)
def test_a_mistake_is_told_at_its_key(complaints: Complaints, text: str, line: int, key: str, said: str) -> None:
    found = complaints(text)
    assert len(found) == 1, found
    assert found[0].startswith(f"sourcecheck.toml:{line}: {key}: ")
    assert said in found[0]


@pytest.mark.parametrize(
    ("text", "line", "key", "said"), MISTAKES, ids=[f"{case[2]}-{case[3][:40]}" for case in MISTAKES]
)
def test_the_same_in_pyproject(complaints: Complaints, text: str, line: int, key: str, said: str) -> None:
    if "[tool." in text or "sourcecheck.toml" in text:
        return
    text = re.sub(r"(?m)^(\[\[?)", r"\1tool.sourcecheck.", text)
    found = complaints(f"[project]\nname = 'x'\n\n[tool.sourcecheck]\n{text}", "pyproject.toml")
    assert [re.sub(r"^pyproject.toml:(\d+)", lambda match: f"{int(match[1]) - 4}", one) for one in found] == [
        one.removeprefix("sourcecheck.toml:") for one in found_alone(complaints, text)
    ]
    assert said in found[0]


def found_alone(complaints: Complaints, text: str) -> list[str]:
    return complaints(text.replace("[tool.sourcecheck.", "["))


@pytest.mark.parametrize(("text", "line", "said"), NO_TOML, ids=[case[0][:30] for case in NO_TOML])
def test_what_is_no_toml_is_told_with_its_line(complaints: Complaints, text: str, line: int, said: str) -> None:
    (found,) = complaints(text)
    assert found.startswith(f"sourcecheck.toml:{line}: not accepted as TOML: ")
    assert said in found


def test_all_mistakes_are_told_at_once_from_the_top(complaints: Complaints) -> None:
    found = complaints("selct = 1\n[severity]\ntables = 'off'\n[house]\nx = 1\n[[overrides]]\nfiles = []\n")
    assert [int(one.split(":")[1]) for one in found] == [1, 3, 5, 6, 7]
    found = complaints("ignore = ['tabels',\n'daets']\nextends = 'newz'\n[severity]\nx = 'info'\n")
    assert [int(one.split(":")[1]) for one in found] == [1, 2, 3, 5]


def test_a_flood_is_cut_short(complaints: Complaints) -> None:
    found = complaints("".join(f"k{number} = 1\n" for number in range(500)))
    assert len(found) == 41
    assert found[-1] == "sourcecheck.toml:1: more is wrong; mend these first"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"type = 'caf\xe9'", "sourcecheck.toml:1: not UTF-8; save it as UTF-8"),
        ("type = 'news'".encode("utf-16"), "sourcecheck.toml:1: not UTF-8; it is UTF-16, save it as UTF-8"),
        (b"# " + b"x" * 2**20, "sourcecheck.toml:1: over the limit of 1 MiB"),
    ],
)
def test_bytes_that_are_no_text(complaints: Complaints, data: bytes, said: str) -> None:
    class Raw(str):
        def encode(self, *_: object) -> bytes:
            return data

    assert complaints(Raw()) == [said]


def test_a_byte_order_mark_and_windows_line_ends_are_fine(complaints: Complaints) -> None:
    assert complaints("\ufefftype = 'news'\r\nselect = ['tables']\r\n") == []


def test_a_folder_or_a_missing_file_by_name(complaints: Complaints) -> None:
    from sourcecheck import config
    from sourcecheck.errors import ConfigError

    complaints("[project]\nname = 'x'", "pyproject.toml")
    for name, said in [
        (".", r"^\.: expected a configuration file, got a folder"),
        ("nowhere.toml", "^nowhere.toml: there is no such file"),
        ("pyproject.toml", r"^pyproject.toml: has no table \[tool.sourcecheck\]"),
        ("a\0b", "not a file name"),
    ]:
        with pytest.raises(ConfigError, match=said):
            config.named(name)
