"""Build hook: the rules in YAML become one file in the wheel.

A run then reads neither YAML nor the rule validator. An editable install gets no pack:
there the rules change under it.
"""

from __future__ import annotations

import os
import sys
import tempfile
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class RulesPack(BuildHookInterface):  # type: ignore[type-arg]
    """Puts ``sourcecheck/rules-pack.json`` into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel" or version == "editable":
            return
        source = os.path.join(self.root, "src")
        sys.path.insert(0, source)
        try:
            from sourcecheck import loader
            from sourcecheck.loader import pack

            text = pack.dumps(loader.compile_library(os.path.join(self.root, "rules")))
        finally:
            sys.path.remove(source)
        self._made = tempfile.mkdtemp(prefix="sourcecheck-rules-")
        path = os.path.join(self._made, pack.SHIPPED)
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        build_data["force_include"][path] = f"sourcecheck/{pack.SHIPPED}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        made = getattr(self, "_made", None)
        if made is not None:
            import shutil

            shutil.rmtree(made, ignore_errors=True)
