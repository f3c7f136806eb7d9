"""Links that lead nowhere: empty ones, slots that were never filled, addresses reserved for examples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.links.written import (
    addresses_of,
    begin_oddly,
    has_code,
    heading_above,
    host_of,
    is_control,
    short,
    shown_place,
    words_beside,
)  # fmt: skip
from sourcecheck.analysis.marks import marks_over
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Document, Format, Kind, Link, MarkKind
from sourcecheck.finding import Confidence, Fix, Severity, TextEdit
from sourcecheck.rule import Context, Example, Hit, Rule, Variant

# Where all addresses begin as most do, one of these or a telling host is in those that lead nowhere.
_SIGNS = (
    "example.",
    "localhost",
    ".test",
    ".invalid",
    "/xxx",
    "/insert",
    "/your",
    "[",
    "%5b",
    "/link-",
    "/url-",
    "/{",
    "\n/\n",
    ":\n",
    "\n...",
    "\n#",
    "\n.\n",
    "mailto:\n",
)


@cache
def _host_signs() -> re.Pattern[str]:
    # A literal in front, which the search looks for first; the others tell at the next letter.
    return compiled(
        r"//(?:www\.|blog\.|shop\.)?(?:your|my(?:site|company|domain|web|blog)|link|url|\n|\[|<|x{3}|insert|placeholder|127|0\.0|test|www\.?\n|[.…#?{%])"
    )


_PROSE = frozenset((Kind.PARAGRAPH, Kind.ITEM, Kind.DETAIL, Kind.FOOTNOTE, Kind.CAPTION, Kind.CELL, Kind.HEADING))
_BESIDE = 15  # letters beside the links that make a block of a page prose, not a row of buttons


def check(document: Document, context: Context) -> Iterator[Hit]:
    targets = document.once(addresses_of)
    if not targets:
        return
    if not (document.once(begin_oddly) or _is_odd(targets)):
        return
    for link in document.links:
        target = link.target.strip()
        if target[:4] == "http" and not _is_odd(target.lower() + "\n"):
            continue
        kind = _kind_of(target.replace("%5B", "[").replace("%5D", "]").replace("%20", " ") if "%" in target else target)
        if not kind or not any(letter.isalnum() for letter in link.text):
            continue
        block = document.blocks[link.block]
        if not document.in_content(block) or block.kind not in _PROSE or _shows_markup(document, link):
            continue
        if kind in ("nowhere", "empty") and not _is_meant_as_source(document, link):
            continue
        if kind in ("reserved", "local", "slot") and _is_shown(document, link, kind):
            continue
        if kind == "reserved" and host_of(target).endswith("example.org"):
            kind = "example-org"
        fix = _unlinked(document, link)
        yield Hit(
            link.span,
            "" if kind == "nowhere" else kind,
            {"text": short(link.text, 28), "target": short(target, 28)},
            fix=fix,
        )


def _is_odd(targets: str) -> bool:
    """Whether addresses that begin as most do may lead nowhere all the same."""
    for sign in _SIGNS:
        if sign in targets:
            return True
    return _host_signs().search(targets) is not None


def _kind_of(target: str) -> str:
    """How an address leads nowhere; "" where it may lead somewhere."""
    if not target:
        return "empty"
    if target[0] in "\"“'" or _nowhere().fullmatch(target):
        return "empty" if target[0] in "\"“'" else "nowhere"
    if "{{" in target or "{%" in target or "<%" in target:
        return ""  # of a template language: the generator fills it
    if _slot().fullmatch(target):
        return "slot"
    if target[:5].lower() == "file:" or _drive().match(target):
        return "local"
    host = host_of(target)
    if not host and _unschemed().match(target):
        return "reserved"
    if host and _reserved().search(host):
        return "reserved"
    if host and (_your_site().fullmatch(host) or _slot_in_path().search(target)):
        return "slot"
    return ""


@cache
def _nowhere() -> re.Pattern[str]:
    return compiled(
        r"(?i)#[!0_/]?|#(?:todo|tbd|tba|link|url|placeholder|x+|null|undefined|source|void)"
        r"|javascript:\s*(?://)?\s*(?:void\s*\(?\s*0?\s*\)?|undefined|null|false|return false)?;?"
        r"|about:blank|data:,?|(?:https?:)?/{0,3}|https?:?/{0,2}(?:www\.?|#|\?|\.{2,}|…)?|www\.?|mailto:|tel:|[-?.…]+"
    )


@cache
def _slot() -> re.Pattern[str]:
    """The name of what should stand there."""
    what = r"(?:urls?|uri|links?|hrefs?|address|web ?address|source|website|site|page)"
    return compiled(
        rf"(?i)[\[<({{%$]*(?:the[-_ ])?(?:{what}"
        r"|link[-_ ](?:to[-_ ]\w[\w -]*|here|goes[-_ ]here|url|address|placeholder)"
        rf"|(?:source|article|page|reference|external|actual|real|your|full|original|insert|add|paste|put|enter|my)"
        rf"(?:[-_ ]?(?:the|a|your|actual|correct|source|article|here|link|url)){{0,3}}"
        rf"[-_ ]?{what}(?:[-_ ]?(?:goes)?[-_ ]?here)?"
        rf"|{what}[-_ ]?(?:goes[-_ ]?)?(?:here|placeholder|tbd|todo|needed|pending|missing)"
        r"|todo|tbd|tba|tbc|fixme|undefined|null|none|nan|n/a|x{2,}|placeholder|your[-_ ]?(?:link|url|site)|here|"
        r"insert[-_ ][\w -]+|\[object object\]|link to (?:the )?[\w ]+)[\]>)}%$]*"
    )


@cache
def _slot_in_path() -> re.Pattern[str]:
    return compiled(
        r"(?i)//[^?#]*(?:[\[<{]|%5b|%3c|%7b)(?:your|insert|add|link|url|article|source|page|path|slug|domain|website|"
        r"company|name|id|date|title|[A-Z]+_)[^\]>}]*(?:[\]>}]|%5d|%3e|%7d)"
        r"|//(?:[^?#]*[/_-])?(?:insert|your)[-_](?:the[-_]|correct[-_])?(?:link|url|path|page|article|slug|post|source)"
        r"(?:[-_](?:here|to|goes)\b|[/?#]|$)|//[^?#]*/(?:link|url)[-_](?:goes[-_])?here\b|//(?:link|url|source|insert|article)[\w-]*/?$"
        r"|//x{3,}\b|//[^?#]*/x{3,}/?$|//\[|//<"
    )


@cache
def _drive() -> re.Pattern[str]:
    return compiled(r"[A-Za-z]:[\\/](?!/)")


@cache
def _reserved() -> re.Pattern[str]:
    # RFC 2606 and RFC 6761: names that will never be anybody's.
    return compiled(
        r"(?:^|\.)example\.(?:com|net|org|edu)$|(?:^|\.)(?:invalid|test|localhost)$|^127\.0\.0\.\d+$"
        r"|^0\.0\.0\.0$|^\[::1\]$"
    )


@cache
def _unschemed() -> re.Pattern[str]:
    """Such an address without "https://" in front."""
    return compiled(r"(?i)localhost(?=[:/]|$)|(?:www\.)?example\.(?:com|net|edu)(?=[:/]|$)")


@cache
def _your_site() -> re.Pattern[str]:
    return compiled(
        r"(?:www\.|blog\.|shop\.)?(?:(?:your|my)-?(?:company|domain|site|website|blog|link|url|brand|business|app|page|"
        r"name|org|organi[sz]ation|publication|news-?site|store)(?:-?(?:here|name|site|blog|domain|website))?"
        r"|yournewssite|insert-?(?:link|url|domain|site)(?:-?here)?|example-?(?:site|website|domain|news|blog|link|url)|"
        r"(?:link|url)-?here|placeholder-?(?:link|url|site|domain))"
        r"(?:\.(?:com|org|net|co|io|info|dev|co\.uk|de|edu|gov|eu))?"
    )


def _is_meant_as_source(document: Document, link: Link) -> bool:
    """Whether an address such as # stands where a reader expects to be led on: in prose, or among sources."""
    if _to_top().search(link.text) or is_control(document, link):
        return False
    place = shown_place(document, link)
    if place is None:
        return False
    if document.format is Format.MARKDOWN and document.source[link.span.start] != "<":
        return True
    block = place[0]
    if words_beside(document, block) >= _BESIDE and block.kind is not Kind.HEADING and not _prompt().match(link.text):
        return True
    above = heading_above(document, block)
    return above is not None and bool(_sources().search(above.text))


