"""A rule's fix as it is done in a document: line ends, what goes with the words, and nothing in another's words."""

from __future__ import annotations

import pytest

from sourcecheck.analysis.others_words import changes_others_words
from sourcecheck.document import Document, Format
from sourcecheck.finding import Fix, TextEdit
from sourcecheck.fitting import fitted
from sourcecheck.fixing.edits import applied
from sourcecheck.readers import read_text
from sourcecheck.text import Span

MARKDOWN, HTML, TEXT = Format.MARKDOWN, Format.HTML, Format.TEXT


def marked(source: str, format: Format, text: str = "") -> tuple[Document, Fix]:
    """A document, and the fix that writes ``text`` for each ``⟦...⟧`` in it."""
    edits = []
    while "⟦" in source:
        start = source.index("⟦")
        end = source.index("⟧") - 1
        source = source[:start] + source[start + 1 : end + 1] + source[end + 2 :]
        edits.append(TextEdit(Span(start, end), text))
    return read_text(source, "page", format), Fix("f", tuple(edits))


def done(source: str, format: Format, text: str = "") -> str | None:
    document, fix = marked(source, format, text)
    fit = fitted(document, fix)
    return None if fit is None else applied(document.source, fit.edits)


@pytest.mark.parametrize(
    ("source", "format", "wanted"),
    [
        ("One.\n\n⟦Share this⟧\n\nTwo.\n", TEXT, "One.\n\nTwo.\n"),
        ("One.\r\n\r\n⟦Share this⟧\r\n\r\nTwo.\r\n", TEXT, "One.\r\n\r\nTwo.\r\n"),
        ("One.\n⟦Share this⟧\nTwo.\n", MARKDOWN, "One.\nTwo.\n"),
        ("⟦Share this⟧\n\nTwo.\n", MARKDOWN, "Two.\n"),
        ("One.\n\n⟦Share this⟧\n", MARKDOWN, "One.\n"),
        ("One.\n\n⟦Share⟧\n\n⟦Print⟧", MARKDOWN, "One.\n"),
        ("One.\n\n⟦Share⟧\n\n⟦Print⟧\n\nTwo.\n", MARKDOWN, "One.\n\nTwo.\n"),
        ("One.\n\n**⟦Share this⟧**\n\nTwo.\n", MARKDOWN, "One.\n\nTwo.\n"),
        ("One.\n\n## ⟦Share this⟧ ##\n\nTwo.\n", MARKDOWN, "One.\n\nTwo.\n"),
        ("- One\n- ⟦Share this⟧\n- Two\n", MARKDOWN, "- One\n- Two\n"),
        ("- ⟦Share this⟧\n  - its own\n- Two\n", MARKDOWN, "- \n  - its own\n- Two\n"),
        ("1. ⟦Share this⟧\n\n   goes on\n", MARKDOWN, "1. \n\n   goes on\n"),
        ("One. ⟦Ad⟧ Two.\n", TEXT, "One. Two.\n"),
        ("One. ⟦Ad⟧\nTwo.\n", MARKDOWN, "One.\nTwo.\n"),
        ("One. ⟦Ad⟧, and two.\n", TEXT, "One., and two.\n"),
        ("⟦Ad⟧ One.\n", TEXT, "One.\n"),
        ("| Port | ⟦Ad⟧ |\n|---|---|\n| A | 1 |\n", MARKDOWN, "| Port | |\n|---|---|\n| A | 1 |\n"),
        ("<p>One.</p>\n<p>⟦Ad⟧</p>\n<p>Two.</p>\n", HTML, "<p>One.</p>\n<p>Two.</p>\n"),
        ("<p>One.</p><p class='x'><b> ⟦Ad⟧ </b></p><p>Two.</p>", HTML, "<p>One.</p><p>Two.</p>"),
        ("<p>One. ⟦Ad⟧ <img src=a.png></p>", HTML, "<p>One. <img src=a.png></p>"),
        ("<p>⟦Ad⟧<img src=a.png></p>", HTML, "<p><img src=a.png></p>"),
        ("har\u200b⟦\u200b⟧bour\n\n⟦\u200b⟧\n\nwest", TEXT, "har\u200bbour\n\n\n\nwest"),
    ],
)
def test_what_was_there_for_the_words_only_goes_with_them(source: str, format: Format, wanted: str) -> None:
    assert done(source, format) == wanted


