"""Pages that miss a part, in the layouts in which they do, and pages that only look so."""

from __future__ import annotations

import time
from importlib import import_module

import pytest

from sourcecheck.checks import rules_of
from sourcecheck.config.values import Config
from sourcecheck.document import Format
from sourcecheck.engine import Engine
from sourcecheck.examples import unmarked
from sourcecheck.finding import Confidence, Finding, Severity
from sourcecheck.readers import read_text
from sourcecheck.report import Plan
from sourcecheck.rule import Context

RULES = {rule.id: rule for rule in rules_of("structure")}
FORMATS = {"t": (Format.TEXT, "a.txt"), "m": (Format.MARKDOWN, "a.md"), "h": (Format.HTML, "a.html")}

A = "The bridge at Lund was closed in May after divers found a crack in the second pier, and it has stayed shut since."
B = "Traders on both banks say that they lost a third of their income, and the council has promised them some relief."
C = "Engineers will look at the pier again in autumn, when the river is low enough for a boat to be tied to it."


def page(*parts: str) -> str:
    return (
        "<!DOCTYPE html><html><head><title>Bridge</title></head><body><article><h1>The bridge at Lund</h1>"
        + "".join(parts)
        + "</article><footer><p>Imprint</p></footer></body></html>"
    )


def md(*parts: str) -> str:
    return "# The bridge\n\n" + "\n\n".join(parts) + "\n"


def found(form: str, source: str, low: bool = False) -> list[Finding]:
    written, path = FORMATS[form]
    engine = Engine(Plan(config=Config()), [(rule, rule.severity) for rule in RULES.values()])
    report = engine.check(read_text(source, path, written))
    assert not report.problems
    return [one for one in report.findings if low or one.confidence > Confidence.LOW]


def places(findings: list[Finding]) -> list[tuple[str, int, int]]:
    return [(finding.rule, finding.span.start, finding.span.end) for finding in findings]


TABLE_OF_STALLS = "<table>" + "<tr><td>Stall</td><td>Fish</td></tr>" * 60 + "</table>"

EMPTY_SECTIONS = (
    ("m", md(A, "## [[Costs]]", "## Traders", B)),
    ("m", md(A, "## Repair", C, "### [[Second pier]]", "## Traders", B)),
    ("m", f"---\ntitle: The bridge\n---\n\n## [[Introduction]]\n\n## Traders\n\n{B}\n\n{C}\n"),
    ("m", md(A, "## Traders", B, "## [[Conclusion]]")),
    ("m", md(A, "## Traders", B, "## [[Conclusion]]", "<!-- TODO: write -->")),
    ("m", md(A, "## [[Costs]]", "---", "## Traders", B)),
    ("m", f"The bridge\n==========\n\n{A}\n\n[[Costs]]\n-----\n\nTraders\n-------\n\n{B}\n"),
    ("m", md(A, "## [[Costs]] ##", "## Traders ##", B)),
    ("m", md(A, "## 1. Repair", C, "## [[2. Costs]]", "## 3. Traders", B)),
    ("m", md(A, "## [[How much will it cost?]]", "## Who pays?", B)),
    ("m", md(A, B, "## [[Fazit]]")),
    ("m", f"---\ntitle: A summit (with slides)\n---\n\n## [[Methods]]\n\n## Traders\n\n{A} {B}\n"),
    ("m", md(A, "## [[Part 1: Why]]", "## Part 2: How", B)),
    ("m", md(A, "## [[Do:]]", "## Do not:", B)),
    ("h", page(f"<p>{A}</p>" + TABLE_OF_STALLS + f"<h2>[[Costs]]</h2><h2>Traders</h2><p>{B}</p>")),
    ("h", page(f'<p>{A}</p><h2 id=c><a href="#c">[[Costs]]</a></h2><h2>Traders</h2><p>{B}</p>')),
    ("m", md(A, B, "## [[Next steps]]")),
    ("m", md(A, "## [[Costs]]", "&nbsp;", "## Traders", B)),
    ("m", md(A, "## [[Costs]]", "<br>", "## Traders", B)),
    ("m", md(A, "## [[Costs]]", "-", "## Traders", B)),
    ("m", md(A, "## [[Costs]]", "[a]: https://example.org", "## Traders", B)),
    ("m", f"# The bridge\r\n\r\n{A}\r\n\r\n## [[Costs]]\r\n\r\n## Traders\r\n\r\n{B}\r\n"),
    ("h", page(f"<p>{A}</p><h2>[[Costs]]</h2><p>&nbsp;</p><h2>Traders</h2><p>{B}</p>")),
    ("h", page(f"<p>{A}</p><section><h2>[[Costs]]</h2></section><section><h2>Traders</h2><p>{B}</p></section>")),
    ("h", page(f"<p>{A}</p><h3 id=c>[[Costs]]</h3><div class=entry></div><h2>Traders</h2><p>{B}</p>")),
    ("h", page(f"<p>{A}</p><p>{B}</p><h2>[[What happens now]]</h2><p></p>")),
    ("h", page(f"<p>{A}</p><h2>[[Costs]]</h2><ul></ul><!-- x --><h2>Traders</h2><p>{B}</p>")),
    ("h", f"<h1>Bridge</h1><p>{A}</p><p>{B}</p><h2>[[Costs]]</h2>"),
    ("t", f"The bridge at Lund\n\n{A}\n\n{B}\n\n[[Conclusion]]\n"),
    ("t", f"The bridge at Lund\n\n{A} {A}\n\n[[Introduction]]\n\nThe Second Pier of the Bridge\n\n{B} {B}\n\n{C}\n"),
    ("t", f"# The bridge\n\n{A}\n\n## [[Costs]]\n\n## Traders\n\n{B}\n"),
)

