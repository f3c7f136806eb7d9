"""The patterns of births, deaths and ages in English sentences, for ``ages``."""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.analysis.lives.spoken_ages import NUMBER, ORDINAL
from sourcecheck.analysis.temporal.gregorian import MONTHS
from sourcecheck.compiled_patterns import compiled
from sourcecheck.word_lists import alternatives

__all__ = [
    "ages_told",
    "another_time",
    "at_death",
    "births",
    "births_after_years",
    "births_with_years",
    "breaks",
    "dated",
    "deaths",
    "definite",
    "did_it",
    "does",
    "dying",
    "feast",
    "figures",
    "goes_on",
    "later",
    "lives",
    "looks_back",
    "made",
    "of_a_person",
    "of_birth",
    "other_thing",
    "present",
    "role",
    "rounded",
    "then_words",
    "this_is",
    "told_year",
    "unreal",
    "will",
    "years",
]

_MONTH = rf"(?:{'|'.join(MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"


def _date(number: str, years: str = r"1\d{3}|20\d\d") -> str:
    return (
        rf"(?:(?:(?:the )?(?P<d{number}>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? )?(?P<m{number}>{_MONTH}),? (?:of )?"
        rf"|(?P<mb{number}>{_MONTH}) (?P<db{number}>\d{{1,2}})(?:st|nd|rd|th)?,? )?"
        rf"(?P<y{number}>{years})(?![\d%]|s\b|[-–/]\d|[.,]\d)"
    )


# Words between "born" and its year that end neither the clause nor the thought.
_GAP = (
    r"(?:(?!\b(?:died|dies|who|which|when|where|while|after|before|since|until|about|around|circa|c\.|between|moved|"
    r"grew|began|joined|went|came|became|is|has|had|he|she|they|his birth)\b)[^.;()\d]|(?<=\b[A-Z])\.|(?<=St)\.)"
)


@cache
def figures() -> re.Pattern[str]:
    """A number of two figures or more with what stands before an age, or the words of one in words."""
    return compiled(
        r"(?<![\d.,])\d\d\d?(?![\d%])|(?:was|then) (?:[a-z]+ )?(?:ten|eleven|twelve|\w+teen|\w+ty)\b|year-old"
        r"|years? old|\d(?:st|nd|rd|th) (?:birthday|year)|ieth (?:birthday|year)|of (?:just |only )?[a-z]+[,. ]"
        r"|\b[Aa]ge|birthday"
        r"|\b(?:is|at|was|turned|turns|now|to) (?:just |only )?(?:ten|eleven|twelve|\w+teen|\w+ty)\b"
    )


@cache
def births_with_years() -> re.Pattern[str]:
    return compiled(
        r"[12]\d{3} as (?:the|his|her) (?:year|date|day) of (?:his |her )?birth|"
        r"(?:[Bb]orn|[Bb]irth|\bb\.|the world|the light)\W[^.;]{0,90}?[12]\d{3}|[(,] ?(?:b\. "
        r"|born )?[^()]{0,20}1\d{3}\)?\s?[-–—]"
    )


@cache
def births() -> re.Pattern[str]:
    return compiled(
        r"(?<![\w-])(?:(?:[Bb]orn\b|[Bb]irth\b|(?:came into|entered) the world"
        r"|saw the light(?: of day)?):?(?! (?:before|after|since|between|around|about"
        r"|circa|c\.|to "
        rf"do|into)\b)|b\.){_GAP}{{0,90}}?(?:(?<= in )|(?<= on )|(?<= of )|(?<=, )|(?<=b\. )|(?<=[Bb]orn )"
        rf"|(?<= as )|(?<= is )|(?<= was )"
        rf"|(?<=: )|(?<=the"
        rf" )|(?<=early )|(?<=late )|(?<= Day )|(?<= Eve )){_date('')}"
    )


@cache
def deaths() -> re.Pattern[str]:
    return compiled(
        r"(?<![’']s )\b(?:died|dies|passed away|was killed|perished|drowned|fell|death"
        r"|was (?:hanged|executed|beheaded|guillotined|shot(?: dead)?|murdered|assassinated))(?! of his| of her)"
        rf"{_GAP}{{0,70}}?(?:(?<= in )|(?<= on )|(?<=, )|(?<=died )|(?<=away )){_date('')}"
    )


