"""The summary in Markdown: its form, that text stays text, links, and its limit."""

from __future__ import annotations

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sourcecheck.cli.published import published
from sourcecheck.finding import Severity
from sourcecheck.report import FileReport, Problem
from sourcecheck.reporters import Look
from sourcecheck.reporters.markdown import LIMIT
from sourcecheck.reporters.markdown_text import cell, code, markdown_text
from sourcecheck.terminal import safe

from .made import ANY_TEXT, RULE, SITUATIONS, finding, report, written

BASE = "https://github.com/owner/site/blob/0123456789012345678901234567890123456789/"
LINKING = Look(rules=lambda: {RULE.id: RULE}, published=lambda: BASE)
# What GitHub makes something of, in text that is not code.
ALIVE = re.compile(r"[@#$\\`*_~<>\[\]|]|:[^\s:]+:|:/|www\.|\b(?i:gh)-\d|\b[0-9a-f]{7,40}\b")
RENDER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def test_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    source = "A lake.\nIt is low.\n"
    one = finding(source, 2, 6, severity=Severity.ERROR, message="“a|b” by @name, R&D: who is <b>that</b>?")
    two, three = finding(source, 8, 10), finding(source, 11, 13, rule="other/rule", severity=Severity.INFO)
    problem = Problem("b.md", "input", "b.md: no such file or folder")
    out = written(
        "markdown",
        report(source, one, two, three, below=(two,), suppressed=2, known=1200, elsewhere=1),
        report("", path="clean.md"),
        FileReport("b.md", read=False, problems=(problem,)),
        look=LINKING,
    )
    assert out == (
        "# sourcecheck\n"
        "\n"
        "**3 findings in 1 of 2 files:** 1 error, 1 warning, 1 info.\n"
        "\n"
        "Not listed:\n"
        "\n"
        "- 1 finding below the severity asked for\n"
        "- 2 findings suppressed by directives in the articles\n"
        "- 1,200 known findings of the baseline\n"
        "- 1 finding on lines that did not change\n"
        "\n"
        "## Not checked\n"
        "\n"
        "- error, `b.md`: no such file or folder\n"
        "\n"
        "## Rules\n"
        "\n"
        "| Findings | Rule | What would settle it |\n"
        "| ---: | --- | --- |\n"
        "| 2 | `test/rule` | Name the lake &amp; the town. |\n"
        "| 1 | `other/rule` |  |\n"
        "\n"
        f"## [`a.md`]({BASE}a.md)\n"
        "\n"
        "| Line | Severity | Rule | Message |\n"
        "| ---: | --- | --- | --- |\n"
        f"| [1:3]({BASE}a.md?plain=1#L1) | error | `test/rule` "
        "| `“a\\|b”` by `@name,` R&amp;D: who is `<b>that</b>?` |\n"
        f"| [2:1]({BASE}a.md?plain=1#L2) | warning | `test/rule` | Say more. |\n"
        f"| [2:4]({BASE}a.md?plain=1#L2) | info | `other/rule` | Say more. |\n"
    )
    assert written("markdown", report("")) == "# sourcecheck\n\n**No findings in 1 file.**\n"


