"""The last word of a person on a use of their name decides, and a withdrawal closes at once."""

from datetime import UTC, date, datetime, timedelta
from typing import TypeVar, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heeded.cases import Case, Consent, Participant, Release, SamePerson, Use, namesakes
from heeded.consent import last_words, leave, may_be_named, released, said_of, same, without_leave
from heeded.model import Access
from heeded.primary import Kept, Primary

START = date(2026, 1, 1)
T = TypeVar("T", bound=Primary)


def kept(value: T, at: int = 0, by: str = "Aya") -> Kept[T]:
    """A value added so many minutes after the start."""
    return Kept(f"{at:05d}", by, datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=at), value)


def said(*words: str, use: Use = "publication", who: str = "P-222222") -> list[Kept[Consent]]:
    """Consents from "+2026-03-01", "+2026-03-01/2026-06-01" and refusals from "-2026-04-01", entered in this order."""
    found = []
    for at, word in enumerate(words):
        since, _, until = word[1:].partition("/")
        found.append(kept(Consent("C-222222", who, use, word[0] == "+", since, until or None), at))
    return found


@pytest.mark.parametrize(("words", "day", "standing", "is_open"), [
    ((), "2026-05-01", "unsaid", False),
    (("+2026-05-01",), "2026-05-01", "given", True),
    (("+2026-05-02",), "2026-05-01", "unsaid", False),
    (("+2026-03-01/2026-05-01",), "2026-05-01", "given", True),
    (("+2026-03-01/2026-05-01",), "2026-05-02", "ended", False),
    (("-2026-03-01",), "2026-05-01", "refused", False),
    (("+2026-03-01", "-2026-05-01"), "2026-05-01", "refused", False),
    # given anew on the day of the withdrawal, after it
    (("-2026-05-01", "+2026-05-01"), "2026-05-01", "given", True),
    # an old form that is entered after the withdrawal opens nothing
    (("-2026-04-01", "+2026-03-01"), "2026-05-01", "refused", False),
    # a refusal is not waited for, whatever day a wrong clock gave it
    (("+2026-03-01", "-2031-01-01"), "2026-05-01", "refused", False),
    (("-2031-01-01", "+2026-03-01"), "2026-05-01", "refused", False),
    # the later, narrower consent stands in the place of the earlier one
    (("+2026-01-01", "+2026-02-01/2026-03-01"), "2026-05-01", "ended", False),
    (("+2026-01-01/2026-02-01", "+2026-03-01"), "2026-05-01", "given", True),
    (("+2026-01-01", "+2026-06-01/2026-07-01"), "2026-05-01", "given", True),
])  # fmt: skip
def test_the_last_word_decides(words: tuple[str, ...], day: str, standing: str, is_open: bool) -> None:
    found = leave("publication", "team", said(*words), date.fromisoformat(day))
    assert (found.standing, found.is_open) == (standing, is_open)


@pytest.mark.parametrize(("use", "access", "words", "is_open"), [
    ("storage", "restricted", (), True),
    ("team", "restricted", (), True),
    ("submission", "team", (), False),
    ("publication", "team", (), False),
    ("submission", "public", (), True),
    ("publication", "public", (), True),
    ("publication", "public", ("-2026-01-01",), False),
    ("publication", "public", ("+2026-01-01/2026-02-01",), False),
    ("team", "restricted", ("-2026-01-01",), False),
    ("team", "public", ("+2026-01-01/2026-02-01",), False),
    ("publication", "restricted", ("+2026-01-01",), True),
])  # fmt: skip
def test_what_nobody_spoke_of_stays_in_the_house(
    use: Use, access: Access, words: tuple[str, ...], is_open: bool
) -> None:
    assert leave(use, access, said(*words, use=use), date(2026, 5, 1)).is_open is is_open


@pytest.mark.parametrize("use", get_args(Use))
def test_who_refused_to_be_kept_is_named_to_nobody(use: Use) -> None:
    day = date(2026, 5, 1)
    refused = said("-2026-02-01", use="storage")
    agreed = said("+2026-03-01", use=use)
    for access in get_args(Access):
        found = leave(use, access, refused, day)
        assert (found.is_open, found.standing, found.word) == (False, "refused", refused[0])
        assert not may_be_named("restricted", use, access, refused, day)
    anew = said("-2026-02-01", "+2026-04-01", use="storage")
    assert leave(use, "team", [*anew, *agreed], day).is_open
    assert leave(use, "team", [*refused, *agreed], day).is_open is (use == "storage"), "a later word on it alone opens"


def test_consent_to_one_use_opens_no_other() -> None:
    given_to_publication = said("+2026-01-01")
    assert not leave("submission", "team", given_to_publication, date(2026, 5, 1)).is_open


EVENTS = st.lists(st.tuples(st.integers(0, 40), st.sampled_from(["give", "give until", "refuse"]), st.integers(0, 20)))


