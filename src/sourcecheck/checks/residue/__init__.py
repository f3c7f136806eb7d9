"""What writing tools and templates leave behind."""

from sourcecheck.checks.residue import latin_filler
from sourcecheck.rule import Rule

RULES: tuple[Rule, ...] = (latin_filler.RULE,)
