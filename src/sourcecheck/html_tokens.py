"""The tokens of a page, from the tokenizer of turbohtml."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from turbohtml import Token

__all__ = ["tokenizer", "tokens"]


@cache
def tokenizer() -> tuple[Callable[..., Iterator[Token]], Any]:
    """The function ``tokenize`` and the type of its tokens' kinds.

    ``import turbohtml`` brings its whole toolbox (70-85 ms, measured 2026-11);
    the tokenizer lives in one extension module that loads alone in 6 ms. Where
    that cannot be had this way, the package is imported as usual.
    """
    if "turbohtml" not in sys.modules:
        from importlib.machinery import EXTENSION_SUFFIXES, ExtensionFileLoader, ModuleSpec, PathFinder
        from importlib.util import module_from_spec
        from os.path import exists, join

        package = PathFinder.find_spec("turbohtml")
        for folder in (package and package.submodule_search_locations) or ():
            for suffix in EXTENSION_SUFFIXES:
                file = join(folder, "_html" + suffix)
                if exists(file):
                    try:
                        loader = ExtensionFileLoader("turbohtml._html", file)
                        module = module_from_spec(ModuleSpec("turbohtml._html", loader, origin=file))
                        loader.exec_module(module)
                        return module.tokenize, module.TokenType
                    except (ImportError, AttributeError):
                        break
    from turbohtml import TokenType, tokenize

    return tokenize, TokenType


def tokens(source: str) -> Iterator[Token]:
    """The tokens of a source, character references apart, each with its source."""
    tokenize, _ = tokenizer()
    return tokenize(source, resolve_references=False, capture_source=True)
