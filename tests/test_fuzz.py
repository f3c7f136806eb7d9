"""Spoiled articles in all formats, through the readers, all rules and both reports: nothing raises, places hold.

Every input follows from the seed and its number, so a failure can be run again:
``pytest -m long tests/test_fuzz.py --fuzz-seed SEED --fuzz-case NUMBER``; the input itself is kept too.
"""

from __future__ import annotations

import glob
import json
import os
import random
import signal
import time
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

import pytest

from sourcecheck import loader, readers
from sourcecheck.document import Document, Format
from sourcecheck.engine import Engine
from sourcecheck.errors import ReadError
from sourcecheck.report import FileReport, Plan
from sourcecheck.reporters import Look, reporter

HANG = 60  # seconds for one input; inputs of this size take under one
LARGEST = 60_000  # bytes of an article that is mutated, so that many are
ENDINGS = {".html": Format.HTML, ".md": Format.MARKDOWN, ".txt": Format.TEXT}

TOKENS = [
    token.encode("utf-8", "surrogatepass")
    for token in (
        "\0", "\r", "\n", "\r\n", "\n\n", "\t", "\f", "\v", "\x1b[31m", "\x7f", "\x85", "\u2028", "\u200b",
        "\u200d", "\u202e", "\u00ad", "\ufeff", "\ufffd", "\ud800", "e\u0301" * 9, "\U0001f469\u200d\U0001f680",
        "İ", "ß", "ſ", "K", "<", ">", "</>", "<!", "<!--", "-->", "<![CDATA[", "]]>", "<?",
        "<?xml encoding='utf-16'?>", "<p", "<p>", "</p>", "<b>", "</b>", "<table>", "<tr>", "<td>",
        "<td colspan=999999999 rowspan=999999999>", "</table>", "<th>", "<script>", "</script>",
        "<script type=application/ld+json>", '{"@type":"Person","name":"\\ud800"}', "<style>", "<template>",
        "<textarea>", "<title>", "<svg>", "<math>", "<select>", "<plaintext>", "<noscript>", "<iframe>",
        "<article>", "<nav>", "<aside>", "<footer>", "<time datetime='2024-02-30T99:99'>", "<img alt='",
        "<a href=\"", "<meta charset=utf-7>", "<meta property=article:published_time content=0000-00-00>", "&",
        "&#", "&#x110000;", "&#0;", "&nbsp;", "&notanentity;", "&amp", "|", "|---|",
        "\n| a | b |\n|---|:-:|\n| 1 |\n", "\\|", "+---+", "# ", "\n===\n", "\n---\n", "+++\n",
        "---\ntitle: [\n---\n", "\ntitle: !!python/object:x\n", "\ndate: 2024-13-45\n", "```", "~~~", "`", "``",
        "*", "**", "_", "~~", "> ", ">" * 50, "- " * 50, "1. ", "[", "]", "](", "[^1]", "[^1]: ", "![",
        "<http://", "http://[::1", "\\", "$", "$$", "{{<", ">}}", "{%", "%}", "{{", "import x from 'y'\n",
        "<X {...y}>", "“", "”", "\"", "'", "’", "«", "»", "(", ")", "—", "...", "experts say",
        "As an AI language model,", "Lorem ipsum", "By Admin", "By ", "31 February 2024",
        "Monday, 1 January 2030", "99999999999999999999", "9" * 400, "1,2,3,4", "last Tuesday", "Source:",
        "John Doe", "@", "example@example.com", "(555) 555-0100", " said", " says", ", ",
    )
]  # fmt: skip


class Hang(BaseException):
    """Not an Exception: the engine is not to take it for a rule that failed."""


def _alarm(number: int, frame: FrameType | None) -> None:
    raise Hang(f"still at it after {HANG} s")


@pytest.fixture(scope="module")
def articles(fixtures: str) -> list[tuple[bytes, Format]]:
    """Our fixtures, and real pages where they are there."""
    paths = glob.glob(os.path.join(fixtures, "**", "*.*"), recursive=True)
    data = os.path.join(os.path.dirname(os.path.dirname(fixtures)), "shared", "data")
    for folder in ("html/readability", "html/wikipedia", "markdown/generated-blog", "markdown/rust-blog",
                   "markdown/digitalgov", "text/polnear-train"):  # fmt: skip
        some = sorted(glob.glob(os.path.join(data, folder, "**", "*.*"), recursive=True))
        paths += random.Random(folder).sample(some, min(25, len(some)))
    found = []
    for path in sorted(paths):
        chosen = ENDINGS.get(os.path.splitext(path)[1])
        if chosen is not None and os.path.isfile(path):
            with open(path, "rb") as file:
                found.append((file.read(LARGEST), chosen))
    assert len(found) > 20
    return found


