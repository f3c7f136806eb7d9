"""Pages that name two outlets as their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from sourcecheck.analysis.origin.brands import Brand, brand, host_brand, related
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Kind, Region
from sourcecheck.finding import Confidence, Related, Severity
from sourcecheck.records import NamedTuple
from sourcecheck.rule import Context, Example, Hit, Rule
from sourcecheck.text import Span

_TAIL: Final = 6  # blocks at the end that may hold a copyright line without a footer around it
_MOST: Final = 12  # names of a kind
_LINE: Final = 400  # code points of a block with a copyright line
_SHORT: Final = 100  # of a line that credits somebody
_NOT_SHOWN: Final = (Kind.CODE, Kind.ATTRIBUTE, Kind.DESCRIPTION, Kind.CAPTION, Kind.TITLE)
_ELSEWHERE: Final = (Region.COMMENTS, Region.RELATED, Region.NAVIGATION, Region.HEADER)
_OF_SITE: Final = ("og:site_name", "sitename")
_OF_HOUSE: Final = ("newsmediaorganization.name", "organization.name")
_ADDRESS: Final = ("og:url",)
_KINDS: Final = {
    "copyright": "in the copyright line",
    "address": "the page’s address",
    "canonical": "where the page is said to stand",
    "title": "in the title",
    "publisher": "as the publisher",
    "website": "as the website’s name for machines",
    "site": "as the site’s name",
}
"""What names an outlet, the one to be doubted first in front."""


class _Said(NamedTuple):
    kind: str
    brand: Brand | None
    span: Span


def check(document: Document, context: Context) -> Iterator[Hit]:
    if document.format is Format.MARKDOWN:
        for datum in document.metadata.data:
            if datum.field == "publisher" or datum.field == "canonical":
                break
        else:
            return
    said = list(_of_itself(document))
    if document.format is Format.HTML:
        said += _title(document)
    if not said:
        return
    said += _copyright_lines(document)
    kinds: dict[str, list[_Said]] = {}
    for one in said:
        of = kinds.setdefault(one.kind, [])
        if len(of) < _MOST:
            of.append(one)
    # A kind that names what is no outlet is somebody's who owns one.
    named = {kind: of for kind, of in kinds.items() if all(one.brand is not None for one in of)}
    if len(named) < 2:
        return
    against = {
        kind: [other for other in named if other != kind and _apart(named[kind], named[other])] for kind in named
    }
    odd = [kind for kind in _KINDS if against.get(kind)]
    if not odd:
        return
    agreeing = {kind: len(named) - 1 - len(against[kind]) for kind in odd}
    worst = min(odd, key=lambda kind: agreeing[kind])
    first, others = named[worst][0], [named[kind][0] for kind in against[worst]]
    if _is_credited(document, [first, *others], first.span):
        return
    other = others[-1]
    assert first.brand is not None
    assert other.brand is not None
    notes = tuple(Related(one.span, f"{_name(one)}: {_KINDS[one.kind]}") for one in others)
    yield Hit(
        first.span, values={"one": first.brand.name, "where": _KINDS[worst], "other": other.brand.name}, related=notes
    )


def _name(said: _Said) -> str:
    return said.brand.name if said.brand is not None else ""


def _apart(some: list[_Said], others: list[_Said]) -> bool:
    return not any(related(one.brand, other.brand) for one in some for other in others if one.brand and other.brand)


def _of_itself(document: Document) -> Iterator[_Said]:
    """What the metadata call the site, its publisher and its address."""
    markdown = document.format is Format.MARKDOWN
    for datum in document.metadata.data:
        field = datum.field
        if field == "publisher":
            if datum.place in ("meta", "link") and datum.key.lower() not in _OF_SITE:
                continue  # a page at a network, the name of an app, a company
            kind = "site" if datum.place == "meta" else "publisher"
            yield _Said(kind, brand(datum.value), datum.span)
        elif field == "canonical":
            key = datum.key.lower()
            if key.startswith("twitter") or (datum.place == "json-ld" and "//" not in datum.value):
                continue
            if markdown or datum.place == "link":
                yield _Said("canonical", host_brand(datum.value), datum.span)
            elif key in _ADDRESS or datum.place == "json-ld":
                yield _Said("address", host_brand(datum.value), datum.span)
        elif not field:
            key = datum.key.lower()
            if datum.place == "json-ld" and key == "website.name":
                yield _Said("website", brand(datum.value), datum.span)
            elif datum.place == "json-ld" and key in _OF_HOUSE:
                yield _Said("publisher", brand(datum.value), datum.span)
            elif key == "copyright" and datum.place in ("meta", "front-matter"):
                holder = _holder(datum.value) or datum.value
                yield _Said("copyright", brand(holder), datum.span)


def _title(document: Document) -> Iterator[_Said]:
    """The outlet behind the page's title, where the headline does not hold it."""
    for block in document.blocks:
        if block.kind is Kind.TITLE:
            match = _suffix().search(block.text)
            found = brand(match[1]) if match else None
            headlines = [other.text for other in document.blocks if other.kind is Kind.HEADING and other.level == 1]
            if match and found and not any(found.name in text for text in headlines):
                yield _Said("title", found, block.span(*match.span(1)))
            return


