"""Marks of pictures that do not show what happened (stock, illustration, generated), and captions that tell of events.

A news agency's picture, a file or an archive picture shows what its caption says; agencies that sell stock
sell pictures of events as well, so there a name beside theirs may be the reporter's.
"""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.compiled_patterns import compiled
from sourcecheck.records import NamedTuple

__all__ = ["STOCK_NEEDS", "StockMark", "stock_mark", "tells_of_event"]

_LONGEST = 400  # code points of a caption

_MARKS = ".;,:)]|/–—-*("  # behind a credit
_PICTURE = r"(?:images?|photos?|photographs?|pictures?|pics?|photography|shots?)"
_MODELS = (
    r"(?:midjourney|dall[-·.• ]?e(?: ?[23])?|chat ?gpt|gpt-4o|stable diffusion|(?:adobe )?firefly|(?:google )?gemini"
    r"|grok|bing image creator|(?:microsoft )?copilot|leonardo(?:\.ai)?|ideogram|sora|meta ai|nano banana)"
)
_LABELS = (
    rf"(?<!alamy )(?<!adobe )(?:stock|illustrative|illustration|representational|representative|generic"
    rf"|symbolic) {_PICTURE}"
    r"|(?:(?:image|photo|picture)s? )?(?:used )?(?:solely |only )?for (?:illustrati(?:ve|on)|representati(?:ve"
    r"|on(?:al)?))"
    r" (?:purposes?|use)?(?: only)?|(?:image|photo|picture) for (?:representation|illustration)(?: only)?"
    r"|posed by (?:a )?models?|symbol(?:bild|foto)|beispiel(?:bild|foto)|stock(?:bild|foto)|genrebild"
    r"|illustrationsfoto"
    r"|(?:imagen|foto) (?:ilustrativa|referencial|de referencia)|imagem (?:meramente )?ilustrativa"
    r"|(?:image|photo) d['’]illustration|(?:immagine|foto) illustrativa|ter illustratie"
)
_GENERATED = (
    rf"(?:ai|a\.i\.|artificial intelligence|computer)[- ](?:generated|made|created)(?: (?:{_PICTURE}|illustration"
    rf"|graphic))?"
    rf"|(?:(?:{_PICTURE}|illustration|graphic) )?(?:created|generated|made|produced|rendered) (?:by|with|using"
    rf"|via) (?:an? )?"
    rf"(?:{_MODELS}|ai\b|artificial intelligence)"
    rf"|(?:{_PICTURE}|illustration|graphic|credit|source|via|by)(?: ?: ?| by | via | ?/ ?)"
    rf"(?:{_MODELS}|ai(?=[\s.)\]]*$))"
    r"|midjourney|dall[-·•]e|stable diffusion|adobe firefly"
    r"|ki-generiert(?:es bild)?|(?:mit|von|durch) (?:einer )?ki (?:erstellt|generiert|erzeugt)"
    r"|(?:imagen |foto )?(?:generad[ao]|cread[ao]) (?:por|con|mediante) (?:ia|inteligencia artificial)"
    r"|(?:image |photo )?(?:générée?|créée?) par (?:l['’])?(?:ia|intelligence artificielle)"
    r"|(?:immagine )?(?:generata|creata) (?:con|da|dall['’]) ?(?:l['’])?(?:ia|ai|intelligenza artificiale)"
    r"|(?:imagem )?(?:gerada|criada) (?:por|com) (?:ia|inteligência artificial)"
)
_AGENCIES = (
    r"shutterstock|i ?stock(?:photo)?|adobe ?stock|deposit ?photos|dreamstime|123rf|freepik|unsplash|pexels|pixabay"
    r"|vecteezy|fotolia|bigstock(?:photo)?|thinkstock|canva|envato(?: elements)?|stocksy|pond5|stocksnap|rawpixel"
)
# Pictures of events are theirs, too: a name beside says that somebody was there.
_EDITORIAL = ("shutterstock", "unsplash", "pexels")

