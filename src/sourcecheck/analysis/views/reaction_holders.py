"""Who holds a reaction, where a text says so at all: "drew criticism from Berlin", "Okafor's doubts remain"."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from sourcecheck.analysis.views.reaction_clauses import entries, entry_at, tokens_of
from sourcecheck.analysis.views.reactions import Reaction
from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.word_lists import listed

__all__ = ["is_held"]


def is_held(text: str, reaction: Reaction, low: int, high: int) -> bool:
    """Whether the sentence ``low:high`` says whose a reaction is, or tells of something else by the same words."""
    if re.search(r"[a-z’'] [A-Z]\w", text[reaction.start : reaction.noun + 2]):
        return True  # "renewed Republican calls", "Ruling Sparks Outrage"
    first = text[reaction.start : reaction.noun].partition(" ")[0]
    if first.lower() in _PARTIES or (first[:1].isupper() and first.lower() in listed("demonyms")):
        return True
    if reaction.shape == "there" and text.endswith((" that ", "whether "), 0, reaction.start):
        return True  # "the survey has shown that there is ..."
    if _FRONTED.search(text, low, reaction.start) or _MADE_CLEAR.search(text, low, reaction.start):
        return True
    if reaction.shape == "stirs" and not _is_stirred(text, reaction, low):
        return True
    if reaction.shape == "does" and _is_another_thing(text, reaction, low, high):
        return True
    return _has_holder(text, reaction, high)


# "Among aides, there is chatter"; "Ruiz made it clear the remark hit a nerve".
_FRONTED = compiled(r"(?i)\b(?:among|amongst|within|inside) (?!the many)[^,.;]{2,40}, $")
_MADE_CLEAR = compiled(r"[A-Z]\w+ (?:[^.;,]{2,40} )?ma(?:de|kes) (?:it )?(?:clear|plain|known)\b")


def _is_stirred(text: str, reaction: Reaction, low: int) -> bool:
    """Whether a thing stirs something, and nobody is said to raise or to face it."""
    said = text[reaction.start : reaction.end].lower()
    before = text[max(low, reaction.start - 80) : reaction.start]
    stirs, what = said.partition(" ")[0], text[reaction.noun : reaction.end].lower()
    if " the most " in said or re.search(r"(?i)\b(?:the|an?|this|their|its|his|her|of) $", before):
        return False  # "the heightened security concerns"
    if re.search(r"(?i)\b(?:and|or|help(?:s|ed|ing)?(?: [\w’'-]+){0,3}) $", before) and stirs in _BASES:
        return False  # "to seek views and spark debate"
    if what in ("attention", "interest") and (
        stirs + " " + what == said or (text.startswith(" to ", reaction.end) and stirs.startswith("dr"))
    ):
        return False  # "drew attention to": somebody does it on purpose
    if stirs.endswith(("ed", "awn", "own")) and re.search(r"(?i)\b(?:is|are|was|were|be|been|being|to|by) $", before):
        return said.startswith(_MET)  # "was prompted", "had been raised"; but "was greeted with derision"
    if stirs in ("led", "leading") and (what in _WISHED or what in ("questions", "debate", "debates")):
        return False  # what somebody came to ask or do
    if stirs.startswith("attract") and what == "protest":
        return False  # one that was held
    if "stir" in what and re.search(r" when (?:he|she|it|they) ", text[reaction.end : reaction.end + 60]):
        return False  # an incident, and what it was
    if what in ("eyebrows", "alarm bells", "flak", "hackles"):
        return True
    if stirs in _GENERAL or (
        what == "fire" and stirs not in ("draw", "draws", "drew", "drawn", "drawing", "come", "came", "comes", "coming")
    ):
        return False  # "sharing data raises concerns": what a thing does by its nature; "set fire"
    if what in _WISHED and stirs[:4] in _GOT:
        return False  # "won support", "received calls", "faces protest"
    if not _OWN.match(stirs) or (stirs.startswith("fac") and what in _SUFFERED):
        return True
    return _is_thing(before)


_MET = ("met with", "met by", "greeted", "received with", "viewed with", "regarded with", "watched with", "seen with",
        "looked on", "eyed with", "treated with", "dogged by", "surrounded by")  # fmt: skip
_BASES = words(
    "draw spark prompt provoke trigger generate attract stir fuel ignite arouse elicit unleash invite evoke inspire "
    "stoke"
)
_PARTIES = words("republican democratic democrat labour conservative liberal tory western bipartisan popular-front")
_GENERAL = words("raise raises raising cause causes causing")
# With these verbs the subject may be who holds it: "Lawmakers raised concerns".
_OWN = compiled(r"rais|fac")
_WISHED = words("interest support protest protests calls attention hope hopes curiosity sympathy enthusiasm")
_SUFFERED = words(
    "criticism backlash condemnation ridicule derision accusations outcry fury outrage mockery flak pushback"
)
_GOT = words("rais caus won winn wins earn gain met meet face faci rece garn gene")
_AUXILIARY = words("has have had is are was were been also now already still once again since then be quickly and soon")


def _is_thing(before: str) -> bool:
    """Whether the words before a verb end in a thing, not in a name or in people."""
    said = before.split()
    while said and (said[-1].lower() in _AUXILIARY or said[-1].endswith("ly")):
        said.pop()
    head = said[-1].strip("“”\"'’)") if said else ","
    low = head.lower()
    if low in listed("event-nouns"):
        return True
    if head[-1:] in (",", "") or head[:1].isupper() or low in _PERSONS or low.endswith(_TRADES):
        return False
    lists = ("people-nouns", "crowd-nouns", "body-nouns")
    return not any(form in listed(name) for name in lists for form in (low, low + "s"))


_TRADES = ("ers", "ors", "ists", "ians", "ees")
_PERSONS = words("he she they we i you who some many most several others critics and people which but or")


@cache
def _by() -> re.Pattern[str]:
    """From, among, by somebody; what is no time."""
    return compiled(
        r"\b(?:from|among|amongst|by|within|inside) "
        r"(?!(?:then|now|here|there|far|day|days|weeks|months|hours|minutes|itself|chance|accident|the (?:start|"
        r"outset|beginning|end|time|day|week|minute|hour))\b)(?![\w-]+ing\b)(?=[\w“\"‘'])"
    )


@cache
def _in_place() -> re.Pattern[str]:
    return compiled(
        r"\b[Ii]n (?:the )?(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Spring|Summer|Autumn|Winter)[a-z]*\b)"
        r"[A-Z][a-z]"
    )


@cache
def _housed() -> re.Pattern[str]:
    return compiled(r"\b(?:on|in|inside|within|at|with) (?:the|our|my|her|his|their|its) ((?:[\w’'-]+ ?){1,3})")


def _holder(clause: str, aimed: bool) -> re.Match[str] | None:
    """From, among, by somebody who is no crowd; in a place with a name, or in a house."""
    for match in _by().finditer(clause):
        if not _is_crowd(clause, match.end()) and not (match[0] == "by " and _is_cause(clause, match.end())):
            return match
    named = _in_place().search(clause)
    if named is not None:
        return named
    for match in _housed().finditer(clause):
        if (
            not aimed
            and match[0].startswith(("on ", "in"))
            and " of " not in clause[: match.start()]
            and (_is_house(match[1]) if match[0].startswith("in") else not _ON.isdisjoint(match[1].lower().split()))
        ):
            return match  # but "fears of a split in the party"
    return None


def _is_cause(clause: str, at: int) -> bool:
    """Whether "by" is followed by what people react to: "eyebrows were raised by the choice of a referee"."""
    match = _THING.match(clause, at)
    return match is not None and match[1].lower() in listed("event-nouns")


_THING = compiled(r"(?:the|a|an|this|that|its|his|her|their) (?:[a-z]+ )?([a-z]+)(?: of| to| that|[.,;]|$)")


def _is_crowd(clause: str, at: int) -> bool:
    """Whether a crowd, or everybody, stands within three words of a place: "from local residents"."""
    tokens = tokens_of(clause.lower(), at, at + 80)
    known = entries("crowd-openers", "authority-nouns")
    for index in range(min(3, len(tokens))):
        count = entry_at(tokens, index, known) or (tokens[index].word in _EVERYBODY)
        if count and not _OF_NAMED.match(clause, tokens[index + count - 1].end):
            return True
        if tokens[index].closes:
            return False
    return False


_AIMED = ("pressure", "confidence", "faith", "belief")
_EVERYBODY = words("sides both every across public everywhere everyone others quarters")
_OF_NAMED = compiled(r" (?:of|at|from) (?:the )?[A-Z]")


def _is_house(said: str) -> bool:
    """Whether a body stands among some words."""
    spoken = said.lower().split()
    return not _HOUSES.isdisjoint(spoken) or any(
        entry in listed("body-nouns") for entry in (*spoken, *map(" ".join, pairwise(spoken)))
    )


_ON = words(  # those that people sit on; a bank may be a river's
    "bench benches table board council committee panel staff team jury commission squad court faculty"
)
_HOUSES = words(
    "bench benches table room pews ranks boardroom chapter choir lodge faculty squad camp crew guild congregation "
    "parish society orchestra troupe"
)


def _is_placed(text: str, end: int) -> bool:
    """Whether "at the bar association", "with the choir" stands right behind what is said of a reaction."""
    match = _housed().match(text, end + 1) or _housed().match(text, text.find(" ", end + 1) + 1)
    return match is not None and _is_house(match[1])


_OF_SOMEBODY = compiled(r" of (?:the |some |many )?(?:[\w-]+ ){0,3}(?:[A-Z]|his|her)")
_OF_THEM = compiled(r"\w+ of (?:the|his|her|its|their|many|some|those|[A-Z])")
_PHYSICAL = compiled(
    r"\b(?:boilers?|tanks?|cabin|tyres?|tires?|pipes?|valves?|cylinder|vessel|blood|air|water|steam|gas|hose|needle|"
    r"pump)\b"
)
_PARTICIPLE = compiled(
    r"\b(?!(?:raised|voiced|expressed|aired|levelled|leveled|made|heard|felt|shared)\b)"
    r"(?:[a-z]+(?:ed|wn)|set|put|led|run)(?: [a-z]+)? $"
)
_CLAUSES = compiled(r"[;:]|, (?:and|but|which) |\b(?:as|while|when|because|after|since|although|before) ")


def _has_holder(text: str, reaction: Reaction, high: int) -> bool:
    """Whether the clause says whose it is: "drew criticism from Berlin", "concern among the crew"."""
    subject = reaction.shape == "does"
    begin = reaction.noun if reaction.shape != "idiom" else reaction.end
    clause = _CLAUSES.split(text[begin : min(high, reaction.end + 140)], maxsplit=1)[0]
    aimed = text[reaction.noun : reaction.end].lower().startswith(_AIMED)  # "pressure on the board"
    if not aimed and _is_placed(text, reaction.end):
        return True
    if reaction.shape == "stirs" and re.match(
        r" of (?:the |some |many )?(?:[\w-]+ ){0,3}(?:[A-Z]|his|her)", text[reaction.end :][:60]
    ):
        return text[reaction.noun : reaction.end].lower() not in _OF_THINGS
    if reaction.shape == "idiom" and re.match(r" (?:with|among) ", text[reaction.end :][:7]):
        return True
    holder = _holder(clause, aimed)
    if holder is None:
        return False
    # "Over the money set aside by the council": another participle's "by".
    return not (holder[0].lower().startswith("by ") and _PARTICIPLE.search(clause, 0, holder.start()) and subject)


# With "the" and nothing more these have been told of before.
_TOLD_OF = words("concern concerns question questions fear fears doubt doubts worry worries belief talk confidence")

# "Of" what; of others "of" is whose.
_OF_THINGS = words(
    "fear fears criticism criticisms suspicion suspicions doubt doubts accusations allegations rumours rumors "
    "evidence sense "
    "feeling feelings complaints condemnation disapproval distrust mistrust resentment praise calls talk whispers "
    "scrutiny "
    "perception impression awareness dread outpouring mood atmosphere air hint expressions recriminations admiration "
    "denunciation "
    "reviews speculation disgust weariness apprehension envy"
)
_COMPOUNDS = compiled(
    r"(?i)\b(?:market|consumer|investor|customer|business|blood|air|water|high|phone|video|conference|life|technical|"
    r"customer|child|tech|federal|state|low|user|"
    r"peer|"
    r"price|toll|telephone|roll|emergency) $"
)


def _is_another_thing(text: str, reaction: Reaction, low: int, high: int) -> bool:
    """Whether the words have another sense: steam's pressure, questions left open, "our", "will"."""
    said = text[reaction.start : reaction.end]
    behind = text[reaction.noun : reaction.end]
    if said.lower().startswith("the ") and behind.lower().split()[0] in _TOLD_OF and said.count(" ") < 4:
        return True  # "the concern has lingered": one that was told of
    if behind.startswith("ressure", 1) and _PHYSICAL.search(text[low:high].lower()):
        return True
    if behind[1:].startswith("uestion") and text.startswith(" open", reaction.end):
        return True
    if re.search(r" and the | (?:our|we|you|i) ", said):
        return True
    if behind.lower().partition(" ")[0] not in _OF_THINGS and _OF_THEM.match(behind):
        return True  # "the anger of the crew"; but "fears of a flood"
    return _COMPOUNDS.search(text, max(low, reaction.noun - 20), reaction.noun) is not None
