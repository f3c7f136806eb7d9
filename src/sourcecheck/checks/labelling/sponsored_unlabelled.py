"""Texts that somebody paid for and that do not say so where readers begin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate

from sourcecheck.analysis.links.affiliates import affiliate_links
from sourcecheck.analysis.own_words import in_own_words, sentence_around
from sourcecheck.analysis.page.advertising import labels_advertising
from sourcecheck.analysis.sentences import sentences
from sourcecheck.analysis.small_letters import lowered
from sourcecheck.checks.disclosures import disclosed_at
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Kind, Region
from sourcecheck.finding import Confidence, Related, Severity
from sourcecheck.rule import Context, Example, Hit, Rule, Variant

_PROSE = frozenset((Kind.PARAGRAPH, Kind.ITEM, Kind.DETAIL, Kind.FOOTNOTE, Kind.CELL))
_FIRST = 60  # code points of a paragraph that is the first of the text, not a label or a byline
_READ = 120  # words that a reader has read before a label comes too late
_ELSEWHERE = frozenset((Region.COMMENTS, Region.RELATED, Region.NAVIGATION, Region.FOOTER))
_OFFERS = (
    "promo",
    "discount",
    "coupon",
    "voucher",
    "offer",
    "referral",
    "promotion",
    "promotional",
    "creator",
    "special",
)


def check(document: Document, context: Context) -> Iterator[Hit]:
    offers: list[tuple[Block, int, int]] = []
    stated: list[tuple[Block, int, int]] = []
    for block in context.blocks(document):
        if block.kind in _PROSE and document.in_content(block):
            offers.extend(_places(document, block, block.text, _offer()))
            stated.extend(_places(document, block, lowered(block.text), _statement()))
    paid = [
        link
        for link in document.links
        if link.rel and link.block >= 0 and "sponsored" in link.rel.lower().split()
        if document.in_content(document.blocks[link.block])
    ]
    if not (offers or stated or paid) or _is_labelled(document):
        return
    if stated:
        block, start, end = stated[0]
        if _words_before(document, block) >= _READ:
            yield Hit(block.span(start, end), "late")
        return
    if _is_disclosed(document):
        return
    if offers:
        (block, start, end), *rest = offers
        yield Hit(
            block.span(start, end),
            related=tuple(Related(other.span(left, right), "Another offer") for other, left, right in rest[:5]),
        )
    elif paid and not document.once(affiliate_links):
        first, *others = paid
        yield Hit(first.span, "link", related=tuple(Related(link.span, "Another such link") for link in others[:5]))


def _places(document: Document, block: Block, text: str, pattern: re.Pattern[str]) -> Iterator[tuple[Block, int, int]]:
    for match in pattern.finditer(text):
        start, end = match.span()
        own = end
        if pattern is _offer() and match["code"]:
            own = match.end("code")  # the code itself may stand in quotation marks or as code
            left, right = sentence_around(document.once(sentences)[block.number], start, len(block.text))
            if not (match["what"] or match["kind"]) and not _bargain().search(block.text, left, right):
                continue
        if in_own_words(document, block, start, own):
            yield block, start, end


@cache
def _offer() -> re.Pattern[str]:
    """ "use code LAMP20", "mit dem Rabattcode LAMP20" """
    what = "|".join((*_OFFERS, *(word.title() for word in _OFFERS)))
    some = "(?:(?:my|our|the|this|exclusive|special|their|your|a|unique) )*"
    return compiled(
        r"\b(?:(?P<code>(?:(?:[Uu]s(?:e|ing)|[Ee]nter(?:ing)?|[Aa]pply(?:ing)?|[Ww]ith|[Tt]yp(?:e|ing)"
        r"|[Qq]uot(?:e|ing)) "
        rf"{some}(?:(?P<what>{what}) ?)?|{some}(?P<kind>{what}) ?)(?:code|Code|CODE)):? "
        r"[\"“”‘'`„(]?(?=[A-Z0-9-]*[A-Z])(?P<it>[A-Z0-9][A-Z0-9-]{3,24})\b(?!-\w)"
        r"|[Uu]se [\"“‘'`]?[A-Z]{3,15}\d{1,3}[\"”’'`]? (?:at (?:the )?checkout|for \d+ ?% off)"
        r"|(?P<other>(?:[Rr]abattcode|[Gg]utscheincode|[Aa]ktionscode|[Cc]ode promo|[Cc]ódigo (?:promocional"
        r"|de descuento"
        r"|de desconto)|[Cc]upón|[Cc]odice sconto|[Kk]ortingscode)):? [\"“”‘'`„«(]?[A-Z0-9][A-Z0-9-]{3,24}\b)"
    )


@cache
def _bargain() -> re.Pattern[str]:
    return compiled(
        r"(?i)%|\boff\b|\bcheckout\b|\bdiscount\b|\bsav(?:e|ing)\b|\bfree shipping\b|\bfree trial\b|\bdeal\b"
    )


@cache
def _statement() -> re.Pattern[str]:
    """ "This post was sponsored by Lumo", in small letters"""
    return compiled(
        r"\b(?:(?:this|the|today[’']s|our) (?:\w+ )?(?:post|article|story|review|content|video|episode|piece|guide"
        r"|newsletter"
        r"|edition|page)(?: (?:is|was|has been|comes to you))? (?:\w+ly |also )?(?:sponsored by|sponsored\b(?=[.!]|$)"
        r"|paid for by|brought to you (?:by|in partnership with)|a paid (?:partnership|promotion|collaboration) with"
        r"|a (?:sponsored|paid) (?:post|article|review)|(?:produced|created|written|made) in (?:paid"
        r"|commercial) partnership"
        r" with|(?:made |created |written )?in (?:paid |commercial )(?:partnership|collaboration) with|contains paid)"
        r"|(?:i|we) (?:was|were|have been|has been|am being|are being|got) (?:\w+ )?(?:compensated|paid|sponsored)"
        r" (?:by|for (?:this|writing))\b|in (?:paid|commercial) (?:partnership|collaboration) with\b"
        r"|(?:received|sent|given|gifted)\b[^.!?]{0,60}\b(?:in exchange for"
        r"|in return for) (?:\w+ ){0,3}?(?:review|post"
        r"|feature|coverage|mention|opinion)\b|thank(?:s| you)(?: so much"
        r"| again)? to [^.!?]{2,50} for sponsoring (?:this|today[’']s|our) (?:\w+ )?(?:post|article|video|episode"
        r"|content|review|newsletter|story|page|show)\b"
        r"|sponsored content by\b|this is an? (?:sponsored|paid) (?:post|article|review|story|feature"
        r"|partnership)\b)"
    )


def _words_before(document: Document, block: Block) -> int:
    return document.once(_words_up_to)[block.number]


def _words_up_to(document: Document) -> list[int]:
    """Per block how many words of the text stand before it."""
    counts = (
        other.text.count(" ") + 1 if other.kind in (Kind.PARAGRAPH, Kind.ITEM) and document.in_content(other) else 0
        for other in document.blocks
    )
    return list(accumulate(counts, initial=0))


def _is_labelled(document: Document) -> bool:
    """Whether a label stands above the text: in the title, beside it, or in what the page says of itself."""
    pattern, disclosed = labels_advertising(), document.once(disclosed_at)
    for datum in document.metadata.data:
        if datum.field in ("type", "section", "title", "author") and _data().search(datum.value):
            return True
    for block in document.blocks:
        if block.kind in (Kind.ATTRIBUTE, Kind.DESCRIPTION, Kind.CODE) or document.regions[block.number] in _ELSEWHERE:
            continue
        if pattern.search(block.text) or _statement().search(block.text) or block.number in disclosed:
            return _words_before(document, block) < _FIRST
        if block.kind is Kind.PARAGRAPH and _words_before(document, block) >= _FIRST:
            return False
    return False


@cache
def _data() -> re.Pattern[str]:
    return compiled(r"(?i)\badvertiser|\bsponsored\b|\badvertorial\b|\bpaid[- ]post\b|\bpartner content\b|\bpromoted\b")


def _is_disclosed(document: Document) -> bool:
    return any(document.regions[number] not in _ELSEWHERE for number in document.once(disclosed_at))


RULE = Rule(
    id="labelling/sponsored-unlabelled",
    message="“{match}”: was this paid for? Say so above the text.",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    doubt="Readers take for reporting what a company may have paid for.",
    settle="Say above the first paragraph who paid and for what, or leave the offer out.",
    why="""A code that gives the writer's readers a discount comes from an agreement with the seller, and a link marked
