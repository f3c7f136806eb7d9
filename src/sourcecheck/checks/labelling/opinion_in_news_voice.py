"""Demands and certainties of the writer's own in a text that is not labelled as opinion."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from sourcecheck.analysis.own_words import in_own_words, sentence_around
from sourcecheck.analysis.page.article import is_article
from sourcecheck.analysis.sentences import sentences
from sourcecheck.analysis.small_letters import lowered
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Kind
from sourcecheck.finding import Confidence, Related, Severity
from sourcecheck.matching.folded_patterns import folded_pattern
from sourcecheck.rule import Context, Example, Hit, Option, Rule
from sourcecheck.word_lists import alternatives

_DEMANDS = 2
_CERTAINTIES = 3
_FROM_WORDS = 150
_NEAR = 2  # sentences on either side in which somebody is said to speak
_SHOWN = 8
_MANY = 40  # places after which nothing more is to be learned
_ACTORS = (
    r"(?:(?:the )?(?:west|united states|u\.s\.|us government|european union|eu|united nations"
    r"|international community|world"
    r"|public|media|press|government|state|administration|nation|country|party|opposition|left|right|industry|city"
    r"|church)"
    r"|(?:our |all |world |political |western |european |american |global |local |national |policy |business )*"
    r"(?:policy[- ]?makers|leaders|politicians|governments|lawmakers|legislators|officials|authorities|regulators"
    r"|nations"
    r"|countries|states|voters|citizens|americans|europeans|allies|democracies|companies|businesses|parents|schools"
    r"|societies"
    r"|institutions|stakeholders|decision[- ]makers|organi[sz]ations|democrats|republicans|conservatives|liberals)"
    r"|congress|parliament|washington|brussels|nato|society|humanity|everyone|no one|nobody"
    r"|(?:\w+ )?(?:responses?|strateg(?:y|ies)|polic(?:y|ies)|efforts|measures|solutions?|action|reforms?|diplomacy"
    r"|sanctions"
    r"|approach(?:es)?))"
)
_NEEDS = (
    "must", "should", "ought to", "need to", "needs to", "has to", "have to", "is time", "it's time", "cannot afford",
    "can't afford", "imperative", "is essential", "is crucial", "is vital", "are necessary", "is necessary", "let us",
    "undoubtedly", "undeniable", "indisputable", "unquestionable", "s vital", "s crucial", "s essential",
    "s necessary", "s imperative", "honest view", "humble view", "honest opinion", "humble opinion", "is obvious",
    "abundantly", "increasingly clear", "increasingly obvious", "is increasingly", "undeniably", "unquestionably",
    "indisputably", "without a doubt", "without doubt", "no doubt",
    "needless to say", "of course", "clearly", "obviously", "certainly", "surely", "in my view", "high time",
    "past time", "about time", "in my opinion",
    "firmly believe", "strongly believe", "still believe", "still think", "firmly think", "strongly think",
    "we must", "simply put", "make no mistake", "the truth is", "the fact is", "there is no question",
    "it is clear",
)  # fmt: skip
# What every demand and every certainty holds, in small letters.
_IN_DEMANDS = (
    "must", "should", "ought to", "need to", "needs to", "has to", "have to", "afford to", "time ", "necessary",
    "imperative", "essential", "crucial", "vital", "in my ", "i firmly", "i strongly", "i still",
)  # fmt: skip
_IN_CERTAINTIES = ("doubt", "undeniabl", "question", "indisputabl", "needless", "mistake", "clear", "obvious")


def check(document: Document, context: Context) -> Iterator[Hit]:
    if not _may_hold_enough(context.blocks(document)):
        return
    if not is_article(document, int(context.options["from-words"])):
        return
    found: dict[str, list[tuple[Block, int, int]]] = {"demand": [], "sure": [], "own": []}
    for block in context.blocks(document):
        if block.kind not in (Kind.PARAGRAPH, Kind.ITEM) or not document.in_content(block):
            continue
        low = lowered(block.text)
        for match in _claims().finditer(low):
            if sum(map(len, found.values())) > _MANY:
                break
            start, end = match.span()
            kind = match.lastgroup or ""
            if in_own_words(document, block, start, end) and not _is_owned(document, block, low, start, end):
                found[kind].append((block, start, end))
    demands, sure = found["demand"] + found["own"], found["sure"]
    if len(demands) >= _DEMANDS or len(sure) >= _CERTAINTIES or (len(demands) == 1 and len(sure) >= 2):
        places = sorted(demands + sure, key=lambda place: (place[0].number, place[1]))
        (block, start, end), *rest = places
        yield Hit(
            block.span(start, end),
            values={"count": str(len(places))},
            related=tuple(Related(one.span(left, right), "And here") for one, left, right in rest[:_SHOWN]),
        )


def _may_hold_enough(blocks: Sequence[Block]) -> bool:
    """Whether blocks hold the words of as many claims as a finding takes."""
    low = lowered("\n".join([block.text for block in blocks]))
    demands = sum([low.count(word) for word in _IN_DEMANDS])
    sure = sum([low.count(word) for word in _IN_CERTAINTIES])
    return demands >= _DEMANDS or sure >= _CERTAINTIES or (demands > 0 and sure >= 2)


@cache
def _claims() -> re.Pattern[str]:
    """The pattern for a text in small letters; each claim begins with a word, which passes by most places."""
    return compiled(rf"\b(?:{_written()})")


def _written() -> str:
    must = (
        r"(?:must|should|ought to|needs? to|ha(?:s|ve) to|cannot afford to|can[’']t afford to)(?: (?:also|now"
        r"|therefore|not|never"
        r"|always|first|finally|urgently|work together to))*"
    )
    return (
        rf"(?P<demand>\b{_ACTORS} {must} (?!have\b|be (?:noted|able|seen|easy)\b)[a-z]+\b(?: (?:a|an|the|its"
        rf"|their|this)?"
        r"(?: ?[\w-]+){0,3})?"
        r"|\b(?:it is|it[’']s) (?:high |about |past )?time (?:(?:for (?:\w+ ){1,3})?to (?:act|rethink|stop"
        r"|end|recogni[sz]e|confront|abandon|hold|demand|admit|wake|face|start worrying|move on|listen|accept)"
        r"|that [a-z]+)\b"
        rf"|(?:^|(?<=[.!?;] )|\b(?:and|but|so) )we (?:all )?(?:must|ought to|cannot afford to"
        rf"|can[’']t afford to) (?:not |also |now )*[a-z]+\b|\bare necessary to [a-z]+\b|\b(?:it is|it[’']s) "
        r"(?:imperative|essential|crucial|vital|necessary) (?:that|to|for)\b)"
        r"|(?P<sure>\b(?:undoubtedly|undeniabl[ey]|unquestionabl[ey]|indisputabl[ey]|without (?:a )?doubt"
        r"|needless to say"
        r"|make no mistake|there is no (?:question|doubt) that|it is (?:abundantly |increasingly )?(?:clear"
        r"|obvious) that"
        r"|clearly(?=,)|obviously|no doubt(?=,)))\b"
        r"|(?P<own>\bin my (?:humble |honest )?(?:view|opinion)\b|(?:^|(?<=[.!?] ))i (?:firmly|strongly|still) "
        r"(?:believe|think)\b)"
    )


def _is_owned(document: Document, block: Block, low: str, at: int, end: int) -> bool:
    """Whether somebody is said to hold it: in the sentence, or right before or behind it.

    Args:
        low: the block's text in small letters.
    """
    ranges = document.once(sentences)[block.number]
    left, right = sentence_around(ranges, at, len(block.text))
    # "He laid out a plan. Congress should vote by May." The next sentences of a speaker are his.
    before = low[max(left - 300, 0) : left]
    if '"' in before or "”" in before or low[left:right].rstrip().endswith("?"):
        return True
    speaking = _speaking().search
    return bool(speaking(low, left, at) or speaking(low, end, right) or speaking(before))


@cache
def _speaking() -> re.Pattern[str]:
    """The pattern for a text in small letters."""
    said = alternatives("saying-verbs", "plain-speech-verbs")
    return compiled(
        rf"\b(?:{said}|according to|argu\w+|call(?:s|ed|ing) (?:for|on)|urg\w+|warn\w*|demand\w*|insist\w*"
        rf"|suggest\w*"
        r"|recommend\w*|propos\w+|advis\w+|believ(?:es?|ed|ing)|thinks?|thought|wants?|wanted|hop(?:e|es|ed|ing)"
        r"|fears?|views?"
        r"|asked|asks|guidelines?|law|laws|rule[sd]?|court|ruling|regulations?|requires?|required"
        r"|treaty"
        r"|constitution|resolution|whether|if|deadline|debate|poll|survey|guidance|standard|manual|checklist)\b"
    )


RULE = Rule(
    id="labelling/opinion-in-news-voice",
    message="“{match}”: {count} demands or certainties of the writer's own. Label it as opinion?",
    severity=Severity.INFO,
    confidence=Confidence.LOW,
    doubt="Readers of a report expect what happened, and cannot tell where it turns into what the writer wants.",
    settle="Say who demands it, or label the text as opinion or analysis.",
    why="""News and opinion are both needed, and readers ask to be told which they read: codes of the press want
