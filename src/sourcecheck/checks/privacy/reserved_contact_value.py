"""Contacts that reach nobody: values reserved for examples, or left from a theme."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from sourcecheck.analysis.own_words import in_own_words
from sourcecheck.analysis.page.contact.reserved_values import OPENINGS, reserved_host, reserved_in
from sourcecheck.analysis.page.profiles.layouts import profiles
from sourcecheck.analysis.ranges import Ranges, merged, overlaps
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Kind, Region
from sourcecheck.finding import Confidence, Related, Severity
from sourcecheck.records import NamedTuple
from sourcecheck.rule import Context, Example, Hit, Rule, Variant
from sourcecheck.text import Span

_UNREAD = frozenset((Kind.CODE, Kind.TITLE, Kind.DESCRIPTION, Kind.ATTRIBUTE))
_NEAR = 4  # blocks that one contact's values lie apart
_ORDER = ("mail", "phone", "address", "film")  # what is named first where several stand together


class _Value(NamedTuple):
    kind: str
    span: Span
    number: int  # of the block


def check(document: Document, context: Context) -> Iterator[Hit]:
    if context.type in ("how-to", "reference", "fiction"):
        return
    found = sorted({*_in_blocks(document, context), *_in_links(document, context)}, key=lambda value: value.span)
    if not found or _is_about_samples(document):
        return
    groups: list[list[_Value]] = []
    made_up = merged(_made_up(document, context.today or date.today()))
    reached = 0  # how far the last group goes
    for value in found:
        if overlaps(made_up, *value.span):
            continue
        if groups and value.number - groups[-1][-1].number <= _NEAR:
            if value.span.start < reached:
                continue
            groups[-1].append(value)
        else:
            groups.append([value])
        reached = value.span.end
    for group in groups:
        main = min(group, key=lambda value: _ORDER.index(value.kind))
        others = tuple(Related(value.span, "this reaches nobody either") for value in group if value is not main)
        shown = (
            " ".join(document.source[main.span.start : main.span.end].split())
            .removeprefix("mailto:")
            .removeprefix("tel:")
        )
        yield Hit(main.span, variant=main.kind, values={"value": shown[:40]}, related=others)


def _made_up(document: Document, today: date) -> list[Span]:
    """Profiles that author/synthetic-profile reports, with such a value among its evidence."""
    from sourcecheck.analysis.page.profiles.weighing import weighed

    return [profile.extent for profile in document.once(profiles) if weighed(profile, today)]


def _in_blocks(document: Document, context: Context) -> Iterator[_Value]:
    for block in context.blocks(document):
        if block.kind in _UNREAD or not 5 <= len(block.text) <= 1200 or "form" in block.within:
            continue
        if document.regions[block.number] in (Region.COMMENTS, Region.RELATED):
            continue
        values = [value for value in reserved_in(block.text) if in_own_words(document, block, value.start, value.end)]
        if values and not _shows().search(block.text) and (len(values) > 1 or _is_contact(document, block)):
            for value in values:
                yield _Value(value.kind, block.span(value.start, value.end), block.number)


def _in_links(document: Document, context: Context) -> Iterator[_Value]:
    """Mails and telephones behind words ("Email us")."""
    for link in document.links:
        if link.target[:4].lower() not in ("mail", "tel:"):
            continue
        scheme, _, rest = link.target.partition(":")
        rest = rest.partition("?")[0]
        if scheme.lower() not in ("mailto", "tel") or link.block < 0 or rest in link.text:
            continue
        local, _, host = rest.partition("@")
        phone = next(reserved_in(rest), None) if scheme.lower() == "tel" else None
        if phone is None and not (host and reserved_host(host, local)):
            continue
        block = document.blocks[link.block]
        if document.regions[block.number] is Region.COMMENTS or block.kind is Kind.CODE or _shows().search(block.text):
            continue
        yield _Value(phone.kind if phone is not None else "mail", link.target_span, block.number)


@cache
def _shows() -> re.Pattern[str]:
    """Words with which a text shows a value and does not offer it."""
    return compiled(
        r"\b(?:for example|for instance|e\.g\.|such as|placeholders?|reserved|dummy|sample|mock|fictitious|fictional|"
        r"imaginary|replace|substitute|RFC ?\d{4}|test (?:data|mail|account|number|user)|looks like|format|formatted|"
        r"regex|"
        r"pattern|validat\w+|spoof\w*|phish\w*|scam\w*|spam\w*|typed?|entered?|beispielsweise|zum beispiel|z\. ?b\.|"
        r"par exemple|por ejemplo|example (?:of|address|mail|number|domain)|film|movie|television|tv show|novel)\b",
        re.IGNORECASE,
    )


@cache
def _cue() -> re.Pattern[str]:
    """Words with which a text asks to be written to or called."""
    return compiled(
        r"\b(?:contact|reach(?! of)|ring|dial|letters|reached (?:at|by|on|via)|e-?mail|mail(?:s| us| me| to|"
        r":)|"
        r"write (?:to|us)|call|phone|tel|telephone|mobile|fax|hotline|get in touch|in touch|questions|enquiries|"
        r"inquiries|"
        r"tips|press (?:office|contact)|media contact|newsroom|subscriptions|corrections|feedback|visit us|find us|"
        r"our (?:office|address|headquarters)|send (?:us|your|tips|corrections|a|an)|kontakt\w*|telefon|schreiben sie|"
        r"erreichen|erreichbar|rufen|anschrift|adresse|courriel|téléphone|contactez|écrivez|contacto|correo|teléfono|"
        r"escríbanos|llámenos|contatti|scrivere a|contato|telefone|address)\b",
        re.IGNORECASE,
    )


@cache
def _heading() -> re.Pattern[str]:
    return compiled(
        r"\b(?:contact|about|imprint|impressum|author|authors|masthead|staff|team|get in touch|newsroom|reach us|"
        r"office|"
        r"kontakt|über uns|autor|autorin|contacto|acerca|contatti|à propos|mentions légales)\b",
        re.IGNORECASE,
    )


def _is_contact(document: Document, block: Block) -> bool:
    """Whether a block offers a way to reach somebody."""
    if "address" in block.within or document.regions[block.number] is Region.FOOTER:
        return True
    if overlaps(document.once(_profiled), *block.extent):
        return True
    heading = next(
        (
            document.blocks[at]
            for at in range(block.number - 1, max(-1, block.number - 16), -1)
            if document.blocks[at].kind in (Kind.HEADING, Kind.TITLE)
        ),
        None,
    )
    if heading is not None and heading.kind is Kind.HEADING and _heading().search(heading.text[:80]):
        return True
    # Among code a mail address is part of the lesson.
    return _cue().search(block.text) is not None and not document.once(_has_code)


def _profiled(document: Document) -> Ranges:
    """Where profiles stand in the source; use through ``document.once``."""
    return merged(profile.extent for profile in document.once(profiles))


def _has_code(document: Document) -> bool:
    return any(one.kind is Kind.CODE for one in document.blocks)


def _is_about_samples(document: Document) -> bool:
    from sourcecheck.analysis.page.profiles.context import about_sample_data

    return document.once(about_sample_data)


RULE = Rule(
    id="privacy/reserved-contact-value",
    message="{value} reaches nobody: it is reserved for examples.",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    doubt="A contact that reaches nobody was never tried, and readers who want a correction have no one to turn to.",
    settle="Put in the address or number under which somebody answers.",
    why=(
        "Domains such as example.com, North American telephones from 555-0100 to 555-0199 and addresses in Anytown "
        "are kept for documentation and fiction, so that nobody is bothered by them. In a contact line they are "
        "left from a template.\n\n"
        "The rule looks at profiles, contact lines, author boxes, imprints and footers. Manuals, passages that show a "
        "value as an example, forms and code use them rightly. A name invented under .example is a name somebody "
        "chose; "
        "numbers that British, French, German and Australian regulators keep for films are notes."
    ),
    measured=(
        "2026-11-23: no finding in 2,740 real documents (190 web pages, 840 news texts, 1,710 Markdown posts); of 17 "
        "near misses of our own one (“the bill of 555-0199 votes”), which is silent now, and one of 22 honest "
        "profiles (a longer number). Of 40 invented variants in five languages 35 were found at first sight and 40 "
        "now; of 20 written afterwards 14, and 19 now."
    ),
    references=(
        "https://www.rfc-editor.org/rfc/rfc2606",
        "https://www.rfc-editor.org/rfc/rfc6761",
        "https://nanpa.com/numbering/555-line-numbers",
    ),
    bad=(
        "The council met.\n\nReach our editor at [[editor@example.com]].\n",
        Example(
            "The council met.\n\n## Contact\n\n- Call: [[(212) 555-0142]]\n- Harbour Post, 2 Quay Street\n",
            Format.MARKDOWN,
            variant="phone",
        ),
        Example(
            "<article><p>The council met.</p></article><footer><p>Harbour Post, [[123 Anywhere St., Any "
            "City]]</p></footer>",
            Format.HTML,
            variant="address",
        ),
        Example(
            '<article><p>The council met.</p><p>Questions? <a href="[[mailto:info@yourdomain.com]]">Email '
            "us</a></p></article>",
            Format.HTML,
        ),
        Example("The council met.\n\nPress office: [[020 7946 0142]].\n", variant="film"),
    ),
    good=(
        "Mail sent to somebody@example.com, a domain reserved by RFC 2606, reaches nobody.\n",
        "Contact: newsroom@harbourpost.example, 206-324-0142\n",
        Example(
            "# Sending mail\n\nCall the function:\n\n```\nsend('me@example.com')\n```\n\nThe mail goes to "
            "me@example.com.\n",
            Format.MARKDOWN,
        ),
        Example(
            '<form><label>Email <input placeholder="you@example.com"></label><p>Enter you@example.com</p></form>',
            Format.HTML,
        ),
    ),
    check=check,
    parts=("links",),
    needs=OPENINGS,
    metadata=True,
    variants={
        "mail": Variant(),
        "phone": Variant("{value} is no number in service. Where can readers call?"),
        "address": Variant("“{value}” is a template's address. Where is the office?"),
        "film": Variant("{value} is kept for films. Does anybody answer there?", Severity.INFO, Confidence.LOW),
    },
)
