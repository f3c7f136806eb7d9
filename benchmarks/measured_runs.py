"""Whole processes, measured: CPU seconds, seconds on the clock, peak memory; medians of interleaved runs.

CPU is that of the process and its children. Memory is that of the largest process. Runs of several programs are
interleaved, so that a drift of the machine's speed cancels out of their ratios.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence
from typing import NamedTuple

__all__ = ["Usage", "medians", "run"]


class Usage(NamedTuple):
    cpu: float  # seconds
    wall: float  # seconds
    peak: float  # MiB


def run(
    command: Sequence[str], folder: str | None = None, env: Mapping[str, str] | None = None, seconds: float = 3600
) -> Usage | None:
    """Run a command to its end, its output thrown away; its exit code does not matter here.

    Args:
        folder: to run it in.
        env: its environment; this process's where None.
        seconds: after which it is ended, and nothing is given.
    """
    started = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL
    )
    while True:
        pid, _, used = os.wait4(process.pid, os.WNOHANG if seconds < 3600 else 0)
        wall = time.perf_counter() - started
        if pid:
            process.returncode = 0
            return Usage(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)
        if wall > seconds:
            process.kill()
            process.wait()
            return None
        time.sleep(0.01)


def medians(
    commands: Mapping[str, Sequence[str]],
    runs: int,
    folder: str | None = None,
    env: Mapping[str, str] | None = None,
    seconds: float = 3600,
) -> dict[str, Usage]:
    """Medians of interleaved runs, after one of each that does not count; without those that take too long."""
    left = {name: command for name, command in commands.items() if run(command, folder, env, seconds) is not None}
    taken: dict[str, list[Usage]] = {name: [] for name in left}
    for _ in range(runs):
        for name, command in left.items():
            usage = run(command, folder, env)
            assert usage is not None
            taken[name].append(usage)
    return {
        name: Usage(*(statistics.median(values) for values in zip(*usages, strict=True)))
        for name, usages in taken.items()
    }
