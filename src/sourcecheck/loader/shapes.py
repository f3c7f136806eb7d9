"""Shapes of values: each checks a value and describes itself as JSON Schema.

Every complaint names the key, what is expected and what was found, and the likely
spelling where there is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, time
from typing import Any, Final, Protocol

from sourcecheck.errors import suggestion
from sourcecheck.records import NamedTuple

__all__ = [
    "Choice",
    "Complaint",
    "Either",
    "Field",
    "Flag",
    "Many",
    "Named",
    "Number",
    "Path",
    "Rows",
    "Shape",
    "Table",
    "Text",
    "shown",
]

ROWS: Final = 50

Path = tuple[str | int, ...]


class Complaint(NamedTuple):
    """What is wrong at a place of a file; ``key`` says that the place is the key, not the value."""

    path: Path
    problem: str
    key: bool = False


class Shape(Protocol):
    """What a value may be."""

    def check(self, value: object, path: Path) -> Iterator[Complaint]: ...

    def schema(self) -> dict[str, Any]: ...


def shown(value: object) -> str:
    """A value as messages name it."""
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, (date, time)):  # TOML has them; datetime is a date
        return value.isoformat()
    text = ("true" if value else "false") if isinstance(value, bool) else repr(value)
    return text if len(text) <= 60 else text[:59] + "…"


class Text(NamedTuple):
    """A string that is not blank."""

    longest: int
    like: str = ""  # a pattern the whole string must match
    said: str = "text"

    def check(self, value: object, path: Path) -> Iterator[Complaint]:
        if not isinstance(value, str):
            hint = ""
            if isinstance(value, list):
                hint = "; put quotation marks around text that begins with ["
            elif isinstance(value, (int, float)):
                hint = f'; write "{shown(value)}" in quotation marks'
            elif isinstance(value, dict):
                hint = "; put quotation marks around text that holds a colon and a space"
            yield Complaint(path, f"expected {self.said}, got {shown(value)}{hint}")
        elif not value.strip():
            yield Complaint(path, f"expected {self.said}, got an empty string")
        elif len(value.strip()) > self.longest:
            yield Complaint(path, f"at most {self.longest:,} characters, got {len(value.strip()):,}")
        elif self.like and not re.fullmatch(self.like, value.strip()):
            yield Complaint(path, f"expected {self.said}, got {shown(value)}")

    def schema(self) -> dict[str, Any]:
        described: dict[str, Any] = {"type": "string", "maxLength": self.longest, "pattern": r"\S"}
        if self.like:
            described["pattern"] = f"^(?:{self.like})$"
        return described


class Choice(NamedTuple):
    """One of some words."""

    values: tuple[str, ...]

    def check(self, value: object, path: Path) -> Iterator[Complaint]:
        if not isinstance(value, str) or value not in self.values:
            likely = suggestion(value, self.values) if isinstance(value, str) else ""
            yield Complaint(path, f"expected one of {', '.join(self.values)}, got {shown(value)}{likely}")

    def schema(self) -> dict[str, Any]:
        return {"enum": list(self.values)}


class Flag(NamedTuple):
    """true or false."""

    def check(self, value: object, path: Path) -> Iterator[Complaint]:
        if not isinstance(value, bool):
            yield Complaint(path, f"expected true or false, got {shown(value)}")

    def schema(self) -> dict[str, Any]:
        return {"type": "boolean"}


class Number(NamedTuple):
    """A number between two others, both included."""

    least: float
    most: float
    whole: bool = True

    def check(self, value: object, path: Path) -> Iterator[Complaint]:
        kind = "whole number" if self.whole else "number"
        right = isinstance(value, int) if self.whole else isinstance(value, (int, float))
        if isinstance(value, bool) or not right or not self.least <= value <= self.most:  # type: ignore[operator]
            yield Complaint(path, f"expected a {kind} from {self.least:,} to {self.most:,}, got {shown(value)}")

    def schema(self) -> dict[str, Any]:
        return {"type": "integer" if self.whole else "number", "minimum": self.least, "maximum": self.most}


class Many(NamedTuple):
    """A list; one value alone stands for a list of one where ``single``."""

    of: Shape
    least: int
    most: int
    said: str
    single: bool = False

    def check(self, value: object, path: Path) -> Iterator[Complaint]:
        if not isinstance(value, list):
            if self.single and value is not None:
                yield from self.of.check(value, path)
            else:
                yield Complaint(path, f"expected a list of {self.said}, got {shown(value)}")
            return
        if len(value) < self.least:
            yield Complaint(path, f"expected at least {self.least} {self.said}, got {len(value)}")
        elif len(value) > self.most:
            yield Complaint(path, f"at most {self.most:,} {self.said}, got {len(value):,}")
        else:
            for index, item in enumerate(value):
                yield from self.of.check(item, (*path, index))

    def schema(self) -> dict[str, Any]:
        items = {"type": "array", "items": self.of.schema(), "minItems": self.least, "maxItems": self.most}
        return {"anyOf": [self.of.schema(), items]} if self.single else items


class Either(NamedTuple):
    """One shape for a mapping, another for anything else; with lists of the first where ``rows``."""

    other: Shape
    table: Shape

    def check(self, value: object, path: Path) -> Iterator[Complaint]:
        yield from (self.table if isinstance(value, dict) else self.other).check(value, path)

    def schema(self) -> dict[str, Any]:
        return {"anyOf": [self.other.schema(), self.table.schema()]}


class Rows(NamedTuple):
    """A list of steps, or a list of such lists."""

    row: Many

    def check(self, value: object, path: Path) -> Iterator[Complaint]:
        if isinstance(value, list) and value and all(isinstance(item, list) for item in value):
            yield from Many(self.row, 1, ROWS, "sequences").check(value, path)
        else:
            yield from self.row.check(value, path)

    def schema(self) -> dict[str, Any]:
        return {"anyOf": [self.row.schema(), Many(self.row, 1, ROWS, "sequences").schema()]}


class Field(NamedTuple):
    """A key of a mapping."""

    name: str
    shape: Shape
    required: bool
    about: str


class Table(NamedTuple):
    """A mapping with known keys, of some of which exactly one (or at least one) has to be there."""

    said: str
    fields: tuple[Field, ...]
    one_of: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()

    def check(self, value: object, path: Path) -> Iterator[Complaint]:
        if not isinstance(value, dict):
            yield Complaint(path, f"expected {self.said}, got {shown(value)}")
            return
        fields = {field.name: field for field in self.fields}
        for name in value:
            if name not in fields:
                likely = suggestion(name.replace("_", "-"), fields)
                allowed = "" if likely else f"; expected one of {', '.join(fields)}"
                yield Complaint((*path, name), f"unknown key{allowed}{likely}", True)
        for field in self.fields:
            if field.name in value:
                yield from field.shape.check(value[field.name], (*path, field.name))
            elif field.required:
                yield Complaint((*path, field.name), f"missing; {field.about}", True)
        for names, exactly in ((self.one_of, True), (self.any_of, False)):
            present = [name for name in names if name in value]
            word = "exactly" if exactly else "at least"
            if names and not present:
                yield Complaint(path, f"expected {word} one of {', '.join(names)}, got none")
            elif exactly and len(present) > 1:
                yield Complaint((*path, present[1]), f"expected one matcher, got {' and '.join(present)}", True)

    def schema(self) -> dict[str, Any]:
        described: dict[str, Any] = {
            "type": "object",
            "additionalProperties": False,
            "properties": {field.name: {"description": field.about, **field.shape.schema()} for field in self.fields},
            "required": [field.name for field in self.fields if field.required],
        }
        if self.one_of:
            described["oneOf"] = [{"required": [name]} for name in self.one_of]
        if self.any_of:
            described["anyOf"] = [{"required": [name]} for name in self.any_of]
        return described


class Named(NamedTuple):
    """A mapping from names to a shape; ``said`` tells what stands in it."""

    of: Shape
    said: str

    def check(self, value: object, path: Path) -> Iterator[Complaint]:
        if not isinstance(value, dict):
            yield Complaint(path, f"expected {self.said}, got {shown(value)}")
            return
        for name, item in value.items():
            yield from self.of.check(item, (*path, name))

    def schema(self) -> dict[str, Any]:
        return {"type": "object", "additionalProperties": self.of.schema()}
