"""Which findings of one file a baseline knows: the most certain first, and never more than it counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sourcecheck.baseline.entries import Key

__all__ = ["matched"]


def matched(keys: Sequence[Key], entries: Mapping[Key, int]) -> tuple[list[bool], dict[Key, int]]:
    """Which findings are known, and what is left of the entries.

    First come findings with the same rule, words and neighbourhood. What is then left of an entry goes to
    findings of the same rule and words in another neighbourhood: somebody edited the paragraph, and the defect is the
    old one. A copy finds its original's entry used up, and is new; so are all beyond the counts.

    Args:
        keys: of the findings, in the order of the text.
        entries: of the file, with their counts.
    """
    left = {key: count for key, count in entries.items() if count > 0}
    known = [_taken(left, key) for key in keys]
    if left and not all(known):
        elsewhere: dict[tuple[str, str], list[Key]] = {}
        for key in sorted(left, reverse=True):
            elsewhere.setdefault((key.rule, key.quote), []).append(key)
        for place, key in enumerate(keys):
            same = elsewhere.get((key.rule, key.quote))
            if known[place] or not same:
                continue
            known[place] = _taken(left, same[-1])
            if same[-1] not in left:
                same.pop()
    return known, left


def _taken(left: dict[Key, int], key: Key) -> bool:
    """Take one from an entry; whether it had any."""
    count = left.get(key, 0)
    if count > 1:
        left[key] = count - 1
    elif count:
        del left[key]
    return count > 0
