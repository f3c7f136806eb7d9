"""Markup that readers see as it was typed ("**Key takeaways**" on a web page, "&nbsp;", "[caption id=...]")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import unescape

from sourcecheck.analysis.own_words import marked_as_code
from sourcecheck.analysis.page.doctype import shows_code
from sourcecheck.analysis.residue.raw_markup import KINDS, RAW_NEEDS, raw_markup
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Kind, Region
from sourcecheck.finding import Confidence, Fix, Related, Severity, TextEdit
from sourcecheck.rule import Context, Example, Hit, Rule, Variant

_OTHERS = 20  # further places named with the finding
_UNREAD = frozenset((Kind.CODE, Kind.ATTRIBUTE))
# Words, in small letters, of which one stands where markup is spoken of.
_IN_SUBJECT = (
    "ml", "mark", "bbcode", "latex", "bibtex", "wiki", "wordpress", "code", "escaped", "regular", "regex", "syntax",
    "<", "asterisk", "style", "page builder", "img ", "div ", "span ", "figure ", "iframe ", "anchor ",
)  # fmt: skip
_DATA = frozenset((Kind.TITLE, Kind.DESCRIPTION))
_VALUES = frozenset((Kind.ATTRIBUTE, Kind.TITLE, Kind.DESCRIPTION))
_FURTHER = {Kind.ATTRIBUTE: 1, Kind.DESCRIPTION: 2}  # from readers' eyes
_WHERE = {"alt": "an alternative text", "title": "a tooltip"}
_MARKDOWN = frozenset(("bold", "heading", "link", "fence"))
_IN_PROGRAMS = frozenset(("entity", "tag", "shortcode", "wiki", "latex", "directive", "bold", "heading", "fence"))


def check(document: Document, context: Context) -> Iterator[Hit]:
    found: dict[str, list[tuple[Block, int, int]]] = {}
    for block in context.blocks(document):
        if block.kind is Kind.CODE or document.regions[block.number] is Region.COMMENTS:
            continue
        if block.kind is Kind.ATTRIBUTE and block.name not in ("alt", "title"):
            continue
        if block.kind in _DATA and document.format is Format.MARKDOWN:
            continue  # site generators render titles and summaries, each in its own way
        for start, end, kind in raw_markup(block.text, document.format):
            if not marked_as_code(document, block, start, end):
                found.setdefault(kind, []).append((block, start, end))
    for kind, places in found.items():
        places.sort(key=lambda place: _FURTHER.get(place[0].kind, 0))
        # Pages about programs show markup outside of code, too; one about markup shows all of it.
        if (kind in _IN_PROGRAMS and document.once(shows_code)) or document.once(_is_about_markup):
            continue
        yield _hit(document, kind, places)


def _hit(document: Document, kind: str, places: list[tuple[Block, int, int]]) -> Hit:
    (block, start, end), others = places[0], places[1 : _OTHERS + 1]
    related = tuple(Related(other.span(a, b), "Here too") for other, a, b in others)
    variant = (
        "data"
        if block.kind is Kind.DESCRIPTION
        else "attribute"
        if block.kind is Kind.ATTRIBUTE
        else "plain"
        if kind in _MARKDOWN and document.format is Format.TEXT
        else ""
    )
    fix = None
    if kind == "entity":
        edits = tuple(
            TextEdit(other.span(a, b), right)
            for other, a, b in places
            if (right := _once_escaped(document, other, a, b))
        )
        fix = Fix("Write the character", edits) if len(edits) == len(places) else None
    return Hit(
        block.span(start, end),
        variant=variant,
        values={"what": KINDS[kind], "where": _WHERE.get(block.name, "")},
        related=related,
        fix=fix,
    )


def _once_escaped(document: Document, block: Block, start: int, end: int) -> str:
    """What stands for the character where an entity was escaped twice; "" where it has a meaning in markup."""
    char = block.text[start:end]
    for _ in range(2):
        char = unescape(char)
    if char == "\xa0":
        return " " if document.format is Format.TEXT else "&nbsp;"
    special = "<>&" if block.kind not in _VALUES else "<>&\"'"  # which end a value
    return char if len(char) == 1 and char not in special else ""


def _is_about_markup(document: Document) -> bool:
    """Whether the page speaks of markup: what it shows is what it is about."""
    return any(
        _speaks_of_markup(block.text) or (block.kind is Kind.HEADING and _names_element(block.text))
        for block in document.blocks
        if block.kind not in _UNREAD
    )


def _speaks_of_markup(text: str) -> bool:
    low = text.lower()
    return any([word in low for word in _IN_SUBJECT]) and _subject().search(text) is not None  # noqa: C419


def _names_element(heading: str) -> bool:
    """Whether a tag is a word of a heading ("Single <img>"); one left behind clings to words and has its end."""
    return "<" in heading and "</" not in heading and _word_of_its_own().search(heading) is not None


@cache
def _word_of_its_own() -> re.Pattern[str]:
    return compiled(r"(?<!\S)<(?!(?:br|hr)>)[a-z][a-z0-9]{0,12}>(?!\S)")


@cache
def _subject() -> re.Pattern[str]:
    return compiled(
        r"\b(?:HTML5?|XHTML|XML|Markdown|CommonMark|BBCode|LaTeX|BibTeX|MediaWiki|wikitext|WordPress|(?i:mark-?up"
        r"|short-?codes?|html tags?|html entit(?:y|ies)|escaped|regular expressions?|regex(?:es)?|syntax|<ref>"
        r"|asterisks?|source code|style ?sheets?|page builder"
        r"|(?:img|div|span|figure|iframe|anchor) (?:elements?|tags?)))\b|<[a-z][a-z0-9]{0,12}> (?:elements?|tags?)\b"
    )


RULE = Rule(
    id="residue/unrendered-markup",
    message="“{match}” is {what} that readers see as it was typed.",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    doubt="The text was carried from one program to another, and something else may have been lost on the way.",
    settle="Write it in the markup that this page understands; in Markdown leave a blank line after the HTML above it.",
    why="""A web page does not know Markdown, a Markdown file does not know the shortcodes of a site builder, and an
