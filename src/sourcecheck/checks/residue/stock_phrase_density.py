"""Wording that fits any subject, in a density that edited articles do not reach."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.own_words import in_own_words
from sourcecheck.analysis.small_letters import lowered
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Document, Format, Kind
from sourcecheck.finding import Confidence, Related, Severity
from sourcecheck.matching.units import CHANNELS
from sourcecheck.rule import Context, Example, Hit, Option, Rule
from sourcecheck.text import Span

_FROM_WORDS = 300  # below, a few phrases are a density by chance
_SPREAD = 8  # of all text, at least this part stands in paragraphs with such a word
_FEW = 4  # phrases below which nothing is said
_SHORT = 120  # words from which many phrases tell all the same
_MANY = 10  # phrases in a short text
_SHOWN = 20  # places named with the finding
_PROSE = frozenset((Kind.PARAGRAPH, Kind.ITEM, Kind.DETAIL, Kind.HEADING))

# In small letters: each phrase below holds one.
_NEEDS = (
    "underscor", "highlights ", "highlighting the", "signals a", "represents a", "marks a", "testament", "delve",
    "intricac",
    "tapestry", "realm of", "landscape", "pivotal", "paradigm shift", "game-changer", "game changer", "ever-evolving",
    "ever evolving", "ever-changing", "fast-paced world", "multifaceted", "nuanced", "far-reaching", "profound",
    "recalibrat",
    "catalyst", "cornerstone", "beacon of", "navigat", "unlock", "harness", "foster", "unpack", "epitomi",
    "exemplif", "reminder of", "merely ",
    "bolster",
    "seamless",
    "robust", "holistic", "transformative", "not merely", "not just", "not only", "no longer a", "far from being",
    "more than just", "crucial role", "vital role", "key role", "it is important to note", "important to note",
    "worth noting", "we will explore", "we'll explore", "this article explores", "this article examines",
    "in conclusion",
    "in today's", "in an era", "in an increasingly", "at the heart of", "stands as a", "serves as a", "paves the way",
    "paving the way", "implications", "ramifications", "dynamics", "interplay", "invaluable", "vibrant", "embark",
    "elevate your", "unparalleled", "unwavering", "rich history", "growing importance", "complexities", "synerg",
    "cutting-edge", "ever-growing", "empower", "leverage", "streamlin", "treasure trove", "shed light", "sheds light",
    "imperative", "paramount", "sweeping", "broader", "deepening", "evolving", "reshap", "mere ",
)  # fmt: skip


def check(document: Document, context: Context) -> Iterator[Hit]:
    held = [
        block
        for block in context.blocks(document)
        if block.kind in _PROSE and not block.quoted and document.in_content(block)
    ]
    # Looking for the phrases costs much, and where they are dense most paragraphs hold a word of one.
    if sum(len(block.text) for block in held) * _SPREAD < sum(document.once(CHANNELS["blocks"]).lengths):
        return
    words = sum(
        block.text.count(" ") + 1 for block in document.blocks if block.kind in _PROSE and document.in_content(block)
    )
    least = max(float(context.options.get("at-least", 8.0)) * words / 1000, _FEW, _MANY if words < _FROM_WORDS else 0)
    if words < _SHORT:
        return
    places = [
        (block, *match.span())
        for block in held
        for match in _phrases().finditer(lowered(block.text))
        if in_own_words(document, block, *match.span())
    ]
    if len(places) < least:
        return
    yield Hit(
        Span(0, 0),
        scope="document",
        values={"count": str(len(places)), "rate": f"{len(places) * 1000 / words:.0f}"},
        related=tuple(Related(block.span(start, end), "Generic wording") for block, start, end in places[:_SHOWN]),
    )


@cache
def _phrases() -> re.Pattern[str]:
    """For a text in small letters: ignoring case takes four times as long, and to look behind words half as much."""
    great = (
        r"(?:profound|pivotal|significant|fundamental|major|seismic|dramatic|broader|potential|decisive|new|growing)"
    )
    shift = (
        r"(?:shift|transformation|turning point|moment|change|step|departure|recalibration|realignment|milestone|era"
        r"|evolution|reshaping|development)"
    )
    return compiled(
        r"\b(?=[a-z])(?:"
        # What something shows, said of nothing in particular.
        r"(?:underscores?|underscored|highlights?|signals?"
        r"|exemplif(?:y|ies)"
        r"|epitomi[sz]es?)(?: that| the| a| how| \w+[’']s)\b|underscor(?:es|ed|ing) (?:the|a|an|that|how)\b"
        rf"|(?:marks?|signals?|represents?|signif(?:y|ies)) an? (?:\w+ )?{great} (?:\w+ )?{shift}"
        r"|highlighting the (?:importance|need|significance|complexity|potential|urgency)"
        r"|(?:is|are|as|stands?|serves?) (?:as )?an? (?:\w+ )?(?:testament to|beacon of|cornerstone of|reminder of the)"
        r"|(?:acts?|acted|served?|serves) as an? (?:powerful |key |major )?catalyst|(?:crucial|vital|pivotal"
        r"|key) role in"
        # What the text is going to do.
        r"|(?:this (?:article|guide|post|piece|essay|section)|we(?: will|['’]ll)?|let['’]?s|let us) (?:will )?"
        r"(?:delves?|explores?|unpacks?|dives?|embarks?)(?: deep(?:er)?)?\b|delv(?:es?|ed|ing) (?:deep(?:er)? )?into"
        r"|it(?: is|['’]s) (?:important|worth|crucial|essential) (?:to note|noting|to remember|to recogni[sz]e)"
        r"|in (?:conclusion|essence|summary),|in today['’]s (?:\w+[- ]?){1,3}(?:world|landscape|age|era|environment)"
        r"|in an (?:era of|increasingly \w+)|(?:ever|rapidly|fast|constantly)[- ](?:evolving|changing|growing|paced)\b"
        # Not this but that.
        r"|(?:is|are|was|were)(?: not|n['’]t) (?:merely|just|simply) (?:an? |about )?\w+"
        r"|no longer (?:just |merely )?an? \w+ \w+ but|far from being an? (?:mere|simple)|more than just an?\b"
        # Words that fit everywhere.
        r"|(?:geopolitical|digital|global|political|strategic|competitive|shifting|evolving|modern|media|security)"
        r"(?: \w+)? landscapes?|landscape of|rich tapestry|tapestry of|(?:in|within) the realm of|paradigm shift"
        r"|game[- ]changer|multifaceted|intricac(?:y|ies)|intricate (?:web|dance|balance|interplay)"
        r"|interplay (?:of|between)"
        r"|(?:far-reaching|significant|profound|broader|wider|long-term|potential) (?:\w+ )?(?:implications"
        r"|ramifications)"
        r"|(?:power|global|regional|market|group) dynamics|recalibrat(?:e[sd]?|ing|ion)|(?:deepening|evolving|growing) "
        r"(?:\w+ )?(?:partnership|alignment|cooperation|relationship|ties|alliance)|nuanced (?:\w+ )?\w+|holistic \w+"
        r"|navigat(?:e|es|ing) (?:the|this|these|an?) (?:\w+ )?(?:complex\w*|landscape|challenges|world"
        r"|intricac\w+|waters)"
        r"|unlock(?:s|ing)? (?:the |its |their |your |new )?(?:full )?(?:potential|power|opportunities|possibilities)"
        r"|harness(?:es|ing)? the (?:full )?(?:power|potential)|foster(?:s|ing)? (?:a |an |greater "
        r"|deeper )?(?:sense|culture"
        r"|\w*collaboration|innovation|growth|understanding|resilience|community|trust|inclusiv\w+)"
        r"|seamless(?:ly)? (?:\w+)|transformative (?:\w+)|unparalleled|unwavering (?:\w+)|treasure trove"
        r"|pav(?:es|ing|ed) the way for|shed(?:s|ding)? light on|plays? an? (?:crucial|vital|pivotal|key"
        r"|significant) role"
        r"|(?:be|is|are|remains?) (?:of )?paramount|strategic pivot|reshap(?:e|es|ing) (?:the|of|international|global)"
        r"|a profound \w+|pivotal (?:moment|transformation|role|point)|(?:embark|embarking) on an?|(?:bolster"
        r"|bolstering) "
        r"\w+|coordinated (?:\w+ )?resilience|robust (?:\w+ )?(?:framework|solution|ecosystem|system|platform)"
        r"|cutting-edge|complexities of|at the heart of (?:this|these)"
        r")"
    )


_GENERIC = (
    "In today's fast-paced world, the tower stands as a testament to change. "
    "This highlights the need for a holistic view. "
    "It is important to note that towers play a vital role in the digital landscape. "
    "They are not merely stones, and this underscores the growing cooperation of two towns. "
    "Navigating the complexities of repair marks a pivotal moment. "
)
_PLAIN = "The tower has nine bells and a clock from 1810. The keeper winds it on Monday with a key as long as an arm. "

RULE = Rule(
    id="residue/stock-phrase-density",
    message="{count} generic phrases, {rate} in 1,000 words. What can be said of this matter only?",
    severity=Severity.INFO,
    confidence=Confidence.LOW,
    doubt="Sentences that would fit any subject tell nothing that a reader could check.",
    settle="Put facts in their place: who, what, when, how many; or cut them.",
    why="""“Marks a pivotal moment”, “far-reaching implications”, “this article delves into”: such wording states that
