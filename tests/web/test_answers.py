"""What the local page is told of drafts and files."""

from __future__ import annotations

import json
import os
import signal
from io import BytesIO
from pathlib import Path

import docx
import docx.document
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.word.made import body

from sourcecheck.document import Format
from sourcecheck.readers import read_text
from sourcecheck.text import Span
from sourcecheck.view import viewed
from sourcecheck.web.checking import Units, lines_of
from sourcecheck.web.drafts import plain
from sourcecheck.web.insides import insides

from .conftest import DRAFT
from .local_page import Page, children

BYTES: dict[str, str | None] = {"Content-Type": "application/octet-stream"}


def test_a_draft_is_told_as_rows_with_findings_in_place(served: Page) -> None:
    told = served.ask("/check", source=DRAFT, format="text").value
    assert told["counts"]["error"] + told["counts"]["warning"] + told["counts"]["info"] == len(told["findings"])
    [repeated] = [one for one in told["findings"] if one["rule"] == "repetition/repeated-word"]
    assert DRAFT[repeated["start"] : repeated["end"]] == repeated["quote"]
    first, second = told["rows"]
    assert DRAFT[first["start"] : first["end"]] == DRAFT.partition("\n")[0]
    assert DRAFT[second["start"] : second["end"]] == "Nobody asked why."
    assert "<mark" in first["text"]
    assert "<mark" not in second["text"]
    assert told["looked"]["rules"] > 50
    assert told["looked"]["language"] == "en"
    assert "does not know whether a claim is true" in told["cannot"]


def test_words_are_those_that_a_reader_sees(served: Page) -> None:
    source = "<html><head><title>T</title></head><body><p class='a b c'>The <b>weir</b> is shut.</p></body></html>"
    assert served.ask("/check", source=source, format="html").value["looked"]["words"] == 4
    assert served.ask("/check", source="The weir\n\nis shut.\n").value["looked"]["words"] == 4


def test_places_are_those_of_a_browser(served: Page) -> None:
    source = "\U0001f30a We saw that the the weir was closed. \U0001f30a\n\nIt \U0001f30a was was closed.\n"
    told = served.ask("/check", source=source).value
    units = source.encode("utf-16-le")
    found = [one for one in told["findings"] if one["rule"] == "repetition/repeated-word"]
    assert [units[2 * one["start"] : 2 * one["end"]].decode("utf-16-le") for one in found] == ["the the", "was was"]
    row = told["rows"][1]
    assert units[2 * row["start"] : 2 * row["end"]].decode("utf-16-le") == "It \U0001f30a was was closed."


def test_halves_of_characters_and_line_ends_are_those_of_a_text_field(served: Page) -> None:
    answer = served.send("POST", "/check", b'{"source": "The the\\ud800 weir.\\r\\n\\rSea."}')
    assert answer.status == 200
    assert plain("\ufeffa\r\nb\rc\ud800") == "a\nb\nc\ufffd"


@given(st.text(alphabet="a\U0001f30a\n", max_size=60))
def test_units_are_those_of_utf16(source: str) -> None:
    units = Units(source)
    for place in range(len(source) + 1):
        assert units.at(place) == len(source[:place].encode("utf-16-le")) // 2


@given(st.text(alphabet="ab\n", max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6))
def test_lines_of_rows_never_overlap(source: str, places: list[tuple[int, int]]) -> None:
    spans = sorted(Span(*sorted((min(one, len(source)), min(other, len(source))))) for one, other in places)
    done = lines_of(source, spans)
    assert len(done) == len(spans)
    at = 0
    for start, end in done:
        assert at <= start <= end <= len(source)
        at = end


PAGE_PARTS = st.sampled_from(
    ["<p>", "</p>", "<p class='a>b'>", "words ", "<b>bold</b>", "<a href=/x>link</a>", "\n", "<h2>", "</h2>",
     "<ul><li>", "</ul>", "<div>", "</div>", "<table><tr><td>1", "</table>", "<!-- c -->", "&amp;", "<img src=a alt=b>",
     "</main>"]
)  # fmt: skip


@given(st.lists(PAGE_PARTS, max_size=25).map("".join))
def test_fields_of_a_web_page_never_overlap(source: str) -> None:
    document = read_text(source, "a.html", Format.HTML)
    spans = [node.span for node in viewed(document, ()).nodes]
    inside = insides(document, spans)
    at = 0
    for start, end in lines_of(source, spans, inside):
        assert at <= start <= end <= len(source)
        at = end
    for row, within in inside.items():
        assert row.contains(within) and source[within.start : within.end].strip()