entity that was escaped twice shows its code. Readers then see stars, brackets and tags among the words: a sign that the
text was carried from one program to another and not looked at afterwards.

Code, pages with code, and pages that speak of markup are left alone; a heading with an element's name as a word
(“Single <img>”) speaks of it. What only an alternative text or a tooltip holds is called so. In plain text
stars and number signs are a common
way of writing, so there Markdown is a note of low confidence.""",
    measured=(
        "2026-11-23: 51 findings in 2,740 articles, posts and pages (19 per 1,000), 36 of them shortcodes in posts "
        "that were moved from one site builder to another: all read, all right. A page that names elements in its "
        "headings is silent since. Of 30 leftovers not seen before 24 were found; of 24 near-misses none."
    ),
    references=(
        "https://en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing",
        "https://html.spec.whatwg.org/multipage/named-characters.html",
        "https://jmlr.org/papers/v21/20-074.html",
    ),
    bad=(
        Example("<p>[[**Key takeaways**]]</p><p>The pier is old.</p>", Format.HTML),
        Example('<meta name="description" content="The harbour[[&amp;#39;]]s wall"><p>The wall.</p>', Format.HTML,
        variant="data"),
        Example('<p><img src="a.jpg" alt="A pier[[&lt;br&gt;]]at night">A pier.</p>', Format.HTML, variant="attribute"),
        Example("<p>See [[[the report](https://data.example/r)]] for more.</p>", Format.HTML),
        Example("<p>The harbour[[&amp;rsquo;]]s wall</p>", Format.HTML),
        Example("<p>Boats leave at noon.[[&lt;br&gt;]]They return at six.</p>", Format.HTML),
        Example("The pier.\n\n[[[caption id=\"a1\" width=\"300\"]]]A boat[/caption]\n", Format.MARKDOWN),
        Example("**Opening hours:** nine to five. [[**Closed: **]]Mondays.\n", Format.MARKDOWN),
        "The fare is 4[[&nbsp;]]crowns.",
        Example("The pier is old.\n\n[[## Key takeaways]]", Format.TEXT, variant="plain"),
    ),
    good=(
        Example("<p>Write <code>**bold**</code> for bold words.</p>", Format.HTML),
        Example("<p>In Markdown, **bold** is bold.</p>", Format.HTML),
        Example("<h2>Single &lt;img&gt;</h2><p>A picture.</p><h2>List of &lt;figure&gt;</h2>", Format.HTML),
        Example("**Bold** and [a link](https://a.example) and *more*.\n", Format.MARKDOWN),
        Example("<p>The f**k-up cost 2**3 crowns ** and more.</p>", Format.HTML),
        "He scored < 5 and > 3; AT&T paid. [video] [sic] (see [3])",
        "#1 in the list; C## is no language. == end",
    ),
    check=check,
    needs=RAW_NEEDS,
    scopes=("notices", "headings", "captions", "cells", "attributes", "descriptions"),
    variants={
        "plain": Variant(confidence=Confidence.LOW),
        "attribute": Variant(message="“{match}” is {what} that stands in {where} as it was typed."),
        "data": Variant(message="“{match}” is {what} that shows in previews of the page.", severity=Severity.INFO),
    },
    fix="unsafe: writes the character that an entity stands for",
)  # fmt: skip
