"""Drawings: pictures with their alternative texts, and boxes of text (DrawingML in 20.4, VML in 19.1)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from sourcecheck.readers.word.names import MC, WP, A, Element, R, V, W
from sourcecheck.records import NamedTuple

__all__ = ["Drawn", "chosen", "drawn"]

_CHARTS = ("chart", "diagram", "chartex")  # last parts of the names of what is drawn from data


class Drawn(NamedTuple):
    """What a drawing shows: pictures as alternative text and relation (or an address), and texts in boxes."""

    pictures: tuple[tuple[str, str], ...]
    boxes: tuple[Element, ...]


def chosen(element: Element) -> Iterator[Element]:
    """The content of the alternative that is read: newer programs write the same twice (``mc:AlternateContent``)."""
    choice = element.find(f"{MC}Choice")
    fallback = element.find(f"{MC}Fallback")
    shows = choice is not None and any(one.tag in _SHOWN for one in choice.iter())
    found = choice if shows or fallback is None else fallback
    yield from found if found is not None else ()


_SHOWN = frozenset((f"{W}t", f"{A}blip", f"{V}imagedata", f"{W}drawing", f"{W}txbxContent", f"{W}sym"))


def drawn(element: Element) -> Drawn:
    """What is drawn in ``w:drawing``, ``w:pict`` or ``w:object``."""
    pictures: list[tuple[str, str]] = []
    boxes: list[Element] = []
    _look(element, "", pictures, boxes)
    return Drawn(tuple(pictures), tuple(boxes))


def _look(element: Element, alt: str, pictures: list[tuple[str, str]], boxes: list[Element]) -> None:
    for one in element:
        tag = one.tag
        if not isinstance(tag, str):
            continue  # a comment
        if tag == f"{W}txbxContent":
            boxes.append(one)
        elif tag == f"{MC}AlternateContent":
            for inner in chosen(one):
                _look([inner], alt, pictures, boxes)
        elif tag in (f"{WP}inline", f"{WP}anchor"):
            properties = one.find(f"{WP}docPr")
            said = "" if properties is None else str(properties.get("descr") or properties.get("title") or "")
            before = len(pictures) + len(boxes)
            _look(one, said, pictures, boxes)
            if len(pictures) + len(boxes) == before and _is_chart(one):
                pictures.append((said, ""))
        elif tag == f"{A}blip":
            pictures.append((alt, str(one.get(f"{R}embed") or one.get(f"{R}link") or "")))
        elif tag == f"{V}imagedata":
            pictures.append((alt, str(one.get(f"{R}id") or one.get(f"{R}pict") or "")))
        else:
            _look(one, str(one.get("alt") or alt) if tag.startswith(V) else alt, pictures, boxes)


def _is_chart(element: Element) -> bool:
    data = element.find(f".//{A}graphicData")
    return data is not None and str(data.get("uri") or "").rpartition("/")[2] in _CHARTS


def file_name(target: str) -> str:
    """The name of a picture inside of the file, without its folder."""
    return posixpath.basename(target)
