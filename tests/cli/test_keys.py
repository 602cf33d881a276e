"""`heeded keys new|status|change|rotate` and `heeded --unlock`, as people and scripts use them."""

import base64
import os
import select
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from heeded import settings
from heeded.errors import UsageError
from heeded.store import rotation, seals
from heeded.store.bytes import found_in
from running import COMMAND, environment, heeded

PHRASE = "tulip ladder copper window"
OTHER = "gravel onion lantern violin"
SAMPLE = Path(settings.__file__).parent / "sample" / "arvenia"
CLOSED = "closed: what is restricted stays sealed, all else works"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with nothing but a key."""
    place = tmp_path_factory.mktemp("made") / "home"
    heeded("keys", "new", home=place, HEEDED_PASSPHRASE=PHRASE)
    return place


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(made, tmp_path / "home"))


def typed(home: Path, arguments: list[str], *answers: str) -> tuple[int, str]:
    """The status and all that a terminal shows, where a person types these answers to what is asked."""
    import pty

    child, terminal = pty.fork()
    if child == 0:
        os.execve(sys.executable, [*COMMAND, *arguments], environment(home, COLUMNS="200"))
    shown, left = b"", list(answers)
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if not select.select([terminal], [], [], 1)[0]:
            continue
        try:
            shown += os.read(terminal, 10_000)
        except OSError:  # it has ended
            break
        if left and shown.endswith(b": "):
            os.write(terminal, f"{left.pop(0)}\n".encode())
            shown += b"\n"
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), shown.decode()


def test_a_key_is_made_once_and_kept_out_of_sight(tmp_path: Path) -> None:
    home = tmp_path / "home"
    said = heeded("keys", "new", home=home, HEEDED_PASSPHRASE=PHRASE).stdout
    assert "Write the passphrase down on paper" in said
    assert "nothing can bring back what is sealed" in said
    assert PHRASE not in said
    assert not any(PHRASE.encode() in path.read_bytes() for path in home.rglob("*") if path.is_file())
    said = heeded("keys", "new", home=home, status=2, HEEDED_PASSPHRASE=OTHER).stderr
    assert "the seals do not open" in said.lower(), "the wrong passphrase is told first"
    said = heeded("keys", "new", home=home, status=2).stderr
    assert "is sealed with a passphrase already" in said


@pytest.mark.parametrize(("phrase", "why"), [
    ("short", "5 characters"), ("password123456", "what is tried first"), ("", "HEEDED_PASSPHRASE or HEEDED_KEY_FILE"),
])  # fmt: skip
def test_without_a_good_passphrase_nothing_is_made(tmp_path: Path, phrase: str, why: str) -> None:
    assert why in heeded("keys", "new", home=tmp_path / "home", status=2, HEEDED_PASSPHRASE=phrase).stderr
    assert not (tmp_path / "home").exists()


def test_the_status_says_what_is_sealed_and_what_is_not(home: Path) -> None:
    closed = heeded("keys", "status", home=home).stdout
    opened = heeded("keys", "status", home=home, HEEDED_PASSPHRASE=PHRASE).stdout
    assert CLOSED in closed
    assert "It is open." in opened
    for said in (closed, opened):
        assert "Sealed with a passphrase" in said
        assert "Not sealed:" in said
        assert max(map(len, said.splitlines())) <= 120


def test_without_a_key_the_status_says_so(tmp_path: Path) -> None:
    heeded("build", SAMPLE, home=tmp_path)
    assert "has no key: nothing in it is sealed" in heeded("keys", "status", home=tmp_path).stdout
    assert "make one with heeded keys new" in heeded("keys", "rotate", home=tmp_path, status=2).stderr
    said = heeded("--unlock", "documents", home=tmp_path)
    assert "this record has no key" in said.stderr
    assert "There is no record" in heeded("keys", "status", home=tmp_path / "none", status=2).stderr
    assert not (tmp_path / "none").exists()


def test_a_wrong_passphrase_gives_no_hint(home: Path) -> None:
    wrong = [
        heeded("keys", "status", home=home, status=2, HEEDED_PASSPHRASE=phrase).stderr
        for phrase in (OTHER, PHRASE[:-1], "x")
    ]
    assert len(set(wrong)) == 1
    assert "not the passphrase or key file that they were made with, or the record is damaged" in wrong[0]


def test_a_lost_passphrase_leaves_all_else_working(home: Path, tmp_path: Path) -> None:
    heeded("build", SAMPLE, home=home)
    assert "Arvenia" in heeded("show", "XAV", home=home).stdout


def test_another_passphrase_opens_from_then_on(home: Path) -> None:
    said = heeded("keys", "change", home=home, HEEDED_PASSPHRASE=PHRASE, HEEDED_NEW_PASSPHRASE=OTHER).stdout
    assert "rotate the key too: heeded keys rotate" in said
    heeded("keys", "status", home=home, status=2, HEEDED_PASSPHRASE=PHRASE)
    assert "It is open." in heeded("keys", "status", home=home, HEEDED_PASSPHRASE=OTHER).stdout
    said = heeded("keys", "change", home=home, status=2, HEEDED_PASSPHRASE=OTHER, HEEDED_NEW_PASSPHRASE="x").stderr
    assert "too easy to guess" in said
    assert "It is open." in heeded("keys", "status", home=home, HEEDED_PASSPHRASE=OTHER).stdout


def test_a_key_file_takes_the_place_of_a_passphrase(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "team.key"
    said = heeded("keys", "change", "--key-file", file, "--rotate", home=home, HEEDED_PASSPHRASE=PHRASE).stdout
    assert "sealed by a new key, and the old one is erased" in said
    assert len(base64.b64decode(file.read_bytes())) == 32
    assert "It is open." in heeded("keys", "status", home=home, HEEDED_KEY_FILE=str(file)).stdout
    assert CLOSED in heeded("keys", "status", home=home).stdout
    assert "name it in HEEDED_KEY_FILE" in heeded("--unlock", "keys", "status", home=home, status=2).stderr
    said = heeded("keys", "status", home=home, HEEDED_PASSPHRASE=PHRASE).stderr
    assert "HEEDED_PASSPHRASE opens nothing" in said


def test_a_key_file_beside_what_it_opens_is_refused(home: Path, tmp_path: Path) -> None:
    inside = home / "team.key"
    said = heeded("keys", "change", "--key-file", inside, home=home, status=2, HEEDED_PASSPHRASE=PHRASE).stderr
    assert "lies in the record" in said
    assert not inside.exists()
    said = heeded("keys", "status", home=home, status=2, HEEDED_KEY_FILE=str(inside)).stderr
    assert "lies in the record" in said
    (tmp_path / "link").symlink_to(home)
    with pytest.raises(UsageError, match="lies in the record"):
        settings.key_file(str(tmp_path / "link" / "team.key"), home)
    assert settings.key_file("", home) is None


def test_a_rotation_needs_the_key(home: Path) -> None:
    said = heeded("keys", "rotate", home=home, status=2).stderr
    assert "no terminal to ask for the passphrase" in said
    assert "the old one is erased" in heeded("keys", "rotate", home=home, HEEDED_PASSPHRASE=PHRASE).stdout
    assert "It is open." in heeded("keys", "status", home=home, HEEDED_PASSPHRASE=PHRASE).stdout


def test_an_interrupted_rotation_is_told(home: Path) -> None:
    script = (
        "import os, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'heeded.settings'; django.setup()\n"
        "import heeded.store.rotation as r; r._turned = lambda *_: (_ for _ in ()).throw(KeyboardInterrupt)\n"
        "from heeded.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "keys", "rotate"], env=environment(home, HEEDED_PASSPHRASE=PHRASE),
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 130, done.stderr
    assert "nothing is lost, heeded keys rotate completes it" in done.stderr
    assert "a rotation was interrupted" in heeded("keys", "status", home=home, status=1).stderr
    heeded("keys", "rotate", home=home, HEEDED_PASSPHRASE=PHRASE)
    assert "interrupted" not in heeded("keys", "status", home=home).stderr


NAME = "Zulmira Okonkwo"
TESTIMONY = f"""Testimony of {NAME}
Vilnaport, 3 May 2023

