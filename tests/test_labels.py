"""Labels and findings of one paragraph: which belong together."""

import pytest
from evaluation.labels import matched

Span = tuple[int, int]


@pytest.mark.parametrize(
    ("required", "optional", "found", "expected"),
    [
        ([(0, 40)], [], [(0, 40)], (1, 0, 0)),
        ([(0, 40)], [], [(30, 40)], (0, 1, 1)),
        ([(0, 40)], [], [(0, 12), (20, 12)], (1, 1, 0)),
        ([(0, 40)], [(20, 20)], [(0, 12), (20, 12)], (1, 0, 0)),
        ([], [(0, 40)], [], (0, 0, 0)),
        ([], [(0, 40)], [(5, 20)], (0, 0, 0)),
        ([(0, 40), (41, 30)], [], [(41, 30)], (1, 0, 1)),
        ([], [], [(3, 9)], (0, 1, 0)),
    ],
)
def test_matched(required: list[Span], optional: list[Span], found: list[Span], expected: tuple[int, int, int]) -> None:
    labels = [{"offset": at, "length": length} for at, length in required]
    labels += [{"offset": at, "length": length, "optional": True} for at, length in optional]
    pairs, spurious, missed = matched(labels, [{"offset": at, "length": length} for at, length in found])
    assert (len(pairs), len(spurious), len(missed)) == expected


def test_what_begins_in_an_earlier_paragraph_is_never_spurious() -> None:
    found = [{"offset": 0, "length": 20, "begins_before": True}]
    assert matched([], found) == ([], [], [])
