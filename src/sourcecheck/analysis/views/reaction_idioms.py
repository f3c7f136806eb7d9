"""Reactions in whole phrases: "ruffled feathers", "opinion is divided", "a growing body of research suggests"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled

__all__ = ["NEEDED", "bodies_of", "idioms_in", "idioms_shapes"]

_MOST = 60  # phrases looked at in one block; more is no prose
_IDIOMS = (
    r"(?:sets?|setting|had set) (?:many |some |a few |local |more than a few )?(?:tongues (?:wagging|clucking)|"
    r"alarm bells ringing|pulses racing|"
    r"hearts racing|teeth on edge|nerves jangling)"
    r"|(?:ruffl(?:es?|ed|ing)|put(?:s|ting)?) (?:(?:quite )?(?:a few|some|many|plenty of|more than a few|several|"
    r"not a few) )?"
    r"(?:feathers|noses out of joint|backs up)"
    r"|(?:rais(?:es?|ed|ing)|got|getting) (?:(?:quite )?(?:a few|some|many|plenty of|more than a few|"
    r"not a few) )?(?:hackles|hackles up)"
    r"|turn(?:s|ed|ing) (?:(?:quite )?(?:a few|some|many|plenty of|more than a few) )?heads"
    r"|(?:divid(?:es?|ed|ing)|split(?:s|ting)?|polari[sz](?:es?|ed|ing)) (?:(?:public|local|critical|expert|popular|"
    r"national|world|medical|scientific|legal|academic|political) )?(?:opinions?|critics)"
    r"|(?:str(?:ikes?|uck|iking)|touch(?:es|ed|ing)?|hit(?:s|ting)?) (?:a (?:raw |sensitive |deep |real )?|(?:some|"
    r"many) )"
    r"(?:nerves?|chord)(?! (?:with|in|among) (?:the |his |her )?[A-Z])"
    r"|(?:goes|gone|went|going|go) down (?:(?:very|rather|so|extremely|quite|really|pretty) )?(?:badly|poorly|well|"
    r"like a lead balloon|"
    r"a storm)|(?:has|have|had|was|were|is|are|been) (?:not )?(?:been )?(?:(?:poorly|badly|coolly|warmly|coldly|"
    r"frostily|rapturously|"
    r"enthusiastically|favourably|favorably|ill) received)|(?:(?:is|was|were|are|been) not|not been) (?:well|kindly|"
    r"universally|"
    r"warmly) "
    r"(?:received|welcomed|liked|loved|taken)"
    r"|(?:did|does|do|has|have|had)(?: not|n['’]t) (?:quite )?(?:go|gone) down (?:too |very |so |at all )?well"
    r"|(?:le(?:ft|aves?|aving)) (?:a|an) (?:bitter|bad|sour|nasty|unpleasant) taste"
    r"|s(?:ends?|ent|ending) (?:shock ?waves|ripples|shudders|a shudder|a chill|shivers|tremors)"
    r"|(?:not (?:been )?(?:without|lacking)|no shortage of|short of) (?:its|their|his|"
    r"her) (?:critics|detractors|doubters|"
    r"opponents|sceptics|skeptics)"
    r"|(?:(?:has|have|had) (?:its|their) (?:share of )?(?:critics|detractors|doubters|sceptics|skeptics))"
    r"|prov(?:es?|ed|en|ing) (?:\w+ly )?(?:contentious|controversial|divisive|unpopular)"
    r"|(?:(?:not|never) (?:gone|go|been) (?:entirely )?(?:unnoticed|unchallenged|unopposed|unremarked|uncriticised|"
    r"uncriticized))"
)
_OWN_SUBJECTS = (
    r"(?:feelings|tempers|emotions|passions|opinions|views) (?:(?:are|is|were|was|have been|had been|still|also|"
    r"now) ){0,2}"
    r"(?:run(?:ning)? high|ran high|flar(?:e|ed|ing)|fray(?:ed|ing)?|differ(?:ed|s)?|divided|split|mixed|var(?:y|"
    r"ied)|boiled over)"
    r"|opinion (?:(?:on|about|over|of) (?:[^\s.;:!?,]+ ){1,5}?)?(?:(?:is|was|remains|has been|"
    r"had been) )?(?:(?:\w+ly) )?(?:divided|split|polari[sz]ed|turned against|"
    r"turning against|swung against|hardening|hardened)"
    r"|the tide (?:of [a-z]+ )?(?:(?:is|was|has|had|seems? to be|appears? to be|of opinion|"
    r"of opinion is) ){0,2}(?:turn(?:ing|ed|s)) (?:against|in favou?r|on)?"
    r"|an? (?:[a-z]+ )?(?:row|spat|squabble|dispute|quarrel) (?:has |had |is )?(?:broken out|broke out|erupted|blown "
    r"up|blew up|"
    r"flared|brewing)"
    r"|much (?:has been|had been|is|was|is being) made of|there (?:is|was|has been) no shortage of (?:critics|doubters|"
    r"sceptics|skeptics|detractors|opponents)"
    r"|the (?:feeling|mood|fear|worry|concern|suspicion|sense|impression) (?:is|was|"
    r"remains) that"
    r"|(?:the )?(?:knives are out|jury is (?:still )?out)|voices (?:have been|had been|were|are being|are) raised"
)


@cache
def _idiom() -> re.Pattern[str]:
    return compiled(rf"\b(?:{_IDIOMS}|(?P<own>{_OWN_SUBJECTS}))\b")


def idioms_in(low: str, held: frozenset[str]) -> Iterator[tuple[int, int, bool]]:
    """Where the phrases stand in a text in small letters with some words; whether each has a subject of its own."""
    if not _in_idioms().isdisjoint(held):
        for match in islice(_idiom().finditer(low), _MOST):
            yield (*match.span(), match["own"] is not None)


def bodies_of(low: str, held: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where evidence, or much of something like it, suggests something."""
    if "evidence" in held or not (_HEAPED.isdisjoint(held) or _WEIGHED.isdisjoint(held)):
        for match in islice(_body_of().finditer(low), _MOST):
            does = _suggests().match(low, match.end())
            if does is not None:
                yield match.start(), does.end()


