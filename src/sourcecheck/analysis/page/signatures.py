"""Ways in which a text is signed that are no byline for sure: a name alone on a line, a sign-off, an author's page.

Each may be something else (a place, a person in the story), so none tells who the author is; any of them is
reason enough not to say that nobody signs.
"""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.analysis.page import byline_patterns as say
from sourcecheck.analysis.page.author_names import is_person
from sourcecheck.analysis.page.profiles.markup import elements
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Kind, Region

__all__ = ["is_signed_otherwise"]

_FIRST, _LAST = 8, 4  # blocks from the top and from the end
_NOTE = 200  # code points of a line about the author
_UNREAD = frozenset((Kind.CODE, Kind.TITLE, Kind.DESCRIPTION, Kind.ATTRIBUTE, Kind.CELL))


@cache
def _separator() -> re.Pattern[str]:
    return compiled(r"\s*(?:[|•·,(/@–—]| - | and | & | und | et | y | e | with | in (?=[A-Z])| for (?=[A-Z])|\d|$)")


@cache
def _label() -> re.Pattern[str]:
    what = (
        "Text|Texte|Texto|Testo|Tekst|Words|Story|Report|Reporting|Bericht|Article|Guest (?:post|author|column)|Column|"
        "Kommentar|Opinion|Written|Essay|Review|Interview|Foto|Fotos|Photos|Blog|Post"
    )
    return compiled(rf"(?i:(?:{what})(?: (?:und|and|&|et|y|e) (?:{what}|pictures|Bilder))?)\s*[:|/]\s*{say.name()}")


@cache
def _sign_off() -> re.Pattern[str]:
    return compiled(
        r"(?i:best|best wishes|cheers|(?:kind |best |warm )?regards|yours(?: \w+)?|love|warmly|thanks|sincerely|"
        r"all the best|take care|until next time|see you[\w ]{0,20}|happy [\w ]{3,20}|herzlich|viele grüße|liebe grüße|"
        r"ihre?|à bientôt|saludos|un abrazo|abraços)[,!.]? ?[—–-]? ?"
        r"(?:[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,3})?"
    )


@cache
def _reached() -> re.Pattern[str]:
    """A line that says where somebody can be followed, or reached."""
    name = say.name()
    return compiled(
        r"\W{0,4}(?:(?:You can |Please )?(?:[Ff]ollow|[Cc]ontact|[Ee]-?mail|[Rr]each|[Ww]rite(?: to)?) "
        rf"(?P<told>{name})(?:,? (?:on|at|via|by|here)\b|:| @)"
        rf"|(?P<named>{name}) (?:can be (?:reached|followed|contacted)|tweets)\b)"
    )


@cache
def _initials() -> re.Pattern[str]:
    return compiled(r"[(\[/]\s?(?:[a-z]{2,4}|[A-Z]{2,4})(?:/[a-zA-Z]{2,4})*\s?[)\]/]\.?$")


@cache
def _authors_page() -> re.Pattern[str]:
    return compiled(
        r"/(?:authors?|team|people|staff|profiles?|by|contributors?|users?|members?|columnists?|writers?|reporters?|"
        r"journalists?|autor(?:en|es)?|auteurs?|autori|redaktion)/[\w%.@~-]{2,}",
        re.IGNORECASE,
    )


@cache
def _key() -> re.Pattern[str]:
    return compiled(
        r"(?:.*\.)?(?:(?:posted|written|created|published|submitted)[_-]?by|(?:author|writer|user)[_-]?(?:id|slug|key|ref|"
        r"handle|github|twitter)|poster|twitter:creator|signature|maintainer)",
        re.IGNORECASE,
    )


def is_signed_otherwise(document: Document) -> bool:
    """Whether somebody may have signed the text in a way that is no byline for sure."""
    if any(datum.value.strip() and _key().fullmatch(datum.key) for datum in document.metadata.data):
        return True
    regions = document.regions
    content = [
        block
        for block in document.blocks
        if block.text and block.kind not in _UNREAD and regions[block.number] in (Region.CONTENT, Region.HEADER)
    ]
    top, end = content[:_FIRST], content[max(_FIRST, len(content) - _LAST) :] or content[-_LAST:]
    if any(_is_name_line(block) for block in (*top, *end)):
        return True
    if any(_sign_off().fullmatch(block.text) for block in end if len(block.text) <= 80):
        return True
    reached = (_reached().match(block.text) for block in end if len(block.text) <= _NOTE)
    if any(found is not None and is_person(found["told"] or found["named"]) for found in reached):
        return True
    if end and _initials().search(end[-1].text[-24:]):
        return True
    near = {block.number for block in (*top, *end)}
    if any(
        link.block in near and 1 <= len(link.text.split()) <= 5 and _authors_page().search(link.target)
        for link in document.links
    ):
        return True
    if any(_is_contributor(element.attributes.get("class", "")) for element in document.once(elements)):
        return True
    return any(_introduces(document, block) for block in end[-2:])


def _is_name_line(block: Block) -> bool:
    """Whether a line is a name, alone or with a role, a place, a date or an account behind it."""
    text = block.text.strip(" *_—–-|•·")
    if (
        not 5 <= len(text) <= 90
        or (block.kind is Kind.HEADING and not (block.recovered and ", " in text))
        or text[-1] in "!?:;"
    ):
        return False
    if _label().match(text):
        return True
    if text.endswith(".") and text.count(" ") > 5:
        return False
    match = re.match(say.name(), text)
    return match is not None and bool(_separator().match(text, match.end())) and is_person(match[0])


def _is_contributor(classes: str) -> bool:
    return any(re.fullmatch(r"(?:[\w-]{0,30}[-_])?contributors?(?:[-_]name)?", token) for token in classes.split()[:12])


def _introduces(document: Document, block: Block) -> bool:
    """Whether a closing note says who somebody is that the text has not spoken of."""
    if not 20 <= len(block.text) <= 400:
        return False
    match = say.credit().match(block.text)
    if match is None or " " not in match[1]:
        return False
    last = match[1].split()[-1]
    return not any(last in other.text for other in document.blocks if other.number < block.number)
