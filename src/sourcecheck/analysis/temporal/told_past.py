"""Whether a clause tells of its date as past: "opened on", "was taken from a safe in the early hours of"."""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.analysis.temporal.date_clauses import Clause, has_thing, is_past, past_forms, tokens
from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.word_lists import alternatives, listed, word_set

__all__ = ["told_as_past"]

_FARTHEST = 13  # words between a verb and its date
_PREPOSITIONS = frozenset(("on", "in", "during", ""))
_SMALL = words("the a an its their his her any all of as for by with two three four five no most some this these those")
_AUXILIARIES = words("was were had been not never also then just later being got")
# After "to" these are no verbs: "was taken to hospital", "went to the polls".
_PLACES = words(
    "the a an its their his her this that these those two three four five six seven eight nine ten twelve half court"
    " hospital school prison jail work war power life sea bed"
    " home market auction trial ground"
)
_STOPS = words("how than until till if whether whose those ones what from_now upcoming forthcoming")
_RANKS = words("first second third last only youngest oldest fastest next latest")
_LABELS = words(
    "published posted updated reviewed modified edited revised changed verified checked released issued created"
)
_AWAY = words("out in away up home back to")  # who is called there goes at once
_ALONE = words("burst quit shut")  # that need no object
_BESIDE = words("in at on near above below over under outside inside off along beside behind between")
_TO_COME = words("ends takes opens closes begins starts expires comes goes applies lapses falls")
_LASTED = words("lasted ran continued remained stayed on")  # "went on until"
_ORDERED = words(
    "told ordered asked invited urged agreed wanted hoped planned expected instructed required decided able"
)
_RECORDS = words("record records fire sail foot")  # what is set on a day rather than for one
# Words before a verb that make it no past form of a subject: "the plan to cut", "it will cut", "it was hit".
_NO_SUBJECT = words(
    "to of in on at by for with from and or that who which whose not will would shall should can could may might must"
    " do does did is are was were be been being has have had when where than as if so more"
)


def told_as_past(clause: Clause) -> int:
    """Where the verb of the date begins, or -1."""
    if clause.preposition == "since":
        return _lasting(clause)
    if clause.opens and clause.preposition:
        return _after_date(clause) if clause.preposition in ("on", "in", "during", "by", "as of") else -1
    if clause.preposition in ("until", "till"):
        last = tokens(clause.text, clause.left, clause.lead)[-3:]
        verb = next((one.start() for one in last if is_past(one[0])), -1)
        return verb if verb >= 0 and any(one[0] in _LASTED for one in last) else -1
    had = clause.preposition == "by" and " had " in clause.before
    if (
        (clause.preposition not in _PREPOSITIONS and not had)
        or (_beside_a_clause() if clause.joined in ("that", "which", "who") else _present()).search(clause.behind)
        or _rule().match(clause.text, clause.end)
    ):
        return -1
    happened = _incident().search(clause.before)
    if happened and _happened().match(clause.text, clause.end, clause.high):
        return clause.left + happened.start()
    if _present().search(clause.before):
        return -1
    verb = _verb_before(clause)
    if verb >= 0:
        return verb
    same = _same_before().search(clause.before)
    if same and _is_singular(same["verb"], same["noun"], same["rest"], clause.behind):
        return clause.left + same.start("verb")
    return -1


def _verb_before(clause: Clause) -> int:
    """The nearest past form before the date, unless what stands between them takes the date for itself."""
    found = tokens(clause.text, clause.left, clause.lead)[-_FARTHEST:]
    for index in range(len(found) - 1, -1, -1):
        word = found[index][0].rstrip(".")
        following = found[index + 1][0] if index + 1 < len(found) else ""
        if (
            word in _STOPS
            or word in _TO_COME
            or (word in word_set("date-setting-verbs") and not (word == "called" and following in _AWAY))
        ):
            return -1
        if word == "to" and _is_infinitive(found, index):
            return -1
        if not is_past(word):
            continue
        first = index
        while first and (found[first - 1][0] in _AUXILIARIES or found[first - 1][0].endswith("ly")):
            first -= 1
        passive = any(match[0] in ("was", "were", "been", "got") for match in found[first:index])
        before = found[first - 1][0] if first else ""
        if before in _SMALL and first == index:
            continue  # a participle before its noun
        if not first and not passive and not _is_verb_of_its_clause(clause, found[0].start()):
            return -1
        between = clause.text[found[index].end() : clause.lead]
        if not clause.preposition and not between.strip() and word in _LABELS:
            return -1  # "last reviewed 6 January 2025", of the page itself
        if (
            word in word_set("telling-verbs")
            and between.strip()
            and not re.match(r" (?:in|at|by|through|via|with|to)\b", between)
        ):
            return -1
        if _purpose_or_date().search(between) or (
            has_thing(between, planned=True) and word not in word_set("holding-verbs")
        ):
            return -1
        return found[first].start()
    return -1


