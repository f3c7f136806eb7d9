"""What tells "recently", "soon", "still" and "for years" from other uses of the same words."""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.analysis.temporal.any_time import you
from sourcecheck.analysis.temporal.guards import is_name
from sourcecheck.analysis.temporal.tense import is_past_form
from sourcecheck.compiled_patterns import compiled
from sourcecheck.word_lists import alternatives, listed

__all__ = [
    "has_an_end",
    "is_at_present",
    "is_counted_from_the_page",
    "is_dated_behind",
    "is_in_office",
    "is_just_done",
    "is_mention",
    "is_newest",
    "is_newly",
    "is_perfect",
    "is_recently",
    "is_soon",
    "is_status",
]

_HEADLINE = 60  # code points before "to date": what is shorter may have no verb


def is_recently(text: str, start: int, end: int) -> bool:
    """Whether a vague past is counted from the page; not "had recently", "as recently as 2019"."""
    before, after = text[max(0, start - 16) : start], text[end : end + 14]
    if text[start : start + 4].lower() == "most" and (
        re.search(r"(?i)\b(?:you [a-z]+|your|the|an?|their|its|any) $", before)
        or re.match(r" (?:opened|added|visited|played)\b", after)
        or _before_a_year().match(text, end)
    ):
        return False
    if re.match(r" (?:as|enough to|used|accessed|viewed|created|modified|deleted)\b", after) or re.search(
        r"(?i)\b(?:(?:the more|had|as|how|so|most|too|least|less|two|three|of) |most-)$", before
    ):
        return False
    if text[end : end + 1] == "-" or is_name(text, start) or _of_a_kind().match(text, end):
        return False  # "of late-night", a label: "choose Recently deleted"
    # "years ago" behind its number is another expression.
    if re.match(r"(?:years|months|weeks|days|decades)\b", text[start:end]):
        return re.search(r"(?:\d|dred|sand|lion|ions) $", before) is None
    return True


@cache
def _of_a_kind() -> re.Pattern[str]:
    """ "The recently deceased", "Lately is an adverb"."""
    return compiled(r" (?:deceased|bereaved|widowed|is an? (?:adverb|adjective|word)|means)\b")


def is_dated_behind(text: str, end: int) -> bool:
    """Whether a month or year follows at once: "most recently in March 2024", which says that nothing came since."""
    return _in_a_year().match(text, end) is not None


@cache
def _in_a_year() -> re.Pattern[str]:
    return compiled(r" (?:in|on) (?:\w+ ){0,2}?(?:19|20)\d\d\b")


@cache
def _before_a_year() -> re.Pattern[str]:
    return compiled(r"[^.;:]{0,80}\b(?:19|20)\d\d\b")


def is_just_done(text: str, start: int, end: int) -> bool:
    """Whether a participle follows "has just": "has just replaced", not "has just one", "could have just"."""
    following = _participle().match(text, end)
    if following is None or re.search(
        r"(?i)\b(?:could|would|might|should|may|must|to|you|if|whether|when) ?[’']?$", text[max(0, start - 8) : start]
    ):
        return False
    return is_past_form(following[1]) or following[1] in listed("irregular-participles")


def is_newly(done: str) -> bool:
    """Whether "newly" stands before what was done once, on a day: "was newly equipped"; not "the newly added row"."""
    return (is_past_form(done) or done in listed("irregular-participles")) and done not in listed("always-newly")


def is_mention(text: str, start: int, end: int) -> bool:
    """Whether words are spoken of as words: "The word recent comes from Latin"."""
    return bool(_word_for_words().search(text, max(0, start - 40), start))


@cache
def _word_for_words() -> re.Pattern[str]:
    return compiled(
        r"(?i)\b(?:words?|terms?|adjective|adverb|phrase|expression)(?: (?:like|such as|of))?[ “‘\"'*_]{1,3}$"
    )


