"""How a submission reads: who says it in whose document, sentences, lists, near-duplicates, other reviews, room."""

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from tests.papers.facts_of import facts, line
from tests.papers.test_reports import linked

from builders import document
from heeded.outline import Chapter
from heeded.papers import Block, Items, PageBreak, Paragraph, lines_of, plain
from heeded.primary import Kept
from heeded.reports.chapters import Filled, alike, ask, blocks_of, chain, unsourced, words_in
from heeded.reports.facts import telling
from heeded.reports.recommendations import Dated, Page, Source
from heeded.reports.submission import OF_RECORD, drafted, submission
from heeded.vocabulary.phrases import LANGUAGES, phrases
from heeded.workspaces import Item, Section, Workspace

SAY = phrases("en")
LISTED = "The recommendations below enjoy the support of Arvenia, which holds that they have been carried out."


def heading(relation: str = "implemented") -> Any:
    return replace(linked("claims", None, LISTED), heading=relation, date="2024-05-08", by=("state",))


def twin(number: str, state: str = "NOR", position: str = "supported") -> Any:
    return replace(linked("duplicate", None, "Ratify."), id=f"XAV/2/{number}", by=(state,), position=position)


def told(page: Page, language: str = "en") -> list[str]:
    return [plain(each) for each in lines_of(chain(facts(6, language), page))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("by", "publisher", "symbol", "said"),
    [
        ("state", "Lantern", None, "the State (as told by Lantern)"),
        ("state", "Human Rights Council", "A/HRC/90/3", "the State"),
        (None, "Lantern", None, "Lantern"),
        ("Lantern", "Lantern", None, "Lantern"),
        ("Quay Watch", "Lantern", None, "Quay Watch (as told by Lantern)"),
        (None, None, None, ""),
    ],
)
def test_who_says_it_and_who_tells_of_it(by: str | None, publisher: str | None, symbol: str | None, said: str) -> None:
    assert telling(by, document(publisher=publisher, symbol=symbol, kind="press_release"), SAY) == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_heading_of_a_list_is_told_in_few_words_once(language: str) -> None:
    [one] = told(Page(line(1), (), claims=(heading(), heading("in_progress"))), language)
    assert LISTED not in one
    assert one.count("2024") == 1
    assert "Arvenia" in one
    if language == "en":
        assert one.endswith("(Norway, Chile). Arvenia supported it. The State said in 2024 that it is implemented.")


def test_one_note_where_two_are_the_same() -> None:
    answer = Dated("supported", "report", "2024", None, None, None, Source("A/HRC/90/3", None, None, "44.1", "q"))
    [block] = chain(facts(6), Page(line(1), (answer,)))
    assert [note.text for each in next(iter(lines_of([block]))) for note in each.notes] == ["A/HRC/90/3, para. 44.1"]


def test_near_duplicates_stand_in_one_paragraph_unless_they_have_their_own() -> None:
    page = Page(line(1), (), duplicates=(twin("44.2", "CHL"), twin("45.9"), twin("44.3", position="noted")))
    assert [each.id for each in alike(page)] == ["XAV/2/44.2"]
    assert "; likewise 44.2 (Chile)." in told(page)[0]
    assert "likewise" not in plain(next(iter(lines_of(chain(facts(6), page, {"XAV/2/44.2"})))))
    many = Page(line(1), (), duplicates=tuple(twin(f"44.{at}") for at in range(10, 20)))
    seven = Page(line(1), (), duplicates=tuple(twin(f"44.{at}") for at in range(10, 17)))
    assert "44.15, 44.16 (Norway)" in told(seven)[0]
    assert "44.15 and 4 more (Norway)" in told(many)[0]


