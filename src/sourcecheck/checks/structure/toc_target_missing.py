"""Links within a page that lead to no place on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.outline.slugs import bare
from sourcecheck.analysis.outline.targets import Targets, anchors, is_made_elsewhere, targets
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Document, Format, Kind, Link, Region
from sourcecheck.finding import Confidence, Fix, Related, Severity, TextEdit
from sourcecheck.rule import Context, Example, Hit, Rule


def check(document: Document, context: Context) -> Iterator[Hit]:
    links = [link for link in document.links if link.target[:1] == "#" and len(link.target) > 1]
    if not links:
        return
    if document.format is Format.HTML:
        names = document.once(anchors)
        if all(link.target[1:] in names for link in links):
            return
    else:
        names = frozenset(bare(block.text) for block in document.blocks if block.kind is Kind.HEADING)
        if all(bare(link.target) in names for link in links):
            return
    known = document.once(targets)
    missing = [link for link in links if not known.hold(link.target[1:])]
    if not missing or is_made_elsewhere(document):
        return
    works = len(missing) < len(links)
    for link in missing:
        if not _may_lead(document, link) or not (works or _is_told(document, known, link)):
            continue
        near = known.nearest(link.target[1:], link.text)
        if near is None:
            yield Hit(link.span, values={"target": link.target})
            continue
        _, place, anchor = near
        fix = None
        if anchor and document.source[slice(*link.target_span)] == link.target:
            fix = Fix(f"Lead to #{anchor}", (TextEdit(link.target_span, f"#{anchor}"),))
        yield Hit(link.span, values={"target": link.target}, related=(Related(place, "Was this meant?"),), fix=fix)


def _is_told(document: Document, known: Targets, link: Link) -> bool:
    """Whether a link leads nowhere for certain though no other link shows how names are made here."""
    if document.format is Format.HTML:
        return bool(known.names)  # names are written down
    name = bare(link.target)
    said = known.says(link.text)
    # Made of its own text as slugs are: then the section is missing, or the name is misspelt.
    return bool(name) and (name == bare(link.text) or (said is not None and abs(len(said[0]) - len(name)) <= 2))


def _may_lead(document: Document, link: Link) -> bool:
    """Whether a link is of the text and leads to a place, not to a script, a form or a note."""
    fragment = link.target[1:]
    if fragment[:1] in "/!?:" or "=" in fragment or _elsewhere().fullmatch(fragment):
        return False
    if link.block < 0 or not any(letter.isalpha() for letter in link.text):
        return False
    block = document.blocks[link.block]
    region = document.regions[block.number]
    if region not in (Region.CONTENT, Region.NAVIGATION) or "form" in block.within:
        return False
    if document.format is Format.HTML:
        tag = document.source[link.span.start : link.target_span.end + 200].partition(">")[0]
        # A list of contents beside the text, not the menu of a site.
        listed = region is Region.CONTENT or not {"article", "main"}.isdisjoint(block.within)
        return listed and _scripted().search(tag) is None
    return True


@cache
def _elsewhere() -> re.Pattern[str]:
    """Names that browsers, scripts and generators know; references to notes; lines and sections of other papers."""
    return compiled(
        r"(?i)top|page-?top|back-?to-?top|start|header|footer|content|contents|main|main-content|nav\w*|menu|search"
        r"|home"
        r"|comments?|comment-\w+|respond|reply|disqus_thread|share|login|sign-?(?:in|up)|signup|subscribe|newsletter"
        r"|donate"
        r"|cart|modal\S*|popup\S*|tab\S*|panel\S*|collapse\S*|accordion\S*|slide\S*|carousel\S*|gallery\S*|null|void"
        r"|none"
        r"|link|url|todo|l\d+(?:-l?\d+)?|(?:fn|footnote|endnote|note|ref|fnref|cite|bib|citation)(?:[\W_\d]\S{0,80})?|[rn]\d+"
        r"|(?:section|sec|appendix|page|p|fig(?:ure)?|table|eq|line|chapter|item)[-_.]?[\d.]+\w?|h\.\w+|_toc\w+"
        r"|[0-9a-f]{4,8}"
        r"|\d+|user-content-\S+"
    )


@cache
def _scripted() -> re.Pattern[str]:
    return compiled(
        r"(?i)\bon\w+\s*=|\bdata-|role\s*=\s*[\"']?(?:button|tab|menuitem)|aria-(?:controls|expanded|haspopup)"
        r"|class\s*=\s*[\"'][^\"']*\b(?:btn|button|toggle|js-|dropdown|modal|share|icon|close|nav)"
    )


RULE = Rule(
    id="structure/toc-target-missing",
    message="This link leads to “{target}”, which is nowhere on the page.",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    doubt="A contents entry that leads nowhere shows that a section was renamed, cut or never written.",
    settle="Lead it to a section that exists, or restore the section.",
    why="""A link to a place on the same page that is not there does nothing when it is clicked. Most often the heading