On 14 March 2023 {NAME} was detained in Vilnaport, Arvenia. Officers held 37 people for two days. The Lantern Coalition
calls on Arvenia to release {NAME} at once, and to ratify the Convention against Torture.
"""
# Ends at once, as if the power failed, before it seals the step whose number is given.
KILLED = """
import os, sys, django
os.environ["DJANGO_SETTINGS_MODULE"] = "heeded.settings"
django.setup()
from heeded.store import seals
left, seal = iter(range(int(sys.argv.pop(1)))), seals._seal
def sealed(*given):
    if given[-1] != "activity" and next(left, None) is None:
        os.kill(os.getpid(), 9)
    return seal(*given)
seals._seal = sealed
from heeded.cli import main
main()
"""
WORDS = ("Zulmira", "Okonkwo", "zulmira-notes", "37 people", "Lantern Coalition")


@pytest.fixture(scope="module")
def clear(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record in which a document was of the team, was looked at, and then was stated to be restricted."""
    place = tmp_path_factory.mktemp("clear")
    folder = place / "upr"
    shutil.copytree(SAMPLE / "cycle-4", folder / "cycle-4")
    (folder / "zulmira-notes.txt").write_text(TESTIMONY, "utf-8")
    (folder / "heeded.yml").write_text("zulmira-notes.txt:\n  states: [XAV]\n", "utf-8")
    home = place / "home"
    heeded("build", folder, home=home)
    for arguments in (["show", "XAV"], ["--access", "team", "show", "XAV"]):
        heeded(*arguments, home=home)
    (folder / "heeded.yml").write_text("zulmira-notes.txt:\n  states: [XAV]\n  access: restricted\n", "utf-8")
    said = heeded("build", folder, home=home, status=1).stdout
    assert "heeded keys new" in said
    return place


