"""Links that pay the writer when a reader buys, on pages that do not say so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.links.written import addresses_of, host_of, short
from sourcecheck.analysis.page.advertising import discloses_affiliates
from sourcecheck.document import Document, Format, Kind, Link, Region
from sourcecheck.finding import Confidence, Related, Severity
from sourcecheck.matching.gates import Gate, gate
from sourcecheck.rule import Context, Example, Hit, Rule, Variant

_SHOWN = 10  # related places
# Hosts through which networks of affiliates lead to shops. Every address that counts holds one of the signs.
_NETWORKS = (
    "amzn.to", "awin1.com", "tidd.ly", "zenaps.com", "shareasale.com", "shrsl.com", "linksynergy.com", "anrdoezrs.net",
    "jdoqocy.com", "dpbolvw.net", "tkqlhce.com", "kqzyfj.com", "emjcd.com", "hop.clickbank.net", "prf.hn", "sjv.io",
    "pxf.io", "ojrq.net", "7eer.net", "evyy.net", "uqhv.net", "redirectingat.com", "skimresources.com", "viglink.com",
    "howl.me", "howl.link", "narrativ.com", "rstyle.me", "shopstyle.it", "shop-links.co", "fave.co", "geni.us",
    "magik.ly",
    "clk.tradedoubler.com", "tc.tradetracker.net", "track.webgains.com", "webmasterplan.com", "belboon.com",
    "adcell.de",
    "digistore24.com/redir", "avantlink.com", "pjtra.com", "pjatr.com", "gopjn.com", "pntra.com", "pntrac.com",
    "pntrs.com",
    "flexlinks.com", "s.click.aliexpress.com", "rover.ebay.com", "ad.admitad.com", "alitems.com", "go.hotmart.com",
    "go.fiverr.com", "refersion.com", "partnerstack.com", "click.linksynergy", "financeads.net",
    "track.effiliation.com",
    "afflnk.com", "go.skimresources", "go.expressvpn.com/aff", "go.nordvpn.net/aff", "/aff_c?", "/aff_id/",
    "goto.walmart.com", "goto.target.com", "georiot.com", "7tiv.net", "bluehost.com/track/", "siteground.com/go/",
    "lvnta.com", "invol.co", "fxo.co", "amzn.eu", "dotomi.com", "commission-junction.com", "afftrack",
    "clickbank.net", "liketk.it", "shopltk.com",
    "tp.media/r", "tpx.gr", "c.tp.st",
)  # fmt: skip
_SIGNS = (
    *_NETWORKS,
    "tag=",
    "aff_id=",
    "affid=",
    "affiliate",
    "a_aid=",
    "campid=",
    "aid=",
    "ascsubtag=",
    "imp.i",
    "partner_id=",
    "mcid=",
)
_SKIPPED = frozenset((Region.COMMENTS, Region.RELATED, Region.NAVIGATION, Region.HEADER, Region.FOOTER))


def check(document: Document, context: Context) -> Iterator[Hit]:
    targets = document.once(addresses_of)
    if not targets or not _may_pay(targets):
        return
    found = [link for link in document.links if _pays(link.target.lower()) and _stands_in_text(document, link)]
    if not found:
        return
    said = [
        block.number
        for block in document.blocks
        if block.kind is not Kind.CODE and discloses_affiliates().search(block.text)
    ]
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


def _may_pay(targets: str) -> bool:
    """Whether an address may name an affiliate: one search for all signs, as most pages have none."""
    data = targets.encode("latin-1", "replace")
    return _sign()(data, 0, len(data)) >= 0


@cache
def _sign() -> Gate:
    return gate("|".join(map(re.escape, _SIGNS)))


def _stands_in_text(document: Document, link: Link) -> bool:
    if link.block < 0:
        return document.format is not Format.HTML
    return document.in_content(document.blocks[link.block])


def _pays(target: str) -> bool:
    """Whether an address in small letters names the affiliate who is to be paid."""
    if any(network in target for network in _NETWORKS):
        return "://" in target or target.startswith("//")
    return _named().search(target) is not None


@cache
def _named() -> re.Pattern[str]:
    return re.compile(
        r"//(?:[\w-]+\.)*amazon\.[a-z.]{2,6}/[^\s]*[?&](?:tag=[\w-]+-2\d|ascsubtag=\w)"
        r"|//(?:[\w-]+\.)*ebay\.[a-z.]{2,6}/[^\s]*[?&]campid=\d"
        r"|//(?:[\w-]+\.)*booking\.com/[^\s]*[?&]aid=\d{5,}"
        r"|^(?!https?://[^/]*\.(?:gov|mil)\b)https?://[^\s]*[?&](?:aff_id|affid|affiliate_?id|a_aid|affiliate_code)=\w"
        r"|//imp\.i\d+\.net/|//(?:[\w-]+\.)*getyourguide\.[a-z.]{2,6}/[^\s]*[?&]partner_id=\w"
        r"|//(?:[\w-]+\.)*viator\.com/[^\s]*[?&]mcid=\d|//(?:[\w-]+\.)*etsy\.com/[^\s]*[?&]utm_medium=affiliate"
        r"|[?&]utm_medium=affiliates?\b"
    )


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
    variants={
        "far": Variant(
            "This link to {host} pays somebody; the page says so only far from it.",
            severity=Severity.INFO, confidence=Confidence.MEDIUM,
        ),
    },
)  # fmt: skip