def test_of_a_web_page_the_words_are_edited_and_not_the_tags_around_them(served: Page) -> None:
    source = (
        "<main><h1 class='a>b'>The weir</h1><p>\n  It is <b>shut</b> &amp; <a href='/x'>dry</a>\n</p>"
        "<ul><li>one</li><li>two</li></ul>\n<div>loose<p>After.</p></div></main>\n"
    )
    rows = served.ask("/check", source=source, format="html").value["rows"]
    assert [source[row["start"] : row["end"]] for row in rows] == [
        "The weir", "It is <b>shut</b> &amp; <a href='/x'>dry</a>", "<ul><li>one</li><li>two</li></ul>",
        "<div>loose", "After.",
    ]  # fmt: skip


def test_what_is_set_aside_is_not_handed_on(served: Page) -> None:
    told = served.ask("/check", source=DRAFT).value["findings"]
    aside = [one["id"] for one in told if one["rule"] == "repetition/repeated-word"]
    assert aside
    report = served.ask("/export", source=DRAFT, name="weir.txt", **{"as": "json"}, aside=aside).value
    assert len(report["findings"]) == len(told) - len(aside)
    assert {one["path"] for one in report["findings"]} == {"weir.txt"}
    page = served.ask("/export", source=DRAFT, name="weir.txt", **{"as": "html"}, aside=[])
    assert page.headers["content-type"].startswith("text/html")
    assert b"Nobody asked why." in page.body
    assert served.ask("/export", source=DRAFT, **{"as": "pdf"}).status == 400


def in_word(served: Page, source: str, file: bytes = b"", **more: object) -> docx.document.Document:
    line = json.dumps({"source": source, "format": "markdown", "name": "weir.docx", **more}).encode()
    answer = served.send("POST", "/word", line + b"\n" + file, BYTES)
    assert answer.status == 200, answer.body
    assert answer.headers["content-type"].startswith("application/vnd.openxmlformats-officedocument")
    return docx.Document(BytesIO(answer.body))


def test_a_draft_becomes_a_word_file_with_comments(served: Page) -> None:
    found = served.ask("/check", source=DRAFT, format="markdown").value["findings"]
    file = in_word(served, DRAFT)
    assert [one.text for one in file.paragraphs] == DRAFT.strip().split("\n\n")
    assert len(list(file.comments)) == len(found)
    left = in_word(served, DRAFT, aside=[one["id"] for one in found[1:]])
    assert [one.text.rpartition(": ")[2].removesuffix(" (sourcecheck)") for one in left.comments] == [found[0]["rule"]]


def test_a_word_file_gets_its_comments_while_the_draft_is_its_text(served: Page) -> None:
    made = body(*DRAFT.strip().split("\n\n"))
    opened = served.send("POST", "/read", made, BYTES | {"X-Sourcecheck-Name": "weir.docx"}).value["source"]
    assert in_word(served, opened, made).styles.element.xpath("count(w:style)") < 20  # its own, not those of a new one
    assert in_word(served, opened + "\nMore.\n", made).styles.element.xpath("count(w:style)") > 20
    assert len(list(in_word(served, opened, b"spoiled").comments)) == len(list(in_word(served, opened, made).comments))


@pytest.mark.parametrize("sent", [b"", b"{}", b"\n", b"[]\nPK", b'{"source": 1}\n'])
def test_what_is_no_draft_becomes_no_word_file(served: Page, sent: bytes) -> None:
    assert served.send("POST", "/word", sent, BYTES).status == 400


@pytest.mark.parametrize(
    ("name", "format_"),
    [("weir.md", "markdown"), ("weir.HTML", "html"), ("weir.txt", "text"), ("../../weir.md", "markdown")],
)
def test_a_dropped_file_is_read(served: Page, name: str, format_: str) -> None:
    answer = served.send("POST", "/read", "é weir\r\n".encode(), BYTES | {"X-Sourcecheck-Name": name})
    assert answer.value["source"] == "é weir\n"
    assert answer.value["format"] == format_
    assert answer.value["name"] == name.rpartition("/")[2]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [("weir.docx", b"PK", "weir.docx: "),
     ("weir.pdf", b"%PDF-1.7", "this kind of file is not read"), ("weir.txt", b"%PDF-1.7", "looks like a PDF"),
     ("weir.txt", b"a" * (5 * 1024**2 + 1), "over 5 MB")],
)  # fmt: skip
def test_a_dropped_file_that_is_none(served: Page, name: str, data: bytes, said: str) -> None:
    answer = served.send("POST", "/read", data, BYTES | {"X-Sourcecheck-Name": name})
    assert answer.status == 422
    assert said in answer.value["error"]


