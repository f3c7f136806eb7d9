"""Markdown: structure, places, and the laws that hold for any text."""

from __future__ import annotations

import glob
import os

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sourcecheck.document import Block, Document, Kind, MarkKind, TableForm
from sourcecheck.errors import ReadError
from sourcecheck.readers import limits
from sourcecheck.readers.markdown import read


def shape(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in document.blocks]


def marked(document: Document, kind: MarkKind) -> list[str]:
    """The words under marks of a kind."""
    return [block.text[mark.start : mark.end] for block in document.blocks for mark in block.marks if mark.kind is kind]


def quote(document: Document, words: str) -> str:
    """The source of words in the first block that has them, by arithmetic."""
    block = next(block for block in document.blocks if words in block.text)
    at = block.text.index(words)
    return document.source[slice(*block.span(at, at + len(words)))]


# Structure ------------------------------------------------------------------------


def test_blocks_and_their_containers() -> None:
    source = (
        "# One *two* ##\n\nSetext\n======\n\nA para\nof two lines.\n\n- first\n- second\n\n  more of it\n"
        "  1. deep\n\n> quoted\n> > twice\n\n    indented()\n\n```py\nfenced()\n```\n\n[^n]: A note.\n\nText[^n].\n"
    )
    document = read(source, "a.md")
    assert shape(document) == [
        ("heading", "One two"),
        ("heading", "Setext"),
        ("paragraph", "A para of two lines."),
        ("item", "first"),
        ("item", "second"),
        ("paragraph", "more of it"),
        ("item", "deep"),
        ("paragraph", "quoted"),
        ("paragraph", "twice"),
        ("code", "indented()"),
        ("code", "fenced()"),
        ("footnote", "A note."),
        ("paragraph", "Text[^n]."),
    ]
    by_text = {block.text: block for block in document.blocks}
    assert by_text["One two"].level == 1
    assert by_text["deep"].within == ("list", "item", "ordered-list", "item")
    assert by_text["deep"].level == 2
    assert by_text["more of it"].within == ("list", "item")
    assert by_text["twice"].within == ("blockquote", "blockquote")
    assert by_text["twice"].quoted
    assert marked(document, MarkKind.NOTE) == ["[^n]"]


def test_an_alert_is_the_author_speaking() -> None:
    document = read("> [!WARNING]\n> Beware.\n", "a.md")
    assert shape(document) == [("paragraph", "Beware.")]
    assert not document.blocks[0].quoted
    assert document.containers[0].attribute("class") == "alert warning"


def test_definition_list() -> None:
    document = read("Lake\n: Water in a hollow.\n: Not a sea.\n", "a.md")
    assert shape(document) == [("term", "Lake"), ("detail", "Water in a hollow."), ("detail", "Not a sea.")]


def test_money_is_no_formula() -> None:
    assert read("It costs $5-$10, or $20.", "a.md").blocks[0].text == "It costs $5-$10, or $20."


# Places ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "words", "written"),
    [
        ("Some **experts** say so.", "experts say", "experts** say"),
        ("Some <b>experts</b> say so.", "experts say", "experts</b> say"),
        ("Some experts\nsay so.", "experts say", "experts\nsay"),
        ("Some experts\r\nsay so.", "experts say", "experts\r\nsay"),
        ("Some experts  \nsay so.", "experts say", "experts  \nsay"),
        ("> Some experts\n> say so.", "experts say", "experts\n> say"),
        ("- Some experts\n  say so.", "experts say", "experts\n  say"),
        ("Some experts<!-- x --> say so.", "experts say", "experts<!-- x --> say"),
        ("Some experts<br>say so.", "experts say", "experts<br>say"),
        ("Some [experts](http://a.example) say so.", "experts say", "experts](http://a.example) say"),
        ("Some ex&shy;perts&nbsp;say so.", "experts say", "ex&shy;perts&nbsp;say"),
        ("Some ex\u00adperts\u00a0say so.", "experts say", "ex\u00adperts\u00a0say"),
        ("Some ex\u200bperts\u2028say so.", "experts say", "ex\u200bperts\u2028say"),
        ("😀 é “Some” experts say so.", "experts say", "experts say"),
        ("Some \\*experts\\* say so.", "*experts*", "*experts\\*"),
        ("AT&amp;T experts say so.", "T&T", "T&amp;T"),
        ("# Some experts {#id}", "Some experts", "Some experts"),
        ("Some `ex perts` say so.", "ex perts say", "ex perts` say"),
        ("> `ex\n> perts` say so.", "ex perts", "ex\n> perts"),
        ("Some ~~experts~~ say", "experts say", "experts~~ say"),
        ("Some\0experts say", "Some\ufffdexperts", "Some\0experts"),
    ],
)
def test_words_are_found_where_they_are_written(source: str, words: str, written: str) -> None:
    for before in ("", "😀 Überschrift\n\n", "\n\n\n"):
        assert quote(read(before + source, "a.md"), words) == written


