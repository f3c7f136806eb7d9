"""The list of rules, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from sourcecheck.rule import Rule
from sourcecheck.terminal import Palette, safe

__all__ = ["as_json", "as_text"]


def as_text(rules: Sequence[Rule], colour: bool) -> Iterator[str]:
    """A line per rule, in columns, families apart; each piece ends with a line end."""
    palette = Palette(colour)
    widest = max((len(safe(rule.id)) for rule in rules), default=0)
    family = ""
    for rule in rules:
        if family and rule.family != family:
            yield "\n"
        family = rule.family
        name, severity = safe(rule.id), rule.severity.label
        yield (
            f"{palette('rule', name)}{' ' * (widest - len(name))}  "
            f"{palette(severity, severity)}{' ' * (7 - len(severity))}  "
            f"{rule.confidence.label:<6}  {safe(rule.message)}\n"
        )


def as_json(rules: Sequence[Rule]) -> str:
    """All rules as a JSON list, without their examples and matchers."""
    listed = [
        {
            "id": rule.id,
            "family": rule.family,
            "message": rule.message,
            "severity": rule.severity.label,
            "confidence": rule.confidence.label,
            "measured": rule.measured,
            "doubt": rule.doubt,
            "settle": rule.settle,
            "why": rule.why,
            "references": list(rule.references),
            "formats": [str(one) for one in rule.formats],
            "languages": list(rule.languages),
            "types": list(rule.types),
            "not_types": list(rule.not_types),
            "absence": rule.absence,
            "variants": {
                name: {
                    "message": variant.message or rule.message,
                    "severity": (rule.severity if variant.severity is None else variant.severity).label,
                    "confidence": (rule.confidence if variant.confidence is None else variant.confidence).label,
                }
                for name, variant in rule.variants.items()
            },
            "fix": rule.fix,
        }
        for rule in rules
    ]
    return json.dumps(listed, ensure_ascii=True, indent=1) + "\n"
