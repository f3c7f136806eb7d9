"""How lines, labels and brackets that name a speaker look."""

from __future__ import annotations

import re
from functools import cache

__all__ = ["patterns"]


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    return {
        # "— Ana Ruiz, mayor", "~ Ruiz", "-Sanders"; behind a quotation or in a line of its own.
        "line": re.compile(r"\s?(?:[—–―~‒]|--?)\s?(?:by |from )?[\"“(]?(?:[A-Z@]|the |an? |one |my |our "
        ")[^\n]{1,150}$"),
        "behind": re.compile(r"\s?(?:[—–―~‒]|--?)\s?(?:by |from )?(?:[A-Z@][\w.’'-]+|the |an? )"),
        "bracket": re.compile(r"[.,]?\s?[(\[](?:via |from |see |source:? )?[A-Z@][\w.’' ,-]{2,80}[)\]]"),
        "label": re.compile(r"(?:Q|A|Q\d|A\d|[A-Z][\w.’'-]*(?: [A-Z(][\w.’')-]*){0,4}) ?(?:[:>]|\.? ?[—–])(?= |$)"),
        "citation": re.compile(r"\[\d{1,3}\]|\((?:[A-Z][\w’'.&-]+,? )+(?:et al\.,? )?\d{4}|\bpp?\. ?\d"),
        "outlet": re.compile(r"\[[A-Z][\w .|,’'&-]{1,40}\]"),  # "[Lee Moran, HuffPost]" closes an item of a round-up
        "empty": re.compile(
            r"(?i)\b(?:thing|point|truth|fact|message|lesson|conclusion|answer|idea|reality|upshot|bottom line|"
            r"takeaway|verdict|result|reason|problem|point|moral|theme)s? (?:\w+ ){0,3}(?:is|was|are|were|remains?|"
            r"seems?|becomes?|emerges?)"
            r"(?: \w+){0,3}$|\b(?:to|is|was|remains) (?:an?|one|the same) (?:\w+ ){0,2}(?:truth|fact|cost|point|"
            r"lesson|conclusion|theme|reality)$|^(?:and |but |so )?(?:consider|remember|note|here(?: it)? is|"
            r"in short|in other words|in brief)"
            r"(?: this| that)?$|"
            # What everybody says, thinks or feels, and nobody in particular.
            r"^(?:everywhere |always |again |and |so |,? )*the same (?:complaint|answer|refrain|cry|story|question)$|"
            r"^(?:the |this |such an? )?(?:public |general |popular |common )?(?:opinion|view|mood|feeling|sentiment)"
            r"(?-i:[a-z ]{0,50}) (?:as follows|like this|thus|unanimous|clear)$"
        ),
    }  # fmt: skip
