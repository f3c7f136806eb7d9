"""The set-ups for editors: as far as that can be told without the editors, they are right, and they are printed."""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import sourcecheck.lsp
from sourcecheck.cli import run
from sourcecheck.lsp.formats import format_for
from sourcecheck.lsp.settings import KEYS, terms

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "src" / "sourcecheck" / "lsp" / "editors"
EXTENSION = FOLDER / "vscode"
NAMES = {"markdown": "a.md", "mdx": "a.mdx", "html": "a.html", "plaintext": "a.txt", "text": "a.txt"}


def test_the_extension_stays_small() -> None:
    files = [path for path in EXTENSION.rglob("*") if path.is_file()]
    assert {path.name for path in files} == {"README.md", "extension.js", "package.json"}
    assert sum(len(path.read_text(encoding="utf-8").splitlines()) for path in files) < 150


def test_the_settings_of_the_extension_are_those_of_the_server() -> None:
    package = json.loads((EXTENSION / "package.json").read_text(encoding="utf-8"))
    properties = package["contributes"]["configuration"]["properties"]
    assert set(properties) == {"sourcecheck.command", *(f"sourcecheck.{key}" for key in KEYS)}
    # A folder that somebody opens must not say which program is started.
    assert properties["sourcecheck.command"]["scope"] == "machine"
    assert properties["sourcecheck.command"]["default"] == ["sourcecheck", "lsp"]
    defaults = {name.partition(".")[2]: one["default"] for name, one in properties.items()}
    assert terms(defaults) == terms({})
    languages = [event.partition(":")[2] for event in package["activationEvents"]]
    script = (EXTENSION / package["main"]).read_text(encoding="utf-8")
    assert json.loads(re.findall(r"LANGUAGES = (\[.*?\])", script)[0]) == languages
    assert all(format_for(language, NAMES[language]) for language in languages)


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
def test_the_extension_is_javascript() -> None:
    subprocess.run(["node", "--check", str(EXTENSION / "extension.js")], check=True)


def test_neovim_names_languages_that_the_server_knows() -> None:
    said = (FOLDER / "neovim.lua").read_text(encoding="utf-8")
    languages = re.findall(r'"(\w+)"', re.findall(r"filetypes = \{(.*?)\}", said)[0])
    assert languages
    assert all(format_for(language, NAMES[language]) for language in languages)


def test_helix_reads_its_file() -> None:
    said = tomllib.loads((FOLDER / "helix.toml").read_text(encoding="utf-8"))
    assert said["language-server"]["sourcecheck"] == {"command": "sourcecheck", "args": ["lsp"]}
    for language in said["language"]:
        assert "sourcecheck" in language["language-servers"]
        assert format_for(language["name"], NAMES[language["name"]])


@pytest.mark.skipif(shutil.which("emacs") is None, reason="Emacs is not installed")
@pytest.mark.long
def test_emacs_reads_its_file() -> None:
    form = f'(with-temp-buffer (insert-file-contents "{FOLDER}/emacs.el") (check-parens))'
    subprocess.run(["emacs", "--batch", "--eval", form], check=True)


def test_emacs_file_is_balanced_and_its_modes_are_known() -> None:
    said = (FOLDER / "emacs.el").read_text(encoding="utf-8")
    code = "\n".join(line.partition(";")[0] for line in said.splitlines())
    assert code.count("(") == code.count(")") > 0
    modes = re.findall(r"([\w-]+)-mode\b(?!-hook)", code)
    for mode in modes:
        language = mode.removesuffix("-ts")  # eglot takes the name of the mode for the language
        assert format_for(language, "a.txt" if language == "text" else "a"), mode


def test_zed_reads_its_files() -> None:
    said = tomllib.loads((FOLDER / "zed" / "extension.toml").read_text(encoding="utf-8"))
    assert said["language_servers"]["sourcecheck"]["languages"] == ["Markdown", "HTML", "Plain Text"]
    assert tomllib.loads((FOLDER / "zed" / "Cargo.toml").read_text(encoding="utf-8"))["lib"] == {
        "crate-type": ["cdylib"]
    }


@pytest.mark.skipif(shutil.which("rustfmt") is None, reason="rustfmt is not installed")
def test_zeds_extension_is_rust() -> None:
    source = FOLDER / "zed" / "src" / "lib.rs"
    subprocess.run(["rustfmt", "--check", "--edition", "2021", str(source)], check=True)


@pytest.mark.parametrize("editor", ["vscode", "neovim", "helix", "emacs", "zed"])
def test_a_set_up_is_printed(editor: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["lsp", "--setup", editor]) == 0
    said, errors = capfd.readouterr()
    assert errors == ""
    assert "sourcecheck" in said.splitlines()[0] and said.endswith("\n")
    one = {"neovim": "neovim.lua", "helix": "helix.toml", "emacs": "emacs.el"}.get(editor)
    if one is not None:  # to be put into a file as it is
        assert said == (FOLDER / one).read_text(encoding="utf-8")
        return
    (folder,) = re.findall(r"(?m)^This folder: (.*)$", said)
    assert Path(folder) == Path(sourcecheck.lsp.__file__).parent / "editors" / editor
    assert {path.name for path in Path(folder).iterdir()} == {path.name for path in (FOLDER / editor).iterdir()}
    assert said.startswith((FOLDER / editor / "README.md").read_text(encoding="utf-8"))
    assert "pip install 'sourcecheck[lsp]'" in said


def test_a_set_up_without_the_server_says_what_is_missing(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "pygls" else find(name))
    assert run(["lsp", "--setup", "helix"]) == 0
    said, errors = capfd.readouterr()
    assert tomllib.loads(said)["language-server"]
    assert errors == "note: the editor cannot start it yet: pip install 'sourcecheck[lsp]'\n"


def test_an_editor_that_is_not_known(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["lsp", "--setup", "ed"]) == 2
    said, errors = capfd.readouterr()
    assert said == "" and "vscode" in errors and "neovim" in errors


def test_help_names_every_editor(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["lsp", "--help"]) == 0
    said = capfd.readouterr().out
    assert "--setup EDITOR" in said and "README" not in said
    for editor in ("vscode", "neovim", "helix", "emacs", "zed"):
        assert editor in said


@pytest.mark.long
def test_the_wheel_has_every_set_up(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(tmp_path), str(ROOT)],
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    told = done.stdout + done.stderr
    if "No matching distribution" in told or "No module named build" in told:
        pytest.skip(f"nothing to build a wheel with: {told.strip().splitlines()[-1]}")
    assert done.returncode == 0, told
    (built,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(built) as wheel:
        for path in (path for path in FOLDER.rglob("*") if path.is_file()):
            name = f"sourcecheck/lsp/editors/{path.relative_to(FOLDER).as_posix()}"
            assert wheel.read(name) == path.read_bytes()
