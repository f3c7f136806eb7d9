"""Turns that lean on research of which nothing is said with a verb of its own: "in one experiment, dogs ...",
"there is research to show", "as has been shown in a study", "study after study has found".

The third part of what ``studies`` looks for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from sourcecheck.analysis.lazy_patterns import LazyPatterns
from sourcecheck.analysis.research.research_phrases import Leaning, is_supposed
from sourcecheck.analysis.words import words
from sourcecheck.word_lists import word_set

__all__ = ["FAR_IDIOM_VERBS", "GATE", "IDIOMS", "unnamed_turns"]

_WHO: Final = 200  # code points behind the words in which a name may stand
_AHEAD: Final = 80  # code points before the noun in which "in one ..." stands
_ASKED: Final = words("study experiment trial survey poll test analysis")
_ASKED_MANY: Final = words("studies experiments trials surveys tests")
_ARTICLES: Final = frozenset(("a", "an", "one", "another"))
_LEADING: Final = frozenset(("for", "and", "but", "that", "when", "because", "as", "yet", "so", "while", "where"))
_SHOWING = "show|suggest|prove|support|back|indicate|demonstrate|confirm|say"
# What research does in more words than one.
IDIOMS: Final = (
    r"(?:comes?|came|reach|reaches|reached|arrived? at|arrives at) (?:to )?(?:[\w’'-]+ ){1,3}(?:conclusions?|results?|"
    r"verdict|findings?|figures?)|(?:clears?|cleared) (?:(?:this|that|it) )?up"
    r"|(?:casts?|throws?|threw|raises?|raised) (?:\w+ )?doubts? (?:on|about|upon|over)"
    r"|(?:bears?|bore|borne|backs?|backed) (?:[\w’'-]+ ){0,3}(?:out|up)|(?:lends?|lent|adds?|added) (?:weight|support)"
    r"|(?:sheds?|throws?|threw) (?:\w+ )?light on|(?:calls?|called) (?:[\w’'-]+ ){1,4}into question"
    r"|(?:comes?|came) up with|(?:turns?|turned) up|(?:works?|worked|figured) out"
    r"|(?:yields?|yielded|provides?|provided|produces?|produced|offers?|offered|delivers?|delivered|gives?|gave|given) "
    r"(?:[\w’'-]+ ){0,3}?(?:proof|evidence|support|reasons?|answers?|clues?|confirmation|grounds)"
    r"|(?:(?:would )?have|has) it|(?:comes?|came) out (?:against|for|in favou?r)|according to which"
    r"|(?:makes?|made) (?:(?:it|this|that) )?(?:clear|plain|visible|obvious|evident)"
    r"|(?:leaves?|left) (?:no|little) (?:room for )?doubt"
)
# Their first words, further on behind the noun too, and right behind it only.
FAR_IDIOM_VERBS: Final = (
    "adds|added|arrived|arrives|back|backed|backs|bear|bears|bore|borne|call|called|calls|came|cast|casts|come|comes|"
    "figured|leave|leaves|left|lend|lends|lent|made|make|makes|raise|raised|raises|reach|reached|reaches|shed|sheds|"
    "threw|throw|throws|turn|turned|turns|work|worked|works"
)
_IDIOM_VERBS: Final = FAR_IDIOM_VERBS + (
    "|according|cleared|clears|deliver|delivered|delivers|gave|give|given|gives|offer|offered|offers|produce|produced|"
    "produces|provide|provided|provides|yield|yielded|yields"
)
_BEHIND: Final = (
    "(?: |(?:in|with|on|at|among|involving|of|by|from|for|that|published|conducted|using|carried|run|last|earlier) )"
)
# Over folded text, to stand beside the gate of ``studies``.
GATE = (
    rf"\bin (?:an?|one|another) (?:[^ ]+ ){{0,4}}(?:{'|'.join(sorted(_ASKED))}) {_BEHIND}"
    rf"|\bin (?:[a-z]+ [a-z]+ of )?(?:[^ ]+ ){{0,2}}(?:{'|'.join(sorted(_ASKED_MANY))}) {_BEHIND}"
    r"|\bthere(?: |'s )(?:[^ ]+ ){0,7}(?:research|evidence|studies|experiments|trials|surveys|study|experiment) "
    r"(?:to|that|which|showing|suggesting|indicating|proving|demonstrating) "
    r"|\b(?:study|survey|trial|experiment|report|poll|paper) after "
    r"|\b(?:research [^ ]+|[^ ]+ research) (?:team|group|project)s? [^ ]+ |\bresearch (?:team|group|project)s? [^ ]+ "
    r"|\b(?:study|survey|trial|review|analysis|experiment) (?:of its kind|to date|so far|yet|ever) "
    rf"|\b(?:stud(?:y|ies)|research|surveys?|trials?|experiments?|evidence|science) (?:[^ ]+ly )?(?:has |have |had )?"
    rf"(?:{_IDIOM_VERBS}) "
)


@cache
def _patterns() -> LazyPatterns:
    amount = r"(?:(?:a|one|another|this|the latest) )?(?:series|set|number|string|round|raft|handful|couple|host) of "
    return LazyPatterns({
        # "In one experiment, dogs opened a door", "in a set of experiments in wooden huts, ...".
        # "In one experiment, dogs opened a door", "in a set of experiments in wooden huts, ...": what stands before
        # the noun, one of it or many, and what behind it.
        "one": r"\b[Ii]n (?P<what>(?:an?|one|another) (?:[\w-]{1,24} ){0,4}?)$",
        "many": rf"\b[Ii]n (?P<what>(?:{amount})?(?:[\w-]{{1,24}} ){{0,2}}?)$",
        "behind": (
            r"(?: (?:in|with|on|at|among|involving|of|by|from|for|that|published|conducted|using|carried|run|last|"
            r"earlier)\b(?:[^,.;:()]|[,.]\d){2,90})?, (?P<subject>[\w’'-]+) (?P<second>[\w’'-]+)"
        ),
        "there": (
            r"\b[Tt]here(?:['’]s| is| are| was| were| has been| have been) (?:(?!anecdotal|no\b)[\w’'-]+ ){0,5}?"
            rf"(?:research|evidence|studies|experiments|trials|surveys|study|experiment) (?:to (?:{_SHOWING})\b"
            r"|(?:that|which) (?P<verb>[a-z]+)\b|(?:showing|suggesting|indicating|proving|demonstrating)\b)"
        ),
        "having": r"\b[Ss]cience having (?:shown|proved|proven|found|established)\b",
        "after": (
            r"\b(?P<noun>[Ss]tudy|[Ss]urvey|[Tt]rial|[Ee]xperiment|[Rr]eport|[Pp]oll|[Pp]aper) after (?i:(?P=noun)) "
            r"(?:(?:has|have|had) )?(?:\w+ly )?(?P<verb>[a-z]+)"
        ),
        "team": (
            r"(?<![\w’'-])(?:[Aa]|[Oo]ne|[Aa]nother|[Rr]esearch) (?:[\w-]+ ){0,2}?(?:teams?|groups?|projects?) "
            r"(?:(?:has|have|had) )?(?:(?:\w+ly|also|now) )?(?P<verb>[a-z]+) (?:that|how|why|evidence|no)\b"
        ),
        "greatest": (
            r"\b[Tt]he (?:first|largest|biggest|longest|broadest|most \w+) (?:[\w-]+ ){0,3}?"
            r"(?:study|survey|trial|review|analysis|experiment) (?:of its kind|to date|so far|yet|ever)"
            r"(?: (?:made|done|conducted|undertaken))?,? (?:(?:has|had) )?(?P<verb>[a-z]+)"
        ),
        "full": r" [A-Z][\w’-]+ [A-Z]",
        "court": (
            r"(?i)\b(?:jury|jurors?|judge|court|defen[dc]\w+|prosecut\w+|witness\w*|lawyers?|verdict|guilty|accused)\b"
        ),
    })  # fmt: skip


# Words of which every text with such a turn holds one, of each of several kinds.
_NOUNS: Final = words(
    "study studies Study experiment experiments Experiment trial trials Trial survey surveys Survey poll Poll test "
    "tests analysis review paper papers report Report Paper"
)
_SIGNS: Final = {
    "there": (words("There there"), words("research evidence studies experiments trials surveys study experiment")),
    "after": (words("after"), _NOUNS),
    "greatest": (words("kind date far"), _NOUNS),
    "team": (words("research Research"), words("team teams group groups project projects")),
    "having": (words("science Science"), words("having")),
    "in": (words("in In"), _NOUNS),
}


# In an experiment of these, nothing was found out about anybody.
_OWN = frozenset(("we", "i", "he", "she", "it", "our", "my", "his", "her", "its", "you", "your"))


def unnamed_turns(text: str, held: frozenset[str]) -> Iterator[Leaning]:
    """Where a text leans on research by such a turn, in order of the kinds of turns; ``held`` are its words."""
    patterns = _patterns()
    for name, signs in _SIGNS.items():
        if held.isdisjoint(signs[0]) or held.isdisjoint(signs[1]):
            continue
        if name == "in":
            yield from _within(text, held & (_ASKED | _ASKED_MANY))
            continue
        for match in patterns[name].finditer(text):
            start, end = match.span()
            verb = match.groupdict().get("verb")
            if (verb is not None and verb not in word_set("finding-verbs")) or (
                name == "team" and "esearch " not in match[0]
            ):
                continue
            if not is_supposed(text[max(0, start - 40) : start].split()):
                comma = text.find(",", end, end + _WHO)
                yield Leaning(start, end, (end, comma if comma >= 0 else end + _WHO))


def _within(text: str, nouns: frozenset[str]) -> Iterator[Leaning]:
    """What was seen in research, told as it happened: "in one experiment, dogs opened a door"."""
    patterns = _patterns()
    for noun in nouns:
        at = text.find(f" {noun}")
        while at >= 0:
            end = at + 1 + len(noun)
            behind = patterns["behind"].match(text, end)
            if behind is not None:
                ahead = patterns["one" if noun in _ASKED else "many"].search(text, max(0, at - _AHEAD), at + 1)
                if ahead is not None and _tells(text, ahead, noun, behind):
                    yield Leaning(ahead.start(), end, (end, behind.start("subject")))
            at = text.find(f" {noun}", end)


def _tells(text: str, ahead: re.Match[str], noun: str, behind: re.Match[str]) -> bool:
    """Whether the phrase opens a clause, and what follows is told of those who were looked at."""
    before = text[max(0, ahead.start() - 12) : ahead.start()].rstrip(' “"‘').rpartition(" ")[2].lower()
    if before[-1:].isalnum() and before not in _LEADING:
        return False
    subject, second = behind["subject"], behind["second"]
    if subject in ("the", "a") and _patterns()["full"].match(text, behind.end()):
        return False  # "the painter Ida Kern"
    if subject.lower() in _OWN or second in word_set("body-nouns") or (subject[0].isupper() and second[0].isupper()):
        return False
    if noun in ("test", "tests", "trials") and _ARTICLES.issuperset(ahead["what"].lower().split()):
        return False  # "in a test, the car stopped late"
    return not noun.startswith("trial") or _patterns()["court"].search(text) is None
