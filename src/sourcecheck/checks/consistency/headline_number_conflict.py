"""A headline whose figure the text contradicts: "12 dead" over "killed 11 people"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import combinations, islice

from sourcecheck.analysis.figures.counted import GENERIC, Count, counts_in, holds_state, is_count, may_name
from sourcecheck.analysis.figures.headline_facets import (
    are_swapped,
    headline_facets,
    is_other,
    is_past,
    may_facet,
    other_facet,
    tells_order,
)
from sourcecheck.analysis.figures.headline_nouns import COMMON, CONCRETE, LISTED, LOOSE, PEOPLE, SCORED
from sourcecheck.analysis.figures.mentions import is_clock, is_one_more
from sourcecheck.analysis.figures.numbers import NUMBER_WORD, can_agree, figures_in, holds_figure, may_be_mistyped
from sourcecheck.analysis.lazy_patterns import LazyPatterns
from sourcecheck.analysis.own_words import in_own_words
from sourcecheck.analysis.page.headlines import headline_of
from sourcecheck.analysis.sentences import split
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Kind
from sourcecheck.finding import Confidence, Related, Severity
from sourcecheck.rule import Context, Example, Hit, Rule

_LEAD = 3  # paragraphs in which the news is told
_BODY = 80  # paragraphs looked at
_PROSE = frozenset((Kind.PARAGRAPH, Kind.ITEM, Kind.CAPTION, Kind.DETAIL, Kind.CELL, Kind.HEADING))


def check(document: Document, context: Context) -> Iterator[Hit]:
    headline = headline_of(document)
    if headline is None or not _may_tell(headline.text):
        return
    lead = list(islice((block for block in _body(document, headline) if _is_lead(block)), _LEAD))
    if not any(_may_tell(block.text) for block in lead):
        return
    told = [
        count
        for count in (counts_in(headline.text) if _may_count(headline.text) else ())
        if not count.part
        and (count.noun not in LISTED or count.noun in CONCRETE or _begins(headline.text, count))
        and (count.state or not (count.noun in GENERIC or count.noun in LOOSE))
        and not count.figure.bound
        and count.figure.value >= 2
    ]
    by_facet = headline_facets(headline.text)
    if not told and not by_facet:
        return
    body = list(_body(document, headline))
    if len(body) > 20 * _BODY:
        return
    # Most headlines say what the lead says, or what it does not count.
    naming = [block for block in lead if any(count.state or may_name(block.text, count.noun) for count in told)]
    stated = [count for block in naming for count in counts_in(block.text)]
    for count in told:
        if not any(_is_same(headline.text, count, other) for other in stated):
            continue
        if not in_own_words(document, headline, count.start, count.end):
            continue
        found = _conflict(document, headline, count, lead, body[:_BODY])
        if found is None:
            continue
        block, other = found
        yield Hit(
            block.span(other.start, other.end),
            values={
                "headline": _said(headline.text, count),
                "text": block.text[other.figure.start : other.figure.end].lower(),
            },
            related=(Related(headline.span(count.start, count.end), "the headline"),),
        )
        return
    other_one = other_facet(by_facet, [block.text for block in lead], [block.text for block in body[:_BODY]])
    if other_one is not None:
        told_as, at, facet = other_one
        block = lead[at]
        if in_own_words(document, block, facet.start, facet.end):
            yield Hit(
                block.span(facet.start, facet.end),
                values={
                    "headline": headline.text[told_as.start : told_as.end],
                    "text": block.text[facet.start : facet.end],
                },
                related=(Related(headline.span(told_as.start, told_as.end), "the headline"),),
            )
            return


def _body(document: Document, headline: Block) -> Iterator[Block]:
    for block in document.blocks:
        if (
            block.kind in _PROSE and block.number != headline.number and block.text and block.text != headline.text
            and not block.quoted and document.in_content(block)
        ):  # fmt: skip
            yield block


def _is_lead(block: Block) -> bool:
    return block.kind is Kind.PARAGRAPH and len(block.text) >= 40


def _may_tell(text: str) -> bool:
    """Whether a text can hold a figure that is no year; a yes promises nothing."""
    return (holds_figure(text) and _number().search(text.lower()) is not None) or may_facet(text)


def _may_count(headline: str) -> bool:
    """Whether a headline can hold a count: a number that is no year, with a noun behind it or a word of state."""
    numbers = list(_number().finditer(headline.lower()))
    return any(number["noun"] for number in numbers) or (bool(numbers) and holds_state(headline))


@cache
def _number() -> re.Pattern[str]:
    return compiled(
        r"(?:(?<![\w.,:/#@])(?!(?:1\d|2[01])\d\d(?![.,]?\d|[a-z]|[ -][htmbk]))\d[\d,.]*[a-z]{0,3}"
        rf"|\b{NUMBER_WORD})(?P<noun>[ -][a-z])?"
    )


def _said(text: str, count: Count) -> str:
    """The count as it is named in the message: "12 dead", "Nine walkers", "12"."""
    said = text[count.figure.start : max(count.figure.end, count.end)] if count.start >= count.figure.start else ""
    return (said or text[count.figure.start : count.figure.end]).strip()


def _conflict(
    document: Document, headline: Block, told: Count, lead: list[Block], body: list[Block]
) -> tuple[Block, Count] | None:
    """The place in the lead that contradicts a headline's count, if nothing in the text bears the headline out."""
    counts = [(block, count) for block in body for count in counts_in(block.text)]
    numbers: list[Fraction] = []
    bare: list[Fraction] = []
    named = {(block.number, count.figure.start) for block, count in counts if count.noun}
    # Of another noun a number makes up for no difference: "18 ferries", "16 ferries, the two parties said".
    others = {
        (block.number, count.figure.start)
        for block, count in counts
        if told.noun not in PEOPLE and told.noun not in GENERIC and count.noun not in ("", told.noun)
    }
    # The headline's own figure, anywhere, as a number of anything.
    for block in body:
        for figure in figures_in(block.text):
            if not is_count(block.text, figure) or is_clock(block.text, figure.start, figure.end):
                continue
            if figure.value == told.figure.value:
                return None
            if figure.bound and 2 * figure.value >= told.figure.value and can_agree(figure, told.figure):
                return None
            if (block.number, figure.start) not in others:
                numbers.append(figure.value)
            if (block.number, figure.start) not in named:
                bare.append(figure.value)
    same = [(block, count) for block, count in counts if _is_same(headline.text, told, count)]
    if not same or any(count.part or can_agree(count.figure, told.figure) for _, count in same):
        return None
    if len({count.figure.value for _, count in same}) != 1:
        return None
    block, other = same[0]
    if block not in lead or other.figure.bound or not may_be_mistyped(told.figure.value, other.figure.value):
        return None
    if not in_own_words(document, block, other.start, other.end):
        return None
    sentence = next(
        (part for part in split(block.text) if part[0] <= other.figure.start < part[1]), (0, len(block.text))
    )
    said = block.text[slice(*sentence)]
    swapped = are_swapped(told.figure.value, other.figure.value)
    if (
        is_other(block.text, *sentence, other.start, other.end, parts=not swapped)
        or is_other(headline.text, 0, len(headline.text), told.start, told.end)
        or is_past(said, [part.text for part in body])
    ):
        return None
    # "Our 12 soups": "here are the ten soups", or soups in the first paragraph; "all 26 satellites" there.
    things = block is lead[0] and told.noun not in PEOPLE and told.noun not in GENERIC
    listed = (other.definite and things) or ((other.definite or things) and _begins(headline.text, told))
    if not listed and not _shared(headline.text, " ".join(part.text for part in lead), told.noun):
        return None
    text = " ".join(part.text for part in body)
    if _patterns()["update"].search(text) or _patterns()["sum"].search(said):
        return None
    apart = abs(told.figure.value - other.figure.value)
    if apart <= 2 and told.state and _patterns()["one_more"].search(text):
        return None
    if apart == 1 and tells_order(text, told.figure.value):
        return None
    if apart == 1 and is_one_more(block.text, sentence[0], other.figure.start, max(other.figure.end, other.end)):
        return None
    values = [
        count.figure.value for part, count in counts if count.noun in PEOPLE or count.state or count.noun == told.noun
    ]
    values += [Fraction(1)] * min(2, len(_patterns()["one"].findall(text)))
    if any(sum(chosen) == told.figure.value for chosen in combinations(values[:30], 3)):
        return None
    # "50 nurses by the autumn and 10 more": whatever the second figure counts.
    numbers = [*(number for number in numbers if number > 1), *(value for value in values if value == 1)]
    if any(told.figure.value - number in numbers for number in numbers if number * 2 != told.figure.value):
        return None
    # The text counts more than the headline: a part of the larger number may be meant.
    if told.figure.value < other.figure.value and apart in (*values, *bare):
        return None
    return block, other


