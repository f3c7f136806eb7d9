"""``check --fix``, ``--unsafe-fixes`` and ``--show-fixes`` as people call them: real files, streams and exit codes."""

from __future__ import annotations

import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sourcecheck.cli import run
from sourcecheck.readers.encode import encoded

POSIX = pytest.mark.skipif(os.name != "posix", reason="links and terminals are POSIX's")
DRAFT = (
    "# The weir\n\nThe the weir was closed.. Its “the the end” came.\n\n"
    "It opens a chapter in diplomacy-one that lasts.\n"
)
SAFE = DRAFT.replace("The the", "The").replace("..", ".")
ALL = SAFE.replace("diplomacy-one", "diplomacy—one")
RULES = "repetition/repeated-word,typography/doubled-punctuation,typography/hyphen-as-dash"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ".cache"))
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    return tmp_path


def check(*arguments: str, stdin: bytes = b"", select: str = RULES) -> tuple[int, bytes, str]:
    command = [sys.executable, "-m", "sourcecheck", "check", "--isolated", "--select", select, *arguments]
    done = subprocess.run(command, input=stdin, capture_output=True, check=False, timeout=120)
    return done.returncode, done.stdout, done.stderr.decode()


def write(name: str, text: str, encoding: str = "utf-8") -> bytes:
    data = encoded(text, encoding)
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_bytes(data)
    return data


def test_the_report_says_what_can_be_fixed_and_fix_does_the_safe_part(here: Path) -> None:
    write("a.md", DRAFT)
    write("deep/b.md", "It is fine.\n")
    code, out, _ = check(".")
    assert code == 1 and b"2 can be fixed with --fix (1 more with --unsafe-fixes).\n" in out
    code, out, said = check("--fix", ".")
    assert (code, said) == (1, "")
    assert Path("a.md").read_text(encoding="utf-8") == SAFE
    assert b"diplomacy-one" in out and b"The the" not in out
    assert b"\n2 findings fixed in 1 file.\n1 can be fixed with --fix --unsafe-fixes, to be looked at.\n" in out
    code, out, _ = check("--fix", "--unsafe-fixes", "--jobs", "2", ".")
    assert code == 0 and Path("a.md").read_text(encoding="utf-8") == ALL
    assert "“the the end”" in ALL and b"1 info" in out  # the speaker may have said so
    before = os.stat("a.md")
    code, out, _ = check("--fix", "--unsafe-fixes", ".")
    after = os.stat("a.md")
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns) and b"fixed" not in out


def test_a_text_without_fixes_says_nothing_of_them(here: Path) -> None:
    write("a.md", "# The weir\n\nIt is closed.\n")
    assert b"fix" not in check("a.md")[1]
    write("a.md", "# The weir\n\nIt opens a chapter in diplomacy-one that lasts.\n")
    assert b"1 can be fixed with --fix --unsafe-fixes, to be looked at.\n" in check("a.md")[1]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16-be"])
def test_encoding_line_ends_and_mode_are_kept(encoding: str, here: Path) -> None:
    text = DRAFT.replace("\n", "\r\n").rstrip() + " Café"
    write("a.md", text, encoding)
    os.chmod("a.md", 0o604)
    check("--fix", "a.md")
    wanted = text.replace("The the", "The").replace("..", ".")
    assert Path("a.md").read_bytes() == encoded(wanted, encoding)
    if os.name == "posix":
        assert os.stat("a.md").st_mode & 0o777 == 0o604


