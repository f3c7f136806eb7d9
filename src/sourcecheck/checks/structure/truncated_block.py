"""Texts and sections that break off in the middle of a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from sourcecheck.analysis.outline.broken_off import excerpt_mark, last_word, never_ends, seldom_ends
from sourcecheck.analysis.outline.gaps import following, shows_nothing
from sourcecheck.analysis.outline.sections import end_of_article, last_paragraph
from sourcecheck.document import Block, Document, Format, Kind, MarkKind
from sourcecheck.finding import Confidence, Severity
from sourcecheck.rule import Context, Example, Hit, Rule, Variant
from sourcecheck.text import Span

_STOPS = ".!?:;\"”’'»"
_LEAST = 40  # code points of a paragraph that is text
_LONG = 80  # and of one whose last word proves less
_SHOWN = 24  # code points before the end that a finding shows
_APART = frozenset(("table", "figure", "form", "address", "nav", "footer", "aside", "details", "item"))


def check(document: Document, context: Context) -> Iterator[Hit]:
    last = document.once(last_paragraph)
    paragraph = Kind.PARAGRAPH
    for block in [one for one in document.blocks if one.kind is paragraph and one.text[-1:] not in _STOPS]:
        text = block.text
        if block.number != last and not never_ends(text[text.rfind(" ") + 1 :], context.language):
            continue  # not at the end: only a last word can tell
        if not _APART.isdisjoint(block.within) or block.quoted or not document.in_content(block):
            continue
        variant = _broken(document, block, context.language)
        if variant is not None:
            yield Hit(_shown(block), variant=variant)


def _broken(document: Document, block: Block, language: str) -> str | None:
    """The variant by which a paragraph is broken off; None where it is not."""
    text = block.text
    after = following(document, block)
    if after is not None and after.kind is not Kind.HEADING and document.in_content(after):
        # In the middle of a section: what follows begins anew.
        if after.kind is not Kind.PARAGRAPH or len(text) < _LONG or not after.text[0].isupper() or text[0] in "•-–—*·":
            return None
        if len(after.text) < _LONG or not never_ends(last_word(text)[1], language) or _is_marked(block):
            return None
        if last_word(text)[1] in ("and", "or") or not shows_nothing(document, block.extent.end, after.extent.start):
            return None
        return "middle"
    last = after is None or not document.in_content(after)
    end = len(document.source) if after is None else after.extent.start
    if after is not None and last:
        end = end_of_article(document, block)
        if end < 0 or end > after.extent.start:
            return None
    if not shows_nothing(document, block.extent.end, end):
        return None
    if last and excerpt_mark(text) >= 0:
        linked = any(mark.kind is MarkKind.LINK and mark.end >= len(text) - 2 for mark in block.marks)
        return "excerpt" if not linked or len(text) >= _LEAST else None
    if len(text) < _LEAST or _is_marked(block):
        return None
    _, word = last_word(text)
    if word and never_ends(word, language):
        return ""
    if not last or len(text) < _LONG or not _stops_elsewhere(document, block):
        return None
    if text[-1] == "," or (text[-1] == "-" and text[-2:-1].islower()):
        return ""
    return "" if word and (seldom_ends(word, language) or _is_half(document, block, word)) else None


def _is_marked(block: Block) -> bool:
    """Whether the end of a paragraph is code, the label of a link, or a formula."""
    length = len(block.text)
    for mark in block.marks:
        if mark.end >= length - 1 and mark.kind in (MarkKind.CODE, MarkKind.SHORTCODE, MarkKind.LINK, MarkKind.CITE):
            return True
    return block.text.count("$") >= 2


def _stops_elsewhere(document: Document, block: Block) -> bool:
    """Whether the other paragraphs of a text end with stops: it is no verse and no list of lines."""
    others = [
        other.text[-1] in ".!?:\"”’'»)…"
        for other in document.blocks
        if other.kind is Kind.PARAGRAPH and len(other.text) >= _LONG and other.number != block.number
    ]
    return len(others) >= 2 and sum(others) * 10 >= len(others) * 9


def _is_half(document: Document, block: Block, word: str) -> bool:
    """Whether the last word stands nowhere else in the text, and a longer one that it begins does."""
    if len(word) < 3:
        return False
    found = False
    for other in document.blocks:
        low = other.text.casefold()
        at = low.find(word)
        while at >= 0:
            end = at + len(word)
            if other.number == block.number and end == len(low):
                break
            if at == 0 or not low[at - 1].isalnum():
                if end == len(low) or not low[end].isalpha():
                    return False
                # An ending alone makes no other word: "inspect", "inspects".
                rest = low[end : end + 4]
                if not rest.startswith(("s", "ed", "es", "er", "ing", "ly", "'", "’")):
                    found = True
            at = low.find(word, end)
    return found


def _shown(block: Block) -> Span:
    """The last words of a paragraph."""
    text = block.text
    begin = text.rfind(" ", 0, max(len(text) - _SHOWN, 0)) + 1
    return block.span(begin, len(text))


RULE = Rule(
    id="structure/truncated-block",
    message="“{match}”: the text breaks off here. What follows?",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    doubt="A sentence that stops in the middle shows that a part is missing, and nobody knows how much.",
    settle="Restore the rest, or end the sentence.",
    why="""No sentence ends with “the”, “of” or “because”. Where the last paragraph of a text or of a section does, the