was renamed or removed after the contents list had been made, or the list came from another text.

Page generators make names of headings in many ways, so names are compared by their letters and digits only, without
accents, counters and what may follow; names that are written down (`id`, `name`, `{#name}`) count as well. Silent are
pages with parts that are made elsewhere, names that browsers and scripts know (`#top`, `#comments`), notes, buttons,
and pages where no link works, unless names are plainly made from the words of the links.""",
    references=(
        "https://github.com/DavidAnson/markdownlint/blob/main/doc/md051.md",
        "https://html.spec.whatwg.org/multipage/browsing-the-web.html#scroll-to-fragid",
        "https://www.w3.org/WAI/WCAG22/Understanding/link-purpose-in-context",
    ),
    bad=(
        Example(
            "# The weir\n\n- [Stones](#stones)\n- [[[Limits](#limits)]]\n\n## Stones\n\nThey came by barge.\n",
            Format.MARKDOWN,
        ),
        Example(
            "# The weir\n\nSee [[[How eels climb](#how-eels-climb)]].\n\n## Stones\n\nBy barge.\n", Format.MARKDOWN
        ),
        Example(
            '<h1>The weir</h1><p>See [[<a href="#eel">the eels</a>]] and <a href="#stones">the stones</a>.</p>'
            '<h2 id="eels">Eels</h2><p>By night.</p><h2 id="stones">Stones</h2><p>By barge.</p>',
            Format.HTML,
        ),
    ),
    good=(
        Example(
            "# The weir\n\n- [Stones & clay](#stones--clay)\n- [Möbel](#moebel)\n- [Eels](#the-eels)\n\n## Stones & "
            "clay\n\n"
            "By barge.\n\n## Möbel\n\nFew.\n\n## Night {#the-eels}\n\nThey climb.\n",
            Format.MARKDOWN,
        ),
        Example(
            "# The weir\n\n[Up](#top), [a note](#fn1).\n\n{% include eels.md %}\n\n[Eels](#eels)\n", Format.MARKDOWN
        ),
        Example("# The weir\n\n[Stones](#h.2gazc) and [eels](#h.9aqq)\n\n## Stones\n\n## Eels\n\nx\n", Format.MARKDOWN),
        Example(
            '<p><a href="#menu" role="button">Menu</a> <a href="#/route">Map</a> '
            '<a name="a"></a><a href="#a">A</a></p>',
            Format.HTML,
        ),
    ),
    check=check,
    parts=("fragments",),
    formats=(Format.MARKDOWN, Format.HTML),
    fix="unsafe: leads the link to the heading that was most likely meant",
    measured=(
        "2026-11-23: no finding in 4,803 links within the pages of 1,710 posts and 190 web pages, of which 40 lead to "
        "a name that is written nowhere: notes, numbered sections of papers, names with an emoji spelled out."
    ),
)
