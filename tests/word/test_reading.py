"""Word files are read as their readers see them."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.oxml import OxmlElement
from docx.shared import Pt
from tests.word.made import HEADS, body, packed, paragraph, read_back, saved, source_of, word

from sourcecheck.document import Format, Kind, MarkKind

RUN = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'


def inside(xml: str, relations: str = "", comments: str = "") -> str:
    """The Markdown of a paragraph with this inside."""
    return source_of(word(f"<w:p>{xml}</w:p>", relations=relations, comments=comments)).rstrip("\n")


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


# Text ---------------------------------------------------------------------------------


def test_a_draft_of_python_docx() -> None:
    draft = docx.Document()
    draft.add_heading("Harbour wall to be raised", 1)
    text = draft.add_paragraph("The council ")
    text.add_run("voted").bold = True
    text.add_run(" on ")
    text.add_run("Tuesday").italic = True
    text.add_run(".")
    draft.add_paragraph("one", style="List Bullet")
    draft.add_paragraph("two", style="List Bullet 2")
    draft.add_paragraph("three", style="List Number")
    draft.add_paragraph("They said so.", style="Quote")
    table = draft.add_table(2, 2)
    for cell, content in zip(
        [one for row in table.rows for one in row.cells], ["Port", "Ships", "A|B", "3"], strict=True
    ):
        cell.text = content
    assert source_of(saved(draft)) == (
        "# Harbour wall to be raised\n\nThe council **voted** on *Tuesday*.\n\n- one\n  - two\n\n1. three\n\n"
        "> They said so.\n\n| Port | Ships |\n| --- | --- |\n| A\\|B | 3 |\n"
    )


def test_the_document_says_what_it_is() -> None:
    document = read_back(body("Text."))
    assert (document.format, document.encoding, document.path) == (Format.MARKDOWN, "docx", "draft.docx")
    assert document.notes == ()


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        (run("a") + "<w:r><w:tab/></w:r>" + run("b"), "a\tb"),
        (run("a") + "<w:r><w:br/></w:r>" + run("b"), "a\\\nb"),
        (run("a") + "<w:r><w:cr/></w:r>" + run("- b"), "a\\\n\\- b"),
        (run("so") + "<w:r><w:noBreakHyphen/></w:r>" + run("called"), "so-called"),
        (run("over") + "<w:r><w:softHyphen/></w:r>" + run("see"), "oversee"),
        ('<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>', "α"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "✓"),
        ('<w:r><w:sym w:font="Webdings" w:char="F061"/></w:r>', "•"),
        ('<w:r><w:sym w:font="Symbol" w:char="zz"/></w:r>', "•"),
        (run("\uf061", '<w:rFonts w:ascii="Symbol"/>'), "α"),
        ("<w:r><w:t> a </w:t></w:r>" + run("b"), "ab"),
        (run("CO") + run("2", '<w:vertAlign w:val="subscript"/>'), "CO2"),
        (run("m") + run("2", '<w:vertAlign w:val="superscript"/>'), "m<sup>2</sup>"),
        (run("1") + run("st", '<w:vertAlign w:val="superscript"/>'), "1st"),
        (run("claim") + run("[3]", '<w:position w:val="8"/>'), "claim<sup>[3]</sup>"),
        (run("a", "<w:b/>") + run("b", "<w:b/><w:i/>"), "**a<em>b</em>**"),
        (run("a", '<w:b w:val="0"/>'), "a"),
        (run("a", '<w:rStyle w:val="Stark"/>'), "**a**"),
        (run("a", "<w:strike/>") + run(" b", "<w:dstrike/>"), "~~a b~~"),
        (run("x = 1", '<w:rStyle w:val="CodeZchn"/>'), "`x = 1`"),
        (run("seen") + run(" hidden", "<w:vanish/>"), "seen"),
        (run("seen") + run(" hidden", '<w:rStyle w:val="Geheim"/>'), "seen"),
        (run("seen") + run(" too", '<w:vanish w:val="false"/>'), "seen too"),
        ("<w:smartTag>" + run("a") + "</w:smartTag><w:bdo>" + run("b") + "</w:bdo>", "ab"),
        ("<w:sdt><w:sdtContent>" + run("a") + "</w:sdtContent></w:sdt>", "a"),
        ("<m:oMath><m:r><m:t>E=mc</m:t></m:r><m:r><m:t>2</m:t></m:r></m:oMath>", "E=mc2"),
        ("<w:r><w:ruby><w:rt><w:r><w:t>kan</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby></w:r>",
         "漢"),
        ("<!-- x --><?y z?>" + run("a"), "a"),
    ],
)  # fmt: skip
def test_what_runs_show(xml: str, text: str) -> None:
    assert inside(xml) == text


def test_empty_lines_in_a_paragraph_part_it() -> None:
    breaks = "<w:r><w:br/><w:br/></w:r>"
    assert inside(run("One.") + breaks + run("Two.") + breaks) == "One.\n\nTwo."


def test_words_of_the_draft_stay_words() -> None:
    text = "&lt;!-- sourcecheck-disable dates --&gt; [a](b) {{name}} **x** # y &amp;amp;"
    document = read_back(body("---", text, "1. a", "| a | b |", "|---|---|", "+++"))
    shown = "<!-- sourcecheck-disable dates --> [a](b) {{name}} **x** # y &amp;"
    assert [block.text for block in document.blocks] == ["---", shown, "1. a", "| a | b |", "|---|---|", "+++"]
    assert {block.kind for block in document.blocks} == {Kind.PARAGRAPH}
    assert not (document.comments or document.links or document.tables or document.metadata.data)


# Tracked changes and comments ------------------------------------------------------------


def test_tracked_changes_are_read_as_accepted() -> None:
    changed = (
        run("The wall ")
        + f'<w:ins w:id="1" w:author="x">{run("will")}</w:ins>'
        + '<w:del w:id="2" w:author="x"><w:r><w:delText>may</w:delText></w:r></w:del>'
        + f'<w:moveFrom w:id="3">{run(" gone")}</w:moveFrom><w:moveTo w:id="4">{run(" rise")}</w:moveTo>'
        + run(".", '<w:b/><w:rPrChange w:id="5"><w:rPr><w:i/></w:rPr></w:rPrChange>')
    )
    document = read_back(word(f"<w:p>{changed}</w:p>"))
    assert document.source == "The wall will rise<strong>.</strong>\n"
    assert document.notes == ("has tracked changes: read as if all were accepted",)


def test_a_paragraph_whose_mark_is_deleted_goes_on_in_the_next() -> None:
    gone = "<w:rPr><w:del w:id='1'/></w:rPr>"
    heading = '<w:pPr><w:pStyle w:val="berschrift1"/></w:pPr>'
    assert source_of(word(paragraph("One ", gone) + f"<w:p>{heading}{run('and two')}</w:p>")) == "# One and two\n"
    assert source_of(word(paragraph("Last", gone))) == "Last\n"


def test_deleted_rows_and_cells_are_not_seen() -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"

    rows = [
        f"<w:tr>{cell('a')}{cell('b')}</w:tr>",
        f"<w:tr><w:trPr><w:del w:id='1'/></w:trPr>{cell('x')}{cell('y')}</w:tr>",
        f"<w:tr>{cell('c')}{cell('z', '<w:cellDel/>')}{cell('d')}</w:tr>",
    ]
    assert source_of(word(f"<w:tbl>{''.join(rows)}</w:tbl>")) == "| a | b |\n| --- | --- |\n| c | d |\n"


def test_comments_of_others_are_no_text() -> None:
    marks = '<w:commentRangeStart w:id="0"/>{}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    comments = f'<w:comment w:id="0" w:author="x">{paragraph("Is that so?")}</w:comment>'
    assert inside(marks.format(run("It rained.")), comments=comments) == "It rained."


# Links and fields -------------------------------------------------------------------------

LINKS = (
    '<Relationship Id="l1" TargetMode="External" Target="https://e.org/a?b=1&amp;c=2" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"/>'
)


def field(instruction: str, result: str) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    half = len(instruction) // 2
    return (
        mark("begin") + f'<w:r><w:instrText xml:space="preserve">{instruction[:half]}</w:instrText></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{instruction[half:]}</w:instrText></w:r>'
        + mark("separate") + result + mark("end")
    )  # fmt: skip


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        (f'<w:hyperlink r:id="l1">{run("the ")}{run("plan", "<w:b/>")}</w:hyperlink>',
         "[the **plan**](https://e.org/a?b=1&c=2)"),
        (f'<w:hyperlink r:id="l1" w:anchor="x">{run("plan")}</w:hyperlink>', "[plan](https://e.org/a?b=1&c=2#x)"),
        (f'<w:hyperlink w:anchor="_Ref1">{run("below")}</w:hyperlink>', "below"),
        (f'<w:hyperlink r:id="none">{run("nowhere")}</w:hyperlink>', "nowhere"),
        (field(' HYPERLINK "https://e.org/x" \\o "tip" ', run("plan")), "[plan](https://e.org/x)"),
        (field(" HYPERLINK https://e.org/x \\l y", run("plan")), "[plan](https://e.org/x#y)"),
        (field(' HYPERLINK \\l "_Toc1" ', run("below")), "below"),
        (field(" REF _Ref1 \\h ", run("Table 3")), "Table 3"),
        (field(" DATE ", field(" PAGE ", run("7"))), "7"),
        (f'<w:fldSimple w:instr=" HYPERLINK &quot;https://e.org/x&quot; ">{run("plan")}</w:fldSimple>',
         "[plan](https://e.org/x)"),
        ('<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run("a"), "a"),
        ('<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>XE "x"</w:instrText>'
         '</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>' + run("a"), "a"),
    ],
)  # fmt: skip
def test_links_and_fields(xml: str, text: str) -> None:
    assert inside(xml, relations=LINKS) == text


def test_a_field_over_paragraphs() -> None:
    begin = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>QUOTE</w:instrText></w:r>'
    xml = begin + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("One.") + "</w:p>" + paragraph("Two.")
    xml += '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r>' + run("Three.") + "</w:p>"
    assert source_of(word(xml)) == "One.\n\nTwo.\n\nThree.\n"


# Paragraphs -------------------------------------------------------------------------------


def test_headings_below_a_title_are_sections() -> None:
    data = body(
        paragraph("The pier", style="Titel"), paragraph("Costs", style="berschrift1"), "Text.",
        paragraph("Wood", style="berschrift2"), "Text.",
    )  # fmt: skip
    assert source_of(data) == "# The pier\n\n## Costs\n\nText.\n\n### Wood\n\nText.\n"
    assert source_of(body(paragraph("Costs", style="berschrift1"), "Text.")) == "# Costs\n\nText.\n"


@pytest.mark.parametrize(
    ("name", "more", "level"),
    [
        ("heading 1", "", 1), ("Heading 6", "", 6), ("heading 9", "", 6), ("Überschrift 2", "", 2), ("Titre 3", "", 3),
        ("Heading_20_2", "", 2), ("見出し 1", "", 1), ("Заголовок 1", "", 1),
        ("My own", '<w:outlineLvl w:val="2"/>', 3), ("My own", '<w:outlineLvl w:val="9"/>', 0), ("Body Text", "", 0),
    ],
)  # fmt: skip
def test_headings_by_name_and_outline_level(name: str, more: str, level: int) -> None:
    style = f'<w:style w:type="paragraph" w:styleId="x"><w:name w:val="{name}"/><w:pPr>{more}</w:pPr></w:style>'
    document = read_back(word(paragraph("Costs", style="x"), styles=style))
    assert document.blocks[0].level == level
    assert (document.blocks[0].kind is Kind.HEADING) == bool(level)


def test_what_a_style_has_of_others_and_what_the_paragraph_says_itself() -> None:
    styles = HEADS + (
        '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="a"/><w:basedOn w:val="berschrift2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="b"/><w:basedOn w:val="c"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="c"><w:name w:val="c"/><w:basedOn w:val="b"/>'
        '<w:rPr><w:rStyle w:val="c"/></w:rPr></w:style>'
    )
    assert source_of(word(paragraph("x", style="a"), styles=styles)) == "## x\n"
    assert source_of(word(paragraph("x", style="b"), styles=styles)) == "x\n"
    assert source_of(word(paragraph("x", '<w:outlineLvl w:val="1"/>'), styles=styles)) == "## x\n"
    assert source_of(word(paragraph("x", '<w:outlineLvl w:val="9"/>', "a"), styles=styles)) == "**x**\n"


def test_bold_of_a_heading_is_no_emphasis() -> None:
    draft = docx.Document()
    draft.add_heading(level=1).add_run("Costs").bold = True
    assert source_of(saved(draft)) == "# Costs\n"


def test_a_short_line_in_larger_type_is_a_heading_to_its_readers() -> None:
    draft = docx.Document()
    draft.add_paragraph().add_run("Why the Wall Costs More").font.size = Pt(18)
    draft.add_paragraph("The council voted on Tuesday to raise the harbour wall by one metre before the winter storms.")
    document = read_back(saved(draft))
    assert (document.blocks[0].kind, document.blocks[0].recovered) == (Kind.HEADING, True)


def listed(text: str, number: int, depth: int = 0) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def test_lists_show_their_numbers() -> None:
    data = body(
        listed("a", 2), listed("b", 2), listed("c", 2, 1), listed("d", 2), "Text between.", listed("e", 2),
        listed("f", 3), listed("g", 3), paragraph("h", style="Liste"), listed("i", 4), listed("j", 1, 1),
        listed("none", 5), listed("off", 0), listed("unknown", 99),
    )  # fmt: skip
    assert source_of(data) == (
        "1. a\n2. b\n   1. c\n3. d\n\nText between.\n\n4. e\n\n7) f\n8) g\n\n- h\n\n  i\n\n  - j\n\nnone\n\noff\n\n"
        "unknown\n"
    )


def test_a_list_that_the_paragraph_leaves() -> None:
    assert source_of(body(paragraph("x", '<w:numPr><w:numId w:val="0"/></w:numPr>', "Liste"))) == "x\n"


def test_quotations_and_code() -> None:
    data = body(
        paragraph("We saw it.", style="Zitat"), paragraph("All of us.", style="Zitat"),
        paragraph("for x in y:", style="Code"), paragraph("    print(x)", style="Code"), "Text.",
    )  # fmt: skip
    assert source_of(data) == "> We saw it.\n>\n> All of us.\n\n```\nfor x in y:\n    print(x)\n```\n\nText.\n"


def test_a_large_initial_belongs_to_its_word() -> None:
    assert (
        source_of(body(paragraph("T", '<w:framePr w:dropCap="drop"/>'), "he council voted.")) == "The council voted.\n"
    )


def test_tables_of_contents_are_left_out_with_their_heading() -> None:
    data = body(
        paragraph("Contents", style="berschrift1"), paragraph("Costs\t3", style="Verzeichnis1"),
        paragraph("Time\t4", style="Verzeichnis1"), paragraph("Costs", style="berschrift1"), "Text.",
    )  # fmt: skip
    assert source_of(data) == "# Costs\n\nText.\n"
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    control = f"<w:sdt>{gallery}<w:sdtContent>{paragraph('Contents')}{paragraph('Costs 3')}</w:sdtContent></w:sdt>"
    assert source_of(word(control + paragraph("Text."))) == "Text.\n"
    in_field = f"<w:p>{field(' TOC ', run('Costs 3'))}</w:p>"
    assert source_of(word(in_field + paragraph("Text."))) == "Text.\n"


def test_headers_footers_and_properties_are_not_read() -> None:
    draft = docx.Document()
    draft.core_properties.title = "Template"
    draft.core_properties.author = "Admin"
    draft.sections[0].header.paragraphs[0].text = "Header"
    draft.sections[0].footer.paragraphs[0].text = "Footer"
    draft.add_paragraph("Text.")
    document = read_back(saved(draft))
    assert (document.source, document.metadata.data) == ("Text.\n", ())


# Notes, boxes, pictures ---------------------------------------------------------------------


def note(kind: str, name: int, text: str) -> str:
    return f'<w:{kind} w:id="{name}">{paragraph(text)}</w:{kind}>'


def reference(kind: str, name: int, more: str = "") -> str:
    return f'<w:r><w:{kind}Reference w:id="{name}" {more}/></w:r>'


def test_footnotes_and_endnotes_in_the_order_of_the_text() -> None:
    separator = f'<w:footnote w:type="separator" w:id="-1">{paragraph("x")}</w:footnote>'
    data = word(
        f"<w:p>{run('A')}{reference('footnote', 5)}{run('B')}{reference('endnote', 2)}{run('C')}"
        f"{reference('footnote', 3)}{run('D')}{reference('footnote', 9)}"
        f"<w:del w:id='1'>{reference('footnote', 4)}</w:del></w:p>",
        footnotes=separator
        + note("footnote", 3, "Third.")
        + note("footnote", 4, "Gone.")
        + note("footnote", 5, "Fifth."),
        endnotes=note("endnote", 2, "End."),
    )
    document = read_back(data)
    assert document.source == ("A[^1]B[^e1]C[^2]D[^3]\n\n[^1]: Fifth.\n\n[^2]: Third.\n\n[^e1]: End.\n")
    assert [block.kind for block in document.blocks[1:]] == [Kind.FOOTNOTE] * 3
    assert [mark.kind for mark in document.blocks[0].marks] == [MarkKind.NOTE] * 3


OWN = 'w:customMarkFollows="1"'


def test_a_note_with_a_mark_of_its_own_is_not_counted() -> None:
    data = word(
        f"<w:p>{run('A')}{reference('footnote', 1, OWN)}{run('*')}{reference('footnote', 2)}</w:p>",
        footnotes=note("footnote", 1, "Star.") + note("footnote", 2, "One."),
    )
    document = read_back(data)
    assert document.source == "A[^x1]\\*[^1]\n\n[^x1]: Star.\n\n[^1]: One.\n"
    assert [document.place(block.whole) for block in document.blocks[1:]] == [
        "footnote with a mark of its own",
        "footnote 1",
    ]


BOX = "<w:r><w:drawing><wp:anchor><wp:docPr id='1' name='b'/><a:graphic><a:graphicData uri='x'>{}</a:graphicData>" \
    "</a:graphic></wp:anchor></w:drawing></w:r>"  # fmt: skip


def test_text_boxes_come_after_the_paragraph_they_hang_on_once() -> None:
    inner = f"<wps:wsp><wps:txbx><w:txbxContent>{paragraph('Boxed.')}</w:txbxContent></wps:txbx></wps:wsp>"
    old = f"<v:textbox><w:txbxContent>{paragraph('Boxed.')}</w:txbxContent></v:textbox>"
    fallback = f"<mc:Fallback><w:pict><v:shape>{old}</v:shape></w:pict></mc:Fallback>"
    twice = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{BOX.format(inner)[5:-6]}</mc:Choice>"
        f"{fallback}</mc:AlternateContent></w:r>"
    )
    document = read_back(word(f"<w:p>{run('Text.')}{twice}</w:p>" + paragraph("After.")))
    assert document.source == "Text.\n\nBoxed.\n\nAfter.\n"
    assert [document.place(block.whole) for block in document.blocks] == ["paragraph 1", "text box 1", "paragraph 2"]
    only = f"<w:r><mc:AlternateContent><mc:Choice Requires='x'/>{fallback}</mc:AlternateContent></w:r>"
    assert source_of(word(f"<w:p>{run('Text.')}{only}</w:p>")) == "Text.\n\nBoxed.\n"


def test_pictures_have_their_alternative_text() -> None:
    picture = BOX.replace("id='1' name='b'", "id='1' name='b' descr='The  pier [old]'").format(
        "<pic:pic><pic:blipFill><a:blip r:embed='i1'/></pic:blipFill></pic:pic>"
    )
    old = "<w:r><w:pict><v:shape alt='A boat'><v:imagedata r:id='i2'/></v:shape></w:pict></w:r>"
    chart = (
        BOX.replace("name='b'", "name='b' title='Prices'").format("").replace("uri='x'", "uri='http://x/2006/chart'")
    )
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    relations = (
        f'<Relationship Id="i1" Type="{office}" Target="media/image1.png"/>'
        f'<Relationship Id="i2" Type="{office}" Target="https://e.org/b.png" TargetMode="External"/>'
    )
    document = read_back(word(f"<w:p>{picture}{old}{chart}</w:p>", relations=relations))
    assert [(image.source, image.alt) for image in document.images] == [
        ("image1.png", "The pier [old]"), ("https://e.org/b.png", "A boat"), ("", "Prices"),
    ]  # fmt: skip


def test_a_document_inside_of_the_document_is_told_of() -> None:
    assert read_back(word('<w:altChunk r:id="x"/>' + paragraph("Text."))).notes == (
        "holds another document as a whole, which is not read: paste its text instead",
    )


def test_a_letter_of_a_style_that_is_the_usual_one_is_no_emphasis() -> None:
    styles = HEADS.replace('<w:name w:val="Normal"/>', '<w:name w:val="Normal"/><w:rPr><w:i/></w:rPr>')
    assert source_of(word(paragraph("All is set so."), styles=styles)) == "All is set so.\n"


def test_a_part_as_utf_16() -> None:
    text = word(paragraph("Ein Überblick."))
    with zipfile.ZipFile(io.BytesIO(text)) as archive:
        members: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    main = members["word/document.xml"]
    assert isinstance(main, bytes)
    members["word/document.xml"] = ('<?xml version="1.0" encoding="UTF-16"?>' + main.decode()).encode("utf-16")
    assert source_of(packed(members)) == "Ein Überblick.\n"


def test_the_strict_form_of_the_standard_is_read_too() -> None:
    data = word(paragraph("Costs", style="berschrift1"))
    strict = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            text = archive.read(name).decode()
            text = text.replace(
                "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                "http://purl.oclc.org/ooxml/wordprocessingml/main",
            ).replace(
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                "http://purl.oclc.org/ooxml/officeDocument/relationships",
            )
            strict[name] = text
    assert source_of(packed(strict)) == "# Costs\n"


def test_an_element_that_python_docx_makes() -> None:
    draft = docx.Document()
    control = OxmlElement("w:sdt")
    content = OxmlElement("w:sdtContent")
    control.append(content)
    content.append(draft.add_paragraph("In a content control.")._p)
    draft.element.body.insert(0, control)
    assert source_of(saved(draft)) == "In a content control.\n"
