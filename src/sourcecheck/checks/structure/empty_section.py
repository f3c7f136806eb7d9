"""Headings with nothing under them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.outline.gaps import following
from sourcecheck.analysis.outline.section_names import is_contents_label, is_leaf
from sourcecheck.analysis.outline.sections import Bare, bare_headings, heading_level, is_link, is_prose
from sourcecheck.analysis.outline.slugs import bare as bare_name
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Kind, MarkKind
from sourcecheck.finding import Confidence, Related, Severity
from sourcecheck.rule import Context, Example, Hit, Rule, Variant

_LONGEST = 100  # code points of a heading; what is longer holds its text itself
_TEXT = (Kind.PARAGRAPH, Kind.ITEM, Kind.CELL, Kind.DETAIL)
_LEAST = 120  # code points of text that a page has
_LISTED = 3  # headings without text, from which on they are a list that is set as headings


def check(document: Document, context: Context) -> Iterator[Hit]:
    found = document.once(bare_headings)
    if not found or not _is_page(document) or _is_for_filling(document):
        return
    if document.format is Format.HTML:
        found = _apart_from_lists(found)
    listed = sum(_numbered().match(bare.heading.text) is not None for bare in found) >= _LISTED
    for bare in found:
        heading = bare.heading
        text = heading.text.lstrip("# ")
        if (
            len(text) - sum(mark.end - mark.start for mark in heading.marks if mark.kind is MarkKind.SHORTCODE)
            > _LONGEST
            or is_link(heading)
            or _is_code(document, heading)
            or is_contents_label(text)
            or _apart().match(text)
            or _ended().search(text)
            or (listed and _numbered().match(heading.text))
            or (_closes(document, text) if bare.next is None else _is_title(document, bare))
        ):
            continue
        span = heading.span(len(heading.text) - len(text), len(heading.text))
        if bare.next is None:
            yield Hit(span, variant="last")
            continue
        related = (Related(bare.next.whole, "The next heading"),)
        below = heading_level(document, bare.next)
        if not is_leaf(text) and _is_above_by_mistake(document, bare):
            yield Hit(span, variant="higher", related=related)
        elif is_leaf(text) or below < heading_level(document, heading):
            yield Hit(span, related=related)
        elif not _is_parent().match(text) or _is_parent().match(bare.next.text):
            yield Hit(span, variant="sibling", related=related)


def _apart_from_lists(found: tuple[Bare, ...]) -> tuple[Bare, ...]:
    """Headings without text save those that stand three or more in a row: entries of a list, set as headings."""
    runs: list[list[Bare]] = []
    for bare in found:
        if runs and runs[-1][-1].next is not None and runs[-1][-1].next.number == bare.heading.number:
            runs[-1].append(bare)
        else:
            runs.append([bare])
    return tuple(bare for run in runs if len(run) < _LISTED for bare in run)


def _is_code(document: Document, heading: Block) -> bool:
    """Whether a heading is a line of code: an entry of a reference that a program wrote."""
    tag = document.source[heading.extent.start : heading.extent.start + 200].partition(">")[0]
    return tag[:1] == "<" and _coded().search(tag) is not None


@cache
def _coded() -> re.Pattern[str]:
    return compiled(r"(?i)class\s*=\s*[\"'][^\"']*(?:code|sig\b|signature|method|api)")


def _is_page(document: Document) -> bool:
    """Whether there is text enough for a section without any to be a lack: a list of names has headings alone."""
    length = 0
    for block in document.blocks:
        if block.kind in _TEXT and document.in_content(block):
            length += len(block.text)
            if length >= _LEAST:
                return True
    return False


def _length(heading: Block) -> int:
    """Code points of a heading without the tags of a site generator in it."""
    return len(heading.text) - sum(mark.end - mark.start for mark in heading.marks if mark.kind is MarkKind.SHORTCODE)


def _is_title(document: Document, bare: Bare) -> bool:
    """Whether a heading above another is a line of the page's title: a kicker, a series, the title said again."""
    assert bare.next is not None
    heading, blocks = bare.heading, document.blocks
    level = heading_level(document, heading)
    if document.format is Format.HTML and bare.next.level == 1:
        return True
    first = not any(
        is_prose(block) or block.kind is Kind.HEADING
        for block in reversed(blocks[: heading.number])
        if document.in_content(block)
    )
    if first:
        titles = [bare_name(block.text) for block in blocks if block.kind is Kind.TITLE]
        name = bare_name(heading.text)
        return not titles or level == 1 or any(name in title or title in name for title in titles)
    # A line that is set as a small heading, under a title or below a text: a place, a date, a person.
    return level >= 5 and heading_level(document, bare.next) <= level - 3


