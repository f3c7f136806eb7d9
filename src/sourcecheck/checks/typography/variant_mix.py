"""Two ways of writing one thing in one text: US and U.S., defence and defense, e-mail and email."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import Final

from sourcecheck.analysis.own_words import in_own_words
from sourcecheck.analysis.typography.acronyms import acronyms, capital_runs
from sourcecheck.analysis.words import letter_words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Kind
from sourcecheck.finding import Confidence, Related, Severity
from sourcecheck.matching.units import CHANNELS
from sourcecheck.records import NamedTuple
from sourcecheck.rule import Context, Example, Hit, Rule, Variant
from sourcecheck.text import Span
from sourcecheck.word_lists import listed, word_set

_PROSE: Final = (Kind.PARAGRAPH, Kind.ITEM, Kind.DETAIL, Kind.FOOTNOTE)
_PLACES: Final = 12  # named in one finding
_SHOWN: Final = 3  # mixtures named in the message
_VERBAL: Final = ("e", "ed", "es", "er", "ers", "ing", "ation", "ations")
_USUAL: Final = (
    "", "s", "d", "ed", "ing", "er", "ers", "ful", "fully", "less", "able", "ably", "ite", "ites", "al", "ally", "hood",
    "hoods", "ly", "ist", "ists",
)  # fmt: skip
# British forms that American writers use as well.
_SHARED: Final = frozenset((
    "theatre", "grey", "ageing", "cancelled", "cancelling", "travelled", "travelling", "traveller", "labelled",
    "labelling", "modelled", "modelling", "plough", "moustache", "levelled", "levelling", "clamour", "sabre", "dialled",
    "artefact", "skilful", "encyclopaedia", "signalled", "signalling", "analyse", "smoulder",
))  # fmt: skip
_INITIALS: Final = (("US", "U.S."), ("UK", "U.K."), ("UN", "U.N."), ("EU", "E.U."), ("USA", "U.S.A."))
# Forms of one word that no meaning tells apart.
_FORMS: Final = (
    ("e-mail", "email"), ("e-mails", "emails"), ("per cent", "percent"), ("adviser", "advisor"),
    ("advisers", "advisors"), ("judgement", "judgment"), ("judgements", "judgments"), ("co-operation", "cooperation"),
    ("co-operate", "cooperate"), ("co-ordination", "coordination"), ("co-ordinate", "coordinate"),
    ("co-ordinated", "coordinated"), ("web site", "website"), ("web sites", "websites"), ("Kiev", "Kyiv"),
    ("Koran", "Quran"), ("al-Qaeda", "al-Qaida"), ("al Qaeda", "al-Qaeda"), ("Hezbollah", "Hizbollah"),
    ("Hezbollah", "Hizbullah"), ("policy-maker", "policymaker"), ("policy-makers", "policymakers"),
    ("policy makers", "policymakers"), ("health care", "healthcare"), ("Covid-19", "COVID-19"), ("Nato", "NATO"),
    ("Unesco", "UNESCO"), ("Unicef", "UNICEF"), ("Nasa", "NASA"), ("Opec", "OPEC"), ("Asean", "ASEAN"),
    ("on-line", "online"),
)  # fmt: skip
# Of the first forms, by the letters with which each begins.
_BEGINS: Final[dict[str, list[int]]] = {}
for _number, (_form, _) in enumerate(_FORMS):
    _BEGINS.setdefault(re.split("[- ]", _form)[0], []).append(_number)


class _Mix(NamedTuple):
    """Two forms and where each stands."""

    one: str
    other: str
    first: list[Span]
    second: list[Span]
    sure: bool = True


def check(document: Document, context: Context) -> Iterator[Hit]:
    mixes = list(_plurals(document))
    held = [block for block in context.blocks(document) if _is_prose(document, block)]
    if held:
        near = "\n".join([block.text for block in held])
        written = frozenset(letter_words(near))
        mixes += [
            *_initials(document, held, near),
            *_forms(document, held, near, written),
            *_spellings(document, held, written),
        ]
    if not mixes:
        return
    sure = [mix for mix in mixes if mix.sure] or mixes
    related: list[Related] = []
    for mix in sure:
        related += [Related(span, f"“{mix.one}” here") for span in mix.first[: _PLACES // 2]]
        related += [Related(span, f"“{mix.other}” here") for span in mix.second[: _PLACES // 2]]
    related.sort()
    shown = "; ".join(f"{mix.one} and {mix.other}" for mix in sure[:_SHOWN]) + (" …" if len(sure) > _SHOWN else "")
    yield Hit(
        related[0].span,
        variant="" if sure[0].sure else "spelling",
        values={"forms": shown},
        related=tuple(related[: 2 * _PLACES]),
        scope="document",
    )


def _is_prose(document: Document, block: Block) -> bool:
    return block.kind in _PROSE and not block.quoted and document.in_content(block)


def _prose(document: Document) -> Iterator[Block]:
    return (block for block in document.blocks if _is_prose(document, block))


def _own(document: Document, pattern: re.Pattern[str], blocks: Iterable[Block]) -> dict[str, list[Span]]:
    """Where a pattern matches in the writer's own words, by what was matched."""
    found: dict[str, list[Span]] = {}
    for block in blocks:
        for match in pattern.finditer(block.text):
            if in_own_words(document, block, *match.span()):
                found.setdefault(match[0], []).append(block.span(*match.span()))
    return found


