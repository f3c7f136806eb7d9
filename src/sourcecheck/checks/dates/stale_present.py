"""Claims about a present that moves: "currently", "is still", "the latest figures"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise

from sourcecheck.analysis.own_words import sentence_around
from sourcecheck.analysis.page.doctype import shows_code
from sourcecheck.analysis.sentences import sentences
from sourcecheck.analysis.temporal.dating import dating
from sourcecheck.analysis.temporal.expression import Class, Expression, Form
from sourcecheck.analysis.temporal.tense import clause_around, is_past_form
from sourcecheck.analysis.words import words
from sourcecheck.checks.counted_times import Place, gathered, is_extract, places, standing
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Document, Format
from sourcecheck.finding import Confidence, Severity
from sourcecheck.rule import Context, Example, Hit, Option, Rule, Variant
from sourcecheck.word_lists import listed

_FORMS = frozenset((Form.WORDS, Form.STILL, Form.NEWEST, Form.NOWADAYS))


def check(document: Document, context: Context) -> Iterator[Hit]:
    state = dating(document, context.type, context.today)
    if state.shown and state.evergreen != "declared" and state.old <= context.options["months"]:
        return
    if is_extract(document, state):
        return
    steps = context.type == "how-to" or document.once(shows_code)  # "now" is the next step, "still" a state of dough

    def wanted(one: Expression) -> bool:
        return one.kind is Class.PRESENT and (not steps or one.form is Form.WORDS)

    found = [
        place for place in places(document, context, wanted, _FORMS, (Class.PRESENT,)) if _is_claim(document, place)
    ]
    if found:
        how = standing(document, state)
        yield gathered(found, how if how in ("metadata", "old") else "", also="Also true of an unknown day")


def _is_claim(document: Document, place: Place) -> bool:
    """Whether the sentence gives no day for its present; "today" makes a claim only beside a figure."""
    text = place.block.text
    start, end = sentence_around(document.once(sentences)[place.block.number], place.one.start, len(text))
    sentence = text[start:end]
    if place.one.form is Form.NOWADAYS:
        if _this_day().match(text, place.one.end):
            return False
        other = _supposed().search(sentence) or _as_of().search(sentence) or _in_year().search(sentence)
        return place.one.tense != "past" and bool(_figure().search(sentence)) and not other
    if place.one.form is Form.NEWEST:
        return not _counted_at().search(sentence)
    left, right = clause_around(text, place.one.start, place.one.end)
    left = max(start, left, text.rfind(", ", start, place.one.start))
    comma = text.find(",", place.one.end, end)
    right = min(right, comma if comma >= 0 else end)
    return not _as_of().search(sentence) and not any(
        _is_of_the_claim(text, place.one, match) for match in _in_year().finditer(text, left, right)
    )


def _is_of_the_claim(text: str, one: Expression, year: re.Match[str]) -> bool:
    """Whether a year dates what is so now; not "railcars built in 1989", "burned down in 1941 and has not yet"."""
    if year.start() < one.start:
        return _another_verb().search(text, year.end(), one.start) is None
    between = text[one.end : year.start()].split()
    return not any(
        word in ("that", "which", "who") or (before not in _AUXILIARIES and is_past_form(word))
        for before, word in pairwise(between)
    )


_AUXILIARIES = words("is are be been being was were has have had to not")


@cache
def _another_verb() -> re.Pattern[str]:
    """What opens another clause behind a year."""
    return compiled(r"\b(?:and|but|that|which|who|where|when)\b")


@cache
def _counted_at() -> re.Pattern[str]:
    """What dates even "the latest": "as of June 2026", "made in spring 2025", "(2024)"."""
    return compiled(
        r"\b(?:[Aa]s (?:of|at)|(?:made|taken|published|issued|released|held|conducted|compiled|dated|carried out|for"
        r"|(?<!dates )(?<!dating )from)"
        r"(?: in| on| of)?) (?:\w+ ){0,3}(?:1[5-9]|20)\d\d\b|\((?:1[5-9]|20)\d\d\)"
    )


@cache
def _as_of() -> re.Pattern[str]:
    """What dates a present wherever it stands in the sentence, or opens it."""
    return compiled(
        r"(?:\b(?:[Aa]s of|[Aa]s at|[Aa]t the end of|[Bb]y the end of|[Ss]ince|[Uu]p to)|\(|^In) ?(?:\w+ ){0,3}"
        r"(?:1[5-9]|20)\d\d\b"
    )


@cache
def _in_year() -> re.Pattern[str]:
    """What dates a present in its own clause: "in 2019" beside it dates another event."""
    return compiled(
        r"\b(?:[Ii]n|[Oo]n|[Uu]ntil|[Bb]y) (?:(?!(?:in|on|by)\b)\w+ ){0,3}(?:1[5-9]|20)\d\d\b"
        r"|\b\w+ \d{1,2}, (?:19|20)\d\d\b"
    )


@cache
def _this_day() -> re.Pattern[str]:
    """ "Today’s vote", "Today at the summit", "Today we are launching"."""
    return compiled(r"[’']s\b|,? (?:at|in the|we|I)\b")


@cache
def _supposed() -> re.Pattern[str]:
    return compiled(r"\b(?:would|could|might)\b")


@cache
def _figure() -> re.Pattern[str]:
    numbers = "|".join(listed("number-words")[1:])
    return compiled(
        rf"(?i)\d|\b(?:hundreds|thousands|millions|billions|half|third|quarter|dozens|{numbers}|{'|'.join(listed('tens'))}"
        r"|hundred|dozen)\b"
    )


RULE = Rule(
    id="dates/stale-present",
    message="“{match}” {have} no date. As of when?",
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    doubt="What is so “currently” or “still” may have changed since the text was written.",
    settle="Say “as of” with month and year, or date the page.",
    why="""“Currently”, “now”, “still”, “to date” and “the latest figures” tie a statement to the day of writing. On a
