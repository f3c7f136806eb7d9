"""Typography rules: recall over wording that is not in the examples, silence on near misses, linear time, fixes."""

from __future__ import annotations

import time

import pytest

from sourcecheck.analysis.typography.acronyms import initials_of, is_explained
from sourcecheck.analysis.typography.hidden_characters import may_hold
from sourcecheck.checks import rules_of
from sourcecheck.document import Document, Format
from sourcecheck.matching import Scanner
from sourcecheck.readers import read_text
from sourcecheck.rule import Context, Hit

RULES = {rule.id.partition("/")[2]: rule for rule in rules_of("typography")}
CHECKS = {name: Scanner([rule]).check_of(rule) for name, rule in RULES.items()}


def read(source: str, format: Format = Format.TEXT) -> Document:
    return read_text(source, "page." + {"text": "txt", "markdown": "md", "html": "html"}[format], format)


def hits(name: str, source: str, format: Format = Format.TEXT, language: str = "en") -> list[Hit]:
    context = Context(options=RULES[name].defaults, language=language)
    return list(CHECKS[name](read(source, format), context))


def quotes(name: str, source: str, format: Format = Format.TEXT, language: str = "en") -> list[str]:
    return [source[slice(*hit.span)] for hit in hits(name, source, format, language)]


def fixed(name: str, source: str, format: Format = Format.TEXT, safe: bool = True) -> str:
    edits = [edit for hit in hits(name, source, format) if hit.fix and hit.fix.safe is safe for edit in hit.fix.edits]
    for edit in sorted(edits, reverse=True):
        source = source[: edit.span.start] + edit.text + source[edit.span.end :]
    return source


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        ("The treaty marks a turn in the region-one that neighbours will study.", "region-one"),
        ("Turkey has balanced its partners-a strategy that now looks costly.", "partners-a"),
        ("The bank cut its forecast-but only slightly.", "forecast-but"),
        ("Exports fell sharply-especially those of wheat.", "sharply-especially"),
        ("In Iran-where protests continue-prices doubled.", "Iran-where"),
        ("They left the city- which was in ruins.", "city- which"),
        ("The report -which runs to 300 pages- is vague.", "report -which"),
        ("His rivals-both of them-lost.", "rivals-both"),
        ("The partnership (CRINK)-which some call an axis-grew.", "CRINK)-which"),
        ("Their trade doubled-according to customs data.", "doubled-according"),
        ("The vote was close-so close that they counted twice.", "close-so"),
    ],
)
def test_a_hyphen_before_a_clause(source: str, quote: str) -> None:
    assert quotes("hyphen-as-dash", source) == [quote]


@pytest.mark.parametrize(
    "source",
    [
        "Forty-one people and twenty-one of the others came.",
        "A state-of-the art hall, a run-of-the mill shop and an off-the record talk.",
        "The series-a round, a twice-a day bus and a build-a bear shop.",
        "Kim Yun-a sang; Lee Jin-he said so.",
        "It was an as-yet unnamed all-but certain know-nothing.",
        "Pre- and post-war houses, four- or five-year plans, first- but not second-rate.",
        "I th-thought that, b-but the boat, w-we sank.",
        "The years 2014-the present and pages 3-the end.",
        "Post-it notes and a catch-it-all net.",
    ],
)
def test_compounds_are_no_dashes(source: str) -> None:
    assert not hits("hyphen-as-dash", source)


def test_a_lost_dash_is_set_as_the_document_sets_its_own() -> None:
    source = "The mill – old as it is – stands. They closed the harbour-which nobody wanted."
    assert "harbour – which" in fixed("hyphen-as-dash", source, safe=False)
    assert "harbour—which" in fixed("hyphen-as-dash", source.replace(" – ", ", "), safe=False)
    assert hits("hyphen-as-dash", "She said: “They closed the harbour-which nobody wanted.”")[0].fix is None


@pytest.mark.parametrize(
    ("source", "format", "quote"),
    [
        ("The vote ended at noon.. Nobody spoke.", Format.TEXT, ".."),
        ("The U.S.. Senate met.", Format.TEXT, ".."),
        ("It shut in 1987,. It never opened again.", Format.TEXT, ",."),
        ("Was it right?. Perhaps.", Format.TEXT, "?."),
        ("She called it “a brave act.”. He did not.", Format.TEXT, ".”."),
        ("“It is all over now,”, he said.", Format.TEXT, ",”,"),
        ("Officials, , and residents agreed.", Format.TEXT, ", ,"),
        ("The storm passed. . The roofs held.", Format.TEXT, ". ."),
        ("The *dam*.. broke.", Format.MARKDOWN, ".."),
        ("| a | b |\n|---|---|\n| The cell.. | x |", Format.MARKDOWN, ".."),
        ("<p>The <a href='x'>dam.</a>. It broke.</p>", Format.HTML, ".</a>."),
        ("<figure><img src=a><figcaption>The dam..</figcaption></figure>", Format.HTML, ".."),
    ],
)
def test_two_marks_in_a_row(source: str, format: Format, quote: str) -> None:
    assert quotes("doubled-punctuation", source, format) == [quote]


