"""Where a text comes from."""

from sourcecheck.checks.origin import aggregator_disclaimer, promised_source_missing
from sourcecheck.rule import Rule

RULES: tuple[Rule, ...] = (aggregator_disclaimer.RULE, promised_source_missing.RULE)
