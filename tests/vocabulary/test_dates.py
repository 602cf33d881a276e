"""Texts go in; the dates that they print come out."""

import pytest

from heeded.vocabulary.dates import find_dates, impossible_dates, is_iso_date, iso_of


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("10 December 2014", "en", ["2014-12-10"]),
        ("5 July2013", "en", ["2013-07-05"]),
        ("December 10, 2014 and Feb. 3rd, 2015", "en", ["2014-12-10", "2015-02-03"]),
        ("1 0ctober 2025", "en", ["2025-10-01"]),
        ("1er janvier 2015, le 3 août 2016", "fr", ["2015-01-01", "2016-08-03"]),
        ("10 de diciembre de 2014; marzo de 2011", "es", ["2014-12-10", "2011-03"]),
        ("6 августа 2019 года", "ru", ["2019-08-06"]),
        ("07/25/2024", "en", ["2024-07-25"]),
        ("15.10.2024", "en", ["2024-10-15"]),
        ("11/07/2025", "fr", ["2025-07-11"]),
        ("11/07/2025", "en", []),
        ("05/05/2025", "en", ["2025-05-05"]),
        ("2017-05-02 - 12:13 am", "en", ["2017-05-02"]),
        ("said today 4 November", "en", ["--11-04"]),
        ("27 October–7 November 2014", "en", ["--10-27", "2014-11-07"]),
        ("31 June 2013", "en", []),
        ("29 February 2023, 29 February 2024", "en", ["2024-02-29"]),
        ("45 January 2021 or 45 January", "en", []),
        ("February 31, 2022", "en", []),
        ("31 de febrero de 2022", "es", []),
        ("31 февраля 2022 года", "ru", []),
        ("2022-13-45, 30.02.2021, 31/02/2022", "en", []),
        ("between 28 and 31 February 2022 and in May 2022", "en", ["2022-05"]),
        ("paragraph 12 may be read", "en", []),
        ("resolution 16/21 of 2011, 140.12.2019", "en", []),
        ("12 marching bands", "en", []),
    ],
)
def test_dates(text: str, language: str, expected: list[str]) -> None:
    found = find_dates(text, language)
    assert [one.iso for one in found] == expected
    assert all(text[one.start : one.end].strip() for one in found)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("On 31 February 2022 and 1 March 2022", ["31 February 2022"]),
        ("2022-13-45; 30.02.2021; February 30, 2022", ["2022-13-45", "30.02.2021", "February 30, 2022"]),
        ("5/7/2024, 45 January", []),
    ],
)
def test_where_days_are_printed_that_do_not_exist(text: str, printed: list[str]) -> None:
    assert [text[start:end] for start, end in impossible_dates(text, "en")] == printed


def test_a_day_without_year_becomes_none_in_a_year_that_lacks_it() -> None:
    assert iso_of("29 February", "2024") == "2024-02-29"
    assert iso_of("29 February", "2023") is None


@pytest.mark.parametrize(
    ("text", "is_date"),
    [
        ("2024", True),
        ("2024-02", True),
        ("2024-02-29", True),
        ("2023-02-29", False),
        ("2024-13", False),
        ("24", False),
        ("1815", False),
    ],
)
def test_iso_dates(text: str, is_date: bool) -> None:
    assert is_iso_date(text) is is_date