def test_json_says_how_many_were_fixed_and_what_is_left(here: Path) -> None:
    write("a.md", DRAFT)
    code, out, _ = check("--fix", "--format", "json", "a.md")
    report = json.loads(out)
    assert code == 1 and report["summary"]["fixed"] == 2
    assert [one["rule"] for one in report["findings"]] == ["repetition/repeated-word", "typography/hyphen-as-dash"]
    source = Path("a.md").read_text(encoding="utf-8")
    for one in report["findings"]:
        assert source[one["start"]["offset"] : one["end"]["offset"]] == one["quote"]


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_what_show_fixes_prints_git_applies_to_what_fix_writes(encoding: str, here: Path) -> None:
    names = ("a b.md", "deep/ü.md", "no-end.md")
    for name in names:
        text = DRAFT.replace("\n", "\r\n" if name == "deep/ü.md" else "\n")
        write(name, text.rstrip() if name == "no-end.md" else text, encoding)
    before = {name: Path(name).read_bytes() for name in names}
    code, out, said = check("--show-fixes", "--unsafe-fixes", ".")
    assert code == 1 and "9 findings in 3 files would be fixed; --fix --unsafe-fixes does it" in said
    assert {name: Path(name).read_bytes() for name in names} == before
    assert check("--fix", "--unsafe-fixes", ".")[0] == 0
    fixed = {name: Path(name).read_bytes() for name in names}
    assert all(fixed[name] != before[name] for name in names)
    for name in names:
        Path(name).write_bytes(before[name])
    subprocess.run(["git", "init", "-q", "."], check=True)
    subprocess.run(["git", "-c", "core.autocrlf=false", "apply", "--whitespace=nowarn"], input=out, check=True)
    assert {name: Path(name).read_bytes() for name in names} == fixed


def test_show_fixes_leaves_reports_to_their_files(here: Path) -> None:
    write("a.md", DRAFT)
    code, out, said = check("--show-fixes", "--quiet", "--format", "json=report.json", "a.md")
    assert code == 1 and out.startswith(b"--- a/a.md\n+++ b/a.md\n@@ ") and said == ""
    report = json.loads(Path("report.json").read_bytes())
    assert report["summary"]["fixed"] == 0 and len(report["findings"]) == 4
    write("a.md", "# The weir\n\nIt is closed.\n")
    code, out, said = check("--show-fixes", "a.md")
    assert (code, out) == (0, b"") and said.startswith("note: nothing to fix")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--unsafe-fixes",), "--unsafe-fixes does nothing alone; add --fix to do the fixes, --show-fixes to see them"),
        (("--fix", "--show-fixes"), "--fix and --show-fixes exclude each other: --show-fixes changes nothing"),
        (
            ("--fix", "--staged"),
            "--fix and --staged exclude each other: leave --staged out, look, and stage what was fixed",
        ),
        (("--show-fixes", "--statistics"), "--show-fixes and --statistics exclude each other: a diff is printed"),
        (("--watch", "--fix"), "--watch and --fix exclude each other"),
        (("--show-fixes", "--format", "json"), "name a file for it: --format json=FILE"),
    ],
)
def test_options_that_cannot_be_meant_together(arguments: tuple[str, ...], said: str, here: Path) -> None:
    write("a.md", DRAFT)
    code, _, error = check(*arguments, "a.md")
    assert code == 2 and said in error
    assert Path("a.md").read_text(encoding="utf-8") == DRAFT


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16-le"])
def test_standard_input_comes_out_fixed_and_the_report_beside_it(encoding: str, here: Path) -> None:
    text = DRAFT.replace("\n", "\r\n").rstrip()
    code, out, said = check("--fix", "--stdin-filename", "a.md", "-", stdin=encoded(text, encoding))
    assert code == 1
    assert out == encoded(text.replace("The the", "The").replace("..", "."), encoding)
    assert "a.md:5:23: warning typography/hyphen-as-dash" in said and "2 findings fixed in 1 file." in said


@pytest.mark.parametrize("text", [b"It is fine.\n", b"", b"It is\xff fine."])
def test_standard_input_without_anything_to_fix_comes_out_as_it_is(text: bytes, here: Path) -> None:
    assert check("--fix", "-", stdin=text)[:2] == (0, text)


