"""Whether a clause tells of a date as past or as to come.

Narrow on purpose: only where the date is plainly the day of the verb. Conditions, plans ("voted to hold a
vote on"), things with a day of their own ("the hearing on"), rules for everybody and anything with "would" tell
nothing. Each question looks at one sentence, cut to 500 code points on either side.
"""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.analysis.words import words
from sourcecheck.word_lists import alternatives, listed

__all__ = ["told_as"]


def told_as(text: str, sentence: tuple[int, int], start: int, end: int) -> tuple[str, int]:
    """ "past", "future" or "", and where the verb begins, for the date at ``text[start:end]``.

    Args:
        sentence: range of the sentence around it.
    """
    low, high = sentence
    left, right = text[low:start], text[end:high]
    announced = _announced().search(left) if any(word in left for word in _ANNOUNCING) else None
    if (
        announced
        and not _unreal().search(left.removesuffix(announced[0]))
        and not _not_announced().search(left)
        and not _past_tense().search(left)
    ):
        return "future", low + next(place for place in map(announced.start, _CUES) if place >= 0)
    if _unreal().search(left) or _unreal().search(right):
        return "", -1
    future = _future_before().search(left)
    if future:
        return ("future", low + future.start("cue")) if _is_day_of(future) else ("", -1)
    opens = _opens().fullmatch(left)
    comma = re.match(r",\s|\s(?=(?:the|a|an|he|she|it|they|its|his|her|their|[A-Z]\w+)\s)", right)
    if opens and comma:
        return _after_date(text, end + comma.end(), high)
    if _modal().search(left) or _modal().search(right):
        return "", -1
    past = _past_before().search(left)
    if past and _is_told(left, past, right):
        return "past", low + past.start("verb")
    same = _same_before().search(left)
    if same and _is_singular(same, right):
        return "past", low + same.start("verb")
    return "", -1


def _is_singular(match: re.Match[str], right: str) -> bool:
    """Whether "cut" or "burst" is the past form of a subject whose present would be "cuts", with an object or alone."""
    verb, rest = match["verb"], match["rest"].split()
    if match["noun"] and any(word in _NO_SUBJECT for word in match["noun"].split()):
        return False
    if re.match(r",? (?:was|were|is|are|has|have|had)\b", right):
        return False  # "the price cut the board wants in June is small"
    if not rest:
        return verb in _ALONE
    if verb == "set" and not any(word in _RECORDS for word in rest):
        return False
    things = _things() | _settings()
    return bool(_object().match(match["rest"])) and not any(re.sub(r"\W", "", word) in things for word in rest)


def _is_day_of(match: re.Match[str]) -> bool:
    """Whether the words between "will" and the date leave the date to the verb."""
    verb, rest = match["verb"] or "", (match["rest"] or "").split()
    if match["for"] and not re.search(r"(?:scheduled|due|set|slated|planned)$", match["cue"]):
        return False
    act = verb in _acts()
    if verb not in _holding() and any(re.sub(r"\W", "", word) in _things() for word in rest):
        return False
    told = _told_of().search(match["rest"] or "")
    if told and not (act and told[0] == "to"):
        return False
    bare = [
        word for word in rest if word not in ("again", "also", "now", "officially", "finally", "first", "live", "there")
    ]
    if not bare or act or verb in _holding() or match["be"] or match["be2"] or match["be3"] or bare[0] in _PARTICLES:
        return True
    # "will debate the bill on 12 March": an object, and a day that is hardly its own.
    return verb not in listed("verbs-about-the-past") and bool(re.search(r"\bon (?:the )?$", match[0]))


def _after_date(text: str, start: int, high: int) -> tuple[str, int]:
    """The tense of a clause that a date opens: its first verb."""
    same = _same_behind().match(text, start, high)
    if same and _is_singular(same, text[same.end() : high]) and not _modal().search(text, same.end(), high):
        return "past", same.start("verb")
    for match in _verb().finditer(text, start, min(high, start + 120)):
        if re.search(r"\b(?:that|which|who|whose)\b", text[start : match.start()]):
            return "", -1
        if match["future"]:
            return "future", match.start()
        if match["past"] and not _is_plan(text[match.start() : match.end() + 24]):
            before = text[start : match.start()]
            if not before or re.search(r"\b(?:an?|the|its|their|his|her)\s$|\bto\s$", before):
                return "", -1
            # "the bridge closed in 2019 will reopen": the first verb was a participle.
            if _modal().search(text, match.end(), high):
                return "", -1
            return "past", match.start()
        return "", -1
    return "", -1


