"""The labelled claims that served to write the rules: what was found once stays found, what was silent stays silent."""

from __future__ import annotations

import importlib.util
import os
import sys
from types import ModuleType

import pytest

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

# Recall and precision below which a change has cost something.
FLOORS = {
    "open": (1.0, 1.0),
    "second": (0.99, 0.98),
    "third": (1.0, 1.0),
    "fourth": (0.95, 1.0),
    "fifth": (0.98, 0.98),
    "sixth": (1.0, 1.0),
    "seventh-a": (0.96, 0.98),
    "seventh-b": (1.0, 1.0),
    "seventh-c": (1.0, 1.0),
    "seventh-d": (1.0, 1.0),
    "eighth-a": (0.98, 1.0),
    "eighth-b": (1.0, 0.98),
    "ninth-a": (0.95, 1.0),
    "ninth-b": (0.95, 0.97),
    "passages": (0.94, 1.0),
    "frozen": (0.91, 0.94),
    "wide": (0.97, 0.99),
    "wider": (0.97, 0.99),
}


@pytest.fixture(scope="module")
def claims() -> ModuleType:
    spec = importlib.util.spec_from_file_location("claims", os.path.join(ROOT, "benchmarks", "claims.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["claims"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.long
@pytest.mark.parametrize("name", FLOORS)
def test_found_and_silent_as_before(claims: ModuleType, name: str) -> None:
    done = list(claims.outcomes(name))
    found, missed, false = (sum(len(getattr(one, kind)) for one in done) for kind in ("found", "missed", "false"))
    recall, precision = FLOORS[name]
    assert found / (found + missed) >= recall, [(one.entry.name, one.missed) for one in done if one.missed]
    assert found / (found + false) >= precision, [(one.entry.name, one.false) for one in done if one.false]
