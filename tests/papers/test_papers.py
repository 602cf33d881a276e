"""One paper becomes a Word file, a PDF and plain text: the same words and footnotes in each, and no word a command."""

import io
import re
import zipfile
from dataclasses import replace
from html import unescape
from xml.etree import ElementTree

import pypdfium2
import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Pt
from markdown_it import MarkdownIt

from heeded.papers import (
    Column,
    Grid,
    Heading,
    Items,
    Note,
    PageBreak,
    Paper,
    Paragraph,
    Picture,
    Words,
    notes_of,
    words,
)  # fmt: skip
from heeded.papers.docx import docx
from heeded.papers.pdf import pdf
from heeded.papers.text import text

WORDML = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FIRST, SECOND = Note("A/HRC/90/3, para. 12.1", statement="s1"), Note("A/HRC/90/3/Add.1, para. 4", statement="s2")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="20"><rect width="40" height="20"/></svg>'
COMMANDS = "*bold* #let x = 1 $x$ \\textbf{y} <b>z</b> {{ title }} @ref // end"


def paper(*more: Words, cover: bool = False) -> Paper:
    """A paper with a block of every kind."""
    row = ((words("12.1"),), (words("7", SECOND),))
    return Paper(
        "brief",
        "Arvenia",
        (
            Heading("What came of it"),
            Paragraph((words("Supported: "), words("12 of 20", FIRST, style="strong"), *more)),
            Paragraph((words("The first."),), is_numbered=True),
            Paragraph((words("The second."),), is_numbered=True),
            Paragraph((words("Said so.", FIRST),), role="quote"),
            Items(((words("one"),), (words("two"),))),
            PageBreak(),
            Grid((Column("Number", 3), Column("Count", 1, True)), (row,) * 60, (words("Counts"),), (words("Beneath"),)),
            Picture(SVG, "Half of a bar", (words("A bar", SECOND),), 0.5),
        ),
        cover=(("By", (words("Lantern"),)),),
        has_cover_page=cover,
        header="Arvenia, cycle 2",
        made="Made today.",
    )


def pages(data: bytes) -> list[str]:
    """The text of each page of a PDF, on one line."""
    with pypdfium2.PdfDocument(data) as found:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in found]


