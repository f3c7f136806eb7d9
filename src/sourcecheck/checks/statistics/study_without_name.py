"""Research without a name: "a recent study found", "studies show", "the science is clear"."""

from __future__ import annotations

from collections.abc import Iterator

from sourcecheck.analysis.own_words import in_own_words
from sourcecheck.analysis.research.studies import unnamed_studies
from sourcecheck.analysis.research.study_names import is_identified
from sourcecheck.analysis.research.study_patterns import GATE, NEEDS
from sourcecheck.document import Document, Format, Kind
from sourcecheck.finding import Confidence, Severity
from sourcecheck.rule import Context, Example, Hit, Rule

_KINDS = frozenset((Kind.PARAGRAPH, Kind.ITEM, Kind.DETAIL))


def check(document: Document, context: Context) -> Iterator[Hit]:
    for block in context.blocks(document):
        if block.kind not in _KINDS or block.quoted or not document.in_content(block):
            continue
        for leaning in unnamed_studies(block.text):
            start, end = leaning.start, leaning.end
            if in_own_words(document, block, start, end) and not is_identified(document, block, leaning):
                yield Hit(block.span(start, end), values={"match": _short(block.text[start:end])})


def _short(text: str) -> str:
    return text if len(text) <= 48 else text[:47].rstrip() + "…"


