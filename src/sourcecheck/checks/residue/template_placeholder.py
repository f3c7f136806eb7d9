"""Slots of a template that nobody filled ("[Your Name]", "{{title}}", "TKTK", "$XX")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.own_words import in_own_words, marked_as_code
from sourcecheck.analysis.page.doctype import shows_code
from sourcecheck.analysis.per_block import PerBlock
from sourcecheck.analysis.ranges import overlaps
from sourcecheck.analysis.residue.slots import IN_NO_BRACKETS, SLOT_NEEDS, may_hold_variable, slots
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Kind, Region
from sourcecheck.finding import Confidence, Related, Severity
from sourcecheck.matching.folding import fold
from sourcecheck.matching.gates import Gate, gate
from sourcecheck.matching.units import CHANNELS
from sourcecheck.rule import Context, Example, Hit, Rule

_OTHERS = 20  # further places named with the finding
_BESIDE = 40  # code points beside a slot that tell what it is
_OPENING = 200  # code points of a paragraph in which it may tell readers what to do
_NEAR = 2  # blocks between slots of one template
_PROGRAM = frozenset(("variable", "blank"))  # what stands on pages about programs for other reasons


def check(document: Document, context: Context) -> Iterator[Hit]:
    found: list[tuple[Block, int, int]] = []
    allowed = context.house.get("placeholders", ())
    for block, loose in _worth_a_look(document, context):
        if block.kind is Kind.CODE or document.regions[block.number] is Region.COMMENTS:
            continue
        if "form" in block.within or (block.kind is Kind.ATTRIBUTE and block.name != "alt"):
            continue  # fields of a form say what belongs in them
        here = sorted(slots(block.text, loose))
        lone = len({block.text[start:end] for start, end, kind in here if kind == "single"}) < 2
        for start, end, kind in here:
            if kind == "single" and lone:
                continue  # one word in small letters is an editor's as often
            if found and found[-1][0] is block and found[-1][2] > start:
                continue
            if block.text[start:end] not in allowed and _is_left(document, block, start, end, kind):
                found.append((block, start, end))
    if not found or _shows_templates(document, found):
        return
    group: list[tuple[Block, int, int]] = []
    for place in found:
        if group and place[0].number - group[-1][0].number > _NEAR:
            yield _hit(group)
            group = []
        group.append(place)
    yield _hit(group)


def _worth_a_look(document: Document, context: Context) -> Iterator[tuple[Block, bool]]:
    """The blocks that may hold a slot, and whether one may stand in no brackets."""
    numbers = set(range(len(document.blocks))) if context.held is None else set(context.held)
    # Variables are all signs, which the scanner looks for in every document: here only where the text has them.
    variables = set()
    if may_hold_variable(document.once(CHANNELS["blocks"]).joined):
        variables = {block.number for block in document.blocks if may_hold_variable(block.text)}
    for number in sorted(numbers | variables):
        block = document.blocks[number]
        loose = number in numbers and _may_be_loose(block.text)
        if loose or number in variables or "[" in block.text:
            yield block, loose


def _may_be_loose(text: str) -> bool:
    folded = b" " + fold(text) + b" "
    return _loose_gate()(folded)


@cache
def _loose_gate() -> Gate:
    return gate("|".join(sorted({fold(literal).decode("latin-1") for literal in IN_NO_BRACKETS})))


def _hit(group: list[tuple[Block, int, int]]) -> Hit:
    (block, start, end), others = group[0], group[1 : _OTHERS + 1]
    related = tuple(Related(other.span(a, b), "Another one") for other, a, b in others)
    return Hit(block.span(start, end), related=related)


def _is_left(document: Document, block: Block, start: int, end: int, kind: str) -> bool:
    if kind == "angle" and document.once(shows_code):
        return False
    if kind in ("stock", "angle", "mark"):
        if kind == "mark" and block.text.startswith(("TODO", "FIXME", "(TODO", "(FIXME"), start):
            return not document.once(shows_code) and in_own_words(document, block, start, end)
        return in_own_words(document, block, start, end)
    if not in_own_words(document, block, start, end) or marked_as_code(document, block, start, end):
        return False
    if _is_path(block.text, start, end) or _is_announced(document, block, start):
        return False
    if kind in _PROGRAM:
        return not document.once(shows_code) and not document.once(_is_template_file)
    if kind in ("generic", "single", "figure"):
        # "Set an alert for [your agency]": told to readers, who will put in their own.
        return not _is_to_readers(document, block, start, end)
    # Command lines and signatures of functions have names in brackets.
    return not (block.text[start + 1 : end - 1].isupper() and " " not in block.text[start:end]
                and document.once(shows_code))  # fmt: skip


def _is_path(text: str, start: int, end: int) -> bool:
    """Whether the bracket is a step of a menu, "Settings > [Your Name] > iCloud", or a key."""
    before, after = text[max(0, start - _BESIDE) : start].rstrip(), text[end : end + _BESIDE].lstrip()
    return before.endswith((">", "→", "/", "›", "=")) or after[:1] in (">", "→", "›")


def _is_to_readers(document: Document, block: Block, start: int, end: int) -> bool:
    """Whether a paragraph without the slot speaks to its readers."""
    first, last = document.once(_first_and_last_you)[block.number]
    if first < start or last > end:
        return True
    text = block.text
    opening = text[:_OPENING] if start >= _OPENING else text[:start] + text[end : end + _OPENING]
    if _asks().match(opening):
        return True
    # What stands at the slot may be made a word, or cut in two, where the slot is taken out.
    low = max(text.rfind(" ", max(0, start - 2 * _BESIDE), max(0, start - _BESIDE)) + 1, start - 2 * _BESIDE, 0)
    return _you().search(text[low:start] + text[end : end + _BESIDE]) is not None


def _first_and_last_you(document: Document) -> PerBlock[tuple[int, int]]:
    """Per block the end of the first and the start of the last word for its readers."""

    def of(block: Block) -> tuple[int, int]:
        spans = [match.span() for match in _you().finditer(block.text)]
        return (spans[0][1], spans[-1][0]) if spans else (len(block.text), 0)

    return PerBlock(document.blocks, of)


def _is_announced(document: Document, block: Block, start: int) -> bool:
    """Whether what stands here is shown as a form of words: after a colon, on the line before or on this one."""
    if _shown().search(block.text, max(0, start - 160), start):
        return True
    for number in range(block.number - 1, max(block.number - 3, -1), -1):
        before = document.blocks[number].text
        if before.endswith(":") and _shown_before().search(before[-160:]):
            return True
    return False


def _is_template_file(document: Document) -> bool:
    """Whether the file is itself a template, which a program fills before anybody sees it."""
    return document.format is Format.HTML and _template_file().search(document.source) is not None


def _shows_templates(document: Document, found: list[tuple[Block, int, int]]) -> bool:
    """Whether the page offers forms of words, or speaks of templates: its slots are for its readers."""
    own: dict[int, list[tuple[int, int]]] = {}
    for block, start, end in found:
        own.setdefault(block.number, []).append((start, end))
    for block in document.blocks:
        if block.kind is not Kind.CODE:
            ranges = own.get(block.number, ())
            for match in _offers().finditer(block.text):
                if not overlaps(ranges, *match.span()):
                    return True
    return False


@cache
def _template_file() -> re.Pattern[str]:
    return compiled(
        r"\{%-? ?\w|\bng-(?:app|controller|repeat|if|bind)\b|\bv-(?:if|for|cloak|bind|html)\b|\bx-data=|\bx-text="
        r"|\bdata-ng-|<\?php|<\?=|\{\{[#>/] ?\w|\{\{-? ?(?:range|end|with|define|template|block|partial)\b|\bth:text="
        r"|text/x-handlebars|<%[@ ]"
    )


@cache
def _shown() -> re.Pattern[str]:
    return compiled(
        r"(?i)\b(?:say|says|write|writes|type|enter|ask|asks|read|reads|like|example|e\.g\.|instance|such as|format"
        r"|formula|form|structure|pattern|headline|subject|sentence|phrase|statement|called|named|use|search(?: for)?)"
        r"\b[^.!?]{0,30}:\s*[^.!?]{0,120}$"
    )


@cache
def _shown_before() -> re.Pattern[str]:
    return compiled(
        r"(?i)\b(?:say|write|type|enter|ask|reads?|like this|examples?|e\.g\.|instance|such as|as follows|following"
        r"|format|formula|form|structure|pattern|sentence|phrase|statement|letter|e-?mail|message|text|query|search)\b"
    )


@cache
def _you() -> re.Pattern[str]:
    return compiled(r"(?i)\b(?:you|your|you[’']re|you[’']ll)\b")


@cache
def _asks() -> re.Pattern[str]:
    return compiled(
        r"(?i)\W*(?:set|go|search|use|try|ask|find|type|enter|open|add|write"
        r"|create"
        r"|visit|choose|select|click|replace|put|call|look|check|start|make|say|tell|email|contact)\b"
    )


@cache
def _offers() -> re.Pattern[str]:
    return compiled(
        r"(?i)\b(?:templates?|(?:sample|form|cover|model|standard|example) (?:letters?|e-?mails?|messages?|text"
        r"|language"
        r"|wording|contracts?|agreements?|polic(?:y|ies)|scripts?|cover letters?|amendments?)"
        r"|fill[- ]in[- ]the[- ]blanks?"
        r"|fill in (?:the|your) (?:blanks?|brackets?|details)|copy[- ](?:and|&)[- ]paste|mad ?libs?"
        r"|(?:square )?brackets"
        r"|(?:chatgpt|ai|these|following|writing|example|sample) prompts?|prompt engineering|placeholders?(?! text"
        r"| image)|merge (?:tags?|fields?)|mail merge|user stor(?:y|ies)|variables?|format strings?"
        r"|letters? to request"
        r"|subject lines?|headline formulas?|call scripts?|swipe files?|liquid|mustache|handlebars|jinja|copyediting"
        r"|style guides?|proofreading marks?|letter (?:is )?to request)\b"
    )


RULE = Rule(
    id="residue/template-placeholder",
    message="“{match}” is a place that nobody filled. What belongs here?",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    doubt="What should stand here is missing, and it may be what a reader needs: who, when or how many.",
    settle="Put in what belongs here, or take the sentence out.",
    why="""Letters, site builders and writing tools leave places for a name, a date, a link or a figure. One that is
