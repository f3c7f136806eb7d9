"""Word files of real programs: written by pandoc, by LibreOffice and by python-docx; read back by all of them."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import docx
import pytest
from tests.word.made import saved, source_of

from sourcecheck import check_file, check_text
from sourcecheck.annotating import annotated
from sourcecheck.finding import Finding
from sourcecheck.loader import load
from sourcecheck.page.words import GROUPS

pytestmark = pytest.mark.long
TODAY = date(2026, 11, 24)
DRAFT = """\
# Harbour wall to be raised

By Ana Ruiz

**Experts say** the lake is dying, and *studies show* that 87% of [people](https://example.org/people) agree. The
council met on 31 April 2024, sources told us.

- Critics say that it is unsafe.
- It is widely believed that [Your Name] will pay for it.
  - A thing inside.

3. third
4. fourth

> Many observers believe that the vote was rigged.

| Port | Ships | Experts say |
|------|------:|-------------|
| Aldo | 12    | yes         |
| Gate | 4     | 31 June 2023 |

```
the the code
```

## Costs

The the price rose from 40 to 30 percent in 2023.. “It is too late,” said an expert.
"""
NOTES = """
It is often called the best wall in the world.[^1] It cost 4 million.[^second]

[^1]: It is believed that critics said so on 30 February 2024.

[^second]: A second note, with *two* words.
"""


@pytest.fixture(scope="session")
def pandoc() -> Callable[..., str]:
    program = shutil.which("pandoc")
    if program is None:
        pytest.skip("pandoc is not here")

    def run(*arguments: str | Path, stdin: str = "") -> str:
        command = [program, *map(str, arguments)]
        done = subprocess.run(command, input=stdin.encode(), capture_output=True, check=True, timeout=120)
        return done.stdout.decode()

    return run


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path, str, str], Path]:
    """LibreOffice, with a profile of its own: a file into another kind of file, in a folder of its own."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not here")
    profile = tmp_path_factory.mktemp("profile").as_uri()

    def convert(source: Path, kind: str, read: str = "") -> Path:
        folder = tmp_path_factory.mktemp("converted")
        command = [program, f"-env:UserInstallation={profile}", "--headless", *([f"--infilter={read}"] if read else []),
                   "--convert-to", kind, "--outdir", str(folder), str(source)]  # fmt: skip
        subprocess.run(command, capture_output=True, check=True, timeout=300)
        return folder / f"{source.stem}.{kind.partition(':')[0]}"

    return convert


def told(findings: Iterable[Finding]) -> Counter[tuple[str, str]]:
    """Rules and words of findings, the words without markup."""
    return Counter(
        (one.rule, " ".join(re.sub(r"[\\*_`>]|</?(?:strong|em)>|\]\([^)]*\)|\[(?=people)", "", one.quote).split()))
        for one in findings
    )


def of_markdown(text: str) -> Counter[tuple[str, str]]:
    return told(check_text(text, format="markdown", path="draft.md", min_confidence="low", today=TODAY))


def of_word(path: Path) -> tuple[Finding, ...]:
    return check_file(str(path), min_confidence="low", today=TODAY)


def with_comments(path: Path) -> tuple[Path, tuple[Finding, ...]]:
    findings = of_word(path)
    made = path.with_name("annotated.docx")
    made.write_bytes(annotated(path.read_bytes(), str(path), findings, load().rules).data)
    return made, findings


def round_trip(path: Path, pandoc: Callable[..., str]) -> Path:
    """The file with comments: they are there for python-docx and for pandoc, and its text is the same for pandoc."""
    made, findings = with_comments(path)
    assert len(findings) > 5
    comments = list(docx.Document(str(made)).comments)
    assert Counter(one.text.splitlines()[-1] for one in comments) == Counter(
        f"{GROUPS[one.severity]}: {one.rule} (sourcecheck)" for one in findings
    )
    assert all(one.author == "sourcecheck" for one in comments)
    with_marks = pandoc("--track-changes=all", "-f", "docx", "-t", "native", made)
    assert with_marks.count('"comment-start"') == with_marks.count('"comment-end"') == len(findings)
    for kind in ("plain", "markdown", "native"):
        assert pandoc("-f", "docx", "-t", kind, "--wrap=none", made) == pandoc(
            "-f", "docx", "-t", kind, "--wrap=none", path
        )
    return made


def test_written_by_pandoc(pandoc: Callable[..., str], tmp_path: Path) -> None:
    path = tmp_path / "draft.docx"
    pandoc("-f", "gfm+footnotes", "-o", path, stdin=DRAFT + NOTES)
    assert told(of_word(path)) == of_markdown(DRAFT + NOTES)
    round_trip(path, pandoc)


