"""The author rules on whole texts: one finding per defect, related places, silence where people are real."""

from __future__ import annotations

import glob
import json
import os
import time
from datetime import date

import pytest

from sourcecheck.analysis.page.profiles.layouts import profiles
from sourcecheck.checks import rules_of
from sourcecheck.checks.author import (
    byline_metadata_mismatch,
    empty_bio,
    generic_byline,
    missing_byline,
    profile_field_conflict,
    profile_handle_mismatch,
    synthetic_profile,
)
from sourcecheck.document import Document, Format
from sourcecheck.examples import failures
from sourcecheck.readers import read, read_text
from sourcecheck.rule import Context, Hit, Rule

RULES = rules_of("author")
TODAY = date(2026, 11, 22)
PROSE = "The council voted on Tuesday to raise the harbour wall by one metre before the winter storms arrive. " * 12
SAMPLE = """Detail Author:

  • Name : Odessa Klingvale
  • Username : tremaine41
  • Email : hal.bruckner@mail.example
  • Birthdate : 1987-05-14
  • Address : 4410 Delphine Extensions Apt. 207 North Hildaburgh, OH 90310
  • Phone : 1-247-324-0184
  • Company : Vosse, Tarnquist and Bellamir
  • Job : Harbour pilot
  • Bio : Voluptatem quia dolores et aut. Nesciunt rerum assumenda vitae quos.

Socials

linkedin:

twitter:

  • url : https://twitter.com/kavon_id
  • username : kavon_id
  • followers : 797
"""


def hits(rule: Rule, document: Document, **context: object) -> list[Hit]:
    assert rule.check is not None
    options = {**rule.defaults, **context.pop("options", {})}  # type: ignore[dict-item]
    return list(rule.check(document, Context(options=options, today=TODAY, **context)))  # type: ignore[arg-type]


def text(source: str) -> Document:
    return read_text(source, "page.txt", Format.TEXT)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_examples(rule: Rule) -> None:
    assert rule.check is not None
    assert list(failures(rule, rule.check)) == []


def test_synthetic_profile_names_its_evidence_and_relates_every_field() -> None:
    document = text(PROSE + "\n\n" + SAMPLE)
    (hit,) = hits(synthetic_profile.RULE, document)
    assert document.source[slice(*hit.span)] == "Odessa Klingvale"
    assert "ZIP 90310 is not in OH" in hit.values["evidence"]
    related = [document.source[slice(*place.span)] for place in hit.related]
    for part in ("Detail Author:", "tremaine41", "1987-05-14", "1-247-324-0184", "Vosse, Tarnquist and Bellamir",
                 "Harbour pilot", "kavon_id"):  # fmt: skip
        assert part in related
    assert len(set(hit.related)) == len(hit.related)


PERSON = {
    "name": "Odessa Klingvale",
    "works as": "Clerk",
    "contact email": "hal.bruckner@willms.example",
    "mobile": "413-132-0664",
    "location": "88292 Schuppe Coves, Costa Mesa, WY 23662",
    "birthday": "1980-05-31",
    "biography": "Pellentesque ultrices mattis odio, quis condimentum lorem dapibus nec.",
}


@pytest.mark.parametrize(
    ("form", "format"),
    [
        ("\n".join(f"{key.title()} - {value}" for key, value in PERSON.items()), Format.TEXT),
        ("\n\n".join(f"{key.upper()}\n{value}" for key, value in PERSON.items()), Format.TEXT),
        (
            "> ### Odessa Klingvale\n> " + "  \n> ".join(f"*{k.title()}*: {v}" for k, v in list(PERSON.items())[1:]),
            Format.MARKDOWN,
        ),
        (
            "<h4>Odessa Klingvale</h4><ul>"
            + "".join(f"<li>{p} {PERSON[k]}</li>" for p, k in zip("📧📞🏠🎂", list(PERSON)[2:6], strict=True))
            + "</ul>",
            Format.HTML,
        ),
    ],
    ids=["dashes", "capitals", "italics", "pictures"],
)
def test_labels_of_other_layouts(form: str, format: Format) -> None:
    lead = "The council met on Tuesday to settle the budget for the harbour wall, and it voted nine to two.\n\n"
    source = f"<p>{lead}</p>{form}" if format is Format.HTML else lead + form + "\n"
    (hit,) = hits(synthetic_profile.RULE, read_text(source, "a.x", format))
    assert len(hit.related) >= 3


