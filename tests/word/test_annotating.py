"""Findings written into a Word file as comments: on the exact words, and nothing else changes."""

from __future__ import annotations

import io
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.formats.made import RULE
from tests.word.conftest import Program
from tests.word.made import body, packed, paragraph, read_back, saved, source_of, word

from sourcecheck.annotating import annotated
from sourcecheck.document import Document
from sourcecheck.errors import WriteError
from sourcecheck.finding import Finding, Severity
from sourcecheck.readers.word.names import W
from sourcecheck.rule import Hit
from sourcecheck.settle import settle, stamp
from sourcecheck.text import Span

RULES = {RULE.id: RULE}


def found(document: Document, start: int, end: int, scope: str = "span") -> Finding:
    """A finding at a range of the source."""
    (one,) = settle([stamp(document, RULE, Severity.WARNING, Hit(Span(start, end), scope=scope))])
    return one


def about(document: Document, *quotes: str) -> list[Finding]:
    """Findings about words of the source, the first of each."""
    places = [(document.source.index(quote), len(quote)) for quote in quotes]
    return [found(document, at, at + size) for at, size in places]


def commented(data: bytes, *quotes: str) -> bytes:
    return annotated(data, "draft.docx", about(read_back(data), *quotes), RULES).data


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def tree(data: bytes, name: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(members(data)[name])


def words(data: bytes) -> list[str]:
    """The words between the marks of each comment, by their ids."""
    texts: dict[str, str] = {}
    opened: list[str] = []
    for element in tree(data).iter(f"{W}t", f"{W}commentRangeStart", f"{W}commentRangeEnd"):
        name = element.get(f"{W}id")
        if element.tag == f"{W}commentRangeStart":
            opened.append(name)
            texts[name] = ""
        elif element.tag == f"{W}commentRangeEnd":
            opened.remove(name)
        else:
            texts.update((one, texts[one] + (element.text or "")) for one in opened)
    assert not opened
    return [texts[name] for name in sorted(texts, key=int)]


def opened(data: bytes) -> WordDocument:
    return docx.Document(io.BytesIO(data))


def without_marks(element: etree._Element) -> bytes:
    """XML with runs that are set alike joined, and without marks of comments: what splitting runs must not change."""
    for mark in list(element.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd")):
        mark.getparent().remove(mark)
    for reference in list(element.iter(f"{W}commentReference")):
        run = reference.getparent()
        run.getparent().remove(run)
    for run in list(element.iter(f"{W}r")):
        before = run.getprevious()
        if before is not None and before.tag == f"{W}r" and _look(before) == _look(run):
            for one in run:
                if one.tag != f"{W}rPr":
                    before.append(one)
            run.getparent().remove(run)
    for run in element.iter(f"{W}r"):
        for text in list(run.iter(f"{W}t")):
            before = text.getprevious()
            if before is not None and before.tag == f"{W}t":
                before.text = (before.text or "") + (text.text or "")
                run.remove(text)
    for text in element.iter(f"{W}t"):
        if not text.attrib:
            text.text = (text.text or "").strip()  # as it is shown
        text.attrib.clear()
    made: bytes = etree.tostring(element, method="c14n")
    return made


def _look(run: etree._Element) -> bytes:
    properties = run.find(f"{W}rPr")
    return b"" if properties is None else etree.tostring(properties, method="c14n")


def unchanged(before: bytes, after: bytes) -> None:
    """Nothing but comments and the runs around them is other than before."""
    old, new = members(before), members(after)
    touched = {"word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    assert {name for name in old if old[name] != new.get(name)} <= touched
    assert set(new) - set(old) <= {"word/comments.xml"}
    assert [name for name in new if name in old] == list(old)
    assert without_marks(tree(before)) == without_marks(tree(after))
    assert source_of(before) == source_of(after)


def run(text: str, properties: str = "") -> str:
    return f'<w:r w:rsidR="00A1"><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


# Where comments stand ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("xml", "quote", "inside"),
    [
        (run("The lake is low."), "lake", "lake"),
        (run("The lake is low."), "The lake is low.", "The lake is low."),
        (run("A ") + run("la", "<w:b/>") + run("ke", "<w:i/>") + run(" is."), "<strong>la</strong>*ke*", "lake"),
        (run("The \U0001f600\U0001f600 lake"), "lake", "lake"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b c</w:t><w:br/><w:t>d</w:t></w:r>", "b c\\\nd", "b cd"),
        ("<w:r><w:t>  The lake  </w:t></w:r>", "lake", "lake"),
        (run("5 * 3 and *star*"), "\\*star\\*", "*star*"),
        (f'<w:ins w:id="9" w:author="x">{run("The lake")}</w:ins>{run(" is")}', "lake is", "lake is"),
        (f'<w:hyperlink r:id="l">{run("the plan of")}</w:hyperlink>{run(" May")}', "plan of](https://e.org/) May",
         "plan of May"),
        (f"<w:smartTag>{run('The lake')}</w:smartTag>", "lake", "lake"),
        (f"<w:fldSimple w:instr='DATE'>{run('3 May')}</w:fldSimple>", "May", "May"),
        ("<w:r><w:t>a</w:t><w:sym w:font='Symbol' w:char='F061'/><w:t>b</w:t></w:r>", "α", ""),
        ("<m:oMath><m:r><m:t>E=mc</m:t></m:r></m:oMath>" + run(" x"), "E=mc", ""),
        ("<w:r><w:t>a </w:t><w:ruby><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby></w:r>", "漢", "漢"),
    ],
)  # fmt: skip
def test_comments_are_on_the_exact_words(xml: str, quote: str, inside: str) -> None:
    link = (
        '<Relationship Id="l" TargetMode="External" Target="https://e.org/" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"/>'
    )
    data = word(f"<w:p>{xml}</w:p>", relations=link)
    after = commented(data, quote)
    assert words(after) == [inside]
    unchanged(data, after)


def test_letters_keep_the_way_they_are_set() -> None:
    look = '<w:rStyle w:val="Stark"/><w:b/><w:color w:val="FF0000"/>'
    after = tree(commented(word(f"<w:p>{run('one two three', look)}</w:p>"), "two"))
    runs = [one for one in after.iter(f"{W}r") if one.find(f"{W}t") is not None]
    assert [one.find(f"{W}t").text for one in runs] == ["one ", "two", " three"]
    assert len({_look(one) for one in runs}) == 1
    assert [one.get(f"{W}rsidR") for one in runs] == ["00A1"] * 3


def test_several_comments_in_one_run() -> None:
    data = word(f"<w:p>{run('one two three four')}</w:p>")
    after = commented(data, "two three", "three four", "one", "two", "two")
    assert words(after) == ["two three", "three four", "one", "two", "two"]
    unchanged(data, after)


def test_comments_over_paragraphs_and_cells() -> None:
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("ab", "cd"))
    rows = f"<w:tr>{cells}</w:tr>" * 2
    data = word(paragraph("One two.") + paragraph("Three four.") + f"<w:tbl>{rows}</w:tbl>")
    document = read_back(data)
    table = document.tables[0]
    findings = [*about(document, "two.\n\nThree"), found(document, *table.span), found(document, *table.rows[2].span)]
    after = annotated(data, "draft.docx", findings, RULES).data
    assert words(after) == ["two.Three", "abcdabcd", "abcd"]
    unchanged(data, after)


def test_a_place_without_words_has_its_comment_beside_them() -> None:
    data = body("One.", "Two.")
    document = read_back(data)
    findings = [
        found(document, 4, 5),
        found(document, 0, 0),
        found(document, len(document.source), len(document.source)),
    ]
    assert words(annotated(data, "draft.docx", findings, RULES).data) == ["Two.", "One.", "Two."]


def test_a_comment_on_the_whole_text_stands_at_its_title() -> None:
    data = body(paragraph("Costs", style="berschrift1"), "Text.")
    document = read_back(data)
    done = annotated(data, "draft.docx", [found(document, 0, 0, "document")], RULES)
    assert words(done.data) == ["Costs"]
    (comment,) = opened(done.data).comments
    assert comment.text.startswith("About the whole text: Say more.\n")


def test_a_comment_on_a_footnote_stands_at_its_reference() -> None:
    note = f'<w:footnote w:id="2">{paragraph("The lake is low.")}</w:footnote>'
    data = word(f"<w:p>{run('Text')}<w:r><w:footnoteReference w:id='2'/></w:r>{run('.')}</w:p>", footnotes=note)
    after = commented(data, "lake")
    unchanged(data, after)
    (comment,) = opened(after).comments
    assert comment.text.startswith("In footnote 1 (“lake”): Say more.\n")
    start = next(tree(after).iter(f"{W}commentRangeStart"))
    assert start.getnext().find(f"{W}footnoteReference") is not None


def test_a_comment_on_a_text_box_stands_where_it_hangs() -> None:
    box = f"<v:textbox><w:txbxContent>{paragraph('The lake.')}</w:txbxContent></v:textbox>"
    data = word(f"<w:p>{run('Text.')}<w:r><w:pict><v:shape>{box}</v:shape></w:pict></w:r></w:p>")
    after = commented(data, "lake")
    unchanged(data, after)
    assert opened(after).comments.get(0).text.startswith("In text box 1 (“lake”): ")  # type: ignore[union-attr]
    assert next(tree(after).iter(f"{W}commentRangeStart")).getnext().find(f"{W}pict") is not None


def test_a_document_without_words() -> None:
    data = word("<w:p/>")
    done = annotated(data, "draft.docx", [found(read_back(data), 0, 0, "document")], RULES)
    assert len(opened(done.data).comments) == 1
    with pytest.raises(WriteError, match="no paragraph that one could stand at"):
        annotated(word("<w:tbl/>"), "draft.docx", [found(read_back(word("")), 0, 0, "document")], RULES)


# What they say --------------------------------------------------------------------------


def test_what_a_comment_says() -> None:
    (comment,) = opened(commented(body("The lake."), "lake")).comments
    assert (comment.author, comment.initials) == ("sourcecheck", "sc")
    assert comment.timestamp is not None
    assert comment.text == (
        f"Say more.\n{RULE.doubt}\nWhat settles it: {RULE.settle}\nShould look: test/rule (sourcecheck)"
    )  # fmt: skip


def test_further_places_are_named() -> None:
    from sourcecheck.finding import Related

    data = body("The lake.", "The sea.")
    document = read_back(data)
    hit = Hit(Span(4, 8), related=(Related(Span(15, 18), "the other one"),))
    (one,) = settle([stamp(document, RULE, Severity.WARNING, hit)])
    (comment,) = opened(annotated(data, "draft.docx", [one], {}).data).comments
    assert comment.text == "Say more.\nSee paragraph 2: the other one\nShould look: test/rule (sourcecheck)"


# Comments and changes that are there already ---------------------------------------------------


def test_comments_and_changes_of_others_survive() -> None:
    marks = '<w:commentRangeStart w:id="7"/>{}<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>'
    changed = f'<w:ins w:id="1" w:author="x">{run("new ")}</w:ins>'
    changed += '<w:del w:id="2"><w:r><w:delText>old</w:delText></w:r></w:del>'
    comments = f'<w:comment w:id="7" w:author="Ana" w:initials="A">{paragraph("Is that so?")}</w:comment>'
    data = word(f"<w:p>{marks.format(run('The lake'))}{run(' is ')}{changed}</w:p>", comments=comments)
    after = commented(data, "lake is new")
    assert words(after) == ["The lake", "lake is new"]
    assert [one.author for one in opened(after).comments] == ["Ana", "sourcecheck"]
    for name in ("ins", "del", "delText"):
        assert len(list(tree(after).iter(f"{W}{name}"))) == 1
    unchanged(data, after)


def test_a_second_run_replaces_the_comments_of_the_first() -> None:
    data = body("The lake is low.", "The sea is high.")
    once = commented(data, "lake", "sea is")
    twice = commented(once, "lake", "high")
    assert words(twice) == ["lake", "high"]
    assert len(opened(twice).comments) == 2
    assert len(list(tree(twice).iter(f"{W}commentReference"))) == 2
    unchanged(data, twice)
    none = annotated(twice, "draft.docx", [], RULES).data
    assert len(opened(none).comments) == 0
    assert without_marks(tree(none)) == without_marks(tree(data))


EXTENDED = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"


def threaded(data: bytes, extended: str) -> bytes:
    """The file as Word leaves it once somebody has looked at its comments."""
    parts = members(data)
    comments = parts["word/comments.xml"].decode()
    for number in range(comments.count("<w:p>")):
        comments = comments.replace("<w:p>", f'<w:p w14:paraId="0000000{number}">', 1)
    name = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    parts["word/comments.xml"] = comments.replace("<w:comments", f"<w:comments {name}", 1).encode()
    parts["word/commentsExtended.xml"] = (
        f'<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">{extended}</w15:commentsEx>'
    ).encode()
    relation = f'<Relationship Id="ex" Type="{EXTENDED}" Target="commentsExtended.xml"/></Relationships>'
    relations = parts["word/_rels/document.xml.rels"].decode().replace("</Relationships>", relation)
    parts["word/_rels/document.xml.rels"] = relations.encode()
    return packed({**parts})


@pytest.mark.parametrize(
    "extended",
    ['<w15:commentEx w15:paraId="00000003" w15:done="1"/><w15:commentEx w15:paraId="00000007" w15:done="0"/>',
     '<w15:commentEx w15:paraId="0000000A" w15:paraIdParent="00000003"/><w15:commentEx w15:paraId="00000007"/>'],
)  # fmt: skip
@pytest.mark.parametrize("wording", ["", "As it was said in another version: "])
def test_a_comment_that_somebody_answered_or_settled_stays_and_comes_once(extended: str, wording: str) -> None:
    data = threaded(commented(body("The lake is low.", "The sea is high."), "lake", "sea"), extended)
    findings = about(read_back(data), "lake", "sea", "high")
    parts = members(data)
    parts["word/comments.xml"] = parts["word/comments.xml"].replace(
        b"Should look: ", f"{wording}Should look: ".encode()
    )
    data = packed({**parts})
    done = annotated(data, "draft.docx", findings, RULES)
    assert (done.added, done.kept) == (2, 1)
    assert sorted(words(done.data)) == ["high", "lake", "sea"]
    left = members(done.data)["word/commentsExtended.xml"].decode()
    assert "00000003" in left and "00000007" not in left


# The file ---------------------------------------------------------------------------------


def png() -> bytes:
    """A picture of one dot."""
    parts = (b"IHDR" + struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0), b"IDAT" + zlib.compress(b"\0\0"), b"IEND")
    chunks = (struct.pack(">I", len(one) - 4) + one + struct.pack(">I", zlib.crc32(one)) for one in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def test_a_draft_of_python_docx_with_pictures_and_headers() -> None:
    draft = docx.Document()
    draft.add_heading("Costs", 1)
    draft.sections[0].header.paragraphs[0].text = "Header"
    draft.add_picture(io.BytesIO(png()))
    draft.add_table(1, 2).cell(0, 1).text = "The lake"
    data = saved(draft)
    after = commented(data, "lake", "![](image1.png)")
    unchanged(data, after)
    assert words(after) == ["lake", ""]
    assert opened(after).sections[0].header.paragraphs[0].text == "Header"
    # Of the archive, dates and order stay as well.
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        assert [one.date_time for one in old.infolist()] == [
            new.getinfo(one.filename).date_time for one in old.infolist()
        ]


def test_what_no_relation_leads_to_stays_too() -> None:
    data = word(paragraph("The lake."), parts={"customXml/item1.xml": "<a/>", "word/vbaProject.bin": b"\0\1"})
    after = members(commented(data, "lake"))
    assert (after["customXml/item1.xml"], after["word/vbaProject.bin"]) == (b"<a/>", b"\0\1")


def test_a_file_that_is_not_the_one_that_was_checked() -> None:
    findings = about(read_back(body("The lake.")), "lake")
    with pytest.raises(WriteError, match="changed while it was checked; run again"):
        annotated(body("The sea."), "draft.docx", findings, RULES)


def test_the_strict_form_is_not_written() -> None:
    strict = {
        name: content.replace(b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                              b"http://purl.oclc.org/ooxml/wordprocessingml/main")
        for name, content in members(body("The lake.")).items()
    }  # fmt: skip
    data = packed({**strict})
    with pytest.raises(WriteError, match="save it as Word Document"):
        annotated(data, "draft.docx", about(read_back(data), "lake"), RULES)


TEXT = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x1F600, exclude_categories=["Cs", "Cc", "Co", "Cn"]), max_size=8
)
LOOKS = st.sampled_from(["", "<w:b/>", "<w:i/>", '<w:vertAlign w:val="superscript"/>', "<w:vanish/>"])
PLACES = st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=5)


