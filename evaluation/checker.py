"""Submissions made on purpose against the official rules, all taken for confirmed: breaches found, and found falsely.

Ten sound submissions in four languages, as Word files by two writers and as PDFs, and thirty with one breach each. They
are made here, in words of their own, on Arvenia, a State that does not exist.
"""

import io
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from evaluation.scores import Score

NAMED, OPEN, REFUSED = ("Yara Mossfield", "Яра Моссфилд"), ("Ennis Vorgald",), ("Tamsin Oakhollow",)
"""People of a case: of whom nobody asked, who agreed to both uses, who agreed to submission and refused publication."""


@dataclass(frozen=True)
class Made:
    """A submission, as it is written and checked."""

    title: str
    cover: tuple[str, ...]
    text: tuple[str, ...]
    language: str = "en"
    ending: str = "docx"
    notes: tuple[str, ...] = ()
    annex: tuple[str, ...] = ()
    kind: str = "individual"
    bare: frozenset[int] = frozenset()
    """Places of paragraphs that get no number."""
    has_pages: bool = True
    is_typed: bool = False
    session: int | None = None


BASES = {
    "en": Made(
        "Submission to the Universal Periodic Review of Arvenia",
        ("Submitted by: Lantern Coalition", "Lantern Coalition is a non-governmental organisation founded in 2009.",
         "Contact: office@lantern.example", "Keywords: assembly, press, detention"),
        ("In the last review Arvenia supported eleven recommendations on freedom of peaceful assembly and did little.",
         "The law on public gatherings still asks organisers for a permit ten days before any assembly is held.",
         "Since 2024 courts fined forty people who had stood alone with a poster on the main square of Velm.",
         "The Minister of Justice told parliament in March 2025 that a new law would be drafted within the year.",
         "We recommend that Arvenia repeal the permit for assemblies and release all who are held for joining one."),
    ),
    "fr": Made(
        "Contribution à l'Examen périodique universel de l'Arvenie",
        ("Présenté par: Réseau Lanterne", "Le Réseau Lanterne est une association fondée en 2009.",
         "Contact: bureau@lanterne.example", "Mots-clés: réunion, presse, détention"),
        ("Lors du dernier examen, l'État a accepté onze recommandations sur la liberté de réunion pacifique.",
         "La loi sur les rassemblements exige toujours une autorisation dix jours avant chaque réunion publique.",
         "Depuis 2024, les tribunaux ont condamné quarante personnes à une amende pour avoir tenu une affiche.",
         "Nous recommandons à l'État d'abroger cette autorisation et de libérer toutes les personnes détenues."),
        "fr",
    ),
    "es": Made(
        "Contribución al Examen Periódico Universal de Arvenia",
        ("Presentado por: Red Linterna", "La Red Linterna es una asociación fundada en 2009.",
         "Contacto: oficina@linterna.example", "Palabras clave: reunión, prensa, detención"),
        ("En el último examen el Estado aceptó once recomendaciones sobre la libertad de reunión pacífica.",
         "La ley de reuniones exige todavía un permiso que se pide diez días antes de cada reunión pública.",
         "Desde 2024 los tribunales multaron a cuarenta personas que habían mostrado un cartel en la plaza.",
         "Recomendamos al Estado que derogue el permiso y libere a todas las personas detenidas por reunirse."),
        "es",
    ),
    "ru": Made(
        "Материалы к Универсальному периодическому обзору по Арвении",
        ("Представлено: Коалиция «Фонарь»", "Коалиция «Фонарь» — общественная организация, создана в 2009 году.",
         "Контакт: office@lantern.example", "Ключевые слова: собрания, печать, задержания"),
        ("В ходе последнего обзора государство поддержало одиннадцать рекомендаций о свободе мирных собраний и печати.",
         "Закон о собраниях по-прежнему требует получить разрешение за десять дней до каждого публичного собрания.",
         "С 2024 года суды оштрафовали сорок человек, которые стояли с плакатом на главной площади города одни.",
         "Мы рекомендуем государству отменить разрешение и освободить всех, кого задержали за участие в собраниях."),
        "ru",
    ),
}  # fmt: skip


def _more(of: Made, *text: str) -> Made:
    return replace(of, text=(*of.text[:2], *text, *of.text[2:]))


