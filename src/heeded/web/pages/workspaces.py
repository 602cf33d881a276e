"""Workspaces on a State: the list, one with its outline and items, what is done to it, its paper, its check."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from heeded import pipeline
from heeded.errors import HeededError, UsageError
from heeded.model import ACCESS_LEVELS, Access
from heeded.papers import notes_of
from heeded.papers.files import TYPES, bytes_of
from heeded.papers.pdf import MOST_LETTERS, unprintable
from heeded.pipeline import View, reporting, workspaces, writing
from heeded.pipeline.workspaces import Desk
from heeded.primary import Kept
from heeded.reports.charts import latest
from heeded.store import activity, conclusions, read
from heeded.viewer import levels
from heeded.vocabulary.phrases import LANGUAGES
from heeded.vocabulary.states import name_of
from heeded.web import addresses, desk, failures, forms
from heeded.web.of_state import compared, of_state
from heeded.web.pages import finding
from heeded.web.parts import Cell, Column, Tab, Table
from heeded.web.preview import preview, statements_of
from heeded.web.said import ACCESS, day
from heeded.web.shown import review_name, tabs
from heeded.web.wishes import SESSION, session_of
from heeded.workspaces import Item, Workspace

__all__ = ["change", "check", "file", "listed", "page", "paper"]

ENDINGS = (".docx", ".pdf", ".md")
WORDS = 200_000
"""Characters of words of one's own; the pipeline refuses more."""


# ---------------------------------------------------------------------------------------------------------- the list


@of_state
def listed(request: HttpRequest, view: View, state: str) -> HttpResponse:
    """All workspaces on a State; with a form, a new one, or what another page adds to one."""
    if request.method == "POST":
        return _posted(request, view, state)
    return _list(request, view, state)


def _list(request: HttpRequest, view: View, state: str, wrong: str = "") -> HttpResponse:
    record = pipeline.record(state, view)
    table = Table(
        (Column(_("Workspace")), Column(_("Review"), is_number=True), Column(_("Who submits")), Column(_("Changed"))),
        tuple(
            (
                Cell(each.value.name, addresses.workspace(state, each.value.id)), Cell(str(each.value.cycle)),
                Cell("; ".join(each.value.organisations)), Cell(day(each.added.date().isoformat()), note=each.by),
            )
            for each in workspaces.known(state, view)
        ),
    )  # fmt: skip
    held = [each for each in record.reviews if each.counts]
    later = [each for each in record.reviews if held and each.cycle > held[-1].cycle]
    shown = {
        "record": record, "tabs": tabs(record, "workspaces"), "table": table,
        "cycles": [(str(each.cycle), review_name(each.cycle, each.year)) for each in held],
        "later": [review_name(each.cycle, each.year) for each in later],
        "last": request.POST.get("cycle") or str(getattr(latest(record), "cycle", "")), "wrong": wrong,
        "typed": request.POST, "begins": not wrong or "begin" in request.POST,
    }  # fmt: skip
    return render(request, "workspaces.html", shown, status=400 if wrong else 200)


@forms.posted
def _posted(request: HttpRequest, view: View, state: str) -> HttpResponse:
    if request.POST.get("what") == "add":
        return _add_from_elsewhere(request, view, state)
    try:
        return _made(request, view, state)
    except HeededError as error:
        return _list(request, view, state, str(error))


def _made(request: HttpRequest, view: View, state: str) -> HttpResponse:
    cycle = forms.text(request, "cycle", _("Choose the review that it reports on."))
    if not (cycle.isascii() and cycle.isdigit() and len(cycle) < 3):
        raise UsageError(_("A cycle is a number, such as 3."))
    number = reporting.facts(state, view, cycle=int(cycle), only=()).review.cycle
    access: Access = "team" if "team" in levels(view.viewer.access) else "public"
    name, who = forms.text(request, "name", _("A workspace needs a name.")), forms.text(request, "organisations")
    made = workspaces.make(state, name, view, number, access)
    workspaces.set_up(replace(made, organisations=tuple(who.splitlines())), view)
    if request.POST.get("begin"):
        writing.begin(workspaces.desk(state, made.id, view), view)
    return forms.gone_to(addresses.workspace(state, made.id))


