"""A user's own Word template and a paper in, the template with its fields filled out: house style around our words.

Fields are written as in docxtpl: {{ title }}. The paragraph with {{ body }} is where the paper's blocks go. Expressions
of a template run in Jinja's sandbox and see the fields alone.
"""

import io
import zipfile
import zlib

from heeded.errors import UsageError
from heeded.papers import Paper

__all__ = ["BODY", "FIELDS", "filled"]

BODY = "\ue000body\ue000"
"""What stands in the place of the blocks until they are written: signs that no text has."""
FIELDS = ("title", "subtitle", "made", "language", "body")
MOST_BYTES, MOST_UNPACKED = 20_000_000, 200_000_000
MACROS, NOTES, MAIN = "vbaproject", "word/footnotes.xml", "word/document.xml"


def filled(template: bytes, name: str, paper: Paper) -> bytes:
    """The template with its fields filled; raises UsageError for a file that is no fit template, with what it lacks."""
    from docx.opc.exceptions import OpcError
    from docxtpl import DocxTemplate
    from jinja2 import TemplateError
    from jinja2.sandbox import SandboxedEnvironment
    from lxml.etree import XMLSyntaxError

    _checked(template, name)
    environment = SandboxedEnvironment(autoescape=True)
    try:
        made = DocxTemplate(io.BytesIO(template))
        wanted = made.get_undeclared_template_variables(environment)
        if "body" not in wanted:
            raise UsageError(f"{name} has no paragraph with {{{{ body }}}}, where the report is to stand: add one.")
        if unknown := sorted(wanted - set(FIELDS)):
            raise UsageError(
                f"{name} asks for {', '.join(unknown)}, which no report has; the fields are {', '.join(FIELDS)}."
            )
        made.render(
            {
                "title": paper.title, "subtitle": paper.subtitle, "made": paper.made, "language": paper.language,
                "body": BODY,
            },
            environment, autoescape=True,
        )  # fmt: skip
        if not any(BODY in each.text for each in made.docx.paragraphs):
            raise UsageError(
                f"{name} has {{{{ body }}}} in a table, a box or a header: give it a paragraph of the text to itself."
            )
    except (TemplateError, SyntaxError) as error:
        raise UsageError(f"{name}: a field is not written as {{{{ title }}}}: {error}") from None
    except (KeyError, ValueError, AttributeError, OSError, XMLSyntaxError, OpcError, zipfile.BadZipFile, zlib.error):
        raise UsageError(
            f"{name} cannot be opened as a Word file: it is damaged, or of another kind. Save it anew as .docx."
        ) from None
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _checked(template: bytes, name: str) -> None:
    """Refuse what is no Word file, holds macros or notes of its own, or unpacks to more than any template."""
    if len(template) > MOST_BYTES:
        raise UsageError(f"{name} is larger than any template: {len(template) // 1_000_000} MB.")
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as archive:
            parts = {part.filename.casefold(): part.file_size for part in archive.infolist()}
    except zipfile.BadZipFile:
        raise UsageError(f"{name} is no Word file: save the template as .docx.") from None
    if MAIN not in parts:
        raise UsageError(f"{name} is no Word file: save the template as .docx.")
    if any(MACROS in part for part in parts):
        raise UsageError(f"{name} holds macros: save the template as .docx, which has none.")
    if NOTES in parts:
        raise UsageError(f"{name} has footnotes of its own: take them out, since the report brings its own.")
    if sum(parts.values()) > MOST_UNPACKED:
        raise UsageError(f"{name} unpacks to more than any template.")
