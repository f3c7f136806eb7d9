"""The clause that a date stands in, and whether it tells of the date as past or as to come.

Narrow on purpose: only where the date is plainly the day of the verb. Conditions, inventions, plans and rules for
everybody tell nothing. Each question looks at one sentence, cut to 500 code points on either side, and in it at the
clause that holds the date.
"""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.records import NamedTuple
from sourcecheck.word_lists import alternatives, listed, word_set

__all__ = ["Clause", "clause_of", "has_thing", "is_past", "is_telling", "past_forms", "planned_things", "tokens"]

_VERBS = words("is are has have do does will shall would can could may might must should")
_WEEKDAYS = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"


class Clause(NamedTuple):
    """A date's clause as places in a block's text.

    Attributes:
        low, high: its sentence.
        left, right: the clause: from the joining word or stop before the date to the one behind it.
        lead: where the words that lead to the date begin ("on", "in the early hours of").
        start, end: the date.
        preposition: of the date, in small letters; "" where it has none.
        joined: the joining word before the clause, in small letters; "" where it opens a sentence or follows a stop.
    """

    text: str
    low: int
    high: int
    left: int
    lead: int
    start: int
    end: int
    right: int
    preposition: str
    joined: str

    @property
    def before(self) -> str:
        """The clause up to the words that lead to the date."""
        return self.text[self.left : self.lead]

    @property
    def behind(self) -> str:
        """The clause behind the date."""
        return self.text[self.end : self.right]

    @property
    def opens(self) -> bool:
        """Whether the date stands at the clause's beginning."""
        return (
            not self.before.strip(" ,")
            or bool(_first_words().fullmatch(self.before))
            or (bool(_circumstance().match(self.before)) and not _has_verb(self.text, self.left, self.lead))
        )


def clause_of(text: str, sentence: tuple[int, int], start: int, end: int) -> Clause:
    """The clause around the date at ``text[start:end]`` in a sentence."""
    low, high = sentence
    lead = _lead().search(text, max(low, start - 60), start)
    at = lead.start() if lead else start
    left, joined = low, ""
    for match in _joint().finditer(text, low, at):
        word = (match["word"] or "").lower()
        if word not in _PREPOSITIONS or _has_verb(text, match.end(), at):
            left, joined = match.end(), word
    if joined in ("who", "which", "where", "whose"):
        left = max(left, text.rfind(", ", left, at) + 2)  # "Ann Lee, who swam twice, died on"
    behind = _end().search(text, end, high)
    preposition = ((lead["preposition"] or "") if lead else "").lower()
    if preposition == "at" and lead and " on " in lead[0]:
        preposition = "on"  # "at dawn on"
    return Clause(text, low, high, left, at, start, end, behind.start() if behind else high, preposition, joined)


def is_telling(clause: Clause) -> bool:
    """Whether a clause tells of what is, was or will be: no condition, invention or accounting year."""
    before = clause.text[clause.low : clause.start]
    return not (
        before.startswith(("Had ", "Were ", "Should "))
        or _unreal().search(before)
        or _unreal().search(clause.behind)
        or _invented().search(clause.text, clause.low, clause.high)
    )


def _has_verb(text: str, start: int, end: int) -> bool:
    """Whether one of the words is a past form or a common finite verb."""
    return any(is_past(word[0]) or word[0] in _VERBS for word in _token().finditer(text, start, end))


