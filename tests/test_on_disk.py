"""What a report says of a place agrees with the file as it lies on disk, read with nothing of ours.

Run over all real data, and over copies with the line ends of Windows and with a byte-order mark.
"""

from __future__ import annotations

import codecs
import glob
import json
import os
import re
from collections.abc import Iterator
from typing import Any

import pytest

from sourcecheck import loader
from sourcecheck.engine import Engine, Source
from sourcecheck.report import FileReport, Plan
from sourcecheck.reporters import Look, reporter

FOLDERS = ("markdown/digitalgov", "markdown/rust-blog", "markdown/generated-blog", "html/readability",
           "html/wikipedia", "text/polnear-train")  # fmt: skip
Places = list[tuple[dict[str, int], dict[str, int], str]]


def told(report: FileReport) -> dict[str, Any]:
    found: dict[str, Any] = json.loads("".join(reporter("json")([report], Look())))
    return found


def places(finding: dict[str, Any]) -> Places:
    related = [(one["start"], one["end"], one["quote"]) for one in finding["related"]]
    return [(finding["start"], finding["end"], finding["quote"]), *related]


def position(text: str, offset: int) -> dict[str, int]:
    """Line and column, counted anew from the beginning."""
    before = re.split("\r\n|\r|\n", text[:offset])
    if text[offset - 1 : offset + 1] == "\r\n":  # between the two nothing has ended yet
        before.pop()
    return {"line": len(before), "column": offset - text.rfind(before[-1], 0, offset) + 1, "offset": offset}


def decoded(data: bytes, encoding: str) -> str:
    if encoding == "cp1252":
        return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in data)
    return data.decode(encoding, "replace")


def files(folder: str) -> Iterator[tuple[str, bytes]]:
    for path in sorted(glob.glob(os.path.join(folder, "**", "*.*"), recursive=True)):
        if os.path.splitext(path)[1] in (".md", ".html", ".txt") and os.path.isfile(path):
            with open(path, "rb") as file:
                yield path, file.read()


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(Plan(), [(rule, rule.severity) for rule in loader.load().rules.values()])


@pytest.mark.long
@pytest.mark.parametrize("folder", FOLDERS)
def test_places_agree_with_the_file(data: str, folder: str, engine: Engine) -> None:
    count = 0
    for path, content in files(os.path.join(data, folder)):
        report = told(engine.check_source(Source(path)))
        assert not report["errors"]
        text = decoded(content, report["files"][0]["encoding"])
        for finding in report["findings"]:
            for start, end, quote in places(finding):
                assert text[start["offset"] : end["offset"]] == quote
                assert start == position(text, start["offset"]), path
                assert end == position(text, end["offset"]), path
                count += 1
    assert count


@pytest.mark.long
@pytest.mark.parametrize("folder", FOLDERS)
def test_line_ends_and_a_mark_change_nothing_but_offsets(data: str, folder: str, engine: Engine) -> None:
    for path, content in files(os.path.join(data, folder)):
        if b"\r" in content:
            continue
        plain = told(engine.check_source(Source(path, data=content)))
        if plain["files"][0]["encoding"] == "utf-8":
            marked = told(engine.check_source(Source(path, data=codecs.BOM_UTF8 + content)))
            assert marked["findings"] == plain["findings"], path
        windows = told(engine.check_source(Source(path, data=content.replace(b"\n", b"\r\n"))))
        assert [seen(finding) for finding in windows["findings"]] == [seen(one) for one in plain["findings"]], path


def seen(finding: dict[str, Any]) -> Any:
    """What a reader sees of a finding: all but offsets and the kind of line end."""
    lines = [(start["line"], start["column"], end["line"], end["column"], quote.replace("\r\n", "\n"))
             for start, end, quote in places(finding)]  # fmt: skip
    return finding["rule"], finding["severity"], finding["message"], finding["fingerprint"], lines
