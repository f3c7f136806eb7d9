"""Names of news outlets and agencies in a text, and the sentences that credit them with a report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from sourcecheck.analysis.own_words import in_own_words
from sourcecheck.analysis.per_block import PerBlock
from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Kind
from sourcecheck.records import NamedTuple

__all__ = ["CREDITS", "LAST_WORDS", "NEEDS", "Credit", "credit_gate", "credits_of", "is_named_by", "is_own", "key"]

_PROSE: Final = frozenset((Kind.PARAGRAPH, Kind.ITEM, Kind.DETAIL, Kind.FOOTNOTE))

# Names that say by themselves that they are an outlet's, and are no other word.
_KNOWN: Final = (
    r"The Times of India|(?<=[Aa] )(?:Guardian|Telegraph)|Reuters|AFP|Agence France[- ]Presse|(?:The )?Associated Press"
    r"|AP|Bloomberg(?: News)?|Xinhua|TASS|Interfax|Yonhap"
    r"|Kyodo(?: News)?|ANSA|RIA Novosti|Ukrinform|Anadolu(?: Agency)?|Press Trust of India|PTI|UPI|MTI|CTK|BNS|NTB"
    r"|CNN|CNBC|MSNBC|NBC(?: News)?|CBS(?: News)?|ABC News|Fox News|PBS(?: NewsHour)?|NPR|C-SPAN|BBC(?: News)?|Sky News"
    r"|ITV News|Channel 4 News|Al Jazeera|Al Arabiya|Deutsche Welle|DW|France 24|Euronews|RFE/RL|Radio Free \w+"
    r"|Voice of America|VOA|CBC(?: News)?|CTV News|Politico|POLITICO|Axios|BuzzFeed(?: News)?|ProPublica|Bellingcat"
    r"|HuffPost|(?:The )?Huffington Post|Vox|Vice News|Slate|Salon|Mother Jones|Gizmodo|TechCrunch|The Verge|Wired"
    r"|Engadget|Ars Technica|Business Insider|Insider|Forbes|Newsweek|The Economist|The Atlantic|The New Yorker"
    r"|Rolling Stone|Vanity Fair|Foreign Policy|The Intercept|The Hill|Roll Call|Quartz|MarketWatch|Barron['’]s"
    r"|USA T(?:oday|ODAY)|Le Monde|Le Figaro|Libération|Der Spiegel|Die Zeit|Die Welt|Süddeutsche Zeitung|Bild"
    r"|Handelsblatt"
    r"|FAZ|El País|El Pais|El Mundo|La Repubblica|Corriere della Sera|Haaretz|Ynet|Nikkei(?: Asia)?|Asahi Shimbun"
    r"|Yomiuri Shimbun|Dawn|The Hindu|NDTV|Kommersant|Meduza|Novaya Gazeta|Izvestia|Pravda|Kyiv Independent"
    r"|Folha de S\.? ?Paulo|O Globo|Clarín|De Telegraaf|Breitbart(?: News)?|The Daily Beast|The Daily Caller|Variety"
    r"|The Hollywood Reporter|Deadline|TMZ|ESPN|(?:The )?FT|(?:The )?WSJ|(?:The )?NYT"
)
# Last words of newspapers' names; a capitalised word goes before.
_PAPERS: Final = (
    r"(?:Times|Post|Herald|Tribune|Gazette|Chronicle|Journal|Telegraph|Observer|Guardian|Courier|Examiner|Inquirer|Globe"
    r"|Daily News|Daily Mail|Mail on Sunday|Mirror|Evening Standard|Dispatch|Sentinel|Bulletin|Advocate|Monitor"
    r"|Sun|Star"
    r"|Independent|Free Press|News Agency|Morning News|Daily|Weekly|Argus|Echo|Register|Bee|Mercury News|Sun-Times"
    r"|Times-\w+|Post-\w+|Herald-\w+|Star-\w+|Zeitung|Shimbun|Today|Business News|Broadcasting)"
)
_OUTLET: Final = (
    rf"{_KNOWN}|(?:[Tt]he )?(?:[A-Z][\w'’.&-]{{1,20}} ){{1,3}}{_PAPERS}"
    r"|[Tt]he (?:Guardian|Times|Post|Telegraph|Independent|Observer|Sun|Mirror|Journal|Daily Mail|Mail)"
)
_ADVERBS: Final = (
    r"(?:(?:has|have|had|also|first|later|recently|earlier|previously|originally|already|initially|exclusively) ){0,2}"
)
_REPORTS: Final = (
    r"(?:reports?|reported|writes|wrote|quotes|quoted|cites|cited|reveals?|revealed|claims?|claimed|discloses|disclosed|notes|noted|says|said"
    r"|broke the (?:news|story)|is reporting|are reporting|puts it|put it"
    r"|(?:was|were) (?:the )?first to report)"
)
_PIECE: Final = (
    r"(?:report|reports|story|article|piece|investigation|dispatch|scoop|reporting|account|coverage|exclusive)"
)

# How the names end, in small letters: what a look over a whole text asks for.
LAST_WORDS: Final = (
    "reuters afp presse press ap bloomberg xinhua tass interfax yonhap kyodo ansa novosti ukrinform anadolu "
    "agency india pti upi mti ctk bns ntb cnn cnbc msnbc nbc cbs news fox pbs newshour npr span c-span bbc "
    "jazeera arabiya welle dw 24 euronews rl america voa cbc politico axios buzzfeed propublica bellingcat "
    "huffpost vox vice slate salon jones gizmodo techcrunch verge wired engadget technica insider forbes newsweek "
    "economist atlantic yorker stone fair policy intercept hill call quartz marketwatch barron's today monde "
    "figaro libération spiegel zeit welt zeitung bild handelsblatt faz país pais mundo repubblica sera haaretz "
    "ynet nikkei asia shimbun dawn hindu ndtv kommersant meduza gazeta izvestia pravda paulo globo clarín "
    "telegraaf breitbart beast caller variety reporter deadline tmz espn ft wsj nyt times post herald tribune "
    "gazette chronicle journal telegraph observer guardian courier examiner inquirer globe mail sunday mirror "
    "standard dispatch sentinel bulletin advocate monitor sun star independent daily weekly argus echo register "
    "bee broadcasting"
)

# Of these a credit holds one.
NEEDS: Final = tuple(f" {word} " for word in (
    "reports", "report", "reported", "writes", "wrote", "reveals", "revealed", "claims", "claimed", "discloses",
    "disclosed", "notes", "noted", "says", "said", "news", "story", "reporting", "puts it", "put it",
    "according to", "citing", "quoting", "via", "per", "quoted", "quotes", "cited", "cites", "article", "piece",
    "investigation", "dispatch", "scoop", "account", "coverage", "exclusive", "first to report", "hat tip",
    "published", "obtained", "broken",
))  # fmt: skip


def _outlet(name: str) -> str:
    return rf"(?P<{name}>{_OUTLET})(?![\w-])"


CREDITS: Final = (
    rf"(?:(?<![\w])(?=[A-Zt]){_outlet('a')} {_ADVERBS}{_REPORTS}\b(?! (?:to|for|by|on Twitter|goodbye)\b)"
    rf"|(?:\b[Aa]ccording to|\b[Cc]iting|\b[Qq]uoting|\b[Vv]ia|\b[Pp]er|\b[Hh]at tip to) "
    rf"(?:(?:an?|the) (?:\w+ )?{_PIECE} (?:in|by|from|published (?:in|by)|on) )?{_outlet('b')}"
    rf"(?: {_PIECE}\b)?"
    r"|\b(?:(?:[Ff]irst|[Oo]riginally|[Pp]reviously|[Ee]arlier) )?"
    r"(?:[Rr]eported|[Pp]ublished|[Rr]evealed|broken|obtained) "
    r"(?:(?:first|earlier|originally|previously) )?(?:by|in) "
    rf"{_outlet('c')}"
    rf"|\b[Aa]n? (?:\w+ )?{_PIECE} (?:in|by|from|published (?:in|by)) {_outlet('d')}"
    rf"|(?<![\w])(?=[A-Zt]){_outlet('e')}(?:['’]s?)? (?:\w+ )?{_PIECE}"
    r" (?:has |had |also )?(?:finds?|found|says|said|reveal(?:s|ed)"
    r"|show(?:s|ed)|claim(?:s|ed)|alleg(?:es|ed)|suggest(?:s|ed))\b)"
)


def credit_gate() -> tuple[str, ...]:
    """What a credit holds: a name's last word and a verb, or words that lead a name in."""
    last = "|".join(re.escape(word).replace(r"\-", "-") for word in LAST_WORDS.split())
    verbs = (
        "reports?|reported|writes|wrote|quotes|quoted|cites|cited|reveals?|revealed|claims?|claimed|discloses|disclosed|notes|noted|says|said"
        "|broke|is|are|puts|put|was|were"
    )
    adverbs = "has|have|had|also|first|later|recently|earlier|previously|originally|already|initially|exclusively"
    piece = "report|reports|story|article|piece|investigation|dispatch|scoop|reporting|account|coverage|exclusive"
    return (
        rf" (?:{last}|\w+-\w+|radio free \w+) +(?:(?:{adverbs}) +)?(?:(?:{adverbs}) +)?(?:{verbs}) "
        rf"| (?:{last})(?:'s?)? (?:[^ ]+ +)?(?:{piece}) "
        rf"| (?:according to|citing|quoting|via|per|hat tip to|(?:reported|published|revealed|broken)"
        rf"(?: (?:first|earlier|originally|previously))? (?:by|in)|obtained (?:by|in)"
        rf"|an? (?:[^ ]+ )?(?:{piece}) (?:in|by|from)|published by) "
        rf"(?:[^ ]+ +){{0,4}}(?:{last}|\w+-\w+)(?: |'s)"
        rf"| (?:according to|citing|quoting|via|per|hat tip to) (?:an?|the) (?:[^ ]+ )?(?:{piece}) "
        r"(?:in|by|from|published|on) ",
    )


