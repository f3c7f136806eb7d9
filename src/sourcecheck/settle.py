"""From hits to findings: stamp, drop duplicates, order, fingerprint.

Pure functions over one document; nothing here runs a rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from sourcecheck.compiled_patterns import compiled
from sourcecheck.digests import hashed
from sourcecheck.document import Document, Format, Kind
from sourcecheck.finding import Finding, Severity
from sourcecheck.fitting import fitted
from sourcecheck.rule import Hit, Rule, Variant
from sourcecheck.text import Position, Span

__all__ = ["headline", "merged", "settle", "shortened", "stamp"]

_NAME = compiled(r"\{(\w+)\}")
_WORD = compiled(r"\w+")
_QUOTED = 40  # code points of a quote inside a message, which is to stay about 80 long
_VALUE = 60  # of what a check names: made for the message, and mostly the longest part of it
_LINES = 3  # source lines kept for display
_AROUND = 240  # code points kept on either side of a span in a very long line
_BESIDE = 5  # words on either side of a span that tell it from others with the same quote
_REACH = 160  # code points in which these words are looked for


def shortened(text: str, limit: int = _QUOTED) -> str:
    """The text with white space collapsed, its middle left out where it is over the limit."""
    if len(text) > 20 * limit:  # a whole table: the middle goes anyway
        text = text[: 10 * limit] + " " + text[-10 * limit :]
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    tail = limit // 3
    return f"{text[: limit - tail - 1].rstrip()}…{text[-tail:].lstrip()}"


def stamp(document: Document, rule: Rule, severity: Severity, hit: Hit) -> Finding:
    """The finding that a hit stands for; its fingerprint comes later, when the others are known.

    Args:
        severity: of the rule in this run; a variant's own moves with it.

    Raises:
        ValueError: a span outside the source, a variant that the rule does not have, or a fix whose edits overlap.
    """
    variant = _variant(rule, hit)
    span = headline(document) if hit.scope == "document" else hit.span
    _inside(document, span)
    quote = document.source[span.start : span.end]
    start, end = document.lines.position(span.start), document.lines.position(span.end)
    related = []
    for place in hit.related:
        _inside(document, place.span)
        first, last = document.lines.position(place.span.start), document.lines.position(place.span.end)
        related.append((first, last, document.source[place.span.start : place.span.end], place.message))
    named = document.place(span)
    # What is no text on disk is not fixed: the source is what its reader made of it.
    fix = fitted(document, hit.fix) if hit.fix is not None and not named else None
    position = document.lines.position
    edits = tuple((position(edit.span.start), position(edit.span.end), edit.text) for edit in fix.edits) if fix else ()
    lines, column = _shown(document, start, end)
    return Finding(
        path=document.path,
        rule=rule.id,
        severity=_severity(rule, variant, severity, document.format),
        confidence=rule.confidence if variant.confidence is None else variant.confidence,
        message=_message(document, variant.message or rule.message, hit.values, span),
        span=span,
        start=start,
        end=end,
        quote=quote,
        related=tuple(related),
        fix=fix,
        edits=edits,
        lines=lines,
        lines_column=column,
        scope=hit.scope,
        around="" if hit.scope == "document" else _beside(document, span),
        place=named,
        related_places=tuple(document.place(one.span) for one in hit.related) if named else (),
    )


def settle(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Duplicates dropped (one per rule and span), in a total order, with fingerprints.

    Of two findings of a rule at one span the more severe stays; findings about
    the document stand at one place and are told apart by their message.
    """
    ordered = sorted(findings, key=_order)
    kept: dict[tuple[object, ...], Finding] = {}
    for finding in sorted(ordered, key=lambda one: -one.severity):
        about = finding.message if finding.scope == "document" else ""
        kept.setdefault((finding.rule, finding.span, finding.scope, about), finding)
    return _fingerprinted(sorted(kept.values(), key=_order))


def merged(findings: Iterable[Finding], others: Iterable[Finding]) -> tuple[Finding, ...]:
    """Settled findings of one document from two sources, in one order; their fingerprints stay."""
    return tuple(sorted((*findings, *others), key=_order))


