"""Who says so?"""

from __future__ import annotations

from sourcecheck.checks.attribution import agentless_label, expert_without_affiliation

RULES = (agentless_label.RULE, expert_without_affiliation.RULE)
