"""What registers show as not done, and what later texts say of it: both stand, and neither more than it says."""

from datetime import date

import pytest

from builders import document, reading, statement
from heeded.assess.later import done_by_texts, with_later
from heeded.assess.registers import with_entries
from heeded.assess.verified import verified
from heeded.model import Appraisal, Claim, Event, Reading, TreatyAction, Value
from heeded.primary import RegisterEntry
from heeded.verified import Verified

ON = date(2026, 11, 28)
REVIEWED = "2019-11-07"


def said(text: str, value: Value, published: str | None = "2024-03-01", state: str = "XAV") -> Reading:
    return reading(document(text, published=published, symbol="A/HRC/57/90"), statement(text, text, value, state=state))


def claim(text: str, claims: str = "implemented", published: str | None = "2024-03-01") -> Reading:
    return said(text, Claim(text, claims), published)  # type: ignore[arg-type]


def law(text: str, effect: str = "repealed") -> Reading:
    return said(text, Event(("law",), "2022-05", effect=effect))  # type: ignore[arg-type]


def treaty(treaty: str, action: str, when: str | None = None, published: str | None = "2024-03-01") -> Reading:
    return said(f"Arvenia told of {treaty}", TreatyAction(treaty, action, when), published)  # type: ignore[arg-type]


def found(ask: str, *texts: Reading, as_of: str = "2020-02-01", register: str | None = None) -> Verified:
    """What a register of a day shows as not done, beside these texts."""
    rows = (
        RegisterEntry("treaties", "XAV", "CED", "none", None, "treaties", as_of),
        RegisterEntry("death_penalty", "XAV", "", "retained", None, "A/HRC/43/90, para. 7", as_of),
        RegisterEntry("standing_invitations", "XAV", "", "none", None, "A/HRC/43/90, para. 8", as_of),
    )
    [one] = verified(ask, "XAV", REVIEWED, with_entries(rows), ON)
    assert one.result == "not_by", "a register says no"
    return with_later(one, done_by_texts("XAV", texts))


ABOLISH, CED, INVITE = "Abolish the death penalty", "Ratify CED", "Extend a standing invitation to special procedures"


@pytest.mark.parametrize(
    ("ask", "text"),
    [
        (ABOLISH, claim("Arvenia abolished the death penalty by a law of 2022")),
        (ABOLISH, law("The death penalty was abolished by Act No. 4 of May 2022")),
        (ABOLISH, said("The abolition of the death penalty has been carried out", Appraisal("implemented"))),
        ("Establish a moratorium on executions", claim("The death penalty has been abolished")),  # more than asked
        (CED, treaty("CED", "ratified", "2023")),
        (CED, treaty("CED", "acceded")),
        (CED, treaty("CED", "ratified", "2023", published=None)),  # the date is that of what it tells
        (INVITE, claim("In 2023 Arvenia extended a standing invitation to all special procedures")),
    ],
)
def test_a_later_text_that_says_done_leaves_it_open(ask: str, text: Reading) -> None:
    one = found(ask, text)
    assert one.result == "open"
    assert one.later is not None
    assert one.later.quote.text == text.statements[0].quote.text
    assert one.later_date == (text.document.published or "2023")
    assert one.as_of == "2020-02-01", "the register's side stays"


@pytest.mark.parametrize(
    ("ask", "text"),
    [
        (ABOLISH, claim("Arvenia abolished the death penalty", published="2019-12-19")),  # the register is later
        (ABOLISH, claim("Arvenia abolished the death penalty", published="2020")),  # perhaps before its day
        (ABOLISH, claim("Arvenia abolished the death penalty", published=None)),
        (ABOLISH, claim("Arvenia is abolishing the death penalty", "in_progress")),
        (ABOLISH, claim("A bill that abolishes the death penalty was drafted")),
        (ABOLISH, claim("Arvenia pursued the gradual abolition of the death penalty")),
        (ABOLISH, claim("Arvenia considered abolishing the death penalty")),
        (ABOLISH, claim("Arvenia declared a moratorium on executions in 2021")),  # less than is asked
        (ABOLISH, law("The death penalty is abolished by the amended code", "amended")),
        (ABOLISH, said("Arvenia abolished the death penalty", Appraisal("progress"))),
        (ABOLISH, said("Velm abolished the death penalty", Claim("", "implemented"), state="VEL")),
        (CED, treaty("CED", "signed", "2023")),
        (CED, treaty("CED", "urged")),
        (CED, treaty("CAT", "ratified", "2023")),
        (INVITE, claim("Two special procedures visited Arvenia")),
    ],
)
def test_what_says_less_leaves_the_register_alone(ask: str, text: Reading) -> None:
    one = found(ask, text)
    assert (one.result, one.later, one.later_date) == ("not_by", None, None)


def test_the_latest_text_stands_beside_the_register() -> None:
    one = found(
        CED, treaty("CED", "ratified", published="2023-01-01"), treaty("CED", "acceded", published="2025-01-01")
    )
    assert one.later_date == "2025-01-01"


def test_what_a_register_shows_as_done_stays_done() -> None:
    rows = [RegisterEntry("treaties", "XAV", "CED", "party", "2021", "treaties", "2022-08")]
    [one] = verified(CED, "XAV", REVIEWED, with_entries(rows), ON)
    assert with_later(one, done_by_texts("XAV", [treaty("CED", "ratified", "2023")])) == one


def test_a_register_older_than_the_reply_is_flagged() -> None:
    rows = with_entries([RegisterEntry("treaties", "XAV", "CED", "none", None, "treaties", "2026-06-01")])
    stale = [
        verified(CED, "XAV", "2026-05", rows, ON, answered)[0].is_stale for answered in (None, "2026-05", "2026-09")
    ]
    assert stale == [False, False, True]
