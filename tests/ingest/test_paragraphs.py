"""Printed lines on pages go in; paragraphs without furniture come out."""

from dataclasses import replace

from heeded.ingest.paragraphs import Line, body_of
from heeded.model import Body


def page(*lines: tuple[str, float], top: float = 750, size: float = 10) -> list[Line]:
    """Lines below each other, each with the space above it, between a running header and a page number."""
    y, out = top, [Line("A/HRC/43/90", 480, 780, 540, 9)]
    for text, gap in lines:
        y -= gap
        out.append(Line(text, 113, y, 113 + 6 * len(text), size))
    return [*out, Line("7", 56, 30, 60, 9)]


def paragraphs(body: Body) -> list[tuple[str | None, str, str]]:
    return [(p.number, p.kind, body.text[p.start : p.end]) for p in body.paragraphs]


FULL = "a line that reaches the right margin of the page, as most do"


def test_lines_become_paragraphs_and_furniture_goes() -> None:
    body, headers = body_of(
        [page((f"1. First {FULL}", 12), ("and ends.", 12), ("2. Second.", 18)), page(("3. Third.", 12))]
    )
    assert paragraphs(body) == [
        ("1", "body", f"1. First {FULL} and ends."),
        ("2", "body", "2. Second."),
        ("3", "body", "3. Third."),
    ]
    assert headers == ("A/HRC/43/90", "7")


def test_a_paragraph_over_a_page_break_is_one_stretch_on_two_pages() -> None:
    body, _ = body_of([page((f"1. First {FULL}", 12)), page(("goes on here.", 12), ("2. Second.", 18))])
    assert paragraphs(body)[0] == ("1", "body", f"1. First {FULL} goes on here.")
    assert body.page_at(body.text.index("First")) == 1
    assert body.page_at(body.text.index("goes")) == 2
    assert body.page_count == 2


def test_a_new_sentence_on_the_next_page_continues_a_numbered_paragraph() -> None:
    body, _ = body_of([page((f"1. First {FULL}.", 12)), page(("It went on.", 12), ("2. Second.", 18))])
    assert paragraphs(body)[0][2].endswith("do. It went on.")


def test_a_raised_note_mark_or_two_lines_in_one_tear_no_paragraph() -> None:
    lines = [
        Line(f"1. First {FULL}", 113, 700, 480, 10, 700),
        Line("of a line.", 113, 688, 160, 10, 688),
        Line("41 The clerk said", 160, 691, 480, 6, 688),
        Line(f"that {FULL}", 113, 676, 480, 10, 676),
        Line(f"and {FULL} that {FULL}", 113, 664, 480, 10, 652),
        Line(f"two lines. {FULL}", 113, 640, 480, 10, 640),
        Line("2. Second.", 113, 622, 160, 10, 622),
    ]
    body, _ = body_of([lines])
    assert [number for number, _, _ in paragraphs(body)] == ["1", "2"]


def test_notes_that_begin_with_a_raised_mark_stay_apart() -> None:
    marked = [Line(f"{at} The Lamp, p. {at}.", 113, 703 - 12 * at, 200, 6, 700 - 12 * at) for at in range(1, 4)]
    body, _ = body_of([[*page((FULL, 12), (FULL, 12), (FULL, 12)), *marked]])
    assert [words for _, _, words in paragraphs(body)][-3:] == [line.text for line in marked]


def test_footnotes_stand_at_the_end() -> None:
    first = page((f"1. First {FULL}", 12), (FULL, 12))
    first.insert(-1, Line("1 See the annex,", 113, 90, 300, 8))
    first.insert(-1, Line("part two.", 113, 80, 200, 8))
    body, _ = body_of([first, page(("goes on.", 12))])
    assert paragraphs(body) == [
        ("1", "body", f"1. First {FULL} {FULL} goes on."),
        (None, "note", "1 See the annex, part two."),
    ]
    assert body.page_at(body.text.index("See")) == 1


