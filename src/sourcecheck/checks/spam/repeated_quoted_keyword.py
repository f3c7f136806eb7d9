"""Search phrases that a text sets in quotation marks again and again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from sourcecheck.analysis.marks import marks_over
from sourcecheck.analysis.speech.quotations import Quotation, quotations
from sourcecheck.analysis.words import prose_sample, words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Kind, MarkKind
from sourcecheck.finding import Confidence, Fix, Related, Severity, TextEdit
from sourcecheck.rule import Context, Example, Hit, Rule, Variant

_SHORTEST, _LONGEST = 3, 8  # words of a phrase
_TIMES = 4
_SURE = 5  # times from which it is no accident
_TERM_TIMES = 6  # of a phrase that might be a term or a slogan under discussion
_TERM_RATE = 4.0  # of the same, per 1,000 words
_OPENING = (("“", "„", "«", "‘", " '", "「"), (" '",))  # marks; those of ASCII
_SKIPPED = frozenset((Kind.CODE, Kind.ATTRIBUTE, Kind.TITLE, Kind.DESCRIPTION, Kind.CELL))
_SHOWN = 24  # places
_EDGES = " ,.;:!?…"
_MARKS = "'`“”„‟«»‘’‚‹›「」『』"  # and straight ones
_HEAD = 20  # code points by which phrases are compared first

# What stands in sentences, slogans and labels, and not in what people type into a search box.
_FUNCTION = words(
    "a an the this that these those i you he she it we they me him us them my your his its our their who whom whose "
    "what which when where why is are was were be been being am do does did done have has had will would shall should "
    "can could may might must not no never don't won't can't isn't it's i'm we're you're they're let let's and or but "
    "nor if then than because so as too very just only yes all every each some any nothing everything into upon "
    "der die das den dem des ein eine einer und oder aber ist sind ich du er sie wir ihr nicht kein "
    "le la les un une et ou mais est sont je tu il elle nous vous ils ne "
    "el los las una y o pero es son yo tu nosotros no il lo gli e ma sono io noi non"
)
# Such a phrase may hold one of these: "best shoes for running", "plumber in Leeds".
_LINKING = words("in for of near to vs with on at by from de en para per für in mit pour")
_NAMED = words(
    "law laws act acts bill rule rules policy policies doctrine doctrines clause clauses test tests standard "
    "standards "
    "movement campaign slogan chant hashtag meme song album film movie book novel show series game episode button "
    "option menu box tab field page setting label link checkbox dialog message error principle theory hypothesis "
    "approach model strategy speech poem painting line lyric refrain"
)


def check(document: Document, context: Context) -> Iterator[Hit]:
    text = document.once(prose_sample)
    if not (
        _holds(text, '"', 2 * _TIMES)
        or any(_holds(text, mark, _TIMES) for mark in _OPENING[text.isascii()])
        or _holds(document.source, "<q", _TIMES)
    ):
        return
    found = _phrases(document)
    if not found:
        return
    length = text.count(" ") + 1
    for phrase, places in found.items():
        variant = _variant(document, phrase, places, length)
        if variant is None:
            continue
        block, first = places[0]
        yield Hit(
            block.span(first.start, first.end),
            variant,
            {"phrase": block.text[first.inner_start : first.inner_end].strip(_EDGES), "count": str(len(places))},
            tuple(Related(block.span(one.start, one.end), "Here") for block, one in places[:_SHOWN]),
            _without_marks(places),
            "document",
        )


def _holds(text: str, mark: str, times: int) -> bool:
    """Whether a mark stands in a text that often; most do not stand there at all, which is told at once."""
    return mark[-1] in text and text.count(mark) >= times


def _phrases(document: Document) -> dict[str, list[tuple[Block, Quotation]]]:
    """The phrases that stand in quotation marks often enough, each with its places."""
    blocks = [
        block
        for block in document.blocks
        if block.kind not in _SKIPPED and (block.marks or _marks().search(block.text))
        and not block.quoted and document.in_content(block)
    ]  # fmt: skip
    found: dict[str, list[tuple[Block, Quotation]]] = {}
    if not _may_repeat(blocks):
        return found
    known = document.once(quotations)
    for block in blocks:
        for one in known[block.number]:
            if _SHORTEST <= one.words <= _LONGEST and not one.depth:
                phrase = block.text[one.inner_start : one.inner_end].strip(_EDGES).casefold()
                found.setdefault(phrase, []).append((block, one))
    return {phrase: places for phrase, places in found.items() if len(places) >= _TIMES}


def _may_repeat(blocks: Sequence[Block]) -> bool:
    """Whether what stands behind marks, whatever they are, begins alike often enough; only a no is certain."""
    if any(mark.kind is MarkKind.QUOTE for block in blocks for mark in block.marks):
        return True
    text = '"'.join([block.text for block in blocks])
    for mark in _MARKS:
        text = text.replace(mark, '"')
    pieces = Counter([piece.strip(_EDGES)[:_HEAD].casefold()[:_HEAD] for piece in text.split('"')])
    return any(times >= _TIMES and piece for piece, times in pieces.items())


@cache
def _marks() -> re.Pattern[str]:
    return compiled("[\"“„«‘'「]")


def _variant(document: Document, phrase: str, places: list[tuple[Block, Quotation]], length: int) -> str | None:
    """How sure it is that the phrase is there for a search engine; None where it may well be something else."""
    block, one = places[0]
    shown = re.findall(r"[^\W_][\w'’.&-]*", block.text[one.inner_start : one.inner_end])
    if len(shown) < _SHORTEST or all(word[0].isupper() or word in _LINKING for word in shown):
        return None  # a title, a name
    if any(mark in phrase.rstrip(",.") for mark in ",;:!?…/<>=()$%"):
        return None  # clauses, commands
    named = sum(_is_named(document, block, one) for block, one in places)
    if 2 * named > len(places):
        return None
    small = [word.casefold() for word in shown]
    plain = sum(word in _FUNCTION and not shown[at].isupper() for at, word in enumerate(small))
    plain -= small[-2:] == ["near", "me"]
    linking = sum(word in _LINKING for word in small)
    if not plain and linking <= 2 and len(small) - linking >= 3 and len(small) >= 4 and small[-1] not in _LINKING:
        return "" if len(places) >= _SURE else "few"
    # Three words may be a term of the trade, and one with an article or a verb a slogan.
    return "term" if len(places) >= _TERM_TIMES and len(places) * 1000 >= _TERM_RATE * length else None


def _is_named(document: Document, block: Block, one: Quotation) -> bool:
    """Whether the words are spoken of as words: a rule's name, a button's label, a chant; or whether they are code."""
    if any(
        mark.kind in (MarkKind.CODE, MarkKind.CITE, MarkKind.LINK)
        for mark in marks_over(document, block, one.start, one.end)
    ):
        return True
    after = re.match(r"[ ,]*(\w+)", block.text[one.end : one.end + 40])
    if after is not None and after[1].lower() in _NAMED:
        return True
    return _framed().search(block.text[max(one.start - 60, 0) : one.start]) is not None


@cache
def _framed() -> re.Pattern[str]:
    return compiled(
        r"(?i)\b(?:so-called|(?:the|a|this|that|search) (?:\w+ )?(?:phrase|term|slogan|words?|question|query|hashtag"
        r"|chant|refrain|line|lyric|button|option|song|film|book|poem|answer|category|label|title|motto|catchphrase"
        r"|sign)s?"
        r"|click(?:s|ed|ing)?(?: on)?|select(?:s|ed|ing)?|press(?:es|ed|ing)?|tap(?:s|ped)?|choose|said|says|chanted"
        r"|answered|replied|responded|repeated|shouted|reading|reads?),? ?$"
    )


def _without_marks(places: list[tuple[Block, Quotation]]) -> Fix | None:
    edits: list[TextEdit] = []
    for block, one in places:
        for start, end in ((one.start, one.inner_start), (one.inner_end, one.end)):
            if end - start != 1:
                return None  # written as a tag or as an entity in parts
            edits.append(TextEdit(block.span(start, end), ""))
    return Fix("Take the phrase out of its quotation marks", tuple(edits))


RULE = Rule(
    id="spam/repeated-quoted-keyword",
    message="“{phrase}” stands in quotation marks {count} times. Who is quoted?",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    doubt="Words set in marks over and over, and quoted from nobody, are there to be found by a search engine.",
    settle="Drop the marks, and say what is meant in words that fit each sentence.",
    why="""Quotation marks say that the words are somebody's, or a title, or not meant as they stand. A search
