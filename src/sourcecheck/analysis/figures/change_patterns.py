"""The patterns by which statements of change are read: words of change, what leads to the amounts, what forbids it."""

from __future__ import annotations

from functools import cache

from sourcecheck.analysis.lazy_patterns import LazyPatterns
from sourcecheck.word_lists import alternatives

__all__ = ["NEUTRAL", "PREFIX", "TIMES", "change_patterns"]

TIMES = {"doubled": 2.0, "tripled": 3.0, "trebled": 3.0, "quadrupled": 4.0, "quintupled": 5.0, "halved": 0.5}
# Words that say neither: told with the amount of the change, "went from 31% to 39%, an 8% rise".
NEUTRAL = ("went", "gone", "goes", "going", "moved", "moves", "moving", "changed", "changes", "swung", "came")
# What may stand between "from" or "to" and the figure.
PREFIX = (
    r"(?:an? |the |its |their |about |around |approximately |roughly |nearly |almost |some |just |only |more than |"
    r"over |at least |under |less than |fewer than |an estimated |a record |a low of |a high of |a peak of |"
    r"an average of |an all-time high of |record |as (?:low|high|many|few|much) as |well over |"
    r"just over |just under |close to )*"
)


@cache
def change_patterns() -> LazyPatterns:
    """The patterns by name, each compiled when it is first asked for."""
    rise, fall = alternatives("rise-words"), alternatives("fall-words")
    return LazyPatterns({
        "word": (rf"(?i)(?<![\w-])(?:(?P<up>{rise})|(?P<down>{fall})"
                           rf"|(?P<times>{'|'.join(TIMES)})|(?P<neutral>{'|'.join(NEUTRAL)}))(?![\w-])"),
        "from": (rf"\b[Ff]rom (?:{PREFIX})?$"),
        "to": (rf"\bto (?:{PREFIX})?$"),
        # What may stand between a figure and "to" or "from": a thing counted, a time. No other verb or clause.
        "clause": (
            r"(?i)[;:!?()\"“”—]|\. |\b(?:as|when|while|because|which|who|that|and|or|but|if|after|to|from|with|by"
            r"|than"
            r"|was|were|is|are|had|has|have|went|came|left|up|down|compared|into|against)\b|\b(?!ended\b)\w{2,}ed\b"
        ),
        "linked": (r"\b(?:as|when|while|because|which|who|that|and|or|but|if|after|than|with|by|to|from)\b"),
        # Between the word of change and "from"; another clause begins with these.
        "other": (
            r"(?i)[;:!?\"“”]|\. |\b(?:as|when|while|because|which|who|that|and(?! (?:[a-z]+ )?\d{4}\b)|or|but|if"
            r"|than|was|were|is|are|had"
            r"|has|have|including|ranging|range|anywhere|somewhere|varying"
            r"|between(?! (?:[a-z]+ )?\d{4} and)|people|vehicles"
            r"|away)\b"
        ),
        # "The number grew to 164", behind "From 212 works in 2019".
        "led_on": r"(?i)(?:,| [a-z’'-]+| \d{4}){0,8}? (?P<word>[a-z]+(?: (?:up|down|back|away|off))?)(?: again)? to ",
        # What may stand between a figure and ", up from".
        "tail": (
            r"(?i)((?: [a-z’'-]+){0,7}(?: \d{1,2})?(?: [a-z]+)?(?: \d{4})?)(?:,|—|–| [—–-]"
            r"|\s?\()(?: (?:more|less|fewer|better|worse|an? (?:[a-z]+ )?(?:improvement|change|advance|setback))"
            r"\b(?: [a-z]+| \d{4}){0,5}[,:])? ?(?P<word>(?:(?:is|was"
            r"|which is|which was|that is|it is|sharply|slightly|way|well|far|still|again|both) )*(?P<which>up|down"
            r"|(?P<more>increased|raised|lifted|boosted|upped|hiked)|reduced|lowered|cut|trimmed|slashed|shortened|pared"
            rf"|higher|lower|an? (?:[a-z]+ )?(?:(?P<rise>{alternatives('rise-nouns')})"
            rf"|{alternatives('fall-nouns')}))) "
        ),
        # Of times and of depths these say little: "slowed from 12 seconds to 13", "went down from 12 metres to 30".
        "either": (
            r"(?i)(?:(?:slow|quick|accel|fast)[a-z]*+.{1,60}\b(?<!\ba )(?<!\ban )(?<!\bper )"
            r"(?:(?:milli)?seconds?|minutes?|hours?|days?|ms|mins?"
            r"|secs?)"
            r"|(?:(?:go|went|gone|c[ao]m)[a-z]* (?:up|down)|(?<=\blet )down|lowered|sank|dived)"
            r" .{1,60}\b(?:metres?|meters?|feet|fathoms?|floors?|decks?"
            r"|storeys?))\b"
        ),
        "not": (
            r"(?i)\b(?:not|never|n[o’']t|neither|nor|without|rather|instead|no|failed|wrong|wrongly|mistaken\w*"
            r"|contrary|unchanged|if)\b|n['’]t\b"
        ),
        # The figures are of a plan, or the change itself is changed.
        "shifted": (
            r"(?i)\b(?:revis\w+|correct\w*|downgrad\w+|upgrad\w+|adjust\w*|negotiat\w+|slow\w*|limit(?:ing)? (?:the"
            r"|its|their|an?)|curb\w*|cap"
            r"|capped|forecast\w*|narrow\w*|widen\w*|accelerat\w+|eas(?:e|ed|es|ing)|trail\w*|deficits?"
            r"|shortfall\w*|minus|negative)\b"
        ),
        "ranked": (
            r"(?i)\b(?:rank\w*|charts?|league|standings?|positions?|places?|placed|spots?|seed(?:ed|s)?|seedings?"
            r"|grid|leaderboard|(?:the|league|points|medal) table|billboard|odds|handicap|par|magnitudes?|pH"
            r"|versions?(?! (?:that|which|of|in)\b)|release|(?:\d|wire|needle|steel)[ -]gauge|f-stop"
            r"|exchange rate|acidity|acidic|ladder|(?<!waiting )list)\b|\b(?:against|to|per) (?:the |a )?"
            r"(?:dollar|euro|pound|yen|yuan|rouble|ruble|franc|lira|peso|rupee|greenback|sterling)\b"
        ),
        "share": (r" (?:out of|of|in) (?:every |each |the )?(?:\d(?!\d{3}\b)"
                            r"|ten\b|five\b|four\b|three\b|two\b)"),
        "noun": (r"[ -](?!(?:in|to|from|at|on|a|an|the|per|of|last|this|since|during|by|for|over|as|and|one|two|three"
                           r"|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|just|only|today|now|ago)\b)"
                           r"([a-z]{2,})"),
        "by": (r"(?:\bby |\b(?:an? )?|^)$"),
        "behind": (
            r"(?i)(?:,|:| [—–-]|—|\s?\()\s?(?:(?:or|i\.e\.,?|meaning|which is|that is|it was)\s)?(?:(?P<up>up"
            r"|down)\s(?:by\s)?"
            r"|(?:an?|the)\s(?:[a-z]+\s)?(?P<noun1>rise|increase|jump|gain|climb|surge|hike|leap|growth|drop|fall"
            r"|decline"
            r"|decrease|dip|cut|reduction|change|swing|difference)\sof\s|(?:an?|the)\s)?(?:about\s|around\s|roughly\s"
            r"|nearly\s|almost\s|more than\s|some\s|over\s)?$"
        ),
        "next": (
            r"(?:[^.;:()“”]{0,60})\. (?:(?:The|This|That|It|Such an?|Which)(?: (?:is|was"
            r"|makes|represents|amounts to"
            r"|means|comes to|marks))?(?: an?| the)?(?P<of> (?:[a-z]+ )?(?:rise|increase|jump|gain|climb|surge|hike"
            r"|leap|growth|drop|fall|decline|decrease|dip|cut|reduction|change|swing|difference) of)?) "
        ),
        "by_then": (
            r"(?:(?: [a-z’'-]+){0,4},|,| [—–-]|\s?\() ?(?:which (?:is|was) )?(?:(?P<up>up|down)(?: by)?|an? (?:rise"
            r"|increase|jump|gain|climb|surge|drop|fall|decline|decrease|dip|reduction|change) of) "
        ),
        "then": r" (?:from|on|compared with|over) (?:the |last year[’']s |a year[’']s )?",
        "thing": (
            r"(?i)[ -](?:point )?(?:rise|increase|jump|gain|climb|surge|hike|leap|growth|drop|fall|decline|decrease"
            r"|dip|cut"
            r"|reduction|change|swing|difference|boost|raise)\b"
        ),
        "other_base": (r"(?i)^ ?(?:rise|increase|jump|gain|climb|surge|hike|leap|growth|drop|fall|decline|"
                                 r"decrease|dip|cut|reduction|change|swing|difference|boost|raise)? ?(?:in|of|among"
                                 r"|for|a|per|each|every|annual\w*|compound\w*)\b"),
        "trend": (
            r"(?i)\b(?:fell|fall|falls|fallen|dropp?\w*|declin\w+|decreas\w+|shrank|shrink\w*|shrunk|contract\w*"
            r"|lost?|loss\w*"
            r"|minus|down|slump\w*|slid|sank|plung\w+|cut|cuts|rose|rise|rises|risen|grew|grow\w*|gain\w*"
            r"|increas\w+|jump\w*"
            r"|climb\w*|up|surg\w+|deficit\w*|shortfall)\b"
        ),
        "trend_behind": (
            r"(?i)^[ -](?:point )?(?:annual |yearly |monthly )?(?:growth|rise|gain|increase|jump|decline|drop|fall"
            r"|loss|"
            r"decrease|cut|contraction|deficit)\b"
        ),
        "month": (
            r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|January|February|March|April|June|July|August"
            r"|September|October|November|December|page|chapter|section|version|age|ages|aged|Rust|Channel"
            r"|Route)\.? $"
        ),
        "is_month": (r"^ (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|a\.?m\b|p\.?m\b|o'clock)"),
        "minus": (r"(?:(?:^|[ (])[-−–]|minus |negative )$"),
    })  # fmt: skip
