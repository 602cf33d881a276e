"""The texts of the sample go in, the bytes of Word documents come out, built as the United Nations build theirs.

Numbers of paragraphs are Word's own lists, those of recommendations are typed; symbols stand in the page headers.
"""

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from docx import Document
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

__all__ = ["joint_submission", "national_report", "report_docx", "summary", "thematic_list"]

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
COUNCIL = "Human Rights Council"
MADE = datetime(2024, 1, 1)
FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
SDGS = {
    1: "NO POVERTY", 4: "QUALITY EDUCATION", 5: "GENDER EQUALITY", 8: "DECENT WORK AND ECONOMIC GROWTH",
    10: "REDUCED INEQUALITIES", 11: "SUSTAINABLE CITIES AND COMMUNITIES", 13: "CLIMATE ACTION", 14: "LIFE BELOW WATER",
    16: "PEACE, JUSTICE AND STRONG INSTITUTIONS", 17: "PARTNERSHIPS FOR THE GOALS",
}  # fmt: skip
WORDS = {"supported": "Supported", "noted": "Noted", "supported_in_part": "Supported/Noted"}

# name: (size in points, bold, space before, left indent in cm, first line in cm)
STYLES = {
    "_ Single Txt_G": (10, False, 0, 2.0, 0),
    "_ H _Ch_G": (14, True, 12, 2.0, -1.0),
    "_ H_1_G": (12, True, 8, 2.0, -1.0),
    "_ Recommendation_G": (10, False, 0, 3.0, 0),
    "_ Letter_G": (10, False, 0, 2.0, 1.0),
    "_ Bullet_G": (10, False, 0, 3.0, -0.5),
    "_ Cover_G": (10, False, 0, 0, 0),
}


# ---------------------------------------------------------------------------------------------------- documents


def report_docx(cover: dict[str, Any], blocks: Iterable[dict[str, Any]]) -> bytes:
    """A Working Group report: the same cover and blocks as in its PDF."""
    document = blank()
    put_cover(
        document, cover["symbol"], cover["distributed"],
        [COUNCIL, cover["council_session"], cover["council_dates"], "Agenda item 6", "Universal periodic review"],
        cover["title"] + "*", cover["notes"],
    )  # fmt: skip
    put_running(document, cover["symbol"], cover["job"])
    numbers = new_list(document)
    notes: list[str] = []
    for block in blocks:
        kind = block["kind"]
        if kind in ("heading1", "heading2"):
            style = "_ H _Ch_G" if kind == "heading1" else "_ H_1_G"
            document.add_paragraph(f"{block['mark']}\t{block['text']}", style=style)
        elif kind == "annex":
            document.add_page_break()
            document.add_paragraph("\tAnnex", style="_ H _Ch_G")
            document.add_paragraph(f"\t{block['text']}", style="_ H _Ch_G")
        else:
            put_text(document, block, numbers, notes)
    put_footnotes(document, notes)
    return finished(document, f"Report of the Working Group – Arvenia ({cover['symbol']})")


def national_report(content: dict[str, Any], invented: str) -> bytes:
    """A national report with numbered paragraphs and an annexed table."""
    document = blank()
    title = "National report submitted in accordance with Human Rights Council resolutions 5/1 and 16/21"
    put_cover(
        document, content["symbol"], content["distributed"],
        [COUNCIL, "Working Group on the Universal Periodic Review", content["session"], content["session_dates"]],
        title + "*", ["* The present document is issued without formal editing.", f"** {invented}"],
    )  # fmt: skip
    put_running(document, content["symbol"], content["job"])
    numbers = new_list(document)
    for block in content["blocks"]:
        ((kind, text),) = block.items()
        if kind == "paragraph":
            numbered(document.add_paragraph(text, style="_ Single Txt_G"), numbers)
        elif kind == "note":
            document.add_paragraph(style="_ Single Txt_G").add_run(text).italic = True
        else:
            mark, _, words = text.partition(" ")
            document.add_paragraph(f"{mark}\t{words}", style={"heading1": "_ H _Ch_G", "heading2": "_ H_1_G"}[kind])
    document.add_page_break()
    document.add_paragraph("\tAnnex", style="_ H _Ch_G")
    document.add_paragraph(f"\t{content['annex_title']}", style="_ H_1_G")
    put_table(document, content["annex_headers"], content["annex"], (3.2, 3.2, 4.2, 6.4))
    return finished(document, "National report – Arvenia")


