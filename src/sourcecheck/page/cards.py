"""A finding in full, as a card."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from sourcecheck import loader
from sourcecheck.examples import pair
from sourcecheck.finding import Finding
from sourcecheck.page.escaping import shortened, told
from sourcecheck.page.examples import marked
from sourcecheck.page.words import GROUPS, SHAPES, count
from sourcecheck.rule import Rule
from sourcecheck.text import Position

__all__ = ["card"]

_QUOTED: Final = 160  # code points of the words in a card; the text beside it has them all
_RELATED: Final = 200
_SIGNS: Final = "“”\"'‘’.,;:"
_OPEN: Final = 2  # further places that are seen at once: a long card would push its words out of sight


def card(
    finding: Finding, rule: Rule | None, number: int, prefix: str, places: Mapping[int, int] | None = None
) -> Iterator[str]:
    """The HTML of a card.

    Args:
        rule: None where the run does not know it any more.
        number: of the finding, from 0.
        prefix: of the ids of its article.
        places: numbers of the further places in the text, by offset; None where no text is shown.
    """
    level = finding.severity.label
    about = finding.scope == "document"
    name = f"{prefix}c{number}"
    yield f'<article class="card {level}" id="{name}" data-finding="{number}" aria-labelledby="{name}h">\n'
    yield f'<p class="kind"><span class="shape" aria-hidden="true">{SHAPES[finding.severity]}</span> '
    yield f"{GROUPS[finding.severity]} {_number(finding, number, prefix, places)}</p>\n"
    yield f'<p class="title" id="{name}h" dir="auto">{told(finding.message)}</p>\n'
    if finding.place and not about:
        yield f'<p class="place">{told(finding.place[:1].upper() + finding.place[1:])}</p>\n'
    if not about and not _says(finding):
        yield f'<p class="quote" dir="auto">“{told(shortened(finding.quote, _QUOTED))}”</p>\n'
    if rule is not None:
        yield f'<p class="doubt">{told(rule.doubt)}</p>\n'
        yield f'<p class="settle"><strong>What settles it:</strong> {told(rule.settle)}</p>\n'
    if finding.fix is not None:
        sure = "" if finding.fix.safe else " Look at the result."
        yield f'<p class="fix"><strong>Can be done for you:</strong> {told(finding.fix.message)}.{sure}</p>\n'
    yield from _related(finding, prefix, places or {})
    yield '<details class="more"><summary>Example, rule and standard</summary>\n'
    if rule is not None:
        yield from _examples(rule)
        if rule.references:
            yield '<p class="standard">Rests on:</p><ul class="standard">'
            yield from (f"<li>{_reference(rule, reference)}</li>" for reference in rule.references)
            yield "</ul>\n"
    yield f'<p class="rule">Rule: <code>{told(finding.rule)}</code></p></details>\n</article>\n'


def _number(finding: Finding, number: int, prefix: str, places: Mapping[int, int] | None) -> str:
    """The number of a finding, which leads to its words."""
    if places is None:
        return f'<span class="number">{number + 1}</span>'
    words = finding.scope != "document" or any(start.offset in places for start, _, _, _ in finding.related[:_RELATED])
    place, said = (f"{prefix}w{number}", "its words") if words else (f"{prefix}about", "the article as a whole")
    return f'<a class="number" href="#{place}" aria-label="{number + 1}, to {said}">{number + 1}</a>'


def _says(finding: Finding) -> bool:
    """Whether the message quotes the words already."""
    words = " ".join(finding.quote.split()).strip(_SIGNS)
    return bool(words) and words.lower() in finding.message.lower()


def _related(finding: Finding, prefix: str, places: Mapping[int, int]) -> Iterator[str]:
    """The further places, each by its words, which lead to where they stand in the text."""
    number = len(finding.related)
    if not number:
        return
    about = finding.scope == "document"
    title = count(number, "place" if about else "more place")
    yield f'<details class="more places"{" open" if about or number <= _OPEN else ""}><summary>{title}</summary>\n'
    names = finding.related_places or ("",) * number
    told_places = [
        (message, quote, _place(start, name, prefix, places))
        for (start, _, quote, message), name in zip(finding.related[:_RELATED], names, strict=False)
    ]
    if number > 2 and len({(message, _plain(quote)) for message, quote, _ in told_places}) == 1:
        message, quote, _ = told_places[0]
        links = ", ".join(f"{begin}{place}{end}" for _, _, (begin, place, end) in told_places)
        yield f'<p dir="auto">{told(message)}: “{told(shortened(quote.strip(_SIGNS), _QUOTED))}”</p><p>{links}</p>'
    else:
        yield "<ol>\n"
        for message, quote, (begin, place, end) in told_places:
            words = f"{begin}“{told(shortened(quote, _QUOTED))}”{end}"
            yield f'<li dir="auto">{told(message)}: {words} <span class="place">{place}</span></li>\n'
        yield "</ol>"
    if number > _RELATED:
        yield f"<p>and {number - _RELATED:,} more</p>"
    yield "</details>\n"


def _place(start: Position, name: str, prefix: str, places: Mapping[int, int]) -> tuple[str, str, str]:
    """What a place is called, between the tags that lead to it."""
    place = told(name) if name else f"line {start.line:,}"
    if start.offset not in places:
        return "", place, ""
    return f'<a href="#{prefix}p{places[start.offset]}">', place, "</a>"


def _plain(quote: str) -> str:
    return " ".join(quote.split()).strip(_SIGNS).casefold()


def _examples(rule: Rule) -> Iterator[str]:
    bad, good = pair(rule)
    for title, kind, example, other in (("Doubtful", "bad", bad, good), ("Fine", "good", good, bad)):
        if example is not None:
            yield f'<p class="example {kind}">{title}:</p>'
            yield f'<pre class="example {kind}" dir="auto">{marked(example, other)}</pre>\n'


def _reference(rule: Rule, reference: str) -> str:
    """A standard that a rule rests on: a link, where it is an address that our own rules name."""
    if not reference.startswith("https://") or reference not in _ours().get(rule.id, ()):
        return told(reference)
    return f'<a href="{told(reference)}" target="_blank" rel="noreferrer">{told(reference)}</a>'


@cache
def _ours() -> dict[str, tuple[str, ...]]:
    """What the rules of the library rest on, by rule; those of a project's own are not among them."""
    return {rule.id: rule.references for rule in loader.load().rules.values()}
