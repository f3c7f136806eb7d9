"""Reactions in a text: who is moved, and by what, where somebody says so at all.

The words are lists in ``rules/words/en``; here is how they go together.
"""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.analysis.words import words
from sourcecheck.word_lists import alternatives, listed

__all__ = ["has_holder", "is_held_before", "is_stirred", "reactions", "reactions_shape"]

_WORD = r"[^\s.;:!?,()“”\"—–]+"
# With these verbs the subject may be who holds it: "Lawmakers raised concerns", "She faced questions".
_OWN = re.compile(r"(?:rais|fac|receiv|gain|won|winn|garner|earn|caus|met$)")
# With these there is enough of it to be told of.
_MUCH = (
    "growing|mounting|widespread|considerable|increasing|rising|fierce|intense|deep|mounting|compelling|ample|"
    "abundant|overwhelming|strong|great|significant|fresh|renewed|broad|huge|immense|grave|much|swelling|spreading|"
    "persistent|swirling"
)


@cache
def reactions() -> re.Pattern[str]:
    """Somebody's reaction, or none's; for a text in small letters."""
    return re.compile(reactions_shape())


def reactions_shape() -> str:
    """The pattern of ``reactions`` as it is written."""
    nouns = alternatives("reaction-nouns")
    of = rf"(?: (?:for|of|over|about|around|on|to|against|surrounding|regarding|in) (?:{_WORD} ){{0,7}}?{_WORD})?"
    be = r"(?:is|are|was|were|has been|have been|had been|seems? to be|appears? to be)"
    adverb = r"(?:(?:also|now|already|still|only|once again|again|\w+ly) ){0,2}"
    return (
        rf"\b(?P<noun>{nouns}){of} (?:(?:{be}) {adverb}(?:{alternatives('growing-words')})\b|(?:continues? to|"
        rf"continued to|began to|started to|(?:has|have|had) (?:begun|started) to|has|have|had)? "
        rf"?{adverb}(?:{alternatives('growth-verbs')})\b)"
        r"|\b(?:questions|concerns|doubts|fears|objections|misgivings|complaints|accusations|allegations|suspicions|"
        r"worries|reservations|alarm|unease|concern|"
        rf"eyebrows|calls|demands|scepticism|skepticism|disquiet|anger|criticism){of} (?:{be}) {adverb}(?:being "
        rf")?{adverb}"
        r"(?:raised|voiced|expressed|aired|levelled|leveled|made|heard|felt|sparked|stirred|being asked|directed)\b"
        rf"|\bthere (?:is|are|was|were|has been|have been|had been|remains?) {adverb}"
        rf"(?:(?:(?:a|an|some|also|very|public|real|serious) ){{0,2}}(?:{_MUCH}) (?:\w+ )?(?:{nouns}|discussion|"
        rf"talk|chatter|sense|feeling|"
        r"perception|suspicion|impression|recognition|demand|consensus)\b"
        r"|(?:fears|concerns|rumou?rs|speculation|calls|suspicions|worries) (?:that|about|over|for|of)\b)"
        r"|\b(?:(?:an? |the )?(?:\w+ly )?(?:growing|large|mounting|considerable|substantial|increasing|huge|vast|"
        r"ample|expanding) (?:body|amount|wealth|mass|weight|pile|mountain) of (?:\w+ )?(?:evidence|research|opinion|"
        r"studies|data|scholarship|literature|testimony)) (?:now |also )?(?:suggests?|shows?|indicates?|points?|"
        r"supports?|links?|ties|finds|backs)\b"
        rf"|\b(?P<stirs>{alternatives('stirring-verbs')}) (?:(?:{alternatives('amount-words')}) "
        rf"){{0,3}}(?P<what>{alternatives('stirred-nouns')})\b(?! of interest)"
    )


def is_stirred(text: str, match: re.Match[str], low: int) -> bool:
    """Whether a thing stirs something, and nobody is said to raise or to face it."""
    before = text[max(low, match.start() - 80) : match.start()]
    what, stirs = match["what"], match["stirs"]
    if what in ("attention", "interest") and (
        stirs + " " + what == match[0] or (text.startswith(" to ", match.end()) and "draw" in stirs)
    ):
        return False  # "drew attention to": somebody does it on purpose
    if re.search(r"(?:is|are|was|were|be|been|being|to|by) $", before.lower()) and stirs.endswith(("ed", "awn")):
        return False  # "was prompted", "had been raised"
    if what in ("eyebrows", "alarm bells", "flak"):
        return True
    if stirs in _GENERAL:
        return False  # "sharing data raises concerns": what a thing does by its nature, no report of a reaction
    if what in (
        "fire",
        "interest",
        "support",
        "protest",
        "protests",
        "calls",
        "applause",
        "attention",
        "praise",
    ) and stirs[:4] in (
        "rais",
        "caus",
        "set ",
        "won",
        "winn",
        "earn",
        "gain",
        "met",
        "face",
        "faci",
        "rece",
        "garn",
        "gene",
        "comi",
        "came",
    ):
        return (
            stirs[:4] in ("rece", "garn", "gain", "gene", "earn", "came", "comi")
            and what in ("praise", "interest", "attention", "applause", "fire")
            and (
                bool(re.search(rf"\b(?:{alternatives('amount-words')}) ", match[0]))
                or (what == "fire" and stirs.endswith("under"))
            )
        )
    if _OWN.match(stirs) and not (stirs.startswith("caus") and what in _UPROARS):
        words = before.lower().split()
        while words and (words[-1] in _AUXILIARY or words[-1].endswith("ly")):
            words.pop()
        head = words[-1].strip("“”\"'’,") if words else ""
        return head in listed("event-nouns")
    return True


