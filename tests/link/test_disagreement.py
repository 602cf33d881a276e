"""Which claims of Arvenia a complaint contradicts, in own words."""

import pytest

from builders import document, reading, statement
from heeded.link import links, passages
from heeded.link.disagreement import FEATURES, features, reason
from heeded.link.gist import gist
from heeded.link.pairs import weights
from heeded.meaning import embed
from heeded.model import Intervention

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
    return float(features([gist(complaint)], [gist(claim)], meaning, weights()["rarity"])[0, 0, FEATURES.index(name)])


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
    ],
)
def test_features(name: str, complaint: str, claim: str, is_found: bool) -> None:
    assert (of_pair(name, complaint, claim) > 0) is is_found


@pytest.mark.parametrize(
    ("complaint", "claim", "said"),
    [
        (COMPLAINT, CLAIM, "media, assembly: State: freedom, fully, guaranteed; here: silenced, denied"),
        ("Women were abused.", "Equality of women was guaranteed.", "women: State: equality, guaranteed; here: abused"),
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
