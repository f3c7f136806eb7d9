"""Function words that stand twice in a row, and the sentences in which they may.

A word is listed where hardly any sentence holds it twice with nothing between. Left out are words that end one clause
and begin the next ("had had", "that that", "her her"), that are doubled on purpose ("very very", "no no") and
pronouns that are names of other things ("die die", "nous nous").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled

__all__ = ["DOUBLED_IN", "PHRASES", "doubled_words", "may_stand"]

# Per language, words of which a second one has no work to do.
DOUBLED_IN: Final = {
    "en": words(
        "the a an of to and or but with from for by at as is are was were be been has have it they we you he she this "
        "these their its our my your his than which when where because if into about between after before during "
        "through without against also then some any each more still would could should can does only on in not such "
        "both while who what how why there will via per upon within until since under over"
    ),
    "de": words(
        "und oder aber mit von für im am zum zur vom beim dass ein eines einem wurde wurden durch nach bei gegen "
        "ohne sowie sehr auch ist sind hat haben kann wird werden nicht wie als"
    ),
    "fr": words(
        "le la les de des du et un une dans pour par sur que avec au aux ou mais sans est sont qui ce cette ces son sa "
        "ses plus"
    ),
    "es": words("el la los las de del y en un una con por para al su sus se es que como pero lo sin sobre entre más"),
    "it": words("il la gli le di del della dei delle e in un una con per nel nella al alla da dal che non è sono ma"),
    "pt": words("os as de do da dos das e em um uma com para por no na nos nas ao que se não é mas"),
    "nl": words("de het een van en met voor dat die te is zijn niet ook bij naar als maar of"),
    "sv": words("och att en ett med för av i på är som till den det de inte har om"),
    "da": words("og at en et med for af i på er som til den det de ikke har om"),
    "pl": words("w z na do i się że nie jest o od po dla przez jak oraz"),
}  # fmt: skip
_LEADS: Final = words("in of to for on at from with by and is as that into under over through between about")
# Two words that stand twice: "in the in the".
PHRASES: Final = {
    "en": [
        *(f"{lead} {what}" for lead in _LEADS for what in ("the", "a", "an", "their", "its", "his", "our")),
        *(f"{one} {two}" for one, two in (
            ("the", "same"), ("of", "these"), ("it", "was"), ("it", "is"), ("to", "be"), ("has", "been"),
            ("have", "been"), ("had", "been"), ("will", "be"), ("would", "be"), ("can", "be"), ("one", "of"),
            ("some", "of"), ("because", "of"), ("there", "are"), ("there", "is"), ("such", "as"))),
    ],
}  # fmt: skip

# What goes before a preposition that ends its clause: "the town we drove to to see it", "came in in 1979".
_STRANDED: Final = words(
    "get gets got getting go goes going gone went come comes coming came look looks looked looking refer refers "
    "referred talk talks talked talking listen listens listened listening speak speaks spoke spoken belong belongs "
    "belonged connect connected object objected turn turns turned turning point points pointed used wanted want wants "
    "need needs needed like likes liked ought able supposed move moves moved moving return returned write writes wrote "
    "written send sent sending give gave given said applied apply applies subscribed subscribe added agree agreed "
    "access amount amounts log logged login sign signed signing check checked checking step stepped set settle settled "
    "bring brought take took taken taking put puts run ran pass passed passing stand stands stood live lives lived "
    "living work works worked working stay stays stayed staying play played playing believe believed deal dealing "
    "dealt cope coped agree vote voted pay paid paying ask asked asking wait waited waiting hope hoped call called "
    "calling stop stopped drop dropped move carry carried hold held keep kept hang hung turn switch switched tap "
    "click clicked lean rely relied relies depended depend count counted counting act acted build built think thought "
    "thinking care cares cared worry worried hear heard dream dreamt dreamed made know knew known be been being was "
    "were is are am stuck born raised published found used shot shown seen played walked walk drove drive driven fly "
    "flew flown sail sailed travel travelled traveled ride rode fit fill filled let join joined jump jumped break "
    "broke rolled roll rush rushed bought buy sold start started starting begin began end ended ending left leave far "
    "head headed over plug plugged tune tuned zoom zoomed type typed fall fell weigh pitch chip opt opted join cave "
    "caved give fade lock locked book booked clock tie tied key keyed grew grow"
)
_PREPOSITIONS: Final = words(
    "of to with from for by at as into about between after before during through without against over under on in "
    "until since upon within"
)
# One clause ends with the word, the next begins with it: "what it is is", "all they are are", "those who can can".
_VERBS: Final = words("is are was were be been has have would could should can does will not")
_OPENS: Final = (
    r"(?i)\b(?:what|whatever|where|wherever|who|whoever|how|why|which|that that|whether|all|everything"
    r"|anything|nothing|those|things?|ones?|as|than|if|when|once|word|verb|meaning|definition)\b"
)
_PLAIN_SUBJECT: Final = r"(?i)(?:^|[.;:!?(“\"] ?|\b(?:and|but|because) )(?:it|he|she|they|we|you|I|there) $"
_AFTER_AUXILIARY: Final = r"(?i)\b(?:to|will|would|can|could|should|must|may|might|not|n't|won't|don't) $"
# Pronouns end clauses as well: "when I saw it it was", "if you read this this week".
_PRONOUNS: Final = words(
    "it they we you he she this these some any each more both there such who what how which when where if then only "
    "while his your my our still also via per"
)
_ENDS_CLAUSE: Final = (
    r"(?i)\b(?:if|when|whenever|as|because|once|while|after|before|until|since|although|though|unless|where|whether|"
    r"than|what|who|that|which)\b[^,;.!?]*$"
)


def doubled_words(text: str, language: str) -> Iterator[tuple[int, int, int]]:
    """Listed words and pairs of words that stand twice or more, with one space between.

    Gives start and end of all of them, and how many code points the first takes. No other languages than those listed.
    """
    pattern = _doubled(language)
    if pattern is None:
        return
    last = before = ""
    at = begin = begun = done = 0  # of this word, of the last, of the one before
    low = text.lower()
    for word in (low if len(low) == len(text) else text).split(" "):
        # A mark behind the last of them does not part them: "the the," "of the of the."
        if at >= done and (word == last or (before and word == before) or word.rstrip(_MARKS) in (last, before)):
            for start in (begin, begun):
                match = pattern.match(text, start + _opening(text, start))
                if match is not None and match.start() >= done:
                    done = match.end()
                    yield *match.span(), len(match["pair"] or match["word"])
                    break
        elif at >= done and last.lstrip(_MARKS) == word:
            match = pattern.match(text, begin + _opening(text, begin))
            if match is not None:
                done = match.end()
                yield *match.span(), len(match["pair"] or match["word"])
        before, last, begun, begin = last, word, begin, at
        at += len(word) + 1


_MARKS: Final = "\"'“”‘’«»„().,:;!?…[]"


def _opening(text: str, start: int) -> int:
    """How many marks a word begins with."""
    at = start
    while at < len(text) and text[at] in _MARKS:
        at += 1
    return at - start


@cache
def _doubled(language: str) -> re.Pattern[str] | None:
    written = DOUBLED_IN.get(language)
    if written is None:
        return None
    pairs = "|".join(sorted(PHRASES.get(language, ()), key=lambda pair: (-len(pair), pair))) or "(?!)"
    return compiled(
        rf"(?i)(?<![\w'’.@#$&+*/=_~^-])(?:(?P<pair>{pairs}) (?P=pair)"
        rf"|(?P<word>{'|'.join(sorted(written))})(?: (?P=word))++)"
        r"(?![\w'’/&+=_*~^-]|\.\w|\.\.)"
    )


def may_stand(text: str, start: int, end: int, language: str) -> bool:
    """Whether the doubled word at ``text[start:end]`` may be meant: a name, a letter, the seam of two clauses."""
    first, _, rest = text[start:end].partition(" ")
    again = rest.split(" ")[-1]
    low = first.lower()
    # "The The", "the The Tide", "Boing Boing", "A A B A": names, titles and letters.
    if again != again.lower() or (first != low and not _opens_sentence(text, start)):
        return True
    if len(low) == 1 and _among_letters(text, start, end):
        return True
    if language != "en":
        return False
    far = max(start - 300, 0)
    begin = max(text.rfind(stop, far, start) for stop in (". ", "? ", "! "))
    before = text[begin + 1 if begin >= 0 else far : start].lstrip()
    if " " in rest and low != again:  # two words, twice
        return bool(low in ("it", "there", "as") and re.search(_ENDS_CLAUSE, before)) or text[end : end + 1] == "?"
    last = before.split()[-1].strip("“\"'‘(").lower() if before.split() else ""
    if low in _PREPOSITIONS:
        return _stranded(text, low, last, before, end)
    if low in _VERBS:
        if low in ("has", "have", "would", "could", "should", "can", "does", "will", "not"):
            if low == "not":
                return last not in _AUXILIARIES
            if re.search(_PLAIN_SUBJECT, before) or (low == "have" and re.search(_AFTER_AUXILIARY, before)):
                return low == "can" or (low == "will" and before.rstrip().endswith(("I", "you", "You")))
            return low == "can" or bool(re.search(_OPENS, before) or _goes_before().search(before))
        if re.search(r"(?i)(?:, wh(?:ich|o)|(?<!that) that) $", before):
            return False
        return bool(re.search(_OPENS, before))
    if low in _PRONOUNS:
        if low in ("more", "only", "then", "still") and text[end : end + 1] in ",.!?":
            return True
        if low == "there":
            return last not in ("", "is", "are", "was", "were") or not _exists().match(text, end)
        if low in ("more", "only", "what", "how", "who", "still") and before:
            return not (low in ("more", "still") and last in ("for", "you're", "is", "are", "any", "with"))
        return bool(re.search(_ENDS_CLAUSE, before)) or bool(_times().match(text, end))
    return low == "or" and last in ("and", "either") and text[end : end + 1] in ",."


@cache
def _exists() -> re.Pattern[str]:
    return compiled(r" (?:any|an?|no|some|is|are|was|were|enough|more|many|two|three)\b")


def _stranded(text: str, low: str, last: str, before: str, end: int) -> bool:
    """Whether the first of two prepositions may belong to the words before it."""
    if low == "of" and text.startswith((" late", " course"), end):
        return True
    if low == "as":
        return last in ("such", "known", "just", "same", "seen", "regarded", "")
    if not last:
        return False
    verb = last in _STRANDED or last.endswith("ed") or last in ("off", "out", "up", "back", "down", "away")
    away = _goes_before().search(before) is not None  # what it belongs to may stand further in front
    if low in ("in", "on", "over", "through", "about", "under", "off"):
        return (away and verb) or last in _STRANDED or last in _ON_THEIR_OWN
    if low in ("before", "after", "since", "within", "without", "until", "upon", "during"):
        return last in ("as", "ever", "long", "soon", "never", "the", "year", "day", "years", "days", "shortly", "just")
    if low == "by":
        return last in _BY
    if away and verb and last not in _WANTING:
        return True
    # "The boat was paid for for years."
    passive = rf"(?i)\b(?:be|been|being|is|are|was|were|get|gets|got) (?:\w+ly )?{re.escape(last)}$"
    return last in _STRANDED and re.search(passive, before.rstrip()) is not None


_ON_THEIR_OWN: Final = words(
    "read carry press pressed drag dragged drone soldier push pushed spur egg cheer follow tack latch catch plod march "
    "struggled linger lingered battle battled signed calls hangs moves goes went came far further later early earlier "
    "rest home this that it them him her us me you phone help breaks broke whisked flooded piled pour poured kicks "
    "kicked sinks sank sets weighed blows blew crept creeps steps trades traded shuts hands handed turned backs"
)
_BY: Final = words("pass passed passes passing come comes came coming stand stands stood standing drop dropped drops "
                   "get gets got go goes went gone going stop stopped stops swing swung swings live lives lived lay "
                   "put abide abides abided near close nearby")  # fmt: skip


@cache
def _goes_before() -> re.Pattern[str]:
    """Words after which a preposition may stand at the end of its clause: "the man I voted for for mayor"."""
    return compiled(
        r"(?i)\b(?:that|which|who|whom|what|where|how|all|everything|everyone|something|someone|place|easy|hard"
        r"|difficult|worth|nothing|anything|nobody|anyone|thing|things|way)\b"
        r"|[^\W\d_] (?<!and )(?<!but )(?<!that )(?<!or )(?:I|you|he|she|we|they|it|people|nobody|everyone)\b"
    )


_AUXILIARIES: Final = words("did do does was were is are would should has have had")
_WANTING: Final = words("want wants wanted need needs needed able supposed like ought hope hoped wait")


@cache
def _times() -> re.Pattern[str]:
    return compiled(r" (?:morning|afternoon|evening|week|weekend|month|year|summer|winter|spring|autumn|fall|time)\b")


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(start - 3, 0) : start].rstrip()
    return not before or before[-1] in '.!?:"”“(’‘»«•'


def _among_letters(text: str, start: int, end: int) -> bool:
    """Whether a single letter or digit stands beside a place: "A A B A", "a a b"."""
    before, after = text[max(start - 3, 0) : start].split(), text[end : end + 3].split()
    return bool(
        (before and len(before[-1]) == 1 and before[-1].isalnum() and text[max(start - 3, 0)] in f" {before[-1]}")
        or (after and len(after[0]) == 1 and after[0].isalnum() and text[end + 2 : end + 3] in ("", " ", ",", "."))
    )
