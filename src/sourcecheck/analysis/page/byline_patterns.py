"""How bylines are written: patterns in the languages of the web's larger newsrooms, compiled when first asked for."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from sourcecheck.compiled_patterns import compiled

__all__ = [
    "about_author", "agency", "agency_mark", "author_class", "author_label", "by_line", "by_prefix", "by_word",
    "contributed", "copyright_line", "credit", "desk", "is_about_author", "is_worth", "leading_name", "may_sign",
    "name", "name_and_role", "opens_with_by", "posted", "signed",
]  # fmt: skip


# "By" and "Written by" in languages of the web's larger newsrooms; case counts, since "by" opens prose too.
_BY = (
    "By|BY|Written by|Story by|Words by|Text by|Report by|Reported by|Reporting by|Posted by|Published by|Article by|"
    "Review by|Reviewed by|Opinion by|Analysis by|Prepared by|Interview by|Compiled by|Submitted by|Contributed by|"
    "Guest post by|Post by|Authored by|as told to|Por|POR|Escrito por|Publicado por|Texto de|Von|VON|"
    "Ein Gastbeitrag von|Text von|Par|PAR|Propos recueillis par|Publié par|Di|DI|A cura di|Scritto da|Pubblicato da|"
    "Door|DOOR|Geschreven door|Av|Af|Skrevet af|Autor|Napsal|Napsala|Írta|Yazan|De la"
)
_LABEL = (
    "Author|Authors|Author name|Writer|Byline|Written by|By|Posted by|Published by|Reporter|Correspondent|Autor|Autora|"
    "Autoren|Autorin|Auteur|Auteure|Auteurs|Autore|Autori|Autores|Autoři|Szerző|Forfatter|Författare|Kirjoittaja|Yazar|"
    "Автор|Авторы|作者|記者|记者|文|글|기자|저자|著者|執筆|Tác giả|Penulis|Detail Author"
)


@cache
def name() -> str:
    # One to five words that begin with a capital, with particles, initials and hyphens between;
    # none of what else follows "By" at the start of a sentence.
    word = (
        r"(?!(?:The|A|An|This|That|These|It|He|She|We|They|Then|Now|January|February|March|April|June|July|August|"
        r"September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Last|Next|All|"
        r"Some|Most|Far|Contrast|Law|Way|Definition|Default|Design|Video|Photo)\b)(?:[^\W\d_a-z][\w'’.-]{0,24})"
    )
    particle = (
        r"(?:de la|de los|van der|van den|von der|de|da|dos|di|del|della|du|la|le|van|von|ten|ter|den|der|bin|ibn|al|"
        r"el|af|zu|y|e)"
    )
    return rf"{word}(?: (?:{particle} )?{word}){{0,4}}"


@cache
def by_line() -> re.Pattern[str]:
    return compiled(
        rf"(?:^|[|•·—–-] ?)(?:{_BY}):? ({name()}(?:(?:,| and| &| und| et| y| e| en| with) {name()}){{0,4}})"
    )


@cache
def by_word() -> re.Pattern[str]:
    """One word after "By", alone on its line: an account name. English only, "Par exemple" is no byline."""
    opening = r"By|BY|Written by|Posted by|Published by|Submitted by|Article by|Post by"
    date = r"\d{1,2} [A-Z][a-z]{2}|[A-Z][a-z]{2,8}\.? \d"  # "By webmaster, 5 March 2026"
    return compiled(
        rf"^(?:{opening}):? @?(?!\w{{3,6}}day\b)([\w.+'’@-]{{2,60}})\s*(?:$|[|•·—–(]| -|,? on |, (?={date}))"
    )


@cache
def author_label() -> re.Pattern[str]:
    return compiled(rf"^(?:[#*_>•-]+ )?\**(?:{_LABEL})\**\s?[::]\**\s*(\S.{{0,80}})$")


@cache
def name_and_role() -> re.Pattern[str]:
    roles = (
        "staff writers?|staff reporters?|correspondents?|reporters?|editors?|columnists?|contributors?|"
        "contributing writers?|guest writers?|writers?|freelance|journalists?|political|bureau|special to|"
        "fellow|professor|editor-in-chief|producer"
    )
    return compiled(rf"^({name()}) ?(?:[|•·,/—–]|-) ?(?:[\w' ]{{0,30}})?\b(?:{roles})\b.{{0,60}}$")


_AGENCIES = (
    "AP|A\\.P\\.|UPI|AFP|Reuters|REUTERS|dpa|DPA|ANSA|EFE|PTI|ANI|IANS|Xinhua|TASS|Yonhap|Kyodo|Bloomberg|CNN|NPR|"
    "PA Media|Associated Press|The Associated Press|Agence France-Presse|United Press International|"
    "Canadian Press|The Canadian Press|Press Association|PA|AAP|NAN|Bernama|Anadolu|APA|SDA|ATS|Belga|TT|NTB|"
    "Ritzau|STT|MTI|CTK|ČTK|PAP|Tanjug|Interfax|RIA Novosti"
)


@cache
def agency() -> re.Pattern[str]:
    """An agency's mark at the start of a text: in brackets, before a dash, or alone."""
    return compiled(rf"\(({_AGENCIES})\)|^({_AGENCIES}) ?[—–-] |^(?:{_AGENCIES})$")