def _runs(parts: list[tuple[str, str]]) -> Iterator[str]:
    from xml.sax.saxutils import escape

    return (run(escape(text), look) for text, look in parts)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(st.tuples(TEXT, LOOKS), max_size=4), min_size=1, max_size=3), PLACES)
def test_any_place_of_any_text(paragraphs: list[list[tuple[str, str]]], places: list[tuple[float, float]]) -> None:
    data = word("".join(f"<w:p>{''.join(_runs(parts))}</w:p>" for parts in paragraphs))
    document = read_back(data)
    length = len(document.source)
    findings = [found(document, int(min(one) * length), int(max(one) * length)) for one in places]
    done = annotated(data, "draft.docx", findings, RULES)
    assert len(opened(done.data).comments) == len(findings)
    unchanged(data, done.data)
    again = annotated(done.data, "draft.docx", findings, RULES).data
    assert len(opened(again).comments) == len(findings)
    unchanged(data, again)


# The command line ---------------------------------------------------------------------------

BAD = body(paragraph("Harbour wall", style="berschrift1"), "It rained on 31 April 2024 in the port.")


def test_the_command_writes_a_copy(check: Program, here: Path) -> None:
    Path("draft.docx").write_bytes(BAD)
    done = check("draft.docx", "--annotate", "out.docx")
    assert done.code == 1
    assert "draft.docx: paragraph 2: error dates/invalid-date" in done.out
    assert done.err == "note: out.docx: written, with 1 comment by sourcecheck\n"
    assert words(Path("out.docx").read_bytes()) == ["31 April 2024"]
    assert Path("draft.docx").read_bytes() == BAD
    assert sorted(os.listdir()) == ["draft.docx", "out.docx"]
    assert stat.S_IMODE(os.stat("out.docx").st_mode) == stat.S_IMODE(os.stat("draft.docx").st_mode)
    again = check("out.docx", "--annotate", "out2.docx", "--quiet", "--exit-zero")
    assert (again.code, again.err) == (0, "")
    assert words(Path("out2.docx").read_bytes()) == ["31 April 2024"]


