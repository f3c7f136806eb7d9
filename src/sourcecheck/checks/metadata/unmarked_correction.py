"""Notices of a correction or an update that do not say what was changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.own_words import in_own_words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Kind
from sourcecheck.finding import Confidence, Severity
from sourcecheck.matching.folded_patterns import folded_pattern
from sourcecheck.rule import Context, Example, Hit, Rule, Variant

_WHOLE = 260  # code points of a block that is a notice and not an article's paragraph
_AFTER = 400  # code points behind a notice in which it may say what was changed
_EDGE = 4  # blocks at either end of a text among which notices stand, too

_TEXTS = (
    r"(?:article|story|post|page|piece|report|column|headline|version|text|item|entry|copy|caption|blog(?: post)?|"
    r"guide|list|feature|interview|review|editorial|essay|dispatch|explainer|obituary|analysis|graphic|chart|table)"
)


def check(document: Document, context: Context) -> Iterator[Hit]:
    found = [one for block in context.blocks(document) for one in _notices(document, block)]
    if not found:
        return
    told = _is_told(document, {block.number for block, _, _, kind in found if kind != "undated"})
    dated = _is_dated(document)
    for block, start, end, kind in found:
        if kind == "undated":
            if not dated and not _day().search(block.text):
                yield Hit(block.span(start, end), "undated")
        elif told:
            continue  # what was changed is told, here or elsewhere
        elif kind == "correction":
            yield Hit(block.span(start, end))
        elif not dated and not _day().search(block.text):
            yield Hit(block.span(start, end), "update")


def _notices(document: Document, block: Block) -> Iterator[tuple[Block, int, int, str]]:
    """Notices in a block, each with its kind: a correction, an update, or a correction that tells what was wrong."""
    text = block.text
    if block.kind in (Kind.CODE, Kind.TITLE, Kind.DESCRIPTION, Kind.ATTRIBUTE, Kind.CELL) or block.quoted:
        return
    if len(text) > _WHOLE and min(block.number, len(document.blocks) - 1 - block.number) >= _EDGE:
        # In the middle of a text only what stands for itself is a notice.
        return
    for match in _notice().finditer(text):
        start, end = match.start(), match.end()
        rest = text[match.end() : match.end() + _AFTER]
        if not in_own_words(document, block, start, end) or not _begins_here(text, start):
            continue
        stop = _stop().search(rest)
        clause = _when().sub("", rest[: stop.start()] if stop else rest)
        correction = bool(_corrects().search(match[0] + clause))
        if not _vague().fullmatch(clause):
            # It tells what was changed, or by whom, as a text about another text does.
            if correction and _what().match(clause) and " by " not in clause:
                yield block, start, end, "undated"
        elif not (_label().match(text) and text[: min(start, _AFTER)].count(" ") >= 6) and not _is_followed(
            document, block, rest
        ):
            yield block, start, end, "correction" if correction else "update"


def _is_told(document: Document, notices: set[int]) -> bool:
    """Whether a block tells what was changed: with the words for it, or at length behind a label."""
    for block in document.blocks:
        text = block.text
        if _details().search(text) and _about_text().search(text):
            return True
        if block.number not in notices and _label().match(text) and text.count(" ") >= 14:
            return True
    return False


def _begins_here(text: str, start: int) -> bool:
    """Whether a sentence begins at a place: after a stop, a label, a bracket."""
    before = text[max(start - 40, 0) : start].rstrip(' *_([“"')
    return not before or before[-1] in ".!?:;)]|–—-" or len(before.split()) <= 1


def _is_followed(document: Document, block: Block, rest: str) -> bool:
    """Whether the sentences after a notice, or the next block, tell what was changed."""
    if _details().search(rest) or len(_stop().split(rest, 1)[-1].split()) >= 8:
        return True
    if len(rest.split()) <= 3 and block.number + 1 < len(document.blocks):
        return bool(_details().search(document.blocks[block.number + 1].text))
    return False


def _is_dated(document: Document) -> bool:
    """Whether the page says when it was last changed."""
    return document.metadata.first("modified") is not None or any(
        len(block.text) <= 120 and _updated_line().search(block.text) for block in document.blocks
    )


@cache
def _notice() -> re.Pattern[str]:
    return compiled(_notice_written())


@cache
def _notice_written() -> str:
    done = r"(?:updated|corrected|amended|clarified|revised|edited|changed|modified|altered|fixed)"
    text = rf"(?:[\w-]+ ){{0,2}}?{_TEXTS}"
    faults = (
        r"(?:errors?|inaccurac(?:y|ies)|mistakes?|misstatements?|information|details?|facts?|typos?|"
        r"figures?|falsehoods?)"
    )
    some = (
        r"(?:(?:an?|some|several|a number of|multiple|incorrect|inaccurate|wrong|false|outdated|factual|minor|small|"
        r"serious|editing|typographical|significant|few|two|three) ){0,4}"
    )
    end = r"(?= ?(?:\.|;|!|$|and (?:has|have|was|were)|which (?:has|have)|that (?:has|have)))"
    return (
        rf"(?i)\b(?P<notice>(?:this|our) {text} (?:has|have|had) (?:since |now |also |later )?been "
        rf"(?:since |slightly |later |substantially )?{done}(?: and {done})?"
        rf"|(?:this|our) {text} (?:was|were) (?:since |later |subsequently |slightly )?{done}(?: and {done})?"
        rf"|^\W*(?:editor[’']?s[’']? note\W+|note\W+|updated?\W+|corrections?\W+)?the {_TEXTS} (?:has been|was) "
        rf"(?:since |later )?{done}(?: and {done})?"
        r"|(?:an? )?(?:correction|clarification)s? (?:has been |have been |was |were )?"
        r"(?:appended|added|made|issued|below|follows)"
        rf"|(?:an? |the )?(?:earlier|previous|original|prior) versions? of (?:this|the) {_TEXTS} "
        rf"(?:contained|included|had|featured|carried|gave) {some}{faults}{end}"
        rf"|we(?:[’']ve| have) (?:since |now )?{done} (?:this|the|our) {_TEXTS}"
        rf"|{some}(?:errors?|mistakes?|inaccurac(?:y|ies)) (?:in this {_TEXTS} )?(?:has|have) (?:since |now )?been "
        r"(?:corrected|fixed|amended)(?= ?(?:\.|$|in this))"
        r"|^\W*(?:article|story|post|page) (?:updated|corrected|amended)(?=\W*$))"
    )


@cache
def _corrects() -> re.Pattern[str]:
    return compiled(
        r"(?i)correct|amended|clarif|error|inaccura|mistake|misstate|falsehood|versions? of|fixed|typo|altered"
    )


@cache
def _stop() -> re.Pattern[str]:
    return compiled(r"(?<![A-Z]\b)(?<!\b[ap])[.!?](?:[”\"’)\]]{0,2} |[”\"’)\]]{0,2}$)")


@cache
def _vague() -> re.Pattern[str]:
    """A clause that names a purpose and no change: "for accuracy", "to correct an error"."""
    more = r"(?:new|additional|more|further|the latest|latest|recent|updated|current|corrected|some)"
    noun = r"(?:information|details?|developments?|facts?|changes?|data|content|context|material|reporting|updates?)"
    end = r"(?: throughout| as needed| since publication| after publication| in this \w+)?\W*$"
    return compiled(
        rf"(?i)\W*(?:(?:since|after) (?:its |it was |initial |first |original |the )*publi\w+"
        r"|for (?:[\w-]+,? ?(?:and |& )?){1,5}"
        r"|to (?:correct|fix|amend|remove|address|rectify) "
        r"(?:(?:an?|some|several|minor|the|factual|small|typographical|editing|few|various|previous) ){0,4}"
        r"(?:errors?|mistakes?|inaccurac(?:y|ies)|typos?|information|facts?)"
        rf"|to (?:reflect|include|add|incorporate) (?:{more} ){{0,4}}{noun}"
        r"(?: as (?:it|they) (?:becomes?|became) available)?"
        rf"|with (?:{more} ){{0,4}}{noun}|(?:to|in order to) (?:improve|ensure|enhance) [\w ,]{{3,40}}"
        rf"|accordingly|as (?:needed|necessary)|(?:several|many|multiple) times|regularly|extensively|slightly)?{end}"
    )


@cache
def _what() -> re.Pattern[str]:
    return compiled(
        r"(?i)^\W*(?:to|with|in order to|so that|because|after|following|by|in (?:the|para\w*)|:|—|–|-|from|that|"
        r"which|as)"
        r" ?(?:[\w’'“\"$£€.,-]+ ?){2,}|\b(?:incorrectly|misstated|misspelled|originally|wrongly|instead|should have)\b"
    )


@cache
def _details() -> re.Pattern[str]:
    """Words that tell what was wrong, or what was added."""
    return compiled(
        r"(?i)\b(?:misstated|misspelled|mis-?identified|misattributed|misquoted|mischaracteri[sz]ed|incorrectly|wrongly|"
        r"inaccurately|erroneously|mistakenly|originally (?:said|stated|reported|published|appeared|quoted|"
        r"included|gave|"
        r"identified|referred)|(?:earlier|previous|original|prior) versions? (?:of (?:this|the) [\w ]{3,20} )?"
        r"(?:said|stated|reported|gave|identified|referred|quoted|described|suggested|implied|indicated|listed|"
        r"credited|named|omitted|did not|used|attributed|misstat\w+|has been|was|were)|should have (?:said|been|read)|"
        r"due to an? (?:editing|reporting|production|technical)|(?:in fact|it is|it was|not) [\w’' -]{2,40}, not|"
        r"we regret)"
    )


@cache
def _label() -> re.Pattern[str]:
    return compiled(r"(?i)\W*(?:corrections?|clarifications?|for the record|editor[’']?s[’']? note|amendment)\b\W")


@cache
def _about_text() -> re.Pattern[str]:
    """A block that speaks of this text or is labelled as a correction."""
    return compiled(
        rf"(?i)^\W*(?:corrections?|clarifications?|editor[’']?s[’']? note|update[ds]?|amendment|for the record|note)\b|"
        rf"\b(?:this|the|an?|our) (?:[\w-]+ ){{0,2}}?{_TEXTS}\b"
    )


@cache
def _when() -> re.Pattern[str]:
    """A day or a time as it stands in such a clause."""
    return compiled(r"(?i),? (?:on|at|as of|in) [\w .,:/]{0,12}\d[\w .,:/]{0,24}$")


@cache
def _day() -> re.Pattern[str]:
    return compiled(
        r"(?i)\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.? \d{1,2}\b"
        r"|\b\d{1,2}(?:st|nd|rd|th)? (?:of )?"
        r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\b(?:19|20)\d\d\b|\b\d{1,2}[/.]\d{1,2}\b|\b\d{1,2}[:.]\d\d\b|"
        r"\b\d{1,2} ?[ap]\.?m\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|"
        r"\b(?:today|yesterday|this morning|tonight)\b"
    )


@cache
def _updated_line() -> re.Pattern[str]:
    return compiled(r"(?i)^\W*(?:last )?(?:updated|modified|revised|corrected|amended|edited|reviewed)\b[^.]{0,40}\d")


RULE = Rule(
    id="metadata/unmarked-correction",
    message="“{match}”: corrected in what, and when? Say what was wrong.",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    doubt="A correction that does not say what was wrong leaves readers with the mistake they have read.",
    settle="Say what the text said before, what is right, and on which day it was changed.",
    why="""Corrections are a promise to those who have read the text before: here is what you should no longer believe.
