"""OHCHR's matrix has the columns of its generation, holds every recommendation, and loses nothing when it is read."""

import io
import os
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from tests.papers.facts_of import facts, line

from heeded import extract, ingest
from heeded.errors import UsageError
from heeded.papers.docx import docx
from heeded.papers.text import text
from heeded.papers.xlsx import xlsx
from heeded.reports.assessments import AssessmentRow
from heeded.reports.matrix import OURS, layout_of, layouts, matrix, table
from heeded.reports.recommendations import Page

STUDY = Path(os.environ.get("HEEDED_STUDY") or Path(__file__).resolve().parents[3] / "shared") / "data"
LISTS = {
    "slovenia/cycle2/UPR20__Slovenia_ThematicListRecommendations_E.docx": "first",
    "slovenia/cycle3/UPR34_Slovenia_Thematic_list_of_Recommendations.docx": "first",
    "slovenia/cycle4/upr48-slovenia-thematic-list-of-recommendatio.docx": "second",
    "thematic-lists/china-2013.docx": "first",
    "thematic-lists/egypt-2014.docx": "states_apart",
}
FORMULA = "=cmd|' /C calc'!A0"


def listed(*texts: str):  # type: ignore[no-untyped-def]
    """Facts on recommendations in these words, each with the labels of a list."""
    labels = {"themes": ("Torture", "Fair trial"), "affected_persons": ("Children",), "sdgs": ("16 - PEACE",)}
    lines = [line(at, text=each, quote=f"44.{at} {each} (Norway) (Chile);", **labels) for at, each in enumerate(texts)]
    return replace(facts(1), pages=tuple(Page(each, ()) for each in lines))


def read_again(data: bytes, place: Path):  # type: ignore[no-untyped-def]
    """The recommendations that the reader of thematic lists finds in a Word file, by number."""
    file = place / "matrix.docx"
    file.write_bytes(data)
    (source,) = ingest.sources([file])
    document, _ = ingest.read(source)
    statements, _ = extract.read(replace(document, kind="thematic_list", states=("XAV",), cycle=2))
    return {each.value.number: each.value for each in statements}


@pytest.mark.real
@pytest.mark.parametrize(("file", "layout"), LISTS.items())
def test_the_heads_are_those_of_the_lists(file: str, layout: str) -> None:
    head = [cell.text.strip() for cell in Document(STUDY / file).tables[0].rows[0].cells]
    assert head == [name for name, _, _ in layouts()[layout].columns]


def test_a_session_has_the_layout_that_was_read_in_it() -> None:
    assert layout_of(34, 3).name == "first"
    assert layout_of(48, 4).name == "second"
    assert layout_of(45, 4).name == "second"
    assert layout_of(15, 2).name == "first"


@pytest.mark.parametrize("layout", list(layouts()))
def test_nothing_is_lost_when_it_is_read_again(tmp_path: Path, layout: str) -> None:
    made = listed("Ratify CAT", "Repeal | all laws", "Ensure “full” respect; and more", FORMULA, "حماية الأطفال")
    found = read_again(docx(matrix(made, layout=layout)), tmp_path)
    for page in made.pages:
        value = found.pop(page.line.number)
        assert value.text == page.line.text
        assert value.recommending_states == ("NOR", "CHL")
        assert value.position == page.line.position
        assert value.themes == ("Torture", "Fair trial")
        assert value.affected_persons == ("Children",)
        assert value.sdgs == (() if layout == "states_apart" else ("16 - PEACE",))
    assert not found


def test_a_workbook_has_text_alone() -> None:
    sheet = load_workbook(io.BytesIO(xlsx(matrix(listed(FORMULA, "Ratify CAT"))))).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    assert any(str(cell.value).startswith(f"44.0 {FORMULA}") for cell in cells)
    assert sheet.freeze_panes == "A2"


def test_our_column_is_last_and_says_that_it_is_ours() -> None:
    given = AssessmentRow(**dict.fromkeys(AssessmentRow.__dataclass_fields__) | {
        "party": "Lantern", "status": "no progress", "why": "The law still stands.",
    })  # fmt: skip
    made = listed("Repeal the law")
    made = replace(made, pages=(replace(made.pages[0], assessments=(given,)),))
    shown = table(made, with_assessments=True)
    assert shown.columns[-1][0] == OURS
    assert shown.rows[-1][-1] == "Lantern: no progress – The law still stands."
    assert OURS not in text(matrix(made))


def test_recommendations_stand_under_their_first_theme() -> None:
    rows = table(listed("Ratify CAT", "Ratify CED")).rows
    assert [len(row) for row in rows] == [1, 4, 4]
    assert rows[0] == ("Theme: Torture",)


def test_without_recommendations_there_is_no_matrix() -> None:
    with pytest.raises(UsageError, match="add the Working Group's report"):
        matrix(facts(0))


def test_what_has_no_answer_yet_has_no_position() -> None:
    made = replace(facts(1), pages=(Page(line(0, position=None), ()), Page(line(1, position="pending"), ())))
    rows = [row for row in table(made).rows if len(row) > 1]
    assert [row[1] for row in rows] == ["", "Pending"]


@pytest.mark.parametrize("layout", ["first", "second", "states_apart"])
def test_a_position_that_no_reply_tells_is_left_empty_and_read_as_not_yet_answered(layout: str, tmp_path: Path) -> None:
    of = listed("Ratify the treaty", "Free the press", "Hold elections")
    ways = ({"position": "noted"}, {"position": "noted", "position_reason": "no reply"}, {"position": "supported"})
    of = replace(
        of, pages=tuple(Page(replace(each.line, **way), ()) for each, way in zip(of.pages, ways, strict=True))
    )  # fmt: skip
    made = matrix(of, layout=layout)
    positions = [each.position for each in read_again(docx(made), tmp_path).values()]
    assert positions == ["noted", "pending", "supported"]
    assert "where the position is empty, no reply at hand" in table(of, layout).source
    assert "no reply" not in table(listed("Ratify the treaty"), layout).source