STOCK_NEEDS = (
    *(
        f"{kind} {picture}"
        for kind in (
            "stock", "illustrative", "illustration", "representational", "representative", "generic", "symbolic",
        )
        for picture in ("image", "photo", "picture", "pic", "shot")
    ),
    "for illustrati", "for representati", "posed by", "symbolbild", "symbolfoto", "beispielbild", "beispielfoto",
    "stockbild", "stockfoto", "genrebild", "illustrationsfoto", "ilustrativa", "referencial", "de referencia",
    "d'illustration", "illustrativa", "ter illustratie", "ai-generated", "ai generated", "ai-made", "ai made",
    "ai-created", "ai created", "a.i.-generated", "a.i. generated", "a.i.-created", "a.i. created", "a.i.-made",
    "a.i. made", "intelligence-", "intelligence generated", "intelligence made", "intelligence created",
    "computer-generated", "computer generated", "computer-made", "computer made", "computer-created",
    "computer created", "midjourney", "dall", "chatgpt", "chat gpt", "gpt-4o", "stable diffusion", "firefly", "gemini",
    "grok", "bing image creator", "copilot", "leonardo", "ideogram", " sora", "meta ai", "nano banana",
    *(f"{made} {how} {tool}" for made in ("created", "generated", "made", "produced", "rendered")
      for how in ("by", "with", "using", "via") for tool in ("ai", "an ai", "a ai", "artificial", "an artificial",
                                                              "a artificial")),
    *(
        f"{what}{mark}ai "
        for what in ("image", "images", "photo", "photos", "photograph", "photographs", "picture", "pictures", "pic",
                     "pics", "photography", "shot", "shots", "illustration", "graphic", "credit", "source", "via", "by")
        for mark in (": ", ":", " : ", " :", " by ", " via ", " / ", "/", " /", "/ ")
    ),
    "ki-generiert", " ki erstellt", " ki generiert", " ki erzeugt", "generada ", "generado ", "creada ", "creado ",
    "générée par", "généré par", "créée par", "créé par", "generata ", "creata ", "gerada ", "criada ",
    "shutterstock", "istock", "i stock", "adobestock", "adobe stock", "depositphotos", "deposit photos", "dreamstime",
    "123rf", "freepik", "unsplash", "pexels", "pixabay", "vecteezy", "fotolia", "bigstock", "thinkstock", "canva",
    "envato", "stocksy", "pond5", "stocksnap", "rawpixel",
)  # fmt: skip


class StockMark(NamedTuple):
    """A mark in a caption.

    Attributes:
        start, end: its place in the caption.
        kind: "label", "generated" or "agency".
        told: what the caption says beside it.
    """

    start: int
    end: int
    kind: str
    told: str


def stock_mark(text: str) -> StockMark | None:
    """The mark of a picture that need not show what is told; None where there is none, or a sentence speaks of one."""
    if len(text) > _LONGEST:
        return None
    match = _marks().search(text)
    if match is None or _disclosed().match(text, match.end()) or _about_pictures().search(text):
        return None
    kind = match.lastgroup or ""
    before, after = text[: match.start()], text[match.end() :]
    if kind == "agency":
        if _news().search(text) or (match[0].casefold() in _EDITORIAL and _photographer().search(text)):
            return None
    lead = _leads().search(before) if not after.strip() or after.lstrip()[0] in _MARKS else None
    if lead is None and not _ends().match(after):
        return None
    if lead is None and _in_sentence().search(before):
        return None
    told = before[: lead.start()] if lead is not None else before
    return StockMark(match.start(), match.end(), kind, f"{told} {after.strip(' .)]')}".strip())


def tells_of_event(text: str, *, named: bool) -> bool:
    """Whether a caption says that this event, on this day or at this place, is what the picture shows.

    Args:
        named: whether a person who does something on that day is enough.
    """
    if not 4 < len(text) <= _LONGEST or _not_shown().search(text):
        return False
    if _day().search(text) and (_events().search(text) or _actors().search(text) or _days().search(text)):
        return True
    if _scene().search(text) or (_disasters().search(text) and _at_place().search(text)):
        return True
    return named and _day().search(text) is not None and _person_acts().match(text) is not None


@cache
def _marks() -> re.Pattern[str]:
    return compiled(
        rf"(?i)(?<![\w-])(?:(?P<generated>{_GENERATED})|(?P<label>{_LABELS})|(?P<agency>{_AGENCIES}))(?![\w-])"
    )


@cache
def _disclosed() -> re.Pattern[str]:
    return compiled(
        rf"(?i)(?: (?:{_PICTURE}|illustration|graphic|video|clip))?,? (?:of|from|showing|shows?|depict\w*"
        rf"|illustrat\w*|that|which"
        r"|purport\w*|imagin\w*|by [A-Z]|agency|agencies|librar\w+|sites?|companies|website)\b"
    )


