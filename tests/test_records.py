"""Our records are what ``typing.NamedTuple`` makes, to everybody who uses one."""

from __future__ import annotations

import copy
import inspect
import pickle
import typing
from typing import Any

import pytest

from sourcecheck.document import Block
from sourcecheck.finding import Finding
from sourcecheck.records import NamedTuple
from sourcecheck.rule import Rule
from sourcecheck.text import Span


class Ours(NamedTuple):
    """A boat."""

    name: str
    crew: int = 3
    cargo: tuple[str, ...] = ()

    @property
    def loud(self) -> str:
        return self.name.upper()

    @classmethod
    def empty(cls) -> Ours:
        return cls("none")

    def more(self) -> Ours:
        return self._replace(crew=self.crew + 1)


class Theirs(typing.NamedTuple):
    """A boat."""

    name: str
    crew: int = 3
    cargo: tuple[str, ...] = ()


def test_it_is_a_tuple_with_names() -> None:
    one: Any = Ours("Ada", cargo=("salt",))
    assert one == ("Ada", 3, ("salt",)) == Theirs("Ada", cargo=("salt",))
    assert hash(one) == hash(Theirs("Ada", cargo=("salt",)))
    assert (one.name, one.crew, one.cargo) == one
    assert one.loud == "ADA" and Ours("Ada").more().crew == 4 and Ours.empty().name == "none"
    assert type(Ours("Ada").more()) is Ours
    assert not hasattr(one, "__dict__")
    match one:
        case Ours(name, crew=3):
            assert name == "Ada"
        case other:
            raise AssertionError(other)


@pytest.mark.parametrize("name", ["_fields", "_field_defaults", "__match_args__", "__doc__", "__module__"])
def test_it_says_the_same_of_itself(name: str) -> None:
    assert getattr(Ours, name) == getattr(Theirs, name)


def test_it_does_the_same() -> None:
    ours: Any = Ours("Ada")
    theirs: Any = Theirs("Ada")
    assert ours._asdict() == theirs._asdict()
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert ours._replace(crew=1) == theirs._replace(crew=1)
    assert tuple(Ours._make(["a", 1, ()])) == tuple(Theirs._make(["a", 1, ()]))
    assert inspect.signature(Ours).parameters.keys() == inspect.signature(Theirs).parameters.keys()
    made: list[Any] = [pickle.loads(pickle.dumps(ours)), copy.copy(ours), copy.deepcopy(ours)]
    assert [(one, type(one)) for one in made] == [(ours, Ours)] * 3


@pytest.mark.parametrize("kind", [Ours, Theirs])
def test_it_refuses_the_same(kind: Any) -> None:
    with pytest.raises(TypeError):
        kind()
    with pytest.raises(TypeError):
        kind("Ada", 1, (), 2)
    with pytest.raises(TypeError):
        kind("Ada", mast=1)
    with pytest.raises(TypeError):
        kind._make(["Ada"])
    with pytest.raises((TypeError, ValueError)):
        kind("Ada")._replace(mast=1)
    with pytest.raises(AttributeError):
        kind("Ada").crew = 4


def test_fields_without_a_default_come_first() -> None:
    with pytest.raises(TypeError, match="default"):

        class Wrong(NamedTuple):
            crew: int = 3
            name: str  # type: ignore[misc]

    record: Any = NamedTuple
    with pytest.raises(TypeError, match="base"):
        type("Bare", (record, str), {})


@pytest.mark.parametrize("kind", [Block, Finding, Rule, Span])
def test_the_programs_own_are_made_by_their_fields(kind: Any) -> None:
    values = list(range(len(kind._fields)))
    made = kind(*values)
    assert [getattr(made, name) for name in kind._fields] == list(made) == values
    assert kind(**dict(zip(kind._fields, values, strict=True))) == made
