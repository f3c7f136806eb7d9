"""What writing tools and templates leave behind."""

from sourcecheck.checks.residue import assistant_boilerplate, latin_filler, prompt_context_leak
from sourcecheck.rule import Rule

RULES: tuple[Rule, ...] = (assistant_boilerplate.RULE, latin_filler.RULE, prompt_context_leak.RULE)
