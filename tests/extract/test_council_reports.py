"""The Council's report on its session: one section per reviewed State, who says what in it, and the President's totals."""

# ruff: noqa: E501 (sentences of documents are long)

import os
from pathlib import Path

import pytest

from heeded.extract.council_reports import council_report
from heeded.ingest.compose import Block, compose
from heeded.model import Claim, Commendation, Concern, Document, Intervention, Problem, Reply, Review, Statement, Tally

REPORT = (
    "VI. Universal periodic review",
    "# Arvenia",
    "101. The review of Arvenia was held on 7 November 2019 in conformity with the resolutions of the Council, and was based on the following documents:",
    "(a) The national report (A/HRC/WG.6/34/XAV/1);",
    "102. At its 31st meeting, on 12 March 2020, the Human Rights Council considered and adopted the outcome of the review of Arvenia (see sect. C below).",
    "103. The outcome of the review of Arvenia comprises the report of the Working Group (A/HRC/43/90) and its replies (see also A/HRC/43/90/Add.1).",
    "1. Views expressed by the State under review on the recommendations and/or conclusions, its voluntary commitments and the outcome",
    "104. The delegation recalled that Arvenia had received 40 recommendations, of which 30 had been accepted and 10 noted. Arvenia had ratified the treaty on torture in January.",
    "105. Arvenia had reconsidered its position on recommendation 91.7 on prisons. That recommendation, which had not initially been supported, had now been accepted.",
    "106. It was not in a position to accept three recommendations (1, 4 and 5) in paragraph 92 of the report. It would ratify another treaty",
    "in the coming year.",
    "107. Arvenia could not accept the recommendation to abolish the provinces, for they were in the Constitution.",
    "2. Views expressed by member and observer States of the Human Rights Council and by United Nations entities on the outcome of the review",
    "108. During the adoption of the outcome of the review of Arvenia, 13 delegations made statements.",
    "109. Ghana commended Arvenia for accepting its recommendations 91.1 and 91.2.",
    "110. UNICEF welcomed the shelters.",
    "3. General comments made by other stakeholders",
    "111. During the adoption of the outcome of the review of Arvenia, two other stakeholders made statements.",
    "112. The League for Peace and Freedom, in a joint statement with Prisoners Abroad, regretted that recommendation 91.3 had been noted.",
    "113. Watch on Courts, while welcoming the law, called upon Arvenia to free its prisoners.",
    "4. Concluding remarks of the State under review",
    "114. The Vice-President of the Human Rights Council stated that, based on the information provided, out of 40 recommendations received, 31 had enjoyed the support of Arvenia and six had been noted. Additional clarification had been provided on another three recommendations, indicating which parts of the recommendations had been accepted and which parts had been noted.",
    "115. The delegation thanked all speakers.",
    "# Chile",
    "116. The review of Chile was held on 8 May 2019 in conformity with the resolutions of the Council.",
    "117. At its 32nd meeting, on 12 March 2020, the Human Rights Council adopted the outcome of the review of Chile.",
    "1. Concluding remarks of the State under review",
    "118. The President of the Human Rights Council stated that, based on the information received, Chile had noted all of the 20 recommendations.",
    "B. General debate on agenda item 6",
    "119. Ghana said that it accepted recommendation 5.",
)


def report(*lines: str, **fields: object) -> Document:
    blocks = [Block(line.removeprefix("# "), "heading" if line.startswith("# ") else "body") for line in lines]
    return Document("0" * 64, compose(blocks), "council_report", published="2020-06-30", cycle=3, **fields)  # type: ignore[arg-type]


def read(*lines: str) -> list[Statement]:
    return [each for each in council_report(report(*lines)) if isinstance(each, Statement)]


def of(statements: list[Statement], kind: type, state: str = "XAV") -> list[Statement]:
    return [each for each in statements if isinstance(each.value, kind) and each.state == state]


def test_each_section_is_a_review_with_its_dates_and_documents() -> None:
    [found] = of(read(*REPORT), Review)
    assert isinstance(found.value, Review)
    assert (found.value.cycle, found.value.session) == (3, 34)
    assert (found.value.dates, found.value.outcome_adopted) == (("2019-11-07",), "2020-03-12")
    assert found.value.documents == ("A/HRC/WG.6/34/XAV/1", "A/HRC/43/90", "A/HRC/43/90/Add.1")
    assert of(read(*REPORT), Review, "CHL")