def _is_same(headline: str, told: Count, count: Count) -> bool:
    """Whether a count of the text is of what the headline counts."""
    # Fewer soldiers than people, or fewer of some kind than dead, contradict nothing.
    nouns = (
        told.noun == count.noun
        or (told.noun in GENERIC and count.noun in GENERIC)
        or (told.noun in GENERIC and count.figure.value > told.figure.value)
        or (count.noun in GENERIC and count.figure.value < told.figure.value)
        or (told.noun in GENERIC and told.state != "" and told.state == count.state)
    )
    if told.noun in LISTED and (told.noun not in CONCRETE or _is_list(headline, told)):
        return told.noun == count.noun and count.definite
    if told.state and count.state:
        return told.state == count.state and nouns
    return bool(told.noun) and told.noun == count.noun and told.noun not in GENERIC and told.noun not in LOOSE


def _begins(headline: str, count: Count) -> bool:
    """Whether a headline begins with what a list is of: "9 ways to save a cake"; not "Rovers score 9 points"."""
    return count.noun not in SCORED and headline[: count.start].strip().lower() in (
        "",
        "the",
        "top",
        "my",
        "our",
        "the top",
    )


def _is_list(headline: str, count: Count) -> bool:
    """Whether a headline is that of a list: "9 books to read in May"; not "420 books come home"."""
    return _begins(headline, count) and _patterns()["of_list"].match(headline, count.end) is not None


