"""Bylines that name nobody: an account, a role or a chatbot stands where a person should."""

from __future__ import annotations

from collections.abc import Iterator

from sourcecheck.analysis.page.byline_agreement import disagreements
from sourcecheck.analysis.page.bylines import Byline, bylines
from sourcecheck.analysis.page.generic_names import generic_kind, plain_name
from sourcecheck.document import Document, Format
from sourcecheck.finding import Confidence, Related, Severity
from sourcecheck.rule import Context, Example, Hit, Rule, Variant


def check(document: Document, context: Context) -> Iterator[Hit]:
    # A house's own names, and those it uses as examples on purpose.
    accepted = (*context.house.get("bylines", ()), *context.house.get("placeholders", ()))
    allowed = {name.casefold().strip() for name in accepted}
    own = _own_host(document)
    hits: dict[str, Hit] = {}
    found = document.once(bylines)
    for byline in (*found.visible, *found.metadata):
        plain = plain_name(byline.name)
        if plain in allowed or byline.name.casefold().strip() in allowed:
            continue
        variant = generic_kind(plain, own, byline.form in ("agency", "dateline"))
        if not variant or (byline.form in ("meta", "json-ld", "front-matter") and _is_contradicted(document, byline)):
            continue
        if plain in hits:
            first = hits[plain]
            if all(not byline.span.overlaps(other) for other in (first.span, *(r.span for r in first.related))):
                hits[plain] = first._replace(
                    related=(*first.related, Related(byline.span, f"also in the {byline.form}"))
                )
            continue
        shown = byline.name if len(byline.name) <= 40 else byline.name[:39] + "…"
        hits[plain] = Hit(byline.span, variant="" if variant == "role" else variant, values={"name": shown})
    yield from hits.values()


def _is_contradicted(document: Document, byline: Byline) -> bool:
    """Whether readers see a person instead, which author/byline-metadata-mismatch reports."""
    return any(one.stated.span == byline.span for one in document.once(disagreements))


def _own_host(document: Document) -> str:
    datum = document.metadata.first("canonical")
    if datum is None:
        return ""
    return datum.value.partition("//")[2].partition("/")[0].casefold().removeprefix("www.")


RULE = Rule(
    id="author/generic-byline",
    message="“{name}” names no one. Who wrote this?",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    doubt="A text that nobody signs is a text that nobody stands behind.",
    settle="Name the writer, or sign as a desk readers can find in the masthead.",
    why=(
        "“admin” is what a content system fills in when nobody tells it who wrote a text, and it is the mark by which "
        "readers and raters know pages that no newsroom stands behind. A role, an account, a mail address or the "
        "site's own address cannot be asked, corrected or trusted; nor can a program: whoever used it has to sign.\n\n"
        "Agencies (“Reuters Staff”), boards and named desks are someone and are accepted. A house that signs "
        "otherwise lists its names under 'bylines'."
    ),
    measured=(
        "2026-11-23: 1 finding in 2,740 real documents (a test page signed “Jane Doe”, right): 190 web pages with 230 "
        "visible bylines, 840 news texts with 85, 1,710 Markdown posts with 1,609 authors in front matter. Of 49 "
        "invented names and places 34 were found at first sight and 45 now (not “Editorial” and “Redaktion”, which "
        "are desks, “hello”, and an account only told by its address); none of 13 real names that resemble them."
    ),
    references=(
        "https://developers.google.com/search/docs/appearance/structured-data/article#author-bp",
        "https://www.newsguardtech.com/ratings/rating-process-criteria/",
        "https://services.google.com/fh/files/misc/hsw-sqrg.pdf",  # 4.5.3
    ),
    bad=(
        """Harbour wall to be raised

By [[admin]]

The council voted on Tuesday to raise the harbour wall by a metre.
""",
        Example(
            "---\ntitle: Harbour wall\nauthor: [[editor]]\n---\n\nThe council voted on Tuesday.\n", Format.MARKDOWN
        ),
        Example(
            "Harbour wall\n\nWritten by [[ChatGPT]]\n\nThe council voted on Tuesday.\n", Format.MARKDOWN, variant="bot"
        ),
        Example(
            '<article><h1>Harbour wall</h1><p class="byline">By [[newsdesk@harbourpost.example]]</p>'
            "<p>The council voted on Tuesday.</p></article>",
            Format.HTML,
            variant="address",
        ),
        Example(
            "---\ntitle: Harbour wall\nauthor: [[HarbourPost.com]]\n---\n\nThey voted.\n",
            Format.MARKDOWN,
            variant="host",
        ),
        Example(
            '<html><head><meta name="author" content="[[webmaster]]"></head><body><p>They voted.</p></body></html>',
            Format.HTML,
        ),
    ),
    good=(
        "Harbour wall to be raised\n\nReuters Staff\n\nThe council voted on Tuesday.\n",
        "A wall for the harbour\n\nBy The Editorial Board\n\nThe council voted on Tuesday, and rightly.\n",
        Example(
            "---\ntitle: Harbour wall\nauthor: Ana Editor-Ruiz\n---\n\nThe council voted on Tuesday.\n", Format.MARKDOWN
        ),
        Example(
            '<article><h1>Harbour wall</h1><p class="byline">By Ana Ruiz, editor</p><p>They voted.</p></article>',
            Format.HTML,
        ),
        "How to log in\n\nSigned in by admin users only, the page lists all drafts.\n",
    ),
    check=check,
    parts=("byline",),
    variants={
        "bot": Variant("“{name}” is a program. Which person answers for this text?"),
        "address": Variant("“{name}” is a mail box, not a name. Who wrote this?"),
        "host": Variant("“{name}” is the site, not a person. Who wrote this?"),
    },
)
