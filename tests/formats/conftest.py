"""Tools from npm that read what the reporters write; tests that need one skip where it cannot be had."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

_MULTITOOL = "5.7.0"  # of Microsoft's SARIF SDK
_SYSTEMS = {"linux": "linux", "darwin": "darwin", "win32": "win32"}


@pytest.fixture(scope="session")
def npm(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Installs a package (``name@version``) without running its scripts; gives the folder of its files."""

    def install(package: str) -> Path:
        program = shutil.which("npm")
        if program is None:
            pytest.skip("npm is not here")
        folder = tmp_path_factory.mktemp("npm")
        options = ["--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(folder)]
        done = subprocess.run(
            [program, "install", *options, package], capture_output=True, text=True, timeout=300, check=False
        )
        if done.returncode:
            pytest.skip(f"npm could not install {package}: {done.stderr.strip()[-200:]}")
        return folder.joinpath("node_modules", *package.rpartition("@")[0].split("/"))

    return install


@pytest.fixture(scope="session")
def sarif_sdk(npm: Callable[[str], Path]) -> Path:
    """The folder of Microsoft's SARIF multitool, with the schema that it ships."""
    if sys.platform not in _SYSTEMS:
        pytest.skip("the SARIF multitool is not made for this system")
    return npm(f"@microsoft/sarif-multitool-{_SYSTEMS[sys.platform]}@{_MULTITOOL}")


@pytest.fixture(scope="session")
def multitool(sarif_sdk: Path) -> Callable[..., None]:
    """Runs the SARIF multitool with some arguments; a test fails where it fails."""
    program = next(path for path in (sarif_sdk / "Sarif.Multitool", sarif_sdk / "Sarif.Multitool.exe") if path.exists())
    program.chmod(0o755)

    def run(*arguments: str) -> None:
        # Without a library for languages that a machine may lack.
        environment = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
        done = subprocess.run(
            [str(program), *arguments], capture_output=True, text=True, timeout=300, check=False, env=environment
        )
        assert done.returncode == 0, done.stdout + done.stderr

    return run
