"""Where a text itself says that somebody speaks: words of saying that have a subject.

Looked for in the author's own words only: what stands in quotation marks is one blank token. A
cheap reading of word order, no parser: from a verb back to the words that can be its subject,
and forward where the order is inverted ("said Ana Ruiz").
"""

from __future__ import annotations

import re
from functools import cache, partial
from itertools import islice
from typing import Final, NamedTuple

from sourcecheck.analysis.per_block import PerBlock
from sourcecheck.analysis.speech.quotations import quotations
from sourcecheck.analysis.words import words
from sourcecheck.document import Block, Document
from sourcecheck.word_lists import listed

__all__ = [
    "QUOTED",
    "Token",
    "Voice",
    "are_many",
    "can_speak",
    "head_noun",
    "is_vague",
    "texts",
    "tokens",
    "vague_nouns",
    "voices",
]

QUOTED: Final = "¤"  # the token that stands for a quotation
_MOST: Final = 4_000  # tokens of a block that are read; no paragraph has more

_BE: Final = words("is are was were be been being am ’s 's isn't isn’t wasn't wasn’t get gets got")
_BETWEEN: Final = words(
    "has have had having would will could may might should must shall can cannot did does do also then later still "
    "even not never just once again already always often further soon ago today yesterday tonight now recently "
    "earlier previously since both all himself herself themselves itself only famously long more to simply quickly "
    "first himself who’d they’d he’d she’d I’d i’ve is are was were been being be as"
)
# What these are "of" is what they are about: "criticism of the law".
_OF_A_THING: Final = words(
    "criticism critique critiques analysis analyses assessment assessments evaluation appraisal interpretation "
    "description depiction portrayal discussion summary review reviews praise explanation diagnosis "
    "reading readings"
)
_HELPING: Final = words("is are was were has have had will would can could may might must shall should")
_PREPOSITIONS: Final = words(
    "of from by in on at for with about to among behind against over under into between across during within after "
    "before since through toward towards like near outside inside including "
    "surrounding regarding concerning beneath beyond throughout"
)
_CLAUSE: Final = words("that which when as if because while but and or where though although than so whether unless")
_PRONOUNS: Final = words(
    "he she they i we you who one some many others everyone everybody someone somebody most few both all "
    "another people those"
)
_DETERMINERS: Final = words(
    "the a an this that these those his her its their our my your one another some any each no every"
)
_INDEFINITE: Final = words("a an one another some such other many several most various numerous certain further any")
_ARTICLES: Final = frozenset(("a", "an", "the", "one", "another"))
_NO_ADJECTIVES: Final = _BE | _BETWEEN | _PRONOUNS
_PERSONAL: Final = words("he she they i we you who someone somebody everyone everybody")
_OWNERS: Final = words("his her their our my your whose")
_SHOWN: Final = words("say says said read reads")
_END: Final = frozenset(".!?;:()[]{}" + "—–…•|" + QUOTED)


class Token(NamedTuple):
    """A word, a mark, or a quotation (``QUOTED``) of a block's own text; ``low`` in lower case, apostrophes plain."""

    low: str
    start: int
    end: int
    capital: bool


class Voice(NamedTuple):
    """A cue of speech with a subject: where, and how far it reaches.

    ``kind`` is plain (means speech wherever it stands: "said"), said (somebody claims, thinks or names something) or
    beside (means speech only right beside a quotation: "read", "went on").
    """

    start: int
    end: int
    kind: str


@cache
def _words() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+(?:[.'’&@-][^\W_]+)*(?:['’](?=\W|$))?|[^\w\s]")


@cache
def _plain_verbs() -> frozenset[str]:
    return frozenset(listed("plain-speech-verbs"))


@cache
def _saying_verbs() -> frozenset[str]:
    return frozenset(word for name in ("saying-verbs", "thinking-verbs", "naming-verbs") for word in listed(name))


@cache
def _verbs() -> frozenset[str]:
    beside = (word for name in ("voicing-verbs", "showing-verbs") for word in listed(name))
    return _plain_verbs() | _saying_verbs() | frozenset(beside)


@cache
def _also_nouns() -> frozenset[str]:
    return frozenset(listed("verbs-also-nouns"))


@cache
def _vague() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(listed("vague-sources")), frozenset(listed("vague-when-indefinite"))


@cache
def vague_nouns() -> frozenset[str]:
    """Every noun that can be vague: a phrase without one never is."""
    never, indefinite = _vague()
    return never | indefinite


@cache
def _subjects() -> frozenset[str]:
    lists = ("people-nouns", "body-nouns", "document-nouns", "displayed-texts")
    return frozenset(word for name in lists for word in listed(name))


def tokens(document: Document) -> PerBlock[tuple[Token, ...]]:
    """Per block the words and marks outside of quotation marks; use through ``document.once(tokens)``."""
    return PerBlock(document.blocks, partial(_tokens_of, document))


