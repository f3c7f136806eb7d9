"""What tells a day from a name, a habit, an idiom or another use of the same words."""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.analysis.temporal.any_time import you
from sourcecheck.analysis.temporal.expression import Grain
from sourcecheck.analysis.temporal.gregorian import WEEKDAYS
from sourcecheck.analysis.temporal.patterns import MONTHS, WEEKDAY
from sourcecheck.analysis.temporal.tense import is_past_form
from sourcecheck.compiled_patterns import compiled
from sourcecheck.word_lists import alternatives

__all__ = [
    "are_days",
    "comes_once",
    "is_back_from_now",
    "is_back_reference",
    "is_bare_weekday",
    "is_day",
    "is_name",
    "is_near",
    "is_one_day",
    "is_quarter_of_a_year",
    "is_spoken_of",
    "is_this_day",
    "is_this_unit",
    "is_year",
]

_NEAR = 48  # code points looked at before or behind
_YEARS = 30  # years back to which "N years ago" is meant to the year


def is_name(text: str, start: int) -> bool:
    """Whether a word with a capital stands inside a sentence, as names do."""
    if not text[start].isupper() or start == 0:
        return False
    return not re.search(r"[.!?:;—–|(\[\"“‘'•*·-]\s?$", text[max(0, start - 3) : start])


def is_day(text: str, start: int, end: int, word: str) -> bool:
    """Whether yesterday, tomorrow and tonight are days; not "the leaders of tomorrow", "born yesterday"."""
    before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    if _not_a_day_before().search(before) or _not_a_day_behind().match(after):
        return False
    if after[:2] in ("’s", "'s"):
        return not word or bool(_thing().match(after, 2))  # "last night’s gale"
    if word == "tomorrow" and re.search(r"(?i)\btoday\b", before + after):
        return False  # one day and the next, of any two
    return not (word in ("tomorrow", "tonight") and you().search(before + after))


def are_days(text: str, start: int) -> bool:
    """Whether "today and tomorrow" are two days; not "the leaders of today and tomorrow"."""
    return _between_days().search(text, max(0, start - 12), start) is None


def is_this_day(text: str, start: int, end: int) -> bool:
    """Whether "today" is this one day: said of an act of record, a clock time, a part of the day."""
    if text[max(0, start - 8) : start].lower().rstrip().endswith(("earlier", "later", "late", "early")):
        return not you().search(text[max(0, start - _NEAR) : end + _NEAR])
    if _act_before().search(text[max(0, start - _NEAR) : start]):
        return True
    after = text[end : end + _NEAR]
    if after[:2] in ("’s", "'s"):
        return bool(_act_thing().match(after, 2))
    if _is_being().search(text, max(0, start - 24), start):
        return False
    return bool(_act_behind().match(after)) or _did_today(text, start, end)


def _did_today(text: str, start: int, end: int) -> bool:
    """Whether somebody did something "today": "The bank today raised its rate", "Today the bank raised its rate"."""
    following = _deed() if text[end : end + 1] == " " or text[end : end + 2] == ", " else None
    match = following.match(text, end) if following else None
    if match is None or not (is_past_form(match["verb"]) and match["verb"] not in ("was", "were", "had")):
        return False
    opens = text[start].isupper()
    return bool(match["who"]) == opens and (opens or not _has_joined().search(text, max(0, start - 24), start))


@cache
def _deed() -> re.Pattern[str]:
    """A past form before its object, behind the doer or not."""
    return compiled(
        r",?(?P<who> (?:[Tt]he|[Aa]n?|[Ii]ts|[Ww]e|[Tt]hey|[Hh]e|[Ss]he|[a-z]+s|[A-Z][\w’'-]*)(?: [\w’'-]+){0,4}?)??"
        r" (?:[a-z]+ly )?(?P<verb>[a-z]+) (?:the|an?|its|his|her|their|that|to|up|down|out|over|off|back|all|two"
        r"|three|four|five|six"
        r"|(?:\w+ )?plans|[A-Z£€$]?\d[\d,.]*|[A-Z]\w+)\b"
    )


@cache
def _is_being() -> re.Pattern[str]:
    return compiled(r"\b(?:is|are|be|being) $")