def agency_mark(opening: str) -> re.Match[str] | None:
    """The first agency's mark in the opening of a text: where it begins, or in brackets anywhere."""
    if opening[:2] in _AGENCY_STARTS:
        match = agency().match(opening)
        if match is not None:
            return match
    at = opening.find("(")
    while at >= 0:
        match = agency().match(opening, at)
        if match is not None:
            return match
        at = opening.find("(", at + 1)
    return None


@cache
def desk() -> re.Pattern[str]:
    words = (
        r"(?:The )?Editorial Board|[A-Z][\w&'’. ]{1,40} (?:Staff|Staff Writers?|Staff Reports?|News Service|Desk|"
        r"Editors|Newsroom|Editorial Team|Web Desk|News Desk|Team|Reporters)|Staff (?:and|&) (?:wire|agencies)[\w ]*|"
        r"From (?:staff|wire|news)[\w ]* reports?|Editorial Team|Editorial Staff|Newsroom|"
        r"Wire (?:reports?|services?)|Associated Press|Reuters|Agencies|"
        r"(?:dpa|AFP|AP|Reuters)(?:[/,] ?(?:dpa|AFP|AP|Reuters))+"
    )
    return compiled(rf"^(?:[—–-]+ ?|By )?({words})\.?(?:$| [|•·—–-])")


@cache
def signed() -> re.Pattern[str]:
    return compiled(rf"^[—–―~-]{{1,3}} ?({name()})(?:,.{{0,80}})?\.?$")


@cache
def credit() -> re.Pattern[str]:
    # A line at the end that tells who the author is: "Ana Ruiz covers courts for ..." in a short closing note.
    verbs = (
        "is an?|is the|is one of|is on|was an?|are|covers|writes|reports|reported from|contributed|works|teaches|edits|"
        "leads|lives|studies|specializes|specialises|has (?:written|covered|reported|worked)|serves|joined|"
        "can be reached|es|é|est|ist|leitet|schreibt|dirige|escribe|escreve|écrit|scrive"
    )
    return compiled(rf"^(?:\*|About the author:? ?|About )?({name()})(?![\w'’-]),? (?:{verbs})\b")


@cache
def about_author() -> re.Pattern[str]:
    words = (
        r"About (?:the )?(?:author|writer|reporter|contributor)s?|Author bio|The authors?|Meet the author|"
        r"Über (?:den Autor|die Autorin)|Sobre (?:el autor|la autora|o autor|a autora)|À propos de l['’]aute|"
        r"L['’]aut(?:ore|rice)"
    )
    return compiled(rf"(?:{words})", re.IGNORECASE)


def is_about_author(text: str) -> bool:
    """Whether a line announces a note about the author."""
    return text[:1] in "AaTtMmÜüSsÀàLl" and about_author().match(text) is not None


@cache
def leading_name() -> re.Pattern[str]:
    return compiled(rf"({name()})\b")


@cache
def contributed() -> re.Pattern[str]:
    return compiled(
        rf"\b(?:[Rr]eporting|[Ww]riting|[Rr]eported|[Ww]ritten) by ({name()})|\b({name()}) contributed(?: reporting)? "
        rf"to this"
    )


