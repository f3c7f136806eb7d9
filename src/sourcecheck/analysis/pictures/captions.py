"""Captions, alternative texts, and lines of plain text that were captions once.

A scraped caption is the title of the page that a picture was found on ("Map of the coast - Guide of the World"):
it says whose page that was, and neither what the picture shows nor whose it is.
"""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Image, Kind
from sourcecheck.records import NamedTuple

__all__ = ["Caption", "captions", "is_credit", "loose_captions", "scraped_title"]

_LONGEST = 160  # code points of a caption that may be a title or repeated by mistake
_SMALL = 64  # pixels: below it a picture is an icon


class Caption(NamedTuple):
    """A caption or an alternative text: its block, the picture's file ("" where none is known), and what it is."""

    block: Block
    picture: str
    kind: str  # "caption", "alt", or "loose": a line of text with no picture


def captions(document: Document) -> tuple[Caption, ...]:
    """The captions and alternative texts of the article's pictures, in order; icons, logos and tables left out.

    Use through ``document.once(captions)``.
    """
    blocks, images = document.blocks, document.images
    found: list[Caption] = []
    captioned = {image.caption: image for image in images if image.caption >= 0}
    alts = [block for block in blocks if block.kind is Kind.ATTRIBUTE and block.name == "alt"]
    at = 0
    for image in images:
        while at < len(alts) and alts[at].whole.start < image.span.start:
            at += 1
        if at < len(alts) and alts[at].whole.start < image.span.end and not _is_ornament(document, image):
            if "table" not in alts[at].within and document.in_content(alts[at]):
                found.append(Caption(alts[at], _file(image.source), "alt"))
    for block in blocks:
        if block.kind is Kind.CAPTION and "table" not in block.within and document.in_content(block):
            image_of = captioned.get(block.number)
            found.append(Caption(block, _file(image_of.source) if image_of is not None else "", "caption"))
    return tuple(sorted(found, key=lambda one: one.block.number))


def loose_captions(document: Document) -> tuple[Caption, ...]:
    """Lines of plain text or Markdown that look like captions where no picture is: titles of pages, "Photo: ...".

    Use through ``document.once(loose_captions)``.
    """
    if document.format is Format.HTML:
        return ()
    found = []
    for block in document.blocks:
        text = block.text
        if len(text) > _LONGEST or (
            block.kind is not Kind.PARAGRAPH and not (block.kind is Kind.HEADING and block.recovered)
        ):
            continue
        if 8 < len(text) <= _LONGEST and text[-1] not in '.!?:;,”"' and not block.quoted and not block.marks:
            if scraped_title(text) or _depicts().match(text):
                found.append(Caption(block, "", "loose"))
    return tuple(found)


def scraped_title(text: str) -> tuple[int, int] | None:
    """Where the name of a site stands in a text of the form "Title - Site"; None where it has no such form."""
    if len(text) > _LONGEST or not any(mark in text for mark in (" - ", " | ", " – ", " — ", " » ", " :: ")):
        return None
    match = _title().fullmatch(text)
    if match is None or _credit().search(text):
        return None
    return match.span("site")


def is_credit(text: str) -> bool:
    """Whether a caption only says whose the picture is: many pictures can be one person's."""
    return _credit().search(text) is not None


def _file(source: str) -> str:
    """The name of a picture's file, without its size: "a/b-300x200.jpg" and "a/b.jpg" are one picture."""
    if source.startswith("data:"):
        return ""
    name = source.split("?", 1)[0].split("#", 1)[0].rstrip("/").rsplit("/", 1)[-1].lower()
    name = re.sub(r"\.[a-z]{3,4}$", "", name)
    return re.sub(r"(?:[-_@](?:\d{2,4}x\d{2,4}|\d{2,4}w?|scaled|thumb|small|medium|large|[1-3]x))+$", "", name)


def _is_ornament(document: Document, image: Image) -> bool:
    """Whether a picture is an icon, a logo or a portrait beside a name: those come back on a page by right."""
    if not image.source or image.source.startswith("data:"):
        return True  # a place for a picture that a script loads
    tag = document.source[image.span.start : min(image.span.end, image.span.start + 600)]
    if _ornament().search(image.source) or _ornament().search(image.alt or "") or _hidden().search(tag):
        return True
    return any(int(size) < _SMALL for size in _size().findall(tag))