def _tokens_of(document: Document, block: Block) -> tuple[Token, ...]:
    text = block.text
    pieces: list[str] = []
    at = 0
    for one in document.once(quotations)[block.number]:
        if one.depth == 0:
            pieces += (text[at : one.start], QUOTED, " " * (one.end - one.start - 1))
            at = one.end
    text = "".join(pieces) + text[at:]
    low = text.lower()
    if len(low) != len(text):
        low = "".join(char.lower()[0] for char in text)  # few letters have a lower case of two
    low = low.replace("’", "'")
    spans = [match.span() for match in islice(_words().finditer(text), _MOST)]
    return tuple([Token(low[start:end], start, end, text[start].isupper()) for start, end in spans])


def voices(document: Document) -> PerBlock[tuple[Voice, ...]]:
    """Per block the cues of speech in its own words that have a subject; use through ``document.once(voices)``."""
    return PerBlock(document.blocks, lambda block: _voices_of(document.once(tokens)[block.number]))


def _voices_of(row: tuple[Token, ...]) -> tuple[Voice, ...]:
    known, plain, saying = _verbs(), _plain_verbs(), _saying_verbs()
    found: list[Voice] = []
    for index, token in enumerate(row):
        if token.low in known:
            kind = "plain" if token.low in plain else "said" if token.low in saying else "beside"
            if _has_subject(row, index, kind):
                found.append(Voice(token.start, token.end, kind))
        elif token.low == "according" and _word(row, index + 1) == "to":
            if not is_vague(row, index + 2):
                found.append(Voice(token.start, token.end, "plain"))
    return tuple(found)


def _word(row: tuple[Token, ...], index: int) -> str:
    return row[index].low if 0 <= index < len(row) else ""


def _has_subject(row: tuple[Token, ...], index: int, kind: str) -> bool:
    """Whether somebody or something that can speak is the subject of the verb at ``index``."""
    verb = row[index].low
    noun_too = verb in _also_nouns()
    if noun_too and _word(row, index + 1) in _HELPING:
        return False  # "New beams were put in"
    at = index - 1
    passive = False
    while at >= 0 and (row[at].low in _BETWEEN or row[at].low in _BE or row[at].low.endswith("ly")):
        passive = passive or row[at].low in _BE
        at -= 1
    if passive and not verb.endswith("ing"):
        return _by_agent(row, index)
    before = _word(row, at)
    if not before or before in _END or before in (",", '"', "-"):
        # The verb opens the clause: inverted, a participle, an imperative, or coordinated with what came before.
        return _inverted(row, index, at, kind, noun_too)
    if noun_too and before in ("one", "another") and not verb.endswith(("s", "ed")):
        return False  # "one question left"
    if before == "who" or before.partition("'")[0] in _PRONOUNS:
        return True
    if before == "which":
        return not _antecedent_is_vague(row, at)
    if before == "it":
        if verb in ("feel", "feels", "felt"):
            return False
        return kind != "beside" or verb in ("reads", "read", "provides", "stipulates", "puts", "goes", "went")
    if before in ("this", "that", "these", "there", "what", "nothing"):
        shows = before == "that" and verb in _SHOWN and _word(row, index + 1) in (QUOTED, ",", ":")
        return shows and not _antecedent_is_vague(row, at)  # "water bottles that said “…”"
    if verb.endswith("ing") and verb in _vague()[0] and _word(row, index - 1) not in _BE:
        return False  # "the general feeling"
    if verb == "say" and before in ("no", "little", "final", "any", "own", "their", "a", "the", "much"):
        return False  # "have had no say"
    if noun_too and (before in _DETERMINERS or before.endswith("'s") or before in _PREPOSITIONS):
        return False
    if noun_too and _word(row, at - 1) in ("a", "an", "one", "another") and not verb.endswith(("s", "ed")):
        return False  # "reads a typical comment"
    if before in _CLAUSE:
        return not noun_too and kind == "plain" and before in ("and", "but", "as", "if", "when", "while", "than")
    begin = _begin(row, at)
    if is_vague(row, begin):
        return False
    if kind == "plain" and not noun_too:
        return True
    if (
        begin > 0
        and QUOTED in (row[begin - 1].low, _word(row, begin - 2))
        and at - begin < 4
        and not row[begin].capital
    ):
        return True  # '"…," the suit reads'
    return can_speak(row, begin, at + 1)


def can_speak(row: tuple[Token, ...], begin: int, end: int) -> bool:
    """Whether the phrase ``row[begin:end]`` names somebody, or something that says things: a body, a document."""
    subjects = _subjects()
    return any(
        token.low in subjects
        or token.low.endswith(("sman", "smen", "woman", "women", "person"))
        or token.low in _PERSONAL
        or (token.capital and (index > begin or (index > 0 and row[index - 1].low not in _END) or index == end - 1))
        for index, token in enumerate(row[begin:end], begin)
    )


