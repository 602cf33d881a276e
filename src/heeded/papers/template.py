"""A user's own Word template and a paper in, the template with its fields filled out: house style around our words.

A field is the name of what a report has between braces: {{ title }}. Nothing else is read of a template: no
expressions, no loops. The paragraph with {{ body }} is where the paper's blocks go.
"""

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from heeded.errors import UsageError
from heeded.papers import Paper

if TYPE_CHECKING:
    from docx.document import Document as Docx

__all__ = ["BODY", "FIELDS", "MOST_BYTES", "filled", "too_large"]

BODY = "\ue000body\ue000"
"""What stands in the place of the blocks until they are written: signs that no text has."""
FIELDS = ("title", "subtitle", "made", "language", "body")
MOST_BYTES, MOST_UNPACKED = 20_000_000, 100_000_000
MOST_XML, MOST_RATIO = 40_000_000, 150
"""Bytes of all parts that are no media, unpacked; how much larger than packed a part above a megabyte may be."""
LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a file begins that holds another one under a password, or is of a Word before 2007 (MS-CFB, 2.2)."""
MACROS, NOTES, MAIN, MEDIA = "vbaproject", "word/footnotes.xml", "word/document.xml", "word/media/"
WORDML = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# "INCLUDEPICTURE http://...", "DDEAUTO cmd": fields of Word's own that bring in what lies elsewhere, or run it
FETCHING = re.compile(r"\b(?:DDE(?:AUTO)?|INCLUDE(?:PICTURE|TEXT)?|LINK|IMPORT|DATABASE|RD)\b", re.IGNORECASE)
QUOTED = re.compile(r'"[^"]*"')
FIELD = re.compile(r"\{\{\s*(?P<name>[^\W\d]\w*)\s*\}\}")
BROKEN = re.compile(r"\{[{%].{0,40}", re.DOTALL)
"""What begins as a field or a command, and is no field."""


def filled(template: bytes, name: str, paper: Paper) -> bytes:
    """The template with its fields filled; raises UsageError for a file that is no fit template, with what it lacks.

    What else python-docx raises on a damaged file is the caller's: see `heeded.papers.files.in_template`.
    """
    from docx import Document

    _checked(template, name)
    document = Document(io.BytesIO(template))
    _cut_off(document, name)
    paragraphs = list(_paragraphs(document))
    _fits("\n".join(map(_text, paragraphs)), name)
    values = {
        "title": paper.title, "subtitle": paper.subtitle, "made": paper.made, "language": paper.language, "body": BODY,
    }  # fmt: skip
    for each in paragraphs:
        _fill(each, values)
    if not any(BODY in each.text for each in document.paragraphs):
        raise UsageError(
            f"{name} has {{{{ body }}}} in a table, a box or a header: give it a paragraph of the text to itself."
        )
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _fits(text: str, name: str) -> None:
    """Refuse a text that has something else than fields, unknown ones, or not the body once."""
    if broken := BROKEN.search(FIELD.sub("", text)):
        raise UsageError(
            f"{name}: a field is not written as {{{{ title }}}}: {' '.join(broken[0].split())!r}. A template has "
            f"fields alone, no commands: {', '.join(FIELDS)}."
        )
    wanted = [found["name"] for found in FIELD.finditer(text)]
    if "body" not in wanted:
        raise UsageError(f"{name} has no paragraph with {{{{ body }}}}, where the report is to stand: add one.")
    if unknown := sorted({*wanted} - {*FIELDS}):
        raise UsageError(
            f"{name} asks for {', '.join(unknown)}, which no report has; the fields are {', '.join(FIELDS)}."
        )
    if wanted.count("body") > 1:
        raise UsageError(f"{name} has {{{{ body }}}} more than once: leave one.")


def _cut_off(document: "Docx", name: str) -> None:
    """Take out the template that this one was made from; refuse what else Word would fetch whenever a report is opened.

    Whoever reads a report would call where it lies, and run what lies there. Links that a reader follows stay.
    """
    package = document.part.package
    for part in (package, *package.iter_parts()):
        root = getattr(part, "element", None)
        if root is not None and (found := FETCHING.search(_commands(root))):
            raise UsageError(_fetches(name, found[0]))
        for key, relation in [*part.rels.items()]:
            kind = relation.reltype.rpartition("/")[2]
            if not relation.is_external or kind == "hyperlink":
                continue
            if kind != "attachedTemplate" or root is None:
                raise UsageError(_fetches(name, relation.target_ref))
            for each in [*root.iter(f"{WORDML}attachedTemplate")]:
                root.remove(each)
            del part.rels[key]


def _commands(root: Any) -> str:
    """The codes of a part's own fields, which Word cuts anywhere, without what stands in them between marks."""
    pieces = root.iter(f"{WORDML}instrText", f"{WORDML}fldChar")
    cut = "".join(" " if each.tag == f"{WORDML}fldChar" else each.text or "" for each in pieces)
    return QUOTED.sub(
        "", " ".join((cut, *(each.get(f"{WORDML}instr", "") for each in root.iter(f"{WORDML}fldSimple"))))
    )


