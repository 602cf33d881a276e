"""A document as a viewer may see it: its original where no name is masked in it, and pictures that go with it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from builders import document, original, reading
from heeded.cases import Case, Participant
from heeded.store import entries, pictures, showing, write
from heeded.viewer import OWNER, PUBLIC, Viewer

pytestmark = pytest.mark.django_db
CASE = Case("C-1", "person", "The beekeeper", "team")
ANA = Participant("C-1", "P-1", ("Ana Novak",), "victim", "Rose")


def stored(home: Path, text: str, name: str) -> str:
    made = reading(document(text, file=name, access="public"))
    write.save(home, made, write.File(name, f"/in/{name}"), original(text, name), "reader 1")
    return made.document.key


def seen(key: str, viewer: Viewer) -> tuple[str, bool]:
    found = showing.shown(viewer, key)
    assert found
    return found.reading.document.text, found.is_whole


def test_an_original_is_for_those_from_whom_nothing_in_it_is_kept(home: Path) -> None:
    named = stored(home, "Ana Novak was released.", "named.txt")
    other = stored(home, "Nobody was released.", "other.txt")
    assert seen(named, PUBLIC) == ("Ana Novak was released.", True)
    entries.add([CASE, ANA], "Aya", datetime.now(UTC), "public")
    assert seen(named, PUBLIC) == ("Rose was released.", False)
    assert seen(other, PUBLIC) == ("Nobody was released.", True)
    assert seen(named, OWNER) == ("Ana Novak was released.", True)
    with pytest.raises(ValueError, match="masked"):
        showing.original(home, showing.shown(PUBLIC, named))  # type: ignore[arg-type]


def test_of_a_scan_nobody_knows_whom_it_names(home: Path) -> None:
    scan = stored(home, "", "scan.pdf")
    assert seen(scan, PUBLIC) == ("", True)
    entries.add([CASE, ANA], "Aya", datetime.now(UTC), "public")
    assert seen(scan, PUBLIC) == ("", False)
    assert seen(scan, OWNER) == ("", True)


def test_what_is_not_there_is_not_shown(home: Path) -> None:
    assert showing.shown(OWNER, "A/HRC/1/1") is None


def test_pictures_are_kept_for_the_owner_of_the_home_and_forgotten(tmp_path: Path) -> None:
    pictures.keep(tmp_path, "ab12", 3, b"picture")
    assert pictures.read(tmp_path, "ab12", 3) == b"picture"
    assert pictures.read(tmp_path, "ab12", 4) is None
    assert {each.stat().st_mode & 0o077 for each in tmp_path.rglob("*")} == {0}
    pictures.forget(tmp_path, "ab12")
    assert pictures.read(tmp_path, "ab12", 3) is None
    pictures.forget(tmp_path, "ab12")
