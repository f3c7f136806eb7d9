"""Quotations whose only source is an abstract noun: an observation, a narrative, a sentiment."""

from __future__ import annotations

from collections.abc import Iterator

from sourcecheck.analysis.speech.quotation_roles import Role, role
from sourcecheck.analysis.speech.quotations import speech
from sourcecheck.analysis.speech.vague_speakers import vague_speaker
from sourcecheck.document import Document, Format
from sourcecheck.finding import Confidence, Severity
from sourcecheck.rule import Context, Example, Hit, Rule

_LEAST = 5


def check(document: Document, context: Context) -> Iterator[Hit]:
    for block, one in document.once(speech):
        if one.words < _LEAST or block.quoted:
            continue
        found = vague_speaker(document, one)
        if found and role(document, one) in (Role.SPEECH, Role.TERM):
            yield Hit(block.span(found.start, found.end), values={"match": found.words})


RULE = Rule(
    id="quotation/quote-vague-source",
    message="“{match}” names nobody. Whose words are these?",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    doubt="An observation cannot speak: the words belong to somebody, or to nobody.",
    settle="Name who said or wrote the words and where, or drop the quotation marks and say it in your own voice.",
    why=(
        "A quotation needs somebody who said it. Where the grammar gives it to an abstract noun (“a critical "
        "observation suggests that ‘…’”), the text has the shape of an attribution and no source; machine-made "
        "summaries of unnamed material read like that.\n\n"
        "Silent where the noun has an owner (“an observation by Ruiz”, “her insight”), where somebody or something "
        "named, a link or a note stands in the sentence, for definite texts and analyses (“the text states”), which "
        "can be looked up, and for quotations under five words."
    ),
    references=(
        "https://www.theguardian.com/info/series/guardian-and-observer-style-guide",
        "https://en.wikipedia.org/wiki/Template:Attribution_needed",
        "https://en.wikipedia.org/wiki/Template:Quote_without_source",
    ),
    bad=(
        "The mill burned. [[A modern evaluation rates the works as “a bold plan ruined by a small budget.”]]",
        "[[A memory from those years lingers: “we could read our prayer books by the light of it.”]] It is a ruin.",
        "Board games are back. [[“Families are putting the tablets away at last,” goes the thinking in the "
        "trade]]. Orders are due.",
        "[[“We were here before the road and we shall outlast it,” is the mood in the village]]. The survey goes on.",
        "Small caps fell. [[“Never catch a knife before you hear it ring,” conventional wisdom holds]]. Our list "
        "follows.",
        "The finale ran long. [[The verdict on social media was clear: “They built a lighthouse only to switch off "
        "the lamp.”]]",
        "[[According to popular belief, “a cow that lies down at noon will bring rain by night.”]]",
        "[[The general feeling among the residents was simple: “The train will never come back to us.”]]",
        "[[One observation notes that “teams who skip the first call rarely finish on their own.”]] Plan it early.",
        "[[A critical insight from the supplied data suggests that “the port was late to notice the silt.”]]",
        "The tower burned. [[One narrative holds that “the steward set the fire to hide his theft.”]]",
        "For instance, [[the reference to “the duke’s long winter in the south” suggests]] that he was absent.",
        Example(
            "[[Another perspective *reveals* that “small shops will not survive the next rise in rents.”]]\n",
            Format.MARKDOWN,
        ),
        Example(
            "<p>[[The prevailing sentiment suggests that &ldquo;nobody in the valley expects a train.&rdquo;]]</p>",
            Format.HTML,
        ),
    ),
    good=(
        "A note found in the safe reads: “The key is where the key has always been.”",
        "The mood in the village is grim. “Nobody here will ever vote for them again,” said Ana Ruiz.",
        "“Never paint a boat that you would not sail yourself,” is the philosophy of Ana Ruiz.",
        "“The channel must be dredged before winter,” is the view of the harbour board.",
        "“The bells were sold before the soldiers came,” one resident wrote on social media.",
        "Lund shares the view that “the customer is always right in the end”.",
        "The text states: “The parties shall withdraw at once from the two islands.”",
        "An observation by the geologist Ana Ruiz notes that “the slope moved a foot in a single night.”",
        "Her insight suggests that “small shops will not survive the next rise in rents.”",
        "The report by the Harbour Board says “the channel loses a foot of depth every winter.”",
        "The idea that Ruiz called a “ridiculous proposition from beginning to end” is popular.",
        "The reference to “the duke’s long winter in the south” in the chronicle suggests that he was absent.",
        "Ruiz wrote of “the duke’s long winter in the south”. The reference to “the duke’s long winter in the south” "
        "suggests that he was absent.",
        Example(
            "One observation [notes](https://example.org) that “teams who skip the call rarely finish.”\n",
            Format.MARKDOWN,
        ),
    ),
    check=check,
    parts=("quotations",),
    measured=(
        "2026-11-23: 1 finding in 840 news articles (“One news account described”), read, not wrong; none in 1,710 "
        "posts and pages and 130 saved pages. Of 105 wordings by other hands 105 are found, of 75 near misses none is "
        "flagged. Of 65 of our own 46 were found at first sight, 17 of the last 20; of 34 near misses 1 was flagged "
        "at first, none now."
    ),
    not_types=("fiction", "transcript"),
    languages=("en",),
)
