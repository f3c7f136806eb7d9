"""Temporal expressions: what they need to be understood, and the days they mean where the page tells.

expressions(document)[block.number]     Expression values of a block (through ``document.once``)
resolve(expression, anchor)             the Days it means, counted from the page's date
dating(document, type, today)           whether the page tells its date, is kept for years, is old
"""

from sourcecheck.analysis.temporal.dating import Dating, dating
from sourcecheck.analysis.temporal.expression import Class, Expression, Form, Grain
from sourcecheck.analysis.temporal.reading import expressions, expressions_in
from sourcecheck.analysis.temporal.resolving import Days, resolve

__all__ = [
    "Class",
    "Dating",
    "Days",
    "Expression",
    "Form",
    "Grain",
    "dating",
    "expressions",
    "expressions_in",
    "resolve",
]
