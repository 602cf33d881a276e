"""Learning from a coded table: what is left out, what is refused, and that the models learned what the table says."""

import shutil
import sys
from pathlib import Path

import numpy as np
import pytest

from heeded.classify import labels_of, origins, train
from heeded.classify.files import read_model, write_model
from heeded.classify.tables import Table
from heeded.errors import ModelError, UsageError

HEADER = ("text", "action", "issues", "session", "response")
PLACES = (
    "north",
    "south",
    "east",
    "west",
    "coast",
    "hills",
    "islands",
    "capital",
    "lakes",
    "plains",
    "harbour",
    "forest",
)
ASKS = (
    ("Ratify the convention on lighthouses of the {}", "5", "International instruments, Justice"),
    ("Continue efforts to teach children in the {}", "2", "Rights of the Child; Right to education"),
    ("Consider building prisons in the {}", "3", "Detention"),
)


def coded(*more: tuple[str, ...]) -> Table:
    rows = [
        (text.format(place), action, issues, str(number % 4 + 1), "Accepted")
        for number, place in enumerate(PLACES)
        for text, action, issues in ASKS
    ]
    return Table(Path("coded.csv"), HEADER, (*rows, *more))


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models")
    train.train(train.split(train.examples(coded())[0], "4"), folder)
    return folder


def test_learns_what_the_table_says(models: Path) -> None:
    ratify, teach = labels_of(["Ratify the convention on ferries", "Continue to teach children"], ["en", "en"], models)
    assert ratify.action
    assert (ratify.action.value, ratify.action.origin.name) == ("5", "action")
    assert {label.value for label in ratify.issues if not label.is_proposal} == {"International instruments", "Justice"}
    assert teach.action
    assert teach.action.value == "2"


def with_persons(cell: str = "Children") -> Table:
    """The table with a column of affected persons: those of the second ask."""
    table = coded()
    rows = tuple((*row, cell if "children" in row[0] else "") for row in table.rows)
    return Table(table.file, (*HEADER, "affected_persons"), rows)


def test_learns_persons_where_the_table_has_them_and_takes_the_shipped_models_for_the_others(
    models: Path, tmp_path: Path
) -> None:
    report = train.train(train.split(train.examples(with_persons())[0], "4"), tmp_path)
    assert report.scores["affected_persons"]["labels"]["Children"]["f1"] == 1.0
    shipped, own = ({each.name: each.version for each in origins(folder)} for folder in (models, tmp_path))
    assert {kind for kind in ("themes", "affected_persons", "sdgs") if shipped[kind] != own[kind]} == {
        "affected_persons"
    }
    [labels] = labels_of(["Continue to teach children"], ["en"], tmp_path)
    assert {each.origin.version for each in labels.affected_persons} == {own["affected_persons"]}
    assert {each.origin.version for each in labels.themes} <= {shipped["themes"]}


def test_a_term_that_is_none_is_refused_with_its_row() -> None:
    with pytest.raises(UsageError, match=r"coded\.csv, row 3: 'Ferrymen' is no known name of affected persons"):
        train.examples(with_persons("Ferrymen"))


