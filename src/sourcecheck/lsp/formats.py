"""What an open text is: from the language that the editor gives it, and from its name."""

from __future__ import annotations

import os
from typing import Final

from sourcecheck.document import Format
from sourcecheck.readers import format_of

__all__ = ["MDX", "format_for", "is_mdx"]

MDX: Final = ".mdx"
# As VS Code, Neovim, Helix, Zed and Emacs (the names of its modes) call them.
_LANGUAGES: Final = {
    "markdown": Format.MARKDOWN,
    "gfm": Format.MARKDOWN,
    "mdx": Format.MARKDOWN,
    "markdown.mdx": Format.MARKDOWN,
    "pandoc": Format.MARKDOWN,
    "html": Format.HTML,
    "mhtml": Format.HTML,
    "xhtml": Format.HTML,
    "htmldjango": Format.HTML,
}
# What editors call a text of which they know nothing else: then the name has the word.
_ANY_TEXT: Final = ("plaintext", "text", "txt", "")


def format_for(language: str, name: str) -> Format | None:
    """The format of a text; None where it is no article.

    Args:
        language: the protocol's languageId.
        name: of its file, or what it is called.
    """
    language = language.lower()
    if language in _LANGUAGES:
        return _LANGUAGES[language]
    if language in _ANY_TEXT:
        return format_of(name)
    # Of an HTML template or the like the editor knows more than the extension says.
    return None


def is_mdx(language: str, name: str) -> bool:
    """Whether a text is MDX, which its name says to the reader."""
    return "mdx" in language.lower() or os.path.splitext(name)[1].lower() == MDX
