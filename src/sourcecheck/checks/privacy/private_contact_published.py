"""Private details of people: birth dates, homes, private telephones and numbers that open accounts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from sourcecheck.analysis.own_words import in_own_words
from sourcecheck.analysis.page.contact.private_fields import Private, private_fields
from sourcecheck.analysis.page.contact.private_prose import OPENINGS, private_in
from sourcecheck.analysis.page.profiles.layouts import profiles
from sourcecheck.analysis.page.profiles.profile import Profile
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Document, Format, Kind, Region
from sourcecheck.finding import Confidence, Fix, Related, Severity, TextEdit
from sourcecheck.rule import Context, Example, Hit, Rule, Variant
from sourcecheck.text import Span

_WITHHELD = "[withheld]"
_MOST = 12  # profiles of one page that get a finding each


def check(document: Document, context: Context) -> Iterator[Hit]:
    taken: list[Span] = []
    for hit in _in_profiles(document, context):
        taken += [hit.span, *(place.span for place in hit.related)]
        yield hit
    if context.type in ("fiction", "how-to", "reference"):
        return
    for block in context.blocks(document):
        if block.kind in (Kind.CODE, Kind.TITLE, Kind.DESCRIPTION, Kind.ATTRIBUTE):
            continue
        if document.regions[block.number] is Region.COMMENTS:
            continue
        for told in private_in(block.text):
            span = block.span(told.start, told.end)
            if in_own_words(document, block, told.start, told.end) and not any(span.overlaps(one) for one in taken):
                yield Hit(span, variant=told.kind, fix=_redacted(document, (span,)))


def _in_profiles(document: Document, context: Context) -> Iterator[Hit]:
    if not document.once(profiles):
        return
    from sourcecheck.analysis.page.profiles.context import shows_sample_data

    today = context.today or date.today()
    known = {name.casefold().strip() for name in context.house.get("placeholders", ())}
    reported: set[str] = set()
    for profile in document.once(profiles):
        if len(reported) >= _MOST or not _is_named(profile) or profile.name.casefold().strip() in known:
            continue
        private = private_fields(document, profile, today)
        variant = _variant(document, profile, private)
        if variant is None or profile.name.casefold() in reported:
            continue
        if shows_sample_data(document, profile, context.type) or _is_of_the_dead(document, profile):
            continue
        if profile.name:
            reported.add(profile.name.casefold())
        first, *rest = private
        kinds = list(dict.fromkeys(one.kind for one in private))
        yield Hit(
            first.field.span,
            variant=variant,
            values={"details": _listed(kinds)},
            related=tuple(Related(one.field.span, f"the {one.kind}") for one in rest),
            fix=_redacted(document, tuple(one.field.span for one in private)),
        )


def _variant(document: Document, profile: Profile, private: tuple[Private, ...]) -> str | None:
    """How sure it is that a private person's details stand here; None where they do not."""
    kinds = {one.kind for one in private}
    sure = {one.kind for one in private if one.sure}
    firm = profile.first("company") is not None
    homes = kinds & {"home address", "address"}
    # An address that is nobody's home is an office, and the telephone beside it the office's.
    firm = firm or (not homes and profile.first("address", "street") is not None) or _holds_office(document, profile)
    if "birth date" in kinds:
        found = homes or "mail address" in kinds or ("phone" in kinds and (not firm or "phone" in sure))
    elif "home address" in kinds:
        found = bool("phone" in kinds or profile.first("email"))
    else:
        found = False
    found = bool(found or kinds & {"social security number", "card number", "bank account"})
    if found:
        return None if _is_public_record(document, profile) else ("own" if document.once(_is_curriculum) else "")
    alone = homes and ("mail address" in kinds or "phone" in sure) and not firm
    return "own" if alone and not _is_public_record(document, profile) and _like_a_person(profile.name) else None


@cache
def _office() -> re.Pattern[str]:
    return compiled(
        r"\b(?:office|senator|representative|congress\w*|minister|secretary of|member of parliament|parliament|mayor|"
        r"governor|council(?:lor|man|woman)|constituency|district|party|abgeordneter?|député|ministre|diputad[oa])\b",
        re.IGNORECASE,
    )