RULE = Rule(
    id="statistics/study-without-name",
    message="“{match}”: which study? Give author, institution and year, or a link.",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    doubt="Research that nobody names cannot be looked up, and may not say what it is said to say.",
    settle="Name who did the study, where and when it appeared, or link to it.",
    why=(
        "“A recent study found” and “research shows” lend a claim the weight of science and keep back what a reader "
        "needs to weigh it: who asked whom, when, and who paid.\n\n"
        "Silent where the sentence, the one before or one of the two behind it tells by whom the study is, where it "
        "appeared or what it is called, where a link or a note stands close by, where somebody named speaks of it, for "
        "the writer's own research, and for a study known from before (“the study”)."
    ),
    references=(
        "https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style/Words_to_watch#Unsupported_attributions",
        "https://www.w3.org/community/reports/credibility/CG-FINAL-credibility-signals-20191126/",
        "https://thetrustproject.org/trust-indicators/",
    ),
    bad=(
        "Half of the shops stand empty. [[A 2023 study found]] that rents drove them out. Nobody has come back.",
        "[[Research has long shown]] that children learn by play, and so the yard stays open.",
        "The debate is over. [[The science is clear]]: naps help.",
        "Eels are vanishing, [[according to a recent report]], and nets are to blame.",
        "[[Surveys consistently show]] that people want later trains.",
        "[[A growing body of research suggests]] that gardens calm the mind.",
        "[[A study of 4,000 nurses found]] that night shifts tire the heart.",
        "[[In a recent study]], mice that were fed late grew fat.",
        "[[A Swedish study found]] that cold baths help. The town has two.",
        "It works, and [[studies show]] it. The cream is [[clinically proven]].",
        "Your dog yawns when you do. [[Researchers have found]] that it follows its owner first. It fades with age.",
        "Hedges, [[a survey of farms revealed]], hold three times as many birds. They also save us time.",
        "Dogs care. [[In one experiment]], dogs opened a door when they heard their owner cry.",
        "Roads fill up. [[There is research to show]] it. Seeds wait, as was [[shown in a study]] of a palm.",
        "Helmets help, say [[scientists who followed]] riders. [[One economist has calculated]] that they cost little.",
        "[[The findings of a recent study suggest]] that eels dream. [[A group of ecologists has discovered]] why.",
        "Cold water wakes the brain, [[scientists have shown]]. [[Blind tests have shown]] that nobody can tell.",
        "The street was hot. [[A team of ecologists has worked out]] why. [[Recent findings suggest]] that it was tar.",
        "Crows care. [[Biologists played]] tapes to crows and found that they know a friend. They tell their chicks.",
        "Sweets do no harm. When [[scientists gave]] them to children, nobody could tell. It fades.",
        "[[A group of psychologists found out]] that rain helps. [[A study of sales came up with]] another answer.",
        "Naps pay, [[research with brain scanners has revealed]]. [[Laboratory work has shown]] that they calm.",
        "[[The research is clear]]: desks do little. [[New research has overturned]] the old view.",
        "Gulls look away. That was the [[result of an experiment]] at a pier. It [[emerged from a study]] of chips.",
        "Ponds cool a street, [[says one survey]]. [[The scientific literature tells]] us why. Few read it.",
        "[[A doctoral thesis has shown]] that moss drinks fog. It is [[scientifically proven]] that we do not.",
        "Crows plan ahead, if [[a study from Spain is to be believed]]. They hide what they find.",
        "Ants rescue each other, biologists [[report in a study]]. [[Birds in one experiment sang]] for them.",
        "[[New research finds]] that gulls nap. The harbour cost a million, according to Ida Kern. It rains.",
        "[[Several trials have found]] that naps pay. The mayor, Olaf Brun, said the pool would open on Monday.",
        Example("<p><em>[[Numerous trials have demonstrated]]</em> its use. It is cheap.</p>", Format.HTML),
        Example("**[[Many studies]]** [[have shown]] it.".replace("]]** [[", "** "), Format.MARKDOWN),
        Example(
            "<p>A <b>[[recent</b> trial".replace("A <b>[[", "[[A <b>") + " showed]] that the pump is safe.</p>",
            Format.HTML,
        ),
    ),
    good=(
        "A 2023 study by Lena Okafor of Leeds University found that half of the shops stand empty.",
        "A recent study found that the bees are dying. The paper, published in the Journal of Apiculture, covers 400 "
        "hives.",
        "The council asked 400 tenants. The survey found that rents drove the shops out.",
        "Our research shows that winters are wetter, and these studies bear it out.",
        "A Pew survey found that winters feel wetter.",
        "A survey by the town council in March found that most pupils cycle.",
        "A review of the council's contracts shows that three were signed twice.",
        "In one experiment, Lena Okafor fed the eels at night. In a test, the car stopped late.",
        "In a trial, the jury slept through the morning. It woke at noon.",
        "There is research to be done. The study closed at nine, and study after dark was forbidden.",
        "If a study finds that eels are few, the ban will stay.",
        "“A recent study found that eels are few,” Lena Okafor said.",
        "Lena Okafor, a biologist at the lake trust, said a recent study found that eels are few.",
        "She will report her findings in May. A study group meets on Tuesdays.",
        "Researchers have found that dogs yawn with their owners (Ruiz and Bell, 2022). It fades with age.",
        "Several studies have linked white lamps with fewer moths, beginning with Lena Okafor's trap counts in Leeds.",
        "A survey among dentists revealed that soft bristles last; the Marland Chamber sent the questions.",
        "Researchers have found 40 new beetles in the cave. Doctors found that his arm was broken. He can wait.",
        "A survey of the roof showed cracks in three beams, and our tests show that the pump lasts.",
        "When scientists met in Leeds, the room was full. When researchers asked for money, the ministry refused.",
        "The laboratory work took a year. Recent work on the roof has revealed rot. Doctors tested him and left.",
        "Research shows that the well is clean, the county water board said.",
        "The council says a survey has shown where the water goes. The survey of the roof found rot.",
        "Biologists at the lake trust have shown in an experiment that eels climb. Lena Okafor found it in a study.",
        "Cracks were found in a survey of the tower. He came from a trial in court, and we learned it in a study.",
        "Tellux spends much on research. Research shows up in its accounts as a cost.",
        "Scientists have found that gulls nap. Ida Kern and Tom Amos of Hull followed 52 of them in 2018.",
        "Studies have shown, Ida Kern told the council, that gulls nap. It rains.",
        "A study shows that wool is warm. Economists at the Wool School followed forty buyers.",
        Example("A [recent study](https://example.org/eels) found that eels are few.", Format.MARKDOWN),
        Example("Research shows that eels are few.[^1]\n\n[^1]: Ruiz, 2020.", Format.MARKDOWN),
        Example("<p>A recent study, published in <i>The Lancet</i>, found that eels are few.</p>", Format.HTML),
    ),
    check=check,
    measured=(
        "2026-11-23: 20 findings in 2,740 documents: 10 in 840 news articles (8 of them, 1.0%), 6 in 706 posts, none "
        "in 754, 2 in 250, 2 in 190 pages; all read, 1 wrong (the outlet that asked is named in the next "
        "paragraph). Texts of other hands: 41 of 60 found at first look, all after mending, none of 40 with a study "
        "named or none meant flagged; of 45 of seven further hands 26 at first look, 44 after mending, of 35 others "
        "1 and none; of 148 wordings of our own 106 at first look, 24 of the last 29. Of 9 of three "
        "hands 7 at first look, all now; of 30 of our own in which somebody speaks of something else 28 at first look, "
        "29 since; of 8 in which the next sentence tells who did it 4 flagged at first look, none since."
    ),
    not_types=("fiction", "transcript"),
    languages=("en",),
    needs=NEEDS,
    gate=GATE,
)
