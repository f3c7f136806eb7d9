"""A rule in YAML: from the text of a file to a Rule, or to all that is wrong with it.

Every complaint reads ``path:line: key: what is expected, what was found``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, Final

from sourcecheck import guarded_yaml
from sourcecheck.document import Format
from sourcecheck.errors import UsageError, suggestion
from sourcecheck.finding import Confidence, Severity
from sourcecheck.loader.schema import PRESET, RULE, WORDS
from sourcecheck.loader.shapes import Path, Shape
from sourcecheck.matching.folding import plain, strict
from sourcecheck.matching.literals import PatternError, literals, parse
from sourcecheck.matching.modes import AT_LEAST
from sourcecheck.matching.patterns import refusal
from sourcecheck.matching.phrases import PhraseError, expand
from sourcecheck.matching.sequences import anchor
from sourcecheck.records import NamedTuple
from sourcecheck.rule import Example, Finder, Matcher, Option, Rule, Step, Variant

__all__ = ["BYTES", "NAME", "RESERVED", "Read", "read_preset", "read_rule", "read_words", "skeleton"]

BYTES: Final = 64 * 1024  # of one file
EXPANDED: Final = 5_000  # phrases of one rule, alternatives and word lists written out
NAME: Final = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"  # of a family, a rule, a preset, a word list
PROBLEMS: Final = 40  # told of one file
RESERVED: Final = ("presets", "words")  # names of folders, never of rule families

_NAMES: Final = ("match", "count", "first", "rate")  # what a message can hold

WordLists = Callable[[str], Sequence[str]]  # raises PhraseError


class Read(NamedTuple):
    """A file's text, its values and where they stand."""

    value: dict[str, Any]
    places: dict[guarded_yaml.Key, guarded_yaml.Place]
    shown: str  # the path in messages
    text: str
    problems: list[str]

    def line(self, path: Path) -> int:
        """The line of a key, or of the nearest thing around it."""
        while path not in self.places and path:
            path = path[:-1]
        place = self.places.get(path)
        if place is None:
            return 1
        at = place.key_start if place.key_start >= 0 else place.start
        return guarded_yaml.position(self.text, at)[0]

    def wrong(self, path: Path, problem: str) -> None:
        """Note a complaint about the value at a path."""
        if len(self.problems) == PROBLEMS:
            self.problems.append(f"{self.shown}:1: more is wrong; mend these first")
        if len(self.problems) > PROBLEMS:
            return
        name = ".".join(str(part + 1) if isinstance(part, int) else _key(part) for part in path)
        self.problems.append(f"{self.shown}:{self.line(path)}: {name + ': ' if name else ''}{problem}")


def _key(name: str) -> str:
    """A key as it can be printed: it may hold anything."""
    return name if len(name) <= 60 and name.isprintable() else repr(name[:60])


def _read(text: str, shown: str, shape: Shape) -> Read:
    try:
        yaml = guarded_yaml.read(text, limit=BYTES)
    except guarded_yaml.YamlError as error:
        return Read({}, {}, shown, text, [f"{shown}:{error.line}: not accepted as YAML: {error.problem}"])
    read = Read(yaml.value if isinstance(yaml.value, dict) else {}, yaml.places, shown, text, [])
    for complaint in shape.check(yaml.value, ()):
        read.wrong(complaint.path, complaint.problem)
    return read


def read_words(text: str, shown: str) -> tuple[tuple[str, ...], list[str]]:
    """The entries of a word list, and what is wrong with the file."""
    read = _read(text, shown, WORDS)
    return (() if read.problems else tuple(read.value["words"])), read.problems


def read_preset(text: str, shown: str) -> tuple[dict[str, Any], list[str]]:
    """What a preset says (about, rules, without, severity), and what is wrong with the file."""
    read = _read(text, shown, PRESET)
    return read.value, read.problems


def read_rule(text: str, shown: str, id: str, words: WordLists, ours: bool) -> tuple[Rule | None, list[str]]:
    """The rule that a file holds, or None, and all that is wrong with it.

    Args:
        shown: the file's path in messages.
        id: what the path says the rule is called.
        words: gives the entries of a word list.
        ours: a rule of sourcecheck itself; the patterns of others run on an engine of linear time.
    """
    read = _read(text, shown, RULE)
    if not read.problems:
        rule = _rule(read, id, words, ours)
        if not read.problems:
            return rule, []
    return None, read.problems


