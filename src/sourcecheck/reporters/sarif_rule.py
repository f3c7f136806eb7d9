"""A rule as SARIF describes it (reportingDescriptor, section 3.49 of SARIF 2.1.0), with the help that GitHub shows.

The help is made of the fields that ``explain`` prints; nothing about a rule is written twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from sourcecheck.compiled_patterns import compiled
from sourcecheck.examples import as_example, unmarked
from sourcecheck.finding import Confidence, Severity
from sourcecheck.reporters.explanation import marked_lines
from sourcecheck.reporters.markdown_text import fenced
from sourcecheck.rule import Example, Rule
from sourcecheck.terminal import safe

__all__ = ["LEVELS", "TEXT", "cut", "descriptor"]

TEXT: Final = 1024  # code points of a description, by GitHub's limits
LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEM: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
_PRECISION: Final = {Confidence.HIGH: "high", Confidence.MEDIUM: "medium", Confidence.LOW: "low"}
_EXAMPLES: Final = 3  # of each kind; ``explain`` has all of them
# Code spans stay as they are; elsewhere what Markdown or HTML would read as markup is escaped.
_MARKUP = compiled(r"`[^`\n]+`|[\\`*_{}\[\]<>#|~&]")


def descriptor(rule: Rule) -> dict[str, Any]:
    """The rule for ``tool.driver.rules``."""
    return {
        "id": rule.id,
        "shortDescription": {"text": cut(_title(rule))},
        "fullDescription": {"text": cut(_sentences(rule) or _title(rule))},
        "help": {"text": "\n\n".join(_plain(rule)), "markdown": "\n\n".join(_markdown(rule))},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {
            "tags": [rule.family],
            "precision": _PRECISION[rule.confidence],
            "problem.severity": _PROBLEM[rule.severity],
        },
    }


def cut(text: str, most: int = TEXT) -> str:
    """The text, or its beginning where it is longer than that many code points."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _title(rule: Rule) -> str:
    """What the rule is about in a few words: those of its id. Its message has places for what is found."""
    family, _, name = rule.id.partition("/")
    said = safe(name.replace("-", " "))
    return f"{said[:1].upper()}{said[1:]} ({safe(family)})" if said else safe(rule.id) or "A rule"


def _sentences(rule: Rule) -> str:
    return " ".join(" ".join(_lines(text)) for text in (rule.doubt, rule.settle) if text.strip())


def _lines(text: str) -> list[str]:
    """The paragraphs of a text, each in one line."""
    return [safe(" ".join(paragraph.split())) for paragraph in text.split("\n\n") if paragraph.strip()]


def _plain(rule: Rule) -> Iterator[str]:
    yield _title(rule)
    for text in (rule.doubt, rule.settle, rule.why):
        yield from _lines(text)
    for title, examples in (("Reported:", rule.bad), ("Left alone:", rule.good)):
        for example in examples[:_EXAMPLES]:
            yield f"{title}\n" + "\n".join(f"    {line}".rstrip() for line in _example(example))
    if rule.references:
        yield "References:\n" + "\n".join(safe(one) for one in rule.references)
    yield _command(rule)


def _markdown(rule: Rule) -> Iterator[str]:
    yield f"# {_escaped(_title(rule))}"
    for title, text in (("", rule.doubt), ("", rule.settle), ("## Why", rule.why)):
        if title and text.strip():
            yield title
        yield from (_escaped(line) for line in _lines(text))
    for title, examples in (("## Reported", rule.bad), ("## Left alone", rule.good)):
        if examples:
            yield title
        for example in examples[:_EXAMPLES]:
            yield fenced(list(_example(example)))
    if rule.references:
        yield "## References"
        yield "\n".join(f"- {_reference(one)}" for one in rule.references)
    yield f"All of it: `{_command(rule).partition(': ')[2]}`"


def _command(rule: Rule) -> str:
    return f"All of it: sourcecheck explain {safe(rule.id)}"


def _example(written: str | Example) -> Iterator[str]:
    """The lines of an example, below each a line that marks what is reported in it."""
    for line, marks in marked_lines(*unmarked(as_example(written).text)):
        yield line.rstrip()
        if marks:
            yield marks


def _reference(reference: str) -> str:
    shown = safe(reference)
    if shown.startswith(("https://", "http://")) and not re.search(r"[\s<>]", shown):
        return f"<{shown}>"
    return _escaped(shown)


def _escaped(text: str) -> str:
    return _MARKUP.sub(lambda match: match[0] if len(match[0]) > 1 else "\\" + match[0], text)
