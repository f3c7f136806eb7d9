"""Whether, and where, somebody or something that can be looked up stands behind a claim.

What counts follows the conditions of the attribution rules (evidence of the catalogue, 5.1): an
attribution to a source that can be looked up within a few sentences, a report or law that is named, a
link in the sentence or at the end of the paragraph, a footnote mark, a citation. A name by itself is no support.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache

from sourcecheck.analysis.attribution import source_words as w
from sourcecheck.analysis.attribution.attributions import Attribution, Cue, stated
from sourcecheck.analysis.attribution.deeds import is_deed
from sourcecheck.analysis.attribution.mentions import Mention, parsed
from sourcecheck.analysis.attribution.names import names
from sourcecheck.analysis.attribution.sources import SourceKind, leads_out, patterns
from sourcecheck.analysis.per_block import PerBlock
from sourcecheck.analysis.ranges import Ranges, overlaps
from sourcecheck.analysis.sentences import sentences
from sourcecheck.analysis.speech.quotations import quoted_ranges
from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Kind, Mark, MarkKind
from sourcecheck.records import NamedTuple

__all__ = ["Support", "support"]

# Without one of these words in it no text is the outlet's own reporting, or holds the number of a law.
_OWN = words(
    "told tell tells our this reviewed seen obtained shared provided interview interviews speaking spoke remarks mail "
    "email statement"
)
_CODES = words(
    "article section chapter paragraph title resolution order directive regulation amendment proposition convention "
    "bill act rule docket case v h no doi arxiv isbn rfc iso cve"
)
_BACK = words("it one ones them so this that these those")  # words that take up what a claim speaks of
_LINKS = 40  # of a block, in which the one to a text is looked for
_REACH = 1_200  # code points; a "sentence" longer than this is none


class Support(NamedTuple):
    """What stands behind a claim, and where: ``start:end`` of ``document.blocks[block].text``.

    ``how``: link, note, citation, own (the outlet's own reporting), document, or the kind of cue that gives the
    statement to its source (saying, showing, thinking, naming, crediting, colon), member (of the group that the claim
    speaks of: "critics including Ana Ruiz", or who does what it says), caption, lead-in.
    """

    block: int
    start: int
    end: int
    how: str


def support(
    document: Document, block: Block, start: int, end: int, before: int = 1, after: int = 2, around: int = 0
) -> Support | None:
    """The source that stands behind what ``block.text[start:end]`` claims, or None.

    Args:
        before, after: sentences of the same block that are looked at ahead of the claim's own and behind it.
        around: paragraphs on either side in which evidence is looked for too: the last sentence of one before, the
            first two of one behind.
    """
    ranges = document.once(sentences)[block.number]
    length = len(block.text)
    if not ranges:
        ranges = ((0, length),)
    first = max(bisect_right(ranges, (start, length + 1)) - 1, 0)
    last = max(bisect_right(ranges, (max(start, end - 1), length + 1)) - 1, first)
    here = max(ranges[first][0], start - _REACH), min(ranges[last][1], end + _REACH)
    found = _cited(document, block, *here)
    if found is not None:
        return found
    low = max(ranges[max(0, first - before)][0], start - _REACH)
    high = min(ranges[min(len(ranges) - 1, last + after)][1], end + _REACH)
    low, high = _whole_quotations(document, block, low, high, ranges)
    found = _member(document, block, start, end, here[1]) or _said(document, block, low, high, start, end)
    if found is None and after and last + 1 < len(ranges):
        found = _at_work(document, block, block.text[here[0] : here[1]], *ranges[last + 1])
    if found is not None:
        return found
    for number in _frames(document, block):
        other = document.blocks[number]
        how = "lead-in" if block.kind is Kind.ITEM else "caption"
        span = document.once(sentences)[number][-1:] if how == "lead-in" else ((0, len(other.text)),)
        for begin, stop in span:
            begin = max(begin, stop - _REACH)
            known = (
                _cited(document, other, begin, stop)
                or _said(document, other, begin, stop)
                or (_credit_line(document, other) if how == "caption" else _led_in(document, other, begin, stop))
            )
            if known is not None:
                return known._replace(how=how)
    return _around(document, block, around) if around else None


def _whole_quotations(document: Document, block: Block, low: int, high: int, ranges: Ranges) -> tuple[int, int]:
    """The window, widened where it begins or ends inside a quotation: its speaker stands at either end of it."""
    quoted = document.once(quoted_ranges)[block.number]
    index = bisect_left(quoted, (high,)) - 1
    if index >= 0 and quoted[index][1] > high:
        after = max(bisect_right(ranges, (quoted[index][1],)) - 1, 0)
        high = min(max(high, ranges[after][1]), high + _REACH)
    index = bisect_left(quoted, (low,)) - 1
    if index >= 0 and quoted[index][1] > low:
        before = max(bisect_right(ranges, (quoted[index][0], len(block.text) + 1)) - 1, 0)
        before -= before > 0 and ranges[before][0] >= quoted[index][0]
        low = max(min(low, ranges[before][0]), low - _REACH)
    return low, high


def _evidence(document: Document) -> PerBlock[tuple[tuple[int, int, str], ...]]:
    """Per block the links and footnote marks that can lead to evidence: start, end, "link" or "note"."""
    own = frozenset(datum.value for datum in document.metadata.all("canonical"))  # the page's own address

    def of(block: Block) -> tuple[tuple[int, int, str], ...]:
        found = [(mark.start, mark.end, "note") for mark in block.marks if mark.kind is MarkKind.NOTE]
        links = (mark for mark in block.marks if mark.kind is MarkKind.LINK)
        found.extend((m.start, m.end, "link") for m in links if m.target not in own and _informs(block.text, m))
        return tuple(sorted(found))

    return PerBlock(document.blocks, of)


def _informs(text: str, mark: Mark) -> bool:
    """Whether a link can lead to evidence: not one that serves the reader, such as "Share this page"."""
    first = text[mark.start : mark.end].partition(" ")[0].lower()
    return first not in w.listing("service-link-words") and leads_out(mark.target)


def _cited(document: Document, block: Block, low: int, high: int) -> Support | None:
    """A link, a footnote mark or a citation in ``low:high`` or at the end of the block."""
    length = len(block.text)
    marks = document.once(_evidence)[block.number] if block.marks else ()
    if marks:
        first = bisect_left(marks, (low,))
        if first < len(marks) and (marks[first][0] < high or (marks[first][2] == "note" and marks[first][0] == high)):
            return Support(block.number, *marks[first])
        if marks[-1][1] >= length - 2 and marks[-1][0] >= low:
            return Support(block.number, *marks[-1])
    citation = patterns()["citation"]
    match = citation.search(block.text, low, min(length, high + 12))
    if match is None and high < length:
        behind = citation.finditer(block.text, max(high, length - 80))
        match = next((one for one in behind if one.end() >= length - 2), None)
    return Support(block.number, *match.span(), "citation") if match else None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "word": compiled(r"[a-z]+"),
        "member": compiled(
            r",? (?:(?:including|included|such as|like|among them|led by|notably|particularly|especially|namely|from|"
            r"among|at|of|with|for|polled by|surveyed by|interviewed by|questioned by|quoted by|cited by|"
            r"contacted by) )(?:the |a |an |her |his )?"
        ),
        "house": compiled(r"\b(?:[Aa]t|of|from|for) (?:the )?[A-Z]"),
        "title": compiled(r"\b([a-z-]{4,}),? $"),
        # What somebody does or will not do, as a rule; not what they once did.
        "habit": compiled(
            r"(?:,[^,.;]{3,80},| of [^,.;]{3,40}| at [^,.;]{3,40})? (?:will|would|won['’]t|never|always|usually|still|"
            r"does|do|refuses|insists|[a-z]{3,}(?:[^s]s|shes|ches))\b"
        ),
        "credit": compiled(
            r"(?i)(?:^|[.;(|–—-] ?)\(?(?:sources?|data|figures|chart|graphic|table|credit)(?: by| from)?: ?"
        ),
    }  # fmt: skip


@cache
def _telling() -> frozenset[str]:
    """Words without one of which no sentence gives anything to a source."""
    phrases = {word for phrase in w.listed("crediting-phrases") for word in phrase.split()[:1]}
    return (
        frozenset(w.cues()) | w.listing("by-verbs") | w.listing("opinion-nouns") | phrases | w.listing("report-nouns")
    )


def _said(document: Document, block: Block, low: int, high: int, start: int = -1, end: int = -1) -> Support | None:
    """A statement in ``low:high`` that is given to a source that can be looked up, or a document that is named."""
    text = block.text
    quoted = document.once(quoted_ranges)[block.number]
    part = text[low:high].lower()
    used = frozenset(_patterns()["word"].findall(part))
    if not _OWN.isdisjoint(used):
        match = patterns()["own"].search(text, low, high)
        if match and not overlaps(quoted, *match.span()):
            return Support(block.number, *match.span(), "own")
    if _telling().isdisjoint(used) and ":" not in part and "§" not in part and _CODES.isdisjoint(used):
        if not any(mark.kind is MarkKind.CITE for mark in block.marks):
            return None
    for one in stated(document, block, low, high):
        if _stands_behind(one, text):
            return Support(one.block, one.source.start, one.source.end, one.cue.value)
    return _document(document, block, low, high, start, end)


def _stands_behind(one: Attribution, text: str) -> bool:
    source = one.source
    if not source.nameable or one.negated:
        return False
    if is_deed(one, text):
        return False
    if source.kind is SourceKind.PLACE:
        return one.cue in (Cue.SAYING, Cue.CREDITING)
    return one.cue is not Cue.THINKING or (source.kind is not SourceKind.DEFINITE and _states(one, text))


def _states(one: Attribution, text: str) -> bool:
    """Whether a verb of thinking gives a statement: "fears that", "expects prices to rise", not "wants a wall"."""
    word = text[one.start : one.end].lower()
    if word in w.listing("belief-verbs"):
        return True
    if word not in w.listing("foretelling-verbs"):
        return False
    behind = text[one.end : one.end + 60].partition(".")[0].partition(",")[0]
    return behind.startswith(" that ") or (" to " in behind and not behind.startswith(" to "))


def _document(document: Document, block: Block, low: int, high: int, start: int, end: int) -> Support | None:
    """A text that can be looked up, mentioned outside the claim."""
    mentions = document.once(parsed)[block.number].mentions
    for index in range(bisect_left(mentions, (low,)), bisect_left(mentions, (high,))):
        mention = mentions[index]
        if mention.kind != w.DOCUMENT or not (mention.named or _linked_to(document, block, mention)):
            continue
        if mention.noun and mention.noun not in w.listing("report-nouns"):
            continue
        if any(m.kind is MarkKind.CODE and m.start < mention.end <= m.end for m in block.marks[:_LINKS]):
            continue
        if not start <= mention.start < end and not _subject(block.text, mention.end, start):
            return Support(block.number, mention.start, mention.end, "document")
    return None


def _linked_to(document: Document, block: Block, mention: Mention) -> bool:
    """Whether a text that is mentioned has a link to it, and is not one more page of the house's own."""
    if mention.first in ("our", "your", "my", "more", "other", "related", "another"):
        return False
    marks = document.once(_evidence)[block.number] if block.marks else ()
    return any(how == "link" and start < mention.end and mention.start < end for start, end, how in marks[:_LINKS])


def _subject(text: str, end: int, start: int) -> bool:
    """Whether a mention that ends at ``end`` is what the claim at ``start`` speaks of."""
    between = text[end:start] if 0 <= start - end <= 40 else ";"
    return not any(mark in between for mark in ",;:.()—") and between.count(" ") <= 4


def _member(document: Document, block: Block, start: int, end: int, high: int) -> Support | None:
    """Somebody named out of the group that the claim speaks of, or the body that the group is at."""
    text, length = block.text, len(block.text)
    nouns = w.nouns()
    if not any(
        nouns.get(word) == w.PEOPLE for word in _patterns()["word"].findall(text[max(0, start - 30) : end + 40].lower())
    ):
        return None
    mentions = document.once(parsed)[block.number].mentions
    low = bisect_left(mentions, (start - 30,))
    for match in _patterns()["member"].finditer(text, start, min(high, end + 60)):
        for index in range(low, bisect_right(mentions, (match.end(), length + 1))):
            mention = mentions[index]
            if not mention.named:
                continue
            if mention.start <= match.start() < mention.end and mention.kind == w.PEOPLE:
                return Support(block.number, mention.start, mention.end, "member")
            if mention.start == match.end() and mention.kind != "place":
                if match[0].split()[-1 if match[0].split()[-1] in w.LINKS else 0] not in w.LINKS:
                    return Support(block.number, mention.start, mention.end, "member")
    return None


def _at_work(document: Document, block: Block, claim: str, low: int, high: int) -> Support | None:
    """Somebody named with part and house who, in the sentence behind, does what the claim speaks of.

    "Those who know say bread must rest. At Holm & Sons, the head baker Ana Ruiz never sells it fresh."
    """
    text = block.text
    part = text[low : min(high, low + _REACH)]
    if _patterns()["house"].search(part) is None:
        return None
    patterns = _patterns()
    mentions = document.once(parsed)[block.number].mentions
    for mention in mentions[bisect_left(mentions, (low,)) : bisect_left(mentions, (high,))]:
        if mention.kind != "person":
            continue
        title = patterns["title"].search(text, max(low, mention.start - 40), mention.start)
        if title is None or title[1] in w.listing("description-stops") or title[1] in w.LINKS:
            continue
        behind = text[mention.end : high].lower()
        if patterns["habit"].match(behind) is None:
            continue
        held = {word[:5] for word in patterns["word"].findall(claim.lower()) if len(word) > 4}
        done = patterns["word"].findall(behind)
        if not held.isdisjoint(word[:5] for word in done if len(word) > 4) or not _BACK.isdisjoint(done):
            return Support(block.number, mention.start, mention.end, "member")
    return None


def _credit_line(document: Document, block: Block) -> Support | None:
    """ "Source: Harbour Office" in a caption."""
    match = _patterns()["credit"].search(block.text)
    for mention in document.once(parsed)[block.number].mentions:
        if mention.kind == w.DOCUMENT and mention.named:
            return Support(block.number, mention.start, mention.end, "caption")  # "after a count by the Wall Trust"
        if match and mention.named and match.end() <= mention.start <= match.end() + 40:
            return Support(block.number, mention.start, mention.end, "caption")
    return None


def _led_in(document: Document, block: Block, low: int, high: int) -> Support | None:
    """Who gives what a list holds: "Ana Ruiz gave these warnings:"."""
    text = block.text[low:high].rstrip()
    last = text[:-1].rpartition(" ")[2].lower()
    if not text.endswith(":") or not (last in w.listing("opinion-nouns") or last in w.listing("utterance-nouns")):
        return None
    mentions = document.once(parsed)[block.number].mentions
    at = bisect_left(mentions, (low,))
    if at < len(mentions) and mentions[at].named and mentions[at].start - low < 5 and mentions[at].kind != "place":
        return Support(block.number, mentions[at].start, mentions[at].end, "lead-in")
    return None


def _frames(document: Document, block: Block) -> tuple[int, ...]:
    """The blocks whose sentence a block shares: the lead-in of a list, the caption of a table."""
    if block.kind is Kind.ITEM:
        return document.once(_lead_ins).get(block.number, ())
    if block.kind is Kind.CELL:
        return document.once(_captions).get(block.number, ())
    return ()


def _lead_ins(document: Document) -> dict[int, tuple[int, ...]]:
    """For each list item the blocks it goes on from: the items above it, the paragraph before the list."""
    found: dict[int, tuple[int, ...]] = {}
    above: list[tuple[int, int]] = []  # level and number
    lead = -1
    for block in document.blocks:
        if block.kind is Kind.ITEM:
            while above and above[-1][0] >= block.level:
                above.pop()
            parents = tuple(number for _, number in above[-2:])
            found[block.number] = (*parents[::-1], lead) if lead >= 0 else parents[::-1]
            above.append((block.level, block.number))
        elif block.kind is not Kind.ATTRIBUTE and "list" not in block.within and "ordered-list" not in block.within:
            lead = block.number if block.kind is Kind.PARAGRAPH else -1
            above.clear()
    return found


def _captions(document: Document) -> dict[int, tuple[int, ...]]:
    """For each cell the caption of its table, and the line of its source under it."""
    found: dict[int, tuple[int, ...]] = {}
    for table in document.tables:
        numbers = (table.caption.number,) if table.caption is not None else ()
        below = document.blocks[table.after] if table.after < len(document.blocks) else None
        if below is not None and below.kind is Kind.PARAGRAPH and _patterns()["credit"].match(below.text):
            numbers = (*numbers, table.after)
        if numbers:
            found.update(dict.fromkeys(range(table.before, table.after), numbers))
    return found


def _finds(document: Document, found: Support) -> bool:
    """Whether somebody only comes upon a thing: "Ruiz opened a crate and found two saints"."""
    return found.how == Cue.SHOWING.value and any(
        name.kind == "person" and name.start < found.end and found.start < name.end
        for name in document.once(names)[found.block]
    )


def _around(document: Document, block: Block, around: int) -> Support | None:
    """A source in the paragraphs beside: the first sentences behind, the last one before."""
    for step in (1, -1):
        number, seen = block.number + step, 0
        while 0 <= number < len(document.blocks) and seen < around:
            other = document.blocks[number]
            number += step
            if other.kind in (Kind.HEADING, Kind.CODE):
                break
            if other.kind is not block.kind or not other.text:
                continue
            seen += 1
            ranges: Ranges = document.once(sentences)[other.number]
            part = ranges[:2] if step == 1 else ranges[-1:]
            if part:
                low, high = part[0][0], min(part[-1][1], part[0][0] + _REACH)
                if step == 1:
                    low, high = _whole_quotations(document, other, low, high, ranges)
                found = _cited(document, other, low, high) or _said(document, other, low, high)
                if found is not None and not _finds(document, found):
                    return found
    return None
