"""Words that a chat assistant said to its user, published with the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from sourcecheck.analysis.own_words import in_own_words
from sourcecheck.analysis.page.assistant_needs import ASSISTANT_NEEDS
from sourcecheck.analysis.page.assistant_phrases import (
    FOREIGN_NEEDS,
    certain,
    certain_written,
    closing,
    closing_written,
    foreign,
    framing,
    framing_written,
    speaks_of_assistants,
)
from sourcecheck.analysis.ranges import overlaps
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Kind, Region
from sourcecheck.finding import Confidence, Severity
from sourcecheck.matching.folded_patterns import folded_pattern
from sourcecheck.matching.folding import fold
from sourcecheck.matching.gates import Gate, gate
from sourcecheck.rule import Context, Example, Hit, Rule

_HEAD, _TAIL = 3, 4  # blocks at either end where an answer is framed
_PROSE = frozenset((Kind.PARAGRAPH, Kind.ITEM, Kind.HEADING, Kind.DETAIL))
_METADATA = frozenset((Kind.TITLE, Kind.DESCRIPTION, Kind.ATTRIBUTE))
_WRITTEN = (
    r"(?:article|text|essay|story|blog post|post|paragraphs?|passage|section|press release|news report|speech|letter"
    r"|introduction|conclusion|headline)(?![\w-])"
)
_LINES = 4  # a transcript has at least so many speakers' lines


def check(document: Document, context: Context) -> Iterator[Hit]:
    if not any(_may_be_told(block.text) for block in context.blocks(document)):
        return
    shown = [block for block in document.blocks if _is_shown(document, block)]
    prose = [block for block in shown if block.kind in _PROSE]
    about = document.once(_is_about_assistants)
    edges = {block.number for block in (*prose[:_HEAD], *prose[-_TAIL:])}
    head = {block.number for block in prose[:_HEAD]}
    closings: list[tuple[Block, int, int]] = []
    others = 0
    previous = ""
    for block in shown:
        before, previous = previous, block.text
        if _is_told(document, block, before) or document.once(_is_transcript):
            continue
        # A page about assistants shows what they say; only what announces the whole text is a leftover.
        found = _framing(block, block.number in head) if about else _strong(block, block.number in head)
        for start, end in found:
            if in_own_words(document, block, start, end):
                others += 1
                yield Hit(block.span(start, end))
        if not found and not about and block.kind in _PROSE and block.number in edges:
            closings += [
                (block, *match.span()) for match in closing().finditer(block.text)
                if in_own_words(document, block, *match.span()) and not _is_to_readers(block.text, match)
            ]  # fmt: skip
    if closings and (others or _nobody_speaks(document, closings)):
        for block, start, end in closings:
            yield Hit(block.span(start, end))


def _may_be_told(text: str) -> bool:
    folded = b" " + fold(text) + b" "
    # One gate for each: all in one would have too many states. Nearly no block passes, and nothing is compiled.
    for written, pattern in ((closing_written, closing), (certain_written, certain)):
        if _gate(written)(folded) and pattern().search(text):
            return True
    if _foreign_gate()(folded) and foreign().search(text):
        return True
    if not _opens().match(text) or not _gate(framing_written)(folded):
        return False
    return framing().match(text) is not None


@cache
def _opens() -> re.Pattern[str]:
    """How ``framing`` begins."""
    return compiled(
        r"(?i)\W{0,3}(?:certainly|sure|of course|absolutely|definitely|great question|got it|understood|no problem"
        r"|okay"
        r"|alright|here|as requested|as per|per your|based on|below is|regenerate|is this conversation|chatgpt said"
        r"|was this response|you said:|(?:claude|gemini|copilot) said:|thought for|reasoned for|ok\b|hmm\b|I[’']ll"
        r"|I will)"
    )


@cache
def _foreign_gate() -> Gate:
    return gate("|".join(sorted(fold(literal).decode("latin-1") for literal in FOREIGN_NEEDS)))


@cache
def _gate(written: Callable[[], str]) -> Gate:
    return gate(folded_pattern(written()))


def _is_shown(document: Document, block: Block) -> bool:
    if not block.text or block.kind is Kind.CODE or block.quoted:
        return False
    if block.kind in _METADATA:
        return True
    return document.regions[block.number] not in (Region.COMMENTS, Region.NAVIGATION, Region.RELATED, Region.NOTICE)


def _strong(block: Block, head: bool) -> list[tuple[int, int]]:
    found = _framing(block, head)
    end = found[0][1] if found else 0
    folded = b" " + fold(block.text) + b" "
    opened = (
        (_gate(certain_written)(folded), certain),
        (_foreign_gate()(folded), foreign),
    )
    return found + [
        match.span()
        for pattern in (one() for may_match, one in opened if may_match)
        for match in pattern.finditer(block.text)
        if match.start() >= end and not _reported().search(block.text, max(0, match.start() - 60), match.start())
    ]


def _framing(block: Block, head: bool) -> list[tuple[int, int]]:
    """The words, to the end of their clause, with which an answer begins."""
    match = framing().match(block.text) if block.kind in _PROSE else None
    if match is None:
        return []
    clause = re.compile(r"[^.:!?]{0,160}").match(block.text, match.end())
    end = clause.end() if clause else match.end()
    if not head and not _is_announcement(block.text[:end]):
        return []
    start = len(match[0]) - len(match[0].lstrip(" *#>-–—\"'“"))
    return [(start, len(block.text[:end].rstrip()))]


def _is_announcement(words: str) -> bool:
    """Whether framing words stay telling in the middle of a text ("Sure! Here's my recipe" is a blogger's)."""
    return bool(_announcement().search(words))


def _is_told(document: Document, block: Block, before: str) -> bool:
    """Whether the block is somebody's line in a dialogue, or shown as an example by the block before."""
    match = _speaker().match(block.text)
    if match and (match[1] in document.once(_speakers) or _voice().match(match[1])):
        return True
    return before.endswith(":") and bool(_saying().search(before))


def _is_to_readers(text: str, match: re.Match[str]) -> bool:
    """Whether an offer is made to the readers of a site rather than to one user."""
    return bool(_readers().search(text, max(0, match.start() - 160), match.end() + 160))


def _is_about_assistants(document: Document) -> bool:
    """Whether the page names chat assistants: in its headline, or twice in the author's own words."""
    pattern, own = speaks_of_assistants(), certain()
    named = 0
    for block in document.blocks:
        matches = list(pattern.finditer(block.text))
        if not matches:
            continue
        said = [match.span() for match in own.finditer(block.text)]
        for match in matches:
            if not overlaps(said, match.start(), match.start() + 1):
                named += 2 if block.number == 0 or block.kind in (Kind.TITLE, Kind.HEADING) else 1
        if named >= 2:
            return True
    return False


def _speakers(document: Document) -> frozenset[str]:
    """The names before a colon at the head of paragraphs that come back, as in dialogue."""
    seen: dict[str, int] = {}
    for block in document.blocks:
        match = _speaker().match(block.text) if block.kind is Kind.PARAGRAPH else None
        if match:
            seen[match[1]] = seen.get(match[1], 0) + 1
    return frozenset(name for name, times in seen.items() if times >= 2)


def _is_transcript(document: Document) -> bool:
    """Whether the page is a conversation: line after line begins with a speaker's name."""
    names = document.once(_speakers)
    lines = 0
    for block in document.blocks:
        match = _speaker().match(block.text) if block.kind is Kind.PARAGRAPH else None
        lines += match is not None and match[1] in names
    return len(names) >= 2 and lines >= _LINES


def _nobody_speaks(document: Document, closings: list[tuple[Block, int, int]]) -> bool:
    """Whether, the offers aside, nobody says "I"; for good wishes alone, whether nobody is addressed either.

    People who write "I hope this helps!" under their own advice have said "I" before or speak to "you".
    """
    places: dict[int, list[tuple[int, int]]] = {}
    for block, start, end in closings:
        places.setdefault(block.number, []).append((start, end + 80))
    mere_wishes = all(_wish().match(block.text, start) for block, start, _ in closings)
    pattern = _first_or_second_person() if mere_wishes else _first_person()
    spoken = 0
    for block in document.blocks:
        if block.kind not in _PROSE or not document.in_content(block):
            continue
        for match in pattern.finditer(block.text):
            if overlaps(places.get(block.number, ()), match.start(), match.start() + 1):
                continue
            if in_own_words(document, block, *match.span()):
                spoken += 1
                if spoken >= 2:
                    return False
    return True


@cache
def _announcement() -> re.Pattern[str]:
    return compiled(
        r"(?i)rewritten|\d[- ]word\b|paraphrased|humani[sz]ed|reworded|rephrased|polished|SEO|plagiarism"
        r"|\byour\b|requested|regenerate|chatgpt said|this (?:conversation|response)"
        r"|^\W*(?:certainly|absolutely)\W.*\b(?:version|draft|article|essay|outline|blog post)"
        # "Sure, here's a revised version of the article": what was done, and to which text. People who write
        # "Sure, here's the updated version" or "here's an article" show code or a link.
        r"|^\W*(?:sure|of course|definitely|got it|understood|no problem|okay|alright)\b.*\bhere\W.*"
        r"\b(?:(?:version|draft|rewrite|summary|outline|translation) of (?:the|your|this) (?:[\w-]+ ){0,3}?"
        rf"{_WRITTEN}|(?:revised|edited|improved|expanded|condensed|shortened|simplified|proofread|refined"
        rf"|reworked),? "
        rf"(?:and )?(?:[\w-]+ ){{0,3}}?{_WRITTEN})"
    )


@cache
def _speaker() -> re.Pattern[str]:
    return compiled(r"\W{0,3}([A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*| \d){0,3}|[A-Z ]{2,24}):\s")


@cache
def _voice() -> re.Pattern[str]:
    return compiled(
        r"(?i)(?:Q|A|user|bot|assistant|AI|me|you|human|prompt|input|output|response|reply|examples?|sample|phrase"
        r"|customer|agent|client|clerk|host|interviewer|guest|caller|operator|siri|alexa|chat-?bot|chatgpt|gpt-?\d?"
        r"|claude|gemini|bard|copilot|(?:mr|ms|mrs|dr)\b.*)$"
    )


@cache
def _saying() -> re.Pattern[str]:
    return compiled(
        r"(?i)\b(?:said|says|replied|replies|answered|answers?|wrote|writes|responded|responds|responses?|outputs?"
        r"|returned|reads?|examples?|phrases|like this|such as|following|template|script|reply|message|email|letter)\b"
    )


@cache
def _reported() -> re.Pattern[str]:
    # "He told the judge: I cannot comply with that request." In news, speech may stand without marks.
    return compiled(
        r"(?i)\b(?:said|says|told|tells|replied|answered|wrote|writes|responded|responds|reads?|"
        r"repeated|added)\b[^.!?]{0,40}[:,–—]\s?$"
    )


@cache
def _readers() -> re.Pattern[str]:
    return compiled(
        r"(?i)\b(?:comments?|e-?mail me|email|twitter|mastodon|discord|slack|zulip|github|issues?|pull requests?"
        r"|subscribe|newsletter|videos?|tutorials?|podcast|episodes?|next (?:time|post|week)"
        r"|future (?:posts?|articles?)|reach out|contact|DM|message me|@\w+|phone|call|office|team|readers?"
        r"|part (?:two|2)|follow-?up post|write about|cover)\b"
    )


@cache
def _wish() -> re.Pattern[str]:
    return compiled(
        r"(?i)I hope (?:this|that|these|the)|(?:is there|how (?:else )?(?:can|may))|please (?:let me know|feel free)"
        r"|feel free"
    )


# "How do I install it?" is asked on behalf of the reader.
_NOT_ASKED = r"(?<!\bdo )(?<!\bcan )(?<!\bshould )(?<!\bif )(?<!\bdid )(?<!\bwill )(?<!\bam )"


@cache
def _first_person() -> re.Pattern[str]:
    return compiled(_NOT_ASKED + r"\b(?:I|I[’'](?:m|ve|d|ll)|[Mm]y|[Mm]yself)\b(?![.:)/-])")


@cache
def _first_or_second_person() -> re.Pattern[str]:
    return compiled(_NOT_ASKED + r"\b(?:I|I[’'](?:m|ve|d|ll)|[Mm]y|[Mm]yself|[Yy]ou|[Yy]our|[Yy]ou[’']\w+)\b(?![.:)])")


RULE = Rule(
    id="residue/assistant-boilerplate",
    message="“{match}” answers a request, not the reader. Remove it.",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    doubt="Nobody read this text to the end before it was published.",
    settle="Remove the words, and check the facts around them against sources.",
    why="""Refusals, greetings, offers and remarks about training belong to a conversation with a writing tool.
In a published text they show that it was pasted without being read, so nothing else in it can be taken as
checked.

The rule says nothing about who wrote the text. It leaves alone quotations, dialogue, transcripts, comments of
readers, and pages about assistants unless the words frame the whole text. Wording that helpful people use too
(“I hope this helps”) counts only where nobody else in the text speaks as “I” or to “you”, or beside a plainer
sign.""",
    measured=(
        "2026-11-23: 0 findings in 2,490 articles, posts and pages by people (at most 1.2 per 1,000 with 95% "
        "confidence). 250 posts of a blog with such residue: 2, both right. Of 25 leftovers not seen before, "
        "seven of them in other languages, 17 were found, then all; of 18 near-misses none is noise."
    ),
    references=(
        "https://en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing",
        "https://www.newsguardtech.com/special-reports/newsbots-ai-generated-news-websites-proliferating/",
        "https://services.google.com/fh/files/misc/hsw-sqrg.pdf",
    ),
    bad=(
        "[[As an AI language model, I]] cannot predict the election. The poll opens at seven.",
        "The river rose again. [[I cannot complete this prompt]] because it asks for names.",
        "[[Certainly! Here is a rewritten version of the article]]:\n\nThe harbour reopened on Monday.",
        "[[Based on my training data]], the ferry carried 900 cars.",
        "[[As per your instructions, this article looks at the pier]].",
        "The pier is safe. [[As a text-based AI, I]] cannot see the photograph.",
        "[[As of my last knowledge update]] in September 2021, the bridge was closed.",
        Example(
            "The bridge opened.\n\n---\n\n[[Let me know if you'd like to adjust or expand this guide further]]!\n",
            Format.MARKDOWN,
        ),
        Example("<p>The bridge opened.</p><p>[[Would you like me to <b>expand</b> any section?]]</p>", Format.HTML),
        "The ferry sank at dawn.\n\nNobody was hurt.\n\nThe mayor came.\n\n[[Sure, here's a revised version of the "
        "article]].\n\nThe ferry sank.\n\nAll were saved.\n\nThe mayor spoke.\n\nThe pier is shut.\n\nIt rains.",
        Example("<title>[[I'm sorry, but I cannot fulfill]] this request</title><p>A lamp of brass.</p>", Format.HTML),
        "The town voted on the bridge in spring.\n\nThe mayor welcomed it.\n\n[[I hope this helps]]!",
        "[[Als KI-Sprachmodell kann ich]] dazu keine Meinung haben.",
        "The pier is safe.\n\n[[I'm sorry, I cannot generate]] a description of the harbour.",
        "The pier is safe.\n\nIt is old.\n\n[[Let me know which version you prefer]]!",
    ),
    good=(
        "The bot answered: “As an AI language model, I cannot vote.” The clerk laughed.",
        "What ChatGPT says when it refuses\n\nAs an AI language model, I cannot do that: so begin many answers.",
        "I tried both glues on my boat.\n\nI used too much at first.\n\nI hope this helps!",
        "Would you like me to review your canoe next? Leave a comment below.",
        "Clerk: Would you like me to add your name?\n\nMr Okafor: Please do.",
        "As an AI researcher, I have watched the field for ten years.",
        "I don't have access to the internet at the hut, so I read.",
        Example("Want the recipe? It takes an hour.\n\nOf course! Here's what my aunt does with plums.",
        Format.MARKDOWN),
        Example("> I'm sorry, but I cannot assist with that request.\n\nThe reply came at once.\n", Format.MARKDOWN),
    ),
    check=check,
    needs=ASSISTANT_NEEDS,
    not_types=("fiction",),
    scopes=("notices", "headings", "attributes", "descriptions"),
)  # fmt: skip
