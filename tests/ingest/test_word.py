"""Word documents go in; what the printed page shows comes out: text, numbers, tables, notes."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ingest.making import RELATIONS, archive, docx, p, part, table

from heeded.errors import IngestError
from heeded.ingest.word import read_docx
from heeded.model import Body


def lines(body: Body, kind: str | None = None) -> list[str]:
    return [body.text[one.start : one.end] for one in body.paragraphs if kind in {None, one.kind}]


def rows(body: Body) -> list[list[str]]:
    return [[body.text[cell.start : cell.end] for cell in row] for one in body.tables for row in one.rows]


def level(at: int, text: str, format: str = "decimal", more: str = "") -> str:
    inner = f'<w:start w:val="1"/><w:numFmt w:val="{format}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{at}">{inner}</w:lvl>'


def numbering(*levels: str, more: str = "", override: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>{more}'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="7"/>{override}</w:num>'
    )


def style(name: str, id: str, more: str = "") -> str:
    return f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/>{more}</w:style>'


def run(inner: str) -> str:
    return f"<w:r>{inner}</w:r>"


# ------------------------------------------------------------------------------------------------ text


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (p("Arvenia  thanked\u00a0all."), ["Arvenia thanked all."]),
        (p(runs=run("<w:t>hy</w:t><w:softHyphen/><w:t>phen</w:t><w:noBreakHyphen/><w:t>ated</w:t>")), ["hyphen-ated"]),
        (p(runs=run("<w:t>one</w:t><w:tab/><w:t>two</w:t>")), ["one two"]),
        (p(runs=run("<w:t>Title</w:t><w:br/><w:t>Subtitle</w:t>")), ["Title", "Subtitle"]),
        (p(runs=run("<w:t>a line</w:t><w:br/><w:t>that goes on</w:t>")), ["a line that goes on"]),
        (p("kept", runs=f"<w:del>{run('<w:delText>gone</w:delText>')}</w:del>"), ["kept"]),
        (p("It ", runs=f"<w:ins>{run('<w:t>was put in</w:t>')}</w:ins>"), ["It was put in"]),
        (
            p(
                "Moved ",
                runs=f"<w:moveFrom>{run('<w:t>x</w:t>')}</w:moveFrom><w:moveTo>{run('<w:t>here</w:t>')}</w:moveTo>",
            ),
            ["Moved here"],
        ),
        (p("seen", runs=run("<w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t>")), ["seen"]),
        (p("seen ", runs=run('<w:rPr><w:vanish w:val="0"/></w:rPr><w:t>too</w:t>')), ["seen too"]),
        (p("Go to ", runs=f"<w:hyperlink>{run('<w:t>the page</w:t>')}</w:hyperlink>"), ["Go to the page"]),
        (
            p(
                "Page ",
                runs=run('<w:fldChar w:fldCharType="begin"/>')
                + run("<w:instrText>PAGEREF x</w:instrText>")
                + run('<w:fldChar w:fldCharType="separate"/>')
                + run("<w:t>12</w:t>"),
            ),
            ["Page 12"],
        ),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{p('In a control')}</w:sdtContent></w:sdt>", ["In a control"]),
        (p() + p("  "), []),
    ],
)
def test_what_the_page_shows(paragraph: str, expected: list[str]) -> None:
    body, _ = read_docx(docx(paragraph + p("End")))
    assert lines(body) == [*expected, "End"]


def test_text_boxes_follow_their_paragraph_once() -> None:
    box = f"<w:txbxContent>{p('In the box')}</w:txbxContent>"
    both = (
        f"<mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    body, _ = read_docx(docx(p("Before", runs=run(both)) + p("After")))
    assert lines(body) == ["Before", "In the box", "After"]


def test_headings_and_contents() -> None:
    styles = (
        style("heading 1", "H1")
        + style("_ H _Ch_G", "HChG")
        + style("My style", "Mine", '<w:basedOn w:val="H1"/>')
        + style("toc 2", "TOC2")
        + style("Outline", "O", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>')
        + style("Normal", "N")
    )
    body, _ = read_docx(
        docx("".join(p(name, style=name) for name in ("H1", "HChG", "Mine", "TOC2", "O", "N")), styles=styles)
    )
    assert lines(body, "heading") == ["H1", "HChG", "Mine", "O"]
    assert lines(body, "body") == ["N"]


def test_headers_and_metadata_are_hints_not_text() -> None:
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        "<dc:title>A title</dc:title><dc:creator>Ada</dc:creator>"
        "<dcterms:modified>2031-03-14T10:00:00Z</dcterms:modified></cp:coreProperties>"
    )
    body, hints = read_docx(
        docx(p("Text"), extra={"docProps/core.xml": core}, header=p("A/HRC/90/1"), footer=p("GE.31-1"))
    )
    assert body.text == "Text\n"
    assert (hints.title, hints.author, hints.made, hints.headers) == (
        "A title",
        "Ada",
        "2031-03-14",
        ("A/HRC/90/1", "GE.31-1"),
    )


# ------------------------------------------------------------------------------------------------ numbers


def test_a_damaged_description_loses_no_text() -> None:
    body, hints = read_docx(docx(p("Text"), extra={"docProps/core.xml": "<cp:core"}))
    assert (body.text, hints.title) == ("Text\n", None)


@pytest.mark.parametrize("start", ["100000000", "9" * 5000])
@pytest.mark.parametrize("form", ["lowerLetter", "lowerRoman", "decimal"])
def test_lists_that_start_far_away_are_short(start: str, form: str) -> None:
    level = f'<w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="%1."/></w:lvl>'
    lists = f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
    lists += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    body, _ = read_docx(docx(p("Text", number=(1, 0)), numbering=lists))
    assert body.text.endswith(". Text\n")
    assert len(body.text) < 150


def test_numbers_are_counted_as_word_does() -> None:
    levels = numbering(level(0, "%1."), level(1, "%1.%2"), level(2, "(%3)", "lowerLetter"), level(3, "•", "bullet"))
    at = [0, 0, 1, 1, 2, 2, 0, 1, 2, 3]
    body, _ = read_docx(docx("".join(p(f"t{n}", number=(1, lvl)) for n, lvl in enumerate(at)), numbering=levels))
    assert lines(body) == [
        "1. t0",
        "2. t1",
        "2.1 t2",
        "2.2 t3",
        "(a) t4",
        "(b) t5",
        "3. t6",
        "3.1 t7",
        "(a) t8",
        "• t9",
    ]
    assert [one.number for one in body.paragraphs] == ["1", "2", "2.1", "2.2", None, None, "3", "3.1", None, None]


def test_numbers_of_styles_and_of_what_they_are_based_on() -> None:
    styles = style("_ Single Txt_G", "S", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    styles += style("Child", "C", '<w:basedOn w:val="S"/>')
    off = '<w:pStyle w:val="S"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    off = f"<w:p><w:pPr>{off}</w:pPr>{run('<w:t>none</w:t>')}</w:p>"
    data = docx(
        p("one", style="S") + p("two", style="C") + off + p("three", style="S"),
        styles=styles,
        numbering=numbering(level(0, "%1.")),
    )
    assert lines(read_docx(data)[0]) == ["1. one", "2. two", "none", "3. three"]


def test_two_lists_of_one_kind_go_on_unless_one_starts_anew() -> None:
    body = p("a", number=(1, 0)) + p("b", number=(2, 0))
    assert lines(read_docx(docx(body, numbering=numbering(level(0, "%1."))))[0]) == ["1. a", "2. b"]
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    data = docx(body + p("c", number=(2, 0)), numbering=numbering(level(0, "%1."), override=anew))
    assert lines(read_docx(data)[0]) == ["1. a", "5. b", "6. c"]


def test_a_level_that_never_restarts_and_legal_numbers() -> None:
    levels = numbering(
        level(0, "%1.", "upperRoman"), level(1, "%1.%2", "decimal", '<w:lvlRestart w:val="0"/><w:isLgl/>')
    )
    body = "".join(p(f"t{n}", number=(1, lvl)) for n, lvl in enumerate([0, 1, 1, 0, 1]))
    assert lines(read_docx(docx(body, numbering=levels))[0]) == ["I. t0", "1.1 t1", "1.2 t2", "II. t3", "2.3 t4"]


@pytest.mark.parametrize(
    ("format", "expected"),
    [
        ("decimalZero", ["01", "02"]), ("upperLetter", ["A", "B"]), ("lowerRoman", ["i", "ii"]),
        ("russianLower", ["а", "б"]),
        ("none", ["t0", "t1"]), ("notKnown", ["1", "2"]),
    ],
)  # fmt: skip
def test_formats(format: str, expected: list[str]) -> None:
    body = "".join(p(f"t{n}", number=(1, 0)) for n in range(2))
    found = lines(read_docx(docx(body, numbering=numbering(level(0, "%1", format))))[0])
    assert [line.split(" ")[0] for line in found] == expected


def test_typed_numbers_are_read() -> None:
    body, _ = read_docx(docx(p("140.7. Plant a tree (Chile);") + p("In 2019") + p("12.\u00a0Arvenia")))
    assert [one.number for one in body.paragraphs] == ["140.7", None, "12"]


# ------------------------------------------------------------------------------------------------ tables and notes


def test_tables_stand_where_they_are_with_merged_and_empty_cells() -> None:
    merged = '<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>' + p("both") + "</w:tc>"
    again = "<w:tc><w:tcPr><w:vMerge/></w:tcPr>" + p("") + "</w:tc>"
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + p("wide") + "</w:tc>"
    other = "<w:tc><w:tcPr/>" + p("x") + p("y") + "</w:tc>"
    deleted = "<w:tr><w:trPr><w:del/></w:trPr>" + other + "</w:tr>"
    xml = f"<w:tbl><w:tr>{merged}{other}</w:tr><w:tr>{again}{other}</w:tr>{deleted}<w:tr>{wide}</w:tr></w:tbl>"
    body, _ = read_docx(docx(p("Before") + xml + p("After")))
    assert rows(body) == [["both", "x\ny"], ["", "x\ny"], ["wide"]]
    assert body.text == "Before\nboth\nx\ny\nx\ny\nwide\nAfter\n"


def test_a_table_in_a_table_is_part_of_its_cell() -> None:
    body, _ = read_docx(docx(table(["a", table(["b", "c"]) + p("d")])))
    assert rows(body) == [["a", "b\nc\nd"]]


def test_notes_stand_at_the_end_with_their_numbers() -> None:
    def note(id: int, text: str, more: str = "") -> str:
        return f'<w:footnote w:id="{id}"{more}>{p(text)}</w:footnote>'

    notes = (
        note(-1, "line", ' w:type="separator"')
        + note(2, "The second")
        + note(3, "The first")
        + note(4, "* As received")
        + note(5, "never")
    )
    body = p("Title", runs=run('<w:footnoteReference w:customMarkFollows="1" w:id="4"/><w:t>*</w:t>'))
    body += p(
        "Arvenia",
        runs=run('<w:footnoteReference w:id="3"/>') + run("<w:t> said</w:t>") + run('<w:footnoteReference w:id="2"/>'),
    )
    found, _ = read_docx(docx(body, footnotes=notes))
    assert lines(found, "body") == ["Title", "Arvenia said"]
    assert lines(found, "note") == ["* As received", "1 The first", "2 The second"]
    assert [one.number for one in found.paragraphs if one.kind == "note"] == ["*", "1", "2"]


# ------------------------------------------------------------------------------------------------ hostile files

ENTITY = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (docx(p("&x;"), head=ENTITY), "entities of its own"),
        (docx(p("&x;"), head='<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY x "&a;&a;&a;">]>'), "entities of its own"),
        (docx(p("x"))[:-60], "damaged or cut off"),
        (docx(p("x</w:t>")), "damaged"),
        (docx("<w:p>" * 300 + "</w:p>" * 300), "damaged"),
        (docx(p(" " * 3_000_000)), "bomb"),
        (archive({"[Content_Types].xml": "<x/>", "word/other.xml": "<x/>"}), "lacks its part"),
        (docx("", extra={"word/document.xml": part("document", "")}), "no body"),
    ],
)
def test_hostile_and_damaged_files_are_refused(data: bytes, words: str) -> None:
    with pytest.raises(IngestError, match=words):
        read_docx(data)


def test_entities_in_other_parts_are_refused_too() -> None:
    extra = {"word/styles.xml": f"<?xml version='1.0'?>{ENTITY}<styles>&x;</styles>"}
    with pytest.raises(IngestError, match="entities"):
        read_docx(docx(p("x"), styles="", extra=extra))


def test_styles_that_are_based_on_each_other_end() -> None:
    styles = style("A", "A", '<w:basedOn w:val="B"/>') + style("B", "B", '<w:basedOn w:val="A"/>')
    assert lines(read_docx(docx(p("x", style="A"), styles=styles))[0]) == ["x"]


def test_nothing_outside_the_file_is_opened() -> None:
    link = '<Relationship Id="r9" Type="http://x/styles" Target="http://192.0.2.1/styles.xml" TargetMode="External"/>'
    extra = {"word/_rels/document.xml.rels": RELATIONS.format(link)}
    assert lines(read_docx(docx(p("x"), extra=extra))[0]) == ["x"]


CELLS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="<&\ufffe\uffff"), max_size=12
)


@given(
    st.lists(st.one_of(CELLS, st.lists(st.lists(CELLS, min_size=1, max_size=3), min_size=1, max_size=3)), max_size=6)
)
def test_paragraphs_and_cells_lie_in_the_text_in_order(content: list[str | list[list[str]]]) -> None:
    body, _ = read_docx(docx("".join(p(one) if isinstance(one, str) else table(*one) for one in content)))
    end = 0
    for one in body.paragraphs:
        assert end <= one.start < one.end <= len(body.text)
        end = one.end
    end = 0
    for cell in (cell for one in body.tables for row in one.rows for cell in row):
        assert end <= cell.start <= cell.end <= len(body.text)
        end = cell.end
    assert [len(row) for one in body.tables for row in one.rows] == [
        len(row) for one in content if not isinstance(one, str) for row in one
    ]


# ------------------------------------------------------------------------------------------------ real documents


@pytest.mark.real
@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("slovenia/cycle2/UPR20__Slovenia_ThematicListRecommendations_E.docx", "SVN c2"),
        ("slovenia/cycle3/UPR34_Slovenia_Thematic_list_of_Recommendations.docx", "SVN c3"),
        ("slovenia/cycle4/upr48-slovenia-thematic-list-of-recommendatio.docx", "SVN c4"),
    ],
)
def test_thematic_lists_hold_every_number_of_the_parsed_rows(study: Path, file: str, name: str) -> None:
    body, _ = read_docx((study / file).read_bytes())
    with (study / "thematic-lists" / "parsed.csv").open(encoding="utf-8", newline="") as parsed:
        wanted = {row["number"].strip(". ") for row in csv.DictReader(parsed) if row["list"] == name}
    assert len(wanted) > 150
    assert wanted <= {one.number for one in body.paragraphs}
    assert len(body.tables) == 1
