"""What people most likely mean by a line that is no TOML."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["quoted", "syntax"]

_ESCAPE: Final = "a backslash in double quotation marks begins an escape; write / between folders, or single marks"


def syntax(line: str, problem: str) -> str:
    """A complaint of the TOML reader, with what was likely meant by the line it is about."""
    plain = line.split("#", 1)[0].strip() if '"' not in line and "'" not in line else line.strip()
    hint = ""
    header = re.fullmatch(r"(\[\[?)(?:(options|severity)\.)?([\w-]+/[\w-]+)\]\]?", plain)
    pair = re.fullmatch(r"([\w.\"'/-]+)[ \t]*=[ \t]*(.*)", plain)
    if plain.startswith(("//", ";", "/*", "<!--")):
        hint = "a comment begins with #"
    elif header:
        hint = f'a name with a slash stands in quotation marks: [{header[2] or "options"}."{header[3]}"]'
    elif problem.startswith("Cannot overwrite") or "twice" in problem or "overwrite" in problem:
        return "this key or table is here twice; keep one"
    elif problem == "Unclosed array" and not pair:
        hint = "a comma stands between two entries, and ] at the end"
    elif plain[:1] == "[" and "=" not in plain:
        pairs = "[[" if plain.startswith("[[") or plain.endswith("]]") else "["
        hint = f"the name of a table stands in brackets: {pairs}name{']' * len(pairs)}"
    elif pair:
        hint = _value(pair[1], pair[2].strip())
    elif re.match(r"[\w-]+[ \t]*:", plain):
        name, _, value = plain.partition(":")
        hint = f"write = where YAML has a colon: {name.strip()} = {quoted(value.strip()) or '...'}"
    elif re.match(r"[-*] ", plain):
        hint = 'a list stands in brackets, as in ignore = ["tables"]'
    elif re.fullmatch(r"[\w./-]+", plain):
        hint = f"{plain} has no value; write {plain} = ..."
    return f"{problem}; {hint}" if hint else problem


def _value(name: str, value: str) -> str:
    if re.fullmatch(r"[\w-]+/[\w*-]+", name):
        return f'a name with a slash stands in quotation marks: "{name}" = {value or "..."}'
    if not value:
        return f"{name} has no value"
    if re.fullmatch(r"\d{1,4}([-./])\d{1,2}\1\d{1,4}", value):
        return f"a date is year, month and day: {name} = 2026-01-31"
    if value.lower() in {"none", "null", "nil"}:
        return "there is no such value; leave the line out"
    if value.lower() in {"true", "false", "yes", "no", "on", "off"}:
        return f"write {name} = {'true' if value.lower() in {'true', 'yes', 'on'} else 'false'}"
    if value[0] in "“”„‘’«":
        return 'straight quotation marks are needed: "'
    if value[0] == "[":
        if value.count("[") > value.count("]"):
            return "the list is not closed; write ] at its end"
        if re.search(r"[\"'][ \t]+[\"']", value):
            return "a comma stands between two entries"
        if not re.search("[\"']", value):
            items = [item.strip() for item in value.strip("[]").split(",") if item.strip()]
            return f"text needs quotation marks: {name} = [{', '.join(map(quoted, items))}]"
        return _ESCAPE if "\\" in value else ""
    if value[0] == "{":
        return f"a table in braces keeps to one line and ends without a comma; write [{name}] and a line for each key"
    if value[0] in "\"'":
        if re.fullmatch(r"""("[^"\\]*"|'[^']*')[ \t]*,""", value):
            return "take the comma at the end out"
        if re.match(r"""("[^"\\]+"|'[^']+').""", value):
            return "take out what stands after the text"
        if "\\" in value:
            return _ESCAPE
        return f"the text is not closed; write {value[0]} at its end" if value.count(value[0]) % 2 else ""
    return f"text needs quotation marks: {name} = {quoted(value)}" if re.match(r"[A-Za-z_.*/]", value) else ""


def quoted(text: str) -> str:
    """A text in quotation marks, empty where that would not be plain to read."""
    text = text.strip("\"'“”„‘’«» ")
    return f'"{text}"' if text and len(text) <= 60 and '"' not in text and text.isprintable() else ""
