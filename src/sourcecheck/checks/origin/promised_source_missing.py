"""Sources that a text promises and does not show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.own_words import in_own_words
from sourcecheck.analysis.small_letters import may_match
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Document, Format, Kind, Region
from sourcecheck.finding import Confidence, Severity
from sourcecheck.rule import Context, Example, Hit, Rule

_SKIPPED = frozenset((Kind.CODE, Kind.ATTRIBUTE, Kind.TITLE, Kind.DESCRIPTION))
_ELSEWHERE = frozenset((Region.COMMENTS, Region.RELATED, Region.NAVIGATION))

# Every promise holds one of these, in small letters: most blocks need not be searched.
_IN_PROMISES = (
    "link to", "links to", "the original", "the link", "this link", "following link", "below",
    *(f"{whose} {kind} " for whose in ("the", "our", "its", "their")
      for kind in ("full", "original", "complete", "entire", "primary")),
    *(f"{verb} here" for verb in (
        "click", "tap", "go", "see", "linked", "available", "found", "read", "downloaded", "viewed")),
    "linked in the", "download here", "online here", "read more about ",
    "linked above", "linked at", "source link", "sources link", "reference link", "references link",
    "at the end", "at the bottom", "in the description", "in the bio", "first comment", "show notes",
)  # fmt: skip
_IN_LABELS = ("source", "quelle", "via ")  # and every empty label one of these


def check(document: Document, context: Context) -> Iterator[Hit]:
    if _links_out(document):
        return
    promises: list[tuple[int, int, int]] = []
    for block in context.blocks(document):
        if block.kind in _SKIPPED or document.regions[block.number] in _ELSEWHERE:
            continue
        low = block.text.lower()
        promising = any(word in low for word in _IN_PROMISES) and may_match(_promises_written(), block.text)
        for match in _promises().finditer(block.text) if promising else ():
            if in_own_words(document, block, *match.span()) and not _is_chore(block.text, *match.span()):
                promises.append((block.number, *match.span()))  # noqa: PERF401  reads better as a loop
        if block.kind in (Kind.PARAGRAPH, Kind.ITEM, Kind.CAPTION, Kind.DETAIL):
            labelled = ":" in block.text or "：" in block.text
            label = _empty_label().fullmatch(block.text) if labelled else None
            if label and not _continues(document, block.number):
                promises.append((block.number, 0, len(block.text)))
    if not promises or _has_source(document):
        return
    for number, start, end in promises:
        block = document.blocks[number]
        if not any(link.block == number and link.target.strip("# ") for link in document.links):
            yield Hit(block.span(start, end))


def _is_chore(text: str, start: int, end: int) -> bool:
    """Whether a bare "link below" is for something else than a source: to sign off, to sign up."""
    if not _bare_link().fullmatch(text, start, end):
        return False
    sentence = re.split(r"[.!?]", text[max(0, start - 160) : start])[-1]
    return not _work().search(sentence)


@cache
def _bare_link() -> re.Pattern[str]:
    return compiled(r"(?i)links? (?:is|are)? ?(?:in the (?:description|bio|show notes)|below)")


@cache
def _work() -> re.Pattern[str]:
    return compiled(
        r"(?i)\b(?:sources?|references?|originals?|stud(?:y|ies)|reports?|data|papers?|articles?|stor(?:y|ies)"
        r"|interviews?|documents?|transcripts?|statements?|research|surveys?|full|details|read|more)\b"
    )


def _continues(document: Document, number: int) -> bool:
    """Whether a bare "Source:" is followed by what it announces: a list, or a short line."""
    block = document.blocks[number]
    if not block.text.rstrip().endswith((":", "：")):
        return False
    after = document.blocks[number + 1] if number + 1 < len(document.blocks) else None
    return after is not None and (after.kind is Kind.ITEM or len(after.text) <= 200) and after.kind is not Kind.HEADING


def _links_out(document: Document) -> bool:
    """Whether a link leads outside the page, and not to a button for sharing it."""
    return any(
        link.target.startswith(("http:", "https:", "//", "doi:")) and not _is_sharing(link.target)
        for link in document.links
    )


def _has_source(document: Document) -> bool:
    """Whether the page names anything outside itself: a bare address, an identifier of a work, a source."""
    pattern = _address()
    return any(
        pattern.search(block.text) and not _is_profile(block.text)
        for block in document.blocks
        if block.kind is not Kind.CODE
    ) or any(datum.field == "source" and datum.value for datum in document.metadata.data)


def _is_sharing(target: str) -> bool:
    return bool(_sharing().match(target))


def _is_profile(text: str) -> bool:
    """Whether an address is a social profile, which is no source."""
    addresses = _address().findall(text)
    return bool(addresses) and all(_sharing().match(address) for address in addresses)


@cache
def _promises() -> re.Pattern[str]:
    return compiled(_promises_written())


@cache
def _promises_written() -> str:
    source = (
        r"(?:(?:primary|original|full|complete|entire) )?(?:source|article|report|study|story|paper|document|statement"
        r"|post|interview|press release|transcript|text|data(?:set)?|survey|ruling|judgment|letter|PDF)"
    )
    return (
        r"(?i)\b(?:the )?(?:hyper)?links? to (?:the |its |each )?(?:full |primary |original )?(?:source|article|story"
        r"|post|publication|study|paper|document|text|data|report) (?:is|are|can be|will be) (?:specified|provided"
        r"|given|indicated|included|mentioned|found|listed|added)\b(?: (?:below|above|here|at the (?:end|bottom)))?"
        r"|\b(?:in (?:each|every) (?:content|article|post|material|publication), (?:the|a) (?:hyper)?link to "
        r"(?:the )?(?:primary|original) source is (?:specified|provided|given|indicated|included))"
        rf"|\b(?:read|see|view|download|find) (?:the|our|its|their) (?:full|original|complete|entire|primary) {source} "
        r"(?:here|below|at (?:the|this) link|via (?:the|this) link|in the link)\b(?! (?:is|are|was|in|at|on)\b)"
        # "Read the original article on the publisher's website here."
        rf"|\b(?:read|see|view|download|find) (?:the|our|its|their) (?:full|original|complete|entire|primary) {source} "
        rf"(?:on|at|from|in|via|with|using) (?:[\w’'-]+ ){{1,5}}(?:here|below)(?=[.!)]|$)"
        rf"|(?:^|(?<=[.!?:(] )|(?<=\())(?-i:See|Read|View) the original {source}(?= for\b|[.!)]|$)"
        r"|\b(?:for|to (?:read|see|view)) (?:the|our|its|their) "
        rf"(?:(?:full|original|complete|entire|primary) )?{source},? (?:please )?(?:click|tap|go|see) here\b"
        rf"|\b(?:the )?(?:full|original|complete|primary|entire) {source} (?:is|are|can be) "
        r"(?:available|found|read|downloaded) (?:via|at|through|under) the (?:following )?link\b"
        rf"|\b{source},? linked (?:here|below|above|at the (?:end|bottom))(?=[.!),]|$)"
        rf"|\blinks? to (?:the )?(?:full|original|complete|primary) {source} (?:is )?"
        r"(?:below|above|at the (?:end|bottom)|in the (?:comments|bio|description))\b"
        rf"|\b{source},? linked in the (?:comments|bio|description|show notes)\b"
        r"|\bthe original can be (?:read|found|seen|viewed) (?:here|below)(?=[.!)]|$)"
        rf"|\b(?:the )?(?:full|original|complete) {source} (?:is|can be) available (?:for download|online|to download) "
        r"(?:here|below)(?=[.!)]|$)"
        rf"|\bread more about (?:the|this) {source} (?:here|below)(?=[.!)]|$)"
        rf"|\b(?:sources?|references?) links? (?:is |are )?(?:below|at the (?:end|bottom))\b"
        rf"|\b{source} (?:is|are|can be) (?:available|accessible|found|read|downloaded|viewed) "
        rf"(?:at|via|through|under|from|by) (?:this|the following) link\b"
        r"|\bclick here (?:to (?:read|see|view|download)|for) (?:the |our |its )?"
        rf"(?:(?:full|original|complete|entire|primary) )?{source}\b"
        rf"|\b(?:the )?(?:full|original|complete) {source} (?:is|can be) (?:available|linked|found|read"
        rf"|downloaded|viewed) (?:here|below|at (?:the|this) link|via (?:the|this) link)\b"
        r"|\b(?:sources?|references?|citations?) (?:are |is )?(?:linked |listed |given |provided |cited |named )?"
        r"(?:below|at the (?:end|bottom)(?: of (?:the|this) (?:article|page|post))?|in the "
        r"(?:description|bio|first comment|show notes))(?=[.!)]|$)"
        r"|\blinks? (?:to (?:the |all )?(?:sources?|stud(?:y|ies)|reports?|data|papers?) )?(?:is|are)? ?"
        r"(?:in the (?:description|bio|show notes)|below)(?=[.!)]|$)"
    )


@cache
def _empty_label() -> re.Pattern[str]:
    # "Source: ONS, Labour Force Survey" names an organisation; "Source: the internet" names nothing.
    return compiled(
        r"(?i)\W{0,3}(?:sources?|original source|primary source|news source|quelle|via)\s?[:：]\s?"
        r"(?:\W*|(?:the )?(?:internet|web|online|google|link|here|click here|various|various "
        r"(?:sources|websites|media)|multiple sources|media reports|news|news agencies|social media|unknown"
        r"|n/?a|tba|tbd|website|agencies|own sources|open sources)\W*)"
    )


@cache
def _address() -> re.Pattern[str]:
    return compiled(
        r"(?i)\bhttps?://[^\s)>\]]+|\bwww\.[\w-]+\.\w{2,}[^\s)>\]]*|\b10\.\d{4,9}/\S+|\bdoi:\s?\S+"
        r"|\barXiv:\s?\d{4}\.\d+|\bISBN[ :-]*[\d-]{10,}"
        r"|(?<![@\w.-])(?:[a-z0-9-]+\.)+(?:com|org|net|gov|edu|int|eu|uk|de|fr|io)/[\w./?=&%-]+"
    )


@cache
def _sharing() -> re.Pattern[str]:
    return compiled(
        r"(?i)(?:https?:)?//(?:(?:www|m|web|t)\.)?(?:facebook\.com|twitter\.com|x\.com|linkedin\.com|pinterest\.\w+"
        r"|reddit\.com/submit|wa\.me|api\.whatsapp\.com|t\.me|telegram\.me|tiktok\.com|instagram\.com)\b"
    )


RULE = Rule(
    id="origin/promised-source-missing",
    message="“{match}”: no source or link follows. Add it.",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    doubt="The text says that its source is here, and it is not.",
    settle="Put the link where it is promised, or name the document and its publisher.",
    why="""A promise of a source invites trust that the page does not earn when the source is missing. Often the
