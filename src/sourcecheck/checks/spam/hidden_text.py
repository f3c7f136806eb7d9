"""Text that a page holds for search engines and hides from readers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.page.profiles.markup import holds_elements
from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Document, Format, Kind
from sourcecheck.finding import Confidence, Severity
from sourcecheck.rule import Context, Example, Hit, Rule, Variant

_LEAST = 20  # words
_SURE = frozenset(("colour", "size", "place"))  # what no script comes back to show
# Values that hide, and the names before which they do.
_BY_VALUE = {
    "none": ("display",), "hidden": ("visibility",), "collapse": ("visibility",), "rect": ("clip",),
    "0": ("font-size", "font", "opacity", "height", "width"), ".0": ("font-size",),
    "1px": ("font-size", "height", "width"), "-": ("text-indent", "left", "top", "right", "bottom"),
}  # fmt: skip
_HOW = {
    "colour": "in the colour of its ground", "size": "in letters of no size", "place": "far off the screen",
    "clip": "in a box of no size", "display": "with display: none", "visibility": "with visibility: hidden",
    "opacity": "with opacity: 0",
}  # fmt: skip
_SMALL = words(
    "a an the and or but of to in on at for with from by is are was were be been it this that you your we our i he "
    "she "
    "they as not if when what how can will would has have had do does did so who which their there der die das und "
    "ist "
    "nicht le la les des et est une un el los las y es en de que il di e per"
)


def check(document: Document, context: Context) -> Iterator[Hit]:
    source = document.source
    if not document.once(holds_elements) or not _may_hide(source):
        return
    from sourcecheck.readers.html_hidden import unseen

    code = [block.extent for block in document.blocks if block.kind is Kind.CODE]
    for one in unseen(source):
        said = one.text.split()
        if len(said) < _LEAST or _is_helper(one.names) or any(place.contains(one.span) for place in code):
            continue
        # A control that shows it, or what is read aloud in its place.
        named = bool(one.id) and len(one.id) > 1 and source.count(one.id) > 1
        sure = one.how in _SURE and one.inline and not named
        if sure or _is_for_engines(said, one.text, one.links, named):
            yield Hit(one.span, "" if sure else "kept", {"how": _HOW[one.how], "count": str(len(said))})


def _may_hide(source: str) -> bool:
    """Whether a page may hide anything: most hold no styles of their own, or only such as set a place."""
    if not (_is_styled(source) or "bgcolor" in source or "BGCOLOR" in source):
        marked = " hidden" in source or " HIDDEN" in source or " Hidden" in source
        return marked and _attribute().search(source) is not None
    low = source.lower()
    if _attribute().search(low) or any(_hides(low, *match.span(1)) for match in _value().finditer(low)):
        return True
    return "color" in low and ("background" in low or "bgcolor" in low)


def _hides(low: str, start: int, end: int) -> bool:
    """Whether a value stands behind one of the names that it hides with."""
    return low[max(0, start - 16) : start].rstrip(" :").endswith(_BY_VALUE[low[start:end]])


def _is_styled(source: str) -> bool:
    """Whether a page may have a style of its own: an attribute, or an element."""
    if "tyle" in source and (_assigned().search(source) or "<style" in source or "<Style" in source):
        return True
    return "STYLE" in source


@cache
def _assigned() -> re.Pattern[str]:
    return compiled(r"tyle\s*=")  # begins with what is looked for fast


@cache
def _value() -> re.Pattern[str]:
    return compiled(r": ?(none|hidden|collapse|rect|\.?0|1px|-)")


@cache
def _attribute() -> re.Pattern[str]:
    return compiled(r" [hH](?:idden|IDDEN)(?:>|=|(?= [\w-]+=\"))")


def _is_helper(names: str) -> bool:
    """Whether an element is a helper for those who hear the page, or a part that opens, pops up or is filled in."""
    return _helper().search(names) is not None


@cache
def _helper() -> re.Pattern[str]:
    return compiled(
        r"(?:^|[\s_-])(?:sr|screen-?reader\w*|visually-?hidden|visuallyhidden|a11y|accessib\w*|assistive|aria-\w+"
        r"|tabs?\d*|tab-\w+|tabpanel|tabbed|accordion\w*|collaps\w*|modal\w*|popup\w*|pop|dropdown\w*|menu\w*|nav\w*"
        r"|dialog\w*|overlay\w*"
        r"|tooltip\w*"
        r"|toggle\w*|cookie\w*|consent\w*|gdpr\w*|search\w*|login\w*|sign-?up|subscri\w*|shar(?:e|ing)\w*|social\w*"
        r"|comments?\w*"
        r"|pre-?header\w*|preview\w*|lightbox\w*|slide\w*|slick\w*|carousel\w*|swiper\w*|gallery\w*|lang\w*|transl\w*"
        r"|transcript\w*|form|honey\w*|print\w*|mobile\w*|desktop\w*|read-?more\w*|more|expand\w*|faq\w*|answer\w*"
        r"|spoiler\w*"
        r"|hover\w*|panel\w*|ad|ads|advert\w*|errors?|message\w*|alert\w*|loading\w*|loader\w*|js|animat\w*|aos|wow"
        r"|fade\w*"
        r"|reveal\w*|button|label|footnote\w*|popover\w*|navbox\w*|noprint|metadata|data-target|data-toggle|x-show"
        r"|v-show"
        r"|v-if|ng-show|ng-hide|ng-if|onclick|data-w-id|mw-\w+|template\w*|logo\w*|icon\w*|step\w*|chapter\w*"
        r"|captions?"
        r"|lyrics?|summary|details|bio|abstract|noscript|drawer\w*|sidebar\w*|offcanvas|filter\w*|wizard"
        r"|quiz\w*)(?=$|[\s_-])"
    )


def _is_for_engines(said: list[str], text: str, links: tuple[str, ...], named: bool) -> bool:
    """Whether hidden words are a list of what people search for, not prose that a script will show."""
    low = [word.strip(".,;:!?()[]\"'“”|").casefold() for word in said]
    low = [word for word in low if word]
    if len(_trade().findall(text)) >= 3:
        return True
    if named or not low:
        return False
    small = sum(word in _SMALL for word in low)
    counts = Counter(word for word in low if word not in _SMALL and len(word) > 2)
    most = counts.most_common(1)[0][1] if counts else 0
    if most >= 5 and most * 12 >= len(low):
        return True
    parts = [part for part in re.split(r"[,;|•·/\n]", text) if part.strip()]
    # Between commas a search each: more than one word, few of the small ones.
    several = sum(1 <= part.strip().count(" ") <= 5 for part in parts)
    return len(parts) >= 8 and several * 2 >= len(parts) and small * 8 <= len(low) and most >= 3 and len(links) < 5


@cache
def _trade() -> re.Pattern[str]:
    return compiled(
        r"(?i)\b(?:viagra|cialis|levitra|xanax|tramadol|casinos?|slots?|poker|betting|baccarat|judi|togel|payday"
        r"|replica"
        r"|escorts?|porn\w*|xxx|cheap|discount|buy (?:now|online|cheap)|best price|essay writ\w+|backlinks?"
        r"|seo services?"
        r"|crypto giveaway|forex|binary options?|louis vuitton|rolex|near me)\b"
    )


RULE = Rule(
    id="spam/hidden-text",
    message="{count} words stand here {how}: readers never see them. Who are they for?",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    doubt="Text that only programs can read is there to make the page look like something it is not.",
    settle="Show the text, or take it out.",
    why="""Words in the colour of the ground, in letters of no size or far off the screen are an old way to tell search
