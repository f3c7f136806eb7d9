"""A rule is a value: what it says, why, how sure it is, and how it looks.

YAML rules and Python rules are the same type; nothing downstream can tell
them apart. A check yields hits; the engine stamps id, severity and message.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sourcecheck.document import Block, Document, Format
from sourcecheck.finding import Confidence, Fix, Related, Severity
from sourcecheck.records import NamedTuple
from sourcecheck.text import Span

__all__ = ["Check", "Context", "Example", "Finder", "Hit", "Matcher", "Option", "Rule", "Step", "Variant"]


class Hit(NamedTuple):
    """A place where a rule applies; what it is called is the engine's business.

    ``values`` fill the ``{names}`` of the rule's message (``{match}`` is the
    quoted source when a check does not set it). ``scope`` is "document" for a finding about
    the whole text: the engine places it at the headline or the first content
    block, and ``span`` is then ignored.
    """

    span: Span
    variant: str = ""
    values: Mapping[str, str] = {}
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    scope: str = "span"


class Context(NamedTuple):
    """What a check may know beside the document. Frozen; the same for a whole file."""

    options: Mapping[str, Any] = {}  # of this rule, defaults filled in
    type: str = ""  # document type: news, opinion, how-to ...; "" where unknown
    language: str = "en"
    today: date | None = None  # --now
    house: Mapping[str, tuple[str, ...]] = {}  # house lists: bylines, outlets, terms, placeholders
    held: tuple[int, ...] | None = None  # numbers of the blocks that the rule's needs and gate leave; None: not known

    def blocks(self, document: Document) -> Sequence[Block]:
        """The blocks that the rule's ``needs`` and ``gate`` leave, in order; all where nobody has looked.

        For rules whose every finding lies in a block with such a literal.
        """
        return document.blocks if self.held is None else [document.blocks[number] for number in self.held]


Check = Callable[[Document, Context], Iterator[Hit]]


class Variant(NamedTuple):
    """Another wording, severity or confidence of a rule.

    A check names it in the hit. A YAML rule says when it holds: in these formats,
    document types and scopes (empty: any); of several, the first that holds.
    """

    message: str = ""  # empty: as the rule
    severity: Severity | None = None  # None: as the rule
    confidence: Confidence | None = None  # None: as the rule
    formats: tuple[Format, ...] = ()
    types: tuple[str, ...] = ()
    scopes: tuple[str, ...] = ()


class Example(NamedTuple):
    """A text that shows a rule at work; ``[[`` and ``]]`` mark the spans it reports.

    ``\\[[`` and ``\\]]`` stand for the brackets themselves. A good example has no
    marks. ``document`` says that the finding is about the whole text: no marks, one finding.
    """

    text: str
    format: Format = Format.TEXT
    why: str = ""  # what this example shows, where that is not plain
    document: bool = False
    options: Mapping[str, Any] = {}
    type: str = ""
    today: date | None = None
    variant: str | None = None  # checked when given


class Step(NamedTuple):
    """One token of a sequence: a word out of ``any`` or with one of the ``endings``.

    ``optional`` steps may be absent, ``repeat`` ones may occur up to that many times.
    """

    any: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    optional: bool = False
    repeat: int = 1


class Finder(NamedTuple):
    """What a YAML rule looks for: phrases, patterns or token sequences (any of them)."""

    phrases: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    sequences: tuple[tuple[Step, ...], ...] = ()
    case: bool = False  # whether letter case counts
    items: tuple[int, ...] = ()  # per phrase: number of the written phrase it was expanded from; empty: itself
    literals: tuple[tuple[str, ...], ...] = ()  # per pattern: texts of which any match holds one; () runs everywhere
    linear: bool = False  # patterns of a project's own rules, run by an engine that cannot backtrack


class Matcher(NamedTuple):
    """The data of a YAML rule; ``sourcecheck.matching`` turns it into a check.

    ``mode`` is each (a finding per match), density (one finding when matches per
    ``per_words`` words reach ``at_least``, in texts of ``from_words`` words or more),
    repetition (one finding when a text occurs ``at_least`` times), absence (one
    finding when nothing matches), score (one finding when ``at_least`` different
    phrases or patterns match). ``unless`` cancels a match in whose ``window``
    (match, sentence, block, document) it matches.
    """

    finder: Finder
    mode: str = "each"
    at_least: float = 1
    per_words: int = 1000
    from_words: int = 0
    unless: Finder | None = None
    window: str = "sentence"
    quoted: bool = False  # whether words inside quotation marks count


class Option(NamedTuple):
    """What a project may set of a rule: a value of the default's type, or one of the choices."""

    default: Any
    about: str = ""  # one line for ``explain`` and the configuration's schema
    choices: tuple[Any, ...] = ()