def _is_told(left: str, match: re.Match[str], right: str) -> bool:
    """Whether a past form is the verb of the date behind it."""
    verb, rest = match["verb"].split()[-1], match["rest"] or ""
    if verb in _settings() or verb in _not_past():
        return False
    before = left[: match.start("verb")]
    if (
        re.search(r"(?:\b(?:an?|the|its|their|his|her|any|all|of|to|as|for)|[^\w\s’'\")])\s?$", before)
        and not match["was"]
    ):
        return False  # a participle
    if not match["was"] and re.search(r"\b(?:is|are|be|been|being|has|have|do|does)\b", left + right):
        return False  # "tickets bought on 1 July are valid"
    words = [re.sub(r"\W", "", word) for word in rest.split()]
    if len(words) > 6 or (verb not in _holding() and any(word in _things() or word in _settings() for word in words)):
        return False
    return not re.search(
        r"\b(?:to|that|those|ones?|which|who|whose|how|from|since|until|before|after)\b|\b(?:and|but|or) [a-z]", rest
    )


def _is_plan(words: str) -> bool:
    return bool(
        re.match(
            r"(?:was|were) (?:not |now |also |\w+ly )?(?:to|set|due|scheduled|expected|planned|slated|meant"
            r"|supposed)\b",
            words,
        )
    )


@cache
def _things() -> frozenset[str]:
    return frozenset(listed("scheduled-things"))


@cache
def _settings() -> frozenset[str]:
    return frozenset(listed("date-setting-verbs"))


@cache
def _holding() -> frozenset[str]:
    return frozenset(listed("holding-verbs"))


@cache
def _acts() -> frozenset[str]:
    return frozenset(listed("acts-on-a-day"))


@cache
def _not_past() -> frozenset[str]:
    """What is no past form, or is a present form too."""
    return frozenset((*listed("no-past-forms"), *_same_forms()))


@cache
def _same_forms() -> frozenset[str]:
    return frozenset(listed("same-past-forms"))


_PARTICLES = words("in at on from by with place effect for down up over off out away back")
# Words before a verb that make it no past form of a subject: "the plan to cut", "it will cut", "it was hit".
_NO_SUBJECT = words(
    "to of in on at by for with from and or that who which whose not will would shall should can could may might must"
    " do does did is are was were be been being has have had when where than as if so more"
)
_ALONE = words("burst quit shut")  # that need no object
_RECORDS = words("record records fire sail foot")  # what is set on a day rather than for one


_ANNOUNCING = (
    "take", "on sale", "kicks off", "into ", "under", " polls", "begins", "starts", "opens", "launches", "airs",
    "premieres", "returns", "until", "till", "through", "deadline", "date", "next ", "coming",
)  # fmt: skip
_CUES = ("cue", "cue2", "cue3", "cue4", "cue5")


@cache
def _past() -> str:
    words = "|".join(word for word in listed("irregular-past") if word not in _same_forms())
    return rf"(?:{words}|[a-z]{{2,}}ed)"


@cache
def _future_before() -> re.Pattern[str]:
    """ "will be held in", "is due on", "is scheduled for", "will open a school on"."""
    return re.compile(
        r"(?P<cue>\b(?:(?:will|shall|won[’']t) (?:(?:not|also|now|\w+ly) )?(?P<be>be )?"
        r"|(?:is|are) (?:(?:now|also|\w+ly) )?(?:(?:(?:set|due|scheduled|expected|slated|planned) )?to (?P<be2>be )?"
        r"|(?:due|scheduled|set|slated|planned|expected|pencilled in|booked))|(?:plans?|intends?|aims?|looks set) to "
        r"(?P<be3>be )?))"
        r"(?: ?(?P<verb>[a-z]+))??(?P<rest>(?: [\w’'-]+,?){0,6}?) ?(?:(?:on|in|at) (?:the )?|(?P<for>for) )?$"
    )


