"""One document of the record: its text with what it states marked, its pages as they are printed, its files."""

import re
from collections.abc import Collection, Sequence
from itertools import groupby

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.text import capfirst
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from heeded.consent import OUTSIDE
from heeded.errors import UsageError
from heeded.model import Document, Recommendation, Statement
from heeded.pipeline import Limits, View, picturing, publishing
from heeded.reports import marked, words
from heeded.reports.words import KINDS, TYPES
from heeded.store import read, showing
from heeded.store.showing import Shown
from heeded.vocabulary.states import name_of
from heeded.web import addresses
from heeded.web.parts import Cell, Column, Fact, Leaf, Said, Stretch, Table, paged
from heeded.web.said import ACCESS, day
from heeded.web.serving import IN_MEMORY
from heeded.web.taking import Taking, taking
from heeded.web.viewing import view_of

__all__ = ["original", "page", "picture"]

SIZE = 40
"""Lines of the text on one page."""
MOST_SAID = 200
"""Characters of what a statement says that are shown beside the text."""
# ". . . . . .", ".......": what leads the eye in a table of contents
LEADERS = re.compile(r"(?:\s*\.){6,}\s*")


def page(request: HttpRequest, key: str) -> HttpResponse:
    """The document with this key: the part of its text asked for, or with the page or statement asked for."""
    view = view_of(request)
    found = showing.shown(view.viewer, key)
    if found is None:
        raise UsageError(_("The record has no document %(key)s.") % {"key": key})
    document = found.reading.document
    lines = _lines(found, view)
    part = _part(request, lines)
    into = taking(request, view, document.states[0] if len(document.states) == 1 else "")
    rows, pages = paged(len(lines), part, f"{addresses.document(key)}#text", SIZE, "part")
    shown = {
        "document": document,
        "facts": _facts(document),
        "cite_href": addresses.cite(key),
        "files": None if publishing.is_leaving(view) else _files(view, key),
        "leaves": _leaves(found, lines, rows, key, into),
        "taking": into,
        "pages": pages,
        "count": len(found.reading.statements),
        "original": addresses.original(key) if found.is_whole else "",
        "is_pdf": _has_pictures(document),
        "problems": [each.message for each in found.reading.problems],
    }
    return render(request, "document.html", shown)


def picture(request: HttpRequest, key: str, page: int) -> HttpResponse:
    """A page of the file as a picture, for whoever may see all of it."""
    found = _whole(request, key)
    if not _has_pictures(found.reading.document):
        raise UsageError(_("The document %(key)s has no pages to be shown.") % {"key": key})
    limits = Limits(1, settings.HEEDED_TIMEOUT, settings.HEEDED_MEMORY)
    return HttpResponse(picturing.picture(settings.HEEDED_HOME, found, page, limits), content_type="image/png")


