"""What a folder of articles looks like, for a first configuration: its generator, languages, kinds, bylines.

Everything is read as data and only in part: names of files and folders, a few lines of the
generator's own configuration, the beginnings of some articles.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from sourcecheck.analysis.words import words
from sourcecheck.records import NamedTuple

__all__ = ["Project", "look_at"]

_FILES: Final = 20_000  # looked at
_SAMPLE: Final = 200  # articles whose beginning is read
_BEGINNING: Final = 4_096  # bytes of each
_ARTICLES: Final = (".md", ".markdown", ".mdx", ".html", ".htm", ".txt")
_SKIPPED: Final = ("node_modules", "bower_components", "__pycache__", "site-packages", "themes", "layouts", "static")


class _Generator(NamedTuple):
    """How a generator is told: files one of which is there, and what one of them says."""

    name: str
    files: tuple[str, ...]
    says: str = ""  # a pattern
    content: tuple[str, ...] = ()
    built: tuple[str, ...] = ()


def _each(stem: str, endings: str) -> tuple[str, ...]:
    return tuple(f"{stem}.{ending}" for ending in endings.split())


_GENERATORS: Final = (
    _Generator("Hugo", _each("hugo", "toml yaml yml json"), "", ("content",), ("public", "resources")),
    _Generator("Hugo", _each("config/_default/hugo", "toml yaml yml"), "", ("content",), ("public", "resources")),
    _Generator("Hugo", _each("config", "toml yaml json"), r"(?i)\bbaseurl\b", ("content",), ("public", "resources")),
    _Generator("Zola", ("config.toml", "zola.toml"), r"\bbase_url\b", ("content",), ("public",)),
    _Generator("Jekyll", _each("_config", "yml yaml toml"), "", ("_posts",), ("_site", "vendor")),
    _Generator("MkDocs", _each("mkdocs", "yml yaml"), "", ("docs",), ("site",)),
    _Generator("Docusaurus", _each("docusaurus.config", "js ts mjs cjs"), "", ("docs", "blog"), ("build",)),
    _Generator("Astro", _each("astro.config", "mjs ts js cjs mts"), "", ("src/content", "src/pages"), ("dist",)),
    _Generator("Eleventy", (*_each("eleventy.config", "js mjs cjs ts"), ".eleventy.js"), "", (), ("_site",)),
    _Generator("mdBook", ("book.toml",), "", ("src",), ("book",)),
)  # fmt: skip
_KINDS: Final = {
    **dict.fromkeys(("docs", "documentation"), "docs"),
    **dict.fromkeys(("reference", "api", "glossary", "faq", "manual", "wiki"), "reference"),
    **dict.fromkeys(
        ("tutorial", "tutorials", "how-to", "howto", "how-tos", "guides", "getting-started", "recipes"), "how-to"
    ),
    **dict.fromkeys(("press-releases", "press-release", "media-releases"), "press-release"),
    **dict.fromkeys(("opinion", "opinions", "editorials", "commentary", "op-ed"), "opinion"),
    **dict.fromkeys(("transcripts",), "transcript"),
    **dict.fromkeys(("fiction", "short-stories"), "fiction"),
}
_CODES: Final = words(
    "ar bg bn ca cs da de el en es et eu fa fi fr gl he hi hr hu id it ja ko lt lv nb nl no pl pt ro ru sk sl sr sv "
    "ta th tr uk ur vi zh"
)
_DECLARED: Final = (
    r"""(?m)^[ \t]*["']?(?:languageCode|defaultContentLanguage|default_language|defaultLocale|locale|language|lang)"""
    r"""["']?"""
    r"""[ \t]*[:=][ \t]*["']?([A-Za-z]{2}(?:[-_][A-Za-z]{2})?)["']?[ \t]*,?[ \t]*(?:[#/].*)?$"""
)
_NO_ARTICLES: Final = (
    r"(?i)(?:changelog|changes|history|license|licence|copying|notice|code[_-]of[_-]conduct|security|robots|humans)"
    r"(?:\.(?:md|txt|markdown|html))"
)


class Project(NamedTuple):
    """What was found. Folders are relative, with ``/`` between names.

    Attributes:
        generator: its name, empty where none is known.
        evidence: the file that told.
        articles: how many, at most as many as were looked at.
        content: folders with articles, of those the generator reads.
        built: folders that the generator writes.
        aside: files at the top that are no articles.
        language: of the site, as its configuration declares it; empty where it does not.
        languages: globs and the language of what they match, where there are several.
        kinds: folders and the type of the articles in them, outer folders first.
        sampled, unsigned: articles read, and those of them without a byline.
    """

    generator: str
    evidence: str
    articles: int
    content: tuple[str, ...]
    built: tuple[str, ...]
    aside: tuple[str, ...]
    language: str
    languages: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[str, str], ...]
    sampled: int
    unsigned: int


