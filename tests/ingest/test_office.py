"""Old Word files go in; their text comes out through whatever program is installed, else what to install."""

import os
import shutil
import sys
import time
from pathlib import Path

import pytest

from heeded.errors import IngestError
from heeded.ingest import office, programs
from heeded.ingest.office import read_doc
from heeded.ingest.programs import run
from heeded.ingest.word import read_docx

needs_office = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")


@pytest.fixture
def empty_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A search path with nothing on it but what a test puts there."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(programs, "USUAL_PLACES", {})
    (tmp_path / "bin").mkdir()
    return tmp_path / "bin"


def install(folder: Path, name: str, script: str) -> None:
    """A program of this name that runs a Python script."""
    program = folder / name
    program.write_text(f"#!{sys.executable}\n{script}\n")
    program.chmod(0o755)


def test_without_a_program_the_error_says_what_to_install(empty_path: Path) -> None:
    with pytest.raises(IngestError, match="LibreOffice") as error:
        read_doc(b"\xd0\xcf")
    assert all(word in str(error.value) for word in ("Debian", "macOS", "Windows", "DOCX"))


def test_plain_readers_keep_the_words_and_say_what_is_lost(empty_path: Path) -> None:
    install(empty_path, "antiword", "print('Arvenia accepted most recommendations.')")
    body, hints = read_doc(b"\xd0\xcf")
    assert body.text == "Arvenia accepted most recommendations.\n"
    assert "neither tables nor automatic numbers" in hints.warnings[0]


def test_a_program_that_fails_is_a_problem(empty_path: Path) -> None:
    install(empty_path, "catdoc", "import sys; sys.exit('the file is encrypted')")
    with pytest.raises(IngestError, match="the file is encrypted"):
        read_doc(b"\xd0\xcf")


def test_an_office_that_makes_nothing_is_a_problem(empty_path: Path) -> None:
    install(empty_path, "soffice", "pass")
    with pytest.raises(IngestError, match="damaged or locked"):
        read_doc(b"\xd0\xcf")


def test_a_program_that_hangs_ends_with_what_it_started(tmp_path: Path) -> None:
    script = "import subprocess, time; child = subprocess.Popen(['sleep', '60']).pid\n"
    script += "open('pid', 'w').write(str(child)); time.sleep(60)"
    with pytest.raises(IngestError, match="longer than 2 seconds"):
        run([sys.executable, "-c", script], seconds=2, folder=tmp_path)
    child = int((tmp_path / "pid").read_text())
    deadline = time.monotonic() + 5
    while _runs(child) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _runs(child)


def _runs(process: int) -> bool:
    """Whether a process is there; one that has ended and waits to be noticed is not."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")
    return not state.exists() or state.read_text().split()[2] != "Z"


def test_macros_and_links_are_off_in_the_profile() -> None:
    named = {name: value for _, name, value in office.SETTINGS}
    assert named["DisableMacrosExecution"] == "true"
    assert named["Link"] == "0"


def test_an_office_gets_a_home_that_goes_with_the_copy(
    empty_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in office.HOMES:
        monkeypatch.setenv(name, str(tmp_path / "home"))
    note = tmp_path / "homes"
    script = f"import os; homes = {{os.environ[name] for name in {office.HOMES}}}\n"
    script += "for home in homes: open(f'{home}/left', 'w').close()\n"
    script += f"open({str(note)!r}, 'w').write(' '.join(homes))"
    install(empty_path, "soffice", script)
    with pytest.raises(IngestError, match="damaged or locked"):
        read_doc(b"\xd0\xcf")
    (home,) = note.read_text().split()
    assert home != str(tmp_path / "home")
    assert not Path(home).exists()


@needs_office
def test_bytes_that_are_no_word_file_do_not_become_a_text() -> None:
    with pytest.raises(IngestError, match="damaged or locked"):
        read_doc(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") + bytes(range(256)) * 20)


@needs_office
@pytest.mark.real
def test_a_thematic_list_reads_alike_as_doc_and_docx(study: Path) -> None:
    folder = study / "thematic-lists"
    old, _ = read_doc((folder / "egypt-2014.doc").read_bytes())
    new, _ = read_docx((folder / "egypt-2014.docx").read_bytes())
    assert [len(row) for row in old.tables[0].rows] == [len(row) for row in new.tables[0].rows]
    assert old.text == new.text