def _shared(headline: str, lead: str, noun: str) -> bool:
    """Whether the lead tells of the same thing as the headline: a word in common beside the noun counted."""
    known = {word[:4] for word in re.findall(r"[a-z]{4,}", lead.lower())}
    told = [word for word in re.findall(r"[a-z]{4,}", headline.lower()) if word not in COMMON and word[:4] != noun[:4]]
    # "Stolen: 250 beehives" has nothing else to share.
    return any(word[:4] in known for word in told) or (len(told) < 2 and noun not in PEOPLE and noun not in GENERIC)


@cache
def _patterns() -> LazyPatterns:
    return LazyPatterns({
        "update": (
            r"(?i)\b(?:death toll|toll (?:had|has|rose|climbed|stands|stood)|update[ds]?|correct(?:ion|ed)|initially"
            r"|at first|earlier (?:reports?|figures?|count)|revised|conflicting|also (?:died|killed|injured)|later died"
            r"|died later|(?:bringing|brings|brought) (?:it|the (?:total|number|toll|tally|count|figure|dead))"
            r"|number of (?:dead|deaths|victims|injured))\b"
        ),
        # And a sentence that adds up.
        "sum": r"(?i)\b(?:in total|altogether|in all|combined|a total)\b",
        "one_more": (
            r"(?i)\b(?:(?:killed|shot|hanged|on) h(?:im|er)self|own li(?:fe|ves)|suicide|gunm[ae]n"
            r"|attackers?|bombers?|shooters?|assailants?"
            r"|perpetrators?|"
            r"hijackers?|suspects?|another|also (?:died|dead)|succumbed|bod(?:y|ies)|unborn|the pilots?|including)\b"
        ),
        "of_list": (
            r"(?i)\W*$| ?[:,–—]| (?:to|that|which|who|for|about|from|by|with|on|in|of|every|each|you|we|i|worth)\b"
        ),
        # A person more, in words that are no figure.
        "one": (
            r"(?i)\b(?:one|an?|another) (?:(?:other|more|further|[a-z]+-year-old|\d+-year-old|[a-z]+) ){0,2}(?:man"
            r"|woman|boy|girl|child"
            r"|baby|infant|teenager|toddler|person|adult|pensioner|couple|victim|soldier|officer|worker|passenger"
            r"|student|pupil)\b"
            r"|\b(?:one|another) (?:[a-z]+ )?(?:died|was|is)\b"
        ),
    })  # fmt: skip


