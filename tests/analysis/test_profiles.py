"""Profiles are found in every layout, with exact places, and nothing hostile upsets the search."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcecheck.analysis.page.filler_words import filler
from sourcecheck.analysis.page.profiles import postal_facts
from sourcecheck.analysis.page.profiles.handles import handles, identities, is_named_after
from sourcecheck.analysis.page.profiles.labels import label_key, labels_in
from sourcecheck.analysis.page.profiles.layouts import profiles
from sourcecheck.analysis.page.profiles.profile import Field, Profile
from sourcecheck.analysis.page.profiles.signals import signals
from sourcecheck.document import Format
from sourcecheck.readers import read_text
from sourcecheck.text import Span

PERSON = {
    "name": "Odessa Klingvale",
    "username": "tremaine41",
    "email": "hal.bruckner@mail.example",
    "birthdate": "1987-05-14",
    "phone": "217-324-0184",
    "company": "Vosse Shipping",
    "job": "Harbour pilot",
}
LABELS = {"name": "Full name", "username": "User name", "email": "E-mail", "birthdate": "Date of birth",
          "phone": "Telephone", "company": "Employer", "job": "Occupation"}  # fmt: skip
ITEMPROPS = {"name": "name", "username": "alternateName", "email": "email", "birthdate": "birthDate",
             "phone": "telephone", "company": "worksFor", "job": "jobTitle"}  # fmt: skip


def lines(form: str, between: str = "\n") -> str:
    return between.join(form.format(label=LABELS[key], value=value) for key, value in PERSON.items())


LAYOUTS = {
    "lines": (Format.TEXT, lines("{label}: {value}")),
    "spaced lines": (Format.TEXT, lines("{label} : {value}")),
    "bullets": (Format.TEXT, lines("  • {label} : {value}")),
    "one line": (Format.TEXT, lines("{label}: {value}", " | ")),
    "label above value": (Format.TEXT, lines("{label}:\n{value}", "\n\n")),
    "bare pipes": (Format.TEXT, lines("{label} | {value}")),
    "CRLF": (Format.TEXT, lines("{label}: {value}", "\r\n")),
    "list": (Format.MARKDOWN, lines("- {label}: {value}")),
    "bold": (Format.MARKDOWN, lines("**{label}:** {value}  ")),
    "bold, no colon": (Format.MARKDOWN, lines("- **{label}** {value}")),
    "table": (Format.MARKDOWN, "| Field | Value |\n|---|---|\n" + lines("| {label} | {value} |")),
    "wide table": (
        Format.MARKDOWN,
        "|" + "|".join(LABELS.values()) + "|\n" + "|---" * 7 + "|\n|" + "|".join(PERSON.values()) + "|",
    ),
    "front matter": (
        Format.MARKDOWN,
        "---\ntitle: Wall\nauthor:\n" + "\n".join(f"  {k}: {v}" for k, v in PERSON.items()) + "\n---\n\nText.\n",
    ),
    "comment": (Format.MARKDOWN, "Text.\n\n<!--\n" + lines("{label}: {value}") + "\n-->\n"),
    "dl": (Format.HTML, "<dl>" + lines("<dt>{label}</dt><dd>{value}</dd>") + "</dl>"),
    "html table": (Format.HTML, "<table>" + lines("<tr><th>{label}</th><td>{value}</td></tr>") + "</table>"),
    "breaks": (Format.HTML, "<p>" + lines("<b>{label}:</b> {value}", "<br>") + "</p>"),
    "label beside value": (
        Format.HTML,
        "<div>" + lines('<p><span class="l">{label}</span><span class="v">{value}</span></p>') + "</div>",
    ),
    "microdata": (
        Format.HTML,
        '<div itemscope itemtype="https://schema.org/Person">'
        + " ".join(f'<span itemprop="{ITEMPROPS[key]}">{value}</span>' for key, value in PERSON.items())
        + "</div>",
    ),
    "class names": (
        Format.HTML,
        '<div class="author-box">'
        + " ".join(f'<span class="author-{key}">{value}</span>' for key, value in PERSON.items())
        + "</div>",
    ),
    "json-ld": (
        Format.HTML,
        '<script type="application/ld+json">'
        + json.dumps({"@type": "Article", "author": {"@type": "Person"} | {ITEMPROPS[k]: v for k, v in PERSON.items()}})
        + "</script><p>Text.</p>",
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("before", ["", "A first paragraph & one more.\n\n"])
def test_every_layout_gives_the_fields_at_their_places(layout: str, before: str) -> None:
    kind, source = LAYOUTS[layout]
    if before and source.startswith("---"):
        pytest.skip("front matter stands first")
    document = read_text(before + source, "page", kind)
    found = document.once(profiles)
    assert len(found) == 1
    for key, value in PERSON.items():
        field = found[0].first(key)
        assert field is not None, key
        assert field.value == value
        assert document.source[slice(*field.span)] == value
        assert field.place.contains(field.span)


def test_prose_profile() -> None:
    text = (
        "Odessa Klingvale was born on 14 May 1987 and lives at 4410 Mill Street, Bellafurt, OH 44101. "
        "She works as a pilot at Vosse Shipping. Write to hal.bruckner@mail.example or call 216-324-0184."
    )
    document = read_text(text, "page.txt", Format.TEXT)
    (profile,) = document.once(profiles)
    assert profile.form == "prose"
    assert profile.name == "Odessa Klingvale"
    assert {"birthdate", "address", "email", "phone"} <= {field.key for field in profile.fields}
    for field in profile.fields:
        assert text[slice(*field.span)] == field.value


def test_social_blocks_belong_to_the_profile() -> None:
    text = (
        "Name: Ana Ruiz\nEmail: a.ruiz@mail.example\n\nSocials\n\nlinkedin:\n\n  • url : https://linkedin.com/in/ana\n"
        "  • username : ana\n  • followers : 12\n\ntwitter:\n\n  • username : ana_r\n"
    )
    (profile,) = read_text(text, "page.txt", Format.TEXT).once(profiles)
    assert [(field.network, field.key) for field in profile.fields if field.network] == [
        ("linkedin", "website"), ("linkedin", "username"), ("linkedin", "followers"), ("twitter", "username")
    ]  # fmt: skip
    assert profile.first("username") is None


def test_people_one_after_the_other_are_apart() -> None:
    text = "Name: Ana Ruiz\nEmail: ana@a.example\nPhone: 1\n\nName: Tom Lee\nEmail: tom@a.example\nPhone: 2\n"
    assert [p.name for p in read_text(text, "page.txt", Format.TEXT).once(profiles)] == ["Ana Ruiz", "Tom Lee"]


@pytest.mark.parametrize(
    "text",
    [
        "Name: the word has many senses. A name may be given or taken, and its history is long.",
        "```\nName: Ana\nEmail: a@b.example\nPhone: 1\n```",
        "Title: Wall\nDate: 2026-03-02\nTags: harbour\n\nText.",
    ],
)
def test_no_profile(text: str) -> None:
    assert read_text(text, "page.md", Format.MARKDOWN).once(profiles) == ()


@pytest.mark.parametrize(
    ("label", "key"),
    [("Full name", "name"), ("streetAddress", "street"), ("DOB", "birthdate"), ("E-mail", "email"),
     ("author_bio", "bio"), ("Geburtsdatum", "birthdate"), ("Credit card number", "card"), ("Price", ""), ("", "")],
)  # fmt: skip
def test_labels(label: str, key: str) -> None:
    assert label_key(label) == key


@given(st.text(alphabet="aN:=-|*•<>\"'{}[]\\/ \nméx", max_size=300))
def test_labels_in_never_raises_and_stays_inside(text: str) -> None:
    last = 0
    for _key, start, begin in labels_in(text):
        assert last <= start <= begin <= len(text)
        last = begin


@given(st.text(alphabet='name: "email"{}[],\\<!-> phone=@x.', max_size=200), st.sampled_from(list(Format)))
def test_search_never_raises(text: str, kind: Format) -> None:
    source = f'<script type="application/ld+json">{text}</script>' if len(text) % 2 else text
    document = read_text(source, "page", kind)
    for profile in document.once(profiles):
        for field in profile.fields:
            assert 0 <= field.span.start <= field.span.end <= len(document.source)


def made(**values: str) -> Profile:
    return Profile(
        tuple(Field(k, v, Span(n, n + 1), Span(n, n + 1)) for n, (k, v) in enumerate(values.items())), "lines"
    )


@pytest.mark.parametrize(
    ("profile", "kind"),
    [
        (made(name="A B", address="509 Willie Prairie Apt. 688, Guyfort, LA 32935"), "zip"),
        (made(name="A B", address="509 Willie Prairie Apt. 688, Guyfort, LA 32935"), "street"),
        (made(name="A B", phone="+1-155-324-2200"), "phone"),
        (made(name="A B", state="Ohio", zip="44101", phone="(219) 135-2200"), "phone"),
        (made(name="A B", email="x@example.org"), "mail"),
        (made(name="A B", job="Dynamic Paradigm Liaison"), "job"),
        (made(name="A B", company="Hahn, Voss and Tarn"), "company"),
        (made(name="A B", bio="Voluptate vitae ut et assumenda. Qui dicta amet cumque suscipit."), "bio"),
        (made(name="A B", bio="Synergized client-server throughput"), "bio"),
        (made(name="A B", bio="Approach onto clearly newspaper. Agree get book morning late. Law indicate."), "bio"),
        (made(name="A B", email="a@b.c", job="Clerk", birthdate="2021-02-02"), "birth"),
        (made(name="A B", birthdate="1980-01-01", address="x", phone="1"), "fields"),
    ],
)
def test_signals(profile: Profile, kind: str) -> None:
    assert kind in {signal.key for signal in signals(profile, date(2026, 11, 22))}


@pytest.mark.parametrize(
    "profile",
    [
        made(name="Ana Ruiz", email="ana.ruiz@harbourpost.com", phone="206-324-0142", job="Senior reporter"),
        made(name="Tom Lee", address="200 N Spring St, LA 90012"),
        made(name="Tom Lee", address="12 Cedar Hill Road, Boston, MA 02134", phone="617 324 0142"),
        made(name="Jan Novak", phone="010-123-4567"),
        made(name="Ana Ruiz", bio="Covers the harbour from Seoul since 2016. Speaks Korean."),
        made(name="Ana Ruiz", birthdate="1901-03-02", job="Painter"),
    ],
)
def test_no_signal_of_weight(profile: Profile) -> None:
    assert sum(signal.weight for signal in signals(profile, date(2026, 11, 22))) < 2


def test_postal_facts() -> None:
    assert postal_facts.zip_fits("70112", "LA")
    assert not postal_facts.zip_fits("32935", "LA")
    assert postal_facts.zip_fits("90012", "LA")  # Los Angeles
    assert postal_facts.zip_fits("12345", "XX")  # no such state: nothing is said
    assert postal_facts.state_code("New Mexico") == "NM"
    assert postal_facts.area_states("484") == "PA"
    assert not postal_facts.area_known("247")


def test_filler_is_not_latin_at_large() -> None:
    assert filler("Voluptate vitae ut et assumenda qui dicta amet").certain
    assert not filler("Gallia est omnis divisa in partes tres, quarum unam incolunt Belgae").certain
    assert not filler("La vida es una causa de dolor y de amor").certain


@pytest.mark.parametrize(
    ("name", "handle", "same"),
    [
        ("Maggie Haber", "maggieNY", True), ("Jennifer Buck", "jenny_b", True), ("Li Wu", "liwu88", True),
        ("Tom Lee", "tlee", True), ("Ana María Ruiz", "amr", True), ("José Núñez", "jnunez", True),
        ("Ana Ruiz", "gertrud.hahn", False), ("Jennifer Buck", "julian07", False), ("김철수", "chulsoo", True),
    ],
)  # fmt: skip
def test_named_after(name: str, handle: str, same: bool) -> None:
    (found,) = handles(made(name=name, username=handle))
    assert is_named_after(found, name) is same


def test_desks_and_houses_are_no_handles() -> None:
    profile = made(name="Ana Ruiz", email="newsroom@harbourpost.com", company="Harbour Post", username="harbourpost")
    assert handles(profile) == ()


def test_one_pen_name_is_one_identity() -> None:
    profile = Profile(
        tuple(
            Field("username", name, Span(n, n + 1), Span(n, n + 1), "x")
            for n, name in enumerate(("nightowl", "night.owl_writes", "theowlatnight"))
        ),
        "lines",
    )
    assert len(identities(handles(profile)[:2])) == 1


@pytest.mark.parametrize(
    "source",
    ["Name: x\n" * 8000, "| Name | Email | Phone |\n|---|---|---|\n" + "| A B | a@b | 1 |\n" * 4000,
     '<script type="application/ld+json">' + '{"@type":"Person","name":"A B",' * 4000, '<div class="author"' * 8000,
     "<div class=author>" + "<span class=name>Name</span>" * 8000],
)  # fmt: skip
def test_hostile_input_is_searched_to_its_end(source: str) -> None:
    kind = Format.HTML if source.startswith("<") else Format.MARKDOWN
    for profile in read_text(source, "page", kind).once(profiles):
        for field in profile.fields:
            assert 0 <= field.span.start <= field.span.end <= len(source)
