"""SARIF: the standard's schema, what GitHub asks beyond it, and readers that are not ours."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import sourcecheck
from sourcecheck import loader
from sourcecheck.document import Document, Format
from sourcecheck.finding import Confidence, Finding, Fix, Related, Severity, TextEdit
from sourcecheck.report import FileReport, Problem
from sourcecheck.reporters import Look, reporter, sarif
from sourcecheck.reporters.explanation import explanation
from sourcecheck.reporters.line_hash import line_hashes
from sourcecheck.rule import Example, Hit, Rule
from sourcecheck.settle import settle, stamp
from sourcecheck.text import Span

ANY_TEXT = st.text(
    st.characters() | st.sampled_from("\x1b\x07\r\n\t%:[]()\\{}\x9b\u202e\u2028\u200d\ud800\udce9#"), max_size=60
)
CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
RULE = Rule(
    id="test/some-rule",
    message="“{match}”: say more.",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    doubt="Nobody can check it.",
    settle="Name the source.",
    why="A reader `sees` *that*.\n\nAnd <more>.",
    references=("https://example.org/a_b", "A book, 1998"),
    bad=("The [[lake]] is low.", Example("A ``` fence, and [[a\tb]].")),
    good=("The lake of 1998 is low.",),
)


def finding(source: str, start: int, end: int, path: str = "a.md", message: str = "", **more: Any) -> Finding:
    rule = RULE._replace(message=message) if message else RULE
    document = Document(path=path, format=Format.TEXT, source=source, blocks=())
    return settle([stamp(document, rule, Severity.WARNING, Hit(Span(start, end), **more))])[0]


def report(*findings: Finding, path: str = "a.md", **more: Any) -> FileReport:
    return FileReport(path, "markdown", "utf-8", findings=findings, **more)


def written(*reports: FileReport, rules: Mapping[str, Rule] | None = None) -> str:
    known = {RULE.id: RULE} if rules is None else rules
    return "".join(reporter("sarif")(reports, Look(rules=lambda: known)))


def run_of(*reports: FileReport, rules: Mapping[str, Rule] | None = None) -> Any:
    """The run of a log that keeps GitHub's profile."""
    text = written(*reports, rules=rules)
    assert not CONTROLS.search(text)
    log = json.loads(text)
    github_profile(log, text)
    return log["runs"][0]


# What GitHub asks of a log beyond the schema (docs.github.com, "SARIF support for code scanning") ------------


def github_profile(log: Any, text: str) -> None:
    """Assert what GitHub asks for: fields, limits, no empty strings, places in the repository."""
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    assert log["version"] == "2.1.0"
    assert len(zlib.compress(text.encode())) < 10_000_000
    assert len(log["runs"]) == 1
    run = log["runs"][0]
    for empty in _strings(run):
        assert empty
    driver = run["tool"]["driver"]
    assert driver["name"] == "sourcecheck"
    assert re.fullmatch(r"\d+\.\d+\.\d+.*", driver["semanticVersion"])
    assert len(driver["rules"]) <= 25_000
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(set(ids)) == len(ids)
    for rule in driver["rules"]:
        _check_rule(rule)
    assert run["automationDetails"]["id"] == "sourcecheck/"
    assert run["columnKind"] == "unicodeCodePoints"
    assert len(run["results"]) <= 5000
    levels = [result["level"] for result in run["results"]]
    assert levels == sorted(levels, key=["error", "warning", "note"].index)
    for result in run["results"]:
        _check_result(result, ids)
    (invocation,) = run["invocations"]
    told = invocation.get("toolExecutionNotifications", [])
    assert invocation["executionSuccessful"] is not any(one["level"] == "error" for one in told)
    kinds = {one["id"] for one in driver["notifications"]}
    for one in told:
        assert one["descriptor"]["id"] in kinds
        assert len(one["message"]["text"]) <= 1024
        for place in one.get("locations", ()):
            _check_artifact(place["physicalLocation"]["artifactLocation"])


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, member in value.items():
            yield key
            yield from _strings(member)
    elif isinstance(value, list):
        for member in value:
            yield from _strings(member)