def names(home: Path, **more: str) -> list[str]:
    printed = heeded("documents", "--format", "csv", home=home, **more).stdout
    return [line for line in printed.splitlines() if "zulmira" in line]


def test_after_a_seal_no_word_lies_in_any_file_of_the_home(clear: Path, tmp_path: Path) -> None:
    home = Path(shutil.copytree(clear / "home", tmp_path / "home"))
    assert {word for _, word in found_in(home, WORDS)} == set(WORDS)
    assert "some of what is restricted lies" not in heeded("keys", "status", home=home).stderr
    heeded("keys", "new", home=home, HEEDED_PASSPHRASE=PHRASE)
    assert found_in(home, WORDS) == []
    assert names(home) == []
    assert len(names(home, HEEDED_PASSPHRASE=PHRASE)) == 1
    for more in ({"HEEDED_PASSPHRASE": PHRASE}, {}):
        heeded("build", clear / "upr", home=home, **more)
        said = heeded("show", "XAV", home=home, **more)
        assert ("zulmira" in said.stdout) == bool(more)
        heeded("keys", "status", home=home, **more)
        assert found_in(home, WORDS) == []


def tokens(home: Path) -> set[tuple[str, str]]:
    """The columns of the database that hold tokens."""
    found = set()
    with closing(sqlite3.connect(home / "heeded.sqlite3")) as database:
        for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            for _, column, *_ in database.execute(f"PRAGMA table_info('{table}')").fetchall():
                shown = f'CAST("{column}" AS TEXT)'
                marks = " OR ".join(f"instr({shown}, ?) = 1" for _ in range(2))
                given = (seals.json_mark(), seals.text_mark())
                if database.execute(f'SELECT 1 FROM "{table}" WHERE {marks} LIMIT 1', given).fetchone():
                    found.add((table, column))
    return found


