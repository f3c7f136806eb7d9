"""An article as it reads: nothing that a reader sees is lost, and every finding has its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import ROOT

from sourcecheck.document import Document, Format, Kind
from sourcecheck.finding import Confidence, Finding, Severity
from sourcecheck.readers import read_text
from sourcecheck.text import Span
from sourcecheck.view import Node, Piece, View, excerpted, numbers, viewed

PARTS = st.sampled_from(
    [
        "Experts say", " the lake", "\n", "\n\n", "**bold**", "<b>bold</b>", "&amp;", "&nbsp;", "\U0001f600", "e\u0301",
        "<p>", "</p>", "<!-- c -->", "<td>", "\n| a | b |\n|---|---|\n| 1 | 2 |\n", "\n| a | b |\n", "\n# Heading\n",
        "\n- item\n", "\n  - deeper\n", "\n1. one\n", "\n> quote\n", "`code`", "\n```\nx  y\n\nz\n```\n",
        "[text](http://a.example/x)", "![alt](a.png)", "---\ntitle: x\n---\n", "[^1]", "\n[^1]: note\n", "<br>",
        "<table><tr><td>1<p>2</table>", "<ul><li>a<ul><li>b</ul></ul>", "<nav><a href=/>Home</a></nav>",
        "<img alt='a b' src=x>", "<figure><img alt=y><figcaption>z</figcaption></figure>", "<pre>a\n  &lt;b</pre>",
        "<details><summary>s</summary>t</details>", "<dl><dt>t<dd>d</dl>", "<title>T</title>", "<aside>x</aside>",
    ]
)  # fmt: skip
SOURCES = st.lists(PARTS, max_size=25).map("".join)


def made(source: str, span: Span, scope: str = "span") -> Finding:
    from sourcecheck.text import LineIndex

    lines = LineIndex(source)
    return Finding(
        "a.md", "test/rule", Severity.WARNING, Confidence.HIGH, "Say more.", span, lines.position(span.start),
        lines.position(span.end), source[span.start : span.end], scope=scope,
    )  # fmt: skip


def all_nodes(view: View) -> Iterator[Node]:
    left = list(view.nodes)
    while left:
        node = left.pop()
        yield node
        left += node.children


def shown(pieces: tuple[Piece, ...]) -> str:
    return "".join("".join(piece.text for piece in pieces).split())


def check_shown(document: Document, view: View) -> None:
    seen = Counter(shown(node.pieces) for node in all_nodes(view))
    expected = Counter("".join(block.text.split()) for block in document.blocks if block.kind is not Kind.ATTRIBUTE)
    del expected[""]
    assert not expected - seen


@pytest.mark.parametrize("format", list(Format))
@given(source=SOURCES, data=st.data())
def test_all_that_is_seen_is_shown_and_all_that_is_found_has_a_place(
    format: Format, source: str, data: st.DataObject
) -> None:
    document = read_text(source, "a.md", format)
    places = st.integers(0, len(source))
    spans = data.draw(st.lists(st.tuples(places, places).map(sorted), max_size=5))
    findings = [made(source, Span(start, end)) for start, end in spans]
    view = viewed(document, findings)
    check_shown(document, view)
    assert {number for node in view.nodes for number in numbers(node)} == set(range(len(findings)))
    short = excerpted(view)
    assert {number for node in short.nodes for number in numbers(node)} == set(range(len(findings)))
    for node in all_nodes(view):
        for piece in node.pieces:
            assert 0 <= piece.span.start <= piece.span.end <= len(source)
            assert set(piece.ends) <= set(piece.findings)


@given(source=SOURCES, data=st.data())
def test_words_are_marked_and_no_others(source: str, data: st.DataObject) -> None:
    document = read_text(source, "a.md", Format.MARKDOWN)
    blocks = [block for block in document.blocks if block.text and block.kind not in (Kind.ATTRIBUTE, Kind.CODE)]
    if not blocks:
        return
    block = data.draw(st.sampled_from(blocks))
    start = data.draw(st.integers(0, len(block.text) - 1))
    end = data.draw(st.integers(start + 1, len(block.text)))
    span = block.span(start, end)
    view = viewed(document, [made(source, span)])
    marked = [piece for node in all_nodes(view) for piece in node.pieces if piece.findings == (0,)]
    assert marked
    text = "".join(piece.text for piece in marked)
    # Where an entity or collapsed space stands at the edge, all of it is marked.
    assert block.text[start:end] in text or all(piece.span.overlaps(span) for piece in marked)


def rows(source: str, format: Format = Format.MARKDOWN) -> list[str]:
    return [outline(node) for node in viewed(read_text(source, "a", format), ()).nodes]


def outline(node: Node) -> str:
    inside = [piece.text for piece in node.pieces] + [outline(child) for child in node.children]
    return f"{node.kind}({', '.join(inside)})"


def test_parts_stand_in_each_other_as_they_read() -> None:
    assert rows("# The *weir*\n\n- one\n\n  more\n  1. deep\n- two\n\n> said\n\n![a dam](x.png)\n") == [
        "heading(The , weir)",
        "list(item(text(one), paragraph(more), ordered-list(item(text(deep)))), item(text(two)))",
        "blockquote(paragraph(said))",
        "image(a dam)",
    ]
    assert rows("| a | b |\n|---|---|\n| 1 | |\n") == [
        "table(row(cell(text(a)), cell(text(b))), row(cell(text(1)), cell()))"
    ]
    (code,) = rows("```\nx  y\n\n  z\n```\n")
    assert code.replace(", ", "") == "code(x  y\n\n  z)"
    page = "<nav><a href=/>Home</a></nav><main><p>One<p>Two &amp; three<pre>a\n  b</pre></main><footer>x</footer>"
    assert rows(page, Format.HTML) == [
        "furniture(paragraph(Home))",
        "paragraph(One)",
        "paragraph(Two & three)",
        "code(a\n,   b)",
        "furniture(paragraph(x))",
    ]


def at(source: str, words: str, format: Format = Format.MARKDOWN) -> View:
    start = source.index(words)
    return viewed(read_text(source, "a", format), [made(source, Span(start, start + len(words)))])


def places(view: View) -> list[tuple[str, str]]:
    return [
        (
            node.kind,
            "".join(piece.text for piece in node.pieces if 0 in piece.findings) if 0 not in node.findings else "",
        )
        for node in all_nodes(view)
        if 0 in node.findings or any(0 in piece.findings for piece in node.pieces)
    ]


def test_a_finding_about_words_marks_them_and_one_about_more_frames_it() -> None:
    source = "# Lake\n\nExperts say the **lake** is low.\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nEnd.\n"
    assert places(at(source, "the **lake** is")) == [("paragraph", "the lake is")]
    assert places(at(source, "one\n- two")) == [("text", ""), ("text", "")]
    assert places(at(source, "| a | b |\n|---|---|\n| 1 | 2 |")) == [("table", "")]
    assert places(at(source, "low.\n\n- one")) == [("text", ""), ("paragraph", "low.")]


def test_a_picture_between_words_does_not_hide_which_they_are() -> None:
    source = "See ![the weir](a.png) here.\n"
    assert ("paragraph", "See here.") in places(at(source, source.strip()))


def test_what_is_not_seen_is_shown_beside_its_words_or_as_source() -> None:
    source = "---\nauthor: nobody\n---\n\nSee [the log](http://bad..example/) today.\n"
    assert places(at(source, "http://bad..example/")) == [("paragraph", "the log")]
    assert places(at(source, "nobody")) == [("unseen", "")]
    page = "<p>One <img src='a.png' alt=''> two.</p><table><tr><td>1</td></tr></table>"
    assert places(at(page, "a.png", Format.HTML)) == [("image", "")]
    assert places(at(page, "<tr>", Format.HTML)) == [("table", "")]


def test_an_article_has_the_title_that_stands_on_top() -> None:
    assert viewed(read_text("Intro.\n\n## Low\n\n# High\n", "a", Format.MARKDOWN), ()).title == "High"
    assert viewed(read_text("---\ntitle: The  weir\n---\nIntro.\n", "a", Format.MARKDOWN), ()).title == "The weir"
    assert viewed(read_text("Intro.\n", "a", Format.MARKDOWN), ()).title == ""


def test_findings_about_the_article_stand_apart() -> None:
    source = "# Lake\n\nLow.\n"
    view = viewed(read_text(source, "a", Format.MARKDOWN), [made(source, Span(0, 6), scope="document")])
    assert view.about == (0,) and places(view) == []


def test_an_excerpt_keeps_what_has_findings_and_what_stands_beside() -> None:
    source = "# Lake\n\n" + "".join(f"Paragraph {number}.\n\n" for number in range(10)) + "## Last\n\nEnd.\n"
    kinds = [(node.kind, node.left_out) for node in excerpted(at(source, "Paragraph 5.")).nodes]
    assert kinds == [
        ("heading", 0), ("gap", 4), ("paragraph", 0), ("paragraph", 0), ("paragraph", 0), ("gap", 3), ("heading", 0),
        ("gap", 1),
    ]  # fmt: skip


@pytest.mark.long
@pytest.mark.parametrize("folder", ["markdown/digitalgov", "markdown/rust-blog", "html/readability"])
def test_nothing_of_real_articles_is_lost(folder: str) -> None:
    from sourcecheck import check_text

    top = Path(ROOT).parent / "shared" / "data" / folder
    if not top.is_dir():
        pytest.skip("../shared is not here")
    for path in sorted(top.rglob("*.*"))[::7]:
        written = {".md": Format.MARKDOWN, ".html": Format.HTML}.get(path.suffix)
        if written is None:
            continue
        source = path.read_text(encoding="utf-8", errors="replace").removeprefix("\ufeff")
        findings = check_text(source, format=written, path="a")
        document = read_text(source, "a", written)
        view = viewed(document, findings)
        check_shown(document, view)
        found = {number for node in view.nodes for number in numbers(node)} | set(view.about)
        assert found == set(range(len(findings))), path
