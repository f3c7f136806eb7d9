"""Links that show one address and lead to another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.links.written import host_of, short
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Document, Format, Kind, Link
from sourcecheck.finding import Confidence, Severity
from sourcecheck.rule import Context, Example, Hit, Option, Rule, Variant

# Names of houses that are often given as sources, and the names of their sites.
_OUTLETS = {
    "Reuters": "reuters",
    "The Guardian": "theguardian",
    "the Guardian": "theguardian",
    "The New York Times": "nytimes",
    "the New York Times": "nytimes",
    "New York Times": "nytimes",
    "The Washington Post": "washingtonpost",
    "the Washington Post": "washingtonpost",
    "Washington Post": "washingtonpost",
    "Bloomberg": "bloomberg",
    "Associated Press": "apnews",
    "The Associated Press": "apnews",
    "the Associated Press": "apnews",
    "Al Jazeera": "aljazeera",
    "Le Monde": "lemonde",
    "Der Spiegel": "spiegel",
    "The Economist": "economist",
    "the Economist": "economist",
    "Politico": "politico",
    "The Telegraph": "telegraph",
    "The Times of India": "timesofindia",
    "Forbes": "forbes",
    "Wikipedia": "wikipedia",
    "Britannica": "britannica",
    "PubMed": "pubmed",
    "The Lancet": "thelancet",
    "Microsoft": "microsoft",
    "Google": "google",
    "Facebook": "facebook",
    "PayPal": "paypal",
    "El País": "elpais",
    "CBS News": "cbsnews",
    "NBC News": "nbcnews",
    "Fox News": "foxnews",
    "Sky News": "skynews",
    "Euronews": "euronews",
    "Newsweek": "newsweek",
}
_PROSE = frozenset((Kind.PARAGRAPH, Kind.ITEM, Kind.DETAIL, Kind.FOOTNOTE, Kind.CAPTION, Kind.CELL, Kind.HEADING))


def check(document: Document, context: Context) -> Iterator[Hit]:
    told = [link for link in document.links if "." in link.text or link.text in _OUTLETS]
    if not told:
        return
    own = tuple(host.lower() for host in context.options.get("redirectors", ()))
    for link in told:
        text = link.text
        if text == link.target:
            continue
        block = document.blocks[link.block] if link.block >= 0 else None
        if block is None or block.kind not in _PROSE or not document.in_content(block):
            continue
        found = _mail(link) if "@" in text else _web(link, own)
        if found:
            variant, shown, leads = found
            yield Hit(link.span, variant, {"shown": short(shown, 30), "leads": short(leads, 30)})


def _web(link: Link, own: tuple[str, ...]) -> tuple[str, str, str] | None:
    """The variant, what is shown and where the link leads, where the two do not go together."""
    host = host_of(link.target).removeprefix("www.")
    if "." not in host or host[-1].isdigit():
        return None
    from sourcecheck.analysis.links.hosts import leads_on, look_alike, main_label, owner_of, same_house

    text = link.text.strip(" .,;:!?()[]<>“”\"'…»«").strip()
    outlet = _OUTLETS.get(text)
    if outlet:
        return ("look-alike", text, host) if look_alike(outlet, main_label(host)) else None
    match = _address().fullmatch(text)
    if match is None:
        return None
    shown = match["host"].lower().removeprefix("www.")
    whole = bool(match["scheme"] or match["rest"])
    if shown == host or (not whole and shown.rpartition(".")[2] not in _COMMON):
        return None
    if owner_of(shown) == owner_of(host):
        first, other = shown.partition(".")[0], host.partition(".")[0]
        typo = shown.count(".") > 1 and len(first) >= 8 and look_alike(first, other) and first[-1].isalpha()
        return ("look-alike", shown, host) if typo and other[-1].isalpha() else None
    if look_alike(main_label(shown), main_label(host)):
        return "look-alike", shown, host
    if same_house(shown, host, link.target) or leads_on(host, link.target, own) or leads_on(shown, text, own):
        return None
    if whole:
        return "", shown, host
    # "Booking.com" is a name as well; "booking.com" or "press.booking.com" is an address.
    if match["host"] == shown or shown.count(".") > 1:
        return "bare", shown, host
    return None


def _mail(link: Link) -> tuple[str, str, str] | None:
    text = link.text.strip(" .,;:!?()[]<>“”\"'")
    if link.target[:7].lower() != "mailto:" or not _mailbox().fullmatch(text):
        return None
    from urllib.parse import unquote

    target = unquote(link.target[7:].partition("?")[0]).strip()
    return ("mail", text, target) if target and text.lower() not in target.lower() else None


# Endings of hosts that are no endings of files.
_ENDINGS = (
    "com org net gov edu int mil info news biz eu uk de fr ch at it es nl be se no dk fi ie pt cz hu gr ca us mx br "
    "ar cl co au nz jp cn kr tw hk sg ru ua tr il za ng ke eg ae tv"
)
_COMMON = frozenset(_ENDINGS.split())


@cache
def _address() -> re.Pattern[str]:
    return compiled(
        r"(?i)(?P<scheme>https?://|www\.(?=[\w-]+\.))?(?P<host>[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.[A-Za-z]{2,18})(?::\d{1,5})?"
        r"(?P<rest>/\S*|\?\S*)?"
    )


@cache
def _mailbox() -> re.Pattern[str]:
    return compiled(r"[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")


RULE = Rule(
    id="links/anchor-host-mismatch",
    message="The link shows {shown} and leads to {leads}. Which is meant?",
    severity=Severity.ERROR,
    confidence=Confidence.MEDIUM,
    doubt="Who shows one address and links to another credits a source that the reader is not led to.",
    settle="Let the link lead where its words say, or name the site that it leads to.",
    why="""An address as the words of a link is a promise: readers take it for the source and rarely look at where they