@cache
def _has_joined() -> re.Pattern[str]:
    return compiled(r"\b(?:of|that|which|who|and) $")


def is_bare_weekday(text: str, start: int, end: int, on: bool) -> bool:
    """Whether a weekday is neither one of a range, nor a name, nor told by another word (every, that, next)."""
    before, after = text[max(0, start - 24) : start], text[end : end + 24]
    if (
        (_told_with_on() if on else _told()).search(before)
        or (_ranged().match(after) and not (on and _and_one().match(after)))
        or before.endswith(("-", "–", "/", "&", "& "))
    ):
        return False
    if on:
        return True
    if re.search(
        r"(?i)\b(?:it|today|that|day) (?:was|is) $|\b(?:named|called|christened|dubbed) h(?:im|er|is)(?: \w+)? $",
        before,
    ):
        return False  # told of a day that the story has named or leaves open
    # "Sunday Times", "Friday Harbor"; "Sheffield Wednesday"; but "Obama on Friday"
    return not re.match(r" [A-Z]|[’']s [A-Z]", after) and not re.search(r"[A-Z][\w’'.]* $", before)


def is_one_day(sentence: str, start: int, end: int, tense: str) -> bool:
    """Whether a weekday or month is one of the past or future, not what happens on all of its name."""
    if _habit().search(sentence):
        return False
    before = sentence[max(0, start - 90) : start]
    if _and_one().match(sentence, end) and " open " in sentence:
        return False  # "will be open on Tuesday and Thursday"
    if tense in ("past", "future") or before.endswith(("since ", "Since ")):
        return True
    if before.endswith(" until "):
        return _is_away().search(before) is not None and sum(day in sentence for day in WEEKDAYS) < 2
    # "opens at nine on Monday and closes at noon on Saturday" tells hours.
    return bool(_announces().search(before)) and sum(day in sentence for day in WEEKDAYS) < 2


def is_this_unit(sentence: str, start: int, end: int, tense: str) -> bool:
    """Whether "over the weekend" is the last one, "by the end of the year" this year's: told, and no year named."""
    words = sentence[start:end]
    if words.endswith("the weekend"):
        once = tense in ("past", "future") or words.lower().startswith("since")
        return (once or _announces().search(sentence, 0, start) is not None) and comes_once(sentence)
    if words.endswith("the new year"):
        return tense != "past" and comes_once(sentence) and _year().search(sentence) is None
    if not words.endswith((" the week", " the month", " the quarter", " the year")):
        return True
    if " end " in words:
        until = words.startswith("until") and _allowed().search(sentence) is None
        told = until or tense == "future" or _ends_once().search(sentence, 0, start) is not None
    else:
        told = tense in ("past", "future") or _has().search(sentence) is not None
    return told and comes_once(sentence) and _year().search(sentence) is None


def comes_once(sentence: str) -> bool:
    """Whether a sentence tells of something that does not come back: no "every", "each", "always"."""
    return _habit().search(sentence) is None


def is_near(grain: Grain, shift: int) -> bool:
    """Whether a distance is meant to the unit: "25 years ago" is, "200 years ago" is a round number."""
    years = {Grain.YEAR: 1, Grain.DECADE: 10}.get(grain)
    return years is None or abs(shift) * years <= _YEARS


def is_back_from_now(sentence: str, start: int, tense: str) -> bool:
    """Whether "in the last 24 hours" ends today: told, and not what a page or a meter shows at any time."""
    told = tense in ("past", "future") or _has().search(sentence) is not None
    return told and _shown().search(sentence, 0, start) is None


@cache
def _has() -> re.Pattern[str]:
    return compiled(r"\b(?:has|have)\b|[’']ve\b")


@cache
def _shown() -> re.Pattern[str]:
    return compiled(r"(?i)\b(?:how (?:many|much|often)|shows?|lists?|displays?|whether|any(?:one|body)?)\b")


def is_spoken_of(sentence: str, start: int, end: int) -> bool:
    """Whether a distance is what a sentence is about: "A year ago is a long time"."""
    match = _seems().match(sentence, end)
    return match is not None and (bool(match["while"]) or not sentence[:start].strip())