def test_the_president_s_totals() -> None:
    said = [
        each for each in of(read(*REPORT), Tally) if each.asserted_by == "Vice-President of the Human Rights Council"
    ]
    totals = [(each.value.measure, each.value.value) for each in said if isinstance(each.value, Tally)]
    assert totals == [("received", 40), ("supported", 31), ("noted", 6), ("supported_in_part", 3)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("out of 186 recommendations received, Chile had supported 176 recommendations and noted one.", {"received": 186, "supported": 176, "noted": 1}),
        ("of the 193 recommendations received, Chile had accepted 178 recommendations and noted 15.", {"received": 193, "supported": 178, "noted": 15}),
        (
            "out of 300 recommendations received, Chile had supported 224 recommendations and noted 53. The State had provided additional "
            "information on the remaining 23 recommendations, clearly indicating which part of each recommendation had been supported.",
            {"received": 300, "supported": 224, "noted": 53, "supported_in_part": 23},
        ),
        ("Chile had noted all of the 167 recommendations.", {"received": 167, "noted": 167}),
        (
            "out of 109 recommendations received, 72 had enjoyed the support of Chile and 36 had been noted. Additional clarification had "
            "been provided on another recommendation, indicating which parts of the recommendation had been supported.",
            {"received": 109, "supported": 72, "noted": 36, "supported_in_part": 1},
        ),
    ],
)  # fmt: skip
def test_the_president_s_formulas(sentence: str, expected: dict[str, int]) -> None:
    lead = "118. The President of the Human Rights Council stated that, based on the information provided, "
    statements = read(*REPORT[:-3], lead + sentence)
    totals = [each.value for each in of(statements, Tally, "CHL")]
    assert {each.measure: each.value for each in totals if isinstance(each, Tally)} == expected


def test_replies_of_the_delegation() -> None:
    replies = [(each.value, each.asserted_by) for each in of(read(*REPORT), Reply) if isinstance(each.value, Reply)]
    found = [(reply.position, reply.numbers, reply.date) for reply, by in replies if by == "state"]
    assert found == [
        (None, ("91.7",), "2020-03-12"),
        ("supported", ("91.7",), "2020-03-12"),
        ("noted", ("92.1", "92.4", "92.5"), "2020-03-12"),
        ("noted", (), "2020-03-12"),
    ]


def test_all_noted_by_the_president_answers_all() -> None:
    [reply] = [each.value for each in of(read(*REPORT), Reply, "CHL")]
    assert isinstance(reply, Reply)
    assert (reply.position, reply.all_of) == ("noted", "all")


def test_totals_and_claims_of_the_delegation() -> None:
    statements = read(*REPORT)
    totals = [each for each in of(statements, Tally) if each.asserted_by == "state"]
    assert [(t.value.measure, t.value.value) for t in totals if isinstance(t.value, Tally)] == [("received", 40), ("supported", 30), ("noted", 10), ("noted", 3)]  # fmt: skip
    claims = [each.value for each in of(statements, Claim)]
    assert [(c.claims, c.text) for c in claims if isinstance(c, Claim)] == [
        ("implemented", "Arvenia had ratified the treaty on torture in January."),
        ("planned", "It would ratify another treaty\nin the coming year."),
    ]


def test_who_said_what() -> None:
    said = of(read(*REPORT), Intervention)
    values = [(each.value, each.asserted_by) for each in said if isinstance(each.value, Intervention)]
    own = [(value.speaking_state, value.party) for value, by in values if by == "state"]
    assert own == [("XAV", "state")] * 5
    assert [(value.speaking_state, by, value.party) for value, by in values if by != "state"] == [
        ("GHA", "Ghana", "state"),
        (None, "UNICEF", "agency"),
        (None, "League for Peace and Freedom, Prisoners Abroad", "civil_society"),
        (None, "Watch on Courts", "civil_society"),
    ]
    [count] = [each.value for each in of(read(*REPORT), Tally) if each.asserted_by is None]
    assert isinstance(count, Tally)
    assert (count.measure, count.value) == ("delegations_speaking", 13)


