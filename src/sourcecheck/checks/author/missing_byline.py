"""Articles that nobody signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from sourcecheck.analysis.page.article import is_article
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Document, Format, Kind
from sourcecheck.finding import Confidence, Severity
from sourcecheck.rule import Context, Example, Hit, Option, Rule, Variant
from sourcecheck.text import Span


def check(document: Document, context: Context) -> Iterator[Hit]:
    if context.options["no-bylines"] or not is_article(document, context.options["from-words"]):
        return
    from sourcecheck.analysis.page.bylines import metadata_bylines, visible_bylines  # small texts do without

    if document.once(metadata_bylines) or document.once(visible_bylines):
        return
    if _house_signed(document, context.house.get("bylines", ())):
        return
    if _is_signed_by_profile(document, context.today or date.today()) or _is_credited(document):
        return
    from sourcecheck.analysis.page.signatures import is_signed_otherwise

    if is_signed_otherwise(document):
        return
    yield Hit(Span(0, 0), _variant(document, context), scope="document")


def _variant(document: Document, context: Context) -> str:
    """Pages that neither say they are articles nor when they were published may be manuals, or signed elsewhere."""
    if document.format is Format.TEXT or context.type in ("news", "opinion"):
        return ""
    if document.metadata.first("published") or document.metadata.first("publisher", "json-ld"):
        return ""
    from sourcecheck.analysis.temporal.publication import publication

    declared = " ".join(datum.value.lower() for datum in document.metadata.all("type"))
    dated = any(stated.value and not stated.modified for stated in document.once(publication).visible)
    return "" if dated or "article" in declared or "posting" in declared else "draft"


def _is_signed_by_profile(document: Document, today: date) -> bool:
    """Whether a profile stands beside the text that is believable itself."""
    from sourcecheck.analysis.page.profiles.layouts import profiles

    named = [profile for profile in document.once(profiles) if profile.name]
    if not named:
        return False
    from sourcecheck.analysis.page.profiles.weighing import weighed  # most pages have no profile

    return any(not weighed(profile, today) for profile in named)


@cache
def _credit() -> re.Pattern[str]:
    """A note that says who gave the text: "a story shared by the Harbour Office", "this guest post was written by"."""
    what = "story|article|post|entry|essay|piece|report|column|text|blog|interview|account|excerpt"
    gave = "shared|contributed|submitted|written|provided|prepared|produced|authored|penned|supplied"
    return compiled(rf"\b(?i:{what})\b[^.!?:;]{{0,40}} (?i:{gave}) by (?:the |an? |our )?(?:\w+ ){{0,2}}[A-Z]")


def _is_credited(document: Document) -> bool:
    """Whether a block at the top or the end says so of this text."""
    content = [block for block in document.blocks if block.kind is Kind.PARAGRAPH and document.in_content(block)]
    return any(_credit().search(block.text[:400]) for block in (*content[:3], *content[-3:]))


def _house_signed(document: Document, names: tuple[str, ...]) -> bool:
    allowed = {name.casefold().strip() for name in names}
    return bool(allowed) and any(
        block.text.casefold().strip(" —–-.") in allowed for block in document.blocks if len(block.text) <= 120
    )


_TEXT = (
    "The council voted on Tuesday to raise the harbour wall by one metre before the winter storms arrive. The work is "
    "to begin in March and to last a year, and the town will pay a third of it. The rest comes from the state and from "
    "a fund that the ferry company set up after the flood. Two members of the council spoke against the plan. They "
    "said that a higher wall would move the water to the old town and that nobody had measured where it would go. The "
    "engineer who drew the plan answered that the measurements had been made last spring and lay open in the library. "
    "She asked the members to read them before the next vote. Shopkeepers on the quay worry about the months without "
    "parking. The mayor promised them a shuttle from the station and lower fees for the time of the work. A first part "
    "of the wall, the one below the lighthouse, is to be finished before the herring festival, which brings most of "
    "the visitors of the year."
)

RULE = Rule(
    id="author/missing-byline",
    message="Nobody signs this article. Who wrote it?",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    doubt="Readers cannot ask, credit or correct an author they are not told.",
    settle="Add a byline, an agency mark, or a line that names the desk responsible.",
    why=(
        "A named author is the shortest statement that somebody answers for a text; every credibility standard asks "
        "for one. A byline at the top or the end, an agency mark, a signed note, an author box, metadata or front "
        "matter all count, and so does “The Editorial Board”.\n\n"
        "Houses that publish without bylines by policy set 'no-bylines'; manuals, encyclopaedias, indexes, legal "
        "pages and short texts are not asked. A page that neither says that it is an article nor when it was published "
        "may be a manual: there, and in drafts, the finding is information. Extracted text has often lost its byline "
        "on the way: there the finding is information."
    ),
    measured=(
        "2026-11-23: warnings on 36 of 706 posts of digitalgov (37 the day before, all read: none signed, while their "
        "neighbours are), on 0 of 754 and 0 of 250 at two blogs that sign, on none of 190 web pages; notes on 6 web "
        "pages "
        "and on 597 of 840 extracted news texts (the bylines were cut off). Of 40 pages signed in forms that the rule "
        "was not "
        "written from (a name alone on its line, a sign-off, initials, a link to the author's page, other keys of "
        "front "
        "matter) 17 were silent at first and 39 are now; 12 of 12 unsigned ones are reported. On 4,221 pages not seen "
        "before, "
        "nearly all documentation, 13 warnings on 2026-11-22 (0.3%, all on manuals with a date)."
    ),
    references=(
        "https://credweb.org/signals-20191126#author",
        "https://www.newsguardtech.com/ratings/rating-process-criteria/",
        "https://schema.org/author",
        "https://schema.org/noBylinesPolicy",
    ),
    bad=(
        Example(f"Harbour wall to be raised\n\n{_TEXT}\n", document=True),
        Example(
            f"---\ntitle: Harbour wall to be raised\ndate: 2026-03-02\n---\n\n{_TEXT}\n", Format.MARKDOWN, document=True
        ),
        Example(f"# Harbour wall to be raised\n\n{_TEXT}\n", Format.MARKDOWN, document=True, variant="draft"),
        Example(
            f'<h1>Harbour wall to be raised</h1><p><time datetime="2026-03-02">2 March 2026</time></p><p>{_TEXT}</p>',
            Format.HTML,
            document=True,
        ),
        Example(
            f"<article><h1>Harbour wall to be raised</h1><p>{_TEXT}</p></article>",
            Format.HTML,
            document=True,
            variant="draft",
        ),
    ),
    good=(
        f"Harbour wall to be raised\n\nBy Ana Ruiz\n\n{_TEXT}\n",
        f"Harbour wall to be raised\n\nHARBOUR CITY (AP) — {_TEXT}\n",
        f"A wall for the harbour\n\n{_TEXT}\n\n— The Editorial Board\n",
        Example(f"---\ntitle: Harbour wall\nauthor: Ana Ruiz\n---\n\n{_TEXT}\n", Format.MARKDOWN),
        Example(
            f'<article><h1>Wall</h1><p>Por <a rel="author" href="/ana">Ana Ruiz</a></p><p>{_TEXT}</p></article>',
            Format.HTML,
        ),
        Example(
            f"Harbour wall to be raised\n\n{_TEXT}\n",
            options={"no-bylines": True},
            why="A house without bylines says so.",
        ),
        Example(
            "---\ntitle: Harbour wall\ndate: 2026-03-02\n---\n\nThis is a story shared by the Harbour Office.\n\n"
            f"{_TEXT}\n",
            Format.MARKDOWN,
        ),
        "The council voted on Tuesday to raise the harbour wall.\n",
    ),
    check=check,
    not_types=("reference", "how-to", "list", "transcript", "press-release"),
    languages=("en", "de", "fr", "es", "pt", "it", "nl", "da", "sv", "no", "nb"),
    absence=True,
    options={
        "no-bylines": Option(False, "The house publishes without bylines by policy."),
        "from-words": Option(150, "Words of prose from which a text is an article."),
    },
    variants={"draft": Variant(severity=Severity.INFO)},
)
