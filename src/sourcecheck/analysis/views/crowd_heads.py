"""What stands before people whom a text gives a view to: "..., say", "according to most", "seen by many"."""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.word_lists import alternatives

__all__ = ["head_pattern", "heads_gate"]

_SAY = (
    "says?|said|warn|warned|argue|argued|believe|insist|claim|predict|predicted|add|note|noted|contend|caution|reckon|"
    "agree"
)
_BY = (
    "seen|viewed|regarded|considered|described|called|dubbed|labell?ed|hailed|praised|lauded|touted|criticised|"
    "criticized|condemned|panned|derided|mocked|dismissed|questioned|believed|thought|said|held|feared|expected|"
    "predicted|tipped|cited|credited|acknowledged|recogni[sz]ed|judged|deemed|rated|ridiculed|celebrated|disputed|"
    "challenged"
)
_IN_EYES = "in the (?:eyes|view|views|opinion|opinions|words|judge?ment|estimation|minds) of"


@cache
def head_pattern() -> re.Pattern[str]:
    """ "..., say", "according to most", "seen by many": what stands before a noun. For a text in small letters."""
    return re.compile(
        rf"(?:[,”\"’] (?P<say>{_SAY})"
        rf"|\b(?P<per>according to|(?P<to>to|for)(?= (?:many|most|some|several) )|{_IN_EYES}|(?:{_BY}) (?:\w+ly )?by))"
        rf" (?P<many>(?:{alternatives('crowd-openers')}) (?:of (?:our|the|its) )?)?"
        r"(?:(?!the |these |those |his |her |its |their )[\w’'-]+ ){0,2}?$"
    )


def heads_gate() -> str:
    """What stands before a noun, over folded text; see ``head_pattern``."""
    return rf" (?:{_SAY}|according to|to|for|{_IN_EYES}|(?:{_BY}) (?:[a-z]+ly )?by)"