HIGHER = ("m", md(A, "## [[What is new]]", "# Costs", B))
ENTRIES_AS_HEADINGS = md("## Pier", A, "## Repair", "Consider the following:", "## Ease", "- Is it easy?", "## Price",
                         "- Is it cheap?", "## Traders", C)  # fmt: skip

EMPTY_CONTENTS = (
    ("m", md(A, "## [[Table of Contents]]", "## Pier", B)),
    ("m", md(A, "**[[Table of Contents]]**", "## Pier", B)),
    ("m", md(A, "## [[In this article]]:", "## Pier", B)),
    ("m", md(A, "## 0. [[Contents]]", "1.", "## 1. Pier", B)),
    ("m", md(A, "## 📑 [[Table of Contents]]", "---", "## Pier", B)),
    ("m", md(A, "## [[Table des matières]]", "## Pilier", B)),
    ("m", md(A, "## [[目录]]", "## 桥", B)),
    ("m", md(A, "## Pier", B, "## [[Table of contents]]")),
    ("m", md("## [[Table of Contents]]", f"{B} {C}", "## Pier", A)),
    ("h", page(f"<p>{A}</p><p><strong>[[Table of Contents]]</strong></p><h2>Pier</h2><p>{B}</p>")),
    (
        "h",
        page(f'<p>{A}</p><div class="toc"><p>[[Contents]]</p><ul class="toc_list"></ul></div><h2>Pier</h2><p>{B}</p>'),
    ),
    ("h", page(f"<p>{A}</p><nav class=toc><h2>[[Table of contents]]</h2><ol></ol></nav><h2>Pier</h2><p>{B}</p>")),
    (
        "h",
        page(f"<p>{A}</p><details><summary>[[Table of contents]]</summary><ul></ul></details><h2>Pier</h2><p>{B}</p>"),
    ),
    ("h", page(f"<p>{A}</p><p>[[Contents]]:</p><ol><li></li></ol><h2>Pier</h2><p>{B}</p>")),
    ("t", f"{A}\n\n{B}\n\n[[Table of Contents]]\n\nThe Second Pier of the Bridge\n\n{B} {B}\n"),
    ("t", f"{A}\n\n[[TABLE OF CONTENTS]]\n\n{B} {C}\n"),
    ("t", f"{A}\n\n[[On this page]]\n\nThe Second Pier of the Bridge\n\n{B} {B}\n"),
)