@pytest.mark.parametrize(("newline", "source"), [("\r\n", "a\r\n⟦⟧b\r\n"), ("\r", "a\r⟦⟧b"), ("\n", "⟦⟧a")])
def test_a_fix_writes_the_line_ends_of_its_document(newline: str, source: str) -> None:
    written = done(source, MARKDOWN, "one\n\ntwo\r\nthree")
    assert written is not None and f"one{newline * 2}two{newline}three" in written


@pytest.mark.parametrize(
    ("source", "format"),
    [
        ("She said “the ⟦the⟧ end” twice.", TEXT),
        ('She said "the ⟦the⟧ end" twice.', TEXT),
        ("Sie sagte „das ⟦das⟧ Ende“.", TEXT),
        ("She said ‘the ⟦the⟧ end of it all.’ He left.", TEXT),
        ("“It goes ⟦on⟧ here.\n\n“And ends here.”", TEXT),
        ("“The old ⟦mill” is⟧ closed.", TEXT),
        ("“⟦The old mill⟧” is closed.", TEXT),
        ("> It is ⟦is⟧ so.\n\nHe left.\n", MARKDOWN),
        ("> One.\n>\n> ⟦Two.⟧\n", MARKDOWN),
        ("Run `the ⟦the⟧ end`.\n", MARKDOWN),
        ("```\nthe ⟦the⟧ end\n```\n", MARKDOWN),
        ("    the ⟦the⟧ end\n", MARKDOWN),
        ("<p>She said <q>the ⟦the⟧ end</q>.</p>", HTML),
        ("<p>She said &ldquo;the ⟦the⟧ end&rdquo;.</p>", HTML),
        ("<blockquote><p>the ⟦the⟧ end</p></blockquote>", HTML),
        ("<p>It is <code>the ⟦the⟧ end</code>.</p>", HTML),
        ("<pre>the ⟦the⟧ end</pre>", HTML),
    ],
)
def test_another_s_words_stay_as_they_are(source: str, format: Format) -> None:
    for text in ("", "x"):
        document, fix = marked(source, format, text)
        assert changes_others_words(document, fix.edits[0])
        assert fitted(document, fix) is None
        beside = TextEdit(Span(0, 0), "x")
        assert fitted(document, fix._replace(edits=(beside, *fix.edits))) is None


@pytest.mark.parametrize(
    ("source", "format", "text"),
    [
        ("⟦She said “the the end.”⟧ He left.", TEXT, ""),  # as a whole
        ("One.\n\n⟦> Two.\n⟧\nThree.\n", MARKDOWN, ""),
        ("She said ⟦“⟧the the end” twice.", TEXT, ""),  # the mark, not the words
        ("She ⟦said⟧ “the the end” twice.", TEXT, "wrote"),
        ("“The end”⟦⟧ is near.", TEXT, ","),
        ("It’s the ⟦the⟧ keepers’ hut, isn’t it?", TEXT, ""),
        ('It is 6\' 2" by ⟦by⟧ 5" wide.', TEXT, ""),
    ],
)
def test_the_author_s_own_words_can_be_changed(source: str, format: Format, text: str) -> None:
    document, fix = marked(source, format, text)
    assert not changes_others_words(document, fix.edits[0])
    assert fitted(document, fix) is not None


def test_what_stays_the_same_is_no_fix() -> None:
    assert done("a ⟦b⟧ c", TEXT, "b") is None
    assert fitted(read_text("a", "page", TEXT), Fix("f", ())) is None
