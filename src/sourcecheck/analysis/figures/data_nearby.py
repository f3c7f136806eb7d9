"""Whether a text says, near a figure, what the figure is taken from.

A figure is told about in the paragraph it stands in or in the next ones: "the survey asked", "the table shows",
"our analysis of 40 contracts". Such a word names no source in full, but it leads to one, and which one is
a question of other rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.per_block import PerBlock
from sourcecheck.analysis.words import without_marks, words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Kind, MarkKind
from sourcecheck.word_lists import alternatives, listed, word_set

__all__ = ["attributed", "beside", "cites", "data_near", "data_told", "lead_in", "neighbours_of"]

_PROSE = frozenset((Kind.PARAGRAPH, Kind.ITEM, Kind.DETAIL, Kind.CAPTION, Kind.FOOTNOTE, Kind.TERM))
_REACH = 12  # blocks looked through for a neighbour
# Where a paragraph is a sentence, as in news, the next ones count too, as far as a paragraph elsewhere goes.
_PARAGRAPH = 450
_CLOSING = 150  # code points from a comma to the verb of saying that it leads to
_LEAD = 2  # blocks of prose in which an article says what it is about


@cache
def _plain() -> frozenset[str]:
    """Words that speak of data whatever stands beside them."""
    titles = (noun.title() for noun in listed("data-nouns"))
    return words(
        "Source Sources Figure Table Chart citing cites cited rated rating ratings Monitor Barometer Yearbook Almanac"
    ).union(titles)


# What the second halves begin with.
_SECOND_HALVES = (
    " cent", " protection", " privacy", " plan", " breach", " storage", " scien", " card", " hard", " abroad", " room",
    " bag",
)  # fmt: skip
_DEEDS = (
    " will ",
    " awaiting trial",
    " on trial",
    " stand trial",
    " to report",
    " to study",
    " to register",
    " to survey",
    " to index",
    " to poll",
    " to sample",
)


@cache
def _word_of_data() -> re.Pattern[str]:
    """A word of data that is not half of another thing ("data protection"), no deed ("to report"), nothing to come."""
    return compiled(
        r"(?<!\bto )(?<!awaiting )(?<!\bon )(?<!\bstand )"
        r"\b\w+\b(?! (?:cent(?:er|re)s?|protection|privacy|plans?|breach(?:es)?|storage|science|scientists?|"
        r"cards?|hard\b|abroad|rooms?|bags?|will (?:run|start|begin|last|end|be (?:held|made|run|done))))"
    )


# What the phrases below hang on.
_HINTS = words("based Based Official official Fig paper papers Asked asked we We I put Asking asking")
# "…, the price list shows.", "by its own account".
_TELLING = (
    " own account", " own reckoning", " own count", " to find out.", " who replied",
    " who responded", " added up the ", " adds up the ",
)  # fmt: skip
_SHOWN = ("table", "figure", "chart", "graph")


@cache
def _phrase() -> re.Pattern[str]:
    return compiled(
        r"\b(?:(?:[Bb]ased on|Fig\.)\b"
        r"|[Oo]fficial (?:\w+ ){0,2}(?:rates?|figures?|counts?|numbers?)\b"
        r"|(?:[Nn]ew|[Ww]orking|[Rr]esearch|[Tt]heir|[Tt]he) papers? (?:\w+s|also|was|is)"
        rf"|(?:see|in|as) (?:the )?(?:{'|'.join(_SHOWN)})"
        r"|(?:[Aa]sked|[Aa]sking) (?:its|their|his|her|all) (?:[\w,]+ ){1,4}(?:how|if|what|whether|which|who|"
        r"why|about)\b"
        r"|put (?:it|(?:the|a|its|this|that|one|both|\w+) (?:\w+ )?(?:questions?|matter|choice)) "
        r"to (?:its|their|the|all|every|\d)"
        r"|(?<!be )(?<!being )[Aa]sked (?:about|how|if|to|what|whether|which|who|why|\d+)\b"
        r"|(?:we|We|I) (?:asked|measured|counted|surveyed|tested|analy[sz]ed|calculated|tracked|compared|reviewed|"
        r"looked at|examined|crunched|interviewed|polled)\b)"
    )


# Somebody counts, or makes a count known: "they weigh each bag", "the board has released the pass rates".
@cache
def _counts() -> frozenset[str]:
    return frozenset((*listed("tallying-verbs"), *listed("making-known-verbs"), "keep", "keeps", "kept", "keeping"))


@cache
def _counting() -> re.Pattern[str]:
    return compiled(
        rf"\b(?:{alternatives('tallying-verbs')}) (?:up |down |out )?(?:each|every|all|them|"
        r"everything|what|whatever|who|how many|\d[\d,]*(?! ?%| ?per ?cent|[\d.])|"
        r"(?:[a-z]+ ){1,3}(?:every|each|twice a|once a))\b"
        r"|\b(?:keeps?|kept|keeping) (?:an? |the |its |their )?(?:\w+ )?(?:log|tally|count|record|list|diary)s?\b"
        rf"|\b(?:{alternatives('making-known-verbs')}) (?:\w+ )?(?:the|its|their|this|new|"
        r"last)\b[^.;:]{0,60}\b(?:rates|results|figures|numbers|counts|totals|accounts|tables|returns|scores|grades)\b"
    )


def _speaks_of_data(text: str) -> bool:
    if "n estimated " in text:
        text = text.replace("n estimated ", "n ")  # "an estimated 40 percent": by whom?
    held = frozenset(_runs(text))
    if not held.isdisjoint(_plain()):
        return True
    if not held.isdisjoint(word_set("data-nouns")):
        if not any(part in text for part in (*_SECOND_HALVES, *_DEEDS)):
            return True
        if any(word[0] in word_set("data-nouns") for word in _word_of_data().finditer(text)):
            return True
    if not held.isdisjoint(_counts()) and _counting().search(text):
        return True
    if any(telling in text for telling in _TELLING):
        return True
    if held.isdisjoint(_HINTS) and not any(thing in text for thing in _SHOWN):
        return False
    return _phrase().search(text) is not None


_RUN = bytes(byte if byte < 128 and (chr(byte).isalnum() or byte == 95) else 32 for byte in range(256))


def _runs(text: str) -> list[str]:
    """The runs of letters, digits and ``_`` in a text."""
    text = without_marks(text)
    return text.encode().translate(_RUN).decode().split() if text.isascii() else re.findall(r"\w+", text)


def data_told(document: Document) -> PerBlock[bool]:
    """Per block, whether it speaks of data: a survey, a report, a table, the writer's own count."""
    return PerBlock(document.blocks, lambda block: _speaks_of_data(block.text))