comment, conjecture and fact kept apart. “Policymakers must act”, with nobody who says so, is comment.

Two demands without an owner are needed, or three words such as “undeniably”; what stands in quotation marks or in a
sentence in which somebody speaks, what laws and rules ask, and texts that are labelled as opinion, advice or
analysis do not count. The confidence is low because a lone “should” is hard to give to its owner.""",
    measured=(
        "2026-11-23: 9 findings in 2,740 articles, posts and pages (3.3 per 1,000), 7 of them in 250 generated posts, "
        "all read, 3 wrong (what a law or a standard asks; advice to engineers). Of 16 fresh pairs of demands 8 found "
        "at first look, 15 after mending."
    ),
    references=(
        "https://www.ipso.co.uk/editors-code-of-practice/",
        "https://www.newsguardtech.com/ratings/rating-process-criteria/",
        "https://schema.org/OpinionNewsArticle",
        "https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style/Words_to_watch",
    ),
    bad=(
        Example(
            "The lock opens in May. [[Policymakers must adopt a bold plan]], and the board has a year. The harbour "
            "is old, "
            "and the quay is older. The West must act.", options={"from-words": 0},
        ),
        Example(
            "The lock opens in May, and it is [[undeniably]] late. **Undoubtedly** the board slept. The costs, "
            "without a "
            "doubt, will grow.\n", Format.MARKDOWN, options={"from-words": 0},
        ),
        Example(
            "<p>The lock opens in May, late by two years and dear by two millions. [[It is time to act]] now.</p>"
            "<p>We must rebuild the quay before the storms of the autumn take what is left of it.</p>", Format.HTML,
            options={"from-words": 0},
        ),
    ),
    good=(
        Example("Congress must pass the bill, Sen. Lee said. Leaders should act, he added.", options={"from-words": 0}),
        Example("Under the law, officials must publish the plan. Voters should bring a pass, according to the rules.",
                options={"from-words": 0}),
        Example("“The West must act,” Ruiz said. “Leaders should know better.”", options={"from-words": 0}),
        Example("The board undoubtedly slept. Then it woke.", options={"from-words": 0}),
    ),
    check=check,
    languages=("en",),
    types=("news", ""),
    needs=_NEEDS,
    gate=lambda: (folded_pattern(f"(?i){_written()}"),),
    options={"from-words": Option(_FROM_WORDS, "shorter texts are left alone")},
)  # fmt: skip
