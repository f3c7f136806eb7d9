"""The clauses of reactions: a noun phrase walked back over, and what it does walked on to.

Words are looked up in lists, not matched by patterns of all of them: those take long to compile.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from sourcecheck.analysis.verb_forms import forms
from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.records import NamedTuple
from sourcecheck.word_lists import alternatives, listed

__all__ = ["OWNED", "WEAK", "Before", "Token", "before", "clauses_gate", "does", "entries", "entry_at", "tokens_of"]

# What may stand between a form of be, or an auxiliary, and what a reaction does; adverbs in "-ly" too.
_ADVERBS = words(
    "also now already still only once again even long ever not both perhaps always too very quite rather pretty far "
    "less "
    "more most somewhat being to as once"
)
_BE = words(
    "is are was were been being be remain remains remained seem seems seemed appear appears appeared look looks looked "
    "sound sounds sounded prove proves proved stay stays stayed become becomes became grow grows grew get gets got run "
    "runs ran turned 's ’s"
)
_AUXILIARY = words(
    "is are was were has have had been continue continues continued begin began begun start starts started seem seems "
    "seemed appear appears appeared refuse refuses refused threaten threatens threatened do does did"
)
_KEEPS = words("keep keeps kept started began begun continues continue")
_ABOUT = words(
    "for of over about around on to at against surrounding regarding concerning in with toward towards behind "
    "between as"
)
_CLAUSES = words("that which who whom whether if why")
_RAISED = words(
    "raised voiced expressed aired levelled leveled made heard felt sparked stirred directed fuelled fueled heightened "
    "reignited rekindled inflamed stoked aroused awakened dashed ruffled frayed shared registered divided prompted "
    "provoked triggered compounded deepened renewed sown put poured heaped lavished showered piled thrown cast asked "
    "shaken dented eroded undermined bruised"
)
_MOVED = words("put made")
_CAST = words("cast thrown poured heaped lavished showered piled")
_AWAY = words("off back forward away aside out up public together right clear")
_ASKED = words("about over whether as why how")
# What no noun phrase goes over: function words, and the verbs that hold a noun as their object.
_STOPS = words(
    "of in on at to by for with from as or than that which who whom whose when where if what how why after before "
    "until "
    "about into over under through is are was were be been being has have had will would can could may might must "
    "should shall do does did not no any he she it they we you i us them him me his her its their our my your say says "
    "said raise raises raised ask asks asked answer answers answered face faces faced make makes made take took give "
    "gives gave express expressed told tells warned warns report reports reported thanks few fewer little without "
    "against despite between among there welcome once send please contact one"
)
# Right before a noun these say that it is somebody's, or no reaction that is told of.
OWNED = words("any no his her its their our my your which what if that few fewer little without one after before")
_OPENING = words(
    "and but yet so while as though although because since even meanwhile now then here still nevertheless nonetheless "
    "today"
)
_SMALL = words("small little end shortage lack")
_FREE = 5  # words of a noun phrase before its noun


class Token(NamedTuple):
    word: str  # in small letters, without marks at its ends
    start: int
    end: int
    opens: bool  # whether a mark stands before it
    closes: bool  # or behind it


def tokens_of(low: str, begin: int, end: int) -> list[Token]:
    """The words of ``low[begin:end]``."""
    found: list[Token] = []
    for match in _runs().finditer(low, begin, end):
        raw = match[0]
        if raw.isalpha():
            found.append(Token(raw, match.start(), match.end(), False, False))
            continue
        word = raw.strip(_MARKS)
        if not word:
            if found:
                found[-1] = found[-1]._replace(closes=True)
            continue
        start = match.start() + raw.index(word)
        for part in word.replace("–", "—").split("—"):
            stop = start + len(part)
            found.append(Token(part, start, stop, start > match.start(), stop < match.end()))
            start = stop + 1
    return found


_MARKS = "“”\"‘*_().,;:!?…—–'’[]"


@cache
def _runs() -> re.Pattern[str]:
    return compiled(r"\S+")


Known = dict[str, tuple[tuple[str, ...], ...]]  # entries by their first word, longest first


@cache
def entries(*names: str) -> Known:
    """The entries of lists by their first word, longest first."""
    return _by_first(entry for name in names for entry in listed(name))


def _by_first(some: Iterable[str]) -> Known:
    found: dict[str, set[tuple[str, ...]]] = {}
    for entry in some:
        parts = tuple(entry.split())
        found.setdefault(parts[0], set()).add(parts)
    return {word: tuple(sorted(parts, key=lambda one: (-len(one), one))) for word, parts in found.items()}


@cache
def _grown() -> tuple[Known, Known]:
    """What reactions do: the forms behind a noun or an auxiliary, and those behind a form of be."""
    verbs = list(forms(listed("growth-verbs")))
    finite = _by_first(form for verb in verbs for form in verb[:4])
    return finite, _by_first((*(verb.ing for verb in verbs), *listed("growing-words")))


def entry_at(tokens: list[Token], index: int, known: Known) -> int:
    """How many words of a list's entry stand at a place; 0: none."""
    for parts in known.get(tokens[index].word, ()):
        end = index + len(parts)
        if end <= len(tokens) and all(
            tokens[index + n].word == part and (n == 0 or not tokens[index + n - 1].closes)
            for n, part in enumerate(parts)
        ):
            return len(parts)
    return 0