def _is_above_by_mistake(document: Document, bare: Bare) -> bool:
    """Whether the next heading has the level of the page's title, and text: it is a part whose level slipped."""
    after = bare.next
    assert after is not None
    level = heading_level(document, after)
    if level != 1 or heading_level(document, bare.heading) != 2:
        return False
    below = following(document, after)
    return below is not None and not heading_level(document, below) and document.in_content(below)


def _closes(document: Document, text: str) -> bool:
    """Whether a heading at the end of a text is a last line, or is filled where the page is made."""
    if _last_line().match(text) or text[-1] == "?":
        return True
    if _collected().fullmatch(text.strip(" :")):
        # Generators print notes and works cited at the end.
        source = document.source
        return "[^" in source or "[@" in source or "bibliography" in source or document.format is Format.HTML
    return False


def _is_for_filling(document: Document) -> bool:
    """Whether a file is a form, an index that a generator fills, or a set of slides."""
    path = document.path.replace("\\", "/").lower()
    folder, _, name = path.rpartition("/")
    if name.startswith(("_", "pull_request", "issue_")) or "_index." in name or "template" in folder[-40:] + name:
        return True
    return any(
        datum.key in _LOOKS and _slides().search(f"{datum.key} {datum.value}")
        for datum in document.metadata.data
        if datum.place == "front-matter"
    )


# Keys of front matter that say how a file is shown.
_LOOKS = ("marp", "theme", "layout", "type", "format", "output", "class", "revealjs", "slides")


@cache
def _slides() -> re.Pattern[str]:
    return compiled(r"(?i)\b(?:marp|reveal(?:js)?|slides?|slidev|presentation|beamer|deck)\b")


@cache
def _numbered() -> re.Pattern[str]:
    return compiled(r"\W*(?:#|no\. ?|step )?\d{1,3}\b", re.IGNORECASE)


@cache
def _apart() -> re.Pattern[str]:
    """Headings that stand alone by custom: releases without entries, versions, dates, bylines, no words at all."""
    return compiled(
        r"(?i)\W*(?:(?:unreleased|master|head|note|nb)\b|v?\d+(?:\.\d+)+|\d{4}[-/]\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}|(?:by|von|par"
        r"|por) "
        r"[A-Z]|photos?\b|advertise|sponsored|share\b|tags?\b|[^\w]*\Z)"
    )


@cache
def _ended() -> re.Pattern[str]:
    # A sentence or a cry that is set large.
    return compiled('[.!…;,”"»“][\\s)\\]]*\\Z')


@cache
def _is_parent() -> re.Pattern[str]:
    """Parts above chapters, which some set at one level."""
    return compiled(
        r"(?i)\W*(?:part|book|volume|act|section|chapter|module|unit|day|week|season|phase|teil|partie|parte|deel|del) "
        r"(?:\d|[ivx]+\b|one|two|three|four|five|six|[a-z]\b)"
    )


@cache
def _last_line() -> re.Pattern[str]:
    return compiled(
        r"(?i)\W*(?:(?:(?:the )?end|ende|fin|finis|fine|thanks|comments?|discussion|newsletter|tags?|categor(?:y|ies)"
        r"|video"
        r"|gallery|photos?|map|questions|kommentare|commentaires|comentarios|commenti|advertisement)\W*\Z"
        r"|(?:thank you|happy|enjoy|good luck|stay|see you|cheers|bye|sign up|subscribe|follow|join|share|download"
        r"|learn more"
        r"|read|contact|get|visit|watch|listen|register|click|order|buy|donate|support|like|leave|discuss|related"
        r"|recommended"
        r"|more (?:from|on|about|stories|articles|posts|news|like|in|info)|you may|you might|latest|trending|popular"
        r"|sponsor"
        r"|to be continued|about (?:us|me|the authors?)|try|start|let['’]s|back to|go|view|check|explore|find|browse"
        r"|continue"
        r"|(?:next|previous)(?: (?:post|article|chapter|page|up|in)\b|\W*\Z)|apply|book|call|email|connect|ask|tell"
        r"|take"
        r"|help (?:us|me)|hire)\b)"
    )


@cache
def _collected() -> re.Pattern[str]:
    return compiled(
        r"(?i)(?:references|bibliography|works cited|literature(?: cited)?|footnotes|endnotes|notes|citations|sources"
        r"|literatur(?:verzeichnis)?|fußnoten|anmerkungen|bibliographie|références|notes de bas de page|bibliografía"
        r"|referencias|notas|referências|bibliografia|note)"
    )


