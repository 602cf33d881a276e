"""A paper in, a Word file out: real footnotes, numbered paragraphs and pages, heads of tables that repeat.

python-docx writes no footnotes: their part is made here, as ECMA-376 part 1, 17.11 describes it.
"""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from heeded.papers import (
    Block,
    Grid,
    Heading,
    Items,
    Line,
    Note,
    PageBreak,
    Paper,
    Paragraph,
    Picture,
    Words,
    cover_of,
    side_by_side,
)
from heeded.papers.template import BODY

if TYPE_CHECKING:
    from docx.document import Document as Docx
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph as Written

__all__ = ["docx"]

FONT, SIZE = "Times New Roman", 12
SMALL, TABLE, NOTES = 9, 10, 9
"""Points of the text, of small words, of tables and of footnotes."""
WIDTH, HEIGHT, MARGIN = 21.0, 29.7, 2.5
"""Centimetres of A4, and around the text."""
HANGING = 1.0
"""Centimetres between the number of a paragraph and its words: room for three figures."""
WORDML = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NOTE_STYLE = "footnote text"
FOOTNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
LANGUAGES = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "ru": "ru-RU"}
SEPARATORS = "separator", "continuationSeparator"
DOTS = 192
"""Dots an inch of pictures: sharp on paper."""


def docx(paper: Paper, base: bytes | None = None) -> bytes:
    """The bytes of a Word file; with `base`, a filled template, the blocks go where it has the mark of the body."""
    from docx import Document

    document = Document(io.BytesIO(base)) if base else Document()
    writer = _Writer(document, paper)
    if base is None:
        _style(document, paper)
        writer.head()
    mark = next((each for each in document.paragraphs if BODY in each.text), None)
    writer.write()
    if mark is not None:
        _move(document, writer.first, mark)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