@cache
def births_after_years() -> re.Pattern[str]:
    """A birth behind its year: "gives 1906 as the year of birth"."""
    return compiled(
        rf"\b(?:gives?|gave|has|had|states?|stated|lists?|listed|shows?|showed|records?|recorded|names?"
        rf"|named) {_date('')}"
        r" as (?:the|his|her) (?:year|date|day) of (?:his |her )?birth"
    )


@cache
def lives() -> re.Pattern[str]:
    return compiled(
        rf"[(,] ?(?:born |b\. ?|\* ?)?{_date('1').replace('[-–/]', '[/]')}"
        rf"(?:\s?[-–—]\s?|(?:,|;| and| to) ?(?=d))(?P<two>(?:died |d\. ?|† ?)?{_date('2')})\)?"
    )


@cache
def ages_told() -> re.Pattern[str]:
    """An age; the group that matched says how it is told."""
    number = NUMBER
    return compiled(
        rf"(?:, | \()(?:now )?(?P<bare>{number})(?=,|\)|\.(?:\s|$)| and (?:born|now)\b| – | — )"
        rf"|\b(?:[Ii]s|[Tt]urns|[Tt]urned|[Tt]urning|(?:will|to) turn|[Nn]ow|[Cc]urrently|will be|[Ww]as"
        rf"|[Hh]ad been|remains)"
        rf"(?: now| currently| just| only| already| still| aged| celebrating| then| barely| by then| by now| all of)*"
        rf" (?P<now>{number})(?=[,.;)]| (?:and|this|in|on|next|last|but|years old|years of age|today|tomorrow"
        rf"|when|at (?:his|her|the time)|that (?:same )?(?:spring|summer|autumn|fall|winter|year|day|month|season)"
        rf"|by then|then)\b|$)"
        rf"|(?<![\w-])(?P<opener>(?:[Tt]he|[Aa]n?|[Nn]ow|[Tt]hen|[Hh]is|[Hh]er|is)\b|) ?(?:now "
        rf"|then )?(?P<noun>(?i:{number}))[- ]years?[- ]old\b"
        rf"|(?:, |\b[Bb]y )then (?:only |just |barely |nearly |almost )?(?:aged )?(?P<aged5>{number})(?=,)"
        rf"|\bThen (?:aged )?(?P<aged6>{number})(?=,)"
        rf"|\b(?:at )?[Aa]ged? (?:just |only |barely )?(?P<aged>{number})(?!-| to\b| and (?:over|above|under))"
        rf"|\b[Aa]t (?:the|an|his|her) (?:[a-z]+ ){{0,3}}?age of (?:just |only )?(?P<aged2>{number})"
        rf"|\b(?:died|dead|dies|away)(?: in \d{{4}})? at (?P<aged3>{number})(?! (?:[a-z]+s\b|per|times|Main|[A-Z]))"
        rf"|\b(?:lived|living) to (?:be |see |the age of |reach )?(?P<aged4>{number})\b"
        rf"|\b[Aa]t (?:just |only )?(?P<at>{number})(?=,? (?:he\b|she\b|[A-Z])|[,.;]"
        r"| (?:is|was|remains|has|had)\b| in (?:the|an?)\b|$)"
        rf"|\b(?:when|while) (?:he|she) (?:was|turned|had just turned|was still|had been)(?: just| only| still"
        rf"| barely| already| aged)*"
        rf" (?P<when>{number})(?=[,.;)]| (?:years|and|in)\b|$)"
        rf"|\b(?:an?|the) (?:[a-z]+ )?(?:boy|girl|child|lad|lass|youth|man|woman|student|widow|widower|bachelor"
        rf"|veteran|apprentice|recruit|novice|clerk|teenager|curate|bride|spinster) of (?:just "
        rf"|only )?(?P<aged7>{number})"
        rf"(?=[,.;)]| (?:and|when|in|who|with|years)\b|$)"
        rf"|\b[Ii]n (?:his|her) (?P<nth>{ORDINAL}) year\b(?! (?:as|at|in|with|on|of (?!age|life)))"
        rf"|(?:\b(?:days?|weeks?|months?|shortly|soon|just) (?:after|before|short of) )?"
        rf"\b[Hh](?:is|er)(?: own)? (?P<birthday>{ORDINAL}) birthday\b"
    )


