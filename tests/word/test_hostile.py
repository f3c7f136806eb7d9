"""Files that are spoiled or made to harm: refused in one plain line, before they cost anything."""

from __future__ import annotations

import io
import os
import struct
import time
import tracemalloc
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.word.made import W, body, packed, paragraph, read_back, saved, source_of, word

from sourcecheck.errors import ReadError
from sourcecheck.readers import DOCX, limits, read

TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def refused(data: bytes, path: str = "draft.docx") -> str:
    """Why a file is not read: one line that begins with its name."""
    with pytest.raises(ReadError) as error:
        read(data, path, DOCX)
    said = str(error.value)
    assert said.startswith(f"{path}: ")
    assert "\n" not in said
    return said.removeprefix(f"{path}: ")


# What is no Word file -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty, and no Word file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "is an old Office file (.doc): open it"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "is locked with a password"),
        (b"{\\rtf1 Text}", "is a rich text file (.rtf): open it"),
        (b"%PDF-1.7\n", "is a PDF file"),
        (b"# Costs\n\nText.\n", "is no Word file but looks like plain text"),
        (b"<!doctype html><p>Text.</p>", "is no Word file but looks like HTML"),
        (b'<?xml version="1.0"?><pkg:package/>', "is no Word file but XML"),
        (b"\0\1\2\3" * 100, "is no Word file: open it"),
        (packed({"mimetype": "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": "<m/>"}),
         "is an OpenDocument file (.odt): open it"),
        (packed({"[Content_Types].xml": TYPES, "xl/workbook.xml": "<w/>"}), "is an Excel workbook"),
        (packed({"[Content_Types].xml": TYPES, "ppt/presentation.xml": "<w/>"}), "is a PowerPoint presentation"),
        (packed({"a.txt": "Text."}), "is a ZIP archive and no Word file"),
        (packed({"[Content_Types].xml": TYPES}), "holds no text: it is no Word file, or a damaged one"),
        (b"PK\x03\x04", "is damaged, or not all of it is there"),
    ],
)  # fmt: skip
def test_other_files_are_named(data: bytes, said: str) -> None:
    assert refused(data).startswith(said)


def test_what_word_leaves_beside_an_open_document() -> None:
    assert refused(b"\x04Ana" + b" " * 158, "~$draft.docx").startswith("is what Word leaves beside a document")


def test_macros_are_not_looked_at() -> None:
    data = word(paragraph("Text."), parts={"word/vbaProject.bin": os.urandom(5_000)})
    assert source_of(data) == "Text.\n"


@pytest.mark.parametrize(
    ("main", "said"),
    [
        ("<w:x/>", "'word/document.xml' in it is damaged"),
        ('<a xmlns="b"/>', "holds no text that Word would show"),
        ("Text.", "'word/document.xml' in it is damaged"),
        (b"\xff\xfe\xd8\xd8", "'word/document.xml' in it is damaged"),
        (b'<?xml version="1.0" encoding="UTF-7"?>+ADw-a/+AD4-', "'word/document.xml' in it is damaged"),
    ],
)
def test_a_main_part_that_is_no_text(main: str | bytes, said: str) -> None:
    assert refused(word("", parts={"word/document.xml": main})).startswith(said)


# Archives -------------------------------------------------------------------------------


def test_a_bomb_is_refused_by_its_own_list() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        with archive.open("word/document.xml", "w", force_zip64=True) as member:
            for _ in range(200):
                member.write(b"\0" * 2**20)
    begun = time.process_time()
    tracemalloc.start()
    assert refused(out.getvalue()).startswith("unpacks to more than 64 MiB")
    assert tracemalloc.get_traced_memory()[1] < 5 * 2**20
    tracemalloc.stop()
    assert time.process_time() - begun < 1


def test_one_member_that_unpacks_to_too_much() -> None:
    assert "unpacks to far more than it takes" in refused(word(paragraph("x"), parts={"a.bin": b"\0" * (30 * 2**20)}))


