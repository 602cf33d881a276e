"""The review queue: what persons disagree on first, then what is unsure and what much hangs on."""

from datetime import UTC, datetime

from tests.assess.test_judged import kept, link, on, outcome

from heeded.assess import judged
from heeded.assess.queue import Item, queue
from heeded.model import Link, LinkKind, Outcome
from heeded.primary import Judgement, Kept

THRESHOLDS: dict[LinkKind, float] = {"evidence": 0.5, "duplicate": 0.5, "mentions": 0.5}
START = datetime(2026, 1, 1, tzinfo=UTC)


def items(found: list[Outcome], links: list[Link], said: list[Kept[Judgement]]) -> list[Item]:
    values = judged.values_of(found, links)
    return list(queue(found, links, THRESHOLDS, values, judged.standing(values, said)))


def test_conflicts_come_first_then_lapsed_then_the_unsure() -> None:
    found = outcome("noted")
    both = [kept(on(found, "accept", "noted"), "Aya"), kept(on(found, "reject", "noted"), "Ben")]
    lapsed = kept(Judgement("a1", "found", "false", "reject"))
    order = items([found], [link(score=0.5), link(score=0.7, target="b2")], [*both, lapsed])
    assert [item.reason for item in order] == ["conflict", "lapsed", "link", "link"]
    assert [item.rank for item in order] == sorted((item.rank for item in order), reverse=True)


def test_a_score_far_from_the_threshold_is_not_asked() -> None:
    assert items([], [link(score=0.76), link(score=0.24, is_proposed=False)], []) == []
    assert len(items([], [link(score=0.74), link(score=0.26, is_proposed=False, target="b2")], [])) == 2


def test_contradicting_weight_and_clusters_raise_the_rank() -> None:
    near = [Link("duplicate", f"c{at}", "b1", link().origin, 0.9, cluster="XAV/3/9.1") for at in range(8)]
    alone = items([], [link(score=0.6, target="b9")], [])[0]
    [among] = [item for item in items([], [link(score=0.6), *near], []) if item.subject.startswith("evidence")]
    assert among.rank > alone.rank
    assert "9 near-duplicates" in among.why


def test_what_persons_agree_on_is_asked_no_more() -> None:
    found = outcome("pending")
    assert [item.reason for item in items([found], [], [])] == ["position"]
    assert items([found], [], [kept(on(found, "accept", "pending"))]) == []
    assert items([outcome("supported")], [], []) == []
