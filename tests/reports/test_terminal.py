"""What the terminal shows: nothing of a document steers it, and it fits 80 columns."""

import io
import re
from dataclasses import replace
from datetime import date

import pytest
from rich.console import Console, RenderableType

from builders import document, statement
from heeded.assess.citing import cite
from heeded.model import (
    NO_REPLY,
    Answer,
    Chain,
    Check,
    Contradiction,
    Outcome,
    Problem,
    Recommendation,
    Reply,
    Review,
)  # fmt: skip
from heeded.reports import lists, page_screen, recommendations, record, terminal
from heeded.reports.record import ReviewRecord, StateRecord
from heeded.reports.words import clean
from heeded.verified import RegisterAsk, Verified

TODAY = date(2024, 11, 1)
HOSTILE = "\x1b]0;owned\x07\x1b[2J \x9b31m [bold]red[/bold] :smile: \u202egnp.exe \x08\x08\r"
STEERING = set(map(chr, [*range(10), *range(11, 32), *range(127, 160), 0x202E]))


def shown(renderable: RenderableType, width: int = 80) -> str:
    console = Console(file=io.StringIO(), width=width, markup=False, emoji=False, highlight=False)
    console.print(renderable)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


COUNTS = {"received": 1, "supported": 0, "noted": 1, "supported_in_part": 0, "pending": 0, "no_reply": 0}


def outcome(words: str = HOSTILE) -> Outcome:
    text = f"{words} Ratify the treaty and free the press, without delay and without conditions {words}"
    value = Recommendation(text, ("NOR",), "90.1", words, themes=(words,))
    asked = statement(text, text.strip(), value, paragraph=words)
    said = statement(text, "free the press", Reply("noted", ("90.1",)))
    facts = statement(
        text, "Ratify", Review(4, 46, (words,), troika=("CHL",), head_of_delegation=words, delegations=80)
    )
    answer = Answer("noted", "addendum", words, words, words, words, said)
    return Outcome(
        "XAV", 4, (Chain(asked, "A/HRC/57/90", (answer,)),), COUNTS, True,
        (Check("sum", False, words), Check("total", None, words)), facts,
    )  # fmt: skip


def renderables() -> list[RenderableType]:
    made = outcome()
    files = tuple(document(file=f"{HOSTILE}{kind}", kind=kind, symbol=None, cycle=4) for kind in ("news", "addendum"))
    row = lists.document_row(document(symbol=HOSTILE, title=HOSTILE, file=HOSTILE), False, 3)
    problem = lists.problem_row(Problem(f"{HOSTILE}: torn", file=HOSTILE), 3, HOSTILE)
    return [
        terminal.record(record.record(record.Held("XAV", (made,), (), files), TODAY)),
        page_screen.page(recommendations.all_pages(record.Held("XAV", (made,)))[0]),
        lists.documents([row]),
        lists.problems([problem]),
    ]


@pytest.mark.parametrize("renderable", renderables())
@pytest.mark.parametrize("width", [80, 120])
def test_nothing_of_a_document_steers_the_terminal(renderable: RenderableType, width: int) -> None:
    printed = shown(renderable, width)
    assert not STEERING & set(printed)
    assert all(len(line) <= width for line in printed.splitlines())
    assert "[bold]" in printed, "markup is shown, not followed"


def test_a_record_shows_counts_checks_and_dossier() -> None:
    printed = shown(terminal.record(record.record(record.Held("XAV", (outcome("so"),)), TODAY)), 100)
    for words in (
        "Arvenia (XAV)", "Review 4, session 46 (2024), outcome at Council session 57", "WEOG",
        "✗  so", "?  so", "A/HRC/WG.6/46/XAV/1  missing", "No document of this review is here",
    ):  # fmt: skip
        assert words in printed


@pytest.mark.parametrize("cycle", [None, 9])
def test_what_is_of_no_review_stands_against_each_other_too(cycle: int | None) -> None:
    text = "The prison is closed. The prison is open."
    sides = tuple(
        cite(document(file=f"{each}.txt", kind="news", symbol=None), statement(text, each, Reply("noted", ("1",))))
        for each in ("The prison is closed", "The prison is open")
    )
    against = Contradiction("claim", "XAV", sides, 0.7, "closed, and open", cycle, ())
    held = record.Held("XAV", (outcome("words"),), (), (), contradictions=(against,))
    made = shown(terminal.record(record.record(held, TODAY)))
    of_none = made.partition("of no certain review (1)")[2]
    assert "The prison is closed" in of_none
    assert "The prison is open" in of_none
    here = replace(held, contradictions=(replace(against, cycle=4),))
    assert "of no certain review" not in shown(terminal.record(record.record(here, TODAY)))