def test_reports_on_standard_input_stand_beside_its_text(here: Path) -> None:
    code, out, said = check("--fix", "--format", "json", "-", stdin=b"The the weir.")
    assert (code, out) == (0, b"The weir.") and json.loads(said)["summary"]["fixed"] == 1
    code, out, _ = check("--show-fixes", "-", stdin=b"The the weir.")
    assert code == 1 and out.endswith(
        b"@@ -1 +1 @@\n-The the weir.\n\\ No newline at end of file\n+The weir.\n\\ No newline at end of file\n"
    )


def test_what_is_silenced_or_not_shown_is_not_fixed(here: Path) -> None:
    draft = "The the weir. <!-- sourcecheck-disable-line repetition -- as carved -->\n\nIt was closed..\n"
    write("a.md", draft)
    check("--fix", "a.md")
    assert Path("a.md").read_text(encoding="utf-8") == draft.replace("..", ".")
    write("b.md", "It was sold by Ana\u200bMaya. The the weir.\n")
    rules = "typography/invisible-character,repetition/repeated-word"
    check("--fix", "--severity", "error", "b.md", select=rules)
    assert Path("b.md").read_text(encoding="utf-8") == "It was sold by Ana\u200bMaya. The weir.\n"


@POSIX
def test_a_link_out_of_the_folder_is_not_followed_and_others_go_on(here: Path) -> None:
    write("out/a.md", DRAFT)
    write("in/b.md", DRAFT)
    os.symlink("../out/a.md", "in/far.md")
    os.symlink("b.md", "in/near.md")
    os.chdir("in")
    code, _, said = check("--fix", "far.md", "near.md")
    assert code == 2
    assert f"far.md: not fixed: a link out of the folder to {here}/out/a.md; name that file itself to fix it" in said
    assert Path("../out/a.md").read_text(encoding="utf-8") == DRAFT
    assert Path("b.md").read_text(encoding="utf-8") == SAFE and os.path.islink("near.md")


def test_bytes_that_would_not_stay_keep_a_file_from_being_written(here: Path) -> None:
    data = b"\xef\xbb\xbfThe the caf\xff is old.\n"
    Path("a.md").write_bytes(data)
    write("b.md", DRAFT)
    code, _, said = check("--fix", ".")
    assert code == 2 and Path("a.md").read_bytes() == data
    assert "a.md: not fixed: some bytes are not utf-8, and would not stay as they are; save it anew as UTF-8" in said
    assert Path("b.md").read_text(encoding="utf-8") == SAFE
    assert check("--fix", "-", stdin=data)[:2] == (2, data)


@POSIX
def test_a_pipe_is_told_to_be_given_as_standard_input(here: Path) -> None:
    os.mkfifo("a.md")
    with subprocess.Popen(["sh", "-c", "echo The the weir. > a.md"]):
        code, _, said = check("--fix", "--no-cache", "a.md")
    assert code == 2 and "a.md: not fixed: no plain file; give it as standard input (-) to fix it" in said


def test_letters_that_the_encoding_lacks_are_told(here: Path) -> None:
    page = "<meta charset=koi8-r><p>Слово. The the harbour&acirc;&euro;&trade;s wall.</p>"
    Path("a.html").write_bytes(page.encode("koi8_r"))
    code, _, said = check("--fix", "--unsafe-fixes", "a.html", select="residue/mojibake,repetition/repeated-word")
    assert code == 1
    assert "line 1: residue/mojibake not fixed: koi8_r has no letter for what belongs there; save the file" in said
    assert Path("a.html").read_bytes() == page.replace("The the", "The").encode("koi8_r")


