"""Experts cited by name and title, with no word of where they work."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.attribution.names import Name, names, window
from sourcecheck.analysis.attribution.support import support
from sourcecheck.analysis.own_words import in_own_words
from sourcecheck.document import Block, Document, Format, Kind
from sourcecheck.finding import Confidence, Severity
from sourcecheck.rule import Context, Example, Hit, Rule

_MOST = 40  # matches looked at in one block; keeps hostile input linear
_EXPERTS = (
    r"fellow|professor|analyst|researcher|expert|scholar|scientist|economist|strategist|historian|specialist|"
    r"lecturer|psychologist|sociologist|criminologist|epidemiologist|climatologist|political scientist|legal scholar|"
    r"academic|demographer|anthropologist|ethicist|pollster|virologist|toxicologist|nutritionist|hydrologist|"
    r"geologist|biologist|ecologist|archaeologist|seismologist|meteorologist|immunologist|physicist|astronomer|"
    r"political theorist|[a-z]+ologist|[a-z]+ographer|neuroscientist|ornithologist|botanist|chemist|statistician|"
    r"actuary|linguist|consultant|[a-z]+ engineer|[a-z]+ lawyer|[a-z]+ surgeon|psychiatrist|dietitian|dietician|"
    r"surveyor|veterinarian|futurist|commentator|campaigner|conservationist"
)
# Professions that stand before a name as a title: "Security expert Colin Hargrave".
_BEFORE = (
    "analyst|researcher|expert|scholar|scientist|economist|strategist|historian|specialist|psychologist|sociologist|"
    "criminologist|epidemiologist|climatologist|demographer|anthropologist|ethicist|pollster|virologist|toxicologist|"
    "hydrologist|geologist|ecologist|seismologist|meteorologist|immunologist|[a-z]+ologist|(?:senior|research|"
    "visiting|associate|distinguished) fellow|lecturer|physicist|"
    "chemist|botanist|nutritionist|"
    "dietitian|statistician|linguist|astronomer|neuroscientist|psychiatrist|consultant|surveyor|lawyer|engineer|"
    "commentator|futurist"
)
_BEFORE_WORDS = frozenset(_BEFORE.split("|"))
# What somebody does who is quoted for what they know.
_CITES = (
    "said|says|told|tells|argued|argues|believes|believed|thinks|thought|noted|notes|explained|explains|warned|warns|"
    "wrote|writes|added|adds|predicted|predicts|suggested|suggests|estimated|estimates|prefers|calls|called|describes|"
    "described|contends|contended|cautioned|cautions|points? out|pointed out|sees|agrees|agreed|disagrees|doubts|"
    "expects|concluded|concludes|observed|observes|claims|claimed|stressed|stresses|recommends|recommended|advises|"
    "advised|attributes|attributed|compares|compared|puts it|puts? the|likens|likened|insists|maintains|commented|"
    "urges|urged|disagreed|doubted|questions|questioned|worries|worried|fears|feared|remarked|criticised|criticized|"
    "jokes|joked|laughs|laughed|recalls|recalled|concedes|conceded|admits|admitted|reckons|reckoned|quips|quipped|"
    "replies|replied|writes|maintained|complains|complained|"
    "praised|dismissed|dismisses|rejects|rejected|was (?:less |more |not )?(?:sure|certain|convinced|sceptical|"
    "skeptical|critical)|is (?:less |more |not )?(?:sure|certain|convinced|sceptical|skeptical|critical)"
)
# ", a senior fellow and director," after a name; the words of the title hold no comma.
# "the pollster" has been introduced before and is not asked about again.
_TITLE = rf"(?P<title>(?:an? |one of the )?(?:[\w'’-]+ ){{0,5}}?(?:{_EXPERTS})\b(?: [^,;:.!?()\"“”—]{{0,80}})?)"
# Compiled one by one, when first asked for.
_PATTERNS = {
    "apposition": rf",? ?[,(—–] ?{_TITLE}(?:[,)—–]|\.(?= |$)|$)",
    "cites": rf"[ ]?(?:also |has |had |have |once |later |recently |\w+ly )*(?:{_CITES})\b",
    "cited": rf"(?i)\b(?:{_CITES}|according to|interview with|spoke (?:with|to)|in the (?:view|opinion|words|eyes|"
    "judge?ment) of) $",
    "lead_in": rf"^(?:(?:{_CITES}|[Aa]ccording|to|and|but|as|while) )+",
    # What places a person without an employer.
    "placed": (
        r"(?i)^the |['’]s? |\b(?:independent|freelance|retired|former|self-employed|emeritus|emerita|"
        r"who (?:\w+ ){0,2}(?:works?|worked|teaches|taught|heads|headed|leads|led|runs|ran|directs|directed|"
        r"advises|advised|serves|served|founded|is based|joined|chairs|chaired)|author of|co-?author|whose|its|"
        r"their|our|member of|advis[eo]r to|company|firm|bank|university|college|institute|campaign|hospital|"
        r"agency|department|ministry|government|city|county|state|police|team|here|there)\b"
    ),
    "institution": (
        r"(?i)\b(?:think[- ]tanks?|university|college|institute|cent(?:er|re) for|laborator(?:y|ies)|consultancy)\b"
    ),
    # "His firm, the broker Nordkai", "She heads the harbour office": the sentence behind says where.
    "then": (
        r"(?:^|[.!?”\"] )(?:His|Her|Their) (?:own )?(?:firm|company|bank|employer|institute|team|lab|laboratory|group|"
        r"department|practice|clinic|office|agency|consultancy|paper|museum|school|charity|organi[sz]ation)\b|"
        r"(?:^|[.!?”\"] )(?:He|She|They) (?:also )?(?:works?|heads?|runs?|leads?|teach(?:es)?|directs?|founded|"
        r"chairs?|manages?)\b"
    ),
    # "an expert on Iran", "a historian of Rome": a topic is no place.
    "topic": (
        r"\b(?:expert|specialist|researcher|analyst|historian|scholar) (?:on|in|of) "
        r"(?:the )?(?:[a-z'’-]+ ){0,2}[A-Z][\w-]+(?: [A-Z][\w-]+)?(?: and [A-Z][\w-]+)?(?!['’\w])"
    ),
    # "Stimson's Yun Sun", "Seabank economist Yun Sun"
    "house": rf"[A-Z][\w.&-]*(?:(?:['’]s|s['’])(?: [a-z-]+){{0,3}}|(?: [a-z-]+){{0,2}} (?:{_EXPERTS})) $",
    # "Security expert", "legal scholar", "Analyst" before a name; "the historian" has been introduced or is known.
    "before": rf"(?:^|(?<=[^\w'’-]))(?P<title>(?:[A-Z]?[a-z-]+ ){{0,2}}?(?i:{_BEFORE})) $",
    "title_and_name": rf"\b(?:(?i:{_BEFORE})|Professor|Prof\.) [A-Z]",
    # First words of a sentence that are a field, not a house: "Security expert Colin Hargrave".
    "field": (
        r"(?:According|But|And|Yet|As|Even|Meanwhile|Security|Defen[cs]e|Legal|Law|Military|Political|Policy|"
        r"Public|Health|Climate|Energy|Economic|Financial|Market|Industry|Tax|Housing|Labou?r|Trade|Media|Social|"
        r"Education|Marketing|Technology|Tech|Cyber\w*|Data|Transport|Aviation|Veteran|Senior|Leading|Chief|"
        r"Independent|Foreign|Constitutional|Environmental|Nutrition|Research|Crime|Privacy|Software|Property|Real|"
        r"Water|Food|Nuclear|Child|Family|Fellow|Longtime|Top|Noted)\b"
    ),
    "at": r"\b(?:at|of|for|with|from|by|in|joined|directs|leads|heads|runs|founded) (?:the |a |an )?$",
}


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_PATTERNS[name])


def check(document: Document, context: Context) -> Iterator[Hit]:
    outlets = context.house.get("outlets", ())
    for block in context.blocks(document):
        if block.kind not in (Kind.PARAGRAPH, Kind.ITEM) or block.quoted or not document.in_content(block):
            continue
        if _pattern("title_and_name").search(block.text):
            yield from _titled(document, block, outlets)
        known: dict[int, Name] | None = None
        for seen, match in enumerate(_pattern("apposition").finditer(block.text)):
            if seen == _MOST:
                break
            if known is None:
                known = {name.end: name for name in document.once(names)[block.number] if name.kind == "person"}
            person = known.get(match.start())
            if (
                person is None
                or not _full(block.text[person.start : person.end])
                or not _cited_as_expert(block.text, person, match)
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


def _titled(document: Document, block: Block, outlets: tuple[str, ...]) -> Iterator[Hit]:
    """Experts whose profession stands before the name and who are cited: "Economist Ravi Menon put the cost ..."."""
    text = block.text
    for seen, name in enumerate(document.once(names)[block.number]):
        if seen == _MOST:
            return
        if name.kind != "person":
            continue
        person, start = name, name.start
        first, _, rest = text[name.start : name.end].partition(" ")
        if first in ("Professor", "Prof.") or first.lower() in _BEFORE_WORDS:
            title = first
            person = name._replace(start=name.end - len(rest))
            name_only = rest
        else:
            ahead = text[max(0, name.start - 60) : name.start]
            match = _pattern("before").search(re.sub(r"\b(?:Dr|Prof)\.? $", "", ahead))
            if match is None:
                continue
            # "argues legal scholar Miriam Katz": the word of saying is no part of the title.
            title = _pattern("lead_in").sub("", match["title"])
            name_only = text[name.start : name.end]
            start = text.rindex(title, 0, name.start)
        before = text[max(0, start - 40) : start]
        if not _full(name_only) or re.search(r"(?i)\b(?:the|['’]s?|s['’]) $", before):
            continue
        # A fellow is one of some house, whether quoted or not.
        fellow = title.lower().endswith((" fellow", " lecturer"))
        if not fellow and not _pattern("cites").match(text, name.end) and not _pattern("cited").search(before):
            continue
        if re.match(r",? (?:of|at|from|with) (?:the )?[A-Z]", text[name.end : name.end + 14]):
            continue  # "of the Prado"
        if not in_own_words(document, block, start, name.end):
            continue
        field = _pattern("field").match(title) and re.search(r"(?:^|[.!?:;”\"] |[(—–] ?)$", before)
        if re.search(r"[A-Z]", title[1:] if field or title == first else title) or re.search(
            r"[A-Z][\w.&-]* $", before
        ):
            continue  # "Harvard economist", "Deutsche Bank analyst"
        if _placed(document, block, person, title.lower(), name.end, outlets):
            continue
        yield Hit(block.span(start, name.end), values={"name": name_only, "title": title})


def _full(name: str) -> bool:
    """Whether a first name stands with the surname, as at a first mention."""
    first, _, rest = name.partition(" ")
    return bool(rest) and first.rstrip(".") not in ("Mr", "Mrs", "Ms", "Mx", "Sir", "President", "King", "Queen")


def _cited_as_expert(text: str, person: Name, match: re.Match[str]) -> bool:
    """Whether words or views are reported of the person, who is not merely somebody in the story."""
    if _pattern("cites").match(text, match.end()):
        return True
    before = text[max(0, person.start - 40) : person.start]
    return _pattern("cited").search(before) is not None


def _placed(
    document: Document, block: Block, person: Name, title: str, end: int, outlets: tuple[str, ...] = ()
) -> bool:
    """Whether the reader learns where the person works, here or elsewhere in the document."""
    text = block.text
    # "a Brookings fellow", "a professor at Leeds"
    if _pattern("placed").search(title) or re.search(r"[A-Z]", _pattern("topic").sub("", title)):
        return True
    house = _pattern("house").search(text, max(0, person.start - 60), person.start)
    if house and not _pattern("field").match(house[0]):
        return True
    low, high = window(document, block, person.start, end, 2, 2)
    low, high = max(low, person.start - 900), min(high, end + 900)
    if _is_cited(document, block, person.start, end) or _pattern("institution").search(text, low, high):
        return True
    if _pattern("then").search(text, end, high):
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
        _pattern("at").search(text, max(0, name.start - 12), name.start)
    )


def _surname(text: str, person: Name) -> str:
    return text[person.start : person.end].rsplit(" ", 1)[-1]


def _placed_surnames(document: Document) -> frozenset[str]:
    """Surnames that somewhere in the document stand within 200 code points of an institution's name."""
    placed: set[str] = set()
    for block, known in zip(document.blocks, document.once(names), strict=True):
        houses = [name.start for name in known if name.kind == "organisation" or _house(block.text, name)]
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
        "[[Mei Tan, a senior fellow and director]], prefers another word for the four countries.",
        "The rise will hurt tenants, says [[economist Ravi Menon]].",
        "[[Security expert Colin Hargrave]] argues that the pier is a target.",
        "[[Professor Helen Okafor]] said the sample was too small.",
        "[[Prof. Helen Okafor]] said the sample was too small.",
        "The tide will not wait, according to [[Ruth Adeyemi, an expert on coastal flooding]].",
        Example("“It is too late,” said [[Tomas Eriksen, a *political* analyst]].", Format.MARKDOWN),
        Example("<p>“It is too late,” said <b>[[Tomas Eriksen</b>, a political analyst]].</p>", Format.HTML),
    ),
    good=(
        "Mei Tan, a senior fellow at the Harbour Institute, prefers another word.",
        "Seabank economist Ravi Menon says the rise will hurt tenants.",
        "Professor Helen Okafor of Keele University said the sample was too small.",
        "The economist John Maynard Keynes wrote it in 1936.",
        "Stimson’s Mei Tan, a senior fellow, prefers another word for the four countries.",
        "Ruth Adeyemi, a professor, was arrested at the harbour on Monday.",
        "“It is too late,” said Tomas Eriksen, an independent analyst.",
        "Mei Tan studies ports at the Harbour Institute in Oslo.\n\nMei Tan, a senior fellow, said the port was full.",
        Example("“It is too late,” said Tomas Eriksen, a [Leeds](https://example.org) historian.", Format.MARKDOWN),
    ),
    check=check,
    measured=(
        "2026-11-23: 10 findings in 840 edited news articles (1.2%), 9 read at nearly this state, all without a "
        "house; none in 1,710 posts. First looks at five sets of fresh claims (4, 4, 1, 6, 3): 3, 4, 1, 5, 2 found; "
        "1 of 18 supported twins reported, since mended."
    ),
    not_types=("fiction", "transcript"),
    languages=("en",),
    # A capital and a full stop part words as a space does.
    needs=(
        *(f" {word} " for word in _EXPERTS.split("|") if word[0] != "["),
        *(f" {word} " for word in ("engineer", "lawyer", "surgeon", "prof", "professor")),
        "ologist ",
        "ographer ",
    ),
)
