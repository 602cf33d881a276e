"""`heeded register`, `import treaties`, `import register`."""

import csv
import json
import shutil
from pathlib import Path

import pytest

from running import heeded

HEADER = "treaty,state,status,date,source,as_of\n"


@pytest.fixture(scope="module")
def home(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(demo, tmp_path_factory.mktemp("copy") / "home"))


def table(folder: Path, *rows: str) -> Path:
    file = folder / "status.csv"
    file.write_text(HEADER + "\n".join(rows) + "\n", "utf-8")
    return file


def listed(home: Path, *arguments: str) -> list[dict[str, str]]:
    return json.loads(heeded("register", *arguments, "--format", "json", home=home).stdout)  # type: ignore[no-any-return]


def test_good_rows_are_taken_in_and_wrong_ones_listed(home: Path, tmp_path: Path) -> None:
    file = table(tmp_path, "CED,XAV,party,2024-02-01,treaties.un.org,2026-01", "CAT,Atlantis,party,1998,x,2026-01")
    done = heeded("import", "treaties", file, "--by", "Aya", home=home, status=1)
    assert "1 of 2 rows taken in" in done.stdout
    assert "row 3" in done.stderr
    assert "Atlantis" in done.stderr
    [row] = listed(home, "treaties", "--state", "XAV")
    assert (row["treaty"], row["status"], row["date"]) == ("CED", "party", "2024-02-01")
    again = heeded("import", "treaties", file, "--by", "Aya", home=home, status=1)
    assert "0 of 2 rows taken in; 1 were there already" in again.stdout


def test_all_or_nothing_takes_nothing(home: Path, tmp_path: Path) -> None:
    file = table(tmp_path, "CRPD,XAV,party,2020,x,2026-01", "CAT,XAV,ratified,1998,x,2026-01")
    done = heeded("import", "treaties", file, "--by", "Aya", "--all-or-nothing", home=home, status=2)
    assert "Nothing was taken in" in done.stderr
    assert "CRPD" not in [row["treaty"] for row in listed(home, "treaties", "--state", "XAV")]


def test_what_is_listed_can_be_taken_in_again(home: Path, tmp_path: Path) -> None:
    printed = heeded("register", "treaties", "--state", "KAZ", "--format", "csv", home=home).stdout
    rows = list(csv.DictReader(printed.splitlines()))
    assert len(rows) == 18
    file = tmp_path / "again.csv"
    file.write_text(printed.replace("2022-08", "2026-01"), "utf-8")
    assert "18 of 18 rows taken in" in heeded("import", "treaties", file, "--by", "Aya", home=home).stdout
    assert {row["as_of"] for row in listed(home, "treaties", "--state", "KAZ")} == {"2026-01"}


def test_other_registers_are_taken_in_by_name(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "invitations.csv"
    file.write_text("state,status,date,source,as_of\nArvenia,extended,2011-03,OHCHR,2025\n", "utf-8")
    heeded("import", "register", "standing_invitations", file, "--by", "Aya", home=home)
    assert [row["status"] for row in listed(home, "standing_invitations", "--state", "XAV")] == ["extended"]
    done = heeded("import", "register", "invitations", file, "--by", "Aya", home=home, status=2)
    assert "standing_invitations" in done.stderr


def test_a_table_without_its_columns_is_refused(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "bare.csv"
    file.write_text("state,status\nXAV,party\n", "utf-8")
    assert "'treaty'" in heeded("import", "treaties", file, "--by", "Aya", home=home, status=2).stderr


@pytest.mark.parametrize("width", [80, 120])
def test_the_table_fits_the_screen(home: Path, width: int) -> None:
    printed = heeded("register", "treaties", "--state", "NZL", home=home, COLUMNS=str(width)).stdout
    assert max(map(len, printed.splitlines())) <= width
    assert "doubtful" in printed
