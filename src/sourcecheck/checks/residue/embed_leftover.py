"""What is left of an embedded post, video or widget: "pic.twitter.com/…", "View this post on Instagram"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.neighbours import neighbours
from sourcecheck.analysis.own_words import in_own_words
from sourcecheck.analysis.residue.embeds import EMBED_NEEDS, SCRIPT_MARKS, embed_line, leftovers, script
from sourcecheck.analysis.residue.page_furniture import furniture_line
from sourcecheck.analysis.residue.typed_lines import is_linked, typed_lines
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Kind
from sourcecheck.finding import Confidence, Fix, Related, Severity, TextEdit
from sourcecheck.rule import Context, Example, Hit, Rule, Variant

_OTHERS = 20  # further places named with the finding
_GAP = 2  # blocks between what one embed left
_BEFORE = 40  # code points before an address in which it may be announced as one
_TAGS = 12  # containers looked at around a block
_LINES = frozenset((Kind.PARAGRAPH, Kind.HEADING))
_TEXT = frozenset((Kind.PARAGRAPH, Kind.ITEM, Kind.DETAIL, Kind.HEADING, Kind.TITLE, Kind.DESCRIPTION, Kind.CELL))
_SIGNED = frozenset((Kind.PARAGRAPH, Kind.HEADING))  # a list of posts names who wrote each on purpose
_QUOTES = "\"'”’»“«›」』"

_SAY_NOTHING = frozenset(("post", "lost", "asks", "label", "picture"))

_Place = tuple[Block, int, int, str]


def check(document: Document, context: Context) -> Iterator[Hit]:
    found: list[_Place] = []
    for block in context.blocks(document):
        if not block.quoted and block.kind in _TEXT and "<tweet" not in block.text:
            found += _left_in(document, block)
    if not found or document.once(_is_about_embeds):
        return
    found = [
        place for place in found if document.in_content(place[0]) or place[0].kind in (Kind.TITLE, Kind.DESCRIPTION)
    ]
    for group in neighbours(found, _GAP):
        (block, start, end, kind), others = group[0], group[1 : _OTHERS + 1]
        yield Hit(
            block.span(start, end),
            variant=kind if kind in RULE.variants else "",
            related=tuple(Related(other.span(a, b), "Of an embed, too") for other, a, b, _ in others),
            fix=_deleted(group),
        )


def _deleted(group: list[_Place]) -> Fix | None:
    """The lines that say nothing of a post deleted; who wrote it, and where it leads, is left to the author."""
    edits = tuple(TextEdit(block.span(start, end), "") for block, start, end, kind in group if kind in _SAY_NOTHING)
    return Fix("Delete what the embed left", edits) if len(edits) == len(group) else None


def _left_in(document: Document, block: Block) -> Iterator[_Place]:
    if block.kind in _LINES and (block.kind is Kind.PARAGRAPH or block.recovered) and _is_typed(document, block):
        lines = [(start, end, embed_line(block.text[start:end])) for start, end in typed_lines(document, block)]
        lines = [line for line in lines if line[2] and not furniture_line(block.text[line[0] : line[1]])]
        for start, end, kind in lines:
            if kind == "signature" and _signs_quotation(document, block, start):
                continue
            if not is_linked(block, start, end) and in_own_words(document, block, start, end):
                yield block, start, end, kind
        if lines:
            return
    text = block.text
    for match in leftovers().finditer(text) if "pic." in text or "t.co/" in text or "(@" in text else ():
        if _is_left(document, block, match):
            yield block, *match.span(), match.lastgroup or ""
    if block.kind is not Kind.PARAGRAPH or not any(mark in text for mark in SCRIPT_MARKS):
        return
    begun = script().search(text)
    if begun is not None and in_own_words(document, block, *begun.span()):
        yield block, *begun.span(), "script"


def _is_typed(document: Document, block: Block) -> bool:
    """Whether a paragraph was typed or pasted: a page writes the lines of its embeds into elements of its own."""
    if document.format is not Format.HTML:
        return True
    return document.source[block.extent.start : block.extent.start + 3].lower() == "<p>" and not _in_embed(
        document, block
    )


def _is_left(document: Document, block: Block, match: re.Match[str]) -> bool:
    start, end = match.span()
    if not in_own_words(document, block, start, end) or _in_embed(document, block):
        return False
    if match.lastgroup == "signature":
        return block.kind in _SIGNED and not _signs_quotation(document, block, start)
    return _announced().search(block.text, max(0, start - _BEFORE), start) is None


def _signs_quotation(document: Document, block: Block, start: int) -> bool:
    """Whether what a signature stands under is quoted as such."""
    before = block.text[max(0, start - _BEFORE) : start].rstrip()
    if before:
        return before[-1] in _QUOTES
    if block.number == 0:
        return False
    above = document.blocks[block.number - 1]
    return above.quoted or above.kind in (Kind.CODE, Kind.ATTRIBUTE) or above.text[-1:] in _QUOTES


def _in_embed(document: Document, block: Block) -> bool:
    """Whether a block stands in the element of an embed, which its script fills."""
    if document.format is Format.HTML:
        tag = _parent().search(document.source, max(0, block.extent.start - 400), block.extent.start)
        if tag is not None and _embeds().search(tag["name"]):
            return True
    number = block.container
    for _ in range(_TAGS):
        if number < 0:
            return False
        container = document.containers[number]
        if container.kind == "embed" or any(
            _embeds().search(value) for name, value in container.attributes if name in ("class", "id")
        ):
            return True
        number = container.parent
    return False


def _is_about_embeds(document: Document) -> bool:
    return any(
        block.kind in (Kind.TITLE, Kind.HEADING) and _about().search(block.text[:200]) is not None
        for block in document.blocks[:12]
    )


@cache
def _parent() -> re.Pattern[str]:
    return compiled(r"<\w[^<>]{0,80}? (?:class|id)=[\"']?(?P<name>[^<>\"']{1,200})[^<>]{0,200}>\s{0,80}\Z")


@cache
def _embeds() -> re.Pattern[str]:
    return compiled(
        r"(?i)(?:^|[\s_-])(?:tweets?|twitter|instagram|embed\w*|oembed|tiktok|bluesky|bsky|fb-(?:post|video)|reddit"
        r"|mastodon|threads|widgets?|player|video|social)(?:$|[\s_-])"
    )


@cache
def _about() -> re.Pattern[str]:
    return compiled(
        r"(?i)\b(?:embed(?:s|ded|ding|dable)?|oembed|widgets?|(?:link|url) shorten\w*|scrap(?:e|ing|er)"
        r"|api|iframes?|error (?:messages?|codes?)|video players?|media players?|link rot)\b"
    )


@cache
def _announced() -> re.Pattern[str]:
    return compiled(
        r"(?i)\b(?:tokens?|strings?|such as|like|e\.g\.|for example|called|named|contain(?:s|ed|ing)?"
        r"|(?:short)?links?|urls?"
        r"|address(?:es)?|domains?|shorteners?|formats?|at|see|via|from|with|using|visit|prefix|host)"
        r"\W*(?:(?:of|is|are|was|were|as|the|a|an|or|and|to)\b\W*)*$"
    )


RULE = Rule(
    id="residue/embed-leftover",
    message="“{match}” stands where a post or video was. Put it in, or delete the line?",
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    doubt="The text was copied from a page, or an embed did not load, and nobody looked at it afterwards.",
    settle="Embed the post, or quote it as such with its author, date and a link, and delete what the embed left.",
    why="""A post, film or widget that is embedded in a page is put there by a script. Where the page is copied, or the
