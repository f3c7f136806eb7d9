"""Names of papers, magazines and news sites, and whether two of them can be one house.

Companies own sites of other names ("© Condé Nast" below Ars Technica), and sites live on platforms. So only names that
are those of an outlet themselves are compared, by their last word ("Metro Herald", ``metro-herald.example``), and two
are told apart only where they share no word, no beginning of one and no initials.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.records import NamedTuple

__all__ = ["Brand", "brand", "host_brand", "related"]

# Last words of outlets' names; another word goes before.
_PAPERS: Final = words(
    "times post herald tribune gazette chronicle journal telegraph observer guardian courier examiner inquirer globe "
    "mirror dispatch sentinel bulletin advocate monitor sun star independent argus echo register bee mercury ledger "
    "record recorder standard voice patriot banner beacon clarion planet bugle eagle enterprise express messenger "
    "outlook packet pioneer progress republic republican spectator reporter insider wire digest review report news "
    "newspaper magazine today daily weekly monthly mail leader citizen statesman democrat intelligencer advertiser "
    "informer investigator scotsman irishman newsroom zeitung anzeiger nachrichten kurier rundschau tagblatt tageblatt "
    "morgenpost abendblatt allgemeine presse bote blatt shimbun gazzetta corriere diario periodico giornale nieuws "
    "dagblad avisen tidende posten"
)
# With an article they are names alone.
_CLASSIC: Final = words(
    "times post herald tribune gazette chronicle journal telegraph observer guardian courier examiner inquirer globe "
    "mirror dispatch sentinel bulletin advocate sun star independent argus echo register bee ledger economist atlantic "
    "scotsman spectator verge hill intercept statesman irishman"
)
_KNOWN: Final = words(
    "bbc bbcnews cnn cnbc msnbc npr politico axios buzzfeed propublica bellingcat huffpost huffingtonpost techcrunch "
    "gizmodo engadget arstechnica businessinsider forbes newsweek newyorker rollingstone vanityfair foreignpolicy "
    "usatoday lemonde lefigaro spiegel derspiegel diezeit elpaís elpais elmundo larepubblica corrieredellasera haaretz "
    "aljazeera deutschewelle euronews dailymail dailybeast wired"
)
_ARTICLES: Final = words("the der die das le la el il de het")
# Of no weight where two names share them.
_COMMON: Final = words("daily weekly monthly news online today of and for digital magazine newsroom")
_ENDINGS: Final = words("online com live uk us usa digital international edition app website web site org net blog tv")
# No outlets: companies, which own some; what publishes journals; agencies and portals, which carry other people's work.
_OTHERS: Final = words(
    "inc ltd limited llc gmbh company co corp corporation group media holdings holding publishing publishers publisher "
    "publications newspapers communications partners enterprises network networks trust foundation ag verlag sa ab as "
    "bv plc agency services university institute society association academy college press bank ministry department "
    "museum school church hospital agentur broadcasting interactive ventures "
    "reuters afp dpa ansa apa tass pti upi ap associated bloomberg dow newswire newswires presswire getty "
    "google yahoo apple msn microsoft bing aol opera facebook linkedin medium substack wordpress blogger blogspot "
    "tumblr flipboard smartnews newsbreak ghost squarespace wix weebly github patreon beehiiv pressreader archive "
    "wayback morningstar factset wikipedia wikimedia youtube amazon"
)
_SECOND: Final = words("co com org net gov ac edu or ne gob")
_MOST: Final = 6  # words of a name
_FEWEST: Final = 3  # code points of a name
_LONGEST: Final = 80  # code points of one
_GLUED: Final = 3  # letters before the last word in an address without hyphens
# Houses whose names share nothing, by their letters in a row.
_HOUSES: Final = (
    words("guardian theguardian observer"), words("newsweek dailybeast"), words("independent eveningstandard standard"),
    words("nbcnews today msnbc cnbc"), words("politico businessinsider diewelt bild"), words("buzzfeed huffpost "
    "huffingtonpost buzzfeednews"), words("washingtonpost foreignpolicy slate"), words("dailymail mailonline metro"),
    words("dailymirror mirror dailyexpress express dailystar dailyrecord sundayexpress sundaymirror sundaymail"),
    words("sun times sundaytimes newyorkpost nypost wallstreetjournal barrons heraldsun dailytelegraph theaustralian "
    "couriermail foxnews"),
)  # fmt: skip


class Brand(NamedTuple):
    """An outlet's name: as it stands, its letters and figures in a row, its words in small letters without article."""

    name: str
    letters: str
    words: tuple[str, ...]


