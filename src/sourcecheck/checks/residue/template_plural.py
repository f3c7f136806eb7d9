"""A plural behind the number one, as templates write it: "1 comments", "1 minutes ago"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.own_words import in_own_words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Kind
from sourcecheck.finding import Confidence, Severity
from sourcecheck.rule import Context, Example, Hit, Rule

_NOUNS = (
    "people", "persons", "comments", "replies", "responses", "views", "likes", "shares", "followers", "subscribers",
    "votes", "reviews", "ratings", "visitors", "results", "items", "photos", "images", "pictures", "posts", "articles",
    "stories", "answers", "members", "guests", "users",
    "participants", "minutes", "hours", "days", "weeks", "months", "years",
    "seconds", "deaths", "injuries", "victims", "casualties", "children", "women", "men", "cases", "seats", "goals",
    "bedrooms", "rooms", "copies", "messages", "notifications", "attendees", "respondents", "employees", "products",
    "reactions", "retweets", "downloads", "times", "others", "pages", "files", "tickets", "books", "citations",
)  # fmt: skip
_AFTER_A_COUNT_OF_ONE = ("people", "persons", "comments", "children", "minutes", "days", "deaths", "years", "others")
# Other languages, where the plural is written otherwise than the singular.
_ELSEWHERE = (
    "kommentare", "antworten", "minuten", "stunden", "tagen", "jahren", "comentarios", "respuestas", "minutos", "horas",
    "días", "años", "commentaires", "réponses", "heures", "jours", "commenti", "minuti", "giorni", "anni",
    "comentários", "respostas", "dias", "anos", "reacties", "dagen", "комментариев", "минут", "часов", "дней",
)  # fmt: skip
_OF_READERS = frozenset(("comments", "replies", "responses", "views", "likes", "shares", "followers", "kommentare"))
_SKIPPED = frozenset((Kind.CODE, Kind.TITLE))


def check(document: Document, context: Context) -> Iterator[Hit]:
    for block in context.blocks(document):
        if block.kind in _SKIPPED:
            continue
        for match in _pattern().finditer(block.text):
            start, end = match.span("here")
            if not _belongs_before(block.text, start) and not _is_numbering(block, start, end):
                if in_own_words(document, block, start, end):
                    yield Hit(block.span(start, end))


def _belongs_before(text: str, start: int) -> bool:
    """Whether the number is part of something that stands before it: "Phase 1 trials", "0 or 1 items"."""
    before = text[max(0, start - 30) : start]
    return bool(before.strip()) and _may_count().search(before) is None


def _is_numbering(block: Block, start: int, end: int) -> bool:
    """Whether the number counts sections: "1 Results" above the results, or in a list of contents."""
    whole = start == 0 and end == len(block.text) and block.text[2:3].isupper()
    return whole and block.text[2:].lower() not in _OF_READERS


@cache
def _pattern() -> re.Pattern[str]:
    nouns = "|".join((*_NOUNS, *_ELSEWHERE))
    few = "|".join(_AFTER_A_COUNT_OF_ONE)
    return compiled(
        rf"(?i)(?<![\w.,:/$£€#№+–—-])(?P<here>1 (?:{nouns})|one (?:{few}))\b"
        r"(?![-’'/]|\(s\)| ?[:=] ?\d| (?:or|and) more\b)"
    )


@cache
def _may_count() -> re.Pattern[str]:
    """What may stand before a count: a mark, or a word that is no name of what is numbered."""
    return compiled(
        r"(?i)(?:[(\[“\"|•·:;!?…] ?|[.] |, |(?<!\d )(?<!zero )\band "
        r"|\b(?:of|by|in|from|with|for|about|only|just|over|under|at|has|have|had|is"
        r"|are|was|were|be|been|killed|injured|left|nearly|almost|on|after|within|plus|least|most|exactly|posted"
        r"|showing|show|total of"
        r"|updated|published|found|received|gained|lost|around|every|including|added|takes|took|lasts|lasted"
        r"|there|got|vor|hace|hà|há|il y a|fa|seit|após|después de) )$"
    )


RULE = Rule(
    id="residue/template-plural",
    message="“{match}”: one of them is no plural. Was the number filled in?",
    severity=Severity.INFO,
    confidence=Confidence.HIGH,
    doubt="A program put the number into a sentence made for many, and nobody read it afterwards.",
    settle="Write the singular, or a sentence that is right for one.",
    why="""“1 comments” and “1 minutes ago” are what templates make of a count that happens to be one. In prose such
a number often comes out of a table or a form, and nobody has looked at the sentence since.

Only the number one before a noun of a short list counts. Numbers of chapters, tiers and versions (“Phase 1 trials”),
parts of other numbers (“2.1 hours”), ranges, alternatives (“0 or 1 items”) and numbered headings are left alone.""",
    measured=(
        "2026-11-23: 1 finding in 2,740 articles, posts and pages (a numbered line of contents, silent since). Of 20 "
        "written first 17 were found, then 20."
    ),
    references=(
        "https://www.unicode.org/reports/tr35/tr35-numbers.html#Language_Plural_Rules",
        "https://www.gnu.org/software/gettext/manual/html_node/Plural-forms.html",
    ),
    bad=(
        "The page had [[1 comments]] on Monday.",
        "Posted [[1 minutes]] ago by the harbour office.",
        "The storm left [[1 people]] without a roof, and [[1 others]] was hurt.",
        Example("The survey reached only **[[1 people]]** in the upper town.\n", Format.MARKDOWN),
        Example("<p>Updated [[1 days]] ago</p>", Format.HTML),
        Example("| Visits | Last |\n|---|---|\n| 4 | [[1 days]] ago |\n", Format.MARKDOWN),
        "The fair was seen by [[one people]] only.",
        Example("<html lang=\"de\"><p>Das Tor ist seit [[1 Tagen]] zu.</p>", Format.HTML),
    ),
    good=(
        "Phase 1 results come in May, and Tier 1 items follow; Level 1 members wait.",
        "The walk takes 2.1 hours, a £1 items sale is on, and 0-1 points are given.",
        "Zero or 1 items are left. The text has 1 comment, 11 comments and 21 days.",
        Example("## 1 Results\n\nIt rained.\n", Format.MARKDOWN),
        "They left one by one. People saw 1 person(s), then 1 or 2 people.",
        "No one people know was there.",
    ),
    check=check,
    needs=(*(f" 1 {noun}" for noun in (*_NOUNS, *_ELSEWHERE)), *(f" one {noun}" for noun in _AFTER_A_COUNT_OF_ONE)),
    scopes=("notices", "cells", "captions", "descriptions"),
)  # fmt: skip
