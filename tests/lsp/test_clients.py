"""Editors as they say of themselves what they can, through pytest-lsp, which holds each answer to that."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from lsprotocol import types

pytest_lsp = pytest.importorskip("pytest_lsp", reason="pytest-lsp is not installed")

from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities, make_test_lsp_client  # noqa: E402

BAD = "# The weir\n\n\U0001f600 The weir was closed. It rained on 31 April 2024.\n\nThe the gate was open.\n"
EDITORS = ("visual_studio_code", "neovim@v0.7.0", "neovim@v0.11.0", "emacs")


def client() -> LanguageClient:
    """pytest-lsp's client, and what it lacks: it takes registrations."""
    one = make_test_lsp_client()
    for method in (types.CLIENT_REGISTER_CAPABILITY, types.CLIENT_UNREGISTER_CAPABILITY):
        one.feature(method)(lambda params: None)
    return one


@pytest_lsp.fixture(
    config=ClientServerConfig(server_command=[sys.executable, "-m", "sourcecheck", "lsp"], client_factory=client),
    params=EDITORS,
)  # type: ignore[untyped-decorator]
async def editor(lsp_client: LanguageClient, request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[None]:
    folder = types.WorkspaceFolder(uri=tmp_path.as_uri(), name="work")
    await lsp_client.initialize_session(
        types.InitializeParams(
            capabilities=client_capabilities(request.param), workspace_folders=[folder], root_uri=tmp_path.as_uri()
        )
    )
    yield
    await lsp_client.shutdown_session()


@pytest.mark.long
@pytest.mark.asyncio
async def test_a_text_is_checked_explained_and_mended(editor: LanguageClient, tmp_path: Path) -> None:
    uri = (tmp_path / "a.md").as_uri()
    text = types.TextDocumentIdentifier(uri=uri)
    editor.text_document_did_open(
        types.DidOpenTextDocumentParams(types.TextDocumentItem(uri=uri, language_id="markdown", version=1, text=BAD))
    )
    assert editor.capabilities is not None
    assert editor.capabilities.text_document is not None
    if editor.capabilities.text_document.diagnostic is not None:
        report = await editor.text_document_diagnostic_async(types.DocumentDiagnosticParams(text_document=text))
        assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
        found = list(report.items)
        assert uri not in editor.diagnostics
    else:
        await editor.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        found = list(editor.diagnostics[uri])
    date, twice = found
    width = 1 if editor_counts(editor) == "utf-32" else 2 if editor_counts(editor) == "utf-16" else 4
    assert date.range.start == types.Position(2, width + len(" The weir was closed. It rained on "))
    assert twice.range == types.Range(types.Position(4, 0), types.Position(4, 7))

    hover = await editor.text_document_hover_async(types.HoverParams(text_document=text, position=twice.range.start))
    assert hover is not None
    assert isinstance(hover.contents, types.MarkupContent)
    assert "written twice" in hover.contents.value

    asked = types.CodeActionParams(
        text_document=text, range=twice.range, context=types.CodeActionContext(diagnostics=[twice])
    )
    actions = await editor.text_document_code_action_async(asked)
    fix = next(one for one in actions or () if isinstance(one, types.CodeAction) and one.is_preferred)
    assert fix.edit is not None
    workspace = editor.capabilities.workspace
    assert workspace is not None
    if workspace.workspace_edit is not None and workspace.workspace_edit.document_changes:
        (change,) = fix.edit.document_changes or ()
        assert isinstance(change, types.TextDocumentEdit)
        assert change.text_document.version == 1
    else:  # Neovim does not say that it knows versions
        assert list(fix.edit.changes or ()) == [uri]
    await asyncio.sleep(0)
    assert not editor.messages


def editor_counts(editor: LanguageClient) -> str:
    """The encoding that was agreed on, which pygls' client does not keep: the first that the editor names."""
    assert editor.capabilities is not None
    general = editor.capabilities.general
    encodings = (general.position_encodings if general is not None else None) or ["utf-16"]
    return str(getattr(encodings[0], "value", encodings[0]))
