"""Sources, quotations and rules against annotated news: PolNeAR, train part (840 edited articles, 2015-16).

    uv run python -m benchmarks.polnear [--data ../shared/data/text] [--write]
    uv run python -m benchmarks.polnear --show errors --sample 20     missed, stray and unsupported sources, to be read
    uv run python -m benchmarks.polnear --show RULE --sample 20                    findings of a rule or family
    uv run python -m benchmarks.polnear --show RULE --against quotes               only those on gold quotations

Three parts (``--part``): how many of the annotated sources the analysis finds; how often each rule of the
families about what is said speaks, and in how many articles; how often rules speak where the annotation says that there
is a source. The corpus is measured and never quoted: what is written holds figures only. Where
several people annotated an article one of them is taken for recall, all of them for precision.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from benchmarks.polnear_gold import PRONOUN, Article, Places, articles, documents, heads, named, overlap, rows

from sourcecheck.analysis.attribution.attributions import Attribution, Cue, attributions
from sourcecheck.analysis.attribution.source_words import cues
from sourcecheck.analysis.attribution.sources import SourceKind
from sourcecheck.analysis.attribution.support import support
from sourcecheck.analysis.speech.quotations import in_quotation
from sourcecheck.document import Document
from sourcecheck.engine import Engine
from sourcecheck.finding import Confidence, Finding
from sourcecheck.readers import read
from sourcecheck.report import Plan

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FAMILIES = ("attribution", "quotation", "statistics", "dates", "consistency")

_SUPPORTED = ("statistics/statistic-without-source", "statistics/study-without-name")
_REPORTS = frozenset(("saying", "showing", "naming"))


def ours(document: Document) -> Iterator[tuple[Attribution, tuple[int, int], tuple[int, int]]]:
    """Our attributions with the file ranges of source and cue."""
    for block, known in zip(document.blocks, document.once(attributions), strict=True):
        for one in known:
            span = document.blocks[one.block].span(one.source.start, one.source.end)
            cue = block.span(one.start, one.end)
            yield one, (span.start, span.end), (cue.start, cue.end)


class Sources(NamedTuple):
    """What the comparison of sources counts, and what there is to be read."""

    counts: Counter[str]
    missed: list[str]
    stray: list[str]
    unsupported: list[str]


def compare(data: str) -> Sources:
    counts: Counter[str] = Counter()
    done = Sources(counts, [], [], [])
    for article in articles(data):
        document, text = article.document, article.document.source
        found = list(ours(document))
        mine = [span for one, span, _ in found if one.source.nameable]
        any_mine = [span for one, span, _ in found]
        places = Places(document)
        for gold in article.one:
            if not gold.source:
                continue
            place = places.of(gold.source[0][0])
            if place is not None and in_quotation(document, place[0], place[1], place[1] + 1):
                counts["inside quotations"] += 1
                continue  # what somebody quoted says that others say
            if PRONOUN.match(gold.said):
                counts["pronouns"] += 1
                near = [one for one, span, _ in found if overlap(span, gold.source[0])]
                counts["pronouns found"] += bool(near)
                counts["pronouns resolved"] += any(one.source.nameable for one in near)
            elif named(gold.said, text):
                counts["named"] += 1
                there = heads(text, gold.source)
                hit = any(overlap(span, head) for span in mine for head in there)
                counts["named found"] += hit
                counts["named found, nameable or not"] += hit or any(overlap(s, h) for s in any_mine for h in there)
                said = text[gold.cue[0] : gold.cue[1]].split() or [""]
                quoted = any(mark in text[gold.content[0] : gold.content[1]] for mark in '“"')
                counts["named, with quotation"] += quoted
                counts["named, with quotation, found"] += quoted and hit
                telling = any(_REPORTS & cues().get(word.lower().strip(".,:"), frozenset()) for word in said)
                telling = telling or said[0] in ("according", ":", "citing")
                counts["named, reported"] += telling
                counts["named, reported, found"] += telling and hit
                if telling and not hit:
                    done.missed.append(_shown(article, gold.source[0], gold.cue))
                place = places.of(gold.content[0]) if telling and gold.content[0] >= 0 else None
                if place is not None:
                    block, at = place
                    counts["windows"] += 1
                    stands = support(document, block, at, min(at + 10, len(block.text)))
                    counts["windows with support"] += stands is not None
                    if stands is None:
                        done.unsupported.append(_shown(article, gold.content, gold.cue))
        counted: set[tuple[int, int]] = set()
        for one, span, cue in found:
            if not one.source.nameable or one.source.kind in (SourceKind.PRONOUN, SourceKind.DEFINITE):
                continue
            if span in counted or one.cue is Cue.CONTINUED:
                continue
            counted.add(span)
            counts["ours"] += 1
            inside = any(overlap(span, other) for other in article.all)
            counts["ours inside"] += inside
            strict = one.cue in (Cue.SAYING, Cue.SHOWING, Cue.CREDITING)
            counts["ours, saying"] += strict
            counts["ours, saying, inside"] += strict and inside
            if not inside:
                done.stray.append(f"{one.cue} {_shown(article, span, cue)}")
    return done


def _shown(article: Article, span: tuple[int, int], cue: tuple[int, int]) -> str:
    text = article.document.source
    low, high = max(0, min(span[0], cue[0]) - 80), max(span[1], cue[1]) + 80
    around = text[low : min(high, low + 500)].replace("\n", " | ")
    return f"{article.path}:{span[0]}\n   [{text[span[0] : span[1]][:80]}] cue [{text[cue[0] : cue[1]]}]  ... {around}"


# Findings with their files; severities and confidences of the rules.
Spoken = tuple[list[tuple[str, Finding]], dict[str, str], dict[str, Confidence]]


def run_rules(data: str, select: tuple[str, ...]) -> Spoken:
    engine = Engine(Plan(preset="strict", min_confidence=Confidence.LOW, select=select))
    chosen = {rule.id: f"{severity.label}, {rule.confidence.label}" for rule, severity in engine.rules}
    wanted = {name: said for name, said in chosen.items() if name.partition("/")[0] in FAMILIES}
    found: list[tuple[str, Finding]] = []
    for path in documents(data):
        with open(os.path.join(data, path), "rb") as file:
            report = engine.check(read(file.read(), path))
        if report.problems:
            sys.exit(f"failed on {path}: {report.problems}")
        found += ((path, finding) for finding in report.findings if finding.rule in wanted)
    return found, wanted, {rule.id: rule.confidence for rule, _ in engine.rules}


def marked(data: str, name: str) -> dict[str, list[tuple[int, int]]]:
    """Places that the annotation says have a source (or, for anonymous sources, have none with a name)."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in rows(os.path.join(data, f"polnear-train-{name}.jsonl")):
        if name == "quotes":
            if row["label"] == "speaker" and len(row["quote"].split()) >= 9:
                found[row["file"]].append((row["start"], row["end"]))
        elif name == "stats":
            if row["label"] == "attributed":
                found[row["file"]].append((row["start"], row["end"]))
        elif row["class"] == "anonymous_people":
            found[row["file"]] += (tuple(span) for span in row["source_spans"])
    return found


