"""``check --annotate``: the findings as comments on their words, the text untouched."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from sourcecheck.cli import run


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    made = docx.Document()
    made.add_heading("The weir", 1)
    paragraph = made.add_paragraph("It rained. The th")
    paragraph.add_run("e weir").bold = True
    paragraph.add_run(" was shut on 31 April 2026.")
    made.save("draft.docx")
    return tmp_path


def texts(name: str) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(name).paragraphs]


def test_findings_become_comments_on_their_words(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (draft / "draft.docx").read_bytes()
    given = ["check", "--isolated", "--select", "repetition/repeated-word,dates/invalid-date"]
    assert run([*given, "draft.docx", "--annotate", "out.docx"]) == 1
    assert "31 April 2026" in capsys.readouterr().out
    assert (draft / "draft.docx").read_bytes() == before
    assert texts("out.docx") == texts("draft.docx")
    made = docx.Document("out.docx")
    comments = list(made.comments)
    assert [comment.author for comment in comments] == ["sourcecheck"] * 2
    assert all("Rule" in comment.text or "/" in comment.text for comment in comments)
    bold = [run_.text for run_ in made.paragraphs[1].runs if run_.bold]
    assert "".join(bold) == "e weir"
    # Once more over what was annotated: no comment stands twice.
    assert run([*given, "out.docx", "--annotate", "again.docx"]) == 1
    assert len(list(docx.Document("again.docx").comments)) == 2


def test_what_cannot_be_annotated_is_refused(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (draft / "a.md").write_text("The the weir.\n", encoding="utf-8")
    for arguments, said in (
        (["draft.docx", "--annotate", "draft.docx"], "is the file to check"),
        (["a.md", "--annotate", "out.docx"], "is no Word file"),
        (["draft.docx", "a.md", "--annotate", "out.docx"], "2 files would be checked"),
        (["draft.docx", "--annotate", "out.md"], "names no Word file"),
    ):
        assert run(["check", "--isolated", *arguments]) == 2
        assert said in capsys.readouterr().err
    assert not (draft / "out.docx").exists()
