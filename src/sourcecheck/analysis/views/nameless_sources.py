"""Sources without a name that tell a text something: "sources said", "a person close to the band revealed".

A noun for a source, or for a person of whom the text says how they come to know; behind it how it knows or a clause,
auxiliaries and adverbs, and a verb or state of telling, read word by word. Or, the other way about: a verb of telling,
"according to", "told by", "heard from" and their kin before the noun.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice

from sourcecheck.analysis.entries import Entries, by_first, entry_end
from sourcecheck.analysis.verb_forms import forms
from sourcecheck.analysis.views.predicates import Row, row_behind, state_end
from sourcecheck.analysis.words import places_of, words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.word_lists import listed

__all__ = ["nameless_sources", "shapes", "telling_verbs"]

_MOST = 40  # matches looked at in one block; more is no prose
_SOURCES = words(
    "source sources insider insiders tipster tipsters informant informants leaker leakers whistleblower whistleblowers "
    "whistle-blower whistle-blowers deep_throat deep_throats little_bird little_birds pal pals snitch snitches"
)
_PERSONS = words(
    "person people persons official officials individual individuals man woman men women aide aides employee employees "
    "executive executives staffer staffers operative operatives adviser advisers advisor advisors ally allies friend "
    "friends lawyer lawyers diplomat diplomats colleague colleagues associate associates contact contacts participant "
    "participants attendee attendees guest guests member members banker bankers trader traders player players worker "
    "workers relative relatives somebody someone"
)
# These as well, where it is said that they have no name.
_WITHOUT_NAME = words(
    "staff crew nurse nurses doctor doctors teacher teachers soldier soldiers officer officers guard guards manager "
    "managers neighbour neighbours neighbor neighbors resident residents parent parents student students driver "
    "drivers witness witnesses engineer engineers scientist scientists tenant tenants"
)
# What says how many, and praise that describes nobody.
_EMPTY = (
    "a|an|one|another|some|several|multiple|two|three|four|five|many|other|various|numerous|anonymous|unnamed|"
    "unidentified|undisclosed|reliable|credible|trusted|trustworthy|well-placed|well-informed|well-connected|informed|"
    "knowledgeable|independent|inside|confidential|high-level|high-ranking|key|senior|top|separate|different|certain|"
    "our|my|very|good|excellent|impeccable|usually|normally|best|own|more|than|at least|most|few|nameless|secret|"
    "second|third|the paper's|the paper’s"
)
# How somebody comes to know.
_KNOWING = (
    r"familiar with|close to|briefed on|briefed about|"
    r"with (?:direct |first-?hand |detailed |intimate |inside |some |close )?knowledge|"
    r"in the room|at the table|on the call|privy to|aware of|with ties to|in a position to know|in the know|"
    r"with access to|with inside"
)
# That somebody is not named describes nobody.
_NAMELESS = (
    r"who (?:\w+ ){0,2}?(?:ask|declin|refus|wish|want|prefer|request|insist|would|did|does|do|could)[a-z]*"
    r"(?: [\w’']+){0,4}? (?:named|identified|quoted|anonym\w+|unnamed|names?|withheld)|"
    r"(?:who (?:\w+ )?spoke|who (?:\w+ )?speaks?|speaking) (?:on |only on )?(?:the )?(?:condition|anonym|"
    r"background|off the)"
)
_CLAUSES = (  # behind "somebody" and "someone"
    r"who (?:was|were|is|has|had) (?:present|there|in the room|briefed|familiar|close|involved|aware|seen|heard|"
    r"read|attended|"
    r"been|spoken|worked)\b|who (?:attended|saw|heard|witnessed|knows?|sat|took part|works|worked)\b"
)
_PHRASE = words(
    "familiar close briefed with privy aware in at involved working inside within from near on around across among "
    "who whom whose that i we outside behind off quoted cited speaking interviewed contacted"
)
_CLAUSE = words("who whom whose himself herself speaking writing asked quoted a an both all")
_AUXILIARIES = words(
    "have has had also now later would did does do however since then once both all still even just already is are was "
    "were been"
)
_BE = words("is are was were be been remain remains remained seem seems appear appears")
_ARTICLES = words("a an the his her their its no any this my our your")
_PASSIVE = words("is are was were be been being")
_PHRASE_WORDS = 10  # of a phrase between the noun and its verb


@cache
def telling_verbs() -> Entries:
    """Verbs of telling in all their forms, by their first word."""
    told = [word for one in forms(listed("source-verbs")) for word in one[:4]]
    return by_first({*told, *listed("opinion-verbs")})


@cache
def _told() -> frozenset[str]:
    """What "by" follows where a source has told it: "it was indicated by a source"."""
    heard = words("told informed assured tipped leaked relayed learned briefed recounted related passed")
    heard |= {one.participle.partition(" ")[0] for one in forms(listed("source-verbs"))}
    return heard - {"called"}  # "called by somebody who claimed to be from a bank"


def _nouns(low: str, held: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where nouns stand for sources, or for people of whom it is said how they know or that they have no name."""
    for word in sorted(_SOURCES):
        if word in held or ((" " in word or "-" in word) and word in low):
            yield from ((at, at + len(word)) for at in places_of(low, word))
    if not held.isdisjoint(_SECRET):
        yield from (match.span() for match in _secret().finditer(low))
    if not held.isdisjoint(_CUES):
        for match in _knows().finditer(low):
            end = match.start()
            noun = low[max(0, end - 14) : end].rpartition(" ")[2]
            some = noun.startswith("some")
            if (noun in _PERSONS and (some or not match["some"])) or (
                noun in _WITHOUT_NAME and match["nameless"] and match[0][0] == " "
            ):
                yield end - len(noun), end
    if "someone" in held or "somebody" in held:
        yield from ((match.start("who"), match.end()) for match in _BY_SOMEBODY.finditer(low))


