"""``baseline create|update|prune`` and ``check`` over them: what is written, said, and how the program ends."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
from pathlib import Path

import jsonschema
import pytest
from tests.conftest import ROOT

import sourcecheck.reporters
from sourcecheck.cli import run
from sourcecheck.engine import Engine
from sourcecheck.finding import Confidence
from sourcecheck.report import Plan
from sourcecheck.reporters import FORMATS

from .conftest import NAME, Program, content, write

LAKE = "The water of the lake was low all summer.\n"
POND = "Nobody has ever seen a pond as small as that.\n"
SCHEMA = json.loads(
    Path(os.path.dirname(sourcecheck.reporters.__file__), "report.schema.json").read_text(encoding="utf-8")
)
NOTHING = "The sea was calm on that day, and nobody said why.\n"


def hides(count: int) -> str:
    verb = ("finding", "is") if count == 1 else ("findings", "are")
    return f"{count} known {verb[0]} of the baseline {verb[1]} not shown (--no-baseline shows them).\n"


def test_the_whole_story(program: Program) -> None:
    write("a.md", f"{LAKE}\n{POND}")
    write("sub/b.md", f"{LAKE}\n{NOTHING}\n{LAKE}")
    assert program("check").code == 1
    done = program("baseline", "create")
    assert done == (0, f"{NAME}: 4 added, 0 removed, 0 kept\n", "")
    assert program("check") == (0, f"No findings in 2 files.\n{hides(4)}", "")
    # An edit adds a defect, and moves the others.
    write("a.md", f"{NOTHING}\nOne more lake.\n\n{LAKE}\n{POND}")
    done = program("check")
    assert done.code == 1
    assert done.out.startswith("a.md:3:10: error water/lake: “lake”: which lake?\n")
    assert "1 finding in 1 of 2 files: 1 error\n" + hides(4) in done.out
    # It is mended, and one of the known ones with it.
    write("a.md", f"{NOTHING}\n{POND}")
    again = "sourcecheck baseline prune --select water --rules ../rules"
    said = f"note: {NAME}: 1 known finding is mended or gone; run: {again}\n"
    assert program("check") == (0, f"No findings in 2 files.\n{hides(3)}", said)
    assert program("baseline", "prune") == (0, f"{NAME}: 0 added, 1 removed, 3 kept\n", "")
    assert program("check") == (0, f"No findings in 2 files.\n{hides(3)}", "")
    # What is known may become more.
    write("a.md", f"{LAKE}\n{POND}")
    assert program("baseline", "update") == (0, f"{NAME}: 1 added, 0 removed, 3 kept\n", "")
    assert program("check").code == 0
    assert program("check", "--no-baseline").out.endswith("4 findings in 2 files: 3 errors, 1 warning\n")


def test_the_commands_done_again_change_nothing(program: Program) -> None:
    write("a.md", f"{LAKE}\n{POND}\n{LAKE}")
    program("baseline", "create")
    first, state = content(), os.stat(NAME)
    for command in ("update", "prune"):
        assert program("baseline", command) == (0, f"{NAME}: 0 added, 0 removed, 3 kept\n", "")
        assert (content(), os.stat(NAME)) == (first, state)
    write("a.md", LAKE)
    for command in ("prune", "update"):
        assert program("baseline", command).out in (
            f"{NAME}: 0 added, 2 removed, 1 kept\n", f"{NAME}: 0 added, 0 removed, 1 kept\n",
        )  # fmt: skip
        assert program("baseline", command).out == f"{NAME}: 0 added, 0 removed, 1 kept\n"
    os.unlink(NAME)
    program("baseline", "create")
    again = content()
    write("a.md", f"{LAKE}\n{POND}\n{LAKE}")
    program("baseline", "update")
    assert (again, content()) == (content().replace(content(), again), first)


def test_what_cannot_be_done_says_what_can(program: Program) -> None:
    write("a.md", LAKE)
    none = "error: there is no baseline yet; make one with: sourcecheck baseline create\n"
    assert program("baseline", "update") == (2, "", none)
    assert program("baseline", "prune") == (2, "", none)
    make = "make it with: sourcecheck baseline create --baseline x.json"
    said = f"error: --baseline x.json: there is no such file; {make}\n"
    for command in (("check",), ("baseline", "update")):
        assert program(*command, "--baseline", "x.json") == (2, "", said)
    assert program("baseline", "create").code == 0
    said = f"error: {NAME}: is there already; to take today's findings, run: sourcecheck baseline update\n"
    assert program("baseline", "create") == (2, "", said)
    said = "error: a baseline is made of files; take - out of the paths\n"
    assert program("baseline", "update", "-") == (2, "", said)
    said = "error: --baseline and --no-baseline exclude each other\n"
    assert program("check", "--baseline", NAME, "--no-baseline") == (2, "", said)
    for command in (("check",), ("baseline", "create")):
        assert program(*command, "--baseline", "") == (2, "", "error: --baseline '': names no file\n")
    # An article that is named by mistake is neither read as one nor written over.
    assert program("baseline", "update", "--baseline", "a.md").err.startswith("error: a.md:1: not JSON: ")
    assert content("a.md") == LAKE
    os.mkdir("no")
    missing = os.path.abspath("no/where")
    said = f"error: no/where/x.json: cannot be written: there is no folder {missing}; make it first\n"
    assert program("baseline", "create", "--baseline", "no/where/x.json") == (2, "", said)


def test_a_damaged_baseline_stops_the_check(program: Program) -> None:
    write("a.md", LAKE)
    write(NAME, "{")
    done = program("check", "--format", "json")
    assert done.code == 2
    assert json.loads(done.out)["errors"][0]["message"].startswith(f"{NAME}:1: not JSON: ")
    assert "restore it from version control, or delete it and run: sourcecheck baseline create" in done.err
    assert program("check", "--no-baseline").code == 1


def test_where_nothing_is_found_no_baseline_is_made(program: Program) -> None:
    write("a.md", NOTHING)
    assert program("baseline", "create") == (0, f"{NAME}: nothing is found, so no baseline is needed\n", "")
    assert not os.path.exists(NAME)


def test_the_summaries_of_programs_count_what_is_known(program: Program) -> None:
    write("a.md", f"{LAKE}\n{POND}")
    program("baseline", "create", "--select", "water/pond", select="water/pond")
    summary = json.loads(program("check", "--format", "json").out)["summary"]
    assert (summary["findings"], summary["known"]) == (1, 1)
    assert program("check", "--quiet").out.count("\n") == 4  # no summary, and not a word of the baseline


def test_what_is_not_shown_is_known_too(program: Program) -> None:
    write("a.md", "A puddle in the street, after the rain.\n")
    write("sourcecheck.toml", "show = 'error'\nfail-on = 'info'\n")
    assert program("check").code == 1
    program("baseline", "create")
    assert program("check").out == f"No findings in 1 file.\n{hides(1)}"
    write("sourcecheck.toml", "show = 'info'\nfail-on = 'info'\n[severity]\n'water/puddle' = 'error'\n")
    assert program("check") == (0, f"No findings in 1 file.\n{hides(1)}", "")


# -- what is stale ----------------------------------------------------------------------------------------------------


@pytest.fixture
def mended(program: Program) -> Program:
    """Two folders of articles, in one of which a defect is mended."""
    write("a/one.md", f"{LAKE}\n{LAKE}\n{POND}")
    write("b/two.md", f"{LAKE}\n{POND}")
    program("baseline", "create")
    write("a/one.md", LAKE)
    return program


LISTED = f"""\
stale: a/one.md: water/lake: 1
stale: a/one.md: water/pond: 1
error: {NAME}: 2 known findings are mended or gone, and would hide new ones (a/one.md: water/lake, water/pond); \
run: sourcecheck baseline prune --select water --rules ../rules
"""
NOTED = f"""\
note: {NAME}: 2 known findings are mended or gone; run: sourcecheck baseline prune --select water --rules ../rules
"""


@pytest.mark.parametrize(
    ("environment", "options", "code", "said"),
    [
        (None, (), 0, NOTED),
        ("", (), 0, NOTED),
        ("false", (), 0, NOTED),
        ("true", (), 1, LISTED),
        ("1", ("a/one.md",), 1, LISTED.replace("../rules", "../rules a/one.md")),
        ("1", ("--no-fail-on-stale",), 0, NOTED),
        ("1", ("--exit-zero",), 0, NOTED),
        (None, ("--fail-on-stale",), 1, LISTED),
        (None, ("--fail-on-stale", "--quiet"), 1, LISTED),
        (None, ("--quiet",), 0, ""),
        ("1", ("--no-baseline",), 1, ""),
        ("1", ("b",), 0, ""),
        ("1", ("b/two.md",), 0, ""),
    ],
)  # fmt: skip
def test_stale_entries_fail_in_ci_and_are_a_note_elsewhere(
    mended: Program, monkeypatch: pytest.MonkeyPatch,
    environment: str | None, options: tuple[str, ...], code: int, said: str,
) -> None:  # fmt: skip
    if environment is not None:
        monkeypatch.setenv("CI", environment)
    done = mended("check", *options)
    assert (done.code, done.err) == (code, said)


@pytest.mark.parametrize("name", FORMATS)
def test_every_report_has_what_fails_the_run(mended: Program, name: str) -> None:
    done = mended("check", "--fail-on-stale", "--format", name)
    assert (done.code, done.err) == (1, LISTED)
    said = "1 baseline out of date, see standard error" if name == "text" else "2 known findings are mended or gone"
    assert done.out.count(said) == 1 + (name == "junit")
    if name == "sarif":  # all was checked
        assert json.loads(done.out)["runs"][0]["invocations"][0]["executionSuccessful"] is True
    if name == "json":
        value = json.loads(done.out)
        jsonschema.validate(value, SCHEMA)
        assert [error["kind"] for error in value["errors"]] == ["stale"]


def test_the_command_that_is_told_mends_it(mended: Program, capsys: pytest.CaptureFixture[str]) -> None:
    os.makedirs("house")
    write("house/sc.toml", "baseline = 'known.json'\n")
    chosen = ["--rules", "../rules", "--preset", "strict", "--select", "water/lake,water/pond", "--min-confidence=low"]
    for options, name in (
        (["--config", "house/sc.toml"], "house/known.json"),
        (["--baseline", "b c.json"], "b c.json"),
    ):
        write("a/one.md", f"{LAKE}\n{POND}")
        assert run(["baseline", "create", *options, *chosen, "a", "b"]) == 0
        write("a/one.md", LAKE)
        capsys.readouterr()
        assert run(["check", "--fail-on-stale", *options, *chosen, "a", "b"]) == 1
        err = capsys.readouterr().err
        assert f"error: {name}: 1 known finding is mended or gone" in err
        told = shlex.split(err.splitlines()[-1].rpartition("; run: ")[2])
        assert told[0] == "sourcecheck" and run(told[1:]) == 0
        assert run(["check", "--fail-on-stale", *options, *chosen, "a", "b"]) == 0


def test_what_else_goes_wrong_counts_more_than_a_stale_entry(mended: Program) -> None:
    done = mended("check", "--fail-on-stale", ".", "missing.md")
    assert done.code == 2
    assert done.out.endswith("1 baseline out of date, see standard error: known findings are gone.\n")
    assert "1 problem on standard error: not everything was checked." in done.out


def test_rules_that_do_not_run_leave_their_entries(mended: Program) -> None:
    done = mended("check", "--fail-on-stale", select="water/lake")
    assert done.err.splitlines()[0] == "stale: a/one.md: water/lake: 1"
    assert "water/pond" not in done.err
    assert mended("baseline", "prune", select="water/lake").out == f"{NAME}: 0 added, 1 removed, 4 kept\n"
    assert mended("baseline", "update", "b", select="water/lake").out == f"{NAME}: 0 added, 0 removed, 4 kept\n"
    assert '"a/one.md", "rule": "water/pond"' in content()
    # Much of what is found goes by the type: where the person says it, nothing shows that an entry is stale.
    assert mended("check", "--type", "news", "--fail-on-stale").err == ""
    assert mended("baseline", "prune", "--type", "news").out.endswith(" 0 removed, 4 kept\n")


def test_files_that_are_gone_are_missed_by_who_looks_at_their_folder(mended: Program) -> None:
    shutil.rmtree("b")
    write("b/three.md", NOTHING)
    assert mended("check", "--fail-on-stale", "b/three.md").code == 0
    assert mended("check", "--fail-on-stale", "a").err == LISTED.replace("../rules", "../rules a")
    done = mended("check", "--fail-on-stale", "b")
    assert done.err.splitlines()[:2] == ["stale: b/two.md: water/lake: 1", "stale: b/two.md: water/pond: 1"]
    assert mended("baseline", "prune", "b").out == f"{NAME}: 0 added, 2 removed, 3 kept\n"
    assert mended("baseline", "prune", "a").out == f"{NAME}: 0 added, 2 removed, 1 kept\n"


def test_an_update_of_some_files_leaves_the_others(mended: Program) -> None:
    write("b/two.md", f"{POND}\n{LAKE}\nTwo puddles, and a puddle.\n")
    assert mended("baseline", "update", "b/two.md").out == f"{NAME}: 1 added, 0 removed, 5 kept\n"
    assert mended("check").err == NOTED
    assert mended("baseline", "update", "a").out == f"{NAME}: 0 added, 2 removed, 4 kept\n"
    assert mended("check").err == ""


def test_a_file_that_cannot_be_read_keeps_its_entries(mended: Program) -> None:
    with open("b/two.md", "wb") as file:
        file.write(b"\0" * 2000)
    done = mended("baseline", "update")
    assert done.code == 2
    assert done.out == f"{NAME}: 0 added, 2 removed, 3 kept\n"
    assert '"path": "b/two.md"' in content()
    assert mended("check").err.count("mended or gone") == 0


def test_a_finding_that_a_directive_silences_is_known_no_more(program: Program) -> None:
    write("a.md", LAKE)
    program("baseline", "create")
    write("a.md", f"<!-- sourcecheck-disable-next-line water -- the only one -->\n{LAKE}")
    assert "1 known finding is mended or gone" in program("check").err


def test_findings_that_a_type_leaves_out_are_not_missed(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(os.path.join(ROOT, "fixtures", "lightship.md"), "a.md")
    only = ("--select", "attribution")
    assert run(["baseline", "create", *only]) == 0
    assert run(["check", *only, "--type", "opinion", "--fail-on-stale"]) == 0
    assert "stale" not in capsys.readouterr().err


def test_rules_whose_kinds_of_findings_are_left_out_are_not_judged() -> None:
    """An entry may be of a kind that is less sure than this run asks, though the rule runs."""
    usual, sure = Engine(Plan()), Engine(Plan(min_confidence=Confidence.HIGH))
    assert usual.whole("a.md") == {rule.id for rule, _ in usual.rules}
    narrowed = {rule.id: rule for rule, _ in sure.rules if rule.id not in sure.whole("a.md")}
    assert narrowed
    kinds = [[kind.confidence or rule.confidence for kind in rule.variants.values()] for rule in narrowed.values()]
    assert all(min(confidences) < Confidence.HIGH for confidences in kinds)
    assert Engine(Plan(preset="recommended")).whole("a.md") == usual.whole("a.md")
    opinion = {rule.id for rule, _ in usual.rules} - Engine(Plan(type="opinion")).whole("a.md")
    assert "attribution/vague-authority" in opinion
    directives = usual.whole("a.md") - Engine(Plan(inline=False)).whole("a.md")
    assert {name.partition("/")[0] for name in directives} == {"suppression"}


# -- files that move --------------------------------------------------------------------------------------------------


def test_a_renamed_file_keeps_its_known_findings(program: Program) -> None:
    write("old.md", f"{LAKE}\n{POND}")
    write("other.md", LAKE)
    program("baseline", "create")
    os.rename("old.md", "new.md")
    assert program("check") == (0, f"No findings in 2 files.\n{hides(3)}", "")
    # Renamed and edited: what is new is shown, also where the words are known from another file.
    write("new.md", f"{LAKE}\nNobody in town has ever seen a pond as small as that.\n\nThis pond is new.\n")
    done = program("check")
    assert done.out.startswith("new.md:5:6: warning water/pond")
    assert hides(3) in done.out
    assert program("baseline", "prune").out == f"{NAME}: 0 added, 0 removed, 3 kept\n"
    assert "old.md" not in content()
    assert content().count('"path": "new.md"') == 2
    assert program("check").out == done.out


def test_a_copied_file_is_new(program: Program) -> None:
    write("old.md", f"{LAKE}\n{POND}")
    program("baseline", "create")
    shutil.copy("old.md", "new.md")
    done = program("check")
    assert "2 findings in 1 of 2 files" in done.out
    assert hides(2) in done.out


def test_paragraphs_of_a_file_that_is_gone_are_known_where_they_went(program: Program) -> None:
    write("a.md", f"{LAKE}\n{POND}")
    write("b.md", LAKE)
    program("baseline", "create")
    os.unlink("a.md")
    write("b.md", f"{LAKE}\n{POND}\n{LAKE}\n{LAKE}")
    done = program("check")
    assert [line for line in done.out.splitlines() if line.startswith("b.md")] == [
        "b.md:7:18: error water/lake: “lake”: which lake?"
    ]


def test_a_file_with_entries_of_its_own_gets_no_others_for_edited_paragraphs(program: Program) -> None:
    write("a.md", f"{LAKE}\n{POND}")
    write("b.md", LAKE)
    program("baseline", "create")
    os.unlink("a.md")
    write("b.md", f"{LAKE}\n{POND}\nTo the last, this lake is another matter.\n")
    assert program("check").out.startswith("b.md:5:19: error water/lake")


def test_a_new_article_does_not_inherit_from_one_that_has_nothing_in_common(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Many articles lack a byline; that one goes and another comes is no renaming."""
    story = "# Bridge closed\n\n" + "The bridge over the river was closed by the council on 3 May 2024.\n\n" * 12
    write("old.md", story)
    only = ("--select", "author/missing-byline")
    assert run(["baseline", "create", *only]) == 0
    os.unlink("old.md")
    write("new.md", story.replace("ridge", "reach"))
    capsys.readouterr()
    assert run(["check", *only, "--fail-on", "info"]) == 1
    assert "author/missing-byline" in capsys.readouterr().out
    # The headline is the same: it is that article.
    write("new.md", story.replace("by the council", "by the town"))
    assert run(["check", *only, "--fail-on", "info"]) == 0


