"""Ledgers of people affected as printed: every count with its source and quote, ranges, parts, repeats."""

# ruff: noqa: E501 (one case a line)

from tests.reports.test_terminal import shown

from heeded.ledgers import Count, Ledger, Range, Series
from heeded.model import Check, Citation
from heeded.provenance import Quote
from heeded.reports import figures
from heeded.reports.tables import text


def cited(words: str, file: str) -> Citation:
    return Citation(f"id of {file}", Quote(words, 0, len(words)), f"sha of {file}", file, "The Lamp", 3)


OFFICIAL = Count(
    "killed", 12, "exact", "2021-03", None, "state", "official", "2021-04-01", cited("12 died", "tide.txt")
)
WHOLE = Count(
    "killed", 1_200, "more_than", None, "Velm", "The Lamp", "independent", "2021-05", cited("over 1,200 died", "lamp.txt"),
    (cited("over 1,200 died", "copy.txt"),), basis="near",
)  # fmt: skip
PART = Count("killed", 3, "exact", None, None, None, "unnamed", None, cited("3 of them", "lamp.txt"), is_part=True)
CHECK = Check("two_dates", False, "12 killed stands under 2020 and under 2021-03: “a”; “b”.")
LEDGER = Ledger(
    "XAV", "Arvenian Harbour Days", "2021-03",
    (
        Series(
            "killed", (OFFICIAL, WHOLE, PART), Range(12, "exact", 1_200, "more_than"), Range(12, "exact", 12, "exact"),
            Range(1_200, "more_than", 1_200, "more_than"), OFFICIAL, WHOLE,
        ),
    ),
    (CHECK,),
)  # fmt: skip


def test_the_screen_shows_ranges_and_every_count_with_its_quote() -> None:
    for width in (80, 120):
        printed = shown(figures.screen("XAV", (LEDGER,)), width)
        assert all(len(line) <= width for line in printed.splitlines())
        told = " ".join(printed.split())
        for words in (
            "Arvenia (XAV): Arvenian Harbour Days (March 2021)",
            "people killed: 12 to more than 1,200; official 12, others more than 1,200;",
            "first 12 (1 April 2021), latest more than 1,200 (May 2021)",
            "12 the State; said 1 April 2021; of March 2021 tide.txt, page 3: “12 died”",
            "more than 1,200 The Lamp; said May 2021; Velm; by what the text tells nearby",
            "the same in copy.txt",
            "3 nobody is named; undated; a part lamp.txt, page 3: “3 of them”",
            "✗ 12 killed stands under 2020",
        ):
            assert words in told


def test_counts_of_no_event_have_no_range() -> None:
    made = Ledger("XAV", None, None, (Series("killed", (OFFICIAL, PART)),))
    told = " ".join(shown(figures.screen("XAV", (made,)), 100).split())
    assert "of no event with a name people killed 12 the State" in told


def test_nothing_is_said_in_a_sentence() -> None:
    assert (
        shown(figures.screen("XAV", ()), 80).strip() == "The record has no counts of people affected on Arvenia (XAV)."
    )
    empty = Ledger("XAV", None, "2020-01", ())
    assert "on Arvenia (XAV): January 2020." in shown(figures.screen("XAV", (empty,)), 80)


def test_rows_name_document_and_repeats() -> None:
    header, first, second, _ = text(figures.Row, figures.rows((LEDGER,)), "csv").splitlines()
    assert header.startswith("state,event,event_date,harm,value,qualifier,by,side,said,")
    assert "XAV,Arvenian Harbour Days,2021-03,killed,12,exact,state,official,2021-04-01," in first
    assert "lamp.txt,3,copy.txt,id of lamp.txt" in second
