"""The socket on this computer, the server on it, how it begins and ends."""

from __future__ import annotations

import errno
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable
from secrets import token_urlsafe
from types import FrameType

import uvicorn

from sourcecheck.errors import UsageError
from sourcecheck.web.app import application
from sourcecheck.web.crew import Crew
from sourcecheck.web.guards import hosts
from sourcecheck.web.work import Place

__all__ = ["bound", "serve"]

_HERE = "127.0.0.1"  # no other computer reaches it


def bound(port: int) -> socket.socket:
    """A socket of this computer alone.

    Args:
        port: 0: any that is free.

    Raises:
        UsageError: it is taken, or the system does not give it.
    """
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if os.name == "posix":  # a port that was ours a moment ago; elsewhere it would let others take it too
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((_HERE, port))
        found.listen(64)
    except OSError as problem:
        found.close()
        taken = problem.errno == errno.EADDRINUSE
        said = "another program uses it" if taken else (problem.strerror or str(problem)).lower()
        raise UsageError(f"--port {port}: {said}; choose another, or leave --port out") from None
    return found


def serve(folder: str, port: int, ready: Callable[[str], None]) -> int:
    """Serve the page until Ctrl-C or an order to end; the exit code.

    Args:
        folder: whose articles it lists; empty: none.
        ready: called with the address, which holds the key, when the page can be opened.

    Raises:
        UsageError: the port cannot be had.
    """
    own = bound(port)
    key = token_urlsafe(24)
    number = own.getsockname()[1]
    crew = Crew(Place(folder))
    app = application(lambda: crew, hosts(number), key, bool(folder))
    config = uvicorn.Config(
        app, loop="asyncio", http="h11", ws="none", lifespan="off", log_config=None, access_log=False,
        proxy_headers=False, server_header=False, timeout_graceful_shutdown=1, limit_concurrency=64,
    )  # fmt: skip
    server = _Server(config, crew, lambda: ready(f"http://{_HERE}:{number}/#key={key}"))
    signal.signal(signal.SIGTERM, _ended)  # uvicorn passes it on when all is closed
    try:
        server.run(sockets=[own])
    except KeyboardInterrupt:
        return 130
    finally:
        crew.end()
        own.close()
    return 0


def _ended(number: int, frame: FrameType | None) -> None:
    sys.exit(128 + number)


class _Server(uvicorn.Server):
    """Says when it is ready, and ends work that is under way with itself."""

    def __init__(self, config: uvicorn.Config, crew: Crew, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._crew = crew
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        threading.Thread(target=self._ready, daemon=True).start()  # a browser takes its time

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._crew.end()
        super().handle_exit(sig, frame)
