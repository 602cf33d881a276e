"""Notes of reports: where figures and quotes stand, with days as the language of the report writes them."""

from dataclasses import replace

import pytest
from tests.builders import document
from tests.papers.facts_of import facts

from heeded.model import Citation
from heeded.papers import Language
from heeded.provenance import Quote
from heeded.quoting import MARKS
from heeded.reports.assessments import AssessmentRow
from heeded.reports.facts import of_assessment, of_citation, of_register
from heeded.verified import RegisterAsk, Verified

REGISTER = "United Nations Treaty Collection"
ASK = RegisterAsk("treaties", "opcat", "join", "direct", 0, 5)


@pytest.mark.parametrize(
    ("language", "as_of", "day"),
    [
        ("en", "as of 12 August 2022", "12 August 2022"),
        ("fr", "situation\N{NO-BREAK SPACE}: 12 août 2022", "12 août 2022"),
        ("es", "a fecha de 12 de agosto de 2022", "12 de agosto de 2022"),
        ("ru", "по состоянию на 12 августа 2022", "12 августа 2022"),
    ],
)  # fmt: skip
def test_days_are_written_in_the_language_of_the_report(language: Language, as_of: str, day: str) -> None:
    of = facts(1, language)
    found = Verified(ASK, "XAV", "2019-11-07", "not_by", source=REGISTER, as_of="2022-08-12")
    assert of_register(found, of).text.startswith(f"{REGISTER}, {as_of}")
    row = AssessmentRow(
        **(dict.fromkeys(AssessmentRow.__slots__) | {"party": "A", "id": "XAV/3/1", "date": "2022-08-12"})
    )
    assert day in of_assessment(row, of).text
    letter = document(title="Dark cells", publisher="The Lamp", published="2022-08-12")
    held = replace(of, documents={"letter": letter})
    note = of_citation(Citation("s", Quote("a", 0, 1), "letter", "Dark cells"), held)
    opening, closing, _, _ = MARKS[language]
    assert f"{opening}Dark cells{closing}, {day}" in note.text
    if language != "en":
        assert "August" not in of_register(found, of).text + note.text


def test_a_register_of_no_day_is_named_alone() -> None:
    found = Verified(ASK, "XAV", "2019-11-07", "not_by", source=REGISTER)
    assert of_register(found, facts(1, "fr")).text == REGISTER