def test_what_counts_as_noted_for_want_of_a_reply_is_not_called_noted() -> None:
    silent = Answer("noted", "adoption", date="2024-09-20", reason=NO_REPLY)
    made = outcome("so")
    (chain,) = made.chains
    made = replace(made, chains=(replace(chain, answers=(silent,)),), counts={**COUNTS, "no_reply": 1})
    held = record.Held("XAV", (made, replace(made, cycle=3)))
    printed = shown(terminal.record(record.record(held, TODAY)), 120)
    assert re.search(r"received +supported +noted +no reply at hand", printed)
    assert re.search(r"  4 +2024 +1 +0 +0 +1 ", printed)
    assert re.search(r"WEOG +1 +1 +0 +0 +1 *\n", printed)
    assert "resolution 5/1" in printed
    assert "A/HRC/57/90/Add.1" in printed, "the file to add"
    page = " ".join(shown(page_screen.page(recommendations.all_pages(held)[0])).split())
    assert "Now no reply at hand: counted as noted at adoption" in page
    assert "2024-09-20 no reply at hand" in page


def test_several_reviews_begin_with_a_line_each_and_count_the_checks_that_hold() -> None:
    later = replace(outcome("so"), checks=(Check("sum", True, "holds"), Check("total", False, "differs")))
    held = record.Held("XAV", (replace(later, cycle=3), later))
    printed = shown(terminal.record(record.record(held, TODAY)), 100)
    assert re.search(r"  3 +2019 +1 +0 +1 +0 +0 +1 ✓ 1 ✗ +0 *\n", printed)
    assert printed.count("1 other holds: --cycle ") == 2
    assert "WEOG: Western European and Others Group" in printed
    assert "✓  holds" in shown(terminal.record(record.of_cycle(record.record(held, TODAY), 3)), 100)


def test_an_empty_review_says_what_to_look_for() -> None:
    printed = " ".join(
        shown(terminal.record(record.of_cycle(record.record(record.Held("XAV"), TODAY), 4)), 100).split()
    )
    assert "The first to look for: the Working Group report (symbol unknown), A/HRC/WG.6/46/XAV/1," in printed


def test_a_long_name_is_broken_between_its_parts() -> None:
    row = lists.document_row(document(symbol="A/HRC/57/90", file=f"arvenia/cycle-4/{'part_' * 12}end.pdf"), True, 0)
    found = [line.split()[-1] for line in shown(lists.documents([row]), 60).splitlines()[1:]]
    assert len(found) > 2
    assert all(piece.endswith(("/", "_", "-", ".pdf")) for piece in found)


def test_a_page_shows_the_answer_with_its_quote() -> None:
    made = outcome("so")
    printed = shown(page_screen.page(recommendations.all_pages(record.Held("XAV", (made,)))[0]))
    for words in (
        "XAV/4/90.1",
        "Recommended by  Norway",
        "noted",
        "“… free the press”",
        "Explained in the same document: “… so”",
    ):
        assert words in printed


def test_clean_takes_out_what_no_file_holds() -> None:
    assert clean("a\ufffe\uffff\ud800\ufdd0\x1b\u2028b") == "a" + "\ufffd" * 6 + "b"


def test_clean_keeps_letters_of_all_scripts() -> None:
    text = "Қазақстан, भारत, 中国, مصر, Côte d’Ivoire\n\tnaïve"
    assert clean(text) == text


NUMBERS = "3. It accepts: " + ", ".join(f"140.{number}" for number in range(1, 200)) + "."
RANGES = "It accepts " + ", ".join(f"{number}-{number + 3}" for number in range(1, 190, 5)) + " and 195, for now."
PROSE = "It cannot accept 140.7, for reasons of 2 kinds. " + "The law of 25 June 1991 has no such basis. " * 40


