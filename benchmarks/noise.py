"""How often each rule speaks on human text, and how often it is wrong: one table.

    uv run python benchmarks/noise.py [--data ../shared/data] [--set NAME ...] [--write]
    uv run python benchmarks/noise.py --show RULE [--sample 20]     print findings to be read
    uv run python benchmarks/noise.py --places                      line, column, offset and quote against the file

Each set of real files is checked with the rules of the preset; the table gives
findings per 1,000 documents and, from ``benchmarks/judgements.tsv``, how many of
the findings that were read by eye were wrong, with the 95% interval (Clopper and
Pearson) of the share of documents a rule is wrong about; for rules that speak of one
table, picture or link, of the tables, pictures or links.

``judgements.tsv``: rule, file within the data folder, line, verdict (right, wrong),
note in our own words. It names places and quotes nothing.
"""

from __future__ import annotations

import argparse
import csv
import glob
import math
import os
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from sourcecheck.document import Document
from sourcecheck.engine import Engine, speaks_of
from sourcecheck.errors import ReadError
from sourcecheck.finding import Finding, Severity
from sourcecheck.readers import read
from sourcecheck.report import Plan

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
JUDGEMENTS = os.path.join(ROOT, "benchmarks", "judgements.tsv")
# Human text; generated-blog is not clean and stays out of the shares.
SETS = {
    "digitalgov": "markdown/digitalgov/**/*.md",
    "rust-blog": "markdown/rust-blog/**/*.md",
    "polnear": "text/polnear-train/*.txt",
    "readability": "html/readability/*.html",
    "wikipedia": "html/wikipedia/*.html",
}
DIRTY = {"generated-blog": "markdown/generated-blog/**/*.md"}


# What rules speak of one by one, in place of documents: by family or id.
PARTS: dict[str, tuple[str, Callable[[Document], int]]] = {
    "tables": ("tables", lambda document: len(document.tables)),
    "images": ("pictures", lambda document: len(document.images)),
    "links/placeholder-link": ("links", lambda document: len(document.links)),
    "links/anchor-host-mismatch": ("links", lambda document: len(document.links)),
}


def part_of(rule: str) -> tuple[str, Callable[[Document], int]] | None:
    """What a rule speaks of, and how many of them a document has; None for rules that speak of documents."""
    return PARTS.get(rule, PARTS.get(rule.partition("/")[0]))


class Row(NamedTuple):
    """A rule, and a severity in which it reports."""

    rule: str
    order: int  # the severity, negative: the most severe first


def row_of(finding: Finding) -> Row:
    return Row(finding.rule, -int(finding.severity))


class Tally(NamedTuple):
    """What one rule did on one set, in one severity."""

    documents: int  # it applies to, or tables, pictures, links
    findings: int
    hit: int  # documents with a finding


def interval(wrong: int, of: int) -> tuple[float, float]:
    """The exact 95% interval of a share (Clopper and Pearson 1934), by bisection of the binomial tail."""
    if of == 0:
        return 0.0, 1.0

    def at_most(count: int, share: float) -> float:
        if share <= 0:
            return 1.0
        if share >= 1:
            return 1.0 if count >= of else 0.0
        logs = [
            math.lgamma(of + 1)
            - math.lgamma(k + 1)
            - math.lgamma(of - k + 1)
            + k * math.log(share)
            + (of - k) * math.log1p(-share)
            for k in range(count + 1)
        ]
        return min(1.0, sum(math.exp(log) for log in logs))

    def solve(target: float, count: int) -> float:
        low, high = 0.0, 1.0
        for _ in range(60):
            middle = (low + high) / 2
            if at_most(count, middle) > target:
                low = middle
            else:
                high = middle
        return (low + high) / 2

    lower = 0.0 if wrong == 0 else solve(0.975, wrong - 1)
    upper = 1.0 if wrong == of else solve(0.025, wrong)
    return lower, upper


def share(wrong: int, read_by_eye: int, findings: int, hit: int, of: int) -> str:
    """The share of what a rule applies to that it is wrong about, in per cent, with its interval.

    Where every finding was read, of all; where a sample was, the sample's share times the share with findings.
    """
    if not of:
        return "-"
    if findings and not read_by_eye:
        return f"not read; {100 * hit / of:.2f}% at most"
    if read_by_eye >= findings:
        low, high = interval(wrong, of)
        return f"{100 * wrong / of:.2f} ({100 * low:.2f}-{100 * high:.2f}) of {of:,}"
    low, high = interval(wrong, read_by_eye)
    part = 100 * hit / of
    return f"{part * wrong / read_by_eye:.2f} ({part * low:.2f}-{part * high:.2f}) of {of:,}, from a sample"


def judgements() -> dict[tuple[str, str, int], str]:
    """Verdicts by rule, file and line."""
    if not os.path.exists(JUDGEMENTS):
        return {}
    with open(JUDGEMENTS, encoding="utf-8", newline="") as file:
        rows = csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")
        return {(row["rule"], row["file"], int(row["line"])): row["verdict"] for row in rows}


def files(data: str, pattern: str) -> list[str]:
    """The files of a set, sorted."""
    return sorted(path for path in glob.glob(os.path.join(data, pattern), recursive=True) if os.path.isfile(path))


def documents(paths: Iterable[str]) -> Iterator[tuple[str, Document]]:
    """Each file, read; one that cannot be read ends the run, loudly."""
    for path in paths:
        with open(path, "rb") as file:
            try:
                yield path, read(file.read(), path)
            except ReadError as error:
                sys.exit(f"cannot be measured: {error}")