link was lost in copying; often there never was one.

The rule speaks only where the whole text leads nowhere: no link to another site, no address, no DOI. A
`Source:` line that names an organisation or a work is kept. In extracted plain text links may have been
stripped, so it counts for less there.""",
    measured=(
        "2026-11-22: 0 findings in 2,490 articles, posts and pages and, after a link to sign off was mended, 0 in "
        "2,165 other documents held out (at most 0.7 per 1,000 with 95% confidence). Of 10 fresh broken promises 10 "
        "found; of 10 near-misses none. 2026-11-23: of 15 other promises 4 at first, then 11; still 0 findings in "
        "2,740 texts and pages."
    ),
    references=(
        "https://www.ifcncodeofprinciples.poynter.org/",
        "https://credweb.org/signals-20191126",
        "https://www.spj.org/spj-code-of-ethics/",
    ),
    bad=(
        "The pier is closed.\n\n[[In each content, the hyperlink to the primary source is specified]]. Thank you.",
        Example("The mill lost half its trade. [[Read the full report here]].\n", Format.MARKDOWN),
        "The mill lost half its trade. [[For the original article, click here]].",
        "Its owner disagrees. The figures come from a [[study linked below]].",
        "[[The full text is available via the following link]]. The mill lost half its trade.",
        Example("<p>The mill lost half its trade.</p><p>[[Source: the internet]]</p>", Format.HTML),
        Example("<p>The mill lost half.</p><p>[[The full study is available <b>below]]</b>.</p>", Format.HTML),
    ),
    good=(
        "The pier is closed.\n\nSource: Office for National Statistics, Labour Force Survey, March 2025",
        "Source: Harbour Board (https://harbour.example/report)\n\nRead the full report here.",
        Example("The mill lost half its trade. [Read the full report here](https://mill.example/2024.pdf).\n",
        Format.MARKDOWN),
        Example('<p><a href="https://mill.example/r">The full study is available here</a>.</p>', Format.HTML),
        "The original study is here to stay, the editor said.",
        "To leave this list, use the link below.",
        "She went to the archive to see the original letter. He had read the original report.",
        "Sources:\n\nHarbour Board, minutes of May 2024\n\nTown archive, box 12",
    ),
    check=check,
    needs=(*_IN_PROMISES, *_IN_LABELS),
    absence=True,
)  # fmt: skip
