"""Whether the editor that started the server is still there: where it crashes, nobody closes our input."""

from __future__ import annotations

import asyncio
import os
from typing import Any, Final

__all__ = ["gone", "is_alive"]

_WINDOWS: Final[bool] = os.name == "nt"
_SECONDS: Final = 2.0  # between two looks


def is_alive(process: int) -> bool:
    """Whether there is a process with this number; where the system does not say, there is."""
    if process <= 0:
        return True
    if _WINDOWS:
        return _is_alive_on_windows(process)
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True  # it is another user's
    return True


async def gone(process: int) -> None:
    """Wait until a process is no more, or, where it is the one that started this, has left it to another."""
    child = os.getppid() == process
    while is_alive(process) and (not child or os.getppid() == process):
        await asyncio.sleep(_SECONDS)


def _is_alive_on_windows(process: int) -> bool:
    import ctypes

    synchronize, still_waiting = 0x00100000, 0x00000102
    kernel: Any = getattr(ctypes, "windll").kernel32  # noqa: B009  other systems have none
    handle = kernel.OpenProcess(synchronize, False, process)
    if not handle:
        return bool(kernel.GetLastError() == 5)  # access denied: it is another user's
    try:
        return bool(kernel.WaitForSingleObject(handle, 0) == still_waiting)
    finally:
        kernel.CloseHandle(handle)
