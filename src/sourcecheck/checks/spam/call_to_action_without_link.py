"""Calls to click, read on or subscribe "here" where nothing is linked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.own_words import in_own_words, sentence_around
from sourcecheck.analysis.per_block import PerBlock
from sourcecheck.analysis.sentences import sentences
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Kind, MarkKind
from sourcecheck.finding import Confidence, Fix, Severity, TextEdit
from sourcecheck.matching.folded_patterns import folded_pattern
from sourcecheck.rule import Context, Example, Hit, Rule

_PROSE = frozenset((Kind.PARAGRAPH, Kind.ITEM, Kind.DETAIL, Kind.FOOTNOTE, Kind.HEADING, Kind.CAPTION))
_BELOW = 4  # blocks below among which the link that is spoken of is looked for
_AROUND = 400  # code points of the source on either side in which a picture, a button or a form may stand

_VERBS = (
    "read", "see", "view", "explore", "browse", "discover", "visit", "check out", "head to", "head over to",
    "take a look at", "have a look at", "look at", "go to", "find", "read also", "continue reading", "keep reading",
    "visiting",
    "reading", "via", "refer to", "consult",
)  # fmt: skip
_READ = "|".join(_VERBS)
_OURS = (
    r"(?:articles?|guides?|posts?|stories|story|pages?|coverage|sections?|resources|products|web ?site|site|blog"
    r"|series"
    r"|collection|archives?|faqs?|store|shop|catalogue|catalog|reviews?|tutorials?|newsletter|channel|podcast|videos"
    r"|services|explainers?|roundup|list|hub|homepage|portfolio|gallery|comparison|buying guide"
    r"|buyer[’']s guide|analys[ie]s|privacy policy|terms|report)"
)
_SHOWN = (
    r"(?:app|video|clip|trailer|film|report|article|form|tickets?|newsletter|letter|lists?|quote|copy|guide|photos?"
    r"|pictures"
    r"|images|gallery|petition|programme|program|schedule|livestream|stream|episodes?|podcast|map|chart|data"
    r"|document|pdf"
    r"|transcript|series|story|interview|statement|post|webinar|updates?|survey|application|community|channel|group"
    r"|discount|offer|demo|trial|account|e-?book|recipe|presentation|slides|results|press release|website|page|parts?"
    r"|instalments?|chapter|details|information|profile|portfolio|course|ranking|agenda|questionnaire|course|coverage)"
)
_NEEDS = (
    *(f"{verb} {where}" for verb in ("click", "tap", "press") for where in ("here", "below", "the link", "this link",
      "on the link", "on this link", "the button", "on the button", "above")),
    "more below", "up below", "subscribe below", "on below", "see below", "find below", "learn below", "link below",
    "links below", "link above", "link in bio", "links in ", "button below", "buttons below", "button above",
    "buttons above", "links above", "klicken sie bitte", "klick bitte", "klicke bitte", "hier bitte", "on below",
    "link in the bio",
    "link in our bio", "link in my bio", "link in the description", "link in my description",
    "link in our description", "linked below", "following link",
    *(f"{verb} {what} " for verb in _VERBS for what in (
        "our", "my", "other", "more", "related", "these", "those", "some", "all our", "all my", "out our", "out my",
        "some of our", "some of my",
    )),
    " in our ",
    " here ", "this link", "klicken sie hier", "klick hier", "klicke hier", "hier klicken", "cliquez ici",
    "clique ici", "cliquer ici",
    "clic aqu", "pulsa aqu", "pincha aqu", "clique aqui", "clicca qui", "cliccate qui", "klik hier",
)  # fmt: skip


def check(document: Document, context: Context) -> Iterator[Hit]:
    for block in context.blocks(document):
        if block.kind not in _PROSE or not document.in_content(block) or _is_linked(block):
            continue
        low = block.text.lower()
        seen = -1
        for match in _calls().finditer(low if len(low) == len(block.text) else block.text):
            start, end = match.span(match.lastgroup or 0)
            if start < seen or not in_own_words(document, block, start, end):
                continue
            left, right = sentence_around(document.once(sentences)[block.number], start, len(block.text))
            if low[start:end].endswith("above") and document.once(_first_linked) < block.number:
                continue
            if _is_promise(document, block.text, left, right):
                continue  # origin/promised-source-missing says so
            if _leads(document, block, left, right, match.lastgroup or "") or _is_told(block.text, left, right):
                continue
            seen = right
            yield Hit(block.span(start, end), fix=Fix("Leave the call out", (TextEdit(block.span(left, right), ""),)))


def _is_promise(document: Document, text: str, start: int, end: int) -> bool:
    """Whether a source is promised on a page that leads nowhere else, which is worse and has a rule of its own."""
    if not _source().search(text, start, end):
        return False
    return not document.once(_leads_out)


def _leads_out(document: Document) -> bool:
    return any(link.target.startswith(("http:", "https:", "//", "doi:")) for link in document.links)


@cache
def _source() -> re.Pattern[str]:
    return compiled(
        r"(?i)\b(?:full|original|complete|entire|primary) (?:\w+ )?(?:source|article|report|study|story|paper|document"
        r"|statement|post|interview|press release|transcript|text|data(?:set)?|survey|ruling|judgment|letter|pdf)\b"
        r"|\bclick here (?:to (?:read|see|view|download)|for) (?:the|our|its) (?:source|article|report|study|story"
        r"|paper"
        r"|document|statement|post|interview|press release|transcript|text|data(?:set)?|survey|ruling|judgment"
        r"|letter|pdf)\b"
    )


def _is_linked(block: Block) -> bool:
    """Whether a block holds a link: one in another sentence may be what is meant all the same."""
    return any(mark.kind is MarkKind.LINK or mark.kind is MarkKind.SHORTCODE for mark in block.marks)


def _first_linked(document: Document) -> int:
    """Number of the first block with a link; of none, one behind them all."""
    return next((block.number for block in document.blocks if _is_linked(block)), len(document.blocks))


def _addressed(document: Document) -> PerBlock[bool]:
    """Per block whether it has an address in its text, or a link: asked for each call in it, and below it."""
    return PerBlock(document.blocks, lambda block: _is_linked(block) or _address().search(block.text) is not None)


@cache
def _calls() -> re.Pattern[str]:
    return compiled(_written())


# Where a call begins: a sentence, a clause, or what leads up to it.
_START = (
    r"(?:^|(?<=[.!?;:,–—(…\"”-] )|\b(?:please|and|or|to|can|just|simply|you should|you may want to|be sure to"
    r"|make sure to|don[’']t forget to|feel free to|for more[^.!?]{0,60}?,?) )"
)


def _written(start: str = _START) -> str:
    site = r"(?: (?:here )?(?:on|at|across) (?:our|this|the) (?:web ?site|site|blog|page|portal)\b)?"
    return (
        r"(?P<far>\b(?:click|tap|press)(?:ing)? (?:on )?(?:the |this )?(?:links?|buttons?) (?:below|above)\b"
        r"|\b(?:click|tap) below\b|\b(?:use|follow|see|via|through|at) the links? (?:below|above|in (?:the|our"
        r"|my) (?:description|bio))\b"
        r"|\blinks? in (?:the |our |my )?bio\b)"
        r"|(?P<last>\b(?:read|sign|see|learn|find|subscribe) (?:more|up|on|out more) below\b(?=[.!]|$| for\b))"
        r"|(?P<here>\b(?:click|tap|press)(?:ing)? (?:right )?here\b|\b(?:click (?:on )?th(?:e|is)|follow this"
        r"|use this) link\b(?! (?:in"
        r"|between))"
        rf")|{start}(?P<sign>(?:sign up|subscribe|register|apply|donate|order|buy|download|book|shop|rsvp|join|enter"
        r"|buy tickets|get tickets|get yours|get it|order yours|find it|grab it|watch it|download it|buy it) "
        r"(?:now )?(?:right )?here(?=[.!,;)]|$| (?:to|for|now|and|before|by|until|today)\b))"
        rf"|{start}(?P<more>(?:(?:read|learn|find out|discover|see|view|explore|know) (?:much )?more|more (?:info"
        rf"|information"
        r"|details?)|full details|details|tickets)(?: (?:is|are)(?: available)?| about [^.!?]{1,60}?)? "
        r"(?:right )?here(?=[.!,;)]|$))"
        # "get your free quote here", "the programme is available here"
        rf"|{start}(?P<verb>(?:get|see|view|read|watch|buy|book|order|download|join|sign|find|listen to"
        rf"|check(?: out)?|access"
        rf"|claim|request|submit|complete|fill (?:in|out)|take|start|create|open|browse|continue reading"
        rf"|subscribing|follow)"
        rf"(?: [\w’'-]+){{0,4}}? {_SHOWN}(?: [\w’'-]+){{0,3}}? here(?=[.!]|$))"
        rf"|(?P<found>\b{_SHOWN}(?: [\w’'-]+){{0,5}}? (?:can be|is|are|may be)(?: (?:now|also"
        rf"|freely))?(?: (?:available|found|read"
        r"|seen|viewed|downloaded|accessed|bought|purchased|online|watched|heard))? here(?=[.!]|$))"
        rf"|{start}(?P<full>(?:the )?(?:full|complete|final|latest) {_SHOWN} here(?=[.!]|$))"
        rf"|(?P<by>\bby (?:subscribing|signing up|registering|clicking) here\b)"
        rf"|{start}(?P<in_ours>(?:learn|find out|see|read)[^.!?]{{1,60}} in our (?:[\w’'-]+ ){{0,2}}?{_OURS}\b)"
        r"|(?P<click>\b(?:klicken sie|klicke?) (?:bitte )?hier\b|\bhier (?:bitte )?klicken\b|\b(?:cliquez|clique"
        r"|cliquer) ici\b"
        r"|\b(?:haz|haga|hacer|hacé) clic aquí(?!\w)|\b(?:pulsa|pincha) aquí(?!\w)|\bclique aqui\b"
        r"|\b(?:clicca|cliccate) qui\b"
        r"|\bklik hier\b)"
        # "explore other articles on our site", "see our guide to sanctions"
        rf"|{start}(?P<ours>(?:{_READ}) (?:some of |all |out )?(?:our|my)(?: other| full| latest| complete"
        rf"| detailed"
        r"| in-depth| comprehensive| recent| previous| ultimate| dedicated| free| online| main| best| new| related"
        rf"| beginner[’']s| step-by-step| special)*(?: (?!and|or|of|for|on)[\w’'-]+){{0,2}}? {_OURS}\b{site})"
        rf"|(?:^|(?<=[.!?:–—(…] )|\bplease )(?P<more_ours>(?:{_READ}) (?:other|more of our|more|some other"
        rf"|(?:these |those |some )?related)"
        rf"(?: (?!and|or|of|for|on)[\w’'-]+){{0,2}}? {_OURS}\b{site})"
        rf"|{start}(?P<on_ours>(?:{_READ}) (?:other|more|some other|related)(?: [\w’'-]+){{0,2}}? {_OURS} (?:on|at"
        rf"|across) "
        r"(?:our|this) (?:web ?site|site|blog|page|portal)\b)"
    )


def _is_told(text: str, start: int, end: int) -> bool:
    """Whether a sentence tells of clicking, or says where the thing is found."""
    return _elsewhere().search(text, start, end) is not None


@cache
def _elsewhere() -> re.Pattern[str]:
    return compiled(
        r"(?i)\b(?:when|if|once|after|before|by|until) (?:you|one) (?:click|tap|press)"
        r"|\b(?:want|wanted|wants|hoped|decided|plan|planned|refused|tried|had|able|allowed) to (?:join|click|sign|buy"
        r"|see|read|take|book)\b|https?:|\bwww\.|\S@\S|\b[\w-]+\.(?:com|org|net|gov|edu|info|io|de|eu|co\.uk|fr"
        r"|example)\b|\bpages? \d"
        r"|\b(?:users?|visitors|customers|readers|people|they|he|she|who|victims|recipients|employees"
        r"|citizens) (?:\w+ )?"
        r"(?:to |can |could |must |should |may |will |would |had to )?(?:click|tap|press|read|see|view|explore|browse"
        r"|discover|visit|find|check)|\b(?:screen|dialog(?:ue)?|window|e-?mail|text message|toolbar|icon|menu|tab"
        r"|pop-?up"
        r"|app store|play store|settings|screenshot|print edition|newsstands?|phone \d|call \d)\b|[>»→]"
        r"|\b(?:allow|let|help|enabl|encourag|invit|ask|tempt|urg|trick|want)\w* (?:\w+ ){1,3}(?:to )?(?:click|tap"
        r"|explore"
        r"|browse|discover|read|see|view|visit|find|check)"
    )


def _leads(document: Document, block: Block, start: int, end: int, kind: str) -> bool:
    """Whether anything in or near a sentence can be followed: a link, an address, a button, a picture."""
    addressed = document.once(_addressed)
    if addressed[block.number]:  # it has no link, or nobody would ask
        return True
    for other in document.blocks[block.number + 1 : block.number + 1 + _BELOW]:
        if kind == "last" and document.in_content(other) and other.kind in _PROSE:
            return True  # the text goes on below
        if other.kind is Kind.HEADING and kind != "far":
            break
        if addressed[other.number]:
            return True
    if block.text.rstrip()[-1:] == ":" and block.number + 1 < len(document.blocks):
        return True  # what follows is what is spoken of
    if document.format is Format.TEXT:
        return False
    place = block.extent
    around = document.source[max(place.start - _AROUND, 0) : place.end + _AROUND]
    return _control().search(around) is not None


@cache
def _address() -> re.Pattern[str]:
    return compiled(
        r"(?i)https?://|\bwww\.\w|\b[\w-]{2,}\.(?:com|org|net|gov|edu|info|io|de|eu|co\.uk|fr|example)\b(?:/|\b)"
        r"|\S@\S+\.\w"
    )


@cache
def _control() -> re.Pattern[str]:
    return compiled(
        r"(?i)<(?:button|form|input|iframe|img|picture|video|a\s|amp-|svg|area|embed|object)|\bonclick\s*=|!\[|\{\{"
        r"|\{%"
        r"|\n<(?-i:[A-Z])|:::|```"
    )


RULE = Rule(
    id="spam/call-to-action-without-link",
    message="“{match}” leads nowhere: there is no link. Link it or leave it out.",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    doubt="A call to click where nothing can be clicked shows that the text was copied or filled into a template.",
    settle="Link the words to the page they promise, or leave the sentence out.",
    why="""“Click here” without a link is what remains when a text was taken from another page, or when it was written
