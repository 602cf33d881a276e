"""Tables of a data export: what they hold fits together, and rows are made of what is given."""

import csv
import io
import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from builders import document, statement
from heeded import codec
from heeded.errors import UsageError
from heeded.model import Event, Label, Recommendation
from heeded.provenance import Origin
from heeded.reports import recommendations, workbook
from heeded.reports.exports import rows
from heeded.reports.exports.columns import MEANINGS, Column, columns
from heeded.reports.exports.registry import EXPORTS, Export, chosen
from heeded.reports.exports.sqlite import VIEWS
from heeded.reports.exports.writers import writer
from heeded.reports.recommendations import Line
from heeded.reports.tables import harmless, values_of


@pytest.mark.parametrize("table", EXPORTS.values(), ids=list(EXPORTS))
def test_a_table_fits_together(table: Export) -> None:
    names = {each.name for each in table.columns}
    assert all(table.meaning(name).endswith(".") for name in names)
    assert {*table.key, *table.refers, *table.meanings} <= names
    before = list(EXPORTS)[: list(EXPORTS).index(table.name)]
    for other, key in table.refers.values():
        assert other in before
        assert EXPORTS[other].key == (key,)


def test_every_meaning_is_of_a_column_and_every_view_of_tables() -> None:
    used = {each.name for table in EXPORTS.values() for each in table.columns if each.name not in table.meanings}
    assert used == set(MEANINGS)
    assert all(set(view.of) <= set(EXPORTS) for view in VIEWS.values())


def test_tables_are_chosen_by_name_in_their_order() -> None:
    assert [each.name for each in chosen(["pairs", "documents"])] == ["documents", "pairs"]
    assert len(chosen(())) == len(EXPORTS)
    with pytest.raises(UsageError, match="'asks'"):
        chosen(["asks"])


def test_columns_have_the_types_of_their_fields() -> None:
    found = {each.name: each for each in (*columns(Line), *columns(rows.LinkLine))}
    assert found["cycle"] == Column("cycle", "integer", False)
    assert found["page"] == Column("page", "integer", True)
    assert found["recommending_states"] == Column("recommending_states", "list", False)
    assert found["score"] == Column("score", "number", False)
    assert found["is_proposed"] == Column("is_proposed", "boolean", False)
    with pytest.raises(TypeError):
        columns(recommendations.Page)


class Kinds(NamedTuple):
    """A row with a column of each type."""

    text: str
    name: str | None
    number: int
    score: float
    is_so: bool
    texts: tuple[str, ...]


CELLS = st.text(st.sampled_from("a=+-@'\"\t\r\n, é\u2028;"))

TEXT = "90.1 Ratify the treaty (Norway, Chad, Norway). Police shot at a crowd in Velm on 3 May 2021."
ASKED = statement(TEXT, "Ratify the treaty", Recommendation("Ratify the treaty", ("NOR", "TCD", "NOR"), "90.1"))


def test_a_pair_is_a_recommendation_and_a_state_once() -> None:
    from heeded.model import Chain, Outcome
    from heeded.reports.record import Held

    (line,) = recommendations.lines(Held("XAV", (Outcome("XAV", 4, (Chain(ASKED, "A/1"),), {}, True),)))
    kept = codec.to_json(line)
    made = list(rows.pairs(kept))
    assert [(each.id, each.recommending_state, each.recommending_group) for each in made] == [
        ("XAV/4/90.1", "NOR", "WEOG"), ("XAV/4/90.1", "TCD", "Africa"),
    ]  # fmt: skip
    labels = (Label("issue", "Women", 0.9, Origin("issues", "1")), Label("issue", "Women", 0.2, Origin("issues", "1")))
    (label,) = rows.labels((kept, {"labels": codec.to_json(labels)}))
    assert (label.value, label.score, label.origin) == ("Women", 0.9, "issues 1")


def test_a_line_is_listed_as_it_is() -> None:
    line = recommendations.Line(*(("NOR",) if each.type == "list" else each.name for each in columns(Line)))
    assert list(rows.lines([codec.to_json(line)])) == list(values_of(Line, [line]))


def test_statements_and_events_stand_where_their_document_has_them() -> None:
    told = statement(TEXT, "Police shot at a crowd", Event(("killing",), "2021-05-03", "Velm"), page=7)
    said = document(symbol="A/HRC/57/90", cycle=4), codec.to_json((ASKED, told))
    made = list(rows.statements(said))
    assert [each.quote for each in made] == [TEXT[each.start : each.end] for each in made]
    assert [codec.from_json(Recommendation, json.loads(made[0].value))] == [ASKED.value]
    assert [each.cycle for each in made] == [4, 4]
    (event,) = rows.events(said)
    assert (event.date, event.place, event.page, event.document) == ("2021-05-03", "Velm", 7, "A/HRC/57/90")


def test_formulas_are_harmless_and_told_from_what_looked_so(tmp_path: Path) -> None:
    table = EXPORTS["pairs"]
    cells: list[tuple[Any, ...]] = [("=1+1", "'=x", "a\nb", None, "-", "XAV", 4, "124.10", "'tis", None)]
    with writer(("csv", "xlsx"), tmp_path, (table,)) as add:
        add(table, cells)
    text = (tmp_path / "csv/pairs.csv").read_bytes().decode("utf-8")
    assert text.splitlines()[1:] == ["'=1+1,''=x,\"a", "b\",,'-,XAV,4,124.10,'tis,"]
    sheet = load_workbook(tmp_path / "heeded.xlsx")["pairs"]
    assert [cell.value for cell in sheet[2]] == ["=1+1", "'=x", "a b", None, "-", "XAV", 4, "124.10", "'tis", None]
    assert {cell.data_type for cell in sheet[2]} == {"s", "n"}


@given(st.lists(st.tuples(CELLS, CELLS | st.none(), st.integers(), st.floats(), st.booleans(), st.lists(CELLS))))
def test_a_csv_file_reads_back_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, given_rows: list[Any]
) -> None:
    folder = tmp_path_factory.mktemp("csv")
    table = Export("kinds", "One row.", Kinds, "state", iter)
    written = [(*row[:-1], tuple(row[-1])) for row in given_rows]
    with writer(("csv",), folder, (table,)) as add:
        add(table, written)
        add(table, [])
    with (folder / "csv/kinds.csv").open(encoding="utf-8", newline="") as file:
        read = list(csv.reader(file))
    own = io.StringIO()
    csv.writer(own).writerows(
        [harmless(text), harmless(name) if name else "", number, score, str(is_so).lower(), codec.dumps(texts)]
        for text, name, number, score, is_so, texts in written
    )
    assert read == [[each.name for each in table.columns], *csv.reader(io.StringIO(own.getvalue(), newline=""))]
    assert (folder / "csv/kinds.csv").read_bytes().partition(b"\r\n")[2].decode() == own.getvalue()


def test_a_full_sheet_goes_on_in_a_further_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 3)
    with workbook.Workbook(tmp_path / "book.xlsx", tmp_path) as book:
        book.add("links", ["one"], [(number,) for number in range(3)])
        book.add("links", ["one"], [(number,) for number in range(3, 5)])
    made = load_workbook(tmp_path / "book.xlsx")
    assert {sheet.title: [cell.value for cell in sheet["A"]] for sheet in made} == {
        "links": ["one", 0, 1], "links 2": ["one", 2, 3], "links 3": ["one", 4],
    }  # fmt: skip
    assert [each.name for each in tmp_path.iterdir()] == ["book.xlsx"]
