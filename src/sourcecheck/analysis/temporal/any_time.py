"""Sentences that speak of any day, not of one: conditions put to the reader, examples, instructions, plots."""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.analysis.temporal.expression import Class, Expression, Form
from sourcecheck.analysis.temporal.tense import is_past_form
from sourcecheck.compiled_patterns import compiled
from sourcecheck.word_lists import word_set

__all__ = ["is_any_time", "is_in_a_plot", "you"]


def is_any_time(sentence: str, one: Expression, start: int, end: int) -> bool:
    """Whether an expression at ``sentence[start:end]`` that counts from a page's date means any such time."""
    if one.form is not Form.MONTH_DAY and is_generic(sentence, start, end):
        return True
    if is_bidden(sentence, start, end, one.kind is Class.PAST or one.shift < 0):
        return True
    if one.kind is Class.PRESENT:
        return is_in_a_key(sentence, start)
    return one.kind is Class.PAST and is_of_any(sentence, start, end)


def is_generic(sentence: str, start: int, end: int) -> bool:
    """Whether a sentence speaks of any day, not of one: conditions put to the reader, examples, labels."""
    stops = [match.start() for match in _stop().finditer(sentence)]
    left = max((stop for stop in stops if stop < start), default=0)
    right = min((stop for stop in stops if stop >= end), default=len(sentence))
    if sentence.endswith("?") or _example().search(sentence, max(0, start - 60), start):
        return True
    if sentence.startswith("Those ") and _allowed().search(sentence, end):
        return True
    if sentence.startswith(("Anyone ", "Anybody ", "Whoever ")):
        if not (sentence.startswith(",", end) or _happened().search(sentence)):
            return True
    if _advice().match(sentence, left, right) and start < (sentence.find(",", left) if "," in sentence else right):
        return True
    return you().search(sentence, left, right) is not None and _condition().search(sentence, left, right) is not None


def is_bidden(sentence: str, start: int, end: int, back: bool) -> bool:
    """Whether an instruction speaks of any such time: "Keep it for next year’s crop", "Write what you ate yesterday".

    Args:
        back: the expression lies in the past.
    """
    first = _first_words().match(sentence)
    if first is None or first[1].lower() not in word_set("bidding-verbs"):
        return False
    if sentence[end : end + 2] in ("’s", "'s"):
        return True
    if you().search(sentence) is not None or _whether().search(sentence, 0, start):
        return back
    told = _told_of().search(sentence, 0, start) or any(map(is_past_form, sentence[:start].split()))
    return back and not told


@cache
def _first_words() -> re.Pattern[str]:
    """A verb and what its object or place opens with; not "Water was cut off"."""
    return compiled(
        r"(?:Do not |Don[’']t |Never |Then |Now |Always |Please )?([A-Za-z][a-z]+) (?:the|an?|your|any|each|every|all"
        r"|this|these|those|it|them|in|on|at|to|for|with|from|up|down|out|off|back|away|over|into|what|which|how"
        r"|whether|where|not|no|only|some|both|one|two|three|four|half|last|next|about|new|old|fresh|young|small|large|[a-z]+ly|[a-z]+s)\b"
    )


@cache
def _whether() -> re.Pattern[str]:
    return compiled(r"\b(?:if|whether|when|unless)\b")


@cache
def _told_of() -> re.Pattern[str]:
    """What makes one thing of that time: "the recently opened museum", "a bridge that was rebuilt"."""
    return compiled(r"\b(?:the|our|its|their|his|her|this|has|have|was|were|we|they|it|who|which|that)(?: \w+)? \Z")


@cache
def _example() -> re.Pattern[str]:
    return compiled(
        r"(?i)(?:\be\.g\.|\bfor example|\bfor instance|\bsuch as|\bsay,|\blet[’']s say|\bimagine|\bsuppose"
        r"|\bphrases? like|\bwords? like)[^.;]*$"
    )


@cache
def _allowed() -> re.Pattern[str]:
    return compiled(r"\b(?:may|can|must|should|need)\b")


@cache
def _happened() -> re.Pattern[str]:
    return compiled(r"\b(?:was|were|had|has|have|did)\b")


@cache
def _stop() -> re.Pattern[str]:
    return compiled(r"[;:—–] ")


@cache
def you() -> re.Pattern[str]:
    return compiled(r"(?i)\b(?:you|your|yours|yourself)\b")


@cache
def _condition() -> re.Pattern[str]:
    return compiled(r"(?i)\b(?:if|when|whenever|unless|should|once|make sure|can|may|might|need to|want to)\b")


@cache
def _advice() -> re.Pattern[str]:
    """A condition before what to do: "If it rains tomorrow, stay at home"."""
    return compiled(
        r"[;:—–]? ?(?:If|When|Unless) [^,]{0,120}, (?:please |then )?(?:stay|go|call|ring|use|take|bring|ask|see|do"
        r"|leave|check|make|wait|press|contact|try|turn|keep|tell|write|send|give|read|put|add|come)\b"
    )


def is_of_any(sentence: str, start: int, end: int) -> bool:
    """Whether something of a kind is spoken of: "Frogs that have recently left the water are small"."""
    if not _kind().match(sentence, 0, start):
        return sentence.startswith(("A ", "An ")) and start < 4 and _ought().search(sentence, end) is not None
    one = sentence.startswith(("A ", "An "))
    rest = (_so_it_is() if one else _so_it_was()).search(sentence, end)
    return (rest is not None) is one


@cache
def _ought() -> re.Pattern[str]:
    return compiled(r"\b(?:should|must|needs?|has to)\b")


@cache
def _kind() -> re.Pattern[str]:
    return compiled(
        r"(?:(?:An?|Any|Each|Every|No|All) )?"
        r"(?!(?:The|This|That|These|Those|Its|His|Her|Their|Our|Some|Many|Two|Three)\b)"
        r"[A-Za-z][a-z-]+(?: [a-z-]+){0,2} (?:that|which|who|whose [a-z]+)"
        r"(?: (?:is|are|has|have|was|were)(?: [a-z]+){0,4})? \Z"
    )


@cache
def _so_it_is() -> re.Pattern[str]:
    """The present of a rule for each of them, and no past behind it."""
    return compiled(r"\b(?:is|are|can|may|must|should|needs?|looks?|has to|have to)\b(?!.*\b(?:was|were|had)\b)")


@cache
def _so_it_was() -> re.Pattern[str]:
    return compiled(r"\b(?:was|were|had|has|have|did|will)\b")


def is_in_a_key(sentence: str, start: int) -> bool:
    """Whether a sign is explained: "Amber: the battery is still charging"."""
    return ":" in sentence[:30] and _sign().match(sentence, 0, start) is not None


@cache
def _sign() -> re.Pattern[str]:
    return compiled(r"[A-Z][\w-]*(?: [a-z]+)?: (?:[Tt]he|[Yy]our|[Aa]n?|[Nn]o) ")


def is_in_a_plot(text: str) -> bool:
    """Whether a paragraph tells what happens in a novel or film, which it does in the present."""
    return any(part in text for part in _OF_PLOTS) and _plot().search(text) is not None


_OF_PLOTS = ("heroine", "rotagonist", "arrator", ", played by", " opens on", " opens with")


@cache
def _plot() -> re.Pattern[str]:
    return compiled(
        r"\b(?:heroine|[Pp]rotagonist|[Nn]arrator)\b|, played by [A-Z]"
        r"|\b(?:novel|film|play|story|book|opera) opens (?:on|with)\b"
    )