@cache
def _seems() -> re.Pattern[str]:
    return compiled(
        r" (?:is|seems|sounds|feels|can|may)\b(?P<while> (?:like )?an? (?:\w+ ){0,2}(?:time|while|age|eternity)\b)?"
    )


def is_quarter_of_a_year(text: str, start: int, end: int) -> bool:
    """Whether "the third quarter" is one of a business year, not of a game or of a town."""
    if text[start] == "Q":
        return True
    return bool(_money().search(text, max(0, start - 160), end + 160)) and not _game().search(
        text, max(0, start - 160), end + 160
    )


def is_back_reference(text: str, start: int, end: int) -> bool:
    """Whether "the next day" points back to a day; not "the next day of", "the same day as", "that year’s"."""
    after = text[end : end + 12]
    return not re.match(r" (?:of|as|that|when|after|before|in which)\b|s\b|-", after) and not re.search(
        r"(?i)\b(?:by|from one \w+ to|to|within|until|of) $", text[max(0, start - 16) : start]
    )


def is_year(text: str, start: int, end: int) -> bool:
    """Whether four figures are a year rather than a count of things."""
    return text[end : end + 1] != " " or _counted_things().match(text, end, end + 16) is None


@cache
def _counted_things() -> re.Pattern[str]:
    return compiled(
        r" (?:people|men|women|children|members|jobs|miles|dollars|euros|pounds|votes|km|metres|feet|tons|tonnes"
        r"|[a-z]+ers|words|units|acres|homes|soldiers|troops)\b"
    )


@cache
def _not_a_day_before() -> re.Pattern[str]:
    return compiled(
        r"(?i)\b(?:a|an|the|(?<!hours )(?<!morning )(?<!evening )(?<!as )of|what|no|better|brighter|our|their"
        r"|his|her|its|into|than"
        r"|like|born|only|as if it were"
        r"|until|till|and|or"
        r"|(?<!planned )(?<!scheduled )(?<!set )(?<!slated )for) $"
    )


@cache
def _not_a_day_behind() -> re.Pattern[str]:
    return compiled(
        r" (?:never|is another|belongs)\b|(?:,| and| or| and/or) (?:today|tomorrow|beyond|yesterday|the day after)"
        r"|[’']s (?:a|an)\b"
    )


@cache
def _between_days() -> re.Pattern[str]:
    return compiled(r"(?i)\b(?:of|between|both|for|from|then|with) \Z")


@cache
def _thing() -> re.Pattern[str]:
    return compiled(
        rf" (?:\w+ )?(?:{alternatives('dateable-things')}|session|hearing|game|match|race|debate|editions?"
        rf"|concert|storm)\b"
    )


@cache
def _act_thing() -> re.Pattern[str]:
    return compiled(
        r" (?:\w+ ){0,2}(?:votes?|hearings?|meetings?|ruling|announcement|decision|session|summit|verdict"
        r"|report|release"
        r"|event|elections?|game|match|race|debate|attacks?|judge?ment|arrests?|closures?|launch|opening|inquest)\b"
    )


@cache
def _act_before() -> re.Pattern[str]:
    acts = alternatives("acts-of-record")
    return compiled(
        rf"(?:(?<!is )(?<!are )(?<!be )(?<!been )(?<!being )\b(?:said|{acts})(?: \w+)?"
        r"|\b(?:was|were|has been|have been) [a-z]+(?: (?!(?:that|which|who)\b)\w+){0,5}"
        r"(?<! of)(?<! to)(?<! until)(?<! as)(?<! than)(?<! for)(?<! like)(?<! by)(?<! and)) $"
    )