def original(request: HttpRequest, key: str) -> HttpResponse:
    """The file itself, to be kept and never shown by the browser: it may hold anything."""
    found = _whole(request, key)
    document = found.reading.document
    data = showing.original(settings.HEEDED_HOME, found)
    if document.access == "restricted" and len(data) >= IN_MEMORY:  # it would be written to the disk on its way
        raise UsageError(_("The file is too large to be sent without leaving a trace on the disk."))
    name = document.file.replace("\\", "/").rpartition("/")[2] or "document"
    response = HttpResponse(data, content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response


def _whole(request: HttpRequest, key: str) -> Shown:
    found = showing.shown(view_of(request).viewer, key)
    if found is None or not found.is_whole:
        raise UsageError(_("The record has no document %(key)s that can be shown as it is.") % {"key": key})
    return found


def _has_pictures(document: Document) -> bool:
    return document.file.lower().endswith(".pdf")


# ----------------------------------------------------------------------------------------------------------- the text


def _lines(found: Shown, view: View) -> list[tuple[int | None, bool, marked.Line]]:
    """The lines that say something, each with its page, and whether it is the first of that page."""
    said = found.reading.statements
    if view.viewer.use in OUTSIDE:  # together they are a list of people
        said = tuple(each for each in said if each.type != "person")
    ordered = sorted(said, key=lambda each: (each.quote.start, each.quote.end))
    lines, page, is_first = [], None, False
    for each in marked.lines(found.reading.document.body, tuple(enumerate(ordered, start=1))):
        if each.pages:
            page, is_first = each.pages[-1], True
        if each.kind is not None:
            lines.append((page, is_first, each))
            is_first = False
    return lines


def _part(request: HttpRequest, lines: Sequence[tuple[int | None, bool, marked.Line]]) -> int:
    """The part of the text, from 1, that the address asks for."""
    part, statement, wanted = (request.GET.get(name, "") for name in ("part", "statement", "page"))
    if statement:
        at = next((at for at, (_, _, line) in enumerate(lines) if _holds(line, statement)), 0)
        return at // SIZE + 1
    if part and _number(part):
        return _number(part)
    number = _number(wanted)
    at = next((at for at, (page, _, _) in enumerate(lines) if page is not None and page >= number > 0), 0)
    return at // SIZE + 1


def _number(words: str) -> int:
    return int(words) if words.isascii() and words.isdigit() and len(words) < 6 else 0


def _holds(line: marked.Line, statement: str) -> bool:
    return any(each.id == statement for _, _, covering in line.pieces for _, each in covering)


def _leaves(
    found: Shown, lines: Sequence[tuple[int | None, bool, marked.Line]], rows: slice, key: str, into: Taking
) -> tuple[Leaf, ...]:
    document = found.reading.document
    with_pictures = found.is_whole and _has_pictures(document)
    shown = {number for _, _, line in lines[rows] for number in _begun(line)}
    leaves = []
    for page, group in groupby(lines[rows], key=lambda each: each[0]):
        kept = list(group)
        begun: dict[int, Statement] = {}
        stretches = []
        for _page, _first, line in kept:
            stretches.append((line.kind or "body", tuple(_stretch(document, each, shown) for each in line.pieces)))
            begun |= _begun(line)
        leaves.append(Leaf(
            page, kept[0][1], tuple(stretches), tuple(_said(number, begun[number], document, into) for number in begun),
            addresses.picture(key, page) if page and with_pictures else "",
        ))  # fmt: skip
    return tuple(leaves)


def _begun(line: marked.Line) -> dict[int, Statement]:
    """The statements that begin in a line, by their numbers."""
    return {
        number: said for start, _, covering in line.pieces for number, said in covering if said.quote.start == start
    }


def _stretch(document: Document, piece: marked.Piece, shown: Collection[int]) -> Stretch:
    """A piece of a line; the number behind it leads to its statement, where the part of the text tells that one."""
    start, end, covering = piece
    text = words.clean(document.text[start:end])
    return Stretch(
        text if covering else LEADERS.sub(" … ", text), covering[0][1].type if covering else "",
        tuple(said.id for _, said in covering if said.quote.start == start),
        tuple(sorted(number for number, said in covering if said.quote.end == end and number in shown)),
    )  # fmt: skip


def _said(number: int, said: Statement, document: Document, into: Taking) -> Said:
    quote = words.line(said.quote.text)
    facts = tuple((_(name), words.cut(text, MOST_SAID)) for name, text in words.facts(said.value) if text != quote)
    state = f", {name_of(said.state)}" if said.state and said.state not in document.states[:1] else ""
    by = "" if said.type in ("recommendation", "reply") else words.said_by(said, document)
    take = _taken_by(said, document)
    return Said(
        number, said.id, f"{_(TYPES[said.type][0])}{state}", facts, by, addresses.cite(said.id),
        take if into.places else "", into.of(take),
    )  # fmt: skip


def _taken_by(said: Statement, document: Document) -> str:
    """By what a statement is taken into a workspace: a recommendation of a review as its chain, all else as a quote."""
    value = said.value
    if isinstance(value, Recommendation) and value.number and said.state and (cycle := value.cycle or document.cycle):
        return words.public_id(said.state, cycle, value.number)
    return said.id


# --------------------------------------------------------------------------------------------------------- the facts


def _facts(document: Document) -> tuple[Fact, ...]:
    told = (
        (_("Kind"), _(KINDS[document.kind])),
        (_("Symbol"), document.symbol or ""),
        (_("Publisher"), document.publisher or ""),
        (_("Published"), day(document.published) if document.published else ""),
        (_("About"), ", ".join(map(name_of, document.states))),
        (_("Language"), _language(document.language)),
        (_("Who may see it"), str(ACCESS[document.access])),
    )
    return tuple(Fact(name, text) for name, text in told if text)


def _language(code: str | None) -> str:
    """The name of a language in the reader's; the code where it has no name."""
    try:
        return capfirst(_(get_language_info(code)["name"])) if code else ""
    except KeyError:
        return code or ""


def _files(view: View, key: str) -> Table:
    return Table(
        (Column(_("File")), Column(_("Pages"), is_number=True), Column(_("Read into the record"))),
        tuple(
            (
                Cell(each.document.file),
                Cell(str(each.document.body.page_count or "")),
                Cell(_("yes") if each.is_of_record else _("no: another file of it is")),
            )
            for each in read.renderings(view.viewer, key)
        ),
    )
