"""What a change gained and lost, statement by statement; what is kept holds no words of a text."""

from pathlib import Path

from evaluation.ledger import Ledger


def ledger(missed: list[int], spurious: list[str]) -> Ledger:
    made = Ledger()
    made.note("own/01-sulm", "tally", missed, [{"id": "x", "value": word} for word in spurious])
    return made


def test_changes_are_told_by_type() -> None:
    last, now = ledger([0, 2], ["ten bakers"]), ledger([2, 3], [])
    first, *broken = now.changes(last)
    assert first == "tally: 2 mended, 1 broken"
    assert broken == ["  broken: missed own/01-sulm tally 3"]
    assert list(now.changes(now)) == []


def test_texts_of_one_run_alone_are_no_change() -> None:
    assert list(ledger([1], []).changes(Ledger())) == []


def test_a_ledger_is_kept_without_words(tmp_path: Path) -> None:
    path = tmp_path / "ledger.json"
    made = ledger([1], ["ten bakers"])
    made.keep(path)
    assert "bakers" not in path.read_text("utf-8")
    assert Ledger.last(path) == made
    assert Ledger.last(tmp_path / "none.json") == Ledger()
