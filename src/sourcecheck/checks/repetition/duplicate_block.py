"""Paragraphs, sentences, labels and turns of phrase that stand in a text twice."""

from __future__ import annotations

from collections.abc import Iterator

from sourcecheck.analysis.repetition.copies import Copy, copies, turns_again
from sourcecheck.analysis.repetition.passages import passages
from sourcecheck.document import Document, Format
from sourcecheck.finding import Confidence, Fix, Related, Severity, TextEdit
from sourcecheck.rule import Context, Example, Hit, Rule, Variant
from sourcecheck.text import Span

_MANY = 5  # copies in one text that are a finding each
_TURNS = 3
_AGAIN = 6  # short turns of phrase that are a habit
_PER_WORDS = 3.0  # of them, in a thousand words
_SHOWN = 24  # related places of one finding


def check(document: Document, context: Context) -> Iterator[Hit]:
    found = document.once(copies)
    # Manuals say the same of each command, each time for those who came for this one.
    turns = [copy for copy in found if copy.kind == "turn"] if context.type not in ("reference", "how-to") else []
    others = [copy for copy in found if copy.kind != "turn"]
    for alike, most, many in ((others, _MANY, "many"), (turns, _TURNS, "turns")):
        if len(alike) <= most:
            for copy in alike:
                yield _hit(document, copy)
            continue
        hits = [_hit(document, copy) for copy in alike]
        related = (*hits[0].related, *(Related(hit.span, "stands twice, too") for hit in hits[1:_SHOWN]))
        yield hits[0]._replace(
            variant=many, values={**hits[0].values, "count": str(len(hits))}, related=related, fix=None
        )
    if context.type not in ("reference", "how-to"):
        yield from _habits(document)


