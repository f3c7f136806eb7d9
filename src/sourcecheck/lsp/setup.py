"""How an editor is made to start the server: the files for each, which come with the package."""

from __future__ import annotations

import os
from typing import Final

from sourcecheck.terminal import safe

__all__ = ["FOLDER", "setup"]

FOLDER: Final = os.path.join(os.path.dirname(os.path.abspath(__file__)), "editors")
# A few lines of the editor's own configuration; the others want an extension, which is a folder that says how.
_LINES: Final = {"neovim": "neovim.lua", "helix": "helix.toml", "emacs": "emacs.el"}


def setup(editor: str) -> str:
    """What a person is to do, or to copy, for an editor: ``vscode``, ``neovim``, ``helix``, ``emacs`` or ``zed``.

    Raises:
        OSError: the package lacks its files.
    """
    if editor in _LINES:
        return _text(_LINES[editor])
    return f"{_text(editor, 'README.md')}\nThis folder: {safe(os.path.join(FOLDER, editor))}\n"


def _text(*names: str) -> str:
    with open(os.path.join(FOLDER, *names), encoding="utf-8") as file:
        return file.read()
