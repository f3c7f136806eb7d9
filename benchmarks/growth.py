"""How the time grows with the text, on shapes made to be hard: one table.

    uv run python benchmarks/growth.py [--write]

Each shape is made at 100 KB and at 1 MB, read, and checked with every rule of the
default preset, as the engine does it. Figures are process time, best of three
runs; a ratio near 10 is linear, near 100 is quadratic. What the rules share
(sentences, names, the phrase pass) is counted where it is first asked for. Ratios
of less than 20 ms are left out: the clock and the machine make most of them.
A shape that has taken 0.6 s is not run again.
``--write`` puts the table into benchmarks/growth.md.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
import time
from typing import NamedTuple

from sourcecheck.analysis.page.doctype import document_type
from sourcecheck.analysis.page.language import language
from sourcecheck.document import Format
from sourcecheck.engine import Engine, speaks_of
from sourcecheck.errors import ReadError
from sourcecheck.finding import Finding, Severity
from sourcecheck.matching import Scanner
from sourcecheck.readers import read_text
from sourcecheck.report import Plan
from sourcecheck.rule import Check, Context, Rule
from sourcecheck.settle import settle, stamp

TARGET = os.path.join(os.path.dirname(os.path.abspath(__file__)), "growth.md")
SIZES = (100_000, 1_000_000)
RUNS = 3
PATIENCE = 0.6  # seconds for the runs of one shape at one size
FLOOR = 0.02  # seconds: a stage that is faster at 1 MB has no ratio

T, M, H = Format.TEXT, Format.MARKDOWN, Format.HTML
ALL = (T, M, H)
Stages = dict[str, float]
Checks = tuple[tuple[Rule, Severity, Check], ...]


class Shape(NamedTuple):
    """Source of about a size: a head, then a unit again and again, then a tail."""

    name: str
    formats: tuple[Format, ...]
    unit: str
    head: str = ""
    tail: str = ""

    def source(self, size: int) -> str:
        return self.head + self.unit * ((size - len(self.head) - len(self.tail)) // len(self.unit)) + self.tail


SENTENCE = "The harbour office closed the lock on Tuesday, said Lena Okoro, the keeper, and experts say so. "
SHAPES = (
    Shape("prose in paragraphs", ALL, f"{SENTENCE * 3}\n\n"),
    Shape("one paragraph, many lines", ALL, f"{SENTENCE}\n"),
    Shape("one line", ALL, SENTENCE),
    Shape("one sentence", ALL, "the lake and "),
    Shape("short paragraphs", ALL, "Ab cd.\n\n"),
    Shape("table, long", (T, M), "| Ada Holm | 12 |  |\n", "| Name | Age | Name |\n|---|---|---|\n"),
    Shape("table, long", (H,), "<tr><td>Ada Holm<td>12<td></tr>\n", "<table><tr><th>Name<th>Age<th>Name</tr>\n"),
    Shape("wide table", (M,), "| b " * 150 + "|\n", "| a " * 150 + "|\n" + "|---" * 150 + "|\n"),
    Shape("many tables", (T, M), "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n\n"),
    Shape("many tables", (H,), "<table><tr><th>a<th>b<tr><td>1<td>2</table>\n"),
    Shape("delimiter rows", (T,), "|---|---|\n"),
    Shape("pipes", ALL, "|"),
    Shape("nested lists", (T, M), "".join("  " * level + "- item of the list\n" for level in range(8))),
    Shape("nested lists, never closed", (H,), "<ul><li>item"),
    Shape("links", (M,), "[the lake](http://a.example/b) "),
    Shape("links", (H,), "<a href='http://a.example/b'>the lake</a> "),
    Shape("addresses", ALL, "http://a.example/((b a@b.example "),
    Shape("references and notes", (M,), "[a][b] [^1]: x\n"),
    Shape("emphasis", (M,), "**a *b "),
    Shape("digits", ALL, "1234 5 "),
    Shape("capitals", ALL, "Ada Holm Of The Lake "),
    Shape("capitals without spaces", (T, M), "A.B-"),
    Shape("quotation marks", ALL, "“a \"b' "),
    Shape("dates", ALL, "Monday 1 January 2024, "),
    Shape("label lines", ALL, "Name: Ada Holm\nEmail: a@b.example\n"),
    Shape("label lines without values", (T,), "Name :\n"),
    Shape("bylines", (T,), "By Ada Holm\n\n"),
    Shape("phrases of rules", ALL, "it is widely seen as bad, experts say, often "),
    Shape("residue", ALL, "as an AI language model lorem ipsum dolor "),
    Shape("entities", (M, H), "&amp;&#8220;&nbsp;"),
    Shape("broken entities", (M, H), "&amp&#x"),
    Shape("unclosed tags", (H,), "<b>word "),
    Shape("unclosed blocks", (H,), "<div class=author>word "),
    Shape("closing tags", (M, H), "</div></p>"),
    Shape("comments", (M, H), "<!-- a -->\n\n"),
    Shape("metadata", (H,), '<meta name=author content="Ada Holm">\n', "<head>"),
    Shape("linked data", (H,), '{"@type":"Person","name":"Ada Holm"},', '<script type="application/ld+json">[', "{}]"),
    Shape("code", (M,), "```\na. B. c\n```\n\n"),
    Shape("backticks", (T, M), "`a ``"),
    Shape("shortcodes", (M,), "{{< a >}} {% b %} "),
    Shape("no Latin letters", ALL, "日本の湖。「水」"),
)


def once(source: str, format: Format, checks: Checks) -> Stages:
    """Seconds of every stage of one run.

    Raises:
        ReadError: over a limit of the reader.
    """
    stages: Stages = {}
    gc.collect()
    begin = time.process_time()

    def end(stage: str) -> None:
        nonlocal begin
        now = time.process_time()
        stages[stage] = now - begin
        begin = now

    document = read_text(source, "page", format)
    end("read")
    spoken, kind = document.once(language), document.once(document_type)
    end("language and type")
    found: list[Finding] = []
    for rule, severity, check in checks:
        if speaks_of(rule, format, spoken, kind):
            context = Context(rule.options, kind, spoken)
            found.extend(stamp(document, rule, severity, hit) for hit in check(document, context))
            end(rule.id)
    settle(found)
    end("settle")
    return stages


def best(source: str, format: Format, checks: Checks) -> Stages:
    """The least seconds of every stage over the runs."""
    least: Stages = {}
    taken = 0.0
    for _ in range(RUNS):
        stages = once(source, format, checks)
        least = {stage: min(least.get(stage, spent), spent) for stage, spent in stages.items()}
        taken += sum(stages.values())
        if taken > PATIENCE:
            break
    return least


def ratio(small: float, large: float) -> str:
    return f"{large / max(small, 1e-4):.1f}" if large >= FLOOR else "-"


def row(shape: Shape, format: Format, checks: Checks) -> str:
    try:
        small, large = (best(shape.source(size), format, checks) for size in SIZES)
    except ReadError as error:
        return f"| {shape.name} | {format} | refused: {str(error).partition(': ')[2]} | | | | | | |"
    rules = [stage for stage in large if "/" in stage]
    slowest = max(rules, key=large.__getitem__, default="read")
    grown = {stage: large[stage] / max(small.get(stage, 0), 1e-4) for stage in large if large[stage] >= FLOOR}
    worst = max(grown, key=grown.__getitem__, default="")
    before, after = sum(small.values()), sum(large.values())
    parts = [f"{after:.2f}", ratio(before, after), f"{large['read']:.2f}", ratio(small["read"], large["read"])]
    parts += [f"{slowest} ({large[slowest]:.2f} s)", ratio(small.get(slowest, 0), large[slowest])]
    parts.append(f"{worst} {grown[worst]:.1f}" if worst else "-")
    return f"| {shape.name} | {format} | {' | '.join(parts)} |"


HEAD = """\
| shape | format | s at 1 MB | ratio | read, s | ratio | slowest rule | ratio | stage that grows most |
|---|---|---|---|---|---|---|---|---|"""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--write", action="store_true", help="put the table into benchmarks/growth.md")
    write = parser.parse_args().write
    rules = Engine(Plan()).rules
    scanner = Scanner(tuple(rule for rule, _ in rules))
    checks = tuple((rule, severity, scanner.check_of(rule)) for rule, severity in rules)
    for known in ALL:  # what is imported and compiled by the first file
        once(SENTENCE * 20, known, checks)
    lines = [HEAD]
    sys.stdout.write(f"{HEAD}\n")
    for shape in SHAPES:
        for known in shape.formats:
            lines.append(row(shape, known, checks))
            print(lines[-1], flush=True)  # noqa: T201
    if write:
        note = "Process time of reading and every default rule; ratio: 1 MB against 100 KB (10 is linear)."
        with open(TARGET, "w", encoding="utf-8", newline="\n") as file:
            file.write("# Growth\n\nMade by `benchmarks/growth.py`.\n\n" + note + "\n\n" + "\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
