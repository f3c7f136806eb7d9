"""Which value holds: file over what it extends over preset over default, override over file; the nearest file wins."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sourcecheck import config, loader
from sourcecheck.config import Config
from sourcecheck.config.listing import rows
from sourcecheck.errors import ConfigError
from sourcecheck.finding import Confidence, Severity

from .conftest import Project, checked, effective

BYLINE = 'options."author/missing-byline".from-words'


def value(found: Config, key: str) -> Any:
    if key == BYLINE:
        return found.options.get("author/missing-byline", {}).get("from-words")
    if key.startswith("severity."):
        return found.severities.get(key.partition(".")[2])
    if key.startswith("house."):
        return found.house.get(key.partition(".")[2], ())
    if key == "exclude":
        return tuple(one for group in found.exclude for one in group.patterns)
    name = {"extends": "preset", "extend-select": "extend_select", "fail-on": "fail_on"}.get(key, key)
    return getattr(found, name)


# key, in the extended file and its value, in the file and its value, of both, and the default
REPLACED: list[tuple[str, str, str, Any, Any, Any]] = [
    ("extends", 'extends = "strict"', 'extends = ["base.toml", "news"]', "strict", "news", "recommended"),
    ("select", "select = ['tables']", "select = ['dates']", ("tables",), ("dates",), None),
    ("confidence", "confidence = 'low'", "confidence = 'high'", Confidence.LOW, Confidence.HIGH, None),
    ("show", "show = 'error'", "show = 'warning'", Severity.ERROR, Severity.WARNING, Severity.INFO),
    ("fail-on", "fail-on = 'never'", "fail-on = 'error'", None, Severity.ERROR, Severity.WARNING),
    ("type", "type = 'news'", "type = 'opinion'", "news", "opinion", ""),
    ("language", "language = 'pt_BR'", "language = 'de'", "pt-br", "de", ""),
    ("now", "now = 2026-01-01", "now = '2026-02-02'", date(2026, 1, 1), date(2026, 2, 2), None),
    ("inline", "inline = false", "inline = true", False, True, True),
    ("severity.tables", "severity.tables = 'info'", "severity.tables = 'error'", Severity.INFO, Severity.ERROR, None),
    (BYLINE, f"{BYLINE} = 10", f"{BYLINE} = 20", 10, 20, None),
]
ADDED: list[tuple[str, str, str, Any, Any]] = [
    ("ignore", "ignore = ['tables', 'dates']", "ignore = ['origin', 'tables']", ("tables", "dates"),
     ("tables", "dates", "origin")),
    ("extend-select", "extend-select = ['tables']", "extend-select = ['dates']", ("tables",), ("tables", "dates")),
    ("exclude", "exclude = ['a']", "exclude = ['b']", ("a",), ("a", "b")),
    ("house.terms", "house.terms = ['a', 'b']", "house.terms = ['b', 'c']", ("a", "b"), ("a", "b", "c")),
    ("house.bylines", "house.bylines = ['a']", "house.outlets = ['b']", ("a",), ("a",)),
]  # fmt: skip


def extending(text: str) -> str:
    return text if text.startswith("extends") else f'extends = "base.toml"\n{text}'


@pytest.mark.parametrize(
    ("key", "base", "own", "below", "above", "default"), REPLACED, ids=[one[0] for one in REPLACED]
)
def test_a_file_replaces_what_it_extends(
    project: Project, key: str, base: str, own: str, below: Any, above: Any, default: Any
) -> None:
    project({"base.toml": base, "sourcecheck.toml": 'extends = "base.toml"'})
    found = checked(config.configuration("a.md"))
    assert value(found, key) == below
    assert found.origin(key) == "base.toml:1"
    project({"sourcecheck.toml": extending(own)})
    found = checked(config.configuration("a.md"))
    assert value(found, key) == above
    assert found.origin(key) == f"sourcecheck.toml:{1 if key == 'extends' else 2}"
    project({"sourcecheck.toml": ""})
    found = config.configuration("a.md")
    assert value(found, key) == default
    assert found.origin(key) == "default"


@pytest.mark.parametrize(("key", "base", "own", "below", "above"), ADDED, ids=[one[0] for one in ADDED])
def test_lists_add_up(project: Project, key: str, base: str, own: str, below: Any, above: Any) -> None:
    project({"base.toml": base, "sourcecheck.toml": 'extends = "base.toml"'})
    assert value(checked(config.configuration("a.md")), key) == below
    project({"sourcecheck.toml": f'extends = "base.toml"\n{own}'})
    found = checked(config.configuration("a.md"))
    assert value(found, key) == above
    both = own.startswith(key)
    assert found.origin(key) == ("base.toml:1, sourcecheck.toml:2" if both else "base.toml:1")


def test_tables_merge_by_key(project: Project) -> None:
    project(
        {
            "base.toml": "severity.tables = 'info'\nseverity.dates = 'info'\n[options.'author/missing-byline']\n"
            "no-bylines = true\n",
            "sourcecheck.toml": "extends = 'base.toml'\n[severity]\ndates = 'error'\n"
            "[options.'author/missing-byline']\nfrom-words = 9",
        }
    )
    found = checked(config.configuration("a.md"))
    assert found.severities == {"tables": Severity.INFO, "dates": Severity.ERROR}
    assert found.options == {"author/missing-byline": {"no-bylines": True, "from-words": 9}}
    assert found.origins == {
        "severity.tables": "base.toml:1",
        "severity.dates": "sourcecheck.toml:3",
        'options."author/missing-byline".no-bylines': "base.toml:4",
        BYLINE: "sourcecheck.toml:5",
    }


def test_of_several_entries_the_later_win(project: Project) -> None:
    project(
        {
            "a.toml": "extends = 'strict'\ntype = 'news'\nshow = 'error'",
            "b.toml": "type = 'opinion'",
            "sourcecheck.toml": "extends = ['a.toml', 'news', 'b.toml']",
        }
    )
    found = checked(config.configuration("a.md"))
    assert (found.preset, found.type, found.show) == ("news", "opinion", Severity.ERROR)
    assert [found.origin(key) for key in ("extends", "type", "show")] == ["sourcecheck.toml:1", "b.toml:1", "a.toml:3"]
    assert [Path(one).name for one in found.sources] == ["a.toml", "b.toml", "sourcecheck.toml"]


@pytest.mark.parametrize(
    ("base", "own", "extend", "ignore"),
    [
        # asked for later: ignored no more
        ("ignore = ['tables', 'dates']", "extend-select = ['tables']", ("tables",), ("dates",)),
        ("ignore = ['tables/*']", "extend-select = ['tables']", ("tables",), ()),
        ("ignore = ['author/missing-byline']", "select = ['author/missing-byline']", (), ()),
        # ignored later, by its family: a rule asked for by name before is ignored too
        ("extend-select = ['author/missing-byline']", "ignore = ['author']", ("author/missing-byline",),
         ("author", "author/missing-byline")),
        ("extend-select = ['author/missing-byline']", "ignore = ['all']", ("author/missing-byline",),
         ("all", "author/missing-byline")),
        ("extend-select = ['author/missing-byline']", "ignore = ['dates']", ("author/missing-byline",), ("dates",)),
        # in one file, names of rules are told apart by the rules
        ("", "ignore = ['author']\nextend-select = ['author/missing-byline']", ("author/missing-byline",), ("author",)),
    ],
)  # fmt: skip
def test_asking_and_ignoring_the_later_wins(
    project: Project, base: str, own: str, extend: tuple[str, ...], ignore: tuple[str, ...]
) -> None:
    project({"base.toml": base, "sourcecheck.toml": f'extends = "base.toml"\n{own}'})
    found = checked(config.configuration("a.md"))
    assert (found.extend_select, found.ignore) == (extend, ignore)


OVERRIDES = """\
ignore = ["author/missing-byline"]
type = "news"
language = "en"
select = ["author/missing-byline", "tables"]
[severity]
tables = "info"
[options."author/missing-byline"]
from-words = 5

