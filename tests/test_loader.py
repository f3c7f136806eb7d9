"""What a rule file may say, and what is said of one that says it wrong."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcecheck import guarded_yaml, loader
from sourcecheck.errors import RuleError, UsageError
from sourcecheck.finding import Confidence, Severity
from sourcecheck.loader.presets import Layer
from sourcecheck.loader.rule_file import read_rule
from sourcecheck.loader.schema import MATCHERS, RULE
from sourcecheck.matching import Scanner
from sourcecheck.matching.phrases import PhraseError
from sourcecheck.rule import Rule

GOOD = """\
message: "“{match}”: who says so?"
severity: warning
confidence: high
doubt: A doubt.
settle: A cure.
why: A reason.
references: [https://example.org/standard]
phrases:
  - experts say
examples:
  bad:
    - "[[Experts say]] it."
    - "It sinks, [[experts say]]."
  good:
    - "Two experts said it."
    - "Nobody said it."
"""


def folder(root: Path, **files: str) -> str:
    """A folder of rules; ``vague_source`` stands for attribution/vague-source.yaml."""
    for name, text in files.items():
        path = root / (name.replace("__", "/").replace("_", "-") + ".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return str(root)


def refused(root: Path, **files: str) -> list[str]:
    with pytest.raises(RuleError) as error:
        loader.load([folder(root, **files)])
    return str(error.value).replace(str(root), "rules").splitlines()


def changed(old: str, new: str) -> str:
    assert GOOD.count(old) == 1, old
    return GOOD.replace(old, new)


def test_a_rule_of_a_project(tmp_path: Path) -> None:
    rules = loader.load([folder(tmp_path, attribution__house_source=GOOD)]).rules
    rule = rules["attribution/house-source"]
    assert rule.severity is Severity.WARNING and rule.confidence is Confidence.HIGH
    assert rule.matcher is not None and rule.matcher.finder.phrases == ("experts say",)
    assert rule.scopes == ("content",) and rule.references == ("https://example.org/standard",)
    assert list(rules) == sorted(rules)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            changed("severity: warning", "severity: wraning"),
            "2: severity: expected one of info, warning, error, got 'wraning'; did you mean 'warning'?",
        ),
        (changed("confidence: high", "confidence: 3"), "3: confidence: expected one of low, medium, high, got 3"),
        (changed("severity:", "severty:"), "2: severty: unknown key; did you mean 'severity'?"),
        (changed("severity:", "xyz:"), "2: xyz: unknown key; expected one of id, message, severity,"),
        (changed("severity:", "severty:"), "1: severity: missing; how much the reader is misled"),
        (changed("doubt: A doubt.\n", ""), "1: doubt: missing; one sentence"),
        (changed("settle: A cure.\n", ""), "1: settle: missing"),
        (changed("why: A reason.\n", ""), "1: why: missing"),
        (changed("why: A reason.", "why:"), "6: why: expected text, got nothing"),
        (changed("references: [https://example.org/standard]\n", ""), "1: references: missing"),
        (changed("[https://example.org/standard]", "[]"), "7: references: expected at least 1 references, got 0"),
        (
            changed('    - "It sinks, [[experts say]]."\n', ""),
            "11: examples.bad: expected at least 2 bad examples, got 1",
        ),
        (changed('    - "Nobody said it."\n', ""), "14: examples.good: expected at least 2 good examples, got 1"),
        (
            changed('"[[Experts say]] it."', "[[Experts say]]"),
            "12: examples.bad.1: expected an example, got a list; put",
        ),
        (changed('"Nobody said it."', '"[[Nobody]] said it."'), "16: examples.good.2: a good example has no marks"),
        (changed('"[[Experts say]] it."', '"Experts say it."'), "12: examples.bad.1: mark what is reported with [["),
        (changed('"[[Experts say]] it."', '"[[Experts say it."'), "12: examples.bad.1: '[[' without ']]'"),
        (changed("phrases:\n  - experts say\n", ""), "1: expected exactly one of phrases, pattern, sequence, density"),
        (changed("phrases:", "pattern: 'experts say'\nphrases:"), "expected one matcher, got phrases and pattern"),
        (changed("who says so?", "who says so?" + "x" * 80), "1: message: at most 90 characters, got 103"),
        (changed("{match}", "{macth}"), "in braces, got 'macth'; did you mean 'match'?"),
        (
            changed("severity: warning", "id: other/name\nseverity: warning"),
            "2: id: expected 'attribution/x', as the path",
        ),
        (changed("- experts say", "- (experts say"), "9: phrases.1: '(' is not closed by ')'"),
        (changed("- experts say", "- <cue-verb> say"), "9: phrases.1: there is no word list 'cue-verb'"),
        (
            changed("- experts say", "- Experts say\n  - experts say"),
            "10: phrases.2: 'experts say' is already said by phrase 1",
        ),
        (changed("- experts say", "- 12"), '9: phrases.1: expected a phrase, got 12; write "12" in quotation marks'),
        (changed("- experts say", "- yes: no"), "9: phrases.1: expected a phrase, got a mapping; put quotation marks"),
        (changed("phrases:\n  - experts say", "pattern: '(a'"), "8: pattern: not a pattern: missing )"),
        (changed("phrases:\n  - experts say", "pattern: 'x*'"), "8: pattern: can match nothing at all"),
        (changed("phrases:\n  - experts say", "pattern: '\\d+%'"), "8: pattern: no text of three letters that every"),
        (
            changed("phrases:\n  - experts say", "pattern: 'lake(?! now)'"),
            "8: pattern: look-ahead and look-behind are not",
        ),
        (changed("phrases:\n  - experts say", "pattern: '(lake) \\1'"), "8: pattern: references back to a group"),
        (changed("phrases:\n  - experts say", "pattern: 'lake' \nin: [tables]"), "9: in.1: expected one of content, "),
        (
            changed("phrases:\n  - experts say", "pattern: {pattern: '\\d+', slow: because}"),
            "8: pattern.slow: only for rules of sourcecheck itself",
        ),
        (
            changed("phrases:\n  - experts say", "pattern: {pattern: '\\d+', literal: 'a'}"),
            "8: pattern.literal: expected two letters or a mark, got 'a'",
        ),
        (
            changed("phrases:\n  - experts say", "sequence: [{endings: [ly]}, {any: [say], optional: true}]"),
            "8: sequence: expected a step with `any`",
        ),
        (
            changed("phrases:\n  - experts say", "density: {at-least: 2}"),
            "8: density: expected at least one of phrases,",
        ),
        (changed("phrases:\n  - experts say", "density: {phrases: [a b]}"), "8: density.at-least: missing"),
        (changed("severity: warning", "severity: &a warning"), "2: not accepted as YAML: anchors are not accepted"),
        ("- a\n- b\n", "1: expected a rule, got a list"),
        ("", "1: expected a rule, got nothing"),
        ("a: [", "not accepted as YAML"),
        ("x" * 70_000, "1: 68 KiB is over the limit of 64 KiB a file"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    lines = refused(tmp_path, attribution__x=text)
    assert all(line.startswith("rules/attribution/x.yaml:") for line in lines), lines
    assert any(said in line for line in lines), lines


def test_everything_wrong_is_said_at_once(tmp_path: Path) -> None:
    lines = refused(
        tmp_path / "rules",
        a__one=changed("severity: warning", "severity: high").replace("why: A reason.", "why: 1"),
        b__two=changed("confidence: high", "confidence: sure"),
        words__list="words: [a]",
    )
    assert [line.partition(": ")[0].removeprefix("rules/rules/").removeprefix("rules/") for line in lines] == [
        "words/list.yaml:1", "a/one.yaml:2", "a/one.yaml:6", "b/two.yaml:3",
    ]  # fmt: skip


def test_what_a_file_can_make_us_print_is_bounded(tmp_path: Path) -> None:
    lines = refused(tmp_path, a__b="".join(f"k{number}: 1\n" for number in range(2_000)))
    assert len(lines) == 41 and lines[-1].endswith("more is wrong; mend these first")
    lines = refused(tmp_path, a__b='"\\e[31m\\n": 1\n' + GOOD)
    assert len(lines) == 1 and lines[0].isprintable()


def test_word_lists(tmp_path: Path) -> None:
    root = folder(
        tmp_path,
        words__watchers="source: our own\nwords: [observers, analysts]\n",
        house__watchers=changed("- experts say", "- experts say\n  - <watchers> say"),
    )
    matcher = loader.load([root]).rules["house/watchers"].matcher
    assert matcher is not None
    assert matcher.finder.phrases == ("experts say", "observers say", "analysts say")
    assert matcher.finder.items == (0, 1, 1)


@pytest.mark.parametrize(
    "name", ["rule.yaml", "a/b/c.yaml", "A/b.yaml", "a/b_c.yaml", "a/b.yml", "a/-b.yaml", "a b/c.yaml"]
)
def test_a_rule_lies_where_its_name_says(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(GOOD, encoding="utf-8")
    with pytest.raises(RuleError, match=r"rule file ends in|family/rule-name"):
        loader.load([str(tmp_path)])


def test_hidden_files_and_other_files_are_passed_over(tmp_path: Path) -> None:
    folder(tmp_path, house__x=GOOD)
    for name in (".git/x.yaml", "README.md", "house/.draft.yaml"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("no: rule", encoding="utf-8")
    assert "house/x" in loader.load([str(tmp_path)]).rules


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "secret.yaml"
    outside.write_text("password: hunter2", encoding="utf-8")
    inside = tmp_path / "rules" / "house"
    inside.mkdir(parents=True)
    try:
        os.symlink(outside, inside / "x.yaml")
    except OSError:
        pytest.skip("this system makes no links")
    with pytest.raises(RuleError, match="a link that leads out of the folder") as error:
        loader.load([str(tmp_path / "rules")])
    assert "hunter2" not in str(error.value)


def test_bytes_that_are_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "x.yaml").write_bytes(GOOD.encode().replace(b"reason", b"r\xe9ason"))
    with pytest.raises(RuleError, match=r"x\.yaml:1: not UTF-8 \(byte \d+\)"):
        loader.load([str(tmp_path)])


def test_a_name_that_is_taken(tmp_path: Path) -> None:
    taken = next(rule.id for rule in loader.load().rules.values() if rule.matcher is not None)
    with pytest.raises(RuleError, match="there is already a rule of this name"):
        loader.load([folder(tmp_path, **{taken.replace("/", "__").replace("-", "_"): GOOD})])


def test_a_former_name_that_is_taken(tmp_path: Path) -> None:
    taken = next(iter(loader.load().rules))
    renamed = GOOD + f"formerly: [{taken}, old/name]\n"
    with pytest.raises(RuleError, match=rf"x\.yaml:1: formerly: {taken} is the name of a rule; take it out"):
        loader.load([folder(tmp_path / "a", house__x=renamed)])
    once = GOOD + "formerly: [old/name]\n"
    with pytest.raises(RuleError, match=r"y\.yaml:1: formerly: old/name is a former name of house/x too"):
        loader.load([folder(tmp_path / "b", house__x=once, house__y=once)])


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no such folder"):
        loader.load([str(tmp_path / "rulez")])
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="not a folder"):
        loader.load([str(tmp_path / "file")])


# Choosing ----------------------------------------------------------------------


def rule(id: str, confidence: Confidence = Confidence.HIGH) -> Rule:
    return Rule(id, "m", Severity.WARNING, confidence, "d", "s", "w", ("r",), ("a", "b"), ("c", "d"))


RULES = loader.RuleSet(
    {
        one.id: one
        for one in (
            rule("dates/bad"), rule("tables/bad"), rule("tables/odd", Confidence.LOW),
            rule("tables/wide", Confidence.MEDIUM),
        )
    },
    {
        "recommended": loader.Preset("recommended", "all"),
        "all": loader.Preset("all", "more", confidence=Confidence.LOW),
        "quiet": loader.Preset(
            "quiet", "less", ("tables",), ("tables/wide",), {"tables/*": Severity.INFO, "tables/bad": Severity.ERROR}
        ),
    },
)  # fmt: skip


@pytest.mark.parametrize(
    ("options", "chosen"),
    [
        ({}, ["dates/bad", "tables/bad", "tables/wide"]),
        ({"min_confidence": Confidence.LOW}, ["dates/bad", "tables/bad", "tables/odd", "tables/wide"]),
        ({"min_confidence": Confidence.HIGH}, ["dates/bad", "tables/bad"]),
        ({"preset": "quiet"}, ["tables/bad"]),
        ({"preset": "all"}, ["dates/bad", "tables/bad", "tables/odd", "tables/wide"]),
        ({"preset": "all", "min_confidence": Confidence.HIGH}, ["dates/bad", "tables/bad"]),
        ({"layers": [Layer(("tables",))]}, ["tables/bad", "tables/wide"]),
        ({"layers": [Layer(("tables/*",), ignore=("tables/wide",))]}, ["tables/bad"]),
        ({"layers": [Layer(("tables/odd",))]}, ["tables/odd"]),
        ({"layers": [Layer(("tables/odd",), ignore=("tables",))]}, ["tables/odd"]),
        ({"layers": [Layer(("tables/odd",), ignore=("tables/odd",))]}, []),
        ({"layers": [Layer(("all",), ignore=("dates",))]}, ["tables/bad", "tables/wide"]),
        ({"layers": [Layer(("tables/wide",))], "preset": "quiet"}, ["tables/wide"]),
        ({"layers": [Layer(ignore=("all",))]}, []),
        # Each layer has the last word over those before it.
        ({"layers": [Layer(ignore=("tables",)), Layer(extend=("tables/odd",))]}, ["dates/bad", "tables/odd"]),
        ({"layers": [Layer(("tables/odd",)), Layer(ignore=("tables",))]}, []),
        ({"layers": [Layer(ignore=("tables/bad",)), Layer(("tables/bad",))]}, ["tables/bad"]),
        ({"layers": [Layer(("tables",)), Layer(extend=("dates",))]}, ["dates/bad", "tables/bad", "tables/wide"]),
        ({"layers": [Layer(None, ("tables",), ("all",))]}, ["tables/bad", "tables/wide"]),
        ({"layers": [Layer(("tables/odd",)), Layer(extend=("tables",))]}, ["tables/bad", "tables/odd", "tables/wide"]),
    ],
)
def test_what_runs(options: dict[str, object], chosen: list[str]) -> None:
    assert [one.rule.id for one in RULES.select(**options)] == chosen  # type: ignore[arg-type]


def test_severities_of_a_project_win_over_the_preset() -> None:
    moved = {"tables": Severity.ERROR, "tables/wide": Severity.WARNING}
    found = {one.rule.id: one.severity for one in RULES.select("quiet", [Layer(("tables",))], severities=moved)}
    assert found == {"tables/bad": Severity.ERROR, "tables/wide": Severity.WARNING}


def test_a_preset_moves_severities_the_narrowest_name_wins() -> None:
    found = {one.rule.id: one.severity for one in RULES.select("quiet", [Layer(("tables",))])}
    assert found == {"tables/bad": Severity.ERROR, "tables/wide": Severity.INFO}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"layers": [Layer(("tables/bda",))]}, "there is no rule or family 'tables/bda'; did you mean 'tables/bad'?"),
        ({"layers": [Layer(ignore=("table",))]}, "there is no rule or family 'table'; did you mean 'tables'?"),
        (
            {"preset": "recomended"},
            "there is no preset 'recomended'; expected one of all, quiet, recommended; did you mean",
        ),
    ],
)
def test_a_name_that_is_none_is_named(options: dict[str, object], said: str) -> None:
    with pytest.raises(UsageError) as error:
        RULES.select(**options)  # type: ignore[arg-type]
    assert said in str(error.value)


def test_a_preset_that_names_no_rule(tmp_path: Path) -> None:
    root = folder(tmp_path, presets__house="about: Ours.\nseverity: {tabels: error}\n")
    with pytest.raises(RuleError, match="there is no rule or family 'tabels'"):
        loader.load([root])


def test_the_presets_of_the_library() -> None:
    rules = loader.load()
    assert set(rules.presets) >= {"recommended", "news", "content-repo", "strict"}
    for name in rules.presets:
        assert rules.select(name)


# Anything at all ---------------------------------------------------------------

VALUES = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=20),
        st.sampled_from(["experts say", "(a|b", "<x>", "(?P<here>lake)", "lake(?=s)", "a{2,99999}"]),
        st.sampled_from(["[[a]]", "\\", "x*"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(
                ["phrases", "pattern", "sequence", "literal", "any", "endings", "repeat", "optional", "at-least", "bad",
                 "good", "text", "document", "window", "case", "per-words"]
            ) | st.text(min_size=1, max_size=5),
            inner,
            max_size=4,
        ),
    ),
    max_leaves=12,
)  # fmt: skip


def no_words(name: str) -> Sequence[str]:
    raise PhraseError(f"there is no word list {name!r}")


@settings(max_examples=400, deadline=None)
@given(st.dictionaries(st.sampled_from([field.name for field in RULE.fields]), VALUES, max_size=4), st.booleans())
def test_any_value_at_any_key_is_a_rule_or_a_complaint(changes: dict[str, object], ours: bool) -> None:
    value = guarded_yaml.load(GOOD)
    assert isinstance(value, dict)
    if changes.keys() & set(MATCHERS):
        del value["phrases"]
    rule, problems = read_rule(json.dumps({**value, **changes}), "x.yaml", "a/b", no_words, ours)
    assert (rule is None) == bool(problems)
    if rule is not None:
        Scanner([rule])


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60), st.integers(0, len(GOOD)), st.integers(0, 40))
def test_any_text_is_a_rule_or_a_complaint(inserted: str, at: int, dropped: int) -> None:
    text = GOOD[:at] + inserted + GOOD[at + dropped :]
    rule, problems = read_rule(text, "x.yaml", "a/b", no_words, ours=False)
    assert (rule is None) == bool(problems)
    assert all(line.startswith("x.yaml:") and "\n" not in line for line in problems)
