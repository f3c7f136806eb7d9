"""Parts of a text that say that they sum it up."""

from __future__ import annotations

import pytest

from sourcecheck.analysis.repetition.summaries import summaries
from sourcecheck.document import Format
from sourcecheck.readers import read


def told(source: str, format: Format = Format.MARKDOWN) -> list[str]:
    document = read(source.encode(), "a", format)
    return [document.blocks[number].text for number in sorted(summaries(document))]


@pytest.mark.parametrize(
    "heading",
    ["TL;DR", "Summary", "In short", "Key takeaways", "3. Summary", "At a glance", "Recap and next steps",
     "The short version:", "Zusammenfassung", "Executive Summary"],
)  # fmt: skip
def test_a_heading_announces_what_is_below_it(heading: str) -> None:
    text = f"# Lock\n\nOne.\n\n## {heading}\n\nTwo.\n\n### Below\n\n- Three.\n\n## The weir\n\nFour.\n"
    assert told(text) == ["Two.", "Three."]


@pytest.mark.parametrize(
    "heading", ["The weir", "Summary judgment", "Highlights of the old town", "Abstract art", "Conclusion"]
)
def test_other_headings_announce_nothing(heading: str) -> None:
    assert told(f"# Lock\n\n## {heading}\n\nTwo.\n") == []


def test_a_label_announces_up_to_the_next() -> None:
    text = "The lock.\n\nABSTRACT.\n\nOne is said here.\n\nFULL TEXT.\n\nTwo is said here.\n\nThree.\n"
    assert told(text, Format.TEXT) == ["One is said here."]
    assert told("Summary:\n\nOne.\n\n# Lock\n\nTwo.\n") == ["One."]
    assert len(told("Summary:\n\n" + "A line.\n\n" * 40)) == 12


def test_a_label_in_front_announces_its_paragraph() -> None:
    assert told("**TL;DR:** The lock is shut.\n\nTwo.\n") == ["TL;DR: The lock is shut."]
    assert told("In short, the lock is shut.\n\nTwo.\n") == []


def test_a_text_that_is_called_a_summary_has_none() -> None:
    assert told("# Summary\n\nOne.\n\nTwo.\n\n## The weir\n\nThree.\n") == []
