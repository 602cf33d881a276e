"""Whatever is typed, wherever it stands in a paper: each kind of file shows it as it was typed, in any script."""

import io
import re
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from tests.papers.test_papers import SVG, WORDML, pages, shown

from heeded.papers import Column, Grid, Heading, Items, Note, Paper, Paragraph, Picture, words
from heeded.papers.docx import docx
from heeded.papers.pdf import pdf, unprintable
from heeded.papers.text import text
from heeded.papers.xlsx import xlsx

PLACES = 19
"""Of words in a paper: title, subtitle, cover, header, footer, blocks of each kind with their notes, last line."""
COMMANDS = (
    "#let x = 1", "#pagebreak()", "$x^2$", "@ref", "<label>", "\\input{x} \\n", "*strong* _emph_", "`code`", "// none",
    "/* none */", "[link](x)", "{x}", "~", "- item", "= head", "+ item", "/ term: x", '"quoted" \'too\'', "%s %d",
    "{{ body }}", "{% x %}", "&amp; &#60;", "]]></w:t>", "<w:br/>", "{ PAGE }", "http://a.example/x_y#z", "--- ... --",
)  # fmt: skip
NAMES = {
    "Arabic": "مركز الفانوس", "Persian": "کانون فانوس", "Chinese": "灯笼联盟", "Korean": "등불 연합", "Hindi": "दीप संघ",
    "Greek": "Φανός", "Kazakh": "Шырақ қоғамы", "Turkish": "Işık Öğün", "Vietnamese": "Đèn Lồng", "Amharic": "ፋኖስ",
}  # fmt: skip


def paper(said: str) -> Paper:
    """One that has these words in every place where words may stand."""
    line, note = (words(said),), Note(said)
    return Paper(
        "submission", said,
        (
            Heading(said), Paragraph((words(said, note),), is_numbered=True), Paragraph(line, role="quote"),
            Paragraph(line, role="small"), Paragraph(line, role="lead"), Paragraph((words(said, style="strong"),)),
            Paragraph((words(said, style="emphasis"),)), Items((line,)),
            Grid((Column(said), Column("b")), ((line, (words("x"),)), (line,)), line, line),
            Picture(SVG, said, line),
        ),
        subtitle=said, cover=((said, line),), header=said, footer=said, made=said,
    )  # fmt: skip


def in_word(data: bytes) -> list[str]:
    """The texts of all paragraphs in all parts of a Word file."""
    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if re.fullmatch(r"word/(?:document|footnotes|header\d*|footer\d*)\.xml", name):
                root = ElementTree.fromstring(archive.read(name))
                for each in root.iter(f"{WORDML}p"):
                    found.append("".join(part.text or "" for part in each.iter(f"{WORDML}t")))
    return found


def folded(told: str) -> str:
    return re.sub(r"\s", "", told)


@pytest.mark.parametrize("said", [*COMMANDS, *NAMES.values()])
def test_a_word_file_has_the_words_as_they_were_typed(said: str) -> None:
    told = in_word(docx(paper(said)))
    assert sum(each.count(said) for each in told) >= PLACES
    assert not any("\ue000" in each for each in told)


@pytest.mark.parametrize("said", COMMANDS)
def test_a_pdf_has_the_words_as_they_were_typed(said: str) -> None:
    told = folded(" ".join(pages(pdf(paper(said)))))
    assert told.count(folded(said)) >= PLACES


@pytest.mark.parametrize("said", COMMANDS)
def test_plain_text_has_the_words_as_they_were_typed(said: str) -> None:
    told = folded(shown(text(replace(paper(said), blocks=paper(said).blocks[:-1]))))
    assert told.count(folded(said)) >= 14


@pytest.mark.parametrize("said", NAMES.values(), ids=list(NAMES))
def test_a_pdf_has_a_name_of_any_script_or_the_letters_that_it_lacks_are_told(said: str) -> None:
    made = paper(said)
    absent = set(unprintable(made))
    told = " ".join(pages(pdf(made)))
    printed = {each for each in said if each.isalpha()} - absent
    assert printed <= set(told), "what has a font is in the PDF"
    assert absent <= set(said)


@pytest.mark.parametrize("said", [*COMMANDS, *NAMES.values()])
def test_a_workbook_has_the_words_as_they_were_typed(said: str) -> None:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(xlsx(paper(said))))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert sum(cell.value == said for cell in cells) == 3
    assert {cell.data_type for cell in cells} == {"s"}
