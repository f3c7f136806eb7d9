"""What the server asks its workers, and what they answer: plain values that travel between processes."""

from __future__ import annotations

from collections.abc import Mapping
from struct import Struct
from typing import Final

from sourcecheck.document import Format
from sourcecheck.finding import Confidence, Severity, TextEdit
from sourcecheck.records import NamedTuple
from sourcecheck.report import FileReport
from sourcecheck.rule import Rule

__all__ = [
    "HEAD", "Check", "Checked", "Explain", "Explained", "Job", "Lost", "Mend", "Mended", "Offer", "Offers", "Terms",
    "Text", "Warm",
]  # fmt: skip

HEAD: Final = Struct("=Q")  # before each pickle between two processes: how many bytes it has


class Terms(NamedTuple):
    """What an editor's settings say over the configuration. What is None or empty is as the configuration says.

    Attributes:
        config: a configuration file for all texts; relative to the folder.
    """

    preset: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_confidence: Confidence | None = None
    config: str = ""


class Text(NamedTuple):
    """A text as an editor holds it.

    Attributes:
        name: the absolute path of its file, saved or not; in angle brackets what a text is called that has none.
        source: without a byte-order mark.
        folder: the current folder, as for a run on the command line, absolute; empty: there is none.
    """

    name: str
    format: Format
    source: str
    folder: str
    terms: Terms


class Warm(NamedTuple):
    """Load the rules for a folder, so that the first text need not wait for them."""

    folder: str
    terms: Terms


class Check(NamedTuple):
    """Check a text."""

    text: Text


class Offer(NamedTuple):
    """Find out how findings can be silenced where they stand, and in their whole text.

    Attributes:
        findings: rule, start and end (code points) of each.
    """

    text: Text
    findings: tuple[tuple[str, int, int], ...]


class Mend(NamedTuple):
    """Do all safe fixes of a text together."""

    text: Text


class Explain(NamedTuple):
    """Give the rules that findings of a text come from.

    Attributes:
        name, folder, terms: as of a Text.
        rules: ids.
    """

    name: str
    folder: str
    terms: Terms
    rules: tuple[str, ...]


Job = Warm | Check | Offer | Mend | Explain


class Checked(NamedTuple):
    """What is found in a text.

    Attributes:
        report: None where nothing could be said, or the configuration excludes the text.
        excluded: whether it does.
        wrong: what is wrong with configuration, rules, baseline or settings, a line each, then what holds meanwhile.
        notes: what the person may want to know.
        addresses: by rule, where to read more.
        files: absolute paths of files, there or not, on which the answer depends.
        trees: folders of rules on which it depends.
        seconds: what it took.
    """

    report: FileReport | None
    excluded: bool = False
    wrong: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    addresses: Mapping[str, str] = {}
    files: tuple[str, ...] = ()
    trees: tuple[str, ...] = ()
    seconds: float = 0.0


class Offers(NamedTuple):
    """How findings can be silenced.

    Attributes:
        beside: by finding as it was asked for: the edit, and how many findings it silences.
        in_file: by rule, the same.
    """

    beside: Mapping[tuple[str, int, int], tuple[TextEdit, int]]
    in_file: Mapping[str, tuple[TextEdit, int]]


class Mended(NamedTuple):
    """The edits that do all safe fixes, and how many findings go with them."""

    edits: tuple[TextEdit, ...]
    fixed: int


class Explained(NamedTuple):
    """Rules by id, without what runs them, each with the severity it has for the text."""

    rules: Mapping[str, tuple[Rule, Severity]]


class Lost(NamedTuple):
    """A job that was not done, and why, in a few words."""

    why: str