_UPROARS = words("uproar outrage outcry backlash controversy consternation furore furor stir anger alarm")
_GENERAL = words("raise raises raising cause causes causing")
_AUXILIARY = words("has have had is are was were been also now already still once again since then be quickly and soon")


@cache
def _holders() -> re.Pattern[str]:
    """From, among, by somebody; what is no time and no crowd."""
    named = alternatives("crowd-openers", "authority-nouns")
    crowd = rf"(?:{named}|all sides|both|every|across|the public|everywhere|everyone|others)"
    return re.compile(
        rf"\b(?:from|among|amongst|by|within|inside) (?!(?:[\w’'-]+ ){{0,2}}{crowd}\b(?! (?:of|at|from) (?:the "
        r")?[A-Z]))"
        r"(?!(?:then|now|here|there|far|day|days|weeks|months|hours|minutes|itself|chance|accident|the (?:start|"
        r"outset|beginning|end|time|day|week|minute|hour))\b)"
        r"(?![\w-]+ing\b)[\w“\"‘']"
        r"|\b[Ii]n (?:the )?(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Spring|Summer|Autumn|"
        r"Winter)[a-z]*\b)[A-Z][a-z]"
    )


_PHYSICAL = re.compile(
    r"\b(?:boiler|tank|cabin|tyres?|tires?|pipes?|valve|cylinder|vessel|blood|air|water|steam|gas|hose)\b"
)
_PARTICIPLE = re.compile(
    r"\b(?!(?:raised|voiced|expressed|aired|levelled|leveled|made|heard|felt|shared)\b)"
    r"(?:[a-z]+(?:ed|wn)|set|put|led|run)(?: [a-z]+)? $"
)


def has_holder(text: str, start: int, end: int, high: int, subject: bool) -> bool:
    """Whether the clause says whose it is: "drew criticism from Berlin", "concern among the crew"."""
    clause = re.split(
        r"[;:]|, (?:and|but|which) |\b(?:as|while|when|because|after|since|although|before) ",
        text[start if subject else end : min(high, end + 140)],
        maxsplit=1,
    )[0]
    holder = _holders().search(clause)
    if holder is None:
        return False
    # "Over the money set aside by the council": another participle's "by".
    return not (holder[0].lower().startswith("by ") and _PARTICIPLE.search(clause, 0, holder.start()) and subject)


def is_held_before(text: str, match: re.Match[str], low: int) -> bool:
    """Whether the noun has an owner: "Okafor's doubts remain", "their support grew"."""
    if match["noun"] == "pressure" and _PHYSICAL.search(match[0]):
        return True
    if match["noun"] in ("questions", "question") and text.startswith(" open", match.end()):
        return True
    if match["noun"] == "attention" and " such as " in match[0]:
        return True
    if re.search(r" and the | (?:will|would|could|may|might|can|our|we|you|i) ", match[0]):
        return True
    before = text[max(low, match.start() - 40) : match.start()]
    if re.search(
        r"(?i)(?:['’]s?|s['’]|\b(?:his|her|their|its|our|my|your|whose|no|any|if|few|the)) (?:[\w-]+ ){0,1}$", before
    ):
        return not re.search(r"(?i)\bthe (?:growing |mounting )?$", before)
    # "Lawmakers' calls", "raise questions": the noun is an object, not a subject.
    if re.search(
        r"(?i)\b(?:to|of|for|with|by|in|about|on|raise[sd]?|ask(?:ed|s)?|answer(?:ed|s)?|have|has|had|as|into|from|"
        r"over|phone|face[sd]?|make|made) (?:[\w-]+ ){0,1}$",
        before,
    ):
        return True
    word = match["noun"]
    return word in (
        "interest",
        "support",
        "pressure",
        "attention",
        "opposition",
        "resistance",
        "momentum",
        "debate",
        "calls",
        "demands",
        "praise",
    ) and bool(
        re.search(
            r"(?i)\b(?:blood|air|water|high|phone|video|conference|life|technical|customer|child|tech|federal|state|"
            r"low|user|peer|price|toll|telephone|roll) $",
            before,
        )
    )