def mutated(chance: random.Random, data: bytes, other: bytes) -> bytes:
    """A copy with a few to a few hundred places spoiled; now and then only a part of it."""
    spoiled = bytearray(data)
    if chance.random() < 0.3:
        start = chance.randrange(len(spoiled) + 1)
        spoiled = spoiled[start : start + chance.choice((200, 2_000, 20_000))]
    for _ in range(chance.choice((1, 3, 10, 30, 200))):
        at = chance.randrange(len(spoiled) + 1)
        end = at + chance.choice((1, 2, 8, 60, 400))
        kind = chance.random()
        if kind < 0.45:
            spoiled[at:at] = chance.choice(TOKENS) * chance.choice((1, 1, 1, 1, 2, 3, 40))
        elif kind < 0.6:
            del spoiled[at:end]
        elif kind < 0.7:
            spoiled[at:at] = spoiled[at:end] * chance.choice((1, 1, 5))
        elif kind < 0.8 and other:
            begin = chance.randrange(len(other))
            spoiled[at:at] = other[begin : begin + end - at]
        elif kind < 0.9 and at < len(spoiled):
            spoiled[at] ^= 1 << chance.randrange(8)
        else:
            spoiled[at:end] = chance.choice(TOKENS)
    if chance.random() < 0.05:
        spoiled = spoiled.replace(b"\n", chance.choice((b"\r", b"\r\n", b"\n\n", b" ")))
    if chance.random() < 0.03:
        spoiled[:0] = chance.choice((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0"))
    return bytes(spoiled)


def cases(articles: list[tuple[bytes, Format]], seed: str, first: int) -> Iterator[tuple[int, bytes, Format]]:
    number = first
    while True:
        chance = random.Random(f"{seed}/{number}")
        data, chosen = chance.choice(articles)
        if chance.random() < 0.1:  # a page read as something that it is not
            chosen = chance.choice(list(Format))
        yield number, mutated(chance, data, chance.choice(articles)[0]), chosen
        number += 1


def run(engine: Engine, data: bytes, format: Format, check_places: Callable[[Document], None]) -> None:
    try:
        document = readers.read(data, "a", format)
    except ReadError:
        return
    check_places(document)
    report = engine.check(document)
    assert not report.problems
    source = document.source
    for finding in report.findings:
        start, end, span = finding.start, finding.end, finding.span
        assert source[span.start : span.end] == finding.quote
        assert (start.offset, end.offset) == span
        places = [(start, end), *((first, last) for first, last, _, _ in finding.related)]
        for place in (place for pair in places for place in pair):
            assert document.lines.offset(place.line, place.column) == place.offset
        for first, last, quote, _ in finding.related:
            assert source[first.offset : last.offset] == quote
    check_reports(report)


def check_reports(report: FileReport) -> None:
    for char in set("".join(reporter("text")([report], Look(False, 100, False)))) - {"\n"}:
        assert char.isprintable() or unicodedata.category(char) == "Zs"
    told = json.loads("".join(reporter("json")([report], Look(False, 100, False))))
    assert [one["quote"] for one in told["findings"]] == [one.quote for one in report.findings]


@pytest.mark.long
@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="the watchdog is POSIX's")
def test_spoiled_articles(
    articles: list[tuple[bytes, Format]],
    check_places: Callable[[Document], None],
    tmp_path: Path,
    pytestconfig: pytest.Config,
) -> None:
    seed = pytestconfig.getoption("--fuzz-seed")
    until = time.monotonic() + pytestconfig.getoption("--fuzz-seconds")
    engine = Engine(Plan(), [(rule, rule.severity) for rule in loader.load().rules.values()])
    slowest = (0.0, 0, 0)
    before = signal.signal(signal.SIGALRM, _alarm)
    try:
        for number, data, chosen in cases(articles, seed, pytestconfig.getoption("--fuzz-case")):
            begun = time.monotonic()
            if begun > until:
                break
            signal.setitimer(signal.ITIMER_REAL, HANG)
            try:
                run(engine, data, chosen, check_places)
            except BaseException as problem:
                signal.setitimer(signal.ITIMER_REAL, 0)
                kept = tmp_path / f"spoiled-{seed}-{number}.{chosen}"
                kept.write_bytes(data)
                problem.add_note(f"--fuzz-seed {seed} --fuzz-case {number}, read as {chosen}: {kept}")
                raise
            finally:
                signal.setitimer(signal.ITIMER_REAL, 0)
            slowest = max(slowest, (time.monotonic() - begun, number, len(data)))
    finally:
        signal.signal(signal.SIGALRM, before)
    print(f"\n{number} inputs of seed {seed}; the slowest took {slowest[0]:.2f} s: "  # noqa: T201  shown with -s
          f"--fuzz-case {slowest[1]}, {slowest[2]:,} bytes")  # fmt: skip
