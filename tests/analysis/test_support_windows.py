"""Windows around a claim, of many forms: those in which somebody answers for it, and those that only look so.

The claim stands in double brackets.
"""

from __future__ import annotations

import pytest

from sourcecheck.analysis.attribution.support import Support, support
from sourcecheck.document import Format
from sourcecheck.readers import read_text

T, M, H = Format.TEXT, Format.MARKDOWN, Format.HTML


def of(format: Format, marked: str, around: int = 0) -> Support | None:
    start = marked.index("[[")
    claim = marked[start + 2 : marked.index("]]")]
    document = read_text(marked.replace("[[", "", 1).replace("]]", "", 1), "a", format)
    block = next(block for block in document.blocks if claim in block.text)
    at = block.text.index(claim)
    return support(document, block, at, at + len(claim), around=around)


SUPPORTED = [
    (
        T,
        "[[Experts say]] the dam could fail within a decade. Odile Ferrant, who teaches hydrology at the "
        "University of Tarn, said the spillway was never finished.",
    ),
    (T, "[[It is believed]] the boat sank at dawn. The Harbour Police confirmed the time on Monday."),
    (
        T,
        "The National Gallery's catalogue says the canvas was cut in 1803. It is [[widely thought]] to have "
        "been a fire.",
    ),
    (T, "Mayor Ilse Brandt opened the bridge at noon. [[Critics say]] the bridge cost too much. She denied it."),
    (T, "[[Many say]] the file was forged. Digital forensics experts at Halden University found traces of editing."),
    (
        T,
        "[[It is feared]] that the oven will go cold. Baker Tilda Marsh has run the corner bakery since 1998 "
        "and reckons with closing in May.",
    ),
    (
        T,
        "The claim by Professor Anders Lund that the bones are older [[is widely disputed]]. In the view of "
        "Hanne Vik, they are a cow's.",
    ),
    (T, "[[It is said]] that the bell cracked in 1702. In Bishop Orme's view, it was frost."),
    (T, "Jonas Reuter's argument that the wall is Roman has gained ground. [[Many now accept]] it."),
    (T, "According to the Tidewater Institute, herring left in 1988. [[Observers note]] that the fleet left too."),
    (T, '[[Analysts expect]] prices to rise. "We see two more quarters of this," said Pia Holm of Norrbank.'),
    (T, "[[Officials say]] the road is safe, a Transport Ministry spokesman told reporters."),
    (T, "[[Insiders say]] the deal is close, The Harbour Gazette reported on Friday."),
    (T, "[[Insiders say]] the deal is close. Documents seen by this newspaper put the price at 40 million."),
    (T, "[[Studies show]] walking helps (Lind and Aro, 2019)."),
    (T, "[[Studies show]] walking helps [4]."),
    (M, "[Studies show](https://example.org/walking-study) that walking helps; [[scientists say]] so too."),
    (M, "[[Scientists say]] walking helps.[^1]\n\n[^1]: Lind, A. (2019). Walking and sleep. Journal of Steps 4(2)."),
    (
        M,
        "The Tidewater Institute lists three causes:\n\n- [[it is believed]] that the water warmed\n- nets "
        "became finer\n",
    ),
    (
        M,
        "[[Many say]] the tower leans. A [2021 survey by the county](https://example.gov/tower.pdf) measured "
        "four degrees.",
    ),
    (
        M,
        "| Year | Catch |\n|---|---|\n| 1988 | [[said to be]] 40 t |\n\nSource: Tidewater Institute, annual "
        "report 1990.\n",
    ),
    (
        H,
        '<p>[[Experts warn]] of floods, <a href="https://example.org/report">a report</a> by the Tarn '
        "Water Board found.</p>",
    ),
    (
        H,
        '<p>[[Experts warn]] of floods.<sup><a href="#fn1">1</a></sup></p><p id="fn1">1. Tarn Water '
        "Board, Flood risk 2024, p. 12.</p>",
    ),
    (
        H,
        "<p>Hydrologist Odile Ferrant gave these warnings:</p><ul><li>[[it is feared]] that the wall will "
        "crack</li><li>the gates rust</li></ul>",
    ),
    (
        H,
        "<p>[[It is feared]] that the wall will crack. Engineers from Holt &amp; Sons who inspected it in "
        "June found two gaps.</p>",
    ),
    (
        H,
        '<p>The minister, Lena Abt, spoke on Friday. <a href="https://example.org/speech">In her '
        "speech</a> she warned of cracks. [[Some fear]] worse.</p>",
    ),
    (
        T,
        "[[Residents fear]] the mill will close. “We have not been told a date,” said Nils Aker, who has "
        "worked there for 20 years.",
    ),
    (
        T,
        "[[Residents fear]] the mill will close. Nils Aker, a foreman at Holm Paper, expects the last shift "
        "to end in June.",
    ),
    (T, "Berit Sand's theory that the coins were hidden is popular. [[It is thought]] that the owner drowned."),
    (T, "[[Scholars disagree]]. The warning by Otto Lim of the Coin Society that some are fakes has been ignored."),
    (T, "[[Scholars disagree]]. Marine biology researchers at Orsund College found others."),
    (T, "[[Critics argue]] the map is wrong. The Land Office's inventory lists 41 wells."),
    (T, "[[Critics argue]] the map is wrong, a charge that surveyor Anna Wolf denies."),
    (T, "Anna Wolf drew the map. [[Critics argue]] it is wrong. She insists it is right."),
    (T, "[[Aides say]] the tour is off. Governor Ruth Amsel (D-Ore.) told reporters she was tired."),
    (T, "[[Aides say]] the tour is off. Peter R. Malm, 61, of Tarn, S.D., said the hall had been cancelled."),
    (T, "[[Aides say]] the tour is off. A spokesman for Amsel Hall said no date had been booked."),
    (
        T,
        "[[Nutritionists say]] oats are best. At the Corn Mill in Tarnholm, the miller Pia Lund always eats "
        "them raw with her children, oats being best, she says.",
    ),
    (
        T,
        "[[People in the trade say]] leather needs a month of rest. At Vogel & Sons in Bern, the saddler "
        "Ueli Vogel never cuts it sooner.",
    ),
    (M, "[[Many believe]] the wall is older. A [survey](https://example.org/wall.pdf) dates it to 1340."),
    (M, "[[Many believe]] the wall is older ([Wall Trust](https://example.org/wall))."),
    (M, "[[Many believe]] the wall is older [@lind2019]."),
    (M, "Warden Ole Brandt raised two concerns:\n\n- [[it is feared]] that the roof leaks\n- the gate rusts\n"),
    (M, "1. According to the Wall Trust:\n   - [[it is feared]] that the roof leaks\n"),
    (H, "<table><tr><td>Wall</td><td>[[said to be]] 1340</td></tr></table><p>Source: Wall Trust, 2021</p>"),
    (H, "<p>[[Studies show]] that oats help <a href='https://doi.org/10.1000/1'>[1]</a>.</p>"),
    (H, "<p>[[Studies show]] that oats help. <cite>Oats and You</cite> counts 40 of them.</p>"),
    (
        H,
        "<table><caption>Walls, after a count by the Wall Trust</caption><tr><td>[[said to be]] 1340</td></tr></table>",
    ),
    (H, "<p>[[Doctors warn]] against it. “It thins the blood,” Dr. Lena Moos of Tarn Hospital explained.</p>"),
    (
        T,
        "[[Those who know about rye insist]] that a loaf should rest for two days before it is cut. At Holtz "
        "& Daughter in Lubmin, the head baker Karla Holtz will not sell one sooner.",
    ),
]
BARE = [
    (T, "[[Experts say]] the dam could fail within a decade. The dam stands above Tarnholm. It was built in 1961."),
    (T, "[[Experts say]] the dam could fail. The National Dam Authority wants a new wall."),
    (T, "[[It is believed]] the boat sank at dawn. Tolmen Rovers expect a large crowd on Saturday."),
    (T, "Mayor Ilse Brandt opened the bridge at noon. [[Critics say]] the bridge cost too much. The band played."),
    (T, "[[Critics say]] the bridge cost too much. He denied it."),
    (T, "Marta Quill brought the story to Trieste. [[Many believe]] the ending was changed."),
    (T, "[[Recent research]] shows that bees count. Recent research is a joy."),
    (T, "[[Many say]] the baths are haunted. Public health experts say mould explains it."),
    (T, "[[Many say]] the file was forged. Digital forensics experts found traces of editing."),
    (T, "[[Many feel]] he has lost. Sanders supporters cheered all night."),
    (T, "Jonas Reuter's garden has gained ground. [[Many now accept]] it."),
    (T, "[[Observers note]] that the fleet left too. According to observers, it was cold."),
    (T, '[[Analysts expect]] prices to rise. "We see two more quarters of this," one analyst said.'),
    (T, "[[Analysts expect]] prices to rise. Pia Holm of Norrbank bought a house."),
    (T, "[[Officials say]] the road is safe. In Berlin and Paris, the roads are wet."),
    (T, "[[Insiders say]] the deal is close. Documents put the price at 40 million."),
    (T, "The Harbour Gazette has moved to a new building. [[Insiders say]] the deal is close. The building is tall."),
    (T, "[[Studies show]] walking helps (see below for more)."),
    (T, "[[Studies show]] walking helps. In 2019 walking was in fashion."),
    (
        T,
        "[[Experts say]] the dam could fail. The dam is old. The dam is tall. It is grey. Odile Ferrant, a "
        "hydrologist, said the spillway was never finished.",
    ),
    (M, "[[Scientists say]] walking helps. [Share this page](/share) or [subscribe](/join)."),
    (M, "[[Scientists say]] walking helps. Read [our other stories](/stories) too."),
    (M, "There are three causes:\n\n- [[it is believed]] that the water warmed\n- nets became finer\n"),
    (M, "## Professor Odile Ferrant\n\n[[Experts say]] the dam could fail. It is old."),
    (M, "| Year | Catch |\n|---|---|\n| 1988 | [[said to be]] 40 t |\n"),
    (
        H,
        '<figure><img src="a.png" alt=""><figcaption>The hall is [[said to be]] haunted. Photo: Ada '
        "Brook/Coast Agency</figcaption></figure>",
    ),
    (
        H,
        '<figure><img src="a.png" alt=""><figcaption>Ada Brook in the garden</figcaption></figure><p>The '
        "hall is [[said to be]] haunted. It is old.</p>",
    ),
    (
        H,
        "<p>Hydrologist Odile Ferrant was born in Tarn.</p><p>[[It is feared]] that the wall will crack. The "
        "gates rust.</p>",
    ),
    (
        H,
        '<p>[[It is feared]] that the wall will crack. Holt &amp; Sons built it.</p><nav><a href="/">Home</a></nav>',
    ),
    (T, "[[Residents fear]] the mill will close. Nils Aker, who has worked there for 20 years, wants a pay rise."),
    (T, "[[Residents fear]] the mill will close. Holm Paper hopes for a good year."),
    (T, "Berit Sand's coat is popular. [[It is thought]] that the owner drowned."),
    (T, "[[Scholars disagree]]. Local history experts say some are fakes."),
    (T, "[[Scholars disagree]]. Marine biology researchers found others."),
    (T, "[[Critics argue]] the map is wrong. The inventory lists 41 wells."),
    (T, "[[Critics argue]] the map is wrong. Anna Wolf sent the map to Hamburg."),
    (T, "The Hansa sank in 1702. [[Critics argue]] the map is wrong. He insists it is right."),
    (T, "[[Aides say]] the tour is off. Malm supporters waited in the rain."),
    (T, "[[Aides say]] the tour is off. A spokesman for the hall declined to comment."),
    (
        T,
        "[[People in the trade say]] leather needs a month of rest. At the market in Bern, Ueli Vogel sold two bags.",
    ),
    (M, "[[Many believe]] the wall is older. [Sign up](https://example.org/news) for more."),
    (M, "[[Many believe]] the wall is older. [Contact us](https://example.org/contact)."),
    (M, "Warden Ole Brandt has two dogs:\n\n- [[it is said]] that one bites\n- the other sleeps\n"),
    (
        H,
        "<table><tr><td>Wall</td><td>[[said to be]] 1340</td></tr></table><p>The Wall Trust was founded in 1990.</p>",
    ),
    (H, "<p>[[Studies show]] that oats help. <a href='https://example.org/share'>Share</a></p>"),
]


@pytest.mark.parametrize(("format", "text"), SUPPORTED)
def test_supported(format: Format, text: str) -> None:
    assert of(format, text) is not None


@pytest.mark.parametrize(("format", "text"), BARE)
def test_bare(format: Format, text: str) -> None:
    assert of(format, text) is None


def test_the_paragraph_behind_when_asked() -> None:
    text = "[[Experts say]] the dam could fail.\n\nOdile Ferrant, a hydrologist at Tarn College, said it is unsafe."
    assert of(T, text) is None
    assert of(T, text, around=1) is not None


def test_supporters_of_somebody_are_a_crowd_and_aides_are_not() -> None:
    """A role with its organisation can be looked up (evidence, 5.1 d); followers are anybody."""
    assert of(T, "[[Many feel]] he has lost. Amsel supporters said they would stay home.") is None
    assert of(T, "[[Many feel]] he has lost. Amsel aides said they would stay home.") is not None
