"""Whether a clause tells of its date as to come: "will be held on", "turns 90 on", "the vote is on"."""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.analysis.temporal.date_clauses import Clause, has_thing, is_past, past_forms, planned_things, tokens
from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.word_lists import listed, word_set

__all__ = ["may_come", "told_as_coming"]

_PARTICLES = words("in at on from by with place effect down up over off out away back")
_LINKS = words("and or but")
_ADVERBS = words("again also now officially finally first live there here")
_INNER = words("that those ones them which who whose where when as since until before after than how what why")
_PREPOSITIONS = frozenset(("on", "in", "at", "by", "from", "during", "for", ""))


def told_as_coming(clause: Clause, near: bool) -> int:
    """Where the verb of the date begins, or -1.

    Args:
        near: the date lies near the page's: told in the present it is no history.
    """
    if clause.opens and clause.preposition:
        return _after_date(clause, near) if clause.preposition in _PREPOSITIONS else -1
    before = clause.before
    future = [*_future().finditer(before)][-1:]
    if future and clause.preposition in _PREPOSITIONS:
        return clause.left + future[0].start() if _is_day_of(clause, future[0]) else -1
    if _told_otherwise().search(clause.text, clause.low, clause.start):
        return -1
    announced = _announced(clause)
    if announced >= 0 and not _past(before):
        return announced
    return _present(clause) if near and clause.preposition in ("on", "in", "") else -1


def _past(before: str) -> bool:
    return any(is_past(word) for word in re.findall(r"[a-z]+", before))


def _is_day_of(clause: Clause, future: re.Match[str]) -> bool:
    """Whether the words between "will" and the date leave the date to the verb."""
    verb = future["verb"] or _progressive().get(future["ing"] or "", "")
    passive = bool(future["be"] or future["being"])
    rest = clause.before[future.end("be") if passive and verb in _PARTICLES else future.end() :]
    bare = [word for word in re.findall(r"[\w’'-]+", rest) if word not in _ADVERBS]
    if clause.preposition == "for":
        return bool(future["settled"] or future["fixed"]) and not verb and not bare
    holding, acts = word_set("holding-verbs"), word_set("acts-on-a-day")
    if has_thing(rest) and verb not in holding:
        return False
    if any(word in _INNER or is_past(word) for word in bare):
        return False
    if not bare or verb in acts or verb in holding or passive or not verb or bare[0] in _PARTICLES:
        return not (
            verb in acts and re.search(r"\bto [a-z]+ ", rest) and not re.search(r"\bto (?:the|an?|its|their) ", rest)
        )
    # "will debate the bill on 12 March": an object, and a day that is hardly its own.
    return (
        clause.preposition == "on"
        and verb not in listed("verbs-about-the-past")
        and not any(word in _LINKS for word in bare)
    )


def _announced(clause: Clause) -> int:
    """Presents that announce: "takes place on", "is open until", "the deadline is", "the coming vote on"."""
    pattern = _until() if clause.preposition in ("until", "till") else _cue()
    match = pattern.search(clause.before)
    return clause.left + match.start() if match else -1


def _present(clause: Clause) -> int:
    """ "turns 90 on", "lifts off for the station on": the only verb of its clause."""
    found = tokens(clause.text, clause.left, clause.lead)
    if _has_finite(clause.behind):
        return -1
    for index in range(len(found) - 1, -1 if clause.joined == "who" else 0, -1):
        word, before = found[index][0], found[index - 1][0] if index else clause.joined
        if word in _INNER or is_past(word):
            return -1
        if word in _forms():
            if (
                before in _NO_SUBJECT
                or before[:1].isdigit()
                or (word in _plural() and before[-1:] != "s" and not before[:1].isupper() and before not in _MANY)
            ):
                return -1
            between = clause.text[found[index].end() : clause.lead]
            if _finite().search(clause.before) or (has_thing(between) and word not in _present_of_holding()):
                return -1
            return found[index].start()
    return -1


def _has_finite(words: str) -> bool:
    """Whether a finite verb stands among words; behind an article a past form tells of a thing: "a repaired roof"."""
    return any(
        match[0] in _AUXILIARIES or not _article().search(words, 0, match.start())
        for match in _finite().finditer(words)
    )


def _after_date(clause: Clause, near: bool) -> int:
    text, high = clause.text, clause.high
    start = clause.end + (2 if text.startswith(", ", clause.end) else 1)
    limit = min(high, start + 140)
    match = _finite().search(text, start, limit)
    first = match.start() if match else limit
    future = _future().search(text, start, limit)
    if future and future.start() <= first:
        between = text[start : future.start()]
        return -1 if re.search(r"\b(?:that|which|who|whose)\b", between) else future.start()
    if not near or clause.preposition not in ("on", "") or _told_otherwise().search(text, clause.low, high):
        return -1
    found = tokens(text, start, first)[:9]
    for index in range(1, len(found)):
        word, before = found[index][0], found[index - 1][0]
        if word in _INNER:
            return -1
        if word in _forms() and word not in _plural() and before not in _NO_SUBJECT:
            return found[index].start()
    return -1


