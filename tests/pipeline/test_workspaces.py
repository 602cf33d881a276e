"""What people do to a workspace, in the store: small rows, nothing lost, levels, and names masked."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, tzinfo
from itertools import count
from pathlib import Path

import pytest

from heeded.cases import Case, Participant
from heeded.errors import HeededError, StoreError, UsageError
from heeded.pipeline import View, wording, workspaces
from heeded.store import database, deletions, entries, seals, wrapping
from heeded.store.models import Entry
from heeded.viewer import OWNER, PUBLIC, TEAM, Viewer
from heeded.workspaces import Item

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def key(tmp_path: Path) -> Iterator[None]:
    """A key that seals what is restricted, open while the test runs."""
    wrapping.new_key_file(tmp_path / "key")
    seals.make(key_file=tmp_path / "key")
    yield
    seals.close()


def view(viewer: Viewer = OWNER, name: str = "Aya") -> View:
    return View(replace(viewer, name=name), date(2026, 1, 1), "words")


@pytest.fixture(autouse=True)
def prepared(tmp_path: Path) -> None:
    database.prepare(tmp_path)


@pytest.fixture
def section() -> str:
    made = workspaces.make("XAV", "spring", view(), 3)
    return workspaces.add_section(workspaces.desk("XAV", made.id, view()), "Torture", "implementation", view())


def now(viewer: Viewer = OWNER) -> workspaces.Desk:
    return workspaces.desk("XAV", "spring", view(viewer))


def texts() -> list[str]:
    return [each.value.words for each in now().outline.items.values()]


def added(section: str, words: str) -> str:
    of = now()
    return workspaces.add(of, section, workspaces.words(of, words), view())


def test_words_typed_in_one_go_are_one_act_and_one_live_row(section: str) -> None:
    item = added(section, "One")
    seen = now().outline.items[item].uid
    for length in range(2, 30):
        seen = wording.write(now(), item, "word " * length, seen, view()).seen
    assert texts() == ["word " * 29]
    assert Entry.objects.filter(kind="item").count() == 2  # as it was taken in, and as it is; none half typed
    workspaces.return_to(now(), now().outline.undo, view())
    assert texts() == ["One"]
    workspaces.return_to(now(), now().outline.redo, view())
    assert texts() == ["word " * 29]


def test_an_hour_of_typing_has_a_version_for_every_two_minutes(section: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock(datetime):
        """A clock of which a minute passes between two looks."""

        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "Clock":
            return started + timedelta(minutes=next(minutes) / 2)

    started, minutes = Clock.fromisoformat("2030-01-01T00:00:00+00:00"), count()
    monkeypatch.setattr(wording, "datetime", Clock)
    item = added(section, "One")
    seen, before = now().outline.items[item].uid, len(now().outline.acts)
    for length in range(1, 31):
        seen = wording.write(now(), item, "word " * length, seen, view()).seen
    assert 5 < len(now().outline.acts) - before < 15


def test_two_people_on_one_item_lose_nothing(section: str) -> None:
    item = added(section, "One")
    seen = now().outline.items[item].uid
    wording.write(now(), item, "Mine", seen, view())
    done = wording.write(now(), item, "Hers", seen, view(name="Ben"))
    assert done.is_apart
    assert texts() == ["Mine", "Hers"]
    again = wording.write(now(), done.item, "Hers, more", done.seen, view(name="Ben"))
    assert not again.is_apart
    assert texts() == ["Mine", "Hers, more"]
    workspaces.remove(now(), section, view())
    other = workspaces.add_section(now(), "Else", "developments", view())
    kept = wording.write(now(), done.item, "Hers, after all", again.seen, view(name="Ben"))
    assert kept.is_apart
    assert now().outline.chapter_of(kept.item) == next(each for each in now().outline.chapters if each.id == other)


def test_words_on_an_item_that_was_taken_out_stay_where_it_was(section: str) -> None:
    first = workspaces.add_section(now(), "Press", "implementation", view())
    last = workspaces.add_section(now(), "Health", "developments", view())
    before, item, behind = (workspaces.add(now(), last, workspaces.words(now(), each), view()) for each in "abc")
    seen = now().outline.items[item].uid
    workspaces.remove(now(), item, view())
    done = wording.write(now(), item, "More", seen, view(name="Ben"))
    assert done.kept_in == "Health"
    chapter = now().outline.chapter_of(done.item)
    assert chapter is not None
    assert [each.value.id for each in chapter.items] == [before, done.item, behind]
    workspaces.remove(now(), last, view())
    assert wording.write(now(), item, "Again", seen, view(name="Ben")).kept_in == "Press"
    workspaces.remove(now(), first, view())
    assert wording.write(now(), item, "And again", seen, view(name="Ben")).kept_in == "Torture"
    workspaces.remove(now(), section, view())
    with pytest.raises(UsageError, match="The section was taken out meanwhile"):
        wording.write(now(), item, "Last", seen, view(name="Ben"))


@pytest.mark.parametrize("name", [".", "..", "...", "-", "?", "a/b", "a\\b", " ", "x" * 301, "W-7K3FQ2"])
def test_a_name_that_no_address_can_hold_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match=r"name|too long"):
        workspaces.make("XAV", name, view(), 3)
    assert workspaces.known("XAV", view()) == ()


def test_a_workspace_gets_another_name_that_nobody_has(section: str) -> None:
    own = now().workspace
    workspaces.make("XAV", "autumn", view(), 3)
    workspaces.set_up(replace(own, name="Spring"), view())
    assert workspaces.desk("XAV", "Spring", view()).workspace.id == own.id
    for taken in ("autumn", "AUTUMN", "..", ""):
        with pytest.raises(UsageError):
            workspaces.set_up(replace(own, name=taken), view())
    assert [each.value.name for each in workspaces.known("XAV", view())] == ["autumn", "Spring"]


def test_of_words_written_at_one_moment_all_stay(section: str) -> None:
    item = added(section, "One")
    seen, mine, hers = now().outline.items[item].uid, now(), now()
    assert not wording.write(mine, item, "Mine", seen, view()).is_apart
    assert wording.write(hers, item, "Hers", seen, view()).is_apart
    assert texts() == ["Mine", "Hers"]


def test_a_cover_that_was_changed_meanwhile_is_not_written_over(section: str) -> None:
    kept = now().kept
    workspaces.set_up(replace(kept.value, about="Mine"), view(), kept.uid)
    with pytest.raises(UsageError, match="Aya changed the cover meanwhile"):
        workspaces.set_up(replace(kept.value, about="Hers"), view(name="Ben"), kept.uid)
    assert now().workspace.about == "Mine"


def test_a_name_that_two_have_is_asked_back(section: str) -> None:
    first = now().workspace.id
    other = workspaces.make("XAV", "spring", view(PUBLIC), 3, "public").id  # who cannot see the first one
    with pytest.raises(UsageError, match="2 workspaces on XAV are called 'spring'"):
        now()
    assert now(PUBLIC).workspace.id == other
    assert workspaces.desk("XAV", first, view()).workspace.id == first


def test_saving_what_stands_already_keeps_nothing(section: str) -> None:
    item = added(section, "One")
    before = Entry.objects.count()
    assert not wording.write(now(), item, "One", "older", view()).is_apart
    assert Entry.objects.count() == before


def test_a_change_is_one_row_however_large_the_workspace(section: str) -> None:
    for number in range(300):
        added(section, f"Paragraph {number}")
    items = list(now().outline.items)
    before = Entry.objects.count()
    workspaces.move(now(), items[299], section, view(), items[0])
    assert Entry.objects.count() == before + 1
    assert list(now().outline.items) == [items[299], *items[:299]]


def test_long_and_odd_words_stay_as_they_are(section: str) -> None:
    for words in ("word " * 10_000, "<script>alert(1)</script>\nنص \u202e عربي", "\ttabs\n\n\nlines\n"):
        item = added(section, words)
        assert now().outline.items[item].value.words == words
    with pytest.raises(UsageError, match="200,000 characters"):
        added(section, "x" * 200_001)


def test_the_level_of_a_workspace_is_that_of_all_in_it(section: str) -> None:
    added(section, "One")
    assert {each.access for each in Entry.objects.all()} == {"team"}
    with pytest.raises(UsageError, match="no workspace 'spring'"):
        now(PUBLIC)
    workspaces.set_up(replace(now().workspace, access="public"), view())
    assert {each.access for each in Entry.objects.all()} == {"public"}
    assert len(now(PUBLIC).outline.items) == 1
    with pytest.raises(UsageError, match="would be hidden from you"):
        workspaces.make("XAV", "other", view(PUBLIC), 3)


def test_names_in_ones_own_words_are_masked_for_whoever_may_not_know_them(key: None, section: str) -> None:
    case = Case("C-222222", "person", "A trial", "restricted")
    entries.add([case, Participant("C-222222", "P-222222", ("Rosa Lindova",), "victim")], "Aya", access="restricted")
    added(section, "We met Rosa Lindova in Velm.")
    assert texts() == ["We met Rosa Lindova in Velm."]
    [shown] = [each.value.words for each in now(TEAM).outline.items.values()]
    assert shown == "We met [name withheld] in Velm."


def test_where_something_stands_has_the_level_of_its_source_then(key: None, section: str) -> None:
    """Else a place would tell of what was never to be seen."""
    case = Case("C-333333", "person", "A trial", "restricted")
    entries.add([case], "Aya", access="restricted")
    of = now()
    workspaces.add(of, section, Item(of.workspace.id, "I-222222", "quote", "A-222222", "C-333333"), view())
    assert len(now().outline.items) == 1
    for access in ("team", "public", "team"):
        workspaces.set_up(replace(now().workspace, access=access), view())
        [chapter] = now(TEAM).outline.chapters
        assert (chapter.items, chapter.hidden) == ((), 0)
    assert len(now().outline.items) == 1


def withheld(section: str, words: str) -> str:
    """An item that names somebody of a sealed case, whose name the team sees masked."""
    case = Case("C-222222", "person", "A trial", "restricted")
    entries.add([case, Participant("C-222222", "P-222222", ("Rosa Lindova",), "victim")], "Aya", access="restricted")
    return added(section, words)


@pytest.mark.parametrize(("typed", "kept"), [
    ("We met [name withheld] in Velm, in May.", "We met Rosa Lindova in Velm, in May."),
    ("In May we met\n[name withheld]", "In May we met\nRosa Lindova"),
    ("We met [name withheld] in Velm. Then [name withheld] came.",
     "We met Rosa Lindova in Velm. Then [name withheld] came."),
])  # fmt: skip
def test_who_may_not_see_a_name_writes_around_it(key: None, section: str, typed: str, kept: str) -> None:
    item = withheld(section, "We met Rosa Lindova in Velm.")
    of = now(TEAM)
    done = wording.write(of, item, typed, of.outline.items[item].uid, view(TEAM, "Ben"))
    assert texts() == [kept]
    assert [each.value.words for each in now(TEAM).outline.items.values()] == [typed]
    assert not done.is_apart


@pytest.mark.parametrize("typed", [
    "We met her in Velm.", "", "We met [name] in Velm.", "We met x[name withheld]y in Velm.", "[name withheld",
])  # fmt: skip
def test_who_may_not_see_a_name_does_not_take_it_away(key: None, section: str, typed: str) -> None:
    item = withheld(section, "We met Rosa Lindova in Velm.")
    of = now(TEAM)
    with pytest.raises(UsageError, match="a name that you may not see"):
        wording.write(of, item, typed, of.outline.items[item].uid, view(TEAM, "Ben"))
    assert texts() == ["We met Rosa Lindova in Velm."]


def test_a_cover_and_a_heading_keep_the_names_that_are_masked_in_them(key: None, section: str) -> None:
    withheld(section, "Few.")
    own = now().workspace
    workspaces.set_up(replace(own, about="Friends of Rosa Lindova", organisations=("Lantern", "Rosa Lindova")), view())
    workspaces.title(now(), section, "The trial of Rosa Lindova", view())
    seen = now(TEAM).workspace
    assert seen.about == "Friends of [name withheld]"
    workspaces.set_up(replace(seen, contact="Velm", organisations=(*seen.organisations, "Anchor")), view(TEAM, "Ben"))
    kept = now().workspace
    assert (kept.about, kept.contact) == ("Friends of Rosa Lindova", "Velm")
    assert kept.organisations == ("Lantern", "Rosa Lindova", "Anchor")
    workspaces.title(now(TEAM), section, "The new trial of [name withheld]", view(TEAM, "Ben"))
    assert now().outline.chapters[0].title == "The new trial of Rosa Lindova"
    with pytest.raises(UsageError, match="a name that you may not see"):
        workspaces.title(now(TEAM), section, "A trial", view(TEAM, "Ben"))


@pytest.mark.parametrize(("stored", "typed", "kept"), [
    (("Rosa Lindova", "Friends of Rosa"), ("[name withheld]", "Friends of Rosa", "Anchor"),
     ("Rosa Lindova", "Friends of Rosa", "Anchor")),  # of the second nothing is masked, as it is shown for itself
    (("Friends of Rosa Lindova", "Lantern"), ("Lantern", "Friends of [name withheld]"),
     ("Lantern", "Friends of Rosa Lindova")),
    (("Rosa Lindova and friends of Rosa",), ("[name withheld]", "Friends of [name withheld]"), None),  # else shown
    (("Rosa Lindova",), (), None),
])  # fmt: skip
def test_of_a_list_each_line_is_masked_for_itself(
    key: None, section: str, stored: tuple[str, ...], typed: tuple[str, ...], kept: tuple[str, ...] | None
) -> None:
    withheld(section, "Few.")
    workspaces.set_up(replace(now().workspace, organisations=stored), view())
    new = replace(now(TEAM).workspace, organisations=typed)
    if kept is None:
        with pytest.raises(UsageError, match="a name that you may not see"):
            workspaces.set_up(new, view(TEAM, "Ben"))
    else:
        workspaces.set_up(new, view(TEAM, "Ben"))
    assert now().workspace.organisations == (kept or stored)
    assert "Lindova" not in str(now(TEAM).workspace.organisations)


def test_nothing_is_told_twice(section: str) -> None:
    own = now().workspace.id
    other = workspaces.add_section(now(), "Press", "developments", view())
    asked = workspaces.add_section(now(), "", "recommendations", view())
    for into in (section, asked):
        workspaces.add(
            now(), into, Item(own, f"I-{into}", "chain", f"A-{into}", "XAV/3/45.1", "", "XAV/3/45.1"), view()
        )
    for into, where in ((section, "“Torture”"), (other, "“Torture”"), (asked, "the section without a heading")):
        with pytest.raises(UsageError, match=f"XAV/3/45.1 stands in {where} already"):
            workspaces.add(now(), into, Item(own, "I-2", "chain", "A-2", "XAV/3/45.1", "", "XAV/3/45.1"), view())
    assert len(now().outline.items) == 2


def test_a_deleted_workspace_leaves_nothing_and_who_deleted_it(section: str) -> None:
    item = added(section, "We met Ilse Dorn.")
    wording.write(now(), item, "We met nobody.", now().outline.items[item].uid, view())
    kept = workspaces.make("XAV", "autumn", view(), 3)
    done = workspaces.delete(now(), view(name="Ben"))
    assert (done.kind, done.by) == ("workspace", "Ben")
    assert done.removed_values == {"workspace": 1, "section": 1, "item": 2, "place": 2}
    assert {each.subject for each in Entry.objects.all()} == {kept.id}
    [(uid, kind, by, _, certificate)] = deletions.certificates()
    assert (uid, kind, by) == (done.deletion, "workspace", "Ben")
    assert certificate == done
    with pytest.raises(UsageError, match="no workspace 'spring'"):
        now()


def test_what_is_written_into_a_workspace_while_it_is_deleted_is_not_kept(
    section: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would lie where nobody sees it, and nobody could delete it."""
    item, of = added(section, "One"), now()
    changed = replace(of.workspace, contact="Ilse Dorn"), replace(of.workspace, access="public")
    kept = workspaces.workspace_of("XAV", "spring", view())
    workspaces.delete(of, view(name="Ben"))
    for write in (
        lambda: workspaces.add(of, section, workspaces.words(of, "Ilse Dorn"), view()),
        lambda: workspaces.title(of, section, "Ilse Dorn", view()),
        lambda: wording.write(of, item, "Ilse Dorn", of.outline.items[item].uid, view()),
        lambda: workspaces.delete(of, view()),
    ):
        with pytest.raises(HeededError, match=r"deleted meanwhile|no workspace 'spring'"):
            write()
    monkeypatch.setattr(workspaces, "workspace_of", lambda *_: kept)  # it was read a moment before
    for new in changed:
        with pytest.raises(StoreError, match="deleted meanwhile"):
            workspaces.set_up(new, view())
    assert not Entry.objects.exists()
    assert len([*deletions.certificates()]) == 1


def test_a_workspace_is_deleted_by_who_sees_all_of_it(key: None, section: str) -> None:
    entries.add([Case("C-333333", "person", "A trial", "restricted")], "Aya", access="restricted")
    of = now()
    workspaces.add(of, section, Item(of.workspace.id, "I-222222", "quote", "A-222222", "C-333333"), view())
    with pytest.raises(UsageError, match="Only who sees all of the record can delete"):
        workspaces.delete(now(TEAM), view(TEAM))
    with pytest.raises(UsageError, match="needs the name"):
        workspaces.delete(now(), view(name=" "))
    assert len(now().outline.items) == 1
    workspaces.delete(now(), view())
    assert workspaces.known("XAV", view()) == ()
