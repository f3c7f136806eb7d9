"""The words and patterns of labels: by what participles they are given, what is a judgement, what says by whom."""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.analysis.views.reaction_clauses import entries, entry_at, tokens_of
from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import MarkKind
from sourcecheck.word_lists import listed

__all__ = [
    "BARE",
    "BARE_BEFORE_LABEL",
    "BEFORE_AS",
    "CHRISTENED",
    "CROWD",
    "GIVEN",
    "GOT",
    "IRREGULAR",
    "LIKENED",
    "NAMES",
    "NAMES_GOT",
    "NAMING",
    "OFTEN",
    "RANKING",
    "REPUTED",
    "SET_OFF",
    "STRONG",
    "STUCK",
    "TOGETHER",
    "WITH_AS",
    "is_picture",
    "pattern",
    "ranks",
]

OFTEN = (
    "often|widely|commonly|sometimes|variously|frequently|generally|popularly|routinely|universally|broadly|"
    "increasingly|regularly|largely|repeatedly|fondly|affectionately|usually|traditionally|typically|"
    "invariably|consistently|"
    "everywhere|long|rightly|justly|wrongly|unfairly|derisively|mockingly|jokingly|disparagingly|contemptuously|"
    "unkindly|"
    "cruelly|grandly|sarcastically|ironically|dismissively|pejoratively|unflatteringly"
)
# "Seen by many as" is "widely seen as".
CROWD = "many|some|most|several|others|all|everyone|everybody|a few|a good many"
_SUPERLATIVE = (
    r"(?!(?:mid|north|south)?west\b|(?:forest|interest|request|guest|harvest|contest|protest|latest|nearest|priest|"
    r"conquest|earnest|honest|modest|arrest|chest|closest|manifest|tempest|suggest|invest|digest|"
    r"dishonest)\b)[a-z]{3,}est"
)
# A name that somebody or something has got, from nobody.
REPUTED = (
    r"\b(?:(?:enjoys?|enjoyed|enjoying|has|had|have|having|earned|earning|gained|gaining|won|winning|acquired|built|"
    r"got|with) (?:(?:an?|the|his|her|its|their) )?(?:[\w-]+ ){0,2}?(?:reputation|name|renown|fame|standing|"
    r"image) (?:as|for being|of being)(?= )|(?:notorious|famous|infamous|proverbial|legendary|notable) as(?= )|"
    r"(?:enter(?:s|ed)|pass(?:es|ed) into|gone into|went into) (?:the |local |popular )?(?:records?|history|books|"
    r"record books|history books|legend|folklore|lore) as(?= )|(?:enjoys?|enjoyed|has|had|earned|earning|gained|won|"
    r"bears?|bore|carries|"
    r"carried|goes by|went by|got) (?:(?:an?|the|his|her|its|their) )(?:[\w-]+ ){0,2}?(?:nickname|sobriquet|moniker|"
    r"epithet|tag|label|soubriquet)(?: of| as)?(?= )|(?:ranks?|ranked|ranking) (?:in|with) (?:[\w’-]+ ){1,3}?(?:as|"
    r"among)(?= )|pass(?:es|ed)? for(?= )|(?:go|goes|gone|went|going) down"
    r"(?: in [\w’' ]{1,30}?)? as(?= ))"
)
# Compiled one by one, when first asked for.
_PATTERNS = {
    # "Known" to whom, or where.
    "known": (
        r"(?i)known (?:(?:to|by|among) (?:many|some|most|fans|locals|friends|insiders|regulars|all|everyone|one and "
        r"all|"
        r"friend and foe(?: alike)?|his peers|her peers|rivals|generations of \w+)|far and wide|everywhere|the world "
        r"over|"
        r"worldwide|nationally|internationally|locally|(?:in|across|throughout|all over|up and down|around) (?:the )?"
        r"(?:[\w’'-]+ )?(?:trade|game|town|city|country|county|region|coast|island|land|world|valley|village|business|"
        r"industry|sport|continent|nation|north|south))\b"
    ),
    # Where or since when, before "as"; by a crowd.
    "adjunct": (
        r"(?i) (?:in|across|throughout|around|all over|within|at|among) (?:the |his |her |its |their )?[a-z]+(?: "
        r"[a-z]+)?"
        r"(?= as\b)| (?:far and wide|ever since|since then|everywhere|today|then|at the time|back then|now|still|"
        r"these days)(?= as\b)"
        rf"| (?P<by>by (?:{CROWD}))(?= (?:as|to be|the|one of|an?)\b)"
    ),
    "particle": r"(?i) (?:as|with|to)\b(?! be\b)",
    "reputed": rf"(?i){REPUTED}",
    "be": (
        r"(?i)(?:\b(?:is|are|was|were|be|been|being|isn['’]t|aren['’]t|wasn['’]t|weren['’]t|gets?|got)|['’](?:s|re))"
        r"(?: (?:also|not|now|still|once|then|already|even|so|rather|both|thus|therefore|therein|soon|later|first|"
        r"\w+ly))?,? ?$"
    ),
    "while": r"(?i)\b(?:once|still|now|also|long|then|later|today|already|even|sometimes|\w+ly) $",
    # "Has come to be seen as": no modal.
    "came": r"(?i)\b(?:come|came|comes|coming|grown|grew|grows) to be (?:\w+ly )?$",
    "modal": (
        r"(?i)\b(?:would|could|can|may|might|should|will|must|shall|to|not|n['’]t|never|if|cannot|no longer)"
        r"(?: (?:also|still|even|well|now|long|\w+ly|have))* (?:be|been|is|are|was|were)?(?: \w+ly)? ?$"
        r"|\bif [\w’' ]{1,30}$"
    ),
    # "She feared being dubbed the loser", but "he was already being touted as".
    "imagined": r"(?i)\b(?:be|being) $",
    "going_on": r"(?i)\b(?:is|are|was|were)(?: \w+)? being $",
    "opens": r"(?i)(?:^|[,;:(–—-] ?|[.!?][”\"’')]? |\b(?:while|though|although|once|yet|but|and|or|when|as|is|what) )$",
    "agent": (
        r"(?i)\bby (?!(?:then|now|far|comparison|contrast|default|definition|mistake|name|accident|chance|"
        r"extension|return|train|bus|car|boat|ferry|air|sea|rail|road|hand|night|day|post|the (?:end|time|year|"
        r"standards|1?\d)|\d|way|virtue|means|law|\w+ing\b))"
    ),
    # The agent as a place: "seen among Democrats as", "known in the trade press as".
    "place_of": (
        r"(?i)\b(?:in (?:the |an? |its |his |her )?(?:[\w’'-]+ ){0,3}(?:Gazette|Times|Post|Herald|"
        r"Tribune|Chronicle|News|"
        r"Journal|Review|Observer|Courier|Mail|Telegraph|Echo|Argus|Mercury|register|obituar(?:y|ies)|memoirs?|"
        r"citation|guidebooks?)\b|thanks (?:\w+ ){0,3}to (?-i:[A-Z])|"
        r"among (?!the (?:best|most|top|worst|finest|great|large|first|lead|[a-z]{3,}est\b|glories|giants|stars|jewels|"
        r"masterpieces|masterworks|classics|gems|wonders|treasures|elite))|at the (?-i:[A-Z])|"
        r"within (?:the )?[A-Za-z]|inside (?:the )?(?-i:[A-Z])|in (?:[\w'’.-]+ ){0,3}"
        r"(?:media|press|communit(?:y|ies)|literature|trade|jargon|slang|parlance|textbooks|"
        r"documentation|docs|terminology|organi[sz]ations|countries|languages|cultures|projects)\b|"
        r"in (?:(?:[\w'’.-]+ ){0,2})(?:english|french|german|spanish|latin|arabic|russian|chinese)(?=[.,;:)]|$| by\b))"
    ),
    "told": (
        r"\b(?:said|says|states?|stated|writes|wrote|adds|added|argues|argued|explained|testified|noted|notes|claims?|"
        r"claimed|reports|reported|told [\w’' ]{1,40}) that\b"
    ),
    "of": r" (?:the|a|an) (?:[\w’-]+ ){1,3}of (?:the |its |his |her )?[\w’-]+",
    # What can be measured: "considered one of the largest", "often described as the second-biggest".
    "size": (
        r"(?i)(?: as| to be)? (?:one of |among )?(?:the |[\w-]+ [\w-]+['’]s )(?:[\w-]+ ){0,2}?(?:largest|biggest|"
        r"longest|"
        r"tallest|highest|smallest|shortest|heaviest|deepest|youngest|(?:second|third|fourth)-[a-z]+est|"
        r"most populous)\b"
    ),
    "there": r"\b(?:in|around|across|on) (?:the )?[A-Z]",
    "law": (
        r"(?i)\b(?:felony|misdemeanou?r|crime|offen[cs]e|violation|infraction|tort|war crime)\b|"
        r"\bunder (?:the |a |an |its |federal |state |international |[A-Z])[\w'’ .-]{0,60}"
        r"(?:law|act|code|statute|rules?|regulations?|directive|convention|treaty|constitution|§)"
    ),
    # "Generally deemed safer", "reckoned too dear": ranked against others.
    "compared": r" (?:the|an?|more|less|better|worse|too|one of|(?!other|under|over|after|never|ever)[a-z]+er) ",
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
        r"polluters?|draconian|toothless|heartless|cynical|irresponsible|unworkable|elitist|sexist|undemocratic|"
        r"absurd|lazy|shameful|disgraceful|inhumane|barbaric|chaotic|out of touch|tone-deaf|divisive|dishonest|immoral|"
        r"hypocritical|useless|pointless|white elephants?|pariahs?|rogues?|illegal|unsafe|unfair|cruel|"
        r"radicals?|toxic|propaganda|conspirac(?:y|ies)|"
        r"hoax(?:es)?|fakes?|hypocrit\w+|populists?|fascists?|misleading|corrupt|heretics?|cursed|haunted|jinxed|"
        r"doomed|reckless|lawless|outdated|spies|spy|puppets?|"
        r"dictators?|genocide|disgrace|insult|victory|triumph|success|hero(?:es)?)\b"
    ),
    # Terms of a trade: 'the "elvis" operator', "the Internet of Things (IoT)".
    "term": (
        r"[^.;]{1,60}?(?:\([A-Za-z]*[A-Z]{2,}[A-Za-z]*\)|\b(?:operator|method|pattern|problem|function|algorithm|"
        r"effect|model|technique|principle|rule|protocol|syntax|equation|theorem|test|process|phase|layer)\b)"
    ),
    # "Called the kerf clearance.": two or three plain words, and the clause ends.
    "plain_term": r" the [a-z][a-z-]+(?: [a-z][a-z-]+){0,2}(?=[.,;:)]|$)",
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
        r"(?:best|finest|greatest|most|[a-z]{3,}est|glories|giants|greats|stars|jewels|treasures|elite|"
        r"leading|foremost|top|great|masters?|pioneers?|masterpieces?|"
        r"classics?)\b"
        rf"|(?:the|its|his|her) (?:[\w’'-]+ ){{0,3}}?(?:best|finest|greatest|foremost|leading|pre-eminent|most [a-z]+|"
        rf"{_SUPERLATIVE}|worst|father|mother|godfather|king|queen|heart|home|birthplace|cradle|standard|authority|"
        rf"gold standard|key|future)\b(?! (?:time|way|place|day|option|interest|person)\b)"
        r"|the (?:last|only|one|real|true|next|new|first) (?:[\w’'-]+ ){0,2}?(?:man|woman|person|hope|chance|voice|"
        r"gentleman|word|place|star|hero|king|queen|(?-i:[A-Z])\w+)\b"
        rf"|an? (?:[\w’'-]+ ){{0,3}}?safe pair\b|such\b|ahead of (?:its|his|her|their) time\b|the last of\b)"
    ),
    # A picture: "the Niagara of the Pyrenees", "a monument to vanity".
    "picture": (
        r" (?:(?:as|to be|to|with) )?(?P<article>the|an?) (?:[\w’'-]+ ){0,2}?(?P<head>[\w’'-]+) "
        r"(?:(?:of|for|on|against) (?:the |an? |its |his |her |their |all )?(?P<of>[\w’'-]+)|to (?:(?:the|an?|its|"
        r"his|her|"
        r"their|all) [\w’'-]|[\w’'-]+(?=[.,;:)]|$)))"
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
def pattern(name: str) -> re.Pattern[str]:
    return compiled(_PATTERNS[name])


# Without an adverb these already say that somebody gave the name or the praise.
BARE = frozenset(("dubbed", "hailed", "lauded", "touted", "billed", "nicknamed"))
CHRISTENED = compiled(r" the [a-z]+(?: [a-z]+)? of ")  # a picture; a ship's name has a capital
# These too, where a label follows at once: "branded a traitor", "labelled as unsafe", "has been described as cruel".
BARE_BEFORE_LABEL = frozenset(("labelled", "labeled", "branded", "derided", "described", "portrayed"))
# Naming in the plain sense: a term is given, no judgement.
NAMES = frozenset(("dubbed", "nicknamed"))
NAMING = frozenset(("called", "termed", "referred to"))
# By these a name is stuck on: what follows is a label whatever it says.
STUCK = frozenset(("labelled", "labeled", "branded", "tagged", "styled"))
LIKENED = frozenset(("likened", "compared"))
# Judgements that need no adverb where they give the first rank: "considered the finest", "seen as the frontrunner".
RANKING = words(
    "considered regarded seen viewed thought reputed acclaimed celebrated perceived revered acknowledged recognised "
    "recognized "
    "praised thought_of remembered heralded feted fêted rated ranked reckoned held judged deemed spoken_of talked_of "
    "looked_on looked_upon extolled admired esteemed venerated famed renowned respected counted numbered hyped "
    "trumpeted "
    "described referred_to mourned cast painted depicted portrayed characterised characterized dismissed written_off "
    "condemned denounced decried pilloried vilified mocked ridiculed derided reviled lambasted slammed proclaimed"
)
# Praise and blame in themselves: with "as a", "as the" behind they need neither adverb nor rank.
STRONG = words(
    "hailed lauded derided feted fêted eulogised eulogized heralded hyped trumpeted mourned spoken_of talked_of "
    "written_off vilified pilloried mocked ridiculed denounced reviled lambasted slammed panned extolled "
    "proclaimed damned "
    "castigated championed lionised lionized immortalised immortalized mythologised mythologized saluted lampooned "
    "scorned disparaged venerated idolised idolized caricatured celebrated acclaimed held_up held_out talked_up "
    "decried demonised demonized glorified romanticised romanticized dismissed"
)
# These take "as" before a label; without it they mean something else ("widely seen", "often praised").
BEFORE_AS = frozenset(listed("label-participles-before-as"))  # these only right before it
WITH_AS = frozenset(listed("label-participles")) | BEFORE_AS
# The first word of each participle of a label, and what may stand between it and an adverb.
GIVEN = words(
    "christened dubbed nicknamed labelled labeled branded called termed described referred regarded "
    "considered seen viewed "
    "perceived hailed lauded touted billed praised celebrated portrayed characterized characterised derided grouped "
    "lumped thought held acknowledged recognized recognised credited criticised criticized condemned dismissed "
    "mocked denounced ridiculed acclaimed remembered revered known been being heralded feted rated ranked reckoned "
    "held judged "
    "deemed spoken talked looked"
)
# Literals of which a name that somebody has got holds one: over folded text, and in the text itself.
NAMES_GOT = (
    "reputation", "renown", "name as", "name for", "fame as", "fame for", "standing as", "image as", "nickname",
    "sobriquet", "soubriquet", "moniker", "epithet", "tag", "label", "ranks", "rank", "ranked", "ranking", "passes for",
    "pass for", "passed for", "known", "down as", "down in", "famous as", "infamous as", "notorious as",
    "proverbial as", "legendary as", "notable as", "record as", "records as", "books as", "history as", "legend as",
    "folklore as", "lore as",
)  # fmt: skip
GOT = (
    "reputation", "renown", "ame as", "ame for", "standing", "image", "nickname", "briquet", "moniker", "epithet",
    "rank", " tag", " label", "pass", " down ", "ous as", "roverbial as", "egendary as", "otable as",
    "ntered", " into ",
)  # fmt: skip
# How terms are set off where they are introduced.
SET_OFF = frozenset((MarkKind.EMPHASIS, MarkKind.STRONG, MarkKind.CODE))
IRREGULAR = words("led made built held run met hit won")  # participles that "by" follows
TOGETHER = frozenset(("grouped together", "lumped together"))


def is_picture(text: str, at: int, names: bool) -> bool:
    """Whether a picture stands at a place: "a monument to vanity"; with ``names``, "the Niagara of the Pyrenees"."""
    match = pattern("picture").match(text, at)
    if match is None or (match["of"] or "").isdigit():
        return False
    head = match["head"]
    return (names or head[0].islower()) and head.lower() not in _PLAIN_HEADS and not head.isdigit()


# Heads of what is described, not pictured: "seen as a way of", "regarded as a member of".
_PLAIN_HEADS = words(
    "way ways means form kind sort type part member source sign cause result matter place use lack case piece set "
    "series group list example method number amount range lot pair bit copy version portion share unit measure test "
    "effort attempt step move response reaction reason condition need requirement function product subset instance "
    "class species breed variety branch department division section area region period time day point process system "
    "tool alternative reference guide introduction approach solution supplement substitute replacement man woman "
    "person boy girl child resident native citizen student teacher employee officer descendant relative son daughter "
    "brother sister combination collection couple majority minority level degree rate year end beginning top bottom "
    "side middle edge ratio fraction percentage percent author owner president director chairman minister secretary "
    "head manager mayor governor leader editor professor doctor candidate contender and or vote demand request call "
    "driver victim suspect winner killer "
    "buyer seller successor "
    "term word name title symbol unit vehicle place site home it them him her not is be one more rival study "
    "opportunity chance option "
    "choice possibility question answer instead"
)


def ranks(text: str, at: int) -> bool:
    """Whether the first rank, or a verdict, stands at a place: "as one of the best", "the turning point"."""
    if pattern("rank").match(text, at):
        return True
    article = _article().match(text, at)
    if article is None:
        return False
    behind = text[article.end() : article.end() + 70].lower()
    tokens = tokens_of(behind, 0, len(behind))
    definite = article[1].lower() not in ("a", "an")
    for index in range(min(4, len(tokens))):
        count = entry_at(tokens, index, entries("label-verdicts"))
        if count and not (definite and index + count < len(tokens) and tokens[index + count].word in _NO_RANK):
            return True
        if tokens[index].closes:
            break
    return False


@cache
def _article() -> re.Pattern[str]:
    return compiled(r"(?i) (?:as |to be |by far |perhaps |arguably |still ){0,3}(the|its|his|her|an?) ")


_NO_RANK = words("time way place day option interest person")