def test_a_fix_taken_back_is_told_to_who_asks(here: Path) -> None:
    draft = "The plan is [widely regarded as a failure](https://example.org/audit).\n"
    write("a.md", draft)
    rules = "links/placeholder-link,attribution/agentless-label"
    code, out, said = check("--fix", "--unsafe-fixes", "a.md", select=rules)
    assert code == 1 and said == "" and b"can be fixed" not in out
    said = check("--fix", "--unsafe-fixes", "--verbose", "a.md", select=rules)[2]
    wanted = (
        "a.md: line 1: the fix of links/placeholder-link was taken back: attribution/agentless-label would be found"
    )
    assert wanted in said
    assert Path("a.md").read_text(encoding="utf-8") == draft


@POSIX
def test_a_terminal_gets_colours_and_nothing_that_drives_it(here: Path) -> None:
    write("a.md", "The the \x1b[31mweir\u202e.\n")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "sourcecheck", "check", "--isolated", "--select", RULES, "--show-fixes", "a.md"]
    environment = {**os.environ, "TERM": "xterm"} | dict.fromkeys(("NO_COLOR", "CI"), "")
    subprocess.run(command, stdout=theirs, stderr=subprocess.PIPE, env=environment, check=False, timeout=60)
    os.close(theirs)
    out = b""
    try:
        while piece := os.read(ours, 4096):
            out += piece
    except OSError:  # Linux says so that the other end is gone
        pass
    os.close(ours)
    assert b"\x1b[1;32m+The \\x1b[31mweir\\u202e." in out and b"\x1b[1;31m-The the" in out


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_only_changed_lines_are_fixed_and_what_is_staged_is_shown(here: Path) -> None:
    def git(*arguments: str, given: bytes = b"") -> bytes:
        options = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "core.autocrlf=false")
        done = subprocess.run(["git", *options, *arguments], input=given, capture_output=True, check=True)
        return done.stdout

    git("init", "-q", ".")
    write("a.md", "The the old weir.\n\nIt is shut.\n")
    git("add", "a.md")
    git("commit", "-qm", "one")
    write("a.md", "The the old weir.\n\nIt is is shut.\n")
    git("add", "a.md")
    write("a.md", "The the old weir.\n\nIt is is shut, up and and down.\n")
    code, out, said = check("--staged", "--show-fixes")
    assert said == "note: 1 finding in 1 file would be fixed; without --staged, --fix does it\n"
    assert code == 1 and Path("a.md").read_text(encoding="utf-8").endswith("It is is shut, up and and down.\n")
    git("apply", "--cached", given=out)
    assert git("show", ":a.md") == b"The the old weir.\n\nIt is shut.\n"
    code, out, _ = check("--since", "HEAD", "--fix")
    assert code == 0 and b"2 findings fixed in 1 file." in out and b"1 finding on lines that did not change" in out
    assert Path("a.md").read_text(encoding="utf-8") == "The the old weir.\n\nIt is shut, up and down.\n"


DISCLAIMER = (
    "# The weir\n\nThe the weir was closed.\n\nDenial of responsibility! The Weir Post is an automatic aggregator "
    "of the the world's media. The source is linked in each text. All rights belong to their owners.\n"
)
KNOWN = "origin/aggregator-disclaimer"


def made_known(*names: str, select: str = KNOWN, text: str = DISCLAIMER) -> None:
    for name in names:
        write(name, text)
    command = [sys.executable, "-m", "sourcecheck", "baseline", "create", "--isolated", "--select", select]
    subprocess.run([*command, "--baseline", "b.json"], check=True, capture_output=True)


def test_a_known_finding_stays_the_known_one_when_a_fix_changes_its_neighbourhood(here: Path) -> None:
    gate = "The gate was shut for for a week, experts say, and nobody came to open it.\n"
    reeds = "Nothing is here but water and stones and reeds.\n"
    rules = "attribution,repetition/repeated-word"
    made_known("a.md", select="attribution", text=f"# The weir\n\n{reeds}\n{gate}")
    write("a.md", f"# The weir\n\n{reeds[:-2]}, experts say.\n\n{gate}")
    for options in (("--fix",), ()):
        code, out, _ = check(*options, "--baseline", "b.json", "--format", "line", select=rules)
        assert (code, out.count(b"\n")) == (0, 1) and out.startswith(b"a.md:3:"), out


