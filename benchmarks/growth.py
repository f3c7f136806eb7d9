"""How the time grows with the text, on shapes made to be hard: one table.

    uv run python benchmarks/growth.py [--write]

Each shape is made at 100 KB and at 1 MB, read, and checked with every rule of the
default preset, as the engine does it. Figures are process time, best of three
runs; a ratio near 10 is linear, near 100 is quadratic. What the rules share
(sentences, names, the phrase pass) is counted where it is first asked for. Ratios
of less than 20 ms are left out: the clock and the machine make most of them.
A shape that has taken 0.6 s is not run again.
A second table has each rule's own shortest bad example, again and again, at 30 KB and at 300 KB, checked with every
rule there is: the rows that grow more than they should.
``--write`` puts the table into benchmarks/growth.md.
"""

from __future__ import annotations

import argparse
import gc
import os
import statistics
import sys
import time
from typing import NamedTuple

from sourcecheck.analysis.page.doctype import document_type
from sourcecheck.analysis.page.language import language
from sourcecheck.document import Format
from sourcecheck.engine import Engine, speaks_of
from sourcecheck.errors import ReadError
from sourcecheck.examples import as_example, unmarked
from sourcecheck.finding import Confidence, Finding, Severity
from sourcecheck.matching import Scanner
from sourcecheck.readers import read_text
from sourcecheck.report import Plan
from sourcecheck.rule import Check, Context, Rule
from sourcecheck.settle import settle, stamp

TARGET = os.path.join(os.path.dirname(os.path.abspath(__file__)), "growth.md")
SIZES = (100_000, 1_000_000)
RUNS = 3
PATIENCE = 0.6  # seconds for the runs of one shape at one size
AGAIN = (30_000, 300_000)
MOST = 12  # times, from a size to its tenfold
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


def prepared(plan: Plan) -> Checks:
    """The rules of a plan that look at documents, ready to be run one by one."""
    rules = tuple((rule, severity) for rule, severity in Engine(plan).rules if rule.check or rule.matcher)
    scanner = Scanner(tuple(rule for rule, _ in rules))
    return tuple((rule, severity, scanner.check_of(rule)) for rule, severity in rules)


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
            context = Context(rule.defaults, kind, spoken)
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


def again(rule: Rule, checks: Checks) -> tuple[float, str]:
    """How much the time grows with a rule's own bad example, and the row that says so.

    The stage that is named is the one that grows most of those that take a fifth of the time.
    """
    example = min(map(as_example, rule.bad), key=lambda one: len(one.text))
    unit = unmarked(example.text)[0] + "\n\n"
    small, large = (best(unit * (size // len(unit) + 1), example.format, checks) for size in AGAIN)
    before, after = sum(small.values()), sum(large.values())
    grown = {stage: large[stage] / max(small.get(stage, 0), 1e-4) for stage in large if large[stage] >= after / 5}
    worst = max(grown, key=grown.__getitem__, default="")
    said = f"{worst} {grown[worst]:.1f} ({large[worst]:.2f} s)" if worst else "-"
    return after / before, f"| {rule.id} | {example.format} | {after:.2f} | {after / before:.1f} | {said} |"


HEAD = """\
| shape | format | s at 1 MB | ratio | read, s | ratio | slowest rule | ratio | stage that grows most |
|---|---|---|---|---|---|---|---|---|"""


AGAIN_HEAD = """\
| example of | format | s at 300 KB | ratio | stage that grows most |
|---|---|---|---|---|"""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--write", action="store_true", help="put the table into benchmarks/growth.md")
    write = parser.parse_args().write
    checks = prepared(Plan())
    for known in ALL:  # what is imported and compiled by the first file
        once(SENTENCE * 20, known, checks)
    lines = [HEAD]
    sys.stdout.write(f"{HEAD}\n")
    for shape in SHAPES:
        for known in shape.formats:
            lines.append(row(shape, known, checks))
            print(lines[-1], flush=True)  # noqa: T201
    every = prepared(Plan(preset="strict", min_confidence=Confidence.LOW))
    ratios: list[float] = []
    more = [AGAIN_HEAD]
    for rule, _, _ in every:
        if rule.bad:
            grown, said = again(rule, every)
            ratios.append(grown)
            if grown > MOST:
                more.append(said)
                print(said, flush=True)  # noqa: T201
    summary = (
        f"Of {len(ratios)} rules' examples, again and again, {len(more) - 1} grow more than {MOST:g} times from 30 to "
        f"300 KB; the middle one grows {statistics.median(ratios):.1f} times."
    )
    print(summary)  # noqa: T201
    if write:
        note = "Process time of reading and every default rule; ratio: 1 MB against 100 KB (10 is linear)."
        with open(TARGET, "w", encoding="utf-8", newline="\n") as file:
            file.write("# Growth\n\nMade by `benchmarks/growth.py`.\n\n" + note + "\n\n" + "\n".join(lines) + "\n")
            file.write(f"\n{summary}\n\n" + ("\n".join(more) + "\n" if len(more) > 1 else ""))


if __name__ == "__main__":
    main()
