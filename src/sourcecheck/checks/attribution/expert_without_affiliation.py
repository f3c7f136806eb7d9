"""Experts cited by name and title, with no word of where they work."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import islice

from sourcecheck.analysis.attribution.names import Name, names, window
from sourcecheck.analysis.attribution.support import support
from sourcecheck.analysis.own_words import in_own_words
from sourcecheck.analysis.views.asked_experts import asked_acts, is_asked, told_of
from sourcecheck.analysis.views.expert_patterns import ENDINGS, pattern
from sourcecheck.analysis.views.houses import names_a_house
from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Kind
from sourcecheck.finding import Confidence, Severity
from sourcecheck.rule import Context, Example, Hit, Rule
from sourcecheck.word_lists import listed

_MOST = 40  # matches looked at in one block; keeps hostile input linear
_FAR = 300  # code points behind a name, in which "she says" speaks of it
_BEFORE_CAPITAL = compiled(r"(?<![A-Za-z])([A-Za-z]++)\.?(?:,| named| called)? (?=[A-Z])")
_WORD = compiled(r"[A-Za-z]+")
# Where a name may end and a description begin: "Mei Tan, a senior fellow".
_DESCRIBED = compiled(r"[,(—–] ?(?=[a-z]|Ph\.?D|DPhil|MSc|MD,|RD,)")
_MONTHS = (" Jan ", " April ", " May ", " June ", " August ")


def _is_expert(word: str) -> bool:
    low = word.lower()
    return low.endswith(ENDINGS) or low in _one_word()


@cache
def _one_word() -> frozenset[str]:
    return frozenset(
        {"prof", *(noun.split()[-1] for name in ("expert-nouns", "skilled-nouns") for noun in listed(name))}
    )


def check(document: Document, context: Context) -> Iterator[Hit]:
    outlets = context.house.get("outlets", ())
    for block in context.blocks(document):
        if block.kind not in (Kind.PARAGRAPH, Kind.ITEM) or block.quoted or not document.in_content(block):
            continue
        if any(map(_is_expert, _BEFORE_CAPITAL.findall(block.text))) or "rofessor of " in block.text:
            yield from _titled(document, block, outlets)
        known: dict[int, Name] | None = None
        for end in islice(_described(block.text), _MOST):
            if not block.text[block.text.rfind(" ", 0, end) + 1].isupper():
                continue
            match = pattern("apposition").match(block.text, end)
            if match is None:
                continue
            if known is None:
                known = {name.end: name for name in document.once(names)[block.number] if name.kind == "person"}
            person = known.get(match.start())
            if (
                person is None
                or not _full(block.text[person.start : person.end])
                or not is_asked(block.text, person.start, match.end(), match.end() + _FAR)
            ):
                continue
            title_end = match.end("title")
            if not in_own_words(document, block, person.start, title_end):
                continue
            if _placed(document, block, person, match["title"], match.end(), outlets):
                continue
            yield Hit(
                block.span(person.start, title_end),
                values={"name": block.text[person.start : person.end], "title": match["title"].strip()},
            )


def _described(text: str) -> Iterator[int]:
    """Where a word ends that a description follows, behind a comma, a bracket or a dash."""
    for mark in _DESCRIBED.finditer(text):
        at = mark.start() if text[mark.start()] == "," else text.rfind(" ", mark.start() - 1, mark.start())
        if at > 0 and text[at - 1].isalnum() and not text[at - 1].isdecimal():
            yield at


def _titled(document: Document, block: Block, outlets: tuple[str, ...]) -> Iterator[Hit]:
    """Experts whose profession stands before the name and who are cited: "Economist Ravi Menon put the cost ..."."""
    text = block.text
    for name in document.once(names)[block.number][:_MOST]:
        if name.kind != "person":
            continue
        if text.endswith(_MONTHS, 0, name.start):  # "criminologist Jan Verbeek"
            month = text.rfind(" ", 0, name.start - 1) + 1
            if "a" <= text[month - 2 : month - 1] <= "z":
                name = name._replace(start=month)
        person, start, behind = name, name.start, name.end
        first, _, rest = text[name.start : name.end].partition(" ")
        if text[name.start - 1 : name.start] == "-":
            continue
        if first == "Prof." or first.lower() in listed("expert-nouns") or first.lower().endswith(ENDINGS):
            title = first
            person = name._replace(start=name.end - len(rest))
            name_only = rest
        else:
            ahead = text[max(0, name.start - 60) : name.start]
            match = pattern("before").search(ahead) if any(map(_is_expert, _WORD.findall(ahead))) else None
            if match is None:
                continue
            title = _title(match["title"])
            bare = re.sub("^[Aa]n? ", "", title)
            if match["set"] and (bare == title or (match["set"] == "," and text[name.end : name.end + 1] != ",")):
                continue  # "Ask the historian, Ana Ruiz", "As a historian, Ana Ruiz knew"
            title = bare
            behind += match["set"] == ","
            name_only = text[name.start : name.end]
            start = text.rindex(title, 0, name.start)
        before = text[max(0, start - 40) : start]
        if not _full(name_only) or re.search(r"(?i)(?:['’]s?|s['’]) $", before):
            continue
        # A fellow is one of some house, whether quoted or not.
        fellow = title.lower().endswith((" fellow", " lecturer"))
        if not fellow and not is_asked(text, start, behind, name.end + _FAR):
            continue
        if before.endswith(("the ", "The ")):
            if _known_already(document, block, person, text, start):
                continue
            start -= 4
            before = before[:-4]
        if (article := _ONE.search(text, max(0, start - 4), start)) is not None:
            start = article.start("article")
            before = text[max(0, start - 40) : start]
        if re.match(r",? (?:of|at|from|with) (?:the )?[A-Z]", text[name.end : name.end + 14]):
            continue  # "of the Prado"
        if not in_own_words(document, block, start, name.end):
            continue
        opens = re.search(r"(?:^|[.!?:;][”\"’]? |[(—–] ?)(?:[Tt]he )?$", text[max(0, start - 40) : start]) is not None
        told, *more = title.split()
        if re.search(r"[A-Z]", "".join(more)) or (
            told[0].isupper() and not _opens(told, more, opens or title == first)
        ):
            continue  # "Harvard economist", "Deutsche Bank analyst", "Republican strategist"
        led = re.search(r"([A-Z][\w.&-]*) $", before)
        if (led is not None and led[1].lower() not in _LEAD_INS) or name_only.endswith(("'s", "’s", "s'", "s’")):
            continue
        if title.lower().endswith("fellow") and not re.search(
            r"(?i)(?:senior|research|visiting|associate|[a-z]ed) fellow$", title
        ):
            continue  # "a fellow Democrat"
        if _placed(document, block, person, title.lower(), name.end, outlets):
            continue
        yield Hit(block.span(start, name.end), values={"name": name_only, "title": title})


def _opens(word: str, rest: list[str], opens: bool) -> bool:
    """Whether a word has its capital from the sentence that it opens, and is not a house."""
    if word in ("Democratic", "Republican", "Labour", "Tory", "Conservative", "Liberal", "GOP"):
        return False
    if rest and not names_a_house([word], False):
        return True  # "says British economist", "As Byzantine scholar"
    return opens and (not rest or word.lower() in listed("expert-fields") or not names_a_house([word], True))


def _title(said: str) -> str:
    """The title without what leads to it: "argues legal scholar", "according to economist", "we asked linguist"."""
    tokens = said.split()
    for index in range(len(tokens) - 2, -1, -1):
        word = tokens[index].lower()
        of = word == "of" and index and tokens[index - 1].lower() == "professor"
        if (word in _LEAD_INS and not of) or (
            word in asked_acts() and not word.endswith(("ing", "study")) and word[-1] in "sdetk"
        ):
            if word == "and" and tokens[index - 1].lower() not in _LEAD_INS and index:
                continue
            return " ".join(tokens[index + 1 :])
    return said


_ONE = compiled(r"(?:^|(?<=[^\w'’-]))(?P<article>[Aa]n? )$")
_LEAD_INS = words(
    "if according to and but as while by of the so with for from in that because says when where said told asked wrote"
)


def _known_already(document: Document, block: Block, person: Name, text: str, start: int) -> bool:
    """Whether "the economist" is no new face: named before, or of a time that is past."""
    surname = _surname(text, person)
    if surname in text[:start] or any(surname in other.text for other in document.blocks[: block.number]):
        return True
    if re.search(r"\b1\d{3}\b", text[slice(*window(document, block, start, person.end, 0, 0))]):
        return True
    # "The philosopher Simone Weil wrote": of the dead one writes so; "the criminologist Jan Verbeek says"
    return told_of(text, person.end) in _OF_THE_DEAD


_OF_THE_DEAD = words("wrote called described thought believed argued asked drew collected interviewed counted")


def _surname(text: str, person: Name) -> str:
    return text[person.start : person.end].rsplit(" ", 1)[-1]


def _full(name: str) -> bool:
    """Whether a first name stands with the surname, as at a first mention."""
    first, _, rest = name.partition(" ")
    if first.rstrip(".") in ("Sir", "Dame", "Dr", "Prof", "Lord", "Lady"):
        return " " in rest
    return bool(rest) and first.rstrip(".") not in ("Mr", "Mrs", "Ms", "Mx", "President", "King", "Queen")


def _placed(
    document: Document, block: Block, person: Name, title: str, end: int, outlets: tuple[str, ...] = ()
) -> bool:
    """Whether the reader learns where the person works, here or elsewhere in the document."""
    text = block.text
    title = re.sub(r"\b(?:years?|decades?|months?)['’]s? ", "", title)  # "with thirty years' experience"
    # "a Brookings fellow", "a professor at Leeds"
    if pattern("placed").search(title) or re.search(r"[A-Z]", pattern("topic").sub("", title)):
        return True
    house = pattern("house").search(text, max(0, person.start - 60), person.start)
    lead = house[0].split() if house else []
    if (
        lead
        and lead[0].lower() not in _LEAD_INS
        and ("'" in lead[0] or "’" in lead[0] or not _opens(lead[0], lead[1:], True))
    ):
        return True
    if pattern("there").search(text, max(0, person.start - 120), person.start):
        return True
    clause = pattern("clause").match(text, end)
    if clause is not None and pattern("placed").search(clause["clause"]):
        return True
    if pattern("told_to").search(text, end, min(window(document, block, end - 1, end, 0, 0)[1], end + 300)):
        return True
    low, high = window(document, block, person.start, end, 2, 2)
    low, high = max(low, person.start - 900), min(high, end + 900)
    if _is_cited(document, block, person.start, end) or pattern("institution").search(text, low, high):
        return True
    if pattern("then").search(text, max(0, end - 1), high):
        return True
    if any(outlet in text[low:high] for outlet in outlets):
        return True  # "our" analyst: the house and its outlets need no introduction
    if any(low <= name.start < high and _house(text, name) for name in document.once(names)[block.number]):
        return True
    return _surname(text, person) in document.once(_placed_surnames)


def _is_cited(document: Document, block: Block, start: int, end: int) -> bool:
    """Whether a link, a note or a citation stands in the sentence, which leads to the person."""
    found = support(document, block, start, end, before=0, after=0)
    return found is not None and found.how in ("link", "note", "citation")


def _house(text: str, name: Name) -> bool:
    """Whether a name is that of an institution which somebody is said to be at or of."""
    return name.kind in ("organisation", "acronym") and bool(
        pattern("at").search(text, max(0, name.start - 12), name.start)
    )


def _is_of_a_field(name: str) -> bool:
    """Whether what looks like a body is a field, or a thing of May or March: "Wheat for May"."""
    return name.lower() in listed("field-words") or name.endswith((" May", " March"))


def _placed_surnames(document: Document) -> frozenset[str]:
    """Surnames that somewhere in the document stand within 200 code points of an institution's name."""
    placed: set[str] = set()
    for block, known in zip(document.blocks, document.once(names), strict=True):
        houses = [
            name.start
            for name in known
            if (name.kind == "organisation" and not _is_of_a_field(block.text[name.start : name.end]))
            or _house(block.text, name)
        ]
        if not houses:
            continue
        for name in known:
            if name.kind == "person":
                index = bisect_left(houses, name.start - 200)
                if index < len(houses) and houses[index] <= name.end + 200:
                    placed.add(_surname(block.text, name))
    return frozenset(placed)


