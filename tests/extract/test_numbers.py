"""Lists of recommendation numbers in every practice of writing them, and what keeps a hostile one in bounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import grows_with_the_text

from heeded.extract.numbers import LONGEST_LIST, heads_in, number_key, number_lists, read_list

HEADS = frozenset({"12", "50", "122", "140"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("122.1", "122.1"),
        ("122.1, 122.3 and 122.5 are", "122.1 122.3 122.5"),
        ("50.28.-50.30, 50.34. The", "50.28 50.29 50.30 50.34"),
        ("122.17-18, 122.22", "122.17 122.18 122.22"),
        ("122.17 to 122.19", "122.17 122.18 122.19"),
        ("122.17–.19", "122.17 122.18 122.19"),
        ("122.34- 35, 122.45", "122.34 122.35 122.45"),
        ("122.14–\n15", "122.14 122.15"),
        ("140.35., .41., .116. The", "140.35 140.41 140.116"),
        ("140.35. 140.36; 140. 39", "140.35 140.36 140.39"),
        ("140.82-85, 87", "140.82 140.83 140.84 140.85 140.87"),
        ("140.120, 209", "140.120 140.209"),
        ("140.117-18", "140.117 140.118"),
        ("122.141-144,122.146", "122.141 122.142 122.143 122.144 122.146"),
        ("140.7\n140.8\n140.9", "140.7 140.8 140.9"),
        ("140.5 + 140.7 & 140.9", "140.5 140.7 140.9"),
        ("122.5 as well as recommendations 122.7", "122.5 122.7"),
        ("P-140.4 and P-140.6", "P-140.4 P-140.6"),
        ("122.3(b), 122.4", "122.3(b) 122.4"),
        ("122.5 and 20 other recommendations", "122.5"),
        ("122.5, 12 of them", "122.5"),
        ("122.5. 3 States", "122.5"),
        ("122.5, 5.2", "122.5"),
    ],
)
def test_dotted_lists(text: str, expected: str) -> None:
    found = read_list(text, 0, HEADS)
    assert found is not None
    assert (" ".join(found.numbers), found.refused) == (expected, ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5-9; 77-79+82-83+85-87 The", "5 6 7 8 9 77 78 79 82 83 85 86 87"),
        ("1–5, 14– 16 and 20", "1 2 3 4 5 14 15 16 20"),
        ("5., 6., 7., 8. The", "5 6 7 8"),
        ("5. 6. 7.", "5 6 7"),
        ("117-18", "117 118"),
        ("No. 7 and No. 9", "7 9"),
        ("24(b), 37(a), above", "24(b) 37(a)"),
        ("1 a 5 y 7", "1 2 3 4 5 7"),
        ("1, 2 et 4", "1 2 4"),
        ("3 и 5–7", "3 5 6 7"),
        ("1, 2 and 3 May 2010", "1 2"),
        ("30, 2014", "30"),
    ],
)
def test_flat_lists(text: str, expected: str) -> None:
    found = read_list(text, 0)
    assert found is not None
    assert " ".join(found.numbers) == expected


@pytest.mark.parametrize("text", ["", "none", "2014", "12.5%", "12.11.2019", "40 per cent", "3 States", "0", "22nd"])
def test_what_is_no_number(text: str) -> None:
    assert read_list(text, 0) is None


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("122.17-12", "122.17-12"),
        ("122.150-140.2", "122.150-140.2"),
        ("1-999", "1-999"),
        ("1-99999999", "1-99999999"),
        ("7, 1-2014", "1-2014"),
    ],
)
def test_ranges_that_make_no_sense_are_refused(text: str, refused: str) -> None:
    found = read_list(text, 0)
    assert found is not None
    assert found.refused == (refused,)
    assert len(found.numbers) <= 2


def test_spans_hold_the_numbers_only() -> None:
    text = "accepts 122.1, 122.2, and 122.5, because of 40 reasons and 12.5 million"
    [found] = number_lists(text, 0, len(text), frozenset({"122"}))
    assert text[found.start : found.end] == "122.1, 122.2, and 122.5"


def test_heads_have_several_numbers() -> None:
    text = "122.1 122.2 122.7, growth of 3.1 and 3.2 per cent, article 5.2, 9.99, 1.5% 1.6% 1.7%"
    assert heads_in(text) == {"122"}


def test_numbers_sort_as_in_a_report() -> None:
    assert sorted(["10.1", "9.10", "9.2", "9.2(b)"], key=number_key) == ["9.2", "9.2(b)", "9.10", "10.1"]


tails = st.lists(st.integers(1, 400), min_size=1, max_size=30, unique=True).map(sorted)


@given(tails, st.sampled_from([", ", "; ", " and ", " + ", ",", ".; "]))
def test_what_is_written_is_read(numbers: list[int], separator: str) -> None:
    written = separator.join(f"122.{number}" for number in numbers)
    found = read_list(written, 0, HEADS)
    assert found is not None
    assert found.numbers == tuple(f"122.{number}" for number in numbers)
    assert (found.start, found.end, found.refused) == (0, len(written), ())


@given(st.integers(1, 300), st.integers(1, 100), st.sampled_from(["-", "–", " to ", " - ", ".-"]), st.booleans())
def test_a_range_holds_all_between(first: int, more: int, dash: str, is_short: bool) -> None:
    last = f"{first + more}" if is_short else f"122.{first + more}"
    found = read_list(f"122.{first}{dash}{last}", 0, HEADS)
    assert found is not None
    assert found.numbers == tuple(f"122.{number}" for number in range(first, first + more + 1))


@given(st.text(alphabet="0123456789.,;-– ()abandtoNo+/\n", max_size=80))
def test_any_text_stays_in_bounds(text: str) -> None:
    found = read_list(text, 0)
    if found is not None:
        assert found.start == 0 < found.end <= len(text)
        assert len(set(found.numbers)) == len(found.numbers) <= 2 * LONGEST_LIST


@pytest.mark.parametrize(
    "part", ["1-1-", "1,", "140.1 ", "1 ", " ", "1.", "1-449,", ". , and ", "No. ", "140.1-449, ", "(b)"]
)
def test_hostile_lists_take_no_longer_than_their_length(part: str) -> None:
    def job(text: str) -> None:
        read_list(text, 0)
        list(number_lists(text, 0, len(text), HEADS))
        heads_in(text)

    assert grows_with_the_text(job, part * (100_000 // len(part)))