def _copyright_lines(document: Document) -> Iterator[_Said]:
    shown = [block for block in document.blocks if block.kind not in _NOT_SHOWN]
    last = shown[-_TAIL].number if len(shown) > _TAIL else -1
    for block in shown:
        text = block.text
        if len(text) > _LINE or not ("©" in text or "(c)" in text.lower() or "opyright" in text or "OPYRIGHT" in text):
            continue
        region = document.regions[block.number]
        if region in _ELSEWHERE or block.quoted or (region is Region.CONTENT and not _is_last(block, last)):
            continue
        for match in _claim().finditer(text):
            sentence = text[max(0, match.start() - 60) : match.end() + 120]
            holder = "" if _of_others().search(sentence) else _held(text, match)
            if holder:
                at = text.find(holder)
                yield _Said("copyright", brand(holder), block.span(at, at + len(holder)))


def _is_last(block: Block, last: int) -> bool:
    return block.number >= last and len(block.text) <= 120


def _holder(value: str) -> str:
    match = _claim().search(value)
    return _held(value, match) if match else ""


def _held(text: str, match: re.Match[str]) -> str:
    """Who holds the rights: the name behind the sign and the years, or the one in front of it."""
    behind = _end().split(text[match.end() : match.end() + 120], maxsplit=1)[0].strip(" .,–—-|")
    if behind:
        return behind.removeprefix("the ")
    before = _parts().split(text[max(0, match.start() - 60) : match.start()])[-1].strip(" .,–—-|")
    return "" if re.search(r"\b[Bb]y\b", before) else before


def _is_credited(document: Document, said: list[_Said], span: Span) -> bool:
    """Whether the page tells readers that it carries another's work."""
    names = [name.lower() for one in said if one.brand for name in (one.brand.name, " ".join(one.brand.words))]
    for block in document.blocks:
        if block.kind in (Kind.CODE, Kind.ATTRIBUTE, Kind.TITLE) or block.extent.start <= span.start < block.extent.end:
            continue
        text, short = block.text, len(block.text) <= _SHORT
        low = text.lower()
        if any(name in low for name in names):
            line = short and block.kind is not Kind.HEADING and document.regions[block.number] is Region.CONTENT
            if _credit().search(text) or (line and not _claim().search(text)):
                return True
        elif short and _credit().match(text):
            return True
    return False


@cache
def _claim() -> re.Pattern[str]:
    return compiled(
        r"(?i)(?:(?:©|\(c\)|\bcopyright(?:ed)?\b)[\s:,]{0,3}){1,3}"
        r"(?:(?:\d{4}|present|by|now)\b[\s,.:|–—/-]{0,4}){0,4}(?:–\s?)?"
    )


@cache
def _end() -> re.Pattern[str]:
    return compiled(
        r"(?i)[|·•,;:()\[\]–—/©®™]|\.(?:\s|$)| - |\b(?:all (?:rights|content)|alle rechte|tous droits|reserved|is|are"
        r"|has|was|unless|except|powered|theme|licen[cs]ed|designed|built|created|19\d\d|20\d\d|privacy|terms|contact)\b"
    )


@cache
def _parts() -> re.Pattern[str]:
    return compiled(r"(?i)[|·•;:]|\. | - |\b(?:all|content|contents|reserved)\b|\d{4}")


@cache
def _of_others() -> re.Pattern[str]:
    """Words of lines about pictures, data and agencies' copy, and of those that name an owner."""
    return compiled(
        r"(?i)\b(?:photo\w*|images?|pictures?|illustration|video|graphics?|maps?|data|quotes?|articles?|fonts?|icons?"
        r"|permission|distributed|reprint\w*|syndicat\w*|part of|company|owned|owner|subsidiary|division|member|family"
        r"|publication of|published|operated|on behalf|group|provided|courtesy|translation)\b"
    )


