"""Who may ask the local page for anything, and what every answer says of itself.

A server on this computer can be reached by every page that its browser shows. So: the exact host (a name that somebody
else's server lets lead here is refused), the origin of the page itself, a key that only the address which was printed
holds, types that a foreign form cannot send, and no more bytes than a draft has. (Fetch Standard, 2.2 and 4.8:
a header of our own and JSON make a browser ask first, and it is not told yes.)
"""

from __future__ import annotations

from hmac import compare_digest
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sourcecheck.web import limits

__all__ = ["KEY", "Guard", "TooLarge", "hosts"]

KEY: Final = "x-sourcecheck-key"
_JSON: Final = "application/json"
_BYTES: Final = "application/octet-stream"
_SAID: Final = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}


class TooLarge(HTTPException):
    """More bytes came than a request may have."""

    def __init__(self, most: int) -> None:
        super().__init__(413, _too_large(most), {"connection": "close"})


def hosts(port: int) -> frozenset[str]:
    """The names under which a browser on this computer finds the page."""
    return frozenset(f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]"))


class Guard:
    """Lets through what comes from the page itself.

    Args:
        hosts: the values of ``Host`` that are ours.
        key: what every request that does something carries.
        sizes: by path, the bytes that may be sent there as they are; to all others JSON is sent.
    """

    def __init__(self, app: ASGIApp, hosts: frozenset[str], key: str, sizes: dict[str, int]) -> None:
        self._app = app
        self._hosts = hosts
        self._key = key
        self._sizes = sizes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def said(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _SAID.items():
                    headers.setdefault(name, value)
            await send(message)

        headers = Headers(scope=scope)
        refused = self._refused(scope["method"], scope["path"], headers)
        if refused is not None:
            # What it still sends is not waited for.
            status, why = refused
            answer = JSONResponse({"error": why}, status, {"connection": "close"})
            await answer(scope, receive, said)
            return
        most = self._sizes.get(scope["path"], limits.ASKED)
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > most:
                raise TooLarge(most)
            return message

        await self._app(scope, counted, said)

    def _refused(self, method: str, path: str, headers: Headers) -> tuple[int, str] | None:
        """The status and the reason with which a request is turned away before its body is read."""
        if headers.getlist("host") != [headers.get("host")] or headers.get("host", "").lower() not in self._hosts:
            return 400, "This is not the address of the page. Use the one that sourcecheck printed."
        if method != "POST":
            return None  # the page itself, which holds nothing; what else there is wants POST
        origin = headers.get("origin")
        if origin is not None and origin.lower() not in {f"http://{host}" for host in self._hosts}:
            return 403, "Another page asked for this. Only the page of sourcecheck may."
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return 403, "Another page asked for this. Only the page of sourcecheck may."
        if not compare_digest(headers.get(KEY, "").encode(), self._key.encode()):
            return 403, "The key is missing or wrong. Open the address that sourcecheck printed."
        wanted = _BYTES if path in self._sizes else _JSON
        if headers.get("content-type", "").partition(";")[0].strip().lower() != wanted:
            return 415, f"Expected {wanted}."
        most = self._sizes.get(path, limits.ASKED)
        length = headers.get("content-length", "0")
        if length.isascii() and length.isdigit() and int(length[:20]) > most:
            return 413, _too_large(most)
        return None


def _too_large(most: int) -> str:
    if most == limits.ASKED:
        most = limits.SOURCE
    return f"This is too large: more than {most // 1024**2} MB. Take a part of it."
