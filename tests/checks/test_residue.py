"""Residue rules: recall over wording we have not written into examples, and silence where people speak."""

from __future__ import annotations

import pytest

from sourcecheck.checks import rules_of
from sourcecheck.document import Format
from sourcecheck.readers import read_text
from sourcecheck.rule import Context

_BY_NAME = {rule.id.partition("/")[2]: rule for rule in rules_of("residue")}
HEAD = "\n\n".join(
    (
        "The town voted on the bridge in spring.",
        "The mayor welcomed it.",
        "Shops expect visitors.",
        "A ferry ran until May.",
    )
)
TAIL = "\n\n".join(
    ("The council meets soon.", "It is open to all.", "Entry is free.", "Doors open at six.", "Bring a coat.")
)


def hits(name: str, source: str, format: Format = Format.MARKDOWN) -> list[str]:
    document = read_text(source, "page." + {"text": "txt", "markdown": "md", "html": "html"}[format], format)
    rule = _BY_NAME[name]
    assert rule.check is not None
    return [document.source[slice(*hit.span)] for hit in rule.check(document, Context(options=rule.defaults))]


@pytest.mark.parametrize(
    "words",
    [
        "As a large language model, I cannot offer an opinion.",
        "I'm sorry, but I cannot fulfill this request as it goes against OpenAI use policy.",
        "I’m sorry, but as an AI language model I cannot write about that person.",
        "I cannot fulfill this request.",
        "As of my last update in January 2022, the tower was unfinished.",
        "As of my knowledge cutoff in September 2021, he was the mayor.",
        "Please note that my training data only goes up to 2021.",
        "I do not have personal opinions on this matter.",
        "I don't have access to real-time data about the vote.",
        "I understand you'd like me to write about the bridge.",
        "Please provide the text you'd like me to rewrite.",
        "Here's a polished version of your text:",
        "Sure! Here is a 500-word blog post on bridges:",
        "Sure, here's a revised version of the article.",
        "Of course! Here is the edited news article:",
        "Understood. Here’s a summary of your text:",
    ],
)
def test_words_of_an_assistant_anywhere(words: str) -> None:
    for source in (f"{words}\n\n{HEAD}", f"{HEAD}\n\n{words}\n\n{TAIL}", f"{HEAD}\n\n{words}"):
        assert hits("assistant-boilerplate", source), source


@pytest.mark.parametrize(
    "words",
    [
        "If you want, I can also create an even snappier front-page version.",
        "Would you like me to adjust the tone or add more details?",
        "Let me know if you'd like any changes!",
        "Let me know if you’d like to expand on any sections or include specific examples!",
        "I hope this helps! Let me know if you have any further questions.",
        "Is there anything else you'd like me to help with?",
    ],
)
def test_offers_at_the_end(words: str) -> None:
    assert hits("assistant-boilerplate", f"{HEAD}\n\n{words}")
    by_a_person = f"I built the boat with my brother.\n\nI sanded it twice and I varnished it.\n\n{HEAD}\n\n{words}"
    assert not hits("assistant-boilerplate", by_a_person)
    assert not hits("assistant-boilerplate", f"{HEAD}\n\n{words} Leave a comment below.")


@pytest.mark.parametrize(
    "words",
    [
        "“I'm sorry, but I cannot fulfil this request,” the clerk wrote.",
        "As an AI ethicist, I worry about this.",
        "Sure, here is where the trouble began: the pier.",
        "He told the judge: I cannot comply with that request.",
        "Since my last update, the bridge has been painted.",
        "Here is a revised version of the timetable.",
        "Feel free to adjust the salt to your taste.",
        "I hope this helps explain why the bridge is closed, the mayor wrote.",
        "> As an AI language model, I cannot vote.",
        "`As an AI language model, I cannot vote.`",
        "Would you like me to write about canoes next? Subscribe to our newsletter.",
    ],
)
def test_words_of_people(words: str) -> None:
    for source in (f"{words}\n\n{HEAD}", f"{HEAD}\n\n{words}\n\n{TAIL}", f"{HEAD}\n\n{words}"):
        assert hits("assistant-boilerplate", source) == [], source


@pytest.mark.parametrize(
    "words",
    [
        "Sure, here's the updated version of the code.",
        "Of course, here's an article on the subject: it is long.",
        "Sure! Here's my recipe for the expanded post-war kitchen.",
        "Okay, here is a summary.",
    ],
)
def test_vague_framing_counts_only_where_a_text_begins(words: str) -> None:
    assert hits("assistant-boilerplate", f"{HEAD}\n\n{words}\n\n{TAIL}") == []


