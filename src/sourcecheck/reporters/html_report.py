"""One page for people: the articles as they read, each finding in its place, and an overview over many.

The page stands alone. It asks for nothing from anywhere, needs no script to be read, and holds nothing of an article
that a browser would act on; its policy (Content-Security-Policy, level 3) names its one style and its one script by
their hashes.
"""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import chain
from typing import Final

from sourcecheck.document import Format
from sourcecheck.page.article import article
from sourcecheck.page.cards import card
from sourcecheck.page.escaping import told
from sourcecheck.page.words import CANNOT, count
from sourcecheck.report import FileReport, Problem
from sourcecheck.reporters import Look
from sourcecheck.reporters.html_overview import Overview, filters
from sourcecheck.reporters.json_values import tool_value
from sourcecheck.reporters.portable import problem_text
from sourcecheck.reporters.spool import Spool

__all__ = ["report_html"]

_WHOLE: Final = (
    300_000  # code points of one article shown whole; of longer ones, and of several, the parts with findings
)
_BYTES: Final = 24 * 1024 * 1024  # of articles, so that a browser opens the page and a mail takes it


def report_html(reports: Iterable[FileReport], look: Look) -> Iterator[str]:
    """Yield the page when the last file is done; the articles wait on disk where they are many."""
    overview, texts, problems = Overview(), Spool(), list[Problem]()
    size = 0
    reports = iter(reports)
    first = [report for _, report in zip(range(2), reports, strict=False)]
    alone = len(first) < 2
    for number, report in enumerate(chain(first, reports)):
        problems += report.problems
        shown = size < _BYTES and report.read and (bool(report.findings) or alone)
        overview.add(report, f"a{number}" if shown else "")
        if shown:
            piece = "".join(_section(report, look, f"a{number}", alone))
            size += len(piece)
            texts.add(piece)
    style, script = _file("style.css") + _file("report.css"), _file("report.js")
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield (
        f'<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src {_hash(style)}; '
        f"script-src {_hash(script)}; base-uri 'none'; form-action 'none'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n'
    )
    yield f"<title>{told(overview.title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
    yield f'<header class="top"><h1>{told(overview.title)}</h1>\n'
    yield from overview.summary()
    yield from filters(overview)
    yield "</header>\n<main>\n"
    yield from _problems(problems)
    if not alone:
        yield from overview.tables()
    yield from texts.pieces()
    yield f"</main>\n<footer><p>{told(CANNOT)}</p>\n<p>Made by sourcecheck {told(tool_value()['version'])}. This page asks "
    yield f"for nothing from the network.</p></footer>\n<script>{script}</script>\n</body>\n</html>\n"


def _section(report: FileReport, look: Look, prefix: str, alone: bool) -> Iterator[str]:
    """One article with its findings."""
    from sourcecheck.readers import read_text
    from sourcecheck.view import excerpted, viewed

    rules, source = look.rules(), report.source
    yield f'<section class="article" id="{prefix}" aria-labelledby="{prefix}name">\n'
    if source is None:
        yield _name(report, prefix, "")
        yield from (
            piece
            for number, one in enumerate(report.findings)
            for piece in card(one, rules.get(one.rule), number, prefix)
        )
    else:
        document = read_text(source, report.path, Format(report.format))
        view = viewed(document, report.findings)
        yield _name(report, prefix, view.title)
        if not alone or len(source) > _WHOLE:
            view = excerpted(view)
        yield from article(view, report.findings, rules, prefix)
    yield "</section>\n"


def _name(report: FileReport, prefix: str, title: str) -> str:
    said = told(title or os.path.basename(report.path))
    where = f'<p class="path">{told(report.path)} · {count(len(report.findings), "finding")}</p>'
    return f'<h2 id="{prefix}name" dir="auto">{said}</h2>\n{where}\n'


def _problems(problems: list[Problem]) -> Iterator[str]:
    if problems:
        yield '<section class="problems"><h2>Not checked</h2><ul>'
        for problem in problems[:200]:
            yield f"<li><code>{told(problem.path)}</code> {told(problem_text(problem))}</li>"
        if len(problems) > 200:
            yield f"<li>and {len(problems) - 200:,} more, on standard error</li>"
        yield "</ul></section>\n"


def _file(name: str) -> str:
    import sourcecheck.page

    with open(os.path.join(os.path.dirname(sourcecheck.page.__file__), name), encoding="utf-8") as file:
        return file.read()


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
