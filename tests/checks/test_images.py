"""Captions and alternative texts: what is reported in which format, where exactly, and what is left alone."""

from __future__ import annotations

import random
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.test_needs import drawn, holds

from sourcecheck.analysis.pictures import stock
from sourcecheck.checks import rules_of
from sourcecheck.document import Format
from sourcecheck.finding import Severity
from sourcecheck.readers import read_text
from sourcecheck.rule import Context, Hit

_BY_NAME = {rule.id: rule for rule in rules_of("images")}
_NAMES = {Format.TEXT: "page.txt", Format.MARKDOWN: "page.md", Format.HTML: "page.html"}
REPEATED, SCRAPED, ORPHAN = "images/repeated-caption", "images/scraped-title-caption", "images/orphan-caption"
STOCK = "images/stock-image-as-event"
LEAD = "The weir of Norddorf is old.\n\nIt leaks.\n\n"


def hits(name: str, source: str, format: Format) -> list[Hit]:
    rule = _BY_NAME[name]
    assert rule.check is not None
    assert format in rule.formats
    return list(rule.check(read_text(source, _NAMES[format], format), Context(options=rule.defaults)))


def quotes(name: str, source: str, format: Format) -> list[str]:
    return [source[slice(*hit.span)] for hit in hits(name, source, format)]


def figure(number: int, alt: str = "", caption: str = "", extra: str = "") -> str:
    shown = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f'<figure><img src="picture-{number}-of-a-weir-{"xyz"[number % 3]}.jpg" alt="{alt}"{extra}>{shown}</figure>'


def page(*parts: str) -> str:
    return "<article><h1>Norddorf</h1><p>The weir of Norddorf is old, and it leaks.</p>" + "".join(parts) + "</article>"


# One caption under several pictures


def test_two_pictures_side_by_side_with_one_caption() -> None:
    source = page(figure(1, caption="The weir"), figure(2, caption="The weir."))
    (hit,) = hits(REPEATED, source, Format.HTML)
    assert source[slice(*hit.span)] == "The weir" and hit.values["count"] == "2"
    assert [source[slice(*place.span)] for place in hit.related] == ["The weir."]


@pytest.mark.parametrize(
    ("captions", "count"),
    [
        (["The weir", "The lock", "The weir"], 0),  # two, and not side by side
        (["The weir", "The lock", "The weir", "The boat", "The weir"], 3),
        (["The weir", "THE WEIR", "the weir ."], 3),
        (["The weir, 1", "The weir, 2", "The weir, 3"], 0),
        (["Photo: Ana Ruiz", "Photo: Ana Ruiz", "Photo: Ana Ruiz"], 0),
        (["© Harbour Museum"] * 4, 0),
        (["A", "A", "A"], 0),  # letters under the parts of one picture
    ],
)
@pytest.mark.parametrize("format", [Format.HTML, Format.MARKDOWN])
def test_how_many_pictures_share_a_caption(captions: list[str], count: int, format: Format) -> None:
    if format is Format.HTML:
        source = page(*(figure(number, caption=text) for number, text in enumerate(captions)))
    else:
        source = LEAD + "".join(f"![{text}](picture-{number}.png)\n\n" for number, text in enumerate(captions))
    found = hits(REPEATED, source, format)
    assert [hit.values["count"] for hit in found] == ([str(count)] if count else [])


def test_alternatives_of_a_page_count_from_three_on() -> None:
    assert not hits(REPEATED, page(figure(1, "The weir"), figure(2, "The weir")), Format.HTML)
    (hit,) = hits(REPEATED, page(*(figure(number, "The weir") for number in range(3))), Format.HTML)
    assert hit.variant == "alt"
    assert hits(REPEATED, "![The weir](a.png)\n\n![The weir](b.png)\n", Format.MARKDOWN)


def test_what_caption_and_alternative_share_is_told_once() -> None:
    source = page(*(figure(number, "The weir", "The weir") for number in range(4)))
    (hit,) = hits(REPEATED, source, Format.HTML)
    assert hit.variant == "" and len(hit.related) == 3


