"""How far our sentences agree with nupunkt's, on real prose: one line of figures per set.

    uv run --with nupunkt python benchmarks/sentences.py [--data ../shared/data] [--show 20]

Ends of sentences inside a paragraph (the last one is nobody's choice) are compared, in code points. Exits with 2,
saying so, where nupunkt cannot be imported. Figures: benchmarks/sentences.md.
"""

from __future__ import annotations

import argparse
import glob
import os
import sys
import time

from sourcecheck.analysis.sentences import split
from sourcecheck.document import Kind
from sourcecheck.readers import read

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SETS = {"polnear": "text/polnear-train/*.txt", "digitalgov": "markdown/digitalgov/**/*.md"}


def paragraphs(paths: list[str]) -> list[str]:
    """The texts of the paragraphs of articles, those of more than one stop."""
    found = []
    for path in paths:
        with open(path, "rb") as file:
            document = read(file.read(), path)
        found += [
            block.text for block in document.blocks if block.kind is Kind.PARAGRAPH and document.in_content(block)
        ]
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", default=os.path.join(os.path.dirname(ROOT), "shared", "data"))
    parser.add_argument("--show", type=int, default=0, help="print so many differences of each set")
    arguments = parser.parse_args()
    try:
        from nupunkt import sent_spans  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        sys.stderr.write("nupunkt is not installed: nothing was compared\n")
        return 2
    if not os.path.isdir(arguments.data):
        sys.stderr.write(f"no data at {arguments.data}: nothing was compared\n")
        return 2
    for name, pattern in SETS.items():
        texts = paragraphs(sorted(glob.glob(os.path.join(arguments.data, pattern), recursive=True)))
        both = only_ours = only_theirs = 0
        took = [0.0, 0.0]
        shown = 0
        for text in texts:
            start = time.process_time()
            ours = {end for _, end in split(text)}
            middle = time.process_time()
            theirs = {start + len(text[start:end].rstrip()) for start, end in sent_spans(text)}
            took[0] += middle - start
            took[1] += time.process_time() - middle
            ours -= {len(text)}
            theirs -= {len(text)}
            both += len(ours & theirs)
            only_ours += len(ours - theirs)
            only_theirs += len(theirs - ours)
            for at in sorted(ours ^ theirs):
                if shown < arguments.show:
                    shown += 1
                    who = "ours" if at in ours else "theirs"
                    sys.stdout.write(f"{who:6} {text[max(0, at - 60) : at]!r} | {text[at : at + 40]!r}\n")
        size = sum(map(len, texts)) / 1e6
        share = 2 * both / (2 * both + only_ours + only_theirs)
        sys.stdout.write(
            f"{name}: {len(texts):,} paragraphs; ends in both {both:,}, only ours {only_ours:,}, only nupunkt's "
            f"{only_theirs:,}; agreement (F1) {share:.4f}; {size / took[0]:.1f} MB/s against {size / took[1]:.1f}\n"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
