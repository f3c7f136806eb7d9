"""Who speaks behind a claim and stands for it, and who only speaks of a matter of its own."""

from __future__ import annotations

import pytest

from sourcecheck.analysis.attribution.backing import is_backed
from sourcecheck.document import Format
from sourcecheck.readers import read_text


def backed(marked: str) -> bool:
    start = marked.index("[[")
    claim = marked[start + 2 : marked.index("]]")]
    document = read_text(marked.replace("[[", "", 1).replace("]]", "", 1), "a", Format.TEXT)
    block = next(block for block in document.blocks if claim in block.text)
    at = block.text.index(claim)
    return is_backed(document, block, at, at + len(claim), parties=False)


@pytest.mark.parametrize(
    "text",
    [
        "The gallery sold a barge. [[Historians doubt]] the price. The gallery's head, Ana Ruiz, said the hall leaks.",
        "Fares go up in May. Velo, the operator, put up a notice.\n\n[[Critics say]] the poor will walk. Velo said it "
        "would hand out vouchers.",
        "The club sold its winger. [[Supporters feel]] cheated. The chairman, Lee Ward, said the bank was paid.",
        "The river is low. [[Ecologists fear]] for the trout. The power company, Hydra, announced a second turbine.",
        "The mill shuts in June. [[Many believe]] it is for good. Its owner, Tom Arden, disagrees.",
    ],
)  # fmt: skip
def test_a_party_with_a_matter_of_its_own_does_not_stand_behind_a_claim(text: str) -> None:
    assert not backed(text)


@pytest.mark.parametrize(
    "text",
    [
        "Fuel tax went up. [[Economists warn]] of inflation. Ivo Radan of the central bank said prices would rise.",
        "The museum sold a barge. [[Historians doubt]] the price. The museum's director, Ana Ruiz, said the price was "
        "low.",
        "The mill shuts in June. [[Many believe]] it is for good. “It will never open,” said its owner, Tom Arden.",
        "[[Engineers suspect]] that salt got into the cables. The road agency said salt was found in two cables.",
        "[[A number of writers]] called for a list.\n\nAmanda Roe, a former aide, was one of the first to ask for it.",
    ],
)  # fmt: skip
def test_who_speaks_to_the_same_matter_stands_behind_it(text: str) -> None:
    assert backed(text)
