"""The temporal expressions of a text: every pattern, and what tells a day from a name, a habit or a manner of speech.

Where two expressions share a code point the one that begins first stays, then the longer one. In doubt a word is
no temporal expression: what this analysis finds is reported to writers.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator

from sourcecheck.analysis.per_block import PerBlock
from sourcecheck.analysis.ranges import Ranges, overlaps
from sourcecheck.analysis.sentences import split
from sourcecheck.analysis.temporal import any_time, guards, patterns, vague_guards, vague_reading
from sourcecheck.analysis.temporal.amounts import SEASONS, count_of, grain_of
from sourcecheck.analysis.temporal.calendar_dates import dates_in
from sourcecheck.analysis.temporal.expression import Class, Expression, Form, Grain
from sourcecheck.analysis.temporal.gregorian import MONTHS, WEEKDAYS
from sourcecheck.analysis.temporal.matches import matches
from sourcecheck.analysis.temporal.tense import tense
from sourcecheck.document import Document, Kind
from sourcecheck.word_lists import listed

__all__ = ["Reading", "expressions", "expressions_in", "readings"]

_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}
_WHICH = {"last": -1, "this past": -1, "the past": -1, "this": 0, "this coming": 1, "the coming": 1, "next": 1}
# In a told past these mean that time: "Presently he rose".
_THEN = frozenset(
    ("presently", "at present", "at the moment", "at this moment", "right now", "just now", "at this time")
)
_NAMED = frozenset((Form.DAY, Form.NOWADAYS, Form.WEEKDAY, Form.WHICH_WEEKDAY, Form.UNIT, Form.HABIT, Form.SAME))
_FROM_THE_PAGE = frozenset((Class.DEICTIC, Class.PRESENT, Class.FUTURE, Class.PAST))
_FEW = 31  # days: more are a term of law or of a measurement
_Reader = Callable[[str], Iterator[Expression]]


class Reading:
    """What each pattern finds in a text whose white space is collapsed, looked for when it is asked for.

    Args:
        text: of a block.
    """

    __slots__ = ("_found", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._found: dict[_Reader, tuple[Expression, ...]] = {}

    def of(self, read: _Reader) -> tuple[Expression, ...]:
        """What one reader finds."""
        found = self._found.get(read)
        if found is None:
            text = self.text
            found = tuple(read(text)) if any(part in text for part in _PARTS[read]) else ()
            self._found[read] = found
        return found

    def may_hold(self, forms: frozenset[Form], kinds: tuple[Class, ...] = ()) -> bool:
        """Whether the text can hold an expression of these forms and classes: a fraction of the reading."""
        return any(
            one.form in forms and (not kinds or one.kind in kinds)
            for read in _PARTS
            if not forms.isdisjoint(_FORMS[read])
            for one in self.of(read)
        )

    def vague(self) -> tuple[Expression, ...]:
        """Of the expressions those that no date resolves, and perhaps one more: read in a fifth of the time."""
        return self._settled((vague_reading.vague, vague_reading.recent))

    def expressions(self) -> tuple[Expression, ...]:
        """The temporal expressions of the text, sorted, no two sharing a code point."""
        return self._settled(tuple(_PARTS))

    def _settled(self, readers: tuple[_Reader, ...]) -> tuple[Expression, ...]:
        found = [one for read in readers for one in self.of(read)]
        text = self.text
        if found and any_time.is_in_a_plot(text):
            found = [one for one in found if one.kind not in _FROM_THE_PAGE]
        if not found:
            return ()
        named: Ranges = ()
        if any(one.form in _NAMED for one in found) and any(name in text for name in listed("day-names-in-titles")):
            named = tuple(match.span() for match in patterns.names().finditer(text))
        sentences = split(text)
        kept: list[Expression] = []
        for one in sorted(found, key=lambda one: (one.start, -one.end)):
            if (kept and one.start < kept[-1].end) or overlaps(named, one.start, one.end):
                continue
            checked = _checked(text, one, sentences)
            if checked is not None:
                kept.append(checked)
        return tuple(kept)


def readings(document: Document) -> PerBlock[Reading]:
    """The texts of blocks, ready to be read; code is empty. For ``document.once``."""
    return PerBlock(document.blocks, lambda block: Reading("" if block.kind is Kind.CODE else block.text))


def expressions(document: Document) -> PerBlock[tuple[Expression, ...]]:
    """The temporal expressions of every block's text, code left out; for ``document.once``."""
    read = document.once(readings)
    return PerBlock(document.blocks, lambda block: read[block.number].expressions())


