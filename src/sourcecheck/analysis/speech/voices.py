"""Where a text itself says that somebody speaks: words of saying that have a subject.

Looked for in the author's own words only: what stands in quotation marks is one blank token. A
cheap reading of word order, no parser: from a verb back to the words that can be its subject,
and forward where the order is inverted ("said Ana Ruiz").
"""

from __future__ import annotations

from typing import Final

from sourcecheck.analysis.per_block import PerBlock
from sourcecheck.analysis.speech.own_tokens import QUOTED, Token, tokens, word_at
from sourcecheck.analysis.speech.vague_phrases import (
    BE,
    BETWEEN,
    CLAUSE,
    DETERMINERS,
    END,
    PREPOSITIONS,
    PRONOUNS,
    is_vague,
    plain_verbs,
    saying_verbs,
    subjects,
    vague_lists,
    verbs,
)  # fmt: skip
from sourcecheck.analysis.words import words
from sourcecheck.document import Document
from sourcecheck.records import NamedTuple
from sourcecheck.word_lists import word_set

__all__ = ["Voice", "can_speak", "voices"]

_HELPING: Final = words("is are was were has have had will would can could may might must shall should")
_PERSONAL: Final = words("he she they i we you who someone somebody everyone everybody")
_RECALLED: Final = words("its all some about nearly thousands millions hundreds")
_SHOWN: Final = words("say says said read reads")


class Voice(NamedTuple):
    """A cue of speech with a subject: where, and how far it reaches.

    ``kind`` is plain (means speech wherever it stands: "said"), said (somebody claims, thinks or names something) or
    beside (means speech only right beside a quotation: "read", "went on").
    """

    start: int
    end: int
    kind: str


def voices(document: Document) -> PerBlock[tuple[Voice, ...]]:
    """Per block the cues of speech in its own words that have a subject; use through ``document.once(voices)``."""
    return PerBlock(document.blocks, lambda block: _voices_of(document.once(tokens)[block.number]))


def _voices_of(row: tuple[Token, ...]) -> tuple[Voice, ...]:
    known, plain, saying = verbs(), plain_verbs(), saying_verbs()
    found: list[Voice] = []
    for index, token in enumerate(row):
        if token.low in known:
            kind = "plain" if token.low in plain else "said" if token.low in saying else "beside"
            if _has_subject(row, index, kind):
                found.append(Voice(token.start, token.end, kind))
        elif token.low == "according" and word_at(row, index + 1) == "to":
            if not is_vague(row, index + 2):
                found.append(Voice(token.start, token.end, "plain"))
    return tuple(found)


