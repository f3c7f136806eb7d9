"""News that rests on nothing but one report of another outlet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.origin.outlets import NEEDS, Credit, credit_gate, credits_of, is_own, key
from sourcecheck.analysis.page.article import is_article
from sourcecheck.analysis.ranges import merged, overlaps
from sourcecheck.analysis.speech.quotations import quotations
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Document, Format, Kind
from sourcecheck.finding import Confidence, Related, Severity
from sourcecheck.rule import Context, Example, Hit, Rule, Variant

_WORDS = 120  # of an article that is more than a note that another one appeared
_BRIEF = 200  # words below which it is a brief
_SPEECH = 4  # words of a quotation that is somebody's speech
_PROSE = frozenset((Kind.PARAGRAPH, Kind.ITEM, Kind.DETAIL, Kind.CAPTION, Kind.FOOTNOTE))


def check(document: Document, context: Context) -> Iterator[Hit]:
    credited_in = document.once(credits_of)
    found: list[Credit] = [credit for block in context.blocks(document) for credit in credited_in[block.number]]
    if not found or len({key(credit.outlet) for credit in found}) > 1:
        return
    if not is_article(document, _WORDS) or is_own(document, found[0].outlet):
        return
    credited: dict[int, list[tuple[int, int]]] = {}
    for credit in found:
        credited.setdefault(credit.block.number, []).append((credit.start, credit.end))
    for block in document.blocks:
        if block.kind not in _PROSE or not document.in_content(block):
            continue
        if block.quoted or any(part.words >= _SPEECH for part in document.once(quotations)[block.number]):
            return
        if _small_print().search(block.text) is not None:
            continue
        places = merged(credited.get(block.number, ()))
        for match in _sourced().finditer(block.text):
            if not overlaps(places, *match.span()):
                return
    if sum(link.target.startswith(("http:", "https:")) for link in document.links) > 2 * len(found):
        return
    related = tuple(
        Related(credit.block.span(credit.start, credit.end), "the only source of the text") for credit in found[:8]
    )
    brief = "" if is_article(document, _BRIEF) else "brief"
    yield Hit(found[0].block.whole, brief, {"outlet": found[0].outlet}, related, scope="document")


@cache
def _sourced() -> re.Pattern[str]:
    """Words by which a text says that somebody said, showed or published something, or that the writer was there."""
    return compiled(
        r"(?i)\b(?:said|says|told|tells|according to|announced|confirmed|denied|wrote|writes|stated|added|explained"
        r"|argued|tweeted|posted|testified|acknowledged|warned|insisted|asked|replied|declined|recalled|noted|described|reported"
        r"|reports|estimates?|estimated|predicted|citing|quoted|in an interview"
        r"|statement|spokes\w+|press conference|news conference|survey|poll|study|data from|data show\w*"
        r"|figures from|documents|filings?|records"
        r"|court papers|lawsuit|indictment|affidavit|transcript|memo|e-?mails?|letter|report|published|cited)\b"
        r"|\b(?-i:I|we|We|My|my|our|Our)\b|\[\d{1,3}\]|https?://"
    )


@cache
def _small_print() -> re.Pattern[str]:
    return compiled(
        r"(?i)\b(?:trademarks?|copyright|disclaimer|denial of responsibility|all rights reserved|contact us|subscribe"
        r"|newsletter|cookies?|privacy)\b"
    )


_STORY = (
    "The ferry line between Hexley and Osker is to close at the end of the season{}. Its three boats are for "
    "sale, and the landing on the northern bank will be turned into a park with a view of the weir. The line "
    "carried forty people on a good day and nobody at all in a storm. Its keeper lives in the house beside the "
    "landing, where the timetable of 1950 still hangs in the hall.\n\nThe closing leaves the valley with one "
    "road, which floods in spring. School buses will take the long way round by the mill, and so will the doctor. "
    "Shops on the northern bank get their bread from the bakery in Osker, which is now an hour away. Tourists "
    "came for the eels that climb the weir at night, and for the herons that wait for them.\n\nA bridge was "
    "planned twice and built never. The first plan failed in a dry year, when nobody needed it, and the second "
    "when the money went into the harbour. A third may follow, now that there is no other way across. Until then "
    "the river parts the two towns as it did before anybody had a boat."
)

RULE = Rule(
    id="origin/single-secondary-source",
    message="{outlet} is the only source named here. What does a second one say?",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    doubt="If the one report is wrong, or was misread, so is all of this, and nothing here would show it.",
    settle="Ask somebody, read the document behind the report, or say that it could not be confirmed.",
    why="""Newsrooms are reluctant to rely on one source, the more so when it is another outlet that relied on sources
of its own. A text that credits one report, and holds no quotation, no speaker, no document and no sign that its
writer asked anybody, retells what can be read elsewhere.

One quotation, one verb of saying with another subject, one study, letter, filing or poll, one "we" is enough
to be silent, as are links to other places. Short texts are hints only.""",
    references=(
        "https://www.bbc.com/editorialguidelines/guidelines/accuracy",
        "https://www.handbook.reuters.com/",
        "https://services.google.com/fh/files/misc/hsw-sqrg.pdf",
    ),
    bad=(
        Example(_STORY.format(", Asia Times reports"), document=True),
        Example("# The last ferry\n\n" + _STORY.format(", Reuters reported on Monday") + "\n", Format.MARKDOWN,
                document=True),
        Example("<article><h1>The last ferry</h1><p>"
                + _STORY.format(", according to the Osker Gazette").split("\n\n")[0]
                + "</p><p>" + _STORY.split("\n\n")[1] + "</p></article>", Format.HTML, document=True, variant="brief"),
    ),
    good=(
        _STORY.format(", Asia Times reports") + " The mayor confirmed it.",
        _STORY.format(", Asia Times reports. The Osker Gazette reports it, too"),
        "The ferry line is to close, Asia Times reports. It could not be confirmed.",
        _STORY.format(", Asia Times reports") + "\n\n“We had no choice but to close it,” its owner shouted.",
    ),
    check=check,
    needs=NEEDS,
    gate=credit_gate,
    languages=("en",),
    not_types=("opinion", "how-to", "reference", "transcript", "fiction", "list"),
    absence=True,
    variants={"brief": Variant(severity=Severity.INFO)},
    measured=(
        "2026-11-23: no finding in 2,740 news texts, posts and pages (at most 1.1 per 1,000 with 95% confidence): "
        "edited news always has a second voice. Of invented texts one story is found in all three formats, "
        "and none of four near misses."
    ),
)  # fmt: skip
