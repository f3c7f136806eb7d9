"""Residue of tools, templates, encodings and markup: recall beyond the examples, silence where it is shown."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from sourcecheck.analysis.residue.garbled import GARBLED_NEEDS, garbled
from sourcecheck.analysis.residue.raw_markup import RAW_NEEDS, raw_markup
from sourcecheck.analysis.residue.slots import SLOT_NEEDS, may_hold_variable, slots
from sourcecheck.analysis.residue.tool_tokens import TOKEN_NEEDS, tokens
from sourcecheck.checks import rules_of
from sourcecheck.document import Format
from sourcecheck.matching.folding import fold, plain
from sourcecheck.matching.literals import narrow
from sourcecheck.readers import read_text
from sourcecheck.rule import Context, Hit

_BY_NAME = {rule.id.partition("/")[2]: rule for rule in rules_of("residue")}
_NAMES = {Format.TEXT: "page.txt", Format.MARKDOWN: "page.md", Format.HTML: "page.html"}


def hits(name: str, source: str, format: Format) -> list[Hit]:
    rule = _BY_NAME[name]
    assert rule.check is not None
    return list(rule.check(read_text(source, _NAMES[format], format), Context(options=rule.defaults)))


def quotes(name: str, source: str, format: Format = Format.TEXT) -> list[str]:
    return [source[slice(*hit.span)] for hit in hits(name, source, format)]


def fixed(name: str, source: str, format: Format = Format.TEXT) -> str:
    """The source with every edit of every fix made."""
    edits = sorted(edit for hit in hits(name, source, format) if hit.fix for edit in hit.fix.edits)
    for span, text in reversed(edits):
        source = source[: span.start] + text + source[span.end :]
    return source


def holds(text: str, needs: Sequence[str]) -> bool:
    folded = b" " + fold(text) + b" "
    return any(
        fold(narrow(need)) in folded if fold(narrow(need)).strip() else plain(need) in plain(text) for need in needs
    )


GARBLED = {
    "Russiaâ€™s ministry": "Russia’s ministry",
    "the CafÃ© in ZÃ¼rich": "the Café in Zürich",
    "Ã‰cole supÃ©rieure": "École supérieure",
    "20Â°C in the shade": "20°C in the shade",
    "donÃ¢â‚¬â„¢t": "don’t",
    "ÐŸÐ¾Ð»Ð¸Ñ†Ð¸Ñ": "Полиция"[:-1] + "Ñ",
    "the ministry‚Äôs": "the ministry’s",
    "caf√© terrace": "café terrace",
    "Россия вЂ“ это": "Россия – это",
    "They don?t know": "They don’t know",
    "a SÃ©golÃ ̈ne": "a Ségolène",
    "smile ðŸ˜€ now": "smile 😀 now",
}


@pytest.mark.parametrize("text", GARBLED)
def test_garbled_letters_are_read_again(text: str) -> None:
    assert fixed("mojibake", text) == GARBLED[text]
    assert len(hits("mojibake", text, Format.TEXT)) == 1
    if "?" not in text:
        assert list(garbled(text)) and holds(text, GARBLED_NEEDS)


@pytest.mark.parametrize(
    "text",
    [
        "“AMANHÔ foi dito. IRMÔ e IRMÃ»",
        "Der Buchstabe „Ä“ und „Å“ sind alt.",
        "« Voilà », dit-elle. Le café»” dit-il. Le “É”.",
        "Российская Федерация РСФСР СССР",
        "PHẦN MỘT ÂM NHẠC Â – Â",
        "What?s that? It?s=1 go to page?t=3",
        "Pages in UTF-8 that are read as Latin-1 show â€™ for an apostrophe.",
    ],
)
def test_letters_of_living_languages(text: str) -> None:
    assert quotes("mojibake", text) == []


@pytest.mark.parametrize(
    ("text", "word", "right"),
    [
        ("The minister, SÃ©golÃ \u0308ne Royal, signed.", "SÃ©golÃ \u0308ne", "Ségolène"),
        ("It was naÃ \u0304vetÃ© to think so.", "naÃ \u0304vetÃ©", "naïveté"),
        ("Ana GarcÃ\xada said so.", "GarcÃa", "García"),
        ("The caf\xc3\xa2€™s cat.", "cafÃ¢€™s", "caf’s"),
        ("VoilÃ said the cook.", "VoilÃ", "Voilà"),
    ],
)
def test_whole_words_are_shown_repaired(text: str, word: str, right: str) -> None:
    (hit,) = hits("mojibake", text, Format.TEXT)
    assert dict(hit.values) == {"word": word, "right": right} and hit.fix is not None and hit.fix.safe
    assert right in fixed("mojibake", text)


@pytest.mark.parametrize("text", ["A realÃ¢€world concern.", "A realâ€world concern.", "The end.â€\n\nA start."])
def test_a_mark_without_its_last_byte_is_lost(text: str) -> None:
    (hit,) = hits("mojibake", text, Format.TEXT)
    assert hit.variant == "lost" and hit.fix is None


def test_a_cut_mark_closes_the_quotation_that_is_open() -> None:
    assert fixed("mojibake", "He said â€œyesâ€ to it.") == "He said “yes” to it."


TOKENS = [
    "The mill closed. [[citeturn0search1turn0news4]]",
    "The mill closed. [[\ue200cite\ue202turn0search1\ue202turn0news3\ue201]] It was old.",
    "The mill closed [[:contentReference[oaicite:3]{index=3}]].",
    "The mill closed[[【4:0†report.pdf】]].",
    "The mill closed [[\\[3†L10-L14\\]]].",
    "The mill closed[[\\[web:3\\]\\[web:7\\]]].",
    "The mill closed[[\\[citation:2\\]]].",
    "The mill closed [[\\[cite: 4, 7\\]]].",
    "[[<|im_start|>assistant]] The mill closed",
    "[[Source: Conversation with Bing, 5/3/2023]] (1) Mills",
    'The mill [[({"attribution":{"attributableIndex":"3795-0"}})]] closed.',
]


@pytest.mark.parametrize("marked", TOKENS)
def test_tokens_of_tools(marked: str) -> None:
    wanted = marked.partition("[[")[2].rpartition("]]")[0].replace("\\", "")
    text = marked.replace("[[", "", 1)[::-1].replace("]]", "", 1)[::-1].replace("\\", "")
    assert quotes("tool-token-residue", text) == [wanted]
    assert wanted not in fixed("tool-token-residue", text)
    assert all(holds(match[0], TOKEN_NEEDS) for match in tokens().finditer(text))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("https://a.example/?utm_source=chatgpt.com", "https://a.example/"),
        ("https://a.example/?x=1&amp;utm_source=openai", "https://a.example/?x=1"),
        ("https://a.example/?utm_source=perplexity&amp;x=1", "https://a.example/?x=1"),
        ("https://a.example/?utm_source=chatgpt.com#part", "https://a.example/#part"),
    ],
)
def test_the_parameter_of_a_chat_is_stripped(before: str, after: str) -> None:
    page = '<p>The <a href="{}">table</a> is old.</p>'
    assert fixed("tool-token-residue", page.format(before), Format.HTML) == page.format(after)


@pytest.mark.parametrize(
    ("source", "format"),
    [
        ("Leftovers such as `turn0search0` can be searched for.", Format.MARKDOWN),
        ("```\n<|im_start|>\n```\n", Format.MARKDOWN),
        ("Special markers such as <|im_start|> and <|im_end|> divide turns.", Format.TEXT),
        ("A note [12†] and 5† were set; the [web: 3] is closed.", Format.TEXT),
        ('<p data-start="1.5" data-end="3.2">Hello and welcome</p>', Format.HTML),
        ("[chat](https://chatgpt.com/share/67a1b2c3) and [x](https://a.example/?utm_source=facebook)", Format.MARKDOWN),
    ],
)
def test_what_is_no_token(source: str, format: Format) -> None:
    assert quotes("tool-token-residue", source, format) == []


@pytest.mark.parametrize(
    "slot",
    [
        "[Your Name]", "[Insert Date]", "[Company Name]", "[Recipient's Name]", "[Month Year]", "[City, State]",
        "[Add a quote from the mayor here]", "[Link to study]", "[TK]", "TKTK", "$TK", "$XX million", "XX,XXX",
        "[X]%", "{{first_name}}", "${firstName}", "{company_name}", "*|FNAME|*", "%%FIRSTNAME%%", "[object Object]",
        "[Ihr Name]", "[Votre nom]", "[Nombre de la empresa]", "[Name einfügen]", "(insert link here)", "<insert name>",
    ],
)  # fmt: skip
def test_slots_that_nobody_filled(slot: str) -> None:
    text = f"The fair was opened by {slot} in spring."
    found = quotes("template-placeholder", text)
    assert len(found) == 1 and found[0] in slot
    assert holds(text, SLOT_NEEDS) or may_hold_variable(text)
    assert list(slots(text))


@pytest.mark.parametrize(
    "text",
    [
        "[T]he mayor [Ms Ruiz] said [emphasis added] no [name withheld].",
        "[Reuters] [Photo: Ana Ruiz] [Video] [PDF] [Read more] [1] [2]",
        "Go to Settings > [Your Name] > Backup.",
        "Use this template: Dear [Your Name], thank you.",
        "Set up alerts for news about [your agency] first.",
        "TK Maxx opened; the Techniker Krankenkasse (TK) pays; Super Bowl XX; Pius XX.",
        "The set {a, b} and {x} and {0}; 50%d",
        "[Editor’s note: this story was updated.] [This article first appeared here]",
        "He lives in the [Bay Area]; see [RFC 2119] and [Date: 3 May 2021].",
    ],
)
def test_brackets_of_editors(text: str) -> None:
    assert quotes("template-placeholder", text) == []


@pytest.mark.parametrize(
    ("source", "format", "wanted"),
    [
        ("<p>The mayor said **nothing** at all.</p>", Format.HTML, "**nothing**"),
        ("<h2>## Opening hours</h2>", Format.HTML, "## Opening hours"),
        ("<p>![Bridge](https://a.example/b.jpg)</p>", Format.HTML, "![Bridge](https://a.example/b.jpg)"),
        ("<p>10&amp;nbsp;km</p>", Format.HTML, "&amp;nbsp;"),
        ("<p>[vc_row]The pier</p>", Format.HTML, "[vc_row]"),
        ("[youtube=http://www.youtube.com/watch?v=abc]", Format.MARKDOWN, "[youtube=http://www.youtube.com/watch?v=abc]"),
        ("**Note:**the pier is shut.", Format.MARKDOWN, "**Note:**"),
        ("##Opening hours", Format.MARKDOWN, "##Opening hours"),
        ("See [the report] (https://a.example/r.pdf).", Format.MARKDOWN, "[the report] (https://a.example/r.pdf)"),
        ("<p>The [[harbour|old harbour]] is shut.</p>", Format.HTML, "[[harbour|old harbour]]"),
        ("[b]Bold[/b] words", Format.TEXT, "[b]Bold[/b]"),
        ("Read <a href=\"https://a.example\">this</a>.", Format.TEXT, '<a href="https://a.example">'),
        ("<h2>The &lt;em&gt;old&lt;/em&gt; pier</h2>", Format.HTML, "&lt;em&gt;"),
        ("<h2>The old pier&lt;br&gt;</h2>", Format.HTML, "&lt;br&gt;"),
        ("<p>Normal 0 false false false EN-US X-NONE</p>", Format.HTML, "Normal 0 false false false EN-US X-NONE"),
    ],
)  # fmt: skip
def test_markup_that_readers_see(source: str, format: Format, wanted: str) -> None:
    assert quotes("unrendered-markup", source, format) == [wanted]
    for block in read_text(source, _NAMES[format], format).blocks:
        if list(raw_markup(block.text, format)):
            assert holds(block.text, RAW_NEEDS)


@pytest.mark.parametrize(
    ("source", "format"),
    [
        ("<p>The f**k ** p &lt; .05, *** p &lt; .001; 2**3**2</p>", Format.HTML),
        ("<p>AT&amp;T &amp; R&amp;D; a &lt; b and c &gt; d; &lt;http://a.example&gt;</p>", Format.HTML),
        ("**Bold**, *it*, [a](https://b.example), `&nbsp;`, <br>, &nbsp; and \\* star", Format.MARKDOWN),
        ("<p>In HTML, &lt;br&gt; breaks lines.</p>", Format.HTML),
        ("<h2>&lt;ul&gt; List of &lt;figure&gt;</h2><p>A list.</p>", Format.HTML),
        ("<p>The &lt;em&gt; element stresses a word.</p>", Format.HTML),
        ("Rock ** star rating *** for film. ** Note two. * Note.", Format.TEXT),
        ("So he asked.\n\n'''College Bowl,''' he replied.", Format.TEXT),
        ('+++\ntitle = "The pier&#8217;s end"\n+++\n\nA pier.', Format.MARKDOWN),
    ],
)
def test_stars_and_brackets_of_prose(source: str, format: Format) -> None:
    assert quotes("unrendered-markup", source, format) == []


def test_one_cause_is_one_finding() -> None:
    page = "\n\n".join(["The parishâ€™s roof leaks."] * 30)
    found = hits("mojibake", page, Format.TEXT)
    assert len(found) == 1 and len(found[0].related) == 20
    assert found[0].fix is not None and len(found[0].fix.edits) == 30


@pytest.mark.parametrize("name", ["mojibake", "tool-token-residue", "template-placeholder", "unrendered-markup"])
@pytest.mark.parametrize(
    "unit", ["â€", "à€€", "[Your ", "{{a ", "**a ", "[a](", "<a b=c ", "turn0search0 ", "&amp;", "[["]
)
def test_long_texts_are_read_to_their_end(name: str, unit: str) -> None:
    for format in Format:  # noqa: A001
        source = unit * (30_000 // len(unit))
        for hit in hits(name, source, format):
            assert 0 <= hit.span.start < hit.span.end <= len(source)
