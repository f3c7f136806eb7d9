"""Facts that a text tells twice."""

from __future__ import annotations

from collections.abc import Iterator

from sourcecheck.analysis.repetition.restated import restated
from sourcecheck.document import Document, Format
from sourcecheck.finding import Confidence, Related, Severity
from sourcecheck.rule import Context, Example, Hit, Rule

_MANY = 4  # findings in one text
_LONG = 800  # code points of a text in which a sentence can be far from another


def check(document: Document, context: Context) -> Iterator[Hit]:
    if context.held is not None and len(context.held) < 2:
        return
    held = context.blocks(document)
    if len(document.source) < _LONG:
        return
    told = None
    count = 0
    for one in restated(document, held):
        if told is None:
            told = _told(document)
        # A paragraph or sentence that stands twice, or an ending that echoes the beginning, is another rule's matter.
        if any(block == one.block and start < one.end and one.start < end for block, start, end in told):
            continue
        first = document.blocks[one.first].span(one.first_start, one.first_end)
        values = {"anchor": one.anchor, "name": one.name, "line": str(document.lines.position(first.start).line)}
        yield Hit(
            document.blocks[one.block].span(one.start, one.end), "", values, (Related(first, "told here already"),)
        )
        count += 1
        if count == _MANY:
            return


def _told(document: Document) -> set[tuple[int, int, int]]:
    """Blocks and the places in them of which other rules say that they stand in the text twice."""
    from sourcecheck.analysis.repetition.copies import copies
    from sourcecheck.analysis.repetition.echoes import echoes

    found = {(copy.block, copy.start, copy.end) for copy in document.once(copies) if copy.kind != "turn"}
    found |= {(number, 0, 1_000_000) for copy in document.once(copies) for number in copy.more}
    return found | {(echo.block, echo.start, echo.end) for echo in document.once(echoes)}


_MONTHS = (
    "jan january feb february mar march apr april jun june jul july aug august sep sept september oct october nov "
    "november dec december percent million billion trillion"
)
_ARTICLES = "article section resolution amendment directive regulation chapter protocol act flight route bill case"
# Words behind "12%": the sign is a space to those who look over the whole text.
_BEHIND = "of in from to more less for by after and when but the a was were of with last between"
# What an anchor is part of, in small letters with a space for every mark.
_NEEDS = (
    *(f" {word} " for word in _MONTHS.split()), " per cent ",
    *(f" may {digit}" for digit in range(1, 10)), *(f"{digit} may " for digit in range(10)),
    *(f"may {more}" for more in (" 1", " 2", "of 1", "of 2")), "th may ", "1st may ", "2nd may ", "3rd may ",
    *(f"{digit}  {word} " for digit in range(10) for word in _BEHIND.split()),
    *(f" {article} {digit}" for article in _ARTICLES.split() for digit in range(1, 10)),
    *(f"{digit} {other}00 " for digit in range(10) for other in range(10)),  # "12,400"
    *(f"{digit}   " for digit in range(10)),  # "12%," at the end of a clause
)  # fmt: skip


_BETWEEN = (
    "Fog came in from the sea. Nobody saw it. The lamps were lit at noon. Dogs slept. Two boats turned round. It was "
    "cold. The baker closed early, as bakers do when nobody comes."
)
_OPENING = (
    "The town of Osker lies where the river meets the sea, and its people have always lived from boats and from those "
    "who need them.\n\nIts harbour is old, and few of its walls are as straight as they were when masons set them, "
    "long before anybody now alive was born. Some lean, and cats sleep in the gaps. The masons left their marks in the "
    "corners, and children look for them in summer. A guide to them is sold at the mill, with a map that is wrong in "
    "two places."
)
_MORE = (
    "The council meets upstairs in the old customs house, where the stove smokes and the clerk coughs. It has twelve "
    "members and a bell. Visitors sit on a bench along the wall, under the pictures of mayors. Most bring bread. "
    "The caretaker sweeps when they leave, and locks the door with a key as long as a hand."
)

RULE = Rule(
    id="repetition/anchored-restatement",
    message="{anchor}, {name}: told already in line {line}. What is new here?",
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    doubt="A fact that is told twice as if it were new looks like filler, or like two drafts in one text.",
    settle="Tell it once, or say in the second place what it adds.",
    why="""A text that was assembled of summaries tells its facts again, in other words: the same date or sum, the same
name, the same deed, a page further down. Readers look for what is new in it and find nothing.

The rule compares sentences that share a date, a share, a sum or the number of an article, a name or a term, and at
least four or five more words that say something; at least five sentences lie between them. Where each of the two has a
figure or a name that the other lacks they tell two facts. The first paragraphs of a text, which say what it is about,
and words of others are not compared. Repetition can be meant: the finding is a remark.""",
    measured=(
        "2026-11-23: 3 findings (1 per 1,000) in 2,740 news texts, posts and pages, all read: a deed and a claim told "
        "twice, and a form whose date stands beside its link each time. Of 20 facts told again in other words 17 were "
        "found at first look, of 20 written after that 16; of 10 pairs of like sentences about two facts one was "
        "reported, before counts in words were compared."
    ),
    references=(
        "https://services.google.com/fh/files/misc/hsw-sqrg.pdf",  # 4.6, filler
        "https://en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing",
    ),
    bad=(
        f"{_OPENING}\n\nThe council bought three boats from the Hexley Ferry Company in March 2024, after the engines "
        f"of the old ones failed.\n\n{_MORE}\n\n{_BETWEEN}\n\n[[Three boats were bought by the council from the Hexley "
        "Ferry Company in March 2024, when old engines had failed.]]",
        Example(
            f"{_OPENING}\n\nUnder Article 12 of the Osker Harbour Act owners repair the walls behind their own houses "
            f"every spring.\n\n{_MORE}\n\n{_BETWEEN}\n\n- [[Owners repair walls behind their houses every spring, as "
            "Article 12 of the *Osker Harbour Act* says.]]\n",
            Format.MARKDOWN,
        ),
    ),
    good=(
        f"{_OPENING}\n\nThe council bought three boats from the Hexley Ferry Company in March 2024, after the engines "
        f"of the old ones failed.\n\n{_MORE}\n\n{_BETWEEN}\n\nIn March 2024 the Hexley Ferry Company dismissed its "
        "director, who went to Norway.",
        f"{_OPENING}\n\nThe council bought 3 boats from the Hexley Ferry Company in March 2024, after the engines "
        f"of the old ones failed.\n\n{_MORE}\n\n{_BETWEEN}\n\nThe council bought 5 engines for old boats from the "
        "Hexley Ferry Company in March 2024, after two had failed.",
    ),
    check=check,
    languages=("en",),
    not_types=("transcript", "fiction", "reference", "how-to"),
    needs=_NEEDS,
)
