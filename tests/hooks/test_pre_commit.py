"""The hook in real commits, under pre-commit and under prek, installed without a network."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
import yaml
from tests.hooks.repositories import BAD, GOOD, ROOT, git, run

from sourcecheck.readers import EXTENSIONS

MANIFEST = ROOT / ".pre-commit-hooks.yaml"


class Newsroom:
    """A git repository in which the hook is installed."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder = folder
        self._environment = environment

    def write(self, **files: str) -> None:
        """Write files whose names are valid Python words, with ``.md`` added."""
        for name, text in files.items():
            self.put(f"{name}.md", text)

    def put(self, name: str, text: str | bytes) -> None:
        """Write one file."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)

    def stage(self, *names: str) -> None:
        """Add files to the index; all of them where none is named."""
        git(self.folder, "add", "--", *(names or (".",)))

    def commit(self) -> tuple[bool, str]:
        """Commit what is staged: whether that was allowed, and all that was said."""
        command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "--message=An edit"]
        done = run(command, self.folder, self._environment, ok=False)
        return done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module", params=["pre-commit", "prek"])
def runner(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, wheelhouse: Path
) -> tuple[str, dict[str, str]]:
    """A program that runs hooks, and the environment that keeps it offline and out of the user's folders."""
    home = tmp_path_factory.mktemp(request.param)
    offline = {
        "PRE_COMMIT_HOME": str(home), "PREK_HOME": str(home), "XDG_CACHE_HOME": str(home / "cache"),
        "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheelhouse), "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "UV_OFFLINE": "1", "UV_NO_INDEX": "1", "UV_FIND_LINKS": str(wheelhouse), "UV_PYTHON_DOWNLOADS": "never",
        "UV_PYTHON": sys.executable, "GIT_CONFIG_GLOBAL": str(home / "gitconfig"), "GIT_CONFIG_NOSYSTEM": "1",
        "NO_COLOR": "1",
    }  # fmt: skip
    return request.param, offline


@pytest.fixture
def newsroom(runner: tuple[str, dict[str, str]], hook_repository: Path, tmp_path: Path) -> Newsroom:
    """A repository of articles with the hook, and no commit yet."""
    program, environment = runner
    folder = tmp_path / "news room"
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    revision = git(hook_repository, "rev-parse", "HEAD").strip()
    hook = {"repo": str(hook_repository), "rev": revision, "hooks": [{"id": "sourcecheck"}]}
    # JSON is YAML; a path with a colon or a hash is quoted in it.
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [hook]}), encoding="utf-8")
    (folder / "sourcecheck.toml").write_text('extends = "recommended"\nexclude = ["wire/"]\n', encoding="utf-8")
    beside = Path(sys.executable).with_name(program)
    run([str(beside), "install"], folder, environment)
    return Newsroom(folder, environment)


@pytest.mark.long
def test_a_bad_draft_is_stopped_and_a_good_one_passes(newsroom: Newsroom) -> None:
    newsroom.write(lock=BAD)
    newsroom.stage()
    made, said = newsroom.commit()
    assert not made
    assert "lock.md:1:38: error dates/weekday-date-mismatch: 15 May 2025 was a Thursday" in said
    assert "exit code: 1" in said
    newsroom.write(lock=GOOD)
    newsroom.stage()
    made, said = newsroom.commit()
    assert made, said


@pytest.mark.long
def test_only_what_is_staged_counts(newsroom: Newsroom) -> None:
    newsroom.write(lock=BAD)
    newsroom.stage()
    newsroom.write(lock=GOOD)  # put right, but not staged
    made, said = newsroom.commit()
    assert not made, said
    assert (newsroom.folder / "lock.md").read_text(encoding="utf-8") == GOOD, "what is not staged is left as it was"
    newsroom.stage()
    newsroom.write(lock=BAD)  # broken since it was staged
    made, said = newsroom.commit()
    assert made, said
    assert (newsroom.folder / "lock.md").read_text(encoding="utf-8") == BAD


@pytest.mark.long
def test_what_the_configuration_excludes_stays_out_though_it_is_named(newsroom: Newsroom) -> None:
    newsroom.put("wire/agency.md", BAD)
    newsroom.stage()
    made, said = newsroom.commit()
    assert made, said
    newsroom.put("wire/agency.md", BAD * 2)
    newsroom.put("own.md", BAD)
    newsroom.stage()
    made, said = newsroom.commit()
    assert not made
    assert "own.md:1:38" in said
    assert "agency" not in said


@pytest.mark.long
def test_every_file_of_a_commit_is_checked_whatever_its_name(newsroom: Newsroom) -> None:
    names = ["a lock.md", "the “new” lock.html", "-lock.txt", "--output=good.md", "wörter/schleuse.MD", "notes.mdx"]
    for name in names:
        newsroom.put(name, f"<p>{BAD}</p>" if name.endswith("html") else BAD)
    newsroom.put("good.md", GOOD)
    # No articles, though their type is plain text or none of ours.
    for name in ("LICENSE", "AUTHORS", "README", "settings.json"):
        newsroom.put(name, BAD)
    newsroom.stage()
    made, said = newsroom.commit()
    assert not made
    assert sorted(re.findall(r"^ *(.*):1:\d+: error dates/weekday", said, re.M)) == sorted(names)
    assert (newsroom.folder / "good.md").read_text(encoding="utf-8") == GOOD, "a name is not taken for an option"


@pytest.mark.long
def test_a_file_that_cannot_be_read_stops_the_commit_and_hides_nothing(newsroom: Newsroom) -> None:
    newsroom.put("photo.md", b"\x89PNG\r\n\x1a\n" + bytes(64))
    newsroom.write(lock=BAD)
    newsroom.stage()
    made, said = newsroom.commit()
    assert not made
    assert "exit code: 2" in said
    assert "error: photo.md: looks like a PNG picture, not text" in said
    assert "lock.md:1:38: error" in said


@pytest.mark.long
def test_options_of_the_newsroom_reach_the_program(newsroom: Newsroom) -> None:
    path = newsroom.folder / ".pre-commit-config.yaml"
    told = yaml.safe_load(path.read_text(encoding="utf-8"))
    told["repos"][0]["hooks"][0]["args"] = ["--ignore=dates", "--"]
    path.write_text(yaml.safe_dump(told), encoding="utf-8")
    newsroom.write(lock=BAD)
    newsroom.stage()
    made, said = newsroom.commit()
    assert made, said


def test_the_manifest_is_one_and_names_the_files_that_we_read() -> None:
    run([str(Path(sys.executable).with_name("pre-commit")), "validate-manifest", str(MANIFEST)], ROOT)
    (hook,) = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    pattern = re.compile(hook["files"])
    for extension in filter(None, EXTENSIONS):
        assert pattern.search(f"content/draft{extension}")
    for name in ("LICENSE", "notes", "draft.md.orig", "readme_md", "page.jinja"):
        assert not pattern.search(name)