land. Where the two differ, the source was mistyped, replaced, or borrowed to lend its name to another site. Names that
are one letter apart are the oldest trick of all.

Shorteners, archives, proxies and counters of clicks lead on to the address that is shown; sites of one house, other
endings of the same name and addresses that hold the shown name are left alone. “Booking.com” is also a company’s
name and may link to anything written about it. Other redirectors can be declared.""",
    measured=(
        "2026-11-23: 5 findings in 1,900 posts and pages (2.6 per 1,000), all read: two mistyped hosts, a host "
        "shown over a page of another firm and a mail address over another, right; a person’s second mail box, "
        "hardly (mail is a warning). About 600 other links that show addresses silent. Of 40 variants 37 found at "
        "first look, of 20 fresh ones 19; of 38 near-misses 1 flagged, none since."
    ),
    references=(
        "https://credweb.org/signals-20191126",
        "https://www.rfc-editor.org/rfc/rfc3986",
        "https://owasp.org/www-community/attacks/Reverse_Tabnabbing",
    ),
    bad=(
        Example("It leaks, says [[[reuters.com](https://reuterz.news/x)]].\n", Format.MARKDOWN, variant="look-alike"),
        Example("The dam leaks ([[[https://damboard.org/report](https://tidewatch.net/a)]]).\n", Format.MARKDOWN,
            variant=""),
        Example("It leaks, [[[Reuters](https://reuterrs.com/dam)]] says.\n", Format.MARKDOWN, variant="look-alike"),
        Example('<p>The dam leaks, says [[<a href="https://tidewatch.net/a">www.damboard.org</a>]] in May.</p>',
            Format.HTML, variant=""),
        Example('<p>The dam leaks, says [[<a href="https://tidewatch.net/a">damboard.org</a>]] in May.</p>',
            Format.HTML, variant="bare"),
        Example('<p>Write to [[<a href="mailto:ana@tides.example">press@damboard.org</a>]] soon.</p>', Format.HTML,
            variant="mail"),
    ),
    good=(
        Example("See [reuters.com](https://www.reuters.com/world), [bbc.co.uk](https://news.bbc.co.uk/2),"
            " [apple.com](https://apple.de), [a.org/x](https://bit.ly/3xYz), [Node.js](https://tidewatch.net).\n",
            Format.MARKDOWN),
        Example("See [stallman.org](https://web.archive.org/web/2018/https://stallman.org/a) and"
            " [Booking.com](https://harbourpost.example/travel) and [README.md](https://github.com/a/b).\n",
            Format.MARKDOWN),
        Example('<p>See <a href="https://www.google.com/url?q=https%3A%2F%2Fdamboard.org">damboard.org</a> <a '
            'href="https://en.wikipedia.org/wiki/U.tv">u.tv</a>, <a href="https://kids.usa.gov">Kids.gov</a>.</p>',
            Format.HTML),
        Example('<p>Write to <a href="mailto:Press@damboard.org?subject=Dam">press@damboard.org</a>.</p>', Format.HTML),
    ),
    check=check,
    parts=("links",),
    formats=(Format.MARKDOWN, Format.HTML),
    not_types=("fiction",),
    options={"redirectors": Option([], "hosts that lead on to other addresses, beside the known shorteners")},
    variants={
        "look-alike": Variant("The link shows {shown} and leads to {leads}, which looks alike. Which is meant?"),
        "bare": Variant("The link shows {shown} and leads to {leads}. Which is meant?", severity=Severity.WARNING),
        "mail": Variant("The link shows {shown} and writes to {leads}. Which is meant?", severity=Severity.WARNING),
    },
)  # fmt: skip