@pytest.mark.parametrize(
    ("quote", "number", "expected"),
    [
        ("It accepts 140.7.", "140.7", "It accepts 140.7."),
        (PROSE, "140.7", PROSE),
        (NUMBERS, "140.2", "3. It accepts: 140.1, 140.2, 140.3, 140.4, 140.5, [...] 140.199."),
        (
            NUMBERS,
            "140.150",
            "3. It accepts: 140.1, 140.2, 140.3, [...] 140.147, 140.148, 140.149, 140.150, 140.151, 140.152, 140.153, "
            "[...] 140.199.",
        ),
        (NUMBERS, "140.199", "3. It accepts: 140.1, 140.2, 140.3, [...] 140.196, 140.197, 140.198, 140.199."),
        (NUMBERS, "7.1", "3. It accepts: 140.1, 140.2, 140.3, 140.4, [...] 140.199."),
        (
            RANGES,
            "90.98",
            "It accepts 1-4, 6-9, 11-14, [...] 81-84, 86-89, 91-94, 96-99, 101-104, 106-109, 111-114, [...] 195, "
            "for now.",
        ),
    ],
)
def test_a_long_list_is_shown_around_the_number_and_prose_whole(quote: str, number: str, expected: str) -> None:
    assert page_screen.excerpt(quote, number) == expected


def test_an_answer_given_above_a_list_is_shown_with_those_words() -> None:
    text = "90. The following did not enjoy the support of Arvenia:\n90.1 Free the press (Norway);"
    asked = statement(text, "90.1 Free the press (Norway);", Recommendation("Free the press", ("NOR",), "90.1"))
    words = "The following did not enjoy the support of Arvenia:"
    answer = Answer("noted", "report", words, None, "2024-05-10", "A/HRC/57/90", asked)
    held = record.Held("XAV", (Outcome("XAV", 4, (Chain(asked, "A/HRC/57/90", (answer,)),), {}, True),))
    printed = shown(page_screen.page(recommendations.all_pages(held)[0]), 100)
    assert f"under the words “{words}”" in printed
    assert printed.count("Free the press") == 1


def test_a_register_and_a_later_text_stand_side_by_side() -> None:
    ask = RegisterAsk("death_penalty", "", "abolish", "direct", 0, 3)
    words = "The death penalty was abolished"
    later = cite(document(words, title="Law on Penalties", symbol=None), statement(words, words, Reply("noted")))
    old = Verified(
        ask, "XAV", "2019-11-07", "not_by", status="retained", source="A/HRC/43/90, para. 7", as_of="2020-02-01",
        is_stale=True,
    )  # fmt: skip
    left_open = replace(old, result="open", later=later, later_date="2024-05-02")
    (page,) = recommendations.all_pages(record.Held("XAV", (outcome("so"),)))
    told = [" ".join(shown(page_screen.page(replace(page, verified=(one,))), 200).split()) for one in (old, left_open)]
    assert "not done as of 1 February 2020 A/HRC/43/90, para. 7, as of 1 February 2020" in told[0]
    assert "no newer one is at hand" in told[0]
    assert "open: the register of 1 February 2020 says no, Law on Penalties, 2 May 2024, says done" in told[1]
    assert "“retained: kept in law, without a moratorium” “The death penalty was abolished”" in told[1]


def test_what_no_document_could_tell_is_no_zero() -> None:
    held = record.Held("XAV", (outcome("so"),), spoken_of={"claimed": frozenset({4})})
    printed = " ".join(shown(terminal.record(record.record(held, TODAY)), 120).split())
    assert "0 have a claim of the State of 1" in printed
    assert "– have evidence of others nothing at hand yet" in printed


def test_headings_of_the_reviews_are_whole_on_a_narrow_screen() -> None:
    counts = {"received": 245, "supported": 102, "noted": 143, "no_reply": 26, "supported_in_part": 0, "pending": 0}
    checks = tuple(Check("sum", holds, "m") for holds in (True, True, True, False, None))
    reviews = tuple(ReviewRecord(cycle, year=2010, counts=counts, checks=checks, is_counted=True) for cycle in (1, 2))
    printed = shown(terminal.record(StateRecord("XAV", "Arvenia", reviews)))
    assert "…" not in printed
    assert {"received", "supported", "pending", "checks", "files"} <= set(printed.split())