@pytest.mark.parametrize(
    "source",
    [
        "Wait... what? He said “Well...”. Mr. Orr Jr., of Calif., and Acme Inc., left.",
        "See fig. 2.: the plan, etc.; and so on. ?! !! ??",
        ",,Hallo“ sagte er. Das kostet 100,-. Am 12.5.2024, 3.000,50 EUR.",
        "He wrote “e.g.”, then “etc.”. The firm Yahoo!, the film Jeopardy!.",
        "“It is the U.S.”, she said. “Who?”, he asked. Smiley :), ;) and ;-).",
        "A letter read “I was there.. and then not,” she said.",
        "He left . . . and came. Hosts a..b and ../docs and 1..5.",
    ],
)
def test_marks_that_belong_together(source: str) -> None:
    assert not hits("doubled-punctuation", source)


def test_one_of_two_marks_is_left() -> None:
    assert fixed("doubled-punctuation", "It ended.. They left,, and;; won. Why?. So.") == (
        "It ended. They left, and; won. Why? So."
    )
    assert fixed("doubled-punctuation", "It ended.. and then not.") == "It ended.. and then not."
    assert hits("doubled-punctuation", "She said: “It has ended..”")[0].fix is None


def test_a_habit_of_two_dots_is_one_finding() -> None:
    found = hits("doubled-punctuation", "One thing.. Two things.. Three things.. Four things.. Five things..")
    assert len(found) == 1 and len(found[0].related) == 4


HIDDEN = "\u200b\u200c\u200d\u2060\ufeff\u200e\u202e\u2066\ufffc\uf0b7\u2028\x0b\u2800\u3164\u2063\ue203"


@pytest.mark.parametrize("char", HIDDEN, ids=lambda char: f"U+{ord(char):04X}")
def test_hidden_characters_within_a_word(char: str) -> None:
    for source, kind in (
        (f"The har{char}bour board met.\n", Format.TEXT),
        (f"# The har{char}bour board\n\nIt met.\n", Format.MARKDOWN),
        (f"<p>The har{char}bour board met.</p>", Format.HTML),
    ):
        if kind is Format.HTML and char in "\u2063":
            continue  # a sign of formulas
        assert [source[slice(*hit.span)] for hit in hits("invisible-character", source, kind)] == [char], kind


@pytest.mark.parametrize(
    ("source", "format"),
    [
        ("Dr.\xa0Who and 10\xa0km – a lot\xa0– at No.\xa05.", Format.TEXT),
        ("👩\u200d👩\u200d👧, ❤\ufe0f and 1\ufe0f\u20e3.", Format.TEXT),
        ("می\u200cخواهم नी\u200dल สวัส\u200bดี これ\u200bは שלום\u200f!", Format.TEXT),
        ("\ufeffStart of file, naïve cafe\u0301.", Format.TEXT),
        ("A long/\u200bpath.", Format.TEXT),
        ("<p>Donau\xaddampf <i>\ue001</i> and <span>\u200b</span> it.</p>", Format.HTML),
        ("<p>U+200B is \u200b.</p>", Format.HTML),
    ],
)
def test_hidden_characters_with_a_task(source: str, format: Format) -> None:
    assert not hits("invisible-character", source, format)


def test_hidden_characters_go_and_quotations_stay() -> None:
    source = "The har\u200bbour board, “a bo\u200bard of old,” met\u200b in May."
    assert fixed("invisible-character", source) == "The harbour board, “a bo\u200bard of old,” met in May."
    mine, quoted = hits("invisible-character", source)
    assert len(mine.related) == 1 and mine.fix is not None and quoted.fix is None
    assert not may_hold(read("Plain text, “curly” — and é."))


def test_addresses_hold_nothing_hidden() -> None:
    for address in ("https://a.example/%E2%80%8Bb", "https://a.example/\u200bb"):
        (hit,) = hits("invisible-character", f"See [it]({address}).\n", Format.MARKDOWN)
        assert hit.variant == "address"
    assert not hits("invisible-character", "See [it](https://fa.example/%E2%80%8Cb).\n", Format.MARKDOWN)


STRAIGHT = "It's late. He didn't go. They're here. She can't go. We won't. It isn't over. Don't ask. He'd know. "


def test_a_pasted_quotation() -> None:
    assert quotes("foreign-glyph-in-quote", STRAIGHT + 'She read "the town’s last word" aloud.') == ["town’s"]
    assert not hits("foreign-glyph-in-quote", STRAIGHT + "The town’s wall stands.")
    curly = STRAIGHT.replace("'", "’")
    (hit,) = hits("foreign-glyph-in-quote", curly + "She read “the town's last word” aloud.")
    assert hit.variant == "straight"
    assert not hits("foreign-glyph-in-quote", curly + "She read “the town’s last word” aloud.")
    assert not hits("foreign-glyph-in-quote", STRAIGHT + curly)


