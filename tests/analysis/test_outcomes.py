"""What is told to come out of research that nobody names, and what only looks like it."""

import pytest

from sourcecheck.analysis.research.studies import unnamed_studies


def _said(text: str) -> list[str]:
    return [text[found.start : found.end] for found in unnamed_studies(text)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Moss drinks fog, as was shown years ago in a study.", "shown years ago in a study"),
        ("That is the finding of a physics study.", "finding of a physics study"),
        ("This is known from studies of mice.", "known from studies"),
        ("The claim is backed up by several trials.", "backed up by several trials"),
        ("Geologists found out in a field study that it sinks.", "found out in a field study"),
        ("Children who took part in an experiment kept the sweet.", "Children who took part in an experiment kept"),
        ("Frogs hear more, says one study.", "says one study"),
        ("If you trust a survey by doctors, it helps.", "If you trust a survey"),
        ("The medical literature suggests that it helps.", "The medical literature suggests"),
        ("It was clinically tested and shown to help.", "clinically tested and shown"),
        ("Research has yielded proof that frogs sing.", "Research has yielded proof"),
        ("Divers were able to stay. Biologists were able to show that eels climb.", "Biologists were able to show"),
    ],
)
def test_outcomes(text: str, said: str) -> None:
    assert said in _said(text)


@pytest.mark.parametrize(
    "text",
    [
        "We learned it in a study of our own.",
        "Cracks were found in a survey of the tower.",
        "It may be found in a study, and it will be shown in a trial.",
        "The verdict of the trial surprised the jury.",
        "She has discovered in a study of her own that eels climb.",
        "The paper came from a mill. The result of the survey is secret.",
        "Research shows up in the accounts.",
    ],
)
def test_none(text: str) -> None:
    assert _said(text) == []
