"""What an editor can do about findings, as the protocol's code actions: fix them, silence them, fix all that is safe.

Every edit names the version of the text that it was made for, so that no client does it to another one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from lsprotocol import types

from sourcecheck.finding import Finding, TextEdit
from sourcecheck.lsp.jobs import Mended, Offers
from sourcecheck.lsp.places import Places
from sourcecheck.records import NamedTuple
from sourcecheck.terminal import safe

__all__ = ["FIX_ALL", "KINDS", "MOST", "Target", "fix_all", "fixes", "silences", "wants"]

FIX_ALL: Final = "source.fixAll.sourcecheck"
MOST: Final = 12  # findings for which there are actions at once: a selection may hold a hundred
KINDS: Final = (types.CodeActionKind.QuickFix, FIX_ALL)


class Target(NamedTuple):
    """The text that edits are for.

    Attributes:
        version: as the client counts.
        versioned: whether the client takes edits of a version (workspaceEdit.documentChanges).
    """

    uri: str
    version: int | None
    places: Places
    versioned: bool

    def edit(self, edits: Iterable[TextEdit]) -> types.WorkspaceEdit:
        """Edits to this text alone."""
        done = [types.TextEdit(self.places.range(one.span), one.text) for one in edits]
        if not self.versioned:
            return types.WorkspaceEdit(changes={self.uri: done})
        document = types.OptionalVersionedTextDocumentIdentifier(self.uri, self.version)
        return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, done)])


def wants(only: Sequence[types.CodeActionKind | str] | None, kind: str) -> bool:
    """Whether a client asks for actions of a kind: for it by name, for one that it belongs to, or for all."""
    return only is None or any(kind == _text(one) or kind.startswith(f"{_text(one)}.") or not one for one in only)


def fixes(findings: Iterable[tuple[Finding, types.Diagnostic]], target: Target) -> Iterator[types.CodeAction]:
    """The fix of each finding that has one; those that cannot change the meaning are the preferred ones."""
    for finding, shown in findings:
        if finding.fix is not None:
            title = finding.fix.message if finding.fix.safe else f"{finding.fix.message} (unsafe: look at the result)"
            yield types.CodeAction(
                title=safe(title),
                kind=types.CodeActionKind.QuickFix,
                diagnostics=[shown],
                is_preferred=True if finding.fix.safe else None,
                edit=target.edit(finding.fix.edits),
            )


def silences(
    findings: Sequence[tuple[Finding, types.Diagnostic]], offers: Offers, target: Target
) -> Iterator[types.CodeAction]:
    """Directives that silence findings: here, for all that this is possible for, then in the whole text."""
    for in_file in (False, True):
        seen: set[str] = set()
        for finding, shown in findings:
            key = (finding.rule, *finding.span)
            offer = offers.in_file.get(finding.rule) if in_file else offers.beside.get(key)
            if offer is None:
                continue
            edit, count = offer
            what = "this" if count == 1 else f"these {count}"
            where = "in the whole text" if in_file else "on this line"
            title = f"Ignore {what} {where}: {finding.rule}"
            if f"{title} {edit}" not in seen:
                seen.add(f"{title} {edit}")
                yield types.CodeAction(
                    title=safe(title),
                    kind=types.CodeActionKind.QuickFix,
                    diagnostics=[shown],
                    edit=target.edit((edit,)),
                )


def fix_all(mended: Mended, target: Target) -> Iterator[types.CodeAction]:
    """All safe fixes of a text as one action, where there are any."""
    if mended.edits:
        count = f"{mended.fixed} finding{'' if mended.fixed == 1 else 's'}"
        yield types.CodeAction(
            title=f"Fix all that is safe to fix ({count})", kind=FIX_ALL, edit=target.edit(mended.edits)
        )


def _text(kind: types.CodeActionKind | str) -> str:
    return kind.value if isinstance(kind, types.CodeActionKind) else kind
