"""Long articles in which nobody says anything: no source, no link, no quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from sourcecheck.analysis.sentences import sentences
from sourcecheck.analysis.speech.quotations import quoted_ranges
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Document, Format, Kind, MarkKind
from sourcecheck.finding import Confidence, Severity
from sourcecheck.rule import Context, Example, Hit, Option, Rule
from sourcecheck.text import Span

_PROSE = frozenset((Kind.PARAGRAPH, Kind.ITEM, Kind.DETAIL))
_LONG = 40  # code points of a quotation that is somebody's words, not a term
_OWN_EVERY = 4  # sentences, of which one speaks of the writer or to the reader, in a text that is no report
_SHORTEST = 25  # code points; what is shorter is a label, no sentence


def check(document: Document, context: Context) -> Iterator[Hit]:
    if any(_leads_to_a_source(link.target) for link in document.links):
        return
    prose = [block for block in document.blocks if block.kind in _PROSE and block.text and document.in_content(block)]
    least = context.options["from-sentences"]
    # Cheap first: most articles have a word of saying in their first paragraphs.
    if sum(block.text.count(". ") + 1 for block in prose) < least:
        return
    says = _says()
    for block in prose:
        if says.search(block.text) or any(mark.kind in (MarkKind.NOTE, MarkKind.CITE) for mark in block.marks):
            return
    if any(block.kind is Kind.FOOTNOTE or block.quoted for block in document.blocks):
        return
    count = 0
    for block in prose:
        quoted = document.once(quoted_ranges)[block.number]
        if any(end - start >= _LONG for start, end in quoted):
            rest = "".join(
                block.text[end:start] for (_, end), (start, _) in pairwise(((0, 0), *quoted, (len(block.text),) * 2))
            )
            if _speaks().search(rest):
                return
        count += sum(end - start >= _SHORTEST for start, end in document.once(sentences)[block.number])
    # Whoever writes "we", "I" or "you" all the time tells of their own work, or gives advice.
    own = sum(len(_own().findall(block.text)) for block in prose)
    if count >= least and own * _OWN_EVERY < count:
        yield Hit(Span(0, 0), values={"count": str(count)}, scope="document")


def _leads_to_a_source(target: str) -> bool:
    """Whether a link leads to another page; an account of the author's is none."""
    return target.startswith(("http://", "https://", "//")) and _account().match(target) is None


@cache
def _account() -> re.Pattern[str]:
    return compiled(
        r"(?:https?:)?//(?:www\.)?(?:twitter|x|facebook|instagram|tiktok|linkedin|youtube|threads|bsky|"
        r"mastodon)\.[a-z]+/(?:in/|@)?[\w.-]+/?$"
    )


@cache
def _says() -> re.Pattern[str]:
    """Words that give something to a source, and citations."""
    return compiled(
        r"\b(?:said|says|told|tells|according to|wrote|writes|announced|announces|added|testified|tweeted|"
        r"in an interview|interviewed)\b|\[\d{1,3}\]|\((?:[A-Z]\w+,? )+(?:19|20)\d\d\)|\bdoi\b|"
        r"https?://(?!(?:www\.)?(?:twitter|x|facebook|instagram|tiktok|linkedin)\.com/)"
    )


@cache
def _own() -> re.Pattern[str]:
    return compiled(r"\b(?:[Ww]e|[Oo]ur|us|I|[Mm]y|[Yy]ou|[Yy]our)\b")


@cache
def _speaks() -> re.Pattern[str]:
    return compiled(
        r"\b(?:asked|asks|replied|replies|explained|explains|argued|argues|insisted|insists|recalled|recalls|warned|"
        r"warns|noted|joked|admitted|declared|remarked|exclaimed|responded|recounts|recounted)\b|: ?$|:(?= [“\"])"
    )


_TEXT = (
    "The new harbour has changed the town more than any other work of the last hundred years. "
    + "Cranes stand where the old market was, and the fish is landed a mile to the north of it. " * 8
    + "The wall keeps out the worst of the winter storms and lets the smaller boats in at low water. " * 8
    + "Rents near the quay have doubled, and the families who mended nets there have gone inland. " * 8
    + "Nothing on the coast moves as much freight as this port does in a single week of summer."
)


RULE = Rule(
    id="attribution/low-attribution-density",
    message="{count} sentences, and nobody is said to have said any of it. Who are the sources?",
    severity=Severity.WARNING,
    confidence=Confidence.LOW,
    doubt="A long text without one source could have been written by somebody who asked nobody.",
    settle="Say where the facts come from: name people, papers or data, or link to them.",
    why=(
        "In edited news one sentence in five says who the source is. A text of twenty-five sentences and more that "
        "never says so, links to nothing and quotes nobody gives its reader no way to check any of it.\n\n"
        "The finding is one for the whole text. Opinion, instructions, reference pages, fiction and transcripts have "
        "other conventions and are left alone; one word of saying, one link, one note or one quotation is enough."
    ),
    references=(
        "https://www.reuters.com/info-pages/trust-principles/",
        "https://credweb.org/signals-20191126",
        "https://doi.org/10.1145/3184558.3188731",
    ),
    bad=(
        Example(_TEXT, document=True),
        Example("# The new harbour\n\n" + _TEXT, Format.MARKDOWN, document=True),
        Example("<article><h1>The new harbour</h1><p>" + _TEXT + "</p></article>", Format.HTML, document=True),
    ),
    good=(
        _TEXT + " Lena Okafor said the wall would hold.",
        Example(_TEXT + " See the [plan](https://example.org/plan).", Format.MARKDOWN),
        Example("<article><p>" + _TEXT + "</p><blockquote>It will hold.</blockquote></article>", Format.HTML),
        "The harbour has two walls and a crane. Boats leave at noon.",
    ),
    check=check,
    measured=(
        "2026-11-22: 8 findings in 840 edited news articles (1.0%), read by their heads at an earlier state: "
        "opinion, letters and market reports, so the confidence is low; 1 in 1,650 posts and pages, an essay "
        "on practice."
    ),
    not_types=("opinion", "how-to", "reference", "fiction", "transcript", "list", "press-release"),
    languages=("en",),
    absence=True,
    options={"from-sentences": Option(25, "texts with fewer sentences are left alone")},
)