something matters without saying how. One phrase is everybody's habit. Where they come several to a page, significance
stands in for reporting. The rule speaks of wording and says nothing about who or what wrote it.

Quotations are not counted, and texts under 300 words only where there are ten phrases or more. The list ages; the
threshold (“at-least”, in 1,000 words) lies above what edited news and human-written posts reach.""",
    measured=(
        "2026-11-23: none in 2,490 articles, posts and pages by people (at most 1.2 in 1,000 with 95% confidence), 1 "
        "of 250 posts of a blog with machine-made text, right. The two seed articles have 29 and 15."
    ),
    references=(
        "https://en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing",
        "https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style/Words_to_watch",
    ),
    bad=(
        Example(_GENERIC * 2 + _PLAIN * 3, document=True),
        Example("# Towers\n\n" + _GENERIC + "\n\n" + _PLAIN + "\n\n" + _GENERIC + "\n", Format.MARKDOWN, document=True),
    ),
    good=(
        _GENERIC,
        _PLAIN * 30,
        "He said: “" + _GENERIC * 2 + "” " + _PLAIN * 3,
        _GENERIC + _PLAIN * 120,
    ),
    check=check,
    needs=_NEEDS,
    options={"at-least": Option(8.0, "phrases in 1,000 words from which the rule speaks")},
    languages=("en",),
)  # fmt: skip