def is_counted_from_the_page(text: str, start: int, end: int) -> bool:
    """Whether a sentence has no other time for its vague past: "When he married in 1851", "that summer", a novel's."""
    if text[max(0, start - 5) : start].endswith(("has ", "have ")):
        return True
    return not _elsewhen().search(text, 0, start) and not _in_a_plot().search(text, end, end + 40)


@cache
def _participle() -> re.Pattern[str]:
    return compiled(r" (?:been )?([a-z]+)")


_PLOT = r"\b(?:heroine|hero|protagonist|narrator|plot)\b"


@cache
def _in_a_plot() -> re.Pattern[str]:
    return compiled(_PLOT)


@cache
def _elsewhen() -> re.Pattern[str]:
    unit = r"(?:years?|days?|summer|winter|spring|autumn|months?|weeks?|time)"
    return compiled(
        r"(?:(?:^(?:In|Back in|By|On|During|At|After|Before)|\b[Ww]hen)"
        r" [^.;:]{0,60}?(?:1[0-9]|20)\d\d\b(?!s)[^.;]{0,60}"
        rf"|\b(?:[Tt]hat|[Tt]hose) (?:[a-z]+ ){{0,2}}{unit}\b[^.;]{{0,60}}"
        rf"|{_PLOT}[^.;]{{0,60}})$"
    )


def is_at_present(text: str, start: int, end: int) -> bool:
    """Whether words of the present make a claim about it."""
    word = text[start:end].lower()
    before, after = text[max(0, start - 24) : start], text[end : end + 24]
    if re.search(r"\b(?:had|was|were|would|did)\s(?:\w+\s)?$|\byou $", before):
        return False
    if word == "to date":
        return _is_until_now(before, after, re.split(r"[.!?;] ", text[max(0, start - 200) : start])[-1])
    if word == "so far":
        return not re.search(r"\b(?:only|just|go|goes|going|went|gone) $", before) and not re.match(
            r"(?: as| that| away| from| apart| ahead| "
            r"removed| behind|[-])\b",
            after,
        )
    if word == "at this point" and (
        re.match(r" (?:of|on|in|when|where|that)\b", after)
        or re.search(r"\b(?:was|were|had) ", re.split(r"[.!?;] ", before)[-1] + after)
    ):
        return False
    if word in ("for now", "just now", "right now", "until now", "till now", "up to now", "at this point"):
        clause = (
            re.split(r"[.!?;] ", text[max(0, start - 60) : start])[-1] + re.split(r"[.!?;]", text[start : end + 40])[0]
        )
        told = re.search(r"\b(?:was|were|had|did|would|could|should|[a-z]{2,}ed)\b", clause)
        states = re.search(r"\b(?:is|are|has|have|remains?)\b|[’'](?:re|s|ve)\b", clause)
        return (
            (states is not None or (told is None and text[start:end] == "For now"))
            and not you().search(clause)
            and not re.match(r"[-\w!]", after)
            and not re.search(r"(?i)\b(?:wants? to|needs? to|how many|how much)\b", clause)
        )
    if word == "at this time":
        return not re.match(r" (?:of|on|when|in|last|next|every|each|to)\b|[-\w]", after) and not you().search(
            before + after
        )
    if _supposing().search(text, max(0, start - 90), start) or _supposed_behind().match(text, end, end + 60):
        return False
    if word == "currently" and _program().match(after):
        return False
    if word in ("currently", "presently") and re.search(r"[^,] (?:that|which|who) (?:is|are) $", before):
        return False  # "systems which are currently in use": any that are, whenever it is
    return not after.startswith("-")