page that is dated and fresh the reader knows that day. On one that shows no date, that is kept for years or that is
half a year old the statement goes on claiming to be true.

A page gets one finding, with the other places beside it. Sentences that name a year for their claim (“as of March
2025”), steps and conditions (“if the dough is still wet”), and quotations are left alone.""",
    measured=(
        "2026-11-22, all for information: 10 of 1,710 dated posts (guides), 14 of 190 saved pages, 194 of 840 undated "
        "news extracts; of 54 read after mending (all of the first two, 30 extracts) 2 wrong: a list of changes, a "
        "told past. Held out, 861 manuals before mending: 141, one in six wrong (what a program does at run time), "
        "hence no higher confidence. Of 14 own defects 13 found at first; of 46 near-misses 3, since mended. "
        "2026-11-23: plural subjects (“people now use”) and “to date” before a noun; of 30 more "
        "defects 18 found at first and 30 "
        "after, of 20 near-misses 3 and 1 (“has still water”); of 33 places gained in 2,740 documents 6 wrong, of "
        "which 5 were mended. Later, “the current mayor”, “hangs today”, and reference pages in full: of 31 by other "
        "hands 25 found at first, then 31, of 33 own 32 and 33, of 42 near-misses none; of 34 places gained 4 wrong, "
        "of which 3 were mended. “Under way”, “not yet”, years only of the claim’s clause: of 29 by other hands 22 and "
        "29, of 19 near-misses 4 and none; of 70 own 66 and 68, of 38 near-misses 10 and 4; of 37 findings gained or "
        "moved, read, none wrong. "
        "Years of other verbs, “is today”, months as dates of pages: of 45 by other hands 37 and 45, of 35 "
        "near-misses 4 and none; of 130 own in four rounds 121 at first, of 85 near-misses 13; 6 documents gained, 14 "
        "lost, all read, none wrong."
    ),
    references=(
        "https://en.wikipedia.org/wiki/Template:When#When_to_use",
        "https://en.wikipedia.org/wiki/Wikipedia:As_of",
        "https://en.wikipedia.org/wiki/Template:Update_inline",
    ),
    bad=(
        Example("# The line\n\nFive railcars from 1986 [[now]] carry all its passengers.", Format.MARKDOWN),
        Example("# The mill\n\n[[The current owner]], Hal Best, keeps bees.", Format.MARKDOWN),
        Example("# The spire\n\nThe spire, begun in 1911, is [[unfinished]].", Format.MARKDOWN),
        Example("# The chapel\n\nIt burned down in 1941 and has [[not yet]] been rebuilt.", Format.MARKDOWN),
        Example("# The bell\n\nIt [[hangs today]] in the hall of the school.", Format.MARKDOWN),
        Example("The Skarn bridge\n\nIt is [[currently]] the longest span in the province.", variant=""),
        Example("# Seeds\n\n[[To date]] it has stored 6,412 kinds of barley.", Format.MARKDOWN, variant=""),
        "Why Plotline?\n\nIt draws a family tree. More than 40,000 people [[now]] use it every day.",
        "The barrage\n\nWith 22 turbines it is [[to date]] the largest in the country.",
        "The fund\n\nThe fund has raised 4 million euros [[to date]] for the ward, and most gardens still hold bees.",
        Example("<h1>Our work</h1><p>We dig wells. [[To date]] our crews have finished 1,240.</p>", Format.HTML),
        Example("<h1>The mill</h1><p>The mill is [[now]] a hotel, and he is still mayor.</p>", Format.HTML),
        Example("# Fish\n\nThe fleet landed less, [[the latest figures]] show.", Format.MARKDOWN, variant=""),
        Example("# Drills\n\nThe navies met, [[most recently]] in March 2024.", Format.MARKDOWN, variant=""),
        Example("# Radio\n\n[[Today]] 12 per cent of homes have one.", Format.MARKDOWN, variant=""),
        Example(
            '<html><head><meta property="article:published_time" content="2025-03-04T08:00:00Z"></head><body>'
            "<h1>The mill</h1><p>The mill is [[now]] a hotel.</p></body></html>", Format.HTML, variant="metadata",
        ),
        Example(
            "# The mill\n\n4 March 2025\n\nThe mill is [[now]] a hotel.",
            Format.MARKDOWN, today=date(2026, 11, 22), variant="old",
        ),
    ),
    good=(
        Example("# Settings\n\nThe current user is named at the top, and the current is 5 amperes.", Format.MARKDOWN),
        "Published 4 March 2025\n\nIt is currently the longest span in the province.",
        Example("# Seeds\n\nAs of March 2025 it currently stores 6,412 kinds.", Format.MARKDOWN),
        Example("# Owls\n\nThe latest count, made in May 2025, found nine pairs.", Format.MARKDOWN),
        Example("# The lamp\n\nAmber: the battery is still charging.", Format.MARKDOWN),
        Example("# Batter\n\nWhisk the eggs with still water. Now add the flour.", Format.MARKDOWN),
        Example("<p>If the dough is still wet, add flour. Keep the list up to date.</p>", Format.HTML),
        Example("<p>“It is still the longest,” the mayor said.</p>", Format.HTML),
        Example("# Radio\n\nToday people listen elsewhere.", Format.MARKDOWN),
        "Beams\n\nTo date a beam, count its rings. To date the beams of the nave, the team counted 211 of them.",
        "The walk\n\nFour years later the brothers still shared the office, and people still angry stayed away.",
    ),
    check=check,
    not_types=("fiction", "transcript"),
    languages=("en",),
    options={"months": Option(6, "Months after which a dated page is no longer fresh, counted to --now.")},
    variants={
        "metadata": Variant("“{match}” {have} no date that readers see. As of when?"),
        "old": Variant("“{match}” on a page months old. Is it still so?"),
    },
    needs=(
        *listed("vague-present"),
        *(f"{verb} {state}" for verb in ("remain", "remains")
          for state in ("in use", "in force", "in office", "in prison", "in private", "closed", "shut", "empty",
          "unsolved", "at large")),
        " now", "-now", "still", " yet", "ongoing", " under way", " underway", " in progress",
        " pending", "unresolved", "unfinished", " in the making",
        *(f" under {state}" for state in
          ("construction", "repair", "review", "investigation", "renovation", "restoration")),
        *(f" being {done}" for done in ("built", "rebuilt", "restored", "renovated", "repaired", "refurbished",
          "redeveloped", "investigated", "negotiated", "drawn up")), "most recent", "latest", "newest", "today",
        *(f"{which} {word}" for which in ("the", "its", "their", "his", "her", "our", "s")
          for word in ("current", "present", "incumbent", "reigning", "sitting", "serving")),
    ),
)  # fmt: skip
