"""Messages between client and server: what comes before pygls has them, and what is done otherwise than it does.

- Every request gets an answer, also one that is malformed, comes before ``initialize`` or after ``shutdown``.
- Texts are kept by the session: lines end where LSP 3.17 says, at nothing else.
- ``exit`` ends the process with the code that the protocol wants: 0 after ``shutdown``, else 1.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from typing import Any, Final

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method

from sourcecheck.lsp.stdio import LARGEST, TooLarge
from sourcecheck.readers.limits import mebibytes

__all__ = ["Protocol"]

_PARSE, _REQUEST, _PARAMS, _TOO_EARLY = -32700, -32600, -32602, -32002  # JSON-RPC 2.0, and LSP 3.17
_OPTIONAL_PARAMS: Final = (types.INITIALIZED, types.SHUTDOWN, types.EXIT)


class Protocol(LanguageServerProtocol):
    """The protocol's state: nothing was said yet, initialized, shut down, ended."""

    def __init__(self, server: LanguageServer, converter: Any) -> None:
        super().__init__(server, converter)
        self.ended = asyncio.Event()
        self.code = 0
        self.complain: Callable[[str], None] = lambda said: None  # tells the person
        self._begun = False

    def receive(self, message: bytes | TooLarge) -> None:
        """Take a message. Never raises for what it holds."""
        if isinstance(message, TooLarge):
            size, most = mebibytes(message.size), LARGEST // 2**20
            self.complain(f"A message of {size} was passed over: the limit is {most} MiB. Its text is not checked.")
            return self._refused(None, _PARSE, "message too large")
        try:
            data = json.loads(message)
        except (ValueError, RecursionError):
            return self._refused(None, _PARSE, "not JSON")
        if not isinstance(data, dict) or data.get("jsonrpc") != "2.0":
            return self._refused(None, _REQUEST, "no message of JSON-RPC 2.0")
        method, number = data.get("method"), data.get("id")
        if "id" in data and not _is_number(number):
            return self._refused(None, _REQUEST, "id: expected a number or a string")
        if method is None:
            return self._answered(data)
        if not isinstance(method, str):
            return self._refused(number, _REQUEST, "method: expected a string")
        out_of_turn = self._out_of_turn(method)
        if out_of_turn is not None:
            return self._refused(number, *out_of_turn)
        if method in _OPTIONAL_PARAMS and data.get("params") is None:
            data["params"] = {}  # some clients leave out what holds nothing
        try:
            known = self.structure_message(data)
        except JsonRpcException:
            return self._refused(number, _PARAMS, f"{method[:80]}: params are not as LSP 3.17 has them")
        self._begun = self._begun or method == types.INITIALIZE
        self.handle_message(known)
        return None

    def _out_of_turn(self, method: str) -> tuple[int, str] | None:
        if method == types.EXIT:
            return None
        if self._shutdown:
            return _REQUEST, "the server is shutting down"
        if not self._begun:
            return None if method == types.INITIALIZE else (_TOO_EARLY, "the server is not initialized")
        return (_REQUEST, "the server is initialized already") if method == types.INITIALIZE else None

    def _answered(self, data: dict[str, Any]) -> None:
        """Take an answer of the client to a request of ours; one that cannot be understood is an error to who waits."""
        number = data.get("id")
        try:
            self.handle_message(self.structure_message(data))
        except JsonRpcException as error:
            future = self._request_futures.pop(number, None) if number is not None else None
            if future is not None and not future.done():
                future.set_exception(error)

    def _refused(self, number: object, code: int, said: str) -> None:
        """Answer a request with an error; what wants no answer gets none, but for what could not be read at all."""
        if number is None and code not in (_PARSE, _REQUEST):
            return
        if number is None and self._shutdown:
            return
        error = {"code": code, "message": said}
        self._send_data({"jsonrpc": self.VERSION, "id": number, "error": error})

    @lsp_method(types.EXIT)
    def lsp_exit(self, *args: object) -> None:  # type: ignore[override]  # nothing is asked of others
        """End the process."""
        self.code = 0 if self._shutdown else 1
        self.ended.set()

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> Iterator[Any]:
        """Leave the text to the session."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_OPEN], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> Iterator[Any]:
        """Leave the text to the session."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CHANGE], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> Iterator[Any]:
        """Leave the text to the session."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CLOSE], (params,), None


def _is_number(value: object) -> bool:
    return isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool))
