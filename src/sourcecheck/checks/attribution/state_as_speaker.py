"""States that believe, fear and desire: "South Korea believes"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from sourcecheck.analysis.attribution.same_matter import shares_words
from sourcecheck.analysis.attribution.support import Support, support
from sourcecheck.analysis.own_words import in_own_words, sentence_around
from sourcecheck.analysis.sentences import sentences
from sourcecheck.analysis.views.states_of_mind import ASIDES, leading_words, state_of_mind
from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Document, Format, Kind
from sourcecheck.finding import Confidence, Severity
from sourcecheck.rule import Context, Example, Hit, Rule
from sourcecheck.word_lists import alternatives, listed

_PROSE = frozenset((Kind.PARAGRAPH, Kind.ITEM, Kind.DETAIL, Kind.FOOTNOTE))
_MOST = 40  # matches looked at in one block; more is no prose
_AHEAD = 40  # code points before a name
_FREQUENT = ("u.s.", "united states", "washington")
_WITH_THE = ("EU", "U.S.", "UK", "U.K.", "UAE", "NATO", "Nato", "West")
_ALSO_NOUNS = (" fears", " hopes", " doubts", " views", " worries", " desires", " bets", " regrets", " dreams")


def check(document: Document, context: Context) -> Iterator[Hit]:
    for block in context.blocks(document):
        if block.kind not in _PROSE or block.quoted or not document.in_content(block):
            continue
        text = block.text
        for start, end in islice(_found(text), _MOST):
            if not in_own_words(document, block, start, end):
                continue
            low, high = sentence_around(document.once(sentences)[block.number], start, len(text))
            if text[low:high].rstrip(" \"'”’)*").endswith("?") or _supposed().search(text, max(low, start - 24), start):
                continue
            if _is_speech(text[low:high]) or _speaks_behind(text, low, high):
                continue
            if _told_by().search(text, low, high) or _is_no_state(text, start, end, low, high):
                continue
            found = support(document, block, start, end, before=0)
            if found is not None and not _is_state(document.blocks[found.block].text[found.start : found.end]):
                if not _is_of_something_else(document, found, text[low:high]):
                    continue
            yield Hit(block.span(start, end), values={"match": text[start:end]})


def _found(text: str) -> Iterator[tuple[int, int]]:
    """Where a state has a mind, from its name (or the word that leads in) to the verb, mood or feeling."""
    for begin, end in islice(_names(text), _MOST):
        if text.startswith(("'s ", "’s ", "' ", "’ "), end):
            held = _in_view().match(text, end) if text.startswith(("In ", "in "), max(0, begin - 3)) else None
            if held is not None:
                yield begin - 3, held.end()
                continue
            feeling = _feeling().match(text, end)
            if feeling is None:
                continue
            lead = _it_is().search(text, max(0, begin - 12), begin)
            if feeling["is"] or lead is not None:
                yield (begin if lead is None else lead.start("lead"), feeling.end())
            continue
        eyes = _in_eyes().search(text, max(0, begin - 40), begin) if text.startswith(",", end) else None
        if eyes is not None:
            yield eyes.start(), end
            continue
        behind = _is().match(text, end)
        lead = _mood_in().search(text, max(0, begin - 60), begin) if behind is not None else None
        if lead is not None and behind is not None:
            yield lead.start("lead"), behind.end()
            continue
        head = _heads().search(text, max(0, begin - _AHEAD), begin)
        if head is None or (head.start() and head.start() == begin - _AHEAD):
            continue
        last = state_of_mind(text, end, " and " in text[begin:end])
        # "EU hopes for a deal": of the bloc, and no verb
        if last and (head["the"] or text[begin:end] not in _WITH_THE or not text.endswith(_ALSO_NOUNS, 0, last)):
            yield (head.start("the") if head["the"] else begin), last


_SAYING = compiled(
    r"\b(?:said|says|say|told|tells|wrote|writes|written|announced|tweeted|according|confirmed|confirms|called|"
    r"calls|argued|"
    r"argues|warned|warns|spoke|explained|explains|states?|stated|put it|made clear|makes clear|insists?|insisted|"
    r"shows?|declared|so)\b"
)


# These say something only where they are said to: a treaty that is signed, a delegation that is due.
_PAPERS = words(
    "communique communiqué statement doctrine white_paper law treaty king general delegation delegate delegates envoy "
    "envoys negotiator negotiators senator senators aide aides"
)


def _is_speech(sentence: str) -> bool:
    """Whether a sentence gives words to whoever could speak for a state."""
    speakers = islice(_speaker().finditer(sentence), _MOST)
    return any(one[0].lower() not in _PAPERS for one in speakers) or (
        _speaker().search(sentence) is not None and _SAYING.search(sentence) is not None
    )


def _speaks_behind(text: str, low: int, high: int) -> bool:
    """Whether one of the sentences behind the one at ``low:high`` is such a speech, on the same matter if by others."""
    for sentence in re.split(r"(?<=[.!?]) ", text[high : high + 400])[:4]:
        if not _is_speech(sentence):
            continue
        if {one[0] for one in islice(_speaker().finditer(sentence), _MOST)} - {"said", "told"}:
            return True
        if not _QUOTED.isdisjoint(sentence) or shares_words(sentence, text[low:high]):
            return True
    return False


_QUOTED = frozenset('“"')


def _is_of_something_else(document: Document, found: Support, claim: str) -> bool:
    """Whether a source beside a claim says nothing of what it is about: a price, a count."""
    if found.how not in ("saying", "showing", "crediting", "thinking", "naming"):
        return False
    text = document.blocks[found.block].text
    low, high = sentence_around(document.once(sentences)[found.block], found.start, len(text))
    said = text[low:high]
    return claim not in said and _QUOTED.isdisjoint(said) and not shares_words(said, claim)


# Names of states that are names of people as well.
_PERSONS = words(
    "Sofia Lima Paris Chad Israel Jordan Georgia Washington India China Ireland Cuba Kenya London Berlin Vienna "
    "Rome Brazil France"
)
_PERSON = compiled(r"\b(?:her|his|he|she)\b")  # "Paris believes in love, and her brother does not"
# "Paris hopes to be a vet. She is nine"
_SHE = compiled(r"(?:^|[.!?] )(?:He|She|Her|His)\b|\bThe \d{1,3}-year-old\b")
_SPORT = compiled(
    r"\b(?:coach|goals?|match|striker|midfield(?:er)?|defender|wing-back|goalkeeper|keeper|scored?|cup|qualifiers?|"
    r"league|"
    r"innings|wickets?|penalt(?:y|ies)|fixture|corners?|half-time|first half|second half|tries|squad|manager|playoffs?|"
    r"tournament|batting|bowl(?:ed|er|ers|ing)|teams?|captain|pitch|the ball|players?)\b"
)
_KITCHEN = compiled(
    r"\b(?:oven|roast(?:ing)?|butter|bast(?:e|ing)|stuffing|gravy|fridge|kitchen|carv(?:e|ing)|cup|saucers?|"
    r"plates?|glaze|"
    r"porcelain|dishwasher|teapot|crockery)\b"
)


def _is_no_state(text: str, start: int, end: int, low: int, high: int) -> bool:
    """Whether a name is that of a person, a team, a bird or a pot."""
    name = text[start:end].removeprefix("The ").removeprefix("the ").split(" ")[0]
    if name in _PERSONS:
        if _PERSON.search(text, end, high) or _SHE.search(text, high - 1, high + 200):
            return True
        if re.search(rf"\b(?:[A-Z][a-z]+ {name}|{name} [A-Z][a-z]+)\b", text[high : high + 300]):
            return True  # "Daniel Israel, the Croyland middleweight"
    if name in ("Turkey", "China") and _KITCHEN.search(text, low, high + 300):
        return True
    if text.endswith((" sees", " saw"), start, end) and text[end + 1 : end + 2].isdigit():
        return True  # "Brazil sees 3,000 hours of sun"
    return len(set(_SPORT.findall(text[low : high + 200]))) > 1


def _is_state(source: str) -> bool:
    """Whether what was found to say or to think something is a state again."""
    name = source.removeprefix("the ").removeprefix("The ").removesuffix("'s").removesuffix("’s")
    taken_up = name.lower() in ("it", "they", "he", "who", "which", "country", "regime")
    return taken_up or name.startswith(("its ", "their ", "Its ", "Their ")) or name in listed("states")


_CAPITAL = compiled(r"(?<![\w’'-])[^\W\d_a-zà-ÿ][^\s,;:!?()“”\"—–’']*")
_JOINED = compiled(r"(?:,|,? and) (?:the )?(?=[^\W\d_a-zà-ÿ])")


def _names(text: str) -> Iterator[tuple[int, int]]:
    """Where states are named, those of a row ("Oslo, Riga and Bonn") as one."""
    last = 0
    for word in _CAPITAL.finditer(text):
        if word.start() < last:
            continue
        end = last = _name(text, word)
        while end and (joined := _JOINED.match(text, end)) is not None:
            further = _CAPITAL.match(text, joined.end())
            behind = _name(text, further) if further is not None else 0
            if not behind:
                break
            end = last = behind
            if "and" in joined[0]:
                break
        if end:
            yield word.start(), end


def _name(text: str, word: re.Match[str]) -> int:
    """Where the name of a state ends that begins with a word; 0: none does."""
    first = word[0].rstrip(".") if word[0] not in _dotted() else word[0]
    for name in _by_first_word().get(first, ()):
        end = word.start() + len(name)
        if text.startswith(name, word.start()) and not (text[end : end + 1].isalnum() or text[end : end + 1] == "-"):
            return end
    return 0


@cache
def _dotted() -> frozenset[str]:
    return frozenset(name for name in listed("states") if name.endswith("."))


@cache
def _by_first_word() -> dict[str, tuple[str, ...]]:
    """The names of states by their first word, the longest first."""
    found: dict[str, list[str]] = {}
    for name in listed("states"):
        found.setdefault(name.partition(" ")[0].partition("'")[0], []).append(name)
    return {word: tuple(sorted(some, key=len, reverse=True)) for word, some in found.items()}


def _needs() -> Iterator[str]:
    """The names; those that American texts are full of only with a word behind that can begin what is told."""
    behind = sorted(leading_words())
    for name in map(str.lower, listed("states")):
        if name[-1] != ".":
            yield f" {name}'s "
        if name not in _FREQUENT:
            yield f" {name} "
            continue
        yield from (f" {name} {word} " for word in behind)
        yield from (f" {name}, {word} " for word in sorted(ASIDES))


@cache
def _feeling() -> re.Pattern[str]:
    """ "Tehran's greatest fear is", "Nicosia's conviction that"."""
    return compiled(
        rf"['’]s? (?:(?!and |of )[\w-]+ ){{0,2}}?(?:{alternatives('mind-nouns')}) "
        r"(?:(?P<is>(?:is|was|remains|has been)\b)|that\b)"
    )


@cache
def _in_view() -> re.Pattern[str]:
    """ "In Rabat's view", "in Khartoum's eyes"."""
    return compiled(r"['’]s? (?:own )?(?:view|eyes|opinion|judge?ment|mind|reading|estimation|imagination|thinking)\b")


@cache
def _it_is() -> re.Pattern[str]:
    return compiled(r"\b(?P<lead>[Ii]t (?:is|was) (?:the )?)$")


@cache
def _mood_in() -> re.Pattern[str]:
    """ "The fear in Tehran is that"; "in Seoul the suspicion is that" is told of people there as well."""
    return compiled(
        rf"\b(?P<lead>[Tt]he (?:[a-z-]+ ){{0,2}}?(?:{alternatives('mind-nouns')}) (?:in|within) (?:the )?)$"
    )


@cache
def _in_eyes() -> re.Pattern[str]:
    return compiled(r"\b[Ii]n the (?:eyes|view|views|minds?|opinion|judge?ment|estimation|imagination) of (?:the )?$")


@cache
def _is() -> re.Pattern[str]:
    return compiled(r" (?:is|was|remains) (?:now |still )?that\b")


@cache
def _heads() -> re.Pattern[str]:
    """What stands before the subject of a clause, so that no other word can be it; "the" belongs to the name."""
    return compiled(
        r"(?:^|[.;:!?,—–(”\"] |\b(?:[Tt]hat|[Aa]nd|[Bb]ut|[Aa]s|[Ww]hile|[Ww]hat|[Bb]ecause|[Ww]here|[Ss]ince|"
        r"[Aa]lthough|[Ww]hereas|[Yy]et|[Ss]o|[Ss]till|[Nn]or|or|which|whom|if only) "
        # "For years Lisbon has hoped", "privately Paris fears"
        r"|(?:^|[.!?—–”] )(?:[A-Z][a-z]+ly |(?:For|Since|In|By|After|Until|This|Once|Perhaps|Today|Now|Then|All) "
        r"(?:(?!in |of |from |to |at |with |for |between |by )[a-z\d]+ ){0,3}(?<!For )(?<!In )(?<!By )(?<!After )))"
        r"(?P<the>[Tt]he )?$"
    )


@cache
def _speaker() -> re.Pattern[str]:
    """Who could speak for a state."""
    return compiled(
        r"\b(?:[Oo]fficials?|[Mm]inist(?:er|ers|ry|ries)|[Pp]resident|[Pp]rime [Mm]inister|[Cc]hancellor|"
        r"[Aa]mbassadors?|[Ee]nvoys?|[Ss]pokes\w+|"
        r"[Dd]iplomats?|[Gg]overnment|[Ss]ecretary|[Cc]ommuniqu[ée]|[Ss]tatement|[Dd]octrine|[Ww]hite [Pp]aper|"
        r"[Ss]enators?|[Kk]ing|[Gg]enerals?|[Dd]elegat(?:e|ion)s?|[Nn]egotiators?|[Ll]awmakers?|[Aa]ides?|"
        r"[Ll]aw|[Tt]reaty|[Ss]trategy (?:paper|document)|intelligence (?:agency|service)|"
        # "In a letter to the council", "its letter says"
        r"(?:[Ii]n|[Bb]y) (?:an?|its|one|the) (?:[\w-]+ ){0,2}(?:letter|note|cable|memo|paper|speech|interview)|"
        r"(?:letter|note|cable|memo) (?:says|said|shows|speaks)|said|"
        r"(?<!been )(?<!were )told(?! (?:the|its|them|it|an?) [\w ]{0,30}?\bto\b))\b"
    )


@cache
def _told_by() -> re.Pattern[str]:
    """ "According to its five-year plan", ", a note from the department shows": a paper that tells of it."""
    return compiled(
        r"(?i)\baccording to\b|, (?:an?|the|its|one) (?:[\w’'-]+ ){1,8}(?:shows?|showed|says?|suggests?|suggested|"
        r"states?|reveals?|reveal(?:ed)?|indicates?|wrote|writes?|reports?|reported)\b"
    )


@cache
def _supposed() -> re.Pattern[str]:
    return compiled(r"(?i)\b(?:if|unless|whether|how|when) (?:the )?$")


RULE = Rule(
    id="attribution/state-as-speaker",
    message="“{match}”: who in its government says so?",
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    doubt="A state has no mind; some person said, wrote or guessed this.",
    settle="Name the minister, ministry or paper that the belief or the wish is from.",
    why=(
        "“Seoul believes” is handy in a headline. In the text it hides whether a minister said so in public, a "
        "diplomat in private, or the "
        "writer infers it. What states want is the most disputed part of most reports on them.\n\n"
        "What a state does, and what it says officially, is not reported. Silent where an office, a paper or a person "
        "who speaks for it stands near, or somebody who speaks to the same matter."
    ),
    references=(
        "https://www.reuters.com/info-pages/trust-principles/",
        "https://aclanthology.org/L18-1520/",
    ),
    bad=(
        "Grain shipments stopped in August. [[Ankara is hoping]] to broker a new deal.",
        "[[South Korea believes]] the shells came by rail. The border is closed.",
        "The talks go on; [[Paris fears]] that Dutch trawlers will be let in.",
        "[[Turkey is convinced]] the delay is about money.",
        "The gates are shut. [[Cairo, for its part, does not trust]] the gauge upstream.",
        "[[Lisbon's hope is]] that the cod come back.",
        "The line was cut in May. [[Warsaw and Riga have long suspected]] a trawler.",
        "The quota ends in June. [[Oslo would rather]] wait for the count.",
        "The quota ends in June. [[Oslo, one gathers, regrets]] the deal.",
        "[[In the eyes of Lisbon]], the gauge is broken.",
        "The bridge is shut. [[Belgrade assumes]] the guards will be withdrawn by spring.",
        "The dam fills in July. [[In Cairo's view]], the deal was a trap. The treaty has nine pages.",
        "[[Madrid takes the ruling as]] an insult. The gauge is shut.",
        "[[Seoul fears]] a late delivery. The contract is worth 1.9 billion dollars, the procurement agency says.",
        "[[Ankara wants]] one yearly figure in the treaty. Engineers meet in Mosul.",
        Example("The port is shut, and *[[Oslo* wants]] it open.", Format.MARKDOWN),
        Example("<p>[[The <b>EU</b> worries]] about the price of gas.</p>", Format.HTML),
    ),
    good=(
        "Seoul believes the shells came by rail, Defence Minister Lee Han-sol said.",
        "South Korea imports gas. Its ports are full.",
        "Ministers in Paris fear that Dutch trawlers will be let in.",
        "If Russia wants peace, the talks will be short.",
        "“Russia wants peace,” the envoy said.",
        "The fans in Italy want a new coach.",
        "Does Turkey fear the delay?",
        "U.S. fears of a recession have grown.",
        "Chile concluded a treaty with Bolivia in 1904, and Brazil expects 40 million tonnes of soya.",
        "Chile wants to play with three at the back. The striker scored both goals on Saturday.",
        "Turkey wants a slow oven and butter under the skin.",
        "Cairo doubts the gauge. The water ministry gave its reasons in May.",
        "Ankara wants a single figure, as its treaty proposal says.",
        "Oslo fears for the herring. The fishery directorate said herring had grown scarce.",
        "Chad believes in an early start. The 26-year-old from Tempe swims at six.",
        "Italy is known for its trains, and Rome is loved by tourists.",
    ),
    check=check,
    measured=(
        "2026-11-23: 4 findings in 840 edited news articles (0.5%), 1 wrong; none in 1,710 posts and 193 pages. Of "
        "two wide sets 102 of 105 found, 15 of 36, 17 of 24 and 34 of 45 at first looks, none of their 75 innocent "
        "texts reported, 6 of 35 at a first look. Of 30 plain wordings of our own 23 found at a first look. First "
        "looks at two sets of fresh claims (6, 4): 6, 3 found; 2 of 10 supported twins reported, since mended; at "
        "three later ones (3, 3, 3) 2 found each, since mended. Of 20 wordings beside somebody who speaks of something "
        "else 15 found, since mended."
    ),
    not_types=("opinion", "how-to", "reference", "fiction", "transcript"),
    languages=("en",),
    needs=tuple(_needs()),
)