def look_at(root: str) -> Project:
    """What a folder holds. Reads nothing outside it and runs nothing."""
    generator, evidence = _generator(root)
    built = generator.built if generator else ()
    articles = _articles(root, built)
    folders = Counter(_above(articles))
    declared = re.search(_DECLARED, _beginning(os.path.join(root, evidence), 65_536)) if evidence else None
    kinds = _kinds(root, articles, folders)
    signed = [path for path in articles if not any(path.startswith(f"{folder}/") for folder, _ in kinds)]
    read = [_beginning(os.path.join(root, path)) for path in _spread(signed)]
    prose = [text for text in read if len(text) > 400]
    return Project(
        generator=generator.name if generator else "",
        evidence=evidence,
        articles=len(articles),
        content=tuple(folder for folder in (generator.content if generator else ()) if folder in folders),
        built=built,
        aside=tuple(sorted(path for path in articles if re.fullmatch(_NO_ARTICLES, path))),
        language=declared[1].lower().replace("_", "-") if declared else "",
        languages=_languages(articles, folders),
        kinds=kinds,
        sampled=len(prose),
        unsigned=sum(1 for text in prose if not _signed(text)),
    )


def _generator(root: str) -> tuple[_Generator | None, str]:
    for one in _GENERATORS:
        for name in one.files:
            path = os.path.join(root, name)
            if os.path.isfile(path) and (not one.says or re.search(one.says, _beginning(path, 65_536))):
                return one, name
    return None, ""


def _articles(root: str, built: Sequence[str]) -> list[str]:
    found: list[str] = []
    for parent, folders, names in os.walk(root):
        inside = os.path.relpath(parent, root).replace(os.sep, "/")
        inside = "" if inside == "." else f"{inside}/"
        folders[:] = sorted(
            name
            for name in folders
            # A name that cannot be written into a file is passed over.
            if not name.startswith(".")
            and name.isprintable()
            and name not in _SKIPPED
            and f"{inside}{name}" not in built
        )
        found.extend(f"{inside}{name}" for name in sorted(names) if name.lower().endswith(_ARTICLES))
        if len(found) >= _FILES:
            return found[:_FILES]
    return found


def _above(paths: Iterable[str]) -> Iterable[str]:
    """Every folder above every path."""
    for path in paths:
        while "/" in path:
            path = path.rpartition("/")[0]
            yield path


def _spread(paths: list[str]) -> list[str]:
    """Some of the paths, from all over."""
    return paths[:: max(1, len(paths) // _SAMPLE)][:_SAMPLE]


def _beginning(path: str, size: int = _BEGINNING) -> str:
    try:
        with open(path, "rb") as file:
            return file.read(size).decode("utf-8", "replace")
    except OSError:
        return ""


def _languages(articles: Sequence[str], folders: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Folders and endings that name languages: one alone may be a word, two beside each other are languages."""
    beside: dict[str, list[str]] = {}
    for folder in folders:
        parent, _, name = folder.rpartition("/")
        if name.lower().replace("_", "-").partition("-")[0] in _CODES and re.fullmatch(
            r"[a-zA-Z]{2}([-_][a-zA-Z]{2})?", name
        ):
            beside.setdefault(parent, []).append(folder)
    found = [
        (f"/{folder}/**", folder.rpartition("/")[2].lower().replace("_", "-"))
        for group in beside.values()
        if len(group) > 1
        for folder in group
    ]
    # A folder inside a folder of a language says nothing new.
    found = [
        one for one in found if not any(one[0] != other[0] and one[0].startswith(other[0][:-2]) for other in found)
    ]
    endings = Counter(match[1] for path in articles if (match := re.search(r"\.([a-z]{2})\.(?:md|html)$", path)))
    codes = [code for code in sorted(endings) if code in _CODES]
    if sum(endings[code] for code in codes) > 2:
        found += [(f"*.{code}.{end}", code) for code in codes for end in ("md", "html") if _ends(articles, code, end)]
    return tuple(sorted(found)[:40])


def _ends(articles: Iterable[str], code: str, end: str) -> bool:
    return any(path.endswith(f".{code}.{end}") for path in articles)


def _kinds(root: str, articles: Sequence[str], folders: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Folders whose name says what is in them; documentation is how-to where most of it gives steps."""
    found: dict[str, str] = {}
    for folder in sorted(folders):
        kind = _KINDS.get(folder.rpartition("/")[2].lower().replace("_", "-"), "")
        if not kind or folder.count("/") > 4:
            continue
        if kind == "docs":
            pages = _spread([path for path in articles if path.startswith(f"{folder}/")])
            stepwise = sum(1 for path in pages if _stepwise(_beginning(os.path.join(root, path))))
            kind = "how-to" if stepwise * 2 > len(pages) else "reference"
        outer = next((found[one] for one in reversed(list(_above([folder]))) if one in found), "")
        if kind != outer:
            found[folder] = kind
    return tuple(found.items())


def _stepwise(text: str) -> bool:
    titled = re.search(
        r"(?im)^(?:#{1,2}|title:)[ \t]*[\"']?(?:how to|getting started|install|tutorial|quick ?start|set up)", text
    )
    return titled is not None or len(re.findall(r"(?m)^[ \t]{0,3}\d{1,2}[.)] ", text)) >= 3


def _signed(text: str) -> bool:
    return (
        re.search(
            r"(?im)^[ \t]*[\"']?(?:authors?|bylines?|by|writers?|creators?|contributors?)[\"']?[ \t]*[:=]"
            r"|rel=[\"']?author|name=[\"']?author|\bclass=[\"'][^\"'<>]{0,80}\b(?:author|byline)",
            text,
        )
        is not None
        or re.search(r"(?m)^[*_]{0,3}(?:By|Von|Par|Por|Di) +[A-ZÀ-Þ]", text) is not None
    )