@cache
def told_year() -> re.Pattern[str]:
    return compiled(
        rf"(?:\b(?:[Ii]n|[Oo]n|[Oo]f|[Dd]uring|the|early|late|by|at)|[a-z](?= \d{{4}}, (?:when|aged"
        rf"|at)\b))(?: early| late| the (?:spring|summer|autumn"
        rf"|winter|fall) of)? {_date('')}"
    )


@cache
def dated() -> re.Pattern[str]:
    """A day with its month and year."""
    return compiled(
        rf"\b(?:(?P<d>\d{{1,2}}) (?P<m>{_MONTH})|(?P<mb>{_MONTH}) (?P<db>\d{{1,2}}),) (?P<y>20\d\d|19\d\d)\b"
    )


@cache
def of_birth() -> re.Pattern[str]:
    """What makes the year behind it that of a birth."""
    return compiled(r"\bborn\b[^,;\d]{0,40}\Z")


@cache
def years() -> re.Pattern[str]:
    return compiled(r"(?<![\d.,$£€-])(1\d{3}|20\d\d)(?![\d%]|s\b)")


@cache
def definite() -> re.Pattern[str]:
    """Words behind "Born in 1958" that point back themselves: ", the 67-year-old"."""
    return compiled(r"(?: in [A-Z][\w’' -]{1,30})?, the (?:[a-z-]+ )?(?:\d+-year-old|[a-z]+-year-old)\b")


@cache
def does() -> re.Pattern[str]:
    """A verb of the present behind "the 67-year-old", by what follows it: "wears no wetsuit", "runs Fjordlinjer"."""
    return compiled(
        r" [a-z]+(?<!s)s (?:an?|the|no|his|her|it|him|them|himself|herself|every|each|up|out|off|only|now|still|not"
        r"|too|in|at|on|with|to|for|about|before|after|from|by|into|over|through|behind|under|near|as|when"
        r"|between|two|three|four|five|six|seven|eight|nine|ten|all|many|more|most|several|\d+)\b"
        r"| [a-z]+(?<!s)s (?=[A-Z])"
    )


@cache
def did_it() -> re.Pattern[str]:
    """What ties an age to the deed just told: "so she did it at 35"."""
    return compiled(r"\b(?:did|managed|achieved|accomplished|made|won|wrote) (?:it|so|this|that),? (?:aged? )?\Z")


@cache
def this_is() -> re.Pattern[str]:
    """Words before "born in 1999" that point back: "This is the midfielder,"."""
    return compiled(r"\b(?:This|That|He|She) (?:is|was) the (?:[a-z-]+ ){1,3}?[a-z-]+, (?:who (?:was|had been) )?\Z")


@cache
def made() -> re.Pattern[str]:
    return compiled(r"\b(?:made|makes|making) (?:him|her) (?:an? )?\Z")


@cache
def breaks() -> re.Pattern[str]:
    """Words after which another clause may have another day."""
    return compiled(
        r"[;:]|\b(?:and(?! (?:was|died)\b)|but|that|which|who|whose|until|since|before|after|later|years?(?! old)"
        r"|while|said|says|told|tells|recall(?:s|ed)|wrote|remember(?:s|ed)"
        r"|where|though|from|by then"
        r"|father|mother|brother|sister|son|daughter|wife|husband)\b"
    )


@cache
def rounded() -> re.Pattern[str]:
    return compiled(
        r"(?i)\b(?:nearly|almost|about|around|over|under|more than|less than|at least|roughly|some|approaching"
        r"|between|"
        r"near|until|before|below|above|not yet|up to|or)\s(?:the )?\Z"
    )


@cache
def of_a_person() -> re.Pattern[str]:
    """What stands before "is 61": somebody, and no condition."""
    return compiled(
        r"(?:(?<!until )(?<!once )(?<!till )(?<!before )(?<!time )(?<!if )(?<!when )\b(?:[Hh]e|[Ss]he)|\bwho"
        r"|[A-Z][\w’'.-]*|[,)]|"
        r"\band|\b(?:[Tt]he|[Tt]his) (?:[a-z-]+ )?(?:[a-z]+(?:er|or|ist|ian|man)|poet|nurse|chef|pilot|star"
        r"|champion|artist|bishop|priest|general|admiral|president|king|queen|prince|princess|mayor|captain))"
        r"(?: (?:also|herself|himself))? ?\Z"
    )