@pytest.mark.parametrize(
    "words",
    [
        "No details about her education are available in the provided sources.",
        "The provided search results do not mention his birthplace.",
        "Based on the text you provided, the vote was close.",
        "From the provided data, it is clear that the port was slow.",
        "Evidence from the supplied documents indicates neglect.",
        "According to the given information, the dam failed.",
        "A critical observation from the provided data suggests neglect.",
        "Based on the information you provided, the ferry ran late.",
        "According to the details you have shared, the dam failed.",
        "The data you supplied indicate a leak.",
        'For instance, the reference to "a fleet that nobody had counted" suggests neglect.',
    ],
)
def test_material_only_the_writer_saw(words: str) -> None:
    assert len(hits("prompt-context-leak", f"{HEAD}\n\n{words}\n\n{TAIL}")) == 1


@pytest.mark.parametrize(
    "words",
    [
        "The data provided by the utility suggests a leak.",
        "Students answer questions about the given text.",
        "Use the provided template to write a letter.",
        "Participants were asked whether the provided information mentioned risks.",
        "What does the provided text suggest?",
        "Based on the information you provided, your claim was refused.",
        "If the information you provided suggests a debt, the office writes a letter.",
        "The information you provided on the form is kept for a year.",
        "The reference to “coal” suggests a harbour.",
        "Okafor spoke in May. The reference to “a fleet that nobody had counted” suggests neglect.",
        "“A fleet that nobody had counted” lay there. The reference to “fleet that nobody had counted” suggests it.",
        "According to the information provided, the suspect fled.",
        "The function returns zero when the provided text does not mention a name.",
    ],
)
def test_material_somebody_provided(words: str) -> None:
    assert hits("prompt-context-leak", f"{HEAD}\n\n{words}\n\n{TAIL}") == []


def test_documentation_of_programs_is_left_alone() -> None:
    page = f"{HEAD}\n\n```\nsum(data)\n```\n\nBased on the provided data, the total is printed.\n"
    assert hits("prompt-context-leak", page) == []
    assert hits("prompt-context-leak", page + "\nThe provided sources do not mention it.\n")


@pytest.mark.parametrize(
    "filler",
    [
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit",
        "Sed ut perspiciatis unde omnis iste natus error",
        "Cum sociis natoque penatibus et magnis dis parturient montes",
        "Vivamus sagittis lacus vel augue laoreet rutrum faucibus",
        "Thermae utilis clementia vilis denego. Contego arca ascit",
        "Nulla et nesciunt perspiciatis laborum unde omnis",
    ],
)
def test_filler_of_every_generator(filler: str) -> None:
    assert hits("latin-filler", f"{HEAD}\n\nBio: {filler}.\n") == [filler]
    assert hits("latin-filler", f'<p>A pier.</p><img src="a" alt="{filler}">', Format.HTML) == [filler]


@pytest.mark.parametrize(
    "latin",
    [
        "Pater noster, qui es in caelis, sanctificetur nomen tuum.",
        "In principio erat Verbum et Verbum erat apud Deum.",
        "Gallia est omnis divisa in partes tres, quarum unam incolunt Belgae.",
        "Nemo iudex in causa sua.",
        "La massa in leo per sempre, sia et dolor, de la nostra porta.",
    ],
)
def test_living_and_real_languages(latin: str) -> None:
    assert hits("latin-filler", f"{HEAD}\n\n{latin}\n") == []


def test_neighbouring_filler_is_one_finding() -> None:
    page = f"{HEAD}\n\n" + "\n\n".join(["Lorem ipsum dolor sit amet, consectetur adipiscing elit."] * 5)
    assert len(hits("latin-filler", page)) == 1


@pytest.mark.parametrize(
    "unit",
    [
        "as an AI ",
        "from the provided data ",
        "lorem ipsum dolor x ",
        "\n\nI hope this helps.\n\n",
        "here is a very very ",
    ],
)
@pytest.mark.parametrize("name", sorted(_BY_NAME))
def test_long_paragraphs_are_checked_to_their_end(name: str, unit: str) -> None:
    rule = _BY_NAME[name]
    assert rule.check is not None
    source = unit * (40_000 // len(unit))
    for hit in rule.check(read_text(source, "page.txt", Format.TEXT), Context()):
        assert 0 <= hit.span.start < hit.span.end <= len(source)
