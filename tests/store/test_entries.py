"""What people decide is added, never changed; the last word of each person counts, and nothing is lost."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from heeded import codec
from heeded.errors import HeededWarning, StoreError
from heeded.primary import PRIMARY, Assessment, Judgement, Member, RegisterEntry
from heeded.store import database, entries
from heeded.store.models import Entry
from heeded.viewer import OWNER

pytestmark = pytest.mark.django_db(transaction=True)
START = datetime(2026, 1, 1, tzinfo=UTC)


def judged(verdict: str, subject: str = "a1") -> Judgement:
    return Judgement(subject, "position", '"noted"', verdict)  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def prepared(tmp_path: Path) -> None:
    database.prepare(tmp_path)


def test_the_last_word_of_each_person_counts() -> None:
    entries.add([judged("accept")], "Aya", START)
    entries.add([judged("reject")], "Ben", START + timedelta(days=1))
    entries.add([judged("reject")], "Aya", START + timedelta(days=2))
    assert [(each.by, each.value.verdict) for each in entries.current(OWNER, Judgement)] == [
        ("Ben", "reject"), ("Aya", "reject"),
    ]  # fmt: skip
    assert [each.value.verdict for each in entries.history(OWNER, Judgement)] == ["accept", "reject", "reject"]


def test_what_is_withdrawn_counts_no_more_and_stays() -> None:
    [uid] = entries.add([judged("accept")], "Aya")
    assert entries.withdraw(OWNER, [uid]) == 1
    assert entries.withdraw(OWNER, [uid]) == 0
    assert entries.current(OWNER, Judgement) == ()
    assert len(entries.history(OWNER, Judgement, withdrawn=True)) == 1


def test_subjects_are_found_among_many() -> None:
    entries.add((judged("accept", f"s{number}") for number in range(1200)), "Aya")
    found = entries.current(OWNER, Judgement, {f"s{number}" for number in range(0, 1200, 2)})
    assert len(found) == 600
    assert entries.current(OWNER, Judgement, []) == ()


def test_all_or_none_and_never_nameless() -> None:
    with pytest.raises(StoreError, match="needs the name"):
        entries.add([judged("accept")], "  ")
    with pytest.raises(KeyError):
        entries.add([judged("accept"), None], "Aya")  # type: ignore[list-item]
    assert entries.history(OWNER, Judgement) == ()


@pytest.mark.parametrize("value", [
    judged("correct"),
    Assessment("XAV/2/12.3", "Lantern Coalition", "coalition", "1", "zero_to_one", "fully", evidence=("x", "y")),
    Member("defenders", "XAV/2/12.3", "names defenders"),
    RegisterEntry("treaties", "XAV", "cat", "party", "1999", "UNTC", "2022-08"),
])  # fmt: skip
def test_values_read_back_equal(value: Judgement) -> None:
    entries.add([value], "Aya")
    assert [each.value for each in entries.current(OWNER, type(value))] == [value]
    assert codec.from_json(type(value), codec.to_json(value)) == value


def test_every_kind_has_a_name_a_subject_and_a_key() -> None:
    assert len(set(PRIMARY.values())) == len(PRIMARY)
    assert all({"subject", "key"} <= set(dir(kind)) for kind in PRIMARY.values())


def test_of_values_given_together_the_last_one_counts() -> None:
    for _ in range(20):
        entries.add([judged("accept"), judged("correct"), judged("reject")], "Aya")
        assert [each.value.verdict for each in entries.current(OWNER, Judgement)] == ["reject"]


@pytest.mark.parametrize(("given", "kept"), [("a\0b", "a\ufffdb"), ("a\ud800b", "a?b"), ("a\x1bb", "a\x1bb")])
def test_what_no_database_takes_is_replaced_in_every_text(given: str, kept: str) -> None:
    value = Assessment(
        given, given, "coalition", given, "own", "fully", evidence=(given, "x"), rationale=given, source=given
    )
    entries.add([value], f"A{given}")
    [found] = entries.current(OWNER, Assessment)
    assert found.by == f"A{kept}"
    assert found.value == entries.as_kept(value)
    assert found.value.evidence == (kept, "x")
    assert (found.value.subject, found.value.party) == (kept, kept)
    assert entries.subjects(OWNER, Assessment, kept) == {kept}


@pytest.mark.parametrize(("kind", "change"), [
    ("judgement", {"weight": 3}), ("judgement", {"verdict": "perhaps"}), ("judgement", {"verdict": ["accept"]}),
    ("dream", {}),
])  # fmt: skip
def test_what_a_newer_version_made_is_named_and_hides_nothing_else(kind: str, change: dict[str, object]) -> None:
    entries.add([judged("accept", "a1"), judged("reject", "a2")], "Aya", START)
    row = Entry.objects.get(subject="a2")
    row.kind, row.value = kind, row.value | change
    row.save()
    [said] = entries.unreadable(OWNER)
    for part in (f"stored {kind} on a2 by Aya, 2026-01-01", "newer version of Heeded: install that", str(row.uid)):
        assert part in said
    if kind == "judgement":
        with pytest.warns(HeededWarning, match="on a2 by Aya"):
            found = entries.current(OWNER, Judgement)
    else:
        found = entries.current(OWNER, Judgement)
    assert [each.value.subject for each in found] == ["a1"]
    entries.withdraw(OWNER, [str(row.uid)])
    assert entries.unreadable(OWNER) == ()
