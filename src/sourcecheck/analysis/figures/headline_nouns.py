"""Nouns by which a headline's count is compared with the text's, or is not."""

from __future__ import annotations

from sourcecheck.analysis.words import words

__all__ = ["COMMON", "CONCRETE", "LISTED", "LOOSE", "PEOPLE", "SCORED"]

LISTED = words(
    "way tip reason thing step lesson takeaway fact question idea trick rule example point trend sign mistake myth "
    "principle "
    "key tool resource book film movie song photo picture moment quote story best worst point score goal run game "
    "win try"
)  # a list's items and results are counted in other ways
CONCRETE = words("book film movie song photo picture")  # which are counted elsewhere as other things are
SCORED = words("point score goal run game win try point moment")
LOOSE = words("time area part case group member point place item unit issue level number day")
PEOPLE = words(
    "people person man woman child boy girl worker passenger soldier policeman civilian student pupil teacher "
    "victim resident "
    "officer fisherman fireman adult teenager tourist migrant refugee patient crew police guard prisoner villager "
    "driver "
    "miner walker climber player member employee protester hostage rebel militant fighter foreigner national citizen"
)
COMMON = words(
    "after over with from near that this more than dead killed kills have been will says amid into when where about"
)
