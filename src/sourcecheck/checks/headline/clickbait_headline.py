"""Headlines that hold back what they are about, and shout."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.page.headlines import headline_of
from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format
from sourcecheck.finding import Confidence, Severity
from sourcecheck.rule import Context, Example, Hit, Rule

_ENOUGH = 2  # points
_LONGEST = 120  # code points of a first line
_SHOUTED = frozenset(
    (
        "shocking", "shock", "this", "never", "not", "every", "all", "huge", "insane", "amazing", "wow", "omg",
        "must", "best",
        "worst", "free", "really", "very", "now", "secret", "secrets", "exposed", "destroys", "destroyed", "slams",
        "epic",
        "finally", "only", "why", "you", "banned", "viral", "revealed", "truth", "leaked", "urgent", "warning",
        "major",
        "massive", "unbelievable", "crazy", "everything", "nobody", "stop", "just", "actually", "real", "instantly",
        "forever",
        "furious", "explodes", "meltdown", "scandal", "proof", "terrifying", "bombshell", "disgusting", "stunning",
        "ever", "exposes", "reveals", "gone", "broke", "anymore",
        "need", "must", "what", "priceless", "hiding", "lying", "lies", "hate", "hates", "last", "before",
    )
)  # fmt: skip
# Every phrase holds one of these words; most headlines hold none.
_TELLING = words(
    "you your you'll you've you're you'd my our mind-blowing jaw-dropping heart-warming heart-stopping mind minds "
    "trick tip hack "
    "tricks hacks habit ingredient food secret next hate this it them will everyone speechless tears shock shook "
    "faith internet "
    "what want laughing crying watching looking wrong nobody one talking glaubst glauben wirst passiert passierte "
    "no creerás creer "
    "te vous croire croirez não crederai geloof raadt here's reason reasons truth late secrets insane unbelievable "
    "bombshell "
    "hilarious shocking shocked shocks epic omg wow outrageous mind-boggling craziest weirdest funniest hottest "
    "cutest scariest most "
    "best worst viral guess literally finally pasó sucedió cette dieser diesem diesen este questo deze regrets "
    "regret stunned amazed "
    "baffled horrified losing freaking everybody really behind simple weird clever reveals reveal never stop don't "
    "jaw jaws eyes says only surprise doing anymore heartbreaking heartwarming priceless photos pictures images "
    "tweets moments "
    "facts signs "
    "times watch find until result results everything hide hides hiding chills goosebumps prove needs"
)


def check(document: Document, context: Context) -> Iterator[Hit]:
    headline = document.once(headline_of) or _first_line(document)
    if headline is None:
        return
    text = headline.text.replace("’", "'")
    if _TELLING.isdisjoint(re.split(r"[^\w'-]+", text.lower())) and "!!" not in text:
        return
    cues = list(_cues(text))
    if sum(points for points, _ in cues) >= _ENOUGH:
        named = ", ".join(dict.fromkeys(f"“{cue}”" for _, cue in cues if cue))
        yield Hit(headline.whole, values={"cues": named})


def _first_line(document: Document) -> Block | None:
    """A first line of plain text that is no sentence of the text: of several sentences, and without a stop."""
    if document.format is not Format.TEXT or len(document.blocks) < 2:
        return None
    first, second = document.blocks[:2]
    if len(first.text) > _LONGEST or first.text.endswith((".", ":", ",", ";", '"', "”")):
        return None
    return first if len(second.text) > len(first.text) else None


def _cues(text: str) -> Iterator[tuple[int, str]]:
    """What a headline does to be clicked: points, and the words."""
    low = text.lower()
    for match in _phrases().finditer(low):
        yield (2 if match.lastgroup == "strong" else 1), text[match.start() : match.end()].strip()
    shouted = [word for word in re.findall(r"\b[A-Z]{3,}\b(?!:)", text) if word.lower() in _SHOUTED]
    if shouted and any(letter.islower() for letter in text):
        yield min(len(shouted), 2) if len(shouted) > 1 else 1, " ".join(shouted)
    marks = re.findall(r"[!?]", text)
    if len(marks) >= 2:
        yield 1, "".join(marks[:3])
    elif "!" in marks:
        yield 0, ""
    if text.rstrip().endswith(("...", "…")):
        yield 1, "…"


@cache
def _phrases() -> re.Pattern[str]:
    number = r"(?:\d{1,3}|five|seven|ten|ways|things|reasons)"
    return compiled(
        r"(?P<strong>\b(?:you (?:won't|will not|wouldn't|will never|would never|won't ever) (?:believe|guess)\b"
        r"|you'll never (?:guess|believe)\b|blow(?:s|n|ing)? (?:your|my|our) minds?\b|blew (?:my|our|his"
        r"|her) minds?\b"
        r"|one (?:weird|simple|strange|crazy|easy|odd|little|ancient) (?:\w+ )?(?:trick|tip|hack|habit|ingredient"
        r"|food)\b"
        r"|this (?:\w+ )?(?:weird|simple|one|strange|crazy|little[- ]known|ancient) (?:\w+ )?(?:trick|tip|hack"
        r"|secret)\b"
        r"|what (?:happened|happens|he did|she did|they did|he said|she said|they found|comes|it did) next\b"
        r"|(?:doctors|dentists|trainers|experts|banks|teachers|lawyers|they) hate (?:him|her|it|this|them)\b"
        r"|will (?:\w+ )?(?:shock|surprise|amaze|stun|astonish|horrify|haunt|floor) (?:you|everyone)\b"
        r"|will (?:make you (?:\w+ )?(?:cry|laugh|smile|cringe|rethink|question|want|sick|gasp|scream)|leave you"
        r" (?:\w+ )?(?:speechless|in tears|shocked|stunned|wanting)|change your life|restore your faith"
        r"|melt your heart)\b"
        r"|will (?:\w+ ){1,2}?(?:your (?:hearts?|minds?|life|day|jaw|faith|blood)|you (?:\w+ )?(?:chills"
        r"|goosebumps))\b"
        r"|(?:my|his|her|their|your) jaws? (?:\w+ )?drop\w*|believe (?:my|his|her|their|your) (?:own )?eyes\b"
        r"|says? about you\b|until you (?:read|see|watch|hear|try|know)\b"
        r"|only (?:\w+ ){1,4}?will (?:understand|get|remember"
        r"|know|notice)\b|only (?:a )?geniuse?s?\b|leaves? you (?:\w+ )?(?:stunned|shaken|amazed|smiling"
        r"|furious|sick)\b"
        r"|(?:may|might|will|could) (?:surprise|shock|amaze) you\b|you(?:'re| are) (?:\w+ )?doing (?:it"
        r"|this) (?:all )?wrong\b"
        r"|you(?:'ve| have) been \w+ (?:\w+ ){1,4}?wrong\b|(?:until|then) this happened\b|happens when you\b"
        r"|one (?:food|thing|mistake|word|question|drink|exercise) you\b|(?:is|are) (?:losing (?:it|their minds)"
        r"|freaking out|going (?:crazy|wild|nuts))\b|hid(?:e|es|ing) (?:\w+ )?from (?:you|us)\b"
        r"|you'll be (?:amazed|shocked"
        r"|surprised|stunned)\b|you (?:have|need|got) to see (?:this|it|to believe)\b|you'll (?:cry"
        r"|never be the same)\b"
        r"|(?:left|leaves|leaving) (?:\w+ ){1,4}?(?:speechless|in tears|in shock|shook)\b|faith in humanity\b"
        r"|br(?:eak(?:ing|s)?|oke) the internet\b|the internet (?:is (?:losing|going|obsessed|freaking)|can't"
        r"|cannot"
        r"|lost)\b"
        r"|(?:don't|doesn't|do not|didn't) want you to (?:know|see|hear|find)\b|wait (?:un)?til[l]? you (?:see"
        r"|hear|read)\b"
        r"|gone (?:horribly |terribly )?wrong\b(?=.*(?:!|you|this))|nobody (?:is|was) talking about\b"
        r"|no one is talking about\b|(?:can't|cannot) stop (?:laughing|crying|watching|looking)\b"
        r"|das glaubst du nicht\b|das glauben sie nicht\b|was dann passiert\w*|passierte dann\b"
        r"|wirst du nicht glauben\b|(?:dieser|diesem|diesen|mit diesem) (?:\w+ )?trick\b"
        r"|no (?:lo )?(?:creerás|vas a creer)\b"
        r"|te (?:sorprenderá|dejará)\b|n'allez pas (?:le |y |en )?croire\b|ne croirez (?:pas|jamais)\b"
        r"|va vous (?:surprendre|choquer|étonner)\b|não vai acreditar\b|non (?:ci )?crederai\b"
        r"|geloof je nooit\b"
        r"|je raadt nooit\b))"
        r"|(?P<weak>\b(?:here(?:'s| is) (?:why|what|how)\b|this is (?:why|what happen\w*\b(?! when you)|how)\b"
        r"|the (?:real |true "
        r"|shocking )?reason"
        r" (?:why |behind )?(?:will|you|he|she|they|this|is)\b|you (?:need|have) to (?:see|know|hear|read|watch"
        r"|stop)\b"
        r"|you should (?:never|stop|always)\b|you must (?:see|watch|read|try)\b|you (?:didn't|never"
        r"|don't) know\b"
        r"|before it's too late\b|(?:shocking|dark|ugly|secret|surprising) (?:truth|reason|secret|details?"
        r"|moment|video)s?\b"
        r"|the truth (?:about|behind)\b(?=.*(?:!|\byou|nobody|exposed|revealed))|secrets? (?:to|of|that|they"
        r"|behind)\b"
        r"|(?:mind|jaw|heart)[- ](?:blowing|dropping|stopping|warming)\b|(?:insane|unbelievable|bombshell"
        r"|hilarious|shocking"
        r"|shocked|shocks|epic|omg|wow|mind-boggling|outrageous)\b"
        rf"|{number} (?:\w+ ){{0,2}}?(?:craziest|weirdest|funniest|hottest|cutest|scariest|most \w+|best|worst"
        rf"|insane|amazing"
        rf"|genius|incredible|shocking|unbelievable|mind-blowing)\b|you(?:'ll| will|'ve) ever (?:see|need|seen"
        rf"|read|had|taste)\b"
        r"|^this (?:\w+ ){0,2}?(?:man|woman|mom|mum|dad|guy|girl|boy|couple|teacher|dog|cat|teen|nurse|student"
        r"|waitress|bride)"
        r" \w+|went viral\b|goes viral\b|guess (?:what|who)\b|you won't\b|number \d+\b|#\d+ (?:is|will)\b"
        r"|why (?:nobody|no one|everyone|everybody)\b|what really happened\b|behind closed doors\b"
        r"|you'll see\b"
        r"|(?:simple|secret|easy|weird|clever|genius) (?:trick|hack|method|tip|secret)s?\b|reveals? (?:the|his"
        r"|her|their|how|why)\b"
        r"|^never \w+|^(?:stop|don't) \w+ing\b|the \d+ \w{3,}est\b|you (?:must|can't|shouldn't) (?:avoid|miss"
        r"|ignore|afford)\b"
        r"|not laughing\b|you (?:must|should|need to|have to) (?:stop|start|try|buy|own|eat)\b"
        r"|(?:instantly"
        r"|immediately) regret\w*"
        r"|(?:is|are|was|were|be|left) (?:stunned|shocked|amazed|baffled|speechless|horrified)\b"
        r"|find out (?:why|how|what|now"
        r"|here)\b|watch (?:now|what|as|this|until|him|her|them)\b|is this the (?:end|best|worst|most)\b"
        r"|(?:nobody|no one) (?:tells|told|knows)\b|\d+ reasons (?:why|you|to)\b|can you (?:spot|guess|solve"
        r"|find|see)\b"
        r"|(?:99|98|90) ?(?:%|percent)|most people (?:fail|miss|can't|don't)\b|\d+ (?:\w+ ){0,2}?(?:photos"
        r"|pictures|images"
        r"|tweets|times|moments|facts|signs)(?= (?:that|you|when|which)\b)|you'll (?:want|love|regret|wish|see today"
        r"|need)\b"
        r"|the results? (?:is|are|were|was|will)\b|everything you (?:know|knew|thought)\b|(?:when"
        r"|once) you see\b"
        r"|(?:heartbreaking|heartwarming|priceless|genius|terrifying|incredible)\b|literally\b"
        r"|finally (?:reveals?|revealed|breaks)\b|(?:cette|dieser|este|questo|deze) (?:astuce"
        r"|trick|truco"
        r"|truque|trucco|truc)\b|lo que (?:pasó|sucedió|hizo)\b)|#\d{1,2}\b)"
    )


RULE = Rule(
    id="headline/clickbait-headline",
    message="This headline asks to be clicked ({cues}). What does the article say?",
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    doubt="A headline that holds back what happened makes readers click, and wonder what else is held back.",
    settle="Say in the headline what happened, to whom, and where.",
    why="""A headline is a promise, and for most readers all they read. “You won't believe what happened next”, a number