def check_places(path: str, finding: Finding, encoding: str) -> None:
    """Line, column, offset and quote agree with the file as it lies on disk.

    Raises:
        AssertionError: they do not.
    """
    with open(path, "rb") as file:
        source = file.read().decode(encoding, "replace")
    assert source[finding.span.start : finding.span.end] == finding.quote, (path, finding)
    before = source[: finding.span.start].replace("\r\n", "\n").replace("\r", "\n")
    assert finding.start.line == before.count("\n") + 1, (path, finding)
    assert finding.start.column == len(before) - (before.rfind("\n") + 1) + 1, (path, finding)
    assert finding.start.offset == finding.span.start, (path, finding)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", default=os.path.join(os.path.dirname(ROOT), "shared", "data"))
    parser.add_argument("--set", action="append", default=[], choices=[*SETS, *DIRTY])
    parser.add_argument("--preset", default="recommended")
    parser.add_argument("--show", metavar="RULE", help="print findings of a rule or family instead of the table")
    parser.add_argument("--sample", type=int, default=0, help="with --show: only so many, drawn with a fixed seed")
    parser.add_argument("--places", action="store_true", help="check every place against the file")
    parser.add_argument("--write", action="store_true", help="put the table into benchmarks/noise.md")
    arguments = parser.parse_args()
    if not os.path.isdir(arguments.data):
        sys.exit(f"no data at {arguments.data}: nothing was measured")
    select = (arguments.show,) if arguments.show else ()
    engine = Engine(Plan(preset=arguments.preset, select=select))
    # What the engine says of directives needs directives, and these texts have none.
    chosen = {rule.id: (rule, severity) for rule, severity in engine.rules if rule.check or rule.matcher}
    verdicts = judgements()
    done: dict[str, tuple[Counter[str], Counter[Row], Counter[Row]]] = {}
    read_by_eye: Counter[Row] = Counter()
    wrong: dict[Row, set[tuple[str, int]]] = defaultdict(set)
    shown: list[tuple[str, Finding]] = []
    names = arguments.set or [*SETS, *DIRTY]
    checked = 0
    for name in names:
        applies: Counter[str] = Counter()
        found: Counter[Row] = Counter()
        hit: Counter[Row] = Counter()
        for path, document in documents(files(arguments.data, {**SETS, **DIRTY}[name])):
            report = engine.check(document)
            if report.problems:
                sys.exit(f"failed on {path}: {report.problems}")
            here = os.path.relpath(path, arguments.data).replace(os.sep, "/")
            for rule_id, (rule, _) in chosen.items():
                if speaks_of(rule, document.format, report.language, report.type):
                    part = part_of(rule_id)
                    applies[rule_id] += part[1](document) if part else 1
            for row in {row_of(finding) for finding in report.findings}:
                hit[row] += 1
            for finding in report.findings:
                row = row_of(finding)
                found[row] += 1
                if arguments.show:
                    shown.append((here, finding))
                if arguments.places:
                    check_places(path, finding, document.encoding)
                    checked += 1
                verdict = verdicts.get((finding.rule, here, finding.start.line))
                if verdict and name in SETS:
                    read_by_eye[row] += 1
                    if verdict == "wrong":
                        wrong[row].add((here, finding.start.line if part_of(finding.rule) else 0))
        done[name] = applies, found, hit
    rows = {Row(rule_id, -int(severity)) for rule_id, (_, severity) in chosen.items()}
    for _, found, _ in done.values():
        rows |= set(found)
    counts = {
        row: {name: Tally(applies[row.rule], found[row], hit[row]) for name, (applies, found, hit) in done.items()}
        for row in rows
    }
    if arguments.show:
        if arguments.sample and arguments.sample < len(shown):
            shown = random.Random(20261122).sample(shown, arguments.sample)
        for here, finding in shown:
            sys.stdout.write(
                f"{here}:{finding.start.line}:{finding.start.column} {finding.severity.label} {finding.rule}\n"
                f"    {finding.message}\n    {' '.join(finding.lines.split())[:500]}\n    >> {finding.quote[:200]!r}\n"
            )
        return
    head = ["rule", "severity", "confidence", *names, "read", "wrong", "% wrong of what it applies to (95%)"]
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    for row, tallies in sorted(counts.items()):
        cells = [row.rule, Severity(-row.order).label, chosen[row.rule][0].confidence.label]
        for name in names:
            tally = tallies[name]
            cells.append(f"{1000 * tally.findings / tally.documents:.1f}" if tally.documents else "-")
        clean = [tally for name, tally in tallies.items() if name in SETS]
        of, findings, with_one = (sum(column) for column in zip(*clean, strict=True)) if clean else (0, 0, 0)
        cells += [str(read_by_eye[row]), str(len(wrong[row]))]
        part = part_of(row.rule)
        said = share(len(wrong[row]), read_by_eye[row], findings, findings if part else with_one, of)
        cells.append(f"{said} {part[0]}" if part else said)
        lines.append("| " + " | ".join(cells) + " |")
    sizes = ", ".join(f"{name} {len(files(arguments.data, {**SETS, **DIRTY}[name])):,}" for name in names)
    text = (
        f"Findings per 1,000 documents (tables, pictures or links, where the last column says so) with preset "
        f"{arguments.preset}, a row for each severity in which a rule reports. "
        f"Documents: {sizes}.\n\n" + "\n".join(lines) + "\n"
    )
    sys.stdout.write(text)
    if arguments.places:
        sys.stdout.write(f"\n{checked} findings agree with their files.\n")
    if arguments.write:
        with open(os.path.join(ROOT, "benchmarks", "noise.md"), "w", encoding="utf-8") as file:
            file.write("# Noise\n\nMade by `benchmarks/noise.py`.\n\n" + text)


if __name__ == "__main__":
    main()