def _check_rule(rule: Any) -> None:
    for name in ("shortDescription", "fullDescription"):
        assert 0 < len(rule[name]["text"]) <= 1024
    assert rule["help"]["text"]
    assert rule["help"]["markdown"]
    assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
    about = rule["properties"]
    assert about["precision"] in ("high", "medium", "low")
    assert about["problem.severity"] in ("error", "warning", "recommendation")
    assert 0 < len(about["tags"]) <= 20
    assert "security-severity" not in about


def _check_result(result: Any, ids: list[str]) -> None:
    assert "ruleIndex" not in result or ids[result["ruleIndex"]] == result["ruleId"]
    assert 0 < len(result["message"]["text"]) <= 1024
    assert len(result["locations"]) == 1
    places = [*result["locations"], *result.get("relatedLocations", ())]
    assert len(places) <= 1000
    for place in places:
        _check_artifact(place["physicalLocation"]["artifactLocation"])
        _check_region(place["physicalLocation"]["region"])
    numbers = [place["id"] for place in result.get("relatedLocations", ())]
    assert len(set(numbers)) == len(numbers)
    for fix in result.get("fixes", ()):
        for change in fix["artifactChanges"]:
            for replacement in change["replacements"]:
                _check_region(replacement["deletedRegion"])
    hashes = result["partialFingerprints"]
    assert re.fullmatch("[0-9a-f]{16}", hashes["sourcecheck/v1"])
    assert re.fullmatch("[0-9a-f]{1,16}:[1-9][0-9]*", hashes.get("primaryLocationLineHash", "0:1"))


def _check_artifact(artifact: Any) -> None:
    place = artifact["uri"]
    assert re.fullmatch(r"[A-Za-z0-9/\-._~!$&'()*+,;=@%:]+", place)
    assert not re.search("%(?![0-9A-F]{2})", place)
    if "uriBaseId" in artifact:
        assert artifact["uriBaseId"] == "%SRCROOT%"
        assert not urlsplit(place).scheme
        assert not place.startswith(("/", "./", "../"))
        assert "\\" not in place
    else:
        assert place.startswith("file:///") or place == "%3Cstdin%3E"


def _check_region(region: Any) -> None:
    start = region["startLine"], region["startColumn"]
    assert (1, 1) <= start <= (region["endLine"], region["endColumn"])
    assert region["endColumn"] >= 1


# What is written -------------------------------------------------------------------------------------------


def test_a_result_whole() -> None:
    source = "# A lake\r\n\r\nThe 😀 lake is low.\r\n"
    # A rule may give edits in any order; they come out in that of the text.
    fix = Fix("Say which.", (TextEdit(Span(18, 22), "Lake Constance"), TextEdit(Span(0, 2), "")), safe=True)
    one = finding(source, 18, 22, related=(Related(Span(2, 8), "the headline"),), fix=fix)
    run = run_of(report(one, source=source))
    artifact = {"uri": "a.md", "uriBaseId": "%SRCROOT%"}
    region = {"startLine": 3, "startColumn": 7, "endLine": 3, "endColumn": 11}
    assert run["results"] == [
        {
            "ruleId": "test/some-rule",
            "ruleIndex": 0,
            "level": "warning",
            "message": {"text": "“lake”: say more."},
            "locations": [
                {"physicalLocation": {"artifactLocation": artifact, "region": region | {"snippet": {"text": "lake"}}}}
            ],
            "relatedLocations": [
                {
                    "id": 1,
                    "message": {"text": "the headline"},
                    "physicalLocation": {
                        "artifactLocation": artifact,
                        "region": {
                            "startLine": 1, "startColumn": 3, "endLine": 1, "endColumn": 9,
                            "snippet": {"text": "A lake"},
                        },
                    },
                }
            ],
            "partialFingerprints": {
                "primaryLocationLineHash": line_hashes(source, [3])[3],
                "sourcecheck/v1": one.fingerprint,
            },
            "fixes": [
                {
                    "description": {"text": "Say which."},
                    "artifactChanges": [
                        {
                            "artifactLocation": artifact,
                            "replacements": [
                                {"deletedRegion": {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 3}},
                                {"deletedRegion": region, "insertedContent": {"text": "Lake Constance"}},
                            ],
                        }
                    ],
                    "properties": {"safe": True},
                }
            ],
            "properties": {"confidence": "high", "scope": "span"},
        }
    ]  # fmt: skip
    assert run["tool"]["driver"]["version"] == sourcecheck.__version__
    assert run["newlineSequences"] == ["\r\n", "\n", "\r"]
    assert list(run["originalUriBaseIds"]) == ["%SRCROOT%"]
    assert "uri" not in run["originalUriBaseIds"]["%SRCROOT%"]  # no folder of the machine


