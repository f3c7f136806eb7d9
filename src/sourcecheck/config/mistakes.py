"""What people most likely mean where a configuration says what it may not say."""

from __future__ import annotations

import re
from typing import Final

from sourcecheck.config.no_toml import quoted
from sourcecheck.loader.shapes import Complaint

__all__ = ["meant"]

# Keys of other linters, of our command line and of common sense -> what to write here.
_KEYS: Final = {
    **dict.fromkeys(("preset", "extend", "based-on", "base"), 'a preset is named by extends, as in extends = "news"'),
    **dict.fromkeys(
        ("disable", "disabled", "exclude-rules", "extend-ignore", "skip"),
        'rules that do not run stand in ignore, as in ignore = ["tables"]',
    ),
    **dict.fromkeys(
        ("enable", "enabled", "include-rules", "only"), 'rules that run stand in select, as in select = ["tables"]'
    ),
    **dict.fromkeys(
        ("per-file-ignores", "per-file", "override", "files"),
        'what holds for some files stands in [[overrides]] with files = ["drafts/"]',
    ),
    **dict.fromkeys(("min-confidence", "minimum-confidence"), "here it is called confidence"),
    **dict.fromkeys(("level", "min-severity", "threshold"), "the least severity that is shown is called show"),
    **dict.fromkeys(("severities", "levels"), "severities of rules stand in a table [severity]"),
    **dict.fromkeys(
        ("exclude-files", "ignore-files", "extend-exclude", "ignore-patterns"),
        'files that are no articles stand in exclude, as in exclude = ["drafts/"]',
    ),
    **dict.fromkeys(("include",), "name the files on the command line; exclude takes some of them out"),
    **dict.fromkeys(("today", "date"), "here it is called now"),
    **dict.fromkeys(("doctype", "document-type"), "here it is called type"),
    **dict.fromkeys(("languages", "lang", "locale"), "here it is called language, and is one code such as en"),
    **dict.fromkeys(("bylines", "outlets", "terms", "placeholders"), "house lists stand in a table [house]"),
    **dict.fromkeys(("no-inline", "suppressions", "directives"), "directives in articles count unless inline = false"),
    **dict.fromkeys(("rule-options", "rule"), 'options of a rule stand in a table [options."family/rule-name"]'),
    **dict.fromkeys(("baseline-file", "baselines", "known", "todo"), "here it is called baseline"),
    **dict.fromkeys(("exit-zero",), 'findings do not fail with fail-on = "never"'),
    "tool": "in a file of its own the keys stand at the top, without [tool.sourcecheck]",
    "sourcecheck": "in a file of its own the keys stand at the top, without [sourcecheck]",
    "include-paths": "name the files on the command line; exclude takes some of them out",
}
_IN_OVERRIDES: Final = {
    **{name: _KEYS[name] for name in ("disable", "disabled", "enable", "enabled", "rule-options", "doctype", "lang")},
    **dict.fromkeys(("exclude", "paths", "path", "glob", "globs", "file", "include"), "globs stand in files"),
    "rules": "rules that run here too stand in select, those that do not in ignore",
    **dict.fromkeys(("confidence", "show", "fail-on", "inline", "now", "house", "extends", "extend-select",
                     "baseline"),
                    "it holds for all files, and stands at the top"),
}  # fmt: skip
_SEVERITIES: Final = {
    **dict.fromkeys(("off", "none", "never", "ignore", "disabled", "0"), "to silence a rule, name it in ignore"),
    **dict.fromkeys(("note", "hint", "suggestion", "notice", "minor", "low", "1"), "did you mean 'info'?"),
    **dict.fromkeys(("warn", "medium", "moderate", "2"), "did you mean 'warning'?"),
    **dict.fromkeys(("critical", "fatal", "high", "severe", "err", "3"), "did you mean 'error'?"),
}  # fmt: skip
_LANGUAGES: Final = {
    "english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr", "spanish": "es",
    "español": "es", "italian": "it", "portuguese": "pt", "dutch": "nl", "polish": "pl", "russian": "ru",
    "ukrainian": "uk", "swedish": "sv", "danish": "da", "finnish": "fi", "czech": "cs", "turkish": "tr",
    "arabic": "ar", "hindi": "hi", "chinese": "zh", "japanese": "ja", "korean": "ko",
}  # fmt: skip


