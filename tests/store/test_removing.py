"""Documents that are removed, kept or allowed; what rules keep no longer; what keeps a deleted name away."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from builders import document, original, reading, statement
from heeded.cases import Case, CaseStatus, Participant
from heeded.errors import StoreError, UsageError
from heeded.pipeline import Limits, View, forgetting
from heeded.store import database, deletions, entries, originals, read, removing, write
from heeded.store.models import Deletion, Original
from heeded.viewer import OWNER, TEAM, Viewer

pytestmark = pytest.mark.django_db
NAMED = "Zhazira Quillfeather spoke in Lowport. Zhazira then left."
OTHER = "Peter Omarov spoke in Lowport."


@pytest.fixture(autouse=True)
def _no_vacuum(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "wipe", lambda: None)  # a test's transaction can clear no pages


def view(looking: Viewer = OWNER) -> View:
    return View(looking, date(2026, 11, 1), "words", None)


def save(home: Path, text: str, file: str) -> str:
    doc = document(text, file=file)
    made = reading(doc, statement(text, text.split(".")[0]))
    write.save(home, made, write.File(file, f"/in/{file}"), original(text, file), "reader 1")
    return doc.sha256


def forget(home: Path, *keep: str) -> str:
    entries.add(
        [
            Case("C-222222", "person", "A case", "team"),
            Participant("C-222222", "P-222222", ("Zhazira Quillfeather", "Жазира Квилфезер"), "victim"),
        ],
        "Aya",
    )
    pending, plan = forgetting.plan("p-222222", keep, home, Limits(), view())
    return forgetting.forget(pending, plan, "Aya", home).deletion


def test_a_removed_document_is_gone_and_others_stay(home: Path) -> None:
    gone, stays = save(home, NAMED, "one.txt"), save(home, OTHER, "two.txt")
    done = forgetting.remove(forgetting.sha256s_of(["one.txt"], view()), (), "Aya", home)
    assert (done.kind, done.by, done.removed_documents) == ("documents", "Aya", (gone,))
    assert [each.document.sha256 for each in read.documents(OWNER)] == [stays]
    assert not originals.path(home, gone).exists()
    assert originals.path(home, stays).exists()
    watch = deletions.watch()
    assert "heeded allow" in (watch.refusal(gone, "one.txt") or "")
    assert watch.refusal(stays, "two.txt", [OTHER]) is None
    deletions.allow([gone])
    assert deletions.watch().refusal(gone, "one.txt", [NAMED]) is None


def test_a_removal_that_was_interrupted_is_completed(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = save(home, NAMED, "one.txt")

    def fails() -> None:
        raise StoreError("another program is using it")

    with monkeypatch.context() as patched:
        patched.setattr(database, "wipe", fails)
        with pytest.raises(StoreError):
            forgetting.remove([gone], (), "Aya", home)
    assert [done for *_, done in deletions.certificates()] == [None], "nothing half done is shown as done"
    assert [each.removed_documents for each in removing.complete()] == [(gone,)]
    assert all(done for *_, done in deletions.certificates())
    assert removing.complete() == ()


@pytest.mark.parametrize("name", ["three.txt", "", "abc", "0" * 64])
def test_an_unknown_document_is_named(home: Path, name: str) -> None:
    save(home, NAMED, "one.txt")
    with pytest.raises(UsageError, match="heeded documents"):
        forgetting.sha256s_of([name], view())


def test_a_kept_document_is_masked_for_everybody(home: Path) -> None:
    save(home, NAMED, "one.txt")
    uid = forget(home, "one.txt")
    for looking in (OWNER, TEAM):
        held = read.readings(looking, "XAV")[0]
        assert held.document.text == "[deleted] spoke in Lowport. [deleted] then left."
        assert [each.quote.holds_in(held.document.text) for each in held.statements] == [True]
    done = next(done for each, *_, done in deletions.certificates() if each == uid)
    assert done is not None
    assert len(done.kept_documents) == 1
    assert "Quillfeather" not in str(done)


def test_a_name_in_full_is_kept_away_and_a_part_is_not(home: Path) -> None:
    uid = forget(home)
    watch = deletions.watch()
    for text in ("By Zhazira Quillfeather.", "QUILLFEATHER, Zhazira", "о Жазире Квилфезер"):
        said = watch.refusal("1" * 64, "On Zhazira Quillfeather.txt", [text])
        assert said is not None
        assert uid not in said, "who reads problems may not see deletions"
        assert said.endswith(f"heeded allow {'1' * 64}")
        assert "Quillfeather" not in said
    for text in (OTHER, "Zhazira came.", "Adam Quillfeather came."):
        assert watch.refusal("1" * 64, "a.txt", [text]) is None
    assert watch.veiled("/in/Zhazira Quillfeather/a.txt") == "/in/[deleted]/a.txt"
    deletions.forget(uid)
    assert deletions.watch().refusal("1" * 64, "a.txt", ["Zhazira Quillfeather"]) is None


def test_a_file_is_allowed_for_all_who_were_deleted(home: Path) -> None:
    with pytest.raises(StoreError, match="keeps these files away"):
        deletions.allow(["1" * 64])
    uid = forget(home)
    deletions.allow(["1" * 64])
    assert deletions.watch().refusal("1" * 64, "a.txt", ["Zhazira Quillfeather"]) is None
    assert [sha256s for _, sha256s in deletions.masked_names().values()] == [frozenset({"1" * 64})]
    assert Deletion.objects.get(pk=uid).names, "the name is masked in it, and kept away elsewhere"


def test_nothing_of_the_name_is_in_what_stays_of_a_deletion(home: Path) -> None:
    save(home, NAMED, "one.txt")
    forget(home)
    kept = str(list(Deletion.objects.values())).lower()
    assert not [part for part in ("uill", "feather", "hazir", "жазир", "вилфез") if part in kept]


def test_only_who_sees_all_may_delete(home: Path) -> None:
    with pytest.raises(UsageError, match="Only who sees all"):
        forgetting.plan("P-222222", (), home, Limits(), view(TEAM))
    with pytest.raises(StoreError, match="There is no person"):
        forgetting.plan("P-222222", (), home, Limits(), view())
    with pytest.raises(UsageError, match="--by"):
        forgetting.remove((), (), " ", home)


@pytest.mark.usefixtures("key")
def test_rules_name_what_is_due_and_only_that(home: Path) -> None:
    for age, file in ((40, "old.txt"), (2, "new.txt")):
        doc = document(f"{NAMED} {file}", file=file, access="restricted")
        file_of = write.File(file, f"/in/{file}", (("access", "restricted"),))
        write.save(home, reading(doc), file_of, original(doc.text, file), "reader 1")
        Original.objects.filter(sha256=doc.sha256).update(added=datetime.now(UTC) - timedelta(days=age))
    save(home, OTHER, "team.txt")
    long_ago = datetime.now(UTC) - timedelta(days=100)
    for case, status in (("C-222222", "closed"), ("C-333333", "detained")):
        entries.add([Case(case, "person", "A case", "team"), CaseStatus(case, "2024", status)], "Aya", at=long_ago)
    today = datetime.now(UTC).date()
    assert forgetting.due(None, None, today, view()) == ()
    assert [each.id for each in forgetting.due(None, 100, today, view())] == []
    found = forgetting.due(30, 90, today, view())
    old = document(f"{NAMED} old.txt", file="old.txt").sha256
    assert [(each.what, each.id) for each in found] == [("document", old), ("case", "C-222222")]
    done = forgetting.remove([old], ["C-222222"], "Aya", home, is_rule=True)
    assert (done.kind, done.removed_values) == ("retention", {"case": 1, "case_status": 1})
    assert forgetting.due(30, 90, today, view()) == ()
    assert [each.value.id for each in entries.current(OWNER, Case)] == ["C-333333"]
