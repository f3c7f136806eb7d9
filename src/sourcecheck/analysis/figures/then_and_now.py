"""Which of two amounts is the earlier one: "31% in 2015 and 38% in 2023", "9%, against 6% a year before"."""

from __future__ import annotations

from functools import cache

from sourcecheck.analysis.figures.numbers import Figure
from sourcecheck.analysis.lazy_patterns import LazyPatterns

__all__ = ["compared", "tells_then"]


@cache
def _patterns() -> LazyPatterns:
    return LazyPatterns({
        "from": r"(?i)\bfrom (?:[a-z]+ ){0,3}\Z",
        "to": r"(?i)\b(?:to|into) (?:[a-z]+ ){0,2}\Z",
        # Right in front of the second amount: the first is the later one.
        "against": (
            r"(?i)\b(?:(?:from|against|(?:up|down) (?:on|from)|than|versus|vs|compared (?:with|to)|instead of|not"
            r"|after) (?:[a-z]+ ){0,2}|(?:above|below|over|under|on) (?:the|its|their) )\Z"
        ),
        "instead": r"(?i)\b(?:instead of|rather than|after|against|compared (?:with|to)|where) (?:[a-z]+ ){0,2}\Z",
        "year": r"(?<![\d.,$£€-])(?:1[89]|20)\d\d\b",
        # Of the amount beside it, that it is of an earlier time, or of the present.
        "then": (
            r"(?i)\b(?:earlier|ago|before|previous(?:ly)?|last [a-z]+"
            r"|had (?:\w+ )?(?:been|had|stood|come|made|cost|held)|was then|used to|until|former(?:ly)?|once|at first"
            r"|originally|the first (?:year|season|month|week|round|half)"
            r"|to begin with|at the (?:start|outset|beginning))\b"
        ),
        "now": (
            r"(?i)\b(?:now|nowadays|today|this (?:year|month|week|time|one|season|spring|summer|autumn|winter)"
            r"|current(?:ly)?|later|by then|at the end|at present|(?:years?|months?|decades?) on)\b"
        ),
        "was": r"\b(?:was|were|had|stood)\b",
        "is": r"\b(?:is|are|stands?)\b",
        "month": (
            r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr"
            r"|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter|(?:Mon|Tues|Wednes|Thurs|Fri|Satur"
            r"|Sun)day)\b"
        ),
        # Where what is told of the second amount begins.
        "stop": r"[;.!?](?= |\Z)|,? (?:and|but|while|whereas|where|when|after|as) | \(|\)",
    })  # fmt: skip


def tells_then(text: str) -> bool:
    """Whether a text says that it tells of an earlier time: "it had been 12%"."""
    return _patterns()["then"].search(text) is not None


def compared(text: str, first: Figure, second: Figure, low: int, high: int) -> int | None:
    """Whether two amounts are told as then and now: 1 the first is the earlier one, -1 the second, 0 it is not said
    which; None where nothing compares them.

    Args:
        low, high: where what is told of the amounts begins and ends.
    """
    patterns = _patterns()
    if patterns["from"].search(text, max(low, first.start - 40), first.start):
        return 1
    if patterns["against"].search(text, first.end, second.start):
        return -1
    if patterns["instead"].search(text, max(low, first.start - 40), first.start):
        return 1
    if patterns["to"].search(text, max(low, first.start - 30), first.start) and patterns["from"].search(
        text, first.end, second.start
    ):
        return -1
    one, other = _parts(text, first, second, low, high)
    years = [[int(match[0]) for match in patterns["year"].finditer(part)] for part in (one, other)]
    if years[0] and years[1] and years[0][-1] != years[1][0]:
        return 1 if years[0][-1] < years[1][0] else -1
    then = [patterns["then"].search(part) is not None for part in (one, other)]
    if then[0] != then[1]:
        return 1 if then[0] else -1
    now = [patterns["now"].search(part) is not None for part in (one, other)]
    if now[0] != now[1]:
        return 1 if now[1] else -1
    past = [patterns["was"].search(part) is not None and patterns["is"].search(part) is None for part in (one, other)]
    if past[0] != past[1] and any(patterns["is"].search(part) for part in (one, other)):
        return 1 if past[0] else -1
    told = years[0] or years[1] or then[0] or now[0]
    return 0 if told or all(patterns["month"].search(part) for part in (one, other)) else None


def _parts(text: str, first: Figure, second: Figure, low: int, high: int) -> tuple[str, str]:
    """What is told of each of two amounts: from its sentence's beginning to where the other's begins, or its end."""
    between = text[first.end : second.start]
    stops = list(_patterns()["stop"].finditer(between))
    cut = first.end + (stops[-1].start() if stops else between.find(",") + 1 if "," in between else len(between))
    start = max(low, text.rfind(". ", low, first.start) + 1)
    end = text.find(". ", second.end, high)
    return text[start:cut], text[cut : end if end > 0 else high]
