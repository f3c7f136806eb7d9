"""Reactions and evidence that nobody has: "concern is mounting", "questions have been raised"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from sourcecheck.analysis.crowds import is_backed, small
from sourcecheck.analysis.own_words import in_own_words, sentence_around
from sourcecheck.analysis.sentences import sentences
from sourcecheck.document import Document, Format, Kind
from sourcecheck.finding import Confidence, Severity
from sourcecheck.rule import Context, Example, Hit, Rule
from sourcecheck.word_lists import alternatives, listed

_PROSE = frozenset((Kind.PARAGRAPH, Kind.ITEM, Kind.DETAIL, Kind.FOOTNOTE))
_MOST = 40  # matches looked at in one block; more is no prose
_WORD = r"[^\s.;:!?,()“”\"—–]+"
# Of the words above, those that are frequent in other uses.
_FREQUENT = frozenset(
    [
        "increasing",
        "building",
        "gathering",
        "high",
        "rife",
        "draw",
        "draws",
        "drew",
        "drawn",
        "drawing",
        "raised",
        "raises",
        "raising",
        "raise",
        "caused",
        "causing",
        "causes",
        "earned",
        "earning",
        "won",
        "winning",
        "gained",
        "gaining",
        "received",
        "receiving",
        "invited",
        "met",
        "faced",
        "facing",
        "faces",
        "generate",
        "generated",
        "generating",
        "attract",
        "attracts",
        "attracted",
        "attracting",
        "prompt",
        "prompts",
        "spark",
        "emerging",
        "rising",
        "spreading",
        "growing",
    ]
)
# With these verbs the subject may be who holds it: "Lawmakers raised concerns", "She faced questions".
_OWN = re.compile(r"(?:rais|fac|receiv|gain|won|winn|garner|earn|caus|met$)")
# With these there is enough of it to be told of.
_MUCH = (
    "growing|mounting|widespread|considerable|increasing|rising|fierce|intense|deep|mounting|compelling|ample|"
    "abundant|overwhelming|"
    "strong|great|significant|fresh|renewed|broad|huge|immense|grave|much|swelling|spreading|persistent|swirling"
)


def check(document: Document, context: Context) -> Iterator[Hit]:
    for block in context.blocks(document):
        if block.kind not in _PROSE or block.quoted or not document.in_content(block):
            continue
        text = block.text
        last = 0
        for match in islice(_pattern().finditer(small(text)), _MOST):
            start, end = match.span()
            if start < last or not in_own_words(document, block, start, end):
                continue
            low, high = sentence_around(document.once(sentences)[block.number], start, len(text))
            if text[low:high].rstrip(" \"'”’)*").endswith("?") or _supposed().search(text, max(low, start - 40), start):
                continue
            if match[0].startswith("there ") and match[0].endswith(
                (" interest", " support", " enthusiasm", " attention")
            ):
                continue  # "there is renewed interest in doing this right": no claim about anybody
            if match["stirs"] and not _is_stirred(text, match, low):
                continue
            if match["noun"] and _held_before(text, match, low):
                continue
            if _holder(text, start, end, high, match["noun"] is not None):
                continue
            if is_backed(document, block, start, end):
                continue
            last = end
            yield Hit(
                block.span(start, end), values={"match": _shown(text[start:end]), "question": _question(match[0])}
            )


@cache
def _pattern() -> re.Pattern[str]:
    """For a text in small letters."""
    nouns = alternatives("reaction-nouns")
    of = rf"(?: (?:for|of|over|about|around|on|to|against|surrounding|regarding|in) (?:{_WORD} ){{0,7}}?{_WORD})?"
    be = r"(?:is|are|was|were|has been|have been|had been|seems? to be|appears? to be)"
    adverb = r"(?:(?:also|now|already|still|only|once again|again|\w+ly) ){0,2}"
    return re.compile(
        rf"\b(?P<noun>{nouns}){of} (?:(?:{be}) {adverb}(?:{alternatives('growing-words')})\b|(?:continues? to|"
        rf"continued to|began to|has|have|had)? ?{adverb}(?:{alternatives('growth-verbs')})\b)"
        rf"|\b(?:questions|concerns|doubts|fears|objections|misgivings|complaints|accusations|allegations|suspicions|"
        rf"worries|reservations|alarm|unease|concern|"
        rf"eyebrows|calls|demands|scepticism|skepticism|disquiet|anger|criticism){of} (?:{be}) {adverb}(?:being "
        rf")?{adverb}"
        r"(?:raised|voiced|expressed|aired|levelled|leveled|made|heard|felt|sparked|stirred)\b"
        rf"|\bthere (?:is|are|was|were|has been|have been|had been|remains?) {adverb}"
        rf"(?:(?:(?:a|an|some|also|very|public|real|serious) ){{0,2}}(?:{_MUCH}) (?:\w+ )?(?:{nouns})\b"
        r"|(?:fears|concerns|rumou?rs|speculation|calls|suspicions|worries) (?:that|about|over|for|of)\b)"
        rf"|\b(?P<stirs>{alternatives('stirring-verbs')}) (?:(?:{alternatives('amount-words')}) "
        rf"){{0,3}}(?P<what>{alternatives('stirred-nouns')})\b(?! of interest)"
    )


@cache
def _supposed() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:if|unless|whether|would|could|may|might|can|should|will|to|not|n['’]t|never|without|no|avoid|any|"
        r"must)(?: [\w’'-]+){0,2} $"
    )


def _is_stirred(text: str, match: re.Match[str], low: int) -> bool:
    """Whether a thing stirs something, and nobody is said to raise or to face it."""
    before = text[max(low, match.start() - 80) : match.start()]
    what, stirs = match["what"], match["stirs"]
    if what in ("attention", "interest") and (
        stirs + " " + what == match[0] or (text.startswith(" to ", match.end()) and "draw" in stirs)
    ):
        return False  # "drew attention to": somebody does it on purpose
    if re.search(r"(?:is|are|was|were|be|been|being|to|by) $", before.lower()) and stirs.endswith(("ed", "awn")):
        return False  # "was prompted", "had been raised"
    if what in ("eyebrows", "alarm bells", "flak"):
        return True
    if what in ("fire", "interest", "support", "protest", "protests", "calls", "applause", "attention", "praise") and stirs[:4] in (
        "rais", "caus", "set ", "won", "winn", "earn", "gain", "met", "face", "faci", "rece", "garn", "gene", "comi", "came",
    ):  # fmt: skip
        return (
            stirs[:4] in ("rece", "garn", "gain", "gene", "earn", "came", "comi")
            and what in ("praise", "interest", "attention", "applause", "fire")
            and (
                bool(re.search(rf"\b(?:{alternatives('amount-words')}) ", match[0]))
                or (what == "fire" and stirs.endswith("under"))
            )
        )
    if _OWN.match(stirs):
        words = before.lower().split()
        while words and (words[-1] in _AUXILIARY or words[-1].endswith("ly")):
            words.pop()
        head = words[-1].strip("“”\"'’,") if words else ""
        return head in listed("event-nouns")
    return True


_AUXILIARY = frozenset(
    [
        "has",
        "have",
        "had",
        "is",
        "are",
        "was",
        "were",
        "been",
        "also",
        "now",
        "already",
        "still",
        "once",
        "again",
        "since",
        "then",
        "be",
        "quickly",
        "and",
        "soon",
    ]
)


@cache
def _holders() -> re.Pattern[str]:
    """From, among, by somebody; what is no time and no crowd."""
    crowd = rf"(?:{alternatives('crowd-openers', 'authority-nouns')}|all sides|both|every|across|the public|everywhere|everyone|others)"
    return re.compile(
        rf"\b(?:from|among|amongst|by|within|inside) (?!(?:[\w’'-]+ ){{0,2}}{crowd}\b)"
        r"(?!(?:then|now|here|there|far|day|days|weeks|months|hours|minutes|itself|chance|accident|the (?:start|"
        r"outset|beginning|end|time|day|week|minute|hour))\b)"
        r"(?![\w-]+ing\b)[\w“\"‘']"
        r"|\b[Ii]n (?:the )?[A-Z][a-z]"
    )


def _holder(text: str, start: int, end: int, high: int, subject: bool) -> bool:
    """Whether the clause says whose it is: "drew criticism from Berlin", "concern among the crew"."""
    clause = re.split(
        r"[;:]|, (?:and|but|which) |\b(?:as|while|when|because|after|since|although|before) ",
        text[start if subject else end : min(high, end + 140)],
        maxsplit=1,
    )[0]
    return _holders().search(clause) is not None


def _held_before(text: str, match: re.Match[str], low: int) -> bool:
    """Whether the noun has an owner: "Okafor's doubts remain", "their support grew"."""
    if re.search(r" and the | (?:will|would|could|may|might|can|our|we|you|i) ", match[0]):
        return True
    before = text[max(low, match.start() - 40) : match.start()]
    if re.search(
        r"(?i)(?:['’]s?|s['’]|\b(?:his|her|their|its|our|my|your|whose|no|any|if|few|the)) (?:[\w-]+ ){0,1}$", before
    ):
        return not re.search(r"(?i)\bthe (?:growing |mounting )?$", before)
    # "Lawmakers' calls", "raise questions": the noun is an object, not a subject.
    if re.search(
        r"(?i)\b(?:to|of|for|with|by|in|about|on|raise[sd]?|ask(?:ed|s)?|answer(?:ed|s)?|have|has|had|as|into|from|"
        r"over|phone|face[sd]?|make|made) (?:[\w-]+ ){0,1}$",
        before,
    ):
        return True
    word = match["noun"]
    return word in (
        "interest",
        "support",
        "pressure",
        "attention",
        "opposition",
        "resistance",
        "momentum",
        "debate",
        "calls",
        "demands",
        "praise",
    ) and bool(
        re.search(
            r"(?i)\b(?:blood|air|water|high|phone|video|conference|life|technical|customer|child|tech|federal|state|"
            r"low|user|peer|price|toll|telephone|roll) $",
            before,
        )
    )


def _question(words: str) -> str:
    return "what evidence?" if "evidence" in words else "whose?"


def _shown(text: str) -> str:
    return text if len(text) <= 60 else text[:36].rpartition(" ")[0] + " … " + text[-20:].partition(" ")[2]


RULE = Rule(
    id="attribution/orphan-existential-claim",
    message="“{match}”: {question} Name it.",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    doubt="A reaction that nobody has may be one that nobody had.",
    settle="Name who asks, fears or criticises, or what the evidence is; one is enough.",
    why=(
        "“Concern is mounting” and “the move has raised eyebrows” report a reaction and leave out the people who "
        "react. Two "
        "neighbours and a nation would read alike. Evidence that is only said to grow is none.\n\n"
        "Silent where the clause says from, among or by whom, where somebody is named near, and for what could or "
        "should be."
    ),
    references=(
        "https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style/Words_to_watch#Unsupported_attributions",
        "https://en.wikipedia.org/wiki/Template:By_whom",
        "https://www.newsguardtech.com/ratings/rating-process-criteria/",
    ),
    bad=(
        "[[Concern is mounting]] over slurry in the river.",
        "The decision has [[drawn widespread criticism]]. It takes effect in January.",
        "[[There is mounting evidence]] that the coating makes no difference.",
        "[[Questions have been raised]] about the spillway. Filling begins in June.",
        "The alliance is [[drawing considerable attention]].",
        "The move [[raised eyebrows]], and [[calls for a new vote are growing]].",
        Example("The plan has [[sparked *fears]]* for the marsh.", Format.MARKDOWN),
        Example("<p><b>[[Doubts</b> persist]] about the bridge.</p>", Format.HTML),
    ),
    good=(
        "The plan drew criticism from Amnesty International and two members of parliament.",
        "Concern is mounting over slurry in the river: the Environment Agency objected in July.",
        "Questions about the spillway were raised in parliament by Ines Caldera.",
        "Okafor raised concerns about the spillway.",
        "The plan could raise questions about the spillway.",
        "Have questions been raised about the spillway?",
        "“Concern is mounting,” the mayor said.",
        "Her doubts remain.",
        Example("[Concern is mounting](https://example.org/yarl) over slurry in the river.", Format.MARKDOWN),
        Example("<p>The fire drew attention to the exits.<sup><a href='#fn1'>[1]</a></sup></p>", Format.HTML),
    ),
    check=check,
    not_types=("opinion", "how-to", "reference", "fiction", "transcript"),
    languages=("en",),
    needs=(
        *(
            f" {have} {verb} "
            for have in ("have", "has")
            for verb in ("emerged", "surfaced", "arisen", "mounted", "grown", "intensified")
        ),
        *(
            f" {noun} {be} "
            for noun in (
                "pressure",
                "momentum",
                "anger",
                "alarm",
                "anxiety",
                "discontent",
                "frustration",
                "impatience",
                "concern",
                "concerns",
                "fears",
            )
            for be in ("is", "are", "was", "were")
        ),
        *(f" {word} " for word in listed("growing-words") if word not in _FREQUENT),
        " is growing ",
        " are growing ",
        " is rising ",
        " are rising ",
        " growing concern ",
        " growing concerns ",
        " growing evidence ",
        " growing fears ",
        " been growing ",
        " is spreading ",
        " are emerging ",
        " rising ",
        " attracted ",
        " attracting ",
        " generated ",
        " sparked ",
        " sparking ",
        *(
            f" {word} "
            for word in (
                "persist",
                "persists",
                "persisted",
                "linger",
                "lingers",
                "lingered",
                "abound",
                "abounds",
                "mounted",
                "swirled",
                "swirl",
                "grew",
                "grows",
                "grow",
                "grown",
                "surfaced",
                "erupted",
                "ensued",
                "intensified",
                "arisen",
                "arose",
            )
        ),
        *(
            f" {noun} {verb} "
            for noun in (
                "questions",
                "concerns",
                "doubts",
                "fears",
                "suspicions",
                "worries",
                "misgivings",
                "objections",
            )
            for verb in ("remain", "remained", "emerged", "emerge", "spread", "arise")
        ),
        *(f" {word} " for word in ("raised", "voiced", "aired", "levelled", "leveled", "eyebrows", "alarm bells")),
        *(f" been {word} " for word in ("expressed", "made", "heard", "felt")),
        " were expressed ",
        " was expressed ",
        *(
            f" there {be} {what} "
            for be in ("is", "are", "was", "were")
            for what in (
                "fears",
                "concerns",
                "rumors",
                "rumours",
                "speculation",
                "calls",
                "suspicions",
                "worries",
                "widespread",
                "considerable",
                "strong",
                "great",
                "significant",
                "deep",
                "intense",
                "renewed",
                "much",
                "broad",
                "huge",
            )
        ),
        " compelling ",
        " ample ",
        " abundant ",
        *(
            f" {word} "
            for word in (
                "criticism",
                "outrage",
                "backlash",
                "outcry",
                "scrutiny",
                "controversy",
                "speculation",
                "uproar",
                "condemnation",
                "furor",
                "furore",
                "acclaim",
                "skepticism",
                "scepticism",
                "consternation",
                "disquiet",
                "dismay",
                "ridicule",
                "derision",
                "mockery",
                "resentment",
                "unease",
                "plaudits",
                "flak",
            )
        ),
        *(f" {verb} " for verb in listed("stirring-verbs") if verb not in _FREQUENT),
        *(
            f" {kind} attention "
            for kind in (
                "considerable",
                "growing",
                "widespread",
                "much",
                "significant",
                "increasing",
                "international",
                "global",
                "national",
                "worldwide",
                "wide",
                "great",
                "public",
            )
        ),
        *(
            f" {verb} {what} "
            for verb in (
                "raise",
                "raises",
                "raising",
                "drew",
                "draws",
                "drawn",
                "drawing",
                "draw",
                "faces",
                "faced",
                "under",
                "met with",
            )
            for what in (
                "questions",
                "concern",
                "concerns",
                "doubts",
                "fears",
                "praise",
                "fire",
                "serious",
                "fresh",
                "new",
                "anger",
                "applause",
            )
        ),
    ),
)
