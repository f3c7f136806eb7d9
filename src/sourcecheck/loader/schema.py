"""What a rule file may say: one table, from which files are validated and the JSON Schema is made."""

from __future__ import annotations

from typing import Any, Final

from sourcecheck.loader.shapes import Choice, Either, Field, Flag, Many, Named, Number, Rows, Table, Text
from sourcecheck.matching.sequences import REPEAT, STEPS
from sourcecheck.matching.units import SCOPES

__all__ = ["MATCHERS", "MESSAGE", "PHRASES", "PRESET", "RULE", "WORDS", "schema"]

MESSAGE: Final = 90  # code points; about 80 fit a terminal line
PHRASES: Final = 500  # written phrases of one finder
PATTERN: Final = 600  # code points of one pattern
PATTERNS: Final = 50
MATCHERS: Final = ("phrases", "pattern", "sequence", "density", "absence", "repetition", "score")

# The table ---------------------------------------------------------------------

SEVERITIES: Final = ("info", "warning", "error")
CONFIDENCES: Final = ("low", "medium", "high")
FORMATS: Final = ("text", "markdown", "html")
WINDOWS: Final = ("match", "sentence", "block", "document")

_PROSE = Text(4_000)
_LINE = Text(300, r"[^\n]+", "one line of text")
_NAME = Text(60, r"[a-z][a-z0-9-]*", "a name in lower case")
_WORD = Text(60, r"[^\s]+", "one word, or <list>")

_PHRASES = Many(Text(200, said="a phrase"), 1, PHRASES, "phrases")
_PATTERN = Either(
    Text(PATTERN, said="a pattern"),
    Table(
        "a pattern with its literal",
        (
            Field("pattern", Text(PATTERN, said="a pattern"), True, "the regular expression"),
            Field("literal", Text(80), False, "a text that every match holds, where none can be read off the pattern"),
            Field("slow", _LINE, False, "why this pattern may run without a literal (rules of sourcecheck only)"),
        ),
    ),
)
_STEP = Table(
    "a step, such as {any: [is, was]}",
    (
        Field("any", Many(_WORD, 1, PHRASES, "words"), False, "words of which one stands here"),
        Field("endings", Many(Text(20, r"\S+", "an ending"), 1, 50, "endings"), False, "or a word that ends so"),
        Field("optional", Flag(), False, "the step may be left out"),
        Field("repeat", Number(1, REPEAT), False, "up to so many words"),
    ),
)
_SEQUENCE = Rows(Many(_STEP, 1, STEPS, "steps"))
_FIND = (
    Field("phrases", _PHRASES, False, "words as they stand in the text; (one|other) and <word-list> stand for several"),
    Field("pattern", Many(_PATTERN, 1, PATTERNS, "patterns", single=True), False, "a regular expression, or several"),
    Field("sequence", _SEQUENCE, False, "a row of words, step by step"),
)
_FINDS = ("phrases", "pattern", "sequence")
_CASE = Field("case", Flag(), False, "letter case counts")
_FROM = Field("from-words", Number(0, 1_000_000), False, "only in texts of so many words")


def _many(what: str, *fields: Field) -> Table:
    return Table(f"what {what} counts", (*_FIND, *fields), any_of=_FINDS)


_EXAMPLE = Either(
    Text(4_000, said="an example"),
    Table(
        "an example",
        (
            Field("text", Text(4_000), True, "the text, the span reported marked [[so]]"),
            Field("format", Choice(FORMATS), False, "text unless said"),
            Field("why", _LINE, False, "what this example shows"),
            Field("document", Flag(), False, "the finding is about the whole text"),
            Field("type", _NAME, False, "document type"),
            Field("variant", _NAME, False, "the variant that is reported"),
            Field("options", Table("options", (Field("at-least", Number(0, 1_000_000, False), False, ""),)), False, ""),
        ),
    ),
)

_VARIANT = Table(
    "a variant",
    (
        Field("message", Text(MESSAGE, r"[^\n]+", "one line of text"), False, "as the rule's unless said"),
        Field("severity", Choice(SEVERITIES), False, "as the rule's unless said"),
        Field("confidence", Choice(CONFIDENCES), False, "as the rule's unless said"),
        Field("when", Table(
            "when a variant holds",
            (
                Field("formats", Many(Choice(FORMATS), 1, 3, "formats"), False, "in these formats"),
                Field("types", Many(_NAME, 1, 30, "document types"), False, "in these document types"),
                Field("in", Many(Choice(tuple(SCOPES)), 1, len(SCOPES), "scopes"), False, "where the match stands"),
            ),
            any_of=("formats", "types", "in"),
        ), True, "formats, document types and scopes; all that are said must hold"),
    ),
    any_of=("message", "severity", "confidence"),
)  # fmt: skip

