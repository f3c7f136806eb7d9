"""Profiles whose fields cannot all be true."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sourcecheck.analysis.page.profiles.layouts import profiles
from sourcecheck.document import Document, Format
from sourcecheck.finding import Confidence, Related, Severity
from sourcecheck.rule import Context, Example, Hit, Rule, Variant


def check(document: Document, context: Context) -> Iterator[Hit]:
    if not document.once(profiles):
        return
    from sourcecheck.analysis.page.profiles.context import shows_sample_data
    from sourcecheck.analysis.page.profiles.contradictions import contradictions

    today = context.today or date.today()
    known = {name.casefold().strip() for name in context.house.get("placeholders", ())}
    published = None
    reported = set()
    for profile in document.once(profiles):
        if profile.name.casefold().strip() in known:
            continue
        if profile.first("age") is not None:
            published = published or _published(document)
        found = list(contradictions(profile, today, published))
        if not found or shows_sample_data(document, profile, context.type):
            continue
        sure = [one for one in found if one.kind not in ("area", "handle")]
        # An area code alone proves little: mobile numbers move with people.
        main = (sure or found)[0]
        if (profile.name.casefold(), main.what) in reported:
            continue
        reported.add((profile.name.casefold(), main.what))
        first, *rest = main.fields
        related = [Related(field.span, main.what) for field in rest]
        for other in found:
            related += [Related(field.span, other.what) for field in other.fields if field.span != first.span]
        yield Hit(
            first.span,
            variant="" if sure else main.kind,
            values={"what": main.what[:1].upper() + main.what[1:]},
            related=tuple(dict.fromkeys(related)),
        )


def _published(document: Document) -> date | None:
    from sourcecheck.analysis.temporal.publication import publication

    days = [stated.value for stated in document.once(publication).visible if stated.value and not stated.modified]
    return min(days, default=None)


RULE = Rule(
    id="author/profile-field-conflict",
    message="{what}. Which is right?",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    doubt="A profile that contradicts itself was put together by somebody who does not know the person.",
    settle="Correct the field that is wrong, or take out those that nobody can vouch for.",
    why=(
        "Some fields prove each other: a ZIP code lies in one state, a birth date allows one age, nobody has worked "
        "for thirty years at thirty. Where two fields exclude each other, at least one of them is wrong, and "
        "a reader has no reason to believe the rest.\n\n"
        "The rule speaks only of what holds in every reading: “LA 90012” may be Los Angeles, postcodes on a border "
        "belong to both sides, an age may be of the day on which the page was published. Telephone numbers move with "
        "people and accounts carry any year, so these are notes, or stand beside another conflict."
    ),
    measured=(
        "2026-11-23: no finding in 2,740 real documents, which hold 36 profiles of people. Of 23 near misses of our "
        "own three at first (another person’s birth, a title, wars that somebody covers), none now. Of 36 invented "
        "variants 33 were found at first sight and 35 now; of 20 written afterwards 17, and 18 now. Postcodes of the "
        "United States, Canada, Australia and Brazil only."
    ),
    references=(
        "https://services.google.com/fh/files/misc/hsw-sqrg.pdf",  # 4.5.3, deceptive creator information
        "https://pe.usps.com/text/LabelingLists/L002.htm",  # three-digit ZIP prefixes
        "https://nanpa.com/numbering/area-codes",
    ),
    bad=(
        """Name: Ana Ruiz
Address: [[14 Mill Street, New Orleans, LA 32935]]
Email: ana@harbourpost.example
""",
        Example(
            """| Author | Ana Ruiz |
|---|---|
| Born | 4 May 1995 |
| Job | Reporter |
| About | [[Covers the harbour, with 35 years of experience]] |
""",
            Format.MARKDOWN,
        ),
        Example(
            "<dl><dt>Name</dt><dd>Ana Ruiz</dd><dt>Age</dt><dd>[[52]]</dd>"
            "<dt>Date of birth</dt><dd>1995-05-04</dd></dl>",
            Format.HTML,
            today=date(2026, 11, 23),
        ),
        Example(
            "Name: Ana Ruiz\nAddress: 14 Mill Street, Tulsa, OK 74103\nPhone: [[504-324-0142]]\nJob: Reporter\n",
            variant="area",
        ),
        Example("Name: Ana Ruiz\nBorn: 4 May 1995\nUsername: [[anaruiz1979]]\nJob: Reporter\n", variant="handle"),
    ),
    good=(
        "Name: Ana Ruiz\nAddress: 14 Canal Street, New Orleans, LA 70112\nPhone: 504-324-0142\nJob: Reporter\n",
        "Name: Ana Ruiz\nAddress: 200 N Spring St, LA 90012\nPhone: 213-324-0142\nJob: Reporter\n",
        Example(
            "<dl><dt>Name</dt><dd>Ana Ruiz</dd><dt>Age</dt><dd>24</dd><dt>Date of birth</dt><dd>1995-05-04</dd></dl>",
            Format.HTML,
            why="The page may be seven years old.",
            today=date(2026, 11, 23),
        ),
        Example(
            """- Name: Ana Ruiz
- Born: 1975
- Job: Reporter
- Bio: The harbour has had a paper for 90 years; she joined it in 1999.
""",
            Format.MARKDOWN,
        ),
    ),
    check=check,
    parts=("labels",),
    variants={
        "area": Variant("{what}. Does the number belong here?", Severity.INFO, Confidence.LOW),
        "handle": Variant("{what}. Is this the person's account?", Severity.INFO, Confidence.LOW),
    },
)
