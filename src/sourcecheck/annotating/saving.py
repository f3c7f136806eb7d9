"""A Word file anew: parts that changed are written as XML, all others keep their bytes, their order and their dates."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping
from typing import Final

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from lxml import etree

from sourcecheck.readers.word.names import Element
from sourcecheck.readers.word.package import Package

__all__ = ["saved"]

_TYPES: Final = "[Content_Types].xml"
_TYPES_NAMESPACE: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS_NAMESPACE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"


def saved(package: Package, trees: Mapping[str, Element], comments: str, is_new: bool) -> bytes:
    """The file with parts that changed.

    Args:
        trees: of the parts that changed, by their names.
        comments: the name of the part with the comments, which is one of them.
        is_new: whether the file did not have it before.

    Raises:
        ReadError: a part that did not change is spoiled.
    """
    parts = {name.lower(): _xml(tree) for name, tree in trees.items()}
    if is_new:
        types = package.tree(_TYPES)
        _declare(types, f"/{comments}")
        parts[_TYPES.lower()] = _xml(types)
        name, tree = _relations(package)
        _relate(tree, posixpath.relpath(comments, posixpath.dirname(package.main) or "."))
        parts[name.lower()] = _xml(tree)
        trees = {**trees, name: tree}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for info in package.archive.members:
            data = parts.pop(info.filename.lower(), None)
            archive.writestr(_like(info), package.archive.copied(info) if data is None else data)
        for name in trees:
            data = parts.pop(name.lower(), None)
            if data is not None:
                archive.writestr(name, data)
    return out.getvalue()


def _like(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(info.filename, max(info.date_time, (1980, 1, 1, 0, 0, 0)))
    made.compress_type = info.compress_type
    made.external_attr = info.external_attr
    made.create_system = info.create_system
    made.comment = info.comment
    return made


def _xml(tree: Element) -> bytes:
    made: bytes = etree.tostring(tree.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
    return made


def _declare(types: Element, name: str) -> None:
    """Say of the new part what it holds."""
    override = etree.SubElement(types, f"{{{_TYPES_NAMESPACE}}}Override")
    override.set("PartName", name)
    override.set("ContentType", CONTENT_TYPE.WML_COMMENTS)


def _relations(package: Package) -> tuple[str, Element]:
    """The relations of the text: the name of their part, and its tree."""
    folder, _, name = package.main.rpartition("/")
    part = posixpath.join(folder, "_rels", f"{name}.rels")
    if package.archive.has(part):
        return part, package.tree(part)
    return part, etree.Element(f"{{{_RELATIONS_NAMESPACE}}}Relationships", nsmap={None: _RELATIONS_NAMESPACE})


def _relate(relations: Element, target: str) -> None:
    """Lead from the text to the new part."""
    used = {str(one.get("Id")) for one in relations}
    name = next(name for name in (f"rId{n}" for n in range(1, len(used) + 2)) if name not in used)
    relation = etree.SubElement(relations, f"{{{_RELATIONS_NAMESPACE}}}Relationship")
    relation.set("Id", name)
    relation.set("Type", RELATIONSHIP_TYPE.COMMENTS)
    relation.set("Target", target)
