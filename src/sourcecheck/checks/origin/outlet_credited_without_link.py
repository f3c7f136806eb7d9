"""Reports of other outlets that a text credits without saying where they can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.links.written import host_of
from sourcecheck.analysis.origin.outlets import NEEDS, Credit, credit_gate, credits_of, is_named_by, is_own, key
from sourcecheck.analysis.own_words import sentence_around
from sourcecheck.analysis.sentences import sentences
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Document, Format
from sourcecheck.finding import Confidence, Related, Severity
from sourcecheck.rule import Context, Example, Hit, Rule

_SHOWN = 12  # further places of one outlet


def check(document: Document, context: Context) -> Iterator[Hit]:
    found: dict[str, list[Credit]] = {}
    told = {key(name) for name in context.house.get("outlets", ())}
    for block in context.blocks(document):
        for credit in document.once(credits_of)[block.number]:
            name = key(credit.outlet)
            if _is_dated(document, credit):
                told.add(name)  # that day is the report's wherever it is credited
            elif name not in told:
                found.setdefault(name, []).append(credit)
    if found.keys() <= told:
        return
    hosts = {host_of(link.target) for link in document.links}
    for name, same in found.items():
        if name in told:
            continue
        outlet = same[0].outlet
        if any(is_named_by(outlet, host) for host in hosts) or is_own(document, outlet):
            continue
        open_ones = [credit for credit in same if not _is_linked(document, credit)]
        if not open_ones or len(open_ones) < len(same):
            continue  # one of them leads there
        first = open_ones[0]
        related = tuple(
            Related(one.block.span(one.start, one.end), "credits the same outlet") for one in open_ones[1 : _SHOWN + 1]
        )
        yield Hit(first.block.span(first.start, first.end), values={"outlet": outlet}, related=related)


def _is_dated(document: Document, credit: Credit) -> bool:
    """Whether the sentence or the one before tells when the report appeared."""
    ranges = document.once(sentences)[credit.block.number]
    start, end = sentence_around(ranges, credit.start, len(credit.block.text))
    if start:
        start, _ = sentence_around(ranges, start - 2, len(credit.block.text))
    return _dated().search(credit.block.text, start, end) is not None


def _is_linked(document: Document, credit: Credit) -> bool:
    """Whether the paragraph leads out of the site, or to a note."""
    if credit.block.number in document.once(_with_links):
        return True
    return _noted().search(credit.block.text, credit.start) is not None


def _with_links(document: Document) -> frozenset[int]:
    """Numbers of the blocks that hold a link; use through ``document.once``."""
    return frozenset(link.block for link in document.links if not link.target.startswith(("#top", "mailto:")))


@cache
def _dated() -> re.Pattern[str]:
    return compiled(
        r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b\.?"
        r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
        r"|\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\. |\b(?:1[89]|20)\d\d\b"
        r"|\b(?:today|yesterday|tonight|last (?:night|week|month|year|summer|fall|spring|winter)|this (?:week|month"
        r"|morning|afternoon|evening|year|summer|spring)|earlier (?:this|in the)|(?:hours?|days?|weeks?|months?|years?)"
        r" (?:ago"
        r"|later|earlier|before)|at the time|in an? \d{4}|overnight)\b"
    )


@cache
def _noted() -> re.Pattern[str]:
    return compiled(r"\[\d{1,3}\]|\[\^|https?://|\bwww\.|\bp(?:age|\.) ?\d")


RULE = Rule(
    id="origin/outlet-credited-without-link",
    message="{outlet} is credited, but no link or date leads to its report. Which one is it?",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    doubt="Readers cannot check what the other outlet wrote, or whether it wrote it at all.",
    settle="Link the report, or give its title and the day on which it appeared.",
    why="""A text that rests on somebody else's reporting owes readers the way to it: the first report may say less, may
have been corrected, or may rest on a third. A name alone gives the credit of an outlet without the means to look.

A link anywhere on the page to a site of that outlet, any link or note in the paragraph, or a day, month or year in
the sentence or the one before is enough, once for each outlet. Polls and data that bear an outlet's name are not
reports, words inside quotations are not the writer's, and an outlet may name itself. Print has no links: in plain
text the finding counts for less.""",
    references=(
        "https://thetrustproject.org/trust-indicators/",
        "https://credweb.org/signals-20191126",
        "https://www.theguardian.com/info/2022/nov/01/the-guardians-editorial-code-of-practice-and-guidance",
    ),
    bad=(
        "The ferry line is to close, [[Asia Times reports]], and its boats are for sale.",
        "[[According to Reuters]], the ferry line is to close.",
        Example("The line will close, [[The *Osker Herald* reported]].\n", Format.MARKDOWN),
        Example("<p>The story was [[first reported by <b>Bloomberg]]</b>.</p>", Format.HTML),
        Example("<p>[[The Guardian has revealed]] that the boats leak.</p><p>A <a href='https://ferry.example/'>ferry</a>"
                "</p>", Format.HTML),
    ),
    good=(
        Example("The ferry line is to close, [Asia Times reports](https://asiatimes.example/2025/06/ferry).\n",
                Format.MARKDOWN),
        "The ferry line is to close, Reuters reported on Monday.",
        "In 1998 The Times reported that the ferry line was to close.",
        "The board met on 4 March. According to Reuters, the line is to close.\n\nReuters reported that it leaks.",
        "According to a CNN poll, most want the ferry. “Reuters reported it,” the captain said.",
        Example("<p>Reuters reported a fire.</p><p>More at <a href='https://www.reuters.com/x'>the agency</a>.</p>",
                Format.HTML),
        "HEXLEY (Reuters) - The ferry line is to close, a captain told Reuters. Reuters reported delays before.",
        "He sent his report by post, said Post Office workers. The sun reports for duty.",
    ),
    check=check,
    needs=NEEDS,
    gate=credit_gate,
    languages=("en",),
    not_types=("fiction",),
    absence=True,
    measured=(
        "2026-11-23: no finding in 1,900 posts and pages, which link what they credit. In 840 news texts without links "
        "64 as info (76 per 1,000), 55 read: 49 credit a report that cannot be found from the text, 6 do not (a report "
        "of the paper itself, a tweet below, a count). Of 30 invented credits 19 at first, then 27."
    ),
)  # fmt: skip