@pytest.mark.parametrize(
    ("form", "format"),
    [
        ("\n".join(f"{key.title()}\t{value}" for key, value in PERSON.items()), Format.TEXT),
        ("\n".join(f"{key.title()} ...... {value}" for key, value in PERSON.items()), Format.TEXT),
        ("\n".join(f"{key.title()} → {value}" for key, value in PERSON.items()), Format.MARKDOWN),
        ("\n".join(f"[{key.title()}] {value}" for key, value in PERSON.items()), Format.TEXT),
        ("\n\n".join(f"{key.title()}\n{value}" for key, value in PERSON.items()), Format.TEXT),
        (
            ",".join(PERSON) + "\n" + ",".join(f'"{value}"' if "," in value else value for value in PERSON.values()),
            Format.TEXT,
        ),
        (
            "<AuthorCard " + " ".join(f'{key.replace(" ", "-")}="{value}"' for key, value in PERSON.items()) + " />",
            Format.MARKDOWN,
        ),
    ],
    ids=["tabs", "dots", "arrows", "brackets", "own lines", "commas", "component"],
)
def test_layouts_that_only_the_lines_show(form: str, format: Format) -> None:
    lead = "The council met on Tuesday to settle the budget for the harbour wall, and it voted nine to two.\n\n"
    document = read_text(lead + form + "\n", "a.x", format)
    (hit,) = hits(synthetic_profile.RULE, document)
    assert document.source[slice(*hit.span)] == "Odessa Klingvale"
    related = [document.source[slice(*place.span)] for place in hit.related]
    assert "1980-05-31" in related and "88292 Schuppe Coves, Costa Mesa, WY 23662" in related


@pytest.mark.parametrize(
    "line", ["Name\tAna", "Name,Email,Phone,City\nAna,a@b.c,1,Ulm", "Email\na@b.c, phone", "Name ... x@"]
)
def test_time_grows_with_the_lines(line: str) -> None:
    def seconds(times: int) -> float:
        document = text(f"{line}\n" * times)
        start = time.process_time()
        document.once(profiles)
        return time.process_time() - start

    seconds(100)
    assert seconds(4000) <= 12 * max(seconds(400), 0.02)


def test_a_life_in_filler_latin_needs_no_third_kind_of_evidence() -> None:
    keys = ("name", "mobile", "birthday", "biography")
    lines = [f"{key}: {PERSON[key]}".replace("413-132-0664", "030 555 0123") for key in keys]
    source = "The council met.\n\n" + "\n".join([*lines, "location: Tavistock Place 4, Ober"])
    (hit,) = hits(synthetic_profile.RULE, text(source))
    assert {related.message for related in hit.related} >= {"the birth date", "the address", "the phone number"}
    assert not hits(synthetic_profile.RULE, text(source.replace(lines[3], "bio: Builds clocks and repairs them.")))


def test_handles_are_a_finding_of_their_own() -> None:
    document = text(SAMPLE)
    (hit,) = hits(profile_handle_mismatch.RULE, document)
    places = [hit.span, *(place.span for place in hit.related)]
    assert [document.source[slice(*span)] for span in places] == ["tremaine41", "hal.bruckner", "kavon_id"]


def test_the_same_person_twice_is_one_finding() -> None:
    person = {"@type": "Person", "name": "Odessa Klingvale", "email": "x@example.org", "telephone": "+1-247-324-0184",
              "birthDate": "1987-05-14", "address": "44 Delphine Extensions, Bellafurt, OH 90310"}  # fmt: skip
    page = f'<script type="application/ld+json">{json.dumps({"@type": "Article", "author": person})}</script>'
    page += f"<p>{PROSE}</p><dl>" + "".join(
        f"<dt>{label}</dt><dd>{value}</dd>"
        for label, value in zip(
            ("Type", "Name", "Email", "Phone", "Birthdate", "Address"), person.values(), strict=True
        )
    )
    (hit,) = hits(synthetic_profile.RULE, read_text(page, "page.html", Format.HTML))
    assert "the same profile again" in {place.message for place in hit.related}


