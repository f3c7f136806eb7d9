"""What a page says of itself: meta elements, JSON-LD, links, times, microdata.

Sources of the names: HTML standard (meta names), ogp.me and its article
vocabulary, Dublin Core (dc., dcterms.), Google Scholar's citation_ names,
Parse.ly and Sailthru tags, schema.org.
"""

from __future__ import annotations

import re
from collections import deque
from functools import cache
from typing import Final

from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Datum
from sourcecheck.readers.json_places import Node, Text, parse

__all__ = ["MICRODATA", "json_ld", "meta_field", "unwrapped"]

_FIELDS: Final = {
    "author": (
        "author article:author authors byl byline dc.creator dcterms.creator dc.contributor citation_author "
        "parsely-author sailthru.author og:article:author book:author creator og:author cxenseparse:author "
        "rbauthors article.author twitter:data1:author shareaholic:article_author_name"
    ),
    "published": (
        "article:published_time date pubdate publishdate publish-date publish_date publication_date publication-date "
        "og:published_time og:article:published_time dc.date dc.date.issued dc.date.created dcterms.date "
        "dcterms.created dcterms.issued citation_date citation_publication_date citation_online_date parsely-pub-date "
        "sailthru.date datepublished article.published originalpublicationdate article_date_original pub_date "
        "cxenseparse:recs:publishtime article:published pdate ptime displaydate"
    ),
    "modified": (
        "article:modified_time og:updated_time last-modified lastmod modified dcterms.modified dc.date.modified "
        "datemodified article.updated og:article:modified_time article:modified utime last_updated_date revised"
    ),
    "title": (
        "og:title twitter:title dc.title dcterms.title citation_title parsely-title sailthru.title title hdl headline"
    ),
    "publisher": (
        "og:site_name publisher article:publisher dc.publisher dcterms.publisher citation_journal_title "
        "citation_publisher application-name"
    ),
    "canonical": "og:url twitter:url parsely-link citation_public_url",
    "type": "og:type parsely-type dc.type citation_article_type",
    "language": "og:locale content-language dc.language dcterms.language citation_language language",
    "description": (
        "description og:description twitter:description dc.description dcterms.description sailthru.description"
    ),
    "section": "article:section parsely-section section",
    "source": "dc.source dcterms.source original-source syndication-source citation_reference",
}
_FIELD_OF: Final = {name: field for field, names in _FIELDS.items() for name in names.split()}

MICRODATA: Final = {
    "author": "author",
    "creator": "author",
    "datecreated": "published",
    "datemodified": "modified",
    "datepublished": "published",
    "headline": "title",
    "publisher": "publisher",
}

# schema.org types whose properties describe the page's own article. Subtypes all end in one of these.
_ARTICLE: Final = (
    "article", "posting", "report", "review", "analysis", "howto", "recipe", "factcheck", "claimreview", "shortstory",
)  # fmt: skip
_PAGE: Final = (
    "webpage",
    "itempage",
    "aboutpage",
    "profilepage",
    "faqpage",
    "qapage",
    "collectionpage",
    "medicalwebpage",
    "creativework",
)
# The same vocabulary in JSON-LD, of which more is read: there it is plain what belongs to the article.
_LD: Final = {
    **MICRODATA,
    "articlesection": "section",
    "citation": "source",
    "description": "description",
    "inlanguage": "language",
    "isbasedon": "source",
    "mainentityofpage": "canonical",
    "sameas": "source",
    "url": "canonical",
}
# Of a person or organisation these are kept beside the name, without a field.
_BESIDE: Final = ("url", "sameAs", "jobTitle", "email", "description", "image", "affiliation", "worksFor", "@type")
MOST: Final = 2_000  # data of one page's JSON-LD
_LONGEST: Final = 20_000


def meta_field(key: str) -> str:
    """The field that a meta name or property stands for, "" if none of ours."""
    return _FIELD_OF.get(key.lower(), "")


def json_ld(source: str, start: int, end: int) -> list[Datum]:
    """The data of the JSON-LD in ``source[start:end]``.

    Properties of article objects carry fields; where the script has none, those of
    page objects do. Everything else known is kept with field "" and a key such as
    ``Person.name``. Broken JSON adds one datum with key ``error`` whose value says
    what is wrong.
    """
    start, end = unwrapped(source, start, end)
    parsed = parse(source, start, end)
    found: list[Datum] = []
    if parsed.root is not None:
        objects = _objects(parsed.root)
        named = {text.value: node for node in objects if (text := _text(node.get("@id")))}
        articles = [node for node in objects if _is(node, _ARTICLE)]
        pages = [] if articles else [node for node in objects if _is(node, _PAGE)]
        for node in objects:
            if any(node is other for other in articles or pages) if len(objects) < 200 else _is(node, _ARTICLE):
                _article(node, named, found)
            else:
                _other(node, found)
            if len(found) >= MOST:
                break
    if parsed.error is not None:
        message, span = parsed.error
        found.append(Datum("", message, span, "json-ld", "error"))
    return found


