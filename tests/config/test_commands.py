"""``config show``, ``config schema`` and ``init``, as a person runs them."""

from __future__ import annotations

import json
import os
import tomllib

import pytest

from sourcecheck import config
from sourcecheck.cli import run

from .conftest import Project, checked, effective

Out = pytest.CaptureFixture[str]
SHOWN = """\
extends = ["base.toml", "news"]
ignore = ["origin"]
exclude = ["drafts/"]
[options."author/missing-byline"]
no-bylines = true
[[overrides]]
files = ["docs/"]
type = "reference"
ignore = ["dates"]
severity.dates = "error"
"""


def test_show_says_where_each_value_comes_from(project: Project, capsys: Out) -> None:
    project({"sourcecheck.toml": SHOWN, "base.toml": "show = 'warning'\nignore = ['tables']"})
    assert run(["config", "show", "docs/a.md"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("configuration: sourcecheck.toml\noverride: sourcecheck.toml:7\n\n")
    lines = dict(line.split("  # ") for line in out.splitlines()[3:])
    assert lines['extends = "news"'] == "sourcecheck.toml:1"
    assert lines['ignore = ["tables", "origin", "dates"]'] == "base.toml:2, sourcecheck.toml:2, sourcecheck.toml:9"
    assert lines['severity.dates = "error"'] == "sourcecheck.toml:10"
    assert lines['severity."author/generic-byline" = "info"'] == "preset news"
    assert lines['confidence = "medium"'] == "preset news"
    assert lines['show = "warning"'] == "base.toml:1"
    assert lines['type = "reference"'] == "sourcecheck.toml:8"
    assert lines['options."author/missing-byline".no-bylines = true'] == "sourcecheck.toml:5"
    assert lines['fail-on = "warning"'] == "default"
    tomllib.loads(out.partition("\n\n")[2])  # what is shown can be written


def test_show_as_json(project: Project, capsys: Out) -> None:
    project({"sourcecheck.toml": SHOWN, "base.toml": ""})
    assert run(["config", "show", "drafts/a.md", "--format", "json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["configuration"], said["file"], said["excluded"]) == ("sourcecheck.toml", "drafts/a.md", True)
    assert said["values"]["ignore"] == {"value": ["origin"], "origin": "sourcecheck.toml:2"}
    assert said["values"]["now"] == {"value": None, "origin": "default"}


def test_show_without_a_configuration(project: Project, capsys: Out) -> None:
    project({"sub/sourcecheck.toml": "type = 'news'"})
    assert run(["config", "show", "--isolated", "sub/a.md"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("configuration: none; the defaults hold\n")
    assert "# type: as each article says, else guessed  # default" in out
    assert run(["config", "show", "--config", "sub/sourcecheck.toml"]) == 0
    assert 'type = "news"  # sub/sourcecheck.toml:1' in capsys.readouterr().out
    assert run(["config", "show", "--config", "sub/sourcecheck.toml", "--isolated"]) == 2


def test_show_tells_what_is_wrong_and_what_is_not_read(project: Project, capsys: Out) -> None:
    project({"sourcecheck.toml": "selct = 1\nfail-on = 'none'"})
    assert run(["config", "show", "a.md"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        "error: sourcecheck.toml:1: selct: unknown key; did you mean 'select'?",
        "error: sourcecheck.toml:2: fail-on: expected one of info, warning, error, never, got 'none'; "
        "did you mean 'never'?",
    ]
    project({"sourcecheck.toml": "", "pyproject.toml": "[tool.sourcecheck]\n"})
    assert run(["config", "show", "a.md"]) == 0
    assert "note: sourcecheck.toml holds; [tool.sourcecheck] of pyproject.toml beside it is not read" in (
        capsys.readouterr().err
    )


def test_what_is_shown_cannot_drive_a_terminal(project: Project, capsys: Out) -> None:
    project({"sourcecheck.toml": '[house]\nterms = ["\\u001b[31m\\u202e"]\n"\\u001b[2J" = 1'})
    assert run(["config", "show"]) == 2
    assert "\x1b" not in capsys.readouterr().err
    project({"sourcecheck.toml": '[house]\nterms = ["\\u001b[31m\\u202e"]'})
    assert run(["config", "show"]) == 0
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "\u202e" not in out


# init -----------------------------------------------------------------------------------

PAGE = "---\ntitle: A page\n---\n" + "A sentence about the lake and its water. " * 20
SIGNED = PAGE.replace("title", "author: Ada\ntitle")
STEPS = "# How to fill it\n\n1. Open it.\n2. Fill it.\n3. Close it.\n"


def started(project: Project, files: dict[str, str], capsys: Out) -> tuple[str, str]:
    """What init writes for some files, and what it says; the result must load."""
    project(files)
    assert run(["init"]) == 0
    said = capsys.readouterr()
    assert said.out == "sourcecheck.toml\n"
    with open("sourcecheck.toml", encoding="utf-8") as file:
        text = file.read()
    found = checked(config.configuration("a.md"))
    assert found.file == "sourcecheck.toml"
    assert found.notices == ()
    # What stands in comments as an example is right too.
    with open("sourcecheck.toml", "w", encoding="utf-8") as file:
        examples = [
            line.removeprefix("# ") if " = " in line and line[2:3].islower() else line for line in text.split("\n")
        ]
        examples = [line[2:] if line.startswith(("# [options", "# [[")) else line for line in examples]
        file.write("\n".join(line for line in examples if not line.startswith("# as in")))
    checked(config.configuration("a.md"))
    with open("sourcecheck.toml", "w", encoding="utf-8") as file:
        file.write(text)
    return text, said.err


@pytest.mark.parametrize(
    ("files", "generator", "exclude", "language"),
    [
        ({"hugo.toml": "languageCode = 'en-us'", "content/a.md": PAGE}, "Hugo", ["/public/", "/resources/"], "en-us"),
        ({"config/_default/hugo.yaml": "locale: de", "content/a.md": PAGE}, "Hugo", ["/public/", "/resources/"], "de"),
        ({"config.toml": "baseURL = 'https://x.example'", "content/a.md": PAGE}, "Hugo",
         ["/public/", "/resources/"], ""),
        ({"config.toml": "base_url = 'https://x.example'\ndefault_language = \"fr\"", "content/a.md": PAGE}, "Zola",
         ["/public/"], "fr"),
        ({"_config.yml": "title: X\nlang: en_GB # as we write", "_posts/2026-01-01-a.md": PAGE}, "Jekyll",
         ["/_site/", "/vendor/"], "en-gb"),
        ({"mkdocs.yml": "theme:\n  name: material\n  language: sv\n", "docs/a.md": PAGE}, "MkDocs", ["/site/"], "sv"),
        ({"docusaurus.config.js": "i18n: {\n    defaultLocale: 'pl',\n}", "docs/a.md": PAGE}, "Docusaurus",
         ["/build/"], "pl"),
        ({"astro.config.mjs": "export default {}", "src/content/blog/a.mdx": PAGE}, "Astro", ["/dist/"], ""),
        ({".eleventy.js": "", "posts/a.md": PAGE}, "Eleventy", ["/_site/"], ""),
        ({"book.toml": "[book]\nlanguage = \"en\"", "src/a.md": PAGE}, "mdBook", ["/book/"], "en"),
        ({"a.md": PAGE, "CHANGELOG.md": "x", "LICENSE.txt": "x"}, "", ["/CHANGELOG.md", "/LICENSE.txt"], ""),
    ],
)  # fmt: skip
def test_init_knows_generators(
    project: Project, capsys: Out, files: dict[str, str], generator: str, exclude: list[str], language: str
) -> None:
    text, said = started(project, files, capsys)
    found = tomllib.loads(text)
    assert found.get("exclude", []) == exclude
    assert found.get("language", "") == language
    assert ("extends" in found) == bool(generator)
    assert (f"a site of {generator} " in text) == bool(generator)
    assert (generator or "no generator of sites is known here") in said
    for glob in exclude:
        assert config.Finder().excludes(glob.strip("/") + ("/x/index.md" if glob.endswith("/") else ""))
    assert not config.Finder().excludes(next(name for name in files if name.endswith((".md", ".mdx"))))


def test_init_knows_languages_and_kinds(project: Project, capsys: Out) -> None:
    started(
        project,
        {
            "hugo.toml": "defaultContentLanguage = 'en'",
            "content/en/news/a.md": PAGE,
            "content/de/news/a.md": PAGE,
            "content/pt-br/a.md": PAGE,
            "content/en/docs/a.md": PAGE,
            "content/en/docs/b.md": PAGE,
            "content/en/docs/tutorials/a.md": STEPS,
            "content/en/docs/api/a.md": PAGE,
            "handbook/docs/a.md": STEPS,
            "go/a.md": PAGE,
            "is/a.md": PAGE,
            "opinion/[draft] #1/a.md": PAGE,
        },
        capsys,
    )
    assert effective("content/de/news/a.md").language == "de"
    assert effective("content/pt-br/a.md").language == "pt-br"
    assert effective("content/en/news/a.md").language == "en"
    assert effective("go/a.md").language == ""
    assert effective("content/en/docs/a.md").type == "reference"
    assert effective("content/en/docs/tutorials/a.md").type == "how-to"
    assert effective("content/en/docs/api/a.md").type == "reference"
    assert effective("handbook/docs/a.md").type == "how-to"
    assert effective("opinion/[draft] #1/a.md").type == "opinion"
    assert effective("content/de/news/a.md").type == ""


def test_init_knows_languages_by_endings(project: Project, capsys: Out) -> None:
    files = {f"content/{name}.{code}.md": PAGE for name in "ab" for code in ("en", "de")}
    started(project, {"hugo.toml": "", **files}, capsys)
    assert effective("content/a.de.md").language == "de"
    assert effective("content/x/y.en.md").language == "en"


@pytest.mark.parametrize(("page", "noted"), [(PAGE, True), (SIGNED, False)])
def test_init_notes_bylines(project: Project, capsys: Out, page: str, noted: bool) -> None:
    text, said = started(project, {f"posts/p{number}.md": page for number in range(12)}, capsys)
    assert ("12 of 12 articles looked at name no author" in text) == noted
    assert ("12 of 12 articles looked at name no author" in said) == noted


def test_init_never_replaces(project: Project, capsys: Out) -> None:
    root = project({"sourcecheck.toml": "type = 'news'"})
    assert run(["init"]) == 2
    assert "sourcecheck.toml: exists already, and is left as it is" in capsys.readouterr().err
    assert (root / "sourcecheck.toml").read_text() == "type = 'news'"
    (root / "sourcecheck.toml").unlink()
    os.symlink("nowhere", root / "sourcecheck.toml")
    assert run(["init"]) == 2
    assert not (root / "nowhere").exists()
    (root / "sourcecheck.toml").unlink()
    project({"pyproject.toml": "[tool.sourcecheck]\n"})
    assert run(["init"]) == 2
    assert "pyproject.toml: holds [tool.sourcecheck] already" in capsys.readouterr().err
    assert not (root / "sourcecheck.toml").exists()


def test_init_below_another_and_elsewhere(project: Project, capsys: Out) -> None:
    root = project({"sourcecheck.toml": "type = 'news'", "sub/a.md": PAGE})
    assert run(["init", "sub"]) == 0
    said = capsys.readouterr()
    assert said.out == f"{os.path.join('sub', 'sourcecheck.toml')}\n"
    assert "sourcecheck.toml has held here so far" in said.err
    assert (root / "sub" / "sourcecheck.toml").exists()
    assert run(["init", "nowhere"]) == 2
    assert "there is no such folder" in capsys.readouterr().err


def test_init_can_be_tried(project: Project, capsys: Out) -> None:
    root = project({"a.md": PAGE})
    assert run(["init", "--dry-run"]) == 0
    assert tomllib.loads(capsys.readouterr().out)["house"]
    assert not (root / "sourcecheck.toml").exists()


def test_what_is_shown_means_the_same_when_written(project: Project, capsys: Out) -> None:
    project(
        {
            "sourcecheck.toml": SHOWN + "[house]\nterms = ['a\"b', 'ü']\n",
            "base.toml": "now = 2026-01-01\nconfidence = 'low'",
        }
    )
    meant = effective("docs/a.md")
    assert run(["config", "show", "docs/a.md"]) == 0
    shown = capsys.readouterr().out.partition("\n\n")[2]
    project({"sourcecheck.toml": shown})
    again = effective("docs/a.md")
    for name in (
        "preset",
        "extend_select",
        "ignore",
        "confidence",
        "show",
        "fail_on",
        "exclude",
        "type",
        "now",
        "house",
    ):
        assert getattr(again, name) == getattr(meant, name), name
    assert meant.severities.items() <= again.severities.items()
    assert all(said.items() <= again.options[rule].items() for rule, said in meant.options.items())
    assert run(["config", "show", "docs/"]) == 0
    unsaid = [line for line in capsys.readouterr().out.splitlines() if line.endswith("  # default")]
    assert all(line.startswith("# ") for line in unsaid)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_init_with_odd_names(project: Project, capsys: Out) -> None:
    names = [
        'a"b',
        "back\\slash",
        "!x",
        "#y",
        "s p a c e ",
        "*st*ar",
        "[br]",
        "new\nline",
        "\x1b[31m",
        "ünï",
        "{c}",
        "~",
        "'",
    ]
    root = project({f"{name}/docs/a.md": PAGE for name in names} | {"LICENSE.md": ""})
    os.makedirs(os.fsencode(root) + b"/\xff/docs")
    with open(os.fsencode(root) + b"/\xff/docs/a.md", "wb") as file:
        file.write(PAGE.encode())
    os.symlink(root, root / "loop")
    assert run(["init"]) == 0
    assert "\x1b" not in capsys.readouterr().err
    checked(config.configuration("a.md"))
    for name in names:
        kind = effective(f"{name}/docs/a.md").type
        assert kind == ("reference" if name.isprintable() else ""), name
        assert effective(f"x{name}/docs/a.md").type == ""


def test_init_of_nothing(project: Project, capsys: Out) -> None:
    text, said = started(project, {"empty/x": ""}, capsys)
    assert "extends" not in tomllib.loads(text)
    assert "0 articles; no generator of sites is known here" in said
