"""How far words stand from counts, and which word each count takes."""

from heeded.extract.prose.nearest import Cue, Reach, assigned, distance
from heeded.extract.prose.values import counts_in

TEXT = "It took 12, left 30 and noted, without a word; 5 more."


def test_small_words_weigh_little_and_marks_much() -> None:
    near, far = "12 were then accepted", "12; the village accepted"
    assert distance(near, 2, 12, {"were", "then"}) < distance(far, 2, 16, {"the"})


def test_a_conjunction_behind_a_count_opens_another_clause() -> None:
    text = "12 and fled"
    assert distance(text, 2, 7, set(), conjunction=5.0) > distance(text, 2, 7, set())


def test_each_word_serves_the_nearest_count() -> None:
    counts = counts_in(TEXT, 0, len(TEXT))
    cues = [Cue(kind, TEXT.index(kind), TEXT.index(kind) + len(kind)) for kind in ("took", "left", "noted")]
    reaches = [Reach.of(count, count.end, 0, len(TEXT)) for count in counts]

    def apart(reach: Reach, cue: Cue) -> float:
        return distance(TEXT, *reach.gap(cue), set())

    found = assigned(reaches, counts, cues, apart, 6.0)
    assert {TEXT[start : start + 2]: cue.kind for start, cue in found.items()} == {"12": "took", "30": "left"}


def test_a_word_around_a_count_is_its_word() -> None:
    text = "It turned 12 of them down."
    (count,) = counts_in(text, 0, len(text))
    cue = Cue("noted", 3, 25)
    assert assigned([Reach.of(count, count.end, 0, len(text))], [count], [cue], lambda *_: 99.0, 6.0) == {
        count.start: cue
    }