def _initials(document: Document, held: Sequence[Block], near: str) -> Iterator[_Mix]:
    text = document.once(CHANNELS["blocks"]).joined
    for plain, dotted in _INITIALS:
        if dotted not in near or plain not in text:
            continue
        first = _own(document, _plain(plain), (block for block in _prose(document) if plain in block.text))
        second = _own(document, _dotted(dotted), held) if first else {}
        if second:
            yield _Mix(plain, dotted, first[plain], second[dotted])


@cache
def _plain(name: str) -> re.Pattern[str]:
    # Not in a name (US Airways), an address, a sum (US$) or shouted words. The literal first is found at once.
    return compiled(rf"{name}(?<![\w.@#/$-]{name})(?<![A-Z] {name})(?![\w$@/!]|\.\w|-[A-Z\d])(?! [A-Z])")


@cache
def _dotted(name: str) -> re.Pattern[str]:
    return compiled(rf"(?<![\w.]){re.escape(name)}(?!\w)")


def _forms(document: Document, held: Sequence[Block], near: str, written: frozenset[str]) -> Iterator[_Mix]:
    text = document.once(CHANNELS["blocks"]).joined
    for number in sorted(number for word in _BEGINS.keys() & written for number in _BEGINS[word]):
        one, other = _FORMS[number]
        if one not in near or other not in text:
            continue
        first = _own(document, _word(one), held)
        second = _own(document, _word(other), (block for block in _prose(document) if other in block.text))
        if first and second:
            yield _Mix(one, other, first[one], second[other])


@cache
def _word(form: str) -> re.Pattern[str]:
    return compiled(rf"(?<![\w@#/.-]){re.escape(form)}(?![\w@/-]|\.\w)")


def _plurals(document: Document) -> Iterator[_Mix]:
    """An acronym whose plural is written with a small and with a capital "s"."""
    runs = document.once(capital_runs)
    text = document.once(CHANNELS["blocks"]).joined if runs else ""
    names = [run for run in runs if run not in word_set("known-acronyms") and f"{run}S" in text and f"{run}s" in text]
    for name, uses in acronyms(document, {*names, *(f"{name}S" for name in names)}).items() if names else ():
        places: dict[str, list[Span]] = {}
        for use in uses:
            places.setdefault(use.form, []).append(use.block.span(use.start, use.end))
        if f"{name}S" in places and f"{name}s" in places:
            yield _Mix(f"{name}S", f"{name}s", places[f"{name}S"], places[f"{name}s"])


@cache
def _forms_of_pairs() -> tuple[dict[str, int], dict[str, int]]:
    """British words and American words, each with the number of its pair."""
    sides: tuple[dict[str, int], dict[str, int]] = ({}, {})
    for number, entry in enumerate(listed("british-american")):
        for side, form in zip(sides, entry.split(" "), strict=True):
            for ending in _VERBAL if form[-1] == "-" else _USUAL:
                if form != "liter" or ending in ("", "s"):  # literal
                    side[form.rstrip("-") + ending] = number
    return sides


