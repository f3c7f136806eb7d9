"""YAML from people we do not know: rules, front matter, configuration.

What is accepted is the part of YAML that says what it looks like it says. Aliases,
anchors, tags, merge keys, several documents and repeated keys are refused; dates,
``on``, ``yes``, ``0755``, ``0x1f`` and ``12:30`` stay the strings they were written
as; only ``true`` and ``false`` are booleans. Keys are always strings.

PyYAML's C loader ignores an overridden ``compose_node``, so guards put there let
alias bombs pass. Here its parser gives events only, and the values are built from
the events in one pass, each with its place.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

from sourcecheck.compiled_patterns import compiled
from sourcecheck.records import NamedTuple

__all__ = ["DEPTH", "LIMIT", "Key", "Place", "Yaml", "YamlError", "load", "position", "read"]

DEPTH: Final = 40  # open lists and mappings at one place
LIMIT: Final = 1024 * 1024  # bytes of UTF-8

Key = tuple[str | int, ...]  # the way to a value: names of mappings, indices of lists from 0

# The YAML 1.2 core schema without its hexadecimal, octal, infinite and undefined numbers.
# An integer of 19 digits or more is an identifier, not a quantity, and stays a string.
_INTEGER = compiled(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_FLOAT = compiled(r"[-+]?(?:0|[1-9][0-9]{0,17})?(?:\.[0-9]{1,30})(?:[eE][-+]?[0-9]{1,2})?")
_WORDS: Final[dict[str, object]] = {"": None, "~": None, "null": None, "true": True, "false": False}
_BLOCK: Final = ("|", ">")
_LINE_END = compiled(r"\r\n|\r|\n")


class YamlError(ValueError):
    """Text that is not YAML, or is more of YAML than is accepted.

    Attributes:
        problem: what is wrong, without the place.
        line, column: the place, both from 1, columns in code points.
        offset: the place as an offset into the text, code points.
    """

    def __init__(self, problem: str, line: int, column: int, offset: int) -> None:
        super().__init__(f"line {line}, column {column}: {problem}")
        self.problem = problem
        self.line = line
        self.column = column
        self.offset = offset

    def __reduce__(self) -> tuple[type[YamlError], tuple[str, int, int, int]]:
        return YamlError, (self.problem, self.line, self.column, self.offset)


class Place(NamedTuple):
    """A value and where it stands; offsets in code points.

    ``text[start:end]`` is the value as written: inside the quotes of a quoted
    scalar, from the first to the last visible character of a block scalar, with
    the brackets of a flow collection. A value left empty has an empty range.
    The key's fields are -1 for list items and the root.
    """

    path: Key
    value: object
    written: str  # the scalar's string before it became a number or a boolean; "" for collections
    style: str  # of a scalar: "" plain, "'", '"', "|", ">"; "[" and "{" for collections
    start: int
    end: int
    key_start: int
    key_end: int


_new = tuple.__new__  # of a named tuple, in half the time that its own constructor takes


class Yaml(NamedTuple):
    """A loaded text: its value, and the place of every value in it by path, in source order.

    The root's path is ``()``; a collection comes before what it holds.
    """

    value: object
    places: dict[Key, Place]


def load(text: str, *, limit: int = LIMIT) -> object:
    """The value that a YAML text stands for: dict, list, str, int, float, bool or None.

    Raises:
        YamlError: not YAML, over ``limit`` bytes, nested over ``DEPTH``, or outside the accepted part.
    """
    return read(text, limit=limit).value


class _Open:
    """A collection whose end has not come yet."""

    __slots__ = ("key", "path", "value")

    def __init__(self, path: Key, value: dict[str, object] | list[object]) -> None:
        self.path = path
        self.value = value
        self.key: tuple[str, int, int] | None = None  # of a mapping: name, start, end


def read(text: str, *, limit: int = LIMIT) -> Yaml:
    """Load a YAML text and keep the place of every value.

    Raises:
        YamlError: as for ``load``.
    """
    if len(text) > limit or len(text.encode("utf-8", "surrogatepass")) > limit:
        raise YamlError(f"over the limit of {limit // 1024} KiB", 1, 1, 0)
    return _simple(text) or _parsed(text)


def _parsed(text: str) -> Yaml:
    """Load a text with the parser."""
    import yaml

    loader_type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _built(loader_type(text), yaml, text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = mark.index if mark else 0
        problem = " ".join(str(error.problem or error.context).split())
        if _indented_by_tab(text, at):
            problem = "a tab cannot indent YAML; use spaces"
        raise _error(text, at, problem) from None
    except yaml.reader.ReaderError as error:
        # libyaml names the byte, the pure loader the character.
        at = error.position
        if loader_type is not yaml.SafeLoader:
            at = len(text.encode()[:at].decode("utf-8", "ignore"))
        at = min(at, len(text) - 1)
        raise _error(text, at, f"character U+{ord(text[at]):04X} is not allowed") from None
    except UnicodeEncodeError as error:
        raise _error(text, error.start, "half of a surrogate pair is not a character") from None


# Names with a scalar or a list of scalars, one to a line: what nearly all front matter is. Of plain scalars only
# those that nothing in YAML could take for something else; whatever does not fit is read by the parser.
_SCALAR: Final = (
    r"'((?:[^'\n]|'')*)'|\"([^\"\\\n]*)\""
    r"|([A-Za-z0-9/(][^\n:# ]*+(?:(?::(?! |\n|\Z)|#| ++(?![#: \n]|\Z))[^\n:# ]*+)*+)"
)
_SIMPLE_LINE: Final = rf"(?:(?:([A-Za-z_][\w-]{{0,60}}):(?= |\n|\Z)|( *)-(?= +[^ \n])) *(?:{_SCALAR})?|#.*)? *(?:\n|\Z)"


@cache
def _simple_line() -> re.Pattern[str]:
    return compiled(_SIMPLE_LINE, re.ASCII)


def _simple(text: str) -> Yaml | None:
    """Load a text of plain names, scalars and lists without the parser, in a fifth of its time; None for any other.

    Equal to what the parser's events give, which a test proves on texts of all kinds.
    """
    if not text.replace("\n", "").isprintable():  # tabs, other line ends, characters that YAML refuses
        return None
    root: dict[str, object] = {}
    places: dict[Key, Place] = {}
    items: list[object] = []  # of the list that is being read
    listed = ""  # its name, or that of which a list may follow
    indent = -1  # of its items; -1 before the first
    start = end = at = reached = 0  # of the last name; where the next line begins; the end of the last thing written
    while at < len(text):
        line = _simple_line().match(text, at)
        if line is None:
            return None
        at = line.end()
        name, margin = line.group(1, 2)
        if name is not None:
            if name in root:
                return None
            if indent >= 0:
                places[listed,] = places[listed,]._replace(end=reached)
            listed, indent = "", -1
            start, end = line.span(1)
            if not root:
                places[()] = Place((), root, "", "{", start, start, -1, -1)
        elif margin is not None:
            if not listed or (indent >= 0 and indent != len(margin)):
                return None
            if indent < 0:
                indent, items = len(margin), []
                root[listed] = items
                places[listed,] = Place((listed,), items, "", "[", line.end(2), line.end(2), start, end)
        else:
            continue  # blank, or a comment
        group = line.lastindex or 0
        if group == 1:
            # Empty, unless a list follows.
            listed, root[name], reached = name, None, end + 1
            places[name,] = Place((name,), None, "", "", reached, reached, start, end)
            continue
        written, style = line[group], _STYLES[group - 3]
        if style == "'":
            written = written.replace("''", "'")
        value = written if style else _resolved(written)
        first, last = line.span(group)
        reached = last + len(style)
        if name is not None:
            root[name] = value
            places[name,] = _new(Place, ((name,), value, written, style, first, last, start, end))
        else:
            key = (listed, len(items))
            items.append(value)
            places[key] = _new(Place, (key, value, written, style, first, last, -1, -1))
    if not root:
        return None
    if indent >= 0:
        places[listed,] = places[listed,]._replace(end=reached)
    places[()] = places[()]._replace(end=reached)
    return Yaml(root, places)


_STYLES: Final = ("'", '"', "")  # of the groups of ``_SCALAR``


def _indented_by_tab(text: str, at: int) -> bool:
    """Whether a tab stands at the offset, and nothing but white space before it on its line."""
    if not text.startswith("\t", at):
        return False
    before = text[:at].rstrip(" \t")
    return not before or before[-1] in "\r\n"


def _error(text: str, offset: int, problem: str) -> YamlError:
    offset = min(offset, len(text))
    line, column = position(text, offset)
    return YamlError(problem, line, column, offset)


def position(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, both from 1, columns in code points."""
    line, begin = 1, 0
    for match in _LINE_END.finditer(text, 0, offset):
        line, begin = line + 1, match.end()
    return line, offset - begin + 1