def idioms_shapes() -> tuple[str, ...]:
    """The patterns of whole phrases, as they are written."""
    return (rf"\b(?:{_IDIOMS}|{_OWN_SUBJECTS})\b", _BODY_OF)


_BODY_OF = (
    r"\b(?:an? |the )?(?:\w+ly )?(?:growing|large|mounting|considerable|substantial|increasing|huge|vast|ample|"
    r"expanding|"
    r"strong|solid|significant|swelling|sizeable|sizable|impressive|overwhelming) (?:body|amount|wealth|mass|weight|"
    r"pile|mountain|volume|corpus) of "
    r"(?:\w+ ){0,2}(?:evidence|research|opinion|studies|data|scholarship|literature|testimony|work|science)"
    r"|\b(?:growing|mounting|emerging|accumulating|increasing|overwhelming|ample|compelling|abundant|considerable|"
    r"plenty of|recent|"
    r"fresh|new|more and more) (?:\w+ )?evidence"
)


@cache
def _body_of() -> re.Pattern[str]:
    return compiled(_BODY_OF)


@cache
def _suggests() -> re.Pattern[str]:
    """What evidence does."""
    return compiled(
        r"(?: (?:from|in|on|for) (?:[^\s.;:!?,()]+ ){0,4}?[^\s.;:!?,()]+)?(?: (?:now|also|increasingly|strongly|"
        r"clearly|further))? "
        r"(?:suggests?|shows?|indicates?|points?|supports?|links?|ties|finds|backs|confirms?|attests?|speaks?|argues?|"
        r"implicates?|implies|demonstrates?|is pointing|are pointing|has linked|have linked|connects)\b"
    )


@cache
def _in_idioms() -> frozenset[str]:
    """Words of which each whole phrase has one."""
    return frozenset(
        max(needed.replace("received", "").replace(" been ", " ").split(), key=len)
        for needed in NEEDED
        if not needed.endswith(" of ")
    ) | {"hackles"}


_WEIGHED = words("body wealth mass weight pile mountain corpus")
_HEAPED = words("evidence research opinion studies data scholarship literature testimony work science")


# Literals of which a text that holds one of the phrases has one.
NEEDED = (
    *(
        f" {word} "
        for word in (
            "tongues", "alarm bells", "racing", "teeth on edge", "jangling", "feathers", "noses out", "backs up",
            "heads", "opinion", "opinions", "critics", "nerve", "chord", "down badly", "down poorly",
            "down well", "lead balloon", "down a storm", "not well", "not kindly", "not warmly", "not universally",
            "taste",
            "shockwaves", "shock waves", "ripples", "shudders", "shudder", "chill", "shivers", "tremors", "detractors",
            "doubters", "opponents", "sceptics", "skeptics", "unnoticed", "unchallenged", "unopposed", "unremarked",
            "uncriticised", "uncriticized", "feelings run", "feelings are", "feelings ran", "tempers", "emotions",
            "passions", "views differ", "views are", "views vary", "views differed", "views varied", "views were",
            "contentious", "controversial", "divisive", "unpopular", "not been well", "not been kindly", "not been "
            "universally",
            "not been warmly", "row has", "row had", "row is", "row broke", "row erupted", "row blew", "row flared",
            "spat has", "squabble has", "dispute has", "quarrel has", "dispute erupted", "dispute broke",
            "the tide", "knives are out", "jury is", "much has", "much had", "much is", "much was",
            "feeling is", "feeling was", "mood is", "fear is",
            "fear was", "worry is", "concern is", "concern was", "suspicion is", "suspicion was",
            "sense is", "impression is", "impression was",
        )
    ),
    *(f" {how} received " for how in (
        "poorly", "badly", "coolly", "warmly", "coldly", "frostily", "rapturously", "enthusiastically", "favourably",
        "favorably", "ill",
    )),
    *(f" down {how} " for how in ("very", "rather", "so", "extremely", "quite", "really", "pretty")),
    *(f" {heap} of " for heap in (
        "body", "wealth", "mass", "weight", "pile", "mountain", "corpus",
    )),
)  # fmt: skip
