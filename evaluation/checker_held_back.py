"""Submissions of kinds that the checker's rules were not written for: breaches found, and found falsely.

They are made here in words of their own: numbers that Word sets or people type, contents, endnotes, covers in boxes and
tables, double spacing, Arabic, PDFs by LibreOffice and of pictures. Looked at for the first time, the first thirty gave
14 of 15 breaches and 16 false findings, the twenty of `more` 8 of 8 and 20; then the rules were mended. Without
LibreOffice its PDFs are left out.
"""

import io
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from evaluation.checker import NAMED, open_record, told
from evaluation.scores import Score
from heeded.submission import Kind

EN = (
    "Arvenia accepted nine recommendations on places of detention in its last review, and has carried out two of them.",
    "In the prison of Oster up to fourteen men share a cell that was built for four, and water runs two hours a day.",
    "Judges visited the prison once in 2025; the report of that visit was never given to the prisoners' families.",
    "The Ministry of Health counted sixty cases of tuberculosis among prisoners in 2024, twice as many as before.",
    "We call on Arvenia to halve the number of prisoners in each cell by 2028 and to publish each report of a visit.",
)
FR = (
    "Lors de son dernier examen, l'Arvenie a accepté neuf recommandations sur la détention et en a suivi deux.",
    "À la prison d'Oster, quatorze hommes partagent une cellule prévue pour quatre, presque sans eau ni lumière.",
    "Les juges y sont venus une fois en 2025; le rapport de cette visite n'a jamais été remis aux familles.",
    "Le ministère de la Santé a compté soixante cas de tuberculose en 2024, deux fois plus que l'année précédente.",
    "Nous demandons à l'Arvenie de réduire de moitié le nombre de détenus par cellule et de publier chaque rapport.",
)
ES = (
    "En su último examen Arvenia aceptó nueve recomendaciones sobre la detención y ha cumplido dos de ellas.",
    "En la cárcel de Oster catorce hombres comparten una celda hecha para cuatro, y el agua corre dos horas al día.",
    "Los jueces la visitaron una vez en 2025; el informe de esa visita nunca se entregó a las familias de los presos.",
    "El Ministerio de Salud contó sesenta casos de tuberculosis en 2024, el doble de los que hubo el año anterior.",
    "Pedimos a Arvenia que reduzca a la mitad el número de presos en cada celda y que publique cada informe de visita.",
)
RU = (
    "В ходе последнего обзора Арвения приняла девять рекомендаций о местах лишения свободы и выполнила две из них.",
    "В тюрьме Остера четырнадцать мужчин делят камеру, построенную для четверых, а вода идет два часа в день утром.",
    "Судьи побывали в тюрьме один раз в 2025 году; отчет об этом посещении семьям заключенных так и не передали.",
    "Министерство здравоохранения насчитало в 2024 году шестьдесят случаев туберкулеза, вдвое больше, чем годом ранее.",
    "Мы призываем Арвению вдвое сократить число заключенных в каждой камере и публиковать отчет о каждом посещении.",
)
LONG_NAMES = "; ".join(
    f"{kind} of the {place} Provinces of Arvenia for the Rights of {whom}"
    for kind in ("Federation of Independent Associations", "Standing Conference of Legal Aid Offices")
    for place in ("Northern and North-Western", "Southern")
    for whom in ("Prisoners and Their Families", "Persons Released from Detention")
)
TYPED = {"typed": "{}. {}", "levels": "1.{} {}", "bracket": "{}) {}", "brackets": "({}) {}", "square": "[{}] {}",
         "sign": "§ {} {}"}  # fmt: skip
"""How paragraphs are numbered by hand."""


@dataclass(frozen=True)
class Sheet:
    """What is written into a file."""

    title: str
    cover: tuple[str, ...]
    text: tuple[str, ...]
    numbered: str = "list"
    """By Word's list, or a key of TYPED."""
    cover_as: Literal["lines", "table", "box", "stacked"] = "lines"
    spacing: float = 1.0
    """Between lines."""
    has_own_page: bool = True
    """Whether the text begins behind a page break."""
    has_contents: bool = False
    has_pages: bool = True
    heads: tuple[str, ...] = ()
    """Headings before the first, the second ... paragraph."""
    bare: frozenset[int] = frozenset()
    quotes: frozenset[int] = frozenset()
    """Places of paragraphs that are quotations, without a number."""
    notes: tuple[str, ...] = ()
    annex: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    """Of a table at the end of the annex."""
    by: Literal["word", "office", "picture"] = "word"
    kind: Kind = "individual"