def _built(loader: Any, yaml: Any, text: str) -> Yaml:
    places: dict[Key, Place] = {}
    stack: list[_Open] = []
    root: object = None
    documents = 0
    reached = 0  # the end of the last thing written
    scalar, mapping, sequence = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent
    while loader.check_event():
        event = loader.get_event()
        kind = type(event)
        if kind is scalar or kind is mapping or kind is sequence:
            start, end = event.start_mark.index, event.end_mark.index
            if event.anchor is not None:
                raise _error(text, start, f"anchors are not accepted here (&{event.anchor[:40]})")
            if event.tag is not None:
                raise _error(text, start, f"tags are not accepted here ({event.tag[:40]})")
            parent = stack[-1] if stack else None
            named = parent is not None and type(parent.value) is dict
            if parent is not None and named and parent.key is None:
                parent.key = _key(event, kind is scalar, parent, text)
                reached = end
                continue
            path: Key = ()
            key = ("", -1, -1)
            if parent is not None:
                if parent.key is not None:
                    key, parent.key = parent.key, None
                    path = (*parent.path, key[0])
                else:
                    path = (*parent.path, len(parent.value))
            written, style = "", "{" if kind is mapping else "["
            value: Any
            if kind is scalar:
                written, style = event.value, event.style or ""
                value = _resolved(written) if not style else written
                inner = _inside(text, start, end, style)
                reached = inner[1] if style in _BLOCK else end
                start, end = inner
            else:
                if len(stack) >= DEPTH:
                    raise _error(text, start, f"nested more than {DEPTH} deep")
                value = {} if kind is mapping else []
                stack.append(_Open(path, value))
            places[path] = Place(path, value, written, style, start, end, key[1], key[2])
            if parent is None:
                root = value
            elif type(parent.value) is dict:
                parent.value[key[0]] = value
            else:
                parent.value.append(value)  # type: ignore[union-attr]
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            path = stack.pop().path
            place = places[path]
            if text[place.start] in "[{":
                reached = event.end_mark.index
            # Else a block collection, whose own end mark is where the next thing begins.
            places[path] = place._replace(end=max(place.start, reached))
        elif kind is yaml.AliasEvent:
            raise _error(text, event.start_mark.index, f"aliases are not accepted here (*{event.anchor[:40]})")
        elif kind is yaml.DocumentStartEvent:
            documents += 1
            if documents > 1:
                raise _error(text, event.start_mark.index, "more than one document")
    return Yaml(root, places)


