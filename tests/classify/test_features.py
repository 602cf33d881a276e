"""Features, weights and model files: what is counted, what is kept, and what is refused when it is read back."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from heeded.classify.features import BLOCKS, readable, tokens
from heeded.classify.files import read_model, write_model
from heeded.classify.linear import Linear, Space
from heeded.errors import HeededError, ModelError

TEXTS = [
    tokens(text) for text in ("Ratify the treaty", "Continue to ratify", "Build schools in Arvenia", "Build a prison")
]
ALL: dict[str, tuple[int, int | None]] = dict.fromkeys(BLOCKS, (1, None))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ratify the OP-CAT", ["ratify", "the", "opcat"]),
        ("ratify ICRMW and CPPED", ["ratify", "icrmw", "and", "icpped"]),
        ("Children’s rights by 2030, 5 of them", ["children", "rights", "by", "0", "5", "of", "them"]),
        ("Ратифицировать", []),
        ("", []),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@pytest.mark.parametrize(
    ("block", "feature"),
    [
        ("words", "^ continue to"),
        ("opening", "start:continue to"),
        ("opening", "2:to"),
        ("opening", "head:continue"),
        ("stems", "continu to"),
        ("letters", " con"),
    ],
)
def test_blocks(block: str, feature: str) -> None:
    assert feature in BLOCKS[block](tokens("Continue to build schools"))


@pytest.mark.parametrize(
    ("feature", "expected"), [("start:continue to", "continue to"), ("^ ratify", "ratify"), ("2:to", "to")]
)
def test_readable(feature: str, expected: str) -> None:
    assert readable(feature) == expected


@given(st.lists(st.text("abc 1'", max_size=30), max_size=6))
def test_rows_of_any_text_have_blocks_of_length_one_or_none(texts: list[str]) -> None:
    space = Space.of(TEXTS, ALL)
    rows = space.rows([tokens(text) for text in texts])
    assert len(rows.starts) == len(texts) + 1
    squares = np.add.reduceat(np.append(rows.values**2, 0), rows.starts[:-1]) if texts else np.array([])
    for text, square, first, last in zip(texts, squares, rows.starts, rows.starts[1:], strict=False):
        if first < last:
            assert abs(square - round(float(square))) < 1e-3, text


def linear() -> Linear:
    space = Space.of(TEXTS, ALL)
    weights = np.random.default_rng(0).normal(size=(space.width, 3)).astype(np.float32)
    return Linear(space, weights, np.array([0.1, 0, -0.1]))


def test_a_model_reads_back_as_written(tmp_path: Path) -> None:
    model = linear()
    write_model(tmp_path, "made", model.arrays(), {"labels": ["a", "b", "c"]})
    again = Linear.of_arrays(read_model(tmp_path, "made").arrays)
    assert (again.scores(TEXTS) == model.scores(TEXTS)).all()


def test_the_same_arrays_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_model(tmp_path / name, "made", linear().arrays(), {})
    assert (tmp_path / "one/made.npz").read_bytes() == (tmp_path / "two/made.npz").read_bytes()


def test_the_words_that_weighed_most_are_words_of_the_text() -> None:
    space = Space.of(TEXTS, {"words": (1, None)})
    weights = np.zeros((space.width, 1), np.float32)
    weights[space.columns["words"]["ratify"]] = 1
    assert Linear(space, weights, np.zeros(1)).weighed_most(tokens("please ratify it"), [0]) == [("ratify",)]


def _cut(folder: Path) -> None:
    file = folder / "made.npz"
    file.write_bytes(file.read_bytes()[:-20])


def _changed(**facts: object) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        file = folder / "made.json"
        file.write_text(json.dumps({**json.loads(file.read_text()), **facts}))

    return change


@pytest.mark.parametrize(
    ("damage", "complaint"),
    [
        (_cut, "damaged"),
        (_changed(format=99), "another version"),
        (_changed(name="other"), "another version"),
        (_changed(sha256="0"), "does not belong"),
        (lambda folder: (folder / "made.json").write_text("{not json"), "damaged"),
        (lambda folder: (folder / "made.json").write_text("[1]"), "another version"),
        (lambda folder: (folder / "made.json").write_bytes(b"\xff\xfe\x00"), "damaged"),
        (lambda folder: (folder / "made.npz").unlink(), "missing"),
        (lambda folder: (folder / "made.json").unlink(), "missing"),
    ],
)
def test_a_damaged_model_is_refused_in_words(damage: Callable[[Path], object], complaint: str, tmp_path: Path) -> None:
    write_model(tmp_path, "made", linear().arrays(), {})
    damage(tmp_path)
    with pytest.raises(ModelError, match=complaint):
        read_model(tmp_path, "made")


def _packed(**arrays: Any) -> bytes:
    packed = io.BytesIO()
    np.savez_compressed(packed, **arrays)
    return packed.getvalue()


def _too_large() -> bytes:
    packed, header = io.BytesIO(), io.BytesIO()
    np.lib.format.write_array_header_1_0(header, {"descr": "<f8", "fortran_order": False, "shape": (10**15,)})
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("rarity.npy", header.getvalue())
    return packed.getvalue()


def _with_byte(at: bytes, offset: int, value: int) -> bytes:
    raw = bytearray(_packed(rarity=np.zeros(3)))
    raw[raw.find(at) + offset] = value
    return bytes(raw)


@pytest.mark.parametrize(
    "arrays",
    [
        b"",
        b"PK",
        _too_large(),
        _with_byte(b"PK\x01\x02", 10, 99),  # a way to pack that does not exist
        _with_byte(b"PK\x01\x02", 8, 1),  # said to be encrypted
        _packed(rarity=np.zeros(3))[:-30],
        _packed(rarity=np.array([1, np.nan])),
        _packed(rarity=np.array([np.inf], np.float16)),
        _packed(rarity=np.array(["x"])),
        _packed(rarity=np.array([None])),
    ],
)
def test_damaged_arrays_with_the_right_hash_are_refused_in_words(arrays: bytes, tmp_path: Path) -> None:
    write_model(tmp_path, "made", {}, {})
    (tmp_path / "made.npz").write_bytes(arrays)
    _changed(sha256=hashlib.sha256(arrays).hexdigest())(tmp_path)
    with pytest.raises(ModelError, match=r"made\.npz and \.json\) is damaged"):
        read_model(tmp_path, "made")


def test_arrays_with_objects_are_never_run(tmp_path: Path) -> None:
    with pytest.raises((HeededError, ValueError)):
        write_model(tmp_path, "made", {"x": np.array([print], dtype=object)}, {})
