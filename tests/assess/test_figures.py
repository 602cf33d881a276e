"""Ledgers of people affected: which event a count is of, who says it first, who repeats whom, what it ranges over."""

# ruff: noqa: E501 (one case a line)

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import document, reading, statement

from heeded.assess.figures import ledger, ledgers
from heeded.errors import VocabularyError
from heeded.ledgers import Count, Ledger
from heeded.model import Event, Figure, Qualifier, Reading, Value
from heeded.vocabulary.named_events import event_of

HARBOUR = event_of("XAV", "March 2021")


def text_of(
    *said: tuple[str, Value], publisher: str | None = "Quay Watch", by: str | None = None, **fields: object
) -> Reading:
    """A text whose sentences hold one statement each."""
    text = " ".join(words for words, _ in said)
    doc = document(text, **{"kind": "press_release", "publisher": publisher, "file": f"{publisher}.txt"} | fields)
    return reading(doc, *(statement(text, words, value, asserted_by=by) for words, value in said))


def killed(value: int, qualifier: Qualifier = "exact", date: str | None = "2021-03") -> tuple[str, Value]:
    return (f"{qualifier} {value} people were killed.", Figure("killed", value, qualifier, date))


def counts(made: Ledger) -> list[Count]:
    return [count for series in made.series for count in series.counts]


# --------------------------------------------------------------------------------------------------------- the events


@pytest.mark.parametrize(("asked", "name"), [("January 2022", "Bloody January"), ("2022-01", "Bloody January"), ("bloody january", "Bloody January"), ("Bloody January events", "Bloody January"), ("May 2018", None), ("2018", None)])  # fmt: skip
def test_an_event_is_asked_for_by_name_or_date(asked: str, name: str | None) -> None:
    assert event_of("KAZ", asked).name == name


def test_an_event_that_nobody_knows_names_those_known() -> None:
    with pytest.raises(VocabularyError, match="Bloody January"):
        event_of("KAZ", "the flood")


DATED = ("Harbour Days began.", Event(("protest",), "2021-03", name="Arvenian Harbour Days"))
OTHER = ("A trial ended in May 2022.", Event(("trial",), "2022-05"))


@pytest.mark.parametrize(
    ("said", "basis"),
    [
        ([killed(4)], "dated"),
        ([killed(4, date="2021-03-09")], "dated"),
        ([killed(4, date="2021")], None),
        ([killed(4, date="2022-05")], None),
        ([("In Harbour Days 4 people were killed.", Figure("killed", 4))], "named"),
        ([("4 were killed.", Figure("killed", 4, date="2021", event="Harbour Days"))], "named"),
        ([("In Harbour Days of 2019 they killed 4.", Figure("killed", 4, date="2019"))], None),
        ([DATED, killed(4, date=None)], "near"),
        ([DATED, OTHER, killed(4, date=None)], None),
        ([killed(4, date=None)], None),
    ],
)
def test_why_a_count_is_of_an_event(said: list[tuple[str, Value]], basis: str | None) -> None:
    found = counts(ledger(HARBOUR, [text_of(*said)]))
    assert [count.basis for count in found] == ([basis] if basis else [])


# ------------------------------------------------------------------------------------------------- who repeats whom


def test_one_source_told_by_three_documents_is_one() -> None:
    first = text_of(killed(4), by="Harbour Hospital", published="2021-03-20")
    second = text_of(killed(4), by="Harbour Hospital", publisher="The Lamp", published="2021-06-01")
    third = text_of(killed(4), publisher="Daily Tide", published="2022-01-01")
    [count] = counts(ledger(HARBOUR, [third, second, first]))
    assert (count.by, count.said) == ("Harbour Hospital", "2021-03-20")
    assert [each.document for each in count.repeated] == [second.document.key, third.document.key]


def test_other_words_of_another_source_are_another_count() -> None:
    other = ("Morgues took in 4 bodies that month.", Figure("killed", 4, date="2021-03"))
    assert len(counts(ledger(HARBOUR, [text_of(killed(4)), text_of(other, publisher="The Lamp")]))) == 2


def test_more_than_and_exactly_as_many_are_two_counts() -> None:
    [series] = ledger(HARBOUR, [text_of(killed(100)), text_of(killed(100, "more_than"), publisher="The Lamp")]).series
    assert {count.qualifier for count in series.counts} == {"exact", "more_than"}
    assert series.whole is not None
    assert (series.whole.lowest_qualifier, series.whole.highest_qualifier) == ("exact", "more_than")


