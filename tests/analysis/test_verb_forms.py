"""The forms of verbs that stand in word lists in one form."""

from __future__ import annotations

import pytest

from sourcecheck.analysis.verb_forms import Forms, forms


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("fear", Forms("fear", "fears", "feared", "feared", "fearing")),
        ("deny", Forms("deny", "denies", "denied", "denied", "denying")),
        ("admit", Forms("admit", "admits", "admitted", "admitted", "admitting")),
        ("believe", Forms("believe", "believes", "believed", "believed", "believing")),
        ("foresee", Forms("foresee", "foresees", "foresaw", "foreseen", "foreseeing")),
        (
            "lose patience",
            Forms("lose patience", "loses patience", "lost patience", "lost patience", "losing patience"),
        ),
    ],
)
def test_forms(entry: str, expected: Forms) -> None:
    assert list(forms([entry])) == [expected]


def test_two_spellings_give_two_rows() -> None:
    assert [one.past for one in forms(["label"])] == ["labeled", "labelled"]
