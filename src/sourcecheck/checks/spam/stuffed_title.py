"""Titles written for a search engine: a word again and again, a row of searches, longer than anybody reads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.page.headlines import headline_of
from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Kind
from sourcecheck.finding import Confidence, Severity
from sourcecheck.rule import Context, Example, Hit, Rule, Variant

_TIMES = 3
_SHORTEST, _LONGEST = 24, 300  # code points of a title
_WORDS, _CHARACTERS = 24, 110
_PARTS = 4  # between bars
_BARS = "|•·»"
_SMALL = words(
    "with from that this what when where which your you're they their them have been will would more than into over "
    "about "
    "after before does didn't don't isn't part vol chapter versus they're we're we've it's that's it'll"
)


def check(document: Document, context: Context) -> Iterator[Hit]:
    seen: set[str] = set()
    for block in _titles(document):
        text = block.text
        if not _SHORTEST <= len(text) <= _LONGEST or text in seen:
            continue
        seen.add(text)
        found = _stuffed(text)
        if found:
            variant, values = found
            yield Hit(block.whole, variant, values)


def _titles(document: Document) -> Iterator[Block]:
    """The titles that the page gives, and its headline."""
    for block in document.blocks[:40]:
        if block.kind is Kind.TITLE:
            yield block
    headline = document.once(headline_of)
    if headline is not None and headline.kind is not Kind.TITLE:
        yield headline


def _stuffed(text: str) -> tuple[str, dict[str, str]] | None:
    """What is wrong with a title: a variant, and what its message names."""
    again, times = _again(text)
    if again:
        return "", {"word": again, "count": str(times)}
    if sum(map(text.count, _BARS)) >= _PARTS - 1:
        parts = [part for part in re.split(rf" ?[{_BARS}] ?", text) if part]
        if len(parts) >= _PARTS and _share(parts):
            return "parts", {"count": str(len(parts))}
    if len(text) <= _CHARACTERS - 40:
        if ": " in text and _template().search(text):
            return "template", {}
        return None
    own = _without_site(text)
    if len(own) > _CHARACTERS or own.count(" ") >= _WORDS:
        return "long", {"count": str(len(own))}
    if ": " in text and _template().search(text):
        return "template", {}
    return None


def _again(text: str) -> tuple[str, int]:
    """A word that stands in a title three times or more, plural or not, and how often; "" where none does."""
    if text.count(" ") < 5:
        return "", 0
    found: list[str] = re.findall(r"[^\W\d_][\w'’-]{3,}", text.lower())
    stems = [word.removesuffix("'s").removesuffix("’s").removesuffix("s") for word in found if word not in _SMALL]
    if len(stems) - len(set(stems)) < _TIMES - 1:
        return "", 0
    for stem, times in Counter(stems).items():
        if times < _TIMES:
            continue
        # "Girls, Girls, Girls", "day after day after day": a row of its own
        name = re.escape(stem)
        if not re.search(rf"(?i)\b{name}s?(?:,? (?:(?:after|by|upon|and|to|is|a|of|for) )?{name}s?){{2}}\b", text):
            return next(word for word in found if word.startswith(stem)), times
    return "", 0


def _share(parts: list[str]) -> bool:
    """Whether two of the parts of a title hold the same word: searches, not the way through a site."""
    counts: Counter[str] = Counter()
    for part in parts:
        counts.update({word[:5] for word in re.findall(r"[^\W\d_]{4,}", part.lower()) if word not in _SMALL})
    return any(times >= 3 for times in counts.values()) or sum(times >= 2 for times in counts.values()) >= 2


def _without_site(text: str) -> str:
    """A title without the name of the site behind its last bar or dash."""
    own = text
    for _ in range(3):
        parted = (own.rpartition(mark) for mark in (" | ", " - ", " – ", " — ", " · "))
        head, mark, tail = max(parted, key=lambda parts: len(parts[0]))
        if not mark or len(tail) > 45 or len(head) < 20:
            return own
        own = head
    return own


@cache
def _template() -> re.Pattern[str]:
    return compiled(
        r"^(?!(?:Explainer|Explained|Opinion|Analysis|Podcast|Video|Watch|Live"
        r"|Guide)\b)[A-Z][^:.!?]{2,60}: (?:Unpacking|Exploring"
        r"|Navigating|Understanding|Unveiling|Decoding|Demystifying|Unravell?ing|Delving [Ii]nto|Harnessing"
        r"|Unlocking|Embracing"
        r"|Mastering|Charting|Dissecting|Deciphering|Unmasking|Revolutioni[sz]ing|Transforming|Empowering"
        r"|Reimagining) "
        r"(?:[Tt]he |[Aa]n? )?[A-Z\d]"
    )


RULE = Rule(
    id="spam/stuffed-title",
    message="“{word}” stands {count} times in this title. Say it once.",
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    doubt="A title that says the same word over and over was made for a search engine.",
    settle="Say once what the text is about, in words a reader would use.",
    why="""Titles were among the first things by which search engines told spam: the same words again and again, several
searches in a row, more words than anybody reads. Search engines themselves ask for one short and telling title.

Names that repeat a word in a row, the name of a site behind a bar and the way through its sections are left alone.
That a title is long, or made like a thousand others (“The New Dawn: Unpacking the Pact”), proves nothing alone and is
told with low confidence.""",
    measured=(
        "2026-11-23: 1 finding of medium confidence in 2,740 articles, posts and pages (a title given twice in one, "
        "right), 5 of low confidence (2 long ones, 3 of the template, all in generated posts). Of 16 fresh ones 14 "
        "found at first look, 15 since."
    ),
    references=(
        "https://developers.google.com/search/docs/appearance/title-link",
        "https://dl.acm.org/doi/10.1145/1135777.1135794",  # Ntoulas et al. 2006
        "https://credweb.org/signals-20191126",
    ),
    bad=(
        Example(
            "<title>[[Boat Rental Norddorf - Cheap Boat Rentals in Norddorf, Boat Hire]]</title><p>Boats.</p>",
            Format.HTML,
        ),
        Example(
            "# [[Plumber Leeds | Leeds Plumbing | Best Plumbing Help | Call a Plumber]]\n\nWe help.\n",
            Format.MARKDOWN, variant="parts",
        ),
        Example("---\ntitle: '[[The Shifting Tides: Unpacking the Harbour Pact]]'\n---\n\nIt holds.\n",
                Format.MARKDOWN, variant="template"),
        Example(
            "# [[The harbour board of Norddorf has decided after a long debate in the town hall on Monday to close "
            "the old "
            "lock for two years]]\n\nIt did.\n", Format.MARKDOWN, variant="long",
        ),
    ),
    good=(
        Example("# Girls, Girls, Girls: the musical comes to the pier\n\nIt does.\n", Format.MARKDOWN),
        Example("<title>The pier is closed | Coast | News | Norddorf Post</title><p>It is.</p>", Format.HTML),
        Example("# Explainer: Understanding the new harbour tax\n\nIt is 4%.\n", Format.MARKDOWN),
        Example("# What boats cost, and why boats sink\n\nA lot.\n", Format.MARKDOWN),
    ),
    check=check,
    parts=("headline",),
    variants={
        "parts": Variant("This title is {count} searches in a row. Say once what the text is about."),
        "long": Variant(
            "This title has {count} characters; readers see about 60. What is it about?", confidence=Confidence.LOW
        ),
        "template": Variant(
            "“{match}” is a title that fits a thousand texts. What happened?", confidence=Confidence.LOW
        ),
    },
    scopes=("headings",),
    not_types=("fiction",),
)  # fmt: skip
