"""Attributions: source, cue and content in the orders that English has."""

from __future__ import annotations

import pytest

from sourcecheck.analysis.attribution.attributions import Attribution, Cue, attributions
from sourcecheck.document import Document, Format
from sourcecheck.readers import read_text


def read(text: str, format: Format = Format.TEXT) -> Document:
    return read_text(text, "a", format)


def found(text: str) -> list[tuple[str, str]]:
    """Source and cue of each attribution, in order."""
    article = read(text)
    return [
        (article.blocks[one.block].text[one.source.start : one.source.end], block.text[one.start : one.end])
        for block in article.blocks
        for one in article.once(attributions)[block.number]
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        # Normal order, with auxiliaries, adverbs, days.
        ("Ana Ruiz said it was late.", "Ana Ruiz", "said"),
        ("Ana Ruiz has repeatedly said it was late.", "Ana Ruiz", "said"),
        ("Ana Ruiz on Monday said it was late.", "Ana Ruiz", "said"),
        ("Ana Ruiz told the newspaper it was late.", "Ana Ruiz", "told"),
        ("Ana Ruiz went on to say it was late.", "Ana Ruiz", "say"),
        ("The Harbour Institute’s report shows rust.", "The Harbour Institute’s report", "shows"),
        # Something between commas.
        ("Ana Ruiz, who ran the yard for ten years, said it was late.", "Ana Ruiz", "said"),
        ("Ana Ruiz, however, said it was late.", "Ana Ruiz", "said"),
        ("Ana Ruiz - who ran the yard - has said it was late.", "Ana Ruiz", "said"),
        ("The mayor, Ana Ruiz, said it was late.", "The mayor, Ana Ruiz", "said"),
        ("In a statement, Ruiz campaign spokesman Ben Cole said no.", "Ruiz campaign spokesman Ben Cole", "said"),
        # Inverted and interrupted.
        ("“It was late,” said Ana Ruiz.", "Ana Ruiz", "said"),
        ("“It was late,” said former senator Ana Ruiz, a farmer.", "former senator Ana Ruiz, a farmer", "said"),
        ("It was late, said Ben Cole of the Harbour Institute.", "Ben Cole of the Harbour Institute", "said"),
        ("“It was late,” Ruiz said. “It always is.”", "Ruiz", "said"),
        ("“It was late,” she whispered.", "she", "whispered"),
        ("“It was late!” growled Cole.", "Cole", "growled"),
        ("It was, Ana Ruiz said, far too late.", "Ana Ruiz", "said"),
        # Phrases.
        ("According to the Harbour Institute, it was late.", "Harbour Institute", "According to"),
        ("It was late, according to Ana Ruiz.", "Ana Ruiz", "according to"),
        ("It was, in the words of Ana Ruiz, late.", "Ana Ruiz", "in the words of"),
        ("It was late, the paper said, citing Ana Ruiz.", "Ana Ruiz", "citing"),
        ("As Ana Ruiz put it, the tide won.", "Ana Ruiz", "put"),
        # Passive with the agent.
        ("The figures were compiled by the Harbour Institute.", "Harbour Institute", "compiled by"),
        ("Eight of 10 economists polled by Reuters expect a rise.", "economists polled by Reuters", "expect"),
        ("The term was coined by Ana Ruiz.", "Ana Ruiz", "coined by"),
        ("Ana Ruiz: “It was late.”", "Ana Ruiz", ":"),
        # Carried over within the sentence.
        ("Ana Ruiz praised the yard, saying it was early.", "Ana Ruiz", "saying"),
        ("Ana Ruiz praised the yard and said it was early.", "Ana Ruiz", "said"),
        ("Ana Ruiz issued a statement, saying it was late.", "Ana Ruiz", "saying"),
        # Texts described by a participle.
        ("A Keele University study published on Monday found rust.", "A Keele University study", "found"),
        # Kinds of their own.
        ("Ana Ruiz believes it was late.", "Ana Ruiz", "believes"),
        ("Ana Ruiz calls it a farce.", "Ana Ruiz", "calls"),
        ("Ana Ruiz claims the yard is hers.", "Ana Ruiz", "claims"),
    ],
)
def test_found(text: str, source: str, cue: str) -> None:
    assert (source, cue) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The bridge is often called the best in the world.",
        "Ana Ruiz was told of the fire.",
        "Ana Ruiz is widely considered the best cellist.",
        "The Orsk plan, widely regarded as a failure, costs millions.",
        "Ana Ruiz’s claims were heard in May.",
        "The DNC rules forbid it.",
        "It is in the states of the west.",
        "“Ana Ruiz said so,” read the note on the door.",
        "The SAID project ended.",
    ],
)
def test_nobody_says_anything(text: str) -> None:
    assert [one for one in found(text) if "Ruiz" in one[0] or "plan" in one[0] or "bridge" in one[0]] == []


def one(text: str) -> Attribution:
    article = read(text)
    return next(one for block in article.blocks for one in article.once(attributions)[block.number])


def test_content() -> None:
    text = "Ana Ruiz said it was late."
    assert [text[start:end] for start, end in one(text).content] == [" it was late."]
    text = "“It was late,” Ana Ruiz said. It rained."
    assert [text[start:end].strip() for start, end in one(text).content] == ["“It was late,”"]
    assert len(one("“It was late, far too late,” Ana Ruiz said, “for all of the ships in it.”").content) == 2


