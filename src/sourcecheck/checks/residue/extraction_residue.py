"""Parts of the page that were carried into the article: "Advertisement", "[email protected]", consent notices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.neighbours import neighbours
from sourcecheck.analysis.own_words import in_own_words
from sourcecheck.analysis.page.doctype import shows_code
from sourcecheck.analysis.residue.page_furniture import (
    FURNITURE_NEEDS,
    KINDS,
    furniture_line,
    glued,
    lost_address,
    may_be_glued,
)
from sourcecheck.analysis.residue.typed_lines import is_linked, typed_lines
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Kind
from sourcecheck.finding import Confidence, Fix, Related, Severity, TextEdit
from sourcecheck.rule import Context, Example, Hit, Rule, Variant

_OTHERS = 20  # further places named with the finding
_PROSE = frozenset((Kind.PARAGRAPH, Kind.ITEM))
# Lines that lead somewhere are what they say, where they are links.
_MAY_BE_LINKS = frozenset(("navigation", "teaser", "comments", "wall", "share", "consent"))
_LABELS = frozenset(("advertisement", "share"))  # of few words: no sentence was wrapped into them
_STOPS = '.!?:…”"’)]*_'

_Place = tuple[Block, int, int, str]


def check(document: Document, context: Context) -> Iterator[Hit]:
    found: list[_Place] = []
    for block in context.blocks(document):
        if block.kind is Kind.CODE or block.quoted:
            continue
        if block.kind not in (Kind.ATTRIBUTE, Kind.TITLE, Kind.DESCRIPTION):
            yield from _addresses(document, block)
        if block.kind in _PROSE or block.kind is Kind.HEADING:
            found += _lines(document, block)
    if not found:
        return
    subject = document.once(_subject)
    found = [
        place
        for place in found
        if document.in_content(place[0]) and not (subject and place[3] in ("consent", "script", "advertisement"))
    ]
    if document.once(shows_code):
        found = [place for place in found if place[3] != "script"]
    for group in neighbours(found, 1):
        (block, start, end, kind), others = group[0], group[1 : _OTHERS + 1]
        yield Hit(
            block.span(start, end),
            variant="page" if document.format is Format.HTML else "",
            values={"what": KINDS[kind]},
            related=tuple(Related(other.span(a, b), "Of the page, too") for other, a, b, _ in others),
            fix=Fix(
                "Delete what is not the article's",
                tuple(dict.fromkeys(TextEdit(other.span(a, b), "") for other, a, b, _ in group)),
            ),
        )


def _addresses(document: Document, block: Block) -> Iterator[Hit]:
    if "rote" not in block.text and "spam" not in block.text and "tég" not in block.text and "sch" not in block.text:
        if "защищ" not in block.text and "eveil" not in block.text:
            return
    for match in lost_address().finditer(block.text):
        if document.format is Format.HTML and _is_decoded(document, block):
            continue
        if (
            document.in_content(block)
            and in_own_words(document, block, *match.span())
            and not document.once(_explains_protection)
        ):
            yield Hit(block.span(*match.span()), variant="address")


def _is_decoded(document: Document, block: Block) -> bool:
    """Whether a script of the page shows the address to readers: the source has it for the script."""
    source = document.source[block.extent.start : block.extent.end]
    return "cf_email" in source or "cfemail" in source or "cdn-cgi" in source or "cloak" in source


def _lines(document: Document, block: Block) -> Iterator[_Place]:
    text = block.text
    if block.kind is Kind.HEADING and not block.recovered:
        # Headings are meant; only a wiki's button is none of theirs.
        if text.endswith("]") and document.format is not Format.HTML and furniture_line(text) == "wiki":
            yield block, text.rindex("["), len(text), "wiki"
        return
    if document.format is Format.HTML:
        # A page has its own labels and buttons; a bare paragraph of the article was typed or pasted there.
        if document.source[block.extent.start : block.extent.start + 3].lower() != "<p>":
            return
    whole = typed_lines(document, block)
    for start, end in whole:
        kind = furniture_line(text[start:end])
        if kind and len(whole) > 1 and not _stands_apart(text, start, end, kind):
            continue
        if kind == "wiki" and text.endswith("]"):
            if document.format is Format.HTML:
                continue
            start = text.rindex("[", start, end)
        if kind and not (kind in _MAY_BE_LINKS and is_linked(block, start, end)):
            yield block, start, end, kind
    if len(text) > 60 and may_be_glued(text):
        for match in glued().finditer(text):
            group = "here" if match["here"] else "more"
            start, end = match.span(group)
            if in_own_words(document, block, start, end) and not is_linked(block, start, end):
                yield block, start, end, "advertisement" if group == "here" else "teaser"


def _stands_apart(text: str, start: int, end: int, kind: str) -> bool:
    """Whether a line is no part of a sentence that was only wrapped there."""
    before, after = text[:start].rstrip(), text[end:].lstrip()
    return (
        not text[start].islower()
        and (not before or before[-1] in _STOPS or kind in _LABELS)
        and not after[:1].islower()
    )


def _subject(document: Document) -> bool:
    """Whether the page is about cookies, privacy, advertising or browsers, or is a site's own notice on them."""
    return any(
        block.kind in (Kind.TITLE, Kind.HEADING)
        and _about().search(block.text[:200]) is not None
        and not furniture_line(block.text)
        for block in document.blocks[:8]
    )


