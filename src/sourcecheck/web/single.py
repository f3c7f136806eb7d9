"""The page itself: one document, made of its parts anew for each visit with a number that is used once.

Its policy (Content-Security-Policy, level 3) lets it use its own style and scripts, ask its own server, and nothing
else. What it shows of a draft is set as HTML through one named policy for that (Trusted Types).
"""

from __future__ import annotations

import os
from functools import cache
from secrets import token_urlsafe
from typing import Final

import sourcecheck.page
from sourcecheck.page.escaping import told

__all__ = ["page"]

_SCRIPTS: Final = (
    "start", "server", "places", "draft", "decisions", "reading", "layout", "current", "editing", "input", "folder",
    "export", "keys", "run",
)  # fmt: skip


def page(folder: bool) -> tuple[str, str]:
    """The page and its policy.

    Args:
        folder: whether a folder was named whose articles it lists.
    """
    from sourcecheck import __version__

    nonce = token_urlsafe(18)
    scripts = "\n".join(f'<script nonce="{nonce}">{_part(f"{name}.js")}</script>' for name in _SCRIPTS)
    text = _part("page.html")
    for name, value in (
        ("nonce", nonce),
        ("style", _style()),
        ("version", told(__version__)),
        ("folder", "yes" if folder else "no"),
        ("scripts", scripts),
    ):
        text = text.replace(f"{{{{{name}}}}}", value)
    policy = (
        f"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types sourcecheck"
    )
    return text, policy


@cache
def _style() -> str:
    with open(os.path.join(os.path.dirname(sourcecheck.page.__file__), "style.css"), encoding="utf-8") as file:
        return file.read() + _part("page.css")


@cache
def _part(name: str) -> str:
    with open(os.path.join(os.path.dirname(__file__), "page", name), encoding="utf-8") as file:
        return file.read()
