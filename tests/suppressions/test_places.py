"""Directives work wherever a comment can stand, and only there.

Other linters are known to lose theirs in lists, in footnotes, in table cells, inside a
line and in the middle of HTML.
"""

from __future__ import annotations

import pytest

from sourcecheck.document import Format
from sourcecheck.readers import read_text
from sourcecheck.suppressions import directives

from .conftest import Apply

LINE = "<!-- sourcecheck-disable-line tables/one -- why -->"
NEXT = "<!-- sourcecheck-disable-next-line tables/one -- why -->"
OFF = "<!-- sourcecheck-disable tables/one -- why -->"
ON = "<!-- sourcecheck-enable tables/one -->"
MDX_LINE = "{/* sourcecheck-disable-line tables/one -- why */}"
MDX_NEXT = "{/* sourcecheck-disable-next-line tables/one -- why */}"

# In each, the T1 is suppressed and the D1 stays.
MARKDOWN = {
    "in a paragraph": f"a T1 {LINE} D1\n",
    "at the end of a line": f"a D1 T1 {LINE}\nb D1\n",
    "in the middle of a wrapped paragraph": f"a D1\nb T1 {LINE}\nc D1\n",
    "before a paragraph": f"{LINE} T1 D1\n",
    "above a paragraph": f"{NEXT}\nT1 D1\n",
    "above a blank line": f"{NEXT}\n\n\nT1 D1\n",
    "in a heading": f"# T1 D1 {LINE}\n",
    "above a heading": f"{NEXT}\n# T1 D1\n",
    "in an underlined heading": f"T1 D1 {LINE}\n=====\n",
    "in an item": f"- D1\n- T1 {LINE}\n- D1\n",
    "at the beginning of an item": f"- {LINE} T1 D1\n",
    "above an item": f"- D1\n{NEXT}\n- T1\n",
    "inside an item": f"- D1\n  {NEXT}\n  T1\n",
    "in a paragraph of an item": f"- D1\n\n  {NEXT}\n\n  T1\n",
    "in a nested item": f"- D1\n  - D1\n    - T1 {LINE}\n",
    "in a numbered item": f"1. D1\n2. T1 {LINE}\n",
    "in a task": f"- [ ] {LINE} T1 D1\n",
    "around items": f"- D1\n{OFF}\n- T1\n- T1\n{ON}\n- D1\n",
    "over lines in an item": "- D1\n\n  <!-- sourcecheck-disable-next-line tables/one\n   -- why\n  -->\n  T1\n",
    "in a cell": f"| a | D1 |\n|---|---|\n| T1 {LINE} | D1 |\n| c | d |\n",
    "in a cell of its own": f"| a | D1 |\n|---|---|\n| T1 | {LINE} |\n| c | d |\n",
    "behind a row": f"| a | D1 |\n|---|---|\n| T1 | D1 | {LINE}\n| c | d |\n",
    "in a surplus cell": f"| a | D1 |\n|---|---|\n| T1 | D1 | {LINE} |\n",
    "in a header": f"| T1 {LINE} | D1 |\n|---|---|\n| 1 | 2 |\n",
    "above a table": f"{NEXT}\n| T1 | D1 |\n|---|---|\n| 1 | 2 |\n",
    "in rows that do not render": f"D1:\n| a | T1 {LINE} |\n| D1 | 2 |\n",
    "in a footnote": f"a[^1] D1\n\n[^1]: T1 {LINE}\n",
    "in a paragraph of a footnote": f"a[^1] D1\n\n[^1]: D1\n\n    {NEXT}\n    T1\n",
    "in a footnote over several lines": (
        "a[^1] D1\n\n[^1]: D1\n\n    <!-- sourcecheck-disable-next-line tables/one\n    -- why -->\n    T1\n"
    ),
    "in a block quote": f"> T1 {LINE}\n> D1\n",
    "above a line of a block quote": f"> D1\n>\n> {NEXT}\n>\n> T1\n",
    "over lines of a block quote": "> <!-- sourcecheck-disable-next-line\n> tables/one -- why\n> -->\n> T1 D1\n",
    "in a list in a block quote": f"> - D1\n> - T1 {LINE}\n",
    "in an alert": f"> [!NOTE]\n> {NEXT}\n> T1 D1\n",
    "in quoted HTML": f"> <div>\n> D1\n> T1 {LINE}\n> </div>\n",
    "in quoted HTML over several lines": (
        "> <div>\n> <!-- sourcecheck-disable-next-line tables/one\n> -- why -->\n> T1 D1\n> </div>\n"
    ),
    "in emphasis": f"*T1 {LINE}* D1\n",
    "in a link": f"[T1 {LINE}](x.md) D1\n",
    "for an alternative text": f"D1 ![T1](x.png) {LINE}\n",
    "in nested HTML": f"<div>\n<section>\n{NEXT}\n<p>T1 D1</p>\n</section>\n</div>\n",
    "inside HTML": f"<div><p>D1 <b>T1 {LINE}</b></p></div>\n",
    "in an HTML table": f"<table>\n<tr><td>D1</td></tr>\n{NEXT}\n<tr><td>T1</td></tr>\n</table>\n",
    "in details": f"<details><summary>D1</summary>\n\n{NEXT}\n\nT1 D1\n\n</details>\n",
    "in a description": f"D1\n: T1 {LINE}\n",
    "under front matter": f"---\ntitle: D1\n---\n{NEXT}\nT1\n",
    "in a Hugo shortcode": f"{{{{< box >}}}}\n{NEXT}\nT1 D1\n{{{{< /box >}}}}\n",
    "between tags of Jekyll": f"{{% if x %}}\n{NEXT}\nT1 D1\n{{% endif %}}\n",
    "as a comment of Jekyll": "{% comment %} sourcecheck-disable-next-line tables/one -- why {% endcomment %}\nT1 D1\n",
    "two beside one another": f"T1 {LINE}<!-- sourcecheck-disable-line author -- why --> A1 D1\n",
    "one above the other": f"<!-- sourcecheck-disable-next-line author -- why -->\n{NEXT}\n\nT1 A1 D1\n",
    "with Windows line ends": f"a D1\r\n\r\n{NEXT}\r\n\r\nT1 D1\r\n",
    "in an indented line": f"a D1\n   {NEXT}\nT1\n",
}

