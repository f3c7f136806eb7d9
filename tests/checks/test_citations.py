"""Citations and the references they point to, on layouts beyond the rule's examples."""

from __future__ import annotations

import pytest

from sourcecheck.analysis.links.citations import markers, references
from sourcecheck.checks import rules_of
from sourcecheck.document import Format
from sourcecheck.readers import read_text
from sourcecheck.rule import Context

_RULE = next(rule for rule in rules_of("links") if rule.id == "links/orphan-citation-marker")
_ENDINGS = {Format.TEXT: "txt", Format.MARKDOWN: "md", Format.HTML: "html"}
_COUNTED = "\n\n## References\n\n1. Board, minutes, 2025\n2. Census, 2021\n3. Rent register, 2024\n"
_SIGNED = "\n\n{}\n\n[1] Board, minutes, 2025\n\n[2] Census, 2021\n\n[3] Rent register, 2024\n"
_CITED = "Rents rose by half in a year.[1] The board knew it [2]. Nobody acted.[3] "


def hits(source: str, format: Format) -> list[tuple[str, str]]:
    document = read_text(source, f"page.{_ENDINGS[format]}", format)
    assert _RULE.check is not None
    return [(hit.variant, document.source[slice(*hit.span)]) for hit in _RULE.check(document, Context())]


@pytest.mark.parametrize("marker", ["[4]", "[7]", "[2, 5]", "[2–6]", "[3][4]"])
def test_numbers_beyond_a_counted_list(marker: str) -> None:
    found = hits(f"{_CITED}The mayor did not.{marker}{_COUNTED}", Format.MARKDOWN)
    assert found == [("", marker[marker.rindex("[") :] if "][" in marker else marker)]


@pytest.mark.parametrize("heading", ["References", "Sources:", "Bibliography", "Quellen", "Références", "参考文献"])
def test_numbers_beyond_a_signed_list(heading: str) -> None:
    assert hits(f"{_CITED}The mayor did not [4].{_SIGNED.format(heading)}", Format.TEXT) == [("", "[4]")]
    assert hits(_CITED + _SIGNED.format(heading), Format.TEXT) == []


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("<p>It rose.<sup>1</sup> It fell.<sup>4</sup></p><h2>Notes</h2><ol><li>A</li><li>B</li></ol>", [("", "4")]),
        ("<p>It rose.<sup>1</sup> It fell.<sup class='fn'>2</sup></p>", [("without-list", "1")]),
        ("<p>It rose.[1] It fell.[2]</p>", [("without-list", "[1]")]),
        ("<p>It rose.<sup><a href='#fn:1'>1</a></sup></p><ol class='footnotes'><li id='fn:1'>A</li></ol>", []),
        ("<p>It covers 40 km<sup>2</sup>, 10<sup>6</sup> m<sup>3</sup> and CO<sub>2</sub>.</p>", []),
        ("<p>It rose.<a href='#top'>1</a> It is a mark.<sup>TM</sup></p>", []),
    ],
)
def test_pages(page: str, found: list[tuple[str, str]]) -> None:
    assert hits(f"<article>{page}</article>", Format.HTML) == found


@pytest.mark.parametrize(
    "text",
    [
        "He said: “I was [19] years old.” She had [two].",
        "The seeds: Sinner [1] beat Rublev [8], and Zverev [3] lost.",
        "In Smith v Jones [2010] UKSC 1 at [14] and [15], the court agreed.",
        "The list is [1], [2], [3].",
        "x² + y² = z², 40 km², 5 m³, 10⁶ units, 3.5·10⁵, about 300 metres² of it",
        "[1] First we go.\n\n[2] Then we come back.\n\n[3] Then we sleep.",
        "The regex [^a-z] matches, [^0-9]+ too. Press [1] for English. Figure [3] shows it.",
        "Rents rose.[1-3]\n\nReferences\n[1] A 2020\n[2] B 2021\n[3] C 2022",
        "Rents rose.[1]\n\nReferences\n\nBoard of the harbour. Minutes of May. 2025.",
    ],
)
def test_brackets_that_are_no_citations(text: str) -> None:
    assert hits(text, Format.TEXT) == []


@pytest.mark.parametrize(
    "text",
    [
        "Rents rose.[^1]\n\n[^1]: Minutes.\n\n    More of it.\n",
        "See [1](https://a.org), [2](https://b.org) and [text][1].\n\n[1]: https://a.org\n",
        "Use `a[1]`, then b[2] = 4 and argv[1].\n",
        "Rents rose by half.[1]\n\n***\n\n1. Board, minutes of May\n",
    ],
)
def test_markdown_that_is_in_order(text: str) -> None:
    assert hits(text, Format.MARKDOWN) == []


def test_footnotes_without_a_marker_and_the_other_way_round() -> None:
    text = "Rents rose.[^a] They fell.[^c]\n\n[^a]: Minutes.\n\n[^b]: Census.\n"
    assert hits(text, Format.MARKDOWN) == [("note", "[^c]"), ("uncited-note", "Census.")]


def test_several_entries_in_one_paragraph() -> None:
    text = "Rents rose [2].\n\nCitations:\n[1] https://board.example/a\n[2] https://census.example/b\n"
    document = read_text(text, "page.md", Format.MARKDOWN)
    assert [entry.label for entry in references(document).entries] == ["1", "2"]
    assert [marker.labels for marker in markers(document)] == [("2",)]
    assert hits(text, Format.MARKDOWN) == [("uncited", "[1] https://board.example/a\n")]
