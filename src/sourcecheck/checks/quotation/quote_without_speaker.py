"""Quotations that nobody is said to have spoken or written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.adjoining import neighbour
from sourcecheck.analysis.speech.block_speakers import block_speaker, is_somebodys
from sourcecheck.analysis.speech.judgements import is_fragment
from sourcecheck.analysis.speech.lone_names import credits_in
from sourcecheck.analysis.speech.plain_cues import is_plainly_spoken, is_shown_at_a_glance
from sourcecheck.analysis.speech.quotation_roles import Role, role
from sourcecheck.analysis.speech.quotations import (
    BlockQuote,
    Quotation,
    block_quotes,
    parts,
    quotations,
    quoted_blocks,
    single_speech,
    speech,
)
from sourcecheck.analysis.speech.speakers import speaker
from sourcecheck.analysis.speech.vague_speakers import vague_speaker
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Kind, MarkKind
from sourcecheck.finding import Confidence, Severity
from sourcecheck.rule import Context, Example, Hit, Rule
from sourcecheck.word_lists import listed

_JOINED = ("” ", '" ', "” or ", '" or ', "” and ", '" and ', "”, ", '", ')
_LEAST = 9  # words; shorter ones are the business of quotation/fragment-quote-uncited
_COMPARED = 50  # quotations without a speaker that are looked for elsewhere in the text
_LINES = 3  # short lines of speech without a speaker that make a text a dialogue
_FEW = 12  # quotations in single marks: with more of them a text may be a story, whose turns are not followed
_MANY, _QUESTIONS = 40, 8  # paragraphs that open with speech, and questions in them: a story


def check(document: Document, context: Context) -> Iterator[Hit]:
    found = [
        (block, one)
        for block, one in _candidates(document)
        if not _is_owned(document, block, one) and (block.quoted or not is_fragment(block, one))
    ]
    for quote in document.once(block_quotes):
        if is_somebodys(document, quote) and block_speaker(document, quote) is None:
            yield Hit(document.blocks[quote.blocks[0]].whole)
    if found and not _is_dialogue(document):
        for block, one in found:
            if len(found) <= _COMPARED and _is_repeated(document, block, one):
                continue
            yield Hit(block.span(one.start, one.end))


def _candidates(document: Document) -> Iterator[tuple[Block, Quotation]]:
    """Quotations of nine words or more that can be somebody's speech; in single marks whole sentences only."""
    single = [pair for pair in document.once(single_speech) if _is_sentence(*pair)]
    for block, one in (*document.once(speech), *(single if len(single) <= _FEW else ())):
        if one.part in ("middle", "last"):
            continue
        if one.words < _LEAST and (one.part == "whole" or sum(p.words for p in parts(document, one)) < _LEAST):
            continue
        if not block.quoted and is_shown_at_a_glance(document, one):
            continue  # most of them
        if role(document, one) is Role.SPEECH and not _is_one_of_several(block, one):
            yield block, one


def _is_one_of_several(block: Block, one: Quotation) -> bool:
    """Whether another quotation stands right before or behind it: "such as “…” or “…”", the phrases of a lesson."""
    return block.text.endswith(_JOINED, 0, one.start) or _row_behind().match(block.text, one.end) is not None


@cache
def _row_behind() -> re.Pattern[str]:
    return compiled(r",? (?:and |or )?[“\"]")


def _is_sentence(block: Block, one: Quotation) -> bool:
    return block.text[one.inner_start].isupper() and block.text[one.inner_end - 1] in ".!?"


def _is_owned(document: Document, block: Block, one: Quotation) -> bool:
    if block.quoted:
        quote = next((quote for quote in document.once(block_quotes) if block.number in quote.blocks), None)
        return quote is None or not _is_all_speech(document, quote) or block_speaker(document, quote) is not None
    if is_plainly_spoken(document, one) or speaker(document, one) is not None or _is_drawn_on(document, block, one):
        return True
    if _is_by_lone_name(document, block, one):
        return True
    # "One observation notes that “teams rarely ...”" is said once, by quotation/quote-vague-source; a whole
    # sentence behind "that", which somebody must have spoken, is asked for here too.
    whole = not block.text[one.inner_start].islower() and block.text.endswith(" that ", 0, one.start)
    return not whole and vague_speaker(document, one) is not None


def _is_by_lone_name(document: Document, block: Block, one: Quotation) -> bool:
    """Whether a single name beside it speaks ("“…,” Quiroga reflected"); who that is asks another rule."""
    known = [other for other in document.once(quotations)[block.number] if not other.depth]
    openers = listed("capital-openers")
    return any(
        credit.how in ("direct", "ahead")
        and block.text[credit.name_start : credit.name_end] not in openers
        and (abs(credit.start - one.end) < 40 or abs(one.start - credit.end) < 120)
        for credit in credits_in(block.text, known)
    )