def test_a_rule_whole() -> None:
    (rule,) = run_of()["tool"]["driver"]["rules"]
    help_ = rule.pop("help")
    assert rule == {
        "id": "test/some-rule",
        "shortDescription": {"text": "Some rule (test)"},
        "fullDescription": {"text": "Nobody can check it. Name the source."},
        "defaultConfiguration": {"level": "warning"},
        "properties": {"tags": ["test"], "precision": "high", "problem.severity": "warning"},
    }
    assert help_["markdown"] == (
        "# Some rule (test)\n\n"
        "Nobody can check it.\n\n"
        "Name the source.\n\n"
        "## Why\n\n"
        "A reader `sees` \\*that\\*.\n\n"
        "And \\<more\\>.\n\n"
        "## Reported\n\n"
        "```text\nThe lake is low.\n    ^^^^\n```\n\n"
        "````text\nA ``` fence, and a    b.\n                 ^^^^^^\n````\n\n"
        "## Left alone\n\n"
        "```text\nThe lake of 1998 is low.\n```\n\n"
        "## References\n\n"
        "- <https://example.org/a_b>\n- A book, 1998\n\n"
        "All of it: `sourcecheck explain test/some-rule`"
    )
    assert "    The lake is low.\n        ^^^^" in help_["text"]


def test_every_rule_says_what_explain_says() -> None:
    library = loader.load().rules
    rules = run_of(rules=library)["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(library)
    for rule in rules:
        own = library[rule["id"]]
        text = " ".join(rule["help"]["text"].split())
        told = " ".join(" ".join(explanation(own, colour=False, columns=88)).split())
        for field in (own.doubt, own.settle, own.why, *own.references):
            assert " ".join(field.split()) in text
            assert " ".join(field.split()) in told


@pytest.mark.parametrize(
    ("severity", "level"), [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "note")]
)
def test_levels(severity: Severity, level: str) -> None:
    one = finding("a", 0, 1)._replace(severity=severity)
    assert run_of(report(one))["results"][0]["level"] == level


def test_nothing_checked() -> None:
    run = run_of()
    assert run["results"] == []
    assert run["invocations"] == [{"executionSuccessful": True}]


def test_problems_are_notifications() -> None:
    bug = Problem("b.md", "internal", "b.md: rule test/x failed", "test/x")
    usage = Problem("", "usage", "there is no preset 'x'")
    run = run_of(FileReport("b.md", problems=(bug,)), FileReport("", read=False, problems=(usage,)))
    assert run["invocations"] == [
        {
            "executionSuccessful": False,
            "toolExecutionNotifications": [
                {
                    "level": "error",
                    "descriptor": {"id": "internal"},
                    "message": {"text": "b.md: rule test/x failed"},
                    "associatedRule": {"id": "test/x"},
                    "locations": [
                        {"physicalLocation": {"artifactLocation": {"uri": "b.md", "uriBaseId": "%SRCROOT%"}}}
                    ],
                },
                {"level": "error", "descriptor": {"id": "usage"}, "message": {"text": "there is no preset 'x'"}},
            ],
        }
    ]
    many = [FileReport(f"{number}.md", read=False, problems=(bug,)) for number in range(1200)]
    told = run_of(*many)["invocations"][0]["toolExecutionNotifications"]
    assert len(told) == 1001
    assert told[-1]["message"]["text"] == "200 more problems left out: standard error has all."


