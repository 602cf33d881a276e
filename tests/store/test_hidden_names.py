"""With the key closed, names of people in sealed cases are masked all the same."""

import subprocess
import sys
from pathlib import Path

import pytest

from builders import document, original, reading, statement
from heeded.cases import Case, Participant
from heeded.model import Person
from heeded.store import entries, read, seals, write
from heeded.store.models import HiddenName
from heeded.viewer import OWNER, TEAM
from running import environment

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("key")]
TEXT = "Zhazira Quillfeather met Peter Omarov. Адвокат Жазиры Квилфезер ждал. Zhazira said nothing."
MASKED = "Rose met Peter Omarov. Адвокат Rose ждал. Rose said nothing."


def follow(*spellings: str, pseudonym: str = "Rose", access: str = "restricted") -> None:
    case = Case("C-222222", "person", "A case", access)  # type: ignore[arg-type]
    person = Participant("C-222222", "P-222222", spellings, "victim", pseudonym)
    entries.add([case, person], "Aya", access=access)  # type: ignore[arg-type]


def save(home: Path) -> None:
    doc = document(TEXT)
    made = reading(doc, statement(TEXT, "Zhazira said nothing"))
    write.save(home, made, write.File("report.txt", "/in/report.txt"), original(TEXT), "reader 1")


def seen() -> tuple[str, str]:
    held = read.readings(TEAM, "XAV")[0]
    assert held.statements[0].quote.holds_in(held.document.text)
    return held.document.text, held.statements[0].quote.text


def test_names_are_masked_while_the_key_is_closed(home: Path) -> None:
    save(home)
    follow("Zhazira Quillfeather", "Жазира Квилфезер")
    assert seen()[0] == MASKED
    seals.close()
    assert seen() == (MASKED, "Rose said nothing")


def test_what_is_kept_in_the_clear_is_no_name() -> None:
    follow("Zhazira Quillfeather", "Жазира Квилфезер")
    kept = str(list(HiddenName.objects.values()))
    assert not [part for part in ("uill", "feather", "hazir", "Жазир", "вилфез") if part.lower() in kept.lower()]


def test_hashes_follow_what_is_said_last() -> None:
    follow("Zhazira Quillfeather")
    first = HiddenName.objects.get().name
    follow("Zhazira Quillfeather", pseudonym="Lily")
    second = HiddenName.objects.get().name
    assert (first["mask"], second["mask"], first["salt"]) == ("Rose", "Lily", second["salt"])
    follow("Zhazira Quillfeather", access="team")
    assert not HiddenName.objects.exists(), "what the team sees needs no hash"


def test_a_person_taken_back_is_hidden_no_more() -> None:
    follow("Zhazira Quillfeather")
    entries.withdraw(OWNER, [each.uid for each in entries.history(OWNER, Participant)])
    assert not HiddenName.objects.exists()


def test_the_name_of_a_mention_is_masked_where_its_quote_is(home: Path) -> None:
    text = "Lindova, Vera, is 34."
    said = statement(text, "Lindova, Vera", Person("Vera"))
    made = reading(document(text), said)
    write.save(home, made, write.File("report.txt", "/in/report.txt"), original(text), "reader 1")
    follow("Vera Lindova")
    [held] = read.readings(TEAM, "XAV")
    [sketched] = read.sketches(TEAM, ("person",), "XAV")
    for each in (*held.statements, *sketched.statements):
        assert (each.quote.text, each.value) == ("Rose", Person("Rose"))


def test_what_is_compared_for_readers_is_not_compared_anew_in_every_process(tmp_path: Path) -> None:
    """Sets of people are told in one order, whatever the hashes of a process are."""
    told = (
        "import django; django.setup()\n"
        "from heeded.store.redaction import Sight\n"
        "from heeded.masking import masks\n"
        "from heeded.viewer import PUBLIC\n"
        "near = {'A/HRC/1/1': frozenset(f'P-{at}' for at in range(9))}\n"
        "print(Sight(PUBLIC, masks(()), near).stamp)"
    )
    stamps = {
        subprocess.run(
            [sys.executable, "-c", told], capture_output=True, text=True, check=True,
            env=environment(tmp_path, DJANGO_SETTINGS_MODULE="heeded.settings", PYTHONHASHSEED=seed),
        ).stdout
        for seed in ("1", "2", "3")
    }  # fmt: skip
    assert len(stamps) == 1