by something that has never seen the page it is for. Readers who want to follow it cannot.

A link in the same paragraph or right below, an address, a button, a picture or a form nearby clears it, and so does
a text that only tells how others click. In extracted plain text links may have been stripped, so it counts for less
there.""",
    measured=(
        "2026-11-23: 3 findings in 1,710 Markdown posts and 190 web pages (1.6 per 1,000) and 5 in 840 news texts "
        "that had lost their links, all read, all of them calls without a link. Of the last 20 fresh variants 17 "
        "found at first look, 19 after mending; of 40 sentences that only look alike 2 reported at first, none since."
    ),
    references=(
        "https://www.w3.org/WAI/WCAG22/Understanding/link-purpose-in-context.html",
        "https://credweb.org/signals-20191126",
    ),
    bad=(
        "The lock opens in May. For more insights, [[explore other articles on our site]].",
        Example("The lock opens in May. [[Click **here]]** to learn more.\n", Format.MARKDOWN),
        Example("<p>The lock opens in May.</p><p>[[Subscribe here]] for our weekly letter.</p>", Format.HTML),
        "The lock opens in May. To buy a ticket, [[click the link below]].",
        "Für mehr Details [[klicken Sie hier]]. Die Schleuse öffnet im Mai.",
        Example("The lock opens in May. [[See our guide]] to locks.\n", Format.MARKDOWN),
    ),
    good=(
        Example("The lock opens in May. [Click here](https://lock.example/) to learn more.\n", Format.MARKDOWN),
        Example("The lock opens in May. Explore other articles on our site:\n\n- [Locks](/locks)\n", Format.MARKDOWN),
        Example('<p>The lock opens in May. <button>Click here</button> to learn more.</p>', Format.HTML),
        "To buy a ticket, click here: www.lock.example/tickets",
        "The message told customers to click here, the police said, and 40 of them did.",
        "“Click here,” the teacher said. The keepers see our website as a nuisance.",
        "The canal begins here. Boats can register at the lock. He would click the link no more.",
    ),
    check=check,
    absence=True,
    needs=_NEEDS,
    # Where a call begins is left to the pattern: RE2 would be slow to build for it.
    gate=lambda: (folded_pattern(re.sub(r"\[\^\.!\?\]\{\d,\d+\}\??", ".*", _written(""))),),
    not_types=("fiction", "transcript"),
    fix="unsafe: leaves out the sentence with the call",
)  # fmt: skip