def _long(of: Made, words: int) -> Made:
    count = sum(len(each.split()) for each in of.text)
    return replace(of, text=of.text * (words // count + 1))


def sound() -> dict[str, Made]:
    """Ten in which nothing is to be found."""
    en, fr, es, ru = (BASES[each] for each in ("en", "fr", "es", "ru"))
    return {
        "English": en,
        "English, typed numbers": replace(en, is_typed=True),
        "English PDF": replace(en, ending="pdf"),
        "English, near the limit": _long(en, 2500),
        "English, long notes": replace(en, notes=(" ".join(["see the law on gatherings"] * 600),)),
        "English, joint": replace(_long(en, 5000), kind="joint"),
        "English, consent": _more(
            en, f"{OPEN[0]}, a journalist, was arrested on 3 May 2024 and spent nine days in jail."
        ),
        "French": fr,
        "Spanish, own table annexed": replace(es, annex=("Anexo I: Multas por año", "2024: 18", "2025: 22")),
        "Russian PDF": replace(ru, ending="pdf"),
    }


def planted() -> dict[str, tuple[Made, str]]:
    """Thirty with one breach each, and the rule that it is one of."""
    en, fr, es, ru = (BASES[each] for each in ("en", "fr", "es", "ru"))
    title, foreign = "Submission to the Universal Periodic Review of ", "The Lantern Coalition schreibt hier über "
    german = tuple(f"{foreign}das Gesetz und die Gerichte, die es im Jahr {year} nicht achten." for year in range(9))
    arrested = "{}, a student, was arrested on 3 May 2024 and beaten in the police station of Velm."
    annexed, one, ask = (
        "no_annexed_reports",
        "numbered_paragraphs",
        "We recommend that Norway abolish the permit for assemblies and repeal its law.",
    )
    return {
        "too long": (_long(en, 3000), "words_individual"),
        "too long, typed": (replace(_long(fr, 2900), is_typed=True), "words_individual"),
        "too long, PDF": (replace(_long(es, 3000), ending="pdf"), "words_individual"),
        "too long, joint": (replace(_long(ru, 5800), kind="joint"), "words_joint"),
        "a text file": (replace(en, ending="txt"), "file_types"),
        "a web page": (replace(es, ending="html"), "file_types"),
        "in German": (replace(en, text=german), "languages"),
        "no paragraph numbered": (replace(en, bare=frozenset(range(9))), one),
        "no paragraph numbered, PDF": (replace(fr, bare=frozenset(range(9)), ending="pdf"), one),
        "one paragraph without number": (replace(es, bare=frozenset({2})), one),
        "the last paragraph without number": (replace(ru, bare=frozenset({3}), is_typed=True), one),
        "no page numbered": (replace(en, has_pages=False), "numbered_pages"),
        "no page numbered, PDF": (replace(ru, has_pages=False, ending="pdf"), "numbered_pages"),
        "no organisation": (replace(en, cover=en.cover[1:]), "cover"),
        "no description": (replace(fr, cover=(fr.cover[0], *fr.cover[2:])), "cover"),
        "no contact": (replace(es, cover=(*es.cover[:2], es.cover[3])), "cover"),
        "no keywords": (replace(ru, cover=ru.cover[:3]), "cover"),
        "no keywords, PDF": (replace(en, cover=en.cover[:3], ending="pdf"), "cover"),
        "two States": (replace(en, title=f"{title}Arvenia and Norway"), "one_state"),
        "another State": (replace(en, title=f"{title}Norway"), "one_state"),
        "asks another State": (_more(en, ask), "one_state"),
        "an annexed report": (replace(en, annex=("Annex 1: Annual report of the Ombudsman", "Summary")), annexed),
        "an annexed report, Spanish": (replace(es, annex=("Anexo II", "Informe anual del Defensor")), annexed),
        "a long annex": (replace(fr, annex=("Annexe", " ".join(["les faits de la place"] * 400))), annexed),
        "too late": (replace(en, session=46), "deadline"),
        "named in a case": (_more(en, arrested.format(NAMED[0])), "names"),
        "named in a case, Russian": (_more(ru, f"{NAMED[1]} была задержана и избита 3 мая 2024 года."), "names"),
        "named in a note": (replace(en, notes=(f"Letter of {NAMED[0]} to the court.",)), "names"),
        "refused publication": (_more(en, arrested.format(REFUSED[0])), "names"),
        "named, in no case": (_more(en, arrested.format("Orvan Teskell")), "names"),
    }  # fmt: skip


def write(of: Made) -> bytes:
    """The bytes of the file."""
    if of.ending in ("txt", "html"):
        return _plain(of)
    if of.ending == "pdf":
        return _pdf(of)
    return _word(of)


def _numbered(of: Made) -> list[tuple[str, bool]]:
    return [(each, at not in of.bare) for at, each in enumerate(of.text)]


def _plain(of: Made) -> bytes:
    rows = [f"{at}. {each}" for at, each in enumerate(of.text, 1)]
    lines = [of.title, *of.cover, *rows, *of.annex]
    if of.ending == "txt":
        return "\n\n".join(lines).encode()
    inner = "".join(f"<p>{each}</p>" for each in lines)
    return f"<html><head><title>{of.title}</title></head><body>{inner}</body></html>".encode()


def _pdf(of: Made) -> bytes:
    import typst

    count, lines = 0, []
    for each, is_numbered in _numbered(of):
        count += is_numbered
        lines.append(f"{count}. {each}" if is_numbered else each)
    numbering = '"1"' if of.has_pages else "none"
    parts = [f"#set page(numbering: {numbering})"]
    parts += [f"#par[#({_literal(each)})]" for each in (of.title, *of.cover, *lines, *of.annex)]
    return bytes(typst.compile("\n\n".join(parts).encode()))


def _literal(text: str) -> str:
    return '"' + text.replace('"', '\\"') + '"'


def _word(of: Made) -> bytes:
    from heeded.papers import Heading, Note, Paper, Paragraph, words
    from heeded.papers.docx import docx

    if of.is_typed or not of.has_pages:
        return _by_hand(of)
    blocks: list[Any] = []
    for at, (each, is_numbered) in enumerate(_numbered(of)):
        notes = [Note(note) for note in of.notes] if at == 0 else []
        blocks.append(Paragraph((words(each, *notes),), is_numbered=is_numbered))
    blocks += [Heading(of.annex[0])] if of.annex else []
    blocks += [Paragraph((words(each),)) for each in of.annex[1:]]
    cover = tuple((label, (words(rest),)) for label, _, rest in (each.partition(": ") for each in of.cover))
    return docx(Paper("submission", of.title, tuple(blocks), cover=cover))


def _by_hand(of: Made) -> bytes:
    """With python-docx: numbers typed, and the number of the page as a field in the footer."""
    from docx import Document
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    document = Document()
    document.add_heading(of.title, 0)
    for each in of.cover:
        document.add_paragraph(each)
    count = 0
    for each, is_numbered in _numbered(of):
        count += is_numbered
        document.add_paragraph(f"{count}. {each}" if is_numbered else each)
    if of.has_pages:
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), " PAGE ")
        document.sections[0].footer.paragraphs[0]._p.append(field)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def measure(study: Path) -> Iterable[Score]:
    """A record of its own with three people in a case, and what is found in each file."""
    with tempfile.TemporaryDirectory() as place:
        open_record(Path(place))
        missed, wrong = [], []
        for name, made in sound().items():
            wrong += [f"{name}: {key}" for key in found(made, Path(place))]
        for name, (made, key) in planted().items():
            keys = found(made, Path(place))
            missed += [] if key in keys else [name]
            wrong += [f"{name}: {other}" for other in keys if other != key]
    for each in missed:
        print("missed:", each)
    for each in wrong:
        print("false:", each)
    count = len(planted())
    yield Score("checker: planted breaches found", count - len(missed), f"== {count}", f"{count} files made here")
    yield Score(
        "checker: findings that are false", len(wrong), "== 0", f"{count} and {len(sound())} sound files made here"
    )


