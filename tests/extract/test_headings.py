"""Lead-ins of lists go in as reports since 2008 word them; what they claim of which recommendations comes out."""

# ruff: noqa: E501 (one case a line)

import pytest

from builders import grows_with_the_text, paged
from heeded.extract.recommendations import recommendations
from heeded.model import HEADINGS, Claim, Recommendation, Statement

HEADING = "II. Conclusions and/or recommendations**"
GIVEN = "60. The recommendations listed below enjoy the support of Arvenia:"
DONE = "60. The proposals below enjoy Arvenia's support as recommendations, and it considers that all are already implemented:"
UNDER_WAY = "61. The recommendations listed next were accepted by Arvenia, which believes them to be under way:"
EITHER = "60. Arvenia supports the recommendations below and regards them as already implemented or in progress:"
Claims = list[tuple[str, tuple[str, ...]]]


def trees(head: str, count: int) -> list[str]:
    """So many recommendations under a paragraph."""
    dot = f"{head}." if head else ""
    return [f"{dot}{number}. Plant {number} trees (Chile);" for number in range(1, count + 1)]


def statements(*lines: str) -> list[Statement]:
    document = paged("59. Arvenia thanked all delegations.", HEADING, *lines)
    found = [each for each in recommendations(document) if isinstance(each, Statement)]
    assert all(each.quote.holds_in(document.text) for each in found)
    return found


def claimed(*lines: str) -> Claims:
    found = [each for each in statements(*lines) if isinstance(each.value, Claim)]
    assert all(each.asserted_by == "state" and each.state == "XAV" and each.origin.name == HEADINGS for each in found)
    return [(each.value.claims, each.value.numbers) for each in found if isinstance(each.value, Claim)]


def all_of(head: str, *tails: int) -> tuple[str, ...]:
    return tuple(f"{head}.{tail}" for tail in tails)


def test_the_heading_of_a_list_claims_it_of_each_recommendation_in_its_own_words() -> None:
    found = statements(DONE, *trees("60", 3), UNDER_WAY, *trees("61", 2))
    claims = [each for each in found if each.type == "claim"]
    assert [each.quote.text for each in claims] == [DONE.partition(" ")[2], UNDER_WAY.partition(" ")[2]]
    assert [each.paragraph for each in claims] == ["60", "61"]
    assert [(c.claims, c.numbers) for each in claims if isinstance(c := each.value, Claim)] == [
        ("implemented", all_of("60", 1, 2, 3)),
        ("in_progress", all_of("61", 1, 2)),
    ]
    positions = {each.value.position for each in found if isinstance(each.value, Recommendation)}
    assert positions == {"supported"}, "what is claimed is no position"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # either way is the weaker claim
        ((EITHER, *trees("60", 2)), [("in_progress", all_of("60", 1, 2))]),
        # a list without the number of its paragraph
        ((DONE, *trees("", 2)), [("implemented", all_of("60", 1, 2))]),
        # a refusal can claim it too
        (
            (
                "60. Arvenia took note of these recommendations, as what they ask for is already being carried out:",
                *trees("60", 2),
            ),
            [("in_progress", all_of("60", 1, 2))],
        ),
        # a position alone claims nothing
        ((GIVEN, *trees("60", 2)), []),
        # nor do words on implementation that claim none
        (
            ("60. The following enjoy the support of Arvenia, which will report on how far they are implemented:", *trees("60", 2)),
            [],
        ),
        (("60. The recommendations below have not been implemented and enjoy the support of Arvenia:", *trees("60", 2)), []),
        (("60. Arvenia accepts the recommendations below and agrees that they should be fully implemented:", *trees("60", 2)), []),
        # what others did with the text is no deed of the State
        (("60. The recommendations below, which were submitted by Borland, were rejected by Arvenia:", *trees("60", 2)), []),
        # what is said of some that nothing names
        (("60. Arvenia supports the recommendations below, many of which are already implemented:", *trees("60", 2)), []),
    ],
    ids=lambda value: value[0][:60] if value and isinstance(value[0], str) else None,
)  # fmt: skip
def test_what_a_lead_in_claims_of_its_list(lines: tuple[str, ...], expected: Claims) -> None:
    assert claimed(*lines) == expected


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("61. Arvenia holds that recommendations Nos. 2, 4 and 5 above are already implemented.", [("implemented", all_of("60", 2, 4, 5))]),
        ("61. Arvenia holds that recommendations 60.2-60.4 are in the process of being implemented.", [("in_progress", all_of("60", 2, 3, 4))]),
        (
            "61. Arvenia holds recommendations 60.1 and 60.2 to be already implemented, and recommendation 60. 4 to be under way.",
            [("implemented", all_of("60", 1, 2)), ("in_progress", ("60.4",))],
        ),
        (
            "61. Already implemented are recommendations 60.1 and 60.5, and in progress are recommendations 60.2 and 60.3.",
            [("implemented", all_of("60", 1, 5)), ("in_progress", all_of("60", 2, 3))],
        ),
        ("61. Those recommendations printed in bold, Nos. 1 and 3, have been implemented.", [("implemented", all_of("60", 1, 3))]),
        ("61. The second part of recommendation 3 above has already been implemented.", [("in_progress", ("60.3",))]),
        ("61. Arvenia is of the view that all of these are already implemented.", [("implemented", all_of("60", 1, 2, 3, 4, 5))]),
        ("61. The recommendations in paragraph 60 are under implementation.", [("in_progress", all_of("60", 1, 2, 3, 4, 5))]),
        # a number that the list does not have
        ("61. Arvenia holds that recommendation 60.9 has already been implemented.", []),
        ("61. All are already implemented, except recommendation 60.2.", []),
        ("61. Recommendation 60.2 cannot be accepted until the new code is implemented.", []),
        ("61. Three of these recommendations are already implemented.", []),
        ("61. The police act was implemented in 2009 by a decree.", []),
    ],
)  # fmt: skip
def test_a_paragraph_below_claims_it_of_the_numbers_that_it_names(below: str, expected: Claims) -> None:
    assert claimed(GIVEN, *trees("60", 5), below) == expected


def test_plain_numbers_are_those_of_the_list_whose_paragraph_is_named() -> None:
    lists = (GIVEN, *trees("", 4), "61. The recommendations below will be examined by Arvenia:", *trees("", 4))
    named = "62. Recommendations Nos. 2 and 3 in paragraph 60 above have already been implemented."
    assert claimed(*lists, named) == [("implemented", all_of("60", 2, 3))]
    near = "62. Recommendations Nos. 2 and 3 above have already been implemented."
    assert claimed(*lists, near) == [("implemented", all_of("61", 2, 3))]


def test_where_a_lead_in_names_numbers_of_its_list_the_others_bear_no_claim() -> None:
    lead = "60. Arvenia supports the recommendations below, of which recommendations 2 and 3 it considers implemented:"
    assert claimed(lead, *trees("", 4)) == [("implemented", all_of("60", 2, 3))]


@pytest.mark.parametrize("part", ["recommendations 1, 2 are already implemented, ", "already implemented or in "])
def test_time_grows_with_the_text(part: str) -> None:
    def job(text: str) -> None:
        list(recommendations(paged("59. A.", HEADING, GIVEN, *trees("60", 3), f"61. Arvenia holds {text}.")))

    assert grows_with_the_text(job, part * 1500)