@dataclass(frozen=True)
class Case:
    """A submission, and the rule that it breaks, if it does."""

    sheet: Sheet
    key: str = ""


def _of(language: str, **changes: Any) -> Sheet:
    title, cover, text = BASES[language]
    return replace(Sheet(title, cover, text), **changes)


BASES: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "en": (
        "Arvenia: behind the walls of Oster. Stakeholder submission for the Universal Periodic Review",
        ("Submitting organisation: Open Doors Arvenia", "Who we are: a non-profit that visits prisons since 2011.",
         "E-mail: post@opendoors.example", "Key words: detention, health, water"), EN),
    "fr": (
        "Arvenie : derrière les murs d'Oster. Contribution à l'Examen périodique universel",
        ("Organisation soumissionnaire : Portes ouvertes", "À propos : une association qui visite les prisons.",
         "Adresse électronique : courrier@portes.example", "Mots-clés : détention, santé, eau"), FR),
    "es": (
        "Arvenia: tras los muros de Oster. Contribución al Examen Periódico Universal",
        ("Organización: Puertas Abiertas", "Quiénes somos: una asociación sin fines de lucro que visita cárceles.",
         "Correo electrónico: correo@puertas.example", "Palabras clave: detención, salud, agua"), ES),
    "ru": (
        "Арвения: за стенами Остера. Материалы для Универсального периодического обзора",
        ("Наименование организации: «Открытые двери»", "Об организации: некоммерческая организация, посещает тюрьмы.",
         "Электронная почта: pochta@dveri.example", "Ключевые слова: содержание под стражей, здоровье, вода"), RU),
}  # fmt: skip
HEADS = {
    "en": ("Introduction", "Conditions in prisons", "Visits by judges", "Health", "Recommendations"),
    "fr": ("Introduction", "Conditions de détention", "Visites des juges", "Santé", "Recommandations"),
    "es": ("Introducción", "Condiciones de las cárceles", "Visitas de jueces", "Salud", "Recomendaciones"),
    "ru": ("Введение", "Условия содержания", "Посещения судей", "Здоровье", "Рекомендации"),
}
MATRIX = tuple((f"44.{at}", "Reduce the number of prisoners in each cell (Norway)", "Supported", "Nothing was done yet")
               for at in range(1, 90))  # fmt: skip


def sound() -> dict[str, Case]:
    """Fifteen in which nothing is to be found."""
    every = {
        "automatic numbers, contents": _of("en", heads=HEADS["en"], has_contents=True),
        "long endnotes": _of("en", notes=("see the report of the judges " * 700,)),
        "cover in text boxes": _of("en", cover_as="box"),
        "cover in a table": _of("en", cover_as="table", heads=HEADS["en"]),
        "long names, PDF": _of(
            "en", cover=(f"Submitted by: {LONG_NAMES}", *BASES["en"][1][1:]), by="office", kind="joint"),
        "French PDF, contents": _of("fr", heads=HEADS["fr"], has_contents=True, by="office"),
        "Spanish, typed numbers, headings": _of("es", heads=HEADS["es"], numbered="typed"),
        "Russian PDF": _of("ru", heads=HEADS["ru"], by="office"),
        "Russian, cover in a table": _of("ru", cover_as="table", notes=("Отчет судей, с. 4.",)),
        "French, text boxes": _of("fr", cover_as="box", heads=HEADS["fr"]),
        "Spanish PDF, endnotes": _of("es", notes=("Informe de los jueces, p. 4.", "Ley, art. 9."), by="office"),
        "long matrix annexed": _of("en", annex=("Annex: Matrix of recommendations",), rows=MATRIX),
        "quotations without numbers": _of("en", quotes=frozenset({2})),
        "numbers with levels, PDF": _of("en", heads=HEADS["en"], numbered="levels", by="office"),
        "an official and an author": _of("en", text=(
            *EN[:4], "The Minister of Justice, Ilmar Dessin, told parliament in May 2025 that a prison would be built.",
            EN[4]), notes=("Ada Brun, Prisons of Arvenia, Velm 2024, p. 12.",)),
    }  # fmt: skip
    return {name: Case(sheet) for name, sheet in every.items()}


