"""Word files made for tests: from pieces of WordprocessingML, or from Markdown's own words by python-docx."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from docx.document import Document as WordDocument
from docx.oxml.ns import nsdecls

from sourcecheck.document import Document
from sourcecheck.readers import read

__all__ = ["HEADS", "W", "body", "packed", "paragraph", "read_back", "saved", "source_of", "word"]

W = nsdecls("w", "r", "wp", "a", "pic", "m", "w14")
MORE = (
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

# Styles as Word has them: two headings, a title, a quotation, code, and a list by style.
HEADS = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/>
<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/><w:basedOn w:val="berschrift1"/>
<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Code"><w:name w:val="Source Code"/></w:style>
<w:style w:type="paragraph" w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Liste"><w:name w:val="List Bullet"/>
<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="Stark"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Geheim"><w:name w:val="Hidden"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="CodeZchn"><w:name w:val="Verbatim Char"/></w:style>
"""
NUMBERS = """
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
<w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>
<w:lvlText w:val="%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val=" "/></w:lvl>
</w:abstractNum><w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:numFmt w:val="none"/><w:lvlText w:val=""/>
</w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>
</w:num>
<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num><w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num>
"""


def word(
    body: str,
    *,
    relations: str = "",
    styles: str = HEADS,
    numbers: str = NUMBERS,
    footnotes: str = "",
    endnotes: str = "",
    comments: str = "",
    parts: Mapping[str, str | bytes] = {},
) -> bytes:
    """The bytes of a Word file.

    Args:
        body: what stands in ``w:body``.
        relations: elements, of the text's relations besides those of the parts.
        styles, numbers, footnotes, endnotes, comments: what stands in these parts; empty: there is none.
        parts: further members of the archive.
    """
    own = {
        "styles": ("styles", styles), "numbering": ("numbering", numbers), "footnotes": ("footnotes", footnotes),
        "endnotes": ("endnotes", endnotes), "comments": ("comments", comments),
    }  # fmt: skip
    links = "".join(
        f'<Relationship Id="p{name}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>'
        for name, (_, content) in own.items()
        if content
    )
    kinds = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_MAIN.replace("document.main", name)}"/>'
        for name, (_, content) in own.items()
        if content
    )
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{_MAIN}"/>{kinds}'
        "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" Type="{_OFFICE}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {W}{MORE}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{links}{relations}</Relationships>',
        **{
            f"word/{name}.xml": f"<w:{tag} {W}{MORE}>{content}</w:{tag}>"
            for name, (tag, content) in own.items()
            if content
        },
        **parts,
    }
    return packed(members)


def packed(members: Mapping[str, str | bytes]) -> bytes:
    """A ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def paragraph(text: str, properties: str = "", style: str = "") -> str:
    """A paragraph with one run."""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:p><w:pPr>{styled}{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )  # fmt: skip


def body(*paragraphs: str) -> bytes:
    """A Word file of these paragraphs, text or elements."""
    return word("".join(one if one.startswith("<") else paragraph(one) for one in paragraphs))


def read_back(data: bytes) -> Document:
    return read(data, "draft.docx")


def source_of(data: bytes) -> str:
    """The Markdown that a Word file is read as."""
    return read_back(data).source


def saved(document: WordDocument) -> bytes:
    """What python-docx writes."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
