"""All that belongs to a case has its level, on the disk and for who looks; without leave nothing of it is there."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from builders import document, original, reading, statement
from heeded.cases import ID, Case, CaseLink, CaseStatus, Consent, Participant, Release, SamePerson
from heeded.errors import StoreError, UsageError
from heeded.model import Access, Person
from heeded.pipeline import View
from heeded.pipeline import cases as following
from heeded.store import database, entries, read, seals, write
from heeded.store.models import Entry
from heeded.viewer import OWNER, PUBLIC, TEAM, Viewer

pytestmark = pytest.mark.django_db
TODAY = date(2026, 5, 1)
CASE, OTHER, ANA, LILY = "C-222222", "C-333333", "P-222222", "P-333333"


@pytest.fixture(autouse=True)
def prepared(tmp_path: Path) -> Iterator[None]:
    database.prepare(tmp_path / "home")
    yield
    seals.close()


def view(viewer: Viewer) -> View:
    return View(viewer, TODAY, "use")


def begin(level: Access, case: str = CASE, person: str = ANA) -> None:
    following.new_case(Case(case, "person", f"Beekeeper {case}", level), "Aya")
    following.enter(
        [
            Participant(case, person, ("Ana Novak",), "victim", "Rose"),
            CaseStatus(case, "2026-01", "detained", "keeps bees"),
        ],
        "Aya",
        view(OWNER),
    )


def ids(viewer: Viewer) -> list[str]:
    return [each.case.id for each in following.cases(view(viewer))]


def test_a_restricted_case_is_kept_sealed_or_not_at_all(key: None) -> None:
    begin("restricted")
    rows = Entry.objects.all()
    assert {(row.access, seals.is_sealed(row.value), row.subject) for row in rows} == {("restricted", True, CASE)}
    stored = "".join(f"{row.by}{row.value}" for row in rows)
    assert not any(word in stored for word in ("Ana Novak", "Beekeeper", "detained", "keeps bees"))
    assert "Aya" not in {row.by for row in rows}
    assert ids(OWNER) == [CASE]
    assert ids(TEAM) == ids(PUBLIC) == []
    seals.close()
    assert ids(OWNER) == []


def test_without_a_key_no_restricted_case_is_begun() -> None:
    with pytest.raises(StoreError):
        begin("restricted")
    assert Entry.objects.count() == 0


def test_a_case_takes_all_that_belongs_to_it_along(key: None) -> None:
    begin("restricted")
    assert following.change_access(CASE, "team", "Ben", view(OWNER)).access == "restricted"
    assert {(row.access, seals.is_sealed(row.value)) for row in Entry.objects.all()} == {("team", False)}
    assert ids(TEAM) == [CASE]
    assert ids(PUBLIC) == []
    [file] = following.cases(view(TEAM))
    assert [each.value.spellings for each in file.people] == [("Ana Novak",)]
    assert (file.begun_by, file.kept.by) == ("Aya", "Ben")
    following.change_access(CASE, "restricted", "Ben", view(OWNER))
    assert {(row.access, seals.is_sealed(row.value)) for row in Entry.objects.all()} == {("restricted", True)}
    assert ids(TEAM) == []
    assert "Novak" not in "".join(str(row.value) for row in Entry.objects.all())


def test_what_is_added_later_has_the_level_of_its_case(key: None) -> None:
    begin("team")
    following.change_access(CASE, "restricted", "Ben", view(OWNER))
    following.enter([CaseStatus(CASE, "2026-02", "released")], "Aya", view(OWNER))
    assert {row.access for row in Entry.objects.all()} == {"restricted"}


def test_a_case_that_was_raised_hides_what_still_lies_at_the_old_level(key: None) -> None:
    """A program that stops half way leaves nothing in sight."""
    begin("team")
    entries.add([Case(CASE, "person", "Beekeeper", "restricted")], "Ben", access="restricted")
    assert {row.access for row in Entry.objects.all()} == {"team", "restricted"}
    assert entries.history(TEAM, CaseStatus) == ()
    assert following.people(view(TEAM)) == ()


def test_a_link_has_the_level_of_what_it_leads_to(key: None, tmp_path: Path) -> None:
    text = "Ana Novak told it."
    told = reading(document(text, access="restricted"), statement(text, "Ana Novak", Person("Ana Novak")))
    write.save(tmp_path / "home", told, write.File("report.txt", "/in/report.txt"), original(text), "reader 1")
    begin("team")
    [kept] = (each for made in read.readings(OWNER, "XAV") for each in made.statements)
    for target in (kept.id, told.document.key):
        following.enter([CaseLink(CASE, following.target_of(target, view(OWNER)))], "Aya", view(OWNER))
    assert [(row.access, seals.is_sealed(row.value)) for row in Entry.objects.filter(kind="case_link")] == [
        ("restricted", True)
    ] * 2
    assert len(following.case_file(CASE, view(OWNER)).links) == 2
    assert following.case_file(CASE, view(TEAM)).links == ()
    following.change_access(CASE, "public", "Ben", view(OWNER))
    assert {row.access for row in Entry.objects.filter(kind="case_link")} == {"restricted"}
    with pytest.raises(UsageError, match="The record has no statement"):
        following.target_of(kept.id, view(TEAM))


def test_two_people_are_one_for_those_alone_who_see_both_cases(key: None) -> None:
    begin("team")
    begin("restricted", OTHER, LILY)
    following.enter([SamePerson(CASE, ANA, OTHER, LILY)], "Aya", view(OWNER))
    assert following.case_file(CASE, view(OWNER)).one == {ANA: (LILY,)}
    assert following.case_file(CASE, view(TEAM)).one == {ANA: ()}
    assert following.case_file(CASE, view(TEAM)).warnings == ()


@pytest.mark.parametrize("viewer", [TEAM, PUBLIC])
def test_nobody_without_leave_can_tell_a_case_from_none(key: None, viewer: Viewer) -> None:
    begin("restricted")
    for own, other in ((CASE, "C-444444"), (CASE.lower(), "c-444444")):
        words = []
        for each in (own, other):
            with pytest.raises(UsageError) as refused:
                following.case_file(each, view(viewer))
            words.append(str(refused.value))
        assert words[0].replace(CASE, "C-444444") == words[1]
    for value in (CaseStatus(CASE, "2026-02", "released"), Consent(CASE, ANA, "team", True, "2026-01-01")):
        with pytest.raises(UsageError, match="There is no case"):
            following.enter([value], "Ben", view(viewer))
    with pytest.raises(UsageError, match="There is no case"):
        following.change_access(CASE, "public", "Ben", view(viewer))
    with pytest.raises(UsageError, match="There is no person"):
        following.person(ANA, view(viewer))


def test_a_name_of_a_case_is_released_with_consent_alone(key: None) -> None:
    begin("restricted")
    decision = Release("person", "ana novak", "XAV", "known")
    with pytest.raises(UsageError, match="did not consent to publication"):
        following.release(decision, "Aya", view(OWNER))
    following.enter([Consent(CASE, ANA, "publication", True, "2026-01-01")], "Aya", view(OWNER))
    following.release(decision, "Aya", view(OWNER))
    assert [each.value.is_released for each in following.releases(view(TEAM))] == [True]
    following.release(replace(decision, is_released=False), "Ben", view(OWNER))
    assert [each.value.is_released for each in following.releases(view(TEAM))] == [False]


def test_cases_on_a_recommendation_are_those_linked_by_the_day_of_the_view(key: None) -> None:
    begin("team")
    following.enter([CaseLink(CASE, "WGAD 67/2019", "the opinion")], "Aya", view(OWNER))
    assert [(each.id, each.status, each.why) for each in following.linked_to(["WGAD 67/2019"], _today(TEAM))] == [
        (CASE, "detained", "the opinion")
    ]
    assert following.linked_to(["WGAD 67/2019"], _today(PUBLIC)) == ()
    assert following.linked_to(["WGAD 67/2019"], replace(view(TEAM), as_of=date(2020, 1, 1))) == ()
    following.enter([CaseLink(CASE, "WGAD 67/2019", is_linked=False)], "Ben", view(OWNER))
    assert following.linked_to(["WGAD 67/2019"], _today(OWNER)) == ()


def _today(viewer: Viewer) -> View:
    return replace(view(viewer), today=date(9999, 1, 1))


def test_a_refusal_masks_the_name_and_its_parts_in_the_case_at_once(key: None) -> None:
    begin("public")
    following.rename(CASE, "The hives of Ana", "Novak keeps bees", "Aya", view(OWNER))
    following.enter([CaseStatus(CASE, "2026-02", "other", "Ana was seen with Novak's brother")], "Aya", view(OWNER))

    def seen(viewer: Viewer) -> str:
        return repr(following.cases(view(viewer)))

    assert "Ana Novak" in seen(PUBLIC)
    following.enter([Consent(CASE, ANA, "publication", False, date.today().isoformat())], "Aya", view(OWNER))
    assert not any(part in seen(PUBLIC) for part in ("Ana", "Novak"))
    assert "Rose was seen" in seen(PUBLIC)
    assert "The hives of Rose" in seen(PUBLIC)
    assert "Ana Novak" in seen(TEAM)
    assert "Ana Novak" in seen(OWNER)


def test_ids_are_random_and_tell_nothing() -> None:
    made = {following.new_id("C") for _ in range(500)}
    assert len(made) == 500
    assert all(ID.fullmatch(each) for each in made)
