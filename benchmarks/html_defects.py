"""Defects that are put into clean HTML pages: tables, captions, paragraphs, links of the article."""

from __future__ import annotations

import random
import re

from benchmarks.mutated import Mutated, Mutation

from sourcecheck.document import Format, Kind
from sourcecheck.readers import read_text


def _elements(source: str, name: str, least: int, most: int = 4000) -> list[re.Match[str]]:
    """Elements without another one of the name in them, of so many code points of content."""
    found = re.finditer(rf"(?is)<{name}\b[^<>]*>((?:(?!<{name}\b)(?!</{name}\b).){{{least},{most}}})</{name}>", source)
    return [match for match in found if "<!--" not in match[0]]


def _prose(source: str) -> list[re.Match[str]]:
    """Paragraphs of the article, as long as a sentence or more."""
    document = read_text(source, "page.html", Format.HTML)
    article = {
        block.whole.start + at
        for block in document.blocks
        if block.kind is Kind.PARAGRAPH and document.in_content(block)
        for at in (0, -1)
    }
    found = [p for p in _elements(source, "p", 150, 3000) if re.sub(r"<[^<>]*>", "", p[1]).count(" ") >= 25]
    if "lorem ipsum" in source.lower():
        return []  # no article
    return [p for p in found if any(p.start() <= start <= p.start(1) + 200 for start in article)]


def _html_tables(source: str) -> list[re.Match[str]]:
    """Tables of data: none in another, no spans, the same number of short cells in four rows or more, none empty."""
    found = []
    for table in _elements(source, "table", 200, 20_000):
        outside = source[: table.start()].lower()
        if outside.count("<table") > outside.count("</table"):
            continue
        rows = _elements(table[0], "tr", 5)
        counts = {len(re.findall(r"(?i)<t[dh]\b", row[0])) for row in rows}
        texts = [
            re.sub(r"<[^<>]*>|&\w+;", "", cell).strip() for cell in re.findall(r"(?is)<td\b[^<>]*>(.*?)</td>", table[0])
        ]
        if (
            len(rows) >= 4
            and len(counts) == 1
            and counts.pop() >= 3
            and "span=" not in table[0]
            and all(texts)
            and max(map(len, texts)) < 120
        ):
            found.append(table)
    return found


def table_copied(source: str, at: random.Random) -> Mutated | None:
    tables, prose = _html_tables(source), _prose(source)
    places = [p.end() for p in prose if tables and p.start() > tables[0].end()]
    if not places:
        return None
    place, put = at.choice(places), "\n" + tables[0][0]
    return Mutated(source[:place] + put + source[place:], place, place + len(put), ("tables/duplicate-table",))


def row_cut(source: str, at: random.Random) -> Mutated | None:
    for table in _html_tables(source):
        rows = _elements(table[0], "tr", 5)
        row = at.choice(rows[1:])
        cells = _elements(row[0], "td", 1)
        if len(cells) < 3:
            continue
        start = table.start() + row.start() + cells[-1].start()
        text = source[:start] + source[start + len(cells[-1][0]) :]
        return Mutated(text, table.start() + row.start(), start + 8, ("tables/ragged-table-row",))
    return None


def table_padded(source: str, at: random.Random) -> Mutated | None:
    for table in _html_tables(source):
        padded = re.sub(
            r"(?is)(<tr\b.*?)(</tr>)",
            lambda row: row[1] + ("<th></th>" * 3 if "<th" in row[1] else "<td></td>" * 3) + row[2],
            table[0],
        )
        start = table.start()
        return Mutated(
            source[:start] + padded + source[table.end() :],
            start,
            start + len(padded),
            ("tables/padded-empty-columns",),
        )
    return None


def paragraph_repeated(source: str, at: random.Random) -> Mutated | None:
    places = _prose(source)
    if len(places) < 4:
        return None
    words = re.sub(r"\s+", " ", re.sub(r"<[^<>]*>", "", places[0][1])).strip().split(" ")
    if len(words) < 35:
        return None
    for _ in range(2):  # small edits: two words are left out, no names or figures
        del words[at.choice([number for number in range(8, len(words) - 4) if words[number].islower()])]
    place, put = places[-1].end(), "\n<p>" + " ".join(words) + "</p>"
    return Mutated(source[:place] + put + source[place:], place, place + len(put), ("repetition/duplicate-block",))


def caption_repeated(source: str, at: random.Random) -> Mutated | None:
    places = _prose(source)
    if len(places) < 4:
        return None
    first, second, third = sorted(at.sample([p.end() for p in places], 3))
    put = (
        "\n<figure><img src='/images/ferry-{}.jpg' alt=''>"
        "<figcaption>The old ferry at the north quay in the rain</figcaption></figure>"
    )
    text = source[:first] + put.format(1) + source[first:second] + put.format(2) + source[second:third]
    end = len(text) + len(put)
    return Mutated(text + put.format(3) + source[third:], first, end, ("images/repeated-caption",))


def link_emptied(source: str, at: random.Random) -> Mutated | None:
    document = read_text(source, "page.html", Format.HTML)
    links = []
    for link in document.links:
        block = document.blocks[link.block]
        tag = re.match(
            r"""(?i)<a\b[^<>]*?href=(["'])(https?://[^"']+)\1[^<>]*>""", source[link.span.start : link.span.end]
        )
        if tag is None or block.kind is not Kind.PARAGRAPH or not document.in_content(block) or len(block.text) < 150:
            continue
        if not re.search(r"(?i)\s(?:on\w+|data-[\w-]+|role)\s*=", tag[0]):  # these hang on a script
            links.append((link.span.start, link.span.start + tag.start(2), link.span.start + tag.end(2)))
    if not links:
        return None
    start, low, high = at.choice(links)
    return Mutated(source[:low] + "#" + source[high:], start, low + 3, ("links/placeholder-link",))


KINDS: dict[str, Mutation] = {
    "table copied": table_copied,
    "row cut": row_cut,
    "table padded": table_padded,
    "paragraph repeated": paragraph_repeated,
    "caption repeated": caption_repeated,
    "link emptied": link_emptied,
}
