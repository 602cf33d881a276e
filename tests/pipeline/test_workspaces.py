"""What people do to a workspace, in the store: small rows, nothing lost, levels, and names masked."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, tzinfo
from itertools import count
from pathlib import Path

import pytest

from heeded.cases import Case, Participant
from heeded.errors import UsageError
from heeded.pipeline import View, workspaces
from heeded.store import database, entries, seals, wrapping
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
        seen = workspaces.write(now(), item, "word " * length, seen, view()).seen
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
    monkeypatch.setattr(workspaces, "datetime", Clock)
    item = added(section, "One")
    seen, before = now().outline.items[item].uid, len(now().outline.acts)
    for length in range(1, 31):
        seen = workspaces.write(now(), item, "word " * length, seen, view()).seen
    assert 5 < len(now().outline.acts) - before < 15


def test_two_people_on_one_item_lose_nothing(section: str) -> None:
    item = added(section, "One")
    seen = now().outline.items[item].uid
    workspaces.write(now(), item, "Mine", seen, view())
    done = workspaces.write(now(), item, "Hers", seen, view(name="Ben"))
    assert done.is_apart
    assert texts() == ["Mine", "Hers"]
    again = workspaces.write(now(), done.item, "Hers, more", done.seen, view(name="Ben"))
    assert not again.is_apart
    assert texts() == ["Mine", "Hers, more"]
    workspaces.remove(now(), section, view())
    other = workspaces.add_section(now(), "Else", "developments", view())
    kept = workspaces.write(now(), done.item, "Hers, after all", again.seen, view(name="Ben"))
    assert kept.is_apart
    assert now().outline.chapter_of(kept.item) == next(each for each in now().outline.chapters if each.id == other)


def test_words_on_an_item_that_was_taken_out_stay_where_it_was(section: str) -> None:
    first = workspaces.add_section(now(), "Press", "implementation", view())
    last = workspaces.add_section(now(), "Health", "developments", view())
    before, item, behind = (workspaces.add(now(), last, workspaces.words(now(), each), view()) for each in "abc")
    seen = now().outline.items[item].uid
    workspaces.remove(now(), item, view())
    done = workspaces.write(now(), item, "More", seen, view(name="Ben"))
    assert done.kept_in == "Health"
    chapter = now().outline.chapter_of(done.item)
    assert chapter is not None
    assert [each.value.id for each in chapter.items] == [before, done.item, behind]
    workspaces.remove(now(), last, view())
    assert workspaces.write(now(), item, "Again", seen, view(name="Ben")).kept_in == "Press"
    workspaces.remove(now(), first, view())
    assert workspaces.write(now(), item, "And again", seen, view(name="Ben")).kept_in == "Torture"
    workspaces.remove(now(), section, view())
    with pytest.raises(UsageError, match="The section was taken out meanwhile"):
        workspaces.write(now(), item, "Last", seen, view(name="Ben"))


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
    assert not workspaces.write(mine, item, "Mine", seen, view()).is_apart
    assert workspaces.write(hers, item, "Hers", seen, view()).is_apart
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
    assert not workspaces.write(now(), item, "One", "older", view()).is_apart
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