class Page(HTMLParser):
    """What stands on a page: cells, tags, links, and the text outside of code."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.cells: list[str] = []
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.headings: list[str] = []
        self.plain = ""
        self._open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self._open.append(tag)
        if tag == "td":
            self.cells.append("")
        if tag == "h2":
            self.headings.append("")
        self.links += [value or "" for name, value in attrs if name == "href"]
        assert all(name in ("href", "style", "align") for name, _ in attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "td" in self._open:
            self.cells[-1] += data
        if "h2" in self._open:
            self.headings[-1] += data
        if "code" not in self._open:
            self.plain += data


TAGS = {"h1", "h2", "p", "strong", "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "code", "a"}


def judged(html: str, source: str, path: str, message: str) -> None:
    """The page of one finding: text is text, and the cells are those of one row."""
    page = Page(html)
    assert page.tags <= TAGS
    assert page.links == []
    assert not ALIVE.search(page.plain)
    *_, place, severity, rule, told = page.cells
    assert len(page.cells) == 3 + 4
    assert (place, severity, rule) == ("1:1", "warning", "test/rule")
    assert " ".join(told.split()) == safe(" ".join(message.split()))
    assert page.headings[0] == "Rules"
    assert len(page.headings) == 2


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_any_text_stays_text(source: str, path: str, message: str) -> None:
    one = finding(source, 0, len(source), path)._replace(message=message)
    out = written("markdown", report(source, one, path=path))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e]", out)
    assert "##[" not in out
    assert not re.search(r"^\s*::", out, re.MULTILINE)
    judged(RENDER.render(out), source, path, message)


@pytest.mark.skipif(not shutil.which("cmark-gfm"), reason="cmark-gfm, GitHub's own renderer, is not installed")
@given(st.lists(st.tuples(ANY_TEXT, ANY_TEXT), min_size=30, max_size=30))
@pytest.mark.long
def test_any_text_stays_text_for_githubs_own_renderer(texts: list[tuple[str, str]]) -> None:
    parts = []
    for path, message in texts:
        parts.append(written("markdown", report("x", finding("x", 0, 1, path)._replace(message=message), path=path)))
    mark = "\n\n<!-- next -->\n\n"
    command = ["cmark-gfm", "--unsafe"]
    for name in ("table", "autolink", "strikethrough", "footnotes", "tasklist"):
        command += ["-e", name]
    done = subprocess.run(
        command, input=mark.join(parts), encoding="utf-8", capture_output=True, timeout=20, check=True
    )
    pages = done.stdout.split("<!-- next -->")
    for (path, message), html in zip(texts, pages, strict=True):
        judged(html, "x", path, message)


@given(ANY_TEXT)
def test_plain_words_and_code(text: str) -> None:
    shown = safe(" ".join(text.split()))
    for made in (markdown_text(text), code(text)):
        (paragraph,) = re.findall(r"<td>(.*)</td>", RENDER.render(f"| a |\n| --- |\n| {cell(made)} |\n"))
        page = Page(f"<table><td>{paragraph}</td></table>")
        assert page.cells == [shown]
        assert not ALIVE.search(page.plain)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“still” has no date. As of when?", "“still” has no date. As of when?"),
        ("Smith & Sons: and/or 50% (1,000)!", "Smith &amp; Sons: and/or 50% (1,000)!"),
        ("see @name and #12, or owner/site#3", "see `@name` and `#12,` or `owner/site#3`"),
        ("at https://example.org/a or www.example.org", "at `https://example.org/a` or `www.example.org`"),
        ("a@b.org", "`a@b.org`"),
        ("costs $5 or $6", "costs `$5` or `$6`"),
        ("say :tada: twice", "say `:tada:` twice"),
        ("commit deadbeef1 of GH-7", "commit `deadbeef1` of `GH-7`"),
        ("a ` `` c", "a ``` ` `` ``` c"),
        ("\x1b[31m red", "`\\x1b[31m` red"),
        ("हिन्दी में", "हिन्दी में"),
        ("", ""),
    ],
)
def test_what_becomes_code(text: str, expected: str) -> None:
    assert markdown_text(text) == expected


@pytest.mark.parametrize("situation", SITUATIONS)
def test_situations(situation: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    reports = SITUATIONS[situation]
    page = Page(RENDER.render(written("markdown", *reports, look=LINKING)))
    assert page.tags <= TAGS
    assert len(page.cells) == 4 * sum(len(one.findings) for one in reports) + 3 * any(one.findings for one in reports)
    assert all(link.startswith(BASE) for link in page.links)
    assert ("Not checked" in page.headings) is any(one.problems for one in reports)


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("a.md", "a.md"),
        ("./posts/a b(1).md", "posts/a%20b%281%29.md"),
        ("é?#.md", "%C3%A9%3F%23.md"),
        ("../a.md", None),
        ("/etc/a.md", None),
        ("posts/../../a.md", None),
        ("<stdin>", None),
        ("javascript:alert(1)", "javascript%3Aalert%281%29"),
        ("a&copy;*b*.md", "a%26copy%3B%2Ab%2A.md"),
        ("caf\udce9.md", "caf%E9.md"),
    ],
)
def test_only_what_is_published_is_linked(
    path: str, address: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    page = Page(RENDER.render(written("markdown", report("x", finding("x", 0, 1, path), path=path), look=LINKING)))
    expected = [] if address is None else [BASE + address, f"{BASE}{address}?plain=1#L1"]
    assert page.links == expected


def test_where_runs_are_published(tmp_path: Path) -> None:
    (tmp_path / "a b").mkdir()
    commit = "0123456789abcdef" * 2 + "01234567"
    github = {
        "GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "owner/site", "GITHUB_SHA": commit,
        "GITHUB_WORKSPACE": str(tmp_path),
    }  # fmt: skip
    gitlab = {
        "CI_PROJECT_URL": "https://gitlab.example:8443/group/sub/site", "CI_COMMIT_SHA": commit,
        "CI_PROJECT_DIR": str(tmp_path),
    }  # fmt: skip
    here, inside, outside = str(tmp_path), str(tmp_path / "a b"), str(tmp_path.parent)
    assert published(github, here) == f"https://github.com/owner/site/blob/{commit}/"
    assert published(github, inside) == f"https://github.com/owner/site/blob/{commit}/a%20b/"
    (tmp_path / "out" / ".git").mkdir(parents=True)  # checked out into a folder
    assert published(github, str(tmp_path / "out")) == published(github, here)
    assert published(gitlab, inside) == f"https://gitlab.example:8443/group/sub/site/-/blob/{commit}/a%20b/"
    assert published(github, outside) == published({}, here) == ""
    for name, value in (
        ("GITHUB_SERVER_URL", "javascript:alert(1)//"), ("GITHUB_SHA", "main"), ("GITHUB_REPOSITORY", "a)b](x/y"),
        ("GITHUB_WORKSPACE", ""),
    ):  # fmt: skip
        assert published(github | {name: value}, here) == ""


def test_a_summary_holds_1_mib_and_says_what_is_left_out() -> None:
    source = "A lake."
    found = [finding(source, 2, 6, rule=f"test/{'r' * 300}-{number}") for number in range(1500)]
    found = [one._replace(message="日本 " * 300) for one in found]
    problems = tuple(Problem("b.md", "input", "b.md: " + "no such file " * 50) for _ in range(1000))
    out = written("markdown", *[report(source, *found)] * 4, FileReport("b.md", read=False, problems=problems))
    assert LIMIT * 0.9 < len(out.encode()) <= LIMIT
    page = Page(RENDER.render(out))
    rows = len(re.findall(r"^\| 1:3 ", out, re.MULTILINE))
    assert f"{6000 - rows:,} more findings left out here: a summary holds 1 MiB." in page.plain
    rules = len(re.findall(r"^\| 4 ", out, re.MULTILINE))
    assert f"{1500 - rules:,} more rules left out here: a summary holds 1 MiB." in page.plain
    assert re.search(r"\d+ more problems left out here: a summary holds 1 MiB\.", page.plain)
    assert "6,000 findings in 4 files" in page.plain
