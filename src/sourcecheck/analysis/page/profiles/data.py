"""Profiles in what a page says of itself, JSON-LD and front matter, and in comments left behind."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache

from sourcecheck.analysis.page.profiles.labels import NETWORKS, account_key, label_key, labels_in, markup_key
from sourcecheck.analysis.page.profiles.markup import code_ranges, holds_elements
from sourcecheck.analysis.page.profiles.profile import FEWEST, Field, Profile
from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Document
from sourcecheck.text import Span

__all__ = ["data_profiles"]

# Nodes inside a person: their parts belong to the person.
_PARTS = words("address location geo contactpoint contact job work socials social profiles details")
_EMPLOYER = words("worksfor affiliation company employer organization organisation")
_POST = ("job", "bio", "slogan", "avatar", "website")
_COMMENT_LIMIT = 20_000  # code points of one comment that are read


def data_profiles(document: Document) -> Iterator[Profile]:
    """Profiles in front matter, in JSON-LD ``Person`` objects and in comments."""
    yield from _front_matter(document)
    yield from _linked_data(document)
    for comment in document.comments:
        yield from _commented(comment.text[:_COMMENT_LIMIT], comment.text_span)


def _front_matter(document: Document) -> Iterator[Profile]:
    """What stands under one key of the front matter is one person's."""
    groups: dict[tuple[str, ...], list[Field]] = {}
    said = [datum for datum in document.metadata.data if datum.place == "front-matter" and datum.value]
    if sum([_owner(datum.key)[1] != "" for datum in said]) < FEWEST:
        return
    for datum in said:
        owner, key, network = _owner(datum.key)
        if key:
            key = account_key(datum.value) if key == _ACCOUNT else key
            groups.setdefault(owner, []).append(Field(key, datum.value, datum.span, datum.span, network))
    for owner, fields in groups.items():
        # A post's own front matter holds title, date and description: not a person's.
        own = fields if owner else [field for field in fields if field.key not in _POST]
        if own:
            yield Profile(tuple(own), "front-matter")


_ACCOUNT = "account"  # stands for what the value tells: a name or an address


@lru_cache(maxsize=4096)
def _owner(name: str) -> tuple[tuple[str, ...], str, str]:
    """The path of the person that a value belongs to, the field's key ("" for none) and its network.

    Args:
        name: of the value, with those of what it stands in ("author.socials.0"); the files of a site share them.
    """
    path = [step for step in name.replace("[", ".").replace("]", "").split(".") if step]
    if not path:
        return (), "", ""
    last = path.pop()
    if last.isdigit() and path:  # an item of a list of values: sameAs.0
        last = path.pop()
    key = label_key(last.lstrip("@"))
    last = last.lower()
    network = ""
    while path:
        step = path[-1].lower()
        if step in NETWORKS:
            network = step
        elif step in _EMPLOYER and key in ("name", "company"):
            key = "company"
        elif step.isdigit() and len(path) > 1 and path[-2].lower() in _PARTS | {"sameas"}:
            pass
        elif step not in _PARTS:
            break
        path.pop()
    if not key and last in NETWORKS:
        key, network = _ACCOUNT, last
    if not key and last in _PARTS:
        key = "address"
    if last == "author" and not path:
        key = "name"
    return tuple(path), key, network


@cache
def _token() -> re.Pattern[str]:
    return compiled(r'"((?:[^"\\\n]|\\.){0,4000})"(\s*:)?|[{}\[\]]|-?\d[\d.]*')


def _linked_data(document: Document) -> Iterator[Profile]:
    """JSON-LD persons. The reader keeps what describes the article; here every string of a person counts."""
    source = document.source
    if not document.once(holds_elements) or "ld+json" not in source:
        return
    shown = sorted(code_ranges(document))
    at = source.find("ld+json")
    while at >= 0:
        # In a tag of its own, and not in a passage that shows how such a tag is written.
        tag = source.rfind("<", max(0, at - 200), at)
        code = bisect_right(shown, (tag, len(source))) - 1
        if source[tag : tag + 7].lower() != "<script" or (code >= 0 and shown[code][1] > tag):
            at = source.find("ld+json", at + 7)
            continue
        begin = source.find(">", at)
        end = source.find("</script", begin) if begin >= 0 else -1
        if end < 0:
            return
        yield from _persons(source, begin + 1, end)
        at = source.find("ld+json", end)


def _persons(source: str, begin: int, end: int) -> Iterator[Profile]:
    """Objects of a JSON text, walked by tokens; what is nested in a person belongs to the person."""
    stack: list[tuple[str, list[Field]]] = []  # the key an object is the value of, and its fields
    key, person = "", [False]
    for token in _token().finditer(source, begin, end):
        if token[0] == "{":
            stack.append((key, []))
            person.append(False)
            key = ""
        elif token[0] == "}":
            if not stack:
                return
            owner, fields = stack.pop()
            if person.pop():
                yield Profile(tuple(fields), "json-ld")
            elif stack:
                if owner.lower() in _EMPLOYER:
                    fields = [field._replace(key="company") for field in fields if field.key == "name"]
                elif owner.lower() not in _PARTS | {"sameas", "homelocation"}:
                    fields = []
                stack[-1][1].extend(fields)
        elif token[0] in "[]":
            continue
        elif token[2]:
            key = token[1]
        elif stack and key:
            value = token[1] if token[1] is not None else token[0]
            if key == "@type":
                person[-1] = person[-1] or value == "Person"
                continue
            span = Span(token.start(1), token.end(1)) if token[1] is not None else Span(*token.span())
            known = markup_key(key)
            if known and value:
                if "\\" in value:
                    value = _unescaped(value)
                stack[-1][1].append(Field(known, value, span, span))


def _unescaped(text: str) -> str:
    import json

    try:
        return str(json.loads(f'"{text}"'))
    except ValueError:
        return text


def _commented(text: str, span: Span) -> Iterator[Profile]:
    if span.end - span.start < len(text) or (":" not in text and "=" not in text):
        return
    fields: list[Field] = []
    labels = labels_in(text)
    network = ""
    for number, (key, start, begin) in enumerate(labels):
        end = labels[number + 1][1] if number + 1 < len(labels) else len(text)
        line = text.find("\n", begin, end)
        while line >= 0 and text[begin:line].count(" ") < 12 and not text[begin:line].strip():
            begin, line = line + 1, text.find("\n", line + 1, end)
        if key != "address" and key != "bio" and line >= 0:
            end = line
        while end > begin and text[end - 1] in " \r\n\t|;,•·*-–—\"'{}":
            end -= 1
        while begin < end and text[begin] in " \r\n\t":
            begin += 1
        if key.startswith("@"):
            network = key[1:]
            continue
        if end > begin and end - begin <= 600:
            place = Span(span.start + start, span.start + end)
            fields.append(Field(key, text[begin:end], Span(span.start + begin, place.end), place, network))
    if fields:
        yield Profile(tuple(fields), "comment")
