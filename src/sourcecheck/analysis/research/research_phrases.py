"""The words around a noun of research: "a recent" study, "dozens of" trials, "if a" survey."""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.analysis.attribution.source_words import demonym
from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.records import NamedTuple
from sourcecheck.word_lists import word_set

__all__ = ["BEFORE", "KINDS_OF_BODY", "Leaning", "is_supposed", "phrase"]

BEFORE = 110  # code points before the noun in which its article stands
_ARTICLES = frozenset(("a", "an", "another", "one"))
_AMOUNTS = words(
    "countless numerous several many multiple various some most other certain two three four five few all "
)
# "Dozens of studies", "a growing body of research".
_AMOUNTS_OF = words(
    "number handful series body host range wealth raft string dozens hundreds scores plenty couple years decades "
    "lot lots bulk most much some many any mountain pile "
)
# Words before the noun that are no topic of it.
_NO_TOPIC = words(
    "by from at of in to on with has have is was are were be and or but the this that these those its their our "
    "his her my your if whether until unless no not when as while because than which what who where how more for "
    "do does did news media press police fundraising expense annual quarterly court inspection traffic weather "
    "committee congressional exclusive autopsy audit internal pool case mock criminal murder jury show "
    "bug crash status "
    "incident book film user progress straw so also says say said though although however since there here where "
    "often now after before "
)
_OWNERS = words(
    "our my their his her your its these those the this that both such each every no any whose which what he she "
    "it i who we you they "
)
_SUPPOSING = words("if whether unless until should were would could may might imagine suppose when before ")
KINDS_OF_BODY = frozenset(("University", "College", "Government", "Council", "Hospital", "Institute", "Federal"))


class Leaning(NamedTuple):
    """Words that lean on research: ``who`` is where its name could stand, (-1, -1) where nothing does."""

    start: int
    end: int
    who: tuple[int, int] = (-1, -1)


@cache
def _year() -> re.Pattern[str]:
    return compiled(r"(?:19|20)\d\d|\d+-year")


def _place(text: str, at: int, words: list[str], index: int) -> int:
    """Where one of the words before ``at`` stands."""
    for word in reversed(words[index:]):
        at = text.rfind(word, 0, at)
    return at


def phrase(text: str, at: int) -> tuple[int, str, list[str]]:
    """Where the phrase of the noun at ``at`` begins, what it is, and the words before it in the sentence.

    It is one ("a recent study"), many ("dozens of studies"), described ("recent studies"), bare, or owned:
    somebody's, or a known one ("the study", "Harvard's study").
    """
    words = [word for word in text[max(0, at - BEFORE) : at].split(" ") if word]
    if words and at - BEFORE > 0:
        words.pop(0)  # cut through
    for index in range(len(words) - 1, -1, -1):
        if words[index].endswith((".", "!", "?", ":", ";", "—", "–")) and not words[index].endswith("U.S."):
            words = words[index + 1 :]
            break
    start, described, topic = at, False, False
    index = len(words) - 1
    while index >= 0:
        word = words[index].rstrip(",").lstrip("(“\"‘'—–")
        small = word.lower()
        ends = words[index].endswith(",")
        if small in _ARTICLES:
            # "A growing number of": the article of the amount.
            return _place(text, at, words, index), "one", words[:index]
        if small in ("our", "its", "his", "her", "internal", "in-house"):
            return start, "owned", []
        ahead = words[index - 1] if index else ""
        if word in KINDS_OF_BODY and not topic and (ahead.islower() or ahead.lower() in _ARTICLES):
            start, described = _place(text, at, words, index), True  # "a University study": of which one?
            index -= 1
            continue
        if small == "the":
            newest = described and re.match(r"(?:latest|newest|most recent)\b", text[start:at])
            return _place(text, at, words, index), "one" if newest else "owned", words[:index]
        if small in _AMOUNTS and not ends:
            before = index - 1
            if before >= 0 and words[before].lower() in ("a", "not", "no", "very"):
                before -= 1
            return _place(text, at, words, before + 1), "many", words[: before + 1]
        if small == "of" and index >= 1:
            if words[index - 1].lower() in _AMOUNTS_OF:
                first = index - 1
                while first >= 1 and words[first - 1].lower() in (
                    "a",
                    "growing",
                    "large",
                    "substantial",
                    "vast",
                    "the",
                    "an",
                ):
                    first -= 1
                return _place(text, at, words, first), "many", words[:first]
            break
        if (
            small in word_set("research-adjectives")
            or word in word_set("research-adjectives")
            or _year().fullmatch(word)
            or (word[:1].isupper() and demonym(word))
        ):
            if small != "and" or described:
                start, described = _place(text, at, words, index) if small != "and" else start, True
                index -= 1
                continue
        if (ends and index < len(words) - 1) or ends:
            break
        if (word[:1].isupper() and index > 0) or word.endswith(("'s", "’s", "s'", "s’")):
            return start, "owned", []
        if small in _OWNERS:
            return start, "owned", []
        if topic and not described:
            # "A political science study": more of the topic, as far as the article.
            for ahead_of in range(index - 1, max(index - 3, -1), -1):
                said = words[ahead_of + 1]
                if not said.isalpha() or not said.islower() or said in _NO_TOPIC:
                    break
                if words[ahead_of].lower() in _ARTICLES:
                    return _place(text, at, words, ahead_of), "one", words[:ahead_of]
        if (
            not topic
            and not described
            and small not in _NO_TOPIC
            and word.replace("-", "").isalpha()
            and word.islower()
        ):
            topic = True
            index -= 1
            continue
        break
    words = words[: index + 1]
    if any(word.lower() in ("our", "my") for word in words[-3:]):
        return start, "owned", []
    if (words and words[-1] == "case") or (
        start == at and words[-1:] and words[-1][:1].isupper() and len(words) > 1 and not described
    ):
        return start, "owned", []
    return start, "described" if described else "bare", words


def is_supposed(words: list[str]) -> bool:
    """Whether the words before leave open that there is such research: "if a study shows"."""
    for word in reversed(words[-3:]):
        if word.endswith((".", "!", "?", ";", ":")):
            return False
        if word.lower() in _SUPPOSING:
            return True
    return False
