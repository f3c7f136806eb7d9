"""The patterns of temporal expressions in English prose; what of them counts is decided in ``reading``."""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.compiled_patterns import compiled
from sourcecheck.word_lists import alternatives, listed

__all__ = [
    "UNITS", "absolute", "ago", "anaphoric", "days", "durations", "habits", "just", "month_names", "names",
    "newest", "newly", "number", "quarters", "recent", "stands_today", "still", "unfinished", "units", "vague",
    "vague_words", "weekdays", "which_named",
]  # fmt: skip

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
SEASONS = "spring|summer|autumn|fall|winter"
TENS = "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
UNITS = "minutes?|hours?|days?|nights?|weeks?|weekends?|fortnights?|months?|quarters?|years?|decades?"
LONG = "weeks|months|quarters|years|decades|seasons|summers|winters|days|weekends|nights"
ABOUT = (
    "(?:(?:just|only|about|around|nearly|almost|over|more than|less than|roughly|some|barely|exactly|at least"
    "|well over|as many as|up to) )?"
)
# "(?<!the )" and the like: "the last week" and "the next year" are not counted from today.
FREE = "".join(
    rf"(?<!\b{word} )"
    for word in (
        "the",
        "The",
        "their",
        "his",
        "her",
        "its",
        "my",
        "our",
        "your",
        "a",
        "each",
        "every",
        "very",
        "one",
        "Every",
        "Each",
    )
)


def number() -> str:
    """What counts units, in figures or words."""
    return rf"(?:\d{{1,3}}|(?:{alternatives('number-words')}|(?:two |three )?dozen)|{TENS}(?:-[a-z]{{3,5}})?)"


@cache
def days() -> re.Pattern[str]:
    return compiled(
        r"\b(?:(?P<both>(?:[Tt]oday|[Tt]onight|[Yy]esterday) and (?:today|tonight|tomorrow)\b(?![’']))"
        r"|(?P<before>[Tt]he day before yesterday|[Tt]he night before last)|(?P<after>[Tt]he day after tomorrow)"
        r"|(?:(?:[Ee]arlier|[Ll]ater|[Ll]ate|[Ee]arly) )?(?P<word>[Tt]oday|[Tt]onight|[Yy]esterday|[Tt]omorrow)"
        r"(?: (?:morning|afternoon|evening|night))?|(?:[Ll]ate |[Ee]arly )?(?P<night>[Ll]ast night)"
        r"|(?:[Ee]arlier |[Ll]ate |[Ee]arly )?(?P<part>[Tt]his (?:morning|afternoon|evening)))\b(?!-)"
    )


@cache
def units() -> re.Pattern[str]:
    return compiled(
        r"\b(?:[Ii]n|[Bb]efore|[Uu]ntil|[Bb]y) the new (?P<new>year)\b"
        rf"|\b(?:(?:[Ee]arlier|[Ll]ater|[Ll]ate|[Ee]arly|[Ss]ometime|[Mm]idway through) )?"
        rf"(?:{FREE}(?P<which>[Ll]ast|[Tt]his past|[Tt]his coming|[Tt]his|[Nn]ext)|(?P<twice>[Tt]he)"
        rf"|(?P<coming>[Tt]he coming)"
        r"|(?P<past>[Tt]he past(?= weekend)|[Tt]he (?:past|last)(?= (?:week|month|year) (?:has|had|was|saw|brought)\b))"
        r"|(?P<over>(?:[Oo]ver|[Aa]t|[Ss]ince) the)(?= weekend(?! \d))"
        r"|(?P<end>(?:[Bb]y|[Bb]efore|[Aa]t|[Uu]ntil|[Tt]owards?) the end of the|[Ll]ater in the|[Ee]arlier in the"
        r"|(?:[Aa]t|[Ss]ince|[Ff]rom|[Ii]n|[Tt]owards?) the (?:(?:very )?(?:start|beginning|middle)|turn) of the))"
        r" (?P<fiscal>fiscal |financial |school |academic |calendar |election |tax )?"
        r"(?P<unit>week(?:end)?|month|quarter|year|season)\b(?(twice) (?P<far>before last|after next))(?![-\w])(?! of "
        r"(?!last|this|next))"
    )