@cache
def _act_behind() -> re.Pattern[str]:
    acts = alternatives("acts-of-record")
    return compiled(
        rf",? (?:said|was (?!a\b|the\b)|were (?!first\b|once\b|all\b|the\b)|{acts}|at (?:noon|midnight"
        rf"|\d{{1,2}}(?::\d\d)? ?[ap]\.?m)|that "
        rf"(?:it|he|she|they) (?:will|would|had|has))"
        r"|\s?\((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    )


@cache
def _told() -> re.Pattern[str]:
    return compiled(
        r"(?i)\b(?:an?|every|each|any|one|some|most|all|that|the|another|alternate|other|which|what|\d+(?:st|nd|rd|th)"
        r"|first|second|third|fourth|fifth|following|previous|next|last|this|past|coming|recent|same|per|typical|usual"
        r"|two|three|four|five|six|seven|eight|nine|ten|if|like|its|their|his|her|our|my|your|to|through|thru"
        rf"|till)(?: on)? $|{_AND_ANOTHER}"
    )


_AND_ANOTHER = rf"\b(?:{WEEKDAY}|Mon|Tue|Wed|Thu|Fri|Sat|Sun)s? (?:and|or|and/or|&) (?:on )?$"


@cache
def _told_with_on() -> re.Pattern[str]:
    """What keeps "on Friday" from being one; a number before it is another thing's: "by six to two on Friday"."""
    return compiled(rf"(?i)\b(?:if|like|every|each|any) $|{_AND_ANOTHER}")


@cache
def _ranged() -> re.Pattern[str]:
    """What follows a weekday that is one of several, or has its date beside it."""
    short = "|".join(name[:3] for name in MONTHS.split("|"))
    month = rf"(?:{MONTHS}|(?:{short}|Sept)\b)"
    return compiled(
        rf"\s?[-–/&]|s\b|\s(?:mornings|afternoons|evenings|nights)\b|\s(?:to|through|thru|till|until|or|and/or|and)"
        rf"\s(?:{WEEKDAY}|Mon|Tue|Wed|Thu|Fri|Sat|Sun)|, {month}"
        rf"|,? (?:\d{{1,2}}(?:st|nd|rd|th)?(?:,| (?:of )?{month}|$)|the (?:\d|[a-z-]+(?:th|first|second|third)\b)"
        rf"|{month}\.? \d|week|weeks|fortnight)"
    )


@cache
def _and_one() -> re.Pattern[str]:
    """ "Closed on Monday and Tuesday": two days, where the tense tells of once."""
    return compiled(rf" and (?:on )?{WEEKDAY}\b(?!s)")


@cache
def _habit() -> re.Pattern[str]:
    return compiled(
        r"(?i)\b(?:always|usually|often|normally|typically|regularly|generally|traditionally|whenever|every"
        r"|each|weekly|sometimes|annually"
        r"|used to)\b"
    )


@cache
def _announces() -> re.Pattern[str]:
    """Presents of what happens once: "opens", "the vote is"."""
    return compiled(
        r"\b(?:(?:re)?(?:opens|starts|begins)|returns|resumes|takes place|goes on sale|kicks off|launches"
        r"|premieres|concludes|goes on trial|goes to the polls|steps down|retires|turns \d+"
        r"|(?:vote|hearing|election|match|game|race|final|concert|funeral"
        r"|wedding|verdict|trial|meeting|deadline|launch|opening) is)(?: [\w’'-]+){0,5} $"
    )


@cache
def _allowed() -> re.Pattern[str]:
    return compiled(r"\b(?:may|can|must|should|need)\b")


@cache
def _is_away() -> re.Pattern[str]:
    return compiled(r"\b(?:is|are|remains?|stays?) (?:[a-z]+ ){1,4}until \Z")


@cache
def _ends_once() -> re.Pattern[str]:
    """Presents of what is not done every year: "leaves at the end of the year"."""
    return compiled(
        r"\b(?:leaves|ends|expires|retires|resigns|steps down|changes hands|shuts|closes)(?: [\w’'-]+){0,3} \Z"
    )


@cache
def _year() -> re.Pattern[str]:
    return compiled(r"\b(?:1[5-9]|20)\d\d\b|\byear (?:after|before|later)")


@cache
def _money() -> re.Pattern[str]:
    return compiled(
        r"(?i)\b(?:revenues?|profits?|earnings|sales|income|growth|gdp|losses|loss|shares?|results|economy"
        r"|output|inflation|orders|fiscal"
        r"|investors?|deliver(?:y|ies)|exports?|spending|million|billion|per cent|percent)\b|%"
    )


@cache
def _game() -> re.Pattern[str]:
    return compiled(r"(?i)\b(?:touchdowns?|quarterback|scored|lead|points|game|yards|halftime|innings|basket|goal)\b")