@pytest.mark.parametrize(
    "pictures",
    [
        ["weir-300x200.png", "weir-1024x683.png", "weir.png"],
        ["https://cdn.example/weir.jpg?w=300", "https://cdn.example/weir.jpg?w=900", "/weir@2x.jpg"],
        ["WEIR_large.jpg", "weir-thumb.jpg", "weir-scaled.jpg"],
    ],
)
def test_one_picture_in_several_sizes_has_one_alternative(pictures: list[str]) -> None:
    assert not hits(REPEATED, "".join(f"![The weir]({name})\n\n" for name in pictures), Format.MARKDOWN)
    assert not hits(REPEATED, page(*(f'<img src="{name}" alt="The weir">' for name in pictures)), Format.HTML)


@pytest.mark.parametrize(
    "image",
    [
        '<img src="{}.png" alt="The weir" width="16" height="16">',
        '<img src="{}.png" alt="Star">',
        '<img src="icon-{}.png" alt="The weir">',
        '<img src="{}.png" alt="The weir" role="presentation">',
        '<img src="{}.png" alt="The weir" aria-hidden="true">',
        '<img src="data:image/gif;base64,{}" alt="The weir">',
        '<img src="" alt="The weir {}">',
        '<img src="{}.png" alt="">',
        "<table><tr><td><img src='{}.png' alt='The weir'></td></tr></table>",
        "<nav><img src='{}.png' alt='The weir'></nav>",
        "<!-- <img src='{}.png' alt='The weir'> -->",
    ],
)
def test_icons_ornaments_and_places_for_pictures(image: str) -> None:
    assert hits(REPEATED, page(*(image.format(name) for name in "abcd")), Format.HTML) == []


def test_lines_of_text_that_look_like_captions() -> None:
    source = (
        LEAD + "Photo of the weir\n\nIt is old.\n\nPhoto of the weir\n\nIt is old.\n\nPhoto of the weir\n\nIt rained."
    )
    (hit,) = hits(REPEATED, source, Format.TEXT)
    assert hit.variant == "loose" and source[slice(*hit.span)] == "Photo of the weir" and len(hit.related) == 2
    assert (
        hits(REPEATED, LEAD + "Row, row to the weir\n\nRow, row to the weir\n\nRow, row to the weir", Format.TEXT) == []
    )


def test_entities_and_white_space_make_no_difference() -> None:
    source = page(figure(1, caption="Caf&eacute;  at the\n weir"), figure(2, caption="Café at the weir"))
    assert quotes(REPEATED, source, Format.HTML) == ["Caf&eacute;  at the\n weir"]


# The title of a page as a caption


@pytest.mark.parametrize(
    "caption",
    [
        "Map of Norddorf - Guide of the Coast",
        "Lighthouse at dusk | Shutterstock",
        "Weirs of the north – Wikipedia",
        "Weirs of the north :: norddorf-weirs.com",
        "The weir » Norddorf Travel Guide",
        "The weir — YouTube",
    ],
)
@pytest.mark.parametrize("format", [Format.HTML, Format.MARKDOWN])
def test_titles_of_pages_are_no_captions(caption: str, format: Format) -> None:
    source = page(figure(1, caption)) if format is Format.HTML else f"{LEAD}![{caption}](a.png)\n"
    (hit,) = hits(SCRAPED, source, format)
    assert source[slice(*hit.span)] == caption and caption.endswith(hit.values["site"])


@pytest.mark.parametrize(
    "caption",
    [
        "The weir - before the flood",
        "The weir, 1910. Photo: Ana Ruiz - Harbour Museum",
        "The weir by Jon Vik | Harbour Museum",
        "Score: 3 - 1",
        "Norddorf - Sund ferry",
        "Ana Ruiz – here in 2019 – opens the lock",
        "The weir - Norddorf Travel Guide, which the port prints each spring for its guests and their children",
        " - Wikipedia",
        "x" * 300 + " - Wikipedia",
    ],
)
def test_captions_with_dashes(caption: str) -> None:
    assert hits(SCRAPED, page(figure(1, caption=caption)), Format.HTML) == []
    assert hits(SCRAPED, f"{LEAD}![{caption}](a.png)\n", Format.MARKDOWN) == []