class _Writer:
    """Writes the blocks of one paper at the end of a document, and counts its footnotes."""

    def __init__(self, document: "Docx", paper: Paper) -> None:
        self.document: Any = document  # python-docx has no types for some of what is used
        self.paper = paper
        self.notes: list[Note] = []
        self.first = 0
        """The place of the first element that was written, among those of the body."""
        self.styles = {style.name: style.style_id for style in document.styles}

    def head(self) -> None:
        """Title and subtitle, which a template has itself."""
        self._add(self.paper.title, "Title")
        if self.paper.subtitle:
            self._add(self.paper.subtitle, "Subtitle")

    def write(self) -> None:
        """Cover and blocks, and last the part that holds the footnotes."""
        paper, document = self.paper, self.document
        self.first = len(document.element.body)
        document.core_properties.title = _clean(paper.title)
        document.core_properties.author = document.core_properties.comments = ""
        document.core_properties.language = LANGUAGES[paper.language]
        for label, line in cover_of(paper):
            written = document.add_paragraph()
            written.add_run(_clean(label)).bold = True
            self._line(written, line)
        if paper.has_cover_page:
            document.add_page_break()
        for block in side_by_side(paper.blocks):
            if isinstance(block, tuple):
                self._pair(block)
            else:
                self._block(block)
        if paper.made:
            self._small(document.add_paragraph(), (Words(paper.made),))
        if self.notes:
            _add_notes(document, self.notes)

    def _add(self, text: str, style: str) -> "Written":
        """A paragraph; where a template lacks the style it is the usual one."""
        made: Written = self.document.add_paragraph(_clean(text))
        if style != "Normal" and style in self.styles:
            made._p.style = self.styles[style]  # by its id: a name is looked for among all styles, each time
        return made

    def _block(self, block: Block) -> None:
        match block:
            case Heading(text=text, level=level):
                self._add(text, f"Heading {min(level, 3)}")
            case Paragraph():
                self._paragraph(block)
            case Items(lines=lines):
                for line in lines:
                    self._line(self._add("", "List Bullet"), line)
            case Grid():
                self._grid(block)
            case Picture():
                self._picture(block)
            case PageBreak():
                self.document.add_page_break()

    def _paragraph(self, block: Paragraph) -> None:
        style = "List Number" if block.is_numbered else "Quote" if block.role == "quote" else "Normal"
        written = self._add("", style)
        if block.role == "small":
            self._small(written, block.line)
        else:
            self._line(written, block.line)

    def _small(self, written: "Written", line: Line) -> None:
        from docx.shared import Pt

        self._line(written, line)
        for run in written.runs:
            run.font.size = Pt(SMALL)

    def _line(self, written: "Written", line: Line) -> None:
        for each in line:
            run = written.add_run(_clean(each.text))
            run.bold, run.italic = each.style == "strong" or None, each.style == "emphasis" or None
            for at, note in enumerate(each.notes):
                if at:  # else 5 and 6 are read as 56
                    written.add_run(",").font.superscript = True
                self.notes.append(note)
                _refer(written, len(self.notes) + len(SEPARATORS) - 1)

    def _grid(self, grid: Grid) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Cm, Pt

        if grid.caption:
            caption = self.document.add_paragraph()
            caption.paragraph_format.keep_with_next = True
            self._line(caption, _strong(grid.caption))
        has_style = "Table Grid" in self.styles
        table = self.document.add_table(1, len(grid.columns), style="Table Grid" if has_style else None)
        table.autofit = False
        room, whole = self._room(), sum(column.share for column in grid.columns)
        widths = [Cm(room * column.share / whole) for column in grid.columns]
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        rows = [(tuple((Words(column.head, "strong"),) for column in grid.columns)), *grid.rows]
        for number, row in enumerate(rows):
            written = table.rows[0] if number == 0 else table.add_row()
            _mark_row(written._tr, is_head=number == 0)
            if len(row) == 1 < len(grid.columns):
                whole_row = written.cells[0].merge(written.cells[-1])
                self._cell(whole_row, _strong(row[0]), False, Pt(TABLE), WD_ALIGN_PARAGRAPH.RIGHT)
                continue
            for cell, line, column, width in zip(written.cells, row, grid.columns, widths, strict=True):
                cell.width = width
                self._cell(cell, line, column.is_number and number > 0, Pt(TABLE), WD_ALIGN_PARAGRAPH.RIGHT)
        self._small(self.document.add_paragraph(), grid.note)

    def _cell(self, cell: "_Cell", line: Line, is_number: bool, size: Any, right: Any) -> None:
        written = cell.paragraphs[0]
        written.paragraph_format.space_after = 0
        if is_number:
            written.alignment = right
        self._line(written, line)
        for run in written.runs:
            run.font.size = size

    def _picture(self, block: Picture) -> None:
        self._draw(block, self.document.add_paragraph(), self._room() * block.share)
        if block.caption:
            self._small(self.document.add_paragraph(), block.caption)

    def _pair(self, pair: tuple[Picture, Picture]) -> None:
        """Two pictures in a table without lines, each over its caption."""
        table = self.document.add_table(2, 2)
        for at, block in enumerate(pair):
            self._draw(block, table.rows[0].cells[at].paragraphs[0], self._room() / 2 - 0.4)
            self._small(table.rows[1].cells[at].paragraphs[0], block.caption)
        for row in table.rows:
            _mark_row(row._tr, is_head=False)
        self.document.add_paragraph()

    def _draw(self, block: Picture, written: "Written", width: float) -> None:
        import vl_convert
        from docx.shared import Cm

        png = vl_convert.svg_to_png(block.svg, ppi=DOTS)
        written.paragraph_format.keep_with_next = bool(block.caption)
        shape = written.add_run().add_picture(io.BytesIO(png), width=Cm(width))
        shape._inline.docPr.set("descr", _clean(block.alt))

    def _room(self) -> float:
        section = self.document.sections[-1]
        return float((section.page_width - section.left_margin - section.right_margin) / 360_000)


def _move(document: "Docx", first: int, mark: "Written") -> None:
    """What was written at the end to the place of the mark, which goes."""
    for element in list(document.element.body)[first - 1 : -1]:  # the last one is the section's own
        mark._p.addprevious(element)
    parent = mark._p.getparent()
    assert parent is not None
    parent.remove(mark._p)


def _strong(line: Line) -> Line:
    return tuple(Words(each.text, "strong", each.notes) for each in line)


def _clean(text: str) -> str:
    """Words without the characters that XML refuses."""
    return "".join(sign for sign in text if sign in "\n\t" or (sign.isprintable() or not sign.isascii()))


# ------------------------------------------------------------------------------------------------------------- pages