DANGLING_LABELS = (
    ("t", f"{A}\n\nEmail: a@b.example\n\n[[Phone:]]\n\nCity: Lund\n\n{B}\n"),
    ("t", f"Author: Ana Ruiz\n[[Published:]]\nCategory: News\n\n{A}\n\n{B}\n"),
    ("t", f"{A}\n\n{B}\n\n[[Tags:]]\n"),
    ("t", f"{A}\n\n[[Three reasons stand out:]]\n"),
    ("t", f"{A}\n\n{B} [[The council listed the following measures:]]\n"),
    ("t", f"{A}\n\n[[twitter:]]\n\nfacebook:\n\n- url : https://facebook.com/x\n- username : x\n"),
    ("m", md(A, f"{B} [[These are the main costs:]]")),
    ("m", md("## Pier", A, "## Repair", f"{B} [[The council lists several steps:]]", "## Traders", C)),
    ("m", md("## Pier", A, "### Repair", f"{C} [[The engineer named the following:]]", "## Traders", C)),
    ("m", md(A, "- Name: Ana\n- [[Twitter:]]\n- Email: a@b.example\n- City: Lund")),
    ("m", md(A, "**Author:** Ana Ruiz", "**[[Published:]]**", "**Category:** News", B)),
    ("m", md(A, "## About the author", "Name: Ana", "[[Email:]]", "## Costs", B)),
    ("m", md(A, "[[Voici les raisons :]]")),
    ("h", page(f"<p>{A}</p><p>[[The council lists three steps:]]</p>")),
    (
        "h",
        page(f"<h2>Pier</h2><p>{A}</p><h2>Repair</h2><p>[[Reasons include:]]</p><ul></ul><h2>Traders</h2><p>{C}</p>"),
    ),
    ("h", page(f"<p>{A}</p><ul><li><b>Name:</b> Ana</li><li><b>[[Twitter:]]</b></li><li><b>City:</b> Lund</li></ul>")),
    ("h", page(f"<p>{A}</p><dl><dt>Name:</dt><dd>Ana</dd><dt>City:</dt><dd>Lund</dd><dt>[[Email:]]</dt></dl>")),
    ("h", page(f"<p>{A}</p><p>{B}</p><p><em>[[Image credit:]]</em></p>")),
)

BROKEN_OFF = (
    "The mayor told the traders that the bridge would open by the end of the summer, and [[that the council of the]]",
    "The engineer said that the pier had been weakened by the flood of [[the year before last and]]",
    "Nobody in the town hall wanted to say what the repair would cost, or [[who would have to pay its]]",
    "Most of the traders have moved their stalls to the north bank, [[where many of them live from]]",
    "The bridge carries a water main and two cables, and the town does [[not know what will happen if]]",
)
ONLY_AT_THE_END = (
    "The mayor has asked for patience, and that is what the traders of both banks [[say they have already lost,]]",
    "The divers went down three times, and on the third dive they took [[photographs of every crack in]]",
    "The divers' own account of the morning differs in each and every point [[from that of the engi-]]",
    "The bill was sent to the province, and the province sent it back with [[the remark that traders would]]",
    "The bill was sent to the province, which is known for the patience of [[all of its engin]]",
)
EXCERPTS = (
    "The divers went down three times, and on the third of these dives [[they took photographs (…)]]",
    "The divers went down three times, and on the third of these dives they [[saw … Continue reading]]",
)

JOINED = "the traders have moved their stalls to the north bank, where nobody walks past them."
CONNECTIVES = (
    "Moreover", "Furthermore", "Additionally", "In addition", "Therefore", "As a result", "Consequently", "What’s more",
    "For this reason", "Thus", "On top of that", "Accordingly", "Außerdem", "En outre", "Además",
)  # fmt: skip
TABLE = "| Stall | Income |\n|---|---|\n| Fish | 12 |"

