"""Reactions and evidence that nobody has: "concern is mounting", "questions have been raised"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from sourcecheck.analysis.attribution.asides import are_asides
from sourcecheck.analysis.attribution.backing import is_backed
from sourcecheck.analysis.own_words import in_own_words, sentence_around
from sourcecheck.analysis.sentences import sentences
from sourcecheck.analysis.views.reaction_clauses import clauses_gate
from sourcecheck.analysis.views.reaction_holders import is_held
from sourcecheck.analysis.views.reaction_idioms import idioms_shapes
from sourcecheck.analysis.views.reactions import needs, reactions_in
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Kind
from sourcecheck.finding import Confidence, Severity
from sourcecheck.matching.folded_patterns import folded_pattern
from sourcecheck.rule import Context, Example, Hit, Rule

_PROSE = frozenset((Kind.PARAGRAPH, Kind.ITEM, Kind.DETAIL, Kind.FOOTNOTE))
_AHEAD = 2  # paragraphs behind, in which those who react may come to speak
_MOST = 40  # matches looked at in one block; more is no prose


def check(document: Document, context: Context) -> Iterator[Hit]:
    for block in context.blocks(document):
        if block.kind not in _PROSE or block.quoted or not document.in_content(block):
            continue
        text = block.text
        if _is_headline(document, block):
            continue
        last = 0
        for reaction in sorted(set(islice(reactions_in(text), _MOST))):
            start, end = reaction.start, reaction.end
            if start < last or not in_own_words(document, block, start, end):
                continue
            low, high = sentence_around(document.once(sentences)[block.number], start, len(text))
            if text[low:high].rstrip(" \"'”’)*").endswith("?") or _supposed().search(text, max(low, start - 40), start):
                continue
            if is_held(text, reaction, low, high) or is_backed(
                document, block, start, end, ahead=_AHEAD, aside=are_asides
            ):
                continue
            last = end
            said = text[start:end]
            yield Hit(block.span(start, end), values={"match": _shown(said), "question": _question(said)})


def _is_headline(document: Document, block: Block) -> bool:
    """Whether a paragraph is the headline of a text without marks: it tells in short what the text tells at length."""
    if document.format is not Format.TEXT or block.number or len(block.text) > _HEADLINE:
        return False
    return len(document.blocks) > _LONG and len(document.once(sentences)[block.number]) == 1


_HEADLINE, _LONG = 90, 6  # code points of a headline, blocks of a text that has one


@cache
def _supposed() -> re.Pattern[str]:
    return compiled(
        r"(?i)\b(?:if|unless|whether|would|could|may|might|can|should|will|to|not|n['’]t|never|without|no|avoid|any|"
        r"must)(?: [\w’'-]+){0,2} $"
    )


def _question(words: str) -> str:
    return "what evidence?" if "evidence" in words else "whose?"


def _shown(text: str) -> str:
    return text if len(text) <= 60 else text[:36].rpartition(" ")[0] + " … " + text[-20:].partition(" ")[2]


RULE = Rule(
    id="attribution/orphan-existential-claim",
    message="“{match}”: {question} Name it.",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    doubt="A reaction that nobody has may be one that nobody had.",
    settle="Name who asks, fears or criticises, or what the evidence is; one is enough.",
    why=(
        "“Concern is mounting” and “the move has raised eyebrows” report a reaction and leave out the people who "
        "react. Two neighbours and a nation would read alike. Evidence that is only said to grow is none.\n\n"
        "Silent where the clause says from, among or by whom, where somebody is named near, and for what could or "
        "should be."
    ),
    references=(
        "https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style/Words_to_watch#Unsupported_attributions",
        "https://en.wikipedia.org/wiki/Template:By_whom",
        "https://www.newsguardtech.com/ratings/rating-process-criteria/",
    ),
    bad=(
        "The developer, Shore Homes, promises 60 jobs. [[Concern is mounting]] over the oyster beds.",
        "[[A growing body of evidence suggests]] that the coating fails. It is used on most ferries.",
        "The gate opened, and, [[amid a mounting outcry]], it was shut again.",
        "[[Question marks hang over]] the hinge.",
        "[[Much head-scratching has greeted]] the plan. It opens in May.",
        "[[Nervousness is creeping into]] the market.",
        "[[There are signs]] that the dam is leaking.",
        "[[There has been a groundswell of complaint]]. The gate is green.",
        "The fee [[provoked an angry reaction]]. It is due in May.",
        "[[Fears are growing]] for the cockle beds on the southern bank.",
        "[[Concern is growing]] about the noise. The organiser, Dele Ek, has promised to turn the speakers.",
        "[[Hopes are high]] that the ferry will sail.",
        "[[Fears are growing]] of a split in the party.",
        "The sluice [[led to an outcry]]. It opens in May.",
        "[[Doubts have begun to surface]] about the cladding.",
        "[[Concern is mounting]] over slurry in the river.",
        "The decision has [[drawn widespread criticism]]. It takes effect in January.",
        "[[There is mounting evidence]] that the coating makes no difference.",
        "[[Questions have been raised]] about the spillway. Filling begins in June.",
        "The alliance is [[drawing considerable attention]].",
        "[[There is deep unease]] over the sluice. It opens in May.",
        "[[A wave of indignation swept]] the valley. The bus runs at nine.",
        "[[The mood is sombre]]. The gate opens at nine.",
        "The remarks [[ruffled feathers]]. The gate is green.",
        "The move [[raised eyebrows]], and [[calls for a new vote are growing]].",
        Example("The plan has [[sparked *fears]]* for the marsh.", Format.MARKDOWN),
        Example("<p><b>[[Doubts</b> persist]] about the bridge.</p>", Format.HTML),
    ),
    good=(
        "Calls are growing for the keeper to go. The anglers' club asked for it in a letter.",
        "The new fare sparked anger: 400 riders signed a petition.",
        "The plan drew criticism from Amnesty International and two members of parliament.",
        "The alarm bells of the mill were cast in 1702.",
        "The evidence in the case was heard in May.",
        "There are signs that point to the gate.",
        "The acid provoked a reaction in the glass.",
        "Doubts remain about the parking. The shopkeeper Tom Bell said customers would drive to Marlow.",
        "Among the crew, there is unease over the sluice.",
        "Concern is mounting over slurry in the river: the Environment Agency objected in July.",
        "Questions about the spillway were raised in parliament by Ines Caldera.",
        "Okafor raised concerns about the spillway.",
        "There is disquiet in the chapter over the sale.",
        "Our report led to questions that we could not answer.",
        "There is a larger concern: speed.",
        "The plan could raise questions about the spillway.",
        "Have questions been raised about the spillway?",
        "“Concern is mounting,” the mayor said.",
        "Her doubts remain.",
        "There was no anger at the plan.",
        "Pressure is building in the boiler.",
        "Alarm bells are ringing at the harbour board over the sluice.",
        "Concerns about price rises are listed on page four.",
        Example("[Concern is mounting](https://example.org/yarl) over slurry in the river.", Format.MARKDOWN),
        Example("<p>The fire drew attention to the exits.<sup><a href='#fn1'>[1]</a></sup></p>", Format.HTML),
    ),
    check=check,
    measured=(
        "2026-11-23: 21 findings in 19 of 840 edited news articles (2.3%), all read: 1 arguable; 16 in 1,710 posts: "
        "1 arguable. "
        "Sets by other hands at first look, the last first: 33 of 45, 28 of 60 found, 1 of 35 and 5 of 40 supported "
        "twins "
        "reported; at the end 45 and 59, and none. Of 40 fresh wordings of our own 25 at first look, 33 at the end. "
        "Three sets of fresh claims (3 each): 3, 2, 1 found, no supported twin reported; since mended: of 26 wordings "
        "beside somebody who speaks of something else 24 at first look."
        " Two later sets at first look: 7 of 8 found, 1 false; now 8, and none. Of 30 fresh wordings of our "
        "own all, 3 of 20 near misses reported, 1 since."
    ),
    not_types=("opinion", "how-to", "reference", "fiction", "transcript"),
    languages=("en",),
    needs=needs(),
    gate=lambda: ("|".join((*clauses_gate(), *map(folded_pattern, idioms_shapes()))),),
)
