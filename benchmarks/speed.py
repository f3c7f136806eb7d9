"""How fast and how small: whole processes, against bare Python and proselint in the same run.

    uv run --group bench python -m benchmarks.speed [--runs 5] [--data ../shared/data] [--write]

Figures are CPU seconds (user and system, of the process and its children) and
peak memory of the largest process, medians of several runs; ratios are between
medians of interleaved runs, so that a drift of the machine's speed cancels out.
``--write`` puts the table into benchmarks/speed.md.
"""

from __future__ import annotations

import argparse
import compileall
import glob
import os
import platform
import resource
import shutil
import sys
import sysconfig
import tempfile

from benchmarks.measured_runs import Usage, medians

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

PARAGRAPH = (
    "The harbour office closed the east lock on Tuesday after a barge struck the sill. Nobody was hurt, said "
    "Lena Okoro, the lock keeper, and the boats that had been waiting were sent round by the old canal.\n"
)


def steady(what: str, files: list[str], size: float, command: list[str], runs: int) -> str:
    """A line of the table: what the files cost in a new process, and once the rules are loaded."""
    with tempfile.TemporaryDirectory() as folder:
        copies = list(files)
        for number in (1, 2):
            for at, path in enumerate(files):
                copies.append(os.path.join(folder, f"{number}-{at}{os.path.splitext(path)[1]}"))
                shutil.copyfile(path, copies[-1])
        everything = [*command, "--preset", "strict", "--min-confidence", "low"]
        figures = medians({"once": [*everything, *files], "three times": [*everything, *copies]}, min(runs, 5))
    once, more = figures["once"].cpu, (figures["three times"].cpu - figures["once"].cpu) / 2
    return (
        f"| {what}, all rules | sourcecheck | {once:.3f} | {figures['once'].wall:.3f} | {figures['once'].peak:.0f} | "
        f"{size / once:.2f} MB per CPU second, {size / more:.2f} once the rules are loaded |"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--data", default=os.path.join(os.path.dirname(ROOT), "shared", "data"))
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()

    # Some machines forbid Python to write bytecode; uncompiled packages would be measured otherwise.
    for folder in {sysconfig.get_paths()["purelib"], sysconfig.get_paths()["platlib"], os.path.join(ROOT, "src")}:
        compileall.compile_dir(folder, quiet=2, workers=0)
    here = os.path.dirname(sys.executable)
    ours = [os.path.join(here, "sourcecheck"), "check", "--format", "json", "--fail-on", "never", "--jobs", "1"]
    proselint = [os.path.join(here, "proselint"), "check", "-o", "json"]
    lines = [
        f"Measured with Python {platform.python_version()} on {platform.machine()}, {os.cpu_count()} cores; "
        f"medians of {arguments.runs} interleaved runs (files: 3).",
        "",
        "| what | tool | CPU s | wall s | peak MiB | ratio |",
        "|---|---|---|---|---|---|",
    ]

    def table(what: str, figures: dict[str, Usage], ratio_to: str, words: str) -> None:
        base = figures[ratio_to]
        for name, usage in figures.items():
            ratio = f"{usage.cpu / base.cpu:.2f} {words}" if name != ratio_to else ""
            lines.append(f"| {what} | {name} | {usage.cpu:.3f} | {usage.wall:.3f} | {usage.peak:.0f} | {ratio} |")

    with tempfile.TemporaryDirectory() as folder:
        paragraph = os.path.join(folder, "paragraph.md")
        with open(paragraph, "w", encoding="utf-8") as file:
            file.write(PARAGRAPH)
        table(
            "one paragraph of Markdown",
            medians(
                {
                    "python -c pass": [sys.executable, "-c", "pass"],
                    "sourcecheck": [*ours, paragraph],
                    "proselint": [*proselint, paragraph],
                },
                arguments.runs,
            ),
            "python -c pass",
            "x bare Python",
        )
    corpus = os.path.join(arguments.data, "markdown", "digitalgov")
    if os.path.isdir(corpus):
        files = sorted(glob.glob(os.path.join(corpus, "**", "*.md"), recursive=True))
        size = sum(os.path.getsize(path) for path in files) / 1e6
        figures = medians({"proselint": [*proselint, *files], "sourcecheck": [*ours, *files]}, arguments.runs)
        lines.append(
            f"| {len(files)} posts, {size:.1f} MB | sourcecheck / proselint |  |  |  | "
            f"{figures['proselint'].cpu / figures['sourcecheck'].cpu:.1f} times the throughput, "
            f"{size / figures['sourcecheck'].cpu:.2f} MB per CPU second |"
        )
        table(f"{len(files)} posts, {size:.1f} MB", figures, "proselint", "of proselint's CPU")
        lines.append(steady(f"{len(files)} posts, {size:.1f} MB", files, size, ours, arguments.runs))
        some = {f"{count} files": [*ours, *files[:count]] for count in (50, 200, len(files))}
        table("memory as files grow", medians(some, 3), "50 files", "x CPU of 50 files")
    for name, pattern in (("html pages", "html/*/*.html"), ("rust-blog", "markdown/rust-blog/**/*.md")):
        files = sorted(glob.glob(os.path.join(arguments.data, pattern), recursive=True))
        if files:
            size = sum(os.path.getsize(path) for path in files) / 1e6
            usage = medians({"sourcecheck": [*ours, *files]}, 3)["sourcecheck"]
            lines.append(
                f"| {len(files)} {name}, {size:.1f} MB | sourcecheck | {usage.cpu:.3f} | {usage.wall:.3f} | "
                f"{usage.peak:.0f} | {size / usage.cpu:.2f} MB per CPU second |"
            )
    text = "\n".join(lines)
    sys.stdout.write(text + "\n")
    if arguments.write:
        with open(os.path.join(ROOT, "benchmarks", "speed.md"), "w", encoding="utf-8") as file:
            file.write("# Speed\n\nMade by `benchmarks/speed.py`.\n\n" + text + "\n")


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
