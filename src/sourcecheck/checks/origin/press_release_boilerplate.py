"""Articles that hold the set parts of a press release and do not say that they are one."""

from __future__ import annotations

from collections.abc import Iterator

from sourcecheck.analysis.origin.release_parts import cues, labelled
from sourcecheck.analysis.own_words import in_own_words
from sourcecheck.document import Block, Document, Format, Kind, Region
from sourcecheck.finding import Confidence, Related, Severity
from sourcecheck.rule import Context, Example, Hit, Rule

_READ = frozenset((Kind.PARAGRAPH, Kind.HEADING, Kind.ITEM, Kind.DETAIL, Kind.TERM, Kind.CAPTION))
_HEAD = 8  # blocks at the head of a page, where it says what it is
_ELSEWHERE = frozenset((Region.COMMENTS, Region.NAVIGATION, Region.RELATED, Region.HEADER))
# Kinds of which one has to be there: the rest stand in articles as well.
_TELLING = frozenset(("release", "investors", "wire"))
_SET = _TELLING | {"contact"}
_CLOSING = frozenset(("about", "end"))  # with a contact for the media
_REST = frozenset(("about", "end", "praise"))


def check(document: Document, context: Context) -> Iterator[Hit]:
    found: dict[str, tuple[Block, int, int]] = {}
    for block in context.blocks(document):
        _look(document, block, _SET, found)
    if not found:
        return
    for block in document.blocks:
        _look(document, block, _REST, found)
    told = found.keys()
    if len(told) < 2 or (_TELLING.isdisjoint(told) and _CLOSING.isdisjoint(told)) or _says_so(document, context):
        return
    (first, start, end), *others = sorted(found.values(), key=lambda place: (place[0].number, place[1]))
    related = tuple(Related(block.span(left, right), "a part of press releases, too") for block, left, right in others)
    yield Hit(first.span(start, end), related=related)


def _look(document: Document, block: Block, names: frozenset[str], found: dict[str, tuple[Block, int, int]]) -> None:
    """Add the first place of each of these parts."""
    if block.kind not in _READ or document.regions[block.number] in _ELSEWHERE:
        return
    for name, pattern in cues():
        if name in names and name not in found:
            match = pattern.search(block.text)
            if match is not None and in_own_words(document, block, *match.span()):
                found[name] = (block, *match.span())


def _says_so(document: Document, context: Context) -> bool:
    """Whether the page says that the text is a release, or is about releases."""
    if context.type == "press-release":
        return True
    pattern = labelled()
    for number, block in enumerate(document.blocks):
        head = block.kind in (Kind.TITLE, Kind.HEADING, Kind.DESCRIPTION) or number < _HEAD
        if head and len(block.text) < 200 and pattern.search(block.text) is not None:
            return True
    if any(pattern.search(datum.value.replace("-", " ")) for datum in document.metadata.data if len(datum.value) < 200):
        return True
    name = document.path.lower().replace("-", " ").replace("_", " ")
    return pattern.search(name) is not None


RULE = Rule(
    id="origin/press-release-boilerplate",
    message="“{match}”: a part of a press release. Does the page say that it is one?",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    doubt="What a company wrote about itself stands here as if somebody had reported it.",
    settle="Label the text as a press release and name who sent it, or report it: ask, check, attribute.",
    why="""Releases are sent to be printed, and readers may read them; but they have to know who speaks.
“Forward-looking statements”, a line of a release wire, “for immediate release”, a heading “About Acme” and a contact
for the media are set parts that no reporter writes. Two of them, one of the kind that only releases have, in a text
that nowhere says “press release”, are reported once, with the others as related places.

A page that is labelled, in its head, its data or its address, is fine, and so are quotations from releases.""",
    references=(
        "https://www.spj.org/spj-code-of-ethics/",
        "https://thetrustproject.org/trust-indicators/",
        "https://services.google.com/fh/files/misc/hsw-sqrg.pdf",
    ),
    bad=(
        "Acme opens a mill.\n\n[[About Acme]]\n\nAcme mills oats.\n\nThis text contains forward-looking statements.",
        "HEXLEY, May 4 [[/PRNewswire/]] -- Acme opens a mill.\n\nMedia contact: press@acme.example",
        Example("# A mill\n\n[[For immediate release]]\n\nAcme opens a mill.\n\n## About Acme\n\nIt mills.\n",
                Format.MARKDOWN),
        Example("<h1>A mill</h1><p>Hexley [[(BUSINESS WIRE)]] Acme is a leading provider of oats.</p>", Format.HTML),
    ),
    good=(
        "Press release\n\nAcme opens a mill.\n\nAbout Acme\n\nThis text contains forward-looking statements.",
        "About the author\n\nAda Brandt writes on oats. For media inquiries, write to her.",
        Example("<h1>How to read a press release</h1><p>“Forward-looking statements” stand at its end, after “About "
                "Acme”.</p>", Format.HTML),
        "The court ruled on forward-looking statements in the firm's report, and shares fell.",
        Example("---\ntitle: A mill\ncategory: press-release\n---\n\nFor immediate release\n\n## About Acme\n\nOats.\n",
                Format.MARKDOWN),
    ),
    check=check,
    needs=(
        "immediate release", "embargoed until", "forward-looking", "forward looking", "safe harb", "newswire", "prweb",
        "securities litigation", "differ materially", "presswire", "accesswire", "business wire", "newsfile",
        *(f"{who} {what}" for who in ("media", "press", "investor", "relations", "communications", "investor relations")
          for what in ("contact", "inquiries", "enquiries", "relations", "office")),
    ),
    not_types=("press-release", "reference", "how-to", "fiction"),
    measured=(
        "2026-11-23: no finding in 2,740 news texts, posts and pages (at most 1.1 per 1,000 with 95% confidence). Of "
        "20 invented releases 14 at first, then 16; two of the others say “for immediate release” at the top, which is "
        "a label."
    ),
)  # fmt: skip
