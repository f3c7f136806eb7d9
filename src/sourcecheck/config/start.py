"""The text of a first ``sourcecheck.toml``: what was found, set; what may be wanted, said in comments."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from sourcecheck.config.project import Project

__all__ = ["text", "told", "unsigned"]

_MANY: Final = 10  # articles from which a share says something


def text(project: Project) -> str:
    """A configuration for what was found; it loads as it is."""
    return "\n".join(_lines(project)) + "\n"


def unsigned(project: Project) -> bool:
    """Whether most articles bear no byline that can be seen in their files."""
    return project.sampled >= _MANY and project.unsigned * 5 >= project.sampled * 4


def _lines(project: Project) -> Iterator[str]:
    made = f"; made for a site of {project.generator} ({project.evidence})" if project.generator else ""
    yield f"# The terms of this project for sourcecheck{made}."
    yield "# All keys: sourcecheck config schema. What holds for a file, and why: sourcecheck config show FILE."
    yield ""
    yield from _preset(project)
    yield from _exclude(project)
    yield from _language(project)
    yield "# What the articles are, where they do not say it themselves; else each is guessed."
    yield '# type = "news"'
    yield ""
    yield "# Rules or families that do not fit here. Better: give a reason where one article has one,"
    yield "# as in <!-- sourcecheck-disable-next-line dates/indefinite-weekday -- a quotation from 1920 -->"
    yield "# ignore = []"
    yield ""
    yield "# Names and words that are usual in this house, so that nobody is asked about them."
    yield "[house]"
    yield 'outlets = []        # how this house calls itself, as in "The Harbour Gazette"'
    yield 'bylines = []        # shared bylines that are meant, as in "Harbour Desk"'
    yield 'terms = []          # names that the trade gives things, as in "so-called dead water"'
    yield 'placeholders = []   # invented names used as examples on purpose, as in "Jane Example"'
    yield from _bylines(project)
    yield from _overrides(project)


def _preset(project: Project) -> Iterator[str]:
    if project.generator or project.articles >= 20:
        yield "# The rules to start from: recommended, news, content-repo, strict."
        yield 'extends = "content-repo"'
    else:
        yield "# The rules to start from: recommended (where nothing is said), news, content-repo, strict."
        yield '# extends = "news"'
    yield ""


def _exclude(project: Project) -> Iterator[str]:
    globs = [*(f"/{folder}/" for folder in project.built), *(f"/{_escaped(name)}" for name in project.aside)]
    yield "# What is no article, in the syntax of .gitignore."
    if globs:
        yield "exclude = ["
        yield from (f"  {_quoted(glob)}," for glob in globs)
        yield "]"
    else:
        yield '# exclude = ["drafts/"]'
    yield ""


def _language(project: Project) -> Iterator[str]:
    if project.language and not project.languages:
        yield f"# As {project.evidence} declares it."
        yield f"language = {_quoted(project.language)}"
        yield ""


def _bylines(project: Project) -> Iterator[str]:
    if unsigned(project):
        yield ""
        yield f"# {project.unsigned} of {project.sampled} articles looked at name no author in their files."
        yield "# Where the pages name one, or the house publishes without on purpose, say so:"
        yield '# [options."author/missing-byline"]'
        yield "# no-bylines = true"


def _overrides(project: Project) -> Iterator[str]:
    for folder, kind in project.kinds:
        yield from _override([f"/{_escaped(folder)}/**"], "type", kind)
    by_language: dict[str, list[str]] = {}
    for glob, language in project.languages:
        by_language.setdefault(language, []).append(glob)
    for language, globs in by_language.items():
        yield from _override(globs, "language", language)
    if not project.kinds and not project.languages:
        yield ""
        yield "# What holds for some files only."
        yield "# [[overrides]]"
        yield '# files = ["opinion/"]'
        yield '# type = "opinion"'


def _override(globs: list[str], key: str, value: str) -> Iterator[str]:
    yield ""
    yield "[[overrides]]"
    yield f"files = [{', '.join(map(_quoted, globs))}]"
    yield f"{key} = {_quoted(value)}"


def _escaped(path: str) -> str:
    """A path as a glob that means only itself."""
    return "".join(f"\\{char}" if char in "*?[]!#\\" or char.isspace() else char for char in path)


def _quoted(value: str) -> str:
    # JSON's strings are TOML's, but for the escape of DEL and of half surrogates.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def told(project: Project) -> Iterator[str]:
    """What was found, one sentence each."""
    count = f"{project.articles:,} article{'' if project.articles == 1 else 's'}"
    where = f" in {', '.join(project.content)}" if project.content else ""
    if project.generator:
        yield f"{project.generator} ({project.evidence}), {count}{where}"
    else:
        yield f"{count}; no generator of sites is known here"
    if project.languages:
        yield f"languages: {', '.join(dict.fromkeys(language for _, language in project.languages))}"
    for folder, kind in project.kinds:
        yield f"{folder}/ is taken for {kind}"
    if unsigned(project):
        yield (
            f"{project.unsigned} of {project.sampled} articles looked at name no author in their files; "
            "see the comment on author/missing-byline"
        )
