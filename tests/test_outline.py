"""A workspace from its changes: order, undo and redo to any state, and what two windows do at once."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from heeded.outline import Outline, outline, placed
from heeded.primary import Kept
from heeded.workspaces import Change, Item, Place, Return, Section

BEGUN = datetime(2026, 1, 1, tzinfo=UTC)


class Log:
    """Changes one after the other, a second apart."""

    def __init__(self) -> None:
        self.kept: list[Kept[Change]] = []

    def add(self, *changes: Change, by: str = "Aya") -> "Log":
        for each in changes:
            at = BEGUN + timedelta(seconds=len(self.kept) + 1)
            self.kept.append(Kept(f"u{len(self.kept)}", by, at, each))
        return self

    def section(self, name: str, part: str = "implementation") -> "Log":
        return self.add(Section("W", name, name.title(), f"a{name}"), Place("W", name, part, "1", f"a{name}"))

    def item(self, name: str, into: str, position: str = "1", words: str = "") -> "Log":
        act = f"a{name}{len(self.kept)}"
        return self.add(Item("W", name, "words", act, words=words or name), Place("W", name, into, position, act))

    def back(self, to: datetime | None) -> "Log":
        assert to is not None
        return self.add(Return("W", to.isoformat()))

    @property
    def now(self) -> Outline:
        return outline(BEGUN, self.kept)


def told(of: Outline) -> dict[str, list[str]]:
    return {each.id: [one.value.words for one in each.items] for each in of.chapters}


def test_sections_stand_in_the_order_of_parts_and_items_by_their_places() -> None:
    log = Log().section("s", "recommendations").section("t").item("b", "t", "2").item("a", "t", "1").item("c", "s")
    assert list(told(log.now).items()) == [("t", ["a", "b"]), ("s", ["c"])]
    log.add(Place("W", "b", "s", "5e-1", "move"))
    assert told(log.now) == {"t": ["a"], "s": ["b", "c"]}
    log.add(Place("W", "s", "recommendations", "1", "out", False))
    assert told(log.now) == {"t": ["a"]}


def test_every_state_comes_back_by_undo_and_again_by_redo() -> None:
    log = Log().section("s").item("a", "s", "1").item("b", "s", "2").add(Item("W", "a", "words", "x", words="A"))
    states = [{"s": ["A", "b"]}, {"s": ["a", "b"]}, {"s": ["a"]}, {"s": []}, {}]
    for state in states[1:]:
        log.back(log.now.undo)
        assert told(log.now) == state
    assert log.now.undo is None
    for state in states[-2::-1]:
        log.back(log.now.redo)
        assert told(log.now) == state
    assert log.now.redo is None


def test_what_is_done_after_an_undo_is_a_branch_and_both_stay() -> None:
    log = Log().section("s").item("a", "s")
    left = log.now.acts[-1].at
    log.back(log.now.undo).item("b", "s")
    assert told(log.now) == {"s": ["b"]}
    assert log.now.redo is None
    assert [each.stands for each in log.now.acts] == [True, False, True]
    log.back(log.now.undo)
    assert log.now.redo == log.now.acts[2].at  # the branch that was made last
    log.back(left)
    assert told(log.now) == {"s": ["a"]}


def test_values_of_one_act_are_taken_back_as_one_and_an_older_state_can_be_looked_at() -> None:
    log = (
        Log()
        .section("s")
        .add(*(each for name in "ab" for each in (Item("W", name, "words", "one"), Place("W", name, "s", "1", "one"))))
    )
    assert len(log.now.acts) == 2
    assert len(log.now.items) == 2
    assert told(outline(BEGUN, log.kept, log.kept[1].added)) == {"s": []}
    assert told(log.back(log.now.undo).now) == {"s": []}


def test_what_a_viewer_does_not_see_shifts_no_undo() -> None:
    """A restricted change in between is not there for the team: the same time leads to what it sees of that time."""
    log = Log().section("s").item("a", "s").item("hidden", "s", "2").item("b", "s", "3")
    log.back(log.now.acts[2].at)
    seen = [each for each in log.kept if getattr(each.value, "id", "") != "hidden"]
    assert told(log.now) == {"s": ["a", "hidden"]}
    assert told(outline(BEGUN, seen)) == {"s": ["a"]}


def test_a_place_whose_item_is_restricted_now_is_counted() -> None:
    log = Log().section("s").item("a", "s")
    [chapter] = outline(BEGUN, [each for each in log.kept if not isinstance(each.value, Item)]).chapters
    assert (chapter.items, chapter.hidden) == ((), 1)


@given(st.lists(st.integers(0, 400), max_size=150))
def test_between_any_two_there_is_a_place(wanted: list[int]) -> None:
    order: list[tuple[str, str]] = []
    for number, at in enumerate(wanted):
        at = min(at, len(order))
        [(new, position)] = placed(order, str(number), at)
        order.insert(at, (new, position))
    found = [Fraction(position) for _, position in order]
    assert found == sorted(set(found))


def test_a_place_stays_short_where_people_add_at_the_end_and_where_two_meet_all_are_counted_anew() -> None:
    order: list[tuple[str, str]] = []
    for number in range(300):
        order += placed(order, str(number), len(order))
    assert max(len(position) for _, position in order) == 3
    met = [("a", "1"), ("b", "2"), ("c", "2"), ("d", "3")]
    assert placed(met, "new", 2) == [("a", "1"), ("b", "2"), ("new", "3"), ("c", "4"), ("d", "5")]
