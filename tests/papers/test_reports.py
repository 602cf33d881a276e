"""Every kind of report on full and on bare records: each figure has its source, what is absent is not made up."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.papers.facts_of import facts
from tests.papers.test_papers import shown

from heeded.assess.submissions import check
from heeded.assess.tallies import IMPLEMENTATION
from heeded.errors import UsageError
from heeded.followed import Task
from heeded.ingest import sources
from heeded.ledgers import Told
from heeded.model import Citation, Contradiction, Person
from heeded.papers import Grid, Heading, Items, Line, PageBreak, Paper, Paragraph, Picture, plain
from heeded.papers.docx import docx
from heeded.papers.pdf import pdf
from heeded.papers.text import text
from heeded.pipeline.checking import read_submission
from heeded.primary import Assignment, Kept, ProgressNote
from heeded.provenance import Quote
from heeded.reports.aspects import Aspect
from heeded.reports.assessments import AssessmentRow
from heeded.reports.facts import COUNTED_AS, Facts
from heeded.reports.kinds import REPORTS
from heeded.reports.recommendations import Dated, Page, Source
from heeded.reports.recommendations import Told as Linked
from heeded.reports.repeated import Repeated
from heeded.reports.statement import COUNTS
from heeded.submission import of_paper
from heeded.vocabulary import load
from heeded.vocabulary.phrases import LANGUAGES, phrases
from heeded.vocabulary.rules import rules

WISHES: dict[str, dict[str, Any]] = {
    "advocacy": {"asking": "NOR"},
    "statement": {"speaker": "Lantern", "seconds": 90},
    "submission": {"organisations": ("Lantern", "Quay Watch"), "keywords": "torture"},
}
COMMANDS = "=cmd|' /C calc'!A0 *x* #let y = 1 $z$ \\input{w} <b>v</b>"
# A figure that needs its source: a number that is no recommendation's, paragraph's or year's
FIGURE = re.compile(r"(?<![\w./-])\d+(?![\w./-])")
UNSOURCED = frozenset({"matrix"})
"""Kinds whose figures stand in tables with one source beneath."""


def cite(identifier: str, words: str) -> Citation:
    return Citation(identifier, Quote(words, 0, len(words)), "A/HRC/90/2", "A/HRC/90/2", "state", 3)


def linked(kind: str, relation: str | None, words: str) -> Linked:
    given = dict.fromkeys(Linked.__dataclass_fields__) | {
        "kind": kind, "relation": relation, "score": 0.9, "proposed": True, "statement": "t1", "by": ("Lantern",),
        "document": "Lantern report", "date": "2025-03-01", "page": 4, "quote": words, "only_asks": False, "reason": "",
    }  # fmt: skip
    return Linked(**given)


def assessed(party: str, level: str) -> AssessmentRow:
    given = dict.fromkeys(AssessmentRow.__dataclass_fields__) | {
        "party": party, "status": level, "stands_for": level, "why": f"{party} saw it.",
    }  # fmt: skip
    return AssessmentRow(**given)


def full(language: str = "en") -> Facts:
    """Facts on a review of which much is known; one recommendation has words that other programs take for commands."""
    made = facts(12, language)  # type: ignore[arg-type]
    answer = Dated(
        "noted", "addendum", "2025-06", None, "Not now.", None, Source("A/HRC/90/3/Add.1", None, 2, "4", "q")
    )
    first = replace(made.pages[0].line, text=COMMANDS, explanation="Not now.")
    page = Page(
        first, (answer,), claims=(linked("claims", None, "We did 3 things."),),
        evidence=(linked("evidence", "contradicts", "Nothing was done in 40 cases."),),
        assessments=(assessed("Lantern", "not_implemented"), assessed("Arvenia", "fully")),
    )  # fmt: skip
    clash = Contradiction("claim", "XAV", (cite("s1", "All 12 were done."), cite("s2", "Few of 12 were.")), 0.8, "r", 2)
    told = Told(2, "implemented", 11, "exact", 12, "state", cite("s3", "11 of 12"))
    review = replace(made.review, told=(told,), contradictions=(clash,), dates=("2024-05-08",), delegations=91)
    record = replace(made.record, reviews=(review,))
    return replace(made, record=record, review=review, pages=(page, *made.pages[1:]))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["brief", "press", "statement"])
def test_a_count_is_told_as_what_it_counts(kind: str, language: str) -> None:
    made, say, printed = full(language), phrases(language), {}
    for measure in IMPLEMENTATION:
        told = Told(2, measure, 96, "exact", None, "state", cite("s3", "96 of them"))
        review = replace(made.review, told=(told,))
        of = replace(made, review=review, record=replace(made.record, reviews=(review,)))
        whole = " ".join(plain(each) for lines in groups(made_of(kind, of)) for each in lines)
        by = {"party": made.name, "cycle": 2, "value": 96} if kind == "statement" else {"party": say("the State")}
        expected = say((COUNTS if kind == "statement" else COUNTED_AS)[measure]) % by
        assert expected in whole
        printed[measure] = expected
    assert len(set(printed.values())) == len(IMPLEMENTATION)


def tasks() -> tuple[Task, ...]:
    note = ProgressNote("XAV/2/44.1", "Ministry of Justice", "2025-04-01", "A draft was sent.", "3")
    kept = Kept("u", "Aya", datetime(2025, 4, 1, tzinfo=UTC), note)
    return (Task(Assignment("XAV/2/44.1", "Ministry of Justice", "Draft a law", "Law", "2026-01"), "Aya", (kept,)),)


def made_of(kind: str, of: Facts) -> Paper:
    wishes = dict(WISHES.get(kind, {}))
    if kind in ("midterm", "national"):
        wishes["tasks"] = tasks()
    return REPORTS[kind].make(of, **wishes)


def groups(paper: Paper) -> Iterator[tuple[Line, ...]]:
    """The lines that share their sources: a paragraph, an item, a row of a table, a picture."""
    for block in paper.blocks:
        match block:
            case Paragraph(line=line) | Picture(caption=line):
                yield (line,)
            case Items(lines=lines):
                yield from ((line,) for line in lines)
            case Grid(rows=rows, note=note):
                yield from ((*row, note) for row in rows)
            case Heading() | PageBreak():
                continue


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", sorted(REPORTS.keys() - UNSOURCED))
def test_every_figure_has_its_source(kind: str, language: str) -> None:
    made = made_of(kind, full(language))
    for lines in groups(made):
        told = " ".join(map(plain, lines))
        is_dateline = told.startswith("[")
        is_time = kind == "statement" and told.startswith("90")
        if FIGURE.search(told) and not is_dateline and not is_time:
            assert any(each.notes for line in lines for each in line), told


@pytest.mark.parametrize("kind", sorted(REPORTS))
def test_every_file_can_be_made_and_no_word_is_a_command(kind: str) -> None:
    made = made_of(kind, full())
    assert docx(made)
    assert pdf(made)
    assert made.made in shown(text(made))
    if kind in ("matrix", "advocacy", "evaluation", "midterm"):
        assert COMMANDS in shown(text(made))


@pytest.mark.parametrize("kind", sorted(REPORTS))
def test_a_record_without_recommendations_says_what_to_do_or_what_it_lacks(kind: str) -> None:
    if kind in ("brief", "press", "statement"):
        assert made_of(kind, facts(0)).blocks
    else:
        with pytest.raises(UsageError, match=r"add|name another|look at"):
            made_of(kind, facts(0))


@pytest.mark.parametrize("kind", sorted(REPORTS))
def test_without_answers_and_assessments_nothing_is_concluded(kind: str) -> None:
    bare = facts(6)
    bare = replace(bare, pages=tuple(Page(replace(page.line, position=None), ()) for page in bare.pages))
    try:
        told = text(made_of(kind, bare))
    except UsageError:
        assert kind in ("national", "submission")  # they are on what was supported alone
        return
    for word in ("fully", "done after", "The State says", "Against it"):
        assert word not in told


def test_a_sheet_tells_a_state_its_own_asks_alone() -> None:
    made = full()
    other = replace(made.pages[1].line, recommending_states=("CHL",), recommending_names=("Chile",))
    told = text(made_of("advocacy", replace(made, pages=(made.pages[0], Page(other, ()), *made.pages[2:]))))
    assert "44.0" in told
    assert "44.1 " not in told
    assert "Against it: “Nothing was done in 40 cases.”" in told


def test_an_evaluation_sets_parties_side_by_side_and_shows_where_they_differ() -> None:
    told = text(made_of("evaluation", full()))
    assert "Where parties differ" in told
    assert "Lantern: not implemented; Arvenia: fully" in told


def test_an_evaluation_of_a_set_has_its_members_alone() -> None:
    made = REPORTS["evaluation"].make(full(), chosen=frozenset({"XAV/2/44.2"}), name="few")
    assert "44.2" in text(made)
    assert "44.3" not in text(made)
    with pytest.raises(UsageError, match="heeded set show"):
        REPORTS["evaluation"].make(full(), chosen=frozenset({"XAV/9/1.1"}), name="few")


def test_a_ministrys_skeleton_has_what_was_noted_and_slots_for_the_rest() -> None:
    told = text(made_of("midterm", full()))
    assert "1 April 2025: A draft was sent. [3]" in told
    assert told.count("[What was done, with dates and figures]") == 11
    assert "Words: " in text(made_of("national", full()))


def test_figures_of_a_press_release_are_those_of_the_record() -> None:
    told = text(made_of("press", full()))
    assert "Counted by the State as implemented, cycle 2: 11 of 12" in told
    assert "[Headline]" in told


def test_a_brief_says_how_many_issues_it_draws() -> None:
    made = full()
    issues = tuple(Aspect(name, 3, 3) for name in load("issues")["issues"][:11])
    of = replace(made, record=replace(made.record, reviews=(replace(made.review, issues=issues),)))
    [drawn] = [
        each for each in made_of("brief", of).blocks if isinstance(each, Picture) and "11" in plain(each.caption)
    ]
    assert "8 of 11 are drawn" in plain(drawn.caption)
    assert [each.term in drawn.svg for each in issues] == [True] * 8 + [False] * 3
    assert [each.term in drawn.alt for each in issues] == [True] * 8 + [False] * 3


def test_words_that_explain_and_claim_stand_once() -> None:
    made = full()
    line = replace(made.pages[0].line, explanation="The law was signed in May.")
    claim = linked("claim", None, "The law was signed in May. Courts apply it.")
    for quote in (claim.quote, "Courts were built"):
        page = replace(made.pages[0], line=line, claims=(replace(claim, quote=quote),))
        for kind in ("evaluation", "advocacy"):
            told = text(made_of(kind, replace(made, pages=(page,))))
            assert told.count("The law was signed in May") == 1, kind
    assert "Courts were built" in told


def test_a_press_release_has_each_quote_once() -> None:
    made = full()
    twice = replace(made, review=replace(made.review, contradictions=made.review.contradictions * 2))
    assert len(twice.clashes) == 2 * len(made.clashes) > 0
    quotes = [plain(each.line) for each in made_of("press", twice).blocks if getattr(each, "role", "") == "quote"]
    assert len(quotes) == len(set(quotes)) > 1


def test_a_press_release_says_whose_words_it_quotes() -> None:
    made = full()
    [clash] = made.review.contradictions
    sides = clash.sides[0], replace(clash.sides[1], asserted_by="Lantern")
    of = replace(made, review=replace(made.review, contradictions=(replace(clash, sides=sides),)))
    told = text(made_of("press", of))
    assert "The State: “All 12 were done.”" in told
    assert "Lantern: “Few of 12 were.”" in told


@pytest.mark.parametrize("kind", ["submission", "advocacy"])
def test_what_is_asked_again_is_never_cut(kind: str) -> None:
    made = full()
    asked = f"Ensure {'the right of each child to a school near the home, ' * 12}and report"
    pages = [replace(page, line=replace(page.line, text=asked)) for page in made.pages[1:2]]
    told = text(made_of(kind, replace(made, pages=tuple(pages))))
    assert told.count(" and report") >= 2
    again = told.partition("What to ask now" if kind == "advocacy" else "should:")[2]
    assert asked in again.partition("Annex")[0]


@pytest.mark.parametrize(("times", "said"), [(4, "A/3."), (5, "A/4."), (6, "A/3 and 2 more.")])
def test_a_brief_names_what_is_asked_again_or_says_how_much_more(times: int, said: str) -> None:
    made = full()
    ids = tuple(f"A/{at}" for at in range(times))
    again = Repeated("XAV/2/44.1", "Ratify it", (1, 2), ids, ("NOR",), 2)
    told = text(made_of("brief", replace(made, record=replace(made.record, repeated=(again,)))))
    assert any(each.endswith(said) for each in told.splitlines()), told


def test_a_submission_has_its_cover_its_order_and_its_annex() -> None:
    made = made_of("submission", full())
    cover = {label: plain(line) for label, line in made.cover}
    assert cover == {
        "State under review": "Arvenia", "Session of the Working Group": "[Session of the Working Group]",
        "Submitted by": "Lantern; Quay Watch", "Description": "[Description]", "Contact": "[Contact]",
        "Keywords": "torture", "Date": "1 January 2026",
    }  # fmt: skip
    heads = [block.text for block in made.blocks if isinstance(block, Heading) and block.level == 1]
    assert [head.split()[0] for head in heads] == ["Implementation", "Developments", "Recommendations", "Annex:"]
    annex = next(block for block in made.blocks if isinstance(block, Grid))
    assert len(annex.rows) == sum(page.line.position == "supported" for page in full().pages)
    assert REPORTS["submission"].use == "submission"


@pytest.mark.parametrize(
    ("state", "day", "number", "said"),
    [
        ("TGO", date(2026, 11, 29), None, "54, January 2027 – February 2027"),
        ("SGP", date(2026, 1, 2), None, "52, May 2026"),
        ("AND", date(2025, 6, 1), None, "[50: to be confirmed]"),  # by the order of cycle 2 alone
        ("AND", date(2025, 6, 1), 50, "50"),
        ("SVN", date(2026, 11, 29), None, "[Session of the Working Group]"),
        ("SVN", date(2026, 11, 29), 61, "61"),
    ],
)
def test_a_submission_names_the_session_that_is_known_and_no_other(
    state: str, day: date, number: int | None, said: str
) -> None:
    of = full()
    of = replace(of, record=replace(of.record, state=state), today=day)
    made = REPORTS["submission"].make(of, organisations=("Lantern",), session=number)
    assert plain(dict(made.cover)["Session of the Working Group"]) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "Session du Groupe de travail\N{NO-BREAK SPACE}: 52, mai 2026"),
        ("es", "Período de sesiones del Grupo de Trabajo: 52, mayo de 2026"),
        ("ru", "Сессия Рабочей группы: 52, май 2026 года"),
    ],
)
def test_the_cover_is_in_the_language_of_the_submission(language: str, said: str) -> None:
    of = full(language)
    of = replace(of, record=replace(of.record, state="SGP"))
    made = REPORTS["submission"].make(of, organisations=("Lantern",))
    assert said in text(made)


def test_a_submission_needs_somebody_who_submits() -> None:
    with pytest.raises(UsageError, match="--by"):
        REPORTS["submission"].make(full())


def test_a_submission_of_a_set_has_its_members_alone() -> None:
    made = REPORTS["submission"].make(full(), organisations=("Lantern",), chosen={"XAV/2/44.2"}, name="few")
    assert "44.2" in text(made)
    assert "44.4" not in text(made)


def test_a_submission_that_is_filled_in_keeps_the_rules(tmp_path: Path) -> None:
    made = REPORTS["submission"].make(
        full(), organisations=("Lantern",), about="Lantern is an association.", contact="office@lantern.example",
        keywords="torture", session=54,
    )  # fmt: skip
    file = tmp_path / "submission.docx"
    file.write_bytes(docx(made))
    handed = read_submission(next(iter(sources([file]))))
    found = check(handed.submission, rules(), "individual", "XAV", date(2026, 1, 1), number=54)
    assert [each.key for each in found if each.severity == "fails"] == ["slots"]
    blocks = (each for each in made.blocks if not (isinstance(each, Paragraph) and plain(each.line)[0] == "["))
    file.write_bytes(docx(replace(made, blocks=tuple(blocks))))
    handed = read_submission(next(iter(sources([file]))))
    found = check(handed.submission, rules(), "individual", "XAV", date(2026, 1, 1), number=54)
    assert {each.severity for each in found} <= {"tells"}, found


@pytest.mark.parametrize("language", LANGUAGES)
def test_word_and_pdf_of_a_submission_are_read_alike(language: str, tmp_path: Path) -> None:
    made = REPORTS["submission"].make(
        full(language), organisations=("Lantern", "Quay Watch"), about="Lantern was founded in 2009.",
        contact="office@lantern.example",
    )  # fmt: skip
    told = []
    for ending, write in ((".docx", docx), (".pdf", pdf)):
        file = tmp_path / f"submission{ending}"
        file.write_bytes(write(made))
        handed = read_submission(next(iter(sources([file]))))
        found = check(handed.submission, rules(), "joint", "XAV", date(2026, 1, 1))
        places = {each.key: tuple(where.partition(", p. ")[0] for where in each.where) for each in found}
        if ending == ".docx":
            counted = tuple(handed.submission.words(*parts) for parts in (("cover", "text"), ("note",), ("annex",)))
        told.append((
            places, handed.submission.words("cover", "text"), handed.submission.words("note"),
            [each.value.name for each in handed.statements if isinstance(each.value, Person)],
        ))  # fmt: skip
    word, printed = told
    before = of_paper(made, ["XAV"])
    assert (before.words("cover", "text"), before.words("note"), before.words("annex")) == counted
    assert printed[0].pop("file_types") == (), "PDF is no Word file"
    assert word == printed
    assert {"slots", "cover"} <= word[0].keys(), "keywords and session are open"
    assert not {"numbered_pages", "numbered_paragraphs", "languages", "names"} & word[0].keys()
