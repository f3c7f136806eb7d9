"""Years in which houses, clubs and customs began, and the ages and anniversaries told of them.

Two such figures belong together in one sentence about one thing, or where the later one's subject is "it", or a noun
or name of the earlier one's subject. Anniversaries of something else ("of the battle"), rounded counts and stories
of earlier years are left alone.
"""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.analysis.lives.spoken_ages import NUMBER, ORDINAL, jubilees, value_of
from sourcecheck.analysis.words import letter_words, words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.records import NamedTuple
from sourcecheck.word_lists import alternatives, listed

__all__ = ["Founding", "Jubilee", "belong", "foundings_in", "jubilees_in", "may_be_jubilee", "opens_a_house"]


class Founding(NamedTuple):
    """``start:end``: from verb to year, of the text; ``words``: of its subject, small letters; ``sentence``: range."""

    start: int
    end: int
    year: int
    words: tuple[str, ...]
    sentence: tuple[int, int]


class Jubilee(NamedTuple):
    """``until``: the year for which it is told, 0: the page's; ``sure``: an anniversary and no mere age."""

    start: int
    end: int
    years: int
    until: int
    sure: bool
    sentence: tuple[int, int]


def opens_a_house(text: str) -> bool:
    """Whether a text may tell of a founding with its year."""
    # The verbs with what may stand between them and the year are a slow pattern.
    return (
        bool(_year().search(text))
        and not _first_words().isdisjoint(letter_words(text.lower()))
        and bool(_founded().search(text))
    )


def may_be_jubilee(text: str) -> bool:
    """Whether a text may tell an anniversary or an age of a thing, by words: whoever asks looks for a founding next."""
    return any(word in text for word in _MAY_BE)


def foundings_in(text: str, sentence: tuple[int, int]) -> tuple[Founding, ...]:
    """The foundings in ``text[slice(*sentence)]``, where there is one alone."""
    found = list(_founded().finditer(text, *sentence))
    if len(found) != 1 or _AGAIN.search(text, *sentence):
        return ()
    match = found[0]
    left = text[sentence[0] : match.start()]
    words = _content(left)
    if not words:  # "Founded in 1895, the Hopfner brewery": up to its verb
        behind = re.match(r"[^,.;]{0,60}?, (?P<noun>[^.;,]{1,60})", text[match.end() : sentence[1]])
        words = _content(_verb().split(behind["noun"], 1)[0]) if behind else ()
    return (Founding(match.start(), match.end(), int(match["year"]), words, sentence),)


def jubilees_in(text: str, sentence: tuple[int, int], pages: frozenset[int]) -> tuple[Jubilee, ...]:
    """The anniversaries and ages of things in a sentence that are told for the page's year or for a year beside them.

    Args:
        pages: years of the page.
    """
    low, high = sentence
    if _unsure().search(text, low, high):
        return ()
    years = {int(year) for year in _year().findall(text[low:high])}
    founded = _founded().search(text, low, high)
    if founded:
        years.discard(int(founded["year"]))
    made = []
    for match in _jubilee().finditer(text, low, high):
        if _rounded().search(text, max(low, match.start() - 24), match.start()):
            continue
        name = match["name"]
        age = match["age"] or match["span"] or match["old"]
        count = jubilees()[name.lower()] if name else value_of(match["count"] or age)
        sure = not age
        if count < 5 or (sure and not _own_anniversary(text[match.end() : min(high, match.end() + 120)])):
            continue
        other = years - pages
        until = 0
        if other:
            tied = _tied_year().search(text, match.end(), min(high, match.end() + 60)) or _tied_year().search(
                text, max(low, match.start() - 60), match.start()
            )
            if len(other) > 1 or not tied or int(tied["year"]) not in other:
                continue
            until = int(tied["year"])
        elif sure and not _this_year().search(text, low, high) and not years & pages:
            continue
        made.append(Jubilee(match.start(), match.end(), count, until, sure, sentence))
    return tuple(made)