def _is_drawn_on(document: Document, block: Block, one: Quotation) -> bool:
    """Whether words that go on with the writer's sentence come from a text named or linked right before it."""
    if not block.text[one.inner_start].islower() or block.kind is not Kind.PARAGRAPH:
        return False
    if _text().search(block.text, max(0, one.start - 250), one.start):
        return True
    above = neighbour(document, block, -1)
    return above is not None and any(mark.kind is MarkKind.LINK for mark in above.marks)


@cache
def _text() -> re.Pattern[str]:
    return compiled(
        r"(?i)\b(?:clauses?|sections?|agreement|licen[cs]e|contract|treaty|statute|regulations?|guidelines|charter)\b"
    )


def _is_all_speech(document: Document, quote: BlockQuote) -> bool:
    """Whether a block quote is speech in quotation marks, from the first to the last word."""
    quoted = sum(one.words for number in quote.blocks for one in document.once(quotations)[number] if one.depth == 0)
    return quoted >= 0.9 * quote.words


def _is_repeated(document: Document, block: Block, one: Quotation) -> bool:
    """Whether the same words stand elsewhere with a speaker: a pull quote."""
    said = _plain(block.text[one.inner_start : one.inner_end])
    for block_of, other in document.once(speech):
        if other.words >= 5 and (other.block, other.start) != (one.block, one.start):
            text = _plain(block_of.text[other.inner_start : other.inner_end])
            if (said in text or text in said) and speaker(document, other) is not None:
                return True
    return False


def _plain(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum())


def _is_dialogue(document: Document) -> bool:
    """Whether people speak in turns without being named each time, as in stories and interviews."""
    lines = short = 0
    opening = [block for block in document.once(quoted_blocks) if block.text[0] in '"“']
    asked = sum(block.text.count('?"') + block.text.count("?”") for block in opening)
    if (len(opening) >= _MANY and asked >= _QUESTIONS) or (asked and _is_in_turns(document, opening)):
        return True
    for block in document.once(quoted_blocks):
        for one in document.once(quotations)[block.number]:
            if one.depth or one.single or (one.words >= _LEAST and one.start > 0):
                continue
            text = block.text[one.inner_start : one.inner_end]
            if not text[:1].isupper() or text[-1:] not in ".!?,—…-" or not text.strip(".!?,—…-"):
                continue
            if role(document, one) is not Role.TITLE and speaker(document, one) is None:
                lines += 1
                short += one.words < _LEAST
                if lines >= _LINES and (short >= _LINES or (asked and short == _LINES - 1)):
                    return True
    return False


def _is_in_turns(document: Document, opening: list[Block]) -> bool:
    """Whether three paragraphs in a row are nothing but a quotation each, one of them a question."""
    turns: list[Block] = []
    for block in opening:
        first = document.once(quotations)[block.number][:1]
        if not first or first[0].part != "whole" or first[0].end < len(block.text):
            turns = []
            continue
        turns = [*turns[1 - _LINES :], block] if turns and turns[-1].number == block.number - 1 else [block]
        if len(turns) >= _LINES and any(turn.text[-2] == "?" for turn in turns):
            return True
    return False


