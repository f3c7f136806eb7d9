"""What directives do to findings, and what there is to say about the directives.

A finding is taken away by the narrowest directive that covers it, and by that one alone:
so every directive that is reported as unused can go, and all of them together, without
a finding coming back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Final

from sourcecheck.document import Document
from sourcecheck.finding import Finding, Fix
from sourcecheck.records import NamedTuple
from sourcecheck.rule import Hit, Rule
from sourcecheck.suppressions import rules
from sourcecheck.suppressions.directive import Directive, Name, Verb
from sourcecheck.suppressions.fixes import with_new_name, without
from sourcecheck.suppressions.found import directives
from sourcecheck.suppressions.reach import Claim, Reach
from sourcecheck.text import Span

__all__ = ["Applied", "applied"]

_SUGGESTIONS: Final = 20  # unknown names of a document that are compared with all names
_LONGEST: Final = 80  # code points of a name that is compared
_NOT_RENAMED: Final[Mapping[str, str]] = {}


class Applied(NamedTuple):
    """Findings after directives.

    ``kept`` are those that stay, in their order; ``suppressed`` counts what was taken away, hits about
    directives included; ``hits`` are to be stamped as other hits are; ``silenced`` tells for each
    finding taken away by which directive.
    """

    kept: tuple[Finding, ...]
    suppressed: int = 0
    hits: tuple[tuple[Rule, Hit], ...] = ()
    silenced: tuple[tuple[Finding, Directive], ...] = ()


def applied(
    document: Document,
    findings: Iterable[Finding],
    ran: Collection[str],
    known: Collection[str],
    today: date | None = None,
    renamed: Mapping[str, str] = _NOT_RENAMED,
) -> Applied:
    """Take away what directives suppress, and find what is wrong with the directives.

    Args:
        findings: settled, below no threshold yet.
        ran: ids of the rules that ran over this document and did not fail; of the rules of
            this family, those that are to give hits.
        known: ids of all rules there are.
        today: directives whose last day lies before it do not count; None: all count.
        renamed: former ids and those of today.
    """
    written = document.once(directives)
    if not written:
        return Applied(tuple(findings))
    return _Run(document, written, ran, known, today, renamed).apply(findings)


class _Run:
    """One document's directives at work: which are used is known only at the end."""

    def __init__(
        self,
        document: Document,
        written: tuple[Directive, ...],
        ran: Collection[str],
        known: Collection[str],
        today: date | None,
        renamed: Mapping[str, str],
    ) -> None:
        self.document = document
        self.ran = frozenset(ran)
        self.families = frozenset(one.partition("/")[0] for one in self.ran)
        self.known = {*known, *(rule.id for rule in rules.RULES)}
        self.known |= {one.partition("/")[0] for one in self.known}
        self.renamed = renamed
        self.hints: dict[str, str] = {}  # unknown names -> what they may have meant
        self.claims: list[Claim] = []  # of directives that have expired too
        self.live: list[Claim] = []
        self.ends: list[tuple[Directive, Name | None, str]] = []
        self.hits: list[tuple[Rule, Hit]] = []
        self.used: set[int] = set()
        self.suppressed = 0
        self.first: list[tuple[Rule, Hit, Name | None]] = []  # hits that do not depend on what is used
        for directive in written:
            self._read(directive, today)
        ends = ((directive.span.start, target) for directive, _, target in self.ends)
        self.reach = Reach(document, self.live, ends, written)

    def _read(self, directive: Directive, today: date | None) -> None:
        # What is said of a directive with one name would go with that name.
        only = directive.names[0] if len(directive.names) == 1 else None

        def say(rule: Rule, span: Span, variant: str = "", fix: Fix | None = None, **values: str) -> None:
            self.first.append((rule, Hit(span, variant, values, fix=fix), only))

        if directive.problem:
            say(rules.MALFORMED, directive.at, problem=directive.problem)
            return
        expired = today is not None and directive.until is not None and directive.until.day < today
        if expired and directive.until is not None:
            say(rules.EXPIRED, directive.until.span, date=directive.until.day.isoformat())
        if not directive.reason and directive.verb is not Verb.ENABLE:
            say(rules.WITHOUT_REASON, directive.at)
        if directive.verb is Verb.ENABLE and not directive.names:
            self.ends.append((directive, None, ""))
        for name in directive.names:
            target = name.text
            if target not in self.known:
                if target not in self.renamed:
                    say(rules.UNKNOWN_NAME, name.span, name=target, hint=self._hint(target))
                    continue
                new = self.renamed[target]
                say(rules.UNKNOWN_NAME, name.span, "renamed", with_new_name(directive, name, new), name=target, new=new)
                target = new
            if directive.verb is Verb.ENABLE:
                self.ends.append((directive, name, target))
                continue
            claim = Claim(directive, name, target, len(self.claims))
            self.claims.append(claim)
            if not expired:
                self.live.append(claim)

    def apply(self, findings: Iterable[Finding]) -> Applied:
        kept = []
        silenced = []
        for finding in findings:
            claim = self.reach.covering(finding.rule, finding.span.start)
            if claim is None:
                kept.append(finding)
            else:
                self.used.add(claim.number)
                silenced.append((finding, claim.directive))
        for rule, hit, about in self.first:
            self._report(rule, hit, about)
        unclosed, idle_ends = self._pairs()
        for claim in self.live:
            # What is never used is said to be unused, and that is enough.
            unused = claim.number not in self.used and self._could_be_used(claim) and not _own_family(claim)
            if claim.number in unclosed and not unused:
                values = {"name": claim.name.text}
                self._report(rules.UNCLOSED, Hit(claim.name.span, values=values), claim.name)
        broken = any(one.problem and one.verb is not Verb.ENABLE for one in self.document.once(directives))
        for directive, name in idle_ends if not broken else ():
            span = name.span if name else directive.at
            self._report(rules.UNUSED, Hit(span, "end", fix=without(directive, name)), name)
        # Directives about directives come last: what is said of the others may be theirs to suppress; of those
        # the later ones first, which the ranges that began before them cover.
        for own, claims in ((False, self.live), (True, self.live[::-1])):
            for claim in claims:
                if _own_family(claim) is own and claim.number not in self.used and self._could_be_used(claim):
                    values, fix = {"name": claim.name.text}, without(claim.directive, claim.name)
                    self._report(rules.UNUSED, Hit(claim.name.span, values=values, fix=fix), claim.name)
        hits = tuple(sorted(self.hits, key=lambda one: (one[1].span, one[0].id)))
        return Applied(tuple(kept), self.suppressed + len(silenced), hits, tuple(silenced))

    def _report(self, rule: Rule, hit: Hit, about: Name | None) -> None:
        """Keep a hit about a name in a directive, unless another name covers it.

        One that covers itself is taken at its word, save that it cannot deny being of no use;
        nor does that make it of use.
        """
        if rule.id not in self.ran:
            return
        claim = self.reach.covering(rule.id, hit.span.start, about)
        if claim is not None:
            self.used.add(claim.number)
            self.suppressed += 1
        elif rule is not rules.UNUSED and self.reach.covering(rule.id, hit.span.start) is not None:
            self.suppressed += 1
        else:
            self.hits.append((rule, hit))

    def _could_be_used(self, claim: Claim) -> bool:
        return claim.target in (self.ran if "/" in claim.target else self.families)

    def _pairs(self) -> tuple[set[int], list[tuple[Directive, Name | None]]]:
        """Numbers of ranges that nothing ends, and enables that end nothing."""
        ranges = [claim for claim in self.claims if claim.directive.verb is Verb.DISABLE]
        families: dict[str, dict[str, list[int]]] = {}  # those open: family -> target -> numbers
        idle: list[tuple[Directive, Name | None]] = []
        begun = 0
        for directive, name, target in [*self.ends, (None, None, "")]:
            while begun < len(ranges) and (directive is None or ranges[begun].directive.span < directive.span):
                one = ranges[begun].target
                families.setdefault(one.partition("/")[0], {}).setdefault(one, []).append(ranges[begun].number)
                begun += 1
            if directive is None:
                break
            family = target.partition("/")[0]
            if not target:
                ends = bool(families)
                families.clear()
            elif target == family:
                ends = families.pop(family, None) is not None
            else:
                # One rule of a family that stays disabled is an exception from it.
                opened = families.get(family, {})
                ends = target in opened or family in opened
                opened.pop(target, None)
                if not opened:
                    families.pop(family, None)
            if not ends:
                idle.append((directive, name))
        return {number for targets in families.values() for some in targets.values() for number in some}, idle

    def _hint(self, name: str) -> str:
        from difflib import get_close_matches  # only on the way to a finding

        if name not in self.hints:
            near = len(self.hints) < _SUGGESTIONS and len(name) <= _LONGEST
            close = get_close_matches(name, sorted(self.known), n=1, cutoff=0.6) if near else []
            self.hints[name] = f"; did you mean “{close[0]}”?" if close else "."
        return self.hints[name]


def _own_family(claim: Claim) -> bool:
    return claim.target.partition("/")[0] == rules.FAMILY