LINKS = (
    ("m", md("- [Repairs](#repairs)\n- [[[Limits](#limits)]]", "## Repairs", A)),
    ("m", md("- [[[Repairs](#reparis)]]", "## Repairs", A)),
    ("m", md("See [[[below](#stalls)]] and [night](#night-work).", "## Night work", A)),
    ("m", md("- [Repairs](#rep)\n- [[[Limits](#limits)]]", "## Repairs {#rep}", A)),
    ("m", md('- [Repairs](#repairs)\n- [[<a href="#limits">Limits</a>]]', "## Repairs", A)),
    ("m", md("- [Repairs](#repairs)\n- [[[Limits][1]]]", "[1]: #limits", "## Repairs", A)),
    ("h", page(f'<p><a href="#a">A</a> [[<a href="#limits">Limits</a>]]</p><h2 id="a">Repairs</h2><p>{A}</p>')),
    ("h", page(f'<p>See [[<a href="#repair">repairs</a>]].</p><h2 id="repairs">Repairs</h2><p>{A}</p>')),
    ("h", page(f'<nav><ul><li>[[<a href="#b">the limits</a>]]</li></ul></nav><h2 id="a">Repairs</h2><p>{A}</p>')),
)


def bodies(sentence: str) -> list[tuple[str, str]]:
    """A last sentence at the end of texts in all formats."""
    return [
        ("t", f"{A}\n\n{C}\n\nThe council met late on Tuesday. {sentence}\n"),
        ("m", md(A, C, f"The council met late on Tuesday. {sentence}")),
        ("h", page(f"<p>{A}</p><p>{C}</p><p>The council met late on Tuesday. {sentence}</p>")),
    ]


CASES = [
    *(("structure/empty-section", *case) for case in EMPTY_SECTIONS),
    *(("structure/empty-table-of-contents", *case) for case in EMPTY_CONTENTS),
    *(("structure/dangling-colon-label", *case) for case in DANGLING_LABELS),
    *(("structure/toc-target-missing", *case) for case in LINKS),
    *(
        ("structure/truncated-block", *case)
        for text in (*BROKEN_OFF, *ONLY_AT_THE_END, *EXCERPTS)
        for case in bodies(text)
    ),
    *(("structure/truncated-block", "m", md("## Pier", f"{A} {text}", "## Traders", B)) for text in BROKEN_OFF),
    *(
        ("structure/dangling-connective", *case)
        for word in CONNECTIVES
        for case in (
            ("m", md(A, "## Traders", f"[[{word}]], {JOINED}")),
            ("h", page(f"<p>{A}</p><h2>Traders</h2><p>[[{word}]], {JOINED}</p>")),
            ("t", f"The Bridge at Lund\n\n[[{word}]], {JOINED}\n\n{A}\n"),
            ("m", md(A, "## Traders", TABLE, f"[[{word}]], {JOINED}")),
        )
    ),
]


@pytest.mark.parametrize(("name", "form", "text"), CASES)
def test_what_is_missing_is_found_at_its_place(name: str, form: str, text: str) -> None:
    source, spans = unmarked(text)
    findings = found(form, source)
    if name == "structure/truncated-block":  # the span shows a few words before the end
        assert [(one.rule, one.span.end) for one in findings] == [(name, span.end) for span in spans]
    else:
        assert places(findings) == [(name, span.start, span.end) for span in spans]


def test_a_heading_of_the_title_s_level_is_a_slip() -> None:
    source, spans = unmarked(HIGHER[1])
    (one,) = found("m", source)
    assert (one.rule, one.severity, one.span) == ("structure/empty-section", Severity.WARNING, spans[0])
    # Where no text follows either, the section is empty.
    (one,) = [one for one in found("m", md(A, B, "## Why", "# Costs", "## Traders", C)) if one.span.start < 500]
    assert one.rule == "structure/empty-section"


def test_a_list_set_as_headings_of_the_same_level() -> None:
    assert not found("m", ENTRIES_AS_HEADINGS)
    assert places(found("m", ENTRIES_AS_HEADINGS.replace("- Is", "Is")))


