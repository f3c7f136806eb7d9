"""Figures, ratings and forecasts in a table, and no word on where they come from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.page.tables import Part, normalised, parts
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Cell, Document, Format, Kind, MarkKind
from sourcecheck.finding import Confidence, Severity
from sourcecheck.rule import Context, Example, Hit, Rule

_FURTHEST = 400  # blocks looked at for them, cells of other tables included
_AROUND = 2  # blocks of text before and after the table in which a source counts


def check(document: Document, context: Context) -> Iterator[Hit]:
    seen: set[tuple[tuple[str, ...], ...]] = set()
    for part in document.once(parts):
        if not part.header or len(part.body) < 2:
            continue
        texts = normalised(part)
        if texts in seen:
            continue  # tables/duplicate-table speaks of copies
        seen.add(texts)
        telling = _telling(part)
        if telling is not None and not _has_source(document, part):
            yield Hit(telling.span, values={"value": _short(telling.text)})


def _short(text: str) -> str:
    return text if len(text) <= 32 else text[:31].rstrip() + "…"


# What needs a source --------------------------------------------------------------


@cache
def _figure() -> re.Pattern[str]:
    """A quantity: a number with a unit or sign, a large number, a share; not a version, year, rank or code."""
    return compiled(
        r"[$€£¥₹]\s?\d|\d\s?(?:%|percent|per cent|million|billion|trillion|bn\b|m\b|k\b|km|kg|tons?|tonnes|barrels"
        r"|people|troops|workers|deaths|cases|votes|seats|years? old|mph|kWh|MW|GW|hectares|acres)"
        r"|(?<![\w.,/-])\d{1,3}(?:[,.\u00a0 ]\d{3})+(?![\w/-])",
        re.IGNORECASE,
    )


@cache
def _rating() -> re.Pattern[str]:
    """An assessment on a scale, as the whole value or before a dash, bracket or comma."""
    return compiled(
        r"(?:very |extremely |relatively |quite |mostly )?(?:high|low|moderate|medium|strong|weak|severe|significant"
        r"|limited|minimal|critical|excellent|good|fair|poor|likely|unlikely|probable|increasing|declining|rising"
        r"|falling|growing|diminishing|\d(?:\.\d)?\s?/\s?(?:5|10)|[★☆]+)\b\s*(?:\Z|[-–—(,;:/])",
        re.IGNORECASE,
    )


@cache
def _forecast() -> re.Pattern[str]:
    """A header that announces what is to come or might be."""
    return compiled(
        r"\b(?:expected|projected|forecast|predicted|anticipated|potential|likely|estimated|outlook|projection)\b",
        re.IGNORECASE,
    )


@cache
def _instructions() -> re.Pattern[str]:
    """Headers of what the writer lays down and nobody else measured: settings, steps, duties, tools, terms."""
    return compiled(
        r"(?:step|task|action|owner|command|option|flag|setting|parameter|argument|property|attribute|field|key|default"
        r"|type|syntax|example|function|method|variable|version|package|module|crate|library|file|path|url|endpoint|code"
        r"|term|definition|meaning|shortcut|ingredient|quantity|time|schedule|speaker|session|room|day|deadline|column"
        r"|feature|tool|username|name|id|status)s?(?: (?:name|code|value|type|description))?\Z",
        re.IGNORECASE,
    )


def _telling(part: Part) -> Cell | None:
    """The first cell that needs a source; None where too few do for the table to be about them."""
    header = part.header[-1].cells
    # The first column names what the rows are about.
    cells = [cell for row in part.body for cell in row.cells[1:] if cell.text]
    if not cells:
        return None
    if any(cell.text and _instructions().match(cell.text) for cell in header[:2]):
        return _forecasts(header)
    found = [cell for cell in cells if _rating().match(cell.text) or _figure().search(cell.text)]
    if len(found) >= 2 and 4 * len(found) >= len(cells):
        return found[0]
    return _forecasts(header)


def _forecasts(header: tuple[Cell, ...]) -> Cell | None:
    return next((cell for cell in header[1:] if _forecast().search(cell.text)), None)


# What is a source -----------------------------------------------------------------


@cache
def _source() -> re.Pattern[str]:
    kind = "data|figures?|numbers|statistics|estimates?|results?|ratings?|prices?|rankings?"
    made = "provided|released|published|collected|compiled|supplied|taken"
    work = "survey|census|poll|study|report|dataset|database|index|questionnaire|experiment|benchmark|timing|audit"
    own = "asked|measured|counted|ran|tested|surveyed|benchmarked|collected|calculated|compared|tracked|recorded"
    return compiled(
        r"\b(?:sources?|data|figures?|statistics|numbers|estimates|credits?)\s?:|\[\d{1,3}\]"
        rf"|\b(?:{kind}) (?:(?:is|are|were|come|{made}) ){{0,3}}(?:by|from|of|in)\b|\b(?:{work})s?\b"
        r"|\b(?:published|released|reported|collected|estimated|measured|recorded|compiled) (?:by|from)\b"
        r"|\baccording to\b|\bbased on\b|\bcourtesy of\b|\bciting\b"
        rf"|\b(?:we|i|our|my) (?:own )?(?:\w+ )?(?:{own}|data|tests?|measurements?|figures|numbers|results|readers)\b",
        re.IGNORECASE,
    )


def _has_source(document: Document, part: Part) -> bool:
    table = part.table
    if table.caption is not None:
        return True
    around = [*_near(document, table.before - 1, -1), *_near(document, table.after, 1)]
    inside = [cell.block for row in part.rows for cell in row.cells if cell.block is not None]
    for block in (*around, *inside):
        if any(mark.kind in (MarkKind.LINK, MarkKind.NOTE, MarkKind.CITE) for mark in block.marks):
            return True
        if _source().search(block.text):
            return True
    # A note in the last row, and a header that names the source.
    return any(_source().search(cell.text) for row in part.header for cell in row.cells)


def _near(document: Document, index: int, step: int) -> Iterator[Block]:
    """The nearest blocks of text on one side, other tables passed over."""
    left = _AROUND
    for _ in range(_FURTHEST):
        if not left or not 0 <= index < len(document.blocks):
            return
        block = document.blocks[index]
        if block.kind is not Kind.CELL:
            yield block
            left -= 1
        index += step


RULE = Rule(
    id="tables/table-without-source",
    message="“{value}”: where does this table come from? Name and link its source.",
    severity=Severity.INFO,
    confidence=Confidence.LOW,
    doubt="Figures, ratings and forecasts in a grid look measured; without a source nobody can check that they were.",
    settle="Name the source below the table, or say who rated it, when and by which scale.",
    why="""A table makes a claim for every cell. Newsrooms set a source line below each, because a reader who cannot see
