"""Acronyms of a text: where they stand, in which forms, and whether the text says what they stand for."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from typing import Final, NamedTuple

from sourcecheck.analysis.typography.encoded import encoded
from sourcecheck.analysis.words import words
from sourcecheck.document import Block, Document, Format, Kind, MarkKind

__all__ = ["Use", "acronyms", "capital_runs", "is_explained"]

_PROSE: Final = (Kind.PARAGRAPH, Kind.ITEM, Kind.DETAIL, Kind.FOOTNOTE)
_NOT_TEXT: Final = (MarkKind.CODE, MarkKind.SHORTCODE, MarkKind.DELETED, MarkKind.LINK, MarkKind.ABBREVIATION)
_CAPITALS: Final = bytes(byte if 64 < byte < 91 else 32 for byte in range(256))
_NEAR: Final = 120  # code points on either side of an acronym in which it is explained
_LONGEST: Final = 60_000  # code points of a text in which an explanation is looked for
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
    return re.compile(
        rf"(?<![\w$@#&/.-]){_ROMAN}(?P<form>(?P<base>[A-Z](?:&?[A-Z]){{2,5}})s?)(?![\w&@/]|-[A-Z0-9]|\.\w)"
    )


def capital_runs(document: Document) -> frozenset[str]:
    """The runs of three to seven capital letters that a page's text may hold twice; use through ``document.once``.

    Told over bytes, in which everything else is made a space: a pattern would take ten times as long.
    """
    if document.format is Format.HTML:  # mostly not text
        data = "\n".join([block.text for block in document.blocks]).encode("ascii", "replace")
    else:
        data = document.once(encoded)
    runs = data.translate(_CAPITALS).split()
    long = [run for run in set(runs) if 2 < len(run) < 8]
    return frozenset([run.decode() for run in long if runs.count(run) > 1]) - _STRESSED


def acronyms(document: Document, names: Collection[str]) -> dict[str, list[Use]]:
    """Where acronyms stand in the content's prose, outside of block quotes, code and links.

    A form that ends in "S" belongs to the one without, where there is one.
    """
    found: dict[str, list[Use]] = {}
    for block in document.blocks:
        text = block.text
        if block.kind not in _PROSE or block.quoted or not any(name in text for name in names):
            continue
        if not document.in_content(block) or text.isupper():
            continue
        for match in _pattern().finditer(text):
            start, end = match.span("form")
            base = match["base"]
            if base not in names or base in _STRESSED or _is_shouted(text, start, end):
                continue
            if any(mark.start < end and start < mark.end and mark.kind in _NOT_TEXT for mark in block.marks):
                continue
            found.setdefault(base, []).append(Use(block, start, end, match["form"]))
    for base in [base for base in found if base.endswith("S") and base[:-1] in found]:
        found[base[:-1]] += found.pop(base)
    for uses in found.values():
        uses.sort(key=lambda use: (use.block.number, use.start))
    return found


def _is_shouted(text: str, start: int, end: int) -> bool:
    """Whether a word beside it stands in capitals too: a phrase that shouts, or a ticker."""
    before = text[max(0, start - 24) : start].rstrip(" ").rpartition(" ")[2].strip("“”\"'’(),:")
    after = text[end : end + 24].lstrip(" ").partition(" ")[0].strip("“”\"'’(),:.!?")
    return any(len(word) > 1 and word.isalpha() and word.isupper() for word in (before, after))


def is_explained(text: str, acronym: str) -> bool:
    """Whether a text says what an acronym stands for, or holds a phrase with its initials.

    Args:
        text: all of a document's, up to 60,000 code points are read.
    """
    text = text[:_LONGEST]
    pattern = _beside(acronym)
    at = text.find(acronym)
    while at >= 0:
        near = text[max(0, at - _NEAR) : at + _NEAR]
        if pattern.search(near):
            return True
        at = text.find(acronym, at + _NEAR // 2)
    return bool(_spelled(acronym).search(text))


def _beside(acronym: str) -> re.Pattern[str]:
    name = re.escape(acronym)
    marked = rf"[“\"'‘*_]?{name}s?[”\"'’*_]?"
    return re.compile(
        rf"\w\W{{1,3}}\((?:(?:the|or|a|now|formerly|known as|called|hereafter|abbreviated(?: as| to)?) )*{marked}[),;]"
        rf"|{marked}[®™]? ?\((?!\d)[^()]{{8,}}"
        rf"|\b{marked},? (?:which |that )?(?:stands? for|is short for|short for|stood for|means|or the [A-Z]"
        rf"|(?:is )?an? (?:acronym|abbreviation))"
        rf"|\b(?:acronym|abbreviated|abbreviation|initials|shortened)\b[^.]{{0,40}}{marked}"
        rf"|\b(?i:{name[0]})[a-z]{{5,}},? (?:or|known as|called) {marked}"
        rf"|(?:^|\n)\W{{0,3}}{name}\W{{0,2}}(?:[:–—=]| - )"
        rf"|\b[A-Z]\w+(?: [\w’'-]+){{1,8}}, (?:or|the|known as(?: the)?) {marked}[,.]"
    )


_SMALL: Final = "(?:[ -](?:of|the|and|for|in|on|to|at|by|with|from|a|an|de|la|du|des|del|di|und|für|&)){0,3}"


def _spelled(acronym: str) -> re.Pattern[str]:
    """A phrase with the initials of an acronym; small words may stand between."""
    letters = [letter for letter in acronym if letter != "&"]
    return re.compile(r"(?i)\b" + rf"{_SMALL}[ -]".join(rf"{letter}[\w’']*" for letter in letters) + r"\b")