def test_pasted_words_with_their_source_beside_them_are_left_alone() -> None:
    quoted = 'She read "the town’s last word" aloud'
    for text in (
        f"{quoted} from [the minutes](https://town.example/a).",
        f"{quoted}.[^1]\n\n[^1]: Minutes.",
        "It is all there.[^1]\n\n[^1]: “The Town’s Last Word”, 1998.",
        "The [minutes](https://town.example/a) say:\n\n> The town’s last word.",
        "The minutes say:\n\n> The town’s last word.\n>\n> [The town](https://town.example/a)",
    ):
        assert not hits("foreign-glyph-in-quote", f"{STRAIGHT}\n\n{text}\n", Format.MARKDOWN), text
    for text in (
        f"{quoted}. The [minutes](https://town.example/a) are long.",
        "See [the map](https://town.example/a).\n\nThe minutes say:\n\n> The town’s last word.",
        "> The town’s last word.",
    ):
        assert hits("foreign-glyph-in-quote", f"{STRAIGHT}\n\n{text}\n", Format.MARKDOWN), text


@pytest.mark.parametrize(
    ("text", "explained"),
    [
        ("The Quiet Valley Road Network met. The QVRN left.", True),
        ("The quiet-valley road network. QVRN.", True),
        ("QVRN, short for something, met.", True),
        ("The network (QVRN) met.", True),
        ("QVRN (the network of the valley) met.", True),
        ("The road network, or QVRN, met.", True),
        ("They dubbed it the QVRN. The QVRN met.", False),
    ],
)
def test_what_explains_an_acronym(text: str, explained: bool) -> None:
    assert (is_explained(text, "QVRN") or "qvrn" in initials_of(text)) is explained


def test_an_acronym_that_nobody_explains() -> None:
    (hit,) = hits("undefined-acronym", "The QVRN met. Critics of QVRN left.")
    assert hit.values["names"] == "QVRN" and hit.scope == "document"
    assert not hits("undefined-acronym", "The QVRN met. Critics left.")
    many = " ".join(f"The {name} met. The {name} left." for name in ("QVRN", "HRTV", "BLKM", "ZZTP"))
    (hit,) = hits("undefined-acronym", many)
    assert len(hit.related) == 4
    assert not hits("undefined-acronym", "STOP it. STOP it now. Chapter XIV, chapter XIV. NASA, NASA.")


@pytest.mark.parametrize(
    ("source", "forms"),
    [
        ("Their behaviour changed. Such behavior is rare.", "behaviour and behavior"),
        ("US troops left. U.S. troops came.", "US and U.S."),
        ("They prioritise jobs. She prioritized peace.", "prioritise and prioritized"),
        ("Send email. An e-mail came.", "e-mail and email"),
        ("The QRZS met. Two QRZs left. A QRZ came. The QRZ left.", "QRZS and QRZs"),
        ("NATO met. Nato left.", "Nato and NATO"),
    ],
)
def test_two_forms_of_one(source: str, forms: str) -> None:
    (hit,) = hits("variant-mix", source)
    assert hit.scope == "document" and hit.values["forms"] == forms and len(hit.related) >= 2


@pytest.mark.parametrize(
    "source",
    [
        "The World Trade Center is in the centre. US Airways flew over the U.S.",
        "Labour MPs met on “labor laws”. He organized the colour. Join US! The U.S. fell.",
        "The literal sense, the literary one; his humour was humorous, their labour laborious.",
        "It costs US$5 in the U.S., said the UNHCR and the U.N.",
    ],
)
def test_forms_that_differ_for_a_reason(source: str) -> None:
    assert not hits("variant-mix", source)


@pytest.mark.parametrize("name", RULES)
@pytest.mark.parametrize(
    "piece",
    ["word-which ", "a-", "x.. ", "a,, ", '.". ', "a\u200b", "\u202e", "\xa0 ", "'’", "it's “a’b” ", "QVRN ", "QV ",
     "colour color ", "US U.S. ", "“", "A&", "a", "a.", "A", "AB", "e-mail email ", " ,"],
)  # fmt: skip
def test_hostile_repetition_takes_linear_time(name: str, piece: str) -> None:
    def seconds(times: int) -> float:
        document = read(piece * times)
        begin = time.process_time()
        list(CHECKS[name](document, Context(options=RULES[name].defaults)))
        return time.process_time() - begin

    seconds(100)
    assert seconds(10_000) < 12 * max(seconds(1_000), 0.02)


@pytest.mark.parametrize("name", RULES)
@pytest.mark.parametrize(
    "piece",
    ["`a`.. ", "“a\u200b” ", "*a*?. ", "`b` city-which ", "[QV](a) QVRN ", "`a\u200b` ", "a\xa0 “b” ", "“it’s” `a` '"],
)  # fmt: skip
def test_many_marks_take_linear_time(name: str, piece: str) -> None:
    def seconds(times: int) -> float:
        document = read(piece * times, Format.MARKDOWN)
        list(document.regions)
        begin = time.process_time()
        list(CHECKS[name](document, Context(options=RULES[name].defaults)))
        return time.process_time() - begin

    seconds(100)
    assert seconds(10_000) < 12 * max(seconds(1_000), 0.02)
