"""Profiles whose accounts belong to other people than their name."""

from __future__ import annotations

from collections.abc import Iterator

from sourcecheck.analysis.page.profiles.layouts import profiles
from sourcecheck.document import Document, Format
from sourcecheck.finding import Confidence, Related, Severity
from sourcecheck.rule import Context, Example, Hit, Rule


def check(document: Document, context: Context) -> Iterator[Hit]:
    if not document.once(profiles):
        return
    from sourcecheck.analysis.page.profiles.context import shows_sample_data
    from sourcecheck.analysis.page.profiles.handles import handles, identities, is_named_after
    from sourcecheck.analysis.page.profiles.signal import shorten

    known = {name.casefold().strip() for name in context.house.get("placeholders", ())}
    for profile in document.once(profiles):
        name = profile.name
        if not name or name.casefold().strip() in known:
            continue
        found = handles(profile)
        strangers = tuple(handle for handle in found if not is_named_after(handle, name))
        # One pen name is normal, used on every account or beside the real one: at least two
        # that agree neither with the name nor with each other, and none that fits the name.
        if (
            len(strangers) != len(found)
            or len(identities(strangers)) < 2
            or shows_sample_data(document, profile, context.type)
        ):
            continue
        first, *rest = strangers
        yield Hit(
            first.span,
            values={
                "name": shorten(name, 30),
                "handles": ", ".join(handle.shown for handle in strangers[:3]) + (" …" if len(strangers) > 3 else ""),
            },
            related=tuple(
                Related(handle.span, f"“{handle.shown}” is not made from this name either") for handle in rest
            ),
        )


RULE = Rule(
    id="author/profile-handle-mismatch",
    message="Are these accounts of {name}? {handles}",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    doubt="Accounts in other people's names suggest that the author was made up or the accounts were.",
    settle="Link the accounts that this person really uses, or drop them.",
    why=(
        "A profile says who answers for a text, and its accounts let a reader check that. Nicknames, pen names "
        "and a desk's mail box are normal, so one account that does not resemble the name says nothing, nor "
        "does one pen name used everywhere. When no account resembles the name and they do not resemble each "
        "other either, they belong to several people."
    ),
    measured=(
        "2026-11-22: 0 findings in 2,740 real documents (190 web pages, 840 news texts, 1,710 Markdown "
        "posts), but none of their 36 profiles gives two accounts. Therefore also on generated ones: 0 of 1,700 "
        "people of 17 countries whose accounts were made from their names; 87-98% of profiles whose accounts "
        "were drawn apart from the name are found."
    ),
    references=(
        "https://services.google.com/fh/files/misc/hsw-sqrg.pdf",  # 4.5.3, deceptive creator information
        "https://journallist.net/reference-document-for-trust-txt-specifications",  # social=
    ),
    bad=(
        """Name: Ana Ruiz
Username: [[tobiaswell07]]
Email: gertrud.hahn@mail.example
""",
        Example(
            """- Name: Ana Ruiz
- Email: [[gertrud.hahn]]@mail.example
- Twitter: https://twitter.com/kavonwell_id
""",
            Format.MARKDOWN,
        ),
        Example(
            """<dl><dt>Name</dt><dd>Ana Ruiz</dd><dt>Username</dt><dd>[[tobiaswell07]]</dd>
<dt>Email</dt><dd>gertrud.hahn@mail.example</dd></dl>""",
            Format.HTML,
        ),
    ),
    good=(
        """Name: Margaret Haber
Username: maggieNY
Email: m.haber@harbourpost.example
""",
        Example(
            """- Name: Ana Ruiz
- Email: newsroom@harbourpost.example
- Username: nightowl
- Twitter: https://twitter.com/night_owl_writes
""",
            Format.MARKDOWN,
            why="One pen name everywhere, and a desk's mail box.",
        ),
        Example(
            "<dl><dt>Name</dt><dd>Tom Lee</dd><dt>Email</dt><dd>tlee@x.example</dd>"
            "<dt>Username</dt><dd>nightowl</dd></dl>",
            Format.HTML,
        ),
    ),
    check=check,
    parts=("labels",),
)
