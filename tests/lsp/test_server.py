"""What an editor sees: a real server process, texts opened, changed, saved and closed in it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from .conftest import Begun
from .wire import CAN, Wire, uri

BAD = "# The weir\n\nThe the weir was closed. It rained on 31 April 2024.\n"
GOOD = "# The weir\n\nThe weir was closed.\n"


def codes(found: list[dict[str, Any]]) -> list[str]:
    return [one["code"] for one in found]


def at(line: int, first: int, last: int | None = None) -> dict[str, Any]:
    return {
        "start": {"line": line, "character": first},
        "end": {"line": line, "character": first if last is None else last},
    }


def document(where: str) -> dict[str, Any]:
    return {"textDocument": {"uri": where}}


def actions(wire: Wire, where: str, place: dict[str, Any], **context: Any) -> list[dict[str, Any]]:
    params = {**document(where), "range": place, "context": {"diagnostics": [], **context}}
    answer = wire.ask("textDocument/codeAction", params)
    return answer["result"]  # type: ignore[no-any-return]


def titles(some: list[dict[str, Any]]) -> list[str]:
    return [one["title"] for one in some]


def test_diagnostics_come_and_go_while_somebody_types(shared: Wire, place: Path) -> None:
    where = shared.open(str(place / "typed.md"), BAD)
    first, second = shared.found(where)
    assert codes([first, second]) == ["repetition/repeated-word", "dates/invalid-date"]
    assert first["range"] == at(2, 0, 7)
    assert (first["severity"], first["source"]) == (1, "sourcecheck")
    assert first["message"] == "“The the”: written twice. Leave it once."
    assert first["codeDescription"]["href"].startswith("https://")
    shared.change(where, 2, {"range": at(2, 3, 7), "text": ""})
    assert codes(shared.found(where, 2)) == ["dates/invalid-date"]
    shared.change(where, 3, {"range": at(2, 0), "text": "\U0001f600\U0001f600 "})
    (found,) = shared.found(where, 3)
    assert found["range"]["start"]["character"] == len("\U0001f600\U0001f600 The weir was closed. It rained on ") + 2
    shared.tell("textDocument/didClose", document(where))
    assert shared.found(where) == []


def test_only_the_newest_of_many_changes_is_told(shared: Wire, place: Path) -> None:
    where = shared.open(str(place / "fast.md"), GOOD)
    shared.found(where)
    for version in range(2, 30):
        shared.change(where, version, {"range": at(2, 0), "text": "x"})
    shared.change(where, 30, BAD)
    assert len(shared.found(where, 30)) == 2
    told = [
        one["params"]["version"]
        for one in shared.seen
        if one.get("method") == "textDocument/publishDiagnostics" and one["params"]["uri"] == where
    ]
    assert told == sorted(told)
    assert len(told) <= 3  # the first, the last, and what a slow machine checks between


def test_related_places_and_severities(shared: Wire, place: Path) -> None:
    fixture = Path(__file__).parents[2] / "fixtures" / "night-ferry.md"
    where = shared.open(str(place / "ferry.md"), fixture.read_text(encoding="utf-8"))
    found = {one["code"]: one for one in shared.found(where)}
    weekday = found["dates/indefinite-weekday"]
    (related,) = weekday["relatedInformation"]
    assert related["message"] == "The page's date"
    assert (related["location"]["uri"], related["location"]["range"]["start"]["line"]) == (where, 3)
    assert (weekday["severity"], found["dates/invalid-date"]["severity"]) == (2, 1)


def test_texts_that_are_in_no_file(shared: Wire) -> None:
    for name, language in (
        ("untitled:Untitled-1", "markdown"),
        ("untitled:Untitled-2", "plaintext"),
        ("untitled:3", "html"),
    ):
        where = shared.open(name, "The the weir was closed. It rained on 31 April 2024.\n", language)
        assert "dates/invalid-date" in codes(shared.found(where))


def test_what_is_no_article_is_left_alone(shared: Wire, place: Path) -> None:
    for name, language in (("a.py", "python"), ("a.log", "plaintext"), ("a.toml", "toml")):
        where = shared.open(str(place / name), BAD, language)
        assert shared.ask("textDocument/hover", {**document(where), "position": at(2, 1)["start"]})["result"] is None
    assert not [one for one in shared.seen if str(place / "a.") in str(one.get("params", {}).get("uri"))]


def test_an_explanation(shared: Wire, place: Path) -> None:
    where = shared.open(str(place / "hover.md"), BAD)
    answer = shared.ask("textDocument/hover", {**document(where), "position": at(2, 1)["start"]})["result"]
    assert answer["range"] == at(2, 0, 7)
    assert answer["contents"]["kind"] == "markdown"
    said = answer["contents"]["value"]
    for part in (
        "**Error:** “The the”: written twice. Leave it once.",
        "**Why a reader would doubt it:** ",
        "**What settles it:** ",
        "**Reported:**\n\n```text\n",
        "**Rests on:** <https://",
        "**Fix:** Leave “The” once",
        "`repetition/repeated-word`, confidence high",
    ):
        assert part in said
    assert shared.ask("textDocument/hover", {**document(where), "position": at(0, 3)["start"]})["result"] is None
    assert (
        shared.ask("textDocument/hover", {**document("file:///no.md"), "position": at(0, 0)["start"]})["result"] is None
    )


def test_fixes_and_directives(shared: Wire, place: Path) -> None:
    where = shared.open(str(place / "actions.md"), BAD, version=7)
    some = actions(shared, where, at(2, 2))
    assert titles(some) == [
        "Leave “The” once",
        "Ignore this on this line: repetition/repeated-word",
        "Ignore this in the whole text: repetition/repeated-word",
        "Fix all that is safe to fix (1 finding)",
    ]
    fix, here, whole, everything = some
    assert (fix["kind"], fix["isPreferred"], fix["diagnostics"][0]["code"]) == (
        "quickfix",
        True,
        "repetition/repeated-word",
    )
    assert everything["kind"] == "source.fixAll.sourcecheck"
    for one in some:
        (change,) = one["edit"]["documentChanges"]
        assert change["textDocument"] == {"uri": where, "version": 7}
    assert here["edit"]["documentChanges"][0]["edits"] == [
        {
            "range": at(2, 0),
            "newText": "<!-- sourcecheck-disable-next-line repetition/repeated-word -- accepted in the editor -->\n",
        }
    ]
    assert whole["edit"]["documentChanges"][0]["edits"] == [
        {
            "range": at(0, 0),
            "newText": "<!-- sourcecheck-disable-file repetition/repeated-word -- accepted in the editor -->\n\n",
        }
    ]
    assert titles(actions(shared, where, at(0, 0), only=["source.fixAll"])) == [
        "Fix all that is safe to fix (1 finding)"
    ]
    assert titles(actions(shared, where, at(2, 2), only=["quickfix"])) == titles(some)[:3]
    assert actions(shared, where, at(2, 2), only=["refactor"]) == []


def test_findings_that_a_client_names_have_actions_too(shared: Wire, place: Path) -> None:
    where = shared.open(str(place / "named.md"), BAD)
    named = shared.found(where)
    assert not titles(actions(shared, where, at(2, 20), only=["quickfix"]))
    for one in named:  # Neovim names those of the whole line, the columns in bytes
        one["range"]["start"]["character"] += 3
    some = titles(actions(shared, where, at(2, 20), only=["quickfix"], diagnostics=named))
    assert some[0] == "Leave “The” once"
    assert "Ignore this on this line: dates/invalid-date" in some


def test_an_unsafe_fix_says_so(shared: Wire, place: Path) -> None:
    where = shared.open(str(place / "unsafe.md"), "# Rain\n\nIt rained on Tuesday, 15 May 2025.\n")
    some = actions(shared, where, at(2, 20))
    (fix,) = [one for one in some if "unsafe" in one["title"]]
    assert fix["title"].endswith("(unsafe: look at the result)")
    assert "isPreferred" not in fix
    assert not [one for one in some if one["kind"] != "quickfix"]


def test_two_findings_on_a_line_are_said_to_be_two(shared: Wire, place: Path) -> None:
    where = shared.open(str(place / "two.md"), "# Rain\n\nIt rained on 31 April 2024 and on 30 February 2024.\n")
    assert titles(actions(shared, where, at(2, 15))) == [
        "Ignore these 2 on this line: dates/invalid-date",
        "Ignore these 2 in the whole text: dates/invalid-date",
    ]


def test_actions_are_for_the_text_as_it_is(shared: Wire, place: Path) -> None:
    where = shared.open(str(place / "newer.md"), BAD)
    shared.found(where)
    shared.change(where, 2, {"range": at(0, 0), "text": "\n\n"})  # the finding is two lines lower, and nobody knows yet
    (fix,) = [one for one in actions(shared, where, at(4, 2)) if one["title"].startswith("Leave")]
    (change,) = fix["edit"]["documentChanges"]
    assert change["textDocument"]["version"] == 2
    assert change["edits"][0]["range"] == at(4, 3, 7)


def test_a_configuration_is_picked_up_and_reloaded(shared: Wire, place: Path) -> None:
    folder = place / "configured"
    folder.mkdir()
    where = shared.open(str(folder / "a.md"), BAD)
    assert len(shared.found(where)) == 2
    config = folder / "sourcecheck.toml"
    config.write_text('ignore = ["dates"]\n')
    shared.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": uri(str(config)), "type": 1}]})
    assert codes(shared.found(where)) == ["repetition/repeated-word"]
    config.write_text('ignore = ["repetition"]\nexclude = ["b.md"]\n')
    shared.change(where, 2, BAD)  # without being told: files are looked at before each check
    assert codes(shared.found(where, 2)) == ["dates/invalid-date"]
    excluded = shared.open(str(folder / "b.md"), BAD)
    assert shared.found(excluded) == []
    assert actions(shared, excluded, at(2, 2)) == []


def test_a_wrong_configuration_is_told_once_and_the_one_before_holds(shared: Wire, place: Path) -> None:
    folder = place / "wrong"
    folder.mkdir()
    config = folder / "sourcecheck.toml"
    config.write_text('ignore = ["dates"]\n')
    where = shared.open(str(folder / "a.md"), BAD)
    assert codes(shared.found(where)) == ["repetition/repeated-word"]
    config.write_text('\nignores = ["dates"]\nfail-on = "no"\n')
    shared.tell("textDocument/didSave", document(where))
    said = shared.shown()
    assert "wrong/sourcecheck.toml:2: ignores: unknown key; did you mean 'ignore'?" in said
    assert "wrong/sourcecheck.toml:3: fail-on:" in said
    assert said.endswith("The terms of before hold until this is put right.")
    marked = shared.found(uri(str(config)))
    assert [(one["range"]["start"]["line"], one["severity"]) for one in marked] == [(1, 1), (2, 1)]
    assert codes(shared.found(where)) == ["repetition/repeated-word"]
    shared.change(where, 2, BAD + "\nMore.\n")
    shared.found(where, 2)
    assert (
        sum("ignores: unknown key" in str(one) for one in shared.seen if one.get("method") == "window/showMessage") == 1
    )
    config.write_text("\n")
    shared.tell("textDocument/didSave", document(where))
    assert shared.found(uri(str(config))) == []
    assert len(shared.found(where)) == 2


def test_a_configuration_that_was_never_right_checks_nothing_and_says_so(shared: Wire, place: Path) -> None:
    folder = place / "never"
    folder.mkdir()
    (folder / "sourcecheck.toml").write_text("ignore = 3\n")
    where = shared.open(str(folder / "a.md"), BAD)
    assert shared.shown().endswith("Texts under it are not checked until this is put right.")
    (found,) = shared.found(where)
    assert found["message"].startswith("Not checked: never/sourcecheck.toml:1: ignore: expected")
    assert found["range"] == at(0, 0, len("# The weir"))


def test_findings_of_the_baseline_are_not_shown(shared: Wire, place: Path) -> None:
    from sourcecheck.cli import run

    folder = place / "known"
    folder.mkdir()
    (folder / "sourcecheck.toml").write_text("")
    (folder / "a.md").write_text(BAD, encoding="utf-8")
    made = folder / ".sourcecheck-baseline.json"
    assert run(["baseline", "create", "--no-cache", "--quiet", "--config", str(folder / "sourcecheck.toml"),
                "--baseline", str(made), str(folder)]) == 0  # fmt: skip
    where = shared.open(str(folder / "a.md"), BAD)
    assert shared.found(where) == []
    shared.change(where, 2, BAD + "\nIt was was dry.\n")
    assert codes(shared.found(where, 2)) == ["repetition/repeated-word"]
    shutil.copyfile(made, folder / "kept")
    made.write_text("no json")
    shared.tell("textDocument/didSave", document(where))
    assert "What was known before counts as known until this is put right." in shared.shown()
    assert codes(shared.found(where)) == ["repetition/repeated-word"]
    made.unlink()
    shared.tell("textDocument/didSave", document(where))
    assert len(shared.found(where)) == 3


def test_rules_of_a_project_are_picked_up(shared: Wire, place: Path) -> None:
    folder = place / "ruled"
    (folder / "rules" / "house").mkdir(parents=True)
    (folder / "sourcecheck.toml").write_text('rules = ["rules"]\n')
    rule = folder / "rules" / "house" / "weir.yaml"
    rule.write_text(RULE.replace("PHRASE", "weir"))
    where = shared.open(str(folder / "a.md"), GOOD)
    found = shared.found(where)
    assert codes(found) == ["house/weir"]
    answer = shared.ask("textDocument/hover", {**document(where), "position": at(2, 5)["start"]})["result"]
    said = answer["contents"]["value"]
    # What a project's rule says is shown as it is: nothing of it is markup, a link or a command.
    assert "**Why a reader would doubt it:** `[x](command:y) <b>doubt</b>`\n" in said
    assert "`[click](command:quit)`" in said
    assert "codeDescription" not in found[0]
    rule.write_text(RULE.replace("PHRASE", "opened"))
    shared.change(where, 2, GOOD)
    assert codes(shared.found(where, 2)) == []


RULE = """\
message: "which lake?"
severity: warning
confidence: high
doubt: "[x](command:y) <b>doubt</b>"
settle: s
why: w
references: ["[click](command:quit)"]
phrases: [PHRASE]
examples: {bad: ["The [[PHRASE]].", "A [[PHRASE]]."], good: ["The sea.", "The shore."]}
"""


@pytest.mark.long
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_the_encoding_that_a_client_prefers(start: Begun, tmp_path: Path, encoding: str) -> None:
    wire = start()
    can = {**CAN, "general": {"positionEncodings": ["utf-7", encoding, "utf-16"]}}
    assert wire.begin(str(tmp_path), can)["positionEncoding"] == encoding
    where = wire.open(str(tmp_path / "a.md"), "# Rain\n\n\U0001f600 é: it rained on 31 April 2024.\n")
    before = "\U0001f600 é: it rained on "
    units = {"utf-8": len(before.encode()), "utf-16": len(before) + 1, "utf-32": len(before)}[encoding]
    (found,) = wire.found(where)
    assert found["range"] == at(2, units, units + 13)
    wire.change(where, 2, {"range": at(2, units, units + 2), "text": "30"})
    assert wire.found(where, 2) == []
    assert wire.stop() == 0


@pytest.mark.long
def test_a_client_that_asks_for_diagnostics_is_sent_none(start: Begun, tmp_path: Path) -> None:
    wire = start()
    can = {**CAN, "workspace": {**CAN["workspace"], "diagnostics": {"refreshSupport": True}}}
    can["textDocument"] = {**CAN["textDocument"], "diagnostic": {}}
    provider = wire.begin(str(tmp_path), can)["diagnosticProvider"]
    assert (provider["identifier"], provider["interFileDependencies"]) == ("sourcecheck", False)
    where = wire.open(str(tmp_path / "a.md"), BAD)

    def pulled(previous: str = "") -> dict[str, Any]:
        params = {**document(where), **({"previousResultId": previous} if previous else {})}
        return wire.ask("textDocument/diagnostic", params)["result"]  # type: ignore[no-any-return]

    first = pulled()
    assert (first["kind"], len(first["items"])) == ("full", 2)
    again = pulled(first["resultId"])
    assert (again["kind"], again["resultId"]) == ("unchanged", first["resultId"])
    wire.change(where, 2, GOOD)
    assert pulled(first["resultId"])["items"] == []
    wire.change(where, 3, BAD)
    (tmp_path / "sourcecheck.toml").write_text('ignore = ["dates"]\n')
    wire.tell("workspace/didChangeWatchedFiles", {"changes": []})
    wire.until(lambda one: one.get("method") == "workspace/diagnostic/refresh")
    assert codes(pulled()["items"]) == ["repetition/repeated-word"]
    wire.tell("textDocument/didClose", document(where))
    assert pulled()["items"] == []
    assert not [one for one in wire.seen if one.get("method") == "textDocument/publishDiagnostics"]
    assert wire.stop() == 0


@pytest.mark.long
def test_a_client_that_can_little_gets_what_it_understands(start: Begun, tmp_path: Path) -> None:
    wire = start()
    hidden = 2**22 + 1  # of an editor outside of the container in which the server runs: no process here has it
    assert wire.begin("", {}, rootPath=str(tmp_path), processId=hidden)["positionEncoding"] == "utf-16"
    where = wire.open(str(tmp_path / "a.md"), BAD)
    params = wire.until(lambda one: one.get("method") == "textDocument/publishDiagnostics")["params"]
    assert "version" not in params
    assert all("codeDescription" not in one and "relatedInformation" not in one for one in params["diagnostics"])
    hover = wire.ask("textDocument/hover", {**document(where), "position": at(2, 1)["start"]})["result"]
    assert hover["contents"]["kind"] == "plaintext"
    assert hover["contents"]["value"].startswith("Error: “The the”: written twice. Leave it once.\n")
    assert "**" not in hover["contents"]["value"]
    assert actions(wire, where, at(2, 2)) is None
    assert wire.stop() == 0


@pytest.mark.long
def test_edits_of_a_client_that_knows_no_versions(start: Begun, tmp_path: Path) -> None:
    wire = start()
    wire.begin(str(tmp_path), {**CAN, "workspace": {}})
    where = wire.open(str(tmp_path / "a.md"), BAD)
    for one in actions(wire, where, at(2, 2)):
        assert list(one["edit"]) == ["changes"]
        assert list(one["edit"]["changes"]) == [where]
    assert wire.stop() == 0


@pytest.mark.long
def test_several_folders_each_with_its_own_settings(start: Begun, tmp_path: Path) -> None:
    one, two, three = (tmp_path / name for name in ("one", "two", "three"))
    for folder in (one, two, three):
        folder.mkdir()
    (two / "sourcecheck.toml").write_text('ignore = ["repetition"]\n')
    wire = start()
    settings: dict[str, Any] = {uri(str(one)): {"ignore": ["dates"]}}
    wire.answers = {
        "workspace/configuration": lambda params: [
            settings.get(item.get("scopeUri", ""), {}) for item in params["items"]
        ]
    }
    can = {**CAN, "workspace": {**CAN["workspace"], "configuration": True,
                                "didChangeConfiguration": {"dynamicRegistration": True}}}  # fmt: skip
    folders = [{"uri": uri(str(folder)), "name": folder.name} for folder in (one, two)]
    wire.begin("", can, workspaceFolders=folders)
    assert codes(wire.found(wire.open(str(one / "a.md"), BAD))) == ["repetition/repeated-word"]
    assert codes(wire.found(wire.open(str(two / "a.md"), BAD))) == ["dates/invalid-date"]
    last = wire.open(str(three / "a.md"), BAD)
    assert len(wire.found(last)) == 2
    settings[uri(str(three))] = {"select": ["dates"]}
    event = {"added": [{"uri": uri(str(three)), "name": "three"}], "removed": []}
    wire.tell("workspace/didChangeWorkspaceFolders", {"event": event})
    wire.until(lambda one: one.get("method") == "textDocument/publishDiagnostics" and one["params"]["uri"] == last
               and codes(one["params"]["diagnostics"]) == ["dates/invalid-date"])  # fmt: skip
    registered = [one for one in wire.seen if one.get("method") == "client/registerCapability"]
    assert registered[0]["params"]["registrations"][0]["registerOptions"] == {"section": "sourcecheck"}
    settings[uri(str(three))] = {"select": ["tables"]}
    wire.tell("workspace/didChangeConfiguration", {"settings": None})
    wire.until(lambda one: one.get("method") == "textDocument/publishDiagnostics" and one["params"]["uri"] == last
               and one["params"]["diagnostics"] == [])  # fmt: skip
    assert wire.stop() == 0


@pytest.mark.long
def test_settings_at_the_start_and_wrong_ones(start: Begun, tmp_path: Path) -> None:
    wire = start()
    wire.begin(str(tmp_path), initializationOptions={"select": ["dates"], "minConfidence": "hihg"})
    assert wire.shown() == (
        "sourcecheck: settings of the editor: minConfidence: expected one of low, medium, high, got 'hihg'; "
        "it does not count"
    )
    where = wire.open(str(tmp_path / "a.md"), BAD)
    assert codes(wire.found(where)) == ["dates/invalid-date"]
    for mistake in ("presett", "preset", "presett"):  # told again where it comes back
        wire.tell("workspace/didChangeConfiguration", {"settings": {"sourcecheck": {mistake: "news"}}})
        if mistake == "presett":
            assert "'presett': there is no such setting; did you mean 'preset'?; it does not count" in wire.shown()
    wire.tell("workspace/didChangeConfiguration", {"settings": {"sourcecheck": {"select": ["datse"]}}})
    said = wire.shown()
    assert "settings of the editor: there is no rule or family" in said
    assert "'datse'; did you mean 'dates'?" in said
    assert "do not count until this is put right." in said
    assert len(wire.found(where)) == 2
    (tmp_path / "house.toml").write_text('ignore = ["repetition"]\n')
    wire.tell(
        "workspace/didChangeConfiguration", {"settings": {"sourcecheck": {"config": "house.toml", "select": "dates"}}}
    )
    assert codes(wire.found(where)) == ["dates/invalid-date"]
    wire.tell("workspace/didChangeConfiguration", {"settings": {"sourcecheck": {"config": "no.toml"}}})
    assert "no.toml: there is no such file" in wire.shown()
    assert wire.stop() == 0


@pytest.mark.long
def test_files_are_watched_where_the_client_can(start: Begun, tmp_path: Path) -> None:
    work, beside = tmp_path / "work", tmp_path / "beside"
    work.mkdir()
    beside.mkdir()
    (beside / "house.toml").write_text('ignore = ["dates"]\n')
    (work / "sourcecheck.toml").write_text('extends = "../beside/house.toml"\n')
    wire = start()
    watches = {"dynamicRegistration": True, "relativePatternSupport": True}
    wire.begin(str(work), {**CAN, "workspace": {**CAN["workspace"], "didChangeWatchedFiles": watches}})
    usual = "**/{sourcecheck.toml,pyproject.toml,.sourcecheck-baseline.json}"

    def watched() -> list[Any]:
        message = wire.until(lambda one: one.get("method") == "client/registerCapability")
        (one,) = message["params"]["registrations"]
        assert one["method"] == "workspace/didChangeWatchedFiles"
        return [watcher["globPattern"] for watcher in one["registerOptions"]["watchers"]]

    assert watched() == [usual]
    where = wire.open(str(work / "a.md"), BAD)
    assert codes(wire.found(where)) == ["repetition/repeated-word"]
    assert watched() == [usual, {"baseUri": uri(str(beside)), "pattern": "house.toml"}]
    wire.until(lambda one: one.get("method") == "client/unregisterCapability")
    (beside / "house.toml").write_text("\n")
    wire.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": uri(str(beside / "house.toml")), "type": 2}]})
    assert len(wire.found(where)) == 2
    assert wire.stop() == 0