# Links ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "target", "at", "text"),
    [
        ("[a *b*](http://x.example/p)", "http://x.example/p", "http://x.example/p", "a b"),
        ('[a]( <u v> "title" )', "u v", "u v", "a"),
        ("[a](u(v)w 'title')", "u(v)w", "u(v)w", "a"),
        ("[a](u(v))", "u(v)", "u(v)", "a"),
        ("[`]`](u)", "u", "u", "]"),
        ("[![i](p)](u)", "u", "u", ""),
        ("[a][R e  f]\n\n> [r E f]: <u> 'title'", "u", "u", "a"),
        ("[ref]\n\n[ref]:\n   /u", "/u", "/u", "ref"),
        ("<http://x.example>", "http://x.example", "http://x.example", "http://x.example"),
        ("<me@x.example>", "mailto:me@x.example", "me@x.example", "me@x.example"),
        ("<a class='c' href='u&amp;v'>a</a>", "u&v", "u&amp;v", "a"),
        ("See http://x.example/a_b*c*(d).", "http://x.example/a_bc(d)", "http://x.example/a_b*c*(d)", "http://x.example/a_bc(d)"),
        ("See www.x.example, now", "www.x.example", "www.x.example", "www.x.example"),
        ("Write to me.too@x.example.", "mailto:me.too@x.example", "me.too@x.example", "me.too@x.example"),
        ("[a]({{ site.url }}/b \"t\")", "{{ site.url }}/b", "{{ site.url }}/b", "a"),
        ("| a |\n|---|\n| [b](u) |", "u", "u", "b"),
    ],
)  # fmt: skip
def test_a_link_knows_its_address_and_its_text(source: str, target: str, at: str, text: str) -> None:
    document = read(source, "a.md")
    (link,) = document.links
    assert (link.target, document.source[slice(*link.target_span)], link.text) == (target, at, text)
    if text:
        block = document.blocks[link.block]
        (mark,) = [mark for mark in block.marks if mark.kind is MarkKind.LINK]
        assert block.text[mark.start : mark.end] == text
        assert mark.target == target


@pytest.mark.parametrize(
    "source", ["`http://x.example`", "    http://x.example", "[http://x.example](u)", "{{< a b@x.example >}}"]
)
def test_addresses_in_code_and_links_stay(source: str) -> None:
    assert all(link.target == "u" for link in read(source, "a.md").links)


def test_pictures_and_their_words() -> None:
    source = 'Text ![alt *one* &amp; [two](u)](p.png "A title") and <img src=q alt="q&amp;r"> ![](x).'
    document = read(source, "a.md")
    assert [(image.source, image.alt) for image in document.images] == [
        ("p.png", "alt one & two"),
        ("q", "q&r"),
        ("x", ""),
    ]
    assert document.links == ()
    assert document.blocks[0].text == "Text and ."
    names = [(block.name, block.text) for block in document.blocks[1:]]
    assert names == [("alt", "alt one & two"), ("alt", "q&r"), ("title", "A title")]
    assert source[slice(*document.blocks[1].span(4, 7))] == "one"


# What is not Markdown -----------------------------------------------------------------


