"""Views and statements that a text gives to people without a name: "a growing number of historians now contend".

Grammar, not phrases: a noun for people, what stands before it (how many, of what kind), what stands behind it (a phrase
that says where or who), auxiliaries and adverbs, and a verb of saying, thinking or judging. What the words
before and behind it say decides whether the crowd is one that can be asked: a definite group, one with a house, one
that was counted or polled, examples.

The nouns and verbs are lists in ``rules/words/en``; here is how they go together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from sourcecheck.analysis.support import support
from sourcecheck.analysis.words import letter_words, words
from sourcecheck.document import Block, Document
from sourcecheck.word_lists import alternatives, listed

__all__ = ["Crowd", "claims_of", "is_backed", "last_words", "singles_of", "small"]

_MOST = 60  # matches looked at in one block; more is no prose
_AUXILIARIES = (
    "have|has|had|would|will|do|did|are|were|also|still|now|today|long|already|even|often|always|all|both|then|too|"
    "alike|themselves|however|since|once|sometimes|never|too|so|just|soon|rather|instead|alone|everywhere|elsewhere"
)
# Between the noun and its verb: a phrase that says where they are, what they work on, whom they oppose.
_BEHIND = (
    "at|of|from|with|for|in|on|inside|within|across|around|near|outside|behind|close|familiar|working|studying|following|"
    "tracking|watching|specialising|specializing|versed|opposed|critical|interviewed|consulted|contacted|polled|"
    "surveyed|quoted|cited|who|whom|that"
)
_WORD = r"[^\s.;:!?,()“”\"—–]+"
# Words that no noun phrase goes over: what stands before them belongs to something else.
_STOPS = words(
    "of in on at to by for with from as but and or nor than that which who whom whose when while where whether if what how "
    "why because since after before although though until unless about into over under between among like says say said is "
    "are was were be been has have had will would can could may might do does did not so then yet also ask asked tell told "
    "see saw give gave make made let lets call calls called for, it he she they we you i there"
)
_DEFINITE = words(
    "the these those this that his her its their our my your both another no any each every which what whose"
)
_ASKED = frozenset(
    ("whether", "if", "what", "how", "why", "where", "who", "unless", "until", "when", "no", "not", "nor")
)
_BEST = words(
    "world's worlds world’s leading top best most country's nation's country’s nation’s many biggest foremost finest"
)
_NATIONAL = re.compile(
    r"(?:American|British|Chinese|French|Spanish|Dutch|Swiss|Greek|Arab|Czech|Turk|Iraqi|Israeli|Saudi|Pakistani|Afghan|"
    r"Western|Eastern|Northern|Southern|Democratic|Republican|Liberal|Conservative|Catholic|Muslim|Jewish|Latino|Hispanic|"
    r"Marxist|Democrat|GOP|US|U\.S\.?|UK|U\.K\.?|EU|AI|IT|HR|PR|DNA|HIV|Covid(?:-19)?|COVID(?:-19)?|Brexit|Internet|Web|"
    r"\w+(?:ian|ean|can|ese|ish|ist|ern)s?)$"
)


class Crowd(NamedTuple):
    """People without a name, and what is given to them: ranges of a text, in code points."""

    start: int  # of the noun phrase, determiners included
    end: int  # of the verb
    noun: str  # in lower case
    many: str  # how many: the words before the noun that say so, in lower case
    verb: str  # in lower case


@cache
def _pattern(nouns: str, verbs: str) -> re.Pattern[str]:
    """A noun of a list, and a verb of another that it is the subject of. For a text in small letters."""
    verb, state = alternatives(verbs), alternatives("opinion-states")
    return re.compile(
        rf"\b(?P<noun>{alternatives(nouns)})"
        rf"(?:(?:,? (?:{_BEHIND}) (?:{_WORD} ){{0,8}}?{_WORD}),?|, (?:however|though|meanwhile|in turn|too|for their part|"
        rf"in contrast|by contrast|on the other hand|of course|[a-z]+ly),)?"
        rf"(?: (?:{_AUXILIARIES}|\w+ly|do not|did not|don['’]t|didn['’]t)){{0,4}}"
        rf" (?P<verb>(?:{verb})\b"
        rf"|(?:be|been|are|were|remain|remained|seem|seemed|appear|grow|grew) (?:\w+ly |as |less |more |very |to be ){{0,2}}(?:{state})\b"
        rf"|(?:tend|seem) to (?:{verb})\b|have (?:\w+ ){{0,3}}(?:doubts|concerns|reservations|misgivings)\b"
        rf"|(?:raise|raised|voice|voiced|express|expressed) (?:\w+ ){{0,2}}(?:doubts?|concerns?|reservations|misgivings|questions|alarm|"
        rf"fears?|hopes?|optimism|scepticism|skepticism|surprise)\b)"
    )


@cache
def _inverted(nouns: str) -> re.Pattern[str]:
    """ "..., say experts", "according to most observers", "regarded by many critics as". For a text in small letters."""
    return re.compile(
        r"(?:[,”\"’] (?P<say>says?|said|warn|warned|argue|argued|believe|insist|claim|predict|predicted|add|note|noted|contend|caution)"
        r"|\b(?P<per>according to|in the (?:eyes|view|views|opinion|opinions|words|judge?ment|estimation|minds) of|"
        r"(?:seen|viewed|regarded|considered|described|called|dubbed|labell?ed|hailed|praised|lauded|touted|criticised|criticized|"
        r"condemned|panned|derided|mocked|dismissed|questioned|believed|thought|said|held|feared|expected|predicted|tipped|cited|"
        r"credited|acknowledged|recogni[sz]ed|judged|deemed|rated|ridiculed|celebrated|disputed|challenged) (?:\w+ly )?by))"
        rf" (?P<many>(?:{alternatives('crowd-openers')}) (?:of (?:our|the|its) )?)?(?:(?!the |these |those |his |her |its |their )[\w’'-]+ ){{0,2}}?"
        rf"(?P<noun>{alternatives(nouns)})\b"
    )


@cache
def _single(nouns: str, verbs: str) -> re.Pattern[str]:
    """ "One former analyst called it": one of them, without a name. For a text in small letters."""
    return re.compile(
        rf"\b(?:one|an?|another) (?:[\w’'-]+ ){{0,2}}?(?P<noun>{alternatives(nouns)})"
        rf"(?: (?:has|had|also|even|recently|once|\w+ly)){{0,2}} (?P<verb>{alternatives(verbs)})\b"
    )


@cache
def last_words(name: str) -> frozenset[str]:
    """The last word of each entry of a list, apostrophes and hyphens parting words."""
    return frozenset(
        letter_words(entry)[-1] if entry[-3:] != " of" else letter_words(entry)[-2] for entry in listed(name)
    )


def is_backed(document: Document, block: Block, start: int, end: int) -> bool:
    """Whether a source stands behind a claim: near it, or at the head of the paragraph behind.

    A summary that named people follow is good style; those of the paragraph before speak of something else.
    """
    found = support(document, block, start, end, around=1)
    return found is not None and (found.block >= block.number or found.how in ("caption", "lead-in"))


def small(text: str) -> str:
    """A text in small letters in which every place is where it was; the text itself where that cannot be."""
    low = text.lower()
    return low if len(low) == len(text) else text


def claims_of(text: str, nouns: str, verbs: str = "opinion-verbs", opened: bool = False) -> Iterator[Crowd]:
    """What a text gives to people of a list without saying who they are.

    Args:
        nouns, verbs: names of word lists.
        opened: only crowds whose number is told vaguely ("most accountants").
    """
    low = small(text)
    for match in islice(_pattern(nouns, verbs).finditer(low), _MOST):
        crowd = _crowd(text, match, opened)
        if crowd is not None:
            yield crowd
    for match in islice(_inverted(nouns).finditer(low), _MOST):
        if opened and not match["many"]:
            continue
        part = "say" if match["say"] else "per"
        tokens = text[match.end(part) : match.start("noun")].split()
        if _names_a_house(tokens, False) or _housed(text, match.end()):
            continue
        yield Crowd(match.start(part), match.end(), match["noun"], (match["many"] or "").strip(), match[part])


def singles_of(text: str, nouns: str, verbs: str = "opinion-verbs") -> Iterator[Crowd]:
    """What a text gives to one member of a list without a name."""
    for match in islice(_single(nouns, verbs).finditer(small(text)), _MOST):
        tokens = text[match.start() : match.start("noun")].split()[1:]
        if not _names_a_house(tokens, False) and not any(token.endswith(_GENITIVE) for token in tokens):
            yield Crowd(match.start(), match.end(), match["noun"], "one", match["verb"])


def _crowd(text: str, match: re.Match[str], opened: bool) -> Crowd | None:
    """The crowd of a match, or None where it can be asked: definite, housed, counted, with examples."""
    noun, verb = match["noun"], match["verb"]
    before = text[max(0, match.start() - 90) : match.start()]
    if before and before[-1] in "-'’/":
        return None
    opener = _opener().search(before)
    if opener is not None:
        many, part = opener["many"].lower(), (opener["part"] or "").strip().lower()
        tokens = opener["mods"].split()
        start = match.start() - len(before) + opener.start()
    else:
        many = part = ""
        tokens = _phrase(before)
        start = match.start() - (len(" ".join(tokens)) + 1 if tokens else 0)
    if opened and not many:
        return None
    stop = text[max(0, start - 30) : start].rstrip().rpartition(" ")[2].lower()
    low = [token.lower() for token in tokens]
    relational = noun in _OPPOSED
    if part and not relational and not any(token in _BEST for token in low):
        return None
    if any(token in _DEFINITE for token in low):
        return None
    if not relational and any(token.endswith(_GENITIVE) and token not in _BEST for token in low):
        return None
    if stop in _ASKED or "no" in low:
        return None
    if stop == "of" and not many and _the_part().search(text, max(0, start - 60), start):
        return None  # "the panel of experts"
    if _third().match(verb):
        return None  # "the work of critics says"
    behind = text[match.end("noun") : match.start("verb")]
    if _names_a_house(tokens, start == 0 or text[max(0, start - 2) : start] in _BEFORE_SENTENCES):
        return None
    if _counted().search(text[max(0, start - 40) : match.start("verb")]):
        return None
    if re.match(r",? (?:including|such as|like|among them|notably)\b", behind):
        return None
    if not relational and re.search(r"[A-Z]\w", behind):
        return None  # "analysts at Seabank"; but critics of the Seabank deal have no name
    return Crowd(start, match.end(), noun, many, verb)


_BEFORE_SENTENCES = (". ", "! ", "? ", "” ", ": ", '" ')
_GENITIVE = ("'s", "’s", "s'", "s’")
_OPPOSED = words("critics skeptics sceptics detractors observers opponents supporters doubters naysayers watchers")


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(
        rf"(?i)(?<![\w’'-])(?P<many>{alternatives('crowd-openers')})"
        r"(?P<part> of (?:the|our|its|his|her|their|these|those|my|your))?"
        r"(?P<mods>(?: (?!(?:the|and|or|but|of|in|on|at|to|that|which|who|is|are|was|were|have|has|had|as|by|with) )[\w’'-]+){0,3}) $"
    )


@cache
def _third() -> re.Pattern[str]:
    return re.compile(
        r"(?:says|claims|argues|believes|thinks|has it|contends|insists|notes|warns|predicts|suggests|expects)\b"
    )


@cache
def _the_part() -> re.Pattern[str]:
    return re.compile(r"(?i)\b(?:the|this|that|our|their|his|her|its|s['’]|['’]s) (?:[\w-]+ ){1,3}of $")


@cache
def _counted() -> re.Pattern[str]:
    """Counted and asked: "eight of 10 economists polled by", "of the 40 residents interviewed"."""
    return re.compile(
        r"(?i)\b(?:polled|surveyed|interviewed|questioned|consulted|quoted|canvassed|contacted)\b|\bof (?:the|its|our|their) (?:\d|two|three|four|five|six|seven|eight|nine|ten|dozen)"
        r"|\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten) (?:out )?(?:of|in) (?:\d|three|four|five|six|ten)"
    )


def _phrase(before: str) -> list[str]:
    """The words of the noun phrase that ends where a noun begins: up to four, as they stand."""
    found: list[str] = []
    for token in reversed(before.split()[-4:]):
        if token.lower() in _STOPS or token[-1] in '.,;:!?)”"—–…':
            break
        found.append(token)
    found.reverse()
    return found


def _names_a_house(tokens: list[str], opens: bool) -> bool:
    """Whether a word before the noun names a house: "Harvard experts", "Seabank analysts".

    Args:
        opens: whether the words open a sentence, where any word has a capital.
    """
    for index, token in enumerate(tokens):
        bare = token.strip("“”\"'‘’(,")
        if not bare[:1].isupper() or _NATIONAL.match(bare):
            continue
        if index == 0 and opens and (bare.lower() in _OPENING or bare.lower().endswith(_ADJECTIVES)):
            continue
        return True
    return False


_ADJECTIVES = ("al", "ic", "ary", "ory", "ive", "ing", "ant", "ent", "ed", "ous", "ern", "ly", "ful", "able")
_OPENING = words(
    "many some most several few other others one an a more numerous various countless leading top senior independent outside legal "
    "military health security policy industry market trade foreign defence defense energy climate film music food art "
    "wine science tech technology media law tax housing labour labor education sports local national global international "
    "growing increasing plenty lots scores dozens hundreds thousands nearly almost virtually not quite any early modern "
    "contemporary conservative liberal progressive public private retail business school child animal plant soil water "
    "both these those the certain close veteran longtime respected but and yet even while so still now today critics"
)


def _housed(text: str, end: int) -> bool:
    """Whether the words after a noun name where they are, or who: "analysts at Seabank", "experts including Lee"."""
    return bool(
        re.match(
            r",? (?:at|of|from|with|for|in|by|inside|including|such as|like|among them|who|polled|surveyed|interviewed) "
            r"(?:the |a |an )?(?:[\w’'-]+ ){0,6}?[A-Z0-9]\w", text[end : end + 90]
        )
    )  # fmt: skip