def test_what_is_not_reported_is_counted() -> None:
    below = finding("a", 0, 1)
    counts = run_of(report(below=(below,), suppressed=2, known=3, elsewhere=4))["properties"]
    assert [counts[name] for name in ("hidden", "suppressed", "known", "elsewhere")] == [1, 2, 3, 4]
    assert run_of(report(below=(below,), suppressed=2))["results"] == []


def test_a_link_in_an_article_is_no_link_of_the_message() -> None:
    said = run_of(report(finding("[b](http://x)", 0, 13)))["results"][0]["message"]["text"]
    assert said == r"“\[b\](http://x)”: say more."
    assert run_of(report(finding("[b] (c)", 0, 7)))["results"][0]["message"]["text"] == "“[b] (c)”: say more."


def test_long_quotations_have_no_snippet() -> None:
    source = "x" * 1025
    regions = [
        result["locations"][0]["physicalLocation"]["region"]
        for result in run_of(report(finding(source, 0, 1025), finding(source, 0, 1024)))["results"]
    ]
    assert ["snippet" in region for region in regions] == [False, True]


def test_messages_are_cut_and_never_empty() -> None:
    long, empty = (finding("a", 0, 1)._replace(message=text) for text in ("x" * 2000, " "))
    texts = [result["message"]["text"] for result in run_of(report(long, empty))["results"]]
    assert texts == ["x" * 1023 + "…", "test/some-rule"]


def test_a_rule_that_is_not_described() -> None:
    assert "ruleIndex" not in run_of(report(finding("a", 0, 1)), rules={})["results"][0]


def test_without_the_text_github_makes_the_hash_itself() -> None:
    assert list(run_of(report(finding("a", 0, 1)))["results"][0]["partialFingerprints"]) == ["sourcecheck/v1"]


# Limits ----------------------------------------------------------------------------------------------------


def test_five_thousand_results_the_most_severe() -> None:
    one = finding("The lake", 4, 8)
    parts = {Severity.INFO: 3000, Severity.WARNING: 2500, Severity.ERROR: 500}
    reports = [
        report(*(one._replace(severity=severity, message=f"{severity.label} {number}") for number in range(count)))
        for severity, count in parts.items()
    ]
    run = run_of(*reports)
    texts = [result["message"]["text"] for result in run["results"]]
    assert texts == [
        f"{severity.label} {number}"
        for severity, count in ((Severity.ERROR, 500), (Severity.WARNING, 2500), (Severity.INFO, 2000))
        for number in range(count)
    ]
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert told["level"] == "warning"
    assert told["message"]["text"].startswith("1,000 more results left out: ")
    assert run["invocations"][0]["executionSuccessful"]


def unpackable(count: int, size: int) -> Iterator[Finding]:
    """Findings that quote words which no compression makes shorter than half."""
    one = finding("a", 0, 1, related=(Related(Span(0, 1), "a"),) * 20)
    for _ in range(count):
        digits = os.urandom(10 * size).hex()
        places = tuple(
            (start, end, digits[size * number : size * (number + 1)], message)
            for number, (start, end, _, message) in enumerate(one.related)
        )
        yield one._replace(related=places)