def test_one_title_under_many_pictures_is_one_finding() -> None:
    source = page(*(figure(number, caption="Map of Norddorf - Guide of the Coast") for number in range(30)))
    (hit,) = hits(SCRAPED, source, Format.HTML)
    assert len(hit.related) == 20


def test_lines_of_text_confirm_each_other() -> None:
    near = "Map of Norddorf - Guide of the Coast\n\nIt is old.\n\nNorddorf - Department of Ports"
    assert len(hits(SCRAPED, LEAD + near, Format.TEXT)) == 2
    far = (
        "Map of Norddorf - Guide of the Coast\n\n"
        + "It is old and it leaks.\n\n" * 6
        + "Norddorf - Department of Ports"
    )
    assert hits(SCRAPED, LEAD + far, Format.TEXT) == []
    assert hits(SCRAPED, LEAD + "Map of Norddorf - Guide of the Coast\n\nIt is old.", Format.TEXT) == []
    assert hits(SCRAPED, "The weir - Harbour News\n\nNorddorf - Department of Ports\n\nIt leaks.", Format.TEXT) == []


# Captions without a picture


def test_captions_without_pictures() -> None:
    source = LEAD + "Map of Norddorf - Guide of the Coast\n\nNorddorf - Department of Ports\n\nIt rained."
    for kind in (Format.TEXT, Format.MARKDOWN):
        (hit,) = hits(ORPHAN, source, kind)
        assert source[slice(*hit.span)] == "Map of Norddorf - Guide of the Coast" and hit.values["count"] == "2"
        assert [source[slice(*place.span)] for place in hit.related] == ["Norddorf - Department of Ports"]


@pytest.mark.parametrize(
    "source",
    [
        LEAD + "![The weir](a.png)\n\nMap of Norddorf - Guide of the Coast\n\nNorddorf - Department of Ports",
        LEAD + '<img src="a.png" alt="">\n\nPhoto of the weir\n\nPhoto of the weir',
        LEAD + "Photo of the weir\n\nMap of the weir\n\nChart of the weir",
        LEAD + "Photo of the weir\n\n" + "It leaks, said the keeper.\n\n" * 5 + "Photo of the weir",
        LEAD + "> Photo of the weir\n>\n> Photo of the weir\n",
        LEAD + "- Photo of the weir\n- Photo of the weir\n",
        LEAD + "```\nPhoto of the weir\n\nPhoto of the weir\n```\n",
        LEAD + "[Photo of the weir](a.html)\n\n[Photo of the weir](b.html)\n",
        LEAD + "Photo of the weir:\n\nPhoto of the weir:\n",
        "Photo of the weir\n\nPhoto of the weir\n",
    ],
)
def test_lines_that_are_something_else(source: str) -> None:
    assert hits(ORPHAN, source, Format.MARKDOWN) == []


def test_extracted_text_has_lost_its_pictures() -> None:
    assert _BY_NAME[ORPHAN].absence and Format.HTML not in _BY_NAME[ORPHAN].formats


# Stock pictures under captions of events

SHOWN = [
    ("Tuesday's crash on the A1.", "Stock image", ""),
    ("Firefighters battle the blaze at the mill in Norddorf on Monday night.", "Illustrative photo", ""),
    ("The aftermath of the Norddorf bombing.", "Image: Midjourney", ""),
    ("Yesterday’s flood in Norddorf.", "For illustration purposes only", ""),
    ("Mayor Ana Ruiz leaves court on Tuesday.", "AI-generated image", ""),
    ("Das Unglück am Dienstag in Norddorf.", "Symbolbild", ""),
    ("L'incendie de mardi à Norddorf.", "Photo d'illustration", ""),
    ("Damage from last night's storm.", "Photo: Adobe Stock", "agency"),
    ("Protesters march through Norddorf on Saturday.", "Photo: Shutterstock", "agency"),
    ("The wreck of the ferry that sank on 3 March.", "Picture: Getty Images/iStockphoto", "agency"),
]


