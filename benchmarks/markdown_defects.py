"""Defects that are put into clean Markdown: tables, captions, contents, sections, links, dates."""

from __future__ import annotations

import random
import re
from datetime import date

from benchmarks.mutated import Mutated, Mutation


def _tables(source: str) -> list[tuple[int, int]]:
    """Pipe tables outside code, by their lines: header, delimiter row, rows."""
    fenced = [match.span() for match in re.finditer(r"(?ms)^(```|~~~).*?^\1", source)]
    row = r"^[ ]{0,3}\|.*\|[ \t]*\n"
    found = re.finditer(rf"(?m){row}^[ ]{{0,3}}\|(?:[ ]*:?-+:?[ ]*\|)+[ \t]*\n(?:{row})+", source)
    return [m.span() for m in found if not any(low <= m.start() < high for low, high in fenced)]


def _paragraphs(source: str, words: int) -> list[tuple[int, int]]:
    """Paragraphs of plain prose of at least so many words, as line ranges without their line end."""
    body = source.find("\n---", 3) + 4 if source.startswith("---") else 0
    found = re.finditer(r"(?m)(?<=\n\n)(?![#>|<`~\-*+!\[\d ])[^\n]+(?:\n(?![\n#>|<`~\-*+\d])[^\n]+)*(?=\n\n)", source)
    return [
        match.span()
        for match in found
        if match.start() > body and match[0].count(" ") >= words and match[0].rstrip()[-1:] in ".!?"
    ]


def _is_code(table: str) -> bool:
    """Whether a table is mostly code: reference pages say the same of one command after the other."""
    return table.count("`") > table.count("\n")


def table_copied(source: str, at: random.Random) -> Mutated | None:
    tables = [t for t in _tables(source) if source[slice(*t)].count("\n") >= 4 and not _is_code(source[slice(*t)])]
    places = [p for p in _paragraphs(source, 12) if tables and p[0] > tables[0][1]]
    if not places:
        return None
    low, high = tables[0]
    table, place = source[low:high], at.choice(places)[1]
    put = f"\n\n{table}"
    return Mutated(source[:place] + put + source[place:], place + 2, place + len(put), ("tables/duplicate-table",))


def table_truncated(source: str, at: random.Random) -> Mutated | None:
    for low, high in _tables(source):
        lines = source[low:high].splitlines(keepends=True)
        columns = lines[0].strip().strip("|").count("|") + 1
        if len(lines) < 5 or columns < 3:
            continue  # a row of one cell is a heading over those below it
        number = at.randrange(3, len(lines))
        start = low + sum(map(len, lines[:number]))
        cells = lines[number].rstrip().strip("|").split("|")
        short = "|" + "|".join(cells[: 2 - columns if columns > 3 else -1]) + "|\n"
        return Mutated(
            source[:start] + short + source[start + len(lines[number]) :],
            start,
            start + len(short),
            ("tables/ragged-table-row",),
        )
    return None


def table_padded(source: str, at: random.Random) -> Mutated | None:
    for low, high in _tables(source):
        lines = source[low:high].splitlines()
        if len(lines) < 4:
            continue
        padded = "".join(
            line.rstrip() + (" --- | --- | --- |" if n == 1 else "  |  |  |") + "\n" for n, line in enumerate(lines)
        )
        return Mutated(source[:low] + padded + source[high:], low, low + len(padded), ("tables/padded-empty-columns",))
    return None


def table_glued(source: str, at: random.Random) -> Mutated | None:
    for _, high in _tables(source):
        follows = [p for p in _paragraphs(source, 12) if p[0] == high + 1]
        if follows:
            return Mutated(source[:high] + source[high + 1 :], high, follows[0][1] - 1, ("tables/table-absorbs-text",))
    return None


def caption_repeated(source: str, at: random.Random) -> Mutated | None:
    places = _paragraphs(source, 12)
    if len(places) < 4:
        return None
    first, second, third = sorted(at.sample([p[1] for p in places], 3))
    put = "\n\n![The old ferry at the north quay in the rain](/images/ferry-{}.jpg)"
    text = source[:first] + put.format(1) + source[first:second] + put.format(2) + source[second:third]
    start = len(text) + 2
    text += put.format(3)
    return Mutated(text + source[third:], first, start + len(put), ("images/repeated-caption",))


def contents_emptied(source: str, at: random.Random) -> Mutated | None:
    places = [m.start() for m in re.finditer(r"(?m)^## ", source)]
    if not places:
        return None
    put = at.choice(("## Table of Contents\n\n", "## Contents\n\n", "## In this article\n\n"))
    return Mutated(
        source[: places[0]] + put + source[places[0] :],
        places[0],
        places[0] + len(put),
        ("structure/empty-table-of-contents", "structure/empty-section"),
    )


def paragraph_repeated(source: str, at: random.Random) -> Mutated | None:
    places = _paragraphs(source, 35)
    if len(places) < 3:
        return None
    low, high = places[0]
    words = source[low:high].split(" ")
    for _ in range(2):  # small edits: two words are left out, no names or figures
        del words[at.choice([number for number in range(8, len(words) - 4) if words[number].islower()])]
    place, put = places[-1][1], "\n\n" + " ".join(words)
    return Mutated(source[:place] + put + source[place:], place + 2, place + len(put), ("repetition/duplicate-block",))


def heading_alone(source: str, at: random.Random) -> Mutated | None:
    places = [m.start() for m in re.finditer(r"(?m)^## ", source)]
    if len(places) < 2:
        return None
    place, put = at.choice(places[1:]), at.choice(("## Background\n\n", "## What comes next\n\n", "## The figures\n\n"))
    return Mutated(source[:place] + put + source[place:], place, place + len(put), ("structure/empty-section",))


def link_emptied(source: str, at: random.Random) -> Mutated | None:
    links = list(re.finditer(r"(?<![!\\`])\[[^\]\[]{4,60}\]\((https?://[^()\s]+)\)", source))
    if not links:
        return None
    link = at.choice(links)
    text = source[: link.start(1)] + source[link.end(1) :]
    return Mutated(text, link.start(), link.start(1) + 1, ("links/placeholder-link",))


_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def date_contradicted(source: str, at: random.Random) -> Mutated | None:
    places = _paragraphs(source, 20)
    if not places:
        return None
    day = date(at.randrange(1985, 2007), at.randrange(1, 13), at.randrange(1, 29))
    wrong = _DAYS[(day.weekday() + at.randrange(1, 7)) % 7]
    place = at.choice(places)[1]
    said = f"{wrong}, {day:%B} {day.day}, {day.year}"
    put = f" The hall was opened on {said}."
    return Mutated(source[:place] + put + source[place:], place, place + len(put), ("dates/weekday-date-mismatch",))


KINDS: dict[str, Mutation] = {
    "table copied": table_copied,
    "table truncated": table_truncated,
    "table padded": table_padded,
    "table glued": table_glued,
    "caption repeated": caption_repeated,
    "contents emptied": contents_emptied,
    "paragraph repeated": paragraph_repeated,
    "heading alone": heading_alone,
    "link emptied": link_emptied,
    "date contradicted": date_contradicted,
}
