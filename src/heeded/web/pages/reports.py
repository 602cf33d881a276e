"""Reports on a State: what kinds there are, and each with its wishes, a preview and its files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from heeded import pipeline
from heeded.errors import HeededError, UsageError
from heeded.papers import Paper, files, notes_of, template
from heeded.papers.files import TYPES, bytes_of
from heeded.papers.pdf import MOST_LETTERS, unprintable
from heeded.pipeline import View, reporting
from heeded.reports.kinds import REPORTS, Report
from heeded.reports.record import StateRecord
from heeded.reports.words import clean
from heeded.store import activity, conclusions, read
from heeded.viewer import levels
from heeded.vocabulary.phrases import LANGUAGES
from heeded.vocabulary.states import name_of
from heeded.web import addresses, forms, pictured
from heeded.web.of_state import compared, known, of_state
from heeded.web.parts import Field, Tab
from heeded.web.preview import Preview, preview, statements_of
from heeded.web.shown import tabs
from heeded.web.wishes import LANGUAGE_NAMES, WISHES, Wish, wished

__all__ = ["file", "in_template", "kinds", "page"]

READERS = {
    "public": gettext_lazy("everybody"),
    "team": gettext_lazy("the team"),
    "restricted": gettext_lazy("who may see all of it"),
}
LEFT_OUT = {
    "public": gettext_lazy(
        "Documents of the team, restricted ones and what rests on them are left out, and so are names of people who "
        "did not consent to publication."
    ),
    "team": gettext_lazy(
        "Restricted documents and what rests on them are left out, and so are names of people who did not consent to "
        "publication. It quotes documents of the team: do not publish it."
    ),
    "restricted": gettext_lazy(
        "Names of people who did not consent to publication are left out. It quotes restricted documents: keep it as "
        "you keep these."
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """A report as an address asks for it."""

    report: Report
    view: View
    """Of its readers."""
    query: Mapping[str, str]
    own: View
    """Of whoever makes it."""


@of_state
def kinds(request: HttpRequest, view: View, state: str) -> HttpResponse:
    """Every kind of report, and what it is for."""
    record = pipeline.record(state, view)
    rows = [(each, addresses.report(state, each.kind), _names(each.endings)) for each in REPORTS.values()]
    return render(request, "reports.html", {"record": record, "tabs": tabs(record, "reports"), "rows": rows})


def page(request: HttpRequest, state: str, kind: str) -> HttpResponse:
    """One kind with its wishes; the preview as soon as it can be made."""
    return _page(request, state, kind)


def _page(request: HttpRequest, state: str, kind: str, wrong_template: str = "") -> HttpResponse:
    asked = _asked(request, state, kind)
    if waiting := compared(request, asked.view, [state]):
        return waiting
    made, wrong = None, ""
    try:
        made = _paper(state, asked)
    except HeededError as error:
        wrong = str(error)
    if made:
        pictured.keep(_key(state, asked), made)
    access = asked.view.viewer.access
    shown = {
        "state": state, "name": name_of(state), "report": asked.report, "wrong": wrong,
        "trail": (
            Tab(name_of(state), addresses.state(state)), Tab(_("Reports"), addresses.reports(state)),
            Tab(_(asked.report.title), "", True),
        ),
        "fields": _fields(pipeline.record(state, asked.view), asked),
        "left_out": LEFT_OUT[access],
        "files": tuple(
            Tab(ending[1:].upper(), addresses.report(state, kind, ending, **_wanted(asked)))
            for ending in asked.report.endings
        ),
        "letters": unprintable(made)[:MOST_LETTERS] if made else "",
        "preview": _preview(state, asked, made) if made else None,
        "template": addresses.report_template(state, kind, **_wanted(asked)), "wrong_template": wrong_template,
        "megabytes": template.MOST_BYTES // 1_000_000, "template_body": "{{ body }}",
        "template_fields": [f"{{{{ {each} }}}}" for each in template.FIELDS],
    }  # fmt: skip
    return render(request, "report.html", shown, status=400 if wrong_template else 200)


def file(request: HttpRequest, state: str, kind: str, ending: str) -> HttpResponse:
    """A report as a file, or one of its pictures by its place: .svg?picture=0."""
    asked = _asked(request, state, kind)
    if f".{ending}" not in (*asked.report.endings, ".svg"):
        raise UsageError(_("There is no such file: there are %(kinds)s.") % {"kinds": _names(asked.report.endings)})
    if waiting := compared(request, asked.view, [state]):
        return waiting
    if ending == "svg":
        pictures = pictured.drawn(_key(state, asked), lambda: _paper(state, asked))
        return HttpResponse(_picture(pictures, request.GET.get("picture", "")), content_type="image/svg+xml")
    made = _paper(state, asked)
    if made is None:
        raise UsageError(_("Fill in first what the report cannot be made without."))
    activity.exported(asked.own.viewer)
    answer = HttpResponse(bytes_of(made, f".{ending}"), content_type=TYPES[f".{ending}"])
    answer["Content-Disposition"] = f'attachment; filename="{state}-{kind}.{ending}"'
    return answer


@forms.posted
def in_template(request: HttpRequest, state: str, kind: str) -> HttpResponse:
    """A report as a Word file in the style of a template that is sent along; the template is kept nowhere."""
    asked = _asked(request, state, kind)
    if waiting := compared(request, asked.view, [state]):
        return waiting
    made, sent = _paper(state, asked), request.FILES.get("template")
    if made is None:
        raise UsageError(_("Fill in first what the report cannot be made without."))
    if sent is None:
        return _page(request, state, kind, _("Choose the Word file that is to be the template."))
    try:
        content = files.in_template(made, sent.read(), clean(sent.name or "template.docx"))
    except UsageError as error:
        return _page(request, state, kind, str(error))
    activity.exported(asked.own.viewer)
    answer = HttpResponse(content, content_type=TYPES[".docx"])
    answer["Content-Disposition"] = f'attachment; filename="{state}-{kind}.docx"'
    return answer


def _names(endings: tuple[str, ...]) -> str:
    return ", ".join(each[1:] for each in endings)


def _asked(request: HttpRequest, state: str, kind: str) -> Asked:
    view = known(request, state)
    if kind not in REPORTS:
        raise UsageError(_("There is no such report: there are %(kinds)s.") % {"kinds": ", ".join(REPORTS)})
    query = {name: str(value) for name, value in request.GET.items()}
    own = levels(view.viewer.access)
    access = query.get("access") or ("team" if kind in reporting.FOLLOWED and "team" in own else "public")
    if access not in own:
        raise UsageError(_("Readers are one of: %(levels)s.") % {"levels": ", ".join(own)})
    return Asked(REPORTS[kind], reporting.for_readers(kind, view, access), query, view)


def _paper(state: str, asked: Asked) -> Paper | None:
    """The report; None where a wish that it needs is empty."""
    wishes = wished(asked.report.kind, asked.query)
    language, cycle = asked.query.get("language") or "en", asked.query.get("cycle", "")
    spoken = next((each for each in ("en", "fr", "es", "ru") if each == language), None)
    if spoken is None:
        raise UsageError(_("A report is in one of: %(languages)s.") % {"languages": ", ".join(LANGUAGES)})
    if cycle and not (cycle.isascii() and cycle.isdigit() and len(cycle) < 3):
        raise UsageError(_("A cycle is a number, such as 3."))
    if wishes is None:
        return None
    return reporting.paper(asked.report.kind, state, asked.view, spoken, int(cycle) if cycle else None, **wishes)


def _key(state: str, asked: Asked) -> pictured.Key:
    return pictured.key_of(state, asked.report.kind, _wanted(asked), asked.view)


def _picture(pictures: Sequence[str], place: str) -> str:
    at = int(place) if place.isascii() and place.isdigit() and len(place) < 4 else len(pictures)
    if at >= len(pictures):
        raise UsageError(_("The report has no such picture."))
    return pictures[at]


def _preview(state: str, asked: Asked, made: Paper) -> Preview:
    viewer = asked.view.viewer
    cited = conclusions.cited(viewer, statements_of(notes_of(made)))
    return preview(
        made,
        lambda at: addresses.report(state, asked.report.kind, ".svg", **_wanted(asked), picture=str(at)),
        {each.document.key for each in read.documents(viewer)},
        {identifier: document.key for identifier, (document, _) in cited.items()},
    )


def _wanted(asked: Asked) -> dict[str, str]:
    """What the address says of the wishes, and nothing else."""
    names = ("cycle", "language", "access", *(wish.name for wish in WISHES.get(asked.report.kind, ())))
    return {name: asked.query[name] for name in names if asked.query.get(name)}


def _fields(record: StateRecord, asked: Asked) -> list[Field]:
    reviews = {"": _("the last one that was read")} | {
        str(each.cycle): f"{each.cycle} · {each.year}" if each.year else str(each.cycle)
        for each in record.reviews
        if each.counts
    }
    readers: dict[str, Any] = {level: READERS[level] for level in levels(asked.own.viewer.access)}
    common = (
        Wish("cycle", _("Review"), "choice", choices=lambda: reviews),
        Wish("language", _("Language of the fixed words"), "choice", choices=lambda: LANGUAGE_NAMES),
        Wish("access", _("Who may read it"), "choice", choices=lambda: readers),
    )
    shown = {**asked.query, "access": asked.view.viewer.access}
    return [_field(wish, shown) for wish in (*WISHES.get(asked.report.kind, ()), *common)]


def _field(wish: Wish, query: Mapping[str, Any]) -> Field:
    return Field(
        wish.name, str(wish.label), wish.kind, query.get(wish.name, ""),
        tuple((code, str(name)) for code, name in wish.choices().items()), wish.is_needed, wish.least, wish.most,
    )  # fmt: skip
