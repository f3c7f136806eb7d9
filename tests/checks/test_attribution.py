"""The attribution rules on near misses beyond their examples, and on hostile input."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcecheck.checks.attribution import (
    agentless_label,
    agentless_report_passive,
    expert_without_affiliation,
    hearsay_adverb,
    low_attribution_density,
    orphan_existential_claim,
    state_as_speaker,
    unqualified_anonymous_source,
    vague_authority,
)
from sourcecheck.config.values import Config
from sourcecheck.document import Format
from sourcecheck.engine import Engine
from sourcecheck.examples import failures
from sourcecheck.readers import read_text
from sourcecheck.report import Plan
from sourcecheck.rule import Check, Context

CLAIMS = (
    agentless_report_passive.RULE, hearsay_adverb.RULE, orphan_existential_claim.RULE, state_as_speaker.RULE,
    unqualified_anonymous_source.RULE, vague_authority.RULE,
)  # fmt: skip
RULES = (agentless_label.RULE, expert_without_affiliation.RULE, low_attribution_density.RULE, *CLAIMS)


def found(check: Check, source: str, type: str = "") -> list[str]:
    document = read_text(source, "a.txt", Format.TEXT)
    return [source[slice(*hit.span)] for hit in check(document, Context(type=type))]


def claims(source: str, format: Format = Format.TEXT) -> list[tuple[str, str]]:
    """The rules about claims that speak, through the prefilter as in a run, and of which words."""
    document = read_text(source, "a.txt", format)
    return [(one.rule.partition("/")[2], one.quote) for one in engine().check(document).findings]


@cache
def engine() -> Engine:
    return Engine(Plan(config=Config()), [(rule, rule.severity) for rule in CLAIMS])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_examples(rule) -> None:  # type: ignore[no-untyped-def]
    assert list(failures(rule, rule.check)) == []


LABELS = [
    ("The general, [often described as] a butcher, denied the charge."),
    ("[Widely regarded as] the father of modern ports, Tan died on Monday."),
    ("The city has been [dubbed] the “Venice of the North”."),
    ("The drug has been [touted as] a miracle cure."),
    ("The law, [sometimes referred to as] the “gag law”, passed."),
    ("The law is [often called] the heartbeat bill."),
    ("Carbon monoxide is [often called] the silent killer."),
    ("The valley is [sometimes called] the cradle of the trade."),
    ("The senator is [often called] the worst liar in town."),
    ("The two are [often lumped together as] rogue states."),
    ("The product is [widely credited with] saving the industry."),
    ("He is [widely seen as] a fool, and was followed by a clerk."),
]
NO_LABELS = [
    "Critics widely praised the film as a return to form.",
    "The senator often called the plan the worst idea in decades.",
    "Sodium chloride, commonly called table salt, dissolves in water.",
    "The disease, often referred to as ringworm, is caused by a fungus.",
    "In British English the boot is often called the trunk.",
    "The free space beside the blade is often called the kerf clearance.",
    "The mark, sometimes called the “elvis” operator, guards against gaps.",
    "Such pumps are often referred to as the Internet of Medical Things (IoMT).",
    "The movie was widely seen on streaming services.",
    "The bill is often considered in committee before a vote.",
    "The operation was dubbed Operation Sandstorm.",
    "The suspect, dubbed the “Tuesday Burglar” by police, was caught.",
    "Among economists, the tax is generally considered regressive.",
    "If the port is widely seen as unsafe, ships will leave.",
    "The packages are often grouped together in one file.",
    "Boxes are often labelled “fragile” by hand.",
    "The rover was long considered lost, NASA said.",
    "The plan would be widely seen as a retreat.",
    "The bird is generally considered endangered under the Habitats Directive.",
    "Most respondents said the exam was often viewed as hard.",
]


@pytest.mark.parametrize("marked", LABELS)
def test_labels(marked: str) -> None:
    before, label, after = marked.replace("]", "[").split("[")
    assert found(agentless_label.check, before + label + after) == [label]


@pytest.mark.parametrize("text", NO_LABELS)
def test_no_labels(text: str) -> None:
    assert found(agentless_label.check, text) == []


def test_reference_pages_introduce_terms() -> None:
    text = "The port is often called the “Iron Gate” on charts."
    assert found(agentless_label.check, text)
    assert not found(agentless_label.check, text, type="reference")


@pytest.mark.parametrize(
    "text",
    [
        "“It is late,” said Jane Okoro, a historian.",
        "Jane Okoro, an economist, told reporters that prices rise.",
        "According to Jane Okoro, a security analyst, the port is closed.",
        "Dr. Jane Okoro, a virologist, warned of a second wave.",
        "Jane Okoro, an expert on Iran, said the talks had failed.",
    ],
)
def test_experts_without_a_house(text: str) -> None:
    assert len(found(expert_without_affiliation.check, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Jane Okoro, an economist in Leeds, said prices rise.",
        "Jane Okoro, chief economist at Seabank, said prices rise.",
        "Jane Okoro, the economist who predicted the crash, said prices rise.",
        "Jane Okoro, a Seabank economist, said prices rise.",
        "Seabank economist Jane Okoro, an expert on tides, warned of floods.",
        "Jane Okoro, a political scientist, said so. Okoro teaches at the University of Leeds.",
        "Jane Okoro, a fisherman, said the lake is full.",
        "Jane Okoro, a professor, was arrested on Monday.",
        "Ms. Okoro, a professor, said she was robbed.",
        "“Jane Okoro, a historian, said so,” he told the court.",
    ],
)
def test_experts_with_one(text: str) -> None:
    assert found(expert_without_affiliation.check, text) == []


@pytest.mark.parametrize(
    "piece",
    [
        "It is widely seen as bad and ", "often ", "was dubbed the “x” ", "Ada Holm, a historian, said ", ", a ",
        "Ada Holm said it is often seen as bad. ", "Ada Holm, an expert on Iran, said so.\n\n",
    ],
)  # fmt: skip
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_long_paragraphs_are_checked_to_their_end(rule, piece: str) -> None:  # type: ignore[no-untyped-def]
    few, many = (
        len(list(rule.check(read_text(piece * times, "a.txt", Format.TEXT), Context(options=rule.defaults))))
        for times in (30, 3_000)
    )
    assert few <= many <= 100 * (few + 1)


def test_the_house_and_its_outlets_are_known() -> None:
    document = read_text("The rise will hurt tenants, says Seabank Post economist Ravi Menon.", "a.txt", Format.TEXT)
    other = read_text("Economist Ravi Menon told the Tide it will hurt tenants.", "a.txt", Format.TEXT)
    check = expert_without_affiliation.check
    for text in (document, other):
        assert list(check(text, Context(house={"outlets": ("Seabank Post", "the Tide")}))) == []
    assert list(check(other, Context()))


def test_words_of_the_house_are_no_labels() -> None:
    document = read_text("The reform is often called “the people’s tax” in the valley.", "a.txt", Format.TEXT)
    assert list(agentless_label.check(document, Context()))
    assert list(agentless_label.check(document, Context(house={"terms": ("People’s tax",)}))) == []


BARE = {
    "vague-authority": (
        "a growing number of historians now contend that the nave was never roofed",
        "those who follow the industry point out that prices fell",
        "there is broad agreement among scholars that the letter is a forgery",
        "few doubt that the bridge was built too low",
        "some in the trade say that the wall is hollow",
        "most accountants recommend an early return",
        "legal experts, however, warn of a flood of claims",
        "the tower is regarded by many critics as a mistake",
        "no serious scholar disputes that the map is a copy",
        "conventional wisdom has it that steel stays dear",
        "veteran keepers swear that the mite came with the wind",
    ),
    "agentless-report-passive": (
        "it is believed that her nets caught on a cable",
        "the heir has long been rumoured to favour a sale",
        "word is that the yard will close in May",
        "there is thought to have been a chapel on the hill",
        "it is widely accepted that the harbour silts up",
    ),
    "unqualified-anonymous-source": (
        "the mine will not reopen, sources confirmed",
        "an insider claimed the club had two names on its list",
        "the deal is dead, according to multiple sources",
    ),
    "hearsay-adverb": (
        "the firm reportedly paid two million crowns",
        "the heads were allegedly carried out in a pushchair",
    ),
    "orphan-existential-claim": (
        "concern is mounting over slurry in the river",
        "questions have been raised about the spillway",
        "the move has raised eyebrows",
        "there is mounting evidence that the coating makes no difference",
    ),
    "state-as-speaker": (
        "South Korea believes the shells came by rail",
        "Turkey is convinced the delay is about money",
        "Seoul has never forgiven the slight",
        "Denmark is in no mood for a compromise over herring",
        "Kenya is watching the wall with growing unease",
        "the suspicion in Ankara is that the pipe was shut on purpose",
        "for years Lisbon has harboured the hope of a bridge",
        "the Kremlin would like nothing better than a long winter",
    ),
}
CASES = [(rule, claim) for rule, bare in BARE.items() for claim in bare]


def opened(claim: str) -> str:
    return claim[:1].upper() + claim[1:]


@pytest.mark.parametrize(("rule", "claim"), CASES)
@pytest.mark.parametrize("format", list(Format))
def test_bare_claims_are_asked_about(rule: str, claim: str, format: Format) -> None:
    text = f"{opened(claim)}. The gate is green."
    source = f"<article><p>{text}</p></article>" if format is Format.HTML else text
    assert [name for name, _ in claims(source, format)] == [rule]


NAMED = st.sampled_from(
    [
        "Lena Okafor",
        "Mayor Ines Caldera",
        "the Harbour Institute",
        "Dr. Ruth Adeyemi of Keele University",
        "Selim Arkan",
    ]
)
SAID = st.sampled_from(["said", "wrote in May", "told the council", "said in a report", "announced on Monday"])


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(CASES), NAMED, SAID, st.booleans())
def test_a_named_source_in_the_sentence_silences(case: tuple[str, str], who: str, said: str, per: bool) -> None:
    _, claim = case
    text = f"{opened(claim)}, according to {who}." if per else f"{opened(claim)}, {who} {said}."
    assert claims(text) == []


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(CASES), NAMED, SAID, st.sampled_from(["“”", '""', "«»"]))
def test_a_quotation_with_its_speaker_silences(case: tuple[str, str], who: str, said: str, marks: str) -> None:
    _, claim = case
    assert claims(f"{marks[0]}{opened(claim)},{marks[1]} {who} {said}.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Some historians, among them Judith Amery of the University of Leeds, contend that it was never roofed.",
        "Economists at Seabank predict two more rises.",
        "Eight of ten economists polled by the Harbour Gazette predict two more rises.",
        "The researchers said the sample was small.",
        "Do experts say that the wall is safe?",
        "If experts say that the wall is safe, it may stay.",
        "Experts on the panel are critical to success.",
        "Critics were shown the film in Soho on Monday.",
        "Many people work at the port, and some have to get up early.",
        "A letter to many experts was lost.",
        "The ferry is expected to sail, and water is known to expand.",
        "The accident was reported to the police.",
        "He was charged in May. He is alleged to have taken 40,000 crowns.",
        "The boat is not believed to be lost.",
        "It was a supposedly safe seat until Tuesday.",
        "Multiple sources of error were found, and the source of the river is dry.",
        "The deal is dead, sources said on condition of anonymity because the board has not met.",
        "Okafor raised concerns about the spillway.",
        "The plan could raise questions.",
        "The sign draws attention to the exit.",
        "If Turkey wants peace, the talks will be short.",
        "Fans in Italy want a new coach, and ministers in Paris fear nothing.",
    ],
)
def test_near_misses_of_claims(text: str) -> None:
    assert claims(text) == []


def test_a_source_described_five_paragraphs_ago_is_known() -> None:
    described = "A source close to the board, who asked not to be named for fear of dismissal, described the sale."
    between = "\n\n".join(["The gate is green."] * 4)
    assert claims(f"{described}\n\n{between}\n\nThe price was low, sources said.") == []
    far = "\n\n".join(["The gate is green."] * 9)
    assert claims(f"{described}\n\n{far}\n\nThe price was low, sources said.") != []


def test_several_publications_with_one_citation() -> None:
    one = (
        "Several publications have called it a failure, the *Harbour Post* said.[^1]\n\n[^1]: Harbour Post, 4 May 2025."
    )
    two = one.replace("failure,", "failure,[^2]") + "\n[^2]: Tide, 6 May 2025."
    assert claims(one, Format.MARKDOWN) == [("vague-authority", "Several publications have called")]
    assert claims(two, Format.MARKDOWN) == []


def test_headings_captions_cells_and_quotes_are_left_alone() -> None:
    source = (
        "# Experts say it is hollow\n\n> Critics say so.\n\n| a | b |\n|---|---|\n| Experts say | sources say |\n\n"
        "    experts say\n"
    )
    assert claims(source, Format.MARKDOWN) == []


@pytest.mark.parametrize("kind", ["opinion", "how-to", "reference", "fiction"])
def test_other_kinds_of_text_are_left_alone(kind: str) -> None:
    for rule in CLAIMS:
        assert kind in rule.not_types and "" not in rule.not_types
