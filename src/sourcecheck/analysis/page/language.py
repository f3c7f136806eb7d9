"""Which language a document is written in.

A declaration is believed unless the words of the content plainly disagree: pages
copy their templates' ``lang`` attribute. Scripts are told by their letters,
Latin-script languages by function words, which make up a third to a half of any prose.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import repeat

from sourcecheck.analysis.words import letter_words, plain_sample, prose_sample, without_marks
from sourcecheck.analysis.words import words as a_set_of
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Document, Kind

__all__ = ["declared_language", "language", "of_text"]

_FEW = 25  # words below which nothing is told from words
_SHORT = 120  # words below which a language must show words of its own
_OWN = 3  # different ones
# Words of one or two letters in English as well: a short English text with many of them is in no other language.
_IN_ENGLISH = a_set_of("a am an as at be by do go ha he i if in is it ma me my no of on or pa so to up us we")
# Share of function words in English. Lists of names and titles reach 5 to 10%, filler Latin and code stay below 4%.
_ENGLISH = 0.06
# Where head and tail of a text both hold some, what lies between is not counted: 92% of 2,147 English documents,
# none of the 17 others of that length (2026-11-23).
_HEAD, _TAIL = 800, 500  # code points
_PLAINLY = 0.08
_LONG = 1600  # code points from which that pays

# Frequent function words, leaving out those that several of these languages share at high rates.
_WORDS = {
    "en": (
        "the of and to in that is was for it with as on be at by this are from or have not but had which you they were "
        "an we their has his her its been there will would when who what your can if more about my she he do how i"
    ),
    "de": (
        "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus "
        "er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum haben nur oder aber "
        "vor zur bis ich wir"
    ),
    "fr": (
        "le les et des du une est que dans qui pour par sur au pas plus ne ce avec sont il se sa ses aux ou "
        "mais nous cette été leur elle ont être son était vous je ces fait"
    ),
    "es": (
        "el los y las del una que por con para se su es lo como más pero sus al le ya o este sí porque esta "
        "entre cuando muy sin sobre también me hasta hay donde quien fue son ha"
    ),
    "pt": (
        "o os e das dos do da uma que não em um para com se na no por mais as como mas foi ao ele seu sua ou "
        "ser quando muito há nos já está eu também só pelo pela até isso são"
    ),
    "it": (
        "il gli e della di che è una per non sono con si dei nel alla come anche più ma ha le lo dal delle "
        "questo nella essere stato ci suo sua ed al hanno o perché fra"
    ),
    "nl": (
        "de het een en van ik te dat die niet zijn is op aan met als voor had er maar om hem dan zou wat mijn "
        "dit zo door over ze zich bij ook tot je uit der naar heb hij worden wordt"
    ),
    "sv": (
        "och att det som en på är av för med den till inte om ett han men var jag sig från vi så kan när man "
        "år hade de också efter eller nu sin där vid mot ska skulle kommer ut får finns"
    ),
    "da": (
        "og at det en den til er som på de med han af for ikke der var mig sig men et har om vi min havde ham "
        "hun nu over da fra du ud sin dem os op man hans hvor eller hvad skal efter være blev"
    ),
    "no": (
        "og i det at en et den til er som på de med han av for ikke der var meg seg men har om vi min hadde "
        "ham hun nå over da fra du ut sin dem oss opp man hvor eller hva skal etter være ble"
    ),
    "fi": (
        "ja on ei se että oli hän joka mutta ovat kun niin kuin myös ole hänen sen tai jos vain ollut olla "
        "mitä joka nyt"
    ),
    "pl": (
        "i w na z się do nie że to jest o jak za od po ale przez co dla są tego jego tym przy było tak ich "
        "być już może oraz który która które"
    ),
    "cs": (
        "a v se na je že s z do o i to k ve pro za by ale jsou jako po jeho od který byl bylo která které při "
        "nebo až také však jen když ještě může"
    ),
    "tr": ("ve bir bu da de için ile çok olarak daha olan gibi ne en kadar sonra değil var ama ya her olduğu o ise"),
    "hu": ("a az és hogy nem is egy ez volt meg de csak azt már van mint még ha ki vagy be el kell lesz majd minden"),
    "ro": ("și de la în a cu pe nu o că este din un pentru care mai se au fost sau ca sunt dar după prin cum această"),
    "id": (
        "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke karena tersebut bisa ada "
        "mereka lebih oleh atau telah kami"
    ),
    "vi": ("và của là có không được cho một những trong người các này với đã khi để tôi như ở ra cũng đó"),
}

# Other tags for the same: three letters, and the two written forms of Norwegian.
_THREE = {"nb": "no", "nn": "no", "eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es"}

# Letters that decide the script; the first range that holds most letters wins.
_SCRIPTS = (
    ("kana", "\u3040-\u30ff"),
    ("han", "\u4e00-\u9fff\u3400-\u4dbf"),
    ("ko", "\uac00-\ud7af"),
    ("cyrillic", "\u0400-\u04ff"),
    ("arabic", "\u0600-\u06ff"),
    ("he", "\u0590-\u05ff"),
    ("el", "\u0370-\u03ff"),
    ("th", "\u0e00-\u0e7f"),
    ("devanagari", "\u0900-\u097f"),
    ("ka", "\u10a0-\u10ff"),
    ("hy", "\u0530-\u058f"),
)
_SCRIPT_LANGUAGES = {
    "cyrillic": ("ru", "uk", "bg", "sr", "mk", "be", "kk", "mn", "ky"),
    "arabic": ("ar", "fa", "ur", "ps", "ku"),
    "devanagari": ("hi", "mr", "ne", "sa"),
    "han": ("zh", "ja"),
}


@cache
def _tables() -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for name, words in _WORDS.items():
        for word in set(words.split()):
            table.setdefault(word, []).append(name)
    return table


@cache
def _leaning() -> dict[str, int]:
    """1 for the words that only the English list holds, -1 for those that only others hold."""
    english = frozenset(_WORDS["en"].split())
    return {
        word: 1 if names == ["en"] else -1
        for word, names in _tables().items()
        if names == ["en"] or word not in english
    }


@cache
def _script_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, compiled(f"[{letters}]")) for name, letters in _SCRIPTS)


@cache
def _any_script() -> re.Pattern[str]:
    # What lies between is punctuation; the ranges one by one take longer to compile than to look.
    return compiled("[\u0370-\u1fff\u3040-\ud7af]")


def of_text(text: str, declared: str = "") -> str:
    """The language of a text: a two-letter code, ``und`` where it cannot be told.

    Args:
        text: visible text; 30,000 code points are enough.
        declared: a primary language tag in lower case, or "".
    """
    plain = without_marks(text)
    return _of_script(plain, declared) or _of_words(letter_words(plain.lower()), text, declared)


def _of_script(text: str, declared: str) -> str:
    """The language of a text that is not in Latin script, or ""; ``text`` is one without typographic marks."""
    script = "" if text.isascii() else _script(text)
    if script:
        allowed = _SCRIPT_LANGUAGES.get(script, (script,))
        if declared in allowed:
            return declared
        if script == "cyrillic":
            return "uk" if len(re.findall("[іїєґ]", text)) > len(text) / 100 else "ru"
        if script == "arabic":
            return "fa" if len(re.findall("[پچژگی]", text)) > len(text) / 50 else "ar"
        return "ja" if script == "kana" else allowed[0]
    return ""


def _of_words(words: list[str], text: str, declared: str) -> str:
    """The language whose function words a text in Latin script holds most of; ``words`` are its words."""
    if len(words) < _FEW:
        return declared or "en"
    if declared in ("", "en") and sum(map(_leaning().get, words, repeat(0))) >= _ENGLISH * len(words):
        return "en"  # what follows comes to the same: no other list can hold as many, and the share is reached
    table = _tables()
    counts = dict.fromkeys(_WORDS, 0)
    tally = Counter(words)
    for token in table.keys() & tally.keys():
        times = tally[token]
        for name in table[token]:
            counts[name] += times
    if len(words) < _SHORT:
        for name in counts:
            if name != "en" and not _is_shown(name, tally):
                counts[name] = 0
        if not any(counts[name] for name in counts if name != "en"):
            counts["en"] += tally["a"]  # elsewhere it is a word of others
    best = max(counts, key=lambda name: (counts[name], name == declared, name == "en"))
    share = counts[best] / len(words)
    if declared in counts:
        # English tables and lists of names hold few function words: a declaration needs little support.
        if declared == best or counts[declared] >= 0.8 * counts[best]:
            return declared
        return best if share >= 0.2 else (declared if share < 0.1 else "und")
    if declared:
        # A language without a list here: only a clear sign of another overrules it.
        return best if share >= 0.25 else declared
    if best == "en":
        return "en" if share >= _ENGLISH else "und"
    return best if share >= 0.2 else ("en" if share < 0.05 and text.isascii() else "und")


def _is_plainly_english(text: str) -> bool:
    """Whether a long text begins and ends in English."""
    if len(text) < _LONG:
        return False
    for part in (text[:_HEAD], text[-_TAIL:]):
        words = letter_words(part.lower())
        if sum(map(_leaning().get, words, repeat(0))) < _PLAINLY * len(words) or not words:
            return False
    return True


def _is_shown(name: str, tally: Counter[str]) -> bool:
    """Whether a text holds enough words of a language that are not short words of English."""
    own = {word for word in tally if name in _tables().get(word, ())}
    return len(own - _IN_ENGLISH - frozenset(_WORDS["en"].split())) >= _OWN


def _script(text: str) -> str:
    """The script of most letters where it is not Latin, or ""."""
    if not _any_script().search(text):
        return ""
    letters = sum(map(str.isalpha, text))
    for name, pattern in _script_patterns():
        count = len(pattern.findall(text))
        # Japanese mixes kana with Chinese characters; a Chinese or Japanese word stands for several Latin letters.
        if count > letters * (0.08 if name == "kana" else 0.25 if name in ("han", "ko") else 0.5):
            return name
    return ""


def declared_language(document: Document) -> str:
    """The language that the page says it is in (``lang``, front matter), as a primary tag, or ""."""
    declared = document.language
    if not declared:
        datum = document.metadata.first("language")
        declared = datum.value if datum is not None else ""
    declared = re.split("[-_]", declared.strip().lower(), maxsplit=1)[0]
    if not re.fullmatch("[a-z]{2,3}", declared) or declared == "und":
        declared = ""
    return _THREE.get(declared, declared)


def language(document: Document) -> str:
    """The language of the document's content as a two-letter code (``en``), ``und`` where unknown.

    Use through ``document.once(language)``.
    """
    declared = document.once(declared_language)
    text = document.once(prose_sample)
    if len(text) < 400:
        # Hardly any prose: cells and what stands elsewhere on the page may say more.
        others = (block.text for block in document.blocks[:400] if block.kind is not Kind.CODE)
        return of_text("\n".join((text, *others)), declared)
    plain = document.once(plain_sample)
    script = _of_script(plain, declared)
    if script:
        return script
    if declared in ("", "en") and _is_plainly_english(plain):
        return "en"
    return _of_words(letter_words(plain.lower()), text, declared)