def expressions_in(text: str) -> tuple[Expression, ...]:
    """The temporal expressions of a text whose white space is collapsed, sorted, no two sharing a code point."""
    return Reading(text).expressions()


def _checked(text: str, one: Expression, sentences: Ranges) -> Expression | None:
    """The expression with its tense, or None where its sentence makes it something else."""
    index = max(bisect_right(sentences, (one.start, len(text) + 1)) - 1, 0)
    start, end = sentences[index]
    start, end = max(start, one.start - 400), min(end, one.end + 400)
    place = (one.start - start, one.end - start)
    sentence = text[start:end]
    if one.kind in _FROM_THE_PAGE:
        if any_time.is_any_time(sentence, one, *place) or vague_guards.is_mention(sentence, *place):
            return None
        if one.kind is Class.PAST and not vague_guards.is_counted_from_the_page(sentence, *place):
            return None
        one = one._replace(tense=tense(sentence, *place))
        words = sentence[place[0] : place[1]].lower()
        if one.tense == "past" and words in _THEN:
            return None
        if one.tense != "future" and words.startswith(("in a ", "in several ", "in some ")):
            return None  # "sold in a few years"
    guard = _GUARDS.get(one.form)
    return one if guard is None or guard(sentence, one, *place) else None


def _dates(text: str) -> Iterator[Expression]:
    for date in dates_in(text):
        if date.year:
            yield Expression(
                date.start,
                date.end,
                Class.ABSOLUTE,
                Form.DATE,
                Grain.DAY,
                number=date.month,
                year=date.year,
                day=date.day,
            )
        else:
            yield Expression(
                date.start, date.end, Class.DEICTIC, Form.MONTH_DAY, Grain.DAY, number=date.month, day=date.day
            )
    for match in matches(patterns.absolute(), text):
        span = match.span()
        if match["month"]:
            month = next(number for number, name in enumerate(MONTHS, 1) if name[:3] == match["month"][:3])
            yield Expression(*span, Class.ABSOLUTE, Form.MONTH_YEAR, Grain.MONTH, number=month, year=int(match["year"]))
        elif match["season"] or match["season2"]:
            season = SEASONS[(match["season"] or match["season2"]).lower()]
            year = int(match["year2"] or match["year5"])
            yield Expression(*span, Class.ABSOLUTE, Form.SEASON_YEAR, Grain.SEASON, number=season, year=year)
        elif match["year3"]:
            year = int(match["year3"])
            yield Expression(*span, Class.ABSOLUTE, Form.FISCAL, Grain.YEAR, year=year if year > 99 else 2000 + year)
        elif match["decade"] or match["decade2"]:
            decade = int(match["decade"] or f"19{match['decade2']}")
            yield Expression(*span, Class.ABSOLUTE, Form.DECADE, Grain.DECADE, year=decade)
        elif guards.is_year(text, *span):
            yield Expression(*span, Class.ABSOLUTE, Form.YEAR, Grain.YEAR, year=int(match["year4"]))


def _quarters(text: str) -> Iterator[Expression]:
    for match in matches(patterns.quarters(), text):
        number = int(match["q"] or match["q2"] or _QUARTERS.get((match["ordinal"] or "").lower(), 0))
        year = int(match["y"] or match["y2"] or match["y3"] or 0)
        if not year and not guards.is_quarter_of_a_year(text, *match.span()):
            continue
        kind = Class.ABSOLUTE if year else Class.DEICTIC
        yield Expression(*match.span(), kind, Form.QUARTER, Grain.QUARTER, number=number, year=year)


