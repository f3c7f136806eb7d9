"""Disclaimers of sites that gather other people's articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.neighbours import neighbours
from sourcecheck.analysis.own_words import in_own_words
from sourcecheck.analysis.small_letters import lowered
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Kind, Region
from sourcecheck.finding import Confidence, Related, Severity
from sourcecheck.matching.folded_patterns import folded_pattern
from sourcecheck.matching.folding import fold
from sourcecheck.matching.gates import Gate, gate
from sourcecheck.rule import Context, Example, Hit, Rule

_NEAR = 3  # blocks between two parts of one disclaimer
_AROUND = 12  # blocks on either side of a telling statement in which other parts are looked for
# Kinds of statement that only a site publishing others' work makes; the rest are everyday small print.
_TELLING = frozenset(("aggregator", "gathered", "platform", "takedown"))

_WHO = ("rightful", "copyright", "original", "legal", "right", "content", "owner", "author", "creator", "publisher",
        "holder", "source", "proprietor")  # fmt: skip
_GATHERED = (
    "collected", "taken", "gathered", "sourced", "obtained", "compiled", "copied", "curated", "downloaded", "picked",
    "picked up", "borrowed", "scraped", "reposted", "republished",
)  # fmt: skip
_WORKS = (
    "content", "contents", "article", "articles", "material", "materials", "news", "stories", "story", "post", "posts",
    "text", "texts", "information", "photo", "photos", "image", "images", "video", "videos", "data",
)  # fmt: skip
# Every statement of a telling kind holds one of these.
_NEEDS = (
    "aggregat", "generated from ", "published from ", "posted from ",
    *(f"{how}{done} " for how in ("automatically ", "auto-", "auto ", "auto") for done in (
        "imported", "fetched", "gathered", "pulled", "parsed", "collected", "scraped", "taken", "published",
        "republished", "reposted", "syndicated")),
    *(f"{done} automatically" for done in ("collected", "imported", "fetched", "gathered", "republished", "reposted",
      "pulled", "scraped", "published", "posted")),
    *(f"automatically {does}" for does in ("collect", "gather", "import", "republish", "repost", "fetch", "scrape",
      "copies", "pull")),
    *(f"{work} automatically" for work in _WORKS),
    *(f"{verb} {where}" for where in ("from", "across", "off") for verb in _GATHERED),
    *(f"{where} {the}{what} " for where in ("on", "over", "across", "from", "in") for the in ("", "the ")
      for what in ("internet", "web", "public domain")),
    *(f"from {many}" for many in ("various", "different", "multiple", "open", "public", "other", "third", "several")),
    *(f"{where} {one} {place} " for where in ("in", "on", "at", "into", "under") for one in ("one", "a single")
      for place in ("platform", "place", "site", "website", "roof", "portal")),
    *(f"we {only} {do}" for only in ("only", "just", "merely", "simply") for do in ("share", "repost", "republish",
      "redistribute", "collect", "gather", "index", "link to", "arrange", "provide links")),
    *(f"you{are} {the}{who}" for are in (" are", "'re") for the in ("", "the ", "a ", "an ") for who in _WHO),
    *(f"{own} {the}{right}" for own in ("own", "hold", "have") for the in ("", "the ", "any ")
      for right in ("right", "copyright")),
    *(f"{will} {how}" for will in ("we will", "we'll") for how in ("promptly", "immediately", "gladly", "delete",
      "remove", "take down")),
    *(f"{wish} {whom}" for wish in ("want", "wish", "want for", "wish for")
      for whom in ("us to", "it to", "them to", "your", "this")),
    "should you be", "should any", "down within", "off within", "the site within",
    "deleted", "removed", "taken down", "erased ",
    "contact us", "email us", "e-mail us", "write to us", "inform us", "notify us", "message us", "dm us",
)  # fmt: skip


def check(document: Document, context: Context) -> Iterator[Hit]:
    telling = [block.number for block in context.blocks(document) if _may_tell(block.text)]
    near = {number for one in telling for number in range(one - _AROUND, one + _AROUND + 1)}
    found: list[tuple[Block, int, int, str]] = []
    for block in document.blocks if telling else ():
        if (
            block.number not in near
            or block.kind in (Kind.CODE, Kind.ATTRIBUTE)
            or document.regions[block.number] is Region.COMMENTS
        ):
            continue
        for match in _statements().finditer(lowered(block.text)):
            if in_own_words(document, block, *match.span()):
                found.append((block, *match.span(), match.lastgroup or ""))  # noqa: PERF401  reads better as a loop
    for group in neighbours(found, _NEAR):
        kinds = {kind for *_, kind in group}
        if not _is_disclaimer(group, kinds) or _is_licensed(document, group) or _is_about_disclaimers(document):
            continue
        first = group[0][0]
        end = max(end for block, _, end, _ in group if block.number == first.number)
        related = tuple(
            Related(block.span(start, stop), "Part of the same disclaimer")
            for block, start, stop, _ in group
            if block.number != first.number
        )
        yield Hit(first.span(group[0][1], end), related=related)


def _may_tell(text: str) -> bool:
    """Whether a statement of a telling kind may stand in a text; a yes promises nothing."""
    folded = b" " + fold(text) + b" "
    return _gate()(folded)


@cache
def _gate() -> Gate:
    return gate(folded_pattern(f"(?i){_telling_kinds()}"))


def _is_disclaimer(group: list[tuple[Block, int, int, str]], kinds: set[str]) -> bool:
    """Whether the statements say together that the text is somebody else's."""
    if len(kinds) < 2 or not kinds & _TELLING or kinds == {"gathered", "purpose"}:
        return False  # methods: "data were collected from online sources for research purposes"
    passage = " ".join(block.text for block in {block.number: block for block, *_ in group}.values())
    # Small print about pictures alone says nothing of the text.
    return bool(_works().search(passage)) or not re.search(r"(?i)\b(?:photos?|images?|pictures?|videos?)\b", passage)


