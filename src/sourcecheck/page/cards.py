"""A finding in full, as a card."""

from __future__ import annotations

from collections.abc import Iterator

from sourcecheck.examples import pair, unmarked
from sourcecheck.finding import Finding
from sourcecheck.page.escaping import shortened, told
from sourcecheck.page.words import GROUPS, SHAPES
from sourcecheck.rule import Example, Rule

__all__ = ["card"]

_QUOTED = 160  # code points of the words in a card; the text beside it has them all
_RELATED = 6
_EXAMPLE = 600


def card(finding: Finding, rule: Rule | None, number: int, prefix: str) -> Iterator[str]:
    """The HTML of a card.

    Args:
        rule: None where the run does not know it any more.
        number: of the finding, from 0.
        prefix: of the ids of its article.
    """
    level = finding.severity.label
    about = finding.scope == "document"
    name, place = f"{prefix}c{number}", f"{prefix}about" if about else f"{prefix}w{number}"
    yield f'<article class="card {level}" id="{name}" data-finding="{number}" aria-labelledby="{name}h">\n'
    yield f'<p class="kind"><span class="shape" aria-hidden="true">{SHAPES[finding.severity]}</span> '
    label = f"{number + 1}, to its words"
    yield f'{GROUPS[finding.severity]} <a class="number" href="#{place}" aria-label="{label}">{number + 1}</a></p>\n'
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
    yield '<details class="more"><summary>Example, rule and standard</summary>\n'
    yield from _related(finding)
    if rule is not None:
        yield from _examples(rule)
        if rule.references:
            yield '<p class="standard">Rests on:</p><ul class="standard">'
            yield from (f"<li>{told(reference)}</li>" for reference in rule.references)
            yield "</ul>\n"
    yield f'<p class="rule">Rule: <code>{told(finding.rule)}</code></p></details>\n</article>\n'


def _says(finding: Finding) -> bool:
    """Whether the message quotes the words already."""
    words = " ".join(finding.quote.split()).strip("“”\"'‘’.,;:")
    return bool(words) and words.lower() in finding.message.lower()


def _related(finding: Finding) -> Iterator[str]:
    if not finding.related:
        return
    places = "One more place" if len(finding.related) == 1 else f"{len(finding.related):,} more places"
    yield f'<p class="related">{places} that belong{"s" * (len(finding.related) == 1)} to it:</p><ul class="related">'
    names = finding.related_places or ("",) * len(finding.related)
    for (start, _, quote, message), name in zip(finding.related[:_RELATED], names, strict=False):
        place = told(name) if name else f"line {start.line:,}"
        yield f'<li dir="auto">{told(message)}: “{told(shortened(quote, _QUOTED))}” ({place})</li>'
    if len(finding.related) > _RELATED:
        yield f"<li>and {len(finding.related) - _RELATED:,} more</li>"
    yield "</ul>\n"


def _examples(rule: Rule) -> Iterator[str]:
    bad, good = pair(rule)
    for title, kind, example in (("Doubtful", "bad", bad), ("Fine", "good", good)):
        if example is not None:
            yield f'<p class="example {kind}">{title}:</p>'
            yield f'<pre class="example {kind}" dir="auto">{_marked(example)}</pre>\n'


def _marked(example: Example) -> str:
    text, spans = unmarked(example.text)
    parts: list[str] = []
    at = 0
    for start, end in spans:
        parts += (told(text[at:start]), "<mark>", told(text[start:end]), "</mark>")
        at = end
    whole = "".join((*parts, told(text[at:])))
    return whole if len(whole) <= _EXAMPLE else told(shortened(text, _EXAMPLE))