def summary(content: dict[str, Any], blocks: Iterable[dict[str, Any]], invented: str) -> bytes:
    """A summary of stakeholders' submissions: numbered paragraphs, sources in footnotes."""
    document = blank()
    put_cover(
        document, content["symbol"], content["distributed"],
        [COUNCIL, "Working Group on the Universal Periodic Review", content["session"], content["session_dates"]],
        content["title"] + "*", ["* The present document is issued without formal editing.", f"** {invented}"],
    )  # fmt: skip
    put_running(document, content["symbol"], content["job"])
    numbers, notes = new_list(document), list[str]()
    for block in blocks:
        if block["kind"] == "paragraph":
            put_text(document, block, numbers, notes)
        else:
            style = {"heading1": "_ H _Ch_G", "heading2": "_ H_1_G"}[block["kind"]]
            document.add_paragraph(f"{block['mark']}\t{block['text']}", style=style)
    put_footnotes(document, notes)
    return finished(document, content["title"])


def joint_submission(content: dict[str, Any]) -> bytes:
    """A joint submission of organisations, as they write it: plain headings, numbered paragraphs, a table, bullets."""
    document = blank()
    for text, size, bold in (
        (content["title"], 16, True),
        (content["session"], 11, False),
        (content["submitted_by"], 11, True),
        (content["date"], 11, False),
    ):
        run = document.add_paragraph(style="_ Cover_G").add_run(text)
        run.font.size, run.bold = Pt(size), bold
    numbers = new_list(document)
    for block in content["blocks"]:
        ((kind, text),) = block.items()
        if kind == "heading":
            document.add_paragraph(text, style="Heading 2").paragraph_format.space_after = Pt(4)
        else:
            numbered(document.add_paragraph(text, style="_ Single Txt_G"), numbers)
    document.add_paragraph("Our view of seven recommendations, as of 30 September 2023:", style="_ Cover_G")
    put_table(document, content["table_headers"], content["table"], (3.2, 5.2, 3.8, 4.8))
    document.add_paragraph(content["asks_heading"], style="Heading 2")
    numbered(document.add_paragraph(content["asks_lead"], style="_ Single Txt_G"), numbers)
    for ask in content["asks"]:
        document.add_paragraph(f"•\t{ask}", style="_ Bullet_G")
    return finished(document, content["title"])


def thematic_list(leads: Iterable[dict[str, Any]]) -> bytes:
    """The thematic list of a review with these lead-ins: a landscape table, a row for each theme and recommendation."""
    document = blank()
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21.0)
    section.left_margin = section.right_margin = Cm(1.5)
    head = section.header.paragraphs[0]
    head.text = "UPR of Arvenia (3rd Cycle - 34th Session)\tThematic list of recommendations\tPage "
    head.style = document.styles["Normal"]
    head.paragraph_format.tab_stops.add_tab_stop(Cm(13.3), WD_TAB_ALIGNMENT.CENTER)
    head.paragraph_format.tab_stops.add_tab_stop(Cm(26.6), WD_TAB_ALIGNMENT.RIGHT)
    put_field(head, "PAGE")
    headers = ("Recommendation", "Position", "Full list of themes", "Assessment/comments on level of implementation")
    table = new_table(document, headers, (8.0, 2.2, 8.8, 7.6))
    for theme, rows in by_theme(leads).items():
        cells = table.add_row().cells
        merged = cells[0].merge(cells[-1])
        set_lines(merged, [f"Theme: {theme}"], bold=True)
        merged.paragraphs[0].paragraph_format.keep_with_next = True
        for row in rows:
            added = table.add_row()
            added._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            for cell, lines in zip(added.cells, row, strict=True):
                set_lines(cell, lines)
    return finished(document, None)


