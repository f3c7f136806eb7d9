"""The set-ups for editors in integrations/: as far as that can be told without the editors, they are right."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from sourcecheck.lsp.formats import format_for
from sourcecheck.lsp.settings import KEYS, terms

FOLDER = Path(__file__).parents[2] / "integrations"
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
    said = (FOLDER / "editors" / "neovim.lua").read_text(encoding="utf-8")
    languages = re.findall(r'"(\w+)"', re.findall(r"filetypes = \{(.*?)\}", said)[0])
    assert languages
    assert all(format_for(language, NAMES[language]) for language in languages)


def test_helix_reads_its_file() -> None:
    said = tomllib.loads((FOLDER / "editors" / "helix.toml").read_text(encoding="utf-8"))
    assert said["language-server"]["sourcecheck"] == {"command": "sourcecheck", "args": ["lsp"]}
    for language in said["language"]:
        assert "sourcecheck" in language["language-servers"]
        assert format_for(language["name"], NAMES[language["name"]])


@pytest.mark.skipif(shutil.which("emacs") is None, reason="Emacs is not installed")
@pytest.mark.long
def test_emacs_reads_its_file() -> None:
    form = f'(with-temp-buffer (insert-file-contents "{FOLDER}/editors/emacs.el") (check-parens))'
    subprocess.run(["emacs", "--batch", "--eval", form], check=True)


def test_emacs_file_is_balanced_and_its_modes_are_known() -> None:
    said = (FOLDER / "editors" / "emacs.el").read_text(encoding="utf-8")
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
