"""Rules about repetition on wordings and layouts beyond their examples."""

from __future__ import annotations

import time

import pytest

from sourcecheck.checks import rules_of
from sourcecheck.document import Format
from sourcecheck.readers import read_text
from sourcecheck.rule import Context, Hit

RULES = {rule.id.partition("/")[2]: rule for rule in rules_of("repetition")}
SUFFIX = {Format.TEXT: "txt", Format.MARKDOWN: "md", Format.HTML: "html"}
LEAD = "The weir was built by the town, and people of the valley went there to see it when it was new. "


def found(name: str, source: str, format: Format = Format.TEXT, language: str = "en") -> list[tuple[str, Hit]]:
    document = read_text(source, "page." + SUFFIX[format], format)
    rule = RULES[name]
    assert rule.check is not None
    context = Context(options=rule.defaults, language=language)
    return [(document.source[slice(*hit.span)], hit) for hit in rule.check(document, context)]


def quotes(name: str, source: str, format: Format = Format.TEXT, language: str = "en") -> list[str]:
    return [quote for quote, _ in found(name, source, format, language)]


@pytest.mark.parametrize(
    "words",
    [
        "He paid [for for] the boat.",
        "She [has has] a boat.",
        "The price fell [to to] 40 crowns.",
        "Eels, which [are are] rare here, come back.",
        "It was built [by by] the town.",
        "The harbour is [at at] the end of the road.",
        "The council [will will] meet again.",
        "The keeper [of the of the] weir.",
        "[The the] weir.",
    ],
)
def test_doubled_words(words: str) -> None:
    doubled = words[words.index("[") + 1 : words.index("]")]
    assert quotes("repeated-word", LEAD + words.replace("[", "").replace("]", "")) == [doubled]


@pytest.mark.parametrize(
    "words",
    [
        "The people he spoke to to get the job were old.",
        "That is the man I voted for for mayor.",
        "Those who can can help, and all they are are boats.",
        "If you read this this week, write. When I saw it it was dark.",
        "Which boat it is is not known. That that is is.",
        "The time we had have now passed; vitamin A a day; the a a b of the song.",
        "He will look into this and this and this.",
        "the The Hague office and its to-do list",
    ],
)
def test_words_that_may_stand_twice(words: str) -> None:
    assert quotes("repeated-word", LEAD + words) == []


@pytest.mark.parametrize(
    ("language", "words", "doubled"),
    [
        ("de", "Der Müller und und seine Frau lachen.", ["und und"]),
        ("de", "Die Leute, die die Brücke sahen, lachten.", []),
        ("fr", "Le pont est fermé pour pour trois mois.", ["pour pour"]),
        ("fr", "Nous nous sommes vus.", []),
        ("es", "La casa de de mi abuelo.", ["de de"]),
        ("xx", "the the", []),
    ],
)
def test_doubled_words_of_other_languages(language: str, words: str, doubled: list[str]) -> None:
    assert quotes("repeated-word", words, language=language) == doubled


@pytest.mark.parametrize(
    ("source", "format", "fixed"),
    [
        ("He went to to the weir.\n", Format.TEXT, "He went to the weir.\n"),
        ("He went to\nto the weir.\n", Format.MARKDOWN, "He went to the weir.\n"),
        ("Read the [the report](r.md).\n", Format.MARKDOWN, "Read [the report](r.md).\n"),
        ("<p>He went <b>to</b> to it</p>", Format.HTML, "<p>He went <b>to</b> it</p>"),
        ("“He went to to the old weir at noon,” she said.\n", Format.TEXT, None),
    ],
)
def test_a_doubled_word_is_left_once(source: str, format: Format, fixed: str | None) -> None:
    [(_, hit)] = found("repeated-word", source, format)
    if hit.fix is None:
        assert fixed is None
        return
    [(span, text)] = hit.fix.edits
    assert hit.fix.safe
    assert source[: span.start] + text + source[span.end :] == fixed


PARAGRAPH = (
    "The miller opened the wooden sluices of the upper mill before anybody in the valley had seen the water rise, "
    "and the lower meadows were flooded within an hour."
)
LONGER = (
    " So it goes, they say, in a wet year of the old kind, and nobody in the whole town had asked for it, as far as "
    "anybody knew then."
)
OTHERS = ["Boats stayed in port.", "Fog came in from the sea and did not lift for three days.", "Nobody was hurt."]


@pytest.mark.parametrize(
    ("copied", "variant"),
    [
        (PARAGRAPH, ""),
        (PARAGRAPH.upper(), ""),
        (PARAGRAPH.replace("wooden", "old wooden").replace("seen", "noticed"), "near"),
        (PARAGRAPH.replace(" within an hour", ""), "near"),
        (
            "He was fined at once. " + PARAGRAPH + LONGER,
            "sentence",
        ),
    ],
)
def test_copies_of_a_paragraph(copied: str, variant: str) -> None:
    [(_, hit)] = found("duplicate-block", "\n\n".join([PARAGRAPH, *OTHERS, copied]))
    assert hit.variant == variant
    [related] = hit.related
    assert (related.span.start, related.span.end) == (0, len(PARAGRAPH))


@pytest.mark.parametrize(
    "copied",
    [
        PARAGRAPH.replace("upper mill", "Hexley mill").replace("miller", "owner Brandt"),
        "“" + PARAGRAPH + "”",
        "*Note: " + PARAGRAPH,
    ],
)
def test_what_is_no_copy(copied: str) -> None:
    first = (
        copied if copied[0] in "“*" else PARAGRAPH.replace("upper mill", "Osker mill").replace("miller", "owner Ost")
    )
    assert quotes("duplicate-block", "\n\n".join([first, *OTHERS, copied])) == []


