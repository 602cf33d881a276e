"""A report with pages missing goes in; problems that say which come out."""

from tests.builders import paged

from heeded import extract
from heeded.extract.completeness import gaps, is_headless_report

CLOSING = "{}. All conclusions and/or recommendations contained in the report reflect the position of the States."


def messages(numbers: list[int], closing: str = CLOSING) -> list[str]:
    lines = [f"{number}. Arvenia spoke about matter {number}." for number in numbers]
    return [problem.message for problem in gaps(paged(*lines, closing.format(numbers[-1] + 1)))]


def test_a_whole_report_has_no_gap() -> None:
    assert messages(list(range(1, 20))) == []


def test_paragraphs_of_a_missing_page_are_named() -> None:
    (message,) = messages([1, 2, 3, 4, 9, 10, 11, 12])
    assert message.startswith("Paragraphs 5 to 8 of the report were not found")


def test_a_number_left_out_in_print_is_no_gap() -> None:
    assert messages([1, 2, 3, 5, 6, 7]) == []


def test_numbers_that_no_successor_confirms_are_no_gap() -> None:
    assert messages([1, 2, 3, 12, 4, 5, 30, 6, 7]) == []


def test_a_report_without_its_closing_paragraph_may_lack_its_last_pages() -> None:
    (message,) = messages([1, 2, 3], closing="Annex of {} persons")
    assert message.startswith("The report's closing paragraph")


def test_a_report_without_its_cover_is_told_from_other_files() -> None:
    parts = (
        "B. Interactive dialogue",
        "1. Arvenia spoke.",
        "II. Conclusions and/or recommendations",
        "2. Adopt (Peru);",
    )
    headless, other = paged(*parts, kind="other"), paged(*parts[:2], kind="other")
    assert is_headless_report(headless)
    assert not is_headless_report(other)
    assert any("not its cover" in problem.message for problem in extract.read(headless)[1])