MDX = {
    "in a paragraph": f"a T1 {MDX_LINE} D1\n",
    "above a paragraph": f"{MDX_NEXT}\n\nT1 D1\n",
    "in a heading": f"# T1 D1 {MDX_LINE}\n",
    "in an item": f"- D1\n- T1 {MDX_LINE}\n",
    "above an item": f"- D1\n\n  {MDX_NEXT}\n\n  T1\n",
    "in a cell": f"| a | D1 |\n|---|---|\n| T1 {MDX_LINE} | D1 |\n",
    "in a cell of its own": f"| a | D1 |\n|---|---|\n| T1 | {MDX_LINE} |\n",
    "behind a row": f"| a | D1 |\n|---|---|\n| T1 | D1 | {MDX_LINE}\n",
    "in a footnote": f"a[^1] D1\n\n[^1]: T1 {MDX_LINE}\n",
    "in a block quote": f"> T1 {MDX_LINE}\n> D1\n",
    "in a component": f'<Box kind="a">\n  {MDX_NEXT}\n\n  T1 D1\n</Box>\n',
    "over several lines": "{/*\n  * sourcecheck-disable-next-line tables/one\n  * -- it's quoted\n  */}\n\nT1 D1\n",
    "with a brace in the reason": "{/* sourcecheck-disable-next-line tables/one -- as {so} */}\n\nT1 D1\n",
}

