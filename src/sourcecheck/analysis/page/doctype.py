"""What kind of text a document is: news, opinion, how-to ...

Rules that are right for news are noise in a manual, so the kind is asked often. What the
page says of itself comes first (front matter, JSON-LD, its address, a visible
label); what is left are guesses from its build, made only where it is plain. An
empty answer means unknown, and rules must then do what is safe.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Kind, MarkKind, Region

__all__ = ["TYPES", "declared_type", "document_type", "shows_code"]

TYPES = (
    "news", "opinion", "explainer", "how-to", "reference", "transcript", "fiction", "press-release", "list",
)  # fmt: skip

# What pages call themselves -> type. Keys are lower case, separators as single spaces.
_NAMES = {
    **dict.fromkeys(("news", "news article", "newsarticle", "reportage", "reportagenewsarticle", "breaking"), "news"),
    **dict.fromkeys(("liveblogposting", "live blog"), "news"),
    **dict.fromkeys(
        ("opinion", "opinions", "opinionnewsarticle", "op ed", "oped", "opeds", "op eds", "editorial", "editorials"),
        "opinion",
    ),
    **dict.fromkeys(
        ("commentary", "commentisfree", "column", "columns", "columnist", "columnists", "viewpoint", "perspective",
         "letter", "letters", "letters to the editor", "essay", "guest essay", "review", "reviewnewsarticle"),
        "opinion",
    ),
    **dict.fromkeys(
        ("explainer", "explainers", "analysis", "analysisnewsarticle", "backgroundnewsarticle", "backgrounder"),
        "explainer",
    ),
    **dict.fromkeys(("how to", "howto", "how tos", "tutorial", "tutorials", "recipe", "walkthrough"), "how-to"),
    **dict.fromkeys(
        ("reference", "faq", "faqpage", "techarticle", "apireference", "glossary", "definedterm", "encyclopedia",
         "wiki", "documentation", "docs", "manual", "specification", "dictionary"),
        "reference",
    ),
    **dict.fromkeys(("transcript", "transcripts", "interview transcript"), "transcript"),
    **dict.fromkeys(("fiction", "shortstory", "short story", "short stories", "novel", "novella", "poem", "fanfiction"),
                    "fiction"),
    **dict.fromkeys(
        ("press release", "press releases", "pressrelease", "pressreleases", "media release", "news release"),
        "press-release",
    ),
    **dict.fromkeys(("list", "listicle", "listicles"), "list"),
}  # fmt: skip
# In an address or a folder these say what section a page is filed under.
_IN_ADDRESS = {
    **{name: kind for name, kind in _NAMES.items() if kind in ("opinion", "transcript", "fiction", "press-release")},
    **dict.fromkeys(("explainer", "explainers"), "explainer"),
    **dict.fromkeys(("how to", "howto", "tutorial", "tutorials"), "how-to"),
    **dict.fromkeys(("reference", "glossary", "faq", "wiki"), "reference"),
}
for _ambiguous in ("review", "letter", "column", "columns", "perspective", "essay", "poem", "novel"):
    del _IN_ADDRESS[_ambiguous]
_NEWS_SECTIONS = words("news politics world world-news us-news uk-news national-news local-news breaking-news")
# A line of its own above the text.
_LABELS = {
    **dict.fromkeys(("opinion", "op-ed", "editorial", "commentary", "guest essay", "viewpoint", "column"), "opinion"),
    **dict.fromkeys(("transcript", "full transcript", "interview transcript", "rush transcript"), "transcript"),
    **dict.fromkeys(("press release", "news release", "media release", "for immediate release"), "press-release"),
    **dict.fromkeys(("explainer", "analysis", "news analysis"), "explainer"),
    **dict.fromkeys(("fiction", "short story", "flash fiction", "a short story"), "fiction"),
    **dict.fromkeys(("glossary", "frequently asked questions", "faq"), "reference"),
}
_LONGEST_LABEL = max(map(len, _LABELS))
_PROSE = (Kind.PARAGRAPH, Kind.ITEM)
_LINES = (Kind.PARAGRAPH, Kind.ITEM, Kind.HEADING)
_TITLES = (Kind.TITLE, Kind.HEADING)
_OPENING = (Region.CONTENT, Region.HEADER)
_IMPERATIVES = words(
    "add adjust apply arrange ask attach bake boil bring build buy change check choose chop clean click close combine "
    "configure connect cook copy cover create cut delete dissolve download drag drain draw drill drop dry edit enable "
    "enter find fill fold follow get give go heat hold import insert install keep launch leave let lift log look make "
    "mark measure melt mix move name navigate open paste peel pick place plug pour prepare press pull push put read "
    "remove repeat replace restart rinse run save scroll search select send set shake sign slide soak sprinkle start "
    "stir stop store switch take tap test tie tighten try turn type unplug update upload use verify visit wait warm "
    "wash watch wipe work wrap write"
)


# Compiled one by one: most documents ask for three of them.
_PATTERNS = {
    "prefix": (
        r"(?i)(opinion|op-ed|editorial|commentary|transcript|full transcript|press release|explainer|analysis"
        r"|fiction)\s*[:|—–]\s"
    ),
    "suffix": r"(?i)\s[|—–-]\s(opinion|commentary|editorial|transcript|explainer|press release)$",
    "how": r"(?i)(?:how to [a-z]|tutorial\b|step[- ]by[- ]step|getting started\b)",
    "step": r"(?i)step (?:\d|one|two|three)\b",
    "numbered": r"(?:#|no\. )?\d{1,3}[.):]? ",
    "listed": r"(?i)(?:the |top |my |our )*(\d{1,3}|five|seven|eight|nine|ten|twelve|twenty) [a-z]",
    "speaker": (
        r"(?:[QA]|[A-Z][A-Z .'’-]{1,30}[A-Z](?: \([^)]{1,40}\))?|[A-Z][\w'’-]+(?: [A-Z][\w.'’-]+){0,3}): ?(?=\S)"
    ),
    "dateline": (
        r"[A-Z][A-Z.'’ -]{2,30}[A-Z.](?:, [A-Z][A-Za-z. ]{1,20})?(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})? ?"
        r"(?:\((?:Reuters|AP|AFP|UPI|CNN|Bloomberg|KHN|TNS|Xinhua|PTI|IPS)\)(?: ?[-—–])?|[—–] |-- )"
    ),
    "release": r"(?i)for immediate release\b|(?:media|press) contacts?:",
}  # fmt: skip


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return compiled(_PATTERNS[name])


def document_type(document: Document) -> str:
    """One of ``TYPES``, or "" where it cannot be told.

    Use through ``document.once(document_type)``.
    """
    return document.once(declared_type) or _told(document) or _built(document)


def declared_type(document: Document) -> str:
    """The type that the page's data give it for certain (front matter, JSON-LD, a section), or "".

    "NewsArticle" of JSON-LD and meta tags are left to ``document_type``: templates put them on opinion pages too.
    """
    for datum in document.metadata.data:
        if datum.field == "type" and datum.place != "meta":
            kind = _NAMES.get(_key(datum.value.rpartition("/")[2]), "")
            if kind and (kind != "news" or datum.place == "front-matter"):
                return kind
        elif datum.field == "section":
            kind = _IN_ADDRESS.get(_key(datum.value), "")
            if kind:
                return kind
    return ""


def shows_code(document: Document) -> bool:
    """Whether the page speaks of programs: a block of code, or three bits of it in the text.

    Use through ``document.once(shows_code)``.
    """
    if any(block.kind is Kind.CODE for block in document.blocks):
        return True
    return sum(mark.kind is MarkKind.CODE for block in document.blocks for mark in block.marks) >= 3


@lru_cache(maxsize=4096)
def _key(value: str) -> str:
    return " ".join(re.split(r"[\s_-]+", value.strip().lower()))


def _told(document: Document) -> str:
    """What a page's address or a label on it says; else what its data say weakly."""
    weak = ""
    for datum in document.metadata.data:
        if datum.field == "type":
            weak = weak or _NAMES.get(_key(datum.value.rpartition("/")[2]), "")
        elif datum.field == "section" and _key(datum.value) == "news":
            weak = weak or "news"
    canonical = document.metadata.first("canonical")
    for address in (canonical.value if canonical is not None else "", document.path.replace("\\", "/")):
        kind, news = _filed(address)
        if kind:
            return kind
        weak = weak or news
    return _labelled(document) or weak or _collected(document)


