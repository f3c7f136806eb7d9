"""Reports made for the tests of formats, among them the situations that every format has to get right."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from sourcecheck.document import Document, Format
from sourcecheck.finding import Confidence, Finding, Fix, Severity, TextEdit
from sourcecheck.report import FileReport, Problem
from sourcecheck.reporters import Look, reporter
from sourcecheck.rule import Hit, Rule
from sourcecheck.settle import settle, stamp
from sourcecheck.text import Span

__all__ = ["ANY_TEXT", "RULE", "SITUATIONS", "finding", "report", "written"]

RULE = Rule(
    "test/rule",
    "Say more.",
    Severity.WARNING,
    Confidence.HIGH,
    "Nobody knows which lake <b>this</b> is.",
    "Name the lake & the town.",
    "A reader cannot look it up.\n\nTwo paragraphs.",
    ("A book without an address", "https://example.org/lakes?a=1&b=2", "https://example.org/other"),
    (),
    (),
)
# What drives terminals and CI runners, breaks lines, tables, tags and code spans, mentions people, and links.
ANY_TEXT = st.text(
    st.characters()
    | st.sampled_from("\x00\x1b\x07\r\n\t\x9b\u202e\u2028\u200d\ud800\udce9\ufffe#[]:@|`\\<>&\"'*_~$()!-/ \U0001f600"),
    max_size=60,
) | st.sampled_from(
    [
        "##[error]x", "::error::x", "##vso[task.x]", "]]>", "<!--", "<script>alert(1)</script>", "@octocat", "a@b.org",
        "https://e.org/x", "www.e.org", "[a](https://e.org)", "![a](x)", "| a | b |", "a|b", "\\|", "`a`", "``", "# a",
        "- a", "1. a", "> a", "***", "&amp;", "&#64;x", "#12", "o/r#12", "gh-12", "deadbeef", ":+1:", "$a$", "~~a~~",
        "a\\", "`", "|", "<a@b.org>", "<https://e.org>", "ftp://e.org", "a\x00b", "%0A::error::x",
    ]
)  # fmt: skip


def finding(source: str, start: int, end: int, path: str = "a.md", **more: Any) -> Finding:
    """A finding at a span; ``severity``, ``message`` and ``rule`` as they are to be, the rest goes to the hit."""
    severity, rule = more.pop("severity", Severity.WARNING), more.pop("rule", RULE.id)
    stated = RULE._replace(message=more.pop("message", RULE.message), severity=severity)
    document = Document(path=path, format=Format.TEXT, source=source, blocks=())
    one = settle([stamp(document, stated, severity, Hit(Span(start, end), **more))])[0]
    return one._replace(rule=rule)


def report(source: str, /, *findings: Finding, path: str = "a.md", **more: Any) -> FileReport:
    """The report of a file that holds the source."""
    fields: dict[str, Any] = {"format": "markdown", "encoding": "utf-8", "findings": findings, "source": source}
    return FileReport(path=path, **(fields | more))


def written(format: str, *reports: FileReport, look: Look | None = None) -> str:
    """The report in a format; it can be written as UTF-8."""
    look = Look(rules=lambda: {RULE.id: RULE}) if look is None else look
    out = "".join(reporter(format)(reports, look))
    out.encode()
    return out


def _situations() -> Iterator[tuple[str, tuple[FileReport, ...]]]:
    problem = Problem("b.md", "input", "b.md: no such file or folder")
    crash = Problem("a.md", "internal", "a.md: rule test/x failed: ValueError", "test/x")
    yield "an empty run", ()
    yield "a clean file", (report("A lake.\n"),)
    yield "problems only", (FileReport("b.md", read=False, problems=(problem,)),)
    usage = Problem("", "usage", "--select x: no such rule")
    yield "a mistake in usage", (FileReport("", read=False, problems=(usage,)),)
    source = "A lake."
    both = report(source, finding(source, 2, 6), problems=(crash,))
    yield "findings and a crash", (both, report("", path="c.md"))
    for name, source, words in (
        ("at the end of a file", "A lake", "lake"),
        ("over several lines", "One\ntwo\nthree\n", "ne\ntwo\nthr"),
        ("up to a line end", "One\ntwo\n", "two\n"),
        ("a line end alone", "One\ntwo\n", "\n"),
        ("an empty line", "One\n\n\ntwo\n", "\n\n"),
        ("behind emoji", "\U0001f600\U0001f600 e\u0301 lake\n", "lake"),
        ("of emoji", "a \U0001f600\U0001f600 b", "\U0001f600"),
        ("with CRLF", "One\r\ntwo\r\n\r\n", "two\r\n"),
        ("between CR and LF", "One\r\ntwo", "\r"),
        ("behind tabs", "a\t\tlake\t", "lake"),
        ("with lone CR", "One\rtwo\rthree", "two\rt"),
    ):
        start = source.index(words)
        yield f"a finding {name}", (report(source, finding(source, start, start + len(words))),)
    for name, source, at in (
        ("an empty place", "A lake.", 2),
        ("an empty place at a line end", "A lake.\nB", 7),
        ("an empty place at the end", "A lake.\n", 8),
        ("an empty place in an empty line", "\n\n", 1),
        ("an empty file", "", 0),
        ("an empty place behind an emoji", "\U0001f600", 1),
    ):
        yield name, (report(source, finding(source, at, at)),)
    source = "# A lake\n\nLow."
    whole = finding(source, 0, 0, scope="document", severity=Severity.ERROR)
    yield "a finding about the document", (report(source, whole),)
    again = whole._replace(message="Say less.", fingerprint="0" * 16)
    yield "two findings at one place", (report(source, whole, again, problems=(crash, crash)),)
    source, path = "A lake.", "caf\udce9/a\ud800 b\n.md"
    yield "a path that is not UTF-8", (report(source, finding(source, 2, 6, path), path=path),)
    fix = Fix("Say which.", (TextEdit(Span(2, 6), "pond"), TextEdit(Span(0, 1), "The")), safe=True)
    info = finding(source, 2, 6, severity=Severity.INFO, fix=fix)
    yield "a fix", (report(source, info),)
    yield "one path twice", (report(source, finding(source, 2, 6)), report(source, finding(source, 2, 6)))


SITUATIONS = dict(_situations())
