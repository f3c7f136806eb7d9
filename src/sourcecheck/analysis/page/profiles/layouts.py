"""Profiles of people on a page, however they are laid out.

Label-value lines and lists, tables in both directions, definition lists, marked-up
boxes (vcard, h-card, microdata), JSON-LD, front matter, comments and prose all
become the same ``Profile``. Whether a profile is believable is not asked here.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from sourcecheck.analysis.page.profiles.data import data_profiles
from sourcecheck.analysis.page.profiles.labels import account_key, label_key, network_of
from sourcecheck.analysis.page.profiles.lines import labelled_profiles
from sourcecheck.analysis.page.profiles.markup import markup_profiles
from sourcecheck.analysis.page.profiles.profile import FEWEST, Field, Profile
from sourcecheck.analysis.page.profiles.prose import prose_profiles
from sourcecheck.analysis.page.profiles.raw_lines import component_profiles, raw_profiles
from sourcecheck.document import Cell, Document, Table
from sourcecheck.text import Span

__all__ = ["profiles"]

# A page with more profiles is a database, not an article.
_MOST = 500


def profiles(document: Document) -> tuple[Profile, ...]:
    """All profiles of a document, in source order; call through ``document.once``."""
    found = list(islice((profile for profile in labelled_profiles(document) if _is_person(profile)), _MOST))
    tabled = (profile for table in document.tables for profile in _tabled(table) if _is_person(profile))
    found += islice(tabled, _MOST)
    found += [profile for profile in data_profiles(document) if _is_person(profile)]
    found += [profile for profile in markup_profiles(document) if _is_person(profile)]
    found += islice((profile for profile in raw_profiles(document) if _is_person(profile)), _MOST)
    found += [profile for profile in component_profiles(document) if _is_person(profile)]
    taken = [profile.extent for profile in found]
    found += [
        profile
        for profile in prose_profiles(document)
        if _is_person(profile) and not any(profile.extent.overlaps(span) for span in taken)
    ]
    return tuple(islice(_settled(found), _MOST))


def _is_person(profile: Profile) -> bool:
    keys = {field.key for field in profile.fields}
    own = {field.key for field in profile.fields if not field.network}
    return (
        len(profile.fields) >= FEWEST and len(keys) >= 2 and bool(own & {"name", "first", "last", "username", "email"})
    )


def _settled(found: list[Profile]) -> Iterator[Profile]:
    """Where two readings cover the same place, the one with more fields stays."""
    found.sort(key=lambda profile: (profile.extent, -len(profile.fields)))
    kept: list[Profile] = []
    for profile in found:
        if kept and kept[-1].extent.overlaps(profile.extent):
            if len(profile.fields) > len(kept[-1].fields):
                kept[-1] = profile
        else:
            kept.append(profile)
    yield from kept


def _tabled(table: Table) -> Iterator[Profile]:
    """A two-column table is one profile; a table whose header names fields has one per row."""
    rows = [row for row in table.rows if row.kind != "delimiter"]
    upright = [
        (label_key(row.cells[0].text.strip(" :*")), row)
        for row in rows
        if len(row.cells) == 2 and row.cells[0].text and row.cells[1].text
    ]
    known = [(key, row) for key, row in upright if key]
    if len(known) >= 3:
        network = ""
        fields: list[Field] = []
        for row in rows:
            if len(row.cells) != 2:
                continue
            label, value = row.cells
            lone = network_of(label.text)
            key = label_key(label.text.strip(" :*"))
            if lone and value.text:
                fields.append(Field(account_key(value.text), value.text, _value_span(value), row.span, lone))
            elif lone:
                network = lone
            elif key and value.text:
                fields.append(Field(key, value.text, _value_span(value), row.span, network))
        yield Profile(tuple(fields), "table")
        return
    if len(rows) < 2:
        return
    columns = [(cell.column, label_key(cell.text.strip(" :*"))) for cell in rows[0].cells]
    named = {column: key for column, key in columns if key}
    if len(named) < 3 or 2 * len(named) < len(columns):
        return
    for row in rows[1:]:
        fields = [
            Field(named[cell.column], cell.text, _value_span(cell), _value_span(cell))
            for cell in row.cells
            if cell.text and cell.column in named
        ]
        if fields:
            yield Profile(tuple(fields), "table")


def _value_span(cell: Cell) -> Span:
    return cell.block.whole if cell.block is not None else cell.span
