"""From matches to hits: what each mode of a YAML rule makes of them.

Both the scanner and the naive way end here; they differ only in how they find matches.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from sourcecheck.analysis.own_words import masked
from sourcecheck.analysis.ranges import overlaps
from sourcecheck.document import Document
from sourcecheck.finding import Related
from sourcecheck.matching.candidates import Found
from sourcecheck.matching.folding import strict
from sourcecheck.matching.units import CHANNELS, Units, in_scope, span_of
from sourcecheck.records import NamedTuple
from sourcecheck.rule import Context, Hit, Matcher, Rule
from sourcecheck.text import Span

__all__ = ["AT_LEAST", "RELATED", "hits"]

RELATED: Final = 20  # other places named by one finding
SHOWN: Final = 50  # code points of the matched text in a message
AT_LEAST: Final = "at-least"  # the option by which a project moves a rule's threshold

# For a channel: units in which a finder matches, in order, with its matches there.
Places = Callable[[str], Iterator[tuple[int, list[Found]]]]


class _Match(NamedTuple):
    span: Span
    text: str
    item: int
    variant: str = ""


def hits(
    rule: Rule,
    document: Document,
    context: Context,
    names: tuple[str, ...],
    places: Places,
    cancelled: Callable[[str, int], list[Found]],
    cancelling: Places,
) -> Iterator[Hit]:
    """The hits of a YAML rule.

    Args:
        names: the channels it looks at.
        places: gives the matches of its finder.
        cancelled: gives the matches of its ``unless`` in one unit of a channel.
        cancelling: gives all matches of its ``unless`` in a channel.
    """
    matcher = rule.matcher
    assert matcher is not None
    if matcher.unless is not None and matcher.window == "document":
        if any(True for name in names for _ in cancelling(name)):
            return
    if matcher.mode != "each" and matcher.from_words:
        if _words(rule, document, names) < matcher.from_words:
            return
    matches = _matches(rule, matcher, document, context, names, places, cancelled)
    if matcher.mode == "each":
        for match in matches:
            yield Hit(match.span, match.variant, values={"match": _short(match.text)})
        return
    if matcher.mode == "absence":
        if next(matches, None) is None and _words(rule, document, names):
            yield Hit(Span(0, 0), _variant(rule, document, context), scope="document")
        return
    at_least = float(context.options.get(AT_LEAST, matcher.at_least))
    if matcher.mode == "repetition":
        groups: dict[str, list[_Match]] = {}
        for match in matches:
            groups.setdefault(strict(match.text), []).append(match)
        for group in groups.values():
            if len(group) >= at_least:
                yield _summed(group)
        return
    found = list(matches)
    if not found:
        return
    if matcher.mode == "density":
        rate = len(found) * matcher.per_words / max(_words(rule, document, names), 1)
        if rate >= at_least:
            yield _summed(found, rate=f"{rate:.1f}")
    elif len({match.item for match in found}) >= at_least:  # score
        first: dict[int, _Match] = {}
        for match in found:
            first.setdefault(match.item, match)
        yield _summed(list(first.values()))


def _summed(matches: Sequence[_Match], **values: str) -> Hit:
    """One hit for several matches: at the first, the others named as related."""
    first = matches[0]
    shown = _short(first.text)
    return Hit(
        first.span,
        first.variant,
        values={"match": shown, "first": shown, "count": str(len(matches)), **values},
        related=tuple(Related(match.span, f'also "{_short(match.text)}"') for match in matches[1 : RELATED + 1]),
    )


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else text[: SHOWN - 1].rstrip() + "…"


def _matches(
    rule: Rule,
    matcher: Matcher,
    document: Document,
    context: Context,
    names: tuple[str, ...],
    places: Places,
    cancelled: Callable[[str, int], list[Found]],
) -> Iterator[_Match]:
    """Matches in the rule's scopes, the author's own words unless it asks otherwise, none cancelled."""
    for name in names:
        units = document.once(CHANNELS[name])
        for unit, found in places(name):
            if not in_scope(document, name, unit, rule.scopes):
                continue
            if name == "blocks" and not matcher.quoted:
                masks = document.once(masked)[unit]
                found = [match for match in found if not overlaps(masks, match.start, match.end)]
            if matcher.unless is not None and matcher.window != "document" and found:
                found = _uncancelled(matcher, document, name, unit, found, cancelled(name, unit))
            if not found:
                continue
            text = units.text(unit)
            variant = _variant(rule, document, context, name, unit)
            for match in found:
                span = span_of(document, name, unit, match.start, match.end)
                yield _Match(span, text[match.start : match.end], match.item, variant)


def _variant(rule: Rule, document: Document, context: Context, channel: str = "", unit: int = -1) -> str:
    """The name of the first variant whose conditions hold, or ""; a finding about the document stands in no scope."""
    for name, variant in rule.variants.items():
        if variant.formats and document.format not in variant.formats:
            continue
        if variant.types and context.type not in variant.types:
            continue
        if variant.scopes and (unit < 0 or not in_scope(document, channel, unit, variant.scopes)):
            continue
        return name
    return ""


def _uncancelled(
    matcher: Matcher, document: Document, name: str, unit: int, found: list[Found], unless: list[Found]
) -> list[Found]:
    """The matches in whose window ``unless`` does not match.

    Words of the match itself cancel it only where the window is the match: a rule about
    "time will tell" can be cancelled by verbs of saying, though "tell" is one.
    """
    ranges = [(match.start, match.end) for match in unless]  # sorted and apart, as settled matches are
    if not ranges:
        return found
    if matcher.window == "match":
        return [match for match in found if not overlaps(ranges, match.start, match.end)]
    row: Sequence[tuple[int, int]] = ()
    if matcher.window == "sentence" and name == "blocks":
        from sourcecheck.analysis.sentences import sentences

        row = document.once(sentences)[unit]
    kept = []
    for match in found:
        first, last = _sentences_around(row, match) if row else (0, 1 << 62)
        before = bisect_left(ranges, (match.start + 1, -1)) - 1
        if before >= 0 and ranges[before][1] > match.start:
            before -= 1
        after = bisect_left(ranges, (match.end, -1))
        if before >= 0 and ranges[before][1] > first:
            continue
        if after < len(ranges) and ranges[after][0] < last:
            continue
        kept.append(match)
    return kept


def _sentences_around(row: Sequence[tuple[int, int]], match: Found) -> tuple[int, int]:
    """The range of the sentences that a match touches."""
    first, last = match.start, match.end
    number = max(bisect_left(row, (match.start + 1, -1)) - 1, 0)
    while number < len(row) and row[number][0] < match.end:
        first, last = min(first, row[number][0]), max(last, row[number][1])
        number += 1
    return first, last


def _words(rule: Rule, document: Document, names: tuple[str, ...]) -> int:
    """Words in the rule's scopes, counted by the spaces between them."""
    matcher = rule.matcher
    total = 0
    for name in names:
        units: Units = document.once(CHANNELS[name])
        for unit, length in enumerate(units.lengths):
            if length and in_scope(document, name, unit, rule.scopes):
                if name == "blocks" and document.blocks[unit].quoted and not (matcher and matcher.quoted):
                    continue
                start = units.starts[unit]
                total += units.joined.count(" ", start, start + length) + 1
    return total