def _inverted(row: tuple[Token, ...], index: int, at: int, kind: str, noun_too: bool) -> bool:
    """Whether a verb that opens its clause speaks: ``… ," said Ruiz``, ``Ruiz rose, saying``, ``Say "..."``."""
    verb = row[index].low
    following = row[index + 1] if index + 1 < len(row) else None
    if QUOTED in (_word(row, at), _word(row, at - 1)) and following is not None:
        if is_vague(row, index + 1):
            return False
        return following.capital or following.low in _DETERMINERS or following.low in _PRONOUNS or kind == "plain"
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
        if low in _END or low in _CLAUSE or low == ",":
            break
        begin -= 1
    return begin


def _sentence_begin(row: tuple[Token, ...], at: int) -> int:
    begin = at
    while begin > 0 and at - begin < 60 and row[begin - 1].low not in ".!?":
        begin -= 1
    return begin


def _antecedent_is_vague(row: tuple[Token, ...], at: int) -> bool:
    last = at - 2 if _word(row, at - 1) == "," else at - 1
    return last < 0 or is_vague(row, _begin(row, last))


def head_noun(row: tuple[Token, ...], begin: int) -> int:
    """The place of the main noun of the phrase that begins at ``begin``: the word before its first preposition."""
    at = begin
    while at + 1 < len(row) and at - begin < 8:
        low = row[at + 1].low
        if low in _PREPOSITIONS or low in _CLAUSE or low in _END or low == ",":
            break
        if low in _BETWEEN and row[at].low in vague_nouns():
            break  # "a sentiment often heard"
        if low in ("online", "locally", "everywhere", "nationally") and not _word(row, at + 2).isalpha():
            break  # "the verdict online"
        if low in _verbs() and row[at].low not in _ARTICLES and not row[at].low.endswith(("'s", "s'")):
            if low in vague_nouns() and row[begin].low in _DETERMINERS and at > begin:
                behind = _word(row, at + 2)
                single = not low.endswith("s") and behind.endswith(("s", "ed"))
                named = behind in _PREPOSITIONS and row[at].low not in _subjects() and not row[at].capital
                if named or row[at].low.endswith("ed") or not behind or single or behind in _verbs() or behind in _BE:
                    at += 1  # "the received view", "a later reading proposed"
                    continue
            if low.endswith("ed") and row[at].low.endswith("ly") and row[at - 1].low in _ARTICLES:
                at += 1  # "a widely shared view"
                continue
            if low not in _vague()[0] or (row[at].capital and at > begin) or row[at].low in _NO_ADJECTIVES:
                break  # "the view", "the general thinking": nouns
        at += 1
    return at


def is_vague(row: tuple[Token, ...], begin: int) -> bool:
    """Whether the phrase that begins at ``begin`` is an abstract noun that nobody owns ("a critical observation")."""
    if not 0 <= begin < len(row):
        return False
    never, indefinite = _vague()
    head = head_noun(row, begin)
    noun = row[head].low
    always = noun in never or (noun == "media" and head > begin and row[head - 1].low == "social")
    if not always:
        opening = row[begin].low
        if noun not in indefinite:
            return False
        bare = noun in _mass() or (noun.endswith("s") and not any(one.low in _NO_ADJECTIVES for one in row[begin:head]))
        if opening not in _INDEFINITE and not (bare and opening not in _DETERMINERS):
            return False
    for index, token in enumerate(row[begin : head + 1], begin):
        if token.low in _OWNERS or token.low.endswith(("'s", "s'")) or (token.capital and index > begin):
            return False
    return not _has_owner(row, head, always)


def _has_owner(row: tuple[Token, ...], head: int, always: bool) -> bool:
    """Whether "of", "by" or "from" and somebody follow the noun.

    A mood that holds in a place, or among many who are not named, is nobody's ("the feeling among the residents").
    """
    for at in range(head + 1, min(head + 6, len(row))):
        word = row[at].low
        if word == "of" and row[head].low in _OF_A_THING:
            continue
        if word in ("on", "at") and row[head].low in ("note", "notes", "warning", "warnings"):
            return True  # "a note on the door"
        if word in ("of", "by", "from", "in", "among"):
            for token in row[at + 1 : at + 9]:
                low = token.low
                if low in _END or low in (",", "that") or low in _verbs():
                    break
                if low in _OWNERS:
                    return True
                if always and word == "in":
                    if low in texts():
                        return True
                elif token.capital:
                    return True
                elif low in _subjects() and low not in _vague()[1]:
                    if not always or word in ("by", "from") or not are_many(low):
                        return True
                elif not always and word in ("by", "from") and low.endswith("s") and low not in vague_nouns():
                    return True  # "feedback from the pupils"
            return False
        if word in _END or (word in _verbs() and _word(row, at + 1) not in ("by", "in")):
            return False
    return False


def are_many(noun: str) -> bool:
    """Whether a noun for people is a plural: residents, people, fishermen."""
    return noun.endswith(("s", "men", "people", "folk", "children", "public")) and not noun.endswith("ss")


@cache
def _mass() -> frozenset[str]:
    return frozenset(listed("mass-opinions"))


@cache
def texts() -> frozenset[str]:
    """Nouns for what bears words: letters, reports, signs."""
    return frozenset(word for name in ("document-nouns", "displayed-texts") for word in listed(name))
