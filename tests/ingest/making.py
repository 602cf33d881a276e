"""Small files made for the tests: Word documents from their XML, PDFs, archives."""

import zipfile
from io import BytesIO

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
CONTENT_TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
RELATIONS = f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE}">{{}}</Relationships>'
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)


def archive(members: dict[str, bytes | str], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP of these members."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", compression) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return file.getvalue()


def part(root: str, inner: str) -> str:
    """One part of a Word document."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {NAMESPACES}>{inner}</w:{root}>'


def docx(body: str, *, head: str = "", extra: dict[str, str] | None = None, **parts: str) -> bytes:
    """A Word document with this body; `styles`, `numbering`, `footnotes`, `header` ... are the insides of its parts."""
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?>{head}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>'
    )
    roots = {"header": "hdr", "footer": "ftr"}
    links = "".join(f'<Relationship Id="r{n}" Type="{TYPES}{n}" Target="{n}.xml"/>' for n in parts)
    main = f'<Relationship Id="r1" Type="{TYPES}officeDocument" Target="word/document.xml"/>'
    members: dict[str, bytes | str] = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": RELATIONS.format(main),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": RELATIONS.format(links),
        **{f"word/{name}.xml": part(roots.get(name, name), inner) for name, inner in parts.items()},
        **(extra or {}),
    }
    return archive(members)


def p(text: str = "", *, style: str = "", number: tuple[int, int] | None = None, runs: str = "") -> str:
    """A paragraph; `number` is (list, level)."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number:
        properties += f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>'
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}{runs}</w:p>"


def table(*rows: list[str]) -> str:
    """A table of cells; each is the text of one paragraph, or the XML of its content."""

    def cell(text: str) -> str:
        return f"<w:tc><w:tcPr/>{text if text.startswith('<') else p(text)}</w:tc>"

    return "<w:tbl>" + "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows) + "</w:tbl>"


def pdf(*pages: list[str], trailer: str = "") -> bytes:
    """A PDF with one line of Helvetica under the other."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    for lines in pages:
        shown = " ".join(f"({line}) Tj 0 -20 Td" for line in lines)
        stream = f"BT /F1 14 Tf 60 760 Td {shown} ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 << /Type /Font"
            f" /Subtype /Type1 /BaseFont /Helvetica >> >> >> /Contents {len(objects)} 0 R >>"
        )
    kids = " ".join(f"{number} 0 R" for number in range(4, len(objects) + 1, 2))
    objects[1] = f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>"
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table_at = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{table_at}\n%%EOF\n".encode()
    return out


def locked_pdf() -> bytes:
    """A PDF that asks for a password."""
    keys = "5a" * 32
    locks = (
        f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{keys}> /U <{keys}> /P -4 >> /ID [<{keys[:32]}> <{keys[:32]}>]"
    )
    return pdf(["Secret"], trailer=locks)


def scan(*lines: str) -> bytes:
    """A PDF of one page that is a picture of these lines."""
    import pypdfium2

    page = pypdfium2.PdfDocument(pdf(list(lines)))[0]
    drawn = page.render(scale=200 / 72)
    made = pypdfium2.PdfDocument.new()
    sheet = made.new_page(595, 842)
    picture = pypdfium2.PdfImage.new(made)
    picture.set_bitmap(drawn)
    picture.set_matrix(pypdfium2.PdfMatrix().scale(595, 842))
    sheet.insert_obj(picture)
    sheet.gen_content()
    file = BytesIO()
    made.save(file)
    return file.getvalue()
