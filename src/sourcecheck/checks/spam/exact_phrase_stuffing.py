"""One phrase that a text says word for word more often than its sentences need it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.page.headlines import headline_of
from sourcecheck.analysis.repetition.passages import plain_words
from sourcecheck.analysis.words import SAMPLE, low_sample, prose_sample, words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Kind, MarkKind
from sourcecheck.finding import Confidence, Related, Severity
from sourcecheck.records import NamedTuple
from sourcecheck.rule import Context, Example, Hit, Rule

_TOKENS = 5  # of the shortest phrase
_LONGEST = 12
_LEAST = 5  # times, in a short text
_OFTEN = 8  # times that are too many in a text of any usual length
_RATE = 4.0  # times per 1,000 words
_LONG_RATE = 1.5  # the same, from _OFTEN times on
_SHARED = 2  # words of its own that a phrase has from the headline
_SHORTEST = 700  # code points of text
_SHORT = 2_400  # code points of text that is looked at in any case: what is long must name the phrase in its headline
_SHOWN = 24  # places
_PROSE = frozenset((Kind.PARAGRAPH, Kind.ITEM, Kind.HEADING, Kind.DETAIL, Kind.CAPTION, Kind.FOOTNOTE))
_SMALL = words(
    "a an the this that these those i you he she it we they me him us them my your his her its our their who whom "
    "what which when where why how is are was were be been being am do does did done have has had will would "
    "shall should can could may might must not no and or but nor if then than because so as too very of to in on "
    "at for with from by into about over after before under between up out off down through during there here all "
    "any some each every more most other such only own same one two also just new said says according able get "
    "make use many much people year years time next last first second three four five six seven eight nine ten "
    "day days week weeks month months der die das und den mit für von zu ist im auf le la les des du et un une "
    "dans pour avec sur el los las del y en para por con una il di della che per nel o da em um uma het een van "
    "met op "
)


def check(document: Document, context: Context) -> Iterator[Hit]:
    sample = document.once(prose_sample)
    if len(sample) < _SHORTEST:
        return
    headline = _headline(document)
    if not _may_repeat(document, headline) or (len(sample) < SAMPLE and not _repeats(document)):
        return
    named = frozenset(word for word in re.findall(r"[^\W_]{3,}", headline) if word not in _SMALL)
    places = _tokens_of(document)
    for starts, size in _stuffed([place[0] for place in places], len(places)):
        hits = [_Place(places[at][1], places[at][2], places[at + size - 1][3]) for at in starts]
        own = {part for token, *_ in places[starts[0] : starts[0] + size] for part in token.split("-")}
        if named and len(own & named) < _SHARED:
            continue
        begins = sum(not places[at - 1][0] if at else True for at in starts)
        if 2 * begins > len(starts) or _is_name(hits) or _is_line(hits):
            continue
        first = hits[0]
        yield Hit(
            first.block.span(first.start, first.end),
            values={"phrase": first.text, "count": str(len(hits))},
            related=tuple(Related(one.block.span(one.start, one.end), "Here") for one in hits[:_SHOWN]),
            scope="document",
        )


class _Place(NamedTuple):
    block: Block
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.block.text[self.start : self.end]


def _may_repeat(document: Document, headline: str) -> bool:
    """Whether a phrase may come back often: a look at the headline's words, as counting all phrases is dear."""
    sample = document.once(prose_sample)
    if not headline:
        return len(sample) <= _SHORT and _comes_back(sample.lower())
    # At seven letters to the word a text has no more words than this, and needs no fewer.
    least = int(min(max(_LEAST, _RATE * len(sample) / 7_000), _OFTEN))
    quick = document.once(low_sample)
    often = [pair for pair in _pairs(headline) if quick.count(pair) >= least]
    if not often:
        return False
    low = sample.lower()
    return any(low.count(pair) >= least and _goes_on(low.split(pair), least) for pair in often)


def _repeats(document: Document) -> bool:
    """Whether any words in a row, whatever stands between them, are there as often as a phrase has to be."""
    said = plain_words(document.once(low_sample))
    rows = Counter(zip(*(said[at:] for at in range(_TOKENS)), strict=False))
    return max(rows.values(), default=0) >= _LEAST


def _goes_on(parts: list[str], least: int) -> bool:
    """Whether what stands between some equal words often begins, or often ends, alike."""
    after = Counter([part[:5] for part in parts[1:]])
    if max(after.values()) >= least:
        return True
    return max(Counter([part[-5:] for part in parts[:-1]]).values()) >= least


