"""A draft that is in no Word file, as one: its text, its form and its findings as comments."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sourcecheck.annotating import anew
from sourcecheck.document import Document, Format
from sourcecheck.engine import Engine
from sourcecheck.finding import Finding
from sourcecheck.page.words import GROUPS
from sourcecheck.readers import read_text
from sourcecheck.readers.word import read
from sourcecheck.report import Plan
from sourcecheck.view import Node, View, viewed

TODAY = date(2026, 11, 24)
DRAFT = """\
# Harbour wall to be raised

**Experts say** the lake is dying, and *studies show* that [87% of people](https://example.org/people) agree. The
council met on 31 April 2024, [sources told us](javascript:alert(1)).

- Critics say that it is unsafe.
- It is widely believed that [Your Name] will pay for it.
  - A thing inside.

1. first
2. second

Between.

1. first again

> Many observers believe that the vote was rigged.

| Port | Ships | Experts say |
|------|------:|-------------|
| Aldo | 12    | yes         |
| Gate | 4     | 31 June 2023 |

```
the code
of two lines
```

![A ship in the port](ship.jpg)

The the price rose in 2023.. “It is too late,” said an expert.
"""


def checked(source: str, written: Format = Format.MARKDOWN) -> tuple[Document, tuple[Finding, ...], bytes]:
    document = read_text(source, f"draft.{written}", written)
    engine = Engine(Plan(today=TODAY))
    findings = engine.check(document).findings
    return document, findings, anew(document, findings, {rule.id: rule for rule, _ in engine.rules})


def commented(data: bytes) -> dict[int, str]:
    """By number of the comment the words between its marks; what stands in several paragraphs on several lines."""
    open_: dict[str, list[str]] = {}
    done: dict[int, str] = {}
    for element in docx.Document(io.BytesIO(data)).element.body.iter():
        name = str(element.get(qn("w:id")))
        if element.tag == qn("w:commentRangeStart"):
            open_[name] = []
        elif element.tag == qn("w:commentRangeEnd"):
            done[int(name)] = "".join(open_.pop(name))
        elif element.tag in (qn("w:t"), qn("w:p"), qn("w:br")):
            for texts in open_.values():
                texts.append(element.text if element.tag == qn("w:t") else "\n")
    assert not open_
    return done


def seen(view: View) -> str:
    """The words of an article."""

    def texts(nodes: tuple[Node, ...]) -> Iterator[str]:
        for node in nodes:
            if node.kind in ("furniture", "title", "description", "unseen"):
                continue
            yield "".join(piece.text for piece in node.pieces)
            yield from texts(node.children)

    return " ".join(texts(view.nodes))


def test_comments_stand_on_the_words() -> None:
    _, findings, data = checked(DRAFT)
    words = commented(data)
    assert sorted(words) == list(range(len(findings)))
    quotes = {finding.rule: (finding.quote, words[number]) for number, finding in enumerate(findings)}
    assert quotes["dates/invalid-date"] == ("31 June 2023", "31 June 2023")
    assert quotes["repetition/repeated-word"] == ("The the", "The the")
    comments = list(docx.Document(io.BytesIO(data)).comments)
    assert [one.text.splitlines()[-1] for one in comments] == [
        f"{GROUPS[finding.severity]}: {finding.rule} (sourcecheck)" for finding in findings
    ]


def test_its_form_stays() -> None:
    _, _, data = checked(DRAFT)
    file = docx.Document(io.BytesIO(data))
    by_style = [(one.style.name, one.text) for one in file.paragraphs if one.style is not None and one.text]
    assert by_style[0] == ("Heading 1", "Harbour wall to be raised")
    assert ("List Bullet", "Critics say that it is unsafe.") in by_style
    assert ("List Bullet 2", "A thing inside.") in by_style
    assert ("Quote", "Many observers believe that the vote was rigged.") in by_style
    assert ("Normal", "the code\nof two lines") in by_style
    assert ("Caption", "Picture: A ship in the port") in by_style
    (table,) = file.tables
    assert [[cell.text for cell in row.cells] for row in table.rows][2] == ["Gate", "4", "31 June 2023"]
    numbered = list(file.element.body.iter(qn("w:numId")))
    assert len({one.get(qn("w:val")) for one in numbered}) == 2  # both lists begin with 1
    runs = [run for one in file.paragraphs for run in one.runs]
    assert "Experts say" in [run.text for run in runs if run.bold]
    assert "studies show" in [run.text for run in runs if run.italic]


def test_only_addresses_of_the_web_and_of_mail_are_links() -> None:
    _, _, data = checked(
        '[a](https://example.org/a?b=1&c="2") [b](mailto:a@example.org) [c](javascript:alert(1)) [d](file:///etc) '
        "[e](#here) [f](//example.org/x) [g](data:text/html,x) [h](\\\\\\\\server\\\\share)\n"
    )
    relations = docx.Document(io.BytesIO(data)).part.rels.values()
    assert sorted(one.target_ref for one in relations if one.is_external) == [
        'https://example.org/a?b=1&c="2"',
        "mailto:a@example.org",
    ]


def test_reading_it_gives_the_same_words() -> None:
    document, _, data = checked(DRAFT)
    again = read(data, "draft.docx")
    assert [block.text for block in again.blocks if block.text] != []
    for block in document.blocks:
        text = block.text.replace("A ship in the port", "Picture: A ship in the port")
        assert any(text in " ".join(one.text.split()) for one in again.blocks), text


def test_a_table_with_cells_over_rows_and_columns() -> None:
    _, _, data = checked(
        "<table><caption>Ports</caption><tr><th rowspan=2>Port</th><th colspan=2>Ships</th></tr><tr><th>in</th>"
        "<th>out</th></tr><tr><td rowspan=9>Aldo</td><td>1</td><td><table><tr><td>in a cell</td></tr></table></td></tr>"
        "<tr><td colspan=99>wide</td></tr></table>",
        Format.HTML,
    )
    rows = [[cell.text.strip() for cell in row.cells] for row in docx.Document(io.BytesIO(data)).tables[0].rows]
    assert rows[1:] == [
        ["Port", "Ships", "Ships", *rows[1][3:]],
        ["Port", "in", "out", *rows[2][3:]],
        ["Aldo", "1", "", *rows[3][3:]],
        ["Aldo", *["wide"] * (len(rows[4]) - 1)],
    ]
    assert {len(row) for row in rows} == {60}


@pytest.mark.parametrize(
    "source",
    [
        "",
        "\n\n",
        "A\x00b\x1b[31m\x07 \ufffe\u202e the the end",
        "# " + "huge" * 50_000,
        "<table>" + "<tr>" + "<td>x</td>" * 500 + "</tr></table>",
        "<table>" * 40 + "the the" + "</table>" * 40,
        "<ul><li>" * 60 + "the the" + "</li></ul>" * 60,
        "<table><tr><td rowspan=999999 colspan=999999>a</td></tr></table>",
    ],
    ids=["nothing", "lines", "controls", "long", "wide", "deep tables", "deep lists", "huge cell"],
)
def test_hostile_drafts_become_files_that_open(source: str) -> None:
    for written in (Format.HTML, Format.MARKDOWN):
        _, findings, data = checked(source, written)
        assert len(list(docx.Document(io.BytesIO(data)).comments)) == len(findings)
        assert max((len(row) for row in docx.Document(io.BytesIO(data)).element.body.iter(qn("w:tr"))), default=0) <= 64


PARTS = st.sampled_from(
    ["the the wall", "# Head", "- item", "1. item", "  - deep", "> said", "| a | b |\n|---|---|\n| c | the the |",
     "**bold** and [link](https://example.org)", "31 April 2024", "```\ncode\n```", "<table><tr><td>x<td>y</table>",
     "[^1]\n\n[^1]: A note.", "`the the`", "![alt](a.png)"]
)  # fmt: skip


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PARTS, max_size=8).map("\n\n".join))
def test_no_word_and_no_finding_is_lost(source: str) -> None:
    document, findings, data = checked(source)
    assert sorted(commented(data)) == list(range(len(findings)))
    file = docx.Document(io.BytesIO(data))
    written = "".join(element.text or "" for element in file.element.body.iter(qn("w:t")))
    for word in seen(viewed(document, findings)).split():
        assert word in written


def test_no_name_of_a_program_or_person_is_in_it() -> None:
    _, _, data = checked(DRAFT)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        about = archive.read("docProps/core.xml").decode()
    assert "python-docx" not in about
    assert "<dc:title>Harbour wall to be raised</dc:title>" in about


@pytest.mark.long
def test_pandoc_and_libreoffice_open_what_real_pages_become(data: str, tmp_path: Path) -> None:
    pandoc, office = shutil.which("pandoc"), shutil.which("soffice")
    if pandoc is None or office is None:
        pytest.skip("pandoc or LibreOffice is not here")
    pages = sorted(Path(data, "html").rglob("*.html"))[::25] + sorted(Path(data, "markdown").rglob("*.md"))[::150]
    assert len(pages) > 10
    names = []
    for number, page in enumerate(pages):
        written = Format.HTML if page.suffix == ".html" else Format.MARKDOWN
        document, findings, made = checked(page.read_text(encoding="utf-8", errors="replace"), written)
        path = tmp_path / f"{number}.docx"
        path.write_bytes(made)
        names.append(path)
        command = [pandoc, "--track-changes=all", "-f", "docx", "-t", "native", str(path)]
        native = subprocess.run(command, capture_output=True, check=True, timeout=120).stdout.decode()
        assert native.count('"comment-start"') == len(findings), page
        plain = [pandoc, "-f", "docx", "-t", "plain", "--wrap=none", str(path)]
        theirs = subprocess.run(plain, capture_output=True, check=True, timeout=120).stdout.decode()
        ours = seen(viewed(document, findings))
        assert _near(ours, theirs), page
    command = [office, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to",
               "txt:Text", "--outdir", str(tmp_path / "out"), *map(str, names)]  # fmt: skip
    subprocess.run(command, capture_output=True, check=True, timeout=300)
    assert len(os.listdir(tmp_path / "out")) == len(names)


def _near(ours: str, theirs: str) -> bool:
    """Whether pandoc shows nearly all words: it writes notes, tables and emphasis with marks of its own."""
    left = {word for word in ours.split() if word.isalpha() and word not in theirs}
    return len(left) <= 0.01 * len(ours.split())