_AUXILIARIES = words("is are was were has have had do does did will would can could may might must should")
_MANY = words("we they people women men children voters police")
_NO_SUBJECT = words(
    "the a an its their his her our your this these those of in on at by for with from to and or two three four five"
    " six seven eight nine ten many more some all no new other such"
)


@cache
def may_come() -> frozenset[str]:
    """Words of which every clause told as to come holds one."""
    return _forms() | words(
        "will shall won’t won't is are must should needs need join Join see See seeing come Come"
        " plans plan intends intend aims aim hopes hope expects expect looks look set take"
        " kick deadline date closing upcoming forthcoming takes kicks comes gets go goes remains remain stays stay runs"
        " run get come"
        " It’ll it’ll he’ll she’ll they’ll we’ll It'll it'll he'll she'll they'll we'll We’ll They’ll He’ll She’ll"
        " We'll They'll"
    )


def _with_s(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


@cache
def _plural() -> frozenset[str]:
    return words("meet go begin start open close vote leave return gather play face")


@cache
def _forms() -> frozenset[str]:
    """ "opens", "turns"; of many "meet", "go"."""
    return frozenset((*map(_with_s, listed("acts-on-a-day")), *_plural()))


@cache
def _present_of_holding() -> frozenset[str]:
    return frozenset((*map(_with_s, listed("holding-verbs")), *listed("holding-verbs"), "takes", "goes", "gets"))


@cache
def _progressive() -> dict[str, str]:
    """ "opening" of "open"."""
    made = {}
    for verb in listed("acts-on-a-day"):
        stem = verb[:-1] if verb.endswith("e") else verb
        made[stem + "ing"] = verb
        made[stem + stem[-1:] + "ing"] = verb
    return made


@cache
def _future() -> re.Pattern[str]:
    """ "will be held", "is due", "is scheduled", "plans to open", "is opening"; the verb where there is one."""
    adverb = r"(?:(?:not|also|now|then|soon|only|still|officially|finally|[a-z]+ly) )?"
    settled = "due|scheduled|set|slated|planned|expected|booked|billed|timed|pencilled in|penciled in"
    return compiled(
        rf"(?:\b(?:(?:will|shall|won[’']t)|(?:is|are) {adverb}(?:(?:(?:{settled}|about|likely) )?to|going to"
        r"|(?P<settled>" + settled + r"))|(?:plans?|intends?|aims?|hopes?|expects?|looks? set) to)|[’']ll)\b"
        rf"(?: {adverb}(?P<be>be )?(?P<verb>[a-z]+)\b)?"
        rf"|\b(?:has|have) {adverb}been (?P<fixed>{settled}|fixed)\b"
        rf"|\b(?:is|are) {adverb}(?P<being>being )?(?P<ing>{'|'.join(sorted(_progressive()))}|held)\b"
    )


@cache
def _until() -> re.Pattern[str]:
    return compiled(
        r"\b(?:(?:will (?:be |stay |remain )?|is |are |remains? |stays? )(?:open|on(?: display| show| view)?|available"
        r"|run|last|accepted|continue)|runs?)(?: [\w’'-]+){0,4} ?$"
    )


@cache
def _cue() -> re.Pattern[str]:
    return compiled(
        r"\b(?:takes? place|go(?:es)? on sale|kicks? off|comes? into (?:force|effect)|takes? effect"
        r"|gets? under ?way|go(?:es)? to the polls)(?: [\w’'-]+){0,4} ?$"
        r"|\b(?:deadline|closing date|next (?:meeting|race|match|game|session|show|concert|round)|cut-off(?: date)?)"
        r"(?: (?:for|of|to) [\w’' -]{1,30})? (?:is|falls) ?$"
        r"|\b(?:[Jj]oin us|[Ss]ee(?:ing)? you|[Cc]ome (?:and|to|along)\b)(?: [\w’'-]+){0,4} ?$"
        r"|\b(?:must|should|(?:have|has|need|needs) to) (?:be )?(?:reach|arrive|apply|register|enter|received|submitted"
        r"|returned|sent|handed in|filed|paid|made|booked)(?: [\w’'-]+){0,4} ?$"
        r"|\b(?:upcoming|forthcoming) (?:[\w-]+ ?){1,3}$"
        rf"|\b(?:{planned_things()})(?: (?:for|of|in|at|with|between) [\w’' -]{{1,40}})? (?:is|are) ?$"
    )


@cache
def _told_otherwise() -> re.Pattern[str]:
    """Stories, records and habits, which the present tells too."""
    return compiled(
        r"(?i)\b(?:stor(?:y|ies)|film|novel|book|plot|series|episode|timeline|chapter|play|diary|log|record|data"
        r"|year|season|term|when|each|every|usually|always|if)\b"
    )


@cache
def _article() -> re.Pattern[str]:
    return compiled(r"\b(?:the|an?|its|their|his|her|our|of|with) (?:[a-z]+ly )?\Z")


@cache
def _finite() -> re.Pattern[str]:
    return compiled(
        rf"\b(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|may|might|must|should|{past_forms()})\b"
    )