def _habits(document: Document) -> Iterator[Hit]:
    """One finding about a text that goes back to its own turns of phrase again and again."""
    again = document.once(turns_again)
    if len(again) < _AGAIN:
        return
    words = sum(len(passage.words) for passage in document.once(passages))
    if len(again) * 1000 < _PER_WORDS * words:
        return
    related: list[Related] = []
    for copy in again[: _SHOWN // 2]:
        later, first = document.blocks[copy.block], document.blocks[copy.first]
        related += (
            Related(later.span(copy.start, copy.end), "a turn of phrase used before"),
            Related(first.span(copy.first_start, copy.first_end), "the first time"),
        )
    yield Hit(Span(0, 0), "habits", {"count": str(len(again))}, tuple(related), scope="document")


def _hit(document: Document, copy: Copy) -> Hit:
    block, first = document.blocks[copy.block], document.blocks[copy.first]
    earlier = first.span(copy.first_start, copy.first_end)
    values = {
        "line": str(document.lines.position(earlier.start).line),
        "more": "the next" if len(copy.more) == 1 else f"the next {len(copy.more)}",
    }
    variant = "" if copy.kind == "paragraph" else copy.kind
    if copy.more and copy.kind == "paragraph":
        variant = "several"
    related = [Related(earlier, "here for the first time")]
    related += [Related(document.blocks[number].whole, "goes on with the same copy") for number in copy.more[:_SHOWN]]
    fix = None
    if copy.kind == "paragraph":
        edits = [_deleted(document, number) for number in (copy.block, *copy.more)]
        if all(edit is not None for edit in edits):
            fix = Fix("Delete the later copy", tuple(edit for edit in edits if edit is not None))
    return Hit(block.span(copy.start, copy.end), variant, values, tuple(related), fix)


def _deleted(document: Document, number: int) -> TextEdit | None:
    """Deletes a paragraph that stands on its own; None where it is part of something else."""
    block = document.blocks[number]
    if document.format is not Format.HTML and block.within:
        return None
    start, end = block.extent
    source = document.source
    if document.format is not Format.HTML:
        if start and source[start - 1] != "\n":
            return None
        while end < len(source) and source[end].isspace():
            end += 1
    return TextEdit(Span(start, end), "")


_SENTENCES = tuple(
    f"The {keeper} of the {place} keeps a careful record of everything that passes by {when}."
    for keeper, place, when in (
        ("keeper", "lighthouse", "at night"), ("warden", "northern bridge", "before noon"),
        ("owner", "ferry landing", "in summer"), ("porter", "market hall", "on holidays"),
        ("gardener", "castle park", "in winter"), ("conductor", "funicular", "after dark"),
    )
)  # fmt: skip
_STORY = (
    "# The weir\n\nIts keeper wanted, in short, a measured and careful restoration of everything, and got one. It "
    "took a year.\n\n## Eels\n\nThey climb at night, and herons wait for them.\n\n## Stones\n\nEach "
    "came by barge.\n\n## Money\n\nNobody had paid, in short, for this: {}a measured and careful "
    "restoration of everything{}. "
    "The council agreed.\n"
)
_MORE = "".join(
    f"\n## {opening} {number}\n\n{opening} there, as ever: they like {what}.\n"
    for opening in ("Herons", "Otters")
    for number, what in enumerate((
        "the wooden bulwark beneath the northern sluices", "the abandoned quarter of weavers behind the channels",
        "the crumbling parapets along the eastern embankment",
    ))
)  # fmt: skip
_PHRASES = (
    "remains a lasting challenge for planners", "draws considerable attention from visitors",
    "a delicate balance between interests", "shows remarkable patience with newcomers",
    "the enduring strength of traditions", "serves several purposes at once, certainly",
    "a growing appetite for adventures", "the hidden potential of backwaters",
)  # fmt: skip
_NAMES = ("Ada", "Bo", "Cy", "Di", "Ed", "Flo", "Gus", "Hal", "Ida", "Jo", "Kit", "Lu", "Mo", "Nan", "Ola", "Pip")
_HABITS = "# The weir\n" + "".join(
    f"\n## Part {number}\n\nThis is, says {name}, {_PHRASES[number % 8]}. {name} went there in the wet part of "
    "the year, when eels climb the wall at night and the old men of the mill count them by the light of a lamp.\n"
    for number, name in enumerate(_NAMES)
)

RULE = Rule(
    id="repetition/duplicate-block",
    message="This paragraph already stands in line {line}. Delete it, or was another meant?",
    severity=Severity.ERROR,
    confidence=Confidence.MEDIUM,
    doubt="A passage that stands in a text twice was assembled and not read; another may be missing in its place.",
    settle="Delete one of the two, or put in the passage that was meant.",
    why="""Nobody writes the same paragraph twice. It comes from pasting, from merging two drafts, from a tool that lost
count, and then nobody read the whole. A paragraph of twelve words or more that stands twice, letter by letter, is an
error; one that was reworked a little, a sentence of eight words, a heading under the same heading and an item of the
same list are warnings. A turn of phrase of seven words that comes back in a distant section is worth a look.

Passages that are meant to come again are left alone: notes, credits, licences, invitations, fields of a form with a
label in front, entries of a list of references, quotations, boxes and pull quotes, the summary over an article, entries
of a live page, and whatever stands in a text three times, as refrains and forms do. Paragraphs with other figures or
names are no copies.""",
    references=(
        "https://arxiv.org/abs/2112.11446",  # Gopher: fractions of duplicate lines and paragraphs
        "https://arxiv.org/abs/2107.06499",  # Lee et al.: exact substrings
        "https://services.google.com/fh/files/misc/hsw-sqrg.pdf",
        "https://credweb.org/signals-20191126",
    ),
    bad=(
        "The ferry leaves the northern quay at noon and comes back before dark in winter.\n\n"
        "Its crew lives in the town.\n\nNobody minds the noise.\n\n"
        "[[The ferry leaves the northern quay at noon and comes back before dark in winter.]]",
        Example(
            "# Weirs\n\nThey are old.\n\n"
            "The keeper of the weir counts the eels that climb it every night of the spring.\n\n"
            "Herons watch.\n\n## Fish\n\n"
            "[[The keeper of the **weir** counts the eels that climb it every night of the spring.]]\n",
            Format.MARKDOWN,
        ),
        Example(
            "<article><p>The council closed the old bathing station in the valley after the spring floods.</p>"
            "<p>Swimmers complained.</p><p>[[The council closed the old bathing station in the valley after the spring "
            "floods.]]</p></article>",
            Format.HTML,
        ),
        Example(
            "The miller opened the wooden sluices of the upper mill before anybody in the valley had seen the water "
            "rise, and the lower meadows were flooded within an hour.\n\nHe was fined.\n\nNobody complained.\n\n"
            "[[The miller opened the wooden sluices of the upper mill before anybody in the village had seen the water "
            "rise, and the lower meadows were flooded within the hour.]]",
            variant="near",
        ),
        Example(
            "Rain fell on Monday. The harbour office measures the water every morning at the old pier.\n\nBoats stayed "
            "in port.\n\nFog came later. [[The harbour office measures the water every morning at the old pier.]]",
            variant="sentence",
        ),
        Example("# Weirs\n\n## Eels at night\n\nThey climb.\n\n## [[Eels at night]]\n\nThey sleep.\n", Format.MARKDOWN,
                variant="heading"),
        Example(
            "- a lamp with a red glass\n- a rope\n- [[a lamp with a red glass]]\n", Format.MARKDOWN, variant="item"
        ),
        Example(
            "The ferry leaves the northern quay at noon and comes back before dark in winter.\n\n"
            "The keeper of the lighthouse counts the boats, and writes them into the harbour book.\n\nNobody minds.\n\n"
            "It rains.\n\n[[The ferry leaves the northern quay at noon and comes back before dark in winter.]]\n\n"
            "The keeper of the lighthouse counts the boats, and writes them into the harbour book.",
            variant="several",
        ),
        Example(
            "\n\nRain fell.\n\nFog came.\n\n".join((*_SENTENCES, f"[[{_SENTENCES[0]}]]", *_SENTENCES[1:])),
            variant="many",
        ),
        Example(_STORY.format("[[", "]]"), Format.MARKDOWN, variant="turn"),
        Example(_STORY.format("[[", "]]") + _MORE, Format.MARKDOWN, variant="turns"),
        Example(_HABITS, Format.MARKDOWN, document=True, variant="habits"),
    ),
    good=(
        "The ferry carried forty people across the northern basin in March and came back without any damage at all.\n\n"
        "Its crew lives in town.\n\nThe ferry carried sixty people across the northern basin in April and came back "
        "without any damage at all.",
        Example(
            "> The keeper of the weir counts the eels that climb it every night of the spring.\n\nThat is the rule.\n\n"
            "> The keeper of the weir counts the eels that climb it every night of the spring.\n",
            Format.MARKDOWN,
        ),
        "Note: this article was first written for the spring issue of the harbour letter.\n\nEels climb.\n\n"
        "Note: this article was first written for the spring issue of the harbour letter.",
        Example("## One\n\n### Example\n\nEels.\n\n## Two\n\n### Example\n\nHerons.\n", Format.MARKDOWN),
        "9:15 a.m.\n\nThe harbour office measures the water every morning at the old pier of the town.\n\n"
        "10:30 a.m.\n\n"
        "The harbour office measures the water every morning at the old pier of the town.\n\n11:45 a.m.\n\nFog.",
        Example(
            "<article><p>The council closed the old bathing station in the valley after the spring floods, and nobody "
            "swims.</p><aside><p>The council closed the old bathing station in the valley after the spring floods</p>"
            "</aside></article>",
            Format.HTML,
        ),
    ),
    check=check,
    parts=("several",),
    variants={
        "several": Variant("This paragraph and {more} already stand from line {line} on. Delete one of the two?"),
        "near": Variant("Nearly the paragraph of line {line}. Which of the two is meant?", Severity.WARNING),
        "sentence": Variant("This sentence already stands in line {line}. Is it needed twice?", Severity.WARNING),
        "heading": Variant("“{match}” already heads a section here, in line {line}.", Severity.WARNING),
        "item": Variant("“{match}” already stands in this list, in line {line}.", Severity.WARNING),
        "many": Variant("{count} passages of this text stand in it twice; this one in line {line}.", Severity.WARNING),
        "turn": Variant(
            "“{match}” already stands in line {line}. Say it once, or say more.", Severity.INFO, Confidence.LOW
        ),
        "turns": Variant(
            "{count} turns of phrase stand in this text twice; this one in line {line}.", Severity.INFO, Confidence.LOW
        ),
        "habits": Variant(
            "{count} turns of phrase come back in later sections. Does each say something new?",
            Severity.INFO,
            Confidence.LOW,
        ),
    },
    not_types=("transcript", "fiction"),
    fix="unsafe: delete the later copy of a paragraph",
    measured=(
        "2026-11-23: on 2,740 news texts, posts and pages 6 errors (2 per 1,000), all read: paragraphs there twice, "
        "one of them a caption under two pictures. 30 warnings (11 per 1,000), read: 26 right, 4 summaries over an "
        "article taken for copies. 36 turns of phrase (info), 28 read: about two in three right, the others formulas "
        "of forms. Of 45 paragraphs copied into other places 45 are found, of 47 with two words changed 45, of 34 with "
        "a tenth of the words changed 25, of 57 sentences put into other paragraphs 46."
    ),
)  # fmt: skip
