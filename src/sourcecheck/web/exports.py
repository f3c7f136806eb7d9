"""A draft with its findings, to hand on: the same reports that ``check`` writes, or a Word file with comments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sourcecheck.errors import ReadError
from sourcecheck.report import FileReport
from sourcecheck.reporters import Look, reporter
from sourcecheck.web.checking import identity
from sourcecheck.web.desk import Desk, Looked
from sourcecheck.web.drafts import Draft, Refused, plain

if TYPE_CHECKING:
    from sourcecheck.document import Document
    from sourcecheck.rule import Rule

__all__ = ["exported"]

_TYPES: Final = {"html": "text/html; charset=utf-8", "json": "application/json"}
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def exported(desk: Desk, draft: Draft, kind: str, file: bytes = b"") -> tuple[str, bytes]:
    """The type and the bytes of a report of a draft, without the findings that were set aside.

    Args:
        kind: html, json, or docx.
        file: the Word file that the draft is the text of, for comments in it; where it is another text by now, or
            empty, the draft becomes a Word file of its own.

    Raises:
        Refused: it is another kind, or Word files cannot be written here.
        SourcecheckError: as ``Desk.look``, or the Word file cannot be written anew.
    """
    if kind not in (*_TYPES, "docx"):
        raise Refused("A draft is handed on as html, json or docx.")
    looked = desk.look(draft)
    report = looked.report.keeping(lambda finding: identity(finding) not in draft.aside)._replace(path=draft.name)
    report = report._replace(findings=tuple(one._replace(path=draft.name) for one in report.findings))
    if kind == "docx":
        return _WORD, _in_word(draft, looked, report, file)
    rules = _rules(looked)
    return _TYPES[kind], "".join(reporter(kind)([report], Look(rules=lambda: rules))).encode("utf-8", "replace")


def _rules(looked: Looked) -> dict[str, Rule]:
    return {rule.id: rule for rule, _ in looked.engine.rules}


def _in_word(draft: Draft, looked: Looked, report: FileReport, file: bytes) -> bytes:
    try:
        from sourcecheck import annotating
    except ImportError as missing:
        if missing.name is None or missing.name.partition(".")[0] not in ("docx", "lxml"):
            raise
        raise Refused("Word files need the package python-docx: pip install 'sourcecheck[docx]'", 422) from None
    rules = _rules(looked)
    original = _original(draft, file)
    if original is None:
        return annotating.anew(looked.document, report.findings, rules)
    # Read as a Word file its findings say in which paragraph, cell or note they are.
    shown = {(one.rule, one.span) for one in report.findings}
    found = [one for one in looked.engine.check(original).findings if (one.rule, one.span) in shown]
    return annotating.annotated(file, draft.name, found, rules).data


def _original(draft: Draft, file: bytes) -> Document | None:
    """The Word file as it reads, where that is still the draft."""
    if not file:
        return None
    from sourcecheck.readers.word import read

    try:
        document = read(file, draft.name)
    except ReadError:
        return None
    return document if plain(document.source) == draft.source == document.source else None
