"""The page for people: nothing in an article acts, asks or links; what it shows is what was found."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.formats.made import ANY_TEXT, RULE, finding, report

from sourcecheck import check_text
from sourcecheck.checklist import Item, Place, State
from sourcecheck.document import Format
from sourcecheck.finding import Finding, Related, Severity
from sourcecheck.loader import load
from sourcecheck.page.article import article, places
from sourcecheck.page.escaping import shortened, told
from sourcecheck.page.evidence import evidence
from sourcecheck.page.examples import marked
from sourcecheck.page.words import FAMILIES, family
from sourcecheck.readers import read_text
from sourcecheck.report import FileReport, Problem
from sourcecheck.reporters import Look, reporter
from sourcecheck.rule import Example
from sourcecheck.text import Span
from sourcecheck.view import excerpted, viewed

LOOK = Look(rules=lambda: {RULE.id: RULE})
HOSTILE = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</p></div></main></body></html>", "&lt;script&gt;",
    "javascript:alert(1)", "]]>", "<!--", "-->", "<svg onload=alert(1)>", "<a href='javascript:alert(1)'>x</a>",
    "<style>*{display:none}</style>", "<base href=//e.org>", "<meta http-equiv=refresh content='0;url=//e.org'>",
    "<form action=//e.org>", "'\" onmouseover=alert(1) x='", "\u202edrow\u202c", "\ud800", "\x00", "\x1b[31m",
    "<iframe src=//e.org>", "x" * 5000, "##[error]x", "\n::error::x", "[x](javascript:alert(1))", "![x](//e.org/a.png)",
    "<https://e.org>", "http://e.org",
)  # fmt: skip
# What a page of ours consists of.
TAGS = {
    "html", "head", "article", "meta", "title", "style", "body", "header", "main", "footer", "section", "div",
    "p", "span", "a", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "caption", "mark",
    "code", "em", "strong", "cite", "del", "sup", "pre", "blockquote", "figure", "details", "summary", "h1",
    "h2", "h3", "h4", "fieldset", "legend", "label", "input", "svg", "rect", "script",
}  # fmt: skip
ATTRIBUTES = {
    "lang", "charset", "http-equiv", "content", "name", "class", "id", "href", "dir", "role", "colspan", "rowspan",
    "scope", "type", "checked", "open", "tabindex", "target", "rel",
    "viewbox", "width", "height", "x", "preserveaspectratio", "data-finding",
    "data-findings", "data-item", "aria-labelledby", "aria-describedby", "aria-label", "aria-hidden", "aria-level",
}  # fmt: skip

# What may be gone to from it: the standards that our own rules name.
STANDARDS = {
    one for rule in load().rules.values() for one in rule.references if one.startswith("https://") and " " not in one
}


class Seen(HTMLParser):
    """The elements of a page, as a parser of HTML finds them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "input"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open[-1] == tag, (tag, self.open)
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    @property
    def ids(self) -> list[str]:
        return [value for _, attributes in self.tags if (value := attributes.get("id"))]

    @property
    def targets(self) -> list[str]:
        return [value for _, attributes in self.tags if (value := attributes.get("href"))]


def page(*reports: FileReport, look: Look = LOOK) -> str:
    return "".join(reporter("html")(iter(reports), look))


def is_harmless(seen: Seen) -> None:
    assert seen.open == []
    for tag, attributes in seen.tags:
        assert tag in TAGS, tag
        assert attributes.keys() <= ATTRIBUTES, attributes
        assert tag != "script" or not attributes
        outward = not (attributes.get("href") or "#").startswith("#")
        assert not outward or attributes["href"] in STANDARDS, attributes
        assert ("rel" in attributes) == ("target" in attributes) == outward
        assert not outward or (attributes["rel"], attributes["target"]) == ("noreferrer", "_blank")
    ids = set(seen.ids)
    assert len(seen.ids) == len(ids)
    for target in seen.targets:
        assert target[1:] in ids if target.startswith("#") else target in STANDARDS, target
    assert sum(tag == "script" for tag, _ in seen.tags) <= 1


def drafts() -> st.SearchStrategy[str]:
    usual = st.sampled_from(
        ["# Lake\n\n", "\n\n", "- item\n", "> quote\n", "| a | b |\n|---|---|\n| 1 | 2 |\n", "word "]
    )
    return st.lists(st.sampled_from(HOSTILE) | ANY_TEXT | usual, max_size=12).map("".join)


@pytest.mark.parametrize("format", list(Format))
@given(source=drafts(), data=st.data())
def test_no_draft_becomes_markup(format: Format, source: str, data: st.DataObject) -> None:
    offsets = st.integers(0, len(source))
    spans = data.draw(st.lists(st.tuples(offsets, offsets).map(sorted), max_size=4))
    message = data.draw(st.sampled_from(HOSTILE) | ANY_TEXT)
    scope = data.draw(st.sampled_from(["span", "document"]))
    related = tuple(Related(Span(start, end), message) for start, end in spans)
    findings = tuple(finding(source, start, end, message=message, related=related, scope=scope) for start, end in spans)
    view = viewed(read_text(source, "a", format), findings, further=True)
    for shown in (view, excerpted(view)):
        seen = Seen("".join(article(shown, findings, {RULE.id: RULE}, "a0")))
        is_harmless(seen)
        assert {f"#a0p{number}" for number in places(findings).values()} <= set(seen.targets)
    assert not {tag for tag, _ in seen.tags} & {"script", "style", "meta", "input"}


