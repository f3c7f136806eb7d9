"""The quotation rules on near misses beyond their examples, on the seed, and on hostile input."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcecheck.checks.quotation import (
    blockquote_without_cite,
    fragment_quote_uncited,
    quote_vague_source,
    quote_without_speaker,
    reused_quote_drift,
    surname_before_full_name,
    unbalanced_quote,
)
from sourcecheck.document import Format
from sourcecheck.examples import failures
from sourcecheck.readers import read_text
from sourcecheck.rule import Context, Rule

RULES = (
    blockquote_without_cite.RULE,
    fragment_quote_uncited.RULE,
    quote_vague_source.RULE,
    quote_without_speaker.RULE,
    reused_quote_drift.RULE,
    surname_before_full_name.RULE,
    unbalanced_quote.RULE,
)
Q = "“Every winter the channel gets a foot shallower and nobody cares.”"


def found(rule: Rule, source: str, format: Format = Format.TEXT) -> list[str]:
    document = read_text(source, {Format.TEXT: "a.txt", Format.MARKDOWN: "a.md", Format.HTML: "a.html"}[format], format)
    assert rule.check is not None
    return [source[slice(*hit.span)] for hit in rule.check(document, Context(rule.defaults))]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_examples(rule: Rule) -> None:
    assert rule.check is not None
    assert list(failures(rule, rule.check)) == []


SILENT = [
    f"The kiosk is old. {Q} said the woman behind the counter.",
    "The song “I Was Born Under a Wandering Star and I Never Came Back Home” is loud.",
    "Search for “how do I renew my passport if I live abroad this year” and wait.",
    "The page asks “what would you like to be able to do on your phone?” and waits.",
    "It is a “we do not need the money so send whatever you like” model.",
    f"Visitors left notes in the book:\n\n{Q}\n\n“It was the best afternoon of my life, and I am ninety years old.”",
    "“Where are you?”\n\n“Here.”\n\n“Come down.”\n\n“I am not coming down until you put the lamp out.”\n\n“No.”",
]


@pytest.mark.parametrize("text", SILENT)
def test_no_missing_speaker(text: str) -> None:
    assert found(quote_without_speaker.RULE, text) == []


def test_pull_quotes_have_the_speaker_of_the_text() -> None:
    text = f"{Q} said Ana Ruiz in May.\n\nThe kiosk is shut.\n\nThe harbour is old. {Q} It silts up."
    assert found(quote_without_speaker.RULE, text) == []


def test_a_quotation_is_asked_about_once() -> None:
    text = f"The harbour is old. One observation notes that {Q.lower()} It silts up."
    assert len(found(quote_vague_source.RULE, text)) == 1
    assert found(quote_without_speaker.RULE, text) == []


def test_a_quotation_over_paragraphs_is_asked_about_once() -> None:
    text = "The harbour is old. “Every winter the channel gets a foot shallower.\n\n“Nobody in town seems to care.”"
    assert found(quote_without_speaker.RULE, text) == ["“Every winter the channel gets a foot shallower."]


CLAUSES = [
    "said Ana Ruiz",
    "Ruiz said",
    "the clerk said",
    "one resident recalled",
    "she wrote in May",
    "said the mayor",
]
LEADS = [
    "Ana Ruiz said: ",
    "The clerk wrote that ",
    "He told the court: ",
    "According to the board, ",
    "As Ruiz put it, ",
]
BEFORE = ["The harbour is old.", "Roads are jammed. Rents rose by a third.", "The war is in its third year."]


@given(st.sampled_from(BEFORE), st.sampled_from(CLAUSES), st.booleans())
def test_a_speaker_behind_silences(before: str, clause: str, curly: bool) -> None:
    text = f"{before} {Q[:-2]},” {clause}. Boats wait outside."
    assert found(quote_without_speaker.RULE, text if curly else text.replace("“", '"').replace("”", '"')) == []


@given(st.sampled_from(BEFORE), st.sampled_from(LEADS))
def test_a_speaker_in_front_silences(before: str, lead: str) -> None:
    assert found(quote_without_speaker.RULE, f"{before} {lead}{Q} Boats wait outside.") == []


@given(st.sampled_from(BEFORE), st.booleans())
def test_without_one_it_is_reported_as_it_stands(before: str, curly: bool) -> None:
    quotation = Q if curly else Q.replace("“", '"').replace("”", '"')
    assert found(quote_without_speaker.RULE, f"{before} {quotation} Boats wait outside.") == [quotation]


def test_the_seed(seeds: str) -> None:
    with open(os.path.join(seeds, "004_aad88f98a21167cc.txt"), encoding="utf-8") as file:
        source = file.read()
    document = read_text(source, "a.txt", Format.TEXT)

    def lines(rule: Rule) -> list[int]:
        assert rule.check is not None
        return [document.lines.position(hit.span.start).line for hit in rule.check(document, Context(rule.defaults))]

    assert lines(quote_without_speaker.RULE) == [69]
    assert lines(quote_vague_source.RULE) == [69, 71]
    assert lines(reused_quote_drift.RULE) == [47]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
@pytest.mark.parametrize(
    "piece",
    [
        "“a b c d e f g h i j.” ",
        '"a b c d."\n\n',
        "> a b c d e\n\n",
        "“a b c\n\n",
        'x" said Lee. ',
        "One idea notes “a b c d e.” ",
    ],
)
def test_hostile_input(rule: Rule, piece: str, no_hanging: None) -> None:
    found(rule, piece * 4_000, Format.MARKDOWN)


@pytest.mark.parametrize("text", [
    "The plan passed. The toll is “a gift to those who drive least”, and it starts in May.",
    "The mill stood empty for years. It has been dismissed as “a ruin with a good view”.",
    "The hall was built in 1974. “A disgrace to the whole valley.” It has no roof.",
])  # fmt: skip
def test_a_fragment_that_judges_is_asked_for(text: str) -> None:
    assert len(found(fragment_quote_uncited.RULE, text)) == 1


@pytest.mark.parametrize("text", [
    "A function is “pure in the strict sense” if it has no effects.",
    "The file should be “read only for all users”.",
    "The status is “waiting for your review”.",
    "The group launched the “give back our river bank initiative” in May.",
    "When the “very tip of the iceberg” is seen, it is late.",
])  # fmt: skip
def test_a_fragment_that_names_is_left_alone(text: str) -> None:
    assert found(fragment_quote_uncited.RULE, text) == []


@pytest.mark.parametrize("text", [
    "In the words of that winter, “whoever has coal has friends and whoever has none has only neighbours.”",
    "It was summed up as follows: “the sea gives and the sea takes, but the insurance only ever takes.”",
    "The mood is best described by one phrase, “we would rather mend the old bridge than admire a picture of one”.",
    "Everywhere the same complaint: “the doctor has gone, the bank has closed and the post comes twice a week.”",
])  # fmt: skip
def test_what_everybody_says_has_no_speaker(text: str) -> None:
    assert len(found(quote_without_speaker.RULE, text)) == 1


@pytest.mark.parametrize("text", [
    "The terms are in section 15 of the licence. They hold “if you are an office of the state or part of one of them”.",
    "“A field is known by the weeds that grow along its edges.” A true saying of the old gardeners.",
    "In the words of the mayor, “whoever has coal has friends and whoever has none has only neighbours.”",
])  # fmt: skip
def test_a_text_a_proverb_and_a_role_own_words(text: str) -> None:
    assert found(quote_without_speaker.RULE, text) == []


def test_pieces_of_one_source_are_named_once() -> None:
    first = "[The log](https://example.org) tells of the night:\n\n> The sea was calm.\n\nThen came the wind.\n\n"
    assert (
        found(blockquote_without_cite.RULE, first + "> The lamps had all gone out.\n\nIt was late.\n", Format.MARKDOWN)
        == []
    )


@pytest.mark.parametrize("text", [
    "“The harbor is the heart of the old town,” Hale said. “The harbour is the heart of the old town,” he said again.",
    "Hale wrote “all children have the right to a school”, then changed it to “all people have the right to a school”.",
])  # fmt: skip
def test_spelling_and_a_change_that_is_told_are_no_drift(text: str) -> None:
    assert found(reused_quote_drift.RULE, text) == []


def test_a_club_speaks_on_its_site() -> None:
    assert found(surname_before_full_name.RULE, "“We were the better side,” Clonard said on its website.") == []


@pytest.mark.parametrize("text", [
    "The new terminal divides the town. One perspective argues that “an airport without trains is only half an "
    "airport.”",
    "The album was slated. “It sounds like four men waiting for a bus,” was the general verdict online.",
    "The budget passed. “There is no money left to spend on parks,” the argument goes.",
    "The plot is thin. A common interpretation is that “the lighthouse stands for the father who never wrote.”",
    "The team changed its diet. “You are what you eat before the game,” as the thinking goes.",
    "The narrative surrounding the sale states that “the family had wanted to leave for years.”",
    "Analysts were split. Some commentary suggested “the bank had been living on borrowed time since spring.”",
    "A growing sentiment holds: “We built this valley and we will not be priced out of it.”",
    "Popular wisdom tells us that “a watched pot of jam will always burn at the bottom.”",
    "The prevailing philosophy in the dressing room: “Nobody is bigger than the shirt he wears.”",
    "The internet had spoken: “This is the worst ending that money could ever buy.”",
    "As the old thinking has it, “a boat that leaks in harbour will sink at sea.”",
    "“Nobody wants to be the last to sell,” is the prevailing sentiment on trading floors.",
    "Another viewpoint emphasises, “The forest was there long before the first house was built.”",
    "The collective memory insists that “the winter of that year never really came to an end.”",
    "An emerging consensus states that “the old model of the high street is gone for good.”",
    "“They have forgotten who put them there,” runs the complaint in the north of the county.",
    "Public opinion is firm: “The hospital must stay where it has stood for ninety years.”",
    "A recurring theme states that “teams do better when they are left alone to work.”",
    "“If it ain't broke then do not try to fix it,” is the philosophy in this garage.",
    "The reaction on social media was brutal: “I have seen better acting in a school play.”",
    "One theory has it that “the ship was sold twice before it ever left the yard.”",
])  # fmt: skip
def test_moods_and_creeds_are_asked_for(text: str) -> None:
    assert len(found(quote_vague_source.RULE, text)) == 1


@pytest.mark.parametrize("text", [
    "One theory, put forward by Ana Ruiz in 1998, holds that “the ship was sold twice before it left the yard.”",
    "The report's analysis notes that “the bank had been living on borrowed time since spring.”",
    "In his commentary, Lund writes that “the lighthouse stands for the father who never wrote.”",
    "The Economist's view is that “the old model of the high street is gone for good.”",
    "The philosophy of the coach, Petra Lund, is simple: “Nobody is bigger than the shirt she wears.”",
    "“Nobody wants to be the last to sell,” said one trader, summing up the mood on the floor.",
    "The verdict came from the referee himself: “I should have stopped it in the second round.”",
    "The reaction of the chairman was brief: “I have seen better acting in a school play.”",
    "As my grandmother's wisdom had it, “a watched pot of jam will always burn at the bottom.”",
    "Asked about the mood in the camp, Lund said: “We built this and we will not be priced out.”",
    "The concept of “working from anywhere with a laptop” is not new.",
    "The term describes the belief that “a single gene could be behind the whole disease”.",
    "The narrative of the film was written by Ruiz. “The forest was there long before the first house,” she says.",
    "Its ethos, the founder Ana Ruiz says, is “to leave each room better than you found it.”",
    "The mayor summed up the feeling of the town: “We built this valley and we will stay in it.”",
    "In the view of the court, “the ship was sold twice before it ever left the yard.”",
    "The view of many in the party, Lund wrote, is that “the old model of the high street is gone.”",
])  # fmt: skip
def test_moods_and_creeds_that_are_owned_are_not(text: str) -> None:
    assert len(found(quote_vague_source.RULE, text)) == 0


@pytest.mark.parametrize("text", [
    "The orchard lost half its trees. Frost came in April, Lindholm recalled, and stayed a week.",
    "The side lost again. Afterwards Mbeki-Jones admitted he had picked the wrong eleven.",
    "The trial was stopped early. “The effect was too large to ignore,” says Ravindran.",
    "She was the first woman on the rig. “She never once asked for help,” Sturridge remembered.",
    "The mine closed in 1985, and, as Prosser explained, the pub went with it.",
    "He was 81. “Dad taught half the town to swim,” said Penhaligon, his son.",
    "Rents doubled. That is why Szabo told the court she could not pay.",
    "The reef is bleached. “It is like snow,” Kealoha whispered.",
])  # fmt: skip
def test_surnames_alone_are_asked_for(text: str) -> None:
    assert len(found(surname_before_full_name.RULE, text)) == 1


@pytest.mark.parametrize("text", [
    "The bridge shuts for a year, said Niall Brannigan. “Nobody asked the ferry,” Brannigan remarked.",
    "The company, Ravindran Foods, is sold. Ravindran said the price was fair.",
    "“We had no choice,” said Sgt. Abernathy after the vote.",
    "Shares fell after Vodafone said it would cut its dividend.",
    "In Geneva, Unesco said the reef was in danger.",
    "Nurse Abernathy said the ward was full.",
    "My neighbour Abernathy said the ward was full.",
    "Researchers said the reef was bleached. Marketers argued it was not.",
    "Readers of Marx said the book was long. Aristotle said much the same.",
    "The Met said two men were held. Scotland Yard added that a third was free.",
    "Chelsea told the manager on Monday. “It is done,” Chelsea said on their website.",
    "Samsung explained that its phones are safe. Reddit added a filter.",
    "Jesus told them a story. Moses said no.",
    "The Dow fell. Treasury said it was watching. Downing Street said nothing.",
])  # fmt: skip
def test_surnames_alone_that_are_owned_are_not(text: str) -> None:
    assert len(found(surname_before_full_name.RULE, text)) == 0


@pytest.mark.parametrize("text", [
    "The barrier closed at midnight. The water had come “faster than anyone could carry” and stood in the post "
    "office. Schools stay shut.",
    "Two primary schools will share one head. The plan is “being forced on us” and parents have had no say. A "
    "meeting is set.",
    "Skyways has taken a row out. Passengers will have “room for their knees again” and a hook for the coat.",
    "Ambulances returned on Friday. The old arrangement was “an accident that hadn't happened yet”: crews "
    "reversed across a footpath.",
    "The bypass opens in May. The route has been branded “a scar on the valley floor”. It cost 40 million.",
    "The club went down on Saturday. The season was “a slow walk off a short pier”. Tickets are on sale.",
    "The stadium roof leaks. The new stand, “a monument to the lowest bidder”, holds nine thousand.",
    "The merger fell through. Staff were left “in the dark until the end” and two sites closed.",
    "The bakery shut on Friday. The village is now “a place you drive through”.",
    "The strike is over. The deal amounts to “crumbs from a very big table”.",
    "The festival sold out. The mood was soured by rain and the campsite became “a bog with a bar”.",
    "Trains were late. The timetable has become “a work of pure fiction” and fares rise in March.",
    "The pier reopens. The old deck was considered “one winter away from collapse”.",
    "Turnout fell. The debate had been “all heat and no light” from the start.",
])  # fmt: skip
def test_fragments_of_nobody_are_asked_for(text: str) -> None:
    assert len(found(fragment_quote_uncited.RULE, text)) == 1


@pytest.mark.parametrize("text", [
    "The bypass opens in May. Ruiz, who lives there, called it “a scar on the valley floor”.",
    "For the residents the bypass is “a scar on the valley floor”.",
    "Critics say the bypass is “a scar on the valley floor”.",
    "The season was a slow one, said Ruiz. It was “a slow walk off a short pier”.",
    "The button has “send my answers now please” on it.",
    "The motto is “slow and steady wins the race”.",
    "The policy has a “use it or lose it” clause.",
    "The band came on with “the lark in the clear air”.",
    "Workers held a banner with “fair pay for fair work” on it.",
    "The scale goes from “not at all important” to “very important to me”.",
    "In the letter, the bypass is “a scar on the valley floor”.",
    "The report found the bridge was “in a poor state throughout”.",
    "The field has the default “no answer was given here”.",
    "She left feeling that it was “a scar on the valley floor”.",
    "Our guide to the tool: set the mode to “never ask me this again”.",
])  # fmt: skip
def test_fragments_of_nobody_that_are_owned_are_not(text: str) -> None:
    assert len(found(fragment_quote_uncited.RULE, text)) == 0


@pytest.mark.parametrize("text", [
    "The kiln fired for two days. “Nobody slept, and the dog least of all,” Ravenscroft laughed.",
    "The kiln fired for two days. Ravenscroft was unmoved: “Nobody slept, and the dog least of all.”",
    "The kiln fired for two days. For Ravenscroft, “it is the smoke that makes the blue”.",
    "The kiln fired for two days. In Ravenscroft’s words, “nobody slept, and the dog least of all.”",
    "The kiln fired for two days. “Nobody slept,” is how Kazimierčak recalls it.",
    "The kiln fired for two days. “Nobody slept,” so Ravenscroft. The pots are on sale.",
    "The kiln fired for two days. Ravenscroft doubts that anybody slept. “Not the dog,” she said.",
    "The kiln fired for two days. Ravenscroft, meanwhile, promised that the glaze was safe.",
    "The kiln fired for two days. According to Ravenscroft, the smoke made the blue.",
    "The kiln fired for two days. “Nobody slept,” said van der Meulen and shut the door.",
])  # fmt: skip
def test_surnames_with_any_verb_are_asked_for(text: str) -> None:
    assert len(found(surname_before_full_name.RULE, text)) == 1


@pytest.mark.parametrize("text", [
    "The kiln fired for two days. “Nobody slept,” laughed Ravenscroft, the potter.",
    "The kiln fired for two days. Captain Ravenscroft insists that the glaze is safe.",
    "The kiln fired for two days. Ravenscroft announced that the glaze was safe, the company added.",
    "The kiln fired for two days. Ravenscroft confirmed the sale on its website.",
    "The kiln fired for two days. Cost estimates for a roof: “twelve hundred pounds and a week of work”.",
    "The kiln fired for two days. “Nobody slept,” admitted Concord potter Jane Ravenscroft.",
])  # fmt: skip
def test_bodies_titles_and_nouns_are_no_surnames(text: str) -> None:
    assert found(surname_before_full_name.RULE, text) == []


@pytest.mark.parametrize("text", [
    "The pier closed in March. It is, at best, “a wreck with a turnstile”, and it charges two pounds.",
    "The bus comes twice a day. The timetable reads like “a bad joke told slowly”.",
    "“A slap in the face”: that was the reaction when the wage offer came out.",
    "The film runs for three hours. It has been panned as “a holiday video with a budget”.",
    "The library shut in 2012. In the valley it has been called “a house with a good memory”.",
    "Shares rose, the bank said in a filing. The order book is full. The cut came as “a shower of cold water”.",
    "Anna Weld won in two sets. Her second serve remains “an open door for others”.",
])  # fmt: skip
def test_fragments_of_any_predicate_are_asked_for(text: str) -> None:
    assert len(found(fragment_quote_uncited.RULE, text)) == 1


@pytest.mark.parametrize("text", [
    "The pier closed in March. It is, in the mayor's words, “a wreck with a turnstile”.",
    "Anna Weld has lived there since 1990. To her the junction is “a nightly demolition derby”.",
    "The song is called “a town without a name”, and the single came out in May.",
    "The inscription over the door is “a house for all who knock”.",
    "Parcels are labelled “handle with the greatest care”. They leave at noon.",
    "Ministers were told that the scheme was “a lottery for the lucky few”.",
    "The review in Sight was harsh: the film was “a holiday video with a budget”.",
])  # fmt: skip
def test_fragments_with_a_viewer_or_of_a_text_are_not(text: str) -> None:
    assert found(fragment_quote_uncited.RULE, text) == []


@pytest.mark.parametrize("text", [
    "The dam leaks. One memorable summary runs: “They built a wall and forgot the river behind it.”",
    "The dam leaks. “They built a wall and forgot the river,” according to a widely shared assessment.",
    "The dam leaks. “They built a wall and forgot the river,” is a sentiment often heard in the district.",
    "The dam leaks. Early reactions were blunt: “They built a wall and forgot the river behind it.”",
    "The dam leaks. The overall verdict is that “they built a wall and forgot the river behind it.”",
    "The dam leaks. As one unkind description puts it, “they built a wall and forgot the river.”",
    "The dam leaks. Experience has it that “whoever builds a wall forgets the river behind it.”",
])  # fmt: skip
def test_nouns_of_judging_are_asked_for(text: str) -> None:
    assert len(found(quote_vague_source.RULE, text)) == 1


@pytest.mark.parametrize("text", [
    "Ruiz's summary runs: “They built a wall and forgot the river behind it.”",
    "An assessment published by the Ministry of Works warned: “They built a wall and forgot the river.”",
    "The reaction of the coach was: “They built a wall and forgot the river behind it.”",
    "Feedback from the pupils indicates that “they built a wall and forgot the river behind it.”",
])  # fmt: skip
def test_nouns_of_judging_with_an_owner_are_not(text: str) -> None:
    assert found(quote_vague_source.RULE, text) == []
