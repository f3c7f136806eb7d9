"""Word files on the command line: named, in folders, from standard input, with every option that could stumble."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from tests.changes.repository import Repository
from tests.terminal.typed import Typed
from tests.word.conftest import Done, Program
from tests.word.made import body, paragraph, word

from sourcecheck import ReadError, UsageError, check_file, check_text, reporters
from sourcecheck.readers import DOCX

BAD = body(
    paragraph("Harbour wall", style="berschrift1"), "It rained on 31 April 2024 in the port.", "The the wall held."
)
GOOD = body(paragraph("Harbour wall", style="berschrift1"), "It rained on 30 April 2024 in the port.", "The wall held.")


def write(name: str, content: bytes | str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_bytes(content.encode() if isinstance(content, str) else content)


# The report -----------------------------------------------------------------------------


def test_findings_name_the_paragraph(check: Program) -> None:
    write("draft.docx", BAD)
    done = check("draft.docx")
    assert (done.code, done.err) == (1, "")
    assert done.out == (
        "draft.docx: paragraph 2: error dates/invalid-date: April has 30 days, not 31. Which day is meant by “31 April "
        "2024”?\n      | It rained on 31 April 2024 in the port.\n      |              ^^^^^^^^^^^^^\n\n"
        "draft.docx: paragraph 3: error repetition/repeated-word: “The the”: written twice. Leave it once.\n"
        "      | The the wall held.\n      | ^^^^^^^\n\n"
        "2 findings in 1 file: 2 errors\n  dates       1 error\n  repetition  1 error\n"
    )


REPEATED = "The council voted on Tuesday to raise the harbour wall by one metre before the storms of winter arrive."


def test_messages_and_further_places_name_paragraphs_too(check: Program) -> None:
    write("draft.docx", body("First.", REPEATED, "Second.", REPEATED))
    out = check("draft.docx").out
    assert "paragraph 4: error repetition/duplicate-block: This paragraph already stands in paragraph 2." in out
    assert "see draft.docx: paragraph 2: " in out
    assert "line" not in out.replace("lines", "")


def formatted(check: Program, name: str) -> str:
    return check("draft.docx", "--format", name, select="dates/invalid-date").out


def test_every_format_names_the_paragraph(check: Program) -> None:
    write("draft.docx", BAD)
    said = "paragraph 2: April has 30 days, not 31. Which day is meant by “31 April 2024”?"
    assert formatted(check, "line") == f"draft.docx:3:14: error dates/invalid-date {said}\n"
    assert formatted(check, "github") == f"::error file=draft.docx,title=dates/invalid-date::{said}\n"
    assert f'<error line="3" column="14" severity="error" message="{said}"' in formatted(check, "checkstyle")
    junit = formatted(check, "junit")
    assert 'name="dates/invalid-date at paragraph 2"' in junit and " line=" not in junit
    assert "paragraph 2: error dates/invalid-date" in junit
    (issue,) = json.loads(formatted(check, "gitlab"))
    assert issue["description"] == said
    (diagnostic,) = json.loads(formatted(check, "rdjson"))["diagnostics"]
    assert (diagnostic["message"], diagnostic["location"]) == (said, {"path": "draft.docx"})
    (sonar,) = json.loads(formatted(check, "sonar"))["issues"]
    assert sonar["primaryLocation"] == {"message": said, "filePath": "draft.docx"}
    (result,) = json.loads(formatted(check, "sarif"))["runs"][0]["results"]
    assert result["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "paragraph 2"}]
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 3
    assert "fixes" not in result
    markdown = formatted(check, "markdown")
    assert "| Place | Severity | Rule | Message |\n| --- | --- | --- | --- |\n| paragraph 2 | error |" in markdown
    assert "Paragraph 2</p>" in formatted(check, "html")


@pytest.mark.parametrize("format", ["json", "jsonl"])
def test_json_has_the_place(check: Program, format: str) -> None:
    write("draft.docx", BAD)
    out = formatted(check, format)
    folder = os.path.dirname(reporters.__file__)
    name = "report.schema.json" if format == "json" else "report-line.schema.json"
    schema = json.loads(Path(folder, name).read_text(encoding="utf-8"))
    for one in [json.loads(out)] if format == "json" else map(json.loads, out.splitlines()):
        jsonschema.validate(one, schema)
    lines = [json.loads(line) for line in out.splitlines()] if format == "jsonl" else []
    whole = {} if lines else json.loads(out)
    (finding,) = whole["findings"] if whole else [one for one in lines if one["type"] == "finding"]
    assert (finding["place"], finding["quote"], finding["fix"]) == ("paragraph 2", "31 April 2024", None)
    (file,) = whole["files"] if whole else [one for one in lines if one["type"] == "file"]
    assert (file["format"], file["encoding"]) == ("markdown", "docx")


def test_how_it_was_read(check: Program) -> None:
    write("draft.docx", word(f"<w:p><w:ins>{'<w:r><w:t>Text.</w:t></w:r>'}</w:ins></w:p>"))
    err = check("draft.docx", "--verbose").err
    assert "note: draft.docx: read as a Word file, language en" in err or "language unknown" in err
    assert "note: draft.docx: has tracked changes: read as if all were accepted\n" in err


# Which files ----------------------------------------------------------------------------


def paths(done: Done) -> list[str]:
    return [one["path"] for one in json.loads(done.out)["files"]]


def test_folders_and_globs(check: Program) -> None:
    for name in ("b/draft.docx", "b/~$draft.docx", "a.md", "b/Other.DOCX"):
        write(name, GOOD if "ocx" in name.lower() else "Text.\n")
    assert paths(check("--format", "json")) == ["a.md", "b/Other.DOCX", "b/draft.docx"]
    assert paths(check("b/*", "--format", "json")) == ["b/Other.DOCX", "b/draft.docx"]
    assert check("b/~$draft.docx").err == (
        "error: b/~$draft.docx: is what Word leaves beside a document that is open; check the document itself\n"
    )


def test_standard_input(check: Program) -> None:
    assert "x.docx: paragraph 2: error" in check("-", "--stdin-filename", "x.docx", stdin=BAD).out
    assert "<stdin>: paragraph 2: error" in check("-", "--format-of", "docx", stdin=BAD).out
    done = check("-", stdin=BAD)
    assert done.code == 2
    assert done.err == (
        "error: <stdin>: looks like a Word file or a ZIP archive; --format-of docx reads a Word file\n"
    )  # fmt: skip
    assert check("-", "--stdin-filename", "x.docx", stdin=b"Text.").code == 2


def test_a_format_for_a_glob(check: Program) -> None:
    write("drafts/one.dat", BAD)
    assert "drafts/one.dat: paragraph 2" in check("drafts", "--format-of", "*.dat=docx").out
    assert check("drafts/one.dat", "--format-of", "docx").code == 1


@pytest.mark.parametrize("extension", ["doc", "rtf", "odt", "docm", "pages"])
def test_what_word_processors_write_besides(check: Program, extension: str) -> None:
    write(f"draft.{extension}", b"x")
    done = check(f"draft.{extension}")
    assert done.code == 2
    assert done.err.endswith(f"cannot read .{extension} files; open it in a word processor and save it as .docx\n")


def test_what_is_spoiled_is_said_and_the_rest_is_checked(check: Program) -> None:
    write("a.docx", BAD[:-100])
    write("b.docx", BAD)
    done = check("a.docx", "b.docx")
    assert done.code == 2
    assert done.err == (
        "error: a.docx: is damaged, or not all of it is there: open it in Word and save it anew\n"
    )  # fmt: skip
    assert "b.docx: paragraph 2" in done.out


# Without the extra ------------------------------------------------------------------------


def without(*arguments: str) -> Done:
    """The program where python-docx is not installed."""
    code = "import sys; sys.modules['docx'] = None; from sourcecheck.cli import main; main()"
    command = [sys.executable, "-c", code, "check", "--isolated", "--no-cache", "--select", "dates", *arguments]
    done = subprocess.run(command, capture_output=True, check=False, timeout=120)
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


NEEDED = "error: {}: Word files need the package python-docx: pip install 'sourcecheck[docx]'\n"


def test_a_file_that_is_named_says_what_is_missing(here: Path) -> None:
    write("draft.docx", BAD)
    write("a.md", "It rained on 31 April 2024.\n")
    done = without("draft.docx", "a.md")
    assert (done.code, done.err) == (2, NEEDED.format("draft.docx"))
    assert "a.md:1:14: error dates/invalid-date" in done.out
    assert without("d*.docx").err == NEEDED.format("draft.docx")


def test_a_folder_does_not_begin_to_fail(here: Path) -> None:
    write("site/draft.docx", BAD)
    write("site/deep/draft.docx", BAD)
    write("site/a.md", "It rained.\n")
    done = without("site")
    assert done.code == 0
    assert done.err == (
        "note: 2 Word files are not checked (the first is site/deep/draft.docx); to check Word files: "
        "pip install 'sourcecheck[docx]'\n"
    )
    assert without("site", "--quiet").err == ""
    write("only/draft.docx", BAD)
    done = without("only", "--quiet")
    assert done.code == 2
    assert done.err.endswith(".txt .docx); its Word files need: pip install 'sourcecheck[docx]'\n")


def test_annotating_needs_it_too(here: Path) -> None:
    write("draft.docx", BAD)
    assert without("draft.docx", "--annotate", "out.docx").err == NEEDED.format("draft.docx")
    assert not os.path.exists("out.docx")


# Options --------------------------------------------------------------------------------


def test_fixes_are_not_offered_and_said_once(check: Program) -> None:
    for name in ("a.docx", "b.docx"):
        write(name, BAD)
    write("c.md", "The the wall held.\n")
    done = check("--fix", ".")
    assert Path("a.docx").read_bytes() == Path("b.docx").read_bytes() == BAD
    assert Path("c.md").read_text() == "The wall held.\n"
    assert done.err.count("Word files are not fixed; --annotate OUT.docx writes the findings into one as comments") == 1
    assert "can be fixed" not in done.out
    shown = check("--show-fixes", "a.docx")
    assert (shown.out, shown.err.count("note: ")) == ("", 1)
    assert "nothing to fix" not in shown.err
    assert check("--fix", "-", "--format-of", "docx", stdin=BAD).out.encode("utf-8", "surrogateescape") == BAD


def test_results_are_kept_and_used(check: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(10):
        write(f"d{number}.docx", BAD)
    for name in ("json", "sarif"):
        first = check("--format", name).out
        with monkeypatch.context() as context:
            if name == "json":  # sarif needs the text, which is read again
                context.setattr("sourcecheck.readers.word.read", None)
            assert check("--format", name).out == first
    write("d3.docx", GOOD)
    assert "d3.docx" not in check("--format", "line").out


def test_several_processes(check: Program) -> None:
    for number in range(6):
        write(f"d{number}.docx", BAD)
    assert check("--jobs", "2", "--no-cache", ".").out == check("--jobs", "1", "--no-cache", ".").out


def test_a_baseline_knows_findings_whose_paragraphs_moved(check: Program) -> None:
    write("draft.docx", BAD)
    made = check("--baseline", "known.json", "draft.docx", command="baseline create")
    assert made.code == 0
    moved = body("A new first paragraph.", "It rained on 31 April 2024 in the port.", "The the wall held.")
    write("draft.docx", moved)
    done = check("--baseline", "known.json", "draft.docx")
    assert done.code == 0
    assert "2 known findings of the baseline are not shown" in done.out


def test_what_changed_in_git_is_the_whole_document(check: Program, here: Path) -> None:
    repository = Repository(here).begun()
    write("draft.docx", GOOD)
    write("old.docx", BAD)
    repository.commit()
    write("draft.docx", BAD)
    for option in (["--since", "HEAD"], ["--staged"]):
        repository.git("add", "--all")
        done = check(*option, "--format", "json")
        assert [one["place"] for one in json.loads(done.out)["findings"]] == ["paragraph 2", "paragraph 3"]
    write("draft.docx", GOOD)  # what is staged is checked, whatever lies on disk
    assert len(json.loads(check("--staged", "--format", "json").out)["findings"]) == 2
    assert check("--since", "HEAD").code == 0
    write("diff", b"Binary files a/old.docx and b/old.docx differ\n")
    assert "old.docx: paragraph 2" in check("--diff-file", "diff").out


def test_a_word_file_that_git_takes_for_text_counts_as_a_whole(check: Program, here: Path) -> None:
    repository = Repository(here).begun()
    write(".gitattributes", "*.docx diff\n")
    write("draft.docx", GOOD)
    repository.commit()
    write("draft.docx", BAD)
    assert len(json.loads(check("--since", "HEAD", "--format", "json").out)["findings"]) == 2


@pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals of POSIX")
def test_it_is_watched(here: Path) -> None:
    pytest.importorskip("watchfiles", reason="the extra sourcecheck[watch] is not installed")
    write("draft.docx", BAD)
    command = [sys.executable, "-m", "sourcecheck", "check", "--isolated", "--watch", "--select", "dates", "draft.docx"]
    shell = Typed(command)
    try:
        assert "paragraph 2" in shell.until("watching 1 file, Ctrl-C ends")
        write("draft.docx", GOOD)
        shell.until(r"No findings in 1 file\.")
    finally:
        shell.end()


# The package ----------------------------------------------------------------------------


def test_the_functions_of_the_package(here: Path) -> None:
    write("draft.docx", BAD)
    write("draft", BAD)
    for path, written in (("draft.docx", None), ("draft", DOCX)):
        found = check_file(path, format=written, select=["dates/invalid-date"])
        assert [(one.place, one.quote) for one in found] == [("paragraph 2", "31 April 2024")]
    with pytest.raises(UsageError, match="expected one of text, markdown, html, got 'docx'"):
        check_text("Text.", format="docx")
    with pytest.raises(UsageError, match=r"docx, got 'dox'; did you mean 'docx'\?"):
        check_file("draft", format="dox")
    write("bad.docx", b"x")
    with pytest.raises(ReadError, match="is no Word file"):
        check_file("bad.docx")
