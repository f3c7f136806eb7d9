"""Links that pay the writer when a reader buys, on pages that do not say so."""

from __future__ import annotations

from collections.abc import Iterator

from sourcecheck.analysis.links.affiliates import affiliate_links, signs
from sourcecheck.analysis.links.written import addresses_of, host_of, short
from sourcecheck.checks.disclosures import disclosed_at
from sourcecheck.document import Document, Format, Link, Region
from sourcecheck.finding import Confidence, Related, Severity
from sourcecheck.matching.gates import gate
from sourcecheck.rule import Context, Example, Hit, Rule, Variant

_SHOWN = 10  # related places
_SKIPPED = frozenset((Region.COMMENTS, Region.RELATED, Region.NAVIGATION, Region.HEADER, Region.FOOTER))


def check(document: Document, context: Context) -> Iterator[Hit]:
    addresses = document.once(addresses_of).encode("latin-1", "replace")
    if not addresses or not gate(signs())(addresses):
        return  # as on most pages
    found = [link for link in document.once(affiliate_links) if _stands_in_text(document, link)]
    if not found:
        return
    said = sorted(document.once(disclosed_at))
    if any(document.regions[number] not in _SKIPPED for number in said):
        return
    if any(document.regions[number] is Region.HEADER for number in said):
        return  # above the text, where it is read first
    first, *rest = found
    yield Hit(
        first.span,
        "far" if said else "",
        {"host": short(host_of(first.target), 30)},
        tuple(Related(link.span, "Another such link") for link in rest[:_SHOWN])
        + tuple(Related(document.blocks[number].whole, "Said only here") for number in said[:1]),
    )


def _stands_in_text(document: Document, link: Link) -> bool:
    if link.block < 0:
        return document.format is not Format.HTML
    return document.in_content(document.blocks[link.block])


RULE = Rule(
    id="links/affiliate-undisclosed",
    message="This link to {host} pays somebody when readers buy, and the page does not say so.",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    doubt="Advice that earns a commission may have been given for the commission.",
    settle="Say above the first such link that it earns money, or link without the affiliate's code.",
    why="""The address names the network or the account that is paid when a reader buys. That is no fault, but readers
have to be told where they meet the link: a note on another page, or at the foot of this one, is read by few. The
rules on endorsements of several countries ask the same.

Any word of it in the text clears the page: “affiliate”, “commission”, “paid link”, “we earn from qualifying
purchases”, and what other languages say for it.""",
    measured=(
        "2026-11-23: 1 finding in 2,740 articles, posts and pages, right; 3 of the 190 web pages hold such links at "
        "all. Of 20 fresh addresses of shops and networks 16 found at first look, 18 since; networks that are not "
        "listed are not found."
    ),
    references=(
        "https://www.ftc.gov/business-guidance/resources/ftcs-endorsement-guides",
        "https://www.newsguardtech.com/ratings/rating-process-criteria/",
        "https://developers.google.com/search/docs/crawling-indexing/qualify-outbound-links",
    ),
    bad=(
        Example("Get the lamp: [[[the Lumo](https://www.amazon.com/dp/B01?tag=lamps-20)]] it is.\n", Format.MARKDOWN),
        "The best lamp is the Lumo: [[https://amzn.to/3xYz]] has it.",
        Example(
            '<main><p>Get [[<a href="https://amzn.to/3xYz">the Lumo</a>]].</p></main>'
            '<footer><p>We earn commissions.</p></footer>',
            Format.HTML, variant="far",
        ),
        Example('<p>The best lamp is [[<a href="https://amzn.to/3xYz">the Lumo</a>]].</p>', Format.HTML),
    ),
    good=(
        Example("We may earn a commission.\n\nGet [the Lumo](https://www.amazon.com/dp/B01?tag=lamps-20).\n",
                Format.MARKDOWN),
        Example('<p>Sold at <a href="https://www.amazon.com/dp/B01">a shop</a> and at '
                '<a href="https://search.town.gov/search?affiliate=town">the town</a>.</p>', Format.HTML),
        Example("Provisionslink: [die Lumo](https://amzn.to/3xYz).\n", Format.MARKDOWN),
    ),
    check=check,
    parts=("links",),
    variants={
        "far": Variant(
            "This link to {host} pays somebody; the page says so only far from it.",
            severity=Severity.INFO, confidence=Confidence.MEDIUM,
        ),
    },
)  # fmt: skip
