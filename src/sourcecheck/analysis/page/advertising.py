"""What pages say of money behind them: disclosures of affiliate links, labels of advertising, terms of a paid post.

Disclosures are told in several languages, as a page in any of them may lead to a shop.
"""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.compiled_patterns import compiled

__all__ = ["discloses_affiliates", "discloses_affiliates_written", "labels_advertising"]

_LABEL = (
    r"(?:sponsored|paid|promoted|partner|branded|native|commercial) (?:content|post|article|feature|story|message"
    r"|partnership"
    r"|promotion|collaboration|placement|by|review|links?|advertis\w+|advertorial)|advertis(?:ement|ing) feature"
    r"|advertorial"
    r"|paid for by|paid (?:for and )?(?:presented|partnership)|presented by|brought to you by|in (?:paid"
    r"|commercial) partnership"
    r"|special advertising section|promotional (?:content|feature|article)|this (?:post|article|video|page|review"
    r"|story) (?:is|was|has been)"
    r"(?: \w+)? (?:sponsored|paid|an ad\b|an advert)|#(?:ad|sponsored|gifted|paidpartnership|werbung|anzeige|pub"
    r"|publi)\b"
    r"|(?:anzeige|werbung|advertorial|publireportage|publi[- ]?reportaje|publirreportaje|contenu sponsorisé"
    r"|article sponsorisé"
    r"|contenido patrocinado|publicidad|conteúdo patrocinado|publicidade|publieditorial|contenuto sponsorizzato"
    r"|informazione"
    r" pubblicitaria|gesponserte?r?|bezahlter? (?:beitrag|partnerschaft)|collaboration commerciale"
    r"|en partenariat avec|reclame|advertentie)"
)


@cache
def discloses_affiliates() -> re.Pattern[str]:
    """A statement that links on the page earn the writer money."""
    return compiled(discloses_affiliates_written())


@cache
def discloses_affiliates_written() -> str:
    """The pattern of ``discloses_affiliates`` as it is written, for a quick look before it is compiled."""
    return (
        r"(?i)\baffiliat|\b(?:earns?|receives?|gets?|makes?|paid|pays?)\b[^.!?]{0,40}\b(?:commissions?|compensation"
        r"|fees?"
        r"|money|percentage|share|portion|cut|kickback|referral)\b|\bcommissions?\b|\bcompensat(?:ed|ion)\b"
        r"|\bqualifying purchases\b|\b(?:paid|partner|sponsored|referral|advertis\w+|commercial"
        r"|promo(?:tional)?) links?\b"
        r"|\b(?:amazon|ebay) (?:associate|partner)|\b(?:support|help)s? (?:us|me|the (?:site|blog"
        r"|channel))[^.!?]{0,60}\blinks?"
        r"|\bprovision|\bpartnerlinks?\b|\bwerbelinks?\b|\bwerbung\b|\banzeige\b|\bverdien\w+\b|\bcommissione?\b"
        r"|\baffili"
        r"|\bafiliad|\bcomisi[oó]n|\bcomiss[aã]o|\bsponsori[sz]\w+|\bpatrocinad|\bkomisse?\b|\baffilié|\baffiliazione"
        rf"|(?:^|[\[(*_ ]){_LABEL}"
    )


@cache
def labels_advertising() -> re.Pattern[str]:
    """A label that says a text is paid for, wherever in a line."""
    return compiled(
        rf"(?i)(?:^|(?<=[\s\[(*_|:–—-])){_LABEL}|(?:^|\[|\()(?:ad|advert|advertisement|promotion|sponsored)(?:$"
        rf"|[\]):])"
    )
