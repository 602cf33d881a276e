"""Rows of a table go in as they are printed; recommendations and warnings come out."""

from itertools import accumulate

import pytest

from heeded.extract.thematic_lists import thematic_list
from heeded.model import Body, Cell, Document, Problem, Recommendation, Statement, Table

TO_2019 = ("Recommendation", "Position", "Full list of themes", "Assessment/comments on level of implementation")
STATES_APART = ("Recommendation", "Recommending state/s", "Position", "Full list of rights/affected persons")
FROM_2020 = (
    "Recommendation and recommending State",
    "Position of the State under review",
    "Human rights themes and groups of persons",
    "Relevant SDGs",
)


def document(*rows: tuple[str, ...]) -> Document:
    """A thematic list on Arvenia with these rows; every cell ends with a line break."""
    texts = [text for row in rows for text in row]
    starts = accumulate((len(text) + 1 for text in texts), initial=0)
    cells = tuple(tuple(Cell(start := next(starts), start + len(text)) for text in row) for row in rows)
    body = Body("".join(f"{text}\n" for text in texts), tables=(Table(cells),))
    return Document("0" * 64, body, "thematic_list", states=("XAV",), cycle=3, file="list.docx")


def read(*rows: tuple[str, ...]) -> tuple[list[Recommendation], list[str]]:
    """The recommendations and the messages of the problems."""
    found = document(*rows)
    out = list(thematic_list(found))
    values = []
    for item in out:
        if isinstance(item, Statement):
            assert item.quote.holds_in(found.text)
            assert item.state == "XAV"
            assert isinstance(item.value, Recommendation)
            values.append(item.value)
    return values, [item.message for item in out if isinstance(item, Problem)]


def test_a_list_to_2019() -> None:
    row = (
        "45.3 Build a shelter in every district (Iran (Islamic Republic of), Chile);\n"
        "Source of Position: A/HRC/43/90 - Para 45",
        "Supported",
        "- Domestic violence\n- Right to housing - general\nSDGs: \n- 5 - GENDER EQUALITY\n"
        "Affected persons: \n- Women\n- Girls",
        "",
    )
    values, problems = read(TO_2019, ("Theme: Domestic violence",), row)
    assert problems == []
    assert values == [
        Recommendation(
            text="Build a shelter in every district",
            recommending_states=("IRN", "CHL"),
            number="45.3",
            number_printed="45.3",
            position="supported",
            position_words="Supported",
            cycle=3,
            themes=("Domestic violence", "Right to housing - general"),
            affected_persons=("Women", "Girls"),
            sdgs=("5 - GENDER EQUALITY",),
            position_source="A/HRC/43/90 - Para 45",
        )
    ]


def test_a_list_with_states_in_a_column_apart() -> None:
    heading = ("Right or area: 2.1. Norms",) * 4
    row = (
        "45.4. Close the old prison (Togo); (Sierra Le one);\nSource of position: A/HRC/43/90/Add.1\n",
        "Togo\nSierra Le one\n",
        "Supported/Noted\n",
        "12.6. Conditions of detention \nAffected persons:\n- persons deprived of their liberty\n",
    )
    (value,), problems = read(STATES_APART, heading, row)
    assert problems == []
    assert value.recommending_states == ("TGO", "SLE")
    assert value.text == "Close the old prison"
    assert (value.position, value.position_words) == ("supported_in_part", "Supported/Noted")
    assert (value.themes, value.affected_persons) == (
        ("12.6. Conditions of detention",),
        ("persons deprived of their liberty",),
    )


def test_a_list_from_2020_on() -> None:
    row = (
        "45.5 Admit the press to trials (Ghana) (Nepal);\nSource of Position: A/HRC/57/90/Add.1 - Para.3",
        "Noted",
        "- Right to a fair trial\nGroups of Persons: \n- Media",
        "- 16 - PEACE, JUSTICE AND STRONG INSTITUTIONS\n- 17 - PARTNERSHIPS FOR THE GOALS",
    )
    (value,), problems = read(FROM_2020, row)
    assert problems == []
    assert value.recommending_states == ("GHA", "NPL")
    assert value.position == "noted"
    assert (value.themes, value.affected_persons) == (("Right to a fair trial",), ("Media",))
    assert value.sdgs == ("16 - PEACE, JUSTICE AND STRONG INSTITUTIONS", "17 - PARTNERSHIPS FOR THE GOALS")