def data_near(document: Document, block: Block) -> bool:
    """Whether a block, one beside it, what leads into its list, or a table or chart beside it speaks of data.

    The title and the lead of the page count too: all of a report is about what it reports.
    """
    told = document.once(data_told)
    if told[block.number] or document.once(_reports) or _shown_beside(document, block):
        return True
    return any(told[other.number] for other in neighbours_of(document, block))


def neighbours_of(document: Document, block: Block) -> Iterator[Block]:
    """The prose before and after a block, the heading over it, and the text that leads into the list it is in."""
    yield from beside(document, block.number, -1)
    yield from beside(document, block.number, 1)
    lead = lead_in(document, block)
    if lead is not None:
        yield lead
        yield from beside(document, lead.number, -1)


def beside(document: Document, number: int, step: int) -> Iterator[Block]:
    """Prose and headings from a block on in one direction: one block, and more where they are short."""
    blocks = document.blocks
    length = 0
    for at in range(number + step, number + step * _REACH, step):
        if not 0 <= at < len(blocks):
            return
        other = blocks[at]
        if not other.text or not document.in_content(other):
            continue
        if other.kind is Kind.HEADING:
            if step > 0:
                return
            yield other
        elif other.kind in _PROSE:
            yield other
            length += len(other.text)
            if length > _PARAGRAPH:
                return


def lead_in(document: Document, block: Block) -> Block | None:
    """The block before the outermost list that holds this one; None outside lists."""
    outermost = None
    for container in document.around(block):
        if container.kind in ("list", "ordered-list"):
            outermost = container
    if outermost is None:
        return None
    number = block.number - 1
    while number >= 0 and document.blocks[number].extent.start >= outermost.span.start:
        number -= 1
    while number >= 0 and document.blocks[number].kind in (Kind.CODE, Kind.ATTRIBUTE, Kind.CELL):
        number -= 1
    return document.blocks[number] if number >= 0 else None


def _shown_beside(document: Document, block: Block) -> bool:
    """Whether a table, a caption or a picture described as a chart stands right beside a block."""
    low, high = block.number - 2, block.number + 3
    if any(low < table.before <= high or low < table.after <= high for table in document.tables):
        return True
    told = document.once(data_told)
    return any(
        other.kind in (Kind.CAPTION, Kind.ATTRIBUTE) and told[other.number]
        for other in document.blocks[max(0, low) : high]
    )