as sponsored from a payment. Readers weigh what they read by who paid for it, and they can do that only if they know
it before they begin: codes of the press and the rules on advertising ask for a
label where the text starts. A thank-you to the sponsor in the last line is read when it is too late.

“In partnership with” alone is no sign of money: newsrooms and charities work together. A label, a disclosure or a
section of sponsored posts clears the page.""",
    measured=(
        "2026-11-23: 0 findings in 2,740 articles, posts and pages (at most 1.1 per 1,000 with 95% confidence) after "
        "thanks to the sponsor of an event were mended; hardly any of them is advertising. Of 30 fresh offers and "
        "statements 27 found at first look, 29 since."
    ),
    references=(
        "https://www.ftc.gov/business-guidance/resources/ftcs-endorsement-guides",
        "https://www.newsguardtech.com/ratings/rating-process-criteria/",
        "https://schema.org/AdvertiserContentArticle",
    ),
    bad=(
        "The lamp is the best of its kind. [[Use code LAMP20]] for 20% off your first order.",
        Example("The lamp is bright. Order it [[with the promo code **BRIGHT15]]** today.\n", Format.MARKDOWN),
        Example('<p>The lamp is bright. See [[<a rel="sponsored" href="https://lumo.example">the maker</a>]].</p>',
                Format.HTML, variant="link"),
        Example("The lamp is bright. It hangs in the hall. " * 20 + "\n\n[[This post was sponsored by]] Lumo.",
                variant="late"),
        "Die Lampe ist hell. Mit dem [[Rabattcode HELL15]] kostet sie weniger.",
    ),
    good=(
        "Sponsored by Lumo\n\nThe lamp is the best of its kind. Use code LAMP20 for 20% off.",
        "This report was produced in partnership with the Harbour Post. The lamp uses code EN60598 of the standard.",
        Example("Advertisement\n\nThe lamp is bright. Order it with promo code BRIGHT15.\n", Format.MARKDOWN),
        Example('<p>We earn a commission from some links.</p><p>See <a rel="sponsored" href="https://l.example">it</a>.'
                '</p>', Format.HTML),
        "Use code review to find errors. The area code 0461 changes; enter code 4711 at the door.",
        "“Use code LAMP20 for 20% off,” the voice on the phone told her.",
    ),
    check=check,
    parts=("links",),
    variants={
        "late": Variant("“{match}” comes at the end. Say it above the first paragraph."),
        "link": Variant("This link is marked as paid for; readers are not told. Say so in the text."),
    },
    needs=(
        *(f"{what}{between}code" for what in _OFFERS for between in (" ", "")),
        "use code", "using code", "enter code", "apply code", "with code", "type code", "entering code",
        "applying code", "my code", "our code", "the code", "this code", "exclusive code", "quote code",
        "unique code", "their code", "your code", "quoting code", "typing code", "a code", "rabattcode",
        "gutscheincode", "aktionscode", "code promo", "promocional", "de descuento", "de desconto", "cupón",
        "codice sconto", "kortingscode", "sponsored", "paid for by", "brought to you", "paid partnership",
        "paid promotion", "paid collaboration", "commercial partnership", "commercial collaboration",
        "contains paid", "compensated", "paid by", "paid for this", "paid for writing", "paid post", "paid story",
        "paid feature", "paid article", "paid review", "in exchange for", "in return for", "for sponsoring",
        "at checkout", "at the checkout", "% off",
    ),
    metadata=True,
    not_types=("press-release", "fiction", "transcript"),
)  # fmt: skip