@pytest.mark.parametrize(
    ("words", "position"),
    [
        ("Supported", "supported"),
        ("Accepted", "supported"),
        ("Noted", "noted"),
        ("Not supported", "noted"),
        ("Noted (does not enjoy support)", "noted"),
        ("Supported/Noted", "supported_in_part"),
        ("Noted/Supported", "supported_in_part"),
        ("Partially supported", "supported_in_part"),
        ("Supported in part", "supported_in_part"),
        ("Under consideration", "pending"),
        ("", "pending"),
        (" – ", "pending"),
    ],
)
def test_positions(words: str, position: str) -> None:
    (value,), problems = read(TO_2019, ("45.3 Plant trees (Chile);", words, "Environment", ""))
    assert value.position == position
    assert problems == []


@pytest.mark.parametrize(
    ("cell", "number", "text", "states"),
    [
        ("45.3. Plant trees (Chile);", "45.3", "Plant trees", ("CHL",)),
        ("45. 3 Plant trees (Chile)", "45.3", "Plant trees", ("CHL",)),
        ("45.3Plant trees (Chile)", "45.3", "Plant trees", ("CHL",)),
        ("112 Plant 40 trees (Chile)", "112", "Plant 40 trees", ("CHL",)),
        (
            "45.3 Plant trees (Chile); Water them (Togo), daily;",
            "45.3",
            "Plant trees; Water them, daily",
            ("CHL", "TGO"),
        ),
        ("45.3 Ratify Convention (No. 189) (Chile)", "45.3", "Ratify Convention (No. 189)", ("CHL",)),
        ("45.3 Plant trees (Venezuela (Bolivarian Republic of);", "45.3", "Plant trees", ("VEN",)),
    ],
)
def test_numbers_and_texts(cell: str, number: str, text: str, states: tuple[str, ...]) -> None:
    (value,), problems = read(TO_2019, (cell, "Noted", "Environment", ""))
    assert (value.number, value.text, value.recommending_states) == (number, text, states)
    assert problems == []


def test_columns_are_known_by_their_words_in_any_order() -> None:
    headers = ("No.", "Sustainable Development Goals", "Affected persons", "Response", "Recommendation", "Issues")
    row = ("45.3", "15 - LIFE ON LAND", "general", "Accepted", "Plant trees (Chile)", "Environment")
    (value,), problems = read(headers, row)
    assert problems == []
    assert value == Recommendation(
        text="Plant trees", recommending_states=("CHL",), number="45.3", number_printed="45.3", position="supported",
        position_words="Accepted", cycle=3, themes=("Environment",), affected_persons=("general",),
        sdgs=("15 - LIFE ON LAND",),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([("Recommendation", "Position", "Budget line"), ("45.3 Plant trees (Chile)", "Noted", "7")], "Budget line"),
        ([TO_2019, ("45.3 Plant trees (Chile)", "Noted")], "2 cells under 4 headers"),
        ([TO_2019, ("", "Noted", "Environment", "")], "no recommendation"),
        ([TO_2019, ("Plant trees (Chile)", "Noted", "Environment", "")], "has no number"),
        ([TO_2019, ("45.3 Plant trees", "Noted", "Environment", "")], "no recommending State"),
        ([TO_2019, ("45.3 Plant trees (Chile, Atlantis)", "Noted", "Environment", "")], "Atlantis"),
        ([TO_2019, ("45.3 Plant trees (Chile)", "Perhaps", "Environment", "")], "Perhaps"),
        ([STATES_APART, ("45.3 Plant trees (Chile)", "Togo", "Noted", "Environment")], "other States"),
        ([("Session", "Date"), ("34", "2019")], "no table"),
    ],
)
def test_what_cannot_be_read_is_said(rows: list[tuple[str, ...]], words: str) -> None:
    _, problems = read(*rows)
    assert len(problems) == 1
    assert words in problems[0]


def test_a_second_table_continues_under_the_same_headers() -> None:
    first = document(TO_2019, ("45.3 Plant trees (Chile)", "Noted", "Environment", ""))
    (table,) = first.body.tables
    body = Body(first.text, tables=(Table(table.rows[:1]), Table(table.rows[1:])))
    out = list(thematic_list(Document("0" * 64, body, "thematic_list")))
    assert [type(item) for item in out] == [Statement]
