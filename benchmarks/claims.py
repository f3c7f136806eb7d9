"""Precision and recall on our own labelled claims (fixtures/claims): supported and unsupported twins.

    uv run python benchmarks/claims.py [SET ...] [--rule RULE] [--errors]

Every entry is checked with the rules of the preset; only the rules that the set labels count. A mark
is found when a finding of its rule shares a code point with it (a finding about the whole document:
when it stands in the same entry); any other finding of these rules is false. ``--errors``
prints what was missed and what was false.
"""

from __future__ import annotations

import argparse
import glob
import os
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from sourcecheck import guarded_yaml
from sourcecheck.config.values import Config
from sourcecheck.document import Format
from sourcecheck.engine import Engine
from sourcecheck.examples import unmarked
from sourcecheck.finding import Finding
from sourcecheck.readers import read_text
from sourcecheck.report import Plan
from sourcecheck.text import Span

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FOLDER = os.path.join(ROOT, "fixtures", "claims")
SETS = (
    "open", "second", "third", "fourth", "fifth", "sixth", "seventh-a", "seventh-b", "seventh-c", "seventh-d",
    "eighth-a", "eighth-b", "ninth-a", "ninth-b", "wide", "wider", "passages", "frozen",
)  # fmt: skip
_EXTENSION = {Format.TEXT: "txt", Format.MARKDOWN: "md", Format.HTML: "html"}


class Entry(NamedTuple):
    """A little document, and what an editor would mark in it: spans of ``text`` and the rule of each."""

    name: str
    text: str
    format: Format
    marks: tuple[tuple[Span, str], ...]
    type: str
    today: date | None
    why: str
    about: str = ""  # the only rule that the entry was labelled for; all of them where it is empty


class Outcome(NamedTuple):
    """What was made of an entry: rule and words of each mark that was found or missed, of each false finding."""

    entry: Entry
    found: tuple[tuple[str, str], ...]
    missed: tuple[tuple[str, str], ...]
    false: tuple[tuple[str, str], ...]


def entries(name: str) -> list[Entry]:
    """The entries of a set: of a file, or of a folder with a file for each rule."""
    paths = sorted(glob.glob(os.path.join(FOLDER, name, "*.yaml")))
    return (
        list(_read(os.path.join(FOLDER, f"{name}.yaml")))
        if not paths
        else [
            entry._replace(about=os.path.basename(path)[: -len(".yaml")].replace("--", "/"))
            for path in paths
            for entry in _read(path)
        ]
    )


def _read(path: str) -> Iterator[Entry]:
    with open(path, encoding="utf-8") as file:
        values: Any = guarded_yaml.load(file.read())
    for value in values:
        text, spans = unmarked(value["text"])
        today = date.fromisoformat(value["today"]) if value.get("today") else None
        yield Entry(
            value["name"],
            text,
            Format(value.get("format", "text")),
            tuple(zip(spans, value.get("rules", ()), strict=True)),
            value.get("type", ""),
            today,
            value.get("why", ""),
        )


def labelled() -> frozenset[str]:
    """The rules that the sets label."""
    return frozenset(rule for name in SETS if name != "frozen" for entry in entries(name) for _, rule in entry.marks)


def outcomes(name: str, rules: frozenset[str] = frozenset(), preset: str = "recommended") -> Iterator[Outcome]:
    """Check the entries of a set; ``rules`` count, or all that are labelled."""
    rules = rules or labelled()
    engines: dict[tuple[str, date | None], Engine] = {}
    for entry in entries(name):
        key = (entry.type, entry.today)
        if key not in engines:
            engines[key] = Engine(Plan(preset=preset, type=entry.type, today=entry.today, config=Config()))
        document = read_text(entry.text, f"{entry.name}.{_EXTENSION[entry.format]}", entry.format)
        report = engines[key].check(document)
        if report.problems:
            raise RuntimeError(report.problems[0].message)
        left = [finding for finding in report.findings if finding.rule in rules and entry.about in ("", finding.rule)]
        found: list[tuple[str, str]] = []
        missed: list[tuple[str, str]] = []
        for span, rule in entry.marks:
            if rule in rules:
                hit = any(_speaks_of(finding, rule, span) for finding in left)
                (found if hit else missed).append((rule, entry.text[slice(*span)]))
        left = [one for one in left if not any(_speaks_of(one, rule, span) for span, rule in entry.marks)]
        false = tuple((one.rule, one.quote) for one in left)
        yield Outcome(entry, tuple(found), tuple(missed), false)


def _speaks_of(finding: Finding, rule: str, span: Span) -> bool:
    """Whether a finding is the one that a mark asks for; a page's further places are related ones."""
    if finding.rule != rule:
        return False
    places = [finding.span, *(Span(start.offset, end.offset) for start, end, _, _ in finding.related)]
    return finding.scope == "document" or any(one.start < span.end and span.start < one.end for one in places)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", default=["open", "passages"], metavar="SET", help=", ".join(SETS))
    parser.add_argument("--rule", action="append", default=[], help="this rule only")
    parser.add_argument("--preset", default="recommended")
    parser.add_argument("--errors", action="store_true", help="print what was missed and what was false")
    options = parser.parse_args()
    for name in options.sets:
        if name not in SETS:
            parser.error(f"set {name!r}: expected one of {', '.join(SETS)}")
        done = list(outcomes(name, frozenset(options.rule), options.preset))
        counts = {
            kind: Counter(rule for one in done for rule, _ in getattr(one, kind))
            for kind in ("found", "missed", "false")
        }
        say(f"{name}: {len(done)} entries")
        for rule in sorted(set().union(*counts.values())):
            say(_line(rule, *(counts[kind][rule] for kind in ("found", "missed", "false"))))
        say(_line("all", *(counts[kind].total() for kind in ("found", "missed", "false"))))
        if options.errors:
            for one in done:
                for rule, words in one.missed:
                    say(f"missed {one.entry.name}: {rule}: {words!r} ({one.entry.why})")
                for rule, words in one.false:
                    say(f"false  {one.entry.name}: {rule}: {words!r} ({one.entry.why})")
    return 0


def say(text: str) -> None:
    sys.stdout.write(text + "\n")


def _line(name: str, found: int, missed: int, false: int) -> str:
    precision = f"{found / (found + false):.3f}" if found + false else "-"
    recall = f"{found / (found + missed):.3f}" if found + missed else "-"
    return f"  {name:42} found {found:3} missed {missed:3} false {false:3}  precision {precision:5} recall {recall:5}"


if __name__ == "__main__":
    raise SystemExit(main())