def meant(complaint: Complaint, value: object) -> str:
    """The text of a complaint, with what was likely meant where that is known.

    Args:
        value: what stands at the complaint's path.
    """
    path, problem = complaint.path, complaint.problem.replace("a mapping", "a table")
    last = path[-1] if path else ""
    if complaint.key and problem.startswith("unknown key"):
        return _unknown(path[:-1], str(last), problem)
    hint = ""
    top = path[0] if path else ""
    inner = path[2:] if top == "overrides" and len(path) > 2 else path
    place = inner[0] if inner else ""
    if path == ("overrides",) and isinstance(value, dict):
        return "expected a list of tables; write [[overrides]] with two brackets"
    if place == "severity":
        hint = _severity(inner, value)
    elif place == "options":
        hint = _options(inner, value)
    elif place in {"select", "ignore", "extend-select"} and value != []:
        hint = _names(str(place), value)
    elif place in {"show", "fail-on", "confidence"}:
        hint = _level(str(place), value)
    elif place == "extends" and isinstance(value, str):
        hint = _extends(value)
    elif place == "rules" and isinstance(value, str) and "://" in value:
        hint = "addresses are not followed; keep the folder beside this file"
    elif place == "language" and isinstance(value, str):
        code = _LANGUAGES.get(value.strip().lower(), "")
        hint = f"did you mean {code!r}?" if code else ""
    elif place == "type" and isinstance(value, list):
        hint = "articles have one type; write an [[overrides]] for each kind of them"
    elif place == "inline" and isinstance(value, str) and value.lower() in {"true", "false", "yes", "no"}:
        hint = f"without quotation marks: inline = {'true' if value.lower() in {'true', 'yes'} else 'false'}"
    elif place == "house" and len(inner) == 1 and not isinstance(value, dict):
        hint = "write [house] with one bracket" if _tables(value) else 'lists stand in it, as in terms = ["delve"]'
    elif value == [] and place in {"select", "ignore", "extends"}:
        hint = "leave the line out" + ("; the preset then chooses" if place == "select" else "")
    if not hint and problem.startswith("expected a list of") and isinstance(value, str):
        hint = f'write ["{value}"]' if len(value) <= 60 and value.isprintable() else "write it in brackets"
    if not hint or hint in problem:
        return problem
    return f"{problem.partition('; did you mean')[0]}; {hint}"


def _unknown(table: tuple[str | int, ...], name: str, problem: str) -> str:
    plain = name.replace("_", "-").lower()
    if not table and re.fullmatch(r"(?:[\w-]+/[\w*-]+)", name):
        return f'unknown key; options of a rule stand in a table [options."{name}"], its severity in [severity]'
    known = _IN_OVERRIDES if table[:1] == ("overrides",) else _KEYS if not table else {}
    if plain in known:
        return f"unknown key; {known[plain]}"
    return problem


def _severity(path: tuple[str | int, ...], value: object) -> str:
    if len(path) == 1 and isinstance(value, str):
        shown = quoted(value) or "..."
        return f"what is less severe is hidden by show = {shown}; a rule gets another severity in a table [severity]"
    if len(path) == 1 and _tables(value):
        return "write [severity] with one bracket"
    if isinstance(value, dict) and len(path) == 2:
        return f'write a rule as one name in quotation marks: "{_joined(path[1], value)}" = "info"'
    if value is False:
        return _SEVERITIES["off"]
    return _SEVERITIES.get(str(value).lower(), "")


def _options(path: tuple[str | int, ...], value: object) -> str:
    if len(path) == 2 and not isinstance(value, dict):
        return f'options belong to a rule, as in [options."family/rule-name"] {_one_line(path[1])} = ...'
    if len(path) == 2 and isinstance(path[1], str) and "/" not in path[1] and isinstance(value, dict):
        return f'write the rule as one name in quotation marks: [options."{_joined(path[1], value)}"]'
    return ""


def _level(place: str, value: object) -> str:
    if place == "confidence":
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return "confidence is a word here, not a number"
        return {"hi": "did you mean 'high'?", "sure": "did you mean 'high'?", "med": "did you mean 'medium'?"}.get(
            str(value).lower(), ""
        )
    if place == "show" and str(value).lower() in {"all", "any", "everything"}:
        return "did you mean 'info'?"
    if place == "fail-on" and (value is False or str(value).lower() in {"none", "off", "no", "zero", "0"}):
        return "did you mean 'never'?"
    said = _SEVERITIES.get(str(value).lower(), "")
    return said if said.startswith("did") else ""


def _extends(value: str) -> str:
    if "://" in value:
        return "addresses are not followed; keep a copy beside this file"
    if value.startswith(("/", "~", "\\")) or re.match(r"[A-Za-z]:", value):
        plain = value.rpartition(":")[2]
        if value.lower().startswith(("sourcecheck:", "preset:")):
            return f"did you mean {plain!r}?"
        return "write the way from this file's folder, as in ../base.toml"
    if ":" in value:
        return f"did you mean {value.rpartition(':')[2]!r}?"
    if value.endswith((".yaml", ".yml", ".json")):
        return "a configuration is written in TOML"
    plain = value.strip().lower().replace("_", "-").replace(" ", "-")
    return f"did you mean {plain!r}?" if plain != value and re.fullmatch(r"[a-z0-9-]+", plain) else ""


def _names(key: str, value: object) -> str:
    """For what stands where names of rules should."""
    if isinstance(value, dict):
        names = [quoted(str(name)) for name in value][:3]
        return f"write {key} = [{', '.join(name for name in names if name) or '...'}]"
    if not isinstance(value, str):
        return ""
    plain = value.strip().lstrip("@").removesuffix("/**").removesuffix("/*")
    if plain == "*":
        return "did you mean 'all'?"
    return f"did you mean {plain!r}?" if plain != value and plain.replace("/", "").replace("-", "").isalnum() else ""


def _tables(value: object) -> bool:
    """Whether a value was written with two brackets."""
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)


def _joined(family: object, table: dict[str, object]) -> str:
    return f"{_one_line(family)}/{_one_line(next(iter(table), 'rule-name'))}"


def _one_line(name: object) -> str:
    """A name as it can stand in a message."""
    text = str(name)
    return text if text.isprintable() and len(text) <= 60 else repr(text[:60])
