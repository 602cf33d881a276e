"""What people judge stands beside what the machine finds: it counts while the value is the one judged."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import ORIGIN, statement

from heeded.assess import judged
from heeded.errors import UsageError
from heeded.model import Answer, Chain, Label, Link, Outcome, Position, Recommendation, with_ids
from heeded.primary import Judgement, Kept, Verdict

START = datetime(2026, 1, 1, tzinfo=UTC)


def kept(value: Judgement, by: str = "Aya", days: int = 0) -> Kept[Judgement]:
    return Kept(f"{by}{days}", by, START + timedelta(days=days), value)


def outcome(*positions: Position) -> Outcome:
    text = "Plant trees. Plant more trees."
    said = with_ids("XAV", [statement(text, "Plant trees", Recommendation("Plant trees", number="9.1"))])
    answers = tuple(Answer(position, "addendum") for position in positions)
    return Outcome("XAV", 3, (Chain(said[0], "XAV", answers),), {"received": 1}, True)


def on(found: Outcome, verdict: Verdict, value: str, corrected: str | None = None, note: str = "") -> Judgement:
    told = None if corrected is None else json.dumps(corrected)
    return Judgement(found.chains[0].recommendation.id, "position", json.dumps(value), verdict, told, note)


def link(**fields: object) -> Link:
    given = {"kind": "evidence", "source": "a1", "target": "b1", "origin": ORIGIN, "stance": "supports"}
    return Link(**given | fields)  # type: ignore[arg-type]


def test_a_corrected_position_is_the_last_answer_with_who_and_when() -> None:
    found = outcome("pending", "noted")
    [now] = judged.outcomes([found], [kept(on(found, "correct", "noted", "supported", "the annex says so"))])
    assert now.chains[0].answers[:-1] == found.chains[0].answers
    last = now.chains[0].current
    assert last == Answer(
        "supported", "judgement", date="2026-01-01", reason="corrected by Aya: the annex says so"
    )  # fmt: skip
    assert now.counts["supported"] == 1


def test_a_rejected_position_falls_back_to_the_answer_before() -> None:
    found = outcome("pending", "noted")
    [now] = judged.outcomes([found], [kept(on(found, "reject", "noted"))])
    assert [each.position for each in now.chains[0].answers] == ["pending"]
    [accepted] = judged.outcomes([found], [kept(on(found, "accept", "noted"))])
    assert accepted is found


def test_a_judgement_lapses_when_the_machine_reads_another_value() -> None:
    found = outcome("supported")
    said = kept(on(found, "correct", "noted", "pending"))
    assert judged.outcomes([found], [said]) == (found,)
    assert judged.standing(judged.values_of([found]), [said]).lapsed == (said,)


def test_a_judgement_on_vanished_content_is_listed() -> None:
    said = kept(Judgement("gone", "position", '"noted"', "accept"))
    assert judged.standing(judged.values_of([outcome("noted")]), [said]).vanished == (said,)


def test_who_disagree_settle_nothing() -> None:
    found = outcome("noted")
    both = [kept(on(found, "accept", "noted"), "Aya"), kept(on(found, "reject", "noted"), "Ben", 1)]
    standing = judged.standing(judged.values_of([found]), both)
    assert judged.outcomes([found], both) == (found,)
    assert list(standing.conflicts.values()) == [tuple(both)]
    assert standing.rulings == {}


def test_who_agree_are_both_named() -> None:
    found = outcome("noted")
    said = [kept(on(found, "correct", "noted", "pending"), by, at) for at, by in enumerate(("Aya", "Ben"))]
    [now] = judged.outcomes([found], said)
    assert now.chains[0].answers[-1].reason == "corrected by Aya, Ben"
    assert now.chains[0].answers[-1].date == "2026-01-02"


def test_links_are_proposed_no_more_or_after_all() -> None:
    subject = judged.link_subject(link())
    for verdict, before, after in (("reject", True, False), ("accept", False, True), ("accept", True, True)):
        said = kept(Judgement(subject, "found", judged.FOUND, verdict))  # type: ignore[arg-type]
        [now] = judged.links([link(is_proposed=before)], [said])
        assert now.is_proposed is after
    rejected = kept(Judgement("a1", "found", judged.FOUND, "reject"))
    assert [each.is_proposed for each in judged.links([link()], [rejected])] == [False]


def test_evidence_of_another_stance_does_not_only_ask() -> None:
    subject = judged.link_subject(link())
    judged_links = [
        judged.links([link(stance="contradicts", only_asks=True)], [kept(each)])[0]
        for each in (
            Judgement(subject, "stance", '"contradicts"', "accept"),
            Judgement(subject, "stance", '"contradicts"', "correct", '"supports"'),
        )
    ]
    assert [(each.stance, each.only_asks) for each in judged_links] == [("contradicts", True), ("supports", False)]


def test_stances_are_as_judged() -> None:
    subject = judged.link_subject(link())
    corrected = kept(Judgement(subject, "stance", '"supports"', "correct", '"contradicts"'))
    rejected = kept(Judgement(subject, "stance", '"supports"', "reject"))
    lapsed = kept(Judgement(subject, "stance", '"mixed"', "reject"))
    assert [judged.links([link()], [each])[0].stance for each in (corrected, rejected, lapsed)] == [
        "contradicts", None, "supports",
    ]  # fmt: skip


def test_labels_are_taken_or_left() -> None:
    label = Label("issue", "Justice", 0.4, ORIGIN, is_proposal=True)
    subject = judged.label_subject("a1", label)
    accepted = kept(Judgement(subject, "found", judged.FOUND, "accept"))
    rejected = kept(Judgement(subject, "found", judged.FOUND, "reject"))
    assert [each.is_proposal for each in judged.labels("a1", [label], [accepted])] == [False]
    assert judged.labels("a1", [label], [rejected]) == ()
    assert judged.labels("a1", [label], []) == (label,)


@pytest.mark.parametrize(("judgement", "said"), [
    (Judgement("a", "colour", "1", "accept"), "cannot be judged"),
    (Judgement("a", "position", '"noted"', "correct"), "give the right value: supported"),
    (Judgement("a", "position", '"noted"', "correct", '"green"'), "give the right value"),
    (Judgement("a", "position", '"noted"', "correct", '"noted"'), "accept it"),
    (Judgement("a", "position", '"noted"', "reject", '"noted"'), "leave it out"),
    (Judgement("a", "found", "true", "correct", "false"), "accept it or reject it"),
])  # fmt: skip
def test_judgements_that_make_no_sense_are_refused(judgement: Judgement, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        judged.check(judgement)


VERDICTS = st.sampled_from([("accept", None), ("reject", None), ("correct", "supported"), ("correct", "pending")])


@given(st.lists(st.tuples(st.sampled_from("ABC"), VERDICTS, st.sampled_from(["noted", "supported"])), max_size=5))
def test_nothing_judged_is_ever_lost(said: list[tuple[str, tuple[Verdict, str | None], str]]) -> None:
    found = outcome("noted")
    all_kept = [kept(on(found, verdict, value, right), by, at) for at, (by, (verdict, right), value) in enumerate(said)]
    standing = judged.standing(judged.values_of([found]), all_kept)
    shown = [*standing.lapsed, *standing.vanished, *(one for many in standing.conflicts.values() for one in many)]
    agreed = [one for one in all_kept if one not in shown]
    assert bool(agreed) == bool(standing.rulings)
    assert len({(one.value.verdict, one.value.corrected) for one in agreed}) <= 1
