"""The values that pages are put together from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heeded.model import Citation, shown_counts
from heeded.provenance import Quote
from heeded.web.parts import PAGE, Bar, Moment, Part, Quotation, Score, paged
from heeded.web.shown import cited, place_of, positions_bar, together


@given(st.integers(0, 2000), st.integers(-5, 100))
def test_every_row_stands_on_one_page(count: int, asked: int) -> None:
    rows, pages = paged(count, asked, "/list")
    shown = list(range(count))[rows]
    assert len(shown) <= PAGE
    assert bool(shown) == bool(count)
    assert (pages.first, pages.last) == ((shown[0] + 1, shown[-1] + 1) if shown else (0, 0))
    assert bool(pages.before) == (pages.first > 1)
    assert bool(pages.after) == (pages.last < count)
    assert sum(link is not None and link.is_current for link in pages.links) == (count > PAGE)
    every = [
        row for number in range(1, max(1, -(-count // PAGE)) + 1) for row in range(count)[paged(count, number, "")[0]]
    ]
    assert every == list(range(count))


def test_addresses_of_pages_keep_the_query() -> None:
    _, pages = paged(120, 2, "/list?position=noted")
    assert (pages.before, pages.after) == ("/list?position=noted&page=1", "/list?position=noted&page=3")
    assert paged(120, 1, "/list")[1].after == "/list?page=2"


def test_pages_far_away_are_left_out() -> None:
    assert [link.name for link in paged(200, 1, "")[1].links if link] == ["1", "2", "3", "4"]
    names = [link.name if link else None for link in paged(1000, 10, "")[1].links]
    assert names == ["1", None, "9", "10", "11", None, "20"]


@given(st.lists(st.integers(0, 300), min_size=1, max_size=5))
def test_the_parts_of_a_bar_fill_it(counts: list[int]) -> None:
    stretches = Bar(tuple(Part(str(i), count, "noted") for i, count in enumerate(counts))).stretches
    assert len(stretches) == sum(count > 0 for count in counts)
    if stretches:
        _, at, length = stretches[-1]
        assert float(at[:-1]) + float(length[:-1]) == pytest.approx(100, abs=0.01)


def test_what_has_no_position_is_told() -> None:
    bar = positions_bar({"received": 10, "supported": 6, "noted": 1})
    assert [(part.name, part.count) for part in bar.parts] == [("supported", 6), ("noted", 1), ("not known", 3)]


def test_what_has_no_reply_is_a_part_of_its_own() -> None:
    bar = positions_bar(shown_counts({"received": 10, "supported": 6, "noted": 4, "no_reply": 3}))
    assert [(part.kind, part.count) for part in bar.parts] == [("supported", 6), ("noted", 1), ("no_reply", 3)]


def test_a_place_is_told_in_words() -> None:
    assert place_of(4, "12") == "page\N{NO-BREAK SPACE}4, para.\N{NO-BREAK SPACE}12"
    assert place_of(None) == ""


def test_a_quote_that_several_say_is_told_once() -> None:
    def moment(by: str, words: str, score: float = 0.5) -> Moment:
        return Moment("2019", "Others say", quotes=(Quotation(words, "A/HRC/57/90", by=by),), score=Score(score))

    told = list(together([moment("One", "a"), moment("Two", "a", 0.4), moment("Two", "b"), moment("One", "a")]))
    assert [(each.quotes[0].by, each.quotes[0].text) for each in told] == [
        ("One, Two", "a"),
        ("Two", "b"),
        ("One", "a"),
    ]
    assert told[0].score == Score(0.5)
    bare = Moment("2019", "Recommended")
    assert list(together([bare, bare])) == [bare, bare]


def test_an_entry_of_a_register_leads_to_no_document() -> None:
    """It is no statement: the page of the State failed where one stood against what a document says."""
    entry = Citation("", Quote("Arvenia: party since 2011", 0, 25), "treaties", "treaties", "UN Treaty Collection")
    shown = cited(entry)
    assert (shown.text, shown.source, shown.by) == ("Arvenia: party since 2011", "treaties", "UN Treaty Collection")
    assert (shown.href, shown.cite) == ("", "")