def breached() -> dict[str, Case]:
    """Fifteen with one breach each."""
    en, fr, es, ru = (BASES[each][1] for each in ("en", "fr", "es", "ru"))
    named = f"A guard beat {NAMED[0]} on 3 May 2024, and no judge has ever heard what she had to say about that day."
    french = "Le 3 mai 2024, Orvan Teskell, un étudiant, a été arrêté et battu au commissariat de Velm pendant la nuit."
    return {
        "too long, automatic numbers": Case(_of("en", text=EN * 30, has_contents=True), "words_individual"),
        "too long, long names, PDF": Case(
            _of("ru", text=RU * 75, cover=(f"Представлено: {LONG_NAMES}", *ru[1:]), by="office", kind="joint"),
            "words_joint"),
        "named in an endnote": Case(_of("en", notes=(f"Letter of {NAMED[0]} to the judges of Oster.",)), "names"),
        "named, French PDF": Case(_of("fr", text=(*FR[:4], french, FR[4]), by="office"), "names"),
        "named in a table": Case(
            _of("en", annex=("Annex: Matrix of cases",), rows=(("Who", "What"), (NAMED[0], "beaten"))), "names"),
        "named, cover in text boxes": Case(_of("en", text=(*EN[:4], named, EN[4]), cover_as="box"), "names"),
        "no contact, cover in text boxes": Case(_of("en", cover=(*en[:2], en[3]), cover_as="box"), "cover"),
        "no keywords, cover in a table": Case(_of("fr", cover=fr[:3], cover_as="table"), "cover"),
        "a paragraph without number, PDF": Case(
            _of("es", heads=HEADS["es"], bare=frozenset({2}), by="office"), "numbered_paragraphs"),
        "no page numbered, PDF": Case(_of("fr", has_pages=False, by="office"), "numbered_pages"),
        "asks another State, French": Case(
            _of("fr", text=(*FR, "Nous recommandons à la Norvège de fermer sa prison d'Oster et de le dire à tous.")),
            "one_state"),
        "two States, Spanish PDF": Case(
            _of("es", title="Contribución al Examen Periódico Universal de Arvenia y de Noruega", by="office"),
            "one_state"),
        "an annexed report, Russian": Case(
            _of("ru", annex=("Приложение 2. Ежегодный доклад Омбудсмена", "Краткое изложение")), "no_annexed_reports"),
        "a slot in the text": Case(_of("es", cover=(*es[:2], "Contacto: [correo electrónico]", *es[2:])), "slots"),
        "pages that are pictures": Case(_of("en", by="picture"), "pictures"),
    }  # fmt: skip


# ----------------------------------------------------------------------------------------------------------- writing


def written(of: Sheet) -> bytes:
    """The Word file of a sheet."""
    from docx import Document

    document: Any = Document()
    document.styles["Normal"].paragraph_format.line_spacing = of.spacing
    document.add_heading(of.title, 0)
    COVERS[of.cover_as](document, of.cover)
    if of.has_own_page:
        document.add_page_break()
    if of.has_contents:
        document.add_heading("Contents", 1)
        for at, head in enumerate(of.heads or ("Introduction", "Prisons")):
            document.add_paragraph(f"{head} {'.' * 40} {at + 2}")
    count = 0
    for at, each in enumerate(of.text):
        if at < len(of.heads):
            document.add_heading(of.heads[at], 1)
        if at in of.quotes:
            document.add_paragraph(f"“{each}”", style="Quote")
            continue
        if at in of.bare:
            document.add_paragraph(each)
            continue
        count += 1
        _numbered(document, of.numbered, count, each)
    for at, each in enumerate(of.annex):
        document.add_heading(each, 1) if at == 0 else document.add_paragraph(each)
    if of.rows:
        _table(document, of.rows)
    if of.has_pages:
        _page_field(document)
    out = io.BytesIO()
    document.save(out)
    return _with_endnotes(out.getvalue(), of.notes) if of.notes else out.getvalue()


def _numbered(document: Any, way: str, count: int, text: str) -> None:
    if way == "list":
        document.add_paragraph(text, style="List Number")
    else:
        document.add_paragraph(TYPED[way].format(count, text))


def _lines(document: Any, cover: Sequence[str]) -> None:
    for each in cover:
        document.add_paragraph(each)


def _stacked(document: Any, cover: Sequence[str]) -> None:
    """Each label on a line of its own."""
    for label, _, rest in (each.partition(":") for each in cover):
        document.add_paragraph().add_run(label.strip()).bold = True
        document.add_paragraph(rest.strip())


def _in_table(document: Any, cover: Sequence[str]) -> None:
    _table(document, [tuple(part.strip() for part in each.split(":", 1)) for each in cover])


def _table(document: Any, rows: Sequence[Sequence[str]]) -> None:
    table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text