def lying(data: bytes, name: str, size: int) -> bytes:
    """The archive with another size of a member in its list and in front of the member."""
    changed = bytearray(data)
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = changed.find(mark)
        while start >= 0:
            head = 30 if mark == b"PK\x03\x04" else 46
            length = struct.unpack_from("<H", changed, start + (26 if head == 30 else 28))[0]
            if changed[start + head : start + head + length] == name.encode():
                struct.pack_into("<I", changed, start + at, size)
            start = changed.find(mark, start + 1)
    return bytes(changed)


def test_a_list_that_tells_less_than_there_is() -> None:
    data = word(paragraph("x") + f"<!--{' ' * (40 * 2**20)}-->")
    begun = time.process_time()
    assert "is damaged" in refused(lying(data, "word/document.xml", 500))
    assert time.process_time() - begun < 1


def test_a_list_that_tells_more_than_there_is() -> None:
    assert refused(lying(word(paragraph("x")), "word/document.xml", 2**31)).startswith("unpacks to more than")


def test_text_beyond_the_limit() -> None:
    out = io.BytesIO(word("", parts={"word/document.xml": ""}))
    with zipfile.ZipFile(out) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            archive.writestr(name, content or b" " * (33 * 2**20))
    assert refused(out.getvalue()).startswith("its text takes more than 32 MiB")


def test_too_many_members() -> None:
    said = "holds more than 2,000 parts"
    assert refused(word(paragraph("x"), parts={f"a{n}": "" for n in range(2_000)})).startswith(said)
    assert refused(b"PK\x03\x04" + b"PK\x01\x02" * 5_000).startswith(said)


@pytest.mark.parametrize("name", ["/word/x.xml", "../x.xml", "word/../../x", "C:\\x", "word\\x.xml", "a:b"])
def test_names_that_lead_elsewhere(name: str) -> None:
    plain = "abcdefghijklmno"[: len(name)]
    data = word(paragraph("x"), parts={plain: "x"}).replace(plain.encode(), name.encode())
    assert "not written by a word processor" in refused(data)


def test_two_members_with_one_name() -> None:
    data = word(paragraph("x"), parts={"word/documenx.xml": "<x/>"})
    assert refused(data.replace(b"word/documenx.xml", b"word/document.xml")).startswith("holds two parts called")
    data = word(paragraph("x"), parts={"WORD/document.xml": "<x/>"})
    assert refused(data).startswith("holds two parts called")


def test_a_member_that_is_locked() -> None:
    data = bytearray(word(paragraph("x")))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(mark)
        while start >= 0:
            data[start + at] |= 1
            start = data.find(mark, start + 1)
    assert refused(bytes(data)).startswith("is locked with a password")


def test_a_member_packed_in_another_way() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
    assert "is packed as no Word file is" in refused(out.getvalue())


# XML ------------------------------------------------------------------------------------

LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/numbering.xml", "_rels/.rels",
                                  "word/_rels/document.xml.rels"])  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_in_any_part_that_is_read(part: str, encoding: str) -> None:
    link = '<w:hyperlink r:id="x"><w:r><w:t>a</w:t></w:r></w:hyperlink>'
    with zipfile.ZipFile(io.BytesIO(word(f"<w:p>{link}</w:p>"))) as archive:
        members: dict[str, str | bytes] = {name: archive.read(name).decode() for name in archive.namelist()}
    members[part] = f"{LAUGHS}{members[part]!s}".encode(encoding)
    assert "declares a document type" in refused(packed(members))


@pytest.mark.parametrize("encoding", ["utf-16-be", "utf-16-le", "utf-32-be", "utf-32-le"])
def test_no_encoding_hides_a_document_type(encoding: str) -> None:
    text = f"{LAUGHS}<w:document {W}><w:body><w:p><w:r><w:t>it &b; closed</w:t></w:r></w:p></w:body></w:document>"
    assert "is damaged" in refused(word("", parts={"word/document.xml": text.encode(encoding)}))