@cache
def which_named() -> re.Pattern[str]:
    return compiled(
        rf"\b(?:(?:[Ee]arlier|[Ll]ater|[Ll]ate|[Ee]arly|[Ss]ometime) )?{FREE}"
        r"(?P<which>[Ll]ast|[Tt]his past|[Tt]his coming|[Tt]his|[Nn]ext) "
        rf"(?:(?P<weekday>{WEEKDAY})(?: (?:morning|afternoon|evening|night))?|(?P<month>{MONTHS})"
        rf"|(?P<season>{SEASONS}))"
        r"\b(?![-–])(?!,? (?:\d{1,2}(?:st|nd|rd|th)?,? )?(?:1\d|20)\d\d\b)"
        rf"|\b[Tt]he (?:(?P<over>{SEASONS})|(?P<gone>week|month|year)) just (?:past|gone|ended)\b"
    )


@cache
def ago() -> re.Pattern[str]:
    return compiled(
        rf"\b(?:(?:[Jj]ust|[Oo]nly|[Aa]bout|[Aa]round|[Nn]early|[Aa]lmost|[Oo]ver|[Mm]ore than|[Ll]ess than|[Rr]oughly"
        r"|[Ss]ome|[Bb]arely|[Ee]xactly|[Aa]t least) )?"
        rf"(?:(?P<number>{number()}|[Aa]n?|[Hh]alf an?|[A-Z][a-z]{{2,8}})(?: and a half)? "
        rf"(?P<unit>{UNITS}|winters|summers|springs|autumns|seasons) "
        r"(?P<way>ago|from now|from today|hence)\b"
        rf"|[Ii]n (?P<number2>{number()}|a) (?P<unit2>days|weeks|months|years|week|month|year)[’'](?:s)? time\b"
        rf"|(?:[Ww]ithin|[Ff]or|[Oo]ver|[Dd]uring|[Ii]n) the (?:next|coming) (?P<number3>{number()})"
        r" (?P<unit3>hours|days|weeks|months|years)\b(?! of\b))"
    )


@cache
def weekdays() -> re.Pattern[str]:
    return compiled(rf"\b(?P<on>[Oo]n )?(?P<day>{WEEKDAY})(?: (?:morning|afternoon|evening|night))?\b")


@cache
def month_names() -> re.Pattern[str]:
    return compiled(
        rf"\b(?P<in>[Ii]n|[Ss]ince|[Dd]uring|[Bb]y|[Uu]ntil) (?:(?:early|late|mid) "
        rf"|mid-)?(?P<month>{MONTHS})\b(?![-–’'])"
        r"(?!\.? (?:\d|of\b|(?:and|to|through|or|until) ))"
    )


@cache
def quarters() -> re.Pattern[str]:
    return compiled(
        r"\b(?:Q(?P<q>[1-4])(?:,? (?:of )?(?P<y>(?:19|20)\d\d))?|(?P<y2>(?:19|20)\d\d) ?Q(?P<q2>[1-4])"
        r"|[Tt]he (?P<ordinal>first|second|third|fourth|final) quarter(?: of (?:fiscal )?(?P<y3>(?:19|20)\d\d))?"
        r"(?! of (?:the|a|its|his)\b))\b(?! finals?)"
    )


