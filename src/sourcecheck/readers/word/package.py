"""The parts of a Word file and how they refer to one another (Open Packaging Conventions, ISO/IEC 29500-2).

python-docx has a reader of packages; it unpacks what the archive's list promises, gives up on a reference that leads
nowhere, and drops parts that nothing refers to when it saves. So only its XML layer is used here.
"""

from __future__ import annotations

import posixpath
import re
from functools import cache
from typing import Final

from docx.oxml.parser import element_class_lookup
from lxml import etree

from sourcecheck.compiled_patterns import compiled
from sourcecheck.errors import ReadError
from sourcecheck.readers import limits
from sourcecheck.readers.word.archive import Archive, Broken
from sourcecheck.readers.word.names import Element
from sourcecheck.records import NamedTuple

__all__ = ["Package", "Relation", "parsed"]

_RELATIONS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# The same names in the strict form of the standard, which Word writes if told to.
_STRICT: Final = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships",
     b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
     b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    (b"http://purl.oclc.org/ooxml/drawingml/picture", b"http://schemas.openxmlformats.org/drawingml/2006/picture"),
)  # fmt: skip


class Relation(NamedTuple):
    """A reference of a part to another one (its name in the archive) or, ``external``, to an address."""

    id: str
    type: str  # the last part of its URI: hyperlink, image, footnotes ...
    target: str
    external: bool


class Package:
    """The parts of a Word file, parsed when they are asked for.

    Args:
        path: named in errors.

    Attributes:
        main: the name of the part that holds the text.
        strict: whether it is written in the strict form of the standard.

    Raises:
        ReadError: there is no such part, or what leads to it is spoiled.
    """

    def __init__(self, archive: Archive, path: str) -> None:
        self.archive = archive
        self.path = path
        self.strict = False
        self._elements = 0  # of all parts that were read
        self._relations: dict[str, dict[str, Relation]] = {}
        office = [one for one in self.relations("").values() if one.type == "officeDocument" and not one.external]
        self.main = office[0].target if office else ""
        if not archive.has(self.main):
            raise Broken(f"{path}: holds no text: it is no Word file, or a damaged one")

    def relations(self, part: str) -> dict[str, Relation]:
        """The relations of a part by their ids; of the package for an empty name.

        Raises:
            ReadError: they are spoiled.
        """
        found = self._relations.get(part)
        if found is None:
            folder, _, name = part.rpartition("/")
            own = posixpath.join(folder, "_rels", f"{name}.rels")
            found = self._relations[part] = {}
            if self.archive.has(own):
                for element in self.tree(own).iter(_RELATIONS):
                    one = _relation(element, folder)
                    found[one.id] = one
        return found

    def related(self, part: str, type: str) -> str:
        """The name of the part of a type that another one refers to; empty where it is not there."""
        for one in self.relations(part).values():
            if one.type == type and not one.external and self.archive.has(one.target):
                return one.target
        return ""

    def tree(self, part: str) -> Element:
        """The XML of a part.

        Raises:
            ReadError: it is spoiled, or holds what no word processor writes.
        """
        data = self.archive.read(part)
        self._elements += data.count(b"<") - data.count(b"</")
        if self._elements > limits.ELEMENTS:
            raise ReadError(f"{self.path}: holds more than {limits.ELEMENTS:,} elements; the limit keeps runs safe")
        if b"purl.oclc.org/ooxml" in data:
            self.strict = True
            for strict, name in _STRICT:
                data = data.replace(strict, name)
        return parsed(data, part, self.path)


def _relation(element: Element, folder: str) -> Relation:
    target = str(element.get("Target") or "")
    external = str(element.get("TargetMode") or "").lower() == "external"
    if not external:
        joined = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        target = posixpath.normpath(joined) if joined else ""
    kind = str(element.get("Type") or "").rstrip("/").rpartition("/")[2]
    return Relation(str(element.get("Id") or ""), kind, target, external)


@cache
def _declaration() -> re.Pattern[str]:
    return compiled(r"\s*<\?xml\b[^>]*\?>")


def parsed(data: bytes, part: str, path: str) -> Element:
    """XML as a tree with python-docx's elements. Whatever it names, nothing is fetched, and no entity is resolved.

    Args:
        part, path: named in errors.

    Raises:
        ReadError: it is no XML, declares a document type, or is nested too deeply.
    """
    try:
        # The format allows two encodings; others would hide a declaration from the next look.
        mark = data[:2]
        text = data.decode("utf-16" if mark in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        raise Broken(f"{path}: {part!r} in it is damaged: open it in Word and save it anew") from None
    if "\0" in text:  # as in UTF-16 without its mark, which the parser would know all the same
        raise Broken(f"{path}: {part!r} in it is damaged: open it in Word and save it anew")
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise ReadError(f"{path}: {part!r} in it declares a document type, which no word processor writes: not opened")
    text = _declaration().sub("", text, count=1)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_blank_text=False,
    )  # fmt: skip
    parser.set_element_class_lookup(element_class_lookup)
    try:
        return etree.fromstring(text.encode(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        said = "is nested too deeply" if "depth" in str(error).lower() else "is damaged"
        raise Broken(f"{path}: {part!r} in it {said}: open it in Word and save it anew") from None
