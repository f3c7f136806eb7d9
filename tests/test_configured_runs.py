"""The whole program under configurations: what is said on the command line, in files, for some files, by presets."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

WALL = "The council voted to raise the harbour wall by a metre after the storm. " * 12
ARTICLE = f"# Wall\n\n{WALL}\n\nThe work ends on June 31, 2024. It ran Thursday, 6/5/2025.\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to run in, below nothing that is configured."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(root: Path, **files: str) -> None:
    """Files by path; ``__`` in a name stands for a slash, its last ``_`` for the dot of the extension."""
    for name, text in files.items():
        stem, _, extension = name.replace("__", "/").rpartition("_")
        path = root / f"{stem}.{extension}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def run(*arguments: str, text: str | None = None) -> tuple[int, dict[str, Any], str]:
    """Exit code, JSON report and standard error of ``sourcecheck check``, which reads ``text``."""
    command = [sys.executable, "-m", "sourcecheck", "check", "--format", "json", *arguments]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False, timeout=60)
    return done.returncode, json.loads(done.stdout), done.stderr


def findings(report: dict[str, Any]) -> list[dict[str, Any]]:
    """Findings of a report; that the article has no date of its own is not what is asked here."""
    return [one for one in report["findings"] if one["rule"] != "dates/missing-publication-date"]


def found(report: dict[str, Any], path: str = "") -> dict[str, str]:
    """Rules that speak, and how severe they are."""
    return {one["rule"]: one["severity"] for one in findings(report) if one["path"].endswith(path)}


MISSING, INVALID = "author/missing-byline", "dates/invalid-date"


@pytest.mark.parametrize(
    ("config", "arguments", "expected"),
    [
        ("", (), {MISSING: "info", INVALID: "error"}),
        ('select = ["dates"]', (), {INVALID: "error"}),
        ('ignore = ["dates"]', (), {MISSING: "info"}),
        # the command line has the last word
        ('select = ["dates"]', ("--select", MISSING), {MISSING: "info"}),
        ('ignore = ["dates"]', ("--select", INVALID), {INVALID: "error"}),
        (f'extend-select = ["{INVALID}"]', ("--ignore", "dates"), {MISSING: "info"}),
        # severities: of a rule's id as it is said; of a family with the distances its variants keep
        (f'severity = {{"{MISSING}" = "error"}}', (), {MISSING: "error", INVALID: "error"}),
        ('severity = {author = "error", dates = "info"}', (), {MISSING: "warning", INVALID: "info"}),
        # what is shown
        ('show = "error"', (), {INVALID: "error"}),
        ('show = "error"', ("--severity", "info"), {MISSING: "info", INVALID: "error"}),
        # options and house lists of rules
        (f'options = {{"{MISSING}" = {{no-bylines = true}}}}', (), {INVALID: "error"}),
        (f'options = {{"{MISSING}" = {{from-words = 5000}}}}', (), {INVALID: "error"}),
        ('options = {"dates/weekday-date-mismatch" = {numeric-order = "day-first"}}', (),
         {MISSING: "info", INVALID: "error", "dates/weekday-date-mismatch": "error"}),
        # what the articles are
        ('type = "how-to"', (), {INVALID: "error"}),
        ('type = "how-to"', ("--type", "news"), {MISSING: "warning", INVALID: "error"}),
        ('language = "pl"', ("--ignore", "dates/missing-publication-date"), {}),
        # for some files only
        ('[[overrides]]\nfiles = ["*.md"]\nignore = ["dates"]', (), {MISSING: "info"}),
        ('ignore = ["dates"]\n[[overrides]]\nfiles = ["a.md"]\nselect = ["dates"]', (),
         {MISSING: "info", INVALID: "error"}),
        ('[[overrides]]\nfiles = ["b.md"]\nignore = ["dates"]', (), {MISSING: "info", INVALID: "error"}),
        ('[[overrides]]\nfiles = ["a.md"]\ntype = "how-to"', (), {INVALID: "error"}),
        ('[[overrides]]\nfiles = ["a.md"]\nselect = ["dates"]', ("--ignore", "dates"), {MISSING: "info"}),
        # presets
        ('extends = "strict"', ("--preset", "recommended"), {MISSING: "info", INVALID: "error"}),
        ('ignore = ["all"]\nextend-select = ["dates"]', (), {INVALID: "error"}),
    ],
)  # fmt: skip
def test_precedence(project: Path, config: str, arguments: tuple[str, ...], expected: dict[str, str]) -> None:
    write(project, a_md=ARTICLE, sourcecheck_toml=config)
    code, report, said = run("a.md", *arguments)
    assert found(report) == expected, said
    failing = {"error", "warning"} & set(expected.values())
    assert code == (1 if failing else 0)


def test_what_fails_is_configured_and_said_anew(project: Path) -> None:
    write(project, a_md=ARTICLE, sourcecheck_toml='fail-on = "never"')
    assert run("a.md")[0] == 0
    assert run("a.md", "--fail-on", "error")[0] == 1
    write(project, sourcecheck_toml='fail-on = "info"\nselect = ["author"]')
    assert run("a.md")[0] == 1
    assert run("a.md", "--fail-on", "warning")[0] == 0


def test_each_file_falls_under_the_nearest_configuration(project: Path) -> None:
    write(
        project,
        a_md=ARTICLE, blog__a_md=ARTICLE, blog__deep__a_md=ARTICLE, docs__a_md=ARTICLE,
        sourcecheck_toml='ignore = ["author"]', blog__sourcecheck_toml='ignore = ["dates"]\nfail-on = "never"',
        docs__pyproject_toml='[project]\nname = "x"\n[tool.sourcecheck]\nselect = ["tables"]',
    )  # fmt: skip
    code, report, _ = run(".")
    assert [found(report, path) for path in ("./a.md", "blog/a.md", "deep/a.md", "docs/a.md")] == [
        {INVALID: "error"}, {MISSING: "info"}, {MISSING: "info"}, {},
    ]  # fmt: skip
    assert code == 1
    assert run("blog")[0] == 0
    _, isolated, _ = run(".", "--isolated")
    assert len(findings(isolated)) == 8
    _, named, _ = run(".", "--config", "blog/sourcecheck.toml")
    assert {one["rule"] for one in findings(named)} == {MISSING}


def test_in_worker_processes_too(project: Path) -> None:
    files = {f"{folder}__n{number}_md": ARTICLE for folder in ("a", "b") for number in range(40)}
    write(project, **files, a__sourcecheck_toml='select = ["author"]', b__sourcecheck_toml='select = ["dates"]')
    _, report, _ = run(".", "--jobs", "3")
    assert {one["rule"] for one in findings(report) if "/a/" in one["path"]} == {MISSING}
    assert {one["rule"] for one in findings(report) if "/b/" in one["path"]} == {INVALID}
    assert len(findings(report)) == 80
    assert report == run(".", "--jobs", "1")[1]


def test_a_wrong_configuration_costs_only_the_files_under_it(project: Path) -> None:
    write(
        project, a_md=ARTICLE, bad__a_md=ARTICLE, bad__b_md=ARTICLE,
        bad__sourcecheck_toml='ignore = ["datse"]\nselct = ["dates"]', sourcecheck_toml='select = ["dates"]',
    )  # fmt: skip
    code, report, said = run(".")
    assert code == 2
    assert found(report) == {INVALID: "error"} and [one["path"] for one in report["files"]] == ["./a.md"]
    assert "bad/sourcecheck.toml:2: selct: " in said and "did you mean 'select'?" in said
    assert "2 files were not checked" in said
    assert {one["kind"] for one in report["errors"]} == {"config"}


@pytest.mark.parametrize(
    ("files", "arguments", "said"),
    [
        ({"sourcecheck_toml": 'ignore = ["dates/invalid-dat"]'}, (), "sourcecheck.toml:1: ignore"),
        ({"sourcecheck_toml": 'extends = "newz"'}, (), "there is no preset 'newz'; did you mean 'news'?"),
        ({"sourcecheck_toml": '[options."dates/invalid-date"]\nnumeric-order = "usa"'}, (), "expected one of any"),
        ({"sourcecheck_toml": "ignore = ["}, (), "sourcecheck.toml:1"),
        ({"sourcecheck_toml": 'ignore = ["all"]'}, (), "sourcecheck.toml:1: no rule is left to run"),
        ({"sourcecheck_toml": 'rules = ["nowhere"]'}, (), "sourcecheck.toml:1: rules"),
        ({"house__x__y_yaml": "message: x", "sourcecheck_toml": 'rules = ["house"]'}, (), "house/x/y.yaml:1"),
        ({}, ("--config", "nowhere.toml"), "nowhere.toml"),
        ({"c_toml": ""}, ("--config", "c.toml", "--isolated"), "--config and --isolated exclude each other"),
    ],
)
def test_mistakes_fail_the_run(project: Path, files: dict[str, str], arguments: tuple[str, ...], said: str) -> None:
    write(project, a_md=ARTICLE, **files)
    code, _, errors = run("a.md", *arguments)
    assert code == 2 and said in errors


def test_what_is_excluded_is_checked_when_named_but_not_by_force(project: Path) -> None:
    write(project, a_md=ARTICLE, drafts__a_md=ARTICLE, sourcecheck_toml='exclude = ["drafts/"]')
    assert [one["path"] for one in run(".")[1]["files"]] == ["./a.md"]
    draft = os.path.join("drafts", "a.md")
    assert [one["path"] for one in run(draft)[1]["files"]] == [draft]
    code, report, _ = run(draft, "--force-exclude")
    assert (code, report["files"]) == (0, [])


def test_what_an_editor_holds_is_left_out_by_force(project: Path) -> None:
    write(project, sourcecheck_toml='exclude = ["drafts/", "-", "*stdin*"]')
    draft = os.path.join("drafts", "new.md")  # not on the disk yet
    assert [one["path"] for one in run("-", "--stdin-filename", draft, text=ARTICLE)[1]["files"]] == [draft]
    code, report, _ = run("-", "--stdin-filename", draft, "--force-exclude", text=ARTICLE)
    assert (code, report["files"]) == (0, [])
    assert [one["path"] for one in run("-", "--force-exclude", text=ARTICLE)[1]["files"]] == ["<stdin>"]


def test_rules_for_some_files_only(project: Path) -> None:
    only = 'ignore = ["all"]\n[[overrides]]\nfiles = ["b.md"]\nselect = ["dates"]'
    write(project, a_md=ARTICLE, b_md=ARTICLE, sourcecheck_toml=only)
    _, report, said = run(".")
    assert [(one["path"], one["rule"]) for one in findings(report)] == [("./b.md", INVALID)], said


def test_rules_of_the_project_with_paths_from_its_file(project: Path) -> None:
    from sourcecheck.loader.rule_file import skeleton

    write(
        project, articles__a_md="Many observers say the lake is empty.\n",
        house__house__vague_yaml=skeleton("house/vague"), sourcecheck_toml='rules = ["house"]\nselect = ["house"]',
    )  # fmt: skip
    os.chdir(project / "articles")
    assert found(run("a.md")[1]) == {"house/vague": "warning"}
    for command in (("explain", "house/vague"), ("rules", "list")):
        done = subprocess.run(
            [sys.executable, "-m", "sourcecheck", *command], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0 and "house/vague" in done.stdout, done.stderr


def test_renamed_rules_work_with_a_notice(project: Path) -> None:
    from sourcecheck.loader.rule_file import skeleton

    rule = skeleton("house/vague").replace("message:", "formerly: [house/old]\nmessage:", 1)
    write(
        project, a_md="Many observers say the lake is empty.\n",
        house__house__vague_yaml=rule, sourcecheck_toml='rules = ["house"]\nselect = ["house/old"]',
    )  # fmt: skip
    _, report, said = run("a.md")
    assert found(report) == {"house/vague": "warning"} and "house/old is now called house/vague" in said
    _, report, said = run("a.md", "--select", "house/old")
    assert found(report) == {"house/vague": "warning"} and "house/old is now called house/vague" in said


SUPPRESSED = ARTICLE.replace("It ran", "<!-- sourcecheck-disable-line dates -- as printed in 2024 -->It ran")


def test_directives_count_unless_somebody_says_no(project: Path) -> None:
    write(project, a_md=SUPPRESSED)
    _, report, _ = run("a.md")
    assert found(report) == {MISSING: "info"} and report["summary"]["suppressed"] == 1
    write(project, a_md=SUPPRESSED.replace("sourcecheck-disable", "SourceCheck-Disable"))
    assert run("a.md")[1]["summary"]["suppressed"] == 1
    _, report, _ = run("a.md", "--no-inline")
    assert INVALID in found(report) and report["summary"]["suppressed"] == 0
    write(project, sourcecheck_toml="inline = false")
    assert INVALID in found(run("a.md")[1])


def test_findings_about_directives_are_configured_as_others(project: Path) -> None:
    write(project, a_md=SUPPRESSED.replace(" -- as printed in 2024", ", tables"))
    assert found(run("a.md")[1]) == {
        MISSING: "info", "suppression/without-reason": "info", "suppression/unused": "warning",
    }  # fmt: skip
    write(project, sourcecheck_toml='ignore = ["suppression/unused"]\nseverity = {suppression = "error"}')
    code, report, _ = run("a.md")
    assert found(report) == {MISSING: "info", "suppression/without-reason": "error"} and code == 1
    # Rules that did not run cannot show that a directive is of use.
    assert "suppression/unused" not in found(run("a.md", "--isolated", "--select", "dates,suppression")[1])


def test_what_has_expired_counts_by_the_day_that_is_said(project: Path) -> None:
    write(project, a_md=SUPPRESSED.replace("dates --", "dates until=2026-01-31 --"))
    assert INVALID not in found(run("a.md", "--now", "2026-01-31")[1])
    late = found(run("a.md", "--now", "2026-02-01")[1])
    assert late[INVALID] == "error" and late["suppression/expired"] == "warning"
    write(project, sourcecheck_toml="now = 2026-01-31")
    assert INVALID not in found(run("a.md")[1])


TYPED = f"""---
title: How the wall was raised
date: 2024-07-02
{{}}---