class Credit(NamedTuple):
    """Words that credit an outlet: the block, their place in its text, and the outlet's name."""

    block: Block
    start: int
    end: int
    outlet: str


def credits_of(document: Document) -> PerBlock[tuple[Credit, ...]]:
    """Per block of prose of the content the credits in the author's own words; use through ``document.once``."""
    return PerBlock(document.blocks, lambda block: tuple(_credits_in(document, block)))


def _credits_in(document: Document, block: Block) -> Iterator[Credit]:
    if block.kind not in _PROSE or block.quoted or not document.in_content(block):
        return
    for match in _credits().finditer(block.text):
        name = next(group for group in "abcde" if match[group] is not None)
        start, end = match.span(name)
        if name == "a" and _led_in(block.text[max(0, start - 24) : start]):
            continue
        # "Bloomberg New Energy Finance", "HuffPost Pollster": houses of their own.
        if name not in "ae" and block.text[end : end + 1] == " " and block.text[end + 1 : end + 2].isupper():
            continue
        # A paper that is only "The Post" is the one that the reader holds; "As published in" tells of this text.
        if _is_short(match[name], block, document) or _of_itself().match(match[0]) is not None:
            continue
        if name == "a" and _about_itself().match(block.text, end) is not None:
            continue
        # "A CNN poll", "the AP's tally": their data, not their report.
        if _data().match(block.text, end) is not None or not in_own_words(document, block, start, end):
            continue
        yield Credit(block, *match.span(), match[name])


