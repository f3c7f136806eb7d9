"""How a text shows that it breaks off: its last word, its last mark."""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.compiled_patterns import compiled

__all__ = ["excerpt_mark", "last_word", "never_ends", "seldom_ends"]

# Words that no sentence ends with: articles, conjunctions, possessives, prepositions that are no particles of verbs.
_NEVER = {
    "en": "the a an and or but nor of from into onto upon among amongst during despite towards toward via than "
    "whose whether because although unless if their its our my your every including",
    "de": "und oder aber sondern der dem des ein eine einen einem einer eines zum zur vom beim im ins am für gegen "
    "ohne "
    "durch zwischen wegen während trotz dass weil obwohl wenn sowie ihre ihren ihrem seine seinen seinem unsere deren "
    "dessen",
    "fr": "le la les un une des du de et ou mais au aux à dans par pour sur sans chez vers entre parmi pendant malgré "
    "que "
    "qui dont si leur leurs ses ces mes nos vos cette cet",
    "es": "el la los las un una unos unas de del al y o e u pero sino en con por para sin sobre entre desde hasta "
    "hacia "
    "durante que cuyo cuya su sus mis nuestros",
    "it": "il lo la gli le un uno una di del della dei delle degli da dal dalla e ed o ma in nel nella con per tra "
    "fra su "
    "sul sulla che cui",
    "pt": "o a os as um uma de do da dos das e ou mas em no na nos nas com por pelo pela para sem sobre entre que "
    "cujo seu "
    "sua seus suas",
    "nl": "de het een en of maar van voor tussen tegen zonder tijdens omdat hoewel dat die wiens hun onze zijn haar "
    "met",
}
# Words that a sentence ends with now and then: particles, and verbs that stand for what was said before.
_SELDOM = {
    "en": "to in on at by for with as that who whom which is are was were be been being am has have had would will "
    "could "
    "should can may might must shall cannot his this these those each some any no not when where while until since "
    "though "
    "about over under through after before against without within around near per between",
}
_MARK = r"(?:\[ ?(?:…|\.\.\.|&hellip;|\. \. \.) ?\]|\(…\))"


@cache
def _set(kind: str, language: str) -> frozenset[str]:
    lists = _NEVER if kind == "never" else _SELDOM
    return frozenset(lists.get(language, "").split())


@cache
def _last() -> re.Pattern[str]:
    return compiled(r"(?<![\w'’.-])([^\W\d_]+)\Z")


def last_word(text: str) -> tuple[int, str]:
    """Where the last word of a text begins, and the word; -1 where something else stands at its end.

    A word with a capital is a name ("Vitamin A") or shouted.
    """
    match = _last().search(text, max(len(text) - 40, 0))
    if match is None or not match[1].islower():
        return -1, ""
    return match.start(), match[1]


def never_ends(word: str, language: str) -> bool:
    """Whether no sentence ends with a word."""
    return word in _set("never", language)


def seldom_ends(word: str, language: str) -> bool:
    """Whether a sentence that ends with a word is most likely cut."""
    return word in _set("seldom", language)


@cache
def _excerpt() -> re.Pattern[str]:
    more = (
        r"(?:continue reading|keep reading|read more|read on|read the (?:full|whole|rest)[\w ]{0,30}|full story"
        r"|weiterlesen|lire la suite|leer más|seguir leyendo)"
    )
    return compiled(rf"(?i){_MARK}(?: *{more})?\W*\Z|(?:…|\.\.\.) *{more}\W*\Z|\A\W*(?:continue|keep) reading\W*\Z")


def excerpt_mark(text: str) -> int:
    """Where the mark begins by which page generators end an excerpt; -1 where none is."""
    match = _excerpt().search(text, max(len(text) - 80, 0))
    return match.start() if match is not None else -1
