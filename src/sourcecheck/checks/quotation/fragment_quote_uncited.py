"""Fragments of four to eight words in quotation marks that nobody is said to have used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from sourcecheck.analysis.attribution.names import names
from sourcecheck.analysis.own_words import sentence_around
from sourcecheck.analysis.page.doctype import shows_code
from sourcecheck.analysis.sentences import sentences
from sourcecheck.analysis.speech.quotation_roles import Role, role
from sourcecheck.analysis.speech.quotations import Quotation, speech
from sourcecheck.analysis.speech.speakers import in_sentence, speaker
from sourcecheck.analysis.speech.vague_speakers import vague_speaker
from sourcecheck.analysis.speech.voices import voices
from sourcecheck.analysis.words import letter_words, words
from sourcecheck.document import Block, Document, Format
from sourcecheck.finding import Confidence, Severity
from sourcecheck.rule import Context, Example, Hit, Rule
from sourcecheck.word_lists import alternatives, listed

_REACH = 8  # words: the predicate, "as", and two phrases of up to three words that may stand behind it
_MOST = 8  # words; from nine on it is quotation/quote-without-speaker


def check(document: Document, context: Context) -> Iterator[Hit]:
    found = [
        (block, one)
        for block, one in document.once(speech)
        if one.words <= _MOST and one.part == "whole" and not block.quoted
        if _judges(block, one) and role(document, one) is Role.SPEECH and _is_nobody(document, block, one)
        if vague_speaker(document, one) is None
    ]
    if not found or document.once(shows_code):
        return  # in a text about code: names of buttons, messages and options
    spoken = "".join(_spoken(document))
    for block, one in found:
        if _plain(block.text[one.inner_start : one.inner_end]) not in spoken:
            yield Hit(block.span(one.start, one.end), values={"match": block.text[one.inner_start : one.inner_end]})


def _is_nobody(document: Document, block: Block, one: Quotation) -> bool:
    """Whether nobody speaks: people who are only what the sentence is about ("passengers will have “…”") do not."""
    found = speaker(document, one)
    if found is None:
        return True
    if found.how != "people" or found.block != block.number:
        return False
    low, high = sentence_around(document.once(sentences)[block.number], one.start, len(block.text))
    if any(low <= voice.start < high for voice in document.once(voices)[block.number]):
        return False
    if any(low < name.start < high and name.kind != "place" for name in document.once(names)[block.number]):
        return False
    return _for().search(block.text, low, max(low, found.start)) is None


@cache
def _for() -> re.Pattern[str]:
    """Before a word for people whose view it is: "for residents", "by critics", "what locals call"."""
    return re.compile(r"(?i)\b(?:for|by|to|among|amongst|from|with|what|as|between)\b(?: \w+){0,3} $")


def _judges(block: Block, one: Quotation) -> bool:
    """Whether the words say something of somebody or something, or are a sentence of their own."""
    text = block.text
    begin = max(0, one.start - 60)
    if (_may_judge(text[begin : one.start]) and _predicate().search(text, begin, one.start)) or (
        text[one.inner_start].islower() and _states(text[begin : one.start], text[one.inner_start : one.inner_end])
    ):
        judges = _named().search(text, begin, one.start) is None
    else:
        judges = (
            text[one.inner_start].isupper()
            and text[one.end - 2 : one.end - 1] in (".", "!")
            and text[: one.start].rstrip()[-1:] in (".", "!", "?")
            and (one.end == len(text) or text[one.end : one.end + 2].strip()[:1].isupper())
            and not any(mark in text[: one.start] + text[one.end :] for mark in '"“')  # people speak in turns
        )
    # An adjective to the noun behind it judges nothing.
    return judges and _follows().match(text, one.end) is None


def _states(lead: str, said: str) -> bool:
    """Whether words tell how something is or went: behind a verb, "with" or "after", or beside a noun, in commas."""
    if lead.endswith((", ", "— ", "– ")):
        return said.startswith(("a ", "an ", "nothing ", "one of ")) and lead[-3:-2].isalpha()
    if lead[-1:] != " " or not lead[-2:-1].isalpha():
        return False
    row = letter_words(lead.lower())
    at = len(row) - 1
    if at > 0 and (
        row[at].endswith("ly") or row[at] in ("still", "now", "not", "just", "only", "up", "out", "off", "to")
    ):
        at -= 1
    return at > 0 and (row[at] in _stating() or (row[at] in _ATTENDING and not said.startswith("the ")))


_ATTENDING: Final = frozenset(("with", "amid", "despite", "without"))


@cache
def _stating() -> frozenset[str]:
    return frozenset(listed("stating-verbs"))


def _may_judge(lead: str) -> bool:
    """Whether a verb of the predicate is among the last words before a quotation; only a no is certain."""
    if lead[-1:] != " " or not lead[-2:-1].isalpha():
        return False
    return not _judging().isdisjoint(letter_words(lead.lower())[-_REACH:])


@cache
def _judging() -> frozenset[str]:
    states = "be been is are was were remain remains remained become becomes became look looks looked"
    return words(f"{states} seem seems seemed proved").union(listed("judging-participles"))


@cache
def _predicate() -> re.Pattern[str]:
    judged = alternatives("judging-participles")
    return re.compile(
        r"(?i)\b(?:(?<!can )(?<!could )(?<!may )(?<!might )(?<!to )(?<!should )(?<!must )(?<!will )(?<!would )"
        rf"(?:be|been|is|are|was|were|remain(?:s|ed)?|"
        rf"bec[ao]mes?|looks?|looked|seem(?:s|ed)?|proved|(?:{judged})(?: as)?))"
        r"(?: (?:\w+ly|still|now|not|just|nothing but|no more than|never|already|also)){0,2} $"
    )


@cache
def _named() -> re.Pattern[str]:
    # Things whose state, name or wording is given, not judged.
    return re.compile(
        r"(?i)\b(?:terms?|words?|phrase|status|theme|motto|functions?|methods?|modes?|states?|types?|class|fields?|label|"
        r"names?|code|levels?|scale|category|options?|settings?|keys?|value|default|principle|format|slogan|title)\b"
        r"[^.;,]{0,40}$"
    )


@cache
def _follows() -> re.Pattern[str]:
    # A noun; words that go on with the sentence are no noun.
    return re.compile(
        r" (?!(?:and|but|or|so|for|to|of|in|on|at|by|with|as|when|while|because|since|if|that|which|who|though|until|"
        r"after|before|from|is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|rather|than|now|"
        r"again|already|even|during|this|last|next|not|yet)\b)[a-z]"
    )


def _spoken(document: Document) -> Iterator[str]:
    """All words in quotation marks that somebody is said to have used, as letters only."""
    for block, one in document.once(speech):
        found = in_sentence(document, one)
        if found is not None and found.how != "people":
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
        "writer's own judgement for that of a witness. Good newsrooms leave some fragments without a speaker (echoes "
        "of what was quoted above, irony), hence only a remark.\n\n"
        "Only judgements (“the plan is ‘…’”, “dismissed as ‘…’”) and sentences of their own are asked for. Silent "
        "for titles, terms, slogans, wording given as an example, words quoted elsewhere with a speaker, and under "
        "four words."
    ),
    references=(
        "https://www.theguardian.com/info/series/guardian-and-observer-style-guide",
        "https://en.wikipedia.org/wiki/Template:Quote_without_source",
    ),
    bad=(
        "The barrier closed. The water had come [[“faster than anyone could carry”]] and stood in the post office.",
        "A row of seats is gone. Passengers will have [[“room for their knees again”]] and a hook for the coat.",
        "The new stand, [[“a monument to the lowest bidder”]], holds nine thousand.",
        "The strike is over. The deal amounts to [[“crumbs from a very big table”]].",
        "The parking scheme starts on Monday. It is [[“a tax on living near shops”]], and the signs are up.",
        "Talks resume in May. The last offer was [[“frankly an insult to everyone here”]] and expired on Friday.",
        Example("The bridge is [[“a *monument* to empty promises”]], and it rusts.\n", Format.MARKDOWN),
    ),
    good=(
        "Workers held a banner with “fair pay for fair work” on it.",
        "In the letter, the bypass is “a scar on the valley floor”.",
        "For Wendy Achebe, who runs the shop, the scheme is “a tax on living near shops”.",
        "Players wore badges with the slogan “no music without us all”.",
        "The band closed with “The Lark in the Clear Air”, a song from 1902.",
        "Click “send my answers to the office” and wait.",
        "It is a “take it or leave it” approach to the budget.",
        Example("<p>The offer is “<a href='https://example.org'>frankly an insult to everyone</a>”.</p>", Format.HTML),
    ),
    check=check,
    measured=(
        "2026-11-23: 2 findings in 2,446 articles, posts and pages, one page twice, read, in doubt (a result of a "
        "survey). While all fragments were asked about it was 22, nearly all terms, labels and set phrases. Of 15 "
        "wordings written for the purpose 14 are found; 15 terms, labels and owned ones are silent."
    ),
    not_types=("fiction", "transcript", "opinion", "how-to", "reference"),
    languages=("en",),
)