def _reports(document: Document) -> bool:
    """Whether the page's title speaks of data, or its lead gives figures from data."""
    lead = 0
    told = document.once(data_told)
    for block in document.blocks[: 2 * _REACH]:
        if block.kind is Kind.TITLE or (block.kind is Kind.HEADING and block.level == 1):
            if told[block.number]:
                return True
        elif block.kind in _PROSE and len(block.text) > 60 and document.in_content(block):
            lead += 1
            if told[block.number] and (_figures().search(block.text) or cites(document, block)):
                return True
            if lead == _LEAD:
                break
    return False


@cache
def _said() -> re.Pattern[str]:
    return compiled(
        r",[”\"]? (?:said|says|wrote|told) "
        r"|\b(?:[Aa]ccording to|[Cc]iting|[Pp]er [A-Z]|[Bb]y [\w’' -]{2,30} (?:estimate|count|reckoning)s?)\b"
    )


@cache
def _argued() -> re.Pattern[str]:
    """What somebody argues, set out behind a colon: "they made the same argument: we will unite the 70 percent"."""
    return compiled(r"\b(?:arguments?|claims?|message|pitch|case|theory|logic|reasoning|slogan)(?: [\w’'-]+){0,3}: ")


# Before one of these, what looks like a verb of saying is a noun.
_NO_SUBJECT = words("the a an this its their his her our my your of for in by at from with on no any every each")


_PASSIVE = words("be is are was were been being")
_WHERE = (" for ", " in ", " among ", " at ", " on ", " within ")


@cache
def _verbs() -> frozenset[str]:
    return frozenset((*listed("saying-verbs"), *listed("showing-verbs")))


@cache
def _word() -> re.Pattern[str]:
    return compiled(r"[A-Za-z]+")


@cache
def _closing() -> dict[str, re.Pattern[str]]:
    """What stands before and behind the verb of ", the agency said." """
    return {
        "before": compiled(r",[”\"]? (?:[\w.’'-]+,? ){1,9}\Z"),
        "after": compiled(r"[.,;:!]|$| (?:on|in|last|this|at) "),
    }


def _says(text: str, low: int, high: int) -> bool:
    """Whether a verb of saying stands in ``text[low:high]``; looked up, since to compile them all takes 5 ms.

    "The rule", "in charge" and "that is to say" are none.
    """
    before = ""
    for word in _word().finditer(text, low, high):
        said = word[0].lower()
        if before in _PASSIVE and text.startswith(_WHERE, word.end()):
            pass  # "it is found in one man in eight"
        elif (
            text.startswith((", and ", ", but "), word.end())
            or "you " in text[max(low, word.start() - 14) : word.start()]
        ):
            pass  # "as soon as it shows, and", "if you have ever cried"
        elif (
            said in _verbs() and before not in _NO_SUBJECT and (before != "to" or text.startswith(" that", word.end()))
        ):
            return True
        before = said
    return False


def _says_behind(text: str, start: int, high: int) -> bool:
    """Whether words set off by a comma and a verb of saying close a sentence: ", the agency said." """
    known, closing = _verbs(), _closing()
    return any(
        word[0] in known
        and closing["after"].match(text, word.end(), high)
        and closing["before"].search(text, max(start, word.start() - _CLOSING), word.start())
        for word in _word().finditer(text, start, high)
    )


def attributed(text: str, low: int, high: int, start: int, end: int) -> bool:
    """Whether the sentence ``low:high`` gives what stands at ``start:end`` to somebody, named or not.

    Who that is, is a question of the rules about attribution.
    """
    if text.startswith(("No wonder", "Small wonder"), low):
        low += 12
    return (
        _says(text, low, start)
        or _argued().search(text, low, start) is not None
        or _said().search(text, end, high) is not None
        or _says_behind(text, end, high)
    )


@cache
def _figures() -> re.Pattern[str]:
    return compiled(r"\d ?%|\bper ?cent\b|\d\d")


def cites(document: Document, block: Block) -> bool:
    """Whether a block links somewhere else or bears the mark of a note."""
    return any(
        (mark.kind is MarkKind.LINK and not mark.target.startswith("#")) or mark.kind is MarkKind.NOTE
        for mark in block.marks
    )
