"""Directives that are offered: each silences what it says and nothing else, and no reader sees the text change."""

from __future__ import annotations

import glob
import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sourcecheck.document import Format
from sourcecheck.engine import Engine
from sourcecheck.finding import Finding, TextEdit
from sourcecheck.fixing.edits import applied
from sourcecheck.lsp.jobs import Check, Checked, Mend, Mended, Offer, Offers, Terms, Text
from sourcecheck.lsp.worker import Desk
from sourcecheck.readers import read_text
from sourcecheck.report import Plan
from sourcecheck.suppressions.placing import REASON

BAD = "It rained on 31 April 2024"  # dates/invalid-date, an error in every format
RULE = "dates/invalid-date"
QUOTED = "As an AI language model, I cannot open the weir."  # which nobody is said to have said
QUOTE_RULE = "quotation/quote-without-speaker"
FIXTURES = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "fixtures")
LINES = st.sampled_from(
    [
        f"{BAD}.",
        f"{BAD} and on 30 February 2024.",
        f"{BAD} \\",
        f"{BAD}.  ",
        "The weir was closed.",
        f"**{BAD}**.",
        f"{BAD} 😀",
    ]
)
ITEMS = st.sampled_from([BAD, "The gate", f"`code` {BAD}"])


def paragraph(lines: list[str]) -> str:
    return "\n".join(lines)


MARKDOWN_BLOCKS = st.one_of(
    st.lists(LINES, min_size=1, max_size=3).map(paragraph),
    st.sampled_from([f"# {BAD}", f"## {BAD} ##", f"{BAD}\n====", "# The weir", f"[a]: https://a.example '{BAD}'"]),
    st.lists(ITEMS, min_size=1, max_size=3).map(lambda some: "\n".join(f"- {one}" for one in some)),
    st.lists(ITEMS, min_size=1, max_size=3).map(lambda some: "\n\n".join(f"1. {one}" for one in some)),
    st.lists(LINES, min_size=1, max_size=2).map(lambda some: "\n".join(f"> {one}" for one in some)),
    st.lists(LINES, min_size=1, max_size=2).map(lambda some: "- The gate\n\n" + "\n".join(f"  {one}" for one in some)),
    st.lists(ITEMS, min_size=1, max_size=3).map(
        lambda some: f"| {BAD} | Floods |\n|---|---|\n" + "\n".join(f"| {one} | 3 |" for one in some)
    ),
    st.lists(ITEMS, min_size=1, max_size=2).map(
        lambda some: "Year | Rain\n---|---\n" + "\n".join(f"3 | {one}" for one in some)
    ),
    st.sampled_from([f"```\n{BAD}\n```", f"    {BAD}", f"<div>\n{BAD}.\n</div>", f"> - {BAD}", f"[^1]: {BAD}.",
                     f'<img src="a.png"\n  alt="{BAD}">', f"<!-- {BAD} -->", "***", f"> {QUOTED}"]),
)  # fmt: skip
MATTER = st.sampled_from(["", "---\ntitle: Rain\n---\n", f"---\ntitle: {BAD}\n---\n\n", "+++\ntitle = 'Rain'\n+++\n"])
HTML_BLOCKS = st.sampled_from(
    [f"<p>{BAD}.</p>", f"<p>{BAD}\n  and it was wet,\n  {BAD}.</p>", f"<ul>\n  <li>{BAD}</li>\n  <li>{BAD}</li>\n</ul>",
     f"<h1>{BAD}</h1>", f"<pre>\n{BAD}\n{BAD}\n</pre>", f'<img src="a.png"\n  alt="{BAD}">',
     f"<table><tr><td>{BAD}</td></tr></table>",
     f"<p\n  class='x'>{BAD}.</p>", "<script>\nvar a = 1;\n</script>", f"<blockquote><p>{BAD}.</p></blockquote>"]
)  # fmt: skip
HEADS = st.sampled_from(["", "<!doctype html>\n", f"<!DOCTYPE html><html><head><title>{BAD}</title></head><body>\n",
                         '<?xml version="1.0"?>\n<!DOCTYPE html>\n<html><body>'])  # fmt: skip
NEWLINES = st.sampled_from(["\n", "\r\n"])
QUICK = settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
MANY = settings(QUICK, max_examples=250)
MARKDOWN = {"matter": MATTER, "blocks": st.lists(MARKDOWN_BLOCKS, min_size=1, max_size=4), "newline": NEWLINES}
HTML = {"head": HEADS, "blocks": st.lists(HTML_BLOCKS, min_size=1, max_size=4), "newline": NEWLINES}


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk()


