"""The documents of Arvenia that ship with the project, read whole: what was written into them comes out."""

import importlib.util
import sys
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from heeded.ingest import Source, sources
from heeded.model import Outcome, Reading, Recommendation
from heeded.pipeline import outcomes, read_source

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "src" / "heeded" / "sample"
ARVENIA = SAMPLE / "arvenia"
BEFORE_ADOPTION = date(2024, 6, 30)
AFTER_ADOPTION = date(2025, 1, 31)

REPORT_3 = "a_hrc_43_90_e.pdf"
ADDENDUM_3 = "a_hrc_43_90_add.1_e.pdf"
LIST_3 = "upr34-arvenia-thematic-list.docx"
NATIONAL_4 = "a_hrc_wg.6_46_xav_1_e.docx"
SUMMARY_4 = "a_hrc_wg.6_46_xav_3_e.docx"
REPORT_4 = "a_hrc_57_90_e.docx"
REPORT_4_PDF = "a_hrc_57_90_e.pdf"
PRESS_RELEASE = "press-release-old-quay.html"
SUBMISSION = "press-watch-submission.txt"
JOINT = "js3-open-squares.docx"
STATEMENT = "oral-statement-hrc57.txt"

# file: (kind, symbol, cycle, published, access)
DOCUMENTS = {
    REPORT_3: ("working_group_report", "A/HRC/43/90", 3, "2019-12-23", "public"),
    ADDENDUM_3: ("addendum", "A/HRC/43/90/Add.1", 3, "2020-02-18", "public"),
    LIST_3: ("thematic_list", None, 3, None, "public"),
    NATIONAL_4: ("national_report", "A/HRC/WG.6/46/XAV/1", 4, "2024-01-31", "public"),
    SUMMARY_4: ("stakeholder_summary", "A/HRC/WG.6/46/XAV/3", 4, "2024-02-15", "public"),
    REPORT_4: ("working_group_report", "A/HRC/57/90", 4, "2024-06-24", "public"),
    REPORT_4_PDF: ("working_group_report", "A/HRC/57/90", 4, "2024-06-24", "public"),
    PRESS_RELEASE: ("press_release", None, None, "2024-04-25", "public"),
    SUBMISSION: ("stakeholder_submission", None, 4, "2023-10-05", "public"),
    JOINT: ("stakeholder_submission", None, 4, "2023-10-09", "team"),
    STATEMENT: ("oral_statement", None, None, "2024-09-27", "public"),
}

STATES = {
    "45.3": ("CIV", "GHA", "URY"),
    "45.6": ("GBR",),
    "45.10": ("AUS", "CRI"),
    "45.13": ("IRN", "CIV"),
    "45.14": ("CHN", "CUB", "VEN"),
    "46.5": ("CHL", "DEU", "MNE"),
    "47.2": ("USA",),
    "44.8": ("NLD",),
    "44.17": ("USA", "EST", "NOR"),
    "44.37": ("BOL", "CRI"),
    "44.39": ("PSE",),
}

POSITIONS = {
    "45.1": ["supported"],
    "45.19": ["supported"],
    "46.1": ["pending", "noted"],
    "46.2": ["pending", "supported"],
    "46.3": ["pending", "supported_in_part"],
    "46.5": ["pending", "noted"],
    "46.7": ["pending", "noted"],
    "46.9": ["pending", "supported"],
    "46.10": ["pending", "supported"],
    "46.12": ["pending", "noted"],
    "47.1": ["noted"],
    "47.5": ["noted"],
}


def files() -> list[Source]:
    return [found for found in sources([ARVENIA]) if isinstance(found, Source)]


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    return {Path(source.name).name: read_source(source) for source in files()}


@pytest.fixture(scope="module")
def reviews(readings: dict[str, Reading]) -> tuple[Outcome, ...]:
    one_rendering = [reading for name, reading in readings.items() if name != REPORT_4_PDF]
    return outcomes("XAV", one_rendering, BEFORE_ADOPTION)


def recommendations(reading: Reading) -> dict[str, Recommendation]:
    values = (statement.value for statement in reading.statements)
    return {value.number or "": value for value in values if isinstance(value, Recommendation)}


def test_all_is_read_without_a_problem(readings: dict[str, Reading]) -> None:
    assert readings.keys() == DOCUMENTS.keys()
    assert [problem for reading in readings.values() for problem in reading.problems] == []