def _pairs(headline: str) -> list[str]:
    """Each two neighbouring words of its own that a headline holds, with the small ones between them."""
    found: list[str] = []
    between: list[str] = []
    for word in re.findall(r"[^\W_]+", headline):
        between.append(word)
        if word not in _SMALL:
            if 1 < len(between) <= 4:
                found.append(" ".join(between))
            between = [word]
    return found


def _comes_back(low: str) -> bool:
    """Whether three words in a row come back among every third such row."""
    split = low.split()
    rows = Counter(zip(split[::3], split[1::3], split[2::3], strict=False))
    return any(
        times > 1 and sum(word.strip(".,;:!?\"'()") not in _SMALL for word in row) >= 2 for row, times in rows.items()
    )


def _headline(document: Document) -> str:
    """The headline in small letters, or ""."""
    headline = document.once(headline_of)
    return headline.text.lower() if headline is not None else ""


@cache
def _word() -> re.Pattern[str]:
    return compiled(r"[^\W_][\w'’.&-]*[^\W_]|[^\W_]")


def _tokens_of(document: Document) -> list[tuple[str, Block, int, int]]:
    """The words of the text with their places, a full stop between two blocks."""
    found: list[tuple[str, Block, int, int]] = []
    left = SAMPLE
    for block in document.blocks:
        if block.kind not in _PROSE or block.quoted or not document.in_content(block):
            continue
        left -= len(block.text)
        if left < 0:
            break
        low = block.text.lower()
        text = low if len(low) == len(block.text) else block.text
        end = 0
        for match in _word().finditer(text):
            # A stop or a bar between two words ends a phrase; a comma may come and go.
            start = match.start()
            if start > end + 1 and any(mark in ".!?;:|()" for mark in text[end:start]):
                found.append(("", block, end, end))
            end = match.end()
            found.append((text[start:end], block, start, end))
        found.append(("", block, end, end))
    return found


