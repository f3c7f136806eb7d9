"""Results of earlier runs: a file that has not changed is not checked again.

    key      what a result depends on, in 16 bytes
    written  a report as bytes, and back
    store    where they are kept, by key
    cached   a run that looks there first

A result is found only where everything it depends on is the same: the bytes, the name, the rules, the
configuration, the program. Times of files do not count; the day does, where none is set. Whatever goes wrong with
the store, files are checked as if there were none.
"""

from __future__ import annotations

from sourcecheck.results.cached import check_cached, pays
from sourcecheck.results.store import Store, stored

__all__ = ["Store", "check_cached", "pays", "stored"]
