"""A quote is where it says, and a view maps every character back."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heeded.provenance import Quote, View

TEXTS = st.text(alphabet="ab (1).\n\u00e9\u0436", max_size=60)


def test_quote_leaves_out_white_space_at_its_ends() -> None:
    assert Quote.of("He said: no. ", 8, 13) == Quote("no.", 9, 12)


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (2, 2), (0, 9), (3, 4)])
def test_quote_refuses_what_is_no_stretch_of_the_text(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=r"stretch|white space"):
        Quote.of("Yes \n", start, end)


@given(TEXTS, st.data())
def test_a_quote_is_where_it_says(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    if text[start:end].strip():
        quote = Quote.of(text, start, end)
        assert quote.holds_in(text)
        assert quote.text == quote.text.strip()


def test_a_quote_moved_by_one_does_not_hold() -> None:
    assert not Quote("no", 1, 3).holds_in("no no")


@given(TEXTS, st.sampled_from([r"\d", r"\(.\)", r"a+", r"\s"]), st.data())
def test_a_view_maps_its_characters_back(text: str, pattern: str, data: st.DataObject) -> None:
    view = View.whole(text).without(re.compile(pattern)).without(re.compile("b"))
    assert view.text == re.sub("b", "", re.sub(pattern, "", text))
    if view.text:
        at = data.draw(st.integers(0, len(view.text) - 1))
        start, end = view.source_span(at, at + 1)
        assert text[start:end] == view.text[at]
        first, last = view.source_span(0, len(view.text))
        assert text[first] == view.text[0]
        assert text[last - 1] == view.text[-1]


def test_glue_belongs_to_no_piece() -> None:
    view = View.joined("one, two", [(0, 3), (5, 8)], " ")
    assert view.text == "one two"
    assert view.source_span(0, 7) == (0, 8)
    assert view.source_span(3, 5) == (5, 6)
    with pytest.raises(ValueError, match="nothing of the source"):
        view.source_span(3, 4)