def test_a_number_of_another_review_has_its_year() -> None:
    made = facts(6)
    record = replace(made.record, reviews=(replace(made.review, cycle=1, year=2019, report="A/HRC/70/1"), made.review))
    made = replace(made, record=record)
    old = Page(line(1, id="XAV/1/9.1", cycle=1, number="9.1", document="A/HRC/70/1"), ())
    assert plain(next(iter(lines_of(chain(made, old))))).startswith("9.1 (2019) “")
    items = [Item("W", f"I-{at}", "chain", "A", page.line.id) for at, page in enumerate((old, made.pages[1]))]
    filled = Filled(Workspace("W", "XAV", 2, "spring"), (), {each.line.id: each for each in (old, made.pages[1])})
    from heeded.reports.submission import _annexes

    annexes = list(_annexes(made, [filled.pages[each.target] for each in items]))
    assert [plain(each.note).split()[4] for each in annexes] == ["A/HRC/90/3", "A/HRC/70/1"]  # type: ignore[union-attr]
    assert [plain(each.caption) for each in annexes] == ["cycle 2 (2024)", "cycle 1 (2019)"]  # type: ignore[union-attr]


def test_own_lines_with_dashes_are_a_list_and_recommendations_are_sentences() -> None:
    filled = Filled(Workspace("W", "XAV", 2, "spring"), ())
    blocks = blocks_of(
        filled, Item("W", "I", "words", "A", words="We saw:\n- one\n- two\nAnd more."), "developments", facts(6)
    )
    assert [type(each) for each in blocks] == [Paragraph, Items, Paragraph]
    assert [plain(each) for each in blocks[1].lines] == ["one", "two"]  # type: ignore[union-attr]
    assert plain(next(iter(lines_of([ask(Page(line(1, text="Free the press;"), ()), facts())])))) == "Free the press."


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("Few.", [("Few.", [])]),
        ("12 were held in 2024 ^[Lantern, 2024].", [("12 were held in 2024", ["Lantern, 2024"]), (".", [])]),
        ("- 12 were held.^[Lantern, 2024]", [("12 were held.", ["Lantern, 2024"])]),
        ("a ^[b] ^[c] d", [("a", ["b", "c"]), (" d", [])]),
        ("Told ^[interview with [name withheld], Velm]", [("Told", ["interview with [name withheld], Velm"])]),
        ("Told ^[diary [with [name withheld]], Velm]", [("Told", ["diary [with [name withheld]], Velm"])]),
        ("^[b] a", [("", ["b"]), (" a", [])]),
        ("An open one ^[Lantern", [("An open one ^[Lantern", [])]),
        ("Empty ^[ ] and ^[].", [("Empty ^[ ] and ^[].", [])]),
        ("[1] stays ^ so", [("[1] stays ^ so", [])]),
    ],
)
def test_a_source_in_ones_own_words_is_a_footnote(typed: str, line: list[tuple[str, list[str]]]) -> None:
    filled = Filled(Workspace("W", "XAV", 2, "spring"), ())
    blocks = blocks_of(filled, Item("W", "I", "words", "A", words=typed), "developments", facts(6))
    [told] = lines_of(blocks)
    assert [(each.text, [note.text for note in each.notes]) for each in told] == line
    assert words_in(blocks) == len("".join(text for text, _ in line).split())


def test_a_source_that_is_an_address_leads_there() -> None:
    filled = Filled(Workspace("W", "XAV", 2, "spring"), ())
    words = "One ^[https://lantern.example/a?b=1]. Two ^[Lantern, https://lantern.example]."
    [told] = lines_of(blocks_of(filled, Item("W", "I", "words", "A", words=words), "developments", facts(6)))
    assert [note.address for each in told for note in each.notes] == ["https://lantern.example/a?b=1", None]


def test_long_words_full_of_open_marks_are_read_at_once() -> None:
    filled = Filled(Workspace("W", "XAV", 2, "spring"), ())
    for words in ("^[" * 60_000, "^[a" * 60_000, f"^[{'a' * 150_000}", f"^[{'[' * 150_000}", "^[a]" * 40_000):
        begun = time.perf_counter()
        blocks_of(filled, Item("W", "I", "words", "A", words=words), "developments", facts(6))
        assert time.perf_counter() - begun < 2


