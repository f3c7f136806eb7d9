"""A person's profile as a page shows it, however it is laid out."""

from __future__ import annotations

from sourcecheck.records import NamedTuple
from sourcecheck.text import Span

__all__ = ["FEWEST", "Field", "Profile"]

FEWEST = 3  # fields of a profile


class Field(NamedTuple):
    """One field. ``key`` as in labels.py; ``place`` is label and value, ``span`` the value alone."""

    key: str
    value: str
    span: Span
    place: Span
    network: str = ""  # the social network the field belongs to


class Profile(NamedTuple):
    """A profile: its fields in source order and how it was laid out.

    ``form`` is lines, terms, table, markup, json-ld, front-matter, comment or prose.
    ``label`` is the line that announces it ("Detail Author:"), where there is one.
    """

    fields: tuple[Field, ...]
    form: str
    label: Field | None = None

    @property
    def extent(self) -> Span:
        """From the first field to the last."""
        return Span(min(field.place.start for field in self.fields), max(field.place.end for field in self.fields))

    def all(self, *keys: str) -> tuple[Field, ...]:
        """The person's own fields with one of the keys, in source order."""
        return tuple(field for field in self.fields if field.key in keys and not field.network)

    def first(self, *keys: str) -> Field | None:
        """The first of the person's own fields with one of the keys."""
        return next(iter(self.all(*keys)), None)

    @property
    def name(self) -> str:
        """The person's name as given; first and last name joined where they stand apart."""
        whole = self.first("name")
        if whole is not None:
            return whole.value
        return " ".join(field.value for field in (*self.all("first"), *self.all("last")))