rest was lost: by a limit of a tool, by copying, by an import that took the excerpt for the article. What was lost may
be what the text turns on.

Only what the words themselves prove counts: a last word that cannot end a sentence, half of a word, a comma or hyphen
at the very end, the mark that page generators put behind an excerpt. A missing full stop alone is nothing, nor are
captions, list items, verse, credits, labels, links and paragraphs over a picture, a list or code.""",
    references=(
        "https://services.google.com/fh/files/misc/hsw-sqrg.pdf",
        "https://arxiv.org/abs/1910.10683",  # C4: lines that end without a terminal mark
        "https://en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing",  # abrupt cut-offs
    ),
    bad=(
        "The council met on Tuesday to talk about the weir. It was mended in spring.\n\n"
        "The keeper, who had walked along the crest each morning, said [[that she would not be the]]\n",
        Example(
            "# The weir\n\n## Stones\n\nEach block came by barge, and the mason cut his mark [[into the side that "
            "faced our]]"
            "\n\n## Fish\n\nEels climb it at night.\n",
            Format.MARKDOWN,
        ),
        Example(
            "<article><h1>The weir</h1><p>The council met on Tuesday.</p><p>The keeper had walked along the crest and "
            "[[said nothing at all of the]]</p></article><footer>Osker</footer>",
            Format.HTML,
        ),
        Example(
            "The council met on Tuesday to talk about the weir, and the keeper [[walked along it … Read more]]\n",
            variant="excerpt",
        ),
        Example(
            "The council met on Tuesday to talk about the weir, and the keeper, who had walked along it, brought "
            "[[a bucket for each of the]]\n\nNobody had told the council that the eels of the weir had been counted "
            "twice, by "
            "night and "
            "by day.\n",
            variant="middle",
        ),
    ),
    good=(
        "The council met on Tuesday. The keeper walked along the crest.\n\nAdditional reporting by Ana Ruiz\n",
        "The council met on Tuesday. The keeper walked along the crest, and of the eels she had this to say …\n",
        "The council met on Tuesday. It wants the keeper to go on as long as she likes to\n",
        Example("The council asked the keeper for a list of all the\n\n- eels\n- trout\n", Format.MARKDOWN),
        Example("The council met on Tuesday and put this up on the\n\n![A board](board.jpg)\n", Format.MARKDOWN),
        Example(
            "<article><p>The council met on Tuesday.</p><p><a href=/x>What the council is to be asked about the</a></p>"
            "</article>",
            Format.HTML,
        ),
    ),
    check=check,
    variants={
        "excerpt": Variant("“{match}”: this is the end of an excerpt. Where is the rest?", severity=Severity.WARNING),
        "middle": Variant("“{match}”: the paragraph breaks off here. What is missing?", severity=Severity.WARNING),
    },
    not_types=("fiction",),
    measured=(
        "2026-11-23: 1 finding in 2,740 news texts, posts and pages (0.4 per 1,000), and it is right: a paragraph that "
        "lost its end. None of the last paragraphs of these texts is flagged."
    ),
)