def _is_licensed(document: Document, group: list[tuple[Block, int, int, str]]) -> bool:
    """Whether the passage names a licence or an agreement and leads to the original."""
    numbers = range(group[0][0].number - 2, group[-1][0].number + 3)
    licence = _licence()
    if not any(licence.search(block.text) for block in document.blocks if block.number in numbers):
        return False
    return any(link.block in numbers for link in document.links) or document.format is Format.TEXT


def _is_about_disclaimers(document: Document) -> bool:
    """Whether the page is about disclaimers and copyright, or is a site's own page of them."""
    pattern = _subject()
    for block in document.blocks:
        if block.kind is Kind.TITLE or (block.kind is Kind.HEADING and block.level <= 1) or block.number == 0:
            if len(block.text) < 160 and pattern.search(block.text) and not _statements().search(block.text):
                return True
    return False


_OWNER = r"(?:owners?|authors?|creators?|publishers?|holders?|sources?|proprietors?)"
_WORK = r"(?:contents?|articles?|materials?|news|stories|story|posts?|texts?|information|photos?|images?|videos?|data)"


@cache
def _telling_kinds() -> str:
    return (
        # "an automatic aggregator around the global media"
        r"(?P<aggregator>\b(?:automatic|automated|automatically(?: generated)?|news|content|rss|information|article) "
        r"(?:news |content )?aggregat(?:or|ion)\b(?: (?:site|website|service|platform))?"
        r"|\b(?:we are|this (?:site|website|web ?site|page|blog|portal|channel) is) "
        r"(?:just |only |merely |simply )?an? (?:\w+ ){0,2}aggregator\b"
        # "gathered automatically by our robot", "auto-generated from an RSS feed", "we automatically republish
        # articles"
        r"|\b(?:is|are|was|were|been) (?:aggregated|collected|imported|fetched|gathered|republished|reposted|pulled"
        r"|scraped|published|posted) automatically\b"
        r"|\bauto(?:matically |-| )?(?:generated|published|posted) from (?:an? |the )?(?:[\w-]+ ){0,2}feeds?\b"
        rf"|\bautomatically (?:aggregates?|collects?|gathers?|imports?|republish(?:es)?|reposts?|fetch(?:es)?|scrapes?"
        rf"|copies|pulls?) (?:\w+ ){{0,2}}{_WORK}\b"
        rf"|\b(?:aggregates?|republish(?:es)?|reposts?|scrapes?) (?:\w+ ){{0,2}}{_WORK} automatically\b"
        rf"|\b(?:is|are|was|were|been) (?:automatically |auto-|auto ?)(?:aggregated|collected|imported|fetched"
        rf"|gathered|published|republished|reposted|pulled|scraped|taken|parsed|syndicated) (?:from|by|via)\b"
        rf"|\b{_WORK} (?:is|are) aggregated\b|\b(?:feeds?|{_WORK}) aggregated automatically\b)"
        # "collected from various sources on the internet", "available free on the internet"
        r"|(?P<gathered>\b(?:collected|taken|gathered|sourced|obtained|compiled|copied|curated|downloaded"
        r"|picked(?: up)?|borrowed|aggregated|scraped|reposted|republished) (?:from|across|off) "
        r"(?:the )?(?:(?:various|different|multiple|several|many|other|another|open|public|publicly available"
        r"|freely available|third[- ]party|online|external)(?: and|,)? )*(?:internet|web|online|sources|websites?"
        r"|web ?sites?|sites?|resources|platforms|publishers|feeds|rss feeds?|news (?:sources|sites|websites|outlets))"
        r"(?: (?:on|across|over|from|around|of) the (?:internet|web))?"
        rf"|\b{_WORK} (?:[\w ]{{0,30}})?(?:is|are) (?:\w+ ){{0,2}}(?:available|accessible|found|free) (?:for )?"
        r"(?:free(?:ly)? )?(?:of charge )?(?:on|over|across|from|in) (?:the )?(?:internet|web|public domain)\b"
        r"|\b(?:aggregates?|collects?|gathers?|republish(?:es)?|imports?|copies|reposts?|takes?) "
        r"(?:\w+ ){0,3}from (?:various|different|multiple|open|public|other|third[- ]party|several) "
        r"(?:\w+ )?(?:sources|sites|websites|web ?sites|publishers|outlets)\b"
        rf"|\bfound (?:freely )?(?:on|across) the (?:internet|web)\b)"
        # "we have just arranged it in one platform"
        r"|(?P<platform>\b(?:arranged|collected|gathered|put|brought|assembled|listed) (?:it|them|these|this"
        r"|everything|together|(?:the |all |all the )?(?:content|news|materials?|articles?|stories))?(?: all)?"
        r"(?: together)? ?(?:in|on|at|into|under) (?:one|a single) (?:platform|place|site|website|roof|portal)\b"
        rf"|\bwe (?:only|just|merely|simply) (?:share|repost|republish|redistribute|collect|gather|index"
        rf"|link to|arrange|provide links)\b)"
        # "do not want us to publish your materials", "will be deleted within 24 hours"
        r"|(?P<takedown>\bif you(?: are| believe you are|[’']re) (?:the |an? )?"
        rf"(?:rightful |copyright |original |legal |rights? ?|content )*{_OWNER}\b(?=[^.!?]{{0,200}}\b"
        r"(?:content|articles?|materials?|news|story|post|text|publish|work))[^.!?]{0,200}\b"
        r"(?:contact|e-?mail|write|inform|notify|let us know|reach|remove|delete)\w*"
        r"|\bif you (?:own|hold|have) (?:the |any )?(?:rights?|copyrights?)\b(?=[^.!?]{0,160}\b"
        r"(?:contact|e-?mail|write|inform|notify|let us know|remov|delet|object))"
        r"|\bwe(?: will|[’']ll) (?:promptly |immediately |gladly )?(?:delete|remove|take down) "
        rf"(?:it|them|(?:the|your|this) {_WORK}) (?:with)?in (?:\d+|a|one|two|twenty-four) (?:hours?|days?)\b"
        rf"|\bshould any (?:\w+ )?{_OWNER} object\b"
        rf"|\bshould you be the (?:rightful |copyright |original )?{_OWNER}\b"
        rf"|\bif you (?:wish|want|would like|[’']d like) (?:to have )?(?:it|this|them|your \w+|(?:the|this) {_WORK}) "
        rf"(?:to be )?(?:deleted|removed|taken down)\b"
        rf"|\btake (?:it|them|this) (?:down|off)(?: the site)? within (?:\d+|a|one|two|twenty-four) (?:hours?|days?)\b"
        r"|\b(?:do not|don[’']t) (?:want|wish)(?: for)? (?:us|it|them|your \w+|this \w+) to "
        r"(?:publish|be published|appear|be displayed|be shown|display|use)\b"
        rf"|\b(?:{_WORK}|it|they) (?:will|shall|would) be (?:promptly |immediately )?(?:deleted|removed|taken down"
        rf"|erased) (?:with)?in (?:\d+|twenty-four|forty-eight|one|two) (?:hours?|days?|business days|working days)\b"
        r"|\b(?:contact|e-?mail|write to|inform|notify|message|dm) us\b[^.!?]{0,60}\b"
        r"(?:to|and we(?: will|[’']ll)|for)(?: \w+)? (?:remove|removal|take ?down|take it down|delete|deletion)\b)"
    )