HEADLESS = (
    ("t", f"{A} {B}\n\n{C}\n"),
    ("t", f"By Ana Ruiz\n\n3 May 2026\n\n{A} {B}\n\n{C}\n"),
    ("t", f"{A} {B}\n\nFrost on the Railway Bank\n\n{C} {B}\n"),
    ("m", f"{A} {B}\n\n{C}\n"),
    ("m", f"---\ndate: 2026-05-03\ntags: [a]\n---\n\n{A} {B}\n\n{C}\n"),
    ("m", f"{A} {B}\n\n## Frost\n\n{C}\n"),
    ("m", f"![x](a.png)\n\n*By Ana Ruiz*\n\n{A} {B}\n\n{C}\n"),
    ("h", f"<html><body><p>{A} {B}</p><p>{C}</p></body></html>"),
    ("h", f"<article><p>{A} {B}</p><p>{C}</p></article>"),
    (
        "h",
        f"<html><body><p>By Ana Ruiz</p><p>{A} {B}</p><h3>Frost</h3><p>{C}</p></body></html>",
    ),
)


@pytest.mark.parametrize(("form", "source"), HEADLESS)
def test_a_text_without_a_headline(form: str, source: str) -> None:
    findings = found(form, source)
    assert [(one.rule, one.scope) for one in findings] == [("structure/missing-headline", "document")]