def _explains_protection(document: Document) -> bool:
    return any(
        len(block.text) < 20_000 and _about_protection().search(block.text)
        for block in document.blocks
        if block.kind not in (Kind.CODE, Kind.ATTRIBUTE)
    )


@cache
def _about() -> re.Pattern[str]:
    return compiled(
        r"(?i)\b(?:cookies?|privacy|consent|GDPR|datenschutz|java ?script|advertis(?:ing|ements?|ers?)|paywalls?"
        r"|terms of"
        r"|browsers?|front-?end|captcha|cloudflare|legal notice|imprint|impressum|user interfaces?|UX|microcopy)\b"
    )


@cache
def _about_protection() -> re.Pattern[str]:
    return compiled(r"(?i)\b(?:cloudflare|obfuscat\w+|scrap(?:ers?|ing|ed) |harvest(?:ers?|ing) |web crawlers?)")


RULE = Rule(
    id="residue/extraction-residue",
    message="“{match}” {what}. Delete it from the text?",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    doubt="The text was taken from a page by a program or in haste, and nobody read it afterwards.",
    settle="Delete what belongs to the page, and put in what got lost, such as the address.",
    why="""Pages carry labels of advertisements, notices about cookies, buttons for sharing and lines for browsers
without scripts. None of them is part of the article. Where they stand among its paragraphs, the text was copied from a
page (perhaps somebody else's) and not read through. “[email protected]” is worse: a script had an address there, and
the reader now has none.

Furniture counts only where it is a line of its own, or stands between two sentences; a sentence that speaks of cookies
or advertisements is the author's. Links (“Read more” that leads somewhere), headings, and pages about cookies, privacy
or advertising are left alone. Web pages have such labels by right: there only bare paragraphs count, with low
confidence.""",
    measured=(
        "2026-11-23: 1 finding in 2,550 articles and posts (a field for e-mail addresses among the paragraphs; right), "
        "with low confidence 2 in 190 pages (labels of advertisements in bare paragraphs). Of 40 leftovers written "
        "first 39 were found, of 32 fresh ones 16, then 30; of 25 more 21 at first look."
    ),
    references=(
        "https://jmlr.org/papers/v21/20-074.html",
        "https://arxiv.org/abs/2306.01116",
        "https://developers.cloudflare.com/waf/tools/scrape-shield/email-address-obfuscation/",
    ),
    bad=(
        Example("Write to the harbour office at [[[email protected]]] before noon.", variant="address"),
        Example("Write to the [[[email protected]]] of the office.\n", Format.MARKDOWN, variant="address"),
        Example("<p>Write to [[[email&#160;protected]]] today.</p>", Format.HTML, variant="address"),
        "The bridge opened in spring.\n\n[[Advertisement]]\n\nIt closed in autumn.",
        "[[Skip to content]]\n\nThe bridge opened in spring.",
        "The bridge opened.\n\n[[We use cookies to give you the best experience.]]\n\nAccept all\n\nIt rained.",
        "The bridge opened in spring after four years of work. [[Advertisement]] It closed in autumn.",
        "The bridge opened in spring after four years of work and two strikes... [[Read more]]",
        Example("It opened.\n\n[[Share this:]]\n\nClick to share on Facebook (Opens in new window)\n\nRain fell.\n",
                Format.MARKDOWN),
        Example("The bridge opened.\n[[Story continues below advertisement]]\nIt rained.\n", Format.MARKDOWN),
        Example("## History[[[edit]]]\n\nThe bridge opened.\n", Format.MARKDOWN),
        Example("<article><p>The bridge opened.</p><p>[[Advertisement]]</p><p>It rained.</p></article>", Format.HTML,
                variant="page"),
        "You are reading.\n\n[[You need to enable JavaScript to run this app.]]",
    ),
    good=(
        "The law says that a site uses cookies only with consent. The site uses cookies, the office found.",
        "The advertisement showed a bridge. Read more books, the teacher says, and share this.",
        Example("The bridge opened. [Read more](https://a.example/bridge)\n", Format.MARKDOWN),
        Example("# Why this site uses cookies\n\nWe use cookies to count visits.\n", Format.MARKDOWN),
        Example('<p>Write to <a href="/cdn-cgi/l/email-protection#a1" class="__cf_email__">[email&#160;protected]</a>.'
                "</p>", Format.HTML),
        Example("<article><p>The bridge.</p><div class=\"ad\">Advertisement</div></article>", Format.HTML),
        "Where Cloudflare hides an address, readers without scripts see [email protected] instead.",
        "“Advertisement,” she said. “Story continues below advertisement” was the only line left.",
    ),
    check=check,
    needs=FURNITURE_NEEDS,
    variants={
        "address": Variant("“{match}”: an e-mail address got lost here. Which one was it?"),
        "page": Variant(confidence=Confidence.LOW),
    },
    fix="unsafe: deletes the lines of the page",
)  # fmt: skip
