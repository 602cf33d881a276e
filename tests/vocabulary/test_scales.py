"""Steps of parties' scales stand for statuses; what no scale knows is refused with what is known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heeded.errors import VocabularyError
from heeded.vocabulary import scales


@pytest.mark.parametrize(("scale", "step", "status"), [
    ("levels", "Fully implemented", "fully"),
    ("levels", "  PARTIALLY ", "partially"),
    ("levels", "Partiellement mise en œuvre".replace("œ", "oe"), "partially"),
    ("levels", "Не выполнена", "not_implemented"),
    ("levels", "n/a", "not_assessable"),
    ("levels", "?", "not_assessable"),
    ("index", "0.65", "partially"),
    ("index", "0,66", "fully"),
    ("index", "0.32", "not_implemented"),
    ("index", "0.33", "partially"),
    ("committee", "B2", "partially"),
    ("committee", "e", "not_implemented"),
    ("committee", "D", "not_assessable"),
])  # fmt: skip
def test_status(scale: str, step: str, status: str) -> None:
    assert scales.status_of(scale, step) == status


@pytest.mark.parametrize(("scale", "step", "said"), [
    ("levels", "under way", "no step of the scale levels.*fully.*--map \"under way=STATUS\""),
    ("index", "2", "from 0 to 1"),
    ("index", "half", "from 0 to 1"),
    ("committee", "F", "A largely satisfactory"),
    ("own", "slow", "no words of its own"),
    ("stars", "4", "There is no scale 'stars'; the scales are: levels"),
])  # fmt: skip
def test_unknown_is_refused_with_what_is_known(scale: str, step: str, said: str) -> None:
    with pytest.raises(VocabularyError, match=said):
        scales.status_of(scale, step)


def test_own_words_are_asked_first() -> None:
    assert scales.status_of("levels", "Under  way", {"under way": "partially"}) == "partially"
    with pytest.raises(VocabularyError, match="'half' is no status"):
        scales.status_of("levels", "under way", {"under way": "half"})


@pytest.mark.parametrize(("step", "scale"), [
    ("B", "committee"), ("0.5", "index"), ("fully", "levels"), ("moon", None), ("", None),
])  # fmt: skip
def test_the_scale_of_a_step(step: str, scale: str | None) -> None:
    assert scales.scale_of(step) == scale


def test_every_step_of_every_scale_is_read_back() -> None:
    for scale in scales.scales():
        assert scales.title_of(scale)
        for status, each in scales.steps(scale).items():
            assert [scales.status_of(scale, word) for word in each] == [status] * len(each)


@given(st.floats(0, 1))
def test_numbers_have_a_level_and_count_as_they_are(number: float) -> None:
    step = f"{number:.3f}"
    status = scales.status_of("index", step)
    assert status == scales.level_of(float(step))
    assert scales.number_of("index", step, status) == float(step)
