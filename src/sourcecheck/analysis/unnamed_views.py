"""Views that a text gives to nobody by name: "many believe", "those who know the trade say", "by most accounts".

Nouns for groups are read by ``crowds``, agreement by ``agreement``; here are some, many and others, those who know,
locals, accounts and outlets, and all of them together. Whether somebody stands behind a view is asked elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Final

from sourcecheck.analysis.agreement import HOLDINGS, consensus
from sourcecheck.analysis.crowds import agents_of, claims_of, last_words, singles_of, small
from sourcecheck.analysis.words import letter_words, words
from sourcecheck.word_lists import alternatives, listed

__all__ = ["NEEDS", "unnamed_views"]

_MOST = 40  # matches of one kind looked at in one block; more is no prose
_THEN = (
    "argued|claimed|suggested|said|speculated|questioned|called|described|criticised|criticized|complained|wondered|"
    "noted|"
    "pointed out|warned|alleged|predicted|blamed|accused|dubbed|compared|likened|concluded|expressed|voiced|raised"
)
_ONE_SAYS = (
    "said|says|called|calls|warned|warns|described|told|noted|notes|argued|argues|wrote|compared|likened|believes|"
    "suggested|suggests|"
    "predicted|predicts|put it|dismissed|dismisses|agrees|agreed|disputes|doubts|denies|disagrees|praised|hailed|"
    "claims|claimed|"
    "estimated|estimates|thinks|expects|concluded|questioned"
)
# Verbs of a crowd that are frequent in other uses: looked for only right behind it.
_COMMON = ("think", "consider", "question", "comment", "write", "credit", "reason", "recognize", "maintain", "tell you")
# Of the crowds, those that texts are full of: looked for with a word beside them.
_FREQUENT = words(
    "people men women parents readers viewers visitors owners buyers sellers designers artists teachers players "
    "founders "
    "employers publishers editors agents consumers developers programmers administrators professionals citizens "
    "residents "
    "drivers investors travelers veterans supporters fans users politicians architects folks homeowners entrepreneurs "
    "farmers brokers followers voters patients"
)
_PLAIN = ("expert", "analyst", "reviewer", "scientist", "critic", "observer")
_MANY = words(
    "many some most several few certain numerous various countless plenty_of lots_of lot_of number_of handful_of "
    "host_of majority_of "
    "dozens_of hundreds_of thousands_of more_and_more"
)
_ADVERB = r"(?: (?:now|still|also|even|already|long|would|will|today|\w+ly)){0,3}"
_WORD = r"[^\s.;:!?,()“”\"—–]+"
_KNOWERS = (
    r"(?:those|people|anyone|everyone|anybody|everybody|folks?|the people) (?:who|in|with|close|familiar|versed|"
    r"working|on) "
    rf"{_WORD}(?: {_WORD}){{0,7}}?"
)
_NOW = (
    "agree|say|believe|argue|think|feel|claim|contend|maintain|insist|suggest|consider|regard|view|see|fear|worry|"
    "doubt|expect|"
    "predict|speculate|suspect|complain|hold|deny|question|call|describe|point out|point to|warn|assume|object|"
    "counter|blame|"
    "credit|attribute|whisper|allege|assert|acknowledge|concede|admit|disagree|dispute|criticise|criticize"
)
_THERE = (
    "locals|residents|fans|neighbours|neighbors|villagers|islanders|townspeople|parents|teachers|farmers|nurses|"
    "customers|viewers|"
    "readers|enthusiasts|aficionados|people|shoppers|commuters|investors|traders|gardeners|collectors|veterans|"
    "regulars|patients|voters"
)
_THERE_SAY = (
    "say|argue|believe|claim|contend|insist|fear|worry|complain|feel|swear|agree|joke|whisper|grumble|reckon|"
    "will tell you"
)
_TRADES_SAY = words(
    "argue argued believe insist contend swear complain fear maintain grumble claim worry agree concede admit suspect "
    "tell rave reckon attest vouch"
)
_OUTLETS = words(
    "publications outlets newspapers sources reports magazines websites blogs commentaries authors writers accounts "
    "sites"
)
_TOLD_BY = words("say said insist argue agree claim warn according")
_WHO = words("many some most others those people any every anyone everyone anybody everybody folk folks few nobody one")


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
    if not held.isdisjoint(_TRADES_SAY):
        for crowd in agents_of(text, held):
            yield crowd.start, crowd.end, ""
    if not held.isdisjoint(_WHO):
        for match in islice(_people().finditer(low), _MOST):
            yield match.start("here"), match.end("here"), "crowd" if match["crowd"] else ""
    if not held.isdisjoint(_THERE.split("|")):
        for match in islice(_locals().finditer(low), _MOST):
            yield *match.span("here"), "crowd"
    if " accounts" in low or not held.isdisjoint(_TOLD_BY):
        for match in islice(_accounts().finditer(low), _MOST):
            yield *match.span(), "crowd"
    if " by " in low:
        for match in islice(_by_some().finditer(low), _MOST):
            yield *match.span(), ""
    if not held.isdisjoint(HOLDINGS):
        for match in islice(consensus().finditer(low), _MOST):
            yield *match.span(), "consensus"
    if not held.isdisjoint(_OUTLETS):
        for match in islice(_outlets().finditer(low), _MOST):
            yield *match.span(), "plural"


@cache
def _people() -> re.Pattern[str]:
    """Some, many, others, few; those who know; everybody and nobody."""
    return re.compile(
        r"(?:^|[.;:!?,(—–”\"] |\b(?:but|and|yet|as|or|what|that|while|which|though|although|where|because) )(?P<here>"
        # Many believe; some in the trade have long argued; others are convinced
        rf"(?P<crowd>many|some|most|others|many others|some others)(?: in (?:the )?[\w-]+(?: [\w-]+)?)?"
        rf"(?: (?:have|had) (?:long |also |even |already )?(?:{_THEN})\b|{_ADVERB} (?:{_NOW})\b|{_ADVERB} are "
        rf"(?:{alternatives('opinion-states')})\b)"
        # Ask anyone in the market
        rf"|ask any(?:one|body| [a-z]+)(?: {_WORD}){{0,8}}? and (?:they|he|she)(?:['’]ll| will) tell you\b"
        # As any sailor will attest; anyone who knows the trade will confirm
        rf"|(?:any|every|anyone|anybody|everyone|everybody)(?: {_WORD}){{0,8}}? (?:will|would|can|could) (?:readily |"
        rf"gladly )?"
        r"(?:attest|confirm|vouch|testify|agree|say|tell you)\b"
        # For many in the trade, the plan is dead
        r"|(?:for|to) (?:many|most|some) (?:in|within|inside|across) (?:the|this|that) (?:[\w-]+ ){0,3}[\w-]+(?=, "
        r"(?:the|it|this|that|he|"
        r"she|they|these|those|his|her|its|there) )"
        # Those who follow the trade point out
        rf"|{_KNOWERS}{_ADVERB}(?<! to) (?:{alternatives('crowd-verbs')}|will tell you|would tell you|tells? you|"
        rf"puts? the|puts? it|"
        rf"knows?)\b"
        # Few doubt; no one would deny
        r"|few (?:in|within|on|at) (?:the )?(?:[\w-]+ ){1,3}?(?:now |still |seriously |really |would )?(?:expect|"
        r"believe|doubt|dispute|"
        r"deny|think|question|disagree|argue)\b"
        # Everyone you talk to says so
        rf"|(?:everyone|everybody|anyone|anybody) you (?:talk|speak|ask|meet|listen)(?: {_WORD}){{0,6}}? (?:says?|"
        rf"agrees?|tells? you|knows?)\b"
        r"|(?:few|no one|nobody|hardly anyone|hardly anybody|scarcely anyone|everyone|everybody|few people|few "
        r"observers|few experts)"
        r"(?: (?:now|seriously|really|would|will|today|else)){0,2} (?:doubts?|disputes?|den(?:y|ies)|questions?|"
        r"disagrees?|agrees?|"
        r"believes?|argues?|thinks?)(?= (?:that|the|this|it|its|he|she|they|how|a|in|whether) ))"
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
        rf"\bby (?:most|many|some) accounts\b"
        rf"|(?:[,”\"’] (?:say|said|insist|argue|agree|claim|warn)|\baccording to|\b(?:as|say)) (?:those|people|anyone|"
        rf"everyone) (?:who|in|"
        rf"with|close|familiar|versed)(?: {_WORD}){{1,3}}"
    )


@cache
def _by_some() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:seen|viewed|regarded|considered|described|called|dubbed|hailed|criticised|criticized|praised|derided|"
        r"mocked|"
        r"dismissed|believed|thought|said|held|touted|feared) (?:\w+ly )?by (?:many|some|most|several|others)"
        r"(?= (?:as|to|in|for|that|not|who)\b|[.,;)]|$)"
    )


@cache
def _locals() -> re.Pattern[str]:
    """Locals say, residents past and present feel: everybody there, and nobody."""
    return re.compile(
        r"(?:^|[.;:!?,(—–”\"] |\b(?:but|and|yet|as|that|which|what) )"
        rf"(?P<here>(?:{_THERE})(?: (?:alike|here|there|everywhere|past and present|old and young|young and old|far "
        rf"and wide))?"
        rf"(?: (?:also|still|now|often|have long|will|quietly|\w+ly)){{0,2}} (?:{_THERE_SAY})\b(?! (?:the need|like|"
        rf"free|safe|better|good|sorry|at home)\b))"
    )


@cache
def _outlets() -> re.Pattern[str]:
    """Several publications, where one is cited."""
    return re.compile(
        r"\b(?:several|multiple|numerous|many|various|some|a number of|countless|dozens of) (?:(?:media|news|"
        r"independent|local|national|"
        rf"international|foreign|reputable|reliable|major|online|other|trade|western) "
        rf"){{0,2}}(?:{'|'.join(sorted(_OUTLETS))})"
        r"(?: (?:also|since|then|now|have|had|\w+ly)){0,3} "
        r"(?:say|said|report|reported|cite|cited|note|noted|claim|claimed|suggest|suggested|describe|described|call|"
        r"called|state|stated|"
        r"indicate|indicated|confirm|confirmed|mention|mentioned|praise|praised|credit|credited|list|listed|allege|"
        r"alleged|hailed|named)\b"
    )


# Of these a text with such a view holds one.
NEEDS: Final = (
    *(f" {verb} that " for verb in sorted(_TRADES_SAY)),
    *(
        f" opinion {verb} "
        for verb in sorted(words("holds held is_divided has_it is_that favors favours of_many of_most of_some"))
    ),
    *(f" {part} of {many} " for part in ("view", "eyes", "words", "minds") for many in ("many", "most", "some")),
    *(f" according to {many} " for many in ("many", "most", "some", "several")),
    " ask any",
    " ask anyone ",
    " ask anybody ",
    *(
        f" {will} {verb} "
        for will in ("will", "would", "can", "could")
        for verb in ("attest", "confirm", "vouch", "testify")
    ),
    *(
        f" {who} {what} "
        for who in ("those", "people", "folks")
        for what in ("close", "familiar", "versed", "who", "in the", "working")
    ),
    *(f" {who} who " for who in ("anyone", "everyone", "anybody", "everybody")),
    *(
        f" {verb} {what} "
        for verb in ("argue", "insist", "contend", "swear", "complain", "reckon", "claim", "concede")
        for what in ("the", "it", "there", "this", "its")
    ),
    " rave about ",
    *(f" by {many} accounts " for many in ("most", "many", "some")),
    " few in ",
    " few within ",
    *(
        f" {who} you {verb} "
        for who in ("everyone", "everybody", "anyone", "anybody")
        for verb in ("talk", "speak", "ask", "meet")
    ),
    *(f"{word} " for word in ("ologists", "iatrists", "iatricians", "icians")),
    " have you believe ",
    " have us believe ",
    *(
        f" there is a {wide} "
        for wide in ("growing", "widespread", "general", "broad", "common", "strong", "prevailing", "wide")
    ),
    *(f" {who} {verb} " for who in _THERE.split("|") for verb in _THERE_SAY.split("|")),
    *(
        " past and present ",
        " alike ",
        " by many ",
        " by some ",
        " by most ",
        " many in ",
        " some in ",
        " most in ",
    ),
    *(f" {noun} " for noun in listed("authority-nouns")),
    *(f" {one} " for one in listed("single-authorities") if one not in _PLAIN),
    *(f" {one} {verb} " for one in _PLAIN for verb in (*_ONE_SAYS.split("|"), "has", "had", "in the")),
    *(f" {noun} " for noun in listed("crowd-nouns") if noun not in _FREQUENT),
    *(f" {many} {noun} " for many in sorted(_MANY) for noun in sorted(_FREQUENT)),
    *(f" {noun} {verb} " for noun in sorted(_FREQUENT) for verb in listed("crowd-verbs")),
    *(
        f" {who} {verb} "
        for who in ("many", "some", "most", "others")
        for verb in (
            *_COMMON,
            *_NOW.split("|"),
            "have",
            "had",
            "would",
            "will",
            "now",
            "still",
            "also",
            "even",
            "already",
            "are",
        )
    ),
    *(f" have {verb} " for verb in _THEN.split("|")),
    " have long ",
    " have also ",
    *(f" {be} {state} " for be in ("are", "been", "remain") for state in listed("opinion-states")),
    " agreement ",
    " consensus ",
    " wisdom ",
    " common belief ",
    " popular belief ",
    " prevailing ",
    " there is little ",
    " there is widespread ",
    " there is growing ",
    " widespread ",
    " tell you ",
    *(
        f" {few} {verb} "
        for few in (
            "few",
            "no one",
            "nobody",
            "hardly anyone",
            "hardly anybody",
            "scarcely anyone",
            "everyone",
            "everybody",
        )
        for verb in sorted(
            words(
                "doubt doubts dispute disputes deny denies question questions disagree disagrees agree agrees "
                "believe believes argue argues think thinks now seriously really would will today else people "
                "observers experts"
            )
        )
    ),
    " doubts ",
    " disputes ",
    " denies ",
    *(
        f" {many} {what} "
        for many in ("several", "multiple", "numerous", "various", "many", "some")
        for what in sorted(
            words("publications newspapers sources websites reports magazines authors writers accounts blogs")
        )
    ),
    " outlets ",
    " news reports ",
    " media reports ",
    " news sites ",
    " independent sources ",
    " news sources ",
)
