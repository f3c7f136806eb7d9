"""The ways in which English says when: of each a few that a rule must read, and a few that it must leave alone."""

from __future__ import annotations

import pytest

from sourcecheck.checks import rules_of
from sourcecheck.document import Format
from sourcecheck.readers import read_text
from sourcecheck.rule import Context

_RULES = {rule.id.partition("/")[2]: rule for rule in rules_of("dates")}
DATED = "Published 10 June 2026\n\n{}\n\nRain is likely in the hills."
UNDATED = "# The Ferrow valley\n\nThe valley lies between two ridges and has one road.\n\n{}"


def reported(name: str, text: str) -> bool:
    source, form, path = (
        (DATED.format(text), Format.TEXT, "page.txt")
        if name == "tense-date-conflict"
        else (UNDATED.format(text), Format.MARKDOWN, "page.md")
    )
    rule = _RULES[name]
    assert rule.check is not None
    return bool(list(rule.check(read_text(source, path, form), Context(options=rule.defaults))))


TOLD = """\
The bridge over the Ark was reopened to traffic on 24 June 2026.
Two climbers were rescued from the north face on Saturday, 20 June 2026, after a night in the snow.
The ferry company sacked its director on June 23, 2026, and named no successor.
The ministry announced on 19 June 2026 that it would close three prisons.
A judge told a rally in Hull on 18 June that he would retire.
The singer, whose first record sold two million copies, was buried on 15 June 2026 in Lyon.
On the evening of 21 June, lightning struck the church tower and set fire to the bells.
The blaze on 14 June 2026 destroyed the seed store and four barns.
Prices of bread had risen by a fifth by 29 June 2026, the office said.
She became the first woman to row the strait on 27 June 2026.
The election, held on 28 June 2026, was won by the Greens.
The company filed for bankruptcy on June 25, 2026.
The choir is singing in the cathedral on 30 May 2026.
The club is due to play Larne on 16 May 2026.
The ship sails for Iceland on 28 May with forty pupils aboard.
The writer, who has won three prizes, turns 100 on 9 May.
The factory is expected to close by 30 April 2026.
On 20 May 2026 the committee will vote on the new charter.
A gale that tore the roof off the arena on 19 June 2026 has put the show at risk.
The gauge at Lower Arn read 5.1 metres at noon on 22 June 2026.
Arn Rovers face Velden in the semi-final on 14 May 2026.
The chapel was handed over as a library on 21 June 2026.
In front of four hundred guests on 22 June 2026, the bishop blessed the new bell.
On the evening of 24 June 2026 the dam burst above Orley.
The strike lasted until 25 June 2026 and ended in a draw.
The crew was called out at 04:10 on 19 June 2026.
The chess club left its old workshop on 27 June 2026.
A gale blew the stage down on 19 June 2026.
Applications must reach the office by 30 April 2026.
The launch of the boat has been set for 12 May 2026.
Pupils go back to school on 4 May 2026 to find a repaired roof.
Join us in the old mill on 16 May 2026."""
NOT_TOLD = """\
The council agreed to close the pool on 30 June 2026.
The concert planned for 24 June 2026 was moved indoors.
The judge adjourned the case until 24 June.
The airline cancelled all its flights on 24 June 2026 because of the strike.
The drill assumed that a dam burst on 24 June 2026.
In the film the last ship left on 24 June 2041.
Last year the choir sang in Riga on 24 June.
The line will be laid in May 2027, tested, and opened on 24 June 2027.
Candidates were given until 24 June to answer.
The panel will review the accident of 4 May 2026.
The report published on 4 May 2026 will be discussed in the autumn.
The fund will pay back tickets for the concert on 16 May 2026.
The season opens every year on 1 May.
The mill ordered grain for delivery on 24 June 2026.
The inn opened on 4 May 2026 and closes on 30 June 2026.
Had the dyke failed on 24 June 2026, the town would have been lost.
The witness was told to report on 24 June 2026.
A lease signed in 2016 ends on 30 June 2026.
The law passed by parliament takes effect on 1 July 2026.
It was agreed that the pool closed on 24 June 2026 at the latest."""
VAGUE = """\
A recent fire gutted the upper floor of the mill.
Its recent owners let the roof fall in.
The council has only just begun to repair the road.
The last few years have been kind to the orchards.
The road was mended a short while ago by volunteers.
Shortly the mill will be turned into flats.
He carved here from 1974 to 2003 and has lately turned to gravestones.
If yours is an old one, mind this: we dropped the T100 a short time ago.
The hall was newly tiled by a firm from Delft.
The club’s newly elected chair is a vet.
It fell down in the not so distant past.
A second hall is planned for the very near future.
These past few winters have been mild.
Not all that long ago there were trams here.
Most recently, she made the windows of a chapel.
He has latterly given up his car.
As of late, the town asks keepers to register each hive.
The inn has newly opened a branch in Porto.
Ticks have spread uphill in the past ten years or so.
The roof has let in rain for some years past.
A tram line is to follow in a few years.
The fountain has been dry for some time now."""
NOT_VAGUE = """\
When the fire broke out in 1911 the mill had a recently built wing.
The recently widowed heroine of the novel keeps a shop.
Recent graduates pay half.
The road has just one bend.
They could have just turned back.
Choose Recently deleted and press Enter.
In the last few days of the war the bridge was blown up.
The word recent comes from Latin.
A newly created folder is empty, and newly planted beech needs shade.
Back in 1980 a newly elected council sold the quay.
Among its recent tenants are Ida Holm (2020) and Per Vik (2024).
Frogs that have recently left the water are no bigger than a nail.
A stone that has been lifted recently is pale underneath.
A visit is counted as recent if it falls within thirty days.
Water a recently planted hedge twice a week.
Check whether the seal has recently been broken.
The comet is brightest in the last days of January.
The mill was sold within a few years, in 1911.
The recently deceased are listed on the board.
The more recently a wall was painted, the brighter it is.
The act has been amended, most recently by the Housing Act 2019."""
PRESENT = """\
The current owner, Hal Best, keeps bees.
The incumbent mayor, Eva Lind, is a vet.
Today the mill is a hotel with forty beds.
The manor today houses a school of music.
At this time the museum has no lift.
For now the bus runs on Mondays only.
Its pits now lie under a car park.
The east wing has not yet been roofed.
The lift does not work yet, and the stairs are steep.
No tenant has yet been found for the shop.
The tunnel, begun in 1998, is still unlined.
Talks with the bank are under way.
The spire is being restored by a firm from Ghent.
The boat is almost ready now, its owner says.
The choir has, at the last count, 61 members.
Version 7 is the latest version.
The club’s latest accounts show a loss.
Two of the farms are still worked by the families that owned them in 1900.
Its chapel burned down in 1941 and has not yet been rebuilt.
The present circuit measures 4.8 kilometres.
Services are nowadays worked by railcars built in 1989.
Both armies are at this point withdrawing their guns.
The castle is today in private hands.
Today eleven families farm the island.
The museum, now run by volunteers, opens at ten.
The law remains in force.
The railway is by now a footpath."""
NOT_PRESENT = """\
In 1851 the then current owner sold the wood.
The river current is strong here.
At this time of year the road is closed.
Today people listen elsewhere.
Whether the gate cannot currently be shut is the first question.
A pump that is not yet primed runs dry.
Plants that are still in leaf may be cut.
The latest count, made in May 2025, found nine pairs.
By then the wing was unfinished.
Check that the tap is now shut.
He did not currently own a boat.
Say what you currently do and where.
Amber: the battery is still charging.
The captain, played by Ulla Frick, still believes that her son is aboard.
The yeast is currently resting if the lid is down.
Whoever is currently asleep will wake.
Up to now it had been a quiet week.
A still sits in the barn.
They still spoke the dialect in the census year.
Her last show came most recently, in 2025, to Graz."""
RELATIVE = """\
The museum reopens on Saturday with a show of maps.
The station has been silent since Thursday.
Over the weekend thieves took the bell.
The school will close by the end of the year.
The annual fair will be held on Saturday.
Nine cars were broken into in the last two weeks.
The bank today raised its rate for loans.
Today, ministers agreed to sell the quay.
The team won by six boards to two on Tuesday.
Rents rose at the start of the month, and again a week ago.
Three boats have sunk in the past week.
The clinic runs today and tomorrow in the blue room.
The coins go on show in the new year.
The club was promoted at the end of last season.
A verdict is expected by the end of the week.
The director leaves at the end of the year.
Nobody has seen the cat since the weekend.
The past week has been the wettest on record here.
The pier lost its roof two winters ago.
The vicar is away until Tuesday.
The surgery will be closed on Monday and Tuesday.
The mast came down in last night’s gale.
The court will give its ruling within the next two weeks.
The bridge will be shut for the next ten days.
The club has had nine managers in the past ten days.
A fire in the kitchen was put out shortly before noon today.
The road reopens over the weekend.
Four of the hens were killed the night before last."""
NOT_RELATIVE = """\
The museum opens on Fridays and Saturdays.
The shop shuts at noon on Wednesday.
If it rains tomorrow, stay at home.
*Yesterday* is a novel in letters.
In 2019 the yard said that it would close by the end of the year.
A year ago is a long time in politics.
The screen shows how many people called in the last 24 hours.
If the fault began in the last 168 days, the tool finds it.
The word yesterday is an old one.
*Tomorrow the Baker* ran for nine weeks.
The mill opens at nine on Monday and shuts at noon on Friday.
The method today used in most mills is a monk’s.
Those who joined last year may vote.
The mill burned down in 1911. At the start of the year it had been sold.
The dredger started work on Monday 2 February 2026.
The bell rang on Friday the fourteenth.
The players picked the team by vote on Thursday nights.
He opened the shop on 11 June 1966. She came back on Monday for a hinge.
Write down what you ate yesterday before you forget it.
Keep back the best bulbs for next year’s crop.
The novel opens on a Thursday. Its heroine was to have been married yesterday.
Every last Friday of the month there is a market.
Anyone who arrives on Sunday will find the gate open.
Nobody knows what tomorrow brings.
In last week’s column of 3 June 2025 we misspelt a name.
The baths will be open on Tuesday and Thursday.
Whoever is ill on Sunday pays nothing.
The survey will run for the next two weeks (until 24 September)."""
SEASONS = """\
The roof came down last winter under the snow.
Growers lit their candles in the spring just past."""
NO_SEASONS = """\
The Prague Spring and the Winter Olympics drew crowds.
The fair is held every summer."""
CASES = {
    "tense-date-conflict": (TOLD, NOT_TOLD),
    "indefinite-recency": (VAGUE, NOT_VAGUE),
    "stale-present": (PRESENT, NOT_PRESENT),
    "unanchored-relative-date": (RELATIVE, NOT_RELATIVE),
    "unanchored-season": (SEASONS, NO_SEASONS),
}


@pytest.mark.parametrize(
    ("name", "text"), [(name, text) for name, (bad, _) in CASES.items() for text in bad.split("\n")]
)
def test_said_in_other_words(name: str, text: str) -> None:
    assert reported(name, text)


@pytest.mark.parametrize(
    ("name", "text"), [(name, text) for name, (_, good) in CASES.items() for text in good.split("\n")]
)
def test_said_of_something_else(name: str, text: str) -> None:
    assert not reported(name, text)