@pytest.mark.parametrize(
    "source",
    [
        "# Filling forms with sample data\n\nThe generator prints:\n\n{sample}",
        "# Forms\n\nFor example, the form may hold:\n\n{sample}",
        "# Forms\n\nFaker makes such people. Faker is a library.\n\n{sample}",
        "# Forms\n\n```\n{sample}\n```\n",
    ],
)
def test_documentation_is_silent(source: str) -> None:
    document = read_text(source.format(sample=SAMPLE.replace("Detail Author:\n\n", "")), "page.md", Format.MARKDOWN)
    assert hits(synthetic_profile.RULE, document) == []


@pytest.mark.parametrize("fence", ["```html\n{code}\n```", "    {code}"])
def test_markup_shown_as_code_is_silent(fence: str) -> None:
    address, phone = "44 Delphine Extensions, Bellafurt, OH 90310", "+1-147-324-0184"
    person = {"@type": "Person", "name": "Odessa Klingvale", "email": "x@example.org", "birthDate": "1987-05-14"}
    person |= {"telephone": phone, "address": address}
    code = f'<script type="application/ld+json">{json.dumps(person)}</script>'
    document = read_text(f"# Marking up people\n\nWrite:\n\n{fence.format(code=code)}\n", "page.md", Format.MARKDOWN)
    assert hits(synthetic_profile.RULE, document) == []
    assert len(hits(synthetic_profile.RULE, read_text(code, "page.html", Format.HTML))) == 1
    box = '<div class="vcard"><b class="fn">Odessa Klingvale</b><b class="email">x@example.org</b><b class="adr">'
    box += '44 Delphine Extensions, Bellafurt, OH 90310</b><b class="tel">+1-147-324-0184</b></div>'
    document = read_text(f"# Boxes\n\nWrite:\n\n{fence.format(code=box)}\n", "page.md", Format.MARKDOWN)
    assert hits(synthetic_profile.RULE, document) == []


def test_a_character_is_silent_but_a_sample_author_is_not() -> None:
    plain = SAMPLE.replace("Detail Author:\n\n", "")
    assert hits(synthetic_profile.RULE, text(plain), type="fiction") == []
    assert len(hits(synthetic_profile.RULE, text(SAMPLE), type="how-to")) == 1


@pytest.mark.parametrize(
    "source",
    [
        # staff lists, contact pages, unusual names, obituaries, curricula
        "Staff\n\nName: Ana Ruiz\nTitle: Editor\nEmail: ana.ruiz@harbourpost.com\nPhone: 206-324-0142 x12\n\n"
        "Name: Tom Lee\nTitle: Reporter\nEmail: tom.lee@harbourpost.com\nPhone: 206-324-0143 x13\n",
        "Contact\n\nCompany: Smith, Jones and Partners\nName: Hyacinth Swaniawski-Hammes\n"
        "Address: 14 Orchard Ridge, Suite 210, Lake Forest, IL 60045\nPhone: 847-324-0150\n"
        "Email: office@smithjones.com\n",
        "Name: Wolfeschlegel Von Bergerdorff Jr.\nUsername: wolfe99\nEmail: wolfe99@gmail.com\nJob: Welder\n",
        "Full name: Ana Ruiz\nBorn: 1931-02-03\nDied: 2026-01-05\nOccupation: Painter\n"
        "Residence: New Haven, CT 06510\n",
        "Curriculum vitae\n\nName: Ana Ruiz\nDate of birth: 1984-03-02\nAddress: 12 Mill Street, Bristol BS1 4DJ\n"
        "Phone: +44 117 324 0142\nEmail: ana.ruiz@gmail.com\nProfile: Reporter with ten years at the harbour.\n",
        "Name: 김철수\nUsername: chulsoo\nEmail: reporter@seoul.example\nPhone: 010-123-4567\n",
    ],
)
def test_real_people_are_silent(source: str) -> None:
    assert hits(synthetic_profile.RULE, text(source)) == []
    assert hits(profile_handle_mismatch.RULE, text(source)) == []