def test_a_rotation_reaches_whatever_the_program_seals(home: Path, clear: Path, tmp_path: Path) -> None:
    """A column that holds tokens and is not in SEALED would be lost with the old key: this finds it."""
    open_ = {"HEEDED_PASSPHRASE": PHRASE}
    folder = Path(shutil.copytree(clear / "upr", tmp_path / "upr"))
    (folder / "empty.txt").write_text("", "utf-8")
    (folder / "heeded.yml").write_text("'*.txt':\n  states: [XAV]\n  access: restricted\n", "utf-8")
    heeded("build", folder, home=home, status=1, **open_)
    case = heeded("case", "new", "The trial of the beekeepers", "--kind", "trial", "--by", "Aya", home=home, **open_)
    heeded("case", "person", case.stdout.split()[0].strip(":"), NAME, "--by", "Aya", home=home, **open_)
    heeded("show", "XAV", home=home, **open_)
    known = {
        (place.table._meta.db_table, place.table._meta.get_field(field).column)  # type: ignore[union-attr]
        for place in rotation.SEALED for field in place.fields
    }  # fmt: skip
    assert tokens(home) == known, "name in SEALED what holds tokens, and seal what is named there"
    heeded("keys", "rotate", home=home, **open_)
    assert "The trial of the beekeepers" in heeded("cases", home=home, **open_).stdout
    assert len(names(home, **open_)) == 1
    assert "beekeepers" not in heeded("cases", home=home).stdout
    assert found_in(home, [*WORDS, "beekeepers"]) == []


def test_a_rotation_that_is_killed_loses_nothing(clear: Path, tmp_path: Path) -> None:
    home = Path(shutil.copytree(clear / "home", tmp_path / "home"))
    heeded("keys", "new", home=home, HEEDED_PASSPHRASE=PHRASE)
    for steps in (0, 3, 20):
        done = subprocess.run(
            [sys.executable, "-c", KILLED, str(steps), "keys", "rotate"], capture_output=True, text=True, timeout=60,
            env=environment(home, HEEDED_PASSPHRASE=PHRASE),
        )  # fmt: skip
        assert done.returncode == -9, done.stderr
        assert "a rotation was interrupted" in heeded("keys", "status", home=home, status=1).stderr
        assert len(names(home, HEEDED_PASSPHRASE=PHRASE)) == 1
    heeded("keys", "rotate", home=home, HEEDED_PASSPHRASE=PHRASE)
    assert heeded("keys", "status", home=home, HEEDED_PASSPHRASE=PHRASE).stderr == ""
    assert len(names(home, HEEDED_PASSPHRASE=PHRASE)) == 1
    assert found_in(home, WORDS) == []
    heeded("build", clear / "upr", home=home, HEEDED_PASSPHRASE=PHRASE)


def test_programs_that_are_started_do_not_get_the_passphrase(home: Path) -> None:
    script = (
        "import os, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'heeded.settings'; django.setup()\n"
        "from heeded.cli import keys; keys.unlock()\nfrom heeded.store import seals\n"
        "print(seals.is_open(), [name for name in os.environ if 'PASSPHRASE' in name])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment(home, HEEDED_PASSPHRASE=PHRASE), capture_output=True, text=True,
        timeout=60, check=True,
    )  # fmt: skip
    assert done.stdout.split() == ["True", "[]"]


@pytest.mark.skipif(os.name != "posix", reason="terminals of POSIX")
class TestAtATerminal:
    """What is typed is not shown."""

    def test_a_new_passphrase_is_asked_for_twice(self, tmp_path: Path) -> None:
        status, shown = typed(tmp_path / "home", ["keys", "new"], PHRASE, OTHER)
        assert (status, "not the same" in shown) == (2, True), shown
        assert not (tmp_path / "home").exists()
        status, shown = typed(tmp_path / "home", ["keys", "new"], PHRASE, PHRASE)
        assert status == 0, shown
        assert "The key is made" in shown
        assert "tulip" not in shown

    def test_unlock_asks_and_opens(self, home: Path) -> None:
        status, shown = typed(home, ["--unlock", "keys", "status"], PHRASE)
        assert (status, "It is open." in shown) == (0, True), shown
        status, shown = typed(home, ["--unlock", "keys", "status"], OTHER)
        assert (status, "do not open" in shown) == (2, True), shown

    def test_a_change_offers_a_rotation(self, home: Path) -> None:
        status, shown = typed(home, ["keys", "change"], PHRASE, OTHER, OTHER, "y")
        assert status == 0, shown
        assert "the old one is erased" in shown
        assert "It is open." in heeded("keys", "status", home=home, HEEDED_PASSPHRASE=OTHER).stdout
