"""sourcecheck beside its peers: whole processes over the same files, in the same session.

    uv run python -m benchmarks.peers [--runs 5] [--data ../shared/data] [--folder FOLDER] [--seconds 300] [--write]

The peers come from their registries (PyPI, npm), in the versions below, into FOLDER (kept for the next time; a
temporary one where none is given); sourcecheck is built and installed beside them, as its users have it. Each tool
runs as its documentation says, with its defaults, over the files that it can read. What is over --seconds in its first
run is left out and said to be. ``--write`` puts the tables into benchmarks/peers.md and the chart into
benchmarks/peers.svg.
"""

from __future__ import annotations

import argparse
import glob
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from benchmarks.bar_chart import Bar, chart
from benchmarks.measured_runs import Usage, medians, run

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

PYTHON_PEERS: Final = ("proselint==0.16.0", "codespell==2.4.3", "typos==1.52.0", "rumdl==0.3.0")
NODE_PEERS: Final = (
    "write-good@1.0.8", "alex@11.0.1", "markdownlint-cli2@0.24.1", "textlint@15.8.0",
    "textlint-rule-write-good@2.0.0", "textlint-rule-terminology@5.2.16",
)  # fmt: skip
PARAGRAPH: Final = (
    "The harbour office closed the east lock on Tuesday after a barge struck the sill. Nobody was hurt, said "
    "Lena Okoro, the lock keeper, and the boats that had been waiting were sent round by the old canal.\n"
)
_PROSE: Final = ("proselint", "write-good", "textlint", "alex")
_TEN_KB: Final = 10_000  # bytes
_SOME: Final = 200  # files
_BARE: Final = "bare Python"
_OURS: Final = "sourcecheck"
_TWO: Final = "sourcecheck, two processes"


class Tool(NamedTuple):
    """A program that is measured.

    Attributes:
        command: without the files.
        kind: "prose" for those that look for what we look for; "native" for spelling and form, the hard bar.
        html: whether it reads web pages.
    """

    command: tuple[str, ...]
    kind: str = "prose"
    html: bool = False


class Corpus(NamedTuple):
    """Files to run over: what they are called, their paths, their bytes, how many runs count."""

    name: str
    files: tuple[str, ...]
    size: int
    runs: int
    html: bool = False


def installed(folder: str) -> dict[str, Tool]:
    """Install what is missing, and say how each tool is run.

    Raises:
        subprocess.CalledProcessError: a registry cannot be reached, or has no such version.
    """
    python, node = os.path.join(folder, "python"), os.path.join(folder, "node")
    programs = os.path.join(python, "bin")
    interpreter = os.path.join(programs, "python")
    if not os.path.exists(interpreter):
        _do("uv", "venv", "--quiet", "--python", sys.executable, python)
    built = os.path.join(folder, "built")
    shutil.rmtree(built, ignore_errors=True)
    _do("uv", "build", "--quiet", "--wheel", "--out-dir", built, ROOT)
    (wheel,) = glob.glob(os.path.join(built, "*.whl"))
    _do("uv", "pip", "install", "--quiet", "--python", interpreter, *PYTHON_PEERS)
    _do("uv", "pip", "install", "--quiet", "--python", interpreter, "--reinstall-package", "sourcecheck", wheel)
    # Installers compile modules or do not; measured is the second run of a user, not the first.
    _do(interpreter, "-m", "compileall", "-q", os.path.join(python, "lib"))
    os.makedirs(node, exist_ok=True)
    if not os.path.isdir(os.path.join(node, "node_modules", "textlint-rule-terminology")):
        _do("npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", node, *NODE_PEERS)
    with open(os.path.join(node, ".textlintrc.json"), "w", encoding="utf-8") as file:
        json.dump({"rules": {"write-good": True, "terminology": True}}, file)
    with open(os.path.join(node, ".markdownlint-cli2.jsonc"), "w", encoding="utf-8") as file:
        json.dump({}, file)

    def own(name: str, *more: str) -> tuple[str, ...]:
        return (os.path.join(programs, name), *more)

    def npm(name: str, *more: str) -> tuple[str, ...]:
        return (os.path.join(node, "node_modules", ".bin", name), *more)

    check = ("check", "--isolated", "--no-cache", "--format", "json")
    return {
        _BARE: Tool((interpreter, "-c", "pass"), "bare", html=True),
        _OURS: Tool(own("sourcecheck", *check, "--jobs", "1"), "ours", html=True),
        _TWO: Tool(own("sourcecheck", *check, "--jobs", "2"), "ours", html=True),
        "proselint": Tool(own("proselint", "check", "-o", "json")),
        "write-good": Tool(npm("write-good")),
        "textlint": Tool(npm("textlint", "--config", os.path.join(node, ".textlintrc.json"))),
        "alex": Tool(npm("alex", "--quiet")),
        "markdownlint-cli2": Tool(npm("markdownlint-cli2", "--no-globs"), "native"),
        "codespell": Tool(own("codespell"), "native", html=True),
        "typos": Tool(own("typos"), "native", html=True),
        "rumdl": Tool(own("rumdl", "check", "--no-cache"), "native"),
    }


