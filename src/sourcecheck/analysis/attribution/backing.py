"""Whether somebody who can be asked stands behind what a text gives to nobody."""

from __future__ import annotations

from collections.abc import Callable

from sourcecheck.analysis.attribution.attributions import Cue, stated
from sourcecheck.analysis.attribution.names import names, window
from sourcecheck.analysis.attribution.parties import OFFICES, is_other_party
from sourcecheck.analysis.attribution.same_matter import shares_words, stems
from sourcecheck.analysis.attribution.sources import SourceKind
from sourcecheck.analysis.attribution.support import Support, support
from sourcecheck.analysis.own_words import sentence_around
from sourcecheck.analysis.sentences import sentences
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Kind
from sourcecheck.word_lists import listed

__all__ = ["cites_in_words", "is_backed"]

# "On the coach, Warren Teale": somebody whom the claim is about, by part and name.
_OBJECT = compiled(
    r"(?i),? (?:on|over|about|against|for|to|at|around) (?:the|its|their|his|her|an?) [\w’'-]+(?: [\w’'-]+)?, $"
)
_APPOSITION = compiled(r", (?:who|whose|(?:an?|the|its|their|his|her) [a-z]|[a-z]+ (?:of|at|for) )")

# "According to a note that ...", "(source: ...)"; not to people who are nobody.
_CITED = compiled(
    r"(?i)\baccording to (?!(?:[\w’'-]+ ){0,2}?(?:some|many|most|several|sources?|reports?|rumou?rs?|insiders?|"
    r"experts?|critics|people|those|locals|legend|tradition|observers|analysts|others)\b)|"
    r"\(sources?:? [\w“\"]|\bsource: |\bin (?:it|them), "
)
# What is called off, and what an artist makes, is no word of theirs.
_WORKS = compiled(
    r"\bcalled (?:off|up|round|in)\b|\b(?:wrote|made|recorded|composed|set|broke|held|cut) (?:[\w’'-]+ ){1,3}?(?:hits?|"
    r"songs?|records?|novels?|albums?|poems?|plays?|operas?|scripts?)\b"
)


def _is_issuer(text: str, start: int) -> bool:
    return _ISSUED.search(text, max(0, start - 40), start) is not None


_ISSUED = compiled(r"(?:is|was|has been) (?:also )?(?:published|issued|printed|distributed) by (?:the )?$")
_BESIDE = frozenset(("link", "note", "citation", "own", "document"))
_CLAIMING = frozenset(("saying", "naming", "document"))
# What somebody says in the paragraph behind is evidence; what is linked or cited there belongs to its own sentence.
_SPOKEN = frozenset(("saying", "showing", "crediting", "colon", "naming", "own"))


def cites_in_words(text: str, low: int, high: int) -> bool:
    """Whether the sentence ``low:high`` says by what it goes: "according to the menu"."""
    return _CITED.search(text, low, high) is not None


def is_backed(
    document: Document,
    block: Block,
    start: int,
    end: int,
    ahead: int = 1,
    parties: bool = True,
    aside: Callable[[Document, Block, int, int, Support], bool] | None = None,
) -> bool:
    """Whether a source stands behind a claim: near it, or at the head of the paragraph behind.

    A summary that named people follow is good style; those of the paragraph before speak of something else.
    The claim's own words are no source: "Public health experts said" has a capital and no name.

    Args:
        ahead: paragraphs on either side that are looked at.
        parties: whether those count whom the text told of before and who tell of their own plans behind.
        aside: tells of a source that was found whether it stands aside of the claim, and does not count.
    """
    found = support(document, block, start, end, around=ahead)
    if found is not None and aside is not None and aside(document, block, start, end, found):
        found = None
    if found is not None and found.how == "saying" and _is_issuer(document.blocks[found.block].text, found.start):
        found = None  # "it is published by Cardew Press"
    if found is None:
        if _is_listed(document, block) or _is_counted(document, block, end) or _is_followed(document, block):
            return True
        return (
            _is_introduced(document, block, end)
            or _is_acted_on(document, block, end)
            or _is_borne_out(document, block, end)
        )
    if _is_elsewhere(document, block, start, found) or (not parties and is_other_party(document, block, start, found)):
        return False
    if found.how in _CLAIMING and _WORKS.search(document.blocks[found.block].text, found.start, found.end + 40):
        return False
    if found.block != block.number:
        ahead = found.block > block.number and (found.how in _SPOKEN or (found.how == "document" and found.start < 5))
        return found.how in ("caption", "lead-in") or ahead
    if found.how == "showing" and block.text[found.start : found.end] == "It":
        return False  # "It shows a pig": what the claim is about
    # "Word among investors": the capital of the sentence is no name.
    own = found.start == start and found.end <= end and block.text[start + 1 : found.end].islower()
    if found.end <= start or end <= found.start or found.how in _BESIDE or (found.how == "member" and not own):
        return True
    low, high = window(document, block, start, end, 1, 4)
    return any(
        one.block == block.number and (one.source.end <= start or end <= one.source.start)
        for one in stated(document, block, low, high)
        if one.source.nameable and not one.negated and one.cue is not Cue.THINKING
    )