@cache
def _to_top() -> re.Pattern[str]:
    return compiled(
        r"(?i)\btop\b|\bback to\b|^\W*(?:up|back|↑|⬆|▲|\^)\W*$|↑|⬆|nach oben|seitenanfang|haut de (?:la )?page|arriba|"
        r"inicio|torna su|в начало|наверх|顶部|顶端|トップ|topo|boven|début"
    )


@cache
def _prompt() -> re.Pattern[str]:
    """Words on a button."""
    return compiled(
        r"(?i)\W*(?:(?:show|read|see|view|load|hide|less|more|close|open|expand|collapse|share|print|reply|log ?in|"
        r"sign (?:in|up)|subscribe|register|follow|edit|delete|report|cancel|next|previous|play|pause|like|copy|save|"
        r"accept|decline|settings?|preferences|details|comment|vote|join|x|menu|skip)\b|[\d.,]+\W*$)"
    )


@cache
def _sources() -> re.Pattern[str]:
    return compiled(
        r"(?i)\b(?:sources?|references?|citations?|further reading|bibliography|works cited|external links|footnotes|"
        r"endnotes|quellen|literatur|einzelnachweise|références|bibliographie|fuentes|referencias|fonti|bronnen|источники)\b"
    )


def _is_shown(document: Document, link: Link, kind: str) -> bool:
    """Whether the address itself is what the text speaks about: it is shown, or the page is about programming."""
    host = host_of(link.target)
    if link.target == link.text or (host and host in link.text.lower()):
        return True
    if kind == "slot":
        return False
    return has_code(document, document.blocks[link.block]) or document.once(_is_about_code)


