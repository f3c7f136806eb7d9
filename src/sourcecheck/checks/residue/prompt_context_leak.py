"""Mentions of material that only the writer was handed: "the provided data suggests"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from sourcecheck.analysis.attribution.support import support
from sourcecheck.analysis.own_words import in_own_words, sentence_around
from sourcecheck.analysis.page.doctype import shows_code
from sourcecheck.analysis.sentences import sentences
from sourcecheck.analysis.small_letters import may_match
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Kind, Region
from sourcecheck.finding import Confidence, Severity
from sourcecheck.matching.folded_patterns import folded_pattern
from sourcecheck.rule import Context, Example, Hit, Rule

_MOST = 5  # references looked at in a block
_SKIPPED = frozenset((Kind.CODE, Kind.ATTRIBUTE))


def check(document: Document, context: Context) -> Iterator[Hit]:
    for block in context.blocks(document):
        if block.kind in _SKIPPED or block.quoted or document.regions[block.number] is Region.COMMENTS:
            continue
        if "eference to " in block.text:
            for match in islice(_reference().finditer(block.text), _MOST):
                if _is_unseen(document, block, match):
                    yield Hit(block.span(*match.span()), values={"what": "the reference"})
        if context.held is None and not may_match(_PROVIDED, block.text):
            continue
        for match in _leak().finditer(block.text):
            start, end = sentence_around(document.once(sentences)[block.number], match.start(), len(block.text))
            if _is_instruction(block.text[start:end], match.start() - start):
                continue
            if match["told"] and _to_a_customer().search(block.text[match.end() : end]):
                continue
            if not _material().search(match[0]) and document.once(shows_code):
                continue  # data are provided to functions all day
            if in_own_words(document, block, *match.span()):
                named = _provided().search(match[0])
                yield Hit(block.span(*match.span()), values={"what": _named(named[0] if named else match[0])})


def _is_unseen(document: Document, block: Block, match: re.Match[str]) -> bool:
    """Whether the words that a reference is made to stand nowhere else, and nothing says whose they are."""
    around = block.text[max(0, match.start() - 600) : match.end() + 300]
    if len(match["words"].split()) < 5 or _work().search(around.replace(match["words"], "")):
        return False
    if sum(other.text.count(match["words"]) for other in document.blocks) > 1:
        return False
    return in_own_words(document, block, *match.span()) and support(document, block, *match.span()) is None


def _named(words: str) -> str:
    """The material, as the message names it: "not well documented in available sources" speaks of sources."""
    words = re.sub(r"(?i)^.* in (?=(?:the )?(?:available|provided) )", "", words)
    return words if words.lower().startswith("the ") else f"the {words}"


def _is_instruction(sentence: str, at: int) -> bool:
    """Whether the sentence sets a task, a condition or a question: a reader's text, not the writer's."""
    if sentence.rstrip().endswith("?"):
        return True
    return bool(_condition().search(sentence[:at]) or _task().match(sentence))


@cache
def _provided() -> re.Pattern[str]:
    return compiled(_PROVIDED)


_MATERIAL = (
    r"(?:search results?|sources?(?: (?:material|text|document)s?)?|source materials?|articles?|passages?|excerpts?"
    r"|snippets?|transcripts?|news (?:articles?|reports?)|references|reports|web (?:results|pages|sources))"
)
_NOUN = (
    rf"(?:(?:[\w-]+ )?(?:data|texts?|context|information|materials?|documents?|content|details|evidence|datasets?"
    rf"|notes|summary|files?|statistics)|{_MATERIAL})"
)
_AVAILABLE = (
    r"\b(?:extensively|widely|thoroughly|explicitly|fully|well)[- ](?:documented|detailed|covered|described|reported) "
    r"in (?:the )?(?:(?:publicly |readily )?available|provided) (?:sources|search results|information|materials?"
    r"|texts?)\b"
    r"|\b(?:limited|scarce|sparse) in (?:the )?(?:publicly |readily )?available (?:sources|search results)\b"
)
_POSTPOSED = (
    r"\bthe (?:search results|source materials?|sources|excerpts?|snippets?|passages?|context|articles?) (?:provided"
    r"|supplied)(?: for (?:this|the) (?:article|task|piece|text|summary))?(?! (?:by|to|in|with|at|for|on)\b)"
)
_YOURS = (
    r"\bthe (?:attached )?(?:texts?|articles?|passages?|excerpts?|sources|context|search results|documents?|draft"
    r"|notes"
    r"|transcripts?|snippets?|summary|report|pdf|file|dataset|url) "
    r"(?:that )?you(?:[’']ve| have)? (?:provided|shared|supplied|given me|gave me|pasted|uploaded)\b"
)
# Forms and letters to customers say so too: these count only where nobody is spoken to besides.
_TOLD = (
    r"\bthe (?:[\w-]+ )?(?:information|data|details|materials?|facts|figures) "
    r"(?:that |which )?you(?:[’']ve| have)? (?:provided|shared|supplied|given me|gave me|pasted|sent)\b"
)
# What was handed over as a file; tools call it so, and courts and offices speak of what was uploaded where.
_UPLOADED = r"(?:the |your )uploaded (?:documents?|files?|pdfs?|texts?|transcripts?|articles?)"
# What a search brought up, told by who searched.
_SEARCHED = (
    r"\b(?:based on|according to|from|in) my search results\b"
    r"|\bI (?:could not|couldn[’']t|did not|didn[’']t|was unable to|cannot|can[’']t) find (?:any )?(?:specific )?"
    r"(?:information|details|evidence|mention)\b[^.!?]{0,80}\bin (?:the |my |these )?(?:search results|provided"
    r"|available sources)\b"
    r"|\b(?:the|these) search results (?:do not|don[’']t|did not|didn[’']t) (?:specifically |directly |explicitly )?"
    r"(?:provide|contain|include|give|offer|mention|specify|reveal|confirm) (?:any |enough |sufficient |specific "
    r"|detailed |further )*(?:information|details?|evidence|context|mention)\b"
)
_IN_PROMPT = (
    r"\b(?:the )?(?:information|context|details|text|data|sources?) (?:provided|given|supplied|included|contained) in "
    r"(?:the|your|this) prompt\b"
)
# What all that is looked for holds, in less time.
_PROVIDED = (
    rf"(?i)\b(?:the |your |this |these )?(?:provided|supplied|given) {_NOUN}\b|{_AVAILABLE}|{_POSTPOSED}"
    rf"|{_YOURS}|{_TOLD}|{_IN_PROMPT}|\bthe (?:text|transcript|notes|excerpt) provided\b|\b{_UPLOADED}|{_SEARCHED}"
    rf"|\bthe provided (?:link|url)\b"
)
_SHOWS = (
    r"(?:suggest(?:s|ed|ing)?|indicat(?:es?|ed|ing)|show(?:s|ed)?|reveal(?:s|ed)?|highlight(?:s|ed)?"
    r"|underscor(?:es?|ed)|point(?:s|ed)? (?:to|out)|states?|stated|notes?|noted|mention(?:s|ed)?|describ(?:es?|ed)"
    r"|emphasi[sz](?:es?|ed)|confirm(?:s|ed)?|implies|imply|discuss(?:es)?|focus(?:es)? on|lacks?|outlines?"
    r"|does not|do not|doesn[’']t|don[’']t|did not|makes? no)"
)
_NEGATED = r"(?:does not|do not|doesn[’']t|don[’']t|did not|didn[’']t|lacks?|makes? no mention)"


@cache
def _leak() -> re.Pattern[str]:
    return compiled(_leak_written())


def _leak_written() -> str:
    provided = r"(?:provided|supplied)"
    told = (
        r"(?:observations?|insights?|evidence|conclusions?|takeaways?|findings?|details?|information|mentioned"
        r"|described|stated|given|contained|noted|outlined|referenced|discussed|highlighted|documented|specified"
        r"|detailed|available|limited|found|included|cited|identified|reported|disclosed|indicated|evident|clear"
        r"|explicit|addressed|covered|named|quoted|drawn|derived|gleaned|inferred|present)"
    )
    negative = (
        rf"{_NEGATED} (?:explicitly |specifically |directly |clearly |fully |further |also )*"
        r"(?:mention|specify|state|indicate|disclose|elaborate|discuss|detail|describe|identify|name|say|address"
        r"|clarify|confirm|suggest|reveal|give|offer|note|cover|report|quote|mentioned)"
    )
    return (
        # "A critical observation from the provided data suggests", "not mentioned in the provided context"
        rf"(?i)\b(?:{told} (?:\w+ )?)?(?:from|in|within|based on|according to|per|by|across) "
        rf"(?:the |these |this )?(?:provided|supplied) {_NOUN}(?= (?:also |clearly |strongly )?{_SHOWS}\b)"
        rf"(?: (?:also |clearly |strongly )?{_SHOWS})"
        rf"|\b{told} (?:only |either |anywhere )?(?:from|in|within|by) "
        rf"(?:the |these |this |any of the )?{provided} {_NOUN}\b"
        # "According to the provided sources, ..."
        r"|\b(?:according to|as per|as (?:stated|described|mentioned|noted|indicated|reported) in) "
        rf"(?:the |this )?{provided} {_NOUN}\b"
        rf"|\b(?:based (?:solely |only |purely |strictly )?on|from|per|given|in|within) (?:the "
        rf"|this )?{provided} {_NOUN}(?=,| it (?:appears|seems|is (?:clear|evident|likely|possible|not))\b| we can\b)"
        # "In the snippets provided, ...", "based on the information provided in the prompt"
        rf"|\b(?:based (?:solely |only )?on|from|per|in|within|using|according to) {_POSTPOSED[2:]}(?=,| it\b)"
        rf"|{_IN_PROMPT}"
        rf"|\bbased (?:solely |only |purely |strictly )?on (?:the |this )?{provided} {_MATERIAL}\b"
        # "The provided text does not mention", "the provided sources suggest"
        rf"|\b(?:the |these |this |none of the |neither of the )?(?:provided|supplied) {_NOUN} (?:{negative}\b"
        rf"|(?:also "
        r"|clearly |strongly |only |primarily |mainly )?(?:suggests?|indicates?|mentions?|highlights?|underscores?"
        r"|emphasi[sz]es?|states?|notes?|reveals?|implies|imply|focus(?:es)? on|points? (?:to|out)|makes? no)\b)"
        rf"|\bthe (?:text|transcript|notes|excerpt) provided {negative}\b"
        r"|\bbased on the given (?:context|articles?|sources|search results)(?=,)"
        rf"|\b(?:the |these )?provided (?:{_MATERIAL}|notes|summary|texts?|context"
        rf"|documents?) (?:{_NEGATED} (?:\w+ )?(?:contain|include|provide|have)"
        rf"|contains? no|offers? (?:no|little|limited))\b"
        rf"|\b(?:the |this )(?:provided|supplied) (?:{_MATERIAL}|texts?|context) "
        r"(?:says|describes|explains|discusses|outlines|covers)\b"
        rf"|\b(?:the |this )(?:provided|supplied|given) (?:{_MATERIAL}|texts?|context|information) "
        r"(?:contains?|provides?|offers?|includes?|gives?|has|have) no (?:\w+ )?"
        r"(?:information|details?|mention|evidence|indication|data)\b"
        # "given" is a word of mathematics and of classrooms: only in these.
        r"|\b(?:according to|not (?:mentioned|specified|stated|available|included|found|provided) in) the given "
        r"(?:texts?|context|information|sources?|passages?|articles?|documents?|search results)\b"
        rf"|\bthe given (?:texts?|context|information|sources?|passages?|articles?|search results) {negative}\b"
        rf"|{_AVAILABLE}|{_SEARCHED}"
        rf"|\bbased (?:solely|only|purely|strictly) on the given {_MATERIAL}\b"
        rf"|\bthe provided (?:link|url)s? {_NEGATED} (?:\w+ )?(?:contain|include|provide|mention)\b"
        rf"|\bas the provided {_NOUN} (?:shows?|states?|notes?|suggests?|indicates?|mentions?)\b"
        rf"|\bthe provided {_NOUN} lacks? (?:any |specific |clear |further )*(?:mention|information|details?|evidence"
        rf"|context)\b"
        r"|\bthe provided (?:datasets?|data|statistics) shows? (?:that|an?|no|how|the)\b"
        r"|\bthe dataset provided (?:shows?|suggests?|indicates?|does not|lacks)\b"
        rf"|\b(?:according to|based (?:solely |only )?on|as (?:stated|described|mentioned|noted) in"
        rf"|per) {_UPLOADED}(?=,| it\b)"
        rf"|\b{_UPLOADED} (?:shows?|states?|mentions?|describes?|suggests?|indicates?|{negative})\b"
        rf"|{_POSTPOSED} (?:{negative}|{_NEGATED} (?:\w+ )?(?:contain|include|provide|have|give|state)|suggests?"
        rf"|indicates?|mentions?|states?|describes?|says?)\b"
        rf"|{_YOURS} (?:says?|states?|mentions?|describes?|discusses?|suggests?|indicates?|contains?|includes?"
        rf"|{_NEGATED})\b"
        rf"|\b(?:based on|according to|from|in) {_YOURS[2:]}"
        rf"|(?P<told>\b(?:(?:based (?:solely |only |purely |strictly )?on|according to|as per|per|given|from"
        rf"|judging by) {_TOLD[2:]}(?=,)|{_TOLD} (?:(?:clearly |strongly )?(?:suggests?|indicates?|implies|imply"
        rf"|highlights?)|{negative})\b))"
    )


@cache
def _reference() -> re.Pattern[str]:
    return compiled(
        r"(?i)\bthe reference to (?:[\"“‘](?P<words>[^\"“”‘]{12,200}?)[,.]?[\"”’]) "
        r"(?:also |clearly |strongly |further )?(?:suggests|indicates|implies|highlights|underscores|reveals)\b"
    )


@cache
def _work() -> re.Pattern[str]:
    """What readers can look up, or have before them: who said the words, and where."""
    return compiled(
        r"(?i)\b(?:said|says|wrote|writes|told|tells|spoke|called|calls|asked|added|tweet\w*|post(?:ed|s)?|speech\w*"
        r"|remarks?|address|interview|statement|letters?|memos?|e-?mails?|songs?|lyrics?|poems?|poets?|verses?|lines?"
        r"|novels?|books?|chapters?|film|movie|scene|play|title|headline|article|paper|report|essay|treaty|act|law"
        r"|clause|section|paragraph|ruling|judgment|constitution|scriptures?|bible|gospel|psalm|inscription|plaque"
        r"|slogan|motto|quotation|quotes?|quoted|phrase|author|narrator|his|her)\b|§"
    )


@cache
def _to_a_customer() -> re.Pattern[str]:
    return compiled(r"(?i)\b(?:we|our|us|you|your|yours|I)\b")


@cache
def _material() -> re.Pattern[str]:
    """Nouns that no program is given as an argument, and what only a reader of sources says of them."""
    return compiled(rf"(?i){_MATERIAL}|mention|elaborat|disclos|discuss|{_AVAILABLE}")


@cache
def _condition() -> re.Pattern[str]:
    return compiled(
        r"(?i)\b(?:if|when|whether|unless|whenever|where|ensure|ensures|check|checks|verify|returns?|raises?"
        r"|throws?|instruct(?:s|ed|ing)?"
        r"|prompt(?:s|ed|ing)?|ask(?:s|ed|ing)?|tell(?:s|ing)?|told|must|should|students?|pupils?|learners?"
        r"|candidates?"
        r"|participants?|respondents?|patients?|applicants?|users?|function|method|parameter|algorithm|classifier"
        r"|model"
        r"|parser|compiler|tool|script|program|API|annotators?)\b"
    )


@cache
def _task() -> re.Pattern[str]:
    return compiled(
        r"(?i)\W*(?:\d+[.)]\s*)?(?:please |now |then |next,? )?(?:answer|read|use|using|summari[sz]e|write|translate"
        r"|complete|fill|choose|select|identify|explain|describe|discuss|find|calculate|compute|create|generate|make"
        r"|compare|analy[sz]e|determine|extract|list|match|only use|do not|don[’']t|never)\b"
    )


RULE = Rule(
    id="residue/prompt-context-leak",
    message="“{what}” is never shown. What is it? Name and link it.",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    doubt="Only the writer saw this material, so no reader can check what is drawn from it.",
    settle="Name the document, dataset or report, say who published it, and link it.",
    why="""“The provided data” and “the supplied sources” speak of what was handed to the writer along with a
