"""Calls for likes, shares and comments in the text of an article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.neighbours import neighbours
from sourcecheck.analysis.own_words import in_own_words, sentence_around
from sourcecheck.analysis.page.bait_phrases import NEEDS, calls
from sourcecheck.analysis.page.bait_phrases import gate as written
from sourcecheck.analysis.sentences import sentences
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Kind
from sourcecheck.finding import Confidence, Fix, Related, Severity, TextEdit
from sourcecheck.matching.folded_patterns import folded_pattern
from sourcecheck.rule import Context, Example, Hit, Rule, Variant

_NEAR = 2  # blocks between two calls that belong together
_SURE = 3  # calls that are too many for a courteous question
_PROSE = frozenset((Kind.PARAGRAPH, Kind.ITEM, Kind.DETAIL, Kind.HEADING, Kind.FOOTNOTE))

Call = tuple[Block, int, int, str]


def check(document: Document, context: Context) -> Iterator[Hit]:
    found: list[Call] = []
    for block in context.blocks(document):
        if block.kind in _PROSE and document.in_content(block):
            found.extend(_calls_in(document, block))
    for group in neighbours(found, _NEAR):
        weight = sum(map(_weight, group))
        kinds = {kind for *_, kind in group}
        if weight < 2 or kinds == {"ask"} or kinds == {"follow"}:
            continue
        block, start, end, _ = group[0]
        sure = kinds & {"share", "plea", "follow"} or len(group) >= _SURE
        yield Hit(
            block.span(start, end),
            "" if sure else "comments" if len(group) > 1 else "invitation",
            related=tuple(Related(other.span(left, right), "And here") for other, left, right, _ in group[1:]),
            fix=_without(document, group),
        )


def _weight(call: Call) -> int:
    """2 for a call that trades in nothing else, and for a request with the place where to answer it."""
    block, start, end, kind = call
    return 2 if kind == "plea" or " in the comments" in block.text[start:end].lower() else 1


def _calls_in(document: Document, block: Block) -> Iterator[Call]:
    ranges = None
    low = block.text.lower()
    for match in calls().finditer(low if len(low) == len(block.text) else block.text):
        start, end = match.span()
        if not in_own_words(document, block, start, end):
            continue
        ranges = ranges or document.once(sentences)[block.number]
        left, right = sentence_around(ranges, start, len(block.text))
        if not _is_service(block, left, right):
            yield block, start, end, (match.lastgroup or "").partition("_")[0]


def _is_service(block: Block, start: int, end: int) -> bool:
    """Whether a sentence offers a way to be heard: an address, a correction, a survey, a public consultation."""
    if _service().search(block.text, start, end):
        return True
    return any(mark.target.startswith(("mailto:", "tel:")) and start <= mark.start < end for mark in block.marks)


@cache
def _service() -> re.Pattern[str]:
    return compiled(
        r"(?i)\S@\S|\b(?:e-?mail(?:ing)?|call(?:ing)? us|phone|tip ?line|hotline|signal number|errors?"
        r"|mistakes?"
        r"|corrections?|inaccura\w+|typos?|feedback form|contact form|survey|questionnaire|consultation"
        r"|public comments?"
        r"|comment period|docket|rulemaking|letters? to the editor|helpline|issue tracker|pull request|bug report"
        r"|if you have been affected|affected by|anonymously|confidential(?:ly)?|RFC|tracking issue|GitHub|Zulip"
        r"|request for (?:comments?|information)|deadline)\b|\+?\d[\d ()-]{8,}\d"
    )


def _without(document: Document, group: list[Call]) -> Fix:
    """The sentences with the calls left out."""
    edits: dict[tuple[int, int], TextEdit] = {}
    for block, start, _, _ in group:
        left, right = sentence_around(document.once(sentences)[block.number], start, len(block.text))
        edits[block.number, left] = TextEdit(block.span(left, right), "")
    return Fix("Leave the calls out", tuple(edits.values()))


RULE = Rule(
    id="spam/engagement-bait",
    message="“{match}” asks for reactions, not for reading. Leave it out of the article.",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    doubt="A text that asks for likes and shares is measured by them, and readers wonder what it was written for.",
    settle="Leave it to the buttons of the page; if you want to hear from readers, say why and give an address.",
    why="""Calls to like, share, tag and subscribe speak for the writer's reach. In an article they stand where a
source, a fact or a correction address could be; none of 840 edited news articles has one.

One friendly question is no bait, so two calls close together are needed, or one that trades in nothing else (“tag a
friend”, “like and subscribe”). Calls that offer a way to be heard are silent: an address for tips, for corrections,
for those who have been through what the text tells. Where readers are only asked to comment the finding is a
remark: many blogs live from that.""",
    measured=(
        "2026-11-23: no warning in 2,740 articles, posts and pages; 13 remarks on calls to comment (12 in 706 posts "
        "of an agency's blog, most on one invitation alone, 1 in 190 web pages) and 14 in 250 generated posts, all "
        "read, all of them such calls. Of the last 20 fresh variants 18 found at first look, of the 20 before 11."
    ),
    references=(
        "https://credweb.org/signals-20191126",  # exhortation, aggressive calls to share
        "https://doi.org/10.1145/3184558.3188731",  # Zhang et al. 2018, number of social calls
        "https://thetrustproject.org/trust-indicators/",  # actionable feedback
    ),
    bad=(
        "The lock opens in May. [[What are your thoughts]]? Tell us in the comments below, and don't forget to share "
        "this article.",
        "The lock opens in May.\n\n[[Tag a friend]] who may need it!",
        Example(
            "The lock opens in May.\n\n**If you enjoyed this post,** [[please share it]] and **subscribe to our "
            "channel**.\n", Format.MARKDOWN,
        ),
        Example(
            "<p>The lock opens in May.</p><p>[[Don&rsquo;t forget to <b>like]]</b>, share this story with your "
            "friends</p>", Format.HTML,
        ),
        "Die Schleuse öffnet im Mai. [[Was denkst du]] darüber? Schreib es in die Kommentare und teile diesen "
        "Beitrag!",
        Example(
            "The lock opens in May. [[Let us know in the comments]] how you like it.", variant="invitation",
            why="one invitation alone: a habit of many blogs",
        ),
        Example(
            "The lock opens in May. [[What do you think]]? Leave a comment below.", variant="comments",
            why="a question to readers, and nothing else",
        ),
    ),
    good=(
        "Spotted an error? Let us know at desk@harbour.example, and please share this article's address.",
        "What do you think the lock cost? The answer is two million.",
        "The agency asked residents to share their thoughts in the comments on its page.",
        "“Don't forget to like and subscribe,” the presenter says at the end of each film.",
        "Please share your thoughts on the draft by 5 May: the consultation closes then.",
        Example("Ask your readers to `like and subscribe`, the guide says.\n", Format.MARKDOWN),
        Example("<p>Did you work at the lock? Tell us at <a href='mailto:a@b.example'>this address</a>.</p>",
                Format.HTML),
    ),
    check=check,
    variants={
        "comments": Variant(
            "“{match}” asks for comments. What would you like to learn from readers?",
            severity=Severity.INFO, confidence=Confidence.MEDIUM,
        ),
        "invitation": Variant(
            "“{match}”: what would you like to learn from readers?",
            severity=Severity.INFO, confidence=Confidence.LOW,
        ),
    },
    needs=NEEDS,
    gate=lambda: (folded_pattern(written()),),
    not_types=("fiction", "transcript"),
    fix="unsafe: leaves out the sentences with the calls",
)  # fmt: skip