HTML = {
    "in a paragraph": f"<p>a T1 {LINE} D1</p>",
    "above a paragraph": f"<p>D1</p>\n{NEXT}\n<p>T1 D1</p>",
    "before the first line": f"{NEXT}\n<!doctype html><title>T1 D1</title><p>a",
    "in the head": f"<html><head>\n{NEXT}\n<title>T1 D1</title></head><body><p>a</p></body></html>",
    "behind a title": f"<head><title>T1 D1</title>{LINE}</head>\n<body><p>D1",
    "between rows": f"<table>\n<tr><td>D1</td></tr>\n{NEXT}\n<tr><td>T1</td></tr></table>",
    "in a row": f"<table><tr>{LINE}<td>T1</td><td>D1</td></tr>\n</table>",
    "in a cell": f"<table><tr><td>T1 {LINE}</td><td>D1</td></tr></table>",
    "in a caption": f"<table><caption>{LINE}T1 D1</caption><tr><td>a</td></tr></table>",
    "between items": f"<ul>\n<li>D1</li>\n{NEXT}\n<li>T1</li></ul>",
    "deep down": "<div>" * 40 + f"\n{NEXT}\n<p>T1 D1" + "</div>" * 40,
    "for an attribute": f"D1 <img src=x alt='T1'>{LINE}",
    "in a graphic": f"<p>T1 D1 <svg><path d='M0 0'/>{LINE}</svg></p>",
    "in preformatted text": f"<pre>T1 {LINE}\nD1</pre>",
    "in a footnote": f"<p>D1</p><section class=footnotes>\n<ol><li>T1 {LINE}</li></ol></section>",
    "in a footer": f"<footer>{LINE} T1 D1</footer>",
    "behind the end": f"<html><body><p>T1 D1</p></body></html>{LINE}",
    "beside text that only Internet Explorer hides": f"<![if !IE]>{NEXT}\n<p>T1 D1</p><![endif]>",
    "beside a conditional comment": f"<!--[if IE]><p>a</p><![endif]-->{LINE}<p>T1 D1</p>",
    "with an end as browsers accept it": "<p>T1 D1</p><!-- sourcecheck-disable-line tables/one -- why --!>\n<p>D1</p>",
    "over several lines": "<!--\n  sourcecheck-disable-next-line\n  tables/one\n  -- why\n-->\n\n<p>T1 D1</p>",
    "around elements": f"<p>D1{OFF}</p><p>T1</p><div><p>T1{ON}</p><p>D1</p></div>",
    "with old line ends": f"<p>D1\r{NEXT}\r<p>T1 D1",
}


@pytest.mark.parametrize("source", MARKDOWN.values(), ids=MARKDOWN)
def test_it_works_in_markdown(apply: Apply, source: str) -> None:
    check(apply, source, "a.md")


@pytest.mark.parametrize("source", MDX.values(), ids=MDX)
def test_it_works_in_mdx(apply: Apply, source: str) -> None:
    check(apply, source, "a.mdx")


@pytest.mark.parametrize("source", HTML.values(), ids=HTML)
def test_it_works_in_html(apply: Apply, source: str) -> None:
    check(apply, source, "a.html")


def check(apply: Apply, source: str, path: str) -> None:
    outcome = apply(source, path)
    assert set(outcome.kept) == {"D1"}
    assert not outcome.said
    assert outcome.suppressed >= 1
    assert not any("sourcecheck" in block.text for block in outcome.document.blocks)


# What only mentions a directive ----------------------------------------------------------

