"""Links that name who is paid when a reader buys: addresses of networks, shops' parameters."""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Document, Link

__all__ = ["affiliate_links", "signs"]

# Hosts through which networks of affiliates lead to shops.
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
# Shops' own parameters, and paths of programs that run on any host.
_PARAMETERS = (
    "tag=", "aff_id=", "affid=", "affiliate", "a_aid=", "campid=", "aid=", "imp.i", "partner_id=", "mcid=", "/aff_c?",
    "/aff_id/",
)  # fmt: skip


def affiliate_links(document: Document) -> tuple[Link, ...]:
    """The links of a document, wherever they stand, whose address names an affiliate; use through ``document.once``."""
    return tuple(link for link in document.links if _pays(link.target.lower()))


@cache
def signs() -> str:
    """A pattern that is found in every such address; for one look at all of a page's."""
    return "|".join(map(re.escape, (*_NETWORKS, *_PARAMETERS)))


def _pays(target: str) -> bool:
    """Whether an address in small letters names the affiliate who is to be paid."""
    if any(network in target for network in (*_NETWORKS, "/aff_c?", "/aff_id/")):
        return "://" in target or target.startswith("//")
    return _named().search(target) is not None


@cache
def _named() -> re.Pattern[str]:
    return compiled(
        r"//(?:[\w-]+\.)*amazon\.[a-z.]{2,6}/[^\s]*[?&](?:tag=[\w-]+-2\d|ascsubtag=\w)"
        r"|//(?:[\w-]+\.)*ebay\.[a-z.]{2,6}/[^\s]*[?&]campid=\d"
        r"|//(?:[\w-]+\.)*booking\.com/[^\s]*[?&]aid=\d{5,}"
        r"|^(?!https?://[^/]*\.(?:gov|mil)\b)https?://[^\s]*[?&](?:aff_id|affid|affiliate_?id|a_aid|affiliate_code)=\w"
        r"|//imp\.i\d+\.net/|//(?:[\w-]+\.)*getyourguide\.[a-z.]{2,6}/[^\s]*[?&]partner_id=\w"
        r"|//(?:[\w-]+\.)*viator\.com/[^\s]*[?&]mcid=\d|//(?:[\w-]+\.)*etsy\.com/[^\s]*[?&]utm_medium=affiliate"
        r"|[?&]utm_medium=affiliates?\b"
    )
