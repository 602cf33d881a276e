"""A user's own Word template keeps its style around the report, and what is no fit template is refused by name."""

import io
import zipfile
from collections.abc import Callable

import pytest
from docx import Document
from tests.papers.test_papers import footnotes, paper

from heeded.errors import UsageError
from heeded.papers.docx import docx
from heeded.papers.template import BODY, filled


def template(*lines: str, change: Callable[[object], None] = lambda _: None) -> bytes:
    """A Word file with these paragraphs and a header."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = "House of Lanterns"
    for line in lines:
        document.add_paragraph(line)
    change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_part(data: bytes, name: str) -> bytes:
    """The same file with one more part."""
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(name, "x")
    return out.getvalue()


def broken() -> bytes:
    """A ZIP archive with a main part that is no XML, and nothing else of a Word file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<w:broken")
    return out.getvalue()


def test_the_blocks_stand_where_the_template_has_its_body() -> None:
    own = template("Report: {{ title }}", "{{ body }}", "The end. {{ made }}")
    data = docx(paper(), filled(own, "house.docx", paper()))
    document = Document(io.BytesIO(data))
    told = [paragraph.text for paragraph in document.paragraphs if paragraph.text.strip()]
    assert told[0] == "Report: Arvenia"
    assert told[-1] == "The end. Made today."
    assert "What came of it" in told[1:-1]
    assert not any(BODY in text for text in told)
    assert document.sections[0].header.paragraphs[0].text == "House of Lanterns"
    assert len(document.tables) == 1
    assert len(footnotes(data)) == 63


def test_a_template_without_our_styles_is_filled_with_its_usual_one() -> None:
    def bare(document) -> None:  # type: ignore[no-untyped-def]
        for name in ("List Bullet", "List Number", "Quote", "Heading 1", "Table Grid"):
            style = document.styles[name]
            style.element.getparent().remove(style.element)

    data = docx(paper(), filled(template("{{ body }}", change=bare), "house.docx", paper()))
    assert any(paragraph.text == "The first." for paragraph in Document(io.BytesIO(data)).paragraphs)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"no file", "no Word file"),
        (template("{{ title }}"), "no paragraph with {{ body }}"),
        (template("{{ body }}", "{{ owner }}"), "asks for owner"),
        (template("{{ body }}", "{{ title"), "not written as"),
        (template("{{ body }}", "{{ title.__class__.__mro__ }}"), "not written as"),
        (with_part(template("{{ body }}"), "word/vbaProject.bin"), "holds macros"),
        (broken(), "cannot be opened"),
        (template(change=lambda made: made.add_table(1, 1).cell(0, 0).add_paragraph("{{ body }}")), "in a table"),
        (with_part(template("{{ body }}"), "word/footnotes.xml"), "footnotes of its own"),
    ],
)
def test_what_is_no_fit_template_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        filled(data, "house.docx", paper())


def test_words_of_a_report_are_no_fields() -> None:
    made = paper()
    hostile = filled(
        template("{{ title }}", "{{ body }}"), "house.docx", made.__class__(made.kind, "{{ body }} <b>", ())
    )
    assert any("{{ body }} <b>" in paragraph.text for paragraph in Document(io.BytesIO(hostile)).paragraphs)