def against(
    spoken: Spoken, places: dict[str, list[tuple[int, int]]], rules: tuple[str, ...]
) -> list[tuple[str, Finding]]:
    """The findings of the rules that touch one of the places."""
    return [
        (path, finding)
        for path, finding in spoken[0]
        if finding.rule.startswith(rules)
        and any(overlap((finding.span.start, finding.span.end), place) for place in places.get(path, ()))
    ]


def touched(found: list[tuple[str, Finding]], places: dict[str, list[tuple[int, int]]]) -> int:
    """How many of the places a finding touches."""
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for path, finding in found:
        spans[path].append((finding.span.start, finding.span.end))
    return sum(any(overlap(place, span) for span in spans[path]) for path, some in places.items() for place in some)


def share(part: int, of: int) -> str:
    return f"{part:,} of {of:,} ({100 * part / of:.1f}%)" if of else "-"


def sources_text(counts: Counter[str]) -> str:
    lines = [
        ("recall of named sources", "named found", "named"),
        ("- of those whose statement holds a quotation", "named, with quotation, found", "named, with quotation"),
        ("- of those whose cue holds a word of saying, showing or naming", "named, reported, found", "named, reported"),
        ("- found, but taken for one that cannot be looked up, counted in", "named found, nameable or not", "named"),
        ("precision of our named sources", "ours inside", "ours"),
        ("- with cues of saying, showing, crediting only", "ours, saying, inside", "ours, saying"),
        ("pronouns found", "pronouns found", "pronouns"),
        ("pronouns found and resolved to a name", "pronouns resolved", "pronouns"),
        ("support found in the window of a reported statement with a named source", "windows with support", "windows"),
    ]
    table = "\n".join(f"| {label} | {share(counts[part], counts[of])} |" for label, part, of in lines)
    return (
        "A gold source is named if it holds a capitalised word besides its first function word; it is found if a "
        "source of ours that can be looked up covers a part of it up to its first comma. Ours is right if it overlaps "
        "an annotated source of any annotator; the annotation is incomplete, so precision is a lower bound.\n\n"
        "| measure | figure |\n|---|---|\n" + table + "\n"
    )


