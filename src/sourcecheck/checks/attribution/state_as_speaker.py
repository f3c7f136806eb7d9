"""States that believe, fear and desire: "South Korea believes"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from sourcecheck.analysis.attribution.support import support
from sourcecheck.analysis.own_words import in_own_words, sentence_around
from sourcecheck.analysis.sentences import sentences
from sourcecheck.document import Document, Format, Kind
from sourcecheck.finding import Confidence, Severity
from sourcecheck.rule import Context, Example, Hit, Rule
from sourcecheck.word_lists import alternatives, listed

_PROSE = frozenset((Kind.PARAGRAPH, Kind.ITEM, Kind.DETAIL, Kind.FOOTNOTE))
_MOST = 40  # matches looked at in one block; more is no prose
_MINDS = (
    "believes",
    "thinks",
    "fears",
    "wants",
    "desires",
    "views",
    "sees",
    "hopes",
    "worries",
    "suspects",
    "considers",
    "regards",
    "dreads",
    "longs",
    "resents",
    "distrusts",
    "mistrusts",
    "covets",
    "craves",
    "yearns",
    "feels",
    "doubts",
    "seeks",
    "aims",
    "intends",
    "perceives",
    "reckons",
    "wishes",
)
_MOODS = (
    "convinced",
    "worried",
    "afraid",
    "eager",
    "keen",
    "anxious",
    "determined",
    "wary",
    "furious",
    "nervous",
    "frustrated",
    "alarmed",
    "desperate",
    "reluctant",
    "uneasy",
    "hopeful",
    "suspicious",
    "angry",
    "fearful",
    "confident",
    "concerned",
    "unhappy",
)


def check(document: Document, context: Context) -> Iterator[Hit]:
    for block in context.blocks(document):
        if block.kind not in _PROSE or block.quoted or not document.in_content(block):
            continue
        text = block.text
        for match in islice(_pattern().finditer(text), _MOST):
            head = _heads().search(text, max(0, match.start() - 16), match.start())
            if head is None or (head.start() and head.start() == match.start() - 16):
                continue
            start, end = head.start("the") if head["the"] else match.start(), match.end()
            if not in_own_words(document, block, start, end):
                continue
            low, high = sentence_around(document.once(sentences)[block.number], start, len(text))
            if text[low:high].rstrip(" \"'”’)*").endswith("?") or _supposed().search(text, max(low, start - 24), start):
                continue
            if _speaker().search(text, low, min(len(text), high + 400)):
                continue
            if _told_by().search(text, low, high) or _PERSON.search(text, end, high):
                continue
            found = support(document, block, start, end, before=0)
            if found is not None and not _is_state(document.blocks[found.block].text[found.start : found.end]):
                continue
            yield Hit(block.span(start, end), values={"match": text[start:end]})


_PERSON = re.compile(r"\b(?:her|his|he|she)\b")  # "Paris believes in love, and her brother does not"


def _is_state(source: str) -> bool:
    """Whether what was found to say or to think something is a state again."""
    name = source.removeprefix("the ").removeprefix("The ")
    return name.lower() in ("it", "they", "he", "who", "which", "country", "regime") or name in listed("states")


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{alternatives('states')})(?:, (?:too|meanwhile|however|for its part|in turn),)?"
        r"(?: (?:also|still|now|clearly|long|really|no longer|already|even|privately|openly|merely|only|deeply|"
        r"\w+ly)){0,2}"
        rf" (?:(?:{'|'.join(_MINDS)})\b(?! (?:talks?|meetings?|agreement)\b)"
        r"|(?:is|was) (?:(?:also|now|still|quietly|privately) )?(?:hoping|fearing|wishing|dreaming|longing|yearning|"
        r"aching)\b"
        r"|dreams of\b|dreamed of\b|had (?:long )?(?:hoped|wished|wanted|feared)\b|(?:coveted|resented|distrusted|"
        r"mistrusted|"
        r"dreaded|craved|yearned)\b"
        r"|(?:is|remains|was|has (?:long )?been|has grown|grows) (?:(?:also|now|still|so|very|deeply|increasingly|"
        r"particularly|\w+ly) ){0,2}"
        rf"(?:{'|'.join(_MOODS)})\b)"
    )


@cache
def _heads() -> re.Pattern[str]:
    """What stands before the subject of a clause, so that no other word can be it; "the" belongs to the name."""
    return re.compile(
        r"(?:^|[.;:!?,—–(”\"] |\b(?:[Tt]hat|[Aa]nd|[Bb]ut|[Aa]s|[Ww]hile|[Ww]hat|[Bb]ecause|[Ww]here|[Ss]ince|"
        r"[Aa]lthough|[Ww]hereas|or|which|whom|if only) )"
        r"(?P<the>[Tt]he )?$"
    )


@cache
def _speaker() -> re.Pattern[str]:
    """Who could speak for a state."""
    return re.compile(
        r"\b(?:[Oo]fficials?|[Mm]inist(?:er|ers|ry|ries)|[Pp]resident|[Pp]rime [Mm]inister|[Cc]hancellor|"
        r"[Aa]mbassadors?|[Ee]nvoys?|[Ss]pokes\w+|"
        r"[Dd]iplomats?|[Gg]overnment|[Ss]ecretary|[Cc]ommuniqu[ée]|[Ss]tatement|[Dd]octrine|[Ww]hite [Pp]aper|"
        r"[Ss]enators?|[Kk]ing|[Gg]enerals?|"
        r"[Ll]aw|[Tt]reaty|[Ll]etter|[Ss]trategy (?:paper|document)|intelligence (?:agency|service)|said|told)\b"
    )


@cache
def _told_by() -> re.Pattern[str]:
    """ "According to its five-year plan", ", a note from the department shows": a paper that tells of it."""
    return re.compile(
        r"(?i)\baccording to\b|, (?:an?|the|its|one) (?:[\w’'-]+ ){1,8}(?:shows?|showed|says?|suggests?|suggested|"
        r"states?|reveals?|reveal(?:ed)?|indicates?|wrote|writes?|reports?|reported)\b"
    )


@cache
def _supposed() -> re.Pattern[str]:
    return re.compile(r"(?i)\b(?:if|unless|whether|how|when) (?:the )?$")


RULE = Rule(
    id="attribution/state-as-speaker",
    message="“{match}”: who in its government says so?",
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    doubt="A state has no mind; some person said, wrote or guessed this.",
    settle="Name the minister, ministry or paper that the belief or the wish is from.",
    why=(
        "“Seoul believes” is handy in a headline. In the text it hides whether a minister said so in public, a "
        "diplomat in private, or the "
        "writer infers it. What states want is the most disputed part of most reports on them.\n\n"
        "What a state does, and what it says officially, is not reported. Silent where an office, a paper or a person "
        "who speaks for it stands near."
    ),
    references=(
        "https://www.reuters.com/info-pages/trust-principles/",
        "https://aclanthology.org/L18-1520/",
    ),
    bad=(
        "Grain shipments stopped in August. [[Ankara is hoping]] to broker a new deal.",
        "[[South Korea believes]] the shells came by rail. The border is closed.",
        "The talks go on; [[Paris fears]] that Dutch trawlers will be let in.",
        "[[Turkey is convinced]] the delay is about money.",
        Example("The port is shut, and *[[Oslo* wants]] it open.", Format.MARKDOWN),
        Example("<p>[[The <b>EU</b> worries]] about the price of gas.</p>", Format.HTML),
    ),
    good=(
        "Seoul believes the shells came by rail, Defence Minister Lee Han-sol said.",
        "South Korea imports gas. Its ports are full.",
        "Ministers in Paris fear that Dutch trawlers will be let in.",
        "If Russia wants peace, the talks will be short.",
        "“Russia wants peace,” the envoy said.",
        "The fans in Italy want a new coach.",
        "Does Turkey fear the delay?",
    ),
    check=check,
    measured=(
        "2026-11-23: 3 findings in 840 edited news articles (0.2%), 1 wrong; none in 1,710 posts. First looks at two "
        "sets of fresh claims (6, 4): 6, 3 found; 2 of 10 supported twins reported, since mended."
    ),
    not_types=("opinion", "how-to", "reference", "fiction", "transcript"),
    languages=("en",),
    needs=(
        *(
            f" {verb} "
            for verb in ("hoping", "fearing", "wishing", "dreaming", "longing", "yearning", "aching", "dreams of")
        ),
        *(
            f" {verb} "
            for verb in ("dreamed of", "coveted", "resented", "distrusted", "mistrusted", "dreaded", "craved")
        ),
        *(f" had {verb} " for verb in ("hoped", "wished", "wanted", "feared", "long")),
        " yearned ",
        *(f" {verb} " for verb in _MINDS if verb != "views"),
        *(f" {mood} " for mood in _MOODS),
    ),
)
