"""Shares and multiples that somebody must have counted: "62 percent of", "one in five", "twice as likely".

Left out is what needs no counting: rates that somebody sets (taxes, tariffs, interest, discounts), stakes,
idioms ("110 percent"), results of votes and games, what programs and machines show of themselves, proportions of
a mixture, suppositions, targets, and the writer's own account.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from sourcecheck.analysis.lazy_patterns import LazyPatterns
from sourcecheck.analysis.ranges import Ranges
from sourcecheck.analysis.words import words
from sourcecheck.word_lists import alternatives, listed

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
    " in 25 ", " in 50 ", " in 100 ", " out of ", "quarter of ", "quarters of ", "third of ", "thirds of ", "fifth of ",
    "fifths of ", "tenth of ", "tenths of ", "eighth of ", "eighths of ", "sixth of ", "sixths of ", "half of ",
    " a third", " one third", "-third", " thirds", " a quarter", " one quarter", "-quarter", " quarters", " a fifth",
    " one fifth", "-fifth", " fifths", " a tenth", " one tenth", "-tenth", " tenths", " a half", " one half", "-half",
    " by half", "n half", "t half", "o half", "e half", "r half", "d half", "y half", " times as ", " times more ",
    " times less ", "twice as ",
    "doubled", "tripled", "quadrupled",
)  # fmt: skip


class CountedShare(NamedTuple):
    """A share in a text: ``figure`` is its number as it is written, ``start:end`` that and what it is of."""

    start: int
    end: int
    figure: str


@cache
def _sign() -> re.Pattern[str]:
    """A quick look whether a text without a percentage holds a share."""
    words = "two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty|a hundred"
    return re.compile(
        r"\d pct\b"
        rf"|[a-z\d] (?:in|out of) (?:every )?(?:(?:{words})\b|\d{{1,3}}\b(?![-/,.]\d))"
        r"|(?:quarters?|thirds?|fifths?|tenths?|eighths?|sixths?|[Hh]alf) of "
        r"|times (?:as|more|less) |[Tt]wice as |(?:doubled|tripled|quadrupled)\b"
        r"| by (?:[a-z-]+ ){0,3}(?:[a-z]+-)?(?:half|thirds?|quarters?|fifths?|tenths?)\b"
    )


@cache
def _share() -> re.Pattern[str]:
    small = alternatives("number-words")
    tens = alternatives("tens")
    figure = r"\d{1,3}(?:[.,]\d{1,3})?"
    word = rf"(?:(?:{tens})(?:[- ](?:{small}))?|{small}|a hundred)"
    about = (
        r"(?:(?:nearly|almost|about|around|roughly|approximately|some|over|under|only|just|more than|less than|"
        r"fewer than|at least|at most|up to|as many as|as much as|an estimated|fully|close to|well over) ){0,2}"
    )
    return re.compile(
        rf"(?i)(?<![\w$€£.,/#&=:<>≤≥+-])(?:{about})(?:"
        rf"(?P<percent>(?:{figure}(?: ?(?:-|–|—|to|and|or) ?{figure})?|{word})(?: ?%| ?per ?cent\b|"
        rf" pct\b)(?! points?\b))"
        rf"|(?P<ratio>(?:{word}|\d{{1,3}}) (?:in|out of) (?:every |each )?(?:{word}|\d{{1,4}})(?= [a-z]))"
        r"|(?P<part>(?:(?:one|two|three|four|five|seven|nine|a)[- ])?"
        r"(?:half|quarters?|thirds?|fifths?|sixths?|eighths?|tenths?) (?=of ))"
        r"|(?P<moved>(?:(?:one|a)[- ](?:half|third|quarter|fifth|tenth)|(?:two|three|four)[- ](?:thirds|quarters|"
        r"fifths|tenths)|half)"
        r"(?= (?:since|in|over|during|within|after|when|while|last|this|between|from|on|as|because)\b|[.,;]))"
        rf"|(?P<times>(?:twice|(?:{word}|\d{{1,3}}(?:\.\d)?) times) (?:as|more|less) (?:likely|common|often|prone|"
        rf"risky|"
        r"dangerous|deadly|frequent\w*|effective|many)\b"
        r"|(?:has|have) (?:more than |nearly |almost |roughly |about )?(?:doubled|tripled|quadrupled)"
        r"(?= (?:since|in|over|during|within)\b|[.,;]))"
        r")"
    )


@cache
def _idle() -> LazyPatterns:
    """What says that a share needs no counting: looked for before it, after it, and around it."""
    set_by = (
        r"tax(?:es|ed|ation)?|tariffs?|levy|levies|duty|duties|vat|gst|surtax|interest|mortgages?|apr|apy|yields?|"
        r"coupons?|fees?|commissions?|royalt(?:y|ies)|tips?|gratuity|deposits?|down payments?|discounts?|rebates?|"
        r"mark-?ups?|mark-?downs?|stakes?|position|shareholding|equity|ownership|owns?|owned|bonus(?:es)?|"
        r"brackets?|surcharges?|deductions?|deductible|quotas?|thresholds?|caps?|pay (?:rise|raise|cut|increase)s?|"
        r"raises?|salary|salaries|wage increase|fines?|loans?|bonds?|dividends?|rates? of (?:tax|interest)"
    )
    return LazyPatterns({
        "before": (
            rf"(?i)(?:\b(?:{set_by})\b(?: (?!(?:and|but|while|whereas|that|because|so)\b)[\w’'-]+){{0,4}}"
            r" (?:of|at|to|by|from|is|was|are|were|for|only|just|about|around|up to|as much as)? ?(?:\w+ )?$"
            r"|\b(?:if|suppose|supposing|imagine|assume|assuming|let[’']s say|for example,?|for instance,?|e\.g\.,?|"
            r"unless|even if|as if)(?: [\w’',-]+){0,8} $"
            r"|\b(?:goals?|targets?|aims?|aimed|aiming|pledge[ds]?|promise[ds]?|plan(?:s|ned)? to|vow(?:s|ed)?|"
            r"propos(?:e[ds]?|ing|als?)|require[ds]?|requiring|mandate[ds]?|call(?:s|ed|ing)? for|allow(?:s|ed)?|must|"
            r"should|"
            r"shall|need(?:s|ed)? to|has to|have to|hop(?:e[ds]?|ing) to|want(?:s|ed)? to|commit(?:s|ted|ment)?|"
            r"agree[ds]? to|"
            r"guarantee[ds]?|make sure|ensure)(?: [\w’',$-]+){0,6} $"
            r"|\b(?:lead|leads|led|beat|margin|victory|defeated)(?: [\w’',-]+){0,3} (?:by|of|with) (?:\w+ )?$"
            # A line of figures with their labels.
            r"| [=≈] $"
            r"|\b(?:entitled to|may (?:take|keep|use|draw|have)) (?:\w+ ){0,2}$"
            r"|\b(?:shot|shoots|shooting|batting|bats|connected on)(?: [\w’',-]+){0,2} $"
            r"|\b(?:insurance|insurer|insurers|reimburses|battery|progress:?|probability|slope|gradient|mix|"
            r"solution|zoom|opacity|brightness|volume|"
            r"capacity|width|"
            r"height|padding|humidity|concentration|coverage)(?: [\w’'-]+){0,4} $"
            r"|\b(?:top|bottom|upper|lower|wealthiest|richest|poorest|the (?:first|last|other|second|next|remaining|"
            r"final)) $"
            r"|\b(?:save|saves|saving|get|gets|enjoy|extra|claim|grab) (?:up to |an extra |an additional |you )?$)"
        ),
        "after": (
            rf"(?i)[ -](?:(?!of\b)[\w’'-]+ ){{0,2}}(?:{set_by})\b"
            r"|[ -](?:sure|certain|confident|of the time|of what|complete\b|done\b|full\b|charged?\b|loaded|opacity|"
            r"width|height|"
            r"zoom|scale|battery|calibrated|off\b|cash ?back|apr\b|"
            r"chance|probability|confidence|likelihood|odds|certainty|solution|interval|significance|percentile|"
            r"water|lime|sand|cotton|wool|silk|linen|polyester|nylon|leather|recycled|pure|alcohol|abv|proof|cocoa|"
            r"cacao|dark|"
            r"chocolate|fat\b|milk|butter|juice|vinegar|rye|whole|hydration|humidity|gold|silver|copper|by (?:volume|"
            r"weight|mass)|"
            r"nicotine|strength|grade|slope|gradient|incline|club|movement|crowd|rule\b)"
            r"|,? (?:of|in) (?:the |its |their |his |her )?(?:\w+ )?"
            r"(?:ballots?|delegates?|precincts?|shots?|throws?|serves?|passes|seats|games|matches|points)\b"
            r"| of (?:your|my|his|her)\b"
        ),
        "own": (
            r"\bI(?:[’']\w+)? |\b(?:[Mm]y|mine)\b|\b[Oo]ur (?:own\b|\w+)|\b[Ww]e(?:[’']ve| have| had) (?!to\b)\w+|"
            r"\b[Ww]e(?:[’']d| also| already|"
            r" recently| then| even)? (?:\w+ed|found|saw|got|cut|made|ran|built|spent|grew|lost|won|kept|took|went|"
            r"came|put)\b"
        ),
        "all_of_us": (
            r"\bof (?:our|us)\b|\bour (?:world|planet|country|nation|society|species|oceans?|children|kids|time|lives|"
            r"food|cities)\b"
        ),
        "machine": (
            r"(?i)\b(?:compil\w+|builds?|binar(?:y|ies)|latency|throughput|runtime|run ?time|memory|cpu|cpus|gpu|"
            r"cache\w*|"
            r"bytes?|kb|mb|gb|code ?base|code size|lines of code|test suite|crates?|packages?|librar(?:y|ies)|"
            r"pull requests?|commits?|bugs?|ci|performance|speed-?ups?|faster|slower|servers?|requests|"
            r"queries|api|algorithm|allocations?|instructions?|threads?|parser|linker|debug\w*|bundle size|"
            r"regress\w*|cluster|disk|bandwidth|llvm|gcc|clang|jit|download\w*|frames?|fps|uptime|downtime)\b"
        ),
        # What a site sees of its own readers.
        "analytics": (
            r"(?i)\b(?:traffic|visits|visitors|page ?views|views|engagement|click\w*|bounce|followers|downloads|"
            r"sign-?ups|webinars|"
            r"subscribers|users who visit|mobile phone or tablet)\b"
        ),
        # Results of votes are on record, and everybody counts them.
        "vote": (
            r"(?i)\b(?:turnout|motion|referend\w+|ballots?|cast|primar(?:y|ies)|caucus\w*|electorate|votes?|voted|"
            r"voting|"
            r"precincts|"
            r"delegates|run-?off|registration|landslide|re-?elected|elected|nominees?|candidates?|exit polls?|beat|"
            r"edged|trounced|crushed|overwhelmed|by \d+ points)\b"
            # Sums that a campaign or fund accounts for.
            r"|\braised (?:(?:more than|about|nearly|almost|over|some) )?[$£€]\d"
        ),
        "counts": (r"\b\d{1,3}(?:,\d{3})+\b"),
        "asking": (r"\?[\"”’)]*$"),
        "market": (
            r"(?i)\b(?:shares?|stocks?|index|futures|nasdaq|dow|s&p|ftse|dollar|euro|yen|pound|crude|brent|oil|gold|"
            r"bitcoin|"
            r"yields?|bonds?)\b[^.;]{0,80}?\b(?:rose|fell|gained|lost|dropped|climbed|slipped|added|jumped|slid|"
            r"closed|up|down|"
            r"surged|tumbled|plunged|soared|rallied)\b|\b(?:stock|share)(?:['’]s)? prices?\b|\binvestors? (?:have |"
            r"has )?lost\b"
            r"|\blost (?:his|its|their) investors\b"
        ),
        "word": (r"[^\W\d_][\w’'-]*|[.,;:!?()]"),
        "spell": (r" (?:\w+ "
        r")?(?:days|weeks|months|years|minutes|hours|seconds|games|matches|innings|steps|parts|stars|points|sets|"
        r"falls|rounds|attempts|tries|pages|miles|kilomet(?:er|re)s|inches|feet|hands|shots)\b"),
        # "Two out of three divers", "more than a third of their colonies": many things, whatever they are.
        "plural": (r" [a-z]{3,}(?<![suio])s\b"),
        "plural_of": (r"of (?:all |the |their |its |these |those ){0,2}[a-z]{3,}(?<![suio])s\b"),
        # "The juice is 40 percent apple", "it contains 20% mohair".
        "mixed": (
            r"(?i)(?<!\w)(?:(?P<mixes>contain(?:s|ed|ing)?|consist(?:s|ed|ing)? of|compris(?:es|ed|ing)|"
            r"(?:made|composed|brewed|woven|knitted|spun|blended|mixed|forged|cast|pressed)(?: up)? (?:of|from|with)|"
            r"(?:blend|mix|mixture|alloy) of)|is|was|are|were|with|has)"
            r" (?:now |still |only |just |at least |about |around )?$"
        ),
        "told": r"[ -]([A-Za-z-]+)(?: ([A-Za-z-]+))?",
        "of_stuff": (r" of (?:the|its|their|each|every|this) (?:[a-z]+ )?([A-Za-z-]+) "
        r"(?:is|was|are|were|should be) ([A-Za-z-]+)\b"),
        "of_all": (r" of (?:them|us|these|those|all|the)\b"),
    })  # fmt: skip


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
    idle_to = -1  # end of the last share that needs no counting
    for seen, match in enumerate(_share().finditer(text)):
        if seen == _MOST:
            return
        while at + 1 < len(sentences) and sentences[at][1] <= match.start():
            at += 1
        low, high = sentences[at] if sentences else (0, len(text))
        # "70% dark chocolate and 30% butter": what goes on from such a share is one.
        goes_on = low <= idle_to and match.start() - idle_to < 40 and ";" not in text[idle_to : match.start()]
        if goes_on or not _needs_counting(text, match, low, high, own_figures):
            idle_to = match.end()
        else:
            figure = match["percent"] or match["ratio"] or match["part"] or match["moved"] or match["times"]
            yield CountedShare(match.start(), _last(text, match), figure.strip())


def _needs_counting(text: str, match: re.Match[str], low: int, high: int, own_figures: Callable[[], bool]) -> bool:
    idle = _idle()
    start = match.start()
    end = max(match.end(name) for name in ("percent", "ratio", "part", "moved", "times"))
    if not _is_share(text, match, end):
        return False
    before = text[max(low, start - _AROUND) : start]
    after = text[end : min(high, end + _AROUND)]
    if idle["before"].search(before) or idle["after"].match(after):
        return False
    if match["percent"] and _is_mixed(before, text, end, high):
        return False
    if idle["asking"].search(text, max(low, high - 3), high):
        return False
    sentence = text[max(low, start - 2 * _AROUND) : min(high, end + 2 * _AROUND)]
    if idle["own"].search(sentence) and not idle["all_of_us"].search(sentence):
        return False
    if idle["vote"].search(sentence):
        return False
    if len(idle["counts"].findall(sentence)) >= 2:
        return False  # worked out from the numbers beside it
    if idle["market"].search(sentence):
        return False
    return not ((idle["machine"].search(sentence) or idle["analytics"].search(sentence)) and own_figures())


def _is_share(text: str, match: re.Match[str], end: int) -> bool:
    """Whether the figure is a share of those that are counted, and no idiom."""
    if match["moved"]:
        before = text[max(0, match.start() - 40) : match.start()].split()
        return before[-1:] == ["by"] and not _moved().isdisjoint(before[-4:-1])
    if match["percent"]:
        return not _is_idiom(match["percent"], text[end : end + 4])
    if match["ratio"]:
        if _counts(text, end, of=False) or _idle()["of_all"].match(text, end):
            return True
        if _idle()["spell"].match(text, end) is None and _idle()["plural"].match(text, end):
            return True
        # "One in four stays": those counted are told of before. No spell of time, no score.
        opens = match.start() == 0 or text[match.start("ratio")].isupper()
        return opens and _idle()["spell"].match(text, end) is None
    if match["part"]:
        if match["part"].lower() == "half " and not _is_counted_half(text, match):
            return False
        rounded = match.start() != match.start("part") and _idle()["spell"].search(text[end : end + 40]) is None
        return _counts(text, end, of=True) or (rounded and _idle()["plural_of"].match(text, end) is not None)
    return "many" not in match["times"] or _counts(text, end, of=False)


def _is_mixed(before: str, text: str, end: int, high: int) -> bool:
    """Whether a share is one of a mixture: "the juice is 40 percent apple", "it contains 20% mohair".

    ``before`` is what stands before it in the sentence, ``end`` the end of the share.
    """
    idle = _idle()
    of = idle["of_stuff"].match(text, end, high)
    if of is not None:
        return _stuffs().issuperset((of[1].lower(), of[2].lower()))
    led, told = idle["mixed"].search(before), idle["told"].match(text, end, high)
    if led is None or told is None:
        return False
    parts = [word.lower() for word in told.groups() if word]
    if parts[0] in _NO_PART or not _counted().isdisjoint(parts):
        return bool(led["mixes"]) and parts[0] in _stuffs()
    if led["mixes"] or not _stuffs().isdisjoint(parts):
        return True
    subject = [word[0].lower() for word in idle["word"].finditer(before, max(0, led.start() - _LABEL), led.start())]
    return not _stuffs().isdisjoint(subject[-3:])


# No part of a mixture: "is 40 percent cheaper", "of all", "to".
_NO_PART = words(
    "of more less higher lower off cheaper dearer bigger smaller larger heavier lighter faster slower shorter longer "
    "better worse above below than to in on at for from by up down likely empty owned imported exported full tax "
    "fewer wasted sold made grown organic profit "
)


@cache
def _moved() -> frozenset[str]:
    return frozenset(listed("moved-words"))


@cache
def _stuffs() -> frozenset[str]:
    return frozenset(listed("stuffs"))


def _last(text: str, match: re.Match[str]) -> int:
    """The end of those counted, where they are named right behind the figure; else of the figure."""
    end = max(match.end(name) for name in ("percent", "ratio", "part", "moved", "times"))
    for word in _idle()["word"].finditer(text, end, min(len(text), end + 60)):
        if not word[0][0].isalpha():
            break
        if word[0].lower().removesuffix("'s").removesuffix("’s") in _counted():
            return word.end()
        if word[0].lower() not in _LEADING:
            break
    return end if text[end - 1] != " " else end - 1


# Words between the figure and those counted.
_LEADING = words("of all the our its their these those british american young old adult new u.s. us uk world's ")


@cache
def _counted() -> frozenset[str]:
    return frozenset(listed("counted-nouns"))


def _counts(text: str, at: int, of: bool) -> bool:
    """Whether the words from ``at`` name people or things of which many are counted."""
    for number, match in enumerate(_idle()["word"].finditer(text, at, at + 90)):
        if number == _WORDS or not match[0][0].isalpha():
            return False
        small = match[0].lower().removesuffix("'s").removesuffix("’s")
        if small in _counted() or (of and number == 1 and small in _PRONOUNS):
            return True
    return False


def _is_idiom(percent: str, after: str) -> bool:
    """Whether it is "100 percent", "110%", "a hundred percent": no share that was counted."""
    number = re.match(r"[\d.]+", percent)
    if number is None:
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