def belong(text: str, founding: Founding, other: str, jubilee: Jubilee, distance: int) -> bool:
    """Whether an anniversary is of the thing that was founded.

    Args:
        text, other: of the blocks of the founding and of the jubilee.
        distance: sentences from the founding to the jubilee.
    """
    low = jubilee.sentence[0]
    if distance == 0:
        return _in_one_sentence(text, founding, jubilee)
    plain = other.startswith("years old", jubilee.end - 9)  # "Now 116 years old, it sells": whose stands behind
    if distance == 1 and founding.words and not plain and _the_same().fullmatch(other[low : jubilee.start]):
        house = re.split(r"\W+", other[jubilee.start : jubilee.end])[-1]
        named = founding.words[-1][0].isupper() and house in _GENERAL
        return jubilee.sure or named or house in _ANY_HOUSE or house in founding.words
    left = other[low : jubilee.start if jubilee.sure else jubilee.end]
    if plain and jubilee.start == low:
        behind = _verb().split(other[jubilee.end : jubilee.sentence[1]], 1)[0]
        left += behind if behind.startswith(", ") else ""
    if not founding.words and jubilee.end <= founding.start and other is text and distance == 1:
        # "The bakery celebrates ... It was founded in 1965."
        return (
            bool(re.fullmatch(r"It was (?:first )?", text[founding.sentence[0] : founding.start])) and len(left) <= 120
        )
    if not founding.words or not 0 < len(left) <= 120 or _elsewhere().search(left):
        return False
    said = _content(left)
    small = {word.lower() for word in said}
    if _it().search(left) and not small - {word.lower() for word in founding.words} - _PLAIN:
        return distance == 1 or bool(small & {word.lower() for word in founding.words})
    head = founding.words[-1].lower()
    if distance == 1 and (_is_this_house(small - _PLAIN, head) or _and_turned().fullmatch(left)):
        return True
    general = (small & _GENERAL) - set(re.findall("[a-z]+", text[slice(*founding.sentence)]))
    if text.startswith(("founded", "established"), founding.start):
        general -= {"building"}
    if (
        head not in small
        and general
        and founding.words[-1][0].isupper()
        and distance == 1
        and not small - _GENERAL - _PLAIN
    ):
        return True  # "The newspaper celebrates"
    common = [word for word in founding.words if word.islower()][-1:]  # "The bell foundry Kessler": "the foundry"
    return (
        head in small
        or small - _PLAIN == set(common)
        or bool(set(said) & {word for word in founding.words if word[0].isupper()})
    )


def _is_this_house(said: set[str], head: str) -> bool:
    """Whether a bare subject goes on with the house just founded: "The company", "The works" of the ropeworks."""
    word = min(said, default="")
    if len(said) != 1 or len(word) < 4:
        return False
    return head.endswith(word) or (word in _FIRM and head not in _NO_FIRM)


def _in_one_sentence(text: str, founding: Founding, jubilee: Jubilee) -> bool:
    first, second = sorted(((founding.start, founding.end), (jubilee.start, jubilee.end)))
    gap = text[first[1] : second[0]]
    if len(gap) > 100 or _elsewhere().search(gap):
        return False
    if jubilee.sure and jubilee.start > founding.start:
        return bool(_celebrates().fullmatch(gap) or re.fullmatch(r",? (?:which )?[a-z]+s (?:its|their|our) ", gap))
    if jubilee.sure:
        return ";" not in gap and " and " not in gap
    if jubilee.start > founding.start:
        return bool(_goes_on().fullmatch(gap))
    return bool(re.fullmatch(r"(?: [\w-]+){0,4}(?:,? (?:(?:which |that )?was |has )?)", gap))


def _content(text: str) -> tuple[str, ...]:
    """Nouns and names of a subject as far as looks tell: its words but for articles, verbs to be and the like."""
    return tuple(
        word if word[0].isupper() and index else word.lower()
        for index, word in enumerate(re.findall(r"[^\W\d_][\w’'-]*", text))
        if word.lower() not in _EMPTY
    )


def _own_anniversary(behind: str) -> bool:
    """Whether no other event follows: "of the battle"; nor an old work: "album"."""
    if re.match(r" (?:album|reissue|re-release|remaster|box set|screening)\b", behind):
        return False
    if re.match(
        r" (?:on this|at this|at its|in its|in this|here|as an?|under|since|together"
        r"|with (?:the|this|us|his|her|our))\b",
        behind,
    ):
        return False
    which = re.match(r" of (?:the |our |its )?[^,;.]{2,60}, (?:which |that )?(?:was |were )?", behind)
    if which and _founded().match(behind, which.end()):
        return True
    of = re.match(r" (?:of|since) (?:the |its |their |our |a )?(\w+(?: \w+)?)", behind)
    return of is None or bool(
        re.match(
            r"found|open|establish|birth|launch|creat|start|incorporat|first (?:edition|issue|race|opening"
            r"|broadcast|publication|meeting|match|show)|club|firm|school|brew|compan|build",
            of[1],
        )
    )


