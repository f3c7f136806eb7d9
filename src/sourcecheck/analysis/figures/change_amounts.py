"""By how much an amount changed, where it is told beside the change: "a 5% rise", "(up 5%)", "That is a rise of 6%"."""

from __future__ import annotations

import re

from sourcecheck.analysis.figures.change_patterns import change_patterns
from sourcecheck.analysis.figures.numbers import Figure

__all__ = ["by_behind", "by_in_front", "by_next_sentence", "in_percent"]


def in_percent(text: str, figure: Figure) -> Figure | None:
    """The amount of a change in percent or points: "fell 6 points"; None for "fell 6 places"."""
    if not figure.unit and re.match(r"[ -]points?\b", text[figure.end : figure.end + 8]):
        return figure._replace(unit="points")
    return figure if figure.unit in ("%", "points") else None


def by_behind(text: str, end: int, figures: list[Figure]) -> Figure | None:
    """The amount of a change that follows it: ", a 5% rise", " (up 5%)", ", an increase of 5%"."""
    for figure in figures:
        if end <= figure.start <= end + 60:
            if figure.unit not in ("%", "points"):
                return None
            lead = text[end : figure.start]
            # Words of time may stand between: "to 15% in May, a 5% rise".
            comma = max(
                lead.find(","), lead.find("("), lead.find(" —"), lead.find("—"), lead.find(" –"), lead.find(":")
            )
            if comma < 0 or re.search(r"[.;:]", lead[:comma]) or change_patterns()["clause"].search(lead[:comma]):
                return None
            led = change_patterns()["behind"].fullmatch(lead[comma:].replace("\xa0", " "))
            if led is None:
                return None
            after = text[figure.end : figure.end + 48]
            thing = change_patterns()["thing"].match(after)
            if not thing and not led["up"] and not led["noun1"]:
                if not (re.match(r"\)|[.,;]|$", after) and "(" in lead):
                    return None
            if change_patterns()["other_base"].match(after[thing.end() :] if thing else after):
                return None
            return figure
    return None


def by_in_front(text: str, at: int, figures: list[Figure]) -> Figure | None:
    """The amount in front of a noun of change: "a 5% rise from 10% to 15%"."""
    for figure in figures:
        if (
            figure.unit in ("%", "points")
            and figure.end <= at <= figure.end + 12
            and text[figure.end : at].strip(" -") in ("", "point")
        ):
            return figure
        # "Improved by 4%, rising from 80% to 84%".
        if (
            figure.unit in ("%", "points")
            and figure.end <= at <= figure.end + 2
            and text[figure.end : at] == ", "
            and text[: figure.start].endswith(" by ")
        ):
            return figure
    return None


def by_next_sentence(text: str, end: int, figures: list[Figure]) -> Figure | None:
    """The amount of a change in the sentence behind it: "... to 4%. The 1% cut applies", "That is a rise of 6%"."""
    patterns = change_patterns()
    for figure in figures:
        if end <= figure.start <= end + 110:
            if figure.unit not in ("%", "points"):
                return None
            led = patterns["next"].fullmatch(text, end, figure.start)
            if led and (led["of"] or patterns["thing"].match(text, figure.end)):
                return figure
            return None
    return None
