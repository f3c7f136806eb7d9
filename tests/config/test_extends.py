"""Chains of files: followed, bounded, and told whole where they cannot be."""

from __future__ import annotations

import os

import pytest

from sourcecheck import config
from sourcecheck.config.extending import DEPTH, FILES
from sourcecheck.errors import ConfigError

from .conftest import Project


def refused(path: str = "a.md") -> list[str]:
    with pytest.raises(ConfigError) as caught:
        config.configuration(path)
    return str(caught.value).splitlines()


def test_a_circle_is_named(project: Project) -> None:
    project({"sourcecheck.toml": "\nextends = 'a.toml'", "a.toml": "extends = 'sub/b.toml'",
             "sub/b.toml": "type = 'news'\nextends = ['../sourcecheck.toml']"})  # fmt: skip
    assert refused() == [
        "sub/b.toml:2: extends.1: goes round in a circle: sourcecheck.toml -> a.toml -> sub/b.toml -> sourcecheck.toml"
    ]


def test_a_file_that_extends_itself(project: Project) -> None:
    project({"sourcecheck.toml": "extends = './sourcecheck.toml'"})
    assert refused() == ["sourcecheck.toml:1: extends: goes round in a circle: sourcecheck.toml -> sourcecheck.toml"]


def test_a_circle_through_a_link(project: Project) -> None:
    root = project({"sourcecheck.toml": "extends = 'link.toml'"})
    os.symlink(root / "sourcecheck.toml", root / "link.toml")
    assert "goes round in a circle" in refused()[0]


@pytest.mark.parametrize(("length", "fits"), [(DEPTH, True), (DEPTH + 1, False)])
def test_depth_is_bounded(project: Project, length: int, fits: bool) -> None:
    files = {f"f{number}.toml": f"extends = 'f{number + 1}.toml'" for number in range(1, length)}
    project({"sourcecheck.toml": "extends = 'f1.toml'", **files, f"f{length}.toml": "type = 'news'"})
    if fits:
        assert config.configuration("a.md").type == "news"
    else:
        (said,) = refused()
        assert said.startswith(
            f"f{length - 1}.toml:1: extends: more than {DEPTH} files from one to the next: sourcecheck.toml -> f1"
        )
        assert said.endswith(f"-> f{length}.toml")


def test_a_web_of_files_is_bounded(project: Project, no_hanging: None) -> None:
    """Sixteen names a file, eight files deep, would be four thousand million."""
    files = {f"f{number}.toml": f"extends = {[f'f{number + 1}.toml'] * 16}" for number in range(1, 8)}
    project({"sourcecheck.toml": f"extends = {['f1.toml'] * 16}", **files, "f8.toml": ""})
    assert any(f"more than {FILES} files are extended in all" in line for line in refused())


def test_one_base_by_two_ways_is_no_circle(project: Project) -> None:
    project({"sourcecheck.toml": "extends = ['a.toml', 'b.toml']", "a.toml": "extends = 'base.toml'",
             "b.toml": "extends = 'base.toml'\ntype = 'news'",
             "base.toml": "type = 'opinion'\nhouse.terms = ['x']"})  # fmt: skip
    found = config.configuration("a.md")
    assert found.type == "news"
    assert found.house == {"terms": ("x",)}


def test_a_file_that_is_not_there(project: Project) -> None:
    project({"sourcecheck.toml": "extends = ['conf/bsae.toml', 'news']", "conf/base.toml": ""})
    assert refused() == ["sourcecheck.toml:1: extends.1: there is no file conf/bsae.toml; did you mean 'base.toml'?"]


def test_mistakes_of_all_files_are_told(project: Project) -> None:
    project({"sourcecheck.toml": "extends = ['a.toml', 'b.toml']\nselct = 1", "a.toml": "show = 1",
             "b.toml": "\nshw = 1"})  # fmt: skip
    assert [": ".join(line.split(": ")[:2]) for line in refused()] == [
        "sourcecheck.toml:2: selct",
        "a.toml:1: show",
        "b.toml:2: shw",
    ]


def test_a_table_of_pyproject_can_be_extended(project: Project) -> None:
    project(
        {"pyproject.toml": "[tool.sourcecheck]\ntype = 'news'", "sub/sourcecheck.toml": "extends = '../pyproject.toml'"}
    )
    assert config.configuration("sub/a.md").type == "news"
    project({"pyproject.toml": "[project]\nname = 'x'"})
    (said,) = refused("sub/a.md")
    assert said == "sub/sourcecheck.toml:1: extends: pyproject.toml has no table [tool.sourcecheck]"


def test_a_folder_cannot_be_extended(project: Project) -> None:
    project({"sourcecheck.toml": "extends = 'x.toml'", "x.toml/a": ""})
    assert refused() == ["x.toml: expected a configuration file, got a folder"]


def test_a_glob_that_is_a_path_of_this_machine(project: Project) -> None:
    root = project({})
    project({"sourcecheck.toml": f"exclude = ['{root}/drafts/']"})
    assert refused() == ["sourcecheck.toml:1: exclude.1: globs begin at this file's folder; write '/drafts/'"]
