"""Numbered citations: the markers in a text, and the notes and references that they can mean.

A marker is a number in square brackets or a raised one (``rose by half.[4]``, ``rose by half.⁴``), or the label of a
footnote (``[^4]``). What it means stands in a list: items with the same sign in front, footnotes, or whatever is
counted under a heading such as "References".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.marks import marks_over
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Kind, MarkKind, Region
from sourcecheck.records import NamedTuple

__all__ = ["RAISED", "Marker", "Reference", "References", "markers", "references"]

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_DIGITS = str.maketrans(RAISED, "0123456789")
_LONGEST = 999  # of a list of references


class Marker(NamedTuple):
    """A citation: where it stands, what it points to ("4", or a footnote's label), whether it is one beyond doubt."""

    block: Block
    start: int
    end: int
    labels: tuple[str, ...]
    sure: bool  # it stands where nothing but a citation does: behind a full stop, or at the end of a clause
    note: bool = False  # of the form [^4]


class Reference(NamedTuple):
    """An entry of a list that markers can point to."""

    block: Block
    start: int
    end: int
    label: str


class References(NamedTuple):
    """What markers can point to.

    ``notes`` are labels of footnotes in Markdown, ``entries`` what carries a number in brackets or a raised one,
    ``counted`` how many entries without such a sign stand in lists of references (-1: a list that cannot be counted).
    """

    notes: tuple[Reference, ...]
    entries: tuple[Reference, ...]
    counted: int

    @property
    def last(self) -> int:
        """The highest number in the list; 0 where there is none."""
        return max([self.counted, *(int(entry.label) for entry in self.entries)])

    def hold(self, label: str) -> bool:
        """Whether a marker with this label points to something."""
        if self.counted < 0 or any(label == note.label for note in self.notes):
            return True
        if not label.isdigit():
            return False
        return int(label) <= self.counted or any(label == entry.label for entry in self.entries)


def references(document: Document) -> References:
    """The lists of notes and references of a document. Use through ``document.once(references)``."""
    notes: list[Reference] = []
    entries: list[Reference] = []
    counted = plain = 0
    under = False  # a heading such as "References"
    listed = False  # since that heading something was counted
    unknown = False
    for block in document.blocks:
        text = block.text
        if not text or block.kind in (Kind.CODE, Kind.ATTRIBUTE, Kind.TITLE, Kind.DESCRIPTION):
            continue
        if _label().fullmatch(text) and (block.kind is Kind.HEADING or len(text) < 40):
            under, listed, plain, counted = True, False, 0, max(counted, plain)
            continue
        note = _note_definition(document, block)
        if note:
            notes.append(note)
            continue
        if block.kind is Kind.HEADING:
            counted, under, plain = max(counted, plain), False, 0
            continue
        found = [*_entries(block)]
        if found:
            entries.extend(found)
            listed = True
            continue
        if block.kind is Kind.FOOTNOTE:
            plain += 1
            listed = True
        elif under:
            number = _numbered().match(text)
            if number:
                plain = max(plain, int(number[1]))
                listed = True
            elif block.kind in (Kind.ITEM, Kind.DETAIL):
                plain += block.level <= 1
                listed = True
            elif block.kind is Kind.PARAGRAPH and not listed:
                unknown = True  # names of works in running text: how many is not to be told
    counted = max(counted, plain)
    if not (counted or entries or unknown):
        counted = _at_the_end(document)
    return References(tuple(notes), tuple(entries), -1 if unknown and not entries else counted)


def _at_the_end(document: Document) -> int:
    """How many entries a numbered list has that ends the text, under no heading."""
    count = 0
    for block in reversed(document.blocks):
        if block.kind is Kind.ITEM and "ordered-list" in block.within:
            count += 1
        elif document.in_content(block) or block.kind is Kind.ITEM:
            break
    return count


def _note_definition(document: Document, block: Block) -> Reference | None:
    """The footnote that a block is, if it carries its label: ``[^4]: Minutes of the board``."""
    if block.kind is Kind.FOOTNOTE and document.format is Format.MARKDOWN:
        for around in document.around(block):
            match = _definition().match(document.source, around.span.start) if around.kind == "footnote" else None
            if match:
                return Reference(block, 0, len(block.text), match[1].casefold())
    match = _definition().match(block.text)
    return Reference(block, 0, len(block.text), match[1].casefold()) if match else None


def _entries(block: Block) -> Iterator[Reference]:
    """Entries of a list in a block: one that begins with its sign, or several in a row."""
    first = _entry().match(block.text)
    if first is None:
        return
    starts = [first.start("sign")]
    if first["sign"][0] == "[":
        expected = int(first["number"]) + 1
        for match in _following().finditer(block.text, first.end()):
            if int(match[1]) == expected:
                starts.append(match.start() + 1)
                expected += 1
    for start, end in zip(starts, [*starts[1:], len(block.text)], strict=True):
        sign = _sign().match(block.text, start)
        if sign:
            yield Reference(block, start, end, str(int(sign[0].strip("[]").translate(_DIGITS))))


def markers(document: Document) -> tuple[Marker, ...]:
    """All citations in a document's prose, tables, headings and captions. Use through ``document.once(markers)``."""
    found: list[Marker] = []
    html = document.format is Format.HTML and "<sup" in document.source
    for block in document.blocks:
        if block.kind in (Kind.CODE, Kind.ATTRIBUTE, Kind.TITLE, Kind.DESCRIPTION):
            continue
        text = block.text
        if "[" in text or html or (not text.isascii() and any(sign in text for sign in RAISED)):
            if document.regions[block.number] in (Region.CONTENT, Region.FOOTER) or block.kind is Kind.FOOTNOTE:
                found.extend(_markers_in(document, block))
    return tuple(found)


def _markers_in(document: Document, block: Block) -> Iterator[Marker]:
    text = block.text
    own = {entry.start for entry in _entries(block)}
    for match in _marker().finditer(text):
        start, end = match.span()
        if start in own or (match["note"] and _definition().match(text, start) and start == 0):
            continue
        over = marks_over(document, block, start, end)
        kinds = {mark.kind for mark in over if mark.start <= start and end <= mark.end}
        if kinds & {MarkKind.CODE, MarkKind.SHORTCODE, MarkKind.LINK, MarkKind.DELETED}:
            continue
        if match["note"] and MarkKind.NOTE in kinds:
            yield Marker(block, start, end, (match["note"].casefold(),), True, note=True)
        elif match["note"]:
            if match["note"].isdigit() or _attached(text, start, end):
                yield Marker(block, start, end, (match["note"].casefold(),), False, note=True)
        elif match["numbers"]:
            labels = _labels(match["numbers"])
            if labels and not _is_other(text, start, end):
                yield Marker(block, start, end, labels, _is_sure(text, start, end))
        elif _stands_raised(text, start, end):
            label = match["raised"].translate(_DIGITS)
            yield Marker(block, start, end, (str(int(label)),), text[start - 1] in _STOPS)
    if document.format is Format.HTML:
        for match in _after_word().finditer(text):
            start, end = match.span(1)
            place = block.span(start, end).start
            opened = document.source[max(place - 90, 0) : place].lower()
            tag = opened.rfind("<sup")
            if tag >= 0 and opened.endswith(">") and opened.count(">", tag) == 1 and _stands_raised(text, start, end):
                if not any(mark.kind is MarkKind.LINK for mark in marks_over(document, block, start, start + 1)):
                    yield Marker(block, start, end, (str(int(match[1])),), text[start - 1] in _STOPS)


_STOPS = '.,;:!?”"’)»'


def _labels(written: str) -> tuple[str, ...]:
    """The numbers of ``1, 3-5``; none where it is no list of them."""
    labels: list[str] = []
    for part in re.split(r" ?[,;] ?", written):
        first, _, last = part.replace("–", "-").replace(" ", "").partition("-")
        if not 0 < int(first) <= int(last or first) <= _LONGEST or (len(first) > 1 and first[0] == "0"):
            return ()
        labels.extend((str(int(first)), str(int(last))) if last else (str(int(first)),))
    return tuple(labels)


def _is_other(text: str, start: int, end: int) -> bool:
    """Whether a number in brackets is an index, a paragraph of a judgment, a value of a list, an insertion."""
    before = text[max(start - 24, 0) : start]
    if not before.strip() or text[end : end + 1] in ("(", "{", "=", "_") or text[end : end + 2] == " =":
        return True
    if before[-1] in "([{<=+-*/&|@#$_:" or before.rstrip()[-1] in ":=([{":
        return True
    return bool(_indexed().search(before)) or bool(_pinpoint().search(before))


def _is_sure(text: str, start: int, end: int) -> bool:
    """Whether nothing but a citation stands so: behind a stop or a word, and in front of a stop or the end."""
    before, after = text[start - 1], text[end : end + 1]
    if before == "]" and text[:start].rfind("[") > 0:
        return _is_sure(text, text[:start].rfind("["), end)
    if before in _STOPS:
        return True
    if before == " ":
        return text[start - 2] in '.!?”"' or (after in (".", ",", ";", "") and text[start - 2].islower())
    return before.isalpha() and (
        after in (".", ",", ";", "", ")") or (after in (" ", "[") and text[end : end + 2] != " =")
    )


def _attached(text: str, start: int, end: int) -> bool:
    return start > 0 and text[start - 1] not in " ([{^\\/" and (end == len(text) or text[end] in ' .,;:!?)”"’[')


def _stands_raised(text: str, start: int, end: int) -> bool:
    """Whether a raised number is no power and no unit: behind a stop, or behind a word that is none."""
    if end < len(text) and (text[end].isalnum() or text[end] in "⁺⁻/"):
        return False
    if text[start - 1] in _STOPS:
        return not (text[start - 1] in ".,;)" and text[start - 2 : start - 1].isdigit() and text[start - 1] == ")")
    word = _last_word().search(text[max(start - 30, 0) : start])
    return word is not None and len(word[0]) >= 4 and not _unit().fullmatch(word[0])


@cache
def _marker() -> re.Pattern[str]:
    return compiled(
        r"\[\^(?P<note>[\w.:-]{1,40})\]|\[(?P<numbers>\d{1,3}(?: ?[,;–-] ?\d{1,3}){0,12})\]"
        rf"|(?<=[\w.,;:!?”\"’)»])(?<![{RAISED}])(?P<raised>[{RAISED}]{{1,3}})(?![{RAISED}])"
    )


@cache
def _after_word() -> re.Pattern[str]:
    return compiled(r"(?<=[a-z.,;:!?”\"’)»])(\d{1,3})(?![\w%])")


@cache
def _last_word() -> re.Pattern[str]:
    return compiled(r"[^\W\d_]+$")


@cache
def _unit() -> re.Pattern[str]:
    return compiled(
        r"(?i)(?:kilo|centi|milli|deci)?met(?:er|re)s?|miles?|inch(?:es)?|feet|foot|yards?|pixels?|seconds?"
    )


@cache
def _indexed() -> re.Pattern[str]:
    """The end of a name in a programme, which takes an index."""
    return compiled(
        r"(?:[a-z][A-Z]\w*|_\w*|\w_|\b(?:args?|argv|arr|array|list|buf|vec|data|matrix|[a-zA-Z]\d?|dp))$|\]\]$"
    )


@cache
def _pinpoint() -> re.Pattern[str]:
    return compiled(
        r"(?i)\b(?:at|para\.?|paras\.?|paragraphs?|art\.?|section|s\.|page|pp?\.|step|line|row|item"
        r"|is|are|was|were|equals|press) ?$|\d\] (?:and|to) $"
    )


@cache
def _definition() -> re.Pattern[str]:
    return compiled(r"\s*\[\^([\w.:-]{1,40})\](?::|\s)")


@cache
def _entry() -> re.Pattern[str]:
    return compiled(
        rf"(?:(?:citations?|references?|sources?|footnotes?|notes?|bibliography)\b\W{{0,4}})?"
        rf"(?P<sign>\[(?P<number>\d{{1,3}})\]|[{RAISED}]{{1,3}})(?=[ :.\w“\"])",
        re.IGNORECASE,
    )


@cache
def _following() -> re.Pattern[str]:
    return compiled(r" \[(\d{1,3})\](?= )")


@cache
def _sign() -> re.Pattern[str]:
    return compiled(rf"\[\d{{1,3}}\]|[{RAISED}]{{1,3}}")


@cache
def _numbered() -> re.Pattern[str]:
    return compiled(r"\(?(\d{1,3})[.):]? ?(?=\D)")


@cache
def _label() -> re.Pattern[str]:
    """A heading under which references are listed."""
    return compiled(
        r"(?i)\W*(?:\d+\.? )?(?:(?:list of |selected |cited |key |general |external |primary |web )?"
        r"(?:references?|citations?|"
        r"sources?|footnotes?|endnotes?|notes|bibliography|works cited|literature(?: cited)?|links|further reading)"
        r"(?: (?:and|&) (?:references?|citations?|sources?|notes|further reading|links|resources|footnotes))?"
        r"|einzelnachweise|quellen(?:angaben|verzeichnis)?|literatur(?:verzeichnis)?|fußnoten|anmerkungen|belege"
        r"|références(?: bibliographiques)?|bibliographie|notes et références|notes de bas de page"
        r"|referencias|bibliografía|fuentes|notas|referências|bibliografia|fonti|note|riferimenti|bronnen|voetnoten"
        r"|примечания|источники|литература|参考文献|参考资料|脚注|出典|注釈|källor|referenser|kilder|przypisy|źródła)\W*"
    )