_AGAIN = compiled(r"\b(?:re-?opened|re-?founded|re-?launched|rebuilt|re-?formed|revived|closed|merged)\b")
_MAY_BE = ("nniversary", "irthday", "year-old", "ubilee", "entenary", "entenni", "elebrat", "turns ", "turned ", "mark",
           " years", "year in")  # fmt: skip
_EMPTY = words(
    "the a an was were is are has been have had it its this that year in on at of and with by for "
    "which who now their our"
    " we they his her he she be being as to will first also last next autumn spring summer winter "
    "month week season term january"
    " february march april may june july august september october november december family local oldest"
)
_GENERAL = words("newspaper paper firm company business club brewery bakery school museum charity choir orchestra band"
                     " festival society building hotel pub shop bank library institution "
                     "organisation organization house"
                     " team league magazine event")  # fmt: skip
_ANY_HOUSE = words("building institution company firm business enterprise organisation organization")
_FIRM = _ANY_HOUSE - {"building"}
_NO_FIRM = words(
    "museum festival choir orchestra band school college church chapel library bridge theatre theater club team league"
    " hall society charity association tower station railway line hospital university event race tournament town"
    " village"
)
_PLAIN = words("celebrates celebrate celebrated"
               " mark reach reaches toast turn hold have falls years year old marked turned marks celebrating marking"
               " turns turn today tomorrow saturday sunday friday monday tuesday wednesday thursday yesterday proudly"
               " holds so just")  # fmt: skip


@cache
def _first_words() -> frozenset[str]:
    return frozenset(
        (*(verb.partition(" ")[0].strip(".").partition("-")[0] for verb in listed("founding-verbs")), "first")
    )


# "Drew its first pint", "printed their first issue".
_FIRST = (
    r"(?:drew|brewed|baked|printed|published|sold|poured|made|held|played|ran|gave|took|staged|issued|welcomed|launched"
    r"|produced|milked|ground|sailed|opened|put on) (?:its|their|the) first [a-z’'-]+(?: [a-z]+)?"
)


@cache
def _founded() -> re.Pattern[str]:
    return compiled(
        rf"(?i:\b(?P<verb>{alternatives('founding-verbs')}|{_FIRST})(?: (?:(?:by|in|at|on|as) [\w’'. ,-]{{1,50}}?))??"
        rf"(?: as [\w ’'-]{{1,40}}?)?,? ?(?:in|on|from|to|since)?"
        r"(?: (?:early|late|the (?:spring|summer|autumn|winter) of))?(?: \d{1,2}(?:st|nd|rd|th)?)?(?: (?:January"
        r"|February|March|April|May|June"
        r"|July|August|September|October|November|December)(?: \d{1,2})?,?)?"
        r" ?(?P<year>1[0-9]\d\d|20\d\d)(?![\d%]|s\b|[-–/]\d|[.,]\d))"
    )


@cache
def _jubilee() -> re.Pattern[str]:
    names = "|".join(sorted(jubilees()))
    return compiled(
        rf"\b(?P<count>{ORDINAL})[ -](?:anniversary|birthday|year in business)\b|\b(?P<name>(?i:{names}))\b"
        rf"|\b(?P<age>{NUMBER})-year-old (?:\w+ ){{0,2}}?{_HOUSE}\b"
        r"(?! (?:van|bus|roof|wall|door|tower|clock|window|organ|bell|site|hall|building|tree|gate|stand|ground)s?\b)"
        rf"|\b(?:is|turns|turned|celebrates|celebrating|marks|are)(?: now| just| its| their| our)*"
        rf" (?P<span>{NUMBER})(?= years? old\b| years (?:of|in|since|on)\b| this| years? this"
        r"| years?[,.]| in \w+[,.]|[,.])"
        rf"|(?:, |\b[Aa]t |\b[Nn]ow )(?:now )?(?P<old>{NUMBER}) years old(?=[,.]| this\b| (?:and|but) )"
    )


_HOUSE = (
    r"(?:firm|company|business|choir|band|team|league|airline|railway|agency|library|gallery|estate|farm|park|school"
    r"|college|university|club|newspaper|paper|magazine|museum|theatre|theater|charity|institution|organi[sz]ation"
    r"|society|brand|bank|brewery|institute|hospital|church|chapel|orchestra|party|group|shop|store|factory|mill"
    r"|bridge"
    r"|building|pub|inn|hotel|restaurant|bakery|distillery|winery|vineyard|festival|competition|race|tournament|union"
    r"|lighthouse|pier|station|cinema|zoo|foundry|dairy|house|hall|tower|temple|mosque|synagogue|cathedral|journal"
    r"|publisher|maker|manufacturer|retailer|nursery|regatta|market)"
)


