"""`heeded chart`, on a record of one short text: a picture, its numbers, and what cannot be drawn."""

from pathlib import Path

import pytest
from tests.cli.test_figures import TEXTS
from tests.running import heeded


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("texts")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    record = tmp_path_factory.mktemp("home")
    heeded("build", str(folder), home=record)
    return record


def test_a_chart_is_written_as_picture_and_as_numbers(home: Path, tmp_path: Path) -> None:
    for ending, begins in ((".svg", b"<svg "), (".png", b"\x89PNG"), (".csv", b'\xef\xbb\xbf"Said by, in","Peop')):
        file = tmp_path / f"chart{ending}"
        heeded("chart", "figures", "XAV", "--event", "Harbour Days", "--narrow", "--out", str(file), home=home)
        assert file.read_bytes().startswith(begins)
    assert "at least 21" in heeded("chart", "figures", "XAV", home=home).stdout


def test_what_cannot_be_drawn_is_told(home: Path, tmp_path: Path) -> None:
    for words, told in (
        (("positions", "XAV"), "no recommendation to Arvenia"),
        (("flow", "XAV", "--cycle", "9"), "no review 9"),
        (("figures", "XAV", "--event", "the flood"), "known: Arvenian Harbour Days"),
        (("figures", "XAV", "--out", str(tmp_path / "chart.gif")), "ends with"),
    ):
        assert told in heeded("chart", *words, home=home, status=2).stderr
    assert list(tmp_path.iterdir()) == []
