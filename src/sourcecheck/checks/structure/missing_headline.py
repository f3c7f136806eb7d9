"""Articles that begin with their first paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.sentences import split
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Kind, Region
from sourcecheck.finding import Confidence, Severity
from sourcecheck.rule import Context, Example, Hit, Rule

_LINE = 140  # code points of a headline at most
_TEXT = 60  # and of a paragraph at least
_ARTICLE = 250  # code points of text below which a file is a note or a piece of a page
_LOOKED = 60  # blocks


def check(document: Document, context: Context) -> Iterator[Hit]:
    if document.metadata.first("title") is not None or _is_piece(document):
        return
    first: Block | None = None
    for block in document.blocks[:_LOOKED]:
        if block.kind is Kind.TITLE:
            return
        if document.regions[block.number] not in (Region.CONTENT, Region.HEADER):
            continue
        if block.kind is Kind.HEADING:
            if first is None or block.level == 1:
                return
        elif first is None and block.kind not in (Kind.ATTRIBUTE, Kind.CAPTION, Kind.DESCRIPTION):
            if _opens(block):
                first = block
            elif not (block.kind is Kind.PARAGRAPH and _above().match(block.text)):
                return  # a line that may be the headline, a list, a table, code
    if first is None or any(block.kind is Kind.HEADING and block.level == 1 for block in document.blocks):
        return
    if sum(len(block.text) for block in document.blocks if block.kind is Kind.PARAGRAPH) >= _ARTICLE:
        yield Hit(first.whole, scope="document")


def _opens(block: Block) -> bool:
    """Whether a block is the first paragraph of a text: longer than a headline, or of several sentences."""
    text = block.text
    if (
        block.kind is not Kind.PARAGRAPH
        or len(text) < _TEXT
        or text.rstrip("\"”’')»")[-1:] not in (".", "!", "?", ":", "…")
    ):
        return False
    if len(text) < 2 * _LINE:
        words = [word for word in _words().findall(text) if len(word) > 3]
        if sum(word[0].isupper() for word in words) * 2 > len(words):
            return False  # a headline of two sentences, in capitals as headlines are
    return len(text) > _LINE or len(split(text)) > 1


@cache
def _words() -> re.Pattern[str]:
    return compiled(r"[^\W\d_]+")


def _is_piece(document: Document) -> bool:
    """Whether a file is no article of its own: a piece that others include, a body whose page has the headline."""
    path = document.path.replace("\\", "/").lower()
    folder, _, name = path.rpartition("/")
    if name.startswith("_") or _pieces().search(folder[-60:] + "/") or _named().match(name):
        return True
    return document.format is Format.HTML and _page().search(document.source) is None


@cache
def _pieces() -> re.Pattern[str]:
    return compiled(r"/(?:_?includes?|_?partials?|snippets?|fragments?|shortcodes?)/\Z")


@cache
def _named() -> re.Pattern[str]:
    """Files named for what they are; posts whose generator makes the title of the file's name."""
    return compiled(
        r"(?:.*licen[cs]e|readme|changelog|changes|copying|notice|authors|contributing|todo)\b|\d{4}-\d\d-\d\d-\w"
    )


@cache
def _page() -> re.Pattern[str]:
    return compiled(r"<(?:html|head|body|article|main)[\s>]", re.IGNORECASE)


@cache
def _above() -> re.Pattern[str]:
    """Lines that stand above a text and are no headline: bylines, dates, credits, buttons."""
    months = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
    return compiled(
        r"(?i)\W*(?:(?:by|von|par|por|di|door|posted|published|updated|last updated|written|date|author|photo|image"
        r"|picture|credit"
        r"|share|tweet|print|email|save|listen|advertisement|reading time|\d+ min(?:ute)?s? read)\b.{0,100}"
        rf"|(?:{months})\w*\.? \d.{{0,40}}|\d{{1,2}}\.? (?:{months})\w*.{{0,40}}"
        rf"|\d{{1,4}}[-/.]\d{{1,2}}[-/.]\d{{1,4}}.{{0,30}}"
        r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b.{0,40})\Z"
    )