engines what readers are not told; their rules count it as spam, and whoever reads the page without its
styles sees it.

Parts that a script opens (tabs, menus, dialogs), helpers for those who hear a page, and templates are hidden for good
reason and are left alone: what is set to “display: none” is reported only where it is a list of searches, says one
word over and over, or offers what spam offers. Stylesheets from elsewhere are not read.""",
    measured=(
        "2026-11-23: 0 findings in 190 web pages and 1,710 Markdown posts after letters of less than one rem were no "
        "longer taken for none (at most 1.6 per 1,000 with 95% confidence). Of 25 fresh ways to hide a text 22 found "
        "at first look, 25 since; of 20 parts that are hidden for good reason none."
    ),
    references=("https://developers.google.com/search/docs/essentials/spam-policies#hidden-text-and-links",),
    bad=(
        Example(
            '<p>The pier is open.</p><div style="font-size:0">[[The pier in Norddorf is the best pier of all the piers '
            'on the coast and everybody who wants to see a pier should come to see it]]</div>', Format.HTML,
        ),
        Example(
            '<p>The pier is open.</p><p style="color:#fff; background: white">[[Pier hotel, cheap pier hotel, '
            'pier hotel '
            'rooms, best pier hotel, pier hotel deals, pier hotel by the sea, pier hotel booking, pier hotel now]]</p>',
            Format.HTML,
        ),
        Example(
            '<p>The pier is open.</p><div style="display:none">[[cheap pier rooms, pier rooms near me, best '
            'pier rooms, '
            'pier rooms by the sea, pier rooms tonight, late pier rooms, pier rooms for two, pier rooms deals]]</div>',
            Format.HTML, variant="kept",
        ),
        Example(
            'The pier is open.\n\n<div style="position:absolute; left:-9999px">\n[[The pier in Norddorf is the '
            'best pier of '
            'all the piers on the coast and everybody who wants to see a pier should come to see it]]\n</div>\n',
            Format.MARKDOWN,
        ),
    ),
    good=(
        Example(
            '<p>The pier is open.</p><span class="sr-only" style="position:absolute;left:-9999px">The chart shows that '
            'the number of visitors of the pier rose from two thousand in May to nine thousand in August of this year'
            '</span>', Format.HTML,
        ),
        Example(
            '<a href="#more">More</a><div id="more" style="display:none">The pier was built in two years by '
            'forty people '
            'from the town, who had never built a pier before and have not built one since then.</div>', Format.HTML,
        ),
        Example(
            '<div style="font-size:0"><p style="font-size:16px">The pier was built in two years by forty people '
            'from the '
            'town, who had never built a pier before and have not built one since then.</p></div>', Format.HTML,
        ),
        Example("<p style='color:#fff;background:#036'>The pier was built in two years by forty people from the town, "
                "who had never built a pier before and have not built one since then.</p>", Format.HTML),
    ),
    check=check,
    parts=("markup",),
    formats=(Format.HTML, Format.MARKDOWN),
    variants={"kept": Variant("{count} words stand here {how}: a list for search engines? Take it out.")},
)  # fmt: skip
