"""The words of positions and of what was done, as States write them."""

# ruff: noqa: E501 (one case a line)

import itertools

import pytest
from tests.builders import grows_with_the_text

from heeded.extract.positions import (
    claims_in,
    heading_position,
    implementation_in,
    label_at,
    label_of,
    marks_in,
    read_position,
    together,
)
from heeded.model import POSITIONS
from heeded.vocabulary import load

LEAD_INS = [
    ("The recommendations listed below have been examined by Arvenia and enjoy its support:", "supported"),
    ("The following have been examined by and enjoy the support of Arvenia:", "supported"),
    ("Arvenia considered the recommendations below, and agrees to follow up on them:", "supported"),
    (
        "The following recommendations enjoy the support of Arvenia, which considers them already implemented",
        "supported",
    ),
    (
        "Arvenia considers that recommendations Nos. 8 and 9 above are either already implemented or in the process",
        "supported",
    ),
    ("The following recommendations will be examined by Arvenia, which will provide responses in due time:", "pending"),
    ("Arvenia will examine the following recommendations and reply by September:", "pending"),
    ("Those below will be further examined and its position will be provided later:", "pending"),
    ("The recommendations below did not enjoy the support of Arvenia:", "noted"),
    ("The recommendations which appear below do not enjoy its support:", "noted"),
    ("Arvenia finds that the recommendations below cannot be accepted, and notes them:", "noted"),
    ("The recommendations below were rejected by Arvenia:", "noted"),
    ("The following recommendations were noted by Arvenia:", "noted"),
    ("Arvenia takes note of the recommendations below:", "noted"),
    ("Arvenia considers the above recommendations as either not applicable or irrelevant.", "noted"),
    ("The recommendations in paragraph 115 are not up to date.", "noted"),
    ("The recommendations below are considered general:", "noted"),
    ("The recommendations are too general.", "noted"),
    ("There are no general restrictions on travel.", None),
    ("There are some general rules on travel.", None),
    ("Arvenia cannot support the following:", "noted"),
    ("Arvenia was unable to accept the rest.", "noted"),
    ("Arvenia accepts these recommendations in part.", "supported_in_part"),
    ("Arvenia accepts the first part of the recommendation.", "supported_in_part"),
    ("Arvenia cannot, at this point in time, make a definitive statement.", "pending"),
    ("Arvenia is not yet in a position to take a position.", "pending"),
    ("The weather in Arvenia was fine.", None),
    ("Arvenia supports the efforts of its neighbours.", None),
]


@pytest.mark.parametrize(("words", "position"), LEAD_INS)
def test_lead_ins(words: str, position: str | None) -> None:
    assert read_position(words) == position


@pytest.mark.parametrize(
    ("label", "position"),
    [
        ("Accepted", "supported"),
        ("III. Noted recommendations", "noted"),
        ("Position: Partially accepted.", "supported_in_part"),
        ("Supported/Noted", "supported_in_part"),
        ("Not accepted", "noted"),
        ("Accepted, already implemented", "supported"),
        ("Noted (being implemented)", "noted"),
        ("Accepted and already implemented", "supported"),
        ("Supported in part / noted in part", "supported_in_part"),
        ("Принимается к сведению", "noted"),
        ("Acceptée", "supported"),
        ("Se toma nota", "noted"),
        ("Cherished", None),
        ("Accepted and cherished", None),
        ("", None),
        ("Accepted " * 60, None),
    ],
)
def test_labels(label: str, position: str | None) -> None:
    assert label_of(label) == position


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Accepted. The Government", "Accepted"),
        ("(noted) The law", "noted"),
        ("Partially accepted – one half", "Partially accepted"),
        ("Noted The law stands", "Noted"),
        ("Accept Individual complaints", None),
        ("Support the work of judges", None),
        ("Accepted standards are kept.", None),
    ],
)
def test_labels_that_open_a_text(text: str, label: str | None) -> None:
    mark = label_at(text, 0, len(text))
    assert (text[mark.start : mark.end] if mark else None) == label


def test_marks_do_not_overlap_and_stand_in_order() -> None:
    text = "It does not accept 5, partially accepts 6, will examine the following recommendations and accepts recommendation 7."
    marks = marks_in(text)
    assert [mark.position for mark in marks] == ["noted", "supported_in_part", "pending", "supported"]
    assert all(before.end <= after.start for before, after in itertools.pairwise(marks))


@pytest.mark.parametrize(
    ("heading", "position"),
    [
        ("Recommendations supported by Arvenia", "supported"),
        ("Part two: recommendations which Arvenia notes", "noted"),
        ("Recommendations on support for families", None),
    ],
)
def test_headings(heading: str, position: str | None) -> None:
    assert heading_position(heading) == position


@pytest.mark.parametrize(
    ("words", "claim"),
    [
        ("Arvenia considers this recommendation implemented.", "implemented"),
        ("It has always acted accordingly.", "implemented"),
        ("The treaty was ratified in 2009.", "implemented"),
        ("They are already implemented or in the process of implementation.", "in_progress"),
        ("It has been implemented to a great extent.", "in_progress"),
        ("Activities have already started.", "in_progress"),
        ("A bill will be adopted next year.", "planned"),
        ("Arvenia intends to build shelters.", "planned"),
        ("Judges are independent.", None),
    ],
)
def test_claims(words: str, claim: str | None) -> None:
    assert claims_in(words) == claim


@pytest.mark.parametrize(
    ("words", "claim"),
    [
        ("The recommendations below are already implemented:", "implemented"),
        ("Arvenia regards the following as already fulfilled:", "implemented"),
        ("They are implemented or in the process of being implemented:", "in_progress"),
        ("They have not been implemented, but are under way.", "in_progress"),
        ("They have not been implemented.", None),
        ("They should be fully implemented.", None),
        ("None can be accepted until they are implemented.", None),
        ("They were submitted by Borland.", None),
        ("Arvenia has adopted a law and continues its efforts.", None),
    ],
)
def test_what_is_said_of_the_implementation_of_recommendations(words: str, claim: str | None) -> None:
    found = implementation_in(words, 0, len(words))
    assert (found[0] if found else None) == claim
    assert found is None or 0 <= found[1] < found[2] <= len(words)


def test_a_yes_and_a_no_make_a_yes_in_part() -> None:
    assert together(["supported", "noted"]) == "supported_in_part"
    assert together(["pending", "noted"]) == "noted"
    assert together([]) is None


def test_the_vocabulary_knows_no_other_positions_and_contradicts_itself_nowhere() -> None:
    words = load("positions")
    assert set(words["phrases"]) == set(words["labels"]) == set(POSITIONS)
    labels = [label for group in words["labels"].values() for label in group]
    assert len(labels) == len(set(labels))
    assert all(label_of(label) == position for position, group in words["labels"].items() for label in group)


@pytest.mark.parametrize("part", ["do not ", "cannot ", "is ", "had been ", "not, ", "a" * 50 + " ", "implemented or "])
def test_hostile_words_take_no_longer_than_their_length(part: str) -> None:
    text = part * (100_000 // len(part))
    assert grows_with_the_text(lambda words: (marks_in(words), claims_in(words)), text)
