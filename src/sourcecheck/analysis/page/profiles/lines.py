"""Profiles written as labels and values: in one block, or in blocks that follow each other."""

from __future__ import annotations

from collections.abc import Generator, Iterator

from sourcecheck.analysis.page.profiles.labels import (
    PICTURES,
    account_key,
    label_key,
    label_openings,
    labels_in,
    network_of,
    picture_key,
)
from sourcecheck.analysis.page.profiles.profile import Field, Profile
from sourcecheck.analysis.words import words
from sourcecheck.document import Block, Document, Kind, MarkKind
from sourcecheck.text import Span

__all__ = ["labelled_profiles"]

_NEVER = frozenset((Kind.CODE, Kind.TITLE, Kind.DESCRIPTION, Kind.ATTRIBUTE, Kind.CELL))
# A value longer than this is an article's paragraph that happens to begin with a label.
_LONGEST = 1200
_STRESSED = (MarkKind.STRONG, MarkKind.EMPHASIS)


def labelled_profiles(document: Document) -> Iterator[Profile]:
    """Profiles written as labels and values in blocks that follow each other."""
    reading = _Reading()
    openings = label_openings()
    idle = True  # nothing is collected: only what may begin with a label is looked at
    for block in document.blocks:
        text = block.text
        if not text or block.kind in _NEVER:
            continue
        if idle and text[:3].lower() not in openings and (text[0].isalpha() or not _opens(text)):
            reading.before = block
            continue
        if not reading.passes(block):
            yield from reading.take(block)
            idle = reading.idle
    yield from reading.closed()


def _opens(text: str) -> bool:
    """Whether a text that begins with no letter may begin with a label behind its mark."""
    return text[0] in PICTURES or text.lstrip(_MARKS)[:3].lower() in label_openings()


_MARKS = " •·●○▪‣◦*_-–—>|[({#~+/\\\"'“‘`.,:;=0123456789"


class _Group:
    """The profile being collected while blocks go by."""

    def __init__(self) -> None:
        self.fields: list[Field] = []
        self.label: Field | None = None
        self.network = ""
        self.gap = 0
        self.form = "lines"

    def add(self, key: str, value: str, span: Span, place: Span) -> None:
        self.fields.append(Field(key, value, span, place, self.network))
        self.gap = 0

    def has(self, key: str) -> bool:
        return any(field.key == key and not field.network for field in self.fields)

    def profile(self) -> Profile | None:
        if not self.fields:
            return None
        fields = self.fields
        if self.label is not None and not (self.has("name") or self.has("first")) and _like_a_name(self.label.value):
            fields = [self.label._replace(key="name"), *fields]
        return Profile(tuple(fields), self.form, self.label)


def _like_a_name(text: str) -> bool:
    parts = text.split()
    return 2 <= len(parts) <= 5 and all(part[:1].isupper() for part in parts) and not text.endswith(":")


class _Reading:
    """The group that blocks are read into, and what the blocks before this one left open."""

    def __init__(self) -> None:
        self.group = _Group()
        self.pending = ""  # a label that stood alone, or "@" and a network: its value is the next block
        self.place = Span(0, 0)  # of that label
        self.before: Block | None = None

    @property
    def idle(self) -> bool:
        """Whether nothing is collected and nothing awaited."""
        group = self.group
        return not (self.pending or group.fields or group.network or group.label is not None)

    def passes(self, block: Block) -> bool:
        """Whether a block is text between nothing and nothing, as nearly all are: read without further ado."""
        if not self.idle:
            return False
        group, text = self.group, block.text
        unlabelled = _is_unlabelled(block)
        if not unlabelled and next(_fields_of(block, False), None) is not None:
            return False
        if len(text) <= 60:
            if network_of(text) or (len(text) <= 40 and label_key(text.strip(" :*"))):
                return False
            group.gap = (group.gap + 1) % 3  # a third line without a field ends the group, which is empty
        elif not unlabelled:
            group.gap = 0  # prose ends it too
        self.before = block
        return True

    def take(self, block: Block) -> Iterator[Profile]:
        """Read one block; gives the profile that ends before it, if one does."""
        unlabelled = _is_unlabelled(block)
        if unlabelled and len(block.text) > 60 and not self.pending:
            if self.group.fields or self.group.network or self.group.label is not None:
                yield from self.closed()
            self.before = block
            return
        if self.pending and (yield from self._took_value(block)):
            return
        self.pending = ""
        fields = [] if unlabelled else list(_fields_of(block, bool(self.group.fields)))
        if fields:
            yield from self._take_fields(block, fields)
        elif not self._took_label(block):
            self.group.gap += 1
            # A heading such as "Socials" or a caption may stand inside a profile; prose ends it.
            heads = self.group.fields and block.kind is Kind.HEADING and not _inside(block.text)
            if self.group.gap > 2 or len(block.text) > 60 or heads:
                yield from self.closed()
        self.before = block

    def closed(self) -> Iterator[Profile]:
        """The profile collected so far, if there is one; a new group begins."""
        profile = self.group.profile()
        self.group = _Group()
        if profile is not None:
            yield profile

    def _took_value(self, block: Block) -> Generator[Profile, None, bool]:
        """Whether the block was the value of the label that is pending."""
        text = block.text
        if block.kind is not Kind.DETAIL and (block.kind is Kind.TERM or len(text) > _LONGEST):
            return False
        labels = labels_in(text[:_LONGEST])
        # "Profile" alone, and then "Name: Ana Ruiz": that is a field, no value of what stands above it.
        if label_key(text.rstrip(" :")) or len(labels) >= 2 or (labels and labels[0][1] == 0):
            return False
        if self.pending == "name" and self.group.has("name"):
            yield from self.closed()
        group = self.group
        group.form = "terms" if block.kind is Kind.DETAIL else group.form
        span = block.whole
        place = Span(self.place.start, span.end)
        if self.pending.startswith("@"):
            group.fields.append(Field(account_key(text), text, span, place, self.pending[1:]))
            group.gap = 0
        else:
            group.add(self.pending, text, span, place)
        self.pending = ""
        return True

    def _take_fields(self, block: Block, fields: list[tuple[str, str, int, int, int]]) -> Iterator[Profile]:
        if not self.group.fields and self.before is not None:
            self.group.label = _announces(self.before)
        for key, value, start, begin, end in fields:
            if key.startswith("@"):
                self.group.network = key[1:]
                if value:
                    self.group.add(account_key(value), value, block.span(begin, end), block.span(start, end))
                    self.group.network = ""
                continue
            if key == "name" and not self.group.network and self.group.has("name"):
                yield from self.closed()
            if value:
                self.group.add(key, value, block.span(begin, end), block.span(start, end))
            else:
                self.pending, self.place = key, block.span(start, end)

    def _took_label(self, block: Block) -> bool:
        """Whether the block is a label alone, or names a network whose fields follow."""
        text, group = block.text, self.group
        network = network_of(text)
        if network:
            if block.kind is Kind.TERM:
                self.pending, self.place = f"@{network}", block.whole
            else:
                group.network = network
            return True
        key = label_key(text.strip(" :*")) if len(text) <= 40 else ""
        if not key:
            return False
        if block.kind not in (Kind.TERM, Kind.HEADING) and not (text.endswith(":") or text.isupper() or group.fields):
            return False
        self.pending, self.place = key, block.whole
        if not group.fields and self.before is not None:
            group.label = _announces(self.before)
        return True