_JOINS = frozenset("'’-")
_BY_SOMEBODY = compiled(r"\bby (?P<who>some(?:one|body))\b")
_CUES = words(
    "room table call familiar close briefed knowledge privy aware ties know access inside who speaking condition"
)


@cache
def _knows() -> re.Pattern[str]:
    return compiled(rf",? (?:{_KNOWING}|(?P<nameless>{_NAMELESS})|(?P<some>{_CLAUSES}))")


@cache
def _secret() -> re.Pattern[str]:
    return compiled(rf"\b(?:{'|'.join(sorted(_SECRET))}) (?:{'|'.join(sorted(_PERSONS))})\b")


@cache
def _before() -> re.Pattern[str]:
    return compiled(rf"(?<![\w’'-])(?:(?:{_EMPTY}) ){{0,4}}$")


_VERSION = "account|accounts|words|view|telling|version|opinion|retelling|phrase|recollection|estimation|word|authority"
_FROM = (
    r"(?:that|this|which|news|it|word) (?:\w+ )?(?:comes|came|reaches|reached)|hear|hears|heard|hearing|learn|learns|"
    r"learned|learnt|learning|(?:have|has|had|got) (?:it|this|that|word)|word|tip|leak|confirmation|emerged|"
    r"emerges|understands?|"
    r"understood|gathers?"
)


@cache
def _leads() -> re.Pattern[str]:
    """What stands before a source that tells something; for a text in small letters."""
    return compiled(
        r"(?:(?P<inverted>(?:[,”\"’—–;] ?|\bso (?:at least )?|\bas )(?P<verb>[a-z]+)(?: (?:us|me|reporters|slip|"
        r"this \w+))?)"
        r"|(?<![\w’'-])(?P<by>according to|per|citing|quoting|relying on|"
        rf"(?:in|by|on) (?:the )?(?:{_VERSION}) of|(?:{_FROM})(?: (?!a |an |one )[\w’'-]+){{0,6}}? from|"
        r"(?P<told>[a-z]+)(?: off)?(?: (?:to|by) (?:us|me|the [a-z]+|this [a-z]+|reporters))? by))"
        r" $"
    )


# "Historians have two sources for the siege": texts.
_TEXTS = compiled(r"\b(?:historians|chronicles?|manuscripts?|scholars|we) [a-z ]{0,20}sources (?:for|on|to)\b")
# What else a source does behind "told" or "put": "a source told at third hand", "a source put to use".
_NO_TELLING = compiled(r" (?:at|in|by|to be|to use|into|through|under|with|off|out)\b")
_NEEDS_OBJECT = ("told", "put", "give", "gave", "show")
_PRINTED = (" on the label", " on the pack", " on the map")
_DEFINITE = words(
    "the these those no open this that's if whether what which their its his her any every single act quote count lists"
)
_ORDINALS = words("first second third fourth fifth last latter former other two three four same main single oldest")
_PREPOSITIONS = words("by in at on of to for from with about over after before since until")
_OPENS = words(
    "that but and or as because while when though although since yet so is was be said say where which are what"
)
_OF_THINGS = words(
    "open energy power light water food data heat news revenue income sound primary secondary renewable single closed "
    "historical ancient literary published written documentary original main major information funding protein "
    "carbon radiation pollution emission archival online official solar wind tutor earliest earlier later oldest chief"
)
_PARTS_OF_NAMES = words("book books code text texts file files material materials document documents control tree list")
_RIGHT = words("right correct believed accurate trusted reliable sound")
# Who hands something over may be a thing as well: "a source provided the heat".
_HANDS_OVER = words(
    "provided provides provide supplied supplies supply passed passes handed hands leaked leaks shared shares sent "
    "sends"
)
_SECRET = words("anonymous unnamed unidentified undisclosed confidential inside trusted nameless secret reliable")


