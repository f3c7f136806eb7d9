"""The file of a baseline: the same bytes for the same findings, read strictly, and no words in it."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

import sourcecheck.baseline
from sourcecheck.baseline import file
from sourcecheck.baseline.entries import Key
from sourcecheck.baseline.file import BYTES, read, text
from sourcecheck.errors import ReadError, UsageError

from .conftest import NAME

ENTRY = {"path": "a.md", "rule": "a/b", "key": "0" * 16, "quote": "1" * 16, "count": 1}
SCHEMA = json.loads(
    Path(os.path.dirname(sourcecheck.baseline.__file__), "baseline.schema.json").read_text(encoding="utf-8")
)
HASH = st.text("0123456789abcdef", min_size=16, max_size=16)
KEY = st.builds(Key, st.sampled_from(("a/b", "dates/indefinite-recency", "x1/y_z")), HASH, HASH)
# Undecodable bytes of names, controls, marks that reorder text: all of what a name of a file can hold.
NAMES = st.text(st.characters(exclude_characters="\0"), min_size=1, max_size=40).filter(lambda name: name[0] != "/")
KNOWN = st.dictionaries(NAMES, st.dictionaries(KEY, st.integers(1, 1_000_000), min_size=1), max_size=6)


def written(folder: Path, said: object) -> str:
    path = folder / NAME
    path.write_bytes(said if isinstance(said, bytes) else str(said).encode())
    return str(path)


def whole(**changed: object) -> str:
    return json.dumps({"schema": 1, "entries": [ENTRY]} | changed)


@settings(max_examples=60)
@given(KNOWN, st.randoms(use_true_random=False))
def test_what_is_written_is_read_and_has_one_form(
    tmp_path_factory: pytest.TempPathFactory,
    known: dict[str, dict[Key, int]],
    random: st.Random,  # type: ignore[name-defined]
) -> None:
    said = text(known)
    names = list(known)
    random.shuffle(names)
    shuffled = {name: dict(random.sample(sorted(known[name].items()), len(known[name]))) for name in names}
    assert text(shuffled) == said
    assert read(written(tmp_path_factory.getbasetemp(), said.encode()), NAME) == known
    Draft202012Validator(SCHEMA).validate(json.loads(said))
    lines = said.splitlines()
    assert len(lines) == 6 + sum(map(len, known.values()))
    assert all(line.isprintable() for line in lines)


def test_an_entry_is_a_line(tmp_path: Path) -> None:
    known = {"b/ä.md": {Key("a/b", "2" * 16, "3" * 16): 2}, "a.md": {Key("a/b", "0" * 16, "1" * 16): 1}}
    assert text(known).splitlines()[4:] == [
        '{"path": "a.md", "rule": "a/b", "key": "0000000000000000", "quote": "1111111111111111", "count": 1},',
        '{"path": "b/ä.md", "rule": "a/b", "key": "2222222222222222", "quote": "3333333333333333", "count": 2}',
        "]",
        "}",
    ]
    assert read(written(tmp_path, text({})), NAME) == {}


def test_other_line_ends_a_mark_of_order_and_another_layout_are_read(tmp_path: Path) -> None:
    expected = {"a.md": {Key("a/b", "0" * 16, "1" * 16): 1}}
    said = text(expected)
    for other in ("\ufeff" + said, said.replace("\n", "\r\n"), json.dumps(json.loads(said), indent=4)):
        assert read(written(tmp_path, other), NAME) == expected


def test_an_entry_that_a_merge_left_twice_counts_once(tmp_path: Path) -> None:
    said = whole(entries=[ENTRY, ENTRY | {"count": 3}, ENTRY | {"count": 2}])
    assert read(written(tmp_path, said), NAME) == {"a.md": {Key("a/b", "0" * 16, "1" * 16): 3}}


MEND = "; restore it from version control, or delete it and run: sourcecheck baseline create"
TOO_DEEP = ": not a baseline: nested too deep, or a number too long" + MEND
OTHER = "; name the baseline with --baseline, or, if this is one, " + MEND.removeprefix("; ")
NO_LIST = ": not a baseline: it has no list of entries" + OTHER
LATER = (
    ": written by a later sourcecheck (schema 2, this one knows 1); update sourcecheck, or delete it and run: "
    "sourcecheck baseline create"
)
MERGE = (
    "holds the marks of a merge that was not ended; keep the entries of both sides, one a line with a comma between, "
    "then run: sourcecheck baseline prune"
)


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        (b"", ":1: not JSON: Expecting value" + OTHER),
        (b'{\n"entries": [\n{]}', ":3: not JSON: Expecting property name enclosed in double quotes" + OTHER),
        (text({})[:-5], ":4: not JSON: Expecting value" + OTHER),
        (b"\n\xff", ":2: not UTF-8" + OTHER),
        ("[1]", NO_LIST),
        ("{}", NO_LIST),
        (whole(entries={}), NO_LIST),
        (whole(schema=True), ": schema: expected 1, got true" + MEND),
        (whole(schema="1"), ": schema: expected 1, got '1'" + MEND),
        (whole(schema=0), ": schema: expected 1, got 0" + MEND),
        (whole(schema=2), LATER),
        (b"[" * 200_000, TOO_DEEP),
        (b'{"schema": ' + b"1" * 10_000 + b"}", TOO_DEEP),
        ("{\n<<<<<<< ours\n=======\n>>>>>>> theirs\n}", f":2: {MERGE}"),
        ("{\r\n=======\r\n>>>>>>>\r\n}", f":3: {MERGE}"),
    ],
)
def test_what_is_wrong_is_said_with_what_to_do(tmp_path: Path, said: str | bytes, problem: str) -> None:
    with pytest.raises(ReadError) as error:
        read(written(tmp_path, said), "known.json")
    assert str(error.value) == "known.json" + problem


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        (3, "expected a path, a rule, hashes and a count, got 3"),
        (ENTRY | {"line": 3}, "unknown key 'line'"),
        ({key: ENTRY[key] for key in ENTRY if key != "quote"}, "no key 'quote'"),
        (ENTRY | {"count": 0}, "count: expected a number from 1 to 1,000,000, got 0"),
        (ENTRY | {"count": True}, "count: expected a number from 1 to 1,000,000, got true"),
        (ENTRY | {"count": 1.0}, "count: expected a number from 1 to 1,000,000, got 1.0"),
        (ENTRY | {"path": "/a"}, "path: expected a path from the baseline's folder, got '/a'"),
        (ENTRY | {"path": "a\0b"}, "path: expected a path from the baseline's folder, got 'a\\x00b'"),
        (ENTRY | {"rule": "nope"}, "rule: expected family/rule-name, got 'nope'"),
        (ENTRY | {"key": "F" * 16}, f"key: expected 16 digits of a hash, got '{'F' * 16}'"),
        (ENTRY | {"quote": 7}, "quote: expected 16 digits of a hash, got 7"),
    ],
)
def test_what_is_wrong_with_an_entry_is_said_with_its_number(tmp_path: Path, entry: object, problem: str) -> None:
    with pytest.raises(ReadError) as error:
        read(written(tmp_path, whole(entries=[ENTRY, entry])), "known.json")
    assert str(error.value) == f"known.json: entry 2: {problem}{MEND}"


@pytest.mark.parametrize(
    "entry", [{"count": 0}, {"path": ""}, {"path": "/a"}, {"rule": "a"}, {"key": "F" * 16}, {"x": 1}]
)
def test_the_schema_says_so_too(entry: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Draft202012Validator(SCHEMA).validate({"schema": 1, "entries": [ENTRY | entry]})


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda said: said.encode("utf-8", "replace")))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    try:
        read(written(tmp_path_factory.getbasetemp(), data), NAME)
    except ReadError as error:
        assert str(error).startswith(NAME)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from((*ENTRY, "x")), inner, max_size=6),
    max_leaves=12,
)


@given(VALUES, VALUES)
def test_any_entry_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, entry: object, version: object) -> None:
    for said in ({"schema": 1, "entries": [entry]}, {"schema": version, "entries": [ENTRY]}):
        try:
            read(written(tmp_path_factory.getbasetemp(), json.dumps(said)), NAME)
        except ReadError as error:
            assert "; " in str(error)


def test_no_more_is_read_or_written_than_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / NAME
    with open(path, "wb") as out:
        out.truncate(BYTES + 1)
    with pytest.raises(ReadError, match="over the limit of 32 MiB; restore it"):
        read(str(path), NAME)
    monkeypatch.setattr(file, "BYTES", 200)
    with pytest.raises(UsageError, match="a baseline of 1 entries is over its limit"):
        text({"a" * 100: {Key("a/b", "0" * 16, "1" * 16): 1}})


def test_what_is_no_plain_file_is_refused_at_once(tmp_path: Path) -> None:
    said = {"folder": "a folder, expected the file of a baseline", "link": "a link to a file that is not there"}
    (tmp_path / "folder").mkdir()
    os.symlink("nowhere", tmp_path / "link")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        said["pipe"] = "not a plain file"
    for name, problem in said.items():
        with pytest.raises(ReadError, match=re.escape(problem)):
            read(str(tmp_path / name), name)
    with pytest.raises(ReadError, match="there is no such baseline; make one with: sourcecheck baseline create"):
        read(str(tmp_path / "gone"), "gone")