@pytest.mark.parametrize(
    ("opening", "name", "party"),
    [
        ("A representative of the Ombudsman of Arvenia said", "Ombudsman of Arvenia", "national_institution"),
        ("The statement of the Free Harbour League regretted", "Free Harbour League", "civil_society"),
        ("The Islanders’ Movement “Old Quay” stated", "Islanders’ Movement “Old Quay”", "civil_society"),
        ("The Council of Europe noted", "Council of Europe", "regional_body"),
    ],
)
def test_who_speaks_under_general_comments(opening: str, name: str, party: str) -> None:
    lines = [f"113. {opening} that Arvenia had not freed its prisoners." if "113." in line else line for line in REPORT]
    values = {each.asserted_by: each.value for each in of(read(*lines), Intervention)}
    value = values[name]
    assert isinstance(value, Intervention)
    assert value.party == party


def test_what_speakers_praise_and_regret() -> None:
    found = [*of(read(*REPORT), Commendation), *of(read(*REPORT), Concern)]
    said = [(each.asserted_by, each.value.text) for each in found if isinstance(each.value, Commendation | Concern)]
    assert said == [
        ("Ghana", "accepting its recommendations 91.1 and 91.2"),
        ("UNICEF", "the shelters"),
        ("Watch on Courts", "the law"),
        ("League for Peace and Freedom, Prisoners Abroad", "that recommendation 91.3 had been noted"),
    ]


def test_nothing_of_the_general_debate_is_read() -> None:
    assert all("119." not in each.quote.text for each in read(*REPORT))


def test_what_is_missing_is_a_problem() -> None:
    unknown = [line.replace("Chile", "Graustark") for line in REPORT]
    problems = [each.message for each in council_report(report(*unknown)) if isinstance(each, Problem)]
    assert [("Graustark" in message) for message in problems] == [True]
    silent = [line for line in REPORT if not line.startswith("118")]
    problems = [each.message for each in council_report(report(*silent)) if isinstance(each, Problem)]
    assert [("totals for Chile" in message) for message in problems] == [True]
    assert isinstance(next(iter(council_report(report("I. Resolutions")))), Problem)


def test_quotes_stand_where_they_say() -> None:
    document = report(*REPORT)
    assert all(each.quote.holds_in(document.text) for each in council_report(document) if isinstance(each, Statement))


STUDY = Path(os.environ.get("HEEDED_STUDY") or Path(__file__).parents[3] / "shared").resolve() / "data/slovenia"


@pytest.mark.real
@pytest.mark.parametrize(
    ("file", "cycle", "reviews", "totals"), [("cycle2/g1913313.pdf", 2, 14, 14), ("cycle3/g2110341.pdf", 3, 14, 14)]
)
def test_all_totals_of_real_reports(file: str, cycle: int, reviews: int, totals: int) -> None:
    from heeded.ingest.pdf import read_pdf

    path = STUDY / file
    if not path.exists():
        assert not os.environ.get("CI"), f"{path} is absent: set HEEDED_STUDY"
        pytest.skip("the study data is absent: set HEEDED_STUDY")
    body, _ = read_pdf(path.read_bytes())
    found = list(council_report(Document("0" * 64, body, "council_report", cycle=cycle)))
    assert [each.message for each in found if isinstance(each, Problem)] == []
    statements = [each for each in found if isinstance(each, Statement)]
    assert len([each for each in statements if isinstance(each.value, Review)]) == reviews
    complete = 0
    for state in {each.state for each in statements}:
        said = [each.value for each in statements if each.state == state and "President" in (each.asserted_by or "")]
        counts = {tally.measure: tally.value for tally in said if isinstance(tally, Tally)}
        complete += counts.pop("received") == sum(counts.values())
    assert complete == totals


def test_a_number_alone_on_its_line_says_nothing() -> None:
    lines = (*REPORT[:-3], "700.", *REPORT[-3:])
    assert len(read(*lines)) == len(read(*REPORT))
