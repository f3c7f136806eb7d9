"""Whatever the bytes, a configuration is one or is refused; nothing else is ever raised."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sourcecheck import loader
from sourcecheck.config import Config, checked, named
from sourcecheck.config.effective import excluded, for_file
from sourcecheck.config.form import CONFIG
from sourcecheck.errors import ConfigError

KEYS = st.sampled_from([*(field.name for field in CONFIG.fields), "x", "tool", "", "a.b", "tables/x", "0"])
WORDS = st.sampled_from(
    ["tables", "news", "all", "author/missing-byline", "no-bylines", "error", "never", "base.toml", "a/../b.toml",
     "../../../x.toml", "C:x.toml", "**/*a*b", "!x", "[", "\\", "en", "2026-11-22", "x" * 500, "\x7f", "‮", "a\0b", "\n"]
)  # fmt: skip
SCALARS = st.one_of(
    WORDS, st.text(max_size=5), st.booleans(), st.integers(), st.floats(), st.dates(), st.datetimes(), st.times()
)
NAMES = st.one_of(
    KEYS, WORDS, st.sampled_from(["files", "select", "ignore", "terms", "from-words", "author/missing-byline"])
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3), max_leaves=6
)
# Values that are right more often than not, so that what comes after the form is reached.
LIKELY = st.fixed_dictionaries(
    {},
    optional={
        "extends": st.sampled_from(["news", ["news", "strict"], "own.toml", "x.toml"]),
        "select": st.lists(st.sampled_from(["tables", "all", "author/missing-byline", "nope"]), min_size=1, max_size=2),
        "ignore": st.lists(WORDS, max_size=2),
        "exclude": st.lists(st.text(max_size=6), max_size=3),
        "severity": st.dictionaries(st.sampled_from(["tables", "all", "author"]), st.sampled_from(["info", "error"])),
        "options": st.dictionaries(
            st.just("author/missing-byline"),
            st.dictionaries(st.sampled_from(["no-bylines", "from-words"]), SCALARS, max_size=2),
        ),
        "overrides": st.lists(
            st.fixed_dictionaries({"files": st.lists(WORDS, min_size=1, max_size=2), "type": st.just("news")}),
            max_size=2,
        ),
        "rules": st.lists(WORDS, max_size=1),
        "now": st.one_of(st.dates(), st.text(max_size=10)),
        "house": st.dictionaries(st.sampled_from(["terms", "outlets"]), st.lists(st.text(max_size=3))),
    },
)  # fmt: skip


def written(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "{" + ", ".join(f"{written(name)} = {written(item)}" for name, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    if isinstance(value, str):
        return '"' + "".join(f"\\U{ord(char):08x}" if char < " " or char in '"\\\x7f' else char for char in value) + '"'
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("any")
    (made / "own.toml").write_text("type = 'news'\n")
    return made


def either(folder: Path, data: bytes, name: str = "sourcecheck.toml") -> Config | None:
    """The configuration, or None where it is refused; each line of the refusal names the file."""
    path = folder / name
    path.write_bytes(data)
    try:
        found = checked(named(str(path)), loader.load())
    except ConfigError as error:
        lines = str(error).splitlines()
        assert lines
        assert all(line.startswith(str(folder)) for line in lines)
        return None
    assert isinstance(found, Config)
    for article in ("a.md", "drafts/b/c.md", str(folder / "x.md")):
        excluded(found, article)
        for_file(found, article)
    return found


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.binary(max_size=60), st.text(max_size=60).map(lambda text: text.encode("utf-8", "replace"))))
@example(b"\xef\xbb\xbf")
@example(b"\xff\xfet\0y\0")
@example(b"now = 0000-01-01")
@example(b"a = " + b"9" * 5000)
def test_any_bytes(folder: Path, data: bytes) -> None:
    either(folder, data)
    either(folder, b"[tool.sourcecheck]\n" + data, "pyproject.toml")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=150)
@given(st.dictionaries(KEYS, VALUES, max_size=4))
def test_any_values(folder: Path, value: dict[str, Any]) -> None:
    text = "".join(f"{written(name)} = {written(item)}\n" for name, item in value.items())
    either(folder, text.encode("utf-8", "replace"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=150)
@given(LIKELY)
def test_values_that_are_likely(folder: Path, value: dict[str, Any]) -> None:
    text = "".join(f"{name} = {written(item)}\n" for name, item in value.items())
    either(folder, text.encode("utf-8", "replace"))


@pytest.mark.parametrize(
    "text",
    [
        "select = [" + "'tables'," * 90_000 + "]",
        "".join(f"[severity.k{number}]\n" for number in range(50_000)),
        "[[overrides]]\n" * 60_000,
        "exclude = ['" + "*a" * 90 + "b']",
        "exclude = [" + "'**/a/**/b/**/*c*d*e*f*g'," * 900 + "]",
        "x = '''" + "\n" * 900_000 + "'''",
        "a = [" + "[" * 60 + "]" * 60 + "]",
    ],
    ids=["names", "tables", "overrides", "stars", "globs", "lines", "brackets"],
)
def test_no_configuration_hangs(folder: Path, text: str, no_hanging: None) -> None:
    found = either(folder, text.encode())
    if found is not None:
        assert not excluded(found, str(folder / ("a" * 250) / ("a" * 250)))