def _is_infinitive(found: list[re.Match[str]], index: int) -> bool:
    """Whether "to" opens what is only meant to happen: "voted to close the pool", not "reopened to traffic"."""
    following = [match[0] for match in found[index + 1 : index + 3]]
    if not following or any(match[0] in _RANKS for match in found[max(index - 4, 0) : index]):
        return False  # "the first woman to row the strait"
    word = following[0]
    if word in _PLACES or word[:1].isupper() or word[:1].isdigit() or word.endswith("ing"):
        return False
    ordered = index and found[index - 1][0] in _ORDERED
    return bool(ordered) or len(following) > 1 or word in listed("acts-on-a-day") or word == "be"


def _is_verb_of_its_clause(clause: Clause, at: int) -> bool:
    """Whether a past form without a subject in reach is one ("who died on"), not a participle (", held on")."""
    if clause.joined in ("and", "but", "or"):  # "will be stabilised in May and released on"
        return not _present().search(clause.text, clause.low, clause.left)
    if at > clause.left + 1 or clause.joined in ("who", "which", "that"):
        return True
    before = clause.text[max(clause.low, at - 6) : at]
    return before.endswith(("who ", "and ", "but ")) or bool(_happened().match(clause.text, clause.end, clause.high))


def _lasting(clause: Clause) -> int:
    """ "has been closed since", "Since 4 May 2025 it has been closed"."""
    for start, end in ((clause.left, clause.lead), (clause.end, clause.right)):
        match = _perfect().search(clause.text, start, end)
        if match and not _modal().search(clause.text, start, end):
            return match.start()
    return -1


def _after_date(clause: Clause) -> int:
    """The first verb of a clause that a date opens."""
    text, high = clause.text, clause.high
    start = clause.end + (2 if text.startswith(", ", clause.end) else 1)
    same = _same_behind().match(text, start, high)
    if same and not _modal().search(text, same.end(), high):
        if _is_singular(same["verb"], same["noun"], same["rest"], text[same.end() : high]):
            return same.start("verb")
    for match in _verb().finditer(text, start, min(high, start + 140)):
        between = text[start : match.start()]
        if re.search(r"\b(?:that|which|who|whose|if)\b", between):
            return -1
        if not match["past"]:
            return -1
        if re.search(r"\b(?:an?|the|its|their|his|her|two|three|some|of|newly)\s$", between):
            continue  # an adjective
        if not between or between.endswith("to ") or _is_plan().match(text, match.start()):
            return -1
        # "the bridge closed in 2019 will reopen": the first verb was a participle.
        end = _clause_end().search(text, match.end(), high)
        if _modal().search(text, match.end(), end.start() if end else high):
            return -1
        return match.start()
    return -1


def _is_singular(verb: str, noun: str | None, rest: str, behind: str) -> bool:
    """Whether "cut" or "burst" is the past form of a subject whose present would be "cuts", with an object or alone."""
    if noun and any(word in _NO_SUBJECT for word in noun.split()):
        return False
    if re.match(r",? (?:was|were|is|are|has|have|had)\b", behind):
        return False  # "the price cut the board wants in June is small"
    bare = rest.split()
    if verb in _ALONE and (not bare or bare[0] in _BESIDE):
        return True
    if not bare:
        return False
    if verb == "set" and not any(word in _RECORDS for word in bare):
        return False
    return (
        bool(_object().match(rest))
        and not has_thing(rest, planned=True)
        and not any(word in word_set("date-setting-verbs") for word in bare)
    )


