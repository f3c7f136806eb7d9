"""The HTML reader: blocks, marks, links, pictures, and exact places in any input."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sourcecheck.document import Block, Document, Kind, MarkKind
from sourcecheck.errors import ReadError
from sourcecheck.html_tokens import tokens
from sourcecheck.readers import html
from sourcecheck.readers.writer import Writer

DATA = os.path.join(os.path.dirname(__file__), "..", "..", "..", "shared", "data", "html")
_PLAIN = {ord(char): " " for char in "\t\n\r\f\v\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000"}
_PLAIN.update(dict.fromkeys(range(8192, 8203), " "))


def read(source: str) -> Document:
    return html.read(source, "page.html")


def texts(source: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in read(source).blocks]


def at(document: Document, block: Block, words: str) -> str:
    start = block.text.index(words)
    span = block.span(start, start + len(words))
    return document.source[span.start : span.end]


def hold(document: Document) -> None:
    """Runs tile each text, lie in order, and equal the source where they are as long as it."""
    source = document.source
    for number, block in enumerate(document.blocks):
        assert block.number == number
        assert block.runs and block.runs[0].at == 0
        for index, run in enumerate(block.runs):
            end = block.runs[index + 1].at if index + 1 < len(block.runs) else len(block.text)
            assert run.at < end <= len(block.text)
            assert 0 <= run.start <= run.end <= len(source)
            if run.end - run.start == end - run.at:
                written = source[run.start : run.end].translate(_PLAIN).replace("\0", "\ufffd")
                assert block.text[run.at : end] == written
            if index:
                assert block.runs[index - 1].end <= run.start
        assert block.extent.contains(block.whole)
        assert "  " not in block.text and block.text == block.text.strip(" ")
        for mark in block.marks:
            assert 0 <= mark.start < mark.end <= len(block.text)
    for link in document.links:
        assert link.span.contains(link.target_span)
        assert source.startswith("<", link.span.start)
        if link.text and link.block >= 0:
            assert link.text.split()[0] in document.blocks[link.block].text
    for datum in document.metadata.data:
        assert 0 <= datum.span.start <= datum.span.end <= len(source)
    for container in document.containers:
        assert container.span.start <= container.span.end <= len(source)


# Blocks ---------------------------------------------------------------------


def test_blocks_have_their_kinds_and_levels() -> None:
    document = read(
        "<h2>Head</h2><p>One<p>Two<ul><li>a<li>b<ul><li>c</ul></ul><dl><dt>T<dd>D</dl><pre>x  y</pre>"
        "<figure><img src=i alt=''><figcaption>Cap</figcaption></figure><blockquote><p>Q</blockquote>loose"
    )
    assert [(block.kind.value, block.level, block.text) for block in document.blocks] == [
        ("heading", 2, "Head"),
        ("paragraph", 0, "One"),
        ("paragraph", 0, "Two"),
        ("item", 1, "a"),
        ("item", 1, "b"),
        ("item", 2, "c"),
        ("term", 0, "T"),
        ("detail", 0, "D"),
        ("code", 0, "x y"),
        ("caption", 0, "Cap"),
        ("paragraph", 0, "Q"),
        ("paragraph", 0, "loose"),
    ]
    assert document.blocks[10].quoted
    assert document.blocks[5].within == ("list", "item", "list", "item")
    assert document.images[0].caption == 9


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("<p>a<script>var b = '<p>no</p>';</script>c", ["ac"]),
        ("<p>a<style>p{}</style><template><p>no</template>c", ["ac"]),
        ("<p>a<noscript><p>no</p></noscript>c", ["ac"]),
        ("<p>a<svg><title>no</title><text>no</text></svg>c", ["ac"]),
        ("<svg><path><p>a forgotten end</p>", ["a forgotten end"]),
        ("<svg/><p>a", ["a"]),
        ("<p>a<select><option>no</select><textarea>no</textarea>c", ["ac"]),
        ("<p>a<span hidden>no</span><span style='display: none'>no</span>c", ["ac"]),
        ("<div hidden><p>no<div>no</div></div><p>yes", ["yes"]),
        ("<p hidden>no<p>yes", ["yes"]),
        ("<p>a<i aria-hidden=true>*</i>c", ["ac"]),
        ("<dialog>no</dialog><dialog open>yes</dialog>", ["yes"]),
        ("<body style='visibility:hidden'><p>yes", ["yes"]),
        ("<p>a<br>b<br/>c", ["a b c"]),
        ("<div>a<br><br>b<br>\n<br>c</div>", ["a", "b", "c"]),
        ("<p>one <b>two</b>\n   three&nbsp;four", ["one two three four"]),
        ("a</>b", ["ab"]),
        ("a</p>b</div>c", ["a", "b", "c"]),
        ("<p>a<p foo", ["a"]),
        ("text <a href=x", ["text"]),
        ("line\r\nend<b", ["line end"]),
        ("1 < 2 &amp;&lt; 3", ["1 < 2 &< 3"]),
        ("<xmp>a</>b&amp;</xmp>", ["a</>b&amp;"]),
        ("<div><form><div></form>a</div>b</div>c", ["a", "b", "c"]),
        ("<h2>a</h3>b", ["a", "b"]),
        ("\0<p>a\0b", ["\ufffd", "a\ufffdb"]),
    ],
)
def test_what_a_reader_sees(source: str, shown: list[str]) -> None:
    document = read(source)
    hold(document)
    assert [block.text for block in document.blocks] == shown


def test_places_inside_markup_and_entities() -> None:
    document = read("<p>The <b>prime</b> minister said &ldquo;caf&eacute;&rdquo;\n  on\u2028Friday 😀 now.</p>")
    (block,) = document.blocks
    assert at(document, block, "prime minister") == "prime</b> minister"
    assert at(document, block, "“café”") == "&ldquo;caf&eacute;&rdquo;"
    assert at(document, block, "on Friday") == "on\u2028Friday"
    assert at(document, block, "😀 now") == "😀 now"
    assert document.source[slice(*block.extent)] == document.source


def test_marks() -> None:
    document = read(
        "<p><b>s</b> <em>e</em> <code>c</code> <cite>w</cite> <q>q</q> <del>d</del> <abbr title='A B'>AB</abbr> "
        "<time datetime=2026-01-02>Friday</time> m<sup>2</sup> said<sup><a href='#n1'>1</a></sup>"
    )
    block = document.blocks[0]
    marks = [(mark.kind, block.text[mark.start : mark.end]) for mark in block.marks]
    assert marks == [
        (MarkKind.STRONG, "s"),
        (MarkKind.EMPHASIS, "e"),
        (MarkKind.CODE, "c"),
        (MarkKind.CITE, "w"),
        (MarkKind.QUOTE, "q"),
        (MarkKind.DELETED, "d"),
        (MarkKind.ABBREVIATION, "AB"),
        (MarkKind.TIME, "Friday"),
        (MarkKind.LINK, "1"),
        (MarkKind.NOTE, "1"),
    ]
    assert document.blocks[1].name == "title" and document.blocks[1].kind is Kind.ATTRIBUTE


def test_links_know_text_target_and_block() -> None:
    document = read(
        "<p>See <a href='/a?x=1&amp;y=2' rel=nofollow>the <b>report</b></a>.<a href=b><h3>T</h3><p>u</p></a>"
    )
    first, second = document.links
    assert (first.target, first.text, first.block, first.rel) == ("/a?x=1&y=2", "the report", 0, "nofollow")
    assert document.source[slice(*first.target_span)] == "/a?x=1&amp;y=2"
    assert document.source[slice(*first.span)].endswith("</a>")
    assert (second.target, second.text, second.block) == ("b", "T u", 1)
    assert document.blocks[1].marks[0].target == "b"


def test_attributes_are_text_with_places() -> None:
    document = read("<p>a <img alt='R&amp;D &copy=1 caf&eacute;' src=x title=T> b")
    assert [(block.kind.value, block.name, block.text) for block in document.blocks] == [
        ("paragraph", "", "a b"),
        ("attribute", "alt", "R&D &copy=1 café"),
        ("attribute", "title", "T"),
    ]
    assert at(document, document.blocks[1], "café") == "caf&eacute;"
    assert document.images[0].alt == "R&D &copy=1 café"


def test_captions_by_class_and_pictures_of_a_gallery() -> None:
    document = read(
        "<div class=wp-caption><img src=a><p class=wp-caption-text>A</p></div>"
        "<figure><figcaption>Both</figcaption><img src=b><figure><img src=c></figure></figure>"
    )
    captions = [document.blocks[image.caption].text for image in document.images]
    assert captions == ["A", "Both", "Both"]
    assert document.blocks[0].kind is Kind.CAPTION


def test_footnotes() -> None:
    document = read("<section class=footnotes><ol><li id=fn1><p>Note.</p></li></ol></section><ol><li>Item</ol>")
    assert [block.kind for block in document.blocks] == [Kind.FOOTNOTE, Kind.ITEM]
    assert document.blocks[0].within == ("section", "ordered-list", "footnote")


def test_containers_keep_what_names_an_author_box() -> None:
    document = read(
        "<div class='author-bio' id=b><p>Ana writes.</p></div><div class=x1><p>no</p></div>"
        "<p>By <span class=byline>Ana</span>"
    )
    kinds = [(container.kind, container.attribute("class")) for container in document.containers]
    assert kinds == [("div", "author-bio"), ("div", "byline")]
    assert document.source[slice(*document.containers[1].span)] == "<span class=byline>Ana</span>"


def test_comments_are_kept() -> None:
    document = read("<!-- sourcecheck: x --><p>a<!--b-->c<!---->d")
    assert [comment.text for comment in document.comments] == [" sourcecheck: x ", "b", ""]
    assert document.source[slice(*document.comments[1].text_span)] == "b"
    assert document.blocks[0].text == "acd"


def test_comments_end_as_browsers_end_them() -> None:
    document = read("<!-->a<!--->b<!-- c --!>d<!-- e")
    assert [comment.text for comment in document.comments] == ["", "", " c ", " e"]
    assert document.blocks[0].text == "abd"


def test_comments_are_kept_where_text_is_not_shown() -> None:
    source = "<svg><!--a--></svg><template><!--b--></template><select><!--c--></select><video><!--d--></video>"
    assert [comment.text for comment in read(source).comments] == ["a", "b", "c", "d"]
    assert not read("<script><!-- a --></script><style><!-- b --></style><textarea><!-- c --></textarea>").comments


def test_a_part_of_a_source_is_read_in_place() -> None:
    source = "# Title\r\n\r\n<p>A <b>b</b>\r\nc</p>\r\n\r\n<p>not this"
    writer = Writer(source, "x.md")
    html.read_into(writer, source.index("<p>"), source.index("</p>") + 4)
    (block,) = writer.blocks
    assert block.text == "A b c"
    assert source[slice(*block.span(2, 5))] == "b</b>\r\nc"


# Limits ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "source",
    ["<div>" * 100_000, "<b>" * 100_000, "<table><tr>" + "<td>" * 1_000_000, "<br>" * 500_000],
    ids=["div", "b", "td", "br"],
)
def test_limits_are_named(source: str) -> None:
    with pytest.raises(ReadError, match=r"^page\.html: .*(2,000|200,000|400,000)"):
        read(source)


@pytest.mark.parametrize("unit", ["<!--", "<p ", '<p a="', "<", "</>", "&amp;", "<svg>", "<script>", "<![CDATA["])
def test_odd_input_ends(unit: str) -> None:
    hold(read(unit * (200_000 // len(unit))))


def test_cost_grows_with_size_only() -> None:
    """Nesting that invites quadratic searches: counted in function calls, not in seconds."""
    import sys

    def calls(source: str) -> int:
        count = 0

        def profile(frame: object, event: str, argument: object) -> None:
            nonlocal count
            count += 1

        sys.setprofile(profile)
        try:
            read(source)
        finally:
            sys.setprofile(None)
        return count

    shapes: tuple[Callable[[int], str], ...] = (
        lambda n: "<div>" * 900 + "<li></li>" * n,
        lambda n: "<section>" * 900 + "<section>x</section>" * n,
        lambda n: "<b>" * 900 + "<p>x" * n,
        lambda n: "<table><tr>" + "<td rowspan=60000><td rowspan=50000>" * n + "<tr><td>" * n,
        lambda n: "<div><table><td>" + "<section>" * 900 + "</div>" * n,
        lambda n: "<table>" + "<tr><th>x" * n,
        lambda n: "<figure><img>" * 900 + "<img>" * n,
    )
    for make in shapes:
        assert calls(make(4_000)) < 6 * calls(make(1_000))


# Properties -----------------------------------------------------------------

_WORDS = st.sampled_from(
    [
        "a",
        "one two",
        "  ",
        "\n",
        "\r\n",
        "\r",
        "😀",
        "&amp;",
        "&nbsp;",
        "&eacute;",
        "&#8220;",
        "&bogus;",
        "&ampb",
        "\xa0",
        "\xad",
        "\u2028",
        "\u200b",
        "\x85",
        "\0",
        "</>",
        "<",
        ">",
        "é",
        "</",
        "<!",
        "&",
        "\t",
    ]
)
_TAGS = st.sampled_from([
    "p", "div", "b", "i", "a href=x", "a href='y&amp;z'", "ul", "li", "h1", "h2", "table", "tr", "td", "th colspan=2",
    "td rowspan=3", "caption", "figure", "figcaption", "br", "img alt='a&lt;b' src=x",
    "img title=\"T 'q'\"", "img alt=un&amp;quoted",
    "span hidden", "span class=byline", 'div class="author\r\nbox"', "title", "script", "style",
    "svg", "noscript", "textarea", "pre", "blockquote", "time datetime=2026", "sup", "dl", "dt", "dd",
    "article", "section", "xmp", "form", "button", "thead", "tbody", "select", "span itemprop=author", "dialog",
    "b itemprop=name",
])  # fmt: skip
_PARTS = st.one_of(
    _WORDS,
    _TAGS.map("<{}>".format),
    _TAGS.map(lambda tag: f"</{tag.split()[0]}>"),
    st.sampled_from(["<!-- c -->", "<p foo", "<b\r\nclass='x>y'>", "<P>", "<br/>", "<?php x ?>", "<!DOCTYPE html>"]),
    st.text(max_size=4),
)
_PAGES = st.lists(_PARTS, max_size=30).map("".join)


@given(_PAGES)
@example("<b></>")
@example("<title>a</>b</title>")
@settings(max_examples=400, deadline=None)
def test_runs_hold_for_any_input(source: str) -> None:
    hold(read(source))


@given(_PAGES, st.data())
@settings(max_examples=150, deadline=None)
def test_any_part_of_a_text_maps_back(source: str, data: st.DataObject) -> None:
    document = read(source)
    for block in document.blocks[:5]:
        start = data.draw(st.integers(0, len(block.text)))
        end = data.draw(st.integers(start, len(block.text)))
        span = block.span(start, end)
        assert block.whole.contains(span) or start == end
        assert block.span(0, start).end <= span.end or start == end


@given(_PAGES)
@example("<td>x")
@example("</><br/>a")
@settings(max_examples=200, deadline=None)
def test_a_paragraph_in_front_shifts_places_and_changes_nothing_else(source: str) -> None:
    front = "<p>x</p>\n"
    before, after = read(source), read(front + source)
    shift = len(front)
    assert [(block.kind, block.text, block.level, block.within) for block in after.blocks[1:]] == [
        (block.kind, block.text, block.level, block.within) for block in before.blocks
    ]
    for old, new in zip(before.blocks, after.blocks[1:], strict=True):
        assert [(run.at, run.start + shift, run.end + shift) for run in old.runs] == [tuple(run) for run in new.runs]
        assert (old.extent.start + shift, old.extent.end + shift) == tuple(new.extent)
        assert old.marks == new.marks
    assert [link.span.start + shift for link in before.links] == [link.span.start for link in after.links]
    assert [datum.span.start + shift for datum in before.metadata.data] == [d.span.start for d in after.metadata.data]
    assert [table.width for table in before.tables] == [table.width for table in after.tables]


@given(_PAGES.map(lambda page: page.replace("\r", "")))
@settings(max_examples=200, deadline=None)
def test_line_ends_of_either_kind_give_the_same(source: str) -> None:
    crlf = source.replace("\n", "\r\n")
    places = [0]
    for char in source:
        places.append(places[-1] + (2 if char == "\n" else 1))
    unix, dos = read(source), read(crlf)
    assert [block.text for block in unix.blocks] == [block.text for block in dos.blocks]
    for one, other in zip(unix.blocks, dos.blocks, strict=True):
        for offset in range(len(one.text)):
            assert places[one.span(offset, offset + 1).start] == other.span(offset, offset + 1).start
    assert [comment.text_span.start for comment in dos.comments] == [
        places[comment.text_span.start] for comment in unix.comments
    ]


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_arbitrary_text(source: str) -> None:
    hold(read(source))


# Real pages -----------------------------------------------------------------


def pages() -> Iterator[str]:
    if not os.path.isdir(DATA):
        pytest.skip("../shared/data/html is not beside the repository")
    for folder, _, names in os.walk(DATA):
        for name in sorted(names):
            if name.endswith(".html"):
                with open(os.path.join(folder, name), encoding="utf-8", errors="replace", newline="") as file:
                    yield file.read()


@pytest.mark.long
def test_real_pages_hold() -> None:
    for source in pages():
        document = read(source)
        hold(document)
        assert len(document.regions) == len(document.blocks)


@pytest.mark.long
def test_tokens_cover_real_pages() -> None:
    """The slices between tokens are the whole source, in order, and equal what the tokens say."""
    from sourcecheck.text import LineIndex

    for source in pages():
        starts = LineIndex(source).starts
        places = [(starts[token.line - 1] + token.col, token) for token in tokens(source)]
        assert not places or not source[: places[0][0]].strip()
        ends = [place for place, _ in places[1:]] + [len(source)]
        for (start, token), end in zip(places, ends, strict=True):
            written = source[start:end].replace("\r\n", "\n").replace("\r", "\n")
            said = token.source if token.source is not None else token.data
            assert written == said or written.replace("</>", "") == said or end == len(source)
