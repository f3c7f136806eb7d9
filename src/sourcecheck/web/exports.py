"""A draft with its findings, to hand on: the same reports that ``check`` writes."""

from __future__ import annotations

from typing import Final

from sourcecheck.reporters import Look, reporter
from sourcecheck.web.checking import identity
from sourcecheck.web.desk import Desk
from sourcecheck.web.drafts import Draft, Refused

__all__ = ["exported"]

_TYPES: Final = {"html": "text/html; charset=utf-8", "json": "application/json"}


def exported(desk: Desk, draft: Draft, kind: str) -> tuple[str, bytes]:
    """The type and the bytes of a report of a draft, without the findings that were set aside.

    Args:
        kind: html or json.

    Raises:
        Refused: it is another one.
        SourcecheckError: as ``Desk.look``.
    """
    if kind not in _TYPES:
        raise Refused("A draft is handed on as html or json.")
    looked = desk.look(draft)
    report = looked.report.keeping(lambda finding: identity(finding) not in draft.aside)._replace(path=draft.name)
    rules = {rule.id: rule for rule, _ in looked.engine.rules}
    report = report._replace(findings=tuple(one._replace(path=draft.name) for one in report.findings))
    return _TYPES[kind], "".join(reporter(kind)([report], Look(rules=lambda: rules))).encode("utf-8", "replace")
