"""The client's workspace: its folders, its settings for each, and the files that it is asked to watch."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from sourcecheck.lsp.client import Client
from sourcecheck.lsp.places import file_of
from sourcecheck.lsp.settings import SECTION, given
from sourcecheck.lsp.watching import registration, unregistration, watched

if TYPE_CHECKING:
    from pygls.lsp.server import LanguageServer

__all__ = ["Workspace"]

_SECONDS: Final = 2.0  # that a client has to answer a question about its settings


class Workspace:
    """What a client says of its workspace.

    Args:
        server: by which it is asked.
        can: what it can.
    """

    def __init__(self, server: LanguageServer, can: Client, params: types.InitializeParams) -> None:
        self._server = server
        self._can = can
        self._initial = given(params.initialization_options)
        self._sent: Mapping[str, Any] = {}  # by a client that is not asked
        self._asked: Mapping[str, Mapping[str, Any]] = {}
        self._uris: dict[str, str] = {}  # of the folders, by their paths
        self._watched: tuple[tuple[str, str], ...] = ()
        self._number = 0
        folders = [folder.uri for folder in params.workspace_folders or ()]
        if not folders and params.root_uri:
            folders = [params.root_uri]
        self.change_folders(folders, ())
        if not folders and params.root_path:
            self._uris[params.root_path] = ""

    @property
    def folders(self) -> tuple[str, ...]:
        """Absolute paths."""
        return tuple(self._uris)

    @property
    def layers(self) -> Mapping[str, Sequence[Mapping[str, Any]]]:
        """The settings for each folder, and for texts in none ("")."""
        return {folder: (self._initial, self._sent, self._asked.get(folder, {})) for folder in ("", *self.folders)}

    def change_folders(self, added: Iterable[str], removed: Iterable[str]) -> None:
        """Take folders in and out, by their URIs."""
        for uri in removed:
            self._uris.pop(file_of(uri), None)
        for uri in added:
            path = file_of(uri)
            if path:
                self._uris[path] = uri

    def sent(self, settings: object) -> None:
        """Take settings that a client sends by itself."""
        if isinstance(settings, Mapping):
            self._sent = given(settings)

    async def ask(self) -> None:
        """Ask the client for its settings, if it can be asked; one that does not answer has none."""
        if not self._can.configuration:
            return
        items = [types.ConfigurationItem(section=SECTION)]
        items += [types.ConfigurationItem(scope_uri=uri, section=SECTION) for uri in self._uris.values() if uri]
        folders = ("", *(folder for folder, uri in self._uris.items() if uri))
        try:
            question = self._server.workspace_configuration_async(types.ConfigurationParams(items))
            answers = await asyncio.wait_for(question, _SECONDS)
        except (JsonRpcException, TimeoutError):
            return
        if len(answers or ()) == len(folders):
            self._asked = {folder: given(answer) for folder, answer in zip(folders, answers, strict=True)}

    async def ask_to_tell(self) -> None:
        """Ask the client to tell when settings change."""
        if self._can.tells_settings:
            options = types.DidChangeConfigurationRegistrationOptions(section=SECTION)
            method = types.WORKSPACE_DID_CHANGE_CONFIGURATION
            one = types.Registration("sourcecheck-settings", method, options)
            await self._request(self._server.client_register_capability_async(types.RegistrationParams([one])))

    async def watch(self, files: Iterable[str], trees: Iterable[str]) -> None:
        """Ask the client to watch files, where it can and does not yet."""
        wanted = tuple(sorted({*self._watched, *watched(files, trees, self.folders)}))
        if not self._can.watches or wanted == self._watched:
            return
        before, self._watched, self._number = self._number, wanted, self._number + 1
        params = registration(wanted, self._number, relative=self._can.relative)
        await self._request(self._server.client_register_capability_async(params))
        if before:
            await self._request(self._server.client_unregister_capability_async(unregistration(before)))

    async def _request(self, question: Any) -> None:
        with suppress(JsonRpcException, TimeoutError):  # files are looked at before each check anyway
            await asyncio.wait_for(question, _SECONDS)
