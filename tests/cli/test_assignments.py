"""`heeded assign`, `progress`, `assignments`, `import assignments`."""

import json
import shutil
from pathlib import Path

import openpyxl
import pytest

from running import heeded


@pytest.fixture(scope="module")
def home(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(demo, tmp_path_factory.mktemp("copy") / "home"))


@pytest.fixture(scope="module")
def ids(home: Path) -> list[str]:
    printed = heeded("export", "recommendations", "--cycle", "4", "--format", "jsonl", home=home).stdout
    return [json.loads(line)["id"] for line in printed.splitlines()]


def rows(home: Path, *arguments: str) -> list[dict[str, object]]:
    return json.loads(heeded("assignments", "XAV", "--format", "json", *arguments, home=home).stdout)  # type: ignore[no-any-return]


def test_from_the_assignment_to_what_is_overdue(home: Path, ids: list[str]) -> None:
    one, two = ids[:2]
    heeded("assign", one, "--to", "Justice", "--due", "2025-03", "--indicator", "laws", "--by", "Unit", home=home)
    heeded("assign", two, "--to", "Interior", "--by", "Unit", home=home)
    heeded(
        "progress", one, "--to", "Justice", "--date", "2025-02", "--value", "1", "--note", "Drafted.", "--by", "J",
        home=home,
    )  # fmt: skip
    assert [(row["id"], row["responsible"]) for row in rows(home)] == [(one, "Justice"), (two, "Interior")]
    assert [row["id"] for row in rows(home, "--overdue", "--as-of", "2025-04-01")] == [one]
    assert rows(home, "--overdue", "--as-of", "2025-03-31") == []
    [row] = rows(home, "--to", "Justice")
    assert row["values"] == ["2025-02: 1"]
    assert row["note"] == "Drafted."
    table = heeded("assignments", "XAV", home=home, COLUMNS="80").stdout
    assert max(map(len, table.splitlines())) <= 80
    assert "Justice  1 assigned, 1 overdue" in table

    heeded("progress", one, "--to", "Justice", "--done", "--by", "J", home=home)
    assert rows(home, "--overdue") == []
    heeded("assign", two, "--to", "Interior", "--withdraw", "--by", "Unit", home=home)
    assert [row["id"] for row in rows(home)] == [one]


def test_what_is_not_known_is_refused(home: Path, ids: list[str]) -> None:
    wrong = ids[0].rpartition(".")[0] + ".999"
    refused = heeded("assign", wrong, "--to", "Justice", "--by", "Unit", home=home, status=2).stderr
    assert f"no recommendation {wrong}" in refused
    assert "The nearest are:" in refused
    assert "names no recommendation" in heeded("assign", "XAV", "--to", "J", "--by", "U", home=home, status=2).stderr
    refused = heeded("progress", ids[5], "--to", "Nobody", "--done", "--by", "U", home=home, status=2).stderr
    assert "assigned to nobody" in refused
    heeded("assign", ids[0], "--to", "Justice", "--by", "U", home=home)
    late = heeded(
        "progress", ids[0], "--to", "Justice", "--done", "--date", "9999", "--by", "U", home=home, status=2
    ).stderr  # fmt: skip
    assert "9999 has not come yet" in late
    heeded("assign", ids[0], "--to", "J", "--due", "soon", "--by", "U", home=home, status=2)


def test_good_rows_of_a_table_come_in_and_bad_ones_are_listed(home: Path, ids: list[str], tmp_path: Path) -> None:
    number = ids[3].rpartition("/")[2]
    table = tmp_path / "plan.csv"
    table.write_text(f"Recommendation;Responsible;Due\n{number};Health;2027\n1.1;Health;2027\n{number};;\n", "utf-8")
    asked = ("import", "assignments", table, "--review", "XAV/4", "--by", "Unit")
    told = heeded(*asked, "--all-or-nothing", home=home, status=2).stderr
    assert "row 3: the record has no recommendation XAV/4/1.1" in told
    assert rows(home, "--to", "Health") == []
    done = heeded(*asked, home=home, status=1)
    assert "row 4: nobody is named" in done.stderr
    assert "1 of 3 rows taken in." in done.stdout
    assert [(row["id"], row["due"]) for row in rows(home, "--to", "Health")] == [(ids[3], "2027")]
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for cells in (["Plan of 2027"], ["Recommendation", "Responsible"], [ids[4], "Labour"], [float(number), "Labour"]):
        sheet.append(cells)
    book.save(tmp_path / "plan.xlsx")
    done = heeded("import", "assignments", tmp_path / "plan.xlsx", "--by", "Unit", home=home, status=1)
    assert "row 4" in done.stderr
    assert "may have lost a zero" in done.stderr
    assert [row["id"] for row in rows(home, "--to", "Labour")] == [ids[4]]
    table.write_text(f"recommendation,responsible,steps\n{number},Roads,a\n{number},Roads,b\n{number},Rail\n", "utf-8")
    done = heeded(*asked, home=home, status=1)
    assert f"row 2: {ids[3]} stands twice, in plan.csv, row 2 and row 3, not alike: leave one." in done.stderr
    assert "1 of 3 rows taken in." in done.stdout
    table.write_text(f"recommendation,responsible\n{number},Rail\n{number},Rail\n", "utf-8")
    again = heeded(*asked, home=home).stdout
    assert "row 3: says the same as row 2; taken once." in again
    assert "0 of 2 rows taken in; 1 were there already." in again
    table.write_text("recommendation,responsible,due,due\n", "utf-8")
    assert "the column 'due' twice" in heeded(*asked, home=home, status=2).stderr
    table.write_text("number,body\n1,2\n", "utf-8")
    assert "columns must be called 'recommendation' and 'responsible'" in heeded(*asked, home=home, status=2).stderr