# ----------------------------------------------------------------------------------------------- ranges and parts


def test_official_against_independent_first_and_latest() -> None:
    readings = [
        text_of(killed(12), by="state", publisher="Daily Tide", published="2021-04-01"),
        text_of(killed(15), by="state", publisher="Evening Tide", published="2021-09-01"),
        text_of(killed(21), published="2021-05-01"),
        text_of(killed(19), publisher=None),
    ]
    [series] = ledger(HARBOUR, readings).series
    assert series.whole is not None
    assert series.official is not None
    assert series.independent is not None
    assert series.first is not None
    assert series.latest is not None
    assert (series.whole.lowest, series.whole.highest) == (12, 21)
    assert (series.official.lowest, series.official.highest) == (12, 15)
    assert (series.independent.lowest, series.independent.highest) == (21, 21)
    assert (series.first.value, series.latest.value) == (12, 15)
    assert [count.side for count in series.counts] == ["official", "independent", "official", "unnamed"]


def test_a_part_is_kept_and_left_out_of_the_range() -> None:
    part = ("3 of them were officers.", Figure("killed", 3, date="2021-03"))
    smaller = ("On the first day 5 died.", Figure("killed", 5, date="2021-03-01"))
    [series] = ledger(HARBOUR, [text_of(killed(21), part, smaller)]).series
    assert series.whole is not None
    assert (series.whole.lowest, series.whole.highest) == (21, 21)
    assert [count.value for count in series.counts if count.is_part] == [3, 5]


def test_what_agrees_with_the_whole_is_no_part() -> None:
    [series] = ledger(HARBOUR, [text_of(killed(21), killed(20, "more_than"))]).series
    assert not any(count.is_part for count in series.counts)


# --------------------------------------------------------------------------------------------- all events, as of a day


def test_counts_of_no_named_event_have_no_range() -> None:
    named, rest = ledgers("XAV", [text_of(killed(4), killed(9, date="2018"))])
    assert (named.event, rest.event) == ("Arvenian Harbour Days", None)
    assert [count.value for count in counts(rest)] == [9]
    assert rest.series[0].whole is None


@pytest.mark.parametrize(
    ("one", "other", "holds"),
    [
        (killed(225), (*killed(225, date="2020-03"),), [False]),
        (killed(225), ("Morgues of Velm took in 225 bodies in 2020.", Figure("killed", 225, date="2020")), [None]),
        (killed(220), ("Morgues of Velm took in 220 bodies in 2020.", Figure("killed", 220, date="2020")), []),
        (killed(225), ("Morgues of Velm took in 225 bodies.", Figure("killed", 225, date="2021")), []),
        (killed(225), ("Courts of Velm convicted 225.", Figure("convicted", 225, date="2020")), []),
        (killed(3), (*killed(3, date="2020-03"),), []),
    ],
)
def test_the_same_figure_under_two_dates(
    one: tuple[str, Value], other: tuple[str, Value], holds: list[bool | None]
) -> None:
    readings = [text_of(one), text_of(other, publisher="The Lamp")]
    checks = ledgers("XAV", readings)[0].checks
    assert [check.holds for check in checks] == holds
    for check in checks:
        assert "2020" in check.message.partition(" and ")[0]
        assert len(check.citations) == len(check.documents) == 2


qualifiers = st.sampled_from(["exact", "more_than", "at_least", "about"])
said = st.lists(
    st.tuples(st.integers(1, 300), qualifiers, st.sampled_from(["state", "A", "B", "C"])), min_size=1, max_size=8
)


@given(said)
def test_every_count_stands_in_the_ledger_once_with_its_quote(claims: list[tuple[int, Qualifier, str]]) -> None:
    readings = [
        text_of((f"Text {at}: {value} dead.", Figure("killed", value, qualifier, "2021-03")), by=by, file=f"{at}.txt")
        for at, (value, qualifier, by) in enumerate(claims)
    ]
    [series] = ledger(HARBOUR, readings).series
    cited = [each for count in series.counts for each in (count.citation, *count.repeated)]
    texts = {each.document.key: each.document.text for each in readings}
    assert sorted(each.document for each in cited) == sorted(texts)
    assert all(each.quote.holds_in(texts[each.document]) for each in cited)
    assert series.whole is not None
    assert series.whole.lowest <= series.whole.highest