@cache
def absolute() -> re.Pattern[str]:
    """Months, seasons and fiscal years with a year, years, decades; full dates are ``calendar_dates``' own."""
    return compiled(
        rf"\b(?:(?P<month>{MONTHS}|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
        r",? (?:of )?(?P<year>(?:1[0-9]|20)\d\d)"
        rf"|(?i:(?P<season>{SEASONS}))(?:,? (?:of )?)(?P<year2>(?:1[5-9]|20)\d\d)|(?P<year5>(?:1[5-9]|20)\d\d) "
        rf"(?P<season2>{SEASONS})"
        r"|(?:FY ?|[Ff]iscal (?:year )?)(?P<year3>(?:20)?\d\d)(?:[-/]\d\d)?"
        r"|(?P<decade>(?:1[5-9]|20)\d0)s|[’'‘](?P<decade2>\d0)s"
        r"|(?<![$£€#:/,.-])(?P<year4>(?:1[1-9]|20)\d\d)(?:[-–/]\d{2,4})?)(?![\w%/:]|[.,-]\d)"
    )


@cache
def anaphoric() -> re.Pattern[str]:
    quantity = alternatives("vague-quantities")
    return compiled(
        rf"\b(?:(?P<later>(?:{number()}|[Aa]|[A-Z][a-z]{{2,8}}|(?i:{quantity})) (?P<unit>{UNITS}|centuries"
        rf"|century|generations?) "
        r"(?P<way>later|earlier|afterwards?|after that|before that))"
        r"|(?P<same>(?:[Tt]he (?:very )?(?:next|following|previous|preceding|same|prior)|[Tt]hat same|[Tt]hat)"
        r" (?P<unit2>day|night|morning|afternoon|evening|week|weekend|month|quarter|year|spring|summer|autumn"
        r"|fall|winter"
        rf"|{WEEKDAY}))|(?P<time>[Aa]t (?:the|that) time)(?! of))\b(?!-)"
    )


@cache
def vague() -> re.Pattern[str]:
    """For a text in small letters."""
    quantity = _by_letter(listed("vague-quantities"))
    return compiled(
        rf"\b(?:(?P<quantity>(?:just |only |not |even |until )?(?:{quantity}) (?:{UNITS}) "
        r"(?:ago|back(?! (?:to|in|and forth))))"
        rf"|(?P<in_recent>(?:in|over|during|within|for|of) (?:more )?(?:the )?(?:(?:most )?recent|last|past)(?: "
        rf"(?:few|several|couple of|many))? "
        r"(?:seconds|minutes|hours|days|weeks|weekends|months|quarters|years|decades|centuries|seasons|summers"
        r"|winters|elections|times)(?! of (?!late\b))"
        r"|the(?:se)? (?:last|past) (?:few|several|couple of|many) (?:hours|days|weeks|weekends|months|years|decades"
        r"|seasons|summers|winters|springs|autumns)(?! of| before| in which))"
        rf"|(?P<round>(?:in|over|during|within|for) the (?:last|past) {number()} (?:days|weeks|months|years|decades)"
        r" or so|for some (?:days|weeks|months|years|decades) past)"
        r"|(?P<in_coming>(?:in|over|during|within) (?:the )?(?:coming|next (?:few|several|couple of)) (?:hours"
        r"|days|weeks|months|years|decades)"
        r"|in (?:a few|a couple of|several|some) (?:days|weeks|months|years)(?: time)?(?! of)"
        r"|in the (?:days|weeks|months|years) (?:ahead|to come))"
        rf"|(?P<words>{_by_letter(tuple(vague_words()))}|{_WHILES}))\b"
    )


# Every branch begins with letters, which is passed over at once where they do not stand.
_LENGTH = "(?:(?:very )?(?:short|little|good|long|fair) )?(?:while|time) (?:ago|back)"
_DISTANT = "not[- ](?:so|too|very|that)[- ]distant"
_WHILES = (
    rf"not (?:all )?(?:(?:so |too |that )?(?:very )?)long (?:ago|back)|not (?:so |very )?long since"
    rf"|quite (?:a|some) {_LENGTH}"
    rf"|a {_LENGTH}|some {_LENGTH}|in the (?:(?:(?:very )?recent|{_DISTANT}) past"
    rf"|(?:(?:very )?near|{_DISTANT}|immediate|foreseeable) future)"
    rf"|for (?:quite )?some time now|for the (?:(?:very )?near|{_DISTANT}|immediate|foreseeable) future"
)