where “12%” or “High” comes from cannot tell a statistic from a guess. A rating needs its scale and the person who
rated, a forecast the one who made it.

A caption, a source line, a link or citation mark in the table, and a source in the two blocks before and after
are enough. Settings, steps, schedules and other tables in which the writer lays something down need none.""",
    references=(
        "https://credweb.org/signals-beta/",
        "https://www.bbc.co.uk/editorialguidelines/guidelines/accuracy/",
        "https://thetrustproject.org/trust-indicators/",
    ),
    bad=(
        "The two ports differ.\n\n"
        "| Trait | Aldo | Brena |\n|---|---|---|\n| Trade | [[High – mostly grain]] | Moderate |\n"
        "| Safety | Low | High |\n\nMore follows.\n",
        Example(
            "The ports grew.\n\n| Port | Turnover |\n|---|---|\n| Aldo | [[$12 million]] |\n| Brena | $7 million |\n",
            Format.MARKDOWN,
        ),
        Example(
            "<p>What comes next.</p><table><tr><th>Port</th>[[<th>Potential response</th>]]</tr>"
            "<tr><td>Aldo</td><td>a new wall</td></tr><tr><td>Brena</td><td>a treaty</td></tr></table>",
            Format.HTML,
        ),
    ),
    good=(
        "The ports grew.\n\n| Port | Turnover |\n|---|---|\n| Aldo | $12 million |\n| Brena | $7 million |\n\n"
        "Source: Harbour Statistics Office, March 2025\n",
        Example(
            "The ports grew.\n\n| Port | Turnover |\n|---|---|\n| [Aldo](https://example.org/aldo) | $12 million |\n"
            "| Brena | $7 million |\n",
            Format.MARKDOWN,
            why="a link in the table",
        ),
        Example(
            "| Step | Owner | Days |\n|---|---|---|\n| Call the pilot | Ana | 2 |\n| Open the gate | Ben | 1 |\n",
            Format.MARKDOWN,
            why="the writer's own plan",
        ),
        Example(
            "<table><caption>Turnover of the ports, Harbour Statistics Office</caption>"
            "<tr><th>Port</th><th>Turnover</th></tr>"
            "<tr><td>Aldo</td><td>$12 million</td></tr><tr><td>Brena</td><td>$7 million</td></tr></table>",
            Format.HTML,
        ),
    ),
    measured=(
        "2026-11-22: 565 tables of 190 HTML pages and 1,710 Markdown posts: 6 findings in 2 documents (11 per "
        "1,000 tables), read by eye: 5 are counts whose origin the article's text tells only further up, 1 is "
        "no rating but a design choice. On 10,488 tables of 4,221 pages of documentation not seen before: 6, of "
        "which 1 (a benchmark without a date or machine) is of use. Off where confidence counts, for that reason. "
        "Of 14 invented tables without a source 13 are found."
    ),
    check=check,
    parts=("tables",),
    languages=("en",),
)
