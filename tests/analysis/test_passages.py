"""The words of passages, and where they stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sourcecheck.analysis.repetition.passages import Passage, place, plain_words, shared_runs

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


def test_a_passage_that_repeats_itself_is_not_compared_with_all_of_itself_each_time() -> None:
    text = "The harbour commission published another remarkable statement. "
    one = Passage(0, 0, plain_words(text * 400))
    runs = shared_runs([one])
    assert runs
    assert sum(run.length for run in runs) <= 6 * len(one.words)