def test_a_rule_that_is_renamed_keeps_its_entries(program: Program) -> None:
    write("a.md", LAKE)
    program("baseline", "create")
    write("../rules/water/basin.yaml", content("../rules/water/lake.yaml") + "formerly: [water/lake]\n")
    os.unlink("../rules/water/lake.yaml")
    assert program("check") == (0, f"No findings in 1 file.\n{hides(1)}", "")
    assert program("baseline", "prune").out == f"{NAME}: 0 added, 0 removed, 1 kept\n"
    assert '"rule": "water/basin"' in content()
    write("a.md", NOTHING)
    assert "1 known finding is mended or gone" in program("check").err


def test_an_editor_is_spared_what_is_known(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    import io
    import sys

    write("a.md", f"{LAKE}\n{POND}")
    program("baseline", "create")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"A lake.\n\n{LAKE}".encode())))
    done = program("check", "-", "--stdin-filename", "a.md", "--fail-on-stale")
    assert (done.code, done.err) == (1, "")  # it is not saved, so nothing is stale
    assert done.out.startswith("a.md:1:3: error")
    assert hides(1) in done.out
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LAKE.encode())))
    os.unlink("a.md")
    assert program("check", "-").code == 1  # of no file of the project, so it was not renamed to this either


# -- with changed lines -----------------------------------------------------------------------------------------------