def key(outlet: str) -> str:
    """An outlet's name as its own sites write it: small letters without an article."""
    low = outlet.lower().removeprefix("the ")
    return _others().sub("", _SHORT.get(low, low))


_SHORT: Final = {
    "ap": "apnews", "associated press": "apnews", "ft": "financial times", "wsj": "wall street journal",
    "nyt": "new york times", "post": "washington post", "deutsche welle": "dw", "agence france-presse": "afp",
    "agence france presse": "afp", "press trust of india": "pti", "voice of america": "voa", "npr": "npr",
    "huffington post": "huffpost", "bbc news": "bbc",
    "cbs": "cbs news", "nbc": "nbc news", "bloomberg news": "bloomberg",
}  # fmt: skip
# Hosts that say less than the name.
_HOSTS: Final = {
    "newyorktimes": ("nytimes", "nyti"), "wallstreetjournal": ("wsj", "onwsj"), "financialtimes": ("ft",),
    "washingtonpost": ("wapo",), "nbcnews": ("nbcnews", "msnbc"), "losangelestimes": ("latimes",),
    "associatedpress": ("apnews", "ap"), "apnews": ("ap", "apne"), "britishbroadcastingcorporation": ("bbc",),
    "dailymail": ("dailymail", "mailonline"), "sydneymorningherald": ("smh",), "southchinamorningpost": ("scmp",),
    "timesoflondon": ("thetimes",), "times": ("thetimes", "nytimes"), "france24": ("france24",),
}  # fmt: skip


