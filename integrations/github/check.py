"""The second step of the action: asks sourcecheck, and tells the log, the pull request, the summary and later steps.

Standard library only, and the program only as anyone else would call it, so that it fits each release
(``version:``). The protocol is that of GitHub's workflow commands: lines of standard output that begin with ``::``,
and the files that GITHUB_OUTPUT and GITHUB_STEP_SUMMARY name.
"""

from __future__ import annotations

import html
import json
import os
import re
import secrets
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

# A step's summary that is longer is refused as a whole.
SUMMARY_BYTES = 1024 * 1024
_TOLD = 4_000  # code points of an error that go into an annotation or the summary
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")  # FORCE_COLOR is often set for a whole workflow
_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


class Mistake(Exception):
    """What the workflow says cannot be meant; the text names the input and what to do."""


class Reports(NamedTuple):
    """The files in which a run leaves what is told on; empty where that is not wanted."""

    json: str
    annotations: str
    summary: str
    sarif: str


def given(name: str) -> str:
    """An input, without white space around it."""
    return os.environ.get(f"INPUT_{name.upper().replace('-', '_')}", "").strip()


def wanted(name: str) -> bool:
    """An input that is true or false.

    Raises:
        Mistake: it is neither.
    """
    value = given(name).lower()
    if value not in ("true", "false", ""):
        raise Mistake(f"{name}: expected true or false, got {value!r}")
    return value == "true"


def words(name: str) -> list[str]:
    """An input of several words: separated by white space, quoted as in a POSIX shell, with nothing expanded.

    Raises:
        Mistake: a quotation mark is never closed.
    """
    try:
        return shlex.split(given(name))
    except ValueError as error:
        raise Mistake(f"{name}: {str(error).lower()}; put a name with ' in it between double quotes") from None


def since() -> str:
    """The commit from which on lines count as changed; empty where all count.

    Raises:
        Mistake: it is not in this clone.
    """
    reference = given("since")
    if not reference and wanted("changed-only"):
        reference = _base()
        if not reference:
            say("changed-only: this run is of no pull request, all lines are checked")
    if reference and not reference.startswith("-") and _shallow() and not _known(reference):
        raise Mistake(f"{reference} is not in this clone; give actions/checkout fetch-depth: 0, and run again")
    return reference


def _base() -> str:
    """The commit that a pull request or a merge queue builds on.

    What is checked out for a pull request is, unless the workflow says otherwise, its merge with the branch as that
    stands now: the first parent. The event names the branch as it stood when the request was last touched.
    """
    parent, other = (_git("rev-parse", "--verify", "--quiet", f"HEAD^{number}^{{commit}}") for number in (1, 2))
    merged = os.environ.get("GITHUB_REF", "").startswith("refs/pull/") and other.returncode == 0
    if merged and _git("rev-parse", "HEAD").stdout.strip() == os.environ.get("GITHUB_SHA"):
        return parent.stdout.strip()
    try:
        with open(os.environ["GITHUB_EVENT_PATH"], encoding="utf-8") as file:
            event: Any = json.load(file)
    except (KeyError, OSError, ValueError):
        return ""
    if not isinstance(event, dict):
        return ""
    request, group = event.get("pull_request"), event.get("merge_group")
    if isinstance(request, dict) and isinstance(request.get("base"), dict):
        base = str(request["base"].get("sha"))
    elif isinstance(group, dict):
        base = str(group.get("base_sha"))
    else:
        return ""
    return base if _COMMIT.fullmatch(base) else ""


def _shallow() -> bool:
    return _git("rev-parse", "--is-shallow-repository").stdout.strip() == "true"


def _known(reference: str) -> bool:
    return _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{reference}^{{commit}}").returncode == 0


def _git(*arguments: str) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(["git", *arguments], capture_output=True, check=False, text=True, errors="replace")
    except (OSError, ValueError):  # no git here, or a reference with a NUL
        return subprocess.CompletedProcess(arguments, 127, "", "")


def command(reports: Reports) -> list[str]:
    """The call of sourcecheck that the inputs ask for, each input one word or, where it is a list, several.

    Raises:
        Mistake: an input cannot be meant.
    """
    call = [sys.executable, "-P", "-m", "sourcecheck", "check", "--format=text"]
    for name, file in reports._asdict().items():
        if file:
            call.append(f"--format={_FORMATS[name]}={file}")
    call += [f"--{name}={given(name)}" for name in ("preset", "config", "baseline", "fail-on") if given(name)]
    reference = since()
    if reference:
        call.append(f"--since={reference}")
    return [*call, *words("args"), "--", *words("paths")]


