"""A number that announces a list of another length: "five tips" and four of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sourcecheck.analysis.figures.announced import by_lead_ins, by_title
from sourcecheck.document import Document, Format, Kind
from sourcecheck.finding import Confidence, Related, Severity
from sourcecheck.rule import Context, Example, Hit, Rule


def check(document: Document, context: Context) -> Iterator[Hit]:
    blocks = document.blocks
    item, heading = Kind.ITEM, Kind.HEADING
    lead_ins = [
        before
        for before, block in pairwise(blocks)
        if block.kind is item and (before.text[-1:] == ":" or before.kind is heading) and document.in_content(before)
    ]
    seen: set[int] = set()  # a title right over a list is both
    for found in (*by_title(document), *by_lead_ins(document, lead_ins)):
        if found.block.number in seen:
            continue
        seen.add(found.block.number)
        yield Hit(
            found.block.span(found.start, found.end),
            values={"match": found.block.text[found.start : found.end], "found": str(found.found)},
            related=(
                Related(found.first.whole, "the first of them"),
                Related(found.last.whole, f"the last of them, number {found.found}"),
            ),
        )


RULE = Rule(
    id="statistics/count-mismatch",
    message="“{match}” are announced, {found} follow. Change the number or the list.",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    doubt="A list that is shorter than announced looks cut; one that is longer was not read again.",
    settle="Count what follows, then change the number, or add or drop an item.",
    why=(
        "A headline that promises seven reasons and gives six, or “three factors:” before four of them, is wrong on "
        "its own "
        "page, whoever is right about the matter.\n\n"
        "Only what can be counted is: a lead-in with one number and a colon, or a heading that begins with a number, "
        "right "
        "over a list (its top level), and a title over headings or paragraphs numbered from one on, over one numbered "
        "list, or "
        "over plain headings one too few. Words that lift the exactness (“including”, “among”, “at least”, “three of "
        "the "
        "twelve”), lists cut in two, a rest told behind the list (“the other five”), introductions, "
        "bonuses and summaries silence it."
    ),
    references=(
        "https://www.w3.org/community/reports/credibility/CG-FINAL-credibility-signals-20191126/",
        "https://www.spj.org/ethicscode.asp",
    ),
    bad=(
        "The bridge was shut for [[three reasons]]:\n\n- rust\n- wind\n- a cracked pier\n- a strike\n\nIt opens in "
        "May.",
        Example(
            "We tried [[four ways]] to stop it:\n\n1. salt\n2. sand\n   - from the beach\n   - from the pit\n3. heat\n",
            Format.MARKDOWN,
        ),
        Example(
            "## [[Three questions]] for the mayor\n\n- Who paid?\n- Who signed?\n\n## Reply\n\nNobody answered.",
            Format.MARKDOWN,
        ),
        Example(
            "# [[5 tips]] for dry boots\n\n## 1. Grease\n\nOften.\n\n## 2. Paper\n\nAt night.\n\n## 3. Air\n\nNo "
            "stove.\n\n"
            "## 4. Spare soles\n\nTwo pairs.\n",
            Format.MARKDOWN,
        ),
        Example(
            "<h1>[[Four steps]] to a clean well</h1><ol><li>Lift the lid slowly.</li><li>Pump for an hour.</li>"
            "<li>Close the lid.</li></ol>",
            Format.HTML,
        ),
        Example(
            "# [[Four lessons]] of the flood\n\n## Build high\n\nThe old mill stood dry.\n\n## Keep a boat\n\nTwo "
            "were enough.\n\n"
            "## Know the neighbours\n\nThey had the keys.\n",
            Format.MARKDOWN,
        ),
        Example(
            "The line is to be cut back in the spring, and [[five stops]] will close:\n\n- Mill Lane\n- Church Road\n"
            "- The Green\n- Hartlow\n",
            Format.MARKDOWN,
        ),
        Example("<p>The plan has [[two parts]]:</p><ul><li>a dam</li><li>a lock</li><li>a road</li></ul>", Format.HTML),
    ),
    good=(
        "The bridge was shut for three reasons:\n\n- rust\n- wind\n- a strike\n\nIt opens in May.",
        "Three of the twelve factors:\n\n- rust\n- wind\n- heat\n- salt",
        "The club has 40 members and meets on:\n\n- Monday\n- Friday\n- Sunday",
        "Of the six stops, these stay open:\n\n- Mill Lane\n- Church Road",
        "It has ten features, including:\n\n- a lid\n- a lamp\n- a bell",
        "After two years we have new rules:\n\n- no bells\n- no dogs\n- no bikes",
        Example(
            "We tried three ways to stop it:\n\n1. salt\n2. sand\n   - from the beach\n   - from the pit\n3. heat\n",
            Format.MARKDOWN,
        ),
        Example("We tried three ways:\n\n- salt\n- sand\n\nand, in May,\n\n- heat\n", Format.MARKDOWN),
        Example(
            "# 4 tips for dry boots\n\n## Introduction\n\nWet.\n\n## 1. Grease\n\nOften.\n\n## 2. Paper\n\nAt "
            "night.\n\n## 3. Air\n\n"
            "No stove.\n\n## 4. Soles\n\nTwo pairs.\n\n## Conclusion\n\nDry.\n",
            Format.MARKDOWN,
        ),
        Example(
            "# 5 ways to save water\n\n## In the house\n\n- a lid\n- a timer\n\n## Outside\n\n- a barrel\n- mulch\n- "
            "shade\n",
            Format.MARKDOWN,
        ),
        Example(
            "<h1>Five years of steps</h1><ol><li>Lift the lid.</li><li>Pump for an hour.</li><li>Close the "
            "lid.</li></ol>",
            Format.HTML,
        ),
        Example(
            "<p>The plan has two parts:</p><ul><li>a dam<ul><li>of earth</li></ul></li><li>a lock</li></ul>",
            Format.HTML,
        ),
        Example(
            "<p>The plan has two parts:</p><ul><li>a dam</li><li>a lock</li><li>Bonus: a road</li></ul>", Format.HTML
        ),
    ),
    check=check,
    parts=("items|headings",),
    measured=(
        "2026-11-23: no finding in 2,740 articles, posts and pages. Of 113 lead-ins with a number right over a list "
        "48 could be judged, and all of them agreed. The titles with numbers agreed too. Of 18 lists that do not fit, "
        "written since, 16 found (two too short for their language to be known), of 7 near misses none."
    ),
    not_types=("fiction", "transcript"),
    languages=("en",),
)
