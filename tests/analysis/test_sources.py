"""Sources: who and what is named, what can be looked up, and where pronouns and definite phrases lead."""

from __future__ import annotations

import pytest

from sourcecheck.analysis.attribution.sources import Source, leads_out, sources
from sourcecheck.document import Document, Format
from sourcecheck.readers import read_text


def document(text: str, format: Format = Format.TEXT) -> Document:
    return read_text(text, "a", format)


def found(text: str, format: Format = Format.TEXT) -> list[tuple[str, str, bool]]:
    article = document(text, format)
    return [
        (block.text[one.start : one.end], one.kind.value, one.nameable)
        for block in article.blocks
        for one in article.once(sources)[block.number]
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # People: titles, initials, particles, hyphens, accents, ages, parties.
        ("It was late, Ana Ruiz said.", ("Ana Ruiz", "person", True)),
        ("It was late, J. K. Owusu said.", ("J. K. Owusu", "person", True)),
        ("It was late, Ben van der Berg said.", ("Ben van der Berg", "person", True)),
        ("It was late, Zoë Adébáyò-Lindqvist said.", ("Zoë Adébáyò-Lindqvist", "person", True)),
        ("It was late, Siobhan O’Dowd said.", ("Siobhan O’Dowd", "person", True)),
        ("It was late, Mrs. Ruiz said.", ("Mrs. Ruiz", "person", True)),
        ("Sen. Ana Ruiz (D-Ohio) said so.", ("Sen. Ana Ruiz (D-Ohio)", "person", True)),
        ("Ana Ruiz, 45, said so.", ("Ana Ruiz, 45", "person", True)),
        # With title and affiliation, before and behind the name.
        (
            "Ana Ruiz, a fellow at the Harbour Institute, said so.",
            ("Ana Ruiz, a fellow at the Harbour Institute", "person", True),
        ),
        ("Treasury spokesman Ben Cole said so.", ("Treasury spokesman Ben Cole", "person", True)),
        (
            "Ana Ruiz, a professor of history at Keele University, said so.",
            ("Ana Ruiz, a professor of history at Keele University", "person", True),
        ),
        ("One of the authors, Ana Ruiz, said so.", ("the authors, Ana Ruiz", "person", True)),
        ("The chief of staff, Ben Cole, said so.", ("The chief of staff, Ben Cole", "person", True)),
        ("A worker named Antonio Prado said so.", ("A worker named Antonio Prado", "person", True)),
        # Bodies and outlets.
        ("The Harbour Institute said so.", ("Harbour Institute", "organisation", True)),
        ("The Ministry of Ports and Harbours said so.", ("Ministry of Ports and Harbours", "organisation", True)),
        ("NATO said so.", ("NATO", "organisation", True)),
        ("The Ruiz campaign said so.", ("The Ruiz campaign", "organisation", True)),
        ("Reuters reported it.", ("Reuters", "outlet", True)),
        ("The Garrow Courier reported it.", ("Garrow Courier", "outlet", True)),
        # Documents.
        ("It is banned by Article 4 of the pact.", ("Article 4 of the pact", "document", True)),
        ("The Harbour Institute’s report found rust.", ("The Harbour Institute’s report", "document", True)),
        ("A report by the Harbour Institute found rust.", ("A report by the Harbour Institute", "document", True)),
        ("In Ruiz v. Cole the court held so.", ("Ruiz v. Cole", "document", True)),
        ("An article in The Garrow Courier said so.", ("An article in The Garrow Courier", "document", True)),
        # Roles: with an organisation they can be asked, without one not.
        ("A State Department official said so.", ("A State Department official", "role", True)),
        ("Two clerks at the Harbour Office said so.", ("Two clerks at the Harbour Office", "role", True)),
        ("A spokesman for Cole said so.", ("A spokesman for Cole", "role", True)),
        ("Experts from Keele University say so.", ("Experts from Keele University", "role", True)),
        ("Critics including Ana Ruiz say so.", ("Critics including Ana Ruiz", "role", True)),
        ("Voters in a Gallup poll said so.", ("Voters in a Gallup poll", "role", True)),
        ("It was late, officials said.", ("officials", "unnamed", False)),
        ("It was late, Iranian officials said.", ("Iranian officials", "unnamed", False)),
        ("It was late, residents of Derry said.", ("residents of Derry", "unnamed", False)),
        ("Critics of the Treasury say so.", ("Critics of the Treasury", "unnamed", False)),
        ("Several experts say so.", ("Several experts", "unnamed", False)),
        ("A source said so.", ("A source", "unnamed", False)),
        ("A study found rust.", ("A study", "unnamed", False)),
        ("Scientists say so.", ("Scientists", "unnamed", False)),
        ("Norway said so.", ("Norway", "place", True)),
        # Citations and the outlet's own reporting.
        ("Rust kills bridges.[3]", ("[3]", "citation", True)),
        ("Rust kills bridges (Holm and Lee, 2019).", ("(Holm and Lee, 2019", "citation", True)),
        ("Two clerks told this newspaper so.", ("told this newspaper", "own", True)),
        ("The letters, reviewed by The Courier, say so.", ("reviewed by The Courier", "own", True)),
        ("Our analysis of the ledgers shows rust.", ("Our analysis", "own", True)),
    ],
)
def test_one_source(text: str, expected: tuple[str, str, bool]) -> None:
    assert expected in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "On Monday it rained in March.",
        "However, nobody came.",
        "Don’t go there, and it’s late.",
        "Almost every bridge rusts.",
        "Grandparents said so.",
        "“Ana Ruiz came,” and then it rained.",
    ],
)
def test_no_source_that_can_be_looked_up(text: str) -> None:
    assert [one for one in found(text) if one[2]] == []


