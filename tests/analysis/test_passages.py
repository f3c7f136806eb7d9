"""The words of passages, and where they stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sourcecheck.analysis.repetition.passages import place, plain_words

TEXTS = st.text(st.sampled_from("abCDé ’“,.-_\u2014\u0130\u00a0ß١7"), max_size=40)


@given(TEXTS, st.data())
def test_words_are_found_where_they_stand(text: str, data: st.DataObject) -> None:
    words = plain_words(text)
    if not words:
        return
    at = data.draw(st.integers(0, len(words) - 1))
    length = data.draw(st.integers(1, len(words) - at))
    start, end = place(text, at, length)
    # A letter whose small form is longer leaves the whole text as it is.
    assert len(text[start:end]) == end - start > 0
    assert plain_words(text[start:end]) in (words[at : at + length], [word.lower() for word in words[at : at + length]])
    assert len(plain_words(text[:start])) == at