def _collected(document: Document) -> str:
    """ "list" where a page calls itself a collection, and nothing on it an article."""
    types = {_key(datum.value.rpartition("/")[2]) for datum in document.metadata.all("type")}
    said = "collectionpage" in types and not any(name.endswith(("article", "posting")) for name in types)
    return "list" if said else ""


def _filed(address: str) -> tuple[str, str]:
    """What the folders of an address say, and what they say weakly."""
    remote = "://" in address
    host, _, path = address.partition("://")[2].partition("/") if remote else ("", "", address)
    folders = path.split("?", 1)[0].split("/")[:-1]
    if not remote:
        folders = folders[-2:]  # a checkout may lie anywhere
    if host and re.search(r"(?:^|\.)(?:wikipedia|wiktionary|britannica)\.(?:org|com)$", host):
        return "reference", ""
    if host.startswith("opinion."):
        return "opinion", ""
    weak = ""
    for folder in folders:
        kind = _IN_ADDRESS.get(_key(folder), "")
        if kind:
            return kind, ""
        if remote and folder.lower() in _NEWS_SECTIONS:
            weak = "news"
    return "", weak


def _labelled(document: Document) -> str:
    """What a label of its own line, or the title, says."""
    for block in document.blocks[:60]:
        if block.kind in _TITLES and _parted(block.text):
            match = _pattern("prefix").match(block.text) or _pattern("suffix").search(block.text)
            if match is not None:
                return _LABELS.get(match[1].lower(), "")
    shown = 0
    regions = document.regions
    for block in document.blocks:
        if block.kind in _LINES and regions[block.number] in _OPENING:
            shown += 1
            if shown > 6:
                break
            named = block.text.strip(" :.*")
            label = _LABELS.get(named.lower()) if len(named) <= _LONGEST_LABEL else None
            if label and not any(mark.target for mark in block.marks):
                return label
    return ""