def _spellings(document: Document, held: Sequence[Block], written: frozenset[str]) -> Iterator[_Mix]:
    ours, theirs = _forms_of_pairs()
    known = ours.keys() & written
    if not known:
        return
    # Most texts keep to one spelling: asked before it is told whose words these are.
    others = theirs.keys() & letter_words("\n".join([block.text for block in _prose(document)]))
    british = _own(document, _any_of(known), held) if others else {}
    american = _own(document, _any_of(others), _prose(document)) if british else {}
    pairs = []
    for number in sorted({ours[word] for word in british} & {theirs[word] for word in american}):
        first = [word for word in british if ours[word] == number]
        second = [word for word in american if theirs[word] == number]
        pairs.append(_Mix(first[0], second[0], _places(british, first), _places(american, second)))
    if pairs:
        yield from pairs
        return
    # No word in both: the words of the rarer spelling against those of the other. -ize is good British too.
    theirs_alone = [word for word in american if not _oxford().search(word)]
    if theirs_alone:
        plain = [word for word in british if not any(word.startswith(form) for form in _SHARED)]
        sure = len(plain) > 1 and len(theirs_alone) > 1
        first = plain or list(british)
        yield _Mix(first[0], theirs_alone[0], _places(british, first), _places(american, theirs_alone), sure)


def _any_of(words: Collection[str]) -> re.Pattern[str]:
    # In small letters: names keep the spelling of who bears them.
    return re.compile(rf"(?<![\w@#/.-])(?:{'|'.join(sorted(words))})(?![\w-]|\.\w)")


@cache
def _oxford() -> re.Pattern[str]:
    return compiled(r"iz(?:e[drs]?|ers|ing|ations?)\Z")


def _places(found: dict[str, list[Span]], words: list[str]) -> list[Span]:
    return sorted(span for word in words for span in found[word])


def _needs() -> tuple[str, ...]:
    british = tuple(entry.split(" ")[0].rstrip("-") for entry in listed("british-american"))
    return (*british, " u.s.", " u.k.", " u.n.", " e.u.", *(form.lower() for pair in _FORMS for form in pair[:1]))


RULE = Rule(
    id="typography/variant-mix",
    message="Which is yours? Two forms of one thing: {forms}",
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    doubt="Two ways of writing one thing show a text that was put together, or that nobody read through.",
    settle="Choose one form and use it throughout, quotations and names apart.",
    why=(
        "One writer with one dictionary writes one form. Where both stand side by side, parts come from elsewhere or "
        "were not edited; and who searches for one form misses half of the text.\n\n"
        "Looked for are US and U.S., spellings of Britain and America, email and e-mail and the like, and plurals of "
        "one acronym, in running text only. Headings, tables, captions, quotations, names and words that only look "
        "alike are left alone, as is -ize, which both countries write. Words of both spellings, but none in both, are "
        "noted with low confidence where they are few. No fix: which form is right is the house's business."
    ),
    references=(
        "https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style#National_varieties_of_English",
        "https://www.reutersagency.com/en/about/standards-values/",
    ),
    bad=(
        Example("The U.S. sent two ships. Relations with the US are poor.", document=True),
        Example("The defence of the port is dear. The ministry of defense pays.", document=True),
        Example("Send an e-mail by noon. We answer each email at once.", document=True),
        Example("The QVRNS met. All QVRNs agreed. A QVRN is a town.", document=True),
        Example("They organise a fair. It was *organized* by the port.\n", Format.MARKDOWN, document=True),
        Example("<p>In the U.K. it rains.</p><p>It rains in the UK, she says.</p>", Format.HTML, document=True),
        Example("The colour of the harbour wall pleased a neighbor who sat in the center of it.", document=True),
        Example("The theatre of war was near. Its defense was weak.", document=True, variant="spelling"),
    ),
    good=(
        "The U.S. said so, and the outlet US Weekly printed it. It cost US$5. “The US must act,” he said.",
        "The defence minister met the U.S. Department of Defense. The Center for Ships sent its labour figures.",
        "They organize a fair in the centre of the harbour, whose colour is grey.",
        "“We organise it,” said a group that was organized in May.",
        Example("# US ships leave\n\nThe U.S. sent two ships.\n", Format.MARKDOWN),
        Example("<h1>Email us</h1><p>Send an e-mail.</p><table><tr><td>email</td></tr></table>", Format.HTML),
    ),
    check=check,
    parts=("capitals",),
    variants={"spelling": Variant("Which is yours? British and American spelling: {forms}", confidence=Confidence.LOW)},
    measured=(
        "2026-11-23: 33 findings in 2,740 articles, posts and pages (12 per 1,000), all read, none wrong; with low "
        "confidence 14, two of them of one grey or cancelled word in American texts. Of 25 mixtures of our own 23 "
        "found at first look; of 20 fresh ones 18; of 8 near-misses one reported, then none."
    ),
    languages=("en",),
    not_types=("transcript", "fiction"),
    needs=_needs(),
    metadata=True,  # acronyms, which no need tells
)
