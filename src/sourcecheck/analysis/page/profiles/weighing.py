"""Whether the evidence against a profile is enough to ask who the person is.

Weights and thresholds are set on generated profiles and on the real pages named in
``checks/author/synthetic_profile.py``.
"""

from __future__ import annotations

from datetime import date

from sourcecheck.analysis.page.profiles.profile import Profile
from sourcecheck.analysis.page.profiles.signal import Signal
from sourcecheck.analysis.page.profiles.signals import signals

__all__ = ["weighed"]

# Total weight and number of kinds of evidence from which a profile is reported: with one
# thing that hardly any living person publishes (_HARD), or without.
_WITH_HARD = 4.0
_WITHOUT = 6.0
_KINDS = 3
_HARD = frozenset(("bio", "zip", "mail", "phone", "birth", "job"))


def weighed(profile: Profile, today: date) -> tuple[Signal, ...]:
    """The evidence against a profile, strongest first, or nothing where it is not enough."""
    evidence = signals(profile, today)
    total = sum(signal.weight for signal in evidence)
    by_key = {signal.key: signal.weight for signal in evidence}
    if by_key.get("bio", 0) >= 2.5 and by_key.get("fields", 0) >= 2:
        return evidence  # a life in filler Latin with a birth date, a home and a telephone
    if by_key.get("fields", 0) >= 2 and by_key.get("handles", 0) >= 1.5:
        return evidence  # the same with accounts of several other people
    hard = any(signal.weight >= 1.5 and signal.key in _HARD for signal in evidence)
    return evidence if len(evidence) >= _KINDS and total >= (_WITH_HARD if hard else _WITHOUT) else ()
