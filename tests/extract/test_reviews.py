"""The frame of a report: facts of the review, who spoke, what was pledged."""

import pytest
from tests.builders import paged

from heeded.extract.dialogue import dialogue, speaker_of
from heeded.extract.pledges import pledges
from heeded.extract.reviews import review
from heeded.extract.sections import sections
from heeded.model import Intervention, Review

REPORT = (
    "Introduction",
    "1. The Working Group held its thirty-fourth session from 4 to 15 November 2019. The review of Arvenia was held at "
    "the 8th meeting, on 7 November. The delegation of Arvenia was headed by H.E. Ms. Ada Orlo, Minister of Justice. "
    "At its 14th meeting, held on 12 November 2019, the Working Group adopted the report on Arvenia.",
    "2. On 15 January 2019, the Council selected the following group of rapporteurs (troika) to facilitate the review "
    "of Arvenia: Chile, the Czech Republic and Qatar.",
    "3. The following documents were issued: (a) A/HRC/WG.6/34/XAV/1; (b) A/HRC/WG.6/34/XAV/2 and "
    "A/HRC/WG.6/34/ XAV/3.",
    "I. Summary of the proceedings of the review process",
    "A. Presentation by the State under review",
    "4. The delegation presented its report.",
    "B. Interactive dialogue and responses by the State under review",
    "5. During the interactive dialogue, 2 delegations made statements.",
    "6. The Islamic Republic of Iran commended the parks of Chile.",
    "7. While noting the efforts of Peru, the Holy See asked about trees.",
    "8. Arvenia thanked Peru for its question.",
    "II. Conclusions and/or recommendations",
    "9. The recommendations listed below enjoy the support of Arvenia:",
    "9.1 Plant trees (Peru).",
    "III. Voluntary pledges and commitments",
    "10. Arvenia made the following pledges:",
    "11. Arvenia will open one park a year until 2024.",
)


def test_the_facts_of_a_review() -> None:
    (statement,) = review(paged(*REPORT, session=34))
    assert statement.value == Review(
        cycle=3,
        session=34,
        dates=("2019-11-07",),
        report_adopted="2019-11-12",
        troika=("CHL", "CZE", "QAT"),
        head_of_delegation="H.E. Ms. Ada Orlo, Minister of Justice",
        delegations=2,
        documents=("A/HRC/WG.6/34/XAV/1", "A/HRC/WG.6/34/XAV/2", "A/HRC/WG.6/34/XAV/3"),
    )


def test_who_spoke() -> None:
    spoken = [
        (s.value.speaking_state, s.paragraph) for s in dialogue(paged(*REPORT)) if isinstance(s.value, Intervention)
    ]
    assert spoken == [("IRN", "6"), ("VAT", "7")]


@pytest.mark.parametrize(
    "words",
    [
        "10. Its voluntary pledges are set out in the national report of Arvenia, A/HRC/WG.6/20/XAV/1.",
        "10. See the national report for the commitments of Arvenia to the review.",
    ],
)
def test_a_paragraph_that_points_elsewhere_is_no_pledge(words: str) -> None:
    assert not list(pledges(paged("III. Voluntary pledges and commitments", words)))


def test_pledges_are_told_from_their_lead_in() -> None:
    assert [s.quote.text for s in pledges(paged(*REPORT))] == ["Arvenia will open one park a year until 2024."]


def test_the_contents_page_is_no_chapter() -> None:
    document = paged("Introduction.......... 1-4 3 II. Conclusions and/or recommendations.......... 9 3", *REPORT)
    assert [part.name for part in sections(document)] == [
        "introduction",
        "presentation",
        "dialogue",
        "conclusions",
        "pledges",
    ]


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("The Netherlands noted the law.", "NLD"),
        ("Referring to the visit to Cuba, Mali, speaking for itself, asked about schools.", "MLI"),
        ("It thanked Mali.", None),
        ("", None),
    ],
)
def test_speakers(words: str, speaker: str | None) -> None:
    assert speaker_of(words) == speaker