@cache
def _purpose_or_date() -> re.Pattern[str]:
    """ "Bought fuel for delivery on", "opened in 2019 and closes on": the date is not the verb's."""
    return compiled(
        r" for (?:\w+ )?(?:delivery|collection|shipment|departure|completion|settlement|payment|release|use) ?$"
        r"|\b(?:19|20)\d\d and [a-z]+s\b"
    )


@cache
def _present() -> re.Pattern[str]:
    """Verbs of a clause that is not told as past."""
    return compiled(
        r"\b(?:is|are|be|being|has|have|do|does|will|shall|won[’']t|can|may|must|cannot|would|could|should|might"
        r"|when|once|until|till|next|due|upcoming|forthcoming)\b|[a-z][’'](?:ll|re|ve)\b|n[’']t\b(?<!didn’t)(?<!didn't)"
    )


@cache
def _beside_a_clause() -> re.Pattern[str]:
    """As ``_present``, behind "a fire that swept the hall on 15 June": what it "has" done is told as past too."""
    return compiled(r"\b(?:is|are|be|do|does|will|shall|can|may|must|cannot|would|could|should|might|until|due)\b")


@cache
def _rule() -> re.Pattern[str]:
    return compiled(r",? (?:or (?:after|later|before|earlier)|effective|as of|at the (?:latest|earliest))\b")


@cache
def _modal() -> re.Pattern[str]:
    return compiled(r"\b(?:will|shall|may|can|must|cannot|won[’']t|would|could|should|might|going to|about to)\b")


@cache
def _perfect() -> re.Pattern[str]:
    return compiled(
        rf"\b(?:has|have|had) (?:(?:been|not|also|\w+ly) ){{0,2}}(?:{past_forms()}|seen|been|taken|gone|run|become)\b"
    )


@cache
def _incident() -> re.Pattern[str]:
    return compiled(rf"\b(?:{alternatives('incident-nouns')}),? ?$")


@cache
def _happened() -> re.Pattern[str]:
    return compiled(
        rf"(?:,| in [A-Z]\w+,?)? (?:\w+ly )?(?:was|were|had|{past_forms()})\b"
        r"(?! (?:to|due|scheduled|expected|set|planned)\b)"
    )


@cache
def _is_plan() -> re.Pattern[str]:
    return compiled(
        r"(?:was|were|had) (?:not |now |also |been |\w+ly )?"
        rf"(?:to|due|{alternatives('date-setting-verbs')})\b|(?:hoped|planned|expected|wanted|intended|agreed) to"
    )


@cache
def _verb() -> re.Pattern[str]:
    """The first word that shows a tense."""
    return compiled(
        rf"\b(?:(?P<past>{past_forms()})|is|are|has|have|will|shall|would|can|could|may|might|must|should|does|do)\b"
    )


@cache
def _clause_end() -> re.Pattern[str]:
    return compiled(r"[,;:]| (?:that|who|which|where|and|but|as|after|before|when|while|because|to)\b")


# One person or thing, whose verb would end in -s today: "she", "the water main".
_ONE = (
    r"\b(?:[Hh]e|[Ss]he|[Ii]t|(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ne) "
    r"(?P<noun>(?:[a-z-]+ ){0,3}[a-z-]+[a-rt-z])|[A-Z][\w’'-]*[a-rt-z])(?: (?:then|also|[a-z]+ly))?"
)


@cache
def _same_before() -> re.Pattern[str]:
    return compiled(
        rf"{_ONE},? (?P<verb>{alternatives('same-past-forms')})\b(?P<rest>(?: (?:\d+[.,]\d+|[\w’'-]+),?){{0,6}}?),? ?$"
    )


@cache
def _same_behind() -> re.Pattern[str]:
    return compiled(rf"{_ONE} (?P<verb>{alternatives('same-past-forms')})\b(?P<rest>(?: [\w’'-]+){{0,4}})(?=[.,;]|$| )")


@cache
def _object() -> re.Pattern[str]:
    return compiled(
        r" (?:the|an?|minus|zero|its|his|her|their|all|two|three|four|five|up|down|off|out|[a-z]+s|\d[\d,.]*"
        r"|[A-Z]\w+)\b"
    )