MENTIONS = {
    "a code span": ("a.md", f"T1 `{LINE}`\n"),
    "a fenced block": ("a.md", f"```html\n{OFF}\n```\n\nT1\n"),
    "an indented block": ("a.md", f"a\n\n    {OFF}\n\nT1\n"),
    "a fenced block in an item": ("a.md", f"- a\n\n  ```\n  {OFF}\n  ```\n\nT1\n"),
    "a block of Jekyll": ("a.md", f"{{% highlight html %}}\n{OFF}\n{{% endhighlight %}}\n\nT1\n"),
    "prose": ("a.md", "T1 sourcecheck-disable-line tables/one\n"),
    "an escaped comment": ("a.md", f"T1 \\{LINE}\n"),
    "entities": ("a.md", "T1 &lt;!-- sourcecheck-disable-line tables/one --&gt;\n"),
    "the title of a link": ("a.md", f'T1 [a](b.md "{LINE}")\n'),
    "the definition of a link": ("a.md", f'T1 [a]\n\n[a]: b.md "{OFF}"\n'),
    "an attribute in Markdown": ("a.md", f'T1 <b title="{LINE}">a</b>\n'),
    "a shortcode": ("a.md", f'T1 {{{{< figure caption="{LINE}" >}}}}\n'),
    "another title in front matter": ("a.md", f"---\ntitle: T1 {LINE}\n---\na\n"),
    "a comment of front matter": ("a.md", "---\ntitle: T1 # sourcecheck-disable-line tables/one\n---\na\n"),
    "code in a surplus cell": ("a.md", f"| T1 | b |\n|---|---|\n| 1 | 2 | `{OFF}` |\n"),
    "a comment that is left open in a paragraph": ("a.md", "T1 <!-- sourcecheck-disable-line tables/one\n\na\n"),
    "an expression that is no comment": ("a.mdx", 'T1 {"/* sourcecheck-disable-line tables/one */"}\n'),
    "an attribute of a component": ("a.mdx", 'T1 <Box a="{/* sourcecheck-disable-line tables/one */}">a</Box>\n'),
    "MDX in Markdown": ("a.md", f"T1 {MDX_LINE}\n"),
    "an attribute in HTML": ("a.html", f"<p title='{LINE}'>T1</p>"),
    "escaped HTML": ("a.html", "<p>T1 &lt;!-- sourcecheck-disable-line tables/one --&gt;</p>"),
    "a script": ("a.html", f"<p>T1<script>{LINE}</script>"),
    "a text area": ("a.html", f"<p>T1<textarea>{LINE}</textarea>"),
    "a style": ("a.html", f"<p>T1<style>{LINE}</style>"),
    "a conditional comment": ("a.html", f"<p>T1 <!--[if IE]>{LINE[:-3]}<![endif]-->"),
    "a declaration": ("a.html", "<p>T1 <!sourcecheck-disable-line tables/one>"),
    "an instruction": ("a.html", "<p>T1 <?sourcecheck-disable-line tables/one?>"),
    "plain text": ("a.txt", f"T1 {LINE}\n"),
}


@pytest.mark.parametrize(("path", "source"), MENTIONS.values(), ids=MENTIONS)
def test_what_only_mentions_a_directive_does_nothing(apply: Apply, path: str, source: str) -> None:
    outcome = apply(source, path, without=())
    assert outcome.kept == ["T1"]
    assert not outcome.said
    assert not directives(outcome.document)


def test_a_text_without_directives_gives_the_findings_as_they_are(apply: Apply) -> None:
    outcome = apply("T1 D1 <!-- a comment -->\n")
    assert outcome.kept == ["T1", "D1"]
    assert outcome.suppressed == 0


def test_a_comment_that_reaches_to_the_end_of_a_page_is_said_to_be_open(apply: Apply) -> None:
    outcome = apply("<p>T1</p><!-- sourcecheck-disable-file tables/one -- why\n<p>D1</p>", "a.html")
    assert outcome.kept == ["T1"]
    assert outcome.rules == ["malformed"]


# Front matter -----------------------------------------------------------------------------

