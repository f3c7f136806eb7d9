"""Phrases whose noun names nobody ("a critical observation"), and where their noun stands."""

from __future__ import annotations

from functools import cache
from typing import Final

from sourcecheck.analysis.speech.own_tokens import QUOTED, Token, word_at
from sourcecheck.analysis.words import words
from sourcecheck.word_lists import listed, word_set

__all__ = [
    "BE", "BETWEEN", "CLAUSE", "DETERMINERS", "END", "PREPOSITIONS", "PRONOUNS", "are_many", "head_noun", "is_vague",
    "plain_verbs", "saying_verbs", "subjects", "texts", "vague_lists", "vague_nouns", "verbs",
]  # fmt: skip

BE: Final = words("is are was were be been being am ’s 's isn't isn’t wasn't wasn’t get gets got")
BETWEEN: Final = words(
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
PREPOSITIONS: Final = words(
    "of from by in on at for with about to among behind against over under into between across during within after "
    "before since through toward towards like near outside inside including "
    "surrounding regarding concerning beneath beyond throughout"
)
CLAUSE: Final = words("that which when as if because while but and or where though although than so whether unless")
PRONOUNS: Final = words(
    "he she they i we you who one some many others everyone everybody someone somebody most few both all "
    "another people those"
)
DETERMINERS: Final = words(
    "the a an this that these those his her its their our my your one another some any each no every"
)
_INDEFINITE: Final = words("a an one another some such other many several most various numerous certain further any")
_ARTICLES: Final = frozenset(("a", "an", "the", "one", "another"))
_NO_ADJECTIVES: Final = BE | BETWEEN | PRONOUNS
_OWNERS: Final = words("his her their our my your whose")
_LEFT: Final = words("found left pinned stuck taped scribbled scrawled tucked handed passed addressed written")
_BEHIND_VERBS: Final = words("the a an it him her them his their its this that how whether us what : ,") | {"¤"}
# Times and undertakings that own no words: "a lament from those years", "an insight from the workshop".
_NO_OWNERS: Final = words(
    "years year decade decades century centuries days day time times period era age week weeks month months season "
    "seasons night nights programme programmes program programs project scheme workshop course exercise session model "
    "experiment trial plan past start beginning outset"
)
END: Final = frozenset(".!?;:()[]{}" + "—–…•|" + QUOTED)


@cache
def plain_verbs() -> frozenset[str]:
    return frozenset(listed("plain-speech-verbs"))


@cache
def saying_verbs() -> frozenset[str]:
    return frozenset(word for name in ("saying-verbs", "thinking-verbs", "naming-verbs") for word in listed(name))


@cache
def verbs() -> frozenset[str]:
    beside = (word for name in ("voicing-verbs", "showing-verbs") for word in listed(name))
    return plain_verbs() | saying_verbs() | frozenset(beside)


@cache
def vague_lists() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(listed("vague-sources")), frozenset(listed("vague-when-indefinite"))


@cache
def vague_nouns() -> frozenset[str]:
    """Every noun that can be vague: a phrase without one never is."""
    never, indefinite = vague_lists()
    return never | indefinite


@cache
def subjects() -> frozenset[str]:
    lists = ("people-nouns", "body-nouns", "document-nouns", "displayed-texts")
    return frozenset(word for name in lists for word in listed(name))


def head_noun(row: tuple[Token, ...], begin: int) -> int:
    """The place of the main noun of the phrase that begins at ``begin``: the word before its first preposition."""
    at = begin
    while at + 1 < len(row) and at - begin < 8:
        low = row[at + 1].low
        if (low in PREPOSITIONS and row[at].low not in ("a", "an", "the")) or low in CLAUSE or low in END or low == ",":
            break
        if low in BETWEEN and row[at].low in vague_nouns():
            break  # "a sentiment often heard"
        if low in ("online", "locally", "everywhere", "nationally") and not word_at(row, at + 2).isalpha():
            break  # "the verdict online"
        if low in verbs() and row[at].low not in _ARTICLES and not row[at].low.endswith(("'s", "s'")):
            if low in vague_nouns() and row[begin].low in DETERMINERS and at > begin:
                behind = word_at(row, at + 2)
                single = not low.endswith("s") and behind.endswith(("s", "ed"))
                named = behind in PREPOSITIONS and row[at].low not in subjects() and not row[at].capital
                if named or row[at].low.endswith("ed") or not behind or single or behind in verbs() or behind in BE:
                    at += 1  # "the received view", "a later reading proposed"
                    continue
            if low in word_set("mass-opinions") and at + 2 < len(row) and _is_verb(row, at + 2):
                return at + 1  # "contemporary reporting marvelled"
            if _is_adjective(row, at + 1):
                at += 1  # "a widely shared view", "an often heard remark"
                continue
            if low not in vague_lists()[0] or (row[at].capital and at > begin) or row[at].low in _NO_ADJECTIVES:
                break  # "the view", "the general thinking": nouns
        elif (
            (at > begin or row[at].low in word_set("mass-opinions"))
            and row[at].low in vague_nouns()
            and _is_verb(row, at + 1)
        ):
            break  # "a modern evaluation rates the works"
        at += 1
    return at


def _is_adjective(row: tuple[Token, ...], at: int) -> bool:
    """Whether a participle stands before a noun, with an adverb or behind an article: "a widely shared view"."""
    low, before = row[at].low, row[at - 1].low
    adverb = before.endswith("ly") or before in ("often", "much", "oft", "well")
    return (
        (low.endswith("ed") or low in ("heard", "told", "held", "sung", "quoted", "seen"))
        and adverb
        and (word_at(row, at - 2) in _ARTICLES)
    )


def _is_verb(row: tuple[Token, ...], at: int) -> bool:
    """Whether a word behind a noun has the looks of its verb: "rates the works", "marvelled that", "lingers:"."""
    low = row[at].low
    if not low.endswith(("s", "ed")) or low.endswith(("ss", "us")) or low in subjects():
        return False
    return word_at(row, at + 1) in _BEHIND_VERBS or word_at(row, at + 1) in PREPOSITIONS


def is_vague(row: tuple[Token, ...], begin: int) -> bool:
    """Whether the phrase that begins at ``begin`` is an abstract noun that nobody owns ("a critical observation")."""
    if not 0 <= begin < len(row):
        return False
    never, indefinite = vague_lists()
    head = head_noun(row, begin)
    noun = row[head].low
    always = noun in never or (noun == "media" and head > begin and row[head - 1].low == "social")
    if not always:
        opening = row[begin].low
        if noun not in indefinite:
            return False
        bare = noun in word_set("mass-opinions") or (
            noun.endswith("s") and not any(one.low in _NO_ADJECTIVES for one in row[begin:head])
        )
        if opening not in _INDEFINITE and not (bare and opening not in DETERMINERS):
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
        if row[head].low in ("note", "notes", "warning", "warnings") and (word in ("on", "at") or word in _LEFT):
            return True  # "a note on the door"
        if word in ("of", "by", "from", "in", "among"):
            for token in row[at + 1 : at + 9]:
                low = token.low
                if low in END or low in (",", "that") or low in verbs():
                    break
                if low in _OWNERS:
                    return True
                if low in _NO_OWNERS:
                    continue
                if always and word == "in":
                    if low in texts():
                        return True
                elif token.capital:
                    return True
                elif low in subjects() and low not in vague_lists()[1]:
                    if not always or word in ("by", "from") or not are_many(low):
                        return True
                elif not always and word in ("by", "from") and low.endswith("s") and low not in vague_nouns():
                    return True  # "feedback from the pupils"
            return False
        if word in END or (word in verbs() and word_at(row, at + 1) not in ("by", "in")):
            return False
    return False


def are_many(noun: str) -> bool:
    """Whether a noun for people is a plural: residents, people, fishermen."""
    return noun.endswith(("s", "men", "people", "folk", "children", "public")) and not noun.endswith("ss")


@cache
def texts() -> frozenset[str]:
    """Nouns for what bears words: letters, reports, signs."""
    return frozenset(word for name in ("document-nouns", "displayed-texts") for word in listed(name))