def _is_until_now(before: str, after: str, sentence: str) -> bool:
    """Whether "to date" is a time; not "keep up to date", "to date a tree", "began to date her"."""
    if re.search(
        r"(?i)\b(?:up|how|want|wants|going|try|started|began|hard|easy|used|able|possible|methods?) $", before
    ):
        return False
    opens = not before.strip() or before.rstrip()[-1] in ".!?:”’\"'"
    if opens and not after.startswith(","):  # "To date our crews have finished": behind the subject stands has or have
        return bool(re.match(r" (?:[^.,;]{1,60} )?(?:has|have|is|are)\b", after)) and not re.match(r" an?\b", after)
    if re.match(r" (?:has|have|is|are)\b| (?:it|we|they|he|she)(?: (?:has|have|is|are)\b|[’'])", after):
        return True
    if re.match(r"\s?(?:[.,;:)—–]|$)", after):
        return len(sentence) < _HEADLINE or _lasts().search(sentence) is not None
    if _ranked().match(after):  # "is to date the largest"; not "the aim is to date the oldest tree"
        return bool(re.search(r"\b(?:is|are|remains?) $", before)) and not _purpose().search(sentence)
    return bool(_amount_so_far().search(before)) and not re.match(
        r" (?:the|an?|her|him|them|it|objects|finds)\b", after
    )


@cache
def _lasts() -> re.Pattern[str]:
    """What is so until now: "has sold 4,000 to date", "the largest to date"."""
    return compiled(r"\b(?:has|have|is|are|only|first|best|biggest|worst|[a-z]+est|most)\b|\d|[’'](?:s|ve|re)\b")


@cache
def _ranked() -> re.Pattern[str]:
    return compiled(
        r" (?:one of )?(?:the|our|its|their|his|her) (?:[\w’'-]+ )?(?:[a-z]{2,}est|most|only|first|best|worst|last)\b"
    )


@cache
def _purpose() -> re.Pattern[str]:
    return compiled(
        r"(?i)\b(?:aim|goal|task|plan|idea|purpose|job|way|step|point|trick|challenge|hope|ambition|work|method|object"
        r"|objective|intention|role)s?\b"
    )


@cache
def _supposing() -> re.Pattern[str]:
    return compiled(r"\b(?:[Ii]f|[Ww]hen|[Ww]hether|[Uu]nless|[Ww]hoever|[Aa]nyone who) [^,;.]*$")


@cache
def _supposed_behind() -> re.Pattern[str]:
    return compiled(r"[^.;,]* (?:if|whenever|unless) ")


@cache
def _amount_so_far() -> re.Pattern[str]:
    """What has grown to date: "has raised 4 million euros", "the largest survey", "has"."""
    return compiled(
        r"(?:\b(?:has|have)|[\d$£€]\d*[\d.,]*(?: (?:million|billion|thousand|m|bn))?(?: [a-z]+){0,3}"
        r"|\b(?:[a-z]+est|most [a-z]+|best|only|first|biggest)(?: [a-z]+){1,5}) $"
    )


def is_soon(text: str, start: int, end: int) -> bool:
    """Whether "soon" and "shortly" promise something; not "as soon as", "soon after", "soon became"."""
    word = text[start:end].lower()
    before, after = text[max(0, start - 40) : start], text[end : end + 30]
    if word in ("soon", "shortly", "very soon"):
        if re.search(
            r"(?i)\b(?:on that|on this|see|show|discuss|explain|explore|turn|come back|get to|look at)\b",
            before[-24:] + after[:20],
        ):
            return False  # later in the same text
        if re.search(
            r"(?i)\b(?:as|too|how|so|sooner or|none too|not a moment too|would|could|might|had|was|were|if) $", before
        ):
            return False
        if re.match(r" (?:after|before|as|there|enough)\b|-|er\b", after):
            return False
        following = re.match(r" ([a-z]+)\b", after)
        if following and is_past_form(following[1]):
            return False
        opens = not before.strip() and re.match(
            r"[^.;]{0,80}\b(?:will|(?:is|are) (?:to|going|due|set))\b", text[end : end + 100]
        )
        return bool(opens or _promise().search(before) or re.match(r" (?:will|to|be|is|are)\b", after))
    return True