@given(EVENTS, st.integers(0, 70))
def test_a_day_is_as_the_words_said_up_to_it_leave_it(events: list[tuple[int, str, int]], day: int) -> None:
    """Against a calendar that is gone through day by day."""
    ordered = sorted(events, key=lambda event: event[0])
    words = []
    for at, (when, what, length) in enumerate(ordered):
        since = START + timedelta(when)
        until = (since + timedelta(length)).isoformat() if what == "give until" else None
        words.append(
            kept(Consent("C-222222", "P-222222", "publication", what != "refuse", since.isoformat(), until), at)
        )
    is_open, last = False, None
    for today in range(day + 1):
        for when, what, length in ordered:
            if when == today:
                is_open, last = what != "refuse", today + length if what == "give until" else None
        if last is not None and today > last:
            is_open = False
    known = [word for word in words if word.value.since <= (START + timedelta(day)).isoformat()]
    assert leave("publication", "team", known, START + timedelta(day)).is_open is is_open
    closed = [*words, *said(f"-{(START + timedelta(70)).isoformat()}")]
    assert not leave("publication", "public", closed, START + timedelta(day)).is_open
    backwards = leave("publication", "team", reversed(known), START + timedelta(day))
    assert backwards.is_open is is_open


@pytest.mark.parametrize(("access", "of_case", "named"), [
    ("public", "public", True), ("public", "team", False), ("team", "team", True), ("team", "restricted", False),
    ("restricted", "restricted", True),
])  # fmt: skip
def test_the_level_of_the_case_comes_first(access: Access, of_case: Access, named: bool) -> None:
    assert may_be_named(access, "team", of_case, (), date(2026, 5, 1)) is named


def person(identifier: str, *spellings: str, case: str = "C-222222") -> Participant:
    return Participant(case, identifier, spellings or ("Ana Novak",), "victim")


def test_a_refusal_counts_for_all_that_are_one_and_a_consent_for_its_own_case() -> None:
    cases = {key: Case(key, "person", "Ana", "team") for key in ("C-222222", "C-333333")}
    people = [person("P-222222"), person("P-333333", case="C-333333")]
    one = [kept(SamePerson("C-222222", "P-222222", "C-333333", "P-333333"))]
    day = date(2026, 5, 1)

    def hidden(words: list[Kept[Consent]], decided: list[Kept[SamePerson]]) -> list[str]:
        return [each.id for each in without_leave(people, cases, words, decided, "team", "publication", day)]

    assert hidden([], one) == ["P-222222", "P-333333"]
    assert hidden(said("+2026-01-01"), one) == ["P-333333"]
    both = [*said("+2026-01-01"), *said("+2026-01-01", who="P-333333")]
    assert hidden(both, one) == []
    assert hidden([*both, *said("-2026-02-01", who="P-333333")], one) == ["P-222222", "P-333333"]
    assert hidden([*both, *said("-2026-02-01", who="P-333333")], []) == ["P-333333"]


def test_who_belongs_to_no_case_at_hand_is_hidden() -> None:
    assert without_leave([person("P-222222")], {}, (), (), "team", "team", date(2026, 5, 1)) != ()


def test_one_with_one_with_one_is_one_until_a_person_says_otherwise() -> None:
    def pair(one: str, other: str, is_same: bool, at: int) -> Kept[SamePerson]:
        return kept(SamePerson("C-222222", one, "C-333333", other, is_same), at)

    decided = [pair("P-2", "P-3", True, 0), pair("P-4", "P-3", True, 1)]
    assert same(decided)("P-2") == {"P-2", "P-3", "P-4"}
    assert same([*decided, pair("P-3", "P-2", False, 2)])("P-2") == {"P-2"}
    assert same([])("P-2") == {"P-2"}
    assert [each.value.use for each in said_of("P-2", said("+2026-01-01", who="P-3"), {"P-2", "P-3"})] == []


def test_the_last_word_stands_whoever_says_it() -> None:
    decided = [
        kept(Release("person", "Ana Novak", "XAV", "a public person"), 0, "Aya"),
        kept(Release("person", "ana  novak", "XAV", "she asked", is_released=False), 1, "Ben"),
    ]
    assert released(decided[:1], "person", "XAV")("ANA NOVAK")
    assert not released(decided[:1], "person", "XAW")("Ana Novak")
    assert not released(decided[:1], "party", "XAV")("Ana Novak")
    assert not released(decided, "person", "XAV")("Ana Novak")
    assert len(last_words(decided)) == 1


@pytest.mark.parametrize(("words", "xav", "xaw"), [
    ([("", True)], True, True),
    ([("", True), ("XAV", False)], False, True),
    ([("XAV", False), ("", True)], False, True),
    ([("XAV", True), ("", False)], True, False),
    ([("", True), ("", False)], False, False),
])  # fmt: skip
def test_a_word_on_one_state_goes_before_one_on_all(words: list[tuple[str, bool]], xav: bool, xaw: bool) -> None:
    decided = [
        kept(Release("party", "Lantern", state, "why", is_released), at)
        for at, (state, is_released) in enumerate(words)
    ]
    assert [released(decided, "party", state)("LANTERN") for state in ("XAV", "XAW")] == [xav, xaw]


def test_namesakes_are_told_and_never_joined() -> None:
    one, other, third = (
        person("P-222222", "Ana Novak", "Ана Новак"),
        person("P-333333", "ана новак"),
        person("P-4", "An"),
    )
    assert namesakes([one, other, third]) == ((one, other),)