def test_a_word_file_is_read_as_it_reads(served: Page) -> None:
    docx = pytest.importorskip("docx", reason="the extra sourcecheck[docx] is not installed")
    draft = docx.Document()
    draft.add_heading("The weir", 1)
    draft.add_paragraph("It was said that the the weir was closed.")
    table = draft.add_table(2, 2)
    for at, words in enumerate(("Year", "Cost", "2024", "$5 million")):
        table.cell(at // 2, at % 2).text = words
    data = BytesIO()
    draft.save(data)
    opened = served.send("POST", "/read", data.getvalue(), BYTES | {"X-Sourcecheck-Name": "weir.docx"}).value
    assert opened["format"] == "markdown"
    assert opened["source"].startswith("# The weir\n\nIt was said that the the weir was closed.\n\n| Year | Cost |\n")
    told = served.ask("/check", **opened).value
    assert "the the" in {one["quote"] for one in told["findings"]}


def test_an_old_encoding_is_said(served: Page) -> None:
    answer = served.send("POST", "/read", b"\x93The weir\x94", BYTES | {"X-Sourcecheck-Name": "weir.txt"})
    assert answer.value["source"] == "“The weir”"
    assert "cp1252" in answer.value["notes"][0]


def test_a_folder_is_listed_without_what_links_lead_to(served: Page) -> None:
    told = served.ask("/folder").value
    assert told == {"folder": "articles", "files": ["inner/sea.txt", "weir.md"], "more": 0}
    opened = served.ask("/open", file="weir.md").value
    assert opened["source"] == "# The weir\n\nThe the weir was closed.\n"
    assert (opened["format"], opened["name"], opened["file"]) == ("markdown", "weir.md", "weir.md")
    assert served.ask("/count", file="weir.md").value["counts"]["error"] >= 1


@pytest.mark.parametrize(
    "name",
    ["../outside.md", "link.md", "away/outside.md", "/etc/passwd", "inner", "", "nothing.md", "notes.py",
     "inner/../weir.md", "inner//sea.txt", "./weir.md", "weir.md\0", ".hidden.md", "..\\outside.md"],
)  # fmt: skip
def test_nothing_else_of_the_disk_is_opened(served: Page, name: str) -> None:
    for path in ("/open", "/count"):
        answer = served.ask(path, file=name)
        assert (answer.status, answer.value) == (404, {"error": "There is no such article in the folder."})


def test_without_a_folder_nothing_is_opened(tmp_path: Path) -> None:
    (tmp_path / "weir.md").write_text("# The weir\n")
    page = Page(cwd=str(tmp_path))
    try:
        assert page.ask("/open", file="weir.md").status == 404
        assert page.ask("/folder").status == 404
    finally:
        page.end()


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="ends processes as Linux has them")
def test_settings_hold_and_change_and_a_lost_process_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "weir.md").write_text("# The weir\n\nThe the weir.\n")
    page = Page(str(tmp_path), cwd=str(tmp_path))
    asked = {"source": "# The weir\n\nThe the weir.\n", "format": "markdown", "file": "weir.md"}

    def rules() -> set[str]:
        return {one["rule"] for one in page.ask("/check", **asked).value["findings"]}

    try:
        assert "repetition/repeated-word" in rules()
        (tmp_path / "sourcecheck.toml").write_text('ignore = ["repetition"]\n')
        assert "repetition/repeated-word" not in rules()
        (tmp_path / "sourcecheck.toml").write_text("ignore = 3\n")
        answer = page.ask("/check", **asked)
        assert answer.status == 422
        assert "sourcecheck.toml" in answer.value["error"]
        (tmp_path / "sourcecheck.toml").unlink()
        for child in children(page.process.pid):
            os.kill(child, signal.SIGKILL)
        answers = [page.ask("/check", **asked).status for _ in range(4)]
        assert answers[-1] == 200
        assert set(answers) <= {200, 503}
    finally:
        page.end()


def test_json_is_what_comes_back(served: Page) -> None:
    answer = served.ask("/check", source="")
    assert answer.headers["content-type"] == "application/json"
    assert json.loads(answer.body)["rows"] == []
