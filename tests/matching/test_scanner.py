"""The scanner finds what the obvious way finds: on made-up texts, on fixtures, on real pages."""

from __future__ import annotations

import builtins
import os
import random
from collections.abc import Callable, Iterator
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sourcecheck import loader, readers
from sourcecheck.document import Document, Format
from sourcecheck.errors import ReadError
from sourcecheck.examples import as_example, read_example
from sourcecheck.matching import Scanner
from sourcecheck.matching.naive import naive
from sourcecheck.rule import Context, Hit, Rule

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DATA = os.path.join(os.path.dirname(ROOT), "shared", "data")

# One of every kind of matcher, scope and window.
BATTERY = [
    "phrases: [experts say, don't know, 'in fact, it', \"the 'so-called' lake\"]",
    "phrases: [(some|many|) <observers> say(s|), say the]\nquoted: true",
    "phrases: [Experts]\ncase: true",
    "phrases: [été, straße, москва, 東京, σας]",
    "phrases: ['[insert name]', '\\(sic', 'c++', 'end.']",
    "pattern: '\\bexperts? (?P<here>say|said)\\b'",
    "pattern: ['lake[^.]{0,20}dying', '(?:some|many) (?:say|know)', {pattern: '\\d+%', literal: '%'}]",
    "pattern: [{pattern: '\\d+', slow: a test}]",
    'pattern: "don\'t [a-z]+"\nquoted: true',
    "sequence: [{any: [is, was]}, {endings: [ly], optional: true, repeat: 2}, {any: [said], endings: [ed]}]",
    "sequence:\n- [{any: [the]}, {repeat: 2, optional: true}, {any: [lake]}]\n- [{any: [<observers>]}]",
    "phrases: [experts say]\nunless: {phrases: [according to], window: sentence}",
    "phrases: [experts say]\nunless: {pattern: 'lake trust', window: block}",
    "phrases: [experts say]\nunless: {phrases: [say the], window: match}",
    "phrases: [experts say]\nunless: {sequence: [{any: [lake]}, {any: [trust]}], window: document}",
    "density: {phrases: [experts, say, the], at-least: 20, per-words: 100}",
    "absence: {phrases: [lake]}",
    "absence: {pattern: 'trus.', from-words: 5}",
    "repetition: {phrases: [the lake, experts], at-least: 2}",
    "score: {phrases: [(experts|critics), lake, trust], pattern: 'dying', at-least: 3}",
    "phrases: [experts say, the]\nin: [headings, captions, cells, byline, attributes, descriptions, code]",
    "phrases: [the, a]\nin: [notices]",
    "pattern: 'utm_[a-z]+'\nin: [targets, comments]",
    "pattern: [{pattern: '^\\|', literal: '|'}, {pattern: '#', literal: '#'}]\nin: [lines]",
    "phrases: [experts say]\nin: [lines, content, targets]",
]


@pytest.fixture(scope="module")
def battery(make_rule: Callable[..., Rule]) -> list[Rule]:
    ours = [make_rule(matcher, f"test/rule-{number}") for number, matcher in enumerate(BATTERY)]
    # Patterns of a project's own rules run on another engine.
    return ours + [
        make_rule(matcher, f"test/own-{number}", ours=False)
        for number, matcher in enumerate(BATTERY)
        if "pattern" in matcher and "slow" not in matcher
    ]


@pytest.fixture(scope="module")
def rules(battery: list[Rule]) -> list[Rule]:
    # What the engine finds itself (suppressions) is not for a scanner.
    return [*battery, *(rule for rule in loader.load().rules.values() if rule.check or rule.matcher)]


def differences(rules: list[Rule], scanner: Scanner, document: Document) -> Iterator[tuple[str, list[Hit], list[Hit]]]:
    for rule in rules:
        context = Context(options=rule.defaults)
        one, other = list(scanner.check_of(rule)(document, context)), list(naive(rule)(document, context))
        if one != other:
            yield rule.id, one, other


WORDS = [
    "experts", "Experts", "say", "says", "said", "the", "lake", "trust", "is", "was", "highly", "regarded", "according",
    "to", "dying", "don't", "don’t", "know", "in", "fact", "it", "'so-called'", "‘so-called’", "[insert", "name]",
    "(sic)", "c++", "end", "5%", "été", "ÉTÉ", "STRASSE", "straße", "москва", "東京", "ΣΑΣ", "observers", "analysts",
    "some", "many", "critics", "utm_source", "By Ana", "`experts say`", "[experts say](https://e.org/?utm_x=1)", "#",
    "|", "\n\n", "\n", "> ", "<!-- experts say utm_b -->", "## ", "\"", "“", "”", "'", "’", ",", ".", "?", "–", "—",
    "\u00a0", "\u200b", "e\u0301", "ſay", "Kay",
]  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from([" ", " ", " ", "", "\n"])), max_size=40),
    st.sampled_from([Format.TEXT, Format.MARKDOWN, Format.HTML]),
)
def test_made_up_texts(battery: list[Rule], parts: list[tuple[str, str]], format: Format) -> None:
    text = "".join(word + space for word, space in parts)
    document = readers.read_text(text, "made-up", format)
    # One by one, as for the first little text; all at once; all at once without the library for it.
    for scanner in (Scanner(battery), _prepared(battery), _without_library(battery)):
        assert not list(differences(battery, scanner, document))
        awake = scanner.awake(document)
        for rule in battery:
            if scanner.number_of(rule) not in awake:
                assert not list(naive(rule)(document, Context(options=rule.defaults)))