{WALL}

Analysts say the port is often called a fortress by critics of the plan.
"""


@pytest.mark.parametrize(
    ("type", "silent"),
    [
        ("news", set()),
        ("opinion", set()),
        ("how-to", {MISSING}),
        ("reference", {MISSING}),
        ("transcript", {MISSING}),
        ("press-release", {MISSING}),
    ],
)
@pytest.mark.parametrize("where", ["option", "front matter", "configuration", "override"])
def test_the_same_article_under_several_types(project: Path, type: str, silent: set[str], where: str) -> None:
    line = f"type: {type}\n" if where == "front matter" else ""
    write(project, a_md=TYPED.replace("{}", line))
    if where == "configuration":
        write(project, sourcecheck_toml=f'type = "{type}"')
    if where == "override":
        write(project, sourcecheck_toml=f'[[overrides]]\nfiles = ["*.md"]\ntype = "{type}"')
    arguments = ("--type", type) if where == "option" else ()
    _, report, _ = run("a.md", *arguments)
    assert report["files"][0]["type"] == type
    assert (MISSING in found(report)) is (MISSING not in silent)


def test_what_a_page_says_of_itself_comes_before_what_the_project_says_of_all(project: Path) -> None:
    write(project, a_md=TYPED.replace("{}", "type: how-to\nlang: en\n"))
    write(project, sourcecheck_toml='type = "news"\nlanguage = "pl"')
    _, report, _ = run("a.md")
    assert (report["files"][0]["type"], report["files"][0]["language"]) == ("how-to", "en")
    assert run("a.md", "--type", "opinion")[1]["files"][0]["type"] == "opinion"
