"""Numbers that announce a list, and how many items follow: "Five ways to ...", "for three reasons:".

Only what can be proved from the page is told: a lead-in with one number, a colon and the list right behind it; a title
with a number, and headings, paragraphs or one list that are numbered from one on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from sourcecheck.analysis.figures.list_rest import (
    begins_at_one,
    goes_on_elsewhere,
    holds_several,
    rest_is_told,
    section,
)
from sourcecheck.analysis.figures.numbers import holds_digit
from sourcecheck.analysis.figures.things_counted import counted_things, number_of
from sourcecheck.analysis.words import letter_words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Kind
from sourcecheck.records import NamedTuple
from sourcecheck.word_lists import alternatives, word_set

__all__ = ["Announced", "by_lead_ins", "by_title"]

_LEADING = frozenset((Kind.PARAGRAPH, Kind.ITEM, Kind.HEADING))
_HEADS = frozenset((Kind.HEADING, Kind.TITLE))
_FEWEST, _MOST = 2, 50  # that can be announced
_LONGEST = 400  # code points of a lead-in
_TITLE = 120  # and of a title


class Announced(NamedTuple):
    """A number at ``start:end`` of a block's text, what it says and what follows."""

    block: Block
    start: int
    end: int
    said: int
    found: int
    first: Block  # of what follows
    last: Block


@cache
def _any_number() -> re.Pattern[str]:
    return compiled(rf"(?i)(?<![\w.])(?:\d+|{alternatives('number-words')}|both|dozens?|several|few|hundred)(?![\w.])")


@cache
def _open() -> re.Pattern[str]:
    """Words that lift the exactness, or say that the list is of something else."""
    return compiled(
        r"(?i)\b(?:includ\w+|such as|among|at least|at most|up to|or more|or so|or less|e\.g|for example|for instance|"
        r"some of|each|every|either|neither|per|about|around|roughly|nearly|almost|approximately|over|more than|"
        r"less than|fewer|like|namely one|notably|especially|mainly|mostly|plus|excluding|except|other|another|"
        r"remaining|latter|former|"
        r"first|last|next|previous|past|one of|any of|any|not|n[’']t|between|if|choose|pick|select|combin\w+|both|"
        r"minus|then|also|"
        r"related|further reading|sources|links|learn more|see)\b"
        # "The club has 40 members and meets on:" lists days.
        r"|\band (?:\w+ ){1,3}(?:on|in|at|to|of|by|from) ?:$|(?:^|[.!?] )of (?:the|its|their|our|these|those|all) "
    )


@cache
def _odd_item() -> re.Pattern[str]:
    """An item that is no member of the list: a bonus, a remark, the way on."""
    return compiled(
        r"(?i)(?:bonus|extra|also|finally|lastly|conclusion|summary|intro(?:duction)?|overview|note|notes|n\.b|p\.?s|"
        r"see|more|plus|others?|and|or|"
        r"update|edit|todo|honou?rable mention|background|recap|final thoughts?|wrap|further|next steps|references|"
        r"sources|faq|"
        r"frequently|table of contents|contents|about|related|what[’']s next|the bottom line|takeaways?|"
        r"key takeaways?)\b"
    )


def _may_count(text: str) -> bool:
    """Whether a text holds a number that can announce something."""
    return holds_digit(text) or not word_set("number-words").isdisjoint(letter_words(text.lower()))


# Lead-ins ---------------------------------------------------------------------------


def by_lead_ins(document: Document, blocks: Iterable[Block]) -> Iterator[Announced]:
    """Lead-ins that end in a colon and announce another number than the items of the list right behind them."""
    for block in blocks:
        text = block.text
        heading = block.kind is Kind.HEADING
        if not (heading or text.endswith(":")) or block.kind not in _LEADING or block.quoted:
            continue
        low = max(text.rfind(mark, 0, -1) + 2 for mark in (". ", "! ", "? ", "; ")) if len(text) > 2 else 0
        low = low if low >= 2 else 0
        if len(text) - low > _LONGEST or not _may_count(text[low:]):
            continue
        if heading and (len(text) > _TITLE or not _heads(document, block)):
            continue
        said = list(counted_things(text, low))
        if len(said) != 1 or len(_any_number().findall(text, low)) != 1 or _open().search(text, low):
            continue
        found = _list_after(document, block)
        if found is None:
            continue
        count, first, last = found
        number = number_of(said[0].written)
        if number > count and any(holds_several(item.text) for item in _blocks_of(document, first, last)):
            continue
        if _FEWEST <= number <= _MOST and number != count:
            yield Announced(block, said[0].start, said[0].end, number, count, first, last)