def test_comments_are_kept() -> None:
    source = "<!-- one -->\n\nA <!-- two\n--> b\n\n> <!-- three -->\n"
    document = read(source, "a.md")
    assert [comment.text for comment in document.comments] == [" one ", " two\n", " three "]
    assert shape(document) == [("paragraph", "A b")]


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("| 1 | 2 | <!-- c -->", ["1", "2"]),
        ("| 1 | 2 |<!-- c | d --> <!-- e -->  ", ["1", "2"]),
        ("| 1 <!-- c --> | 2 |", ["1", "2"]),
        ("| <!-- c --> | 2 |", ["", "2"]),
        ("| 1 | 2 | <!-- c --> |", ["1", "2", ""]),
        ("| 1 | 2 | more <!-- c --> |", ["1", "2", "more"]),
    ],
)
def test_comments_in_rows_are_no_text_and_those_behind_them_no_cells(row: str, cells: list[str]) -> None:
    document = read(f"| a | b |\n|---|---|\n{row}\n| 3 | 4 |\n", "a.md")
    assert [cell.text for cell in document.tables[0].rows[2].cells] == cells
    assert document.comments[0].text.startswith(" c")
    assert len(document.comments) == row.count("<!--")
    assert document.tables[0].form is TableForm.MARKDOWN


def test_code_that_looks_like_a_comment_stays_the_text_of_its_cell() -> None:
    document = read("| a | b |\n|---|---|\n| `<!-- c -->` | 2 | `<!-- d -->` |\n| 3 | 4 | \\<!-- e -->\n", "a.md")
    assert not document.comments
    assert [cell.text for cell in document.tables[0].rows[2].cells] == ["<!-- c -->", "2", "<!-- d -->"]


@pytest.mark.parametrize(
    ("row", "cells", "second"),
    [
        ("| `x|y` | **z** \\| w |", ["x|y", "z | w"], "**z** \\| w"),
        ("| `x\\|y` | ~~é~~ 😀 `p|q` |", ["x|y", "é 😀 p|q"], "~~é~~ 😀 `p|q`"),
        ("| x | y | # *z* | - ![i](j) [k](l) &amp; `m\\|n` |", ["x", "y", "# z", "- k & m|n"], "y"),
        ("| `|` | <b>z</b> | **é|", ["|", "z", "**é"], "<b>z</b>"),
        ("| `x|y` | {{< a*b*c >}} |", ["x|y", "{{< a*b*c >}}"], "{{< a*b*c >}}"),
    ],
)
def test_cells_that_the_parser_splits_or_drops_are_read_on_their_own(row: str, cells: list[str], second: str) -> None:
    document = read(f"| a | b |\n|---|---|\n{row}\n", "a.md")
    written = document.tables[0].rows[2].cells
    assert [cell.text for cell in written] == cells
    block = written[1].block
    assert block is not None
    start, end = block.span(0, len(block.text))
    inner = second.removeprefix("**").removeprefix("~~").removeprefix("<b>")
    assert document.source[start:end] == inner.removesuffix("`").removesuffix("</b>") or second[0] == "{"


def test_a_cell_with_only_a_picture_shows_the_picture() -> None:
    document = read("| a | b | c |\n|---|---|---|\n| x | ![The *pier*](p.png) | [![](q.png)](/q) |\n", "a.md")
    row = document.tables[0].body[0]
    assert [(cell.text, cell.block is None) for cell in row.cells] == [
        ("x", False),
        ("The pier", True),
        ("\ufffc", True),
    ]
    assert [image.alt for image in document.images] == ["The pier", ""]
    assert [link.target for link in document.links] == ["/q"]


def test_links_and_pictures_of_surplus_cells_have_places() -> None:
    source = "| a |\n|---|\n| 1 | é ![i](j) [k](l 'm') <n@o.org> |\n"
    document = read(source, "a.md")
    assert [(link.target, source[slice(*link.target_span)]) for link in document.links] == [
        ("l", "l"),
        ("mailto:n@o.org", "n@o.org"),
    ]
    assert [(image.source, image.alt) for image in document.images] == [("j", "i")]