def _in_box(document: Any, cover: Sequence[str]) -> None:
    """Each line in a box, as Word writes it: for itself, and once more for programs that know no such boxes."""
    from lxml import etree

    for each in cover:
        inner = f"<w:txbxContent><w:p><w:r><w:t>{each.replace('&', '&amp;')}</w:t></w:r></w:p></w:txbxContent>"
        document.add_paragraph()._p.append(etree.fromstring(BOX.format(inner=inner)))


COVERS: dict[str, Callable[[Any, Sequence[str]], None]] = {
    "lines": _lines, "table": _in_table, "box": _in_box, "stacked": _stacked,
}  # fmt: skip
BOX = (
    '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
    '<wp:inline><wp:extent cx="5000000" cy="400000"/><wp:docPr id="7" name="Box"/><a:graphic>'
    '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/>'
    "<wps:spPr/><wps:txbx>{inner}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
    '</mc:Choice><mc:Fallback><w:pict><v:shape style="width:400pt;height:30pt"><v:textbox>{inner}</v:textbox></v:shape>'
    "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def _page_field(document: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement("w:fldSimple")
    made.set(qn("w:instr"), " PAGE ")
    document.sections[0].footer.paragraphs[0]._p.append(made)


NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml"
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _with_endnotes(word: bytes, notes: Sequence[str]) -> bytes:
    """The same with endnotes behind the last paragraphs that have text."""
    from docx import Document
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from lxml import etree

    document: Any = Document(io.BytesIO(word))
    said = "".join(
        f'<w:endnote w:id="{at}"><w:p><w:r><w:endnoteRef/></w:r><w:r><w:t xml:space="preserve"> {each}</w:t></w:r>'
        "</w:p></w:endnote>" for at, each in enumerate(notes, 2)
    )  # fmt: skip
    part = Part(PackURI("/word/endnotes.xml"), NOTES, f"<w:endnotes {WORD}>{said}</w:endnotes>".encode(),
                document.part.package)  # fmt: skip
    document.part.relate_to(part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/endnotes")
    texts = [each for each in document.paragraphs if len(each.text) > 60]
    for at, paragraph in zip(range(2, len(notes) + 2), texts[1:], strict=False):
        paragraph._p.append(etree.fromstring(f'<w:r {WORD}><w:endnoteReference w:id="{at}"/></w:r>'))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def by_office(files: Sequence[Path], to: Path) -> None:
    """PDFs of Word files, by LibreOffice with a profile of its own."""
    profile = f"-env:UserInstallation=file://{to}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(to), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)


def pictures_of(printed: bytes) -> bytes:
    """A PDF whose pages are pictures of another's."""
    import typst

    from heeded.ingest.pdf import pictures

    with tempfile.TemporaryDirectory() as place:
        lines = ["#set page(margin: 0pt)"]
        for number, png in pictures(printed, range(1, 50)).items():
            Path(place, f"{number}.png").write_bytes(png)
            lines.append(f'#image("{number}.png", width: 100%)')
        source = Path(place, "scan.typ")
        source.write_text("\n".join(lines), "utf-8")
        return bytes(typst.compile(str(source)))


def more() -> dict[str, Case]:
    """Twelve sound ones and eight breached, made when those above were all told rightly."""
    en, fr, es = (BASES[each][1] for each in ("en", "fr", "es"))
    prose = (
        "This submission is presented by Open Doors Arvenia, a non-profit that has visited prisons since 2011. Readers "
        "may write to post@opendoors.example. Key words: detention, health, water.",
    )
    typographic = (
        "Présentée conjointement par\u00a0: Portes ouvertes et l’Union des familles",
        "Qui sommes\u2011nous\u00a0: deux associations",
        "Courriel\u00a0: courrier@portes.example",
        "MOTS\u2011CLÉS\u00a0: détention, santé",
    )
    sheets = {
        "double spacing, PDF": (_of("en", spacing=2.0, heads=HEADS["en"], by="office"), ""),
        "one and a half, French PDF": (_of("fr", spacing=1.5, heads=HEADS["fr"], by="office"), ""),
        "cover and text on one page, PDF": (_of("es", has_own_page=False, by="office"), ""),
        "cover and text on one page": (_of("en", has_own_page=False, numbered="typed"), ""),
        "labels above, PDF": (_of("en", cover_as="stacked", heads=HEADS["en"], by="office"), ""),
        "labels above": (_of("ru", cover_as="stacked", heads=HEADS["ru"]), ""),
        "numbers as 1)": (_of("es", numbered="bracket"), ""),
        "numbers as (1), PDF": (_of("en", numbered="brackets", by="office"), ""),
        "numbers as [1]": (_of("fr", numbered="square", heads=HEADS["fr"]), ""),
        "cover in one paragraph": (_of("en", cover=prose, heads=HEADS["en"]), ""),
        "typographic signs": (_of("fr", cover=typographic, kind="joint"), ""),
        "Arabic": (Sheet(*ARABIC), ""),
        "Arabic, no contact": (Sheet(ARABIC[0], (*ARABIC[1][:2], ARABIC[1][3]), ARABIC[2]), "cover"),
        "too long, double spacing, PDF": (_of("es", text=ES * 35, spacing=2.0, by="office"), "words_individual"),
        "no keywords, labels above, PDF": (_of("fr", cover=fr[:3], cover_as="stacked", by="office"), "cover"),
        "no organisation, one page, PDF": (_of("es", cover=es[1:], has_own_page=False, by="office"), "cover"),
        "two without number, as 1)": (_of("en", numbered="bracket", bare=frozenset({1, 3})), "numbered_paragraphs"),
        "named in a quotation": (
            _of("en", text=(*EN, f"She is {NAMED[0]}, the guard said."), quotes=frozenset({5})), "names"),
        "named, double spacing, PDF": (
            _of("ru", text=(*RU, f"{NAMED[1]} была задержана и избита 3 мая 2024 года в тюрьме Остера."), spacing=2.0,
                by="office"), "names"),
        "a slot on the cover, PDF": (_of("en", cover=(*en, "Date: [day of handing in]"), by="office"), "slots"),
    }  # fmt: skip
    return {name: Case(sheet, key) for name, (sheet, key) in sheets.items()}


ARABIC = (
    "أرفينيا: خلف جدران أوستر. مساهمة في الاستعراض الدوري الشامل لأرفينيا",
    ("مقدمة من: الأبواب المفتوحة", "من نحن: منظمة غير حكومية تزور السجون منذ عام 2011",
     "البريد الإلكتروني: post@opendoors.example", "الكلمات الرئيسية: الاحتجاز، الصحة، المياه"),
    ("قبلت أرفينيا في استعراضها الأخير تسع توصيات بشأن أماكن الاحتجاز ولم تنفذ منها سوى توصيتين اثنتين.",
     "في سجن أوستر يتقاسم أربعة عشر رجلا زنزانة بنيت لأربعة ولا تصل المياه إلا ساعتين كل يوم.",
     "ندعو أرفينيا إلى خفض عدد السجناء في كل زنزانة إلى النصف وإلى نشر تقرير كل زيارة من زيارات القضاة."),
)  # fmt: skip


def files(cases: dict[str, Case], to: Path) -> Iterator[tuple[str, Case, Path]]:
    """The files of these, with their names; those by LibreOffice only where it is installed."""
    made: list[tuple[str, Case, Path]] = []
    for number, (name, case) in enumerate(cases.items()):
        file = to / f"{number:02}.docx"
        file.write_bytes(written(case.sheet))
        made.append((name, case, file))
    wanted = [file for _, case, file in made if case.sheet.by != "word"]
    has_office = shutil.which("soffice") is not None
    if has_office:
        by_office(wanted, to)
    for name, case, file in made:
        printed = file.with_suffix(".pdf")
        if case.sheet.by == "picture" and has_office:
            printed.write_bytes(pictures_of(printed.read_bytes()))
        if case.sheet.by == "word" or has_office:
            yield name, case, file if case.sheet.by == "word" else printed


def every() -> dict[str, Case]:
    """All of them."""
    return sound() | breached() | more()


def measure(study: Path) -> Iterable[Score]:
    """What is found in each file."""
    with tempfile.TemporaryDirectory() as place:
        open_record(Path(place))
        made = files(every(), Path(place))
        found = [(name, case, told(file, case.sheet.kind)) for name, case, file in made]
    missed = [name for name, case, keys in found if case.key and case.key not in keys]
    wrong = [f"{name}: {key}" for name, case, keys in found for key in keys if key != case.key]
    print(*(f"missed: {each}" for each in missed), *(f"false: {each}" for each in wrong), sep="\n")
    count = sum(bool(case.key) for _, case, _ in found)
    data = f"{count} breached and {len(found) - count} sound files of other kinds made here"
    yield Score("checker, once held back: breaches found", count - len(missed), f"== {count}", data)
    yield Score("checker, once held back: findings that are false", len(wrong), "== 0", data)
