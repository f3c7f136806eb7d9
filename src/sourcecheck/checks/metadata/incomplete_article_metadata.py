"""JSON-LD of articles and fact-checks that leaves out what search engines and archives ask for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sourcecheck.checks.json_scripts import ARTICLE, items, scripts, types_of
from sourcecheck.document import Document, Format
from sourcecheck.finding import Confidence, Severity
from sourcecheck.readers.json_places import Text
from sourcecheck.rule import Context, Example, Hit, Rule, Variant

if TYPE_CHECKING:
    from sourcecheck.readers.json_places import Node

_SHOWN = 4  # names in a message


def check(document: Document, context: Context) -> Iterator[Hit]:
    for script in document.once(scripts):
        for node in items(script):
            kinds = types_of(node)
            where = node.get("@type")
            place = where[0] if isinstance(where, list) and where else where
            if not isinstance(place, Text):
                continue
            if "claimreview" in kinds:
                missing = [*_missing(node, ("claimReviewed", "reviewRating", "url", "itemReviewed"))]
                if missing:
                    yield Hit(place.span, "claim", {"type": place.value, "missing": _listed(missing)})
            elif any(kind.endswith(ARTICLE) for kind in kinds):
                yield from _article(node, place)
            elif "newsmediaorganization" in kinds:
                missing = [*_missing(node, ("publishingPrinciples", "correctionsPolicy"))]
                if missing:
                    yield Hit(place.span, "house", {"type": place.value, "missing": _listed(missing)})


def _article(node: dict[str, Node], place: Text) -> Iterator[Hit]:
    if _has(node.get("@id")) and len(node) <= 3:
        return  # points to an object elsewhere
    core = [*_missing(node, ("author", "datePublished"))]
    if "author" in core and _has(node.get("creator")):
        core.remove("author")  # schema.org: for a work "creator" is the same as "author"
    if not (_has(node.get("headline")) or _has(node.get("name"))):
        core.insert(0, "headline")
    author = node.get("author" if _has(node.get("author")) else "creator")
    first = author[0] if isinstance(author, list) and author else author
    known = isinstance(first, dict) and not _has(first.get("@id"))
    if known and isinstance(first, dict) and not _has(first.get("name")):
        core.append("author.name")
    if core:
        yield Hit(place.span, "", {"type": place.value, "missing": _listed(core)})
        return
    more = [*_missing(node, ("dateModified", "image"))]
    if isinstance(first, Text) or (known and isinstance(first, dict) and not _leads(first) and _is_person(first)):
        more.append("author.url")
    if more:
        yield Hit(place.span, "more", {"type": place.value, "missing": _listed(more)})


def _missing(node: dict[str, Node], names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        if not _has(node.get(name)):
            yield name


def _has(value: Node | None) -> bool:
    """Whether a field says something; null and empty lists do not."""
    if isinstance(value, Text):
        # An empty text is there, if in vain: metadata/invalid-json-ld speaks of it. Null is written with letters.
        return bool(value.value.strip()) or value.span.start == value.span.end
    if isinstance(value, list):
        return any(_has(one) for one in value[:50] if not isinstance(one, list))
    return bool(value)


def _is_person(author: dict[str, Node]) -> bool:
    return "organization" not in " ".join(types_of(author))


def _leads(author: dict[str, Node]) -> bool:
    return _has(author.get("url")) or _has(author.get("sameAs"))


def _listed(names: list[str]) -> str:
    return ", ".join(names[:_SHOWN])


def _page(json: str) -> str:
    script = f'<script type="application/ld+json">{{"@context": "https://schema.org", {json}}}</script>'
    return f"{script}<h1>Two more boats</h1><p>The ferry has grown.</p>"


_FULL = (
    '"@type": "NewsArticle", "headline": "Two more boats", "image": ["/boat.jpg"], "datePublished": '
    '"2026-05-04T08:00:00+00:00", "dateModified": "2026-05-05T08:00:00+00:00", "author": [{"@type": "Person", "name": '
    '"Ana Ruiz", "url": "/ana"}]'
)


RULE = Rule(
    id="metadata/incomplete-article-metadata",
    message="{type} in the JSON-LD leaves out {missing}. Add it where you know it.",
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    doubt="Machines that sort and keep articles cannot tell who wrote this one, or when.",
    settle="Give headline, author with name and address, and the days of publication and change.",
    why="""None of these fields is required, and no page is worse for readers without them. But search engines, archives
and fact-checkers look there for author and date, and those who link to the article show what they find.

Without headline, author or date of publication the finding is a remark; “creator” names the author as
well. Where only a picture, the day of the last
change or an author’s address are missing, it is one of low confidence: good newsrooms differ. Policies of a news house
are asked of objects of type NewsMediaOrganization only. Front matter is left to the rules about bylines and dates.""",
    measured=(
        "2026-11-23: 22 articles in the JSON-LD of 190 real pages: 1 lacks its author, 2 their day of publication, 12 "
        "others an author’s address, a picture or the day of the last change (low confidence). All are right as to the "
        "facts; whether it matters, newsrooms judge differently, so it is a remark."
    ),
    references=(
        "https://developers.google.com/search/docs/appearance/structured-data/article",
        "https://developers.google.com/search/docs/appearance/structured-data/factcheck",
        "https://schema.org/creator",
        "https://schema.org/NewsMediaOrganization",
    ),
    bad=(
        Example(_page('"@type": "[[NewsArticle]]", "headline": "Two more boats"'), Format.HTML, variant=""),
        Example(_page(f'"@type": "[[NewsArticle]]", {_FULL[24:].replace("name", "alias")}'), Format.HTML, variant=""),
        Example(_page(f'"@type": "[[NewsArticle]]", {_FULL[24:].replace("dateModified", "dateCreated")}'), Format.HTML,
            variant="more"),
        Example(_page('"@type": "[[ClaimReview]]", "claimReviewed": "Boats fly", "url": "/c"'), Format.HTML,
            variant="claim"),
        Example(_page('"@type": "[[NewsMediaOrganization]]", "name": "The Tide"'), Format.HTML, variant="house"),
    ),
    good=(
        Example(_page(_FULL), Format.HTML, why="the set of Google’s documentation"),
        Example(_page(_FULL.replace('"author"', '"creator"')), Format.HTML, why="schema.org: the author"),
        Example(_page('"@type": "Organization", "name": "The Tide"'), Format.HTML),
        Example(_page('"@type": "WebPage", "mainEntity": {"@type": "Article", "@id": "#boats"}'), Format.HTML),
    ),
    check=check,
    parts=("scripts",),
    formats=(Format.HTML,),
    variants={
        "more": Variant(confidence=Confidence.LOW),
        "claim": Variant("{type} in the JSON-LD leaves out {missing}, which fact-check markup needs."),
        "house": Variant("{type} in the JSON-LD names no {missing}.", confidence=Confidence.LOW),
    },
)  # fmt: skip