def test_missing_byline_accepts_who_signs() -> None:
    silent = (
        f"Wall\n\nBy Ana Ruiz\n\n{PROSE}", f"Wall\n\nHARBOUR CITY (AP) — {PROSE}",
        f"Wall\n\n{PROSE}\n\n— The Editorial Board",
        f"Wall\n\n{PROSE}\n\nName: Ana Ruiz\nEmail: ana@harbourpost.com\nPhone: 206 324 0142\n",
        f"Wall\n\n{PROSE}\n\nFollow Ana Ruiz on Bluesky @anaruiz.",
        f"Wall\n\n{PROSE}\n\nAna Ruiz can be reached at the harbour desk.",
        f"Wall\n\n{PROSE}\n\nYou can contact Ana Ruiz at ana@harbourpost.com.",
        "Wall\n\nA short note.",
    )  # fmt: skip
    for source in silent:
        assert hits(missing_byline.RULE, text(source)) == [], source[:60]
    for end in (
        "",
        "\n\nFollow Harbour Post on Bluesky.",
        "\n\nContact the harbour board at 0142.",
        "\n\nFollow us on Bluesky.",
    ):
        assert [hit.scope for hit in hits(missing_byline.RULE, text(f"Wall\n\n{PROSE}{end}"))] == ["document"], end


@pytest.mark.parametrize(
    ("line", "variant"),
    [
        ("2 March 2026", ""),
        ("Published: 2026-03-02", ""),
        ("Last updated: 2026-03-02", "draft"),
        ("Chapter 3", "draft"),
    ],
)
def test_a_page_that_may_be_a_manual_gets_a_note(line: str, variant: str) -> None:
    prose = (
        "<p>" + "The council met on Tuesday to settle the budget for the wall, and voted nine to two. " * 12 + "</p>"
    )
    page = read_text(f"<h1>Harbour wall</h1><p>{line}</p>{prose}", "wall.html", Format.HTML)
    assert [hit.variant for hit in hits(missing_byline.RULE, page)] == [variant]


def test_a_made_up_profile_signs_nothing() -> None:
    assert len(hits(missing_byline.RULE, text(f"Wall\n\n{PROSE}\n\n{SAMPLE}"))) == 1


def test_missing_byline_options_and_house() -> None:
    document = text(f"Wall\n\nHarbour Bot\n\n{PROSE}")
    assert len(hits(missing_byline.RULE, document)) == 1
    assert hits(missing_byline.RULE, document, options={"no-bylines": True}) == []
    assert hits(missing_byline.RULE, document, house={"bylines": ("Harbour Bot",)}) == []


@pytest.mark.parametrize("path", ["README.md", "docs/index.md", "CHANGELOG.md", "about.md"])
def test_repository_pages_are_not_asked(path: str) -> None:
    assert hits(missing_byline.RULE, read_text(f"# Wall\n\n{PROSE}", path, Format.MARKDOWN)) == []


@pytest.mark.parametrize(
    ("name", "variant"),
    [("admin", ""), ("Staff", ""), ("Guest Author", ""), ("Anonymous user", ""), ("ChatGPT", "bot"),
     ("GPT-4", "bot"), ("desk@harbourpost.com", "address"), ("HarbourPost.com", "host")],
)  # fmt: skip
def test_generic_names(name: str, variant: str) -> None:
    source = f"---\ntitle: Wall\nauthor: {name}\n---\n\nText.\n"
    document = read_text(source, "page.md", Format.MARKDOWN)
    (hit,) = hits(generic_byline.RULE, document)
    assert (source[slice(*hit.span)], hit.variant) == (name, variant)
    assert hits(generic_byline.RULE, document, house={"bylines": (name,)}) == []
    assert hits(generic_byline.RULE, document, house={"placeholders": (name,)}) == []


