"""One workspace on a State: its outline and items, its check, the paper that is made of it, its files."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from heeded.errors import UsageError
from heeded.papers import notes_of
from heeded.papers.files import TYPES, bytes_of
from heeded.papers.pdf import MOST_LETTERS, unprintable
from heeded.pipeline import View, deciding, reporting, workspaces, writing
from heeded.pipeline.workspaces import Desk
from heeded.quoting import quotable
from heeded.store import activity, conclusions, read
from heeded.viewer import levels
from heeded.vocabulary.phrases import LANGUAGES
from heeded.vocabulary.states import name_of
from heeded.web import addresses, desk, forms
from heeded.web.of_state import compared, of_state
from heeded.web.pages import finding
from heeded.web.parts import Tab
from heeded.web.preview import preview, statements_of
from heeded.web.said import ACCESS
from heeded.web.shown import review_name
from heeded.web.wishes import LANGUAGE_NAMES, SESSION

__all__ = ["check", "file", "page", "paper"]

LONGEST = 120
"""Characters of a recommendation that was left out."""
ENDINGS = (".docx", ".pdf", ".md")
DONE: Mapping[str, object] = {
    "done": "%(what)s", "undone": gettext_lazy("Undone: %(what)s"), "redone": gettext_lazy("Done again: %(what)s"),
    "restored": gettext_lazy("It stands again as after: %(what)s"),
    "asked": gettext_lazy(
        "Nothing was undone: the last change is by %(name)s (%(what)s). The button takes it back if you want that."
    ),
}  # fmt: skip
"""How the page tells what was done."""


@of_state
def page(request: HttpRequest, view: View, state: str, name: str) -> HttpResponse:
    """One workspace."""
    of = workspaces.desk(state, name, view)
    made = writing.sheet(of, view)
    parts = desk.parts_of(made)
    own = addresses.workspace(state, of.workspace.id)
    count, rule = desk.total(made), writing.rule_of(of, view)
    shown = {
        "name": of.workspace.name, "state": state, "workspace": of.workspace, "cover": of.kept.uid, "parts": parts,
        "own": own, "items": len(of.outline.items), "may_delete": view.viewer.sees_all,
        "trail": _trail(of, ""), "total": count, "rule": rule, "is_over": count > rule,
        "base": count - sum(each.words for each in parts), "said": _said(request, of, view),
        "sections": [each for part in parts for each in part.sections],
        "ways": desk.ways(of, view), "history": list(desk.history(of)),
        "levels": [(each, ACCESS[each]) for each in levels(view.viewer.access)],
        "organisations": "\n".join(of.workspace.organisations), "session_label": SESSION,
        "kinds": finding.KINDS, "found": finding.found(request, view, of), "absent": made.absent,
        "by": view.viewer.name, "left": _left(request, of, view),
    }  # fmt: skip
    return render(request, "workspace.html", shown)


def _said(request: HttpRequest, of: Desk, view: View) -> dict[str, str]:
    """What the address says was done just now, and where that stands."""
    act = next((each for each in of.outline.acts if each.id == request.GET.get("act")), None)
    form = DONE.get(request.GET.get("did", ""))
    if form is None or act is None:
        return {"text": _("The cover is saved") if request.GET.get("did") == "cover" else ""}
    places = {*of.outline.items, *(each.id for each in of.outline.chapters)}
    href = next((f"#{each.value.id}" for each in act.made if each.value.id in places), "")
    said = {"what": desk.said(of, act), "name": act.by}
    by = f" ({act.by})" if act.by != view.viewer.name and "%(name)s" not in str(form) else ""
    return {"text": str(form) % said + by, "href": href}


def _left(request: HttpRequest, of: Desk, view: View) -> dict[str, Any]:
    """The recommendations for which an outline that was made just now had no room, as far as they stand nowhere yet."""
    if not (given := request.GET.get("left")):
        return {}
    known = deciding.lines(of.workspace.state, view, of.workspace.cycle)
    stand = {target for target, *_ in desk.targets(of)}
    more = request.GET.get("more", "")
    ids = [each for each in given.split(",") if each in known and each not in stand]
    return {
        "ids": [(each, addresses.recommendation(each), quotable(known[each].text, LONGEST)) for each in ids],
        "more": int(more) if more.isascii() and more.isdigit() and len(more) < 5 else 0,
    }


def _trail(of: Desk, here: str) -> tuple[Tab, ...]:
    state, cycle = of.workspace.state, of.workspace.cycle
    trail = (
        Tab(name_of(state), addresses.state(state)),
        Tab(review_name(cycle), addresses.review(state, cycle)),
        Tab(_("Workspaces"), addresses.workspaces(state)),
    )
    own = Tab(of.workspace.name, addresses.workspace(state, of.workspace.id), not here)
    return (*trail, own, Tab(here, "", True)) if here else (*trail, own)


# ------------------------------------------------------------------------------------------------- check, paper, file


@of_state
def check(request: HttpRequest, view: View, state: str, name: str) -> HttpResponse:
    """What `heeded check` finds in it, each with where it stands; a list alone for the script of the workspace."""
    of = workspaces.desk(state, name, view)
    found, made = writing.check(of, view, reporting.for_readers("submission", view, view.viewer.access))
    own = addresses.workspace(state, of.workspace.id)
    rows = [(each, [(where, f"{own}#{made.places[where]}" if where in made.places else "") for where in each.where])
            for each in found.findings]  # fmt: skip
    shown = {"rows": rows, "trail": _trail(of, _("Check")), "name": of.workspace.name, "words": found.words,
             "rule": writing.rule_of(of, view)}  # fmt: skip
    return render(request, "parts/findings.html" if request.GET.get("alone") else "workspace_check.html", shown)


def _asked(request: HttpRequest, view: View, state: str, name: str) -> tuple[Desk, View, str]:
    """A workspace, the view of its readers, and the language of its fixed words."""
    access, language = request.GET.get("access") or "public", request.GET.get("language") or "en"
    if access not in levels(view.viewer.access) or language not in LANGUAGES:
        raise UsageError(_("Choose readers and language from the lists."))
    return workspaces.desk(state, name, view), reporting.for_readers("submission", view, access), language


@of_state
def paper(request: HttpRequest, view: View, state: str, name: str) -> HttpResponse:
    """The submission as its readers get it, and its files."""
    of, readers, language = _asked(request, view, state, name)
    if waiting := compared(request, readers, [state]):
        return waiting
    found, made = writing.check(of, view, readers, language, is_masked=True)  # type: ignore[arg-type]
    notes = conclusions.cited(readers.viewer, statements_of(notes_of(made.paper)))
    places = {identifier: document.key for identifier, (document, _) in notes.items()}
    held = {each.document.key for each in read.documents(readers.viewer)}
    wanted = {"access": readers.viewer.access, "language": language}
    own = addresses.workspace(state, of.workspace.id)
    whole = writing.sheet(of, view, language)  # type: ignore[arg-type]
    shown = {
        "trail": _trail(of, _("The submission")), "name": of.workspace.name, **wanted,
        "absent": writing.left_out(of, made, view),
        "people": writing.named(found),
        "letters": unprintable(made.paper)[:MOST_LETTERS],
        "paper": preview(made.paper, lambda at: "", held, places), "words": desk.total(made),
        "whole": desk.total(whole),
        "rule": writing.rule_of(of, view), "own": own, "languages": LANGUAGE_NAMES, "spoken": language,
        "levels": [(each, ACCESS[each]) for each in levels(view.viewer.access)],
        "files": [Tab(each[1:].upper(), f"{own}/submission{each}?{forms.query(**wanted)}") for each in ENDINGS],
    }  # fmt: skip
    return render(request, "workspace_paper.html", shown)


@of_state
def file(request: HttpRequest, view: View, state: str, name: str, ending: str) -> HttpResponse:
    """The submission as a file."""
    if f".{ending}" not in ENDINGS:
        raise UsageError(_("There is no such file: there are %(kinds)s.") % {"kinds": ", ".join(ENDINGS)})
    of, readers, language = _asked(request, view, state, name)
    if waiting := compared(request, readers, [state]):
        return waiting
    made = writing.sheet(of, readers, language)  # type: ignore[arg-type]
    activity.exported(view.viewer)
    answer = HttpResponse(bytes_of(made.paper, f".{ending}"), content_type=TYPES[f".{ending}"])
    answer["Content-Disposition"] = f'attachment; filename="{state}-submission.{ending}"'
    return answer
