"""A statement fills its time, never overruns it, and says only what may be said where it is made."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.papers.facts_of import facts

from heeded.errors import UsageError
from heeded.papers import Paragraph, notes_of, plain
from heeded.papers.text import text
from heeded.reports.spoken import count, room
from heeded.reports.statement import ASKS, FACTS, Sentence, fitted, seconds_of_speaker, statement
from heeded.vocabulary.phrases import LANGUAGES
from heeded.vocabulary.rules import rules

LENGTHS = st.lists(st.integers(4, 40), min_size=40, max_size=60)


def said(made) -> str:  # type: ignore[no-untyped-def]
    """What is spoken of a statement."""
    return " ".join(plain(block.line) for block in made.blocks if isinstance(block, Paragraph) and block.role == "lead")


@given(told=st.lists(st.integers(4, 40), max_size=8), asks=LENGTHS, most=st.integers(60, 700))
def test_time_is_never_overrun_and_nothing_more_fits(told: list[int], asks: list[int], most: int) -> None:
    def sentences(lengths: list[int], part: int) -> list[Sentence]:
        return [Sentence(" ".join(["word"] * length), (), part) for length in lengths]

    must = [Sentence("one two three")]
    chosen, left = fitted(must, sentences(told, FACTS), sentences(asks, ASKS), most, "en")
    length = sum(count(each.text) for each in chosen)
    assert length <= most
    assert all(length + count(each.text) > most for each in left if each.part == ASKS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seconds", [60, 81, 90, 120, 180, 300])
@pytest.mark.parametrize("by", ["Lantern Coalition", "NOR"])
def test_a_statement_has_the_words_of_its_time(language: str, seconds: int, by: str) -> None:
    at = "working_group" if by == "NOR" else "plenary"
    made = statement(facts(90, language), speaker=by, occasion=at, seconds=seconds)  # type: ignore[arg-type]
    assert 0.98 * room(seconds, 130) <= count(said(made), language) <= room(seconds, 130)


def test_asks_and_counts_have_their_sources() -> None:
    made = statement(facts(), speaker="Lantern", seconds=120)
    assert any(note.text == "A/HRC/90/3, para. 44.1" for note in notes_of(made))
    assert "received 20 recommendations and supported 13" in said(made)
    assert "44.0" not in said(made)


def test_an_organisation_asks_for_what_was_supported_alone() -> None:
    made = statement(facts(9), speaker="Lantern", seconds=300)
    asked = {note.statement for note in notes_of(made) if note.statement}
    assert asked == {f"s{at}" for at in range(9) if at % 3}


def test_organisations_do_not_speak_in_the_working_group() -> None:
    with pytest.raises(UsageError, match="Only States speak"):
        statement(facts(), speaker="Lantern", occasion="working_group", seconds=90)


def test_the_time_of_a_state_is_an_equal_part_of_that_of_all() -> None:
    assert seconds_of_speaker(103, rules()) == 81
    made = statement(facts(), speaker="NOR", occasion="working_group", speakers=103)
    assert f"81 seconds at 130 words a minute: {room(81, 130)} words" in text(made)
    with pytest.raises(UsageError, match="--speakers"):
        statement(facts(), speaker="NOR", occasion="working_group")


def test_a_confirmed_time_is_taken() -> None:
    now = dict(rules()) | {"plenary_ngo_seconds": replace(rules()["plenary_ngo_seconds"], value=90)}
    made = statement(replace(facts(), rules=now), speaker="Lantern")
    assert f"90 seconds at 130 words a minute: {room(90, 130)} words" in text(made)


def test_what_is_left_out_is_listed() -> None:
    told = text(statement(facts(60), speaker="Lantern", seconds=60))
    assert "Left out for want of time" in told
    assert "speaks in the Council" in told


def test_a_time_too_short_for_the_names_is_refused() -> None:
    with pytest.raises(UsageError, match="allow more seconds"):
        statement(facts(), speaker="Lantern", seconds=20, signatories=[f"The Society of Street {n}" for n in range(30)])


def test_without_recommendations_nothing_is_asked() -> None:
    told = said(statement(facts(0), speaker="Lantern", seconds=90))
    assert "We call on" not in told
    assert "Lantern" in told


def test_a_state_recommends_what_it_recommended_before_and_nothing_of_others() -> None:
    made = facts(9)
    others = tuple(
        replace(page, line=replace(page.line, recommending_states=("CHL",))) if at > 1 else page
        for at, page in enumerate(made.pages)
    )
    told = statement(replace(made, pages=others), speaker="NOR", occasion="working_group", seconds=180)
    assert {note.statement for note in notes_of(told) if note.statement} == {"s0", "s1"}


def test_what_was_not_answered_is_not_called_unsupported() -> None:
    counts = {"received": 9, "supported": 0, "noted": 9, "no_reply": 9}
    assert "supported 0" not in said(statement(facts(9, counts=counts), speaker="Lantern", seconds=120))