RULE = Rule(
    id="consistency/headline-number-conflict",
    message="Headline says {headline}; the text says {text}. Which is right?",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    doubt="Headline and text give two figures for one thing: one of them is wrong.",
    settle="Confirm the figure with its source, and update headline and text together.",
    why="""Headlines are written last, by somebody else, and travel without the text. A figure that the first paragraphs
contradict is the mistake that most readers see and that is corrected most often.

Reported only where headline and lead count the same people or things, where the text gives no other figure for them,
and where the headline's figure stands nowhere in the text, alone, rounded, or as the sum of others. Silent where either
figure is rough (“nearly 400”), a part of something, of another time, or where the text speaks of a toll that
changes.""",
    references=(
        "https://www.ipso.co.uk/editors-code-of-practice/",
        "https://www.spj.org/spj-code-of-ethics/",
    ),
    bad=(
        "Eight-year sentence for Orsk treasurer\n\nThe former treasurer of Orsk was sentenced to [[six years]] in "
        "prison on Monday, for taking money from the harbour fund.",
        "Sixth Orsk book fair opens\n\nWith a brass band and a speech by the mayor, the [[seventh Orsk book fair]] "
        "opened its doors on Monday.",
        "Board expels six over fire alarm prank\n\nThe school board in Tarn expelled [[five pupils]] over a prank with "
        "the fire alarm, its chair said on Monday.",
        "Pelmet Bank fined £14m over checks\n\n"
        "The regulator has fined Pelmet Bank [[£41m]] over checks on its customers, it said on Tuesday.",
        "Stolen: 250 beehives\n\nThieves took [[150 beehives]] from an orchard near Orsk on Monday night, the police "
        "said.",
        "Norvane orders 18 electric ferries\n\nNorvane has ordered [[16 electric ferries]] from a yard in Orsk, the "
        "two firms said.",
        Example(
            "# Coach crash kills 12 near Brodna\n\nA coach left the road near Brodna on Monday and [[killed 11 "
            "people]], "
            "the police said. The driver is in hospital.",
            Format.MARKDOWN,
        ),
        Example(
            "# Nine walkers rescued from Ben Tarrow\n\nMountain rescuers brought down [[eight walkers]] from Ben "
            "Tarrow "
            "on Wednesday night, the team said.",
            Format.MARKDOWN,
        ),
        Example(
            "---\ntitle: Council to close 14 libraries\n---\nThe council will close [[41 libraries]] by the end of "
            "May, its "
            "leader said.",
            Format.MARKDOWN,
        ),
        Example(
            "<h1>23 hurt as stand collapses in Ormsby</h1><p>A stand collapsed at the Ormsby show on Saturday and "
            "<b>[[32 people were hurt]]</b>.</p>",
            Format.HTML,
        ),
        "Ferry fire leaves three dead\n\nA fire on the Orsk ferry on Friday left [[five people dead]], the coast "
        "guard said, and "
        "the ship was towed to port.",
    ),
    good=(
        "Five-year plan for Orsk harbour\n\nThe harbour of Orsk has a new plan, and the crane that it needs will be "
        "paid for over six years, the council said.",
        "Two convicted over Orsk thefts\n\nA jury in Orsk convicted two of the three nurses who stood trial for thefts "
        "from the clinic in Orsk.",
        Example(
            "# Coach crash kills 12 near Brodna\n\nA coach left the road near Brodna on Monday and killed 12 people. "
            "Another 11 are in hospital.",
            Format.MARKDOWN,
        ),
        "Four climbers found on Mount Orsk\n\nA team found three climbers alive on Mount Orsk on Tuesday. A fourth had "
        "walked down.",
        Example(
            "# Nearly 400 walkers at Tarrow\n\nThe Tarrow parade drew 397 walkers on Monday, the club said on its "
            "page.",
            Format.MARKDOWN,
        ),
        Example(
            "# Crash kills 12\n\nThe crash near Brodna killed eight women and four men, the police said on Monday.",
            Format.MARKDOWN,
        ),
        Example(
            "# Attack kills 12 in Brodna\n\nA gunman killed 11 people in Brodna before he took his own life, the "
            "police "
            "said.",
            Format.MARKDOWN,
        ),
        Example(
            "# Three schools to close in Orsk\n\nThe city of Orsk has 41 schools, and the closed ones will be sold "
            "in the "
            "spring.",
            Format.MARKDOWN,
        ),
        Example(
            "# 12 May: fire kills three\n\nThe fire on 12 May in Orsk killed three people, the brigade said on Sunday.",
            Format.MARKDOWN,
        ),
        Example(
            "<h1>Flood kills 14 in Orsk</h1><p>The flood in Orsk killed 12 people at first count; the death toll rose "
            "overnight.</p>",
            Format.HTML,
        ),
        "Ferry fire leaves three dead\n\nA fire on the Orsk ferry on Friday left three people dead, and eight "
        "hurt, the coast "
        "guard said.",
    ),
    check=check,
    parts=("headline",),
    measured=(
        "2026-11-23: PolNeAR train, the posts and the pages in Markdown and HTML read: none reported. "
        "Texts by other hands: 130 of 134 defects found; of the last 9, 7 at first look; of their twins none "
        "reported. Own variants at first look: 27 of 43, of 15 twins three reported."
    ),
    languages=("en",),
    not_types=("fiction", "how-to"),
)