def _prepared(rules: list[Rule]) -> Scanner:
    scanner = Scanner(rules)
    for channel in scanner._channels.values():
        channel.prepare()
    return scanner


def _without_library(rules: list[Rule]) -> Scanner:
    """A scanner for whose searches ahocorasick_rs could not be imported."""
    imported = builtins.__import__

    def refusing(name: str, *rest: object, **more: object) -> ModuleType:
        if name == "ahocorasick_rs":
            raise ImportError(name)
        return imported(name, *rest, **more)  # type: ignore[arg-type]

    scanner = Scanner(rules)
    builtins.__import__ = refusing
    try:
        for channel in scanner._channels.values():
            channel.prepare()
    finally:
        builtins.__import__ = imported
    assert all(
        channel._search is None or "indexed" in channel._search.__qualname__ or not channel.numbers  # type: ignore[attr-defined]
        for channel in scanner._channels.values()
    )
    return scanner


def test_examples_of_all_rules(rules: list[Rule]) -> None:
    scanner = Scanner(rules)
    for rule in rules:
        for written in (*rule.bad, *rule.good):
            document, _ = read_example(as_example(written))
            assert not list(differences(rules, scanner, document)), rule.id


def articles(folder: str, count: int) -> list[str]:
    found = [
        os.path.join(parent, name)
        for parent, _, names in os.walk(folder)
        for name in names
        if readers.format_of(name) and name.rpartition(".")[2] in {"md", "html", "txt"}
    ]
    return random.Random(0).sample(sorted(found), min(count, len(found)))


def test_fixtures(rules: list[Rule]) -> None:
    scanner = Scanner(rules)
    without = _without_library(rules)
    paths = articles(os.path.join(ROOT, "fixtures"), 1_000)
    for path in paths:
        with open(path, "rb") as file:
            document = readers.read(file.read(), path)
        assert not list(differences(rules, scanner, document)), path
        assert not list(differences(rules, without, document)), path


@pytest.mark.long
@pytest.mark.parametrize(
    "part", ["markdown/digitalgov", "markdown/rust-blog", "text/polnear-train", "html/readability"]
)
def test_real_pages(rules: list[Rule], part: str) -> None:
    if not os.path.isdir(os.path.join(DATA, part)):
        pytest.skip("the real data is not beside this checkout")
    scanner = Scanner(rules)
    for path in articles(os.path.join(DATA, part), 60):
        try:
            with open(path, "rb") as file:
                document = readers.read(file.read(), path)
        except ReadError:
            continue
        assert not list(differences(rules, scanner, document)), path


def test_needs_only_say_no(make_rule: Callable[..., Rule]) -> None:
    seen: list[str] = []

    def check(document: Document, context: Context) -> Iterator[Hit]:
        seen.append(document.path)
        yield from ()

    needing = make_rule("phrases: [a]")._replace(matcher=None, check=check, needs=("lorem ipsum", "don't", "%"))
    ran = Scanner([needing]).check_of(needing)
    texts = {"Lorem\nipsum": True, "<b>LOREM</b> ipsum": True, "I don’t": True, "5%": True, "lorem": False, "": False}
    for text, runs in texts.items():
        seen.clear()
        list(ran(readers.read_text(text, text, Format.HTML), Context()))
        assert bool(seen) == runs, text


def test_half_a_surrogate_pair_is_no_crash(battery: list[Rule]) -> None:
    document = readers.read_text("the lake \ud800 is dying, experts say", "x.txt", Format.TEXT)
    assert not list(differences(battery, Scanner(battery), document))


def test_long_paragraphs_are_scanned_to_their_end(battery: list[Rule]) -> None:
    unit = "the experts say “lake is highly highly said trust 5% # | it don't, "
    short, long = (readers.read_text(unit * times, "long.txt", Format.TEXT) for times in (10, 1000))
    for rule in battery:
        check = Scanner([rule]).check_of(rule)
        few, many = (len(list(check(document, Context(options=rule.defaults)))) for document in (short, long))
        assert few <= many <= 100 * (few + 2), rule.id


def test_a_check_is_told_which_blocks_hold_its_needs(make_rule: Callable[..., Rule]) -> None:
    seen: list[int] = []

    def check(document: Document, context: Context) -> Iterator[Hit]:
        seen.extend(block.number for block in context.blocks(document))
        yield from ()

    needing = make_rule("phrases: [a]")._replace(matcher=None, check=check, needs=("lorem", " ipsum", "§"))
    text = "Ipsum first\n\nnothing\n\nreipsum\n\nA Lorem, a lorem\n\nLor\n\nem\n\n§ 4\n\nlast (ipsum)"
    document = readers.read_text(text, "x.md", Format.MARKDOWN)
    list(Scanner([needing]).check_of(needing)(document, Context()))
    assert seen == [0, 3, 6, 7]
    assert list(Context().blocks(document)) == list(document.blocks)


def test_a_rule_about_data_too_runs_where_no_block_holds_its_needs(make_rule: Callable[..., Rule]) -> None:
    seen: list[tuple[int, ...] | None] = []

    def check(document: Document, context: Context) -> Iterator[Hit]:
        seen.append(context.held)
        yield from ()

    needing = make_rule("phrases: [a]")._replace(matcher=None, check=check, needs=("lorem",), metadata=True)
    scanner = Scanner([needing])
    for text in ("Ipsum.\n\nLorem.", "Ipsum."):
        list(scanner.check_of(needing)(readers.read_text(text, "made-up.txt", Format.TEXT), Context()))
    assert seen == [(1,), ()]