@cache
def _about_pictures() -> re.Pattern[str]:
    return compiled(
        r"(?i)\b(?:fakes?|deep ?fakes?|hoax|viral|circulat\w+|false(?:ly)?|doctored|manipulated|misleading"
        r"|file (?:photo|pic\w*|image)"
        r"|imagin\w+|reconstruct\w+|recreat\w+|impression|re-?enact\w+|archive|library (?:photo|pic\w*|image)"
        r"|alamy live)\b"
    )


@cache
def _news() -> re.Pattern[str]:
    return compiled(
        r"\b(?:EPA|EFE|AP|AFP|Reuters|REUTERS|PA|REX|Rex|Rex Features|Xinhua|SOPA|ZUMA|Zuma|UPI|ANP|NurPhoto|Anadolu"
        r"|dpa|DPA"
        r"|TASS|Sipa|SIPA|NTB|Kyodo|LaPresse|ANSA|(?i:editorial|live news|associated press|press association"
        r"|newscom))\b"
    )


@cache
def _photographer() -> re.Pattern[str]:
    return compiled(
        r"\b[A-Z][\w.'’-]+ (?:[A-Z][\w.'’-]* ){0,2}[A-Z][\w.'’-]+ ?(?:/|\||,|via|on|for|from|@) ?(?i:shutterstock"
        r"|unsplash|pexels)"
        r"|(?i:shutterstock|unsplash|pexels) ?[/|] ?[A-Z]"
    )


@cache
def _leads() -> re.Pattern[str]:
    """What stands between a caption and the mark behind it."""
    return compiled(
        r"(?i)(?:^|[.;|(\[–—!?] ?|\s-\s|\s)(?:(?:photo|photograph|image|picture|pic|credit|illustration|foto|bild"
        r"|source|imagen"
        r"|imagem|immagine|fotografía)s?(?: credits?)?(?: ?: ?| by | via | from | courtesy of | / )"
        r"(?:[\w.&'’ -]{1,40}(?:/|\||, | via ) ?)?)$"
        r"|(?:^|[.;|(\[–—!?]|\s-) ?(?:[\w.&'’-]{1,30}(?: [\w.&'’-]{1,30}){0,2} ?(?:/|\||, | via ) ?|this is an? "
        r"|via )?$"
    )


@cache
def _ends() -> re.Pattern[str]:
    return compiled(r"(?: ?[/|,] ?[\w.&'’-]{1,30}(?: [\w.&'’-]{1,30}){0,2})?[\s.)\]*]*$")


@cache
def _in_sentence() -> re.Pattern[str]:
    return compiled(r"(?i)\b(?:an?|the|this|that|these|of|from|with|using|used|as|or|and|in|on|to|their|its|his|her) $")


@cache
def _not_shown() -> re.Pattern[str]:
    """A caption that tells what happened rather than what is seen, or of something like it."""
    return compiled(
        r"(?i)\b(?:was|were|had|has|have|did|will|would|could|should|(?-i:may)|might|can|expected|due|planned"
        r"|scheduled|forecast"
        r"|happened|occurred|took place|began|started|caused|left|killed|died|broke out|said|says|confirmed|reported"
        r"|according"
        r"|like|such as|similar|typical|file|archive|library|not the|not actual|example|kind of|type of|generic"
        r"|before the"
        r"|1[0-8]\d\d"
        r"|wurden?|hatten?|soll(?:en)?|wird|ereignete|wie|fue|fueron|había|como|été|avait|sera|comme)\b"
    )


_WEEKDAYS = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lunes"
    r"|martes"
    r"|miércoles|jueves|viernes|sábado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
)
_MONTHS = (
    r"january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|aug"
    r"|sept?|oct"
    r"|nov|dec|januar|februar|märz|mai|juni|juli|oktober|dezember|enero|febrero|marzo|abril|mayo|junio|julio|agosto"
    r"|septiembre|octubre|noviembre|diciembre|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre"
    r"|décembre"
)


@cache
def _day() -> re.Pattern[str]:
    return compiled(
        rf"(?i)\b(?:(?:{_WEEKDAYS})(?:['’]s)?|yesterday(?:['’]s)?|today(?:['’]s)?|tonight|last (?:night|week"
        rf"|month)(?:['’]s)?"
        r"|this (?:morning|afternoon|evening|week)(?:['’]s)?|gestern|heute|ayer|hoy|hier soir|aujourd['’]hui"
        rf"|\d{{1,2}}(?:st|nd|rd|th)?\.? (?:de )?(?:{_MONTHS})|(?:{_MONTHS})\.? \d{{1,2}})\b"
    )