def test_a_refrain_is_meant() -> None:
    assert quotes("duplicate-block", "\n\n".join([PARAGRAPH, *OTHERS] * 3)) == []


def test_the_later_copy_can_be_deleted() -> None:
    source = "\n\n".join([PARAGRAPH, *OTHERS, PARAGRAPH, "The end."])
    [(_, hit)] = found("duplicate-block", source)
    assert hit.fix is not None and not hit.fix.safe
    [(span, text)] = hit.fix.edits
    assert source[: span.start] + text + source[span.end :] == "\n\n".join([PARAGRAPH, *OTHERS, "The end."])


@pytest.mark.parametrize("name", sorted(RULES))
@pytest.mark.parametrize(
    "piece",
    [
        "the the ",
        "in in ",
        "It rains on the weir and on the town of Osker in March 2024. ",
        "It rains on the weir and on the town of Osker in March 2024, and nobody minds it.\n\n",
        "the weir of the town of the valley of the weir of ",
        "a\n\n",
        "“He went to to the weir,” she said. ",
    ],
)
def test_time_is_linear(name: str, piece: str) -> None:
    def seconds(times: int) -> float:
        document = read_text(piece * times, "a.txt", Format.TEXT)
        rule = RULES[name]
        assert rule.check is not None
        begin = time.process_time()
        list(rule.check(document, Context(options=rule.defaults)))
        return time.process_time() - begin

    seconds(200)
    assert min(seconds(20_000), seconds(20_000)) < 12 * max(seconds(2_000), 0.05)


_TOP = (
    "The town of Osker lies where the river meets the sea, and its people have always lived from boats.\n\n"
    "Its harbour is old, and few of its walls are as straight as they were when masons set them.\n\n"
)
_BETWEEN = (
    " It was the talk of the town for weeks, and some have not forgiven anybody yet.\n\nThe council meets upstairs in "
    "the old customs house, where the stove smokes and the clerk coughs. It has a bell. Visitors sit on a bench along "
    "the wall, under the pictures of mayors. Most bring bread. The caretaker sweeps when they leave, and locks the "
    "door.\n\nFog came in from the sea. Nobody saw it. The lamps were lit at noon. Dogs slept. Two boats turned "
    "round.\n\n"
)


@pytest.mark.parametrize(
    ("first", "again"),
    [
        (
            "The Hexley Ferry Company sold its last steam boat to a museum in Bergen on 12 March 2019, very cheaply.",
            "On March 12, 2019, the Hexley Ferry Company parted with its last steam boat, which a museum in Bergen "
            "bought very cheaply.",
        ),
        (
            "Turnover of the Osker Fish Market fell by 34% after the bridge was closed to lorries.",
            "After the bridge was closed to lorries, the Osker Fish Market saw its turnover drop 34 percent.",
        ),
        (
            "Section 14 of the Rural Schools Act lets parents of small villages keep a school open by petition.",
            "Parents of small villages may keep a school open by petition, as Section 14 of the Rural Schools Act "
            "allows.",
        ),
        (
            "The long gas contract that the ministry signed with Norway in May 2021 binds buyers for a generation.",
            "Buyers are bound for a generation by the long gas contract the ministry signed with Norway in May 2021.",
        ),
    ],
)
def test_a_fact_told_again(first: str, again: str) -> None:
    source = f"{_TOP}{first}{_BETWEEN}So much for that. {again} People argue about it.\n"
    ((quote, hit),) = found("anchored-restatement", source)
    assert quote == again
    assert [source[slice(*related.span)] for related in hit.related] == [first]


@pytest.mark.parametrize(
    ("first", "again"),
    [
        (
            "John Lee of the Osker Rowing Club won the short race on 3 June 2018 in heavy rain and wind.",
            "Mary Holt of the Osker Rowing Club won the long race on 3 June 2018 in heavy rain and wind.",
        ),
        (
            "The Osker Sailing Club had 120 members in June 1921, nearly all of them teachers.",
            "The Osker Sailing Club had 310 members in June 1921, nearly all of them teachers.",
        ),
        (
            "The Hexley Ferry Company sold its last steam boat to a museum in Bergen on 12 March 2019.",
            "“The Hexley Ferry Company sold its last steam boat on 12 March 2019 to a museum in Bergen,” said "
            "Ana Ruiz.",
        ),
        (
            "The Ministry of Ports spent €14.5 million on dredging the northern channel.",
            "The channel silted up within two winters, and the Ministry of Ports is silent about its €14.5 million.",
        ),
    ],
)
def test_two_facts_of_one_day_or_sum(first: str, again: str) -> None:
    source = f"{_TOP}{first}{_BETWEEN}So much for that. {again} People argue about it.\n"
    assert quotes("anchored-restatement", source) == []


def test_restatements_take_linear_time() -> None:
    facts = "".join(
        f"The Hexley Ferry Company sold boat {number} to a museum in Bergen on {number % 27 + 1} March 2019.\n\n"
        for number in range(300)
    )
    short, long = _TOP + facts, _TOP + 10 * facts
    for _ in range(3):
        taken = []
        for text in (short, long):
            begin = time.process_time()
            found("anchored-restatement", text)
            taken.append(time.process_time() - begin)
        if taken[1] < 15 * taken[0]:
            return
    pytest.fail(f"{taken}")


def test_a_sentence_that_stands_twice_is_one_finding() -> None:
    fact = "The Hexley Ferry Company sold its last steam boat to a museum in Bergen on 12 March 2019, very cheaply."
    source = f"{_TOP}{fact}{_BETWEEN}{fact}\n"
    assert len(quotes("duplicate-block", source)) == 1
    assert quotes("anchored-restatement", source) == []
