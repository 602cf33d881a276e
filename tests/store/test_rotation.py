"""Rotation leaves all readable wherever it stops, and nothing under an old key; what lay in the clear is sealed."""

import json
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import models, transaction

from builders import document, reading, statement
from heeded.derived import models as derived
from heeded.errors import StoreError
from heeded.store import database, ids, originals, rotation, seals, wrapping
from heeded.store.bytes import found_in
from heeded.store.models import Activity, Entry, Original, SealKey

pytestmark = pytest.mark.django_db(transaction=True)
PHRASE = "tulip ladder copper window"
NAME = "Zhibek Ыкласова"
HASHES = {"restricted": "ab" * 32, "team": "cd" * 32}


@pytest.fixture(autouse=True)
def prepared(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    database.prepare(home)
    monkeypatch.setattr(wrapping, "SCRYPT_N", 2**4)
    monkeypatch.setattr(rotation, "BATCH", 2)
    seals.close()
    yield
    seals.close()


def plant(home: Path, access: str) -> None:
    """Rows and a file of one level in every place that is sealed, all in the clear, each with the name."""
    said, sha256 = {"said": NAME}, HASHES[access]
    facts = {"access": access, "publisher": NAME}
    Original.objects.create(sha256=sha256, size=1, name=f"{NAME}.txt", place=f"/home/{NAME}.txt", facts=facts)
    originals.path(home, sha256).parent.mkdir(parents=True)
    originals.path(home, sha256).write_bytes(NAME.encode())
    document = derived.Document.objects.create(
        sha256=sha256, key=sha256, kind="other", access=access, value=said, reader="", facts=""
    )
    derived.Text.objects.create(document=document, text=NAME, layout=said)
    conclusion = derived.Conclusion.objects.create(state=access[:3], sight=f"{access} for team", value=said)
    derived.Faceted.objects.create(state=access[:3], sight=f"{access} for team", value=said)
    derived.Problem.objects.create(cause="reading", document=document, access=access, value=said)
    Activity.objects.create(uid=uuid.uuid4(), at=datetime.now(UTC), access=access, value=said)
    for number in range(5):
        derived.Statement.objects.create(document=document, ordinal=number, identifier=f"{access}{number}", value=said)
        derived.Chain.objects.create(conclusion=conclusion, cycle=1, number=str(number), value=said, line=said)
        derived.Link.objects.create(conclusion=conclusion, kind="evidence", source="a", target="b", value=said)
        Entry.objects.create(
            uid=uuid.uuid4(), kind="judgement", access=access, by=NAME, added=datetime.now(UTC), value=said
        )


def kept(home: Path) -> Iterator[tuple[str, Any]]:
    """All that lies in places that are sealed, by where it lies."""
    for place in rotation.SEALED:
        if place.model == "Secret":
            continue  # of the record, whatever its rows
        for row in place.table._base_manager.all():
            level = "restricted" if is_restricted(row) else "team"
            yield from ((f"{level} {place.model}.{field}", getattr(row, field)) for field in place.fields)
    for level, sha256 in HASHES.items():
        if (path := originals.path(home, sha256)).exists():
            yield f"{level} file", path.read_bytes()


def is_restricted(row: Any) -> bool:
    of = getattr(row, "document", None) or getattr(row, "conclusion", row)
    level = getattr(of, "access", "") or getattr(of, "sight", "") or of.sha256
    return str(level).startswith(("restricted", HASHES["restricted"]))


def opened(value: Any, where: str) -> str:
    """What a place holds, as text."""
    purpose: Any = next((p.purpose for p in rotation.SEALED if f" {p.model}." in where), "file")
    if isinstance(value, bytes):
        return seals.open_bytes(value, purpose).decode()
    return json.dumps(
        seals.open_text(value, purpose) if isinstance(value, str) else seals.open_json(value, purpose),
        ensure_ascii=False,
    )


def sealed_home(home: Path) -> None:
    plant(home, "restricted")
    plant(home, "team")
    seals.make(PHRASE)
    rotation.seal_existing(home)
    private_id()


def private_id() -> str:
    """The id that a statement has where its document is restricted."""
    text = "Plant rowans."
    with transaction.atomic():
        [made] = ids.private(reading(document(text), statement(text, text))).statements
    return made.id


def assert_readable(home: Path) -> None:
    seals.close()
    seals.open_with(PHRASE)
    for where, value in kept(home):
        assert seals.is_sealed(value) == where.startswith("restricted"), where
        assert NAME in opened(value, where), where


def test_what_lay_in_the_clear_is_sealed_and_nothing_else(home: Path) -> None:
    plant(home, "restricted")
    plant(home, "team")
    part = originals.path(home, HASHES["restricted"]).with_name(".part-killed")
    part.write_bytes(NAME.encode())
    derived.Vector.objects.create(identifier="x", value=b"1234")
    seals.make(PHRASE)
    assert rotation.is_clear(home)
    told: list[tuple[int, int]] = []
    rotation.seal_existing(home, lambda done, total: told.append((done, total)))
    assert not rotation.is_clear(home)
    assert told[0][0] == 0
    assert told[-1][0] == told[-1][1] > 20
    assert_readable(home)
    assert found_in(home, [NAME]) == [(originals.path(home, HASHES["team"]), NAME)]
    assert not part.exists()
    assert not derived.Vector.objects.exists()
    assert not derived.Conclusion.objects.exclude(sight="restricted for team").exists(), "it may rest on what is sealed"
    before = dict(kept(home))
    rotation.seal_existing(home)
    assert dict(kept(home)) == before, "what is sealed stays as it is"


def test_every_field_that_holds_a_token_is_registered(home: Path) -> None:
    sealed_home(home)
    registered = {(p.table, field) for p in rotation.SEALED for field in p.fields}
    found = set()
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if isinstance(field, models.TextField | models.CharField | models.JSONField | models.BinaryField):
                values = model._base_manager.values_list(field.name, flat=True)  # type: ignore[attr-defined]
                if any(seals.is_sealed(bytes(v) if isinstance(v, memoryview) else v) for v in values):
                    found.add((model, field.name))
    assert found == registered, "name in SEALED what holds tokens: else a rotation would lose it"


def test_a_rotation_seals_all_anew_and_erases_the_old_key(home: Path) -> None:
    sealed_home(home)
    [old] = seals.all_keys()
    before, identifier = list(kept(home)), private_id()
    assert rotation.rotate(home) == ()
    assert seals.all_keys() != (old,)
    assert private_id() == identifier, "the secret of ids outlives the key"
    assert SealKey.objects.count() == 1
    after = list(kept(home))
    for (where, one), (_, other) in zip(before, after, strict=True):
        assert (one != other) == where.startswith("restricted"), where
        assert old not in repr(other)
    assert_readable(home)


class Stopped(Exception):
    """The power fails."""


def test_a_rotation_may_stop_anywhere_and_the_next_one_completes_it(home: Path) -> None:
    sealed_home(home)
    steps: list[int] = []
    rotation.rotate(home, lambda done, total: steps.append(done))
    assert len(steps) > 10
    for stop in range(len(steps)):
        left = iter(range(stop + 1))

        def told(done: int, total: int, left: Iterator[int] = left, stop: int = stop) -> None:
            if next(left) == stop:
                raise Stopped

        with pytest.raises(Stopped):
            rotation.rotate(home, told)
        lock = seals.lock()
        assert lock is not None
        assert lock.is_rotating
        assert len(seals.all_keys()) == 2
        assert_readable(home)
        rotation.rotate(home)
        assert len(seals.all_keys()) == 1, "the interrupted one is completed, no further one begun"
        assert_readable(home)


def test_a_stop_between_sealing_and_the_end_of_a_step_undoes_the_step(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stop inside a transaction or before a file is renamed."""
    sealed_home(home)
    real = seals.seal_json
    for stop in (1, 4, 9):
        count = iter(range(100))

        def seal(value: Any, purpose: Any, count: Iterator[int] = count, stop: int = stop) -> Any:
            if next(count) == stop:
                raise Stopped
            return real(value, purpose)

        monkeypatch.setattr(seals, "seal_json", seal)
        with pytest.raises(Stopped):
            rotation.rotate(home)
        monkeypatch.setattr(seals, "seal_json", real)
        assert_readable(home)
    rotation.rotate(home)
    assert len(seals.all_keys()) == 1


@pytest.mark.parametrize("what", ["row", "file"])
def test_what_is_damaged_is_told_and_keeps_its_key(home: Path, what: str) -> None:
    sealed_home(home)
    [old] = seals.all_keys()
    file, token = originals.path(home, HASHES["restricted"]), ""
    if what == "row":
        row = Entry.objects.filter(access="restricted").first()
        assert row is not None
        token = row.by
        Entry.objects.filter(pk=row.pk).update(by=token[:-8])
    else:
        whole = file.read_bytes()
        file.write_bytes(whole[:-1])
    [said] = rotation.rotate(home)
    assert "damaged" in said
    assert (str(file) in said) == (what == "file")
    assert old in seals.all_keys(), "a backup of it may be put back"
    if what == "row":
        Entry.objects.filter(pk=row.pk).update(by=token)
    else:
        file.write_bytes(whole)
    assert rotation.rotate(home) == ()
    assert old not in seals.all_keys()
    assert_readable(home)


def test_closed_nothing_is_rotated(home: Path) -> None:
    sealed_home(home)
    keys, before = seals.all_keys(), dict(kept(home))
    seals.close()
    with pytest.raises(seals.Sealed):
        rotation.rotate(home)
    assert (seals.all_keys(), dict(kept(home))) == (keys, before)


def test_a_text_that_plays_a_token_is_sealed_like_any_other(home: Path) -> None:
    plant(home, "restricted")
    derived.Text.objects.update(text="\u0001sealed:0123456789abcdef:AAAA")
    seals.make(PHRASE)
    rotation.seal_existing(home)
    text = derived.Text.objects.get().text
    assert seals.open_text(text, "text") == "\u0001sealed:0123456789abcdef:AAAA"
    assert rotation.rotate(home) == ()


def test_a_changed_passphrase_and_a_rotation_shut_out_the_old_one(home: Path) -> None:
    sealed_home(home)
    seals.change("gravel onion lantern violin")
    rotation.rotate(home)
    seals.close()
    with pytest.raises(StoreError, match="do not open"):
        seals.open_with(PHRASE)
    seals.open_with("gravel onion lantern violin")
    assert all(NAME in opened(value, where) for where, value in kept(home))