post is gone, its pieces stay: the address of its picture, a short link that hides where it leads, a button (“View this
post on Instagram”), a signature, a notice that the content cannot be shown. Readers get the pieces instead of the post,
and the words of somebody else stand among the author's own.

Lines count only as a whole, and not where they are links that work. Block quotes, quotations with a signature, code,
elements of embeds (whose script replaces them) and pages about embedding are left alone.""",
    measured=(
        "2026-11-23: none in 2,740 articles, posts and pages (at most 1.1 per 1,000 with 95% confidence); posts that "
        "a program marked as such in 10 articles are left alone. Of 30 leftovers written first 27 were found, of fresh "
        "ones 18 of 22 and 17 of 20."
    ),
    references=(
        "https://developer.x.com/en/docs/x-for-websites/embedded-posts/overview",
        "https://en.wikipedia.org/wiki/Link_rot",
        "https://jmlr.org/papers/v21/20-074.html",
    ),
    bad=(
        "The storm took the pier's roof. [[pic.twitter.com/a8Jk2LmN0p]]\n\nThe council met at noon.",
        Example("The pier is shut.\n\n[[— Norddorf Port (@norddorf) March 3, 2024]]\n\nIt rained.\n", Format.MARKDOWN,
                variant="signature"),
        Example("The council met.\n\n[[View this post on Instagram]]\n\nA post shared by Norddorf Port (@norddorf)\n",
                Format.MARKDOWN, variant=""),
        "The council met.\n\n[[This content is not available]]\n\nIt will meet again in May.",
        Example("<article><p>The pier is shut [[https://t.co/AbCdEf1234]] for now.</p></article>", Format.HTML,
                variant="link"),
        Example("<article><p>The council met.</p><p>[[Embed from Getty Images]]</p><p>It rained.</p></article>",
                Format.HTML),
        Example("It rained.\n\n[[window.gie=]]window.gie||function(c){(gie.q=gie.q||[]).push(c)};\n\nIt rained on.",
                variant="script"),
    ),
    good=(
        Example('<blockquote class="twitter-tweet"><p>The pier is shut. <a href="https://t.co/AbCdEf1234">pic.twitter.com/'
                'AbCdEf1234</a></p>&mdash; Norddorf Port (@norddorf) <a href="https://x.com/1">March 3, 2024</a>'
                "</blockquote>", Format.HTML),
        Example("> The pier is shut.\n>\n> — Norddorf Port (@norddorfport) March 3, 2024\n", Format.MARKDOWN),
        "“The pier is shut.” — Norddorf Port (@norddorfport) March 3, 2024",
        Example("The port has it. [View this post on Instagram](https://www.instagram.com/p/x)\n", Format.MARKDOWN),
        "A post shared by Norddorf Port (@norddorf) drew 3,000 comments. This content is not available in shops.",
        "Twitter writes links such as https://t.co/AbCdEf1234, and pictures as pic.twitter.com addresses.",
        Example("# How to embed a post\n\nIt says:\n\nView this post on Instagram\n", Format.MARKDOWN),
        Example("A copied post ends in `pic.twitter.com/a8Jk2LmN0p`.\n", Format.MARKDOWN),
    ),
    check=check,
    needs=EMBED_NEEDS,
    scopes=("content", "headings", "cells", "descriptions"),
    variants={
        "picture": Variant("“{match}” was a picture in a post. Show it with its source, or delete it?"),
        "link": Variant("“{match}” is left of a post and hides where it leads. Which page is meant?"),
        "signature": Variant("“{match}” signs an embedded post. Quote the post as such, with a link?"),
        "script": Variant("“{match}” begins the script of an embed. Put the embed in, or delete it?"),
    },
    fix="unsafe: deletes lines that say nothing of the post",
)  # fmt: skip
