"""Help in sections: a command with forty options is read by what one wants, not from top to bottom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import click

__all__ = ["Sectioned"]


class Sectioned(click.Command):
    """A command whose help lists its options under headings.

    Args:
        sections: heading to options by their first spelling; what is named nowhere comes last, under "Other".
    """

    def __init__(self, *args: Any, sections: Mapping[str, Sequence[str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._sections = sections

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, section by section."""
        waiting = {param.opts[0]: param.get_help_record(ctx) for param in self.get_params(ctx)}
        for heading, names in (*self._sections.items(), ("Other", [*waiting])):
            records = [waiting.pop(name, None) for name in names]
            shown = [record for record in records if record is not None]
            if shown:
                with formatter.section(heading):
                    formatter.write_dl(shown)