def by_theme(leads: Iterable[dict[str, Any]]) -> dict[str, list[tuple[list[str], ...]]]:
    """The rows of a thematic list by first theme, themes in their order of appearance; cells are lists of lines."""
    rows: dict[str, list[tuple[list[str], ...]]] = {}
    for lead in leads:
        is_open = "will be examined" in lead["words"]
        source = "A/HRC/43/90/Add.1 - Para.3-5" if is_open else f"A/HRC/43/90 - Para {lead['number']}"
        for place, item in enumerate(lead["recommendations"], start=1):
            labels = [f"- {theme}" for theme in item["themes"]]
            labels += ["SDGs: ", *(f"- {number} - {SDGS[number]}" for number in item["sdgs"])]
            labels += ["Affected persons: ", *(f"- {persons}" for persons in item["persons"])]
            text = [f"{lead['number']}.{place} {item['printed']};", f"Source of Position: {source}"]
            rows.setdefault(item["themes"][0], []).append((text, [WORDS[item["position"]]], labels, [""]))
    return rows


# ------------------------------------------------------------------------------------------------ parts of a document


def blank() -> Docx:
    """An empty document on A4 with the styles of the sample."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.0)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(10)
    for name, (size, bold, before, left, first) in STYLES.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        style.font.size, style.font.bold = Pt(size), bold
        form = style.paragraph_format
        form.space_before, form.space_after = Pt(before), Pt(6)
        form.left_indent, form.first_line_indent = Cm(left), Cm(first)
        form.keep_with_next = bold
        form.tab_stops.add_tab_stop(Cm(max(left, left + first) + (1.0 if first >= 0 else 0)))
    return document


def put_cover(
    document: Docx, symbol: str, distributed: str, lines: Sequence[str], title: str, notes: Sequence[str]
) -> None:
    """The first page: symbol, date, body and session, title, State, notes."""
    table = document.add_table(rows=2, cols=2)
    for row, (left, right) in enumerate(
        (("United Nations", symbol), ("General Assembly", f"Distr.: General\n{distributed}\n\nOriginal: English"))
    ):
        for cell, text, size in zip(table.rows[row].cells, (left, right), (14 + 4 * row, 12 - 3 * row), strict=True):
            run = cell.paragraphs[0].add_run(text)
            run.font.size, run.bold = Pt(size), text == "General Assembly"
    table.cell(0, 1).paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph(style="_ Cover_G")
    for at, line in enumerate(lines):
        paragraph = document.add_paragraph(style="_ Cover_G")
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.add_run(line).bold = at == 0 or "session" in line or at == len(lines) - 1
    for text, size, before in ((title, 14, 24), ("Arvenia", 14, 6), *((note, 8.5, 6) for note in notes)):
        paragraph = document.add_paragraph(style="_ Cover_G")
        paragraph.paragraph_format.space_before = Pt(before)
        run = paragraph.add_run(text)
        run.font.size, run.bold = Pt(size), size == 14
    document.add_page_break()


def put_running(document: Docx, symbol: str, job: str) -> None:
    """The symbol at the head and the page number at the foot of all pages but the first."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].add_run(symbol).bold = True
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{job}\t\t")
    put_field(foot, "PAGE")


def put_field(paragraph: Paragraph, code: str) -> None:
    """A field that Word computes, such as the page number."""
    run = paragraph.add_run()
    for kind in ("begin", None, "separate", "text", "end"):
        if kind is None:
            element = OxmlElement("w:instrText")
            element.text = f" {code} "
        elif kind == "text":
            element = OxmlElement("w:t")
            element.text = "2"
        else:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)


