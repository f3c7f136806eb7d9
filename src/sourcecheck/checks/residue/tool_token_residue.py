"""Tokens of chat tools that were copied with the text ("turn0search0", "oaicite", "utm_source=chatgpt.com")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.marks import marks_over
from sourcecheck.analysis.own_words import in_own_words
from sourcecheck.analysis.ranges import Ranges, merged, overlaps
from sourcecheck.analysis.residue.tool_tokens import (
    TOKEN_NEEDS,
    hidden,
    may_hide,
    may_lead_nowhere,
    parameters,
    tokens,
    unreachable,
)
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Kind, MarkKind, Region
from sourcecheck.finding import Confidence, Fix, Related, Severity, TextEdit
from sourcecheck.rule import Context, Example, Hit, Rule, Variant
from sourcecheck.text import Span

_OTHERS = 30  # further places named with the finding
_BEFORE = 80  # code points before a token in which it may be announced as one
# Citation marks stay telling on a page about assistants; roles and files are what such a page is about.
_EVERYWHERE = frozenset(("turn", "oai", "dagger", "cite", "grok"))


def check(document: Document, context: Context) -> Iterator[Hit]:
    yield from _in_text(document, context)
    if document.links or document.images:
        addresses = "\n".join([link.target for link in document.links] + [image.source for image in document.images])
        if may_lead_nowhere(addresses):
            yield from _in_links(document)
    if document.format is not Format.TEXT and may_hide(document.source, document.format is Format.HTML):
        yield from _in_markup(document)


def _in_text(document: Document, context: Context) -> Iterator[Hit]:
    if context.held == ():
        return
    found: list[tuple[Block, re.Match[str]]] = []
    for block in context.blocks(document):
        if block.kind is Kind.CODE or document.regions[block.number] is Region.COMMENTS:
            continue
        found += [(block, match) for match in tokens().finditer(block.text) if _is_left(document, block, match)]
    if not found:
        return
    kinds = {match.lastgroup or "" for _, match in found}
    if document.once(_is_about_tokens) and (len(kinds) > 1 or not kinds & _EVERYWHERE):
        return
    edits = tuple(TextEdit(_with_space(block, match), "") for block, match in found)
    (block, first), others = found[0], found[1 : _OTHERS + 1]
    related = tuple(Related(other.span(*match.span()), "Another one") for other, match in others)
    # Never done unasked: the mark is all that tells of the source that it stood for.
    fix = Fix("Remove what the tool left behind", edits)
    yield Hit(block.span(*first.span()), related=related, fix=fix)


def _is_left(document: Document, block: Block, match: re.Match[str]) -> bool:
    """Whether a token was left behind rather than shown: in code, in a quotation, or announced as one."""
    if not in_own_words(document, block, *match.span()):
        return False
    if any(mark.kind is MarkKind.LINK for mark in marks_over(document, block, match.start(), match.start() + 1)):
        return match.lastgroup != "file"  # told with the link
    return not _announced().search(block.text, max(0, match.start() - _BEFORE), match.start())


def _with_space(block: Block, match: re.Match[str]) -> Span:
    """A token's place, with the space before it where no word follows it."""
    start, end = match.span()
    if block.text[start - 1 : start] == " " and (end == len(block.text) or block.text[end] in " .,;:!?)"):
        start -= 1
    return block.span(start, end)


def _in_links(document: Document) -> Iterator[Hit]:
    named: list[tuple[Span, TextEdit]] = []
    lost: list[Span] = []
    places = [(link.target, link.target_span, link.block) for link in document.links]
    places += [(image.source, image.span, -1) for image in document.images]
    for target, span, number in places:
        if number >= 0 and document.regions[number] is Region.COMMENTS:
            continue
        if unreachable().match(target):
            lost.append(span)
            continue
        written = document.source[slice(*span)]
        match = parameters().search(written) if "=" in written or "%3" in written else None
        if match is not None:
            # "?a&b" stays "?b"; the last one goes with its mark.
            start, end = match.span()
            start += len(match["mark"]) if match["last"] else 0
            place = Span(span.start + start, span.start + end)
            shown_end = match.start("last") if match["last"] else end
            named.append((Span(span.start + match.start(), span.start + shown_end), TextEdit(place, "")))
    if lost:
        related = tuple(Related(span, "Another one") for span in lost[1 : _OTHERS + 1])
        yield Hit(lost[0], variant="lost", related=related)
    if named:
        related = tuple(Related(span, "Another one") for span, _ in named[1 : _OTHERS + 1])
        fix = Fix("Strip the parameter", tuple(edit for _, edit in named), safe=True)
        yield Hit(named[0][0], variant="link", related=related, fix=fix)


def _in_markup(document: Document) -> Iterator[Hit]:
    elements: list[Span] = []
    attributes: list[Span] = []
    for kind, start, end in hidden(document.source):
        if not overlaps(document.once(_not_markup), start, end):
            (elements if kind == "element" else attributes).append(Span(start, end))
    for spans, variant in ((elements, "element"), (attributes, "markup")):
        if spans and not (variant == "element" and document.once(_is_about_tokens)):
            related = tuple(Related(span, "Another one") for span in spans[1 : _OTHERS + 1])
            yield Hit(spans[0], variant=variant, related=related)


def _not_markup(document: Document) -> Ranges:
    """Places of the source in which tags and attributes are none: text, code, comments, scripts and the head."""
    places = [block.extent for block in document.blocks if block.kind is Kind.CODE]
    places += [
        block.span(mark.start, mark.end) for block in document.blocks for mark in block.marks
        if mark.kind is MarkKind.CODE and mark.start < mark.end
    ]  # fmt: skip
    places += [comment.span for comment in document.comments]
    places += [
        block.span(*match.span())
        for block in document.blocks if "<" in block.text
        for match in tokens().finditer(block.text)
    ]  # fmt: skip
    if document.format is Format.HTML:
        places += [Span(*match.span()) for match in _scripts().finditer(document.source)]
    return merged(places)