@pytest.mark.parametrize("format", list(Format))
def test_hostile_drafts_change_nothing(format: Format) -> None:
    source = "\n\n".join(HOSTILE)
    found = tuple(check_text(source, format=format, path="<script>.md", severity="info"))
    one = report(source, *found, path="<script>alert(1)</script>.md", format=str(format))
    problem = FileReport("<img>", read=False, problems=(Problem("<img>", "input", "<img>: <script>alert(2)</script>"),))
    for made in (page(one), page(one, one, problem)):
        seen = Seen(made)
        is_harmless(seen)
        assert made.isprintable() or not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", made)
        made.encode()
        assert not re.search(r"(?m)^::|##\[", made)


@given(ANY_TEXT)
def test_text_means_itself(text: str) -> None:
    shown = Seen(f"<p>{told(text)}</p>")
    assert [tag for tag, _ in shown.tags] == ["p"]
    plain = "".join(char for char in text if char.isprintable() and char not in "\u2028\ufeff\ufffe\uffff")
    assert plain.replace(" ", "") in "".join(shown.text).replace(" ", "").replace("\n", "") or plain != text


@given(ANY_TEXT, st.integers(12, 40))
def test_shortened_text_is_short(text: str, length: int) -> None:
    line = shortened(text, length)
    assert len(line) <= length and "\n" not in line


def test_the_policy_names_the_style_and_the_script() -> None:
    made = page(report("Low.\n"))
    style, script = (re.search(f"<{tag}>(.*?)</{tag}>", made, re.DOTALL) for tag in ("style", "script"))
    assert style is not None and script is not None
    for text in (style[1], script[1]):
        assert f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" in made
    assert "default-src 'none'" in made
    assert not re.search(r"(?:src|url|@import|https?:)\s*[=(]", style[1])


SOURCE = "# The lake\n\nExperts say the lake is low. It is  low.\n\n- one\n- two\n"


def found(words: str, **more: Any) -> Finding:
    start = SOURCE.index(words)
    return finding(SOURCE, start, start + len(words), **more)


def test_a_finding_is_told_in_full_beside_its_words() -> None:
    one = found("Experts say", severity=Severity.ERROR, message="“Experts say”: who? Name one.")
    made = page(report(SOURCE, one))
    assert '<mark class="error" id="a0w0" data-findings="0" aria-describedby="a0c0h">Experts say</mark>' in made
    card = made[made.index('<article class="card error" id="a0c0"') :]
    for words in (
        "■", "Must fix", "“Experts say”: who? Name one.", "Nobody knows which lake &lt;b&gt;this&lt;/b&gt; is.",
        "Name the lake &amp; the town.", "test/rule", "A book without an address",
    ):  # fmt: skip
        assert words in card, words
    assert card.count("“Experts say”") == 1  # the message quotes them
    is_harmless(Seen(made))


def test_words_that_the_message_does_not_quote_stand_in_the_card() -> None:
    assert '<p class="quote" dir="auto">“the lake is low”</p>' in page(report(SOURCE, found("the lake is low")))


def test_findings_that_share_words_are_all_there() -> None:
    made = page(report(SOURCE, found("the lake is low"), found("is low"), found("lake is low. It")))
    seen = Seen(made)
    is_harmless(seen)
    assert {f"a0{kind}{number}" for kind in "cw" for number in range(3)} <= set(seen.ids)
    assert 'data-findings="0 1 2"' in made


def test_one_article_is_shown_whole_and_of_many_what_has_findings() -> None:
    long = SOURCE + "\n".join(f"\nParagraph {number}.\n" for number in range(50))
    one = report(long, finding(long, 12, 23))
    assert "Paragraph 49." in page(one)
    other = report(SOURCE, path="b.md")
    made = page(one, other)
    assert "Paragraph 49." not in made and "parts without findings left out" in made
    assert "1 finding in 1 of 2 articles." in made and made.count('<section class="article"') == 1
    assert '<a href="#a0">a.md</a>' in made and "<rect" in made
    assert "What the article shows" in page(one) and "What the article shows" not in made


def test_an_article_without_findings_is_still_shown() -> None:
    made = page(report(SOURCE))
    assert "No findings in 1 article." in made and "Experts say" in made
    assert "It does not know whether a claim is true" in made


def test_what_is_left_out_or_not_checked_is_told() -> None:
    made = page(
        report(SOURCE, known=3, suppressed=1),
        FileReport("gone.md", read=False, problems=(Problem("gone.md", "input", "gone.md: no such file"),)),
    )
    assert "3 known findings of the baseline, not shown here." in made
    assert "Not checked" in made and "<code>gone.md</code> no such file" in made