def _is_elsewhere(document: Document, block: Block, start: int, found: Support) -> bool:
    """Whether a statement beside a claim speaks of something else: plans, or what a sentence closed with.

    "It will reopen in May, the company said." tells nobody who believes what is believed of the fire.
    """
    text = document.blocks[found.block].text
    low, high = sentence_around(document.once(sentences)[found.block], found.start, len(text))
    said = text[low:high]
    same = found.block == block.number
    if (
        found.how not in ("saying", "crediting")
        or (same and low <= start < high)
        or not _QUOTED.isdisjoint(said)
        or "''" in said
    ):
        return False
    if same and high <= start:
        behind = low + 12 < found.start and text.endswith(", ", low, found.start) and high - found.end < 64
        if not behind and _SAID_SO.search(said) is None:
            return False
    elif _PLANNED.search(said) is None:
        return False
    low, high = sentence_around(document.once(sentences)[block.number], start, len(block.text))
    return not shares_words(said, block.text[low:high])


_QUOTED = frozenset('“"')
# What is over and done with where the sentence ends.
_SAID_SO = compiled(
    r"\b(?:(?:said|says|wrote) so|blam(?:ed|es)|den(?:ied|ies)|declined|announced|promised|thanked|apologi[sz]ed)\b"
)
_PLANNED = compiled(r"\b(?:will|won['’]t)\b")


def _is_listed(document: Document, block: Block) -> bool:
    """Whether the paragraph ends in a colon and the list behind names people: "..., among them:"."""
    if block.kind is not Kind.PARAGRAPH or not block.text.rstrip().endswith(":"):
        return False
    for other in document.blocks[block.number + 1 : block.number + 3]:
        if other.kind is not Kind.ITEM:
            return False
        if any(
            name.kind == "person" and " " in other.text[name.start : name.end]
            for name in document.once(names)[other.number]
        ):
            return True
    return False


def _is_borne_out(document: Document, block: Block, end: int) -> bool:
    """Whether a body says the like in the sentence behind: "The road agency said salt had been found in two cables"."""
    text = block.text
    ranges = document.once(sentences)[block.number]
    index = next((number for number, (_, last) in enumerate(ranges) if end <= last), len(ranges))
    if index + 1 >= len(ranges):
        return False
    low, high = ranges[index + 1]
    if len(stems(text[slice(*ranges[index])]) & stems(text[low:high])) < 2:
        return False
    return any(
        one.source.kind is SourceKind.DEFINITE and one.cue is Cue.SAYING and not one.negated
        for one in stated(document, block, low, high)
    )


def _is_followed(document: Document, block: Block) -> bool:
    """Whether the paragraph behind opens with one of them: "Ana Ruiz, a baker, was one of the first to ..."."""
    behind = document.blocks[block.number + 1 : block.number + 2]
    return any(_OF_THEM.match(other.text) for other in behind) or any(
        name.kind == "person" and name.start == 0 and _ONE_OF.match(other.text, name.end)
        for other in behind
        if other.kind is block.kind
        for name in document.once(names)[other.number][:1]
    )


def _is_acted_on(document: Document, block: Block, end: int) -> bool:
    """Whether a named body or person acts on it in the sentence behind: "The Consumers' Union has collected ..."."""
    text = block.text
    ranges = document.once(sentences)[block.number]
    index = next((number for number, (_, last) in enumerate(ranges) if end <= last), len(ranges) - 1)
    colon = text.find(": ", end, ranges[index][1]) if ranges else -1
    part = text.find("; ", end, ranges[index][1]) if ranges else -1
    if ranges and _SO.search(text, end, min(ranges[min(index + 1, len(ranges) - 1)][1], end + 400)):
        return True
    if colon >= 0:
        low, high = colon + 2, ranges[index][1]  # "Some residents complain ...: Ana Ruiz handed in a petition"
        if any(n.kind == "person" and low <= n.start < low + 60 for n in document.once(names)[block.number]):
            return True
    elif part >= 0:
        low, high = part + 2, ranges[index][1]  # "; Lucia Ferrante does in her book"
    elif index + 1 < len(ranges):
        low, high = ranges[index + 1]
    else:
        return False
    acts = _ACTS.search(text, low, min(high, low + 300))
    if acts is None:
        return False
    return any(
        low <= name.start < acts.start()
        and (name.kind in ("person", "organisation", "acronym") or text.startswith(("at ", "of "), name.start - 3))
        for name in document.once(names)[block.number]
    )


