"""Recall on clean documents into which one defect was put: is it found at its place, and nothing else?

    uv run python -m benchmarks.mutations [KIND ...] [--each N] [--errors]

The documents are clean Markdown and HTML of ``../shared/data``. What was reported before the change is no new
finding afterwards; anything else besides the defect is a false one.
"""

from __future__ import annotations

import argparse
import glob
import os
import random
import sys
from collections import Counter
from collections.abc import Iterator

from benchmarks import html_defects, markdown_defects
from benchmarks.mutated import Mutated, Mutation

from sourcecheck.document import Format
from sourcecheck.engine import Engine
from sourcecheck.finding import Finding
from sourcecheck.readers import format_of, read_text
from sourcecheck.report import Plan

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
DATA = os.path.join(os.path.dirname(ROOT), "shared", "data")
_PAGES = {
    "markdown": ("markdown/digitalgov/**/*.md", "markdown/rust-blog/**/*.md"),
    "html": ("html/readability/*.html", "html/wikipedia/*.html"),
}
_KINDS: dict[str, Mutation] = {
    **{f"markdown {kind}": make for kind, make in markdown_defects.KINDS.items()},
    **{f"html {kind}": make for kind, make in html_defects.KINDS.items()},
}


def new_findings(engine: Engine, path: str, before: str, mutated: Mutated) -> tuple[bool, list[Finding]]:
    """Whether a finding of the rules expected touches the changed place, and the findings that are new elsewhere."""
    form = format_of(path) or Format.TEXT
    known = Counter((f.rule, f.quote) for f in engine.check(read_text(before, path, form)).findings)
    found, others = False, []
    for finding in engine.check(read_text(mutated.source, path, form)).findings:
        spots = [(finding.span.start, finding.span.end), *((s.offset, e.offset) for s, e, _, _ in finding.related)]
        touches = any(low < mutated.end and mutated.start < high for low, high in spots)
        if finding.rule in mutated.rules and touches:
            found = True
        elif known[finding.rule, finding.quote] > 0:
            known[finding.rule, finding.quote] -= 1
        elif not touches:
            others.append(finding)
    return found, others


def made_of(kind: str, most: int) -> Iterator[tuple[str, str, Mutated]]:
    """Documents that have a place for a defect, drawn with a fixed seed: path, source before, and after."""
    at = random.Random(kind)
    paths = sorted(
        path for name in _PAGES[kind.partition(" ")[0]] for path in glob.glob(os.path.join(DATA, name), recursive=True)
    )
    at.shuffle(paths)
    for path in paths:
        with open(path, encoding="utf-8") as file:
            source = file.read()
        mutated = _KINDS[kind](source, at)
        if mutated is not None:
            yield path, source, mutated
            most -= 1
        if not most:
            return


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("kinds", nargs="*", metavar="KIND", choices=[[], *_KINDS], help=", ".join(_KINDS))
    parser.add_argument("--each", type=int, default=40, help="documents of each kind (40)")
    parser.add_argument("--errors", action="store_true", help="print what was missed and what is new besides")
    options = parser.parse_args()
    engine = Engine(Plan(preset="recommended"))
    made = hits = false = 0
    for kind in options.kinds or _KINDS:
        count = right = besides = 0
        for path, source, mutated in made_of(kind, options.each):
            count += 1
            found, others = new_findings(engine, path, source, mutated)
            right += found
            besides += bool(others)
            if options.errors:
                where = mutated.source.count("\n", 0, mutated.start) + 1
                if not found:
                    sys.stdout.write(f"missed {kind}: {path}:{where}\n")
                for other in others:
                    sys.stdout.write(f"besides {kind}: {path}:{other.start.line} {other.rule} {other.quote[:60]!r}\n")
        sys.stdout.write(f"{kind:24} {right} of {count} found, something else new in {besides}\n")
        made, hits, false = made + count, hits + right, false + besides
    sys.stdout.write(f"{'all':24} {hits} of {made} found ({hits / made:.1%}), something else new in {false}\n")


if __name__ == "__main__":
    main()
