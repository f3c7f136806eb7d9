"""Acronyms that a text uses and never spells out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sourcecheck.analysis.page.doctype import shows_code
from sourcecheck.analysis.typography.acronyms import Use, acronyms, capital_runs, initials_of, is_explained
from sourcecheck.analysis.words import words
from sourcecheck.document import Document, Format, Kind, MarkKind
from sourcecheck.finding import Confidence, Related, Severity
from sourcecheck.matching.units import CHANNELS
from sourcecheck.rule import Context, Example, Hit, Rule
from sourcecheck.word_lists import word_set

_LEAST: Final = 2  # uses
# What says of a name in capitals what it is, and words that stand capitalised in front of one and are no part of it.
_KINDS: Final = words(
    "station channel network magazine radio brand band rapper singer label website blog club firm company chain app"
)
_OPENERS: Final = words(
    "The A An In At For By Of And But As If When While With From To His Her Their Our Its This That"
)
_BEHIND: Final = 4_000  # code points
_SHOWN: Final = 4  # acronyms in the message


def check(document: Document, context: Context) -> Iterator[Hit]:
    runs = document.once(capital_runs) - word_set("known-acronyms")
    if not runs:
        return
    text = document.once(CHANNELS["blocks"]).joined
    # Most are explained in the usual way.
    runs = frozenset(run for run in runs if f" ({run})" not in text and text.count(run) > 1)
    if not runs or document.once(shows_code):
        return  # readers of code know its acronyms
    known = {name for names in context.house.values() for name in names}
    candidates = {
        name: named
        for name, uses in acronyms(document, runs).items()
        if name not in known and len(named := [use for use in uses if not _is_in_a_name(use)]) >= _LEAST
    }
    if not candidates:
        return
    linked = _linked(document)
    unknown: list[tuple[str, list[Use]]] = []
    for name, uses in candidates.items():
        if name in linked or name.lower() in linked or is_explained(text, name) or _is_word(text, name):
            continue
        # A phrase with its initials, up to some paragraphs behind the first use.
        if name.replace("&", "").lower() in initials_of(text[: text.find(name) + _BEHIND]):
            continue
        if name[0] in "KW" and len(name) < 5 and ("radio" in text or "station" in text):  # a sender's call sign
            continue
        unknown.append((name, uses))
    if not unknown:
        return
    unknown.sort(key=lambda one: (one[1][0].block.number, one[1][0].start))
    places = [use.block.span(use.start, use.end) for _, (use, *_) in unknown]
    yield Hit(
        places[0],
        values={"names": ", ".join(name for name, _ in unknown[:_SHOWN]) + (" …" if len(unknown) > _SHOWN else "")},
        related=tuple(
            Related(span, f"“{name}”, {len(uses)} times") for span, (name, uses) in zip(places, unknown, strict=True)
        ),
        scope="document",
    )


def _is_in_a_name(use: Use) -> bool:
    """Whether an acronym is part of a longer name (RBC Capital, IFK Visby) or told to be a station or a brand."""
    text = use.block.text
    after = text[use.end : use.end + 20].split(" ")
    if len(after) > 1 and not after[0] and after[1][:1].isupper() and after[1][1:2].islower():
        return True
    before = text[max(0, use.start - 30) : use.start].rstrip("“\"‘'").split(" ")
    word = before[-2] if len(before) > 1 and not before[-1] else ""
    if word.lower() in _KINDS or (len(after) > 1 and after[1].rstrip(",.").lower() in _KINDS):
        return True
    start = use.start - len(word) - 1
    return (
        word[:1].isupper()
        and word[1:].islower()
        and start > 1
        and text[start - 2] not in '.!?:”"'
        and word not in _OPENERS
    )


def _linked(document: Document) -> frozenset[str]:
    """What a reader can look up in one step: links of one word, and abbreviations that the page explains."""
    names = {link.text.strip(" \"“”'’().,s") for link in document.links if len(link.text) < 14}
    for block in document.blocks:
        for mark in block.marks:
            if mark.kind is MarkKind.ABBREVIATION or (block.kind is Kind.TERM):
                names.add(block.text[mark.start : mark.end].strip(" s"))
        if block.kind is Kind.TERM and len(block.text) < 14:
            names.add(block.text.strip(" :"))
    return frozenset(names)


def _is_word(text: str, name: str) -> bool:
    """Whether the same letters are written as a word or a name elsewhere: stress, or a brand."""
    for form in (name.lower(), name.capitalize()):
        at = text.find(form)
        while at >= 0:
            if not text[at - 1 : at].isalnum() and not text[at + len(form) : at + len(form) + 1].isalpha():
                if text[at - 1 : at] not in "/.@-_" or at == 0:
                    return True
            at = text.find(form, at + 1)
    return False


RULE = Rule(
    id="typography/undefined-acronym",
    message="Never spelled out here: {names}. What does it stand for?",
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    doubt="Readers who do not know an acronym cannot tell what the text speaks of.",
    settle="Spell it out where it first stands: Full Name (FN).",
    why=(
        "Style guides of news agencies have all but the best known acronyms spelled out at first mention. Readers from "
        "outside the field cannot tell which of several bodies is meant, and labels that only this text uses look "
        "established when they are not.\n\n"
        "An acronym counts as explained by a phrase with its initials anywhere in the text, by a parenthesis beside "
        "it, by a link or an entry of a glossary. Acronyms that everybody knows, Roman numbers, words in capitals for "
        "stress, names of models, block quotes and pages about programs are left alone."
    ),
    references=(
        "https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style/Abbreviations",
        "https://www.reutersagency.com/en/about/standards-values/",
    ),
    bad=(
        Example("The board asked the NHTB for a loan in May. In June the NHTB refused.", document=True),
        Example('The four are called the "QVRN" group. Whether QVRN will last is unclear.', document=True),
        Example(
            "- The MPLD meets on Monday.\n- Members of the **MPLD** get a badge.\n", Format.MARKDOWN, document=True
        ),
        Example("<p>Ask the TSKV.</p><p>The TSKV is open daily.</p>", Format.HTML, document=True),
    ),
    good=(
        "The Northern Harbour Trust Board met in May. In June the NHTB refused, and the NHTB said why.",
        "NATO and the FBI met. NATO left, the FBI stayed. It was NOT fun, NOT at all. World War XIV and XIV again.",
        "The NHTB (a bank of the towns) refused. The NHTB said why. The MX-5 and the KLMN-7 and the KLMN-8.",
        Example("The [NHTB](https://harbourpost.example/) refused. The NHTB said why.\n", Format.MARKDOWN),
        Example('<p>The <abbr title="Harbour Trust">HTBX</abbr> refused. HTBX and HTBX.</p>', Format.HTML),
    ),
    check=check,
    parts=("capitals",),
    measured=(
        "2026-11-23: 22 findings in 2,740 articles, posts and pages (8 per 1,000), all read, 2 wrong (a robot's "
        "name, a firm's): 0.1% of documents. Of 24 acronyms of our own "
        "24 found, one of 13 near-misses reported, then none."
    ),
    languages=("en",),
    not_types=("reference", "how-to", "fiction", "transcript"),
)