def _days(text: str) -> Iterator[Expression]:
    for match in matches(patterns.days(), text):
        start, end = match.span()
        word = (match["word"] or "").lower()
        if match["before"] or match["after"]:
            shift = -2 if match["before"] else 2
        else:
            shift = {"yesterday": -1, "tomorrow": 1}.get(word, -1 if match["night"] else 0)
        if guards.is_name(text, start):
            continue
        if match["both"]:
            if guards.are_days(text, start):
                shift = -1 if match["both"].startswith(("y", "Y")) else 0
                yield Expression(start, end, Class.DEICTIC, Form.DAY, Grain.DAY, shift)
            continue
        if word == "today" and not guards.is_this_day(text, *match.span("word")):
            yield Expression(start, end, Class.PRESENT, Form.NOWADAYS)
        elif guards.is_day(text, start, end, word):
            yield Expression(start, end, Class.DEICTIC, Form.DAY, Grain.DAY, shift)


def _units(text: str) -> Iterator[Expression]:
    for match in matches(patterns.units(), text):
        if match["far"]:
            shift = -2 if match["far"].startswith("before") else 2
        elif match["past"] or match["over"]:
            shift = -1
        elif match["end"]:
            shift = 0
        elif match["coming"] or match["new"]:
            shift = 1
        elif match["which"]:
            shift = _WHICH[match["which"].lower()]
        else:
            continue  # "the week", which only "before last" makes an expression
        unit = match["unit"] or match["new"]
        if unit == "season" and not shift:
            continue  # "this season" is as often one of every year
        grain = Grain.YEAR if unit == "season" else Grain(unit)
        # Nobody's fiscal or school year is the calendar's.
        own = unit == "season" or (match["fiscal"] and match["fiscal"] != "calendar ")
        form = Form.FISCAL if own else Form.UNIT
        yield Expression(*match.span(), Class.DEICTIC, form, grain, shift)


def _which(text: str) -> Iterator[Expression]:
    for match in matches(patterns.which_named(), text):
        shift = _WHICH[(match["which"] or "last").lower()]
        made = Expression(*match.span(), Class.DEICTIC, Form.WHICH_SEASON, Grain.SEASON, shift)
        if match["weekday"]:
            number = WEEKDAYS.index(match["weekday"])
            yield made._replace(form=Form.WHICH_WEEKDAY, grain=Grain.DAY, number=number)
        elif match["gone"]:
            yield Expression(*match.span(), Class.DEICTIC, Form.UNIT, Grain(match["gone"]), shift)
        elif match["month"]:
            number = MONTHS.index(match["month"]) + 1
            yield made._replace(form=Form.WHICH_MONTH, grain=Grain.MONTH, number=number)
        else:
            yield made._replace(number=SEASONS[match["season"] or match["over"]])


def _ago(text: str) -> Iterator[Expression]:
    for match in matches(patterns.ago(), text):
        count = count_of(match["number"] or match["number2"] or match["number3"])
        grain, times = grain_of(match["unit"] or match["unit2"] or match["unit3"])
        if match["number3"]:
            yield Expression(*match.span(), Class.DEICTIC, Form.COUNTED, grain, count * times)
            continue
        grain = Grain.YEAR if grain is Grain.SEASON else grain  # "two winters ago"
        if not count and not (match["number"] or "").lower().startswith("half"):
            continue
        back = match["way"] == "ago"
        yield Expression(*match.span(), Class.DEICTIC, Form.AGO, grain, (-1 if back else 1) * count * times)


def _weekdays(text: str) -> Iterator[Expression]:
    for match in matches(patterns.weekdays(), text):
        if guards.is_bare_weekday(text, *match.span(), bool(match["on"])):
            number = WEEKDAYS.index(match["day"])
            yield Expression(*match.span(), Class.DEICTIC, Form.WEEKDAY, Grain.DAY, number=number)