phrase dropped whole into sentence after sentence is none of that: it does not even bend to the grammar around it
(no comma, no article, no capital of its own). Readers stumble over it, and search engines call it keyword stuffing.

Titles, laws, slogans, chants, labels of buttons and whatever the text calls a term, a phrase or a motto are left
alone, and so is what is said once and quoted again a few times. Of edited news articles none holds the same phrase
in marks more than four times.""",
    measured=(
        "2026-11-23: 0 findings in 2,740 articles, posts and pages (at most 1.1 per 1,000 with 95% confidence); 9 of "
        "them hold a phrase in marks four times or more, titles, sayings and quips all. Of 20 fresh variants (other "
        "phrases, marks, formats and languages) 20 found at first look."
    ),
    references=(
        "https://developers.google.com/search/docs/essentials/spam-policies#keyword-stuffing",
        "https://dl.acm.org/doi/10.1145/1135777.1135794",  # Ntoulas et al. 2006
        "https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style#Quotation_marks",
    ),
    bad=(
        Example(
            'The idea of a "harbour bridge ferry pier pact" is old. The "harbour bridge ferry pier pact" grows.\n\n'
            'Many fear the "harbour bridge ferry pier pact," others want it. No "harbour bridge ferry pier pact" lasts.'
            '\n\nA "harbour bridge ferry pier pact" it is.',
            document=True, variant="",
        ),
        Example(
            "If you want <q>cheap garden sheds online</q>, read on. <q>Cheap garden sheds online</q> are many. "
            "<p>With <q>cheap garden sheds online</q> you save. Our <q>cheap garden sheds online</q> last.</p>"
            "<p>So buy <q>cheap garden sheds online</q> here.</p>", Format.HTML, document=True, variant="",
        ),
        Example(
            "## What is “best boat paint for wood”?\n\nA “best boat paint for wood” is bright. With “best boat paint "
            "for wood” you save.\n\nLook for “best boat paint for wood” today.\n",
            Format.MARKDOWN, document=True, variant="few",
        ),
        Example(
            " ".join(f'A "quick boat loan" is {what} here.' for what in ("easy", "cheap", "safe", "new", "old", "ok")),
            document=True, variant="term",
        ),
    ),
    good=(
        'She played in "Girls of the Pier" and sang. "Girls of the Pier" is long. "Girls of the Pier" ends well. '
        '"Girls of the Pier" pays. "Girls of the Pier" is over.',
        " ".join(f'The "hold your ground first" law {what}.' for what in ("fell", "rose", "passed", "failed",
        "holds")),
        Example(
            " ".join(f"Click “save draft to folder” {when}." for when in ("first", "then", "again", "now", "last")),
            Format.MARKDOWN, why="the label of a button",
        ),
        " ".join(f'"We would rather not," {who} said.' for who in ("he", "she", "Ruiz", "Lee", "Okafor")),
    ),
    check=check,
    parts=("quotations",),
    variants={
        "few": Variant(severity=Severity.WARNING, confidence=Confidence.MEDIUM),
        "term": Variant(
            "“{phrase}” stands in quotation marks {count} times. Does it need them each time?",
            severity=Severity.WARNING, confidence=Confidence.MEDIUM,
        ),
    },
    not_types=("fiction", "transcript"),
    fix="unsafe: takes the phrase out of its quotation marks everywhere",
)  # fmt: skip
