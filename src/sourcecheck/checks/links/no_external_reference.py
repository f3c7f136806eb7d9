"""Articles that refer to nothing outside themselves: no link, address or note, nobody who is said to have said it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.page.article import is_article
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Document, Format, Kind, MarkKind
from sourcecheck.finding import Confidence, Severity
from sourcecheck.rule import Context, Example, Hit, Option, Rule, Variant
from sourcecheck.text import Span

_PROSE = frozenset((Kind.PARAGRAPH, Kind.ITEM, Kind.DETAIL, Kind.CELL, Kind.CAPTION))
_TOLD = 2  # times that somebody who can be looked up is said to have said something
_OWN_EVERY = 4  # sentences, of which one speaks of the writer or to the reader, in a text that is no report


def check(document: Document, context: Context) -> Iterator[Hit]:
    # Cheap first: nearly every page has a link, and nearly every other text an address or a note.
    if any(_leads_out(link.target) for link in document.links):
        return
    if not is_article(document, context.options["from-words"]):
        return
    blocks = [block for block in document.blocks if block.kind in _PROSE and document.in_content(block)]
    if sum([len(block.text) for block in blocks]) < 5 * context.options["from-words"]:
        return
    for block in document.blocks:
        if block.kind is Kind.FOOTNOTE or block.kind is Kind.CODE or (block.quoted and len(block.text) > 60):
            return
        if _refers(block.text) or any(mark.kind in (MarkKind.NOTE, MarkKind.CITE) for mark in block.marks):
            return
    if any(datum.value for datum in document.metadata.all("source", "front-matter", "json-ld")):
        return
    stops = own = 0
    for block in blocks:
        stops += len(_stop().findall(block.text))
        own += len(_own().findall(block.text))
    if own * _OWN_EVERY >= stops or _is_attributed(document):
        return
    yield Hit(Span(0, 0), "text" if document.format is Format.TEXT else "", scope="document")


def _is_attributed(document: Document) -> bool:
    """Whether people or bodies with names are said to have said things: what was heard has no address."""
    from sourcecheck.analysis.attribution.attributions import Cue, attributions
    from sourcecheck.analysis.attribution.sources import SourceKind

    who = (
        SourceKind.PERSON, SourceKind.ORGANISATION, SourceKind.OUTLET, SourceKind.ROLE, SourceKind.PRONOUN,
        SourceKind.DEFINITE, SourceKind.OWN,
    )  # fmt: skip
    told = 0
    for block in document.blocks:
        if block.kind not in _PROSE or not document.in_content(block):
            continue
        for one in document.once(attributions)[block.number]:
            source = one.source
            if one.cue in (Cue.SAYING, Cue.CREDITING) and source.nameable and source.kind in who:
                told += 1
                if told >= _TOLD:
                    return True
    return False


def _leads_out(target: str) -> bool:
    """Whether a link leads to another page; an account, or a button to share the page, is none."""
    if target[:4] == "http" or target[:2] == "//":
        return _account().match(target) is None
    return target[:4] == "doi:" or target[:2] in ("{{", "{%")


@cache
def _account() -> re.Pattern[str]:
    return compiled(
        r"(?:https?:)?//(?:[\w-]+\.)?(?:twitter|x|facebook|instagram|tiktok|linkedin|youtube|threads|bsky|pinterest|"
        r"t|wa|mastodon|telegram|whatsapp|reddit)\.[a-z.]+/(?:(?:in|company|channel|c|user|pages)/)?"
        r"(?:@?[\w.-]{0,60}/?$|share|sharer|intent|submit|send|pin/create)"
    )


def _refers(text: str) -> bool:
    """Whether an address, an identifier, a citation or a line of sources stands in a text."""
    folded = text.casefold()
    return any(
        any(need in folded for need in needs) and pattern().search(text) is not None for needs, pattern in _REFERENCES
    )


@cache
def _named() -> re.Pattern[str]:
    return compiled(
        r"(?i)https?://(?!(?:[\w-]+\.)?(?:twitter|x|facebook|instagram|tiktok|linkedin|youtube|threads|t)\.[a-z]+/)"
        r"|\bwww\.(?!(?:twitter|x|facebook|instagram|tiktok|linkedin|youtube)\.)|\bdoi\b|\bisbn\b|\barxiv\b|\[\d{1,3}\]"
        r"|\bet al\b|^\W*(?:sources?|references?|via|quellen?)\s?:\s?\w"
    )


@cache
def _cited() -> re.Pattern[str]:
    return compiled(
        r"\([A-Z][^()\d]{2,60},? (?:19|20)\d\d[a-z]?(?:, pp?\. ?\d+)?\)|\bv\.? [A-Z]\w+,? \[?\d{3,4}\b"
        r"|\b\d+ U\.S\.C?\b"
    )


@cache
def _work() -> re.Pattern[str]:
    """ "a Quinnipiac University poll", "the Labour Force Survey": a work that can be looked up."""
    return compiled(
        r"\b[A-Z][\w/&.-]+ (?:(?:[A-Z][\w/&.-]+|national|tracking|exit) ){0,3}"
        r"(?:[Pp]olls?|[Ss]urveys?|[Ss]tud(?:y|ies)|[Cc]ensus)\b|\b(?:poll|survey) (?:by|from|of) [A-Z]"
    )


@cache
def _host() -> re.Pattern[str]:
    return compiled(
        r"(?<![\w@./-])(?!(?:[\w-]+\.)?(?:twitter|x|facebook|instagram|tiktok|linkedin|youtube|threads|t)\.[a-z]+/)"
        r"(?:[a-z0-9-]{1,63}\.){1,6}(?:com|org|net|gov|edu|int|eu)/[\w./?=&%-]+"
    )


# Each with texts of which every match holds one, in small letters: looking for these takes next to nothing.
_REFERENCES = (
    (("http", "www.", "doi", "isbn", "arxiv", "[", "et al", "source", "reference", "via", "quelle"), _named),
    (("(", "v ", "v. ", " u.s."), _cited),
    (("poll", "survey", "stud", "census"), _work),
    (("/",), _host),
)


@cache
def _stop() -> re.Pattern[str]:
    return compiled(r"[.!?](?=[ ”\"’)]|$)")


@cache
def _own() -> re.Pattern[str]:
    return compiled(r"\b(?:[Ww]e|[Oo]ur|us|I|[Mm]y|[Yy]ou|[Yy]our)\b")


_TEXT = (
    "The new harbour has changed the town more than any other work of the last hundred years. "
    + "Cranes stand where the old market was, and the fish is landed a mile to the north of it. " * 6
    + "The wall keeps out the worst of the winter storms and lets the smaller boats in at low water. " * 6
    + "Rents near the quay have doubled, and the families who mended nets there have gone inland. " * 6
    + "Nothing on the coast moves as much freight as this port does in a single week of summer."
)


RULE = Rule(
    id="links/no-external-reference",
    message="Here is no link, note or address, and hardly a named source. Where do the facts come from?",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    doubt="A reader has no place to go to check any of it.",
    settle="Link to the documents and data that the text rests on, or say who told it.",
    why="""Readers trust a text that they could check, even if they never do. An article of some length without one
