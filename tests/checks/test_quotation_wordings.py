"""More wordings of the quotation rules: what reporters, bloggers and press officers write, and its near misses."""

from __future__ import annotations

import pytest

from sourcecheck.checks.quotation import (
    fragment_quote_uncited,
    quote_vague_source,
    quote_without_speaker,
    surname_before_full_name,
)
from sourcecheck.document import Format
from sourcecheck.readers import read_text
from sourcecheck.rule import Context, Rule


def found(rule: Rule, source: str) -> list[str]:
    document = read_text(source, "a.txt", Format.TEXT)
    assert rule.check is not None
    return [source[slice(*hit.span)] for hit in rule.check(document, Context(rule.defaults))]


@pytest.mark.parametrize("text", [
    "Cement got dearer, the statistics office said. “I have twelve men in the yard and nothing for them to do.”",
    "It runs on all phones, according to the maker's website. “It ate my battery and then asked me for five stars.”",
    "The ferry was cancelled. New beams were put in. “We slept in the van and the children want to go home now.”",
    "“In winter we could see our own breath and in summer nothing.” A firm has asked for the key.",
    "The plan's fairness was summed up at once: “You cannot eat a view, but you can sell one to a hotel.”",
    "Reaction on the pier was muted: “You cannot eat a view, but you can sell one to a hotel.”",
    "With regard to their price, “nobody in the valley would pay a tenth of what the boats are worth.”",
    "The mill burned. “The roof went first, and then we heard the bells come down.” A granite stone recalls the date.",
    "Harlow Motors has delayed its van. The first were due in March. “We would rather be late than "
    "sorry, and people know that.”",
    "Talks broke down on Friday. Traders fear for their takings. “Nobody will walk past my window if the "
    "bus stops up there.”",
    "The storm passed. “We boiled water on the barbecue and told the children it was camping.” It cost "
    "two lives, according to the board.",
    "Glaciers lost a tenth of their ice. “We walk on ground that no one has seen for years.” The loss "
    "was 10 percent, the agency said.",
    "Lake Orsa has ice in February only. “My father drove his truck across it in November and thought nothing of it.”",
    "A tutor died in March. She died at home. “She never raised her voice, and not one of us ever came late to class.”",
    "The bank sold its Polish arm, “because the market had stopped believing that anybody would ever pay for it”.",
])  # fmt: skip
def test_nobody_speaks_the_quotation(text: str) -> None:
    assert len(found(quote_without_speaker.RULE, text)) == 1


@pytest.mark.parametrize("text", [
    "They were honest about it in the bar. “We had a keeper, nine defenders and a prayer, and that was that.”",
    "The company said sales were up. “We are pleased with the quarter and expect a better one in the summer.”",
    "The minister said the road would come. “I will open it myself before the end of next year and walk it.”",
    "The owner, Jan Holt, is 71. “Flour costs twice as much, and nobody wants to get up at two in the morning.”",
    "The mayor's reasoning was simple: “You cannot eat a view, but you can sell one to a hotel.”",
    "The skipper lit a pipe. “You tie everything down twice and then you go home and wait for the noise.”",
    "They handed out bottles that said, “The town of Pell welcomes you to the games and to the rain.”",
    "The minutes of 1921 survive. “It was moved that the goat be sold, and then that the mover be sold with it.”",
    "The strikers were cold and cheerful. “We have soup, we have songs and we have nowhere else to be until Monday.”",
    "The mill ran for years. “They flew on the first warm day, poor fools, and they lived to tell it,” "
    "Quarles reflected.",
])  # fmt: skip
def test_somebody_speaks_the_quotation(text: str) -> None:
    assert found(quote_without_speaker.RULE, text) == []


@pytest.mark.parametrize("text", [
    "A fond account describes the halt as one where “the clock was wrong and nobody ever minded.”",
    "Some commentary has even gone so far as to claim that “the harbour was sold before the auction.”",
    "Criticism of the law holds that “it hunts the pensioner and spares the fund with a hundred flats.”",
    "“An atlas that avoids an argument is only wallpaper,” a dissenting view contends.",
    "“Fear plays no part in it,” one explanation offers.",
    "One verdict on the weekend was, “Wet socks, warm hearts and nothing to eat.”",
    "“Bring boots, cash and a strong stomach,” goes the advice.",
    "A close reading of the figures reveals “a school that teaches to the test and nothing else.”",
    "An article from the time reports that “the heat cracked the windows of the church.”",
    "On its two owners one sketch speaks of “the only men in town who could count everything but people.”",
    "A typical response was “the best thing about the mill is that it is gone.”",
    "An inside view puts it like this: “we bought a rival and were sent a quarrel.”",
    "Feedback included “the wettest and the warmest evening of the year.”",
])  # fmt: skip
def test_nouns_that_nobody_stands_behind(text: str) -> None:
    assert len(found(quote_vague_source.RULE, text)) == 1