# What those do who do not only hold a view.
_ACTS = compiled(
    r"(?i)\b(?:complaints?|petition(?:ed|s)?|signatures?|objected|objections?|letters?|boycott(?:ed|s)?|protested|"
    r"protests?|resigned|lawsuit|sued|appealed|campaign(?:ed|ing)|marched|struck|warning|refuses?|refused|voted|"
    r"votes (?:for|against)|"
    r"opposed|opposes|objects|objecting|forecasts?|puts? (?:it|the|its|their)|model(?:led|ed|s)|estimates?|downgraded|"
    r"upgraded|advised|ruled|found that|gave it|broadcast|devoted|reviewed|awarded|heard|confirm(?:ed|s)|printed|"
    r"signed (?:on|up)|sets? (?:it|this|that|them) out|posted|"
    r"came out (?:for|against|in)|do(?:es|ne)? (?:so|in|at)|did (?:so|in|at)|"
    r"named (?:it|him|her|them)|ma(?:de|kes) (?:one|another|that|this|the same))\b"
)
# Somebody, named or not, who says or asks for what the claim says.
_SO = compiled(
    r"\b(?:(?:said|says|say|wrote|writes|reported|reports) (?:so|as much|the same)|"
    r"(?:(?:asked|asks|called|calls|pressed|voted|marched) for|demand(?:ed|s)|want(?:ed|s)) (?:it|this|that|one)"
    r"(?=[.,;]| in| on| at| too))\b"
)


# "Some scholars, most recently Edith Farrow"; "some parents ... One of them, Denise Alcott, ..."
_FOR_EXAMPLE = compiled(
    r"(?:[,(—–] ?(?:from|including|(?:and )?among (?:them|others)|notably|most recently|chiefly|first|above all|"
    r"not least|"
    r"particularly|especially|for (?:one|example|instance)|such as|led by|like)|"
    r"\b(?:[Oo]ne|[Tt]wo|[Ss]ome|[Aa]mong|[Mm]ost)(?: of)? (?:them|these|those)(?: is| are| was)?),? (?:the |an? "
    r")?(?:[a-z]+ ){0,2}$"
)
_OF_THEM = compiled(r"(?:One|Two|Some|Among) (?:of )?(?:them|(?:these|those) [a-z]+s)\b")
_ONE_OF = compiled(r"(?:, [^;]{1,80}?,?)? (?:is|was|were) (?:one of|among) (?:the|them|those)\b")
# Who was counted: "412 of them signed", "a poll in which 1,930 of 2,204 voters", "27 entries in the comments book".
_COUNT = compiled(
    r"\b\d[\d,.]* (?:out )?of (?:them|\d|the (?:\d|[a-z]+s\b))|\b\d[\d,.]* (?:\w+ )?(?:entries|complaints|"
    r"signatures|letters|names|"
    r"objections|e-?mails|votes|respondents|replies|residents|members)\b|"
    r"\b\d[\d,.]* (?:\w+ ){1,2}(?:signed|marched|protested|complained|objected|rallied|demonstrated|gathered)\b|"
    r"\b(?:poll|survey|petition|questionnaire)\b[^.;]{0,80}?\d[\d,.]*(?:%| per ?cent| of\b| (?:people|\w+s)\b)"
)


def _is_counted(document: Document, block: Block, end: int) -> bool:
    """Whether those who hold a view were counted, as the sentence itself or the next one says."""
    _, high = window(document, block, end - 1, end, 0, 1)
    return _COUNT.search(block.text, end, min(high, end + 400)) is not None


def _is_introduced(document: Document, block: Block, end: int) -> bool:
    """Whether somebody is introduced by name and part right behind a claim: "The baker Karla Holtz ..."."""
    text = block.text
    ranges = document.once(sentences)[block.number]
    index = next((number for number, (_, last) in enumerate(ranges) if end <= last), len(ranges) - 1)
    high = ranges[min(index + 1, len(ranges) - 1)][1]
    for name in document.once(names)[block.number]:
        if (
            name.kind != "person"
            or not end < name.start < min(high, end + 400)
            or " " not in text[name.start : name.end]
        ):
            continue
        between = text[end : name.start]
        if _FOR_EXAMPLE.search(between):
            return True
        if name.start < ranges[index][1] and (", " not in between or _OBJECT.match(between)):
            continue  # whom the claim is about
        if _ONE_OF.match(text, name.end):
            return True
        role = text[max(0, name.start - 24) : name.start].rstrip(" ").rpartition(" ")[2]
        known = role in listed("people-nouns") or role + "s" in listed("crowd-nouns")
        if (known and role not in OFFICES) or _APPOSITION.match(text, name.end):
            return True  # "the baker Ana Ruiz"; a minister is not one of the crowd
    return False