def _style(document: "Docx", paper: Paper) -> None:
    """Black words on A4 in one font, with the pages numbered."""
    from docx.enum.section import WD_ORIENT
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    section = document.sections[0]
    width, height = (HEIGHT, WIDTH) if paper.is_landscape else (WIDTH, HEIGHT)
    section.orientation = WD_ORIENT.LANDSCAPE if paper.is_landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Cm(width), Cm(height)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Cm(MARGIN))
    sizes = {"Normal": SIZE, "Title": 20, "Subtitle": 13, "Heading 1": 15, "Heading 2": 13, "Heading 3": SIZE}
    for name in (*sizes, "Quote", "List Bullet", "List Number"):
        style: Any = document.styles[name]
        style.font.name, style.font.size = FONT, Pt(sizes.get(name, SIZE))
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(kind), FONT)
        for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
            fonts.attrib.pop(qn(kind), None)
    normal: Any = document.styles["Normal"]
    normal.paragraph_format.space_after = Pt(6)
    normal.element.get_or_add_rPr().append(_element("w:lang", val=LANGUAGES[paper.language]))
    twips = str(Cm(HANGING).twips)
    for level in document.part.numbering_part.element.xpath(".//w:lvl[w:pStyle/@w:val='ListNumber']"):
        level.find(f".//{{{WORDML}}}tab").set(qn("w:pos"), twips)
        for side in ("left", "hanging"):
            level.find(f".//{{{WORDML}}}ind").set(qn(f"w:{side}"), twips)
    quote: Any = document.styles["Quote"]
    quote.paragraph_format.left_indent = quote.paragraph_format.right_indent = Cm(1)
    for border in document.styles["Title"].element.findall(f".//{{{WORDML}}}pBdr"):
        border.getparent().remove(border)
    if paper.header:
        section.header.paragraphs[0].text = _clean(paper.header)
    foot = section.footer.paragraphs[0]
    foot.alignment = 1
    if paper.footer:
        foot.add_run(f"{_clean(paper.footer)} · ")
    for run in _page_number():
        foot._p.append(run)


def _page_number() -> Iterator[Any]:
    """The field that prints the number of the page (ECMA-376 part 1, 17.16.5.44)."""
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = _element("w:r")
        if kind:
            run.append(_element("w:fldChar", fldCharType=kind))
        else:
            instruction = _element("w:instrText")
            instruction.text = text
            run.append(instruction)
        yield run


def _mark_row(row: Any, is_head: bool) -> None:
    """A row does not break across pages; the head repeats on each."""
    marks = row.get_or_add_trPr()
    marks.append(_element("w:cantSplit"))
    if is_head:
        marks.append(_element("w:tblHeader"))


def _element(tag: str, **values: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(tag)
    for name, value in values.items():
        made.set(qn(f"w:{name}"), value)
    return made


# --------------------------------------------------------------------------------------------------------- footnotes


def _refer(written: "Written", number: int) -> None:
    """The mark of a footnote behind the words written last."""
    run = _element("w:r")
    style = _element("w:rPr")
    style.append(_element("w:vertAlign", val="superscript"))
    run.append(style)
    run.append(_element("w:footnoteReference", id=str(number)))
    written._p.append(run)


def _note_style(document: "Docx") -> str:
    """The id of the style of footnotes: that of a template, else one in small letters."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt

    found = next((style for style in document.styles if style.name == NOTE_STYLE), None)
    if found is None:
        found = document.styles.add_style(NOTE_STYLE, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        found.font.size, found.paragraph_format.space_after = Pt(NOTES), Pt(0)
    return str(found.style_id)


def _add_notes(document: "Docx", notes: list[Note]) -> None:
    """The part of the file that holds all footnotes."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from lxml import etree

    def named(tag: str) -> str:
        return f"{{{WORDML}}}{tag}"

    root, style = etree.Element(named("footnotes"), nsmap={"w": WORDML}), _note_style(document)
    for number, kind in enumerate(SEPARATORS):
        note = etree.SubElement(root, named("footnote"), {named("type"): kind, named("id"): str(number)})
        run = etree.SubElement(etree.SubElement(note, named("p")), named("r"))
        etree.SubElement(run, named(kind))
    for number, each in enumerate(notes, len(SEPARATORS)):
        note = etree.SubElement(root, named("footnote"), {named("id"): str(number)})
        paragraph = etree.SubElement(note, named("p"))
        etree.SubElement(etree.SubElement(paragraph, named("pPr")), named("pStyle"), {named("val"): style})
        run = etree.SubElement(paragraph, named("r"))
        etree.SubElement(etree.SubElement(run, named("rPr")), named("vertAlign"), {named("val"): "superscript"})
        etree.SubElement(run, named("footnoteRef"))
        run = etree.SubElement(paragraph, named("r"))
        text = etree.SubElement(run, named("t"), {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
        text.text = f" {_clean(each.sentence)}"
    blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    name = PackURI("/word/footnotes.xml")
    document.part.relate_to(Part(name, FOOTNOTES_TYPE, blob, document.part.package), FOOTNOTES)
