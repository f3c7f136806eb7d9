"""Words in quotation marks that judge: "the plan is “a road to nowhere”", "dismissed as “…”", "“…”: such was the mood".

Read from the words right before the quotation: a verb of being, whatever stands between, or a word that turns
the quotation into what something is held to be.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from sourcecheck.analysis.speech.quotations import Quotation
from sourcecheck.analysis.words import letter_words, words
from sourcecheck.document import Block
from sourcecheck.word_lists import alternatives, listed

__all__ = ["is_verdict", "judges"]

_REACH: Final = 90  # code points before a quotation in which the words stand that its predicate belongs to
_NEAR: Final = 56  # and those in which the predicate itself does
_ARTICLES: Final = ("a ", "an ", "nothing ", "one of ", "no ", "little ", "the ")
_ATTENDING: Final = frozenset(("with", "amid", "despite", "without"))
_OPENING: Final = words(
    "begins began opens opened starts started ends ended closes closed finishes finished concludes concluded"
)
_LINKING: Final = words("is was were ran runs went goes came comes")
_ADVERBS: Final = words("still now not just only up out off to little")


def judges(block: Block, one: Quotation) -> int:
    """Where the predicate begins by which words say something of somebody or something, or -1.

    A sentence of its own in the midst of others says something too; it begins with the quotation.
    """
    text, start = block.text, one.start
    if _noun_behind().match(text, one.end):
        return -1  # an adjective to the noun behind it judges nothing
    said = text[one.inner_start : one.inner_end]
    lead = text[max(0, start - _REACH) : start]
    if lead[-1:] == " " and _may_judge(lead):
        found = _predicate().search(lead, max(0, len(lead) - _NEAR))
        if found is None and said.lower().startswith(_ARTICLES):
            found = _naming().search(lead)
            if found is not None and _titled().search(lead, 0, found.start() + 1):
                return -1
        if found is not None:
            named = _wording() if said.lower().startswith(_ARTICLES) else _named()
            return -1 if named.search(lead, 0, found.start() + 1) else start - len(lead) + found.start()
    if said[:1].islower() and _states(lead[-60:], said):
        return -1 if _named().search(lead) else start - 1
    return start if _stands_alone(text, one) or is_verdict(block, one) else -1


def is_verdict(block: Block, one: Quotation) -> bool:
    """Whether the words behind a quotation call it a judgement: "“A disgrace to the game”: that was the verdict"."""
    row = block.text[one.end : one.end + 24].split()
    if _LINKING.isdisjoint(row):
        return False
    return _verdict_behind().match(block.text, one.end) is not None


def _stands_alone(text: str, one: Quotation) -> bool:
    return (
        text[one.inner_start].isupper()
        and text[one.end - 2 : one.end - 1] in (".", "!")
        and text[: one.start].rstrip()[-1:] in (".", "!", "?")
        and (one.end == len(text) or text[one.end : one.end + 2].strip()[:1].isupper())
        and not any(mark in text[: one.start] + text[one.end :] for mark in '"“')  # people speak in turns
    )


def _states(lead: str, said: str) -> bool:
    """Whether words tell how something is or went: behind a verb, "with" or "after", or beside a noun, in commas."""
    if lead.endswith((", ", "— ", "– ")):
        return said.startswith(("a ", "an ", "nothing ", "one of ")) and lead[-3:-2].isalpha()
    if lead[-1:] != " " or not lead[-2:-1].isalpha():
        return False
    row = letter_words(lead.lower())
    at = len(row) - 1
    if at > 0 and (row[at].endswith("ly") or row[at] in _ADVERBS):
        at -= 1
    if at > 0 and row[at] == "with" and row[at - 1] in _OPENING:
        return False  # "the speech ended with “…”"
    return at > 0 and (row[at] in _stating() or (row[at] in _ATTENDING and not said.startswith("the ")))


@cache
def _stating() -> frozenset[str]:
    return frozenset(listed("stating-verbs"))


def _may_judge(lead: str) -> bool:
    """Whether the last word before a quotation can end a predicate; only a no is certain."""
    last = lead[lead.rfind(" ", 0, -1) + 1 : -1].rstrip(",").lower()
    return last in _last_words() or last.endswith("ly")


@cache
def _last_words() -> frozenset[str]:
    behind = {entry.split()[-1] for entry in listed("judging-participles")}
    return frozenset(behind) | words(
        f"{_BEING.replace('|', ' ')} as to into of but than still now not just never already also once again "
        f"perhaps indeed "
        "best worst heart bottom least last times effect short fact truth essence word words ways end way parts "
        "places day "
        "then turns accounts all in however though too more turn called dubbed termed nicknamed christened "
        "labelled labeled "
        "named titled simply like"
    )


_BEING: Final = (
    "be|been|is|are|was|were|remain|remains|remained|become|becomes|became|look|looks|looked|seem|seems|seemed|prove|"
    "proves|proved|proven|isn't|isn’t|wasn't|wasn’t"
)


@cache
def _predicate() -> re.Pattern[str]:
    judged = alternatives("judging-participles")
    aside = (
        r"(?:\w+ly|still|now|not|just|(?:nothing|anything|all) but|nothing less than|nothing more than|"
        r"nothing other than|little more than|"
        r"little less than|no more than|no less than|nothing short of|little short of|never|already|also|but|once|"
        r"again|"
        r"perhaps|indeed|at (?:best|worst|heart|bottom|once|least|last|times)|"
        r"in (?:effect|short|fact|truth|essence|a word|other words|many ways|the end|its way|parts|places)|"
        r"to (?:this|that) day|"
        r"by (?:now|then|turns|all accounts)|above all|after all|of course|all in all|however|though|too|more|in turn)"
    )
    return re.compile(
        r"(?i)(?<![\w’'-])(?:"
        rf"(?<!can )(?<!could )(?<!may )(?<!might )(?<!to )(?<!should )(?<!must )(?<!will )(?<!would )(?:{_BEING})"
        rf"|(?:{judged})(?: (?:as|to be))?"
        # "ranks as", "came as", "reads like"; "described the plan as" has somebody who did.
        r"|(?!such |same |well |known |defined |listed |named |marked |written |shown |displayed |saved |stored |"
        r"entered )"
        r"[a-z]{2,}(?:ed|s|en|de|me|nt|ld|od|ad|wn)(?: down| off| back| over)?(?: \w+ly| itself)? as"
        r"|(?:amount|add|come|boil|run)(?:s|ed)?(?: up| down)? to|came (?:down )?to|(?:turn|grow|descend|harden|"
        r"develop)(?:s|ed)? into"
        r"|(?:smack|reek|savour|savor|taste|smell)(?:s|ed)? of|(?:read|look|sound|feel|seem|smell|taste)(?:s|"
        r"ed)?(?: \w+){0,3} like|felt like"
        r"|(?:proved|proven|turned out|said|held|thought|believed|considered|reckoned|allowed|claimed|appears?|"
        r"appeared|seems?|seemed|"
        r"supposed|known) to (?:be|become|have become|have been)|(?:has|have|had) (?:the makings|all the charm) of"
        rf")(?:,? {aside},?){{0,3}} $"
    )


@cache
def _naming() -> re.Pattern[str]:
    # "has been called “a …”": of words without an article it tells a name.
    return re.compile(
        r"(?i)\b(?:been|be|is|are|was|were|get|gets|got|often|since|also|widely|\w+ly) (?:\w+ly |since |also |"
        r"once |often )?"
        r"(?:called|dubbed|termed|nicknamed|christened|labell?ed|named|titled) (?:simply )?$"
    )


@cache
def _titled() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{alternatives('titled-things')})s?\b[^.;]{{0,30}}$")


@cache
def _named() -> re.Pattern[str]:
    # Things whose state, name or wording is given, not judged.
    return re.compile(
        r"(?i)\b(?:terms?|words?|phrase|status|theme|motto|functions?|methods?|modes?|states?|types?|class|"
        r"fields?|label|"
        r"names?|code|levels?|scale|category|options?|settings?|keys?|value|default|principle|format|slogan|title)\b"
        r"[^.;,]{0,40}$"
    )


@cache
def _wording() -> re.Pattern[str]:
    # The same for words that begin with an article, as most judgements do.
    return re.compile(
        r"(?i)\b(?:terms?|words?|phrase|theme|motto|label|names?|category|value|default|principle|slogan|title|"
        r"question|"
        r"answer|definition|message|error|headline|caption|translation|meaning|motion|proverb|saying|adage|maxim|"
        r"inscription|"
        r"sign|banner|placard|poster|engraving|plaque|lyric|line|refrain|chorus|verse|diagnosis)s?\b"
        r"(?: (?:of|for|over|above|on|in|at|before|under|to) [^.;,]{1,30})? ?\w{0,8}$"
    )


@cache
def _noun_behind() -> re.Pattern[str]:
    # A noun; words that go on with the sentence are no noun.
    return re.compile(
        r" (?!(?:and|but|or|so|for|to|of|in|on|at|by|with|as|when|while|because|since|if|that|which|who|whose|"
        r"where|though|"
        r"although|until|unless|after|before|from|is|are|was|were|has|have|had|will|would|can|could|may|might|"
        r"must|should|"
        r"rather|than|now|again|already|even|during|this|last|next|not|yet|about|above|across|against|along|among|"
        r"around|"
        r"behind|below|beneath|beside|between|beyond|despite|into|near|off|onto|out|over|past|through|throughout|"
        r"towards?|"
        r"under|up|upon|within|without|every|each|all|once|then|too|today|here|there|whenever|wherever|according|"
        r"one)\b)[a-z]"
    )


@cache
def _verdict_behind() -> re.Pattern[str]:
    """ "“A disgrace to the game”: that was the verdict": a judgement that is named as one."""
    nouns, people = alternatives("opinion-nouns", "crowd-answers", "moods"), alternatives("people-nouns", "body-nouns")
    return re.compile(
        rf"(?i),?(?::| [—–-])? ?(?:and )?(?:(?:that|this|such|so|thus) )?(?:is|was|were|ran|runs|went|goes|came|comes) "
        rf"(?:the|one|a|an)(?: [a-z-]+){{0,2}} (?:{nouns})\b(?! (?:by|from)\b| of (?:the )?(?:{people})\b|"
        rf" of (?:the )?(?-i:[A-Z]))"
    )
