"""Ages and anniversaries that do not fit the years beside them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sourcecheck.analysis.lives.ages import ages, as_of, may_hold_age
from sourcecheck.analysis.lives.births import Day, Fact, births_and_deaths, opens_a_life
from sourcecheck.analysis.lives.house_ages import HouseAge, house_ages, is_of, may_be_house_age
from sourcecheck.analysis.lives.jubilees import (
    Founding,
    Jubilee,
    belong,
    foundings_in,
    jubilees_in,
    may_be_jubilee,
    opens_a_house,
)
from sourcecheck.analysis.lives.persons import PROSE
from sourcecheck.analysis.own_words import in_own_words
from sourcecheck.analysis.sentences import sentences
from sourcecheck.analysis.temporal.gregorian import real_date
from sourcecheck.analysis.temporal.page_days import page_days
from sourcecheck.analysis.temporal.publication import Stated
from sourcecheck.document import Block, Document, Format, Kind
from sourcecheck.finding import Confidence, Related, Severity
from sourcecheck.records import NamedTuple
from sourcecheck.rule import Context, Example, Hit, Rule, Variant

_JOINED = 60  # code points between two facts that are shown as one place
_LONGEST = 1000  # code points of a sentence that is read for houses: a longer one is a list
_FAR = 3  # sentences from a founding to its anniversary
_PARENT = 12  # years: by less a father or mother is not older
_OLDEST = 105  # years: of people born before, only a death is told as of now
_WRITTEN = timedelta(days=30)  # a page may be written before, and read after, its day


class _Page(NamedTuple):
    """The days between which the page speaks, and where the first stands."""

    first: date
    last: date
    stated: Stated


def check(document: Document, context: Context) -> Iterator[Hit]:
    hits: list[Hit] = []
    held = [block for block in context.blocks(document) if not block.quoted and block.kind is not Kind.CODE]
    if any(opens_a_life(block.text) for block in held):
        hits += _people(document)
    if any(block.kind in PROSE and _may_be_of_a_house(block.text) for block in held):
        hits += _houses(document, held)
    yield from sorted(hits, key=lambda hit: hit.span)


def _page(document: Document) -> _Page | None:
    published, latest = document.once(page_days)
    published = published or latest
    if published is None or latest is None or published.value is None or latest.value is None:
        return None
    return _Page(min(published.value, latest.value), max(published.value, latest.value), published)


def _people(document: Document) -> Iterator[Hit]:
    if not any(may_hold_age(block.text) for block in document.blocks if block.kind in PROSE):
        return
    facts = [
        fact
        for block in document.blocks
        if not block.quoted and block.kind is not Kind.CODE and opens_a_life(block.text) and document.in_content(block)
        for fact in births_and_deaths(document, block)
    ]
    born = _single(fact for fact in facts if fact.kind == "born")
    died = _single(fact for fact in facts if fact.kind == "died")
    if not born:
        return
    page = document.once(_page)
    told_years = {who: fact.day.year for who, fact in born.items()}
    pages = frozenset(range(page.first.year, page.last.year + 1)) if page else frozenset()
    told: set[int] = set()
    for block in document.blocks:
        if block.kind not in PROSE or block.quoted or not may_hold_age(block.text) or not document.in_content(block):
            continue
        for age in ages(document, block, told_years, pages):
            if age.who in told:
                continue
            if age.kind == "now" and page is None:
                for year in as_of(block.text):
                    age = age._replace(kind="story", day=Day(year))
            fitting = _span_of_ages(born[age.who], died.get(age.who), age, page)
            if fitting is None or fitting[0] <= age.age <= fitting[1] or fitting[1] < 3:
                continue
            if age.elders and (age.kind == "past" or age.age > fitting[1] + _PARENT):
                continue
            if any(-2 <= year - told_years[age.who] - age.age <= 1 for year in age.years):
                continue
            hit = _placed(document, born[age.who], age, fitting, page)
            if hit:
                told.add(age.who)
                yield hit


def _single(facts: Iterator[Fact]) -> dict[int, Fact]:
    """The facts of people of whom one alone is told; a second with another year leaves them out."""
    found: dict[int, Fact] = {}
    unsure = set()
    for fact in facts:
        known = found.setdefault(fact.who, fact)
        if known.day.year != fact.day.year:
            unsure.add(fact.who)
        elif fact.day > known.day:
            found[fact.who] = fact  # with month and day
    return {who: fact for who, fact in found.items() if who not in unsure}


def _span_of_ages(born: Fact, died: Fact | None, age: Fact, page: _Page | None) -> tuple[int, int, int] | None:
    """The lowest and the highest age that the days allow, and the year for which; None: nothing to hold it against."""
    slack = 0
    if age.kind in ("then", "story"):
        first, last = _bounds(age.day)
        slack = age.kind == "story"
    elif age.kind == "past" and died is not None and died.day.year - born.day.year < age.age - 1:
        first, last = _bounds(died.day)  # older than ever
    elif age.kind == "dead" and died is not None:
        first, last = _bounds(died.day)
    elif page is None:
        return None
    else:
        if age.kind == "now" and (died is not None or page.first.year - born.day.year > _OLDEST):
            return None
        if age.kind == "dead" and (
            page.last.year - page.first.year > 1 or page.first.year - born.day.year > _OLDEST + age.age // 10
        ):
            return None
        first, last, slack = page.first - _WRITTEN, page.last + _WRITTEN, not born.day.month
    eldest, youngest = _bounds(born.day)
    low, high = _years(youngest, first), _years(eldest, last)
    if slack and age.kind == "story":
        low, high = low - 1, high + 1
    elif slack:
        assert page is not None
        low, high = page.first.year - born.day.year - 2, page.last.year - born.day.year + 1
    if age.kind == "past":
        low = 0
    return low, high, page.last.year if slack and page and age.kind != "story" else last.year


def _bounds(day: Day) -> tuple[date, date]:
    """The first and the last day that is meant."""
    if day.month and day.day:
        known = real_date(day.year, day.month, day.day)
        if known:
            return known, known
    if day.month:
        after = date(day.year + day.month // 12, day.month % 12 + 1, 1)
        return date(day.year, day.month, 1), after - timedelta(days=1)
    return date(day.year, 1, 1), date(day.year, 12, 31)


def _years(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _placed(document: Document, born: Fact, age: Fact, fitting: tuple[int, int, int], page: _Page | None) -> Hit | None:
    low, high, until = fitting
    if age.kind == "past":
        expected = f"{high} at most"
    else:
        high = max(0, min(high, until - born.day.year))
        low = max(min(low if low >= high - 1 else high - 1, high), 0)
        expected = str(high) if low == high else f"{low} or {high}"
    values = {"since": str(born.day.year), "age": str(age.age), "until": str(until), "expected": expected}
    of_page = age.kind in ("now", "past")
    return _hit(document, (born.block, born.start, born.end), (age.block, age.start, age.end), "", values,
                page if of_page else None)  # fmt: skip


def _hit(
    document: Document, one: tuple[Block, int, int], two: tuple[Block, int, int], variant: str, values: dict[str, str],
    page: _Page | None,
) -> Hit | None:  # fmt: skip
    """A hit at both places where they are near, else at the later one, with the earlier beside it."""
    first, last = sorted((one, two), key=lambda place: (place[0].number, place[1]))
    block, start, end = last
    related: tuple[Related, ...] = ()
    if first[0] is block and start - first[2] <= _JOINED and ". " not in block.text[first[2] : start]:
        start = first[1]
        end = max(end, first[2])
    else:
        related = (Related(first[0].span(first[1], first[2]), "Told here before"),)
    if not in_own_words(document, block, start, end) or not in_own_words(document, *first):
        return None
    if page is not None and page.stated.span.end > page.stated.span.start:
        related += (Related(page.stated.span, "The page's date"),)
    while block.text[start : start + 1] in " ,(":
        start += 1
    return Hit(block.span(start, end), variant, values, related)


def _may_be_of_a_house(text: str) -> bool:
    return may_be_jubilee(text) or may_be_house_age(text)


def _houses(document: Document, held: list[Block]) -> Iterator[Hit]:
    for block in held:
        if block.kind not in PROSE or not _may_be_of_a_house(block.text) or not document.in_content(block):
            continue
        near = [
            other
            for other in document.blocks[max(0, block.number - _FAR) : block.number + _FAR + 1]
            if other.kind in PROSE and not other.quoted
        ]
        if not any(opens_a_house(other.text) for other in near):
            continue
        page = document.once(_page)
        pages = frozenset(range(page.first.year, page.last.year + 1)) if page else frozenset()
        order = [
            (other, sentence)
            for other in near
            for sentence in document.once(sentences)[other.number]
            if sentence[1] - sentence[0] <= _LONGEST
        ]
        for at, (here, sentence) in enumerate(order):
            if here is block and may_be_jubilee(block.text[slice(*sentence)]):
                yield from _of_sentence(document, order, at, pages, page)
            if here is block and may_be_house_age(block.text[slice(*sentence)]):
                yield from _of_house(document, order, at, page)


def _of_sentence(
    document: Document, order: list[tuple[Block, tuple[int, int]]], at: int, pages: frozenset[int], page: _Page | None
) -> Iterator[Hit]:
    block, sentence = order[at]
    own = foundings_in(block.text, sentence)
    for jubilee in jubilees_in(block.text, sentence, pages):
        for index in sorted(range(max(0, at - _FAR), min(len(order), at + _FAR + 1)), key=lambda one: abs(one - at)):
            other, others = order[index]
            if index != at and own:
                break  # of another house
            hits = [
                _of_jubilee(document, (other, founding), (block, jubilee), page)
                for founding in foundings_in(other.text, others)
                if belong(other.text, founding, block.text, jubilee, abs(index - at))
            ]
            if hits:
                yield from (hit for hit in hits if hit is not None)
                break


def _of_house(
    document: Document, order: list[tuple[Block, tuple[int, int]]], at: int, page: _Page | None
) -> Iterator[Hit]:
    """The ages of a house in a sentence, held against the one founding told there or before."""
    block, sentence = order[at]
    for other, others in reversed(order[max(0, at - _FAR) : at + 1]):
        for founding in foundings_in(other.text, others):
            for age in house_ages(block.text, sentence, founding.year):
                if is_of(age, founding.words):
                    hit = _of_jubilee(document, (other, founding), (block, age), page)
                    if hit is not None:
                        yield hit
            return


def _of_jubilee(
    document: Document, one: tuple[Block, Founding], two: tuple[Block, Jubilee | HouseAge], page: _Page | None
) -> Hit | None:
    founding, jubilee = one[1], two[1]
    if jubilee.until:
        low = high = jubilee.until - founding.year
        until = jubilee.until
    elif page is not None:
        low, high, until = page.first.year - founding.year, page.last.year - founding.year, page.last.year
    else:
        return None
    room = 1 if isinstance(jubilee, Jubilee) and jubilee.sure else max(1, high // 20 if jubilee.years % 10 == 0 else 1)
    if low - room <= jubilee.years <= high + room or high < 3:
        return None
    values = {"since": str(founding.year), "age": str(jubilee.years), "until": str(until), "expected": str(high)}
    return _hit(document, (one[0], founding.start, founding.end), (two[0], jubilee.start, jubilee.end), "firm", values,
                None if jubilee.until else page)  # fmt: skip


RULE = Rule(
    id="consistency/age-arithmetic",
    message="Born in {since}, {age} in {until}? That makes {expected}. Which is right?",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    doubt="A year and an age that do not fit show that one of them was not checked.",
    settle="Ask for the year of birth, or look it up, and count again.",
    why="""The year of birth, the age and the day of the text are three figures of which two give the third. An age