@cache
def newly() -> re.Pattern[str]:
    return compiled(
        r"(?:\b(?:the|its|his|her|their|our|a|is|are|was|were|been|has|have)|[a-z][’'](?:s|ve)) "
        r"(?P<newly>newly) (?P<done>[a-z]+)",
        re.I,
    )


@cache
def vague_words() -> dict[str, str]:
    """The listed words of no day, each with "past", "present" or "future"."""
    return {entry: kind for kind in ("past", "present", "future") for entry in listed(f"vague-{kind}")}


@cache
def just() -> re.Pattern[str]:
    return compiled(r"(?:\b(?:has|have)|(?<=[a-z])[’'](?:s|ve)) (?:only )?just(?= [a-z])")


def _by_letter(entries: tuple[str, ...]) -> str:
    """Alternatives, longest first, behind their first letters: of many entries most are passed over at once."""
    letters: dict[str, list[str]] = {}
    for entry in sorted(entries, key=lambda e: (-len(e), e)):
        letters.setdefault(entry[0], []).append(re.escape(entry[1:]).replace("\\ ", " "))
    return "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in letters.items())


@cache
def recent() -> re.Pattern[str]:
    """ "A recent Friday", or "recent" with the two words behind it, of which one may be a thing with a date."""
    return compiled(
        rf"\b(?:(?:[Oo]n )?(?:[Aa]|[Oo]ne) recent (?P<day>{WEEKDAY}|day|morning|afternoon|evening|night|weekend"
        rf"|weekday)\b"
        r"|(?<![Mm]ost )(?<![Mm]ore )(?<!\bless )(?<!\byour )(?<!\bany )[Rr]ecent"
        r" (?!(?:one|enough|and|or|but|than|as|to|in|of|for|on|that|which|is|was|are|were|if|when|at|by|from|with)\b)"
        r"(?=(?P<one>[a-z]\w+)(?: (?P<two>\w+))?))"
    )


@cache
def still() -> re.Pattern[str]:
    return compiled(
        r"\b(?:(?:is|are|has|have|remains?|isn[’']t|aren[’']t|hasn[’']t|haven[’']t|does|do|can)"
        r" (?P<still>still|yet to|not yet|now|by now)\b"
        r"|(?<!\bthe )(?<!\ba )(?<!\bof )(?<!\bwith )(?<!\bin )(?<!\bto )(?<!\b[Oo]n )"
        r"(?<!\bat )(?<!\bfor )(?<!\bby )(?P<still2>(?<!\bA )(?<!\bThe )still|now)"
        r" (?:have|are|lie|stand"
        r"|live|hang|serve|house|remain|belong|survive|contain|own|employ|cost|exceed|face|number"
        r"|(?!this|its|was|always|perhaps|does|others|hours|years|days|weeks|months|minutes|lifes|plus|towards|across"
        r"|sometimes|is\b|as\b)[a-z]{2,}(?<![sui])s)\b"
        r"|(?:\b(?:[Ww]e|[Tt]hey|[Pp]eople|women|men|children|[Mm]any|[Mm]ost|[Ss]ome|percent|per cent|who|half"
        r"|(?:from|of) \d{4})"
        r"|(?<!\b[Nn]ot)(?<!\b[Tt]his)(?<!\b[Aa]s) [A-Za-z]?[a-z]{3,}(?<![sui])s)"
        r" (?P<still3>still|now) (?!(?:and|or|but|the|an?|that|this|these|those|in|on|at|of|for|to|with|as|by|from|if"
        r"|more|less|than|not|no|so|it|its|he|she|we|they|you|there|here|was|were|had|did|would|could|should|might|may"
        r"|must|can|will|being|been|gone|long|over|under|before|after|when|while|until|only|all|almost|nearly|about"
        r"|life|water|images?|photos?|air|wines?|shots?|know|see|turn|then|again|available|open|closed|live in hope"
        r"|say|lay|ran|read|part|one|two|three|four|five|some|many|most|few|each|every|any|several|too|just"
        r"|very|quite|rather|often|never|ever|always|out|off|down|around|away|home|worth|sure|alone|asleep|alive|afraid"
        r"|awake|aware|due|intact|present|absent|eligible|angry|hungry|empty|busy|happy|healthy|heavy|ready|dirty|shaky"
        r"|tiny|old|young|new|high|low|short|small|large|big|good|bad|hot|cold|warm|strong|weak|fresh|raw|wet|dry|full"
        r"|free|able|dead|poor|rich|wide|deep|hard|soft|loose|tight|clear|unclear|tend|other)\b)"
        r"(?!\w*(?:[aei]ble|ful|ous|ical|ial|ual|less|tive|\w{4}ent|\w{4}ant)\b)[a-z]{3,}(?:(?<!ed)|(?<=breed)|(?<=feed)|(?<=need))(?<!ing)(?<!ly)"
        r"(?<!s)\b(?! (?:was|were|had)\b))"
    )


