"""What an article shows of where it comes from: counts and places, no grade."""

from __future__ import annotations

import pytest
from hypothesis import given
from tests.view.test_view import SOURCES

from sourcecheck.checklist import Item, State, checklist
from sourcecheck.document import Format
from sourcecheck.readers import read_text

FULL = """\
# The weir is shut

By Lise Oram, 4 May 2026

The weir was shut on Monday, [the council's log](https://council.example/log) shows. “The gate was broken for a week,”
said Alf Rudd, who keeps it. The [rules](https://rules.example/gates) ask for two gates.

Correction, 6 May: An earlier version of this article named another weir.
"""


def items(source: str, format: Format = Format.MARKDOWN) -> dict[str, Item]:
    return {item.name: item for item in checklist(read_text(source, "a", format))}


def test_what_is_there_is_found_with_its_place() -> None:
    found = items(FULL)
    assert {name: item.state for name, item in found.items()} == dict.fromkeys(
        ("author", "date", "links", "quotations", "correction"), State.FOUND
    )
    assert found["author"].places[0].words == "Lise Oram"
    assert found["date"].said == "Published on 2026-05-04."
    assert found["links"].said.startswith("2 links to 2 other sites.")
    assert found["quotations"].said == "Somebody is named beside 1 of 1 quotation of four words or more."
    assert "Correction, 6 May:" in found["correction"].places[0].words
    for item in found.values():
        for place in (*item.places, *item.open):
            assert place.words.rstrip(" …").split()[0] in FULL[place.span.start : place.span.end]


def test_what_is_not_there_is_told_without_a_grade() -> None:
    found = items("The weir is shut.\n")
    assert {name: item.state for name, item in found.items()} == {
        "author": State.MISSING, "date": State.MISSING, "links": State.MISSING, "quotations": State.NONE,
        "correction": State.NONE,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("source", "format", "name", "state"),
    [
        ("---\nauthor: Lise Oram\ndate: 2026-05-04\n---\nText.\n", Format.MARKDOWN, "author", State.FOUND),
        ('<head><meta name="author" content="Lise Oram"></head><p>Text.</p>', Format.HTML, "author", State.PARTLY),
        ('<meta property="article:published_time" content="2026-05-04"><p>A.</p>', Format.HTML, "date", State.PARTLY),
        ("“We saw the gate come down at night.” It rained.\n\n“The gate was broken for days,” said Alf Rudd.\n",
         Format.TEXT, "quotations", State.PARTLY),
        ("See [us](https://facebook.com/weir), [up](#top), [home](/).\n", Format.MARKDOWN, "links", State.MISSING),
        ("Das Wehr ist seit gestern geschlossen, und niemand weiß, warum. „Wir haben nichts gesehen“, sagte er.\n" * 3,
         Format.TEXT, "quotations", State.UNKNOWN),
        ("# Update Drivers: how to\n\nUpdate so far: none.\n", Format.MARKDOWN, "correction", State.NONE),
        ("Text.\n\nThis article was amended on 4 May.\n", Format.MARKDOWN, "correction", State.FOUND),
    ],
)  # fmt: skip
def test_states(source: str, format: Format, name: str, state: State) -> None:
    assert items(source, format)[name].state is state


@pytest.mark.parametrize("format", list(Format))
@given(source=SOURCES)
def test_any_text_has_a_checklist(format: Format, source: str) -> None:
    for item in checklist(read_text(source, "a", format)):
        assert item.said and len(item.places) <= 20
        assert len(item.open) == min(item.opened, 20) and item.opened <= item.total
        for place in (*item.places, *item.open):
            assert 0 <= place.span.start <= place.span.end <= len(source)
