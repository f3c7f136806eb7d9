"""The whole program over changed lines: what is shown, what is counted, exit codes and messages."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from typing import Any

import pytest
from tests.changes.repository import ENVIRONMENT, Repository

from sourcecheck import cli, workers

JUNE, APRIL, NOVEMBER = "It ended on June 31, 2024.", "It began on April 31, 2024.", "They met on November 31, 2024."
ARTICLE = f"# The pier\n\n{JUNE}\n\nThe wind was low.\n"


DATES = ("check", "--select", "dates/invalid-date")


@pytest.fixture(autouse=True)
def collector_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A run in this process is not to change how the other tests collect garbage."""
    monkeypatch.setattr(workers, "collect_rarely", lambda: None)


def check(*arguments: str, text: bytes = b"") -> tuple[int, str, str]:
    """Exit code, report and messages of ``sourcecheck check`` with a rule that looks at dates only."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n") for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err), pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
        code = cli.run([*DATES, *arguments])
        out.flush()
        err.flush()
    report, said = (stream.buffer.getvalue().decode() for stream in (out, err))
    return code, report, said


def process(*arguments: str, code: str = "") -> tuple[int, str, str]:
    """The same by the real program, or by one that calls it."""
    program = ["-c", code] if code else ["-m", "sourcecheck"]
    command = [sys.executable, *program, *DATES, *arguments]
    done = subprocess.run(command, capture_output=True, check=False, timeout=60, env=ENVIRONMENT)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def places(*arguments: str, **more: Any) -> list[str]:
    """Paths and lines of what is found, the places of the JSON report."""
    _, report, _ = check("--format", "json", *arguments, **more)
    return [f"{one['path']}:{one['start']['line']}" for one in json.loads(report)["findings"]]


def test_only_findings_on_changed_lines_are_shown_and_fail(repository: Repository) -> None:
    repository.write("docs/a.md", ARTICLE)
    repository.write("docs/b.md", ARTICLE)
    repository.commit()
    assert check()[0] == 1
    assert check("--since", "HEAD") == (
        0, "No findings in 0 files.\n", "note: --since HEAD: no article changed, so none is checked\n"
    )  # fmt: skip
    assert check("--since", "HEAD", "--quiet") == (0, "", "")
    repository.write("docs/a.md", ARTICLE + "A better line.\n")
    assert check("--since", "HEAD") == (
        0, "No findings in 1 file.\n1 finding on lines that did not change is not shown.\n", ""
    )  # fmt: skip
    repository.write("docs/a.md", ARTICLE.replace(JUNE, f"{JUNE} {JUNE}") + f"\n{APRIL}\n")
    repository.write("docs/b.md", f"{NOVEMBER}\n\n{ARTICLE}")
    code, report, said = check("--since", "HEAD")
    assert (code, report, said) == process("--since", "HEAD") == (1, report, "")
    assert [line.partition(" ")[0] for line in report.splitlines() if line.startswith("docs")] == [
        "docs/a.md:3:13:", "docs/a.md:3:40:", "docs/a.md:7:13:", "docs/b.md:1:13:"
    ]  # fmt: skip
    assert report.endswith("1 finding on lines that did not change is not shown.\n")
    _, report, _ = check("--since", "HEAD", "--format", "json")
    assert json.loads(report)["summary"]["elsewhere"] == 1
    assert check("--since", "HEAD", "--exit-zero")[0] == 0
    assert places("--since", "HEAD", "docs/b.md") == ["docs/b.md:1"]
    assert places("--since", "HEAD", "--jobs", "2") == places("--since", "HEAD")


def test_a_source_that_was_taken_away_shows_what_stood_on_it(repository: Repository) -> None:
    repository.write("a.md", f"{JUNE}\nThe minutes say so.\n{APRIL}\n\nText.\n\n{NOVEMBER}\n")
    repository.commit()
    repository.write("a.md", f"{JUNE}\n{APRIL}\n\nText.\n\n{NOVEMBER}\n")
    assert places("--since", "HEAD") == ["a.md:1", "a.md:2"]


def test_staged_content_is_what_is_checked(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.write("docs/a.md", f"{JUNE}\n")
    repository.write("docs/b.md", "The sea.\n")
    repository.git("add", ".")
    repository.write("docs/a.md", "The sea.\n")
    repository.write("docs/b.md", f"{APRIL}\n")
    assert places("--staged") == ["docs/a.md:1"]
    assert places("docs") == ["docs/b.md:1"]
    monkeypatch.chdir("docs")
    code, report, _ = check("--staged")
    assert code == 1
    assert report.startswith("a.md:1:13: error dates/invalid-date: June has 30 days, not 31.")
    assert f"    1 | {JUNE}\n" in report
    assert places("--staged", "--jobs", "2") == ["a.md:1"]


def test_a_diff_from_standard_input(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.write("docs/a.md", ARTICLE)
    repository.commit()
    repository.write("docs/a.md", f"{ARTICLE}\n{APRIL}\n")
    diff = repository.git("diff")
    for folder in (".", "docs"):
        monkeypatch.chdir(folder)
        path = os.path.relpath(repository.root / "docs/a.md")
        assert places("--diff-file", "-", text=diff) == [f"{path}:7"]
    assert check("--diff-file", "-", text=b"")[::2] == (
        0,
        "note: --diff-file -: no article changed, so none is checked\n",
    )
    assert check("--diff-file", "-", "-", text=b"")[0::2] == (
        2,
        "error: --diff-file - and the path - both read standard input; name files, or save the diff to one\n",
    )
    assert check("--diff-file", "-", text=b"--- a.md\n+++ a.md\n@@ -90 +90 @@\n-a\n+b\n") == (
        2,
        "a.md:3:13: error dates/invalid-date: June has 30 days, not 31. Which day is meant by “June 31, 2024”?\n"
        f"    3 | {JUNE}\n      |             ^^^^^^^^^^^^^\n\n"
        "a.md:7:13: error dates/invalid-date: April has 30 days, not 31. Which day is meant by “April 31, 2024”?\n"
        f"    7 | {APRIL}\n      |             ^^^^^^^^^^^^^^\n\n"
        "2 findings in 1 file: 2 errors\n1 problem on standard error: not everything was checked.\n",
        "error: a.md: has fewer lines than the diff says; make the diff of the file as it is\n",
    )


def test_what_is_excluded_stays_excluded_unless_it_is_named(repository: Repository) -> None:
    repository.write("sourcecheck.toml", 'exclude = ["drafts"]\n')
    repository.write("drafts/a.md", ARTICLE)
    repository.write("b.md", ARTICLE)
    repository.git("add", ".")
    assert places("--staged") == ["b.md:3"]
    assert places("--staged", "drafts") == []
    assert places("--staged", "drafts/a.md") == ["drafts/a.md:3"]
    assert places("--staged", "drafts/a.md", "--force-exclude") == []


def test_over_all_lines_a_run_is_as_without(repository: Repository) -> None:
    repository.commit("nothing yet")
    repository.write("a.md", f"{ARTICLE}{APRIL}\n")
    repository.write("docs/b.html", f"<p>{JUNE}</p>\r\n<p>{APRIL}</p>\r\n")
    repository.write("c.txt", f"{JUNE}\r{APRIL}\n\n{NOVEMBER}")
    plain = check("--format", "json")
    assert check("--format", "json", "--since", "HEAD") == plain
    repository.commit()
    repository.git("diff", "HEAD~", "--output=../x.diff")
    assert check("--format", "json", "--since", "HEAD~") == plain
    assert check("--format", "json", "--diff-file", "../x.diff") == plain


def test_a_finding_about_the_whole_article_is_shown_when_it_is_touched(repository: Repository) -> None:
    repository.write(
        "a.md", "# The harbour wall\n\n" + "The council met and voted for the wall. " * 30 + "\n\nThe end.\n"
    )
    repository.commit()
    repository.write("a.md", (repository.root / "a.md").read_text() + "\nOr not.\n")
    _, report, _ = check("--select", "author/missing-byline", "--since", "HEAD", "--format", "json")
    (one,) = json.loads(report)["findings"]
    assert (one["rule"], one["scope"], one["start"]["line"]) == ("author/missing-byline", "document", 1)
    repository.git("mv", "a.md", "b.md")
    repository.git("commit", "-qam", "moved, and a line")
    repository.git("mv", "b.md", "c.md")
    assert json.loads(check("--select", "author/missing-byline", "--staged", "--format", "json")[1])["files"] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--since", "HEAD", "--staged"), "--since and --staged exclude each other"),
        (("--staged", "--diff-file", "-"), "--staged and --diff-file exclude each other"),
        (("--since", "", "--diff-file", "x"), "--since and --diff-file exclude each other"),
        (("--since", "nowhere"), "--since nowhere: no such commit, branch or tag; git branch --all"),
        (("--since", "-x"), "--since -x: expected one commit, branch or tag, as in --since main"),
        (("--since", "no\x1b[31mwhere"), "--since no\\x1b[31mwhere: no such commit"),
        (("--diff-file", "x.diff"), "--diff-file x.diff: no such file"),
        (("--diff-file", "a.md"), "--diff-file a.md: holds no unified diff, as git diff or diff -u write it"),
        (("--staged", "-"), "--staged: standard input has no lines that changed; leave - out"),
        (("--since", "HEAD", "-", "--stdin-filename", "a.md"), "--since and --stdin-filename exclude each other"),
        (("--staged", "gone.md"), "gone.md: no such file or folder"),
    ],
)
def test_what_cannot_be_meant_exits_with_2(repository: Repository, arguments: tuple[str, ...], said: str) -> None:
    repository.write("a.md", ARTICLE)
    repository.commit()
    code, _, err = check(*arguments)
    assert code == 2
    assert err.startswith(f"error: {said}")
    assert err.count("\n") == 1


def test_programs_that_read_json_get_the_mistake_too(repository: Repository) -> None:
    code, report, _ = check("--since", "main", "--format", "json")
    assert code == 2
    assert json.loads(report)["errors"][0]["message"].startswith("--since main: no such commit")


def test_only_files_that_changed_are_read(repository: Repository) -> None:
    repository.write("a.md", ARTICLE)
    repository.write("b.md", ARTICLE)
    repository.commit()
    repository.write("a.md", f"{ARTICLE}\n{APRIL}\n")
    code = (
        "import sys; from sourcecheck import cli; from sourcecheck.engine import engines; real = engines.read_bytes\n"
        "engines.read_bytes = lambda path, most: (print('read', path, file=sys.stderr), real(path, most))[1]\n"
        "sys.exit(cli.run(sys.argv[1:]))"
    )
    assert process("--since", "HEAD", code=code)[2] == "read a.md\n"
    _, _, said = process("--since", "HEAD", "b.md", code=code)
    assert said == "note: --since HEAD: no article changed among the paths named, so none is checked\n"


def test_a_run_without_these_options_loads_nothing_for_them(repository: Repository) -> None:
    repository.write("a.md", ARTICLE)
    code = (
        "import sys; from sourcecheck import cli; cli.run(sys.argv[1:])\n"
        "print(sorted(name for name in sys.modules if name.startswith('sourcecheck.changes')), file=sys.stderr)"
    )
    assert process("a.md", code=code)[2] == "[]\n"


def test_an_article_that_cannot_be_read_is_told(repository: Repository) -> None:
    repository.write("a.md", b"\0\1\2" * 400)
    repository.write("picture.png", b"\0\1\2" * 400)
    repository.git("add", ".")
    code, _, err = check("--staged")
    assert code == 2
    assert err.startswith("error: a.md: ") and err.count("\n") == 1
    assert check("--staged")[0] == check(".")[0]


def test_a_file_is_there_only_once_for_each_way_to_name_it(repository: Repository) -> None:
    repository.write("docs/a.md", f"{JUNE}\n")
    repository.git("add", ".")
    assert places("--staged", "docs", "docs/a.md", ".") == ["docs/a.md:1"]
