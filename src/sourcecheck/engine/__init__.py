"""Read, select, check, settle: one file in, one report out.

    engines     an engine for a plan, the engines of a run: what is asked of them, and in which order
    ready       the rules that run over some files, chosen and with their options
    run         a document on its way through them
    timed_run   the same under a clock, for ``--profile``
    reported    what is said of a document: findings settled, directives heeded

Each rule runs alone. One that raises becomes an internal error of that file,
named and loud; the other rules and files go on.
"""

from __future__ import annotations

from sourcecheck.engine.engines import Engine, Engines, Source
from sourcecheck.engine.ready import speaks_of

__all__ = ["Engine", "Engines", "Source", "speaks_of"]