FINE = (
    # sections with something under them
    ("m", md(A, "## Methods", "### Count", B, "## Map", "![x](a.png)", "## Film", "<iframe></iframe>", "## End", C)),
    ("m", md(A, "## Chart", "{{< chart 3 >}}", "## Code", "```\nx\n```", "## Table", TABLE, "## Rest", B)),
    ("m", md(A, "## Quote", "> Short.", "## Component", "<Chart />", "## Include", "--8<-- 'a.md'", "## Rest", B)),
    ("m", md(A, "## List", "<!-- include: a.md -->", "## Rest", B)),
    # headings that are no sections
    ("m", f"# Changes\n\n{A}\n\n{B}\n\n## [Unreleased]\n\n## [1.2.0]\n\n{C}\n"),
    ("m", f"## The bridge\n\n## What happened\n\n{A}\n\n{B}\n"),
    ("m", md(A, B, "## The End")),
    ("m", md(A, B, "### Subscribe to our newsletter")),
    ("m", md(A, B, "## [The next part](b.md)")),
    ("m", md(A, B, "## Thank you!")),
    ("m", md(A, B, "## Part One", "## The pier", C)),
    ("m", md(A, B, "### 3. Walk", "### 2. Row", "### 1. Swim")),
    ("m", md(f"{A}[^1]", B, "[^1]: A note.", "## References")),
    ("m", f"---\nmarp: true\n---\n\n# A\n\n{A}\n\n---\n\n# B\n\n---\n\n# C\n\n{B}\n"),
    ("h", page(f"<p>{A}</p><h2>Map</h2><div id=map></div><script>x</script><h2>Rest</h2><p>{B}</p>")),
    ("h", page(f"<p>{A}</p><h2>Film</h2><video></video><h2>Form</h2><form><input></form><h2>Rest</h2><p>{B}</p>")),
    ("h", page(f"<p>{A}</p><p>{B}</p><ul><li><h3>One</h3></li><li><h3>Two</h3></li></ul>")),
    ("h", f"<html><head><title>x</title></head><body><h3>Rivers</h3><h1>Bridge</h1><p>{A}</p><p>{B}</p></body></html>"),
    ("h", page(f'<p>{A}</p><p>{B}</p><h3><a href="/a">One</a></h3><h3><a href="/b">Two</a></h3>')),
    ("t", f"The bridge at Lund\n\n{A} {A}\n\nMethods\n\nCounting Boats at Night\n\n{B} {B}\n\n{C}\n"),
    ("h", page(f"<p>{A}</p><p>{B}</p><h3 class='code-header'>impl Send</h3><h2>Rest</h2><p>{C}</p>")),
    ("h", page(f"<p>{A}</p><p>{B}</p><h3>Ana</h3><h3>Ben</h3><h3>Cleo</h3>")),
    ("h", "<body><nav><p>" + A + "</p></nav><main><h1>Types</h1></main></body>"),
    ("m", f"# Changes\n\n{A}\n\n{B}\n\n## master\n\n## 2.1.0\n\n{C}\n"),
    # contents
    ("m", md("## Contents", "- [A](#a)", "## A", A)),
    ("m", md("## Table of Contents", "[TOC]", "## A", A)),
    ("m", md("## Table of contents", "* TOC\n{:toc}", "## A", A)),
    ("m", md("<!-- toc -->", "## Contents", "## A", A)),
    ("m", md("## Contents", "{{< toc >}}", "## A", A)),
    ("m", md("## In this article", "We look at the bridge.", "## A", A)),
    ("h", page(f'<p>Contents</p><div id="toc"></div><h2>A</h2><p>{A}</p><script src="toc.js"></script>')),
    ("h", page(f'<h2>Contents</h2><ul><li><a href="#a">A</a></li></ul><h2 id=a>A</h2><p>{A}</p>')),
    ("t", f"{A}\n\nTable of Contents\n\nThe pier\nThe traders\n\nThe pier\n\n{B} {B}\n\nThe traders\n\n{C}\n"),
    # colons
    ("m", md(A, "Three things help:", "- rope\n- tar")),
    ("m", md(A, "This is what helps:", "## A rope", B)),
    ("m", md(A, "The mayor said:", "> Wait.")),
    ("m", md(A, "It looks like this:", "![Pier](a.png)")),
    ("m", md(A, "- Accounts:\n  - @a\n- City: Lund\n- Name: Ana\n- Job: Diver")),
    ("m", md("Hello :wave:")),
    ("t", "Name:\n\nAddress:\n\nPhone:\n"),
    ("t", f"Reporter:\n\n{A}\n\nMayor:\n\n{B}\n"),
    ("t", f"{A}\n\n{B}\n\nWatch the video below:\n"),
    ("h", page(f"<p>{A}</p><p>Share:</p><a href=x><svg></svg></a>")),
    ("h", page(f"<p>{A}</p><p>She filmed it:</p><iframe src=x></iframe><h2>Rest</h2><p>{B}</p>")),
    ("h", page(f"<p>{A}</p><dl><dt>Cause</dt><dt>Reason</dt><dd>Flood</dd></dl>")),
    # ends
    ("t", f"{A}\n\n{B}\n\nAdditional reporting by Ana Ruiz and the divers of Lund\n"),
    ("t", f"{A}\n\n{B}\n\nThe traders can wait for it, says the mayor, as long as they like …\n"),
    ("t", f"{A}\n\n{B}\n\n#bridge #lund #divers #the-council-and-the\n"),
    ("t", "The river\nkeeps what it is given and\nthe\nbridge\n"),
    ("m", md(A, "The council has asked for a list of all of the", "- stalls\n- boats")),
    ("m", md(A, B, "What it was that the council saw under the bridge is for everybody to decide for `the`")),
    ("h", page(f'<p>{A}</p><p>{B}</p><p><a href="/x">What the divers of Lund told the council about all the</a></p>')),
    ("h", page(f"<p>{A}</p><p>{B}</p><p>What the divers of Lund brought up is shown on the</p><img src=a.png>")),
    # connectives
    ("m", md(A, "## Traders", f"In addition to the council, {JOINED}")),
    ("m", md(A, "## Traders", f"As a result of the flood, {JOINED}")),
    ("m", md(A, "## Traders", f"Thus far, {JOINED}")),
    ("m", md(A, "## Traders", "They are three:", "- Ana\n- Ben\n- Cleo", f"Moreover, {JOINED}")),
    ("m", md(A, "## Traders", B, TABLE, f"Moreover, {JOINED}")),
    ("m", md(A, f"Moreover, {JOINED}")),
    ("m", md(A, "## Traders", "> " + B, f"Hence the name, {JOINED}")),
    # links
    ("m", md("[Top](#top) [Note](#fn3) [Line](#L10)", "## A", A)),
    ("m", md("- [Tar & oak](#tar--oak)\n- [Öl](#oel)\n- [x](#end-1)", "## Tar & oak", A, "## Öl", B, "## End", C)),
    ("m", md("- [A](#h.1)\n- [B](#h.2)\n- [C](#h.3)", "## A", A, "## B", B, "## C", C)),
    ("m", md("[The part](#part)", "{% include part.md %}", A)),
    ("m", md("[目录](#mulu)", "## 桥梁", A)),
    ("h", page(f'<p><a href="#menu" role="button">Menu</a> <a href="#/x">Map</a></p><h2 id=a>A</h2><p>{A}</p>')),
    # headlines
    ("t", f"Two Piers. One Crack. No Bridge.\n\n{A} {B}\n\n{C}\n"),
    ("t", f"{A}\n"),
    ("m", f"**The bridge at Lund**\n\n{A} {B}\n\n{C}\n"),
    ("h", f"<p>{A} {B}</p><p>{C}</p>"),
    ("h", f'<html><head><meta property="og:title" content="x"></head><body><p>{A} {B}</p><p>{C}</p></body></html>'),
)  # fmt: skip


