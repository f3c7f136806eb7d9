"""Public acts dated "on a recent Friday"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import islice

from sourcecheck.analysis.own_words import in_own_words, sentence_around
from sourcecheck.analysis.sentences import sentences
from sourcecheck.analysis.temporal.gregorian import MONTHS, WEEKDAYS
from sourcecheck.analysis.temporal.phrasing import day_in_words, month_first
from sourcecheck.analysis.temporal.publication import publication
from sourcecheck.analysis.temporal.resolving import Days
from sourcecheck.checks.counted_times import related_date
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Kind
from sourcecheck.finding import Confidence, Severity
from sourcecheck.rule import Context, Example, Hit, Option, Rule, Variant

_PARTS = ("day", "morning", "afternoon", "evening", "night")  # what stands before "in March"; "day" ends a weekday
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MOST = 40  # matches looked at in one block; more is no prose
_PROSE = frozenset((Kind.PARAGRAPH, Kind.ITEM, Kind.DETAIL, Kind.CAPTION, Kind.HEADING, Kind.CELL, Kind.FOOTNOTE))


def check(document: Document, context: Context) -> Iterator[Hit]:
    pattern = _indefinite()
    for block in context.blocks(document):
        if block.kind not in _PROSE or not document.in_content(block):
            continue
        for match in islice(pattern.finditer(block.text), _MOST):
            if not in_own_words(document, block, *match.span()):
                continue
            start, end = sentence_around(document.once(sentences)[block.number], match.start(), len(block.text))
            clause = _clause(block.text[start:end], match.start() - start, match.end() - start)
            public = _is_public_act(clause)
            if not public and _habit().search(match[0]):
                continue  # "on a Friday in winter": what is usual then, or a memory
            yield _which(document, block, match) if public else Hit(block.span(*match.span()), variant="scene")
        if context.options["style"] == "ap":
            for match in islice(_redundant().finditer(block.text), _MOST):
                if in_own_words(document, block, *match.span()):
                    yield Hit(block.span(*match.span()), variant="ap")
            yield from _far(document, block)


def _which(document: Document, block: Block, match: re.Match[str]) -> Hit:
    """The question, with the day that the page's own date makes likely."""
    span = block.span(*match.span())
    anchor = document.once(publication).anchor
    if anchor is None or match["weekday"] is None:
        return Hit(span)
    number = WEEKDAYS.index(match["weekday"])
    day = anchor - timedelta((anchor.weekday() - number - 1) % 7 + 1)
    page = day_in_words(document, Days(anchor, anchor))
    values = {"weekday": match["weekday"], "page": page, "day": _short(document, day)}
    return Hit(span, "dated", values, related_date(document))


def _short(document: Document, day: date) -> str:
    """Weekday, day and month: the page's date has the year."""
    weekday, month = WEEKDAYS[day.weekday()], MONTHS[day.month - 1]
    return f"{weekday}, {month} {day.day}" if month_first(document) else f"{weekday} {day.day} {month}"


def _far(document: Document, block: Block) -> Iterator[Hit]:
    """Weekdays of another week that are more than seven days from the page's date."""
    for match in islice(_other_week().finditer(block.text), _MOST):
        anchor = document.once(publication).anchor
        if anchor is None or not in_own_words(document, block, *match.span()):
            continue
        monday = anchor - timedelta(anchor.weekday())
        if match["last"]:
            day = monday + timedelta(WEEKDAYS.index(match["last"]) - 7)
        elif match["ago"]:
            day = anchor - timedelta((anchor.weekday() - WEEKDAYS.index(match["ago"])) % 7 + 7)
        else:
            day = anchor + timedelta((WEEKDAYS.index(match["on"]) - anchor.weekday()) % 7 + 7)
        apart = abs((day - anchor).days)
        if apart > 7:
            values = {"apart": str(apart), "day": day_in_words(document, Days(day, day))}
            yield Hit(block.span(*match.span()), "ap-far", values, related_date(document))