@cache
def _days() -> re.Pattern[str]:
    return compiled(
        rf"(?i)\b(?:(?:{_WEEKDAYS})|yesterday|today|last (?:night|week|month)|this (?:morning|afternoon|week))['’]s \w"
    )


_DISASTERS = (
    r"crash(?:es)?|collision|accident|pile-?up|fires?|blaze|wildfires?|inferno|explosions?|blast|bombing|attacks?"
    r"|shooting"
    r"|stabbing|murder|killing|robbery|raid|riots?|clashes|floods?|flooding|storms?|hurricane|tornado|typhoon|cyclone"
    r"|earthquake|quake|tsunami|landslide|mudslide|avalanche|eruption|derailment|collapse|spill|leak|shipwreck|wreck"
    r"|siege"
    r"|invasion|battle|air ?strikes?|disaster|tragedy|break-?in|burglary|heist|protests?|demonstrations?|evacuation"
    r"|rescue"
)
_OTHER_EVENTS = (
    r"arrest|rally|march|unrest|strike|walkout|outage|blackout|ceremony|funeral|vigil|parade|wedding|launch|vote"
    r"|election"
    r"|debate|summit|meeting|trial|hearing|verdict|match|game|final|race|concert|festival|press conference|speech"
    r"|visit"
    r"|incident|outbreak|search|standoff|chase|theft|damage|destruction|devastation|aftermath|wreckage|debris|rubble"
    r"|court"
    r"|survivors|victims|scene|ferry|collapsed|destroyed|damaged|burnt|burned|wrecked|overturned|derailed|flooded"
    r"|robbed"
    r"|unfall|unglück|brand|großbrand|feuer|angriff|anschlag|überfall|schießerei|demo|proteste?|überschwemmung"
    r"|hochwasser"
    r"|sturm|unwetter|erdbeben|lawine|absturz|zusammenstoß|accidente|incendio|explosión|ataque|atentado|protesta"
    r"|manifestación|inundación|inundaciones|tormenta|terremoto|choque|tiroteo|derrumbe|incendie|attentat|attaque"
    r"|manifestation|inondations?|tempête|séisme|fusillade"
)


@cache
def _disasters() -> re.Pattern[str]:
    return compiled(rf"(?i)\b(?:the|this|deadly|fatal|massive|devastating) (?:[\w-]+ ){{0,2}}(?:{_DISASTERS})\b")


@cache
def _events() -> re.Pattern[str]:
    return compiled(rf"(?i)\b(?:{_DISASTERS}|{_OTHER_EVENTS})\b")


@cache
def _actors() -> re.Pattern[str]:
    return compiled(
        r"(?i)\b(?:police|officers?|fire(?:fighters?| crews?| engines?)|rescuers?|rescue workers|paramedics"
        r"|emergency (?:crews"
        r"|services|workers)|protest(?:er|or)s?|demonstrators?|crowds?|mourners|residents|soldiers|troops|suspects?"
        r"|gunm[ae]n"
        r"|passengers|evacuees|strikers|rioters|looters|refugees|migrants|supporters|fans|polizei|feuerwehr"
        r"|einsatzkräfte"
        r"|policía|bomberos|pompiers)\b"
    )


@cache
def _scene() -> re.Pattern[str]:
    return compiled(
        rf"(?i)\b(?:(?:scene|site|aftermath|moment|wreck(?:age)?|victims|survivors|rubble|damage) (?:of|from|when"
        rf"|in) the"
        rf" (?:[\w'’-]+ ){{0,3}}(?:{_DISASTERS})|the moment (?:the|a) [\w'’ -]{{2,30}} (?:collapsed|exploded|crashed"
        rf"|sank|hit"
        r"|struck|fell))\b"
    )


@cache
def _at_place() -> re.Pattern[str]:
    return compiled(r"\b(?:in|at|on|near|outside|off|through) (?:the )?(?:[a-z]+ )?(?:[A-Z][\w'’-]+|[A-Z]\d+)")


@cache
def _person_acts() -> re.Pattern[str]:
    return compiled(
        r"(?:[A-Z][\w.'’-]+ ){1,2}[A-Z][\w'’-]+,? (?:(?:\w+ly )?[a-z]+s|[a-z]+ing)\b"
        r"|.{0,60}[A-Z][\w'’-]+ [A-Z][\w'’-]+,? (?:is|are) (?:being )?[a-z]+(?:ed|en|ing)\b"
    )