def _fetches(name: str, what: str) -> str:
    return (
        f"{name} brings in what lies elsewhere whenever it is opened ({what}): put that into the file itself, or take "
        "it out."
    )


def _paragraphs(document: "Docx") -> Iterator[list[Any]]:
    """The pieces of text of each paragraph of the body, boxes, headers and footers: Word cuts words anywhere."""
    for part in document.part.package.iter_parts():
        by_paragraph: dict[Any, list[Any]] = defaultdict(list)
        root = getattr(part, "element", None)
        for piece in () if root is None else root.iter(f"{WORDML}t"):
            by_paragraph[next(piece.iterancestors(f"{WORDML}p"), root)].append(piece)
        yield from by_paragraph.values()


def _text(pieces: Sequence[Any]) -> str:
    return "".join(piece.text or "" for piece in pieces)


def _fill(pieces: Sequence[Any], values: Mapping[str, str]) -> None:
    """Put values in the place of fields: each into the piece in which its field begins."""
    for found in reversed(list(FIELD.finditer(_text(pieces)))):
        value, at = values[found["name"]], 0
        for piece in pieces:
            text = piece.text or ""
            start, end = max(found.start() - at, 0), min(found.end() - at, len(text))
            at += len(text)
            if start < end:
                piece.text, value = text[:start] + value + text[end:], ""
                piece.set(SPACE, "preserve")


def too_large(name: str, size: int) -> str:
    """What is said of a file of so many bytes."""
    return f"{name} is larger than any template: {size // 1_000_000} MB; the most is {MOST_BYTES // 1_000_000} MB."


def _checked(template: bytes, name: str) -> None:
    """Refuse what is no Word file, has macros, notes or entities of its own, or unpacks to more than any template."""
    if len(template) > MOST_BYTES:
        raise UsageError(too_large(name, len(template)))
    if not template:
        raise UsageError(f"{name} is empty: save the template as .docx.")
    if template.startswith(LOCKED):
        raise UsageError(
            f"{name} is locked with a password, or of a Word before 2007: open it in Word, take the password off, and "
            "save it as .docx."
        )
    try:
        archive = zipfile.ZipFile(io.BytesIO(template))
    except zipfile.BadZipFile:
        raise UsageError(f"{name} is no Word file: save the template as .docx.") from None
    with archive:
        parts = {part.filename.casefold(): part for part in archive.infolist()}
        if MAIN not in parts:
            raise UsageError(f"{name} is no Word file: save the template as .docx.")
        if any(MACROS in part for part in parts) or name.casefold().endswith((".docm", ".dotm")):
            raise UsageError(f"{name} holds macros: save the template as .docx, which has none.")
        if NOTES in parts:
            raise UsageError(f"{name} has footnotes of its own: take them out, since the report brings its own.")
        of_xml = [part for part in archive.infolist() if not part.filename.casefold().startswith(MEDIA)]
        if (
            sum(part.file_size for part in archive.infolist()) > MOST_UNPACKED
            or sum(part.file_size for part in of_xml) > MOST_XML
            or any(part.file_size > max(MOST_RATIO * part.compress_size, 1_000_000) for part in of_xml)
        ):
            raise UsageError(f"{name} unpacks to more than any template.")
        for part in of_xml:
            said = archive.read(part).replace(b"\0", b"")  # in UTF-16 every other byte is one
            if b"<!DOCTYPE" in said or b"<!ENTITY" in said:
                raise UsageError(f"{name} declares entities, which Word writes nowhere: save it anew as .docx.")
