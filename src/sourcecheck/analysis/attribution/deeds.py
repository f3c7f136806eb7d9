"""Words of saying that tell of a deed: "added 292,000 jobs", "claiming 41 percent of the vote", "posted on Monday"."""

from __future__ import annotations

from sourcecheck.analysis.attribution.attributions import Attribution, Cue
from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled

__all__ = ["is_deed"]

# "Ruiz could fight the charge by arguing that", "the judge will rule": nobody has said it.
_MIGHT = compiled(r"\b(?:could|might|may|should|will)\b")
_DEEDS = words(
    "added adds adding add agreed agrees agree agreeing claimed claims claiming claim argued argues arguing argue "
    "proposed proposes proposing propose ordered orders ordering accepted accepts offered offers raised raises "
    "demanded "
    "demands posted posts posting answered answers answering"
)
_DEED = compiled(
    r" (?:(?:around|about|nearly|almost|some|roughly|more than|over|up to) )?"
    r"(?:a|an|the|its|his|her|their|some|two|three|four|five|several|many|every|each|all|more|another|"
    r"[$£€]?\d[\d,.]*|with|to \w+|"
    r"on|in|"
    r"at|for|over|[a-z]+ing)\b"
)
# A verb behind the object makes a clause of it: "claimed the wall was hollow", "argued a third had left".
_CLAUSE = compiled(
    r" (?:[\w’'$£€,-]+ ){1,7}?(?:is|are|was|were|has|have|had|would|will|could|can|may|might|should|did|does|do|"
    r"contain|cost|need|[a-z]{3,}ed)\b"
)


def is_deed(one: Attribution, text: str) -> bool:
    """Whether what looks like a statement only tells what somebody does, or might say."""
    if _MIGHT.search(text, one.source.end, max(one.source.end, one.start)):
        return True
    if one.cue is Cue.SHOWING and one.source.start <= one.start < one.source.end:
        return True  # "its recording of the quartets": a noun, no verb
    word, behind = text[one.start : one.end].lower(), text[one.end : one.end + 90]
    if _other_sense(word, behind):
        return True
    if word not in _DEEDS:
        return False
    if not behind.startswith(" ") or behind.startswith((" that ", " “", ' "', " ‘")):
        return False
    return _DEED.match(behind) is not None and _CLAUSE.match(behind) is None


# "Put it down to", "put the cost at": what somebody states.
_PUT = compiled(
    r" (?:it\b|(?:the|its|his|her|their) [\w’' -]{0,60}?\b(?:at|down to|as|in perspective)\b|forward\b|that\b)"
)
_INTO_OFFICE = compiled(r" (?:[A-Z][\w’'-]+ ){1,4}as\b")


def _other_sense(word: str, behind: str) -> bool:
    """Whether a verb says nothing here: "put the mill up for sale", "asked for a reading", "confirmed Vance as"."""
    if word in ("put", "puts", "putting"):
        return _PUT.match(behind) is None
    if word in ("asked", "asks", "ask"):
        return behind.startswith(" for ")
    return word in ("confirmed", "confirms") and _INTO_OFFICE.match(behind) is not None