@cache
def _other_week() -> re.Pattern[str]:
    weekday = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    return compiled(
        rf"\b(?:(?P<last>{weekday}) (?:of )?last week|[Aa] week ago (?:on |last )?(?P<ago>{weekday})"
        rf"|[Aa] week from (?:this |next |on )?(?P<on>{weekday}))\b"
    )


@cache
def _redundant() -> re.Pattern[str]:
    """ "Last Tuesday": the tense says which; what lies further off than seven days gets its date."""
    return compiled(r"\b(?:[Ll]ast|[Nn]ext|[Tt]his (?:past|coming)) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


def _clause(sentence: str, start: int, end: int) -> str:
    """The words that the time expression belongs to.

    At the head of its sentence it belongs to what follows its comma ("On a recent Friday, the
    court ruled ..."), else to what stands before it, back to a semicolon or dash.
    """
    if len(sentence[:start].split()) <= 2:
        return _stop().split(sentence[end:].lstrip(", "), maxsplit=1)[0]
    before = _stop().split(sentence[:start])[-1]
    after = re.split(r"[,;:—–]", sentence[end:], maxsplit=1)[0]
    return f"{before} {after}"


def _is_public_act(clause: str) -> bool:
    if _formal_act().search(clause) or (_act().search(clause) and _public_body().search(clause)):
        return True
    return bool(_company_act().search(clause) and _company().search(clause))


@cache
def _habit() -> re.Pattern[str]:
    return compiled(r" in (?:spring|summer|fall|autumn|winter)$")


@cache
def _company_act() -> re.Pattern[str]:
    """What a house does that its own releases date; it meets, opens and closes every day."""
    return compiled(
        r"(?i)\b(?:announced|filed|fined|merged|sued|dismissed|fired|declared|ousted|recalled|acquired|bought|sold"
        r"|launched (?:\S+ ){0,2}(?:rocket|satellite|missile|product|service|bid|offer)|laid off"
        r"|(?:raised|cut|lowered|lifted) (?:\S+ ){0,2}(?:rates?|prices|forecast|dividend|jobs))\b"
    )


@cache
def _company() -> re.Pattern[str]:
    return compiled(
        r"\b(?:[Cc]ompan(?:y|ies)|[Ff]irms?|[Bb]anks?|[Aa]irlines?|[Bb]oard|[Uu]nions?|[Cc]orporation|[Ss]hareholders"
        r"|[Mm]aker|[Uu]niversity|[Pp]ublisher|[Rr]etailer|Inc\.|Corp\.|Ltd)(?!\w)"
    )


@cache
def _stop() -> re.Pattern[str]:
    return compiled(r"[;:—–]|, (?:as|while|when|where|which|who|and|but) ")


@cache
def _indefinite() -> re.Pattern[str]:
    days = "Mon|Tues|Wednes|Thurs|Fri|Satur|Sun"
    day = rf"(?:(?P<weekday>(?:{days})day)|morning|afternoon|evening|night|day|weekend|weekday)"
    weekday = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    part = r"(?: (?:morning|afternoon|evening|night))?"
    month = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    return compiled(
        r"\b(?:(?:[Oo]n|[Dd]uring|[Oo]ver|[Ll]ate on|[Ee]arly on) )?(?:[Aa]|[Oo]ne) (?:recent"
        rf"|certain(?= [MTWFS])) {day}\b{part}(?! (?:editions?|issues?|shows?|broadcasts?|episodes?|newsletters?|lists?"
        r"|columns?|papers?|games?|match(?:es)?|meetings?|visits?|trips?|classes|services?|specials?)\b)"
        rf"|\b(?:[Oo]n a|[Oo]ne) (?:(?:cold|hot|sunny|rainy|warm|grey|gray|chilly|snowy|quiet) )?{weekday}{part} "
        rf"(?:in|last|this past) (?:(?:early |late |mid-)?{month}|month|spring|summer|fall|autumn"
        r"|winter|year)\b(?!,? (?:of )?\d{4})"
        r"|\b[Oo]ne day (?:in|last|this past) (?:month|year|week)\b"
    )  # fmt: skip


@cache
def _formal_act() -> re.Pattern[str]:
    """Acts that only states, courts, companies and other bodies perform, or that leave a dated record."""
    return compiled(
        r"(?i)\b(?:ratif(?:y|ied)|vetoed|indicted|convicted|acquitted|sworn in|inaugurated|impeached"
        r"|enacted|repealed|invaded|annexed|declared (?:war|independence|bankruptcy|a state of emergency)"
        r"|ruled (?:that|in favou?r|against)"
        r"|was (?:arrested|charged|sentenced|elected|appointed|executed|assassinated|extradited)"
        r"|were (?:arrested|charged|sentenced|elected|appointed|executed|extradited)"
        r"|(?:signed|struck|sealed|concluded|reached|announced|approved|passed|rejected|adopted|endorsed|unveiled) "
        r"(?:\S+ ){0,5}(?:treaty|pact|accord|agreement|deal|bill|law|act|legislation|decree|order|resolution|sanctions"
        r"|ceasefire|truce|merger|budget|memorandum|contract|ruling|verdict|tariffs?)|resigned|died|merged"
        r"|was (?:announced|killed|fired|dismissed|ousted|sworn)|were (?:announced|killed|dismissed)"
        r"|killed (?:at least |about |some )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|a dozen|dozens)"
        r"|captured (?:the|a) (?:port|town|city|village|base|airport|capital|province)"
        r"|(?:voted|vote) (?:to|for|against|on|in favou?r))\b"
    )


@cache
def _act() -> re.Pattern[str]:
    return compiled(
        r"(?i)\b(?:sign(?:ed|ing|s)?|announced?|voted?|passed|approved?|ruled|sentenced|arrested|charged|resigned"
        r"|appointed|elected|launched|struck|attacked|bombed|released|published|met|meeting|summit|treaty|verdict|died"
        r"|killed|fired|fined|dismissed|sued|filed|banned|imposed|suspended|seized|raided|opened fire|testified"
        r"|confirmed|captured|declared|repealed|raised (?:\S+ ){0,2}rates|cut (?:\S+ ){0,2}rates)\b"
    )


@cache
def _public_body() -> re.Pattern[str]:
    return compiled(
        r"\b(?:[Gg]overnment|[Pp]resident|[Pp]rime [Mm]inister|[Mm]inist(?:ers?|ry)|[Gg]overnors?|[Mm]ayors?|[Vv]oters"
        r"|[Rr]ebels|[Cc]ourt|[Jj]udges?|[Jj]ury|[Pp]arliament|[Ss]enate|[Cc]ongress|House of|[Ll]awmakers"
        r"|[Ll]egislat(?:ure|ors)|[Cc]ouncil|[Cc]ommission|[Pp]olice|[Aa]rmy|[Mm]ilitary|[Tt]roops|[Nn]avy"
        r"|[Aa]ir [Ff]orce|[Pp]rosecutors?|[Rr]egulators?|[Cc]entral [Bb]ank|[Ss]tate [Dd]epartment|White House|Kremlin"
        r"|Pentagon|United Nations|European Union|NATO|Security Council|Supreme Court|Russia|China|Iran|Israel|Ukraine"
        r"|North Korea|South Korea|India|Pakistan|Japan|France|Germany|Britain|Turkey|Moscow|Beijing|Tehran|Kyiv"
        r"|Washington|Brussels|Pyongyang|Seoul|New Delhi|leaders|diplomats|envoys)\b"
    )


RULE = Rule(
    id="dates/indefinite-weekday",
    message="“{match}”: on which date did this happen? Give it.",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    doubt="A treaty, a vote or a verdict has a date on record; a text that hides it may not know it.",
    settle="Give the day and month, and the year if it is not this one.",
    why="""Reporters set scenes “on a recent afternoon” that they saw themselves, and that is only noted as information.
A public act is different: signatures, votes, rulings, arrests and attacks are dated by the record, and “on a recent
Friday” is what remains when a date was rewritten away. A reader cannot check it and, a year on, cannot place it.

A house that follows the AP Stylebook sets the option style to ap: “last Tuesday” is then reported too, since the tense
says which Tuesday of the week is meant, and so is a weekday that the page's date proves to be more than seven days off.

Where the page is dated, the likeliest day is asked about; only the writer knows whether it was that one.""",
    measured=(
        "2026-11-22: no warning in 2,445 articles, posts and pages, 5 findings for information, all scenes set by the "
        "reporter. Held out, 2,007 other documents: 1 warning (right), 1 for information. Of 10 fresh defects 10 "
        "found; of 10 near-misses 1 noted for information."
    ),
    references=(
        "https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style/Dates_and_numbers#Statements_likely_to_become_outdated",
        "https://en.wikipedia.org/wiki/Template:When",
        "https://apstylebook.com/",  # days of the week; last
    ),
    bad=(
        Example("The two countries signed a fishing treaty [[on a recent Friday]], after years of talks.", variant=""),
        Example("[[On a recent Tuesday]], the court sentenced the former mayor to three years.", variant=""),
        Example("The council met [[last Tuesday]] and voted for the pier.", options={"style": "ap"}, variant="ap"),
        Example("Parliament voted to close the mine [[one Thursday in March]].", Format.MARKDOWN, variant=""),
        Example("<p>Police raided the office [[on a <em>recent</em> weekday]].</p>", Format.HTML, variant=""),
        Example("The ferry company announced 400 job cuts [[on a recent Tuesday]].", variant=""),
        Example("A bomb killed nine people [[on a Saturday in early May]].", variant=""),
        Example(
            "Published 20 January 2025\n\nThe two countries signed a treaty [[on a recent Friday]].", variant="dated"
        ),
        Example(
            "Published 23 January 2025\n\nThe board met [[Monday of last week]].",
            options={"style": "ap"},
            variant="ap-far",
        ),
        Example("[[On a recent afternoon]], two men repaired nets on the quay.", variant="scene"),
    ),
    good=(
        "The two countries signed a fishing treaty on Friday, 17 January 2025.",
        "The council met last Tuesday and voted for the pier.",
        Example("The council met on Tuesday. “Come next Friday,” the mayor said.", options={"style": "ap"}),
        "The bins are emptied on a Friday in winter.",
        "A recent Friday edition of the paper carried the photograph.",
        "A recent survey found that most shops close on Sundays.",
        "“We signed it on a recent Friday,” the minister said.",
        "It fell on a Monday in March 2019.",
    ),
    check=check,
    not_types=("fiction",),
    languages=("en",),
    options={"style": Option("any", "ap: “last” and “next” before a weekday are reported too.", ("any", "ap"))},
    variants={
        "scene": Variant(message="“{match}”: could the date be given?", severity=Severity.INFO),
        "dated": Variant(message="Which {weekday}? The page is dated {page}: {day}?"),
        "ap-far": Variant(message="“{match}” is {apart} days from the page's date: AP style has {day}."),
        "ap": Variant(message="“{match}”: AP style has the weekday alone within seven days, else the date."),
    },
    needs=(
        *(f"{which} {day}" for which in ("recent", "certain") for day in (*_WEEKDAYS, *_PARTS, "weekend", "weekday")),
        *(f"{day} {then} week" for day in _WEEKDAYS for then in ("last", "of last")),
        "a week ago",
        "a week from",
        *(f"{part} {then} " for part in _PARTS for then in ("in", "last", "this past")),
        *(f"{which} {day}" for which in ("last", "next", "this past", "this coming") for day in _WEEKDAYS),
    ),
)