@cache
def posted() -> re.Pattern[str]:
    """ "Posted by Ana Ruiz on March 2", "On 3/2/2026 by @ana", "March 2, 2026 by Ana Ruiz"."""
    verb = r"(?:Posted|Published|Written|Updated|Submitted|Created|Added|Last updated)"
    date = r"(?:On )?(?:\d[\d ,./:-]{3,20}|[A-Z][a-z]{2,8}\.? \d[\d ,:apmAPM]{0,20}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4})"
    after = r"(?: (?:on |at |in |[|•·,—–-] ?)|$| )"
    named = rf"(?:{name()}|@[\w.-]{{2,40}})"
    on = r"(?: on [\w ,./:-]{4,40}?)?"
    return compiled(rf"^(?:{verb}{on},? by ({named}|[\w.+'’@-]{{2,60}}){after}|{date},? by ({named}){after})")


@cache
def copyright_line() -> re.Pattern[str]:
    """A page's own "© 2002 Ana Ruiz" under its headline; of two or three words that look like a person's name."""
    return compiled(rf"(?:©|\(c\)|[Cc]opyright) ?(?:\d{{4}}(?:[,–-] ?\d{{4}})*)? ?(?:by )?({name()})\.?$")


@cache
def author_class() -> re.Pattern[str]:
    # byline, post-author, author_name, c-byline__author, fn-author; not author-bio, no-author, author-image.
    return compiled(
        r"(?:[\w-]{0,30}[-_])?(?:byline|author|authors|writer|autor|auteur)(?:[-_]?(?:name|link|item|by))?s?",
        re.IGNORECASE,
    )


@cache
def by_prefix() -> re.Pattern[str]:
    return compiled(rf"(?:{_BY}|by)\b:?\s*")


_OPENINGS = tuple(_BY.split("|"))
_PARTING = ("|", "•", "·", "—", "–", "-")
# What a text holds that a pattern matches; finding out takes a tenth of the pattern's time, and no compiling.
_HOLDS: dict[Callable[[], re.Pattern[str]], tuple[str, ...]] = {
    by_word: ("By", "BY", " by"),
    posted: (" by ",),
    name_and_role: (
        "writer", "reporter", "correspondent", "editor", "columnist", "contributor", "freelance", "journalist",
        "political", "bureau", "special to", "fellow", "professor", "producer",
    ),
    copyright_line: ("©", "(c)", "opyright"),
    contributed: ("eporting by ", "riting by ", "eported by ", "ritten by ", " contributed"),
}  # fmt: skip


@cache
def _desk_words() -> re.Pattern[str]:
    return compiled(
        "Editorial|Staff|News|Desk|Editors|Team|Reporters|From |Wire|Associated Press|Agencies|dpa|AFP|AP|Reuters"
    )


_BY_STARTS = frozenset(opening[:2] for opening in _OPENINGS)
_AGENCY_STARTS = frozenset(name.replace("\\", "")[:2] for name in _AGENCIES.split("|"))
_MARKS = frozenset("—–―~-(|•·")


def opens_with_by(text: str) -> bool:
    """Whether ``by_line`` can match at the very start of a text."""
    return (text[:2] in _BY_STARTS and text.startswith(_OPENINGS)) or text[:1] in _PARTING


def may_sign(text: str) -> bool:
    """Whether ``by_line``, ``signed`` or ``agency`` can match at the very start of a text."""
    start = text[:2]
    return start[:1] in _MARKS or start in _BY_STARTS or start in _AGENCY_STARTS


def is_worth(pattern: Callable[[], re.Pattern[str]], text: str) -> bool:
    """Whether a pattern can match a text, by what it holds; a yes promises nothing."""
    if pattern is by_line:  # at the start of a text or after a mark
        if text[:2] in _BY_STARTS and text.startswith(_OPENINGS):
            return True
        return "-" in text or "|" in text or "–" in text or "—" in text or "•" in text or "·" in text
    if pattern is signed:
        return text[:1] in "—–―~-"
    if pattern is agency:  # at the start of a text: a name in brackets, before a dash, or alone
        return len(text) <= 40 or text[0] == "(" or any(mark in text[:40] for mark in "—–-")
    if pattern is desk:  # hardly any of the letters that its words begin with stands in a line
        return _desk_words().search(text) is not None
    if pattern is contributed and not (" by " in text or " contributed" in text):
        return False
    for word in _HOLDS[pattern]:  # noqa: SIM110  a generator takes twice as long
        if word in text:
            return True
    return False
