"""Metadata about another page: a headline, an address or a type that does not belong to what readers see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.links.written import host_of, short
from sourcecheck.checks.json_scripts import articles, types_of
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Datum, Document, Format, Kind, Region
from sourcecheck.finding import Confidence, Related, Severity
from sourcecheck.readers.json_places import Text
from sourcecheck.records import NamedTuple
from sourcecheck.rule import Context, Example, Hit, Rule, Variant
from sourcecheck.text import Span

_FEW = 3  # words of a headline below which nothing is told
_KNOWN = 0.5  # of its words that a headline of the same story shares with the text
_BODY = 60  # words of prose from which on a text says what it is about

# What readers have to be told, by the type that says so to machines.
_LABELS = {
    "opinionnewsarticle": (
        "opinion",
        r"\b(?:opinions?|comment(?:ary)?|editorials?|op-?eds?|columns?|columnists?|viewpoints?|perspectives?|views?|"
        r"essays?|letters?|meinung|kommentar|glosse|leitartikel|tribune|chronique|édito\w*|opinión|columna|editoriale|"
        r"opinione|commento|opiniao|opinião|mening|ledare|kronik|kolumne|мнение|评论|社論|社説)\b",
    ),
    "advertisercontentarticle": (
        "advertising",
        r"\b(?:advert\w*|sponsor\w*|paid|promot\w*|partner\w*|brand\w*|presented by|commercial|anzeige|werbung|"
        r"publicité|publirédactionnel|publicidad|patrocinad\w*|pubblicità|reclame|annons|annonce|реклама|广告|広告)\b",
    ),
    "satiricalarticle": ("satire", r"\b(?:satir\w*|humou?r\w*|parod\w*|glosse|fake news|comedy|spoof|joke)\b"),
}


class _Title(NamedTuple):
    text: str
    span: Span
    place: str


def check(document: Document, context: Context) -> Iterator[Hit]:
    if not document.metadata.data:
        return
    yield from _headlines(document)
    yield from _addresses(document)
    yield from _labels(document)


def _headlines(document: Document) -> Iterator[Hit]:
    """A headline for machines that shares no word with those for readers, and few with the text."""
    titles = [*_told(document)]
    if not titles:
        return
    shown = [block.text for block in document.blocks if block.kind is Kind.HEADING and block.level == 1]
    shown += [block.text for block in document.blocks if block.kind is Kind.TITLE]
    if not shown:
        return
    seen = frozenset().union(*(_words(text) for text in shown))
    strange = [title for title in titles if 3 * len(_words(title.text) & seen) < len(_words(title.text))]
    if not strange:
        return
    body = [
        block.text
        for block in document.blocks
        if block.kind in (Kind.PARAGRAPH, Kind.ITEM) and document.in_content(block)
    ]
    text = frozenset().union(*(_words(part) for part in body))
    if sum(part.count(" ") + 1 for part in body) < _BODY:
        return
    for title in strange:
        words = _words(title.text)
        if len(words) >= _FEW and len(words & text) < _KNOWN * len(words) and not _is_of_site(document, title):
            head = next((b for b in document.blocks if b.kind is Kind.HEADING and b.level == 1 and b.text), None)
            related = (Related(head.whole, "Readers see this"),) if head is not None else ()
            yield Hit(title.span, "", {"place": title.place, "title": short(title.text, 40)}, related)
            return


def _told(document: Document) -> Iterator[_Title]:
    for node in articles(document):
        value = node.get("headline", node.get("name"))
        if isinstance(value, Text) and value.value.strip():
            yield _Title(value.value, value.span, "JSON-LD")
    for datum in document.metadata.data:
        if datum.place == "meta" and datum.key.lower() in ("og:title", "twitter:title"):
            yield _Title(datum.value, datum.span, datum.key)


def _is_of_site(document: Document, title: _Title) -> bool:
    """Whether a title is that of the whole site, as home pages have it."""
    sites = document.metadata.all("publisher")
    return any(_words(site.value) >= _words(title.text) for site in sites) or not any(
        block.kind is Kind.HEADING and block.level == 1 for block in document.blocks
    )


def _addresses(document: Document) -> Iterator[Hit]:
    """Addresses of this page that are not on the web, or two that name different texts."""
    told = [
        datum
        for datum in document.metadata.all("canonical", "link", "meta")
        if datum.key.lower() in ("canonical", "og:url", "twitter:url")
    ]
    for datum in told:
        if _nowhere().fullmatch(host_of(datum.value)):
            yield Hit(datum.span, "address", {"address": short(datum.value, 44)})
            return
    canonical = next((datum for datum in told if datum.key.lower() == "canonical"), None)
    graph = next((datum for datum in told if datum.key.lower() == "og:url"), None)
    if canonical is None or graph is None or host_of(canonical.value) != host_of(graph.value):
        return  # a text from elsewhere names its first place
    one, other = _slug(canonical), _slug(graph)
    if len(one) >= _FEW and len(other) >= _FEW and not one & other:
        related = (Related(graph.span, "This names another"),)
        yield Hit(canonical.span, "two-addresses", {"slug": short("-".join(sorted(one)), 30)}, related)


def _slug(datum: Datum) -> frozenset[str]:
    """The words at the end of an address."""
    path = datum.value.partition("?")[0].partition("#")[0].rstrip("/")
    return frozenset(word for word in re.split(r"[-_.+]|%20", path.rpartition("/")[2].lower()) if word.isalpha())


def _labels(document: Document) -> Iterator[Hit]:
    """A type that tells machines what readers are not told: opinion, advertising, satire."""
    for node in articles(document):
        for kind in types_of(node):
            label = _LABELS.get(kind)
            if label is None or _is_labelled(document, label[1]):
                continue
            value = node["@type"]
            texts = value if isinstance(value, list) else [value]
            for text in texts:
                if isinstance(text, Text) and text.value.lower().endswith(kind):
                    yield Hit(text.span, "label", {"type": text.value, "label": label[0]})
                    return


def _is_labelled(document: Document, words: str) -> bool:
    """Whether a label stands at the text: in a short line, not among the links of the site."""
    search = re.compile(words, re.IGNORECASE).search
    elsewhere = (Region.NAVIGATION, Region.RELATED, Region.COMMENTS)
    for block, region in zip(document.blocks, document.regions, strict=True):
        if region in elsewhere or block.kind in (Kind.DESCRIPTION, Kind.CODE):
            continue
        if search(block.text if len(block.text) <= 160 else block.text[:60]):
            return True
    return False


def _words(text: str) -> frozenset[str]:
    """The words of a text that tell what it is about, in small letters, without the endings of many."""
    return frozenset(word[:6] for word in _word().findall(text.casefold()) if word not in _COMMON)


_FREQUENT = (
    "the and for with from that this how why what who are was has have not but you your our its can will after over "
    "into about new more out all one two her his their they them she him than then when where which while would could "
    "should may might must been being were had did does doing done make makes made get gets got take takes most many "
    "much some any only just even ever never still also too very here there now day days year years week time times "
    "first last next back big great good best better long own way ways people says said say life world through before "
    "again against between under without because off down know things thing really want need like look see let use "
    "using used cost kind stop der die das und mit von den dem ein eine ist nicht auf für des les est une dans pour "
    "sur pas qui que los las por con del una como para il che non per een het van"
)
_COMMON = frozenset(_FREQUENT.split())


@cache
def _word() -> re.Pattern[str]:
    # Two signs of a script without spaces stand for a word.
    return compiled(r"[^\W\d_⺀-鿿가-힣ぁ-ヿ]{3,}|\d{2,}|[⺀-鿿가-힣ぁ-ヿ]{2}")


@cache
def _nowhere() -> re.Pattern[str]:
    return compiled(
        r"localhost|127\.0\.0\.\d+|0\.0\.0\.0|(?:.*\.)?(?:example\.(?:com|net)|localhost|local|invalid|test)"
        r"|(?:www\.)?(?:your|my)-?(?:site|domain|website|blog)\.\w+|(?:staging|dev|preview|preprod)\d?[.-].*"
    )


_BODY_TEXT = "The ferry has grown by two boats, and the board of the harbour wants to run them at night as well. " * 4


def _page(head: str, label: str = "") -> str:
    text = f"{label}<h1>Two more boats</h1><p>{_BODY_TEXT}</p>"
    return f"<head><title>Two more boats</title>{head}</head><body><main>{text}</main>"


RULE = Rule(
    id="metadata/metadata-visible-mismatch",
    message="{place} calls this page “{title}”; readers see another headline. Which is right?",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    doubt="Machines are told that this is another text, or another kind of text, than readers see.",
    settle="Give machines the headline, the address and the type of the text that stands on this page.",
    why="""Search engines, archives and social media show what the metadata say. Headlines for them are often shorter or
