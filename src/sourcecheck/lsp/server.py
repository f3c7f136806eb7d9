"""The server: what it can, and which room does it."""

from __future__ import annotations

import asyncio
import sys
import traceback
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any, Final

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInternalError
from pygls.lsp.server import LanguageServer

from sourcecheck import __version__
from sourcecheck.finding import Finding
from sourcecheck.lsp import actions, hover
from sourcecheck.lsp.client import Client, client
from sourcecheck.lsp.crew import Crew
from sourcecheck.lsp.diagnostics import SOURCE, diagnostic, unchecked
from sourcecheck.lsp.drafts import Draft
from sourcecheck.lsp.jobs import Checked, Lost
from sourcecheck.lsp.parent import gone, is_alive
from sourcecheck.lsp.protocol import Protocol
from sourcecheck.lsp.session import Session
from sourcecheck.lsp.telling import Telling
from sourcecheck.lsp.watching import uri_of
from sourcecheck.lsp.workspace import Workspace
from sourcecheck.terminal import safe

__all__ = ["Server"]

_BEGIN_SECONDS: Final = 5.0  # after which texts are checked though the client has not said that it is ready


class Server(LanguageServer):
    """The server of one client."""

    protocol: Protocol

    def __init__(self, crew: Crew) -> None:
        super().__init__(SOURCE, __version__, protocol_cls=Protocol)
        self.session = Session(crew, self._told)
        self._can = Client()
        self._telling = Telling(self._show, self._log, self._mark)
        self._place: Workspace | None = None
        self._tasks: set[asyncio.Task[Any]] = set()
        self.protocol.complain = lambda said: self._telling.once(types.MessageType.Warning, said)
        options = types.CodeActionOptions(code_action_kinds=list(actions.KINDS))
        handlers: tuple[tuple[str, Callable[..., Any], Any], ...] = (
            (types.INITIALIZE, self._initialize, None),
            (types.INITIALIZED, self._initialized, None),
            (types.TEXT_DOCUMENT_DID_OPEN, self._opened, None),
            (types.TEXT_DOCUMENT_DID_CHANGE, self._changed, None),
            (types.TEXT_DOCUMENT_DID_SAVE, self._saved, None),
            (types.TEXT_DOCUMENT_DID_CLOSE, self._closed, None),
            (types.WORKSPACE_DID_CHANGE_CONFIGURATION, self._settings_changed, None),
            (types.WORKSPACE_DID_CHANGE_WATCHED_FILES, self._files_changed, None),
            (types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS, self._folders_changed, None),
            (types.TEXT_DOCUMENT_HOVER, self._hover, None),
            (types.TEXT_DOCUMENT_CODE_ACTION, self._actions, options),
        )
        for method, handler, how in handlers:
            self.feature(method, how)(partial(handler))  # pygls writes on what it is given

    def watch_parent(self, process: int) -> None:
        """End when a process does; one that cannot be seen from here, as from a container, is not waited for."""
        if not is_alive(process):
            return

        async def wait() -> None:
            await gone(process)
            self.protocol.ended.set()

        self._keep(wait())

    async def end(self) -> None:
        """Stop everything that goes on."""
        for task in tuple(self._tasks):
            task.cancel()
        await self.session.end()

    def report_server_error(self, error: Exception, source: object) -> None:
        """Tell a bug of ours: to the log in full, to the person in a sentence. A client's mistakes are answered."""
        if isinstance(error, JsonRpcException) and not isinstance(error, JsonRpcInternalError):
            return
        from sourcecheck.engine.run import reason  # only on the way to a bug report

        trace = error.data.get("traceback", ()) if isinstance(error, JsonRpcInternalError) and error.data else ()
        lines = "".join(trace).splitlines() or traceback.format_exception(error)
        sys.stderr.writelines(f"{safe(line.rstrip())}\n" for line in lines)
        what = str(error) if trace else reason(error)
        said = f"internal error: {what}; please report it"
        self._telling.once(types.MessageType.Error, safe(said))

    # The beginning

    def _initialize(self, params: types.InitializeParams) -> None:
        self._can = client(params.capabilities)
        if self._can.pulls:
            how = types.DiagnosticOptions(inter_file_dependencies=False, workspace_diagnostics=False, identifier=SOURCE)
            self.feature(types.TEXT_DOCUMENT_DIAGNOSTIC, how)(partial(self._pulled))
        self._place = Workspace(self, self._can, params)
        self.session.set_folders(self._place.folders)
        self.session.set_terms(self._place.layers)  # what is wrong with them is told once the client listens
        if params.process_id:
            self.watch_parent(params.process_id)
        asyncio.get_running_loop().call_later(_BEGIN_SECONDS, self.session.begin)

    async def _initialized(self, params: types.InitializedParams) -> None:
        place = self._workspace
        await place.ask()
        self._take_settings()
        self.session.begin()
        await place.ask_to_tell()
        await place.watch((), ())

    @property
    def _workspace(self) -> Workspace:
        assert self._place is not None  # the protocol lets nothing through before
        return self._place

    def _take_settings(self) -> None:
        wrong = self.session.set_terms(self._workspace.layers)
        said = {f"{safe(line)}; it does not count": types.MessageType.Warning for line in wrong}
        self._telling.about("settings", said)

    # Texts

    def _opened(self, params: types.DidOpenTextDocumentParams) -> None:
        encoding = self.protocol.workspace.position_encoding
        self.session.open(Draft(params.text_document, str(getattr(encoding, "value", encoding))))

    def _changed(self, params: types.DidChangeTextDocumentParams) -> None:
        draft = self.session.drafts.get(params.text_document.uri)
        if draft is not None:
            draft.change(params.content_changes, params.text_document.version)
            self.session.check_soon(draft)

    def _saved(self, params: types.DidSaveTextDocumentParams) -> None:
        draft = self.session.drafts.get(params.text_document.uri)
        if draft is not None and draft.format is not None:
            self.session.check(draft)
        else:  # a configuration perhaps, or a rule
            self._check_all()

    def _closed(self, params: types.DidCloseTextDocumentParams) -> None:
        draft = self.session.close(params.text_document.uri)
        self._telling.closed(params.text_document.uri)
        if draft is not None and draft.format is not None and not self._can.pulls:
            self._publish(draft.uri, [], None)

    async def _settings_changed(self, params: types.DidChangeConfigurationParams) -> None:
        self._workspace.sent(params.settings)
        await self._workspace.ask()
        self._take_settings()
        self._refresh()

    def _files_changed(self, params: types.DidChangeWatchedFilesParams) -> None:
        self._check_all()

    async def _folders_changed(self, params: types.DidChangeWorkspaceFoldersParams) -> None:
        event = params.event
        self._workspace.change_folders([one.uri for one in event.added], [one.uri for one in event.removed])
        await self._workspace.ask()
        self.session.set_folders(self._workspace.folders)
        self._take_settings()
        self._refresh()

    def _check_all(self) -> None:
        self.session.check_all()
        self._refresh()

    # What is known of them

    def _told(self, draft: Draft) -> None:
        self._telling.heard(draft)
        if not self._can.pulls:
            self._publish(draft.uri, self._diagnostics(draft), draft.version)
        if isinstance(draft.checked, Checked):
            self._keep(self._workspace.watch(draft.checked.files, draft.checked.trees))

    def _diagnostics(self, draft: Draft) -> list[types.Diagnostic]:
        known = draft.checked
        if isinstance(known, Lost):
            return [unchecked((known.why,), draft.places)]
        if known is None or known.excluded:
            return []
        if known.report is None:
            return [unchecked(known.wrong, draft.places)]
        if not known.report.read:
            return [unchecked((problem.message for problem in known.report.problems), draft.places)]
        return [self._diagnostic(finding, draft) for finding in draft.findings]

    def _diagnostic(self, finding: Finding, draft: Draft) -> types.Diagnostic:
        known = draft.checked
        addresses = known.addresses if isinstance(known, Checked) else {}
        return diagnostic(finding, draft.uri, draft.places, self._can, addresses)

    async def _pulled(
        self, params: types.DocumentDiagnosticParams
    ) -> types.RelatedFullDocumentDiagnosticReport | types.RelatedUnchangedDocumentDiagnosticReport:
        draft = self.session.drafts.get(params.text_document.uri)
        if draft is None:
            return types.RelatedFullDocumentDiagnosticReport([])
        if draft.format is None:
            return types.RelatedFullDocumentDiagnosticReport(self._telling.at(draft.path))
        await self.session.known(draft)
        if params.previous_result_id == draft.state:
            return types.RelatedUnchangedDocumentDiagnosticReport(draft.state)
        return types.RelatedFullDocumentDiagnosticReport(self._diagnostics(draft), result_id=draft.state)

    async def _hover(self, params: types.HoverParams) -> types.Hover | None:
        draft = self.session.drafts.get(params.text_document.uri)
        if draft is None or not await self.session.known(draft):
            return None
        places = draft.places
        at = places.offset(params.position)
        here = [one for one in draft.findings if one.span.start <= at < max(one.span.end, one.span.start + 1)]
        if not here:
            return None
        here.sort(key=lambda one: one.span.end - one.span.start)  # the innermost first
        rules = await self.session.rules(draft, here)
        return types.Hover(hover.explanation(here, rules, self._can.form), places.range(here[0].span))

    async def _actions(self, params: types.CodeActionParams) -> list[types.CodeAction] | None:
        draft = self.session.drafts.get(params.text_document.uri)
        if draft is None or not self._can.actions or not await self.session.known(draft):
            return None
        target = actions.Target(draft.uri, draft.version, draft.places, self._can.versioned)
        found: list[types.CodeAction] = []
        only = params.context.only
        if actions.wants(only, types.CodeActionKind.QuickFix.value):
            shown = [(one, self._diagnostic(one, draft)) for one in self._touched(draft, params)[: actions.MOST]]
            found += actions.fixes(shown, target)
            found += actions.silences(shown, await self.session.offers(draft, [one for one, _ in shown]), target)
        if actions.wants(only, actions.FIX_ALL) and target.version == draft.version:
            found += actions.fix_all(await self.session.mended(draft), target)
        return found

    def _touched(self, draft: Draft, params: types.CodeActionParams) -> list[Finding]:
        """The findings that a range touches, then others that the client names: those of the whole line, with some.

        Of these rule and line count: Neovim 0.7 names columns in bytes.
        """
        start, end = draft.places.offset(params.range.start), draft.places.offset(params.range.end)
        named = {(one.code, one.range.start.line) for one in params.context.diagnostics}
        touched = [one for one in draft.findings if one.span.start <= end and start <= one.span.end]
        others = [one for one in draft.findings if one not in touched] if named else []
        return touched + [one for one in others if (one.rule, draft.places.position(one.span.start).line) in named]

    # To the client

    def _publish(self, uri: str, found: Sequence[types.Diagnostic], version: int | None) -> None:
        version = version if self._can.versions else None
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version))

    def _refresh(self) -> None:
        """Let a client that asks for diagnostics ask again."""
        if self._can.pulls and self._can.refreshes:
            self._keep(self._asked_again())

    async def _asked_again(self) -> None:
        await asyncio.wait((asyncio.ensure_future(self.workspace_diagnostic_refresh_async(None)),))

    def _mark(self, path: str, wrong: list[types.Diagnostic]) -> None:
        if not self._can.pulls:
            open_here = (draft.uri for draft in self.session.drafts.values() if draft.path == path)
            self._publish(next(open_here, uri_of(path)), wrong, None)

    def _show(self, level: types.MessageType, said: str) -> None:
        self.window_show_message(types.ShowMessageParams(level, f"{SOURCE}: {said}"))

    def _log(self, said: str) -> None:
        self.window_log_message(types.LogMessageParams(types.MessageType.Info, said))

    def _keep(self, work: Awaitable[Any]) -> None:
        """Have something done beside; what it raises is told as the bug that it is."""

        async def done() -> None:
            try:
                await work
            except Exception as error:  # noqa: BLE001  nobody else would hear of it
                self.report_server_error(error, None)

        task = asyncio.get_running_loop().create_task(done())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
