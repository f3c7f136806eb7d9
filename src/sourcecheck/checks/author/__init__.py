"""Rules about who wrote a text: bylines, and the profiles of authors."""

from __future__ import annotations

from sourcecheck.checks.author import generic_byline, missing_byline, profile_handle_mismatch, synthetic_profile
from sourcecheck.rule import Rule

__all__ = ["RULES"]

RULES: tuple[Rule, ...] = (
    synthetic_profile.RULE,
    profile_handle_mismatch.RULE,
    missing_byline.RULE,
    generic_byline.RULE,
)
