"""The help of a command with many options: under headings, so that it can be read."""

from __future__ import annotations

from typing import Final

import click

__all__ = ["SECTIONS", "Sectioned"]

SECTIONS: Final = {
    "What is checked": (
        "--since", "--staged", "--diff-file", "--stdin-filename", "--format-of", "--force-exclude",
    ),
    "By which rules": (
        "--preset", "--select", "--ignore", "--min-confidence", "--rules", "--type", "--now", "--no-inline",
        "--config", "--isolated",
    ),
    "What counts": (
        "--severity", "--fail-on", "--exit-zero", "--baseline", "--no-baseline", "--fail-on-stale",
    ),
    "Fixes": ("--fix", "--unsafe-fixes", "--show-fixes"),
    "The report": ("--format", "--output", "--annotate", "--statistics", "--color", "--quiet", "--verbose"),
    "The run": ("--watch", "--jobs", "--no-cache", "--profile", "--profile-json", "--help"),
}  # fmt: skip
"""By heading, in the order of the help: options by their first long name."""


class Sectioned(click.Command):
    """A command whose help has its options under headings; those of no section come last."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        lines = {_name(option): line for option in options if (line := option.get_help_record(ctx))}
        for heading, names in SECTIONS.items():
            found = [lines.pop(name) for name in names if name in lines]
            if found:
                with formatter.section(heading):
                    formatter.write_dl(found)
        if lines:
            with formatter.section("Further options"):
                formatter.write_dl(list(lines.values()))


def _name(option: click.Option) -> str:
    return next((name for name in option.opts if name.startswith("--")), option.name or "")