@cache
def _statements() -> re.Pattern[str]:
    """The pattern for a text in small letters."""
    return compiled(
        rf"\b(?:{_telling_kinds()}"  # each begins with a word
        r"|(?P<denial>\bdenial of responsibility\b|\bdisclaimer of responsibility\b"
        r"|\b(?:administration|site|website|editors|we) (?:bears?|accepts?|takes?|assumes?) no responsibility "
        rf"for (?:the|its|their) (?:{_WORK}|accuracy)"
        r"|\b(?:administration|site|website|editors|we) (?:is|are) not responsible for (?:the|its|their|any) "
        rf"(?:{_WORK}|accuracy))"
        rf"|(?P<owners>\b(?:trademarks?|logos?|copyrights?|rights|credits?|{_WORK})\b[^.!?;:]{{0,60}}\b"
        r"(?:belongs?|go(?:es)?|remains? (?:with|the property of)|(?:is|are) (?:the )?property of|owned by)"
        r"(?: to| by| of)? (?:the |their |its )?"
        rf"(?:rightful|respective|respected|original|actual|true|legal|copyright|rights?)(?: and \w+)? ?-?{_OWNER}\b"
        rf"|\b(?:copyrights?|rights|{_WORK})\b[^.!?;:]{{0,60}}\b(?:belongs?|remains?|(?:is|are)) "
        r"(?:to|with|(?:the )?property of) (?:their|its) (?:authors?|owners?|publishers?|creators?)\b"
        rf"|\ball materials (?:belong )?to their authors)"
        r"|(?P<no_claim>\b(?:(?:this|the|our) (?:site|blog|website|web ?site|page|channel|portal) "
        r"(?:does not|doesn[’']t|never)|we (?:do not|don[’']t|never)) (?:\w+ or )?(?:claim|own|hold)\b[^.!?]{0,50}\b"
        rf"(?:ownership|rights?|copyrights?|credit|{_WORK})\b|\b(?:no|any) copyright infringement (?:is )?intended\b)"
        r"|(?P<purpose>\bfor (?:the )?(?:educational|informational|information|entertainment|study|research"
        r"|knowledge|awareness|news reporting)(?:(?: and|,| or|/)? \w+)? purposes?(?: only)?\b)"
        r"|(?P<pointer>\b(?:hyper)?links? to (?:the )?(?:primary|original) (?:source|article|publisher|website) "
        r"(?:is|are) (?:specified|provided|given|indicated|included|mentioned)\b))"
    )


