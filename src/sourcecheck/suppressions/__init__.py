"""Suppressions: what a text says in comments or front matter about findings in it.

    <!-- sourcecheck-disable-next-line dates -- the diary gives no year -->

``directives(document)`` reads them, ``applied(...)`` takes away what they cover and
tells what is wrong with them, ``RULES`` are the rules under which that is reported.
Nothing here runs a rule or knows a configuration.
"""

from __future__ import annotations

from sourcecheck.suppressions.apply import Applied, applied
from sourcecheck.suppressions.directive import Directive, Name, Until, Verb
from sourcecheck.suppressions.found import directives
from sourcecheck.suppressions.rules import RULES

__all__ = ["RULES", "Applied", "Directive", "Name", "Until", "Verb", "applied", "directives"]
