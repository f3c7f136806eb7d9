"""Shares and studies in wordings beyond those of the rules' examples: one paragraph each, with a town around it."""

from __future__ import annotations

import re

import pytest

from sourcecheck.analysis.research.researchers import GATE, NEEDS, THINGS
from sourcecheck.checks import rules_of
from sourcecheck.document import Format
from sourcecheck.matching import Scanner
from sourcecheck.readers import read_text
from sourcecheck.rule import Context
from sourcecheck.word_lists import listed

RULES = {rule.id.partition("/")[2]: rule for rule in rules_of("statistics")}
_SCANNER = Scanner(list(RULES.values()))

SHARES = [
    "Of the water pumped into the old town, just over a quarter never gets to a kitchen.",
    "Every fourth lift in the city is older than its tenants.",
    "Two thirds of what we throw away could be eaten.",
    "Three in ten bins are left open at night. Farmer Elsa Roth told the court that the dog was hers.",
    "Mayor Sven Aho said he was sorry for the noise. Six in ten pensioners bank by hand.",
    "Barely one household in eight owns a car.",
    "One woman in nine will develop the disease.",
    "Six of every ten jars sold abroad come back broken.",
    "Every fifth shop on the high street is empty.",
    "Every fourth child in the city lives in a damp flat.",
    "Half the pubs in the county have shut since 2000, and nearly half the chapels.",
    "Almost two thirds of tenants have mould on a wall.",
    "Just under a third of drivers admit to texting at the wheel.",
    "As many as 9 in 10 buyers never read the manual.",
    "The disease strikes one child in 4,000.",
    "Women are three times more likely than men to be asked to take notes.",
    "People who cycle have a 40 percent lower risk of heart attack.",
    "Ninety percent of what we throw away could be mended.",
    "About 1 in 3 lambs dies in its first week.",
    "The number of bakers has fallen by two thirds since 1990.",
    "Bees pollinate 80 percent of our crops.",
    "Nearly every second marriage ends in divorce.",
    "Sixty out of a hundred patients never come back for a second visit.",
    "Nine drivers out of ten think they are better than average.",
    "The rule is simple: 80 per cent of customers never complain, they leave.",
    "Sad to say, 45 percent of rescue dogs are brought back within a year.",
    "It is the small branches that go first. In five years the county has lost 43 per cent of its bank counters, "
    "most of them in villages with no bus. Mobile vans come on Thursdays.",
    "Nearly two-thirds of weddings are now held without a priest. Flora Mackie, who is one, officiates in a barn.",
    "It takes courage to report a boss. Three quarters of whistleblowers lose their jobs. The new law came into "
    "force in May.",
    "A quarter of all food is thrown away. The canteen of St Brannoc's weighs nothing and wastes little: "
    "children help themselves.",
    "Only a third of the county's bridges meet the standard for lorries. Marlin Haulage sends its drivers the "
    "long way round, which costs an hour and a half. The company's owner, Petra Jonas, shrugs.",
    "Every fifth primary school in the province has no head. Ewan Tait came out of retirement to run the one in Fenby.",
]
NO_SHARES = [
    "One goal in six games is no record for a striker.",
    "Two births in ten minutes kept the ward busy.",
    "One soldier in 1944 wrote home about the mud.",
    "Two nurses in three wards fell ill.",
    "One family in two houses is a family at war.",
    "Every second counts when a man is in the water.",
    "Every second Tuesday the market comes to town.",
    "She won one set in five and lost the match.",
    "Every third Sunday the choir sings in Fenby.",
    "The odds were one in five.",
    "Twice as much butter goes into the second dough.",
    "The trust checked 300 wells last spring: forty percent held nitrate.",
    "The hospital's records show that one patient in nine came back.",
    "Fill a third of the pot with gravel.",
    "In the mine one man in five never came up, the union's books show.",
    "Some 16 percent of handsets carry bacteria. That is the result of swabs taken by Neil Fairlie of Corrow "
    "University in 2022.",
    "The harbour burns 90 per cent less oil than in 2019, by its own account. A cable feeds the ships.",
    "Tickets cost 20 percent less for those who book online. The office closes at four.",
    "The council wants nine in ten children to swim by 2030. It will reopen the baths.",
]
STUDIES = [
    "Research shows that small wards have fewer infections. Hospital head Ute Karl said the lease would end in May.",
    "A study found that night buses calm a town. Researchers followed 900 walkers for three years.",
    "In one study, volunteers slept two hours less and ate a third more.",
    "In an experiment, rats chose sugar over company every time.",
    "In a trial, patients on the new drug walked further.",
    "Coffee protects the liver, say scientists who looked at the habits of nurses.",
    "Scientists who studied the sediment found that the lake had dried out twice.",
    "There is research showing that plants calm the sick.",
    "There are studies that suggest babies dream before birth.",
    "A consumer behaviour study found that shoppers turn right at the door.",
    "As was demonstrated in an experiment with pigeons, birds can tell Monet from Picasso.",
    "This has been confirmed in a large trial, and the pill is on sale.",
    "A psychologist who watched couples for a day found that the happy ones tease each other.",
    "One economist has calculated that a wet summer costs the coast a tenth of its trade.",
    "The results of a new study show that bees like blue best.",
    "Science having shown that bread is harmless, the bakers are content.",
    "In a series of tests, mice found the exit faster after a nap.",
    "In a survey, most tenants said they had never met their landlord.",
    "It has been scientifically proven that laughter thins the blood.",
    "Numerous experiments have proved that fish feel pain.",
    "A research team has discovered that trees warn each other.",
    "Research carried out in schools suggests that uniforms change little.",
    "What do we know? A report found that the bridge moves in the wind.",
    "The largest study of its kind found no benefit.",
    "Researchers recently discovered that moss remembers drought.",
    "In lab tests, the coating lasted four times as long.",
    "In a study of 4,000 nurses, night shifts were tied to weight gain.",
    "A group of economists has calculated what a closed bridge costs.",
    "There's research that shows we eat more in company.",
    "Data from a nationwide survey show that renters move every three years.",
    "Another study reached the opposite conclusion.",
    "One experiment showed that hens prefer handsome faces.",
]
NO_STUDIES = [
    "A study found that hens lay at dawn. Lena Ruiz of the Poultry Institute and two friends weighed 900 eggs for it.",
    "Studies show that cold rooms help sleep. The largest, by Rolf Sander of Basel, followed 300 sleepers.",
    "In one experiment, Lena Okafor of the Marland Institute let rats choose between sugar and company.",
    "In a trial, the jury heard nine witnesses and believed two.",
    "Scientists who studied at Leeds found that rents had doubled, as the alumni office says.",
    "The authors of the book say that the moon is young.",
    "In a survey, Holt Borough Council asked 900 tenants, and most had never met their landlord.",
    "A researcher who lived next door lent us his ladder.",
    "A recent study found that ants nap. It appeared in Insect Letters in 2023 and drew on 40 nests.",
    "A recent study found that ants nap. Its authors are Ivo Marek and Ruth Bell of Corrow University.",
    "Researchers at the Tallis Institute have discovered that ants nap.",
    "Her experiment failed, and the results of a second went missing.",
    "Lena Okafor, a psychologist who watched couples for a day, found that the happy ones tease each other.",
    "A historian who lives in Fenby found a coin in his garden and gave it to the museum.",
    "In one small experiment at Corrow University, children shared more sweets after hearing a story.",
    "In a study published in Sleep Letters in May 2024, night shifts were tied to weight gain.",
    "In tests, the car took 40 metres to stop from top speed.",
    "In an experiment, the council has closed Mill Lane to cars on Sundays.",
    "A team of divers found the wreck on Friday and brought up the bell.",
    "There is research to be done, and there is no money for it.",
    "There is a study on the first floor with a view of the sea.",
    "The authors of the report, Lena Okafor and Tom Rudd, say that the river is dying.",
    "Police tests showed that the driver had been drinking.",
]