def _is_about_code(document: Document) -> bool:
    return any(block.kind is Kind.CODE for block in document.blocks)


def _shows_markup(document: Document, link: Link) -> bool:
    """Whether the words of the link are code, as where a link is shown."""
    place = shown_place(document, link)
    if place is None:
        return True
    block, start, end = place
    if not has_code(document, block):
        return False
    return any(
        mark.kind is MarkKind.CODE and mark.start <= start and end <= mark.end
        for mark in marks_over(document, block, start, end)
    )


def _unlinked(document: Document, link: Link) -> Fix | None:
    place = shown_place(document, link)
    if place is None or document.blocks[link.block].quoted:
        return None
    block, start, end = place
    text = document.source[slice(*block.span(start, end))]
    return Fix("Take the link away and keep its words", (TextEdit(link.span, text),), safe=False)


RULE = Rule(
    id="links/placeholder-link",
    message="“{text}” links to “{target}”, which leads nowhere. Where should it lead?",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    doubt="A link promises the reader a page to look at, and there is none: perhaps there never was.",
    settle="Give the address that was meant, or take the link away.",
    why="""Links are how a reader checks a text. One with an empty address, with the name of a slot in place of an
address, or with a name that is reserved for examples leads to no page, so what it stands on has no source. Such links
come from drafts, templates and writing tools that did not know the address.

Buttons, switches and ways back to the top of the page have no address either; on web pages the rule speaks only of
links in running text and in lists of sources that no script is tied to. Addresses of examples and of one's own
machine are left alone where they are shown or the page holds code.""",
    measured=(
        "2026-11-23: 7 findings in 1,900 posts and pages (3.7 per 1,000), all read, all right: 6 in pages made to "
        "test a reader (addresses of no host), 1 link to about:blank in an edited post. Of 25 fresh variants 21 "
        "found at first look, 24 since."
    ),
    references=(
        "https://github.com/DavidAnson/markdownlint/blob/main/doc/md042.md",
        "https://www.rfc-editor.org/rfc/rfc2606",
        "https://www.rfc-editor.org/rfc/rfc6761",
        "https://credweb.org/signals-20191126",
    ),
    bad=(
        Example("The pier is closed ([[[source]()]]).\n", Format.MARKDOWN, variant="empty"),
        Example("The pier is closed, the [[[harbour board](#)]] says.\n", Format.MARKDOWN, variant=""),
        Example("The pier is closed ([[[board](url)]], [[[minutes](INSERT_LINK_HERE)]]).\n", Format.MARKDOWN),
        Example("The [[[full report](https://www.example.com/report)]] is out.\n", Format.MARKDOWN, variant="reserved"),
        Example("The [[[report](https://example.org/report)]] is out.\n", Format.MARKDOWN, variant="example-org"),
        Example("The [[[report](https://yourwebsite.com/report)]] is out.\n", Format.MARKDOWN, variant="slot"),
        Example("The [[[report](file:///C:/Users/pc/report.pdf)]] is out.\n", Format.MARKDOWN, variant="local"),
        Example(
            '<article><p>The pier is closed, says the [[<a href="#">harbour board</a>]] in its minutes.</p></article>',
            Format.HTML,
        ),
        Example(
            '<article><p>The pier is closed, as the board’s [[<a href="">minutes</a>]] of May show.</p></article>',
            Format.HTML,
        ),
        Example(
            '<article><p>The pier is closed.</p><h2>Sources</h2><ul><li>[[<a href="javascript:void(0)">Minutes of the'
            "</a>]]</li></ul></article>",
            Format.HTML,
        ),
    ),
    good=(
        Example("See [the second part](#second) below.\n\n## Second\n\n[Back to top](#)\n", Format.MARKDOWN),
        Example("Write `[text]()` and the link is empty. Open <http://localhost:8000>.\n", Format.MARKDOWN),
        Example("Ask [the board](https://example.com/board).\n\n```\ncurl https://example.com\n```\n", Format.MARKDOWN),
        Example('See [part one]({{< ref "one" >}}) and [part two]({% link two.md %}).\n', Format.MARKDOWN),
        Example(
            '<article><p>The pier is closed for a long time, <a href="#" class="js-share">share this</a> with all'
            ' your friends.</p><p><a href="#">Reply</a> <a href="#">36</a></p></article>',
            Format.HTML,
        ),
        Example(
            '<article><p>The <a href="#" onclick="gloss(4)">scrivener</a> was an odd man, he thinks.</p></article>',
            Format.HTML,
        ),
    ),
    check=check,
    parts=("links",),
    formats=(Format.MARKDOWN, Format.HTML),
    fix="unsafe: takes the link away and keeps its words",
    variants={
        "empty": Variant("The link on “{text}” has no address. Where should it lead?"),
        "slot": Variant("“{text}” links to “{target}”, a slot that was not filled. What belongs there?"),
        "reserved": Variant("“{text}” links to “{target}”, an address for examples. Which one is meant?"),
        # Writers of guides use it for any page at all, as the guides of this project do.
        "example-org": Variant(
            "“{text}” links to “{target}”, an address for examples. Which one is meant?", confidence=Confidence.LOW
        ),
        "local": Variant("“{text}” links to a file on one machine, which readers cannot open."),
    },
)  # fmt: skip
