"""The parts of documents that rules wait for: what tells them may say yes in vain, and never no."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sourcecheck import loader, readers
from sourcecheck.document import Document, Format
from sourcecheck.examples import as_example
from sourcecheck.matching import Scanner
from sourcecheck.matching.parts import PARTS, are_there, asked
from sourcecheck.rule import Context, Example, Hit, Rule

BARE = "The lake is closed. Nobody knows why"

# A text in which a part is there, by its name.
THERE = [
    ("tables", "Depth | metres", Format.TEXT),
    ("tables", "<table><tr><td>4</td></tr></table>", Format.HTML),
    ("links", "[lake](https://lake.example)", Format.MARKDOWN),
    ("links", '<a href="/lake">lake</a>', Format.HTML),
    ("images", "![lake](lake.png)", Format.MARKDOWN),
    ("fragments", "[depth](#depth)", Format.MARKDOWN),
    ("headings", "# Lake", Format.MARKDOWN),
    ("headings", "<title>Lake</title>", Format.HTML),
    ("headline", "Lake\n\nThe lake is closed, and nobody knows why.", Format.TEXT),
    ("headline", "## Lake", Format.MARKDOWN),
    ("several", "The lake.\n\nThe weir.", Format.TEXT),
    ("items", "- deep\n- cold", Format.MARKDOWN),
    ("items", "<ul><li>deep</ul>", Format.HTML),
    ("data", "---\nauthor: Ana Ruiz\n---\nThe lake.", Format.MARKDOWN),
    ("data", '<meta name="author" content="Ana Ruiz">', Format.HTML),
    ("scripts", '<script type="application/ld+json">{}</script>', Format.HTML),
    ("markup", "The <b>lake</b>.", Format.MARKDOWN),
    ("notes", "The lake[^1].\n\n[^1]: A note.", Format.MARKDOWN),
    ("notes", "<p>The lake<sup>1</sup>.", Format.HTML),
    ("quotations", 'It is "closed".', Format.TEXT),
    ("quotations", "'It is closed,' she said.", Format.TEXT),
    ("quotations", "She said: 'It is closed.'", Format.TEXT),
    ("quotations", "She left.\n\n'It is closed,' she said.", Format.TEXT),
    ("quotations", "<p>It is <q>closed</q>.", Format.HTML),
    ("quotations", "<p>It is &ldquo;closed&rdquo;.", Format.HTML),
    ("quotations", "> It is closed.", Format.MARKDOWN),
    ("block-quotes", "<blockquote>It is closed.</blockquote>", Format.HTML),
    ("capitals", "The RNLI knows.", Format.TEXT),
    ("unusual", "The la\u200bke.", Format.TEXT),
    ("unusual", "The la\x08ke.", Format.TEXT),
    ("unusual", "<p>It&rsquo;s closed.", Format.HTML),
    ("unusual", "[lake](https://lake.example/%E2%80%8B)", Format.MARKDOWN),
    ("signs", "Dear {name}", Format.TEXT),
    ("labels", "Name: Ana Ruiz", Format.TEXT),
    ("labels", "Ana Ruiz\n\nKeeper", Format.TEXT),
    ("labels", "Ana Ruiz, born on 4 May 1970", Format.TEXT),
    ("byline", "By Ana Ruiz. " + "The lake is closed. " * 9, Format.TEXT),
    ("byline", "LAKE (AP) " + "The lake is closed. " * 9, Format.TEXT),
    ("byline", "The lake is closed.\n\nAna Ruiz", Format.TEXT),
    ("byline", "Ana Ruiz", Format.TEXT),
    ("long", "The lake is closed. " * 20, Format.TEXT),
]


def read(text: str, format: Format = Format.TEXT) -> Document:
    return readers.read(text.encode(), f"a.{format}", format)


@pytest.mark.parametrize(("name", "text", "format"), THERE)
def test_tells_what_is_there(name: str, text: str, format: Format) -> None:
    assert PARTS[name](read(text, format))


@pytest.mark.parametrize("name", PARTS)
@pytest.mark.parametrize("format", [Format.TEXT, Format.MARKDOWN])
def test_a_bare_sentence_has_none(name: str, format: Format) -> None:
    text = "The lake is closed, and nobody in the village knows why. " * 3 if name == "byline" else BARE
    assert not PARTS[name](read(text, format))


def test_every_part_is_tried() -> None:
    assert {name for name, _, _ in THERE} == set(PARTS)


def test_all_parts_must_be_there_and_one_of_those_between_bars() -> None:
    document = read("[lake](#depth)", Format.MARKDOWN)
    assert are_there(document, asked(("links", "fragments")))
    assert not are_there(document, asked(("links", "headings")))
    assert are_there(document, asked(("headings|links",)))
    assert not are_there(document, asked(("headings|images",)))
    assert are_there(document, ())


def test_an_unknown_part_is_refused() -> None:
    with pytest.raises(ValueError, match="'lakes': expected one of tables"):
        asked(("lakes",))


def test_every_rule_names_parts_that_there_are() -> None:
    assert [rule.id for rule in loader.load().rules.values() if rule.parts and not asked(rule.parts)] == []


def hit_everywhere(document: Document, context: Context) -> Iterator[Hit]:
    yield Hit(document.blocks[0].whole)


@pytest.mark.parametrize(
    ("fields", "texts"),
    [
        ({"parts": ("headings",)}, {"# Lake": True, "Lake": False}),
        ({"parts": ("headings", "links")}, {"# Lake": False, "# [Lake](a.md)": True}),
        ({"parts": ("headings|links",)}, {"# Lake": True, "[Lake](a.md)": True, "Lake": False}),
        ({"parts": ("headings",), "needs": ("lake",)}, {"# Lake": True, "Lake": False, "# Pond": False}),
        (
            {"parts": ("headings",), "needs": ("lake",), "metadata": True},
            {"# Lake": True, "Lake": True, "# Pond": True, "Pond": False},
        ),
        ({"needs": ("lake",), "metadata": True}, {"# Lake": True, "Lake": True, "Pond": True}),
        ({"parts": ("headings",), "gate": "lake"}, {"# Lake": True, "Lake": False, "# Pond": False}),
    ],
)
def test_a_rule_sleeps_without_its_parts(fields: dict[str, object], texts: dict[str, bool]) -> None:
    some = next(rule for rule in loader.load().rules.values() if rule.matcher is not None)
    rule: Rule = some._replace(id="test/parts", matcher=None, check=hit_everywhere, **{"needs": (), **fields})  # type: ignore[arg-type]
    other = some._replace(id="test/other", matcher=None, check=hit_everywhere, parts=("images",))
    scanner = Scanner([other, rule])
    for text, runs in texts.items():
        document = read(text, Format.MARKDOWN)
        awake = scanner.number_of(rule) in scanner.awake(document)
        assert bool(list(scanner.check_of(rule)(document, Context()))) == runs, text
        assert awake or not runs, text
        if "needs" not in fields:
            assert awake == runs or "gate" in fields, text


def test_a_rule_finds_the_same_without_waiting(rules: list[Rule]) -> None:
    """Over the examples of all rules, short texts of every kind: none has a finding where its parts are missing."""
    waiting = [rule for rule in rules if rule.parts]
    scanner = Scanner(rules)
    for text, written in dict.fromkeys((item.text, item.format) for rule in rules for item in examples_of(rule)):
        document = read(text.replace("[[", "").replace("]]", ""), written)
        awake = scanner.awake(document)
        for rule in waiting:
            if scanner.number_of(rule) not in awake:
                assert rule.check is not None
                assert list(rule.check(document, Context(options=rule.defaults))) == [], (rule.id, text)


def examples_of(rule: Rule) -> list[Example]:
    return [as_example(item) for item in (*rule.bad, *rule.good)]


@pytest.fixture(scope="module")
def rules() -> list[Rule]:
    return [rule for rule in loader.load().rules.values() if rule.check or rule.matcher]
