"""What recommendations ask that public registers decide, in own words: treaty, act, force."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import grows_with_the_text

from heeded.assess.asks import asks_of, register_asks, treaty_asks
from heeded.assess.mentions import mentions


def asked(text: str) -> list[tuple[str, str, str]]:
    return [(ask.item, ask.act, ask.force) for ask in treaty_asks(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ratify CED.", [("CED", "join", "direct")]),
        ("Sign and, as soon as possible, ratify CMW", [("CMW", "join", "direct")]),
        ("Sign CRPD", [("CRPD", "sign", "direct")]),
        ("Become a State party to CAT and OPCAT", [("CAT", "join", "direct"), ("CAT-OP", "join", "direct")]),
        ("Think about joining CMW", [("CMW", "join", "consider")]),
        ("Look into the possibility of acceding to the CED", [("CED", "join", "consider")]),
        ("Take the steps needed to ratify ICESCR", [("ICESCR", "join", "steps")]),
        ("Complete the process of ratifying ICESCR", [("ICESCR", "join", "direct")]),
        ("Work towards ICCPR ratification", [("ICCPR", "join", "steps")]),
        (
            "Weigh ending executions and ratify the Second Optional Protocol to the ICCPR",
            [("ICCPR-OP2", "join", "direct")],
        ),
        ("Make efforts to train judges and to ratify CED", [("CED", "join", "steps")]),
        ("Think about ending executions and joining ICCPR-OP2", [("ICCPR-OP2", "join", "consider")]),
        ("Show its goodwill by ending executions and joining ICCPR-OP2", [("ICCPR-OP2", "join", "direct")]),
        ("Renew its efforts to accelerate the ratification of CED", [("CED", "join", "steps")]),
        ("Accelerate the ratification of CED", [("CED", "join", "direct")]),
        ("Act on the repeated calls to ratify CMW", [("CMW", "join", "steps")]),
        ("Ratify CAT, present the reports due to CERD", [("CAT", "join", "direct")]),
        ("Ratify and fully implement CRPD", [("CRPD", "join", "direct")]),
        ("Lift the reservations to articles 2 and 16 of CEDAW", [("CEDAW", "lift", "direct")]),
        ("Review its reservations to the CRC", [("CRC", "lift", "consider")]),
        ("Withdraw the reservation made upon ratification of CAT", [("CAT", "lift", "direct")]),
        ("Ratify CED without reservations", [("CED", "join", "direct")]),
        ("Set up a body for visits to prisons, following the ratification of OPCAT", []),
        ("Bring its laws into line with CRC, which it has ratified", []),
        ("Accept the competence of CERD under article 14", []),
        ("Follow the principles of CMW, and weigh its early ratification", [("CMW", "join", "consider")]),
        ("Ratify the core instruments that it has not joined", [("", "join", "direct")]),
        (
            "Ratify the instruments to which it is not a party, such as CED and CMW",
            [("CED", "join", "direct"), ("CMW", "join", "direct")],
        ),
        ("Ratify ILO Conventions Nos. 29 and 105", [(f"ILO Convention No. {n}", "join", "direct") for n in (29, 105)]),
        ("Continue to work with CAT and CERD", []),
    ],
)
def test_treaty_act_and_force(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert asked(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ICCPR and its two Optional Protocols", ["ICCPR", "ICCPR-OP1", "ICCPR-OP2"]),
        ("ICCPR and its Second Optional Protocol", ["ICCPR", "ICCPR-OP2"]),
        ("the Optional Protocols to ICESCR and CEDAW", ["ICESCR-OP", "CEDAW-OP"]),
        ("the Optional Protocol to the ICCPR that abolishes the death penalty", ["ICCPR-OP2"]),
        ("the Optional Protocol to the ICCPR on abolishing the death penalty", ["ICCPR-OP2"]),
        ("CRPD and the Optional Protocol thereto", ["CRPD", "CRPD-OP"]),
        ("ICCPR Second Optional Protocol, ICCPR’s second protocol and ICCPR–OP 2", ["ICCPR-OP2"] * 3),
        ("the third CRC Optional Protocol on a communications procedure", ["CRC-OP-IC"]),
        ("the two remaining Optional Protocols to CRC", ["CRC-OP"]),
        ("the optional protocols to the Covenant on Civil and Political Rights (ICCPR), the ICESCR and CEDAW", [
            "ICCPR-OP1", "ICCPR-OP2", "ICESCR-OP", "CEDAW-OP",
        ]),
        ("the Optional Protocol of 1999 to CEDAW", ["CEDAW-OP"]),
        ("both Optional Protocols to CRC", ["CRC-OP-AC", "CRC-OP-SC"]),
        ("the Optional Protocol to CRC", ["CRC-OP"]),
        ("the third OP to CRC", ["CRC-OP-IC"]),
        ("the Optional Protocols to CRC on armed conflict and on the sale of children", ["CRC-OP-AC", "CRC-OP-SC"]),
        ("OP- CAT, ICCPR- OP 2 and OP- CRC-SC", ["CAT-OP", "ICCPR-OP2", "CRC-OP-SC"]),
        ("the Optional Protocol to the Convention on the Rights of the Child (OP-CRC-IC)", ["CRC-OP", "CRC-OP-IC"]),
        ("the Optional Protocol to the Covenant on Economic, Social and Cultural Rights (ICESCR)", ["ICESCR-OP"]),
        ("the 1951 Convention relating to the Status of Refugees and its Protocol", [
            "Convention relating to the Status of Refugees", "Protocol relating to the Status of Refugees",
        ]),
    ],
)  # fmt: skip
def test_protocols_named_by_their_treaty(text: str, expected: list[str]) -> None:
    assert [mention.treaty for mention in mentions(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Extend a standing invitation to special procedures", [("standing_invitations", "extend", "direct")]),
        ("Think of extending a standing invitation", [("standing_invitations", "extend", "consider")]),
        ("Keep honouring its standing invitation", []),
        ("Create an institution in line with the Paris Principles", [("national_institutions", "accredit", "direct")]),
        ("Hand in its overdue reports to treaty bodies", [("overdue_reports", "submit", "direct")]),
        ("Submit a mid-term report", [("midterm_reports", "submit", "direct")]),
        ("Abolish the death penalty", [("death_penalty", "abolish", "direct")]),
        (
            "Introduce a moratorium on all executions with a view to abolishing capital punishment",
            [("death_penalty", "abolish", "steps"), ("death_penalty", "moratorium", "direct")],
        ),
        ("Maintain its moratorium on executions", []),
    ],
)
def test_other_registers(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(ask.register, ask.act, ask.force) for ask in register_asks(text)] == expected


@given(st.lists(st.sampled_from(
    ["Ratify", "consider", "ratifying", "CAT", "and its Optional Protocol", ",", "lift", "reservations to", "CRC", "."]
), max_size=25))  # fmt: skip
def test_every_ask_stands_where_it_says_and_once(words: list[str]) -> None:
    text = " ".join(words)
    asks = asks_of(text)
    assert len({(ask.register, ask.item, ask.act) for ask in asks}) == len(asks)
    assert all(0 <= ask.start < ask.end <= len(text) for ask in asks)


def test_time_grows_with_the_text_alone() -> None:
    assert grows_with_the_text(treaty_asks, "Ratify CAT and its Optional Protocol, the CRC and, in time, CED; ")
