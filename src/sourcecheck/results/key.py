"""What a result depends on, in 16 bytes: two files have one key only where their results are equal."""

from __future__ import annotations

from sourcecheck.config import Config
from sourcecheck.digests import digest
from sourcecheck.edition import edition
from sourcecheck.engine import Source
from sourcecheck.finding import Severity
from sourcecheck.report import Plan

__all__ = ["Keys"]


class Keys:
    """The keys of a run's files; what files have in common is worked out once.

    Args:
        plans: of the run; a source names its own by number.
    """

    def __init__(self, plans: tuple[Plan, ...]) -> None:
        self._plans = plans
        self._common: dict[int, bytes] = {}
        self._edition = edition()

    def key(self, source: Source, content: bytes) -> bytes:
        """The key of a file.

        Args:
            content: digest of its bytes.
        """
        config = self._plans[source.plan].config
        said = (source.path, str(source.format or ""), _overrides(config, source.path))
        return digest(self._of(source.plan) + content + repr(said).encode("utf-8", "surrogateescape"))

    def _of(self, number: int) -> bytes:
        common = self._common.get(number)
        if common is None:
            common = self._common[number] = digest(f"{self._edition}\n{_said(self._plans[number])}".encode())
        return common


def _said(plan: Plan) -> str:
    """A plan but for what a result does not depend on: what is shown and fails, the day, where its words stand."""
    config = plan.config
    folders = dict.fromkeys((*config.rules, *plan.rules))
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
    return repr((asked, [_contents(folder) for folder in folders]))


def _contents(folder: str) -> str:
    from sourcecheck.loader.files import contents, yaml_files

    return contents(folder, yaml_files(folder)).hex()


def _overrides(config: Config, path: str) -> tuple[int, ...]:
    if not config.overrides:
        return ()
    from sourcecheck.config.effective import matching

    return matching(config, path)
