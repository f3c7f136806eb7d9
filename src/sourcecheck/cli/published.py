"""Where the files of a run can be read on the web, as CI runners tell it."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

__all__ = ["published", "published_here"]

_SERVER = r"https?://[A-Za-z0-9.-]+(?::[0-9]+)?"
_PATH = r"[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)+"
_COMMIT = r"[0-9a-fA-F]{40,64}"


def published(environment: Mapping[str, str], top: str) -> str:
    """The address of a repository at the commit that is checked, with a slash at its end; empty where nobody tells.

    GitHub Actions and GitLab CI tell server, repository, commit and where the repository lies. What does not
    look like one is not used: a report is read by others than those who set the environment.

    Args:
        environment: variables of the process.
        top: of the repository, on this machine; where it is in no repository, some folder of the one that is told of.
    """
    server, repository = environment.get("GITHUB_SERVER_URL", ""), environment.get("GITHUB_REPOSITORY", "")
    commit, work = environment.get("GITHUB_SHA", ""), environment.get("GITHUB_WORKSPACE", "")
    project, middle = f"{server}/{repository}", "/blob/"
    if not repository:
        project, middle = environment.get("CI_PROJECT_URL", ""), "/-/blob/"
        commit, work = environment.get("CI_COMMIT_SHA", ""), environment.get("CI_PROJECT_DIR", "")
    if not re.fullmatch(f"{_SERVER}/{_PATH}", project) or not re.fullmatch(_COMMIT, commit) or not work:
        return ""
    inside = os.path.relpath(os.path.realpath(top), os.path.realpath(work)).replace(os.sep, "/")
    if inside.split("/")[0] == ".." or os.path.isabs(inside):
        return ""  # a repository elsewhere is another one
    from urllib.parse import quote

    # A workflow can check the repository out into a folder of its work space; its top is then that folder.
    is_top = inside == "." or os.path.exists(os.path.join(top, ".git"))
    return f"{project}{middle}{commit}/" + ("" if is_top else f"{quote(os.fsencode(inside))}/")


def published_here() -> str:
    """The same of this process and the repository that its current folder lies in."""
    from sourcecheck.reporters.repository_path import repository_root

    return published(os.environ, repository_root().top)