link, address, note or citation, in which hardly anybody who can be looked up is said to have said anything, asks to be
believed.

Reports from the spot, in which people with names speak, need no links and are left alone; so are opinion,
instructions, reference, fiction and what writers tell of their own work. Accounts in social media and buttons to share
a page are no references. Extracted text has lost its links, and what is left is a weak sign: unsure there.""",
    measured=(
        "2026-11-23: Markdown and pages: 1 finding in 706 agency posts (advice, hardly), 13 in 250 generated "
        "posts, 1 in 190 pages, all right but the first; none in 754 posts of a project. In 840 edited news texts "
        "13 (1.5%), 9 of them wrong (columns, a death notice, sources told in other ways): in text it is unsure."
    ),
    references=(
        "https://credweb.org/signals-20191126",
        "https://www.ifcncodeofprinciples.poynter.org/",
        "https://thetrustproject.org/trust-indicators/",
    ),
    variants={"text": Variant("", confidence=Confidence.LOW)},
    bad=(
        Example(f"# The new harbour\n\n{_TEXT}\n", Format.MARKDOWN, document=True),
        Example(f"<article><h1>The new harbour</h1><p>{_TEXT}</p></article>", Format.HTML, document=True),
        Example(_TEXT + "\n\nFollow us: https://x.com/tide", document=True, variant="text"),
    ),
    good=(
        _TEXT + " Lena Okafor, the engineer, said the wall would hold. The cranes are old, Ana Ruiz of the board said.",
        Example(f"{_TEXT} See the [plan](https://harbourboard.example/plan).\n", Format.MARKDOWN),
        Example(f"{_TEXT} It is known.[^1]\n\n[^1]: Minutes of the board, May 2026.\n", Format.MARKDOWN),
        _TEXT + "\n\nSource: Harbour board, minutes of May 2026",
        "The harbour has two walls and a crane. Boats leave at noon.",
    ),
    check=check,
    languages=("en",),
    not_types=("opinion", "how-to", "reference", "fiction", "transcript", "list", "press-release"),
    absence=True,
    options={"from-words": Option(300, "shorter texts are left alone")},
)  # fmt: skip
