"""What can be wrong with a directive: rules of the engine, without a check of their own.

They are selected, ignored and given severities as any rule is, and directives can name
them. ``applied`` yields their hits.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from sourcecheck.document import Format
from sourcecheck.finding import Confidence, Severity
from sourcecheck.rule import Example, Rule, Variant

__all__ = [
    "EXPIRED", "FAMILY", "MALFORMED", "RULES", "UNCLOSED", "UNKNOWN_NAME", "UNUSED", "WITHOUT_REASON",
]  # fmt: skip

FAMILY: Final = "suppression"
_FORMATS: Final = (Format.MARKDOWN, Format.HTML)
_ESLINT: Final = "ESLint, Configure rules: disabling rules, --report-unused-disable-directives"
_COMMENTS: Final = "eslint-plugin-eslint-comments, "
_RUFF: Final = "Ruff, "
_MEASURED: Final = (
    "2026-11-22: 5,855 comments of 2,741 real texts and pages hold no directive; 0 findings there, where any "
    "would be wrong. Whether a directive is used, closed and known is computed, not guessed."
)


def _markdown(text: str, why: str = "", variant: str | None = None, today: date | None = None) -> Example:
    return Example(text, Format.MARKDOWN, why, variant=variant, today=today)


def _html(text: str, why: str = "", today: date | None = None) -> Example:
    return Example(text, Format.HTML, why, today=today)


UNUSED = Rule(
    id="suppression/unused",
    message="This suppresses no finding of {name} here. Remove it.",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    doubt="A directive that suppresses nothing will hide the next finding, which nobody has looked at.",
    settle="Remove the name or the whole directive, or move it to the line that it is about.",
    why=(
        "A directive says that a person has looked at a finding and accepts it. When the text is corrected or moved, "
        "the directive stays behind and silently accepts whatever comes next.\n\n"
        "A name is judged by the rules that ran over this text: one whose rules did not run is not said to be unused, "
        "and a family is judged by those of its rules that ran. Where two directives cover a finding, the narrower one "
        "is used; so all that are reported can be removed together and nothing comes back."
    ),
    references=(_ESLINT, _RUFF + "RUF100 unused-noqa"),
    bad=(
        _markdown(
            "<!-- sourcecheck-disable-next-line [[dates/invalid-date]] -- as printed -->\nIt rained on 30 May 2024.\n"
        ),
        _markdown(
            "It rained on 31 April 2024. <!-- sourcecheck-disable-line dates, [[tables]] -- as printed -->\n",
            "One of two names.",
        ),
        _html("<p>It rained.</p>\n<!-- [[sourcecheck-enable]] -->\n", "Nothing was disabled."),
        _markdown("---\ntitle: Rain\nsourcecheck:\n  disable: [[tables]] -- none left\n---\n\nIt rained.\n"),
    ),
    good=(
        _markdown("It rained on 31 April 2024. <!-- sourcecheck-disable-line dates/invalid-date -- as printed -->\n"),
        _html("<p>Write <code>&lt;!-- sourcecheck-disable tables --&gt;</code> above the table.</p>"),
    ),
    measured=_MEASURED,
    scopes=("document",),
    formats=_FORMATS,
    variants={"end": Variant("Nothing that this could end is disabled here. Remove it.")},
    fix="safe: removes the name from the comment, or the comment",
)

UNKNOWN_NAME = Rule(
    id="suppression/unknown-name",
    message="There is no rule or family “{name}”{hint}",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    doubt="Whoever wrote the directive believes that it does something, and it does not.",
    settle="Write the rule's id as it stands in the report, or its family.",
    why=(
        "A misspelt name fails in silence: the directive looks right and has no effect, or it had one until the rule "
        "got another name. The other names of the directive count.\n\n"
        "A rule that has been renamed is still suppressed by its former id; that is said with the least severity."
    ),
    references=(_RUFF + "RUF102 invalid-rule-code", _ESLINT),
    bad=(
        _markdown("<!-- sourcecheck-disable-file [[dates/invalid-dates]] -- a novel's calendar -->\n\nIt rained.\n"),
        _html("<!-- sourcecheck-disable-line [[figures]] -- rounded --><p>It rained.</p>"),
        _markdown("---\ntitle: Rain\nsourcecheck: {disable: ['[[tabels]] -- wide']}\n---\n\nIt rained.\n"),
    ),
    good=(
        _markdown("It rained on 31 April 2024. <!-- sourcecheck-disable-line dates/* -- as printed -->\n"),
        _html("<!-- sourcecheck is run on this page every night --><p>It rained.</p>"),
    ),
    measured=_MEASURED,
    scopes=("document",),
    formats=_FORMATS,
    variants={"renamed": Variant("“{name}” is called {new} now. Write the new name.", Severity.INFO)},
    fix="safe: writes the new name of a rule that was renamed",
)

EXPIRED = Rule(
    id="suppression/expired",
    message="This directive counted until {date}. Settle the finding, or set another date.",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    doubt="The doubt was put off to a day that has passed.",
    settle="Settle what the directive put off, or state a new day and why.",
    why=(
        "Some findings are accepted for a time: until a report is published, an inquiry ends, a source answers. The "
        "last day is part of the promise. From the day after it the directive does not count, and what it covered is "
        "reported again beside this.\n\nThe day is compared with the date of the run (--now)."
    ),
    references=("eslint-plugin-unicorn, expiring-todo-comments",),
    bad=(
        _markdown(
            "It rained on 31 April 2024. <!-- sourcecheck-disable-line dates [[until=2024-06-30]] -- asked -->\n",
            today=date(2024, 7, 1),
        ),
        _html("<!-- sourcecheck-disable-file tables [[until=2024-06-30]] -- new table in July --><p>It rained.</p>",
              today=date(2026, 1, 1)),
    ),
    good=(
        _markdown(
            "It rained on 31 April 2024. <!-- sourcecheck-disable-line dates until=2024-06-30 -- asked -->\n",
            "The last day itself counts.",
            today=date(2024, 6, 30),
        ),
        _markdown("The rule held until 2020. <!-- opened until=2020-01-01 -->\n", today=date(2026, 1, 1)),
    ),
    measured=_MEASURED,
    scopes=("document",),
    formats=_FORMATS,
)  # fmt: skip

UNCLOSED = Rule(
    id="suppression/unclosed",
    message="Nothing enables {name} again below. Add an enable, or use -disable-file.",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    doubt="Everything that is added below is accepted before anybody has read it.",
    settle="Write sourcecheck-enable below the passage, or sourcecheck-disable-file if all of the text is meant.",
    why=(
        "A range that is never ended covers the rest of the text, also what is written later by somebody who does not "
        "know of it. It works all the same, to the end of the document.\n\n"
        "An enable ends a range when it names the same rule or family, the family of the rule, or nothing. An enable "
        "of one rule makes an exception from a family that stays disabled."
    ),
    references=(_COMMENTS + "disable-enable-pair", _RUFF + "RUF104 unmatched-suppression-comment"),
    bad=(
        _markdown("<!-- sourcecheck-disable [[dates]] -- quoted from the diary -->\n\nIt rained on 31 April 2024.\n"),
        _html(
            "<!-- sourcecheck-disable [[dates]] -- the diary -->\n<p>It rained on 31 April 2024.</p>\n"
            "<!-- sourcecheck-enable dates/invalid-date -->\n<p>It rained again.</p>"
        ),
    ),
    good=(
        _markdown(
            "<!-- sourcecheck-disable dates -- quoted from the diary -->\n\nIt rained on 31 April 2024.\n\n"
            "<!-- sourcecheck-enable dates -->\n"
        ),
        _html(
            "<!-- sourcecheck-disable dates/invalid-date -- the diary --><p>It rained on 31 April 2024.</p>"
            "<!-- sourcecheck-enable -->"
        ),
    ),
    measured=_MEASURED,
    scopes=("document",),
    formats=_FORMATS,
)

WITHOUT_REASON = Rule(
    id="suppression/without-reason",
    message="Why is this accepted? Give the reason after two hyphens (-- reason).",
    severity=Severity.INFO,
    confidence=Confidence.HIGH,
    doubt="The next editor cannot tell a finding that was looked at from one that was in the way.",
    settle="Add two hyphens and the reason to the directive, or a reason to the entry of the front matter.",
    why=(
        "A finding is a question to the writer. A directive without a reason takes the question away without an "
        "answer, and whoever reads the text next has to ask it again.\n\n"
        "A project that does not want reasons ignores this rule, or disables it in the file."
    ),
    references=(_COMMENTS + "require-description",),
    bad=(
        _markdown("It rained on 31 April 2024. <!-- [[sourcecheck-disable-line dates/invalid-date]] -->\n"),
        _html("<!-- [[sourcecheck-disable-next-line dates]] -- -->\n<p>It rained on 31 April 2024.</p>"),
    ),
    good=(
        _markdown("It rained on 31 April 2024. <!-- sourcecheck-disable-line dates -- as in the diary -->\n"),
        _markdown(
            "---\ntitle: Rain\nsourcecheck:\n  disable:\n    - rule: dates/invalid-date\n"
            "      reason: as in the diary\n---\n\nIt rained on 31 April 2024.\n"
        ),
    ),
    measured=_MEASURED,
    scopes=("document",),
    formats=_FORMATS,
)

MALFORMED = Rule(
    id="suppression/malformed",
    message="This directive does nothing: {problem}.",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    doubt="Whoever wrote the directive believes that it does something, and it does not.",
    settle="Write it as the message says, alone in its comment: sourcecheck-disable-line RULE -- reason.",
    why=(
        "A directive that is written wrongly does nothing at all, rather than a part of what was meant. The rules or "
        "families have to be named: a directive for everything would also accept what nobody has thought of.\n\n"
        "A comment that begins with the name of a directive, or with a word close to one, is taken for a directive. "
        "Prose, code and attributes that mention one are not."
    ),
    references=(_COMMENTS + "no-unlimited-disable", _ESLINT),
    bad=(
        _markdown("It rained on 31 April 2024. <!-- [[sourcecheck-dissable-line]] dates -- as printed -->\n"),
        _markdown("<!-- [[sourcecheck-disable]] -->\n\nIt rained.\n", "No rule is named."),
        _html("<!-- sourcecheck-disable-file dates [[until=soon]] -- asked the office --><p>It rained.</p>"),
        _html("<!-- [[sourcecheck: ignore]] dates --><p>It rained.</p>"),
    ),
    good=(
        _markdown("<!-- sourcecheck found nothing in May. -->\n\nIt rained.\n"),
        _markdown("Write `<!-- sourcecheck-dissable-line -->` and nothing happens.\n"),
    ),
    measured=_MEASURED,
    scopes=("document",),
    formats=_FORMATS,
)

RULES: Final = (EXPIRED, MALFORMED, UNCLOSED, UNKNOWN_NAME, UNUSED, WITHOUT_REASON)
