"""One pass per document for all rules of a run.

Built once: the phrases of every rule, a literal of every pattern, a word of every
sequence and the literals that Python rules wait for become needles of one search per
channel. What the search finds is compared again in the real text; patterns and
sequences run only in units where their needle was seen. Rules then read their matches
from the scan, so that the hundredth phrase rule costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final

from sourcecheck.document import Document
from sourcecheck.matching.candidates import Found, candidates_of, core_of, settled
from sourcecheck.matching.channel import Channel, Part, Phrase, bare
from sourcecheck.matching.folding import fold, plain, strict
from sourcecheck.matching.gates import Written, gates, let_through, opened
from sourcecheck.matching.literals import narrow
from sourcecheck.matching.modes import hits
from sourcecheck.matching.parts import Asked, are_there, asked
from sourcecheck.matching.sequences import anchor
from sourcecheck.matching.units import CHANNELS, Units, channels
from sourcecheck.rule import Check, Context, Finder, Hit, Rule

__all__ = ["Scanner"]

_ALWAYS: Final = -1  # the number of rules that wait for nothing; lower ones: of those that wait for parts only


class _Scan:
    """What one search of one channel of a document found."""

    __slots__ = ("_folded", "finders", "held", "matches", "rules", "seen", "settled", "units")

    def __init__(self, units: Units) -> None:
        self.units = units
        self._folded: bytes | None = None
        self.finders: frozenset[int] = frozenset()  # those of which something was seen
        self.rules: frozenset[int] = frozenset()  # those that have something to look at
        self.matches: dict[int, dict[int, list[Found]]] = {}  # finder, unit: phrases
        self.seen: dict[Part, set[int]] = {}  # units that hold a needle of a pattern or a sequence
        self.held: dict[int, set[int]] = {}  # rule: units that hold one of its literals
        self.settled: dict[tuple[int, int], list[Found]] = {}

    @property
    def folded(self) -> bytes:
        """The folded text of all units; a space at either end: the first and the last word have boundaries too."""
        if self._folded is None:
            self._folded = b" " + fold(self.units.joined) + b" "
        return self._folded


class Scanner:
    """The rules of a run, ready to look at documents.

    Args:
        rules: all rules of the run, in YAML and in Python.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._channels = {name: Channel(name) for name in CHANNELS}
        # One object per channel, so that a document's memo knows it again.
        self._scans: dict[str, Callable[[Document], _Scan]] = {
            name: partial(self._scan, channel) for name, channel in self._channels.items()
        }
        self._finders: list[Finder] = []
        self._rules: list[int] = []  # of each finder
        self._waiting: dict[str, int] = {}  # rules that never say anything where the scan has nothing for them
        self._parted: dict[Asked, list[int]] = {}  # parts of a document, numbers of the rules that they wake
        self._checks: dict[str, Check] = {}
        for number, rule in enumerate(rules):
            self._checks[rule.id] = self._prepared(number, rule)

    def check_of(self, rule: Rule) -> Check:
        """The check of one of the scanner's rules.

        Raises:
            KeyError: the scanner was built without this rule.
        """
        return self._checks[rule.id]

    def number_of(self, rule: Rule) -> int:
        """The number by which ``awake`` names a rule."""
        return self._waiting.get(rule.id, _ALWAYS)

    def awake(self, document: Document) -> frozenset[int]:
        """Numbers of the rules that have anything to look at in a document; to run the others finds nothing."""
        woken = [_ALWAYS]
        for parts, numbers in self._parted.items():
            if are_there(document, parts):
                woken += numbers
        return frozenset(woken).union(
            *(document.once(self._scans[name]).rules for name, channel in self._channels.items() if channel.watched)
        )

    # Building -------------------------------------------------------------------

    def _prepared(self, number: int, rule: Rule) -> Check:
        if rule.matcher is None:
            check = rule.check
            if check is None:
                raise ValueError(f"rule {rule.id} has neither a check nor a matcher")
            parts = asked(rule.parts)
            if not rule.needs:
                if parts:
                    check = partial(_where_parts_are, parts, check)
                    self._waiting[rule.id] = self._parted.setdefault(parts, [-2 - len(self._parted)])[0]
                return partial(self._after_gate, rule.gate, check) if rule.gate else check
            self._channels["blocks"].wait(number, rule.needs)
            if rule.metadata:
                if parts:
                    self._parted.setdefault(parts, [-2 - len(self._parted)]).append(number)
                    self._waiting[rule.id] = number
                return partial(self._in_any_case, number, parts, check)
            if parts:
                check = partial(_where_parts_are, parts, check)
            self._waiting[rule.id] = number
            return partial(self._after_needs, number, rule.gate, check)
        names = channels(rule.scopes)
        finder = self._watch(number, rule.matcher.finder, names)
        unless = -1 if rule.matcher.unless is None else self._watch(number, rule.matcher.unless, names)
        if rule.matcher.mode != "absence":
            self._waiting[rule.id] = number
        return partial(self._matched, rule, names, finder, unless)

    def _watch(self, rule: int, finder: Finder, names: tuple[str, ...]) -> int:
        """Make needles of a rule's finder in the channels it looks at; give the finder's number."""
        number = len(self._finders)
        self._finders.append(finder)
        self._rules.append(rule)
        for name in names:
            channel = self._channels[name]
            for index, phrase in enumerate(finder.phrases):
                lead, core = core_of(phrase)
                item = finder.items[index] if finder.items else index
                form = plain(phrase) if finder.case else strict(phrase)
                entry = Phrase(number, item, lead, form, finder.case)
                channel.phrases.setdefault(channel.needle(b" " + core + b" "), []).append(entry)
            for index in range(len(finder.patterns)):
                self._watch_pattern(channel, finder.literals[index] if finder.literals else (), (number, index))
            for index, steps in enumerate(finder.sequences):
                part = (number, len(finder.patterns) + index)
                at = anchor(steps)
                if at < 0:
                    channel.everywhere.append(part)
                for word in steps[at].any if at >= 0 else ():
                    needle = channel.needle(b" " + fold(word) + b" ")
                    channel.parts.setdefault(needle, []).append(part)
        return number

    @staticmethod
    def _watch_pattern(channel: Channel, literals: tuple[str, ...], part: Part) -> None:
        if not literals:
            channel.everywhere.append(part)
        for literal in literals:
            data = fold(narrow(literal))
            if data.strip():
                channel.parts.setdefault(channel.needle(data), []).append(part)
            else:
                channel.marks.append((plain(literal), part))

    # Looking --------------------------------------------------------------------

    def _scan(self, channel: Channel, document: Document) -> _Scan:
        """Search one channel of a document for all needles; once per document."""
        units = document.once(CHANNELS[channel.name])
        scan = _Scan(units)
        joined = units.joined
        needs, phrases, parts = channel.needs, channel.phrases, channel.parts
        needed: dict[tuple[int, ...], set[int]] = {}  # units, by the rules that wait for the same
        low = high = -1  # where the unit at hand begins, and where the next one does
        unit = -1
        if channel.needles:
            for needle, start, _ in channel.search(scan.folded):
                rules = needs.get(needle)
                if rules is not None:
                    at = start + channel.shift[needle]
                    if not low <= at < high:
                        unit = units.at(at)
                        low, high = units.starts[unit], units.after(unit)
                    if rules in needed:
                        needed[rules].add(unit)
                    else:
                        needed[rules] = {unit}
                # Offsets are one too high for the space in front; a phrase's own space makes up for it.
                for finder, item, lead, form, case in phrases.get(needle, ()):
                    begin = start - lead
                    end = begin + len(form)
                    if begin < 0 or (plain if case else strict)(joined[begin:end]) != form:
                        continue
                    home = units.at(begin)
                    offset = begin - units.starts[home]
                    scan.matches.setdefault(finder, {}).setdefault(home, []).append(
                        Found(offset, offset + len(form), item)
                    )
                for part in parts.get(needle, ()):
                    scan.seen.setdefault(part, set()).add(units.at(max(start - 1, 0)))
                    scan.seen[part].add(units.at(min(start, len(joined))))
        shown = plain(joined) if channel.marks or channel.needed_marks else ""
        for mark, part in channel.marks:
            scan.seen.setdefault(part, set()).update(units.holding(shown, mark))
        # Little is left of a text without its letters and spaces, in which most marks are looked for in vain.
        signs = bare(shown) if channel.needed_marks else b""
        for mark, rules in channel.needed_marks.items():
            if channel.bare_marks[mark] in signs:
                needed.setdefault(rules, set()).update(units.holding(shown, mark))
        for rules, holding in needed.items():
            for number in rules:
                scan.held.setdefault(number, set()).update(holding)
        for part in channel.everywhere:
            scan.seen[part] = set(range(len(units.starts)))
        scan.finders = frozenset(scan.matches).union([finder for finder, _ in scan.seen])
        scan.rules = frozenset(scan.held).union([self._rules[finder] for finder in scan.finders])
        return scan

    def _after_needs(
        self, number: int, written: Written, check: Check, document: Document, context: Context
    ) -> Iterator[Hit]:
        scan = document.once(self._scans["blocks"])
        held = scan.held.get(number)
        if not held:
            return iter(())
        numbers = let_through(gates(written), scan.units, scan.folded, held) if written else sorted(held)
        return check(document, context._replace(held=tuple(numbers))) if numbers else iter(())

    def _in_any_case(
        self, number: int, parts: Asked, check: Check, document: Document, context: Context
    ) -> Iterator[Hit]:
        """The check of a rule that looks at other parts of the page too."""
        held = document.once(self._scans["blocks"]).held.get(number, ())
        if not held and not are_there(document, parts):
            return iter(())
        return check(document, context._replace(held=tuple(sorted(held))))

    def _after_gate(self, written: Written, check: Check, document: Document, context: Context) -> Iterator[Hit]:
        scan = document.once(self._scans["blocks"])
        numbers = opened(gates(written), scan.units, scan.folded)
        return check(document, context._replace(held=tuple(numbers))) if numbers else iter(())

    def _matched(
        self, rule: Rule, names: tuple[str, ...], finder: int, unless: int, document: Document, context: Context
    ) -> Iterator[Hit]:
        scans = {name: document.once(self._scans[name]) for name in names}
        assert rule.matcher is not None
        if rule.matcher.mode != "absence" and not any(finder in scan.finders for scan in scans.values()):
            return iter(())  # nothing to count, to weigh or to cancel, as in most documents

        def places(which: int) -> Callable[[str], Iterator[tuple[int, list[Found]]]]:
            return lambda name: self._places(scans[name], which)

        def cancelled(name: str, unit: int) -> list[Found]:
            return self._in_unit(scans[name], unless, unit) if unless >= 0 else []

        return hits(rule, document, context, names, places(finder), cancelled, places(unless))

    def _places(self, scan: _Scan, finder: int) -> Iterator[tuple[int, list[Found]]]:
        """Units in which a finder matches, in order, and its matches there."""
        if finder < 0:
            return
        what = self._finders[finder]
        units = set(scan.matches.get(finder, ()))
        for part in range(len(what.patterns) + len(what.sequences)):
            units |= scan.seen.get((finder, part), set())
        for unit in sorted(units):
            found = self._in_unit(scan, finder, unit)
            if found:
                yield unit, found

    def _in_unit(self, scan: _Scan, finder: int, unit: int) -> list[Found]:
        known = scan.settled.get((finder, unit))
        if known is None:
            what = self._finders[finder]
            found = list(scan.matches.get(finder, {}).get(unit, ()))
            parts = [
                part
                for part in range(len(what.patterns) + len(what.sequences))
                if unit in scan.seen.get((finder, part), ())
            ]
            if parts:
                found.extend(candidates_of(what, parts, scan.units.text(unit)))
            known = scan.settled[finder, unit] = settled(found)
        return known


def _where_parts_are(parts: Asked, check: Check, document: Document, context: Context) -> Iterator[Hit]:
    return check(document, context) if are_there(document, parts) else iter(())
