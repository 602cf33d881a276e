"""A search as a link and back."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heeded.errors import UsageError
from heeded.query import FILTERS, SORTS, Query
from heeded.reports.query import filters, from_link, to_link

TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=30)
VALUES = st.lists(TEXTS.filter(bool), min_size=1, max_size=3)


@given(TEXTS, st.dictionaries(st.sampled_from(FILTERS), VALUES, max_size=4), st.sampled_from(SORTS), TEXTS)
def test_a_search_comes_back_from_its_link(words: str, values: dict[str, list[str]], sort: str, like: str) -> None:
    query = Query(words, filters(values), sort, like)  # type: ignore[arg-type]
    assert from_link(to_link(query)) == query


@pytest.mark.parametrize(
    ("query", "link"),
    [
        (Query(), ""),
        (Query("death penalty"), "q=death+penalty"),
        (
            Query('"fair trial" OR jury', (("state", ("KAZ", "NOR")), ("position", ("noted",))), "date"),
            "q=%22fair+trial%22+OR+jury&state=KAZ&state=NOR&position=noted&sort=date",
        ),
        (Query(like="свобода слова", filters=(("region", ("Africa",)),)), None),
    ],
)
def test_a_link_says_what_it_asks_for(query: Query, link: str | None) -> None:
    assert link is None or to_link(query) == link
    assert from_link(to_link(query)) == query


@pytest.mark.parametrize(
    ("link", "word"), [("q=a&colour=red", "'colour'"), ("sort=luck", "'luck'"), ("STATE=KAZ", "'STATE'")]
)
def test_a_link_that_asks_for_what_there_is_not_is_refused(link: str, word: str) -> None:
    with pytest.raises(UsageError, match=word):
        from_link(link)


@given(st.text(max_size=60))
def test_any_link_is_a_search_or_refused(link: str) -> None:
    with suppress(UsageError):
        assert isinstance(from_link(link), Query)
