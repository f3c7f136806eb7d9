"""Where sentences begin and end.

One pass finds every stop that a space follows; what stands before and after it
decides. No model, no language data beyond the short lists below: abbreviations
come in classes, because "Mr." never ends a sentence, "No." ends one unless a
figure follows, and "Inc." ends one when the next word is one that opens sentences.

A wrong split costs little (windows of several sentences look at both halves), a
missed one makes a window too wide; in doubt this splitter does not split.
"""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.analysis.per_block import PerBlock
from sourcecheck.analysis.ranges import Ranges
from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Kind

__all__ = ["sentences", "split"]

# Before a name, or between two parts of one: never the end.
_NEVER = words(
    "pres mr mrs ms messrs mme mlle dr prof gen sen sens rep reps gov govs lt col capt cpt sgt cpl pvt cmdr maj adm "
    "rev hon fr supt ald atty insp det hr sig sra dra e.g i.e cf vs viz ca"
)
# Before a figure only ("No. 4", "Sept. 11", "pp. 3-5").
_BEFORE_FIGURE = words(
    "no nos nr p pp art arts sec secs fig figs vol vols ch chap eq ver v "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
# The end only when a word follows that opens sentences ("Acme Inc. The firm ...").
_PERHAPS = words(
    "inc corp co ltd llc plc jr sr bros assn assoc dept univ inst gov't govt intl natl st ft mt ave blvd rd hwy pl "
    "ex etc al est approx dist min max tel ext ed eds trans repr rev'd a.m p.m b.a m.a ph.d m.d d.c u.s u.k u.n e.u "
    "u.s.a l.a n.y n.j ariz ala ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb "
    "nev okla ore pa penn tenn tex va vt wash wis wyo ont que alta"
)
# Words that hardly ever stand capitalised inside a sentence.
_OPENERS = words(
    "The A An It Its He She They We I You This That These Those There Here In On At For From With By As If When While "
    "Since After Before Although Though Because But And Or So Yet Then Now His Her Their Our My Your What Who Why How "
    "Where Which Some Many Most Few All Both Each Every No Not Never Also However Still Instead Meanwhile Moreover "
    "Once Until Unlike Under Over Among During Despite Even Just Only Perhaps Maybe To Of One Two Three"
)
# After "5 p.m.": part of the same time.
_CLOCK = words(
    "ET EST EDT CT CST CDT MT MST MDT PT PST PDT GMT UTC BST CET CEST Eastern Central Mountain Pacific "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
)
_SHOUTED = words("Yahoo! Jeopardy! Yum! Oklahoma! Wham!")
# Words that may follow a quoted question: '"Why now?" Lee asked.'
_SAYING = words("said asked says asks wrote added told tweeted replied wondered shouted cried demanded")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    # A stop and what closes with it (quotes, brackets, footnote marks); or a stop of scripts without spaces.
    # Possessive, and whether a space follows is asked afterwards: a run of stops is walked once.
    stop = compiled(
        r"[.!?…؟।۔]++(?:[\"'”’»›)\]}*]|\[(?:\d{1,3}|[a-z]|note \d{1,2}|citation needed)\])*+|[。！？]++[」』”’）]*+"
    )
    after = compiled(r"[\"'“‘«‹(\[{„‚¿¡*—–-]*+(?:([^\W\d_]+(?:['’][^\W\d_]+)?)|(\d))?")
    dotted = compiled(r"(?:[^\W\d_]\.)+[^\W\d_]")
    named = compiled(r"(?:[A-Z][\w.'’-]*+ ){1,4}(\w+)")
    return stop, after, dotted, named


def split(text: str) -> Ranges:
    """The sentences of a text as (start, end) in code points, without the spaces between them.

    The text is one block as a reader gives it: white space collapsed to single spaces.
    Every character that is not a space between sentences belongs to exactly one of them.
    """
    stop, after, dotted, named = _patterns()
    found: list[tuple[int, int]] = []
    start = 0
    for match in stop.finditer(text):
        at, end = match.span()
        first = text[at]
        if first in "。！？":
            if end < len(text) and text[end] not in " ，、":
                found.append((start, end))
                start = end
            elif end < len(text) and text[end] == " ":
                found.append((start, end))
                start = end + 1
            continue
        if end >= len(text) or text[end] != " ":
            continue
        follows = after.match(text, end + 1)
        word = follows[1] if follows else None
        if word is not None:
            # A lower-case word goes on with the sentence; "iPhone", "comScore" and addresses may stand behind one.
            if word[0].islower() and word == word.lower() and not text.startswith(("http://", "https://"), end + 1):
                continue
        if first == "." and (end - at == 1 or text[at + 1] not in ".!?…"):
            figure = follows is not None and follows[2] is not None
            if not _ends(text, start, at, end - at > 1, word or "", figure, dotted):
                continue
        elif first in "!?":
            quoted = end - at > 1 and text[end - 1] in "\"'”’»"
            if quoted and word not in _OPENERS:
                speaker = named.match(text, end + 1)
                if speaker is not None and speaker[1] in _SAYING:
                    continue
            if first == "!" and text[text.rfind(" ", start, at) + 1 : at + 1] in _SHOUTED:
                continue
        found.append((start, end))
        start = end + 1
    if start < len(text):
        found.append((start, len(text)))
    return tuple(found)


def _ends(text: str, start: int, at: int, closed: bool, word: str, figure: bool, dotted: re.Pattern[str]) -> bool:
    """Whether the full stop at ``at`` ends the sentence that began at ``start``.

    ``closed``: a quote or bracket stands between the stop and the space; ``word``: the
    next word, if it is one; ``figure``: a digit is next.
    """
    begin = max(text.rfind(" ", start, at) + 1, start)
    if at - begin > 24:  # longer than any abbreviation
        return True
    before = text[begin:at].lstrip("\"'“‘«([{—–-*")
    if not before:
        return True
    if before.isdigit() or (len(before) == 1 and not before.isalpha()):
        # "1. Open the lid": a list number that opens the sentence.
        return begin != start or len(before) > 3
    if closed:
        return True
    if len(before) == 1:
        # An initial, "Plan B. The ...", or "Henry V. He ...".
        return word in _OPENERS and word not in ("A", "I") and before != "v"
    key = before.lower()
    if key in _NEVER:
        return False
    if key in _BEFORE_FIGURE:
        return not figure if key in ("no", "art", "mar", "sec", "fig", "p", "ch", "may") else _opens(word, figure)
    if key in ("a.m", "p.m"):
        return word not in _CLOCK
    if key in _PERHAPS or dotted.fullmatch(before):
        # "in Pa. 12 people" is rare beside "Ala. 36104".
        if key in ("st", "ft", "mt", "la", "ill", "miss", "mass", "wash", "ore", "del", "ed", "min", "max", "co", "pl"):
            # Also words or name parts: "St. Louis", "she was ill. Then".
            if before[0].islower() and key not in ("st", "ed", "min", "max", "co"):
                return True
        return word in _OPENERS
    if "-" in before and before.rpartition("-")[2].lower() in _NEVER | _PERHAPS and before[-2:-1].islower():
        return word in _OPENERS
    return True


def _opens(word: str, figure: bool) -> bool:
    return not figure and word in _OPENERS


def sentences(document: Document) -> PerBlock[Ranges]:
    """Per block of the document, its sentences as (start, end) in the block's text; a code block is one.

    Use through ``document.once(sentences)``.
    """
    return PerBlock(document.blocks, _of_block)


def _of_block(block: Block) -> Ranges:
    if block.kind is Kind.CODE:
        return ((0, len(block.text)),) if block.text else ()
    return split(block.text)
