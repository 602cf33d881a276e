"""A planted word is found in whatever form it lies on the disk, and no other one is."""

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from heeded.store.bytes import found_in

NAMES = ["Aigul Seitova", "Жанна Ли", "Zoë Ångström"]
OTHER = "Marat Omarov"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", [
    lambda name: name.encode(), lambda name: name.encode("utf-16-le"), lambda name: name.encode("utf-16-be"),
    lambda name: json.dumps(name).encode(), lambda name: json.dumps(name).upper().replace("\\U", "\\u").encode(),
    lambda name: name.lower().encode(), lambda name: name.upper().encode(),
    lambda name: json.dumps(name.lower()).encode(),
])  # fmt: skip
def test_a_word_is_found_in_every_form(tmp_path: Path, name: str, form: object) -> None:
    file = tmp_path / "a" / "b"
    file.parent.mkdir()
    file.write_bytes(b"x" * 5001 + form(name) + b"\0")  # type: ignore[operator]
    (tmp_path / "empty").touch()
    assert found_in(tmp_path, [name, OTHER]) == [(file, name)]


def test_a_word_in_a_name_is_found(tmp_path: Path) -> None:
    (tmp_path / "aigul seitova").mkdir()
    file = tmp_path / "aigul seitova" / "notes.txt"
    file.write_bytes(b"nothing")
    assert found_in(tmp_path, NAMES) == [(file, NAMES[0])]


def test_what_is_not_there_is_not_found(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"Aigul  Seitova Aigul Seito" * 100)
    assert found_in(tmp_path, [*NAMES, ""]) == []


def database(file: Path, page_size: int, text: str) -> bytes:
    with closing(sqlite3.connect(file)) as made:
        made.execute(f"PRAGMA page_size={page_size}")
        made.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT)")
        made.execute("INSERT INTO t (text) VALUES (?)", [text])
        made.commit()
    return file.read_bytes()


@pytest.mark.parametrize("page_size", [512, 4096, 65536])
def test_a_word_across_pages_of_a_database_is_found(tmp_path: Path, page_size: int) -> None:
    """A row of three pages: wherever the name lies between two of them, it is found."""
    name, file = "Жанна", tmp_path / "record.sqlite3"
    length, size = 5 * page_size // 2, len(name.encode())
    parts = [len(part) for part in re.findall(rb"\.{20,}", database(file, page_size, "." * (length + size)))]
    assert len(parts) == 3
    file.unlink()
    local = min(parts)  # what lies in the table's own page; the page after the next one is full
    for border in {local, local + page_size - 4}:
        for at in range(border - size - 1, border + 2):
            text = "." * at + name + "." * (length - at)
            data = database(file, page_size, text)
            assert found_in(tmp_path, [name, "Bolat"]) == [(file, name)], at
            assert (name.encode() in data) == (at <= border - size or at >= border), at
            file.unlink()
