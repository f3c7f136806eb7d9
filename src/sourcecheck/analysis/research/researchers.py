"""What researchers, tests and evidence in general are said to have shown: "scientists have found that", "tests show".

The second half of what ``studies`` looks for: no study is spoken of, and one is leant on.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.lazy_patterns import LazyPatterns
from sourcecheck.analysis.research.research_phrases import BEFORE, Leaning, is_supposed, phrase
from sourcecheck.analysis.words import words
from sourcecheck.word_lists import listed

__all__ = ["GATE", "NEEDS", "THINGS", "unnamed_researchers"]

THINGS = (
    "tests", "findings", "data", "statistics", "figures", "evidence", "work", "observations", "simulations",
    "calculations", "measurements",
)  # fmt: skip
_ADVERBS = "also|now|even|long|often|already|since|recently|repeatedly|consistently|just|only|first|again|always"
# Of these nobody needs to be told by whom they were seen to: patients, bones and the day's news.
_PRACTISING = words("doctors physicians dentists vets veterinarians paediatricians pediatricians")
# Of one test, on one day: "tests found that the milk was sour".
_ONCE = words("suggested indicated revealed found proved demonstrated confirmed established")
_LINKING = words("linked tied traced connected")
_CLAUSES = (
    " that ", " how ", " what ", " whether ", " how.", " why ", " why.", " no link", " a link", " links ",
    " no evidence", " evidence ", " strong evidence", " signs ", " proof", " an answer", " the answer",
    " an explanation", " the explanation", " the cause", " the reason", " a connection", " a way ",
)  # fmt: skip
_ASKED = "|".join(listed("experiment-verbs"))
# Words before a phrase that leave it whole, and words that make it part of another.
_OPENERS = words(
    "and but or that as because though although while whereas since so yet where what now still today when after"
)
_GOVERNING = words("by of with from for to among between like than about the these those their our its his her my your")
# Literals of which every such text holds one.
NEEDS = (
    "scientists ", "ologists ", "economists ", "historians ", "academics ", "scholars ", "physicists ", "chemists ",
    "doctors ", "physicians ", "dentists ", "nutritionists ", "dietitians ", "dieticians ", "tests ", "findings ",
    "data show", "data sugg", "data indic", "data reveal", "data have", "statistics sh", "statistics su",
    "statistics in", "statistics pr", "figures sh", "figures su", "figures in", "evidence ",
    "astronomers ", "linguists ",
    "demographers ", "statisticians ", "psychiatrists ", "geneticists ", "botanists ", "agronomists ",
    "oceanographers ", "geographers ", "scientist ", "ologist ", "economist ", "historian ", "physicist ",
    "astronomer ", "linguist ", "scholar ", "vets ", "veterinarians ", "mathematicians ", "chemist ", "geneticist ",
    "psychiatrist ", "ician ", "ographer", "onomist ", "tanist", "tionist", "titian ", "tician ", "demographer",
    "forester", "educationalist", "iatricians ", "ork has ", "observations ",
    "simulations ", "calculations ", "measurements ", "ork show", "ork sugg", "ork in",
)  # fmt: skip
_LEARNT = (
    "found|find|discover(?:ed)?|shown?|showed|establish(?:ed)?|demonstrated?|prove[dn]?|calculated?|estimated"
    "|determined|concluded|confirmed|observed|learn(?:ed|t)|known|documented|detected|identified|deduced|worked out"
    "|linked|tied|traced|connected"
)
# Over folded text. Only what stands right behind the word is looked at, since a gate that goes over unknown words is
# many times as large; the things are in the gate of ``studies``.
GATE = (
    r"(?:researchers|scientists|[flogmntucr]ists|[ao]rians|academics|scholars|octors|physicians|physicists|nomers|icians"
    rf"|raphers|foresters|titians|vets) (?:ha[vsd]|were able|who |(?:in|at|from|of|with|across|around) |{_LEARNT}"
    rf"|(?:{_ADVERBS}) |[^ ]+ly |{_ASKED})"
    rf"|(?:researcher|scientist|[flogmntucr]ist|physicist|[ao]rian|nomer|ician|rapher|forester|titian|scholar) "
    rf"(?:ha[sd] |who |{_LEARNT})"
)


# What those did who are not named: "researchers who followed thousands of nurses".
_DOING = (
    r",? who (?:\w{3,}ed|gave|fed|put|let|spent|dug|kept|took|set|rode|ran|sat|wore|hid|cut|drew)"
    r"\b(?! (?:at|in|for|with) (?:the )?[A-Z])"
)


@cache
def _patterns() -> LazyPatterns:
    return LazyPatterns({
        "did": (
            rf"(?P<what>{_DOING}[^.;:()]{{2,90}}?)?"
            r"(?P<house> (?:in|at|from|of|with|across|around)(?: [\w’'&-]+){1,5}?)?"
            r"(?P<aux> ha(?:ve|s|d)| (?:were|was) able to)?"
            rf"(?: (?:{_ADVERBS}|\w+ly)){{0,2}} (?P<verb>{_LEARNT})\b(?: out\b)?"
        ),
        "shows": (
            r"(?: (?:in|with|on|at) (?:[\w’'-]+ ){0,3}?[\w’'-]+?)?(?P<aux> (?:have|has))?"
            rf"(?: (?:{_ADVERBS}|\w+ly)){{0,2}} "
            r"(?P<verb>shows?|shown|suggests?|suggested|indicates?|indicated|reveals?|revealed|found|proves?|proved|proven|"
            r"demonstrates?|demonstrated|confirms?|confirmed|established|points? to)\b"
        ),
        "doing": rf"{_DOING}",
        # "Biologists played tapes to crows and found", "when researchers gave children sweets".
        "asked": rf"(?: ha(?:ve|s|d))?(?: (?:{_ADVERBS}|\w+ly))? (?P<verb>looked at|\w+)\b",
        "then": (
            rf" [^.;:!?()]{{2,140}}?(?:,|\band|\bthen) (?:\w+ly |then |soon )?(?P<verb>{_LEARNT}|noticed|saw)\b"
            r"(?: out\b)?"
        ),
        "inverted": r"[,”\"] (?:say|said|report|reported|found|find|conclude|concluded|argue|suggest|write|wrote) $",
        "parted": r"(?:, |– |— |\(|\b[Aa]s |\b[Ww]hat )(?:[a-z]{4,} )?$",
        "aside": r",[^,.;:]{3,90}, (?:that|how|why)\b",
        "with": r" [^.;!?]{2,90}? (?:to|with|back to) ",
        "group": r"(?:^|[ (“\"])(?P<group>(?:[Aa]n?|[Oo]ne|[Aa]nother) (?:[\w-]+ ){0,2}?(?:team|group)s? of )$",
    })  # fmt: skip


@cache
def _people() -> frozenset[str]:
    return frozenset(listed("researchers")) | _single()


@cache
def _single() -> frozenset[str]:
    """One of those who do research: "a psychologist"; not those of whom everybody knows one."""
    return frozenset(noun[:-1] for noun in listed("researchers") if noun not in _PRACTISING and noun != "academics")


def _stands(text: str, held: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    """Where those who do research, and what it brings, are named in a text: start, end, the noun in small letters."""
    for word in _forms() & held:
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            if not (_joins(text[at - 1 : at]) or _joins(text[end : end + 1])):
                yield at, end, word.lower()
            at = text.find(word, end)


def _joins(character: str) -> bool:
    """Whether a character beside a word makes it part of another."""
    return character != "" and (character.isalnum() or character in "_’'-")


@cache
def _forms() -> frozenset[str]:
    nouns = (*_people(), *THINGS)
    return frozenset((*nouns, *(noun.capitalize() for noun in nouns)))


def _said_behind(text: str, start: int, end: int, noun: str) -> tuple[int, tuple[int, int]] | None:
    """The end of the verb behind a noun of ``_stands`` and where its house stands; None if nothing is claimed.

    Args:
        start: of the whole phrase, "recent" in "recent findings"; what stands before it tells whether it is set off.
    """
    person = noun in _people()
    asked = _patterns()["asked"].match(text, end) if person and noun not in _PRACTISING else None
    if asked is not None and asked["verb"] in listed("experiment-verbs"):
        then = _patterns()["then"].match(text, asked.end())
        when = text[max(0, start - 6) : start].lower().endswith(("when ", "after "))
        if (when and not text.startswith((" for ", " to ", " in "), asked.end())) or (
            then is not None and text.startswith((*_CLAUSES, ", "), then.end())
        ):
            return asked.end(), (-1, -1)
    match = _patterns()["did" if person else "shows"].match(text, end)
    if match is None:
        doing = _patterns()["doing"].match(text, end) if person else None
        if doing is not None and _patterns()["inverted"].search(text, max(0, start - 20), start):
            return doing.end(), (-1, -1)  # "naps help, say researchers who followed"
        return None
    verb, aux = match["verb"], match["aux"]
    place = match.end() if person else match.end("verb")
    if aux is None:
        if verb in ("known", "shown", "proven", "linked", "tied", "traced", "connected"):
            return None
        if noun in _PRACTISING or (not person and verb in _ONCE):
            return None  # "doctors found that his arm was broken", "tests found that the milk was sour"
    house = match.span("house") if person and match["house"] else (-1, -1)
    if person and verb in _LINKING:
        return (place, house) if _patterns()["with"].match(text, place) else None
    if (aux or (person and match["what"])) and text.startswith(
        (" this", " it ", " it.", " as much", " otherwise"), place
    ):
        return place, house
    if text.startswith(",", place) and _patterns()["aside"].match(text, place):
        return place, house
    if text.startswith(_CLAUSES, place) or (verb.startswith("point") and text.startswith(" ", place)):
        return place, house
    if text[place : place + 1] in (",", ".", ";", "") and _patterns()["parted"].search(text, max(0, start - 30), start):
        return place, house  # "naps help, researchers have found"
    if person or noun in ("statistics", "figures") or verb[:4] not in ("show", "sugg", "indi"):
        return None
    # "Evidence suggests naps help".
    opens = text[max(0, start - 40) : start].rstrip(' “"')[-1:] in ("", ".", ":")
    return (place, house) if text.startswith(" ", place) and (start < end - len(noun) or opens) else None


def unnamed_researchers(text: str, held: frozenset[str]) -> Iterator[Leaning]:
    """Where a text leans on what unnamed researchers, tests or evidence are said to have shown, in order.

    Args:
        held: the words of the text.
    """
    for at, end, noun in sorted(_stands(text, held)):
        person = noun in _people()
        if text[end : end + 1] not in (" ", ",") or not (person or _patterns()["shows"].match(text, end)):
            continue
        start, kind, before = phrase(text, at)
        group = _patterns()["group"].search(text, max(0, at - 60), start) if person else None
        if group is not None:
            start, kind, before = group.start("group"), "one", text[max(0, at - BEFORE) : group.start("group")].split()
        if not person and kind == "described" and text[start:at].split()[-1].lower() not in _ready():
            continue  # "early ratings data"
        if noun in _single() and kind != "one":
            continue
        told_of = person and before[-1:] in (["when"], ["When"]) and before[-2:-1] not in (["and"], ["only"])
        if kind == "owned" or (is_supposed(before) and not told_of) or _is_governed(text, start, kind, person):
            continue
        said = _said_behind(text, start, end, noun)
        if said is not None:
            yield Leaning(start, *said)


@cache
def _ready() -> frozenset[str]:
    return frozenset((*listed("research-adjectives"), "of", "growing", "mounting", "emerging", "anecdotal"))


def _is_governed(text: str, start: int, kind: str, person: bool) -> bool:
    """Whether the words before a phrase make it part of another, or say whose it is: "Leeds scientists"."""
    before = text[max(0, start - 40) : start].split()
    if not before or text[max(0, start - 40) : start].rstrip(' “"(—–')[-1:] in (".", ":", ";", ",", "!", "?", "—", "–"):
        return False
    word = before[-1].lower().strip('“"(—–')
    if word in _OPENERS:
        return False
    # "Sleep researchers", and no "heat tests", "sales figures", "Leeds scientists".
    if not person or kind != "bare" or not word.isalpha() or word in _GOVERNING:
        return True
    return not before[-1].islower() and word not in listed("field-words")