@pytest.mark.parametrize(("caption", "credit", "variant"), SHOWN)
def test_captions_of_events_with_such_credits(caption: str, credit: str, variant: str) -> None:
    for source, kind in [
        (page(figure(1, caption=f"{caption} {credit}")), Format.HTML),
        (page(figure(1, caption=f"{caption} <span>({credit})</span>")), Format.HTML),
        (page(figure(1, alt=f"{caption} {credit}")), Format.HTML),
        (f"{LEAD}![Norddorf](a.jpg)\n\n*{caption} {credit}*\n", Format.MARKDOWN),
        (f"{LEAD}{caption} {credit}\n\nIt rained.", Format.TEXT),
    ]:
        (hit,) = hits(STOCK, source, kind)
        assert source[slice(*hit.span)] in credit and hit.variant == variant
        assert hit.related == ()


@pytest.mark.parametrize(("caption", "credit", "variant"), SHOWN)
def test_credits_below_what_is_told(caption: str, credit: str, variant: str) -> None:
    line = caption.rstrip(".")
    for source, kind in [
        (page(figure(1, line, credit)), Format.HTML),
        (f"{LEAD}![{line}](a.jpg)\n*{credit}*\n", Format.MARKDOWN),
        (f"{LEAD}![{line}](a.jpg)\n\n{credit}\n", Format.MARKDOWN),
        (f"{LEAD}{line}\n\n{credit}\n\nIt rained.", Format.TEXT),
    ]:
        (hit,) = hits(STOCK, source, kind)
        assert hit.variant == variant and [source[slice(*place.span)] for place in hit.related] == [line]


@pytest.mark.parametrize(
    "caption",
    [
        "Illustrative image of a hospital corridor",
        "A police car. Stock image",
        "Police at the scene (file photo)",
        "Tuesday's crash on the A1. Library picture",
        "Tuesday's crash on the A1. Photo: Getty Images",
        "Tuesday's crash on the A1. Photo: Ana Ruiz / Alamy Stock Photo",
        "Protesters in Norddorf on Saturday. EPA/Shutterstock",
        "Protesters in Norddorf on Saturday. Photo: Ana Ruiz/Shutterstock",
        "Protesters in Norddorf on Saturday. Photo by Ana Ruiz on Unsplash",
        "The crash was on Tuesday. Stock image",
        "A crash like Tuesday's. Stock image",
        "An AI-generated image of Tuesday's explosion went viral",
        "The stock image that the mayor used in Tuesday's debate",
        "Angela Example speaks in Norddorf. Photo: Shutterstock",
        "Sunday dinner. Photo: iStock",
        "The Battle of Norddorf, 3 March 1644, as imagined by Midjourney",
        "Snow will fall on Monday. Picture: iStock",
        "Shutterstock's staff on strike on Monday",
    ],
)
def test_captions_that_promise_nothing(caption: str) -> None:
    assert hits(STOCK, page(figure(1, caption=caption)), Format.HTML) == []
    assert hits(STOCK, f"{LEAD}![Norddorf](a.jpg)\n\n*{caption}*\n", Format.MARKDOWN) == []
    assert hits(STOCK, f"{LEAD}{caption}\n\nIt rained.", Format.TEXT) == []


