"""What embeds and content systems leave in a text: recall beyond the examples, silence where it is shown or meant."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

import pytest
from tests.test_needs import drawn, holds

from sourcecheck.analysis.residue import controls, embeds
from sourcecheck.analysis.residue.page_furniture import furniture_line
from sourcecheck.checks import rules_of
from sourcecheck.document import Format
from sourcecheck.readers import read_text
from sourcecheck.rule import Context, Hit

_BY_NAME = {rule.id: rule for rule in rules_of("residue")}
_NAMES = {Format.TEXT: "page.txt", Format.MARKDOWN: "page.md", Format.HTML: "page.html"}
EMBED, CONTROL, FURNITURE = "residue/embed-leftover", "residue/cms-ui-text", "residue/extraction-residue"
HEAD = "The bridge over the weir opened in spring after years of work.\n\n"
TAIL = "\n\nThe council will look at the cost in autumn, the mayor said."


def hits(name: str, source: str, format: Format = Format.TEXT) -> list[Hit]:
    rule = _BY_NAME[name]
    assert rule.check is not None
    return list(rule.check(read_text(source, _NAMES[format], format), Context(options=rule.defaults)))


def quotes(name: str, source: str, format: Format = Format.TEXT) -> list[str]:
    return [source[slice(*hit.span)] for hit in hits(name, source, format)]


def html(line: str) -> str:
    paragraphs = f"{HEAD}{line}{TAIL}".split("\n\n")
    return "<article><h1>Bridge</h1>" + "".join(f"<p>{text}</p>" for text in paragraphs) + "</article>"


LEFT_BY_EMBEDS = [
    "View this post on Instagram",
    "View on Threads",
    "Watch on TikTok",
    "A photo posted by Norddorf Port (@norddorfport) on Mar 3, 2024 at 8:00am PST",
    "Voir cette publication sur Instagram",
    "Ein Beitrag geteilt von Hafen Norddorf (@norddorf)",
    "この投稿をInstagramで見る",
    "Loading tweet…",
    "This Tweet is no longer available.",
    "This Post is from a suspended account. Learn more",
    "Video unavailable",
    "Este contenido no está disponible",
    "Embed from Getty Images",
    "[embedded content]",
    "Tweets by @norddorfport",
    "Norddorf Port (@norddorfport) March 3, 2024",
    "10:04 AM · Mar 3, 2024",
    "To view this content, you need to accept cookies",
    "End of Twitter post by Norddorf Port",
]
LEFT_BY_SYSTEMS = [
    "hide caption",
    "Enlarge this image",
    "View image in fullscreen",
    "Share this article",
    "Share full article",
    "Click to copy",
    "Copy code",
    "Link copied",
    "Type / to choose a block",
    "Image 2 of 7",
    "Toggle table of contents",
    "Listen to this article",
    "Bild vergrößern",
    "Partager cet article",
    "Compartir este artículo",
    "IMG_0042.jpeg",
    "Screenshot 2024-03-01 at 10.00.00.png",
]


@pytest.mark.parametrize("format", Format)
@pytest.mark.parametrize("line", LEFT_BY_EMBEDS)
def test_lines_of_embeds_in_every_format(line: str, format: Format) -> None:
    source = html(line) if format is Format.HTML else HEAD + line + TAIL
    found = quotes(EMBED, source, format)
    assert len(found) == 1 and found[0] in line
    assert holds(line, embeds.EMBED_NEEDS)


@pytest.mark.parametrize("format", Format)
@pytest.mark.parametrize("line", LEFT_BY_SYSTEMS)
def test_lines_of_content_systems_in_every_format(line: str, format: Format) -> None:
    source = html(line) if format is Format.HTML else HEAD + line + TAIL
    assert quotes(CONTROL, source, format) == [line]
    assert holds(line, controls.CONTROL_NEEDS)


@pytest.mark.parametrize("line", [*LEFT_BY_EMBEDS, *LEFT_BY_SYSTEMS])
def test_a_line_is_reported_by_one_rule_only(line: str) -> None:
    assert sum(bool(hits(name, HEAD + line + TAIL)) for name in (EMBED, CONTROL, FURNITURE)) == 1


@pytest.mark.parametrize("line", ["Skip to content", "Read more", "Click to enlarge", "Tweet this", "Loading video…"])
def test_what_belongs_to_the_page_is_left_to_its_rule(line: str) -> None:
    assert furniture_line(line)
    assert [bool(hits(name, HEAD + line + TAIL)) for name in (EMBED, CONTROL, FURNITURE)] == [False, False, True]


@pytest.mark.parametrize("name", [EMBED, CONTROL])
@pytest.mark.parametrize("line", [LEFT_BY_EMBEDS[0], LEFT_BY_EMBEDS[6], LEFT_BY_SYSTEMS[0], LEFT_BY_SYSTEMS[3]])
@pytest.mark.parametrize(
    "shown", ["> {}", "“{}”", "`{}`", "## {}", "- {}", "    {}", "| {} | x |\n|---|---|", "~~{}~~"]
)
def test_what_is_shown_or_quoted_is_no_leftover(name: str, line: str, shown: str) -> None:
    assert quotes(name, HEAD + shown.format(line) + TAIL, Format.MARKDOWN) == []


@pytest.mark.parametrize("name", [EMBED, CONTROL])
@pytest.mark.parametrize("line", [LEFT_BY_EMBEDS[0], LEFT_BY_SYSTEMS[0], LEFT_BY_SYSTEMS[3]])
def test_sentences_that_hold_the_words_are_prose(name: str, line: str) -> None:
    for sentence in (f"{line} and see the roof.", f"The button says {line}, in small letters.", f"{line}, he said."):
        assert quotes(name, HEAD + sentence + TAIL) == []


@pytest.mark.parametrize(
    "element",
    [
        '<blockquote class="twitter-tweet"><p>pic.twitter.com/a8Jk2LmN0p</p>&mdash; P (@p) March 3, 2024</blockquote>',
        '<blockquote class="instagram-media"><p>View this post on Instagram</p></blockquote>',
        '<div class="embed embed-instagram"><p>View this post on Instagram</p></div>',
        '<figure class="wp-block-embed"><p>View this post on Instagram</p></figure>',
        "<p><a href='https://www.instagram.com/p/x'>View this post on Instagram</a></p>",
        '<p class="consent">To view this content, you need to accept cookies</p>',
        "<noscript><p>This content is not available</p></noscript>",
        "<iframe src='x'>This content is not available</iframe>",
        "<template><p>Loading tweet…</p></template>",
        "<p hidden>Loading tweet…</p>",
    ],
)
def test_elements_of_embeds_are_filled_by_their_scripts(element: str) -> None:
    page = f"<article><h1>Bridge</h1><p>{HEAD}</p>{element}<p>{TAIL}</p></article>"
    assert quotes(EMBED, page, Format.HTML) == []


def test_a_post_outside_its_element_is_one_finding() -> None:
    page = (
        "<article><h1>Bridge</h1><p>It opened.</p><p>The pier is shut. <a href='https://t.co/a8Jk2LmN0p'>"
        "pic.twitter.com/a8Jk2LmN0p</a></p><p>— Norddorf Port (@norddorfport) <a href='https://x.com/1'>March 3, 2024"
        "</a></p><p>It rained.</p></article>"
    )
    (hit,) = hits(EMBED, page, Format.HTML)
    assert hit.variant == "picture" and page[slice(*hit.span)] == "pic.twitter.com/a8Jk2LmN0p"
    assert len(hit.related) == 1 and page[slice(*hit.related[0].span)].startswith("— Norddorf Port (@norddorfport)")


@pytest.mark.parametrize(
    "text",
    [
        "“The pier is shut.” — Norddorf Port (@norddorfport) March 3, 2024",
        "“The pier is shut.”\n\n— Norddorf Port (@norddorfport) March 3, 2024",
        "Ana Ruiz (@anaruiz) opened the pier on March 3, 2024.",
        "The link https://t.co/a8Jk2LmN0p leads nowhere. Links like t.co/a8Jk2LmN0p hide where they lead.",
        "Pictures had addresses such as pic.twitter.com/a8Jk2LmN0p then.",
        "She works at.co/operative and flat.co/listings; see cat.co/photos1.",
        "A post shared by the port (@norddorfport) was seen by thousands.",
        "Skip the post by the gate. End of X marks the spot. Fetching the post took an hour.",
    ],
)
def test_signatures_and_addresses_of_authors(text: str) -> None:
    assert quotes(EMBED, HEAD + text + TAIL) == []
    assert quotes(EMBED, HEAD + text + TAIL, Format.MARKDOWN) == []


def test_what_says_nothing_can_be_deleted_and_who_wrote_it_stays() -> None:
    (hit,) = hits(EMBED, f"{HEAD}View this post on Instagram\n\nThis content is not available{TAIL}")
    assert hit.fix is not None and not hit.fix.safe and len(hit.fix.edits) == 2
    (hit,) = hits(EMBED, f"{HEAD}pic.twitter.com/a8Jk2LmN0p\n\n— Norddorf Port (@norddorfport) March 3, 2024{TAIL}")
    assert hit.fix is None


def test_a_page_about_embeds_may_show_what_they_leave() -> None:
    assert quotes(EMBED, "# How to embed a post\n\nView this post on Instagram\n", Format.MARKDOWN) == []


def test_lines_of_one_paragraph_of_markdown_count_for_themselves() -> None:
    source = "It opened.\nView this post on Instagram\nA post shared by Norddorf Port (@norddorf)\nIt rained.\n"
    (hit,) = hits(EMBED, source, Format.MARKDOWN)
    assert source[slice(*hit.span)] == "View this post on Instagram" and len(hit.related) == 1
    assert quotes(EMBED, "It opened, and who wants\nView this post on Instagram can\n") == []


def test_words_of_a_menu_go_with_the_button_beside_them() -> None:
    source = f"{HEAD}Save\n\nShare full article\n\nPrint{TAIL}"
    (hit,) = hits(CONTROL, source)
    assert source[slice(*hit.span)] == "Save" and len(hit.related) == 2
    assert hit.fix is not None and not hit.fix.safe and len(hit.fix.edits) == 3
    assert quotes(CONTROL, f"{HEAD}Save\n\nShare\n\nPrint{TAIL}") == []


ALTERNATIVES = {
    "IMG_0042": "file", "DSC01234.jpg": "file", "image1": "file", "untitled-1": "file", "PXL_20240301_101010": "file",
    "Screenshot 2024-03-01 at 10.00.00": "file", "Bildschirmfoto 2024-03-01 um 10.00.00": "file",
    "WhatsApp Image 2024-03-01 at 10.00.00": "file", "norddorf-weir-1024x683": "file", "weir_final2.png": "file",
    "3f2a9c81b2d4475e9a0c1e2f3a4b5c6d": "file", "image": "alternative", "Photo": "alternative",
    "Alt text": "alternative",
    "null": "alternative", "No alt text provided for this image": "alternative",
    "This image has an empty alt attribute; its file name is weir.png": "alternative",
    "May be an image of 2 people and text": "guess", "Image may contain: outdoor, water": "guess",
    "A close up of a map Description automatically generated": "guess",
}  # fmt: skip


@pytest.mark.parametrize("alternative", ALTERNATIVES)
@pytest.mark.parametrize(
    ("source", "format"),
    [
        ("It rained.\n\n![{}](a.jpg)\n", Format.MARKDOWN),
        ('<article><p>It rained.</p><img src="a.jpg" alt="{}"></article>', Format.HTML),
    ],
)
def test_alternatives_that_nobody_wrote(alternative: str, source: str, format: Format) -> None:
    written = source.format(alternative)
    (hit,) = hits(CONTROL, written, format)
    assert written[slice(*hit.span)] == alternative and hit.variant == ALTERNATIVES[alternative] and hit.fix is None


@pytest.mark.parametrize(
    "alternative",
    [
        "", "The weir in May", "Screenshot of the form", "Photo of the pier by night", "Figure 1", "1984", "2014-2015",
        "IMF", "Covid-19", "A-Z", "Jean-Luc", "Image processing in the 1980s", "Norddorf 1910", "P4 to P7",
        "state-of-the-art",
        "Untitled, oil on canvas, 1931", "Default settings of the pump", "Download figures by year",
        "Picture postcard of 1904",
    ],
)  # fmt: skip
def test_alternatives_that_say_something(alternative: str) -> None:
    assert hits(CONTROL, f"It rained.\n\n![{alternative}](a.jpg)\n", Format.MARKDOWN) == []


def test_a_caption_excuses_photo_but_no_name_of_a_file() -> None:
    page = '<article><figure><img src="a.jpg" alt="{}"><figcaption>The weir in May</figcaption></figure></article>'
    assert quotes(CONTROL, page.format("Photo"), Format.HTML) == []
    assert quotes(CONTROL, page.format("IMG_0042"), Format.HTML) == ["IMG_0042"]


def test_what_several_pictures_share_is_told_once() -> None:
    source = "![image](a.jpg)\n\n![image](b.jpg)\n\n![image](c.jpg)\n\n![The weir](d.jpg)\n\n![DSC_0099](e.jpg)\n"
    repeated = {rule.id: rule for rule in rules_of("images")}["images/repeated-caption"]
    assert repeated.check is not None
    document = read_text(source, "page.md", Format.MARKDOWN)
    assert [source[slice(*hit.span)] for hit in repeated.check(document, Context())] == ["image"]
    assert quotes(CONTROL, source, Format.MARKDOWN) == ["DSC_0099"]


PATTERNS = [
    *((pattern, embeds.EMBED_NEEDS) for pattern in embeds.lines_as_written()),
    (embeds.leftovers().pattern, embeds.EMBED_NEEDS),
    (embeds.script().pattern, embeds.EMBED_NEEDS),
    (embeds.script().pattern, embeds.SCRIPT_MARKS),
    *((pattern, controls.CONTROL_NEEDS) for pattern in controls.lines_as_written()),
]


@pytest.mark.parametrize(("pattern", "needs"), PATTERNS, ids=range(len(PATTERNS)))
def test_every_line_holds_a_need(pattern: str, needs: Sequence[str]) -> None:
    chance = random.Random(7)
    tree = re._parser.parse(pattern)  # type: ignore[attr-defined]
    for _ in range(3_000):
        text = " ".join(drawn(tree, chance, {}).split())
        assert holds(text.lower(), tuple(needs)), text


def test_the_first_word_of_every_line_of_an_embed_is_known() -> None:
    chance = random.Random(7)
    for pattern in embeds.lines_as_written():
        tree = re._parser.parse(pattern)  # type: ignore[attr-defined]
        for _ in range(2_000):
            text = " ".join(drawn(tree, chance, {}).split())
            if embeds._lines().fullmatch(text) and 3 < len(text) <= 320:
                assert embeds.embed_line(text), text


def test_the_first_word_of_every_control_and_alternative_is_known() -> None:
    chance = random.Random(7)
    for written, matcher, tells in (
        ((*controls.lines_as_written(), controls._WEAK), controls._lines(), controls.control_line),
        (controls.names_as_written(), controls._alternatives(), controls.placeholder_alternative),
    ):
        for pattern in written:
            tree = re._parser.parse(pattern)  # type: ignore[attr-defined]
            for _ in range(2_000):
                text = " ".join(drawn(tree, chance, {}).split())
                if matcher.fullmatch(text) and 2 < len(text) <= 120:
                    assert tells(text), text


@pytest.mark.parametrize("name", [EMBED, CONTROL])
@pytest.mark.parametrize(
    "unit",
    [
        "View this post on Instagram\n\n", "— a (@b) March ", "pic.twitter.com/a ", "https://t.co/abcdefgh1 ", "(@",
        "— ",
        "Share this article\n\n", "Save\n\n", "Share this article\nIt rained.\n", "to view this content, ", "@a · ",
        "♬",
    ],
)  # fmt: skip
def test_long_texts_are_read_in_linear_time(name: str, unit: str) -> None:
    import time

    for kind in (Format.TEXT, Format.MARKDOWN):
        spent = []
        for size in (10_000, 100_000):
            document = read_text(unit * (size // len(unit)), _NAMES[kind], kind)
            assert document.regions is not None
            check = _BY_NAME[name].check
            assert check is not None
            start = time.process_time()
            for hit in check(document, Context()):
                assert 0 <= hit.span.start < hit.span.end
            spent.append(time.process_time() - start)
        assert spent[1] < max(0.05, 12 * spent[0]) * 2, (unit, kind)


@pytest.mark.parametrize("alternative", ["a-b-", "1_", "IMG_", "image 1 ", "x automatically ", "may be an image of "])
def test_long_alternatives_are_read_in_linear_time(alternative: str) -> None:
    import time

    source = "".join(f"![{alternative * 40}{number}](a{number}.jpg)\n\n" for number in range(500))
    document = read_text(source, "page.md", Format.MARKDOWN)
    check = _BY_NAME[CONTROL].check
    assert check is not None and document.regions is not None
    start = time.process_time()
    list(check(document, Context()))
    assert time.process_time() - start < 1