def git(*arguments: str) -> None:
    name = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *name, *arguments], check=True, capture_output=True)


def test_among_changed_lines_a_copy_of_what_is_known_is_new(program: Program) -> None:
    """The baseline looks first: it needs the whole file to tell the copy from the original."""
    write("a.md", f"{NOTHING}\n{LAKE}")
    write("b.md", POND)
    program("baseline", "create")
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "first")
    write("a.md", f"{LAKE}\n{NOTHING}\n{LAKE}")
    done = program("check", "--since", "HEAD")
    assert done.code == 1
    assert done.out.startswith("a.md:1:18: error")  # the copy, though it stands first
    assert hides(1) in done.out
    write("a.md", f"{NOTHING}\n{LAKE}\n{LAKE}")
    assert program("check", "--since", "HEAD").out.startswith("a.md:5:18: error")
    # The whole file was looked at, so that what is mended in it is told; of what else is gone nothing is.
    os.unlink("b.md")
    write("a.md", NOTHING)
    done = program("check", "--since", "HEAD", "--fail-on-stale")
    assert done.err.splitlines()[0] == "stale: a.md: water/lake: 1"
    assert "b.md" not in done.err
    git("add", "a.md")
    assert program("check", "--staged", "--fail-on-stale").err == ""


def test_a_configuration_that_cannot_be_read_is_told(program: Program) -> None:
    write("a.md", LAKE)
    write("sourcecheck.toml", 'baseline = "../known.json"\n')
    for command in ("create", "update", "prune"):
        done = program("baseline", command)
        assert (done.code, done.out) == (2, "")
        assert "error: sourcecheck.toml:1: baseline: expected a path" in done.err
        assert "there is no baseline yet" not in done.err


def test_a_folder_that_is_not_there_is_named(program: Program, here: Path) -> None:
    write("a.md", LAKE)
    write("sourcecheck.toml", 'baseline = "ci/known.json"\n')
    done = program("baseline", "create")
    assert (done.code, done.out) == (2, "")
    assert f"ci/known.json: cannot be written: there is no folder {here / 'ci'}; make it first" in done.err


def test_a_file_that_is_none_is_not_to_be_deleted(program: Program) -> None:
    write("a.md", LAKE)
    write("package.json", "{}\n")
    for name in ("a.md", "package.json"):
        done = program("check", "--baseline", name)
        assert done.code == 2
        assert "; name the baseline with --baseline, or, if this is one, restore it" in done.err
