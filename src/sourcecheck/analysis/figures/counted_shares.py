"""Shares and multiples that somebody must have counted: "62 percent of", "one in five", "twice as likely".

Left out is what needs no counting: rates that somebody sets (taxes, tariffs, interest, discounts), stakes,
idioms ("110 percent"), results of votes and games, what programs and machines show of themselves, proportions of
a mixture, suppositions, targets, and the writer's own account.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from sourcecheck.analysis.figures.idle_shares import idle
from sourcecheck.analysis.figures.worked_out import is_worked_out
from sourcecheck.analysis.ranges import Ranges
from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.records import NamedTuple
from sourcecheck.word_lists import alternatives, word_set

__all__ = ["NEEDS", "CountedShare", "counted_shares", "may_hold"]

_MOST = 60  # matches looked at in one block: no prose has more; the bound keeps hostile input linear
_AROUND = 160  # code points on either side that tell what a share is of
_WORDS = 5  # words behind "a third of" and "one in five" in which those counted are named
_LABEL = 60  # code points before a share in which a mixture is named
_PRONOUNS = frozenset(("them", "us", "these", "those"))

# Literals of which every text with a share holds one.
NEEDS = (
    "%", "percent", "per cent", " pct", " in two ", " in three ", " in four ", " in five ", " in six ", " in seven ",
    " in eight ", " in nine ", " in ten ", " in twelve ", " in twenty ", " in fifty ", " in a hundred ", " in every ",
    " in 2 ", " in 3 ", " in 4 ", " in 5 ", " in 6 ", " in 7 ", " in 8 ", " in 9 ", " in 10 ", " in 12 ", " in 20 ",
    " in 25 ", " in 50 ", " in 100 ", " out of ", "quarter of ", "quarters of ", "third of ", "thirds of ",
    "fifth of ", "fifths of ", "tenth of ", "tenths of ", "eighth of ", "eighths of ", "sixth of ", "sixths of ",
    "half of ", " a third", " one third", "-third", " thirds", " a quarter", " one quarter", "-quarter", " quarters",
    " a fifth", " one fifth", "-fifth", " fifths", " a tenth", " one tenth", "-tenth", " tenths", " a half",
    " one half", "-half", " by half", "n half", "t half", "o half", "e half", "r half", "d half", "y half",
    " times as ", " times more ", " times less ", "twice as ", "doubled", "tripled", "trebled", "quadrupled", "halved",
    " in fifteen ", " in thirty ", " in a thousand ", " in 15 ", " in 30 ", " in 1,000", " in 10,000", " in three.",
    " in four.", " in five.", " in six.", " in seven.", " in eight.", " in ten.", " in twenty.", " in 3.", " in 4.",
    " in 5.", " in 10.", " in 20.", " in 100.", " of every ", "every second ", "every third ", "every fourth ",
    "every fifth ", "every sixth ", "every tenth ", "half the ", "0pc ", "1pc ", "2pc ", "3pc ", "4pc ", "5pc ", "6pc ",
    "7pc ", "8pc ", "9pc ",
)  # fmt: skip
_SHAPES = ("percent", "ratio", "among", "nth", "part", "moved", "left", "times")  # the groups of ``_share``


class CountedShare(NamedTuple):
    """A share in a text: ``figure`` is its number as it is written, ``start:end`` that and what it is of."""

    start: int
    end: int
    figure: str


@cache
def _sign() -> re.Pattern[str]:
    """A quick look whether a text without a percentage holds a share."""
    words = (
        "two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|fifty|(?:a )?(?:hundred|thousand)"
    )
    return compiled(
        r"\d (?:pct|pc)\b|\dpc\b"
        rf"|[a-z\d] (?:in|out of|of) (?:every )?(?:(?:{words})\b|\d{{1,3}}\b(?![-/.]\d))"
        r"|[Ee]very (?:second|third|fourth|fifth|sixth|tenth) |half the "
        r"|(?:quarters?|thirds?|fifths?|tenths?|eighths?|sixths?|[Hh]alf) of "
        r"|times (?:as|more|less) |[Tt]wice as |(?:doubled|tripled|trebled|quadrupled|halved)\b"
        r"|(?: by|,) (?:[a-z-]+ ){0,3}(?:[a-z]+-)?(?:half|thirds?|quarters?|fifths?|tenths?)\b"
    )


@cache
def _share() -> re.Pattern[str]:
    small = alternatives("number-words")
    tens = alternatives("tens")
    figure = r"\d{1,3}(?:[.,]\d{1,3})?"
    word = rf"(?:(?:{tens})(?:[- ](?:{small}))?|{small}|a hundred)"
    whole = rf"(?:{word}|(?:a )?(?:hundred|thousand)|\d{{1,3}}(?:,\d{{3}})?)"
    about = (
        r"(?:(?:nearly|almost|about|around|roughly|approximately|some|over|under|only|just|more than|less than|"
        r"fewer than|at least|at most|up to|as many as|as much as|an estimated|fully|close to|well over|barely|hardly|"
        r"scarcely|just under|just over|a good|a full|not even|not|perhaps|maybe) ){0,2}"
    )
    return compiled(
        rf"(?i)(?<![\w$€£.,/#&=:<>≤≥+-])(?:{about})(?:"
        rf"(?P<percent>(?:{figure}(?: ?(?:-|–|—|to|and|or) ?{figure})?|{word})(?: ?%|[- ]?per ?cent\b|"
        rf" ?pct?\b)(?! points?\b))"
        rf"|(?P<ratio>(?:{word}|\d{{1,3}}) (?:(?:in|out of) (?:every |each )?|of every ){whole}(?= [a-z]|[.,;]))"
        # "One runner in six", "two births in every hundred".
        rf"|(?P<among>(?P<some>{word}|\d{{1,3}}) (?P<who>(?:[a-z-]{{2,20}} ){{0,2}}?[a-z-]{{3,20}}) (?:in|out of) "
        rf"(?:every |each )?(?P<all>{whole})(?=[^\w%]))"
        r"|(?P<nth>every (?:second|third|fourth|fifth|sixth|tenth) (?=[a-z]))"
        r"|(?P<part>(?:(?:one|two|three|four|five|seven|nine|a)[- ])?"
        r"(?:half (?=of |the )|(?:quarters?|thirds?|fifths?|sixths?|eighths?|tenths?) (?=of )))"
        r"|(?P<moved>(?:(?:one|a)[- ](?:half|third|quarter|fifth|tenth)|(?:two|three|four)[- ](?:thirds|quarters|"
        r"fifths|tenths)|half)"
        r"(?= (?:since|in|over|during|within|after|when|while|last|this|between|from|on|as|because)\b|[.,;]))"
        r"|(?P<left>(?:(?:one|a)[- ](?:half|third|quarter|fifth|tenth)|(?:two|three|four)[- ](?:thirds|quarters|"
        r"fifths|tenths))(?= [a-z]))"
        rf"|(?P<times>(?:twice|(?:{word}|\d{{1,3}}(?:\.\d)?) times) (?:as|more|less) (?:likely|common|often|prone|"
        r"risky|dangerous|deadly|frequent\w*|effective|many|high|great)\b"
        r"|(?:has|have) (?:more than |nearly |almost |roughly |about )?(?:doubled|tripled|trebled|quadrupled|halved)"
        r"(?= (?:since|in|over|during|within)\b|[.,;]))"
        r")"
    )


def may_hold(text: str) -> bool:
    """Whether a text can hold a share; a yes promises nothing."""
    return "%" in text or "percent" in text or "per cent" in text or _sign().search(text) is not None


def counted_shares(text: str, sentences: Ranges, own_figures: Callable[[], bool]) -> Iterator[CountedShare]:
    """The shares in a text that somebody must have counted, in order.

    Args:
        sentences: of the text.
        own_figures: tells whether figures of programs, servers and visits are the writer's own measurements, as on
            a page that shows code or speaks in the first person.
    """
    at = 0
    idle_to, idle_shape = -1, ""  # end of the last share that needs no counting, and its kind
    for seen, match in enumerate(_share().finditer(text)):
        if seen == _MOST:
            return
        while at + 1 < len(sentences) and sentences[at][1] <= match.start():
            at += 1
        low, high = sentences[at] if sentences else (0, len(text))
        # "70% dark chocolate and 30% butter": what goes on from such a share is one.
        goes_on = (
            low <= idle_to
            and idle_shape == _shape(match)
            and match.start() - idle_to < 40
            and (
                ";" not in text[idle_to : match.start()]
                or (match["percent"] and not text.startswith(" of ", match.end()))
            )
        )
        if goes_on or not _needs_counting(text, match, low, high, own_figures):
            idle_to, idle_shape = match.end(), _shape(match)
        else:
            yield CountedShare(match.start(), _last(text, match), match[_shape(match)].strip())


def _shape(match: re.Match[str]) -> str:
    return next(name for name in _SHAPES if match[name] is not None)


def _needs_counting(text: str, match: re.Match[str], low: int, high: int, own_figures: Callable[[], bool]) -> bool:
    known = idle()
    start = match.start()
    end = match.end(_shape(match))
    if not _is_share(text, match, end):
        return False
    before = text[max(low, start - _AROUND) : start]
    after = text[end : min(high, end + _AROUND)]
    if (known["before"].search(before) and not _is_done_by_many(before)) or known["after"].match(after):
        return False
    if match["percent"] and (known["rate"].match(after) or _is_mixed(before, text, end, high)):
        return False
    if match["percent"] and known["result"].match(after) and not before.endswith(("from ", "rom about ")):
        return False  # "carried the state 66% to 30%"
    if match["percent"] and known["on_day"].match(after) and known["moves"].search(before):
        return False  # "fares go up by 4 per cent on 1 June"
    if match["times"] and (known["alone"].match(text, low) or known["awaited"].search(before)):
        return False  # "She is twice as likely to laugh", "until it has doubled"
    if match["percent"] and _is_told_again(text, start, end):
        return False
    if known["asking"].search(text, max(low, high - 3), high):
        return False
    sentence = text[max(low, start - 2 * _AROUND) : min(high, end + 2 * _AROUND)]
    own = known["own"].search(sentence)
    if own and (own[0] in ("We lost", "we lost") or not known["all_of_us"].search(sentence)):
        return False
    if known["vote"].search(sentence) or known["told_to"].match(text, low):
        return False
    bare = match["percent"] and not after.startswith(" of ") and not _counts(text, end, of=False)
    if bare and known["vote"].search(text, max(0, low - _AROUND), low):
        return False  # "Amos took 51 percent of the ballots. Kern had 49 percent."
    if match["percent"] and _is_set(text, low, start, end, after):
        return False
    if len(known["counts"].findall(sentence)) >= 2 or is_worked_out(
        match["percent"], sentence, text[max(0, low - _AROUND) : high]
    ):
        return False  # from the numbers beside it
    if known["market"].search(sentence):
        return False
    return not ((known["machine"].search(sentence) or known["analytics"].search(sentence)) and own_figures())


def _is_done_by_many(before: str) -> bool:
    done = idle()["many_cut"].search(before)
    return done is not None and done["who"].lower() in word_set("counted-nouns")


def _is_set(text: str, low: int, start: int, end: int, after: str) -> bool:
    """Whether a percentage is a rate that somebody set, told of before, or compares one thing: "he ran 3% faster"."""
    known = idle()
    if known["compared"].match(after):
        return known["alone"].match(text, low) is not None
    paid = known["pays"].search(text, max(low, start - 40), start)
    if paid is not None and (known["sum"].match(after) or (paid["price"] and not after.startswith(" of "))):
        return True
    if after.startswith(" of ") or _counts(text, end, of=False):
        return False
    if known["rates"].search(text, low, start):
        return True
    return known["follows"].match(text, low) is not None and (
        known["rates"].search(text, max(0, low - 2 * _AROUND), low) is not None
    )


def _is_told_again(text: str, start: int, end: int) -> bool:
    """Whether a percentage is what two amounts told before it make: "from £24 to £30. We know that 25% hurts"."""
    known = idle()
    if known["of_it"].match(text, end) is None and (text.startswith(" of ", end) or _counts(text, end, of=False)):
        return False
    return len(known["amount"].findall(text, max(0, start - 2 * _AROUND), start)) >= 2


def _is_share(text: str, match: re.Match[str], end: int) -> bool:
    """Whether the figure is a share of those that are counted, and no idiom."""
    if match["moved"]:
        before = text[max(0, match.start() - 40) : match.start()].split()
        return before[-1:] == ["by"] and not word_set("moved-words").isdisjoint(before[-4:-1])
    if match["left"]:
        return bool(idle()["told_of"].search(text, max(0, match.start() - 110), match.start()))
    if match["percent"]:
        ahead = text[max(0, match.start() - 12) : match.start()].lower()
        return not (ahead.endswith("hundred and ") or _is_idiom(match["percent"], text[end : end + 4]))
    if match["among"]:
        return _is_among(text, match, end)
    if match["nth"]:
        following = text[end : end + 60].split(" ")[:3]
        return any(word.rstrip(",.;:") in _one() for word in following) or bool(idle()["placed"].match(text, end))
    if match["ratio"]:
        if text[end] in ".,;":  # "It affects one in ten."
            return match.start() != match.start("ratio") or idle()["affects"].search(text, 0, match.start()) is not None
        if _counts(text, end, of=False) or idle()["of_all"].match(text, end):
            return True
        if idle()["spell"].match(text, end) is None and idle()["plural"].match(text, end):
            return True
        # "One in four stays": those counted are told of before. No spell of time, no score.
        opens = not (match.start() and (text[match.start("ratio")].islower() or text[match.start() - 2].isalnum()))
        return opens and idle()["spell"].match(text, end) is None
    if match["part"]:
        if match["part"].lower() == "half " and not _is_counted_half(text, match):
            return False
        if _counts(text, end, of=not text.startswith("the ", end)):
            return True
        known = idle()
        if known["spell"].search(" " + " ".join(text[end : end + 40].split(" ", 5)[:5]) + " "):
            return False
        # Many things, whatever they are: "more than a third of their colonies", "two thirds of walkers".
        how = "plural_of" if match.start() != match.start("part") else "plural_bare"
        return known[how].match(text, end) is not None or known["whole"].match(text, end) is not None
    return "many" not in match["times"] or _counts(text, end, of=False)


@cache
def _year() -> re.Pattern[str]:
    return compiled(r"\d{4}")


# No share is meant of these, or among these: "one day in three", "one goal in six games".
_SPELLS = words(
    "day days night nights week weeks month months year years hour hours minute minutes second seconds time times "
    "season seasons decade decades game games match matches win wins goal goals point points set sets lap laps round "
    "rounds step steps foot feet inch inches mile miles metres meters page pages word words hundred thousand million "
)


def _is_among(text: str, match: re.Match[str], end: int) -> bool:
    """Whether "one runner in six" is a share, and no place or spell of time: "one goal in six games"."""
    held = match["who"].split()
    plural = held[-1].endswith("s") or held[-1] in word_set("counted-nouns")
    if not match["who"].islower() or not (_SPELLS | _NO_PART).isdisjoint(held):
        return False
    if (match["some"].lower() not in ("one", "1") and not plural) or _year().match(match["all"]):
        return False
    if text[end] in ".,;:)":
        return True
    following = idle()["word"].match(text, end + 1)
    if following is None or not following[0].islower():
        return False
    # A plural is what the number counts; behind "one" it may be a verb: "one runner in six catches a cold".
    word = following[0]
    if word in ("is", "was", "has"):
        return True
    return word not in word_set("counted-nouns") and word not in _SPELLS and not (plural and word.endswith("s"))


@cache
def _one() -> frozenset[str]:
    """Those counted, one of them: "patient", "child"."""
    endings = {
        "people": "person", "children": "child", "men": "man", "ies": "y", "lves": "lf", "wives": "wife", "ches": "ch",
        "shes": "sh", "sses": "ss", "xes": "x", "buses": "bus", "s": "",
    }  # fmt: skip
    found = set()
    for noun in word_set("counted-nouns"):
        for many, one in endings.items():
            if noun.endswith(many):
                found.add(noun.removesuffix(many) + one)
                break
    return frozenset(found)


def _is_mixed(before: str, text: str, end: int, high: int) -> bool:
    """Whether a share is one of a mixture: "the juice is 40 percent apple", "it contains 20% mohair".

    ``before`` is what stands before it in the sentence, ``end`` the end of the share.
    """
    known = idle()
    of = known["of_stuff"].match(text, end, high)
    if of is not None:
        return word_set("stuffs").issuperset((of[1].lower(), of[2].lower()))
    led, told = known["mixed"].search(before), known["told"].match(text, end, high)
    if told is None or (led is None and not before.endswith(": ")):
        return False
    if led is None:  # "60 percent flour, 38 percent water"
        return told[1].lower() in word_set("stuffs") and text.startswith(",", told.end(1))
    parts = [word.lower() for word in told.groups() if word]
    if parts[0] in _NO_PART or not word_set("counted-nouns").isdisjoint(parts):
        return bool(led["mixes"]) and parts[0] in word_set("stuffs")
    if led["mixes"] or not word_set("stuffs").isdisjoint(parts):
        return True
    subject = [word[0].lower() for word in known["word"].finditer(before, max(0, led.start() - _LABEL), led.start())]
    return not word_set("stuffs").isdisjoint(subject[-3:])


# No part of a mixture: "is 40 percent cheaper", "of all", "to".
_NO_PART = words(
    "of more less higher lower off cheaper dearer bigger smaller larger heavier lighter faster slower shorter longer "
    "better worse above below than to in on at for from by up down likely empty owned imported exported full tax "
    "fewer wasted sold made grown organic profit "
)


def _last(text: str, match: re.Match[str]) -> int:
    """The end of those counted, where they are named right behind the figure; else of the figure."""
    end = match.end(_shape(match))
    for word in idle()["word"].finditer(text, end, min(len(text), end + 60)):
        if not word[0][0].isalpha():
            break
        if word[0].lower().removesuffix("'s").removesuffix("’s") in (
            _one() if match["nth"] else word_set("counted-nouns")
        ):
            return word.end()
        if word[0].lower() not in _LEADING:
            break
    return end if text[end - 1] != " " else end - 1


_ELSEWHERE = words("from by at for with to on in")
# Words between the figure and those counted.
_LEADING = words("of all the our its their these those british american young old adult new u.s. us uk world's ")


def _counts(text: str, at: int, of: bool) -> bool:
    """Whether the words from ``at`` name people or things of which many are counted."""
    for number, match in enumerate(idle()["word"].finditer(text, at, at + 90)):
        if number == _WORDS or not match[0][0].isalpha():
            return False
        small = match[0].lower().removesuffix("'s").removesuffix("’s")
        if number and small in _ELSEWHERE:
            return False  # "half of it from the water company"
        if small in word_set("counted-nouns") or (of and number == 1 and small in _PRONOUNS):
            return True
    return False


def _is_idiom(percent: str, after: str) -> bool:
    """Whether it is "100 percent", "110%", "a hundred percent": no share that was counted."""
    number = re.match(r"[\d.]+", percent)
    if not number:
        return percent.lower().startswith(("a hundred", "one hundred", "zero"))
    return float(number[0].rstrip(".")) in (0, 100, 101, 110, 120, 150, 200, 1000) and not after.startswith(" of ")


def _is_counted_half(text: str, match: re.Match[str]) -> bool:
    """ "Half of them left" tells of a scene; "nearly half of all drivers" was counted."""
    if match.start() != match.start("part") or text.startswith("of all ", match.end("part")):
        return True
    # "Half of British adults": no article, so all there are.
    return (
        re.match(
            r"of (?!the\b|them\b|us\b|these\b|those\b|my\b|his\b|her\b|its\b|our\b|their\b)", text[match.end("part") :]
        )
        is not None
    )