class Before(NamedTuple):
    """What a noun phrase follows."""

    shape: str  # opens, there, stirs, target, amid
    first: int  # token where the claim begins
    kind: tuple[str, ...]  # words before the noun
    heap: str  # "wave", where there is a wave of it


def before(tokens: list[Token], index: int) -> Before | None:
    """Walk back from a noun over its noun phrase."""
    at, heap = index - 1, ""
    kind: list[str] = []
    heaps, stirring = listed("heaps-of-reactions"), entries("stirring-verbs")
    while at >= 0 and len(kind) <= _FREE:
        token = tokens[at]
        if token.closes or tokens[at + 1].opens:
            break
        word = token.word
        if word == "of" and at and tokens[at - 1].word in heaps and not heap:
            heap = tokens[at - 1].word
            at -= 2
            continue
        if word == "of" and at > 1 and tokens[at - 1].word in _TARGETS:
            back = at - 1
            while back >= 0 and at - back < 4 and tokens[back].word not in _BE:
                back -= 1
            return Before("target", back, tuple(kind), heap) if back >= 0 and tokens[back].word in _BE else None
        for first in (at - 2, at - 1, at):
            if first >= 0 and entry_at(tokens, first, stirring) == at - first + 1:
                return Before("stirs", first, tuple(kind), heap)
        if word in _THERE_IS:
            back = at
            while back > 0 and at - back < 4 and (tokens[back].word in _THERE_IS or tokens[back].word in _ADVERBS):
                back -= 1
            return Before("there", back, tuple(kind), heap) if tokens[back].word == "there" else None
        if word in ("there's", "there’s", "there've", "there’ve"):
            return Before("there", at, tuple(kind), heap)
        if word in _AMID or (word in _AFTER and tokens[index].word in _OUTCRIES):
            return Before("amid", at, tuple(kind), heap)
        if heap == "share" and word in OWNED:
            kind.append(word)
            at -= 1
            continue
        if word in _OPENING and not (word == "as" and kind):
            break
        if word in ("no", "not") and (tokens[at + 1].word in _SMALL or word == "not"):
            pass
        elif word in _STOPS or word.endswith(("'s", "’s", "s'", "s’")):
            return None
        kind.append(word)
        at -= 1
    if at >= 0 and len(kind) > _FREE:
        return None
    return Before("opens", at + 1, tuple(kind), heap)