def test_a_file_that_would_be_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "_PACKED", 100_000)
    text = written(report(*unpackable(50, 500)))
    log = json.loads(text)
    assert 80_000 < len(zlib.compress(text.encode())) < 150_000
    (told,) = log["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    left = 50 - len(log["runs"][0]["results"])
    assert told["message"]["text"].startswith(f"{left} more results left out: ")


@pytest.mark.long
def test_ten_megabytes() -> None:
    text = written(report(*unpackable(1100, 1000)))
    log = json.loads(text)
    github_profile(log, text)
    assert len(zlib.compress(text.encode())) > 9_000_000
    assert 700 < len(log["runs"][0]["results"]) < 1100


def test_a_thousand_places() -> None:
    one = finding("The lake", 4, 8, related=(Related(Span(0, 3), "here"),) * 1200)
    (result,) = run_of(report(one))["results"]
    assert len(result["relatedLocations"]) == 999
    assert result["properties"]["relatedLocationsLeftOut"] == 201


def test_descriptions_are_cut() -> None:
    rule = RULE._replace(doubt="A doubt. " * 200, settle="")
    (said,) = run_of(rules={rule.id: rule})["tool"]["driver"]["rules"]
    assert len(said["fullDescription"]["text"]) == 1024
    assert said["fullDescription"]["text"].endswith("…")


def test_a_rule_that_says_nothing() -> None:
    rule = RULE._replace(doubt="", settle=" ", why="", references=(), bad=(), good=())
    (said,) = run_of(rules={rule.id: rule})["tool"]["driver"]["rules"]
    assert said["fullDescription"]["text"] == "Some rule (test)"


# Anything may stand in an article --------------------------------------------------------------------------


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_any_text(source: str, path: str, message: str) -> None:
    fix = Fix(message, (TextEdit(Span(0, len(source)), message),))
    related = (Related(Span(0, len(source)), message),)
    one = finding(source, 0, len(source), path, message, fix=fix, related=related)
    problem = Problem(path, "input", message)
    text = written(report(one, path=path, problems=(problem,), source=source))
    text.encode("utf-8")
    assert not re.search(r"\\u(0000|[dD][89a-fA-F])", re.sub(r"\\\\", "", text))
    run = run_of(report(one, path=path, problems=(problem,), source=source))
    (result,) = run["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    if source:
        assert region["snippet"]["text"] == re.sub("[\0\ud800-\udfff]", "\ufffd", source)
    assert not re.search(r"(?<!\\)(\\\\)*\[[^\[\]]*(?<!\\)(\\\\)*\]\(", result["message"]["text"])


@pytest.mark.skipif(os.name == "nt", reason="names on Windows are not bytes")
@given(
    st.binary(min_size=1, max_size=30).filter(lambda name: not set(name) & set(b"\0/") and name not in (b".", b".."))
)
def test_any_name_of_a_file_comes_back(name: bytes) -> None:
    path = os.fsdecode(name)
    run = run_of(report(finding("a", 0, 1, path), path=path), rules={})
    place = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert unquote_to_bytes(place["uri"]).rpartition(b"/")[2] == name


# Readers that are not ours ---------------------------------------------------------------------------------


@pytest.fixture
def archive(tmp_path: Path, fixtures: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with articles that have findings, in lines of all sorts."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "docs").mkdir()
    with open(os.path.join(fixtures, "bell-foundry.md"), "rb") as file:
        article = file.read().replace(b"\r\n", b"\n") + "\n😀 The bell\t is old.\n".encode() * 9
    paragraph = b"\n\nExperts say that the bell of the town is well known far beyond it and will remain so. " * 2
    article = (article + paragraph * 3).rstrip()
    (tmp_path / "docs" / "ä b%.md").write_bytes(article)
    (tmp_path / "docs" / "crlf.md").write_bytes(article.replace(b"\n", b"\r\n"))
    (tmp_path / "docs" / "cr.txt").write_bytes(article.replace(b"\n", b"\r"))
    monkeypatch.chdir(tmp_path / "docs")
    return tmp_path


def checked(*arguments: str) -> Any:
    done = subprocess.run(
        [sys.executable, "-m", "sourcecheck", "check", "--isolated", "--format", "sarif", *arguments],
        capture_output=True,
        check=False,
    )
    assert done.returncode in (0, 1, 2), done.stderr
    return json.loads(done.stdout)


def test_the_command_line(archive: Path) -> None:
    log = checked(".")
    github_profile(log, json.dumps(log))
    run = log["runs"][0]
    found = {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in run["results"]}
    assert found == {"docs/%C3%A4%20b%25.md", "docs/crlf.md", "docs/cr.txt"}
    assert all("primaryLocationLineHash" in result["partialFingerprints"] for result in run["results"])
    assert len(run["tool"]["driver"]["rules"]) > 80
    assert {result["ruleId"] for result in run["results"]} <= {rule["id"] for rule in run["tool"]["driver"]["rules"]}


def test_a_mistake_on_the_command_line_is_a_report_too(archive: Path) -> None:
    run = checked(".", "--preset", "no-such")["runs"][0]
    assert not run["invocations"][0]["executionSuccessful"]
    assert "no-such" in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]


@pytest.mark.long
def test_the_schema_of_the_standard(archive: Path, sarif_sdk: Path) -> None:
    with open(sarif_sdk / "sarif-2.1.0.json", encoding="utf-8-sig") as file:
        schema = json.load(file)
    validator = jsonschema.validators.validator_for(schema)(schema)
    source = "The lake\nis low.\n"
    fix = Fix("Say which.", (TextEdit(Span(4, 8), ""),))
    one = finding(source, 4, 8, related=(Related(Span(0, 3), "here"),), fix=fix)
    problem = Problem("b.md", "internal", "b.md: rule test/x failed", "test/x")
    log = json.loads(written(report(one, source=source, problems=(problem,)), rules=loader.load().rules))
    for whole in (log, json.loads(written()), checked("."), checked("nowhere.md")):
        validator.validate(whole)
    log["runs"][0]["results"][0]["level"] = "info"
    assert not validator.is_valid(log)


@pytest.mark.long
def test_hashes_are_those_of_the_reference_tool(archive: Path, multitool: Callable[..., None]) -> None:
    log = checked(".")
    ours = [result["partialFingerprints"].pop("primaryLocationLineHash") for result in log["runs"][0]["results"]]
    assert len(ours) > 40
    assert any(not hash_.endswith(":1") for hash_ in ours)
    log["runs"][0]["originalUriBaseIds"]["%SRCROOT%"] = {"uri": archive.as_uri() + "/"}
    before, after = archive / "in.sarif", archive / "out.sarif"
    before.write_text(json.dumps(log))
    multitool("rewrite", str(before), "--output", str(after), "--insert", "RollingHashPartialFingerprints")
    results = json.loads(after.read_text(encoding="utf-8-sig"))["runs"][0]["results"]
    assert [result["partialFingerprints"]["primaryLocationLineHash"] for result in results] == ours


@pytest.mark.long
def test_sarif_tools_reads_it(archive: Path) -> None:
    def summary(*arguments: str) -> subprocess.CompletedProcess[str]:
        code = "import sys; from sarif.cmdline.main import main; sys.exit(main())"
        return subprocess.run(
            [sys.executable, "-c", code, *arguments], capture_output=True, text=True, encoding="utf-8", check=False
        )

    log = archive / "report.sarif"
    whole = checked(".", "--severity", "warning")
    log.write_text(json.dumps(whole))
    levels = [result["level"] for result in whole["runs"][0]["results"]]
    assert {"error", "warning"} == set(levels)
    told = summary("--check", "warning", "summary", str(log))
    assert told.returncode != 0
    assert f"error: {levels.count('error')}\n" in told.stdout
    assert f"warning: {levels.count('warning')}\n" in told.stdout
    assert "note: 0\n" in told.stdout
    assert summary("--check", "error", "summary", str(log)).returncode == levels.count("error")
    log.write_text(written(report()))
    assert summary("--check", "note", "summary", str(log)).returncode == 0