def test_a_note_with_a_star_in_the_type_of_the_text_tears_no_paragraph() -> None:
    star = "* This report was not edited."
    first = page((f"1. First {FULL}", 12), (FULL, 12), (star, 36), ("before it was sent on.", 12))
    body, _ = body_of([first, page(("goes on.", 12))])
    assert paragraphs(body) == [
        ("1", "body", f"1. First {FULL} {FULL} goes on."),
        (None, "note", f"{star} before it was sent on."),
    ]


def test_stars_of_a_list_are_no_notes() -> None:
    first = page((f"1. {FULL}", 12), (FULL, 12), ("Arvenia should:", 12), (f"* Free {FULL}", 20), ("* Open courts", 20))
    body, _ = body_of([first])
    assert [kind for _, kind, _ in paragraphs(body)] == ["body"] * 3


def test_the_head_of_a_cover_that_the_file_gives_last_tears_no_paragraph() -> None:
    first = [Line("Summary", 113, 600, 200, 10), *page((f"1. First {FULL}", 12), (FULL, 12), top=500)]
    first.append(Line("Original: English", 392, 727, 456, 10))
    body, _ = body_of([first, page(("goes on.", 12), ("2. Second.", 18))])
    assert [said for *_, said in paragraphs(body)] == [
        "Summary", "Original: English", f"1. First {FULL} {FULL} goes on.", "2. Second.",
    ]  # fmt: skip
    assert [body.page_at(body.text.index(word)) for word in ("Original", "First", "goes", "Second")] == [1, 1, 2, 2]


def test_a_number_inside_a_paragraph_begins_none() -> None:
    body, _ = body_of([page(("It supports recommendations 93.2, 93.3,", 12), ("93.40 and 93.41 above.", 12))])
    assert len(body.paragraphs) == 1


def test_a_page_of_few_short_lines_has_the_leading_of_the_others() -> None:
    cover = page(
        ("Report on Arvenia", 30), ("Submitted by: Lantern", 24), ("Contact: Velm", 24), ("Keywords: press", 24)
    )
    body, _ = body_of([cover, page((f"1. First {FULL}", 12), *[(FULL, 12)] * 20)])
    assert [said for *_, said in paragraphs(body)][:4] == [
        "Report on Arvenia", "Submitted by: Lantern", "Contact: Velm", "Keywords: press",
    ]  # fmt: skip


def test_a_first_page_of_few_lines_far_apart_is_a_cover_however_long_they_are() -> None:
    lines = [f"{label}: {FULL}" for label in ("Lantern", "Velm", "Press")]
    cover, text = page(*[(line, 30) for line in lines]), page((f"1. First {FULL}", 12), *[(FULL, 12)] * 20)
    assert [said for *_, said in paragraphs(body_of([cover, text])[0])][:3] == lines
    body, _ = body_of([text, page(*[(f"Then {FULL}", 30)] * 3)])
    assert not {f"Then {FULL}"} & {said for *_, said in paragraphs(body)}, "a page of large prose"


def test_the_larger_type_of_a_title_tells_nothing_of_the_leading() -> None:
    cover = page(("Report", 30), ("on Arvenia", 30), ("in Velm", 30), ("Lantern", 36), ("Velm 3", 36), ("press", 36))
    cover = [replace(line, size=26) if line.y > 640 and line.size == 10 else line for line in cover]
    body, _ = body_of([cover, page((f"1. First {FULL}", 26), *[(FULL, 26)] * 20)])
    assert [said for *_, said in paragraphs(body)][:4] == ["Report on Arvenia in Velm", "Lantern", "Velm 3", "press"]


def test_a_number_may_stand_close_to_its_words_in_any_letters() -> None:
    body, _ = body_of([page((f"10.Закон {FULL}", 12), (f"{FULL}.", 12), ("11.Суд.", 12), (FULL, 12))])
    assert [number for number, *_ in paragraphs(body)] == ["10", "11"]


def test_a_page_of_few_long_lines_has_its_own_leading() -> None:
    foreword = page(*[(FULL, 20)] * 4, size=14)
    body, _ = body_of([foreword, page((f"1. First {FULL}", 12), *[(FULL, 12)] * 20)])
    assert paragraphs(body)[0][2] == " ".join([FULL] * 4)


