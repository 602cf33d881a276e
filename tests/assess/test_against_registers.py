"""Texts against the register of treaties: both sides, and nothing where both can be right."""

import pytest
from tests.builders import document, statement

from heeded.assess.against_registers import against_registers
from heeded.assess.registers import shipped, with_entries
from heeded.model import Contradiction, Reading, TreatyAction
from heeded.primary import RegisterEntry

OF_THE_PROTOCOL = "ratified the Optional Protocol to the Convention against Torture (CAT) in 2006"


def said(
    action: str, treaty: str = "CAT", when: str | None = None, published: str | None = "2019", text: str | None = None
) -> Reading:
    text = text or f"Arvenia and {treaty}: {action}."
    value = TreatyAction(treaty, action, when)  # type: ignore[arg-type]
    return Reading(document(text, published=published), (statement(text, text, value, state="XAV"),))


def row(status: str, when: str | None = None, as_of: str = "2022-08") -> RegisterEntry:
    return RegisterEntry("treaties", "XAV", "CAT", status, when, "the register", as_of)


def found(reading: Reading, entry: RegisterEntry) -> list[Contradiction]:
    return list(against_registers([reading], with_entries([entry])))


@pytest.mark.parametrize(
    ("reading", "entry", "strength"),
    [
        (said("not_party"), row("party", "1998"), 0.9),
        (said("not_party", published=None), row("party", "1998"), 0.9),  # before all reviews
        (said("not_party", published=None), row("party", "2012"), 0.5),
        (said("ratified", when="2010"), row("signed"), 0.9),
        (said("ratified"), row("none"), 0.5),
        (said("ratified", when="2002"), row("party", "1998"), 0.6),
        (said("acceded", when="1999-05"), row("party", "1998-08-26"), 0.3),
    ],
)
def test_what_cannot_both_be_right(reading: Reading, entry: RegisterEntry, strength: float) -> None:
    (one,) = found(reading, entry)
    claim, against = one.sides
    assert (one.kind, one.state, one.strength) == ("register", "XAV", strength)
    assert claim.document == reading.document.key
    assert claim.quote.holds_in(reading.document.text)
    assert against.asserted_by == "the register"
    assert "2022-08" in against.document
    assert one.reason


@pytest.mark.parametrize(
    ("reading", "entry"),
    [
        (said("not_party"), row("party", "2021")),  # joined after the text
        (said("not_party"), row("party", "2019")),  # in its year: before or after it
        (said("not_party"), row("none")),
        (said("ratified"), row("party", "1998")),
        (said("ratified", when="1998-08-26"), row("party", "1998")),
        (said("ratified", published="2024"), row("none")),  # since the register was asked
        (said("ratified"), row("doubtful", "1998")),
        (said("urged"), row("party", "1998")),
        (said("ratified", when="2006", text=OF_THE_PROTOCOL), row("party", "1993")),
    ],
)  # fmt: skip
def test_what_can_both_be_right(reading: Reading, entry: RegisterEntry) -> None:
    assert found(reading, entry) == []


def test_each_treaty_stands_once_a_document() -> None:
    one = said("not_party")
    twice = Reading(one.document, one.statements * 2)
    assert len(found(twice, row("party", "1998"))) == 1


def test_kazakhstan_is_a_party_to_the_convention_against_torture() -> None:
    text = "Arvenia says that Kazakhstan has not ratified CAT."
    said_of = statement(text, "Kazakhstan has not ratified CAT", TreatyAction("CAT", "not_party"), state="KAZ")
    (one,) = against_registers([Reading(document(text, published="2021"), (said_of,))], shipped())
    assert one.sides[1].quote.text == "CAT: party since 1998"
