"""A case whole fits a terminal, and says who did what to whom, what may be done with a name, and why."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from rich.console import Console

from heeded.assess.cases import case_file
from heeded.cases import Act, Case, CaseLink, CaseStatus, Consent, Effort, Involvement, Participant, Release
from heeded.consent import same
from heeded.followed import CaseFile, Linked
from heeded.primary import Kept
from heeded.reports import case_screen, cases

TODAY = date(2026, 5, 1)
CASE = "C-222222"


def kept(value: Any, at: int = 0) -> Kept[Any]:
    return Kept(f"{at:05d}", "Aya", datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=at), value)


def file() -> CaseFile:
    values = (
        Participant(CASE, "P-222222", ("Ana Novak", "Ана Новак"), "victim", "Rose", "keeps bees"),
        Act(CASE, "A-222222", "ill_treatment", "P-222222", "2025-03-12", "Lowport", "two hours"),
        Involvement(CASE, "A-222222", "guards of the prison", "alleged_perpetrator", "three of them"),
        CaseStatus(CASE, "2025-03", "detained"),
        Effort(CASE, "2026-02-03", "Lantern Coalition", "letter", "to the minister", "none"),
        Consent(CASE, "P-222222", "publication", True, "2026-01-01", "2026-04-01", "Aya", "in writing"),
        Consent(CASE, "P-222222", "submission", False, "2026-04-02"),
        Consent(CASE, "P-222222", "team", True, "2026-01-01"),
    )
    links = (
        Linked(kept(CaseLink(CASE, "XAV/2/12.3", "what was asked")), "recommendation", text="Protect beekeepers."),
        Linked(kept(CaseLink(CASE, "0123456789abcdef0123", participant="P-222222")), "statement", is_gone=True),
    )
    words = [kept(value, at) for at, value in enumerate(values, 1)]
    return case_file([kept(Case(CASE, "person", "The beekeeper"))], words, links, {}, same([]), TODAY)


def printed(shown: Any, width: int) -> str:
    console = Console(width=width, markup=False, emoji=False, highlight=False, record=True, file=None)
    with console.capture() as capture:
        console.print(shown)
    return capture.get()


@pytest.mark.parametrize("width", [80, 120])
def test_a_case_fits_the_terminal(width: int) -> None:
    told = printed(case_screen.page(cases.page(file())), width)
    assert max(len(line.rstrip()) for line in told.splitlines()) <= width
    words = " ".join(told.split())
    for said in (
        "C-222222 The beekeeper person, restricted; followed since 1 January 2026 by Aya",
        "ill treatment 12 March 2025, Lowport A-222222 two hours to Ana Novak",
        "alleged perpetrator guards of the prison: three of them",
        "12 March 2025 act ill treatment Lowport",
        "March 2025 status detained",
        "3 February 2026 effort letter Lantern Coalition; to the minister; answer: none",
        "Ana Novak (also Ана Новак) P-222222 victim; shown without leave as Rose; keeps bees",
        "storage may be kept in this record: nothing was said of it",
        "team may be seen by the team: consent from 1 January 2026",
        "submission may not be sent to the UN and other bodies: refused or withdrawn on 2 April 2026",
        "publication may not be made public: consent ended: it held from 1 January 2026 to 1 April 2026; in writing; "
        "obtained by Aya",
        "XAV/2/12.3 recommendation “Protect beekeepers.” what was asked (Aya, 1 January 2026)",
        "on P-222222, no longer in the record",
    ):
        assert said in words, said


def test_lists_have_a_word_where_they_are_empty() -> None:
    assert "no case that you can see" in printed(cases.cases([]), 80)
    assert "No name was released" in printed(cases.releases([]), 80)
    assert "names a person" in printed(cases.mentions([]), 80)


def test_the_row_of_a_case_counts_and_names_nobody() -> None:
    row = cases.case_row(file())
    assert (row.status, row.status_date, row.people, row.acts, row.efforts) == ("detained", "2025-03", 1, 1, 1)
    assert "Novak" not in repr(row)
    assert "detained (2025-03)" in " ".join(printed(cases.cases([row]), 80).split())


def test_a_release_says_who_decided_and_why() -> None:
    row = cases.release_row(kept(Release("party", "Lantern Coalition", "", "they publish it")))
    told = " ".join(printed(cases.releases([row]), 100).split())
    assert "party all released Aya 1 January 2026 Lantern Coalition (they publish it)" in told
