"""author/missing-byline: an article that nobody signs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sourcecheck.analysis.article import is_article
from sourcecheck.analysis.bylines import bylines
from sourcecheck.analysis.profiles import profiles
from sourcecheck.document import Document, Format
from sourcecheck.finding import Confidence, Severity
from sourcecheck.rule import Context, Example, Hit, Rule, Variant
from sourcecheck.text import Span

__all__ = ["RULE", "check"]


def check(document: Document, context: Context) -> Iterator[Hit]:
    if context.options.get("no_bylines") or not is_article(document, _number(context.options.get("from_words"), 150)):
        return
    if document.once(bylines) or _house_signed(document, context.house.get("bylines", ())):
        return
    from datetime import date

    from sourcecheck.checks.author.synthetic_profile import weighed

    # A profile beside the text signs it, unless the profile itself is not believable.
    if any(profile.name and not weighed(profile, context.today or date.today()) for profile in document.once(profiles)):
        return
    yield Hit(Span(0, 0), _variant(document, context), scope="document")


def _variant(document: Document, context: Context) -> str:
    """A Markdown file that does not say it is published may be signed by the system that publishes it."""
    if document.format is not Format.MARKDOWN or context.type in ("news", "opinion"):
        return ""
    return "" if document.metadata.data else "draft"


def _number(value: Any, otherwise: int) -> int:
    return value if isinstance(value, int) else otherwise


def _house_signed(document: Document, names: tuple[str, ...]) -> bool:
    allowed = {name.casefold().strip() for name in names}
    return bool(allowed) and any(
        block.text.casefold().strip(" —–-.") in allowed for block in document.blocks if len(block.text) <= 120
    )


_TEXT = (
    "The council voted on Tuesday to raise the harbour wall by one metre before the winter storms arrive. The work is "
    "to "
    "begin in March and to last a year, and the town will pay a third of it. The rest comes from the state and from a "
    "fund "
    "that the ferry company set up after the flood. Two members of the council spoke against the plan. They said that "
    "a "
    "higher wall would move the water to the old town and that nobody had measured where it would go. The engineer "
    "who drew "
    "the plan answered that the measurements had been made last spring and lay open in the library. She asked the "
    "members to "
    "read them before the next vote. Shopkeepers on the quay worry about the months without parking. The mayor "
    "promised them "
    "a shuttle from the station and lower fees for the time of the work. A first part of the wall, the one below the "
    "lighthouse, is to be finished before the herring festival, which brings most of the visitors of the year."
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
        "for one. "
        "A byline at the top or the end, an agency mark, a signed note, an author box, metadata or front matter all "
        "count, "
        "and so does “The Editorial Board”.\n\n"
        "Houses that publish without bylines by policy set ``no_bylines``; manuals, encyclopaedias, indexes, legal "
        "pages and "
        "short texts are not asked. Extracted text often lost its byline on the way: there the finding is information."
    ),
    measured=(
        "2026-11-22, findings per 1,000 documents: web pages 21 (4 of 190, all read: one news page without an author, "
        "one "
        "with an empty author box, two test pages), posts with front matter 69 of 706 at digitalgov (49, of which 12 "
        "read: "
        "none signed), 0 of 754 and 0 of 250 at two blogs that sign; as information in extracted news texts 873 (733 "
        "of "
        "840: their bylines were cut off, the agency marks left)."
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
        Example(f"<article><h1>Harbour wall to be raised</h1><p>{_TEXT}</p></article>", Format.HTML, document=True),
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
            options={"no_bylines": True},
            why="A house without bylines says so.",
        ),
        "The council voted on Tuesday to raise the harbour wall.\n",
    ),
    check=check,
    not_types=("reference", "how-to", "list", "transcript", "press-release"),
    languages=("en", "de", "fr", "es", "pt", "it", "nl", "da", "sv", "no", "nb"),
    absence=True,
    options={"no_bylines": False, "from_words": 150},
    variants={"draft": Variant(severity=Severity.INFO)},
)