def found(name: str, text: str) -> list[str]:
    """What a rule reports, the way a run does; a name that has nothing to do with it stands before."""
    rule = RULES[name]
    source = f"Market day was busy in Fenby. {text} Rain is due at the weekend.\n"
    document = read_text(source, "a.txt", Format.TEXT)
    return [source[slice(*hit.span)] for hit in _SCANNER.check_of(rule)(document, Context(options=rule.defaults))]


@pytest.mark.parametrize("text", SHARES)
def test_shares_that_somebody_must_have_counted(text: str) -> None:
    assert len(found("statistic-without-source", text)) == 1


@pytest.mark.parametrize("text", NO_SHARES)
def test_shares_told_by_somebody_and_what_is_no_share(text: str) -> None:
    assert found("statistic-without-source", text) == []


@pytest.mark.parametrize("text", STUDIES)
def test_turns_that_lean_on_research(text: str) -> None:
    assert len(found("study-without-name", text)) == 1


@pytest.mark.parametrize("text", NO_STUDIES)
def test_research_that_is_named_and_words_that_mean_none(text: str) -> None:
    assert found("study-without-name", text) == []


def test_no_researcher_is_stopped_before_the_check() -> None:
    for noun in listed("researchers"):
        said = f"the {noun} have found that"
        assert re.search(GATE, said), noun
        assert any(need in said for need in (*NEEDS, "research")), noun
    assert set(THINGS).isdisjoint(listed("researchers"))