def test_training_that_is_stopped_leaves_the_old_models(
    models: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "models"
    shutil.copytree(models, folder)
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    monkeypatch.setattr(train, "card", lambda name, facts: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        train.train(train.split(train.examples(coded())[0]), folder)
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before
    assert list(tmp_path.iterdir()) == [folder]


def test_writes_cards_with_scores_of_the_sessions_set_apart(models: Path) -> None:
    card = (models / "issues.md").read_text("utf-8")
    assert "27 rows of sessions 1, 2, 3, tested on 9 rows of sessions 4" in card
    assert "| Detention | 3 |" in card


def test_a_damaged_folder_is_refused(models: Path, tmp_path: Path) -> None:
    for file in models.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "action.npz").write_bytes(b"PK")
    with pytest.raises(ModelError, match="damaged"):
        labels_of(["Ratify it now"], ["en"], tmp_path)
    with pytest.raises(ModelError, match="holds no model"):
        labels_of(["Ratify it now"], ["en"], tmp_path / "none")


def test_models_put_together_by_hand_are_refused(models: Path, tmp_path: Path) -> None:
    for file in models.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    content = (tmp_path / "issues.json").read_text("utf-8").replace('"Detention",', "")
    (tmp_path / "issues.json").write_text(content, "utf-8")
    with pytest.raises(ModelError, match="put together by hand"):
        labels_of(["Ratify it now"], ["en"], tmp_path)


@pytest.mark.parametrize(
    ("name", "array", "shape"),
    [
        ("action", "bias", (3,)),
        ("action", "rarity", (3, 3)),
        ("action", "scale", (3,)),
        ("issues", "bias", (3,)),
        ("issues", "mean", (3,)),
        ("issues", "weights_1", (7, 64)),
        ("issues", "weights_2", (64, 3)),
        ("issues", "levels", (3,)),
        ("translated", "weights_1", (7, 128)),
        ("translated", "bias_2", (3,)),
    ],
)
def test_arrays_that_do_not_fit_are_refused(
    name: str, array: str, shape: tuple[int, ...], models: Path, tmp_path: Path
) -> None:
    for file in models.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    read = read_model(models, name)
    facts = {key: told for key, told in read.facts.items() if key != "sha256"}
    write_model(tmp_path, name, {**read.arrays, array: np.zeros(shape, np.float32)}, facts)
    with pytest.raises(ModelError, match="put together by hand"):
        labels_of(["Ratify it now"], ["en"], tmp_path)


def test_texts_on_both_sides_are_counted() -> None:
    double = ("ratify  THE convention on lighthouses of the north", "5", "Justice", "4", "Noted")
    parts = train.split(train.examples(coded(double))[0], "4")
    assert (len(parts.tested), parts.on_both_sides) == (10, 1)


@pytest.mark.parametrize("asked", ["0.2", "20%", "random"])
def test_a_split_by_row_is_refused(asked: str) -> None:
    with pytest.raises(UsageError, match="split by row is refused"):
        train.split(train.examples(coded())[0], asked)


def test_a_split_needs_known_sessions() -> None:
    with pytest.raises(UsageError, match="session 9; the table has 1, 2, 3, 4"):
        train.split(train.examples(coded())[0], "4,9")
    bare = Table(Path("coded.csv"), HEADER[:3], tuple(row[:3] for row in coded().rows))
    with pytest.raises(UsageError, match="split by row is refused"):
        train.split(train.examples(bare)[0], "4")


def test_rows_without_labels_and_pledges_are_left_out(tmp_path: Path) -> None:
    pledge = ("Arvenia pledges to paint its lighthouses", "5", "Other", "1", "Voluntary Pledge")
    bare = (("A text", "", "Justice", "1", ""), ("A text", "5", " ;, ", "1", ""))
    found, left_out = train.examples(coded(*bare, pledge))
    assert left_out == {"rows without text, action or issues": 2}
    report = train.train(train.split(found), tmp_path)
    assert (report.learned, report.left_out) == (36, {"voluntary pledges": 1})
    assert "Not measured" in (tmp_path / "action.md").read_text("utf-8")
    assert train.train(train.split(found), tmp_path, with_pledges=True).learned == 37


def test_refuses_what_cannot_be_learned_from(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="row 38: 'nine' is no action category"):
        train.examples(coded(("A text", "nine", "Justice", "1", "")))
    with pytest.raises(UsageError, match="9 coded texts that differ in their words are too few"):
        train.train(train.split(train.examples(coded())[0][:9] * 3), tmp_path)
    without_issues = Table(Path("coded.csv"), HEADER[:3], tuple((*row[:2], ";,") for row in coded().rows))
    with pytest.raises(UsageError, match=r"0 coded texts .* issues"):
        train.train(train.split(train.examples(without_issues)[0]), tmp_path)
    with pytest.raises(UsageError, match="no column 'issues'"):
        train.examples(Table(Path("coded.csv"), HEADER[:2], ()))


def test_says_so_where_scikit_learn_is_absent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sklearn", None)
    with pytest.raises(UsageError, match=r"pip install 'heeded\[train\]'"):
        train.train(train.split(train.examples(coded())[0]), tmp_path)


def test_scores() -> None:
    found = train.scores([frozenset("ab"), frozenset("b")], [["a"], ["b", "c"]])
    assert (found["micro_f1"], found["macro_f1"]) == (0.6667, 0.8333)
    assert found["labels"]["b"] == {"texts": 2, "precision": 1.0, "recall": 0.5, "f1": 0.667}
