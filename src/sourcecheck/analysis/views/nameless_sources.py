"""Sources without a name that tell a text something: "sources said", "a person close to the band revealed".

A noun for a source, or for a person of whom the text says how they come to know; what stands behind it (how it knows,
a clause), auxiliaries and adverbs, and a verb of telling. Or, the other way about: "according to", "say", "hear from".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from sourcecheck.analysis.verb_forms import forms
from sourcecheck.analysis.words import words
from sourcecheck.word_lists import listed

__all__ = ["nameless_sources", "shapes"]

_MOST = 40  # matches looked at in one block; more is no prose
_WORD = r"[^\s.;:!?,()“”\"—–]+"
_SOURCE = r"(?:sources?|insiders?|tipsters?|informants?|leakers?|whistle-?blowers?|deep throats?|little birds?)"
_PERSON = (
    r"(?:person|people|persons|officials?|individuals?|man|woman|men|women|aides?|employees?|executives?|staffers?|"
    r"operatives?|advis[eo]rs?|ally|allies|friends?|lawyers?|diplomats?|colleagues?|associates?|"
    r"participants?|attendees?|guests?)"
)
# What says how many, and praise that describes nobody.
_EMPTY = (
    "a|an|one|another|some|several|multiple|two|three|four|many|other|various|numerous|anonymous|unnamed|"
    "unidentified|undisclosed|reliable|credible|trusted|well-placed|well-informed|informed|knowledgeable|independent|"
    "inside|confidential|high-level|key|senior|top|separate|different|certain|our|my|very|good|excellent|impeccable|"
    "usually|normally|best|own|more|than|at least|most|few|nameless|secret|second|third"
)
# How somebody comes to know.
_KNOWING = (
    r"familiar with|close to|briefed on|briefed about|"
    r"with (?:direct |first-?hand |detailed |intimate |inside |some )?knowledge|"
    r"privy to|aware of|with ties to|in a position to know|in the know|with access to|with inside"
)
_SOMEBODY = (
    r"(?:somebody|someone) who (?:was|were|is|has|had) (?:present|there|in the room|briefed|familiar|close|involved|"
    r"aware|"
    r"seen|heard|read|attended|been|spoken|worked)\b|(?:somebody|someone) who (?:attended|saw|heard|witnessed|knows?|"
    r"sat|took part|works|worked)\b"
)
_KNOWS = (
    rf"{_KNOWING}|involved (?:in|with)|working (?:on|for|in|with)|in|at|inside|within|from|near|on|around|across|among|"
    r"who"
)
_BETWEEN = r"(?:,? (?:have|has|had|also|now|later|would|did|however|since|then|once|both|all|\w+ly),?){0,3}"
_REACH = 200  # code points behind a noun


@cache
def _says() -> str:
    """Verbs of telling in all their forms, as the inside of a group."""
    told = {word for one in forms(listed("source-verbs")) for word in (one.base, one.third, one.past, one.participle)}
    return "|".join(sorted({*told, *listed("opinion-verbs")}, key=lambda verb: (-len(verb), verb)))


def _tail() -> str:
    """From a noun for a source to its verb."""
    return (
        rf"(?P<phrase>,? (?:{_KNOWS})(?: {_WORD}){{0,9}}?,?|"
        rf", (?:who|whom|whose|an?|himself|herself|speaking|writing|asked|quoted)\b[^,.;:!?]{{1,90}},)??"
        rf"{_BETWEEN} (?P<says>(?:{_says()}))\b"
    )


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(_tail())


@cache
def _how() -> re.Pattern[str]:
    """How a source knows, or the end of what tells of it."""
    return re.compile(
        rf"(?P<phrase>,? (?:{_KNOWS})(?: {_WORD}){{0,8}})|(?= ?(?:[.,;:)”’\"—–]|$|and |but |that |who |as |to ))"
    )


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w’'-])(?:(?P<source>{_SOURCE})|{_PERSON}(?=,? (?:{_KNOWING})\b)|"
        rf"(?=(?:{_SOMEBODY})|some(?:body|one) (?:{_KNOWING})\b)some(?:body|one))"
        r"(?![\w’'-])"
    )


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w’'-])(?:(?:{_EMPTY}) ){{0,4}}$")


_TELLING = (
    "say|says|said|claim|claims|claimed|insist|insisted|admit|admitted|confirm|confirmed|told (?:us|me|reporters)|"
    "whisper|"
    "whispered|add|added|report|reported|suggest|suggested|explained|revealed|recalled|warned|conceded"
)
_BY = (
    r"according to|per|citing|quoting|in the words of|on the word of|relying on|"
    r"(?:(?:that|this|which|news|it) (?:comes|came)|hear|hears|heard|hearing|learn|learns|learned|learnt|learning|"
    r"have it|has it|had it|got it|got this|have this|word|tip|leak|confirmation|emerged|understands?|so) from|"
    r"(?:told|tipped off|informed|assured|leaked|described|confirmed|claimed|recounted|relayed)"
    r"(?: (?:to|by) (?:us|me|the [a-z]+|this [a-z]+|reporters))? by"
)


@cache
def _leads() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?P<inverted>(?:[,”\"’] ?|\bso (?:at least )?|\bas )(?:{_TELLING}))|(?<![\w’'-])(?P<by>{_BY})) $"
    )


# "Historians have two sources for the siege": texts.
_TEXTS = re.compile(r"\b(?:historians|chronicles?|manuscripts?|we) [a-z ]{0,20}sources (?:for|on)\b")
# What else a source does behind "told" or "put": "a source told at third hand", "a source put to use".
_NO_TELLING = re.compile(r" (?:at|in|by|to be|to use|into|through|under|with|off|out)\b")
_NEEDS_OBJECT = words("told put put_it gave given give gives showed shown show shows")
_DEFINITE = words("the these those no open this that's if whether what which their its his her any every")
_OPENS = words("that but and or as because while when though although since yet so is was be said say where which")
_OF_THINGS = words(
    "open energy power light water food data heat news revenue income sound primary secondary renewable single closed "
    "historical ancient literary published written documentary original main major information funding protein "
    "carbon radiation pollution emission archival online official"
)


def nameless_sources(text: str, low: str) -> Iterator[tuple[int, int, str]]:
    """Where sources without a name tell something, with the wording of the message.

    Args:
        low: the text in small letters, place for place.
    """
    for noun in islice(_noun().finditer(low), _MOST):
        start, end = noun.span()
        ahead = low[max(0, start - 60) : start]
        start -= len(ahead) - _before().search(ahead).start()  # type: ignore[union-attr]
        lead = _leads().search(low, max(0, start - 60), start)
        before = low[max(0, start - 30) : start].rstrip().rpartition(" ")[2]
        if noun["source"] and (before in _OF_THINGS or low[start:end].split(" ")[-2:-1] == ["own"]):
            continue
        one = low.startswith(("a ", "an ", "one ", "another "), start)
        if before in _DEFINITE and not (one and before in ("what", "which")):
            continue
        if low[start:end].startswith("some") and before in ("is", "was", "be"):
            continue  # "an insider is somebody who works there": what the word means
        if one and _TEXTS.search(low, 0, start):
            continue
        described = "" if noun["source"] else "described"
        if not (not before or before[-1] in '.,;:!?—–”"(' or before in _OPENS or lead):
            described = "described"
        behind = _behind().match(low, end, end + _REACH)
        if lead is None and behind is None and before:  # "said a banking source"
            wider = _leads().search(low, max(0, start - 60), start - len(before) - 1)
            if wider is not None and _how().match(low, end) and before.isalpha():
                yield wider.start("by" if wider["by"] else "inverted"), end, "described"
                continue
        if lead is not None:
            how = _how().match(low, end)
            if how is None or (lead["inverted"] and how["phrase"] is None and not noun["source"]):
                continue
            first = lead.start("by") if lead["by"] else lead.start() + len(lead[0]) - len(lead[0].lstrip(',”"’ '))
            yield (
                first,
                how.end() if how["phrase"] and len(how[0]) < 50 else end,
                "described" if how["phrase"] else described,
            )
            continue
        if behind is None or (noun["source"] is None and not behind["phrase"]):
            continue
        if behind["says"].endswith("ed") and low.startswith(
            (" on the label", " on the pack", " on the map"), behind.end()
        ):
            continue
        if low.startswith(" by ", behind.end()) or (
            behind["says"] in _NEEDS_OBJECT and _NO_TELLING.match(low, behind.end())
        ):
            continue
        yield start, behind.end(), "described" if behind["phrase"] else described


def shapes() -> Iterator[str]:
    """Patterns of which one matches wherever there is such a source."""
    yield rf"\b(?:{_SOURCE}|some(?:one|body)|{_PERSON}){_tail()}"
    yield rf"(?:(?:{_TELLING})|{_BY}) (?:[^ ]+ ){{0,6}}(?:{_SOURCE}|{_PERSON},? (?:{_KNOWING}))\b"