_FORMATS = {"json": "json", "annotations": "github", "summary": "markdown", "sarif": "sarif"}


def say(text: str) -> None:
    """Write to the log, before anything that a program started later writes there."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


@contextmanager
def no_commands() -> Iterator[None]:
    """Let nothing that is written to the log count as a command: articles and file names are quoted in it."""
    token = secrets.token_hex(16)
    say(f"::stop-commands::{token}")
    try:
        yield
    finally:
        say(f"\n::{token}::")


def annotate(text: str) -> None:
    """Show an error at the top of the run's page."""
    escaped = text[:_TOLD].replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    say(f"::error title=sourcecheck::{escaped}")


def put_out(values: dict[str, str]) -> None:
    """Hand values to later steps; a delimiter that nobody knows keeps each from being read as another."""
    path = os.environ.get("GITHUB_OUTPUT")
    if not path:
        return
    with open(path, "a", encoding="utf-8", newline="\n") as file:
        for name, value in values.items():
            end = f"end_{secrets.token_hex(16)}"
            file.write(f"{name}<<{end}\n{value}\n{end}\n")


def summarise(report: str, said: str) -> None:
    """Add the report, or what kept it from being made, to the summary of the run."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if not path:
        return
    text = ""
    if os.path.isfile(report):
        with open(report, encoding="utf-8") as file:
            text = file.read(SUMMARY_BYTES + 1)
        if len(text.encode()) > SUMMARY_BYTES - 1024:
            text = "The report is too long for this page; it stands in the log.\n"
    if not text:
        text = f"**sourcecheck could not run.**\n\n<pre>{html.escape(said[:_TOLD])}</pre>\n"
    with open(path, "a", encoding="utf-8", newline="\n") as file:
        file.write(text)


def counts(report: str) -> dict[str, str]:
    """The figures of the JSON report; empty ones where there is none."""
    try:
        with open(report, encoding="utf-8") as file:
            told = json.load(file)["summary"]
        figures = told["findings"], told["severities"]["error"], told["errors"]
    except (OSError, ValueError, KeyError):
        return {"findings": "", "errors": "", "problems": ""}
    return dict(zip(("findings", "errors", "problems"), map(str, figures), strict=True))


def _make_room(path: str) -> None:
    """Make the folder of a report.

    Raises:
        Mistake: it cannot be made.
    """
    folder = os.path.dirname(path)
    try:
        if folder:
            os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise Mistake(f"sarif: {folder}: {error.strerror}") from None


def _stamp(path: str) -> tuple[int, ...]:
    """What changes when a file is written; empty where there is none."""
    try:
        known = os.stat(path)
    except (OSError, ValueError):
        return ()
    return known.st_ino, known.st_mtime_ns, known.st_size


def main() -> int:
    """Run the step; the exit code of sourcecheck, or 2 where an input cannot be meant."""
    with tempfile.TemporaryDirectory(prefix="sourcecheck-") as folder:

        def file(name: str, use: bool) -> str:
            return os.path.join(folder, name) if use else ""

        try:
            tell, page = wanted("annotations"), wanted("summary")
            sarif = given("sarif")
            reports = Reports(file("json", True), file("annotations", tell), file("summary", page), sarif)
            call = command(reports)
            _make_room(sarif)
        except Mistake as mistake:
            annotate(str(mistake))
            put_out({"findings": "", "errors": "", "problems": "", "exit-code": "2", "sarif": ""})
            return 2
        before = _stamp(sarif)
        with no_commands(), tempfile.TemporaryFile() as errors:
            told = {**os.environ, "PYTHONIOENCODING": "utf-8"}
            code = subprocess.run(call, stdin=subprocess.DEVNULL, stderr=errors, env=told, check=False).returncode
            errors.seek(0)
            said = errors.read().decode("utf-8", "replace")
            say(said)
        said = _COLOUR.sub("", said)
        if tell and os.path.isfile(reports.annotations):
            with open(reports.annotations, encoding="utf-8") as lines:
                shutil.copyfileobj(lines, sys.stdout)
        elif code > 1:
            annotate(said)
        if page:
            summarise(reports.summary, said)
        written = sarif if _stamp(sarif) not in ((), before) else ""
        put_out(counts(reports.json) | {"exit-code": str(code), "sarif": written})
    return code


if __name__ == "__main__":
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    sys.exit(main())
