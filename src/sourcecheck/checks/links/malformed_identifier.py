"""Identifiers and addresses that cannot be right: wrong check digits, impossible forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.links.written import addresses_of, begin_oddly, short
from sourcecheck.analysis.marks import marks_over
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Kind, Link, MarkKind
from sourcecheck.finding import Confidence, Severity
from sourcecheck.rule import Context, Example, Hit, Rule, Variant

_LABELS = ("isbn", "issn", "orcid", " doi ", "arxiv")
_IN_ADDRESSES = ("doi.org/", "orcid.org/", "arxiv.org/", "doi:", "arxiv:")


def check(document: Document, context: Context) -> Iterator[Hit]:
    seen: set[tuple[int, int]] = set()
    blocks = [block for block in context.blocks(document) if _may_hold().search(block.text)]
    if blocks:
        from sourcecheck.analysis.links.identifiers import faults_in

        for block in blocks:
            if block.kind is Kind.CODE or block.kind is Kind.ATTRIBUTE:
                continue
            for fault in faults_in(block.text):
                span = block.span(fault.start, fault.end)
                if span not in seen and not _is_code(document, block, fault.start, fault.end):
                    seen.add(span)
                    yield Hit(span, _VARIANT.get(fault.what, fault.what), {"shown": short(fault.shown, 40)})
    targets = document.once(addresses_of)
    if targets:
        yield from _addresses(document, targets, seen)


_VARIANT = {"isbn": ""}


def _addresses(document: Document, targets: str, seen: set[tuple[int, int]]) -> Iterator[Hit]:
    """Links whose addresses are no addresses, or name a work by an identifier that cannot be one."""
    named = any(sign in targets for sign in _IN_ADDRESSES)
    if not named and not document.once(begin_oddly) and not _is_odd(targets):
        return
    from sourcecheck.analysis.links.identifiers import address_fault, faults_in

    for link in document.links:
        target = link.target.strip()
        if not target or (link.target_span == link.span and link.target == link.text and not _odd_scheme(target)):
            continue  # written in the text, and looked at there
        what = address_fault(target) if target[:1] not in "/#{." else ""
        if what and _is_meant(document, link, what):
            yield Hit(link.span, what, {"shown": short(target, 40)})
            continue
        if named and any(sign in target.lower() for sign in _IN_ADDRESSES) and _shown_in(document, link):
            for fault in faults_in(target):
                if not _is_told(seen, document, link):
                    variant = _VARIANT.get(fault.what, fault.what)
                    yield Hit(link.span, variant, {"shown": short(fault.shown, 40)})
                break


def _odd_scheme(target: str) -> bool:
    return target[:8].lower() not in ("https://",) and target[:7].lower() != "http://" and target[:4].lower() != "www."


def _is_meant(document: Document, link: Link, what: str) -> bool:
    """Whether a reader sees the link; without a scheme only where the text is not that address, linked by a program."""
    if not _shown_in(document, link):
        return False
    if what == "bare":
        return link.target.strip() != link.text.strip() or link.span.end - link.span.start > len(link.text)
    return what != "brackets" or "[" not in link.target[1:-1] or link.target[:1] in "([<"


def _shown_in(document: Document, link: Link) -> bool:
    return link.block >= 0 and document.in_content(document.blocks[link.block])


def _is_told(seen: set[tuple[int, int]], document: Document, link: Link) -> bool:
    """Whether the same identifier, shown as the link's words, has been reported."""
    return any(link.span.start <= start and end <= link.span.end for start, end in seen)


def _is_code(document: Document, block: Block, start: int, end: int) -> bool:
    return any(
        mark.kind is MarkKind.CODE and mark.start <= start and end <= mark.end
        for mark in marks_over(document, block, start, end)
    )


@cache
def _may_hold() -> re.Pattern[str]:
    """A label with a figure, or a slot, close behind it."""
    return compiled(r"(?i)(?:isbn|issn|orcid|doi|arxiv)[^\w]{0,3}(?:\w{0,9}[^\w]{1,2}){0,3}[\dx#]")


_ENDS = (")\n", "]\n", ">\n", "”\n", '"\n', "://http", "://ttp", "://www/", "://www.http", ":///")


def _is_odd(targets: str) -> bool:
    """Whether there may be an address that begins as most do and is broken all the same."""
    for sign in _ENDS:
        if sign in targets:
            return True
    return ("," in targets or ".." in targets) and _odd_host().search(targets) is not None


@cache
def _odd_host() -> re.Pattern[str]:
    return compiled(r"//[^/,\n]*(?:,|(?<=\.\.))")


