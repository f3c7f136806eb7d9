"""The items of the checklist, each from what the rules' own analyses find."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from sourcecheck.analysis.links.written import host_of
from sourcecheck.analysis.page.bylines import metadata_bylines, visible_bylines
from sourcecheck.analysis.page.language import language
from sourcecheck.analysis.speech.block_speakers import block_speaker
from sourcecheck.analysis.speech.plain_cues import is_plainly_spoken, is_shown_at_a_glance
from sourcecheck.analysis.speech.quotation_roles import Role, role
from sourcecheck.analysis.speech.quotations import Quotation, block_quotes, speech
from sourcecheck.analysis.speech.speakers import speaker
from sourcecheck.analysis.temporal.publication import publication
from sourcecheck.checklist.corrections import correction_notes
from sourcecheck.checklist.items import Item, Place, State
from sourcecheck.document import Block, Document
from sourcecheck.text import Span

__all__ = ["checklist"]

_PLACES: Final = 20
# Where links are for sharing or lead to somebody's profile, mostly.
_NETWORKS: Final = (
    "facebook.com", "twitter.com", "tiktok.com", "instagram.com", "pinterest.com", "linkedin.com", "t.me", "wa.me",
    "whatsapp.com", "reddit.com", "threads.net",
)  # fmt: skip
_WORDS: Final = 80  # code points of a place


def checklist(document: Document) -> tuple[Item, ...]:
    """What an article shows of its author, date, sources, quotations and corrections."""
    return (_author(document), _date(document), _links(document), _quotations(document), _correction(document))


def _author(document: Document) -> Item:
    seen, told = document.once(visible_bylines), document.once(metadata_bylines)
    if seen:
        who = "One line says" if len(seen) == 1 else f"{len(seen):,} lines say"
        said = f"{who} who wrote it."
        return Item(
            "author", "Author", State.FOUND, said, _places(document, (one.span for one in seen)), total=len(seen)
        )
    if any(one.form == "front-matter" for one in told):
        places = _places(document, (one.span for one in told))
        return Item("author", "Author", State.FOUND, "The front matter names who wrote it.", places, total=len(told))
    if told:
        said = "Only the page's own data name an author; readers do not see it."
        return Item(
            "author", "Author", State.PARTLY, said, _places(document, (one.span for one in told)), total=len(told)
        )
    return Item("author", "Author", State.MISSING, "Nothing says who wrote it.")


def _date(document: Document) -> Item:
    stated = document.once(publication)
    seen = [one for one in stated.visible if one.value is not None]
    if seen:
        first = seen[0]
        changed = sum(one.modified for one in seen)
        said = f"{'Changed' if first.modified else 'Published'} on {first.value}."
        if changed and not first.modified:
            said += " It also tells when it was changed."
        places = _places(document, (one.span for one in seen))
        return Item("date", "Date", State.FOUND, said, places, total=len(seen))
    hidden = (*stated.visible, *stated.metadata)
    if hidden:
        where = "a date without its year or day" if stated.visible else "a date that only machines see"
        return Item("date", "Date", State.PARTLY, f"There is {where}.", _places(document, (one.span for one in hidden)))
    return Item("date", "Date", State.MISSING, "Nothing says when it was published.")


def _links(document: Document) -> Item:
    own = {host_of(datum.value).removeprefix("www.") for datum in document.metadata.all("canonical")} - {""}
    links = [
        (link, host)
        for link in document.links
        if (host := host_of(link.target).removeprefix("www."))
        and host not in own
        and not host.endswith(_NETWORKS)
        and link.text.strip()
        and _stands_in_article(document, link.block)
    ]
    if not links:
        return Item("links", "Links to sources", State.MISSING, "No link of the article leads to another site.")
    hosts = len({host for _, host in links})
    said = f"{_number(len(links), 'link')} to {_number(hosts, 'other site')}. Whether they are sources, look yourself."
    places = _places(document, (link.span for link, _ in links))
    return Item("links", "Links to sources", State.FOUND, said, places, total=len(links))


def _stands_in_article(document: Document, block: int) -> bool:
    return block < 0 or document.in_content(document.blocks[block])


def _quotations(document: Document) -> Item:
    title = "Quotations with a speaker"
    if document.once(language) not in ("en", ""):
        return Item("quotations", title, State.UNKNOWN, "Speakers are recognised in English only.")
    owned: list[Span] = []
    alone: list[Span] = []
    for block, one in document.once(speech):
        if not block.quoted and one.part in ("whole", "first") and role(document, one) is Role.SPEECH:
            (owned if _has_speaker(document, block, one) else alone).append(block.span(one.start, one.end))
    for quote in document.once(block_quotes):
        first, last = document.blocks[quote.blocks[0]], document.blocks[quote.blocks[-1]]
        span = Span(first.whole.start, last.whole.end)
        (owned if block_speaker(document, quote) is not None else alone).append(span)
    count = len(owned) + len(alone)
    if not count:
        return Item("quotations", title, State.NONE, "No quotation of four words or more.")
    state = State.FOUND if not alone else State.PARTLY if owned else State.MISSING
    said = f"Somebody is named beside {len(owned):,} of {_number(count, 'quotation')} of four words or more."
    return Item(
        "quotations", title, state, said, _places(document, sorted(owned)), _places(document, sorted(alone)), count,
        len(alone),
    )  # fmt: skip


def _has_speaker(document: Document, block: Block, one: Quotation) -> bool:
    return is_shown_at_a_glance(document, one) or is_plainly_spoken(document, one) or speaker(document, one) is not None


def _correction(document: Document) -> Item:
    title = "Correction note"
    notes = sorted(set(correction_notes(document)))
    if notes:
        said = f"{_number(len(notes), 'note')} on what was corrected or changed."
        return Item("correction", title, State.FOUND, said, _places(document, notes), total=len(notes))
    if document.once(language) not in ("en", ""):
        return Item("correction", title, State.UNKNOWN, "Such notes are recognised in English only.")
    return Item("correction", title, State.NONE, "None, which is as it should be if nothing was corrected.")


def _places(document: Document, spans: Iterable[Span]) -> tuple[Place, ...]:
    return tuple(islice(_told(document, spans), _PLACES))


def _told(document: Document, spans: Iterable[Span]) -> Iterator[Place]:
    for span in spans:
        words = document.shown(span)
        yield Place(words if len(words) <= _WORDS else f"{words[: _WORDS - 2].rstrip()} …", span)


def _number(count: int, thing: str) -> str:
    return f"{count:,} {thing}{'' if count == 1 else 's'}"
