"""Where the files of a run can be read on the web, as CI runners tell it."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

__all__ = ["published", "published_here"]

_SERVER = r"https?://[A-Za-z0-9.-]+(?::[0-9]+)?"
_PATH = r"[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)+"
_COMMIT = r"[0-9a-fA-F]{40,64}"


def published(environment: Mapping[str, str], folder: str) -> str:
    """The address of a folder in the commit that is checked, with a slash at its end; empty where nobody tells.

    GitHub Actions and GitLab CI tell server, repository, commit and where the repository lies. What does not
    look like one is not used: a report is read by others than those who set the environment.

    Args:
        environment: variables of the process.
        folder: the current one.
    """
    server, repository = environment.get("GITHUB_SERVER_URL", ""), environment.get("GITHUB_REPOSITORY", "")
    commit, top = environment.get("GITHUB_SHA", ""), environment.get("GITHUB_WORKSPACE", "")
    project, middle = f"{server}/{repository}", "/blob/"
    if not repository:
        project, middle = environment.get("CI_PROJECT_URL", ""), "/-/blob/"
        commit, top = environment.get("CI_COMMIT_SHA", ""), environment.get("CI_PROJECT_DIR", "")
    if not re.fullmatch(f"{_SERVER}/{_PATH}", project) or not re.fullmatch(_COMMIT, commit) or not top:
        return ""
    inside = os.path.relpath(os.path.realpath(folder), os.path.realpath(top)).replace(os.sep, "/")
    if inside.split("/")[0] == ".." or os.path.isabs(inside):
        return ""
    from urllib.parse import quote

    return f"{project}{middle}{commit}/" + ("" if inside == "." else f"{quote(os.fsencode(inside))}/")


def published_here() -> str:
    """The same of this process and its current folder."""
    return published(os.environ, os.getcwd())
