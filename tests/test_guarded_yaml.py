"""YAML from strangers: what loads, what is refused, and where every value stands."""

from __future__ import annotations

import string

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from sourcecheck import guarded_yaml
from sourcecheck.guarded_yaml import DEPTH, LIMIT, Yaml, YamlError, load, position, read

EXACT = """\
title: "Rivers 😀 rise"
tags: [one, 'it''s', 3]
text: |
  first line
  second line

# a comment
nested:
  folded: >-
    some
    words
  flow: {x: 1, y: }
  plain: goes
    on  # comment
  # trailing comment
last: ~
"""


def test_places_are_the_text_as_written() -> None:
    loaded = read(EXACT)
    written = {path: EXACT[place.start : place.end] for path, place in loaded.places.items()}
    assert written[("title",)] == "Rivers 😀 rise"
    assert written[("tags",)] == "[one, 'it''s', 3]"
    assert written[("tags", 1)] == "it''s"
    assert written[("text",)] == "first line\n  second line"
    assert written[("nested", "folded")] == "some\n    words"
    assert written[("nested", "flow", "x")] == "1"
    assert written[("nested", "flow", "y")] == ""
    assert written[("nested", "plain")] == "goes\n    on"
    assert written[("nested",)].startswith("folded:")
    assert written[("nested",)].endswith("\n    on")
    assert loaded.value == {
        "title": "Rivers 😀 rise",
        "tags": ["one", "it's", 3],
        "text": "first line\nsecond line\n",
        "nested": {"folded": "some words", "flow": {"x": 1, "y": None}, "plain": "goes on"},
        "last": None,
    }
    place = loaded.places[("nested", "folded")]
    assert EXACT[place.key_start : place.key_end] == "folded"
    assert (position(EXACT, place.key_start)[0], position(EXACT, place.start)[0]) == (9, 10)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("false", False),
        ("True", "True"),
        ("yes", "yes"),
        ("on", "on"),
        ("null", None),
        ("~", None),
        ("12", 12),
        ("-3", -3),
        ("0", 0),
        ("0755", "0755"),
        ("0o17", "0o17"),
        ("0x1f", "0x1f"),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("12:30:45", "12:30:45"),
        ("2014-05-02", "2014-05-02"),
        ("2014-05-02T10:00:00Z", "2014-05-02T10:00:00Z"),
        ("1.5", 1.5),
        (".5", 0.5),
        ("1.5e3", 1500.0),
        ("1e5", "1e5"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("123456789012345678901234567890", "123456789012345678901234567890"),
        ("'true'", "true"),
        ('"12"', "12"),
        ("=", "="),
    ],
)
def test_a_plain_scalar_is_what_it_looks_like(written: str, value: object) -> None:
    for text in (f"key: {written}", f"key: [{written}]"):
        loaded = load(text)
        assert isinstance(loaded, dict)
        found = loaded["key"][0] if text.endswith("]") else loaded["key"]
        assert found == value
        assert type(found) is type(value)


def test_keys_are_strings() -> None:
    assert load("on: 1\n2014: 2\ntrue: 3\n'<<': 4") == {"on": 1, "2014": 2, "true": 3, "<<": 4}


@pytest.mark.parametrize(
    ("text", "line", "column", "problem"),
    [
        ("a: &x 1", 1, 4, "anchors"),
        ("b: 1\na: *x", 2, 4, "aliases"),
        ("a: !!python/object:os.system 1", 1, 4, "tags"),
        ("a: ! x", 1, 4, "tags"),
        ("--- 1\n--- 2\n", 2, 1, "more than one document"),
        ("a: 1\nb: 2\na: 3", 3, 1, "'a' is here twice"),
        ('a: 1\r\n"a": 3', 2, 1, "'a' is here twice"),
        ("x: {a: 1, a: 2}", 1, 11, "'a' is here twice"),
        ("<<: {a: 1}", 1, 1, "merge keys"),
        ("[a]: 1", 1, 1, "a key must be a word"),
        ("? {a: 1}\n: 2", 1, 3, "a key must be a word"),
        ("'': 1", 1, 1, "key is missing"),
        ("é: 1\nb: c: d", 2, 5, "mapping values are not allowed"),
        ("é: [\x01", 1, 5, "character U+0001 is not allowed"),
        ("a: \ud800", 1, 4, "surrogate"),
        ("[" * 50, 1, DEPTH + 1, "nested more than 40"),
        ("- " * 50, 1, 2 * DEPTH + 1, "nested more than 40"),
        ("a: [1, 2", 1, 9, "did not find"),
        ("\ta: 1", 1, 1, "a tab cannot indent YAML"),
        ("a:\n  b: 1\n \tc: 2", 3, 2, "a tab cannot indent YAML"),
        ("a: @b", 1, 4, "cannot start any token"),
    ],
)
def test_refused_with_its_place(text: str, line: int, column: int, problem: str) -> None:
    with pytest.raises(YamlError) as caught:
        load(text)
    assert (caught.value.line, caught.value.column) == (line, column)
    assert problem in caught.value.problem
    assert str(caught.value).startswith(f"line {line}, column {column}: ")