BODY = "\n\nT1 T1 D1\n"
MATTER = {
    "a list": "---\nsourcecheck:\n  disable:\n    - tables/one -- why\n---",
    "a list in one line": "---\nsourcecheck: {disable: [tables/one]}\n---",
    "one string": "---\nsourcecheck:\n  disable: tables/one -- why\n---",
    "names in one string": "---\nsourcecheck:\n  disable: 'author, tables/one until=2040-01-01 -- why'\n---",
    "a mapping": "---\nsourcecheck:\n  disable:\n  - rule: tables/one\n    reason: why\n    until: 2040-01-01\n---",
    "one mapping": "---\nsourcecheck:\n  disable: {rule: tables/one, reason: why}\n---",
    "rules in a mapping": "---\nsourcecheck:\n  disable:\n    - {rules: [tables/one, tables/two], reason: why}\n---",
    "a family": "---\nsourcecheck:\n  disable: [tables/*]\n---",
    "TOML": "+++\n[sourcecheck]\ndisable = ['tables/one -- why']\n+++",
    "TOML in one line": '+++\nsourcecheck = { disable = "tables/one" }\n+++',
    "a table of TOML": "+++\n[[sourcecheck.disable]]\nrule = 'tables/one'\nuntil = 2040-01-01\n+++",
    "below params": "---\nparams:\n  sourcecheck:\n    disable: [tables/one]\n---",
    "below extra": "+++\n[extra.sourcecheck]\ndisable = ['tables/one']\n+++",
    "escapes": '---\nsourcecheck:\n  disable: ["tables\\x2fone"]\n---',
    "folded lines": "---\nsourcecheck:\n  disable: >\n    tables/one\n    author\n---",
}


@pytest.mark.parametrize("matter", MATTER.values(), ids=MATTER)
def test_front_matter_suppresses_in_all_of_the_file(apply: Apply, matter: str) -> None:
    outcome = apply(matter + BODY, without=("without-reason", "unused"))
    assert outcome.kept == ["D1"]
    assert not outcome.said


def test_front_matter_suppresses_in_itself(apply: Apply) -> None:
    outcome = apply("---\ntitle: A T1\nsourcecheck: {disable: [tables -- why]}\n---\n\nT2 D1\n")
    assert outcome.kept == ["D1"]


@pytest.mark.parametrize(
    ("matter", "at", "problem"),
    [
        ("sourcecheck: tables/one", "tables/one", "write disable: with"),
        ("sourcecheck: {ignore: [tables/one]}", "tables/one", "write disable: with"),
        ("sourcecheck: {disable: [{reason: why}]}", "why", "name the rules"),
        ("sourcecheck: {disable: [{rule: a/b, because: why}]}", "why", "an entry has rule"),
        ("sourcecheck: {disable: [{rule: a/b, until: soon}]}", "soon", "until is a date"),
        ("sourcecheck: {disable: [all]}", "all", "name the rules"),
        ("sourcecheck: {disable: ['-- why']}", "-- why", "name the rules"),
    ],
)
def test_wrong_front_matter_says_what_is_wrong(apply: Apply, matter: str, at: str, problem: str) -> None:
    outcome = apply(f"---\n{matter}\n---\n\nT1\n", without=())
    assert outcome.kept == ["T1"]
    ((rule, quote, message),) = outcome.said
    assert (rule, quote) == ("malformed", at)
    assert problem in message


@pytest.mark.parametrize(
    "matter",
    [
        "sourcecheck:",
        "sourcecheck: {disable: []}",
        "sourcecheck: {disable: ~}",
        "mysourcecheck: {disable: tables}",
        "other: {sourcecheck: {disable: tables}}",
    ],
)
def test_other_front_matter_does_nothing(apply: Apply, matter: str) -> None:
    outcome = apply(f"---\n{matter}\n---\n\nT1\n", without=())
    assert outcome.kept == ["T1"]
    assert not outcome.said


def test_names_in_front_matter_have_places(apply: Apply) -> None:
    outcome = apply('---\nsourcecheck:\n  disable: ["author, tabels -- é", \'date\', "x\\x2fy"]\n---\n\nA1\n')
    assert [quote for rule, quote, _ in outcome.said if rule == "unknown-name"] == ["tabels", "date", "x\\x2fy"]


def test_directives_come_in_source_order() -> None:
    document = read_text(
        f"---\nsourcecheck: {{disable: [a]}}\n---\n| a | b |\n|---|---|\n| 1 | 2 | {LINE}\n\n{OFF}\n",
        "a.md",
        Format.MARKDOWN,
    )
    found = directives(document)
    assert [one.verb.value for one in found] == ["disable-file", "disable-line", "disable"]
    assert [one.matter for one in found] == [True, False, False]
    assert list(found) == sorted(found, key=lambda one: one.span)