def _has_subject(row: tuple[Token, ...], index: int, kind: str) -> bool:
    """Whether somebody or something that can speak is the subject of the verb at ``index``."""
    verb = row[index].low
    noun_too = verb in word_set("verbs-also-nouns")
    if noun_too and word_at(row, index + 1) in _HELPING:
        return False  # "New beams were put in"
    at = index - 1
    passive = False
    while at >= 0 and (row[at].low in BETWEEN or row[at].low in BE or row[at].low.endswith("ly")):
        passive = passive or row[at].low in BE
        at -= 1
    if passive and not verb.endswith("ing"):
        return _by_agent(row, index)
    before = word_at(row, at)
    if not before or before in END or before in (",", '"', "-"):
        # The verb opens the clause: inverted, a participle, an imperative, or coordinated with what came before.
        return _inverted(row, index, at, kind, noun_too)
    if noun_too and before in ("one", "another") and not verb.endswith(("s", "ed")):
        return False  # "one question left"
    if verb.startswith("recall") and (word_at(row, index + 1)[:1].isdigit() or word_at(row, index + 1) in _RECALLED):
        return False  # "the firm recalled 4,000 jars"
    if before == "who" or before.partition("'")[0] in PRONOUNS:
        return True
    if before == "which":
        return not _antecedent_is_vague(row, at)
    if before == "it":
        if verb in ("feel", "feels", "felt"):
            return False
        return kind != "beside" or verb in ("reads", "read", "provides", "stipulates", "puts", "goes", "went")
    if before in ("this", "that", "these", "there", "what", "nothing"):
        shows = before == "that" and verb in _SHOWN and word_at(row, index + 1) in (QUOTED, ",", ":")
        return shows and not _antecedent_is_vague(row, at)  # "water bottles that said “…”"
    if verb.endswith("ing") and verb in vague_lists()[0] and word_at(row, index - 1) not in BE:
        return False  # "the general feeling"
    if verb == "say" and before in ("no", "little", "final", "any", "own", "their", "a", "the", "much"):
        return False  # "have had no say"
    if noun_too and (before in DETERMINERS or before.endswith("'s") or before in PREPOSITIONS):
        return False
    if noun_too and word_at(row, at - 1) in ("a", "an", "one", "another") and not verb.endswith(("s", "ed")):
        return False  # "reads a typical comment"
    if before in CLAUSE:
        return not noun_too and kind == "plain" and before in ("and", "but", "as", "if", "when", "while", "than")
    begin = _begin(row, at)
    if is_vague(row, begin):
        return False
    if kind == "plain" and not noun_too:
        return True
    if (
        begin > 0
        and QUOTED in (row[begin - 1].low, word_at(row, begin - 2))
        and at - begin < 4
        and not row[begin].capital
    ):
        return True  # '"…," the suit reads'
    return can_speak(row, begin, at + 1)


def can_speak(row: tuple[Token, ...], begin: int, end: int) -> bool:
    """Whether the phrase ``row[begin:end]`` names somebody, or something that says things: a body, a document."""
    named = subjects()
    return any(
        token.low in named
        or token.low.endswith(("sman", "smen", "woman", "women", "person"))
        or token.low in _PERSONAL
        or (token.capital and (index > begin or (index > 0 and row[index - 1].low not in END) or index == end - 1))
        for index, token in enumerate(row[begin:end], begin)
    )


def _inverted(row: tuple[Token, ...], index: int, at: int, kind: str, noun_too: bool) -> bool:
    """Whether a verb that opens its clause speaks: ``… ," said Ruiz``, ``Ruiz rose, saying``, ``Say "..."``."""
    verb = row[index].low
    following = row[index + 1] if index + 1 < len(row) else None
    if QUOTED in (word_at(row, at), word_at(row, at - 1)) and following is not None:
        if is_vague(row, index + 1):
            return False
        return following.capital or following.low in DETERMINERS or following.low in PRONOUNS or kind == "plain"
    if at >= 0 and row[at].low == ",":
        # A participle, or the verb after an apposition: "Sun, a senior fellow, prefers".
        first = _sentence_begin(row, at)
        if is_vague(row, _begin(row, at - 1)) or is_vague(row, first):
            return False
        return (kind == "plain" and not noun_too) or can_speak(row, first, at)
    if kind == "plain" and not noun_too:
        return following is not None or verb.endswith("ing")
    return following is not None and following.low == QUOTED


def _by_agent(row: tuple[Token, ...], index: int) -> bool:
    return any(token.low == "by" for token in row[index + 1 : index + 7])


def _begin(row: tuple[Token, ...], at: int) -> int:
    """Where the noun phrase begins whose last word is at ``at``, at most 14 words back."""
    begin = at
    while begin > 0 and at - begin < 14:
        low = row[begin - 1].low
        if low in END or low in CLAUSE or low == ",":
            break
        begin -= 1
    return begin


def _sentence_begin(row: tuple[Token, ...], at: int) -> int:
    begin = at
    while begin > 0 and at - begin < 60 and row[begin - 1].low not in ".!?":
        begin -= 1
    return begin


def _antecedent_is_vague(row: tuple[Token, ...], at: int) -> bool:
    last = at - 2 if word_at(row, at - 1) == "," else at - 1
    return last < 0 or is_vague(row, _begin(row, last))