def _do(*command: str) -> None:
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL)


def corpora(data: str, folder: str, runs: int) -> list[Corpus]:
    """What is run over, those of the data that are there."""
    paragraph, ten = os.path.join(folder, "paragraph.md"), os.path.join(folder, "ten.md")
    with open(paragraph, "w", encoding="utf-8") as file:
        file.write(PARAGRAPH)
    markdown = sorted(glob.glob(os.path.join(data, "markdown", "**", "*.md"), recursive=True))
    html = sorted(glob.glob(os.path.join(data, "html", "**", "*.html"), recursive=True))
    found = [_corpus("one paragraph", [paragraph], runs)]
    if markdown:
        nearest = min(markdown, key=lambda path: abs(os.path.getsize(path) - _TEN_KB))
        shutil.copyfile(nearest, ten)
        found.append(_corpus("one file of 10 KB", [ten], runs))
        found.append(_corpus(f"{_SOME} Markdown files", markdown[:: max(len(markdown) // _SOME, 1)][:_SOME], 3))
        found.append(_corpus("all Markdown", markdown, 3))
    if html:
        found.append(_corpus("all HTML", html, 3)._replace(html=True))
    return found


def _corpus(name: str, files: Sequence[str], runs: int) -> Corpus:
    return Corpus(name, tuple(files), sum(map(os.path.getsize, files)), runs)


def measured(tools: Mapping[str, Tool], corpus: Corpus, folder: str, seconds: float) -> dict[str, Usage]:
    """What each tool that can read a corpus takes for it."""
    commands = {
        name: tool.command if tool.kind == "bare" else (*tool.command, *corpus.files)
        for name, tool in tools.items()
        if (tool.html or not corpus.html) and (name != _TWO or len(corpus.files) > 1)
    }
    return medians(commands, corpus.runs, folder, seconds=seconds)


def rerun(command: Sequence[str], corpus: Corpus, folder: str) -> tuple[Usage, Usage]:
    """A first run with no results kept, and one in which nothing has changed: of three the middle ones."""
    cached = [argument for argument in command if argument != "--no-cache"]
    pairs: list[tuple[Usage, Usage]] = []
    for _ in range(3):
        run([command[0], "cache", "clean"], folder)
        first, again = (run([*cached, *corpus.files], folder) for _ in range(2))
        assert first is not None and again is not None
        pairs.append((first, again))
    firsts, agains = (sorted(usages) for usages in zip(*pairs, strict=True))
    return firsts[1], agains[1]


def table(corpus: Corpus, tools: Mapping[str, Tool], figures: Mapping[str, Usage], seconds: float) -> list[str]:
    """The lines of a table, the cheapest tool first."""
    ours = figures[_OURS]
    megabytes = corpus.size / 1e6
    size = f"{megabytes:.1f} MB" if megabytes >= 0.1 else f"{corpus.size:,} bytes"
    count = f"{len(corpus.files):,} files, " if len(corpus.files) > 1 else ""
    lines = [
        f"## {corpus.name[:1].upper()}{corpus.name[1:]} ({count}{size})",
        "",
        "| tool | CPU s | clock s | peak MiB | MB per CPU second | CPU, sourcecheck = 1 |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for name, usage in sorted(figures.items(), key=lambda item: item[1].cpu):
        speed = f"{megabytes / usage.cpu:.2f}" if megabytes >= 0.1 and tools[name].kind != "bare" else ""
        said = f"**{name}**" if name == _OURS else name
        lines.append(
            f"| {said} | {usage.cpu:.3f} | {usage.wall:.3f} | {usage.peak:.0f} | {speed} | {usage.cpu / ours.cpu:.2f} |"
        )
    late = [name for name, tool in tools.items() if name not in figures and (tool.html or not corpus.html)]
    late = [name for name in late if name != _TWO or len(corpus.files) > 1]
    if late:
        lines += ["", f"Over {seconds:.0f} seconds, so left out: {', '.join(late)}."]
    return [*lines, ""]


def goals(
    found: Mapping[str, Mapping[str, Usage]], sizes: Mapping[str, int], kept: tuple[Usage, Usage] | None
) -> list[str]:
    """What was aimed at, and what is."""
    rows: list[tuple[str, str, str]] = []
    one = found["one paragraph"]
    rows.append(("one paragraph, times bare Python", "at most 7", f"{one[_OURS].cpu / one[_BARE].cpu:.1f}"))
    ten = found.get("one file of 10 KB")
    if ten is not None:
        best = min((name for name in _PROSE if name in ten), key=lambda name: ten[name].cpu)
        share = ten[_OURS].cpu / ten[best].cpu
        rows.append((f"one file of 10 KB, share of the best prose peer ({best})", "at most 0.6", f"{share:.2f}"))
    some = found.get(f"{_SOME} Markdown files", {})
    for name, times in (("write-good", 3), ("proselint", 10)):
        if name in some:
            ratio = some[name].cpu / some[_OURS].cpu
            rows.append((f"{_SOME} files, times as fast as {name}", f"at least {times}", f"{ratio:.1f}"))
    for name, goal in (("all Markdown", "at least 2"), ("all HTML", "2 to 6")):
        if name in found:
            speed = sizes[name] / 1e6 / found[name][_OURS].cpu
            rows.append((f"{name}, MB per CPU second", goal, f"{speed:.2f}"))
    if "all Markdown" in found:
        ours, two = found["all Markdown"][_OURS], found["all Markdown"][_TWO]
        rows.append(("two processes, times as fast by the clock", "at least 1.6", f"{ours.wall / two.wall:.2f}"))
        rows.append(("all Markdown, peak memory of a process, MiB", "at most 80", f"{max(ours.peak, two.peak):.0f}"))
    if kept is not None:
        share = kept[1].cpu / kept[0].cpu
        rows.append(("nothing changed, share of the first run", "at most 5%", f"{100 * share:.1f}%"))
    lines = ["## Goals", "", "| measure | goal | is |", "|---|---|---:|"]
    return [*lines, *(f"| {what} | {goal} | {value} |" for what, goal, value in rows), ""]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7, help="of small inputs; large ones are run three times")
    parser.add_argument("--data", default=os.path.join(os.path.dirname(ROOT), "shared", "data"))
    parser.add_argument("--folder", help="where the peers are installed")
    parser.add_argument("--seconds", type=float, default=300, help="after which a tool is left out of a table")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        peers = os.path.abspath(arguments.folder or os.path.join(scratch, "peers"))
        os.makedirs(peers, exist_ok=True)
        tools = installed(peers)
        found: dict[str, dict[str, Usage]] = {}
        said: list[str] = []
        everything = corpora(arguments.data, scratch, arguments.runs)
        for corpus in everything:
            found[corpus.name] = measured(tools, corpus, os.path.join(peers, "node"), arguments.seconds)
            said += table(corpus, tools, found[corpus.name], arguments.seconds)
            sys.stderr.write(f"{corpus.name}: measured\n")
        largest = next((corpus for corpus in everything if corpus.name == "all Markdown"), None)
        kept = None if largest is None else rerun(tools[_OURS].command, largest, scratch)
    sizes = {corpus.name: corpus.size for corpus in everything}
    head = [
        "# sourcecheck beside its peers",
        "",
        f"Made by `benchmarks/peers.py` on {date.today().isoformat()}: Python {platform.python_version()}, "
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores. Whole processes with default settings, "
        f"medians of {arguments.runs} interleaved runs (many files: 3); CPU seconds of a process and its children, "
        "memory of the largest process. Versions: " + ", ".join((*PYTHON_PEERS, *NODE_PEERS)) + ".",
        "",
        "Prose: proselint, write-good, textlint (with write-good and terminology), alex. They look for wording, and "
        "read no page; markdownlint-cli2, codespell, typos and rumdl look for form and spelling, which is less work: "
        "the hard bar, since they stand in the same hooks.",
        "",
    ]
    text = "\n".join([*head, *goals(found, sizes, kept), "![CPU seconds](peers.svg)", "", *said])
    sys.stdout.write(text)
    if arguments.write:
        some = next((name for name in (f"{_SOME} Markdown files", "one paragraph") if name in found), "")
        bars = [
            Bar(name, usage.cpu, {"ours": "ours", "native": "other"}.get(tools[name].kind, "peer"))
            for name, usage in sorted(found[some].items(), key=lambda item: item[1].cpu)
            if tools[name].kind != "bare" and name != _TWO
        ]
        for name, content in (("peers.md", text), ("peers.svg", chart(f"{some}: CPU seconds", bars))):
            with open(os.path.join(ROOT, "benchmarks", name), "w", encoding="utf-8") as file:
                file.write(content.rstrip("\n") + "\n")


if __name__ == "__main__":
    main()
