"""One quotation credited to two speakers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from sourcecheck.analysis.names import names
from sourcecheck.analysis.quotation_roles import Role, role
from sourcecheck.analysis.quotations import Quotation, quoted_ranges, speech
from sourcecheck.analysis.ranges import overlaps
from sourcecheck.analysis.sentences import sentences
from sourcecheck.document import Block, Document, Format, Kind
from sourcecheck.finding import Confidence, Related, Severity
from sourcecheck.rule import Context, Example, Hit, Rule
from sourcecheck.word_lists import alternatives

_LEAST = 8  # words
_HEAD = 40  # code points that hold the first letters of a quotation


class _Said(NamedTuple):
    block: Block
    one: Quotation
    names: frozenset[str]  # last words of the names in the sentence, lower case
    start: int
    end: int


@cache
def _said() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives('credit-verbs')})\b")


@cache
def _echo() -> re.Pattern[str]:
    """Words by which somebody repeats what another one said."""
    return re.compile(
        r"(?i)\b(?:quot(?:e[ds]?|ing)|repeat(?:s|ed|ing)?|echo(?:es|ed|ing)?|cit(?:e[ds]?|ing)|read(?:s|"
        r"ing)? (?:\w+ ){0,4}out|"
        r"recit(?:e[ds]?|ing)|words|paraphras\w+|same|retweet\w*|shared|according to|mock(?:s|ed|ing)?|imitat\w+|"
        r"slogan|motto|line|refer(?:s|red|ring)|attribut\w+|credit\w*|borrow\w*|plagiari\w+|lifted|copied|his|her|"
        r"their)\b"
    )


def check(document: Document, context: Context) -> Iterator[Hit]:
    for group in _alike(document):
        if role(document, group[0].one) is not Role.SPEECH:
            continue
        credited = [said for said in (_credited(document, one) for one in group) if said.names]
        for later in credited[1:]:
            first = credited[0]
            if not first.names & later.names and not _is_echo(document, first, later):
                span = first.block.span(first.start, first.end)
                yield Hit(
                    later.block.span(later.start, later.end),
                    related=(Related(span, "the same words of another speaker"),),
                )
                break


def _alike(document: Document) -> Iterator[list[_Said]]:
    """The quotations that hold the same words, in order, where there are two or more of them."""
    spoken = [(block, one) for block, one in document.once(speech) if one.words >= _LEAST]
    if len(spoken) < 2:
        return
    # Most differ in their first letters already.
    heads = {_letters(block.text[one.inner_start : one.inner_start + _HEAD])[:_LEAST] for block, one in spoken}
    if len(heads) == len(spoken) and all(len(head) == _LEAST for head in heads):
        return
    seen: dict[str, list[_Said]] = {}
    for block, one in spoken:
        if one.part == "whole" and not block.quoted and block.kind is Kind.PARAGRAPH:
            text = block.text[one.inner_start : one.inner_end]
            seen.setdefault(_letters(text), []).append(_Said(block, one, frozenset(), 0, 0))
    for group in seen.values():
        if len(group) > 1:
            yield group


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()


def _credited(document: Document, said: _Said) -> _Said:
    """With the names that stand beside a word of saying in the quotation's own sentence."""
    block, one = said.block, said.one
    ranges = document.once(sentences)[block.number]
    low = max((start for start, _ in ranges if start <= one.start), default=0)
    high = min((end for _, end in ranges if end >= one.end), default=len(block.text))
    quoted = document.once(quoted_ranges)[block.number]
    cues = [match for match in _said().finditer(block.text, low, high) if not overlaps(quoted, *match.span())]
    if not cues:
        return said
    found = []
    for name in document.once(names)[block.number]:
        if low <= name.start and name.end <= high and name.kind in ("person", "proper", "organisation"):
            if not overlaps(quoted, name.start, name.end):
                found.append(name)
    near = [
        name
        for name in found
        if any(0 <= cue.start() - name.end <= 60 or 0 <= name.start - cue.end() <= 40 for cue in cues)
    ]
    if not near:
        return said
    # Every name of the sentence counts as its speaker, so that "Osei quoted Hale" is Hale's as well.
    last = frozenset(_last(block.text[name.start : name.end]) for name in found)
    return said._replace(names=last, start=low, end=high)


def _last(name: str) -> str:
    word = name.rpartition(" ")[2].lower()
    return word.removesuffix("'s").removesuffix("’s").rstrip("'’.,")


def _is_echo(document: Document, first: _Said, later: _Said) -> bool:
    """Whether the later sentence, or the one before it, says that somebody's words are repeated."""
    text = later.block.text
    ranges = document.once(sentences)[later.block.number]
    before = max((start for start, end in ranges if end <= later.start), default=later.start)
    outside = text[before : later.one.start] + " " + text[later.one.end : later.end]
    lowered = outside.lower()
    return _echo().search(outside) is not None or any(name in lowered for name in first.names)


RULE = Rule(
    id="consistency/quote-two-speakers",
    message="The same words are credited to two speakers. Who said them?",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    doubt="Two people hardly say the same eight words by chance: one credit is wrong.",
    settle="Check the record and credit the words to who said them; where one quotes the other, say so.",
    why=(
        "Quotations wander when notes are merged, or when a text is put together by machine: the same sentence "
        "stands once with Lee and once with Ruiz. One of them never said it.\n\n"
        "Only identical words are compared, eight or more, in paragraphs with a word of saying and a name in the "
        "sentence. Silent where the second is said to repeat, quote or read out the words, or where both sentences "
        "share a name."
    ),
    references=(
        "https://www.reuters.com/info-pages/editorial-standards/",
        "https://www.spj.org/ethicscode.asp",
    ),
    bad=(
        "“We will not sell a single acre of the common,” said Doris Hale.\n\n"
        "[[“We will not sell a single acre of the common,” said Frank Osei.]] The vote is in May.",
        Example(
            "Doris Hale wrote: “We will *not* sell a single acre of the common.”\n\n"
            "[[Frank Osei told the council: “We will not sell a single acre of the common.”]]\n",
            Format.MARKDOWN,
        ),
        Example(
            "<p>“We will not sell a single acre of the common,” Hale said.</p><p>[[“We will not sell a single acre "
            "of the common,” Osei added.]]</p>",
            Format.HTML,
        ),
    ),
    good=(
        "“We will not sell a single acre of the common,” said Doris Hale.\n\n"
        "“We will not sell a single acre of the common,” Hale repeated.",
        "“We will not sell a single acre of the common,” said Doris Hale.\n\n"
        "Frank Osei read it out again: “We will not sell a single acre of the common,” Hale had said.",
        "“We will not sell a single acre of the common,” said Doris Hale.\n\n"
        "Frank Osei quoted the mayor: “We will not sell a single acre of the common,” he said.",
        "“We will not sell a single acre,” said Doris Hale.\n\n"
        "“We will not sell a single acre of the moor or the wood,” said Frank Osei.",
    ),
    check=check,
    measured=(
        "2026-11-22: no finding in 2,446 articles, posts and pages; found in all of 6 constructed pairs, silent in "
        "12 echoes."
    ),
    not_types=("fiction", "transcript"),
    languages=("en",),
)
