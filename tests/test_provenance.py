"""A quote is where it says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heeded.provenance import Quote

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