def _months(text: str) -> Iterator[Expression]:
    for match in matches(patterns.month_names(), text):
        number = MONTHS.index(match["month"]) + 1
        yield Expression(*match.span(), Class.DEICTIC, Form.MONTH, Grain.MONTH, number=number)


def _anaphoric(text: str) -> Iterator[Expression]:
    for match in matches(patterns.anaphoric(), text):
        if match["time"]:
            yield Expression(*match.span(), Class.ANAPHORIC, Form.SAME)
        elif match["unit"]:
            word = match["later"].split(" ")[0]
            vague = not count_of(word)
            if vague and word[:1].isupper() and word.lower() not in ("several", "a", "many", "some"):
                continue
            back = match["way"] in ("earlier", "before that")
            count = count_of(word) * grain_of(match["unit"])[1]
            yield Expression(
                *match.span(), Class.ANAPHORIC, Form.LATER, grain_of(match["unit"])[0], -count if back else count
            )
        elif guards.is_back_reference(text, *match.span()):
            yield Expression(*match.span(), Class.ANAPHORIC, Form.SAME, grain_of(match["unit2"])[0])


# Of which every duration holds one, but for "has stood for ten years" and "the worst flood in ten years".
_LASTING = (
    "e past ", "e last ", "e previous ", "consecutive", "straight", "successive", "running", "in a row", "on the trot",
    *(f"{word}{many}" for word in ("or ", "ver ")
      for many in ("many ", "several ", "some ", "countless ", "years", "decades", "months")),
)  # fmt: skip


def _may_last(text: str) -> bool:
    """Whether a text can hold a duration: their pattern is the longest of all."""
    if any(part in text for part in _LASTING):
        return True
    if "or " in text and ("has" in text or "have" in text or "’ve" in text or "'ve" in text):
        return True
    return ("est " in text or "rst " in text) and (" in " in text or " for " in text)


def _durations(text: str) -> Iterator[Expression]:
    if not _may_last(text):
        return
    for match in matches(patterns.durations(), text):
        kind = match.lastgroup or ""
        numbers = {"past": ("n1", "u1"), "row": ("n2", "u2"), "perfect": ("n4", "u4"), "worst": ("n5", "u5")}
        unit = match["u3"] if kind == "row" and match["u3"] else match[numbers[kind][1]] if kind in numbers else ""
        count = count_of(match[numbers[kind][0]] or "a") if kind in numbers else 0
        grain = grain_of(unit)[0] if unit else Grain.NONE
        if kind == "nth":
            count = listed("ordinal-numbers").index(match["n3"].lower()) + 2
            grain = next((one for one in (Grain.YEAR, Grain.MONTH, Grain.WEEK) if one in match[0]), Grain.NONE)
        if kind == "perfect" and not vague_guards.is_perfect(text, *match.span()):
            continue
        if vague_guards.has_an_end(text, *match.span()):
            continue
        form = Form.ROW if kind in ("row", "nth") else Form.COUNTED
        # Days and weeks are counted back from the page's day: "in the last seven days".
        if grain is Grain.DAY and count > _FEW:
            continue
        short = kind == "past" and grain in (Grain.DAY, Grain.WEEK)
        yield Expression(*match.span(), Class.DEICTIC if short else Class.DURATION, form, grain, -count)


def _habits(text: str) -> Iterator[Expression]:
    for match in matches(patterns.habits(), text):
        yield Expression(*match.span(), Class.HABITUAL, Form.HABIT)


