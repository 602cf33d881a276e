"""A user's own Word template keeps its style around the report, and what is no fit template is refused by name."""

import io
import zipfile
from collections.abc import Callable

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from tests.papers.test_papers import footnotes, paper

from heeded.errors import UsageError
from heeded.papers.files import in_template
from heeded.papers.template import BODY

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


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


def related(kind: str, target: str) -> Callable[[object], None]:
    """A change that lets the settings refer to something outside of the file."""

    def change(document) -> None:  # type: ignore[no-untyped-def]
        part = document.part._settings_part
        own = part.relate_to(target, f"{RELATIONS}/{kind}", is_external=True)
        part.element.insert(0, OxmlElement(f"w:{kind}", {qn("r:id"): own}))

    return change


def fielded(*pieces: str) -> Callable[[object], None]:
    """A change that adds a field of Word's own, its code in pieces."""

    def change(document) -> None:  # type: ignore[no-untyped-def]
        for piece in pieces:
            code = OxmlElement("w:instrText")
            code.text = piece
            document.add_paragraph().add_run()._r.append(code)

    return change


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


def changed(name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A fit template with one of its parts changed."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(template("{{ body }}"))) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            new.writestr(part, change(old.read(part)) if part == name else old.read(part))
        assert name in old.namelist()
    return out.getvalue()


def entities(old: bytes) -> bytes:
    """An XML part with an entity of its own."""
    return old.replace(b"?>", b'?><!DOCTYPE w:hdr [<!ENTITY a "b">]>', 1)


def test_the_blocks_stand_where_the_template_has_its_body() -> None:
    own = template("Report: {{ title }}", "{{ body }}", "The end. {{ made }}")
    data = in_template(paper(), own, "house.docx")
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

    data = in_template(paper(), template("{{ body }}", change=bare), "house.docx")
    assert any(paragraph.text == "The first." for paragraph in Document(io.BytesIO(data)).paragraphs)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"no file", "no Word file"),
        (template("{{ title }}"), "no paragraph with {{ body }}"),
        (template("{{ body }}", "{{ owner }}"), "asks for owner"),
        (template("{{ body }}", "{{ body }}"), "more than once"),
        *(
            (template("{{ body }}", command), "not written as")
            for command in (
                "{{ title", "{{ title.__class__.__mro__ }}", "{{ 1/0 }}", "{{ title + 1 }}", "{{ title|round }}",
                "{% for x in range(10**9) %}{% endfor %}", "{% include 'x' %}", "{% extends 'x' %}",
                "{% import 'x' as y %}", "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
            )
        ),
        (with_part(template("{{ body }}"), "word/vbaProject.bin"), "holds macros"),
        (broken(), "cannot be opened"),
        (changed("word/document.xml", lambda old: old[:-200]), "is damaged"),
        (changed("[Content_Types].xml", lambda _: b""), "is damaged"),
        (changed("word/styles.xml", lambda _: b"<x/>"), "is damaged"),
        (changed("word/header1.xml", entities), "declares entities"),
        (changed("word/settings.xml", lambda old: entities(old).decode().encode("utf-16")), "declares entities"),
        (changed("word/settings.xml", lambda _: b" " * 30_000_000), "unpacks to more"),
        (template(change=lambda made: made.add_table(1, 1).cell(0, 0).add_paragraph("{{ body }}")), "in a table"),
        (with_part(template("{{ body }}"), "word/footnotes.xml"), "footnotes of its own"),
        (template("{{ body }}", change=related("image", "http://lantern.example/a.png")), r"elsewhere .*a\.png"),
        (template("{{ body }}", change=fielded("DDE", "AUTO c:\\cmd.exe")), r"elsewhere .*DDEAUTO"),
        (template("{{ body }}", change=fielded(' includepicture "http://x.example/a" \\d ')), "elsewhere"),
    ],
)  # fmt: skip
def test_what_is_no_fit_template_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        in_template(paper(), data, "house.docx")


def test_a_file_that_is_named_as_one_with_macros_is_refused() -> None:
    with pytest.raises(UsageError, match="holds macros"):
        in_template(paper(), template("{{ body }}"), "house.DOCM")


def test_a_report_does_not_say_what_its_template_was_made_from() -> None:
    """Word fetches that whenever the report is opened; a path has the name of an account in it."""
    own = template("{{ body }}", change=related("attachedTemplate", "file:///C:/Users/ilse/house.dotm"))
    with zipfile.ZipFile(io.BytesIO(in_template(paper(), own, "house.docx"))) as made:
        assert not any(b"ilse" in made.read(part) or b"attachedTemplate" in made.read(part) for part in made.namelist())


def test_numbers_of_pages_and_links_of_a_template_stay() -> None:
    own = template("{{ body }}", change=fielded(" PA", "GE ", ' HYPERLINK "https://lantern.example/link" '))
    with zipfile.ZipFile(io.BytesIO(in_template(paper(), own, "house.docx"))) as made:
        assert b"instrText" in made.read("word/document.xml")


def test_a_field_that_word_cut_in_pieces_is_filled() -> None:
    def cut(document) -> None:  # type: ignore[no-untyped-def]
        written = document.add_paragraph("On ")
        for piece in ("{", "{ ti", "tle", " }", "} and {{made}}", "!"):
            written.add_run(piece)

    data = in_template(paper(), template("{{ body }}", change=cut), "house.docx")
    assert Document(io.BytesIO(data)).paragraphs[-1].text == "On Arvenia and Made today.!"


def test_words_of_a_report_are_no_fields() -> None:
    made = paper()
    made = made.__class__(made.kind, "{{ body }} <b>", ())
    hostile = in_template(made, template("{{ title }}", "{{ body }}"), "house.docx")
    assert any("{{ body }} <b>" in paragraph.text for paragraph in Document(io.BytesIO(hostile)).paragraphs)
