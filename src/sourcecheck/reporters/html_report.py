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
from itertools import chain, islice
from typing import Final

from sourcecheck.document import Format
from sourcecheck.page.article import article
from sourcecheck.page.cards import card
from sourcecheck.page.escaping import told
from sourcecheck.page.evidence import evidence
from sourcecheck.page.words import CANNOT, count
from sourcecheck.report import FileReport, Problem
from sourcecheck.reporters import Look
from sourcecheck.reporters.html_overview import Overview, filters
from sourcecheck.reporters.json_values import tool_value
from sourcecheck.reporters.portable import problem_text
from sourcecheck.reporters.spool import Spool

__all__ = ["report_html"]

_ABOUT: Final = "What a reader may doubt"
_WHOLE: Final = 300_000  # code points of text shown whole; of more, and of several articles, what has findings
_BYTES: Final = 24 * 1024 * 1024  # of articles, so that a browser opens the page and a mail takes it


def report_html(reports: Iterable[FileReport], look: Look) -> Iterator[str]:
    """Yield the page when the last file is done; the articles wait on disk where they are many."""
    overview, texts, problems = Overview(), Spool(), list[Problem]()
    size = 0
    reports = iter(reports)
    first = list(islice(reports, 2))
    alone = sum(report.read for report in first) < 2
    heading = _ABOUT
    for number, report in enumerate(chain(first, reports)):
        problems += report.problems
        shown = size < _BYTES and report.read and (bool(report.findings) or alone)
        overview.add(report, f"a{number}" if shown else "")
        if shown:
            title, pieces = _article(report, look, f"a{number}", alone)
            heading = title if alone else heading
            text = "".join(pieces)
            size += len(text)
            texts.add(text)
    style, script = _file("style.css") + _file("report.css"), _file("report.js")
    yield from _head(heading, style, script)
    yield f'<header class="top"><p class="over">{_ABOUT if alone else "sourcecheck"}</p><h1 dir="auto">{heading}</h1>\n'
    yield from overview.summary()
    yield from filters(overview)
    yield "</header>\n<main>\n"
    yield from _problems(problems)
    if not alone:
        yield from overview.tables()
    yield from texts.pieces()
    yield f"</main>\n<footer><p>{told(CANNOT)}</p>\n<p>Made by sourcecheck {told(tool_value()['version'])}. "
    yield f"This page asks for nothing from the network.</p></footer>\n<script>{script}</script>\n</body>\n</html>\n"


def _head(heading: str, style: str, script: str) -> Iterator[str]:
    """What stands before the page's own text: its policy lets it use its own style and script, and nothing else."""
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )
    yield (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="generator" content="sourcecheck">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{heading}</title>\n<style>{style}</style>\n</head>\n<body>\n"
    )


def _article(report: FileReport, look: Look, prefix: str, alone: bool) -> tuple[str, Iterator[str]]:
    """An article's headline, escaped, and the article with its findings."""
    from sourcecheck.checklist import checklist
    from sourcecheck.readers import read_text
    from sourcecheck.view import excerpted, viewed

    rules, source, name = look.rules(), report.source, told(os.path.basename(report.path))
    body: Iterator[str]
    if source is None:
        body = (
            piece
            for number, finding in enumerate(report.findings)
            for piece in card(finding, rules.get(finding.rule), number, prefix)
        )
        return name, _section(report, prefix, "" if alone else name, body)
    document = read_text(source, report.path, Format(report.format))
    view = viewed(document, report.findings, further=True)
    name = told(view.title) or name
    if not alone or sum(len(block.text) for block in document.blocks) > _WHOLE:
        view = excerpted(view)
    body = article(view, report.findings, rules, prefix)
    if alone:
        body = chain(evidence(checklist(document), prefix), body)
    return name, _section(report, prefix, "" if alone else name, body)


def _section(report: FileReport, prefix: str, heading: str, body: Iterable[str]) -> Iterator[str]:
    yield f'<section class="article" id="{prefix}" aria-label="{told(report.path)}">\n'
    if heading:
        yield f'<h2 dir="auto">{heading}</h2>\n'
    yield f'<p class="path">{told(report.path)} · {count(len(report.findings), "finding")}</p>\n'
    yield from body
    yield "</section>\n"


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