def is_status(text: str, start: int, end: int) -> bool:
    """Whether "is still" and "is now" state how things stand; a step of a recipe, a condition or a ghost does not."""
    if text.startswith("not yet", start) and re.search(r"[^,] (?:that|which|who) [a-z]+ $", text[:start]):
        return False  # "software that has not yet been adapted": any, whenever it is
    return not you().search(text) and not re.search(
        r"(?i)^(?:check|make sure|set|ensure|see|test|wait|press|turn|stir|add)\b"
        r"|(?:^|[.;] )(?:(?:an?|any|each|every) [a-z]+|[a-z]+s) (?:that|which|who|whose [a-z]+) (?:is|are|has|have"
        r"|does|do|can) $"
        r"|\b(?:novel|story|film|book|tale|scene|chapter) $"
        r"|\b(?:means?|shows?|indicates?|signals?) that [^,;]*$|\b(?:(?:if|when|until|unless|whether|once|why) "
        r"|(?:could|would|might|should|may|must|can|will|to) $|while [^,]*$)",
        text[:start],
    )


def is_newest(text: str, start: int, end: int) -> bool:
    """Whether "the latest figures" and "most recently" are those of a day; not what one keeps up with or used last."""
    before = text[max(0, start - 24) : start]
    if text[start:end].lower() == "most recently":
        used = re.match(r" (?:used|viewed|opened|added|modified|visited|played)\b", text[end : end + 12])
        return used is None and not re.search(r"(?i)\b(?:your|the|a|their|its|any) $", before)
    return not re.search(
        r"\b(?:up with|abreast of|informed (?:of|about)|up to date (?:on|with)|follow|track) $", before
    )


def is_in_office(text: str, start: int, end: int) -> bool:
    """Whether "the current mayor" is one of now: not "became the current", "who was the sitting mayor"."""
    return not re.search(
        r"\b(?:was|were|had|then|when|while|became|like) (?:[\w’'-]+ ){0,3}$", text[max(0, start - 40) : start]
    )


def is_perfect(text: str, start: int, end: int) -> bool:
    """Whether a duration stands behind "has" or "have" in its clause: it lasts to this day."""
    return bool(_perfect().search(text[max(0, start - 90) : start]))


def has_an_end(text: str, start: int, end: int) -> bool:
    """Whether a duration is counted from or to something: years, "after the war", "before", "until"."""
    after, before = text[end : end + 40], text[max(0, start - 60) : start]
    if re.match(
        r",? (?:after|before|following|until|from|since|between|under|during|to come|of (?:his|her|its|their) )", after
    ):
        return True
    sentence = re.split(r"[.!?;] ", before)[-1]
    return bool(
        re.search(r"\b(?:will|would|could|should|must|may|can|(?<!has )(?<!have )had|to) (?:\w+ ){0,4}$", sentence)
    ) or bool(
        re.match(r"[^.!?;]{0,30}\b(?:from|between|since|to|until|in|by) (?:\w+ )?(?:1[5-9]|20)\d\d\b", after)
        and not re.match(r"[^.!?;]{0,40}(?:most recent|latest|last)", after)
    )


@cache
def _program() -> re.Pattern[str]:
    return compiled(rf" (?:{alternatives('program-states')})\b")


@cache
def _promise() -> re.Pattern[str]:
    return compiled(
        r"(?i)(?:\b(?:will|shall|is|are|to be|coming|going|due|expected|available|open|opens|opening|follow"
        r"|follows|released?|launch"
        r"|announced?|back|again|here|begin|start|return|happen|ready|arrive|arriving|more|end|out|live)"
        r"|[’']ll)(?: \w+){0,5} $"
    )


@cache
def _perfect() -> re.Pattern[str]:
    return compiled(r"(?:\b(?:has|have)|[’']ve)\b(?! to\b)[^.;:!?]*$")
