"""Reports that nobody makes, as they are written: "it is believed that", "is said to have", "word is that"."""

from __future__ import annotations

import heapq
import re
from collections.abc import Callable, Iterator
from functools import cache

from sourcecheck.analysis.marked_words import mark, marked
from sourcecheck.analysis.words import letter_words, words
from sourcecheck.word_lists import alternatives

__all__ = ["LISTS", "reports_gate", "reports_in"]

_STATES = (
    "dead|missing|lost|drowned|killed|trapped|buried|extinct|stolen|destroyed|injured|safe|guilty|innocent|likely|"
    "unlikely|responsible|imminent|close|near|unsafe"
)
LISTS = ("told-participles", "agreed-participles", "raised-participles", "report-adverbs")
_TOLD, _AGREED, _RAISED, _OFTEN = (mark(LISTS, name) for name in LISTS)
_BE = r"(?:is|are|was|were|has been|have been|had been|is being|are being|was being|were being)"
# What a clause begins with, where no "that" does: "it is said she once played there".
_CLAUSE = (
    r"(?= (?:the|an?|he|she|it|they|his|her|its|their|some|no|many|most|there|this|these|those|one|two|three|several|"
    r"both|all|nobody|somebody|someone|we|every|each|more|at least) )"
)
_CURES = (
    "lower|cure|cause|bring|help|improve|boost|raise|reduce|protect|prevent|strengthen|ease|relieve|"
    "heal|ward|soothe|slow"
)
# What the words stand on: over a text in small letters with the lists marked.
_PASSIVES = (
    rf"\b(?:it|there) (?:(?:is|was|has|had|'s|’s) )(?:(?:{_OFTEN}|also|been|being|still|even|already|\w+ly) ){{0,3}}?"
    rf"(?:(?:{_TOLD})(?: by (?:some|many|most|several|others|all)\b)?(?: (?:that|to have|to be)\b|{_CLAUSE})|"
    rf"(?:(?:{_OFTEN}) )(?:{_AGREED}) (?:that|to have|to be)\b)"
    rf"|\bit (?:is|was|has been|had been) (?:(?:{_OFTEN}|\w+ly) )?(?:{_TOLD}) (?:at the time|back then|{_OFTEN}|"
    r"for (?:years|decades|a time|a while)|in the (?:trade|town|press|village)) that\b"
    rf"|(?:(?<=[,—–] )|(?<=, so )|(?<=, or so )|(?<=\bso ))it {_BE} (?:(?:{_OFTEN}|\w+ly|also) )?(?:{_TOLD}|told)"
    r"(?=[,.;]| —| –)"
    rf"|\bit(?:['’]s) (?:(?:{_OFTEN}|also|been) ){{0,2}}(?:{_TOLD})(?: that\b|{_CLAUSE})"
    rf"|\bthere (?:is|are|was|were) (?:(?:{_OFTEN}) )?(?:{_RAISED}) to (?:live|stand|lie|lurk|dwell|exist|hang|have|"
    rf"be)\b"
    rf"|(?P<reduced>(?:(?<=, )|(?<=^)|(?<=[.!?] )|(?<=[—–] )|(?<=\())(?:(?:also|still|"
    rf"{_OFTEN}) )?(?:{_RAISED})) to (?:be|have|date|contain|"
    r"come|hold|number|include|belong|represent|carry|live|own|run|cost)\b"
    rf"|\bas (?:is|was|has been) (?:{_OFTEN}|well) (?:{_TOLD}|{_AGREED})\b"
    rf"|\b(?P<subject>[\w’'”\")-]+,?) (?P<be>(?:is|are|was|were|has|have|had)(?: (?:{_OFTEN}|also|still|even|"
    rf"\w+ly|been)){{0,3}}) (?P<raised>{_RAISED}) to (?P<to>[a-z]+)\b"
    rf"|\b(?:is|are|was|were|has been|have been) (?:(?:{_OFTEN}) )?(?:considered|{_RAISED}|deemed) to (?:{_CURES})\b"
    rf"|\b(?:is|are|was|were|has been|have been) (?:(?:{_OFTEN}|hotly|heavily) )(?:tipped|expected|predicted|"
    rf"touted|fancied|{_RAISED}) to\b|\b(?:is|are|was|were|has been|have been) tipped to\b"
    rf"|\b{_BE} (?:(?:{_OFTEN}) )?(?:{_RAISED}) as (?:being|having|\d)"
    # Feared dead, thought lost: a state that somebody reports
    rf"|\b(?P<held>(?:is|are|was|were|remains?|has been|have been) (?:(?:{_OFTEN}|also|still|already) )?"
    rf"(?:{_TOLD}) (?:{_STATES}))\b"
    # Or so it is said
    rf"|\bor so (?:it is (?:{_TOLD}|told)|they say)\b"
    rf"|\b(?:reports|rumou?rs) (?:(?:\w+ly|{_OFTEN}) )?(?:{_TOLD}) (?:that|the|he|she|it|they|as many|up to|at "
    r"least)\b"
)
# And where it needs none of the lists; over a text in small letters.
_SAYINGS = (
    r"\bword (?:from|out of|inside) (?:[\w’'-]+ ){1,5}?(?:is|was) that\b"
    r"|(?:^|[.;:!?,—–(] |\b(?:and|but|though|although|while) )(?P<word>(?:the )?(?:word|rumou?r|talk|gossip|"
    r"scuttlebutt|whispers?|story|buzz) (?:is|was|goes) that|(?:the )?(?:word|rumou?r|talk|gossip|story) (?:has|had) "
    r"it(?: that)?)"
    r"|\b(?:rumou?rs?|word|whispers|reports|talk) (?:has|have|had|is|are|was|were) (?:\w+ly |long |now )?(?:it|"
    r"circulated|circulating|swirled|swirling|spread|spreading|surfaced) (?:that\b)"
    r"|\brumou?r has it\b|\b(?:the )?word (?:on the street|in the trade|in town|around town|among [a-z]+) is(?: "
    r"that)?\b"
    # Legend says; the theory goes
    r"|(?:^|[.;:!?,—–(] |\b(?:and|but|as|so) )(?P<saying>(?:legend|tradition|folklore|rumou?r|lore|popular wisdom) "
    r"(?:says|tells us|holds)(?: that\b|,)?(?= )|the (?:theory|thinking|story|legend|argument|tale) goes(?: that|,))"
    # Or so the story goes; as everybody knows; an open secret
    r"|\bor so the (?:story|legend|tale|theory|rumou?r|thinking|argument) goes\b"
    r"|\bit is (?:an open secret|common knowledge|no secret) that\b"
    r"|\b(?:there is|there's|there has been|there was) (?:\w+ )?(?:talk|gossip|whispers|chatter|reports|claims) "
    r"that\b|\bthere (?:were|are|have been) (?:\w+ )?(?:reports|claims) that\b"
    r"|\b(?:legend|tradition|folklore|lore|myth) has it\b"
    r"|\b(?:some |unconfirmed |early |other |recent |several |local |media |press )?(?:reports|rumou?rs) (?:\w+ly "
    r")?(?:suggest|indicate|claim|hint|allege|say|indicated) (?:that|the|he|she|it|they|as many|up to|at least)\b"
)

