"""Who says so?"""

from __future__ import annotations

from sourcecheck.checks.attribution import agentless_label

RULES = (agentless_label.RULE,)
