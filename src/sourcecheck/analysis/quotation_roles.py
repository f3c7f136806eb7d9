"""What words in quotation marks are: somebody's speech, the title of a work, a term, a slogan, a scare quote."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, lru_cache
from typing import Final

from sourcecheck.analysis.quotations import Quotation
from sourcecheck.analysis.words import words
from sourcecheck.document import Block, Document, MarkKind
from sourcecheck.word_lists import alternatives, listed

__all__ = ["Role", "role"]


class Role(StrEnum):
    """What a quotation is to a reader."""

    SPEECH = "speech"
    TITLE = "title"  # of a work, a section, an event
    TERM = "term"  # a word or label that is introduced, defined, shown as an example, or typed
    SLOGAN = "slogan"
    SCARE = "scare"  # a word or two that the writer holds at arm's length
    UNKNOWN = "unknown"


_SMALL: Final = words(
    "a an the and or but nor of in on at to for from by with as is vs via into over after about its your my our per "
    "than be are it this that how"
)
_AROUND: Final = "\"'“”‘’«».,:;!?()[]–—-"
_NEAR: Final = 36  # code points before a quotation in which a phrase stands that ends where it begins
_LONGEST_TITLE: Final = 30  # words; few titles have more


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    titled = alternatives("titled-things")
    return {
        "titled": re.compile(rf"(?i)\b(?:{titled})s?,?(?: "
        "(?:of|on|about|called|titled|entitled|named|is|was|as))?:? ?$"),
        "named": re.compile(
            r"(?i)\b(?:titled|entitled|headlined|subtitled|called|named|dubbed|labell?ed|captioned|marked|termed|"
            r"nicknamed|known as|referred to as|so-called|title|headline|subject line|name|theme|motto|tagline)"
            r"(?: (?:is|was|of|it|simply|the|as))?[,:]? ?$"
        ),
        "term": re.compile(
            r"(?i)\b(?:terms?|words?|phrases?|expressions?|acronym|abbreviation|label|category|keywords?|"
            r"search(?:ed|es|ing)?"
            r"(?: (?:terms?|for|on|string))?|quer(?:y|ies)|googl(?:e|ing)|hashtag|typ(?:e|es|ed|ing)(?: in)?|"
            r"enter(?:s|ed|ing)?|"
            r"click(?:s|ed|ing)?(?: on)?|press(?:ed|ing)?|select(?:s|ed|ing)?|choos(?:e|ing)|chose|tap|button|"
            r"option|field|"
            r"menu|tab|checkbox|setting|string|value|text|defin(?:es?|ed) as|means?|meaning|stands for|abbreviated|"
            r"short for|"
            r"such as|e\.g\.,?|for example,?|for instance,?|like|i\.e\.,?|spelled|pronounced|translates? (?:to|as|"
            r"into)|"
            r"translated as|literally|replace[ds]?|instead of|say|saying|read(?:s|ing)?|error(?: message)?s?|"
            r"warnings?|message|"
            r"output|print(?:s|ed)?|prompts?|answers?|responds?(?: with)?|phrased as|questions?|as in|or|vs\.?|"
            r"versus|than)"
            r"(?: (?:the|a|is|was|of|that|as|on))?[,:]? ?$"
        ),
        "meaning": re.compile(
            r"(?i)^[,]? ?(?:means?|is (?:the|a|an|defined|short|latin|french|german|greek)\b|refers? to|stands for|"
            r"translates?|\(|button|"
            r"link|option|tab|field|menu|page|section|box|checkbox|command|flag|error|warning|message|keyword|query|"
            r"label|"
            r"column|category|syntax|method|function|approach|model|effect|problem|principle|rule|sign|badge|icon)"
        ),
        "typed": re.compile(
            r"(?i)\b(?:search(?:ed|es|ing)?(?: (?:for|terms?|on|string))?|quer(?:y|ies)|googl(?:e|ed|ing)|typ(?:e|"
            r"es|ed|ing)(?: in)?|"
            r"enter(?:s|ed|ing)?|click(?:s|ed|ing)?(?: on)?|press(?:ed|ing)?|select(?:s|ed|ing)?|tick|check|"
            r"prompts?)[,:]? ?$"
        ),
        "slogan": re.compile(r"(?i)\b(?:slogan|motto|tagline|catchphrase|mantra|chant(?:s|ed|ing)?|rallying "
        "cry|battle cry|"
                             r"banner|placard|sign|hashtag|sticker|t-shirts?|hats?|badges?|buttons?)\b[^.;]{0,40}$"),
        "like": re.compile(
            r"(?i)\b(?:like|akin to|similar to|(?:a )?parallel to|equivalent (?:of|to)|along the lines of|as if to say|"
            r"à la|not just|rather than|instead of|such as)(?: an?| the)?[,:]? ?$"
        ),
        # "A “whatever you feel like sending is fine” model": the words are an adjective.
        "article": re.compile(r"(?i)\b(?:an?|the|this|that|these|those|our|your|its|of|any|such|every)(?: "
        r"\w+(?:ly)?)? ?$"),
        "noun": re.compile(
            r" (?:model|approach|attitude|mentality|mindset|kind|type|sort|style|moment|scenario|principle|rule|policy|"
            r"strategy|school|line|crowd|camp|argument|theory|defen[cs]e|excuse|stage|phase|problem|question|button|"
            r"option|"
            r"message|error|warning|prompt|link|page|section|field|box|form|tab|menu|label|sign|campaign|movement|"
            r"initiative|program(?:me)?|project|series|contest|challenge|category|philosophy|culture|ethos|mantra)s?\b"
        ),
        "question": re.compile(
            r"(?i)\b(?:questions?|answers?|issue|problem|task|challenge|goal|idea|rule)\b[^.;]{0,60}\b(?:is|was|are|"
            r"were|becomes?|be)"
            r"[,:]? ?$"
        ),
        "proverb": re.compile(
            r"(?i)^[ ,–—-]*(?:as|is|was|goes|a|an|the|this|that) (?:\w+ ){0,4}(?:saying|proverb|adage|maxim|dictum)\b"
        ),
        "you": re.compile(r"(?i)\b(?:you|your|yours|yourself)\b"),
        "code": re.compile(r"[{}<>=\\|_#$`~^]|\w\(\)|https?:|\w\.\w+\(|::|--\w"),
    }  # fmt: skip


def role(document: Document, quotation: Quotation) -> Role:
    """What a quotation is, told by how it is written and the words beside it. Cheap; looks at no other block."""
    known = document.once(_known)
    key = (quotation.block, quotation.start, quotation.part)
    found = known.get(key)
    if found is None:
        found = known[key] = _role(document, quotation)
    return found


def _known(document: Document) -> dict[tuple[int, int, str], Role]:
    """The roles that were asked for; several rules ask for the same."""
    return {}


def _role(document: Document, quotation: Quotation) -> Role:
    block = document.blocks[quotation.block]
    text = block.text
    inner = text[quotation.inner_start : quotation.inner_end].strip()
    if not inner:
        return Role.UNKNOWN
    before = text[max(0, quotation.start - 60) : quotation.start]
    after = text[quotation.end : quotation.end + 40]
    patterns = _patterns()
    if is_title_case(inner) or _is_marked(block, quotation):
        return Role.TITLE
    lead = before.rstrip(" ")
    # Most quotations open a sentence: nothing in it says what they are.
    led = lead != "" and (lead[-1] not in '.!?;)”"' or lead.endswith((".g.", ".e.")))
    near = max(0, quotation.start - _NEAR)
    if (
        led
        and quotation.words <= _LONGEST_TITLE
        and (
            (_may_be_titled(lead) and patterns["titled"].search(before))
            or patterns["named"].search(text, near, quotation.start)
        )
    ):
        # "the song “I was made ...”", "a report titled “...”"; a clause in small letters is no title.
        if inner[0].isupper() or inner[0].isdigit() or quotation.words < 4:
            return Role.TITLE
    if led and patterns["question"].search(text[max(0, quotation.start - 100) : quotation.start]):
        return Role.TERM
    if before.endswith("="):
        return Role.TERM  # the value of an attribute that no reader took for one
    asks = inner[-1] == "?" or "please" in inner.lower()
    if asks and patterns["you"].search(inner):
        return Role.TERM  # a question to the reader, put as an example
    if any(mark.kind is MarkKind.CODE and 0 <= quotation.start - mark.end <= 12 for mark in block.marks):
        return Role.TERM  # what a piece of code is called
    if led and (
        patterns["like"].search(text, near, quotation.start)
        or (patterns["noun"].match(after) and patterns["article"].search(text, near, quotation.start))
    ):
        return Role.TERM
    if patterns["code"].search(inner):
        return Role.TERM
    if led and patterns["typed"].search(text, near, quotation.start):
        return Role.TERM
    if patterns["proverb"].match(after):
        return Role.SLOGAN
    if led and patterns["slogan"].search(before):
        return Role.SLOGAN
    if quotation.words <= 8 and (
        (led and patterns["term"].search(text, near, quotation.start)) or patterns["meaning"].search(after)
    ):
        return Role.TERM
    if quotation.words < 4:
        return Role.SCARE if inner[0].islower() else Role.UNKNOWN
    return Role.SPEECH


def _may_be_titled(lead: str) -> bool:
    """Whether one of the last three words is a kind of work; cheaper than the pattern, which then decides."""
    last = lead[-50:].lower().replace("-", " ").split()[-3:]
    return any(word.strip(_AROUND).rstrip("s") in _works() for word in last)


@cache
def _works() -> frozenset[str]:
    return frozenset(re.split("[ -]", word.lower())[-1].rstrip("s") for word in listed("titled-things"))


@lru_cache(maxsize=256)  # several rules ask of the same words
def is_title_case(text: str) -> bool:
    """Whether nearly all words that titles capitalise are capitalised: "How the West Was Lost"."""
    pieces = text.split()
    if len(pieces) < 2 or len(pieces) > _LONGEST_TITLE:
        return False
    long = capital = 0
    for piece in pieces:
        word = piece if piece[0].isalpha() else piece.lstrip(_AROUND)
        if word and word[0].isalpha() and word.rstrip(_AROUND).lower() not in _SMALL:
            long += 1
            if word[0].isupper():
                capital += 1
            elif long == 1:
                return False
    return long >= 2 and capital >= 0.75 * long


def _is_marked(block: Block, quotation: Quotation) -> bool:
    """Whether the words are marked as the title of a work or as code, or are a link as a whole."""
    for mark in block.marks:
        if mark.start >= quotation.end or mark.end <= quotation.start:
            continue
        if mark.kind in (MarkKind.CODE, MarkKind.SHORTCODE):
            return True
        inside = mark.start <= quotation.inner_start + 1 and mark.end >= quotation.inner_end - 1
        if inside and mark.kind is MarkKind.CITE:
            return True
        if inside and mark.kind is MarkKind.STRONG and quotation.start == 0 and quotation.end < len(block.text):
            return True  # what a paragraph begins with in bold is its heading
    return False