def test_a_number_below_a_heading_begins_a_paragraph() -> None:
    larger = page((f"1. First {FULL}", 12), (FULL, 12), ("Freedom of assembly", 14), ("2. Second.", 12))
    [at] = [at for at, line in enumerate(larger) if line.text.startswith("Freedom")]
    larger[at] = replace(larger[at], size=12)
    same = page((f"3. Third {FULL}", 12), (FULL, 12), ("Freedom of the press", 14), ("4. Fourth.", 12), (FULL, 12))
    body, _ = body_of([larger, same])
    assert [number for number, *_ in paragraphs(body)] == ["1", None, "2", "3", "4"]


def test_a_number_begins_a_paragraph_behind_the_mark_of_a_note() -> None:
    body, _ = body_of([page((f"1. {FULL}", 12), (f"{FULL}, in Velm.16", 12), ("2. Second.", 12), (FULL, 12))])
    assert [number for number, *_ in paragraphs(body)] == ["1", "2"]


def test_a_table_in_small_type_holds_no_notes() -> None:
    text = page((f"1. First {FULL}", 12), *[(FULL, 12)] * 9)
    notes = [Line("9 A/HRC/90/3.", 113, 80, 180, 8), Line("10 A/HRC/90/4.", 113, 70, 180, 8)]
    table = page(("Annex", 12), ("Keep for", 20), ("12 per cent of children", 10), ("a school.", 10), size=9)
    table = [replace(each, size=10) if each.text == "Annex" else each for each in table]
    body, _ = body_of([[*text[:-1], *notes], table])
    assert [(kind, said) for _, kind, said in paragraphs(body)][-2:] == [
        ("note", "9 A/HRC/90/3."), ("note", "10 A/HRC/90/4."),
    ]  # fmt: skip


def test_notes_that_go_on_from_the_page_before_stay_notes() -> None:
    first = page((f"1. First {FULL}", 12), *[(FULL, 12)] * 9)
    first = [*first[:-1], Line("9 A/HRC/90/3, which", 113, 80, 180, 8)]
    second = [*page(*[(FULL, 12)] * 9), Line("says so.", 113, 80, 180, 8), Line("10 A/HRC/90/4.", 113, 70, 180, 8)]
    body, _ = body_of([first, second])
    assert ("10", "note") in [(said.split()[0], kind) for _, kind, said in paragraphs(body)]


def test_a_number_that_does_not_follow_the_last_one_begins_none_below_a_short_line() -> None:
    body, _ = body_of([page((f"3. Third {FULL}", 12), ("see paragraph", 12), ("14. It holds.", 12))])
    assert len(body.paragraphs) == 1


def test_hyphens_at_line_ends_join() -> None:
    body, _ = body_of([page((f"Guinea-Bissau and {FULL} non-", 12), ("governmental organizations.", 12))])
    assert "non-governmental" in body.text


def test_no_pages_and_empty_pages() -> None:
    assert body_of([])[0].text == ""
    assert body_of([[], []])[0] == Body("", page_count=2)


def test_lines_that_differ_in_more_than_the_page_number_are_text() -> None:
    pages = [
        [Line(f"Rec. {number} We agree.", 113, 750, 300, 10), Line(f"{at} GE.19-01234", 56, 30, 120, 9)]
        for at, number in enumerate((45, 69, 71, 90), start=1)
    ]
    body, headers = body_of(pages)
    assert [body.text.count(f"Rec. {number}") for number in (45, 69, 71, 90)] == [1, 1, 1, 1]
    assert headers == tuple(f"{at} GE.19-01234" for at in (1, 2, 3, 4))


def test_a_running_title_with_its_page_number_is_furniture() -> None:
    words = ("Trees fall.", "Rivers flow.", "Birds sing.", "Winds blow.")
    pages = [
        [Line(f"Shadow report {at}", 113, 780, 300, 10), Line(said, 113, 700, 300, 10)]
        for at, said in enumerate(words, start=7)
    ]
    body, headers = body_of(pages)
    assert [paragraph[2] for paragraph in paragraphs(body)] == list(words)
    assert headers == ("Shadow report 7", "Shadow report 8", "Shadow report 9", "Shadow report 10")