def _is_unlabelled(block: Block) -> bool:
    """Whether nothing at the start of a block can be a label; asked first, since most blocks have none."""
    text = block.text
    head = text[:60]
    if ":" in head or "=" in head or " | " in text or head[0] in PICTURES:
        return False
    if block.marks and block.marks[0].start == 0 and block.marks[0].kind in _STRESSED:
        return False
    opening = head[:34]
    if "-" in opening or "–" in opening or "—" in opening:
        return False
    return not opening.partition(" ")[0].isupper()


_SECTIONS = words(
    "social socials contact links profiles media networks follow accounts work personal details address employment "
    "about"
)


def _inside(text: str) -> bool:
    """Whether a short line names a section of a profile rather than what comes after it."""
    return not _SECTIONS.isdisjoint(word.strip(":").lower() for word in text.split())


def _announces(block: Block) -> Field | None:
    """The block before the first field, where it is short enough to be its title."""
    if len(block.text) > 60 or block.text.count(" ") > 7:
        return None
    return Field("label", block.text, block.whole, block.whole)


def _fields_of(block: Block, inside: bool) -> Iterator[tuple[str, str, int, int, int]]:
    """Key, value and the offsets of label, value and end for each field written in a block.

    ``inside`` tells that fields stand right above: a dash after a label is then a separator for sure.
    """
    text = block.text
    if len(text) > 4 * _LONGEST:
        return
    pictured, begin = picture_key(text)
    if pictured and begin < len(text) <= _LONGEST:
        yield pictured, text[begin:], 0, begin, len(text)
        return
    if block.marks and ":" not in text[:60]:
        first = block.marks[0]
        if first.kind in _STRESSED and first.start == 0 and first.end < len(text):
            key = label_key(text[: first.end])
            if key:
                begin = first.end + len(text[first.end :]) - len(text[first.end :].lstrip(" -–—|"))
                yield key, text[begin:], 0, begin, len(text)
                return
    if ":" not in text and "=" not in text and text.count(" | ") > 1:
        text = text.replace("|", ":")  # "Name | Ana Ruiz Email | ...": lines that a reader joined
    if ":" not in text and "=" not in text:
        capitals = _capitals(text)
        if capitals:
            yield label_key(text[:capitals]), text[capitals + 1 :], 0, capitals + 1, len(text)
            return
        dash = next((at for at in map(text.find, (" | ", " - ", " – ", " — ")) if at >= 0), -1)
        key = label_key(text[:dash].lstrip("•*-– ")) if 0 < dash <= 30 else ""
        if key and text[dash + 1] == "|":
            yield key, text[dash + 3 :], 0, dash + 3, len(text)
            return
        named = key == "name" and _like_a_name(text[dash + 3 :])
        if key and (inside or named or key not in ("name", "job", "website", "bio", "height")):
            yield key, text[dash + 3 :], 0, dash + 3, len(text)
        return
    # A label begins the block; where the first colon comes late there is none.
    if not (":" in text[:60] or "=" in text[:60]):
        return
    labels = labels_in(text, by=6)
    if not labels or any(char.isalnum() for char in text[: labels[0][1]]):
        return
    if len(labels) == 2 and len(text) > 160:
        labels = labels[:1]  # prose that holds a second label by chance
    for number, (key, start, begin) in enumerate(labels):
        end = labels[number + 1][1] if number + 1 < len(labels) else len(text)
        while end > begin and text[end - 1] in " |;,•·*-–—\"'":
            end -= 1
        if end - begin <= _LONGEST:
            begin = min(begin, len(text))
            yield key, text[begin:end], start, begin, max(end, begin)


def _capitals(text: str) -> int:
    """The length of a label in capitals at the start of a text, its value behind it ("MOBILE 030 123"), or 0."""
    end = 0
    for word in text.split(" ", 4)[:4]:
        if not (word.isupper() and word.isalpha()):
            break
        end += len(word) + 1
        if label_key(text[: end - 1]) and len(text) > end and not text[end:].isupper():
            return end - 1
    return 0
