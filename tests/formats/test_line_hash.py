"""The hash of a line: as the programs of GitHub and Microsoft make it, which tests with npm ask."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcecheck.reporters.line_hash import line_hashes
from sourcecheck.text import LineIndex

SOURCES = {
    "crlf.md": "# Café\r\n\r\nThe lake  is\tlow.\r\n\r\nThe lake  is\tlow.\r\n",
    "cr.md": "one\rtwo\r\rthree\r \n four\r",
    "emoji.md": "😀 a\nb 😀😀\n" * 30 + "é à\n",
    "repeated.md": "same\n" * 150 + "end",
    "short.md": "a",
    "empty.md": "",
    "line-end.md": "\n",
    "spaces.md": "  \n\t\n   x  \n  ",
    "separators.md": "a\u2028b\x0cc\u0085d\nnext\n",
    "no-line-end.md": "The lake\nis low",
    "long.md": "The lake is low. " * 40 + "\n" + "The lake is low. " * 40 + "\n",
}
TEXTS = st.text("ab \t\r\né😀\uffff\0", max_size=400)


def rolled(source: str) -> dict[int, str]:
    """The definition, step by step: a window that rolls over the units, and 100 zeros behind the end."""
    data = source.encode("utf-16-le")
    units = [int.from_bytes(data[at : at + 2], "little") for at in range(0, len(data), 2)]
    hashes: dict[int, str] = {}
    counts: dict[int, int] = {}
    waiting: list[tuple[int, int]] = []  # line, unit it begins with
    window = [0] * 100
    value = seen = line = 0
    begins, after_cr = True, False

    def push(unit: int) -> None:
        nonlocal value, seen
        value = (value * 37 + unit - window.pop(0) * pow(37, 100, 1 << 64)) % (1 << 64)
        window.append(unit)
        seen += 1
        if waiting and seen == waiting[0][1] + 100:
            number, _ = waiting.pop(0)
            counts[value] = counts.get(value, 0) + 1
            hashes[number] = f"{value:x}:{counts[value]}"

    for unit in [*units, 65535]:
        if unit in (32, 9) or (unit == 10 and after_cr):
            after_cr = False
            continue
        after_cr = unit == 13
        if begins:
            line += 1
            waiting.append((line, seen))
        begins = unit in (10, 13)
        push(10 if unit == 13 else unit)
    for _ in range(100):
        push(0)
    return hashes


def lines_of(source: str) -> range:
    return range(1, len(LineIndex(source)) + 1)


@pytest.mark.parametrize("name", SOURCES)
def test_as_defined(name: str) -> None:
    assert line_hashes(SOURCES[name], lines_of(SOURCES[name])) == rolled(SOURCES[name])


@given(TEXTS)
def test_any_text_as_defined(source: str) -> None:
    assert line_hashes(source, lines_of(source)) == rolled(source)


@given(TEXTS, st.data())
def test_some_lines_are_hashed_as_all_are(source: str, data: st.DataObject) -> None:
    every = line_hashes(source, lines_of(source))
    some = data.draw(st.sets(st.integers(1, 30)))
    assert line_hashes(source, some) == {line: every[line] for line in some if line in every}


def test_lines_before_do_not_matter() -> None:
    text = "The lake is low.\nIt was high.\n"
    here = line_hashes(text, [1, 2])
    moved = line_hashes("# A title\n\nSome words.\n" + text, [4, 5])
    assert list(here.values()) == list(moved.values())


def test_time_is_linear() -> None:
    source = "\n".join(f"{number:x}" for number in range(300_000)) + "\n" * 500_000
    begun = time.process_time()
    assert len(line_hashes(source, [1, 200_000, 700_000])) == 3
    assert time.process_time() - begun < 5  # 0.4 s; hashing every line takes 8


@pytest.mark.long
def test_as_the_reference_tool(tmp_path: Path, multitool: Callable[..., None]) -> None:
    chooser = random.Random(4)
    sources = SOURCES | {
        f"random-{number}.md": "".join(chooser.choice(" \t\r\nabé😀日") for _ in range(chooser.randrange(1, 900)))
        for number in range(30)
    }
    results = []
    for name, source in sources.items():
        (tmp_path / name).write_bytes(source.encode())
        results += [
            {
                "ruleId": "a/b",
                "message": {"text": "m"},
                "locations": [
                    {
                        "physicalLocation": {
                            "artifactLocation": {"uri": (tmp_path / name).as_uri()},
                            "region": {"startLine": line},
                        }
                    }
                ],
            }
            for line in lines_of(source)
        ]
    run = {"tool": {"driver": {"name": "test"}}, "columnKind": "utf16CodeUnits", "results": results}
    log = tmp_path / "in.sarif"
    log.write_text(json.dumps({"version": "2.1.0", "runs": [run]}))
    written = tmp_path / "out.sarif"
    multitool("rewrite", str(log), "--output", str(written), "--insert", "RollingHashPartialFingerprints")
    run = json.loads(written.read_text(encoding="utf-8-sig"))["runs"][0]
    theirs: dict[str, dict[int, str]] = {}
    for one in run["results"]:
        place = one["locations"][0]["physicalLocation"]
        found = one["partialFingerprints"]["primaryLocationLineHash"]
        name = place["artifactLocation"]["uri"].rpartition("/")[2]
        theirs.setdefault(name, {})[place["region"]["startLine"]] = found
    assert theirs == {name: line_hashes(source, lines_of(source)) for name, source in sources.items()}