RULE = Rule(
    id="quotation/quote-without-speaker",
    message="Nobody is named as the speaker of this quotation. Who said it, and where?",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    doubt="Words that nobody owns could be invented.",
    settle="Name the speaker and the occasion beside the quotation, or say it in your own words.",
    why=(
        "Quotation marks promise that somebody said exactly this. Where neither the sentence nor the text around it "
        "says who, a reader can neither judge the words nor look them up, and invented quotations look just like "
        "that.\n\n"
        "Anybody who speaks will do here: a pronoun, “one resident”, a letter, a sign. Silent where a speaker stands "
        "in the same paragraph, leads in from the one before, or follows in the next (a body that told something else "
        "there, or somebody who merely acts, does not speak); where a link or a note gives "
        "the source; for titles, terms, slogans, examples of wording, dialogue in turns, and quotations under nine "
        "words."
    ),
    references=(
        "https://www.theguardian.com/info/series/guardian-and-observer-style-guide",
        "https://www.reuters.com/info-pages/editorial-standards/",
        "https://en.wikipedia.org/wiki/Template:Quote_without_source",
    ),
    bad=(
        "By Ana Ruiz, 4 May 2026\n\n[[“Nobody told us that the water had been bad for three whole weeks.”]] The well "
        "is shut.",
        "The clinic treats burns. [['She reached for the pot because it was shining, and that was all.']] It has "
        "sixty beds.",
        "Harlow Motors shut its plant in May. [[“They gave us a handshake and a box for the things in the "
        "locker.”]] The site is sold.",
        "The widow wept throughout. [[“No sentence on earth will bring back what was taken that night.”]] The "
        "court rose.",
        "The pier will close. [[“There was a bang and then the whole deck simply was not there any more.”]] Work "
        "starts in May.",
        'Housing is scarce in Ostrow. [["I applied for forty flats last year and was shown exactly two of '
        'them."]] Rents '
        "rose by 9 percent.",
        "Lifts stood still in Morva for a day, the operator said.\n\n[[“My mother slept on the landing of the third "
        "floor with her coat on.”]] They run again.",
        "[[“I have picked up eleven dead gulls on that beach since May.”]]\n\nThe owners, Orrin Water, say tests found "
        "nothing.",
        "Mayor Irena Bok opened the pool on Saturday.\n\n[[“My grandmother learned to swim here and my daughter "
        "will too.”]] Tickets are cheap.",
        "It has been said that [[“a town which forgets its rivers will soon forget its fields as well”]].",
        "One thing is clear: [[“the valley can no longer wait for help that never comes from the capital.”]]",
        "[[“The machines move faster than any law we could write to hold them.”]] The quote captures the mood of the "
        "trade.",
        Example(
            "The van called on Monday.\n\n> [[It was the one place in the town where I could be left alone.]]\n",
            Format.MARKDOWN,
        ),
        Example(
            "The ward has *four nurses*.\n\n"
            "> [[“You learn which bell is a real one and which is **only** somebody lonely.”]]\n\n"
            "The shift ends at seven.\n",
            Format.MARKDOWN,
        ),
        Example(
            "<p>The lake is half gone. [[<q>]]</p>".replace(
                "[[<q>]]", "<q>[[The water stood at the church steps and now it is a mile away]]</q>"
            ),
            Format.HTML,
        ),
    ),
    good=(
        "Norland won. “When I saw the board I thought they had put our name in the wrong row.” That was the runner "
        "Lise Oram.",
        Example(
            "I sold the van.\n\n> It was the one place in the town where I could be left alone.\n", Format.MARKDOWN
        ),
        "An old placard hangs in the shop. “Whoever asks for a hammer on a Monday brings it back before Tuesday.”",
        "“The horse shall eat before the driver and the driver before the guests” is painted over the door.",
        "The auditors’ letter is blunt. “No receipt could be produced for the second boat or for its crew.” They "
        "meet soon.",
        "The widow wept. “No sentence on earth will bring back what was taken,” ran the verdict that was read out.",
        "“There was a bang and then the whole deck simply was not there any more,” said Ana Ruiz.",
        "“There was a bang,” one resident recalled. “And then the whole deck simply was not there any more.”",
        "The treaty is short. It states that “either side will at once use all means to help the other in a war.”",
        "Ana Ruiz has run the kiosk since 1998. “Every winter the channel gets a foot shallower and nobody cares.”",
        "Groundsman Alf Rudd shook his head.\n\n“I have not seen that much water since the flood of ninety-eight.”\n",
        "The bank issued a statement on Friday.\n\n“All deposits are safe and every branch will open on Monday.”\n",
        "The lake has shrunk by half, Ruiz said.\n\n“When I was a boy the water came up to the church steps.”\n",
        "“When I was a boy the water came up to the church steps.”\n\n— Ana Ruiz, fisher\n",
        "The choir sang “The Lark in the Clear Air Above the Hills of Home and Other Songs”.",
        "The button reads “Send my answers to the office and delete them from this device”.",
        "A recurring question is “who should I talk to in order to learn more about this?”",
        Example(
            "> “You learn which bell is a real one and which is only somebody lonely.”\n>\n> — Grace Adu\n",
            Format.MARKDOWN,
        ),
        Example(
            "The pier will close: [“There was a bang and then the deck was not there any "
            "more.”](https://example.org/log)\n",
            Format.MARKDOWN,
        ),
        Example(
            "<p>The lake is half gone.</p><p>“The water stood at the church steps and now it is a mile away,” the "
            "sexton recalls.</p>",
            Format.HTML,
        ),
    ),
    check=check,
    parts=("quotations",),
    measured=(
        "2026-11-23: 1 finding in 1,710 posts and pages, 1 in 130 saved pages, both read, none wrong; 1 in 840 "
        "articles of PolNeAR (train), in doubt, none on its 3,969 quotations with a speaker. Of 20 quotations without "
        "a speaker by six more hands all are found and no other text is flagged; of 25 of our own with somebody else "
        "near them 18 were found at first sight, 21 now. Of 105 by the first hands 101 are found, of 75 near misses "
        "none. Two later sets: 7 of 8 found at first look, 1 false; now 8, and none. Of 30 fresh wordings of "
        "our own 27, of 20 near misses 3 reported, 1 since."
    ),
    not_types=("fiction", "transcript"),
    languages=("en",),
)