taken from an older article, or a year from another person, shows here.

An age as of now is counted to the page's date, and a year is let pass on either side; an age for which the year is
told is counted to that. The rule speaks only where both figures are plainly of one person or one firm: in one
sentence, or in others that name the person or go on with "he", "she" or "the 34-year-old", with no relative and nobody
else in question. A year of birth leaves two ages open; only full dates settle one.""",
    measured=(
        "2026-11-23: none in 2,740 documents, which hold next to no such pair: its precision on real pages is not "
        "known, hence no higher confidence. Of 60 and then 45 faulty texts by other hands 17 and 29 found at first "
        "sight, 48 and 43 after mending; of 75 sound ones 2 reported, then none. Of 75 fresh ones of our own 58 at "
        "first sight, then 72; none of 40 near-misses. Of 16 by four new hands 11, then 16; of 120 more of our "
        "own 91 at first sight, then 111; of 60 near-misses 4, then 1."
    ),
    references=(
        "https://www.spj.org/spj-code-of-ethics/",
        "https://www.poynter.org/ifcn/",
        "https://apstylebook.com/",
    ),
    bad=(
        "Published 3 October 2025\n\nThe painter Olaf Brandt, [[born in 1970, is 61]] and works from five to nine.",
        "Published 16 July 2024\n\nThe runner Mara Velt, [[27, born in Ghent in 2004]], goes to her first Games.",
        "Published 3 May 2025\n\nMara Velt died on Friday at the age of 91. [[Born in 1948]] in Ghent, she "
        "taught Greek.",
        "Published 3 May 2025\n\nThe runner Mara Velt, born in 2004, won the city race on Sunday in the rain and the"
        " wind. [[The 34-year-old]] wants to try it in winter.",
        "Published 3 May 2025\n\nMara Velt was born in May 1950. She won [[in August 1972, when she was 27]].",
        "Published 3 May 2025\n\nThe brewery was founded in 1895. This year it celebrates its [[150th anniversary]].",
        Example("Tomas Rehn ([[1920-1985), the poet, died aged 70]] in his house by the sea.", Format.MARKDOWN),
        "Published 4 May 2026\n\nThe senator, 81, will retire. Walter Amory said so. He was [[born in 1960]].",
        "Clara Benz was born in Ulm in 1920. In 1952 she bought the mill. She [[was 40]] on the day of the sale.",
        "As of 1 March 2026 the choir is led by Ruth Amsel. Amsel, who [[is 39, was born in Lucerne in 1975]].",
        "Rolf Adler, [[born in 1920, was 30 when he enlisted in 1943]], and he never spoke of it.",
        "In 1962 the choir lost its leader. Pavel Horst, [[born in 1925, was 29]] by then and took over.",
        "Published 4 May 2026\n\nOda Frantzen, 48, won in 2019. She was [[born in 1968]] in Bergen.",
        "Published 4 May 2026\n\nThe harpist Mair Pugh plays in Brecon tonight. [[The 41-year-old was born in 1961]].",
        "Peg Rafferty jumped off the bridge in 1979. Rafferty was [[born in 1951, so she did it at 35]].",
        Example(
            "The works were founded in 1898. They closed on 2 May 2008. The company [[was 130 years old]].",
            variant="firm",
        ),
        Example("The dairy opened in 1958. It closed in 2023 [[after 75 years in]] one house.", variant="firm"),
        Example(
            "<p>Published 4 May 2025</p><p>Acme Ropes, [[founded in 1970, is a 61-year-old firm]] with nine"
            " workers.</p>",
            Format.HTML,
            variant="firm",
        ),
    ),
    good=(
        "Published 9 May 2026\n\nThe singer Mara Velt, who died on Friday aged 91, sang last in 2019. She was born "
        "in Ghent in 1934.",
        "Published 3 May 2025\n\nThe runner Mara Velt, born in 2004, won. Her coach, a 52-year-old from Graz, wept.",
        "The dairy opened in 1958. It closed in 2023 after 65 years in one house.",
        "The hotel, built in 1850, was bought in 1930 by Karl Moll. He was 41 years old.",
        "Tadhg Rooney, born in 1992, won first in 2009. He was 16, and his horse, Late Bus, was 13.",
        "Published 3 May 2025\n\nMara Velt was born in 1954. Her husband died in 2010, at the age of 71.",
        "Published 3 May 2025\n\nMara Velt was born in 1954. She married at 31, and in 1990 the family moved.",
        "Published 3 May 2025\n\nThe brewery was founded in 1895. This year it marks its 130th anniversary.",
        "Published 3 May 2025\n\nThe bridge was opened in 1895. The town marks its 900th anniversary this year.",
        "Published 3 October 2025\n\nThe painter Olaf Brandt, born in 1970, is 55 and works from five to nine.",
        "Published 2 January 2025\n\nThe painter Olaf Brandt, born in 1970, is 53 and works from five to nine.",
        "Published 3 October 2025\n\nAna Ruiz, 61, and her brother Pablo, born in 1970, run the shop.",
        "Published 4 May 2026\n\nTomas Lind met with Selby Owusu, who is 61. Lind was born in 1985.",
        "Published 4 May 2026\n\nThe mayor, 61, spoke. Kim Asante, born in 1984, sang.",
        "Clara Benz was born in 1920. In 1952 she bought the mill. Her husband was 40 on the day of the sale.",
        "Published 3 October 2025\n\nOlaf Brandt, born in 1920, joined the navy aged 23.",
        "Rolf Adler, born in 1920, was 23 when he enlisted in 1943.",
        "Rolf Adler was born in 1920. In 1943 the works were closed. The caretaker was then 50, the cook 61.",
        Example("Tomas Rehn (1920-1985), the poet, died aged 64 in his house by the sea.", Format.MARKDOWN),
        "The painter Olaf Brandt, born in 1970, is 61 and works from five to nine.",
    ),
    check=check,
    not_types=("fiction",),
    languages=("en",),
    needs=(
        " born ", " birth ", " b ", "into the world", "the light", "birthday", "anniversary", "year-old", "jubilee",
        "centenary", "centennial", "entenary", "year in business", " celebrates ",
        " years on ", " years later ", " years in ", " years of ", "th year ", "th season ", "d year ",
        " celebrating ", " turns ", " turned ",
        " years old", " marks ", " died ", " lived to ", " aged ", " age of ",
    ),
    # Of ``opens_a_life`` and ``may_be_jubilee``.
    gate=(
        r"\b(?:born|birth|b|the world|the light) .*[12][0-9]{3}"
        r"|[12][0-9]{3} as (?:the|his|her) [a-z]+ of (?:[a-z]+ )?birth"
        r"|\bb[12][0-9]{3}|\b1[0-9]{3} ?[ -] ?[^(]{0,24}[12][0-9]{3}\b",
        r"\b(?:anniversary|birthday|year in business|jubilee|[a-z]*(?:centenary|centennial))\b|[0-9a-z]-year-old"
        r"|[0-9a-z] years old\b|\bafter [0-9a-z-]+ years (?:in|of|as|at|on)\b"
        r"|\b(?:[0-9]+|[a-z]+ty(?:-[a-z]+)?|hundred) years (?:on|later) .*(?:still|now|today|remains|day)\b"
        r"|\b(?:its|their|our|s) [0-9a-z-]+(?:[0-9](?:st|nd|rd)|th) (?:year|season)\b"
        r"|\b(?:is|turns|turned|celebrates|celebrating|marks|are) (?:(?:now|just|its|their|our) )*"
        r"(?:[0-9]{1,3}(?: |$)|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|(?:a|one|two) hundred)",
    ),
    variants={
        "firm": Variant(message="Since {since}, {age} years in {until}? That makes {expected}. Which is right?"),
    },
)  # fmt: skip
