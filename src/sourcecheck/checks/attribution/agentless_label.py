"""Labels that nobody is said to give: "often dubbed", "widely regarded as"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.attribution.support import support
from sourcecheck.analysis.own_words import in_own_words
from sourcecheck.analysis.sentences import sentences
from sourcecheck.analysis.small_letters import may_match
from sourcecheck.analysis.words import words
from sourcecheck.document import Block, Document, Format, Kind, MarkKind
from sourcecheck.finding import Confidence, Severity
from sourcecheck.rule import Context, Example, Hit, Rule

# A block with more matches than this is no prose; the bound keeps hostile input linear.
_MOST = 40
_OFTEN = (
    "often|widely|commonly|sometimes|variously|frequently|generally|popularly|routinely|universally|broadly|"
    "increasingly|regularly|largely|repeatedly|fondly|affectionately|long|rightly|justly|wrongly|unfairly"
)
_ADVERB = rf"(?:very |so |most |quite |more )?(?:{_OFTEN})"
# Compiled one by one, when first asked for.
_PATTERNS = {
    "label": (
        rf"(?i)\b(?P<often>{_ADVERB} (?:been |being )?)?(?P<word>dubbed|nicknamed|labell?ed|branded|called|termed|"
        rf"described|referred to|regarded|considered|seen|viewed|perceived|hailed|lauded|touted|billed|praised|"
        rf"celebrated|portrayed|characteri[sz]ed|derided|grouped together|lumped together|thought of|held up|"
        rf"acknowledged|recogni[sz]ed|credited|criticised|criticized|condemned|dismissed|mocked|denounced|ridiculed|"
        rf"acclaimed|remembered|revered|known (?:to|by|among) (?:many|some|most|fans|locals|friends|insiders|"
        rf"regulars))(?P<as> (?:as|with)\b)?"
    ),
    "be": (
        r"(?i)(?:\b(?:is|are|was|were|be|been|being|isn['’]t|aren['’]t|wasn['’]t|weren['’]t|gets?|got)|['’](?:s|re))"
        r"(?: (?:also|not|now|still|once|then|already|even|so|rather|both|thus|therefore|therein|\w+ly))?,? ?$"
    ),
    "modal": (
        r"(?i)\b(?:would|could|can|may|might|should|will|must|shall|to|not|n['’]t|never|if|cannot)"
        r"(?: (?:also|still|even|well|now|long|\w+ly|have))* (?:be|been|is|are|was|were)?(?: \w+ly)? ?$"
        r"|\bif [\w’' ]{1,30}$"
    ),
    # "She feared being dubbed the loser", but "he was already being touted as".
    "imagined": r"(?i)\b(?:be|being) $",
    "going_on": r"(?i)\b(?:is|are|was|were)(?: \w+)? being $",
    "opens": r"(?i)(?:^|[,;:(–—-] ?|[.!?][”\"’')]? |\b(?:while|though|although|once|yet|but|and|or|when|as|is|what) )$",
    "agent": (
        r"(?i)\bby (?!(?:then|now|far|comparison|contrast|default|definition|mistake|name|accident|chance|"
        r"extension|the (?:end|time|year|standards|1?\d)|\d|way|virtue|means|law|\w+ing\b))"
    ),
    # The agent as a place: "seen among Democrats as", "known in the trade press as".
    "place_of": (
        r"(?i)\b(?:among (?!the (?:best|most|top|worst|finest|great|large|first|lead))|at the (?-i:[A-Z])|"
        r"within (?:the )?[A-Za-z]|inside (?:the )?(?-i:[A-Z])|in (?:[\w'’.-]+ ){0,3}"
        r"(?:media|press|circles|communit(?:y|ies)|literature|trade|jargon|slang|parlance|textbooks|"
        r"documentation|docs|terminology|organi[sz]ations|countries|languages|cultures|projects|english|"
        r"french|german|spanish|latin|arabic|russian|chinese)\b)"
    ),
    "law": (
        r"(?i)\b(?:felony|misdemeanou?r|crime|offen[cs]e|violation|infraction|tort|war crime)\b|"
        r"\bunder (?:the |a |an |its |federal |state |international |[A-Z])[\w'’ .-]{0,60}"
        r"(?:law|act|code|statute|rules?|regulations?|directive|convention|treaty|constitution|§)"
    ),
    "considered": r" (?:[\"“‘'«]|the |an? |one of |among )",
    "named": r"[ ]?(?:[\"“‘'«]|the [\"“‘']?|an? [\"“‘])",
    # "Called the ...", 'called "The ..."'; a lower-case word in quotation marks introduces a term.
    "contested": r" (?:[Tt]he [\"“‘']?|an? [\"“‘][\w-]+ \w|[\"“‘'](?:[Tt]he |an? |[A-Z]))",
    "asked": r"(?i)\b(?:respondents|participants|interviewees|those (?:surveyed|polled|interviewed))\b",
    # A label without an adverb: "branded a traitor", but no description of a person or of goods.
    "bare_label": (
        r"(?i)(?: as)? (?:[\"“‘']|(?:an? |the )?(?!(?:[\w-]+,? ){0,3}(?:man|men|woman|women|male|female|boy|girl|"
        r"person|people|adult|teenager|driver|vehicle|car|van|sedan|truck|weapon)\b)(?!in\b|on\b|by\b|with\b|for\b|"
        r"and\b|above\b|below\b|here\b|follows\b|\d)[a-z])"
    ),
    "verdict": (
        r"(?i)(?: as)? (?:[\w’'-]+ ){0,3}?[\"“‘]?(?:betrayal|threats?|traitors?|liars?|frauds?|flops?|bull(?:y|ies)|"
        r"snobs?|genius(?:es)?|waste|jokes?|mess|shambles|eyesores?|monsters?|villains?|danger(?:ous)?|"
        r"cowards?|criminals?|extremis[tm]s?|racists?|racism|terroris[tm]s?|failures?|disasters?|scandals?|"
        r"polluters?|pariahs?|rogues?|illegal|unsafe|unfair|cruel|radicals?|toxic|propaganda|conspirac(?:y|ies)|"
        r"hoax(?:es)?|fakes?|hypocrit\w+|populists?|fascists?|misleading|corrupt|heretics?|cursed|haunted|jinxed|doomed|reckless|lawless|outdated|spies|spy|puppets?|"
        r"dictators?|genocide|disgrace|insult|victory|triumph|success|hero(?:es)?)\b"
    ),
    # Terms of a trade: 'the "elvis" operator', "the Internet of Things (IoT)".
    "term": (
        r"[^.;]{1,60}?(?:\([A-Za-z]*[A-Z]{2,}[A-Za-z]*\)|\b(?:operator|method|pattern|problem|function|algorithm|"
        r"effect|model|technique|principle|rule|protocol|syntax|equation|theorem|test|process|phase|layer)\b)"
    ),
    # "Called the kerf clearance.": two or three plain words, and the clause ends.
    "plain_term": r" the [a-z][a-z-]+(?: [a-z][a-z-]+){1,2}(?=[.,;:)]|$)",
    # Pictures that praise or blame: "the silent killer", "the backbone of the town".
    "figure": (
        r"(?i)\b(?:of|\w+(?:iest|est)|killers?|monsters?|giants?|angels?|devils?|evil|curse|plague|poison|weapons?|"
        r"tax|law|grab|trap|bomb|war|warriors?|bible|crown|jewel|gem|pearl|cradle|heart|soul|face|voice|backbone|"
        r"engine|brain|gateway|paradise|heaven|hell|promised|holy|dream|nightmare|golden|dark|dirty|silent|secret|"
        r"forgotten|lost|deep|rich|poor|sick|new|next|last|only|real|true|free|smart|sleeping|founding|"
        r"capital|kingdom|empire|wolf|fox|lion|tiger|shark|beast|butcher|boss|chief|lady|man|men|woman|girl|boy|"
        r"people|state|nation|city|generation|movement|card|problem child|party|axis|bloc|regime|establishment|elite|"
        r"bill|ban|deal|scandal|scheme|crisis)\b"
    ),
    # What labels are stuck on.
    "things": (
        r"(?i)\b(?:items?|box(?:es)?|packages?|products?|bottles?|files?|fields?|columns?|rows?|buttons?|ax[ie]s|"
        r"issues?|tickets?|samples?|data|images?|foods?|jars?|parts?|diagrams?|figures?) (?:(?:is|are|was|were) )?$"
    ),
    # A name given by those who run the thing.
    "formal": r"(?i) [\"“‘']?(?:operation|project|task force|plan|programme?|mission|exercise) ",
    "alias": (
        r"(?i)\b(?:also|formerly|previously|officially|formally|originally|locally|colloquially|informally|"
        r"affectionately|technically|legally|internally|simply|aka)(?: known| sometimes| often)? $"
    ),
    # A word that shows there is no label: "considered in May", "dubbed into French".
    "no_label": (
        r"(?i) ?(?:$|[.,;:)?!]|(?:in|into|at|on|when|for|during|before|after|if|with|without|over|under|by|"
        r"alongside|because|since|until|where|while|and|or|but|from|only|separately|together)\b)"
    ),
    # The first rank, or one of the first; "as such", where the sentence has said it.
    "rank": (
        r"(?i) (?:as |to be |by far |perhaps |arguably |still ){0,3}(?:(?:one of |among )(?:the |its |his |her "
        r")?(?:[\w’'-]+ ){0,4}?"
        r"(?:best|finest|greatest|most|[a-z]{3,}est|leading|foremost|top|great|masters?|pioneers?|masterpieces?|"
        r"classics?)\b"
        r"|(?:the|its|his|her) (?:[\w’'-]+ ){0,3}?(?:best|finest|greatest|foremost|leading|pre-eminent|most [a-z]+|"
        r"[a-z]{3,}iest|worst|frontrunner|front-runner|favou?rite|father|mother|godfather|king|queen|saviou?r|heart|"
        r"home|birthplace|cradle|standard|benchmark|authority|successor|heir|architect|mastermind|gold standard|key|"
        r"future)\b(?! (?:time|way|place|day|option|interest|person)\b)"
        r"|an? (?:[\w’'-]+ ){0,2}?(?:masterpiece|classic|pioneer|genius|legend|icon|triumph|failure|disaster|success|"
        r"rising star|safe pair|breakthrough|"
        r"threat|national treasure|blow|victory|defeat|setback|turning point|watershed|milestone|landmark|hero|"
        r"villain|traitor|pariah)\b|such\b)"
    ),
    # A verdict about somebody, even without quotation marks.
    "judgement": (
        r"(?i)\W(?:(?:an?|the|as) )*(?:[\w-]+ )?(?:pariahs?|rogues?|terrorists?|dictators?|extremists?|"
        r"traitors?|racists?|cults?|heroe?s?|genius|legends?|best|worst|greatest|most|first|father|mother|"
        r"godfather|king|queen|leading|finest|failures?|success|disaster|scandal|miracle|puppets?|"
        r"populists?|fascists?|radicals?|controversial)\b"
    ),
}  # fmt: skip


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_PATTERNS[name])


# Without an adverb these already say that somebody gave the name or the praise.
_BARE = frozenset(("dubbed", "hailed", "lauded", "touted", "billed", "nicknamed"))
# These too, where a label follows at once: "branded a traitor", "labelled as unsafe", "has been described as cruel".
_BARE_BEFORE_LABEL = frozenset(("labelled", "labeled", "branded", "derided", "described", "portrayed"))
# Naming in the plain sense: a term is given, no judgement.
_NAMES = frozenset(("dubbed", "nicknamed"))
_NAMING = frozenset(("called", "termed", "referred to"))
# Judgements that need no adverb where they give the first rank: "considered the finest", "seen as the frontrunner".
_RANKING = words(
    "considered regarded seen viewed acclaimed celebrated perceived revered acknowledged recognised recognized "
    "praised thought_of remembered"
)
# These take "as" before a label; without it they mean something else ("widely seen", "often praised").
_WITH_AS = words(
    "described referred_to seen viewed perceived regarded thought_of hailed lauded touted billed praised celebrated "
    "portrayed characterized characterised held_up acknowledged recognized recognised credited criticised criticized "
    "condemned dismissed mocked denounced ridiculed acclaimed remembered revered"
)
# The first word of each participle of a label, and what may stand between it and an adverb.
_GIVEN = words(
    "dubbed nicknamed labelled labeled branded called termed described referred regarded considered seen viewed "
    "perceived hailed lauded touted billed praised celebrated portrayed characterized characterised derided grouped "
    "lumped thought held acknowledged recognized recognised credited criticised criticized condemned dismissed "
    "mocked denounced ridiculed acclaimed remembered revered known been being"
)
# How terms are set off where they are introduced.
_SET_OFF = frozenset((MarkKind.EMPHASIS, MarkKind.STRONG, MarkKind.CODE))
_IRREGULAR = words("led made built held run met hit won")  # participles that "by" follows
_TOGETHER = frozenset(("grouped together", "lumped together"))


def check(document: Document, context: Context) -> Iterator[Hit]:
    label = _pattern("label")
    reference = context.type == "reference"  # where terms are introduced all the time
    for block in context.blocks(document):
        if block.kind not in (Kind.PARAGRAPH, Kind.ITEM) or block.quoted or not document.in_content(block):
            continue
        if not may_match(label, block.text):
            continue
        seen = 0
        for match in label.finditer(block.text):
            if seen == _MOST:
                break
            start, end = match.span()
            naming = match["word"].lower() in _NAMING
            if not _labels(block.text, match) or (naming and (reference or _is_emphasised(block, end))):
                continue
            seen += 1
            if not in_own_words(document, block, start, end):
                continue
            ranges = document.once(sentences)[block.number]
            low, high = next(((a, b) for a, b in ranges if a <= start < b), (0, len(block.text)))
            if _answered(block.text, match, low, high) or _is_given(document, block, start, end):
                continue
            if _house_term(block.text[end:high], context.house.get("terms", ())):
                continue
            yield Hit(block.span(start, end), values={"match": block.text[start:end]})


def _gate() -> str:
    """The adverb in front, a word that needs none, or one that gives the first rank; over folded text."""
    given, bare, ranking = ("|".join(sorted(some)) for some in (_GIVEN, _BARE | _BARE_BEFORE_LABEL, _RANKING))
    return (
        rf" (?:{_OFTEN}) (?:been |being )?(?:{given}) | (?:{bare}) "
        r"| known (?:to|by|among) (?:many|some|most|fans|locals|friends|insiders|regulars) as "
        rf"| (?:{ranking}) (?:as|to be|by far|perhaps|arguably|still|one of|among|the|its|his|her|an?|such) "
    )


def _is_given(document: Document, block: Block, start: int, end: int) -> bool:
    """Whether the sentence names somebody who could have given the label, or cites something.

    What others say in the sentences behind is about the thing, hardly ever about its name.
    """
    found = support(document, block, start, end, before=0, after=0)
    if found is not None and found.block == block.number and end <= found.start <= end + 12 and found.how == "naming":
        found = None  # the name that is given
    if found is not None:
        return found.how != "thinking"  # "or, as Okafor prefers, ..."
    # "Their lawyer, Amara Obi, called it a disaster": a name for the same thing, by somebody with one.
    found = support(document, block, start, end, before=0, after=1)
    return found is not None and found.how == "naming" and found.start > end + 12


def _house_term(text: str, terms: tuple[str, ...]) -> bool:
    """Whether a text begins with a word of the house, which answers for it."""
    if not terms:
        return False
    said = text.casefold().lstrip(" “”\"'‘’«»")
    for article in ("the ", "a ", "an "):
        said = said.removeprefix(article)
    return said.lstrip(" “”\"'‘’«»").startswith(tuple(term.casefold() for term in terms))


def _labels(text: str, match: re.Match[str]) -> bool:
    """Whether the participle stands in the passive and passes a judgement or gives a name."""
    start, end = match.span()
    word = match["word"].lower()
    often = match["often"] is not None
    before = text[max(0, start - 60) : start]
    particle = (match["as"] or "").strip().lower()
    if word.startswith("known "):
        return particle == "as"
    if not often and word in _RANKING and _pattern("rank").match(text, match.end("word")):
        passive = _pattern("be").search(before) or _pattern("opens").search(before)
        return passive is not None and not _pattern("modal").search(before)
    if not often and word not in _BARE:
        if word not in _BARE_BEFORE_LABEL or not _pattern("bare_label").match(text, match.end("word")):
            return False
        if word.startswith("label") and not _pattern("verdict").match(text, match.end("word")):
            return False  # goods, releases, parts of a figure
        if word in _WITH_AS and not before.endswith(" been "):
            return False  # "the suspect was described as ..." sums up a report
    if word in _NAMES and not often and not _pattern("contested").match(text, end):
        return False
    if particle == "with" and word != "credited":
        return False
    if not particle and word in _WITH_AS and not text.startswith(" to be ", end):
        return False
    if word in _TOGETHER:
        # "Grouped together in one file" is no label.
        if not particle and not text.startswith(",", end):
            return False
    elif not particle and _pattern("no_label").match(text, end):
        return False
    if word.startswith("label") and _pattern("things").search(before):
        return False
    if _pattern("modal").search(before) or _pattern("alias").search(before):
        return False
    be = _pattern("be").search(before) is not None
    if not often and _pattern("imagined").search(before) and not _pattern("going_on").search(before):
        return False  # "she feared being dubbed the loser": imagined, or somebody's own hope
    if not be and not (often and "been" in match["often"]):
        if not often and ((particle != "as" and word not in _NAMES) or not _pattern("opens").search(before)):
            return False
        # A reduced clause: "states often labelled as pariahs", ", often dubbed the ...". A verb in
        # the active has a subject before it and an object behind it, never "as" at once.
        if not particle and word not in _TOGETHER:
            given = "named" if word != "considered" else "considered"
            if not _pattern("opens").search(before) or not _pattern(given).match(text, end):
                return False
    if word in _NAMING:
        if _pattern("term").match(text, end):
            return False
        plain = _pattern("plain_term").match(text, end)
        judged = _pattern("judgement").match(text, end) or _pattern("verdict").match(text, end)
        if plain and not judged and not _pattern("figure").search(plain[0]):
            return False
        if not _pattern("contested").match(text, end) and not _pattern("judgement").match(text, end):
            return False
    return not _pattern("formal").match(text, end)


def _is_emphasised(block: Block, at: int) -> bool:
    """Whether a term is set off where the label stands: "called the *kerf clearance*", without a judgement."""
    article = re.compile(r" (?:the |an? )?(?=[a-z])").match(block.text, at)
    if article is None:
        return False
    for mark in block.marks:
        if mark.start == article.end() and mark.kind in _SET_OFF:
            phrase = " " + block.text[mark.start : mark.end]
            return len(phrase) <= 60 and not (
                _pattern("judgement").match(phrase)
                or _pattern("verdict").match(phrase)
                or _pattern("figure").search(phrase)
            )
    return False


def _answered(text: str, match: re.Match[str], low: int, high: int) -> bool:
    """Whether the sentence ``low:high`` itself says who gives the label, or needs nobody to."""
    clause = text[match.end() : min(high, match.end() + 240)]
    if text[low : match.start()].strip().lower() in ("", "while", "though", "although", "once"):
        # A participle at the head of the sentence ends at its comma.
        clause = re.split(r",[\"”’]? ", clause, maxsplit=1)[0]
    clause = re.split(r"[;:] ", clause, maxsplit=1)[0]
    if any(not _other_verb(clause, agent.start()) for agent in _pattern("agent").finditer(clause)):
        return True
    if _pattern("asked").search(text, max(low, match.start() - 240), match.start()):
        return True
    # "Among economists, the tax is widely seen as ...": a fronted agent.
    if _pattern("place_of").search(text, low, max(low, match.start())) and match.start() - low <= 120:
        return True
    return bool(_pattern("place_of").search(clause) or _pattern("law").search(clause))


def _other_verb(clause: str, at: int) -> bool:
    """Whether the "by" at ``at`` belongs to another participle: "hailed as a triumph and followed by riots"."""
    word = clause[:at].rstrip().rpartition(" ")[2].lower()
    return word.endswith(("ed", "wn", "ven", "tten")) or word in _IRREGULAR


RULE = Rule(
    id="attribution/agentless-label",
    message="“{match}”: by whom? Name somebody who says so.",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    doubt="A label that everybody and nobody gives may be the writer's own.",
    settle="Name one person, body or publication that uses the label, or link to it; or say it in your own voice.",
    why=(
        "“Often dubbed”, “widely regarded as” and their kin borrow the weight of a crowd without naming one "
        "member of it. The reader can neither weigh nor check the judgement, and a term spread by one side "
        "of a dispute looks like common usage.\n\n"
        "Silent where the clause says by whom, where a named source or a link stands close by, for other names of a "
        "thing (“also known as”), legal classes, and plain terms of a trade (“commonly called a loop”)."
    ),
    references=(
        "https://en.wikipedia.org/wiki/Template:By_whom",
        "https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style/Words_to_watch",
    ),
    bad=(
        "Two years on, [[dubbed]] the “Iron Harp”, the bridge carries 30,000 cars a day.",
        "The four states, [[often dubbed]] the “Quartet of Upheaval”, met again in Tirana.",
        "While [[often grouped together]], the two parties share little, and each is led by a rival of the other.",
        "She is [[widely considered]] the best cellist in the world.",
        "The bank has deep ties to states [[often labeled as]] pariahs or rogue actors.",
        "The asylum rules have been [[described as]] cruel and unworkable.",
        "The yard was [[branded]] a polluter, and the ferry is [[billed as]] the greenest in Europe.",
        Example("Salt is [[often called]] the *silent killer* of bridges.", Format.MARKDOWN),
        "Once [[hailed as]] a visionary, Okoro faces two lawsuits.",
        "The mayor was [[hailed as]] the saviour of the harbour after the vote.",
        Example("The **Orsk plan**, [[widely regarded\nas]] a failure, costs 4 million a year.", Format.MARKDOWN),
        Example("<p>The lake is <b>[[widely</b> considered]] the cleanest in the region.</p>", Format.HTML),
    ),
    good=(
        "The four states, often dubbed the “Quartet of Upheaval” by the historian Ama Owusu, met again in Tirana.",
        "The pact is often called the “Iron Ring”, a phrase that Lena Okafor coined. Okafor wrote in May that it fits.",
        "The suspect has been described as a tall man in a grey coat.",
        "The bottles were labelled in red, and the calves branded at the farm.",
        "The film was often dubbed into French, and the reels were widely seen.",
        "The mayor could be seen as a failure if the bridge is late.",
        "A block of code that repeats is commonly called a loop.",
        Example("The set of a saw is often called the *kerf clearance*.", Format.MARKDOWN),
        "The gap beside the blade is commonly called the kerf clearance, and it saves the motor.",
        "Driving without a licence is generally considered a misdemeanor under state law.",
        "“He is widely regarded as a fool,” the clerk told the court.",
        Example("The plan is [widely regarded as a failure](https://example.org/audit).", Format.MARKDOWN),
        Example("<p>The plan is widely regarded as a failure.<sup><a href='#fn1'>[1]</a></sup></p>", Format.HTML),
    ),
    check=check,
    measured=(
        "2026-11-23: 21 findings in 20 of 840 edited news articles (2.4%), 20 read at an earlier state: 2 wrong "
        "(terms, plain descriptions); 10 in 1,710 posts, 7 read: 1 wrong (a term explained). First looks at five "
        "sets of fresh claims (8, 8, 3, 6, 3): 5, 3, 2, 3, 2 found; 1 of 28 supported twins reported. An earlier "
        "state on 1,973 held-out documents: 22, 5 wrong."
    ),
    not_types=("fiction", "transcript", "opinion", "how-to"),
    languages=("en",),
    needs=tuple(f" {word} " for word in sorted(_GIVEN)),
    gate=lambda: (_gate(),),
)