with a superlative, shouted words and rows of exclamation marks promise a feeling and keep the matter back. Studies of
such headlines find them together with thin and false reports.

One sign is no fault: explainers say “here's why”, lists have numbers. Two are needed, or one that has no other
use.""",
    measured=(
        "2026-11-23: 1 finding in 2,740 articles, posts and pages (0.4 per 1,000), right. Of 20 headlines that only "
        "look alike none. Of the last 20 fresh ones 4 found at first look, 18 after mending: there are more ways to "
        "tease than a list holds."
    ),
    references=(
        "https://credweb.org/signals-20191126",
        "https://doi.org/10.1109/ASONAM.2016.7752207",  # Chakraborty et al. 2016
        "https://doi.org/10.1145/3184558.3188731",  # Zhang et al. 2018
        "https://www.newsguardtech.com/ratings/rating-process-criteria/",
    ),
    bad=(
        Example("# [[You Won't Believe What This Senator Did Next!!]]\n\nHe voted.\n", Format.MARKDOWN),
        Example("<h1>[[7 Craziest Bridges You Need to See]]</h1><p>The first is in Norddorf.</p>", Format.HTML),
        "[[This one weird trick keeps your lock clean]]\n\nThe keeper of the lock in Norddorf uses salt. He has "
        "done so "
        "for years, and the lock has not rusted since.",
        Example("# [[SHOCKING Truth About The Pier: Here's Why]]\n\nIt is wet.\n", Format.MARKDOWN),
        Example("# [[Das glaubst du nicht: So alt ist der Hafen]]\n\nEr ist alt.\n", Format.MARKDOWN),
    ),
    good=(
        Example("# Five things to know about the budget\n\nIt passed.\n", Format.MARKDOWN),
        Example("# Here's why the bridge closed on Monday\n\nIt was cracked.\n", Format.MARKDOWN),
        Example("<h1>NATO, EU and UNESCO agree on the harbour</h1><p>They met.</p>", Format.HTML),
        Example("# Who pays for the pier? Who decides\n\nNobody knows. You won't believe it.\n", Format.MARKDOWN),
    ),
    check=check,
    parts=("headline",),
    scopes=("headings",),
    not_types=("fiction",),
)  # fmt: skip