def _rule(read: Read, id: str, words: WordLists, ours: bool) -> Rule:
    value = read.value
    if value.get("id", id) != id:
        read.wrong(("id",), f"expected {id!r}, as the path says, got {value['id']!r}")
    _check_message(read, value["message"], ("message",))
    mode, inside, path = _mode(value)
    matcher = Matcher(
        finder=_finder(read, inside, path, words, ours, value.get("case", False)),
        mode=mode,
        at_least=inside.get("at-least", 1) if path else 1,
        per_words=inside.get("per-words", 1000) if path else 1000,
        from_words=inside.get("from-words", 0) if path else 0,
        unless=_unless(read, words, ours),
        window=value.get("unless", {}).get("window", "sentence"),
        quoted=value.get("quoted", False),
    )
    return Rule(
        id=id,
        message=value["message"].strip(),
        severity=Severity[value["severity"].upper()],
        confidence=Confidence[value["confidence"].upper()],
        doubt=value["doubt"].strip(),
        settle=value["settle"].strip(),
        why=value["why"].strip(),
        measured=value.get("measured", "").strip(),
        references=tuple(value["references"]),
        bad=tuple(_example(read, item, ("examples", "bad", n)) for n, item in enumerate(value["examples"]["bad"])),
        good=tuple(_example(read, item, ("examples", "good", n)) for n, item in enumerate(value["examples"]["good"])),
        matcher=matcher,
        scopes=tuple(value.get("in", ("content",))),
        formats=tuple(Format(name) for name in value.get("formats", ("text", "markdown", "html"))),
        types=tuple(value.get("types", ())),
        not_types=tuple(value.get("not-types", ())),
        languages=tuple(value.get("languages", ())),
        formerly=tuple(value.get("formerly", ())),
        absence=mode == "absence",
        variants={name: _variant(read, name, said) for name, said in value.get("variants", {}).items()},
        options=_options(mode, matcher.at_least),
        origin=f"{read.shown}:1",
    )


def _options(mode: str, at_least: float) -> dict[str, Option]:
    if mode not in {"density", "repetition", "score"}:
        return {}
    return {AT_LEAST: Option(at_least, "How much of it is reported.")}


def _variant(read: Read, name: str, said: dict[str, Any]) -> Variant:
    _check_message(read, said.get("message", ""), ("variants", name, "message"))
    when = said["when"]
    return Variant(
        message=said.get("message", "").strip(),
        severity=Severity[said["severity"].upper()] if "severity" in said else None,
        confidence=Confidence[said["confidence"].upper()] if "confidence" in said else None,
        formats=tuple(map(Format, when.get("formats", ()))),
        types=tuple(when.get("types", ())),
        scopes=tuple(when.get("in", ())),
    )


def _check_message(read: Read, message: str, path: Path) -> None:
    for name in re.findall(r"\{(\w+)\}", message):
        if name not in _NAMES:
            read.wrong(path, f"expected one of {', '.join(_NAMES)} in braces, got {name!r}{suggestion(name, _NAMES)}")


def _mode(value: dict[str, Any]) -> tuple[str, dict[str, Any], Path]:
    """The mode of a rule, the mapping that holds what it looks for, and the way there."""
    for name in ("density", "absence", "repetition", "score"):
        if name in value:
            return name, value[name], (name,)
    return "each", value, ()


def _unless(read: Read, words: WordLists, ours: bool) -> Finder | None:
    inside = read.value.get("unless")
    return _finder(read, inside, ("unless",), words, ours, inside.get("case", False)) if inside else None


def _finder(read: Read, inside: dict[str, Any], path: Path, words: WordLists, ours: bool, case: bool) -> Finder:
    phrases: dict[str, int] = {}
    for number, written in enumerate(inside.get("phrases", ())):
        place = (*path, "phrases", number)
        try:
            expanded = expand(written, words)
        except PhraseError as error:
            read.wrong(place, str(error))
            continue
        for phrase in expanded:
            before = phrases.setdefault((plain if case else strict)(phrase), number)
            if before != number:
                read.wrong(place, f"{phrase!r} is already said by phrase {before + 1}")
                break
        if len(phrases) > EXPANDED:
            read.wrong((*path, "phrases"), f"the phrases stand for more than {EXPANDED:,}")
            break
    patterns, needed = _patterns(read, inside.get("pattern", ()), (*path, "pattern"), ours)
    return Finder(
        phrases=tuple(phrases),
        items=tuple(phrases.values()),
        patterns=patterns,
        literals=needed,
        sequences=_sequences(read, inside.get("sequence", ()), (*path, "sequence"), words, case, ours),
        case=case,
        linear=not ours,
    )