@pytest.mark.parametrize("text", [
    "A note on the door said: “Back in five minutes, or in autumn, whichever comes first.”",
    "A warning on the packet reads: “Keep away from children and from open fires at all times.”",
    "A verdict of the district court holds that “the tenant may keep the cat and must mend the door.”",
    "A critique in the 2019 yearbook of the Freiland Institute holds that “the state owns every lemonade.”",
    "The party's position is that “no member may sit on two boards at once.”",
    "An article in the Orrin Herald reports that “the heat cracked the windows of the church.”",
    "“It was awful,” said one of two witnesses who told the same story and gave no names.",
])  # fmt: skip
def test_nouns_with_somebody_or_a_place(text: str) -> None:
    assert found(quote_vague_source.RULE, text) == []


@pytest.mark.parametrize("text", [
    "It costs 129 euros. Its noise was called “frankly unbearable in a flat”, and the cord is short.",
    "The vaccine must be kept cold, which made it “practically useless for hill farmers”.",
    "The system has been likened to “a lottery with no winners”. Letters go out in May.",
    "The descent to Pian di Sotto was rated “pure torture for the knees”.",
    "It reopened in May, and its reputation as “a drunk's idea of architecture” has never quite gone.",
    "“Too little and far too late.” The package for the villages comes to 80 million lei.",
    "The shelter has since become known as “the most expensive umbrella in town”.",
    "In summer the path can be “an oven with a view”. Bring water.",
    "What was meant as a market hall ended up as “a cathedral to parking”.",
    "On one point there is no doubt: the budget is “a declaration of war on drivers”.",
    "It looked, from the water, “like a coat hanger without a coat”.",
    "“A coat hanger without a coat”: so it was described before it was built.",
    "The ferry is a relic “that nobody has the heart to scrap”.",
    "For patients without a car the move amounts to “a long and polite goodbye”.",
])  # fmt: skip
def test_judgements_of_nobody(text: str) -> None:
    assert len(found(fragment_quote_uncited.RULE, text)) == 1


@pytest.mark.parametrize("text", [
    "The sculptor, Wanda Krell, hates the plinth. It is “a tombstone in all but name”.",
    "The password is “correct horse battery staple” in the example.",
    "The procedure is known as “door to balloon time” in hospitals.",
    "Ms. Krell took the stage and introduced him as “a fighter for families” and a friend.",
    "The rule of thumb is “one spoon for each person”.",
    "Phil Rask, the manager, spoke about the boy for an hour. His finishing was “better than anything we have bought”.",
    "Bonnie Ochs, head nurse in Dunmore, described the system as “a disaster that everybody saw coming”.",
])  # fmt: skip
def test_judgements_with_an_owner_and_wordings(text: str) -> None:
    assert found(fragment_quote_uncited.RULE, text) == []


@pytest.mark.parametrize("text", [
    "The roof garden won a prize. Ehrlich, for her part, conceded that the bees came late. It pays, the firm says.",
    "The pool reopened. Horvat and Benedek said that the water was too warm. Both scored twice.",
    "Two climbers reached the top. Petrosyan remembers the cold as a noise. “It clicked,” she said.",
    "The survey found 90 otters. Yarwood, however, pointed out that the cameras stood in the wrong river.",
    "The quarry has closed. The board, Abernethy complained, had never once visited.",
    "The quarry has closed. On Monday Abernethy announced that the fence would go up in May.",
    "The quarry has closed. “There is stone for another century.” So says Abernethy, and he should know.",
    "The quarry has closed. For Abernethy, it was “a hill turned inside out”.",
])  # fmt: skip
def test_speakers_nobody_has_met(text: str) -> None:
    assert len(found(surname_before_full_name.RULE, text)) == 1


@pytest.mark.parametrize("text", [
    "Marks and Spencer said it would open a shop. It has 40 in the county.",
    "Gary Byrne has written a book. Bryne went on to say, “I know this to be true.”",
    "The quarry has closed. Basalt said to be the best in the county is left.",
    "The quarry has closed. Mr Abernethy said the stone had run out.",
])  # fmt: skip
def test_firms_and_names_spelled_wrong(text: str) -> None:
    assert found(surname_before_full_name.RULE, text) == []