@cache
def unfinished() -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    """What is not done "yet", is so "now", or is going on, each with literals of which all its matches hold one."""
    ends = r"(?=[.,;:)]|$| (?:and|but|because|although|though)\b)"
    works = "built|rebuilt|restored|renovated|repaired|refurbished|redeveloped|investigated|negotiated|drawn up"
    houses = (
        "hotel|hostel|museum|caf[eé]|house|home|ruin|school|library|park|pub|inn|shop|theatre|gallery|office|hospital"
    )
    return (
        ((", now ",), compiled(
            r"[a-z], (?P<word>now) (?:run|owned|used|known|called|home to|part of|demolished|disused|derelict|in ruins"
            rf"|converted|(?:an?|the) (?:[a-z-]+ ){{0,2}}(?:{houses}|restaurant|club|hall|garden|footpath|monument))\b"
        )),
        (("remain",), compiled(
            r"\b(?P<word>remains?) (?:in (?:use|force|office|prison|private)|closed|shut|empty|unsolved|at large)\b"
        )),
        ((" yet",), compiled(
            r"\b(?:(?:is|are|has|have|does|do|can) not|(?:is|are|has|have|does|do)n[’']t|cannot|can[’']t)"
            rf"(?: [a-z]+){{1,4}}? (?P<word>yet){ends}"
        )),
        ((" yet ",), compiled(
            r"\b(?:[Nn]o|[Nn]one|[Nn]obody|[Nn]othing|[Nn]either) (?:[\w’'-]+ ){0,6}?(?:has|have|is|are) "
            r"(?P<word>yet)\b"
        )),
        ((" now",), compiled(
            r"\b(?:is|are|has|have)(?: [a-z][a-z-]+){1,4}?(?<! right)(?<! just)(?<! until)(?<! till)(?<! for)(?<! by)"
            rf"(?<! to)(?<! in)(?<! from)(?<! even) (?P<word>now){ends}"
        )),
        (("ongoing", "under", "progress", "pending", "unresolved", "unfinished", "the making", " being "), compiled(
            r"(?<!that )(?<!which )(?<!who )\b(?:is|are|remains?) (?:[a-z]+ly |still )?(?P<word>ongoing|under ?way"
            r"|in progress|pending(?=[.,;:)]|$| (?:before|in|with|at)\b)|unresolved|unfinished|in the making"
            r"|under (?:construction|repair|review|investigation|renovation|restoration)"
            rf"|being (?:{works}))\b"
        )),
    )  # fmt: skip