livelier than the one on the page, and that is in order; but one that shares no word with it, and hardly any with the
text, was left over from another page. So were two addresses that name different texts, and an address on the writer’s
own machine. A type such as OpinionNewsArticle tells machines what readers deserve to be told as well.

The canonical address of a text from elsewhere names its first place and is left alone.""",
    measured=(
        "2026-11-23: 1 finding in 190 real pages, 70 of which give machines a headline: a page made to test "
        "readers, whose titles differ on purpose; right. The headlines of those 70 exchanged among them: 233 of "
        "270 found at first look, 252 since (93%); what is left says too little (“A title”) or shares its words "
        "with the text."
    ),
    references=(
        "https://developers.google.com/search/docs/appearance/structured-data/sd-policies",
        "https://schema.org/OpinionNewsArticle",
        "https://ogp.me/",
        "https://www.rfc-editor.org/rfc/rfc6596",
    ),
    bad=(
        Example(_page('<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", '
            '"headline": "[[Minister resigns over tunnel contract]]"}</script>'), Format.HTML, variant=""),
        Example(_page('<meta property="og:title" content="[[Minister resigns over tunnel contract]]">'), Format.HTML,
            variant=""),
        Example(_page('<link rel="canonical" href="[[http://localhost:8080/boats]]">'), Format.HTML, variant="address"),
        Example(_page('<link rel="canonical" href="[[https://tide.example.de/minister-resigns-tunnel]]"><meta '
            'property="og:url" content="https://tide.example.de/two-more-boats">'), Format.HTML,
            variant="two-addresses"),
        Example(_page('<script type="application/ld+json">{"@context": "https://schema.org", "@type": '
            '"[[OpinionNewsArticle]]", "headline": "Two more boats"}</script>'), Format.HTML, variant="label"),
    ),
    good=(
        Example(_page('<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", '
            '"headline": "Harbour board wants ferry at night"}</script>'), Format.HTML),
        Example(_page('<meta property="og:title" content="Boats!"><link rel="canonical" href="https://first.example.de/'
            'other-text-here"><meta property="og:url" content="https://tide.example.de/two-more-boats">'), Format.HTML),
        Example(_page('<script type="application/ld+json">{"@context": "https://schema.org", "@type": '
            '"OpinionNewsArticle", "headline": "Two more boats"}</script>', "<p>Opinion</p>"), Format.HTML),
    ),
    check=check,
    parts=("data",),
    formats=(Format.HTML,),
    variants={
        "address": Variant("The page’s own address is given as “{address}”, which is not on the web."),
        "two-addresses": Variant("The canonical address names another text than og:url. Which is right?"),
        "label": Variant("“{type}” tells machines that this is {label}. Tell readers, too."),
    },
)  # fmt: skip