def _key(event: Any, scalar: bool, parent: _Open, text: str) -> tuple[str, int, int]:
    """Check a mapping's key; give its name and range."""
    start, end = event.start_mark.index, event.end_mark.index
    if not scalar:
        raise _error(text, start, "a key must be a word, not a list or a mapping")
    name, style = event.value, event.style or ""
    if name == "<<" and not style:
        raise _error(text, start, "merge keys (<<) are not accepted here")
    if not name:
        raise _error(text, start, "a key is missing before the colon")
    if name in parent.value:
        raise _error(text, start, f"the key {name[:40]!r} is here twice")
    return name, *_inside(text, start, end, style)


def _resolved(written: str) -> object:
    if written in _WORDS:
        return _WORDS[written]
    if len(written) <= 60 and written[0] in "+-.0123456789":
        if _INTEGER.fullmatch(written):
            return int(written)
        if _FLOAT.fullmatch(written):
            return float(written)
    return written


def _inside(text: str, start: int, end: int, style: str) -> tuple[int, int]:
    """The range of a scalar's own characters, given that of the scalar with its marks."""
    if style in {"'", '"'}:
        return start + 1, end - 1
    if style in _BLOCK:
        header = _LINE_END.search(text, start, end)
        body = text[header.end() : end] if header else ""
        end -= len(body) - len(body.rstrip()) if header else 0
        start = end - len(body.strip()) if header else end
    return start, end
