"""Covers and pages go in; kind, symbol, States, cycle, sessions, publisher and date come out."""

import csv
import json
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.builders import grows_with_the_text

from heeded.ingest import Source, read, sources
from heeded.ingest.compose import Block, compose
from heeded.ingest.hints import Hints
from heeded.ingest.identify import OHCHR, identify
from heeded.ingest.text import read_text
from heeded.vocabulary.calendar import cycle_of_session

TEXT = "1. Arvenia thanked all delegations for the dialogue and for what they had to say about its record."


def cover(*lines: str, headers: tuple[str, ...] = (), text: str = TEXT, **hints: Any) -> dict[str, Any]:
    """What is read from a first page with these lines, the next page holding the text."""
    first = compose(Block(line) for line in lines)
    body = compose([*(Block(line) for line in lines), *(Block(text) for _ in range(4))])
    body = replace(body, page_starts=((0, 1), (len(first.text), 2)), page_count=2)
    return identify(body, Hints(headers=headers, **hints))


def rows(name: str) -> list[dict[str, Any]]:
    """The rows of one of the files beside this one, with States as in a document."""
    found = yaml.safe_load((Path(__file__).parent / name).read_text("utf-8"))
    for row in found:
        if "states" in row["expected"]:
            row["expected"]["states"] = tuple(row["expected"]["states"])
    return list(found)


@pytest.mark.parametrize("row", rows("covers.yml"))
def test_covers(row: dict[str, Any]) -> None:
    found = cover(*row["lines"], text=row["text"])
    assert {name: found[name] for name in row["expected"]} == row["expected"]


@pytest.mark.parametrize("row", rows("pages.yml"), ids=lambda row: row["name"])
def test_pages_of_others(row: dict[str, Any]) -> None:
    body, hints = read_text(row["text"].encode())
    found = identify(body, hints)
    assert {name: found[name] for name in row["expected"]} == row["expected"]


def test_a_cited_symbol_is_not_the_documents_own() -> None:
    found = cover("Arvenia and its reviews", "See A/HRC/57/90 and A/HRC/43/90/Add.1, where the State gave its answers.")
    assert found.get("symbol") is None
    found = cover("A note on Arvenia", headers=("A/HRC/57/90, para. 3", "Lantern Watch"))
    assert found.get("symbol") is None


def test_a_running_header_names_the_document() -> None:
    found = cover("UNIVERSAL PERIODIC REVIEW", "Arvenia", headers=("Page 2", "A/HRC/57/90"))
    assert (found["symbol"], found["kind"]) == ("A/HRC/57/90", "working_group_report")


def test_an_hour_above_the_title_is_no_session() -> None:
    found = cover(
        "Lantern Watch", "04.11.2031 / 14:22 | Updated: 05.11.2031 / 09:10", "UPR of Arvenia: a comment", TEXT
    )
    assert (found["session"], found["cycle"]) == (None, None)


def test_a_title_in_a_sentence_is_no_cover() -> None:
    text = "We read the Report of the Working Group on the Universal Periodic Review of Arvenia with care."
    assert cover("Lantern Watch on Arvenia", text)["kind"] != "working_group_report"


def test_thematic_lists_are_known_by_their_headers_and_columns() -> None:
    header = "UPR of Arvenia (4th Cycle - 46th Session) Thematic list of recommendations* Page 1 of 9"
    found = cover("Recommendation and recommending State", "Position", "Relevant SDGs", headers=(header,))
    assert {name: found[name] for name in ("kind", "states", "cycle", "session", "publisher", "title")} == {
        "kind": "thematic_list",
        "states": ("XAV",),
        "cycle": 4,
        "session": 46,
        "publisher": OHCHR,
        "title": "UPR of Arvenia (4th Cycle - 46th Session) Thematic list of recommendations",
    }


@pytest.mark.parametrize(
    ("made", "cycle"),
    [("2019-10-29", 3), ("2024-04-30", 4), ("2018-04-27", None), ("2031-01-01", None), (None, None), ("?", None)],
)
def test_advance_questions_belong_to_the_review_they_were_made_for(made: str | None, cycle: int | None) -> None:
    found = cover("ADVANCE QUESTIONS TO ARVENIA - ADD.1", "CHILE", "What will be done?", made=made)
    assert (found["kind"], found["states"], found["cycle"], found["publisher"]) == (
        "advance_questions",
        ("XAV",),
        cycle,
        None,
    )