def test_reports_of_many_articles_end() -> None:
    def many() -> Iterator[FileReport]:
        for number in range(3100):
            yield report(SOURCE, found("Experts say"), path=f"{number}.md")

    made = "".join(reporter("html")(many(), LOOK))
    is_harmless(Seen(made))
    assert "100 more articles with findings" in made


def test_the_same_reports_make_the_same_page() -> None:
    reports = (report(SOURCE, found("Experts say")), report(SOURCE, path="b.md"))
    assert page(*reports) == page(*reports)


def many_places(scope: str, words: str = "lake") -> str:
    source = "".join(f"# The lake\n\nParagraph {number} on the lake.\n\n" for number in range(12))
    spans = [Span(found.start(), found.end()) for found in re.finditer(words, source)]
    one = finding(source, *spans[0], related=tuple(Related(span, "Here") for span in spans), scope=scope)
    return page(report(source, one))


@pytest.mark.parametrize("scope", ["span", "document"])
def test_every_further_place_is_reached_from_the_card(scope: str) -> None:
    made = many_places(scope)
    seen = Seen(made)
    is_harmless(seen)
    assert {f"#a0p{number}" for number in range(24)} <= set(seen.targets)
    assert "Here: “lake”" in made and ">line 3</a>" in made
    # What is about the whole article is marked wherever it is, and its number leads to the first of these words.
    assert made.count("<mark") == (24 if scope == "document" else 1)
    assert '<a class="number" href="#a0w0"' in made


def test_places_with_other_words_are_links_by_their_words() -> None:
    made = many_places("document", r"Paragraph \d+")
    assert re.search(r'<li dir="auto">Here: <a href="#a0p11">“Paragraph 11”</a> <span class="place">line 47', made)


def test_what_several_articles_show_holds_all_that_cards_lead_to() -> None:
    source = "Low lake.\n\n" + "".join(f"Paragraph {number}.\n\n" for number in range(30)) + "Low sea.\n"
    last = source.index("Low sea")
    one = report(source, finding(source, 0, 3, related=(Related(Span(last, last + 3), "and here"),)))
    made = page(one, report(SOURCE, path="b.md"))
    is_harmless(Seen(made))
    assert '<span class="spot" id="a0p0">Low</span> sea.' in made and "Paragraph 20." not in made


def test_only_standards_of_our_own_rules_are_links() -> None:
    made = page(report(SOURCE, found("Experts say")))  # a project's own rule, and text
    assert "https://example.org/lakes" in made and 'href="https' not in made
    rule = load().rules["spam/repeated-quoted-keyword"]
    foreign = rule._replace(references=(*rule.references, "https://evil.example/"))
    linked = page(report(SOURCE, found("Experts say", rule=rule.id)), look=Look(rules=lambda: {rule.id: foreign}))
    assert {one for one in Seen(linked).targets if one[0] != "#"} == set(rule.references)


def test_every_family_has_a_name_for_people() -> None:
    families = {rule.family for rule in load().rules.values()}
    assert families <= FAMILIES.keys()
    assert all(name[0].isupper() and name[1:] == name[1:].lower() for name in FAMILIES.values())
    assert family("house-style") == "House style"
    made = page(report(SOURCE, found("Experts say", rule="residue/x")), report(SOURCE, path="b.md"))
    assert '<th scope="row">Left-overs of tools and templates</th>' in made


def test_headings_come_in_order_and_heads_of_tables_have_words() -> None:
    made = page(report("#### Low\n\n# Lake\n\n###### Deep\n\n| | b |\n|---|---|\n| 1 | 2 |\n"))
    levels = [int(level) for level in re.findall(r'aria-level="(\d)"', made)]
    assert levels == [3, 3, 4]
    assert "<td></td><th>b</th>" in made


def test_a_reference_to_a_footnote_is_its_label() -> None:
    assert "<sup>a</sup>" in page(report("The lake is low.[^a]\n\n[^a]: Since May.\n"))


@given(st.integers(0, 300), st.integers(0, 300), st.integers(1, 200))
def test_of_a_long_example_the_mark_is_seen_with_whole_words(before: int, after: int, long: int) -> None:
    mark = " ".join(["weir"] * long)
    made = marked(Example(f"{'sluice ' * before}[[{mark}]]{' barrage' * after}"))
    shown = "".join(Seen(made).text)
    assert len(shown) <= 604  # and what says that there is more
    assert set(shown.split()) <= {"sluice", "weir", "barrage", "…"}
    assert f"<mark>{mark}</mark>" in made if len(mark) <= 590 else "<mark>weir weir" in made


def test_words_are_left_out_between_words() -> None:
    assert shortened("one two three four five six seven eight", 24) == "one two three … eight"


def test_the_checklist_counts_each_quotation_once() -> None:
    place = Place("“We saw it.”", Span(0, 0))
    item = Item("quotations", "Quotations", State.PARTLY, "4 of 5.", (place,) * 4, (place,), total=5, opened=1)
    made = "".join(evidence([item], "a0"))
    assert made.count("“We saw it.”") == 4 and "and 1 more</span>" in made and made.count(" more") == 1
