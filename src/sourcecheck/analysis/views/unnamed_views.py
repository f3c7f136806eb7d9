"""Views that a text gives to nobody by name: "many believe", "those who know the trade say", "by most accounts".

Nouns for groups are read by ``crowds``, agreement by ``agreement``; here are some, many and others, those who know,
locals, accounts and outlets, and all of them together. Whether somebody stands behind a view is asked elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice, pairwise

from sourcecheck.analysis.attribution.label_clauses import is_label, participles
from sourcecheck.analysis.views.agreement import HOLDINGS, consensus, consensus_needs
from sourcecheck.analysis.views.crowd_heads import heads_gate, heads_needs
from sourcecheck.analysis.views.crowds import (
    LEARNED,
    claims_of,
    last_words,
    looked_up,
    singles_of,
    small,
)
from sourcecheck.analysis.views.groups import (
    COLLECTIVES,
    ENDINGS,
    GROUPS,
    THERE,
    collectives_of,
    groups_gate,
    groups_needs,
    groups_of,
)
from sourcecheck.analysis.views.predicates import predicate_gate
from sourcecheck.analysis.views.unanimous import unanimous, unanimous_needs, unanimous_shapes
from sourcecheck.analysis.views.unnamed_people import (
    CROWD,
    KNOWERS,
    crowd_gate,
    knowers_gate,
    people_needs,
    unnamed_people,
)
from sourcecheck.analysis.words import letter_words, words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.word_lists import alternatives, listed

__all__ = ["gates", "needs", "unnamed_views"]

_MOST = 40  # matches of one kind looked at in one block; more is no prose
_ADVERBS = (
    "now|still|also|even|already|long|would|will|today|really|truly|openly|privately|strongly|firmly|certainly|"
    "probably|clearly|rightly|simply|genuinely|seriously|widely|understandably|increasingly|currently|reportedly|"
    "often|usually|always|quickly|naturally|apparently|secretly|wrongly|mistakenly|honestly|sincerely|quietly"
)
_WORD = r"[^\s.;:!?,()“”\"—–]+"
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
_SO_MANY = words("several multiple numerous many various some number countless dozens")
_ANYBODY = words("those people anyone everyone")
# What those of a party hold in common; what they support or do is told of them.
_HELD = words(
    "say said argue argued believe believed think fear feared expect expected claim contend insist suspect worry agree "
    "suggest suggested complain warn warned predict"
)
_WHO = words("anyone everyone anybody everybody few nobody")
# "As any sailor will attest", "ask any sailor, and they will tell you"
_ANY = words("any every")
_ATTEST = words("attest confirm vouch testify agree say tell hear")


def needs() -> Iterator[str]:
    """Words of which a text with such a view holds one, in small letters; a space is the edge of a word."""
    for name in ("authority-nouns", "party-nouns", "single-authorities"):
        yield from (f" {noun} " for noun in listed(name))
    yield from groups_needs()
    yield from heads_needs()
    yield from (f"{ending} " for ending in LEARNED)
    for who in sorted(CROWD):
        yield from (f" {who} {word} " for word in _ADVERBS.split("|"))
    yield from people_needs()
    yield from _wordings()


def _wordings() -> Iterator[str]:
    """Words side by side of which a text holds some where people are told of in words of their own."""
    yield from (f" {who} you {verb} " for who in ("anyone", "everyone", "anybody", "everybody") for verb in _MET)
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
    for led in _LED.split("|"):
        yield from (f" {led} {who} " for who in ("some", "many", "most", "others"))
    for who in ("some", "many", "most", "others"):
        yield f" with {who} "
    yield from (" tell it ", " as any ", " as every ", " nobody who ", " no one who ", " few who ", " detractors ")
    yield from (f" {whose} {who} " for whose in ("has its", "have their", "had its") for who in _CRITICS.split("|"))
    for said in ("saying", "asking", "wondering", "complaining", "muttering", "whispering"):
        yield from (f" {be} {said} " for be in ("are", "is", "keep", "keeps", "been", "all", "now", "already", "still"))
    for verb in ("attest", "confirm", "vouch", "testify", "agree", "say", "tell you"):
        yield from (f" {will} {verb} " for will in ("will", "would", "can", "could", "readily", "gladly"))
    yield from (" are those ", " minds ", " not everyone ")
    yield from consensus_needs()
    yield from unanimous_needs()
    so_many = ("number of", "dozens of", *sorted(_SO_MANY))
    for outlet in sorted(_OUTLETS):
        yield from (f" {many} {outlet} " for many in (*so_many, "other"))
    yield from (f" {many} {kind} " for many in so_many for kind in sorted(_OUTLET_KINDS - {"other"}))
    yield from (f" {said} {who} " for said in sorted(_TOLD_BY) for who in ("those", "people", "anyone", "everyone"))
    for who in ("anyone", "everyone", "anybody", "everybody"):
        yield from (
            f" {who} {which} " for which in ("who", "in", "with", "close", "familiar", "versed", "working", "on")
        )
    yield from (f" by {many} " for many in ("many", "some", "most", "several", "others"))
    yield from (" have you believe ", " have us believe ", " as those who ", " as people who ")


_MET = ("talk", "speak", "ask", "meet", "listen")
_FEW = words(
    "in within on at now seriously really would will today else people observers experts doubt doubts dispute "
    "disputes deny denies question questions disagree disagrees agree agrees believe believes argue argues think "
    "thinks knows expect expects"
)


def gates(folded: Callable[[str], str]) -> Iterator[str]:
    """Patterns over folded text of which one matches wherever there is such a view.

    Args:
        folded: makes the counterpart of a pattern for folded text.
    """
    people, all_as_one, said = groups_gate()
    experts = f"{alternatives('authority-nouns')}|[^ ]*(?:{'|'.join(LEARNED)})"
    party, one_of_them = alternatives("party-nouns"), alternatives("single-authorities")
    opened = f"(?:{alternatives('crowd-openers')}) (?:[^ ]+ ){{0,3}}(?:{alternatives('crowd-nouns')})"
    one = f"(?:one|an?|another|every|any|no|than one|many an?) (?:[^ ]+ ){{0,2}}(?:{one_of_them})"
    common = "|".join(map(folded, (consensus().pattern, *unanimous_shapes())))
    # Those that go together in one pattern without making it slow: all of them would be a hundred times as slow.
    yield f" (?:{people}|{experts}|{crowd_gate()}){predicate_gate()}"
    yield (
        f" (?:{all_as_one}|{opened}|{one}){predicate_gate(True)}| (?:{one_of_them}) says "
        f"| (?:{party})  ?(?:[^ ]* ){{0,14}}(?:{'|'.join(sorted(_HELD))}) "
    )
    yield f"{heads_gate(f'{experts}|{party}|{people}')}|{said}|{knowers_gate()}|{common}"
    yield folded(_people().pattern)
    yield "|".join(folded(shape().pattern) for shape in (_would_have, _accounts, _moved, _by_some, _outlets))


def unnamed_views(text: str) -> Iterator[tuple[int, int, str]]:
    """The places where a text gives a view to nobody by name, with the wording of the message."""
    low = small(text)
    row = letter_words(low)
    held = frozenset(row)  # most patterns have nothing to look for in most blocks
    pairs = frozenset(pairwise(row))
    yield from _of_people(text, low, held)
    if " us believe" in low or " you believe" in low:
        for match in islice(_would_have().finditer(low), _MOST):
            yield *match.span(), ""
    asked = not held.isdisjoint(_WHO) or not (held.isdisjoint(_ANY) or held.isdisjoint(_ATTEST))
    if asked or not pairs.isdisjoint(_FOR_MANY):
        for match in islice(_people().finditer(low), _MOST):
            yield *match.span("here"), ""
    if " accounts" in low or "according to " in low or not (held.isdisjoint(_TOLD_BY) or held.isdisjoint(_ANYBODY)):
        for match in islice(_accounts().finditer(low), _MOST):
            yield *match.span(), "crowd"
    if not (pairs.isdisjoint(_MOVES) and held.isdisjoint(_CRITICAL)):
        for match in islice(_moved().finditer(low), _MOST):
            yield *match.span("here"), "crowd"
    if not pairs.isdisjoint(_BY_SOME):
        labels: set[int] | None = None
        for match in islice(_by_some().finditer(low), _MOST):
            labels = labels if labels is not None else {one.start for one in participles(text) if is_label(text, one)}
            if match.start() not in labels:  # else it is one rule's question, and only one's
                yield *match.span(), ""
    if not held.isdisjoint(HOLDINGS):
        for match in islice(consensus().finditer(low), _MOST):
            yield *match.span(), "consensus"
    for start, end in unanimous(text, low, held):
        yield start, end, ""
    if not (held.isdisjoint(_OUTLETS) or held.isdisjoint(_SO_MANY)):
        for match in islice(_outlets().finditer(low), _MOST):
            yield *match.span(), "plural"


def _of_people(text: str, low: str, held: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    calling = _calling()
    held = frozenset([word for word in held if word in calling or word.endswith(_ENDINGS)])
    for crowd in claims_of(text, held, "authority-nouns"):
        yield crowd.start, crowd.end, ""
    if not held.isdisjoint(last_words("crowd-openers")):
        for crowd in claims_of(text, held, "crowd-nouns", "crowd-verbs", opened=True):
            yield crowd.start, crowd.end, ""
    for crowd in claims_of(text, held, "party-nouns"):
        if crowd.many and crowd.verb in _HELD:
            yield crowd.start, crowd.end, "party"
    for crowd in singles_of(text, held, "single-authorities"):
        yield crowd.start, crowd.end, ""
    for crowd in groups_of(text, held):
        yield crowd.start, crowd.end, ""
    for crowd in collectives_of(text, held):
        yield crowd.start, crowd.end, ""
    yield from unnamed_people(text, low, held)


_ENDINGS = (*LEARNED, *ENDINGS)


@cache
def _calling() -> frozenset[str]:
    """The words by which people are found whom a text calls something; those in ``_ENDINGS`` aside."""
    nouns = looked_up("authority-nouns", "crowd-nouns", "party-nouns", "single-authorities", *GROUPS)
    return nouns | last_words("crowd-openers") | THERE | COLLECTIVES | CROWD | KNOWERS


@cache
def _people() -> re.Pattern[str]:
    """Some, many, others, few; those who know; everybody and nobody."""
    return compiled(
        r"(?:^|[.;:!?,(—–”\"] |\b(?:but|and|yet|as|or|what|that|while|which|though|although|where|because) )(?P<here>"
        # People are saying; everyone is asking
        r"(?:people|folks|everyone|everybody) (?:are|is|keep|keeps|have been|has been) (?:all |now |already |still )?"
        r"(?:saying|asking|wondering|complaining|muttering|whispering)\b"
        # Ask anyone in the market
        rf"|ask any(?:one|body| [a-z]+)(?: {_WORD}){{0,8}}? and (?:they|he|she|you)(?:['’]ll|"
        rf" will) (?:tell you|say|agree|hear)\b"
        # As any sailor will attest; anyone who knows the trade will confirm
        rf"|(?:any|every|anyone|anybody|everyone|everybody)(?: {_WORD}){{0,8}}? (?:will|would|can|could) (?:readily |"
        r"gladly )?"
        r"(?:attest|confirm|vouch|testify|agree|say|tell you)\b"
        # For many in the trade, the plan is dead
        r"|(?:for|to) (?:many|most|some) (?:in|within|inside|across) (?:the|this|that) (?:[\w-]+ ){0,3}[\w-]+(?=, "
        r"(?:the|it|this|that|he|"
        r"she|they|these|those|his|her|its|there) )"
        # Anyone who knows the trade tells you
        rf"|(?:anyone|everyone|anybody|everybody) (?:who|in|with|close|familiar|versed|working|on) {_WORD}"
        rf"(?: {_WORD}){{0,7}}? (?:says|agrees|believes|thinks|argues|insists|admits|tells? you|"
        rf"puts? (?:the|it)|knows?)\b"
        # Few doubt; no one would deny
        r"|(?:few|no one|nobody|no-one|hardly anyone|hardly anybody) (?:in|within|on|at|around|close to) (?:the )?"
        r"(?:[\w-]+ ){1,3}?(?:now |still |would |\w+ly )?"
        r"(?:expects?|believes?|doubts?|disputes?|den(?:y|ies)|thinks?|questions?|disagrees?|argues?)\b"
        # Everyone you talk to says so
        r"|(?:everyone|everybody) knows(?= (?:that|the|it) )"
        # Not everyone is convinced
        r"|not everyone (?:is (?:so |as )?(?:convinced|happy|sure|impressed|pleased|persuaded)|agrees|likes|"
        r"believes|thinks|loves)\b"
        rf"|(?:everyone|everybody|anyone|anybody) you (?:talk|speak|ask|meet|listen)(?: {_WORD}){{0,6}}? (?:says?|"
        r"agrees?|tells? you|knows?)\b"
        r"|(?:few|no one|nobody|hardly anyone|hardly anybody|scarcely anyone|everyone|everybody|few people|few "
        r"observers|few experts)"
        r"(?: (?:now|seriously|really|would|will|today|else)){0,2} (?:doubts?|disputes?|den(?:y|ies)|questions?|"
        r"disagrees?|agrees?|believes?|argues?|thinks?|expects?)"
        r"(?= (?:that|the|this|it|its|he|she|they|how|a|in|whether) ))"
    )


@cache
def _would_have() -> re.Pattern[str]:
    """ "So the critics would have you believe"."""
    return compiled(
        r"\b(?:(?:the|some|many|most|its|his|her|their) )?(?:[\w-]+ )?[a-z]+s would have (?:you|us) believe\b"
    )


@cache
def _accounts() -> re.Pattern[str]:
    """ "By most accounts"; "say those who"."""
    return compiled(
        r"\bby (?:most|many|some) accounts\b|\baccording to (?:many|most|some|others)(?=[,.;:])"
        r"|(?:[,”\"’] (?:say|said|insist|argue|agree|claim|warn)|\baccording to|\b(?:as|say)) (?:those|people|"
        rf"anyone|everyone) (?:who|in|with|close|familiar|versed)(?: {_WORD}){{1,3}}"
    )


_LED = "led|leads|leading|prompted|prompts|prompting|caused|causing|drove|driving|moved"
_LEADING = frozenset(_LED.split("|"))
_MOVES = frozenset(
    {("nobody", "who"), ("no", "one"), ("few", "who"), ("to", "hear"), ("as", "any"), ("as", "every")}
    | {("with", who) for who in ("some", "many", "most", "others")}
    | {(led, who) for led in _LEADING for who in ("some", "many", "most", "others")}
)
_BY_SOME = frozenset(("by", who) for who in ("many", "some", "most", "several", "others"))
_FOR_MANY = frozenset(
    {(to, who) for to in ("for", "to") for who in ("many", "most", "some")}
    | {(who, be) for who in ("people", "folks") for be in ("are", "keep", "have")}
    | {("no", "one")}
)
_CRITICAL = words("critics detractors doubters sceptics skeptics naysayers")
_LED_TO = (
    "believe|speculate|question|wonder|suggest|fear|think|conclude|suspect|call|ask|doubt|worry|argue|claim|dismiss"
)
_ARGUING = (
    "arguing|claiming|saying|believing|fearing|suggesting|insisting|calling|predicting|warning|questioning|speculating|"
    "complaining|worried|convinced|concerned|sceptical|skeptical"
)
_CRITICS = "critics|detractors|doubters|sceptics|skeptics|naysayers"


@cache
def _moved() -> re.Pattern[str]:
    """Led some to wonder; with many arguing; as any sailor knows; has its critics; to hear the locals tell it."""
    return compiled(
        rf"\b(?P<here>(?:{_LED}) (?:some|many|most|others)(?: (?:in|of|within) (?:the )?[a-z]+)? to (?:{_LED_TO})\b"
        rf"|with (?:some|many|most|others)(?: (?:{_ADVERBS}))? (?:{_ARGUING})\b"
        r"|as (?:any|every) (?:[\w’'-]+ ){1,4}?(?:knows|will know|learns|understands|discovers)\b"
        rf"|(?:nobody|no one|few) who (?:{_WORD} ){{1,8}}?(?:doubts?|disputes?|den(?:y|ies)|would (?:deny|doubt|"
        r"dispute))\b"
        rf"|(?:has|have|had|without|not short of|no shortage of) (?:its |their |his |her )?(?:{_CRITICS})\b"
        r"|to hear (?:(?:the )?(?:locals|villagers|residents|neighbours|neighbors|regulars|fans|insiders|some|many)|"
        r"(?:his|her|its|their) (?:[a-z]+ )?[a-z]+s) tell it)"
    )


@cache
def _by_some() -> re.Pattern[str]:
    return compiled(
        r"\b(?:seen|viewed|regarded|considered|described|called|dubbed|hailed|criticised|criticized|praised|derided|"
        r"mocked|dismissed|believed|thought|said|held|touted|feared) (?:\w+ly )?by (?:many|some|most|several|others)"
        r"(?= (?:as|to|in|for|that|not|who)\b|[.,;)]|$)"
    )


@cache
def _outlets() -> re.Pattern[str]:
    """Several publications, where one is cited."""
    return compiled(
        r"\b(?:several|multiple|numerous|many|various|some|a number of|countless|dozens of) "
        rf"(?:(?:{'|'.join(sorted(_OUTLET_KINDS))}) ){{0,2}}(?:{'|'.join(sorted(_OUTLETS))})"
        rf"(?: (?:also|since|then|now|have|had|\w+ly)){{0,3}} (?:{_REPORT})\b"
    )
