"""One text, checked in a worker: as a file on the command line, but from the words that the editor holds."""

from __future__ import annotations

import time
from collections.abc import Iterable

from sourcecheck import readers
from sourcecheck.document import Document
from sourcecheck.engine import Engine
from sourcecheck.engine.run import reason
from sourcecheck.errors import ReadError
from sourcecheck.finding import Finding
from sourcecheck.lsp.addresses import address
from sourcecheck.lsp.jobs import Check, Checked, Explain, Explained, Text
from sourcecheck.lsp.project import Project
from sourcecheck.readers import limits
from sourcecheck.records import NamedTuple
from sourcecheck.report import FileReport, Problem

__all__ = ["Looked", "checked", "explained", "look"]


class Looked(NamedTuple):
    """A document and its report; None where it could not be read."""

    document: Document | None
    report: FileReport


def look(engine: Engine, path: str, text: Text, source: str) -> Looked:
    """Read and check a text. Never raises for what it holds or a rule does.

    Args:
        path: its name in messages.
        source: in place of the text's own, as after a fix.
    """
    try:
        document = _read(path, text, source)
    except ReadError as error:
        return Looked(None, FileReport(path, read=False, problems=(Problem(path, "input", str(error)),)))
    except Exception as error:  # noqa: BLE001  told as the bug that it is
        problem = Problem(path, "internal", f"{path}: the reader failed: {reason(error)}")
        return Looked(None, FileReport(path, read=False, problems=(problem,)))
    report = engine.check(document)
    document.forget()
    return Looked(document, report)


def checked(job: Check, project: Project) -> Checked:
    """Check a text by the terms of its project."""
    began = time.perf_counter()
    text = job.text
    way = project.way(text.name)
    files, trees = project.files(), project.trees()
    if way.excluded or way.engine is None:
        return Checked(None, way.excluded, way.wrong, files=files, trees=trees)
    report = look(way.engine, project.path(text.name), text, text.source).report
    report, wrong = project.without_known(report, text.name, way)
    return Checked(
        report,
        wrong=(*way.wrong, *wrong),
        notes=(*way.engine.notices, *(f"{report.path}: {note}" for note in report.notes)),
        addresses=_addresses(way.engine, report.findings),
        files=files,
        trees=trees,
        seconds=time.perf_counter() - began,
    )


def explained(job: Explain, project: Project) -> Explained:
    """The rules that findings of a text come from; those that there are no longer are left out."""
    way = project.way(job.name)
    wanted = set(job.rules)
    found = {}
    for chosen in way.engine.every_choice() if way.engine is not None else ():
        for rule, severity in chosen:
            if rule.id in wanted:
                wanted.discard(rule.id)
                bare = rule._replace(
                    check=None, matcher=None, needs=(), gate="", bad=tuple(rule.bad), good=tuple(rule.good)
                )
                found[rule.id] = (bare, severity)
    return Explained(found)


def _read(path: str, text: Text, source: str) -> Document:
    size = len(source) if source.isascii() else len(source.encode("utf-8", "surrogatepass"))
    if size > limits.BYTES:
        raise ReadError(f"{path}: {limits.mebibytes(size)} is over the limit of {limits.BYTES // 2**20} MiB a text")
    return readers.read_text(source, path, text.format)


def _addresses(engine: Engine, findings: Iterable[Finding]) -> dict[str, str]:
    wanted = {finding.rule for finding in findings}
    found = {}
    for chosen in engine.every_choice() if wanted else ():
        for rule, _ in chosen:
            if rule.id in wanted:
                wanted.discard(rule.id)
                link = address(rule.references)
                if link:
                    found[rule.id] = link
        if not wanted:
            break
    return found
