"""Headlines that speak of something the text does not: of another story, or of a country that is never named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.page.article import is_article
from sourcecheck.analysis.page.headlines import headline_of
from sourcecheck.analysis.words import SAMPLE, low_sample, prose_sample, without_marks, words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Kind
from sourcecheck.finding import Confidence, Severity
from sourcecheck.rule import Context, Example, Hit, Option, Rule, Variant

_LEAST = 4  # words of its own that a headline needs to be compared
_STEM = 5  # letters by which two words are taken for one
_FROM_WORDS = 120
_SMALL = words(
    "with from that this what when where which your they their them have been will would more than into over about "
    "after "
    "before does here there were being while amid says said could should also just like make makes made gets "
    "against until "
    "under between through during because these those some only very much many most every first last next year "
    "years week "
    "month today news update updates report live video watch photos part"
)
# Countries, and what a text may call them instead. Names that are other words too (Turkey, Jordan, Chad) are left out.
_COUNTRIES = {
    "iran": "irani tehran persia", "iraq": "iraqi baghdad", "russia": "russian moscow kremlin putin",
    "china": "chin beijing",
    "ukraine": "ukrain kyiv kiev", "israel": "israel jerusalem tel_aviv", "syria": "syria damascus",
    "japan": "japan tokyo",
    "india": "india delhi", "pakistan": "pakistan islamabad", "afghanistan": "afghan kabul taliban",
    "france": "french paris franc",
    "germany": "german berlin", "italy": "ital rome", "spain": "spanish spain madrid", "brazil": "brazil brasil",
    "cuba": "cuba havana",
    "mexico": "mexic", "canada": "canad ottawa toronto", "venezuela": "venezuel caracas", "egypt": "egypt cairo",
    "libya": "libya tripoli", "yemen": "yemen houthi sanaa", "poland": "polish poland poles warsaw",
    "hungary": "hungar budapest",
    "sweden": "swed stockholm", "norway": "norw oslo", "denmark": "danish denmark danes copenhagen",
    "finland": "finn helsinki",
    "greece": "greek greece athens", "vietnam": "vietnam hanoi", "indonesia": "indones jakarta",
    "australia": "australia canberra sydney",
    "nigeria": "nigeria lagos abuja", "kenya": "kenya nairobi", "ethiopia": "ethiopia addis",
    "argentina": "argentin buenos",
    "chile": "chile santiago", "colombia": "colombia bogot", "taiwan": "taiwan taipei", "belarus": "belarus minsk",
    "austria": "austria vienna", "switzerland": "swiss switzerland geneva zurich", "portugal": "portug lisbon",
    "romania": "romania bucharest", "serbia": "serb belgrade", "somalia": "somali mogadishu",
    "sudan": "sudan khartoum",
}  # fmt: skip


def check(document: Document, context: Context) -> Iterator[Hit]:
    headline = document.once(headline_of)
    if headline is None:
        return
    sample = document.once(prose_sample)
    if len(sample) >= SAMPLE:
        return  # what is named may be named behind the part that is looked at
    low = headline.text.lower()
    own = [word for word in _word().findall(_without_series(low)) if len(word) > 3 and word not in _SMALL]
    # A first look, at a text in which what is found is found in the real one as well; it does for most.
    quick = document.once(low_sample).replace(without_marks(headline.text).lower(), " ")
    if not _is_foreign(own, quick) and all(word in quick for word in own if word in _COUNTRIES):
        return
    body = sample.lower().replace(low, " ")
    country = next((word for word in own if word in _COUNTRIES and not _is_named(word, body)), "")
    foreign = _is_foreign(own, body)
    if not (country or foreign) or not is_article(document, int(context.options["from-words"])):
        return
    rest = " ".join(_others(document, headline, low))
    if foreign and _is_foreign(own, rest):
        yield Hit(headline.whole)
    elif country and not _is_named(country, rest):
        yield Hit(headline.whole, "name", {"name": country.title()})


def _is_foreign(own: list[str], text: str) -> bool:
    """Whether none of the headline's own words comes back in a text, or one of six or more."""
    if len(own) < _LEAST:
        return False
    spare = len(own) // 6
    for word in own:
        if word[:_STEM] in text:
            spare -= 1
            if spare < 0:
                return False
    return True