still empty in a published text shows that nobody read it after it was made, and what should stand there may be the very
thing that a reader needs: who said it, when, how many.

An editor's brackets (“[sic]”, “[the minister]”, “[T]he”) name no field and give no instruction, and are left alone. So
are quotations, code, forms, template files, and pages that offer forms of words to their readers.""",
    measured=(
        "2026-11-23: 0 findings in 2,740 articles, posts and pages (at most 1.1 per 1,000 with 95% confidence). "
        "Of 31 slots not seen before 25 were found; of 34 near-misses one is noise."
    ),
    references=(
        "https://en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing",
        "https://services.google.com/fh/files/misc/hsw-sqrg.pdf",
        "https://www.newsguardtech.com/special-reports/newsbots-ai-generated-news-websites-proliferating/",
    ),
    bad=(
        "Contact [[[Your Name]]] at the harbour office.",
        "The dam cost [[$XX million]] in all.",
        "The fair drew [[TKTK]] visitors.",
        "The mayor spoke on [[[Insert Date]]] at the [Venue].",
        Example("## About us\n\n**[[[Company Name]]]** sells lamps.\n", Format.MARKDOWN),
        Example("<p>Welcome to the [[{{ page.title }}]] page.</p>", Format.HTML),
        Example("<h2>[[Your title goes here]]</h2><p>The pier is old.</p>", Format.HTML),
        Example('<p>A pier.</p><img src="p.jpg" alt="[[[Insert alt text]]]">', Format.HTML),
        "Hello [[*|FNAME|*]], the fair is open.",
        "[[[Ihr Name]]] ist Leiter des Hafens.",
    ),
    good=(
        "He said the bridge [sic] was [the minister’s] idea, and [laughs] left.",
        "Go to Settings > [Your Name] > Backup.",
        "“My name is [Name],” the clerk wrote.",
        "Use this template: Dear [Your Name], thank you for your letter.",
        "Set up an alert for news about [your agency] first.",
        "TK Maxx opened in the XX arrondissement.",
        Example("See [Name](https://a.example) and `{title}` for more.\n", Format.MARKDOWN),
        Example('<form><label>Your name</label><input placeholder="Your name here"></form>', Format.HTML),
        Example('<div ng-app="shop"><p>Hello {{name}}</p></div>', Format.HTML),
    ),
    check=check,
    parts=("signs",),
    needs=SLOT_NEEDS,
    metadata=True,
    not_types=("fiction",),
    scopes=("notices", "headings", "captions", "cells", "byline", "attributes", "descriptions"),
)  # fmt: skip