@cache
def _works() -> re.Pattern[str]:
    return compiled(r"(?i)\b(?:contents?|articles?|materials?|news|stories|posts?|texts?|publications?)\b")


@cache
def _licence() -> re.Pattern[str]:
    return compiled(
        r"(?i)\bcreative commons\b|\bCC[ -]BY\b|\b(?:republished|reprinted|reproduced|published|shared|used"
        r"|syndicated)\b[^.!?]{0,60}\b(?:under|with)\b[^.!?]{0,30}\b(?:licen[cs]e|permission|agreement)\b"
    )


@cache
def _subject() -> re.Pattern[str]:
    return compiled(
        r"(?i)\b(?:disclaimers?|copyright|DMCA|fair use|takedown|terms|legal|aggregators?|scrap(?:ing|ers?)"
        r"|plagiari\w+)\b"
    )


RULE = Rule(
    id="origin/aggregator-disclaimer",
    message="This disclaimer says the text was gathered from others. Who wrote it?",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    doubt="The page says itself that it is somebody else's work, and does not say whose.",
    settle="Name the author and the first publisher, link the original, and state the licence or permission.",
    why="""“An automatic aggregator”, “collected from the internet”, “deleted within 24 hours if you are the
owner”: sites that republish others' work without asking say so in small print. The promise to delete is no
permission, and a reader cannot tell who answers for the text.

Two different statements are needed, and one of them of the kind that only such sites make: trademark notices
and “for informational purposes only” are everyday. A named licence or permission with a link to the original
clears the page, and so does a label of a news agency's feed.""",
    measured=(
        "2026-11-22: 0 findings in 2,490 articles, posts and pages and 0 in 2,165 other documents held out (at most "
        "0.7 per 1,000 with 95% confidence). Of 10 fresh disclaimers 7 found at first, then 9; of 10 near-misses none. "
        "2026-11-23: of 15 others 11 at first, then 14; still 0 findings in 2,740 texts and pages."
    ),
    references=(
        "https://developers.google.com/search/docs/essentials/spam-policies#scraped-content",
        "https://services.google.com/fh/files/misc/hsw-sqrg.pdf",
        "https://credweb.org/signals-20191126",
    ),
    bad=(
        "The bridge reopened.\n\n[[Denial of responsibility! Newsmill is an automatic aggregator]] of world media.",
        "The fair begins on Friday.\n\nThis content is [[collected from various sources on the internet. If you are "
        "the owner of an article, please contact]] us.",
        "The fair begins.\n\nNews [[is gathered automatically by our robot. All rights belong to their authors]].",
        "The fair begins.\n\nThis text was [[taken from the web for study purposes only. If you wish "
        "to have it removed]], write to the editor.",
        Example(
            "The fair begins.\n\n*All [[content is available free on the internet. "
            "We have just **arranged it in one place]]**.*\n",
            Format.MARKDOWN,
        ),
        Example(
            "<p>The fair begins.</p><footer><p>News [[is automatically aggregated from feeds. "
            "We do not claim ownership]] of it."
            "</p></footer>", Format.HTML,
        ),
    ),
    good=(
        "This article is republished from The Tide under a Creative Commons licence.",
        "For informational purposes only. All trademarks belong to their respective owners.",
        "This story has not been edited by our staff and is auto-generated from a syndicated feed.",
        "The court ruled that the news aggregator owes publishers a fee; the firm denied it.",
        "“We are an automatic aggregator and content is collected from various websites,” its owner told the court.",
    ),
    check=check,
    needs=_NEEDS,
    scopes=("notices",),
)  # fmt: skip
