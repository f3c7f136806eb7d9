"""What may stand between a predicate and its words: "is, in effect, “…”", "looks, on a second reading, “…”"."""

from __future__ import annotations

from typing import Final

from sourcecheck.analysis.words import words

__all__ = ["ASIDE", "LASTS", "PREPOSITIONS", "before_asides"]

ASIDE: Final = words(
    "still now not just never already also but once again perhaps indeed however though too more rather almost quite "
    "anything all simply even then always often"
)
_ASIDES: Final = frozenset(
    tuple(aside.split())
    for aside in words(
        "nothing_but all_but anything_but nothing_less_than nothing_more_than nothing_other_than little_more_than "
        "little_less_than no_more_than no_less_than not_so_much nothing_short_of little_short_of at_best at_worst "
        "at_heart at_bottom at_once at_least at_last at_times in_effect in_short in_fact in_truth in_essence "
        "in_a_word in_other_words in_many_ways the_end in_the_end in_its_way in_parts in_places to_this_day "
        "to_that_day by_now by_then by_turns by_all_accounts above_all after_all of_course all_in_all in_turn "
        "for_once for_now on_paper in_practice in_theory in_spirit so_far as_ever more_or_less if_anything"
    )
)
LASTS: Final = frozenset(aside[-1] for aside in _ASIDES)
PREPOSITIONS: Final = words("on from in at of for to by with even after under over through despite without as")


def before_asides(lows: list[str]) -> int:
    """The last place before what may stand between a predicate and its words: "is, in effect, “…”"."""
    at = len(lows) - 1
    for _ in range(4):
        if at < 1:
            return at
        if lows[at] == ",":
            at -= 1
            ahead = next((place for place in range(at, max(at - 7, 0), -1) if lows[place] == ","), 0)
            if ahead and lows[ahead + 1] in PREPOSITIONS:
                at = ahead - 1  # "looks, on a second reading, “…”"
                continue
        size = 0
        if lows[at] in LASTS:
            size = next((n for n in (4, 3, 2) if tuple(lows[max(0, at - n + 1) : at + 1]) in _ASIDES), 0)
        if not size and (lows[at] in ASIDE or (lows[at].endswith("ly") and len(lows[at]) > 4)):
            size = 1
        if not size:
            return at
        at -= size
    return at