def _parted(text: str) -> bool:
    """Whether a headline holds a mark that parts a label from the rest."""
    return ":" in text or "|" in text or "-" in text or "—" in text or "–" in text


def _built(document: Document) -> str:
    """A guess from how the text is built."""
    inside, heading, item = Region.CONTENT, Kind.HEADING, Kind.ITEM  # each look into an enumeration takes its time
    content = [
        block
        for block, region in zip(document.blocks, document.regions, strict=True)
        if region is inside and block.text
    ]
    prose = [block for block in content if block.kind in _PROSE]
    if not prose:
        return ""
    if _is_transcript(prose):
        return "transcript"
    ends = [*prose[:6], *prose[-6:]]
    if any([block.text[0] in "fFmMpP" and _pattern("release").match(block.text) for block in ends]):  # noqa: C419
        return "press-release"
    if any(not block.text[1:3].islower() and _pattern("dateline").match(block.text) for block in prose[:4]):
        return "news"
    headings = [block for block in content if block.kind is heading]
    title = next((block for block in document.blocks if block.kind is Kind.TITLE), [*headings, prose[0]][0]).text
    ordered = [block for block in content if block.kind is item and "ordered-list" in block.within]
    commands = sum(map(_commands, ordered))
    numbered = sum([bool(_pattern("numbered").match(block.text)) for block in headings])
    if numbered >= 5 and numbered * 2 >= len(headings) and not commands:
        return "list"
    teaches = title[0] in "hHtTsSgG" and _pattern("how").match(title)
    if teaches and (commands >= 2 or _commanding(prose)):
        return "how-to"
    if sum([bool(_pattern("step").match(block.text)) for block in headings if block.text[0] in "sSſ"]) >= 2:
        return "how-to"
    if commands >= 3 and commands * 2 >= len(ordered):
        return "how-to"
    terms = [block.kind for block in content].count(Kind.TERM)
    if terms >= 5 and terms * 3 >= len(content):
        return "reference"
    return "list" if (numbered >= 4 or len(headings) >= 8) and _pattern("listed").match(title) else ""


def _commands(block: Block) -> bool:
    first = block.text.split(" ", 1)[0].strip("*_.,:").lower()
    return first in _IMPERATIVES


def _commanding(prose: list[Block]) -> bool:
    return sum(map(_commands, prose)) >= max(3, len(prose) // 8)


def _is_transcript(prose: list[Block]) -> bool:
    """Whether most paragraphs open with a speaker's label, and labels come back."""
    lines = [block for block in prose if block.kind is Kind.PARAGRAPH and ":" in block.text]
    if len(lines) < 5:
        return False
    speaker = _pattern("speaker")
    labels: list[str] = []
    for block in lines:
        match = speaker.match(block.text)
        if match is not None:
            labels.append(match[0].rstrip(": "))
    return len(labels) >= 5 and len(labels) * 5 >= len(prose) * 2 and 2 <= len(set(labels)) <= len(labels) // 2 + 1
