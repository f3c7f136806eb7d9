"""The statistics rules on wordings and near misses beyond their examples, in three formats, and on hostile input."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcecheck.checks import rules_of
from sourcecheck.document import Format
from sourcecheck.examples import failures
from sourcecheck.matching import Scanner
from sourcecheck.readers import read_text
from sourcecheck.rule import Context, Rule

RULES = {rule.id.partition("/")[2]: rule for rule in rules_of("statistics")}
_SCANNER = Scanner(list(RULES.values()))
_NAMES = {Format.TEXT: "a.txt", Format.MARKDOWN: "a.md", Format.HTML: "a.html"}


def found(name: str, source: str, format: Format = Format.TEXT) -> list[str]:
    """What a rule reports, the way a run does: only where one of its needs was seen."""
    rule = RULES[name]
    document = read_text(source, _NAMES[format], format)
    context = Context(options=rule.defaults)
    assert rule.check is not None
    hits = list(_SCANNER.check_of(rule)(document, context))
    assert hits == list(rule.check(document, context)), "a prefilter may only say no"
    return [document.source[slice(*hit.span)] for hit in hits]


def written(text: str) -> list[tuple[str, Format]]:
    """A paragraph in three formats, with mark-up inside its words."""
    words = text.split(" ")
    middle = len(words) // 2
    bold = (
        " ".join([*words[:middle], f"**{words[middle]}**", *words[middle + 1 :]]) if words[middle].isalpha() else text
    )
    strong = " ".join([*words[:middle], f"<b>{words[middle]}</b>", *words[middle + 1 :]])
    return [(text, Format.TEXT), (bold, Format.MARKDOWN), (f"<article><p>{strong}</p></article>", Format.HTML)]


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_examples(rule: Rule) -> None:
    assert rule.check is not None
    assert list(failures(rule, rule.check)) == []


SHARES = [
    "The town is quiet. A fifth of its shops are empty. Nobody minds.",
    "Nearly half of all drivers text at the wheel. The road is long.",
    "Sleep matters. One in three adults sleeps badly. Try a walk.",
    "Three quarters of pupils walk to school. It rains a lot.",
    "Twice as many women as men take the course. It is cheap.",
    "About 62 percent of drivers speed on the bridge. It is old.",
    "Rents rose by 40% last year. The harbour is full.",
    "The number of eels has fallen by 90 per cent since 1980. Fishermen stay at home.",
    "Seven out of ten workers hate their chairs. We sell chairs.",
    "Two-thirds of them have been grubbed up since the war.",
    "Smokers are three times more likely to fall ill. Stop now.",
    "More than 80% of start-ups fail within a year. That should scare nobody.",
    "Thefts have doubled since 2019. The police are tired.",
    "The lake has lost a third of its fish. It was once full.",
    "Ninety percent of plastic ends up in the sea. Bring a bag.",
    "Only 12% of the fleet runs on batteries. It smells of diesel.",
    "Some 4 in 10 households cannot pay the bill. Winter is near.",
    "A quarter of all nurses plan to leave. The wards are full.",
    "Half of British adults cannot swim. The pool is shut.",
    "The city recycles just 9% of its waste. The rest burns.",
    "Between 60 and 70 percent of commuters drive alone. The lanes are full.",
    "The disease kills one in ten patients. There is no cure.",
    "Crime fell 15 percent in the old port. Lights helped.",
    "The average worker spends 28% of the week on email. It adds up.",
    "Gyms fill up in January. By March, 80 percent of new members have stopped coming.",
    "It is a long way down. Roughly two out of three divers never go below ten metres.",
    "The glacier is half gone. It has shrunk by 48 per cent since the war.",
    "Honey is expensive. Beekeepers lost more than a third of their colonies last winter.",
    "Women still do 70% of the housework. Robots do not iron.",
    "A majority of small farms run at a loss, and a tenth of them close every year.",
    "Teenagers are 3 times as likely to skip breakfast as their parents. Toast takes two minutes.",
    "Only one in twenty mattresses is recycled. The rest is buried.",
    "Nine out of ten dentists recommend it. Brush twice.",
    "Exports to the north fell 23% in the spring. The road was closed.",
    "Thirty-five percent of calls to the line go unanswered. Callers hear a waltz.",
    "More than half of all plastic bottles are never returned. Glass is heavier.",
    "It costs little. Solar already makes up 30% of the grid at noon.",
    "One in eight women will get the disease. Early tests help.",
    "Up to 15 percent of the wine in cellars is corked. Sniff first.",
    "The workforce is 40 percent women. It is old.",
    "The valley is 60 percent forest. Nobody cuts it.",
    "Rents rose by a third last year. The harbour is full.",
    "Thefts fell by half after the lights came. The port is calm.",
    "The number of eels has dropped by two thirds since 1980. Fishermen stay at home.",
    "The choir is 70 percent women. It sings on Sundays.",
    "The river carries 30 percent less water than in 1990. Boats lie in mud.",
    "Farms waste 40 percent of their milk. Cows do not stop.",
    "The sea bed is littered: 80 percent of it is plastic waste, and 12% of fish have swallowed some.",
    "Rents climbed by nearly a quarter in two years. The harbour is full.",
    "Bus rides fell by more than half after the fares went up. The depot is quiet.",
    "Burglaries dropped by two-fifths over the winter. Dogs helped.",
]
NO_SHARES = [
    "About 62 percent of drivers speed on the bridge, the highway agency said. It is old.",
    "About 62 percent of drivers speed on the bridge, according to the highway agency. It is old.",
    "The agency polled 400 drivers. About 62 percent speed on the bridge.",
    "The council imposed a 25% tariff on salt. She owns a 40% stake. Shop here and save 20%.",
    "I am 100 percent sure. They gave 110%.",
    "If 10% of the readers pay, the paper lives.",
    "The bank raised its interest rate to 5%. The mortgage is at 7%.",
    "She won 54 percent of the vote. The team won 60% of its games.",
    "“About 62 percent of drivers speed,” said Lena Okafor, the mayor.",
    "Set the width to 50% and the opacity to 80%.",
    "The battery was at 20% when the screen went dark.",
    "Use 70% dark chocolate and 30% butter.",
    "The shirt is 60% cotton and 40% wool.",
    "The change reduces memory use of the parser by 30%. We measured it on 20 crates.",
    "We cut our waste by 30 percent. Our site gets 40% of its traffic from phones.",
    "The plan aims to cut waste by 40 percent by 2030.",
    "One in a million! Half of me wants to go. Half of the field was wet.",
    "A 10% discount and a 5% sales tax apply.",
    "There is a 40% chance of rain.",
    "Pay a 20% deposit; you get 10% off.",
    "The top 1 percent met for lunch. In one in the afternoon.",
    "For example, 20% of 50 is 10.",
    "He read three quarters of the book. Two thirds of the way up they stopped.",
    "The download is 80% complete. Progress: 40%.",
    "Roughly 30 percent of what follows is made up. What would you do with 30% of a cake?",
    "The members agreed to a 3 percent pay rise.",
    "The probability is 25%. Let a 95% confidence interval be given.",
    "Alcohol of 40% by volume is used. The slope is 12%.",
    "Gyms fill up in January. By March, 80 percent of new members have stopped coming, figures from the Gym Owners' "
    "League show.",
    "It is a long way down. Roughly two out of three divers never go below ten metres, the Red Sea Diving Club "
    "counted in 2022.",
    "The glacier is half gone. It has shrunk by 48 per cent since the war. Heidi Brandt, who surveys it for the "
    "canton, sends a drone over it each June.",
    "Honey is expensive. Beekeepers lost more than a third of their colonies last winter, the National Bee Unit "
    "reported.",
    "Women still do 70% of the housework, according to the Time Use Survey. Robots do not iron.",
    "Teenagers are 3 times as likely to skip breakfast as their parents, a team at Ghent University found. Toast "
    "takes two minutes.",
    "Only one in twenty mattresses is recycled, says Omar Haddad of the waste board. The rest is buried.",
    "The test is out of ten: she got nine out of ten. Brush twice.",
    "Exports to the north fell 23% in the spring, customs said. The road was closed.",
    "Thirty-five percent of calls to the line go unanswered, we found when we rang 200 times. Callers hear a waltz.",
    "“More than half of all plastic bottles are never returned,” Ingrid Solberg told the committee.",
    "It costs little. The law says solar must make up 30% of the grid by 2030.",
    "One in eight women will get the disease.[1] Early tests help.",
    "The wine is 15 percent alcohol. Sniff first.",
    "The juice is 40 percent apple. It is sold in May.",
    "The new alloy is 30 percent nickel. It does not rust.",
    "The scarf contains 20% mohair. It is warm.",
    "The blend is made of 60 percent barley and 40 percent oats. Bake it slowly.",
    "The concrete consists of 15 percent ash. It sets in a day.",
    "A third of the flour is rye. Knead it for ten minutes.",
    "The feed is two percent salt. Cows like it.",
    "Our loaf is 35 percent rye. It keeps for a week.",
    "The old church bell is 78 percent copper and 22 percent tin. It cracked in 1902.",
    "Sea water contains 3.5 percent salt. Rivers bring it.",
    "The hull is made of 60 percent recycled aluminium. It floats.",
    "Half of the dough goes into the fridge. Two thirds of the butter is folded in by hand.",
    "Rents rose by a third last year, the land registry said. The harbour is full.",
    "Simmer until the stock has gone down by half. Add the cream.",
]


@pytest.mark.parametrize("text", SHARES)
def test_shares_that_nobody_counted(text: str) -> None:
    for source, form in written(text):
        assert len(found("statistic-without-source", source, form)) == 1, (source, form)


@pytest.mark.parametrize("text", NO_SHARES)
def test_shares_that_need_no_source_or_have_one(text: str) -> None:
    for source, form in written(text):
        assert found("statistic-without-source", source, form) == [], (source, form)


STUDIES = [
    "The town has changed. A 2023 study found that half of its shops stand empty. Rents are high.",
    "Research has long shown that children learn best by play.",
    "The science is clear: sleep matters.",
    "According to a recent report, the number of eels has fallen by 90 percent.",
    "Surveys consistently show that people want later trains.",
    "A recent study shows that people who walk live longer.",
    "Many studies have shown that coffee is harmless.",
    "Studies suggest a link between noise and stroke.",
    "A growing body of research suggests that gardens calm the mind.",
    "Recent research indicates that the bees are dying.",
    "Numerous studies link the additive to cancer.",
    "One study found that the drug worked in eight of ten cases.",
    "According to studies, the drug works.",
    "Several recent surveys have found that tenants fear their landlords.",
    "Experts disagree, but studies on the topic repeatedly show a benefit.",
    "A Swedish study found that cold baths help.",
    "In a recent study, mice that were fed late grew fat.",
    "A study of 4,000 nurses found that night shifts harm the heart.",
    "Science has proven that cats are liquid.",
    "The cream is clinically proven to remove wrinkles.",
    "Our method is backed by research.",
    "Years of research have shown that the wall will not hold.",
    "New research reveals that half of drivers text at the wheel.",
    "A landmark study published last year showed that the vaccine works.",
    "A large study in Norway found that walkers live longer.",
    "Clinical trials have shown that the pill is safe.",
    "Another study has found the reverse.",
    "The latest research suggests otherwise.",
    "A new analysis suggests that the bridge will fail by 2030.",
    "It is cheap, and research shows it works.",
    "A team of scientists looked into it. A new paper suggests that the lake is dying.",
    "A survey conducted last month found that most pupils cycle.",
    "A study by researchers found that most pupils cycle.",
    "Most research shows that it fails.",
    "Chess makes you patient. Several studies have linked it to better marks.",
    "Blue light keeps you up, scientific research suggests. Switch it off.",
    "A new international survey reveals that nobody reads manuals.",
    "According to one study, commuters who hum are happier.",
    "The wall insulates twice as well, as independent tests and multiple studies show.",
    "An analysis published last week found that buses beat trams.",
    "It is no secret that science has proven the value of naps.",
    "There is hope: a small pilot study suggested that moss cleans the air.",
    "Most research indicates that dogs know when you lie.",
    "New evidence is in, and the latest study shows that the dam leaks.",
    "The roof leaks. According to a report that was published in May, it will fall. Boxes were moved.",
    "A study that was released on Monday found that boats are late. People wait.",
    "A survey that researchers ran in June found that boats are late. People wait.",
    "A University study found that cold baths help. The town has two.",
    "A university study found that cold baths help. The town has two.",
    "Cold baths help, according to a University study. The town has two.",
    "Bins overflow. A study that was commissioned last winter found that foxes open them. Lids are coming.",
    "According to a report that came out in June, the quay sinks. It was built in 1911.",
    "Crabs sleep, according to a survey that scientists published on Monday. They do it by day.",
    "A recent survey found that tenants fear winter. It was published in May. Heating is dear.",
    "A new study that experts conducted in spring found that moss cleans air. The city wants more moss.",
    "A recent Government report found that staff want later shifts. The bakery will try it in May.",
    "A College study showed that the pump is safe. It hums.",
    "In a survey published on Friday, most shops were short of insulin. Trucks are late.",
]
NO_STUDIES = [
    "A 2023 study by Lena Okafor of Leeds University found that half of its shops stand empty.",
    "Research has long shown that children learn best by play (Okafor 2019).",
    "A recent study in Nature found that the bees are dying.",
    "A recent study found that the bees are dying. The paper, published in the Journal of Apiculture, looked at 400 "
    "hives.",
    "A recent study by the Met Office found that winters are wetter.",
    "The study found that winters are wetter.",
    "Our research shows that winters are wetter.",
    "A Pew survey found that winters are wetter.",
    "According to a report by the National Audit Office, the number of eels has fallen.",
    "The researchers, from the University of Turku, asked 400 people. A second study found the same.",
    "If a study finds that eels are few, the ban will stay.",
    "“A recent study found that eels are few,” Lena Okafor said.",
    "Lena Okafor said a recent study found that eels are few.",
    "There is no study that shows this.",
    "He studies show jumping.",
    "The report says eels are few.",
    "A review of the council's contracts shows that three were signed twice.",
    "An analysis of 400 receipts by this newspaper found errors.",
    "She will report findings in May. A study group meets on Tuesdays.",
    "He stood in a mock trial, and the jury found him guilty.",
    "The clerk wrote an internal report on the fire.",
    "Harvard research shows that it works.",
    "Ruiz’s latest study found the reverse.",
    "These studies show a benefit.",
    "A static analysis tool that finds bugs is free.",
    "A survey by the town council in March found that most pupils cycle.",
    "Chess makes you patient. Several studies have linked it to better marks, among them one by Aisha Karim at Malmö "
    "University.",
    "Blue light keeps you up, our research suggests. Switch it off.",
    "A new international survey by Ipsos reveals that nobody reads manuals.",
    "According to one study by the Karolinska Institute, commuters who hum are happier.",
    "The wall insulates twice as well. The study, which the borough commissioned in 2021, shows it.",
    "An analysis published last week by the Transport Research Centre found that buses beat trams.",
    "The science of naps is young, and nothing is clear.",
    "There is hope: a small pilot study suggested that moss cleans the air. Its author, Ravi Menon of Pune "
    "University, wants money for a second one.",
    "Most of her research indicates that dogs know when you lie.",
    "The inspector wrote a report. The report shows that the dam leaks.",
    "Fares are up, according to a survey that the islands' ferry council published on Monday. The boats are full.",
    "According to a report that the county archive published in May, the roof leaks. Boxes were moved.",
    "A study which the harbour board commissioned found that eels are few. Nets are out.",
    "A recent survey that the league ran in June found that boats are late. People wait.",
    "A survey commissioned by the ferry council found that boats are late. People wait.",
    "A study done for the harbour board showed that eels are few. Nets are out.",
    "A report published on Tuesday by the county archive found that the roof leaks. Boxes were moved.",
    "The roof leaks. A report found that it will fall by May. It was published by the county archive.",
    "In a study that the fisheries board released in May, eels were few. Nets are out.",
    "Bins overflow. A study that the parks office commissioned last winter found that foxes open them. "
    "Lids are coming.",
    "A report the harbour master released in June found that the quay sinks. It was built in 1911.",
    "According to research funded by the Danish Sea Fund, crabs sleep. They do it by day.",
    "A recent survey found that tenants fear winter. It was commissioned by the housing association. Heating is dear.",
    "A new study found that moss cleans air. The city's parks department, which ran the study, wants more moss.",
    "An in-house survey showed that staff want later shifts. The bakery will try it in May.",
    "A trial that Uppsala University ran in 2021 showed that the pump is safe. It hums.",
    "In a survey published on Friday by the pharmacists' guild, most shops said they were short of "
    "insulin. Trucks are late.",
]


@pytest.mark.parametrize("text", STUDIES)
def test_research_without_a_name(text: str) -> None:
    for source, form in written(text):
        assert len(found("study-without-name", source, form)) == 1, (source, form)


@pytest.mark.parametrize("text", NO_STUDIES)
def test_research_with_a_name_and_no_research(text: str) -> None:
    for source, form in written(text):
        assert found("study-without-name", source, form) == [], (source, form)


HEADLINES = [
    "A third of harbour jobs lost since spring",
    "One in three ferries cancelled in January",
]


@pytest.mark.parametrize("headline", HEADLINES)
def test_the_headline_of_a_plain_text_needs_no_source(headline: str) -> None:
    body = "The harbour is quiet. Cranes stand still, and the canteen is shut."
    assert found("statistic-without-source", f"{headline}\n\n{body}") == []
    assert found("statistic-without-source", f"# {headline}\n\n{body}", Format.MARKDOWN) == []
    assert len(found("statistic-without-source", f"{body}\n\n{headline} alone.")) == 1
    assert len(found("statistic-without-source", f"{headline}, and nobody knows why.\n\n{body}")) == 1


POLLS = [
    "The mayor leads in a new Harris poll: 58 percent would vote for her, and 40 percent for her rival. "
    "Turnout may rise.",
    "In a Marist poll out on Monday, 61 percent want the bridge, and 30 percent do not. The council will vote.",
    "He may lose: polls suggest a tight race in the north.",
    "The Harbour Trust survey gives ferries 71 percent. On average, trams get 12 percent.",
    "Polls show a tight race. The north is split two weeks before the vote, and both camps say so in public.",
]
NO_POLLS = [
    "Turnout in the poll on 4 May was 61 percent, the returning officer said. In 2019 it was 48 percent.",
    "The mayor was returned in the poll on Sunday with 58 percent; her rival had 40 percent. Turnout rose.",
    "She is at 48 percent and he at 41 percent in the polls, according to the poll of polls kept by "
    "Nordic Research. Both are tired.",
    "We received 412 answers to the survey. Of those, 61 percent want a bench, and 20 percent a tree.",
    "Polls suggest a tight race\n\nThe north is split two weeks before the vote, and both camps say so "
    "in public.\n\nA Harris poll of Monday has them level.",
]


@pytest.mark.parametrize("text", POLLS)
def test_polls_without_their_method(text: str) -> None:
    assert len(found("poll-missing-method", text)) == 1


@pytest.mark.parametrize("text", NO_POLLS)
def test_votes_averages_and_own_surveys(text: str) -> None:
    assert found("poll-missing-method", text) == []


CLAIMS = [(text, "statistic-without-source") for text in SHARES[:12]] + [
    (text, "study-without-name") for text in STUDIES[:12]
]
SOURCES = st.sampled_from(
    (
        "according to the Royal Statistical Office",
        "according to a paper by Lena Okafor of Leeds University",
        "Lena Okafor, a professor at Leeds University, said in May",
        "the National Audit Office reported in 2023",
    )
)


@given(claim=st.sampled_from(CLAIMS), source=SOURCES)
@settings(max_examples=60, deadline=None)
def test_a_named_source_in_the_sentence_silences(claim: tuple[str, str], source: str) -> None:
    text, rule = claim
    sentence = found(rule, text)
    assert sentence
    at = text.index(sentence[0])
    end = next(
        (place for place in range(at + len(sentence[0]), len(text)) if text.startswith((". ", ": "), place)),
        len(text) - 1,
    )
    assert found(rule, f"{text[:end]}, {source}{text[end:]}") == []


@given(claim=st.sampled_from(CLAIMS), marks=st.sampled_from(("“”", '""', "«»")))
@settings(max_examples=60, deadline=None)
def test_words_of_somebody_else_are_left_alone(claim: tuple[str, str], marks: str) -> None:
    text, rule = claim
    assert found(rule, f"{marks[0]}{text.rstrip('.')},{marks[1]} Lena Okafor, the mayor, said.") == []
    assert found(rule, f"> {text}", Format.MARKDOWN) == []


LISTS = [
    ("It failed for [three reasons]:\n\n- rust\n- wind\n", Format.MARKDOWN),
    ("There are [4 steps]:\n\n1. lift\n2. pump\n3. close\n4. wait\n5. drink\n", Format.MARKDOWN),
    ("The panel had [five questions]:\n\n- who\n- when\n  - in May\n  - in June\n- where\n- why\n", Format.MARKDOWN),
    ("<p>We saw [two problems]:</p><ol><li>rust</li><li>wind</li><li>salt</li></ol>", Format.HTML),
    ("<h2>[Three options]</h2><ul><li>a dam</li><li>a lock</li></ul><h2>Costs</h2><p>None.</p>", Format.HTML),
    (
        "# [7 reasons] to walk\n\n" + "".join(f"## {n}. Air {n}\n\nIt is good.\n\n" for n in range(1, 7)),
        Format.MARKDOWN,
    ),
    ("# [Ten tips]\n\n" + "".join(f"## Tip {n}: save\n\nIt is good.\n\n" for n in range(9, 0, -1)), Format.MARKDOWN),
    (
        "# [3 lessons] of a flood\n\n" + "".join(f"**{n}. Build**\n\nIt is good.\n\n" for n in range(1, 5)),
        Format.MARKDOWN,
    ),
    ("The bell rang for [three reasons]:\n\n* fire\n* flood\n* fun\n* a wedding\n\nThen it fell.", Format.TEXT),
    ("[Seven ways] lead up:\n\n- the ridge\n- the gully\n\nBoth are steep.", Format.TEXT),
    ("<p>It failed for [three reasons]:</p><ul><li>rust</li><li>wind</li></ul><p>It was rebuilt.</p>", Format.HTML),
    (
        "## Up\n\n[Four ways] lead up:\n\n1. the ridge\n2. the gully\n3. the wall\n\n## Food\n\n- a hut\n- a stall\n",
        Format.MARKDOWN,
    ),
    ("There are [four rules]:\n\n1. no bells\n2. no dogs\n3. no bikes\n\nWardens watch.", Format.TEXT),
    (
        "# [5 ways] to dry boots\n\n"
        + "".join(f"## {n}. Air\n\nIt is the last thing to try on another day.\n\n" for n in range(1, 5)),
        Format.MARKDOWN,
    ),
]
NO_LISTS = [
    ("It failed for three reasons, including:\n\n- rust\n- wind\n", Format.MARKDOWN),
    ("Among its ten features:\n\n- rust\n- wind\n", Format.MARKDOWN),
    ("It has at least two parts:\n\n- rust\n- wind\n- a lid\n", Format.MARKDOWN),
    ("Each of the three teams gets two things:\n\n- rust\n- wind\n- a lid\n- a rope\n", Format.MARKDOWN),
    ("Pick two of the options:\n\n- rust\n- wind\n- a lid\n", Format.MARKDOWN),
    ("If you have two problems, try:\n\n- rust\n- wind\n- a lid\n", Format.MARKDOWN),
    ("After five years of tests we chose:\n\n- rust\n- wind\n- a lid\n", Format.MARKDOWN),
    ("We need Rust 19 and these features:\n\n- rust\n- wind\n- a lid\n", Format.MARKDOWN),
    ("It failed for three reasons:\n\n- rust\n- wind\n\nand, worst of all,\n\n- a strike\n", Format.MARKDOWN),
    ("It failed for three reasons:\n\n```\nrust\n```\n\n- wind\n- a lid\n", Format.MARKDOWN),
    ("It failed for three reasons.\n\n- rust\n- wind\n", Format.MARKDOWN),
    ("It failed for two reasons:\n\n- rust\n- wind\n- Update: a strike as well\n", Format.MARKDOWN),
    (
        "# 3 tips\n\n## Before you start\n\nSit.\n\n## 1. Air\n\nOpen.\n\n## 2. Light\n\nMore.\n\n## 3. "
        "Heat\n\nLess.\n",
        Format.MARKDOWN,
    ),
    (
        "# 5 tips\n\n## 1. Air\n\nOpen.\n\n## 2. Light\n\nMore.\n\n## 3. Heat\n\nLess.\n\n4. Sleep on it\n5. Wait\n",
        Format.MARKDOWN,
    ),
    ("# Ten tips for a dry cellar\n\n## Walls\n\n- lime\n- tar\n\n## Floor\n\n- drains\n- gravel\n", Format.MARKDOWN),
    ("# Five years of lessons\n\n## 1. Air\n\nOpen.\n\n## 2. Light\n\nMore.\n\n## 3. Heat\n\nLess.\n", Format.MARKDOWN),
    (
        "# The 3 Rs and 4 ways to teach them\n\n## 1. Air\n\nOpen.\n\n## 2. Light\n\nMore.\n\n## 3. Heat\n\nLess.\n",
        Format.MARKDOWN,
    ),
    ("# How I read 9 books\n\n## 1. Air\n\nOpen.\n\n## 2. Light\n\nMore.\n\n## 3. Heat\n\nLess.\n", Format.MARKDOWN),
    ("<h2>2 comments</h2><ul><li>Nice</li><li>So so</li><li>Bad</li></ul>", Format.HTML),
    ("<p>Two parts:</p><ul><li>a dam<ul><li>stone</li><li>earth</li></ul></li><li>a lock</li></ul>", Format.HTML),
    ("Seven ways lead up:\n\n- the ridge\n- the gully\n\nThe other five are for climbers.", Format.TEXT),
    ("Five ways lead up:\n\n- the ridge\n- the gully\n\nThree more were closed after the slide.", Format.MARKDOWN),
    ("Six ways lead up:\n\n- the ridge\n- the gully\n- the wall\n\nOf the rest, one is shut.", Format.MARKDOWN),
    (
        "## Up\n\nFour ways lead up:\n\n1. the ridge\n2. the gully\n\n### In winter\n\n3. the ice\n4. the stairs\n",
        Format.MARKDOWN,
    ),
    ("It failed for three reasons:\n\n- rust\n- wind and salt\n", Format.MARKDOWN),
    ("Here are our six rules:\n\n4. no bells\n5. no dogs\n6. no bikes\n", Format.TEXT),
    (
        '<p>Here are our six rules:</p><ol start="4"><li>no bells</li><li>no dogs</li><li>no bikes</li></ol>',
        Format.HTML,
    ),
    (
        "Seven ways lead up:\n\n- the ridge\n- the gully\n\nIt rains.\n\nIt snows.\n\nIt blows.\n\n- the "
        "wall\n- the stairs\n",
        Format.MARKDOWN,
    ),
    (
        "# 5 ways to dry boots\n\nPart two will be out in May.\n\n"
        + "".join(f"## {n}. Air\n\nIt works.\n\n" for n in range(1, 5)),
        Format.MARKDOWN,
    ),
]


@pytest.mark.parametrize(("source", "format"), LISTS)
def test_numbers_that_do_not_fit_their_list(source: str, format: Format) -> None:
    marked = source[source.index("[") + 1 : source.index("]")]
    assert found("count-mismatch", source.replace("[", "", 1).replace("]", "", 1), format) == [marked]


@pytest.mark.parametrize(("source", "format"), NO_LISTS)
def test_numbers_that_fit_or_announce_nothing(source: str, format: Format) -> None:
    assert found("count-mismatch", source, format) == []


@given(said=st.integers(2, 9), there=st.integers(2, 9), nested=st.booleans(), ordered=st.booleans())
@settings(max_examples=60, deadline=None)
def test_a_list_is_counted_at_its_top_level(said: int, there: int, nested: bool, ordered: bool) -> None:
    items = []
    for number in range(1, there + 1):
        mark = f"{number}." if ordered else "-"
        items.append(f"{mark} item {'abcdefghi'[number - 1]}")
        if nested:
            items.extend(f"{' ' * (len(mark) + 1)}- part {part}" for part in "xy")
    source = f"There are {said} reasons:\n\n" + "\n".join(items) + "\n"
    assert bool(found("count-mismatch", source, Format.MARKDOWN)) is (said != there)


@pytest.mark.parametrize("name", RULES)
@pytest.mark.parametrize(
    "piece",
    [
        "one in ",
        "62 percent of ",
        "a study of ",
        "studies, ",
        "three ways: ",
        "% ",
        "a recent ",
        "polls show ",
        "of the ",
    ],
)
def test_hostile_repetition_takes_linear_time(name: str, piece: str) -> None:
    def seconds(times: int) -> float:
        document = read_text(piece * times, "a.txt", Format.TEXT)
        rule = RULES[name]
        assert rule.check is not None
        begin = time.process_time()
        list(rule.check(document, Context(options=rule.defaults)))
        return time.process_time() - begin

    seconds(200)
    assert seconds(20_000) < 12 * max(seconds(2_000), 0.02)
