"""Standard input and output as the protocol's wire: messages in order, until either end is gone.

Messages are read and written by a thread each, so that the server waits for neither; the next is read when the one
before has been taken. What is no message is passed over, and what is too large is not kept in memory.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from typing import Final

from sourcecheck.readers import limits
from sourcecheck.records import NamedTuple

__all__ = ["LARGEST", "TooLarge", "Wire", "Writer", "messages", "served", "taken"]

# A text of the largest size that is read, in JSON that escapes every character of it.
LARGEST: Final = 6 * limits.BYTES
_HEADER: Final = 64 * 1024  # bytes without a line end, behind which nothing more is awaited
_LENGTH: Final = re.compile(rb"(?i)content-length:[ \t]*([0-9]{1,15})")
_FLUSH_SECONDS: Final = 5.0  # that a client has to take what is left when the server ends


class TooLarge(NamedTuple):
    """A message that was passed over."""

    size: int  # bytes


class Wire(NamedTuple):
    """Descriptors that nothing else in the process reads or writes."""

    read: int
    write: int


def taken() -> Wire:
    """Standard input and output, for the protocol alone: what anything else prints goes to standard error."""
    wire = Wire(os.dup(0), os.dup(1))
    with open(os.devnull, "rb") as nothing:
        os.dup2(nothing.fileno(), 0)
    os.dup2(2, 1)
    if sys.platform == "win32":
        import msvcrt

        for one in wire:
            msvcrt.setmode(one, os.O_BINARY)
    return wire


def messages(read: Callable[[int], bytes]) -> Iterator[bytes | TooLarge]:
    """The bodies of messages (LSP 3.17, base protocol), until there is nothing more to read.

    Args:
        read: gives so many bytes or fewer; none at the end.
    """
    buffer = bytearray()

    def more() -> bool:
        with suppress(OSError):
            data = read(1 << 16)
            buffer.extend(data)
            return bool(data)
        return False

    def line() -> bytes | None:
        searched = 0
        while (at := buffer.find(b"\n", searched)) < 0:
            if len(buffer) > _HEADER:
                del buffer[:]
            searched = len(buffer)
            if not more():
                return None
        found = bytes(buffer[: at + 1])
        del buffer[: at + 1]
        return found.strip()

    while True:
        size = -1
        while True:
            header = line()
            if header is None:
                return
            if not header and size >= 0:
                break
            length = _LENGTH.fullmatch(header)
            if length is not None:
                size = int(length[1])
        if size > LARGEST:
            left = size
            while left > 0:
                if not buffer and not more():
                    return
                gone = min(left, len(buffer))
                del buffer[:gone]
                left -= gone
            yield TooLarge(size)
            continue
        while len(buffer) < size:
            if not more():
                return
        body = bytes(buffer[:size])
        del buffer[:size]
        yield body


class Writer:
    """Writes messages in a thread of its own.

    Args:
        descriptor: to write to.
        lost: called, in that thread, when nobody reads any more.
    """

    def __init__(self, descriptor: int, lost: Callable[[], object]) -> None:
        self._descriptor = descriptor
        self._lost = lost
        self._waiting: SimpleQueue[bytes | None] = SimpleQueue()
        self._thread = Thread(target=self._write, daemon=True)
        self._thread.start()

    def write(self, data: bytes) -> None:
        """Write a message, at once or soon."""
        self._waiting.put(data)

    def close(self) -> None:
        """Write what waits, and end."""
        self._waiting.put(None)
        self._thread.join(_FLUSH_SECONDS)

    def _write(self) -> None:
        while (data := self._waiting.get()) is not None:
            rest = memoryview(data)
            try:
                while rest:
                    rest = rest[os.write(self._descriptor, rest) :]
            except OSError:
                self._lost()
                return


async def served(
    wire: Wire, take: Callable[[bytes | TooLarge], None], ended: asyncio.Event, writing: Callable[[Writer], None]
) -> None:
    """Read messages and hand them over, one by one, until the input or the server ends.

    Args:
        take: takes a message, in this loop.
        ended: set where the server ends by itself.
        writing: takes what messages to the client are written with.
    """
    loop = asyncio.get_running_loop()

    def end() -> None:
        with suppress(RuntimeError):  # the loop is closed
            loop.call_soon_threadsafe(ended.set)

    async def one(message: bytes | TooLarge) -> None:
        take(message)

    def read() -> None:
        with suppress(RuntimeError):
            for message in messages(lambda size: os.read(wire.read, size)):
                if ended.is_set():
                    return
                asyncio.run_coroutine_threadsafe(one(message), loop).result()
        end()

    writer = Writer(wire.write, end)
    writing(writer)
    Thread(target=read, daemon=True).start()
    await ended.wait()
    writer.close()