@cache
def _credit() -> re.Pattern[str]:
    return compiled(
        r"(?i)(?:\b(?:this )?(?:article|story|piece|post|report|column|text)\b.{0,24})?"
        r"(?:\b(?:originally|first|previously|also) (?:published|appeared|ran|posted|written|reported)\b"
        r"|\b(?:re-?published|reprinted|cross-?posted|syndicated|reposted|reproduced|appeared (?:in|on))\b"
        r"|\b(?:courtesy of|provided by|content partner|in (?:partnership|collaboration|association) with)\b"
        r"|\b(?:distributed by|(?:with|by) permission|used under licen[cs]e|formerly|merged with|now called)\b"
        r"|\b(?:part of|owned by|a division of|a subsidiary of|member of|published by|operated by)\b)"
    )


@cache
def _suffix() -> re.Pattern[str]:
    return compiled(r"(?: [|–—-] | » | :: )([^|–—»]{4,60})$")


RULE = Rule(
    id="origin/brand-mismatch",
    message="“{one}” {where}, but “{other}” elsewhere. Whose page is this?",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    doubt="A page that names two outlets as its own was copied from one of them, or keeps another site's template.",
    settle="Use one name, or say where the text first appeared.",
    why="""Who publishes a page is what readers, search engines and other outlets hold it against. A copyright line,
a site's name, a publisher in the metadata or an address that is another outlet's is mostly left over: from a template,
from a site that moved, or from the page that the text was taken from.

Only names that are an outlet's by themselves are compared ("Metro Herald", metro-herald.example): companies own sites
of other names, and sites live on platforms. Names that share a word, its beginning or initials pass for one house, as
do houses that are known to be one. A page that says where it first appeared, or whose work it carries, is left alone,
and so are the copyrights of pictures, data and agencies.""",
    measured=(
        "2026-11-23: none on 190 web pages and 1,710 Markdown posts, of which 24 name an outlet at all and 17 in two "
        "places. None on the names, addresses, publishers and copyright lines of 134 real outlets, a page each; "
        "with one of them exchanged for another outlet’s, 51 of 132 are found: companies’ names and shared last words "
        "are let pass. Of 40 mixtures written before the rule 37 were found at first, of 20 written after it 19."
    ),
    references=(
        "https://schema.org/publisher",
        "https://schema.org/copyrightHolder",
        "https://services.google.com/fh/files/misc/hsw-sqrg.pdf",  # 2.5.2, who is responsible for the website
        "https://ogp.me/",
    ),
    bad=(
        Example(
            '<head><meta property="og:site_name" content="Metro Herald"></head><h1>Ferry closes</h1>'
            "<p>The ferry stops in May.</p><footer><p>© 2025 [[Daily Planet]]</p></footer>",
            Format.HTML,
        ),
        Example(
            '<head><meta property="og:site_name" content="Osker Tribune"><link rel="canonical" '
            'href="[[https://hexley-observer.example/ferry]]"></head><h1>Ferry closes</h1><p>It stops in May.</p>',
            Format.HTML,
        ),
        Example(
            "---\ntitle: Ferry closes\npublisher: Osker Tribune\ncanonical: [[https://hexley-observer.example/ferry]]\n---"
            "\n\nThe ferry stops in May.\n",
            Format.MARKDOWN,
        ),
    ),
    good=(
        Example(
            '<head><meta property="og:site_name" content="Metro Herald"><link rel="canonical" '
            'href="https://daily-planet.example/ferry"></head><h1>Ferry closes</h1><p>It stops in May.</p>'
            "<p>Originally published in the Daily Planet.</p>",
            Format.HTML,
        ),
        Example(
            '<head><meta property="og:site_name" content="Metro Herald"></head><h1>Ferry closes</h1>'
            "<p>It stops in May.</p><footer><p>© 2025 Planet Media Group Ltd</p></footer>",
            Format.HTML,
            why="A company owns papers of other names.",
        ),
        Example(
            '<head><meta property="og:site_name" content="St. Louis Post-Dispatch"><link rel="canonical" '
            'href="https://www.stltoday.com/ferry"></head><h1>Ferry closes</h1><p>It stops in May.</p>',
            Format.HTML,
            why="An address that shortens the town's name.",
        ),
    ),
    check=check,
    parts=("data",),
    formats=(Format.MARKDOWN, Format.HTML),
    not_types=("fiction",),
)
