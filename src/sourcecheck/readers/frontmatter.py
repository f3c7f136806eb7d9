"""Front matter: what a Markdown file says of itself above its text, in YAML or TOML.

Names differ between generators (Hugo, Jekyll, Zola, Astro, Ghost and Decap exports);
they become the fields of ``Datum`` by one table. Values keep their places, so that a
rule can point into a title as it points into a paragraph. What cannot be loaded is a
note, never an error: the article below it is still an article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Datum, Kind
from sourcecheck.readers import limits
from sourcecheck.readers.visible import Piece
from sourcecheck.readers.writer import Writer
from sourcecheck.records import NamedTuple
from sourcecheck.text import Span

if TYPE_CHECKING:
    from sourcecheck.guarded_yaml import Key

__all__ = ["FrontMatter", "field_of", "read_front_matter"]


_new = tuple.__new__  # of a named tuple, in half the time that its own constructor takes


class FrontMatter(NamedTuple):
    """Where the body begins (a source offset), the declared language, and what to tell the person."""

    end: int
    language: str = ""
    notes: tuple[str, ...] = ()


class Value(NamedTuple):
    """A scalar: its path, its text, its place, and how it is quoted (a key of ``_ESCAPES``, or "")."""

    path: Key
    text: str
    span: Span
    quotes: str


# Names in lower case without "-", "_" and spaces.
_FIELDS: Final = {
    "author": "author authors byline by writer writers creator creators contributor contributors authorname",
    "published": (
        "date published pubdate publishdate publishedat publisheddate datepublished publishedon publishedtime "
        "publicationdate created createdat datecreated posted postedat"
    ),
    "modified": (
        "lastmod updated modified lastmodified lastmodifiedat lastupdated lastupdatedat updatedat updateddate "
        "updatedate modifiedat modifieddate datemodified modifiedtime revised"
    ),
    "title": "title headline",
    "publisher": "publisher sitename publication outlet",
    "canonical": "canonical canonicalurl canonicallink",
    "source": (
        "source sources sourceurl sourcelink reference references original originalurl originalsource via "
        "citation citations bibliography"
    ),
    "type": "type layout kind contenttype articletype posttype",
    "language": "lang language locale",
    "description": (
        "description summary excerpt deck dek kicker subtitle subheading standfirst abstract teaser lede "
        "seodescription metadescription"
    ),
    "section": "section category categories",
}
_FIELD_OF: Final = {name: field for field, names in _FIELDS.items() for name in names.split()}
# Groups that generators put their users' own keys in.
_GROUPS: Final = ("extra", "params", "taxonomies", "seo", "meta")
# What of a mapping below a name is the thing itself: author.name, sources.0.url.
_PARTS: Final = {
    "author": ("name", "fullname"),
    "publisher": ("name",),
    "source": ("name", "title", "url", "link", "href"),
}


@cache
def _opening() -> re.Pattern[str]:
    return compiled("[\ufeff \t\r\n]{0,200}(?<![^\ufeff\r\n])(---|\\+\\+\\+)[ \t]*(?:\r\n|\r|\n)")


@cache
def _closing(mark: str) -> re.Pattern[str]:
    # At the beginning of a line, which is looked at last: a search for the marks skips what is none of them.
    return compiled(rf"(?s:(?:{_CLOSING[mark]})(?<![^\r\n]...))[ \t]*(?:\r\n|\r|\n|\Z)")


_CLOSING: Final = {"---": r"---|\.\.\.", "+++": r"\+\+\+"}


@cache
def _like_yaml() -> re.Pattern[str]:
    return compiled(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))*(?:[\w\"'-][^:\r\n]{0,100}:(?:\s|\Z)|\Z)")


@cache
def _file_date() -> re.Pattern[str]:
    return compiled(r"(?:.*[/\\])?(\d{4}-\d{2}-\d{2})-[^/\\]+\Z", re.DOTALL)


def read_front_matter(writer: Writer, path: str) -> FrontMatter:
    """Read the front matter of ``writer.source`` into data, and its title and description into blocks.

    Two lines of dashes with prose between them are no front matter. Nothing is raised for
    what cannot be loaded: the notes say what and where.

    Raises:
        ReadError: never for the front matter itself; only over the writer's limits.
    """
    named = _file_date().match(path)
    if named:
        writer.data.append(Datum("published", named[1], Span(0, 0), "file-name"))
    source = writer.source
    head = source[:220]
    opening = _opening().match(source) if "---" in head or "+++" in head else None
    if opening is None:
        return FrontMatter(0)
    begin, mark = opening.end(), opening[1]
    closing = _closing(mark).search(source, begin, begin + limits.FRONT_MATTER_BYTES)
    if closing is None:
        return FrontMatter(0)
    text = source[begin : closing.start()]
    end = closing.end()
    line = _line(source, begin)
    if mark == "+++":
        values, problem = _toml(text, begin, line)
    elif not _like_yaml().match(text):
        return FrontMatter(0, "", (_A_LIST.format(line),) if _is_list(text) else ())
    else:
        values, problem = _yaml(text, begin, line)
        if problem and text[:1] in "\r\n":
            return FrontMatter(0)  # a line of dashes, a blank line, prose with a colon
    language = ""
    for value in values:
        path_of, shown, span, _ = value
        shown = shown.strip()
        if not shown:
            continue
        field = field_of(path_of)
        name = str(path_of[0]) if len(path_of) == 1 else ".".join(map(str, path_of))
        writer.data.append(_new(Datum, (field, shown, span, "front-matter", name)))
        if field == "language" and not language:
            language = shown.lower().replace("_", "-")
        elif field in ("title", "description") and type(value.path[-1]) is str:
            kind = Kind.TITLE if field == "title" else Kind.DESCRIPTION
            writer.block(kind, _pieces(source, value), value.span, name=str(value.path[-1]))
    return FrontMatter(end, language, (problem,) if problem else ())


@lru_cache(maxsize=4096)
def field_of(path: Key) -> str:
    """The field of ``Datum`` that the value at a path is, "" where it is none."""
    names = [step for step in path if type(step) is str]
    if len(names) > 1 and str(names[0]).lower() in _GROUPS:
        names = names[1:]
    if not names:
        return ""
    field = _FIELD_OF.get(_plain(str(names[0])), "")
    if len(names) == 1:
        return field
    return field if len(names) == 2 and _plain(str(names[1])) in _PARTS.get(field, ()) else ""


def _plain(name: str) -> str:
    return name.lower().replace("-", "").replace("_", "").replace(" ", "")


def _line(source: str, offset: int) -> int:
    return 1 + len(re.findall(r"\r\n|\r|\n", source[:offset]))


_NO_NAMES: Final = "front matter is not read: line {}: expected names with values"
_A_LIST: Final = "front matter is not read: line {}: a list, where names with values were expected"


def _is_list(text: str) -> bool:
    """Whether what stands between the lines of dashes is a YAML list and no prose with dashes or brackets."""
    if not text.startswith(("- ", "[")):
        return False
    from sourcecheck.guarded_yaml import YamlError, load

    try:
        return type(load(text, limit=limits.FRONT_MATTER_BYTES)) is list
    except YamlError:
        return False


def _yaml(text: str, base: int, line: int) -> tuple[list[Value], str]:
    from sourcecheck.guarded_yaml import YamlError
    from sourcecheck.guarded_yaml import read as read_yaml

    try:
        loaded = read_yaml(text, limit=limits.FRONT_MATTER_BYTES)
    except YamlError as error:
        problem = f"front matter is not valid YAML: line {error.line + line - 1}: {error.problem}"
        return list(_simple_lines(text, base)), problem
    if loaded.value is None:
        return [], ""
    if type(loaded.value) is not dict:
        return [], _A_LIST.format(line) if type(loaded.value) is list else _NO_NAMES.format(line)
    values = [
        _new(Value, (path, written, _new(Span, (start + base, end + base)), style))
        for path, (_, value, written, style, start, end, _, _) in loaded.places.items()
        if style not in ("{", "[") and value is not None
    ]
    return values, ""


@cache
def _simple() -> re.Pattern[str]:
    return compiled(r"(?<![^\r\n])([A-Za-z][\w-]{0,40}):[ \t]+([^\s\[{|>&*!#%@`][^\r\n]*)")


def _simple_lines(text: str, base: int) -> Iterator[Value]:
    """What can be told from front matter that does not load: ``name: value`` on one line, the first of each.

    A repeated key or a colon in a title must not make the article one without a date.
    """
    seen = set()
    for match in _simple().finditer(text):
        if match[1] in seen:
            continue
        seen.add(match[1])
        start, end = match.span(2)
        end -= len(match[2]) - len(match[2].rstrip())
        if end - start > 1 and text[start] in "\"'" and text[end - 1] == text[start]:
            start, end = start + 1, end - 1
        yield Value((match[1],), text[start:end], Span(start + base, end + base), "")


# TOML ---------------------------------------------------------------------------------


def _toml(text: str, base: int, line: int) -> tuple[list[Value], str]:
    from sourcecheck.guarded_toml import TomlError
    from sourcecheck.guarded_toml import read as read_toml

    try:
        loaded = read_toml(text, limit=limits.FRONT_MATTER_BYTES)
    except TomlError as error:
        said = "is not read" if error.refused else "is not valid TOML"
        return [], f"front matter {said}: line {error.line + line - 1}: {error.problem}"
    return [
        _string(path, text, place.start, place.end, place.style, base)
        for path, place in loaded.places.items()
        if place.style in ("", '"', "'")
    ], ""


def _string(path: Key, text: str, start: int, end: int, style: str, base: int) -> Value:
    quotes = '"' if style == '"' else ""  # in single quotation marks a backslash is itself
    pieces = _unescaped(text[start:end], start + base, quotes)
    return Value(path, "".join(piece.text for piece in pieces), Span(start + base, end + base), quotes)


# Values as text -----------------------------------------------------------------------

# YAML 1.2 (5.7) and TOML 1.0 (strings) share these; a break after a backslash stands for nothing.
_ESCAPES: Final = {
    '"': r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[ \t]*(?:\r\n|\r|\n)\s*|.)",
    "'": "''",
}
_NAMED: Final = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


def _pieces(source: str, value: Value) -> list[Piece]:
    return _unescaped(source[value.span.start : value.span.end], value.span.start, value.quotes)


def _unescaped(text: str, start: int, quotes: str) -> list[Piece]:
    """A scalar as written, each escape a piece of its own; folding is left to the collapse of white space."""
    if quotes not in _ESCAPES or ("\\" not in text and "''" not in text):
        return [Piece(text, start, start + len(text))]
    pieces = []
    at = 0
    for match in _escape(quotes).finditer(text):
        if match.start() > at:
            pieces.append(Piece(text[at : match.start()], start + at, start + match.start()))
        at = match.end()
        pieces.append(Piece(_meaning(match[0]), start + match.start(), start + at))
    if at < len(text):
        pieces.append(Piece(text[at:], start + at, start + len(text)))
    return pieces


@cache
def _escape(quotes: str) -> re.Pattern[str]:
    return compiled(_ESCAPES[quotes], re.DOTALL)


def _meaning(escape: str) -> str:
    if escape == "''":
        return "'"
    if escape[1] in "xuU" and len(escape) > 2:
        code = int(escape[2:], 16)
        return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
    if (escape[1] in " \t\r\n" and len(escape) > 2) or escape[1] in "\r\n":
        return ""
    return _NAMED.get(escape[1], escape[1])