@pytest.mark.parametrize(
    ("typed", "missing"),
    [
        ("12 were held.", ["12"]),
        ("12 were held ^[Lantern, 45 pages].", []),
        ("12 were held ^[Lantern].\n34 were freed.", ["34"]),
        ("- 12 held ^[Lantern]\n- 34 freed, of 12", ["34", "12"]),
    ],
)
def test_figures_with_a_source_in_their_line_are_not_asked_for_one(typed: str, missing: list[str]) -> None:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    item = Kept("", "Aya", at, Item("W", "I", "words", "A", words=typed))
    chapter = Chapter(Kept("", "Aya", at, Section("W", "S", "Press", "A")), "developments", (item,))
    filled = Filled(Workspace("W", "XAV", 2, "spring"), (chapter,))
    found = list(unsourced(filled, facts(6), {"I": "3"}))
    assert [each.says for each in found] == [f"{each}: no source beside it." for each in missing]


def test_an_outline_keeps_to_its_words_with_what_is_contradicted_and_asked_most() -> None:
    made = facts(60)
    pages = list(made.pages)
    pages[50] = replace(pages[50], evidence=(linked("evidence", "contradicts", "Nothing was done."),))
    pages[40] = replace(pages[40], duplicates=(twin("44.41"),))
    made = replace(made, pages=tuple(pages))
    draft = drafted(made, made.supported, 200)
    chosen = [item.target for part, _, items in draft.sections if part == "implementation" for item in items]
    assert {"XAV/2/44.50", "XAV/2/44.40"} <= set(chosen)
    assert "XAV/2/44.41" not in chosen
    kept = [page for page in pages if page.line.id in chosen]
    assert sum(words_in([*chain(made, each), ask(each, made)]) for each in kept) <= 200 * OF_RECORD
    answered = {page.line.id for page in pages if page.line.position == "supported"}
    assert set(draft.left) == answered - set(chosen) - {"XAV/2/44.41"}
    assert not drafted(made, made.supported, 100_000).left


def test_what_finds_no_room_is_named_in_a_slot_and_no_word_is_above_the_rule() -> None:
    def blocks_within(most: int) -> Sequence[Block]:
        rule = replace(made.rules["words_individual"], value=most)
        within = replace(made, rules={**made.rules, rule.key: rule})
        every = submission(within, organisations=("Lantern",)).blocks
        return every[: next(at for at, block in enumerate(every) if isinstance(block, PageBreak))]

    made = facts(200)
    blocks = blocks_within(300)
    texts = [plain(each) for each in lines_of(blocks)]
    [left] = [each for each in texts if each.startswith("[Left out for want of room")]
    assert "44.13, 44.14, " in left
    assert "and 113 more]" in left
    assert texts.index(left) == texts.index("Developments since the last review") - 2
    assert texts[texts.index(left) + 1].startswith("[A program proposed which claims")
    assert words_in(blocks) - len(left.split()) <= 300
    assert not any("Left out" in plain(each) for each in lines_of(blocks_within(100_000)))


def test_words_that_several_chains_have_are_quoted_at_the_first_one_alone() -> None:
    against = linked("evidence", "contradicts", "Nothing was done in 40 cases.")
    pages = [Page(line(at), (), evidence=(against,)) for at in (1, 2)]
    made = replace(facts(6), pages=tuple(pages))
    texts = [plain(each) for each in lines_of(submission(made, organisations=("Lantern",)).blocks)]
    assert [each for each in texts if "Against it" in each] == [
        "Against it: “Nothing was done in 40 cases.”", "Against it: see 44.1.",
    ]  # fmt: skip
    assert "Against it: “Nothing" in plain(list(lines_of(chain(made, pages[1])))[1])


def test_the_lead_stands_below_the_heading() -> None:
    texts = [plain(each) for each in lines_of(submission(facts(6), organisations=("Lantern",)).blocks)]
    assert texts.index("The State under review should:") == texts.index("Recommendations") + 1