@cache
def _word() -> re.Pattern[str]:
    return compiled(r"[A-ZÀ-Þ]{2,}(?![a-zà-ÿ])|[A-ZÀ-Þ]?[a-zà-ÿ]+(?:['’][a-z]+)?|[^\W_]+")


def brand(name: str) -> Brand | None:
    """The outlet that a name says by itself it is, or None."""
    name = " ".join(name.split())
    if not _FEWEST <= len(name) <= _LONGEST:
        return None
    bare = name.strip(" .,'\"“”‘’!")
    if "." in bare and " " not in bare:
        return host_brand(bare, name)
    said = [word.lower() for word in _word().findall(bare.replace("&", " and "))]
    if not said or len(said) > _MOST + 1 or not _OTHERS.isdisjoint(said):
        return None
    article = said[0] in _ARTICLES
    core = said[article:]
    while len(core) > 1 and core[-1] in _ENDINGS:
        core.pop()
    if not core:
        return None
    letters = "".join(core)
    outlet = (
        letters in _KNOWN
        or (core[-1] in _PAPERS and len(core) > 1)
        or (core[0] in _CLASSIC and ((len(core) > 2 and core[1] == "of") or (len(core) == 1 and article)))
    )
    return Brand(name, letters, tuple(core)) if outlet and core[:2] != ["journal", "of"] else None


def host_brand(address: str, name: str = "") -> Brand | None:
    """The outlet that an address is one of: ``metro-herald.example``, ``news.metroherald.co.uk``; or None.

    Args:
        name: how the address is called; the host itself where it is left out.
    """
    match = _host().match(address)
    if match is None:
        return None
    labels = match[1].lower().split(".")
    labels = labels[:-2] if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND else labels[:-1]
    if not labels or not _OTHERS.isdisjoint(labels) or "ampproject" in labels:
        return None
    label = labels[-1]
    parts = [part for part in label.split("-") if part]
    if parts and parts[0] == "the":
        parts = parts[1:]
    if len(parts) == 1:
        parts = _parted(parts[0])
    letters = "".join(labels).replace("-", "")
    if (
        not parts
        or not ((parts[-1] in _PAPERS and len(parts) > 1) or letters in _KNOWN)
        or not _OTHERS.isdisjoint(parts)
    ):
        return None
    return Brand(name or match[1], letters, tuple(parts))


@cache
def _host() -> re.Pattern[str]:
    return compiled(
        r"(?i)(?:https?:)?(?://)?(?:www\d?\.|m\.|amp\.)?([a-z\d][a-z\d-]*(?:\.[a-z\d][a-z\d-]*)+)(?:[:/?#]|\Z)"
    )


def _parted(label: str) -> list[str]:
    """An address's name with the last word that makes it an outlet's set off."""
    if label.startswith("the") and label[3:] in _CLASSIC:
        return ["the", label[3:]]
    for length in range(min(12, len(label) - _GLUED), 3, -1):
        if label[-length:] in _PAPERS and label[-length:] != "mail":
            return [label[:-length].removeprefix("the") or "the", label[-length:]]
    return [label]


def related(one: Brand, other: Brand) -> bool:
    """Whether two names can be of one house: they share a word, a word's beginning, initials, or are known to."""
    if one.letters in other.letters or other.letters in one.letters:
        return True
    for left, right in ((one, other), (other, one)):
        initials = "".join(word[0] for word in left.words)
        if initials in right.words or "t" + initials in right.words or "the" in left.words:
            return True
        for word in left.words:
            if word in _COMMON or len(word) < _GLUED:
                continue
            if word in right.letters or any(_alike(word, there) for there in right.words if there not in _COMMON):
                return True
        # "stltoday" for St. Louis, "nypost", "wvgazette"
        if len(left.words) == 2 and _is_short_for(left.words[0], right.words):
            return True
    return any(one.letters in house and other.letters in house for house in _HOUSES)


def _alike(one: str, other: str) -> bool:
    return len(one) > _GLUED and len(other) > _GLUED and one[:4] == other[:4]


def _is_short_for(short: str, said: tuple[str, ...]) -> bool:
    """Whether letters are made of beginnings of words, in order: "stl" of "st louis post dispatch"."""
    if not 2 <= len(short) <= 6:
        return False
    reached = {0}
    for word in said:
        more = set()
        for at in reached:
            length = 1
            while at + length <= len(short) and short[at : at + length] == word[:length] and length <= len(word):
                more.add(at + length)
                length += 1
        reached |= more
    return len(short) in reached