@cache
def newest() -> re.Pattern[str]:
    things = alternatives("newest-things")
    return compiled(
        rf"\b(?:(?P<last>[Mm]ost recently)\b|(?:(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur) |(?<=[’']s ))"
        r"(?:most recent|latest|newest)"
        rf"(?: [a-z]+)? (?:{things})\b"
        r"|[Tt]he (?:latest|newest|current) (?:stable )?(?:version|release|model)(?= (?:is|dates|has|adds|came)\b)"
        r"|(?<=\bis )the (?:latest|newest|current) (?:[a-z]+ )?(?:version|release|model|edition)\b"
        r"|(?:(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur) |(?<=[’']s ))"
        r"(?P<current>current|present|present-day|incumbent|reigning|sitting|serving)"
        rf"(?= (?:[\w’'-]+ ){{0,2}}?(?P<thing>{alternatives('current-things')})\b(?! of (?:an?|any|each|every)\b)))"
    )


@cache
def stands_today() -> re.Pattern[str]:
    """ "Hangs today", "today it houses": what can have changed since."""
    states = alternatives("standing-verbs")
    return compiled(
        rf"\b(?:(?:{states}) (?:[a-z]+ )?(?P<behind>today)\b(?![’']| and tomorrow)"
        r"|(?:is|are) today\b(?![’']| and tomorrow| [a-z]+ing\b)"
        rf"|today (?:{states})\b|(?P<before>Today),? (?:it|he|she|they|(?:the|its|his|her) (?:[\w’'-]+ ){{1,3}})"
        rf" ?(?:(?:{states})\b"
        r"|(?:is|are) (?:an?|the|one|run|owned|used|kept|home|part|called|known|closed|open|empty|in)\b))"
    )


@cache
def durations() -> re.Pattern[str]:
    row = r"(?:consecutive|straight|successive|running)"
    ordinal = alternatives("ordinal-numbers")
    count = number()
    return compiled(
        rf"\b(?:(?P<past>(?:[Ff]or|[Oo]ver|[Dd]uring|[Ii]n|[Ww]ithin|[Tt]hroughout|[Aa]cross) (?:at least "
        rf")?(?:the|these) (?:past|last|previous) "
        rf"(?:{ABOUT}(?P<n1>{count}) )?(?:{row} )?(?P<u1>{LONG}|hours|decade|century"
        r"|(?:month|year|week|fortnight)(?! of\b)))"
        rf"|(?P<row>(?:(?:[Ff]or|[Oo]ver) )?(?:{ABOUT})(?P<n2>{count}) (?:{row} (?P<u2>{LONG})|(?P<u3>{LONG}) "
        rf"(?:in a row|running|straight|on the trot)))"
        rf"|(?P<nth>(?:[Ff]or )?(?:the|its|his|her|their|a|our) (?P<n3>{ordinal}) (?:(?:consecutive|straight"
        rf"|successive) (?:month|year|week|quarter|season|day|time|summer|winter)"
        r"|(?:month|year|week|quarter|season|summer|winter) (?:in a row|running)))"
        r"|(?P<many>(?:[Ff]or|[Oo]ver) (?:(?:many|several|some|countless) (?:years|decades|months|weeks)"
        r"|(?:years|decades|months)(?! to come)))"
        rf"|(?P<perfect>(?<=\w )[Ff]or {ABOUT}(?P<n4>{count}|a) (?P<u4>weeks|months|years|decades|decade|year))"
        rf"|(?P<worst>(?:[Ff]irst|[a-z]+est|worst|best)(?: [\w-]+){{0,4}} (?:in|for) {ABOUT}(?P<n5>{count}|a) "
        rf"(?P<u5>months|years|decades|decade|generation)))\b(?!-)"
    )


@cache
def habits() -> re.Pattern[str]:
    return compiled(
        rf"\b(?:(?:[Oo]n )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days|(?:[Ee]very|[Ee]ach)(?: other| second)? "
        rf"(?:{WEEKDAY}|{MONTHS}|{SEASONS}|day|week|weekend|month|quarter|year|morning|afternoon|evening|night))\b"
    )


@cache
def names() -> re.Pattern[str]:
    return compiled(rf"\b(?:{alternatives('day-names-in-titles')})\b")