@pytest.mark.parametrize(
    "line",
    ["A " * 3000, "Ab Cd " * 1500, "Lantern Watch, " * 400, "of the " * 800, "1 May 2020 " * 500, "A/HRC/" * 900],
)
def test_hostile_pages_cost_little_time(line: str) -> None:
    def job(part: str) -> None:
        for text in (part, f"Title\n{part}", f"Press release\n\n{part}\nsaid today {part}"):
            body, hints = read_text(text.encode())
            identify(body, hints)

    assert grows_with_the_text(job, line)


# ------------------------------------------------------------------------------------------------ real documents


def document(path: Path) -> Any:
    source = next(iter(sources([path])))
    assert isinstance(source, Source)
    return read(source)[0]


@pytest.mark.real
def test_working_group_reports(study: Path) -> None:
    with (study / "reference" / "working_group_reports.csv").open(encoding="utf-8", newline="") as file:
        rows = list(islice(csv.DictReader(file), 0, None, 7))
    assert len(rows) > 30
    for row in rows:
        found = document(study / "working-group-reports" / row["file"])
        session = int(row["session"])
        assert (found.kind, found.symbol, found.states) == (
            "working_group_report",
            row["symbol"],
            (row["state_under_review"],),
        ), row
        assert (found.session, found.cycle, found.access) == (session, cycle_of_session(session), "public"), row
        assert found.published is not None, row


@pytest.mark.real
@pytest.mark.parametrize(
    ("file", "kind", "symbol", "cycle", "published"),
    [
        ("cycle1/g0917825.pdf", "un_compilation", "A/HRC/WG.6/7/SVN/2/Corr.1", 1, "2009-12-22"),
        ("cycle1/g1014611.pdf", "outcome_decision", "A/HRC/DEC/14/105", 1, "2010-06-23"),
        ("cycle1/Slovenia.pdf", "advance_questions", None, 1, None),
        ("cycle2/g1504261.pdf", "addendum", "A/HRC/28/15/Add.1", 2, "2015-03-04"),
        ("cycle2/AdvancedQuestionsSlovenia.doc", "advance_questions", None, 2, None),
        ("cycle3/g1924226.pdf", "stakeholder_summary", "A/HRC/WG.6/34/SVN/3", 3, "2019-08-14"),
        ("cycle4/session48-hc-letter-republic-slovenia-eng.pdf", "hc_letter", None, 4, "2025-10-01"),
        ("cycle4/infographic-slovenia.pdf", "other", None, 4, None),
    ],
)
def test_documents_of_slovenia(
    study: Path, file: str, kind: str, symbol: str | None, cycle: int, published: str | None
) -> None:
    found = document(study / "slovenia" / file)
    assert (found.kind, found.symbol, found.states, found.cycle) == (kind, symbol, ("SVN",), cycle)
    assert found.published == published


@pytest.mark.real
@pytest.mark.parametrize(
    ("file", "count"), [("cycle1/g1217781.pdf", 16), ("cycle2/g1913313.pdf", 14), ("cycle3/g2110341.pdf", 14)]
)
def test_reports_of_the_council_name_the_states_reviewed(study: Path, file: str, count: int) -> None:
    found = document(study / "slovenia" / file)
    assert found.kind == "council_report"
    assert len(found.states) == count
    assert "SVN" in found.states


@pytest.mark.real
def test_texts(study: Path) -> None:
    seeds = study.parent / "seeds"
    pairs = [(path, study / "texts" / f"{path.stem}.gold.json") for path in sorted((study / "texts").glob("*.txt"))]
    pairs += [(path, seeds / "gold" / f"{path.stem}.gold.json") for path in sorted(seeds.glob("*.txt"))]
    assert len(pairs) == 24
    wrong = []
    for path, gold_path in pairs:
        gold = json.loads(gold_path.read_text("utf-8"))
        found = document(path)
        for name in {"publisher", "published", "language", "kind", "states"} - set(gold.get("unscored_fields", ())):
            value, wanted = getattr(found, name), gold["document"][name]
            if (set(value), set(wanted)) != (set(wanted), set(wanted)) if name == "states" else value != wanted:
                wrong.append((path.name, name, value, wanted))
    assert wrong == []