def _add_from_elsewhere(request: HttpRequest, view: View, state: str) -> HttpResponse:
    """Take what a page shows, or what is ticked on it, into a section, which is made where there is none."""
    name = forms.text(request, "workspace", _("Choose a workspace, or make one first."))
    targets = list(dict.fromkeys([*request.POST.getlist("id"), *forms.text(request, "ids").split()]))
    if not targets:
        raise UsageError(_("Tick what is to be taken in."))
    for target in targets:
        of = workspaces.desk(state, name, view)
        section = forms.text(request, "section")
        alike = section.casefold()
        chapters = [each for each in of.outline.chapters if not section or each.title.casefold() == alike][-1:]
        into = chapters[0].id if chapters else workspaces.add_section(of, section, "implementation", view)
        of = of if chapters else workspaces.desk(state, name, view)
        workspaces.add(of, into, workspaces.from_record(of, target, view), view)
    return forms.gone_to(forms.back(request, addresses.workspace(state, name)))


# ----------------------------------------------------------------------------------------------------- one workspace


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
        "own": own,
        "trail": _trail(of, ""), "total": count, "rule": rule, "is_over": count > rule,
        "base": count - sum(each.words for each in parts), "said": _said(request, of, view),
        "sections": [each for part in parts for each in part.sections],
        "ways": _ways(of, view), "history": list(desk.history(of)),
        "levels": [(each, ACCESS[each]) for each in levels(view.viewer.access)],
        "organisations": "\n".join(of.workspace.organisations), "session_label": SESSION,
        "found": finding.found(request, view, state), "absent": made.absent, "by": view.viewer.name,
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


def _ways(of: Desk, view: View) -> dict[str, Any]:
    """What can be undone and redone, and whose it is where it is another one's."""
    by = of.outline.standing.by if of.outline.standing else view.viewer.name
    is_own = by == view.viewer.name
    label = _("Undo") if is_own else _("Undo what %(name)s did") % {"name": by}
    return {
        "undo": of.outline.undo is not None, "redo": of.outline.redo is not None,
        "undo_label": label, "undo_by": "" if is_own else by,
    }  # fmt: skip


def _trail(of: Desk, here: str) -> tuple[Tab, ...]:
    state, cycle = of.workspace.state, of.workspace.cycle
    trail = (
        Tab(name_of(state), addresses.state(state)),
        Tab(review_name(cycle), addresses.review(state, cycle)),
        Tab(_("Workspaces"), addresses.workspaces(state)),
    )
    own = Tab(of.workspace.name, addresses.workspace(state, of.workspace.id), not here)
    return (*trail, own, Tab(here, "", True)) if here else (*trail, own)


# ----------------------------------------------------------------------------------------------------------- changes


@of_state
def change(request: HttpRequest, view: View, state: str, name: str) -> HttpResponse:
    """Do what a form asks for; a script gets what changed as JSON, a browser the page at that place."""
    own = addresses.workspace(state, workspaces.workspace_of(state, name, view).value.id)
    if request.method != "POST":
        return forms.gone_to(own)
    is_script = "X-Desk" in request.headers
    try:
        answer = _done(request, view, state, name)
    except HeededError as error:
        if is_script:
            return JsonResponse({"wrong": str(error)}, status=400)
        return failures.page(request, 400, _("Nothing was saved"), str(error), own)
    if is_script:
        return JsonResponse(answer)
    place = answer.get("id", "")
    return forms.gone_to(f"{own}{_query(request, answer)}{'#' if place else ''}{place}")


def _query(request: HttpRequest, answer: Mapping[str, Any]) -> str:
    """What was looked for stays looked for, and the page says what was done."""
    asked = {key: request.POST.get(key, "") for key in ("q", "type", "theme", "into")}
    done = {key: answer.get(key, "") for key in ("did", "act")}
    kept = {key: value for key, value in ((asked if asked["q"] else {}) | done).items() if value}
    return f"?{forms.query(**kept)}" if kept else ""


def _done(request: HttpRequest, view: View, state: str, name: str) -> dict[str, Any]:
    answer: dict[str, Any] = {}
    if "words" in request.POST and request.POST.get("item"):  # whatever the button: typed words are kept first
        answer = _write(request, view, state, name)
    what = request.POST.get("what", "write")
    if what not in CHANGES:
        raise UsageError(_("There is no such change."))
    is_script = "X-Desk" in request.headers
    if what != "write":
        answer |= CHANGES[what](request, workspaces.desk(state, name, view), view) or {}
        of = workspaces.desk(state, name, view)
        act = of.outline.standing
        said = {"did": "done", "act": act.id, "said": desk.said(of, act)} if act and what != "cover" else {"did": what}
        return said | answer | (_shown(request, view, of, answer.get("id", "")) if is_script else {})
    if is_script and answer.pop("was_gone", False):  # where they are kept
        answer["mine"] = _shown(request, view, workspaces.desk(state, name, view), answer["id"])
    elif is_script and answer.get("apart"):  # what the other one wrote, which the window does not show yet
        answer["theirs"] = _shown(request, view, workspaces.desk(state, name, view), answer["other"])
    return answer