def _heads(document: Document, block: Block) -> bool:
    """Whether a heading begins with its number and stands right over a list that is all of its section."""
    if block.number + 1 >= len(document.blocks) or document.blocks[block.number + 1].kind is not Kind.ITEM:
        return False
    number = next(counted_things(block.text), None)
    if number is None or block.text[: number.start].strip().lower() not in _OPENING:
        return False
    for other in document.blocks[block.number + 1 :]:
        if other.kind is Kind.HEADING:
            return other.level <= block.level
    return True


_OPENING = frozenset(("", "the", "top", "our", "my", "the top", "here are", "these"))


def _list_after(document: Document, block: Block) -> tuple[int, Block, Block] | None:
    """The number of items of the list that begins right behind a block, with its first and last item."""
    blocks = document.blocks
    if block.number + 1 >= len(blocks):
        return None
    head = blocks[block.number + 1]
    if head.kind is not Kind.ITEM:
        return None
    around = list(document.around(head))
    if len(around) < 2 or around[0].kind != "item":
        return None
    # The list that begins behind the lead-in, not one that the lead-in is itself in.
    level = next((at for at, container in enumerate(around) if container.span.start < block.extent.end), len(around))
    outer = [container for container in around[:level] if container.kind in ("list", "ordered-list")]
    if not outer:
        return None
    whole = outer[-1]
    place = document.containers.index(whole)
    items = [
        number
        for number, container in enumerate(document.containers)
        if container.kind == "item" and container.parent == place
    ]
    firsts: list[Block] = []
    wanted = dict.fromkeys(items)
    for other in blocks[block.number + 1 :]:
        if other.extent.start >= whole.span.end:
            break
        if other.container in wanted and wanted[other.container] is None and other.text:
            wanted.pop(other.container)
            firsts.append(other)
    if len(items) < 2 or len(firsts) != len(items):
        return None
    if any(_odd_item().match(item.text) for item in (firsts[0], firsts[-1])) or any(
        len(item.text) < 2 for item in firsts
    ):
        return None
    if _goes_on(document, whole.span.end, firsts[-1]) or not begins_at_one(document, whole.span.start):
        return None
    if rest_is_told(document, firsts[-1].number + 1):
        return None
    return len(items), firsts[0], firsts[-1]


def _goes_on(document: Document, end: int, last: Block) -> bool:
    """Whether another list or numbered text follows in the section: the list may be cut in two."""
    for other in section(document, last.number + 1):
        if other.extent.start < end:
            continue
        if (
            other.kind is Kind.ITEM
            or _numbered().match(other.text)
            or other.kind is Kind.CODE
            or other.kind is Kind.CELL
        ):
            return True
    return False


def _blocks_of(document: Document, first: Block, last: Block) -> Iterator[Block]:
    """The blocks from one to another, both included."""
    yield from document.blocks[first.number : last.number + 1]


# Titles -----------------------------------------------------------------------------


@cache
def _numbered() -> re.Pattern[str]:
    """ "3. Ask first", "#3: Ask first", "Tip 3: ask first"."""
    return compiled(
        r"(?i)(?:(?:no\.? ?|number |#)?(?P<number>\d{1,2})(?:[.):]|[ ]?[–—-]) ?(?=[^\W\d])"
        r"|(?P<name>tip|step|reason|way|rule|lesson|mistake|myth|sign|idea|fact|secret|habit|principle|trick|strategy|"
        r"question|"
        r"number|key|point|part) #?(?P<named>\d{1,2})\b)"
    )