def test_standard_input_can_be_annotated(check: Program, here: Path) -> None:
    assert check("-", "--format-of", "docx", "--annotate", "out.docx", stdin=BAD).code == 1
    assert words(Path("out.docx").read_bytes()) == ["31 April 2024"]


def test_only_findings_that_are_reported_are_written(check: Program, here: Path) -> None:
    Path("draft.docx").write_bytes(BAD)
    check("--baseline", "known.json", "draft.docx", command="baseline create")
    assert check("--baseline", "known.json", "draft.docx", "--annotate", "out.docx").code == 0
    assert len(opened(Path("out.docx").read_bytes()).comments) == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["draft.docx", "--annotate", "draft.docx"], "is the file to check, and would be replaced; name another"),
        (["draft.docx", "--annotate", "./link.docx"], "is the file to check, and would be replaced; name another"),
        (["draft.docx", "--annotate", "out.txt"], "names no Word file; write --annotate FILE.docx"),
        (["draft.docx", "--annotate", ""], "names no Word file"),
        (["draft.docx", "b.docx", "--annotate", "out.docx"], "writes the findings of one Word file; 2 files would be"),
        (["-", "--annotate", "out.docx"], "for a Word file on standard input add --format-of docx"),
        (["a.md", "--annotate", "out.docx"], "a.md is no Word file; --format html=FILE shows findings beside any text"),
        (["draft.docx", "--annotate", "none/out.docx"], "there is no folder none; make it first"),
        (["draft.docx", "--annotate", "out.docx", "--format", "json=out.docx"], "both go there"),
        (["draft.docx", "--annotate", "out.docx", "--watch"], "--watch and --annotate exclude each other"),
    ],
)
def test_what_cannot_be_annotated(check: Program, here: Path, arguments: list[str], said: str) -> None:
    Path("draft.docx").write_bytes(BAD)
    Path("b.docx").write_bytes(BAD)
    Path("a.md").write_text("Text.\n")
    os.link("draft.docx", "link.docx")
    done = check(*arguments)
    assert done.code == 2
    assert said in done.err
    assert Path("draft.docx").read_bytes() == BAD
    assert not os.path.exists("out.docx")


def test_a_file_that_cannot_be_checked_is_not_written(check: Program, here: Path) -> None:
    Path("draft.docx").write_bytes(BAD[:-80])
    for name in ("draft.docx", "none.docx"):
        assert check(name, "--annotate", "out.docx").code == 2
        assert not os.path.exists("out.docx")


def test_a_file_that_changes_meanwhile(check: Program, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("draft.docx").write_bytes(BAD)
    from sourcecheck.cli.annotate import Annotation

    before = Annotation.write

    def write(self: Annotation, *arguments: object, **more: object) -> None:
        Path("draft.docx").write_bytes(body("Other words."))
        before(self, *arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Annotation, "write", write)
    done = check("draft.docx", "--annotate", "out.docx")
    assert done.code == 2
    assert (
        "--annotate out.docx: draft.docx: no comments written: it changed while it was checked; run again" in done.err
    )
    assert not os.path.exists("out.docx")