def _write(request: HttpRequest, view: View, state: str, name: str) -> dict[str, Any]:
    of, item = workspaces.desk(state, name, view), request.POST["item"]
    text = request.POST.get("words", "").replace("\r\n", "\n")
    done = workspaces.write(of, item, text, request.POST.get("seen", ""), view)
    said = _("Saved at %(time)s") % {"time": localtime().strftime("%H:%M")}
    if done.is_apart:
        said = _("Somebody, or you in another window, changed these words meanwhile. Both texts are kept: yours stands "
                 "below theirs.")  # fmt: skip
    if done.kept_in is not None:
        section = done.kept_in or _("Without a heading")
        said = _("The item was taken out elsewhere; your words are kept in “%(section)s”.") % {"section": section}
    told: dict[str, Any] = {"was_gone": done.kept_in is not None}
    told |= {"id": done.item, "seen": done.seen, "apart": done.is_apart, "said": said, "other": item}
    if done.seen == request.POST.get("seen"):
        return told
    return told | {"undo": True, "redo": False, "undo_label": _("Undo"), "undo_by": ""}


def _shown(request: HttpRequest, view: View, of: Desk, identifier: str) -> dict[str, Any]:
    """An item as it stands now, and where: what a script puts into the page."""
    answer = _ways(of, view)
    chapter = of.outline.chapter_of(identifier)
    if chapter is None:
        return {**answer, "gone": True}
    order = [each.value.id for each in chapter.items]
    after = order[order.index(identifier) + 1 :]
    kept = of.outline.items[identifier]
    filled, facts = writing.fill(_only(of, kept), view)
    shown = desk.item_part(filled, facts, kept.value, chapter.part, kept.uid)
    sections = [desk.SectionPart(each.id, each.title, each.part, (), 0, 0) for each in of.outline.chapters]
    own = addresses.workspace(of.workspace.state, of.workspace.id)
    html = render_to_string(
        "parts/item.html",
        {"item": shown, "into": chapter.id, "sections": sections,
         "own": own, "token": request.POST.get("csrfmiddlewaretoken", "")},
    )  # fmt: skip
    return {**answer, "html": html, "into": chapter.id, "before": after[0] if after else "", "words": shown.words}


def _only(of: Desk, kept: Kept[Item]) -> Desk:
    """The workspace with one of its items alone: no more of the record is read than it needs."""
    chapter = of.outline.chapter_of(kept.value.id)
    chapters = (replace(chapter, items=(kept,)),) if chapter else ()
    return replace(of, outline=replace(of.outline, chapters=chapters))


def _add(request: HttpRequest, of: Desk, view: View) -> dict[str, Any]:
    target = forms.text(request, "target")
    item = workspaces.from_record(of, target, view) if target else workspaces.words(of, "")
    into = forms.text(request, "into", _("Choose a section, or make one first."))
    return {"id": workspaces.add(of, into, item, view, forms.text(request, "before"))}


def _move(request: HttpRequest, of: Desk, view: View) -> dict[str, Any]:
    item = forms.text(request, "item")
    workspaces.move(of, item, forms.text(request, "into"), view, forms.text(request, "before"))
    return {"id": item}


def _step(step: int) -> Callable[[HttpRequest, Desk, View], dict[str, Any]]:
    """One place up or down: at the end of a section into the next one, of a part into the next part."""

    def stepped(request: HttpRequest, of: Desk, view: View) -> dict[str, Any]:
        item = forms.text(request, "item")
        chapter = of.outline.chapter_of(item)
        if chapter is None:
            return _section_step(of, item, step, view)
        order = [each.value.id for each in chapter.items]
        at = order.index(item) + step
        into, rest = chapter, [each for each in order if each != item]
        if not 0 <= at < len(order):
            chapters = of.outline.chapters
            place = chapters.index(chapter) + step
            if not 0 <= place < len(chapters):
                return {"id": item}
            into = chapters[place]
            rest = [each.value.id for each in into.items]
            at = len(rest) if step < 0 else 0
        workspaces.move(of, item, into.id, view, rest[at] if at < len(rest) else "")
        return {"id": item}

    return stepped


