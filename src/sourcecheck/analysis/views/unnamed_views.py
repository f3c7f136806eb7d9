"""Views that a text gives to nobody by name: "many believe", "those who know the trade say", "by most accounts".

Nouns for groups are read by ``crowds``, agreement by ``agreement``; here are some, many and others, those who know,
locals, accounts and outlets, and all of them together. Whether somebody stands behind a view is asked elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from sourcecheck.analysis.views.agreement import HOLDINGS, consensus, consensus_gate, consensus_needs
from sourcecheck.analysis.views.crowds import (
    FREQUENT,
    ONCE,
    agents_of,
    claims_of,
    heads_gate,
    last_words,
    singles_of,
    small,
    trades_of,
)
from sourcecheck.analysis.views.unanimous import unanimous, unanimous_needs
from sourcecheck.analysis.words import letter_words, words
from sourcecheck.word_lists import alternatives, listed

__all__ = ["gates", "needs", "unnamed_views"]

_MOST = 40  # matches of one kind looked at in one block; more is no prose
_THEN = (
    "argued|claimed|suggested|said|speculated|questioned|called|described|criticised|criticized|complained|wondered|"
    "noted|pointed out|warned|alleged|predicted|blamed|accused|dubbed|compared|likened|concluded|expressed|voiced|"
    "raised"
)
_ADVERBS = (
    "now|still|also|even|already|long|would|will|today|really|truly|openly|privately|strongly|firmly|certainly|"
    "probably|clearly|rightly|simply|genuinely|seriously|widely|understandably|increasingly|currently|reportedly|"
    "often|usually|always|quickly|naturally|apparently|secretly|wrongly|mistakenly|honestly|sincerely|quietly"
)
_ADVERB = rf"(?: (?:{_ADVERBS})){{0,3}}"
_WORD = r"[^\s.;:!?,()“”\"—–]+"
_KNOWERS = (
    r"(?:those|people|anyone|everyone|anybody|everybody|folks?|the people) (?:who|in|with|close|familiar|versed|"
    rf"working|on) {_WORD}(?: {_WORD}){{0,7}}?"
)
_NOW = (
    "agree|say|believe|argue|think|feel|claim|contend|maintain|insist|suggest|consider|regard|view|see|fear|worry|"
    "doubt|expect|predict|speculate|suspect|complain|hold|deny|question|call|describe|point out|point to|warn|assume|"
    "object|counter|blame|credit|attribute|whisper|allege|assert|acknowledge|concede|admit|disagree|dispute|"
    "criticise|criticize"
)
_THERE = (
    "locals|residents|fans|neighbours|neighbors|villagers|islanders|townspeople|parents|teachers|farmers|nurses|"
    "customers|viewers|readers|enthusiasts|aficionados|people|shoppers|commuters|investors|traders|gardeners|"
    "collectors|veterans|regulars|patients|voters"
)
_THERE_SAY = (
    "say|argue|believe|claim|contend|insist|fear|worry|complain|feel|swear|agree|joke|whisper|grumble|reckon|"
    "will tell you|were quick to (?:point out|note|notice|praise|mock|complain|condemn|spot|ask|blame)|"
    "(?:are|were) (?:up in arms|crying foul|divided|split|unimpressed|unconvinced|adamant|convinced)"
)
_TRADES_SAY = words(
    "argue argued believe insist contend swear complain fear maintain grumble claim worry agree concede admit suspect "
    "tell rave reckon attest vouch"
)
_OUTLETS = words(
    "publications outlets newspapers sources reports magazines websites blogs commentaries authors writers accounts "
    "sites"
)
_OUTLET_KINDS = words(
    "media news independent local national international foreign reputable reliable major online other trade western"
)
_REPORT = (
    "say|said|report|reported|cite|cited|note|noted|claim|claimed|suggest|suggested|describe|described|call|called|"
    "state|stated|indicate|indicated|confirm|confirmed|mention|mentioned|praise|praised|credit|credited|list|listed|"
    "allege|alleged|hailed|named|portray|portrayed|depict|depicted|paint|painted"
)
_TOLD_BY = words("say said insist argue agree claim warn according")
_ANYBODY = words("those people anyone everyone")
_WHO = words("many some most others those people any every anyone everyone anybody everybody folk folks few nobody")


def needs() -> Iterator[str]:
    """Words of which a text with such a view holds one, in small letters; a space is the edge of a word."""
    for name in ("authority-nouns", "crowd-nouns", "single-authorities", "trade-nouns"):
        yield from (f" {noun} " for noun in listed(name) if noun not in FREQUENT)
    for noun in sorted(FREQUENT):
        yield from (f" {part} {noun} " for part in sorted({entry.split()[-1] for entry in listed("crowd-openers")}))
        yield from (f" {part} {noun} " for part in ("the", "our", "its", "their"))
        yield from (
            f" {noun} {verb} "
            for verb in sorted({*_TRADES_SAY, *_THERE_SAY.split("|"), "will", "would", "also", "are", "were"})
        )
    yield from (f"{ending} " for ending in ("ologists", "iatrists", "iatricians", "onomists", "icians"))
    said = [part.partition(" ")[0] for part in (*_NOW.split("|"), *_THEN.split("|"), *_ADVERBS.split("|"))]
    for who in ("many", "some", "most", "others"):
        yield from (f" {who} {word} " for word in sorted({*said, "have", "had", "are", "in", "within", "across"}))
    for who in ("those", "people", "folk", "folks", "anyone", "everyone", "anybody", "everybody"):
        yield from (
            f" {who} {which} " for which in ("who", "in", "with", "close", "familiar", "versed", "working", "you")
        )
    for who in (
        "few",
        "no one",
        "nobody",
        "hardly anyone",
        "hardly anybody",
        "scarcely anyone",
        "everyone",
        "everybody",
    ):
        yield from (f" {who} {word} " for word in sorted(_FEW))
    for led in (*_LED.split("|"), "with"):
        yield from (f" {led} {who} " for who in ("some", "many", "most", "others"))
    yield from (" to hear ", " as any ", " as every ", " nobody who ", " no one who ", " few who ", " detractors ")
    yield from (f" {whose} {who} " for whose in ("has its", "have their", "had its") for who in _CRITICS.split("|"))
    for who in ("people", "folks", "everyone", "everybody"):
        yield from (f" {who} {be} " for be in ("are", "is", "keep", "keeps", "have been", "has been"))
    for verb in ("attest", "confirm", "vouch", "testify", "agree", "say", "tell you"):
        yield from (f" {will} {verb} " for will in ("will", "would", "can", "could", "readily", "gladly"))
    yield from (f" {verb} that " for verb in sorted(_TRADES_SAY))
    for verb in ("argue", "insist", "contend", "swear", "complain", "reckon", "grumble", "claim", "concede"):
        yield from (
            f" {verb} {word} " for word in ("the", "it", "there", "this", "its", "a", "an", "he", "she", "they")
        )
    yield from (f" {noun} " for noun in sorted({*_THERE.split("|")} - FREQUENT))
    yield from consensus_needs()
    yield from unanimous_needs()
    for outlet in sorted(_OUTLETS):
        yield from (
            f" {many} {outlet} " for many in (*sorted(_OUTLET_KINDS), "several", "many", "various", "some", "of")
        )
        yield from (f" {many} {outlet} " for many in ("multiple", "numerous", "countless"))
    yield from (" tell you ", " tell us ", " tell me ", " swear by ", " rave about ", " will attest ", " will vouch ")
    yield from (f" by {many} " for many in ("many", "some", "most", "several", "others"))
    for shared in ("shared", "held", "echoed"):
        yield from (f" {shared} {by} " for by in ("by", "among", "amongst", "across", "within", "in"))
    yield from (" have you believe ", " have us believe ", " as those ", " as people ")


_FEW = words(
    "in within on at now seriously really would will today else people observers experts doubt doubts dispute "
    "disputes deny denies question questions disagree disagrees agree agrees believe believes argue argues think thinks"
)


def unnamed_views(text: str) -> Iterator[tuple[int, int, str]]:
    """The places where a text gives a view to nobody by name, with the wording of the message."""
    low = small(text)
    held = frozenset(letter_words(low))  # most patterns have nothing to look for in most blocks
    for crowd in claims_of(text, held, "authority-nouns"):
        yield crowd.start, crowd.end, ""
    if not held.isdisjoint(last_words("crowd-openers")):
        for crowd in claims_of(text, held, "crowd-nouns", "crowd-verbs", opened=True):
            yield crowd.start, crowd.end, ""
    if " us believe" in low or " you believe" in low:
        for match in islice(_would_have().finditer(low), _MOST):
            yield *match.span(), ""
    for crowd in singles_of(text, held, "single-authorities"):
        yield crowd.start, crowd.end, ""
    if not held.isdisjoint(last_words("trade-nouns")):
        for crowd in trades_of(text, held):
            yield crowd.start, crowd.end, ""
    if not held.isdisjoint(_TRADES_SAY):
        for crowd in agents_of(text, held):
            yield crowd.start, crowd.end, ""
    if not held.isdisjoint(_WHO) or "no one" in low:
        for match in islice(_people().finditer(low), _MOST):
            yield match.start("here"), match.end("here"), "crowd" if match["crowd"] else ""
    if not held.isdisjoint(_THERE.split("|")):
        for match in islice(_locals().finditer(low), _MOST):
            yield *match.span("here"), "crowd"
    if " accounts" in low or not (held.isdisjoint(_TOLD_BY) or held.isdisjoint(_ANYBODY)):
        for match in islice(_accounts().finditer(low), _MOST):
            yield *match.span(), "crowd"
    if any(mark in low for mark in _MOVES):
        for match in islice(_moved().finditer(low), _MOST):
            yield *match.span("here"), "crowd"
    if " by " in low:
        for match in islice(_by_some().finditer(low), _MOST):
            yield *match.span(), ""
    if not held.isdisjoint(HOLDINGS):
        for match in islice(consensus().finditer(low), _MOST):
            yield *match.span(), "consensus"
    for start, end in unanimous(text, low, held):
        yield start, end, ""
    if not held.isdisjoint(_OUTLETS):
        for match in islice(_outlets().finditer(low), _MOST):
            yield *match.span(), "plural"


def gates() -> Iterator[str]:
    """Over folded text (small letters, a space for every mark): of these one matches wherever there is such a view.

    Without counting the words between a noun and its verb: that keeps the automaton small.
    """
    nouns, trades = alternatives("authority-nouns"), alternatives("trade-nouns")
    learned = "[a-z]*(?:ologists|iatrists|iatricians|onomists|icians)"
    singles, crowds, openers = (alternatives(name) for name in ("single-authorities", "crowd-nouns", "crowd-openers"))
    verbs = "|".join(
        sorted(
            {
                *listed("opinion-verbs"),
                *listed("opinion-states"),
                "have",
                "raise",
                "raised",
                "voice",
                "voiced",
                "express",
                "expressed",
            }
        )
    )
    crowd = rf"(?:{openers})(?: of [a-z]+)?(?: [^ ]*){{0,3}} (?:{crowds})"
    one = rf"(?:one|an?|another|every|any|no) (?:[^ ]+ ){{0,2}}(?:{singles})"
    yield (rf" (?:(?:{nouns})|{learned}|{crowd}|{one})(?: [^ ]*){{0,13}} (?:{verbs}) ")
    now = "|".join(verb for verb in verbs.split("|") if verb not in ONCE and not verb.startswith(("saw", "felt")))
    yield rf" (?:{trades})(?: [^ ]*){{0,7}} (?:{now}) "
    yield (
        rf"{heads_gate()} (?:(?:{openers})(?: of (?:our|the|its))? )?(?:[^ ]+ ){{0,2}}(?:(?:{nouns})|{learned}) "
        rf"|{heads_gate()} (?:{openers}) (?:of (?:our|the|its) )?(?:[^ ]+ ){{0,2}}(?:{crowds}) "
        rf"| (?:{'|'.join(sorted(_TRADES_SAY))}) that | [a-z]+s (?:will |would )?tell (?:you|us|me) | swear by | "
        rf"rave about "
        r"| (?:argue|insist|contend|swear|complain|reckon|grumble|claim|concede) (?:the|it|there|this|its|an?|he|"
        r"she|they) "
    )
    who = "those|people|the people|any[a-z]*|every[a-z]*|folks?"
    yield (
        rf" (?:many|some|most|others) (?:in (?:[^ ]* ){{1,3}})?(?:(?:have|had|{_ADVERBS}) ){{0,4}}"
        rf"(?:{_NOW}|{_THEN}|are (?:{alternatives('opinion-states')})) "
        r"| (?:people|folks|everyone|everybody) (?:are|is|keeps?|have been|has been) (?:[^ ]* )?"
        r"(?:saying|asking|wondering|complaining|muttering|whispering) "
        rf"| (?:for|to) (?:many|most|some) (?:in|within|inside|across) "
        rf"| (?:{who}) (?:who|in|with|close|familiar|versed|working|on) [^\x00]*"
        rf"(?:{_first_words('crowd-verbs')}|tells?|puts?|knows?) "
        r"| (?:will|would|can|could|ll) (?:readily |gladly )?(?:attest|confirm|vouch|testify|agree|say|tell you) "
        rf"| (?:few|no one|nobody|(?:hardly|scarcely) any[a-z]+|every[a-z]+) (?:[^ ]* ){{0,5}}"
        r"(?:expect|doubts?|disputes?|deny|denies|questions?|disagrees?|agrees?|believes?|argues?|thinks?) "
        r"| (?:every|any)(?:one|body) you | to hear [a-z ]+ tell it | (?:as any|as every) "
        rf"| (?:{_LED}) (?:some|many|most|others) | with (?:some|many|most|others) (?:[^ ]* ){{0,2}}(?:[a-z]+ing|"
        rf"[a-z]+ed|"
        rf"convinced|sceptical|skeptical) | (?:nobody|no one|few) who "
        rf"| (?:has|have|had|without|of) (?:its |their |his |her )?(?:{_CRITICS}) "
        rf"| (?:{_THERE}) (?:[^ ]* ){{0,5}}(?:{_THERE_SAY}) "
        r"| would have (?:you|us) believe | by (?:most|many|some) accounts | by (?:many|some|most|several|others) "
        r"| (?:say|said|insist|argue|agree|claim|warn|according to|as) (?:those|people|any[a-z]+|every[a-z]+) "
        rf"| (?:several|multiple|numerous|many|various|some|number of|countless|dozens of) (?:[^ ]* ){{0,2}}"
        rf"(?:{'|'.join(sorted(_OUTLETS))}) (?:[^ ]* ){{0,3}}(?:{_REPORT}) "
        rf"|{consensus_gate()}"
    )


def _first_words(*names: str) -> str:
    """The first words of the entries of lists, as the inside of a group."""
    return "|".join(sorted({entry.partition(" ")[0] for name in names for entry in listed(name)}))


@cache
def _people() -> re.Pattern[str]:
    """Some, many, others, few; those who know; everybody and nobody."""
    return re.compile(
        r"(?:^|[.;:!?,(—–”\"] |\b(?:but|and|yet|as|or|what|that|while|which|though|although|where|because) )(?P<here>"
        # Many believe; some in the trade have long argued; others are convinced
        rf"(?P<crowd>many|some|most|others|many others|some others)(?: in (?:the )?[\w-]+(?: [\w-]+)?)?"
        rf"(?: (?:have|had) (?:long |also |even |already )?(?:{_THEN})\b|{_ADVERB} (?:{_NOW})\b|{_ADVERB} are "
        rf"(?:{alternatives('opinion-states')})\b)"
        # People are saying; everyone is asking
        r"|(?:people|folks|everyone|everybody) (?:are|is|keep|keeps|have been|has been) (?:all |now |already |still )?"
        r"(?:saying|asking|wondering|complaining|muttering|whispering)\b"
        # Ask anyone in the market
        rf"|ask any(?:one|body| [a-z]+)(?: {_WORD}){{0,8}}? and (?:they|he|she)(?:['’]ll| will) tell you\b"
        # As any sailor will attest; anyone who knows the trade will confirm
        rf"|(?:any|every|anyone|anybody|everyone|everybody)(?: {_WORD}){{0,8}}? (?:will|would|can|could) (?:readily |"
        r"gladly )?"
        r"(?:attest|confirm|vouch|testify|agree|say|tell you)\b"
        # For many in the trade, the plan is dead
        r"|(?:for|to) (?:many|most|some) (?:in|within|inside|across) (?:the|this|that) (?:[\w-]+ ){0,3}[\w-]+(?=, "
        r"(?:the|it|this|that|he|"
        r"she|they|these|those|his|her|its|there) )"
        # Those who follow the trade point out
        rf"|{_KNOWERS}{_ADVERB}(?<! to) (?:{alternatives('crowd-verbs')}|will tell you|would tell you|tells? you|"
        r"puts? the|puts? it|knows?)\b"
        # Few doubt; no one would deny
        r"|(?:few|no one|nobody|no-one|hardly anyone|hardly anybody) (?:in|within|on|at|around|close to) (?:the )?"
        r"(?:[\w-]+ ){1,3}?(?:now |still |would |\w+ly )?"
        r"(?:expects?|believes?|doubts?|disputes?|den(?:y|ies)|thinks?|questions?|disagrees?|argues?)\b"
        # Everyone you talk to says so
        rf"|(?:everyone|everybody|anyone|anybody) you (?:talk|speak|ask|meet|listen)(?: {_WORD}){{0,6}}? (?:says?|"
        r"agrees?|tells? you|knows?)\b"
        r"|(?:few|no one|nobody|hardly anyone|hardly anybody|scarcely anyone|everyone|everybody|few people|few "
        r"observers|few experts)"
        r"(?: (?:now|seriously|really|would|will|today|else)){0,2} (?:doubts?|disputes?|den(?:y|ies)|questions?|"
        r"disagrees?|agrees?|believes?|argues?|thinks?)(?= (?:that|the|this|it|its|he|she|they|how|a|in|whether) ))"
    )


@cache
def _would_have() -> re.Pattern[str]:
    """ "So the critics would have you believe"."""
    return re.compile(
        rf"\b(?:(?:the|some|many|most|its|his|her|their) )?(?:\w+ )?(?:{alternatives('authority-nouns')}) would have "
        rf"(?:you|us) believe\b"
    )


@cache
def _accounts() -> re.Pattern[str]:
    """ "By most accounts"; "say those who"."""
    return re.compile(
        r"\bby (?:most|many|some) accounts\b"
        r"|(?:[,”\"’] (?:say|said|insist|argue|agree|claim|warn)|\baccording to|\b(?:as|say)) (?:those|people|"
        rf"anyone|everyone) (?:who|in|with|close|familiar|versed)(?: {_WORD}){{1,3}}"
    )


_MOVES = (
    " some ",
    " many ",
    " most ",
    " others ",
    "as any ",
    "as every ",
    " who ",
    "to hear ",
    " critics",
    " detractors",
    "doubters",
    "sceptics",
    "skeptics",
    "naysayers",
)
_LED = "led|leads|leading|prompted|prompts|prompting|caused|causing|drove|driving|moved"
_LED_TO = (
    "believe|speculate|question|wonder|suggest|fear|think|conclude|suspect|call|ask|doubt|worry|argue|claim|dismiss"
)
_CRITICS = "critics|detractors|doubters|sceptics|skeptics|naysayers"


@cache
def _moved() -> re.Pattern[str]:
    """Led some to wonder; with many arguing; as any sailor knows; has its critics; to hear the locals tell it."""
    return re.compile(
        rf"\b(?P<here>(?:{_LED}) (?:some|many|most|others)(?: (?:in|of|within) (?:the )?[a-z]+)? to (?:{_LED_TO})\b"
        r"|with (?:some|many|most|others)(?: [\w-]+){0,2}? (?:arguing|claiming|saying|believing|fearing|suggesting|"
        r"insisting|calling|predicting|warning|questioning|speculating|complaining|worried|convinced|concerned|"
        r"sceptical|skeptical)\b"
        r"|as (?:any|every) (?:[\w’'-]+ ){1,4}?(?:knows|will know|learns|understands|discovers)\b"
        rf"|(?:nobody|no one|few) who (?:{_WORD} ){{1,8}}?(?:doubts?|disputes?|den(?:y|ies)|would (?:deny|doubt|"
        r"dispute))\b"
        rf"|(?:has|have|had|without|not short of|no shortage of) (?:its |their |his |her )?(?:{_CRITICS})\b"
        r"|to hear (?:the )?(?:locals|villagers|residents|neighbours|neighbors|regulars|fans|insiders|some|many) "
        r"tell it)"
    )


@cache
def _by_some() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:seen|viewed|regarded|considered|described|called|dubbed|hailed|criticised|criticized|praised|derided|"
        r"mocked|dismissed|believed|thought|said|held|touted|feared) (?:\w+ly )?by (?:many|some|most|several|others)"
        r"(?= (?:as|to|in|for|that|not|who)\b|[.,;)]|$)"
    )


@cache
def _locals() -> re.Pattern[str]:
    """Locals say, residents past and present feel: everybody there, and nobody."""
    return re.compile(
        r"(?:^|[.;:!?,(—–”\"] |\b(?:but|and|yet|as|that|which|what) )"
        rf"(?P<here>(?:{_THERE})(?: (?:alike|here|there|everywhere|past and present|old and young|young and old|far "
        r"and wide))?"
        rf"(?: (?:also|still|now|often|have long|will|quietly|\w+ly)){{0,2}} (?:{_THERE_SAY})\b(?! (?:the need|like|"
        r"free|safe|better|good|sorry|at home)\b))"
    )


@cache
def _outlets() -> re.Pattern[str]:
    """Several publications, where one is cited."""
    return re.compile(
        r"\b(?:several|multiple|numerous|many|various|some|a number of|countless|dozens of) "
        rf"(?:(?:{'|'.join(sorted(_OUTLET_KINDS))}) ){{0,2}}(?:{'|'.join(sorted(_OUTLETS))})"
        rf"(?: (?:also|since|then|now|have|had|\w+ly)){{0,3}} (?:{_REPORT})\b"
    )
