"""What stands above the articles of a page: how much was found, in which articles, of which kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from sourcecheck.finding import Severity
from sourcecheck.page.escaping import told
from sourcecheck.page.words import GROUPS, SHAPES, count, family
from sourcecheck.records import NamedTuple
from sourcecheck.report import FileReport
from sourcecheck.reporters.counting import Totals

__all__ = ["Overview", "filters"]

_SEVERITIES: Final = tuple(GROUPS)  # the worst first
_CLASSES: Final = {Severity.ERROR: "must", Severity.WARNING: "should", Severity.INFO: "fyi"}
_ROWS: Final = 3000  # articles listed
_WIDTH: Final = 200  # of a bar, in its own units


class _Row(NamedTuple):
    name: str  # of a file, or of a family of rules
    anchor: str  # of the article on this page; empty where it is not shown
    counts: Mapping[Severity, int]


class Overview:
    """Counts reports as they pass."""

    def __init__(self) -> None:
        self.totals = Totals()
        self.counts = dict.fromkeys(_SEVERITIES, 0)
        self._articles: list[_Row] = []
        self._more = 0
        self._families: dict[str, dict[Severity, int]] = {}

    def add(self, report: FileReport, anchor: str) -> None:
        """Count a report.

        Args:
            anchor: where its article stands on this page; empty where it does not.
        """
        self.totals.add(report)
        counts = dict.fromkeys(_SEVERITIES, 0)
        for finding in report.findings:
            counts[finding.severity] += 1
            self.counts[finding.severity] += 1
            kind = finding.rule.partition("/")[0]
            self._families.setdefault(kind, dict.fromkeys(_SEVERITIES, 0))[finding.severity] += 1
        if report.findings and len(self._articles) < _ROWS:
            self._articles.append(_Row(report.path, anchor, counts))
        else:
            self._more += bool(report.findings)

    def summary(self) -> Iterator[str]:
        """Sentences on what was found and what is left out."""
        found, articles = sum(self.counts.values()), count(self.totals.files, "article")
        if not found:
            yield f"<p>No findings in {articles}.</p>\n"
        elif self.totals.files > 1:
            yield f"<p>{count(found, 'finding')} in {self.totals.touched:,} of {articles}.</p>\n"
        yield from (f"<p>{told(left)}, not shown here.</p>\n" for left, _ in self.totals.left_out())
        yield from (f"<p>{told(done)}</p>\n" for done in self.totals.done())

    def tables(self) -> Iterator[str]:
        """The articles and the families of rules, with a bar for each."""
        if self._families:
            rows = [_Row(family(name), "", counts) for name, counts in self._families.items()]
            yield from _table(
                "Findings by kind", "Kind", sorted(rows, key=lambda row: (-sum(row.counts.values()), row.name))
            )
            yield from _table("Articles with findings", "Article", self._articles)
        if self._more:
            yield f"<p>{count(self._more, 'more article')} with findings; --format json has all.</p>\n"


def filters(overview: Overview) -> Iterator[str]:
    """A box for each severity; what is not ticked is not shown."""
    yield '<fieldset class="filters"><legend>Show</legend>'
    for severity, group in GROUPS.items():
        name, found = f"show-{severity.label}", overview.counts[severity]
        yield f'<label class="{_CLASSES[severity]}"><input type="checkbox" id="{name}" checked> '
        yield f'<span aria-hidden="true">{SHAPES[severity]}</span> {group} ({found:,})</label>'
    yield "</fieldset>\n"


def _table(caption: str, what: str, rows: list[_Row]) -> Iterator[str]:
    most = max(sum(row.counts.values()) for row in rows)
    # It scrolls where the window is narrow: with the keys, too.
    yield f'<div class="wide" role="region" tabindex="0" aria-label="{caption}">'
    yield f'<table class="overview"><caption>{caption}</caption>\n'
    yield f'<thead><tr><th scope="col">{what}</th>'
    yield "".join(f'<th scope="col" class="figure">{group}</th>' for group in GROUPS.values())
    yield '<th scope="col">Together</th></tr></thead>\n<tbody>\n'
    for row in rows:
        name = told(row.name)
        linked = f'<a href="#{row.anchor}">{name}</a>' if row.anchor else name
        figures = "".join(f'<td class="figure">{row.counts[severity] or ""}</td>' for severity in _SEVERITIES)
        yield f'<tr><th scope="row">{linked}</th>{figures}<td>{_bar(row.counts, most)}</td></tr>\n'
    yield "</tbody></table></div>\n"


def _bar(counts: Mapping[Severity, int], most: int) -> str:
    """A bar of the counts, as long as they are to the most."""
    at = 0.0
    parts = []
    for severity in _SEVERITIES:
        size = counts[severity] * _WIDTH / most
        if size:
            parts.append(f'<rect class="{severity.label}" x="{at:.1f}" width="{size:.1f}" height="10"/>')
        at += size
    label = count(sum(counts.values()), "finding")
    box = f'viewBox="0 0 {_WIDTH} 10" preserveAspectRatio="none"'
    return f'<svg {box} role="img" aria-label="{label}">{"".join(parts)}</svg>'