def open_record(place: Path) -> None:
    """A record in a folder, with three people in a case."""
    os.environ |= {"HEEDED_HOME": str(place), "DJANGO_SETTINGS_MODULE": "heeded.settings"}
    import django

    django.setup()
    from heeded.store import database

    database.prepare(place)
    people()


def people() -> None:
    """Three people in a case of the team, and what two of them said."""
    from heeded import cases
    from heeded.store import entries

    ids = ("P-222222", "P-333333", "P-444444")
    said: list[Any] = [cases.Case("C-222222", "trial", "Square", "team", "")]
    for one, names in zip(ids, (NAMED, OPEN, REFUSED), strict=True):
        said.append(cases.Participant("C-222222", one, names, "victim"))
    for one, use, is_given in (
        (ids[1], "submission", True), (ids[1], "publication", True),
        (ids[2], "submission", True), (ids[2], "publication", False),
    ):  # fmt: skip
        said.append(cases.Consent("C-222222", one, use, is_given, "2024-01-01"))  # type: ignore[arg-type]
    entries.add(said, "Aya", access="team")


def found(made: Made, place: Path) -> list[str]:
    """The rules that do not fit one submission."""
    file = place / f"submission.{made.ending}"
    file.write_bytes(write(made))
    return told(file, made.kind, made.session)


def told(file: Path, kind: str, session: int | None = None) -> list[str]:
    """The rules that do not fit one file, each taken for confirmed, and PDF for a type that is taken."""
    from heeded.ingest import Source
    from heeded.pipeline import View, checking, ruling
    from heeded.viewer import OWNER

    handed = checking.read_submission(Source(file, file.name, file.stat().st_size))
    view = View(OWNER, date(2026, 11, 28), "words")
    rules = {key: replace(each, is_confirmed=True) for key, each in ruling.rules_of(view).items()}
    rules["file_types"] = replace(rules["file_types"], value=("docx", "pdf"))
    done = checking.of_handed(handed, kind, "XAV", view, session, rules)  # type: ignore[arg-type]
    return [each.key for each in done.findings if each.severity == "fails" or (each.key == "deadline")]
