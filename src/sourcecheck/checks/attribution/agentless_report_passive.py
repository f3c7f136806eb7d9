"""Reports that nobody makes: "it is believed that", "has long been rumoured to", "word is that"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from sourcecheck.analysis.attribution.asides import are_answers
from sourcecheck.analysis.attribution.backing import cites_in_words, is_backed
from sourcecheck.analysis.attribution.labels import pattern, ranks
from sourcecheck.analysis.attribution.reports import needs, reports_gate, reports_in
from sourcecheck.analysis.attribution.tracing import is_charged, is_said, is_traced
from sourcecheck.analysis.own_words import in_own_words, sentence_around
from sourcecheck.analysis.sentences import sentences
from sourcecheck.analysis.views.crowds import small
from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Document, Format, Kind
from sourcecheck.finding import Confidence, Severity
from sourcecheck.matching.folded_patterns import folded_pattern
from sourcecheck.rule import Context, Example, Hit, Rule
from sourcecheck.word_lists import listed

_PROSE = frozenset((Kind.PARAGRAPH, Kind.ITEM, Kind.DETAIL, Kind.FOOTNOTE))
_MOST = 40  # matches looked at in one block; more is no prose

# Judgements of the first rank are labels, another rule's question: "is held to be his masterpiece".
_JUDGING = words("considered deemed judged adjudged acknowledged recognised recognized held reckoned reputed")


def check(document: Document, context: Context) -> Iterator[Hit]:
    for block in context.blocks(document):
        if block.kind not in _PROSE or block.quoted or not document.in_content(block):
            continue
        text = block.text
        for report in islice(reports_in(small(text)), _MOST):
            start, end = report.start, report.end
            if text[end - len(report.to) : end][:1].isupper() or report.subject in _NOBODY:
                continue  # "reported to Okafor"
            if not report.how.isdisjoint(_DENIED) or _DENYING.match(text, start):
                continue
            if report.told in _JUDGING and report.to == "be" and _is_label(text, end - len(" to be")):
                continue
            if not in_own_words(document, block, start, end):
                continue
            low, high = sentence_around(document.once(sentences)[block.number], start, len(text))
            if text[low:high].rstrip(" \"'”’)*").endswith("?"):
                continue
            if _has_agent(text, end, high) or _ADDRESSED.match(text, end) or _agent_between().search(text, start, end):
                continue
            if "alleg" in text[start:end] and is_charged(document, block.number, end, end):
                continue
            if _hypothesis().search(text, max(low, start - 30), start):
                continue
            if (
                cites_in_words(text, low, high)
                or is_backed(document, block, start, end, aside=are_answers)
                or is_traced(document, block, start, end)
                or is_said(document, block, end, high, closing=True)
            ):
                continue
            yield Hit(block.span(start, end), values={"match": text[start:end]})


_NOBODY = words("nobody none neither nothing")
_DENIED = words("not never once")
_DENYING = compiled(r"(?i)(?:not|never|no longer|once)\b")
# What is supposed of the reader; "it is the thought that counts".
_ADDRESSED = compiled(r" you\b| counts?\b| matters?\b")


def _is_label(text: str, at: int) -> bool:
    """Whether the first rank stands at " to be", and nothing that can be measured."""
    return ranks(text, at) and not pattern("size").match(text, at)


def _has_agent(text: str, end: int, high: int) -> bool:
    """Whether somebody is named with "by", or right behind by what they are: "by the coroner"."""
    for agent in _agent().finditer(text, end, min(end + 120, high)):
        done = text[end : agent.start()].rpartition(" ")[2]
        if not done.endswith(("ed", "en", "wn", "be", "ne")):
            return True  # but "is said to have been painted by Lotto"
    by = _by().match(text, end)
    if by is None:
        return False
    heads = {form for word in by[1].lower().split() for form in (word, word + "s", word.removesuffix("s"))}
    return any(not heads.isdisjoint(listed(name)) for name in ("people-nouns", "body-nouns", "crowd-nouns")) or (
        not heads.isdisjoint(_OFFICERS)
    )


@cache
def _agent() -> re.Pattern[str]:
    """ "By Okafor", before the next comma."""
    return compiled(r"(?i) by (?:the |a |an )?(?:[\w’'-]+ ){0,3}?(?-i:[A-Z])\w")


@cache
def _by() -> re.Pattern[str]:
    return compiled(r"(?i)(?: (?:dead|guilty|lost|missing|responsible|safe|unsafe))? by ((?:[\w’'-]+ ?){1,4})")


_OFFICERS = words(
    "police prosecutors investigators doctors detectives staff coroner inquest inquiry court mother father"
)


@cache
def _agent_between() -> re.Pattern[str]:
    return compiled(r" by (?!(?:some|many|most|several|others|all)\b)")


@cache
def _hypothesis() -> re.Pattern[str]:
    """ "If it is believed that", "unless it was said to": nothing is reported."""
    return compiled(
        r"(?i)\b(?:if|unless|whether|what|suppose|once|until|when|whenever|wherever|anything|everything|nothing) "
        r"(?:[\w’'-]+ ){0,2}$"
    )


RULE = Rule(
    id="attribution/agentless-report-passive",
    message="“{match}”: by whom? Name who says so.",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    doubt="A report without anybody who reports may be a guess of the writer's.",
    settle="Name who believes, says or reports it, or where it can be read; or say plainly that it is not known.",
    why=(
        "“It is believed that” and “is said to have” tell the reader that there is a source, and hide it. A rumour, "
        "a finding and the writer's own guess all read alike. Who is believed to have said it is what makes the "
        "sentence worth anything.\n\n"
        "Silent where somebody is named near, with “by” and who, for what is denied, asked or supposed, for what is "
        "expected or scheduled, and for "
        "allegations in a text that has told of a charge, a prosecutor or a court."
    ),
    references=(
        "https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style/Words_to_watch#Unsupported_attributions",
        "https://en.wikipedia.org/wiki/Template:By_whom",
    ),
    bad=(
        "[[It is widely believed that]] the mayor wrote the letter.",
        "Captain Ana Ruiz said two boats had come out at dawn. [[It is thought that]] the mast was rotten.",
        "[[It is understood]] thieves had cut the fence.",
        "A man [[thought to be]] a courier was held at the gate.",
        "The captain[['s said to have]] hidden a crate of oranges.",
        "The crew [[was reported to have]] been drinking. Minch Lines denies it.",
        "A row over pay [[is being cited as the reason]]. The gate is shut.",
        "The sale, which [[has been mooted]], needs a vote.",
        "On still nights, so [[it is told]], the bells can be heard.",
        "[[It was felt that]] the keeper had been overruled.",
        "The seated figure [[is traditionally taken to be]] the painter's wife.",
        "[[It is said]] she once played with a broken arm. The bell is cracked.",
        "[[There are thought to be]] rifts on the bench.",
        "The vault [[is believed to hold]] a crown. It is shut on Monday.",
        "[[Believed to be]] the oldest in the county, the yew is hollow.",
        "[[Legend says that]] a bell lies under the lake. The water is 40 metres deep.",
        "The trainer, [[it is claimed]], had not checked the girth.",
        "The decision [[is widely expected to go]] against the port.",
        "[[It is believed that]] her nets caught on a cable. The crew were picked up.",
        "The heir [[is rumoured to have]] borrowed most of the price.",
        "The minister [[has long been rumoured to favour]] a sale.",
        "[[Word is that]] the yard will close in May.",
        "[[There is thought to have]] been a chapel on the hill.",
        "[[It is widely accepted that]] the harbour silts up.",
        Example("The well [[was *reputed* to cure]] warts.", Format.MARKDOWN),
        Example("<p>[[It has been <i>suggested</i> that]] the wall is hollow.</p>", Format.HTML),
    ),
    good=(
        "It is a beautiful thought to have in a cold house.",
        "The fire is thought to have begun in a bin store, the fire service said.",
        "The bell is said to have been sunk in the lake; the story stands in the chronicle of Abbot Ruiz.",
        "The Annals of Marle have it that the tower is said to have leaned from the first.",
        "A pair of owls are thought to be nesting: ranger Ilona Beck heard one call.",
        "Clay is said to be fat when it holds little sand.",
        "The sale was mooted by Councillor Ida Holm at the meeting.",
        "The board's letter is dated 12 May. In it, the hut is said to be sinking.",
        "Monks are said to have planted the oak, a story that the forester, Hugh Teal, traced to a letter.",
        "It is said of every cake that it keeps.",
        "The bread is said to be baked in the house, according to the menu.",
        "It has felt a little strange to us.",
        "The vault is believed to hold a crown: the second earl said so in a letter.",
        "Unmarked blocks are assumed to be safe.",
        "It is believed that her nets caught on a cable, a spokesman for the coastguard at Falmouth said.",
        "It is believed by the coroner, Ama Owusu, that the boat was holed.",
        "The ship is reported to have sunk, according to the Harbour Gazette.",
        "The accident was reported to the police, and the form was said to be missing by Lena Okafor, the clerk.",
        "The ferry is expected to sail on Monday.",
        "Water is known to expand when it freezes.",
        "If it is believed that the wall is hollow, it must be opened.",
        "He was charged with fraud in May. He is alleged to have taken 40,000 crowns.",
        "“It is believed that the boat was holed,” the captain told the inquiry.",
        Example("It is believed that her nets caught on a cable.[^1]\n\n[^1]: Inquiry report, 2025.", Format.MARKDOWN),
        Example("<p>It is <a href='https://example.org/r'>believed</a> that her nets caught.</p>", Format.HTML),
    ),
    check=check,
    measured=(
        "2026-11-23: 8 findings in 7 of 840 edited news articles (0.8%), all read, none wrong; 12 in 1,710 posts: 5 "
        "wrong "
        "(sayings, judgements of the writing team). Sets by other hands at first look, the last first: 29 of 45, 45 "
        "of 60 "
        "found, 2 of 35 and 4 of 40 supported twins reported; at the end 43 and 60, and none. Of 39 fresh wordings "
        "of our own "
        "29 at first look, 34 at the end."
        " Two later sets at first look: 7 of 8 found, 1 false; now 8, and none. Of 30 fresh wordings of our "
        "own 28, 3 of 20 near misses reported; since mended but one."
    ),
    not_types=("opinion", "how-to", "reference", "fiction", "transcript"),
    languages=("en",),
    needs=(
        *needs(),
        *(f" {word}" for word in ("rumor", "rumour", "gossip", "scuttlebutt", "whisper", "folklore has it")),
        *(
            f" {word} {be}"
            for word in ("word", "talk", "story", "buzz")
            for be in ("is ", "was ", "has ", "had ", "goes ")
        ),
        *(
            f" {word} "
            for word in (
                "word from",
                "word out of",
                "word inside",
                "word on",
                "word in",
                "word around",
                "word among",
                "talk that",
                "reports that",
            )
        ),
        *(f" {word} " for word in ("claims that", "chatter that", "open secret", "common knowledge", "no secret")),
        *(f" {word} has it " for word in ("legend", "tradition", "lore", "myth")),
        *(f" reports {verb}" for verb in ("suggest", "indicate", "claim", "hint", "allege", "say")),
        *(f" reports {be} circulat" for be in ("are", "were", "have")),
        " or so ",
        " it is told ",
        *(
            f" {word} {says} "
            for word in ("legend", "tradition", "folklore", "lore", "wisdom")
            for says in ("says", "tells", "holds")
        ),
        *(f" {word} goes " for word in ("theory", "thinking", "legend", "argument", "tale")),
    ),
    gate=lambda: (reports_gate(folded_pattern),),
)