def new_list(document: Docx) -> int:
    """A list numbered 1., 2., 3. through the document; its id."""
    root = document.part.numbering_part.element
    abstract = max((int(item.get(qn("w:abstractNumId"))) for item in root.findall(qn("w:abstractNum"))), default=0) + 1
    number = max((int(item.get(qn("w:numId"))) for item in root.findall(qn("w:num"))), default=0) + 1
    definition = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract}"><w:multiLevelType w:val="singleLevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
        '<w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="1134" w:firstLine="0"/></w:pPr></w:lvl></w:abstractNum>'
    )
    root.insert(list(root).index(root.find(qn("w:num"))), definition)
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{abstract}"/></w:num>'))
    return number


def numbered(paragraph: Paragraph, number: int) -> None:
    """Make a paragraph the next item of a list."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = number


def put_text(document: Docx, block: dict[str, Any], numbers: int, notes: list[str]) -> None:
    """One paragraph of a report: numbered by Word, or with its typed mark."""
    kind = block["kind"]
    style = {"recommendation": "_ Recommendation_G", "letter": "_ Letter_G", "bullet": "_ Bullet_G"}.get(
        kind, "_ Single Txt_G"
    )
    paragraph = document.add_paragraph(style=style)
    if kind == "paragraph":
        numbered(paragraph, numbers)
    elif kind in ("recommendation", "letter"):
        paragraph.add_run(f"{block['mark']}\t")
    elif kind == "bullet":
        paragraph.add_run("•\t")
    for piece in block["pieces"]:
        run = paragraph.add_run(piece["text"])
        run.bold = kind == "recommendation" or block.get("bold", False)
        if piece["note"]:
            notes.append(piece["note"])
            mark = paragraph.add_run()
            mark.font.superscript = True
            reference = OxmlElement("w:footnoteReference")
            reference.set(qn("w:id"), str(len(notes)))
            mark._r.append(reference)


def put_footnotes(document: Docx, notes: Sequence[str]) -> None:
    """The part with the footnotes' texts, which python-docx does not write."""
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{at}"><w:p><w:r><w:{element}/></w:r></w:p></w:footnote>'
        for at, (kind, element) in enumerate(
            (("separator", "separator"), ("continuationSeparator", "continuationSeparator")), start=-1
        )
    )
    texts = "".join(
        f'<w:footnote w:id="{at}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {note}</w:t></w:r></w:p></w:footnote>'
        for at, note in enumerate(notes, start=1)
    )
    blob = f"{XML}<w:footnotes {nsdecls('w')}>{separators}{texts}</w:footnotes>".encode()
    part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES_TYPE, blob, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def new_table(document: Docx, headers: Sequence[str], widths: Sequence[float]) -> Any:
    """A table with a bold first row that is repeated on each page."""
    table = document.add_table(rows=1, cols=len(headers), style="Table Grid")
    table.autofit = False
    for cell, header, column, width in zip(table.rows[0].cells, headers, table.columns, widths, strict=True):
        set_lines(cell, [header], bold=True)
        column.width = cell.width = Cm(width)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    return table


def put_table(document: Docx, headers: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[float]) -> None:
    """A table of one line a cell."""
    table = new_table(document, headers, widths)
    for row in rows:
        for cell, text, width in zip(table.add_row().cells, row, widths, strict=True):
            set_lines(cell, [text])
            cell.width = Cm(width)


def set_lines(cell: _Cell, lines: Sequence[str], bold: bool = False) -> None:
    """The lines of a cell, a paragraph each."""
    for at, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.add_run(line).bold = bold


def finished(document: Docx, title: str | None) -> bytes:
    """The bytes of the document, without the time of writing in them."""
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title or "", "", ""
    properties.created = properties.modified = MADE
    buffer, fixed = io.BytesIO(), io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, MADE.timetuple()[:6]), source.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