def test_kinds_are_kept_apart() -> None:
    kinds = {
        "Ana Ruiz said so.": Cue.SAYING,
        "The census shows it.": Cue.SHOWING,
        "Ana Ruiz fears it.": Cue.THINKING,
        "Ana Ruiz dubbed it a farce.": Cue.NAMING,
        "It is so, according to Ana Ruiz.": Cue.CREDITING,
        "Ana Ruiz: “It is so.”": Cue.COLON,
    }
    assert {text: one(text).cue for text in kinds} == kinds


def test_negated() -> None:
    assert one("Ana Ruiz did not say why.").negated
    assert one("Ana Ruiz declined to comment.").negated
    assert not one("Ana Ruiz said why.").negated


def test_conjoined_sources() -> None:
    assert found("Ana Ruiz and Ben Cole said it was late.") == [("Ana Ruiz", "said"), ("Ben Cole", "said")]
    assert {source for source, _ in found("“It was late,” said Ana Ruiz and Ben Cole.")} == {"Ana Ruiz", "Ben Cole"}


def test_the_same_speaker_goes_on_over_paragraphs() -> None:
    article = read("Ana Ruiz said: “It was late.\n\n“It was cold, too.\n\n“And nobody came.”\n")
    last = article.once(attributions)[2]
    assert [(one.cue, one.block) for one in last] == [(Cue.CONTINUED, 0)]
    assert article.blocks[0].text[last[0].source.start : last[0].source.end] == "Ana Ruiz"


def test_a_paragraph_of_prose_is_nobody_s() -> None:
    article = read("Ana Ruiz said it was late.\n\nIt was cold, too.\n")
    assert article.once(attributions)[1] == ()


def test_pronouns_lead_to_a_name() -> None:
    article = read("Ana Ruiz came late.\n\nShe said it was cold.\n")
    (said,) = article.once(attributions)[1]
    assert said.source.nameable
    assert said.source.antecedent == (0, 0, 8)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("James A. Holm, a diver, said the pier was old.", "James A. Holm"),
        ("“It is rotten,” Zaheed said.", "Zaheed"),
        ("Sen. Ruth Amsel (D-Ore.) said the pier was old.", "Sen. Ruth Amsel"),
        ("Peter Holm Jr., the director of the Harbour Office, said the pier was old.", "Peter Holm Jr."),
        ("Ana Ruiz, speaking at a rally in Tarn, S.D., warned that the pier was old.", "Ana Ruiz"),
        ("Dean Holm, a 55-year-old salesman from Tarn, South Carolina, says the pier is old.", "Dean Holm"),
        (
            "Alarmed by the noise in Nevada, Senator Ruth Amsel, the leader, said the pier was old.",
            "Senator Ruth Amsel",
        ),
        ("Survival, Mr. Holm says, depends on the pier.", "Mr. Holm"),
        ("Sam Lau, the director of the Harbour Party said the pier was old.", "Sam Lau"),
        ("Ben Cole, who dived there in 2012, said the pier was old.", "Ben Cole"),
        ("Ana Ruiz, who calls the pier a “ruin,” said he had a plan.", "Ana Ruiz"),
        ("Ana Ruiz met the divers on Friday and said the pier was old.", "Ana Ruiz"),
        ("Ana Ruiz supported the plan but has since said the pier was old.", "Ana Ruiz"),
        ("Ana Ruiz released a statement saying that the pier was old.", "Ana Ruiz"),
        ("Ana Ruiz erred in saying that the pier was old.", "Ana Ruiz"),
        ("Ana Ruiz, an immigration clerk, asked the mayor of Tarn about the pier.", "Ana Ruiz"),
        ("The pier is old, with the Harbour Office calling it a ruin.", "Harbour Office"),
        ("In Ana Ruiz’s view, the pier is old.", "Ana Ruiz"),
        ("Ana Ruiz’s argument that the pier is old convinced few.", "Ana Ruiz"),
        ("The claim by Ana Ruiz that the pier is old convinced few.", "Ana Ruiz"),
        ("The Harbour Office’s catalogue says the pier is old.", "The Harbour Office’s catalogue"),
        ("A spokesman for Garrow Hall said the pier was old.", "A spokesman for Garrow Hall"),
    ],
)
def test_who_says_it(text: str, source: str) -> None:
    document = read_text(text, "a", Format.TEXT)
    found = [one for known in document.once(attributions) for one in known if one.source.nameable]
    assert any(document.blocks[0].text[one.source.start : one.source.end].startswith(source) for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "Public health experts said the pier was old.",
        "Digital forensics experts found that the pier was old.",
        "Recent research shows that the pier is old.",
        "Political scientists say the pier is old.",
        "The society led by the Holm family is old.",
        "Bombshell: The pier was old.",
    ],
)
def test_nobody_that_can_be_looked_up_says_it(text: str) -> None:
    document = read_text(text, "a", Format.TEXT)
    assert not any(one.source.nameable for known in document.once(attributions) for one in known)


@pytest.mark.parametrize(
    ("text", "antecedent"),
    [
        ("Ruth Amsel met Mrs. Holm. He said the pier was old.", "Ruth Amsel"),
        ("Ben Cole sailed on the Titan. He said the pier was old.", "Ben Cole"),
        ("Ben Cole met the Rovers. He said the pier was old.", "Ben Cole"),
        ("Ben Cole went to see Sir Otto Lim. She said the pier was old.", "Ben Cole"),
    ],
)
def test_whom_a_pronoun_stands_for(text: str, antecedent: str) -> None:
    document = read_text(text, "a", Format.TEXT)
    one = next(one for known in document.once(attributions) for one in known if one.source.antecedent is not None)
    assert one.source.antecedent is not None
    assert document.blocks[0].text[slice(*one.source.antecedent[1:])] == antecedent