@pytest.mark.parametrize("file", DOCUMENTS)
def test_every_document_is_known_for_what_it_is(file: str, readings: dict[str, Reading]) -> None:
    document = readings[file].document
    found = (document.kind, document.symbol, document.cycle, document.published, document.access)
    assert found == DOCUMENTS[file]
    assert document.states == ("XAV",)
    assert document.language == "en"


def test_counts_of_both_reviews(reviews: tuple[Outcome, ...]) -> None:
    third, fourth = reviews
    assert (third.cycle, fourth.cycle) == (3, 4)
    counts = ("received", "supported", "noted", "supported_in_part", "pending", "no_reply")
    assert [third.counts[count] for count in counts] == [36, 25, 10, 1, 0, 0]
    assert [fourth.counts[count] for count in counts] == [40, 0, 0, 0, 40, 0]


def test_what_is_never_answered_is_noted_once_the_council_has_adopted_the_outcome(readings: dict[str, Reading]) -> None:
    _, fourth = outcomes("XAV", list(readings.values()), AFTER_ADOPTION)
    assert (fourth.counts["noted"], fourth.counts["no_reply"]) == (40, 40)


def test_figures_agree_in_all_documents(reviews: tuple[Outcome, ...]) -> None:
    assert [check.message for review in reviews for check in review.checks if check.holds is False] == []
    assert any(check.holds for review in reviews for check in review.checks)


def test_states_and_positions(reviews: tuple[Outcome, ...]) -> None:
    states, positions = {}, {}
    for review in reviews:
        for chain in review.chains:
            value = chain.recommendation.value
            assert isinstance(value, Recommendation)
            states[value.number] = value.recommending_states
            positions[value.number] = [answer.position for answer in chain.answers]
    assert {number: states[number] for number in STATES} == STATES
    assert {number: positions[number] for number in POSITIONS} == POSITIONS


def test_the_list_says_what_report_and_addendum_say(readings: dict[str, Reading], reviews: tuple[Outcome, ...]) -> None:
    listed = {n: (v.recommending_states, v.position) for n, v in recommendations(readings[LIST_3]).items()}
    reported = {}
    for chain in reviews[0].chains:
        value = chain.recommendation.value
        assert isinstance(value, Recommendation)
        assert chain.current is not None
        reported[value.number] = (value.recommending_states, chain.current.position)
    assert listed == reported


def test_two_renderings_of_one_report_say_the_same(readings: dict[str, Reading]) -> None:
    assert recommendations(readings[REPORT_4]) == recommendations(readings[REPORT_4_PDF])


def test_recommendations_across_two_pages_are_one_stretch(readings: dict[str, Reading]) -> None:
    body = readings[REPORT_3].document.body
    broken = {
        statement.value.number: statement.quote.text
        for statement in readings[REPORT_3].statements
        if isinstance(statement.value, Recommendation)
        and body.page_at(statement.quote.start) != body.page_at(statement.quote.end - 1)
    }
    assert broken == {
        "45.14": "45.14 Go on with the programmes that lift rural families out of poverty (China) (Cuba) (Venezuela "
        "(Bolivarian Republic of));",
        "47.3": "47.3 Give the Selni language official rank in the whole country (Argentina);",
    }


def test_furniture_of_the_web_page_is_no_text(readings: dict[str, Reading]) -> None:
    text = readings[PRESS_RELEASE].document.text
    assert "ferry fares, the Arvenian Committee for Defenders said today." not in text
    assert "On 9 March 2022, police fired on people who protested in Velm against higher ferry fares." in text
    for furniture in ("cookie", "newsletter", "republish", "Privacy policy", "You may also like", "Skip to"):
        assert furniture not in text


def test_made_again_the_documents_are_the_same() -> None:
    for name, content in make_sample().documents():
        assert (ARVENIA / name).read_bytes() == content, f"{name}: run `make sample` and commit what it writes"


def test_the_sample_stays_small() -> None:
    assert sum(path.stat().st_size for path in SAMPLE.rglob("*") if path.is_file()) < 1_500_000


def make_sample() -> ModuleType:
    tools = str(ROOT / "tools")
    sys.path.insert(0, tools)
    try:
        spec = importlib.util.spec_from_file_location("make_sample", ROOT / "tools" / "make_sample.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(tools)
    return module