@cache
def _scripts() -> re.Pattern[str]:
    return compiled(r"(?is)<(?:script|style|textarea|template)\b.*?</(?:script|style|textarea|template)>")


def _is_about_tokens(document: Document) -> bool:
    """Whether the page explains assistants and their marks: it names them in its headline, or more than once."""
    named = 0
    for block in document.blocks:
        if block.kind is Kind.CODE:
            continue
        for _ in _subject().finditer(block.text):
            named += 3 if block.number == 0 or block.kind in (Kind.TITLE, Kind.HEADING) else 1
            if named >= 3:
                return True
    return False


@cache
def _subject() -> re.Pattern[str]:
    return compiled(
        r"\b(?:ChatGPT|GPT-?\d\w*|OpenAI|Anthropic|DeepSeek|Llama|Grok|Perplexity|Mistral|Hugging Face|LLMs?"
        r"|(?i:chat-?bots?|language models?|generative AI|AI[- ](?:generated|written|assistants?|models?|writing|text)"
        r"|tokeni[sz]ers?|special tokens?|control tokens?|system prompts?|chat templates?|machine-written))\b"
    )


@cache
def _announced() -> re.Pattern[str]:
    return compiled(
        r"(?i)\b(?:tokens?|strings?|markers?|artifacts?|artefacts?|codes?|tags?|such as|like|e\.g\.|for example|called"
        r"|named|contain(?:s|ed|ing)?|parameters?|literals?|the text|written|reads?|search(?:ed|ing)? for"
        r"|look(?:ed|ing)? for|traces?|delimiters?|wrapped in|syntax|format|markup)"
        r"\W*(?:(?:of|is|are|was|were|as|the|a|an|or|and)\b\W*)*(?:\S{1,40}\W{1,3}){0,2}$"
    )


RULE = Rule(
    id="residue/tool-token-residue",
    message="“{match}” is a mark of a chat tool, not a source. Remove it, and name the source.",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    doubt="The mark stands for a source that only the tool knew, so the sentence before it has none.",
    settle="Remove the mark, and put in its place the source that it stood for, once somebody has read it.",
    why="""Chat tools cite with marks of their own: “turn0search0”, “oaicite”, “【4†source】”, “[cite: 3]”. Their
windows make links of them; copied into a page they lead nowhere, and show that nobody read the copy. The same is true
of files that lie in the tool's own workspace and of the marks between its turns.

“utm_source=chatgpt.com” in a link says only where somebody found the page, and attributes of a chat window only where a
passage was copied from: these are warnings. Code, quotations and pages that explain such marks are left alone.""",
    measured=(
        "2026-11-23: 0 findings in 2,740 articles, posts and pages, few of them from years with such tools (at "
        "most 1.1 per 1,000 with 95% confidence). Of 22 leftovers "
        "not seen before all were found; of 20 near-misses one was noise."
    ),
    references=(
        "https://en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing",
        "https://en.wikipedia.org/wiki/Wikipedia:Speedy_deletion#G15",
        "https://services.google.com/fh/files/misc/hsw-sqrg.pdf",
    ),
    bad=(
        "The bridge was built in 1904. [[citeturn0search1]] It carried trams.",
        "The bridge carried trams [[:contentReference[oaicite:0]{index=0}]].",
        Example("The mill closed in 1971.[[【12†source】]]\n", Format.MARKDOWN),
        Example("<p>[[&#91;cite: 4, 7&#93;]] The mill closed in 1971.</p>", Format.HTML),
        Example("The [table](https://data.example/t[[?utm_source=chatgpt.com]]) is old.\n", Format.MARKDOWN,
        variant="link"),
        Example("Get the [table]([[sandbox:/mnt/data/table.csv]]).\n", Format.MARKDOWN, variant="lost"),
        Example('<p>The mill closed.[[<grok-card data-id="e8">]]</grok-card></p>', Format.HTML, variant="element"),
        Example('<div [[data-message-author-role=]]"assistant"><p>The mill closed.</p></div>', Format.HTML,
        variant="markup"),
    ),
    good=(
        Example("Leftovers such as `turn0search0` and `oaicite` can be searched for.\n", Format.MARKDOWN),
        "Copied text often holds tokens like turn0search0.",
        "See the table[^4] and the note [12†] on the third turn.",
        Example("The [table](https://data.example/t?utm_source=newsletter) is old.\n", Format.MARKDOWN),
        Example("<p>A word: <code>&lt;|im_start|&gt;</code> begins a turn.</p>", Format.HTML),
    ),
    check=check,
    parts=("links|images|markup",),
    needs=TOKEN_NEEDS,
    metadata=True,
    scopes=("notices", "headings", "captions", "cells", "attributes", "descriptions", "targets"),
    variants={
        "link": Variant(message="“{match}” names a chat tool as this link's source. Has somebody read it?",
                        severity=Severity.WARNING),
        "lost": Variant(message="“{match}” opens only for who made it. Where can readers find this?"),
        "element": Variant(message="“{match}” is markup of a chat tool. Remove it, and name the source."),
        "markup": Variant(message="“{match}” was copied from a chat window. Has somebody checked this?",
                          severity=Severity.WARNING),
    },
    fix="safe: strips the parameter; unsafe: removes the mark",
)  # fmt: skip