def test_comments_of_mdx_in_rows_are_no_text() -> None:
    source = "| a | b |\n|---|---|\n| {/* c */} | 2 |\n| 3 | 4 | {/* d */}\n"
    document = read(source, "a.mdx")
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows[2:]] == [["", "2"], ["3", "4"]]
    assert [comment.text for comment in document.comments] == [" c ", " d "]
    assert not read(source, "a.md").comments


def test_comments_in_quoted_html_may_have_several_lines() -> None:
    source = "> <div>\n> <!-- one\n> <b>two</b> --> a\n> <!-- three --> b\n> <!-- four\n> </div>\n"
    document = read(source, "a.md")
    assert [comment.text for comment in document.comments] == [" one\n> <b>two</b> ", " three "]
    assert document.blocks[0].text == "a b <!-- four"


def test_html_blocks_are_read_as_html() -> None:
    document = read("Text\n\n<table>\n<tr><td>one</td></tr>\n</table>\n\nAfter\n", "a.md")
    assert [table.form for table in document.tables] == [TableForm.HTML]
    assert [block.text for block in document.blocks] == ["Text", "one", "After"]


def test_html_in_a_block_quote_has_places_too() -> None:
    document = read("> <div>\n> one <b>two\n> three</b>\n> </div>\n", "a.md")
    assert [block.text for block in document.blocks] == ["one two three"]
    assert document.blocks[0].quoted
    assert quote(document, "one two") == "one <b>two"


@pytest.mark.parametrize(
    "shortcode",
    ['{{< figure src="a*b*c.png" >}}', "{{% note %}}", "{{ page.title | escape }}", "{% include x.html a='*b*' %}"],
)
def test_shortcodes_are_marked_and_break_nothing(shortcode: str) -> None:
    document = read(f"Before *it*\n{shortcode}\nafter *it*.", "a.md")
    assert shape(document) == [("paragraph", f"Before it {shortcode} after it.")]
    assert marked(document, MarkKind.SHORTCODE) == [shortcode]
    assert marked(document, MarkKind.EMPHASIS) == ["it", "it"]


def test_a_shortcode_of_several_lines_before_another() -> None:
    document = read("See {{< fig\n+++\na-b >}} and\n{{< c-d >}}.", "a.md")
    assert shape(document) == [("paragraph", "See {{< fig +++ a-b >}} and {{< c-d >}}.")]
    assert marked(document, MarkKind.SHORTCODE) == ["{{< fig +++ a-b >}}", "{{< c-d >}}"]