RULE = Rule(
    id="attribution/expert-without-affiliation",
    message="Where does {name} work? The title names no institution.",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    doubt="A title without an institution cannot be looked up; anybody could be “a senior fellow”.",
    settle="Name the institution, or say that the expert works independently and how they know.",
    why=(
        "Readers weigh an expert by who employs and pays them, and find them by it. News agencies ask for the name "
        "and position of everyone they quote.\n\n"
        "Silent where an institution stands in the title or within two sentences, where the document places the same "
        "surname elsewhere, and for people in the story who are not cited for what they know."
    ),
    references=(
        "https://credweb.org/signals-20191126",
        "https://www.spj.org/spj-code-of-ethics/",
    ),
    bad=(
        "[[Analyst Karl Dunn]] expects oats to fall. Wheat for May rose by two cents.",
        "[[Mei Tan, a senior fellow and director]], prefers another word for the four countries.",
        "The rise will hurt tenants, says [[economist Ravi Menon]].",
        "[[Security expert Colin Hargrave]] argues that the pier is a target.",
        "[[Professor Helen Okafor]] said the sample was too small.",
        "[[Prof. Helen Okafor]] said the sample was too small.",
        "The tide will not wait, according to [[Ruth Adeyemi, an expert on coastal flooding]].",
        "The eel is back, [[freshwater ecologist Dana Hrubec]] has found.",
        "Is it a Vermeer? [[The art historian Lotte Kamp]] thinks not.",
        "[[Cybersecurity consultant Dale Finch]] was not surprised. “It was a matter of time,” he said.",
        "Thieves like diamonds, in the judgement of [[art crime investigator Luc Hermans]].",
        "Bees do not sting at night. [[An entomologist, Carla Huizinga]], explains that they crawl.",
        "The brick should last, [[a metallurgist named Colin Speight]] testified.",
        Example("“It is too late,” said [[Tomas Eriksen, a *political* analyst]].", Format.MARKDOWN),
        Example("<p>“It is too late,” said <b>[[Tomas Eriksen</b>, a political analyst]].</p>", Format.HTML),
    ),
    good=(
        "Mei Tan, a senior fellow at the Harbour Institute, prefers another word.",
        "Seabank economist Ravi Menon says the rise will hurt tenants.",
        "Professor Helen Okafor of Keele University said the sample was too small.",
        "The economist John Maynard Keynes wrote it in 1936.",
        "The engineer Tom Arden found in his survey for the owners that two beams were rotten.",
        "Stimson’s Mei Tan, a senior fellow, prefers another word for the four countries.",
        "Ruth Adeyemi, a professor, was arrested at the harbour on Monday.",
        "“It is too late,” said Tomas Eriksen, an independent analyst.",
        "At Keele, linguist Marta Solis traces the word to a song.",
        "Dermatologist Paul Ferriby suspects the cream. Dr Ferriby sees patients at the Tolvane Infirmary.",
        "Economist Ravi Menon was elected mayor of Alsund in May. He said the town was broke.",
        "Mei Tan, a conservator, says the paint is lead. Her team at the Prado tested it.",
        "Republican strategist Ann Cole said the vote was close.",
        "Mei Tan studies ports at the Harbour Institute in Oslo.\n\nMei Tan, a senior fellow, said the port was full.",
        Example("“It is too late,” said Tomas Eriksen, a [Leeds](https://example.org) historian.", Format.MARKDOWN),
    ),
    check=check,
    measured=(
        "2026-11-23: 12 findings in 840 edited news articles (1.4%), none of those read wrong; 1 in 1,710 posts. Of "
        "two wide sets 103 of 105 found, 15 of 38, 17 of 22 and 37 of 45 at first looks, 1 of 75 innocent texts "
        "reported. Of 20 plain wordings of our own 13 found at a first look. First looks at five sets of fresh "
        "claims (4, 4, 1, 6, 3): 3, 4, 1, 5, 2 found; at three later ones (3, 3, 3) all, with 1 false, since mended."
    ),
    not_types=("fiction", "transcript"),
    languages=("en",),
    # A capital and a full stop part words as a space does.
    needs=(
        *(f" {word} " for name in ("expert-nouns", "skilled-nouns") for word in listed(name)),
        " prof ",
        *(f"{ending} " for ending in ENDINGS),
    ),
)
