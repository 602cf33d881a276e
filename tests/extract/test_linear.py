"""Hostile layouts: the work grows with the length of a document, counted in calls of functions and not in seconds."""

import cProfile
from collections.abc import Callable

import pytest
from tests.builders import paged

from heeded import extract
from heeded.model import Document

LEAD = ("Introduction", "II. Conclusions and/or recommendations", "122. The following recommendations enjoy support:")
HOSTILE: dict[str, Callable[[int], Document]] = {
    "one sentence of lists": lambda n: paged(
        "Arvenia " + "accepts recommendations 122.1-122.5, notes 122.6, " * n, kind="addendum"
    ),
    "one sentence of totals": lambda n: paged(
        "Of 97 recommendations " + "5 were accepted, the remaining 3 recommendations of which 4 were noted, " * n,
        kind="addendum",
    ),
    "one paragraph of replies": lambda n: paged(
        "122.1 Accepted. " + "It accepted recommendation 2. " * n, kind="addendum"
    ),
    "one line of States": lambda n: paged(
        "Norway: 12 people were killed and 4 detained; Kenya: ratified the Convention against Torture in 2019; " * n,
        kind="news",
    ),
    "one line of treaties": lambda n: paged(
        "109.1 Ratify the Convention against Torture (Norway, Kenya); " * n, kind="news"
    ),
    "one line without a head": lambda n: paged(
        "Norway urged Arvenia, Belarus and Kenya to free 12 people: " * n, kind="press_release"
    ),
    "items without end": lambda n: paged(*LEAD, "122.1 Ratify", *["Ratify and"] * n),
    "flat items": lambda n: paged(*LEAD, *[f"{at % 999 + 1}. Ratify (Chile);" for at in range(n)]),
    "open brackets": lambda n: paged(*LEAD, "122.1 Ratify " + "(Chile, " * n),
}


def calls(document: Document) -> int:
    profile = cProfile.Profile()
    profile.enable()
    extract.read(document)
    profile.disable()
    return sum(entry.callcount for entry in profile.getstats())


@pytest.mark.parametrize("layout", HOSTILE)
def test_twice_the_length_is_at_most_little_more_than_twice_the_work(layout: str) -> None:
    extract.read(HOSTILE[layout](1))  # vocabulary is loaded
    once, twice = calls(HOSTILE[layout](300)), calls(HOSTILE[layout](600))
    assert twice < 2.6 * once