def nameless_sources(text: str, low: str, held: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    """Where sources without a name tell something, with the wording of the message.

    Args:
        low: the text in small letters, place for place.
        held: its words.
    """
    for start, end in islice(sorted(set(_nouns(low, held))), _MOST):
        noun = low[start:end]
        is_source = noun in _SOURCES or " " in noun
        if low[start - 1 : start] in _JOINS or low[end : end + 1] in _JOINS:
            continue  # "air-source"
        if text[start:end].isupper() or (noun[:3] == "pal" and text[start].isupper()):
            continue  # "PALs": programmable logic
        ahead = low[max(0, start - 60) : start]
        opening = _before().search(ahead)
        if opening is None:
            continue  # "open_source"
        start -= len(ahead) - opening.start()
        before = low[max(0, start - 30) : start].rstrip().rpartition(" ")[2]
        one = low.startswith(("a ", "an ", "one ", "another "), start)
        if is_source and (before in _OF_THINGS or low[start:end].split(" ")[-2:-1] == ["own"]):
            continue
        if one and _TEXTS.search(low, 0, start):
            continue
        definite = _is_definite(low, start, before) and not (one and before in ("what", "which"))
        if definite and before != "if":
            continue
        row = row_behind(low, end)
        if is_source and row.words and row.gaps[0] == " " and row.words[0] in _PARTS_OF_NAMES:
            continue
        if definite and not _is_right(row):
            continue
        lead = _lead(low, start)
        if low[start:end].startswith("some") and before in ("is", "was", "be"):
            continue  # "an insider is somebody who works there": what the word means
        described = "" if is_source else "described"
        if not (not before or before[-1] in '.,;:!?—–”"(' or before in _OPENS or lead):
            described = "described"
        if lead is not None:
            phrase = _phrase_end(low, row)
            if lead["inverted"] and phrase == 0 and not is_source:
                continue
            first = lead.start("by") if lead["by"] else lead.start() + len(lead[0]) - len(lead[0].lstrip(',”"’—–; '))
            stop = row.ends[phrase - 1] if phrase else end
            yield first, stop if stop - end < 50 else end, "described" if phrase else described
            continue
        said = _says(row, noun)
        if said is None and before.isalpha() and is_source:  # "said a banking source"
            lead = _lead(low, start - len(before) - 1)
            if lead is not None:
                yield lead.start("by" if lead["by"] else "inverted"), end, "described"
            continue
        if said is None or (not is_source and not said[0]):
            continue
        if _is_no_telling(low, low[start:end], row, said[0], said[1]):
            continue
        yield start, row.ends[said[1] - 1], "described" if said[0] else described


def _lead(low: str, start: int) -> re.Match[str] | None:
    """What gives to the source that begins at a place what stands before it."""
    lead = _leads().search(low, max(0, start - 100), start)
    if lead is not None and lead["verb"] and lead["verb"] not in telling_verbs():
        lead = _leads().search(low, lead.start("verb"), start)  # ", per"
    if lead is None or (lead["verb"] and lead["verb"] not in telling_verbs()):
        return None
    return None if lead["told"] and lead["told"] not in _told() else lead


def _is_definite(low: str, start: int, before: str) -> bool:
    """Whether a source has been spoken of before: "the source", "the second source"."""
    ahead = low[max(0, start - 60) : start].split()
    if before.isalpha() and ahead[-2:-1] and ahead[-2] in ("the", "these", "those"):
        # "The warm sources"; but "by the weekend sources said"
        return before in _ORDINALS or not (ahead[-3:-2] and ahead[-3] in _PREPOSITIONS)
    return before in _DEFINITE or before.endswith(("'s", "’s"))


def _is_right(row: Row) -> bool:
    """Whether it is asked if a source can be believed: "if my source is right"."""
    return bool(row.words) and row.words[0] in _BE and not _RIGHT.isdisjoint(row.words[1:4])


def _phrase_end(low: str, row: Row) -> int:
    """Where the phrase ends that says how a source knows, in words; 0: none stands behind it."""
    if not row.words or row.gaps[0] not in (" ", ", ") or row.words[0] not in _PHRASE or row.words[0] == "that":
        return 0
    stop = next((n for n in range(1, len(row.words)) if row.gaps[n] != " "), len(row.words))
    return min(stop, _PHRASE_WORDS - 1)


def _says(row: Row, noun: str) -> tuple[bool, int] | None:
    """Whether something describes a source before it tells, and where the telling ends; None: it tells nothing."""
    plural = noun.endswith("s")
    of = "source" not in noun  # "a pal of the singer", not "sources of error"
    if not row.words or row.gaps[0] not in (" ", ", "):
        return None
    end = _verb_end(row, 0, plural) if row.gaps[0] == " " else 0
    if end:
        return False, end
    if row.words[0] in _PHRASE or (of and row.words[0] == "of"):
        for index in range(1, min(len(row.words), _PHRASE_WORDS + 1)):
            if row.words[index - 1] in _ARTICLES:
                continue  # "granted a say"
            if row.gaps[index] == " " or row.gaps[index] == ", ":
                end = _verb_end(row, index, plural)
            if end:
                return True, end
            if row.gaps[index] not in (" ", ", "):
                return None
    if row.gaps[0] != ", ":
        return None
    stop = next((n for n in range(1, len(row.words)) if row.gaps[n] != " "), 0)
    if stop and row.gaps[stop] == ", " and (row.words[0] in _CLAUSE or stop <= 3):
        end = _verb_end(row, stop, plural)
        return (row.words[0] in _CLAUSE, end) if end else None
    return None


def _verb_end(row: Row, first: int, plural: bool) -> int:
    """Where a verb or a state of telling ends that begins at a word, auxiliaries and adverbs left out; 0: none does."""
    count = next((n for n in range(first + 1, len(row.words)) if row.gaps[n] != " "), len(row.words))
    at = first
    while at < count and at - first < 4:
        end = entry_end(telling_verbs(), row.words, at, count)
        if not end and row.words[at] in _BE:
            end = state_end(row.words, at, count)
            if not end and not _RIGHT.isdisjoint(row.words[at + 1 : at + 4]):
                end = next(n for n in range(at + 1, count) if row.words[n] in _RIGHT) + 1
        if not end and row.words[at] in _HANDS_OVER:
            end = at + 1
        if at > 0 and row.words[at - 1] in _PASSIVE and row.words[at].endswith(("ed", "wn", "en", "ld")):
            return 0  # "who declined to be identified", "sources were quoted": what is done to them
        if plural and row.words[at] in _thirds():
            return 0  # "browsing sources adds no load", "in the next two states"
        if end and row.words[end : end + 1] != ["by"]:  # "sources quoted by the site"
            return end
        if row.words[at] not in _AUXILIARIES and not row.words[at].endswith("ly"):
            return 0
        at += 1
    return 0


def _is_no_telling(low: str, noun: str, row: Row, phrase: bool, end: int) -> bool:
    """Whether the verb tells of a thing: "the sources told on the label", "a source put to use"."""
    verb, behind = row.words[end - 1], row.ends[end - 1]
    if verb.endswith("ed") and low.startswith(_PRINTED, behind):
        return True
    if verb.startswith(_NEEDS_OBJECT) and _NO_TELLING.match(low, behind):
        return True
    return verb in _HANDS_OVER and not phrase and not any(word in noun for word in _SECRET)


@cache
def _thirds() -> frozenset[str]:
    return frozenset(one.third for one in forms(listed("source-verbs")))


def shapes(folded: Callable[[str], str]) -> Iterator[str]:
    """Patterns over folded text of which one matches wherever there is such a source.

    Args:
        folded: what makes such a pattern of one for text.
    """
    source, person = "|".join(sorted(_SOURCES)), "|".join(sorted(_PERSONS))
    secret = f"(?:{'|'.join(sorted(_SECRET))}) (?:{person})"
    knows = folded(f"(?:{_KNOWING}|{_NAMELESS}|{_CLAUSES})")
    nameless = folded(f"(?:{_NAMELESS})")
    verbs = "|".join(sorted({*telling_verbs(), *_BE, *_HANDS_OVER}))
    asides = f"(?:(?:{'|'.join(sorted(_AUXILIARIES))}|[^ ]+ly) ){{0,4}}"
    phrase = f"  ?(?:{'|'.join(sorted(_PHRASE | _CLAUSE | {'of'}))})(?: [^ ]*){{0,16}}"
    yield rf" (?:{source}|{secret})(?:{phrase}|(?: [^ ]*){{1,4}})? {asides}(?:{verbs}) "
    yield rf" (?:{person})  ?{knows}"
    yield rf" (?:{'|'.join(sorted(_WITHOUT_NAME))})  ?{nameless}"
    many = folded(_EMPTY)
    heads = "|".join(sorted({*telling_verbs(), "according to", "per", "citing", "quoting", "on", "by", "of", "from"}))
    yield (
        rf" (?:{heads}) (?:(?:us|me|slip|reporters|this [^ ]+) )?"
        rf"(?:(?:{many}) ){{0,4}}(?:[^ ]+ )?(?:{source}|{secret}) "
    )
    yield " by some(?:one|body) "