@pytest.fixture(autouse=True)
def here() -> Iterator[None]:
    """A worker goes where its texts are; tests do not."""
    before = os.getcwd()
    yield
    os.chdir(before)


def text_of(source: str, format: Format, name: str = "<a>", terms: Terms = Terms()) -> Text:  # noqa: B008  frozen
    return Text(name, format, source, "", terms)


def findings(engine: Engine, source: str, format: Format, name: str = "<a>") -> tuple[Finding, ...]:
    report = engine.check(read_text(source, name, format))
    assert not report.problems
    return (*report.findings, *report.below)


def counted(some: tuple[Finding, ...]) -> Counter[tuple[str, str]]:
    """What is found: a new directive is to bring nothing, also no question why it stands there."""
    return Counter((one.rule, re.sub(r"\bline \d+", "line", one.message)) for one in some)


def offered(desk: Desk, source: str, format: Format, name: str = "<a>") -> tuple[Offers, tuple[Finding, ...]]:
    some = findings(engine(), source, format, name)
    keys = tuple((one.rule, *one.span) for one in some)
    answer = desk.answer(Offer(text_of(source, format, name), keys))
    assert isinstance(answer, Offers)
    return answer, some


def engine() -> Engine:
    _engines.setdefault("", Engine(Plan()))
    return _engines[""]


_engines: dict[str, Engine] = {}


def rendered(source: str) -> str:
    """The page as another Markdown parser makes it, without comments."""
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(source)
    return " ".join(re.sub(r"<!--.*?-->", "", html, flags=re.DOTALL).split()).replace(" <", "<").replace("> ", ">")


def body(source: str) -> str:
    """Without front matter, of which the other parser knows nothing."""
    return re.sub(r"\A(---|\+\+\+)\r?\n.*?\r?\n\1\r?\n", "", source, count=1, flags=re.DOTALL)


def holds(source: str, format: Format, edit: TextEdit, count: int, finding: Finding, *, everywhere: bool) -> str:
    """Assert that an edit silences what it says, and nothing else; the text after it."""
    before = findings(engine(), source, format)
    silenced = tuple(
        one for one in before if one.rule == finding.rule and (everywhere or one.start.line == finding.start.line)
    )
    assert count == len(silenced) >= 1
    after = applied(source, (edit,))
    assert counted(findings(engine(), after, format)) == counted(before) - counted(silenced)
    assert edit.text.count("sourcecheck-disable") == 1
    assert edit.span.start == edit.span.end
    return after


def in_markdown(desk: Desk, matter: str, blocks: list[str], newline: str) -> None:
    source = (matter + "\n\n".join(blocks) + "\n").replace("\n", newline)
    offers, some = offered(desk, source, Format.MARKDOWN)
    for finding in some:
        for offer, everywhere in (
            (offers.beside.get((finding.rule, *finding.span)), False),
            (offers.in_file.get(finding.rule), True),
        ):
            if offer is not None:
                after = holds(source, Format.MARKDOWN, *offer, finding, everywhere=everywhere)
                assert rendered(body(after)) == rendered(body(source))
                if newline == "\r\n":
                    assert "\n" not in after.replace("\r\n", "")
        if finding.rule == RULE:
            assert finding.rule in offers.in_file


def in_html(desk: Desk, head: str, blocks: list[str], newline: str) -> None:
    source = (head + "\n".join(blocks) + "\n").replace("\n", newline)
    offers, some = offered(desk, source, Format.HTML)
    for finding in some:
        beside = offers.beside.get((finding.rule, *finding.span))
        if beside is not None:
            after = holds(source, Format.HTML, *beside, finding, everywhere=False)
            assert re.sub(r"\s*<!--.*?-->\s*", " ", after).split() == source.split()
            if "<pre" in source:  # every line end shows there
                inside = re.compile(r"(?s)<pre>(.*?)</pre>")
                shown = [re.sub(r" <!--.*?-->", "", one) for one in inside.findall(after)]
                assert shown == inside.findall(source)
        if finding.rule == RULE:
            holds(source, Format.HTML, *offers.in_file[finding.rule], finding, everywhere=True)
            top = applied(source, (offers.in_file[finding.rule][0],))
            assert top.startswith(head.replace("\n", newline).rstrip().partition("<html")[0].partition("<HTML")[0])


@QUICK
@given(**MARKDOWN)
def test_directives_in_markdown(desk: Desk, matter: str, blocks: list[str], newline: str) -> None:
    in_markdown(desk, matter, blocks, newline)


