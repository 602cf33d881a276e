"""Tables: every way to write a CSV is read or refused in words; what is written keeps rows, order and columns."""

import csv
import io
from pathlib import Path

import pytest

from heeded.classify import Labels
from heeded.classify.tables import COLUMNS, labelled, read_table
from heeded.errors import UsageError
from heeded.model import Label
from heeded.provenance import Origin


def table_of(folder: Path, content: bytes | str) -> Path:
    file = folder / "asks.csv"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


@pytest.mark.parametrize(
    "content",
    [
        "id,text\n1,Ratify it\n2,Build it\n",
        "id;text\r\n1;Ratify it\r\n2;Build it\r\n",
        "id\ttext\n1\tRatify it\n2\tBuild it",
        "id|text\n\n1|Ratify it\n2|Build it\n\n",
        b"\xef\xbb\xbfid,text\n1,Ratify it\n2,Build it\n",
        "id,text\n1,Ratify it\n2,Build it\n".encode("utf-16"),
        'id,"text"\n1," Ratify it "\n2,"Build it"\n',
        '"a, b, c";id;text\n;1;Ratify it\n;2;Build it\n',
        "sep=;\r\nid;text\r\n1;Ratify it\r\n2;Build it\r\n",
        "\ufeffsep=\t\nid\ttext\n1\tRatify it\n2\tBuild it\n",
    ],
)
def test_reads_every_way_to_write_it(content: bytes | str, tmp_path: Path) -> None:
    table = read_table(table_of(tmp_path, content))
    assert table.column("text") == ["Ratify it", "Build it"]
    assert table.column("id") == ["1", "2"]


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"", "is empty"),
        (b"\n \n", "is empty"),
        (b'\n, \n"",""\n', "is empty"),
        (b"sep=;\n", "is empty"),
        ("id,text\n1,Sant\u00e9\n".encode("latin-1"), "line 2: not UTF-8"),
        ("id,text\n1,a,b\n", "row 2: 3 cells, but the header has 2"),
        ("\n\nid,text\n\n1,a,b\n", "row 5: 3 cells, but the header has 2"),
        ('id,text\n1,Ratify it\n2,"Build it\n3,Teach\n', "row 3: a quotation mark opens a cell and none closes it"),
        ('id,text\n1,"Build it\n2,Teach\n3,"Ratify it"\n', "row 2: a quotation mark opens a cell and none closes it"),
        ('id,text\n1,"Build" it\n', "row 2: a quotation mark opens a cell and none closes it"),
        ("id,text\n1,a\n".encode("utf-16") + b"\0", "line 3: damaged or cut off"),
        ("id,text\n1,a\n".encode("utf-32"), "is not UTF-8: zero bytes"),
        ("id,text\n1,a\n".encode("utf-16-le"), "is not UTF-8: zero bytes"),
    ],
)
def test_refuses_in_words(content: bytes | str, complaint: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=complaint):
        read_table(table_of(tmp_path, content))


def test_names_the_columns_where_one_is_missing_or_double(tmp_path: Path) -> None:
    table = read_table(table_of(tmp_path, "id,text,id\n1,a,2\n"))
    with pytest.raises(UsageError, match=r"no column 'ask'\. Its columns: id, text, id"):
        table.column("ask")
    with pytest.raises(UsageError, match="several columns 'id'"):
        table.column("id")


def test_missing_cells_are_empty_and_long_cells_are_read(tmp_path: Path) -> None:
    long = "word " * 40_000
    table = read_table(table_of(tmp_path, f"id,text\n1\n2,{long}\n"))
    assert table.column("text") == ["", long.strip()]


@pytest.mark.parametrize(
    ("content", "rows", "numbers"),
    [
        ("text\nRatify\n\nBuild\n\nTeach\n", ["Ratify", "", "Build", "", "Teach"], (2, 3, 4, 5, 6)),
        ("text\r\nRatify\r\n\r\n", ["Ratify", ""], (2, 3)),
        ('text\n"Ratify\nit"\nBuild\n', ["Ratify\nit", "Build"], (2, 3)),
        ("\ntext\nRatify\n", ["Ratify"], (3,)),
        ("id,text\n\n1,Ratify\n\n2,Build\n\n", ["Ratify", "Build"], (3, 5)),
        ("id,text\n,\n1,Ratify\n", ["", "Ratify"], (2, 3)),
        ("id,text\n", [], ()),
    ],
)
def test_rows_have_the_numbers_that_a_spreadsheet_shows(
    content: str, rows: list[str], numbers: tuple[int, ...], tmp_path: Path
) -> None:
    table = read_table(table_of(tmp_path, content))
    assert (table.column("text"), table.numbers) == (rows, numbers)


@pytest.mark.parametrize(
    ("content", "starts"),
    [
        ("id,text\n1,Ratify it\n\n\n2,Build it\n\n", ["id,text,action", "1,Ratify it,", "", "", "2,Build it,"]),
        ("text\nRatify it\n\nBuild it\n", ["text,action", "Ratify it,", ",,", "Build it,"]),
    ],
)
def test_blank_lines_stay(content: str, starts: list[str], tmp_path: Path) -> None:
    table = read_table(table_of(tmp_path, content))
    written = labelled(table, [Labels()] * len(table.rows)).decode().splitlines()
    assert [line.startswith(start) for line, start in zip(written, starts, strict=True)] == [True] * len(starts)
    assert [not line for line in written] == [not start for start in starts]


def test_keeps_rows_columns_and_delimiter(tmp_path: Path) -> None:
    table = read_table(table_of(tmp_path, "\ufeffid;text\n2;  Ratify; no\n".replace("; no", "")))
    origin = Origin("made", "1")
    labels = Labels(
        Label("action", "5", 0.41, origin, is_proposal=True),
        (Label("issue", "Justice", 0.9, origin), Label("issue", "Other", 0.3, origin, is_proposal=True)),
    )
    written = labelled(table, [labels])
    assert written.startswith(b"\xef\xbb\xbfid;text;action;")
    rows = list(csv.DictReader(io.StringIO(written.decode("utf-8-sig")), delimiter=";"))
    assert rows[0]["text"] == "  Ratify"
    assert (rows[0]["action"], rows[0]["action_score"]) == ("", ""), "what is unsure stands in review alone"
    assert (rows[0]["issues"], rows[0]["issues_scores"]) == ("Justice", "0.90")
    assert rows[0]["review"] == "action 5 0.41;issue Other 0.30"


def test_a_column_named_alike_is_refused_unless_renamed(tmp_path: Path) -> None:
    table = read_table(table_of(tmp_path, "action,text\n5,Ratify it\n"))
    with pytest.raises(UsageError, match="--prefix"):
        labelled(table, [Labels()])
    header = labelled(table, [Labels(problem="none")], "new_").decode().splitlines()[0]
    assert header.split(",") == ["action", "text", *(f"new_{name}" for name in COLUMNS)]