def _section_step(of: Desk, section: str, step: int, view: View) -> dict[str, Any]:
    chapter = next((each for each in of.outline.chapters if each.id == section), None)
    if chapter is None:
        raise UsageError(_("It was taken out meanwhile: undo that, or add it again."))
    order = [each.id for each in of.outline.chapters if each.part == chapter.part]
    at = order.index(section) + step
    if 0 <= at < len(order):
        rest = [each for each in order if each != section]
        workspaces.move(of, section, chapter.part, view, rest[at] if at < len(rest) else "")
    return {"id": section}


def _remove(request: HttpRequest, of: Desk, view: View) -> dict[str, Any]:
    item = forms.text(request, "item")
    workspaces.remove(of, item, view)
    return {"id": item}


def _section(request: HttpRequest, of: Desk, view: View) -> dict[str, Any]:
    part = workspaces.part_of(forms.text(request, "part"))
    return {"id": workspaces.add_section(of, forms.text(request, "title"), part, view)}


def _title(request: HttpRequest, of: Desk, view: View) -> dict[str, Any]:
    section, part = forms.text(request, "item"), request.POST.get("part", "")
    chapter = next((each for each in of.outline.chapters if each.id == section), None)
    workspaces.title(of, section, forms.text(request, "title"), view)
    if chapter and part and part != chapter.part:
        workspaces.move(of, section, workspaces.part_of(part), view)
    return {"id": section}


def _cover(request: HttpRequest, of: Desk, view: View) -> dict[str, Any]:
    lines = (" ".join(each.split()) for each in forms.text(request, "organisations").splitlines())
    access: Access = "team"
    wanted = forms.chosen(request, "access", levels(view.viewer.access), of.workspace.access)
    access = next(each for each in ACCESS_LEVELS if each == wanted)
    new: Workspace = replace(
        of.workspace, name=forms.text(request, "name") or of.workspace.name,
        organisations=tuple(filter(None, lines)), about=forms.text(request, "about"),
        contact=forms.text(request, "contact"), keywords=forms.text(request, "keywords"), access=access,
        session=session_of(forms.text(request, "session")),
    )  # fmt: skip
    workspaces.set_up(new, view, forms.text(request, "seen"))
    return {}


def _return(request: HttpRequest, of: Desk, view: View) -> dict[str, Any]:
    try:
        to = datetime.fromisoformat(forms.text(request, "to"))
    except ValueError:
        raise UsageError(_("There is no such version of the workspace: its history lists them.")) from None
    workspaces.return_to(of, to, view)
    return {"did": "restored"}


def _undo(request: HttpRequest, of: Desk, view: View) -> dict[str, Any]:
    """Take the last act back; one of somebody else only where the button said whose it is."""
    act = of.outline.standing
    if act and act.by not in (view.viewer.name, request.POST.get("by", "")):
        return {"did": "asked", "act": act.id}
    workspaces.return_to(of, of.outline.undo, view)
    return {"did": "undone", "act": act.id, "id": act.made[0].value.id} if act else {}


def _redo(request: HttpRequest, of: Desk, view: View) -> dict[str, Any]:
    act = of.outline.undone
    workspaces.return_to(of, of.outline.redo, view)
    return {"did": "redone", "act": act.id, "id": act.made[0].value.id} if act else {}


DONE: Mapping[str, object] = {
    "done": "%(what)s", "undone": gettext_lazy("Undone: %(what)s"), "redone": gettext_lazy("Done again: %(what)s"),
    "restored": gettext_lazy("It stands again as after: %(what)s"),
    "asked": gettext_lazy(
        "Nothing was undone: the last change is by %(name)s (%(what)s). The button takes it back if you want that."
    ),
}  # fmt: skip
"""How the page tells what was done."""
CHANGES: Mapping[str, Callable[[HttpRequest, Desk, View], dict[str, Any] | None]] = {
    "write": lambda request, of, view: None,  # before all others
    "add": _add, "move": _move, "up": _step(-1), "down": _step(1), "remove": _remove, "section": _section,
    "title": _title, "cover": _cover, "return": _return,
    "undo": _undo, "redo": _redo,
    "begin": lambda request, of, view: {"id": ""} if writing.begin(of, view)[0] else None,
}  # fmt: skip
"""What a form may ask for."""


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
        "rule": writing.rule_of(of, view), "own": own, "languages": LANGUAGES,
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