RULE = Rule(
    id="structure/empty-section",
    message="Nothing stands under “{match}” before the next heading. Is its text missing?",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    doubt="The heading announces something that readers do not find; its text may have been lost.",
    settle="Write or restore the section, remove its heading, or give the headings their right level.",
    why="""A heading promises text. Where the next heading of the same or a higher level follows at once, or the page
ends, the promise is not kept: a template was not filled, a section was cut, or an import lost it.

A heading over subsections of lower level is in order, and so is one over a picture, a table, a player, a form, code or
the tag of a site generator. Left alone are titles and kickers, headings that are links or whole sentences, names set as
a row of headings, releases without entries, slides and forms. In plain text, where levels are not known, only sections
count whose name says that they hold text of their own, such as an introduction. Where the next heading is of the same
level, or one of level 1 with text follows one of level 2, the text may be there under a wrong level; then the finding
is a warning.""",
    references=(
        "https://services.google.com/fh/files/misc/hsw-sqrg.pdf",  # 5: unfinished main content
        "https://www.w3.org/WAI/WCAG22/Understanding/headings-and-labels",
        "https://credweb.org/signals-beta/",
    ),
    bad=(
        Example(
            "# The weir\n\nThe weir was built in 1911 to feed the mill and two fish ponds, and it still does.\n\n"
            "### [[Repairs]]\n\n## Fish\n\nEels climb the weir at night, and in a wet spring trout do so as well.\n",
            Format.MARKDOWN,
        ),
        Example(
            "# The weir\n\nThe weir was built in 1911 to feed the mill and two fish ponds, and it still does.\n\n"
            "## Fish\n\nEels climb the weir at night, and in a wet spring trout do so as well.\n\n## [[Costs]]\n\n",
            Format.MARKDOWN,
            variant="last",
        ),
        Example(
            "<h1>The weir</h1><p>The weir was built in 1911 to feed the mill and two fish ponds, and it still does.</p>"
            '<h2>[[Repairs]]</h2><div class="text"></div><h2>Fish</h2>'
            "<p>Eels climb the weir at night, and in a wet spring trout do so as well.</p>",
            Format.HTML,
            variant="sibling",
        ),
        Example(
            "The weir was built in 1911 to feed the mill and two fish ponds, and it still does.\n\n## [[What is new]]"
            "\n\n# A ladder for eels\n\nEels climb the weir at night, and in a wet spring trout do so as well.\n",
            Format.MARKDOWN,
            variant="higher",
        ),
        Example(
            "The weir was built in 1911 to feed the mill and two fish ponds, and it still does, says the keeper of the "
            "mill, who has lived beside it.\n\nEels climb the weir at night, and in a wet spring trout do so as "
            "well.\n\n"
            "[[Conclusion]]\n",
            why="in plain text by its name",
            variant="last",
        ),
    ),
    good=(
        Example(
            "# The weir\n\n## Methods\n\n### Sampling\n\nWe counted eels at the weir from dusk till dawn on nine "
            "nights in "
            "May.\n\nThe nights were warm, and the water stood a hand above the upper mark.\n",
            Format.MARKDOWN,
            why="a subsection follows",
        ),
        Example(
            "# The weir\n\nThe weir was built in 1911 to feed the mill and two fish ponds, and it still does.\n\n"
            "## How it looks\n\n![The weir from the bridge](weir.jpg)\n\n## Fish\n\n{{< eel-chart >}}\n\n## Costs\n\n"
            "The parish pays for the gate, the angling club for the ladder, and nobody for the eels.\n",
            Format.MARKDOWN,
            why="a picture, and the tag of a generator",
        ),
        Example(
            "<h3>Rivers</h3><h1>The weir</h1><p>The weir was built in 1911 to feed the mill and two fish ponds.</p>"
            '<h2>The eels, filmed</h2><iframe src="eels.html"></iframe><h2>Fish</h2>'
            "<p>Eels climb the weir at night, and in a wet spring trout do so as well.</p>",
            Format.HTML,
            why="a kicker above the title, and a player",
        ),
        "The weir was built in 1911 to feed the mill and two fish ponds, and it still does, says its keeper, who was "
        "born "
        "beside it.\n\nMethods\n\nCounting Eels at Night\n\nEels were counted at the weir from dusk till dawn on nine "
        "nights in May, and each was marked with a drop of blue paint.\n",
    ),
    check=check,
    parts=("headline",),
    variants={
        "last": Variant("Nothing stands under “{match}”: the page ends there. Is its text missing?"),
        "sibling": Variant(
            "“{match}” has no text: a heading of the same level follows. Is its text missing?",
            severity=Severity.WARNING,
        ),
        "higher": Variant(
            "“{match}” has no text: a heading of level 1 follows. Is that its text, a level too high?",
            severity=Severity.WARNING,
        ),
    },
    measured=(
        "2026-11-23: in 2,740 news texts, posts and pages 1 error (0.4 per 1,000) and 16 warnings in 10 documents, all "
        "read: nothing stands under any of these headings; in 5 of the 10 the text is there under a wrong level. Of "
        "415 pages from which the text of one section was cut 400 are found. On 8,100 pages of manuals 38 findings, "
        "all read: 11 wrong, of which 9 are silent since."
    ),
)