def _patterns(read: Read, value: Any, path: Path, ours: bool) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Patterns, and for each the literals of which a match holds one."""
    patterns: list[str] = []
    needed: list[tuple[str, ...]] = []
    for number, item in enumerate(value if isinstance(value, list) else [value] if value else ()):
        place = (*path, number) if isinstance(value, list) else path
        said = item if isinstance(item, dict) else {"pattern": item}
        pattern = said["pattern"].strip("\n")
        try:
            found = literals(pattern)
            parse(pattern)
        except PatternError as error:
            read.wrong(place, str(error))
            continue
        if not ours:
            problem = refusal(pattern)
            if problem:
                read.wrong(place, problem)
                continue
            if "slow" in said:
                read.wrong((*place, "slow"), "only for rules of sourcecheck itself; name a `literal`")
        if "literal" in said:
            literal = said["literal"]
            if sum(char.isalnum() for char in literal) < 2 and all(char.isalnum() or char == " " for char in literal):
                read.wrong((*place, "literal"), f"expected two letters or a mark, got {literal!r}: that is everywhere")
            found = (literal,)
        elif not found and "slow" not in said:
            read.wrong(
                place,
                "no text of three letters that every match holds can be read off this pattern, so it would run on "
                "every block; write it as {pattern: ..., literal: ...} and name one",
            )
        patterns.append(pattern)
        needed.append(found)
    return tuple(patterns), tuple(needed)


def _sequences(
    read: Read, value: list[Any], path: Path, words: WordLists, case: bool, ours: bool
) -> tuple[tuple[Step, ...], ...]:
    if not value:
        return ()
    nested = isinstance(value[0], list)
    rows = []
    for number, row in enumerate(value if nested else [value]):
        place = (*path, number) if nested else path
        steps = tuple(_step(read, step, (*place, index), words, case) for index, step in enumerate(row))
        if anchor(steps) < 0:
            read.wrong(place, "expected a step with `any` (and no endings) that is not optional, to look for first")
        rows.append(steps)
    return tuple(rows)


def _step(read: Read, step: dict[str, Any], path: Path, words: WordLists, case: bool) -> Step:
    listed: dict[str, None] = {}
    for number, written in enumerate(step.get("any", ())):
        try:
            for word in expand(written, words):
                if " " in word:
                    raise PhraseError(f"expected one word, got {word!r}; write a step for each")
                listed[(plain if case else strict)(word)] = None
        except PhraseError as error:
            read.wrong((*path, "any", number), str(error))
    return Step(
        any=tuple(listed),
        endings=tuple((plain if case else strict)(ending) for ending in step.get("endings", ())),
        optional=step.get("optional", False),
        repeat=step.get("repeat", 1),
    )


def _example(read: Read, item: Any, path: Path) -> str | Example:
    from sourcecheck.examples import unmarked

    said = item if isinstance(item, dict) else {"text": item}
    try:
        _, spans = unmarked(said["text"])
    except ValueError as error:
        read.wrong(path, str(error))
        return ""
    if path[1] == "bad" and not spans and not said.get("document"):
        read.wrong(path, "mark what is reported with [[ and ]], or say `document: true`")
    if path[1] == "good" and spans:
        read.wrong(path, "a good example has no marks; write \\[[ for the brackets themselves")
    if not isinstance(item, dict):
        return str(item)
    return Example(
        text=said["text"],
        format=Format(said.get("format", "text")),
        why=said.get("why", ""),
        document=said.get("document", False),
        type=said.get("type", ""),
        variant=said.get("variant"),
        options=said.get("options", {}),
    )


def skeleton(id: str) -> str:
    """A rule file to begin with, for ``sourcecheck rules new family/name``; it is valid, and its examples hold.

    Raises:
        UsageError: not a name of a rule.
    """
    family = id.partition("/")[0]
    if family in RESERVED:
        raise UsageError(f"{family} is a folder of its own kind, never a family of rules; choose another")
    if not re.fullmatch(f"{NAME}/{NAME}", id):
        raise UsageError(f"expected family/rule-name in lower case with hyphens between words, got {id!r}")
    name = id.partition("/")[2].replace("-", " ")
    return f"""\
# {id}.yaml: the path is the rule's name. Say what is wrong, so that "ignore {id}" reads well.
message: "“{{match}}” ({name}): who says so?"   # to the writer: what was found, what would settle it
severity: warning        # if right, how much is the reader misled?   info | warning | error
confidence: medium       # how often is it right?                     low | medium | high
doubt: A reader cannot weigh a claim whose source has no name.
settle: Name the source, or leave the claim out.
why: |
  One or two paragraphs for the person who disagrees.
references:              # published standards this rests on
  - https://www.spj.org/spj-code-of-ethics/
languages: [en]
in: [content]            # content | headings | captions | cells | byline | notices | attributes | ...
phrases:                 # one matcher: phrases | pattern | sequence | density | absence | repetition | score
  - (some|many) observers (say|believe)
unless:                  # what cancels a match in the same sentence
  phrases: [according to]
examples:
  bad:                   # at least two; [[ ]] marks exactly what is reported
    - "[[Many observers say]] the lake is dying."
    - "The lake is dying, [[some observers believe]]."
  good:                  # at least two near misses that stay silent
    - "Two observers of the lake trust, Li and Okafor, say the lake is dying."
    - "According to the lake trust, many observers say the lake is dying."
"""