A notice that only says that something was changed keeps that from them, and hides whether it was a comma or the point
of the story.

A notice is silent where it says what was wrong or added, in its sentence, in the next or in another notice. Updates
need less: what was added, or a day. Notes of editors about other things are left alone, and so are texts about others’
corrections.""",
    measured=(
        "2026-11-23: no finding in 2,740 articles, posts and pages, about 40 of which hold a notice of a "
        "correction or an update (all say of what). Of 44 variants 44 found at first look, of 20 fresh ones 19, "
        "all since; of 32 near-misses 3 flagged, none since. That a correction gives no day is of low confidence, "
        "since good newsrooms differ."
    ),
    references=(
        "https://credweb.org/reviewed-signals/",
        "https://www.ifcncodeofprinciples.poynter.org/",
        "https://schema.org/CorrectionComment",
        "https://www.spj.org/spj-code-of-ethics/",
    ),
    bad=(
        "The dam leaks.\n\n[[This article has been corrected]].",
        Example("The dam leaks.\n\n[[This article has been updated]].", variant="update"),
        Example("The dam leaks.\n\n*[[This story was amended]] for accuracy.*\n", Format.MARKDOWN, variant=""),
        Example("<p>The dam leaks.</p><p><em>Editor’s note: [[An earlier version of this story contained errors]].</em>"
            "</p>", Format.HTML, variant=""),
        Example("[[Correction appended]].\n\nThe dam leaks.", variant=""),
        Example("Correction: [[This article was corrected]] to say that the dam is 40 metres high.\n\nIt leaks.",
            variant="undated"),
    ),
    good=(
        "The dam leaks.\n\nCorrection, 4 May 2026: An earlier version of this article said the dam is 14 metres high.",
        "CORRECTION APPENDED.\n\nThe dam leaks.\n\nCORRECTION:\n\nAn earlier version misstated the height in May.",
        "The dam leaks.\n\nThis story has been updated to include comments from the board.",
        "The dam leaks.\n\nEditor’s note: This story discusses suicide. This page is updated every day.",
        "The board said that the report was amended last year. The law has been changed.",
        Example("<p>Last updated: 4 May 2026</p><p>The dam leaks.</p><p>This article has been updated.</p>",
            Format.HTML),
    ),
    check=check,
    needs=(
        "updated", "corrected", "amended", "clarified", "revised", "edited", "changed", "modified", "altered", "fixed",
        "correction", "clarification", "version of",  "versions of",
    ),
    gate=lambda: (folded_pattern(_notice_written()),),
    languages=("en",),
    not_types=("fiction", "transcript"),
    variants={
        "update": Variant("“{match}”: with what, and when? Say it.", severity=Severity.INFO),
        "undated": Variant(
            "“{match}”: when? Give the day.", severity=Severity.INFO, confidence=Confidence.LOW
        ),
    },
)  # fmt: skip
