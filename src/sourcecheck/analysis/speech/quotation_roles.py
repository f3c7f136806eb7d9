"""What words in quotation marks are: somebody's speech, the title of a work, a term, a slogan, a scare quote."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, lru_cache
from typing import Final

from sourcecheck.analysis.lazy_patterns import LazyPatterns
from sourcecheck.analysis.speech.quotations import Quotation
from sourcecheck.analysis.words import letter_words, words
from sourcecheck.compiled_patterns import compiled
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
_FAR: Final = 100  # code points before it in which what it is called may stand
_EXAMPLE: Final = ("(for example,", "(for instance,", "(e.g.,", "(e.g.", "(such as", "(for example", "(say,", "(like")
_PROVERBS: Final = ("saying", "proverb", "adage", "maxim", "dictum")
_LONGEST_TITLE: Final = 30  # words; few titles have more


# Lists of words that stand before a quotation and tell what it is, by the pattern that they are cues of.
_CUES: Final = {
    "named": ("naming-words",),
    "term": ("typing-verbs", "wording-words"),
    "typed": ("typing-verbs",),
    "slogan": ("slogan-things",),
    "like": ("likening-phrases",),
    "question": ("posed-things",),
}
_ALSO_TYPED: Final = ("googled", "tick", "check", "prompt", "prompts")


@cache
def _patterns() -> LazyPatterns:
    cues = {name: alternatives(*lists) for name, lists in _CUES.items()}
    return LazyPatterns({
        "titled": (
            rf"(?i)\b(?:{alternatives('titled-things')})s?,?"
            r"(?: (?:of|on|about|called|titled|entitled|named|is|was|as))?:? ?$"
        ),
        "named": rf"(?i)\b(?:{cues['named']})(?: (?:is|was|of|it|simply|the|as))?[,:]? ?$",
        "term": rf"(?i)\b(?:{cues['term']})(?: (?:the|a|is|was|of|that|as|on))?[,:]? ?$",
        "typed": rf"(?i)\b(?:{cues['typed']}|{'|'.join(_ALSO_TYPED)})[,:]? ?$",
        "slogan": rf"(?i)\b(?:{cues['slogan']})\b[^.;]{{0,40}}$",
        "like": rf"(?i)\b(?:{cues['like']})(?: an?| the)?[,:]? ?$",
        "question": rf"(?i)\b(?:{cues['question']})\b[^.;]{{0,60}}\b(?:is|was|are|were|becomes?|be)[,:]? ?$",
        # "A “whatever you feel like sending is fine” model": the words are an adjective.
        "article": r"(?i)\b(?:an?|the|this|that|these|those|our|your|its|of|any|such|every)(?: \w+(?:ly)?)? ?$",
        "noun": rf" (?:{alternatives('worded-things')})s?\b",
        "meaning": (
            r"(?i)^,? ?(?:means?|is (?:the|a|an|defined|short|latin|french|german|greek)\b|refers? to|stands for|"
            r"translates?|\(|button|link|option|tab|field|menu|page|section|box|checkbox|command|flag|error|warning|"
            r"message|keyword|query|label|column|category|syntax|method|function|approach|model|effect|problem|"
            r"principle|rule|sign|badge|icon)"
        ),
        "proverb": (
            rf"(?i)^[ ,–—-]*(?:as|is|was|goes|a|an|the|this|that) (?:\w+ ){{0,4}}(?:{'|'.join(_PROVERBS)})\b"
        ),
        "you": r"(?i)\b(?:you|your|yours|yourself)\b",
        "code": r"[{}<>=\\|_#$`~^]|\w\(\)|https?:|\w\.\w+\(|::|--\w",
    })  # fmt: skip


@cache
def _sign() -> re.Pattern[str]:
    """One class, which costs a fifth of the pattern for code: without one of these signs that cannot match."""
    return compiled(r"[{}<>=\\|_#$`~^(:-]")


@cache
def _last_words(name: str) -> frozenset[str]:
    """The last words of the cues of a pattern: without one of them before a quotation it cannot match."""
    cues = [cue for words_of in _CUES[name] for cue in listed(words_of)]
    return frozenset(letter_words(cue)[-1] for cue in (*cues, *(_ALSO_TYPED if name == "typed" else ())))


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
    start = quotation.start
    before = text[max(0, start - 60) : start]
    after = text[quotation.end : quotation.end + 40]
    patterns = _patterns()
    if is_title_case(inner) or _is_marked(block, quotation):
        return Role.TITLE
    lead = before.rstrip(" ")
    # Most quotations open a sentence: nothing in it says what they are.
    led = lead != "" and (lead[-1] not in '.!?;)”"' or lead.endswith((".g.", ".e.")))
    held = letter_words(text[max(0, start - _FAR) : start].lower()) if led else []

    def cued(name: str, reach: int = _NEAR) -> bool:
        """Whether a cue stands before the quotation; asked of the words first, as few have one."""
        return not _last_words(name).isdisjoint(held) and bool(
            patterns[name].search(text, max(0, start - reach), start)
        )

    if (
        led
        and quotation.words <= _LONGEST_TITLE
        and ((_may_be_titled(lead) and patterns["titled"].search(before)) or cued("named"))
    ):
        # "the song “I was made ...”", "a report titled “...”"; a clause in small letters is no title.
        if inner[0].isupper() or inner[0].isdigit() or quotation.words < 4:
            return Role.TITLE
    if cued("question", _FAR):
        return Role.TERM
    if lead.endswith(_EXAMPLE):
        return Role.TERM  # "by policy (for example, “any request over a second is an error”)"
    if before.endswith("="):
        return Role.TERM  # the value of an attribute that no reader took for one
    asks = inner[-1] == "?" or "please" in inner.lower()
    if asks and patterns["you"].search(inner):
        return Role.TERM  # a question to the reader, put as an example
    if any(mark.kind is MarkKind.CODE and 0 <= start - mark.end <= 12 for mark in block.marks):
        return Role.TERM  # what a piece of code is called
    if cued("like"):
        return Role.TERM
    if led and after[:1] == " " and patterns["noun"].match(after):
        if patterns["article"].search(text, max(0, start - _NEAR), start):
            return Role.TERM
    if (_sign().search(inner) and patterns["code"].search(inner)) or cued("typed"):
        return Role.TERM
    if any(word in after.lower() for word in _PROVERBS) and patterns["proverb"].match(after):
        return Role.SLOGAN
    if cued("slogan", 60):
        return Role.SLOGAN
    if quotation.words <= 8 and (cued("term") or patterns["meaning"].search(after)):
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
        if piece in _SMALL:
            continue
        word = piece if piece[0].isalpha() else piece.lstrip(_AROUND)
        if word and word[0].isalpha() and word.rstrip(_AROUND).lower() not in _SMALL:
            long += 1
            if word[0].isupper():
                capital += 1
            elif long == 1 or 4 * (long - capital) > len(pieces):
                return False  # a quarter of all words, whatever follows
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