@cache
def other_thing() -> re.Pattern[str]:
    return compiled(
        r"\s?(?:percent|per cent|minutes|points|goals|caps|days|weeks|months|years (?:later|ago|after)|-\d"
        r"|[a-z]+-old)"
    )


@cache
def then_words() -> re.Pattern[str]:
    """Words that tie an age to the time of the story."""
    return compiled(
        r"\b(?:on the (?:day|night|morning|evening|eve) of (?:the|his|her)"
        r"|on that (?:first |same |last )?(?:day|night|morning|evening)|on the same (?:day|night)"
        r"|at the time(?! of (?:his|her) death)|back then|by then|by that time|at that (?:point|time)"
        r"|[Tt]hen(?= aged| \w)"
        r"|that (?:same )?(?:spring|summer|autumn|fall|winter|year|day|month|season))\b"
    )


@cache
def another_time() -> re.Pattern[str]:
    """Words behind "he was 45" that tell of what time."""
    return compiled(r"\b(?:when|before|until|till|once|by the time|after|while|as he|as she)\b")


@cache
def looks_back() -> re.Pattern[str]:
    """Words of a sentence whose year is not that of the next."""
    return compiled(rf"{dying().pattern}|\b(?:back (?:on|to)|remember|recall|recount|memoir|memor|autobiograph)")


@cache
def unreal() -> re.Pattern[str]:
    return compiled(
        r"(?i)\b(?:would(?: have)? (?:be|been|turn|turned)|could|might|if (?:he|she)|as if|fiction\w*|character"
        r"|played by|novel about|"
        r"in (?:fact|truth|reality)|lied|lying|pretend\w*|claimed to be|said to be|plays? (?:an?|the))\b"
    )


@cache
def dying() -> re.Pattern[str]:
    return compiled(
        r"\b(?:died|dies|has died|dead|passed away|was killed|perished|drowned|lived to|death|(?:was"
        r"|were) (?:hanged|executed|beheaded|guillotined|shot))\b"
    )


@cache
def at_death() -> re.Pattern[str]:
    """Words behind "was 80" that tell of what day."""
    return compiled(
        r"(?: years old)? (?:when (?:he|she) (?:died|passed away)|at (?:his|her|the time of (?:his|her)) death)\b"
    )


@cache
def later() -> re.Pattern[str]:
    return compiled(r"[;]|\b(?:and|but|when|whose|father|mother|wife|husband|brother|sister|son|daughter)\b")


@cache
def lately() -> re.Pattern[str]:
    return compiled(
        r"\b(?:last|this) (?:week|weekend|month|night|morning|year)\b|\b(?:yesterday|today|on (?:Mon|Tues"
        r"|Wednes|Thurs|Fri|Satur"
        r"|Sun)day|has (?:retired|died|won|become|signed|resigned|stepped))\b"
    )


@cache
def present() -> re.Pattern[str]:
    return compiled(
        r",? (?:he|she|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})(?: (?:still|now|already|also|remains))?,?"
        r" (?:is|has|can|remains|[a-z]{2,}[a-rt-z]s)\b| (?:is|has|remains)\b"
    )


@cache
def will() -> re.Pattern[str]:
    return compiled(r", (?:will|is|has|says|hopes|wants|plans|intends|lives|works|remains|can|may|still|now)\b")


@cache
def feast() -> re.Pattern[str]:
    return compiled(
        r"\b(?:celebrat(?:es|ed|ing)|mark(?:s|ed|ing)|is celebrating|will celebrate|turned|had"
        r"|enjoyed)\b.*\b(?:this|last|next|today|yesterday|"
        r"tomorrow|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b|\b(?:celebrates|marks|will celebrate"
        r"|is celebrating)\b"
    )


@cache
def goes_on() -> re.Pattern[str]:
    """A word that goes on with the sentence: no noun."""
    return compiled(
        r"said|says|told|from|with|will|would|wants?|hopes?|plans?|also|still|already|never|makes?|made|took|"
        rf"has|have|had|was|were|is|does|must|lives?|works?|who|whose|then|added|re[a-z]+t|\w+ed"
        rf"|{alternatives('irregular-past')}"
    )


@cache
def role() -> re.Pattern[str]:
    return compiled(
        r"(?:er|or|ist|ian|man|woman|poet|nurse|chef|pilot|priest|bishop|star|athlete|champion|monk|nun|soldier"
        r"|judge|king|queen|"
        r"prince|princess|admiral|general|artist|mayor|president|novelist)$"
    )
