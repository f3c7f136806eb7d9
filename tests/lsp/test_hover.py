"""Explanations hold what drafts and projects write, and none of it becomes anything but words."""

from __future__ import annotations

import html
import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lsprotocol import types
from markdown_it import MarkdownIt

from sourcecheck.finding import Confidence, Finding, Fix, Severity
from sourcecheck.lsp.client import client
from sourcecheck.lsp.hover import explanation, kind
from sourcecheck.rule import Rule
from sourcecheck.text import Position, Span

HOSTILE = st.sampled_from(
    ["[x](command:workbench.action.quit)", "<img src=x onerror=alert(1)>", "![a](https://a.example/p.png)", "`", "```",
     "~~~", "\n\n", "# head", "- item", "1. item", "> quote", "***", "---", "===", "&lt;b&gt;", "&#60;b>", "</div>",
     "<!--", "https://a.example/", "www.a.example", "a@b.example", "@user", "#12", "\\", "\u202e",
     "\x1b]8;;x\x07", "$(icon)", "|a|b|", "word", "“quoted”", " "]
)  # fmt: skip
TEXTS = st.lists(HOSTILE, max_size=6).map("".join) | st.text(max_size=30)
PAGE = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable("table")


def finding(message: str, quote: str = "x", fix: str = "") -> Finding:
    place = Position(1, 1, 0)
    return Finding(
        "a.md", "house/rule", Severity.WARNING, Confidence.HIGH, message, Span(0, 1), place, place, quote,
        fix=Fix(fix, (), safe=False) if fix else None,
    )  # fmt: skip


def rule(text: str, reference: str = "") -> Rule:
    return Rule(
        "house/rule", text, Severity.WARNING, Confidence.HIGH, text, text, text, (reference or text,),
        bad=("[[x]]", "[[x]]"), good=("y", "z"),
    )  # fmt: skip


def is_shown(text: str) -> bool:
    return all(char.isprintable() or char == "\n" or unicodedata.category(char) == "Zs" for char in text)


@given(message=TEXTS, text=TEXTS, fix=TEXTS)
@example(message="", text="https://a.example/[x](command:workbench.action.quit)", fix="")
def test_nothing_of_a_text_becomes_markup_or_a_link(message: str, text: str, fix: str) -> None:
    one = finding(message, fix=fix)
    said = explanation([one, one], {one.rule: (rule(text), Severity.WARNING)}, types.MarkupKind.Markdown).value
    shown = PAGE.render(said)
    tags = set(re.findall(r"<(/?[a-z0-9]+)", shown))
    assert tags <= {"p", "/p", "strong", "/strong", "code", "/code", "pre", "/pre", "hr", "a", "/a"}
    links = {html.unescape(one) for one in re.findall(r'href="([^"]*)"', shown)}
    assert links <= {PAGE.normalizeLink(text)}  # an address is escaped by whoever shows it
    assert all(one.startswith(("https://", "http://")) for one in links)
    assert is_shown(said)


def test_addresses_of_references_are_links_and_nothing_else_is() -> None:
    one = finding("m")
    for reference, is_link in (("https://a.example/x", True), ("command:quit", False), ("Ruff, RUF100", False)):
        rules = {one.rule: (rule("w", reference), Severity.WARNING)}
        said = explanation([one], rules, types.MarkupKind.Markdown).value
        assert (f"<{reference}>" in said) == is_link


@given(message=TEXTS, text=TEXTS)
def test_plain_text_is_plain(message: str, text: str) -> None:
    one = finding(message)
    said = explanation([one], {one.rule: (rule(text), Severity.WARNING)}, types.MarkupKind.PlainText)
    assert said.kind is types.MarkupKind.PlainText
    assert is_shown(said.value)
    assert "**" not in said.value.replace(message, "").replace(text, "") or "*" in message + text


def test_a_rule_that_is_gone_still_has_its_message() -> None:
    said = explanation([finding("m")], {}, types.MarkupKind.Markdown).value
    assert said == "**Warning:** m\n\n`house/rule`, confidence high"


def test_of_many_findings_the_first_are_explained() -> None:
    said = explanation([finding(f"m{number}") for number in range(8)], {}, types.MarkupKind.Markdown).value
    assert said.count("confidence high") == 5
    assert said.endswith("and 3 more here")


@pytest.mark.parametrize(
    ("wanted", "form"),
    [
        (["markdown", "plaintext"], "markdown"),
        (["plaintext", "markdown"], "plaintext"),
        ([], "plaintext"),
        (None, "plaintext"),
    ],
)
def test_the_form_that_a_client_prefers(wanted: list[str] | None, form: str) -> None:
    formats = None if wanted is None else [types.MarkupKind(one) for one in wanted]
    text = types.TextDocumentClientCapabilities(hover=types.HoverClientCapabilities(content_format=formats))
    assert kind(types.ClientCapabilities(text_document=text)) == form
    assert kind(types.ClientCapabilities()) == "plaintext"
    assert client(types.ClientCapabilities(text_document=text)).form == form
