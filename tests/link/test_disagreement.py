"""Which claims of Arvenia a complaint contradicts, in own words."""

from functools import partial

import numpy as np
import pytest

from builders import document, reading, statement
from heeded.link import links, passages
from heeded.link.disagreement import FEATURES, features, meet, reason, strongest
from heeded.link.gist import gist
from heeded.link.pairs import NEAR, odds, weights
from heeded.meaning import embed
from heeded.model import Claim, Intervention

COMPLAINT = (
    "The Reeve Trust was concerned that peaceful protesters were arrested and beaten by the police. It deplored that"
    " journalists were silenced and that freedom of assembly was denied."
)
CLAIM = "Freedom of assembly and of the media was fully guaranteed by the Constitution, and there were no restrictions."
RECOUNT = "Arvenia had received 90 recommendations; it had supported 80 and noted 10, and thanked the delegations."
PROMISE = "Arvenia would consider a visit of experts on the rights of older persons in due course."
PRAISE = "The Reeve Trust welcomed the acceptance of recommendations on schools and commended Arvenia on its dialogue."


def of_pair(name: str, complaint: str, claim: str) -> float:
    """The value of one feature for one pair."""
    meaning = embed([complaint]) @ embed([claim]).T
    near = partial(odds, weights()["kinds"][NEAR], embed)
    found = features([gist(complaint)], [gist(claim)], meaning, weights()["rarity"], near)
    return float(found[0, 0, FEATURES.index(name)])


@pytest.mark.parametrize(
    ("name", "complaint", "claim", "is_found"),
    [
        ("meetings", COMPLAINT, CLAIM, True),
        ("meetings", COMPLAINT, PROMISE, False),
        ("meetings", PRAISE, CLAIM, False),
        ("shared", COMPLAINT, CLAIM, True),
        ("shared", COMPLAINT, RECOUNT, False),
        ("harmed", COMPLAINT, CLAIM, True),
        ("harmed", PRAISE, CLAIM, False),
        ("recounted", COMPLAINT, RECOUNT, True),
        ("rebutted", COMPLAINT, CLAIM, True),
        ("disputed", "The claim that all were released was baseless.", CLAIM, True),
        ("disputed", COMPLAINT, CLAIM, False),
        ("harmed", "The Committee against Torture took note of the plan.", CLAIM, False),
        ("near_meetings", COMPLAINT, CLAIM, True),
        ("near_meetings", PRAISE, CLAIM, False),
    ],
)
def test_features(name: str, complaint: str, claim: str, is_found: bool) -> None:
    assert (of_pair(name, complaint, claim) > 0) is is_found


@pytest.mark.parametrize(
    ("complaint", "claim", "said"),
    [
        (COMPLAINT, CLAIM, "media, assembly: State: freedom, fully, guaranteed; here: silenced, denied"),
        ("Women were abused.", "Equality of women was guaranteed.", "women: State: equality, guaranteed; here: abused"),
        ("Schools lacked teachers.", "A plan for schools was adopted.", "education: State: adopted; here: lacked"),
        ("Schools lack staff.", "Schools go on and on.", "education: State: Schools go on and on. ...; here: lack"),
        (COMPLAINT, RECOUNT, None),
    ],
)  # fmt: skip
def test_reason(complaint: str, claim: str, said: str | None) -> None:
    assert reason(gist(complaint), gist(claim)) == said


def test_a_complaint_contradicts_the_claim_alone() -> None:
    texts = [CLAIM, RECOUNT, PROMISE, COMPLAINT, PRAISE]
    doc = document("\n".join(texts), kind="council_report", cycle=3, symbol="A/HRC/90/2")
    said = reading(
        doc,
        *(statement(doc.text, each, Intervention(each, party="state"), asserted_by="state") for each in texts[:3]),
        *(
            statement(doc.text, each, Intervention(each, party="civil_society"), asserted_by="Reeve Trust")
            for each in texts[3:]
        ),
    )
    quotes = {each.id: each.quote.text for each in said.statements}
    found = [link for link in links("contradictions", passages("XAV", [said]), embed) if link.is_proposed]
    assert [(quotes[link.source], quotes[link.target]) for link in found] == [(COMPLAINT, CLAIM)]
    assert found[0].reason.startswith("media, assembly: State: freedom, fully, guaranteed; here: silenced")
    assert found[0].stance is None


@pytest.mark.parametrize(
    ("complaint", "claim", "is_met"),
    [
        (COMPLAINT, CLAIM, True),
        ("Arvenia should end the arrest of journalists.", CLAIM, False),
        ("The Reeve Trust noted the adoption of a law on assembly.", CLAIM, False),
        (COMPLAINT, "The Government adopted the report in July.", False),
        ("The Committee against Torture was concerned that schools lacked staff.", "Torture was prohibited.", False),
        ("The Trust was concerned at torture and that schools lacked staff.", "Torture was prohibited.", True),
        ("Rape in marriage went unpunished, in breach of CEDAW.", "Arvenia reported under CEDAW.", True),
    ],
)
def test_who_only_asks_or_notes_does_not_meet_a_claim(complaint: str, claim: str, is_met: bool) -> None:
    assert bool(meet([gist(complaint)], [gist(claim)])[0, 0]) is is_met


def test_the_strongest_are_the_best_of_both_sides() -> None:
    found = np.array([[0.9, 0.8, 0.7], [0.6, 0.1, 0.2]])
    assert strongest(found, 1).tolist() == [[True, False, False], [False, False, False]]
    assert strongest(found, 2).tolist() == [[True, True, False], [True, False, True]]


def test_a_claim_of_a_national_report_stands_in_few_contradictions() -> None:
    claim = "Arvenia adopted a plan that guaranteed safe drinking water in all Ondar settlements."
    people = ("Reeve Trust", "Quill House", "Lake Union", "Harbour Watch", "Mill Circle")
    said = [
        f"{at}. {who} stated that Ondar settlements still lacked safe drinking water and that the plan for safe"
        f" drinking water in all Ondar settlements had failed {at} times."
        for at, who in enumerate(people, 1)
    ]
    report = document(claim, kind="national_report", cycle=3, symbol="A/HRC/WG.6/9/XAV/1")
    summary = document("\n".join(said), kind="stakeholder_summary", cycle=3, symbol="A/HRC/WG.6/9/XAV/3")
    readings = [
        reading(report, statement(claim, claim, Claim(claim, "implemented"), asserted_by="state")),
        reading(
            summary,
            *(
                statement(summary.text, line, Intervention(line, party="civil_society"), asserted_by=who)
                for line, who in zip(said, people, strict=True)
            ),
        ),
    ]
    found = links("contradictions", passages("XAV", readings), embed)
    assert [link.is_proposed for link in found] == [True] * 3 + [False] * 2
