"""Labels that nobody is said to give: "often dubbed", "widely regarded as"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from sourcecheck.analysis.attribution.backing import is_backed
from sourcecheck.analysis.attribution.label_clauses import (
    Given,
    is_label,
    label_needs,
    labels_gate,
    participles,
    reputations,
)
from sourcecheck.analysis.attribution.labels import (
    IRREGULAR,
    NAMES_GOT,
    NAMING,
    SET_OFF,
    pattern,
    ranks,
)
from sourcecheck.analysis.attribution.support import support
from sourcecheck.analysis.own_words import in_own_words
from sourcecheck.analysis.sentences import sentences
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Kind
from sourcecheck.finding import Confidence, Severity
from sourcecheck.matching.folded_patterns import folded_pattern
from sourcecheck.rule import Context, Example, Hit, Rule
from sourcecheck.word_lists import listed

# A block with more matches than this is no prose; the bound keeps hostile input linear.
_MOST = 40
_QUOTED = compiled(' [“"‘][a-z]')


def check(document: Document, context: Context) -> Iterator[Hit]:
    reference = context.type == "reference"  # where terms are introduced all the time
    for block in context.blocks(document):
        if block.kind not in (Kind.PARAGRAPH, Kind.ITEM) or block.quoted or not document.in_content(block):
            continue
        seen = 0
        for given in chain(participles(block.text), reputations(block.text)):
            if seen == _MOST:
                break
            start, end = given.start, given.end
            if given.word and not is_label(block.text, given):
                continue
            if given.word in NAMING and (reference or _is_emphasised(block, end)):
                continue
            if _QUOTED.match(block.text, end) and given.word in listed("judging-participles"):
                continue  # "dismissed as “a shed”": whose words these are is fragment-quote-uncited's question
            seen += 1
            if not in_own_words(document, block, start, end):
                continue
            ranges = document.once(sentences)[block.number]
            low, high = next(((a, b) for a, b in ranges if a <= start < b), (0, len(block.text)))
            if _answered(block.text, given, low, high) or _is_given(document, block, start, end):
                continue
            if given.often.startswith("by ") and is_backed(document, block, start, end):
                continue  # "seen by some as": a view of people, too, whom somebody beside may speak for
            if _house_term(block.text[end:high], context.house.get("terms", ())):
                continue
            yield Hit(block.span(start, end), values={"match": block.text[start:end]})


def _is_given(document: Document, block: Block, start: int, end: int) -> bool:
    """Whether the sentence names somebody who could have given the label, or cites something.

    What others say in the sentences behind is about the thing, hardly ever about its name.
    """
    found = support(document, block, start, end, before=0, after=0)
    if found is not None and found.block == block.number and end <= found.start <= end + 12 and found.how == "naming":
        found = None  # the name that is given
    elif found is not None and 0 < start - found.end < 16 and block.text[found.end] == "," and found.how in _VERBS:
        found = None  # "Edgar Moss, once described as a fool, said": who is called so
    if found is not None and found.how == "document" and end < found.start and "," in block.text[end : found.start]:
        found = None  # "called a charter for eviction, it was amended by the Housing Act 2019"
    if found is not None:
        return found.how != "thinking"  # "or, as Okafor prefers, ..."
    if _TAKEN_UP.search(block.text, end, end + 240):
        return True
    # "Their lawyer, Amara Obi, called it a disaster": a name for the same thing, by somebody with one.
    found = support(document, block, start, end, before=0, after=1)
    return found is not None and found.how == "naming" and found.start > end + 12


_VERBS = frozenset(("saying", "showing"))
# Somebody answers for the label, or against it.
_TAKEN_UP = compiled(
    r"[A-Z][\w’'-]+,? (?:[^.;]{0,60} )?(?:reject|dispute|resent|disown|embrace|relish|hate|dislike|coin)\w* (?:the|"
    r"that) "
    r"(?:label|name|nickname|tag|description|phrase|term|comparison)\b|\b(?:the|that) (?:phrase|words?|label|name|"
    r"nickname|"
    r"term|description|comparison|line) (?:(?:is|was|were) (?:[\w’' ]{0,30}['’]s\b|by|from|hers|his)|came|comes|"
    r"belongs?|"
    r"goes|dates|stems|originated)\b"
)


def _house_term(text: str, terms: tuple[str, ...]) -> bool:
    """Whether a text begins with a word of the house, which answers for it."""
    if not terms:
        return False
    said = text.casefold().lstrip(" “”\"'‘’«»")
    for article in ("the ", "a ", "an "):
        said = said.removeprefix(article)
    return said.lstrip(" “”\"'‘’«»").startswith(tuple(term.casefold() for term in terms))


def _is_emphasised(block: Block, at: int) -> bool:
    """Whether a term is set off where the label stands: "called the *kerf clearance*", without a judgement."""
    article = re.compile(r" (?:the |an? )?(?=[a-z])").match(block.text, at)
    if article is None:
        return False
    for mark in block.marks:
        if mark.start == article.end() and mark.kind in SET_OFF:
            phrase = " " + block.text[mark.start : mark.end]
            return len(phrase) <= 60 and not (
                pattern("judgement").match(phrase)
                or pattern("verdict").match(phrase)
                or pattern("figure").search(phrase)
            )
    return False


def _answered(text: str, given: Given, low: int, high: int) -> bool:
    """Whether the sentence ``low:high`` itself says who gives the label, or needs nobody to."""
    clause = text[given.end : min(high, given.end + 240)]
    if text[low : given.start].strip().lower() in ("", "while", "though", "although", "once"):
        # A participle at the head of the sentence ends at its comma.
        clause = re.split(r",[\"”’]? (?!by (?:the )?[A-Z])", clause, maxsplit=1)[0]
    if text.endswith((", ", " – ", " — "), 0, given.start):
        clause = re.split(r",[\"”’]? (?!by (?:the )?[A-Z])| [–—] ", clause, maxsplit=1)[0]  # what is set off
    clause = re.split(r"[;:] ", clause, maxsplit=1)[0]
    if given.word in NAMING and (pattern("there").search(clause[:60]) and not ranks(text, given.word_end)):
        return True  # "called the stand-gale in Kent"
    if any(not _other_verb(clause, agent.start()) for agent in pattern("agent").finditer(clause)):
        return True
    if pattern("told").search(text, max(low, given.start - 240), given.start):
        return True
    if pattern("asked").search(text, max(low, given.start - 240), given.start):
        return True
    # "Among economists, the tax is widely seen as ...": a fronted agent.
    if pattern("place_of").search(text, low, max(low, given.start)) and given.start - low <= 120:
        return True
    return bool(pattern("place_of").search(clause) or pattern("law").search(clause))


def _other_verb(clause: str, at: int) -> bool:
    """Whether the "by" at ``at`` belongs to another participle: "hailed as a triumph and followed by riots"."""
    word = clause[:at].rstrip().rpartition(" ")[2].lower()
    return word.endswith(("ed", "wn", "ven", "tten")) or word in IRREGULAR


RULE = Rule(
    id="attribution/agentless-label",
    message="“{match}”: by whom? Name somebody who says so.",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    doubt="A label that everybody and nobody gives may be the writer's own.",
    settle="Name one person, body or publication that uses the label, or link to it; or say it in your own voice.",
    why=(
        "“Often dubbed”, “widely regarded as” and their kin borrow the weight of a crowd without naming one "
        "member of it. The reader can neither weigh nor check the judgement, and a term spread by one side "
        "of a dispute looks like common usage.\n\n"
        "Silent where the clause says by whom, where a named source or a link stands close by, for other names of a "
        "thing (“also known as”), legal classes, and plain terms of a trade (“commonly called a loop”)."
    ),
    references=(
        "https://en.wikipedia.org/wiki/Template:By_whom",
        "https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style/Words_to_watch",
    ),
    bad=(
        "[[Labelled]] a gag law, it passed by seven votes.",
        "The club, [[considered by many]] to be the friendliest in the county, meets above the bank.",
        "The relief has come to be [[known as]] the cabin bribe.",
        "The song, a work [[lauded as]] the missing link, was cut.",
        "Velt, [[often called]] the Homer of the coast, wrote nine plays.",
        "The fall, [[styled]] the Niagara of the north, froze.",
        "The hall has been [[called]] a monument to vanity.",
        "The tower, [[often likened to]] a salt shaker, has 40 floors.",
        "The strike has [[entered the record as]] the most pointless in the port.",
        "The defence of the bridge has come to be [[seen as]] the turning point of the war.",
        "The spray, [[heralded as]] a game changer, is given twice.",
        "The cider [[enjoys a reputation as]] the driest on the coast.",
        "She was [[known far and wide as]] the bravest sailor of her day.",
        "[[Regarded in the trade as]] a gentleman, he shut the shop in May.",
        "Two years on, [[dubbed]] the “Iron Harp”, the bridge carries 30,000 cars a day.",
        "The four states, [[often dubbed]] the “Quartet of Upheaval”, met again in Tirana.",
        "While [[often grouped together]], the two parties share little, and each is led by a rival of the other.",
        "She is [[widely considered]] the best cellist in the world.",
        "[[Derided as]] the ferry to nowhere, the boat carries 300 people a day.",
        "The rule has been [[labelled]] draconian. It takes effect in May.",
        "The cut is [[generally deemed]] safer than the old one.",
        "The sale has [[gone down as]] the worst in the history of the port.",
        "The singer is [[counted]] among the glories of the choir.",
        "The bank has deep ties to states [[often labeled as]] pariahs or rogue actors.",
        "The asylum rules have been [[described as]] cruel and unworkable.",
        "The yard was [[branded]] a polluter, and the ferry is [[billed as]] the greenest in Europe.",
        Example("Salt is [[often called]] the *silent killer* of bridges.", Format.MARKDOWN),
        "Once [[hailed as]] a visionary, Okoro faces two lawsuits.",
        "The mayor was [[hailed as]] the saviour of the harbour after the vote.",
        Example("The **Orsk plan**, [[widely regarded\nas]] a failure, costs 4 million a year.", Format.MARKDOWN),
        Example("<p>The lake is <b>[[widely</b> considered]] the cleanest in the region.</p>", Format.HTML),
    ),
    good=(
        "The hall has been called a monument to vanity; the phrase is the mayor's.",
        "Often called the mother of the loom, by Lena Okafor in her memoirs, she gave two shows.",
        "The warming came to be known as the greenhouse effect.",
        "The gazette is increasingly seen as a source of gossip.",
        "The heel flap is often referred to as the strap.",
        "The toll is often compared to a year ago.",
        "He was dismissed as head of the bank.",
        "The pipe is seen as a way of saving water.",
        "It is sometimes called the stand-gale in Kent.",
        "The walkout is considered one of the largest in the yard's history.",
        "The mill is known locally as the Saddle.",
        "The meetings are held the first Wednesday of the month.",
        "The four states, often dubbed the “Quartet of Upheaval” by the historian Ama Owusu, met again in Tirana.",
        "The pact is often called the “Iron Ring”, a phrase that Lena Okafor coined. Okafor wrote in May that it fits.",
        "The suspect has been described as a tall man in a grey coat.",
        "The bottles were labelled in red, and the calves branded at the farm.",
        "The film was often dubbed into French, and the reels were widely seen.",
        "The mayor could be seen as a failure if the bridge is late.",
        "A block of code that repeats is commonly called a loop.",
        Example("The set of a saw is often called the *kerf clearance*.", Format.MARKDOWN),
        "The gap beside the blade is commonly called the kerf clearance, and it saves the motor.",
        "Driving without a licence is generally considered a misdemeanor under state law.",
        "“He is widely regarded as a fool,” the clerk told the court.",
        Example("The plan is [widely regarded as a failure](https://example.org/audit).", Format.MARKDOWN),
        Example("<p>The plan is widely regarded as a failure.<sup><a href='#fn1'>[1]</a></sup></p>", Format.HTML),
    ),
    check=check,
    measured=(
        "2026-11-23: 21 findings in 20 of 840 edited news articles (2.4%), all read: 2 arguable; 11 in 1,710 posts: 1 "
        "wrong (a term explained). Sets by other hands at first look, the last first: 28 of 45, 33 of 60 found, 2 of "
        "35 and "
        "3 of 40 supported twins reported; at the end 43 and 59, and none. Of 40 fresh wordings of our own 27 at "
        "first look, "
        "34 at the end. Three sets of fresh claims (4 each): 3, 4, 4 found, no supported twin reported. "
        "An earlier state on 1,973 held-out documents: 22 findings, 5 wrong."
        " Two later sets at first look: 6 of 8 found, 1 false; now 8, and none. Of 30 fresh wordings of our "
        "own 27 at first, of the last 15 all."
    ),
    not_types=("fiction", "transcript", "opinion", "how-to"),
    languages=("en",),
    needs=(*label_needs(), *(f" {word} " for word in NAMES_GOT)),
    gate=lambda: (labels_gate(folded_pattern),),
)