def rules_text(spoken: Spoken, data: str, total: int) -> str:
    lines = ["| rule | severity, confidence | findings | articles | share |", "|---|---|---|---|---|"]
    for rule, said in sorted(spoken[1].items()):
        of_rule = [one for one in spoken[0] if one[1].rule == rule]
        lines.append(_row(rule, said, of_rule, total))
        if any(one.confidence < spoken[2][rule] for _, one in of_rule):
            # What a rule is less sure about comes in a row of its own: first without it, then with it.
            sure = [one for one in of_rule if one[1].confidence >= spoken[2][rule]]
            lines[-1:] = [_row(rule, said, sure, total), _row(rule, "less sure ones too", of_rule, total)]
    text = f"Preset strict, all confidences, {total} articles.\n\n" + "\n".join(lines) + "\n\n"
    quotes, numbers, nobody = (marked(data, name) for name in ("quotes", "stats", "anonymous_sources"))
    of_quotes = against(spoken, quotes, ("quotation/quote-without-speaker",))
    of_numbers = against(spoken, numbers, _SUPPORTED)
    of_nobody = against(spoken, nobody, ("attribution/",))
    text += "| against the annotation | figure |\n|---|---|\n"
    for label, found, places in (
        (
            "quotations of nine words or more with a speaker that quotation/quote-without-speaker flags",
            of_quotes,
            quotes,
        ),
        ("statistics with a source flagged by statistic-without-source or study-without-name", of_numbers, numbers),
        ("anonymous people among the sources that attribution/* flags", of_nobody, nobody),
    ):
        text += f"| {label} | {share(touched(found, places), sum(map(len, places.values())))} |\n"
    return text


def _row(rule: str, said: str, found: list[tuple[str, Finding]], total: int) -> str:
    hit = len({path for path, _ in found})
    return f"| {rule} | {said} | {len(found)} | {hit} | {100 * hit / total:.1f}% |"


def show(found: list[tuple[str, Finding]], sample: int) -> None:
    if sample and sample < len(found):
        found = random.Random(20261122).sample(found, sample)
    for path, finding in found:
        sys.stdout.write(
            f"{path}:{finding.start.line}:{finding.start.column} {finding.severity.label} {finding.rule}\n"
            f"    {finding.message}\n    {' '.join(finding.lines.split())[:600]}\n    >> {finding.quote[:200]!r}\n"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", default=os.path.join(os.path.dirname(ROOT), "shared", "data", "text"))
    parser.add_argument("--part", choices=("sources", "rules"), help="only this part")
    parser.add_argument("--show", metavar="RULE", help="print findings of a rule or family; missed, stray, unsupported")
    parser.add_argument(
        "--against", choices=("quotes", "stats", "anonymous_sources"), help="with --show: only on these"
    )
    parser.add_argument("--sample", type=int, default=0, help="with --show: only so many, drawn with a fixed seed")
    parser.add_argument("--write", action="store_true", help="put the tables into benchmarks/polnear.md")
    arguments = parser.parse_args()
    if not os.path.isdir(os.path.join(arguments.data, "polnear-train")):
        sys.stderr.write(f"no PolNeAR at {arguments.data}: nothing was measured\n")
        sys.exit(2)
    if arguments.show in ("missed", "stray", "unsupported", "errors"):
        done = compare(arguments.data)
        for name in ("missed", "stray", "unsupported"):
            some: list[str] = getattr(done, name)
            if arguments.show in (name, "errors"):
                drawn = random.Random(20261122).sample(some, min(arguments.sample or len(some), len(some)))
                sys.stdout.write(f"== {name}: {len(some)}\n" + "\n".join(drawn) + "\n")
        return
    if arguments.show:
        spoken = run_rules(arguments.data, (arguments.show,))
        found = spoken[0]
        if arguments.against:
            found = against(spoken, marked(arguments.data, arguments.against), (arguments.show,))
        show(found, arguments.sample)
        return
    parts = []
    if arguments.part in (None, "sources"):
        parts.append("## Sources\n\n" + sources_text(compare(arguments.data).counts))
    if arguments.part in (None, "rules"):
        total = len(documents(arguments.data))
        parts.append("## Rules\n\n" + rules_text(run_rules(arguments.data, FAMILIES), arguments.data, total))
    text = "\n".join(parts)
    sys.stdout.write(text)
    if arguments.write:
        write(text)


def write(text: str) -> None:
    """Replace the tables in the note, and leave what was written by hand after them."""
    path = os.path.join(ROOT, "benchmarks", "polnear.md")
    kept = ""
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            _, mark, rest = file.read().partition("\n## Errors read")
            kept = mark + rest
    with open(path, "w", encoding="utf-8") as file:
        file.write("# PolNeAR\n\nMade by `python -m benchmarks.polnear`.\n\n" + text + kept)


if __name__ == "__main__":
    main()