def footnotes(data: bytes) -> list[str]:
    """The words of the footnotes of a Word file that its text refers to, in the order of the text."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml"))
        notes = ElementTree.fromstring(archive.read("word/footnotes.xml"))
    by_id = {note.get(f"{WORDML}id"): "".join(t.text or "" for t in note.iter(f"{WORDML}t")) for note in notes}
    return [by_id[mark.get(f"{WORDML}id")].strip() for mark in body.iter(f"{WORDML}footnoteReference")]


def test_every_note_is_a_footnote_of_the_word_file_in_its_order() -> None:
    made = paper()
    assert footnotes(docx(made)) == [f"{note.text}." for note in notes_of(made)]
    assert len(notes_of(made)) == 63


def test_two_notes_in_one_place_have_a_comma_between_them() -> None:
    both = Paper("brief", "Arvenia", (Paragraph((words("Seen", FIRST, SECOND), words(" here."))),))
    with zipfile.ZipFile(io.BytesIO(docx(both))) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml"))
    runs = ["".join(run.itertext()) or run[-1].tag.removeprefix(WORDML) for run in body.iter(f"{WORDML}r")]
    at = runs.index("Seen")
    assert runs[at : at + 5] == ["Seen", "footnoteReference", ",", "footnoteReference", " here."]
    assert "Seen1,2here." in pages(pdf(both))[0].replace(" ", "")


def test_a_word_file_has_the_words_and_repeats_the_heads_of_tables() -> None:
    document = Document(io.BytesIO(docx(paper(cover=True))))
    assert [p.text for p in document.paragraphs if p.style.name == "List Number"] == ["The first.", "The second."]
    assert document.core_properties.title == "Arvenia"
    [table] = document.tables
    assert table.rows[0]._tr.findall(f".//{WORDML}tblHeader")
    assert all(row._tr.findall(f".//{WORDML}cantSplit") for row in table.rows)
    assert [cell.text for cell in table.rows[1].cells] == ["12.1", "7"]


def test_a_pdf_has_the_same_words_and_notes() -> None:
    told = " ".join(pages(pdf(paper())))
    for expected in ("Supported: 12 of 20", "1. The first.", "2. The second.", "A/HRC/90/3/Add.1, para. 4.", "Beneath"):
        assert expected in told


def test_a_pdf_repeats_the_heads_of_tables_and_its_header() -> None:
    of_table = [page for page in pages(pdf(paper())) if "Add.1" in page]
    assert len(of_table) > 1
    assert all("Number Count" in page and "Arvenia, cycle 2" in page for page in of_table)


def test_the_same_paper_gives_the_same_pdf() -> None:
    assert pdf(paper()) == pdf(paper())


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru"])
def test_words_are_never_commands(language: str) -> None:
    made = replace(paper(words(f" {COMMANDS}")), language=language)
    assert COMMANDS in " ".join(pages(pdf(made)))
    assert any(COMMANDS in paragraph.text for paragraph in Document(io.BytesIO(docx(made))).paragraphs)
    assert COMMANDS in shown(text(made))


EXTENSIONS = ["table", "strikethrough"]


def shown(markdown: str) -> str:
    """What a viewer of Markdown shows, without its tags; tables are read as well."""
    made = MarkdownIt("commonmark", {"html": True}).enable(EXTENSIONS).render(markdown)
    return unescape(re.sub(r"<[^>]*>", "", made))


@pytest.mark.parametrize(
    "typed",
    [
        "<script>alert(1)</script>", "see [here](javascript:alert(1))", "# no heading", "- no list", "+ x", "> said",
        "1. one", "2) two", "`code` and ~~struck~~", "*a* _b_ __c__ snake_case", "&lt; &#60; AT&T", "[x]: http://a.example",
        "back\\slash \\* end\\", "a | b\n--- | ---\n1 | 2", "over\n===", "---", "***", "<http://a.example>", "~~~\nx",
        "![x](http://a.example/p.png)", "-5 degrees", "#tag", "[name withheld]",
    ],
)  # fmt: skip
def test_a_viewer_of_markdown_shows_words_as_they_were_typed(typed: str) -> None:
    made = Paper("brief", "T", (Paragraph((words(typed),)), Paragraph((words("x", FIRST), words(typed)), role="quote")))
    told = MarkdownIt("commonmark", {"html": True}).enable(EXTENSIONS).render(text(made))
    assert {*re.findall(r"<(\w+)", told)} == {"h1", "p", "blockquote"}
    assert shown(text(made)).count(typed) == 2


def test_characters_that_xml_refuses_are_left_out_of_a_word_file() -> None:
    found = Document(io.BytesIO(docx(paper(words(" a\x00b\x0bc")))))
    assert any(paragraph.text.endswith(" abc") for paragraph in found.paragraphs)


def test_plain_text_numbers_each_citation_once() -> None:
    told = text(paper())
    assert told.count("A/HRC/90/3, para. 12.1.") == 1
    assert told.count("[2]") > 60
    assert "2. The second." in told


def test_two_pictures_of_half_the_width_stand_side_by_side() -> None:
    half, whole = Picture(SVG, "half", (words("A half", FIRST),), 0.5), Picture(SVG, "whole", (words("A whole"),))
    made = replace(paper(), blocks=(half, half, whole, half))
    document = Document(io.BytesIO(docx(made)))
    [table] = document.tables
    assert len(table.rows[0].cells) == 2
    assert [len(row._tr.trPr.findall(f"{WORDML}cantSplit")) for row in table.rows] == [1, 1]  # captions stay whole
    assert len(document.inline_shapes) == 4
    assert len(footnotes(docx(made))) == 3
    assert " ".join(pages(pdf(made))).count("A half") == 3


def test_a_citation_that_ends_with_a_full_stop_has_no_second_one() -> None:
    made = replace(paper(), blocks=(Paragraph((words("Said.", Note("Lantern, n.d.")),)),))
    assert footnotes(docx(made)) == ["Lantern, n.d."]
    assert "n.d.." not in text(made)
    assert "n.d.." not in " ".join(pages(pdf(made)))


def test_characters_without_a_font_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from heeded.papers import pdf as module

    monkeypatch.setattr(module, "_covered", lambda: frozenset(map(ord, "حقوق")))
    assert module.unprintable(paper(words(" حقوق Права Öğ ½ 12 人权人"))) == "人权"
    assert module.unprintable(paper()) == ""


def test_fonts_of_this_computer_are_read() -> None:
    from heeded.papers.pdf import _covered

    assert all(isinstance(each, int) for each in _covered())


def test_lines_of_numbered_paragraphs_begin_below_each_other() -> None:
    with zipfile.ZipFile(io.BytesIO(docx(paper()))) as archive:
        numbering = ElementTree.fromstring(archive.read("word/numbering.xml"))
    [level] = [
        each for each in numbering.iter(f"{WORDML}lvl")
        if (style := each.find(f"{WORDML}pStyle")) is not None and style.get(f"{WORDML}val") == "ListNumber"
    ]  # fmt: skip
    tab, indent = level.find(f".//{WORDML}tab"), level.find(f".//{WORDML}ind")
    assert tab is not None
    assert indent is not None
    centimetre = "567"
    assert {tab.get(f"{WORDML}pos"), *(indent.get(f"{WORDML}{side}") for side in ("left", "hanging"))} == {centimetre}


def test_footnotes_have_the_style_of_a_template_else_small_letters() -> None:
    made = Paper("brief", "Arvenia", (Paragraph((words("Said.", Note("A/HRC/90/3")),)),))
    template = Document()
    house = template.styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    house.font.size = Pt(7)
    held = io.BytesIO()
    template.save(held)
    for data, size in ((docx(made), 9), (docx(made, held.getvalue()), 7)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            notes = ElementTree.fromstring(archive.read("word/footnotes.xml"))
        named = {each.get(f"{WORDML}val") for each in notes.iter(f"{WORDML}pStyle")}
        [style] = [each for each in Document(io.BytesIO(data)).styles if each.style_id in named]
        assert style.font.size == Pt(size)