def test_written_by_libreoffice(pandoc: Callable[..., str], office: Callable[..., Path], tmp_path: Path) -> None:
    page = tmp_path / "draft.html"
    page.write_text(pandoc("-f", "gfm", "-t", "html", "-s", "--metadata", "pagetitle=x", stdin=DRAFT), encoding="utf-8")
    path = office(page, "docx:MS Word 2007 XML", "HTML (StarWriter)")
    assert told(of_word(path)) == of_markdown(DRAFT)
    made = round_trip(path, pandoc)
    assert office(made, "txt:Text").read_text() == office(path, "txt:Text").read_text()


def test_libreoffice_writes_notes_boxes_and_changes_anew(
    pandoc: Callable[..., str], office: Callable[..., Path], tmp_path: Path
) -> None:
    path = tmp_path / "draft.docx"
    pandoc("-f", "gfm+footnotes", "-o", path, stdin=DRAFT + NOTES)
    anew = office(office(path, "odt"), "docx:MS Word 2007 XML")
    assert told(of_word(anew)) == of_markdown(DRAFT + NOTES)
    made = round_trip(anew, pandoc)
    assert office(made, "txt:Text").read_text() == office(anew, "txt:Text").read_text()


def test_written_by_python_docx(pandoc: Callable[..., str], tmp_path: Path) -> None:
    draft = docx.Document()
    draft.add_heading("Harbour wall to be raised", 1)
    draft.add_paragraph("By Ana Ruiz")
    text = draft.add_paragraph()
    text.add_run("Experts say").bold = True
    text.add_run(" the lake is dying, and ")
    text.add_run("studies show").italic = True
    text.add_run(" that 87% of people agree. The council met on 31 April 2024, sources told us.")
    for item in ("Critics say that it is unsafe.", "It is widely believed that [Your Name] will pay for it."):
        draft.add_paragraph(item, style="List Bullet")
    table = draft.add_table(2, 2)
    for cell, content in zip(table._cells, ["Port", "Experts say", "Gate", "31 June 2023"], strict=True):
        cell.text = content
    draft.add_paragraph("The the price rose from 40 to 30 percent in 2023.. “It is too late,” said an expert.")
    path = tmp_path / "draft.docx"
    path.write_bytes(saved(draft))
    markdown = (
        "# Harbour wall to be raised\n\nBy Ana Ruiz\n\n**Experts say** the lake is dying, and *studies show* that 87% "
        "of people agree. The council met on 31 April 2024, sources told us.\n\n- Critics say that it is unsafe.\n- It "
        "is widely believed that [Your Name] will pay for it.\n\n| Port | Experts say |\n|---|---|\n"
        "| Gate | 31 June 2023 |\n\n"
        "The the price rose from 40 to 30 percent in 2023.. “It is too late,” said an expert.\n"
    )
    assert told(of_word(path)) == of_markdown(markdown)
    round_trip(path, pandoc)


@pytest.mark.parametrize("seed", ["000_41baf3cb43e434de", "004_aad88f98a21167cc"])
def test_seeds(seed: str, seeds: str, pandoc: Callable[..., str], tmp_path: Path) -> None:
    text = Path(seeds, f"{seed}.txt").read_text(encoding="utf-8")
    path = tmp_path / "draft.docx"
    pandoc("-f", "markdown", "-o", path, stdin=text)
    markdown = pandoc("-f", "markdown", "-t", "gfm", "--wrap=none", stdin=text)
    assert Counter(one.rule for one in of_word(path)) == Counter(
        one.rule for one in check_text(markdown, format="markdown", path="draft.md", min_confidence="low", today=TODAY)
    )
    round_trip(path, pandoc)


def test_canonical_text_is_what_pandoc_reads(pandoc: Callable[..., str], tmp_path: Path) -> None:
    path = tmp_path / "draft.docx"
    pandoc("-f", "gfm+footnotes", "-o", path, stdin=DRAFT + NOTES)
    ours = pandoc("-f", "commonmark_x-smart", "-t", "plain", "--wrap=none", stdin=source_of(path.read_bytes()))
    theirs = pandoc("-f", "docx", "-t", "plain", "--wrap=none", path)

    def words(text: str) -> list[str]:
        return re.findall(r"[\w%.,“”]+", text)

    assert words(ours) == words(theirs)
    assert io.BytesIO(path.read_bytes()).read(2) == b"PK"
