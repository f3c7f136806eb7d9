"""Acronyms of a text: where they stand, in which forms, and whether the text says what they stand for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import Final

from sourcecheck.analysis.ranges import overlaps
from sourcecheck.analysis.typography.encoded import encoded
from sourcecheck.analysis.typography.marked_ranges import link_ranges
from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Kind
from sourcecheck.records import NamedTuple

__all__ = ["Use", "acronyms", "capital_runs", "initials_of", "is_explained"]

_PROSE: Final = (Kind.PARAGRAPH, Kind.ITEM, Kind.DETAIL, Kind.FOOTNOTE)
_MARK: Final = "\x01"
_SMALL: Final = words("of the and for in on to at by with from a an de la du des del di und für")
_CAPITALS: Final = bytes(65 if 64 < byte < 91 else 32 for byte in range(256))  # "A" for each, else a space
_NEAR: Final = 120  # code points on either side of an acronym in which it is explained
_LONGEST: Final = 20_000  # code points of a text in which an explanation is looked for
# Words that are written in capitals for stress.
_STRESSED: Final = words(
    "ACT ACTION AFTER AGAIN AGAINST ALIVE ALL ALSO ALWAYS AM AND ANY ARE BAD BECAUSE BEEN BEFORE BELIEVE BEST BIG "
    "BIGLY BOTH BREAKING BUT CAN CHANGE CLOSED COULD DAY DEAD DID DOES DON DONE DOWN EACH EDITOR ELSE END EPIC EST "
    "EVEN EVER EVERY FACT FACTS FALSE FIRST FOR FREE FROM FULL GET GO GOOD GREAT HAD HALF HAS HAVE HELP HER HERE HIM "
    "HIS HOME HOPE HOT HOW HUGE INTO ITS JOKE JUST KNOW LAST LEFT LESS LIES LIKE LIVE LOOK LOSER LOT LOVE MADE MAKE "
    "MANY MAY MEN MORE MOST MUCH MUST NEED NEVER NEW NEXT NONE NOT NOTE NOTHING NOW NULL OFF OLD ONCE ONE ONLY OPEN "
    "OUR OUT OVER OWN PAID PEOPLE PHOTO PHOTOS PM READ REAL RIGHT SAD SAID SALE SAME SAVE SEE SHALL SHE SHOULD SHOW "
    "SINCE SOLD SOME START STILL STOP SUCH TEAM TELL THAN THAT THE THEIR THEM THEN THERE THESE THEY THING THINK THIS "
    "TIME TODAY TODO TOO TRUE TWO UNTIL UPDATE USE VERY VIDEO VOTE WANT WAS WATCH WAY WE WEAK WELL WERE WHAT WHEN "
    "WHERE WHICH WHO WHY WILL WIN WITH WOMEN WON WORK WOULD WOW WRONG YEAR YEARS YES YET YOU YOUR ZERO"
)
_ROMAN: Final = r"(?!M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?![A-Z]))"


class Use(NamedTuple):
    """An acronym at one place, as it is written there: with a plural ending, without a genitive."""

    block: Block
    start: int
    end: int
    form: str


@cache
def _pattern() -> re.Pattern[str]:
    # Not beside a figure, a hyphen and more capitals, a dollar sign (a share) or an at (an account).
    return compiled(rf"(?<![\w$@#&/.-]){_ROMAN}(?P<form>(?P<base>[A-Z](?:&?[A-Z]){{2,5}})s?)(?![\w&@/]|-[A-Z0-9]|\.\w)")


def capital_runs(document: Document) -> frozenset[str]:
    """The runs of three to seven capital letters that a page's text may hold twice; use through ``document.once``.

    Told over bytes in which all capitals are one: a pattern would take twenty times as long.
    """
    if document.format is Format.HTML:  # mostly not text
        data = "\n".join([block.text for block in document.blocks]).encode("ascii", "replace")
    else:
        data = document.once(encoded)
    runs = list(_runs(data))
    several = set(runs)
    if len(several) == len(runs):
        return frozenset()
    return frozenset([run.decode() for run in several if len(run) < 8 and runs.count(run) > 1]) - _STRESSED


def _runs(data: bytes) -> Iterator[bytes]:
    """The runs of three or more capital letters."""
    marked = data.translate(_CAPITALS) + b" "
    at = marked.find(b"AAA")
    while at >= 0:
        end = marked.index(b" ", at)
        yield data[at:end]
        at = marked.find(b"AAA", end)


def acronyms(document: Document, names: Collection[str]) -> dict[str, list[Use]]:
    """Where acronyms stand in the content's prose, outside of block quotes, code and links.

    A form that ends in "S" belongs to the one without, where there is one.
    """
    found: dict[str, list[Use]] = {}
    for block in document.blocks:
        text = block.text
        if block.kind not in _PROSE or block.quoted:
            continue
        for name in names:
            at = text.find(name)
            while at >= 0:
                match = _pattern().match(text, at)
                if match is not None and match["base"] == name and _is_text(document, block, *match.span("form")):
                    found.setdefault(name, []).append(Use(block, *match.span("form"), match["form"]))
                at = text.find(name, at + len(name))
    for base in [base for base in found if base.endswith("S") and base[:-1] in found]:
        found[base[:-1]] += found.pop(base)
    for uses in found.values():
        uses.sort(key=lambda use: (use.block.number, use.start))
    return found


def _is_text(document: Document, block: Block, start: int, end: int) -> bool:
    """Whether an acronym stands in the running text of the article: in no link, no code and no shouted phrase."""
    if not document.in_content(block) or _is_shouted(block.text, start, end):
        return False
    return not overlaps(document.once(link_ranges)[block.number], start, end)


def _is_shouted(text: str, start: int, end: int) -> bool:
    """Whether a word beside it stands in capitals too: a phrase that shouts, or a ticker."""
    before = text[max(0, start - 24) : start].rstrip(" ").rpartition(" ")[2].strip("“”\"'’(),:")
    after = text[end : end + 24].lstrip(" ").partition(" ")[0].strip("“”\"'’(),:.!?")
    return any(len(word) > 1 and word.isalpha() and word.isupper() for word in (before, after))


def is_explained(text: str, acronym: str) -> bool:
    """Whether a text says beside an acronym what it stands for."""
    pattern = _beside()
    at = text.find(acronym)
    while at >= 0:
        # One pattern for all: the acronym is made one letter that no text holds.
        near = text[max(0, at - _NEAR) : at + _NEAR].replace(acronym, _MARK)
        if pattern.search(near):
            return True
        at = text.find(acronym, at + _NEAR // 2)
    return False


@cache
def _beside() -> re.Pattern[str]:
    marked = rf"[“\"'‘*_]?{_MARK}s?[”\"'’*_]?"
    return compiled(
        rf"\w\W{{1,3}}\((?:(?:the|or|a|now|formerly|known as|called|hereafter|abbreviated(?: as| to)?) )*{marked}[),;]"
        rf"|{marked}[®™]? ?\((?!\d)[^()]{{8,}}"
        rf"|{marked},? (?:which |that )?(?:stands? for|is short for|short for|stood for|means|or the [A-Z]"
        rf"|(?:is )?an? (?:acronym|abbreviation))"
        rf"|\b(?:acronym|abbreviated|abbreviation|initials|shortened)\b[^.]{{0,40}}{marked}"
        rf"|\n\W{{0,3}}{_MARK}\W{{0,2}}(?:[:–—=]| - )"
        rf"|\b[A-Z]\w+(?: [\w’'-]+){{1,8}}, (?:or|the|known as(?: the)?) {marked}[,.]"
        rf"|\b[a-z]{{6,}},? (?:or|known as|called) {marked}"
    )


def initials_of(text: str) -> str:
    """The first letters of a text's words, in small letters: once of all words and once without the small ones.

    A space stands wherever a mark parts two words, so that a phrase is a run of letters. Of long texts the last 20,000
    code points are read.
    """
    parts: list[str] = []
    shorter: list[str] = []
    for line in text[-_LONGEST:].lower().replace("-", " ").replace("/", " ").split("\n"):
        for word in line.split():
            first = word[0]
            if not first.isalnum():
                parts.append(" ")
                shorter.append(" ")
                word = word.lstrip("“\"'‘([*_#")
                first = word[:1]
            parts.append(first)
            if word not in _SMALL:
                shorter.append(first)
            if not word[-1:].isalnum():
                parts.append(" ")
                shorter.append(" ")
        parts.append(" ")
        shorter.append(" ")
    return "".join(parts) + "".join(shorter)