RULE = Rule(
    id="structure/missing-headline",
    message="This article has no headline: it begins with its first paragraph.",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    doubt="A text without a headline was cut from somewhere, and nobody says what it is about.",
    settle="Give it a headline: a first heading, or a title in the page's data.",
    why="""A headline says what a text claims to be about, and every page that links to it repeats it. A text that
begins with its first paragraph and has no title in its data either lost its head when it was copied or extracted, or
was never finished.

A title in front matter, in `<title>`, in meta data or JSON-LD, a first heading and a first line that may be one are all
headlines. Silent are pieces that other pages include, notes, bodies of HTML without a page around them, and posts
whose generator makes the title from the file's name. Plain text may have lost its headline on the way, so there this
is only noted.""",
    references=(
        "https://credweb.org/signals-beta/",
        "https://schema.org/headline",
        "https://github.com/DavidAnson/markdownlint/blob/main/doc/md041.md",
    ),
    bad=(
        Example(
            "The weir at Osker was laid in 1911. It has been mended every spring since then, mostly by the family "
            "that runs "
            "the mill.\n\nEels climb the weir at night, and the keeper counts them with a lamp in her hand and a "
            "bucket at "
            "her feet.\n\nNobody knows what they do with the rest of the night.\n",
            document=True,
        ),
        Example(
            "---\nauthor: Ana Ruiz\n---\n\nThe weir at Osker was laid in 1911. It has been mended every spring since "
            "then, "
            "mostly by the family that runs the mill.\n\nEels climb the weir at night, and the keeper counts them "
            "with a "
            "lamp in her hand and a bucket at her feet.\n\nNobody knows what they do with the rest of the night.\n",
            Format.MARKDOWN,
            document=True,
        ),
        Example(
            "<html><body><p>By Ana Ruiz</p><p>The weir at Osker was laid in 1911. It has been mended every spring "
            "since "
            "then, mostly by the family that runs the mill.</p><p>Eels climb the weir at night, and the keeper counts "
            "them "
            "with a lamp in her hand and a bucket at her feet.</p><h2>Stones</h2><p>They came by barge from the "
            "quarry.</p>"
            "</body></html>",
            Format.HTML,
            document=True,
        ),
    ),
    good=(
        Example(
            "---\ntitle: The weir\n---\n\nThe weir at Osker was laid in 1911. It has been mended every spring since "
            "then, "
            "mostly by the family that runs the mill.\n\nEels climb the weir at night, and the keeper counts them "
            "with a "
            "lamp in her hand and a bucket at her feet.\n\nNobody knows what they do with the rest of the night.\n",
            Format.MARKDOWN,
        ),
        "The weir at Osker\n\nThe weir was laid in 1911. It has been mended every spring since then, mostly by the "
        "family "
        "that runs the mill.\n\nEels climb the weir at night, and the keeper counts them with a lamp in her hand and a "
        "bucket at her feet.\n\nNobody knows what they do with the rest of the night.\n",
        "The weir at Osker was laid in 1911. It has been mended every spring since then.\n",
        Example(
            "<p>The weir at Osker was laid in 1911. It has been mended every spring since then, mostly by the family "
            "that "
            "runs the mill.</p><p>Eels climb the weir at night, and the keeper counts them with a lamp in her hand.</p>"
            "<p>Nobody knows what they do with the rest of the night, and nobody has asked the eels.</p>",
            Format.HTML,
            why="the page around it has the headline",
        ),
    ),
    check=check,
    parts=("long",),
    absence=True,
    not_types=("fiction", "transcript"),
    measured=(
        "2026-11-23: 1 finding in 2,740 news texts, posts and pages (0.4 per 1,000), and it is right: a page that has "
        "neither a title nor a heading."
    ),
)