def by_title(document: Document) -> Iterator[Announced]:
    """A title that announces another number of things than are numbered in the text."""
    heads = [block for block in document.blocks if block.kind in _HEADS]
    title = next(
        (block for block in heads if block.level == 1 and block.kind is Kind.HEADING and document.in_content(block)),
        None,
    ) or next((block for block in heads if block.kind is Kind.TITLE), None)
    if title is None or len(title.text) > _TITLE:
        return
    if not _may_count(title.text) or len(_any_number().findall(title.text)) != 1:
        return
    said = next(counted_things(title.text), None)
    if said is None or _open().search(title.text):
        return
    if title.text[: said.start].strip().lower() not in _OPENING:
        # "How I read 5 books" announces nothing.
        if not title.text[: said.start].rstrip().endswith((":", "–", "—", "-", "|")):
            return
    number = number_of(said.written)
    if not _FEWEST <= number <= _MOST:
        return
    for parts in (
        _numbered_parts(document, title, heading=True),
        _numbered_parts(document, title, heading=False),
        _only_list(document),
        _plain_headings(document, title, number),
    ):
        if parts:
            if len(parts) != number and len(parts) >= 3 and abs(len(parts) - number) <= 3:
                if len(parts) > number or not _told_elsewhere(document, len(parts)):
                    yield Announced(title, said.start, said.end, number, len(parts), parts[0], parts[-1])
            return


def _told_elsewhere(document: Document, found: int) -> bool:
    """Whether the number that would come next stands at the head of another block, or may: a list cut in two."""
    if any(goes_on_elsewhere().search(block.text) for block in document.blocks if document.in_content(block)):
        return True
    for block in document.blocks:
        match = _numbered().match(block.text)
        if match is not None and int(match["number"] or match["named"]) == found + 1:
            return True
    spread = [container.parent for container in document.containers if container.kind == "item"]
    return any(
        container.kind == "ordered-list" and spread.count(number) <= 2
        for number, container in enumerate(document.containers)
    )


def _plain_headings(document: Document, title: Block, number: int) -> list[Block]:
    """The headings of a text that has one level of them, one too few, and no list that may hold the missing one."""
    if number < _FEWEST + 2 or any(container.kind in ("list", "ordered-list") for container in document.containers):
        return []
    headings = [
        block
        for block in document.blocks
        if block.kind is Kind.HEADING and block.number != title.number and document.in_content(block)
    ]
    if len(headings) != number - 1 or len({block.level for block in headings}) != 1 or headings[0].recovered:
        return []
    if any(
        _odd_item().match(block.text) or block.text.startswith(("Why ", "How ", "What ", "Where "))
        for block in headings
    ):
        return []
    # Each with a text of its own.
    if any(document.blocks[block.number + 1].kind is not Kind.PARAGRAPH for block in headings[:-1]):
        return []
    return headings


def _numbered_parts(document: Document, title: Block, heading: bool) -> list[Block]:
    """The headings (or paragraphs) that are numbered from one on, up or down, each number once; else none."""
    found: list[tuple[int, Block]] = []
    for block in document.blocks:
        if (
            (block.kind is Kind.HEADING) is not heading
            or block.number == title.number
            or not document.in_content(block)
        ):
            continue
        if block.kind not in (Kind.HEADING, Kind.PARAGRAPH) or block.quoted:
            continue
        match = _numbered().match(block.text)
        if match is not None:
            found.append((int(match["number"] or match["named"]), block))
    numbers = [number for number, _ in found]
    if len({block.level for _, block in found}) > 1:
        return []
    if numbers not in (list(range(1, len(numbers) + 1)), list(range(len(numbers), 0, -1))):
        return []
    return [block for _, block in found]


def _only_list(document: Document) -> list[Block]:
    """The items of the only list of the text, where it is numbered, stands at the top level and is most of the text."""
    lists = [
        number
        for number, container in enumerate(document.containers)
        if container.kind in ("list", "ordered-list")
        and _in_content(document, container.span.start, container.span.end)
    ]
    if len(lists) != 1 or document.containers[lists[0]].kind != "ordered-list":
        return []
    items = {number for number, container in enumerate(document.containers) if container.parent == lists[0]}
    firsts: list[Block] = []
    inside = outside = 0
    for block in document.blocks:
        if not document.in_content(block) or block.kind in (Kind.TITLE, Kind.DESCRIPTION, Kind.ATTRIBUTE):
            continue
        if block.container in items and (not firsts or firsts[-1].container != block.container):
            firsts.append(block)
        if block.container in items:
            inside += len(block.text)
        else:
            outside += len(block.text)
    if inside < outside or any(_odd_item().match(block.text) for block in firsts[:1] + firsts[-1:]):
        return []
    return firsts


def _in_content(document: Document, start: int, end: int) -> bool:
    return any(
        start <= block.extent.start < end and document.in_content(block)
        for block in document.blocks
        if block.kind is Kind.ITEM
    )