def tokens(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The words of ``text[start:end]``, figures among them."""
    return list(_token().finditer(text, start, end))


def is_past(word: str) -> bool:
    """Whether a word is a past form or participle that is no present form too."""
    return (
        word in word_set("irregular-past") or (word[-2:] == "ed" and len(word) > 3 and word.islower())
    ) and word not in _not_past()


@cache
def past_forms() -> str:
    """The past forms as the inside of a pattern's group."""
    return "|".join(word for word in listed("irregular-past") if word not in _not_past()) + "|[a-z]{2,}ed"


def has_thing(words: str, planned: bool = False) -> bool:
    """Whether words name a thing with a day of its own; "at the hearing" has the verb's day.

    Args:
        planned: only what can lie ahead counts, no crash.
    """
    return any(
        word in word_set("scheduled-things") and not (planned and word in listed("incident-nouns"))
        for word in re.findall(r"[a-z]+", _sheltered().sub("", words))
    )


@cache
def _not_past() -> frozenset[str]:
    return frozenset((*listed("no-past-forms"), *listed("same-past-forms")))


@cache
def _token() -> re.Pattern[str]:
    return compiled(r"[\w£€$][\w’'&/.-]*")


@cache
def planned_things() -> str:
    """Things with a day of their own that somebody sets, as the inside of a pattern's group."""
    return "|".join(thing for thing in listed("scheduled-things") if thing not in listed("incident-nouns"))


@cache
def _sheltered() -> re.Pattern[str]:
    return compiled(rf"\b(?:at|in|during|by|from|back to) (?:[\w’'-]+ ){{0,4}}?(?:[a-z]+-)?(?:{planned_things()})\b")


@cache
def _lead() -> re.Pattern[str]:
    """ "on", "in the early hours of", "on the night of", "late on Friday," before a date."""
    return compiled(
        r"(?<![\w’'-])(?:(?:late|early|later|again|only|first|just|back|,) )?"
        r"(?:(?P<preposition>[Oo]n|[Ii]n|[Aa]t|[Bb]y|[Ss]ince|[Dd]uring|[Aa]s of|[Uu]ntil|[Tt]ill|[Ff]rom|for"
        r"|[Bb]efore|[Aa]fter|to|through|than) )?"
        r"(?:(?:the )?(?:(?:very |small )?(?:early|late)?(?: |-)?)(?:hours|morning|afternoon|evening|night|weekend|eve"
        r"|week|middle|end|beginning|start) of |dawn on |noon on |midnight on |the )?"
        rf"(?:{_WEEKDAYS}(?: (?:morning|afternoon|evening|night))?,? )?\Z"
    )


# Without a verb behind them these part no clauses: "was sworn in as mayor on", "opened before a crowd on".
_PREPOSITIONS = frozenset(("as", "before", "after", "since"))
_JOINTS = "that|which|who|whose|where|when|while|because|although|though|since|so|after|before|once|as"


@cache
def _joint() -> re.Pattern[str]:
    """What parts clauses before a date."""
    return compiled(rf"(?:[;!?—–()]|:(?!\d))\s?| -{{1,2}} |(?:\b|, )(?P<word>{_JOINTS}|(?<=, )(?:and|but|yet|or)) ")


@cache
def _end() -> re.Pattern[str]:
    """What parts clauses behind a date."""
    return compiled(rf"[,;:!?—–()]|\.(?:\s|$)| -{{1,2}} | (?:{_JOINTS}|and|but|yet|or|said|says)\b")


@cache
def _first_words() -> re.Pattern[str]:
    """Words of time and order with which a clause opens before its date."""
    return compiled(
        r"(?:[Aa]nd|[Bb]ut|[Tt]hen|[A-Z][a-z]+ly|So|Early|Late|Only"
        r"|At (?:noon|midnight|dawn|dusk|\S{1,6}(?: [ap]\.?m\.?)?)),? ?"
    )


@cache
def _circumstance() -> re.Pattern[str]:
    """How a clause begins that tells where or when before its date: "At three in the afternoon on"."""
    return compiled(
        r"(?:At|In|By|With|After|Before|Around|About|Just|Shortly|From|Outside|Inside|Near|Amid|Late|Early) "
    )


@cache
def _unreal() -> re.Pattern[str]:
    return compiled(rf"(?i)\b(?:{alternatives('unreal-words')})\b")


@cache
def _invented() -> re.Pattern[str]:
    """Told in a novel or a drill."""
    works = "novel|film|movie|story|thriller|comic|opera|tale|sitcom|play"
    tells = "tells|follows|begins|opens|is set|imagines|shows|ends|describes|assumes|assumed|supposes"
    return compiled(
        rf"(?i)\b(?:in (?:[\w’'.-]+ ){{1,5}}?(?:{works})\b(?! (?:studio|festival|industry|school))"
        rf"|\b(?:{works}|drill|exercise) (?:{tells})\b"
        rf"|(?:{alternatives('invention-words')})\b)"
    )