@pytest.mark.parametrize(
    "name",
    ["Ana Ruiz", "Reuters Staff", "The Editorial Board", "Sports Desk", "Claude Monet", "Jasper Stone", "Ed Admin"],
)
def test_real_and_accepted_names(name: str) -> None:
    document = read_text(f"---\ntitle: Wall\nauthor: {name}\n---\n\nText.\n", "page.md", Format.MARKDOWN)
    assert hits(generic_byline.RULE, document) == []


@pytest.mark.parametrize("name", ["{{ author }}", "%author%", "[Author name]", "${user.name}", "&lt;name&gt;"])
def test_template_fields_that_nothing_was_put_into(name: str) -> None:
    page = read_text(f'<meta name="author" content="{name}"><h1>Wall</h1><p>Text.</p>', "a.html", Format.HTML)
    assert [hit.variant for hit in hits(generic_byline.RULE, page)] == [""]


def test_one_generic_name_in_two_places_is_one_finding() -> None:
    page = '<head><meta name="author" content="admin"></head><h1>Wall</h1><p class="byline">By admin</p>'
    (hit,) = hits(generic_byline.RULE, read_text(page, "page.html", Format.HTML))
    assert len(hit.related) == 1


def test_recall_on_generated_profiles(data: str) -> None:
    for name in ("faker-php.jsonl", "faker-python.jsonl"):
        with open(os.path.join(data, "profiles", name), encoding="utf-8") as stream:
            rows = [json.loads(line) for line in stream][::29]
        missed = 0
        for row in rows:
            lines = "\n".join(
                f"{key.title()}: {' '.join(value.split())}" for key, value in row.items() if key in FIELDS
            )
            missed += not hits(synthetic_profile.RULE, text(f"Wall\n\nA paragraph about the wall.\n\n{lines}\n"))
        assert missed <= 0.05 * len(rows), name


FIELDS = ("name", "username", "email", "birthdate", "address", "phone", "company", "job", "bio")


@pytest.mark.long
@pytest.mark.parametrize("folder", ["html/readability", "html/wikipedia", "text/polnear-train", "markdown/rust-blog"])
def test_no_false_alarm_on_real_pages(data: str, folder: str) -> None:
    paths = glob.glob(os.path.join(data, folder, "**", "*.*"), recursive=True)
    for path in sorted(filter(os.path.isfile, paths)):
        with open(path, "rb") as stream:
            document = read(stream.read(), path)
        assert hits(synthetic_profile.RULE, document) == [], path
        assert hits(profile_handle_mismatch.RULE, document) == [], path


def test_names_that_a_house_uses_as_examples_on_purpose() -> None:
    document = text(f"Wall\n\n{PROSE}\n\n{SAMPLE}")
    assert hits(synthetic_profile.RULE, document)
    name = document.once(profiles)[0].name
    assert hits(synthetic_profile.RULE, document, house={"placeholders": (name,)}) == []


@pytest.mark.parametrize("date", ["5 March 2026", "March 5, 2026", "Mar. 5"])
def test_an_account_with_a_date_behind_it(date: str) -> None:
    (hit,) = hits(generic_byline.RULE, text(f"Harbour wall\n\nBy webmaster, {date}\n\nThe council voted."))
    assert hit.values["name"] == "webmaster"
    assert hits(generic_byline.RULE, text(f"Harbour wall\n\nBy Friday, {date}, the council had voted.")) == []


def test_a_profile_under_a_line_that_says_so() -> None:
    source = (
        "## About the author\n\n**Profile**\n\n- **Name:** Ana Ruiz\n- **Username:** tobiaswell07\n"
        "- **Email:** gertrud.hahn@mail.example\n"
    )
    (profile,) = read_text(source, "a.md", Format.MARKDOWN).once(profiles)
    assert profile.name == "Ana Ruiz"
    assert len(hits(profile_handle_mismatch.RULE, read_text(source, "a.md", Format.MARKDOWN))) == 1


