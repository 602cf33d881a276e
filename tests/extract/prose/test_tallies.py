"""Counts of recommendations in prose: measure, value, whole, review; counts of others; cycles that do not fit."""

import time

import pytest

from builders import document, paged
from heeded.extract.prose.tallies import tallies
from heeded.model import Problem, Statement, Tally


def statements(text: str, language: str = "en", **fields: object) -> list[Statement]:
    doc = document(text, language=language, **({"kind": "news"} | fields))
    done = [each for each in tallies(doc) if isinstance(each, Statement)]
    assert all(each.quote.holds_in(text) for each in done)
    return done


def found(text: str, language: str = "en") -> list[tuple[str, int, int | None]]:
    counted = [each.value for each in statements(text, language)]
    return [(each.measure, each.value, each.out_of) for each in counted if isinstance(each, Tally)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Arvenia received 245 recommendations, accepted 214 and noted 31.", "en",
         [("received", 245, None), ("supported", 214, 245), ("noted", 31, 245)]),
        ("Of the 245 recommendations, 214 enjoyed the support of Arvenia and 31 were noted.", "en",
         [("received", 245, None), ("supported", 214, 245), ("noted", 31, 245)]),
        ("The Government fully or partially implemented 180 of the 182 recommendations.", "en",
         [("implemented_or_partially", 180, 182)]),
        ("Of 86 supported recommendations only 40 have been implemented, 9 partially implemented and 37 not done.",
         "en", [("supported", 86, None), ("implemented", 40, None), ("partially_implemented", 9, None)]),
        ("It says that 60 recommendations were implemented, with work ongoing on another 19.", "en",
         [("implemented", 60, None), ("in_progress", 19, None)]),
        ("94 delegations made statements during the dialogue.", "en", [("delegations_speaking", 94, None)]),
        ("A total of 203 recommendations were made to Arvenia by 87 countries.", "en",
         [("received", 203, None), ("recommending_states", 87, None)]),
        ("Arvenia did not accept 7 recommendations.", "en", [("noted", 7, None)]),
        ("Arvenia fully accepted 90 recommendations, partially accepted 8 and rejected 10.", "en",
         [("supported", 90, None), ("supported_in_part", 8, None), ("noted", 10, None)]),
        ("L'Arvénie a accepté 120 des 129 recommandations.", "fr", [("supported", 120, 129), ("received", 129, None)]),
        ("210 recommandations ont été formulées, dont 180 ont été acceptées et 30 notées.", "fr",
         [("received", 210, None), ("supported", 180, 210), ("noted", 30, 210)]),
        ("De las 223 recomendaciones aceptó 203 y tomó nota de 20.", "es",
         [("received", 223, None), ("supported", 203, 223), ("noted", 20, 223)]),
        ("Из 245 рекомендаций страна приняла 214 и отклонила 31.", "ru",
         [("received", 245, None), ("supported", 214, 245), ("noted", 31, 245)]),
    ],
)  # fmt: skip
def test_tallies(text: str, language: str, expected: list[tuple[str, int, int | None]]) -> None:
    assert found(text, language) == expected


@pytest.mark.parametrize(
    "text",
    [
        "All 193 UN Member States have been reviewed and received recommendations.",
        "The Ministry said 90% of the 214 recommendations had been implemented.",
        "Recommendation 38 was accepted, while recommendations 41 and 42 were noted.",
        "We made five recommendations to the Government.",
        "Belgium made three recommendations.",
        "The Committee against Torture made 12 recommendations.",
        "Parliament accepted 12 bills.",
    ],
)
def test_counts_of_something_else(text: str) -> None:
    assert found(text) == []


def test_topic() -> None:
    tally = statements("Arvenia supported 12 recommendations on the rights of the child.")[0].value
    assert isinstance(tally, Tally)
    assert tally.topic == "the rights of the child"


def test_the_review_follows_from_the_year() -> None:
    tally = statements("In 2019 Kazakhstan supported 12 recommendations.", states=("KAZ",))[0].value
    assert isinstance(tally, Tally)
    assert (tally.year, tally.cycle) == (2019, 3)


def test_the_state_speaks_in_its_own_report() -> None:
    assert statements("Arvenia supported 12 recommendations.", kind="national_report")[0].asserted_by == "state"


def test_a_cycle_that_does_not_fit_the_calendar_is_reported() -> None:
    doc = document("At its second UPR in 2019 Kazakhstan spoke.", states=("KAZ",), kind="news")
    problems = [each for each in tallies(doc) if isinstance(each, Problem)]
    assert [each.severity for each in problems] == ["warning"]
    assert "cycle 3" in problems[0].message
    doc = document("At its third UPR in 2019 Kazakhstan spoke.", states=("KAZ",), kind="news")
    assert list(tallies(doc)) == []


@pytest.mark.parametrize(
    "piece", ["12 ", "accepted 12 of 14 recommendations ", "Aa ", "(12) received ", "said Government "]
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    doc = document(piece * (60_000 // len(piece)), kind="news")
    began = time.perf_counter()
    list(tallies(doc))
    assert time.perf_counter() - began < 8


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Of its recommendations, forty-two (42) have been acted upon.", ("implemented", 42)),
        ("Arvenia received 327 recommendations. Amber (partly implemented): 88", ("partially_implemented", 88)),
        ("The country said yes to 241 recommendations.", ("supported", 241)),
        ("Arvenia brushed aside 17 recommendations.", ("noted", 17)),
        ("Of the recommendations, 133 remain a dead letter.", ("not_implemented", 133)),
        ('121 recommendations had been "fully or partially implemented".', ("implemented_or_partially", 121)),
    ],
)
def test_further_ways_to_count(text: str, expected: tuple[str, int]) -> None:
    found = [each.value for each in tallies(paged(text, kind="news")) if isinstance(each, Statement)]
    assert expected in [(each.measure, each.value) for each in found if isinstance(each, Tally)]


@pytest.mark.parametrize("text", ["Not a single one of those 21 recommendations is new.", "It took all but six."])
def test_a_count_of_a_whole_or_of_what_is_left_out_is_no_tally(text: str) -> None:
    assert not [each for each in tallies(paged(f"Recommendations: {text}", kind="news")) if isinstance(each, Statement)]