def _holds_office(document: Document, profile: Profile) -> bool:
    """Whether a profile is an official's, whose birth date is public and whose telephone is the office's."""
    extent = profile.extent
    return _office().search(document.source, max(0, extent.start - 160), extent.end + 80) is not None


def _is_named(profile: Profile) -> bool:
    return bool(profile.name or profile.first("username", "email"))


def _like_a_person(name: str) -> bool:
    parts = name.split()
    return 2 <= len(parts) <= 4 and all(part[:1].isupper() for part in parts)


@cache
def _dead() -> re.Pattern[str]:
    return compiled(
        r"\b(?:died|deceased|death|obituary|passed away|in memoriam|funeral|gestorben|verstorben|décédée?|mort le|"
        r"fallecid[oa]|muri[óo])\b|†",
        re.IGNORECASE,
    )


def _is_of_the_dead(document: Document, profile: Profile) -> bool:
    extent = profile.extent
    return _dead().search(document.source, max(0, extent.start - 200), extent.end + 200) is not None


@cache
def _record() -> re.Pattern[str]:
    return compiled(
        r"\b(?:imprint|impressum|legal notice|mentions légales|aviso legal|sanction(?:s|ed)|wanted|missing person|"
        r"docket|designat(?:ed|ion)s?|nominations?|candidates|wahlvorschläge|bekanntmachung|register of members|"
        r"official gazette|plaintiff|defendant|public notice)\b",
        re.IGNORECASE,
    )


def _is_public_record(document: Document, profile: Profile) -> bool:
    """Whether the page has to give these details: an imprint, a notice of a court or an office."""
    if profile.label is not None and _record().search(profile.label.value):
        return True
    begin = profile.extent.start
    above = [
        block
        for block in document.blocks
        if block.kind in (Kind.HEADING, Kind.TITLE) and (not block.runs or block.extent.start <= begin)
    ]
    return any(_record().search(block.text) for block in (*above[:2], *above[-2:]))


def _is_curriculum(document: Document) -> bool:
    return any(
        _curriculum().search(block.text[:80])
        for block in document.blocks[:12]
        if block.kind in (Kind.HEADING, Kind.TITLE) or len(block.text) <= 60
    )


@cache
def _curriculum() -> re.Pattern[str]:
    return compiled(r"\b(?:curriculum vitae|résumé|resume|cv|lebenslauf|currículum)\b", re.IGNORECASE)


def _listed(kinds: list[str]) -> str:
    text = kinds[0] if len(kinds) == 1 else f"{', '.join(kinds[:-1])} and {kinds[-1]}"
    return text[:1].upper() + text[1:]


def _redacted(document: Document, spans: tuple[Span, ...]) -> Fix:
    """The details replaced by a word; a link on one is taken with its address."""
    edits: list[TextEdit] = []
    for span in sorted(set(spans)):
        around = next((link.span for link in document.links if link.span.overlaps(span)), span)
        whole = Span(min(span.start, around.start), max(span.end, around.end))
        if not edits or not edits[-1].span.overlaps(whole):
            edits.append(TextEdit(whole, _WITHHELD))
    return Fix("Withhold the private details", tuple(edits))


