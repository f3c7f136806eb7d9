"""Pages on which readers see one author and machines another."""

from __future__ import annotations

from collections.abc import Iterator

from sourcecheck.analysis.page.byline_agreement import disagreements
from sourcecheck.document import Document, Format
from sourcecheck.finding import Confidence, Related, Severity
from sourcecheck.rule import Context, Example, Hit, Rule, Variant

_PLACES = {
    "front-matter": "the front matter", "meta": "the meta tag", "json-ld": "the JSON-LD", "link": "the author link",
}  # fmt: skip


def check(document: Document, context: Context) -> Iterator[Hit]:
    for one in document.once(disagreements):
        among_data = one.shown.form in _PLACES
        yield Hit(
            one.stated.span,
            variant="data" if among_data else "",
            values={
                "name": _short(one.name),
                "other": _short(one.other),
                "place": _PLACES[one.stated.form],
                "first": _PLACES.get(one.shown.form, ""),
            },
            related=(
                Related(
                    one.shown.span,
                    f"{_PLACES[one.shown.form]} names {_short(one.name)}"
                    if among_data
                    else f"readers see {_short(one.name)}",
                ),
            ),
        )


def _short(name: str) -> str:
    return name if len(name) <= 24 else name[:23] + "…"


RULE = Rule(
    id="author/byline-metadata-mismatch",
    message="Readers see {name}, {place} says {other}. Who wrote this?",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    doubt="Two authors of one text: a reader cannot tell who answers for it, and a search engine shows the wrong one.",
    settle="Name the same author in the byline and in the page's data; list all of them in both.",
    why=(
        "The byline is what readers see; search engines, readers for the blind and archives take the author from "
        "JSON-LD, meta tags or front matter. Where these name different people, one is left over from a template or "
        "from the text that was there before.\n\n"
        "Only the author's role is compared, and only names that share nothing: initials, middle names, titles, "
        "another order, a handle made from the name and a second author are the same person. Organisations may be "
        "authors in the data. Translators, editors, photographers, and whoever posted the text are not compared. An "
        "account (“admin”) in the data beside a person's byline is reported here, not as a generic byline."
    ),
    measured=(
        "2026-11-23: no finding in 2,740 real documents: 1,710 Markdown posts, most with an author in front matter, "
        "190 web pages, 840 news texts without data. Of 40 invented mismatches in three kinds of data 39 were found "
        "at first sight (not a name alone on its line, which nothing calls the author), of 20 written afterwards 19. "
        "One of 31 near misses (“By popular demand”) was reported at first, none now."
    ),
    references=(
        "https://developers.google.com/search/docs/appearance/structured-data/article#author-bp",
        "https://schema.org/author",
        "https://credweb.org/signals-20191126#author",
    ),
    bad=(
        Example(
            "---\ntitle: Harbour wall\nauthor: [[Tom Lee]]\n---\n\nBy Ana Ruiz\n\nThe council voted on Tuesday.\n",
            Format.MARKDOWN,
        ),
        Example(
            """<script type="application/ld+json">{"@type": "NewsArticle", "author": {"@type": "Person",
"name": "[[admin]]"}}</script><article><h1>Wall</h1><p class="byline">By Ana Ruiz</p><p>They voted.</p></article>""",
            Format.HTML,
        ),
        Example(
            """<head><meta name="author" content="[[Tom Lee]]"></head><body><article><h1>Wall</h1>
<p>Por <a rel="author" href="/ana">Ana Ruiz</a> · 2 de marzo</p><p>They voted.</p></article></body>""",
            Format.HTML,
        ),
        Example(
            """<head><meta name="author" content="Ana Ruiz"><script type="application/ld+json">
{"@type": "Article", "author": {"@type": "Person", "name": "[[Tom Lee]]"}}</script></head><p>They voted.</p>""",
            Format.HTML,
            variant="data",
        ),
    ),
    good=(
        Example(
            """<script type="application/ld+json">{"@type": "NewsArticle", "author": [{"@type": "Person",
"name": "Tom Lee"}, {"@type": "Person", "name": "Ana Ruiz"}]}</script>
<article><h1>Wall</h1><p class="byline">By Ana Ruiz and Tom Lee</p><p>They voted.</p></article>""",
            Format.HTML,
        ),
        Example(
            "---\ntitle: Harbour wall\nauthor: Ruiz, Ana María\n---\n\nBy Dr. A. Ruiz\n\nThe council voted.\n",
            Format.MARKDOWN,
        ),
        Example(
            "---\ntitle: Harbour wall\nauthor: aruiz\n---\n\nBy Ana Ruiz\n\nThe council voted on Tuesday.\n",
            Format.MARKDOWN,
        ),
        Example(
            """<head><meta name="author" content="Harbour Post"></head><body><article><h1>Wall</h1>
<p class="byline">By Ana Ruiz</p><p>They voted.</p></article></body>""",
            Format.HTML,
            why="The house is an author in the data.",
        ),
        Example(
            "---\ntitle: Harbour wall\nauthor: Ana Ruiz\n---\n\nTranslated by Tom Lee\n\nThe council voted.\n",
            Format.MARKDOWN,
        ),
    ),
    check=check,
    parts=("data",),
    formats=(Format.MARKDOWN, Format.HTML),
    variants={"data": Variant("{first} names {name}, {place} {other}. Who wrote this?")},
)
