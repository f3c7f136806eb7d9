"""Tests that compare times: what is slow by its nature is so three times, what a busy machine slowed is not."""

from __future__ import annotations

import gc
import re

import pytest

_TIMED = re.compile(r"linear_time|time_is_linear|time_grows")
_TRIES = 3


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    if _TIMED.search(pyfuncitem.originalname) is None:
        return None
    arguments = {name: pyfuncitem.funcargs[name] for name in pyfuncitem._fixtureinfo.argnames}
    gc.collect()
    gc.disable()  # a collection takes longer than what is measured, the more tests ran before
    try:
        for number in range(_TRIES):
            try:
                pyfuncitem.obj(**arguments)
            except AssertionError:
                if number == _TRIES - 1:
                    raise
            else:
                return True
    finally:
        gc.enable()
    return True
