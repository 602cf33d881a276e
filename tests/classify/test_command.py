"""`heeded classify` as people use it: a table in, a table out, an exit status, and words where it does not work."""

import csv
import errno
from pathlib import Path

import pytest

from heeded import cli

ASKS = (
    "\ufeffid;ask;language\n1;Ratify the Convention against Torture;\n2;Отменить смертную казнь;ru\n3;;\n4;Torture;\n"
)


def run(*arguments: str | Path) -> int:
    with pytest.raises(SystemExit) as left:
        cli.main([str(each) for each in arguments])
    return int(left.value.code or 0)


@pytest.fixture
def asks(tmp_path: Path) -> Path:
    file = tmp_path / "asks.csv"
    file.write_text(ASKS, "utf-8")
    return file


def test_labels_a_table(asks: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = asks.parent / "new" / "labels.csv"
    assert run("classify", asks, "--column", "ask", "--out", out) == 1
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert [row["id"] for row in rows] == ["1", "2", "3", "4"]
    assert rows[0]["action"] == "5"
    assert set(rows[0]["issues"].split(";")) == {"International instruments", "Torture and other CID treatment"}
    assert rows[1]["issues"] == "Death penalty"
    assert [row["action"] + row["issues"] for row in rows[2:]] == ["", ""]
    assert all(row["problem"] for row in rows[2:])
    assert "2 rows have no labels" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("more", "complaint"),
    [
        (["--column", "text"], "no column 'text'. Its columns: id, ask, language"),
        (["--column", "ask", "--model", "."], "holds no model"),
        (["--column", "ask", "--prefix", ""], "Rename them"),
    ],
)
def test_says_what_is_wrong(more: list[str], complaint: str, asks: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if "--prefix" in more:
        asks.write_text("ask,action\nRatify it now,5\n")
    assert run("classify", asks, "--out", asks.parent / "labels.csv", *more) == 2
    assert complaint in capsys.readouterr().err
    assert not (asks.parent / "labels.csv").exists()


@pytest.mark.parametrize("kind", ["same", "symbolic", "hard"])
def test_never_writes_over_its_own_table(kind: str, asks: Path) -> None:
    out = asks if kind == "same" else asks.parent / "other.csv"
    if kind == "symbolic":
        out.symlink_to(asks)
    if kind == "hard":
        out.hardlink_to(asks)
    assert run("classify", asks, "--column", "ask", "--out", out, "--fast") == 2
    assert asks.read_text("utf-8") == ASKS


def test_a_file_that_cannot_be_written_whole_stays_as_it_was(
    asks: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = asks.parent / "labels.csv"
    out.write_text("old")

    def full(file: Path, data: bytes) -> None:
        with file.open("wb") as opened:
            opened.write(data[:10])
        raise OSError(errno.ENOSPC, "No space left on device", str(file))

    with monkeypatch.context() as changed:
        changed.setattr(Path, "write_bytes", full)
        assert run("classify", asks, "--column", "ask", "--out", out, "--fast") == 2
    assert "No space left" in capsys.readouterr().err
    assert out.read_text() == "old"
    assert {file.name for file in asks.parent.iterdir()} == {"asks.csv", "labels.csv"}


def test_writes_through_a_link_and_keeps_the_mode(asks: Path) -> None:
    kept, out = asks.parent / "kept.csv", asks.parent / "labels.csv"
    kept.write_text("old")
    kept.chmod(0o640)
    out.symlink_to(kept)
    assert run("classify", asks, "--column", "ask", "--out", out, "--fast") == 1
    assert out.is_symlink()
    assert kept.read_text("utf-8-sig").startswith("id;ask;language;action")
    assert kept.stat().st_mode & 0o777 == 0o640


def test_a_split_by_row_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "coded.csv"
    file.write_text("text,action,issues\nRatify it now,5,Justice\n")
    assert run("train", file, "--test-sessions", "0.2", "--out", tmp_path / "models") == 2
    assert "split by row is refused" in capsys.readouterr().err