def antecedent(text: str, said: str) -> str | None:
    """What the last mention of the words stands for."""
    article = document(text)
    taken: list[tuple[str, Source]] = [
        (block.text[one.start : one.end], one)
        for block in article.blocks
        for one in article.once(sources)[block.number]
    ]
    place = next(one.antecedent for words, one in reversed(taken) if words == said)
    return place and article.blocks[place[0]].text[place[1] : place[2]]


@pytest.mark.parametrize(
    ("text", "said", "expected"),
    [
        ("Ana Ruiz came. She said so.", "She", "Ana Ruiz"),
        ("Ana Ruiz came.\n\nShe said so.", "She", "Ana Ruiz"),
        ("Ana Ruiz came.\n\nShe sat.\n\nShe said so.", "She", "Ana Ruiz"),
        ("The Harbour Institute closed. It said so.", "It", "Harbour Institute"),
        ("Ana Ruiz and Ben Cole came. They said so.", "They", "Ben Cole"),
        ("The Harbour Institute published a study in May.\n\nThe study found rust.", "The study", "Harbour Institute"),
        ("The Harbour Institute moved. The company said so.", "The company", "Harbour Institute"),
        ("Ana Ruiz was late. Her lawyer said so.", "Her lawyer", "Ana Ruiz"),
        ("Ana Ruiz was late. The senator said so.", "The senator", "Ana Ruiz"),
        # Nobody named, or too far away.
        ("An official came. He said so.", "He", None),
        ("Experts came. They said so.", "They", None),
        ("A study came out. The study found rust.", "The study", None),
        ("Ana Ruiz came. It rained. It rained. It rained. It rained. She said so.", "She", None),
        ("Norway won. He said so.", "He", None),
    ],
)
def test_antecedents(text: str, said: str, expected: str | None) -> None:
    assert antecedent(text, said) == expected


def test_two_people_with_one_surname() -> None:
    text = "Ana Ruiz met her brother, Ben Ruiz. Mr. Ruiz said so, and Ms. Ruiz agreed."
    assert [one for one in found(text) if one[0].endswith(". Ruiz")] == [
        ("Mr. Ruiz", "person", True),
        ("Ms. Ruiz", "person", True),
    ]


def test_links_and_notes() -> None:
    html = "<p>It <a href='https://example.org/x'>kills</a> bridges<sup><a href='#fn1'>1</a></sup>.</p>"
    kinds = [kind for _, kind, _ in found(html, Format.HTML)]
    assert kinds == ["pronoun", "link", "note"]
    assert ("[^1]", "note", True) in found("Rust kills bridges.[^1]\n\n[^1]: Holm, Rust.\n", Format.MARKDOWN)


@pytest.mark.parametrize("target", ["#top", "", "mailto:a@example.org", "/", "javascript:void(0)", "/tag/rust", "?p=2"])
def test_links_of_the_page_itself_are_no_evidence(target: str) -> None:
    assert not leads_out(target)


def test_a_surname_in_s_at_the_head_of_a_sentence() -> None:
    assert ("Adams", "person", True) in found("It was built by Ada Adams. Adams said so.")