task. Readers were handed nothing: the words are left over from the request, and the claim beside them has no
source they can reach.

Only wording that draws evidence from such material counts (“according to the provided text”, “the provided
sources do not mention”). Data provided *by* somebody named, exercises, conditions, and documentation of
programs are left alone.""",
    measured=(
        "2026-11-23: 0 findings in 2,740 articles, posts and pages (at most 1.1 per 1,000 with 95% confidence); "
        "earlier 0 in 2,165 documents held out, many of them about programming. Of 40 leaks written first 16 were "
        "found at once, then 33; of 20 fresh ones 13, then 17. The others (“available sources do not mention”) are "
        "what people say too. Of 16 near-misses one was noise at first, then none."
    ),
    references=(
        "https://en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing",
        "https://services.google.com/fh/files/misc/hsw-sqrg.pdf",
        "https://www.ifcncodeofprinciples.poynter.org/",
    ),
    bad=(
        "A critical [[observation from the provided data suggests]] that the port was slow to react.",
        "The age of the bridge is not [[mentioned in the provided context]].",
        "[[The provided sources do not specify]] who paid for the pier.",
        Example("**[[According to the provided text]]**, the mill closed in 1971.\n", Format.MARKDOWN),
        Example("<p>Coverage of her early life is [[limited in the provided <em>search</em> results]].</p>",
        Format.HTML),
        "[[Based on the provided information]], the council had no plan.",
        "[[In the snippets provided]], the minister is not quoted.",
        "[[The given text contains no information]] about the turnout.",
        "[[The article you provided says]] that the bridge is closed.",
        "His work is not [[extensively documented in available sources]].",
        "[[Based on the information you provided]], the council had no plan.",
        "[[The PDF you uploaded states]] that the fare doubled.",
        "[[The provided dataset shows a]] fall in turnout.",
        "[[The search results do not provide information]] about her trial.",
        "[[The details you have shared suggest]] that the pier was never inspected.",
        "The talks stalled. For instance, [[the reference to “a long winter without any coal” suggests]] that the "
        "harbour could close.",
    ),
    good=(
        "The ministry could not verify the figures from the data provided by the utility.",
        "If the provided data does not mention a unit, the parser assumes metres.",
        "Answer the questions based on the provided text.",
        Example("The `sum` of the provided data indicates the `total`, as `mean` does.\n", Format.MARKDOWN),
        "“The provided data suggests nothing,” the auditor said.",
        "Based on the information you provided, we will send the parcel to your neighbour.",
        "The reference to a “coal winter” suggests that the poet knew the harbour.",
        "In the documents provided to the court, the buyer is not named.",
        "The passage provided shelter from the wind, and the data were given to the police.",
        "For a given text, the index counts syllables in the given sample.",
    ),
    check=check,
    not_types=("fiction",),
    needs=("provided", "supplied", "given", "available sources", "available information", "available search",
           "available text", "available material", "the prompt", "your prompt", "this prompt",
           "search results", "the uploaded", "your uploaded",
           *(f"{end} {did}" for end in ("you", "ve") for did in ("shared", "pasted", "gave", "sent", "uploaded")),
           "reference to"),
    gate=f"the reference to |{folded_pattern(_leak_written())}",
)  # fmt: skip
