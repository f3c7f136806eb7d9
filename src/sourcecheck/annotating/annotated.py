"""A Word file with the findings of its report as comments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from sourcecheck.annotating.anchors import Anchor, anchored
from sourcecheck.annotating.comments import Comments, Kept
from sourcecheck.annotating.cutting import Cuts
from sourcecheck.annotating.saving import saved
from sourcecheck.annotating.wording import lines
from sourcecheck.errors import WriteError
from sourcecheck.finding import Finding
from sourcecheck.readers.word.draft import Draft, read_draft
from sourcecheck.readers.word.names import W
from sourcecheck.records import NamedTuple
from sourcecheck.rule import Rule

__all__ = ["Annotated", "annotated"]


class Annotated(NamedTuple):
    """A Word file with comments: its bytes, how many were added, and how many of an earlier run stay."""

    data: bytes
    added: int
    kept: int


class _Planned(NamedTuple):
    rule: str
    said: tuple[str, ...]
    anchor: Anchor | None


def annotated(data: bytes, path: str, findings: Sequence[Finding], rules: Mapping[str, Rule]) -> Annotated:
    """Write findings into a Word file as comments by ``comment.AUTHOR``.

    Comments of an earlier run are taken away first, but for those that somebody answered or settled: these stay, and
    the same finding is not written again. Everything else in the file stays as it is.

    Args:
        data: the file as it was checked.
        path: named in errors.
        findings: of its report.
        rules: by id, for what they say.

    Raises:
        ReadError: the file cannot be read.
        WriteError: it is not the one that was checked, or of a form that is only read.
    """
    draft = read_draft(data, path)
    if draft.package.strict:
        raise WriteError(f"{path}: is saved as Strict Open XML: save it as Word Document (.docx) for comments in it")
    for finding in findings:
        if draft.written.text[slice(*finding.span)] != finding.quote:
            raise WriteError(f"{path}: no comments written: it changed while it was checked; run again")
    comments = Comments(draft)
    planned = _new([_planned(draft, finding, rules) for finding in findings], comments.kept)
    anchors = [one.anchor for one in planned if one.anchor is not None]
    cuts = Cuts(draft, (edge for anchor in anchors for edge in (anchor.first, anchor.last)))
    for _, said, anchor in planned:
        if anchor is not None:
            comments.add(said, cuts.begin(anchor.first), cuts.end(anchor.last))
            continue
        paragraph = next(draft.body.iter(f"{W}p"), None)
        if paragraph is None:
            raise WriteError(f"{path}: no comments written: there is no paragraph that one could stand at")
        comments.add_to(said, paragraph)
    package = draft.package
    trees = {package.main: draft.body.getparent(), comments.part: comments.root, **comments.changed}
    done = saved(package, trees, comments.part, comments.is_new)
    if read_draft(done, path).written.text != draft.written.text:
        raise WriteError(f"{path}: no comments written: its text would not stay as it is; please report this file")
    return Annotated(done, len(planned), len(comments.kept))


def _planned(draft: Draft, finding: Finding, rules: Mapping[str, Rule]) -> _Planned:
    anchor = anchored(draft, finding.span)
    elsewhere = anchor is not None and anchor.elsewhere
    return _Planned(finding.rule, tuple(lines(finding, rules.get(finding.rule), elsewhere)), anchor)


def _new(planned: list[_Planned], kept: Sequence[Kept]) -> list[_Planned]:
    """What is not said already by comments that stay."""
    left = Counter(kept)
    done: list[_Planned] = []
    for one in planned:
        same = Kept(one.rule, one.anchor.text if one.anchor is not None else "")
        if left[same]:
            left[same] -= 1
        else:
            done.append(one)
    return done
