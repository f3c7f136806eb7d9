"""TOML of strangers: every value at its place, and nothing but a TomlError for what is not TOML."""

from __future__ import annotations

import pickle
import tomllib
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sourcecheck.guarded_toml import DEPTH, Key, Place, Toml, TomlError, position, read

TEXT = """\
title = "Rivers \\"rise\\""   # a comment, = "not a value"
when = 2014-05-02 10:00:00Z
'a.b' . "c\\u0064" = 'O\\Hara'
list = [ 1, 'two', # three
  [3.5],
  {x = true, "y z" = [{}]} ]
[tool."rule/name"]
long = \"\"\"
a "quoted" word\"\"\"\"
[[over]]
n = 1
[[over.sub]]
m = 2
[[over]]
[over.sub]
m = 3
[empty]"""


def leaves(value: object, path: Key = ()) -> Iterator[tuple[Key, object]]:
    if path:
        yield path, value
    if isinstance(value, dict):
        for name, item in value.items():
            yield from leaves(item, (*path, name))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from leaves(item, (*path, number))


def written(text: str, place: Place) -> str:
    return text[place.start : place.end]


def check_places(text: str, toml: Toml) -> None:
    """Each value has a place, each place a value, and what stands there means that value."""
    values = dict(leaves(toml.value))
    assert values.keys() == toml.places.keys()
    for path, place in toml.places.items():
        said = written(text, place)
        value = values[path]
        if place.style == "table":
            assert isinstance(value, (dict, list))
        elif place.style in ('"', "'"):
            assert isinstance(value, str)
            if place.style == "'":
                assert said.replace("\r\n", "\n").removeprefix("\n") == value
        else:
            again = tomllib.loads(f"k = {said}".replace("\r\n", "\n"))["k"]
            assert again == value or value != value  # nan
        if place.key_start >= 0:
            name = text[place.key_start : place.key_end]
            step = next(step for step in reversed(path) if isinstance(step, str))
            assert name == step or "\\" in name


def test_values_stand_where_they_are_written() -> None:
    toml = read(TEXT)
    check_places(TEXT, toml)
    found = {path: written(TEXT, place) for path, place in toml.places.items()}
    assert found["title",] == 'Rivers \\"rise\\"'
    assert found["when",] == "2014-05-02 10:00:00Z"
    assert found["a.b", "cd"] == "O\\Hara"
    assert found["list", 3, "y z"] == "[{}]"
    assert found["tool", "rule/name"] == "rule/name"
    assert found["over", 0, "sub", 0, "m"] == "2"
    assert found["over", 1, "sub", "m"] == "3"
    assert toml.places["empty",].style == "table"
    assert position(TEXT, toml.places["over", 1, "sub", "m"].start) == (16, 5)


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("a = 1\na = 2", 2, "Cannot overwrite a value"),
        ("a = 1\nb = news\n", 2, "Invalid value"),
        ('a = 1\n\nb = "x', 3, "Unterminated string"),
        ("a = [1,\n", 1, "Invalid value"),
        ("\na = " + "9" * 5000, 2, "a number of too many digits"),
        ("a = 2026-02-30", 1, "Invalid date or datetime"),
        ("a = 1\r\nb =\r\n", 2, "Invalid value"),
    ],
)
def test_what_is_not_toml_is_told_with_its_line(text: str, line: int, problem: str) -> None:
    with pytest.raises(TomlError) as caught:
        read(text)
    assert (caught.value.line, caught.value.problem, caught.value.refused) == (line, problem, False)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "\n" + "a." * (DEPTH + 1) + "b = 1",
        "\n[" + ".".join(['"a b"'] * (DEPTH + 2)) + "]",
        "\n" + " . ".join(["'a'"] * 100_000) + " = 1",  # the reader alone would take minutes
        "\na = " + "[" * (DEPTH + 1) + "]" * (DEPTH + 1),
    ],
)
def test_what_would_take_long_is_refused(text: str) -> None:
    with pytest.raises(TomlError) as caught:
        read(text)
    assert caught.value.refused
    assert caught.value.line == 2


def test_size_and_depth_are_bounded() -> None:
    with pytest.raises(TomlError, match="over the limit of 1 KiB"):
        read("#" + "é" * 600, limit=1024)
    with pytest.raises(TomlError, match="nested too deeply"):
        read("a = " + "[" * 30_000)
    assert read("a = " + "[" * 40 + "]" * 40).places


@given(st.text(alphabet=st.sampled_from("ab=\"'[]{},.\n#1- T:+\\\r\té"), max_size=80))
@example("a.'b'.\"\\u0062\" = 1")
@example("a = '''''' # ''\nb = \"\"\"\"\"\"\"\"")
@example("[[a]]\n[[a.b]]\n[a.b.c]\n[[a]]\n[a.b]")
@example('"""' + '\\"""' * 20)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        toml = read(text)
    except TomlError as error:
        assert 1 <= error.line <= text.count("\n") + 1
        with pytest.raises(ValueError, match=r"(?s)."):
            tomllib.loads(text.replace("\r\n", "\n"))
        return
    check_places(text, toml)


NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=6)
SCALARS = st.one_of(
    st.booleans(), st.integers(-9999, 9999), st.floats(allow_nan=False, allow_infinity=False),
    st.dates(date(1000, 1, 1)), st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8),
)  # fmt: skip
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3), max_leaves=8
)


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def inline(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "{" + ", ".join(f"{quoted(name)} = {inline(item)}" for name, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(inline, value)) + ", \n" * bool(value) + "]"
    return quoted(value) if isinstance(value, str) else str(value)


@given(st.dictionaries(NAMES, VALUES, max_size=4), st.dictionaries(NAMES, VALUES, max_size=3))
def test_any_value_comes_back_with_its_places(top: dict[str, object], table: dict[str, object]) -> None:
    lines = [f"{quoted(name)} = {inline(value)}\n" for name, value in top.items()]
    if "T" not in top:
        lines += ["[T]\n", *(f"{quoted(name)}={inline(value)} # x\n" for name, value in table.items())]
    text = "".join(lines)
    try:
        expected = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        # A list inside an inline table may break over lines, the table may not.
        text = text.replace(", \n]", "]")
        expected = tomllib.loads(text)
    toml = read(text)
    assert toml.value == expected
    check_places(text, toml)
