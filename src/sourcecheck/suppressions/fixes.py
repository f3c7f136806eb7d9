"""What can be mended in a directive without asking: a name that is of no use, one that has changed."""

from __future__ import annotations

from sourcecheck.finding import Fix, TextEdit
from sourcecheck.suppressions.directive import Directive, Name, Verb
from sourcecheck.text import Span

__all__ = ["with_new_name", "without"]


def without(directive: Directive, name: Name | None) -> Fix | None:
    """The directive without a name, or gone where it has no other.

    None for what stands in front matter, where a list or a mapping would have to be kept whole, and for the beginning
    of a range: its end would then end nothing.
    """
    if directive.matter or directive.verb is Verb.DISABLE:
        return None
    if name is None or len(directive.names) == 1:
        return Fix("Remove the directive", (TextEdit(directive.span, ""),), safe=True)
    at = directive.names.index(name)
    if at:
        span = Span(directive.names[at - 1].span.end, name.span.end)
    else:
        span = Span(name.span.start, directive.names[1].span.start)
    return Fix("Remove the name", (TextEdit(span, ""),), safe=True)


def with_new_name(directive: Directive, name: Name, new: str) -> Fix | None:
    """The name of today for a former one; None in front matter, where the value may be written in other ways."""
    if directive.matter:
        return None
    return Fix(f"Write {new}", (TextEdit(name.span, new),), safe=True)