def test_size_is_bounded_in_bytes() -> None:
    assert load("a: " + "x" * 100, limit=200) == {"a": "x" * 100}
    with pytest.raises(YamlError, match="over the limit"):
        load("a: " + "é" * 100, limit=200)
    with pytest.raises(YamlError, match="over the limit of 1024 KiB"):
        load("x" * (LIMIT + 1))


def test_nothing_is_none() -> None:
    assert load("") is None
    assert read("# only a comment\n").places == {}


SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(min_value=-(10**17), max_value=10**17),
    st.text(alphabet=string.printable + "éß😀\u2028\xa0", max_size=30).map(lambda text: text.replace("\x0b", "")),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.text(alphabet=string.ascii_letters + "é", min_size=1, max_size=8), inner, max_size=4),
    ),
    max_leaves=12,
)


class _Plain(yaml.SafeDumper):
    """Writes no aliases and quotes nothing that our schema does not need quoted."""

    def ignore_aliases(self, data: object) -> bool:
        return True


@given(VALUES, st.booleans(), st.sampled_from(["\n", "\r\n"]))
def test_what_a_dumper_writes_comes_back(value: object, flow: bool, line_end: str) -> None:
    text = yaml.dump(value, Dumper=_Plain, default_flow_style=flow, allow_unicode=True, line_break=line_end)
    loaded = read(text)
    assert loaded.value == value
    for path, place in loaded.places.items():
        found: object = loaded.value
        for step in path:
            found = found[step]  # type: ignore[index]
        assert found is place.value
        assert 0 <= place.start <= place.end <= len(text)
        if place.style == "" and not any(mark in text[place.start : place.end] for mark in "\r\n"):
            assert text[place.start : place.end] == place.written
        if path and isinstance(path[-1], str):
            assert text[place.key_start : place.key_end] == path[-1]


@given(st.text(alphabet=st.sampled_from("ab:,-[]{}?|>'\"#&*!% \n\r\t0.~é\u2028\x00\ufeff<=@`\\"), max_size=60))
@example("[a: 1]")
@example("? a\n: b")
@example("a: |\n\n\n")
@example("a: >+9\n x")
@example("---\n...\n")
def test_any_text_loads_or_is_refused(text: str) -> None:
    try:
        loaded = read(text)
    except YamlError as error:
        assert 0 <= error.offset <= len(text)
        assert error.line >= 1
        assert error.column >= 1
        return
    for place in loaded.places.values():
        assert 0 <= place.start <= place.end <= len(text)


@pytest.mark.parametrize(
    "text", ["[" * 10**6, "{a: " * 250_000, "[a," * 300_000, "a: |\n" + " x\n" * 300_000, " " * 10**6]
)
def test_hostile_text_ends(text: str) -> None:
    try:
        load(text)
    except YamlError as error:
        assert len(str(error)) < 200


_WRITTEN = st.sampled_from(
    [
        "a",
        "a b",
        "it's",
        "12",
        "1.5",
        "2024-01-02",
        "12:30",
        "on",
        "null",
        "true",
        "http://x.y/z#w",
        "é…",
        "x: y",
        "x:",
        "a #b",
        "a#b",
        "a :b",
        "-1",
        "&a",
        "*a",
        "!t b",
        "|",
        ">",
        "[x]",
        "{x}",
        "%",
        "@x",
        "`x",
        "---",
        "?",
        "? x",
        "",
        "~",
        "'q'",
        "'it''s'",
        "'open",
        '"q"',
        '"a\\n"',
        '"open',
        "'a' b",
        '"a" # c',
        "- x",
        "a\n  b",
        "'a\n  b'",
        "=",
        "<<",
    ]
)
_OPENINGS = st.sampled_from(
    ["a: ", "b: ", "a:", "b:", "c-d:  ", "_e: ", "on: ", "f g: ", "- ", "  - ", "    - ", "-", "# ", "", " ", "  a: "]
)
_TAILS = st.sampled_from(["", "", "", " ", "  # c", "\t"])


@given(st.lists(st.tuples(_OPENINGS, _WRITTEN, _TAILS).map("".join), max_size=6).map("\n".join))
@example("title: A\ntags:\n  - one\n  - 'two'\ndate: 2024-01-02\n")
@example("tags:\n- one\n# between\n- two\n\nlast: b")
@example("a: \n- b\n - c\n")
def test_plain_texts_are_read_without_the_parser_as_with_it(text: str) -> None:
    simple = guarded_yaml._simple(text)
    if simple is not None:
        parsed = guarded_yaml._parsed(text)
        assert _all_of(simple) == _all_of(parsed)


def _all_of(loaded: Yaml) -> tuple[str, list[object]]:
    return repr(loaded.value), list(loaded.places.items())


def test_plain_front_matter_needs_no_parser() -> None:
    text = "title: Rivers rise\ndate: 2024-05-01 12:30\ntags:\n  - rivers\n  - 'it''s'\ndraft: true\n"
    simple = guarded_yaml._simple(text)
    assert simple is not None
    assert simple.value == {
        "title": "Rivers rise", "date": "2024-05-01 12:30", "tags": ["rivers", "it's"], "draft": True,
    }  # fmt: skip