@QUICK
@given(**HTML)
def test_directives_in_html(desk: Desk, head: str, blocks: list[str], newline: str) -> None:
    in_html(desk, head, blocks, newline)


@pytest.mark.long
@MANY
@given(**MARKDOWN)
def test_directives_in_much_markdown(desk: Desk, matter: str, blocks: list[str], newline: str) -> None:
    in_markdown(desk, matter, blocks, newline)


@pytest.mark.long
@MANY
@given(**HTML)
def test_directives_in_much_html(desk: Desk, head: str, blocks: list[str], newline: str) -> None:
    in_html(desk, head, blocks, newline)


@pytest.mark.parametrize(
    ("source", "after"),
    [
        (f"{BAD}.\n", "<!-- sourcecheck-disable-next-line RULE -- WHY -->\n{BAD}.\n"),
        (f"The weir\n{BAD}.\n", "The weir\n{BAD}. <!-- sourcecheck-disable-line RULE -- WHY -->\n"),
        (f"- a\n- {BAD}\n", "- a\n- {BAD} <!-- sourcecheck-disable-line RULE -- WHY -->\n"),
        (f"> {QUOTED}\n", "> <!-- sourcecheck-disable-next-line QUOTE-RULE -- WHY -->\n> {QUOTED}\n"),
        (f"- a\n\n  {BAD}.\n", "- a\n\n  <!-- sourcecheck-disable-next-line RULE -- WHY -->\n  {BAD}.\n"),
        (f"a | b\n---|---\n{BAD} | 3\n", "a | b\n---|---\n{BAD} | 3 <!-- sourcecheck-disable-line RULE -- WHY -->\n"),
        (
            f"| a | b |\n|---|---|\n| {BAD} | 3   |\n",
            "| a | b |\n|---|---|\n| {BAD} | 3 <!-- sourcecheck-disable-line RULE -- WHY -->   |\n",
        ),
        (
            f"The weir\n{BAD}\\\nwas wet.\n",
            "The weir\n{BAD} <!-- sourcecheck-disable-line RULE -- WHY -->\\\nwas wet.\n",
        ),
        (f"---\ntitle: {BAD}\n---\n\nThe weir.\n", ""),  # front matter has no comments that are directives
        ('Look at <img src="a.png"\n  alt="[insert name here]"\n  width="3">\n', ""),  # inside a tag
    ],
)
def test_where_a_directive_stands(desk: Desk, source: str, after: str) -> None:
    offers, some = offered(desk, source, Format.MARKDOWN)
    (finding,) = [one for one in some if one.rule in (RULE, QUOTE_RULE, "residue/template-placeholder")]
    offer = offers.beside.get((finding.rule, *finding.span))
    wanted = after.replace("QUOTE-RULE", QUOTE_RULE).replace("RULE", RULE).replace("{BAD}", BAD).replace("WHY", REASON)
    assert (applied(source, (offer[0],)) if offer else "") == wanted.replace("{QUOTED}", QUOTED)
    assert finding.rule in offers.in_file


@pytest.mark.parametrize(
    ("format", "source", "start"),
    [
        (Format.MARKDOWN, f"{BAD}.\n", "<!-- sourcecheck-disable-file RULE -- WHY -->\n\nIt"),
        (
            Format.MARKDOWN,
            f"---\ntitle: x\n---\n\n{BAD}.\n",
            "---\ntitle: x\n---\n<!-- sourcecheck-disable-file RULE -- WHY -->\n\nIt",
        ),
        (Format.HTML, f"<p>{BAD}.</p>", "<!-- sourcecheck-disable-file RULE -- WHY -->\n<p>"),
        (
            Format.HTML,
            f"<!doctype html>\n<p>{BAD}.</p>",
            "<!doctype html>\n<!-- sourcecheck-disable-file RULE -- WHY -->\n<p>",
        ),
        (
            Format.HTML,
            f"<!doctype html><p>{BAD}.</p>",
            "<!doctype html>\n<!-- sourcecheck-disable-file RULE -- WHY -->\n<p>",
        ),
    ],
)
def test_where_a_directive_for_the_whole_text_stands(desk: Desk, format: Format, source: str, start: str) -> None:
    offers, _ = offered(desk, source, format)
    assert applied(source, (offers.in_file[RULE][0],)).startswith(start.replace("RULE", RULE).replace("WHY", REASON))