@pytest.mark.parametrize(
    ("author", "line", "apart"),
    [
        ("Tom Lee", "By Ana Ruiz", True),
        ("administrator", "_By Ana Ruiz_", True),
        ("Tom Lee", "By Ana Ruiz and Bo Kim", True),
        ("Tom Lee", "Par Hélène Mercier", True),
        ("ana-ruiz", "By Ana Ruiz", False),
        ("Harbour Post Staff", "By Tom Lee", False),
        ("Ana Ruiz", "Reviewed by Dr. Tom Lee", False),
        ("Ana Ruiz", "By Popular Demand, the Harbour Festival Returns", False),
        ("Robert Smith", "By Bob Smith", False),
        ("김철수", "By Kim Cheolsu", False),
    ],
)
def test_who_the_page_and_its_data_name(author: str, line: str, apart: bool) -> None:
    source = f"---\ntitle: Wall\nauthor: {author}\n---\n\n{line}\n\n{PROSE}\n"
    document = read_text(source, "page.md", Format.MARKDOWN)
    assert bool(hits(byline_metadata_mismatch.RULE, document)) is apart
    if apart:
        assert hits(generic_byline.RULE, document) == []


@pytest.mark.parametrize(
    ("source", "variant"),
    [
        ("## About the Author\n\n*Your bio here*\n", "default"),
        ("Cet auteur n'a pas encore rédigé sa biographie.\n", "default"),
        ("## About the author\n\n## Comments\n", "empty"),
        ("About the author: Writer.\n", "short"),
        ("The author has not written a biography of the king since 1990.\n", None),
        ("## Interview\n\n1. Tell us about yourself.\n", None),
        ("## About the author\n\n![Ana](ana.jpg)\n", None),
    ],
)
def test_author_boxes(source: str, variant: str | None) -> None:
    document = read_text(f"# Wall\n\n{PROSE}\n\n{source}", "page.md", Format.MARKDOWN)
    assert [hit.variant for hit in hits(empty_bio.RULE, document)] == ([] if variant is None else [variant])


@pytest.mark.parametrize(
    ("fields", "what"),
    [
        ("Address: 9 King St W, Toronto, ON V5K 0A1", "Postcode V5K 0A1 is not in ON"),
        ("Address: Rua A, 12, São Paulo - SP, 90010-000", "Postcode 90010-000 is not in SP"),
        ("Born: 3 May 1995\nBio: A reporter with 30 years of experience.", "30 years at work, born in 1995"),
        ("Date of birth: 1990-02-31", "There is no 1990-02-31"),
        ("Born: 1990\nAge: 20", None),
        ("Born: 1990\nBio: Her father, born in 1950, was a pilot.", None),
        ("Address: 200 N Spring St, LA 90012", None),
    ],
)
def test_fields_that_exclude_each_other(fields: str, what: str | None) -> None:
    document = text(f"The council met.\n\nName: Bo Kim\nEmail: bo@kim.org\n{fields}\n")
    assert [hit.values["what"] for hit in hits(profile_field_conflict.RULE, document)] == ([what] if what else [])


@pytest.mark.parametrize("name", ["Site Administrator", "The Blog Admin Team", "Written with AI", "wpadmin2", "Gemini"])
def test_names_put_together_of_account_words(name: str) -> None:
    document = read_text(f"---\ntitle: Wall\nauthor: {name}\n---\n\nText.\n", "page.md", Format.MARKDOWN)
    assert len(hits(generic_byline.RULE, document)) == 1


@pytest.mark.parametrize(
    "signature",
    ["*Ana Ruiz*", "Best,\n\nAna Ruiz", "(ana)", "Words: Ana Ruiz. Photos: Tom Lee.", "[Ana](/authors/ana)"],
)
def test_signatures_that_are_no_byline_for_sure(signature: str) -> None:
    source = f"---\ntitle: Wall\ndate: 2026-03-02\n---\n\n{PROSE}\n\n{signature}\n"
    assert hits(missing_byline.RULE, read_text(source, "page.md", Format.MARKDOWN)) == []
