"""What an editor shows beside the words of a finding: why a reader would doubt them, and what settles it.

Message and rule may hold words of a draft or of a project's own rules: nothing of them becomes markup, a link or a
command. Only a rule's references that are plain web addresses are links.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from lsprotocol import types

from sourcecheck.examples import pair, unmarked
from sourcecheck.finding import Finding, Severity
from sourcecheck.lsp.addresses import address
from sourcecheck.reporters.explanation import marked_lines
from sourcecheck.reporters.markdown_text import code, fenced, markdown_text
from sourcecheck.rule import Rule
from sourcecheck.terminal import safe

__all__ = ["explanation", "kind"]

_MOST: Final = 5  # findings explained at once
_LINES: Final = 12  # of an example
_BREAK: Final = "\n\n---\n\n"


def kind(capabilities: types.ClientCapabilities) -> types.MarkupKind:
    """The form a client wants: the first it names that we know; of a client that names none, plain text."""
    text = capabilities.text_document
    wanted = (text.hover.content_format if text is not None and text.hover is not None else None) or ()
    return next((one for one in wanted if one in tuple(types.MarkupKind)), types.MarkupKind.PlainText)


def explanation(
    findings: Sequence[Finding], rules: Mapping[str, tuple[Rule, Severity]], form: types.MarkupKind
) -> types.MarkupContent:
    """The findings at one place, explained."""
    said = _markdown if form == types.MarkupKind.Markdown else _plain
    parts = ["\n\n".join(said(one, rules[one.rule][0] if one.rule in rules else None)) for one in findings[:_MOST]]
    if len(findings) > _MOST:
        parts.append(f"and {len(findings) - _MOST} more here")
    return types.MarkupContent(form, (_BREAK if form == types.MarkupKind.Markdown else "\n\n\n").join(parts))


def _markdown(finding: Finding, rule: Rule | None) -> Iterator[str]:
    yield f"**{finding.severity.label.capitalize()}:** {markdown_text(finding.message)}"
    if rule is not None:
        for title, text in (("Why a reader would doubt it", rule.doubt), ("What settles it", rule.settle)):
            if text.strip():
                yield f"**{title}:** {markdown_text(text)}"
        for title, lines in _shown(rule):
            yield f"**{title}:**"
            yield fenced(lines)
        if rule.references:
            yield "**Rests on:** " + "; ".join(map(_reference, rule.references))
    if finding.fix is not None:
        yield f"**Fix:** {markdown_text(_fix(finding))}"
    yield f"{code(finding.rule)}, confidence {finding.confidence.label}"


def _plain(finding: Finding, rule: Rule | None) -> Iterator[str]:
    yield f"{finding.severity.label.capitalize()}: {safe(finding.message)}"
    if rule is not None:
        for title, text in (("Why a reader would doubt it", rule.doubt), ("What settles it", rule.settle)):
            if text.strip():
                yield f"{title}: {safe(' '.join(text.split()))}"
        for title, lines in _shown(rule):
            yield "\n".join((f"{title}:", *(f"    {line}".rstrip() for line in lines)))
        if rule.references:
            yield "Rests on: " + "; ".join(map(safe, rule.references))
    if finding.fix is not None:
        yield f"Fix: {safe(_fix(finding))}"
    yield f"{safe(finding.rule)}, confidence {finding.confidence.label}"


def _fix(finding: Finding) -> str:
    assert finding.fix is not None
    return finding.fix.message + ("" if finding.fix.safe else " (look at the result)")


def _shown(rule: Rule) -> Iterator[tuple[str, list[str]]]:
    """The lines of a short example of each kind, those that show the marks among them; none of one that is long."""
    for title, example in zip(("Reported", "Left alone"), pair(rule, brief=True), strict=True):
        lines: list[str] = []
        for line, marks in marked_lines(*unmarked(example.text)) if example is not None else ():
            lines += (line.rstrip(), marks) if marks else (line.rstrip(),)
        if 0 < len(lines) <= _LINES:
            yield title, lines


def _reference(reference: str) -> str:
    return f"<{reference}>" if address((reference,)) else markdown_text(reference)
