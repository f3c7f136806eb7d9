"""Which baseline holds for which article: the project's, never one that a checked folder brings along."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sourcecheck import config
from sourcecheck.cli import run
from sourcecheck.errors import ConfigError

from .conftest import NAME, Program, content, write
from .test_commands import LAKE, POND, hides


def test_the_one_that_the_configuration_names(program: Program) -> None:
    write("sourcecheck.toml", "type = 'news'\nbaseline = 'ci/known.json'\n")
    write("articles/a.md", LAKE)
    said = (
        "error: sourcecheck.toml:2: baseline: there is no file ci/known.json; "
        "make it with: sourcecheck baseline create\n"
    )
    assert program("check") == (2, "", said)
    os.mkdir("ci")
    assert program("baseline", "create").out == "ci/known.json: 1 added, 0 removed, 0 kept\n"
    assert '"path": "../articles/a.md"' in content("ci/known.json")
    assert program("check").out.endswith(hides(1))
    # From elsewhere, by another name of the article.
    os.chdir("articles")
    assert run(["check", "--rules", "../../rules", "--select", "water", os.path.abspath("a.md")]) == 0


@pytest.mark.parametrize(
    "path",
    ["../x.json", "/x.json", "~/x.json", "C:/x.json", "a/../../x.json", "a//x.json", "x.toml", "a\\\\x.json", ".json/"],
)
def test_no_configuration_leads_out_of_its_folder(here: Path, path: str) -> None:
    write("sourcecheck.toml", f'baseline = "{path}"')
    with pytest.raises(ConfigError, match=r"1: baseline: expected a path from this file, below its folder"):
        config.configuration("a.md")


@pytest.mark.parametrize("path", ["x.json", "./x.json", "ci/known.v2.json", ".hidden/.json"])
def test_a_path_below_is_accepted(here: Path, path: str) -> None:
    write("sourcecheck.toml", f'baseline = "{path}"')
    assert config.configuration("a.md").baseline == os.path.normpath(os.path.join(here, path))


def test_no_link_leads_out_either(program: Program) -> None:
    os.mkdir("../outside")
    os.symlink("../outside", "ci")
    write("sourcecheck.toml", "baseline = 'ci/known.json'\n")
    write("a.md", LAKE)
    done = program("baseline", "create")
    assert (done.code, os.listdir("../outside")) == (2, [])
    assert done.err == (
        "error: sourcecheck.toml:1: baseline: ci/known.json leads out of the folder of this file through a link\n"
    )


def test_of_a_chain_of_files_the_last_word_counts_and_paths_are_from_the_file_that_says_it(here: Path) -> None:
    write("house/base.toml", "baseline = 'shared.json'\n")
    write("sourcecheck.toml", "extends = 'house/base.toml'\n")
    found = config.configuration("a.md")
    assert found.baseline == str(here / "house" / "shared.json")
    assert found.origin("baseline") == "house/base.toml:1"
    write("sourcecheck.toml", "extends = 'house/base.toml'\nbaseline = 'own.json'\n")
    assert config.configuration("a.md").baseline == str(here / "own.json")


def test_the_configuration_shows_it(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["config", "show"]) == 0
    assert "# baseline: .sourcecheck-baseline.json beside the configuration, else in the current folder" in (
        capsys.readouterr().out
    )
    write("sourcecheck.toml", "baseline = 'known.json'\n[[overrides]]\nfiles = ['a']\nbaseline = 'b.json'\n")
    assert run(["config", "show"]) == 2
    assert "overrides.1.baseline: unknown key; it holds for all files, and stands at the top" in capsys.readouterr().err
    write("sourcecheck.toml", "baseline = 'known.json'\n")
    assert run(["config", "show"]) == 0
    assert f'baseline = "{here / "known.json"}"  # sourcecheck.toml:1' in capsys.readouterr().out


def test_beside_the_configuration_then_in_the_current_folder(
    program: Program, capsys: pytest.CaptureFixture[str]
) -> None:
    write("docs/sourcecheck.toml", "")
    write("docs/a.md", LAKE)
    write("blog/b.md", f"{LAKE}\n{POND}")
    done = program("baseline", "create")
    assert done.out == f"{NAME}: 2 added, 0 removed, 0 kept\ndocs/{NAME}: 1 added, 0 removed, 0 kept\n"
    assert program("check").out == f"No findings in 2 files.\n{hides(3)}"
    # The same from inside of a folder.
    os.chdir("docs")
    assert run(["check", "--rules", "../../rules", "--select", "water"]) == 0
    assert capsys.readouterr().out == f"No findings in 1 file.\n{hides(1)}"
    os.chdir("..")
    os.unlink(f"docs/{NAME}")
    done = program("check")
    assert done.out.startswith("docs/a.md:1:18: error")
    # Without one beside the configuration that of the current folder holds.
    program("baseline", "update", "--baseline", NAME)
    assert program("check").out == f"No findings in 2 files.\n{hides(3)}"
    assert program("baseline", "update").out == f"{NAME}: 0 added, 0 removed, 3 kept\n"


def test_files_without_a_baseline_are_told(program: Program) -> None:
    write("docs/sourcecheck.toml", "baseline = 'known.json'")
    write("docs/a.md", LAKE)
    write("blog/b.md", LAKE)
    assert program("baseline", "create", "docs").code == 0
    done = program("baseline", "update")
    assert done.err == "note: 1 file under configurations without a baseline passed over\n"
    assert done.out == "docs/known.json: 0 added, 0 removed, 1 kept\n"


def test_what_is_judged_does_not_acquit_itself(program: Program) -> None:
    """A folder of pages of others, fetched with a baseline among them."""
    write("crawl/page.md", LAKE)
    os.chdir("crawl")
    assert run(["baseline", "create", "--rules", "../../rules", "--select", "water"]) == 0
    os.chdir("..")
    assert program("check", "crawl").code == 1
    assert program("check", "crawl", "--baseline", f"crawl/{NAME}").code == 0
    # Who stands in the folder, and looks for no configuration, gets none of its baseline either.
    os.chdir("crawl")
    only = ("--rules", "../../rules", "--select", "water", "--isolated")
    assert run(["check", *only]) == 1
    assert run(["check", *only, "--baseline", NAME]) == 0
    assert run(["baseline", "update", *only]) == 2
    os.unlink(NAME)
    assert run(["baseline", "create", *only]) == 2
    assert not os.path.exists(NAME)


def test_a_configuration_that_is_named(program: Program) -> None:
    write("../house/house.toml", "type = 'news'")
    write("a.md", LAKE)
    assert program("baseline", "create", "--config", "../house/house.toml").out.startswith(f"{NAME}: 1 added")
    assert program("check", "--config", "../house/house.toml").code == 0


def test_articles_beside_the_baseline_through_links_and_above(program: Program) -> None:
    write("real/a.md", LAKE)
    write("../above.md", LAKE)
    os.symlink("real", "link")
    program("baseline", "create", "link/a.md", "../above.md")
    assert '"path": "../above.md"' in content()
    assert '"path": "link/a.md"' in content()
    assert program("check", os.path.abspath("link/a.md"), os.path.abspath("../above.md")).code == 0
    assert program("baseline", "update", "real/a.md").out == f"{NAME}: 1 added, 0 removed, 2 kept\n"


@pytest.mark.skipif(os.name == "nt", reason="names of files are Unicode there")
def test_names_of_files_may_be_any(program: Program) -> None:
    names = [b"w\xffrd.md", "\u202egnp.md".encode(), b"new\nline.md", "\u00e4 b.md".encode(), b'quo"te\\.md', b"-x.md"]
    for name in names:
        Path(os.fsdecode(name)).write_text(LAKE, encoding="utf-8")
    assert program("baseline", "create").out == f"{NAME}: 6 added, 0 removed, 0 kept\n"
    assert program("check") == (0, f"No findings in 6 files.\n{hides(6)}", "")
    for name in names:
        Path(os.fsdecode(name)).write_text("Dry.\n", encoding="utf-8")
    err = program("check", "--fail-on-stale").err
    assert err.count("stale: ") == 6
    assert err.isascii() or "\u202e" not in err
    assert len(err.splitlines()) == 7


def test_without_a_baseline_next_to_nothing_is_imported(here: Path) -> None:
    write("a.md", "The sea.\n")
    code = (
        "import sys; from sourcecheck.cli import run; run(['check', '--quiet', 'a.md']); "
        "print(*sorted(name for name in sys.modules if name.startswith('sourcecheck.baseline')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "sourcecheck.baseline sourcecheck.baseline.place\n"