@pytest.mark.parametrize(
    "opening", [":::note", "::: tip A title", ":::{warning} É", "::: {.callout-note}", ":::: a", ":::"]
)
@pytest.mark.parametrize("path", ["a.md", "a.mdx"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_fences_of_admonitions_make_no_terms_of_the_paragraphs_above(opening: str, path: str, ending: str) -> None:
    source = f"Before.\n\n{opening}\n\nInside *it*.\n\n:::\n\nAfter.\n".replace("\n", ending)
    document = read(source, path)
    assert shape(document) == [("paragraph", "Before."), ("paragraph", "Inside it."), ("paragraph", "After.")]
    assert document.source == source


def test_colons_in_code_and_in_definitions_stay() -> None:
    document = read("```md\n:::note\n:::\n```\n\nTerm\n: Its meaning ::: here\n", "a.md")
    assert shape(document) == [("code", ":::note :::"), ("term", "Term"), ("detail", "Its meaning ::: here")]


# In a paragraph, in an HTML block, and in HTML that quote marks cut into lines.
@pytest.mark.parametrize(
    "around", ["It has a {} feel.\n", "<p>It has a {} feel.</p>\n", "> <p>\n> It has a {} feel.\n> </p>\n"]
)
@pytest.mark.parametrize(
    "shortcode", ['{{< ref "2013-11-13-x.md" >}}', "{{% relref 'x.md' %}}", '{{<ref "x">}}', "{{ site.url }}/x?a&amp;b"]
)
@pytest.mark.parametrize("tag", ['<a title="Key" href="{}">', "<a href='/en{}' rel=\"nofollow\">", "<a href={}>"])
def test_shortcodes_in_attributes_of_html_break_no_tag(around: str, shortcode: str, tag: str) -> None:
    document = read(around.format(tag.format(shortcode) + "Tumblr-like</a>"), "a.md")
    assert [block.text for block in document.blocks if block.name != "title"] == ["It has a Tumblr-like feel."]
    (link,) = document.links
    written = document.source[slice(*link.target_span)]
    assert written == ("/en" if "/en" in tag else "") + shortcode
    assert link.target == written.replace("&amp;", "&")
    assert link.text == "Tumblr-like"
    assert quote(document, "Tumblr-like") == "Tumblr-like"


def test_texts_of_attributes_show_the_shortcodes_in_them() -> None:
    document = read('<p>A <img src="{{< u "a" >}}" alt="The {{% pic "b" %}}"> here {{<ref "c">}}</p>\n', "a.md")
    assert shape(document) == [("paragraph", 'A here {{<ref "c">}}'), ("attribute", 'The {{% pic "b" %}}')]
    (image,) = document.images
    assert (image.source, image.alt) == ('{{< u "a" >}}', 'The {{% pic "b" %}}')


def test_a_text_about_shortcodes_keeps_its_structure() -> None:
    document = read("Write `{{<` and\n\n- then `>}}`\n- or {{ unclosed\n\nend }}", "a.md")
    assert [kind for kind, _ in shape(document)] == ["paragraph", "item", "item", "paragraph"]
    assert marked(document, MarkKind.SHORTCODE) == []


def test_highlighted_code_is_code() -> None:
    source = "Text\n\n{% highlight ruby %}\ndef *x*\n\n# no heading\n{% endhighlight %}\n\nMore\n"
    document = read(source, "a.md")
    assert shape(document) == [("paragraph", "Text"), ("code", "def *x* # no heading"), ("paragraph", "More")]
    fenced = read("```\n{% highlight ruby %}\n```\n\nText\n\n{% endhighlight %}\n", "a.md")
    assert [kind for kind, _ in shape(fenced)][:2] == ["code", "paragraph"]


def test_attribute_lists_are_no_prose() -> None:
    source = "# Head {#id .c}\n{: .no_toc}\n\n* toc\n{:toc}\n\nText\n{: .class}\n\n`{:?}` stays, {::} stays"
    assert shape(read(source, "a.md")) == [
        ("heading", "Head"),
        ("item", "toc"),
        ("paragraph", "Text"),
        ("paragraph", "{:?} stays, {::} stays"),
    ]


def test_mdx() -> None:
    source = (
        "import {A} from './a'\nexport const m = {\n\n  a: 1\n}\n\n# Head {/* note */}\n\n"
        "<A b={{c: '>'}}>\n\n  Text *it* {m.a} <B/>with <a href=\"/u\">link</a>, 1 < 2.\n\n</A>\n\n"
        "```js\n<C>{d}</C>\n```\n"
    )
    document = read(source, "a.mdx")
    assert shape(document) == [
        ("heading", "Head"),
        ("paragraph", "Text it with link, 1 < 2."),
        ("code", "<C>{d}</C>"),
    ]
    assert [comment.text for comment in document.comments] == [" note "]
    assert [link.target for link in document.links] == ["/u"]
    # The same in a .md file is prose.
    assert read("import {A} from './a'", "a.md").blocks[0].text == "import {A} from './a'"


# Tables ---------------------------------------------------------------------------------


def cells(document: Document, number: int = 0) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in document.tables[number].rows]


def test_a_table_keeps_every_cell_that_was_written() -> None:
    source = "| a | b |\n|---|:-:|\n| 1 | *2* | [3](u) |\n| 4 |\n"
    document = read(source, "a.md")
    assert document.tables[0].form is TableForm.MARKDOWN
    assert [len(row) for row in cells(document)] == [2, 2, 3, 1]
    assert cells(document)[2][:2] == ["1", "2"]


def test_prose_right_below_a_table_stays_prose() -> None:
    source = "| a | b |\n|---|---|\n| 1 | 2 |\nProse *one*\nand http://x.example\n\nNext"
    document = read(source, "a.md")
    assert [text for _, text in shape(document)] == ["a", "b", "1", "2", "Prose one and http://x.example", "Next"]
    assert [source[slice(*span)] for span in document.tables[0].absorbed] == ["Prose *one*", "and http://x.example"]
    assert document.blocks[4].kind is Kind.PARAGRAPH
    assert len(document.links) == 1


def test_rows_that_no_parser_renders_are_claimed() -> None:
    source = "Before *it*\n| a | *b* |\n| 1 | 2 |\nafter *it*\n\n- item\n  | c | d |\n  | 3 | 4 |\n"
    document = read(source, "a.md")
    assert shape(document) == [
        ("paragraph", "Before it"),
        ("cell", "a"),
        ("cell", "b"),
        ("cell", "1"),
        ("cell", "2"),
        ("paragraph", "after it"),
        ("item", "item"),
        ("cell", "c"),
        ("cell", "d"),
        ("cell", "3"),
        ("cell", "4"),
    ]
    assert [table.form for table in document.tables] == [TableForm.PIPES, TableForm.PIPES]
    assert marked(document, MarkKind.EMPHASIS) == ["it", "b", "it"]


def test_rows_in_code_are_code() -> None:
    source = "```\n| a | b |\n| c | d |\n```\n\n    | a | b |\n    |---|---|\n\n| e | f |\n|---|---|\n| g | h |\n"
    document = read(source, "a.md")
    assert [cells(document)] == [[["e", "f"], ["---", "---"], ["g", "h"]]]


def test_tables_in_quotes_and_items() -> None:
    source = "> | a | b |\n> |---|---|\n> | 1 | 2 |\n> prose\n\n- | c | d |\n  |---|---|\n  | 3 | 4 |\n"
    document = read(source, "a.md")
    assert [cells(document, at)[0] for at in (0, 1)] == [["a", "b"], ["c", "d"]]
    assert [table.form for table in document.tables] == [TableForm.MARKDOWN, TableForm.MARKDOWN]
    assert ("paragraph", "prose") in shape(document)


# Recovered headings -----------------------------------------------------------------------


def test_a_bold_line_over_a_paragraph_is_a_heading() -> None:
    document = read("Intro.\n\n**Why It Matters**\n\nBecause.\n\n__What now?__\n\n- this\n", "a.md")
    assert [block.text for block in document.blocks if block.recovered] == ["Why It Matters", "What now?"]


@pytest.mark.parametrize(
    "source",
    [
        "**A bold sentence ends here.**\n\nText",
        "**Note:**\n\nText",
        "**By Ada Lake**\n\nText",
        "**Half** bold\n\nText",
        "**One**\n\n**Two**\n\nText",
        "Text\n\n**At the end**",
        "> **Quoted**\n>\n> Text",
        "- **Item**\n\n  Text",
        "**[Link](u)**\n\nText",
    ],
)
def test_other_bold_lines_are_not(source: str) -> None:
    assert not any(block.recovered for block in read(source, "a.md").blocks)


# Laws ---------------------------------------------------------------------------------------

PARTS = st.sampled_from(
    [
        "Experts say", " the lake", ". ", "\n", "\n\n", "**", "*", "_", "~~", "`", "```\n", "# H\n", "\n===\n", "- i\n",
        "  - j\n", "1. k\n", "> q\n", "> ", "| a | b |\n", "|---|---|\n", "|", "[t](u)", "[t][r]", "\n[r]: u\n", "[",
        "](", ")", "![alt](p)", "<b>", "</b>", "<div>\n", "</div>\n", "<!--", "-->", "<a href='x'>", "</a>", "&amp;",
        "&nbsp;", "\\", "\\*", "é", "😀", "日本", "\u00a0", "\u200b", "\u2028", "\0", "\t", "    ", "  \n", "{{< x >}}",
        "{{", "}}", "{% y %}", "{: .c}", "{#i}", "[^1]", "\n[^1]: n\n", ": d\n", "http://a.example/b", "me@a.example",
        "---\n", "[ ] ", "$", "<br>", "<img alt='z'>", "> [!NOTE]\n", "|:-:|\n", "{% highlight a %}\n",
        "{% endhighlight %}\n", "{/* c */}", "<T a={b}>", "import x from 'y'\n",
    ]
)  # fmt: skip
SOURCES = st.lists(PARTS, max_size=25).map("".join)
PATHS = st.sampled_from(["a.md", "a.mdx"])


def moved(block: Block, by: int) -> tuple[object, ...]:
    runs = tuple((run.at, run.start + by, run.end + by) for run in block.runs)
    extent = (block.extent.start + by, block.extent.end + by)
    return block.kind, block.text, runs, extent, block.level, block.within, block.marks, block.name, block.recovered


@given(SOURCES, PATHS)
@example("- a\n\n  b", "a.md")
def test_a_paragraph_before_shifts_everything_and_changes_nothing(source: str, path: str) -> None:
    first = "A paragraph.\n\n"
    if source[:4].lstrip("\ufeff \t\n").startswith(("---", "+++")) or source.lstrip()[:1] in ("", ":"):
        return
    if source.startswith(("    ", "\t", " ")):
        return
    alone, after = read(source, path), read(first + source, path)
    by = len(first)
    if after.blocks[0].kind is not Kind.PARAGRAPH:
        return  # the first visible line of the source is the definition of a term
    assert [moved(block, 0) for block in after.blocks[1:]] == [moved(block, by) for block in alone.blocks]
    assert [link.span for link in after.links] == [(link.span.start + by, link.span.end + by) for link in alone.links]
    assert [link.target for link in after.links] == [link.target for link in alone.links]
    assert len(after.tables) == len(alone.tables)
    assert [comment.text for comment in after.comments] == [comment.text for comment in alone.comments]


@given(SOURCES, PATHS)
def test_line_ends_change_places_only(source: str, path: str) -> None:
    windows = source.replace("\n", "\r\n")
    plain, other = read(source, path), read(windows, path)
    assert [block.text for block in plain.blocks] == [block.text for block in other.blocks]

    def back(offset: int) -> int:
        return offset - windows.count("\n", 0, offset)

    for one, two in zip(plain.blocks, other.blocks, strict=True):
        for at in range(len(one.text)):
            a, b = one.span(at, at + 1), two.span(at, at + 1)
            assert a.start == back(b.start)
            assert one.marks == two.marks


@given(st.text(max_size=120) | SOURCES, PATHS)
def test_any_text_is_read(source: str, path: str) -> None:
    document = read(source, path)
    for block in document.blocks:
        whole = block.whole
        assert block.extent.start <= whole.start <= whole.end <= block.extent.end
        for mark in block.marks:
            assert block.text[mark.start : mark.end].strip()
    for link in document.links:
        if link.block >= 0 and "<" not in source:
            assert link.text in document.blocks[link.block].text
            assert document.blocks[link.block].extent.overlaps(link.span)
    for container in document.containers:
        assert 0 <= container.span.start <= container.span.end <= len(source)


def test_halves_of_surrogate_pairs_are_read() -> None:
    assert read("a \ud800 b", "a.md").blocks[0].text == "a \ufffd b"


# Limits -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "source",
    [
        ">" * 100_000,
        "".join("  " * level + "- a\n" for level in range(limits.DEPTH)),
        "|a" * 250_000 + "\n" + "|-" * 250_000,
    ],
    ids=["quotes", "lists", "cells"],
)  # fmt: skip
def test_over_a_limit_is_said(source: str) -> None:
    with pytest.raises(ReadError, match="more than"):
        read(source, "a.md")