@pytest.mark.parametrize(
    ("source", "format"),
    [
        ("# Tuesday's crash closes the road\n\n*Stock image*\n", Format.MARKDOWN),
        ("Tuesday's crash closes the road\n\nPhoto: Shutterstock\n\nThe road is shut.", Format.TEXT),
        (f"{LEAD}The crash on Tuesday closed the road.\n\nStock image\n\nIt rained.", Format.TEXT),
        (f"{LEAD}> Tuesday's crash. Stock image\n", Format.MARKDOWN),
        (f"{LEAD}`Tuesday's crash. Stock image`\n", Format.MARKDOWN),
        (page("<table><caption>Tuesday's crash. Stock image</caption><tr><td>1</td></tr></table>"), Format.HTML),
        (page("<p>The paper ran Tuesday's crash with a stock image.</p>"), Format.HTML),
        (f"{LEAD}{{{{< figure src='a.jpg' caption=\"Tuesday's crash. Photo: iStock\" >}}}}\n", Format.MARKDOWN),
    ],
)
def test_headlines_prose_and_quotations(source: str, format: Format) -> None:
    assert hits(STOCK, source, format) == []


def test_caption_and_alternative_of_one_picture_are_one_finding() -> None:
    source = page(figure(1, "Tuesday's crash. Stock image", "Tuesday's crash. Stock image"))
    assert len(hits(STOCK, source, Format.HTML)) == 1


def test_an_agency_alone_is_a_note() -> None:
    rule = _BY_NAME[STOCK]
    assert rule.severity is Severity.WARNING and rule.variants["agency"].severity is Severity.INFO


@pytest.mark.parametrize("pattern", [stock._LABELS, stock._GENERATED, stock._AGENCIES])
def test_every_mark_holds_a_need(pattern: str) -> None:
    chance = random.Random(7)
    tree = re._parser.parse(pattern)  # type: ignore[attr-defined]
    for _ in range(4_000):
        text = drawn(tree, chance, {})
        assert holds(text.lower(), stock.STOCK_NEEDS), text


# All of them


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "![", "](", ")", "a.png", "The weir", " - Guide of the Coast", "\n\n", "*", "<figure>", "</figure>",
                "<figcaption>", "</figcaption>", '<img src="', '" alt="', '">', "Stock image", "Tuesday's crash",
                "&amp;",
                "Photo: ", "Shutterstock", "<table><tr><td>", "{{<", ">}}", "\x00", "“", "> ", "Photo of it\n\n",
            ]
        ),
        max_size=40,
    )
)  # fmt: skip
def test_broken_markup_gives_places_inside_the_source(parts: list[str]) -> None:
    source = "".join(parts)
    for name, rule in _BY_NAME.items():
        for kind in rule.formats:
            for hit in hits(name, source, kind):
                assert 0 <= hit.span.start <= hit.span.end <= len(source)


@pytest.mark.parametrize(
    ("unit", "format"),
    [
        ("Map of Norddorf - Guide of the Coast\n\n", Format.TEXT),
        ("Map {} of it - Guide of the Coast\n\nIt rained.\n\n", Format.MARKDOWN),
        ("![The weir]({}.png)\n\n", Format.MARKDOWN),
        ("![Tuesday's crash]({}.png)\n\n*Stock image*\n\n", Format.MARKDOWN),
        (
            "<figure><img src='{}.jpg' alt='The weir - Port Guide'><figcaption>The weir</figcaption></figure>",
            Format.HTML,
        ),
        (
            "<figure><img src='{}.jpg' alt=''><figcaption>Tuesday's crash. Stock image</figcaption></figure>",
            Format.HTML,
        ),
        ("<figcaption>Photo by by by Photo: ((( Shutterstock</figcaption>", Format.HTML),
    ],
)
def test_time_grows_with_the_pictures(unit: str, format: Format) -> None:
    for rule in _BY_NAME.values():
        if format not in rule.formats:
            continue
        assert rule.check is not None
        spent = []
        for count in (200, 2_000):
            document = read_text("".join(unit.format(number) for number in range(count)), _NAMES[format], format)
            assert document.regions is not None
            start = time.process_time()
            list(rule.check(document, Context(options=rule.defaults)))
            spent.append(time.process_time() - start)
        assert spent[1] < max(0.03, 12 * spent[0]) * 2, rule.id
