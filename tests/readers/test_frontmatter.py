"""Front matter: every value at its place, and nothing that can stop the article from being read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcecheck.document import Document, Kind
from sourcecheck.readers.frontmatter import field_of
from sourcecheck.readers.markdown import read


def said(document: Document) -> dict[str, tuple[str, str, str]]:
    """Key -> field, value, source at its span."""
    return {
        datum.key: (datum.field, datum.value, document.source[slice(*datum.span)]) for datum in document.metadata.data
    }


YAML = """\
---
title: "Rivers 😀 \\"rise\\""
author:
  name: 'Ada O''Hara'
  url: https://ada.example
date: 2014-05-02
lastmod: 2014-05-03T10:00:00Z
tags: [water, 'the lake']
draft: false
description: >-
  Folded over
  two lines
lang: en_GB
sources:
  - https://one.example/report
  - title: Second
    url: https://two.example
empty:
---

The lake rose.
"""

TOML = """\
+++
title = "Rivers \\"rise\\""
date = 2014-05-02 10:00:00Z
authors = ["Ada", 'O\\Hara'] # two of them
[extra]
author = {name = "Bo", url = "https://bo.example"}
canonical_url = \"\"\"
https://c.example\"\"\"
[[refs]]
page = 1
[[refs]]
page = 2
+++
The lake rose.
"""


def test_yaml_values_stand_where_they_are_written() -> None:
    document = read(YAML, "a.md")
    found = said(document)
    assert found["title"] == ("title", 'Rivers 😀 "rise"', 'Rivers 😀 \\"rise\\"')
    assert found["author.name"] == ("author", "Ada O'Hara", "Ada O''Hara")
    assert found["author.url"][0] == ""
    assert found["date"] == ("published", "2014-05-02", "2014-05-02")
    assert found["lastmod"][:2] == ("modified", "2014-05-03T10:00:00Z")
    assert found["tags.1"] == ("", "the lake", "the lake")
    assert found["draft"] == ("", "false", "false")
    assert found["description"] == ("description", "Folded over two lines", "Folded over\n  two lines")
    assert found["sources.0"][:2] == ("source", "https://one.example/report")
    assert found["sources.1.url"][:2] == ("source", "https://two.example")
    assert "empty" not in found
    assert document.language == "en-gb"
    assert document.notes == ()


def test_title_and_description_are_blocks_with_places() -> None:
    document = read(YAML, "a.md")
    title, description, body = document.blocks
    assert (title.kind, title.text, title.name) == (Kind.TITLE, 'Rivers 😀 "rise"', "title")
    assert YAML[slice(*title.span(9, 15))] == '\\"rise\\"'
    assert YAML[slice(*title.span(10, 14))] == "rise"
    assert (description.kind, description.text) == (Kind.DESCRIPTION, "Folded over two lines")
    assert YAML[slice(*description.span(7, 15))] == "over\n  two"
    assert body.text == "The lake rose."


def test_toml_values_stand_where_they_are_written() -> None:
    document = read(TOML, "a.md")
    found = said(document)
    assert found["title"] == ("title", 'Rivers "rise"', 'Rivers \\"rise\\"')
    assert found["date"] == ("published", "2014-05-02 10:00:00Z", "2014-05-02 10:00:00Z")
    assert found["authors.0"] == ("author", "Ada", "Ada")
    assert found["authors.1"] == ("author", "O\\Hara", "O\\Hara")
    assert found["extra.author.name"] == ("author", "Bo", "Bo")
    assert found["extra.canonical_url"][:2] == ("canonical", "https://c.example")
    assert found["refs.0.page"][1:] == ("1", "1")
    assert found["refs.1.page"][1:] == ("2", "2")
    assert [block.text for block in document.blocks] == ['Rivers "rise"', "The lake rose."]


@pytest.mark.parametrize(
    ("path", "field"),
    [
        (("pubDate",), "published"),
        (("publish-date",), "published"),
        (("last_modified_at",), "modified"),
        (("byline",), "author"),
        (("authors", 0), "author"),
        (("authors", 0, "name"), "author"),
        (("authors", 0, "image"), ""),
        (("author", "social", "name"), ""),
        (("taxonomies", "authors", 1), "author"),
        (("params", "source", "url"), "source"),
        (("original",), "source"),
        (("site_name",), "publisher"),
        (("kicker",), "description"),
        (("categories", 0), "section"),
        (("layout",), "type"),
        (("date", "name"), ""),
        (("update_frequency",), ""),
    ],
)
def test_names_of_generators(path: tuple[str | int, ...], field: str) -> None:
    assert field_of(path) == field


@pytest.mark.parametrize(
    ("source", "note"),
    [
        ("---\ntitle: A\ntitle: B\n---\ntext", "front matter is not valid YAML: line 3: the key 'title' is here twice"),
        ("---\n- title: A\n- author: B\n---\ntext", "front matter is not read: line 2: a list, where names"),
        ("---\n[a, b]\n---\ntext", "front matter is not read: line 2: a list, where names"),
        ("---\n# c: d\n- title: A\n---\ntext", "front matter is not read: line 2: a list, where names"),
        ("---\ntitle: A\n\tsub: B\n---\ntext", "front matter is not valid YAML: line 3: a tab cannot indent YAML"),
        ("\n---\ntitle: A: B\n---\ntext", "front matter is not valid YAML: line 3: mapping values are not allowed"),
        ("---\na: &x 1\nb: *x\n---\ntext", "front matter is not valid YAML: line 2: anchors are not accepted"),
        ("+++\ntitle = A\n+++\ntext", "front matter is not valid TOML: line 2: Invalid value"),
        ("+++\n" + "a." * 100 + "b = 1\n+++\ntext", "front matter is not read: line 2: a key with more than 64 parts"),
        ("+++\na = " + "[" * 30000 + "\n+++\ntext", "front matter is not valid TOML: line 2"),
    ],
)
def test_broken_front_matter_is_a_note(source: str, note: str) -> None:
    document = read(source, "a.md")
    assert document.notes[0].startswith(note)
    assert document.blocks[-1].text == "text"


def test_simple_lines_of_broken_front_matter_still_count() -> None:
    source = '---\ntitle: Water: a story\ndate: 2014-05-02\ndate: 2015-01-01\nauthor: "Ada"\ntags: [a\n---\ntext'
    document = read(source, "a.md")
    assert said(document) == {
        "title": ("title", "Water: a story", "Water: a story"),
        "date": ("published", "2014-05-02", "2014-05-02"),
        "author": ("author", "Ada", "Ada"),
    }


@pytest.mark.parametrize(
    "source",
    [
        "---\n\nA paragraph: with a colon: two.\n\n---\n\nMore.",
        "---\nProse between two lines.\n---\n",
        "---\ntitle: never closed\n\ntext",
        "text\n\n---\ntitle: too late\n---\n",
        "---\n- **One** of them\n---\n",
        "---\n[A link](/a) in prose.\n---\n",
        "---- \ntitle: x\n---\n",
    ],
)
def test_dashes_that_are_no_front_matter(source: str) -> None:
    document = read(source, "a.md")
    assert document.metadata.data == ()
    assert document.notes == ()
    assert document.blocks


@pytest.mark.parametrize("source", ["---\n---\ntext", "---\n# comment\n---\ntext", "+++\n+++\ntext", "---\n...\ntext"])
def test_empty_front_matter(source: str) -> None:
    document = read(source, "a.md")
    assert [block.text for block in document.blocks] == ["text"]
    assert document.notes == ()


@pytest.mark.parametrize("lead", ["", "\n", "\r\n\r\n", "\ufeff", "  \n"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends_and_what_may_stand_before(lead: str, line_end: str) -> None:
    source = lead + YAML.replace("\n", line_end)
    found = said(read(source, "a.md"))
    plain = said(read(YAML, "a.md"))
    assert {key: value[:2] for key, value in found.items()} == {key: value[:2] for key, value in plain.items()}
    assert {key: value[2].replace(line_end, "\n") for key, value in found.items()} == {
        key: value[2] for key, value in plain.items()
    }


def test_date_in_a_jekyll_file_name() -> None:
    document = read("text", "site/_posts/2014-05-02-a-title.md")
    datum = document.metadata.first("published", "file-name")
    assert datum is not None
    assert (datum.value, datum.span) == ("2014-05-02", (0, 0))
    assert not read("text", "2014-05-02/notes.md").metadata.data


@given(
    st.dictionaries(
        st.from_regex(r"[a-z]{1,8}", fullmatch=True),
        st.text(
            st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\x85\u2028\u2029\ufeff"), max_size=20
        ),
        max_size=4,
    ),
    st.sampled_from(['"', "'''", '"""']),
)
def test_toml_strings_come_back(values: dict[str, str], quotes: str) -> None:
    lines = []
    expected = {}
    for key, value in values.items():
        if quotes == "'''" and ("''" in value or value.endswith("'")):
            continue
        written = value if quotes == "'''" else value.replace("\\", "\\\\").replace('"', '\\"')
        lines.append(f"{key} = {quotes}{written}{quotes}")
        if value.strip():
            expected[key] = (value.strip(), written)
    source = "+++\n" + "\n".join(lines) + "\n+++\n"
    document = read(source, "a.md")
    assert document.notes == ()
    assert {key: value[1:] for key, value in said(document).items()} == expected


@given(st.text(alphabet=st.sampled_from("a=\"'[]{},.\n#1- T:+\\"), max_size=60), st.sampled_from(["+++", "---"]))
def test_any_front_matter_is_read_or_noted(text: str, mark: str) -> None:
    source = f"{mark}\n{text}\n{mark}\nthe body"
    document = read(source, "a.md")
    assert any(block.text.endswith("the body") for block in document.blocks)
    for datum in document.metadata.data:
        assert 0 <= datum.span.start <= datum.span.end <= len(source)


@pytest.mark.parametrize("value", ["9" * 5000, ".".join(["'a b'"] * 20_000)])
def test_toml_that_would_end_the_reader_is_a_note(value: str) -> None:
    document = read(f"+++\na = {value}\n+++\ntext", "a.md")
    assert document.blocks[-1].text == "text"
    assert "line 2" in document.notes[0]
