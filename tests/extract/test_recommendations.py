"""Chapters of recommendations go in as reports since 2008 print them; statements and warnings come out."""

import pytest
from tests.builders import paged

from heeded.extract.recommendations import recommendations
from heeded.model import Problem, Recommendation, Reply, Statement

HEADING = "II. Conclusions and/or recommendations**"
SUPPORTED = "45. The recommendations listed below enjoy the support of Arvenia:"
PENDING = "46. The following recommendations will be examined by Arvenia, which will respond in due time:"
NOTED = "47. The recommendations below did not enjoy the support of Arvenia:"
CLOSING = "48. All conclusions and/or recommendations in this report reflect the position of the submitting State."


def read(*lines: str) -> tuple[list[Recommendation], list[Problem]]:
    """The recommendations and problems of a chapter with these paragraphs."""
    document = paged("44. Arvenia thanked all delegations.", HEADING, *lines)
    found = list(recommendations(document))
    for item in found:
        if isinstance(item, Statement):
            assert item.quote.holds_in(document.text)
            assert item.state == "XAV"
    values = [item.value for item in found if isinstance(item, Statement)]
    return (
        [value for value in values if isinstance(value, Recommendation)],
        [item for item in found if isinstance(item, Problem)],
    )


def rows(values: list[Recommendation]) -> list[tuple[str | None, str, tuple[str, ...], str | None]]:
    return [(value.number, value.text, value.recommending_states, value.position) for value in values]


def test_dotted_numbers_under_three_lead_ins() -> None:
    values, problems = read(
        SUPPORTED,
        "45.1 Plant a tree in every school yard (Chile, the Holy See);",
        "45.2. Plant two (Iran (Islamic Republic of)) (Bosnia and Herzegovina).",
        PENDING,
        "46. 1 Count the trees (United Kingdom of Great Britain and Northern Ireland).",
        NOTED,
        "47.1 Fell no tree (Nauru);",
        CLOSING,
        "48.1 Not a recommendation (Chile);",
    )
    assert rows(values) == [
        ("45.1", "Plant a tree in every school yard", ("CHL", "VAT"), "supported"),
        ("45.2", "Plant two.", ("IRN", "BIH"), "supported"),
        ("46.1", "Count the trees.", ("GBR",), "pending"),
        ("47.1", "Fell no tree", ("NRU",), "noted"),
    ]
    assert not problems


def test_flat_numbers_begin_anew_under_each_lead_in() -> None:
    values, _ = read(
        SUPPORTED,
        "1. Build a bridge (Mali); mend the road (Peru, Togo);",
        "2. Build a boat (Cuba).",
        PENDING,
        "1. Build a tower (Malta).",
    )
    assert rows(values) == [
        ("45.1", "Build a bridge; mend the road", ("MLI", "PER", "TGO"), "supported"),
        ("45.2", "Build a boat.", ("CUB",), "supported"),
        ("46.1", "Build a tower.", ("MLT",), "pending"),
    ]


@pytest.mark.parametrize(
    ("lines", "expected", "warning"),
    [
        (("45.1 A (Chile);", "45.2 B (Chile);", "45.2 C (Chile);", "45.4 D (Chile)."), "45.3", "printed as 45.2"),
        (("45.1 A (Chile);", "54.2 B (Chile);", "45.3 C (Chile)."), "45.2", "printed as 54.2"),
    ],
)
def test_a_misprinted_number_is_righted_and_reported(lines: tuple[str, ...], expected: str, warning: str) -> None:
    values, problems = read(SUPPORTED, *lines)
    assert [value.number for value in values] == [f"45.{place}" for place in range(1, len(lines) + 1)]
    assert [value.number for value in values if value.number_printed != value.number] == [expected]
    assert warning in problems[0].message


def test_an_absent_number_is_reported() -> None:
    values, problems = read(SUPPORTED, "45.1 A (Chile);", "45.3 C (Chile);", "45.4 D (Chile).")
    assert [value.number for value in values] == ["45.1", "45.3", "45.4"]
    assert [problem.numbers for problem in problems] == [("45.2",)]


def test_two_numbers_in_one_paragraph_of_the_file() -> None:
    values, _ = read(SUPPORTED, "45.1 Sow (Chile); 45.2 Reap what article 45.7 says (Peru);", "45.3 Eat (Mali).")
    assert [(value.number, value.recommending_states) for value in values] == [
        ("45.1", ("CHL",)),
        ("45.2", ("PER",)),
        ("45.3", ("MLI",)),
    ]