# Words of which each saying has one.
_SPOKEN = words(
    "word rumor rumors rumour rumours talk gossip scuttlebutt whisper whispers story buzz legend tradition folklore "
    "lore wisdom theory thinking argument tale myth secret knowledge chatter reports claims"
)


def reports_gate(folded: Callable[[str], str]) -> str:
    """A form of be or an adverb before a participle, a participle before "to"; or a saying; over folded text.

    Args:
        folded: makes of a pattern its counterpart over folded text.
    """
    told, agreed, raised, often = map(alternatives, LISTS)
    between = rf"(?:(?:{often}|also|been|being|still|even|already|well|hotly|heavily|[^ ]+ly) )*"
    return (
        rf" (?:is|are|was|were|been|being|remains?) {between}(?:(?:{raised}|tipped|deemed) to |"
        rf"considered to (?:{_CURES})|(?:{raised}) as (?:being|having|[0-9])|(?:{told}) (?:{_STATES}) )"
        rf"| (?:{often}|hotly|heavily) (?:expected|predicted|touted|fancied) to "
        rf"| (?:{often}) considered to (?:{_CURES})"
        rf"| (?:it|there)(?:'s| s| is| was| has| had) {between}(?:(?:{told}) (?:by [^ ]+ |(?:at|in) the [^ ]+ |"
        r"back then |"
        rf"for (?:a )?[^ ]+ |(?:{often}) )?(?:that|to|{_CLAUSE[7:-3]}) |(?:{agreed}) (?:that|to) )"
        rf"| it (?:is|was|has been|had been|is being|was being) {between}(?:{told}|told) "
        rf"| as (?:is|was|has been) {between}(?:{told}|{agreed}) "
        rf"| (?:{raised}) to (?:be|have|date|contain|come|hold|number|include|belong|represent|carry|live|"
        r"own|run|cost) "
        rf"| or so (?:it|they) | (?:reports|rumou?rs) {between}(?:{told}) "
        rf"|{folded(_SAYINGS)}"
    )


def reports_in(low: str) -> Iterator[re.Match[str]]:
    """Reports in a text in small letters, in order; none within another."""
    last = 0
    passives = _passives().finditer(marked(low, LISTS))
    sayings = () if _SPOKEN.isdisjoint(letter_words(low)) else _sayings().finditer(low)
    for match in heapq.merge(passives, sayings, key=lambda match: match.start()):
        if match.start() >= last:
            last = match.end()
            yield match


@cache
def _passives() -> re.Pattern[str]:
    return re.compile(_PASSIVES)


@cache
def _sayings() -> re.Pattern[str]:
    return re.compile(_SAYINGS)