@cache
def _ornament() -> re.Pattern[str]:
    return compiled(
        r"(?i)(?:^|[\W_])(?:icons?|logos?|avatars?|emojis?|smil(?:ey|ies)|flags?|bullets?|arrows?|buttons?"
        r"|badges?|stars?"
        r"|facebook|twitter|linkedin|pinterest|whatsapp(?![-_ ]image)|share"
        r"|spacer|pixel|divider|sprites?|headshots?|gravatar"
        r"|profile|author|placeholder|rating|checkmark|tick|shield"
        r"|shields\.io)(?:$|[\W_\d])"
    )


@cache
def _hidden() -> re.Pattern[str]:
    return compiled(r"(?i)\brole=[\"']?(?:presentation|none)\b|\baria-hidden=[\"']?true|\bclass=[\"'][^\"']*emoji")


@cache
def _size() -> re.Pattern[str]:
    return compiled(r"(?i)\b(?:width|height)=[\"']?(\d{1,4})(?:px)?\b(?!%)")


@cache
def _depicts() -> re.Pattern[str]:
    return compiled(
        r"(?:(?i:photos?|photograph|image|picture|map|screenshot|illustration|chart|graph|figure)(?: credit| by| of"
        r"| courtesy| \d+)?\b ?[:.–—-]? ?)\S"
    )


_SITES = (
    r"(?:Wikipedia(?:, the free encyclopedia)?|Wikimedia Commons|Wikiwand|Britannica|Pinterest|Flickr|YouTube|Facebook"
    r"|Instagram|LinkedIn|Twitter|Reddit|Quora|Medium|Tumblr|Amazon(?:\.\w+)*|eBay|Etsy|Alamy|Shutterstock|iStock"
    r"|Adobe Stock|Getty Images|Dreamstime|Depositphotos|123RF|Freepik|Unsplash|Pexels|Pixabay|Vecteezy|WallpaperAccess"
    r"|Wallpaper Cave|PNGTree|SlideShare|Scribd|ResearchGate|WorldAtlas|IMDb|Goodreads|Tripadvisor|Statista"
    r"|CNN|BBC News|Reuters|AP News|The Guardian|The New York Times|Al Jazeera|Forbes|Bloomberg(?:\.com)?|NPR|CNBC"
    r"|Fox News|Sky News|Euronews|Encyclopedia\.com)"
)
_SITE_WORDS = (
    r"(?:Stock (?:Photos?|Images?|Illustrations?|Pictures?|Vectors?)(?: & (?:Images|Pictures))?|Wallpapers?"
    r"|HD Wallpapers?"
    r"|Images|Photos|Pictures|Clip ?arts?|Free Downloads?"
    r"|Official (?:Site|Website|Web Site)|Home ?page|Blog|Wiki"
    r"|Encyclopedia|Magazine|Online|Times|Herald|Tribune|Gazette|Journal|News|Post|Daily|Guides?|Portal|Forum|Review"
    r"|Tours|Travel|Maps|Atlas|Institute|University|Museum|Department|Ministry|Agency|Council|Foundation|Center|Centre"
    r"|Network|Library|Archives?)"
)


@cache
def _title() -> re.Pattern[str]:
    return compiled(
        r"(?P<title>[^|]{3,110}?) (?:[-–—|»]|::) (?P<site>(?:"
        rf"{_SITES}|(?:[A-Z][\w&'’.-]* ){{0,3}}{_SITE_WORDS}"
        r"(?: of (?:the )?[A-Z]\w+(?: [A-Z]\w+)?| for [A-Z]\w+)?"
        rf"|(?:[A-Z]\w+ ){{0,3}}{_SITE_WORDS} of (?:the )?[A-Z]\w+(?: [A-Z]\w+)?"
        r"|[\w-]{3,40}\.(?:com|org|net|info|gov|edu|io|co\.uk|co|eu|de|fr|biz|blog|news)))"
    )


@cache
def _credit() -> re.Pattern[str]:
    return compiled(
        r"(?i)^(?:photo )?credits?|\b(?:photos?|photograph(?:er|ed|y)?|(?:photo )?illustrations?|images?"
        r"|pictures?|courtesy|credits?|illustration|source|graphic)"
        r"(?: credits?| by| from| courtesy of)?(?::|\b by\b| courtesy\b)|\bcourtesy\b|©|\(c\)|\bby [A-Z]|/"
        # Whose it is, alone.
        r"|^\W*(?:facebook|instagram|twitter|youtube|tiktok|tumblr|reddit|pinterest|flickr|wikimedia(?: commons)?"
        r"|wikipedia|unsplash|pexels|pixabay|shutterstock|istock(?:photo)?|adobe stock|alamy|getty(?: images)?|reuters"
        r"|associated press|ap|afp|epa|dpa|handout|supplied|file photo|screengrab)\W*$"
    )