@pytest.mark.parametrize(("form", "source"), FINE)
def test_good_pages_are_silent(form: str, source: str) -> None:
    assert [(one.rule, one.quote) for one in found(form, source)] == []


def test_a_list_of_contents_is_offered() -> None:
    source = md(A, "## Contents", "## The pier", B, "### Cracks", C, "## Costs & more", A)
    finding = found("m", source)[0]
    assert finding.fix is not None and not finding.fix.safe
    edit = finding.fix.edits[0]
    mended = source[: edit.span.start] + edit.text + source[edit.span.end :]
    assert "## Contents\n\n- [The pier](#the-pier)\n- [Costs & more](#costs--more)\n\n## The pier" in mended
    assert found("m", mended) == []


def test_a_link_is_led_to_the_section_that_was_meant() -> None:
    source = md("[Pier](#the-peir) and [costs](#costs)", "## The pier", A, "## Costs", B)
    (finding,) = found("m", source)
    assert finding.fix is not None and not finding.fix.safe
    (edit,) = finding.fix.edits
    assert (source[slice(*edit.span)], edit.text) == ("#the-peir", "#the-pier")


def test_turning_words_below_a_heading_count_little() -> None:
    source = md(A, "## Traders", f"However, {JOINED}")
    assert found("m", source) == []
    assert [one.rule for one in found("m", source, low=True)] == ["structure/dangling-connective"]


@pytest.mark.parametrize("name", RULES)
@pytest.mark.parametrize(
    ("path", "piece"),
    [
        ("a.md", "## Heading\n\n"),
        ("a.md", "[a](#b) "),
        ("a.md", "- Name: x\n- Email:\n"),
        ("a.md", "{a {#b (c)= [[d "),
        ("a.md", "<!-- <!-- "),
        ("a.md", "The council met and told us of the\n\n"),
        ("a.html", "<h2>A</h2><div><p></div>"),
        ("a.html", '<a href="#x">y</a><i id='),
        ("a.txt", "Email:\n\n"),
        ("a.txt", "Conclusion\n\nMoreover, the council met and so did all of its engin\n\n"),
        ("a.txt", "| a | b |\n\nMoreover, it met.\n"),
    ],
)
def test_hostile_repetition_takes_linear_time(name: str, path: str, piece: str) -> None:
    check = RULES[name].check
    assert check is not None

    def seconds(times: int) -> float:
        document = read_text(piece * times, path, next(form for form, end in FORMATS.values() if end == path))
        _ = document.regions
        begin = time.process_time()
        list(check(document, Context()))
        return time.process_time() - begin

    seconds(20)
    assert seconds(2_000) < 12 * max(seconds(200), 0.01)


def test_each_rule_of_the_family_is_a_module_of_its_name() -> None:
    for name, rule in RULES.items():
        module = import_module(f"sourcecheck.checks.structure.{name.partition('/')[2].replace('-', '_')}")
        assert module.RULE is rule
