"""Messages on the wire: whatever comes in between, and in whatever pieces."""

from __future__ import annotations

import os
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcecheck.lsp import stdio
from sourcecheck.lsp.stdio import TooLarge, Writer, messages

# What a client may send by mistake between two messages; none begins a header that we know.
NOISE = st.sampled_from(
    [b"", b"\r\n", b"\n", b"hello\r\n", b"Content-Type: x\r\n", b"Content-Length: x\r\n", b"\xff\n"]
)
HEADS = st.sampled_from([b"Content-Length: %d\r\n\r\n", b"content-length:%d\n\n",
                         b"Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: %d \r\n\r\n",
                         b"Content-Length: %d\r\nContent-Type: x\r\n\r\n"])  # fmt: skip


def read_in(pieces: list[bytes]) -> list[bytes | TooLarge]:
    left = iter([piece for piece in pieces if piece])
    return list(messages(lambda size: next(left, b"")))


@given(bodies=st.lists(st.tuples(NOISE, HEADS, st.binary(max_size=40)), max_size=5), sizes=st.lists(st.integers(1, 9)))
def test_all_messages_come_in_order(bodies: list[tuple[bytes, bytes, bytes]], sizes: list[int]) -> None:
    data = b"".join(noise + head % len(body) + body for noise, head, body in bodies)
    pieces, at = [], 0
    for size in sizes:
        pieces.append(data[at : at + size])
        at += size
    assert read_in([*pieces, data[at:]]) == [body for _, _, body in bodies]


@given(data=st.binary(max_size=300))
def test_no_bytes_raise(data: bytes) -> None:
    for message in read_in([data]):
        assert isinstance(message, TooLarge) or len(message) <= len(data)


def test_what_is_too_large_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stdio, "LARGEST", 10)
    data = [b"Content-Length: 11\r\n\r\n0123", b"4567", b"89xContent-Length: 2\r\n\r\nok"]
    assert read_in(data) == [TooLarge(11), b"ok"]
    assert read_in([b"Content-Length: 999999999999\r\n\r\nabc"]) == []  # and the client is gone


def test_a_line_without_end_is_not_kept() -> None:
    many = [b"x" * 50_000] * 40
    assert read_in([*many, b"\nContent-Length: 2\r\n\r\nok"]) == [b"ok"]


def test_the_end_in_the_middle_of_a_message() -> None:
    assert read_in([b"Content-Length: 5\r\n\r\nabc"]) == []
    assert read_in([b"Content-Length: 5\r\n"]) == []


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
def test_nobody_waits_for_a_client_that_does_not_read() -> None:
    reads, writes = os.pipe()
    lost = threading.Event()
    writer = Writer(writes, lost.set)
    for _ in range(100):
        writer.write(b"x" * 100_000)  # far more than a pipe holds
    assert not lost.is_set()
    os.close(reads)
    assert lost.wait(30)
    writer.close()
    os.close(writes)
