"""The patterns by which mentions of counted and priced things are read: what belongs to one, and what it is not."""

from __future__ import annotations

from functools import cache

from sourcecheck.analysis.lazy_patterns import LazyPatterns
from sourcecheck.word_lists import alternatives

__all__ = ["CURRENCIES", "NUMBERS", "mention_patterns"]

CURRENCIES = {"euro": "€", "dollar": "$", "pound": "£", "yen": "¥", "rupee": "₹", "franc": "franc", "krone": "krone",
               "krona": "krona", "crown": "crown", "peso": "peso", "zloty": "zloty", "lira": "lira"}  # fmt: skip
_CURRENCY = "|".join(sorted((*CURRENCIES, "kroner", "kronor", "kronur")))
NUMBERS = (
    r"(?:three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]{3,5}teen|thirteen|twenty|thirty|forty|fifty"
    r"|sixty|seventy|eighty|ninety|hundred|dozen)"
)


@cache
def mention_patterns() -> LazyPatterns:
    return LazyPatterns({
        "known": (
            # A letter first, for which the search leaps.
            r"[TtAa](?<![\w-].)(?:(?:(?<=[Tt])h(?:e|ese|ose)|(?<=[Aa])ll(?: the)?)(?: (?:all|full|new|same|whole))?"
            r"|(?<=[Tt])his(?= [$£€¥₹])) "
            rf"(?=(?P<number>[$£€¥₹]?\d(?:[\d,.]*\d)?|(?i:{NUMBERS})\b)(?P<words>(?:[ -][A-Za-z’'-]+){{1,5}}))"
        ),
        "definite": r"(?i)(?<![\w-])(?:the|these|those|all|this)(?: (?:all|full|new|same|whole))? (?:[A-Z]{1,2})?\Z",
        "token": r"[ -]([A-Za-z][A-Za-z’'-]*)",
        "currency": rf"[ -](?:US |Canadian |Australian )?({_CURRENCY})s?\b",
        "scaled": r"-(?:hundred|thousand|million|billion)(?=-)",
        "who": r" (?:who|that|which)((?: [a-z]+){1,5})",
        "befell": (
            r" ((?!(?:when|then|been|often|even|open|again)\b)[a-z]+(?:ed|en|ung|own|ost|urt|eft|ead|ought"
            r"|aught|illed|issing))"
            r"(?= (?!(?:the|an?|his|her|their)\b)|[.,;:?!]|\Z)"
        ),
        # Up to the figure of a subject; behind anything else a participle stands without a verb as well.
        "subject": (
            r"(?:\A|[.!?,;:—–] ?)(?:(?:[Aa]t|[Oo]n|[Bb]y|[Ii]n|[Aa]fter) [\w ]{3,30} )?"
            r"(?:[Tt]he|[Aa]ll|[Tt]hese|[Tt]hose)(?: [a-z]+)? (?:[$£€¥₹] ?)?\Z"
        ),
        "clause_end": r"[,;:—–]| (?:and|but|while|when) ",
        # "The £45,800 the village raised", "the $3,000 that was stolen".
        "told": r" (?:that |which )?(?:(?:the|its|his|her|their) )?[A-Za-z’-]+(?: [a-z]+){1,4}",
        "verb": r"\b(?:is|are|was|were|be|has|have|had|will|would|can|could|may|must|met|got|said|told|[a-z]{2,}ed)\b",
        # Behind a subject every preposition tells which; behind an object most belong to the verb.
        "where": (
            r" (?:of|with|without|under|over|aged|between|not|below|above|about|on(?! \d| [A-Z])"
            r"|(?:in|at|from|near|outside|inside)(?= the | [A-Z]))\b((?: [\w’'-]+){1,4})"
        ),
        "which": (
            r" (?:of|with|without|under|over|aged|between|not|below|above|about|on|in|at|from|near|outside|inside|for"
            r"|by|behind|along|across|against)\b((?: [\w’'-]+){1,4})"
        ),
        "at_price": r"A(?<![\w-].)t (?=[$£€¥₹]\d)",
        "its_thing": r", (?:the|this) ([a-z]{3,})",
        "share": (
            r"(?i) (?:out of|of (?:the|them|those|these|whom|which|its|their|\d)|in (?:every )?\d{1,3}(?!\d)|others?\b"
            r"|more\b|additional\b|further\b|or so\b|each\b|a (?:year|month|week|day|head)\b|per\b"
            r"|to \d|and \d|or \d|[-–]\d)"
        ),
        "price": rf"(?i)\b(?:{alternatives('price-verbs')})\b",
        # What is meant are others, or those of another time.
        "others": (
            r"(?i)\b(?:first(?! light)|second|third|other|others|another|former\w*|previous\w*|original\w*"
            r"|earlier|older?|latter|last (?:year|month|week|season|time|spring|summer|autumn|winter)|next"
            r"|separate\w*|instead)\b"
        ),
        "of_others": (
            r" (?:of|from|in|on) (?:(?:the|its|an?|his|her|their) )?"
            r"(first|second|third|other|former|previous|next|old|today|now|then|yesterday)\b"
        ),
        "one_more": r"(?i)\b(?:another|one more|an? (?:second|third|fourth|[a-z]{2,}th))\b",
        # "The 13 stowaways found on the Lisboa Star", "hired in 2025".
        "named": (
            r"(?: (?:[a-z]+ed|found|held|taken|born|shot|hit|seen|hurt|lost|made|built))?"
            r" (?:of|on|in|at|from|by|near) (?:the )?((?!The\b|[A-Z][a-z]+day\b)[A-Z][a-z]+|(?:19|20)\d\d)\b"
        ),
        "corrected": (
            r"(?i)\b(?:toll|tally|updat\w+|correct(?:ion|ed)|revis\w+|conflicting|disput\w*|rose to|rising to|risen"
            r"|climbed|(?:bringing|brings|brought) (?:it|(?:the|its|their) (?:total|number|count|sum|figure|bill|cost"
            r"|price|dead|death|tally|toll))|(?:raised|cut|increased) (?:its|the)"
            r"|since (?:died|then|been)|later (?:died|found|rose|fell)|so far|overrun\w*"
            r"|swell\w*|ballooned)\b"
        ),
        "moved": (
            r"(?i)\b(?:grow[ns]?|grew|at first(?! light)"
            r"|initial\w*"
            r"|differ(?:s|ed|ent|ing)?|depending|budgeted|forecast\w*|another|others?|apiece|former\w*|previous\w*"
            r"|original\w*|last (?:year|month|week|season|time)|more than|fewer than|less than)\b"
        ),
        "plan": r"(?i)\b(?:was to|were to|meant to|supposed to|would (?:have )?cost|could|might|if|phases?|annually"
                r"|estimat\w+|expect\w*|originally|now|instead|includ\w+|share|portion|half|separate\w*|reduced)\b",
        # No year of a full date, which tells of the news.
        "year": r"(?<!\d \w\w\w )(?<!\d M\w\w )(?<!\d \w\w\w\w )(?<!\d \w\w\w\w\w )(?<!\d \w\w\w\w\w\w )"
                r"(?<!\d \w\w\w\w\w\w\w )(?<!\d \w\w\w\w\w\w\w\w )(?<!\d \w\w\w\w\w\w\w\w\w )(?<!\d, )"
                r"\b(?:1[5-9]|20)\d\d\b",
        # One more in front of a count or behind it, in words that are no figure: "the pilot and five passengers".
        "one_ahead": r"(?i)\b(?:the|an?|his|her|its|their|one) [a-z-]+(?: [a-z-]+)? and \Z",
        "one_behind": r",? (?:and|with|plus|including|as well as) (?:the|an?|his|her|its|their|one) [a-z]",
    })  # fmt: skip
