"""The server's life, from its first process to its exit code."""

from __future__ import annotations

import asyncio
import logging

from sourcecheck.lsp.crew import Crew
from sourcecheck.lsp.stdio import Wire, served, taken

__all__ = ["serve"]


def serve(process: int = 0) -> int:
    """Serve the client at standard input and output until it ends; the exit code.

    Args:
        process: with which the server ends; 0: it is told later, or never.
    """
    # It logs what it is sent, drafts among it, and what a client does wrong is answered.
    for name in ("pygls", "lsprotocol", "asyncio"):
        logging.getLogger(name).addHandler(logging.NullHandler())
        logging.getLogger(name).propagate = False
    return asyncio.run(_served(taken(), process))


async def _served(wire: Wire, process: int) -> int:
    crew = Crew()
    await crew.prepare()  # it loads the engine while this process loads the protocol, which takes as long
    from sourcecheck.lsp.server import Server

    server = Server(crew)
    if process:
        server.watch_parent(process)
    try:
        await served(wire, server.protocol.receive, server.protocol.ended, server.protocol.set_writer)
    finally:
        await server.end()
    return server.protocol.code