@cache
def _word() -> re.Pattern[str]:
    return compiled(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def _without_series(headline: str) -> str:
    """The headline without the name of a series before its colon, and of a site behind its last bar."""
    label, colon, rest = headline.partition(": ")
    if colon and len(label) <= 25 and rest.count(" ") >= 3:
        headline = rest
    ends = [at for at in (headline.find(" | "), headline.find(" • ")) if at >= 0]
    return headline[: min(ends, default=len(headline))]


def _is_named(country: str, text: str) -> bool:
    return country in text or any(name.replace("_", " ") in text for name in _COUNTRIES[country].split())


def _others(document: Document, headline: Block, low: str) -> Iterator[str]:
    """All other text of the page, tables and descriptions of pictures too, save what repeats the headline."""
    for block in document.blocks:
        if block.number != headline.number and block.kind not in (Kind.TITLE, Kind.DESCRIPTION):
            text = block.text.lower()
            if text != low:
                yield text


RULE = Rule(
    id="headline/headline-not-in-body",
    message="The words of this headline do not come back in the text. Is it the right one?",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    doubt="A headline about something else was taken over from another page, or promises what the text does not hold.",
    settle="Write the headline from the text, or restore the text that belongs to it.",
    why="""Most readers read the headline alone, and the others come for what it names. Where its words do not come back
in a text of some length, not even in part, it belongs to another story: a template was filled twice, or the text was
exchanged below it. A country that only the headline names is the same in small.

Words are compared by their first five letters, a country with its people and its capital too. Headlines of fewer
than four words of their own, and very long texts, are left alone.""",
    measured=(
        "2026-11-23: 1 finding in 2,740 articles, posts and pages (0.4 per 1,000), right: a page of filler under "
        "another headline. Of 111 articles under a headline of another story 98 found at first look."
    ),
    references=(
        "https://credweb.org/signals-20191126",  # title representativeness
        "https://www.newsguardtech.com/ratings/rating-process-criteria/",
        "https://doi.org/10.1145/3184558.3188731",  # Zhang et al. 2018
    ),
    bad=(
        Example(
            "# [[Museum director resigns over missing paintings]]\n\nThe lock opens in May. It took two years to "
            "build, and "
            "it cost two million, the board said in its yearly letter.\n", Format.MARKDOWN, options={"from-words": 0},
        ),
        Example(
            "<h1>[[Iran signs the harbour pact]]</h1><p>The harbour pact was signed in May by two states, after two "
            "years of talks in an old customs house at the quay.</p>",
            Format.HTML,
            options={"from-words": 0},
            variant="name",
        ),
        Example(
            "[[Museum director resigns over missing paintings]]\n\nThe lock opens in May. It took two years to "
            "build, and it "
            "cost two million, the board said in its yearly letter.\n\nThe town has waited for it since the flood, "
            "and boats "
            "will pay half the price in June.", options={"from-words": 0},
        ),
    ),
    good=(
        Example(
            "# A long goodbye to the old wooden harbour\n\nThe harbour opens in May. It took two years to build, "
            "and it cost "
            "two million, the board said.\n", Format.MARKDOWN, options={"from-words": 0},
        ),
        Example(
            "<h1>Iran signs the harbour pact</h1><p>The harbour pact was signed in May in Tehran by two states, "
            "after two "
            "years of talks in an old customs house at the quay.</p>", Format.HTML, options={"from-words": 0},
        ),
        Example("# The last straw\n\nThe lock opens in May. It took two years to build, and it cost two million.\n",
                Format.MARKDOWN, options={"from-words": 0}),
    ),
    check=check,
    parts=("headline",),
    variants={"name": Variant("The headline names {name}, and the text never does. What does it have to do with it?")},
    languages=("en",),
    not_types=("fiction", "transcript", "list"),
    options={"from-words": Option(_FROM_WORDS, "shorter texts are left alone")},
    scopes=("headings",),
)  # fmt: skip
