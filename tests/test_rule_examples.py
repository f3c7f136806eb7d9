"""Every rule shows what it does, and says what it rests on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from sourcecheck import checks, examples, loader, rule_tests
from sourcecheck.errors import RuleError, UsageError
from sourcecheck.finding import Confidence, Severity
from sourcecheck.loader.rule_file import NAME, skeleton
from sourcecheck.matching import Scanner
from sourcecheck.matching.naive import naive
from sourcecheck.matching.units import SCOPES
from sourcecheck.rule import Context, Rule
from sourcecheck.rule_index import generated
from sourcecheck.suppressions.rules import FAMILY

# What the engine reports of directives has examples that only a whole run shows: tests/suppressions.
RULES = {name: rule for name, rule in loader.load().rules.items() if rule.family != FAMILY}
SCANNER = Scanner(list(RULES.values()))
EACH = pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)

# Good examples in which an error rule of high confidence rightly speaks: (rule that speaks,
# rule whose good example it is, part of the example), and why.
NOISE: dict[tuple[str, str, str], str] = {
    ("links/orphan-citation-marker", "residue/tool-token-residue", "table[^4]"): "a piece of a text, without its notes",
    ("repetition/duplicate-block", "statistics/no-specifics", "The two sides keep drawing closer"): "it says one thing "
    "again and again to be long",
}


@EACH
def test_its_examples_hold(rule: Rule) -> None:
    failed = [f"{failure.kind}: {failure.said}\n  in {failure.example.text!r}" for failure in
              examples.failures(rule, SCANNER.check_of(rule))]  # fmt: skip
    assert not failed, "\n".join(failed)


@EACH
def test_its_examples_hold_the_naive_way(rule: Rule) -> None:
    assert not list(examples.failures(rule, naive(rule)))


@EACH
def test_it_says_what_a_rule_has_to_say(rule: Rule) -> None:
    assert re.fullmatch(f"{NAME}/{NAME}", rule.id) and rule.family not in {"presets", "words"}
    assert (rule.check is None) != (rule.matcher is None)
    for text in (rule.message, rule.doubt, rule.settle, rule.why, rule.measured):
        assert text.strip()
    for text in (rule.message, rule.doubt, rule.settle):
        assert "\n" not in text
    assert len(rule.message) <= 90
    for name, variant in rule.variants.items():
        assert len(variant.message) <= 90, name
    assert rule.references and all(rule.references)
    assert len(rule.bad) >= 2 and len(rule.good) >= 2
    assert rule.scopes and set(rule.scopes) <= set(SCOPES)
    assert rule.formats
    assert not rule.types or not rule.not_types


@EACH
def test_what_was_measured_has_figures_and_a_date(rule: Rule) -> None:
    assert re.search(r"\d{4}-\d{2}-\d{2}", rule.measured), rule.measured
    assert re.search(r"\d", re.sub(r"\d{4}-\d{2}-\d{2}", "", rule.measured)), rule.measured


@EACH
def test_each_variant_is_shown(rule: Rule) -> None:
    shown = set()
    for written in rule.bad:
        example = examples.as_example(written)
        document, _ = examples.read_example(example)
        context = Context(options={**rule.defaults, **example.options}, type=example.type, today=example.today)
        shown |= {hit.variant for hit in SCANNER.check_of(rule)(document, context)}
    assert shown <= {"", *rule.variants}
    assert set(rule.variants) <= shown


def is_sure(rule: Rule, variant: str) -> bool:
    """Whether a variant is as severe and as sure as its rule, which is an error of high confidence."""
    said = rule.variants.get(variant)
    return said is None or (said.severity in (None, rule.severity) and said.confidence in (None, rule.confidence))


def noise() -> Iterator[tuple[str, str, str]]:
    """Error rules of high confidence that speak in a good example of another rule."""
    speaking = [
        rule for rule in RULES.values() if rule.severity is Severity.ERROR and rule.confidence is Confidence.HIGH
    ]
    for other in RULES.values():
        for written in other.good:
            example = examples.as_example(written)
            document, _ = examples.read_example(example)
            for rule in speaking:
                if rule.id == other.id or document.format not in rule.formats:
                    continue
                context = Context(options=rule.defaults, type=example.type, today=example.today)
                # A finding about the whole text speaks of whole articles; most examples are a piece of one.
                hits = SCANNER.check_of(rule)(document, context)
                if any(hit.scope != "document" and is_sure(rule, hit.variant) for hit in hits):
                    yield rule.id, other.id, example.text


def test_good_examples_are_good_to_all_sure_rules() -> None:
    unexplained = [
        found
        for found in noise()
        if not any(found[:2] == (rule, other) and part in found[2] for rule, other, part in NOISE)
    ]
    assert not unexplained


def test_ids_are_unique_and_sorted() -> None:
    assert list(RULES) == sorted(RULES)
    assert all(RULES[name].id == name for name in RULES)
    python = Counter(rule.id for rule in loader.python_rules())
    assert python and max(python.values()) == 1
    assert {rule.family for rule in loader.python_rules()} == {*checks.FAMILIES, FAMILY}


def test_what_is_made_from_the_rules_is_fresh() -> None:
    for name, text in generated().items():
        with open(name, encoding="utf-8") as file:
            assert file.read() == text, "run: python -m sourcecheck.rule_index --write"


# A folder of a project ---------------------------------------------------------


def test_the_skeleton_is_a_rule_whose_examples_hold(tmp_path_factory: pytest.TempPathFactory) -> None:
    root = tmp_path_factory.mktemp("rules")
    (root / "house").mkdir()
    (root / "house" / "vague-watchers.yaml").write_text(skeleton("house/vague-watchers"), encoding="utf-8")
    assert rule_tests.run_folder(str(root)) == (1, [])


@pytest.mark.parametrize("name", ["", "x", "x/", "../x", "a/b/c", "House/x", "a/b c", "a/b\n"])
def test_a_skeleton_needs_a_name(name: str) -> None:
    with pytest.raises(UsageError, match="expected family/rule-name"):
        skeleton(name)


@pytest.mark.parametrize("folder", ["presets", "words"])
def test_reserved_folders_are_no_families(folder: str) -> None:
    with pytest.raises(UsageError, match=f"{folder} is a folder of its own kind"):
        skeleton(f"{folder}/x")


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ('"[[Many observers say]] the', '"[[Many]] observers say the', "Wrong"),
        ('"[[Many observers say]] the lake', '"[[The lake', "Missing"),
        ("Two observers of the lake trust", "Some observers say the trust", "Noisy"),
        ("(some|many) observers (say|believe)", "nobody ever writes this", "Missing"),
    ],
)
def test_what_does_not_hold_is_told(tmp_path_factory: pytest.TempPathFactory, old: str, new: str, kind: str) -> None:
    text = skeleton("house/x")
    assert old in text
    text = text.replace(old, new)
    if new == '"[[The lake':
        text = text.replace('"[[The lake is dying."', '"[[The lake]] is dying."')
    root = tmp_path_factory.mktemp("rules")
    (root / "house").mkdir()
    (root / "house" / "x.yaml").write_text(text, encoding="utf-8")
    _, failed = rule_tests.run_folder(str(root))
    assert {failure.kind for failure in failed} == {kind}


def test_a_folder_without_rules_is_a_mistake(tmp_path_factory: pytest.TempPathFactory) -> None:
    with pytest.raises(UsageError, match="holds no rules"):
        rule_tests.run_folder(str(tmp_path_factory.mktemp("rules")))


def test_a_rule_of_the_library_by_its_folder() -> None:
    count, failed = rule_tests.run_folder(loader.rules_folder())
    assert count == sum(rule.matcher is not None for rule in RULES.values()) and not failed


def test_patterns_without_the_engine_for_them(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sourcecheck.matching import patterns

    root = tmp_path_factory.mktemp("rules")
    (root / "house").mkdir()
    text = re.sub(r"(?s)phrases: # one.*?unless:", "pattern: lake\nunless:", skeleton("house/x").replace("  #", " #"))
    text = re.sub(r"(?ms)^phrases:.*?^unless:", "pattern: observers (?:say|believe)\nunless:", text)
    (root / "house" / "x.yaml").write_text(text, encoding="utf-8")
    patterns.compiled.cache_clear()
    monkeypatch.setitem(__import__("sys").modules, "re2", None)
    try:
        with pytest.raises(RuleError, match="need google-re2, which is not installed here"):
            rule_tests.run_folder(str(root))
    finally:
        patterns.compiled.cache_clear()