# Each reader with literals of which every match of its pattern holds one: a look is a tenth of a search.
_PARTS: dict[_Reader, tuple[str, ...]] = {
    _dates: tuple("0123456789"),
    _quarters: ("uarter", "Q"),
    _days: ("oday", "onight", "esterday", "omorrow", "ast night", "before last",
            "his morning", "his afternoon", "his evening"),
    _units: ("week", "month", "quarter", "year", "season"),
    _which: ("ast ", "his ", "ext ", " just "),
    _ago: (" ago", "from now", "from today", " hence", " time", "e next ", "e coming "),
    _weekdays: ("day",),
    _months: tuple(name[1:] for name in MONTHS),
    _anaphoric: ("ater", "arlier", "after", "before", "next ", "following ", "previous ", "preceding ", "same ",
                  "prior ", "hat ", "he time"),
    vague_reading.vague: (
        "ecent", "ately", "atterly", "s or so", "s past", "f late", "Of Late", " ago", " back", "ast ",
        "oon", "hortly", "fore long", "too long", "n a few ", "n a couple ", "n several ", "n some ",
        "future", " just ", "iving memory", "time now", "hese days", "his time", "day now", " course", " term",
        "oming", "next ", " ahead", "to come", "urrently", "resent", "moment", "now", "riting", "o date", "o far",
        "hus far", "we speak", "is day", "eing", "point", "as of", "As of", "s stand", "t stands", "owadays", "s yet",
        "inute", "to press", "long since", "ewly ", "nt past",
        *(f"ther {unit}" for unit in ("day", "week", "night", "month", "year", "evening", "morning")),
    ),
    vague_reading.recent: ("ecent ",),
    vague_reading.present: (
        "still", "now", " yet", "ongoing", "under", "pending", "progress", "unresolved", "unfinished", "the making",
        " being ", "recent", "atest", "newest", "oday", "current ", "present", "incumbent ", "reigning ",
        "sitting ", "serving ", "remain",
    ),
    _durations: ("year", "month", "decade", "week", "generation", "season", "quarter", "days", "hours",
                  "nights", "summer", "winter", " time", "century", "fortnight"),
    _habits: ("days", "very ", "ach "),
}  # fmt: skip
# Which forms each of them makes (fiscal years by their number aside, which no rule asks for).
_FORMS: dict[_Reader, tuple[Form, ...]] = {
    _dates: (Form.DATE, Form.MONTH_DAY, Form.MONTH_YEAR, Form.SEASON_YEAR, Form.DECADE, Form.YEAR),
    _quarters: (Form.QUARTER,),
    _days: (Form.DAY, Form.NOWADAYS),
    _units: (Form.UNIT, Form.FISCAL),
    _which: (Form.WHICH_SEASON, Form.WHICH_WEEKDAY, Form.WHICH_MONTH),
    _ago: (Form.AGO, Form.COUNTED),
    _weekdays: (Form.WEEKDAY,),
    _months: (Form.MONTH,),
    _anaphoric: (Form.LATER, Form.SAME),
    vague_reading.vague: (Form.WORDS, Form.QUANTITY),
    vague_reading.recent: (Form.RECENT,),
    vague_reading.present: (Form.STILL, Form.NEWEST),
    _durations: (Form.COUNTED, Form.ROW),
    _habits: (Form.HABIT,),
}
_GUARDS: dict[Form, Callable[[str, Expression, int, int], bool]] = {
    Form.WEEKDAY: lambda text, one, start, end: guards.is_one_day(text, start, end, one.tense),
    Form.MONTH: lambda text, one, start, end: guards.is_one_day(text, start, end, one.tense),
    Form.UNIT: lambda text, one, start, end: guards.is_this_unit(text, start, end, one.tense),
    Form.QUARTER: lambda text, one, start, end: bool(one.year) or one.tense in ("past", "future"),
    Form.STILL: lambda text, one, start, end: vague_guards.is_status(text, start, end),
    Form.NEWEST: lambda text, one, start, end: guards.comes_once(text) and vague_guards.is_newest(text, start, end),
    Form.AGO: lambda text, one, start, end: (
        guards.is_near(one.grain, one.shift) and not guards.is_spoken_of(text, start, end)
    ),
    Form.COUNTED: lambda text, one, start, end: (
        one.kind is not Class.DEICTIC
        or (guards.is_back_from_now(text, start, one.tense) if one.shift < 0 else one.tense == "future")
    ),
}