@cache
def _announced() -> re.Pattern[str]:
    """Presents that announce: "takes place on", "is open until", "the deadline is", "the coming vote on"."""
    return re.compile(
        r"(?P<cue>\b(?:takes? place|go(?:es)? on sale|kicks? off|comes? into (?:force|effect)|takes? effect"
        r"|gets? under ?way|go(?:es)?"
        r" to the polls))(?: [\w’'-]+){0,4}?(?: (?:on|in))? $"
        r"|^(?:The|Our|This year[’']s|Its|His|Her|Their) (?:[\w’'-]+ ){1,5}(?P<cue2>(?:begins?|starts?|opens?"
        r"|launches|airs"
        r"|premieres|returns|kicks off)\b)(?: (?:at|in) (?:the )?[\w:-]+){0,2} on $"
        r"|(?P<cue3>\b(?:(?:will (?:be |stay |remain )?|is |are |remains? |stays? )(?:open|on display|on show"
        r"|on view|available|run|last"
        r"|accepted|continue)|runs?)(?: [\w’'-]+){0,4}) (?:until|till|through) $"
        r"|(?P<cue4>\b(?:deadline|closing date|next (?:meeting|race|match|game|session|show|concert|round)"
        r"|cut-off(?: date)?)"
        r"(?: (?:for|of|to) [\w’' -]{1,30})? (?:is|falls)(?: on)?) $"
        r"|(?P<cue5>\b(?:upcoming|forthcoming) (?:[\w-]+ ){1,3}?)(?:on|in) $"
    )


@cache
def _not_announced() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:stor(?:y|ies)|film|novel|book|plot|series|episode|timeline|chapter|play|diary|log|record|data"
        r"|year|season|term"
        r"|that|which|who|when|each|every|usually|always|if|said|says|told)\b"
    )


@cache
def _past_tense() -> re.Pattern[str]:
    return re.compile(rf"\b{_past()}\b")


@cache
def _past_before() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<verb>\b(?:(?P<was>was|were) (?:\w+ly |not |then |also )?)?{_past()})\b(?P<rest>(?:"
        rf" [\w’'-]+,?){{0,6}}?),? (?:on|in) $"
    )


# One person or thing, whose verb would end in -s today: "she", "the water main".
_ONE = (
    r"\b(?:[Hh]e|[Ss]he|[Ii]t|(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ne) "
    r"(?P<noun>(?:[a-z-]+ ){0,3}[a-z-]+[a-rt-z]))(?: (?:then|also|[a-z]+ly))?"
)


@cache
def _same_before() -> re.Pattern[str]:
    return re.compile(
        rf"{_ONE} (?P<verb>{alternatives('same-past-forms')})\b(?P<rest>(?: [\w’'-]+,?){{0,6}}?),? (?:on|in) $"
    )


@cache
def _same_behind() -> re.Pattern[str]:
    return re.compile(
        rf"{_ONE} (?P<verb>{alternatives('same-past-forms')})\b(?P<rest>(?: [\w’'-]+){{0,4}})(?=[.,;]|$| )"
    )


@cache
def _object() -> re.Pattern[str]:
    return re.compile(
        r" (?:the|an?|its|his|her|their|all|two|three|four|five|up|down|off|out|[a-z]+s|\d[\d,.]*|[A-Z]\w+)\b"
    )


@cache
def _verb() -> re.Pattern[str]:
    """The first word that shows a tense."""
    return re.compile(
        r"\b(?:(?P<future>will|shall|(?:is|are) (?:set|due|scheduled|expected|slated) to)"
        rf"|(?P<past>{_past()})|is|are|has|have|had|would|can|could|may|might|must|should|does|do)\b"
    )


@cache
def _opens() -> re.Pattern[str]:
    return re.compile(r"(?:[Oo]n|[Ii]n|And on|But on|Then, on)? ?")


@cache
def _told_of() -> re.Pattern[str]:
    """Words that take the date for another clause: "will review the report published in"."""
    return re.compile(
        rf"\b(?:that|those|ones?|them|which|who|whose|where|when|as|since|from|until|by|before|after|of|than"
        rf"|about|and|or|but|to|{_past()})\b"
    )


@cache
def _modal() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:will|shall|may|can|must|cannot|won[’']t|when|once|until|till|by then|going to|to be|about to|set"
        r" to|due"
        r"|scheduled|planned|expected|slated|from now|upcoming|next|hopes? to|plans? to|effective|as of|or"
        r" (?:after|later|before))\b"
    )


@cache
def _unreal() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{alternatives('unreal-words')})\b")