[[overrides]]
files = ["docs/**", "!docs/blog/**"]
type = "reference"
ignore = ["tables"]
severity.dates = "error"

[[overrides]]
files = ["docs/de/**"]
language = "de"
severity.tables = "warning"
options."author/missing-byline".no-bylines = true

[[overrides]]
files = ["docs/blog/"]
type = "opinion"
select = ["author/missing-byline"]
"""


def test_overrides_add_to_each_other(project: Project) -> None:
    project({"sourcecheck.toml": OVERRIDES})
    plain, docs, german, blog = (
        effective(path) for path in ("a.md", "docs/x.md", "docs/de/tief/x.md", "docs/blog/x.md")
    )
    assert (plain.type, plain.language, plain.ignore) == ("news", "en", ("author/missing-byline",))
    assert (docs.type, docs.language, docs.ignore) == ("reference", "en", ("author/missing-byline", "tables"))
    assert docs.severities == {"tables": Severity.INFO, "dates": Severity.ERROR}
    assert (german.type, german.language) == ("reference", "de")
    assert german.severities == {"tables": Severity.WARNING, "dates": Severity.ERROR}
    assert german.options == {"author/missing-byline": {"from-words": 5, "no-bylines": True}}
    assert german.origin('options."author/missing-byline".no-bylines') == "sourcecheck.toml:20"
    assert german.origin("ignore") == "sourcecheck.toml:1, sourcecheck.toml:13"
    assert (blog.type, blog.ignore, blog.extend_select) == ("opinion", (), ("author/missing-byline",))
    assert blog.origin("type") == "sourcecheck.toml:24"


def test_equal_files_get_the_same_object(project: Project) -> None:
    project({"sourcecheck.toml": OVERRIDES})
    finder = config.Finder(prepare=checked)
    assert finder.for_file("docs/a.md") is finder.for_file("docs/sub/b.md")
    assert finder.for_file("a.md") is finder.for_file("sub/b.md")
    assert finder.for_file("a.md") is not finder.for_file("docs/a.md")


def test_the_nearest_file_wins_and_nothing_is_merged(project: Project) -> None:
    project(
        {
            "sourcecheck.toml": "type = 'news'\nshow = 'error'",
            "sub/pyproject.toml": "[project]\nname = 'x'\n[tool.sourcecheck]\ntype = 'opinion'",
            "sub/deep/pyproject.toml": "[project]\nname = 'sourcecheck'",
            "sub/deep/own/sourcecheck.toml": "",
        }
    )
    finder = config.Finder()
    assert finder.configuration("a.md").type == "news"
    assert finder.configuration("other/a.md").type == "news"
    found = finder.configuration("sub/deep/a.md")
    assert (found.type, found.show, found.file) == ("opinion", Severity.INFO, "sub/pyproject.toml")
    assert finder.configuration("sub/deep/own/x/a.md").type == ""
    assert finder.configuration("sub/deep/own/x/a.md") is finder.configuration("sub/deep/own/b.md")
    assert finder.configuration("-") is finder.configuration("") is finder.configuration("a.md")


def test_both_files_in_one_folder(project: Project) -> None:
    project({"sourcecheck.toml": "type = 'news'", "pyproject.toml": "[tool.sourcecheck]\ntype = 'opinion'"})
    found = config.configuration("a.md")
    assert found.type == "news"
    assert found.notices == ("sourcecheck.toml holds; [tool.sourcecheck] of pyproject.toml beside it is not read",)


def test_a_broken_pyproject_of_others_is_none_of_ours(project: Project) -> None:
    project({"pyproject.toml": "[project\nname = 'sourcecheck'"})
    assert config.configuration("a.md").file == ""
    project({"pyproject.toml": "[tool.sourcecheck]\nname = sourcecheck"})
    with pytest.raises(ConfigError, match=r"^pyproject.toml:2: not accepted as TOML"):
        config.configuration("a.md")
    project({"pyproject.toml": "tool = 5 # sourcecheck"})
    assert config.configuration("a.md").file == ""
    project({"pyproject.toml": "tool.sourcecheck = 5"})
    with pytest.raises(ConfigError, match=r"^pyproject.toml:1: expected a table, got 5"):
        config.configuration("a.md")


def test_named_and_isolated(project: Project) -> None:
    project({"sourcecheck.toml": "type = 'news'", "sub/sourcecheck.toml": "", "other.toml": "type = 'fiction'"})
    assert config.configuration("sub/a.md", named="other.toml").type == "fiction"
    assert config.configuration("sub/a.md", isolated=True) == Config()
    assert config.configuration("sub/a.md", named="other.toml", isolated=True) == Config()


def test_globs_count_from_the_folder_of_their_file(project: Project) -> None:
    root = project(
        {
            "base.toml": "exclude = ['/site/drafts', '*.tmp.md']",
            "shared/house.toml": "exclude = ['/private', '!keep.tmp.md']",
            "site/sourcecheck.toml": "extends = ['../base.toml', '../shared/house.toml']\nexclude = ['/own']",
        }
    )
    finder = config.Finder()
    excluded = ["site/drafts/a.md", "site/x.tmp.md", "site/private/a.md", "site/own/a.md"]
    kept = ["site/keep.tmp.md", "site/x/private/a.md", "site/x/own/a.md", "site/site/drafts/a.md", "site/a.md"]
    assert [finder.excludes(path) for path in excluded] == [True] * 4
    assert [finder.excludes(path) for path in kept] == [False] * 5
    assert finder.excludes(str(root / "site" / "own" / "a.md"))
    assert not finder.excludes("own/a.md")
    # A file named on the command line that lies elsewhere counts from where one stands.
    assert config.Finder("shared/house.toml").excludes("private/a.md")


def test_rule_folders_count_from_their_own_file(project: Project) -> None:
    root = project(
        {
            "shared/base.toml": "rules = ['rules']",
            "shared/rules/words/x.yaml": "source: ours\nwords: [delve]",
            "site/sourcecheck.toml": "extends = '../shared/base.toml'",
        }
    )
    assert config.configuration("site/a.md").rules == (str(root / "shared" / "rules"),)


def test_presets_of_own_folders_can_be_extended(project: Project) -> None:
    project(
        {
            "rules/presets/wiki.yaml": "about: For a wiki.\nrules: [tables]\n",
            "sourcecheck.toml": "extends = 'wiki'\nrules = ['rules']",
        }
    )
    found = config.configuration("a.md")
    assert checked(found).preset == "wiki"
    with pytest.raises(ConfigError, match="no preset 'wiki'"):
        config.checked(found, loader.load())


def test_old_names_of_rules_work_with_a_notice(project: Project) -> None:
    project(
        {
            "sourcecheck.toml": "select = ['author/no-byline']\n[severity]\n'author/no-byline' = 'info'\n"
            "[options.'author/no-byline']\nfrom-words = 1\n[[overrides]]\nfiles = ['a']\nignore = ['author/no-byline']"
        }
    )
    now = "author/missing-byline"
    found = config.checked(config.configuration("a.md"), loader.load(), {"author/no-byline": now})
    assert found.select == (now,)
    assert found.severities == {now: Severity.INFO}
    assert found.options == {now: {"from-words": 1}}
    assert found.overrides[0].ignore == (now,)
    assert found.notices[0] == (
        "sourcecheck.toml:1: select.1: author/no-byline is now called author/missing-byline; it still works"
    )
    assert len(found.notices) == 4
    said = {row.key: (row.value, row.origin) for row in rows(found, loader.load())}
    assert said[f'severity."{now}"'] == ("info", "sourcecheck.toml:3")
    assert said[f'options."{now}".from-words'] == (1, "sourcecheck.toml:5")


def test_a_broad_severity_has_the_last_word_over_layers_below(project: Project) -> None:
    rule = "author/missing-byline"
    project(
        {
            "base.toml": f"extends = 'news'\n[severity]\n'{rule}' = 'error'\ndates = 'info'\ntables = 'info'",
            "sourcecheck.toml": "extends = 'base.toml'\nseverity.author = 'warning'\nseverity.'tables/ragged-table-row'"
            f" = 'error'\n[[overrides]]\nfiles = ['old/']\nseverity.all = 'info'\nseverity.'{rule}' = 'error'",
        }
    )
    now = {"author": Severity.WARNING, "dates": Severity.INFO, "tables": Severity.INFO}
    assert effective("a.md").severities == {**now, "tables/ragged-table-row": Severity.ERROR}
    assert effective("old/a.md").severities == {"all": Severity.INFO, rule: Severity.ERROR}
    shown = [row.key for row in rows(effective("old/a.md"), loader.load()) if row.key.startswith("severity")]
    assert shown == ["severity.all", f'severity."{rule}"']  # nothing of the preset's is left


def test_a_configuration_travels_to_other_processes(project: Project) -> None:
    import pickle

    project({"sourcecheck.toml": OVERRIDES + "[house]\nterms = ['x']\n"})
    found = checked(config.configuration("a.md"))
    assert pickle.loads(pickle.dumps(found)) == found


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (".sourcecheck.toml", ".sourcecheck.toml: is not read; a configuration is called sourcecheck.toml"),
        (
            "sub/sourcecheck.yaml",
            "sub/sourcecheck.yaml: is not read; a configuration is called sourcecheck.toml, written in TOML",
        ),
    ],
)
def test_a_file_of_nearly_the_right_name_is_told(project: Project, name: str, said: str) -> None:
    project({name: "type: news"})
    finder = config.Finder()
    assert finder.configuration("sub/a.md").notices == (said,)
    assert finder.configuration("sub/deep/a.md") is finder.configuration("sub/a.md")
    assert config.configuration("sub/a.md", isolated=True).notices == ()
    if "/" in name:
        assert finder.configuration("a.md").notices == ()
    project({name.replace(".sourcecheck.toml", "sourcecheck.toml").replace("yaml", "toml"): ""})
    assert config.configuration("sub/a.md").notices == ()


def test_a_link_to_nothing_and_a_folder_are_no_configuration(project: Project) -> None:
    root = project({})
    (root / "sourcecheck.toml").symlink_to("nowhere")
    with pytest.raises(ConfigError, match=r"^sourcecheck.toml: a link to a file that is not there"):
        config.configuration("a.md")
    (root / "sourcecheck.toml").unlink()
    (root / "sourcecheck.toml").mkdir()
    with pytest.raises(ConfigError, match=r"^sourcecheck.toml: not a plain file"):
        config.configuration("a.md")


@pytest.mark.parametrize("where", ["base", "override", "file"])
def test_ignoring_all_but_some(project: Project, where: str) -> None:
    base, own = "ignore = ['residue/latin-filler']\nselect = ['dates']", ""
    if where == "base":
        own = "ignore = ['all', 'origin']\nextend-select = ['residue', 'tables/ragged-table-row']"
    elif where == "override":
        own = "[[overrides]]\nfiles = ['a.md']\nignore = ['all', 'origin']\n"
        own += "select = ['residue', 'tables/ragged-table-row']"
    else:
        base, own = "", f"{base}\nextends = 'base.toml'".replace("select", "#")
        own = own.replace("ignore = ['residue/latin-filler']", "ignore = ['all', 'residue/latin-filler', 'origin']")
        own += "\nextend-select = ['residue', 'tables/ragged-table-row']"
    project({"base.toml": base, "sourcecheck.toml": own if where == "file" else f"extends = 'base.toml'\n{own}"})
    found = effective("a.md")
    assert found.select == ("residue", "tables/ragged-table-row")
    assert found.extend_select == ()
    assert found.ignore == ("residue/latin-filler", "origin")
    assert found.origin("select").startswith(("base.toml:1, sourcecheck.toml:", "sourcecheck.toml:1"))