_THERE_IS = words(
    "is are was were been has have had remain remains remained be seem seems appear appears continue continues "
    "continued "
    "seemed appeared exist exists came arose followed to"
)
_AMID = words("amid amidst")
_AFTER = words("after following despite")
_OUTCRIES = words("outcry uproar backlash furore furor protests outrage complaints")
_TARGETS = words("subject object target focus butt source topic recipient")


def does(tokens: list[Token], index: int) -> int:
    """The last token of what a reaction does, or how it is: "over the dam is spreading"; -1: it does nothing.

    ``index`` is that of the noun's last word.
    """
    noun, at = tokens[index].word, index + 1
    if tokens[index].closes or at >= len(tokens):
        return -1
    about = tokens[at].word in _ABOUT
    clause = tokens[at].word == "that" or tokens[at].word == "whether"
    if not about and not clause:
        return _verb(tokens, at, noun, False)
    if noun in WEAK and clause:
        return -1
    verbs = 0
    for place in range(at + 1, min(at + 17, len(tokens))):
        if tokens[place - 1].closes or (about and tokens[place].word in _CLAUSES):
            return -1
        if not about and tokens[place].word in ("as", "while", "when", "because", "and", "but"):
            return -1
        if place > at + 1 and (about or verbs) and tokens[place - 1].word not in _JOINING:
            last = _verb(tokens, place, noun, True)
            if last >= 0 and (about or tokens[place].word in _AUXILIARY or tokens[place].word in _LASTS):
                return last
        verbs += tokens[place].word in _FINITE
        if about and place - at > 9:
            return -1
    return -1


_JOINING = words("and but or then to not that they he she we you i")
_FINITE = words("will would could may might can should must is are was were has have had 'll")
_LASTS = words(
    "persist persists persisted linger lingers lingered abound abounds abounded remain remains remained mounted grew"
)


def _verb(tokens: list[Token], at: int, noun: str, about: bool) -> int:
    """The last token of a verb phrase that begins at a place, or -1."""
    be = auxiliary = keeps = False
    grown, growing = _grown()
    last = min(at + 7, len(tokens))
    place = at
    while place < last:
        word = tokens[place].word
        if place > at and tokens[place - 1].closes:
            return -1
        if be:
            count = entry_at(tokens, place, growing)
            if not count and word in _RAISED and _is_raised(tokens, place, noun):
                count = 1
            if not count and (noun not in WEAK or noun in _TONED) and tokens[place - 1].word != "so":
                count = entry_at(tokens, place, entries("reaction-states"))
            if not count and noun in _HIGH and word == "high":
                count = 1
            if not count and noun in _TONED:
                count = entry_at(tokens, place, entries("reaction-tones"))
            if count:
                return place + count - 1
        if keeps and word.endswith("ing"):
            count = entry_at(tokens, place, growing)
            if count:
                return place + count - 1
        count = entry_at(tokens, place, grown)
        if (
            count
            and (auxiliary or _agrees(noun, word, about))
            and not (count == 1 and word in _BE and place + 1 < last and _is_being(tokens, place, noun))
        ):
            return place + count - 1
        if word in _AUXILIARY or word in _BE or word in _KEEPS:
            be, auxiliary, keeps = be or word in _BE, True, keeps or word in _KEEPS
        elif not (word in _ADVERBS or word.endswith("ly")) or (place == at and about and not word.endswith("ly")):
            return -1
        place += 1
    return -1


def _is_raised(tokens: list[Token], at: int, noun: str) -> bool:
    """Whether a participle tells that somebody raised a reaction: not "alarm bells were cast"."""
    word, behind = tokens[at].word, tokens[at + 1].word if at + 1 < len(tokens) and not tokens[at].closes else ""
    if word == "asked":
        return behind in _ASKED
    if word in _CAST:
        return behind in ("on", "upon", "over", "at")
    return not (word == "heard" and noun == "evidence") and not (word in _MOVED and behind in _AWAY)