class Rule(NamedTuple):
    """One rule.

    Attributes:
        id: ``family/what-is-wrong``.
        message: at most about 80 characters, to the writer, naming the thing found.
        doubt: one sentence: why a reader would doubt the text.
        settle: one sentence: what would settle it.
        why: one or two paragraphs for the person who disagrees.
        measured: what was measured for ``confidence``: data, findings per 1,000
            documents, how many of a sample read by eye were wrong, date.
        references: published standards the rule rests on.
        bad, good: at least two each, with exact spans marked in the bad ones.
        check: the function, for a rule that needs code; or
        matcher: data, for a rule written in YAML. Exactly one of the two; neither for what the
            engine itself finds (suppressions).
        scopes: where a YAML rule looks; documentation for a check.
        formats: formats in which the rule makes sense.
        types: document types it speaks about (empty: all).
        not_types: document types in which it is silent.
        languages: languages it knows (empty: any).
        absence: speaks of something missing, which proves less in extracted
            plain text: one severity lower there.
        needs: literals (lower case) of which the visible text must hold one for
            the check to run at all; empty: always runs. A prefilter may only say no.
            A space in one stands for the edge of a block too, and for any mark between words.
            A check can ask which blocks hold one: ``context.blocks(document)``.
        gate: a pattern that must match in a block, in the same way as ``needs`` and behind them:
            over text in small letters in which every mark but hyphens and inner apostrophes is a space,
            without looking around or back. For what single words are too frequent to tell. Several,
            or a function that gives them: of word lists, or of the rule's own patterns (``folded_pattern``).
        metadata: looks at other parts of the page as well: the check runs where no block holds its needs, too,
            if the document has the ``parts`` named.
        parts: parts of a document, all of which must be there for the check to run at all (``matching/parts.py``
            has their names: "links", "headings" ...); "data|markup" is one of the two.
        options: what a project may set, by name (``no-bylines``).
        variants: other wordings and severities by name.
        fix: what the fix does, where there is one: "safe: ...", "unsafe: ...".
        formerly: ids that the rule had in earlier versions; they keep working, with a notice.
    """

    id: str
    message: str
    severity: Severity
    confidence: Confidence
    doubt: str
    settle: str
    why: str
    references: tuple[str, ...]
    bad: Sequence[str | Example]
    good: Sequence[str | Example]
    check: Check | None = None
    matcher: Matcher | None = None
    measured: str = ""
    scopes: tuple[str, ...] = ("content",)
    formats: tuple[Format, ...] = (Format.TEXT, Format.MARKDOWN, Format.HTML)
    types: tuple[str, ...] = ()
    not_types: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    absence: bool = False
    needs: Sequence[str] = ()
    gate: str | tuple[str, ...] | Callable[[], Iterable[str]] = ""
    metadata: bool = False
    parts: tuple[str, ...] = ()
    options: Mapping[str, Option] = {}
    variants: Mapping[str, Variant] = {}
    fix: str = ""
    formerly: tuple[str, ...] = ()
    origin: str = ""  # file and line it was loaded from, for error messages

    @property
    def family(self) -> str:
        return self.id.partition("/")[0]

    @property
    def defaults(self) -> Mapping[str, Any]:
        """The values of the options where a project sets none."""
        return {name: option.default for name, option in self.options.items()}
