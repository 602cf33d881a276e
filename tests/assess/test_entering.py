"""What is entered becomes an assessment, or a sentence that says what is wrong and what to do."""

from typing import Any

import pytest

from heeded.assess.entering import Entered, assessment, nearest
from heeded.errors import HeededError

KNOWN = ("XAV/3/9.1", "XAV/3/9.2", "XAV/3/9.10", "XAV/3/10.1", "XAV/4/9.1")
STATEMENT = "0123456789abcdef0123"


def entered(**fields: Any) -> Entered:
    return Entered(
        **{"subject": "XAV/3/9.2", "party": "Lantern", "status": "Partially implemented", "kind": "ngo"} | fields
    )


def test_an_assessment_keeps_the_party_s_words() -> None:
    one = assessment(entered(date="2024-05", evidence=(STATEMENT, "https://lantern.example/a")), KNOWN, {STATEMENT})
    assert (one.status, one.scale, one.mapped, one.date) == ("Partially implemented", "levels", "partially", "2024-05")
    assert one.evidence == (STATEMENT, "https://lantern.example/a")


@pytest.mark.parametrize(("status", "own", "scale", "mapped"), [
    ("B1", {}, "committee", "partially"),
    ("0,8", {}, "index", "fully"),
    ("under way", {"Under way": "partially"}, "own", "partially"),
    ("no", {"under way": "partially"}, "levels", "not_implemented"),
])  # fmt: skip
def test_the_scale_is_told_by_the_status(status: str, own: dict[str, str], scale: str, mapped: str) -> None:
    one = assessment(entered(status=status, own=own), KNOWN)
    assert (one.scale, one.mapped) == (scale, mapped)


@pytest.mark.parametrize(("fields", "said"), [
    ({"subject": "XAV/3/9.3"}, "no recommendation XAV/3/9.3; the nearest are XAV/3/9.1, XAV/3/9.2, XAV/3/9.10"),
    ({"subject": "XAV/3/94"}, "no recommendation XAV/3/94"),
    ({"status": "soon"}, "Map the word to a status"),
    ({"status": " "}, "No status is given"),
    ({"party": " "}, "Nobody is named"),
    ({"kind": "club"}, "'club' is no kind of party: give one of state"),
    ({"date": "31 May"}, "is no date: write 2024"),
    ({"date": "2024-13"}, "is no date"),
    ({"date": "2999"}, "has not come yet"),
    ({"evidence": ["ffffffffffffffffffff"]}, "no statement ffffffffffffffffffff"),
    ({"evidence": ["a newspaper"]}, "no evidence that can be followed"),
    ({"scale": "stars"}, "There is no scale 'stars'"),
])  # fmt: skip
def test_what_is_wrong_is_said(fields: dict[str, Any], said: str) -> None:
    with pytest.raises(HeededError, match=said):
        assessment(entered(**fields), KNOWN)


def test_the_nearest_are_of_the_same_review_and_chapter() -> None:
    assert nearest("XAV/3/9.9", KNOWN)[-1] == "XAV/3/9.10"
    assert nearest("XAV/4/9.7", KNOWN) == ["XAV/4/9.1"]
    assert nearest("XAX/3/9.1", KNOWN)[0] == "XAV/3/9.1"