def _stuffed(tokens: list[str], length: int) -> list[tuple[list[int], int]]:
    """Phrases that come back too often: the numbers of their first tokens, how many words."""
    starts: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(tokens) - _TOKENS + 1):
        row = tuple(tokens[at : at + _TOKENS])
        if "" not in row:
            starts.setdefault(row, []).append(at)
    often = [
        places
        for row, places in starts.items()
        if len(places) >= _LEAST and _is_often(len(places), length) and _is_telling(row)
    ]
    done: list[tuple[list[int], int]] = []
    taken: set[int] = set()
    for places in sorted(often, key=lambda places: (-len(places), places[0])):
        free = [at for at in places if at not in taken]
        if len(free) < max(_LEAST, len(places) // 2 + 1):
            continue
        size, free = _grown(tokens, free)
        free = _apart(free, size)
        if len(free) < _LEAST or not _is_often(len(free), length):
            continue
        whole = size >= _LONGEST or all(tokens[at - 1] == "" == tokens[at + size] for at in free if at)
        for at in free:
            taken.update(range(at - _TOKENS + 1, at + size))
        if not whole:  # sentences that come back are another matter
            done.append((free, size))
    return done[:3]


def _is_often(times: int, length: int) -> bool:
    rate = times * 1000 / length
    return rate >= _RATE or (times >= _OFTEN and rate >= _LONG_RATE)


def _is_telling(row: tuple[str, ...]) -> bool:
    """Whether a phrase is more than how sentences are made: three words of its own."""
    return len({word for word in row if word not in _SMALL and not word.isdecimal()}) >= 3


def _grown(tokens: list[str], places: list[int]) -> tuple[int, list[int]]:
    """The phrase as long as all its places have it, to the left and to the right."""
    size = _TOKENS
    while size < _LONGEST:
        after = {tokens[at + size] if at + size < len(tokens) else "" for at in places}
        if len(after) != 1 or after == {""}:
            break
        size += 1
    while size < _LONGEST:
        before = {tokens[at - 1] if at else "" for at in places}
        if len(before) != 1 or before == {""}:
            break
        places = [at - 1 for at in places]
        size += 1
    return size, places


def _apart(places: list[int], size: int) -> list[int]:
    kept: list[int] = []
    for at in places:
        if not kept or at >= kept[-1] + size:
            kept.append(at)
    return kept


def _is_name(places: list[_Place]) -> bool:
    """Whether most places write the phrase as a name: every word of its own with a capital."""
    named = 0
    for place in places:
        own = [word for word in place.text.split() if word.lower().strip(".,'’") not in _SMALL]
        named += all(word[0].isupper() or word[0].isdigit() for word in own)
    return 2 * named > len(places)


def _is_line(places: list[_Place]) -> bool:
    """Whether many places are a line of their own, or a link: a form, a refrain, a list of the same make."""
    lines = sum(
        place.end - place.start >= 0.6 * len(place.block.text)
        or any(
            mark.kind is MarkKind.LINK and mark.start < place.end and place.start < mark.end
            for mark in place.block.marks
        )
        for place in places
    )
    return 2 * lines > len(places)


_BOAT_PAINT = "\n\n".join(
    f"{before} the best boat paint for wood {after}. {rest}"
    for before, after, rest in (
        (
            "Whoever looks for",
            "finds many shops",
            "Some are old, and some have opened this year by the port of the town.",
        ),
        (
            "We say that",
            "is dear",
            "It comes in tins of two sizes and lasts for a summer or two at sea, if you are lucky.",
        ),
        (
            "No keeper uses",
            "in the rain",
            "They wait for a dry week in May and begin with the keel, as they always did.",
        ),
        ("In a shed lies", "for years", "It does not dry out if the lid is shut, which few of us think of in time."),
        ("Ask for", "at the quay", "The men there know what holds and what does not hold in salt water and in ice."),
        ("So choose", "today", "The season begins soon, and the yards are full by the end of the month of April."),
    )
)

RULE = Rule(
    id="spam/exact-phrase-stuffing",
    message="“{phrase}” comes {count} times, word for word. Say it otherwise, or leave it out.",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    doubt="Nobody writes the same five words in every paragraph for readers; a search engine is meant.",
    settle="Name the thing once, and then say “it”, “the pact”, or what each sentence is about.",
    why="""People who write for people shorten what they have named: the second time it is “the programme”. A text that
says the whole phrase each time, and never bends it, was written around a search. Of edited news articles one in a
hundred holds any six words more than three times, mostly the name of a law or an office.

Counted are phrases of five words or more with three words of their own, against the length of the text: four times
in 1,000 words, or eight times. Names (every word with a capital), lines of forms and lists, quotations in blocks and
code do not count. In a long text the headline has to speak of it too.""",
    measured=(
        "2026-11-23: 0 findings in 2,490 articles, posts and pages (at most 1.2 per 1,000 with 95% confidence), 5 in "
        "250 generated posts, all read, all of them the search that the title is made of. Of 20 fresh phrases set "
        "into a news text six to ten times 20 found at first look."
    ),
    references=(
        "https://developers.google.com/search/docs/essentials/spam-policies#keyword-stuffing",
        "https://dl.acm.org/doi/10.1145/1135777.1135794",  # Ntoulas et al. 2006
    ),
    bad=(
        Example(_BOAT_PAINT, document=True),
        Example(
            "<h1>Rent a small boat in Norddorf</h1>" + "".join(
                f"<p>{before} <b>rent a small boat</b> in Norddorf {after}, as everybody here will tell you "
                "when you ask for the way to the pier.</p>"
                for before, after in (
                    ("People who", "come from all over the country"), ("You can", "where two brothers keep a shed"),
                    ("It is easy to", "when the wind comes from the west"), ("If you", "take a warm coat with you too"),
                    ("Many", "and stay for a day with bread and fish"), ("Do not", "without a good map of the sands"),
                )
            ), Format.HTML, document=True,
        ),
    ),
    good=(
        "\n\n".join(
            f"{before} the Harbour Workers Health Programme {after}. The town pays for it, and the board keeps books."
            for before, after in (
                ("In May", "began with forty members"), ("By June", "had grown"), ("Then", "stopped for a summer"),
                ("Later", "came back with more money"), ("Now", "is known"), ("Soon", "will end, the mayor said"),
            )
        ),
        "\n\n".join(
            f"{before} at the end of the day {after}, and nobody in the harbour knows who will be the first to go."
            for before, after in (
                ("We meet", "by the pier"), ("They leave", "by boat"), ("He sleeps", "on deck"), ("She sings", "loud"),
                ("It rains", "as a rule"), ("I read", "at home"),
            )
        ),
    ),
    check=check,
    parts=("long",),
    not_types=("fiction", "transcript", "reference"),
)  # fmt: skip