def test_mdx_has_comments_of_its_own(desk: Desk) -> None:
    offers, some = offered(desk, f"{BAD}.\n", Format.MARKDOWN, "<a>.mdx")
    (finding,) = [one for one in some if one.rule == RULE]
    beside, everywhere = offers.beside[finding.rule, *finding.span][0], offers.in_file[RULE][0]
    assert beside.text == f"{{/* sourcecheck-disable-next-line {RULE} -- {REASON} */}}\n"
    assert everywhere.text == f"{{/* sourcecheck-disable-file {RULE} -- {REASON} */}}\n\n"
    for edit in (beside, everywhere):
        after = findings(engine(), applied(f"{BAD}.\n", (edit,)), Format.MARKDOWN, "<a>.mdx")
        assert counted(after) == counted(some) - counted((finding,))


@pytest.mark.parametrize("reason", [REASON, ""])
@pytest.mark.parametrize(
    ("format", "name", "source"),
    [
        (Format.MARKDOWN, "<a>", f"{BAD}.\n"),
        (Format.MARKDOWN, "<a>", f"The weir\n{BAD}.\n"),
        (Format.MARKDOWN, "<a>", f"- a\n- {BAD}\n"),
        (Format.MARKDOWN, "<a>", f"| a | b |\n|---|---|\n| {BAD} | 3   |\n"),
        (Format.MARKDOWN, "<a>.mdx", f"{BAD}.\n"),
        (Format.HTML, "<a>", f"<p>{BAD}.</p>\n"),
        (Format.HTML, "<a>", f"<ul>\n  <li>{BAD}</li>\n</ul>\n"),
        (Format.HTML, "<a>", f"<table><tr><td>{BAD}</td></tr></table>\n"),
    ],
)
def test_what_is_put_in_gives_a_reason(desk: Desk, format: Format, name: str, source: str, reason: str) -> None:
    offers, some = offered(desk, source, format, name)
    (finding,) = [one for one in some if one.rule == RULE]
    for edit in (offers.beside[finding.rule, *finding.span][0], offers.in_file[RULE][0]):
        assert edit.text.count(REASON) == 1
        after = applied(source, (edit._replace(text=edit.text.replace(REASON, reason)),))
        asked = [one for one in findings(engine(), after, format, name) if one.rule == "suppression/without-reason"]
        assert len(asked) == (reason == "")  # so whoever deletes it is asked for it


def test_plain_text_has_no_comments(desk: Desk) -> None:
    offers, some = offered(desk, f"{BAD}.\n", Format.TEXT)
    assert some
    assert offers == Offers({}, {})


def test_where_directives_do_not_count_none_is_offered(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "sourcecheck.toml").write_text("inline = false\n")
    job = Check(Text(str(tmp_path / "a.md"), Format.MARKDOWN, f"{BAD}.\n", str(tmp_path), Terms()))
    answer = desk.answer(job)
    assert isinstance(answer, Checked)
    assert answer.report is not None
    keys = tuple((one.rule, *one.span) for one in answer.report.findings)
    assert desk.answer(Offer(job.text, keys)) == Offers({}, {})


@pytest.mark.long
@pytest.mark.parametrize("path", sorted(glob.glob(f"{FIXTURES}/*.md") + glob.glob(f"{FIXTURES}/*.html")))
def test_nearly_every_finding_of_the_fixtures_can_be_silenced(desk: Desk, path: str) -> None:
    format = Format.MARKDOWN if path.endswith(".md") else Format.HTML  # noqa: A001  the field's word
    source = Path(path).read_text(encoding="utf-8")
    offers, some = offered(desk, source, format)
    for finding in some:
        beside = offers.beside.get((finding.rule, *finding.span))
        if beside is not None:
            holds(source, format, *beside, finding, everywhere=False)
        holds(source, format, *offers.in_file[finding.rule], finding, everywhere=True)


@pytest.mark.parametrize("path", [f"{FIXTURES}/clean", FIXTURES], ids=["clean", "all"])
def test_all_safe_fixes_at_once_are_those_of_the_command_line(desk: Desk, path: str, tmp_path: Path) -> None:
    from sourcecheck.cli import run

    done = 0
    for name in sorted(glob.glob(f"{path}/*.md"))[:12]:
        source = Path(name).read_text(encoding="utf-8")
        answer = desk.answer(Mend(text_of(source, Format.MARKDOWN, str(tmp_path / "a.md"))))
        assert isinstance(answer, Mended)
        copy = tmp_path / "a.md"
        copy.write_text(source, encoding="utf-8")
        assert run(["check", "--isolated", "--fix", "--quiet", "--no-cache", "--exit-zero", str(copy)]) == 0
        assert applied(source, answer.edits) == copy.read_text(encoding="utf-8")
        assert bool(answer.edits) == (answer.fixed > 0)
        done += answer.fixed
    assert done or path.endswith("clean")