def is_named_by(outlet: str, host: str) -> bool:
    """Whether a host can be an outlet's: its name holds the outlet's, or the letters it goes by."""
    name = key(outlet)
    letters = _others().sub("", host.lower())
    if name and (name in letters or any(short in host.lower().split(".") for short in _HOSTS.get(name, ()))):
        return True
    initials = "".join(word[0] for word in outlet.lower().removeprefix("the ").split())
    return len(initials) >= 2 and initials in host.lower().split(".")


def is_own(document: Document, outlet: str) -> bool:
    """Whether a page is the outlet's own: it says so of itself, or opens with a dateline that does."""
    name = key(outlet)
    for datum in document.metadata.data:
        if datum.field in ("publisher", "canonical", "author") or datum.key.endswith(("site_name", "og:url")):
            value = _others().sub("", datum.value.lower())
            if name in value or is_named_by(outlet, datum.value.partition("//")[2].partition("/")[0]):
                return True
    seen = 0
    for block in document.blocks:
        if block.kind is Kind.PARAGRAPH and seen < _HEAD:
            seen += 1
            head = block.text[:_DATELINE]
            # "LONDON (Reuters) -", "By Ana Ruiz, Associated Press", "Reuters" on a line of its own.
            if f"({outlet})" in head or block.text == outlet or (head[:3] in ("By ", "BY ") and head.endswith(outlet)):
                return True
    return outlet.lower() in document.path.lower()


_HEAD: Final = 6  # paragraphs
_DATELINE: Final = 90  # code points


def _led_in(before: str) -> bool:
    """Whether the words before a name make it no subject: "who spoke with The Tide said"."""
    return before.rstrip().rpartition(" ")[2] in _LEADS


_LEADS: Final = words("with to for at from by of and in on against about between nor or told")


def _is_short(outlet: str, block: Block, document: Document) -> bool:
    """Whether a name is only a newspaper's last word, and no block up to there has its first."""
    article, _, last = outlet.partition(" ")
    if article not in ("The", "the") or last not in _LASTS:
        return False
    return document.once(_in_full).get(outlet, len(document.blocks)) > block.number


def _in_full(document: Document) -> dict[str, int]:
    """By short name the number of the first block that has the newspaper's name in full."""
    found: dict[str, int] = {}
    for last in _LASTS:
        for outlet in (f"The {last}", f"the {last}"):
            full = re.compile(rf"[A-Z][\w’'-]+ {last}\b")
            for other in document.blocks:
                if last in other.text and full.search(other.text.replace(outlet, "")):
                    found[outlet] = other.number
                    break
    return found


_LASTS: Final = words("Times Post Journal Sun Mail Mirror Observer Telegraph")


@cache
def _of_itself() -> re.Pattern[str]:
    return compiled(r"(?:[Oo]riginally |[Ff]irst )?[Pp]ublished (?:in|by)|obtained by")


@cache
def _about_itself() -> re.Pattern[str]:
    return compiled(
        r" (?:\w+ ){1,2}(?:that )?(?:its|their|in a statement|would|will)\b"
        r"| (?:said|says) (?:that )?(?:it|they|she|he)\b"
    )


@cache
def _credits() -> re.Pattern[str]:
    return compiled(rf"\b(?=[A-Zabcefhopqrtv]){CREDITS}")  # said once, most places are passed by


@cache
def _data() -> re.Pattern[str]:
    return compiled(
        r"(?:['’]s?)? (?:\w+ )?(?:poll|polls|polling|survey|surveys|exit|tracker|tally|delegate|count|estimates?"
        r"|analysis|index|data|database|projections?|ranking|average|reporters?|correspondent|host|anchor|columnist|editor"
        r"|debate|town hall|interview|executive|chief|president|spokes\w+|contributor|commentator|analyst)\b"
    )


@cache
def _others() -> re.Pattern[str]:
    return compiled(r"[^a-z0-9]+")