def _is_being(tokens: list[Token], at: int, noun: str) -> bool:
    """Whether "remains", "grew" and their like have a state behind them that tells more."""
    return not tokens[at].closes and any(
        entry_at(tokens, at + 1, known)
        for known in (_grown()[1], entries("reaction-states"), entries("reaction-tones"))
    )


def _agrees(noun: str, verb: str, about: bool) -> bool:
    """Whether a verb can be the noun's: not "concerns about price rises", "fears over the build"."""
    if noun in _FOR and not about:
        return False
    many = noun.endswith("s") and not noun.endswith("ss")
    if verb in _bases():
        return many and not about
    if verb.endswith("s") and not verb.endswith("ss"):
        return not many and not (about and verb in _NOUNS)
    return True


def _doings() -> tuple[Known, ...]:
    return (*_grown(), entries("reaction-states"), entries("reaction-tones"))


@cache
def _bases() -> frozenset[str]:
    """The growth verbs in the form that goes with several."""
    return frozenset(verb.partition(" ")[0] for verb in listed("growth-verbs"))


# "Calls are answered", "data demands grow": only with what for.
_FOR = words("calls demands")
_NOUNS = words(
    "rises increases surges builds peaks clouds dogs rings plagues spreads fades grips sweeps balloons swells rages"
)


# These are also things of other kinds: there must be much of it, or it must be doing something.
WEAK = words(
    "questions interest support attention pressure evidence debate debates enthusiasm momentum patience praise tempers "
    "nerves applause response responses reaction reactions reception reviews verdict feedback sense perception "
    "recognition belief hope hopes trust confidence faith division divisions argument arguments agreement dispute "
    "disputes expectation expectations protest protests acceptance calls demands voices tongues eyebrows feeling "
    "feelings mood sentiment confusion uncertainty complaint complaints objection fire buzz laughter discussion "
    "discussions hype respect delight joy relief sympathy pride guilt shame embarrassment fatigue hesitation "
    "reluctance "
    "horror panic curiosity affection insecurity noise blame admiration gratitude consensus conviction impression "
    "realisation realization excitement approval belief discussion disapproval frenzy hysteria division disagreement "
    "outpouring dread appetite expectations anticipation goodwill friction signs indications hints signals"
)
_HIGH = words("hopes expectations anticipation confidence")
# What people hold in common, or how they answer: told of by its tone.
_TONED = words(
    "reaction reactions response responses reception reviews verdict feedback mood feeling feelings sentiment "
    "consensus "
    "opinion criticism comments"
)


def clauses_gate() -> tuple[str, ...]:
    """Patterns over folded text, one of which matches wherever a noun has a reaction's clause."""
    felt, stirred = alternatives("reaction-nouns"), alternatives("stirred-nouns")
    both = alternatives("reaction-nouns", "stirred-nouns")
    doing = _any(
        frozenset(" ".join(parts) for known in _doings() for some in known.values() for parts in some) | _RAISED
    )
    stirring = alternatives("stirring-verbs")
    led = _any(_AUXILIARY | _KEEPS | _ADVERBS | (_BE - {"'s", "’s"}))
    return (
        rf" (?:{_any(_AMID)}) (?:[^ ]+ ){{0,7}}?(?:{felt}) | (?:{_any(_AFTER)}) (?:[^ ]+ "
        rf"){{0,6}}?(?:{_any(_OUTCRIES)}) ",
        rf" there(?: (?:{_any(_THERE_IS)})|'s|'ve) (?:[^ ]+ ){{0,7}}?(?:{both}) ",
        rf" (?:{felt}) (?:(?:{_any(_ABOUT)}|that|whether) (?:[^ ]+ ){{1,16}}?)?(?:(?:{led}|"
        rf"[^ ]+ly) ){{0,7}}?(?:{doing}) ",
        rf" (?:{stirring}|(?:{_any(_TARGETS)}) of) (?:[^ ]+ ){{0,6}}?(?:{stirred}) ",
    )


def _any(some: frozenset[str]) -> str:
    return "|".join(sorted(some))
