"""What a result depends on, in 16 bytes: two files have one key only where their results are equal."""

from __future__ import annotations

from sourcecheck.config import Config
from sourcecheck.digests import digest
from sourcecheck.edition import edition
from sourcecheck.engine import Engines, Source
from sourcecheck.finding import Severity
from sourcecheck.report import Plan

__all__ = ["Keys"]


class Keys:
    """The keys of a run's files; what files have in common is worked out once.

    Args:
        engines: of the run; a source names its plan by number. What rules they have counts, not what their
            folders hold by now.
    """

    def __init__(self, engines: Engines) -> None:
        self._engines = engines
        self._common: dict[int, bytes] = {}
        self._edition = edition()

    def key(self, source: Source, content: bytes) -> bytes:
        """The key of a file.

        Args:
            content: digest of its bytes.
        """
        config = self._engines.plans[source.plan].config
        said = (source.path, str(source.format or ""), _overrides(config, source.path))
        return digest(self._of(source.plan) + content + repr(said).encode("utf-8", "surrogateescape"))

    def _of(self, number: int) -> bytes:
        common = self._common.get(number)
        if common is None:
            said = repr((_said(self._engines.plans[number]), self._engines.rule_files(number)))
            common = self._common[number] = digest(f"{self._edition}\n{said}".encode())
        return common


def _said(plan: Plan) -> tuple[Plan, bool]:
    """A plan but for what a result does not depend on, and whether it sets the day.

    What is shown and fails, where its words stand, and the day itself are left out: that is kept beside the result.
    But a day that is set is more than the day it is: rules then look back on a text from there.
    """
    config = plan.config
    overrides = tuple(one._replace(files=one.files._replace(root=""), origins={}) for one in config.overrides)
    plain = config._replace(
        file="",
        root="",
        show=Severity.INFO,
        fail_on=None,
        exclude=(),
        rules=(),
        baseline="",
        now=None,
        overrides=overrides,
        origins={},
        mentions=(),
        notices=(),
        sources=(),
    )
    asked = plan._replace(severity=None, fail_on=None, today=None, rules=(), source=False, digest=False, config=plain)
    return asked, plan.day is not None


def _overrides(config: Config, path: str) -> tuple[int, ...]:
    if not config.overrides:
        return ()
    from sourcecheck.config.effective import matching

    return matching(config, path)