GROWING = [
    "word ", "word\n", "[a](b) ", "[a][b] ", "http://a.example/b ", "*a ", "**a** ", "[", "![", "`", "<b>", "<!--",
    "<a href='b'>x", "| a | b |\ntext\n", "> <div>\n", "<!-- a -->\n\n", "{{<", "{%", "{% highlight x %}\n", "{: .a",
    "&amp;", "\\*", "**Bold line**\n\n", "a\n: b\n", "[^a]: b\n", "日本 *a* ", "# a {#b}\n", "[a](b \"", "({[<",
    "@a.b", "www.a.b ", "\u00a0 ", "| a | b |\n|---|---|\nprose\n", "import a\n\n", "{'", "<a b={",
]  # fmt: skip


@pytest.mark.long
@pytest.mark.parametrize("part", GROWING)
@pytest.mark.parametrize("path", ["a.md", "a.mdx"])
def test_long_inputs_are_read(part: str, path: str) -> None:
    source = part * min(20_000, 100_000 // len(part))
    assert all(block.extent.end <= len(source) for block in read(source, path).blocks)


# Real files ---------------------------------------------------------------------------------


@pytest.mark.long
def test_real_files_are_read_whole(data: str) -> None:
    """Every letter of every file is in a block, or in markup that can be named."""
    paths = glob.glob(os.path.join(data, "markdown", "**", "*.md"), recursive=True)
    assert len(paths) > 1000
    for path in paths:
        with open(path, encoding="utf-8", newline="") as file:
            source = file.read()
        document = read(source, path)
        for block in document.blocks:
            assert block.extent.contains(block.whole)
            for run in block.runs:
                if run.end - run.start == len(block.text):
                    assert source[run.start : run.end].split() == block.text.split()
        for comment in document.comments:
            assert source[slice(*comment.text_span)] == comment.text
        for link in document.links:
            assert source[slice(*link.target_span)].strip("<>") or not link.target


@pytest.mark.parametrize(
    ("source", "path", "shown"),
    [
        ("import X from './Größe'\n\nA text.\n", "a.mdx", ["A text."]),
        ("A text.\nexport const a = 'ä'\n", "a.mdx", ["A text."]),
        ("{% highlight py %}\n- print('ä')\n# ä\n\n> ä\n{% endhighlight %}\nNext ä.\n", "a.md", ["Next ä."]),
    ],
)
def test_covered_code_is_not_shown_whatever_its_letters(source: str, path: str, shown: list[str]) -> None:
    assert [block.text for block in read(source, path).blocks if block.kind is not Kind.CODE] == shown


@pytest.mark.parametrize(
    ("source", "quoted"),
    [
        ("<blockquote>\n\nIn it.\n\n- In it.\n\n</blockquote>\n\nAfter.\n", ["In it.", "In it."]),
        ("<blockquote>\n<p>In it.</p>\n\nIn *it*.\n</blockquote>\n\nAfter.\n", ["In it.", "In it."]),
        ("<blockquote>\n\nIn it.</blockquote>\n\nAfter.\n", ["In it."]),
        ("<BLOCKQUOTE cite='https://a.example'>\n\nIn it.\n\n</BLOCKQUOTE>\n\nAfter.\n", ["In it."]),
        ("- Before.\n\n  <blockquote>\n\n  In it.\n\n- After.\n\n<p></blockquote></p>\n", ["In it."]),
        ("<blockquote>\n\n- In it.</blockquote>\n\nAfter.\n", ["In it."]),
        ("<blockquote>\n\n<blockquote>\n\nIn it.\n\n</blockquote>\n\nIn it.\n\n</blockquote>\n\nAfter.\n",
         ["In it.", "In it."]),
        ("<div><blockquote>\n\n<!-- </blockquote> -->\n\nIn it.\n\n</blockquote></div>\n\nAfter.\n", ["In it."]),
        ("<blockquote>\n\nNobody closes it.\n", []),
        ("A `<blockquote>`.\n\nAfter.\n\n</blockquote>\n", []),
    ],
)  # fmt: skip
def test_quotation_in_tags_around_markdown(source: str, quoted: list[str]) -> None:
    document = read(source, "page.md")
    assert [block.text for block in document.blocks if block.quoted] == quoted
    assert all(block.text in ("Before.", "After.", "Nobody closes it.", "A <blockquote>.") for block in document.blocks
               if not block.quoted)  # fmt: skip
    for container in document.containers:
        assert 0 <= container.span.start <= container.span.end <= len(source)
