"""A pack says what the YAML says, and a cached one is used only while nothing has changed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from binascii import crc32
from pathlib import Path
from typing import Any

import pytest

from sourcecheck import loader
from sourcecheck.cache_folder import cache_folder
from sourcecheck.loader import pack, rule_json
from sourcecheck.rule import Rule

RULE = """\
message: "“{match}”: who says so?"
severity: warning
confidence: high
measured: Nothing yet.
doubt: A doubt.
settle: A cure.
why: A reason.
references: [https://example.org/standard]
in: [content, cells]
sequence: [{any: [is, was]}, {endings: [ed], optional: true, repeat: 2}]
unless: {pattern: "lake trust", window: block}
quoted: true
formats: [markdown]
types: [news]
not-types: [opinion]
languages: [en]
examples:
  bad:
    - "It [[is]] so."
    - {text: "<p>It [[was]] so.", format: html, why: Markup., type: news}
  good: ["Nobody said it.", {text: "No.", options: {at-least: 2}}]
"""
PATTERN = """\
score: {phrases: [(some|many) say], pattern: ["lakes? die", {pattern: "[0-9]+%", literal: "%"}], at-least: 2}
"""


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return tmp_path / "cache" / "sourcecheck"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    root = tmp_path / "rules"
    files = {
        "house/sequence.yaml": RULE,
        "house/score.yaml": RULE.replace(RULE[RULE.index("sequence:") : RULE.index("unless:")], PATTERN),
        "presets/house.yaml": "about: Ours.\nrules: [house]\nwithout: [house/score]\nseverity: {house: error}\n",
        "words/list.yaml": "source: ours\nwords: [a, b]\n",
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def test_a_pack_reads_as_what_was_written(rules: Path) -> None:
    made = pack.compile_folder(str(rules), ours=False)
    assert len(made.rules) == 2 and made.words == {"list": ("a", "b")}
    assert pack.loads(pack.dumps(made).encode()) == made


def told(rule: Rule) -> Rule:
    """A rule without its check, its gate as what it gives."""
    return rule._replace(check=None, gate=tuple(rule.gate()) if callable(rule.gate) else rule.gate)


def test_the_library_reads_as_what_was_written() -> None:
    made = loader.compile_library(loader.rules_folder())
    packed = pack.loads(pack.dumps(made).encode())
    assert (packed.presets, packed.words) == (made.presets, made.words)
    library = loader.load()
    assert len(packed.rules) == len(made.rules) == len(library.rules)
    for one, other in zip(packed.rules, made.rules, strict=True):
        assert told(one) == told(other) == told(library.rules[one.id])
        if other.check is not None:
            assert isinstance(one.check, rule_json.Later) and one.check.imported() is other.check
    assert pack.dumps(packed) == pack.dumps(made)


def test_no_path_of_a_machine_is_in_the_librarys_pack() -> None:
    text = pack.dumps(loader.compile_library(loader.rules_folder()))
    assert loader.rules_folder() not in text


def test_the_cache_is_used_while_nothing_changes(rules: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = pack.folder(str(rules), ours=False)
    kept = list(cache.iterdir())
    assert len(kept) == 1
    if os.name == "posix":
        assert cache.stat().st_mode & 0o777 == 0o700 and kept[0].stat().st_mode & 0o777 == 0o600

    def compiled(*_: object) -> pack.Pack:
        raise AssertionError("read the YAML again")

    with monkeypatch.context() as patch:
        patch.setattr(pack, "compile_folder", compiled)
        assert pack.folder(str(rules), ours=False) == first
    path = rules / "house" / "score.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("A doubt.", "Another doubt."), encoding="utf-8")
    assert {rule.doubt for rule in pack.folder(str(rules), ours=False).rules} == {"A doubt.", "Another doubt."}
    path.unlink()
    assert len(pack.folder(str(rules), ours=False).rules) == 1
    # What the rules of others may do differs from ours: another pack.
    assert pack.folder(str(rules), ours=True).rules[0].matcher != pack.folder(str(rules), ours=False).rules[0].matcher


@pytest.mark.parametrize("ours", [False, True])
def test_rules_that_change_while_they_are_read_are_not_kept(
    rules: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, ours: bool
) -> None:
    path = rules / "house" / "score.yaml"
    compiled = pack.compile_folder

    def changes_after(*arguments: Any) -> pack.Pack:
        made = compiled(*arguments)
        path.write_text(path.read_text(encoding="utf-8").replace("A doubt.", "Another doubt."), encoding="utf-8")
        return made

    with monkeypatch.context() as patch:
        patch.setattr(pack, "compile_folder", changes_after)
        first = pack.folder(str(rules), ours=ours)
    assert not list(cache.iterdir())
    second = pack.folder(str(rules), ours=ours)
    assert {rule.doubt for rule in second.rules} == {"A doubt.", "Another doubt."}
    assert first.state != second.state == pack.folder(str(rules), ours=ours).state


def plant(kept: Path, text: str) -> None:
    """Put another pack in place of a kept one, with its checksum."""
    key = kept.read_text(encoding="utf-8").partition("\n")[0].partition(" ")[2]
    kept.write_text(f"{crc32(text.encode()):08x} {key}\n{text}", encoding="utf-8")


@pytest.mark.parametrize("spoiled", ["pack", "file"])
@pytest.mark.parametrize(
    "text",
    [
        *("", "[]", "{}", "null", "\0", "[" * 5000, '{"form": 2}', '{"form": 2, "shelves": [0, 0], "rules": [{}]}'),
        '{"form": 2, "shelves": [0, 0], "rules": [], "presets": [{"severities": []}]}',
    ],
)
def test_a_spoiled_cache_is_made_again(rules: Path, cache: Path, text: str, spoiled: str) -> None:
    first = pack.folder(str(rules), ours=False)
    (kept,) = cache.iterdir()
    if spoiled == "pack":
        plant(kept, text)
    else:
        kept.write_text(text, encoding="utf-8")
    assert pack.folder(str(rules), ours=False) == first
    assert json.loads(kept.read_text(encoding="utf-8").split("\n")[1])["rules"]


def test_a_pack_that_lost_its_end_is_made_again(rules: Path, cache: Path) -> None:
    first = pack.folder(str(rules), ours=False)
    (kept,) = cache.iterdir()
    whole = kept.read_bytes()
    for size in range(0, len(whole), 97):
        kept.write_bytes(whole[:size])
        assert pack.folder(str(rules), ours=False) == first


def test_a_pack_with_another_byte_is_made_again(rules: Path, cache: Path) -> None:
    # In its words and examples too, which are read when the run is far on.
    first = pack.folder(str(rules), ours=False)
    (kept,) = cache.iterdir()
    whole = kept.read_bytes()
    for at in range(whole.index(b"\n") + 1, len(whole), 89):
        kept.write_bytes(whole[:at] + bytes([whole[at] ^ 0x11]) + whole[at + 1 :])
        found = pack.folder(str(rules), ours=False)
        assert found == first and dict(found.words) == dict(first.words)
        assert kept.read_bytes() == whole


@pytest.mark.skipif(os.name != "posix", reason="named pipes and devices")
@pytest.mark.parametrize("what", ["pipe", "device", "large", "folder"])
def test_what_is_no_file_is_not_waited_for(rules: Path, cache: Path, what: str) -> None:
    first = pack.folder(str(rules), ours=False)
    (kept,) = cache.iterdir()
    kept.unlink()
    if what == "pipe":
        os.mkfifo(kept, 0o600)
    elif what == "device":
        kept.symlink_to("/dev/zero")
    elif what == "folder":
        kept.mkdir()
    else:
        kept.touch(0o600)
        os.truncate(kept, 2**40)
    assert pack.folder(str(rules), ours=False) == first
    assert what == "folder" or kept.read_bytes().endswith(b"\n")


def test_what_a_stopped_run_has_left_is_removed(rules: Path, cache: Path) -> None:
    cache.mkdir(parents=True, mode=0o700)
    for name, seconds in ((".old", 0), (".other-run", time.time())):
        (cache / name).touch()
        os.utime(cache / name, (seconds, seconds))
    pack.folder(str(rules), ours=False)
    assert {path.name for path in cache.iterdir() if path.name.startswith(".")} == {".other-run"}


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can give a folder away")
def test_root_makes_no_folder_in_the_home_of_another(rules: Path, tmp_path: Path, cache: Path) -> None:
    cache.parent.mkdir()
    os.chown(cache.parent, 12345, 12345)
    assert pack.folder(str(rules), ours=False).rules and not list(cache.parent.iterdir())


def test_the_oldest_packs_are_removed(rules: Path, cache: Path) -> None:
    cache.mkdir(parents=True, mode=0o700)
    for number in range(100):
        path = cache / f"rules-{number:03}.json"
        path.touch()
        os.utime(path, (number, number))
    (cache / "other").touch()
    pack.folder(str(rules), ours=False)
    left = sorted(path.name for path in cache.iterdir() if len(path.name) == len("rules-000.json"))
    assert left == [f"rules-{number:03}.json" for number in range(77, 100)] and (cache / "other").exists()


def test_a_pack_cannot_make_us_import_anything() -> None:
    made = loader.compile_library(loader.rules_folder())
    text = pack.dumps(made._replace(rules=tuple(rule for rule in made.rules if rule.check is not None)[:1]))
    check = json.loads(text.partition("\n")[0])["rules"][0]["check"]
    for other in (["os", "abort"], ["sourcecheck.checks.x", "a.b"], ["sourcecheck.checksum", "x"]):
        with pytest.raises(ValueError, match="is not a check"):
            pack.loads(text.replace(json.dumps(check, separators=(",", ":")), json.dumps(other)).encode())


@pytest.mark.skipif(os.name != "posix", reason="owners and modes are those of POSIX")
def test_a_cache_that_others_can_write_is_not_used(rules: Path, cache: Path) -> None:
    cache.mkdir(parents=True)
    cache.chmod(0o777)
    assert cache_folder() == ""
    pack.folder(str(rules), ours=False)
    assert not list(cache.iterdir())


@pytest.mark.skipif(os.name != "posix", reason="owners and modes are those of POSIX")
def test_a_pack_that_others_can_write_is_not_read(rules: Path, cache: Path) -> None:
    first = pack.folder(str(rules), ours=False)
    (kept,) = cache.iterdir()
    plant(kept, kept.read_text(encoding="utf-8").partition("\n")[2].replace("A doubt.", "Planted."))
    assert {rule.doubt for rule in pack.folder(str(rules), ours=False).rules} == {"Planted."}
    kept.chmod(0o666)
    assert pack.folder(str(rules), ours=False) == first
    assert kept.stat().st_mode & 0o022 == 0


def test_without_a_place_for_a_cache(rules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("LOCALAPPDATA", "")
    assert pack.folder(str(rules), ours=False).rules


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="elsewhere the folder is another")
def test_an_empty_home_is_not_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    monkeypatch.setenv("HOME", "")
    assert cache_folder(make=True) == ""


def test_a_run_with_a_pack_imports_no_yaml(cache: Path) -> None:
    program = (
        "import sys; from sourcecheck.engine import Engine; from sourcecheck.report import Plan; Engine(Plan()); "
        "print(*sorted({'yaml', 'msgspec', 'dataclasses', 'pathlib', 'logging', 'inspect', 'asyncio', "
        "'sourcecheck.loader.schema'} & set(sys.modules)))"
    )
    for attempt in ("first", "second"):
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        assert attempt == "first" or done.stdout.split() == []