RULE = Rule(
    id="links/malformed-identifier",
    message="ISBN {shown}: its check digit does not fit. Which book is meant?",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    doubt="An identifier or address that cannot be leads nobody to the work it stands for.",
    settle="Copy the identifier or the address again from the work itself, and open it once.",
    why="""Identifiers are there so that a reader finds the very work. Books, journals and researchers have check
digits in theirs, papers a fixed form. Where that is violated nobody can have found the work by it, so it was mistyped,
or made up by a program that writes what looks like a reference. Addresses with a broken beginning open nothing.

Books from before 1970 with nine digits, short names of DOIs and numbers that are wrapped at a line's end are left
alone. A publisher prints a wrong ISBN now and then; even so readers should be told.""",
    measured=(
        "2026-11-23: 8 findings in 2,740 articles, posts and pages (2.9 per 1,000), all in edited posts, all read, "
        "none wrong: addresses in a second pair of brackets, or that begin with ttps:// or http://http://. About "
        "80 ISBNs, 6 ISSNs, 25 DOIs of encyclopaedia articles silent. Of 96 variants 83 found at first look, 92 "
        "since; of 25 fresh ones 22, all since; of 67 near-misses none flagged."
    ),
    references=(
        "https://www.isbn-international.org/content/isbn-users-manual/29",
        "https://www.issn.org/understanding-the-issn/what-is-an-issn/",
        "https://support.orcid.org/hc/en-us/articles/360006897674-Structure-of-the-ORCID-Identifier",
        "https://www.doi.org/the-identifier/resources/handbook",
        "https://info.arxiv.org/help/arxiv_identifier.html",
        "https://www.rfc-editor.org/rfc/rfc3986",
        "https://en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing",
    ),
    bad=(
        "L. Okafor, The Harbour, ISBN [[978-3-16-148410-1]], tells the story.",
        Example("L. Okafor, *The Harbour* (ISBN [[0-306-40615-3]]).\n", Format.MARKDOWN, variant=""),
        Example("L. Okafor, The Harbour. ISBN: [[978-3-16-14841]].", variant="isbn-length"),
        Example("Journal of Harbours, ISSN [[2049-3631]].", variant="issn"),
        Example("<p>By L. Okafor (ORCID: [[0000-0002-1825-0098]]).</p>", Format.HTML, variant="orcid"),
        Example("By L. Okafor, https://orcid.org/[[0000-0002-1825-009]].", variant="orcid-length"),
        Example("L. Okafor, The Tide, doi:[[10.103/tide.2020]].", variant="doi"),
        Example("See [[[the paper](https://doi.org/10.1038)]].\n", Format.MARKDOWN, variant="doi"),
        Example("L. Okafor, The Tide, arXiv:[[2313.01234]].", variant="arxiv"),
        Example("L. Okafor, The Tide, doi:[[10.xxxx/xxxxx]].", variant="slot"),
        Example("See [[[the minutes](htttps://board.example/minutes)]].\n", Format.MARKDOWN, variant="scheme"),
        Example('<p>See [[<a href="www.board.example/minutes">the minutes</a>]] of May.</p>', Format.HTML,
            variant="bare"),
        Example("See [[[the minutes]((https://board.example/minutes))]].\n", Format.MARKDOWN, variant="brackets"),
    ),
    good=(
        "The Harbour, ISBN 978-3-16-148410-0 (ISBN-10: 0-306-40615-2), ISSN 2049-3630, SBN 425-03071-2.",
        "ORCID: 0000-0002-1825-0097, doi:10.1175/1520-0469(1963)020<0130:DNF>2.0.CO;2, arXiv:2301.01234v2.",
        Example("See [the tide](https://doi.org/10.1016%2FS1040-6182%2898%2900067-6), [short](https://doi.org/hb8x), "
            "[old](https://arxiv.org/abs/hep-th/9901001).\n", Format.MARKDOWN),
        Example("See [it](https://en.wikipedia.org/wiki/Tide_(disambiguation)), [b](../b.md), [c](www/c.html).\n",
            Format.MARKDOWN),
        Example('<p>See <a href="//board.example/a">a</a> and <a href="https://web.archive.org/web/2020/http://b.org/">b'
            "</a>.</p>", Format.HTML),
        "What is an ISBN? A number of 13 digits. The DOI 10.1038/nphys1170 is right. Doi: a hill in Siam, 2.5 km high.",
    ),
    check=check,
    parts=("links",),
    needs=_LABELS,
    metadata=True,
    not_types=("fiction",),
    variants={
        "isbn-length": Variant("ISBN {shown} has neither 10 nor 13 digits. Which book is meant?"),
        "issn": Variant("ISSN {shown}: its check digit does not fit. Which journal is meant?"),
        "orcid": Variant("ORCID iD {shown}: its check digit does not fit. Whose is it?"),
        "orcid-length": Variant("ORCID iD {shown} does not have 16 digits. Whose is it?"),
        "doi": Variant("“{shown}” is no DOI (10.1234/…). Which paper is meant?"),
        "arxiv": Variant("“{shown}” cannot be an arXiv number. Which paper is meant?"),
        "slot": Variant("“{shown}” stands where a number belongs. Which one?"),
        "scheme": Variant("“{shown}” does not begin like a web address. Mend it."),
        "bare": Variant("“{shown}” lacks https://, so browsers look for it on this site. Add it."),
        "brackets": Variant("A stray bracket or quotation mark stands in “{shown}”. Take it away."),
    },
)  # fmt: skip