def test_nothing_is_fetched_and_no_file_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("hidden words")
    for inner in (f'<!DOCTYPE x SYSTEM "{secret}">', f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{secret}">]>'):
        data = word("", parts={"word/document.xml": f"{inner}<w:document><w:body><w:p/></w:body></w:document>"})
        assert "hidden" not in refused(data)
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    wanted = {"styles": f"file://{secret}", "footnotes": "http://127.0.0.1:9/x", "comments": "http://127.0.0.1:9/x"}
    leading = "".join(
        f'<Relationship Id="x{kind}" Type="{office}/{kind}" Target="{target}" TargetMode="External"/>'
        for kind, target in wanted.items()
    )
    assert source_of(word(paragraph("Text."), relations=leading, styles="")) == "Text.\n"


def test_relations_that_lead_nowhere() -> None:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = (
        f'<Relationship Id="x1" Type="{office}/image" Target="../NULL"/><Relationship Id="x2" Type="{office}/x" '
        f'Target=""/><Relationship/><Relationship Id="x3" Type="{office}/footnotes" Target="../../../../etc/passwd"/>'
    )
    assert source_of(word(paragraph("Text."), relations=relations)) == "Text.\n"


def test_deep_nesting() -> None:
    deep = "<w:smartTag>" * 5_000 + "<w:r><w:t>x</w:t></w:r>" + "</w:smartTag>" * 5_000
    assert "is nested too deeply" in refused(word(f"<w:p>{deep}</w:p>"))
    table = "<w:tbl><w:tr><w:tc>" * 60 + paragraph("Inner.") + "</w:tc></w:tr></w:tbl>" * 60
    assert source_of(word(table)) == "Inner.\n"


def test_a_paragraph_of_five_megabytes() -> None:
    text = "The council voted on Tuesday to raise the harbour wall. " * 90_000
    begun = time.process_time()
    assert len(read_back(body(text)).blocks[0].text) == len(text) - 1
    assert time.process_time() - begun < 10


def test_many_runs_and_fields_that_nobody_closes() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    runs = "<w:r><w:t>a</w:t></w:r>" * 20_000
    begun = time.process_time()
    assert source_of(word(f"<w:p>{runs}</w:p><w:p>{begin * 5_000}{runs}</w:p>")) == "a" * 20_000 + "\n"
    assert time.process_time() - begun < 10


def test_more_elements_than_a_run_has_time_for() -> None:
    assert "holds more than 400,000 elements" in refused(word("<w:p/>" * 400_001))


def test_many_references_to_notes() -> None:
    """Each is looked up, not all for each: 20,000 took 21 s."""
    notes = "".join(f'<w:footnote w:id="{n}"><w:p><w:r><w:t>Note.</w:t></w:r></w:p></w:footnote>' for n in range(9_000))
    runs = "".join(f'<w:r><w:footnoteReference w:id="{n}"/></w:r>' for n in range(9_000))
    assert "[^9000]: Note." in source_of(word(f"<w:p>{runs}</w:p>", footnotes=notes))


def test_a_note_that_is_referred_to_twice_is_one_note() -> None:
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>Note.</w:t></w:r></w:p></w:footnote>'
    twice = '<w:r><w:t>A</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>' * 2
    assert source_of(word(f"<w:p>{twice}</w:p>", footnotes=note)) == "A[^1]A[^1]\n\n[^1]: Note.\n"


def test_a_table_wider_than_any_page() -> None:
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>{paragraph("a")}</w:tc>'
    cell = f"<w:tc>{paragraph('b')}</w:tc>"
    (table,) = read_back(word(f"<w:tbl><w:tr>{wide}{cell}</w:tr><w:tr>{cell}</w:tr></w:tbl>")).tables
    assert table.width <= 1_001


def test_a_file_over_the_limit() -> None:
    assert refused(b"PK" + b"\0" * limits.ARCHIVE_BYTES).startswith("over the limit of 64 MiB")


# Spoiled bytes --------------------------------------------------------------------------


def draft() -> bytes:
    made = docx.Document()
    made.add_heading("Costs", 1)
    made.add_paragraph("The council voted.", style="List Bullet").add_run(" Yes.").bold = True
    made.add_table(2, 2).cell(0, 0).text = "Port"
    return saved(made)


DRAFT = draft()
QUIET = [HealthCheck.too_slow]


def spoiled(data: bytes) -> None:
    try:
        document = read_back(data)
    except ReadError as error:
        assert str(error).startswith("draft.docx: ")
        assert "\n" not in str(error)
    else:
        assert document.encoding == "docx"


EDITS = st.lists(st.tuples(st.integers(0, len(DRAFT) - 1), st.binary(max_size=4)), min_size=1, max_size=8)


def edited(edits: list[tuple[int, bytes]]) -> bytes:
    data = bytearray(DRAFT)
    for at, piece in edits:
        data[at : at + len(piece)] = piece
    return bytes(data)


@settings(max_examples=60, suppress_health_check=QUIET)
@given(EDITS)
def test_spoiled_bytes_are_refused_or_read(edits: list[tuple[int, bytes]]) -> None:
    spoiled(edited(edits))


@settings(max_examples=30, suppress_health_check=QUIET)
@given(st.integers(0, len(DRAFT)))
def test_a_file_that_was_cut_off(end: int) -> None:
    spoiled(DRAFT[:end])


NAMES = [
    "w:p", "w:r", "w:t", "w:tbl", "w:tr", "w:tc", "w:sdt", "w:sdtContent", "w:ins", "w:del", "w:hyperlink",
    "w:pPr", "w:rPr", "w:pStyle", "w:numPr", "w:numId", "w:ilvl", "w:fldChar", "w:instrText", "w:br", "w:sym",
    "w:tcPr", "w:gridSpan", "w:vMerge", "w:drawing", "wp:inline", "wp:docPr", "a:blip", "w:tab", "w:trPr",
    "w:footnoteReference", "m:oMath", "m:t", "w:outlineLvl", "w:vanish", "w:ruby", "w:rubyBase", "w:framePr",
    "mc:AlternateContent", "mc:Choice", "w:txbxContent", "w:pict", "v:imagedata", "w:gridBefore",
]  # fmt: skip
VALUES = [
    "", "0", "1", "-1", "99999999999", "x", "begin", "separate", "end", "continue", "F061", "HYPERLINK x",
    "drop", "berschrift1", "Liste",
]  # fmt: skip
ATTRIBUTES = st.dictionaries(
    st.sampled_from(["w:val", "w:id", "w:fldCharType", "w:char", "w:font", "r:id", "r:embed", "w:instr", "w:dropCap"]),
    st.sampled_from(VALUES),
    max_size=2,
)


def element(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def made(name: str, attributes: dict[str, str], parts: list[str]) -> str:
        said = "".join(f' {key}="{value}"' for key, value in attributes.items())
        return f"<{name}{said}>{''.join(parts)}</{name}>"

    return st.builds(made, st.sampled_from(NAMES), ATTRIBUTES, st.lists(inner, max_size=4))


XML = st.recursive(st.sampled_from(["text", " ", "a|b", "# x", "&amp;"]), element, max_leaves=25)


@settings(max_examples=150, suppress_health_check=QUIET)
@given(st.lists(XML, max_size=5))
def test_elements_in_places_where_no_program_puts_them(parts: list[str]) -> None:
    spoiled(word("".join(parts)))


@pytest.mark.long
@settings(max_examples=4_000, suppress_health_check=list(HealthCheck))
@given(EDITS)
def test_spoiled_bytes_in_many_examples(edits: list[tuple[int, bytes]]) -> None:
    spoiled(edited(edits))


@pytest.mark.long
@settings(max_examples=6_000, suppress_health_check=list(HealthCheck))
@given(st.lists(XML, max_size=8))
def test_elements_in_wrong_places_in_many_examples(parts: list[str]) -> None:
    spoiled(word("".join(parts)))
