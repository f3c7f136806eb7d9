"""Fragments of four to eight words in quotation marks that nobody is said to have used."""

from __future__ import annotations

from collections.abc import Iterator

from sourcecheck.analysis.doctype import shows_code
from sourcecheck.analysis.quotation_roles import Role, role
from sourcecheck.analysis.quotations import speech
from sourcecheck.analysis.speakers import in_sentence, speaker
from sourcecheck.analysis.vague_speakers import vague_speaker
from sourcecheck.document import Document, Format
from sourcecheck.finding import Confidence, Severity
from sourcecheck.rule import Context, Example, Hit, Rule

_MOST = 8  # words; from nine on it is quotation/quote-without-speaker


def check(document: Document, context: Context) -> Iterator[Hit]:
    if document.once(shows_code):
        return  # names of buttons, messages and options
    found = [
        (block, one)
        for block, one in document.once(speech)
        if one.words <= _MOST and one.part == "whole" and not block.quoted
        if role(document, one) is Role.SPEECH and speaker(document, one) is None
        if vague_speaker(document, one) is None
    ]
    spoken = "".join(_spoken(document)) if found else ""
    for block, one in found:
        if _plain(block.text[one.inner_start : one.inner_end]) not in spoken:
            yield Hit(block.span(one.start, one.end), values={"match": block.text[one.inner_start : one.inner_end]})


def _spoken(document: Document) -> Iterator[str]:
    """All words in quotation marks that somebody is said to have used, as letters only."""
    for block, one in document.once(speech):
        if in_sentence(document, one) is not None:
            yield _plain(block.text[one.inner_start : one.inner_end]) + " "


def _plain(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum())


RULE = Rule(
    id="quotation/fragment-quote-uncited",
    message="“{match}”: whose words are these?",
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    doubt="A judgement in quotation marks that nobody owns may be the writer's own.",
    settle="Say who used the words, or drop the marks and say it in your own voice.",
    why=(
        "A fragment in quotation marks borrows somebody's voice. Where nobody near it speaks, a reader takes the "
        "writer's own "
        "judgement for that of a witness. Good newsrooms leave some fragments without a speaker (echoes of what was "
        "quoted "
        "above, irony), hence only a remark.\n\n"
        "Silent for titles, terms, slogans, wording given as an example, words quoted elsewhere with a speaker, and "
        "under "
        "four words."
    ),
    references=(
        "https://www.theguardian.com/info/series/guardian-and-observer-style-guide",
        "https://en.wikipedia.org/wiki/Template:Quote_without_source",
    ),
    bad=(
        "The parking scheme starts on Monday. It is [[“a tax on living near shops”]], and the signs are up.",
        "Talks resume in May. The last offer was [[“frankly an insult to everyone here”]] and expired on Friday.",
        Example("The bridge is [[“a *monument* to empty promises”]], and it rusts.\n", Format.MARKDOWN),
    ),
    good=(
        "For Wendy Achebe, who runs the shop, the scheme is “a tax on living near shops”.",
        "Players wore badges with the slogan “no music without us all”.",
        "The band closed with “The Lark in the Clear Air”, a song from 1902.",
        "Click “send my answers to the office” and wait.",
        "It is a “take it or leave it” approach to the budget.",
        Example("<p>The offer is “<a href='https://example.org'>frankly an insult to everyone</a>”.</p>", Format.HTML),
    ),
    check=check,
    measured=(
        "2026-11-22: 23 findings in 2,412 articles, posts and pages; of 24 read before the last changes about "
        "half were terms, subject lines and set phrases. A remark only."
    ),
    not_types=("fiction", "transcript", "opinion", "how-to", "reference"),
    languages=("en",),
)