RULE: Final = Table(
    "a rule",
    (
        Field("id", Text(80), False, "the rule's name; must equal the path, so it can be left out"),
        Field("message", Text(MESSAGE, r"[^\n]+", "one line of text"), True,
              "one line to the writer: name the thing found ({match}), say what would settle it"),
        Field("severity", Choice(SEVERITIES), True, "how much the reader is misled if the finding is right"),
        Field("confidence", Choice(CONFIDENCES), True, "how often the finding is right"),
        Field("measured", Text(2_000), False, "what was measured for the confidence: data, figures, date"),
        Field("doubt", _LINE, True, "one sentence: why a reader would doubt the text"),
        Field("settle", _LINE, True, "one sentence: what would settle it"),
        Field("why", _PROSE, True, "a paragraph or two for the person who disagrees"),
        Field("references", Many(Text(500), 1, 20, "references"), True,
              "published standards the rule rests on"),
        Field("in", Many(Choice(tuple(SCOPES)), 1, len(SCOPES), "scopes"), False,
              "where to look; [content] unless said"),
        *_FIND,
        Field("density", _many("density",
            Field("at-least", Number(0.001, 1_000, False), True, "matches"),
            Field("per-words", Number(1, 1_000_000), False, "for so many words; 1000 unless said"),
            _FROM), False, "one finding where matches are this dense"),
        Field("absence", _many("absence", _FROM), False, "one finding about the document where nothing matches"),
        Field("repetition", _many("repetition", Field("at-least", Number(2, 1_000), True, "times"), _FROM),
              False, "one finding for each text that occurs so often"),
        Field("score", _many("score", Field("at-least", Number(2, 1_000), True, "different matches"), _FROM),
              False, "one finding where so many different entries match"),
        Field("unless", Table("what cancels a match",
            (*_FIND, Field("window", Choice(WINDOWS), False, "where it cancels; sentence unless said"), _CASE),
            any_of=_FINDS), False, "what cancels a match near it"),
        Field("quoted", Flag(), False, "words in quotation marks, block quotes and code count too"),
        _CASE,
        Field("variants", Named(_VARIANT, "a mapping from names to variants"), False,
              "other wordings, severities or confidences by name; the first that holds counts"),
        Field("formats", Many(Choice(FORMATS), 1, 3, "formats"), False, "formats in which the rule makes sense"),
        Field("types", Many(_NAME, 1, 30, "document types"), False, "document types it speaks about"),
        Field("not-types", Many(_NAME, 1, 30, "document types"), False, "document types in which it is silent"),
        Field("formerly", Many(Text(120, r"[a-z0-9/-]+", "a rule's id"), 1, 20, "rule ids"), False,
              "ids that the rule had before; they keep working, with a notice"),
        Field("languages", Many(Text(8, r"[a-z]{2,3}", "a language code such as en"), 1, 20, "languages"), False,
              "languages it knows; any unless said"),
        Field("examples", Table("examples", (
            Field("bad", Many(_EXAMPLE, 2, 60, "bad examples"), True, "at least two, the span reported marked [[so]]"),
            Field("good", Many(_EXAMPLE, 2, 60, "good examples"), True, "at least two near misses that stay silent"),
        )), True, "bad and good examples, at least two each"),
    ),
    one_of=MATCHERS,
)  # fmt: skip

PRESET: Final = Table(
    "a preset",
    (
        Field("about", _LINE, True, "one line: for whom"),
        Field("rules", Many(Text(80), 1, 500, "rules"), False, "rules, families or all; all unless said"),
        Field("without", Many(Text(80), 1, 500, "rules"), False, "rules and families left out"),
        Field("confidence", Choice(CONFIDENCES), False, "how sure a rule has to be to run; medium unless said"),
        Field(
            "severity",
            Named(Choice(SEVERITIES), "a mapping from rules to severities"),
            False,
            "severities that differ from the rules' own",
        ),
    ),
)
WORDS: Final = Table(
    "a word list",
    (
        Field("source", _LINE, True, "where the list comes from"),
        Field("words", Many(Text(80, said="a word"), 1, 2_000, "words"), True, "the entries"),
    ),
)


def schema() -> dict[str, Any]:
    """The JSON Schema (Draft 2020-12) of a rule file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A rule of sourcecheck",
        **RULE.schema(),
    }
