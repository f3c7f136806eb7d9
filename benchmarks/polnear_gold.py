"""What PolNeAR's annotators marked in its train part, and where it stands in our documents."""

from __future__ import annotations

import json
import os
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from sourcecheck.analysis.attribution.source_words import demonym
from sourcecheck.document import Block, Document
from sourcecheck.readers import read

__all__ = ["PRONOUN", "Article", "Gold", "Places", "articles", "documents", "heads", "named", "overlap", "rows"]

# Capitals that name nobody, at the head of an annotated source.
_PLAIN = re.compile(
    r"^(?:The|A|An|He|She|It|They|We|I|You|His|Her|Their|Its|Our|My|One|Some|Many|Most|Several|Other|Others|This|That|"
    r"These|Those|Those|Two|Three|Four|Both|Few|All|Each|Every|Critics|Officials|Experts|People|Who|Which|In|On|At|For|"
    r"From|By|Of|Another|No|Nobody|Everyone|Someone|Sources|Aides|Supporters|Voters|Analysts|Former|Neither)\b"
)
PRONOUN = re.compile(r"(?i)^(?:he|she|they|it)$")
_CAPITAL = re.compile(r"\b[A-Z][\w’'.&-]*")


class Gold(NamedTuple):
    """An annotated attribution: source ranges in the file, range of the first cue and content."""

    source: tuple[tuple[int, int], ...]
    said: str
    cue: tuple[int, int]
    content: tuple[int, int]


class Article(NamedTuple):
    path: str
    document: Document
    one: tuple[Gold, ...]  # of one annotator
    all: tuple[tuple[int, int], ...]  # source ranges of every annotator


def rows(path: str) -> Iterator[dict[str, Any]]:
    with open(path, encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def articles(data: str) -> Iterator[Article]:
    """The annotated articles, read, with what the annotators marked."""
    by_file: dict[str, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for row in rows(os.path.join(data, "polnear-train-attributions.jsonl")):
        by_file[row["file"]][row["annotator"]].append(row)
    for path in documents(data):
        marked = by_file.get(path, {})
        gold = {name: [_gold(row) for row in some] for name, some in marked.items()}
        every = [one for some in gold.values() for one in some]
        with open(os.path.join(data, path), "rb") as file:
            document = read(file.read(), path)
        yield Article(
            path,
            document,
            tuple(gold[min(gold)]) if gold else (),
            tuple(span for each in every for span in each.source),
        )


def documents(data: str) -> list[str]:
    return [f"polnear-train/{name}" for name in sorted(os.listdir(os.path.join(data, "polnear-train")))]


def _gold(row: dict[str, Any]) -> Gold:
    def spans(name: str) -> tuple[tuple[int, int], ...]:
        return tuple((start, end) for part in row.get(name, ()) for start, end in part["spans"])

    cue, content = spans("Cue"), spans("Content")
    said = " ".join(part["text"] for part in row.get("Source", ()))
    return Gold(spans("Source"), said, cue[0] if cue else (-1, -1), content[0] if content else (-1, -1))


def named(said: str, text: str) -> bool:
    """Whether a source holds a capitalised name; one word that opens it counts if it has a capital elsewhere too.

    Words that only say of which country, party or faith somebody is name nobody.
    """
    rest = _PLAIN.sub("", said).strip()
    first, _, more = rest.partition(" ")
    if any(not demonym(word[0].removesuffix("'s").removesuffix("’s")) for word in _CAPITAL.finditer(more)):
        return True
    word = _CAPITAL.match(first)
    if word is None or demonym(word[0].removesuffix("'s").removesuffix("’s")):
        return False
    return re.search(rf"[a-z,] {re.escape(word[0])}\b", text) is not None


class Places:
    """From a place in the file to the block and the place in its text."""

    def __init__(self, document: Document) -> None:
        self.blocks = sorted((block for block in document.blocks if block.runs), key=lambda block: block.runs[0].start)
        self.starts = [block.runs[0].start for block in self.blocks]

    def of(self, at: int) -> tuple[Block, int] | None:
        index = bisect_right(self.starts, at) - 1
        if index < 0:
            return None
        block = self.blocks[index]
        run = bisect_right([run.start for run in block.runs], at) - 1
        place = block.runs[run].at + at - block.runs[run].start
        return (block, place) if place < len(block.text) else None


def overlap(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def heads(text: str, spans: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
    """From the first name in each range of a source to its first comma; the whole range where there is no name."""
    found = []
    for start, end in spans:
        said = text[start:end]
        plain = _PLAIN.match(said)
        match = _CAPITAL.search(said, plain.end() if plain else 0)
        comma = said.find(",", match.start()) if match else -1
        found.append((start + match.start(), start + comma if comma > 0 else end) if match else (start, end))
    return found
