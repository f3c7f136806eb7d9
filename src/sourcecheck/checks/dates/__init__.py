"""Dates: wrong ones, missing ones, and public acts without one."""

from sourcecheck.checks.dates import indefinite_weekday, invalid_date, missing_publication_date, weekday_date_mismatch
from sourcecheck.rule import Rule

RULES: tuple[Rule, ...] = (
    indefinite_weekday.RULE,
    invalid_date.RULE,
    missing_publication_date.RULE,
    weekday_date_mismatch.RULE,
)