def headline(document: Document) -> Span:
    """Where a finding about the whole text is shown: the headline, else the first block of content.

    A headline is a heading of level 1; else the title of front matter or
    ``<title>``; else the first heading, where no other content precedes it.
    """
    title = first = None
    for block in document.blocks:
        if block.kind is Kind.TITLE:
            title = title or block
        elif block.kind in (Kind.DESCRIPTION, Kind.ATTRIBUTE) or not document.in_content(block):
            continue
        elif block.kind is Kind.HEADING and block.level == 1:
            return block.whole
        else:
            first = first or block
    found = title or first
    return found.whole if found is not None else Span(0, 0)


def _variant(rule: Rule, hit: Hit) -> Variant:
    if not hit.variant:
        return Variant()
    try:
        return rule.variants[hit.variant]
    except KeyError:
        raise ValueError(f"the rule has no variant {hit.variant!r}") from None


def _beside(document: Document, span: Span) -> str:
    """A hash of the words beside a span in its own paragraph: those of others may change as they like."""
    first, last = document.block_at(span.start), document.block_at(max(span.end - 1, span.start))
    left = max(first.whole.start if first is not None else span.start, span.start - _REACH)
    right = min(last.whole.end if last is not None else span.end, span.end + _REACH)
    before = _WORD.findall(document.source[left : span.start])[-_BESIDE:]
    after = _WORD.findall(document.source[span.end : max(right, span.end)])[:_BESIDE]
    return hashed(f"{' '.join(before)}\0{' '.join(after)}")


def _inside(document: Document, span: Span) -> None:
    if not 0 <= span.start <= span.end <= len(document.source):
        raise ValueError(f"span {span.start}:{span.end} of a source of {len(document.source)} code points")


def _severity(rule: Rule, variant: Variant, severity: Severity, format: Format) -> Severity:
    level = int(severity)
    if variant.severity is not None:
        # Where a preset moved the rule, its variants keep their distance to it.
        level += variant.severity - rule.severity
    if rule.absence and format is Format.TEXT:
        level -= 1  # extracted text has lost links, bylines and pictures that the page had
    return Severity(min(max(level, Severity.INFO), Severity.ERROR))


def _message(document: Document, template: str, values: Mapping[str, str], span: Span) -> str:
    template = _placed(document, template, values)

    # No str.format: values and quotes are untrusted, and braces in them are just braces.
    def value(name: re.Match[str]) -> str:
        if name[1] in values:
            return shortened(str(values[name[1]]), _VALUE)
        # The words as a reader sees them: no tags, entities or asterisks.
        return shortened(document.shown(span)) if name[1] == "match" else name[0]

    return _NAME.sub(value, template)


def _placed(document: Document, template: str, values: Mapping[str, str]) -> str:
    """The template with what people call a place, where it names a line and they see none."""
    line = str(values.get("line", ""))
    if "line {line}" not in template or not line.isdecimal():
        return template
    start = document.lines.line_span(int(line)).start
    return template.replace("line {line}", document.place(Span(start, start)) or "line {line}")


def _order(finding: Finding) -> tuple[Span, str, str, int, object]:
    places = tuple((start.offset, end.offset, message) for start, end, _, message in finding.related)
    return finding.span, finding.rule, finding.message, -finding.severity, places


def _shown(document: Document, start: Position, end: Position) -> tuple[str, int]:
    """The source lines of a span, at most ``_LINES`` and cut around it, and the column they begin in."""
    # A span that ends with a line end does not touch the next line.
    last = end.line if end.column > 1 or end.line == start.line else end.line - 1
    last = min(last, start.line + _LINES - 1)
    first_line = document.lines.line_span(start.line)
    begin = max(first_line.start, start.offset - _AROUND)
    parts = []
    for line in range(start.line, last + 1):
        whole = document.lines.line_span(line)
        left = begin if line == start.line else whole.start
        reach = min(max(end.offset, left), max(start.offset, left) + _AROUND) + _AROUND
        parts.append(document.source[left : min(whole.end, reach)])
    return "\n".join(parts), begin - first_line.start + 1


def _fingerprinted(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Each finding with a hash that moving lines about does not change.

    SHA-256 over rule, normalised quote and a counter for repeats, 16 hex digits;
    a finding about the document does not depend on where it is shown.
    """
    seen: dict[tuple[str, str], int] = {}
    done = []
    for finding in findings:
        quote = "" if finding.scope == "document" else " ".join(finding.quote.split())
        repeat = seen[finding.rule, quote] = seen.get((finding.rule, quote), -1) + 1
        fingerprint = hashed(f"{finding.rule}\0{finding.scope}\0{quote}\0{repeat}")
        done.append(finding._replace(fingerprint=fingerprint))
    return tuple(done)