@cache
def _verb() -> re.Pattern[str]:
    return compiled(
        r" (?:is|was|has|will|celebrates?|marks?|turns?|can|still|now|[a-z]+ed|makes|sells|holds|claims|remains)\b"
    )


@cache
def _year() -> re.Pattern[str]:
    return compiled(r"(?<![\d.,$£€-])(1[0-9]\d\d|20\d\d)(?![\d%]|s\b)")


@cache
def _tied_year() -> re.Pattern[str]:
    return compiled(
        r"\b(?:(?:[Ii]n|of|from|by) (?:\w+ )?|on (?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2},) )"
        r"(?P<year>1[4-9]\d\d|20\d\d)\b"
    )


@cache
def _this_year() -> re.Pattern[str]:
    return compiled(
        r"(?i)\b(?:this|today|tomorrow|yesterday|tonight|in (?:january|february|march|april|may|june|july"
        r"|august|september|october|november)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|celebrates?"
        r"|marks?|turns|"
        r"is|are|now|upcoming|coming|will|on \d{1,2} [a-z]+|celebrating|marking|last (?:week|month|weekend))\b"
    )


@cache
def _unsure() -> re.Pattern[str]:
    return compiled(
        r"(?i)\b(?:ago|later|earlier|when|until|would|had|then|(?<!been )(?<!was )sold|closed|bought|demolished|burned"
        r"|fiction\w*|taken over)\b"
    )


@cache
def _rounded() -> re.Pattern[str]:
    return compiled(
        r"(?i)\b(?:nearly|almost|about|around|over|more than|less than|at least|roughly|some|approaching|before"
        r"|towards?"
        r"|first|second|third|of|up to|close to) (?:its |the |their )?\Z"
    )


@cache
def _elsewhere() -> re.Pattern[str]:
    return compiled(
        r"(?i)\b(?:whose|who|which bought|owner|founder|rival|neighbou?r|another|other)\b|\bby\b.{0,40}\b(?:then"
        r"|aged)\b"
    )


@cache
def _celebrates() -> re.Pattern[str]:
    """What stands between a founding and the anniversary of the same thing."""
    return compiled(
        r"(?: (?:in|by|on|as|at|with|under|for|near) [^,;]{1,60})?[,;)]?(?: (?:and|but|it|we|they|now|today|also"
        r"|will|is|are|this"
        r"|year|month|week|weekend|season|summer|autumn|spring|winter|fall|on|has|be|to|due|proudly|\w+day"
        r"|in \d{4}|next|\d+"
        r" \w+|(?:the|our|its) [\w’' -]{1,40}?|[A-Z][\w’'-]*),?){0,9}?"
        r"(?: (?:celebrat(?:e|es|ed|ing)|mark(?:s|ed|ing)?|turns?|turned|holds?|toasts?|observes?|reaches|enters))?"
        r"(?: (?:its|their|our|the|a))?(?: own)? "
    )


@cache
def _goes_on() -> re.Pattern[str]:
    return compiled(
        r",? (?:(?:is|are|now|today) )*|,? (?:and )?(?:(?:is|remains|as) )?(?:now |today )?(?:an?|the) "
        r"|,? (?:and )?(?:(?:now"
        r"|it|who|the [\w’' -]{1,40}"
        r"|[A-Z][\w’' ]{1,40}) )?"
    )


@cache
def _and_turned() -> re.Pattern[str]:
    """ "It is the oldest firm in the town and turned 175": nothing else comes between."""
    return compiled(r"It (?:(?!(?:that|which|who|whose|where|with)\b)[\w’'-]+ ){1,10}and turned [\w -]+")


@cache
def _the_same() -> re.Pattern[str]:
    """What stands before the age of a house just named: "The 115-year-old company", "a letter calls it a"."""
    return compiled(
        r"(?:(?:In|By) \d{4},? )?(?:[Tt]he |[Tt]his |[Oo]ur )?"
        r"|[^,;]{0,60}\b(?:it|itself) (?:as )?(?:now )?(?:an? |the )?"
    )


@cache
def _it() -> re.Pattern[str]:
    return compiled(r"\b(?:[Ii]t|[Ii]ts|[Tt]hey|[Tt]heir|[Ww]e|[Oo]ur)\b")