RULE = Rule(
    id="privacy/private-contact-published",
    message="{details} of one person: do readers need them?",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    doubt="Who prints where a person lives and when they were born hands them to whoever means them harm.",
    settle="Take the details out, or show only what the person publishes as a contact at work.",
    why=(
        "A full date of birth together with a home address, a private telephone or a private mail box is what a "
        "stranger needs to pass for somebody, to find them, or to open an account in their name. Codes of the press "
        "ask writers to minimise harm; search engines remove such pages on request.\n\n"
        "One such detail is often news, two on one profile hardly ever. Contacts at work, offices, press desks, firms, "
        "imprints, public records, the dead and sample data are left alone. Where a person's address stands with a "
        "private telephone only, or a curriculum gives all of it, the finding is unsure. In running text the rule "
        "speaks where it says that somebody lives at a street and number, of private telephones, and of numbers "
        "of cards and persons that are valid by their check digits."
    ),
    measured=(
        "2026-11-23: no finding in 2,740 real documents (190 web pages, 840 news texts, 1,710 Markdown posts), which "
        "hold 36 profiles of people, none of them with a birth date and a home. None in 61 honest contact blocks, "
        "staff lists, imprints, obituaries and curricula of our own, one of which (“the museum lives at”) was met and "
        "mended. Of 40 invented variants 37 were found at first sight and 39 now; of 20 written afterwards 18."
    ),
    references=(
        "https://www.spj.org/spj-code-of-ethics/",  # minimize harm
        "https://support.google.com/websearch/answer/9673730",  # removal of personal contact details
        "https://www.ipso.co.uk/editors-code-of-practice/",  # clause 2, privacy
    ),
    bad=(
        """The council met on Tuesday.

About the writer
  • Name : Ana Ruiz
  • Email : [[ana.ruiz.77@hotmail.com]]
  • Birthdate : 1989-03-21
  • Address : 14 Mill Street Apt. 6, Bristol
  • Phone : 0117 496 0314
""",
        Example(
            """The council met on Tuesday.

| Author | Ana Ruiz |
|---|---|
| Date of birth | [[21 March 1989]] |
| Private address | 14 Mill Street, Bristol |
""",
            Format.MARKDOWN,
        ),
        Example(
            """<div class="vcard"><span class="fn">Ana Ruiz</span> <span class="bday">[[1989-03-21]]</span>
<span class="adr">14 Mill Street, Bristol</span> <span class="tel">0117 496 0314</span></div>""",
            Format.HTML,
        ),
        Example(
            "The caretaker, who lives at [[14 Mill Street, Apt 6]], did not answer the door.\n",
            variant="home",
        ),
        Example(
            "Her bank had the same trouble: the letter gave her card number as [[4539 1488 0343 6467]].\n",
            variant="card",
        ),
        Example("Call him: his private number is [[0171 3920 5514]].\n", Format.MARKDOWN, variant="phone"),
        Example("The form gave her Social Security number as [[219-45-6781]].\n", variant="social"),
        Example("Send it to his account, IBAN [[DE89 3704 0044 0532 0130 00]].\n", variant="account"),
        Example("Name: Ana Ruiz\nAddress: [[14 Mill Street, Bristol]]\nEmail: ana.ruiz@gmail.com\n", variant="own"),
    ),
    good=(
        """Newsroom

Name: Ana Ruiz
Title: Harbour correspondent
Email: ana.ruiz@harbourpost.example
Phone: 0117 496 0314
Office: 2 Quay Street, Bristol
""",
        """Obituary

Name: Ana Ruiz
Born: 3 May 1931
Died: 4 March 2026
Home: 14 Mill Street, Bristol
""",
        Example(
            """<dl><dt>Name</dt><dd>Ana Ruiz</dd><dt>Born</dt><dd>3 May 1971</dd><dt>Occupation</dt>
<dd>Member of Parliament</dd><dt>Address</dt><dd>Room 12, Guildhall, Bristol</dd></dl>""",
            Format.HTML,
        ),
        "The President lives at 1600 Pennsylvania Avenue, and the flat above the bakery at 9 Mill Street is empty.\n",
        "Donations: Harbour Fund, IBAN DE89 3704 0044 0532 0130 00. For the press: 0117 496 0314.\n",
    ),
    check=check,
    parts=("labels",),
    needs=OPENINGS,
    metadata=True,
    variants={
        "own": Variant("{details} of one person: did they agree?", Severity.WARNING, Confidence.LOW),
        "home": Variant(
            "Somebody's home: does the reader need the street and number?", Severity.WARNING, Confidence.MEDIUM
        ),
        "phone": Variant("A private telephone: does the reader need the number?", Severity.WARNING, Confidence.MEDIUM),
        "social": Variant("A person's social security number: withhold it."),
        "card": Variant("A valid card number: withhold it."),
        "account": Variant("A person's bank account: withhold it.", Severity.WARNING, Confidence.MEDIUM),
    },
    fix="unsafe: puts “[withheld]” in the place of each detail",
)