def test_an_item_goes_on_after_a_note() -> None:
    values, problems = read(
        SUPPORTED,
        "45.1 Sow in spring and",
        "1 The recommendation as read during the interactive dialogue: Sow early (Peru);",
        "reap in autumn (Chile);",
        "45.2 Eat (Mali).",
    )
    assert rows(values)[0] == ("45.1", "Sow in spring and reap in autumn", ("CHL",), "supported")
    assert not problems


def test_comments_of_the_state_are_no_recommendations() -> None:
    values, _ = read(
        NOTED,
        "47.1 Fell no tree (Nauru).",
        "48. Arvenia offered the following comments:",
        "48.1 Trees fall by themselves;",
    )
    assert [value.number for value in values] == ["47.1"]


def test_a_paragraph_below_a_list_answers_for_the_numbers_it_names() -> None:
    values, _ = read(
        SUPPORTED,
        "1. Sow (Chile);",
        "2. Reap (Peru).",
        "46. Arvenia considers that recommendation No. 2 above is already implemented.",
    )
    assert [(value.position, "implemented" in (value.position_words or "")) for value in values] == [
        ("supported", False),
        ("supported", True),
    ]


def test_the_answer_can_stand_below_the_list() -> None:
    values, problems = read(
        "45. In the course of the discussion, the following recommendations were made to Arvenia:",
        "1. Sow (Chile).",
        "46. The response of Arvenia will be included in the outcome report of the Council.",
    )
    assert [value.position for value in values] == ["pending"]
    assert not problems


def test_a_position_that_no_words_state_is_reported() -> None:
    values, problems = read("45. Arvenia heard the following recommendations:", "45.1 Sow (Chile).")
    assert [value.position for value in values] == [None]
    assert "could not be read" in problems[0].message


def test_recommendations_that_a_lead_in_names_by_paragraphs_of_the_dialogue() -> None:
    document = paged(
        "B. Interactive dialogue and responses by the State under review",
        "20. Peru welcomed the parks. Peru recommended that Arvenia (a) open them; (b) water them.",
        "21. Mali thanked the delegation. It recommended more benches.",
        HEADING,
        SUPPORTED,
        "1. Sow (Chile).",
        "46. The recommendations in the report in paragraphs 20 (b) and 21 above did not enjoy the support of Arvenia.",
        CLOSING,
    )
    values = [item.value for item in recommendations(document) if isinstance(item, Statement)]
    assert [
        (value.number, value.text, value.recommending_states, value.position)
        for value in values
        if isinstance(value, Recommendation)
    ] == [
        ("45.1", "Sow.", ("CHL",), "supported"),
        ("20(b)", "water them.", ("PER",), "noted"),
        ("21", "It recommended more benches.", ("MLI",), "noted"),
    ]


@pytest.mark.parametrize(
    ("words", "states"),
    [
        ("Ratify the Convention (CAT) and its protocol (Chile", ("CHL",)),
        ("Join the Court Ghana);", ("GHA",)),
        ("Open the archives [Peru];", ("PER",)),
        ("Keep the calendar (2008-2012) (Mexico).", ("MEX",)),
    ],
)
def test_slips_of_brackets(words: str, states: tuple[str, ...]) -> None:
    values, _ = read(SUPPORTED, f"45.1 {words}", "45.2 Eat (Mali).")
    assert values[0].recommending_states == states


def test_a_report_without_the_chapter_is_a_problem() -> None:
    document = paged("1. Arvenia was reviewed.", "2. Peru spoke.")
    found = list(recommendations(document))
    assert [type(item) for item in found] == [Problem]
    assert "pages are missing" in found[0].message  # type: ignore[union-attr]


def test_lead_ins_are_replies_to_their_lists_or_to_the_numbers_they_name() -> None:
    lines = (SUPPORTED, "45.1 Plant a tree (Chile);", "45.2 Water it (Cuba);", PENDING, "46.1 Plant two (Chile);")
    below = "47. Recommendations Nos. 1 and 2 above do not enjoy the support of Arvenia."
    found = recommendations(paged("44. Arvenia thanked all.", HEADING, *lines, below, CLOSING))
    replies = [item.value for item in found if isinstance(item, Statement) and isinstance(item.value, Reply)]
    assert [(reply.position, reply.all_of, reply.numbers) for reply in replies] == [
        ("supported", "45", ()),
        ("pending", "46", ()),
        ("noted", None, ("1", "2")),
    ]