@cache
def _wrapping() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What XHTML pages put around a script, commented out or not: CDATA sections and comments."""
    opening = r"\s*(?://|/\*)?[ \t]*(?:<!\[CDATA\[|<!--)(?:[ \t]*\*/)?"
    return compiled(opening), compiled(r"(?:\]\]>|-->)(?:\s*\*/)?\s*\Z")


def unwrapped(source: str, start: int, end: int) -> tuple[int, int]:
    """The range of a script without a CDATA section or comment around all of it."""
    opening, closing = _wrapping()
    first = opening.match(source, start, min(end, start + 200))
    if first is None:
        return start, end
    tail = max(first.end(), end - 200)
    last = closing.search(source, tail, end)
    stop = last.start() if last is not None else end
    while stop > tail and source[stop - 1] in " \t\r\n/*":
        stop -= 1  # "//" or "/*" before the closing mark
    return first.end(), stop


def _objects(root: Node) -> list[dict[str, Node]]:
    """Top-level objects: the root, members of arrays and of @graph, what a page is mainly about."""
    found: list[dict[str, Node]] = []
    queue: deque[Node] = deque([root])
    while queue and len(found) < MOST:
        node = queue.popleft()
        if isinstance(node, list):
            queue.extendleft(reversed(node))
        elif isinstance(node, dict):
            found.append(node)
            for key in ("@graph", "mainEntity", "review", "liveBlogUpdate", "hasPart"):
                if key in node and not isinstance(node[key], Text):
                    queue.append(node[key])
            page = node.get("mainEntityOfPage")
            if isinstance(page, dict) and len(page) > 2:
                queue.append(page)
    return found


def _types(node: dict[str, Node]) -> list[Text]:
    kinds = node.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, Text)]


def _is(node: dict[str, Node], endings: tuple[str, ...]) -> bool:
    return any(kind.value.lower().endswith(endings) for kind in _types(node))


def _text(node: Node | None) -> Text | None:
    return node if isinstance(node, Text) and node.value.strip() else None


def _article(node: dict[str, Node], named: dict[str, dict[str, Node]], found: list[Datum]) -> None:
    found.extend(Datum("type", kind.value, kind.span, "json-ld", "@type") for kind in _types(node))
    for key, value in node.items():
        field = _LD.get(key.lower())
        if key == "name" and "headline" not in node:
            field = "title"
        if field is None:
            continue
        many = value if isinstance(value, list) else [value]
        for number, one in enumerate(many[:200]):
            path = f"{key}.{number}" if isinstance(value, list) else key
            _value(field, path, one, named, found)


def _value(field: str, path: str, value: Node, named: dict[str, dict[str, Node]], found: list[Datum]) -> None:
    if isinstance(value, Text):
        if value.value.strip():
            found.append(Datum(field, value.value[:_LONGEST], value.span, "json-ld", path))
        return
    if not isinstance(value, dict):
        return
    pointer = _text(value.get("@id"))
    if pointer and "name" not in value and pointer.value in named:
        value = named[pointer.value]
    name_key = "name" if field in ("author", "publisher", "language", "section", "title") else "url"
    for key in (name_key, "@id", "name"):
        names = value.get(key)
        texts = [text for text in (names if isinstance(names, list) else [names]) if isinstance(text, Text)]
        texts = [text for text in texts if text.value.strip()][:200]
        # An @id names a page or a source by its address; of a person it is no name.
        if texts and not (key == "@id" and name_key == "name"):
            found.extend(Datum(field, text.value, text.span, "json-ld", f"{path}.{key}") for text in texts)
            break
    for key in _BESIDE:
        beside = value.get(key)
        for text in beside[:50] if isinstance(beside, list) else [beside]:
            if isinstance(text, dict):
                text = text.get("name") or text.get("url")
            if isinstance(text, Text) and text.value.strip() and not (key == "url" and name_key == "url"):
                found.append(Datum("", text.value[:_LONGEST], text.span, "json-ld", f"{path}.{key}"))


def _other(node: dict[str, Node], found: list[Datum]) -> None:
    kinds = _types(node)
    kind = kinds[0].value if kinds else "Thing"
    for key in ("name", *_BESIDE, "datePublished", "dateModified"):
        value = node.get(key)
        many = value[:50] if isinstance(value, list) else [value]
        found.extend(
            Datum("", text.value[:_LONGEST], text.span, "json-ld", f"{kind}.{key}")
            for text in many
            if isinstance(text, Text) and text.value.strip()
        )