def test_a_run_that_ends_early_leaves_the_baseline_true(here: Path) -> None:
    made_known(*(f"{number}.md" for number in range(60)))
    for number in range(60):
        write(f"{number}.md", DISCLAIMER + "\nIt was, experts say, the worst in years.\n" * 40)
    rules = f"{KNOWN},repetition/repeated-word,attribution"
    command = [sys.executable, "-m", "sourcecheck", "check", "--isolated", "--select", rules, "--baseline", "b.json"]
    with subprocess.Popen([*command, "--fix", "-j1"], stdout=subprocess.PIPE) as program:
        assert program.stdout is not None
        program.stdout.readline()
        program.stdout.close()
        assert program.wait(60) == 141
    fixed = [name for name in os.listdir() if name.endswith(".md") and b"The the" not in Path(name).read_bytes()]
    assert 0 < len(fixed) < 60
    assert check("--baseline", "b.json", select=KNOWN)[0] == 0


def test_nothing_is_fixed_that_could_not_stay_known(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made_known("a.md")
    write("b.md", "The the weir.\n")
    before = Path("a.md").read_bytes()
    access = os.access
    # Root may write everywhere, and tests may run as root.
    monkeypatch.setattr(
        os, "access", lambda path, *more, **named: "b.json" not in str(path) and access(path, *more, **named)
    )
    rules = f"{KNOWN},repetition/repeated-word"
    report = "--format=json=../report.json"
    assert run(["check", "--isolated", "--select", rules, "--baseline", "b.json", "--fix", "-j1", report]) == 2
    (error,) = json.loads(Path("../report.json").read_text(encoding="utf-8"))["errors"]
    assert error["message"] == (
        "a.md: not fixed, since known findings in it would be new ones: b.json: cannot be written: permission denied; "
        "make it and its folder writable"
    )
    assert Path("a.md").read_bytes() == before and Path("b.md").read_bytes() == b"The weir.\n"


def test_a_known_finding_stays_known_when_a_fix_changes_its_words(here: Path) -> None:
    said_it = KNOWN
    write("a.md", DISCLAIMER)
    baseline = [sys.executable, "-m", "sourcecheck", "baseline", "create", "--isolated", "--select", said_it]
    assert subprocess.run([*baseline, "--baseline", "b.json", "a.md"], check=False).returncode == 0
    rules = f"{said_it},repetition/repeated-word"
    known = Path("b.json").read_text(encoding="utf-8")
    check("--show-fixes", "--baseline", "b.json", "a.md", select=rules)
    said = f"a.md: line 5: {said_it} is known, but a fix changes its words, so that it counts as new once this is saved"
    given = Path("a.md").read_bytes()
    _, _, err = check("--fix", "--baseline", "b.json", "-", "--stdin-filename", "a.md", select=rules, stdin=given)
    assert said in err  # who saves it where is not known
    assert Path("b.json").read_text(encoding="utf-8") == known
    code, _, err = check("--fix", "--baseline", "b.json", "a.md", select=rules)
    said = "note: the baseline was written anew: 1 known finding has other words around or in them now\n"
    assert (code, err) == (0, said)
    assert Path("b.json").read_text(encoding="utf-8").count(said_it) == known.count(said_it)
    code, out, err = check("--baseline", "b.json", "--fail-on-stale", "a.md", select=rules)
    assert (code, err) == (0, "") and b"1 known finding of the baseline" in out
    write("a.md", Path("a.md").read_text(encoding="utf-8").replace("weir was", "weir was was"))
    subprocess.run([*baseline[:4], "update", *baseline[5:], "--baseline", "b.json"], check=True)
    assert check("--fix", "--baseline", "b.json", "a.md", select=rules)[2] == ""  # its words stay as they are
