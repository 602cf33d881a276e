"""What is sealed opens with the key alone, reads back equal, and tells when somebody changed it."""

import base64
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heeded.errors import StoreError
from heeded.store import passphrases, seals, wrapping
from heeded.store.models import SealKey

pytestmark = pytest.mark.django_db(transaction=True)
PHRASE = "tulip ladder copper window"
OTHER = "gravel onion lantern violin"
SEALED: list[tuple[Any, Any, Any]] = [
    (seals.seal_text, seals.open_text, "Aigul wept"),
    (seals.seal_json, seals.open_json, {"quote": "Aigul wept", "start": 3, "of": [None, 1.5, "ж"]}),
    (seals.seal_bytes, seals.open_bytes, b"%PDF Aigul wept\0\xff"),
]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A key is derived quickly, and each test begins and ends closed."""
    monkeypatch.setattr(wrapping, "SCRYPT_N", 2**4)
    seals.close()
    yield
    seals.close()


def sealed(seal: Any, value: Any, purpose: str = "entry") -> Any:
    with transaction.atomic():
        return seal(value, purpose)


def key_file(folder: Path, name: str = "team.key") -> Path:
    wrapping.new_key_file(folder / name)
    return folder / name


@pytest.mark.parametrize(("seal", "opened", "value"), SEALED)
def test_what_is_sealed_opens_and_hides(seal: Any, opened: Any, value: Any) -> None:
    seals.make(PHRASE)
    token = sealed(seal, value)
    assert seals.is_sealed(token)
    assert not seals.is_sealed(value)
    assert "Aigul" not in repr(token)
    assert sealed(seal, value) != token, "no two tokens are the same"
    assert opened(token, "entry") == value
    assert opened(value, "entry") == value, "what is not sealed passes"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(text=st.text(st.characters(exclude_categories=[])), data=st.binary())
def test_any_text_and_bytes_read_back_equal(text: str, data: bytes) -> None:
    if not seals.is_set_up():
        seals.make(PHRASE)
    assert seals.open_text(sealed(seals.seal_text, text), "entry") == text
    assert seals.open_bytes(sealed(seals.seal_bytes, data), "entry") == data
    assert seals.open_json(sealed(seals.seal_json, [text]), "entry") == [text]


@pytest.mark.parametrize(("seal", "opened", "value"), SEALED)
def test_closed_nothing_opens_and_what_is_clear_passes(seal: Any, opened: Any, value: Any) -> None:
    with pytest.raises(seals.Sealed, match="heeded keys new"):
        sealed(seal, value)
    seals.make(PHRASE)
    token = sealed(seal, value)
    seals.close()
    assert seals.is_set_up()
    assert not seals.is_open()
    assert opened(value, "entry") == value
    for attempt in (lambda: opened(token, "entry"), lambda: sealed(seal, value)):
        with pytest.raises(seals.Sealed, match="--unlock"):
            attempt()
    seals.open_with(PHRASE)
    assert opened(token, "entry") == value


def test_nothing_is_sealed_outside_a_transaction() -> None:
    seals.make(PHRASE)
    with pytest.raises(RuntimeError, match="transaction"):
        seals.seal_text("x", "entry")


@pytest.mark.parametrize(("seal", "opened", "value"), SEALED)
def test_a_changed_token_says_what_is_damaged(seal: Any, opened: Any, value: Any) -> None:
    seals.make(PHRASE)
    token = sealed(seal, value)
    with pytest.raises(StoreError, match="sealed statement is damaged or was put in the place of another"):
        opened(token, "statement")
    raw = token if isinstance(token, bytes) else json.dumps(token).encode()
    start = raw.index(b":" if not isinstance(token, bytes) else b"1\n") + 30
    for cut in (raw[:start], raw[:-8], raw[:start] + bytes([raw[start] ^ 1]) + raw[start + 1 :]):
        if isinstance(token, str):
            changed: Any = seals.TEXT_MARK + cut.decode().removeprefix('"\\u0001sealed:').rstrip('"')
        elif isinstance(token, dict):
            changed = {"sealed": cut.decode().removeprefix('{"sealed": "').rstrip('"}')}
        else:
            changed = cut
        with pytest.raises(StoreError, match="sealed entry is damaged"):
            opened(changed, "entry")


@pytest.mark.parametrize("token", ["\u0001sealed:", "\u0001sealed:00:AAAA", "\u0001sealed:ffffffffffffffff:!!"])
def test_a_text_that_plays_a_token_is_no_way_out(token: str) -> None:
    seals.make(PHRASE)
    with pytest.raises(StoreError, match="damaged"):
        seals.open_text(token, "text")


def test_every_failure_to_open_has_the_same_words(tmp_path: Path) -> None:
    said = set()
    file = key_file(tmp_path)

    def fails(passphrase: str | None = None, key: Path | None = None) -> None:
        with pytest.raises(StoreError) as raised:
            seals.open_with(passphrase, key)
        said.add(str(raised.value))
        assert not seals.is_open()

    fails(PHRASE)  # there is no key
    seals.make(PHRASE)
    token = sealed(seals.seal_text, "x")
    seals.close()
    fails(OTHER)
    fails("")
    fails(None, file)
    row = SealKey.objects.get()
    whole = row.wrapped
    for damaged in ("", whole[:40], base64.b64encode(bytes(60)).decode()):
        SealKey.objects.update(wrapped=damaged)
        fails(PHRASE)
    SealKey.objects.update(wrapped=whole)
    seals.open_with(f"  {PHRASE.replace(' ', '  ')} ")
    assert seals.open_text(token, "entry") == "x"
    assert len(said) == 1
    assert PHRASE not in said.pop()


def test_a_key_file_opens_too(tmp_path: Path) -> None:
    file = key_file(tmp_path)
    seals.make(key_file=file)
    token = sealed(seals.seal_text, "x")
    seals.close()
    seals.open_with(key_file=file)
    assert seals.open_text(token, "entry") == "x"
    assert [lock.kind for lock in [seals.lock()] if lock] == [SealKey.Kind.KEY_FILE]
    seals.close()
    with pytest.raises(StoreError, match="do not open"):
        seals.open_with(key_file=key_file(tmp_path, "other.key"))


@pytest.mark.skipif(os.name != "posix", reason="modes of files")
def test_a_key_file_is_its_owners_alone(tmp_path: Path) -> None:
    file = key_file(tmp_path)
    assert file.stat().st_mode & 0o777 == 0o600
    file.chmod(0o640)
    with pytest.raises(StoreError, match="can be read by others"):
        seals.make(key_file=file)
    with pytest.raises(StoreError, match="cannot be made"):
        wrapping.new_key_file(file)


@pytest.mark.parametrize("content", [b"", b"short", base64.b64encode(b"x" * 16), b"\xff" * 44, b"A" * 5000])
def test_what_is_no_key_is_refused(tmp_path: Path, content: bytes) -> None:
    file = key_file(tmp_path)
    file.write_bytes(content)
    with pytest.raises(StoreError, match="is no key file"):
        seals.make(key_file=file)
    with pytest.raises(StoreError, match="cannot be read"):
        seals.make(key_file=tmp_path / "absent.key")
    assert not seals.is_set_up()


def test_there_is_one_key_and_none_is_made_over_it() -> None:
    seals.make(PHRASE)
    token = sealed(seals.seal_text, "x")
    with pytest.raises(StoreError, match="has a key"):
        seals.make(OTHER)
    assert seals.open_text(token, "entry") == "x"


def test_another_passphrase_opens_what_the_first_one_sealed(tmp_path: Path) -> None:
    seals.make(PHRASE)
    token = sealed(seals.seal_text, "x")
    seals.change(OTHER)
    assert seals.open_text(token, "entry") == "x"
    seals.close()
    with pytest.raises(StoreError, match="do not open"):
        seals.open_with(PHRASE)
    seals.open_with(OTHER)
    file = key_file(tmp_path)
    seals.change(key_file=file)
    seals.close()
    seals.open_with(key_file=file)
    assert seals.open_text(token, "entry") == "x"


def test_older_keys_open_until_they_are_erased() -> None:
    seals.make(PHRASE)
    first = sealed(seals.seal_text, "x")
    added = seals.add_key()
    second = sealed(seals.seal_text, "x")
    assert second.startswith(seals.text_mark(added))
    assert not first.startswith(seals.text_mark(added))
    seals.close()
    seals.open_with(PHRASE)
    assert [seals.open_text(each, "entry") for each in (first, second)] == ["x", "x"]
    seals.erase([*seals.old_keys(), added])
    seals.close()
    seals.open_with(PHRASE)
    assert seals.open_text(second, "entry") == "x", "the key in use is never erased"
    with pytest.raises(StoreError, match="key that this record does not have"):
        seals.open_text(first, "entry")


def test_a_process_that_holds_older_keys_seals_with_the_new_one(monkeypatch: pytest.MonkeyPatch) -> None:
    seals.make(PHRASE)
    held = seals._ring
    added = seals.add_key()
    seals.erase(seals.old_keys())
    monkeypatch.setattr(seals, "_ring", held)
    token = sealed(seals.seal_text, "x")
    assert token.startswith(seals.text_mark(added))
    assert seals.open_text(token, "entry") == "x"


def test_a_process_that_missed_a_change_adds_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    seals.make(PHRASE)
    held = seals._ring
    seals.change(OTHER)
    monkeypatch.setattr(seals, "_ring", held)
    with pytest.raises(StoreError, match="do not open"):
        seals.add_key()
    assert SealKey.objects.count() == 1


def test_no_key_shows_in_words() -> None:
    seals.make(PHRASE)
    assert seals._ring is not None
    shown = repr(seals._ring) + str(seals._ring) + repr(SealKey.objects.get())
    assert repr(seals._ring.wrapping) not in shown
    assert "AESGCM" not in shown


@pytest.mark.parametrize("phrase", [
    "", "short", "elevenchars", "aaaaaaaaaaaaaaaa", "123456789012", "12345678901234567890", "qwertyuiop12",
    "qwertyuiop[]asdfgh", "abcdefghijklmn", "abcabcabcabcabc", "password1234", "Password123456", "P4$$w0rd12345",
    "passwordpassword", "iloveyou123456", "letmein letmein", "Summer2024!!!", "correct horse battery staple", "a a a a",
    "admin123456789", "zxcvbnmasdfghjkl", "september2025", "human rights geneva", "welcome12345!", "fedcba987654",
    "йцукенгшщзхъ", "пароль123456", "1qazxsw2password", "heeded heeded heeded", "!!!!!!!!!!!!!!", "98765432109876",
])  # fmt: skip
def test_what_is_tried_first_is_no_passphrase(phrase: str) -> None:
    assert passphrases.fault(phrase)
    with pytest.raises(StoreError, match="too easy to guess"):
        seals.make(phrase)
    assert not seals.is_set_up()


@pytest.mark.parametrize("phrase", [
    PHRASE, OTHER, "ax it to me", "rZ7vq-Lm2x0Wp", "кедр лопата туман якорь", "my cat hides under the sofa",
        "三つの青い傘と古い時計台",
])  # fmt: skip
def test_what_will_do(phrase: str) -> None:
    assert passphrases.fault(phrase) is None


def test_trying_a_passphrase_is_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert (wrapping.SCRYPT_N, wrapping.SCRYPT_R, wrapping.SCRYPT_P) == (2**17, 8, 1)
    seals.make(PHRASE)
    token = sealed(seals.seal_text, "x")
    seals.close()
    seals.open_with(PHRASE)
    assert seals.open_text(token, "entry") == "x"
